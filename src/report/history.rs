//! What moved since earlier states.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::items::cell;
use super::nodes::item_state;
use super::numbers::{Gauge, common_axis};
use super::scene::{Earlier, Scene, note};
use super::scores::{has_tally, outcome_view, tally_view};
use super::view::{ChangeView, CommitLineView, DimensionTrendView, HistoryView, LineView, Number, RowTrend, StateView};
use crate::assessment::{Assessment, Committed, Move, Origin, Ruler};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric};
use crate::say;
use crate::score::{ItemState, Scorecard};

pub fn history(scene: &Scene<'_>) -> HistoryView {
    let previous = scene.previous();
    let changes = previous.map_or_else(Vec::new, |earlier| changes(scene, earlier));
    HistoryView {
        headline: headline(scene, previous, &changes),
        columns: columns(scene.assessment.milestones.len() + 1),
        states: states(scene),
        axis: common_axis(changes.iter().filter_map(|change| Some(scene.gauge(Some(scene.rubric.nodes.find(&change.id)?))))),
        dimensions: scene.sections().map(|top| trend(scene, top)).collect(),
        changes,
        change_text: previous.and_then(|earlier| change_text(scene, earlier)),
        like_for_like: previous.and_then(|earlier| like_for_like(scene, earlier)),
        rubric_changed: scene.earlier().any(|earlier| !matches!(Measure::of(scene, &earlier), Measure::Today)),
    }
}

/// As many columns as fit beside each other: the first state, and the latest ones.
fn columns(states: usize) -> Vec<usize> {
    const MOST: usize = 6;
    if states <= MOST { (0..states).collect() } else { std::iter::once(0).chain(states + 1 - MOST..states).collect() }
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
    let view = |name: &str, date: Date, assessment: &Assessment, scorecard: &Scorecard| StateView {
        name: name.to_owned(),
        date: date.to_string(),
        date_text: scene.words.date(date),
        overall: scene.gauge(None).number(scorecard.overall.value.as_ref()),
        counted: counted_text(scene, scorecard),
        outcome: scorecard.overall.outcome.map(|outcome| outcome_view(scene, outcome)),
        rubric_version: assessment.rubric_version.clone(),
        commit: None,
        is_milestone: true,
        ruler: "same",
        then: scene.gauge(None).number(scorecard.overall.value.as_ref()),
        change: None,
        is_new_ruler: false,
        day: 0,
    };
    let past = |earlier: Earlier<'_>| {
        let told = view(earlier.name, earlier.date, earlier.assessment, earlier.scorecard);
        let (commit, is_milestone) = match earlier.origin {
            Origin::Recorded => (None, true),
            Origin::Committed(committed) => (Some(committed.short.clone()), committed.is_named),
        };
        let (ruler, then) = then(scene, &earlier);
        StateView { commit, is_milestone, ruler, then, rubric_version: version(scene, &earlier), ..told }
    };
    let now = scene.words.text("page-now");
    let name = if scene.assessment.period.is_empty() { &now } else { &scene.assessment.period };
    let today = view(name, scene.assessment.date, scene.assessment, scene.scorecard());
    let mut states: Vec<StateView> = scene.earlier().map(past).chain([today]).collect();
    let mut first: Option<Date> = None;
    let mut day = 0;
    let dates = scene.earlier().map(|earlier| earlier.date).chain(std::iter::once(scene.assessment.date));
    for (state, date) in states.iter_mut().zip(dates) {
        day = day.max((date - *first.get_or_insert(date)).get_days());
        state.day = day;
    }
    let values =
        scene.earlier().map(|earlier| earlier.scorecard).chain([scene.scorecard()]).map(|card| card.overall.value.as_ref());
    let values: Vec<Option<&Exact>> = values.collect();
    for (state, pair) in states.iter_mut().skip(1).zip(values.windows(2)) {
        state.change = pair[0].zip(pair[1]).map(|(from, to)| scene.gauge(None).change(from, to));
    }
    let rulers: Vec<Measure<'_>> = scene.earlier().map(|earlier| Measure::of(scene, &earlier)).chain([Measure::Today]).collect();
    for (state, pair) in states.iter_mut().skip(1).zip(rulers.windows(2)) {
        state.is_new_ruler = !pair[0].is_same(&pair[1]);
    }
    states
}

