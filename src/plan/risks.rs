//! Risks: which the rules suggest, which the team adopted or added, and their ratings on the declared grid.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, ItemRef, RiskDecision, RiskStatus};
use crate::exact::Exact;
use crate::rubric::{Addition, Ix, Metric, Node, Rating, Risk, RiskCategory, RiskLevel, Rubric, Strategy};
use crate::score::{Derivation, ItemState, Scorecard};

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
    /// With no control in place.
    pub inherent: Option<Rating>,
    /// By the rules, before the team's override.
    pub computed: Option<Rating>,
    /// `None`: nothing that drives it is answered and the team gave no rating.
    pub current: Option<Rating>,
    pub level: Option<Ix<RiskLevel>>,
    /// With the levels expected after the plan, or as the team says.
    pub residual: Option<Rating>,
    pub residual_level: Option<Ix<RiskLevel>>,
    pub above_appetite: bool,
    /// Roadmap items that treat it.
    pub items: Vec<ItemRef>,
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
    /// Exposure reached the threshold.
    Exposure { at: Exact },
    /// A capability is at or below a level.
    Level { item: Ix<Node>, at_most: Exact },
    /// A metric is in a listed band.
    Signal { metric: Ix<Metric> },
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

/// All risks that apply, the gravest first.
#[must_use]
pub fn risks(
    rubric: &Rubric,
    assessment: &Assessment,
    scorecard: &Scorecard,
    after: &BTreeMap<Ix<Node>, Exact>,
) -> Vec<RiskEntry> {
    let raters = Rater { rubric, assessment, scorecard, after };
    let mut entries: Vec<RiskEntry> = rubric.risks.iter().filter_map(|(ix, risk)| raters.rate(ix, risk)).collect();
    entries.extend((0..assessment.own_risks.len()).map(|at| own(rubric, assessment, at)));
    entries.sort_by(|a, b| {
        let rank = |entry: &RiskEntry| (entry.level, entry.current.map(|rating| (rating.impact, rating.likelihood)));
        rank(b).cmp(&rank(a)).then_with(|| a.id.cmp(&b.id))
    });
    entries
}

/// What the rules would make of each of these risks if some capabilities stood at other levels; never above today's rating, and
/// just that where no such capability drives the risk.
pub(crate) fn projected(
    rubric: &Rubric,
    assessment: &Assessment,
    scorecard: &Scorecard,
    entries: &[RiskEntry],
    levels: &BTreeMap<Ix<Node>, Exact>,
) -> Vec<Option<Rating>> {
    let rater = Rater { rubric, assessment, scorecard, after: levels };
    let is_moved =
        |line: &DriverLine| line.level.as_ref().zip(levels.get(&line.item)).is_some_and(|(today, level)| today != level);
    let rate = |entry: &RiskEntry| match entry.key {
        RiskKey::Rubric(ix) if entry.drivers.iter().any(is_moved) => {
            let left = rater.rated(&rubric.risks[ix], &rater.exposure(&entry.drivers, levels)?, 0);
            entry.current.map(|current| no_worse(left, current))
        }
        _ => entry.current,
    };
    entries.iter().map(rate).collect()
}

struct Rater<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    scorecard: &'a Scorecard,
    after: &'a BTreeMap<Ix<Node>, Exact>,
}

