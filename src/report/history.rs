//! What moved since the recorded milestones.

use std::collections::BTreeMap;

use super::items::cell;
use super::nodes::item_state;
use super::numbers::common_axis;
use super::scene::{Earlier, Scene, note};
use super::scores::{has_tally, outcome_view, tally_view};
use super::view::{ChangeView, DimensionTrendView, HistoryView, StateView};
use crate::exact::Exact;
use crate::rubric::{Ix, Node};
use crate::say;
use crate::score::{ItemState, Scorecard};

pub fn history(scene: &Scene<'_>) -> HistoryView {
    let previous = scene.previous();
    let changes = previous.map_or_else(Vec::new, |earlier| changes(scene, earlier));
    let version = &scene.assessment.rubric_version;
    HistoryView {
        headline: headline(scene, previous, &changes),
        states: states(scene),
        axis: common_axis(changes.iter().filter_map(|change| Some(scene.gauge(Some(scene.rubric.nodes.find(&change.id)?))))),
        dimensions: scene.sections().map(|top| trend(scene, top)).collect(),
        changes,
        change_text: previous.and_then(|earlier| change_text(scene, earlier)),
        like_for_like: previous.and_then(|earlier| like_for_like(scene, earlier)),
        rubric_changed: scene.earlier().any(|earlier| earlier.assessment.rubric_version != *version),
    }
}

fn headline(scene: &Scene<'_>, previous: Option<Earlier<'_>>, changes: &[ChangeView]) -> String {
    let words = scene.words;
    let Some(earlier) = previous else {
        return words.text("report-history-first");
    };
    let of = |kind: &str| changes.iter().filter(|change| change.kind == kind).count();
    let [kind, kinds] = scene.item_kind();
    let since = earlier.name;
    match (of("improved"), of("regressed"), of("changed")) {
        (0, 0, 0) => say!(words, "report-history-unmoved", since),
        (0, 0, changed) => say!(words, "report-history-changed", n = changed, since),
        (up, 0, _) => say!(words, "report-history-rose", n = up, kind, kinds, since),
        (0, down, _) => say!(words, "report-history-fell", n = down, kind, kinds, since),
        (up, down, _) => say!(words, "report-history-rose-and-fell", up, down, kind, kinds, since),
    }
}

fn states(scene: &Scene<'_>) -> Vec<StateView> {
    let view = |name: &str, assessment: &crate::assessment::Assessment, scorecard: &Scorecard| StateView {
        name: name.to_owned(),
        date: assessment.date.to_string(),
        date_text: scene.words.date(assessment.date),
        overall: scene.gauge(None).number(scorecard.overall.value.as_ref()),
        counted: counted_text(scene, scorecard),
        outcome: scorecard.overall.outcome.map(|outcome| outcome_view(scene, outcome)),
        rubric_version: assessment.rubric_version.clone(),
    };
    let earlier = scene.earlier().map(|earlier| view(earlier.name, earlier.assessment, earlier.scorecard));
    let now = scene.words.text("page-now");
    let name = if scene.assessment.period.is_empty() { &now } else { &scene.assessment.period };
    earlier.chain(std::iter::once(view(name, scene.assessment, scene.scorecard()))).collect()
}

/// The counts of the whole in some state, where it is made of counts.
fn counted_text(scene: &Scene<'_>, scorecard: &Scorecard) -> Option<String> {
    let is_counted = has_tally(scene, &scorecard.overall, &scene.gauge(None));
    is_counted.then(|| tally_view(scene, scorecard, None).text)
}

fn trend(scene: &Scene<'_>, top: Ix<Node>) -> DimensionTrendView {
    let before: Vec<Option<&Exact>> = scene.earlier().map(|earlier| earlier.scorecard.node(top).value.as_ref()).collect();
    let now = scene.scorecard().node(top).value.as_ref();
    let gauge = scene.gauge(Some(top));
    let change = before.last().copied().flatten().zip(now).map(|(from, to)| gauge.change(from, to));
    DimensionTrendView {
        name: scene.rubric.nodes[top].short.clone(),
        url: scene.node_url(top),
        values: before.into_iter().chain(std::iter::once(now)).map(|value| gauge.number(value)).collect(),
        change,
    }
}

