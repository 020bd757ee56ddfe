//! Scores before and after, and what moved them.
//!
//! The answers that changed are exchanged one after the other in a copy of the earlier assessment, in the rubric's order, and once
//! more in the reverse order; every state is scored as any other. An answer's part is the mean of the two differences that it
//! makes. In each order the differences add up to the whole, so their means do, too: nothing is left over, and nothing is rounded.

use std::collections::BTreeMap;
use std::iter::once;

use super::State;
use super::answers::AnswerChange;
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Outcome, Primitive, Rubric};
use crate::score::{Coverage, NodeScore, Scorecard, score};

/// The score of the whole or of an outermost node in both states. [`ScoreChange::causes`] add up to the change.
#[derive(Debug)]
pub struct ScoreChange {
    /// `None` for the whole.
    pub node: Option<Ix<Node>>,
    /// With the rubric of that time.
    pub was: Score,
    pub is: Score,
    /// What made the difference, in the order of the answers, those of no effect left out. `None` where a state on the way has no value.
    pub causes: Option<Vec<(Cause, Exact)>>,
}

/// A score in one state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    pub value: Option<Exact>,
    pub outcome: Option<Ix<Outcome>>,
    /// How often each result was seen, by its id, where the score is made of counts.
    pub counts: BTreeMap<String, usize>,
    pub coverage: Coverage,
}

/// What made a part of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Another rubric: the old answers, measured with the old and with the new one.
    Ruler,
    /// By position in [`Comparison::answers`](super::Comparison::answers).
    Answer(usize),
    /// What is no answer: profile, tags, facts, participants.
    Other,
}

impl ScoreChange {
    /// Whether there is anything to tell.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.was != self.is || self.causes.as_ref().is_some_and(|causes| !causes.is_empty())
    }

    /// The later value less the earlier; `None` where one of the two is missing.
    #[must_use]
    pub fn change(&self) -> Option<Exact> {
        Some(self.is.value.as_ref()? - self.was.value.as_ref()?)
    }
}

/// The earlier state with the rubric of its time.
#[derive(Clone, Copy)]
pub enum Then<'a> {
    /// It is the same.
    Same,
    Other(&'a Rubric, &'a Assessment),
    /// It could not be read.
    Unreadable,
}

/// Values of the whole and of the outermost nodes.
type Values = Vec<Option<Exact>>;

pub(super) fn changes(
    rubric: &Rubric,
    was: &State<'_>,
    is: &State<'_>,
    then: Then<'_>,
    answers: &[AnswerChange],
) -> Vec<ScoreChange> {
    let told: Vec<Option<Ix<Node>>> = told(rubric).collect();
    let old = match then {
        Then::Same => told.iter().map(|node| Score::of(rubric, &was.scorecard, *node)).collect(),
        Then::Other(ruler, assessment) => measured_then(rubric, ruler, assessment),
        Then::Unreadable => vec![Score::default(); told.len()],
    };
    let course = Course::of(rubric, was, is.assessment, answers);
    let end = values(rubric, &is.scorecard);
    let change = |(at, (node, old)): (usize, (&Option<Ix<Node>>, Score))| {
        let causes = course.causes(at, old.value.as_ref(), end[at].as_ref());
        ScoreChange { node: *node, was: old, is: Score::of(rubric, &is.scorecard, *node), causes }
    };
    told.iter().zip(old).enumerate().map(change).collect()
}

/// The whole, then the outermost nodes.
fn told(rubric: &Rubric) -> impl Iterator<Item = Option<Ix<Node>>> + '_ {
    once(None).chain(rubric.top.iter().copied().map(Some))
}

impl Score {
    /// The score of a node, or of the whole.
    #[must_use]
    pub fn of(rubric: &Rubric, card: &Scorecard, node: Option<Ix<Node>>) -> Self {
        let NodeScore { value, outcome, coverage, .. } = card.score(node);
        let counts = if is_counted(rubric, node) { card.tally(rubric, node).results } else { BTreeMap::new() };
        let counts = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        Score { value: value.clone(), outcome: *outcome, counts, coverage: *coverage }
    }
}

