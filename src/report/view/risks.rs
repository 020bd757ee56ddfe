//! Risks in the view model.

use serde::Serialize;

use super::{EvidenceView, LinkView};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct RisksView {
    pub headline: String,
    /// What is above appetite stands first, then the graver.
    pub register: Vec<RiskView>,
    /// Rules that did not fire.
    pub watch: Vec<RiskView>,
    /// Rows of likelihood from the top; empty without a matrix.
    pub matrix: Vec<MatrixRowView>,
    /// Open risks whose review is overdue, the longest overdue first.
    pub overdue: Vec<DueView>,
    /// Acceptances that ended or end soon, the first first.
    pub expiring: Vec<DueView>,
    /// Open risks without an owner.
    pub unowned: usize,
    /// How many open risks have no date for a review.
    pub without_review: usize,
    /// Open risks whose level is beyond what is borne while a treatment is under way.
    pub above_tolerance: usize,
    /// Name of the highest level that is accepted without treatment.
    pub appetite: Option<String>,
    /// Name of the highest level that is borne while a treatment is under way.
    pub tolerance: Option<String>,
    /// Appetite and tolerance of every category, where one has its own; else empty.
    pub limits: Vec<LimitView>,
    /// Those that occur, for a filter.
    pub statuses: Vec<&'static str>,
    /// Categories of the risks in the register, for a filter.
    pub categories: Vec<CategoryView>,
    /// Open risks by who answers for them: those without an owner first, then the most above appetite.
    pub owners: Vec<OwnerView>,
    /// What changed since the last milestone; `None` without one.
    pub movement: Option<MovementView>,
    /// Risks that a rule suggests and nobody took on yet.
    pub suggested: usize,
    /// The lines of risks.yaml that adopt them all, ready to be copied; empty where there is none.
    pub adoption: String,
    /// `content/team/risks.yaml`: where a suggested risk is adopted.
    pub file: String,
}

/// A category that occurs in the register.
#[derive(Debug, Serialize)]
pub struct CategoryView {
    pub id: String,
    pub name: String,
}

/// What is admitted in a category.
#[derive(Debug, Serialize)]
pub struct LimitView {
    /// Name of the category; the first line stands for all that have no limits of their own.
    pub category: String,
    /// Name of the highest level that is accepted without treatment.
    pub appetite: Option<String>,
    /// Name of the highest level that is borne while a treatment is under way.
    pub tolerance: Option<String>,
}

/// A risk with a date that passed or comes soon.
#[derive(Debug, Serialize)]
pub struct DueView {
    /// Title of the risk.
    pub name: String,
    pub url: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// `2026-11-18`.
    pub date: String,
    pub date_text: String,
    /// Days from the report's day to the date; negative when it passed.
    pub days: i64,
    /// The same in words: `12 days overdue`.
    pub days_text: String,
}

/// Who answers for which open risks.
#[derive(Debug, Serialize)]
pub struct OwnerView {
    /// `None`: nobody.
    pub name: Option<String>,
    /// Their open risks.
    pub open: usize,
    /// Those of them above appetite.
    pub above: usize,
    /// Those of them with an overdue review.
    pub overdue: usize,
    /// The first review to come, in words.
    pub next_review: Option<String>,
    /// The open risks by their numbers in the register.
    pub risks: Vec<LinkView>,
}

/// What changed in the register since a milestone.
#[derive(Debug, Serialize)]
pub struct MovementView {
    /// Name of the milestone.
    pub since: String,
    pub date_text: String,
    /// How many are new, gone, raised and so on, as one sentence.
    pub sentence: String,
    /// What is new first, then what rose, fell, changed its status and went.
    pub changes: Vec<MoveView>,
}

