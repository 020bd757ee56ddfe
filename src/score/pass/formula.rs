//! A pass written down as a formula: partial evaluation with the levels of some items left open.

use std::collections::BTreeMap;

use super::super::combine::{Weighted, combine, finish};
use super::super::formula::{Formula, Step, Test};
use super::super::leaf::Leaf;
use super::super::truth::Truth;
use super::condition::{At, When};
use super::{Ends, Frame, InputFrom, InputLine, Layering, Options, Pass, Results, keep};
use crate::exact::Exact;
use crate::rubric::{
    Aggregate, Counted, DecisionRule, Ix, Node, Over, Predicate, Primitive, RoundStage, Rubric, ScalePolicy, Staged, Then,
};

/// The formula by which the score of the whole follows from the levels of `inputs`, which have a value in `results`; `None` where
/// it has no value, or follows in a way that no step can say.
pub fn formula(rubric: &Rubric, frame: &Frame, leaves: &[Leaf], results: &Results, inputs: &[Ix<Node>]) -> Option<Formula> {
    let mut pass = Pass::new(rubric, frame, leaves, Options { values_only: true, ..Options::default() }, Layering::Combined(&[]));
    pass.nodes.clone_from(&results.nodes);
    let parts = vec![Part::Fixed(None); rubric.nodes.len()];
    let is_judged = vec![false; rubric.nodes.len()];
    let mut writer = Writer { pass, inputs, parts, is_judged, steps: Vec::new() };
    for node in &rubric.order {
        writer.parts[node.get()] = writer.node(*node);
    }
    let overall = writer.group(&rubric.root, None);
    let overall = writer.place(&overall)?;
    let mut nodes = BTreeMap::new();
    for (ix, _) in rubric.nodes.iter().filter(|(_, node)| node.item.is_none()) {
        let part = writer.parts[ix.get()].clone();
        nodes.extend(writer.place(&part).map(|at| (ix, at)));
    }
    Some(Formula { inputs: inputs.to_vec(), steps: writer.steps, overall, nodes })
}

/// What became of a node.
#[derive(Clone)]
enum Part {
    /// The same value, or none, whatever the levels are.
    Fixed(Option<Exact>),
    /// A position in the formula; there is always a value.
    At(usize),
    /// It depends on the levels in a way that no step can say.
    Beyond,
}

/// A factor times what stands somewhere, and a constant.
struct Line {
    of: Option<usize>,
    factor: Exact,
    constant: Exact,
    weight: Exact,
}

/// A condition whose outcome is settled, or a test of values.
enum Asked {
    Settled(bool),
    Open(Test),
}

struct Writer<'a> {
    /// The pass over today's levels.
    pass: Pass<'a>,
    inputs: &'a [Ix<Node>],
    parts: Vec<Part>,
    /// Nodes whose outcome may change with the levels.
    is_judged: Vec<bool>,
    steps: Vec<Step>,
}

