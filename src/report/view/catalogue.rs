//! Tools, metrics and next steps in the view model.

use serde::Serialize;

use super::LinkView;
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct ToolCategoryView {
    pub id: String,
    pub name: String,
    /// The capabilities it serves, with their gaps.
    pub needs: Vec<LinkView>,
    /// Whether something it serves is a gap.
    pub has_gap: bool,
    /// How many of its needs are gaps.
    pub open_gaps: usize,
    /// What fits here and why.
    pub sentence: String,
    /// The founding document's entries, as they stand there.
    pub entries: Vec<String>,
    pub tools: Vec<ToolView>,
}

#[derive(Debug, Serialize)]
pub struct ToolView {
    pub id: String,
    /// Whether links to the tool lead here; a tool may stand in several categories.
    pub anchor: bool,
    pub name: String,
    /// In words; may be empty.
    pub licence: String,
    /// Whether the licence is an open one.
    pub open_source: bool,
    /// Where it can run.
    pub hosting: Vec<String>,
    /// Who keeps it up.
    pub steward: Option<String>,
    /// When it fits.
    pub best_when: String,
    /// When it does not; may be empty.
    pub avoid_when: String,
    /// `fits`, `neutral`, `against`, `discontinued`.
    pub fit: &'static str,
    pub fit_text: String,
    /// Why it fits or does not, from facts.
    pub fit_reasons: Vec<String>,
    /// `active`, `acquired`, `discontinued`, `licence-changed` or `pattern`.
    pub state: &'static str,
    /// The same for readers.
    pub state_text: String,
    /// Latest version known.
    pub latest: Option<String>,
    pub note: String,
    /// How the note was checked, in words.
    pub verified: String,
    /// Whether the note was checked.
    pub is_verified: bool,
    pub as_of_text: Option<String>,
    /// Whether the knowledge about it is old.
    pub stale: bool,
    /// Items it serves.
    pub serves: Vec<LinkView>,
    pub refs: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct MetricGroupView {
    pub name: String,
    pub metrics: Vec<MetricView>,
}

#[derive(Debug, Serialize)]
pub struct MetricView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub url: String,
    /// What is measured; may be empty.
    pub definition: String,
    /// Of the values; may be empty.
    pub unit: String,
    /// How it is computed; may be empty.
    pub formula: String,
    /// Where it is measured; may be empty.
    pub source: String,
    /// `lower is better` or the other way round, in words.
    pub direction: String,
    /// Where the bands come from; may be empty.
    pub basis: String,
    pub note: String,
    /// Measured; none while it is not.
    pub value: Option<Exact>,
    pub value_text: Option<String>,
    /// Name of the band the value falls into.
    pub band: Option<String>,
    /// 0 = worst.
    pub band_class: Option<usize>,
    /// The value at the recorded state before.
    pub previous: Option<Exact>,
    pub previous_text: Option<String>,
    /// `better`, `worse`, `same`.
    pub movement: Option<&'static str>,
    /// `2026-11-18`, and in words.
    pub date: Option<String>,
    pub date_text: Option<String>,
    /// Where this value comes from.
    pub value_source: Option<String>,
    /// A remark about this value.
    pub value_note: Option<String>,
    /// The bands.
    pub cuts: Vec<CutView>,
    /// Items that move it.
    pub moved_by: Vec<LinkView>,
    pub refs: Vec<LinkView>,
    /// Named in the founding document.
    pub is_core: bool,
}

#[derive(Debug, Serialize)]
pub struct CutView {
    /// Name of the band.
    pub band: String,
    pub text: String,
    pub class: usize,
    /// Whether the value falls into it.
    pub is_current: bool,
}

#[derive(Debug, Serialize)]
pub struct HorizonView {
    pub id: String,
    pub name: String,
    pub until_text: String,
    pub steps: Vec<NextStepView>,
}

#[derive(Debug, Serialize)]
pub struct NextStepView {
    pub id: String,
    pub text: String,
    /// `open`, `in-progress`, `done`, `skipped`.
    pub status: &'static str,
    pub status_text: String,
    /// Who does it.
    pub owner: Option<String>,
    /// The role that owns it; may be empty.
    pub owner_role: String,
    /// `2026-11-25`.
    pub due: Option<String>,
    pub due_text: Option<String>,
    /// Whether its day has passed.
    pub overdue: bool,
    /// How to see that it is done; may be empty.
    pub done_when: String,
    /// How long it takes, in words.
    pub hours: Option<String>,
    /// Roadmap items and others that it prepares.
    pub feeds: Vec<LinkView>,
    /// What the roadmap says about an open step: everything it feeds is done.
    pub hint: Option<String>,
    pub note_html: Option<String>,
}
