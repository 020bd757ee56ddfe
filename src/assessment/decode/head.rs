//! assessment.yaml: who assessed what and when, and what was measured.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::{FactValue, Participant, Reading, StepDecision, StepStatus, TeamTarget};
use crate::diagnostics::{Diagnostic, Diagnostics, codes, did_you_mean};
use crate::rubric::{Fact, FactKind, Ix, Metric, Node, Profile, Rubric, Step, Tag};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

use super::Age;
use super::context::{AUDIENCES, Context, default_profile, find, named, report_twice, warn_case};
use super::notes;
use super::sections::{fields_of, required_said};
use super::targets::warn_without_reason;

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
    /// What is assessed; everything when empty.
    pub tags: Vec<Ix<Tag>>,
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
        let context = Context { rubric, participants: &participants, profile: None, as_of: None, date: None };
        let profile = profile(rubric, fields, sink);
        let (scope, tags) = fields.value("scope").map(|value| scope(rubric, value, sink)).unwrap_or_default();
        let of_profile = || profile.map(|profile| rubric.profiles[profile].tags.clone());
        Head {
            subject: required_said(fields, "subject", sink),
            scope,
            tags: tags.or_else(of_profile).unwrap_or_default(),
            rubric_version: rubric_version(rubric, age, fields, sink),
            period: fields.text("period", sink).unwrap_or_default(),
            date: fields.required("date", sink).and_then(|value| fields::date(value, sink)),
            profile,
            headline: fields.text("headline", sink),
            summary: fields.text("summary", sink),
            facilitator: fields.value("facilitator").and_then(|value| context.person(value, sink)),
            participants,
        }
    }
}

/// What is assessed, in words and by the rubric's tags; `None` where tags are not mentioned.
fn scope(rubric: &Rubric, value: &Value, sink: &mut Diagnostics) -> (String, Option<Vec<Ix<Tag>>>) {
    if value.as_map().is_none() {
        return (fields::text(value, sink).unwrap_or_default(), None);
    }
    let Some(mut fields) = Fields::of(value, "scope", sink) else {
        return (String::new(), None);
    };
    let text = fields.text("text", sink).unwrap_or_default();
    let mut tags: Option<Vec<Ix<Tag>>> = fields
        .value("tags")
        .map(|value| fields::list(value, sink).iter().filter_map(|tag| named(&rubric.tags, tag, "tag", sink)).collect());
    fields.finish(sink);
    if let Some(tags) = &mut tags {
        tags.sort_unstable();
        tags.dedup();
    }
    (text, tags)
}

