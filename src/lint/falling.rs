//! Scores that fall when an answer rises.

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{Comparison, Form, Ix, Node, Predicate, Primitive, Rubric, Scale, Staged, Then};

use super::Lint;
use super::decided::{RuleSet, asked, scale};
use super::selections::{Cause, Decided, Decisions, Mode, selected};
use super::tree::{Calculation, listed, named};

/// What is decided, in points and with its place; `None` where that is not known.
type Worth<'w> = dyn Fn(usize) -> Option<(Exact, Span)> + 'w;

/// Reports rules.
pub fn rules(rubric: &Rubric, set: &RuleSet<'_>, sink: &mut Diagnostics) {
    let worth = |at: usize| {
        let rule = &set.rules[at];
        let points = match &rule.then {
            Then::Points(points) => Some(points.clone()),
            Then::Outcome(_, points) => points.clone(),
            Then::Aggregate(_) => None,
        };
        points.map(|points| (points, rule.span))
    };
    for (node, decisions) in &set.places {
        if let Some(found) =
            by_own_answer(rubric, *node, decisions, &worth).or_else(|| by_others(rubric, *node, decisions, &worth))
        {
            sink.push(found);
            return;
        }
    }
}

/// Reports stages.
pub fn stages(lint: &Lint<'_>, calculations: &[Calculation<'_>], sink: &mut Diagnostics) {
    for Calculation { node, by } in calculations.iter().copied() {
        let Primitive::Staged(staged) = &by.by else { continue };
        let conditions: Vec<Option<&Predicate>> = staged.stages.iter().map(|stage| Some(&stage.when)).collect();
        let worth = |at: usize| match at.checked_sub(1) {
            None => staged.stages.first().map(|stage| (staged.base.clone(), stage.span)),
            Some(reached) => {
                // What is lost stands at the stage that no longer holds.
                let place = staged.stages.get(at).or(staged.stages.last())?.span;
                Some((staged.stages[reached].value.clone(), place))
            }
        };
        let rubric = lint.rubric;
        let found = match Decisions::of(&asked(lint, node), &conditions, Mode::Leading) {
            Some(decisions) if decisions.is_exact => {
                by_own_answer(rubric, node, &decisions, &worth).or_else(|| by_others(rubric, node, &decisions, &worth))
            }
            _ => as_written(rubric, node, staged),
        };
        if let Some(found) = found {
            sink.push(found);
        }
    }
}

/// Along the item's own scale.
fn by_own_answer(rubric: &Rubric, node: Option<Ix<Node>>, decisions: &Decisions, worth: &Worth<'_>) -> Option<Diagnostic> {
    let scale = &rubric.scales[scale(rubric, node)?];
    let order = ascending(scale)?;
    let rows: Vec<&[Decided]> = order.iter().filter_map(|option| decisions.selecting(1 << option)).collect();
    let columns = rows.first()?.len();
    let can_be_reversed = scale.form == Form::Choice && scale.levels.values().any(|option| option.points.is_none());
    for column in 0..columns {
        let path: Vec<Option<(Exact, Span)>> = rows.iter().map(|row| row[column].only().and_then(worth)).collect();
        let Some(fall) = first_fall(&path) else { continue };
        if can_be_reversed && path.iter().flatten().collect::<Vec<_>>().windows(2).all(|pair| pair[0].0 >= pair[1].0) {
            continue;
        }
        let answer = |at: usize| listed(selected(rubric, node.unwrap_or(Ix::new(0)), 1 << order[at]));
        let message = format!("the score of {} falls when its answer rises", named(rubric, node));
        let label = format!("{} gives {}, {} gives {}", answer(fall.from), fall.before, answer(fall.to), fall.after);
        return Some(report(fall.span, message, label));
    }
    None
}

/// Along the values of other nodes.
fn by_others(rubric: &Rubric, node: Option<Ix<Node>>, decisions: &Decisions, worth: &Worth<'_>) -> Option<Diagnostic> {
    if !decisions.is_exact {
        return None;
    }
    for (at, cause) in decisions.causes.iter().enumerate() {
        let Cause::Value(other, places) = cause else { continue };
        let paths = decisions.along(at);
        for own in 0..decisions.owns.len() {
            let row = decisions.row(own);
            for path in &paths {
                let points: Vec<Option<(Exact, Span)>> = path.iter().map(|column| row[*column].only().and_then(worth)).collect();
                let Some(fall) = first_fall(&points) else { continue };
                let message = format!("{} can fall when `{}` rises", named(rubric, node), rubric.nodes[*other].id);
                let label = format!(
                    "`{0}` at {1} gives {2}, `{0}` at {3} gives {4}",
                    rubric.nodes[*other].id, places[fall.from], fall.before, places[fall.to], fall.after
                );
                return Some(report(fall.span, message, label));
            }
        }
    }
    None
}

/// Stages that are too many to try out: those that ask for a low value.
fn as_written(rubric: &Rubric, node: Option<Ix<Node>>, staged: &Staged) -> Option<Diagnostic> {
    let stage = staged.stages.iter().find(|stage| asks_for_low(&stage.when, false))?;
    let message = format!("{} can fall when an answer rises", named(rubric, node));
    Some(report(stage.span, message, "this stage asks for a value that is not too high".to_owned()))
}

fn asks_for_low(condition: &Predicate, is_negated: bool) -> bool {
    match condition {
        Predicate::All(of) | Predicate::Any(of) => of.iter().any(|one| asks_for_low(one, is_negated)),
        Predicate::Not(one) => asks_for_low(one, !is_negated),
        Predicate::Value { bounds, .. } => bounds.0.iter().any(|(by, _)| match by {
            Comparison::AtLeast | Comparison::Above => is_negated,
            Comparison::AtMost | Comparison::Below => !is_negated,
            Comparison::Equals => false,
        }),
        _ => false,
    }
}

struct Fall {
    from: usize,
    to: usize,
    before: Exact,
    after: Exact,
    span: Span,
}

/// The first step that is worth less than an earlier one.
fn first_fall(path: &[Option<(Exact, Span)>]) -> Option<Fall> {
    let mut highest: Option<(usize, &Exact)> = None;
    for (at, step) in path.iter().enumerate() {
        let Some((points, span)) = step else { continue };
        match highest {
            Some((from, before)) if points < before => {
                return Some(Fall { from, to: at, before: before.clone(), after: points.clone(), span: *span });
            }
            _ => highest = Some((at, points)),
        }
    }
    None
}

/// The options of a scale, from the lowest; `None` where any number can be selected, and where high points are meant to count low.
fn ascending(scale: &Scale) -> Option<Vec<usize>> {
    let is_single = !matches!(scale.form, Form::Multi { .. } | Form::Number { .. });
    let is_reversed =
        scale.rescale.as_ref().is_some_and(|rescale| (rescale.from.0 < rescale.from.1) != (rescale.to.0 < rescale.to.1));
    if !is_single || is_reversed {
        return None;
    }
    let mut order: Vec<usize> = (0..scale.levels.len()).collect();
    if scale.levels.values().all(|option| option.points.is_some()) {
        order.sort_by(|a, b| scale.levels[Ix::new(*a)].points.cmp(&scale.levels[Ix::new(*b)].points));
    }
    Some(order)
}

fn report(span: Span, message: String, label: String) -> Diagnostic {
    Diagnostic::new(&codes::lint::FALLING_SCORE, span, message).label(label).help(
        "order the rules so that a better answer never scores less; where it should, switch this warning off in gapmap.yaml",
    )
}
