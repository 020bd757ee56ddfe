//! Several assessments side by side, in the view model.

use serde::Serialize;

use super::{AxisView, Number, OutcomeView, ScoreView};

/// Several assessments side by side; in the order of their names, not of their scores.
#[derive(Debug, Serialize)]
pub struct PortfolioView {
    pub headline: String,
    pub rows: Vec<PortfolioRow>,
    /// Whether an assessment has a trend.
    pub has_trends: bool,
    /// Spread of each dimension over the assessments.
    pub dimensions: Vec<SpreadView>,
    pub overall: SpreadView,
    /// The axis that the whole and all dimensions share.
    pub axis: AxisView,
}

#[derive(Debug, Clone, Serialize)]
pub struct PortfolioRow {
    /// Who or what was assessed.
    pub subject: String,
    /// Folder of the assessment with a closing slash.
    pub url: String,
    /// Names of the folders above it.
    pub groups: Vec<String>,
    /// What was looked at; may be empty.
    pub scope: String,
    /// `2026-11-18`.
    pub date: String,
    pub date_text: String,
    /// Name of the kind of organisation.
    pub profile: Option<String>,
    pub headline: String,
    pub overall: ScoreView,
    pub cells: Vec<PortfolioCell>,
    /// How the overall score came here; `None` without earlier states that have one.
    pub trend: Option<RowTrend>,
    /// `None` where nothing has a target.
    pub below_target: Option<usize>,
    /// `None` where there is no risk.
    pub risks_above_appetite: Option<usize>,
}

/// The overall score of an assessment over its states, by today's rubric.
#[derive(Debug, Clone, Serialize)]
pub struct RowTrend {
    /// The first state that has a score.
    pub first: Number,
    pub first_text: String,
    /// Signed difference of today's score to it.
    pub change: String,
    /// From each state with a score to the next one.
    pub lines: Vec<LineView>,
}

/// A line.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// In percent, from the side where lines of text begin.
    pub x1: String,
    /// In percent, from the top.
    pub y1: String,
    /// In percent, from the side where lines of text begin.
    pub x2: String,
    /// In percent, from the top.
    pub y2: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PortfolioCell {
    pub id: String,
    pub name: String,
    /// `d/exp.html` below the row's url.
    pub url: String,
    pub now: Number,
    pub outcome: Option<OutcomeView>,
    /// Counts in words, where there is no number.
    pub tally: Option<String>,
    /// The last level fully reached, for the colour.
    pub level_class: Option<usize>,
    pub target: Number,
}

#[derive(Debug, Serialize)]
pub struct SpreadView {
    pub id: String,
    pub name: String,
    /// Whether it can have a number at all.
    pub is_scored: bool,
    pub low: Number,
    pub median: Number,
    pub high: Number,
    pub points: Vec<SpreadPoint>,
}

#[derive(Debug, Serialize)]
pub struct SpreadPoint {
    /// Whose value it is.
    pub subject: String,
    pub url: String,
    pub now: Number,
}
