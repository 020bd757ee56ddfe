//! Scores: exact, total, and each with the derivation it came from.
//!
//! Every answered node ends as points, missing, not applicable or out of scope; a node above gets its score by the declared
//! primitive under the declared policies. "No value" is `None`, never 0. Nothing here rounds but what a rubric wants stored.
//!
//! One [`pass`] over the tree makes one state of it: today's answers, the targets, the baseline, a planned phase.

mod combine;
mod flags;
mod formula;
mod leaf;
mod pass;
mod ranges;
mod readings;
mod tally;
mod targets;
mod truth;

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Assessment, State};
use crate::diagnostics::Span;
use crate::exact::Exact;
use crate::rubric::{Criterion, Facet, Ix, Lack, MissingPolicy, Node, Outcome, Primitive, Response, Rubric};
pub use flags::{Flag, flags};
pub use formula::{Formula, Step, Test};
pub use leaf::{Input, Leaf};
pub use pass::{Calculation, Decision, Exclusion, InputFrom, InputLine};
use pass::{Computed, Frame, Options, Results};
pub use ranges::Ranges;
pub use readings::{LevelRead, PointsRead, Read, read};
pub use tally::Tally;
pub use targets::{EffectiveTarget, TargetSource};

/// All scores of one assessment.
#[derive(Debug)]
pub struct Scorecard {
    nodes: Vec<NodeScore>,
    pub overall: NodeScore,
    frame: Frame,
    leaves: Vec<Leaf>,
    scope: Vec<bool>,
    /// Outcomes seen at every node, for tallies.
    observed: Vec<Vec<Ix<Outcome>>>,
    /// Effective target of every answered node, in points.
    targets: BTreeMap<Ix<Node>, EffectiveTarget>,
}

/// The score of one node, never without its coverage and range.
#[derive(Debug, Clone)]
pub struct NodeScore {
    /// The node; `None` for the whole.
    pub node: Option<Ix<Node>>,
    /// `None`: nothing below has a value. For an answered node the answer itself; what a not applicable one contributes to the
    /// node above stands in that node's derivation.
    pub value: Option<Exact>,
    /// With every open answer at the bottom of its scale.
    pub low: Option<Exact>,
    /// With every open answer at the top.
    pub high: Option<Exact>,
    /// The same aggregation over the targets of the applicable answers.
    pub target: Option<Exact>,
    /// The lowest and the highest value that the node can have, whatever is answered.
    pub range: Option<(Exact, Exact)>,
    /// Position of its band in [`Rubric::bands_of`].
    pub band: Option<usize>,
    pub outcome: Option<Ix<Outcome>>,
    pub coverage: Coverage,
    /// The lowest input, shown beside every mean.
    pub weakest: Option<Ix<Node>>,
    /// 1 - sum of gaps / sum of targets, over the answered items below that have a target.
    pub percent_to_target: Option<Exact>,
    /// (current - baseline) / (target - baseline); `None` without a baseline.
    pub progress: Option<Exact>,
    /// Cells by facet, one for every value of it.
    pub facets: Vec<(Ix<Facet>, Vec<Option<Exact>>)>,
    pub derivation: Derivation,
}

/// How many of the answers below a node are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub answered: usize,
    /// All but the not applicable ones.
    pub applicable: usize,
    /// All in scope.
    pub total: usize,
}

impl Coverage {
    fn add(&mut self, other: Coverage) {
        self.answered += other.answered;
        self.applicable += other.applicable;
        self.total += other.total;
    }

    /// Answered / applicable; `None` where nothing is applicable.
    #[must_use]
    pub fn share(self) -> Option<Exact> {
        Exact::from(self.answered).checked_div(&Exact::from(self.applicable))
    }
}

/// How a number came about: enough for pencil and paper.
#[derive(Debug, Clone)]
pub enum Derivation {
    /// The answer itself, or what is calculated from its measures, votes or selected options.
    Answer { state: ItemState, span: Option<Span>, unmet: Vec<Ix<Criterion>>, calculation: Option<Calculation> },
    /// An aggregation of the nodes below, by [`Rubric::aggregate_of`] the node.
    Aggregated(Calculation),
}

impl Derivation {
    fn complete(&mut self, found: Option<Calculation>) {
        match self {
            Derivation::Answer { calculation, .. } => *calculation = found,
            Derivation::Aggregated(calculation) => *calculation = found.unwrap_or_default(),
        }
    }
}

/// What is known about one answered node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemState {
    Answered(Response),
    Unknown,
    Unanswered,
    NotApplicable,
    /// Not selected, or hidden by a condition.
    OutOfScope,
}

