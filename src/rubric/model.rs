//! The types of a rubric.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::aggregate::{Aggregate, Bands, Facet, NaPolicy, Outcome, Over, Predicate, Round, Tag, VotePolicy};
use super::list::{Ix, List, Named};
use super::reading::{Reading, Thresholds};
use super::scale::{Measure, Scale};
use crate::diagnostics::Span;
use crate::exact::Exact;

macro_rules! named {
    ($($type:ty),* $(,)?) => {$(
        impl Named for $type {
            fn id(&self) -> &str { &self.id }
        }
    )*};
}
named!(
    Kind,
    Scale,
    Criterion,
    EvidenceGrade,
    Profile,
    Fact,
    Question,
    QuestionGroup,
    Node,
    Phase,
    Item,
    EffortSize,
    RiskStep,
    RiskLevel,
    RiskCategory,
    Risk,
    ToolCategory,
    Tool,
    MetricBand,
    MetricGroup,
    Metric,
    Horizon,
    Step,
    Reference
);

/// A loaded rubric. Every reference in it exists; every policy is explicit.
#[derive(Debug)]
pub struct Rubric {
    pub id: String,
    pub title: String,
    pub version: String,
    pub as_of: Option<Date>,
    pub language: String,
    pub source: Source,
    pub scope_note: String,
    pub principle: String,
    /// Outermost first; the last kind is what gets answered.
    pub kinds: List<Kind>,
    /// How the overall score follows from the outermost nodes.
    pub root: Aggregate,
    /// Names for the overall score.
    pub bands: Bands,
    pub scales: List<Scale>,
    pub outcomes: List<Outcome>,
    pub facets: List<Facet>,
    pub tags: List<Tag>,
    /// The rounding that everything inherits.
    pub round: Round,
    pub answering: Answering,
    /// Best first.
    pub evidence_grades: List<EvidenceGrade>,
    pub priority: PriorityRule,
    pub profiles: List<Profile>,
    pub target_rules: Vec<TargetRule>,
    pub facts: List<Fact>,
    /// Groups of context questions.
    pub context: List<QuestionGroup>,
    /// All questions: context, stakeholder and those of the nodes.
    pub questions: List<Question>,
    pub nodes: List<Node>,
    /// The outermost nodes, in order.
    pub top: Vec<Ix<Node>>,
    /// All nodes, each after everything it is computed from or depends on.
    pub order: Vec<Ix<Node>>,
    pub roadmap: RoadmapRules,
    pub matrix: RiskMatrix,
    pub risk_rules: RiskRules,
    pub risk_categories: List<RiskCategory>,
    pub risks: List<Risk>,
    pub tools: ToolNotes,
    pub metric_rules: Vec<String>,
    /// Worst first.
    pub metric_bands: List<MetricBand>,
    pub metric_groups: List<MetricGroup>,
    pub metrics: List<Metric>,
    pub horizons: List<Horizon>,
    pub steps: List<Step>,
    pub references: List<Reference>,
    pub readings: List<Reading>,
}

impl Rubric {
    /// The nodes that get answered, in the order of the rubric.
    pub fn items(&self) -> impl Iterator<Item = (Ix<Node>, &Node, &Answerable)> {
        self.nodes.iter().filter_map(|(ix, node)| Some((ix, node, node.item.as_ref()?)))
    }

    /// The answered nodes below (or at) a node, in order.
    #[must_use]
    pub fn items_below(&self, node: Ix<Node>) -> Vec<Ix<Node>> {
        if self.nodes[node].item.is_some() {
            return vec![node];
        }
        self.nodes[node].children.iter().flat_map(|child| self.items_below(*child)).collect()
    }

    /// The nodes of a kind below (or at) a node, in order.
    #[must_use]
    pub fn of_kind_below(&self, node: Ix<Node>, kind: Ix<Kind>) -> Vec<Ix<Node>> {
        if self.nodes[node].kind == kind {
            return vec![node];
        }
        self.nodes[node].children.iter().flat_map(|child| self.of_kind_below(*child, kind)).collect()
    }

    /// The nodes that a selector means below a node, or below the whole; none for votes and measures.
    #[must_use]
    pub fn below(&self, node: Option<Ix<Node>>, over: &Over) -> Vec<Ix<Node>> {
        let children = || node.map_or(&self.top, |node| &self.nodes[node].children);
        let leaves = || children().iter().flat_map(|child| self.items_below(*child));
        match over {
            Over::Children => children().clone(),
            Over::Leaves => leaves().collect(),
            Over::Kind(kind) => children().iter().flat_map(|child| self.of_kind_below(*child, *kind)).collect(),
            Over::Facet(facet, value) => leaves().filter(|leaf| self.facet_value(*leaf, *facet) == Some(*value)).collect(),
            Over::Votes | Over::Measures => Vec::new(),
        }
    }

