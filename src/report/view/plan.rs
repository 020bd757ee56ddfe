//! Gaps, roadmap and risks in the view model.

use serde::Serialize;

use super::{AxisView, LinkView, Number};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct GapView {
    pub rank: usize,
    pub id: String,
    pub name: String,
    pub url: String,
    pub dimension: String,
    /// Id of the page it stands on.
    pub dimension_id: String,
    pub dimension_url: String,
    pub now: Number,
    pub target: Number,
    pub level_class: usize,
    pub target_class: usize,
    /// The axis of the item.
    pub axis: AxisView,
    pub gap: String,
    pub gap_value: Exact,
    pub weight: String,
    pub weight_value: Exact,
    /// `none`, `low`, `medium`, `high`, and the word for it.
    pub pain: Option<&'static str>,
    pub pain_text: Option<String>,
    pub priority: String,
    pub priority_value: Exact,
    /// `2 × 3 × (1 + 0.25) = 7.5`.
    pub formula: String,
    /// The same with decimal points in every language, for tables.
    pub formula_plain: String,
    /// Share of the summed priorities up to and with this row, in percent, whole: `67`.
    pub cumulative: String,
    /// `67%`.
    pub cumulative_text: String,
    /// Person-weeks of the cheapest item that lifts it, middle of the range.
    pub effort: Option<String>,
    pub effort_value: Option<Exact>,
    pub items: Vec<LinkView>,
    pub risks: Vec<LinkView>,
    pub owner: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct RoadmapView {
    pub headline: String,
    pub start_text: String,
    pub finish_text: Option<String>,
    pub weeks: usize,
    /// Labels of the weeks on the time axis: `W1`, with the Monday's date.
    pub ticks: Vec<TickView>,
    /// Position of the assessment date on the axis, if inside.
    pub today_pos: Option<String>,
    /// What that day is: `assessed`, or `as of` for another day that was asked for.
    pub today_label: String,
    pub size: Option<String>,
    pub effort: String,
    pub people: String,
    pub phases: Vec<PhaseView>,
    /// Finished items; they are no part of the plan any more.
    pub done: Vec<LeftOutView>,
    /// Items that are not needed or were dropped, each with its reason.
    pub left_out: Vec<LeftOutView>,
    /// Decided dates that contradict the needs, in words.
    pub conflicts: Vec<String>,
    /// Items that run beyond the weeks of their phase, in words.
    pub overruns: Vec<String>,
    pub critical_path: Vec<LinkView>,
    pub critical_text: Option<String>,
    pub quick_wins: Vec<LinkView>,
    /// Most effort, in person-weeks, and least impact of a quick win.
    pub quick_win_effort: Option<Exact>,
    pub quick_win_impact: i64,
    /// Effort at which a chart draws the line.
    pub quick_win_split: Option<Exact>,
    pub projection: Vec<ProjectionStep>,
    pub assumptions: Vec<String>,
    pub is_empty: bool,
}

#[derive(Debug, Serialize)]
pub struct TickView {
    pub label: String,
    pub date_text: String,
    pub pos: String,
}

#[derive(Debug, Serialize)]
pub struct PhaseView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub priority: String,
    pub exit: Vec<String>,
    pub items: Vec<ItemView>,
    /// How many items of the phase are finished.
    pub done: usize,
    /// With everything up to and with this phase done.
    pub overall_after: Option<Number>,
    pub effort: String,
    pub dates_text: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub title: String,
    /// `roadmap.html#R1.1`.
    pub url: String,
    /// `planned`, `in-progress`, `done`, `proposed`.
    pub status: &'static str,
    pub status_text: String,
    pub priority: String,
    pub override_why: Option<String>,
    pub chosen: String,
    pub outcome: String,
    pub accept: Vec<String>,
    pub not_if: Option<String>,
    pub owner: Option<String>,
    pub owner_role: String,
    pub effort: String,
    /// Least and most person-weeks.
    pub effort_span: (Exact, Exact),
    pub impact: i64,
    pub value: String,
    pub value_value: Exact,
    pub start: String,
    pub finish: String,
    pub dates_text: String,
    /// `21 Dec – 29 Jan 2027`.
    pub dates_short: String,
    pub start_day: i64,
    pub finish_day: i64,
    /// Position and width on the time axis in percent.
    pub bar_pos: String,
    pub bar_width: String,
    pub slack_text: String,
    pub slack_days: i64,
    pub critical: bool,
    pub decided: bool,
    pub quick_win: bool,
    pub needs: Vec<LinkView>,
    pub uplifts: Vec<UpliftView>,
    pub risks: Vec<LinkView>,
    pub tools: Vec<LinkView>,
    pub metrics: Vec<LinkView>,
    pub overall_after: Option<Number>,
    pub note_html: Option<String>,
    /// Middle effort in person-weeks, for charts.
    pub mid_effort: Exact,
}

