//! The roadmap as the pages show it: phases, bars on a time axis, conflicts, projection.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::scene::{Scene, note, person};
use super::scores::result_text;
use super::view::{ItemView, LeftOutView, LinkView, Number, PhaseView, ProjectionStep, RoadmapView, TickView, UpliftView};
use super::what_if::what_if;
use crate::assessment::{ItemRef, ItemStatus};
use crate::exact::Exact;
use crate::plan::{Chosen, Conflict, LeftOut, LeftOutReason, PlanItem, RiskKey, Roadmap, Who, date_at};
use crate::rubric::{Ix, Phase};
use crate::say;
use crate::words::Words;

pub fn roadmap(scene: &Scene<'_>) -> RoadmapView {
    let words = scene.words;
    let roadmap = &scene.plan().roadmap;
    let axis = Axis::of(roadmap);
    let most = middle_effort(roadmap);
    let quick: BTreeSet<usize> = quick_wins(roadmap, most.as_ref());
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
        phases: scene.rubric.roadmap.phases.iter().map(|(ix, phase)| phase_view(scene, &axis, &quick, ix, phase)).collect(),
        done: settled(scene, roadmap, true),
        left_out: settled(scene, roadmap, false),
        conflicts: roadmap.conflicts.iter().filter(|found| !is_overrun(found)).map(|found| conflict(scene, found)).collect(),
        overruns: roadmap.conflicts.iter().filter(|found| is_overrun(found)).map(|found| conflict(scene, found)).collect(),
        critical_path: roadmap.critical_path.iter().map(|at| scene.planned(*at)).collect(),
        critical_text: critical_text(words, roadmap),
        quick_wins: quick.iter().map(|at| scene.planned(*at)).collect(),
        quick_win_split: most.as_ref().map(|most| split(roadmap, most)),
        quick_win_effort: most,
        quick_win_impact: QUICK_WIN_IMPACT,
        projection: projection(scene),
        assumptions: assumptions(scene, roadmap),
        is_empty: roadmap.items.is_empty(),
        what_if: what_if(scene),
    }
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
    match roadmap.conflicts.iter().filter(|found| !is_overrun(found)).count() {
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

/// The time axis: whole calendar weeks from the earliest start to the latest finish.
struct Axis {
    start: Date,
    first_day: i64,
    days: i64,
}

impl Axis {
    fn of(roadmap: &Roadmap) -> Self {
        let day = |date: Date| days_between(roadmap.start, date);
        let first = roadmap.items.iter().map(|item| day(item.slot.start)).min().unwrap_or(0).min(0);
        let last = roadmap.items.iter().map(|item| day(item.slot.finish) + 1).max().unwrap_or(7).max(7);
        let first_day = first.div_euclid(7) * 7;
        let days = ((last - first_day) + 6) / 7 * 7;
        Axis { start: roadmap.start, first_day, days }
    }

    /// The calendar days of an item, from the start of the plan: its first, and the first one after it.
    fn days(&self, item: &PlanItem) -> (i64, i64) {
        (days_between(self.start, item.slot.start), days_between(self.start, item.slot.finish) + 1)
    }

    fn weeks(&self) -> usize {
        usize::try_from(self.days / 7).unwrap_or(0)
    }

    fn pos(&self, day: i64) -> String {
        (Exact::ratio(day - self.first_day, self.days) * Exact::from(100i64)).to_short(1)
    }

    fn date(&self, day: i64) -> Date {
        date_at(self.start, day)
    }

    /// At most half a dozen labels, so that they never touch.
    fn ticks(&self, words: &Words) -> Vec<TickView> {
        let weeks = self.days / 7;
        let every = (weeks + 5) / 6;
        (0..weeks)
            .filter(|week| week % every.max(1) == 0)
            .map(|week| {
                let day = self.first_day + week * 7;
                TickView { label: words.short_date(self.date(day)), date_text: words.date(self.date(day)), pos: self.pos(day) }
            })
            .collect()
    }

    fn today(&self, today: Date) -> Option<String> {
        let day = days_between(self.start, today);
        (self.first_day..=self.first_day + self.days).contains(&day).then(|| self.pos(day))
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Least impact of a quick win.
const QUICK_WIN_IMPACT: i64 = 4;

/// Effort of the middle item of the plan; the lower one of two.
fn middle_effort(roadmap: &Roadmap) -> Option<Exact> {
    let mut efforts: Vec<Exact> = roadmap.items.iter().map(PlanItem::mid_effort).collect();
    efforts.sort();
    efforts.get(efforts.len().saturating_sub(1) / 2).cloned()
}

/// Where a line parts quick wins from the rest: half-way to the next larger effort, so that no item stands on it.
fn split(roadmap: &Roadmap, most: &Exact) -> Exact {
    let larger = roadmap.items.iter().map(PlanItem::mid_effort).filter(|effort| effort > most).min();
    larger.map_or_else(|| most + &Exact::one(), |larger| (most + &larger) * Exact::ratio(1, 2))
}

/// High impact for little effort: at least [`QUICK_WIN_IMPACT`], at most the effort of the middle item, and it closes something.
fn quick_wins(roadmap: &Roadmap, most: Option<&Exact>) -> BTreeSet<usize> {
    let is_quick = |item: &PlanItem| {
        item.impact >= QUICK_WIN_IMPACT && most.is_some_and(|most| item.mid_effort() <= *most) && !item.uplift.is_empty()
    };
    roadmap.items.iter().enumerate().filter(|(_, item)| is_quick(item)).map(|(at, _)| at).collect()
}

fn phase_view(scene: &Scene<'_>, axis: &Axis, quick: &BTreeSet<usize>, ix: Ix<Phase>, phase: &Phase) -> PhaseView {
    let roadmap = &scene.plan().roadmap;
    let inside: Vec<(usize, &PlanItem)> = roadmap.items.iter().enumerate().filter(|(_, item)| item.phase == ix).collect();
    let from = inside.iter().map(|(_, item)| item.slot.start).min();
    let to = inside.iter().map(|(_, item)| item.slot.finish).max();
    let effort: (Exact, Exact) =
        (inside.iter().map(|(_, item)| item.effort.0.clone()).sum(), inside.iter().map(|(_, item)| item.effort.1.clone()).sum());
    PhaseView {
        id: phase.id.clone(),
        name: phase.name.clone(),
        text: phase.text.clone(),
        priority: phase.priority.clone(),
        exit: phase.exit.clone(),
        overall_after: (!inside.is_empty()).then(|| after_phase(scene, ix)),
        done: roadmap.left_out.iter().filter(|left| left.reason == LeftOutReason::Done && is_in(scene, left, ix)).count(),
        effort: scene.words.range(&effort.0, &effort.1),
        dates_text: from.zip(to).map(|(from, to)| scene.words.dates(from, to)),
        items: inside.into_iter().map(|(at, item)| item_view(scene, axis, quick.contains(&at), item)).collect(),
    }
}

fn is_in(scene: &Scene<'_>, left: &LeftOut, phase: Ix<Phase>) -> bool {
    left_phase(scene, left) == phase
}

/// The projected score with everything up to and with a phase done.
fn after_phase(scene: &Scene<'_>, phase: Ix<Phase>) -> Number {
    let levels = scene.plan().roadmap.levels_after_phase(scene.scorecard(), phase);
    scene.gauge(None).number(scene.scorecard().overall_with(scene.rubric, &levels).as_ref())
}

fn item_view(scene: &Scene<'_>, axis: &Axis, quick_win: bool, item: &PlanItem) -> ItemView {
    let declared = match item.key {
        ItemRef::Rubric(ix) => Some(&scene.rubric.roadmap.items[ix]),
        ItemRef::Own(_) => None,
    };
    let own_outcome = match item.key {
        ItemRef::Own(at) => scene.assessment.roadmap.own[at].outcome.clone(),
        ItemRef::Rubric(_) => None,
    };
    let (words, status) = (scene.words, status_id(item));
    let decision = item.decision.as_ref();
    let (start_day, finish_day) = axis.days(item);
    ItemView {
        id: item.id.clone(),
        title: item.title.clone(),
        url: format!("roadmap.html#item-{}", item.id),
        status,
        status_text: say!(words, "roadmap-status", status),
        priority: item.priority.clone(),
        override_why: item.override_why.clone(),
        chosen: say!(words, "roadmap-chosen", chosen = chosen_id(item.chosen)),
        outcome: declared.map(|declared| declared.outcome.clone()).or(own_outcome).unwrap_or_default(),
        accept: declared.map_or_else(Vec::new, |declared| declared.accept.clone()),
        not_if: declared.and_then(|declared| declared.not_if.as_ref().map(|not_if| not_if.text.clone())),
        owner: decision.and_then(|decision| person(decision.owner.as_ref())),
        owner_role: declared.map_or_else(String::new, |declared| declared.owner_role.clone()),
        effort: words.range(&item.effort.0, &item.effort.1),
        effort_span: item.effort.clone(),
        impact: item.impact,
        value: words.decimal(&item.value.to_fixed(1)),
        value_value: item.value.clone(),
        start: item.slot.start.to_string(),
        finish: item.slot.finish.to_string(),
        dates_text: words.dates(item.slot.start, item.slot.finish),
        dates_short: words.short_dates(item.slot.start, item.slot.finish),
        start_day: start_day - axis.first_day,
        finish_day: finish_day - axis.first_day,
        bar_pos: axis.pos(start_day),
        bar_width: (Exact::ratio(finish_day - start_day, axis.days) * Exact::from(100i64)).to_short(1),
        slack_text: slack(words, item.slot.slack),
        slack_days: item.slot.slack,
        critical: item.slot.critical,
        decided: item.slot.decided,
        quick_win,
        needs: item.needs.iter().map(|at| scene.planned(*at)).collect(),
        uplifts: uplifts(scene, item),
        risks: declared.map_or_else(Vec::new, |declared| {
            declared.risks.iter().filter_map(|risk| scene.risk(RiskKey::Rubric(*risk))).collect()
        }),
        tools: declared.map_or_else(Vec::new, |declared| shown_tools(scene, &declared.tools)),
        metrics: declared.map_or_else(Vec::new, |declared| declared.metrics.iter().map(|metric| scene.metric(*metric)).collect()),
        overall_after: item.overall_after.as_ref().map(|value| scene.gauge(None).number(Some(value))),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
        mid_effort: item.mid_effort(),
    }
}

/// From working days; in whole weeks from a fortnight on.
fn slack(words: &Words, days: i64) -> String {
    match days {
        0 => words.text("roadmap-no-slack"),
        1..10 => words.days(days),
        _ => words.days(days / 5 * 7),
    }
}

fn shown_tools(scene: &Scene<'_>, tools: &[Ix<crate::rubric::Tool>]) -> Vec<LinkView> {
    tools.iter().filter(|tool| super::tools::is_shown(scene, **tool)).map(|tool| scene.tool(*tool)).collect()
}

fn status_id(item: &PlanItem) -> &'static str {
    match item.status() {
        Some(ItemStatus::InProgress) => "in-progress",
        Some(ItemStatus::Planned) => "planned",
        Some(ItemStatus::Done) => "done",
        Some(ItemStatus::Skipped) => "skipped",
        Some(ItemStatus::Deferred) => "deferred",
        None => "proposed",
    }
}

fn chosen_id(chosen: Chosen) -> &'static str {
    match chosen {
        Chosen::Gap => "gap",
        Chosen::Decided => "decided",
        Chosen::Prerequisite => "prerequisite",
    }
}

/// Every rise of an answered level; one beyond the target counts in the projection, but not in the item's value.
fn uplifts(scene: &Scene<'_>, item: &PlanItem) -> Vec<UpliftView> {
    item.closes.iter().filter_map(|(node, to)| uplift(scene, item, *node, to)).collect()
}

fn uplift(scene: &Scene<'_>, item: &PlanItem, node: Ix<crate::rubric::Node>, to: &Exact) -> Option<UpliftView> {
    let from = scene.scorecard().node(node).value.as_ref()?;
    let counted = item.uplift.get(&node).cloned().unwrap_or_else(Exact::zero);
    let beyond = scene.scorecard().target(node).is_some_and(|target| *to > target.points);
    (to > from).then(|| UpliftView {
        id: scene.rubric.nodes[node].id.clone(),
        name: scene.name_of(node).to_owned(),
        url: scene.node_url(node),
        text: format!("{} → {}", from.to_short(2), to.to_short(2)),
        from: scene.words.decimal(&from.to_short(2)),
        to: scene.words.decimal(&to.to_short(2)),
        uplift: counted,
        beyond_target: beyond,
    })
}

/// Items that need no work: the finished ones, or those left out for another reason.
fn settled(scene: &Scene<'_>, roadmap: &Roadmap, done: bool) -> Vec<LeftOutView> {
    let wanted = roadmap.left_out.iter().filter(|left| (left.reason == LeftOutReason::Done) == done);
    wanted.map(|left| left_out(scene, left)).collect()
}

fn left_phase(scene: &Scene<'_>, left: &LeftOut) -> Ix<Phase> {
    match left.item {
        ItemRef::Rubric(ix) => scene.rubric.roadmap.items[ix].phase,
        ItemRef::Own(at) => scene.assessment.roadmap.own[at].phase,
    }
}

fn left_out(scene: &Scene<'_>, left: &LeftOut) -> LeftOutView {
    let (id, title, not_if) = match left.item {
        ItemRef::Rubric(ix) => {
            let item = &scene.rubric.roadmap.items[ix];
            (&item.id, &item.text, item.not_if.as_ref().map(|not_if| not_if.text.clone()))
        }
        ItemRef::Own(at) => (&scene.assessment.roadmap.own[at].id, &scene.assessment.roadmap.own[at].title, None),
    };
    let decision = left.decision.as_ref();
    let reason = reason_id(left.reason);
    LeftOutView {
        id: id.clone(),
        title: title.clone(),
        phase: scene.rubric.roadmap.phases[left_phase(scene, left)].name.clone(),
        reason,
        reason_text: say!(scene.words, "roadmap-reason", reason),
        not_if,
        finish_text: decision.and_then(|decision| decision.finish).map(|finish| scene.words.date(finish)),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
    }
}

fn reason_id(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::Done => "done",
        LeftOutReason::Skipped => "skipped",
        LeftOutReason::Deferred => "deferred",
        LeftOutReason::AtTarget => "at-target",
        LeftOutReason::NotApplicable => "not-applicable",
        LeftOutReason::Unanswered => "unanswered",
        LeftOutReason::NothingHigher => "nothing-higher",
        LeftOutReason::NoTarget => "no-target",
        LeftOutReason::Enabling => "enabling",
    }
}

