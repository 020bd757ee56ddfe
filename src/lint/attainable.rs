//! Which values a node can have at all: any in its range, or those of a grid.

use crate::exact::Exact;
use crate::rubric::{
    Aggregate, Answerable, Combine, Form, Ix, MissingPolicy, NaPolicy, Node, Over, Primitive, Round, RoundStage, Rubric, Scale,
    ScalePolicy, Then, VotePolicy, VoteRule,
};

use super::tree::below;

/// The values that something can have, apart from its range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Any number.
    Any,
    /// `base` and whatever lies whole steps away from it; a step of 0 leaves only the base.
    Grid { base: Exact, step: Exact },
}

impl Values {
    /// The coarsest grid that holds all of these.
    fn of(points: impl IntoIterator<Item = Exact>) -> Option<Self> {
        let mut points = points.into_iter();
        let base = points.next()?;
        let step = points.fold(Exact::zero(), |step, point| common_step(step, distance(&point, &base)));
        Some(Values::Grid { base, step })
    }

    fn whole_numbers() -> Self {
        Values::Grid { base: Exact::zero(), step: Exact::one() }
    }

    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Values::Grid { base, step }, Values::Grid { base: other, step: by }) => {
                let step = common_step(common_step(step, by), distance(&base, &other));
                Values::Grid { base, step }
            }
            _ => Values::Any,
        }
    }

    fn joined(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().reduce(Values::join)
    }

    fn times(self, factor: &Exact) -> Self {
        match self {
            Values::Any => Values::Any,
            Values::Grid { base, step } => Values::Grid { base: &base * factor, step: magnitude(&step * factor) },
        }
    }

    /// The values after rounding.
    pub fn rounded(self, round: &Round) -> Self {
        if round.mode.is_none() {
            return self;
        }
        let fine = Values::Grid { base: Exact::zero(), step: unit(round.digits) };
        match &self {
            Values::Grid { base, step } if fine.contains(base) && fine.contains(step) => self,
            _ => fine,
        }
    }

    /// Whether it can be exactly this.
    pub fn contains(&self, value: &Exact) -> bool {
        match self {
            Values::Any => true,
            Values::Grid { base, step } => match distance(value, base).checked_div(step) {
                Some(steps) => steps.is_integer(),
                None => value == base,
            },
        }
    }

    /// The lowest and the highest that it can be strictly between two numbers; of any number the middle.
    pub fn between(&self, low: &Exact, high: &Exact) -> Option<(Exact, Exact)> {
        let (base, step) = match self {
            Values::Any => {
                let middle = (low + high) * Exact::ratio(1, 2);
                return (low < high).then(|| (middle.clone(), middle));
            }
            Values::Grid { base, .. } if low < base && base < high && self.is_single() => {
                return Some((base.clone(), base.clone()));
            }
            Values::Grid { .. } if self.is_single() => return None,
            Values::Grid { base, step } => (base, step),
        };
        let steps = |to: &Exact| floor(&((to - base).checked_div(step).unwrap_or_else(Exact::zero)));
        let at = |count: Exact| base + &(&count * step);
        let first = at(steps(low) + Exact::one());
        let below = at(steps(high));
        let last = if below == *high { &below - step } else { below };
        (first < *high).then_some((first, last))
    }

    fn is_single(&self) -> bool {
        matches!(self, Values::Grid { step, .. } if step.is_zero())
    }
}

/// One unit of the last of so many digits.
pub fn unit(digits: u32) -> Exact {
    (0..digits).fold(Exact::one(), |unit, _| unit * Exact::ratio(1, 10))
}

fn magnitude(value: Exact) -> Exact {
    if value.is_negative() { Exact::zero() - value } else { value }
}

fn distance(a: &Exact, b: &Exact) -> Exact {
    magnitude(a - b)
}

fn floor(value: &Exact) -> Exact {
    let whole = value.round(0, crate::exact::Rounding::Truncate);
    if whole > *value { whole - Exact::one() } else { whole }
}

/// The largest step that reaches both.
fn common_step(a: Exact, b: Exact) -> Exact {
    let (mut a, mut b) = (a, b);
    while let Some(times) = a.checked_div(&b) {
        let rest = &a - &(&floor(&times) * &b);
        (a, b) = (b, rest);
    }
    a
}

/// What the nodes of a rubric can be worth; `None` for those that never have a value.
#[derive(Debug)]
pub struct Attainable {
    nodes: Vec<Option<Values>>,
    overall: Option<Values>,
}

