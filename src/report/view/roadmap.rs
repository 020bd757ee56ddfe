//! The roadmap in the view model.

use serde::Serialize;

use super::{LinkView, Number, RatingView};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct RoadmapView {
    pub headline: String,
    pub start_text: String,
    /// `None` for an empty plan.
    pub finish_text: Option<String>,
    /// Between which days it ends, if every effort comes out at its low and at its high end; `None` where they are the same.
    pub finish_range_text: Option<String>,
    /// The earlier of these days, `2026-12-11`; `None` for an empty plan.
    pub finish_earliest: Option<String>,
    /// The later of these days, `2027-02-26`; `None` for an empty plan.
    pub finish_latest: Option<String>,
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
    /// Person-weeks of all items that the schedule uses, as text.
    pub effort: String,
    /// The same, least and most, exact.
    pub effort_span: (Exact, Exact),
    /// How many people work on an item at a time, as text.
    pub people: String,
    /// Person-weeks that the team has room for in a week, as text; `None` where nothing bounds it.
    pub capacity: Option<String>,
    /// Days on which nobody works.
    pub holidays: Vec<HolidayView>,
    pub phases: Vec<PhaseView>,
    /// Finished items; they are no part of the plan any more.
    pub done: Vec<LeftOutView>,
    /// Items that are not needed or were dropped, each with its reason.
    pub left_out: Vec<LeftOutView>,
    /// What does not fit and has to be settled.
    pub conflicts: Vec<ConflictView>,
    /// Items that run outside the weeks of their phase: worth knowing, nothing to settle.
    pub overruns: Vec<ConflictView>,
    /// Work by owner, the most first; the whole team stands before them where there are several.
    pub load: Vec<LoadView>,
    /// How many weeks a bar of `load` stands for; more than one in long plans.
    pub load_weeks: i64,
    /// Items that decide when the plan ends.
    pub critical_path: Vec<LinkView>,
    pub critical_text: Option<String>,
    /// The most rise of the whole for a person-week first.
    pub quick_wins: Vec<QuickWinView>,
    /// Most effort, in person-weeks, and least impact of a quick win.
    pub quick_win_effort: Option<Exact>,
    /// The least impact of a quick win.
    pub quick_win_impact: i64,
    /// Effort at which a chart draws the line.
    pub quick_win_split: Option<Exact>,
    /// The overall score over time.
    pub projection: Vec<ProjectionStep>,
    /// Name of the recorded state whose plan `projection` looks back to; `None` where none planned anything.
    pub planned_then: Option<String>,
    /// Recorded plans beside what became of them, the latest first.
    pub against: Vec<AgainstView>,
    /// The risks that the plan moves to another level.
    pub risks: Vec<RiskCourseView>,
    /// Sentences.
    pub assumptions: Vec<String>,
    /// Whether no item is planned.
    pub is_empty: bool,
}

/// Days on which nobody works.
#[derive(Debug, Serialize)]
pub struct HolidayView {
    /// May be empty.
    pub name: String,
    /// `2026-12-24`.
    pub from: String,
    /// `2027-01-01`.
    pub to: String,
    pub dates_text: String,
    /// Place on the time axis in percent; `None` where they lie outside the plan.
    pub pos: Option<String>,
    /// Length on the time axis in percent.
    pub width: Option<String>,
}

/// Something that does not fit.
#[derive(Debug, Serialize)]
pub struct ConflictView {
    /// `too-early`, `outside-phase`, `over-capacity` or `cycle`.
    pub kind: &'static str,
    /// A sentence without its full stop.
    pub text: String,
    /// The items it is about.
    pub items: Vec<LinkView>,
}

/// The work of one owner, week by week.
#[derive(Debug, Serialize)]
pub struct LoadView {
    /// Name of the participant, or words for what nobody owns and for all together.
    pub name: String,
    /// `person`, `nobody` or `team`.
    pub kind: &'static str,
    /// Person-weeks, as text.
    pub work: String,
    /// The same, exact.
    pub work_value: Exact,
    /// In how many calendar weeks there is work.
    pub weeks: usize,
    /// Most person-weeks in one week, as text.
    pub peak: String,
    /// The same, exact.
    pub peak_value: Exact,
    /// First day of that week.
    pub peak_text: String,
    /// Person-weeks that there is room for in a week, as text; `None` where nothing bounds it.
    pub capacity: Option<String>,
    /// In how many weeks there is more work than room.
    pub over: usize,
    /// The same in words; `None` where everything has room.
    pub over_text: Option<String>,
    /// Place of the line for the capacity in a strip of 44 pixels, from above.
    pub capacity_top: Option<String>,
    /// The weeks with work.
    pub bars: Vec<LoadBarView>,
    /// The items behind it.
    pub items: Vec<LinkView>,
}

