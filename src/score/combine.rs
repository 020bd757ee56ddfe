//! The arithmetic of one aggregation: from the inputs that entered to a number.

use crate::exact::Exact;
use crate::rubric::{Aggregate, Primitive, ScalePolicy};

/// Points with their weight.
#[derive(Debug, Clone)]
pub struct Weighted {
    pub points: Exact,
    pub weight: Exact,
}

/// An input whose points are not settled yet, or that may turn out to be out of scope.
#[derive(Debug, Clone)]
pub struct Uncertain {
    pub low: Exact,
    pub high: Exact,
    pub weight: Exact,
    pub is_optional: bool,
}

/// The number that a primitive makes of its inputs; `None` without inputs, and for primitives that make none.
pub fn combine(by: &Aggregate, inputs: &[Weighted]) -> Option<Exact> {
    let points = || inputs.iter().map(|input| &input.points);
    let weighted = || inputs.iter().map(|input| &input.points * &input.weight).sum::<Exact>();
    match by.by {
        Primitive::Mean => weighted().checked_div(&inputs.iter().map(|input| input.weight.clone()).sum()),
        Primitive::Sum => (!inputs.is_empty()).then(weighted),
        Primitive::Min => points().min().cloned(),
        Primitive::Max => points().max().cloned(),
        Primitive::Median => median(points().collect()),
        Primitive::Staged(_) | Primitive::Rules(_) | Primitive::Tally | Primitive::None => None,
    }
}

fn median(mut points: Vec<&Exact>) -> Option<Exact> {
    points.sort();
    let upper = points.get(points.len() / 2)?;
    if points.len() % 2 == 1 {
        return Some((*upper).clone());
    }
    let lower = points[points.len() / 2 - 1];
    (lower + upper).checked_div(&Exact::from(2i64))
}

/// The lowest and the highest number that the inputs can still make.
pub fn extremes(by: &Aggregate, inputs: &[Uncertain]) -> Option<(Exact, Exact)> {
    let low = extreme(by, inputs, |input| &input.low, |a, b| a < b)?;
    let high = extreme(by, inputs, |input| &input.high, |a, b| a > b)?;
    Some((low, high))
}

/// Takes every certain input, and of the optional ones those that move the number further in the wanted direction.
fn extreme(
    by: &Aggregate,
    inputs: &[Uncertain],
    end: impl Fn(&Uncertain) -> &Exact,
    is_further: impl Fn(&Exact, &Exact) -> bool,
) -> Option<Exact> {
    let weighted = |input: &Uncertain| Weighted { points: end(input).clone(), weight: input.weight.clone() };
    let (optional, certain): (Vec<&Uncertain>, Vec<&Uncertain>) = inputs.iter().partition(|input| input.is_optional);
    let mut taken: Vec<Weighted> = certain.into_iter().map(weighted).collect();
    let mut best = combine(by, &taken);
    let mut optional = optional;
    optional.sort_by(|a, b| if is_further(end(a), end(b)) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater });
    for input in optional {
        taken.push(weighted(input));
        let with = combine(by, &taken);
        match (&with, &best) {
            (Some(further), Some(so_far)) if is_further(further, so_far) => best = with,
            (Some(_), None) => best = with,
            _ => {
                taken.pop();
            }
        }
    }
    best
}

/// Where points lie between the ends of a range, 0..1; 0 for a range without extent.
pub fn share_of(points: &Exact, range: Option<&(Exact, Exact)>) -> Exact {
    let Some((low, high)) = range else { return points.clone() };
    (points - low).checked_div(&(high - low)).unwrap_or_else(Exact::zero)
}

/// From the combined number to the node's value: back to its range, offset, clamped. Nothing is rounded here.
pub fn finish(by: &Aggregate, combined: Exact, range: Option<&(Exact, Exact)>) -> Exact {
    let back = match (by.scale, range) {
        (ScalePolicy::Normalised, Some((low, high))) => low + &(&combined * &(high - low)),
        _ => combined,
    };
    let shifted = if by.by == Primitive::Sum { &back + &by.offset } else { back };
    match &by.clamp {
        Some((low, _)) if shifted < *low => low.clone(),
        Some((_, high)) if shifted > *high => high.clone(),
        _ => shifted,
    }
}
