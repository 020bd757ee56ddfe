//! The rubric itself, its kinds and profiles, and how answers are given.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::list::{Ix, List, named};
use super::{
    Aggregate, Answerable, Bands, Facet, Fact, Horizon, Item, Metric, MetricBand, MetricGroup, NaPolicy, Node, Origin, Outcome,
    Over, Phase, Question, QuestionGroup, Reading, Reference, Risk, RiskCategory, RiskLevel, RiskMatrix, RiskRules, RoadmapRules,
    Round, Scale, Step, Tag, ToolNotes,
};
use crate::exact::Exact;

named!(Kind, EvidenceGrade, Profile);

/// A loaded rubric. Every reference in it exists; every policy is explicit.
#[derive(Debug)]
pub struct Rubric {
    /// Whether its files could be read to their ends. Otherwise ids may be missing that are written in them.
    pub is_whole: bool,
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
