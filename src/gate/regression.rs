//! What is lower than it was: items, dimensions and the whole, each assessment against its earlier state, both scored with today's rubric.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Failure, Subject, apart};
use crate::assessment::{Assessment, pairing};
use crate::rubric::{Ix, Node};
use crate::score::{ItemState, Scorecard, score};

/// The assessments of an earlier state, read with the rubric of today.
#[derive(Debug)]
pub struct Earlier {
    /// How people know it: a revision.
    pub name: String,
    pub assessments: Vec<Arc<Assessment>>,
}

/// Which assessments were compared, by their folders below content/.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How people know the earlier state.
    pub name: String,
    /// What was not there before.
    pub new: Vec<String>,
    /// What is not there any more.
    pub gone: Vec<String>,
}

/// Today's assessments with their earlier states.
pub(super) struct Matched<'a> {
    earlier: &'a Earlier,
    today: &'a [Arc<Assessment>],
    /// Positions in the earlier state, one for every assessment of today.
    positions: Vec<Option<usize>>,
}

/// An assessment as it was.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    name: &'a str,
    assessment: &'a Assessment,
}

impl Earlier {
    pub(super) fn matched<'a>(&'a self, today: &'a [Arc<Assessment>]) -> Matched<'a> {
        Matched { earlier: self, today, positions: pairing(&self.assessments, today) }
    }
}

impl<'a> Matched<'a> {
    /// The earlier state of an assessment by its position today.
    pub(super) fn of(&self, at: usize) -> Option<Before<'a>> {
        let before = self.positions.get(at).copied().flatten()?;
        Some(Before { name: &self.earlier.name, assessment: &self.earlier.assessments[before] })
    }

    pub(super) fn told(&self) -> Compared {
        let folder = |assessment: &Arc<Assessment>| assessment.folder().to_owned();
        let new = self.today.iter().zip(&self.positions).filter(|(_, before)| before.is_none());
        let is_gone = |at: &usize| !self.positions.contains(&Some(*at));
        let gone = (0..self.earlier.assessments.len()).filter(is_gone);
        Compared {
            name: self.earlier.name.clone(),
            new: new.map(|(assessment, _)| folder(assessment)).collect(),
            gone: gone.map(|at| folder(&self.earlier.assessments[at])).collect(),
        }
    }
}

/// Items first, in the order of the rubric, then dimensions, then the whole.
pub(super) fn failures(subject: &Subject<'_>) -> Vec<Failure> {
    let Some(before) = subject.before else { return Vec::new() };
    let comparison = Comparison { subject, name: before.name, before: score(subject.rubric, before.assessment) };
    let items = subject.rubric.items().filter_map(|(item, ..)| Some((item, comparison.item(item)?)));
    let (fallen, items): (BTreeSet<Ix<Node>>, Vec<Failure>) = items.unzip();
    let dimensions = subject.rubric.top.iter().filter_map(|dimension| comparison.total(Some(*dimension), &fallen));
    items.into_iter().chain(dimensions).chain(comparison.total(None, &fallen)).collect()
}

struct Comparison<'a> {
    subject: &'a Subject<'a>,
    name: &'a str,
    before: Scorecard,
}

impl Comparison<'_> {
    /// A level that is lower, or that nobody claims any more. Leaving an item out as not applicable, or out of scope, lowers nothing.
    fn item(&self, item: Ix<Node>) -> Option<Failure> {
        let subject = self.subject;
        let was = self.before.node(item).value.as_ref().filter(|_| is_answered(&self.before, item))?;
        let (named, from, since) = (subject.named(item), subject.written(item, was), self.name);
        let words = match subject.scorecard.state(item)? {
            ItemState::Answered(_) => {
                let now = subject.scorecard.node(item).value.as_ref().filter(|now| *now < was)?;
                format!("{named} fell from {from} to {} since {since}", subject.written(item, now))
            }
            ItemState::Unknown => format!("{named} was at {from} at {since} and is unknown now"),
            ItemState::Unanswered => format!("{named} was at {from} at {since} and is not answered any more"),
            ItemState::NotApplicable | ItemState::OutOfScope => return None,
        };
        let place = subject.assessment.answers.get(&item).map_or(subject.assessment.span, |answer| answer.span);
        Some(Failure::new(place, words, "bring it back, or let the change pass with `no_regression: warn`"))
    }

    /// The score of a dimension or of the whole, where there is one in both states. A dimension that is answered itself is an item.
    fn total(&self, node: Option<Ix<Node>>, fallen: &BTreeSet<Ix<Node>>) -> Option<Failure> {
        let subject = self.subject;
        if node.is_some_and(|node| subject.rubric.nodes[node].item.is_some()) {
            return None;
        }
        let [was, now] = [&self.before, &subject.scorecard].map(|scorecard| scorecard.score(node).value.as_ref());
        let (was, now) = was.zip(now).filter(|(was, now)| now < was)?;
        let named = node.map_or_else(|| "overall score".to_owned(), |node| subject.named(node));
        let words = format!("{named} fell from {} to {} since {}", was.to_short(3), apart(now, was), self.name);
        let is_below = |item: &Ix<Node>| node.is_none_or(|node| subject.rubric.items_below(node).contains(item));
        let why = if fallen.iter().any(is_below) { "" } else { "no level in it fell: other answers or weights count now; " };
        Some(Failure::new(subject.assessment.span, words, format!("{why}{}", subject.explained(node))))
    }
}

fn is_answered(scorecard: &Scorecard, item: Ix<Node>) -> bool {
    matches!(scorecard.state(item), Some(ItemState::Answered(_)))
}
