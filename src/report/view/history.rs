//! Earlier states and what backs the answers, in the view model.

use serde::Serialize;

use super::{AxisView, FlagView, LinkView, Number, OutcomeView};

#[derive(Debug, Serialize)]
pub struct HistoryView {
    pub headline: String,
    /// Oldest first, the current state last.
    pub states: Vec<StateView>,
    /// The axis that all changed items share.
    pub axis: AxisView,
    pub dimensions: Vec<DimensionTrendView>,
    pub changes: Vec<ChangeView>,
    /// Change of the overall score over the capabilities that are answered in both states.
    pub like_for_like: Option<String>,
    /// The change of the overall score, and like for like where that differs, as a sentence.
    pub change_text: Option<String>,
    pub rubric_changed: bool,
}

#[derive(Debug, Serialize)]
pub struct StateView {
    pub name: String,
    pub date: String,
    pub date_text: String,
    pub overall: Number,
    pub outcome: Option<OutcomeView>,
    /// Counts in words, where the whole is made of counts.
    pub counted: Option<String>,
    pub rubric_version: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct DimensionTrendView {
    pub name: String,
    pub url: String,
    pub values: Vec<Number>,
    pub change: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub id: String,
    pub name: String,
    pub url: String,
    pub from: String,
    pub to: String,
    pub from_pos: Option<String>,
    pub to_pos: Option<String>,
    /// `improved`, `regressed`, `changed`, `applicability`, `answered`, `opened`.
    pub kind: &'static str,
    pub note_html: Option<String>,
}

/// How far the report can be believed.
#[derive(Debug, Serialize)]
pub struct TrustView {
    /// Answers by their best evidence grade, best first, then `none`.
    pub grades: Vec<GradeCount>,
    pub flags: Vec<FlaggedView>,
    pub not_applicable: Vec<NaLineView>,
    pub open: Vec<LinkView>,
    /// Commit and the like are added by the command line; here the sources of the report.
    pub sentence: String,
    /// How much is not shown in this edition, in words.
    pub withheld: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct GradeCount {
    pub id: String,
    pub name: String,
    pub count: usize,
    pub percent: String,
}

#[derive(Debug, Serialize)]
pub struct FlaggedView {
    pub name: String,
    pub url: String,
    pub flag: FlagView,
}

#[derive(Debug, Serialize)]
pub struct NaLineView {
    pub name: String,
    pub url: String,
    pub reason: String,
    pub until_text: Option<String>,
    pub overdue: bool,
}