fn is_counted(rubric: &Rubric, node: Option<Ix<Node>>) -> bool {
    let is_item = node.is_some_and(|node| rubric.nodes[node].item.is_some());
    !is_item && rubric.aggregate_of(node).by == Primitive::Tally
}

/// What today's nodes were with the rubric of that time; nothing for those it did not have. Its outcomes are its own.
fn measured_then(rubric: &Rubric, ruler: &Rubric, assessment: &Assessment) -> Vec<Score> {
    let card = score(ruler, assessment);
    let same = |id: &str| ruler.nodes.find(id).filter(|node| ruler.nodes[*node].parent.is_none());
    let outcome = |of: Ix<Outcome>| rubric.outcomes.find(&ruler.outcomes[of].id);
    let of = |node: Option<Ix<Node>>| {
        let then = match node {
            None => None,
            Some(node) => Some(same(&rubric.nodes[node].id)?),
        };
        let score = Score::of(ruler, &card, then);
        Some(Score { outcome: score.outcome.and_then(outcome), ..score })
    };
    told(rubric).map(|node| of(node).unwrap_or_default()).collect()
}

fn values(rubric: &Rubric, card: &Scorecard) -> Values {
    told(rubric).map(|node| card.score(node).value.clone()).collect()
}

/// The way from the earlier answers to the later ones, both ways round.
struct Course {
    /// Positions of the answers that count.
    answers: Vec<usize>,
    /// Values before the first answer, and after each.
    forth: Vec<Values>,
    /// The same from the last answer to the first.
    back: Vec<Values>,
}

impl Course {
    fn of(rubric: &Rubric, was: &State<'_>, later: &Assessment, changes: &[AnswerChange]) -> Self {
        let answers: Vec<usize> = changes.iter().enumerate().filter(|(_, change)| change.counts()).map(|(at, _)| at).collect();
        let walk = |order: &mut dyn Iterator<Item = usize>| -> Vec<Values> {
            // What is no answer and costs time to copy stays behind.
            let mut between = Assessment { milestones: Vec::new(), ..was.assessment.clone() };
            let first = values(rubric, &was.scorecard);
            let step = |at: usize| {
                exchange(&mut between, later, changes[at].item);
                values(rubric, &score(rubric, &between))
            };
            once(first).chain(order.map(step)).collect()
        };
        let forth = walk(&mut answers.iter().copied());
        let back = walk(&mut answers.iter().rev().copied());
        Course { answers, forth, back }
    }

    /// What moved the value at a place from what it was with the rubric of its time to what it is.
    fn causes(&self, at: usize, then: Option<&Exact>, end: Option<&Exact>) -> Option<Vec<(Cause, Exact)>> {
        let column = |walk: &[Values]| walk.iter().map(|values| values[at].clone()).collect::<Option<Vec<Exact>>>();
        let (forth, back) = (column(&self.forth)?, column(&self.back)?);
        let measured = forth.first()? - then?;
        let half = Exact::ratio(1, 2);
        let last = self.answers.len();
        let part = |(place, answer): (usize, &usize)| {
            let one = &forth[place + 1] - &forth[place];
            let other = &back[last - place] - &back[last - place - 1];
            (Cause::Answer(*answer), &(&one + &other) * &half)
        };
        let rest = (Cause::Other, end? - forth.last()?);
        let parts = once((Cause::Ruler, measured)).chain(self.answers.iter().enumerate().map(part)).chain(once(rest));
        Some(parts.filter(|(_, by)| !by.is_zero()).collect())
    }
}

/// Makes one answer, and the target that the team set for it, that of the later state.
fn exchange(between: &mut Assessment, later: &Assessment, item: Ix<Node>) {
    match later.answers.get(&item) {
        Some(answer) => drop(between.answers.insert(item, answer.clone())),
        None => drop(between.answers.remove(&item)),
    }
    match later.targets.get(&item) {
        Some(target) => drop(between.targets.insert(item, target.clone())),
        None => drop(between.targets.remove(&item)),
    }
}
