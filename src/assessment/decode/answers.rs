//! Answers: something on the item's scale, `unknown` or not applicable, each with its circumstances.

use std::collections::BTreeMap;

use crate::assessment::{Answer, Audience, Confidence, Given, Note, State, TeamTarget};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes};
use crate::exact::Exact;
use crate::rubric::{Answerable, Form, Ix, Node, Pain, Response, VotePolicy};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Entry, Kind, Value};

use super::context::{AUDIENCES, Context, once};
use super::measures::{self, Measured};
use super::responses::{self, Written, written_in};
use super::sections::Sections;
use super::targets::Aims;
use super::votes::{self, Ballot};
use super::{criteria, evidence, exemptions, notes};

const CONFIDENCES: &[(&str, Confidence)] =
    &[("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];
const PAINS: &[(&str, Pain)] = &[("none", Pain::None), ("low", Pain::Low), ("medium", Pain::Medium), ("high", Pain::High)];

/// Answers, and the targets and baselines that stand in them, in files of their own or were given before.
pub struct Answers {
    pub answers: BTreeMap<Ix<Node>, Answer>,
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
    pub baseline: BTreeMap<Ix<Node>, Spanned<Exact>>,
}

/// Reads all explicit answers; `targets` are those of assessment.yaml.
pub fn decode(
    context: &Context<'_>,
    sections: &Sections<'_>,
    targets: BTreeMap<Ix<Node>, TeamTarget>,
    sink: &mut Diagnostics,
) -> Answers {
    let mut aims = Aims { targets, ..Aims::default() };
    let answers = all(context, &sections.answers, Some(&mut aims), sink);
    aims.add_target_file(context, &sections.targets, sink);
    aims.add_baseline_file(context, &sections.baseline, sink);
    Answers { answers, targets: aims.targets, baseline: aims.baseline }
}

/// Reads the answers that change in a phase. Targets and baselines are not a phase's to set.
pub fn of_phase(context: &Context<'_>, entries: &[&Entry], sink: &mut Diagnostics) -> BTreeMap<Ix<Node>, Answer> {
    all(context, entries, None, sink)
}

fn all(
    context: &Context<'_>,
    entries: &[&Entry],
    mut aims: Option<&mut Aims>,
    sink: &mut Diagnostics,
) -> BTreeMap<Ix<Node>, Answer> {
    let mut answers = BTreeMap::new();
    for entry in once(entries, &codes::answer::ANSWERED_TWICE, sink) {
        let Some((ix, item)) = context.item(&entry.key, entry.key_span, sink) else {
            continue;
        };
        if let Some(answer) = answer(context, entry, (ix, item), aims.as_deref_mut(), sink) {
            criteria::warn_open(context, (&entry.key, item), &answer, sink);
            answers.insert(ix, answer);
        }
    }
    answers
}

fn answer(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    aims: Option<&mut Aims>,
    sink: &mut Diagnostics,
) -> Option<Answer> {
    match &entry.value.kind {
        Kind::Null => None,
        Kind::Map(_) => long(context, entry, (ix, item), aims, sink),
        _ => {
            let state = short(context, &entry.value, (&entry.key, item), sink)?;
            Some(bare(state, Given::Written, entry.key_span))
        }
    }
}

/// An answer of which nothing but the state is known.
pub fn bare(state: State, given: Given, span: Span) -> Answer {
    Answer {
        state,
        given,
        confidence: None,
        pain: None,
        coverage: None,
        evidence: Vec::new(),
        owner: None,
        votes: Vec::new(),
        measures: BTreeMap::new(),
        criteria: Vec::new(),
        assessed: None,
        note: None,
        audience: Audience::default(),
        span,
    }
}

fn short(context: &Context<'_>, value: &Value, (id, item): (&str, &Answerable), sink: &mut Diagnostics) -> Option<State> {
    let scale = context.rubric.scale_of(item);
    if responses::is_unknown(value, scale) {
        return Some(State::Unknown);
    }
    if !item.measures.is_empty() {
        measures::report_plain(context, (id, item), value, sink);
        return None;
    }
    responses::decode(context, value, scale, sink).map(State::Answered)
}

fn long(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    aims: Option<&mut Aims>,
    sink: &mut Diagnostics,
) -> Option<Answer> {
    let mut fields = Fields::of(&entry.value, "capability's answer", sink)?;
    let measured = measures::decode(context, (&entry.key, item), &mut fields, sink);
    let ballot = votes::decode(context, item, &mut fields, sink);
    let parts = Parts { measured: &measured, ballot: &ballot };
    let state = state(context, entry, (ix, item), &parts, &mut fields, sink);
    if let Some(aims) = aims {
        aims.add_from_answer(context, &entry.key, (ix, item), &mut fields, sink);
    }
    if let Some(State::Answered(Response { points: Some(points), .. })) = &state {
        votes::warn_outside(context.rubric.scale_of(item), points, &ballot.votes, &fields, sink);
    }
    let note = notes::note(&mut fields, "note", sink);
    let details = Answer {
        confidence: fields.word("confidence", CONFIDENCES, sink),
        pain: fields.word("pain", PAINS, sink),
        coverage: coverage(&mut fields, sink),
        evidence: evidence::decode(context, &mut fields, sink),
        owner: fields.value("owner").and_then(|value| context.person(value, sink)),
        criteria: criteria::decode((&entry.key, item), &mut fields, sink),
        assessed: fields.date("assessed", sink).and_then(|date| context.past(date, "this was assessed", sink)),
        note: with_notes(note, &measured.notes),
        audience: fields.word("audience", AUDIENCES, sink).unwrap_or_default(),
        ..bare(State::Unknown, Given::Written, entry.key_span)
    };
    fields.finish(sink);
    Some(Answer { state: state?, votes: ballot.votes, measures: measured.given, ..details })
}

/// The note of an answer, and below it those of its measures.
///
/// They are one text, so the narrowest circle of them is that of the whole.
fn with_notes(note: Option<Note>, of_measures: &[Note]) -> Option<Note> {
    note.into_iter().chain(of_measures.iter().cloned()).reduce(|all, one| Note {
        markdown: format!("{}\n\n{}", all.markdown, one.markdown),
        audience: all.audience.max(one.audience),
    })
}

/// What an answer without a value of its own is made of.
struct Parts<'a> {
    measured: &'a Measured,
    ballot: &'a Ballot,
}

impl Parts<'_> {
    /// The key under which the parts stand that make this item's value.
    fn key(&self, item: &Answerable) -> Option<&'static str> {
        if !self.measured.given.is_empty() {
            return Some("measures");
        }
        let do_votes_count = matches!(item.votes, VotePolicy::Combine { .. });
        (do_votes_count && !self.ballot.votes.is_empty()).then_some("votes")
    }

    /// The state they make. Nothing, where what was said could not be read.
    fn state(&self, item: &Answerable) -> Made {
        let do_votes_count = matches!(item.votes, VotePolicy::Combine { .. });
        let is_any = |of_measures: bool, of_votes: bool| of_measures || do_votes_count && of_votes;
        if self.key(item).is_some() {
            Made::State(State::Answered(Response { points: None, selected: Vec::new() }))
        } else if is_any(self.measured.has_mistakes, self.ballot.has_mistakes) {
            Made::Mistaken
        } else if is_any(self.measured.has_unknown, self.ballot.has_unknown) {
            Made::State(State::Unknown)
        } else {
            Made::Nothing
        }
    }
}