impl Attainable {
    pub fn of(rubric: &Rubric) -> Self {
        let mut found = Attainable { nodes: vec![None; rubric.nodes.len()], overall: None };
        for ix in &rubric.order {
            found.nodes[ix.get()] = found.node(rubric, *ix);
        }
        found.overall = found.group(rubric, &rubric.root, None);
        found
    }

    pub fn get(&self, node: Option<Ix<Node>>) -> Option<&Values> {
        node.map_or(&self.overall, |node| &self.nodes[node.get()]).as_ref()
    }

    fn node(&self, rubric: &Rubric, ix: Ix<Node>) -> Option<Values> {
        let node = &rubric.nodes[ix];
        let by = &node.aggregate;
        match &node.item {
            Some(item) if !matches!(by.by, Primitive::Rules(_) | Primitive::Staged(_)) => kept(by, of_item(rubric, item, by)),
            _ => self.group(rubric, by, Some(ix)),
        }
    }

    fn group(&self, rubric: &Rubric, by: &Aggregate, node: Option<Ix<Node>>) -> Option<Values> {
        let found = match &by.by {
            Primitive::Rules(rules) => Values::joined(rules.iter().filter_map(|rule| match &rule.then {
                Then::Points(points) => Values::of([points.clone()]),
                Then::Outcome(_, points) => Values::of(points.clone()),
                Then::Aggregate(inner) => self.group(rubric, inner, node),
            })),
            Primitive::Staged(staged) => {
                Values::of([&staged.base].into_iter().chain(staged.stages.iter().map(|stage| &stage.value)).cloned())
            }
            _ if by.over == Over::Measures => by.each.is_some().then_some(Values::Any),
            _ => {
                let inputs = below(rubric, &by.over, node);
                let value = |ix: &Ix<Node>| Some((self.nodes[ix.get()].clone()?, weights(rubric, *ix)));
                combined(by, inputs.iter().filter_map(value).collect())
            }
        };
        kept(by, found)
    }
}

/// After clamping, and after rounding where the rounded value is kept.
fn kept(by: &Aggregate, values: Option<Values>) -> Option<Values> {
    let ends = by.clamp.iter().flat_map(|(low, high)| [low, high]).filter_map(|end| Values::of([end.clone()]));
    let clamped = ends.fold(values?, Values::join);
    Some(if by.round.stage == RoundStage::Stored { clamped.rounded(&by.round) } else { clamped })
}

/// The weights that a node has, by itself or for a profile.
fn weights(rubric: &Rubric, node: Ix<Node>) -> Vec<Exact> {
    let of_profiles = rubric.profiles.values().filter_map(|profile| profile.weights.get(&node));
    [&rubric.nodes[node].weight].into_iter().chain(of_profiles).cloned().collect()
}

/// What a primitive makes of inputs, each with the weights it can have.
fn combined(by: &Aggregate, inputs: Vec<(Values, Vec<Exact>)>) -> Option<Values> {
    let nothing = || Values::of([Exact::zero()]);
    if by.scale == ScalePolicy::Normalised && !matches!(by.by, Primitive::Tally | Primitive::None) {
        return (!inputs.is_empty()).then_some(Values::Any);
    }
    match &by.by {
        Primitive::Sum => {
            let weighted = |(values, weights): (Values, Vec<Exact>)| match by.weights {
                true => weights.iter().map(|weight| values.clone().times(weight)).collect(),
                false => vec![values],
            };
            let parts: Vec<Values> = inputs.into_iter().flat_map(weighted).collect();
            // An input that is left out adds nothing.
            let sum = Values::joined(parts)?.join(nothing()?);
            match sum {
                Values::Grid { step, .. } => Some(Values::Grid { base: by.offset.clone(), step }),
                Values::Any => Some(Values::Any),
            }
        }
        Primitive::Min | Primitive::Max => {
            let counts_zero = by.missing == MissingPolicy::Zero || by.na == NaPolicy::Zero;
            Values::joined(inputs.into_iter().map(|(values, _)| values).chain(nothing().filter(|_| counts_zero)))
        }
        Primitive::Mean | Primitive::Median => match inputs.as_slice() {
            [] => None,
            [(only, _)] => Some(only.clone()),
            _ => Some(Values::Any),
        },
        Primitive::Staged(_) | Primitive::Rules(_) | Primitive::Tally | Primitive::None => None,
    }
}

