//! Which scores are other ones than before.

use std::collections::BTreeMap;

use super::book::{Book, Scored};
use crate::report;
use crate::rubric::{Ix, Node, Rubric};
use crate::score::NodeScore;
use crate::serve::Moved;

/// The scores of outermost nodes and of the whole that differ, of assessments that were there before.
pub fn moved(before: &Book, after: &Book) -> Vec<Moved> {
    after.changed(before).flat_map(|(then, now)| of_one(then, now)).collect()
}

fn of_one(then: Scored<'_>, now: Scored<'_>) -> Vec<Moved> {
    let earlier: BTreeMap<&str, String> = shown(then).map(|(id, _, text)| (id, text)).collect();
    let differs = |(id, name, after): (&str, &str, String)| {
        let before = earlier.get(id).filter(|before| **before != after)?.clone();
        Some(Moved { assessment: now.assessment.id.clone(), node: id.to_owned(), name: name.to_owned(), before, after })
    };
    shown(now).filter_map(differs).collect()
}

/// Id, short name and score of the outermost nodes, then of the whole.
fn shown<'a>(scored: Scored<'a>) -> impl Iterator<Item = (&'a str, &'a str, String)> {
    let nodes = scored.rubric.top.iter().copied().map(Some).chain([None]);
    nodes.map(move |node| {
        let (id, name) = named(scored.rubric, node);
        (id, name, text(scored.rubric, scored.scorecard.score(node)))
    })
}

/// Id and short name.
fn named(rubric: &Rubric, node: Option<Ix<Node>>) -> (&str, &str) {
    node.map_or(("overall", "overall"), |node| (&rubric.nodes[node].id, &rubric.nodes[node].short))
}

/// The number as pages show it, or the outcome of a node without one.
fn text(rubric: &Rubric, score: &NodeScore) -> String {
    match (&score.value, score.outcome) {
        (None, Some(outcome)) => rubric.outcomes[outcome].name.clone(),
        (value, _) => report::display(rubric, score, value.as_ref()),
    }
}