enum Made {
    State(State),
    Mistaken,
    Nothing,
}

fn state(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    parts: &Parts<'_>,
    fields: &mut Fields<'_>,
    sink: &mut Diagnostics,
) -> Option<State> {
    let written = written_in(context.rubric.scale_of(item), fields, sink);
    if let Some(na) = exemptions::claimed(fields) {
        if let Some(other) = written.map(|written| written.key).or_else(|| parts.key(item)) {
            exemptions::report_contradicted(fields, &entry.key, other, sink);
            return None;
        }
        if !context.rubric.allows_na(ix) {
            exemptions::refuse(fields, &entry.key, sink);
        }
        return exemptions::decode(context, na, fields, sink).map(State::NotApplicable);
    }
    if let Some(written) = written
        && let Some(state) = of_written(context, written, (&entry.key, item), sink)
    {
        return Some(state);
    }
    match parts.state(item) {
        Made::State(state) if written.is_none() || !item.measures.is_empty() => Some(state),
        Made::Nothing if written.is_none() => {
            warn_without_level(context, entry, item, sink);
            None
        }
        _ => None,
    }
}

fn of_written(
    context: &Context<'_>,
    written: Written<'_>,
    (id, item): (&str, &Answerable),
    sink: &mut Diagnostics,
) -> Option<State> {
    let scale = context.rubric.scale_of(item);
    if written.is_unknown(scale) {
        return Some(State::Unknown);
    }
    if !item.measures.is_empty() {
        measures::report_plain(context, (id, item), written.value, sink);
        return None;
    }
    written.read(context, scale, sink).map(State::Answered)
}

