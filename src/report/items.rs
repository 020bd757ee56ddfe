//! What was answered, whatever form the answer has: levels, options, states, numbers, measures, criteria, votes.

use std::collections::BTreeMap;

use super::conditions::{self, Naming};
use super::nodes::item_state;
use super::numbers::{NOTHING, class_of, in_order, level_reached};
use super::scene::Scene;
use super::scores::outcome_view;
use super::view::{CriterionView, DescriptorView, MeasureView, OptionView, VoteView};
use crate::assessment::{Answer, State};
use crate::exact::Exact;
use crate::rubric::{Answerable, Combine, Form, Ix, Level, Measure, MissingPolicy, Node, Response, Scale};
use crate::say;
use crate::score::{ItemState, NodeScore};
use crate::words::Words;

/// What a cell shows instead of an answer.
pub const UNKNOWN: &str = "?";
pub const UNANSWERED: &str = NOTHING;
pub const OUT_OF_SCOPE: &str = "·";

/// The word for a form of answers.
pub fn form_id(form: &Form) -> &'static str {
    match form {
        Form::Level { .. } => "level",
        Form::Choice => "choice",
        Form::Multi { .. } => "multi",
        Form::Boolean => "boolean",
        Form::States => "states",
        Form::Number { .. } => "number",
    }
}

/// Whether the answers are steps one after the other.
pub fn is_ordered(scale: &Scale) -> bool {
    matches!(scale.form, Form::Level { .. } | Form::States)
}

