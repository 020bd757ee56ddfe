//! One pass over the tree: from the leaves to a result for every node, and its range while answers are open.

mod condition;
mod decision;
mod formula;
mod group;
mod item;
mod line;

use std::collections::BTreeMap;

use super::leaf::{Input, Leaf};
use super::truth::Truth;
use crate::exact::Exact;
use crate::rubric::{Aggregate, Facet, Ix, Lack, Node, Outcome, Over, RoundStage, Rubric, Tag};
use condition::{At, When};
pub use formula::formula;
pub use line::{Exclusion, InputFrom, InputLine};

/// The lowest and the highest.
pub type Ends = (Exact, Exact);

/// What a pass is made with besides the leaves.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Weight of every node.
    pub weights: Vec<Exact>,
    /// Selected tags; everything when empty.
    pub tags: Vec<Ix<Tag>>,
    /// Target of nodes, which is what N/A can count as.
    pub targets: BTreeMap<Ix<Node>, Exact>,
    /// The lowest and the highest value that every node can have.
    pub ranges: Vec<Option<Ends>>,
    pub overall_range: Option<Ends>,
}

/// What differs between the passes over one assessment.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Scope decided by another pass; decided anew when `None`.
    pub scope: Option<&'a [bool]>,
    /// Values that stand in place of what would be computed.
    pub fixed: Option<&'a BTreeMap<Ix<Node>, Exact>>,
    /// Leave the ranges out, which takes half the time.
    pub values_only: bool,
}

/// What became of one node.
#[derive(Debug, Clone)]
pub struct Computed {
    pub value: Option<Exact>,
    /// With every open answer at the worst and at the best place; `None` where nothing below can have a value. The value itself may
    /// lie outside while answers are open: what is skipped, or counts as 0, is none of their answers.
    pub range: Option<Ends>,
    pub outcome: Option<Ix<Outcome>>,
    /// Outcomes of all selected options, for tallies.
    pub observed: Vec<Ix<Outcome>>,
    pub weakest: Option<Ix<Node>>,
    pub in_scope: bool,
    pub calculation: Option<Calculation>,
    /// Why there is no value, for the node above.
    pub absence: Exclusion,
    /// Whether an answer at or below is open.
    open: bool,
    /// Whether one is open that does not count as 0.
    is_incomplete: bool,
    /// Whether it is in scope once everything is answered, and something below it as well.
    scope: Truth,
    /// Whether it is hidden, and not applicable where it is not.
    is_exempt: bool,
}

/// How a value was calculated from others.
#[derive(Debug, Clone, Default)]
pub struct Calculation {
    pub inputs: Vec<InputLine>,
    pub decision: Option<Decision>,
    /// The value before it was rounded, where the rounding changed it.
    pub unrounded: Option<Exact>,
}

/// What stages or rules decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The stage that was reached, by position, and the nodes that block the next one.
    Stage { reached: Option<usize>, blockers: Vec<Ix<Node>> },
    /// The rule that was true, by position.
    Rule(usize),
    /// No rule was true.
    NoRule,
}

/// Results of all nodes and of the whole.
#[derive(Debug)]
pub struct Results {
    pub nodes: Vec<Computed>,
    pub overall: Computed,
}

impl Computed {
    /// The outcomes seen here: of the selected options, else the verdict.
    #[must_use]
    pub fn outcomes(self) -> Vec<Ix<Outcome>> {
        if self.observed.is_empty() { self.outcome.into_iter().collect() } else { self.observed }
    }

    fn empty() -> Self {
        Computed {
            value: None,
            range: None,
            outcome: None,
            observed: Vec::new(),
            weakest: None,
            in_scope: true,
            calculation: None,
            absence: Exclusion::Empty,
            open: false,
            is_incomplete: false,
            scope: Truth::Yes,
            is_exempt: false,
        }
    }
}

