//! Which items the plan holds, in which order, what each is worth, and why others are not needed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::schedule::{self, Conflict, Overrun, Slot, Timing};
use crate::assessment::{Assessment, ItemDecision, ItemRef, ItemStatus};
use crate::exact::Exact;
use crate::rubric::{Closes, EffortSize, Item, Ix, Node, Phase, Rubric};
use crate::score::{Derivation, ItemState, Scorecard};

/// The planned items in order, with their schedule.
#[derive(Debug)]
pub struct Roadmap {
    /// Monday (or other day) of week 1.
    pub start: Date,
    /// How many people work on one item at a time.
    pub people: Exact,
    pub size: Option<Ix<EffortSize>>,
    /// In the order of work.
    pub items: Vec<PlanItem>,
    pub left_out: Vec<LeftOut>,
    pub conflicts: Vec<Conflict>,
    pub overruns: Vec<Overrun>,
    /// Positions in `items` on the critical path, in order.
    pub critical_path: Vec<usize>,
    /// Last day of the plan; `None` for an empty one.
    pub finish: Option<Date>,
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
    /// Person-weeks, from-to.
    pub effort: (Exact, Exact),
    /// 1..5.
    pub impact: i64,
    /// `sum(weight x uplift) x impact / mid effort`.
    pub value: Exact,
    /// Positions in the plan that must be finished first.
    pub needs: Vec<usize>,
    pub decision: Option<ItemDecision>,
    pub slot: Slot,
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

    /// Raises the levels of an earlier state to those that hold once this item is done as well, never below today's.
    pub fn lift(&self, scorecard: &Scorecard, levels: &mut BTreeMap<Ix<Node>, Exact>) {
        lift(scorecard, &self.closes, levels);
    }

    #[must_use]
    pub fn status(&self) -> Option<ItemStatus> {
        self.decision.as_ref().and_then(|decision| decision.status)
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

    /// Total effort, person-weeks from-to.
    #[must_use]
    pub fn effort(&self) -> (Exact, Exact) {
        (self.items.iter().map(|item| item.effort.0.clone()).sum(), self.items.iter().map(|item| item.effort.1.clone()).sum())
    }
}

fn levels_after<'a>(
    scorecard: &Scorecard,
    closes: impl Iterator<Item = &'a Vec<(Ix<Node>, Exact)>>,
) -> BTreeMap<Ix<Node>, Exact> {
    let mut levels = BTreeMap::new();
    closes.for_each(|closes| lift(scorecard, closes, &mut levels));
    levels
}

/// Raises levels to what an item closes; those of the others stay.
fn lift(scorecard: &Scorecard, closes: &[(Ix<Node>, Exact)], levels: &mut BTreeMap<Ix<Node>, Exact>) {
    for (item, to) in closes {
        let Some(today) = &scorecard.node(*item).value else { continue };
        let level = levels.entry(*item).or_insert_with(|| today.clone());
        if *to > *level {
            *level = to.clone();
        }
    }
}

/// Chooses, orders and schedules.
#[must_use]
pub fn roadmap(rubric: &Rubric, assessment: &Assessment, scorecard: &Scorecard) -> Roadmap {
    let decisions = &assessment.roadmap;
    let size = size_of(rubric, assessment);
    let mut selection = Selection { rubric, assessment, scorecard, chosen: BTreeMap::new() };
    selection.select();
    let mut candidates: Vec<PlanItem> =
        selection.chosen.iter().map(|(item, chosen)| rubric_item(rubric, assessment, scorecard, size, *item, *chosen)).collect();
    candidates.extend(own_items(assessment, scorecard));
    let left_out = left_out(rubric, assessment, scorecard, &selection.chosen);

    let start = decisions.start.as_ref().map_or(assessment.date, |start| start.value);
    let people = decisions.people.clone().unwrap_or_else(Exact::one);
    let (mut items, mut conflicts) = order(rubric, assessment, candidates);
    link_needs(rubric, assessment, &mut items);
    let horizon = schedule::Horizon { start, people: people.clone(), first_week: first_week(rubric, &items) };
    let Timing { conflicts: too_early, overruns, critical_path, finish } = schedule::schedule(rubric, &horizon, &mut items);
    conflicts.extend(too_early);
    let mut roadmap = Roadmap { start, people, size, items, left_out, conflicts, overruns, critical_path, finish };
    project(rubric, scorecard, &mut roadmap);
    roadmap
}

