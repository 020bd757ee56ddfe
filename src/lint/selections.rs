//! What rules and stages decide, for everything that can be answered.
//!
//! An item's own answer is enumerated: every selection of a multiple choice, every option of the other scales. What conditions ask
//! about other nodes is enumerated too where that stays small, and otherwise left open, in three-valued logic.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::rubric::{Bounds, Form, Ix, Lack, Level, Node, Predicate, Rubric};
use crate::score::Ranges;

use super::attainable::Attainable;
use super::tree::{below, questions};

/// More options than this are not enumerated.
const MAX_OPTIONS: usize = 12;
/// More situations than this are not enumerated; what conditions ask about other nodes is left open instead.
const MAX_SITUATIONS: usize = 8192;
/// A set of rules is the bits of a word.
const MAX_TESTS: usize = 64;

/// What an item's own answer can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// The place has no answer of its own.
    Nothing,
    /// The options that are selected, as bits.
    Selected(u32),
    Lacking(Lack),
}

/// How tests decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The first that is true: rules.
    First,
    /// All that are true before the first that is not: stages.
    Leading,
}

/// What is known about the world besides the own answer.
#[derive(Debug)]
pub enum Cause {
    /// The value of a node: the places that conditions can tell apart, lowest first. After them comes "no value".
    Value(Ix<Node>, Vec<Exact>),
    /// Something that is true or not.
    Fact,
}

impl Cause {
    fn states(&self) -> usize {
        match self {
            Cause::Value(_, places) => places.len() + 1,
            Cause::Fact => 2,
        }
    }
}

/// A condition with its questions resolved to causes.
#[derive(Debug)]
enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Own {
        bit: u32,
        only: bool,
    },
    State(Lack),
    /// In which states of a cause it holds.
    Depends {
        on: usize,
        holds: Vec<bool>,
    },
    Settled(bool),
}

/// What can be decided in one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Rules that can be the first true one, or numbers of stages, as bits.
    pub possible: u64,
    /// Whether it is possible that no rule is true.
    pub may_be_none: bool,
}

impl Decided {
    /// The only thing that can be decided.
    pub fn only(self) -> Option<usize> {
        (self.possible.count_ones() == 1 && !self.may_be_none).then(|| self.possible.trailing_zeros() as usize)
    }
}

/// The decisions of one place in all situations.
#[derive(Debug)]
pub struct Decisions {
    pub owns: Vec<Own>,
    pub causes: Vec<Cause>,
    /// Whether causes are enumerated. Otherwise there is one column, with everything about other nodes left open.
    pub is_exact: bool,
    /// Where a selection stands in `owns`.
    positions: BTreeMap<u32, usize>,
    /// By own answer, then by the states of the causes.
    table: Vec<Decided>,
    columns: usize,
    /// Conditions that hold in some situation, as bits.
    pub satisfiable: u64,
}

/// What a place is asked with.
pub struct Asked<'a> {
    pub rubric: &'a Rubric,
    pub ranges: &'a Ranges,
    pub attainable: &'a Attainable,
    pub node: Option<Ix<Node>>,
}

impl Decisions {
    /// Decides everything; `None` where that would be too much, or where the answer is made of several measures.
    pub fn of(asked: &Asked<'_>, conditions: &[Option<&Predicate>], mode: Mode) -> Option<Self> {
        if conditions.len() > MAX_TESTS - 1 {
            return None;
        }
        let owns = own_answers(asked.rubric, asked.node)?;
        let mut causes = Causes { asked, found: Vec::new(), facts: Vec::new(), bounds: bounds_by_node(conditions) };
        let tests: Vec<Option<Test>> = conditions.iter().map(|when| when.map(|when| causes.test(when))).collect();
        let causes = causes.found;
        let columns = causes.iter().try_fold(1usize, |product, cause| product.checked_mul(cause.states()));
        let columns = columns.filter(|columns| columns.saturating_mul(owns.len()) <= MAX_SITUATIONS);
        let asks_for_state: Vec<bool> = conditions.iter().map(|when| when.is_some_and(Predicate::asks_for_state)).collect();
        let selection = |(at, own): (usize, &Own)| if let Own::Selected(options) = own { Some((*options, at)) } else { None };
        let mut decisions = Decisions {
            positions: owns.iter().enumerate().filter_map(selection).collect(),
            owns,
            causes,
            is_exact: columns.is_some(),
            table: Vec::new(),
            columns: columns.unwrap_or(1),
            satisfiable: 0,
        };
        for own in decisions.owns.clone() {
            for column in 0..decisions.columns {
                let states = columns.map(|_| decisions.states(column));
                let truth = |(at, test): (usize, &Option<Test>)| match test {
                    // Without an answer only what asks for the state can apply.
                    _ if mode == Mode::First && matches!(own, Own::Lacking(_)) && !asks_for_state[at] => (false, false),
                    Some(test) => test.truth(own, states.as_deref()),
                    None => (true, true),
                };
                let truths: Vec<(bool, bool)> = tests.iter().enumerate().map(truth).collect();
                let may_hold = |at: usize| u64::from(truths[at].0) << at;
                decisions.satisfiable |= (0..truths.len()).fold(0, |all, at| all | may_hold(at));
                decisions.table.push(match mode {
                    Mode::First => first(&truths),
                    Mode::Leading => leading(&truths),
                });
            }
        }
        Some(decisions)
    }

