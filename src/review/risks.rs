//! The register: risks that nobody can follow up, and expectations without anything that would fulfil them.

use super::Review;
use crate::assessment::{ItemRef, RiskDecision, RiskStatus};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::plan::RiskEntry;
use crate::rubric::Strategy;

pub(super) fn check(review: &Review<'_>, sink: &mut Diagnostics) {
    for risk in &review.evaluation.plan.risks {
        let Some(decision) = risk.decision.as_ref().filter(|decision| is_followed_up(decision)) else { continue };
        incomplete(risk, decision, sink);
        hoped_for(review, risk, decision, sink);
    }
}

/// Drafts are unfinished by design, closed risks are past, and what an accepted one needs is checked where it is read.
fn is_followed_up(decision: &RiskDecision) -> bool {
    let is_accepted = decision.status == RiskStatus::Accepted || decision.treatment == Some(Strategy::Accept);
    !is_accepted && !matches!(decision.status, RiskStatus::Draft | RiskStatus::Closed)
}

fn incomplete(risk: &RiskEntry, decision: &RiskDecision, sink: &mut Diagnostics) {
    let parts =
        [("owner", decision.owner.is_none()), ("treatment", decision.treatment.is_none()), ("review", decision.review.is_none())];
    let missing: Vec<String> = parts.iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| format!("`{key}`")).collect();
    if !missing.is_empty() {
        let message = format!("the risk `{}` has no {}", risk.id, missing.join(" and no "));
        sink.push(
            Diagnostic::new(&codes::assessment::RISK_INCOMPLETE, decision.span, message)
                .help("say who follows it up, how, and when it is looked at again; until then it is `status: draft`"),
        );
    }
}

/// A residual rating below today's, and no item of the plan that would bring it there.
fn hoped_for(review: &Review<'_>, risk: &RiskEntry, decision: &RiskDecision, sink: &mut Diagnostics) {
    let (Some(residual), Some(current)) = (decision.residual.as_ref().map(|residual| residual.rating), risk.current) else {
        return;
    };
    let is_below = residual.likelihood < current.likelihood || residual.impact < current.impact;
    let planned = |item: &ItemRef| review.evaluation.plan.roadmap.items.iter().any(|planned| planned.key == *item);
    if is_below && !risk.items.iter().any(planned) {
        let of = |rating: crate::rubric::Rating| format!("{} × {}", rating.likelihood, rating.impact);
        let message = format!(
            "the residual rating of `{}` is {}, today's is {}, and no item of the plan treats it",
            risk.id,
            of(residual),
            of(current)
        );
        sink.push(
            Diagnostic::new(&codes::assessment::RESIDUAL_WITHOUT_ACTION, decision.span, message)
                .help("name the roadmap items that bring it there under `items`, or leave `residual` out"),
        );
    }
}