/// Runs a pass. `leaves` is what every answered node brings, by position of the node.
pub fn run(rubric: &Rubric, frame: &Frame, leaves: &[Leaf], options: Options<'_>) -> Results {
    let layers = layers(rubric, frame, leaves, options);
    Pass::new(rubric, frame, leaves, options, Layering::Combined(&layers)).whole()
}

/// Facet cells of a node, by value of the facet.
pub fn cells(rubric: &Rubric, frame: &Frame, results: &Results, node: Option<Ix<Node>>, facet: Ix<Facet>) -> Vec<Computed> {
    let mut pass = Pass::new(rubric, frame, &[], Options::default(), Layering::Combined(&[]));
    pass.nodes.clone_from(&results.nodes);
    let cell = |value| {
        let by = Aggregate { over: Over::Facet(facet, value), ..rubric.facets[facet].aggregate.clone() };
        pass.group(&by, node)
    };
    (0..rubric.facets[facet].values.len()).map(cell).collect()
}

impl Frame {
    /// Finds the lowest and the highest value of every node: with all answers open and everything in scope.
    #[must_use]
    pub fn new(rubric: &Rubric, weights: Vec<Exact>, tags: Vec<Ix<Tag>>, targets: BTreeMap<Ix<Node>, Exact>) -> Self {
        let blank = Frame { weights, tags, targets, ranges: Vec::new(), overall_range: None };
        let (ranges, overall_range) = ranges(rubric, &blank);
        Frame { ranges, overall_range, ..blank }
    }
}

fn ranges(rubric: &Rubric, frame: &Frame) -> (Vec<Option<Ends>>, Option<Ends>) {
    let everything = vec![true; rubric.nodes.len()];
    let options = Options { scope: Some(&everything), ..Options::default() };
    let results = run(rubric, frame, &[], options);
    let own = |ix: Ix<Node>, computed: Computed| rubric.nodes[ix].aggregate.range.clone().or(computed.extent());
    let nodes = results.nodes.into_iter().enumerate().map(|(at, computed)| own(Ix::new(at), computed)).collect();
    (nodes, rubric.root.range.clone().or(results.overall.extent()))
}

/// One pass per measure, where a node above the items combines measures.
fn layers(rubric: &Rubric, frame: &Frame, leaves: &[Leaf], options: Options<'_>) -> Vec<(String, Results)> {
    let above = rubric.nodes.values().filter(|node| node.item.is_none()).map(|node| &node.aggregate);
    if !above.chain([&rubric.root]).any(|by| by.over == Over::Measures) {
        return Vec::new();
    }
    let one = |id: String| {
        let results = Pass::new(rubric, frame, leaves, options, Layering::Only(&id)).whole();
        (id, results)
    };
    rubric.measure_ids().into_iter().map(one).collect()
}

/// Whether items are answered with all of their measures or with one.
#[derive(Clone, Copy)]
enum Layering<'a> {
    Only(&'a str),
    /// All, with the results of the passes for each.
    Combined(&'a [(String, Results)]),
}

struct Pass<'a> {
    rubric: &'a Rubric,
    frame: &'a Frame,
    leaves: &'a [Leaf],
    options: Options<'a>,
    layering: Layering<'a>,
    nodes: Vec<Computed>,
}

impl Calculation {
    /// Whether there is more to tell than the answer itself.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.decision.is_some() || self.unrounded.is_some() || !self.inputs.is_empty()
    }
}

impl<'a> Pass<'a> {
    fn new(rubric: &'a Rubric, frame: &'a Frame, leaves: &'a [Leaf], options: Options<'a>, layering: Layering<'a>) -> Self {
        Pass { rubric, frame, leaves, options, layering, nodes: vec![Computed::empty(); rubric.nodes.len()] }
    }

    fn whole(mut self) -> Results {
        for node in &self.rubric.order {
            self.nodes[node.get()] = self.node(*node);
        }
        let overall = self.group(&self.rubric.root, None);
        Results { nodes: self.nodes, overall }
    }