/// One risk that moved.
#[derive(Debug, Serialize)]
pub struct MoveView {
    pub id: String,
    pub name: String,
    /// `None` when it is no longer there.
    pub url: Option<String>,
    /// `new`, `raised`, `lowered`, `rated`, `unrated`, `status`, `gone`.
    pub kind: &'static str,
    pub kind_text: String,
    /// Rating at the milestone; `None` when it was not in the register.
    pub from: Option<RatingView>,
    /// Rating now; `None` when it is no longer in the register.
    pub to: Option<RatingView>,
    /// Status at the milestone, in words, where it was another.
    pub from_status: Option<String>,
    /// Status now, in words, where it was another.
    pub to_status: Option<String>,
    /// Which decisions, answers and metrics made the difference, as sentences.
    pub why: Vec<String>,
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
    /// Name of its group; may be missing for one of the team's own.
    pub category: Option<String>,
    /// Id of its group.
    pub category_id: Option<String>,
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
    /// Whether it still needs attention.
    pub is_open: bool,
    /// Whether the team took it into its register.
    pub adopted: bool,
    /// The line of risks.yaml that takes it into the register; `None` where it is.
    pub adopt: Option<String>,
    /// Why the rule fired, in words.
    pub raised_by: Vec<String>,
    /// When it was first seen: `2026-08-27`, and in words.
    pub raised: Option<String>,
    pub raised_text: Option<String>,
    /// How far its drivers are from where they are safe, as text.
    pub exposure: Option<String>,
    /// With nothing in place.
    pub inherent: Option<RatingView>,
    /// Why, where the team said so.
    pub inherent_why: Option<String>,
    /// With nothing in place, by the rules, where the team decided otherwise.
    pub inherent_computed: Option<RatingView>,
    /// By the rules.
    pub computed: Option<RatingView>,
    /// As decided, or by the rules.
    pub current: RatingView,
    /// After the treatment.
    pub residual: Option<RatingView>,
    /// Where it comes from, as sentences: the plan, or what the team said and did.
    pub residual_why: Vec<String>,
    /// After the treatment by the rules, where the team decided otherwise.
    pub residual_computed: Option<RatingView>,
    /// What the team expects although nothing is planned or decided that would bring it there; then it does not count.
    pub residual_unjustified: Option<RatingView>,
    /// Whether the team decided otherwise than the rules.
    pub overridden: bool,
    /// Why it was decided.
    pub reason: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
    /// Whether its level is not accepted.
    pub above_appetite: bool,
    /// Whether its level is beyond what is borne while a treatment is under way.
    pub above_tolerance: bool,
    /// Name of the highest level that is accepted in its category.
    pub appetite: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The decision: `avoid`, `reduce`, `share` or `accept`.
    pub treatment: Option<&'static str>,
    /// What the treatment costs, with its currency.
    pub cost_text: Option<String>,
    /// The amount of the same, exact.
    pub cost: Option<Exact>,
    /// `EUR`.
    pub currency: Option<String>,
    /// What the rubric proposes.
    pub treatments: Vec<TreatmentView>,
    /// What is in place against it already.
    pub controls: Vec<String>,
    /// Facts that raised it further, in words.
    pub additions: Vec<String>,
    pub drivers: Vec<DriverView>,
    /// Metrics that raised it.
    pub signals: Vec<LinkView>,
    /// Roadmap items that treat it, in the order of work.
    pub items: Vec<RiskItemView>,
    /// Capabilities below their target that it hangs on.
    pub gaps: Vec<LinkView>,
    /// What shows all this.
    pub evidence: Vec<EvidenceView>,
    /// The sign that it is about to happen.
    pub trigger: Option<String>,
    /// How soon it could happen: `now`, `within-month`, `within-quarter`, `within-year`, `later`; and in words.
    pub proximity: Option<&'static str>,
    pub proximity_text: Option<String>,
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
    /// How long it still holds or since when it no longer does, in words, where that is soon.
    pub until_note: Option<String>,
    /// Recorded changes of its rating, oldest first.
    pub log: Vec<LogView>,
    /// What changed since the last milestone: `raised from Medium`.
    pub moved: Option<String>,
    pub note_html: Option<String>,
    pub refs: Vec<LinkView>,
}

/// A roadmap item that treats a risk.
#[derive(Debug, Serialize)]
pub struct RiskItemView {
    /// The item in the roadmap.
    #[serde(flatten)]
    pub link: LinkView,
    /// As in the roadmap: `in-progress`, `proposed`; or why it is not in the plan: `at-target`.
    pub status: &'static str,
    pub status_text: String,
    /// When it ends, in words; `None` where it is not in the plan.
    pub finish_text: Option<String>,
    /// Whether it is still to be done.
    pub is_ahead: bool,
}

/// A recorded change of a rating.
#[derive(Debug, Serialize)]
pub struct LogView {
    /// `2026-11-18`.
    pub date: String,
    pub date_text: String,
    /// The rating before; `None` for the first entry.
    pub from: Option<RatingView>,
    pub to: RatingView,
    /// Who decided it.
    pub by: Option<String>,
    /// For which reason.
    pub why: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RatingView {
    /// Whether there is a level; without one the words say so, and the numbers are absent where nothing rates it.
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
    /// Whether its answer adds to the exposure.
    pub drives: bool,
    /// The level at which it is safe.
    pub reference: String,
    /// How much it counts, as text.
    pub weight: String,
}
