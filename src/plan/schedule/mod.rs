//! Dates: forward and backward pass over the plan, slack, the critical path, load and capacity.
//!
//! Time is counted in whole working days of a [`Calendar`]. An item starts at the latest of the start of the plan, the first week
//! of its phase, the finish of everything it needs and, where a capacity is given, the first days with room for it. It lasts its
//! middle effort divided by the people on it, rounded up to working days, at least one week. What is in progress runs from the
//! start of the plan, and dates the team decided stand as they are; where they contradict needs, phase or capacity, that is a
//! [`Conflict`], and the plan is shown as it is.

mod calendar;
mod capacity;
mod conflicts;
mod load;
mod passes;

use jiff::civil::Date;

use super::roadmap::PlanItem;
use crate::assessment::Capacity;
use crate::exact::Exact;
use crate::rubric::{Ix, Phase, Rubric};
pub use calendar::{Calendar, date_at};
pub use load::Load;
use passes::{Estimate, Run};

/// When an item runs. Days are working days from the start of the plan; `finish_day` is the first one after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slot {
    pub start_day: i64,
    pub finish_day: i64,
    /// First and last day as dates: working days, unless the team decided otherwise.
    pub start: Date,
    pub finish: Date,
    /// The same when the item runs as late as it can without moving the end of the plan.
    pub latest_start: Date,
    pub latest_finish: Date,
    /// Working days the item may slip without moving the end of the plan, everything else as early as it can be; what starts on a
    /// decided day is moved by nothing. With a capacity the order in which items get their room is kept as well, so that an item
    /// which waits for another to leave room counts as needing it.
    pub slack: i64,
    /// No slack: it decides when the plan ends.
    pub critical: bool,
    /// Both dates were decided by the team.
    pub decided: bool,
    pub because: Because,
}

/// Why an item starts when it does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Because {
    /// Nothing holds it back.
    #[default]
    PlanStart,
    /// Its phase begins then.
    Phase,
    /// The last of what it needs is finished, by position in the plan.
    Needs(Vec<usize>),
    /// There is no room for it before.
    Capacity(Who),
    /// It is in progress, and no start was decided.
    Running,
    /// The team decided a date.
    Decided,
}

/// Whose capacity it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Team,
    /// A participant, by id.
    Person(String),
}

/// Something that does not fit; every one names what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// An item starts so many working days before one it needs is finished, or even finishes before that.
    StartsTooEarly { item: String, needs: String, days: i64, finishes_before: bool },
    /// An item begins so many working days before the weeks of its phase (`early`), or ends after them. Worth knowing, nothing to
    /// settle.
    OutsidePhase { item: String, phase: String, days: i64, early: bool },
    /// What was decided is more work than there is room for. Work and room are in person-weeks per week; the work is the most of
    /// any day from `from` to `to`, and `items` are all that take part.
    OverCapacity { who: Who, items: Vec<String>, from: Date, to: Date, work: Exact, room: Exact },
    /// Items that need each other, each the next and the last the first.
    Cycle { items: Vec<String> },
}

/// What a schedule is made in.
pub struct Frame<'a> {
    pub rubric: &'a Rubric,
    pub calendar: &'a Calendar,
    /// People on one item at a time.
    pub people: &'a Exact,
    pub capacity: &'a Capacity,
    /// Rubric week that is week 1 of this plan.
    pub first_week: i64,
}

/// What scheduling found besides the slots.
pub struct Timing {
    pub conflicts: Vec<Conflict>,
    pub critical_path: Vec<usize>,
    pub finish: Option<Date>,
    /// The finish when every effort comes out at its low and at its high end.
    pub finish_range: Option<(Date, Date)>,
    pub load: Vec<Load>,
}

impl Frame<'_> {
    /// First working day of a phase, and the first one after it.
    fn phase_days(&self, phase: Ix<Phase>) -> (i64, i64) {
        let (from, to) = self.rubric.roadmap.phases[phase].weeks;
        let day = |week: i64| self.calendar.day_of(self.calendar.week(week));
        (day(from - self.first_week), day(to - self.first_week + 1))
    }
}

/// Gives every item its slot and its range. `items` are in an order in which needs come first, cycles excepted.
pub fn schedule(frame: &Frame<'_>, items: &mut [PlanItem]) -> Timing {
    let [low, high] = [Estimate::Low, Estimate::High].map(|estimate| passes::forward(frame, items, estimate).runs);
    let middle = passes::forward(frame, items, Estimate::Middle);
    let slack = passes::slack(items, &middle.runs);
    let over_capacity = conflicts::over_capacity(frame, items, &middle);
    for (at, (item, run)) in items.iter_mut().zip(middle.runs).enumerate() {
        item.slot = slot(frame.calendar, item, run, slack[at]);
        let finishes = [&low[at], &high[at]].map(|run| finish_date(frame.calendar, item, run));
        // Shorter work can change who gets the room, and so end later; the range holds the finish shown in any case.
        item.finish_range = (finishes[0].min(item.slot.finish), finishes[1].max(item.slot.finish));
    }
    let conflicts = conflicts::starts_too_early(items).chain(over_capacity).chain(conflicts::outside_phase(frame, items));
    Timing {
        conflicts: conflicts.collect(),
        critical_path: items.iter().enumerate().filter(|(_, item)| item.slot.critical).map(|(at, _)| at).collect(),
        finish: items.iter().map(|item| item.slot.finish).max(),
        finish_range: items.iter().map(|item| item.finish_range.0).max().zip(items.iter().map(|item| item.finish_range.1).max()),
        load: load::loads(frame.calendar, items),
    }
}

fn slot(calendar: &Calendar, item: &PlanItem, run: Run, slack: i64) -> Slot {
    let decided = item.decided_dates();
    let start = decided.0.unwrap_or_else(|| calendar.date_of(run.start));
    let finish = finish_date(calendar, item, &run);
    let (latest_start, latest_finish) = match slack {
        0 => (start, finish),
        _ => (calendar.date_of(run.start + slack), calendar.date_of(run.finish - 1 + slack)),
    };
    Slot {
        start_day: run.start,
        finish_day: run.finish,
        start,
        finish,
        latest_start,
        latest_finish,
        slack,
        critical: slack == 0,
        decided: decided.0.is_some() && decided.1.is_some(),
        because: run.because,
    }
}

/// The last day: as decided, or the last working day.
fn finish_date(calendar: &Calendar, item: &PlanItem, run: &Run) -> Date {
    item.decided_dates().1.unwrap_or_else(|| calendar.date_of(run.finish - 1))
}
