//! What the items of a plan are worth: each alone from today, and all of them in the order in which they finish.
//!
//! Alone means today's levels with nothing but this item done, and only up to the targets: going beyond one is worth nothing
//! here. In order means the levels as the plan projects them. Everything is exact; nothing is known about the future.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Plan;
use super::risks::{RiskKey, rated};
use super::roadmap::{PlanItem, Roadmap};
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rating, Rubric};
use crate::score::Scorecard;

/// What a plan brings.
#[derive(Debug)]
pub struct Gains {
    /// One per item of the plan, in its order.
    pub items: Vec<Gain>,
    /// For each item, between which days it and everything that finishes before it is done, if every effort comes out at its low
    /// and at its high end.
    pub reached: Vec<(Date, Date)>,
    /// The risks that the plan moves to another level, in the order of the register.
    pub risks: Vec<RiskCourse>,
}

/// What one item brings alone, from today and up to the targets.
#[derive(Debug, Default)]
pub struct Gain {
    /// By how much each node rises that is computed from others, in the rubric's order; those that do not rise are not here.
    pub nodes: Vec<(Ix<Node>, Exact)>,
    /// By how much the whole rises; `None` where it has no score.
    pub overall: Option<Exact>,
    /// The rise of the whole for each person-week; `None` without a rise of the whole or without work.
    pub per_week: Option<Rate>,
    /// The risks whose rating would change.
    pub risks: Vec<RiskStep>,
}

/// A rise for each person-week of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// If the work takes the middle of its range.
    pub middle: Exact,
    /// If it takes the most.
    pub low: Exact,
    /// If it takes the least; `None` if that may be nothing at all.
    pub high: Option<Exact>,
}

/// How a rating moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskStep {
    pub risk: RiskKey,
    pub from: Rating,
    pub to: Rating,
}

/// What the plan makes of one risk, by the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskCourse {
    pub risk: RiskKey,
    pub today: Rating,
    /// Positions in the plan of the items that change the level, in the order in which they finish, with the rating then.
    pub steps: Vec<(usize, Rating)>,
}

/// Values every item of the plan.
#[must_use]
pub fn gains(rubric: &Rubric, assessment: &Assessment, scorecard: &Scorecard, plan: &Plan) -> Gains {
    let valuer = Valuer { rubric, assessment, scorecard, plan };
    Gains {
        items: plan.roadmap.items.iter().map(|item| valuer.alone(item)).collect(),
        reached: reached(&plan.roadmap),
        risks: valuer.courses(),
    }
}

fn reached(roadmap: &Roadmap) -> Vec<(Date, Date)> {
    let mut reached = vec![(Date::MIN, Date::MIN); roadmap.items.len()];
    let mut latest = (Date::MIN, Date::MIN);
    for at in roadmap.by_finish() {
        let (low, high) = roadmap.items[at].finish_range;
        latest = (latest.0.max(low), latest.1.max(high));
        reached[at] = latest;
    }
    reached
}

/// The overall score that a roadmap projects for a day: with everything done that it finishes by then.
#[must_use]
pub fn projected_on(rubric: &Rubric, scorecard: &Scorecard, roadmap: &Roadmap, day: Date) -> Option<Exact> {
    let finished = roadmap.items.iter().filter(|item| item.slot.finish <= day).count();
    scorecard.overall_with(rubric, &roadmap.levels_after(scorecard, finished))
}

struct Valuer<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    scorecard: &'a Scorecard,
    plan: &'a Plan,
}

impl Valuer<'_> {
    fn alone(&self, item: &PlanItem) -> Gain {
        if item.uplift.is_empty() {
            return Gain { overall: self.scorecard.overall.value.as_ref().map(|_| Exact::zero()), ..Gain::default() };
        }
        let today = |node: Ix<Node>| self.scorecard.node(node).value.as_ref();
        let levels: BTreeMap<Ix<Node>, Exact> =
            item.uplift.iter().filter_map(|(node, rise)| Some((*node, today(*node)? + rise))).collect();
        let (nodes, overall) = self.scorecard.outcomes_with(self.rubric, &levels);
        let rise = |(ix, _): (Ix<Node>, &Node)| {
            let rise = nodes.get(ix.get())?.as_ref()? - today(ix)?;
            (self.rubric.nodes[ix].item.is_none() && !rise.is_zero()).then_some((ix, rise))
        };
        let overall = overall.zip(self.scorecard.overall.value.as_ref()).map(|(then, now)| &then - now);
        Gain {
            nodes: self.rubric.nodes.iter().filter_map(rise).collect(),
            per_week: overall.as_ref().and_then(|rise| rate(rise, item)),
            overall,
            risks: self.moved(&levels),
        }
    }

    /// The risks whose rating differs from today's at these levels.
    fn moved(&self, levels: &BTreeMap<Ix<Node>, Exact>) -> Vec<RiskStep> {
        let step = |entry: &super::RiskEntry| {
            let (from, to) = (entry.current?, rated(self.rubric, self.assessment, entry, levels)?);
            (from != to).then_some(RiskStep { risk: entry.key, from, to })
        };
        self.plan.risks.iter().filter_map(step).collect()
    }

    fn courses(&self) -> Vec<RiskCourse> {
        let mut courses: BTreeMap<RiskKey, RiskCourse> = BTreeMap::new();
        let mut levels = BTreeMap::new();
        for at in self.plan.roadmap.by_finish() {
            if !self.plan.roadmap.items[at].raise(self.scorecard, &mut levels) {
                continue;
            }
            for RiskStep { risk, from, to } in self.moved(&levels) {
                let course = courses.entry(risk).or_insert_with(|| RiskCourse { risk, today: from, steps: Vec::new() });
                let before = course.steps.last().map_or(course.today, |(_, before)| *before);
                if self.rubric.matrix.level(before) != self.rubric.matrix.level(to) {
                    course.steps.push((at, to));
                }
            }
        }
        let course = |entry: &super::RiskEntry| courses.remove(&entry.key).filter(|course| !course.steps.is_empty());
        self.plan.risks.iter().filter_map(course).collect()
    }
}

fn rate(rise: &Exact, item: &PlanItem) -> Option<Rate> {
    let by = |work: &Exact| rise.checked_div(work);
    Some(Rate { middle: by(&item.mid_work())?, low: by(&item.work.1)?, high: by(&item.work.0) }).filter(|_| !rise.is_zero())
}
