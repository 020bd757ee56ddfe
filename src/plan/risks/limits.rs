//! How much risk is admitted: what the team says goes before what the rubric says.

use crate::assessment::Assessment;
use crate::rubric::{Ix, RiskCategory, RiskLevel, Rubric};

/// The highest level that is accepted without treatment in a category; `None` where nobody set one.
#[must_use]
pub fn appetite(rubric: &Rubric, assessment: &Assessment, category: Option<Ix<RiskCategory>>) -> Option<Ix<RiskLevel>> {
    assessment.appetite.of(category).or_else(|| rubric.risk_rules.appetite.of(category))
}

/// The highest level that is borne while a treatment is under way, in a category; `None` where nobody set one.
#[must_use]
pub fn tolerance(rubric: &Rubric, assessment: &Assessment, category: Option<Ix<RiskCategory>>) -> Option<Ix<RiskLevel>> {
    assessment.tolerance.of(category).or_else(|| rubric.risk_rules.tolerance.of(category))
}

/// Whether a level is above a limit; where one of the two is missing it is not.
pub(super) fn is_above(level: Option<Ix<RiskLevel>>, limit: Option<Ix<RiskLevel>>) -> bool {
    matches!((level, limit), (Some(level), Some(limit)) if level > limit)
}
