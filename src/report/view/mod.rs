//! The view model: plain data with words, order and number format settled. Templates and report.json see nothing else.
//!
//! Numbers come twice: as exact decimals (`value`) for machines and as text (`display`) for people. `pos` is a position on the
//! scale in percent with one decimal, for strips. Prose ends in `_html` when it is safe, rendered Markdown.

mod catalogue;
mod gaps;
mod history;
mod nodes;
mod portfolio;
mod risks;
mod roadmap;
mod rubric;
mod scores;
mod what_if;

use serde::Serialize;

pub use catalogue::*;
pub use gaps::*;
pub use history::*;
pub use nodes::*;
pub use portfolio::*;
pub use risks::*;
pub use roadmap::*;
pub use rubric::*;
pub use scores::*;
pub use what_if::*;

/// Everything the site is made from, as data/report.json holds it.
#[derive(Debug, Serialize)]
pub struct Report {
    #[serde(flatten)]
    pub cover: Cover,
    pub assessments: Vec<AssessmentView>,
    /// Present when there are several assessments.
    pub portfolio: Option<PortfolioView>,
}

/// What is the same for all assessments of a report.
#[derive(Debug, Serialize)]
pub struct Cover {
    /// Version of this document's shape.
    pub schema: &'static str,
    /// `gapmap 0.1.0`.
    pub generator: String,
    pub title: String,
    /// Of the texts, as in `<html lang>`.
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
}

/// What every page knows about the whole report.
#[derive(Debug, Serialize)]
pub struct Contents<'a> {
    #[serde(flatten)]
    pub cover: &'a Cover,
    /// All of them, in the order of their folders.
    pub assessments: &'a [EntryView],
}

/// An assessment among others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    pub id: String,
    /// Folder in the site with a closing slash; empty when the assessment is the whole site.
    pub url: String,
    /// Who or what was assessed.
    pub subject: String,
}

/// What is told about an assessment without its pages, and which pages it has.
#[derive(Debug)]
pub struct Brief {
    pub row: PortfolioRow,
    pub has: HasView,
    /// The pages of its dimensions below its folder, in their order.
    pub dimensions: Vec<String>,
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
    /// Who or what was assessed.
    pub subject: String,
    /// What was looked at; may be empty.
    pub scope: String,
    /// `2026-Q4`, or whatever the author calls it; may be empty.
    pub period: String,
    /// `2026-11-18`.
    pub date: String,
    pub date_text: String,
    /// The day against which things are overdue: the same, or another that was asked for.
    pub as_of: String,
    /// The kind of organisation, which decides targets and weights.
    pub profile: Option<GlossView>,
    /// Who led it.
    pub facilitator: Option<String>,
    pub participants: Vec<ParticipantView>,
    /// What was taken as given; rules and tools depend on it.
    pub facts: Vec<FactView>,
    /// The finding: the author's words, or computed.
    pub headline: String,
    /// Whether the author wrote none.
    pub headline_is_computed: bool,
    /// The author's summary, or computed sentences.
    pub summary_html: String,
    pub overall: ScoreView,
    /// The overall score when the roadmap is done.
    pub overall_after: Number,
    /// The recorded state before this one.
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
    /// The outermost nodes in the rubric's order, each with all of its items.
    pub dimensions: Vec<DimensionView>,
    /// Positions in `dimensions`, the longest distance to the target first.
    pub by_distance: Vec<usize>,
    pub counts: Counts,
    /// Items below their target in order of priority.
    pub gaps: Vec<GapView>,
    /// Sentence: how many gaps, and how many carry half the distance.
    pub gaps_headline: String,
    /// The axis that all items with gaps share.
    pub gaps_axis: AxisView,
    /// What the order of gaps follows, in one plain sentence.
    pub priority_words: String,
    /// The same as `priority_words`, as a formula.
    pub priority_formula: String,
    pub roadmap: RoadmapView,
    pub risks: RisksView,
    /// Options by category, those that serve a gap first.
    pub recommendations: Vec<ToolCategoryView>,
    pub recommendations_headline: String,
    /// Options that are no longer available.
    pub migrations: Vec<ToolView>,
    pub metrics: Vec<MetricGroupView>,
    pub metrics_headline: String,
    /// Questions about the surroundings, by group.
    pub context: Vec<QuestionGroupView>,
    /// Questions for stakeholders and their answers.
    pub stakeholders: Vec<QuestionView>,
    pub stakeholders_headline: String,
    /// By time frame.
    pub next_steps: Vec<HorizonView>,
    pub next_headline: String,
    pub history: HistoryView,
    /// What speaks for and against the numbers.
    pub trust: TrustView,
}

/// Which parts of a report there are.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one answer per page")]
pub struct HasView {
    /// Some item has a target.
    pub gaps: bool,
    /// There are roadmap items or planned states.
    pub roadmap: bool,
    /// There are risks, in the register or watched.
    pub risks: bool,
    /// The rubric has options.
    pub recommendations: bool,
    /// The rubric has metrics.
    pub metrics: bool,
    /// There are questions for stakeholders, context, participants or facts.
    pub stakeholders: bool,
    /// There are next steps.
    pub next: bool,
    /// Evidence has grades, or some is written down.
    pub evidence: bool,
    /// Some outermost node can have a number, and a target.
    pub dimension_scores: bool,
    /// Some outermost node has a target.
    pub dimension_targets: bool,
    /// Weights make a difference somewhere.
    pub weights: bool,
    /// The rubric reads answers in terms of other frameworks.
    pub readings: bool,
}

/// A step from the items to the whole: the nodes of one kind.
#[derive(Debug, Serialize)]
pub struct MethodStepView {
    pub kind: String,
    /// Id of the kind.
    pub kind_id: String,
    /// `capabilities`.
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
    /// How it is computed, in words.
    pub rule: String,
    pub outcome: Option<OutcomeView>,
    pub derivation: DerivationView,
}

#[derive(Debug, Serialize)]
pub struct ParticipantView {
    pub id: String,
    pub name: String,
    /// Their role; may be empty.
    pub role: String,
    /// Whether they voted.
    pub votes: bool,
}

#[derive(Debug, Serialize)]
pub struct FactView {
    pub id: String,
    pub name: String,
    /// In words.
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
    /// Items of the rubric that are in scope.
    pub items: usize,
    /// Answered items that reach their target.
    pub at_target: usize,
    /// Answered items that have one.
    pub with_target: usize,
    /// Answered items that miss it.
    pub below_target: usize,
    /// Items that do not apply here.
    pub not_applicable: usize,
    /// Items whose answer is that nobody knows.
    pub unknown: usize,
    /// Items without an answer.
    pub unanswered: usize,
    /// Items that are not asked here.
    pub out_of_scope: usize,
    /// Risks that are neither closed nor only watched.
    pub risks_live: usize,
    /// Those of them whose level is not accepted.
    pub risks_above_appetite: usize,
    /// `87%` of the answers with evidence of a proven grade; `–` without answers.
    pub proven: String,
    /// Answers with evidence of a proven grade.
    pub proven_answers: usize,
    /// Answered items.
    pub answered: usize,
}
