//! What an answered node brings into the calculation, from what was answered.

use std::collections::BTreeMap;

use crate::assessment::{Answer, Assessment, Participant, State};
use crate::exact::Exact;
use crate::rubric::{Answerable, Criterion, Ix, Lack, Measure, MissingPolicy, Node, Response, Rubric, VotePolicy};

/// The state of an answered node, with what its value is made from.
#[derive(Debug, Clone)]
pub struct Leaf {
    pub input: Input,
    /// Answers by measure, where the rubric asks for several.
    pub measures: BTreeMap<Ix<Measure>, Response>,
    /// Votes by name, in points, where they make the value. `None`: a voter who gave none counts as 0.
    pub votes: Vec<(String, Option<Exact>)>,
    /// Criteria that keep the answer at the lowest.
    pub unmet: Vec<Ix<Criterion>>,
}

/// An answer, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Given(Response),
    Lacking(Lack),
}

impl Leaf {
    /// A leaf without an answer.
    #[must_use]
    pub const fn blank() -> Self {
        Leaf { input: Input::Lacking(Lack::Unanswered), measures: BTreeMap::new(), votes: Vec::new(), unmet: Vec::new() }
    }

    /// A leaf that is nothing but its input.
    #[must_use]
    pub fn of(input: Input) -> Self {
        Leaf { input, measures: BTreeMap::new(), votes: Vec::new(), unmet: Vec::new() }
    }

    /// What an assessment says about an item.
    pub(super) fn read(rubric: &Rubric, assessment: &Assessment, item: Ix<Node>) -> Self {
        let answered = assessment.answers.get(&item);
        let Some((answer, answerable)) = answered.zip(rubric.nodes[item].item.as_ref()) else {
            return Leaf::of(Input::Lacking(Lack::Unanswered));
        };
        Leaf::from_answer(rubric, assessment, answerable, answer)
    }

    /// What a planned answer brings: the plan fulfils the criteria that it does not list.
    pub(super) fn planned(rubric: &Rubric, assessment: &Assessment, item: &Answerable, answer: &Answer) -> Self {
        let leaf = Leaf::from_answer(rubric, assessment, item, answer);
        match (&answer.state, answer.criteria.is_empty()) {
            (State::Answered(response), true) => Leaf { input: Input::Given(response.clone()), unmet: Vec::new(), ..leaf },
            _ => leaf,
        }
    }

    /// What one answer brings.
    fn from_answer(rubric: &Rubric, assessment: &Assessment, item: &Answerable, answer: &Answer) -> Self {
        let response = match &answer.state {
            State::Unknown => return Leaf::of(Input::Lacking(Lack::Unknown)),
            State::NotApplicable(_) => return Leaf::of(Input::Lacking(Lack::NotApplicable)),
            State::Answered(response) => response,
        };
        let unmet = unmet_criteria(rubric, item, answer, response);
        let counted = if unmet.is_empty() { response.clone() } else { lowest(rubric, item) };
        Leaf { input: Input::Given(counted), measures: answer.measures.clone(), votes: votes(assessment, item, answer), unmet }
    }
}

/// The criteria that are not ticked, where the answer lies above the lowest.
fn unmet_criteria(rubric: &Rubric, item: &Answerable, answer: &Answer, response: &Response) -> Vec<Ix<Criterion>> {
    let bottom = rubric.scale_of(item).range().map(|(low, _)| low);
    let is_above = response.points.as_ref().zip(bottom.as_ref()).is_some_and(|(points, bottom)| points > bottom);
    let open = item.criteria.iter().map(|(ix, _)| ix).filter(|ix| is_above && !answer.criteria.contains(ix));
    open.collect()
}

fn lowest(rubric: &Rubric, item: &Answerable) -> Response {
    let scale = rubric.scale_of(item);
    scale.range().map_or_else(|| Response { points: None, selected: Vec::new() }, |(low, _)| scale.response_at(low))
}

/// The votes that make the value; everybody who has a vote where nobody's silence is left out.
fn votes(assessment: &Assessment, item: &Answerable, answer: &Answer) -> Vec<(String, Option<Exact>)> {
    let VotePolicy::Combine { missing, .. } = &item.votes else { return Vec::new() };
    let given = answer.votes.iter().map(|(voter, points)| (voter.id.clone(), Some(points.clone())));
    let eligible = assessment.participants.iter().filter(|person| person.votes && *missing != MissingPolicy::Skip);
    // Names may be withheld, so it is the number of votes that says how many are silent.
    let silence = eligible.clone().count().saturating_sub(answer.votes.len());
    let is_known = |voter: &Participant| assessment.participants.iter().any(|person| person.id == voter.id);
    if !answer.votes.iter().all(|(voter, _)| is_known(voter)) {
        return given.chain((0..silence).map(|_| ("withheld".to_owned(), None))).collect();
    }
    let silent = eligible.filter(|person| answer.votes.iter().all(|(voter, _)| voter.id != person.id)).take(silence);
    given.chain(silent.map(|person| (person.id.clone(), None))).collect()
}
