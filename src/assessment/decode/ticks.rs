//! Task lists as quick answers: a box with the words of a capability answers it, one with a roadmap item's words finishes it.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Answer, Given, ItemDecision, ItemStatus, RoadmapDecisions, State};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Item, Ix, Node, Rubric};
use crate::syntax::Body;
use crate::syntax::markdown;

use super::answers::bare;
use super::context::{Context, report_twice};
use super::matching::{self, Phrases};
use super::prose::first_line;
use super::sections::Sections;

/// A box that means something.
#[derive(Debug, Clone, Copy)]
struct Tick<T> {
    of: T,
    ticked: bool,
    span: Span,
}

/// What the boxes of one file stand for.
struct Boxes {
    capabilities: Vec<Tick<Ix<Node>>>,
    items: Vec<Tick<Ix<Item>>>,
}

/// Adds what was ticked wherever nothing explicit was said, and warns where both were said and differ.
pub fn apply(
    context: &Context<'_>,
    sections: &Sections<'_>,
    answers: &mut BTreeMap<Ix<Node>, Answer>,
    roadmap: &mut RoadmapDecisions,
    sink: &mut Diagnostics,
) {
    let capabilities = matching::capabilities(context.rubric);
    let items = matching::roadmap_items(context.rubric);
    let boxes: Vec<Boxes> = sections.bodies.iter().map(|body| read(body, &capabilities, &items, sink)).collect();
    let counting: Vec<Tick<Ix<Node>>> = boxes.iter().flat_map(|boxes| counting(context.rubric, &boxes.capabilities)).collect();
    for tick in each_once(context, counting, sink) {
        answer(context, tick, answers, sink);
    }
    for tick in boxes.iter().flat_map(|boxes| &boxes.items).filter(|tick| tick.ticked) {
        roadmap.items.entry(tick.of).or_insert_with(|| done(tick.span));
    }
}

fn read(body: &Body, capabilities: &Phrases<'_, Ix<Node>>, items: &Phrases<'_, Ix<Item>>, sink: &mut Diagnostics) -> Boxes {
    let mut boxes = Boxes { capabilities: Vec::new(), items: Vec::new() };
    for item in markdown::list_items(body) {
        let Some(ticked) = item.ticked else {
            continue;
        };
        let span = first_line(body, item.span);
        if let Some(of) = capabilities.find(&item.title) {
            boxes.capabilities.push(Tick { of, ticked, span });
        } else if let Some(of) = items.find(&item.title) {
            boxes.items.push(Tick { of, ticked, span });
        } else if let Some(near) = capabilities.near(&item.title).or_else(|| items.near(&item.title)).filter(|_| ticked) {
            let message = format!("`{}` is neither a capability nor a roadmap item, but close to one", item.title);
            sink.push(Diagnostic::new(&codes::answer::UNMATCHED_BOX, span, message).help(format!("write `{near}`")));
        }
    }
    boxes
}

/// The boxes that answer: ticked ones, and unticked ones of a dimension in which this file ticks something. A blank form is not
/// an assessment.
fn counting<'a>(rubric: &'a Rubric, boxes: &'a [Tick<Ix<Node>>]) -> impl Iterator<Item = Tick<Ix<Node>>> + 'a {
    let begun: BTreeSet<Ix<Node>> = boxes.iter().filter(|tick| tick.ticked).map(|tick| rubric.top_of(tick.of)).collect();
    boxes.iter().filter(move |tick| begun.contains(&rubric.top_of(tick.of))).copied()
}

/// One box per capability; two that say different things are reported.
fn each_once(context: &Context<'_>, boxes: Vec<Tick<Ix<Node>>>, sink: &mut Diagnostics) -> Vec<Tick<Ix<Node>>> {
    let mut kept: BTreeMap<Ix<Node>, Tick<Ix<Node>>> = BTreeMap::new();
    for tick in boxes {
        let first = kept.entry(tick.of).or_insert(tick);
        if first.ticked != tick.ticked {
            let id = &context.rubric.nodes[tick.of].id;
            report_twice(&codes::answer::ANSWERED_TWICE, id, tick.span, first.span, sink);
        }
    }
    kept.into_values().collect()
}

fn answer(context: &Context<'_>, tick: Tick<Ix<Node>>, answers: &mut BTreeMap<Ix<Node>, Answer>, sink: &mut Diagnostics) {
    let rules = &context.rubric.answering;
    match answers.get(&tick.of) {
        Some(explicit) => warn_if_different(context, tick, explicit, sink),
        None => {
            let points = if tick.ticked { &rules.ticked } else { &rules.unticked };
            answers.insert(tick.of, bare(State::Level(points.clone()), Given::Ticked, tick.span));
        }
    }
}

fn warn_if_different(context: &Context<'_>, tick: Tick<Ix<Node>>, explicit: &Answer, sink: &mut Diagnostics) {
    let ticked_points = &context.rubric.answering.ticked;
    let reaches = matches!(&explicit.state, State::Level(points) if points >= ticked_points);
    if tick.ticked == reaches {
        return;
    }
    let is = if tick.ticked { "ticked" } else { "not ticked" };
    let says = match &explicit.state {
        State::Level(points) => format!("level {points}"),
        State::Unknown => "unknown".to_owned(),
        State::NotApplicable(_) => "not applicable".to_owned(),
    };
    let id = &context.rubric.nodes[tick.of].id;
    sink.push(
        Diagnostic::new(&codes::answer::TICK_DISAGREES, tick.span, format!("this box is {is}, the answer of `{id}` is {says}"))
            .related(explicit.span, "this answer counts"),
    );
}

fn done(span: Span) -> ItemDecision {
    ItemDecision { status: Some(ItemStatus::Done), owner: None, start: None, finish: None, effort: None, note: None, span }
}
