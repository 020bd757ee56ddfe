//! The rubric in the view model.

use serde::Serialize;

use super::{Number, OutcomeView};

#[derive(Debug, Serialize)]
pub struct RubricView {
    pub id: String,
    pub title: String,
    /// Of the rubric.
    pub version: String,
    /// The day its knowledge is from.
    pub as_of: Option<String>,
    /// Where the rubric is from; may be empty.
    pub source_title: String,
    /// Where its source can be read.
    pub source_url: Option<String>,
    /// The licence of the source.
    pub source_licence: Option<String>,
    /// What it is for, and for what not; may be empty.
    pub scope_note: String,
    /// A sentence to end pages with; may be empty.
    pub principle: String,
    /// `Dimension`, `Capability`: names of the outermost and the answered kind, and their plurals in lower case.
    pub top_kind: String,
    /// Name of the outermost nodes: `dimensions`.
    pub top_plural: String,
    /// Name of one item: `Capability`.
    pub item_kind: String,
    /// Name of the items: `capabilities`.
    pub item_plural: String,
    /// Every scale that items use.
    pub scales: Vec<ScaleView>,
    /// The levels of the one scale that all items use; empty where there are several scales or another form of answer.
    pub levels: Vec<LevelView>,
    pub facets: Vec<FacetNameView>,
    pub outcomes: Vec<OutcomeView>,
    /// Names for stretches of the overall score.
    pub bands: Vec<BandView>,
    /// Rules of scores in words, for the method page.
    pub rules: Vec<RuleView>,
    pub roadmap_rules: Vec<RuleView>,
    pub risk_rules: Vec<RuleView>,
    /// Sentences about metrics.
    pub metric_rules: Vec<String>,
    /// Sentences about how options are chosen.
    pub tool_rules: Vec<String>,
    pub evidence_grades: Vec<GlossView>,
    pub profiles: Vec<GlossView>,
    pub likelihood: Vec<StepView>,
    pub impact: Vec<StepView>,
    pub risk_levels: Vec<RiskLevelView>,
    /// `grid[likelihood][impact]`: ids of risk levels.
    pub grid: Vec<Vec<String>>,
    /// Name of the highest level of risk that is accepted.
    pub appetite: Option<String>,
    pub readings: Vec<GlossView>,
    pub references: Vec<ReferenceView>,
    /// The day the knowledge about options is from.
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
    /// What it means; may be empty.
    pub gloss: String,
    /// The colour, spread over the scale: the CSS class is `l0`..`l5`.
    pub class: usize,
    pub pos: String,
    /// What the option means by itself.
    pub outcome: Option<OutcomeView>,
    /// Whether answers count points instead of the level's number.
    pub has_points: bool,
}

#[derive(Debug, Serialize)]
pub struct FacetNameView {
    pub id: String,
    pub name: String,
    /// Values that items can have.
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
    /// The columns.
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
    /// One number per column.
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
    /// What it means; may be empty.
    pub gloss: String,
}

#[derive(Debug, Serialize)]
pub struct StepView {
    /// Counted from 1.
    pub number: usize,
    pub id: String,
    pub name: String,
    /// What it means; may be empty.
    pub gloss: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RiskLevelView {
    pub id: String,
    pub name: String,
    /// What the level asks for.
    pub action: String,
    /// 1..4 from lowest to highest: the CSS class is `r1`..`r4`.
    pub class: usize,
}

#[derive(Debug, Serialize)]
pub struct ReferenceView {
    pub id: String,
    pub title: String,
    /// Who published it.
    pub by: String,
    /// Only http and https addresses.
    pub url: Option<String>,
    /// How the authors of the rubric know it.
    pub access: String,
    pub note: String,
}
