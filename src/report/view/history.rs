//! Earlier states and what backs the answers, in the view model.

use serde::Serialize;

use super::{AxisView, FlagView, LinkView, Number, OutcomeView};

#[derive(Debug, Serialize)]
pub struct HistoryView {
    pub headline: String,
    /// Oldest first, the current state last.
    pub states: Vec<StateView>,
    /// Positions of the states that have a column in the table of dimensions: all, or the first and the latest ones.
    pub columns: Vec<usize>,
    /// The axis that all changed items share.
    pub axis: AxisView,
    pub dimensions: Vec<DimensionTrendView>,
    /// Answers that differ from the state before.
    pub changes: Vec<ChangeView>,
    /// Change of the overall score over the capabilities that are answered in both states.
    pub like_for_like: Option<String>,
    /// The change of the overall score, and like for like where that differs, as a sentence.
    pub change_text: Option<String>,
    /// Whether states were scored by different versions of the rubric.
    pub rubric_changed: bool,
}

#[derive(Debug, Serialize)]
pub struct StateView {
    pub name: String,
    /// `2026-08-27`.
    pub date: String,
    pub date_text: String,
    pub overall: Number,
    pub outcome: Option<OutcomeView>,
    /// Counts in words, where the whole is made of counts.
    pub counted: Option<String>,
    /// The version of the rubric of its day, where its commit holds that; else the one it was answered with.
    pub rubric_version: Option<String>,
    /// The beginning of the id of the commit it was read from.
    pub commit: Option<String>,
    /// Whether it has a name of its own: recorded, or tagged. Else it is the last state of its period.
    pub is_milestone: bool,
    /// The rubric of its day: `same` as today's, `other`, or `unknown`.
    pub ruler: &'static str,
    /// The overall score by the rubric of its day.
    pub then: Number,
    /// Signed difference of the overall score to the state before.
    pub change: Option<String>,
    /// Whether that rubric is another one than the state before had.
    pub is_new_ruler: bool,
    /// Days since the first state; never less than the state before has.
    pub day: i32,
}

#[derive(Debug, Serialize)]
pub struct DimensionTrendView {
    pub id: String,
    pub name: String,
    pub url: String,
    /// One number per state.
    pub values: Vec<Number>,
    /// Signed difference to the state that today is compared with.
    pub change: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub id: String,
    pub name: String,
    pub url: String,
    /// Level before.
    pub from: String,
    /// Level now.
    pub to: String,
    /// Place of the level before, in percent.
    pub from_pos: Option<String>,
    /// Place of the level now, in percent.
    pub to_pos: Option<String>,
    /// `improved`, `regressed`, `changed`, `applicability`, `answered`, `opened`.
    pub kind: &'static str,
    /// The commits that changed the answer, oldest first.
    pub commits: Vec<CommitLineView>,
    pub note_html: Option<String>,
}

/// A commit that changed an answer.
#[derive(Debug, Serialize)]
pub struct CommitLineView {
    /// The beginning of its id.
    pub short: String,
    /// `2026-08-27`.
    pub date: String,
    pub date_text: String,
    /// The first line of its message, where readers may see it.
    pub subject: Option<String>,
    /// Who committed it, where the workspace wants that told.
    pub author: Option<String>,
}

/// How far the report can be believed.
#[derive(Debug, Serialize)]
pub struct TrustView {
    /// Answers by their best evidence grade, best first, then `none`.
    pub grades: Vec<GradeCount>,
    /// Answers that something speaks against.
    pub flags: Vec<FlaggedView>,
    /// Items that do not apply, with reasons.
    pub not_applicable: Vec<NaLineView>,
    /// Items without an answer.
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
    /// Answers whose best evidence has this grade.
    pub count: usize,
    /// The same as a share of all answers.
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
    /// In the author's words.
    pub reason: String,
    pub until_text: Option<String>,
    /// Whether the day up to which it was granted has passed.
    pub overdue: bool,
}