#[derive(Debug, Serialize)]
pub struct UpliftView {
    pub id: String,
    pub name: String,
    pub url: String,
    pub from: String,
    pub to: String,
    /// The part of the rise that ends at the target.
    pub uplift: Exact,
    pub beyond_target: bool,
    /// `2 → 3`, with decimal points, for tables.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct LeftOutView {
    pub id: String,
    pub title: String,
    pub phase: String,
    /// `done`, `skipped`, `at-target`, `not-applicable`, `unanswered`.
    pub reason: &'static str,
    pub reason_text: String,
    pub not_if: Option<String>,
    pub finish_text: Option<String>,
    pub note_html: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ProjectionStep {
    /// `Today`, `Foundation`, ...
    pub label: String,
    pub date_text: String,
    pub overall: Number,
    pub is_projection: bool,
}

#[derive(Debug, Serialize)]
pub struct RisksView {
    pub headline: String,
    pub register: Vec<RiskView>,
    /// Rules that did not fire.
    pub watch: Vec<RiskView>,
    pub matrix: Vec<MatrixRowView>,
    pub overdue: Vec<LinkView>,
    pub expiring: Vec<LinkView>,
    /// Open risks without an owner, without a review date.
    pub unowned: usize,
    pub without_review: usize,
    pub appetite: Option<String>,
    pub statuses: Vec<&'static str>,
}

/// Likelihood row, highest first.
#[derive(Debug, Serialize)]
pub struct MatrixRowView {
    pub name: String,
    pub number: usize,
    pub cells: Vec<MatrixCellView>,
}

#[derive(Debug, Serialize)]
pub struct MatrixCellView {
    pub impact: usize,
    pub impact_name: String,
    pub level: String,
    pub class: usize,
    pub accepted: bool,
    pub now: Vec<LinkView>,
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
    pub category: Option<String>,
    pub text: String,
    pub cause: String,
    pub event: String,
    pub effect: String,
    /// `raised`, `below-threshold`, `not-assessed`, `own`.
    pub standing: &'static str,
    /// `suggested`, `draft`, `open`, `treating`, `accepted`, `closed`, `materialised`.
    pub status: &'static str,
    pub status_text: String,
    pub adopted: bool,
    /// Why the rule fired, in words.
    pub raised_by: Vec<String>,
    pub exposure: Option<String>,
    pub inherent: Option<RatingView>,
    pub computed: Option<RatingView>,
    pub current: RatingView,
    pub residual: Option<RatingView>,
    pub overridden: bool,
    pub reason: Option<String>,
    pub by: Option<String>,
    pub above_appetite: bool,
    pub owner: Option<String>,
    pub treatment: Option<&'static str>,
    pub treatments: Vec<TreatmentView>,
    pub additions: Vec<String>,
    pub drivers: Vec<DriverView>,
    pub signals: Vec<String>,
    pub items: Vec<LinkView>,
    pub gaps: Vec<LinkView>,
    pub watch: String,
    pub review: Option<String>,
    pub review_text: Option<String>,
    pub overdue: bool,
    pub until_text: Option<String>,
    pub note_html: Option<String>,
    pub refs: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RatingView {
    /// Whether there is a rating; without one the numbers are absent and the words say so.
    pub is_rated: bool,
    pub likelihood: Option<i64>,
    pub likelihood_name: String,
    pub impact: Option<i64>,
    pub impact_name: String,
    /// Level by the grid.
    pub level: String,
    pub level_id: String,
    pub class: usize,
}

#[derive(Debug, Serialize)]
pub struct TreatmentView {
    pub strategy: &'static str,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct DriverView {
    pub name: String,
    pub url: String,
    pub level: Option<String>,
    pub reference: String,
    pub weight: String,
}
