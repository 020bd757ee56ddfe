//! The inputs of a calculation, each with why it counts as what it does.

use super::super::combine::{Uncertain, Weighted, share_of};
use super::Ends;
use crate::exact::Exact;
use crate::rubric::{Aggregate, Ix, MissingPolicy, Node, ScalePolicy};

/// One input of a calculation.
#[derive(Debug, Clone)]
pub struct InputLine {
    pub from: InputFrom,
    pub weight: Exact,
    /// The points that entered, or why none did.
    pub entered: Result<Exact, Exclusion>,
    /// Why the points are those of a policy and not of an answer.
    pub instead_of: Option<Exclusion>,
    /// Its own range, where inputs are normalised.
    pub normalised_on: Option<Ends>,
    pub(super) range: Option<Ends>,
    pub(super) is_optional: bool,
}

/// Where an input comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputFrom {
    Node(Ix<Node>),
    /// A measure of this item, or of the nodes below, by id.
    Measure(String),
    /// A voter, by id.
    Vote(String),
}

/// Why an input did not enter, or entered as something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    Unanswered,
    NotApplicable,
    OutOfScope,
    /// Answered by options that carry no points.
    NoPoints,
    /// Nothing below it has a value.
    Empty,
}

impl InputLine {
    /// Where the points lie on the input's own range, 0..1, when inputs are normalised.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        let points = self.entered.as_ref().ok()?;
        self.normalised_on.is_some().then(|| self.on_own_range(points))
    }

    pub(super) fn weighted(&self) -> Option<Weighted> {
        let points = self.entered.as_ref().ok()?;
        Some(Weighted { points: self.on_own_range(points), weight: self.weight.clone() })
    }

    pub(super) fn uncertain(&self) -> Option<Uncertain> {
        let (low, high) = self.range.as_ref()?;
        let [low, high] = [low, high].map(|end| self.on_own_range(end));
        Some(Uncertain { low, high, weight: self.weight.clone(), is_optional: self.is_optional })
    }

    fn on_own_range(&self, points: &Exact) -> Exact {
        if self.normalised_on.is_some() { share_of(points, self.normalised_on.as_ref()) } else { points.clone() }
    }

    /// The line with points that a policy gives it, whatever is answered later.
    pub(super) fn standing_in(self, points: Exact) -> Self {
        let is_open = self.entered == Err(Exclusion::Unanswered);
        InputLine {
            instead_of: self.entered.clone().err(),
            range: if is_open { self.range } else { Some((points.clone(), points.clone())) },
            entered: Ok(points),
            ..self
        }
    }

    /// The line under the policy for open answers.
    pub(super) fn under(self, by: &Aggregate) -> Self {
        let is_missing = self.entered == Err(Exclusion::Unanswered);
        if is_missing && by.missing == MissingPolicy::Zero { self.standing_in(Exact::zero()) } else { self }
    }
}

pub(super) fn normalised_on(by: &Aggregate, range: Option<Ends>) -> Option<Ends> {
    if by.scale == ScalePolicy::Normalised { range } else { None }
}
