//! Scores as the pages show them, and their derivations in words.

use super::scene::Scene;
use super::view::{CoverageView, DerivationView, InputView, ScoreView};
use super::words;
use crate::exact::Exact;
use crate::rubric::{Aggregate, MissingPolicy, NaPolicy, Primitive};
use crate::score::{Coverage, Derivation, Exclusion, InputLine, ItemState, NodeScore};

/// A node's score with everything beside it. `name` is what the derivation calls the result.
pub fn score_view(scene: &Scene<'_>, score: &NodeScore, previous: Option<&NodeScore>) -> ScoreView {
    let ruler = &scene.ruler;
    let is_item = matches!(score.derivation, Derivation::Answer { .. });
    let show = |value: Option<&Exact>| if is_item { ruler.level(value) } else { ruler.score(value) };
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

/// The derivation of a score, enough for pencil and paper.
pub fn derivation_view(scene: &Scene<'_>, score: &NodeScore) -> DerivationView {
    let exact = score.value.as_ref().map_or_else(|| "no value".to_owned(), Exact::to_ratio);
    match &score.derivation {
        Derivation::Answer { state, span } => DerivationView {
            by: "answer".to_owned(),
            formula: state_words(state),
            policies: span.map(|span| format!("answered in {}", scene.place(span))).into_iter().collect(),
            inputs: Vec::new(),
            display: scene.ruler.level(score.value.as_ref()).display,
            exact,
        },
        Derivation::Aggregated { by, inputs } => {
            let display = scene.ruler.score(score.value.as_ref()).display;
            DerivationView {
                by: primitive_words(by).to_owned(),
                formula: formula(by, inputs, score.value.as_ref(), &display),
                policies: policies(scene, by),
                inputs: inputs.iter().map(|line| input_view(scene, line)).collect(),
                exact,
                display,
            }
        }
    }
}

fn state_words(state: &ItemState) -> String {
    match state {
        ItemState::Answered(points) => format!("level {}", points.to_short(2)),
        ItemState::Unknown => "asked, and nobody knows".to_owned(),
        ItemState::Unanswered => "not answered yet".to_owned(),
        ItemState::NotApplicable => "not applicable".to_owned(),
    }
}

fn primitive_words(by: &Aggregate) -> &'static str {
    match (&by.by, by.weights) {
        (Primitive::Mean, true) => "weighted mean",
        (Primitive::Mean, false) => "mean",
        (Primitive::Sum, true) => "weighted sum",
        (Primitive::Sum, false) => "sum",
        (Primitive::Min, _) => "minimum",
        (Primitive::Max, _) => "maximum",
        _ => "other",
    }
}

/// `(3×3 + 3×2) / (3 + 3) = 15/6 = 5/2 → 2.5`.
fn formula(by: &Aggregate, inputs: &[InputLine], value: Option<&Exact>, display: &str) -> String {
    let entered: Vec<(&Exact, &Exact)> =
        inputs.iter().filter_map(|line| Some((&line.weight, line.entered.as_ref().ok()?))).collect();
    let Some(value) = value else { return "nothing to compute from".to_owned() };
    let points = |joiner: &str| entered.iter().map(|(_, points)| number(points)).collect::<Vec<_>>().join(joiner);
    let products = entered
        .iter()
        .map(|(weight, points)| format!("{}×{}", weight.to_short(3), number(points)))
        .collect::<Vec<_>>()
        .join(" + ");
    let weights = entered.iter().map(|(weight, _)| weight.to_short(3)).collect::<Vec<_>>().join(" + ");
    let result = if value.is_integer() || value.to_ratio() == *display {
        display.to_owned()
    } else {
        format!("{} → {display}", value.to_ratio())
    };
    match (&by.by, by.weights) {
        (Primitive::Mean, true) => format!("({products}) / ({weights}) = {result}"),
        (Primitive::Mean, false) => format!("({}) / {} = {result}", points(" + "), entered.len()),
        (Primitive::Sum, true) => format!("{products} = {result}"),
        (Primitive::Sum, false) => format!("{} = {result}", points(" + ")),
        (Primitive::Min, _) => format!("min({}) = {result}", points(", ")),
        (Primitive::Max, _) => format!("max({}) = {result}", points(", ")),
        _ => result,
    }
}

/// A number that enters a calculation: a decimal with one digit where that is exact, else a ratio.
fn number(value: &Exact) -> String {
    let short = value.to_short(1);
    if Exact::parse(&short).as_ref() == Some(value) { short } else { value.to_ratio() }
}

fn policies(scene: &Scene<'_>, by: &Aggregate) -> Vec<String> {
    let missing = match by.missing {
        MissingPolicy::Skip => "open answers are left out; coverage and range show them",
        MissingPolicy::Zero => "open answers count as 0",
        MissingPolicy::Void => "no value until everything is answered",
    };
    let na = match by.na {
        NaPolicy::Skip => "not applicable answers are left out",
        NaPolicy::Target => "not applicable answers count as their target",
        NaPolicy::Zero => "not applicable answers count as the bottom of the scale",
        NaPolicy::Forbid => "not applicable is not allowed",
    };
    let round = match scene.rubric.round.mode {
        Some(crate::exact::Rounding::HalfUp) => {
            format!(
                "rounded once, for display, halves up to {}",
                words::count(scene.rubric.round.digits as usize, "digit", "digits")
            )
        }
        Some(crate::exact::Rounding::Truncate) => {
            format!("cut off once, for display, after {}", words::count(scene.rubric.round.digits as usize, "digit", "digits"))
        }
        None => "not rounded".to_owned(),
    };
    vec![missing.to_owned(), na.to_owned(), round]
}

fn input_view(scene: &Scene<'_>, line: &InputLine) -> InputView {
    let node = &scene.rubric.nodes[line.node];
    let excluded = match line.entered {
        Ok(_) => None,
        Err(Exclusion::Unanswered) => Some("unanswered"),
        Err(Exclusion::NotApplicable) => Some("not applicable"),
        Err(Exclusion::Empty) => Some("no value below"),
    };
    InputView {
        id: node.id.clone(),
        name: node.name.clone(),
        url: scene.node_url(line.node),
        weight: line.weight.to_short(3),
        points: line.entered.as_ref().ok().map(number),
        excluded: excluded.map(str::to_owned),
        source: scene.assessment.answers.get(&line.node).map(|answer| scene.place(answer.span)),
    }
}
