//! Every node of the tree with its score, for other tools: the documented part of report.json.

use std::collections::BTreeMap;

use super::derivation::derivation_view;
use super::nodes::{item_state, state_id};
use super::numbers::NOTHING;
use super::scene::Scene;
use super::scores::{coverage_view, result_view};
use super::view::{NodeView, PhaseScoresView, SourceView};
use crate::diagnostics::Span;
use crate::exact::Exact;
use crate::rubric::{Ix, Node};
use crate::score::{Derivation, NodeScore, Scorecard, Tally};

/// The whole and every node below it, each after the one above it.
pub fn nodes(scene: &Scene<'_>) -> Vec<NodeView> {
    let all = scene.rubric.nodes.iter().map(|(ix, _)| Some(ix));
    std::iter::once(None).chain(all).map(|node| view(scene, node)).collect()
}

/// The planned states, in order.
pub fn phases(scene: &Scene<'_>) -> Vec<PhaseScoresView> {
    let phases = scene.assessment.phases.iter().zip(&scene.evaluation.phases);
    phases
        .map(|(phase, scorecard)| PhaseScoresView {
            id: phase.id.clone(),
            name: phase.name.clone(),
            overall: result_view(scene, &scorecard.overall),
            dimensions: scene.sections().map(|top| result_view(scene, scorecard.node(top))).collect(),
            nodes: nodes(&Scene { scorecard, ..*scene }),
        })
        .collect()
}

fn view(scene: &Scene<'_>, node: Option<Ix<Node>>) -> NodeView {
    let (rubric, scorecard) = (scene.rubric, scene.scorecard());
    let score = scorecard.score(node);
    let here = node.map(|node| &rubric.nodes[node]);
    let round = &rubric.aggregate_of(node).round;
    let band = score.band.and_then(|band| rubric.bands_of(node).bands.get(band));
    let outcome = score.outcome.map(|outcome| &rubric.outcomes[outcome]);
    let id_of = |node: Ix<Node>| rubric.nodes[node].id.clone();
    let gap = score.target.as_ref().zip(score.value.as_ref()).map(|(target, value)| (target - value).floor_at_zero());
    NodeView {
        id: node.map_or_else(|| ROOT.to_owned(), id_of),
        kind: here.map_or_else(|| ROOT.to_owned(), |node| rubric.kinds[node.kind].id.clone()),
        name: here.map_or_else(|| rubric.title.clone(), |node| node.name.clone()),
        parent: here.map(|node| node.parent.map_or_else(|| ROOT.to_owned(), id_of)),
        state: state(scorecard, score),
        exact: score.value.as_ref().map(Exact::to_ratio),
        display: score.value.as_ref().map_or_else(|| NOTHING.to_owned(), |value| scene.words.decimal(&round.show(value))),
        value: score.value.clone(),
        band: band.map(|band| band.id.clone()),
        band_name: band.map(|band| band.name.clone()),
        low: score.low.clone(),
        high: score.high.clone(),
        scale_low: score.range.as_ref().map(|(low, _)| low.clone()),
        scale_high: score.range.as_ref().map(|(_, high)| high.clone()),
        coverage: coverage_view(scene.words, score.coverage),
        target: score.target.clone(),
        gap,
        percent_to_target: score.percent_to_target.clone(),
        progress: score.progress.clone(),
        facets: facets(scene, score),
        tally: tally(&scorecard.tally(rubric, node)),
        outcome: outcome.map(|outcome| outcome.id.clone()),
        outcome_name: outcome.map(|outcome| outcome.name.clone()),
        weakest: score.weakest.map(id_of),
        weight: node.map_or_else(Exact::one, |node| scorecard.weight(node).clone()),
        priority: scene.plan().gaps.iter().find(|gap| Some(gap.item) == node).map(|gap| gap.priority.clone()),
        source: node.and_then(|node| scene.assessment.answers.get(&node)).map(|answer| source(scene, answer.span)),
        derivation: derivation_view(scene, score),
    }
}

/// The id of the whole.
pub const ROOT: &str = "root";

/// The state of an item, or of a node that is computed: what a reader who looks for a number finds.
fn state(scorecard: &Scorecard, score: &NodeScore) -> &'static str {
    if matches!(score.derivation, Derivation::Answer { .. }) {
        return state_id(&item_state(&score.derivation));
    }
    let has_result = score.value.is_some() || score.outcome.is_some();
    match (score.coverage, score.node.is_none_or(|node| scorecard.is_in_scope(node))) {
        _ if has_result => "answered",
        (coverage, in_scope) if !in_scope || coverage.total == 0 => "out-of-scope",
        (coverage, _) if coverage.applicable == 0 => "not-applicable",
        (coverage, _) if coverage.answered == coverage.applicable => "answered",
        _ => "unanswered",
    }
}

fn facets(scene: &Scene<'_>, score: &NodeScore) -> BTreeMap<String, BTreeMap<String, Option<Exact>>> {
    let cells = |facet: &crate::rubric::Facet, values: &[Option<Exact>]| {
        facet.values.iter().cloned().zip(values.iter().cloned()).collect::<BTreeMap<_, _>>()
    };
    let of = score.facets.iter().map(|(facet, values)| {
        let facet = &scene.rubric.facets[*facet];
        (facet.id.clone(), cells(facet, values))
    });
    of.collect()
}

fn tally(tally: &Tally) -> BTreeMap<String, usize> {
    let lacks = [("unanswered", tally.unanswered), ("unknown", tally.unknown), ("na", tally.not_applicable)];
    let mut counts: BTreeMap<String, usize> = lacks.into_iter().map(|(id, count)| (id.to_owned(), count)).collect();
    counts.extend(tally.results.clone());
    counts
}

fn source(scene: &Scene<'_>, span: Span) -> SourceView {
    let place = scene.sources.place(span);
    SourceView { file: scene.sources.file(span.file).path.clone(), line: place.line, column: place.column }
}
