//! The view model: plain data with words, order and number format settled. Templates and report.json see nothing else.
//!
//! Numbers come twice: as exact decimals (`value`) for machines and as text (`display`) for people. `pos` is a position on the
//! scale in percent with one decimal, for strips. Prose ends in `_html` when it is safe, rendered Markdown.

mod catalogue;
mod history;
mod nodes;
mod plan;
mod portfolio;
mod rubric;
mod scores;

use serde::Serialize;

pub use catalogue::*;
pub use history::*;
pub use nodes::*;
pub use plan::*;
pub use portfolio::*;
pub use rubric::*;
pub use scores::*;

/// Everything the site is made from.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Version of this document's shape.
    pub schema: &'static str,
    pub generator: String,
    pub title: String,
    pub language: String,
    /// For whom this edition is: `public`, `partner`, `internal`.
    pub audience: &'static str,
    /// The same for readers; `None` for the complete report.
    pub edition: Option<String>,
    /// What the files were made of; `None` outside a git repository.
    pub commit: Option<CommitView>,
    /// The words of content/index.md for the first page, as safe HTML.
    pub intro_html: Option<String>,
    pub rubric: RubricView,
    pub assessments: Vec<AssessmentView>,
    /// Present when there are several assessments.
    pub portfolio: Option<PortfolioView>,
}

/// The commit that was checked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommitView {
    pub id: String,
    /// Its first characters, for people.
    pub short: String,
    /// Whether the files that were read differ from it.
    pub is_changed: bool,
}

/// A link inside the report. `url` is relative to the assessment's folder.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    pub name: String,
    pub url: String,
}

/// One assessment, everything on its pages.
#[derive(Debug, Serialize)]
pub struct AssessmentView {
    pub id: String,
    /// Folder in the site with a closing slash; empty when the assessment is the whole site.
    pub url: String,
    pub subject: String,
    pub scope: String,
    pub period: String,
    pub date: String,
    pub date_text: String,
    pub profile: Option<GlossView>,
    pub facilitator: Option<String>,
    pub participants: Vec<ParticipantView>,
    pub facts: Vec<FactView>,
    /// The finding: the author's words, or computed.
    pub headline: String,
    pub headline_is_computed: bool,
    /// The author's summary, or computed sentences.
    pub summary_html: String,
    pub overall: ScoreView,
    pub overall_after: Number,
    pub previous: Option<PreviousView>,
    /// Every node with its score, the whole first: what other tools read.
    pub nodes: Vec<NodeView>,
    /// What the same answers indicate in other frameworks.
    pub readings: Vec<ReadingView>,
    /// Which parts this assessment has something to say about; pages of the others are not made.
    pub has: HasView,
    /// The axis that the outermost nodes share.
    pub axis: AxisView,
    /// How the outermost nodes get their score where all do it alike: `weighted mean of its capabilities`.
    pub dimensions_rule: Option<String>,
    /// Scores by facet: of the whole and of the outermost nodes.
    pub facets: Vec<FacetView>,
    /// How scores follow from answers, step by step from the items upwards; the whole is not among them.
    pub method: Vec<MethodStepView>,
    /// Whether the whole has a number that is rounded for display only, if at all.
    pub rounds_last: bool,
    /// Planned states, each scored like the current one.
    pub phases: Vec<PhaseScoresView>,
    pub dimensions: Vec<DimensionView>,
    /// Positions in `dimensions`, the longest distance to the target first.
    pub by_distance: Vec<usize>,
    pub counts: Counts,
    pub gaps: Vec<GapView>,
    /// Sentence: how many gaps, and how many carry half the distance.
    pub gaps_headline: String,
    /// The axis that all items with gaps share.
    pub gaps_axis: AxisView,
    /// What the order of gaps follows, in one plain sentence.
    pub priority_words: String,
    pub priority_formula: String,
    pub roadmap: RoadmapView,
    pub risks: RisksView,
    pub recommendations: Vec<ToolCategoryView>,
    pub recommendations_headline: String,
    pub migrations: Vec<ToolView>,
    pub metrics: Vec<MetricGroupView>,
    pub metrics_headline: String,
    pub context: Vec<QuestionGroupView>,
    pub stakeholders: Vec<QuestionView>,
    pub stakeholders_headline: String,
    pub next_steps: Vec<HorizonView>,
    pub next_headline: String,
    pub history: HistoryView,
    pub trust: TrustView,
}

/// Which parts of a report there are.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one answer per page")]
pub struct HasView {
    /// Some item has a target.
    pub gaps: bool,
    pub roadmap: bool,
    pub risks: bool,
    pub recommendations: bool,
    pub metrics: bool,
    pub stakeholders: bool,
    pub next: bool,
    /// Evidence has grades, or some is written down.
    pub evidence: bool,
    /// Some outermost node can have a number, and a target.
    pub dimension_scores: bool,
    pub dimension_targets: bool,
    /// Weights make a difference somewhere.
    pub weights: bool,
    pub readings: bool,
}

/// A step from the items to the whole: the nodes of one kind.
#[derive(Debug, Serialize)]
pub struct MethodStepView {
    pub kind: String,
    pub kind_id: String,
    pub plural: String,
    /// The rule where all nodes of the kind follow the same one.
    pub rule: Option<String>,
    /// Whether every node is the weighted mean of answers.
    pub weighs_answers: bool,
    /// Whether some row has a number or an outcome.
    pub has_results: bool,
    pub rows: Vec<MethodRowView>,
}

#[derive(Debug, Serialize)]
pub struct MethodRowView {
    pub name: String,
    pub url: String,
    pub rule: String,
    pub outcome: Option<OutcomeView>,
    pub derivation: DerivationView,
}

#[derive(Debug, Serialize)]
pub struct ParticipantView {
    pub id: String,
    pub name: String,
    pub role: String,
    pub votes: bool,
}

#[derive(Debug, Serialize)]
pub struct FactView {
    pub id: String,
    pub name: String,
    pub value: String,
}

#[derive(Debug, Serialize)]
pub struct PreviousView {
    pub name: String,
    pub date_text: String,
}

/// Counts that pages put into sentences and facts.
#[derive(Debug, Serialize)]
pub struct Counts {
    pub items: usize,
    pub at_target: usize,
    pub with_target: usize,
    pub below_target: usize,
    pub not_applicable: usize,
    pub unknown: usize,
    pub unanswered: usize,
    pub out_of_scope: usize,
    pub risks_live: usize,
    pub risks_above_appetite: usize,
    /// `87%` of the answers with evidence of a proven grade; `–` without answers.
    pub proven: String,
    pub proven_answers: usize,
    pub answered: usize,
}
