//! Criteria: what has to hold before an answer counts for more than the lowest.

use crate::assessment::{Answer, State};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::rubric::{Answerable, Criterion, Ix, Named, Response, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::{Kind, Value};

use super::context::{Context, use_id};
use super::responses::report_selected_twice;

/// The criteria that are fulfilled: a list of ids, a map to yes or no, or `all`.
pub fn decode((id, item): (&str, &Answerable), fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Ix<Criterion>> {
    let Some(value) = fields.value("criteria") else {
        return Vec::new();
    };
    if item.criteria.is_empty() {
        let place = fields.key_span("criteria").unwrap_or(value.span);
        let message = format!("`{id}` has no criteria");
        sink.push(Diagnostic::new(&codes::answer::UNKNOWN_CRITERION, place, message).help("remove `criteria`"));
        return Vec::new();
    }
    let mut ticked = match &value.kind {
        Kind::Scalar { text, .. } if text == "all" && item.criteria.find("all").is_none() => {
            item.criteria.iter().map(|(ix, _)| ix).collect()
        }
        Kind::Map(_) => by_yes_or_no(item, value, sink),
        _ => listed(item, value, sink),
    };
    ticked.sort_unstable();
    ticked
}

fn by_yes_or_no(item: &Answerable, value: &Value, sink: &mut Diagnostics) -> Vec<Ix<Criterion>> {
    let mut ticked = Vec::new();
    for entry in fields::map(value, sink) {
        let criterion = find(item, &entry.key, entry.key_span, sink);
        let is_ticked = entry.value.kind != Kind::Null && fields::boolean(&entry.value, sink) == Some(true);
        ticked.extend(criterion.filter(|_| is_ticked));
    }
    ticked
}

fn listed(item: &Answerable, value: &Value, sink: &mut Diagnostics) -> Vec<Ix<Criterion>> {
    let mut ticked = Vec::new();
    for value in fields::list(value, sink) {
        let criterion = fields::text(value, sink).and_then(|id| find(item, id.trim(), value.span, sink));
        match criterion {
            Some(criterion) if ticked.contains(&criterion) => {
                report_selected_twice(&item.criteria[criterion].id, value.span, sink);
            }
            criterion => ticked.extend(criterion),
        }
    }
    ticked
}

fn find(item: &Answerable, id: &str, span: Span, sink: &mut Diagnostics) -> Option<Ix<Criterion>> {
    let found = item.criteria.find(id);
    if found.is_none() {
        let help = sink.suggest(|| {
            let words = normalise(id);
            let worded = item.criteria.values().find(|criterion| normalise(&criterion.text) == words);
            worded.map(|criterion| use_id(id, &criterion.id)).or_else(|| did_you_mean(id, item.criteria.values().map(Named::id)))
        });
        let ids: Vec<String> = item.criteria.values().map(|criterion| format!("`{}`", criterion.id)).collect();
        sink.push(
            Diagnostic::new(&codes::answer::UNKNOWN_CRITERION, span, format!("`{id}` is not a criterion of this answer"))
                .meant_or(help, format!("criteria: {}", ids.join(", "))),
        );
    }
    found
}

/// Warns about an answer above the lowest that does not count as such yet. A recorded or planned one is what it is.
pub fn warn_open(context: &Context<'_>, (id, item): (&str, &Answerable), answer: &Answer, sink: &mut Diagnostics) {
    let open = item.criteria.iter().filter(|(ix, _)| !answer.criteria.contains(ix));
    let open: Vec<String> = open.map(|(_, criterion)| format!("`{}`", criterion.id)).collect();
    if context.as_of.is_none() || open.is_empty() || !is_above_lowest(context, item, answer) {
        return;
    }
    let message = format!("`{id}` counts as the lowest until all criteria are ticked; open: {}", open.join(", "));
    sink.push(
        Diagnostic::new(&codes::answer::CRITERIA_OPEN, answer.span, message)
            .help("list those that hold under `criteria:`, or write `criteria: all`"),
    );
}

fn is_above_lowest(context: &Context<'_>, item: &Answerable, answer: &Answer) -> bool {
    let State::Answered(response) = &answer.state else {
        return false;
    };
    let scale = context.rubric.scale_of(item);
    let measures = answer.measures.iter().map(|(ix, response)| (&context.rubric.scales[item.measures[*ix].scale], response));
    let is_made_by_votes = response.points.is_none() && response.selected.is_empty();
    let lowest = scale.range().map(|(lowest, _)| lowest);
    reaches(scale, response)
        || measures.into_iter().any(|(scale, response)| reaches(scale, response))
        || is_made_by_votes && answer.votes.iter().any(|(_, points)| lowest.as_ref().is_none_or(|lowest| points > lowest))
}

/// Whether a response is above the lowest of its scale.
fn reaches(scale: &Scale, response: &Response) -> bool {
    match (&response.points, scale.range()) {
        (Some(points), Some((lowest, _))) => *points > lowest,
        _ => response.selected.iter().any(|level| level.get() > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, Outcome, read_all, read_with, varied, with_markdown_and};
    use crate::rubric::Ix;

    fn read(text: &str) -> Outcome {
        read_with(&varied(), &format!("answers: {{proof: {text}}}\n"))
    }

    #[test]
    fn criteria_are_a_list_a_map_or_all() {
        let ticked = |criteria: &str| -> Vec<usize> {
            let outcome = read(&format!("{{value: 0, criteria: {criteria}}}"));
            outcome.clean().answers[&Ix::new(14)].criteria.iter().map(|criterion| criterion.get()).collect()
        };
        assert_eq!(ticked("[2, written]"), [0, 1]);
        assert_eq!(ticked("2"), [1]);
        assert_eq!(ticked("{written: yes, 2: no, c3: }"), [0]);
        assert_eq!(ticked("all"), [0, 1, 2]);
        assert_eq!(ticked("[]"), [] as [usize; 0]);
    }

    #[test]
    fn mistakes_in_criteria_are_reported() {
        let cases = [
            ("[writen]", "answer/unknown-criterion", "writen", "did you mean `written`?"),
            ("[It is read]", "answer/unknown-criterion", "It is read", "use its id: `2`"),
            ("{7: yes}", "answer/unknown-criterion", "7", "criteria: `written`, `2`, `c3`"),
            ("{written: perhaps}", "yaml/wrong-type", "perhaps", ""),
            ("[2, 2]", "answer/selected-twice", "2", "remove one of the two"),
        ];
        for (criteria, code, marked, help) in cases {
            let outcome = read(&format!("{{value: 0, criteria: {criteria}}}"));
            assert_eq!(outcome.found(), [(code, marked)], "{criteria}");
            assert!(outcome.help().starts_with(help), "{criteria}: {}", outcome.help());
        }
        let elsewhere = read_with(&varied(), "answers: {pick: {value: some, criteria: all}}\n");
        assert_eq!(elsewhere.found(), [("answer/unknown-criterion", "criteria")]);
    }

    #[test]
    fn an_answer_above_the_lowest_needs_all_criteria() {
        for text in ["1", "{value: 1}", "{value: 0.5, criteria: [written]}"] {
            assert_eq!(read(text).found(), [("answer/criteria-open", "proof")], "{text}");
        }
        let open = read("{value: 1, criteria: [written]}");
        assert!(open.listed()[0].ends_with("`proof` counts as the lowest until all criteria are ticked; open: `2`, `c3`"));
        for text in ["0", "absent", "unknown", "{value: 3, criteria: all}", "{value: 3, criteria: [written, 2, c3]}"] {
            assert_eq!(read(text).found(), [], "{text}");
        }
        let ticked = with_markdown_and(&varied(), "- [x] The item proof\n");
        assert_eq!(ticked.found(), [("answer/criteria-open", "- [x] The item proof")]);
        let milestone = "milestone: Q1\nsubject: Team\ndate: 2026-02-01\nanswers: {proof: 3}\n";
        let recorded = read_all(&varied(), &[("assessment.yaml", HEAD), ("history/q1.yaml", milestone)]);
        assert_eq!(recorded.found(), []);
    }
}
