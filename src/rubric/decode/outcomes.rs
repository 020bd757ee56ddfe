//! Outcomes: verdicts that are no numbers. They come from a list, from the options of scales and from rules.

use std::collections::BTreeMap;

use super::table::{Row, Table, name, report_unknown};
use crate::diagnostics::{Diagnostics, Span};
use crate::exact::Exact;
use crate::rubric::{Ix, List, Outcome};
use crate::syntax::fields::{self, Fields, check_id, is_id};
use crate::syntax::yaml::{Kind, Value};

/// The points of declared outcomes, by id.
pub(super) type Declared = BTreeMap<String, Option<Exact>>;

/// Every outcome that something can end with.
#[derive(Default)]
pub(super) struct Outcomes {
    pub list: List<Outcome>,
    at: BTreeMap<String, Ix<Outcome>>,
    /// Those of the rubric's own list; `None` without one.
    declared: Option<Declared>,
}

impl Outcomes {
    /// The rubric's own list.
    pub fn declared(value: Option<&Value>, sink: &mut Diagnostics) -> Self {
        let mut outcomes = Outcomes::default();
        outcomes.declared = value.map(|value| outcomes.declare(value, sink));
        outcomes
    }

    /// Takes a list of outcomes in; their points.
    fn declare(&mut self, value: &Value, sink: &mut Diagnostics) -> Declared {
        let values = super::table::spelled_out(fields::list(value, sink));
        let table: Table<'_, Outcome> = Table::of("outcome", &values, sink);
        let read = |fields: &mut Fields<'_>, row: &Row<'_>, sink: &mut Diagnostics| {
            (row.id.clone(), row.span, name(fields, row, sink), fields.number("points", sink))
        };
        let mut declared = Declared::new();
        for (id, place, name, points) in table.each(sink, read) {
            self.add(&id, Some((name, place)));
            declared.insert(id, points);
        }
        declared
    }

    fn add(&mut self, id: &str, declared: Option<(String, Span)>) -> Ix<Outcome> {
        if let Some(known) = self.at.get(id) {
            return *known;
        }
        let (name, declared) = declared.map_or_else(|| (id.to_owned(), None), |(name, place)| (name, Some(place)));
        let ix = self.list.push(Outcome { id: id.to_owned(), name, declared });
        self.at.insert(id.to_owned(), ix);
        ix
    }

    /// The outcome of an option: of the rubric's list where there is one, else as it is written.
    pub fn of_option(&mut self, value: &Value, sink: &mut Diagnostics) -> Option<Ix<Outcome>> {
        let id = fields::text(value, sink)?;
        if !check_id(&id, value.span, sink) {
            return None;
        }
        match &self.declared {
            Some(declared) if !declared.contains_key(&id) => {
                report_unknown("outcome", &id, value.span, declared.keys().map(String::as_str), sink);
                None
            }
            _ => Some(self.add(&id, None)),
        }
    }

    /// Takes in what an aggregate declares, or else what its rules decide. Mistakes are reported when the aggregate is read.
    pub fn collect(&mut self, aggregate: &Value) {
        let mut unheard = Diagnostics::new();
        let is_declared = self.declared.is_some() || aggregate.get("outcomes").is_some();
        if let Some(list) = aggregate.get("outcomes") {
            self.declare(list, &mut unheard);
        }
        let rules = aggregate.get("rules").map_or(&[][..], |rules| fields::list(rules, &mut unheard));
        for then in rules.iter().filter_map(|rule| rule.get("then").or_else(|| rule.get("else"))) {
            match (outcome_of(then), &then.kind) {
                (Some(outcome), _) if !is_declared => {
                    self.add(outcome, None);
                }
                (None, Kind::Map(_)) => self.collect(then),
                _ => {}
            }
        }
        if let Some(each) = aggregate.get("each") {
            self.collect(each);
        }
    }

    /// The outcomes that the rules of an aggregate may decide, with their points; `None` where none are declared.
    pub fn open_to(&self, list: Option<&Value>, sink: &mut Diagnostics) -> Option<Declared> {
        let own = list.map(|list| Outcomes::default().declare(list, sink));
        match (own, &self.declared) {
            (Some(own), Some(all)) => Some(all.clone().into_iter().chain(own).collect()),
            (own, all) => own.or_else(|| all.clone()),
        }
    }

    pub fn find(&self, id: &str) -> Option<Ix<Outcome>> {
        self.at.get(id).copied()
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.at.keys().map(String::as_str)
    }

    /// The outcome that a condition asks for.
    pub fn link(&self, value: &Value, sink: &mut Diagnostics) -> Option<Ix<Outcome>> {
        let id = fields::text(value, sink)?;
        let found = self.find(&id);
        if found.is_none() {
            report_unknown("outcome", &id, value.span, self.ids(), sink);
        }
        found
    }
}

/// The id of the outcome that a rule's `then` names; `None` for numbers and calculations.
pub(super) fn outcome_of(then: &Value) -> Option<&str> {
    let text = match &then.kind {
        Kind::Scalar { text, plain } if !(*plain && Exact::parse(text).is_some()) => text,
        Kind::Map(_) => then.get("outcome")?.as_text()?,
        _ => return None,
    };
    is_id(text).then_some(text)
}