/// Overall score after each item, in the order of their finish.
fn project(rubric: &Rubric, scorecard: &Scorecard, roadmap: &mut Roadmap) {
    for (count, at) in roadmap.by_finish().into_iter().enumerate() {
        let levels = roadmap.levels_after(scorecard, count + 1);
        roadmap.items[at].overall_after = scorecard.overall_with(rubric, &levels);
    }
}

fn size_of(rubric: &Rubric, assessment: &Assessment) -> Option<Ix<EffortSize>> {
    let holds = |condition: &Option<crate::rubric::Condition>| {
        condition.as_ref().is_none_or(|condition| assessment.holds(condition, &rubric.profiles))
    };
    rubric.roadmap.size_of.iter().find(|(condition, _)| holds(condition)).map(|(_, size)| *size)
}

/// Week of the earliest phase in the plan; the plan starts there, whatever was finished before.
fn first_week(rubric: &Rubric, items: &[PlanItem]) -> i64 {
    items.iter().map(|item| rubric.roadmap.phases[item.phase].weeks.0).min().unwrap_or(1)
}

struct Selection<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    scorecard: &'a Scorecard,
    chosen: BTreeMap<Ix<Item>, Chosen>,
}

impl Selection<'_> {
    fn select(&mut self) {
        for (ix, item) in self.rubric.roadmap.items.iter() {
            match self.status(ix) {
                Some(ItemStatus::Done | ItemStatus::Skipped | ItemStatus::Deferred) => {}
                Some(ItemStatus::Planned | ItemStatus::InProgress) => {
                    self.chosen.insert(ix, Chosen::Decided);
                }
                None if item.closes.iter().any(|closes| self.lifts(closes.item, &closes.to)) => {
                    self.chosen.insert(ix, Chosen::Gap);
                }
                None => {}
            }
        }
        let own = self.assessment.roadmap.own.iter().enumerate().filter(|(_, own)| decided_reason(Some(&own.decision)).is_none());
        let chosen = self.chosen.keys().map(|ix| ItemRef::Rubric(*ix));
        let mut open: Vec<ItemRef> = chosen.chain(own.map(|(at, _)| ItemRef::Own(at))).collect();
        while let Some(item) = open.pop() {
            for need in needs_of(self.rubric, self.assessment, item) {
                if let ItemRef::Rubric(ix) = need
                    && !self.chosen.contains_key(&ix)
                    && !self.is_settled(ix)
                {
                    self.chosen.insert(ix, Chosen::Prerequisite);
                    open.push(need);
                }
            }
        }
    }

    fn status(&self, item: Ix<Item>) -> Option<ItemStatus> {
        self.assessment.roadmap.items.get(&item).and_then(|decision| decision.status)
    }

    /// Whether the item would lift a capability that is answered and below its target.
    fn lifts(&self, item: Ix<Node>, to: &Exact) -> bool {
        uplift(self.scorecard, item, to).is_some()
    }

    /// Whether a prerequisite needs no work: done, dropped, or all it lifts is there already.
    fn is_settled(&self, item: Ix<Item>) -> bool {
        let reached = |item: Ix<Node>, to: &Exact| match &self.scorecard.node(item).derivation {
            Derivation::Answer { state: ItemState::NotApplicable, .. } => true,
            _ => self.scorecard.node(item).value.as_ref().is_some_and(|value| value >= to),
        };
        let decided = matches!(self.status(item), Some(ItemStatus::Done | ItemStatus::Skipped | ItemStatus::Deferred));
        let closes = &self.rubric.roadmap.items[item].closes;
        decided || (!closes.is_empty() && closes.iter().all(|closes| reached(closes.item, &closes.to)))
    }
}

/// How far an item lifts a capability up to its target; `None` when it does not.
fn uplift(scorecard: &Scorecard, item: Ix<Node>, to: &Exact) -> Option<Exact> {
    let current = scorecard.node(item).value.as_ref()?;
    let target = &scorecard.target(item)?.points;
    let reached = if to < target { to } else { target };
    let rise = reached - current;
    (!rise.is_zero() && !rise.is_negative()).then_some(rise)
}

