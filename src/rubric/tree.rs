//! The tree of a rubric: its nodes, and the questions beside them.

use std::collections::BTreeMap;

use super::aggregate::{Aggregate, Facet, Predicate, Tag, VotePolicy};
use super::list::{Ix, List, named};
use super::model::{Kind, Profile};
use super::reading::{Reading, Thresholds};
use super::scale::{Measure, Scale};
use super::{Metric, Reference};
use crate::diagnostics::Span;
use crate::exact::Exact;

named!(Node, Criterion, Fact, Question, QuestionGroup);

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