impl Rater<'_> {
    /// `None` when the risk does not apply here, unless the team adopted it all the same.
    fn rate(&self, ix: Ix<Risk>, risk: &Risk) -> Option<RiskEntry> {
        let decision = self.assessment.adopted.get(&ix).cloned();
        if !self.applies(risk) && decision.is_none() {
            return None;
        }
        let drivers = self.drivers(risk);
        let exposure = self.exposure(&drivers, &BTreeMap::new());
        let signals = self.signals(risk);
        let standing = self.standing(risk, exposure.as_ref(), &signals);
        let (_, likelihood_why) = self.additions(&risk.likelihood.plus);
        let (_, impact_why) = self.additions(&risk.impact.plus);
        let signal_sum = signals.iter().map(|(_, add)| add).sum();
        let rated = |exposure: &Exact, signals: i64| self.rated(risk, exposure, signals);
        let computed = exposure.as_ref().map(|exposure| rated(exposure, signal_sum));
        let current = overridden(computed, decision.as_ref());
        let residual = decision.as_ref().and_then(stated_residual).or_else(|| {
            let left = rated(&self.exposure(&drivers, self.after)?, 0);
            Some(current.map_or(left, |current| no_worse(left, current)))
        });
        let inherent = rated(&Exact::one(), signal_sum);
        let level = current.and_then(|current| self.rubric.matrix.level(current));
        let additions = likelihood_why.into_iter().chain(impact_why).collect();
        Some(RiskEntry {
            key: RiskKey::Rubric(ix),
            id: risk.id.clone(),
            title: risk.title.clone(),
            category: Some(risk.category),
            cause: risk.cause.clone(),
            event: risk.event.clone(),
            effect: risk.effect.clone(),
            standing,
            exposure,
            drivers,
            signals: signals.into_iter().map(|(metric, _)| metric).collect(),
            additions,
            inherent: Some(current.map_or(inherent, |current| no_better(inherent, current))),
            computed,
            current,
            level,
            residual,
            residual_level: residual.and_then(|residual| self.rubric.matrix.level(residual)),
            above_appetite: above_appetite(self.rubric, Some(risk.category), level),
            items: risk.items.iter().map(|item| ItemRef::Rubric(*item)).collect(),
            treatment: decision.as_ref().and_then(|d| d.treatment),
            decision,
        })
    }

    /// What the rules make of an exposure, and of what the signals add to the likelihood.
    fn rated(&self, risk: &Risk, exposure: &Exact, signals: i64) -> Rating {
        let spread = Exact::from(risk.likelihood.ceiling - risk.likelihood.floor);
        let from_exposure = (exposure.clone() * spread).round_to_i64();
        let (more_likely, _) = self.additions(&risk.likelihood.plus);
        let (more_impact, _) = self.additions(&risk.impact.plus);
        Rating {
            likelihood: self.clamp_likelihood(risk.likelihood.floor + from_exposure + more_likely + signals),
            impact: self.clamp_impact(risk.impact.base + more_impact),
        }
    }

    fn applies(&self, risk: &Risk) -> bool {
        let reached =
            |(item, least): &(Ix<Node>, Exact)| self.scorecard.node(*item).value.as_ref().is_some_and(|value| value >= least);
        self.assessment.holds(&risk.when, &self.rubric.profiles) && risk.needs_level.iter().all(reached)
    }

    fn drivers(&self, risk: &Risk) -> Vec<DriverLine> {
        let line = |(item, weight): &(Ix<Node>, Exact)| DriverLine {
            item: *item,
            weight: weight.clone(),
            reference: risk.reference.get(item).unwrap_or(&self.rubric.risk_rules.reference).clone(),
            level: match &self.scorecard.node(*item).derivation {
                Derivation::Answer { state: ItemState::Answered(_), .. } => self.scorecard.node(*item).value.clone(),
                _ => None,
            },
        };
        risk.drivers.iter().map(line).collect()
    }

    fn signals(&self, risk: &Risk) -> Vec<(Ix<Metric>, i64)> {
        let fired = risk.signals.iter().filter(|signal| {
            let value = self.assessment.metrics.get(&signal.metric).and_then(|reading| reading.value.as_ref());
            let band = value.and_then(|value| self.rubric.metrics[signal.metric].band(value));
            band.is_some_and(|band| signal.bands.contains(&band))
        });
        fired.map(|signal| (signal.metric, signal.add)).collect()
    }

    fn standing(&self, risk: &Risk, exposure: Option<&Exact>, signals: &[(Ix<Metric>, i64)]) -> Standing {
        let profile = self.assessment.profile.and_then(|profile| self.rubric.profiles[profile].raise_at.as_ref());
        let raise_at = risk.raise_at.as_ref().or(profile).unwrap_or(&self.rubric.risk_rules.raise_at);
        let by_exposure = exposure.filter(|exposure| *exposure >= raise_at).map(|_| Raise::Exposure { at: raise_at.clone() });
        let low =
            risk.raise_if.iter().filter(|(item, most)| self.scorecard.node(*item).value.as_ref().is_some_and(|v| v <= most));
        let raises: Vec<Raise> = risk
            .always
            .then_some(Raise::Always)
            .into_iter()
            .chain(by_exposure)
            .chain(low.map(|(item, most)| Raise::Level { item: *item, at_most: most.clone() }))
            .chain(signals.iter().map(|(metric, _)| Raise::Signal { metric: *metric }))
            .collect();
        match (exposure, raises.is_empty()) {
            (_, false) => Standing::Raised(raises),
            (None, true) if !risk.drivers.is_empty() => Standing::NotAssessed,
            (_, true) => Standing::BelowThreshold,
        }
    }

    fn additions(&self, plus: &[Addition]) -> (i64, Vec<(String, i64)>) {
        let holding = plus.iter().filter(|addition| self.assessment.holds(&addition.when, &self.rubric.profiles));
        let lines: Vec<(String, i64)> = holding.map(|addition| (addition.why.clone(), addition.add)).collect();
        (lines.iter().map(|(_, add)| add).sum(), lines)
    }

    /// `sum(w x shortfall) / sum(w)` over the drivers with a level, those of `after` in place of today's.
    fn exposure(&self, drivers: &[DriverLine], after: &BTreeMap<Ix<Node>, Exact>) -> Option<Exact> {
        let mut total = Exact::zero();
        let mut weights = Exact::zero();
        for line in drivers {
            let Some(today) = &line.level else { continue };
            let level = after.get(&line.item).unwrap_or(today);
            total = total + &line.weight * &shortfall(line, level, &self.bottom(line.item));
            weights = &weights + &line.weight;
        }
        total.checked_div(&weights)
    }

    fn bottom(&self, item: Ix<Node>) -> Exact {
        let range = self.rubric.nodes[item].item.as_ref().and_then(|item| self.rubric.scale_of(item).range());
        range.map_or_else(Exact::zero, |(low, _)| low)
    }

    fn clamp_likelihood(&self, value: i64) -> i64 {
        value.clamp(1, steps(self.rubric.matrix.likelihood.len()))
    }

    fn clamp_impact(&self, value: i64) -> i64 {
        value.clamp(1, steps(self.rubric.matrix.impact.len()))
    }
}