impl Scorecard {
    #[must_use]
    pub fn node(&self, node: Ix<Node>) -> &NodeScore {
        &self.nodes[node.get()]
    }

    /// The score of a node, or of the whole.
    #[must_use]
    pub fn score(&self, node: Option<Ix<Node>>) -> &NodeScore {
        node.map_or(&self.overall, |node| self.node(node))
    }

    /// The state of an answered node; `None` for others.
    #[must_use]
    pub fn state(&self, node: Ix<Node>) -> Option<&ItemState> {
        match &self.node(node).derivation {
            Derivation::Answer { state, .. } => Some(state),
            Derivation::Aggregated(_) => None,
        }
    }

    #[must_use]
    pub fn weight(&self, node: Ix<Node>) -> &Exact {
        &self.frame.weights[node.get()]
    }

    #[must_use]
    pub fn target(&self, item: Ix<Node>) -> Option<&EffectiveTarget> {
        self.targets.get(&item)
    }

    /// Whether a node counts in this assessment.
    #[must_use]
    pub fn is_in_scope(&self, node: Ix<Node>) -> bool {
        self.scope[node.get()]
    }

    /// Counts below a node, or below the whole: over the items, or over the nodes that its tally names.
    #[must_use]
    pub fn tally(&self, rubric: &Rubric, node: Option<Ix<Node>>) -> Tally {
        let by = rubric.aggregate_of(node);
        let named = if by.by == Primitive::Tally { rubric.below(node, &by.over) } else { Vec::new() };
        let items = || node.map_or_else(|| rubric.items().map(|(ix, ..)| ix).collect(), |node| rubric.items_below(node));
        let counted = if named.is_empty() { items() } else { named };
        let in_scope = counted.into_iter().filter(|node| self.is_in_scope(*node));
        tally::tally(rubric, in_scope.map(|ix| (ix, self.observed[ix.get()].as_slice(), &self.leaves[ix.get()])))
    }

    /// The gap of an answered item: `max(0, target - current)`; `None` when there is no answer or no target.
    #[must_use]
    pub fn gap(&self, item: Ix<Node>) -> Option<Exact> {
        let current = self.node(item).value.as_ref()?;
        Some((&self.target(item)?.points - current).floor_at_zero())
    }

    /// The overall score when the levels of some items were different; used for projections.
    #[must_use]
    pub fn overall_with(&self, rubric: &Rubric, levels: &BTreeMap<Ix<Node>, Exact>) -> Option<Exact> {
        self.outcomes_with(rubric, levels).1
    }

    /// Every node's value when the levels of some items were different, and the overall value.
    #[must_use]
    pub fn outcomes_with(&self, rubric: &Rubric, levels: &BTreeMap<Ix<Node>, Exact>) -> (Vec<Option<Exact>>, Option<Exact>) {
        let results = self.again(rubric, levels, &self.scope);
        (results.nodes.into_iter().map(|computed| computed.value).collect(), results.overall.value)
    }

    /// The overall score when only these items counted, at these levels.
    #[must_use]
    pub fn overall_of(&self, rubric: &Rubric, levels: &BTreeMap<Ix<Node>, Exact>) -> Option<Exact> {
        let is_asked = |ix: Ix<Node>| rubric.nodes[ix].item.is_none() || levels.contains_key(&ix);
        let scope: Vec<bool> = rubric.nodes.iter().map(|(ix, _)| self.is_in_scope(ix) && is_asked(ix)).collect();
        self.again(rubric, levels, &scope).overall.value
    }

    /// How the overall score follows from the levels of these items, as far as they have one today; `None` where it has no value,
    /// or follows in a way that a formula cannot say.
    #[must_use]
    pub fn formula(&self, rubric: &Rubric, items: &BTreeSet<Ix<Node>>) -> Option<Formula> {
        let inputs: Vec<Ix<Node>> = items.iter().copied().filter(|item| self.node(*item).value.is_some()).collect();
        let today = self.again(rubric, &BTreeMap::new(), &self.scope);
        pass::formula(rubric, &self.frame, &self.leaves, &today, &inputs)
    }

    fn again(&self, rubric: &Rubric, levels: &BTreeMap<Ix<Node>, Exact>, scope: &[bool]) -> Results {
        pass::run(rubric, &self.frame, &self.leaves, Options { scope: Some(scope), fixed: Some(levels), values_only: true })
    }
}

/// Scores one assessment. Total: every assessment has a scorecard, if only one without values.
#[must_use]
pub fn score(rubric: &Rubric, assessment: &Assessment) -> Scorecard {
    let leaves: Vec<Leaf> = rubric.nodes.iter().map(|(ix, _)| Leaf::read(rubric, assessment, ix)).collect();
    score_leaves(rubric, assessment, leaves)
}

