//! How scores follow from answers, step by step: the nodes of each kind, from the items upwards.

use super::derivation::{derivation_view, differ_in_weight, rule_words};
use super::numbers::NOTHING;
use super::scene::Scene;
use super::scores::outcome_view;
use super::view::{MethodRowView, MethodStepView};
use crate::rubric::{Ix, Kind, Node, Over, Primitive, RoundStage, ScalePolicy};
use crate::say;
use crate::score::Derivation;

/// A step for every kind whose nodes are calculated, innermost first; the whole is the last step and stands elsewhere.
pub fn method(scene: &Scene<'_>) -> Vec<MethodStepView> {
    let mut kinds: Vec<(Ix<Kind>, &Kind)> = scene.rubric.kinds.iter().collect();
    kinds.reverse();
    kinds.into_iter().filter_map(|(ix, kind)| step(scene, ix, kind)).collect()
}

fn step(scene: &Scene<'_>, ix: Ix<Kind>, kind: &Kind) -> Option<MethodStepView> {
    let nodes = scene.rubric.nodes.iter().filter(|(_, node)| node.kind == ix).map(|(node, _)| node);
    let nodes: Vec<Ix<Node>> = nodes.filter(|node| is_told(scene, *node)).collect();
    let rows: Vec<MethodRowView> = nodes.iter().map(|node| row(scene, *node)).collect();
    let first = rows.first()?;
    let has_results = rows.iter().any(|row| row.outcome.is_some() || row.derivation.display != NOTHING);
    Some(MethodStepView {
        has_results,
        kind: say!(scene.words, "rubric-kind", kind = kind.name.as_str()),
        kind_id: kind.id.clone(),
        plural: kind.plural.clone(),
        rule: rows.iter().all(|row| row.rule == first.rule).then(|| first.rule.clone()),
        weighs_answers: nodes.iter().all(|node| weighs_answers(scene, *node)),
        rows,
    })
}

/// Whether the whole has a number that is rounded for display only, if at all.
pub fn rounds_last(scene: &Scene<'_>) -> bool {
    let by = scene.rubric.aggregate_of(None);
    let is_number = scene.scorecard().overall.value.is_some() && !matches!(by.by, Primitive::Tally | Primitive::None);
    is_number && (by.round.mode.is_none() || by.round.stage == RoundStage::Display)
}

/// Whether a node is the weighted mean of answers, with weights that make a difference.
fn weighs_answers(scene: &Scene<'_>, node: Ix<Node>) -> bool {
    let by = scene.rubric.aggregate_of(Some(node));
    let is_weighted_mean = matches!(by.by, Primitive::Mean) && by.weights && by.scale != ScalePolicy::Normalised;
    let below = scene.rubric.below(Some(node), &Over::Children);
    let is_over_answers = !below.is_empty() && below.iter().all(|child| scene.rubric.nodes[*child].item.is_some());
    is_weighted_mean && by.over == Over::Children && is_over_answers && differ_in_weight(scene, Some(node))
}

/// Calculated nodes in scope; plain answers need no calculation.
fn is_told(scene: &Scene<'_>, node: Ix<Node>) -> bool {
    let calculated = match &scene.scorecard().node(node).derivation {
        Derivation::Answer { calculation, .. } => calculation.as_ref().is_some_and(|calculation| calculation.is_shown()),
        Derivation::Aggregated(_) => true,
    };
    calculated && scene.scorecard().is_in_scope(node)
}

fn row(scene: &Scene<'_>, node: Ix<Node>) -> MethodRowView {
    let score = scene.scorecard().node(node);
    MethodRowView {
        name: scene.name_of(node).to_owned(),
        url: scene.node_url(node),
        rule: rule_words(scene, Some(node)),
        outcome: score.outcome.map(|outcome| outcome_view(scene, outcome)),
        derivation: derivation_view(scene, score),
    }
}
