//! The plan: gaps that nobody closes, items that close nothing, items that need what is dropped or starts too late, and more work
//! than there is room for.

use std::collections::BTreeMap;

use super::{Review, listed};
use crate::assessment::{ItemRef, ItemStatus};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::plan::{Chosen, Conflict, Gap, LeftOutReason, PlanItem, Who};
use crate::rubric::{Item, Ix};
use crate::score::ItemState;

pub(super) fn check(review: &Review<'_>, sink: &mut Diagnostics) {
    for gap in review.evaluation.plan.gaps.iter().filter(|gap| gap.closed_by.is_empty()) {
        open_gap(review, gap, sink);
    }
    let items = &review.evaluation.plan.roadmap.items;
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.chosen == Chosen::Decided) {
        if items.iter().all(|other| !other.needs.contains(&at)) {
            idle(review, item, sink);
        }
    }
    dropped(review, sink);
    deferred(review, sink);
    too_early(review, sink);
    over_capacity(review, sink);
}

/// A gap for which the rubric knows items, and none of them is left to close it. Where it knows none, the rubric is incomplete, and
/// where the team skipped or deferred all of them, it decided to live with the gap; so it does where facts defer them.
fn open_gap(review: &Review<'_>, gap: &Gap, sink: &mut Diagnostics) {
    let lifting = review.rubric.roadmap.items.iter().filter(|(_, item)| item.closes.iter().any(|closes| closes.item == gap.item));
    let (done, rest): (Vec<(Ix<Item>, &Item)>, Vec<_>) =
        lifting.filter(|(ix, _)| !is_dropped(review, *ix)).partition(|(ix, _)| status(review, *ix) == Some(ItemStatus::Done));
    if done.is_empty() && rest.is_empty() {
        return;
    }
    let Some(answer) = review.assessment.answers.get(&gap.item) else { return };
    let [current, target] = [&gap.current, &gap.target].map(|points| review.written(gap.item, points));
    let id = review.id(gap.item);
    let message = format!("nothing in the plan lifts `{id}` from {current} to its target {target}");
    let label = match done.len() {
        0 => String::new(),
        1 => format!("{} is done", listed(done.iter().map(|(_, item)| item.id.as_str()))),
        _ => format!("{} are done", listed(done.iter().map(|(_, item)| item.id.as_str()))),
    };
    sink.push(
        Diagnostic::new(&codes::assessment::GAP_WITHOUT_ITEM, answer.span, message)
            .label(label)
            .help("check the answer against what was done, add an item of your own to roadmap.yaml, or change the target"),
    );
}

fn status(review: &Review<'_>, item: Ix<Item>) -> Option<ItemStatus> {
    review.decision(ItemRef::Rubric(item)).and_then(|decision| decision.status)
}

/// A planned item whose capabilities are all where it, or their target, would bring them.
fn idle(review: &Review<'_>, item: &PlanItem, sink: &mut Diagnostics) {
    let Some(decision) = review.decision(item.key).filter(|_| !item.closes.is_empty() && item.uplift.is_empty()) else {
        return;
    };
    let scorecard = &review.evaluation.scorecard;
    let reached = |(node, to): &(_, Exact)| {
        let is_answered = matches!(scorecard.state(*node), Some(ItemState::Answered(_)));
        let wanted = scorecard.target(*node).map(|target| if *to < target.points { to } else { &target.points });
        let value = scorecard.node(*node).value.as_ref().filter(|_| is_answered);
        value.zip(wanted).is_some_and(|(value, wanted)| value >= wanted)
    };
    if item.closes.iter().all(reached) {
        let ids = listed(item.closes.iter().map(|(node, _)| review.id(*node)));
        let is = if item.status() == Some(ItemStatus::InProgress) { "in progress" } else { "planned" };
        let message = format!("`{}` is {is}, and everything it lifts is at target: {ids}", item.id);
        sink.push(
            Diagnostic::new(&codes::assessment::ITEM_WITHOUT_GAP, decision.span, message)
                .help("mark it `done` or `skipped`, or raise the target it works towards"),
        );
    }
}

/// Whether the item was skipped or deferred, by the team or by facts.
fn is_dropped(review: &Review<'_>, item: Ix<Item>) -> bool {
    let left_out = review.evaluation.plan.roadmap.left_out.iter().find(|left| left.item == ItemRef::Rubric(item));
    left_out.is_some_and(|left| matches!(left.reason, LeftOutReason::Skipped | LeftOutReason::Deferred))
}

/// Items that the plan holds without a decision of the team, and that need what the team skipped or deferred. Two decisions that
/// contradict each other are reported where they are read.
fn dropped(review: &Review<'_>, sink: &mut Diagnostics) {
    let mut waiting: BTreeMap<ItemRef, Vec<&str>> = BTreeMap::new();
    for item in review.evaluation.plan.roadmap.items.iter().filter(|item| item.decision.is_none()) {
        let ItemRef::Rubric(ix) = item.key else { continue };
        for need in &review.rubric.roadmap.items[ix].needs {
            waiting.entry(ItemRef::Rubric(*need)).or_default().push(&item.id);
        }
    }
    for (needed, items) in waiting {
        let (Some(decision), ItemRef::Rubric(ix)) = (review.decision(needed), needed) else { continue };
        let (is, too) = match decision.status {
            Some(ItemStatus::Skipped) => ("skipped", "skip"),
            Some(ItemStatus::Deferred) => ("deferred", "defer"),
            _ => continue,
        };
        let (require, them) = if items.len() == 1 { ("requires", "that one") } else { ("require", "those") };
        let id = &review.rubric.roadmap.items[ix].id;
        let message = format!("`{id}` is {is}, but the plan holds {}, which {require} it", listed(items));
        sink.push(
            Diagnostic::new(&codes::assessment::PREREQUISITE_SKIPPED, decision.span, message)
                .help(format!("{too} {them}, too, plan `{id}`, or mark it `done` if its result exists")),
        );
    }
}

