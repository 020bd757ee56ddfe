//! The way up and what can go wrong: roadmap and risks.

use std::collections::BTreeMap;

use super::list::{Ix, List, named};
use super::{Condition, Metric, MetricBand, Node, Reference, Rule, Tool};
use crate::diagnostics::Span;
use crate::exact::Exact;

named!(Phase, Item, EffortSize, RiskStep, RiskLevel, RiskCategory, Risk);

/// Everything that plans the way up.
#[derive(Debug, Default)]
pub struct RoadmapRules {
    pub horizon_weeks: i64,
    pub rules: Vec<Rule>,
    pub sizes: List<EffortSize>,
    /// First condition that holds gives the size; `None` is `else`.
    pub size_of: Vec<(Option<Condition>, Ix<EffortSize>)>,
    pub phases: List<Phase>,
    pub items: List<Item>,
}

#[derive(Debug)]
pub struct EffortSize {
    pub id: String,
    pub text: String,
}

/// A stretch of the roadmap. Weeks count from 1, both ends included.
#[derive(Debug)]
pub struct Phase {
    pub id: String,
    pub name: String,
    pub text: String,
    pub weeks: (i64, i64),
    pub priority: String,
    pub exit: Vec<String>,
}

/// A piece of work that closes gaps.
#[derive(Debug)]
pub struct Item {
    pub id: String,
    pub phase: Ix<Phase>,
    pub weeks: (i64, i64),
    pub text: String,
    pub outcome: String,
    pub accept: Vec<String>,
    /// Must be finished first.
    pub needs: Vec<Ix<Item>>,
    /// Better afterwards.
    pub after: Vec<Ix<Item>>,
    pub closes: Vec<Closes>,
    /// Person-weeks from-to, by size.
    pub effort: BTreeMap<Ix<EffortSize>, (Exact, Exact)>,
    /// 1..5.
    pub impact: i64,
    pub owner_role: String,
    /// Do not start when this holds.
    pub not_if: Option<NotIf>,
    pub tools: Vec<Ix<Tool>>,
    pub metrics: Vec<Ix<Metric>>,
    pub risks: Vec<Ix<Risk>>,
    pub span: Span,
}

/// When an item is not worth starting.
#[derive(Debug, Clone)]
pub struct NotIf {
    pub text: String,
    /// Facts by which the tool knows; without them the team says so by the item's status.
    pub when: Option<Condition>,
}

/// The level a capability reaches when an item is done.
#[derive(Debug, Clone)]
pub struct Closes {
    pub item: Ix<Node>,
    pub to: Exact,
}

/// Likelihood and impact, lowest first, and the declared level of every pair.
#[derive(Debug, Default)]
pub struct RiskMatrix {
    pub likelihood: List<RiskStep>,
    pub impact: List<RiskStep>,
    /// Lowest first.
    pub levels: List<RiskLevel>,
    /// `grid[likelihood][impact]`, as large as the two lists.
    pub grid: Vec<Vec<Ix<RiskLevel>>>,
}

impl RiskMatrix {
    /// The level of a rating; steps count from 1 and are clamped to the matrix.
    #[must_use]
    pub fn level(&self, rating: Rating) -> Option<Ix<RiskLevel>> {
        let clamp = |step: i64, len: usize| usize::try_from(step - 1).unwrap_or(0).min(len.saturating_sub(1));
        let row = self.grid.get(clamp(rating.likelihood, self.likelihood.len()))?;
        row.get(clamp(rating.impact, self.impact.len())).copied()
    }
}

/// Likelihood and impact, each counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    pub likelihood: i64,
    pub impact: i64,
}

impl Rating {
    /// Whether it is lower in one of the two.
    #[must_use]
    pub fn is_below(self, other: Rating) -> bool {
        self.likelihood < other.likelihood || self.impact < other.impact
    }
}

#[derive(Debug)]
pub struct RiskStep {
    pub id: String,
    pub name: String,
    pub gloss: String,
}

#[derive(Debug)]
pub struct RiskLevel {
    pub id: String,
    pub name: String,
    pub action: String,
}

#[derive(Debug)]
pub struct RiskCategory {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct RiskRules {
    /// Points at which a driver no longer drives.
    pub reference: Exact,
    pub raise_at: Exact,
    /// The highest level that is accepted without treatment.
    pub appetite: Limits,
    /// The highest level that is borne while a treatment is under way.
    pub tolerance: Limits,
    pub rules: Vec<Rule>,
}

/// The highest level of risk that is admitted: in general, and in single categories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    pub general: Option<Ix<RiskLevel>>,
    pub by_category: BTreeMap<Ix<RiskCategory>, Ix<RiskLevel>>,
}

impl Limits {
    /// The limit in a category; the general one where the category has none.
    #[must_use]
    pub fn of(&self, category: Option<Ix<RiskCategory>>) -> Option<Ix<RiskLevel>> {
        category.and_then(|category| self.by_category.get(&category).copied()).or(self.general)
    }
}

/// A risk the rubric knows, with the rule that suggests it.
#[derive(Debug)]
pub struct Risk {
    pub id: String,
    pub title: String,
    pub text: String,
    pub category: Ix<RiskCategory>,
    pub cause: String,
    pub event: String,
    pub effect: String,
    pub always: bool,
    pub when: Condition,
    pub needs_level: Vec<(Ix<Node>, Exact)>,
    /// Capabilities that drive it, with weights.
    pub drivers: Vec<(Ix<Node>, Exact)>,
    pub reference: BTreeMap<Ix<Node>, Exact>,
    pub raise_if: Vec<(Ix<Node>, Exact)>,
    pub raise_at: Option<Exact>,
    pub signals: Vec<Signal>,
    pub likelihood: LikelihoodRule,
    pub impact: ImpactRule,
    pub treatments: Vec<Treatment>,
    pub items: Vec<Ix<Item>>,
    pub watch: String,
    pub refs: Vec<Ix<Reference>>,
    pub span: Span,
}

/// A metric whose band raises a risk.
#[derive(Debug)]
pub struct Signal {
    pub metric: Ix<Metric>,
    pub bands: Vec<Ix<MetricBand>>,
    pub add: i64,
}

#[derive(Debug)]
pub struct LikelihoodRule {
    pub floor: i64,
    pub ceiling: i64,
    pub plus: Vec<Addition>,
}

#[derive(Debug)]
pub struct ImpactRule {
    pub base: i64,
    pub plus: Vec<Addition>,
}

/// Added to a likelihood or an impact where facts hold.
#[derive(Debug)]
pub struct Addition {
    pub when: Condition,
    pub add: i64,
    pub why: String,
}

#[derive(Debug)]
pub struct Treatment {
    pub strategy: Strategy,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    Avoid,
    Reduce,
    Share,
    Accept,
}

impl Strategy {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Strategy::Avoid => "avoid",
            Strategy::Reduce => "reduce",
            Strategy::Share => "share",
            Strategy::Accept => "accept",
        }
    }
}
