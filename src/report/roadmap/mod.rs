//! The roadmap as the pages show it: phases, bars on a time axis, conflicts, projection.

mod assumptions;
mod axis;
mod course;
mod items;
mod load;
mod quick;
mod timing;
mod worth;

use jiff::civil::Date;

use super::scene::Scene;
use super::scores::result_text;
use super::view::{HolidayView, QuickWinView, RoadmapView};
use super::what_if::what_if;
use crate::assessment::Holiday;
use crate::exact::Exact;
use crate::plan::{Gains, PlanItem, Roadmap, gains};
use crate::say;
use crate::words::Words;
use axis::Axis;
pub use items::{reason_id, status_id};
use quick::QuickWins;

/// What all parts of the page are composed from.
struct Draft<'a> {
    scene: &'a Scene<'a>,
    axis: Axis,
    gains: Gains,
    quick: QuickWins,
}

pub fn roadmap(scene: &Scene<'_>) -> RoadmapView {
    let words = scene.words;
    let roadmap = &scene.plan().roadmap;
    let gains = gains(scene.rubric, scene.assessment, scene.scorecard(), scene.plan());
    let draft = Draft { scene, axis: Axis::of(roadmap), quick: QuickWins::of(roadmap, &gains), gains };
    let (axis, quick) = (&draft.axis, &draft.quick);
    let effort_span = roadmap.work();
    let open = |outside: bool| roadmap.conflicts.iter().filter(move |found| timing::is_outside_phase(found) == outside);
    RoadmapView {
        headline: headline(scene, roadmap),
        start_text: words
            .date(roadmap.items.iter().map(|item| item.slot.start).min().unwrap_or(roadmap.start).min(roadmap.start)),
        finish_text: roadmap.finish.map(|finish| words.date(finish)),
        finish_range_text: roadmap.finish_range.and_then(|range| between(words, range)),
        finish_earliest: roadmap.finish_range.map(|(low, _)| low.to_string()),
        finish_latest: roadmap.finish_range.map(|(_, high)| high.to_string()),
        weeks: axis.weeks(),
        ticks: axis.ticks(words),
        today_pos: axis.today(scene.as_of),
        today_label: words.text(if scene.as_of == scene.assessment.date { "roadmap-assessed" } else { "roadmap-as-of" }),
        size: roadmap.size.map(|size| scene.rubric.roadmap.sizes[size].text.clone()),
        effort: words.range(&effort_span.0, &effort_span.1),
        effort_span,
        capacity: roadmap.capacity.team.as_ref().map(|room| words.decimal(&room.to_short(2))),
        holidays: holidays(&draft),
        people: words.decimal(&roadmap.people.to_short(1)),
        phases: scene.rubric.roadmap.phases.iter().map(|(ix, phase)| items::phase_view(&draft, ix, phase)).collect(),
        done: items::settled(scene, roadmap, true),
        left_out: items::settled(scene, roadmap, false),
        conflicts: open(false).map(|found| timing::conflict(scene, found)).collect(),
        overruns: open(true).map(|found| timing::conflict(scene, found)).collect(),
        load: load::load(scene, axis),
        load_weeks: load::weeks_per_bar(axis),
        critical_path: roadmap.critical_path.iter().map(|at| scene.planned(*at)).collect(),
        critical_text: critical_text(words, roadmap),
        quick_wins: quick.items.iter().map(|at| quick_win(&draft, *at)).collect(),
        quick_win_split: quick.split(roadmap),
        quick_win_effort: quick.most.clone(),
        quick_win_impact: quick::IMPACT,
        projection: course::projection(&draft),
        planned_then: course::latest_name(scene),
        against: course::against(scene),
        risks: draft.gains.risks.iter().filter_map(|found| worth::course(scene, found)).collect(),
        assumptions: assumptions::assumptions(scene),
        is_empty: roadmap.items.is_empty(),
        what_if: what_if(scene),
    }
}