/// An item outside the weeks of its phase: worth knowing, nothing to settle.
fn is_overrun(conflict: &Conflict) -> bool {
    matches!(conflict, Conflict::OutsidePhase { .. })
}

fn conflict(scene: &Scene<'_>, conflict: &Conflict) -> String {
    let words = scene.words;
    match conflict {
        Conflict::StartsTooEarly { item, needs, days, .. } => {
            say!(words, "roadmap-starts-too-early", item = item.as_str(), needs = needs.as_str(), days = words.days(*days))
        }
        Conflict::OutsidePhase { item, phase, days, early: true } => {
            say!(words, "roadmap-early", item = item.as_str(), phase = phase.as_str(), days = words.days(*days))
        }
        Conflict::OutsidePhase { item, phase, days, early: false } => {
            say!(words, "roadmap-overrun", item = item.as_str(), phase = phase.as_str(), days = words.days(*days))
        }
        Conflict::OverCapacity { who, items, from, to, work, room } => {
            let (dates, items) = (words.dates(*from, *to), words.list(items));
            let [work, room] = [work, room].map(|weeks| words.decimal(&weeks.to_short(2)));
            match who {
                Who::Team => say!(words, "roadmap-over-capacity", dates, items, work, room),
                Who::Person(id) => {
                    let person = scene.assessment.participants.iter().find(|person| person.id == *id);
                    let name = person.map_or(id.as_str(), |person| person.name.as_str());
                    say!(words, "roadmap-over-capacity-person", dates, items, work, room, name)
                }
            }
        }
        Conflict::Cycle { items } => say!(words, "roadmap-cycle", items = words.list(items)),
    }
}

