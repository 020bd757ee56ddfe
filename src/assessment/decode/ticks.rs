//! Task lists as quick answers: a box with the words of a capability answers it, one with a roadmap item's words finishes it.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Answer, Given, ItemDecision, ItemStatus, RoadmapDecisions, State};
use crate::diagnostics::{Diagnostic, Diagnostics, Fix, Span, codes};
use crate::rubric::{Answerable, Form, Item, Ix, Node, Response, Rubric};
use crate::syntax::Body;
use crate::syntax::markdown;

use super::answers::bare;
use super::context::{Context, report_twice};
use super::matching::{self, Phrases, Searches};
use super::prose::{first_line, reworded};
use super::responses::written;
use super::sections::Sections;
use super::{criteria, measures};

/// A box that means something.
#[derive(Debug, Clone, Copy)]
struct Tick<T> {
    of: T,
    ticked: bool,
    span: Span,
}

/// What the boxes of one file stand for.
#[derive(Default)]
struct Boxes {
    capabilities: Vec<Tick<Ix<Node>>>,
    items: Vec<Tick<Ix<Item>>>,
    /// Capabilities that boxes were probably meant for, and what a fix would change there.
    near: Vec<(Ix<Node>, Span)>,
    /// Ticked boxes that are nothing of the rubric and near nothing, with their texts.
    unmatched: Vec<(String, Span)>,
}

/// Adds what was ticked wherever nothing explicit was said, and warns where both were said and differ.
pub fn apply(
    context: &Context<'_>,
    sections: &Sections<'_>,
    prose: &[Span],
    (answers, roadmap): (&mut BTreeMap<Ix<Node>, Answer>, &mut RoadmapDecisions),
    sink: &mut Diagnostics,
) {
    let capabilities = matching::capabilities(context.rubric);
    let items = matching::roadmap_items(context.rubric);
    let boxes: Vec<Boxes> = sections.pages.iter().map(|page| read(page.body, &capabilities, &items, sink)).collect();
    keep_apart(&boxes, answers, sink);
    if context.as_of.is_some() {
        boxes.iter().for_each(|boxes| warn_unmatched(boxes, prose, sink));
    }
    let counting: Vec<Tick<Ix<Node>>> = boxes.iter().flat_map(|boxes| counting(context.rubric, &boxes.capabilities)).collect();
    for tick in each_once(context, counting, sink) {
        answer(context, tick, answers, sink);
    }
    for tick in boxes.iter().flat_map(|boxes| &boxes.items).filter(|tick| tick.ticked) {
        roadmap.items.entry(tick.of).or_insert_with(|| done(tick.span));
    }
}

fn read(body: &Body, capabilities: &Phrases<'_, Ix<Node>>, items: &Phrases<'_, Ix<Item>>, sink: &mut Diagnostics) -> Boxes {
    let mut boxes = Boxes::default();
    let mut searches = Searches::of_file();
    for item in markdown::list_items(body) {
        let Some(ticked) = item.ticked else {
            continue;
        };
        let span = first_line(body, item.span);
        if let Some(of) = capabilities.find(&item.title) {
            boxes.capabilities.push(Tick { of, ticked, span });
        } else if let Some(of) = items.find(&item.title) {
            boxes.items.push(Tick { of, ticked, span });
        } else if !ticked {
            continue;
        } else if let Some(near) = capabilities.near(&item.title, &mut searches) {
            let fix = reworded(body, span, &item.title, &near);
            boxes.near.extend(fix.iter().flat_map(|fix| &fix.edits).map(|edit| (near.of, edit.span)));
            warn_near(&item.title, span, near.text, fix, sink);
        } else if let Some(near) = items.near(&item.title, &mut searches) {
            warn_near(&item.title, span, near.text, reworded(body, span, &item.title, &near), sink);
        } else {
            boxes.unmatched.push((item.title, span));
        }
    }
    boxes
}

