//! Stages and rules.

use super::super::leaf::Input;
use super::super::truth::Truth;
use super::condition::{At, When};
use super::group::weakest;
use super::{Calculation, Computed, Decision, Exclusion, InputLine, Pass, hull, is_open, keep, stored};
use crate::rubric::{Aggregate, DecisionRule, Ix, Lack, MissingPolicy, NaPolicy, Node, Over, Predicate, Staged, Then};

impl Pass<'_> {
    pub(super) fn staged(&self, by: &Aggregate, staged: &Staged, node: Option<Ix<Node>>) -> Computed {
        let at = |when| Self::stage_place(by, node, when);
        let reached = |wanted: &dyn Fn(Truth) -> bool, when| {
            staged.stages.iter().take_while(|stage| wanted(self.holds(&stage.when, at(when)))).count()
        };
        let worth = |count: usize| count.checked_sub(1).map_or_else(|| staged.base.clone(), |at| staged.stages[at].value.clone());
        let open = self.is_staging_open(staged, node);
        let now = reached(&|truth| truth == Truth::Yes, When::Now);
        let blockers = staged.stages.get(now).map_or_else(Vec::new, |stage| {
            let mut blockers = Vec::new();
            self.failing(&stage.when, at(When::Now), &mut blockers);
            blockers
        });
        let is_void = self.is_void(by, staged, node);
        let (value, unrounded) = stored(by, (!is_void).then(|| worth(now)));
        let range = (!self.options.values_only).then(|| {
            let ends = [
                worth(reached(&|truth| truth == Truth::Yes, When::Complete)),
                worth(reached(&Truth::is_possible, When::Complete)),
            ];
            hull(ends.into_iter().map(|end| keep(by, end)))
        });
        let decision = Decision::Stage { reached: now.checked_sub(1), blockers };
        let inputs =
            if node.is_some_and(|node| self.rubric.nodes[node].item.is_some()) { Vec::new() } else { self.lines(by, node) };
        Computed {
            value,
            range: range.flatten(),
            weakest: weakest(&inputs),
            absence: Exclusion::Unanswered,
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs, decision: Some(decision), unrounded }),
            ..Computed::empty()
        }
    }

    fn is_staging_open(&self, staged: &Staged, node: Option<Ix<Node>>) -> bool {
        staged.stages.iter().any(|stage| self.is_condition_open(&stage.when, node))
    }

    /// Whether open answers take the value of stages away.
    pub(super) fn is_void(&self, by: &Aggregate, staged: &Staged, node: Option<Ix<Node>>) -> bool {
        by.missing == MissingPolicy::Void && self.is_staging_open(staged, node)
    }

    /// The place at which stages ask their conditions.
    pub(super) fn stage_place(by: &Aggregate, node: Option<Ix<Node>>, when: When) -> At {
        At { not_applicable: Truth::from(by.na != NaPolicy::Forbid), missing: by.missing, ..At::new(node, when) }
    }

    pub(super) fn ruled(
        &self,
        by: &Aggregate,
        rules: &[DecisionRule],
        node: Option<Ix<Node>>,
        inputs: Vec<InputLine>,
    ) -> Computed {
        let open = self.is_ruling_open(rules, node, &inputs);
        let may_decide = self.may_decide(by, rules, node, &inputs);
        let truth = |rule: &DecisionRule, when| rule.when.as_ref().map_or(Truth::Yes, |c| self.holds(c, At::new(node, when)));
        let decided = rules.iter().position(|rule| may_decide(rule) && truth(rule, When::Now) == Truth::Yes);
        let consequence = decided.map(|at| self.consequence(&rules[at].then, node));
        let (value, unrounded) = stored(by, consequence.as_ref().and_then(|then| then.value.clone()));
        let possible = if self.options.values_only { Vec::new() } else { self.possible(rules, node, self.lack_of(node)) };
        let may_vanish = possible.iter().any(|then| then.range.is_none() || then.scope == Truth::Maybe);
        let ends = possible.into_iter().filter_map(|then| then.range).flat_map(|(low, high)| [keep(by, low), keep(by, high)]);
        let range = hull(ends);
        let decision = decided.map_or(Decision::NoRule, Decision::Rule);
        Computed {
            value,
            range,
            scope: if may_vanish { Truth::Maybe } else { Truth::Yes },
            outcome: consequence.and_then(|then| then.outcome),
            weakest: weakest(&inputs),
            absence: if open { Exclusion::Unanswered } else { Exclusion::NoPoints },
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs, decision: Some(decision), unrounded }),
            ..Computed::empty()
        }
    }

    /// Why an item has no answer; `None` for one with an answer, and for computed nodes.
    fn lack_of(&self, node: Option<Ix<Node>>) -> Option<Lack> {
        let item = node.filter(|node| self.rubric.nodes[*node].item.is_some())?;
        match self.leaf_of(item).input {
            Input::Lacking(lack) => Some(lack),
            Input::Given(_) => None,
        }
    }

    fn is_ruling_open(&self, rules: &[DecisionRule], node: Option<Ix<Node>>, inputs: &[InputLine]) -> bool {
        if node.is_some_and(|node| self.rubric.nodes[node].item.is_some()) {
            return matches!(self.lack_of(node), Some(Lack::Unanswered | Lack::Unknown));
        }
        inputs.iter().any(|line| self.is_line_open(line))
            || rules.iter().filter_map(|rule| rule.when.as_ref()).any(|when| self.is_condition_open(when, node))
    }

    /// Whether a rule may decide at all, whatever its condition says. Without a single answer only what asks for the state may,
    /// and nothing where open answers take the value away.
    pub(super) fn may_decide(
        &self,
        by: &Aggregate,
        rules: &[DecisionRule],
        node: Option<Ix<Node>>,
        inputs: &[InputLine],
    ) -> impl Fn(&DecisionRule) -> bool + use<> {
        let is_item = node.is_some_and(|node| self.rubric.nodes[node].item.is_some());
        let is_void = by.missing == MissingPolicy::Void && !is_item && self.is_ruling_open(rules, node, inputs);
        let is_silent = self.lack_of(node).is_some() || self.decides_nothing(by, node);
        move |rule| !is_void && (!is_silent || rule.when.as_ref().is_some_and(Predicate::asks_for_state))
    }

    /// Whether something below a computed node is open, nothing is answered, and silence does not count as 0.
    fn decides_nothing(&self, by: &Aggregate, node: Option<Ix<Node>>) -> bool {
        if by.missing == MissingPolicy::Zero {
            return false;
        }
        let items = || self.rubric.below(node, &Over::Leaves).into_iter().filter(|item| self.nodes[item.get()].in_scope);
        let is_open = |item: Ix<Node>| is_open(self.leaf_of(item));
        items().any(is_open)
            && items().all(|item| is_open(item) || self.leaf_of(item).input == Input::Lacking(Lack::NotApplicable))
    }

    /// What rules can still give once everything is answered.
    fn possible(&self, rules: &[DecisionRule], node: Option<Ix<Node>>, lack: Option<Lack>) -> Vec<Computed> {
        let mut possible = Vec::new();
        for rule in rules {
            let truth = match (&rule.when, lack) {
                (Some(condition), Some(Lack::NotApplicable)) if !condition.asks_for_state() => Truth::No,
                (None, Some(Lack::NotApplicable)) => Truth::No,
                (Some(condition), _) => self.holds(condition, At::new(node, When::Complete)),
                (None, _) => Truth::Yes,
            };
            if truth.is_possible() {
                possible.push(self.consequence(&rule.then, node));
            }
            if truth == Truth::Yes {
                break;
            }
        }
        possible
    }

    /// What a rule gives.
    fn consequence(&self, then: &Then, node: Option<Ix<Node>>) -> Computed {
        let (points, outcome) = match then {
            Then::Points(points) => (Some(points), None),
            Then::Outcome(outcome, points) => (points.as_ref(), Some(*outcome)),
            Then::Aggregate(by) => return self.group(by, node),
        };
        let range = points.map(|points| (points.clone(), points.clone()));
        Computed { value: points.cloned(), range, outcome, ..Computed::empty() }
    }
}
