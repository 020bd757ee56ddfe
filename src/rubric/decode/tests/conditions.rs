//! Stages, rules and the conditions they ask.

use super::{clean, marks_of, number, one};
use crate::rubric::{Bounds, Comparison, Counted, Ix, Lack, Level, Node, Over, Predicate, Primitive, Rubric, Then};

/// Two groups; an item of options, one of levels worth ten each, a boolean and a number.
const BASE: &str = "\
rubric: x
kinds: [{id: area, plural: areas}, {id: item, plural: items, scale: choice}]
scales:
  choice: {type: choice, options: [{id: none, outcome: bad}, {id: some, points: 1}, {id: all, points: 2}]}
  steps: {levels: [{level: 0, id: low, points: 0}, {level: 1, id: high, points: 10}]}
  yesno: {type: boolean}
  amount: {type: number, from: [0, 100]}
areas:
  - {id: a, items: [{id: p}, {id: q, scale: steps}, {id: r, scale: yesno}, {id: n, scale: amount}]}
  - {id: b, AREA items: [{id: s ITEM}]}
";

fn with(area: &str, item: &str) -> String {
    BASE.replace("AREA ", area).replace(" ITEM", item)
}

/// The condition of the only stage of area `b`.
fn stage(condition: &str) -> Predicate {
    let rubric = clean(&with(&format!("aggregate: {{by: staged, stages: [{{value: 1, when: {condition}}}]}}, "), ""));
    match &rubric.nodes[find(&rubric, "b")].aggregate.by {
        Primitive::Staged(staged) => staged.stages[0].when.clone(),
        by => panic!("{by:?}"),
    }
}

/// What is found in that condition.
fn marks(condition: &str) -> Vec<(&'static str, String)> {
    marks_of(&with(&format!("aggregate: {{by: staged, stages: [{{value: 1, when: {condition}}}]}}, "), ""))
}

/// The decisions of item `s`.
fn rules(aggregate: &str) -> Vec<(Option<Predicate>, Then)> {
    let rubric = clean(&with("", &format!(", aggregate: {aggregate}")));
    match &rubric.nodes[find(&rubric, "s")].aggregate.by {
        Primitive::Rules(rules) => rules.iter().map(|rule| (rule.when.clone(), rule.then.clone())).collect(),
        by => panic!("{by:?}"),
    }
}

fn rule_marks(aggregate: &str) -> Vec<(&'static str, String)> {
    marks_of(&with("", &format!(", aggregate: {aggregate}")))
}

fn find(rubric: &Rubric, id: &str) -> Ix<Node> {
    rubric.nodes.find(id).expect("a node")
}

/// The place of a node: a, p, q, r, n, b, s.
fn node(id: &str) -> Ix<Node> {
    Ix::new(["a", "p", "q", "r", "n", "b", "s"].iter().position(|known| *known == id).expect("a node"))
}

fn selected(item: Option<&str>, option: usize, only: bool) -> Predicate {
    Predicate::Selected { item: item.map(node), option: Ix::<Level>::new(option), only }
}

fn bounds(limits: &[(Comparison, &str)]) -> Bounds {
    Bounds(limits.iter().map(|(comparison, bound)| (*comparison, number(bound))).collect())
}

#[test]
fn options_of_items_are_asked_for() {
    assert_eq!(stage("{item: p, is: all}"), selected(Some("p"), 2, true));
    assert_eq!(stage("{item: p, selected: some}"), selected(Some("p"), 1, false));
    assert_eq!(stage("{item: q, is: 1}"), selected(Some("q"), 1, true));
    for yes in ["yes", "true", "on"] {
        assert_eq!(stage(&format!("{{item: r, is: {yes}}}")), selected(Some("r"), 1, true));
    }
    let bad = Predicate::Outcome { node: Some(node("p")), outcome: Ix::new(0) };
    assert_eq!(stage("{item: p, is: bad}"), bad);
    assert_eq!(stage("{node: p, outcome: bad}"), bad);
    assert_eq!(stage("{node: a, is: bad}"), Predicate::Outcome { node: Some(node("a")), outcome: Ix::new(0) });
    assert_eq!(stage("{outcome: bad}"), Predicate::Outcome { node: None, outcome: Ix::new(0) });
    assert_eq!(stage("{item: p, state: na}"), Predicate::State { item: Some(node("p")), state: Lack::NotApplicable });
}