/// Scores every planned phase of an assessment; each inherits the answers of the one before it.
#[must_use]
pub fn phases(rubric: &Rubric, assessment: &Assessment) -> Vec<Scorecard> {
    let mut leaves: Vec<Leaf> = rubric.nodes.iter().map(|(ix, _)| Leaf::read(rubric, assessment, ix)).collect();
    let one = |phase: &crate::assessment::Overlay| {
        for (ix, answer) in &phase.answers {
            if let Some(item) = &rubric.nodes[*ix].item {
                leaves[ix.get()] = Leaf::planned(rubric, assessment, item, answer);
            }
        }
        score_leaves(rubric, assessment, leaves.clone())
    };
    assessment.phases.iter().map(one).collect()
}

fn score_leaves(rubric: &Rubric, assessment: &Assessment, leaves: Vec<Leaf>) -> Scorecard {
    let weights = targets::weights(rubric, assessment);
    let targets = targets::targets(rubric, assessment);
    let points = targets.iter().map(|(ix, target)| (*ix, target.points.clone())).collect();
    let frame = Frame::new(rubric, weights, assessment.tags.clone(), points);
    let current = pass::run(rubric, &frame, &leaves, Options::default());
    let scope: Vec<bool> = current.nodes.iter().map(|computed| computed.in_scope).collect();
    let target = target_pass(rubric, assessment, &frame, &leaves, &scope);
    let baseline = (!assessment.baseline.is_empty()).then(|| {
        let options = Options { scope: Some(&scope), fixed: Some(&assessment.baseline), values_only: true };
        pass::run(rubric, &frame, &leaves, options)
    });
    let states = States {
        rubric,
        assessment,
        frame: &frame,
        leaves: &leaves,
        current: &current,
        target: &target,
        baseline: baseline.as_ref(),
    };
    let mut nodes: Vec<NodeScore> = rubric.nodes.iter().map(|(ix, _)| states.score(Some(ix))).collect();
    let mut overall = states.score(None);
    overall.derivation.complete(current.overall.calculation);
    let mut observed = Vec::with_capacity(nodes.len());
    for (score, mut computed) in nodes.iter_mut().zip(current.nodes) {
        score.derivation.complete(computed.calculation.take());
        observed.push(computed.outcomes());
    }
    Scorecard { nodes, overall, frame, leaves, scope, observed, targets }
}

/// The pass over the targets. What has no target, or is not applicable, does not move the target of the nodes above, unless the
/// targets inherit today's answers; N/A that counts as its target does.
fn target_pass(rubric: &Rubric, assessment: &Assessment, frame: &Frame, leaves: &[Leaf], scope: &[bool]) -> Results {
    let is_na = |ix: Ix<Node>| leaves[ix.get()].input == Input::Lacking(Lack::NotApplicable);
    let has_target = |ix: Ix<Node>| frame.targets.contains_key(&ix);
    let counts = |ix: Ix<Node>| rubric.nodes[ix].item.is_none() || has_target(ix) || assessment.targets_inherit;
    let scope: Vec<bool> = rubric.nodes.iter().map(|(ix, _)| scope[ix.get()] && counts(ix)).collect();
    let fixed: BTreeMap<Ix<Node>, Exact> =
        frame.targets.iter().filter(|(ix, _)| !is_na(**ix)).map(|(ix, points)| (*ix, points.clone())).collect();
    pass::run(rubric, frame, leaves, Options { scope: Some(&scope), fixed: Some(&fixed), values_only: true })
}

/// The passes that a node's score is read from.
struct States<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    frame: &'a Frame,
    leaves: &'a [Leaf],
    current: &'a Results,
    target: &'a Results,
    baseline: Option<&'a Results>,
}

