//! The register: risks that nobody can follow up, expectations without anything that would fulfil them, links that lead nowhere.

use jiff::civil::Date;

use super::{Review, listed};
use crate::assessment::{Assessment, ItemRef, ItemStatus, RiskDecision, RiskStatus};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, codes};
use crate::plan::{LeftOutReason, ResidualBecause, RiskEntry};
use crate::rubric::{Rating, Strategy};

pub(super) fn check(review: &Review<'_>, sink: &mut Diagnostics) {
    for risk in &review.evaluation.plan.risks {
        let Some(decision) = risk.decision.as_ref().filter(|decision| is_in_force(decision)) else { continue };
        let check = Check { review, risk, decision };
        let always = [check.inherent(), check.tolerance(), check.happened()];
        let unless_accepted = [check.incomplete(), check.hoped_for(), check.idle_items(), check.idle_gaps()];
        let followed_up = unless_accepted.into_iter().filter(|_| !is_accepted(decision));
        always.into_iter().chain(followed_up).flatten().for_each(|found| sink.push(found));
    }
}

/// Reports acceptances that hold on the date of their assessment and no longer on a later day.
pub fn expired<'a>(assessments: impl IntoIterator<Item = &'a Assessment>, day: Date, sink: &mut Diagnostics) {
    for assessment in assessments {
        let own = assessment.own_risks.iter().map(|risk| &risk.decision);
        for decision in assessment.adopted.values().chain(own).filter(|decision| is_accepted(decision)) {
            if let Some(until) = decision.until.filter(|until| (assessment.date..day).contains(until)) {
                let message = format!("accepted until {until}, before {day}, the day this is looked at");
                sink.push(
                    Diagnostic::new(&codes::assessment::ACCEPTANCE_EXPIRED, decision.span, message)
                        .help("accept it again with a later date, or treat it"),
                );
            }
        }
    }
}

/// Drafts are unfinished by design, and closed risks are past.
fn is_in_force(decision: &RiskDecision) -> bool {
    !matches!(decision.status, RiskStatus::Draft | RiskStatus::Closed)
}

/// What an acceptance needs is checked where it is read.
fn is_accepted(decision: &RiskDecision) -> bool {
    decision.status == RiskStatus::Accepted || decision.treatment == Some(Strategy::Accept)
}

/// A risk that the team follows up.
struct Check<'a> {
    review: &'a Review<'a>,
    risk: &'a RiskEntry,
    decision: &'a RiskDecision,
}

