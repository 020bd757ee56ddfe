//! What if: other decisions, and what the plan becomes with them.
//!
//! A change is nothing of its own: it is what roadmap.yaml could say, made in a copy of the assessment and planned by the same
//! rules. What differs is read off the two plans.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Plan;
use super::risks::RiskEntry;
use super::roadmap::{Chosen, PlanItem};
use crate::assessment::{Assessment, ItemDecision, ItemRef, ItemStatus};
use crate::diagnostics::{Span, Spanned};
use crate::exact::Exact;

/// Decisions in place of those of roadmap.yaml; what is not stated stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Items that are skipped.
    pub without: BTreeSet<ItemRef>,
    /// Items that are planned, although they were left out.
    pub with: BTreeSet<ItemRef>,
    /// Person-weeks that a calendar week of the team has room for; above 0.
    pub capacity: Option<Exact>,
    /// People working on one item at a time; at least 1.
    pub people: Option<Exact>,
    pub start: Option<Date>,
}

impl Changes {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    /// The assessment with the changed decisions.
    #[must_use]
    pub fn of(&self, assessment: &Assessment) -> Assessment {
        let mut changed = assessment.clone();
        let span = assessment.span;
        let roadmap = &mut changed.roadmap;
        let mut decide = |item: &ItemRef, status: ItemStatus| {
            let decision = match item {
                ItemRef::Rubric(ix) => roadmap.items.entry(*ix).or_insert_with(|| undecided(span)),
                ItemRef::Own(at) => &mut roadmap.own[*at].decision,
            };
            decision.status = Some(status);
        };
        self.without.iter().for_each(|item| decide(item, ItemStatus::Skipped));
        self.with.iter().for_each(|item| decide(item, ItemStatus::Planned));
        roadmap.start = self.start.map(|start| Spanned::new(start, span)).or(roadmap.start.take());
        roadmap.people = self.people.clone().or(roadmap.people.take());
        roadmap.capacity.team = self.capacity.clone().or(roadmap.capacity.team.take());
        changed
    }
}

/// A decision that decides nothing yet.
fn undecided(span: Span) -> ItemDecision {
    ItemDecision { status: None, owner: None, start: None, finish: None, effort: None, note: None, span }
}

/// What differs between two plans of one assessment. Positions are those of [`Roadmap::items`](super::Roadmap::items).
#[derive(Debug)]
pub struct Difference<'a> {
    /// Items of both plans whose dates differ, in the order of the later plan.
    pub moved: Vec<Moved<'a>>,
    /// Items that are in the plan no more, in the order of the former plan.
    pub left: Vec<Left<'a>>,
    /// Items that were not in the plan before.
    pub entered: Vec<&'a PlanItem>,
    /// Items that left and are needed by others that stay.
    pub still_needed: Vec<StillNeeded<'a>>,
    /// Risks whose residual rating differs: before and after, in the order of the later register.
    pub risks: Vec<(&'a RiskEntry, &'a RiskEntry)>,
}

/// An item with other dates.
#[derive(Debug)]
pub struct Moved<'a> {
    pub before: &'a PlanItem,
    pub after: &'a PlanItem,
    /// Calendar days, later ones above 0.
    pub start_days: i64,
    pub finish_days: i64,
}

/// An item that left the plan.
#[derive(Debug)]
pub struct Left<'a> {
    pub item: &'a PlanItem,
    /// It was there only because others needed it, and nothing in the plan does any more.
    pub is_unneeded: bool,
}

/// An item that left although others need it.
#[derive(Debug)]
pub struct StillNeeded<'a> {
    pub item: &'a PlanItem,
    pub by: Vec<&'a PlanItem>,
}

/// Compares the plan as it stands with a changed one; `asked` are the items that were left out on request.
#[must_use]
pub fn difference<'a>(before: &'a Plan, after: &'a Plan, asked: &BTreeSet<ItemRef>) -> Difference<'a> {
    let (was, is) = (&before.roadmap, &after.roadmap);
    let find = |items: &'a [PlanItem], key: ItemRef| items.iter().find(|item| item.key == key);
    let gone: Vec<&PlanItem> = was.items.iter().filter(|item| find(&is.items, item.key).is_none()).collect();
    let needs = |item: &PlanItem, need: &PlanItem| item.needs.iter().any(|at| was.items[*at].key == need.key);
    let needed = |need: &'a PlanItem| StillNeeded {
        item: need,
        by: was.items.iter().filter(|item| find(&is.items, item.key).is_some() && needs(item, need)).collect(),
    };
    let residual = |risk: &RiskEntry| (risk.residual, risk.residual_level);
    Difference {
        moved: is.items.iter().filter_map(|item| moved(find(&was.items, item.key)?, item)).collect(),
        left: gone
            .iter()
            .map(|item| Left { item, is_unneeded: !asked.contains(&item.key) && item.chosen == Chosen::Prerequisite })
            .collect(),
        entered: is.items.iter().filter(|item| find(&was.items, item.key).is_none()).collect(),
        still_needed: gone.iter().map(|item| needed(item)).filter(|needed| !needed.by.is_empty()).collect(),
        risks: after
            .risks
            .iter()
            .filter_map(|risk| Some((before.risks.iter().find(|earlier| earlier.key == risk.key)?, risk)))
            .filter(|(earlier, risk)| residual(earlier) != residual(risk))
            .collect(),
    }
}

fn moved<'a>(before: &'a PlanItem, after: &'a PlanItem) -> Option<Moved<'a>> {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
    let start_days = days(before.slot.start, after.slot.start);
    let finish_days = days(before.slot.finish, after.slot.finish);
    ((start_days, finish_days) != (0, 0)).then_some(Moved { before, after, start_days, finish_days })
}
