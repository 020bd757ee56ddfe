//! Dimensions, capabilities and questions in the view model.

use serde::Serialize;

use super::{AxisView, FacetView, LinkView, Number, OutcomeView, ScoreView};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct DimensionView {
    pub id: String,
    /// Short sign of the rubric, such as `EXP`; may be empty.
    pub code: String,
    pub name: String,
    /// A name for narrow places.
    pub short: String,
    pub kind: String,
    /// `d/exp.html`.
    pub url: String,
    /// Whether it is a node with a score; otherwise the page of the items that stand directly below the whole, with no score.
    pub is_node: bool,
    /// Its weight in the whole, as text.
    pub weight: String,
    pub score: ScoreView,
    /// One computed sentence.
    pub diagnosis: String,
    /// The axis that its items share.
    pub axis: AxisView,
    /// Scores by facet: of the node and the groups below it.
    pub facets: Vec<FacetView>,
    /// Gap questions about it, with their answers.
    pub questions: Vec<QuestionView>,
    /// In scope first, then those out of scope.
    pub capabilities: Vec<CapabilityView>,
    /// How many of its items are not asked here.
    pub out_of_scope: usize,
}

#[derive(Debug, Serialize)]
pub struct CapabilityView {
    pub id: String,
    /// Short sign of the rubric; may be empty.
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
    /// Its weight in the node above, as text.
    pub weight: String,
    pub weight_value: Exact,
    pub target: Option<TargetView>,
    /// The distance to the target as text; none without one, or when it is reached.
    pub gap: Option<String>,
    /// The same, exact.
    pub gap_value: Option<Exact>,
    /// Its priority among the gaps, as text.
    pub priority: Option<String>,
    pub priority_value: Option<Exact>,
    /// `level`, `choice`, `multi`, `boolean`, `states`, `number`, or `measures` for one that is answered in several ways.
    pub form: &'static str,
    /// What was answered, in words: `For at least half`, `15 %`, `Linting, Unit tests`.
    pub answer: Option<String>,
    /// The same in English with decimal points, whatever the report's language: for tables.
    pub answer_plain: Option<String>,
    /// Whether its answers are steps one after the other.
    pub is_ordered: bool,
    /// The steps of an ordered scale, lowest first; empty for others.
    pub levels: Vec<DescriptorView>,
    /// The options of a scale that is not ordered.
    pub options: Vec<OptionView>,
    /// The values of its parts where it is scored by several measures.
    pub measures: Vec<MeasureView>,
    /// The criteria it is answered by, if any.
    pub criteria: Vec<CriterionView>,
    /// Whether criteria are open, so that the answer counts as the lowest.
    pub is_held: bool,
    /// The condition under which it is in scope, in words.
    pub when: Option<String>,
    /// Of the rubric, by which conditions choose items.
    pub tags: Vec<String>,
    /// `Level 1`: the facet values it carries.
    pub facets: Vec<String>,
    /// Descriptor of the level reached and of the next one.
    pub now_text: Option<String>,
    /// `level 3`, or the name in quotation marks.
    pub next_level: Option<String>,
    pub next_text: Option<String>,
    /// Why it matters, of the rubric; may be empty.
    pub why: String,
    /// What to ask for as evidence.
    pub ask_for: Vec<String>,
    /// How it is often scored too high; may be empty.
    pub overscore: String,
    /// When it does not apply.
    pub na_when: Option<String>,
    /// What changes with generative models; may be empty.
    pub genai: String,
    /// Why it does not apply here, when it does not.
    pub na: Option<NaView>,
    /// `low`, `medium`, `high`, and the word for it.
    pub confidence: Option<&'static str>,
    pub confidence_text: Option<String>,
    /// `none`, `low`, `medium`, `high`, and the word for it.
    pub pain: Option<&'static str>,
    pub pain_text: Option<String>,
    /// The part of what is in scope for which the level holds.
    pub coverage: Option<String>,
    pub evidence: Vec<EvidenceView>,
    /// Id of the best grade of its evidence.
    pub grade: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// How many voted for each level.
    pub votes: Vec<VoteView>,
    pub votes_text: Option<String>,
    pub note_html: Option<String>,
    /// Doubts about the answer.
    pub flags: Vec<FlagView>,
    /// The level of the state before, as in a table cell.
    pub previous_cell: Option<String>,
    /// Roadmap items that lift it.
    pub items: Vec<LinkView>,
    /// Risks it drives.
    pub risks: Vec<LinkView>,
    /// Options that serve it.
    pub tools: Vec<LinkView>,
    /// Entries of other frameworks that it corresponds to.
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
    /// What it means; may be empty.
    pub gloss: String,
    /// What it counts; `None` for an option that only selects.
    pub points: Option<String>,
    pub outcome: Option<OutcomeView>,
    /// Whether it is the answer.
    pub is_selected: bool,
    /// Whether it is the target.
    pub is_target: bool,
}

/// One of several ways in which an item is answered.
#[derive(Debug, Serialize)]
pub struct MeasureView {
    pub name: String,
    /// What was answered; `None` where nothing was.
    pub answer: Option<String>,
    /// The same in English with decimal points, whatever the report's language: for tables.
    pub answer_plain: Option<String>,
    pub class: Option<usize>,
    /// What the value counts, as text.
    pub points: Option<String>,
    /// Its weight, as text.
    pub weight: String,
    /// Why it counts as it does without an answer: `counts as 0`.
    pub note: Option<String>,
}

/// A check that an answer above the lowest must pass.
#[derive(Debug, Serialize)]
pub struct CriterionView {
    pub text: String,
    /// Whether the answer says that it holds.
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
    /// Whether it is the level answered.
    pub is_current: bool,
    /// Whether it is the target.
    pub is_target: bool,
}

#[derive(Debug, Serialize)]
pub struct NaView {
    /// The kind of reason.
    pub code: String,
    /// The reason in the author's words.
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
    /// Id of its grade.
    pub grade: Option<String>,
    pub grade_name: Option<String>,
    /// `2026-11-18`, and in words.
    pub date: Option<String>,
    pub date_text: Option<String>,
    /// The day from which it no longer counts, and in words.
    pub expires: Option<String>,
    pub expires_text: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct VoteView {
    /// Level as text, and how many gave it.
    pub level: String,
    pub class: usize,
    /// How many voted for it.
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
    /// Name of the other framework.
    pub framework: String,
    /// Names or numbers there.
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
    /// The question.
    pub ask: String,
    /// What to ask on; may be empty.
    pub probe: String,
    /// Items the answer informs.
    pub informs: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
pub struct QuestionGroupView {
    pub id: String,
    pub name: String,
    pub questions: Vec<QuestionView>,
}
