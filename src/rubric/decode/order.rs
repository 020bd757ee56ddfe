//! The order in which nodes can be computed.
//!
//! A node comes after its children, after every node that its conditions look at, and after its own gate: the decision
//! whether it is in scope. A gate comes after the gate above it and after the nodes that the node's `when` looks at.

use std::collections::BinaryHeap;

use super::aggregates::Mention;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Aggregate, Ix, Node, Predicate, Primitive, Then};

/// So many circles are reported one by one; then whatever is left is opened at once.
const CIRCLES: usize = 100;

/// What the conditions of all nodes look at.
#[derive(Default)]
pub(super) struct Conditions {
    found: Vec<Condition>,
}

#[derive(Clone, Copy)]
struct Condition {
    owner: Ix<Node>,
    /// Whether it is the owner's `when`.
    is_when: bool,
    looks_at: Ix<Node>,
    span: Span,
}

impl Conditions {
    /// Remembers what the aggregate of a node looks at.
    pub fn of_aggregate(&mut self, owner: Ix<Node>, mentions: Vec<Mention>) {
        self.add(owner, false, mentions);
    }

    /// Remembers what the `when` of a node looks at.
    pub fn of_when(&mut self, owner: Ix<Node>, mentions: Vec<Mention>) {
        self.add(owner, true, mentions);
    }

    fn add(&mut self, owner: Ix<Node>, is_when: bool, mentions: Vec<Mention>) {
        let all = mentions.into_iter().map(|mention| Condition { owner, is_when, looks_at: mention.node, span: mention.span });
        self.found.extend(all);
    }
}

/// Every node after what it depends on; without conditions, in the reverse of the order in which they were written.
pub(super) fn order(nodes: &mut [Node], conditions: Conditions, sink: &mut Diagnostics) -> Vec<Ix<Node>> {
    let mut waits = Waits::new(nodes, conditions.found);
    let mut order = waits.settle();
    for round in 0.. {
        if order.len() == nodes.len() {
            break;
        }
        let dropped = if round < CIRCLES { waits.open_circle(nodes, sink) } else { waits.open_all() };
        dropped.iter().for_each(|condition| forget(&mut nodes[condition.owner.get()], condition));
        if dropped.is_empty() {
            break;
        }
        order.extend(waits.settle());
    }
    order
}

/// Takes a condition out of the model.
fn forget(node: &mut Node, condition: &Condition) {
    if condition.is_when {
        node.when = None;
    } else {
        forget_in(&mut node.aggregate, condition.looks_at);
    }
}

fn forget_in(aggregate: &mut Aggregate, node: Ix<Node>) {
    match &mut aggregate.by {
        Primitive::Staged(staged) => staged.stages.retain(|stage| !looks_at(&stage.when, node)),
        Primitive::Rules(rules) => {
            rules.retain(|rule| !rule.when.as_ref().is_some_and(|when| looks_at(when, node)));
            for rule in rules {
                if let Then::Aggregate(then) = &mut rule.then {
                    forget_in(then, node);
                }
            }
        }
        _ => {}
    }
    if let Some(each) = &mut aggregate.each {
        forget_in(each, node);
    }
}

fn looks_at(predicate: &Predicate, node: Ix<Node>) -> bool {
    match predicate {
        Predicate::All(all) | Predicate::Any(all) => all.iter().any(|one| looks_at(one, node)),
        Predicate::Not(not) => looks_at(not, node),
        Predicate::Selected { item: at, .. } | Predicate::Outcome { node: at, .. } | Predicate::State { item: at, .. } => {
            *at == Some(node)
        }
        Predicate::Value { node: at, .. } => *at == node,
        Predicate::Share { .. } | Predicate::Tally { .. } => false,
    }
}

/// One thing waits for another: nodes count from 0, their gates from the number of nodes on.
struct Wait {
    waiting: usize,
    on: usize,
    /// Why, unless the tree itself is the reason.
    because: Option<Condition>,
    is_open: bool,
}

struct Waits {
    nodes: usize,
    all: Vec<Wait>,
    /// For each: its waits, and those that wait on it.
    of: Vec<Vec<usize>>,
    on: Vec<Vec<usize>>,
    left: Vec<usize>,
    is_done: Vec<bool>,
}

impl Waits {
    fn new(nodes: &[Node], conditions: Vec<Condition>) -> Self {
        let count = nodes.len();
        let blank = || vec![Vec::new(); 2 * count];
        let mut waits = Waits {
            nodes: count,
            all: Vec::new(),
            of: blank(),
            on: blank(),
            left: vec![0; 2 * count],
            is_done: vec![false; 2 * count],
        };
        for (at, node) in nodes.iter().enumerate() {
            waits.add(at, count + at, None);
            for child in &node.children {
                waits.add(at, child.get(), None);
            }
            if let Some(parent) = node.parent {
                waits.add(count + at, count + parent.get(), None);
            }
        }
        for condition in conditions {
            let owner = condition.owner.get();
            let waiting = if condition.is_when { count + owner } else { owner };
            waits.add(waiting, condition.looks_at.get(), Some(condition));
        }
        waits
    }

