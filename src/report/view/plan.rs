//! Gaps, roadmap and risks in the view model.

use serde::Serialize;

use super::{AxisView, LinkView, Number};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct GapView {
    /// Its place in the order of priority, from 1.
    pub rank: usize,
    pub id: String,
    pub name: String,
    pub url: String,
    /// Name of the outermost node it belongs to.
    pub dimension: String,
    /// Id of the page it stands on.
    pub dimension_id: String,
    /// Address of that node.
    pub dimension_url: String,
    pub now: Number,
    pub target: Number,
    /// Number of the level now, for the colour.
    pub level_class: usize,
    /// Number of the target's level, for the colour.
    pub target_class: usize,
    /// The axis of the item.
    pub axis: AxisView,
    /// The distance to the target as text.
    pub gap: String,
    /// The same, exact.
    pub gap_value: Exact,
    /// Its weight, as text.
    pub weight: String,
    pub weight_value: Exact,
    /// `none`, `low`, `medium`, `high`, and the word for it.
    pub pain: Option<&'static str>,
    pub pain_text: Option<String>,
    /// The number it is ordered by, as text.
    pub priority: String,
    /// The same, exact.
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
    /// Person-weeks of the cheapest roadmap item that lifts it, the middle of its range.
    pub effort_value: Option<Exact>,
    /// Roadmap items that lift it.
    pub items: Vec<LinkView>,
    /// Risks it drives.
    pub risks: Vec<LinkView>,
    /// Who answers for the item.
    pub owner: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct RoadmapView {
    pub headline: String,
    pub start_text: String,
    pub finish_text: Option<String>,
    /// Length of the plan in weeks.
    pub weeks: usize,
    /// Labels of the weeks on the time axis: `W1`, with the Monday's date.
    pub ticks: Vec<TickView>,
    /// Position of the assessment date on the axis, if inside.
    pub today_pos: Option<String>,
    /// What that day is: `assessed`, or `as of` for another day that was asked for.
    pub today_label: String,
    /// The size of organisation that efforts are meant for, in the rubric's words.
    pub size: Option<String>,
    /// Person-weeks of all items, as text.
    pub effort: String,
    /// How many people the plan has, as text.
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
    /// Items that decide when the plan ends.
    pub critical_path: Vec<LinkView>,
    pub critical_text: Option<String>,
    pub quick_wins: Vec<LinkView>,
    /// Most effort, in person-weeks, and least impact of a quick win.
    pub quick_win_effort: Option<Exact>,
    /// The least impact of a quick win.
    pub quick_win_impact: i64,
    /// Effort at which a chart draws the line.
    pub quick_win_split: Option<Exact>,
    /// The overall score over time.
    pub projection: Vec<ProjectionStep>,
    /// Sentences.
    pub assumptions: Vec<String>,
    /// Whether no item is planned.
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
    /// The phase's priority in the rubric's words; may be empty.
    pub priority: String,
    /// What holds at its end.
    pub exit: Vec<String>,
    pub items: Vec<ItemView>,
    /// How many items of the phase are finished.
    pub done: usize,
    /// With everything up to and with this phase done.
    pub overall_after: Option<Number>,
    /// Person-weeks, as text.
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
    /// In words; may be empty.
    pub priority: String,
    /// Why the author decided otherwise than the rules.
    pub override_why: Option<String>,
    /// Why it is in the plan, a sentence.
    pub chosen: String,
    /// What it brings; may be empty.
    pub outcome: String,
    /// Checks that have to pass.
    pub accept: Vec<String>,
    /// When it is not needed.
    pub not_if: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// The role that owns it; may be empty.
    pub owner_role: String,
    /// Person-weeks, as text.
    pub effort: String,
    /// Least and most person-weeks.
    pub effort_span: (Exact, Exact),
    /// From 1 to 5.
    pub impact: i64,
    /// Weighted rise of levels, times impact, per effort, as text.
    pub value: String,
    /// The same, exact.
    pub value_value: Exact,
    /// `2026-11-18`.
    pub start: String,
    /// `2026-12-04`.
    pub finish: String,
    pub dates_text: String,
    /// `21 Dec – 29 Jan 2027`.
    pub dates_short: String,
    /// Days since the first day of the axis.
    pub start_day: i64,
    /// Days since the first day of the axis.
    pub finish_day: i64,
    /// Position and width on the time axis in percent.
    pub bar_pos: String,
    /// Width of its bar, in percent of the axis.
    pub bar_width: String,
    pub slack_text: String,
    /// Days it may slip without moving the end.
    pub slack_days: i64,
    /// Whether it decides when the plan ends.
    pub critical: bool,
    /// Whether the team decided on it, instead of the rules alone.
    pub decided: bool,
    /// Whether it is one of the quick wins.
    pub quick_win: bool,
    /// Items that come before it.
    pub needs: Vec<LinkView>,
    /// Levels it lifts.
    pub uplifts: Vec<UpliftView>,
    /// Risks it reduces.
    pub risks: Vec<LinkView>,
    pub tools: Vec<LinkView>,
    pub metrics: Vec<LinkView>,
    /// The overall score when it is done.
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
    /// Level before.
    pub from: String,
    /// Level after.
    pub to: String,
    /// The part of the rise that ends at the target.
    pub uplift: Exact,
    /// Whether it goes further than the target asks.
    pub beyond_target: bool,
    /// `2 → 3`, with decimal points, for tables.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct LeftOutView {
    pub id: String,
    pub title: String,
    /// Name of the phase it belongs to.
    pub phase: String,
    /// `done`, `skipped`, `at-target`, `not-applicable`, `unanswered`.
    pub reason: &'static str,
    pub reason_text: String,
    /// When it is not needed.
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
    /// Whether it is planned instead of measured.
    pub is_projection: bool,
}

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
