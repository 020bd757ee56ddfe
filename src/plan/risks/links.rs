//! What a risk hangs together with: gaps that feed it, items that treat it. Each link counts whichever side states it.

use super::{Basis, DriverLine};
use crate::assessment::{ItemRef, RiskDecision};
use crate::rubric::{Ix, Node, Risk};

/// Capabilities below target among the drivers, then those the team names.
pub fn gaps(basis: &Basis<'_>, drivers: &[DriverLine], decision: Option<&RiskDecision>) -> Vec<Ix<Node>> {
    let is_open = |item: &Ix<Node>| basis.scorecard.gap(*item).is_some_and(|gap| !gap.is_zero());
    let driving = drivers.iter().map(|line| line.item).filter(is_open);
    each_once(driving.chain(decision.into_iter().flat_map(|decision| decision.gaps.iter().copied())))
}

/// Items that a risk of the rubric names, those of the rubric that name it, and those the team names.
pub fn items(basis: &Basis<'_>, risk: Option<(Ix<Risk>, &Risk)>, decision: Option<&RiskDecision>) -> Vec<ItemRef> {
    let named = risk.into_iter().flat_map(|(_, risk)| risk.items.iter().copied());
    let naming = risk.into_iter().flat_map(|(ix, _)| {
        let items = basis.rubric.roadmap.items.iter();
        items.filter(move |(_, item)| item.risks.contains(&ix)).map(|(item, _)| item)
    });
    let of_team = decision.into_iter().flat_map(|decision| decision.items.iter().copied());
    each_once(named.chain(naming).map(ItemRef::Rubric).chain(of_team))
}

/// Positions of the planned items that treat a risk: linked ones, and those that lift what drives it or is tied to it.
pub fn treated_by(basis: &Basis<'_>, items: &[ItemRef], drivers: &[DriverLine], decision: Option<&RiskDecision>) -> Vec<usize> {
    let driving = drivers.iter().filter(|line| line.drives()).map(|line| line.item);
    let feeding: Vec<Ix<Node>> = driving.chain(decision.into_iter().flat_map(|decision| decision.gaps.iter().copied())).collect();
    let planned = basis.roadmap.items.iter().enumerate();
    let treats = planned
        .filter(|(_, planned)| items.contains(&planned.key) || feeding.iter().any(|item| planned.uplift.contains_key(item)));
    treats.map(|(at, _)| at).collect()
}

fn each_once<T: PartialEq>(links: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for link in links {
        if !kept.contains(&link) {
            kept.push(link);
        }
    }
    kept
}
