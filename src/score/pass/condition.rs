//! Conditions, asked about today or about the time when everything is answered.

use super::super::leaf::{Input, Leaf};
use super::super::tally;
use super::super::truth::Truth;
use super::{Computed, Pass, is_open};
use crate::exact::Exact;
use crate::rubric::{Bounds, Counted, Form, Ix, Lack, MissingPolicy, Node, Over, Predicate};

/// Whether a condition is asked about today or about the time when everything is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Now,
    Complete,
}

/// The place a condition is asked at.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub node: Option<Ix<Node>>,
    pub when: When,
    /// What a comparison with a not applicable node means.
    pub not_applicable: Truth,
    pub missing: MissingPolicy,
}

impl Pass<'_> {
    /// Whether a condition holds at a place.
    pub(super) fn holds(&self, condition: &Predicate, at: At) -> Truth {
        match condition {
            Predicate::All(of) => Truth::all(of.iter().map(|one| self.holds(one, at))),
            Predicate::Any(of) => Truth::any(of.iter().map(|one| self.holds(one, at))),
            Predicate::Not(one) => !self.holds(one, at),
            Predicate::Selected { item, option, only } => {
                let Some(item) = item.or(at.node) else { return Truth::No };
                self.answer(item, at, |leaf| match &leaf.input {
                    Input::Given(response) if *only => response.selected == [*option],
                    Input::Given(response) => response.selected.contains(option),
                    Input::Lacking(_) => false,
                })
            }
            Predicate::Outcome { node, outcome } => {
                let Some(node) = node.or(at.node) else { return Truth::No };
                let computed = &self.nodes[node.get()];
                let has = |computed: &Computed| computed.outcome == Some(*outcome) || computed.observed.contains(outcome);
                match at.when {
                    When::Complete if computed.open => Truth::Maybe,
                    _ => Truth::from(computed.in_scope && has(computed)),
                }
            }
            Predicate::Value { node, bounds } => self.compares(*node, bounds, at),
            Predicate::Share { over, each, bounds } => self.shares(over, each, bounds, at),
            Predicate::Tally { over, what, bounds } => self.tallies(over, what, bounds, at),
            Predicate::State { item, state } => {
                let Some(item) = item.or(at.node) else { return Truth::No };
                match (self.leaf_of(item).input == Input::Lacking(*state), at.when) {
                    (true, When::Complete) if *state != Lack::NotApplicable => Truth::No,
                    (true, When::Complete) if at.node != Some(item) => self.nodes[item.get()].scope,
                    (is_so, _) => Truth::from(is_so && self.is_in_scope(item, at)),
                }
            }
        }
    }

    pub(super) fn is_in_scope(&self, node: Ix<Node>, at: At) -> bool {
        self.nodes[node.get()].in_scope || at.node == Some(node)
    }

    /// A question about an item's answer.
    pub(super) fn answer(&self, item: Ix<Node>, at: At, holds: impl Fn(&Leaf) -> bool) -> Truth {
        let leaf = self.leaf_of(item);
        let scope = if at.node == Some(item) { Truth::Yes } else { self.nodes[item.get()].scope };
        match at.when {
            When::Now => Truth::from(self.is_in_scope(item, at) && holds(leaf)),
            When::Complete if is_open(leaf) => scope.and(Truth::Maybe),
            When::Complete => scope.and(Truth::from(holds(leaf))),
        }
    }

    pub(super) fn compares(&self, node: Ix<Node>, bounds: &Bounds, at: At) -> Truth {
        let computed = &self.nodes[node.get()];
        let is_gone = computed.is_out() && (computed.scope == Truth::No || computed.in_scope && computed.range.is_none());
        let is_away = is_gone || computed.is_exempt || computed.absence_is_na();
        if is_away {
            return at.not_applicable;
        }
        match at.when {
            When::Now => match (&computed.value, at.missing) {
                _ if computed.is_out() => at.not_applicable,
                (Some(value), _) => Truth::from(bounds.hold(value)),
                (None, MissingPolicy::Zero) => Truth::from(bounds.hold(&Exact::zero())),
                _ => Truth::No,
            },
            When::Complete => match &computed.range {
                Some((low, high)) if computed.scope == Truth::Maybe => match bounds.within(low, high) {
                    (true, _) if at.not_applicable == Truth::Yes => Truth::Yes,
                    (_, false) if at.not_applicable == Truth::No => Truth::No,
                    _ => Truth::Maybe,
                },
                Some((low, high)) => Truth::of_range(bounds, low, high),
                None if computed.scope == Truth::Maybe && at.not_applicable == Truth::Yes => Truth::Maybe,
                None => Truth::No,
            },
        }
    }

    pub(super) fn shares(&self, over: &Over, each: &Bounds, bounds: &Bounds, at: At) -> Truth {
        let (mut yes, mut maybe, mut all) = (0usize, 0usize, 0usize);
        for truth in self.rubric.below(at.node, over).into_iter().filter_map(|node| self.within(node, each, at)) {
            all += 1;
            yes += usize::from(truth == Truth::Yes);
            maybe += usize::from(truth == Truth::Maybe);
        }
        let share = |count: usize| Exact::from(count).checked_div(&Exact::from(all));
        match (share(yes), share(yes + maybe)) {
            (Some(low), Some(high)) => Truth::of_range(bounds, &low, &high),
            _ => Truth::No,
        }
    }

    /// Whether the value of one node of a share lies within bounds; `None` for a node that is not counted.
    pub(super) fn within(&self, node: Ix<Node>, each: &Bounds, at: At) -> Option<Truth> {
        let computed = &self.nodes[node.get()];
        if computed.absence_is_na() {
            return None;
        }
        match at.when {
            When::Now => match &computed.value {
                _ if !computed.in_scope => None,
                Some(value) => Some(Truth::from(each.hold(value))),
                None if computed.open && at.missing == MissingPolicy::Skip => None,
                None if computed.open => Some(Truth::from(at.missing == MissingPolicy::Zero && each.hold(&Exact::zero()))),
                None => None,
            },
            When::Complete => match &computed.range {
                _ if computed.scope == Truth::No => None,
                None => None,
                Some((low, high)) => Some(match each.within(low, high) {
                    (true, _) if computed.scope == Truth::Yes => Truth::Yes,
                    (false, false) if computed.scope == Truth::Yes => Truth::No,
                    _ => Truth::Maybe,
                }),
            },
        }
    }

    pub(super) fn tallies(&self, over: &Over, what: &Counted, bounds: &Bounds, at: At) -> Truth {
        let (mut count, mut open) = (0usize, 0usize);
        for node in self.rubric.below(at.node, over) {
            let computed = &self.nodes[node.get()];
            let is_settled = computed.in_scope && (at.when == When::Now || !computed.open && computed.scope == Truth::Yes);
            if is_settled {
                count += tally::count(self.rubric, node, computed, self.leaf_of(node), what);
            } else if at.when == When::Complete && computed.scope != Truth::No {
                open += self.at_most(node, what);
            }
        }
        Truth::of_range(bounds, &Exact::from(count), &Exact::from(count + open))
    }

    /// How often one thing can be seen at a node once everything is answered.
    fn at_most(&self, node: Ix<Node>, what: &Counted) -> usize {
        let leaf = self.leaf_of(node);
        match (what, &self.rubric.nodes[node].item) {
            (Counted::Lack(lack), _) => usize::from(!is_open(leaf) && leaf.input == Input::Lacking(*lack)),
            (Counted::Outcome(_), Some(item)) => match &self.rubric.scale_of(item).form {
                Form::Multi { .. } => self.rubric.scale_of(item).levels.len(),
                _ => 1,
            },
            _ => 1,
        }
    }

    /// Whether a condition depends on open answers.
    pub(super) fn is_condition_open(&self, condition: &Predicate, node: Option<Ix<Node>>) -> bool {
        match condition {
            Predicate::All(of) | Predicate::Any(of) => of.iter().any(|one| self.is_condition_open(one, node)),
            Predicate::Not(one) => self.is_condition_open(one, node),
            Predicate::Selected { item, .. } | Predicate::State { item, .. } => {
                item.or(node).is_some_and(|item| is_open(self.leaf_of(item)) && self.rubric.nodes[item].item.is_some())
            }
            Predicate::Outcome { node: of, .. } => of.or(node).is_some_and(|of| Some(of) != node && self.nodes[of.get()].open),
            Predicate::Value { node, .. } => self.nodes[node.get()].open && self.nodes[node.get()].in_scope,
            Predicate::Share { over, .. } | Predicate::Tally { over, .. } => {
                self.rubric.below(node, over).into_iter().any(|below| self.nodes[below.get()].open)
            }
        }
    }

    /// The nodes whose comparisons keep a condition from holding.
    pub(super) fn failing(&self, condition: &Predicate, at: At, found: &mut Vec<Ix<Node>>) {
        if self.holds(condition, at) == Truth::Yes {
            return;
        }
        match condition {
            Predicate::All(of) | Predicate::Any(of) => of.iter().for_each(|one| self.failing(one, at, found)),
            Predicate::Value { node, .. } => found.push(*node),
            Predicate::Selected { item, .. } | Predicate::State { item, .. } => found.extend(*item),
            Predicate::Outcome { node, .. } => found.extend(*node),
            Predicate::Share { over, each, .. } => {
                let short = |node: &Ix<Node>| self.compares(*node, each, at) != Truth::Yes;
                found.extend(self.rubric.below(at.node, over).into_iter().filter(short));
            }
            Predicate::Not(_) | Predicate::Tally { .. } => {}
        }
    }
}

impl At {
    pub(super) fn new(node: Option<Ix<Node>>, when: When) -> Self {
        At { node, when, not_applicable: Truth::No, missing: MissingPolicy::Skip }
    }
}