/// The form of an item: of its scale, unless it is answered in several ways.
pub fn item_form(scene: &Scene<'_>, item: &Answerable) -> &'static str {
    if item.measures.is_empty() { form_id(&scene.rubric.scale_of(item).form) } else { "measures" }
}

/// What was answered, in words: the names of what was selected, or a number with its unit.
pub fn answer_words(words: &Words, scale: &Scale, response: &Response) -> String {
    match &scale.form {
        Form::Number { unit, .. } => {
            let written = response.points.as_ref().map(|points| written_number(scale, points));
            written.map_or_else(String::new, |number| with_unit(words, &number, unit))
        }
        Form::Level { .. } => level_words(words, scale, response),
        _ if response.selected.is_empty() => words.text("items-nothing-selected"),
        _ => {
            let names: Vec<String> = response.selected.iter().map(|ix| level_name(words, scale, &scale.levels[*ix])).collect();
            names.join(", ")
        }
    }
}

/// What a level or an option is called: as the rubric says, which has no words for yes and no.
pub fn level_name(words: &Words, scale: &Scale, level: &Level) -> String {
    match (&scale.form, level.number) {
        (Form::Boolean, 0) => words.text("items-no"),
        (Form::Boolean, _) => words.text("items-yes"),
        _ => level.name.clone(),
    }
}

/// The name of a level, or both of those that a half step lies between.
fn level_words(words: &Words, scale: &Scale, response: &Response) -> String {
    let Some(level) = response.selected.first().map(|ix| &scale.levels[*ix]) else { return String::new() };
    let points = response.points.as_ref();
    let ordered = in_order(scale);
    let above = ordered.iter().skip_while(|other| other.id != level.id).nth(1);
    match above.filter(|_| points.is_some() && scale.points_of(level).as_ref() != points) {
        Some(above) => say!(words, "items-between", low = level.name.as_str(), high = above.name.as_str()),
        None => level.name.clone(),
    }
}

/// `15%`, `3 days`.
fn with_unit(words: &Words, number: &Exact, unit: &str) -> String {
    let number = words.decimal(&number.to_short(6));
    match unit {
        "" => number,
        "%" => say!(words, "report-metrics-percent", number),
        unit => say!(words, "report-metrics-with-unit", number, unit),
    }
}

/// The number that was written for these points.
fn written_number(scale: &Scale, points: &Exact) -> Exact {
    let Some(rescale) = &scale.rescale else { return points.clone() };
    let share = (points - &rescale.to.0).checked_div(&(&rescale.to.1 - &rescale.to.0)).unwrap_or_else(Exact::zero);
    &rescale.from.0 + &(&share * &(&rescale.from.1 - &rescale.from.0))
}

/// What a cell shows of a node's answer: what it counts, `yes` or `no`, its outcome, or why there is nothing.
pub fn cell(scene: &Scene<'_>, score: &NodeScore) -> String {
    let response = match item_state(&score.derivation) {
        ItemState::Answered(response) => response,
        ItemState::Unknown => return UNKNOWN.to_owned(),
        ItemState::Unanswered => return UNANSWERED.to_owned(),
        ItemState::NotApplicable => return scene.words.text("items-not-applicable-short"),
        ItemState::OutOfScope => return OUT_OF_SCOPE.to_owned(),
    };
    let item = score.node.and_then(|node| scene.rubric.nodes[node].item.as_ref());
    let scale = item.map(|item| scene.rubric.scale_of(item));
    match (&score.value, score.outcome, scale) {
        (Some(_), _, Some(scale)) if scale.form == Form::Boolean => {
            say!(scene.words, "items-yes-no", answer = answer_words(scene.words, scale, &response))
        }
        (Some(value), ..) => scene.gauge(score.node).show(value),
        (None, Some(outcome), _) => scene.rubric.outcomes[outcome].name.clone(),
        (None, None, Some(scale)) if item.is_some_and(|item| item.measures.is_empty()) => {
            answer_words(scene.words, scale, &response)
        }
        _ => NOTHING.to_owned(),
    }
}

/// A target as the item's answers are shown: `3`, or `yes`.
pub fn target_words(scene: &Scene<'_>, node: Ix<Node>, points: &Exact) -> String {
    let scale = scene.rubric.nodes[node].item.as_ref().map(|item| scene.rubric.scale_of(item));
    let boolean = scale.filter(|scale| scale.form == Form::Boolean);
    match boolean.and_then(|scale| Some(level_name(scene.words, scale, level_reached(scale, points)?))) {
        Some(answer) => say!(scene.words, "items-yes-no", answer),
        None => scene.gauge(Some(node)).show(points),
    }
}

/// The steps of an ordered scale, lowest first, each with what it says about this item.
pub fn descriptors(scene: &Scene<'_>, ix: Ix<Node>, item: &Answerable) -> Vec<DescriptorView> {
    let scale = scene.rubric.scale_of(item);
    if !is_ordered(scale) || item.measures.values().any(|measure| measure.scale != item.scale) {
        return Vec::new();
    }
    let score = scene.scorecard().node(ix);
    let id_at = |points: Option<&Exact>| points.and_then(|points| level_reached(scale, points)).map(|level| level.id.clone());
    let current = id_at(score.value.as_ref());
    let target = id_at(scene.scorecard().target(ix).map(|target| &target.points));
    let text = |level: &Level| {
        let at = scale.levels.values().position(|other| other.id == level.id);
        let own = at.and_then(|at| item.descriptors.get(at)).filter(|text| !text.is_empty());
        own.unwrap_or(&level.gloss).clone()
    };
    let view = |(index, level): (usize, &Level)| DescriptorView {
        display: scene.words.decimal(&level_display(scale, level)),
        name: level.name.clone(),
        index,
        class: class_of(scale, level),
        text: text(level),
        is_reached: false,
        is_current: current.as_ref() == Some(&level.id),
        is_target: target.as_ref() == Some(&level.id),
    };
    let mut steps: Vec<DescriptorView> = in_order(scale).into_iter().enumerate().map(view).collect();
    if let Some(current) = steps.iter().position(|step| step.is_current) {
        steps.iter_mut().take(current + 1).for_each(|step| step.is_reached = true);
    }
    steps
}

/// What a level counts, with a decimal point; its number where it counts nothing.
pub fn level_display(scale: &Scale, level: &Level) -> String {
    scale.points_of(level).map_or_else(|| level.number.to_string(), |points| points.to_short(2))
}

/// How sentences name a step: by its number where that is what it counts, else by its name.
pub fn step_name(words: &Words, scale: &Scale, descriptor: &DescriptorView) -> String {
    let level = scale.levels.values().find(|level| level.name == descriptor.name);
    let is_numbered = level.is_some_and(|level| level.number.to_string() == descriptor.display);
    match scale.form {
        Form::Level { .. } if is_numbered => say!(words, "items-level", level = descriptor.display.as_str()),
        _ => say!(words, "scores-quoted", name = descriptor.name.as_str()),
    }
}

/// The options of a scale that is not ordered, as written.
pub fn options(scene: &Scene<'_>, ix: Ix<Node>, item: &Answerable) -> Vec<OptionView> {
    let scale = scene.rubric.scale_of(item);
    if !item.measures.is_empty() || is_ordered(scale) || matches!(scale.form, Form::Number { .. }) {
        return Vec::new();
    }
    let selected = match item_state(&scene.scorecard().node(ix).derivation) {
        ItemState::Answered(response) => response.selected,
        _ => Vec::new(),
    };
    let counts = !matches!(scale.form, Form::Multi { combine: Combine::Count | Combine::All | Combine::Any, .. });
    let target = scene.scorecard().target(ix).map(|target| &target.points);
    let is_one = scale.form == Form::Choice || scale.form == Form::Boolean;
    let view = |(at, level): (Ix<Level>, &Level)| OptionView {
        name: level_name(scene.words, scale, level),
        gloss: level.gloss.clone(),
        points: scale
            .points_of(level)
            .filter(|_| counts && is_one)
            .or_else(|| level.points.clone().filter(|_| counts))
            .map(|points| scene.words.decimal(&points.to_short(4))),
        outcome: level.outcome.map(|outcome| outcome_view(scene, outcome)),
        is_selected: selected.contains(&at),
        is_target: is_one && target.is_some() && scale.points_of(level).as_ref() == target,
    };
    scale.levels.iter().map(view).collect()
}

/// Every way in which the item is answered, with what was answered.
pub fn measures(scene: &Scene<'_>, item: &Answerable, answer: Option<&Answer>) -> Vec<MeasureView> {
    let is_given = answer.is_some_and(|answer| matches!(answer.state, State::Answered(_)));
    let view = |(ix, measure): (Ix<Measure>, &Measure)| {
        let scale = &scene.rubric.scales[measure.scale];
        let response = answer.and_then(|answer| answer.measures.get(&ix));
        let points = response.and_then(|response| response.points.as_ref());
        let is_zero = response.is_none() && is_given && measure.missing == Some(MissingPolicy::Zero);
        MeasureView {
            name: measure.name.clone(),
            answer: response.map(|response| answer_words(scene.words, scale, response)),
            answer_plain: response.map(|response| answer_words(Words::english(), scale, response)),
            class: points.and_then(|points| level_reached(scale, points)).map(|level| class_of(scale, level)),
            points: points.map(|points| scene.words.decimal(&points.to_short(2))),
            weight: scene.words.decimal(&measure.weight.to_short(3)),
            note: is_zero.then(|| scene.words.text("items-counts-as-nought")),
        }
    };
    item.measures.iter().map(view).collect()
}

/// The checks that an answer above the lowest must pass.
pub fn criteria(item: &Answerable, answer: Option<&Answer>) -> Vec<CriterionView> {
    let is_met = |ix| answer.is_some_and(|answer| answer.criteria.contains(&ix));
    item.criteria.iter().map(|(ix, criterion)| CriterionView { text: criterion.text.clone(), is_met: is_met(ix) }).collect()
}

/// The conditions of an item and of the nodes above it, in words.
pub fn conditions_of(scene: &Scene<'_>, item: Ix<Node>) -> Option<String> {
    let mut parts = Vec::new();
    let mut at = Some(item);
    while let Some(node) = at {
        let here = &scene.rubric.nodes[node];
        parts.extend(here.when.as_ref().map(|when| conditions::words(scene, Some(node), when, Naming::Names)));
        at = here.parent;
    }
    parts.into_iter().reduce(|first, second| say!(scene.words, "condition-and", first, second))
}

/// Names of the tags that an item carries, or a node above it.
pub fn tags(scene: &Scene<'_>, item: Ix<Node>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut at = Some(item);
    while let Some(node) = at {
        for tag in &scene.rubric.nodes[node].tags {
            let name = &scene.rubric.tags[*tag].name;
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        at = scene.rubric.nodes[node].parent;
    }
    names
}

/// `Level 1`: the facet values that an item carries.
pub fn facet_values(scene: &Scene<'_>, item: Ix<Node>) -> Vec<String> {
    let value = |(ix, facet): (Ix<crate::rubric::Facet>, &crate::rubric::Facet)| {
        let at = scene.rubric.facet_value(item, ix)?;
        Some(say!(scene.words, "items-facet", facet = facet.name.as_str(), value = facet.values.get(at)?.as_str()))
    };
    scene.rubric.facets.iter().filter_map(value).collect()
}

/// Why an item is out of scope.
pub fn out_of_scope_words(scene: &Scene<'_>, item: Ix<Node>) -> String {
    let selected = &scene.assessment.tags;
    let carries = tags(scene, item);
    let names: Vec<&str> = selected.iter().map(|tag| scene.rubric.tags[*tag].name.as_str()).collect();
    if !names.is_empty() && names.iter().all(|name| !carries.iter().any(|own| own == name)) {
        return say!(scene.words, "items-out-of-scope-tags", tags = scene.words.list(&names));
    }
    match conditions_of(scene, item) {
        Some(when) => say!(scene.words, "items-out-of-scope-when", when),
        None => scene.words.text("items-out-of-scope"),
    }
}

/// The state of an item in words.
pub fn state_text(scene: &Scene<'_>, node: Ix<Node>, state: &ItemState) -> String {
    let words = scene.words;
    let answer = scene.assessment.answers.get(&node);
    match (state, answer.map(|answer| &answer.state)) {
        (ItemState::NotApplicable, Some(State::NotApplicable(na))) => {
            say!(words, "items-not-applicable", reason = na.reason.as_str())
        }
        (ItemState::Answered(response), _) => {
            let scale = scene.rubric.nodes[node].item.as_ref().map(|item| scene.rubric.scale_of(item));
            match (scale.map(|scale| &scale.form), &response.points) {
                (Some(Form::Level { .. }), Some(points)) => {
                    say!(words, "items-level", level = words.decimal(&points.to_short(2)))
                }
                _ => words.text("items-answered"),
            }
        }
        (ItemState::OutOfScope, _) => out_of_scope_words(scene, node),
        (ItemState::Unknown, _) => words.text("items-nobody-knows"),
        _ => words.text("items-not-answered"),
    }
}

/// What was answered, in words; `None` for an item that is answered in several ways, and without an answer.
pub fn answer_text(scene: &Scene<'_>, words: &Words, score: &NodeScore) -> Option<String> {
    let item = scene.rubric.nodes[score.node?].item.as_ref().filter(|item| item.measures.is_empty())?;
    let ItemState::Answered(response) = item_state(&score.derivation) else { return None };
    Some(answer_words(words, scene.rubric.scale_of(item), &response)).filter(|answer| !answer.is_empty())
}

/// Votes as a histogram, lowest first; names stay in the files.
pub fn votes(scene: &Scene<'_>, item: &Answerable, answer: &Answer) -> Vec<VoteView> {
    let scale = scene.rubric.scale_of(item);
    let mut counts: BTreeMap<&Exact, usize> = BTreeMap::new();
    for (_, points) in &answer.votes {
        *counts.entry(points).or_default() += 1;
    }
    let class = |points: &Exact| level_reached(scale, points).map_or(0, |level| class_of(scale, level));
    let view = |(points, count): (&Exact, usize)| VoteView {
        level: scene.words.decimal(&points.to_short(2)),
        class: class(points),
        count,
    };
    counts.into_iter().map(view).collect()
}

/// How many votes there were, and how far apart they lay.
pub fn votes_text(words: &Words, answer: &Answer) -> Option<String> {
    let low = answer.votes.iter().map(|(_, points)| points).min()?;
    let high = answer.votes.iter().map(|(_, points)| points).max()?;
    let n = answer.votes.len();
    let [from, to] = [low, high].map(|end| words.decimal(&end.to_short(2)));
    Some(if low == high { say!(words, "items-votes-alike", n, value = from) } else { say!(words, "items-votes", n, from, to) })
}
