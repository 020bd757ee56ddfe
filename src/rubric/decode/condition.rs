//! Conditions: maps of facts that must all hold.

use super::known::Known;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::rubric::{Check, Condition, Fact, FactKind, Ix, Subject, Test};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

/// The subject that is no fact.
pub(super) const PROFILE: &str = "profile";

pub(super) const FACT_TYPES: [(&str, FactKind); 4] =
    [("int", FactKind::Number), ("bool", FactKind::YesNo), ("list", FactKind::List), ("text", FactKind::Text)];

impl<'a> Known<'a> {
    /// The condition under a key; one without tests, which always holds, when there is none.
    pub fn condition_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Condition {
        let all = fields.map(key, sink).iter().flat_map(|entry| self.tests(entry, sink)).collect();
        Condition { all }
    }

    fn tests(&self, entry: &Entry, sink: &mut Diagnostics) -> Vec<Test> {
        if entry.key == PROFILE {
            let id = self.profiles.link(&entry.value, sink).and_then(|_| entry.value.as_text());
            return id.map(|id| Test { subject: Subject::Profile, check: Check::Is(id.to_owned()) }).into_iter().collect();
        }
        let Some(fact) = self.facts.resolve(&entry.key, entry.key_span, sink) else {
            return Vec::new();
        };
        let checks = match self.fact_kind(fact) {
            FactKind::YesNo => yes_or_no(entry, sink),
            FactKind::Number => limits(entry, sink),
            FactKind::List | FactKind::Text => word(entry, sink),
        };
        checks.into_iter().map(|check| Test { subject: Subject::Fact(fact), check }).collect()
    }

    fn fact_kind(&self, fact: Ix<Fact>) -> FactKind {
        let written = self.facts.row(fact).value.get("type").and_then(Value::as_text);
        FACT_TYPES.iter().find(|(word, _)| Some(*word) == written).map_or(FactKind::Text, |(_, kind)| *kind)
    }
}

fn yes_or_no(entry: &Entry, sink: &mut Diagnostics) -> Vec<Check> {
    match entry.value.as_text() {
        Some("true" | "yes" | "on") => vec![Check::Yes(true)],
        Some("false" | "no" | "off") => vec![Check::Yes(false)],
        _ => unfit(entry, "is a yes/no fact", "write `true` or `false`", sink),
    }
}

fn limits(entry: &Entry, sink: &mut Diagnostics) -> Vec<Check> {
    match &entry.value.kind {
        Kind::Scalar { text, .. } => match Exact::parse(text) {
            Some(number) => vec![Check::AtLeast(number.clone()), Check::AtMost(number)],
            None => unfit(entry, "is a number", "write a number, `{at_least: 10}` or `{at_most: 5}`", sink),
        },
        Kind::Map(limits) if !limits.is_empty() => limits.iter().filter_map(|limit| one_limit(limit, sink)).collect(),
        _ => unfit(entry, "is a number", "write a number, `{at_least: 10}` or `{at_most: 5}`", sink),
    }
}

fn one_limit(limit: &Entry, sink: &mut Diagnostics) -> Option<Check> {
    match limit.key.as_str() {
        "at_least" => Some(Check::AtLeast(fields::number(&limit.value, sink)?)),
        "at_most" => Some(Check::AtMost(fields::number(&limit.value, sink)?)),
        other => {
            let message = format!("a number has no `{other}`");
            sink.push(Diagnostic::new(&codes::rubric::CONDITION, limit.key_span, message).help("use `at_least` or `at_most`"));
            None
        }
    }
}

fn word(entry: &Entry, sink: &mut Diagnostics) -> Vec<Check> {
    match &entry.value.kind {
        Kind::Scalar { text, .. } => vec![Check::Is(text.clone())],
        _ => unfit(entry, "is answered in words", "write the word it must say", sink),
    }
}

fn unfit(entry: &Entry, because: &str, help: &str, sink: &mut Diagnostics) -> Vec<Check> {
    let message = format!("this cannot hold: `{}` {because}", entry.key);
    sink.push(Diagnostic::new(&codes::rubric::CONDITION, entry.value.span, message).help(help));
    Vec::new()
}