fn check_rubric(rubric: &Rubric, fields: &mut Fields<'_>, sink: &mut Diagnostics) {
    if let Some(named) = fields.spanned_text("rubric", sink).filter(|named| named.value != rubric.id) {
        let message = format!("this assessment is for the rubric `{}`, the workspace has `{}`", named.value, rubric.id);
        sink.push(
            Diagnostic::new(&codes::assessment::WRONG_RUBRIC, named.span, message)
                .meant(did_you_mean(&named.value, [rubric.id.as_str()])),
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
    let mut ids = Vec::new();
    for value in fields.list("participants", sink) {
        let Some(mut fields) = Fields::of(value, "participant", sink) else {
            continue;
        };
        let id = fields.required_id("id", sink);
        let name = fields.text("name", sink);
        let role = fields.text("role", sink).unwrap_or_default();
        let votes = fields.boolean("votes", sink).unwrap_or(true);
        let audience = fields.word("audience", AUDIENCES, sink).unwrap_or_default();
        fields.finish(sink);
        let Some(id) = id else {
            continue;
        };
        if let Some(first) = seen.get(&id.value) {
            report_twice(&codes::assessment::GIVEN_TWICE, &id.value, id.span, *first, sink);
            continue;
        }
        seen.insert(id.value.clone(), id.span);
        ids.push((id.value.clone(), id.span));
        participants.push(Participant { name: name.unwrap_or_else(|| id.value.clone()), id: id.value, role, votes, audience });
    }
    warn_case(ids.iter().map(|(id, span)| (id.as_str(), *span)), sink);
    participants
}

/// What the head says about the context, the targets, the metrics and the next steps.
pub struct Particulars {
    pub facts: BTreeMap<Ix<Fact>, FactValue>,
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
    pub metrics: BTreeMap<Ix<Metric>, Reading>,
    pub steps: BTreeMap<Ix<Step>, StepDecision>,
}

impl Particulars {
    pub fn read(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Self {
        Particulars {
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
    warn_without_reason(context, (ix, item), &target, sink);
    Some((ix, target))
}

fn metric(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Metric>, Reading)> {
    let metrics = &context.rubric.metrics;
    let ix = find(metrics, &entry.key, entry.key_span, &codes::assessment::UNKNOWN_ID, "metric", sink)?;
    let reading = match &entry.value.kind {
        Kind::Null => return None,
        Kind::Map(_) => long_reading(context, entry, sink)?,
        _ => short_reading(entry, sink)?,
    };
    warn_without_source(&reading, &entry.key, sink);
    Some((ix, reading))
}

fn short_reading(entry: &Entry, sink: &mut Diagnostics) -> Option<Reading> {
    let value = Some(fields::number(&entry.value, sink)?);
    Some(Reading { value, currency: None, date: None, source: None, note: None, span: entry.key_span })
}

fn long_reading(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<Reading> {
    let mut fields = Fields::of(&entry.value, "metric's value", sink)?;
    let reading = Reading {
        value: fields.number("value", sink),
        currency: fields.text("currency", sink),
        date: fields.date("date", sink).and_then(|date| context.past(date, "this value was read", sink)),
        source: fields.text("source", sink),
        note: notes::note(&mut fields, "note", sink),
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
        note: notes::note(&mut fields, "note", sink),
    };
    fields.finish(sink);
    Some((ix, decision))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, head_with, read, read_all, varied};
    use super::*;
    use crate::exact::Exact;

    #[test]
    fn the_head_is_read() {
        let assessment = head_with(
            "rubric: small\nrubric_version: 1.0.0\nprofile: lean\nfacilitator: tom\nfacts: {team_size: 20, kubernetes: true, clouds: [GCP]}\n\
             metrics: {lead-time: {value: null, note: not measured}}\nnext_steps: {N1: {status: done, owner: suki}}\n",
        )
        .clean();
        assert_eq!((assessment.id.as_str(), assessment.subject.as_str()), ("team", "Team"));
        assert_eq!(assessment.profile, Some(Ix::new(0)));
        assert_eq!(assessment.facilitator.map(|person| person.name).as_deref(), Some("tom"));
        assert_eq!(assessment.facts[&Ix::new(0)], FactValue::Number(Exact::from(20i64)));
        assert_eq!(assessment.facts[&Ix::new(2)], FactValue::List(vec!["GCP".to_owned()]));
        assert_eq!(assessment.metrics[&Ix::new(0)].value, None);
        assert_eq!(assessment.steps[&Ix::new(0)].status, StepStatus::Done);
    }

    #[test]
    fn without_a_profile_the_standard_one_counts() {
        assert_eq!(head_with("").clean().profile, Some(Ix::new(1)));
    }

    #[test]
    fn an_assessment_needs_a_subject_and_a_date() {
        let outcome = read(&[("assessment.yaml", "subject: Team\n"), ("a.yaml", "answers: {mon-prf: 2}\n")]);
        assert_eq!(outcome.found(), [("answer/unknown-capability", "mon-prf"), ("yaml/missing-key", "subject")]);
        assert!(outcome.assessment.is_none());
        assert_eq!(read(&[("assessment.yaml", "date: 2026-01-01\n")]).found(), [("yaml/missing-key", "date")]);
        assert_eq!(read(&[("assessment.yaml", "subject: ' '\ndate: 2026-01-01\n")]).found(), [("yaml/missing-key", "' '")]);
        assert_eq!(read(&[("assessment.yaml", "# nothing yet\n")]).found(), [("yaml/missing-key", "")]);
    }

    #[test]
    fn ids_of_the_head_are_those_of_the_rubric() {
        let cases = [
            ("rubric: smal\n", "assessment/wrong-rubric", "smal", "did you mean `small`?"),
            (
                "rubric_version: 0.9.0\n",
                "assessment/rubric-version",
                "0.9.0",
                "check the answers, then write `rubric_version: 1.0.0`",
            ),
            ("profile: leen\n", "assessment/unknown-id", "leen", "did you mean `lean`?"),
            ("facts: {team_sise: 2}\n", "assessment/unknown-id", "team_sise", "did you mean `team_size`?"),
            ("metrics: {lead-tme: {value: null}}\n", "assessment/unknown-id", "lead-tme", "did you mean `lead-time`?"),
            ("next_steps: {N2: {status: open}}\n", "assessment/unknown-id", "N2", "did you mean `N1`?"),
            ("facilitator: nor\n", "answer/unknown-participant", "nor", "did you mean `noor`?"),
            ("answers: {mon-prf: 1}\n", "answer/unknown-capability", "mon-prf", "did you mean `mon-perf`?"),
        ];
        for (text, code, marked, help) in cases {
            let outcome = head_with(text);
            assert_eq!(outcome.found(), [(code, marked)], "{text}");
            assert!(outcome.help().starts_with(help), "{text}: {}", outcome.help());
        }
    }

    #[test]
    fn a_participant_stands_once() {
        let head = "subject: Team\ndate: 2026-11-18\nparticipants: [{id: a}, {id: b}, {id: a}]\n";
        let outcome = read(&[("assessment.yaml", head)]);
        assert_eq!(outcome.found(), [("assessment/given-twice", "a")]);
        assert_eq!(outcome.assessment.map(|assessment| assessment.participants.len()), Some(2));
    }

    #[test]
    fn nothing_was_measured_after_the_assessment() {
        let outcome = head_with("metrics: {lead-time: {value: 3, source: Tracker, date: 2027-11-01}}\n");
        assert_eq!(outcome.found(), [("assessment/dated-later", "2027-11-01")]);
        let answer = read(&[("assessment.yaml", HEAD), ("a.yaml", "answers: {mon-perf: {level: 2, assessed: 2027-01-01}}\n")]);
        assert_eq!(answer.found(), [("assessment/dated-later", "2027-01-01")]);
    }

    #[test]
    fn facts_have_types() {
        assert_eq!(head_with("facts: {team_size: many}\n").found(), [("yaml/wrong-type", "many")]);
        assert_eq!(head_with("facts: {kubernetes: 1}\n").found(), [("yaml/wrong-type", "1")]);
    }

    #[test]
    fn a_value_without_source_or_date_is_a_warning() {
        for text in ["3", "{value: 3}", "{value: 3, date: 2026-11-01}", "{value: 3, source: Tracker}"] {
            let outcome = head_with(&format!("metrics: {{lead-time: {text}}}\n"));
            assert_eq!(outcome.found(), [("assessment/metric-without-source", "lead-time")], "{text}");
        }
        assert_eq!(head_with("metrics: {lead-time: {value: 3}}\n").help(), "add `source:` and `date:`");
    }

    #[test]
    fn a_scope_is_a_text_or_selects_by_tags() {
        let read = |head: &str| read_all(&varied(), &[("assessment.yaml", &format!("{HEAD}{head}"))]);
        let tags = |head: &str| -> Vec<usize> { read(head).clean().tags.into_iter().map(Ix::get).collect() };
        assert_eq!(read("scope: 15 models\n").clean().scope, "15 models");
        assert_eq!(read("scope: {text: 15 models, tags: [base]}\n").clean().scope, "15 models");
        assert_eq!(tags("scope: {tags: [advanced, base, base]}\n"), [0, 1]);
        assert_eq!(tags("scope: {tags: advanced}\nprofile: lean\n"), [1]);
        assert_eq!(tags("scope: {text: x}\nprofile: lean\n"), [0], "the profile's tags");
        assert_eq!(tags("scope: {tags: []}\nprofile: lean\n"), [] as [usize; 0], "everything");
        assert_eq!(tags("scope: x\n"), [] as [usize; 0]);
        let unknown = read("scope: {tags: [bas]}\n");
        assert_eq!(unknown.found(), [("assessment/unknown-id", "bas")]);
        assert_eq!(unknown.help(), "did you mean `base`?");
        assert_eq!(read("scope: {txt: x}\n").found(), [("yaml/unknown-key", "txt")]);
    }
}
