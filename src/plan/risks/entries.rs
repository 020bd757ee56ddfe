//! One line of the register from what the rubric declares and the team decided.

use std::collections::BTreeMap;

use super::limits::{appetite, is_above, tolerance};
use super::rating::{Formula, exposure, no_better, rated};
use super::residual::residual;
use super::{Basis, DriverLine, Raise, RiskEntry, RiskKey, Standing, links};
use crate::assessment::{ItemRef, RiskDecision};
use crate::exact::Exact;
use crate::rubric::{Ix, Metric, Node, Rating, Risk, RiskCategory};
use crate::score::{Derivation, ItemState};

/// A risk of the rubric; `None` when it does not apply here, unless the team adopted it all the same.
pub fn of_rubric(basis: &Basis<'_>, ix: Ix<Risk>, risk: &Risk) -> Option<RiskEntry> {
    let decision = basis.assessment.adopted.get(&ix);
    if !applies(basis, risk) && decision.is_none() {
        return None;
    }
    let drivers = drivers(basis, risk);
    let exposure = exposure(basis.rubric, &drivers, &BTreeMap::new());
    let signals = signals(basis, risk);
    let formula = Formula::of(basis.rubric, basis.assessment, risk);
    let added = signals.iter().map(|(_, add)| add).sum();
    let computed = exposure.as_ref().map(|exposure| formula.rate(exposure, added));
    let current = overridden(computed, decision);
    let bare = formula.rate(&Exact::one(), added);
    let inherent = current.map_or(bare, |today| no_better(bare, today));
    let entry = RiskEntry {
        id: risk.id.clone(),
        title: risk.title.clone(),
        cause: risk.cause.clone(),
        event: risk.event.clone(),
        effect: risk.effect.clone(),
        standing: standing(basis, risk, exposure.as_ref(), &signals),
        exposure,
        signals: signals.into_iter().map(|(metric, _)| metric).collect(),
        additions: formula.additions,
        inherent_computed: Some(inherent),
        computed,
        ..linked(basis, RiskKey::Rubric(ix), Some(risk.category), current, drivers, decision)
    };
    Some(after_plan(basis, entry))
}

/// A risk that the team wrote itself, by position.
pub fn own(basis: &Basis<'_>, at: usize) -> RiskEntry {
    let risk = &basis.assessment.own_risks[at];
    let entry = RiskEntry {
        id: risk.id.clone(),
        title: risk.title.clone(),
        cause: risk.cause.clone(),
        event: risk.event.clone(),
        effect: risk.effect.clone(),
        ..linked(basis, RiskKey::Own(at), risk.category, Some(risk.rating), Vec::new(), Some(&risk.decision))
    };
    after_plan(basis, entry)
}

/// What follows from a rating and from links; the rest is that of a risk without rules and words.
fn linked(
    basis: &Basis<'_>,
    key: RiskKey,
    category: Option<Ix<RiskCategory>>,
    current: Option<Rating>,
    drivers: Vec<DriverLine>,
    decision: Option<&RiskDecision>,
) -> RiskEntry {
    let level = current.and_then(|current| basis.rubric.matrix.level(current));
    let appetite = appetite(basis.rubric, basis.assessment, category);
    let tolerance = tolerance(basis.rubric, basis.assessment, category);
    let declared = match key {
        RiskKey::Rubric(ix) => Some((ix, &basis.rubric.risks[ix])),
        RiskKey::Own(_) => None,
    };
    let items: Vec<ItemRef> = links::items(basis, declared, decision);
    RiskEntry {
        key,
        id: String::new(),
        title: String::new(),
        category,
        cause: String::new(),
        event: String::new(),
        effect: String::new(),
        standing: Standing::Own,
        decision: decision.cloned(),
        exposure: None,
        signals: Vec::new(),
        additions: Vec::new(),
        inherent: None,
        inherent_computed: None,
        computed: None,
        current,
        level,
        residual: None,
        residual_level: None,
        residual_because: None,
        residual_computed: None,
        appetite,
        tolerance,
        above_appetite: is_above(level, appetite),
        above_tolerance: is_above(level, tolerance),
        gaps: links::gaps(basis, &drivers, decision),
        treated_by: links::treated_by(basis, &items, &drivers, decision),
        items,
        drivers,
        treatment: decision.and_then(|decision| decision.treatment),
    }
}

