//! Aggregation: how a node's score follows from what is below it.

use super::list::{Ix, named};
use super::model::Kind;
use super::scale::Level;
use super::tree::Node;
use crate::diagnostics::Span;
use crate::exact::{Exact, Rounding};

named!(Outcome, Facet, Tag);

/// How a node's score follows from below. Every policy is explicit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregate {
    pub by: Primitive,
    pub over: Over,
    /// Whether weights count (mean and sum).
    pub weights: bool,
    pub missing: MissingPolicy,
    pub na: NaPolicy,
    pub scale: ScalePolicy,
    /// The node's own range where it does not follow from the inputs; low first.
    pub range: Option<(Exact, Exact)>,
    /// Added to a sum.
    pub offset: Exact,
    /// The result is moved to the nearer end of this range.
    pub clamp: Option<(Exact, Exact)>,
    /// For `over: measures` above the items: how each measure is aggregated on its own up to this node.
    pub each: Option<Box<Aggregate>>,
    pub round: Round,
}

impl Default for Aggregate {
    /// What a rubric means that says nothing: the weighted mean of the children that have a value.
    fn default() -> Self {
        Aggregate {
            by: Primitive::Mean,
            over: Over::Children,
            weights: true,
            missing: MissingPolicy::Skip,
            na: NaPolicy::Skip,
            scale: ScalePolicy::Native,
            range: None,
            offset: Exact::zero(),
            clamp: None,
            each: None,
            round: Round::default(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Primitive {
    Mean,
    Sum,
    Min,
    Max,
    /// The middle value; of an even number the mean of the two in the middle.
    Median,
    /// Cumulative gates.
    Staged(Staged),
    /// An ordered list of decisions.
    Rules(Vec<DecisionRule>),
    /// Counts only; no value.
    Tally,
    /// No value.
    None,
}

/// Which values a node is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    Children,
    /// The answered nodes below, however deep.
    Leaves,
    /// The nodes of a kind below, wherever they sit.
    Kind(Ix<Kind>),
    /// The answered nodes below that carry a facet's value.
    Facet(Ix<Facet>, usize),
    /// The votes on an answered node.
    Votes,
    /// The measures of an answered node; above it, the results of each measure.
    Measures,
}

/// What an open answer does to the nodes above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// Counts as 0 points.
    Zero,
    /// Leaves the calculation; coverage shows it.
    Skip,
    /// The node has no value until everything is answered.
    Void,
}

/// What a not applicable answer does to the nodes above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NaPolicy {
    /// Leaves the calculation.
    Skip,
    /// Counts as having reached its target; without a target, as the top of its scale.
    Target,
    /// Counts as 0 points.
    Zero,
    /// Is not allowed.
    Forbid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalePolicy {
    /// Points as they are.
    Native,
    /// Each input to 0..1 on its own range, the result back to the node's range.
    Normalised,
}

/// A rounding: how, to how many digits, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// `None`: exact digits are shown.
    pub mode: Option<Rounding>,
    pub digits: u32,
    pub stage: RoundStage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundStage {
    /// Only what is shown.
    Display,
    /// The value itself: what is above is computed from the rounded one.
    Stored,
    /// What is shown, and what the band is looked up with.
    BeforeBand,
}

impl Default for Round {
    /// Halves up to two digits, for display only.
    fn default() -> Self {
        Round { mode: Some(Rounding::HalfUp), digits: 2, stage: RoundStage::Display }
    }
}

impl Round {
    /// The number as it is shown.
    #[must_use]
    pub fn show(&self, value: &Exact) -> String {
        match self.mode {
            Some(mode) => value.to_text(self.digits, mode),
            None => value.to_decimal(),
        }
    }

    /// The rounded number.
    #[must_use]
    pub fn apply(&self, value: &Exact) -> Exact {
        self.mode.map_or_else(|| value.clone(), |mode| value.round(self.digits, mode))
    }
}

/// The highest stage whose own and all lower conditions hold; else the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    pub base: Exact,
    /// Lowest first.
    pub stages: Vec<Stage>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub value: Exact,
    pub name: String,
    pub when: Predicate,
    pub span: Span,
}

/// The first rule whose condition is true decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRule {
    /// `None` is `else`.
    pub when: Option<Predicate>,
    pub then: Then,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    Points(Exact),
    /// An outcome and the points it has here.
    Outcome(Ix<Outcome>, Option<Exact>),
    /// A calculation of its own, such as a mean that is capped.
    Aggregate(Box<Aggregate>),
}

/// A verdict that is no number: an option's, or a rule's.
#[derive(Debug)]
pub struct Outcome {
    pub id: String,
    pub name: String,
    /// Where a list declares it; `None` for one that is only given.
    pub declared: Option<Span>,
}

/// A condition over answers, outcomes and scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    /// Whether an option is selected; of this item where no other is named. `only`: it and nothing else.
    Selected {
        item: Option<Ix<Node>>,
        option: Ix<Level>,
        only: bool,
    },
    /// Whether a node ended with an outcome.
    Outcome {
        node: Option<Ix<Node>>,
        outcome: Ix<Outcome>,
    },
    /// Whether a node's value lies within bounds.
    Value {
        node: Ix<Node>,
        bounds: Bounds,
    },
    /// Whether the share of inputs whose value lies within `each` lies within `bounds`.
    Share {
        over: Over,
        each: Bounds,
        bounds: Bounds,
    },
    /// Whether the number of results of a kind lies within bounds.
    Tally {
        over: Over,
        what: Counted,
        bounds: Bounds,
    },
    /// Whether an item is in a state.
    State {
        item: Option<Ix<Node>>,
        state: Lack,
    },
}

