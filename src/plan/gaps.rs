//! Gaps and the order in which they matter.

use super::risks::{RiskEntry, RiskKey};
use super::roadmap::Roadmap;
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Pain, Rubric};
use crate::score::Scorecard;

/// An answered capability below its target.
#[derive(Debug)]
pub struct Gap {
    pub item: Ix<Node>,
    pub current: Exact,
    pub target: Exact,
    pub gap: Exact,
    pub factors: PriorityFactors,
    /// `gap x weight x (1 + pain + per_risk x risks)`.
    pub priority: Exact,
    /// Positions in [`Roadmap::items`] of the planned items that lift it, in order.
    pub closed_by: Vec<usize>,
    /// Middle of the effort range of the cheapest of those, in person-weeks.
    pub effort: Option<Exact>,
}

/// What multiplies a gap into its priority.
#[derive(Debug)]
pub struct PriorityFactors {
    pub weight: Exact,
    pub pain: Option<Pain>,
    /// Addition for pain, from the rubric.
    pub pain_factor: Exact,
    /// Risks at the rubric's risk level that this capability drives.
    pub risks: Vec<RiskKey>,
}

/// All gaps, highest priority first; ties go to the smaller effort, then to the id.
#[must_use]
pub fn gaps(rubric: &Rubric, assessment: &Assessment, scorecard: &Scorecard, roadmap: &Roadmap, risks: &[RiskEntry]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> =
        rubric.items().filter_map(|(item, ..)| gap_of(rubric, assessment, scorecard, roadmap, risks, item)).collect();
    gaps.sort_by(|a, b| {
        let effort = |gap: &Gap| gap.effort.clone().map_or((true, Exact::zero()), |effort| (false, effort));
        b.priority
            .cmp(&a.priority)
            .then_with(|| effort(a).cmp(&effort(b)))
            .then_with(|| rubric.nodes[a.item].id.cmp(&rubric.nodes[b.item].id))
    });
    gaps
}

fn gap_of(
    rubric: &Rubric,
    assessment: &Assessment,
    scorecard: &Scorecard,
    roadmap: &Roadmap,
    risks: &[RiskEntry],
    item: Ix<Node>,
) -> Option<Gap> {
    let gap = scorecard.gap(item).filter(|gap| !gap.is_zero())?;
    let pain = assessment.answers.get(&item).and_then(|answer| answer.pain);
    let rule = &rubric.priority;
    let grave = |risk: &RiskEntry| rule.risk_level.is_some() && risk.level >= rule.risk_level;
    let drives = |risk: &&RiskEntry| grave(risk) && risk.is_open() && risk.drivers.iter().any(|line| line.item == item);
    let factors = PriorityFactors {
        weight: scorecard.weight(item).clone(),
        pain,
        pain_factor: pain.and_then(|pain| rule.pain.get(&pain)).cloned().unwrap_or_else(Exact::zero),
        risks: risks.iter().filter(drives).map(|risk| risk.key).collect(),
    };
    let multiplier = Exact::one() + factors.pain_factor.clone() + rule.per_risk.clone() * Exact::from(factors.risks.len());
    let priority = gap.clone() * factors.weight.clone() * multiplier;
    let closed_by = roadmap.closing(item);
    let effort = closed_by.iter().map(|at| roadmap.items[*at].mid_effort()).min();
    let current = scorecard.node(item).value.clone()?;
    let target = scorecard.target(item)?.points.clone();
    Some(Gap { item, current, target, gap, factors, priority, closed_by, effort })
}