/// Person-weeks that the schedule uses for some items, least and most.
fn work<'i>(items: impl Iterator<Item = &'i PlanItem> + Clone) -> (Exact, Exact) {
    (items.clone().map(|item| item.work.0.clone()).sum(), items.map(|item| item.work.1.clone()).sum())
}

/// `between 11 December 2026 and 8 January 2027`; `None` where both days are the same.
fn between(words: &Words, (from, to): (Date, Date)) -> Option<String> {
    (from != to).then(|| say!(words, "roadmap-between", from = words.date(from), to = words.date(to)))
}

/// `15 Jan – 12 Feb 2027`; `None` where both days are the same.
fn short_range(words: &Words, (from, to): (Date, Date)) -> Option<String> {
    (from != to).then(|| words.short_dates(from, to))
}

fn holidays(draft: &Draft<'_>) -> Vec<HolidayView> {
    let view = |holiday: &Holiday| {
        let (pos, width) = draft.axis.stretch(holiday.from, holiday.to).unzip();
        HolidayView {
            name: holiday.name.clone().unwrap_or_default(),
            from: holiday.from.to_string(),
            to: holiday.to.to_string(),
            dates_text: draft.scene.words.dates(holiday.from, holiday.to),
            pos,
            width,
        }
    };
    draft.scene.assessment.roadmap.holidays.iter().map(view).collect()
}

fn quick_win(draft: &Draft<'_>, at: usize) -> QuickWinView {
    let link = draft.scene.planned(at);
    QuickWinView { name: link.name, url: link.url, per_week: worth::per_week(draft.scene, &draft.gains.items[at]) }
}

fn headline(scene: &Scene<'_>, roadmap: &Roadmap) -> String {
    let words = scene.words;
    if roadmap.items.is_empty() {
        let answered = scene.scorecard().overall.coverage.answered;
        return if answered == 0 { words.text("roadmap-headline-not-started") } else { no_item_words(scene) };
    }
    let [now, then] = [&scene.scorecard().overall.value, &scene.plan().overall_after]
        .map(|value| scene.gauge(None).number(value.as_ref()).display);
    let items = roadmap.items.len();
    let finding = match roadmap.finish.map(|finish| words.date(finish)) {
        Some(finish) if now == then => say!(words, "roadmap-headline-keeps-by", items, now, finish),
        None if now == then => say!(words, "roadmap-headline-keeps", items, now),
        Some(finish) => say!(words, "roadmap-headline-by", items, now, then, finish),
        None => say!(words, "roadmap-headline", items, now, then),
    };
    match roadmap.conflicts.iter().filter(|found| !timing::is_outside_phase(found)).count() {
        0 => finding,
        n => say!(words, "roadmap-headline-conflicts", finding, n),
    }
}

/// Why an assessment with answers has an empty plan.
fn no_item_words(scene: &Scene<'_>) -> String {
    let words = scene.words;
    let states = scene.evaluation.phases.last().map(|last| &last.overall);
    if scene.rubric.roadmap.items.is_empty()
        && let Some(last) = states
    {
        let [now, then] = [&scene.scorecard().overall, last].map(|score| result_text(scene, score));
        say!(words, "roadmap-headline-states", now, then, n = scene.evaluation.phases.len())
    } else if scene.rubric.roadmap.items.is_empty() {
        words.text("roadmap-headline-none")
    } else if scene.plan().gaps.is_empty() {
        words.text("roadmap-headline-not-needed")
    } else {
        words.text("roadmap-headline-closes-nothing")
    }
}

fn critical_text(words: &Words, roadmap: &Roadmap) -> Option<String> {
    let ids: Vec<&str> = roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect();
    let finish = words.date(roadmap.finish?);
    (!ids.is_empty()).then(|| say!(words, "roadmap-critical", n = ids.len(), items = words.list(&ids), finish))
}
