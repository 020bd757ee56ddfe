//! Answers: a level, `unknown` or not applicable, each with its circumstances.

use std::collections::BTreeMap;

use crate::assessment::{Answer, Audience, Confidence, Given, NotApplicable, Participant, State, TeamTarget};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Answerable, Ix, Node, Pain, Response, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

use super::context::{AUDIENCES, Context, once, report_twice, written};
use super::evidence;
use super::sections::{Sections, said};

const CONFIDENCES: &[(&str, Confidence)] =
    &[("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];
const PAINS: &[(&str, Pain)] = &[("none", Pain::None), ("low", Pain::Low), ("medium", Pain::Medium), ("high", Pain::High)];

/// Code of an N/A that gives none.
const PLAIN_NA: &str = "not-applicable";

/// Answers and the targets that stand in them or were given before.
pub struct Answers {
    pub answers: BTreeMap<Ix<Node>, Answer>,
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
}

/// Reads all explicit answers; `targets` are those of assessment.yaml.
pub fn decode(
    context: &Context<'_>,
    sections: &Sections<'_>,
    targets: BTreeMap<Ix<Node>, TeamTarget>,
    sink: &mut Diagnostics,
) -> Answers {
    let mut decoded = Answers { answers: BTreeMap::new(), targets };
    for entry in once(&sections.answers, &codes::answer::ANSWERED_TWICE, sink) {
        let Some((ix, item)) = context.item(&entry.key, entry.key_span, sink) else {
            continue;
        };
        let (answer, target) = answer(context, entry, (ix, item), sink);
        decoded.answers.extend(answer.map(|answer| (ix, answer)));
        if let Some(target) = target {
            decoded.add_target(ix, &entry.key, target, sink);
        }
    }
    decoded
}

impl Answers {
    fn add_target(&mut self, ix: Ix<Node>, id: &str, target: TeamTarget, sink: &mut Diagnostics) {
        match self.targets.get(&ix) {
            Some(first) => report_twice(&codes::assessment::TARGET_TWICE, id, target.span, first.span, sink),
            None => {
                self.targets.insert(ix, target);
            }
        }
    }
}

fn answer(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    sink: &mut Diagnostics,
) -> (Option<Answer>, Option<TeamTarget>) {
    match &entry.value.kind {
        Kind::Null => (None, None),
        Kind::Map(_) => long(context, entry, (ix, item), sink),
        _ => (level(context, &entry.value, item, sink).map(|state| bare(state, Given::Written, entry.key_span)), None),
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

fn long(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    sink: &mut Diagnostics,
) -> (Option<Answer>, Option<TeamTarget>) {
    let Some(mut fields) = Fields::of(&entry.value, "capability's answer", sink) else {
        return (None, None);
    };
    let state = state(context, entry, (ix, item), &mut fields, sink);
    let target = target(context, (ix, item), &mut fields, sink);
    let votes = votes(context, item, &mut fields, sink);
    if let Some(State::Answered(Response { points: Some(points), .. })) = &state {
        warn_outside_votes(context.rubric.scale_of(item), points, &votes, &fields, sink);
    }
    let details = Answer {
        confidence: fields.word("confidence", CONFIDENCES, sink),
        pain: fields.word("pain", PAINS, sink),
        coverage: coverage(&mut fields, sink),
        evidence: evidence::decode(context, &mut fields, sink),
        owner: fields.value("owner").and_then(|value| context.person(value, sink)),
        votes,
        assessed: fields.date("assessed", sink).map(|date| date.value),
        note: fields.value("note").and_then(|value| said(value, sink)),
        audience: fields.word("audience", AUDIENCES, sink).unwrap_or_default(),
        ..bare(State::Unknown, Given::Written, entry.key_span)
    };
    fields.finish(sink);
    (state.map(|state| Answer { state, ..details }), target)
}

fn state(
    context: &Context<'_>,
    entry: &Entry,
    (ix, item): (Ix<Node>, &Answerable),
    fields: &mut Fields<'_>,
    sink: &mut Diagnostics,
) -> Option<State> {
    let given_level = fields.value("level");
    let na = fields.value("na").filter(|value| !matches!(value.as_text(), Some("false" | "no" | "off")));
    match (given_level, na) {
        (Some(value), None) => level(context, value, item, sink),
        (None, Some(na)) => {
            if !context.allows_na(ix) {
                refuse_na(fields, &entry.key, sink);
            }
            not_applicable(context, na, fields, sink).map(State::NotApplicable)
        }
        (Some(value), Some(na)) => {
            fields.value("reason");
            fields.value("until");
            let key = fields.key_span("na").unwrap_or(na.span);
            sink.push(
                Diagnostic::new(&codes::answer::NA_WITH_LEVEL, key, format!("`{}` has both `na` and `level`", entry.key))
                    .related(value.span, "the level")
                    .help("remove one of the two"),
            );
            None
        }
        (None, None) => {
            warn_without_level(entry, sink);
            None
        }
    }
}

fn level(context: &Context<'_>, value: &Value, item: &Answerable, sink: &mut Diagnostics) -> Option<State> {
    if value.as_text().is_some_and(|text| text.trim() == "unknown") {
        return Some(State::Unknown);
    }
    context.points(value, item, sink).map(|points| State::Answered(context.rubric.scale_of(item).response_at(points)))
}

/// Details without a level would be lost. An empty form and a target alone lose nothing.
fn warn_without_level(entry: &Entry, sink: &mut Diagnostics) {
    let is_detail = |entry: &&Entry| entry.value.kind != Kind::Null && !entry.key.starts_with("target");
    if entry.value.as_map().is_some_and(|entries| entries.iter().any(|entry| is_detail(&entry))) {
        let message = format!("`{}` has no level and stays unanswered", entry.key);
        sink.push(
            Diagnostic::new(&codes::answer::WITHOUT_LEVEL, entry.key_span, message)
                .help("add `level:` with a number, or `level: unknown`"),
        );
    }
}

fn refuse_na(fields: &Fields<'_>, id: &str, sink: &mut Diagnostics) {
    let key = fields.key_span("na").unwrap_or_else(|| fields.head());
    sink.push(
        Diagnostic::new(&codes::answer::NA_NOT_ALLOWED, key, format!("`{id}` cannot be not applicable"))
            .help("answer with a level; 0 if there is nothing"),
    );
}

fn not_applicable(context: &Context<'_>, na: &Value, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<NotApplicable> {
    let key = fields.key_span("na").unwrap_or(na.span);
    let reason = fields.value("reason").and_then(|value| said(value, sink));
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
    Some(NotApplicable { code: na_code(na, sink)?, reason: reason?, until: until.map(|until| until.value) })
}

fn na_code(na: &Value, sink: &mut Diagnostics) -> Option<String> {
    match &na.kind {
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "true" | "yes" | "on") => Some(PLAIN_NA.to_owned()),
        _ => fields::id(na, sink).map(|id| id.value),
    }
}

fn target(
    context: &Context<'_>,
    (ix, item): (Ix<Node>, &Answerable),
    fields: &mut Fields<'_>,
    sink: &mut Diagnostics,
) -> Option<TeamTarget> {
    let reason = fields.value("target_reason").and_then(|value| said(value, sink));
    let value = fields.value("target")?;
    let points = context.points(value, item, sink)?;
    let target = TeamTarget { points, reason, span: value.span };
    warn_target_without_reason(context, (ix, item), &target, sink);
    Some(target)
}

/// A target that the team changed needs a reason.
pub fn warn_target_without_reason(
    context: &Context<'_>,
    (ix, item): (Ix<Node>, &Answerable),
    target: &TeamTarget,
    sink: &mut Diagnostics,
) {
    let Some(usual) = context.profile_target(ix).filter(|usual| target.reason.is_none() && **usual != target.points) else {
        return;
    };
    let [own, usual] = [&target.points, usual].map(|points| written(context.rubric.scale_of(item), points));
    let message = format!("the target {own} differs from the profile's {usual} without a reason");
    sink.push(Diagnostic::new(&codes::answer::TARGET_WITHOUT_REASON, target.span, message).help("say why, in one sentence"));
}

fn coverage(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<(Exact, String)> {
    let written = fields.value("coverage").and_then(Value::as_text).unwrap_or_default().trim().to_owned();
    fields.share("coverage", sink).map(|share| (share.value, written))
}

fn votes(context: &Context<'_>, item: &Answerable, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<(Participant, Exact)> {
    let entries = fields.map("votes", sink).iter().filter(|entry| entry.value.kind != Kind::Null);
    let mut votes = Vec::new();
    for entry in entries {
        let voter = voter(context, entry, sink);
        let points = context.points(&entry.value, item, sink);
        votes.extend(voter.zip(points));
    }
    votes
}

fn voter(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<Participant> {
    let person = context.person_by_id(&entry.key, entry.key_span, sink)?;
    if !person.votes {
        let voters = context.participants.iter().filter(|person| person.votes).map(|person| person.id.as_str());
        sink.push(
            Diagnostic::new(
                &codes::answer::UNKNOWN_PARTICIPANT,
                entry.key_span,
                format!("`{}` is a participant without a vote", entry.key),
            )
            .help_or(did_you_mean(&entry.key, voters), "give the person `votes: true`, or remove the vote"),
        );
        return None;
    }
    Some(person.clone())
}

fn warn_outside_votes(
    scale: &Scale,
    points: &Exact,
    votes: &[(Participant, Exact)],
    fields: &Fields<'_>,
    sink: &mut Diagnostics,
) {
    let (Some(lowest), Some(highest)) = (votes.iter().map(|vote| &vote.1).min(), votes.iter().map(|vote| &vote.1).max()) else {
        return;
    };
    if points < lowest || points > highest {
        let [level, lowest, highest] = [points, lowest, highest].map(|points| written(scale, points));
        let range = if lowest == highest { format!("all {lowest}") } else { format!("from {lowest} to {highest}") };
        let place = fields.key_span("level").unwrap_or_else(|| fields.head());
        let mut diagnostic =
            Diagnostic::new(&codes::answer::LEVEL_OUTSIDE_VOTES, place, format!("the level is {level}, the votes are {range}"));
        if let Some(votes) = fields.key_span("votes") {
            diagnostic = diagnostic.related(votes, "the votes");
        }
        sink.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, Outcome, head_with, nodes, read, read_with, rubric, scale, with};
    use super::*;
    use crate::rubric::{List, NaPolicy};

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
    fn not_applicable_is_an_exception_with_reason_and_date() {
        let cases = [
            ("exp-hpo: {na: x, level: 2, reason: y, until: 2027-01-01}", "answer/na-with-level", "na"),
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
    fn votes_are_levels_of_participants_with_a_vote() {
        let answer = answer_of(with("answers: {mon-perf: {level: 2, votes: {suki: 1, noor: 3}}}\n"), 4).expect("an answer");
        assert_eq!(answer.votes.len(), 2);
        let cases = [
            ("{level: 2, votes: {sukki: 2}}", "answer/unknown-participant", "sukki"),
            ("{level: 2, votes: {tom: 2}}", "answer/unknown-participant", "tom"),
            ("{level: 2, votes: {suki: 7, noor: 2}}", "answer/level-off-scale", "7"),
            ("{level: 4, votes: {suki: 1, noor: 3}}", "answer/level-outside-votes", "level"),
            ("{level: 2, owner: Suki}", "answer/unknown-participant", "Suki"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("answers: {{mon-perf: {text}}}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("answers: {mon-perf: {level: 2, owner: tanaka}}\n").help(), "use the id: `suki`");
    }

    #[test]
    fn a_changed_target_needs_a_reason_and_one_place() {
        let answer = "answers: {mon-perf: {level: 1, target: 3}}\n";
        assert_eq!(with(answer).found(), [("answer/target-without-reason", "3")]);
        assert_eq!(with("answers: {mon-perf: {level: 1, target: 3, target_reason: Contract}}\n").found(), []);
        assert_eq!(head_with("targets: {mon-perf: 3}\n").found(), [("answer/target-without-reason", "mon-perf")]);
        assert_eq!(head_with("profile: lean\ntargets: {mon-perf: 1}\n").found(), []);
        let head = format!("{HEAD}targets: {{mon-perf: {{target: 2}}}}\n");
        let twice = read(&[("assessment.yaml", &head), ("a.yaml", "answers: {mon-perf: {level: 1, target: 2}}\n")]);
        assert_eq!(twice.found(), [("assessment/target-twice", "2")]);
        assert_eq!(twice.related(), ["content/team/assessment.yaml:7:11"]);
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

    #[test]
    fn a_rubric_can_forbid_not_applicable_altogether() {
        let mut rubric = rubric();
        rubric.nodes = List::new(nodes(NaPolicy::Forbid));
        let outcome = read_with(&rubric, "answers: {exp-hpo: {na: true, reason: x, until: 2027-01-01}}\n");
        assert_eq!(outcome.found(), [("answer/na-not-allowed", "na")]);
    }
}
