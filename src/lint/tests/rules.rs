//! Rules, stages, conditions, options.

use super::{Checked, lint};

/// An area `a` and an item `m`, with items to ask about and more fields for both.
fn with(area: &str, item: &str) -> Checked {
    lint(&text(area, item))
}

fn text(area: &str, item: &str) -> String {
    format!(
        "rubric: x\nkinds: [{{id: area, plural: areas}}, {{id: item, plural: items, scale: steps}}]\nscales:\n  \
         steps: {{levels: [{{level: 0, id: low}}, {{level: 1, id: mid}}, {{level: 2, id: high}}]}}\n\
         areas:\n  - {{id: a, {area}items: [{{id: p}}, {{id: q}}]}}\n  - {{id: b, items: [{{id: m{item}}}]}}\n"
    )
}

const MULTI: &str = "scale: {type: multi, options: [x, y, z]}";

fn multi(rules: &str) -> Checked {
    with("", &format!(", {MULTI}, aggregate: {{by: rules, rules: [{rules}]}}"))
}

fn stages(stages: &str) -> Checked {
    with(&format!("aggregate: {{by: staged, stages: [{stages}]}}, "), "")
}

#[test]
fn a_rule_behind_others_that_decide_everything() {
    let found = multi("{when: {any: [x, y, z]}, then: 2}, {when: {all: [x, y]}, then: 3}, {else: 0}");
    assert_eq!(found.marks(), [("dead-rule", "{when: {all: [x, y]}, then: 3}")]);
    assert_eq!(found.only().message, "no selection reaches this rule");
    assert_eq!(found.only().label, "the rules before it decide everything that it is about");
}

#[test]
fn an_outcome_that_nothing_gives_is_named() {
    let found = multi("{when: {all: [x, y, z]}, then: good}, {when: {not: {all: [x, y, z]}}, then: bad}, {else: middling}");
    assert_eq!(found.told(), [("dead-outcome", "no selection gives the outcome `middling`")]);
    assert_eq!(found.marks()[0].1, "{else: middling}");
    let twice = multi("{when: x, then: good}, {when: {all: [x, y, z]}, then: good}, {else: bad}");
    assert_eq!(twice.marks()[1], ("dead-rule", "{when: {all: [x, y, z]}, then: good}"), "{:?}", twice.told());
}

#[test]
fn what_others_answer_is_left_open() {
    let found =
        multi("{when: {all: [{item: p, is: low}, {any: [x, y, z]}]}, then: 2}, {when: {any: [x, y, z]}, then: 1}, {else: 0}");
    assert_eq!(found.told(), []);
    let decided = multi("{when: {node: p, at_least: 1}, then: 2}, {when: {node: p, at_least: 2}, then: 1}, {else: {by: none}}");
    assert_eq!(decided.marks()[1], ("dead-rule", "{when: {node: p, at_least: 2}, then: 1}"));
    assert_eq!(decided.told().len(), 2, "and no option decides anything: {:?}", decided.told());
}

#[test]
fn a_selection_without_a_rule() {
    let found = multi("{when: {all: [x, {not: y}]}, then: 1}, {when: {all: [{not: x}, {any: [y, z]}]}, then: 0}");
    assert_eq!(found.told(), [("uncovered-selection", "no rule of `m` is true when nothing is selected")]);
    assert_eq!(found.only().label, "3 of 8 selections match no rule");
    assert!(
        found.marks()[0].1.starts_with("{when: {all: [x,") && found.marks()[0].1.ends_with("then: 0}"),
        "{:?}",
        found.marks()
    );
    let named = multi("{when: {not: {all: [y, z]}}, then: 1}, {when: {all: [x, y, z]}, then: 0}");
    assert_eq!(named.told()[0].1, "no rule of `m` is true when `y`, `z` is selected");
    let complete = multi("{when: {all: [x, y, z]}, then: 1}, {when: {not: {all: [x, y, z]}}, then: 0}");
    assert_eq!(complete.told(), []);
    let levels = with("", ", aggregate: {by: rules, rules: [{when: low, then: 0}, {when: high, then: 2}]}");
    assert_eq!(levels.told()[0].1, "no rule of `m` is true when `mid` is selected");
}