fn warn_near(title: &str, span: Span, near: &str, fix: Option<Fix>, sink: &mut Diagnostics) {
    let message = format!("`{title}` is neither a capability nor a roadmap item, but close to one");
    sink.push(Diagnostic::new(&codes::answer::UNMATCHED_BOX, span, message).help(format!("write `{near}`")).fix_if(fix));
}

/// Takes back the fixes that would answer a capability a second time.
fn keep_apart(boxes: &[Boxes], answers: &BTreeMap<Ix<Node>, Answer>, sink: &mut Diagnostics) {
    let near = || boxes.iter().flat_map(|boxes| &boxes.near);
    let is_ticked = |node: Ix<Node>| boxes.iter().flat_map(|boxes| &boxes.capabilities).any(|tick| tick.of == node);
    let is_wanted_twice = |node: Ix<Node>| near().filter(|(other, _)| *other == node).count() > 1;
    let is_taken = |node: Ix<Node>| answers.contains_key(&node) || is_ticked(node) || is_wanted_twice(node);
    let clashing = near().filter(|(node, _)| is_taken(*node)).map(|(_, place)| *place).collect();
    sink.take_back_fixes(&clashing);
}

/// Warns about ticks that count for nothing in a file with others that count; those in an answer's words are part of it.
fn warn_unmatched(boxes: &Boxes, prose: &[Span], sink: &mut Diagnostics) {
    if boxes.capabilities.is_empty() && boxes.items.is_empty() {
        return;
    }
    let is_prose = |span: Span| prose.iter().any(|p| p.file == span.file && p.start <= span.start && span.start < p.end);
    for (title, span) in boxes.unmatched.iter().filter(|(_, span)| !is_prose(*span)) {
        let message = format!("`{title}` is neither a capability nor a roadmap item, so this tick counts for nothing");
        sink.push(
            Diagnostic::new(&codes::answer::UNMATCHED_BOX, *span, message).help("use the words of the rubric, or remove the box"),
        );
    }
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
    let node = &context.rubric.nodes[tick.of];
    let Some(item) = &node.item else { return };
    match answers.get(&tick.of) {
        Some(explicit) => warn_if_different(context, tick, (&node.id, item), explicit, sink),
        None if !item.measures.is_empty() => {
            if tick.ticked {
                measures::report_needed((&node.id, item), tick.span, sink);
            }
        }
        None => {
            let response = response(context.rubric, item, tick.ticked);
            let answer = bare(State::Answered(response), Given::Ticked, tick.span);
            criteria::warn_open(context, (&node.id, item), &answer, sink);
            answers.insert(tick.of, answer);
        }
    }
}

/// What a box means: yes or no where the scale has them, else the points that the rubric gives.
fn response(rubric: &Rubric, item: &Answerable, ticked: bool) -> Response {
    let scale = rubric.scale_of(item);
    let (word, points) = if ticked { ("yes", &rubric.answering.ticked) } else { ("no", &rubric.answering.unticked) };
    match scale.levels.find(word).filter(|_| scale.form == Form::Boolean) {
        Some(level) => scale.select(vec![level]),
        None => scale.response_at(points.clone()),
    }
}

/// Whether an answer says at least as much as a ticked box.
fn says_as_much(rubric: &Rubric, item: &Answerable, response: &Response) -> bool {
    let ticked = self::response(rubric, item, true);
    match rubric.scale_of(item).form {
        Form::Boolean => response.selected == ticked.selected,
        _ => response.points >= ticked.points,
    }
}

