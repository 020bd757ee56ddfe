//! Every type of scale.

use std::ops::Deref;

use super::{TINY, clean, marks_of, number, one};
use crate::rubric::{Combine, Form, Level, Rescale, Rubric, Scale};

/// A rubric whose items have this scale.
fn with(scale: &str) -> String {
    format!("rubric: x\nkinds: [{{id: item, plural: items, scale: s}}]\nscales: {{s: {scale}}}\nitems: [{{id: p}}]\n")
}

/// The rubric with it, and the scale.
struct Read(Rubric);

impl Deref for Read {
    type Target = Scale;
    fn deref(&self) -> &Scale {
        self.0.scales.values().next().expect("a scale")
    }
}

fn scale(text: &str) -> Read {
    Read(clean(&with(text)))
}

/// The ids, numbers and points of a scale's entries.
fn entries(scale: &Scale) -> Vec<(&str, i64, Option<String>)> {
    let one = |level: &Level| level.points.as_ref().map(ToString::to_string);
    scale.levels.values().map(|level| (level.id.as_str(), level.number, one(level))).collect()
}

fn worth(points: &str) -> Option<String> {
    Some(points.to_owned())
}

#[test]
fn levels_are_worth_their_number() {
    let found = scale("{levels: [{level: 1, id: low, points: 0.5}, {id: high}], half_steps: true, steps: [act]}");
    assert_eq!(found.form, Form::Level { half_steps: true });
    assert_eq!(entries(&found), [("low", 1, worth("0.5")), ("high", 2, worth("2"))]);
    assert_eq!(found.steps, ["act"]);
}

#[test]
fn options_have_points_and_outcomes_of_their_own() {
    let found = scale(
        "{type: choice, options: [{id: no, name: Not at all, gloss: Nothing}, {id: some, points: 0.25, outcome: partial}, all]}",
    );
    assert_eq!(found.form, Form::Choice);
    assert_eq!(entries(&found), [("no", 0, None), ("some", 1, worth("0.25")), ("all", 2, None)]);
    let texts: Vec<_> = found.levels.values().map(|level| (level.name.as_str(), level.gloss.as_str())).collect();
    assert_eq!(texts, [("Not at all", "Nothing"), ("some", ""), ("all", "")]);
    let rubric = clean(&with("{type: choice, options: [{id: a, outcome: good}, {id: b, outcome: good}]}"));
    assert_eq!(rubric.outcomes.values().map(|outcome| outcome.id.as_str()).collect::<Vec<_>>(), ["good"]);
}

#[test]
fn a_multiple_choice_combines() {
    for (word, combine) in
        [("sum", Combine::Sum), ("mean", Combine::Mean), ("count", Combine::Count), ("all", Combine::All), ("any", Combine::Any)]
    {
        let found = scale(&format!("{{type: multi, options: [a, {{id: b, points: 2}}], combine: {word}, clamp: [0, 1.5]}}"));
        assert_eq!(found.form, Form::Multi { combine, clamp: Some((number("0"), number("1.5"))) });
    }
    assert_eq!(scale("{type: multi, options: [a]}").form, Form::Multi { combine: Combine::Sum, clamp: None });
    assert_eq!(marks_of(&with("{type: multi, options: [a], clamp: [2, 1]}")), one("rubric/range", "[2, 1]"));
    assert_eq!(marks_of(&with("{type: multi, options: [a], combine: total}")), one("yaml/bad-value", "total"));
}

#[test]
fn a_boolean_is_no_or_yes() {
    assert_eq!(entries(&scale("{type: boolean}")), [("no", 0, worth("0")), ("yes", 1, worth("1"))]);
    let found = scale("{type: boolean, points: {yes: 5, no: -1}}");
    assert_eq!((found.form.clone(), entries(&found)), (Form::Boolean, vec![("no", 0, worth("-1")), ("yes", 1, worth("5"))]));
    assert_eq!(marks_of(&with("{type: boolean, points: {maybe: 1}}")), one("yaml/unknown-key", "maybe"));
}

#[test]
fn states_are_worth_their_rank() {
    let found = scale("{type: states, states: [open, {id: started, points: 0.5}, {id: done, name: Done}]}");
    assert_eq!(found.form, Form::States);
    assert_eq!(entries(&found), [("open", 0, worth("0")), ("started", 1, worth("0.5")), ("done", 2, worth("2"))]);
}