fn of_item(rubric: &Rubric, item: &Answerable, by: &Aggregate) -> Option<Values> {
    if !item.measures.is_empty() {
        let values = |scale: Ix<Scale>| of_scale(&rubric.scales[scale]);
        let inputs = item.measures.values().filter_map(|measure| Some((values(measure.scale)?, vec![measure.weight.clone()])));
        return combined(by, inputs.collect());
    }
    let plain = of_scale(rubric.scale_of(item));
    match &item.votes {
        VotePolicy::Consensus => plain,
        VotePolicy::Combine { by: rule, missing } => match rule {
            VoteRule::Mean | VoteRule::Median => Some(Values::Any),
            VoteRule::AllAtLeast(_) => Some(Values::whole_numbers()),
            VoteRule::Sum => plain?.join(Values::of([Exact::zero()])?).into(),
            VoteRule::Min | VoteRule::Max if *missing == MissingPolicy::Zero => plain?.join(Values::of([Exact::zero()])?).into(),
            VoteRule::Min | VoteRule::Max => plain,
        },
    }
}

/// What an answer on a scale can be worth.
fn of_scale(scale: &Scale) -> Option<Values> {
    let points = || scale.levels.values().filter_map(|level| level.points.clone());
    let raw = match &scale.form {
        Form::Number { .. } => Values::Any,
        Form::Multi { combine, clamp } => {
            let free = match combine {
                Combine::Sum => Values::of([Exact::zero()].into_iter().chain(points()))?,
                Combine::Mean => Values::Any,
                Combine::Count | Combine::All | Combine::Any => Values::whole_numbers(),
            };
            let ends = clamp.iter().flat_map(|(low, high)| [low, high]);
            ends.filter_map(|end| Values::of([end.clone()])).fold(free, Values::join)
        }
        Form::Level { half_steps: true } => {
            let whole: Vec<Exact> = points().collect();
            let halves = whole.windows(2).map(|pair| (&pair[0] + &pair[1]) * Exact::ratio(1, 2)).collect::<Vec<_>>();
            Values::of(whole.into_iter().chain(halves))?
        }
        _ => Values::of(points())?,
    };
    let Some(rescale) = &scale.rescale else { return Some(raw) };
    Some(match raw {
        Values::Any => Values::Any,
        Values::Grid { base, step } => {
            let (at, next) = (rescale.apply(&base), rescale.apply(&(&base + &step)));
            Values::Grid { step: distance(&at, &next), base: at }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::parse(text).expect("a number")
    }

    fn grid(points: &[&str]) -> Values {
        Values::of(points.iter().map(|text| number(text))).expect("points")
    }

    #[test]
    fn points_share_their_largest_common_step() {
        assert_eq!(grid(&["0", "0.25", "0.5", "1"]), Values::Grid { base: number("0"), step: number("0.25") });
        assert_eq!(grid(&["1", "3", "9"]), Values::Grid { base: number("1"), step: number("2") });
        assert_eq!(grid(&["0", "0.4", "0.6"]), Values::Grid { base: number("0"), step: number("0.2") });
        assert!(grid(&["1", "3"]).contains(&number("-5")));
        assert!(!grid(&["1", "3"]).contains(&number("2")));
    }

    #[test]
    fn finds_what_lies_strictly_between() {
        let whole = Values::whole_numbers();
        assert_eq!(whole.between(&number("10"), &number("12")), Some((number("11"), number("11"))));
        assert_eq!(whole.between(&number("10"), &number("11")), None);
        assert_eq!(whole.between(&number("2.5"), &number("6")), Some((number("3"), number("5"))));
        assert_eq!(whole.between(&number("-1.5"), &number("0")), Some((number("-1"), number("-1"))));
        assert_eq!(Values::Any.between(&number("2.5"), &number("2.6")), Some((number("2.55"), number("2.55"))));
        assert_eq!(grid(&["2"]).between(&number("1"), &number("3")), Some((number("2"), number("2"))));
    }

    #[test]
    fn rounding_leaves_a_coarser_grid_alone() {
        let round = Round { digits: 1, ..Round::default() };
        assert_eq!(Values::whole_numbers().rounded(&round), Values::whole_numbers());
        assert_eq!(Values::Any.rounded(&round), Values::Grid { base: number("0"), step: number("0.1") });
        assert_eq!(grid(&["0", "0.25"]).rounded(&round), Values::Grid { base: number("0"), step: number("0.1") });
    }
}