/// The work of a week, or the busiest one of several.
#[derive(Debug, Serialize)]
pub struct LoadBarView {
    /// First day, `2026-12-07`.
    pub week: String,
    /// Person-weeks, exact.
    pub work: Exact,
    /// Place on the time axis in percent.
    pub pos: String,
    /// Width in percent of the axis.
    pub width: String,
    /// Upper end in a strip of 44 pixels, from above.
    pub top: String,
    /// In pixels.
    pub height: String,
    /// Whether there is more work than room.
    pub over: bool,
    /// `7 December 2026: 1.5`.
    pub text: String,
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
    /// With everything up to and with this phase done; a projection.
    pub overall_after: Option<Number>,
    /// Person-weeks that the schedule uses, as text.
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
    /// Person-weeks by the rubric's estimate, as text; of the team's own items, what the team says.
    pub effort: String,
    /// Least and most person-weeks of the same.
    pub effort_span: (Exact, Exact),
    /// Person-weeks that the schedule uses, as text: the team's where it says some.
    pub work: String,
    /// Least and most person-weeks of the same.
    pub work_span: (Exact, Exact),
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
    /// `29 Jan 2027`.
    pub finish_text: String,
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
    /// Working days it may slip without moving the end.
    pub slack_days: i64,
    /// Where its slack begins on the time axis, at the end of the bar, in percent; `None` without slack.
    pub slack_pos: Option<String>,
    /// Width of its slack there, in percent.
    pub slack_width: Option<String>,
    /// Its first day when it runs as late as it can without moving the end, `2027-01-11`.
    pub latest_start: String,
    /// Its last day then.
    pub latest_finish: String,
    /// Both in words; `None` without slack.
    pub latest_text: Option<String>,
    /// The day after the latest finish, in days since the first day of the axis.
    pub latest_day: i64,
    /// Its last day when every effort comes out at its low end, `2027-01-15`.
    pub finish_earliest: String,
    /// Its last day when every effort comes out at its high end, `2027-02-12`.
    pub finish_latest: String,
    /// Both in words; `None` where they are the same.
    pub finish_range_text: Option<String>,
    /// Why it starts when it does: `plan-start`, `phase`, `needs`, `capacity`, `running` or `decided`.
    pub because: &'static str,
    /// The same, a phrase.
    pub because_text: String,
    /// Whether it decides when the plan ends.
    pub critical: bool,
    /// Whether the team decided on it, instead of the rules alone.
    pub decided: bool,
    /// Whether it is one of the quick wins.
    pub quick_win: bool,
    /// Items that must be finished before it.
    pub needs: Vec<LinkView>,
    /// Items that it is better done after.
    pub after: Vec<LinkView>,
    /// What it brings alone, from today and up to the targets; a projection.
    pub gain: GainView,
    /// Levels it lifts.
    pub uplifts: Vec<UpliftView>,
    /// Risks it reduces.
    pub risks: Vec<LinkView>,
    pub tools: Vec<LinkView>,
    pub metrics: Vec<LinkView>,
    /// The overall score when it and everything that finishes before it is done; a projection.
    pub overall_after: Option<Number>,
    /// First and last day on which that is reached, if every effort comes out at its low and at its high end:
    /// `15 Jan – 12 Feb 2027`; `None` where they are the same.
    pub reached_text: Option<String>,
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
    /// `done`, `skipped`, `deferred`, `at-target`, `not-applicable`, `unanswered`, `nothing-higher`, `no-target` or `enabling`.
    pub reason: &'static str,
    pub reason_text: String,
    /// When it is not needed.
    pub not_if: Option<String>,
    pub finish_text: Option<String>,
    /// Risks it would reduce.
    pub risks: Vec<LinkView>,
    pub note_html: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ProjectionStep {
    /// `Today`, `Foundation`, ...
    pub label: String,
    /// `2026-12-18`.
    pub date: String,
    pub date_text: String,
    /// First and last day on which it is reached, if every effort comes out at its low and at its high end:
    /// `15 Jan – 12 Feb 2027`; `None` for a measured state, and where the days are the same.
    pub range_text: Option<String>,
    pub overall: Number,
    /// What the plan of `planned_then` projected for that day; `None` for days before it.
    pub then: Option<Number>,
    /// Whether it is planned instead of measured.
    pub is_projection: bool,
}

/// A link with what a week of work on the item buys.
#[derive(Debug, Serialize)]
pub struct QuickWinView {
    pub name: String,
    pub url: String,
    pub per_week: Option<RateView>,
}

/// What an item brings if nothing else is done; a projection.
#[derive(Debug, Serialize)]
pub struct GainView {
    /// Rise of the overall score: `+0.05`; `None` without a score.
    pub overall: Option<String>,
    /// The same, exact.
    pub overall_value: Option<Exact>,
    /// The nodes above the answers that rise, in the rubric's order.
    pub nodes: Vec<NodeGainView>,
    /// Rise of the overall score for a person-week; `None` where nothing rises.
    pub per_week: Option<RateView>,
    /// The risks whose rating changes.
    pub risks: Vec<RiskMoveView>,
}

#[derive(Debug, Serialize)]
pub struct NodeGainView {
    pub name: String,
    pub url: String,
    /// `+0.13`.
    pub rise: String,
    /// The same, exact.
    pub rise_value: Exact,
}

/// A rise of the overall score for each person-week.
#[derive(Debug, Clone, Serialize)]
pub struct RateView {
    /// At the middle of the range of effort: `+0.045`.
    pub text: String,
    /// From the most effort to the least: `0.03–0.09`; `None` where they are the same.
    pub range: Option<String>,
    /// At the middle effort, exact.
    pub middle: Exact,
    /// At the most effort, exact.
    pub low: Exact,
    /// At the least effort, exact; `None` if that is nothing.
    pub high: Option<Exact>,
}

#[derive(Debug, Serialize)]
pub struct RiskMoveView {
    /// Title of the risk.
    pub name: String,
    pub url: String,
    /// Rating today.
    pub from: RatingView,
    /// Rating with only this item done.
    pub to: RatingView,
}

/// How the plan moves a risk to other levels, by the rules; a projection.
#[derive(Debug, Serialize)]
pub struct RiskCourseView {
    /// Title of the risk.
    pub name: String,
    pub url: String,
    pub today: RatingView,
    /// The items that change the level, in the order in which they finish.
    pub turns: Vec<RiskTurnView>,
}

#[derive(Debug, Serialize)]
pub struct RiskTurnView {
    /// Id of the item.
    pub item: String,
    pub title: String,
    pub url: String,
    /// When the item finishes.
    pub date_text: String,
    /// The rating from then on.
    pub rating: RatingView,
}

/// An earlier plan beside what became of it.
#[derive(Debug, Serialize)]
pub struct AgainstView {
    /// Name of the recorded state.
    pub name: String,
    pub date_text: String,
    /// Projected for the assessment's date beside measured, a sentence; `None` without scores.
    pub text: Option<String>,
    /// What the plan then projected for the assessment's date.
    pub expected: Number,
    pub measured: Number,
    /// How many of its items are done, late, new and gone, a sentence.
    pub counts_text: String,
    /// How the end of the plan moved, a sentence.
    pub finish_text: Option<String>,
    /// Items planned then by their finish then, followed by those that came since.
    pub slips: Vec<SlipView>,
}

#[derive(Debug, Serialize)]
pub struct SlipView {
    pub id: String,
    pub title: String,
    /// `None` for an item that nobody knows any more.
    pub url: Option<String>,
    /// When the plan then finished it, `2026-10-30`; `None` for one that came since.
    pub then: Option<String>,
    pub then_text: Option<String>,
    /// When it finishes or was finished, where known.
    pub now: Option<String>,
    pub now_text: Option<String>,
    /// `planned`, `done`, `left-out` or `gone`.
    pub kind: &'static str,
    /// The same in words; the reason, of an item left out.
    pub fate: String,
    /// Days from the finish then to the one now; negative is earlier.
    pub days: Option<i64>,
    /// `later`, `earlier`, `none`, `new` or `unknown`.
    pub slip: &'static str,
    /// The same in words; empty where unknown.
    pub slip_text: String,
}
