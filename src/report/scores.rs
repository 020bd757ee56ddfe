//! Scores as the pages show them, and their derivations in words.

use super::derivation::{derivation_view, rule_words};
use super::items::level_name;
use super::numbers::{Gauge, spread};
use super::scene::Scene;
use super::view::{CountView, CoverageView, OutcomeView, ResultView, ScoreView, TallyView};
use crate::exact::Exact;
use crate::rubric::{Answerable, Ix, Node, Outcome, Primitive, Then};
use crate::say;
use crate::score::{Coverage, NodeScore, Scorecard};
use crate::words::Words;

/// A node's score with everything beside it.
pub fn score_view(scene: &Scene<'_>, score: &NodeScore, previous: Option<&NodeScore>) -> ScoreView {
    let gauge = scene.gauge(score.node);
    let show = |value: Option<&Exact>| gauge.number(value);
    let reached = score.value.as_ref().and_then(|value| gauge.reached(value));
    let earlier = previous.and_then(|previous| previous.value.as_ref());
    let moved = earlier.zip(score.value.as_ref());
    ScoreView {
        now: show(score.value.as_ref()),
        target: show(score.target.as_ref()),
        low: show(score.low.as_ref()),
        high: show(score.high.as_ref()),
        is_open: score.coverage.answered < score.coverage.applicable,
        previous: earlier.map(|value| show(Some(value))),
        change: moved.map(|(from, to)| gauge.change(from, to)),
        direction: moved.map(|(from, to)| direction(&gauge.rounded(from), &gauge.rounded(to))),
        distance: distance(&gauge, score),
        level_class: reached.as_ref().map(|reached| reached.class),
        is_band: score.band.is_some(),
        level_name: reached.and_then(|reached| reached.name),
        bottom: gauge.bottom(),
        top: gauge.top(),
        axis: gauge.axis(),
        is_scored: gauge.is_scored(),
        outcome: score.outcome.map(|outcome| outcome_view(scene, outcome)),
        tally: has_tally(scene, score, &gauge).then(|| tally_view(scene, scene.scorecard(), score.node)),
        rule: rule_words(scene, score.node),
        coverage: coverage_view(scene.words, score.coverage),
        weakest: score.weakest.map(|node| scene.node(node)),
        derivation: derivation_view(scene, score),
    }
}

/// The number of a node in some state, or its outcome.
pub fn result_view(scene: &Scene<'_>, score: &NodeScore) -> ResultView {
    ResultView {
        now: scene.gauge(score.node).number(score.value.as_ref()),
        outcome: score.outcome.map(|outcome| outcome_view(scene, outcome)),
    }
}

/// The result of a node in running text: its number, else its outcome; `–` without either.
pub fn result_text(scene: &Scene<'_>, score: &NodeScore) -> String {
    match (&score.value, score.outcome) {
        (None, Some(outcome)) => say!(scene.words, "scores-quoted", name = scene.rubric.outcomes[outcome].name.as_str()),
        (value, _) => scene.gauge(score.node).number(value.as_ref()).display,
    }
}

pub fn outcome_view(scene: &Scene<'_>, outcome: Ix<Outcome>) -> OutcomeView {
    let outcome = &scene.rubric.outcomes[outcome];
    OutcomeView { id: outcome.id.clone(), name: outcome.name.clone() }
}

/// A node above the items that counts, or that has outcomes below and no number.
pub fn has_tally(scene: &Scene<'_>, score: &NodeScore, gauge: &Gauge<'_>) -> bool {
    let is_item = score.node.is_some_and(|node| scene.rubric.nodes[node].item.is_some());
    let counts = scene.rubric.aggregate_of(score.node).by == Primitive::Tally;
    let can_say = |(_, node, item): (Ix<Node>, &Node, &Answerable)| match &node.aggregate.by {
        Primitive::Rules(rules) => rules.iter().any(|rule| matches!(rule.then, Then::Outcome(..))),
        _ => scene.rubric.scale_of(item).levels.values().any(|level| level.outcome.is_some()),
    };
    let has_outcomes = !gauge.is_scored() && scene.rubric.items().any(can_say);
    !is_item && (counts || has_outcomes)
}