impl States<'_> {
    fn score(&self, node: Option<Ix<Node>>) -> NodeScore {
        let computed = computed(self.current, node);
        let items = self.items(node);
        let bands = self.rubric.bands_of(node);
        let round = &self.rubric.aggregate_of(node).round;
        let target = computed_value(self.target, node).filter(|_| self.has_target(node, &items));
        let (low, high) = computed.extent().unzip();
        NodeScore {
            node,
            low,
            high,
            band: computed.value.as_ref().and_then(|value| bands.of(value, round)),
            outcome: computed.outcome,
            coverage: self.coverage(&items),
            weakest: computed.weakest,
            range: self.range(node),
            percent_to_target: self.percent_to_target(&items),
            progress: self.progress(node, computed.value.as_ref(), target.as_ref()),
            facets: self.facets(node),
            derivation: self.derivation(node),
            value: computed.value.clone(),
            target,
        }
    }

    /// Whether there is anything to aim at; a stage reached by nobody's target is no target.
    fn has_target(&self, node: Option<Ix<Node>>, items: &[Ix<Node>]) -> bool {
        self.assessment.targets_inherit || items.iter().chain(&node).any(|node| self.frame.targets.contains_key(node))
    }

    fn items(&self, node: Option<Ix<Node>>) -> Vec<Ix<Node>> {
        match node {
            Some(node) => self.rubric.items_below(node),
            None => self.rubric.items().map(|(ix, ..)| ix).collect(),
        }
    }

    fn range(&self, node: Option<Ix<Node>>) -> Option<(Exact, Exact)> {
        match node {
            Some(node) => self.frame.ranges[node.get()].clone(),
            None => self.frame.overall_range.clone(),
        }
    }

    fn state(&self, item: Ix<Node>) -> ItemState {
        match &self.leaves[item.get()].input {
            _ if !self.current.nodes[item.get()].in_scope => ItemState::OutOfScope,
            Input::Lacking(Lack::Unanswered) => ItemState::Unanswered,
            Input::Lacking(Lack::Unknown) => ItemState::Unknown,
            Input::Lacking(Lack::NotApplicable) => ItemState::NotApplicable,
            Input::Given(response) => ItemState::Answered(response.clone()),
        }
    }

    /// The derivation without its calculation.
    fn derivation(&self, node: Option<Ix<Node>>) -> Derivation {
        let Some(item) = node.filter(|node| self.rubric.nodes[*node].item.is_some()) else {
            return Derivation::Aggregated(Calculation::default());
        };
        let answer = self.assessment.answers.get(&item);
        // What was answered, not what unmet criteria make of it.
        let state = match (self.state(item), answer.map(|answer| &answer.state)) {
            (ItemState::Answered(_), Some(State::Answered(said))) if !self.leaves[item.get()].unmet.is_empty() => {
                ItemState::Answered(said.clone())
            }
            (state, _) => state,
        };
        Derivation::Answer {
            state,
            span: answer.map(|a| a.span),
            unmet: self.leaves[item.get()].unmet.clone(),
            calculation: None,
        }
    }

    fn coverage(&self, items: &[Ix<Node>]) -> Coverage {
        let mut coverage = Coverage::default();
        for item in items {
            let state = self.state(*item);
            let is_in = state != ItemState::OutOfScope;
            coverage.add(Coverage {
                answered: usize::from(matches!(state, ItemState::Answered(_))),
                applicable: usize::from(is_in && state != ItemState::NotApplicable),
                total: usize::from(is_in),
            });
        }
        coverage
    }

    fn percent_to_target(&self, items: &[Ix<Node>]) -> Option<Exact> {
        let mut gaps = Exact::zero();
        let mut targets = Exact::zero();
        for item in items {
            if let (Some(current), Some(target)) = (self.counted(*item), self.frame.targets.get(item)) {
                gaps = &gaps + &(target - &current).floor_at_zero();
                targets = &targets + target;
            }
        }
        Some(Exact::one() - gaps.checked_div(&targets)?)
    }

    /// The points an item counts with: its value, or 0 where an open answer counts so.
    fn counted(&self, item: Ix<Node>) -> Option<Exact> {
        let above = self.rubric.aggregate_of(self.rubric.nodes[item].parent);
        let is_open = matches!(self.state(item), ItemState::Unanswered | ItemState::Unknown);
        let zero = (is_open && above.missing == MissingPolicy::Zero).then(Exact::zero);
        self.current.nodes[item.get()].value.clone().or(zero)
    }

    fn progress(&self, node: Option<Ix<Node>>, current: Option<&Exact>, target: Option<&Exact>) -> Option<Exact> {
        let baseline = computed_value(self.baseline?, node)?;
        (current? - &baseline).checked_div(&(target? - &baseline))
    }

    fn facets(&self, node: Option<Ix<Node>>) -> Vec<(Ix<Facet>, Vec<Option<Exact>>)> {
        let of = |facet| {
            let cells = pass::cells(self.rubric, self.frame, self.current, node, facet);
            (facet, cells.into_iter().map(|cell| cell.value).collect())
        };
        self.rubric.facets.iter().map(|(facet, _)| of(facet)).collect()
    }
}

fn computed(results: &Results, node: Option<Ix<Node>>) -> &Computed {
    node.map_or(&results.overall, |node| &results.nodes[node.get()])
}

fn computed_value(results: &Results, node: Option<Ix<Node>>) -> Option<Exact> {
    computed(results, node).value.clone()
}
