//! Conditions that can never hold.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{Bounds, Comparison, Form, Ix, Level, MissingPolicy, Node, Over, Predicate, Primitive, Rubric};

use super::Lint;
use super::tree::{Calculation, below, conditions};

/// Reports conditions of rules, stages and nodes; gives the places of those that were reported.
pub fn check(lint: &Lint<'_>, calculations: &[Calculation<'_>], sink: &mut Diagnostics) -> BTreeSet<Span> {
    let mut reported = BTreeSet::new();
    let finder = Finder { lint, sums: sums(lint.rubric), zeros: counts_zero(calculations) };
    for condition in conditions(lint.rubric, calculations) {
        let mut reasons = Vec::new();
        finder.reasons(condition.when, condition.node, &mut reasons);
        let conflict = finder.conflict(&[condition.when], condition.node);
        let Some(reason) = reasons.into_iter().next().or(conflict) else { continue };
        let message = format!("a part of this condition can never hold: {reason}");
        sink.push(
            Diagnostic::new(&codes::lint::IMPOSSIBLE_CONDITION, condition.span, message)
                .help("compare with a value that can be reached, or remove the condition"),
        );
        reported.insert(condition.span);
    }
    for Calculation { node, by } in calculations.iter().copied() {
        let Primitive::Staged(staged) = &by.by else { continue };
        let all: Vec<&Predicate> = staged.stages.iter().map(|stage| &stage.when).collect();
        for (at, stage) in staged.stages.iter().enumerate().filter(|(_, stage)| !reported.contains(&stage.span)) {
            let Some(reason) = finder.conflict(&all[..=at], node) else { continue };
            let message = format!("this stage and those below it can never hold together: {reason}");
            sink.push(
                Diagnostic::new(&codes::lint::UNREACHABLE_STAGE, stage.span, message)
                    .help("stages are cumulative: a stage keeps what the ones below it ask for"),
            );
            break;
        }
    }
    reported
}

struct Finder<'l, 'a> {
    lint: &'l Lint<'a>,
    /// Nodes with a sum at or below them, which are worth less while not everything is answered.
    sums: Vec<bool>,
    /// Whether a condition may see an open answer as 0.
    zeros: bool,
}

fn sums(rubric: &Rubric) -> Vec<bool> {
    let mut found = vec![false; rubric.nodes.len()];
    for ix in &rubric.order {
        let node = &rubric.nodes[*ix];
        found[ix.get()] = node.aggregate.by == Primitive::Sum || node.children.iter().any(|child| found[child.get()]);
    }
    found
}