fn critical_text(words: &Words, roadmap: &Roadmap) -> Option<String> {
    let ids: Vec<&str> = roadmap.critical_path.iter().map(|at| roadmap.items[*at].id.as_str()).collect();
    let finish = words.date(roadmap.finish?);
    (!ids.is_empty()).then(|| say!(words, "roadmap-critical", n = ids.len(), items = words.list(&ids), finish))
}

/// Today and the projected score after each phase that has items, in the order of their ends.
fn projection(scene: &Scene<'_>) -> Vec<ProjectionStep> {
    let (words, roadmap) = (scene.words, &scene.plan().roadmap);
    let recorded = scene.earlier().map(|earlier| ProjectionStep {
        label: earlier.name.to_owned(),
        date_text: words.date(earlier.assessment.date),
        overall: scene.gauge(None).number(earlier.scorecard.overall.value.as_ref()),
        is_projection: false,
    });
    let now = ProjectionStep {
        label: words.text("page-now"),
        date_text: words.date(scene.assessment.date),
        overall: scene.gauge(None).number(scene.scorecard().overall.value.as_ref()),
        is_projection: false,
    };
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
    let steps = ends.into_iter().map(|(_, at, phase)| ProjectionStep {
        label: scene.rubric.roadmap.phases[phase].name.clone(),
        date_text: words.date(roadmap.items[at].slot.finish),
        overall: scene.gauge(None).number(roadmap.items[at].overall_after.as_ref()),
        is_projection: true,
    });
    recorded.chain(std::iter::once(now)).chain(steps).collect()
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
