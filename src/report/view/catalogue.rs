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
    pub has_gap: bool,
    pub open_gaps: usize,
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
    pub licence: String,
    pub open_source: bool,
    pub hosting: Vec<String>,
    pub steward: Option<String>,
    pub best_when: String,
    pub avoid_when: String,
    /// `fits`, `neutral`, `against`, `discontinued`.
    pub fit: &'static str,
    pub fit_text: String,
    pub fit_reasons: Vec<String>,
    pub state: &'static str,
    pub latest: Option<String>,
    pub note: String,
    /// How the note was checked, in words.
    pub verified: String,
    pub is_verified: bool,
    pub as_of_text: Option<String>,
    pub stale: bool,
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
    pub definition: String,
    pub unit: String,
    pub formula: String,
    pub source: String,
    /// `lower is better` or the other way round, in words.
    pub direction: String,
    pub basis: String,
    pub note: String,
    pub value: Option<Exact>,
    pub value_text: Option<String>,
    pub band: Option<String>,
    /// 0 = worst.
    pub band_class: Option<usize>,
    pub previous: Option<Exact>,
    pub previous_text: Option<String>,
    /// `better`, `worse`, `same`.
    pub movement: Option<&'static str>,
    /// `2026-11-18`, and in words.
    pub date: Option<String>,
    pub date_text: Option<String>,
    pub value_source: Option<String>,
    pub value_note: Option<String>,
    pub cuts: Vec<CutView>,
    pub moved_by: Vec<LinkView>,
    pub refs: Vec<LinkView>,
    /// Named in the founding document.
    pub is_core: bool,
}

#[derive(Debug, Serialize)]
pub struct CutView {
    pub band: String,
    pub text: String,
    pub class: usize,
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
    pub owner: Option<String>,
    pub owner_role: String,
    pub due: Option<String>,
    pub due_text: Option<String>,
    pub overdue: bool,
    pub done_when: String,
    pub hours: Option<String>,
    pub feeds: Vec<LinkView>,
    /// What the roadmap says about an open step: everything it feeds is done.
    pub hint: Option<String>,
    pub note_html: Option<String>,
}