fn rubric_item(
    rubric: &Rubric,
    assessment: &Assessment,
    scorecard: &Scorecard,
    size: Option<Ix<EffortSize>>,
    ix: Ix<Item>,
    chosen: Chosen,
) -> PlanItem {
    let item = &rubric.roadmap.items[ix];
    let change = assessment.profile.and_then(|profile| rubric.profiles[profile].roadmap.get(&ix));
    let phase = change.and_then(|change| change.phase).unwrap_or(item.phase);
    let priority =
        change.and_then(|change| change.priority.clone()).unwrap_or_else(|| rubric.roadmap.phases[phase].priority.clone());
    let effort = size.and_then(|size| item.effort.get(&size)).or_else(|| item.effort.values().next()).cloned();
    let decision = assessment.roadmap.items.get(&ix).cloned();
    let closes = item.closes.iter().map(|closes| (closes.item, closes.to.clone())).collect();
    let effort = effort.unwrap_or_else(|| (Exact::one(), Exact::one()));
    PlanItem {
        priority,
        override_why: change.map(|change| change.why.clone()),
        ..plan_item(
            scorecard,
            ItemRef::Rubric(ix),
            Outline { id: &item.id, title: &item.text, phase, chosen, impact: item.impact },
            closes,
            effort,
            decision,
        )
    }
}

fn own_items(assessment: &Assessment, scorecard: &Scorecard) -> Vec<PlanItem> {
    let live =
        |status: Option<ItemStatus>| !matches!(status, Some(ItemStatus::Done | ItemStatus::Skipped | ItemStatus::Deferred));
    let own = assessment.roadmap.own.iter().enumerate().filter(|(_, own)| live(own.decision.status));
    own.map(|(at, own)| {
        let effort = own.decision.effort.clone().unwrap_or_else(|| (Exact::one(), Exact::one()));
        let outline = Outline { id: &own.id, title: &own.title, phase: own.phase, chosen: Chosen::Decided, impact: own.impact };
        plan_item(scorecard, ItemRef::Own(at), outline, own.closes.clone(), effort, Some(own.decision.clone()))
    })
    .collect()
}

/// The plain facts of an item, before it is valued and scheduled.
struct Outline<'a> {
    id: &'a str,
    title: &'a str,
    phase: Ix<Phase>,
    chosen: Chosen,
    impact: i64,
}

fn plan_item(
    scorecard: &Scorecard,
    key: ItemRef,
    outline: Outline<'_>,
    closes: Vec<(Ix<Node>, Exact)>,
    effort: (Exact, Exact),
    decision: Option<ItemDecision>,
) -> PlanItem {
    let uplift: BTreeMap<Ix<Node>, Exact> =
        closes.iter().filter_map(|(item, to)| Some((*item, uplift(scorecard, *item, to)?))).collect();
    let weighted: Exact = uplift.iter().map(|(item, rise)| scorecard.weight(*item) * rise).sum();
    let mid = (&effort.0 + &effort.1) / Exact::from(2u8);
    let value = (weighted * Exact::from(outline.impact)).checked_div(&mid).unwrap_or_else(Exact::zero);
    PlanItem {
        key,
        id: outline.id.to_owned(),
        title: outline.title.to_owned(),
        phase: outline.phase,
        priority: String::new(),
        override_why: None,
        chosen: outline.chosen,
        closes,
        uplift,
        effort,
        impact: outline.impact,
        value,
        needs: Vec::new(),
        decision,
        slot: Slot::default(),
        overall_after: None,
    }
}

fn left_out(
    rubric: &Rubric,
    assessment: &Assessment,
    scorecard: &Scorecard,
    chosen: &BTreeMap<Ix<Item>, Chosen>,
) -> Vec<LeftOut> {
    let rest = rubric.roadmap.items.iter().filter(|(ix, _)| !chosen.contains_key(ix));
    let declared = rest.map(|(ix, item)| {
        let decision = assessment.roadmap.items.get(&ix).cloned();
        let reason = decided_reason(decision.as_ref()).unwrap_or_else(|| undecided_reason(scorecard, item));
        LeftOut { item: ItemRef::Rubric(ix), reason, decision }
    });
    let own = assessment.roadmap.own.iter().enumerate().filter_map(|(at, own)| {
        let reason = decided_reason(Some(&own.decision))?;
        Some(LeftOut { item: ItemRef::Own(at), reason, decision: Some(own.decision.clone()) })
    });
    declared.chain(own).collect()
}

fn decided_reason(decision: Option<&ItemDecision>) -> Option<LeftOutReason> {
    match decision.and_then(|decision| decision.status) {
        Some(ItemStatus::Done) => Some(LeftOutReason::Done),
        Some(ItemStatus::Skipped) => Some(LeftOutReason::Skipped),
        Some(ItemStatus::Deferred) => Some(LeftOutReason::Deferred),
        _ => None,
    }
}

