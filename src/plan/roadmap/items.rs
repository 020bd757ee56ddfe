//! Items of the plan before they are ordered: what each lifts and what it is worth.

use std::collections::BTreeMap;

use super::selection::{Selection, live_own};
use super::{Chosen, PlanItem, uplift};
use crate::assessment::{Assessment, ItemDecision, ItemRef};
use crate::exact::Exact;
use crate::plan::schedule::Slot;
use crate::rubric::{EffortSize, Item, Ix, Node, Phase, Rubric};
use crate::score::Scorecard;

/// Makes items of what the rubric and the assessment say.
pub struct Maker<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub scorecard: &'a Scorecard,
    /// The size that efforts are read for.
    pub size: Option<Ix<EffortSize>>,
}

/// The plain facts of an item, before it is valued and scheduled.
struct Outline<'a> {
    id: &'a str,
    title: &'a str,
    phase: Ix<Phase>,
    chosen: Chosen,
    impact: i64,
}

impl Maker<'_> {
    /// The chosen items of the rubric and those of the team's own that are not settled.
    pub fn items(&self, selection: &Selection<'_>) -> Vec<PlanItem> {
        let of_rubric = selection.chosen.iter().map(|(ix, chosen)| self.rubric_item(*ix, *chosen));
        of_rubric.chain(self.own_items()).collect()
    }

    fn rubric_item(&self, ix: Ix<Item>, chosen: Chosen) -> PlanItem {
        let (rubric, item) = (self.rubric, &self.rubric.roadmap.items[ix]);
        let change = self.assessment.profile.and_then(|profile| rubric.profiles[profile].roadmap.get(&ix));
        let phase = change.and_then(|change| change.phase).unwrap_or(item.phase);
        let priority =
            change.and_then(|change| change.priority.clone()).unwrap_or_else(|| rubric.roadmap.phases[phase].priority.clone());
        let effort = self.size.and_then(|size| item.effort.get(&size)).or_else(|| item.effort.values().next()).cloned();
        let decision = self.assessment.roadmap.items.get(&ix).cloned();
        let closes = item.closes.iter().map(|closes| (closes.item, closes.to.clone())).collect();
        let outline = Outline { id: &item.id, title: &item.text, phase, chosen, impact: item.impact };
        PlanItem {
            priority,
            override_why: change.map(|change| change.why.clone()),
            ..self.plan_item(ItemRef::Rubric(ix), outline, closes, effort, decision)
        }
    }

    fn own_items(&self) -> impl Iterator<Item = PlanItem> {
        live_own(self.assessment).map(|(at, own)| {
            let outline =
                Outline { id: &own.id, title: &own.title, phase: own.phase, chosen: Chosen::Decided, impact: own.impact };
            let effort = own.decision.effort.clone();
            self.plan_item(ItemRef::Own(at), outline, own.closes.clone(), effort, Some(own.decision.clone()))
        })
    }

    /// Without any word about the effort it is one person-week.
    fn plan_item(
        &self,
        key: ItemRef,
        outline: Outline<'_>,
        closes: Vec<(Ix<Node>, Exact)>,
        effort: Option<(Exact, Exact)>,
        decision: Option<ItemDecision>,
    ) -> PlanItem {
        let effort = effort.unwrap_or_else(|| (Exact::one(), Exact::one()));
        let rise = |(item, to): &(Ix<Node>, Exact)| Some((*item, uplift(self.scorecard, *item, to)?));
        let uplift: BTreeMap<Ix<Node>, Exact> = closes.iter().filter_map(rise).collect();
        let weighted: Exact = uplift.iter().map(|(item, rise)| self.scorecard.weight(*item) * rise).sum();
        let mid = (&effort.0 + &effort.1) / Exact::from(2u8);
        let value = (weighted * Exact::from(outline.impact)).checked_div(&mid).unwrap_or_else(Exact::zero);
        let work = decision.as_ref().and_then(|decision| decision.effort.clone()).unwrap_or_else(|| effort.clone());
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
            work,
            impact: outline.impact,
            value,
            needs: Vec::new(),
            after: Vec::new(),
            decision,
            finish_range: <_>::default(),
            slot: Slot::default(),
            overall_after: None,
        }
    }
}