    /// How a node is computed; the whole where none is named.
    #[must_use]
    pub fn aggregate_of(&self, node: Option<Ix<Node>>) -> &Aggregate {
        node.map_or(&self.root, |node| &self.nodes[node].aggregate)
    }

    /// The names for the scores of a node; of the whole where none is named.
    #[must_use]
    pub fn bands_of(&self, node: Option<Ix<Node>>) -> &Bands {
        node.map_or(&self.bands, |node| &self.kinds[self.nodes[node].kind].bands)
    }

    /// Ids of all measures, in the order in which items first mention them.
    #[must_use]
    pub fn measure_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for measure in self.items().flat_map(|(_, _, item)| item.measures.values()) {
            if !ids.contains(&measure.id) {
                ids.push(measure.id.clone());
            }
        }
        ids
    }

    /// The facet value that an item carries: its own, or that of the nearest node above it.
    #[must_use]
    pub fn facet_value(&self, node: Ix<Node>, facet: Ix<Facet>) -> Option<usize> {
        let own = self.nodes[node].facets.get(&facet).copied();
        own.or_else(|| self.facet_value(self.nodes[node].parent?, facet))
    }

    /// The outermost node above (or at) a node.
    #[must_use]
    pub fn top_of(&self, node: Ix<Node>) -> Ix<Node> {
        self.nodes[node].parent.map_or(node, |parent| self.top_of(parent))
    }

    /// The scale of the answered kind.
    #[must_use]
    pub fn scale_of(&self, item: &Answerable) -> &Scale {
        &self.scales[item.scale]
    }

    /// Whether an item may be left out as not applicable. A rubric that says of no item when, lets all of them.
    #[must_use]
    pub fn allows_na(&self, ix: Ix<Node>) -> bool {
        let node = &self.nodes[ix];
        let above = node.parent.map_or(&self.root, |parent| &self.nodes[parent].aggregate);
        let says_when = |item: &Answerable| item.na_when.is_some();
        let is_excepted = node.item.as_ref().is_some_and(says_when);
        above.na != NaPolicy::Forbid && (is_excepted || !self.items().any(|(.., item)| says_when(item)))
    }

    /// The questions of one origin, in order.
    pub fn questions_of(&self, origin: Origin) -> impl Iterator<Item = (Ix<Question>, &Question)> {
        self.questions.iter().filter(move |(_, question)| question.origin == origin)
    }
}

/// Where the rubric comes from, shown on the method page.
#[derive(Debug, Default)]
pub struct Source {
    pub title: String,
    pub url: Option<String>,
    pub licence: Option<String>,
}

/// A level of the tree: dimension, capability.
#[derive(Debug)]
pub struct Kind {
    pub id: String,
    pub plural: String,
    pub name: String,
    /// How nodes of this kind get their score from below; for the answered kind, from votes, measures or rules.
    pub aggregate: Aggregate,
    pub scale: Option<Ix<Scale>>,
    /// Names for the scores of nodes of this kind.
    pub bands: Bands,
}

/// Rules for giving answers.
#[derive(Debug)]
pub struct Answering {
    pub rules: Vec<Rule>,
    /// Points that a ticked and an unticked list item mean.
    pub ticked: Exact,
    pub unticked: Exact,
    pub coverage_at_least: Option<Exact>,
    /// From these points on evidence of a proven grade is expected.
    pub unproven_from: Option<Exact>,
    pub proven_grades: Vec<Ix<EvidenceGrade>>,
    /// Votes this far apart are a disagreement.
    pub disagreement_spread: Option<Exact>,
    pub evidence_stale_after_days: Option<i64>,
}

/// A rule in words, shown on the method page.
#[derive(Debug)]
pub struct Rule {
    pub id: String,
    pub text: String,
}

#[derive(Debug)]
pub struct EvidenceGrade {
    pub id: String,
    pub name: String,
    pub gloss: String,
}

/// `priority = gap x weight x (1 + pain + per_risk x number of risks at risk_level that the capability drives)`.
#[derive(Debug)]
pub struct PriorityRule {
    pub per_risk: Exact,
    pub risk_level: Option<Ix<RiskLevel>>,
    pub pain: BTreeMap<Pain, Exact>,
}

/// How much it hurts today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pain {
    None,
    Low,
    Medium,
    High,
}