fn undecided_reason(scorecard: &Scorecard, item: &Item) -> LeftOutReason {
    let states: Vec<&Derivation> = item.closes.iter().map(|closes| &scorecard.node(closes.item).derivation).collect();
    let is_na = |state: &&Derivation| matches!(state, Derivation::Answer { state: ItemState::NotApplicable, .. });
    let is_answered = |state: &&Derivation| matches!(state, Derivation::Answer { state: ItemState::Answered(_), .. });
    let below = |closes: &Closes| scorecard.gap(closes.item).is_some_and(|gap| !gap.is_zero());
    if states.is_empty() {
        LeftOutReason::Enabling
    } else if states.iter().all(is_na) {
        LeftOutReason::NotApplicable
    } else if !states.iter().any(is_answered) {
        LeftOutReason::Unanswered
    } else if item.closes.iter().all(|closes| scorecard.target(closes.item).is_none()) {
        LeftOutReason::NoTarget
    } else if item.closes.iter().any(below) {
        LeftOutReason::NothingHigher
    } else {
        LeftOutReason::AtTarget
    }
}

/// Topological order by `needs`, and by `after` where the earlier item's phase is not later; among ready items by phase, then
/// the higher value, then the id. Where `after` would close a circle it gives way; what needs each other comes last, as a conflict.
fn order(rubric: &Rubric, assessment: &Assessment, candidates: Vec<PlanItem>) -> (Vec<PlanItem>, Vec<Conflict>) {
    let position: BTreeMap<ItemRef, usize> = candidates.iter().enumerate().map(|(at, item)| (item.key, at)).collect();
    let at = |item: &ItemRef| position.get(item).copied();
    let needs: Vec<BTreeSet<usize>> =
        candidates.iter().map(|item| needs_of(rubric, assessment, item.key).iter().filter_map(at).collect()).collect();
    let after: Vec<BTreeSet<usize>> = candidates
        .iter()
        .map(|item| after_of(rubric, item.key).iter().filter_map(at).filter(|at| candidates[*at].phase <= item.phase).collect())
        .collect();
    let mut rank: Vec<usize> = (0..candidates.len()).collect();
    rank.sort_by(|a, b| {
        let (a, b) = (&candidates[*a], &candidates[*b]);
        a.phase.cmp(&b.phase).then_with(|| b.value.cmp(&a.value)).then_with(|| a.id.cmp(&b.id))
    });
    let mut placed: Vec<usize> = Vec::new();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let ready = |done: &BTreeSet<usize>| {
        let mut open = rank.iter().copied().filter(|at| !done.contains(at) && needs[*at].is_subset(done));
        let first = open.clone().find(|at| after[*at].is_subset(done));
        first.or_else(|| open.next())
    };
    while let Some(next) = ready(&done) {
        done.insert(next);
        placed.push(next);
    }
    let stuck: Vec<usize> = rank.iter().copied().filter(|at| !done.contains(at)).collect();
    let circle: Vec<String> =
        stuck.iter().filter(|at| reaches(&needs, **at, **at)).map(|at| candidates[*at].id.clone()).collect();
    let conflicts = if circle.is_empty() { Vec::new() } else { vec![Conflict::Cycle { items: circle }] };
    placed.extend(stuck);
    let mut slots: Vec<Option<PlanItem>> = candidates.into_iter().map(Some).collect();
    (placed.into_iter().filter_map(|at| slots[at].take()).collect(), conflicts)
}

/// Whether `to` is needed, directly or through others, by `from`.
fn reaches(needs: &[BTreeSet<usize>], from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<usize> = needs[from].iter().copied().collect();
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(&needs[at]);
        }
    }
    false
}

/// What an item is better done after.
fn after_of(rubric: &Rubric, item: ItemRef) -> Vec<ItemRef> {
    match item {
        ItemRef::Rubric(ix) => rubric.roadmap.items[ix].after.iter().map(|earlier| ItemRef::Rubric(*earlier)).collect(),
        ItemRef::Own(_) => Vec::new(),
    }
}

/// What an item declares to need.
fn needs_of(rubric: &Rubric, assessment: &Assessment, item: ItemRef) -> Vec<ItemRef> {
    match item {
        ItemRef::Rubric(ix) => rubric.roadmap.items[ix].needs.iter().map(|need| ItemRef::Rubric(*need)).collect(),
        ItemRef::Own(at) => assessment.roadmap.own[at].needs.clone(),
    }
}

/// Turns declared needs into positions in the plan; settled ones are gone.
fn link_needs(rubric: &Rubric, assessment: &Assessment, items: &mut [PlanItem]) {
    let position: BTreeMap<ItemRef, usize> = items.iter().enumerate().map(|(at, item)| (item.key, at)).collect();
    for item in items.iter_mut() {
        let needs = needs_of(rubric, assessment, item.key);
        item.needs = needs.iter().filter_map(|need| position.get(need).copied()).collect();
    }
}
