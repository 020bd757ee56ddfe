//! The view model: plain data with words, order and number format settled. Templates and report.json see nothing else.
//!
//! Numbers come twice: as exact decimals (`value`) for machines and as text (`display`) for people. `pos` is a position on the
//! scale in percent with one decimal, for strips. Prose ends in `_html` when it is safe, rendered Markdown.

mod scores;

use serde::Serialize;

use crate::exact::Exact;
pub use scores::*;

/// Everything the site is made from.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Version of this document's shape.
    pub schema: &'static str,
    pub generator: String,
    pub title: String,
    pub language: String,
    /// The words of content/index.md for the first page, as safe HTML.
    pub intro_html: Option<String>,
    pub rubric: RubricView,
    pub assessments: Vec<AssessmentView>,
    /// Present when there are several assessments.
    pub portfolio: Option<PortfolioView>,
}

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

#[derive(Debug, Serialize)]
pub struct DimensionView {
    pub id: String,
    pub code: String,
    pub name: String,
    pub short: String,
    pub kind: String,
    /// `d/exp.html`.
    pub url: String,
    /// Whether it is a node with a score; otherwise the page of the items that stand directly below the whole, with no score.
    pub is_node: bool,
    pub weight: String,
    pub score: ScoreView,
    /// One computed sentence.
    pub diagnosis: String,
    /// The axis that its items share.
    pub axis: AxisView,
    /// Scores by facet: of the node and the groups below it.
    pub facets: Vec<FacetView>,
    pub questions: Vec<QuestionView>,
    /// In scope first, then those out of scope.
    pub capabilities: Vec<CapabilityView>,
    pub out_of_scope: usize,
}

#[derive(Debug, Serialize)]
pub struct CapabilityView {
    pub id: String,
    pub code: String,
    pub name: String,
    pub text: String,
    /// `d/exp.html#c.exp-tracking`.
    pub url: String,
    /// `c.exp-tracking`: where the url leads.
    pub anchor: String,
    /// Group headings between dimension and capability, outermost first; empty in two-level rubrics.
    pub groups: Vec<GroupView>,
    /// `answered`, `unknown`, `unanswered`, `not-applicable`.
    pub state: &'static str,
    pub state_text: String,
    pub score: ScoreView,
    /// `2`, `n/a`, `?`, `–`: what a cell shows.
    pub cell: String,
    pub weight: String,
    pub target: Option<TargetView>,
    pub gap: Option<String>,
    pub gap_value: Option<Exact>,
    pub priority: Option<String>,
    /// `level`, `choice`, `multi`, `boolean`, `states`, `number`, or `measures` for one that is answered in several ways.
    pub form: &'static str,
    /// What was answered, in words: `For at least half`, `15 %`, `Linting, Unit tests`.
    pub answer: Option<String>,
    /// Whether its answers are steps one after the other.
    pub is_ordered: bool,
    /// The steps of an ordered scale, lowest first; empty for others.
    pub levels: Vec<DescriptorView>,
    /// The options of a scale that is not ordered.
    pub options: Vec<OptionView>,
    pub measures: Vec<MeasureView>,
    pub criteria: Vec<CriterionView>,
    /// Whether criteria are open, so that the answer counts as the lowest.
    pub is_held: bool,
    /// The condition under which it is in scope, in words.
    pub when: Option<String>,
    pub tags: Vec<String>,
    /// `Level 1`: the facet values it carries.
    pub facets: Vec<String>,
    /// Descriptor of the level reached and of the next one.
    pub now_text: Option<String>,
    /// `level 3`, or the name in quotation marks.
    pub next_level: Option<String>,
    pub next_text: Option<String>,
    pub why: String,
    pub ask_for: Vec<String>,
    pub overscore: String,
    pub na_when: Option<String>,
    pub genai: String,
    pub na: Option<NaView>,
    pub confidence: Option<&'static str>,
    pub pain: Option<&'static str>,
    pub coverage: Option<String>,
    pub evidence: Vec<EvidenceView>,
    pub grade: Option<String>,
    pub owner: Option<String>,
    pub votes: Vec<VoteView>,
    pub votes_text: Option<String>,
    pub note_html: Option<String>,
    pub flags: Vec<FlagView>,
    pub previous_cell: Option<String>,
    pub items: Vec<LinkView>,
    pub risks: Vec<LinkView>,
    pub tools: Vec<LinkView>,
    pub maps: Vec<MapView>,
    pub refs: Vec<LinkView>,
    /// `content/team/data.md:12:5`.
    pub source: Option<String>,
}