fn counts_zero(calculations: &[Calculation<'_>]) -> bool {
    calculations.iter().any(|one| matches!(one.by.by, Primitive::Staged(_)) && one.by.missing == MissingPolicy::Zero)
}

impl Finder<'_, '_> {
    /// Why questions of a condition never hold.
    fn reasons(&self, condition: &Predicate, node: Option<Ix<Node>>, found: &mut Vec<String>) {
        match condition {
            Predicate::All(of) | Predicate::Any(of) => of.iter().for_each(|one| self.reasons(one, node, found)),
            Predicate::Value { node, bounds } => found.extend(self.out_of_reach(*node, bounds)),
            Predicate::Share { over, each, bounds } => found.extend(self.share(over, each, bounds, node)),
            Predicate::Tally { over, bounds, .. } => {
                let most = Exact::from(below(self.lint.rubric, over, node).len());
                if !bounds.within(&Exact::zero(), &most).1 {
                    found.push(format!("there are {most} to count, never {}", written(bounds)));
                }
            }
            Predicate::Not(_) | Predicate::Selected { .. } | Predicate::Outcome { .. } | Predicate::State { .. } => {}
        }
    }

    fn range(&self, node: Ix<Node>) -> Option<(Exact, Exact)> {
        let (low, high) = self.lint.ranges.get(Some(node))?.clone();
        let is_lower = self.sums[node.get()] || self.zeros;
        Some((if is_lower { low.min(Exact::zero()) } else { low }, high))
    }

    fn out_of_reach(&self, node: Ix<Node>, bounds: &Bounds) -> Option<String> {
        let id = &self.lint.rubric.nodes[node].id;
        let Some((low, high)) = self.range(node) else {
            return Some(format!("`{id}` never has a value"));
        };
        let can_hold = bounds.within(&low, &high).1;
        (!can_hold).then(|| format!("`{id}` goes from {low} to {high}, never {}", written(bounds)))
    }

    fn share(&self, over: &Over, each: &Bounds, bounds: &Bounds, node: Option<Ix<Node>>) -> Option<String> {
        if !bounds.within(&Exact::zero(), &Exact::one()).1 {
            return Some(format!("a share goes from 0 to 1, never {}", written(bounds)));
        }
        let reachable = |node: &Ix<Node>| self.range(*node).is_some_and(|(low, high)| each.within(&low, &high).1);
        let nodes = below(self.lint.rubric, over, node);
        let is_never = !nodes.is_empty() && !nodes.iter().any(reachable) && !bounds.hold(&Exact::zero());
        is_never.then(|| format!("nothing it counts can be {}", written(each)))
    }

    /// Why conditions that must hold together cannot.
    fn conflict(&self, together: &[&Predicate], node: Option<Ix<Node>>) -> Option<String> {
        let mut all = Vec::new();
        together.iter().for_each(|one| conjuncts(one, &mut all));
        let rubric = self.lint.rubric;
        let mut compared: Vec<(Ix<Node>, Bounds)> = Vec::new();
        let mut chosen: Vec<(Ix<Node>, Ix<Level>)> = Vec::new();
        for condition in all {
            match condition {
                Predicate::Value { node, bounds } => {
                    let at = compared.iter().position(|(of, _)| of == node).unwrap_or_else(|| {
                        compared.push((*node, Bounds::default()));
                        compared.len() - 1
                    });
                    compared[at].1.0.extend(bounds.0.iter().cloned());
                    if is_empty(&compared[at].1.0) {
                        return Some(format!("`{}` would be {}", rubric.nodes[*node].id, written(&compared[at].1)));
                    }
                }
                Predicate::Selected { item, option, only } => {
                    let Some(item) = item.or(node) else { continue };
                    let Some(answerable) = &rubric.nodes[item].item else { continue };
                    let scale = rubric.scale_of(answerable);
                    let is_alone = *only || !matches!(scale.form, Form::Multi { .. });
                    if let Some((_, other)) = chosen.iter().find(|(of, other)| *of == item && other != option && is_alone) {
                        let (one, other) = (&scale.levels[*other].id, &scale.levels[*option].id);
                        return Some(format!("`{}` cannot be both `{one}` and `{other}`", rubric.nodes[item].id));
                    }
                    chosen.push((item, *option));
                }
                _ => {}
            }
        }
        None
    }
}

/// What must hold for all of a condition to hold.
fn conjuncts<'p>(condition: &'p Predicate, found: &mut Vec<&'p Predicate>) {
    match condition {
        Predicate::All(of) => of.iter().for_each(|one| conjuncts(one, found)),
        Predicate::Any(of) if of.len() == 1 => conjuncts(&of[0], found),
        one => found.push(one),
    }
}

/// Whether no number satisfies all comparisons.
fn is_empty(bounds: &[(Comparison, Exact)]) -> bool {
    // The numbers compared with, what lies between them and beyond.
    let mut marks: Vec<Exact> = bounds.iter().map(|(_, number)| number.clone()).collect();
    marks.sort();
    let middles: Vec<Exact> = marks.windows(2).map(|pair| (&pair[0] + &pair[1]) * Exact::ratio(1, 2)).collect();
    let beyond = [marks.first().map(|low| low - &Exact::one()), marks.last().map(|high| high + &Exact::one())];
    let holds = |value: &Exact| bounds.iter().all(|(by, number)| by.holds(value, number));
    !marks.iter().chain(&middles).chain(beyond.iter().flatten()).any(holds)
}

/// `at least 3 and below 2`.
fn written(bounds: &Bounds) -> String {
    let one = |(by, number): &(Comparison, Exact)| {
        let by = match by {
            Comparison::AtLeast => "at least",
            Comparison::AtMost => "at most",
            Comparison::Above => "above",
            Comparison::Below => "below",
            Comparison::Equals => "exactly",
        };
        format!("{by} {number}")
    };
    bounds.0.iter().map(one).collect::<Vec<_>>().join(" and ")
}
