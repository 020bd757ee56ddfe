//! What is left of a risk after the plan. Less than today only through an action that justifies it.

use super::ResidualBecause;
use crate::assessment::RiskDecision;
use crate::rubric::{Rating, Strategy};

/// The residual rating and where it comes from.
pub fn residual(
    current: Option<Rating>,
    computed: Option<Rating>,
    decision: Option<&RiskDecision>,
    is_treated: bool,
) -> Option<(Rating, ResidualBecause)> {
    let Some((decision, stated)) = decision.and_then(|decision| Some((decision, decision.residual.as_ref()?))) else {
        return computed.map(|computed| (computed, ResidualBecause::Plan));
    };
    match current.filter(|current| stated.rating.is_below(*current)) {
        Some(today) if !is_treated && !is_decided(decision) => Some((today, ResidualBecause::NoAction)),
        _ => Some((stated.rating, ResidualBecause::Stated)),
    }
}

/// Whether the team avoids or shares the risk and says why that leaves less of it.
fn is_decided(decision: &RiskDecision) -> bool {
    let is_explained = decision.reason.is_some() || decision.residual.as_ref().is_some_and(|residual| residual.why.is_some());
    matches!(decision.treatment, Some(Strategy::Avoid | Strategy::Share)) && is_explained
}