/// A kind of organisation with its own weights, targets and plan.
#[derive(Debug)]
pub struct Profile {
    pub id: String,
    pub name: String,
    pub gloss: String,
    pub weights: BTreeMap<Ix<Node>, Exact>,
    /// Targets of nodes, in points; they come before the rubric's.
    pub targets: BTreeMap<Ix<Node>, Exact>,
    /// What organisations of this kind are assessed on; everything when empty.
    pub tags: Vec<Ix<Tag>>,
    /// Exposure from which risks are suggested; `None` uses the rubric's.
    pub raise_at: Option<Exact>,
    pub roadmap: BTreeMap<Ix<Item>, ItemOverride>,
}

/// What a profile changes about a roadmap item.
#[derive(Debug)]
pub struct ItemOverride {
    pub phase: Option<Ix<Phase>>,
    pub priority: Option<String>,
    pub why: String,
}

/// Raises a target where facts hold.
#[derive(Debug)]
pub struct TargetRule {
    pub when: Condition,
    pub item: Ix<Node>,
    pub at_least: Exact,
    pub why: String,
}

/// Facts that must all hold.
#[derive(Debug, Default, Clone)]
pub struct Condition {
    pub all: Vec<Test>,
}

/// One test of a condition.
#[derive(Debug, Clone)]
pub struct Test {
    pub subject: Subject,
    pub check: Check,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Fact(Ix<Fact>),
    Profile,
}

#[derive(Debug, Clone)]
pub enum Check {
    Is(String),
    Yes(bool),
    AtLeast(Exact),
    AtMost(Exact),
}

/// A typed question about the context.
#[derive(Debug)]
pub struct Fact {
    pub id: String,
    pub name: String,
    pub kind: FactKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    Number,
    YesNo,
    List,
    Text,
}

#[derive(Debug)]
pub struct QuestionGroup {
    pub id: String,
    pub name: String,
    pub questions: Vec<Ix<Question>>,
}

/// A question answered in prose.
#[derive(Debug)]
pub struct Question {
    pub id: String,
    pub text: String,
    pub origin: Origin,
    /// What to ask besides.
    pub ask: String,
    /// How to test the answer on the spot.
    pub probe: String,
    pub informs: Vec<Ix<Node>>,
    pub facts: Vec<Ix<Fact>>,
    pub metric: Option<Ix<Metric>>,
    pub span: Span,
}

/// Where a question belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Context,
    Stakeholder,
    Node(Ix<Node>),
}

/// A node of the tree.
#[derive(Debug)]
pub struct Node {
    pub id: String,
    /// Printed before the name: `1.1`.
    pub code: String,
    pub name: String,
    /// For charts and narrow places.
    pub short: String,
    /// The words a task list uses for it.
    pub text: String,
    pub kind: Ix<Kind>,
    pub parent: Option<Ix<Node>>,
    pub children: Vec<Ix<Node>>,
    pub weight: Exact,
    /// From what is below; of an answered node, from its votes, measures or selected options.
    pub aggregate: Aggregate,
    /// Target by profile, in points; of a group, in place of what follows from below.
    pub target: Target,
    pub tags: Vec<Ix<Tag>>,
    /// Position of its value in every facet it carries itself.
    pub facets: BTreeMap<Ix<Facet>, usize>,
    /// Out of scope unless this holds.
    pub when: Option<Predicate>,
    pub questions: Vec<Ix<Question>>,
    /// For nodes that get answered.
    pub item: Option<Answerable>,
    pub span: Span,
}

/// What an answered node has besides.
#[derive(Debug)]
pub struct Answerable {
    pub scale: Ix<Scale>,
    /// The ways in which it is answered, where there are several.
    pub measures: List<Measure>,
    pub votes: VotePolicy,
    /// All must be ticked for an answer above the lowest.
    pub criteria: List<Criterion>,
    /// One observable descriptor per level, lowest first.
    pub descriptors: Vec<String>,
    pub why: String,
    pub evidence: Vec<String>,
    pub overscore: String,
    /// When N/A is allowed; `None` where it is not.
    pub na_when: Option<String>,
    pub genai: String,
    /// Other frameworks' identifiers, by framework, in words.
    pub maps: Vec<(String, Vec<String>)>,
    /// Points needed for each level of a reading: `google -> [(1, 2), (2, 3)]`.
    pub thresholds: Vec<(Ix<Reading>, Thresholds)>,
    pub refs: Vec<Ix<Reference>>,
}

/// A check that an answer above the lowest must pass.
#[derive(Debug)]
pub struct Criterion {
    pub id: String,
    pub text: String,
}

