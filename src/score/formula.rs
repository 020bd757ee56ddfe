//! The score as a function of some levels: what a pass does with them, everything that they cannot change worked out beforehand.
//!
//! A [`Formula`] is a list of steps, each computed from what stands before it: first the levels that are put in, then the results
//! of the steps. It is plain data, so another program can compute the very numbers of a pass.

use std::collections::BTreeMap;

use crate::exact::{Exact, Rounding};
use crate::rubric::{Bounds, Ix, Node};

/// How the score of the whole follows from the levels of some items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The items whose levels are put in.
    pub inputs: Vec<Ix<Node>>,
    pub steps: Vec<Step>,
    /// Where the score of the whole stands: a position among levels and steps together, like all positions here.
    pub overall: usize,
    /// Where the scores of computed nodes stand, of those that have one and follow by steps.
    pub nodes: BTreeMap<Ix<Node>, usize>,
}

/// A calculation from what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A constant, and other values times factors.
    Sum {
        constant: Exact,
        terms: Vec<(usize, Exact)>,
    },
    /// The lowest.
    Least(Vec<usize>),
    /// The highest.
    Greatest(Vec<usize>),
    /// The middle one; of an even number the mean of the two in the middle.
    Middle(Vec<usize>),
    /// The value, or the nearer end.
    Clamp {
        of: usize,
        low: Exact,
        high: Exact,
    },
    Round {
        of: usize,
        digits: u32,
        mode: Rounding,
    },
    /// The value of the first case whose test holds, else another.
    Choose {
        cases: Vec<(Test, usize)>,
        otherwise: usize,
    },
}

/// A condition over values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Holds {
        of: usize,
        bounds: Bounds,
    },
    /// Whether the share of values that lie within `each` lies within `bounds`, with `yes` of `all` others that cannot change.
    Share {
        of: Vec<usize>,
        each: Bounds,
        yes: usize,
        all: usize,
        bounds: Bounds,
    },
}

impl Formula {
    /// The levels and the results of all steps, for one level per input.
    #[must_use]
    pub fn values(&self, levels: Vec<Exact>) -> Vec<Exact> {
        self.steps.iter().fold(levels, |mut values, step| {
            values.push(step.value(&values));
            values
        })
    }
}

impl Step {
    fn value(&self, values: &[Exact]) -> Exact {
        let all = |of: &[usize]| of.iter().map(|at| values[*at].clone()).collect::<Vec<Exact>>();
        match self {
            Step::Sum { constant, terms } => terms.iter().fold(constant.clone(), |sum, (at, by)| sum + &values[*at] * by),
            Step::Least(of) => all(of).into_iter().min().unwrap_or_else(Exact::zero),
            Step::Greatest(of) => all(of).into_iter().max().unwrap_or_else(Exact::zero),
            Step::Middle(of) => middle(all(of)),
            Step::Clamp { of, low, high } => values[*of].clone().max(low.clone()).min(high.clone()),
            Step::Round { of, digits, mode } => values[*of].round(*digits, *mode),
            Step::Choose { cases, otherwise } => {
                let at = cases.iter().find(|(test, _)| test.holds(values)).map_or(otherwise, |(_, at)| at);
                values[*at].clone()
            }
        }
    }
}

fn middle(mut values: Vec<Exact>) -> Exact {
    values.sort();
    let [lower, upper] = [values.len().saturating_sub(1) / 2, values.len() / 2].map(|at| values.get(at).cloned());
    lower.zip(upper).map_or_else(Exact::zero, |(lower, upper)| (lower + upper) * Exact::ratio(1, 2))
}

impl Test {
    fn holds(&self, values: &[Exact]) -> bool {
        match self {
            Test::All(of) => of.iter().all(|test| test.holds(values)),
            Test::Any(of) => of.iter().any(|test| test.holds(values)),
            Test::Not(of) => !of.holds(values),
            Test::Holds { of, bounds } => bounds.hold(&values[*of]),
            Test::Share { of, each, yes, all, bounds } => {
                let within = of.iter().filter(|at| each.hold(&values[**at])).count();
                let share = Exact::from(yes + within).checked_div(&Exact::from(all + of.len()));
                share.is_some_and(|share| bounds.hold(&share))
            }
        }
    }
}
