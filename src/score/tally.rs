//! Counts of outcomes and levels below a node.

use std::collections::BTreeMap;

use super::leaf::{Input, Leaf};
use super::pass::Computed;
use crate::rubric::{Counted, Ix, Lack, Node, Outcome, Rubric};

/// How often each outcome, or each level where items have no outcomes, was seen below a node, by id; and how many items have no
/// answer, by reason. What the rubric knows and nobody has counts 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub results: BTreeMap<String, usize>,
    pub unanswered: usize,
    pub unknown: usize,
    pub not_applicable: usize,
}

/// How often one thing is seen at one node.
pub(super) fn count(rubric: &Rubric, node: Ix<Node>, computed: &Computed, leaf: &Leaf, what: &Counted) -> usize {
    match what {
        Counted::Outcome(outcome) if computed.observed.is_empty() => usize::from(computed.outcome == Some(*outcome)),
        Counted::Outcome(outcome) => computed.observed.iter().filter(|seen| *seen == outcome).count(),
        Counted::Level(id) => levels(rubric, node, leaf).into_iter().filter(|level| level == id).count(),
        Counted::Lack(lack) => usize::from(rubric.nodes[node].item.is_some() && leaf.input == Input::Lacking(*lack)),
    }
}

/// Ids of the levels or options that an answer selects.
fn levels<'r>(rubric: &'r Rubric, node: Ix<Node>, leaf: &Leaf) -> Vec<&'r str> {
    let (Some(item), Input::Given(response)) = (&rubric.nodes[node].item, &leaf.input) else { return Vec::new() };
    let scale = rubric.scale_of(item);
    response.selected.iter().map(|level| scale.levels[*level].id.as_str()).collect()
}

/// The tally of these nodes, each with the outcomes seen at it.
pub(super) fn tally<'a>(rubric: &Rubric, nodes: impl Iterator<Item = (Ix<Node>, &'a [Ix<Outcome>], &'a Leaf)>) -> Tally {
    let mut tally = Tally { results: known(rubric), ..Tally::default() };
    for (node, outcomes, leaf) in nodes {
        match &leaf.input {
            _ if rubric.nodes[node].item.is_none() => {}
            Input::Lacking(Lack::Unanswered) => tally.unanswered += 1,
            Input::Lacking(Lack::Unknown) => tally.unknown += 1,
            Input::Lacking(Lack::NotApplicable) => tally.not_applicable += 1,
            Input::Given(_) => {}
        }
        let seen: Vec<&str> = if rubric.outcomes.is_empty() {
            levels(rubric, node, leaf)
        } else {
            outcomes.iter().map(|outcome| rubric.outcomes[*outcome].id.as_str()).collect()
        };
        seen.into_iter().for_each(|id| *tally.results.entry(id.to_owned()).or_default() += 1);
    }
    tally
}

/// Everything that could be seen, not seen yet.
fn known(rubric: &Rubric) -> BTreeMap<String, usize> {
    if rubric.outcomes.is_empty() {
        let used = rubric.scales.iter().filter(|(ix, _)| rubric.items().any(|(_, _, item)| item.scale == *ix));
        used.flat_map(|(_, scale)| scale.levels.values()).map(|level| (level.id.clone(), 0)).collect()
    } else {
        rubric.outcomes.values().map(|outcome| (outcome.id.clone(), 0)).collect()
    }
}
