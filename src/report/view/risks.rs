//! Risks in the view model.

use serde::Serialize;

use super::LinkView;

#[derive(Debug, Serialize)]
pub struct RisksView {
    pub headline: String,
    /// The graver first.
    pub register: Vec<RiskView>,
    /// Rules that did not fire.
    pub watch: Vec<RiskView>,
    /// Rows of likelihood from the top; empty without a matrix.
    pub matrix: Vec<MatrixRowView>,
    /// Risks whose review is overdue.
    pub overdue: Vec<LinkView>,
    /// Risks whose acceptance ends soon.
    pub expiring: Vec<LinkView>,
    /// Open risks without an owner, without a review date.
    pub unowned: usize,
    /// How many live risks have no date for a review.
    pub without_review: usize,
    /// Name of the highest level that is accepted without treatment.
    pub appetite: Option<String>,
    /// Those that occur, for a filter.
    pub statuses: Vec<&'static str>,
}

/// Likelihood row, highest first.
#[derive(Debug, Serialize)]
pub struct MatrixRowView {
    pub name: String,
    /// Likelihood.
    pub number: usize,
    pub cells: Vec<MatrixCellView>,
}

#[derive(Debug, Serialize)]
pub struct MatrixCellView {
    /// Number of the step.
    pub impact: usize,
    pub impact_name: String,
    /// Name of the level of risk.
    pub level: String,
    pub class: usize,
    /// Whether the level is within the appetite.
    pub accepted: bool,
    /// Risks that are here now.
    pub now: Vec<LinkView>,
    /// Risks that are here after the plan.
    pub after: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct RiskView {
    /// `1`, `2`, ... in the register.
    pub number: usize,
    pub id: String,
    pub title: String,
    /// `risks.html#silent-degradation`.
    pub url: String,
    /// Name of its group; none for one of the team's own.
    pub category: Option<String>,
    pub text: String,
    /// Cause, event and effect: the risk as one chain; each may be empty.
    pub cause: String,
    /// What happens.
    pub event: String,
    /// What follows.
    pub effect: String,
    /// `raised`, `below-threshold`, `not-assessed`, `own`.
    pub standing: &'static str,
    /// `suggested`, `draft`, `open`, `treating`, `accepted`, `closed`, `materialised`.
    pub status: &'static str,
    pub status_text: String,
    /// Whether the team keeps it although the answers do not raise it.
    pub adopted: bool,
    /// Why the rule fired, in words.
    pub raised_by: Vec<String>,
    /// How far its drivers are from where they are safe, as text.
    pub exposure: Option<String>,
    /// With nothing in place.
    pub inherent: Option<RatingView>,
    /// By the rules.
    pub computed: Option<RatingView>,
    /// As decided, or by the rules.
    pub current: RatingView,
    /// After the plan.
    pub residual: Option<RatingView>,
    /// Whether the team decided otherwise than the rules.
    pub overridden: bool,
    /// Why it was decided.
    pub reason: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
    /// Whether its level is not accepted.
    pub above_appetite: bool,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The decision: `avoid`, `reduce`, `share` or `accept`.
    pub treatment: Option<&'static str>,
    /// What the rubric proposes.
    pub treatments: Vec<TreatmentView>,
    /// What raised it further, in words.
    pub additions: Vec<String>,
    pub drivers: Vec<DriverView>,
    /// Facts that raised it.
    pub signals: Vec<String>,
    pub items: Vec<LinkView>,
    /// Gaps that drive it.
    pub gaps: Vec<LinkView>,
    /// What to look out for; may be empty.
    pub watch: String,
    /// Date of the next review.
    pub review: Option<String>,
    pub review_text: Option<String>,
    /// Whether that date has passed.
    pub overdue: bool,
    /// The day on which its acceptance ends.
    pub until: Option<String>,
    pub until_text: Option<String>,
    pub note_html: Option<String>,
    pub refs: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RatingView {
    /// Whether there is a rating; without one the numbers are absent and the words say so.
    pub is_rated: bool,
    /// Number of the step.
    pub likelihood: Option<i64>,
    pub likelihood_name: String,
    /// Number of the step.
    pub impact: Option<i64>,
    pub impact_name: String,
    /// Level by the grid.
    pub level: String,
    /// Id of the level of risk.
    pub level_id: String,
    pub class: usize,
}

#[derive(Debug, Serialize)]
pub struct TreatmentView {
    /// `avoid`, `reduce`, `share` or `accept`.
    pub strategy: &'static str,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct DriverView {
    pub name: String,
    pub url: String,
    /// Its level now.
    pub level: Option<String>,
    /// The level at which it is safe.
    pub reference: String,
    /// How much it counts, as text.
    pub weight: String,
}
