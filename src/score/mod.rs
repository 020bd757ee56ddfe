//! Scores: exact, total, and each with the derivation it came from.
//!
//! Every answered node ends as points, missing, not applicable or out of scope; a node above gets its score by the declared
//! primitive under the declared policies. "No value" is `None`, never 0. Nothing here rounds: [`crate::rubric::Round`] does, once.

mod aggregate;
mod flags;

use std::collections::BTreeMap;

use crate::assessment::{Assessment, State};
use crate::diagnostics::Span;
use crate::exact::Exact;
use crate::rubric::{Aggregate, Ix, NaPolicy, Node, Response, Rubric, Target};
pub use aggregate::{Input, Outcomes};
use aggregate::{Outcome, aggregate};
pub use flags::{Flag, flags};

/// All scores of one assessment.
#[derive(Debug)]
pub struct Scorecard {
    nodes: Vec<NodeScore>,
    pub overall: NodeScore,
    /// Weight of every node under the assessment's profile.
    weights: Vec<Exact>,
    /// Every node's value with all answers at the bottom of their scales.
    bottoms: Vec<Option<Exact>>,
    /// Effective target of every answered node, in points.
    targets: BTreeMap<Ix<Node>, EffectiveTarget>,
}

/// The score of one node, never without its coverage and range.
#[derive(Debug, Clone)]
pub struct NodeScore {
    /// `None`: nothing below has a value. For an answered node the answer itself; what a not applicable one contributes to the
    /// node above stands in that node's derivation.
    pub value: Option<Exact>,
    /// With every open answer at the bottom of its scale.
    pub low: Option<Exact>,
    /// With every open answer at the top.
    pub high: Option<Exact>,
    /// The same aggregation over the targets of the applicable answers.
    pub target: Option<Exact>,
    pub coverage: Coverage,
    /// The lowest input, shown beside every mean.
    pub weakest: Option<Ix<Node>>,
    pub derivation: Derivation,
}

/// How many of the answers below a node are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub answered: usize,
    /// All but the not applicable ones.
    pub applicable: usize,
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
    /// The answer itself.
    Answer { state: ItemState, span: Option<Span> },
    /// An aggregation of the nodes below.
    Aggregated { by: Aggregate, inputs: Vec<InputLine> },
}

/// One input of an aggregation.
#[derive(Debug, Clone)]
pub struct InputLine {
    pub node: Ix<Node>,
    pub weight: Exact,
    /// The points that entered, or why none did.
    pub entered: Result<Exact, Exclusion>,
}

/// Why an input did not enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    Unanswered,
    NotApplicable,
    /// Nothing below it has a value.
    Empty,
}

/// What is known about one answered node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemState {
    Answered(Exact),
    Unknown,
    Unanswered,
    NotApplicable,
}

/// A target and where it comes from.
#[derive(Debug, Clone)]
pub struct EffectiveTarget {
    pub points: Exact,
    pub source: TargetSource,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetSource {
    Rubric,
    /// Position in [`Rubric::target_rules`].
    Rule(usize),
    Team(Option<String>),
}

impl Scorecard {
    #[must_use]
    pub fn node(&self, node: Ix<Node>) -> &NodeScore {
        &self.nodes[node.get()]
    }

    #[must_use]
    pub fn weight(&self, node: Ix<Node>) -> &Exact {
        &self.weights[node.get()]
    }

    #[must_use]
    pub fn target(&self, item: Ix<Node>) -> Option<&EffectiveTarget> {
        self.targets.get(&item)
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
        let leaf = |item: Ix<Node>| match (levels.get(&item), &self.node(item).derivation) {
            (Some(points), _) => Input::Points(points.clone()),
            (None, Derivation::Answer { state, .. }) => self.input(rubric, item, state),
            (None, Derivation::Aggregated { .. }) => Input::Missing,
        };
        let outcome = self.aggregate(rubric, &leaf);
        (outcome.nodes.into_iter().map(|score| score.value).collect(), outcome.overall.value)
    }

