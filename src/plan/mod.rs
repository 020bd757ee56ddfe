//! From scores to what to do: gaps in order, a roadmap with a schedule, risks with ratings.
//!
//! Total: an infeasible schedule is data with its conflicts named, never a failure. Gap = max(0, target - current) per
//! capability; a level above target never pays for one below.

mod gain;
mod gaps;
mod risks;
mod roadmap;
mod schedule;
mod slips;
mod what_if;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assessment::{Assessment, Audience, Committed, Milestone, Origin, Ruler};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric};
use crate::score::{Scorecard, phases, score};
pub use gain::{Gain, Gains, Rate, RiskCourse, RiskStep, gains, projected_on};
pub use gaps::{Gap, PriorityFactors};
pub use risks::{DriverLine, Raise, ResidualBecause, RiskEntry, RiskKey, Standing, appetite, rated, tolerance};
pub use roadmap::{Chosen, LeftOut, LeftOutReason, PlanItem, Roadmap};
pub use schedule::{Because, Calendar, Conflict, Load, Slot, Who, date_at};
pub use slips::{Fate, Planned, Slip, slips};
pub use what_if::{Changes, Difference, Left, Moved, StillNeeded, difference};

/// Everything planned for one assessment.
#[derive(Debug)]
pub struct Plan {
    /// Highest priority first; only answered items below their target.
    pub gaps: Vec<Gap>,
    pub roadmap: Roadmap,
    /// Open ones first, then those above appetite, then by level, impact and likelihood; own and suggested together.
    pub risks: Vec<RiskEntry>,
    /// Levels after all planned items, for every item they lift.
    pub levels_after: BTreeMap<Ix<Node>, Exact>,
    /// Overall score after the plan; a projection.
    pub overall_after: Option<Exact>,
}

/// One assessment with everything computed from it, and from its recorded milestones.
#[derive(Debug)]
pub struct Evaluation {
    pub scorecard: Scorecard,
    pub plan: Plan,
    /// The assessment's milestones, oldest first.
    pub milestones: Vec<State>,
    /// Scores of the assessment's planned phases, in order.
    pub phases: Vec<Scorecard>,
}

/// A state of the assessment as it was: its scores, and what was planned then.
#[derive(Debug)]
pub struct State {
    /// The same object as of the state before it, where nothing differs.
    pub scorecard: Arc<Scorecard>,
    /// `None` where nothing is compared with it: a state without a name that is not the latest one.
    pub plan: Option<Plan>,
    /// Its scores by the rubric of its day, where that was another one.
    pub then: Option<Scorecard>,
}

impl Evaluation {
    /// Without the risks that readers of this circle may not see, now or in the past. All numbers were computed with them.
    #[must_use]
    pub fn for_audience(mut self, shown_to: Audience) -> Self {
        let is_hidden = |risk: &RiskEntry| risk.decision.as_ref().is_some_and(|decision| decision.audience > shown_to);
        let hidden: BTreeSet<String> = self.plan.risks.extract_if(.., |risk| is_hidden(risk)).map(|risk| risk.id).collect();
        for past in &mut self.milestones {
            if let Some(plan) = &mut past.plan {
                plan.risks.retain(|risk| !is_hidden(risk) && !hidden.contains(&risk.id));
            }
        }
        self
    }
}

/// Scores and plans an assessment and its milestones.
#[must_use]
pub fn evaluate(rubric: &Rubric, assessment: &Assessment) -> Evaluation {
    let scorecard = score(rubric, assessment);
    let plan = plan(rubric, assessment, &scorecard);
    let previous = assessment.previous();
    let mut milestones: Vec<State> = Vec::with_capacity(assessment.milestones.len());
    for (at, milestone) in assessment.milestones.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| (&assessment.milestones[at], &milestones[at]));
        milestones.push(past(rubric, milestone, before, Some(at) == previous));
    }
    let phases = phases(rubric, assessment);
    Evaluation { scorecard, plan, milestones, phases }
}

/// A state, scored once where nothing differs from the one before.
fn past(rubric: &Rubric, milestone: &Milestone, before: Option<(&Milestone, &State)>, is_previous: bool) -> State {
    let same = before.filter(|(before, _)| Arc::ptr_eq(&before.state, &milestone.state));
    let scorecard = same.map_or_else(|| Arc::new(score(rubric, &milestone.state)), |(_, state)| Arc::clone(&state.scorecard));
    let is_planned = is_previous || milestone.is_named();
    let plan = is_planned.then(|| plan(rubric, &milestone.state, &scorecard));
    let then = match &milestone.origin {
        Origin::Committed(Committed { ruler: Ruler::Other { rubric, state }, .. }) => Some(score(rubric, state)),
        Origin::Committed(_) | Origin::Recorded => None,
    };
    State { scorecard, plan, then }
}

/// Plans one scored assessment.
#[must_use]
pub fn plan(rubric: &Rubric, assessment: &Assessment, scorecard: &Scorecard) -> Plan {
    let roadmap = roadmap::roadmap(rubric, assessment, scorecard);
    let levels_after = roadmap.levels_after(scorecard, roadmap.items.len());
    let basis = risks::Basis { rubric, assessment, scorecard, roadmap: &roadmap, levels_after: &levels_after };
    let risks = risks::risks(&basis);
    let gaps = gaps::gaps(rubric, assessment, scorecard, &roadmap, &risks);
    let overall_after = scorecard.overall_with(rubric, &levels_after);
    Plan { gaps, roadmap, risks, levels_after, overall_after }
}
