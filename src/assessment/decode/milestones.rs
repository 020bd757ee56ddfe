//! Recorded earlier states: one file each, below `history/`.

use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::{Milestone, Origin};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::Rubric;
use crate::syntax::Document;
use crate::syntax::fields::Fields;

use super::context::report_twice;
use super::sections::{Page, Sections};
use super::{Age, Folder, is_foreign, misplaced, state};

/// Keys by which the front matter of a Markdown file shows that it is a milestone.
const KEYS: &[&str] = &["milestone", "date", "answers"];

/// Reads the milestones, oldest first; none may be younger than `current`.
pub fn decode(rubric: &Rubric, folder: &Folder<'_>, current: Option<Date>, sink: &mut Diagnostics) -> Vec<Milestone> {
    let mut milestones: Vec<(Milestone, Span)> = Vec::new();
    for document in folder.history_files() {
        let Some((milestone, name)) = milestone(rubric, folder, document, current, sink) else {
            continue;
        };
        match milestones.iter().find(|(earlier, _)| earlier.name == milestone.name) {
            Some((_, first)) => report_twice(&codes::assessment::GIVEN_TWICE, &milestone.name, name, *first, sink),
            None => milestones.push((milestone, name)),
        }
    }
    milestones.sort_by_key(|(milestone, _)| milestone.date);
    milestones.into_iter().map(|(milestone, _)| milestone).collect()
}

/// A milestone and the place of its name.
fn milestone(
    rubric: &Rubric,
    folder: &Folder<'_>,
    document: &Document,
    current: Option<Date>,
    sink: &mut Diagnostics,
) -> Option<(Milestone, Span)> {
    if misplaced::report(rubric, document, sink) {
        return None;
    }
    let data = document.data.as_ref().filter(|data| document.body.is_none() || !is_foreign(data, KEYS))?;
    let mut fields = Fields::of(data, "milestone", sink)?;
    let name = fields.required("milestone", sink).and_then(|value| crate::syntax::fields::text(value, sink));
    let name_span = fields.key_span("milestone").unwrap_or_else(|| fields.head());
    let mut sections = Sections::default();
    sections.add_milestone(&mut fields, sink);
    sections.pages.extend(document.body.as_ref().map(|body| Page { body, is_for_answers: false }));
    let (_, state) = state(rubric, folder, Age::Recorded, &mut fields, &sections, sink);
    if let Some(state) = &state {
        check_earlier(state.date, current, fields.key_span("date").unwrap_or(name_span), sink);
    }
    fields.finish(sink);
    let (name, state) = name.zip(state)?;
    Some((Milestone { name, date: state.date, state: Arc::new(state), origin: Origin::Recorded }, name_span))
}

fn check_earlier(date: Date, current: Option<Date>, span: Span, sink: &mut Diagnostics) {
    if current == Some(date) {
        let message = format!("this milestone is of {date}, as the assessment itself");
        sink.push(
            Diagnostic::new(&codes::assessment::MILESTONE_OF_THE_DAY, span, message).help("move the assessment's `date` on"),
        );
    }
    if let Some(current) = current.filter(|current| date > *current) {
        let message = format!("this milestone of {date} is younger than the assessment of {current}");
        sink.push(Diagnostic::new(&codes::assessment::MILESTONE_NOT_EARLIER, span, message).help("check both dates"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, read};

    fn milestone(name: &str, date: &str) -> String {
        format!("milestone: {name}\nsubject: Team\ndate: {date}\n")
    }

    #[test]
    fn milestones_are_whole_assessments_oldest_first() {
        let earlier = milestone("Z", "2026-02-01")
            + "rubric_version: 0.9.0\nanswers: {mon-perf: 1}\nquestions: {q-exp-1: Badly.}\nroadmap: {start: 2026-03-02, items: {R1: {status: done}}}\n\
               risks: {alert-fatigue: {status: open}}\n";
        let later = milestone("A", "2026-06-01");
        let files = [
            ("assessment.yaml", HEAD),
            ("history/a.yaml", later.as_str()),
            ("history/b.yaml", earlier.as_str()),
            ("history/notes.md", "# Notes\n"),
        ];
        let milestones = read(&files).clean().milestones;
        let names: Vec<_> = milestones.iter().map(|milestone| milestone.name.as_str()).collect();
        assert_eq!(names, ["Z", "A"]);
        let state = &milestones[0].state;
        assert_eq!((state.answers.len(), state.prose.len(), state.roadmap.items.len(), state.adopted.len()), (1, 1, 1, 1));
    }

    #[test]
    fn mistakes_of_milestones_are_reported() {
        let cases = [
            (milestone("A", "2026-11-19"), "assessment/milestone-not-earlier", "date"),
            (milestone("A", "2026-11-18"), "assessment/milestone-of-the-day", "date"),
            (milestone("A", "2026-06-01") + "answers: {mon-perf: 9}\n", "answer/level-off-scale", "9"),
            (milestone("A", "2026-06-01") + "items: {}\n", "yaml/unknown-key", "items"),
            ("subject: Team\ndate: 2026-06-01\n".to_owned(), "yaml/missing-key", "subject"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(read(&[("assessment.yaml", HEAD), ("history/a.yaml", &text)]).found(), [(code, marked)], "{text}");
        }
        let text = milestone("A", "2026-06-01");
        let twice = read(&[("assessment.yaml", HEAD), ("history/a.yaml", &text), ("history/b.yaml", &text)]);
        assert_eq!(twice.found(), [("assessment/given-twice", "milestone")]);
    }
}
