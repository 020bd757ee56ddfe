//! What depends on what.

use super::{clean, marks_in, read};
use crate::rubric::{Primitive, Rubric};

/// Areas `a` with items `p` and `q`, and `b` with `r`; each may say more.
fn with(a: &str, p: &str, q: &str, b: &str, r: &str) -> String {
    format!(
        "rubric: x\nkinds: [{{id: area}}, {{id: item, scale: {{type: boolean}}}}]\nareas:\n  - {{id: a{a}, items: [{{id: p{p}}}, {{id: q{q}}}]}}\n  - {{id: b{b}, items: [{{id: r{r}}}]}}\n"
    )
}

fn order(rubric: &Rubric) -> String {
    rubric.order.iter().map(|ix| rubric.nodes[*ix].id.as_str()).collect()
}

#[test]
fn without_conditions_nodes_come_before_what_is_above_them() {
    assert_eq!(order(&clean(&with("", "", "", "", ""))), "rbqpa");
}

#[test]
fn a_node_comes_after_what_its_conditions_look_at() {
    assert_eq!(order(&clean(&with("", "", "", "", ", when: {item: p, is: yes}"))), "qprba");
    let staged = ", aggregate: {stages: [{value: 1, node: a, at_least: 1}]}";
    assert_eq!(order(&clean(&with("", "", "", staged, ""))), "rqpab");
    let whole = ", when: {node: a, above: 0}";
    assert_eq!(order(&clean(&with("", "", "", whole, ""))), "qparb", "everything below the node waits, too");
    let nested = ", aggregate: {rules: [{when: {item: p, is: yes}, then: {rules: [{when: {node: a, above: 0}, then: 1}, {else: 0}]}}, {else: 0}]}";
    assert_eq!(order(&clean(&with("", "", "", "", nested))), "qparb");
}

/// The message and the marked text of the only circle, and the rubric without it.
fn circle(text: &str) -> (String, String, Rubric) {
    let files = [("a.yaml", text)];
    let found = marks_in(&files);
    assert_eq!(found.iter().map(|(slug, ..)| *slug).collect::<Vec<_>>(), ["rubric/circular-condition"], "{found:?}");
    let (rubric, diagnostics) = read(&files);
    let rubric = rubric.expect("a rubric");
    assert_eq!(rubric.order.len(), rubric.nodes.len());
    (diagnostics[0].message.clone(), found[0].1.clone(), rubric)
}

#[test]
fn a_circle_is_named_and_opened() {
    let (message, marked, rubric) = circle(&with("", ", when: {item: q, is: yes}", ", when: {item: p, is: yes}", "", ""));
    assert_eq!(message, "this condition depends on its own result: `q` needs `p` needs `q`");
    assert_eq!(marked, "p");
    let left: Vec<_> = rubric.nodes.values().filter(|node| node.when.is_some()).map(|node| node.id.as_str()).collect();
    assert_eq!(left, ["p"]);

    let (message, ..) = circle(&with(", when: {item: q, is: yes}", "", "", "", ""));
    assert_eq!(message, "this condition depends on its own result: `a` needs `q` needs `a`");

    let to = |node: &str| {
        format!(", aggregate: {{stages: [{{value: 1, node: {node}, at_least: 1}}, {{value: 2, item: r, is: yes}}]}}")
    };
    let (message, marked, rubric) = circle(&with(&to("b"), "", "", &to("a"), ""));
    assert_eq!((message.as_str(), marked.as_str()), ("this condition depends on its own result: `b` needs `a` needs `b`", "a"));
    let Primitive::Staged(staged) = &rubric.nodes[rubric.top[1]].aggregate.by else { panic!("staged") };
    assert_eq!(staged.stages.iter().map(|stage| stage.value.to_string()).collect::<Vec<_>>(), ["2"]);

    let (message, ..) = circle(&with(&to("a"), "", "", "", ""));
    assert_eq!(message, "this condition depends on its own result: `a` needs `a`");
}

#[test]
fn a_node_does_not_decide_whether_it_is_asked() {
    for condition in ["yes", "{state: unanswered}", "{share: {at_least: 1}, at_least: 50%}"] {
        let (.., rubric) = circle(&with("", &format!(", when: {condition}"), "", "", ""));
        assert!(rubric.nodes.values().all(|node| node.when.is_none()));
    }
}

#[test]
fn many_circles_are_opened_in_time() {
    let item = |n: usize| format!("{{id: i{n}, when: {{item: i{}, is: yes}}}}", if n.is_multiple_of(2) { n + 1 } else { n - 1 });
    let items: Vec<String> = (0..2000).map(item).collect();
    let text = format!("rubric: x\nkinds: [{{id: item, scale: {{type: boolean}}}}]\nitems: [{}]\n", items.join(", "));
    let (rubric, found) = read(&[("a.yaml", &text)]);
    assert_eq!(found.len(), 100);
    assert_eq!(rubric.expect("a rubric").order.len(), 2000);
}