    /// What is decided when exactly these options are selected.
    pub fn selecting(&self, options: u32) -> Option<&[Decided]> {
        self.positions.get(&options).map(|at| self.row(*at))
    }

    /// What is decided for each state of the world, for one own answer.
    pub fn row(&self, own: usize) -> &[Decided] {
        &self.table[own * self.columns..(own + 1) * self.columns]
    }

    /// Everything that can be decided for any answer and any state of the world.
    pub fn possible(&self) -> u64 {
        self.table.iter().fold(0, |all, decided| all | decided.possible)
    }

    /// The states of all causes in a column.
    fn states(&self, column: usize) -> Vec<usize> {
        let mut rest = column;
        let mut states = Vec::with_capacity(self.causes.len());
        for cause in &self.causes {
            states.push(rest % cause.states());
            rest /= cause.states();
        }
        states
    }

    /// Columns that differ in one cause only, in the order of its places: a list for every state of the others.
    pub fn along(&self, cause: usize) -> Vec<Vec<usize>> {
        let Cause::Value(_, places) = &self.causes[cause] else { return Vec::new() };
        let stride: usize = self.causes[..cause].iter().map(Cause::states).product();
        let first = (0..self.columns).filter(|column| self.states(*column)[cause] == 0);
        first.map(|first| (0..places.len()).map(|place| first + place * stride).collect()).collect()
    }
}

/// The rules that can be the first true one.
fn first(truths: &[(bool, bool)]) -> Decided {
    let settled = truths.iter().position(|(_, must)| *must);
    let reached = &truths[..settled.map_or(truths.len(), |at| at + 1)];
    let possible = reached.iter().enumerate().fold(0, |all, (at, (may, _))| all | u64::from(*may) << at);
    Decided { possible, may_be_none: settled.is_none() }
}

/// The numbers of leading stages that can be true.
fn leading(truths: &[(bool, bool)]) -> Decided {
    let end = truths.iter().position(|(may, _)| !may).unwrap_or(truths.len());
    let possible = truths[..end].iter().enumerate().fold(1 << end, |all, (at, (_, must))| all | u64::from(!must) << at);
    Decided { possible, may_be_none: false }
}

impl Test {
    /// Whether it may hold, and whether it must.
    fn truth(&self, own: Own, states: Option<&[usize]>) -> (bool, bool) {
        match self {
            Test::All(of) => of.iter().fold((true, true), |(may, must), one| {
                let one = if may { one.truth(own, states) } else { (false, false) };
                (may && one.0, must && one.1)
            }),
            Test::Any(of) => of.iter().fold((false, false), |(may, must), one| {
                let one = if must { (true, true) } else { one.truth(own, states) };
                (may || one.0, must || one.1)
            }),
            Test::Not(one) => {
                let (may, must) = one.truth(own, states);
                (!must, !may)
            }
            Test::Own { bit, only } => {
                let holds = match own {
                    Own::Selected(selected) if *only => selected == *bit,
                    Own::Selected(selected) => selected & bit != 0,
                    Own::Nothing | Own::Lacking(_) => false,
                };
                (holds, holds)
            }
            Test::State(lack) => {
                let holds = own == Own::Lacking(*lack);
                (holds, holds)
            }
            Test::Depends { on, holds } => match states {
                Some(states) => (holds[states[*on]], holds[states[*on]]),
                None => (holds.contains(&true), !holds.contains(&false)),
            },
            Test::Settled(holds) => (*holds, *holds),
        }
    }
}

/// Finds the causes that conditions depend on.
struct Causes<'a, 'c> {
    asked: &'a Asked<'a>,
    found: Vec<Cause>,
    facts: Vec<(&'c Predicate, usize)>,
    bounds: Vec<(Ix<Node>, &'c Bounds)>,
}

/// Everything that conditions compare the values of nodes with.
fn bounds_by_node<'c>(conditions: &[Option<&'c Predicate>]) -> Vec<(Ix<Node>, &'c Bounds)> {
    let mut asked = Vec::new();
    conditions.iter().flatten().for_each(|when| questions(when, &mut asked));
    let compared = asked.into_iter().filter_map(|question| match question {
        Predicate::Value { node, bounds } => Some((*node, bounds)),
        _ => None,
    });
    compared.collect()
}

