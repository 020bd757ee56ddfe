//! Not applicable: an exception with a reason, which is asked again.

use crate::assessment::NotApplicable;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

use super::context::Context;
use super::sections::said;

/// Code of an N/A that gives none.
const PLAIN: &str = "not-applicable";

/// The value under `na`, unless it says no.
pub fn claimed<'a>(fields: &mut Fields<'a>) -> Option<&'a Value> {
    fields.value("na").filter(|value| !matches!(value.as_text(), Some("false" | "no" | "off")))
}

/// What stands under `na` and beside it.
pub fn decode(context: &Context<'_>, na: &Value, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<NotApplicable> {
    let key = fields.key_span("na").unwrap_or(na.span);
    let code = code(na, sink);
    let said = fields.value("reason").and_then(|value| said(value, sink));
    // A code of the team's own is a reason in short.
    let own = code.as_ref().filter(|code| *code != PLAIN && !fields.has("reason"));
    let reason = said.or_else(|| own.map(|code| code.replace(['-', '_'], " ")));
    let until = fields.date("until", sink);
    if reason.is_none() {
        sink.push(
            Diagnostic::new(&codes::answer::NA_WITHOUT_REASON, key, "not applicable needs a reason")
                .help("add `reason:` with one sentence"),
        );
    }
    match (&until, context.as_of) {
        (None, Some(_)) if !fields.has("until") => sink.push(
            Diagnostic::new(&codes::answer::NA_WITHOUT_DATE, key, "not applicable without a date for asking again")
                .help("add `until: YYYY-MM-DD`"),
        ),
        (Some(until), Some(as_of)) if until.value < as_of => sink.report(
            &codes::answer::NA_OVERDUE,
            until.span,
            format!("was to be asked again by {}, before this assessment of {as_of}", until.value),
        ),
        _ => {}
    }
    Some(NotApplicable { code: code?, reason: reason?, until: until.map(|until| until.value) })
}

fn code(na: &Value, sink: &mut Diagnostics) -> Option<String> {
    match &na.kind {
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "true" | "yes" | "on") => Some(PLAIN.to_owned()),
        _ => fields::id(na, sink).map(|id| id.value),
    }
}

/// Reports that this one applies to everybody.
pub fn refuse(fields: &Fields<'_>, id: &str, sink: &mut Diagnostics) {
    let key = fields.key_span("na").unwrap_or_else(|| fields.head());
    sink.push(
        Diagnostic::new(&codes::answer::NA_NOT_ALLOWED, key, format!("`{id}` cannot be not applicable"))
            .help("answer with a level; 0 if there is nothing"),
    );
}

/// Reports an answer that is both: not applicable, and what stands under `other`.
pub fn report_contradicted(fields: &mut Fields<'_>, id: &str, other: &str, sink: &mut Diagnostics) {
    fields.value("reason");
    fields.value("until");
    let [key, place] = ["na", other].map(|key| fields.key_span(key).unwrap_or_else(|| fields.head()));
    sink.push(
        Diagnostic::new(&codes::answer::NA_WITH_LEVEL, key, format!("`{id}` has both `na` and `{other}`"))
            .related(place, "the answer")
            .help("remove one of the two"),
    );
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{nodes, read_with, rubric, varied, with};
    use crate::rubric::{List, NaPolicy};

    #[test]
    fn not_applicable_is_an_exception_with_reason_and_date() {
        let cases = [
            ("exp-hpo: {na: x, level: 2, reason: y, until: 2027-01-01}", "answer/na-with-level", "na"),
            ("exp-hpo: {na: x, value: 2, reason: y, until: 2027-01-01}", "answer/na-with-level", "na"),
            ("mon-perf: {na: true, reason: small, until: 2027-01-01}", "answer/na-not-allowed", "na"),
            ("exp-hpo: {na: true, until: 2027-01-01}", "answer/na-without-reason", "na"),
            ("exp-hpo: {na: true, reason: \" \", until: 2027-01-01}", "answer/na-without-reason", "na"),
            ("exp-hpo: {na: true, reason: no tuning}", "answer/na-without-date", "na"),
            ("exp-hpo: {na: true, reason: no tuning, until: 2026-01-01}", "answer/na-overdue", "2026-01-01"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("answers:\n  {text}\n")).found(), [(code, marked)], "{text}");
        }
    }

    #[test]
    fn a_rubric_can_forbid_not_applicable_altogether() {
        let mut rubric = rubric();
        rubric.nodes = List::new(nodes(NaPolicy::Forbid));
        let outcome = read_with(&rubric, "answers: {exp-hpo: {na: true, reason: x, until: 2027-01-01}}\n");
        assert_eq!(outcome.found(), [("answer/na-not-allowed", "na")]);
    }

    #[test]
    fn a_rubric_that_says_nothing_allows_not_applicable_everywhere() {
        let na = "{na: true, reason: x, until: 2027-01-01}";
        let mut rubric = varied();
        let without = |nodes: &mut Vec<crate::rubric::Node>| {
            nodes.iter_mut().filter_map(|node| node.item.as_mut()).for_each(|item| item.na_when = None);
        };
        assert_eq!(
            read_with(&rubric, &format!("answers: {{pick: {na}}}\n")).found(),
            [("answer/na-not-allowed", "na")],
            "another item says when it may be left out"
        );
        let mut nodes = super::super::fixture::varied_nodes();
        without(&mut nodes);
        rubric.nodes = List::new(nodes);
        let read = read_with(&rubric, &format!("answers: {{pick: {na}, ways: {na}}}\n"));
        assert_eq!(read.clean().answers.len(), 2);
    }
}