fn changes(scene: &Scene<'_>, earlier: Earlier<'_>) -> Vec<ChangeView> {
    scene.rubric.items().filter_map(|(ix, ..)| change(scene, earlier, ix)).collect()
}

fn change(scene: &Scene<'_>, earlier: Earlier<'_>, ix: Ix<Node>) -> Option<ChangeView> {
    let [from, to] = [earlier.scorecard, scene.scorecard()].map(|scorecard| item_state(&scorecard.node(ix).derivation));
    if from == to {
        return None;
    }
    let [before, now] = [earlier.scorecard, scene.scorecard()].map(|scorecard| scorecard.node(ix));
    let kind = match (&from, &to) {
        (ItemState::Answered(_), ItemState::Answered(_)) if now.value > before.value => "improved",
        (ItemState::Answered(_), ItemState::Answered(_)) if now.value < before.value => "regressed",
        (ItemState::Answered(_), ItemState::Answered(_)) => "changed",
        (ItemState::OutOfScope, _) | (_, ItemState::OutOfScope) => "applicability",
        (ItemState::NotApplicable, _) | (_, ItemState::NotApplicable) => "applicability",
        (_, ItemState::Answered(_)) => "answered",
        _ => "opened",
    };
    let gauge = scene.gauge(Some(ix));
    let pos = |scorecard: &Scorecard| scorecard.node(ix).value.as_ref().and_then(|value| gauge.pos(value));
    Some(ChangeView {
        id: scene.rubric.nodes[ix].id.clone(),
        name: scene.name_of(ix).to_owned(),
        url: scene.node_url(ix),
        from_pos: pos(earlier.scorecard),
        to_pos: pos(scene.scorecard()),
        from: cell(scene, before),
        to: cell(scene, now),
        kind,
        note_html: note(scene.assessment.answers.get(&ix).and_then(|answer| answer.note.as_ref())),
    })
}

/// `From 1.8 to 2.4 since 2026-Q3: +0.6. Counting only what is answered in both: +0.7.`
fn change_text(scene: &Scene<'_>, earlier: Earlier<'_>) -> Option<String> {
    let [from, to] = [earlier.scorecard, scene.scorecard()].map(|scorecard| scorecard.overall.value.as_ref());
    let gauge = scene.gauge(None);
    let change = gauge.change(from?, to?);
    let [from, to] = [from, to].map(|value| gauge.number(value).display);
    let since = earlier.name;
    Some(match like_for_like(scene, earlier).filter(|alike| *alike != change) {
        Some(alike) => say!(scene.words, "report-history-change-alike", from, to, since, change, alike),
        None => say!(scene.words, "report-history-change", from, to, since, change),
    })
}

/// The change of the overall score when only what is answered in both states counts, under today's weights.
fn like_for_like(scene: &Scene<'_>, earlier: Earlier<'_>) -> Option<String> {
    let (from, to) = like_for_like_scores(scene, earlier)?;
    Some(scene.gauge(None).change(&from, &to))
}

/// Both overall scores over the common answers.
pub fn like_for_like_scores(scene: &Scene<'_>, earlier: Earlier<'_>) -> Option<(Exact, Exact)> {
    let scorecards = [earlier.scorecard, scene.scorecard()];
    let common: BTreeMap<Ix<Node>, [Exact; 2]> = scene
        .rubric
        .items()
        .filter_map(|(ix, ..)| Some((ix, [scorecards[0].node(ix).value.clone()?, scorecards[1].node(ix).value.clone()?])))
        .collect();
    let overall = |which: usize| {
        let levels = common.iter().map(|(item, points)| (*item, points[which].clone())).collect();
        scene.scorecard().overall_of(scene.rubric, &levels)
    };
    overall(0).zip(overall(1))
}