impl<'c> Causes<'_, 'c> {
    fn test(&mut self, condition: &'c Predicate) -> Test {
        let place = self.asked.node;
        let here = |item: &Option<Ix<Node>>| item.is_none() || *item == place;
        match condition {
            Predicate::All(of) => Test::All(of.iter().map(|one| self.test(one)).collect()),
            Predicate::Any(of) => Test::Any(of.iter().map(|one| self.test(one)).collect()),
            Predicate::Not(one) => Test::Not(Box::new(self.test(one))),
            Predicate::Selected { item, option, only } if here(item) => Test::Own { bit: bit(*option), only: *only },
            Predicate::State { item, state } if here(item) => Test::State(*state),
            Predicate::Value { node, bounds } => self.comparison(*node, bounds),
            Predicate::Tally { over, bounds, .. } => {
                let count = below(self.asked.rubric, over, self.asked.node).len();
                self.counted(condition, bounds, &Exact::from(count))
            }
            Predicate::Share { bounds, .. } => match bounds.within(&Exact::zero(), &Exact::one()) {
                (_, false) => Test::Settled(false),
                _ => self.fact(condition),
            },
            Predicate::Selected { .. } | Predicate::State { .. } | Predicate::Outcome { .. } => self.fact(condition),
        }
    }

    fn counted(&mut self, condition: &'c Predicate, bounds: &Bounds, most: &Exact) -> Test {
        match bounds.within(&Exact::zero(), most) {
            (true, _) => Test::Settled(true),
            (_, false) => Test::Settled(false),
            _ => self.fact(condition),
        }
    }

    fn fact(&mut self, condition: &'c Predicate) -> Test {
        let known = self.facts.iter().find(|(fact, _)| *fact == condition).map(|(_, on)| *on);
        let on = known.unwrap_or_else(|| {
            self.found.push(Cause::Fact);
            self.facts.push((condition, self.found.len() - 1));
            self.found.len() - 1
        });
        Test::Depends { on, holds: vec![false, true] }
    }

    fn comparison(&mut self, node: Ix<Node>, bounds: &Bounds) -> Test {
        let known = self.found.iter().position(|cause| matches!(cause, Cause::Value(of, _) if *of == node));
        let on = known.unwrap_or_else(|| {
            let places = self.places(node);
            self.found.push(Cause::Value(node, places));
            self.found.len() - 1
        });
        let Cause::Value(_, places) = &self.found[on] else { return Test::Settled(false) };
        Test::Depends { on, holds: places.iter().map(|place| bounds.hold(place)).chain([false]).collect() }
    }

    /// The ends of a node's range, the numbers it is compared with, and what lies between them.
    fn places(&self, node: Ix<Node>) -> Vec<Exact> {
        let (Some((low, high)), Some(values)) = (self.asked.ranges.get(Some(node)), self.asked.attainable.get(Some(node))) else {
            return Vec::new();
        };
        let bounds = self.bounds.iter().filter(|(of, _)| *of == node).flat_map(|(_, bounds)| bounds.0.iter());
        let mut marks: Vec<Exact> =
            bounds.map(|(_, number)| number.clone()).filter(|number| low < number && number < high).collect();
        marks.extend([low.clone(), high.clone()]);
        marks.sort();
        marks.dedup();
        let between = |pair: &[Exact]| values.between(&pair[0], &pair[1]).map(|(first, _)| first);
        let mut places: Vec<Exact> = marks.windows(2).filter_map(between).collect();
        places.extend(marks.into_iter().filter(|mark| values.contains(mark) || mark == low || mark == high));
        places.sort();
        places
    }
}

/// The bit of an option.
pub fn bit(option: Ix<Level>) -> u32 {
    1u32.checked_shl(u32::try_from(option.get()).unwrap_or(u32::MAX)).unwrap_or(0)
}

/// Everything that can be answered at a place; fewest options first.
fn own_answers(rubric: &Rubric, node: Option<Ix<Node>>) -> Option<Vec<Own>> {
    let Some(item) = node.and_then(|node| rubric.nodes[node].item.as_ref()) else {
        return Some(vec![Own::Nothing]);
    };
    let scale = rubric.scale_of(item);
    let count = scale.levels.len();
    if !item.measures.is_empty() || count > MAX_OPTIONS {
        return None;
    }
    let mut selections: Vec<u32> = match scale.form {
        Form::Multi { .. } => (0..1 << count).collect(),
        Form::Number { .. } => vec![0],
        _ => (0..count).map(|at| 1 << at).collect(),
    };
    selections.sort_by_key(|selected| (selected.count_ones(), std::cmp::Reverse(selected.reverse_bits())));
    let lacks = [Lack::Unanswered, Lack::Unknown, Lack::NotApplicable];
    Some(selections.into_iter().map(Own::Selected).chain(lacks.map(Own::Lacking)).collect())
}

/// The options that are selected, by id.
pub fn selected(rubric: &Rubric, node: Ix<Node>, options: u32) -> Vec<&str> {
    let Some(item) = &rubric.nodes[node].item else { return Vec::new() };
    let levels = rubric.scale_of(item).levels.iter();
    levels.filter(|(ix, _)| bit(*ix) & options != 0).map(|(_, level)| level.id.as_str()).collect()
}