#[test]
fn many_options_are_not_tried_out() {
    let options: Vec<String> = (0..13).map(|at| format!("o{at}")).collect();
    let rules = "{when: o0, then: 1}, {when: o0, then: 2}, {else: 0}";
    let scale = |count: usize| {
        format!(
            ", scale: {{type: multi, options: [{}]}}, aggregate: {{by: rules, rules: [{rules}]}}",
            options[..count].join(", ")
        )
    };
    assert_eq!(with("", &scale(13)).told(), []);
    assert_eq!(with("", &scale(12)).marks().iter().map(|(slug, _)| *slug).collect::<Vec<_>>(), ["idle-option", "dead-rule"]);
}

#[test]
fn rules_of_a_kind_are_dead_where_no_item_needs_them() {
    let rubric = |second: &str| {
        lint(&format!(
            "rubric: x\nkinds: [{{id: area, plural: areas}}, {{id: item, plural: items, scale: one, aggregate: {{by: rules, rules: [{{when: {{node: p, \
             at_least: 2}}, then: 2}}, {{else: 1}}]}}}}]\nscales: {{one: {{levels: [{{level: 0, id: no}}, {{level: 1, id: yes}}]}}, \
             two: {{levels: [{{level: 0, id: no}}, {{level: 2, id: yes}}]}}}}\n\
             areas: [{{id: a, items: [{{id: p, scale: {second}, aggregate: mean}}, {{id: q}}, {{id: r, scale: two}}]}}]\n"
        ))
    };
    assert_eq!(rubric("two").told(), []);
    assert_eq!(
        rubric("one").told(),
        [("impossible-condition", "a part of this condition can never hold: `p` goes from 0 to 1, never at least 2")]
    );
}

#[test]
fn conditions_beyond_what_can_be_reached() {
    let found =
        stages("{value: 1, all: [{node: p, at_least: 1}]}, {value: 2, all: [{node: q, at_least: 2}, {node: b, above: 2}]}");
    assert_eq!(
        found.told(),
        [("impossible-condition", "a part of this condition can never hold: `b` goes from 0 to 2, never above 2")]
    );
    assert!(found.marks()[0].1.starts_with("{value: 2"), "{:?}", found.marks());
    let share = stages("{value: 1, when: {share: {over: children, at_least: 1}, above: 1}}");
    assert_eq!(share.told()[0].1, "a part of this condition can never hold: a share goes from 0 to 1, never above 1");
    let tally = stages("{value: 1, when: {tally: {over: children, state: unknown}, at_least: 3}}");
    assert_eq!(tally.told()[0].1, "a part of this condition can never hold: there are 2 to count, never at least 3");
    let hidden = with("", ", when: {node: a, above: 2}");
    assert_eq!(hidden.marks(), [("impossible-condition", "m")]);
}

#[test]
fn conditions_that_exclude_each_other() {
    let found = stages("{value: 1, all: [{node: p, at_least: 2}, {node: p, below: 1}]}");
    assert_eq!(
        found.told()[0],
        ("impossible-condition", "a part of this condition can never hold: `p` would be at least 2 and below 1")
    );
    let options = stages("{value: 1, all: [{item: p, is: low}, {item: p, is: high}]}");
    assert_eq!(options.told()[0].1, "a part of this condition can never hold: `p` cannot be both `low` and `high`");
}

#[test]
fn stages_that_exclude_the_ones_below() {
    let found = stages("{value: 1, all: [{node: p, below: 1}]}, {value: 2, all: [{node: p, at_least: 2}]}");
    let slugs: Vec<&str> = found.told().iter().map(|(slug, _)| *slug).collect();
    assert_eq!(slugs, ["falling-score", "unreachable-stage"]);
    assert_eq!(found.told()[1].1, "this stage and those below it can never hold together: `p` would be below 1 and at least 2");
}

