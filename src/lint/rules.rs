//! Rules that never decide, outcomes that nothing gives, and selections without a rule.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{DecisionRule, Ix, Node, Outcome, Rubric, Then};

use super::decided::RuleSet;
use super::selections::{Decisions, Own, selected};
use super::tree::{listed, named};

/// Reports about one set of rules. `impossible` holds the rules whose condition was already reported.
pub fn check(rubric: &Rubric, set: &RuleSet<'_>, impossible: &BTreeSet<Span>, sink: &mut Diagnostics) {
    if set.is_complete {
        dead(rubric, set, impossible, sink);
    }
    for (node, decisions) in &set.places {
        if let Some(node) = node {
            uncovered(rubric, *node, set.rules, decisions, sink);
        }
    }
}

fn dead(rubric: &Rubric, set: &RuleSet<'_>, impossible: &BTreeSet<Span>, sink: &mut Diagnostics) {
    let live = set.places.iter().fold(0, |all, (_, decisions)| all | decisions.possible());
    let satisfiable = set.places.iter().fold(0, |all, (_, decisions)| all | decisions.satisfiable);
    let is_live = |at: usize| live >> at & 1 == 1;
    let given: Vec<Ix<Outcome>> =
        set.rules.iter().enumerate().filter(|(at, _)| is_live(*at)).filter_map(|(_, rule)| outcome(rule)).collect();
    let is_answered = set.places.iter().any(|(node, _)| node.is_some_and(|node| rubric.nodes[node].item.is_some()));
    let what = if is_answered { "selection" } else { "combination of scores" };
    let mut reported: Vec<Ix<Outcome>> = Vec::new();
    for (at, rule) in set.rules.iter().enumerate().filter(|(at, _)| !is_live(*at)) {
        let after_else = set.rules[..at].iter().find(|rule| rule.when.is_none());
        let why = match after_else {
            Some(_) => "the `else` before it decides everything",
            None if satisfiable >> at & 1 == 0 && rule.when.is_some() => "its condition never holds",
            None => "the rules before it decide everything that it is about",
        };
        let lost = outcome(rule).filter(|outcome| !given.contains(outcome));
        let diagnostic = match lost {
            Some(outcome) if reported.contains(&outcome) => continue,
            Some(outcome) => {
                reported.push(outcome);
                let message = format!("no {what} gives the outcome `{}`", rubric.outcomes[outcome].id);
                Diagnostic::new(&codes::lint::DEAD_OUTCOME, rule.span, message)
            }
            None if impossible.contains(&rule.span) => continue,
            None => Diagnostic::new(&codes::lint::DEAD_RULE, rule.span, format!("no {what} reaches this rule")),
        };
        sink.push(diagnostic.label(why).help("correct its condition or those before it, or remove the rule"));
    }
}

fn outcome(rule: &DecisionRule) -> Option<Ix<Outcome>> {
    match &rule.then {
        Then::Outcome(outcome, _) => Some(*outcome),
        Then::Points(_) | Then::Aggregate(_) => None,
    }
}

fn uncovered(rubric: &Rubric, node: Ix<Node>, rules: &[DecisionRule], decisions: &Decisions, sink: &mut Diagnostics) {
    let has_rule = |own: usize| decisions.row(own).iter().any(|decided| decided.possible != 0);
    let selections = || decisions.owns.iter().enumerate().filter(|(_, own)| matches!(own, Own::Selected(_)));
    let open: Vec<u32> = selections()
        .filter(|(at, _)| !has_rule(*at))
        .filter_map(|(_, own)| if let Own::Selected(options) = own { Some(*options) } else { None })
        .collect();
    let (Some(example), Some(span)) = (open.first(), span(rules)) else { return };
    let ids = selected(rubric, node, *example);
    let what = if ids.is_empty() { "nothing".to_owned() } else { listed(ids) };
    let message = format!("no rule of {} is true when {what} is selected", named(rubric, Some(node)));
    let label = format!("{} of {} selections match no rule", open.len(), selections().count());
    sink.push(
        Diagnostic::new(&codes::lint::UNCOVERED_SELECTION, span, message).label(label).help("end the rules with `{else: ...}`"),
    );
}

/// From the first to the last rule.
fn span(rules: &[DecisionRule]) -> Option<Span> {
    let (first, last) = (rules.first()?.span, rules.last()?.span);
    Some(if first.file == last.file { Span { end: last.end.max(first.end), ..first } } else { first })
}
