//! Which items the plan holds, in which order, what each is worth, and why others are not needed.

mod items;
mod order;
mod selection;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::schedule::{self, Calendar, Conflict, Frame, Load, Slot, Timing};
use crate::assessment::{Assessment, Capacity, ItemDecision, ItemRef, ItemStatus};
use crate::exact::Exact;
use crate::rubric::{Condition, EffortSize, Ix, Node, Phase, Rubric};
use crate::score::Scorecard;
use items::Maker;
use selection::Selection;

/// The planned items in order, with their schedule.
#[derive(Debug)]
pub struct Roadmap {
    /// Monday (or other day) of week 1.
    pub start: Date,
    /// The working days of the plan.
    pub calendar: Calendar,
    /// How many people work on one item at a time.
    pub people: Exact,
    pub capacity: Capacity,
    /// The size that efforts are read for: as the team says, or as the rubric derives.
    pub size: Option<Ix<EffortSize>>,
    /// In the order of work.
    pub items: Vec<PlanItem>,
    pub left_out: Vec<LeftOut>,
    pub conflicts: Vec<Conflict>,
    /// Positions in `items` on the critical path, in order.
    pub critical_path: Vec<usize>,
    /// Last day of the plan; `None` for an empty one.
    pub finish: Option<Date>,
    /// The last day when every effort comes out at its low and at its high end.
    pub finish_range: Option<(Date, Date)>,
    /// Work by owner and week of the plan.
    pub load: Vec<Load>,
}

/// One item of the plan: the rubric's or the team's own.
#[derive(Debug)]
pub struct PlanItem {
    pub key: ItemRef,
    pub id: String,
    pub title: String,
    pub phase: Ix<Phase>,
    pub priority: String,
    /// Why the phase or the priority differs from the rubric's.
    pub override_why: Option<String>,
    pub chosen: Chosen,
    pub closes: Vec<(Ix<Node>, Exact)>,
    /// Rise up to the target, per capability, for answered ones that are below it.
    pub uplift: BTreeMap<Ix<Node>, Exact>,
    /// Person-weeks that the rubric estimates for the size, from-to; of the team's own items, what the team says.
    pub effort: (Exact, Exact),
    /// Person-weeks that the schedule uses, from-to: the team's where it says some, else `effort`.
    pub work: (Exact, Exact),
    /// 1..5.
    pub impact: i64,
    /// `sum(weight x uplift) x impact / mid effort`.
    pub value: Exact,
    /// Positions in the plan that must be finished first.
    pub needs: Vec<usize>,
    /// Positions in the plan that it is better done after. They decide the order and never a date.
    pub after: Vec<usize>,
    pub decision: Option<ItemDecision>,
    pub slot: Slot,
    /// Its last day when every effort of the plan comes out at its low and at its high end.
    pub finish_range: (Date, Date),
    /// Overall score once this and everything that finishes before it is done; a projection.
    pub overall_after: Option<Exact>,
}

/// Why an item is in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It lifts a capability that is below target.
    Gap,
    /// The team planned or started it.
    Decided,
    /// Another item needs it.
    Prerequisite,
}

/// An item that is not in the plan.
#[derive(Debug)]
pub struct LeftOut {
    pub item: ItemRef,
    pub reason: LeftOutReason,
    pub decision: Option<ItemDecision>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutReason {
    Done,
    /// By decision.
    Skipped,
    /// Its do-not-start condition holds.
    Deferred,
    /// Everything it lifts is at target.
    AtTarget,
    /// Everything it lifts is not applicable.
    NotApplicable,
    /// What it lifts is not answered.
    Unanswered,
    /// What it lifts is already as high as it would bring it.
    NothingHigher,
    /// What it lifts has no target.
    NoTarget,
    /// It lifts nothing by itself and nothing in the plan needs it.
    Enabling,
}

impl PlanItem {
    /// Middle of the effort range, in person-weeks.
    #[must_use]
    pub fn mid_effort(&self) -> Exact {
        (&self.effort.0 + &self.effort.1) / Exact::from(2u8)
    }

    /// Raises the levels of an earlier state to those that hold once this item is done as well, never below today's; whether one
    /// of them became higher.
    pub fn raise(&self, scorecard: &Scorecard, levels: &mut BTreeMap<Ix<Node>, Exact>) -> bool {
        raise(scorecard, levels, &self.closes)
    }

    /// Middle of the work that the schedule uses, in person-weeks.
    #[must_use]
    pub fn mid_work(&self) -> Exact {
        (&self.work.0 + &self.work.1) / Exact::from(2u8)
    }

    #[must_use]
    pub fn status(&self) -> Option<ItemStatus> {
        self.decision.as_ref().and_then(|decision| decision.status)
    }

    /// The id of the participant who does it.
    #[must_use]
    pub fn owner_id(&self) -> Option<&str> {
        Some(self.decision.as_ref()?.owner.as_ref()?.id.as_str())
    }

    /// Start and finish as far as the team decided them.
    #[must_use]
    pub fn decided_dates(&self) -> (Option<Date>, Option<Date>) {
        self.decision.as_ref().map_or((None, None), |decision| (decision.start, decision.finish))
    }

    /// Whether nothing moves it: it is in progress, or the team decided a date.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.status() == Some(ItemStatus::InProgress) || self.decided_dates() != (None, None)
    }
}