#[test]
fn a_higher_level_that_scores_less() {
    let rules = |low: &str, high: &str| {
        with(
            "",
            &format!(
                ", aggregate: {{by: rules, rules: [{{when: high, then: {high}}}, {{when: mid, then: 1}}, {{else: {low}}}]}}"
            ),
        )
    };
    assert_eq!(rules("0", "2").told(), []);
    let found = rules("0", "0.5");
    assert_eq!(found.told(), [("falling-score", "the score of `m` falls when its answer rises")]);
    assert_eq!(found.marks()[0].1, "{when: high, then: 0.5}");
    assert_eq!(found.only().label, "`mid` gives 1, `high` gives 0.5");
}

#[test]
fn a_group_that_falls_when_something_below_rises() {
    let group = |by: &str| {
        with(&format!("aggregate: {{by: rules, rules: [{{when: {{node: p, {by}: 1}}, then: 2}}, {{else: 1}}]}}, "), "")
    };
    assert_eq!(group("at_least").told(), []);
    let found = group("at_most");
    assert_eq!(found.told(), [("falling-score", "`a` can fall when `p` rises")]);
    assert_eq!(found.only().label, "`p` at 1 gives 2, `p` at 2 gives 1");
    assert_eq!(
        stages(
            "{value: 1, all: [{node: p, at_least: 1}]}, {value: 2, all: [{node: p, at_least: 1}, {not: {node: q, at_least: 1}}]}"
        )
        .marks()[0]
            .0,
        "falling-score"
    );
    assert_eq!(stages("{value: 1, all: [{node: p, at_least: 1}]}, {value: 2, all: [{node: q, at_least: 1}]}").told(), []);
}

#[test]
fn scales_that_count_downwards_fall_on_purpose() {
    let reversed =
        ", scale: {levels: [{level: 0, id: low}, {level: 1, id: mid}, {level: 2, id: high}], from: [0, 2], to: [2, 0]}";
    assert_eq!(
        with("", &format!("{reversed}, aggregate: {{by: rules, rules: [{{when: high, then: 0}}, {{else: 1}}]}}")).told(),
        []
    );
    assert_eq!(with("", reversed).told(), []);
    assert_eq!(with("", ", when: {node: p, below: 1}").told(), [], "hiding an item is no score");
}

#[test]
fn options_that_never_decide() {
    let found = multi("{when: {all: [x, {any: [y, {not: y}]}]}, then: 1}, {else: 0}");
    assert_eq!(found.told(), [("idle-option", "no selection of `m` depends on `y`, `z`")]);
    assert_eq!(found.marks()[0].1, "m");
    let asked = with(
        "when: {item: m, selected: z}, ",
        &format!(", {MULTI}, aggregate: {{by: rules, rules: [{{when: {{any: [x, y]}}, then: 1}}, {{else: 0}}]}}"),
    );
    assert_eq!(asked.told(), []);
}

#[test]
fn options_without_points_among_others_with_points() {
    let scale = |form: &str, option: &str| {
        with("", &format!(", scale: {{type: {form}, options: [{{id: x, points: 1}}, {{id: y, points: 2}}, {option}]}}"))
    };
    assert_eq!(scale("choice", "{id: z}").only().message, "on the scale `m`, selecting `z` changes nothing");
    assert_eq!(scale("multi", "{id: z, points: 0}").only().code.slug, "lint/idle-option");
    assert_eq!(scale("multi, combine: mean", "{id: z, points: 0}").told(), []);
    assert_eq!(scale("multi, combine: count", "{id: z}").told(), []);
    assert_eq!(scale("choice", "{id: z, outcome: bad}").told(), []);
    let asked = with(
        "when: {item: m, selected: z}, ",
        ", scale: {type: choice, options: [{id: x, points: 1}, {id: y, points: 2}, {id: z}]}",
    );
    assert_eq!(asked.told(), []);
}