impl Writer<'_> {
    fn node(&mut self, ix: Ix<Node>) -> Part {
        let node = &self.pass.rubric.nodes[ix];
        let computed = &self.pass.nodes[ix.get()];
        if !computed.in_scope {
            return Part::Fixed(None);
        }
        let decides = matches!(node.aggregate.by, Primitive::Rules(_));
        if let Some(at) = self.inputs.iter().position(|input| *input == ix) {
            self.is_judged[ix.get()] = decides;
            return Part::At(at);
        }
        if node.item.is_some() && !decides && !matches!(node.aggregate.by, Primitive::Staged(_)) {
            return Part::Fixed(computed.value.clone());
        }
        let before = self.steps.len();
        let part = self.group(&node.aggregate, Some(ix));
        self.is_judged[ix.get()] = decides && (self.steps.len() > before || !matches!(part, Part::Fixed(_)));
        part
    }

    fn group(&mut self, by: &Aggregate, node: Option<Ix<Node>>) -> Part {
        let is_item = node.is_some_and(|node| self.pass.rubric.nodes[node].item.is_some());
        if by.over == Over::Measures && !is_item {
            return if self.inputs.is_empty() { Part::Fixed(self.value_of(node)) } else { Part::Beyond };
        }
        match &by.by {
            Primitive::Rules(rules) => self.ruled(by, rules, node),
            Primitive::Staged(staged) => self.staged(by, staged, node),
            _ => self.aggregated(by, node),
        }
    }

    /// The value of a node today.
    fn value_of(&self, node: Option<Ix<Node>>) -> Option<Exact> {
        node.and_then(|node| self.pass.nodes[node.get()].value.clone())
    }

    fn aggregated(&mut self, by: &Aggregate, node: Option<Ix<Node>>) -> Part {
        // Whether there is a value does not depend on the levels.
        let Some(today) = self.pass.aggregated(by, node).value else { return Part::Fixed(None) };
        let lines = self.pass.lines(by, node);
        let parts: Vec<&Part> = lines.iter().filter_map(|line| self.part_of(line)).collect();
        if parts.iter().any(|part| matches!(part, Part::Beyond)) {
            return Part::Beyond;
        }
        if !parts.iter().any(|part| matches!(part, Part::At(_))) {
            return Part::Fixed(Some(today));
        }
        let back = self.pass.back(by, &lines);
        let lines: Vec<Line> = lines.iter().filter_map(|line| self.line(line)).collect();
        let combined = match by.by {
            Primitive::Mean | Primitive::Sum => self.linear(by, &lines, back.as_ref()),
            _ => self.ranked(by, &lines, back.as_ref()),
        };
        self.stored(by, combined)
    }

    fn part_of(&self, line: &InputLine) -> Option<&Part> {
        match line.from {
            InputFrom::Node(from) => Some(&self.parts[from.get()]),
            InputFrom::Measure(_) | InputFrom::Vote(_) => None,
        }
    }

    /// What an input brings, moved to its own range where the inputs are normalised; `None` where it does not enter.
    fn line(&self, line: &InputLine) -> Option<Line> {
        let Weighted { points, weight } = line.weighted()?;
        let Some(Part::At(of)) = self.part_of(line) else {
            return Some(Line { of: None, factor: Exact::zero(), constant: points, weight });
        };
        let unchanged = (Exact::one(), Exact::zero());
        let (factor, constant) = line.normalised_on.as_ref().map_or(unchanged, |(low, high)| {
            let factor = Exact::one().checked_div(&(high - low)).unwrap_or_else(Exact::zero);
            let constant = Exact::zero() - low * &factor;
            (factor, constant)
        });
        Some(Line { of: Some(*of), factor, constant, weight })
    }

    /// Weighted means and sums: factors on the inputs, and what they make where all of those are 0.
    fn linear(&mut self, by: &Aggregate, lines: &[Line], back: Option<&Ends>) -> usize {
        let free = Aggregate { clamp: None, ..by.clone() };
        let at = |points: &dyn Fn(&Line) -> Exact| {
            let entered: Vec<Weighted> =
                lines.iter().map(|line| Weighted { points: points(line), weight: line.weight.clone() }).collect();
            finish(&free, combine(&free, &entered).unwrap_or_else(Exact::zero), back)
        };
        let constant = at(&|line| line.constant.clone());
        let moved = |of: usize| {
            let with = at(&|line| if line.of == Some(of) { &line.constant + &line.factor } else { line.constant.clone() });
            (of, with - constant.clone())
        };
        let mut places: Vec<usize> = lines.iter().filter_map(|line| line.of).collect();
        places.sort_unstable();
        places.dedup();
        let terms = places.into_iter().map(moved).collect();
        let at = self.sum(constant.clone(), terms);
        self.clamped(by, at)
    }

    /// Lowest, highest and middle ones.
    fn ranked(&mut self, by: &Aggregate, lines: &[Line], back: Option<&Ends>) -> usize {
        let places = lines.iter().map(|line| {
            let terms = line.of.map(|of| (of, line.factor.clone())).into_iter().collect();
            self.sum(line.constant.clone(), terms)
        });
        let places: Vec<usize> = places.collect();
        let at = self.push(match by.by {
            Primitive::Min => Step::Least(places),
            Primitive::Max => Step::Greatest(places),
            _ => Step::Middle(places),
        });
        let at = match (by.scale, back) {
            (ScalePolicy::Normalised, Some((low, high))) => self.sum(low.clone(), vec![(at, high - low)]),
            _ => at,
        };
        self.clamped(by, at)
    }

    fn clamped(&mut self, by: &Aggregate, of: usize) -> usize {
        let clamp = by.clamp.clone();
        clamp.map_or(of, |(low, high)| self.push(Step::Clamp { of, low, high }))
    }

    /// The value as the node keeps it.
    fn stored(&mut self, by: &Aggregate, of: usize) -> Part {
        let mode = by.round.mode.filter(|_| by.round.stage == RoundStage::Stored);
        Part::At(mode.map_or(of, |mode| self.push(Step::Round { of, digits: by.round.digits, mode })))
    }

    fn staged(&mut self, by: &Aggregate, staged: &Staged, node: Option<Ix<Node>>) -> Part {
        if self.pass.is_void(by, staged, node) {
            return Part::Fixed(None);
        }
        let place = Pass::stage_place(by, node, When::Now);
        let mut worth = keep(by, staged.base.clone());
        let mut cases = Vec::new();
        for stage in &staged.stages {
            let next = keep(by, stage.value.clone());
            match self.asked(&stage.when, place) {
                None => return Part::Beyond,
                Some(Asked::Settled(false)) => break,
                Some(Asked::Settled(true)) => {}
                Some(Asked::Open(test)) => cases.push((Test::Not(Box::new(test)), Part::Fixed(Some(worth)))),
            }
            worth = next;
        }
        self.choice(cases, Part::Fixed(Some(worth)))
    }

    fn ruled(&mut self, by: &Aggregate, rules: &[DecisionRule], node: Option<Ix<Node>>) -> Part {
        let is_item = node.is_some_and(|node| self.pass.rubric.nodes[node].item.is_some());
        let inputs = if is_item { Vec::new() } else { self.pass.lines(by, node) };
        let may_decide = self.pass.may_decide(by, rules, node, &inputs);
        let mut cases = Vec::new();
        let mut otherwise = Part::Fixed(None);
        for rule in rules.iter().filter(|rule| may_decide(rule)) {
            let asked = rule.when.as_ref().map_or(Some(Asked::Settled(true)), |when| self.asked(when, At::new(node, When::Now)));
            match asked {
                None => return Part::Beyond,
                Some(Asked::Settled(false)) => {}
                Some(Asked::Settled(true)) => {
                    otherwise = self.consequence(&rule.then, node);
                    break;
                }
                Some(Asked::Open(test)) => {
                    let then = self.consequence(&rule.then, node);
                    cases.push((test, then));
                }
            }
        }
        match self.choice(cases, otherwise) {
            Part::At(at) => self.stored(by, at),
            Part::Fixed(value) => Part::Fixed(value.map(|value| keep(by, value))),
            Part::Beyond => Part::Beyond,
        }
    }

    fn consequence(&mut self, then: &Then, node: Option<Ix<Node>>) -> Part {
        match then {
            Then::Points(points) => Part::Fixed(Some(points.clone())),
            Then::Outcome(_, points) => Part::Fixed(points.clone()),
            Then::Aggregate(by) => self.group(by, node),
        }
    }

    /// The first case that holds, else another; beyond steps where a value may be there or not.
    fn choice(&mut self, cases: Vec<(Test, Part)>, otherwise: Part) -> Part {
        if cases.is_empty() {
            return otherwise;
        }
        let otherwise = self.place(&otherwise);
        let mut placed = Vec::new();
        for (test, part) in cases {
            let Some(at) = self.place(&part) else { return Part::Beyond };
            placed.push((test, at));
        }
        otherwise.map_or(Part::Beyond, |otherwise| Part::At(self.push(Step::Choose { cases: placed, otherwise })))
    }

    /// A condition as a test; `None` where no test can say it.
    fn asked(&self, condition: &Predicate, at: At) -> Option<Asked> {
        let settled = || Some(Asked::Settled(self.pass.holds(condition, at) == Truth::Yes));
        match condition {
            Predicate::All(of) => self.joined(of, at, true),
            Predicate::Any(of) => self.joined(of, at, false),
            Predicate::Not(of) => self.asked(of, at).map(|asked| match asked {
                Asked::Settled(holds) => Asked::Settled(!holds),
                Asked::Open(test) => Asked::Open(Test::Not(Box::new(test))),
            }),
            Predicate::Value { node, bounds } => match &self.parts[node.get()] {
                Part::Fixed(_) => settled(),
                Part::At(of) => Some(Asked::Open(Test::Holds { of: *of, bounds: bounds.clone() })),
                Part::Beyond => None,
            },
            Predicate::Share { over, each, bounds } => {
                let (mut of, mut yes, mut all) = (Vec::new(), 0, 0);
                for node in self.pass.rubric.below(at.node, over) {
                    match &self.parts[node.get()] {
                        Part::At(place) => of.push(*place),
                        Part::Fixed(_) => {
                            let counted = self.pass.within(node, each, at);
                            all += usize::from(counted.is_some());
                            yes += usize::from(counted == Some(Truth::Yes));
                        }
                        Part::Beyond => return None,
                    }
                }
                if of.is_empty() {
                    return settled();
                }
                Some(Asked::Open(Test::Share { of, each: each.clone(), yes, all, bounds: bounds.clone() }))
            }
            Predicate::Outcome { node, .. } => {
                let is_judged = node.or(at.node).is_some_and(|node| self.is_judged[node.get()]);
                if is_judged { None } else { settled() }
            }
            Predicate::Tally { over, what: Counted::Outcome(_), .. } => {
                let mut counted = self.pass.rubric.below(at.node, over).into_iter();
                if counted.any(|node| self.is_judged[node.get()]) { None } else { settled() }
            }
            Predicate::Selected { .. } | Predicate::State { .. } | Predicate::Tally { .. } => settled(),
        }
    }

    /// All of several conditions, or any.
    fn joined(&self, of: &[Predicate], at: At, all: bool) -> Option<Asked> {
        let mut open = Vec::new();
        for one in of {
            match self.asked(one, at)? {
                Asked::Settled(holds) if holds != all => return Some(Asked::Settled(holds)),
                Asked::Settled(_) => {}
                Asked::Open(test) => open.push(test),
            }
        }
        match (open.is_empty(), all) {
            (true, _) => Some(Asked::Settled(all)),
            (false, true) => Some(Asked::Open(Test::All(open))),
            (false, false) => Some(Asked::Open(Test::Any(open))),
        }
    }

    /// Where a part stands in the formula; `None` without a value that is always there.
    fn place(&mut self, part: &Part) -> Option<usize> {
        match part {
            Part::At(at) => Some(*at),
            Part::Fixed(Some(value)) => Some(self.sum(value.clone(), Vec::new())),
            Part::Fixed(None) | Part::Beyond => None,
        }
    }

    fn sum(&mut self, constant: Exact, terms: Vec<(usize, Exact)>) -> usize {
        match terms.as_slice() {
            [(at, factor)] if constant.is_zero() && *factor == Exact::one() => *at,
            _ => self.push(Step::Sum { constant, terms }),
        }
    }

    /// Adds a step, or finds the same one.
    fn push(&mut self, step: Step) -> usize {
        let known = self.steps.iter().position(|known| *known == step);
        let at = known.unwrap_or_else(|| {
            self.steps.push(step);
            self.steps.len() - 1
        });
        self.inputs.len() + at
    }
}