impl Roadmap {
    /// Positions of the items that lift a capability up to its target.
    #[must_use]
    pub fn closing(&self, item: Ix<Node>) -> Vec<usize> {
        self.items.iter().enumerate().filter(|(_, planned)| planned.uplift.contains_key(&item)).map(|(at, _)| at).collect()
    }

    /// The levels after the first `count` items by finish, never below today's.
    #[must_use]
    pub fn levels_after(&self, scorecard: &Scorecard, count: usize) -> BTreeMap<Ix<Node>, Exact> {
        levels_after(scorecard, self.by_finish().into_iter().take(count).map(|at| &self.items[at].closes))
    }

    /// The levels after all items up to and with a phase, never below today's.
    #[must_use]
    pub fn levels_after_phase(&self, scorecard: &Scorecard, phase: Ix<Phase>) -> BTreeMap<Ix<Node>, Exact> {
        levels_after(scorecard, self.items.iter().filter(|item| item.phase <= phase).map(|item| &item.closes))
    }

    /// Positions in the order in which the items finish.
    #[must_use]
    pub fn by_finish(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.sort_by_key(|at| (self.items[*at].slot.finish_day, *at));
        order
    }

    /// Person-weeks that the schedule uses, least and most.
    #[must_use]
    pub fn work(&self) -> (Exact, Exact) {
        (self.items.iter().map(|item| item.work.0.clone()).sum(), self.items.iter().map(|item| item.work.1.clone()).sum())
    }
}

fn levels_after<'a>(
    scorecard: &Scorecard,
    closes: impl Iterator<Item = &'a Vec<(Ix<Node>, Exact)>>,
) -> BTreeMap<Ix<Node>, Exact> {
    let mut levels = BTreeMap::new();
    closes.for_each(|closes| {
        raise(scorecard, &mut levels, closes);
    });
    levels
}

/// Lifts levels to what an item brings, never below today's; whether one of them became higher.
fn raise(scorecard: &Scorecard, levels: &mut BTreeMap<Ix<Node>, Exact>, closes: &[(Ix<Node>, Exact)]) -> bool {
    let mut is_raised = false;
    for (item, to) in closes {
        let Some(today) = &scorecard.node(*item).value else { continue };
        let level = levels.entry(*item).or_insert_with(|| today.clone());
        if *to > *level {
            *level = to.clone();
            is_raised = true;
        }
    }
    is_raised
}

/// How far an item lifts a capability up to its target; `None` when it does not.
fn uplift(scorecard: &Scorecard, item: Ix<Node>, to: &Exact) -> Option<Exact> {
    let current = scorecard.node(item).value.as_ref()?;
    let target = &scorecard.target(item)?.points;
    let reached = if to < target { to } else { target };
    let rise = reached - current;
    (!rise.is_zero() && !rise.is_negative()).then_some(rise)
}

/// Chooses, orders and schedules.
#[must_use]
pub fn roadmap(rubric: &Rubric, assessment: &Assessment, scorecard: &Scorecard) -> Roadmap {
    let decisions = &assessment.roadmap;
    let size = decisions.size.or_else(|| size_of(rubric, assessment));
    let selection = Selection::of(rubric, assessment, scorecard);
    let candidates = Maker { rubric, assessment, scorecard, size }.items(&selection);
    let (mut items, mut conflicts) = order::order(rubric, assessment, candidates);
    let start = decisions.start.as_ref().map_or(assessment.date, |start| start.value);
    let people = decisions.people.clone().unwrap_or_else(Exact::one);
    let (calendar, capacity) = (Calendar::new(start, &decisions.holidays), decisions.capacity.clone());
    let first_week = first_week(rubric, &items);
    let frame = Frame { rubric, calendar: &calendar, people: &people, capacity: &capacity, first_week };
    let Timing { conflicts: found, critical_path, finish, finish_range, load } = schedule::schedule(&frame, &mut items);
    conflicts.extend(found);
    let left_out = selection.left_out();
    let mut roadmap = Roadmap {
        start,
        calendar,
        people,
        capacity,
        size,
        items,
        left_out,
        conflicts,
        critical_path,
        finish,
        finish_range,
        load,
    };
    project(rubric, scorecard, &mut roadmap);
    roadmap
}

/// Overall score after each item, in the order of their finish.
fn project(rubric: &Rubric, scorecard: &Scorecard, roadmap: &mut Roadmap) {
    let mut levels = BTreeMap::new();
    let mut overall = scorecard.overall_with(rubric, &levels);
    for at in roadmap.by_finish() {
        if roadmap.items[at].raise(scorecard, &mut levels) {
            overall = scorecard.overall_with(rubric, &levels);
        }
        roadmap.items[at].overall_after.clone_from(&overall);
    }
}

fn size_of(rubric: &Rubric, assessment: &Assessment) -> Option<Ix<EffortSize>> {
    let holds =
        |condition: &Option<Condition>| condition.as_ref().is_none_or(|condition| assessment.holds(condition, &rubric.profiles));
    rubric.roadmap.size_of.iter().find(|(condition, _)| holds(condition)).map(|(_, size)| *size)
}

/// Week of the earliest phase in the plan; the plan starts there, whatever was finished before.
fn first_week(rubric: &Rubric, items: &[PlanItem]) -> i64 {
    items.iter().map(|item| rubric.roadmap.phases[item.phase].weeks.0).min().unwrap_or(1)
}