#[test]
fn values_are_compared_in_points_of_their_scale() {
    let value = |id: &str, limits: &[(Comparison, &str)]| Predicate::Value { node: node(id), bounds: bounds(limits) };
    assert_eq!(
        stage("{node: a, at_least: 2.5, below: 4}"),
        value("a", &[(Comparison::AtLeast, "2.5"), (Comparison::Below, "4")])
    );
    assert_eq!(stage("{node: q, equals: high}"), value("q", &[(Comparison::Equals, "10")]));
    assert_eq!(stage("{item: q, above: 0}"), value("q", &[(Comparison::Above, "0")]));
    // A number is what the value is compared with, not the number of a level.
    assert_eq!(stage("{item: q, at_most: 1}"), value("q", &[(Comparison::AtMost, "1")]));
    assert_eq!(stage("{item: n, at_least: 80}"), value("n", &[(Comparison::AtLeast, "80")]));
    assert_eq!(marks("{item: n, at_least: hundred}"), one("rubric/unknown-id", "hundred"));
    assert_eq!(marks("{node: a, at_least: high}"), one("yaml/wrong-type", "high"));
}

#[test]
fn conditions_are_put_together() {
    let (all, some) = (selected(Some("p"), 2, true), selected(Some("p"), 1, true));
    let both = vec![all.clone(), some.clone()];
    let list = "[{item: p, is: all}, {item: p, is: some}]";
    assert_eq!(stage(list), Predicate::All(both.clone()));
    assert_eq!(stage(&format!("{{all: {list}}}")), Predicate::All(both.clone()));
    assert_eq!(stage(&format!("{{any: {list}}}")), Predicate::Any(both.clone()));
    assert_eq!(stage(&format!("{{none: {list}}}")), Predicate::Not(Box::new(Predicate::Any(both))));
    assert_eq!(stage("{not: {item: p, is: all}}"), Predicate::Not(Box::new(all.clone())));
    assert_eq!(stage("{not: {item: p, is: all}, item: p, is: some}"), Predicate::All(vec![Predicate::Not(Box::new(all)), some]));
}

#[test]
fn shares_and_tallies_count() {
    for share in ["80%", "0.8", "4/5"] {
        let found = stage(&format!("{{share: {{over: leaves, at_least: 1}}, at_least: {share}}}"));
        let each = bounds(&[(Comparison::AtLeast, "1")]);
        assert_eq!(found, Predicate::Share { over: Over::Leaves, each, bounds: bounds(&[(Comparison::AtLeast, "0.8")]) });
    }
    let each = bounds(&[(Comparison::AtLeast, "2")]);
    let half = bounds(&[(Comparison::Above, "0.5")]);
    assert_eq!(stage("{share: {at_least: all}, above: 50%}"), Predicate::Share { over: Over::Children, each, bounds: half });
    let doubled = BASE.replace("AREA ", "aggregate: {stages: [{value: 1, share: {at_least: 2}, equals: 1}]}, ");
    let doubled =
        doubled.replace(" ITEM", "").replace("{id: none, outcome: bad}, {id: some, points: 1}, {id: all, points: 2}", "x");
    clean(&doubled.replace("{type: choice, options: [x]}", "{levels: [{id: o}, {id: p, points: 2}, {id: q, points: 4}]}"));
    let tally = |what: Counted, over: Over| Predicate::Tally { over, what, bounds: bounds(&[(Comparison::AtLeast, "3")]) };
    assert_eq!(stage("{tally: {outcome: bad}, at_least: 3}"), tally(Counted::Outcome(Ix::new(0)), Over::Leaves));
    assert_eq!(
        stage("{tally: {level: high, over: children}, at_least: 3}"),
        tally(Counted::Level("high".to_owned()), Over::Children)
    );
    assert_eq!(stage("{tally: {state: unknown}, at_least: 3}"), tally(Counted::Lack(Lack::Unknown), Over::Leaves));
    assert_eq!(marks("{share: {at_least: 1}}"), one("rubric/condition", "share"));
    assert_eq!(marks("{share: {over: leaves}, at_least: 80%}"), one("rubric/condition", "share"));
    assert_eq!(marks("{share: {at_least: 1}, at_least: 2}"), one("yaml/bad-number", "2"));
    assert_eq!(marks("{tally: {outcome: bad}}"), one("rubric/condition", "tally"));
    assert_eq!(marks("{tally: {outcome: bad, state: na}, at_least: 1}"), one("rubric/condition", "tally"));
    assert_eq!(marks("{tally: {outcome: bud}, at_least: 1}"), one("rubric/unknown-id", "bud"));
    assert_eq!(marks("{tally: {level: hihg}, at_least: 1}"), one("rubric/unknown-id", "hihg"));
}

