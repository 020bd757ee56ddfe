//! Options that change nothing, whether they are selected or not.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Combine, Form, Ix, Level, Node, Predicate, Primitive, Rubric, Scale, Then};

use super::decided::RuleSet;
use super::mentions::Mentions;
use super::selections::{Decided, Decisions, Own, bit};
use super::tree::{listed, questions};

/// Options that never change what the rules of their item decide.
pub fn under_rules(rubric: &Rubric, set: &RuleSet<'_>, mentions: &Mentions, sink: &mut Diagnostics) {
    let mut reported: Vec<Ix<Scale>> = Vec::new();
    for (node, decisions) in &set.places {
        let Some((node, item)) = node.and_then(|node| Some((node, rubric.nodes[node].item.as_ref()?))) else { continue };
        let scale = rubric.scale_of(item);
        if !matches!(scale.form, Form::Multi { .. }) || reported.contains(&item.scale) {
            continue;
        }
        let gives_no_outcome = set.rules.iter().any(|rule| !matches!(rule.then, Then::Outcome(..)));
        let is_idle = |(ix, option): &(Ix<Level>, &Level)| {
            let is_seen = option.outcome.is_some() && gives_no_outcome;
            !is_seen && !is_asked_elsewhere(rubric, node, *ix, option, mentions) && never_decides(set, decisions, *ix)
        };
        let idle: Vec<&str> = scale.levels.iter().filter(is_idle).map(|(_, option)| option.id.as_str()).collect();
        if !idle.is_empty() {
            reported.push(item.scale);
            let message = format!("no selection of `{}` depends on {}", rubric.nodes[node].id, listed(idle));
            sink.push(
                Diagnostic::new(&codes::lint::IDLE_OPTION, rubric.nodes[node].span, message)
                    .label("selected or not, the rules decide the same")
                    .help("let a rule ask for it, or remove it"),
            );
        }
    }
}

fn is_asked_elsewhere(rubric: &Rubric, node: Ix<Node>, option: Ix<Level>, level: &Level, mentions: &Mentions) -> bool {
    let asks = |condition: &Predicate| {
        let mut asked = Vec::new();
        questions(condition, &mut asked);
        asked.iter().any(|question| matches!(question, Predicate::Selected { item: Some(item), option: of, .. } if *item == node && *of == option))
    };
    let others = rubric.nodes.iter().filter(|(ix, _)| *ix != node);
    let is_in_rules = |by: &Primitive| match by {
        Primitive::Rules(rules) => rules.iter().filter_map(|rule| rule.when.as_ref()).any(asks),
        Primitive::Staged(staged) => staged.stages.iter().any(|stage| asks(&stage.when)),
        _ => false,
    };
    let is_in_node = |node: &crate::rubric::Node| is_in_rules(&node.aggregate.by) || node.when.as_ref().is_some_and(asks);
    mentions.levels.contains(&level.id)
        || mentions.options.contains(&(node, option))
            && (is_in_rules(&rubric.root.by) || others.into_iter().any(|(_, node)| is_in_node(node)))
}

/// Whether every decision stays the same when the option is switched.
fn never_decides(set: &RuleSet<'_>, decisions: &Decisions, option: Ix<Level>) -> bool {
    if !decisions.is_exact {
        return !is_in_own_rules(set, option);
    }
    let same = |a: Decided, b: Decided| match (a.only(), b.only()) {
        (Some(a), Some(b)) => set.rules[a].then == set.rules[b].then,
        _ => a == b,
    };
    let with = bit(option);
    decisions.owns.iter().enumerate().all(|(at, own)| match own {
        Own::Selected(options) if options & with == 0 => {
            let other = decisions.selecting(options | with);
            other.is_none_or(|other| decisions.row(at).iter().zip(other).all(|(a, b)| same(*a, *b)))
        }
        _ => true,
    })
}

/// Whether a rule asks for the option, or for another one alone.
fn is_in_own_rules(set: &RuleSet<'_>, option: Ix<Level>) -> bool {
    let mut asked = Vec::new();
    set.rules.iter().filter_map(|rule| rule.when.as_ref()).for_each(|when| questions(when, &mut asked));
    asked.iter().any(|question| matches!(question, Predicate::Selected { option: of, only, .. } if *of == option || *only))
}

/// Options of a scale that carry nothing while others do.
pub fn without_points(rubric: &Rubric, mentions: &Mentions, sink: &mut Diagnostics) {
    for (ix, scale) in rubric.scales.iter() {
        let uses = |scale: Ix<Scale>| scale == ix;
        let decides = |by: &Primitive| matches!(by, Primitive::Rules(_) | Primitive::Staged(_));
        let is_used = rubric.items().any(|(_, node, item)| {
            uses(item.scale) && !decides(&node.aggregate.by) || item.measures.values().any(|measure| uses(measure.scale))
        });
        let carry_points = scale.levels.values().any(|option| option.points.is_some());
        if !is_used || !carry_points {
            continue;
        }
        let is_nothing = |option: &Level| match &scale.form {
            Form::Multi { combine: Combine::Sum, .. } => option.points.as_ref().is_none_or(crate::exact::Exact::is_zero),
            Form::Multi { combine: Combine::Count | Combine::All | Combine::Any, .. } => false,
            _ => option.points.is_none(),
        };
        let is_idle = |(option, level): &(Ix<Level>, &Level)| {
            level.outcome.is_none() && is_nothing(level) && !mentions.has_option(rubric, ix, *option)
        };
        let idle: Vec<&str> = scale.levels.iter().filter(is_idle).map(|(_, level)| level.id.as_str()).collect();
        if !idle.is_empty() {
            let message = format!("on the scale `{}`, selecting {} changes nothing", scale.id, listed(idle));
            sink.push(
                Diagnostic::new(&codes::lint::IDLE_OPTION, scale.span, message)
                    .label("no points, no outcome, and no condition asks for it")
                    .help("give it points or an outcome, or remove it"),
            );
        }
    }
}
