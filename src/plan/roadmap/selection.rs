//! Which items the plan holds, and why the others are not in it.

use std::collections::{BTreeMap, BTreeSet};

use super::order::needs_of;
use super::{Chosen, LeftOut, LeftOutReason, uplift};
use crate::assessment::{Assessment, ItemDecision, ItemRef, ItemStatus};
use crate::exact::Exact;
use crate::rubric::{Closes, Item, Ix, Node, Rubric};
use crate::score::{Derivation, ItemState, Scorecard};

/// The rubric's items by what becomes of them; the team's own are in the plan unless it settled them.
pub struct Selection<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    scorecard: &'a Scorecard,
    pub chosen: BTreeMap<Ix<Item>, Chosen>,
    /// Items that would be in the plan if their do-not-start condition did not hold.
    deferred: BTreeSet<Ix<Item>>,
}

impl<'a> Selection<'a> {
    /// Chooses what closes a gap, what the team planned, and what these need.
    pub fn of(rubric: &'a Rubric, assessment: &'a Assessment, scorecard: &'a Scorecard) -> Self {
        let (chosen, deferred) = Default::default();
        let mut selection = Selection { rubric, assessment, scorecard, chosen, deferred };
        for (ix, item) in rubric.roadmap.items.iter() {
            match selection.status(ix) {
                Some(ItemStatus::Done | ItemStatus::Skipped | ItemStatus::Deferred) => {}
                Some(ItemStatus::Planned | ItemStatus::InProgress) => {
                    selection.chosen.insert(ix, Chosen::Decided);
                }
                None if item.closes.iter().any(|closes| uplift(scorecard, closes.item, &closes.to).is_some()) => {
                    selection.propose(ix, Chosen::Gap);
                }
                None => {}
            }
        }
        selection.close();
        selection
    }

    /// Adds what is needed by what is in the plan.
    fn close(&mut self) {
        let own = live_own(self.assessment).map(|(at, _)| ItemRef::Own(at));
        let mut open: Vec<ItemRef> = self.chosen.keys().map(|ix| ItemRef::Rubric(*ix)).chain(own).collect();
        while let Some(item) = open.pop() {
            for need in needs_of(self.rubric, self.assessment, item) {
                if let ItemRef::Rubric(ix) = need
                    && !self.chosen.contains_key(&ix)
                    && !self.is_settled(ix)
                    && self.propose(ix, Chosen::Prerequisite)
                {
                    open.push(need);
                }
            }
        }
    }

    /// Chooses an item that nobody decided on, unless the rubric's facts say that it is not to be started.
    fn propose(&mut self, ix: Ix<Item>, chosen: Chosen) -> bool {
        let condition = self.rubric.roadmap.items[ix].not_if.as_ref().and_then(|not_if| not_if.when.as_ref());
        let holds = condition.is_some_and(|condition| self.assessment.holds(condition, &self.rubric.profiles));
        if holds {
            self.deferred.insert(ix);
        } else {
            self.chosen.insert(ix, chosen);
        }
        !holds
    }

    fn status(&self, item: Ix<Item>) -> Option<ItemStatus> {
        self.assessment.roadmap.items.get(&item).and_then(|decision| decision.status)
    }

    /// Whether a prerequisite needs no work: done, dropped, or all it lifts is there already.
    fn is_settled(&self, item: Ix<Item>) -> bool {
        let reached = |item: Ix<Node>, to: &Exact| match &self.scorecard.node(item).derivation {
            Derivation::Answer { state: ItemState::NotApplicable, .. } => true,
            _ => self.scorecard.node(item).value.as_ref().is_some_and(|value| value >= to),
        };
        let closes = &self.rubric.roadmap.items[item].closes;
        let is_decided = decided_reason(self.assessment.roadmap.items.get(&item)).is_some();
        is_decided || (!closes.is_empty() && closes.iter().all(|closes| reached(closes.item, &closes.to)))
    }

    /// Everything that is not in the plan, in the order of the rubric, then of the team's own.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let rest = self.rubric.roadmap.items.iter().filter(|(ix, _)| !self.chosen.contains_key(ix));
        let declared = rest.map(|(ix, item)| {
            let decision = self.assessment.roadmap.items.get(&ix).cloned();
            let deferred = self.deferred.contains(&ix).then_some(LeftOutReason::Deferred);
            let reason = decided_reason(decision.as_ref()).or(deferred);
            LeftOut {
                item: ItemRef::Rubric(ix),
                reason: reason.unwrap_or_else(|| undecided_reason(self.scorecard, item)),
                decision,
            }
        });
        let own = self.assessment.roadmap.own.iter().enumerate().filter_map(|(at, own)| {
            let reason = decided_reason(Some(&own.decision))?;
            Some(LeftOut { item: ItemRef::Own(at), reason, decision: Some(own.decision.clone()) })
        });
        declared.chain(own).collect()
    }
}

/// The team's own items that are in the plan, each with its position.
pub fn live_own(assessment: &Assessment) -> impl Iterator<Item = (usize, &crate::assessment::OwnItem)> {
    assessment.roadmap.own.iter().enumerate().filter(|(_, own)| decided_reason(Some(&own.decision)).is_none())
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