#[derive(Debug, Clone)]
pub enum Target {
    None,
    Same(Exact),
    ByProfile(BTreeMap<Ix<Profile>, Exact>),
}

/// Everything that plans the way up.
#[derive(Debug, Default)]
pub struct RoadmapRules {
    pub horizon_weeks: i64,
    pub rules: Vec<Rule>,
    pub sizes: List<EffortSize>,
    /// First condition that holds gives the size; `None` is `else`.
    pub size_of: Vec<(Option<Condition>, Ix<EffortSize>)>,
    pub phases: List<Phase>,
    pub items: List<Item>,
}

#[derive(Debug)]
pub struct EffortSize {
    pub id: String,
    pub text: String,
}

/// A stretch of the roadmap. Weeks count from 1, both ends included.
#[derive(Debug)]
pub struct Phase {
    pub id: String,
    pub name: String,
    pub text: String,
    pub weeks: (i64, i64),
    pub priority: String,
    pub exit: Vec<String>,
}

/// A piece of work that closes gaps.
#[derive(Debug)]
pub struct Item {
    pub id: String,
    pub phase: Ix<Phase>,
    pub weeks: (i64, i64),
    pub text: String,
    pub outcome: String,
    pub accept: Vec<String>,
    /// Must be finished first.
    pub needs: Vec<Ix<Item>>,
    /// Better afterwards.
    pub after: Vec<Ix<Item>>,
    pub closes: Vec<Closes>,
    /// Person-weeks from-to, by size.
    pub effort: BTreeMap<Ix<EffortSize>, (Exact, Exact)>,
    /// 1..5.
    pub impact: i64,
    pub owner_role: String,
    /// Do not start when this holds.
    pub not_if: Option<String>,
    pub tools: Vec<Ix<Tool>>,
    pub metrics: Vec<Ix<Metric>>,
    pub risks: Vec<Ix<Risk>>,
    pub span: Span,
}

/// The level a capability reaches when an item is done.
#[derive(Debug, Clone)]
pub struct Closes {
    pub item: Ix<Node>,
    pub to: Exact,
}

/// Likelihood and impact, lowest first, and the declared level of every pair.
#[derive(Debug, Default)]
pub struct RiskMatrix {
    pub likelihood: List<RiskStep>,
    pub impact: List<RiskStep>,
    /// Lowest first.
    pub levels: List<RiskLevel>,
    /// `grid[likelihood][impact]`, as large as the two lists.
    pub grid: Vec<Vec<Ix<RiskLevel>>>,
}

impl RiskMatrix {
    /// The level of a rating; steps count from 1 and are clamped to the matrix.
    #[must_use]
    pub fn level(&self, rating: Rating) -> Option<Ix<RiskLevel>> {
        let clamp = |step: i64, len: usize| usize::try_from(step - 1).unwrap_or(0).min(len.saturating_sub(1));
        let row = self.grid.get(clamp(rating.likelihood, self.likelihood.len()))?;
        row.get(clamp(rating.impact, self.impact.len())).copied()
    }
}

/// Likelihood and impact, each counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    pub likelihood: i64,
    pub impact: i64,
}

#[derive(Debug)]
pub struct RiskStep {
    pub id: String,
    pub name: String,
    pub gloss: String,
}

#[derive(Debug)]
pub struct RiskLevel {
    pub id: String,
    pub name: String,
    pub action: String,
}

#[derive(Debug)]
pub struct RiskCategory {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct RiskRules {
    /// Points at which a driver no longer drives.
    pub reference: Exact,
    pub raise_at: Exact,
    /// The highest level that is accepted without treatment.
    pub appetite: Option<Ix<RiskLevel>>,
    pub appetite_by_category: BTreeMap<Ix<RiskCategory>, Ix<RiskLevel>>,
    pub rules: Vec<Rule>,
}

/// A risk the rubric knows, with the rule that suggests it.
#[derive(Debug)]
pub struct Risk {
    pub id: String,
    pub title: String,
    pub text: String,
    pub category: Ix<RiskCategory>,
    pub cause: String,
    pub event: String,
    pub effect: String,
    pub always: bool,
    pub when: Condition,
    pub needs_level: Vec<(Ix<Node>, Exact)>,
    /// Capabilities that drive it, with weights.
    pub drivers: Vec<(Ix<Node>, Exact)>,
    pub reference: BTreeMap<Ix<Node>, Exact>,
    pub raise_if: Vec<(Ix<Node>, Exact)>,
    pub raise_at: Option<Exact>,
    pub signals: Vec<Signal>,
    pub likelihood: LikelihoodRule,
    pub impact: ImpactRule,
    pub treatments: Vec<Treatment>,
    pub items: Vec<Ix<Item>>,
    pub watch: String,
    pub refs: Vec<Ix<Reference>>,
    pub span: Span,
}

/// A metric whose band raises a risk.
#[derive(Debug)]
pub struct Signal {
    pub metric: Ix<Metric>,
    pub bands: Vec<Ix<MetricBand>>,
    pub add: i64,
}

#[derive(Debug)]
pub struct LikelihoodRule {
    pub floor: i64,
    pub ceiling: i64,
    pub plus: Vec<Addition>,
}

#[derive(Debug)]
pub struct ImpactRule {
    pub base: i64,
    pub plus: Vec<Addition>,
}

/// Added to a likelihood or an impact where facts hold.
#[derive(Debug)]
pub struct Addition {
    pub when: Condition,
    pub add: i64,
    pub why: String,
}

#[derive(Debug)]
pub struct Treatment {
    pub strategy: Strategy,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    Avoid,
    Reduce,
    Share,
    Accept,
}

impl Strategy {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Strategy::Avoid => "avoid",
            Strategy::Reduce => "reduce",
            Strategy::Share => "share",
            Strategy::Accept => "accept",
        }
    }
}