fn warn_if_different(
    context: &Context<'_>,
    tick: Tick<Ix<Node>>,
    (id, item): (&str, &Answerable),
    explicit: &Answer,
    sink: &mut Diagnostics,
) {
    let reaches = match &explicit.state {
        // What its measures or votes make of it is not known here.
        State::Answered(Response { points: None, selected }) if selected.is_empty() => return,
        State::Answered(response) => says_as_much(context.rubric, item, response),
        State::Unknown | State::NotApplicable(_) => false,
    };
    if tick.ticked == reaches {
        return;
    }
    let is = if tick.ticked { "ticked" } else { "not ticked" };
    let scale = context.rubric.scale_of(item);
    let says = match &explicit.state {
        State::Answered(Response { points: Some(points), .. }) => match scale.form {
            Form::Level { .. } => format!("level {}", written(scale, points)),
            _ => format!("`{}`", written(scale, points)),
        },
        State::Answered(_) => "an answer".to_owned(),
        State::Unknown => "unknown".to_owned(),
        State::NotApplicable(_) => "not applicable".to_owned(),
    };
    sink.push(
        Diagnostic::new(&codes::answer::TICK_DISAGREES, tick.span, format!("this box is {is}, the answer of `{id}` is {says}"))
            .related(explicit.span, "this answer counts"),
    );
}

