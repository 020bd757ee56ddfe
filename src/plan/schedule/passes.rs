//! The forward pass gives every item its earliest days, the backward pass says how far each may slip.

use super::calendar::WEEK;
use super::capacity::{Rooms, Turn};
use super::{Because, Frame};
use crate::assessment::ItemStatus;
use crate::exact::Exact;
use crate::plan::roadmap::PlanItem;

/// Longest item, in working days: a century. Efforts beyond it are mistakes, and dates have an end.
const LONGEST: i64 = 100 * 52 * WEEK;

/// Which end of the efforts is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimate {
    Low,
    Middle,
    High,
}

/// When one item runs, in working days; `finish` is the first one after it.
#[derive(Debug, Clone)]
pub struct Run {
    pub start: i64,
    pub finish: i64,
    /// Person-weeks per week while it runs.
    pub load: Exact,
    pub because: Because,
    /// Items whose end left the room for it, by position.
    pub freed_by: Vec<usize>,
}

/// What the forward pass made.
pub struct Forward {
    pub runs: Vec<Run>,
    pub rooms: Rooms,
}

/// Earliest days of all items. What was decided takes its room first, even where there is none; everything else follows in the
/// order of the plan.
pub fn forward(frame: &Frame<'_>, items: &[PlanItem], estimate: Estimate) -> Forward {
    let mut rooms = Rooms::of(frame.capacity);
    let mut runs: Vec<Option<Run>> = items.iter().map(|item| fixed(frame, item, estimate)).collect();
    for (at, run) in runs.iter().enumerate() {
        if let Some(run) = run {
            rooms.take(at, items[at].owner_id(), run);
        }
    }
    for at in 0..items.len() {
        if runs[at].is_none() {
            let run = earliest(frame, &mut rooms, &items[at], at, &runs, estimate);
            rooms.take(at, items[at].owner_id(), &run);
            runs[at] = Some(run);
        }
    }
    Forward { runs: runs.into_iter().flatten().collect(), rooms }
}

/// The run of an item that is in progress or has a decided date; nothing moves it.
fn fixed(frame: &Frame<'_>, item: &PlanItem, estimate: Estimate) -> Option<Run> {
    let (start, finish) = item.decided_dates();
    let start = start.map(|date| frame.calendar.day_of(date));
    // A finish on a day without work is the end of the working day before it.
    let finish = finish.map(|date| frame.calendar.day_of(super::date_at(date, 1)));
    let is_running = item.status() == Some(ItemStatus::InProgress);
    let work = work(item, estimate);
    let length = length(frame, item, &work);
    let (start, finish) = match (start, finish) {
        (Some(start), Some(finish)) => (start, finish.max(start)),
        (Some(start), None) => (start, start + length),
        (None, Some(finish)) if is_running => ((finish - length).min(0), finish),
        (None, Some(finish)) => (finish - length, finish),
        (None, None) if is_running => (0, length),
        (None, None) => return None,
    };
    let because = if item.decided_dates() == (None, None) { Because::Running } else { Because::Decided };
    let load = load(&work, finish - start);
    Some(Run { start, finish, load, because, freed_by: Vec::new() })
}

fn earliest(frame: &Frame<'_>, rooms: &mut Rooms, item: &PlanItem, at: usize, runs: &[Option<Run>], estimate: Estimate) -> Run {
    let needs = || item.needs.iter().filter(|need| **need < at).filter_map(|need| Some((*need, runs[*need].as_ref()?.finish)));
    let ready = needs().map(|(_, finish)| finish).max().unwrap_or(0);
    let phase = frame.phase_days(item.phase).0;
    let from = ready.max(phase).max(0);
    let work = work(item, estimate);
    let days = length(frame, item, &work);
    // Efforts of more than a century are cut to what one item may take.
    let load = load(&work, days).min(rate(frame, item));
    let Turn { start, waits } = rooms.turn(item.owner_id(), from, days, &load);
    let because = match waits.as_ref() {
        Some(wait) => Because::Capacity(wait.who.clone()),
        None if from == 0 => Because::PlanStart,
        None if from == ready => Because::Needs(needs().filter(|(_, finish)| *finish == from).map(|(need, _)| need).collect()),
        None => Because::Phase,
    };
    Run { start, finish: start + days, load, because, freed_by: waits.map(|wait| wait.freed_by).unwrap_or_default() }
}

/// The person-weeks that an estimate takes.
fn work(item: &PlanItem, estimate: Estimate) -> Exact {
    match estimate {
        Estimate::Low => item.work.0.clone(),
        Estimate::Middle => item.mid_work(),
        Estimate::High => item.work.1.clone(),
    }
}

/// Working days: the work divided by the people on it, rounded up; at least a week.
fn length(frame: &Frame<'_>, item: &PlanItem, work: &Exact) -> i64 {
    let weeks = work.checked_div(&rate(frame, item)).unwrap_or_else(|| work.clone());
    (weeks * Exact::from(WEEK)).ceil_to_i64().clamp(WEEK, LONGEST)
}

/// Person-weeks that go into an item in a week: those of the people on it, or its owner's or the team's capacity where that is
/// smaller.
fn rate(frame: &Frame<'_>, item: &PlanItem) -> Exact {
    let owner = item.owner_id().and_then(|owner| frame.capacity.of_person(owner));
    [owner, frame.capacity.team.as_ref()].into_iter().flatten().chain([frame.people]).min().unwrap_or(frame.people).clone()
}

/// Person-weeks per week of work that is spread evenly over its days.
fn load(work: &Exact, days: i64) -> Exact {
    work * &Exact::ratio(WEEK, days.max(1))
}

/// How many working days each item may slip without moving the end of the plan: along needs, and along the room that one left to
/// another.
pub fn slack(items: &[PlanItem], runs: &[Run]) -> Vec<i64> {
    let end = runs.iter().map(|run| run.finish).max().unwrap_or(0);
    let mut latest = vec![end; runs.len()];
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((runs[*at].start, runs[*at].finish)));
    for at in order {
        let latest_start = latest[at] - (runs[at].finish - runs[at].start);
        // What is decided or runs already is not moved by what it needs: that would be a conflict, not a later end.
        let moved_by = if items[at].is_fixed() { &[] } else { items[at].needs.as_slice() };
        for before in moved_by.iter().filter(|need| **need < at).chain(&runs[at].freed_by) {
            latest[*before] = latest[*before].min(latest_start);
        }
    }
    latest.iter().zip(runs).map(|(latest, run)| latest - run.finish).collect()
}
