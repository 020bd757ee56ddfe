//! Votes: who said what before a level was agreed, or what the value is made of.

use crate::assessment::Participant;
use crate::diagnostics::{Diagnostic, Diagnostics, Meant, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Answerable, Form, Scale};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Entry, Kind};

use super::context::Context;
use super::responses::{self, written};

/// What was voted on one item.
#[derive(Debug, Default)]
pub struct Ballot {
    /// In points.
    pub votes: Vec<(Participant, Exact)>,
    /// Whether somebody was asked who does not know.
    pub has_unknown: bool,
    /// Whether a vote could not be read, which is reported.
    pub has_mistakes: bool,
}

/// The entries under `votes`. A voter who does not know gave none.
pub fn decode(context: &Context<'_>, item: &Answerable, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Ballot {
    let scale = context.rubric.scale_of(item);
    let entries = fields.map("votes", sink).iter().filter(|entry| entry.value.kind != Kind::Null);
    let mut ballot = Ballot::default();
    for entry in entries {
        let voter = voter(context, entry, sink);
        if responses::is_unknown(&entry.value, scale) {
            ballot.has_unknown |= voter.is_some();
            ballot.has_mistakes |= voter.is_none();
            continue;
        }
        let points = responses::vote(context, &entry.value, scale, sink);
        let vote = voter.zip(points);
        ballot.has_mistakes |= vote.is_none();
        ballot.votes.extend(vote);
    }
    ballot
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
            .meant_or(did_you_mean(&entry.key, voters).map(Meant::perhaps), "give the person `votes: true`, or remove the vote"),
        );
        return None;
    }
    Some(person.clone())
}

/// Warns where nobody voted as low or as high as what was agreed.
pub fn warn_outside(scale: &Scale, points: &Exact, votes: &[(Participant, Exact)], fields: &Fields<'_>, sink: &mut Diagnostics) {
    let (Some(lowest), Some(highest)) = (votes.iter().map(|vote| &vote.1).min(), votes.iter().map(|vote| &vote.1).max()) else {
        return;
    };
    if points < lowest || points > highest {
        let [agreed, lowest, highest] = [points, lowest, highest].map(|points| written(scale, points));
        let range = if lowest == highest { format!("all {lowest}") } else { format!("from {lowest} to {highest}") };
        let what = if matches!(scale.form, Form::Level { .. }) { "level" } else { "answer" };
        let place = ["level", "value", "reached"].into_iter().find_map(|key| fields.key_span(key));
        let mut diagnostic = Diagnostic::new(
            &codes::answer::LEVEL_OUTSIDE_VOTES,
            place.unwrap_or_else(|| fields.head()),
            format!("the {what} is {agreed}, the votes are {range}"),
        );
        if let Some(votes) = fields.key_span("votes") {
            diagnostic = diagnostic.related(votes, "the votes");
        }
        sink.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{read_with, varied, with};
    use crate::assessment::State;
    use crate::exact::Exact;
    use crate::rubric::{Ix, Response};

    #[test]
    fn votes_are_levels_of_participants_with_a_vote() {
        let answers = with("answers: {mon-perf: {level: 2, votes: {suki: 1, noor: 3}}}\n").clean().answers;
        assert_eq!(answers[&Ix::new(4)].votes.len(), 2);
        let cases = [
            ("{level: 2, votes: {sukki: 2}}", "answer/unknown-participant", "sukki"),
            ("{level: 2, votes: {tom: 2}}", "answer/unknown-participant", "tom"),
            ("{level: 2, votes: {suki: 7, noor: 2}}", "answer/level-off-scale", "7"),
            ("{level: 4, votes: {suki: 1, noor: 3}}", "answer/level-outside-votes", "level"),
            ("{value: 4, votes: {suki: 1, noor: 3}}", "answer/level-outside-votes", "value"),
            ("{level: 2, owner: Suki}", "answer/unknown-participant", "Suki"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("answers: {{mon-perf: {text}}}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("answers: {mon-perf: {level: 2, owner: tanaka}}\n").help(), "use the id: `suki`");
    }

    #[test]
    fn votes_have_the_form_of_the_scale() {
        let rubric = varied();
        let points = |text: &str| -> Vec<String> {
            let answers = read_with(&rubric, &format!("answers: {{{text}}}\n")).clean().answers;
            answers.values().flat_map(|answer| &answer.votes).map(|(_, points)| points.to_string()).collect()
        };
        assert_eq!(points("pick: {value: some, votes: {suki: none, noor: some}}"), ["0", "0.25"]);
        assert_eq!(points("many: {value: [a], votes: {suki: [], noor: [a, b]}}"), ["0", "3"]);
        assert_eq!(points("gate: {value: yes, votes: {suki: true, noor: no}}"), ["1", "0"]);
        assert_eq!(points("road: {value: done, votes: {suki: {reached: {started: }}, noor: done}}"), ["1", "2"]);
        assert_eq!(points("gate: {value: yes, votes: {suki: unknown, noor: yes}}"), ["1"]);
        let without = read_with(&rubric, "answers: {pick: {value: some, votes: {suki: other, noor: some}}}\n");
        assert_eq!(without.found(), [("answer/without-points", "other")]);
        assert_eq!(without.help(), "with points: `none`, `some`, `all-of-it`");
    }

    #[test]
    fn votes_that_make_the_value_need_no_level() {
        let rubric = varied();
        let read = |text: &str| read_with(&rubric, &format!("answers: {{poll: {text}}}\n"));
        let answer = read("{votes: {suki: 1, noor: 4}}").clean().answers.remove(&Ix::new(12)).expect("an answer");
        assert_eq!(answer.state, State::Answered(Response { points: None, selected: Vec::new() }));
        assert_eq!(answer.votes.iter().map(|(_, points)| points.clone()).collect::<Vec<_>>(), [1i64, 4].map(Exact::from));
        assert_eq!(read("{votes: {suki: 9}}").found(), [("answer/level-off-scale", "9")]);
        assert_eq!(read("{votes: {suki: unknown}}").clean().answers[&Ix::new(12)].state, State::Unknown);
        assert_eq!(read("{na: true, reason: x, until: 2027-01-01, votes: {suki: 1}}").found(), [("answer/na-with-level", "na")]);
        assert_eq!(with("answers: {mon-perf: {votes: {suki: 1}}}\n").found(), [("answer/without-level", "mon-perf")]);
    }
}