    /// Aggregates other inputs under this assessment's weights.
    #[must_use]
    pub fn aggregate(&self, rubric: &Rubric, leaf: &dyn Fn(Ix<Node>) -> Input) -> Outcomes {
        aggregate(rubric, &self.weights, &self.bottoms, leaf)
    }

    fn input(&self, rubric: &Rubric, item: Ix<Node>, state: &ItemState) -> Input {
        input_of(rubric, item, state, self.targets.get(&item).map(|target| &target.points))
    }
}

/// Scores one assessment. Total: every assessment has a scorecard, if only one without values.
#[must_use]
pub fn score(rubric: &Rubric, assessment: &Assessment) -> Scorecard {
    let weights = weights(rubric, assessment);
    let targets = targets(rubric, assessment);
    let states: BTreeMap<Ix<Node>, ItemState> = rubric.items().map(|(ix, ..)| (ix, state_of(assessment, ix))).collect();
    let points = |item: Ix<Node>| targets.get(&item).map(|target| &target.points);
    let bottoms = bottoms(rubric, &weights);
    let run = |leaf: &dyn Fn(Ix<Node>) -> Input| aggregate(rubric, &weights, &bottoms, leaf);

    let current = run(&|item| input_of(rubric, item, &states[&item], points(item)));
    let [low, high] = [End::Bottom, End::Top].map(|end| {
        run(&|item| match input_of(rubric, item, &states[&item], points(item)) {
            Input::Missing => Input::Points(end.of(rubric, item)),
            known => known,
        })
    });
    // What has no target, or is not applicable, does not move the target of the nodes above; N/A that counts as its target does.
    let target = run(&|item| match (input_of(rubric, item, &states[&item], points(item)), points(item)) {
        (Input::NotApplicable, _) | (_, None) => Input::NotApplicable,
        (_, Some(target)) => Input::Points(target.clone()),
    });

    let coverages = coverages(rubric, &states);
    let node_score = |ix: Ix<Node>| NodeScore {
        value: match states.get(&ix) {
            Some(ItemState::Answered(points)) => Some(points.clone()),
            Some(_) => None,
            None => current.nodes[ix.get()].value.clone(),
        },
        low: low.nodes[ix.get()].value.clone(),
        high: high.nodes[ix.get()].value.clone(),
        target: target.nodes[ix.get()].value.clone(),
        coverage: coverages[ix.get()],
        weakest: current.nodes[ix.get()].weakest,
        derivation: match states.get(&ix) {
            Some(state) => Derivation::Answer { state: state.clone(), span: assessment.answers.get(&ix).map(|a| a.span) },
            None => derivation(&rubric.nodes[ix].aggregate, &current.nodes[ix.get()]),
        },
    };
    let mut coverage = Coverage::default();
    rubric.top.iter().for_each(|top| coverage.add(coverages[top.get()]));
    let overall = NodeScore {
        value: current.overall.value.clone(),
        low: low.overall.value,
        high: high.overall.value,
        target: target.overall.value,
        coverage,
        weakest: current.overall.weakest,
        derivation: derivation(&rubric.root, &current.overall),
    };
    let nodes = rubric.nodes.iter().map(|(ix, _)| node_score(ix)).collect();
    Scorecard { nodes, overall, weights, bottoms, targets }
}

/// Every node's value when all answers are at the bottom.
fn bottoms(rubric: &Rubric, weights: &[Exact]) -> Vec<Option<Exact>> {
    let outcomes = aggregate(rubric, weights, &[], &|item| Input::Points(End::Bottom.of(rubric, item)));
    outcomes.nodes.into_iter().map(|outcome| outcome.value).collect()
}

fn derivation(by: &Aggregate, outcome: &Outcome) -> Derivation {
    Derivation::Aggregated { by: by.clone(), inputs: outcome.inputs.clone() }
}

/// One end of a scale.
#[derive(Clone, Copy)]
enum End {
    Bottom,
    Top,
}

impl End {
    fn of(self, rubric: &Rubric, item: Ix<Node>) -> Exact {
        let Some(answerable) = &rubric.nodes[item].item else { return Exact::zero() };
        let Some((bottom, top)) = rubric.scale_of(answerable).range() else { return Exact::zero() };
        match self {
            End::Bottom => bottom,
            End::Top => top,
        }
    }
}

fn state_of(assessment: &Assessment, item: Ix<Node>) -> ItemState {
    match assessment.answers.get(&item).map(|answer| &answer.state) {
        None => ItemState::Unanswered,
        Some(State::Unknown) => ItemState::Unknown,
        Some(State::NotApplicable(_)) => ItemState::NotApplicable,
        Some(State::Answered(Response { points: Some(points), .. })) => ItemState::Answered(points.clone()),
        Some(State::Answered(_)) => ItemState::Unanswered,
    }
}

/// What an item's state contributes. N/A under a target policy counts as its target, under a zero policy as the bottom.
fn input_of(rubric: &Rubric, item: Ix<Node>, state: &ItemState, target: Option<&Exact>) -> Input {
    let policy = rubric.nodes[item].parent.map_or(&rubric.root, |parent| &rubric.nodes[parent].aggregate).na;
    match (state, policy, target) {
        (ItemState::Answered(points), ..) => Input::Points(points.clone()),
        (ItemState::Unknown | ItemState::Unanswered, ..) => Input::Missing,
        (ItemState::NotApplicable, NaPolicy::Target, Some(target)) => Input::Points(target.clone()),
        (ItemState::NotApplicable, NaPolicy::Zero, _) => Input::Points(End::Bottom.of(rubric, item)),
        (ItemState::NotApplicable, ..) => Input::NotApplicable,
    }
}

fn weights(rubric: &Rubric, assessment: &Assessment) -> Vec<Exact> {
    let profile = assessment.profile.map(|profile| &rubric.profiles[profile]);
    let weight = |ix: Ix<Node>, node: &Node| profile.and_then(|p| p.weights.get(&ix)).unwrap_or(&node.weight).clone();
    rubric.nodes.iter().map(|(ix, node)| weight(ix, node)).collect()
}

/// The team's own target, else the rubric's for the profile, raised by every target rule whose facts hold.
fn targets(rubric: &Rubric, assessment: &Assessment) -> BTreeMap<Ix<Node>, EffectiveTarget> {
    rubric.items().filter_map(|(ix, ..)| Some((ix, target_of(rubric, assessment, ix)?))).collect()
}

fn target_of(rubric: &Rubric, assessment: &Assessment, ix: Ix<Node>) -> Option<EffectiveTarget> {
    if let Some(team) = assessment.targets.get(&ix) {
        return Some(EffectiveTarget { points: team.points.clone(), source: TargetSource::Team(team.reason.clone()) });
    }
    let declared = match &rubric.nodes[ix].target {
        Target::None => None,
        Target::Same(points) => Some(points.clone()),
        Target::ByProfile(by) => assessment.profile.and_then(|profile| by.get(&profile)).cloned(),
    };
    let from_rubric = declared.map(|points| EffectiveTarget { points, source: TargetSource::Rubric });
    rubric.target_rules.iter().enumerate().fold(from_rubric, |target, (at, rule)| {
        let applies = rule.item == ix && assessment.holds(&rule.when, &rubric.profiles);
        match target {
            Some(target) if !applies || target.points >= rule.at_least => Some(target),
            None if !applies => None,
            _ => Some(EffectiveTarget { points: rule.at_least.clone(), source: TargetSource::Rule(at) }),
        }
    })
}

fn coverages(rubric: &Rubric, states: &BTreeMap<Ix<Node>, ItemState>) -> Vec<Coverage> {
    let mut coverages = vec![Coverage::default(); rubric.nodes.len()];
    for (ix, state) in states {
        let one = Coverage {
            answered: usize::from(matches!(state, ItemState::Answered(_))),
            applicable: usize::from(*state != ItemState::NotApplicable),
            total: 1,
        };
        let mut at = Some(*ix);
        while let Some(node) = at {
            coverages[node.get()].add(one);
            at = rubric.nodes[node].parent;
        }
    }
    coverages
}
