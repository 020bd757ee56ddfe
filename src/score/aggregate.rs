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
    /// Whether an answer at or below is open.
    open: bool,
}

/// Outcomes of all nodes and of the whole.
#[derive(Debug)]
pub struct Outcomes {
    pub nodes: Vec<Outcome>,
    pub overall: Outcome,
}

/// Aggregates the whole tree. `leaf` gives the contribution of every answered node; `bottoms` the value of every node with all
/// answers at the bottom of their scales, which is what an open answer counts as under [`MissingPolicy::Zero`].
pub fn aggregate(rubric: &Rubric, weights: &[Exact], bottoms: &[Option<Exact>], leaf: &dyn Fn(Ix<Node>) -> Input) -> Outcomes {
    let frame = Frame { rubric, weights, bottoms };
    let mut nodes: Vec<Option<Outcome>> = vec![None; rubric.nodes.len()];
    for top in &rubric.top {
        frame.fill(leaf, *top, &mut nodes);
    }
    let nodes: Vec<Outcome> = nodes.into_iter().map(|outcome| outcome.unwrap_or_else(Outcome::empty)).collect();
    let overall = frame.combine(&rubric.root, &rubric.top, &|node| &nodes[node.get()]);
    Outcomes { nodes, overall }
}

impl Outcome {
    fn empty() -> Self {
        Outcome { value: None, weakest: None, inputs: Vec::new(), absence: Exclusion::Empty, open: false }
    }

    fn of(input: Input) -> Self {
        let open = input == Input::Missing;
        let (value, absence) = match input {
            Input::Points(points) => (Some(points), Exclusion::Empty),
            Input::Missing => (None, Exclusion::Unanswered),
            Input::NotApplicable => (None, Exclusion::NotApplicable),
        };
        Outcome { value, absence, open, ..Outcome::empty() }
    }
}

/// What a pass over the tree needs besides the answers.
struct Frame<'a> {
    rubric: &'a Rubric,
    weights: &'a [Exact],
    bottoms: &'a [Option<Exact>],
}

impl Frame<'_> {
    fn fill(&self, leaf: &dyn Fn(Ix<Node>) -> Input, at: Ix<Node>, nodes: &mut Vec<Option<Outcome>>) {
        let node = &self.rubric.nodes[at];
        for child in &node.children {
            self.fill(leaf, *child, nodes);
        }
        let outcome = if node.item.is_some() {
            Outcome::of(leaf(at))
        } else {
            let empty = Outcome::empty();
            self.combine(&node.aggregate, &node.children, &|child| nodes[child.get()].as_ref().unwrap_or(&empty))
        };
        nodes[at.get()] = Some(outcome);
    }

    fn combine<'o>(&self, by: &Aggregate, children: &[Ix<Node>], outcome: &dyn Fn(Ix<Node>) -> &'o Outcome) -> Outcome {
        let line = |child: &Ix<Node>| InputLine {
            node: *child,
            weight: if by.weights { self.weights[child.get()].clone() } else { Exact::one() },
            entered: self.entered(by, *child, outcome(*child)),
        };
        let inputs: Vec<InputLine> = children.iter().map(line).collect();
        let present: Vec<(&Exact, &Exact, Ix<Node>)> =
            inputs.iter().filter_map(|line| Some((line.entered.as_ref().ok()?, &line.weight, line.node))).collect();
        let open = children.iter().any(|child| outcome(*child).open);
        let value = if by.missing == MissingPolicy::Void && open { None } else { apply(&by.by, &present) };
        let weakest = value.as_ref().and_then(|_| present.iter().min_by(|a, b| a.0.cmp(b.0)).map(|(_, _, node)| *node));
        Outcome { value, weakest, absence: absence(&inputs), open, inputs }
    }

    /// The points a child enters with under the parent's policies.
    fn entered(&self, by: &Aggregate, node: Ix<Node>, child: &Outcome) -> Result<Exact, Exclusion> {
        let bottom = || self.bottoms.get(node.get()).cloned().flatten().ok_or(child.absence);
        match (&child.value, child.absence) {
            (Some(points), _) => Ok(points.clone()),
            (None, Exclusion::Unanswered) if by.missing == MissingPolicy::Zero => bottom(),
            (None, Exclusion::NotApplicable) if by.na == NaPolicy::Zero => bottom(),
            (None, absence) => Err(absence),
        }
    }
}

/// Why nothing below a node entered.
fn absence(inputs: &[InputLine]) -> Exclusion {
    let any = |wanted: Exclusion| inputs.iter().any(|line| line.entered == Err(wanted));
    let all_na = !inputs.is_empty() && inputs.iter().all(|line| line.entered == Err(Exclusion::NotApplicable));
    match (all_na, any(Exclusion::Unanswered)) {
        (true, _) => Exclusion::NotApplicable,
        (_, true) => Exclusion::Unanswered,
        _ => Exclusion::Empty,
    }
}

fn apply(by: &Primitive, present: &[(&Exact, &Exact, Ix<Node>)]) -> Option<Exact> {
    let weighted = || present.iter().map(|(points, weight, _)| *points * *weight).sum::<Exact>();
    match by {
        Primitive::Mean => weighted().checked_div(&present.iter().map(|(_, weight, _)| (*weight).clone()).sum()),
        Primitive::Sum => (!present.is_empty()).then(weighted),
        Primitive::Min => present.iter().map(|(points, ..)| *points).min().cloned(),
        Primitive::Max => present.iter().map(|(points, ..)| *points).max().cloned(),
        _ => None,
    }
}
