//! The overall score over time: measured, projected, and what an earlier plan had projected; and what became of that plan.

use jiff::civil::Date;

use super::super::numbers::Gauge;
use super::super::scene::{Earlier, Scene};
use super::super::view::{AgainstView, Number, ProjectionStep, SlipView};
use super::axis::days_between;
use super::items::reason_id;
use super::{Draft, short_range};
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::plan::{Fate, Planned, Roadmap, Slip, projected_on, slips};
use crate::rubric::{Ix, Phase};
use crate::say;
use crate::score::Scorecard;
use crate::words::Words;

/// Recorded states, today, and the projected score after each phase that has items, in the order of their ends.
pub fn projection(draft: &Draft<'_>) -> Vec<ProjectionStep> {
    let scene = draft.scene;
    let roadmap = &scene.plan().roadmap;
    let mut ends: Vec<(i64, usize, Ix<Phase>)> = scene
        .rubric
        .roadmap
        .phases
        .iter()
        .filter_map(|(ix, _)| {
            let inside = roadmap.items.iter().enumerate().filter(|(_, item)| item.phase == ix);
            inside.map(|(at, item)| (item.slot.finish_day, at, ix)).max()
        })
        .collect();
    ends.sort_unstable();
    let measured = |name: &str, date: Date, value: Option<&Exact>| step(scene, name, date, value);
    let compared = scene.earlier().filter(|earlier| earlier.plan.is_some());
    let recorded = compared.map(|earlier| measured(earlier.name, earlier.date, earlier.scorecard.overall.value.as_ref()));
    let now = measured(&scene.words.text("page-now"), scene.assessment.date, scene.scorecard().overall.value.as_ref());
    let projected = ends.into_iter().map(|(_, at, phase)| {
        let item = &roadmap.items[at];
        ProjectionStep {
            range_text: short_range(scene.words, draft.gains.reached[at]),
            is_projection: true,
            ..step(scene, &scene.rubric.roadmap.phases[phase].name, item.slot.finish, item.overall_after.as_ref())
        }
    });
    recorded.chain(std::iter::once(now)).chain(projected).collect()
}

/// A measured state.
fn step(scene: &Scene<'_>, label: &str, date: Date, value: Option<&Exact>) -> ProjectionStep {
    let gauge = scene.gauge(None);
    let planned = latest_plan(scene).filter(|earlier| earlier.date <= date);
    ProjectionStep {
        label: label.to_owned(),
        date: date.to_string(),
        date_text: scene.words.date(date),
        overall: gauge.number(value),
        then: planned.map(|earlier| expected(scene, &gauge, earlier, date)),
        range_text: None,
        is_projection: false,
    }
}

/// What an earlier plan projected for a day.
fn expected(scene: &Scene<'_>, gauge: &Gauge<'_>, earlier: Forecast<'_>, day: Date) -> Number {
    gauge.number(projected_on(scene.rubric, earlier.scorecard, earlier.roadmap, day).as_ref())
}

/// An earlier state in which something was planned.
#[derive(Clone, Copy)]
struct Forecast<'a> {
    name: &'a str,
    date: Date,
    assessment: &'a Assessment,
    scorecard: &'a Scorecard,
    roadmap: &'a Roadmap,
}

/// The states in which something was planned, oldest first.
fn plans<'a>(scene: &Scene<'a>) -> impl DoubleEndedIterator<Item = Forecast<'a>> {
    let forecast = |earlier: Earlier<'a>| {
        let Earlier { name, date, assessment, scorecard, plan, .. } = earlier;
        Some(Forecast { name, date, assessment, scorecard, roadmap: &plan?.roadmap })
    };
    scene.earlier().filter_map(forecast).filter(|forecast| !forecast.roadmap.items.is_empty())
}

fn latest_plan<'a>(scene: &Scene<'a>) -> Option<Forecast<'a>> {
    plans(scene).last()
}

/// Name of the latest recorded state that planned something.
pub fn latest_name(scene: &Scene<'_>) -> Option<String> {
    latest_plan(scene).map(|earlier| earlier.name.to_owned())
}

/// Every earlier plan beside what became of it, the latest first.
pub fn against(scene: &Scene<'_>) -> Vec<AgainstView> {
    plans(scene).rev().map(|earlier| against_one(scene, earlier)).collect()
}

