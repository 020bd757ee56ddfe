//! Dates: forward and backward pass over the plan, slack and the critical path.
//!
//! Time is counted in whole days from the start of week 1. An item starts at the latest of its phase's first week and the
//! finish of everything it needs; it lasts its middle effort divided by the people, at least one week. Dates the team decided
//! stand as they are; where they contradict the needs, that is a [`Conflict`].

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::roadmap::PlanItem;
use crate::assessment::ItemStatus;
use crate::exact::Exact;
use crate::rubric::Rubric;

/// When an item runs. Days count from the start of the plan; `finish_day` is the first day after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slot {
    pub start_day: i64,
    pub finish_day: i64,
    /// First and last day as dates; the last day is never a Saturday or Sunday when the length was computed.
    pub start: Date,
    pub finish: Date,
    /// Days the finish may move without moving the end of the plan.
    pub slack: i64,
    pub critical: bool,
    /// Both dates were decided by the team.
    pub decided: bool,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// An item starts before one it needs is finished.
    StartsTooEarly { item: String, needs: String, days: i64 },
    /// Items that need each other.
    Cycle { items: Vec<String> },
}

/// An item that runs beyond the weeks of its phase; worth knowing, nothing to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overrun {
    pub item: String,
    pub phase: String,
    pub days: i64,
}

/// The frame of a schedule.
pub struct Horizon {
    pub start: Date,
    pub people: Exact,
    /// Rubric week that is week 1 of this plan.
    pub first_week: i64,
}

/// What scheduling found besides the slots.
pub struct Timing {
    pub conflicts: Vec<Conflict>,
    pub overruns: Vec<Overrun>,
    pub critical_path: Vec<usize>,
    pub finish: Option<Date>,
}

/// Gives every item its slot. `items` are in an order in which needs come first, cycles excepted.
pub fn schedule(rubric: &Rubric, horizon: &Horizon, items: &mut [PlanItem]) -> Timing {
    forward(rubric, horizon, items);
    let end = items.iter().map(|item| item.slot.finish_day).max();
    if let Some(end) = end {
        backward(end, items);
    }
    Timing {
        conflicts: conflicts(items),
        overruns: overruns(rubric, horizon, items),
        critical_path: items.iter().enumerate().filter(|(_, item)| item.slot.critical).map(|(at, _)| at).collect(),
        finish: items.iter().map(|item| item.slot.finish).max(),
    }
}

fn forward(rubric: &Rubric, horizon: &Horizon, items: &mut [PlanItem]) {
    for at in 0..items.len() {
        let ready = items[at].needs.iter().filter(|need| **need < at).map(|need| items[*need].slot.finish_day).max().unwrap_or(0);
        let week = rubric.roadmap.phases[items[at].phase].weeks.0 - horizon.first_week;
        items[at].slot = slot(horizon, &items[at], (week * 7).max(ready).max(0));
    }
}

fn slot(horizon: &Horizon, item: &PlanItem, earliest: i64) -> Slot {
    let decision = item.decision.as_ref();
    let decided_start = decision.and_then(|d| d.start).map(|date| days_between(horizon.start, date));
    let decided_finish = decision.and_then(|d| d.finish).map(|date| days_between(horizon.start, date) + 1);
    let running = item.status() == Some(ItemStatus::InProgress);
    let free = if running { 0 } else { workday_from(horizon.start, earliest) };
    let length = length_in_days(horizon, item);
    let (start_day, finish_day) = match (decided_start, decided_finish) {
        (Some(start), Some(finish)) => (start, finish.max(start + 1)),
        (Some(start), None) => (start, start + length),
        (None, Some(finish)) => (free.min(finish - length), finish),
        (None, None) => (free, free + length),
    };
    let last = date_at(horizon.start, finish_day - 1);
    Slot {
        start_day,
        finish_day,
        start: date_at(horizon.start, start_day),
        finish: if decided_finish.is_some() { last } else { workday_before(last) },
        slack: 0,
        critical: false,
        decided: decided_start.is_some() && decided_finish.is_some(),
    }
}

/// Longest item, in days: a century. Efforts beyond it are mistakes, and dates have an end.
const LONGEST: i64 = 36_500;

/// The team's own figure, else the middle of the range, divided by the people; at least a week.
fn length_in_days(horizon: &Horizon, item: &PlanItem) -> i64 {
    let decided = item.decision.as_ref().and_then(|decision| decision.effort.as_ref());
    let effort = decided.map_or_else(|| item.mid_effort(), |(low, high)| (low + high) / Exact::from(2u8));
    let weeks = effort.checked_div(&horizon.people).unwrap_or(effort);
    (weeks * Exact::from(7u8)).ceil_to_i64().clamp(7, LONGEST)
}

fn backward(end: i64, items: &mut [PlanItem]) {
    let mut latest_finish = vec![end; items.len()];
    for at in (0..items.len()).rev() {
        let latest_start = latest_finish[at] - (items[at].slot.finish_day - items[at].slot.start_day);
        // What starts on a decided day is not moved by what it needs: finishing later would be a conflict, not a later end.
        let is_pinned = items[at].decision.as_ref().is_some_and(|decision| decision.start.is_some());
        let kept = items[at].needs.iter().filter(|need| !is_pinned && **need < at);
        for need in kept {
            latest_finish[*need] = latest_finish[*need].min(latest_start);
        }
    }
    for (item, latest) in items.iter_mut().zip(latest_finish) {
        item.slot.slack = latest - item.slot.finish_day;
        item.slot.critical = item.slot.slack == 0;
    }
}

fn conflicts(items: &[PlanItem]) -> Vec<Conflict> {
    let too_early = |item: &PlanItem, need: &PlanItem| need.slot.finish_day - item.slot.start_day;
    let of_item = |item: &PlanItem| {
        let needs = item.needs.iter().map(|need| &items[*need]).filter(|need| too_early(item, need) > 0);
        needs
            .map(|need| Conflict::StartsTooEarly { item: item.id.clone(), needs: need.id.clone(), days: too_early(item, need) })
            .collect::<Vec<_>>()
    };
    items.iter().flat_map(of_item).collect()
}

fn overruns(rubric: &Rubric, horizon: &Horizon, items: &[PlanItem]) -> Vec<Overrun> {
    let overrun = |item: &PlanItem| {
        let phase = &rubric.roadmap.phases[item.phase];
        let days = item.slot.finish_day - (phase.weeks.1 - horizon.first_week + 1) * 7;
        (days > 0).then(|| Overrun { item: item.id.clone(), phase: phase.name.clone(), days })
    };
    items.iter().filter_map(overrun).collect()
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The date so many days after (or before) another; the ends of the calendar bound it.
pub fn date_at(start: Date, days: i64) -> Date {
    start.saturating_add(days.clamp(-3_000_000, 3_000_000).days())
}

/// The day itself, or the Monday after a weekend.
fn workday_from(start: Date, day: i64) -> i64 {
    match date_at(start, day).weekday() {
        Weekday::Saturday => day + 2,
        Weekday::Sunday => day + 1,
        _ => day,
    }
}

fn workday_before(date: Date) -> Date {
    match date.weekday() {
        Weekday::Saturday => date_at(date, -1),
        Weekday::Sunday => date_at(date, -2),
        _ => date,
    }
}
