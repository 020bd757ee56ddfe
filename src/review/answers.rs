//! Answers that are missing among many, that lack the proof their level needs, and targets below what is reached.

use super::{Review, listed};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Ix, Node};
use crate::score::{Flag, ItemState, flags};

pub(super) fn check(review: &Review<'_>, sink: &mut Diagnostics) {
    unanswered(review, sink);
    for (item, flag) in flags(review.rubric, review.assessment) {
        flagged(review, item, &flag, sink);
    }
    for item in review.assessment.targets.keys() {
        passed_target(review, *item, sink);
    }
}

/// Answers that were probably forgotten: few are missing, and the rest is there. A form that is still being filled in is no mistake.
fn unanswered(review: &Review<'_>, sink: &mut Diagnostics) {
    let state = |item: Ix<Node>| review.evaluation.scorecard.state(item);
    let items: Vec<Ix<Node>> = review.rubric.items().map(|(ix, ..)| ix).collect();
    let in_scope = items.iter().filter(|item| !matches!(state(**item), None | Some(ItemState::OutOfScope)));
    let (open, given): (Vec<Ix<Node>>, Vec<Ix<Node>>) =
        in_scope.partition(|item| matches!(state(**item), Some(ItemState::Unanswered)));
    if open.is_empty() || given.len() < open.len() * 4 {
        return;
    }
    let ids = listed(open.iter().map(|item| review.id(*item)));
    let (are, them) = if open.len() == 1 { ("is", "it") } else { ("are", "them") };
    sink.push(
        Diagnostic::new(&codes::answer::UNANSWERED, review.assessment.span, format!("{ids} {are} not answered"))
            .help(format!("answer {them}; `unknown` says that nobody knows")),
    );
}

fn flagged(review: &Review<'_>, item: Ix<Node>, flag: &Flag, sink: &mut Diagnostics) {
    let Some(answer) = review.assessment.answers.get(&item) else { return };
    let (id, rules) = (review.id(item), &review.rubric.answering);
    match flag {
        Flag::Unproven => {
            let from = rules.unproven_from.as_ref().map(|from| review.written(item, from)).unwrap_or_default();
            let grades = listed(rules.proven_grades.iter().map(|grade| review.rubric.evidence_grades[*grade].id.as_str()));
            let message = format!("`{id}` is at {from} or above without evidence of grade {grades}");
            let help = "add the evidence that shows it, or lower the answer to what can be shown";
            sink.push(Diagnostic::new(&codes::answer::UNPROVEN, answer.span, message).help(help));
        }
        Flag::Coverage { share } => {
            let least = rules.coverage_at_least.as_ref().map(percent).unwrap_or_default();
            let written = answer.coverage.as_ref().map_or_else(|| percent(share), |(_, written)| written.clone());
            let message = format!("`{id}` holds for {written} of what is in scope, the rubric asks for {least}");
            let help = "give the level that holds for the rest, too, or bring the rest there";
            sink.push(Diagnostic::new(&codes::answer::LOW_COVERAGE, answer.span, message).help(help));
        }
        // People may disagree; the report shows it.
        Flag::Disagreement { .. } => {}
    }
}

fn percent(share: &crate::exact::Exact) -> String {
    format!("{}%", (share * &crate::exact::Exact::from(100u8)).to_short(1))
}

/// A target that is lower than what is reached asks for going back.
fn passed_target(review: &Review<'_>, item: Ix<Node>, sink: &mut Diagnostics) {
    let Some(target) = review.assessment.targets.get(&item) else { return };
    let is_answered = matches!(review.evaluation.scorecard.state(item), Some(ItemState::Answered(_)));
    let current = review.evaluation.scorecard.node(item).value.as_ref().filter(|_| is_answered);
    if let Some(current) = current.filter(|current| **current > target.points) {
        let [target_words, current] = [&target.points, current].map(|points| review.written(item, points));
        let message = format!("the target of `{}` is {target_words}, and it is at {current} already", review.id(item));
        sink.push(
            Diagnostic::new(&codes::answer::TARGET_BELOW_CURRENT, target.span, message)
                .help("raise the target to what is to be kept, or remove it"),
        );
    }
}