    fn node(&self, ix: Ix<Node>) -> Computed {
        let node = &self.rubric.nodes[ix];
        let (in_scope, scope) = self.scope(ix);
        let computed = match &node.item {
            Some(item) => self.item(ix, item),
            None => self.group(&node.aggregate, Some(ix)),
        };
        let computed = match self.options.fixed.and_then(|fixed| fixed.get(&ix)) {
            Some(value) => Computed { value: Some(value.clone()), range: Some((value.clone(), value.clone())), ..computed },
            None => computed,
        };
        if in_scope {
            let scope = if scope == Truth::Yes { computed.scope } else { Truth::Maybe };
            return Computed { scope, ..computed };
        }
        let hidden = Computed { in_scope: false, scope, absence: Exclusion::OutOfScope, ..Computed::empty() };
        if !scope.is_possible() {
            return hidden;
        }
        Computed { is_exempt: computed.absence_is_na(), range: computed.range, open: computed.open, ..hidden }
    }

    /// Whether a node is in scope now, and once everything is answered.
    fn scope(&self, ix: Ix<Node>) -> (bool, Truth) {
        if let Some(scope) = self.options.scope {
            return (scope[ix.get()], Truth::from(scope[ix.get()]));
        }
        let is_item = self.rubric.nodes[ix].item.is_some();
        if is_item && !self.is_selected(ix) {
            return (false, Truth::No);
        }
        let mut scope = (Truth::Yes, Truth::Yes);
        let mut above = Some(ix);
        while let Some(at) = above {
            let node = &self.rubric.nodes[at];
            if let Some(condition) = &node.when {
                let ask = |when| self.holds(condition, At::new(Some(at), when));
                scope = (scope.0.and(ask(When::Now)), scope.1.and(ask(When::Complete)));
            }
            above = node.parent;
        }
        (scope.0 == Truth::Yes, scope.1)
    }

    /// Whether the item or a node above it carries a selected tag.
    fn is_selected(&self, ix: Ix<Node>) -> bool {
        let node = &self.rubric.nodes[ix];
        self.frame.tags.is_empty()
            || node.tags.iter().any(|tag| self.frame.tags.contains(tag))
            || node.parent.is_some_and(|parent| self.is_selected(parent))
    }

    /// What an answered node brings; unanswered where the pass has no leaves.
    fn leaf_of(&self, ix: Ix<Node>) -> &Leaf {
        static UNANSWERED: Leaf = Leaf::blank();
        self.leaves.get(ix.get()).unwrap_or(&UNANSWERED)
    }
}

impl Computed {
    /// The range, and the value with it.
    pub fn extent(&self) -> Option<Ends> {
        let ends = self.range.clone().into_iter().flat_map(|(low, high)| [low, high]);
        hull(ends.chain(self.value.clone()))
    }

    fn absence_is_na(&self) -> bool {
        self.value.is_none() && self.absence == Exclusion::NotApplicable
    }

    /// Whether nothing of it is in scope.
    fn is_out(&self) -> bool {
        !self.in_scope || self.value.is_none() && self.absence == Exclusion::OutOfScope
    }
}

fn is_open(leaf: &Leaf) -> bool {
    matches!(leaf.input, Input::Lacking(Lack::Unanswered | Lack::Unknown))
}

/// The value as the node keeps it, and what it was before where that differs.
fn stored(by: &Aggregate, value: Option<Exact>) -> (Option<Exact>, Option<Exact>) {
    let Some(value) = value else { return (None, None) };
    let kept = keep(by, value.clone());
    let unrounded = (kept != value).then_some(value);
    (Some(kept), unrounded)
}

fn keep(by: &Aggregate, value: Exact) -> Exact {
    if by.round.stage == RoundStage::Stored { by.round.apply(&value) } else { value }
}

/// The smallest range that holds all values.
fn hull(values: impl Iterator<Item = Exact>) -> Option<Ends> {
    values.fold(None, |range: Option<Ends>, value| match range {
        None => Some((value.clone(), value)),
        Some((low, high)) => Some((low.min(value.clone()), high.max(value))),
    })
}