impl Check<'_> {
    fn found(&self, code: &'static Code, message: String, help: &str) -> Diagnostic {
        Diagnostic::new(code, self.decision.span, message).help(help)
    }

    fn incomplete(&self) -> Option<Diagnostic> {
        let decision = self.decision;
        let parts = [
            ("owner", decision.owner.is_none()),
            ("treatment", decision.treatment.is_none()),
            ("review", decision.review.is_none()),
        ];
        let missing: Vec<String> =
            parts.iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| format!("`{key}`")).collect();
        let message = format!("the risk `{}` has no {}", self.risk.id, missing.join(" and no "));
        let help = "say who follows it up, how, and when it is looked at again; until then it is `status: draft`";
        (!missing.is_empty()).then(|| self.found(&codes::assessment::RISK_INCOMPLETE, message, help))
    }

    /// A residual rating below today's, and nothing that would bring it there.
    fn hoped_for(&self) -> Option<Diagnostic> {
        let residual =
            self.decision.residual.as_ref().filter(|_| self.risk.residual_because == Some(ResidualBecause::NoAction))?;
        let message = format!(
            "the residual rating of `{}` is {}, today's is {}, and no item of the plan treats it; the report shows today's",
            self.risk.id,
            written(residual.rating),
            written(self.risk.current?)
        );
        let help = "name the roadmap items that bring it there under `items`, say why avoiding or sharing it does, or leave \
                    `residual` out";
        Some(self.found(&codes::assessment::RESIDUAL_WITHOUT_ACTION, message, help))
    }

    /// A rating without controls that is lower than the one with them.
    fn inherent(&self) -> Option<Diagnostic> {
        let (stated, current) = (self.decision.inherent.as_ref()?.rating, self.risk.current?);
        let message = format!(
            "the inherent rating of `{}` is {}, today's is {}: with controls it is not greater than without",
            self.risk.id,
            written(stated),
            written(current)
        );
        let help = "raise `inherent`, or correct today's rating";
        stated.is_below(current).then(|| self.found(&codes::assessment::INHERENT_BELOW_CURRENT, message, help))
    }

    /// A risk that is too great to wait, and nobody is working on it.
    fn tolerance(&self) -> Option<Diagnostic> {
        let items = &self.review.evaluation.plan.roadmap.items;
        let is_begun = self.risk.treated_by.iter().any(|at| items[*at].status() == Some(ItemStatus::InProgress));
        if !self.risk.above_tolerance || self.decision.status == RiskStatus::Treating || is_begun {
            return None;
        }
        let levels = &self.review.rubric.matrix.levels;
        let (level, tolerance) = (&levels[self.risk.level?].id, &levels[self.risk.tolerance?].id);
        let message =
            format!("the risk `{}` is {level}, above the tolerance {tolerance}, and no treatment is under way", self.risk.id);
        let help = "begin what treats it and say `status: treating`, or raise `tolerance` if more is borne";
        Some(self.found(&codes::assessment::ABOVE_TOLERANCE, message, help))
    }

    fn happened(&self) -> Option<Diagnostic> {
        let decision = self.decision;
        let is_told = decision.note.is_some() || !decision.log.is_empty() || !decision.evidence.is_empty();
        let message = format!("the risk `{}` has materialised, and nothing says when and how", self.risk.id);
        let help = "tell it in a `note`, in the `log`, or by `evidence`";
        let is_silent = decision.status == RiskStatus::Materialised && !is_told;
        is_silent.then(|| self.found(&codes::assessment::MATERIALISED_WITHOUT_RECORD, message, help))
    }

    /// Items of the team's choice that are not done and not in the plan.
    fn idle_items(&self) -> Option<Diagnostic> {
        let left_out = &self.review.evaluation.plan.roadmap.left_out;
        let is_idle = |item: &&ItemRef| left_out.iter().any(|left| left.item == **item && left.reason != LeftOutReason::Done);
        let idle: Vec<&str> = self.decision.items.iter().filter(is_idle).map(|item| self.review.item_id(*item)).collect();
        let (is, them) = if idle.len() == 1 { ("is", "it") } else { ("are", "them") };
        let message = format!(
            "the risk `{}` is to be treated by {}, which {is} not in the plan",
            self.risk.id,
            listed(idle.iter().copied())
        );
        let help = format!("plan {them} in roadmap.yaml, or take {them} out of `items`");
        (!idle.is_empty()).then(|| self.found(&codes::assessment::RISK_LINK_IDLE, message, &help))
    }

    /// Capabilities of the team's choice that are answered and have no gap.
    fn idle_gaps(&self) -> Option<Diagnostic> {
        let scorecard = &self.review.evaluation.scorecard;
        let is_idle = |item: &&_| scorecard.gap(**item).is_some_and(|gap| gap.is_zero());
        let idle: Vec<&str> = self.decision.gaps.iter().filter(is_idle).map(|item| self.review.id(*item)).collect();
        let (is, them) = if idle.len() == 1 { ("is", "it") } else { ("are", "them") };
        let message = format!("the risk `{}` is tied to {}, which {is} at target", self.risk.id, listed(idle.iter().copied()));
        let help = format!("take {them} out of `gaps`, or raise the target");
        (!idle.is_empty()).then(|| self.found(&codes::assessment::RISK_LINK_IDLE, message, &help))
    }
}

fn written(rating: Rating) -> String {
    format!("{} × {}", rating.likelihood, rating.impact)
}