fn against_one(scene: &Scene<'_>, earlier: Forecast<'_>) -> AgainstView {
    let gauge = scene.gauge(None);
    let then = Planned { assessment: earlier.assessment, roadmap: earlier.roadmap };
    let now = Planned { assessment: scene.assessment, roadmap: &scene.plan().roadmap };
    let found = slips(scene.rubric, then, now);
    AgainstView {
        name: earlier.name.to_owned(),
        date_text: scene.words.date(earlier.date),
        text: score_text(scene, &gauge, earlier),
        expected: expected(scene, &gauge, earlier, scene.assessment.date),
        measured: gauge.number(scene.scorecard().overall.value.as_ref()),
        counts_text: counts_text(scene.words, &found),
        finish_text: finish_text(scene.words, then, now),
        slips: found.iter().map(|slip| slip_view(scene.words, slip)).collect(),
    }
}

/// Projected beside measured, each rounded first; `None` without two scores.
fn score_text(scene: &Scene<'_>, gauge: &Gauge<'_>, earlier: Forecast<'_>) -> Option<String> {
    let expected = projected_on(scene.rubric, earlier.scorecard, earlier.roadmap, scene.assessment.date)?;
    let measured = scene.scorecard().overall.value.as_ref()?;
    let difference = gauge.rounded(measured) - gauge.rounded(&expected);
    let result = match (difference.is_zero(), difference.is_negative()) {
        (true, _) => "even",
        (_, true) => "behind",
        _ => "ahead",
    };
    let size = if difference.is_negative() { Exact::zero() - difference } else { difference };
    Some(say!(
        scene.words,
        "roadmap-against-score",
        result,
        name = earlier.name,
        date = scene.words.date(scene.assessment.date),
        expected = gauge.show(&expected),
        measured = gauge.show(measured),
        difference = gauge.difference(&size)
    ))
}

fn counts_text(words: &Words, slips: &[Slip]) -> String {
    let count = |wanted: &dyn Fn(&Slip) -> bool| slips.iter().filter(|slip| wanted(slip)).count();
    let planned = |slip: &Slip| slip.then.is_some();
    let parts = [
        ("done", count(&|slip| planned(slip) && matches!(slip.fate, Fate::Done { .. }))),
        ("later", count(&|slip| slip.days().is_some_and(|days| days > 0))),
        ("left", count(&|slip| matches!(slip.fate, Fate::LeftOut(_) | Fate::Gone))),
        ("new", count(&|slip| !planned(slip))),
    ];
    let told: Vec<String> =
        parts.into_iter().filter(|(_, n)| *n > 0).map(|(part, n)| say!(words, "roadmap-against-part", part, n)).collect();
    let items = count(&planned);
    if told.is_empty() {
        say!(words, "roadmap-against-unchanged", items)
    } else {
        say!(words, "roadmap-against-counts", items, parts = words.list(&told))
    }
}

/// How the end of the plan moved.
fn finish_text(words: &Words, then: Planned<'_>, now: Planned<'_>) -> Option<String> {
    let (before, after) = (then.roadmap.finish?, now.roadmap.finish?);
    let days = days_between(before, after);
    let (slip, days) = (slip_id(days), words.days(days.abs()));
    Some(say!(words, "roadmap-against-finish", slip, days, before = words.date(before), after = words.date(after)))
}

fn slip_id(days: i64) -> &'static str {
    match days {
        0 => "none",
        1.. => "later",
        _ => "earlier",
    }
}

fn slip_view(words: &Words, slip: &Slip) -> SlipView {
    let days = slip.days();
    let (kind, fate) = match &slip.fate {
        Fate::Planned { .. } => ("planned", words.text("roadmap-fate-planned")),
        Fate::Done { .. } => ("done", say!(words, "roadmap-status", status = "done")),
        Fate::LeftOut(reason) => ("left-out", say!(words, "roadmap-reason", reason = reason_id(*reason))),
        Fate::Gone => ("gone", words.text("roadmap-fate-gone")),
    };
    let finish = slip.fate.finish();
    SlipView {
        id: slip.id.clone(),
        title: slip.title.clone(),
        url: (slip.fate != Fate::Gone).then(|| format!("roadmap.html#item-{}", slip.id)),
        then: slip.then.map(|date| date.to_string()),
        then_text: slip.then.map(|date| words.date(date)),
        now: finish.map(|date| date.to_string()),
        now_text: finish.map(|date| words.date(date)),
        kind,
        fate,
        days,
        slip: match (days, slip.then) {
            (_, None) => "new",
            (None, _) => "unknown",
            (Some(days), _) => slip_id(days),
        },
        slip_text: match (days, slip.then) {
            (_, None) => words.text("roadmap-slip-new"),
            (None, _) => String::new(),
            (Some(days), _) => say!(words, "roadmap-slip", slip = slip_id(days), days = words.days(days.abs())),
        },
    }
}