/// The counts below a node, in the rubric's order.
pub fn tally_view(scene: &Scene<'_>, scorecard: &Scorecard, node: Option<Ix<Node>>) -> TallyView {
    let lines = tally_lines(scene, scorecard, node);
    let total: usize = lines.iter().map(|line| line.count).sum();
    let percent = |count: usize| {
        let share = Exact::from(count * 100).checked_div(&Exact::from(total));
        share.map_or_else(|| "0".to_owned(), |share| share.to_short(2))
    };
    let shown: Vec<&str> = lines.iter().filter(|line| line.count > 0).map(|line| line.text.as_str()).collect();
    let text = if shown.is_empty() { scene.words.text("scores-nothing-counted") } else { shown.join(", ") };
    let mut before = 0;
    let counts = lines.into_iter().map(|TallyLine { id, name, count, class, .. }| {
        before += count;
        CountView { id, name, count, class, pos: percent(before - count), width: percent(count) }
    });
    TallyView { counts: counts.collect(), total, text }
}

/// How often one result was seen, with its name alone and in running text.
struct TallyLine {
    id: String,
    name: String,
    text: String,
    count: usize,
    class: String,
}

/// Results in the rubric's order, then the ways in which an answer can lack.
fn tally_lines(scene: &Scene<'_>, scorecard: &Scorecard, node: Option<Ix<Node>>) -> Vec<TallyLine> {
    let words = scene.words;
    let tally = scorecard.tally(scene.rubric, node);
    let outcomes = &scene.rubric.outcomes;
    let result = |id: &str, name: &str, class: String| {
        let count = tally.results.get(id).copied().unwrap_or(0);
        TallyLine { id: id.to_owned(), name: name.to_owned(), text: say!(words, "scores-counted", n = count, name), count, class }
    };
    let results: Vec<TallyLine> = if outcomes.is_empty() {
        levels(scene).iter().map(|(id, name, class)| result(id, name, format!("l{class}"))).collect()
    } else {
        let named = outcomes.values().enumerate();
        named.map(|(at, outcome)| result(&outcome.id, &outcome.name, format!("t{}", spread(at, outcomes.len())))).collect()
    };
    let lacks = [("unanswered", tally.unanswered), ("unknown", tally.unknown), ("na", tally.not_applicable)];
    let lack = |(id, count): (&str, usize)| TallyLine {
        id: id.to_owned(),
        name: say!(words, "scores-lack", lack = id),
        text: say!(words, "scores-lack-counted", lack = id, n = count),
        count,
        class: "none".to_owned(),
    };
    results.into_iter().chain(lacks.map(lack)).collect()
}

/// Levels and options of all scales that items use, once each: id, name and colour.
fn levels(scene: &Scene<'_>) -> Vec<(String, String, usize)> {
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for (_, _, item) in scene.rubric.items() {
        let scale = scene.rubric.scale_of(item);
        for (at, level) in scale.levels.values().enumerate() {
            if found.iter().all(|(id, ..)| *id != level.id) {
                found.push((level.id.clone(), level_name(scene.words, scale, level), spread(at, scale.levels.len())));
            }
        }
    }
    found
}

fn direction(from: &Exact, to: &Exact) -> &'static str {
    match to.cmp(from) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "same",
    }
}

/// Distance to the target of the rounded numbers; empty at or above it.
fn distance(gauge: &Gauge<'_>, score: &NodeScore) -> String {
    let (Some(value), Some(target)) = (&score.value, &score.target) else { return String::new() };
    let distance = gauge.rounded(target) - gauge.rounded(value);
    if distance.is_zero() || distance.is_negative() { String::new() } else { gauge.difference(&distance) }
}

/// `27 of 27 answered, 3 not applicable`.
pub fn coverage_view(words: &Words, coverage: Coverage) -> CoverageView {
    let text = say!(
        words,
        "scores-coverage",
        answered = coverage.answered,
        all = coverage.applicable,
        skipped = coverage.total - coverage.applicable
    );
    CoverageView {
        answered: coverage.answered,
        applicable: coverage.applicable,
        total: coverage.total,
        text,
        complete: coverage.answered == coverage.applicable,
    }
}
