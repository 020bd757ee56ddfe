//! How the rules of the rubric rate a risk.

use std::collections::BTreeMap;

use super::{DriverLine, RiskEntry, RiskKey};
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Addition, Ix, Node, Rating, Risk, Rubric};

/// The rating of a risk if some capabilities stood at other levels than today: by the rules, signals left out, and never above today's.
/// It is just that where none of them drives it, so also for the team's own risks.
#[must_use]
pub fn rated(rubric: &Rubric, assessment: &Assessment, risk: &RiskEntry, levels: &BTreeMap<Ix<Node>, Exact>) -> Option<Rating> {
    let today = risk.current?;
    let is_moved =
        |line: &DriverLine| line.drives() && levels.get(&line.item).is_some_and(|level| Some(level) != line.level.as_ref());
    match risk.key {
        RiskKey::Rubric(ix) if risk.drivers.iter().any(is_moved) => {
            let exposure = exposure(rubric, &risk.drivers, levels)?;
            Some(no_worse(Formula::of(rubric, assessment, &rubric.risks[ix]).rate(&exposure, 0), today))
        }
        _ => Some(today),
    }
}

/// How a risk is rated under the facts of one assessment.
pub struct Formula<'a> {
    rubric: &'a Rubric,
    risk: &'a Risk,
    /// Added to the likelihood because of facts.
    more_likely: i64,
    impact: i64,
    /// Reasons that added to likelihood or impact, in words, with the amount.
    pub additions: Vec<(String, i64)>,
}

impl<'a> Formula<'a> {
    pub fn of(rubric: &'a Rubric, assessment: &Assessment, risk: &'a Risk) -> Self {
        let holding = |plus: &[Addition]| -> Vec<(String, i64)> {
            let holds = plus.iter().filter(|addition| assessment.holds(&addition.when, &rubric.profiles));
            holds.map(|addition| (addition.why.clone(), addition.add)).collect()
        };
        let sum = |lines: &[(String, i64)]| lines.iter().map(|(_, add)| add).sum::<i64>();
        let (likelihood, impact) = (holding(&risk.likelihood.plus), holding(&risk.impact.plus));
        Formula {
            rubric,
            risk,
            more_likely: sum(&likelihood),
            impact: clamp(risk.impact.base + sum(&impact), rubric.matrix.impact.len()),
            additions: likelihood.into_iter().chain(impact).collect(),
        }
    }

    /// The rating at an exposure, with what signals add to the likelihood.
    pub fn rate(&self, exposure: &Exact, signals: i64) -> Rating {
        let rule = &self.risk.likelihood;
        let from_exposure = (exposure.clone() * Exact::from(rule.ceiling - rule.floor)).round_to_i64();
        let likelihood = rule.floor + from_exposure + self.more_likely + signals;
        Rating { likelihood: clamp(likelihood, self.rubric.matrix.likelihood.len()), impact: self.impact }
    }
}

/// `sum(w x shortfall) / sum(w)` over the drivers with a level, those of `levels` in place of today's.
pub fn exposure(rubric: &Rubric, drivers: &[DriverLine], levels: &BTreeMap<Ix<Node>, Exact>) -> Option<Exact> {
    let mut total = Exact::zero();
    let mut weights = Exact::zero();
    for line in drivers {
        let Some(today) = &line.level else { continue };
        let level = levels.get(&line.item).unwrap_or(today);
        total = total + &line.weight * &shortfall(line, level, &bottom(rubric, line.item));
        weights = &weights + &line.weight;
    }
    total.checked_div(&weights)
}

fn bottom(rubric: &Rubric, item: Ix<Node>) -> Exact {
    let range = rubric.nodes[item].item.as_ref().and_then(|item| rubric.scale_of(item).range());
    range.map_or_else(Exact::zero, |(low, _)| low)
}

/// How far a level lies below its reference, as a share of the way down to the bottom of the scale: 0..1.
fn shortfall(line: &DriverLine, level: &Exact, bottom: &Exact) -> Exact {
    let way = &line.reference - bottom;
    let short = (&line.reference - level).floor_at_zero().checked_div(&way).unwrap_or_else(Exact::zero);
    if short > Exact::one() { Exact::one() } else { short.floor_at_zero() }
}

/// A step within a matrix of so many steps.
fn clamp(step: i64, steps: usize) -> i64 {
    step.clamp(1, i64::try_from(steps).unwrap_or(1).max(1))
}

/// A projection never stands above today.
pub fn no_worse(left: Rating, today: Rating) -> Rating {
    Rating { likelihood: left.likelihood.min(today.likelihood), impact: left.impact.min(today.impact) }
}

/// Without controls a risk is never smaller than with them.
pub fn no_better(bare: Rating, today: Rating) -> Rating {
    Rating { likelihood: bare.likelihood.max(today.likelihood), impact: bare.impact.max(today.impact) }
}
