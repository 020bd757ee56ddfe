//! One bottom-up pass over the tree: from the inputs of the answered nodes to a value for every node.

use super::{Exclusion, InputLine};
use crate::exact::Exact;
use crate::rubric::{Aggregate, Ix, MissingPolicy, NaPolicy, Node, Primitive, Rubric};

/// What an answered node contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Points(Exact),
    Missing,
    NotApplicable,
}

/// What became of one node.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub value: Option<Exact>,
    pub weakest: Option<Ix<Node>>,
    pub inputs: Vec<InputLine>,
    /// Why there is no value, for the node above.
    absence: Exclusion,
}

/// Outcomes of all nodes and of the whole.
#[derive(Debug)]
pub struct Outcomes {
    pub nodes: Vec<Outcome>,
    pub overall: Outcome,
}

/// Aggregates the whole tree. `leaf` gives the contribution of every answered node.
pub fn aggregate(rubric: &Rubric, weights: &[Exact], leaf: &dyn Fn(Ix<Node>) -> Input) -> Outcomes {
    let mut nodes: Vec<Option<Outcome>> = vec![None; rubric.nodes.len()];
    for top in &rubric.top {
        fill(rubric, weights, leaf, *top, &mut nodes);
    }
    let nodes: Vec<Outcome> = nodes.into_iter().map(|outcome| outcome.unwrap_or_else(Outcome::empty)).collect();
    let overall = combine(&rubric.root, &rubric.top, weights, &|node| &nodes[node.get()]);
    Outcomes { nodes, overall }
}

impl Outcome {
    fn empty() -> Self {
        Outcome { value: None, weakest: None, inputs: Vec::new(), absence: Exclusion::Empty }
    }

    fn of(input: Input) -> Self {
        let (value, absence) = match input {
            Input::Points(points) => (Some(points), Exclusion::Empty),
            Input::Missing => (None, Exclusion::Unanswered),
            Input::NotApplicable => (None, Exclusion::NotApplicable),
        };
        Outcome { value, absence, ..Outcome::empty() }
    }
}

fn fill(rubric: &Rubric, weights: &[Exact], leaf: &dyn Fn(Ix<Node>) -> Input, at: Ix<Node>, nodes: &mut Vec<Option<Outcome>>) {
    let node = &rubric.nodes[at];
    for child in &node.children {
        fill(rubric, weights, leaf, *child, nodes);
    }
    let outcome = if node.item.is_some() {
        Outcome::of(leaf(at))
    } else {
        let empty = Outcome::empty();
        combine(&node.aggregate, &node.children, weights, &|child| nodes[child.get()].as_ref().unwrap_or(&empty))
    };
    nodes[at.get()] = Some(outcome);
}

fn combine<'a>(by: &Aggregate, children: &[Ix<Node>], weights: &[Exact], outcome: &dyn Fn(Ix<Node>) -> &'a Outcome) -> Outcome {
    let inputs: Vec<InputLine> = children
        .iter()
        .map(|child| {
            let weight = if by.weights { weights[child.get()].clone() } else { Exact::one() };
            InputLine { node: *child, weight, entered: entered(by, outcome(*child)) }
        })
        .collect();
    let present: Vec<(&Exact, &Exact, Ix<Node>)> =
        inputs.iter().filter_map(|line| Some((line.entered.as_ref().ok()?, &line.weight, line.node))).collect();
    let all_na = !inputs.is_empty() && inputs.iter().all(|line| line.entered == Err(Exclusion::NotApplicable));
    let any_open = inputs.iter().any(|line| matches!(line.entered, Err(Exclusion::Unanswered)));
    let value = if by.missing == MissingPolicy::Void && any_open { None } else { apply(by.by, &present) };
    let weakest = present.iter().min_by(|a, b| a.0.cmp(b.0)).map(|(_, _, node)| *node);
    let absence = match (all_na, any_open) {
        (true, _) => Exclusion::NotApplicable,
        (_, true) => Exclusion::Unanswered,
        _ => Exclusion::Empty,
    };
    Outcome { value, weakest, inputs, absence }
}

/// The points a child enters with under the parent's policies.
fn entered(by: &Aggregate, child: &Outcome) -> Result<Exact, Exclusion> {
    match (&child.value, child.absence) {
        (Some(points), _) => Ok(points.clone()),
        (None, Exclusion::Unanswered | Exclusion::Empty) if by.missing == MissingPolicy::Zero => Ok(Exact::zero()),
        (None, Exclusion::NotApplicable) if by.na == NaPolicy::Zero => Ok(Exact::zero()),
        (None, absence) => Err(absence),
    }
}

fn apply(by: Primitive, present: &[(&Exact, &Exact, Ix<Node>)]) -> Option<Exact> {
    let weighted = || present.iter().map(|(points, weight, _)| *points * *weight).sum::<Exact>();
    match by {
        Primitive::Mean => weighted().checked_div(&present.iter().map(|(_, weight, _)| (*weight).clone()).sum()),
        Primitive::Sum => (!present.is_empty()).then(weighted),
        Primitive::Min => present.iter().map(|(points, ..)| *points).min().cloned(),
        Primitive::Max => present.iter().map(|(points, ..)| *points).max().cloned(),
    }
}