/// Details without a level would be lost. An empty form, a target and a baseline alone lose nothing.
fn warn_without_level(context: &Context<'_>, entry: &Entry, item: &Answerable, sink: &mut Diagnostics) {
    let is_detail =
        |entry: &&Entry| entry.value.kind != Kind::Null && !entry.key.starts_with("target") && entry.key != "baseline";
    if entry.value.as_map().is_some_and(|entries| entries.iter().any(|entry| is_detail(&entry))) {
        let message = format!("`{}` has no level and stays unanswered", entry.key);
        let help = if !item.measures.is_empty() {
            "add `measures:` with a value for each, or `level: unknown`"
        } else if matches!(item.votes, VotePolicy::Combine { .. }) {
            "add `votes:` or `level:`, or `level: unknown`"
        } else if matches!(context.rubric.scale_of(item).form, Form::Level { .. }) {
            "add `level:` with a number, or `level: unknown`"
        } else {
            "add `value:` with the answer, or `value: unknown`"
        };
        sink.push(Diagnostic::new(&codes::answer::WITHOUT_LEVEL, entry.key_span, message).help(help));
    }
}

fn coverage(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<(Exact, String)> {
    let written = fields.value("coverage").and_then(Value::as_text).unwrap_or_default().trim().to_owned();
    fields.share("coverage", sink).map(|share| (share.value, written))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, Outcome, read, read_with, rubric, scale, with};
    use super::*;
    use crate::rubric::List;

    fn answer_of(outcome: Outcome, at: usize) -> Option<Answer> {
        outcome.clean().answers.get(&Ix::new(at)).cloned()
    }

    fn level_points(points: i64) -> State {
        State::Answered(scale(1, false).response_at(Exact::from(points)))
    }

    #[test]
    fn the_states_stay_apart() {
        let assessment = with("answers:\n  exp-tracking: 0\n  mon-perf: unknown\n  exp-hpo: {na: no-tuning, reason: No tuning, until: 2027-01-01}\n").clean();
        assert_eq!(assessment.answers[&Ix::new(1)].state, level_points(0));
        assert_eq!(assessment.answers[&Ix::new(4)].state, State::Unknown);
        assert!(matches!(&assessment.answers[&Ix::new(2)].state, State::NotApplicable(na) if na.code == "no-tuning"));
        let unanswered = with("answers:\n  exp-tracking:\n  mon-perf: {level: , note: }\n").clean();
        assert!(unanswered.answers.is_empty());
    }

    #[test]
    fn a_level_is_a_number_or_an_id() {
        for text in ["2", "repeatable", "{level: 2}", "{level: repeatable}"] {
            let answer = answer_of(with(&format!("answers: {{exp-tracking: {text}}}\n")), 1).expect("an answer");
            assert_eq!((answer.state, answer.given), (level_points(2), Given::Written), "{text}");
        }
        assert_eq!(
            answer_of(with("answers: {exp-tracking: {level: unknown, note: Nobody came}}\n"), 1).map(|a| a.state),
            Some(State::Unknown)
        );
    }

    #[test]
    fn an_unknown_capability_gets_the_nearest_or_the_named_one() {
        let nearest = with("answers: {exp-trackin: 2}\n");
        assert_eq!(nearest.found(), [("answer/unknown-capability", "exp-trackin")]);
        assert_eq!(nearest.help(), "did you mean `exp-tracking`?");
        assert_eq!(with("answers: {experiment tracking system: 2}\n").help(), "use its id: `exp-tracking`");
        assert_eq!(with("answers: {exp: 2}\n").help(), "answer what is below it: `exp-tracking`, `exp-hpo`");
    }

    #[test]
    fn only_the_first_unknown_ids_get_a_suggestion() {
        let many: String = (0..150).map(|n| format!("  mon-perf{n}: 2\n")).collect();
        let outcome = with(&format!("answers:\n{many}"));
        assert_eq!((outcome.found().len(), outcome.helps()), (150, 100));
    }

    #[test]
    fn a_level_off_the_scale_lists_the_levels() {
        for (text, marked) in [("5", "5"), ("2.5", "2.5"), ("{level: -1}", "-1")] {
            let outcome = with(&format!("answers: {{exp-tracking: {text}}}\n"));
            assert_eq!(outcome.found(), [("answer/level-off-scale", marked)]);
            assert_eq!(outcome.help(), "levels: 0 Absent, 1 Ad hoc, 2 Repeatable, 3 Enforced, 4 Measured");
        }
    }

    #[test]
    fn a_text_is_never_a_pass() {
        for (text, help) in [
            ("Ad Hoc", "type the number: `1`"),
            ("\"2\"", "type the number: `2`"),
            ("repeatble", "did you mean `repeatable`?"),
            ("maybe", "levels: 0 Absent, 1 Ad hoc, 2 Repeatable, 3 Enforced, 4 Measured"),
            ("yes", "levels: 0 Absent, 1 Ad hoc, 2 Repeatable, 3 Enforced, 4 Measured"),
            ("true", "levels: 0 Absent, 1 Ad hoc, 2 Repeatable, 3 Enforced, 4 Measured"),
            ("n/a", "write `{na: reason-code, reason: one sentence, until: YYYY-MM-DD}`"),
            ("N/A", "write `{na: reason-code, reason: one sentence, until: YYYY-MM-DD}`"),
            ("Unknown", "write `unknown`"),
        ] {
            let outcome = with(&format!("answers: {{exp-tracking: {text}}}\n"));
            assert_eq!(outcome.found(), [("answer/not-a-level", text)]);
            assert_eq!(outcome.help(), help);
            assert!(outcome.assessment.expect("still read").answers.is_empty());
        }
    }

    #[test]
    fn details_without_a_level_are_not_lost_silently() {
        assert_eq!(with("answers: {mon-perf: {note: later}}\n").found(), [("answer/without-level", "mon-perf")]);
        assert_eq!(with("answers: {mon-perf: {target: 2}}\n").found(), []);
    }

    #[test]
    fn two_answers_point_at_both() {
        let outcome =
            read(&[("assessment.yaml", HEAD), ("a.yaml", "answers: {mon-perf: 1}\n"), ("b.yaml", "answers: {mon-perf: 1}\n")]);
        assert_eq!(outcome.found(), [("answer/answered-twice", "mon-perf")]);
        assert_eq!(outcome.related(), ["content/team/a.yaml:1:11"]);
    }

    #[test]
    fn coverage_is_a_share_and_keeps_its_words() {
        let answer = answer_of(with("answers: {mon-perf: {level: 2, coverage: 13/15}}\n"), 4).expect("an answer");
        assert_eq!(answer.coverage, Some((Exact::ratio(13, 15), "13/15".to_owned())));
        assert_eq!(with("answers: {mon-perf: {level: 2, coverage: 3/2}}\n").found(), [("yaml/bad-number", "3/2")]);
    }

    #[test]
    fn half_steps_and_other_points_follow_the_scale() {
        let mut rubric = rubric();
        rubric.scales = List::new(vec![scale(10, true)]);
        let state = |text: &str| read_with(&rubric, text).clean().answers.remove(&Ix::new(4)).map(|answer| answer.state);
        assert_eq!(state("answers: {mon-perf: 1}\n"), Some(State::Answered(scale(10, true).response_at(Exact::from(10i64)))));
        assert_eq!(state("answers: {mon-perf: 1.5}\n"), Some(State::Answered(scale(10, true).response_at(Exact::from(15i64)))));
        assert_eq!(read_with(&rubric, "answers: {mon-perf: 1.25}\n").found(), [("answer/level-off-scale", "1.25")]);
        assert_eq!(read_with(&rubric, "answers: {mon-perf: 10}\n").found(), [("answer/level-off-scale", "10")]);
    }
}
