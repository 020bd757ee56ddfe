//! Dimensions, capabilities and questions in the view model.

use serde::Serialize;

use super::{AxisView, FacetView, LinkView, Number, OutcomeView, ScoreView};
use crate::exact::Exact;

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
    pub weight_value: Exact,
    pub target: Option<TargetView>,
    pub gap: Option<String>,
    pub gap_value: Option<Exact>,
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
    /// `low`, `medium`, `high`, and the word for it.
    pub confidence: Option<&'static str>,
    pub confidence_text: Option<String>,
    /// `none`, `low`, `medium`, `high`, and the word for it.
    pub pain: Option<&'static str>,
    pub pain_text: Option<String>,
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
    /// The same in English with decimal points, whatever the report's language: for tables.
    pub answer_plain: Option<String>,
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
    /// `2026-11-18`, and in words.
    pub date: Option<String>,
    pub date_text: Option<String>,
    pub expires: Option<String>,
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