impl Predicate {
    /// Whether it mentions the state of an item.
    #[must_use]
    pub fn asks_for_state(&self) -> bool {
        match self {
            Predicate::All(of) | Predicate::Any(of) => of.iter().any(Predicate::asks_for_state),
            Predicate::Not(one) => one.asks_for_state(),
            Predicate::State { .. } | Predicate::Tally { what: Counted::Lack(_), .. } => true,
            _ => false,
        }
    }
}

/// What a tally counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    Outcome(Ix<Outcome>),
    /// Answers at a level with this id.
    Level(String),
    Lack(Lack),
}

/// Why an item has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    Unanswered,
    Unknown,
    NotApplicable,
}

/// Comparisons that must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounds(pub Vec<(Comparison, Exact)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equals,
}

impl Comparison {
    /// Whether `value` compares so with `bound`.
    #[must_use]
    pub fn holds(self, value: &Exact, bound: &Exact) -> bool {
        match self {
            Comparison::AtLeast => value >= bound,
            Comparison::AtMost => value <= bound,
            Comparison::Above => value > bound,
            Comparison::Below => value < bound,
            Comparison::Equals => value == bound,
        }
    }
}

impl Bounds {
    /// Whether all, and whether any, of the values from `low` to `high` satisfy them; exact for a single comparison.
    #[must_use]
    pub fn within(&self, low: &Exact, high: &Exact) -> (bool, bool) {
        let all = self.hold(low) && self.hold(high) && (low == high || self.0.iter().all(|(by, _)| *by != Comparison::Equals));
        let any = self.0.iter().all(|(by, bound)| match by {
            Comparison::AtLeast => high >= bound,
            Comparison::Above => high > bound,
            Comparison::AtMost => low <= bound,
            Comparison::Below => low < bound,
            Comparison::Equals => low <= bound && bound <= high,
        });
        (all, any)
    }

    /// Whether a value satisfies all of them.
    #[must_use]
    pub fn hold(&self, value: &Exact) -> bool {
        self.0.iter().all(|(comparison, bound)| comparison.holds(value, bound))
    }
}

/// An attribute of items that cuts across the tree.
#[derive(Debug)]
pub struct Facet {
    pub id: String,
    pub name: String,
    pub values: Vec<String>,
    /// How a cell follows from the items that carry its value.
    pub aggregate: Aggregate,
    pub span: Span,
}

/// A group of items that assessments may select.
#[derive(Debug)]
pub struct Tag {
    pub id: String,
    pub name: String,
    pub span: Span,
}

/// Names for stretches of scores.
#[derive(Debug, Clone, Default)]
pub struct Bands {
    /// As written; the first that contains a value names it.
    pub bands: Vec<Band>,
    /// Look the rounded value up.
    pub on_rounded: bool,
}

#[derive(Debug, Clone)]
pub struct Band {
    pub id: String,
    pub name: String,
    /// Where it begins; `None` goes on from below.
    pub from: Option<Edge>,
    /// Where it ends; `None` has no end.
    pub to: Option<Edge>,
    pub span: Span,
}

/// An end of a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub at: Exact,
    /// Whether the end itself belongs to the band.
    pub included: bool,
}

impl Band {
    #[must_use]
    pub fn contains(&self, value: &Exact) -> bool {
        let from = self.from.as_ref().is_none_or(|edge| *value > edge.at || edge.included && *value == edge.at);
        let to = self.to.as_ref().is_none_or(|edge| *value < edge.at || edge.included && *value == edge.at);
        from && to
    }
}

impl Bands {
    /// Position of the band of a score, which is rounded first where the bands or the rounding say so.
    #[must_use]
    pub fn of(&self, value: &Exact, round: &Round) -> Option<usize> {
        let rounded = (self.on_rounded || round.stage == RoundStage::BeforeBand).then(|| round.apply(value));
        let value = rounded.as_ref().unwrap_or(value);
        self.bands.iter().position(|band| band.contains(value))
    }
}

/// What the votes on an item do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VotePolicy {
    /// The level that was agreed counts; votes are kept to show their spread.
    Consensus,
    /// The votes make the value.
    Combine { by: VoteRule, missing: MissingPolicy },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoteRule {
    Mean,
    Median,
    Min,
    Max,
    Sum,
    /// 1 when all votes are at least this, else 0.
    AllAtLeast(Exact),
}

impl VoteRule {
    /// How the votes are combined; whether all reach a bound follows from the lowest.
    #[must_use]
    pub fn primitive(&self) -> Primitive {
        match self {
            VoteRule::Mean => Primitive::Mean,
            VoteRule::Median => Primitive::Median,
            VoteRule::Min | VoteRule::AllAtLeast(_) => Primitive::Min,
            VoteRule::Max => Primitive::Max,
            VoteRule::Sum => Primitive::Sum,
        }
    }
}