fn steps(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(1).max(1)
}

/// How far a level lies below its reference, as a share of the way down to the bottom of the scale: 0..1.
fn shortfall(line: &DriverLine, level: &Exact, bottom: &Exact) -> Exact {
    let way = &line.reference - bottom;
    let short = (&line.reference - level).floor_at_zero().checked_div(&way).unwrap_or_else(Exact::zero);
    if short > Exact::one() { Exact::one() } else { short.floor_at_zero() }
}

/// The team's own likelihood and impact in place of the computed ones; no rating where neither is known.
fn overridden(computed: Option<Rating>, decision: Option<&RiskDecision>) -> Option<Rating> {
    let likelihood = decision.and_then(|d| d.likelihood).or(computed.map(|rating| rating.likelihood));
    let impact = decision.and_then(|d| d.impact).or(computed.map(|rating| rating.impact));
    Some(Rating { likelihood: likelihood?, impact: impact? })
}

/// A projection never stands above today.
fn no_worse(left: Rating, today: Rating) -> Rating {
    Rating { likelihood: left.likelihood.min(today.likelihood), impact: left.impact.min(today.impact) }
}

/// Without controls a risk is never smaller than with them.
fn no_better(bare: Rating, today: Rating) -> Rating {
    Rating { likelihood: bare.likelihood.max(today.likelihood), impact: bare.impact.max(today.impact) }
}

fn above_appetite(rubric: &Rubric, category: Option<Ix<RiskCategory>>, level: Option<Ix<RiskLevel>>) -> bool {
    let appetite = rubric.risk_rules.appetite.of(category);
    matches!((level, appetite), (Some(level), Some(appetite)) if level > appetite)
}

fn stated_residual(decision: &RiskDecision) -> Option<Rating> {
    decision.residual.as_ref().map(|residual| residual.rating)
}

fn own(rubric: &Rubric, assessment: &Assessment, at: usize) -> RiskEntry {
    let risk = &assessment.own_risks[at];
    let level = rubric.matrix.level(risk.rating);
    RiskEntry {
        key: RiskKey::Own(at),
        id: risk.id.clone(),
        title: risk.title.clone(),
        category: risk.category,
        cause: risk.cause.clone(),
        event: risk.event.clone(),
        effect: risk.effect.clone(),
        standing: Standing::Own,
        decision: Some(risk.decision.clone()),
        exposure: None,
        drivers: Vec::new(),
        signals: Vec::new(),
        additions: Vec::new(),
        inherent: None,
        computed: None,
        current: Some(risk.rating),
        level,
        residual: stated_residual(&risk.decision),
        residual_level: stated_residual(&risk.decision).and_then(|rating| rubric.matrix.level(rating)),
        above_appetite: above_appetite(rubric, risk.category, level),
        items: risk.decision.items.clone(),
        treatment: risk.decision.treatment,
    }
}