/// A node between dimension and capability.
#[derive(Debug, Serialize)]
pub struct GroupView {
    pub name: String,
    /// `Stream`.
    pub kind: String,
    /// How deep it lies: 1 directly below the dimension.
    pub depth: usize,
    /// Anchor of its heading; empty where an earlier capability of the page opened the group already.
    pub anchor: String,
    /// With the heading.
    pub score: Option<ScoreView>,
}

/// An option of a scale that is not ordered.
#[derive(Debug, Serialize)]
pub struct OptionView {
    pub name: String,
    pub gloss: String,
    /// What it counts; `None` for an option that only selects.
    pub points: Option<String>,
    pub outcome: Option<OutcomeView>,
    pub is_selected: bool,
    pub is_target: bool,
}

/// One of several ways in which an item is answered.
#[derive(Debug, Serialize)]
pub struct MeasureView {
    pub name: String,
    /// What was answered; `None` where nothing was.
    pub answer: Option<String>,
    pub class: Option<usize>,
    pub points: Option<String>,
    pub weight: String,
    /// Why it counts as it does without an answer: `counts as 0`.
    pub note: Option<String>,
}

/// A check that an answer above the lowest must pass.
#[derive(Debug, Serialize)]
pub struct CriterionView {
    pub text: String,
    pub is_met: bool,
}

#[derive(Debug, Serialize)]
pub struct TargetView {
    #[serde(flatten)]
    pub number: Number,
    /// Where it comes from, in words.
    pub source: String,
}

#[derive(Debug, Serialize)]
pub struct DescriptorView {
    pub display: String,
    pub name: String,
    /// Its place from 0, and its colour.
    pub index: usize,
    pub class: usize,
    pub text: String,
    /// At or below the current one.
    pub is_reached: bool,
    pub is_current: bool,
    pub is_target: bool,
}

