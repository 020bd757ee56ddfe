//! The roadmap in the view model.

use serde::Serialize;

use super::{LinkView, Number, WhatIfView};
use crate::exact::Exact;

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
    /// What a reader can switch off; none without items.
    pub what_if: Option<WhatIfView>,
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
