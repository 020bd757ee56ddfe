//! States with the dates on which they were reached: the furthest that was reached by the date of the assessment counts.

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Ix, Level, Response, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

use super::context::Context;
use super::responses::report_unknown;

/// A state that was reached, on a date that may be unknown.
#[derive(Debug, Clone, Copy)]
struct Reached {
    state: Ix<Level>,
    on: Option<Date>,
    span: Span,
}

/// `{reached: {started: 2026-01-05, ...}}`
pub fn under_its_key(context: &Context<'_>, value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
    let mut fields = Fields::of(value, "state", sink)?;
    let reached = fields.required("reached", sink);
    fields.finish(sink);
    decode(context, reached?, scale, sink)
}

/// `{started: 2026-01-05, done: yes}`
pub fn decode(context: &Context<'_>, value: &Value, scale: &Scale, sink: &mut Diagnostics) -> Option<Response> {
    let entries = fields::map(value, sink);
    let reached: Vec<Reached> = entries.iter().filter_map(|entry| entry_reached(entry, scale, sink)).collect();
    warn_reversed(context, scale, &reached, sink);
    let (now, later): (Vec<Reached>, Vec<Reached>) = reached.iter().partition(|state| !is_later(context, state));
    if context.as_of.is_some() {
        later.iter().for_each(|state| warn_later(context, scale, state, sink));
    }
    let is_nothing_said = value.as_map().is_some() && entries.iter().all(|entry| is_no(&entry.value));
    if is_nothing_said {
        sink.push(
            Diagnostic::new(&codes::answer::WITHOUT_LEVEL, value.span, "no state is reached, so this stays unanswered")
                .help("name the state it is in, or write `unknown`"),
        );
    }
    now.iter().map(|reached| reached.state).max().map(|state| scale.select(vec![state]))
}

fn entry_reached(entry: &Entry, scale: &Scale, sink: &mut Diagnostics) -> Option<Reached> {
    let Some(state) = scale.levels.find(entry.key.trim()) else {
        report_unknown(&entry.key, entry.key_span, scale, sink);
        return None;
    };
    let on = match &entry.value.kind {
        Kind::Null => None,
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "yes" | "true" | "on") => None,
        _ if is_no(&entry.value) => return None,
        _ => Some(fields::date(&entry.value, sink)?),
    };
    let span = if on.is_some() { entry.value.span } else { entry.key_span };
    Some(Reached { state, on, span })
}

fn is_no(value: &Value) -> bool {
    matches!(&value.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "no" | "false" | "off"))
}

fn is_later(context: &Context<'_>, reached: &Reached) -> bool {
    matches!((reached.on, context.date), (Some(on), Some(date)) if on > date)
}

fn warn_later(context: &Context<'_>, scale: &Scale, reached: &Reached, sink: &mut Diagnostics) {
    if let (Some(on), Some(date)) = (reached.on, context.date) {
        let id = &scale.levels[reached.state].id;
        let message = format!("`{id}` is to be reached on {on}, after this assessment of {date}, and does not count yet");
        sink.push(
            Diagnostic::new(&codes::answer::NOT_YET_REACHED, reached.span, message)
                .help("check the year; what is planned belongs into `phases` or a target"),
        );
    }
}

/// Warns where a further state has an earlier date than a nearer one.
fn warn_reversed(context: &Context<'_>, scale: &Scale, reached: &[Reached], sink: &mut Diagnostics) {
    if context.as_of.is_none() {
        return;
    }
    let mut dated: Vec<(Ix<Level>, Date, Span)> =
        reached.iter().filter_map(|reached| Some((reached.state, reached.on?, reached.span))).collect();
    dated.sort_by_key(|(state, ..)| *state);
    for pair in dated.windows(2).filter(|pair| pair[1].1 < pair[0].1) {
        let [nearer, further] = [&pair[0], &pair[1]].map(|(state, on, _)| format!("`{}` on {on}", scale.levels[*state].id));
        sink.push(
            Diagnostic::new(&codes::answer::STATES_REVERSED, pair[1].2, format!("{further} lies before {nearer}"))
                .related(pair[0].2, "the state before it")
                .help("check both dates"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, read_all, read_with, varied};
    use crate::assessment::State;
    use crate::rubric::Ix;

    fn found(reached: &str) -> Vec<(String, String)> {
        let outcome = read_with(&varied(), &format!("answers: {{road: {{reached: {reached}}}}}\n"));
        outcome.found().into_iter().map(|(code, marked)| (code.to_owned(), marked.to_owned())).collect()
    }

    fn state(reached: &str) -> Option<usize> {
        let outcome = read_with(&varied(), &format!("answers: {{road: {{reached: {reached}}}}}\n"));
        match &outcome.assessment.expect("still read").answers.get(&Ix::new(9))?.state {
            State::Answered(response) => response.selected.first().map(|state| state.get()),
            _ => None,
        }
    }

    #[test]
    fn the_furthest_state_counts() {
        for (reached, furthest) in [
            ("{done: 2026-03-01, started: 2026-01-05}", 2),
            ("{started: 2026-11-18}", 1),
            ("{started: yes, done: no}", 1),
            ("{started: , idle: 2026-01-01}", 1),
        ] {
            assert_eq!((found(reached), state(reached)), (Vec::new(), Some(furthest)), "{reached}");
        }
    }

    #[test]
    fn a_later_date_does_not_count_yet() {
        let reached = "{started: 2026-01-05, done: 2027-03-01}";
        assert_eq!(found(reached), [("answer/not-yet-reached".to_owned(), "2027-03-01".to_owned())]);
        assert_eq!((state(reached), state("{done: 2027-03-01}")), (Some(1), None));
        let milestone = "milestone: Q1\nsubject: Team\ndate: 2026-02-01\nanswers: {road: {reached: {started: 2026-01-05, done: 2026-03-01}}}\n";
        let milestones = read_all(&varied(), &[("assessment.yaml", HEAD), ("history/q1.yaml", milestone)]).clean().milestones;
        let State::Answered(then) = &milestones[0].state.answers[&Ix::new(9)].state else { panic!("answered") };
        assert_eq!(then.selected, [Ix::new(1)], "a milestone is read as of its own date, without complaints");
    }

    #[test]
    fn mistakes_among_dates_are_reported() {
        let cases = [
            ("{done: 2026-01-05, started: 2026-03-01}", "answer/states-reversed", "2026-01-05"),
            ("{done: 5.1.2026, started: yes}", "yaml/bad-date", "5.1.2026"),
            ("{finished: 2026-01-05, started: yes}", "answer/not-a-level", "finished"),
            ("{done: no}", "answer/without-level", "{done: no}"),
            ("{}", "answer/without-level", "{}"),
            ("[done]", "yaml/wrong-type", "[done]"),
        ];
        for (reached, code, marked) in cases {
            assert_eq!(found(reached), [(code.to_owned(), marked.to_owned())], "{reached}");
        }
    }
}
