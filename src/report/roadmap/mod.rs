//! The roadmap as the pages show it: phases, bars on a time axis, conflicts, projection.

mod axis;
mod course;
mod items;
mod quick;
mod worth;

use super::scene::Scene;
use super::scores::result_text;
use super::view::{QuickWinView, RoadmapView};
use crate::exact::Exact;
use crate::plan::{Conflict, Gains, Overrun, Roadmap, gains};
use crate::say;
use crate::words::Words;
use axis::Axis;
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
    let (from, to) = roadmap.effort();
    RoadmapView {
        headline: headline(scene, roadmap),
        start_text: words
            .date(roadmap.items.iter().map(|item| item.slot.start).min().unwrap_or(roadmap.start).min(roadmap.start)),
        finish_text: roadmap.finish.map(|finish| words.date(finish)),
        weeks: axis.weeks(),
        ticks: axis.ticks(words),
        today_pos: axis.today(scene.as_of),
        today_label: words.text(if scene.as_of == scene.assessment.date { "roadmap-assessed" } else { "roadmap-as-of" }),
        size: roadmap.size.map(|size| scene.rubric.roadmap.sizes[size].text.clone()),
        effort: words.range(&from, &to),
        people: words.decimal(&roadmap.people.to_short(1)),
        phases: scene.rubric.roadmap.phases.iter().map(|(ix, phase)| items::phase_view(&draft, ix, phase)).collect(),
        done: items::settled(scene, roadmap, true),
        left_out: items::settled(scene, roadmap, false),
        conflicts: roadmap.conflicts.iter().map(|found| conflict(words, found)).collect(),
        overruns: roadmap.overruns.iter().map(|found| overrun(words, found)).collect(),
        critical_path: roadmap.critical_path.iter().map(|at| scene.planned(*at)).collect(),
        critical_text: critical_text(words, roadmap),
        quick_wins: quick.items.iter().map(|at| quick_win(&draft, *at)).collect(),
        quick_win_split: quick.split(roadmap),
        quick_win_effort: quick.most.clone(),
        quick_win_impact: quick::IMPACT,
        projection: course::projection(scene),
        planned_then: course::latest_name(scene),
        against: course::against(scene),
        risks: draft.gains.risks.iter().filter_map(|found| worth::course(scene, found)).collect(),
        assumptions: assumptions(scene, roadmap),
        is_empty: roadmap.items.is_empty(),
    }
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
    match roadmap.conflicts.len() {
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

fn conflict(words: &Words, conflict: &Conflict) -> String {
    match conflict {
        Conflict::StartsTooEarly { item, needs, days } => {
            say!(words, "roadmap-starts-too-early", item = item.as_str(), needs = needs.as_str(), days = words.days(*days))
        }
        Conflict::Cycle { items } => say!(words, "roadmap-cycle", items = words.list(items)),
    }
}

fn overrun(words: &Words, overrun: &Overrun) -> String {
    let (item, phase) = (overrun.item.as_str(), overrun.phase.as_str());
    say!(words, "roadmap-overrun", item, phase, days = words.days(overrun.days))
}

fn critical_text(words: &Words, roadmap: &Roadmap) -> Option<String> {
    let ids: Vec<&str> = roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect();
    let finish = words.date(roadmap.finish?);
    (!ids.is_empty()).then(|| say!(words, "roadmap-critical", n = ids.len(), items = words.list(&ids), finish))
}

fn assumptions(scene: &Scene<'_>, roadmap: &Roadmap) -> Vec<String> {
    let words = scene.words;
    let duration = if roadmap.people == Exact::one() {
        words.text("roadmap-assume-one-person")
    } else {
        say!(words, "roadmap-assume-people", people = words.decimal(&roadmap.people.to_short(1)))
    };
    let size = roadmap.size.map(|size| {
        let size = &scene.rubric.roadmap.sizes[size];
        say!(words, "roadmap-assume-size", size = size.id.as_str(), text = size.text.as_str())
    });
    let levels = words.text("roadmap-assume-levels");
    [Some(levels), Some(duration), size, Some(words.text("roadmap-assume-order"))].into_iter().flatten().collect()
}
