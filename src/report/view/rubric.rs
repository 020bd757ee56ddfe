//! The rubric in the view model.

use serde::Serialize;

use super::{Number, OutcomeView};

#[derive(Debug, Serialize)]
pub struct RubricView {
    pub id: String,
    pub title: String,
    pub version: String,
    pub as_of: Option<String>,
    pub source_title: String,
    pub source_url: Option<String>,
    pub source_licence: Option<String>,
    pub scope_note: String,
    pub principle: String,
    /// `Dimension`, `Capability`: names of the outermost and the answered kind, and their plurals in lower case.
    pub top_kind: String,
    pub top_plural: String,
    pub item_kind: String,
    pub item_plural: String,
    /// Every scale that items use.
    pub scales: Vec<ScaleView>,
    /// The levels of the one scale that all items use; empty where there are several scales or another form of answer.
    pub levels: Vec<LevelView>,
    pub facets: Vec<FacetNameView>,
    pub outcomes: Vec<OutcomeView>,
    /// Names for stretches of the overall score.
    pub bands: Vec<BandView>,
    pub rules: Vec<RuleView>,
    pub roadmap_rules: Vec<RuleView>,
    pub risk_rules: Vec<RuleView>,
    pub metric_rules: Vec<String>,
    pub tool_rules: Vec<String>,
    pub evidence_grades: Vec<GlossView>,
    pub profiles: Vec<GlossView>,
    pub likelihood: Vec<StepView>,
    pub impact: Vec<StepView>,
    pub risk_levels: Vec<RiskLevelView>,
    /// `grid[likelihood][impact]`: ids of risk levels.
    pub grid: Vec<Vec<String>>,
    pub appetite: Option<String>,
    pub readings: Vec<GlossView>,
    pub references: Vec<ReferenceView>,
    pub tools_as_of: Option<String>,
}

/// A way to answer.
#[derive(Debug, Serialize)]
pub struct ScaleView {
    pub id: String,
    /// `level`, `choice`, `multi`, `boolean`, `states`, `number`.
    pub form: &'static str,
    /// What an answer is and what it counts, in one sentence.
    pub sentence: String,
    pub levels: Vec<LevelView>,
    /// What changes from each level to the next.
    pub steps: Vec<String>,
    /// The items that use it, in words: `12 points`.
    pub used_by: String,
}

/// A level, an option or a state.
#[derive(Debug, Serialize)]
pub struct LevelView {
    /// The points it counts, as pages show them; the number of a level without points.
    pub display: String,
    /// Its place from 0.
    pub index: usize,
    pub id: String,
    pub name: String,
    pub gloss: String,
    /// The colour, spread over the scale: the CSS class is `l0`..`l5`.
    pub class: usize,
    pub pos: String,
    /// What the option means by itself.
    pub outcome: Option<OutcomeView>,
    pub has_points: bool,
}

#[derive(Debug, Serialize)]
pub struct FacetNameView {
    pub id: String,
    pub name: String,
    pub values: Vec<String>,
    /// `mean of the items that carry the value`.
    pub rule: String,
}

#[derive(Debug, Serialize)]
pub struct BandView {
    pub id: String,
    pub name: String,
    /// `up to 1`, `above 1, up to 2.5`.
    pub text: String,
    pub class: usize,
}

/// Scores across the tree by the value of a facet.
#[derive(Debug, Serialize)]
pub struct FacetView {
    pub id: String,
    pub name: String,
    pub values: Vec<String>,
    pub rows: Vec<FacetRowView>,
    /// `mean of the items that carry the value`.
    pub rule: String,
}

#[derive(Debug, Serialize)]
pub struct FacetRowView {
    pub name: String,
    /// `None` for the whole and for the page's own node.
    pub url: Option<String>,
    pub cells: Vec<Number>,
}

#[derive(Debug, Serialize)]
pub struct RuleView {
    pub id: String,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct GlossView {
    pub id: String,
    pub name: String,
    pub gloss: String,
}

#[derive(Debug, Serialize)]
pub struct StepView {
    /// Counted from 1.
    pub number: usize,
    pub id: String,
    pub name: String,
    pub gloss: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RiskLevelView {
    pub id: String,
    pub name: String,
    pub action: String,
    /// 1..4 from lowest to highest: the CSS class is `r1`..`r4`.
    pub class: usize,
}

#[derive(Debug, Serialize)]
pub struct ReferenceView {
    pub id: String,
    pub title: String,
    pub by: String,
    /// Only http and https addresses.
    pub url: Option<String>,
    pub access: String,
    pub note: String,
}