#[test]
fn a_number_has_a_range() {
    let found = scale("{type: number, from: [100, 0], to: [0, 10], clamp: true, unit: percent}");
    let allowed = (number("0"), number("100"));
    assert_eq!(found.form, Form::Number { allowed, clamp: true, unit: "percent".to_owned() });
    let (from, to) = ((number("100"), number("0")), (number("0"), number("10")));
    assert_eq!(found.rescale, Some(Rescale { from, to }));
    assert_eq!(scale("{type: number, from: [0, 5]}").rescale, None);
    assert_eq!(marks_of(&with("{type: number}")), one("yaml/missing-key", "type"));
    assert_eq!(marks_of(&with("{type: number, from: 5}")), one("yaml/wrong-type", "5"));
    assert_eq!(marks_of(&with("{type: number, from: [3, 3]}")), one("rubric/scale", "[3, 3]"));
}

#[test]
fn any_type_can_be_rescaled() {
    let found = scale("{levels: [{level: 1, id: a}, {level: 5, id: b}], from: [1, 5], to: [5, 1]}");
    let points: Vec<_> = found.levels.values().filter_map(|level| found.points_of(level)).collect();
    assert_eq!(points, [number("5"), number("1")]);
    assert_eq!(marks_of(&with("{type: boolean, from: [0, 1]}")), one("rubric/scale", "[0, 1]"));
    assert_eq!(marks_of(&with("{type: boolean, to: [0, 1]}")), one("rubric/scale", "[0, 1]"));
    assert_eq!(marks_of(&with("{type: boolean, from: [1, 1], to: [0, 1]}")), one("rubric/scale", "[1, 1]"));
}

#[test]
fn a_scale_that_is_none_is_reported_once() {
    assert_eq!(marks_of(&with("{type: stars, levels: [a]}")), one("yaml/bad-value", "stars"));
    assert_eq!(marks_of(&with("{type: choice, options: []}")), one("rubric/scale", "[]"));
    assert_eq!(marks_of(&with("{type: choice}")), one("yaml/missing-key", "type"));
    assert_eq!(marks_of(&with("{type: states, states: [a, a]}")), one("rubric/duplicate-id", "a"));
}

#[test]
fn a_scale_may_stand_in_place() {
    let text = "
rubric: x
kinds: [{id: item, scale: {type: boolean}}]
scales: {p: {levels: [{id: low}, {id: high}]}}
items:
  - {id: o}
  - {id: p, scale: {type: states, states: [a, b]}}
  - {id: q, measures: [{id: m, scale: {type: number, from: [0, 1]}}, {id: n, scale: p}]}
";
    let rubric = clean(text);
    assert_eq!(rubric.scales.values().map(|scale| scale.id.as_str()).collect::<Vec<_>>(), ["p", "item", "p-2", "q.m"]);
    let of: Vec<_> = rubric.items().map(|(_, _, item)| rubric.scales[item.scale].id.as_str()).collect();
    assert_eq!(of, ["item", "p-2", "item"]);
    let (_, _, last) = rubric.items().last().expect("an item");
    let of: Vec<_> = last.measures.values().map(|measure| rubric.scales[measure.scale].id.as_str()).collect();
    assert_eq!(of, ["q.m", "p"]);
}

#[test]
fn every_item_needs_a_scale() {
    let tiny = |kind: &str, p: &str| {
        let kinds = TINY.replace(", scale: steps}", &format!("{kind}}}")).replace("name: P}", &format!("name: P{p}}}"));
        marks_of(&kinds)
    };
    assert_eq!(tiny("", ""), one("yaml/missing-key", "practice"));
    assert_eq!(tiny("", ", scale: steps"), one("yaml/missing-key", "q"));
    assert_eq!(tiny(", scale: stepps", ""), one("rubric/unknown-id", "stepps"));
    assert_eq!(tiny(", scale: steps", ", measures: [{id: m}]"), []);
    assert_eq!(tiny("", ", measures: [{id: m}]").last(), Some(&("yaml/missing-key", "q".to_owned())));
}

#[test]
fn targets_and_descriptors_fit_every_scale() {
    let item = |scale: &str, more: &str| marks_of(&with(scale).replace("{id: p}", &format!("{{id: p, {more}}}")));
    let options = "{type: choice, options: [{id: no, points: 0}, {id: half, points: 0.5}, {id: full, points: 1}, {id: other}]}";
    assert_eq!(item(options, "target: half"), []);
    assert_eq!(item(options, "target: 1"), [], "points, not a position");
    assert_eq!(item(options, "target: 2"), one("rubric/target-out-of-scale", "2"));
    assert_eq!(item(options, "target: other"), one("rubric/target-out-of-scale", "other"));
    assert_eq!(item(options, "target: ful"), one("rubric/unknown-id", "ful"));
    assert_eq!(item(options, "levels: {no: a, half: b, full: c}"), one("rubric/descriptors", "levels"));
    assert_eq!(item("{type: boolean}", "target: yes, levels: {no: a, yes: b}"), []);
    assert_eq!(item("{type: number, from: [0, 100]}", "target: 80"), []);
    assert_eq!(item("{type: number, from: [0, 100]}", "target: 101"), one("rubric/target-out-of-scale", "101"));
}