/// The overall score over the states that have one, from the first to today.
pub fn row(scene: &Scene<'_>) -> Option<RowTrend> {
    let gauge = scene.gauge(None);
    let states = states(scene);
    let scored: Vec<&StateView> = states.iter().filter(|state| state.overall.pos.is_some()).collect();
    let (first, now) = (scored.first()?, states.last()?);
    let change = gauge.change(first.overall.value.as_ref()?, now.overall.value.as_ref()?);
    let days = (now.day - first.day).max(1);
    let x = |state: &StateView| (Exact::ratio(i64::from((state.day - first.day) * 100), i64::from(days))).to_short(1);
    let y = |state: &StateView| {
        state.overall.pos.as_deref().and_then(Exact::parse).map(|pos| (Exact::from(100i64) - pos).to_short(1))
    };
    let line = |pair: &[&StateView]| Some(LineView { x1: x(pair[0]), y1: y(pair[0])?, x2: x(pair[1]), y2: y(pair[1])? });
    let lines: Vec<LineView> = scored.windows(2).filter_map(line).collect();
    (!lines.is_empty()).then(|| RowTrend { first: first.overall.clone(), first_text: first.date_text.clone(), change, lines })
}

/// What a state was measured with on its day.
enum Measure<'a> {
    Today,
    Other(&'a Rubric),
    /// A version that is not there any more.
    Version(Option<&'a str>),
}

impl<'a> Measure<'a> {
    fn of(scene: &Scene<'a>, earlier: &Earlier<'a>) -> Self {
        let version = earlier.assessment.rubric_version.as_deref();
        match earlier.origin {
            Origin::Recorded if version == scene.assessment.rubric_version.as_deref() => Measure::Today,
            Origin::Committed(Committed { ruler: Ruler::Same, .. }) => Measure::Today,
            Origin::Committed(Committed { ruler: Ruler::Other { rubric, .. }, .. }) => Measure::Other(rubric),
            Origin::Recorded | Origin::Committed(_) => Measure::Version(version),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Measure::Today, Measure::Today) => true,
            (Measure::Other(one), Measure::Other(other)) => std::ptr::eq(*one, *other),
            (Measure::Version(one), Measure::Version(other)) => one == other,
            _ => false,
        }
    }
}

/// The version of the rubric that the commit holds; else of the one that was answered.
fn version(scene: &Scene<'_>, earlier: &Earlier<'_>) -> Option<String> {
    match (Measure::of(scene, earlier), earlier.origin) {
        (Measure::Today, Origin::Committed(_)) => Some(scene.rubric.version.clone()),
        (Measure::Other(rubric), _) => Some(rubric.version.clone()),
        (Measure::Today | Measure::Version(_), _) => earlier.assessment.rubric_version.clone(),
    }
}

/// What rubric there was, and the overall score by it.
fn then(scene: &Scene<'_>, earlier: &Earlier<'_>) -> (&'static str, Number) {
    match (Measure::of(scene, earlier), earlier.then) {
        (Measure::Today, _) => ("same", scene.gauge(None).number(earlier.scorecard.overall.value.as_ref())),
        (Measure::Other(rubric), Some(scorecard)) => {
            let gauge = Gauge::of(scene.words, rubric, scorecard.score(None));
            ("other", gauge.number(scorecard.overall.value.as_ref()))
        }
        (Measure::Other(_) | Measure::Version(_), _) => ("unknown", scene.gauge(None).number(None)),
    }
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
    let previous = scene.assessment.previous().and_then(|at| before[at]);
    let change = previous.zip(now).map(|(from, to)| gauge.change(from, to));
    DimensionTrendView {
        id: scene.rubric.nodes[top].id.clone(),
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
        commits: scene.assessment.moves.get(&ix).into_iter().flatten().map(|step| commit_line(scene, step)).collect(),
        note_html: note(scene.assessment.answers.get(&ix).and_then(|answer| answer.note.as_ref())),
    })
}

fn commit_line(scene: &Scene<'_>, step: &Move) -> CommitLineView {
    CommitLineView {
        short: step.commit.clone(),
        date: step.date.to_string(),
        date_text: scene.words.date(step.date),
        subject: step.subject.clone(),
        author: step.author.clone(),
    }
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