#[test]
fn an_item_counts_its_votes_and_measures() {
    let count = |condition: &str| rule_marks(&format!("{{rules: [{{when: {condition}, then: 1}}, {{else: 0}}]}}"));
    assert_eq!(count("{share: {over: votes, at_least: 1}, at_least: 80%}"), []);
    assert_eq!(count("{tally: {over: measures, level: some}, at_least: 2}"), []);
    assert_eq!(count("{share: {at_least: 1}, at_least: 80%}"), one("rubric/condition", "share"));
    assert_eq!(count("{tally: {outcome: bad}, at_least: 1}"), one("rubric/condition", "tally"));
}

#[test]
fn what_cannot_be_asked_is_reported() {
    assert_eq!(marks("all"), one("rubric/condition", "all"));
    assert_eq!(marks("{state: na}"), one("rubric/condition", "na"));
    assert_eq!(marks("{node: a, state: na}"), one("rubric/condition", "na"));
    assert_eq!(marks("{node: a, selected: all}"), one("rubric/condition", "all"));
    assert_eq!(marks("{item: p}"), one("rubric/condition", "p"));
    assert_eq!(marks("{item: a, is: all}"), one("rubric/unknown-id", "a"));
    assert_eq!(marks("{item: pp, is: all}"), one("rubric/unknown-id", "pp"));
    assert_eq!(marks("{item: p, is: al}"), one("rubric/unknown-id", "al"));
    assert_eq!(marks("{item: n, is: 3}"), one("rubric/unknown-id", "3"));
    assert_eq!(marks("{item: p, node: a, is: all}"), one("rubric/condition", "node"));
    assert_eq!(marks("{item: p, iz: all}").last(), Some(&("yaml/unknown-key", "iz".to_owned())));
    assert_eq!(marks("{}"), one("rubric/condition", "{}"));
    assert_eq!(marks("{item: p, state: empty}"), one("yaml/bad-value", "empty"));
}

#[test]
fn stages_rise_and_say_their_condition_in_several_ways() {
    let staged =
        "{base: 1, stages: [{value: 2, name: Two, all: [{item: p, is: all}]}, {value: 3, node: a, at_least: 1}, {value: 4}]}";
    let rubric = clean(&with(&format!("aggregate: {staged}, "), ""));
    let Primitive::Staged(found) = &rubric.nodes[node("b")].aggregate.by else { panic!("staged") };
    assert_eq!(found.base, number("1"));
    let read: Vec<_> =
        found.stages.iter().map(|stage| (stage.value.to_string(), stage.name.as_str(), stage.when.clone())).collect();
    let value = Predicate::Value { node: node("a"), bounds: bounds(&[(Comparison::AtLeast, "1")]) };
    assert_eq!(read[0], ("2".to_owned(), "Two", Predicate::All(vec![selected(Some("p"), 2, true)])));
    assert_eq!(read[1..], [("3".to_owned(), "3", value), ("4".to_owned(), "4", Predicate::All(Vec::new()))]);
    let marks = |aggregate: &str| marks_of(&with(&format!("aggregate: {aggregate}, "), ""));
    assert_eq!(marks("{stages: [{value: 2}, {value: 2}]}"), one("rubric/stages", "{value: 2}"));
    assert_eq!(marks("{stages: [{value: 0}]}"), one("rubric/stages", "{value: 0}"));
    assert_eq!(marks("{by: staged}"), one("yaml/missing-key", "by"));
    assert_eq!(marks("{stages: [{name: x}]}"), one("yaml/missing-key", "name"));
    assert_eq!(marks("{stages: [{value: 1, nod: a}]}"), one("yaml/unknown-key", "nod"));
}