fn done(span: Span) -> ItemDecision {
    ItemDecision { status: Some(ItemStatus::Done), owner: None, start: None, finish: None, effort: None, note: None, span }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, Outcome, read, scale, varied, with_markdown, with_markdown_and};
    use super::*;

    /// In the shape of the founding document, with two boxes ticked and two sentences typed.
    const FOUNDING: &str = "---\nversion: \"1.0.0\"\nlast_updated: \"2025-01-02\"\n---\n\n# MLOps Gap Analysis\n\n## Context Assessment\n\n\
        **Current Infrastructure:**\n- What ML/AI workloads are currently running?\n  Two forecasts.\n- Monitoring and logging\n\n\
        ### 1. Experimentation\n**Assess:**\n- [x] Experiment tracking system (MLflow, W&B, Neptune)\n- [ ] Hyperparameter optimization frameworks\n\n\
        **Gap Analysis Questions:**\n- How are experiments currently tracked and compared?\n  In MLflow.\n\n\
        ### 2. Monitoring\n- [ ] Model performance monitoring in production\n\n\
        ### Phase 1: Foundation (Weeks 1-4)\n- [x] Implement basic experiment tracking\n- [ ] Set up model registry\n";

    fn levels(outcome: Outcome) -> Vec<(usize, State, Given)> {
        outcome.clean().answers.into_iter().map(|(ix, answer)| (ix.get(), answer.state, answer.given)).collect()
    }

    fn ticked(points: i64) -> State {
        State::Answered(scale(1, false).response_at(Exact::from(points)))
    }

    use crate::exact::Exact;

    #[test]
    fn the_founding_document_is_a_valid_file() {
        let assessment = with_markdown(FOUNDING).clean();
        let answers: Vec<_> =
            assessment.answers.iter().map(|(ix, answer)| (ix.get(), answer.state.clone(), answer.given)).collect();
        assert_eq!(answers, [(1, ticked(2), Given::Ticked), (2, ticked(0), Given::Ticked)]);
        let prose: Vec<_> = assessment.prose.values().map(|prose| prose.markdown.as_str()).collect();
        assert_eq!(prose, ["Two forecasts.", "In MLflow."]);
        let items: Vec<_> = assessment.roadmap.items.iter().map(|(ix, decision)| (ix.get(), decision.status)).collect();
        assert_eq!(items, [(0, Some(ItemStatus::Done))]);
    }

    #[test]
    fn a_blank_form_answers_nothing() {
        assert_eq!(levels(with_markdown(&FOUNDING.replace("[x]", "[ ]"))), []);
    }

    #[test]
    fn an_unticked_box_counts_only_beside_a_ticked_one_of_its_dimension_and_file() {
        let elsewhere = [
            ("assessment.yaml", HEAD),
            ("a.md", "- [x] Experiment tracking system\n"),
            ("b.md", "- [ ] Hyperparameter optimization frameworks\n- [ ] Experiment tracking system\n"),
        ];
        assert_eq!(levels(read(&elsewhere)), [(1, ticked(2), Given::Ticked)]);
    }

    #[test]
    fn boxes_that_disagree_are_an_error() {
        let outcome = with_markdown(
            "- [x] Experiment tracking system\n\ntext\n\n- [ ] Experiment tracking system (MLflow, W&B, Neptune)\n",
        );
        assert_eq!(outcome.found(), [("answer/answered-twice", "- [ ] Experiment tracking system (MLflow, W&B, Neptune)")]);
    }

    #[test]
    fn an_explicit_answer_wins_and_a_different_box_is_a_warning() {
        let file = |answer: &str, boxes: &str| with_markdown(&format!("---\nanswers: {{exp-tracking: {answer}}}\n---\n{boxes}"));
        let boxed = "- [x] Experiment tracking system\n";
        let unboxed = "- [ ] Experiment tracking system\n- [x] Hyperparameter optimization frameworks\n";
        for (answer, boxes, marked) in [
            ("1", boxed, "- [x] Experiment tracking system"),
            ("unknown", boxed, "- [x] Experiment tracking system"),
            ("3", unboxed, "- [ ] Experiment tracking system"),
        ] {
            let outcome = file(answer, boxes);
            assert_eq!(outcome.found(), [("answer/tick-disagrees", marked)], "{answer}");
            assert_eq!(outcome.related(), ["content/team/exp.md:2:11"]);
        }
        assert_eq!(levels(file("3", boxed)), [(1, ticked(3), Given::Written)]);
        assert_eq!(file("1", unboxed).found(), []);
    }

    #[test]
    fn a_decision_about_an_item_wins_over_its_box() {
        let text = "---\nitems: {R1: {status: in-progress}}\n---\n- [x] Implement basic experiment tracking\n";
        let assessment = with_markdown(text).clean();
        assert_eq!(assessment.roadmap.items[&Ix::new(0)].status, Some(ItemStatus::InProgress));
    }

    #[test]
    fn a_tick_that_nearly_matches_is_a_warning() {
        let outcome = with_markdown("- [x] Experiment trackng system\n- [ ] Experiment trackin system\n- [x] Buy milk\n");
        assert_eq!(outcome.found(), [("answer/unmatched-box", "- [x] Experiment trackng system")]);
        assert_eq!(outcome.help(), "write `Experiment tracking system`");
    }

    #[test]
    fn a_tick_that_counts_for_nothing_beside_others_is_a_warning() {
        let outcome = with_markdown("- [x] Experiment tracking system\n- [x] Buy milk\n- [ ] Buy bread\n");
        assert_eq!(outcome.found(), [("answer/unmatched-box", "- [x] Buy milk")]);
        assert_eq!(with_markdown("- [x] Buy milk\n").found(), []);
        let answer = "- [x] Experiment tracking system\n\n## Tracking {#q-exp-1}\n\n- [x] Buy milk\n";
        assert_eq!(with_markdown(answer).found(), []);
        let listed =
            "- [x] Experiment tracking system\n- How are experiments currently tracked and compared?\n  - [x] Buy milk\n";
        assert_eq!(with_markdown(listed).found(), []);
    }

    #[test]
    fn a_box_says_yes_or_no_where_the_scale_does() {
        let rubric = varied();
        let boxes = "- [x] The item gate\n- [ ] Experiment tracking system\n";
        let answers = with_markdown_and(&rubric, boxes).clean().answers;
        let State::Answered(gate) = &answers[&Ix::new(8)].state else { panic!("answered") };
        assert_eq!((gate.points.clone(), gate.selected.as_slice()), (Some(Exact::one()), [Ix::new(1)].as_slice()));
        let unticked = with_markdown_and(&rubric, "- [ ] The item gate\n- [x] The item pick\n").clean().answers;
        assert!(matches!(&unticked[&Ix::new(8)].state, State::Answered(no) if no.selected == [Ix::new(0)]));
        let agreed = with_markdown_and(&rubric, &format!("---\nanswers: {{gate: yes}}\n---\n{boxes}"));
        assert_eq!(agreed.found(), []);
        let differs = with_markdown_and(&rubric, &format!("---\nanswers: {{gate: no}}\n---\n{boxes}"));
        assert!(differs.listed()[0].ends_with("this box is ticked, the answer of `gate` is `no`"), "{:?}", differs.listed());
    }
}