/// Items that the team decided on, and that need what the facts of the assessment defer.
fn deferred(review: &Review<'_>, sink: &mut Diagnostics) {
    for left in &review.evaluation.plan.roadmap.left_out {
        let (ItemRef::Rubric(needed), LeftOutReason::Deferred) = (left.item, left.reason) else { continue };
        let declared = &review.rubric.roadmap.items[needed];
        let Some(condition) = declared.not_if.as_ref().filter(|_| status(review, needed).is_none()) else { continue };
        for item in review.evaluation.plan.roadmap.items.iter().filter(|item| needs(review, item, needed)) {
            let Some(decision) = &item.decision else { continue };
            let message = format!("`{}` requires `{}`, which is deferred: {}", item.id, declared.id, condition.text);
            sink.push(Diagnostic::new(&codes::assessment::PREREQUISITE_SKIPPED, decision.span, message).help(format!(
                "plan `{0}` all the same (`status: planned`), or mark it `done` if its result exists",
                declared.id
            )));
        }
    }
}

fn needs(review: &Review<'_>, item: &PlanItem, needed: Ix<Item>) -> bool {
    match item.key {
        ItemRef::Rubric(ix) => review.rubric.roadmap.items[ix].needs.contains(&needed),
        ItemRef::Own(at) => review.assessment.roadmap.own[at].needs.contains(&ItemRef::Rubric(needed)),
    }
}

/// Items whose dates contradict what they need, each once. One that is in progress has begun; nobody can move that any more.
fn too_early(review: &Review<'_>, sink: &mut Diagnostics) {
    let items = &review.evaluation.plan.roadmap.items;
    let of_id = |id: &str| items.iter().find(|item| item.id == id);
    let mut early: BTreeMap<&str, Vec<(&str, i64)>> = BTreeMap::new();
    for conflict in &review.evaluation.plan.roadmap.conflicts {
        match conflict {
            Conflict::StartsTooEarly { item, needs, days, .. } => early.entry(item).or_default().push((needs, *days)),
            // Circles are refused while they are read.
            Conflict::OutsidePhase { .. } | Conflict::OverCapacity { .. } | Conflict::Cycle { .. } => {}
        }
    }
    for (id, needs) in early {
        let Some(item) = of_id(id).filter(|item| item.status() != Some(ItemStatus::InProgress)) else { continue };
        let place = |id: &str| Some(review.decision(of_id(id)?.key)?.span);
        let required: Vec<Span> = needs.iter().filter_map(|(need, _)| place(need)).collect();
        let Some(span) = review.decision(item.key).map(|decision| decision.span).or(required.first().copied()) else { continue };
        let days = needs.iter().map(|(_, days)| *days).max().unwrap_or_default();
        let days = if days == 1 { "1 working day".to_owned() } else { format!("{days} working days") };
        let is = if needs.len() == 1 { "is" } else { "are" };
        let message = format!("`{id}` starts {days} before {} {is} finished", listed(needs.iter().map(|(need, _)| *need)));
        let found = Diagnostic::new(&codes::assessment::STARTS_TOO_EARLY, span, message)
            .help("move one of the dates, or make what needs nothing an item of its own");
        let others = required.into_iter().filter(|other| *other != span);
        sink.push(others.fold(found, |found, other| found.related(other, "required")));
    }
}

/// Stretches in which more was decided than there is room for, each at the first of its items.
fn over_capacity(review: &Review<'_>, sink: &mut Diagnostics) {
    let places: BTreeMap<&str, Span> = review
        .evaluation
        .plan
        .roadmap
        .items
        .iter()
        .filter_map(|item| Some((item.id.as_str(), item.decision.as_ref()?.span)))
        .collect();
    for conflict in &review.evaluation.plan.roadmap.conflicts {
        let Conflict::OverCapacity { who, items, from, to, work, room } = conflict else { continue };
        let mut spans = items.iter().filter_map(|id| places.get(id.as_str()).copied());
        let Some(span) = spans.next() else { continue };
        let whose = match who {
            Who::Team => "the team".to_owned(),
            Who::Person(id) => format!("`{id}`"),
        };
        let (take, [work, room]) = (if items.len() == 1 { "takes" } else { "take" }, [work, room].map(|weeks| weeks.to_short(2)));
        let message = format!(
            "from {from} to {to} {} {take} up to {work} person-weeks a week, and {whose} has room for {room}",
            listed(items.iter().map(String::as_str))
        );
        let found = Diagnostic::new(&codes::assessment::OVER_CAPACITY, span, message)
            .help("move dates, give an item to somebody else, or correct `capacity` or `effort`");
        sink.push(spans.fold(found, |found, other| found.related(other, "in the same days")));
    }
}