/// With what the team states about the rating without controls and after the plan.
fn after_plan(basis: &Basis<'_>, entry: RiskEntry) -> RiskEntry {
    let by_rules = matches!(entry.key, RiskKey::Rubric(_)) && entry.exposure.is_some();
    let computed = rated(basis.rubric, basis.assessment, &entry, basis.levels_after).filter(|_| by_rules);
    let decision = entry.decision.as_ref();
    let (rating, because) = residual(entry.current, computed, decision, !entry.treated_by.is_empty()).unzip();
    let inherent = decision.and_then(|decision| decision.inherent.as_ref()).map(|inherent| inherent.rating);
    RiskEntry {
        inherent: inherent.or(entry.inherent_computed),
        residual: rating,
        residual_level: rating.and_then(|rating| basis.rubric.matrix.level(rating)),
        residual_because: because,
        residual_computed: computed,
        ..entry
    }
}

fn applies(basis: &Basis<'_>, risk: &Risk) -> bool {
    let reached =
        |(item, least): &(Ix<Node>, Exact)| basis.scorecard.node(*item).value.as_ref().is_some_and(|value| value >= least);
    basis.assessment.holds(&risk.when, &basis.rubric.profiles) && risk.needs_level.iter().all(reached)
}

fn drivers(basis: &Basis<'_>, risk: &Risk) -> Vec<DriverLine> {
    let line = |(item, weight): &(Ix<Node>, Exact)| DriverLine {
        item: *item,
        weight: weight.clone(),
        reference: risk.reference.get(item).unwrap_or(&basis.rubric.risk_rules.reference).clone(),
        level: match &basis.scorecard.node(*item).derivation {
            Derivation::Answer { state: ItemState::Answered(_), .. } => basis.scorecard.node(*item).value.clone(),
            _ => None,
        },
    };
    risk.drivers.iter().map(line).collect()
}

fn signals(basis: &Basis<'_>, risk: &Risk) -> Vec<(Ix<Metric>, i64)> {
    let fired = risk.signals.iter().filter(|signal| {
        let value = basis.assessment.metrics.get(&signal.metric).and_then(|reading| reading.value.as_ref());
        let band = value.and_then(|value| basis.rubric.metrics[signal.metric].band(value));
        band.is_some_and(|band| signal.bands.contains(&band))
    });
    fired.map(|signal| (signal.metric, signal.add)).collect()
}

fn standing(basis: &Basis<'_>, risk: &Risk, exposure: Option<&Exact>, signals: &[(Ix<Metric>, i64)]) -> Standing {
    let profile = basis.assessment.profile.and_then(|profile| basis.rubric.profiles[profile].raise_at.as_ref());
    let raise_at = risk.raise_at.as_ref().or(profile).unwrap_or(&basis.rubric.risk_rules.raise_at);
    let by_exposure = exposure.filter(|exposure| *exposure >= raise_at).map(|_| Raise::Exposure { at: raise_at.clone() });
    let low = risk.raise_if.iter().filter(|(item, most)| basis.scorecard.node(*item).value.as_ref().is_some_and(|v| v <= most));
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

/// The team's own likelihood and impact in place of the computed ones; no rating where neither is known.
fn overridden(computed: Option<Rating>, decision: Option<&RiskDecision>) -> Option<Rating> {
    let likelihood = decision.and_then(|d| d.likelihood).or(computed.map(|rating| rating.likelihood));
    let impact = decision.and_then(|d| d.impact).or(computed.map(|rating| rating.impact));
    Some(Rating { likelihood: likelihood?, impact: impact? })
}