#[derive(Debug, Serialize)]
pub struct NaView {
    pub code: String,
    pub reason: String,
    pub until_text: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct EvidenceView {
    pub text: String,
    /// Only when it is an address that is safe to link.
    pub url: Option<String>,
    /// What was written, when it is not linked.
    pub place: Option<String>,
    pub grade: Option<String>,
    pub grade_name: Option<String>,
    pub date_text: Option<String>,
    pub expires_text: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct VoteView {
    /// Level as text, and how many gave it.
    pub level: String,
    pub class: usize,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct FlagView {
    /// `unproven`, `disagreement`, `coverage`.
    pub id: &'static str,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct MapView {
    pub framework: String,
    pub entries: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct QuestionView {
    pub id: String,
    /// `q.q-exp-1`.
    pub anchor: String,
    pub text: String,
    /// Safe HTML; `None` when nobody answered.
    pub answer_html: Option<String>,
    pub ask: String,
    pub probe: String,
    pub informs: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct QuestionGroupView {
    pub id: String,
    pub name: String,
    pub questions: Vec<QuestionView>,
}

#[derive(Debug, Serialize)]
pub struct GapView {
    pub rank: usize,
    pub id: String,
    pub name: String,
    pub url: String,
    pub dimension: String,
    /// Id of the page it stands on.
    pub dimension_id: String,
    pub dimension_url: String,
    pub now: Number,
    pub target: Number,
    pub level_class: usize,
    pub target_class: usize,
    /// The axis of the item.
    pub axis: AxisView,
    pub gap: String,
    pub gap_value: Exact,
    pub weight: String,
    pub pain: Option<&'static str>,
    pub priority: String,
    pub priority_value: Exact,
    /// `2 × 3 × (1 + 0.25) = 7.5`.
    pub formula: String,
    /// Share of the summed priorities up to and with this row, in percent, whole.
    pub cumulative: String,
    /// Person-weeks of the cheapest item that lifts it, middle of the range.
    pub effort: Option<String>,
    pub effort_value: Option<Exact>,
    pub items: Vec<LinkView>,
    pub risks: Vec<LinkView>,
    pub owner: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct RoadmapView {
    pub headline: String,
    pub start_text: String,
    pub finish_text: Option<String>,
    pub weeks: usize,
    /// Labels of the weeks on the time axis: `W1`, with the Monday's date.
    pub ticks: Vec<TickView>,
    /// Position of the assessment date on the axis, if inside.
    pub today_pos: Option<String>,
    /// What that day is: `assessed`, or `as of` for another day that was asked for.
    pub today_label: &'static str,
    pub size: Option<String>,
    pub effort: String,
    pub people: String,
    pub phases: Vec<PhaseView>,
    /// Finished items; they are no part of the plan any more.
    pub done: Vec<LeftOutView>,
    /// Items that are not needed or were dropped, each with its reason.
    pub left_out: Vec<LeftOutView>,
    /// Decided dates that contradict the needs, in words.
    pub conflicts: Vec<String>,
    /// Items that run beyond the weeks of their phase, in words.
    pub overruns: Vec<String>,
    pub critical_path: Vec<LinkView>,
    pub critical_text: Option<String>,
    pub quick_wins: Vec<LinkView>,
    /// Most effort, in person-weeks, and least impact of a quick win.
    pub quick_win_effort: Option<Exact>,
    pub quick_win_impact: i64,
    /// Effort at which a chart draws the line.
    pub quick_win_split: Option<Exact>,
    pub projection: Vec<ProjectionStep>,
    pub assumptions: Vec<String>,
    pub is_empty: bool,
}

#[derive(Debug, Serialize)]
pub struct TickView {
    pub label: String,
    pub date_text: String,
    pub pos: String,
}

#[derive(Debug, Serialize)]
pub struct PhaseView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub priority: String,
    pub exit: Vec<String>,
    pub items: Vec<ItemView>,
    /// How many items of the phase are finished.
    pub done: usize,
    /// With everything up to and with this phase done.
    pub overall_after: Option<Number>,
    pub effort: String,
    pub dates_text: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub title: String,
    /// `roadmap.html#R1.1`.
    pub url: String,
    /// `planned`, `in-progress`, `done`, `proposed`.
    pub status: &'static str,
    pub status_text: &'static str,
    pub priority: String,
    pub override_why: Option<String>,
    pub chosen: String,
    pub outcome: String,
    pub accept: Vec<String>,
    pub not_if: Option<String>,
    pub owner: Option<String>,
    pub owner_role: String,
    pub effort: String,
    pub impact: i64,
    pub value: String,
    pub value_value: Exact,
    pub start: String,
    pub finish: String,
    pub dates_text: String,
    /// `21 Dec – 29 Jan 2027`.
    pub dates_short: String,
    pub start_day: i64,
    pub finish_day: i64,
    /// Position and width on the time axis in percent.
    pub bar_pos: String,
    pub bar_width: String,
    pub slack_text: String,
    pub slack_days: i64,
    pub critical: bool,
    pub decided: bool,
    pub quick_win: bool,
    pub needs: Vec<LinkView>,
    pub uplifts: Vec<UpliftView>,
    pub risks: Vec<LinkView>,
    pub tools: Vec<LinkView>,
    pub metrics: Vec<LinkView>,
    pub overall_after: Option<Number>,
    pub note_html: Option<String>,
    /// Middle effort in person-weeks, for charts.
    pub mid_effort: Exact,
}

#[derive(Debug, Serialize)]
pub struct UpliftView {
    pub id: String,
    pub name: String,
    pub url: String,
    pub from: String,
    pub to: String,
    /// The part of the rise that ends at the target.
    pub uplift: Exact,
    pub beyond_target: bool,
    /// `2 → 3`.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct LeftOutView {
    pub id: String,
    pub title: String,
    pub phase: String,
    /// `done`, `skipped`, `at-target`, `not-applicable`, `unanswered`.
    pub reason: &'static str,
    pub reason_text: String,
    pub not_if: Option<String>,
    pub finish_text: Option<String>,
    pub note_html: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ProjectionStep {
    /// `Today`, `Foundation`, ...
    pub label: String,
    pub date_text: String,
    pub overall: Number,
    pub is_projection: bool,
}

#[derive(Debug, Serialize)]
pub struct RisksView {
    pub headline: String,
    pub register: Vec<RiskView>,
    /// Rules that did not fire.
    pub watch: Vec<RiskView>,
    pub matrix: Vec<MatrixRowView>,
    pub overdue: Vec<LinkView>,
    pub expiring: Vec<LinkView>,
    /// Open risks without an owner, without a review date.
    pub unowned: usize,
    pub without_review: usize,
    pub appetite: Option<String>,
    pub statuses: Vec<&'static str>,
}

/// Likelihood row, highest first.
#[derive(Debug, Serialize)]
pub struct MatrixRowView {
    pub name: String,
    pub number: usize,
    pub cells: Vec<MatrixCellView>,
}

#[derive(Debug, Serialize)]
pub struct MatrixCellView {
    pub impact: usize,
    pub impact_name: String,
    pub level: String,
    pub class: usize,
    pub accepted: bool,
    pub now: Vec<LinkView>,
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
    pub category: Option<String>,
    pub text: String,
    pub cause: String,
    pub event: String,
    pub effect: String,
    /// `raised`, `below-threshold`, `not-assessed`, `own`.
    pub standing: &'static str,
    /// `suggested`, `draft`, `open`, `treating`, `accepted`, `closed`, `materialised`.
    pub status: &'static str,
    pub status_text: &'static str,
    pub adopted: bool,
    /// Why the rule fired, in words.
    pub raised_by: Vec<String>,
    pub exposure: Option<String>,
    pub inherent: Option<RatingView>,
    pub computed: Option<RatingView>,
    pub current: RatingView,
    pub residual: Option<RatingView>,
    pub overridden: bool,
    pub reason: Option<String>,
    pub by: Option<String>,
    pub above_appetite: bool,
    pub owner: Option<String>,
    pub treatment: Option<&'static str>,
    pub treatments: Vec<TreatmentView>,
    pub additions: Vec<String>,
    pub drivers: Vec<DriverView>,
    pub signals: Vec<String>,
    pub items: Vec<LinkView>,
    pub gaps: Vec<LinkView>,
    pub watch: String,
    pub review: Option<String>,
    pub review_text: Option<String>,
    pub overdue: bool,
    pub until_text: Option<String>,
    pub note_html: Option<String>,
    pub refs: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RatingView {
    /// Whether there is a rating; without one the numbers are absent and the words say so.
    pub is_rated: bool,
    pub likelihood: Option<i64>,
    pub likelihood_name: String,
    pub impact: Option<i64>,
    pub impact_name: String,
    /// Level by the grid.
    pub level: String,
    pub level_id: String,
    pub class: usize,
}

#[derive(Debug, Serialize)]
pub struct TreatmentView {
    pub strategy: &'static str,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct DriverView {
    pub name: String,
    pub url: String,
    pub level: Option<String>,
    pub reference: String,
    pub weight: String,
}

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
    pub direction: &'static str,
    pub basis: String,
    pub note: String,
    pub value: Option<Exact>,
    pub value_text: Option<String>,
    pub band: Option<String>,
    /// 0 = worst.
    pub band_class: Option<usize>,
    pub previous_text: Option<String>,
    /// `better`, `worse`, `same`.
    pub movement: Option<&'static str>,
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
    pub status_text: &'static str,
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

/// Several assessments side by side; in the order of their names, not of their scores.
#[derive(Debug, Serialize)]
pub struct PortfolioView {
    pub headline: String,
    pub rows: Vec<PortfolioRow>,
    /// Spread of each dimension over the assessments.
    pub dimensions: Vec<SpreadView>,
    pub overall: SpreadView,
    /// The axis that the whole and all dimensions share.
    pub axis: AxisView,
}

#[derive(Debug, Serialize)]
pub struct PortfolioRow {
    pub subject: String,
    /// Folder of the assessment with a closing slash.
    pub url: String,
    pub groups: Vec<String>,
    pub scope: String,
    pub date_text: String,
    pub profile: Option<String>,
    pub headline: String,
    pub overall: ScoreView,
    pub cells: Vec<PortfolioCell>,
    /// `None` where nothing has a target.
    pub below_target: Option<usize>,
    /// `None` where there is no risk.
    pub risks_above_appetite: Option<usize>,
}

#[derive(Debug, Serialize)]
pub struct PortfolioCell {
    pub id: String,
    pub name: String,
    /// `d/exp.html` below the row's url.
    pub url: String,
    pub now: Number,
    pub outcome: Option<OutcomeView>,
    /// Counts in words, where there is no number.
    pub tally: Option<String>,
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
    pub subject: String,
    pub url: String,
    pub now: Number,
}
