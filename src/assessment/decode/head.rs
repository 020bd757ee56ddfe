//! assessment.yaml: who assessed what and when, and what was measured.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::{FactValue, Participant, Reading, StepDecision, StepStatus, TeamTarget};
use crate::diagnostics::{Diagnostic, Diagnostics, codes, did_you_mean};
use crate::rubric::{Fact, FactKind, Ix, Metric, Node, Profile, Rubric, Step};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind};

use super::Age;
use super::answers::warn_target_without_reason;
use super::context::{Context, default_profile, find, named, report_twice};
use super::sections::fields_of;

const STEP_STATUSES: &[(&str, StepStatus)] = &[
    ("open", StepStatus::Open),
    ("in-progress", StepStatus::InProgress),
    ("done", StepStatus::Done),
    ("skipped", StepStatus::Skipped),
];

/// Who, what and when.
pub struct Head {
    pub subject: Option<String>,
    pub scope: String,
    pub rubric_version: Option<String>,
    pub period: String,
    pub date: Option<Date>,
    pub profile: Option<Ix<Profile>>,
    pub headline: Option<String>,
    pub summary: Option<String>,
    pub facilitator: Option<Participant>,
    pub participants: Vec<Participant>,
}

impl Head {
    pub fn read(rubric: &Rubric, age: Age, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Self {
        check_rubric(rubric, fields, sink);
        let participants = participants(fields, sink);
        let context = Context { rubric, participants: &participants, profile: None, as_of: None };
        Head {
            subject: Some(fields.required_text("subject", sink)).filter(|subject| !subject.trim().is_empty()),
            scope: fields.text("scope", sink).unwrap_or_default(),
            rubric_version: rubric_version(rubric, age, fields, sink),
            period: fields.text("period", sink).unwrap_or_default(),
            date: fields.required("date", sink).and_then(|value| fields::date(value, sink)),
            profile: profile(rubric, fields, sink),
            headline: fields.text("headline", sink),
            summary: fields.text("summary", sink),
            facilitator: fields.value("facilitator").and_then(|value| context.person(value, sink)),
            participants,
        }
    }
}

fn check_rubric(rubric: &Rubric, fields: &mut Fields<'_>, sink: &mut Diagnostics) {
    if let Some(named) = fields.spanned_text("rubric", sink).filter(|named| named.value != rubric.id) {
        let message = format!("this assessment is for the rubric `{}`, the workspace has `{}`", named.value, rubric.id);
        sink.push(
            Diagnostic::new(&codes::assessment::WRONG_RUBRIC, named.span, message)
                .help_if(did_you_mean(&named.value, [rubric.id.as_str()])),
        );
    }
}

fn rubric_version(rubric: &Rubric, age: Age, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<String> {
    let version = fields.spanned_text("rubric_version", sink)?;
    if age == Age::Current && version.value != rubric.version {
        let message = format!("the answers were given for version {}, the rubric is at {}", version.value, rubric.version);
        sink.push(
            Diagnostic::new(&codes::assessment::RUBRIC_VERSION, version.span, message)
                .help(format!("check the answers, then write `rubric_version: {}`", rubric.version)),
        );
    }
    Some(version.value)
}

fn profile(rubric: &Rubric, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Ix<Profile>> {
    let chosen = fields.value("profile").and_then(|value| named(&rubric.profiles, value, "profile", sink));
    chosen.or_else(|| default_profile(rubric))
}

fn participants(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Participant> {
    let mut seen = BTreeMap::new();
    let mut participants = Vec::new();
    for value in fields.list("participants", sink) {
        let Some(mut fields) = Fields::of(value, "participant", sink) else {
            continue;
        };
        let id = fields.required_id("id", sink);
        let name = fields.text("name", sink);
        let role = fields.text("role", sink).unwrap_or_default();
        let votes = fields.boolean("votes", sink).unwrap_or(true);
        fields.finish(sink);
        let Some(id) = id else {
            continue;
        };
        if let Some(first) = seen.get(&id.value) {
            report_twice(&codes::assessment::GIVEN_TWICE, &id.value, id.span, *first, sink);
            continue;
        }
        seen.insert(id.value.clone(), id.span);
        participants.push(Participant { name: name.unwrap_or_else(|| id.value.clone()), id: id.value, role, votes });
    }
    participants
}

/// What the head says about the context, the targets, the metrics and the next steps.
pub struct Measures {
    pub facts: BTreeMap<Ix<Fact>, FactValue>,
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
    pub metrics: BTreeMap<Ix<Metric>, Reading>,
    pub steps: BTreeMap<Ix<Step>, StepDecision>,
}

impl Measures {
    pub fn read(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Self {
        Measures {
            facts: fields.map("facts", sink).iter().filter_map(|entry| fact(context, entry, sink)).collect(),
            targets: fields.map("targets", sink).iter().filter_map(|entry| target(context, entry, sink)).collect(),
            metrics: fields.map("metrics", sink).iter().filter_map(|entry| metric(context, entry, sink)).collect(),
            steps: fields.map("next_steps", sink).iter().filter_map(|entry| step(context, entry, sink)).collect(),
        }
    }
}

fn fact(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Fact>, FactValue)> {
    let facts = &context.rubric.facts;
    let ix = find(facts, &entry.key, entry.key_span, &codes::assessment::UNKNOWN_ID, "fact", sink)?;
    let value = Some(&entry.value).filter(|value| value.kind != Kind::Null)?;
    let value = match facts[ix].kind {
        FactKind::Number => FactValue::Number(fields::number(value, sink)?),
        FactKind::YesNo => FactValue::YesNo(fields::boolean(value, sink)?),
        FactKind::Text => FactValue::Text(fields::text(value, sink)?),
        FactKind::List => {
            FactValue::List(fields::list(value, sink).iter().filter_map(|value| fields::text(value, sink)).collect())
        }
    };
    Some((ix, value))
}

fn target(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Node>, TeamTarget)> {
    let (ix, item) = context.item(&entry.key, entry.key_span, sink)?;
    let span = entry.key_span;
    let (points, reason) = match &entry.value.kind {
        Kind::Null => return None,
        Kind::Map(_) => {
            let mut fields = Fields::of(&entry.value, "target", sink)?;
            let value = fields.required("target", sink);
            let reason = fields.text("reason", sink);
            fields.finish(sink);
            (context.points(value?, item, sink)?, reason)
        }
        _ => (context.points(&entry.value, item, sink)?, None),
    };
    let target = TeamTarget { points, reason, span };
    warn_target_without_reason(context, item, &target, sink);
    Some((ix, target))
}

fn metric(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Metric>, Reading)> {
    let metrics = &context.rubric.metrics;
    let ix = find(metrics, &entry.key, entry.key_span, &codes::assessment::UNKNOWN_ID, "metric", sink)?;
    let reading = match &entry.value.kind {
        Kind::Null => return None,
        Kind::Map(_) => long_reading(entry, sink)?,
        _ => short_reading(entry, sink)?,
    };
    warn_without_source(&reading, &entry.key, sink);
    Some((ix, reading))
}

fn short_reading(entry: &Entry, sink: &mut Diagnostics) -> Option<Reading> {
    let value = Some(fields::number(&entry.value, sink)?);
    Some(Reading { value, currency: None, date: None, source: None, note: None, span: entry.key_span })
}

fn long_reading(entry: &Entry, sink: &mut Diagnostics) -> Option<Reading> {
    let mut fields = Fields::of(&entry.value, "metric's value", sink)?;
    let reading = Reading {
        value: fields.number("value", sink),
        currency: fields.text("currency", sink),
        date: fields.date("date", sink).map(|date| date.value),
        source: fields.text("source", sink),
        note: fields.text("note", sink),
        span: entry.key_span,
    };
    fields.finish(sink);
    Some(reading)
}

fn warn_without_source(reading: &Reading, id: &str, sink: &mut Diagnostics) {
    let missing: Vec<&str> = [("source", reading.source.is_none()), ("date", reading.date.is_none())]
        .into_iter()
        .filter_map(|(key, missing)| missing.then_some(key))
        .collect();
    if reading.value.is_some() && !missing.is_empty() {
        sink.push(
            Diagnostic::new(
                &codes::assessment::METRIC_WITHOUT_SOURCE,
                reading.span,
                format!("the value of `{id}` has no {}", missing.join(" and no ")),
            )
            .help(format!("add {}", missing.iter().map(|key| format!("`{key}:`")).collect::<Vec<_>>().join(" and "))),
        );
    }
}

fn step(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Step>, StepDecision)> {
    let steps = &context.rubric.steps;
    let ix = find(steps, &entry.key, entry.key_span, &codes::assessment::UNKNOWN_ID, "next step", sink)?;
    let mut fields = fields_of(entry, "next step", sink)?;
    let decision = StepDecision {
        status: fields.word("status", STEP_STATUSES, sink).unwrap_or(StepStatus::Open),
        owner: fields.value("owner").and_then(|value| context.person(value, sink)),
        due: fields.date("due", sink).map(|date| date.value),
        note: fields.text("note", sink),
    };
    fields.finish(sink);
    Some((ix, decision))
}
