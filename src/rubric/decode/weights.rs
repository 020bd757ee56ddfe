//! Weights: never negative, and never all zero where they are divided by.

use std::collections::BTreeMap;

use super::known::Known;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{Aggregate, Ix, List, Measure, Node, Over, Primitive, Profile};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

/// A weight; `None` after a report.
pub(super) fn weight(value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let weight = fields::number(value, sink)?;
    if weight.is_negative() {
        let message = format!("the weight {weight} is below zero");
        sink.push(Diagnostic::new(&codes::rubric::NEGATIVE_WEIGHT, value.span, message).help("use 0 or more"));
        return None;
    }
    Some(weight)
}

/// The weight of an entry; 1 where none is given.
pub(super) fn weight_in(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Exact {
    fields.value("weight").and_then(|value| weight(value, sink)).unwrap_or_else(Exact::one)
}

/// Checks the children of every node with the weights of the rubric.
pub(super) fn check_tree(nodes: &List<Node>, root: &Aggregate, known: &Known<'_>, sink: &mut Diagnostics) {
    let top = super::tree::top(known.seeds);
    let weight_of = |node: Ix<Node>| nodes[node].weight.clone();
    let parents = nodes.values().map(|node| (&node.aggregate, node.children.as_slice()));
    for (aggregate, children) in parents.chain([(root, top.as_slice())]) {
        if let Some(first) = all_zero(aggregate, children, weight_of) {
            let place = known.seeds[first.get()].fields.get("weight").map_or(nodes[first].span, |value| value.span);
            report(place, "all weights beside this one are zero, too", sink);
        }
    }
}

/// Checks the measures of an answered node.
pub(super) fn check_measures(measures: &List<Measure>, aggregate: &Aggregate, place: Option<Span>, sink: &mut Diagnostics) {
    let is_weighted = aggregate.weights && matches!(aggregate.by, Primitive::Mean | Primitive::Sum);
    let are_zero = !measures.is_empty() && measures.values().all(|measure| measure.weight.is_zero());
    if let (true, true, Some(place)) = (is_weighted, are_zero, place) {
        report(place, "the weights of all measures are zero", sink);
    }
}

/// Checks the children of every node with the weights of every profile.
pub(super) fn check_profiles(
    profiles: &List<Profile>,
    nodes: &List<Node>,
    root: &Aggregate,
    known: &Known<'_>,
    sink: &mut Diagnostics,
) {
    let top = super::tree::top(known.seeds);
    for (ix, profile) in profiles.iter() {
        let weight_of = |node: Ix<Node>| profile.weights.get(&node).unwrap_or(&nodes[node].weight).clone();
        let parents = nodes.values().map(|node| (&node.aggregate, node.children.as_slice()));
        for (aggregate, children) in parents.chain([(root, top.as_slice())]) {
            let is_changed = children.iter().any(|child| profile.weights.contains_key(child));
            if let (true, Some(first)) = (is_changed, all_zero(aggregate, children, weight_of)) {
                let place = place_in_profile(known.profiles.row(ix).value, &profile.weights, children, nodes);
                report(place, &format!("in this profile all weights beside `{}` are zero", nodes[first].id), sink);
            }
        }
    }
}

fn place_in_profile(written: &Value, weights: &BTreeMap<Ix<Node>, Exact>, children: &[Ix<Node>], nodes: &List<Node>) -> Span {
    let changed = children.iter().find(|child| weights.contains_key(child));
    let value = changed.and_then(|child| written.get("weights")?.get(&nodes[*child].id));
    value.map_or(written.span, |value| value.span)
}

/// The first child, when weights count and none is above zero.
fn all_zero(aggregate: &Aggregate, children: &[Ix<Node>], weight_of: impl Fn(Ix<Node>) -> Exact) -> Option<Ix<Node>> {
    let is_weighted = aggregate.weights && matches!(aggregate.by, Primitive::Mean | Primitive::Sum);
    let counts = is_weighted && aggregate.over == Over::Children;
    let first = children.first().copied()?;
    (counts && children.iter().all(|child| weight_of(*child).is_zero())).then_some(first)
}

pub(super) fn report(place: Span, message: &str, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(&codes::rubric::ZERO_WEIGHTS, place, message).help("give at least one of them a weight above zero"),
    );
}