#[test]
fn rules_decide_outcomes_numbers_and_calculations() {
    let found = rules(
        "{by: rules, missing: zero, outcomes: [{id: high, name: High risk, points: 2}, low], rules: [{when: all, then: high}, \
         {when: {state: unanswered}, then: 0.5}, {when: {item: r, is: yes}, then: {outcome: low, points: 7}}, \
         {when: some, then: {by: mean, clamp: [0, 1]}}, {else: low}]}",
    );
    assert_eq!(found[0], (Some(selected(None, 2, false)), Then::Outcome(Ix::new(1), Some(number("2")))));
    let open = Predicate::State { item: None, state: Lack::Unanswered };
    assert_eq!(found[1], (Some(open), Then::Points(number("0.5"))));
    assert_eq!(found[2].1, Then::Outcome(Ix::new(2), Some(number("7"))));
    let Then::Aggregate(mean) = &found[3].1 else { panic!("a calculation") };
    assert_eq!((mean.clamp.clone(), mean.missing), (Some((number("0"), number("1"))), crate::rubric::MissingPolicy::Zero));
    assert_eq!(found[4], (None, Then::Outcome(Ix::new(2), None)));
}

#[test]
fn outcomes_are_as_written_unless_they_are_declared() {
    let free = "{rules: [{when: all, then: fine}, {else: bad}]}";
    assert_eq!(rules(free).len(), 2);
    let rubric = clean(&with("", &format!(", aggregate: {free}")));
    assert_eq!(rubric.outcomes.values().map(|outcome| outcome.id.as_str()).collect::<Vec<_>>(), ["bad", "fine"]);
    let own = "{outcomes: [fine], rules: [{when: all, then: fin}, {else: fine}]}";
    assert_eq!(rule_marks(own), one("rubric/unknown-id", "fin"));
    let shared = format!(
        "{}outcomes: [{{id: fine, points: 3}}, bad]\n",
        with("", ", aggregate: {rules: [{when: all, then: fine}, {else: bad}]}")
    );
    let Primitive::Rules(found) = &clean(&shared).nodes[node("s")].aggregate.by.clone() else { panic!("rules") };
    assert_eq!(found[0].then, Then::Outcome(Ix::new(0), Some(number("3"))));
    assert_eq!(marks_of(&shared.replace("{else: bad}", "{else: bed}")), one("rubric/unknown-id", "bed"));
    assert_eq!(marks_of(&shared.replace("outcome: bad", "outcome: bed")), one("rubric/unknown-id", "bed"));
    let numbered = "{outcomes: [{id: 1, name: One, points: 9}], rules: [{else: 1}]}";
    assert_eq!(rules(numbered)[0].1, Then::Outcome(Ix::new(1), Some(number("9"))));
}

#[test]
fn nothing_comes_after_else() {
    assert_eq!(rule_marks("{rules: [{else: x}, {when: all, then: y}]}"), one("rubric/rules", "{when: all, then: y}"));
    assert_eq!(rule_marks("{rules: [{when: all, then: y}]}"), [], "what no rule covers has no result");
    assert_eq!(rule_marks("{rules: [{when: al, then: y}, {else: x}]}"), one("rubric/unknown-id", "al"));
    assert_eq!(rule_marks("{rules: [{then: y}, {else: x}]}"), one("yaml/missing-key", "then"));
    assert_eq!(rule_marks("{rules: [{when: all}, {else: x}]}"), one("yaml/missing-key", "when"));
    assert_eq!(rule_marks("{rules: [{when: all, then: [x]}, {else: x}]}"), one("yaml/wrong-type", "[x]"));
    assert_eq!(rule_marks("{rules: [{else: }]}"), one("yaml/missing-key", "else"));
    assert_eq!(rule_marks("{rules: [{else: x, then: y}]}"), one("yaml/unknown-key", "then"));
    assert_eq!(rule_marks("{by: rules}"), one("yaml/missing-key", "by"));
}

#[test]
fn options_of_a_kind_are_those_of_each_item() {
    let kind = "scale: choice, aggregate: {rules: [{when: some, then: 1}, {else: 0}]}}]";
    let text = BASE.replace("AREA ", "").replace(" ITEM", "").replace("scale: choice}]", kind);
    let odd = ["q, scale: steps", "r, scale: yesno", "n, scale: amount"].map(|item| format!(", {{id: {item}}}"));
    let text = odd.iter().fold(text, |text, item| text.replace(item.as_str(), ""));
    assert_eq!(marks_of(&text), []);
    let other = "{id: s, scale: {type: choice, options: [some, {id: more, points: 3}]}}";
    let rubric = clean(&text.replace("{id: s}", other));
    let Primitive::Rules(found) = &rubric.nodes[find(&rubric, "s")].aggregate.by else { panic!("rules") };
    assert_eq!(found[0].when, Some(selected(None, 0, false)));
    assert_eq!(marks_of(&text.replace("{id: s}", "{id: s, scale: yesno}")), one("rubric/unknown-id", "some"));
}
