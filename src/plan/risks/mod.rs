//! Risks: which the rules suggest, which the team adopted or added, and their ratings on the declared grid.

mod entries;
mod limits;
mod links;
mod rating;
mod residual;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::roadmap::Roadmap;
use crate::assessment::{Assessment, ItemRef, RiskDecision, RiskStatus};
use crate::exact::Exact;
use crate::rubric::{Ix, Metric, Node, Rating, Risk, RiskCategory, RiskLevel, Rubric, Strategy};
use crate::score::Scorecard;
pub use limits::{appetite, tolerance};
pub use rating::rated;

/// A risk of the rubric, or one of the team's own by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RiskKey {
    Rubric(Ix<Risk>),
    Own(usize),
}

/// One line of the register.
#[derive(Debug)]
pub struct RiskEntry {
    pub key: RiskKey,
    pub id: String,
    pub title: String,
    pub category: Option<Ix<RiskCategory>>,
    pub cause: String,
    pub event: String,
    pub effect: String,
    pub standing: Standing,
    pub decision: Option<RiskDecision>,
    /// 0 = controls in place, 1 = absent; `None` for the team's own risks and where no driver is answered.
    pub exposure: Option<Exact>,
    pub drivers: Vec<DriverLine>,
    /// Metrics whose band raised it.
    pub signals: Vec<Ix<Metric>>,
    /// Reasons that added to likelihood or impact, in words, with the amount.
    pub additions: Vec<(String, i64)>,
    /// With no control in place: as the team says, or else by the rules.
    pub inherent: Option<Rating>,
    /// The same by the rules, also beside what the team says; `None` for the team's own risks.
    pub inherent_computed: Option<Rating>,
    /// By the rules, before the team's override.
    pub computed: Option<Rating>,
    /// `None`: nothing that drives it is answered and the team gave no rating.
    pub current: Option<Rating>,
    pub level: Option<Ix<RiskLevel>>,
    /// What is left after the plan; [`RiskEntry::residual_because`] says from where. A stated one that nothing justifies is not used.
    pub residual: Option<Rating>,
    pub residual_level: Option<Ix<RiskLevel>>,
    /// Where the residual rating comes from; there is one exactly where there is the other.
    pub residual_because: Option<ResidualBecause>,
    /// By the rules with the levels expected after the plan, never above today's rating, and today's where the plan lifts nothing that
    /// drives it; also beside what the team says. `None` for the team's own risks and where no driver is answered.
    pub residual_computed: Option<Rating>,
    /// The highest level that is accepted without treatment in its category, where somebody set one.
    pub appetite: Option<Ix<RiskLevel>>,
    /// The highest level that is borne while a treatment is under way, where somebody set one.
    pub tolerance: Option<Ix<RiskLevel>>,
    pub above_appetite: bool,
    pub above_tolerance: bool,
    /// Capabilities below target that drive it, then those that the team ties it to; each once.
    pub gaps: Vec<Ix<Node>>,
    /// Roadmap items that treat it, planned or not: those it names, those of the rubric that name it, those the team names; each once.
    pub items: Vec<ItemRef>,
    /// Positions in [`Roadmap::items`] of the planned items that treat it: those of `items`, and those that lift what drives it or what
    /// the team ties to it.
    pub treated_by: Vec<usize>,
    pub treatment: Option<Strategy>,
}

/// Why a risk is in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A rule fired: which answers raised it.
    Raised(Vec<Raise>),
    /// Its rule did not fire; listed for watching.
    BelowThreshold,
    /// No driver is answered.
    NotAssessed,
    /// The team's own.
    Own,
}

/// What made a rule fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raise {
    /// The rubric always lists it.
    Always,
    /// Exposure reached the threshold: the answers of the drivers that are below their reference.
    Exposure { at: Exact },
    /// A capability is at or below a level.
    Level { item: Ix<Node>, at_most: Exact },
    /// A metric is in a listed band.
    Signal { metric: Ix<Metric> },
}

/// Where a residual rating comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResidualBecause {
    /// The levels expected after the plan.
    Plan,
    /// The team says so, and something is done about it, or nothing has to be.
    Stated,
    /// The team states a lower one, but nothing is planned or decided that would bring it there: today's rating stands.
    NoAction,
}

/// A capability that drives a risk.
#[derive(Debug, Clone)]
pub struct DriverLine {
    pub item: Ix<Node>,
    pub weight: Exact,
    pub reference: Exact,
    /// `None` when unanswered or not applicable; then it does not count.
    pub level: Option<Exact>,
}

impl DriverLine {
    /// Whether its answer adds to the exposure.
    #[must_use]
    pub fn drives(&self) -> bool {
        !self.weight.is_zero() && self.level.as_ref().is_some_and(|level| *level < self.reference)
    }
}

impl RiskEntry {
    /// Whether the team took it into its register.
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        self.decision.is_some()
    }

    /// Whether it stands in the register proper: adopted, own, or suggested by a rule.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.is_adopted() || matches!(self.standing, Standing::Raised(_) | Standing::Own)
    }

    /// Whether it still needs attention.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_live() && self.decision.as_ref().is_none_or(|decision| decision.status != RiskStatus::Closed)
    }
}

/// What risks are rated from: the levels of today, and the plan with the levels after it.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub scorecard: &'a Scorecard,
    pub roadmap: &'a Roadmap,
    pub levels_after: &'a BTreeMap<Ix<Node>, Exact>,
}

/// All risks that apply: open ones first, then those above appetite, then the gravest.
#[must_use]
pub fn risks(basis: &Basis<'_>) -> Vec<RiskEntry> {
    let mut entries: Vec<RiskEntry> =
        basis.rubric.risks.iter().filter_map(|(ix, risk)| entries::of_rubric(basis, ix, risk)).collect();
    entries.extend((0..basis.assessment.own_risks.len()).map(|at| entries::own(basis, at)));
    entries.sort_by(|a, b| {
        let rank = |entry: &RiskEntry| {
            let rating = entry.current.map(|rating| (rating.impact, rating.likelihood));
            Reverse((entry.is_open(), entry.above_appetite, entry.level, rating))
        };
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    entries
}
