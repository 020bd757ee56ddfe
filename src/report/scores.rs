//! Scores as the pages show them, and their derivations in words.

use super::derivation::derivation_view;
use super::scene::Scene;
use super::view::{CoverageView, Number, ScoreView};
use crate::exact::Exact;
use crate::score::{Coverage, Derivation, NodeScore};

/// A node's score with everything beside it. `name` is what the derivation calls the result.
pub fn score_view(scene: &Scene<'_>, score: &NodeScore, previous: Option<&NodeScore>) -> ScoreView {
    let ruler = &scene.ruler;
    let show = |value: Option<&Exact>| number(scene, score, value);
    let reached = score.value.as_ref().and_then(|value| ruler.reached(value));
    let earlier = previous.and_then(|previous| previous.value.as_ref());
    let moved = earlier.zip(score.value.as_ref());
    ScoreView {
        now: show(score.value.as_ref()),
        target: show(score.target.as_ref()),
        low: show(score.low.as_ref()),
        high: show(score.high.as_ref()),
        is_open: score.coverage.answered < score.coverage.applicable,
        previous: earlier.map(|value| show(Some(value))),
        change: moved.map(|(from, to)| ruler.change(from, to)),
        direction: moved.map(|(from, to)| direction(&ruler.rounded(from), &ruler.rounded(to))),
        distance: distance(scene, score),
        level_class: reached.as_ref().map(|(_, class)| *class),
        level_name: reached.map(|(name, _)| name),
        coverage: coverage_view(score.coverage),
        weakest: score.weakest.map(|node| scene.node(node)),
        derivation: derivation_view(scene, score),
    }
}

fn direction(from: &Exact, to: &Exact) -> &'static str {
    match to.cmp(from) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "same",
    }
}

/// Distance to the target of the rounded numbers; empty at or above it.
fn distance(scene: &Scene<'_>, score: &NodeScore) -> String {
    let (Some(value), Some(target)) = (&score.value, &score.target) else { return String::new() };
    let distance = scene.ruler.rounded(target) - scene.ruler.rounded(value);
    if distance.is_zero() || distance.is_negative() { String::new() } else { scene.rubric.round.show(&distance) }
}

/// `27 of 27 answered, 3 not applicable`.
pub fn coverage_view(coverage: Coverage) -> CoverageView {
    let skipped = coverage.total - coverage.applicable;
    let answered = format!("{} of {} answered", coverage.answered, coverage.applicable);
    let text = if skipped == 0 { answered } else { format!("{answered}, {skipped} not applicable") };
    CoverageView {
        answered: coverage.answered,
        applicable: coverage.applicable,
        total: coverage.total,
        text,
        complete: coverage.answered == coverage.applicable,
    }
}

/// The score as it is shown: a level without needless digits, or rounded as the node says.
pub fn display(scene: &Scene<'_>, score: &NodeScore, value: Option<&Exact>) -> String {
    number(scene, score, value).display
}

/// A value of a node on that node's range.
pub fn number(scene: &Scene<'_>, score: &NodeScore, value: Option<&Exact>) -> Number {
    let is_item = matches!(score.derivation, Derivation::Answer { .. });
    if is_item { scene.ruler.level(value) } else { scene.ruler.score(value) }
}
