//! What supports an answer, and whether it still does at the date of the assessment.

use jiff::civil::Date;

use crate::assessment::{Audience, Evidence};
use crate::diagnostics::{Diagnostic, Diagnostics, Spanned, codes};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Kind, Value};

use super::context::{AUDIENCES, Context, named};
use super::sections::said;

/// The entries under `evidence`.
pub fn decode(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Evidence> {
    fields.list("evidence", sink).iter().filter_map(|value| entry(context, value, sink)).collect()
}

fn entry(context: &Context<'_>, value: &Value, sink: &mut Diagnostics) -> Option<Evidence> {
    if let Kind::Null | Kind::Scalar { .. } = value.kind {
        return said(value, sink).map(only_text);
    }
    let mut fields = Fields::of(value, "piece of evidence", sink)?;
    let link = fields.text("ref", sink);
    let text = fields.value("text").and_then(|text| said(text, sink)).or_else(|| link.clone());
    if text.is_none() {
        sink.report(&codes::yaml::MISSING_KEY, fields.head(), "this piece of evidence needs `text` or `ref`");
    }
    let date = fields.date("date", sink);
    let expires = fields.date("expires", sink);
    if let Some(as_of) = context.as_of {
        warn_about_dates(context, as_of, date.as_ref(), expires.as_ref(), sink);
    }
    let evidence = Evidence {
        text,
        link,
        grade: fields.value("grade").and_then(|grade| named(&context.rubric.evidence_grades, grade, "grade", sink)),
        date: date.map(|date| date.value),
        expires: expires.map(|date| date.value),
        audience: fields.word("audience", AUDIENCES, sink).unwrap_or_default(),
    };
    fields.finish(sink);
    evidence.text.is_some().then_some(evidence)
}

fn only_text(text: String) -> Evidence {
    Evidence { text: Some(text), link: None, grade: None, date: None, expires: None, audience: Audience::default() }
}

fn warn_about_dates(
    context: &Context<'_>,
    as_of: Date,
    date: Option<&Spanned<Date>>,
    expires: Option<&Spanned<Date>>,
    sink: &mut Diagnostics,
) {
    if let Some(date) = date.filter(|date| date.value > as_of) {
        let message = format!("evidence of {}, after this assessment of {as_of}", date.value);
        sink.push(Diagnostic::new(&codes::answer::EVIDENCE_IN_FUTURE, date.span, message).help("check the year"));
    }
    if let Some(expires) = expires.filter(|expires| expires.value < as_of) {
        let message = format!("this evidence expired on {}, before this assessment of {as_of}", expires.value);
        sink.report(&codes::answer::EVIDENCE_EXPIRED, expires.span, message);
    }
    let (Some(date), Some(days)) = (date, context.rubric.answering.evidence_stale_after_days) else {
        return;
    };
    if oldest(as_of, days).is_some_and(|oldest| date.value < oldest) {
        let message = format!("evidence of {} is more than {days} days older than this assessment of {as_of}", date.value);
        sink.report(&codes::answer::EVIDENCE_STALE, date.span, message);
    }
}

/// The oldest date that is still current.
fn oldest(as_of: Date, days: i64) -> Option<Date> {
    as_of.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, read, with};

    fn found(evidence: &str) -> Vec<(String, String)> {
        let outcome = with(&format!("answers: {{mon-perf: {{level: 2, evidence: [{evidence}]}}}}\n"));
        outcome.found().into_iter().map(|(code, marked)| (code.to_owned(), marked.to_owned())).collect()
    }

    fn one(code: &str, marked: &str) -> Vec<(String, String)> {
        vec![(code.to_owned(), marked.to_owned())]
    }

    #[test]
    fn evidence_is_a_text_or_a_map_or_a_link_alone() {
        let text =
            "answers: {mon-perf: {level: 2, evidence: [Dashboard, {text: Report, grade: A, date: 2026-11-01}, {ref: x.md}]}}\n";
        let assessment = with(text).clean();
        let texts: Vec<_> = assessment
            .answers
            .values()
            .flat_map(|answer| &answer.evidence)
            .map(|e| e.text.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(texts, ["Dashboard", "Report", "x.md"]);
    }

    #[test]
    fn dates_are_held_against_the_date_of_the_assessment() {
        assert_eq!(found("{text: x, date: 2031-01-01}"), one("answer/evidence-in-future", "2031-01-01"));
        assert_eq!(found("{text: x, date: 2024-01-01}"), one("answer/evidence-stale", "2024-01-01"));
        assert_eq!(found("{text: x, date: 2025-11-18}"), []);
        assert_eq!(found("{text: x, date: 2025-11-17}"), one("answer/evidence-stale", "2025-11-17"));
        assert_eq!(found("{text: x, expires: 2026-11-17}"), one("answer/evidence-expired", "2026-11-17"));
        assert_eq!(found("{text: x, expires: 2026-11-18}"), []);
        assert_eq!(found("{text: x, grade: E}"), one("assessment/unknown-id", "E"));
        assert_eq!(found("{grade: A}"), one("yaml/missing-key", "grade"));
    }

    #[test]
    fn a_milestone_is_not_measured_by_dates() {
        let milestone = "milestone: Q1\nsubject: Team\ndate: 2025-01-01\nanswers:\n  mon-perf: {level: 2, evidence: [{text: x, date: 2020-01-01}]}\n  \
                         exp-hpo: {na: true, reason: none}\n";
        assert_eq!(read(&[("assessment.yaml", HEAD), ("history/q1.yaml", milestone)]).found(), []);
    }
}