    fn add(&mut self, waiting: usize, on: usize, because: Option<Condition>) {
        self.of[waiting].push(self.all.len());
        self.on[on].push(self.all.len());
        self.left[waiting] += 1;
        self.all.push(Wait { waiting, on, because, is_open: true });
    }

    /// Everything that waits for nothing, and what waits for that only.
    fn settle(&mut self) -> Vec<Ix<Node>> {
        let ready = (0..self.left.len()).filter(|at| self.left[*at] == 0 && !self.is_done[*at]);
        let mut ready: BinaryHeap<usize> = ready.collect();
        let mut order = Vec::new();
        while let Some(at) = ready.pop() {
            self.is_done[at] = true;
            if at < self.nodes {
                order.push(Ix::new(at));
            }
            for wait in self.on[at].clone() {
                let waiting = self.all[wait].waiting;
                if self.close(wait) && self.left[waiting] == 0 {
                    ready.push(waiting);
                }
            }
        }
        order
    }

    /// Ends a wait; whether it was still going on.
    fn close(&mut self, wait: usize) -> bool {
        let wait = &mut self.all[wait];
        if wait.is_open {
            wait.is_open = false;
            self.left[wait.waiting] -= 1;
            return true;
        }
        false
    }

    /// Reports a circle and gives up the condition in it that was written last.
    fn open_circle(&mut self, nodes: &[Node], sink: &mut Diagnostics) -> Vec<Condition> {
        let circle = self.circle();
        let mut conditions: Vec<Condition> = circle.iter().filter_map(|wait| self.all[*wait].because).collect();
        conditions.sort_by_key(|condition| condition.span);
        let Some(last) = conditions.pop() else {
            return Vec::new();
        };
        self.report(&circle, last, &conditions, nodes, sink);
        self.give_up(|condition| {
            let is_same = condition.owner == last.owner && condition.is_when == last.is_when;
            is_same && (last.is_when || condition.looks_at == last.looks_at)
        });
        vec![last]
    }

    /// Gives up every condition that still waits.
    fn open_all(&mut self) -> Vec<Condition> {
        self.give_up(|_| true)
    }

    fn give_up(&mut self, which: impl Fn(&Condition) -> bool) -> Vec<Condition> {
        let mut dropped = Vec::new();
        for at in 0..self.all.len() {
            if let Some(condition) = self.all[at].because.filter(|condition| which(condition))
                && self.close(at)
            {
                dropped.push(condition);
            }
        }
        dropped
    }

    /// Waits of which each is for what the next one keeps waiting.
    fn circle(&self) -> Vec<usize> {
        let mut seen: Vec<Option<usize>> = vec![None; self.of.len()];
        let mut path: Vec<usize> = Vec::new();
        let mut at = (0..self.left.len()).find(|at| !self.is_done[*at]);
        while let Some(here) = at {
            if let Some(start) = seen[here] {
                return path.split_off(start);
            }
            seen[here] = Some(path.len());
            let next = self.of[here].iter().copied().find(|wait| self.all[*wait].is_open);
            path.extend(next);
            at = next.map(|wait| self.all[wait].on);
        }
        Vec::new()
    }

    fn report(&self, circle: &[usize], last: Condition, others: &[Condition], nodes: &[Node], sink: &mut Diagnostics) {
        let mut names: Vec<&str> = Vec::new();
        let start = circle.iter().position(|wait| self.all[*wait].because.is_some_and(|because| because.span == last.span));
        let start = start.unwrap_or(0);
        for wait in circle[start..].iter().chain(&circle[..start]) {
            let name = nodes[self.all[*wait].waiting % self.nodes].id.as_str();
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        let again = names.first().copied();
        if names.len() > 1 && names.last().copied() == again {
            names.pop();
        }
        let way: Vec<String> = names.into_iter().chain(again).map(|name| format!("`{name}`")).collect();
        let message = format!("this condition depends on its own result: {}", way.join(" needs "));
        let mut diagnostic = Diagnostic::new(&codes::rubric::CIRCULAR_CONDITION, last.span, message)
            .help("look at a node that does not follow from this one");
        for other in others {
            diagnostic = diagnostic.related(other.span, format!("`{}` looks further here", nodes[other.owner.get()].id));
        }
        sink.push(diagnostic);
    }
}