#[derive(Debug, Default)]
pub struct ToolNotes {
    pub status_as_of: Option<Date>,
    pub stale_after_days: Option<i64>,
    pub rules: Vec<String>,
    pub categories: List<ToolCategory>,
    pub tools: List<Tool>,
}

#[derive(Debug)]
pub struct ToolCategory {
    pub id: String,
    pub name: String,
    pub items: Vec<Ix<Node>>,
    pub options: Vec<ToolOption>,
}

/// An entry of a category; it may stand for several tools.
#[derive(Debug)]
pub struct ToolOption {
    pub tools: Vec<Ix<Tool>>,
    pub text: String,
}

#[derive(Debug)]
pub struct Tool {
    pub id: String,
    pub name: String,
    pub licence: String,
    pub open_source: bool,
    pub hosting: Vec<String>,
    pub steward: String,
    pub items: Vec<Ix<Node>>,
    pub best_when: String,
    pub avoid_when: String,
    pub prefer_if: Condition,
    pub avoid_if: Condition,
    pub status: ToolStatus,
}

#[derive(Debug, Default)]
pub struct ToolStatus {
    pub state: ToolState,
    pub latest: Option<String>,
    pub note: String,
    pub verified: String,
    pub refs: Vec<Ix<Reference>>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum ToolState {
    #[default]
    Active,
    Acquired,
    Discontinued,
    LicenceChanged,
    /// Not a product.
    Pattern,
}

impl ToolState {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ToolState::Active => "active",
            ToolState::Acquired => "acquired",
            ToolState::Discontinued => "discontinued",
            ToolState::LicenceChanged => "licence changed",
            ToolState::Pattern => "pattern",
        }
    }
}

#[derive(Debug)]
pub struct MetricBand {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct MetricGroup {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct Metric {
    pub id: String,
    pub group: Ix<MetricGroup>,
    pub name: String,
    pub text: String,
    pub definition: String,
    pub unit: String,
    pub formula: String,
    pub source: String,
    pub lower_is_better: bool,
    /// Cut points between the bands, worst band first; empty without bands.
    pub cuts: Vec<Exact>,
    pub basis: String,
    pub note: String,
    pub moved_by: Vec<Ix<Node>>,
    pub refs: Vec<Ix<Reference>>,
}

impl Metric {
    /// The band of a value: one band better for every cut reached. `None` without cuts.
    #[must_use]
    pub fn band(&self, value: &Exact) -> Option<Ix<MetricBand>> {
        let reached = |cut: &&Exact| {
            if self.lower_is_better { value <= *cut } else { value >= *cut }
        };
        (!self.cuts.is_empty()).then(|| Ix::new(self.cuts.iter().take_while(reached).count()))
    }
}

#[derive(Debug)]
pub struct Horizon {
    pub id: String,
    pub name: String,
    pub days: i64,
}

#[derive(Debug)]
pub struct Step {
    pub id: String,
    pub horizon: Ix<Horizon>,
    pub text: String,
    pub done_when: String,
    pub feeds: Vec<Ix<Item>>,
    pub uses: Vec<Ix<Question>>,
    pub owner_role: String,
    pub hours: Option<(Exact, Exact)>,
}

#[derive(Debug)]
pub struct Reference {
    pub id: String,
    pub title: String,
    pub by: String,
    pub url: String,
    pub access: String,
    pub note: String,
}
