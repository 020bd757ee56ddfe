//! Keys, weights, tags, facets, outcomes, scales and targets.

use super::{Checked, lint};
use crate::assessment::Assessment;

const BASE: &str = "\
rubric: x
kinds: [{id: area, plural: areas}, {id: item, plural: items, scale: steps}]
scales: {steps: {levels: [{level: 0, id: low}, {level: 1, id: high}]}}
areas: [{id: a, items: [{id: p}, {id: q}]}, {id: b, items: [{id: r}]}]
";

/// The small rubric with replacements and more sections.
fn with(replaced: &[(&str, &str)], more: &str) -> Checked {
    let text = replaced.iter().fold(BASE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    lint(&format!("{text}{more}"))
}

#[test]
fn a_small_rubric_is_clean() {
    assert_eq!(with(&[], "").told(), []);
}

#[test]
fn points_that_go_up_and_down() {
    let scale = |points: [&str; 3]| {
        let [a, b, c] = points;
        let scale = format!(
            "{{id: p, scale: {{type: states, states: [{{id: s1, points: {a}}}, {{id: s2, points: {b}}}, {{id: s3, points: {c}}}]}}}}"
        );
        with(&[("{id: p}", &scale)], "")
    };
    assert_eq!(scale(["0", "0.5", "1"]).told(), []);
    assert_eq!(scale(["1", "1", "0"]).told(), []);
    let found = scale(["0", "1", "0.5"]);
    assert_eq!(found.told(), [("key-not-monotone", "the points of the scale `p` neither only rise nor only fall")]);
    assert_eq!(found.only().label, "`s1` 0, `s2` 1; but `s2` 1, `s3` 0.5");
    assert!(found.marks()[0].1.starts_with("{type: states"), "{:?}", found.marks());
}

#[test]
fn weights_that_keep_a_node_out() {
    let weightless = ("{id: p}", "{id: p, weight: 0}");
    let found = with(&[weightless], "");
    assert_eq!(found.told(), [("idle-weight", "`p` has weight 0 and never changes a score")]);
    assert_eq!(found.marks()[0].1, "p");
    assert_eq!(with(&[weightless, ("{id: a,", "{id: a, aggregate: min,")], "").told(), []);
    assert_eq!(with(&[weightless, ("{id: a,", "{id: a, aggregate: {by: mean, weights: off},")], "").told(), []);
    assert_eq!(with(&[weightless, ("{id: r}", "{id: r, when: {node: p, at_least: 1}}")], "").told(), []);
    assert_eq!(with(&[weightless], "profiles: [{id: strict, weights: {p: 1}}]\n").told(), []);
    let leaves = "root: {aggregate: {by: min, over: leaves}}\n";
    assert_eq!(with(&[weightless], leaves).told(), []);
}

#[test]
fn tags_that_select_nothing_or_are_not_selected() {
    let tagged = [("{id: p}", "{id: p, tags: [base]}"), ("{id: q}", "{id: q, tags: [more]}")];
    let found = with(&tagged, "tags: [base, more, other]\n");
    assert_eq!(found.told(), [("unused", "no node carries the tag `other`")]);
    assert_eq!(found.marks()[0].1, "other");
    let found = with(&tagged, "tags: [base, more]\nprofiles: [{id: small, tags: [base]}]\n");
    assert_eq!(
        found.told(),
        [
            ("untagged", "`b` and what is below it carries no tag, so whoever selects tags leaves it out"),
            ("unselected-tag", "no profile and no assessment selects the tag `more`")
        ]
    );
    let group = [("{id: a,", "{id: a, tags: [base],"), ("{id: r}", "{id: r, tags: [more]}")];
    assert_eq!(
        with(&group, "tags: [base, more]\nprofiles: [{id: small, tags: [base]}, {id: large, tags: [base, more]}]\n").told(),
        []
    );
}

#[test]
fn assessments_select_tags_too() {
    let found = with(
        &[("{id: p}", "{id: p, tags: [base]}"), ("{id: q}", "{id: q, tags: [more]}"), ("{id: r}", "{id: r, tags: [more]}")],
        "tags: [base, more]\n",
    );
    assert_eq!(found.told(), []);
    let selecting = |tags: &str| -> Vec<&'static str> {
        let head = format!("subject: Team\ndate: 2026-11-18\nscope: {{tags: [{tags}]}}\n");
        let sources = crate::source::Sources::from_files([("content/team/assessment.yaml", head)]);
        let mut sink = crate::diagnostics::Diagnostics::new();
        let documents: Vec<_> = sources.below("content").map(|(id, file)| crate::syntax::parse(id, file, &mut sink)).collect();
        let folder = crate::assessment::Folder {
            id: "team".to_owned(),
            path: "content/team".to_owned(),
            documents: documents.iter().collect(),
        };
        let assessment: Assessment = crate::assessment::decode(&found.rubric, &folder, &mut sink).expect("an assessment");
        super::check(&found.rubric, &assessment.tags.into_iter().collect(), &mut sink);
        sink.into_sorted().iter().map(|d| d.code.slug).collect()
    };
    assert_eq!(selecting("base"), ["lint/unselected-tag"]);
    assert_eq!(selecting("base, more"), [""; 0]);
}

#[test]
fn facets_that_nothing_carries() {
    let found = with(&[("{id: p}", "{id: p, stage: 1}")], "facets: [{id: stage, values: [1, 2]}, {id: theme, values: [x]}]\n");
    assert_eq!(
        found.told(),
        [("unused", "no item carries the facet `stage` with `2`"), ("unused", "no item carries the facet `theme`")]
    );
    assert_eq!(found.marks()[1].1, "theme");
}

#[test]
fn outcomes_and_scales_that_lead_nowhere() {
    let rules = "{id: p, aggregate: {by: rules, rules: [{when: high, then: good}, {else: bad}]}}";
    let found = with(&[("{id: p}", rules)], "outcomes: [{id: good, points: 1}, {id: middling}, {id: bad, points: 0}]\n");
    assert_eq!(found.told(), [("unused", "no option and no rule gives the outcome `middling`")]);
    assert_eq!(found.marks()[0].1, "middling");
    let found = with(&[("scales: {", "scales: {spare: {type: boolean}, ")], "");
    assert_eq!(found.told(), [("unused", "nothing is answered on the scale `spare`")]);
    assert_eq!(found.marks()[0].1, "spare");
}

#[test]
fn targets_that_no_work_reaches() {
    let target = [("{id: p}", "{id: p, target: 1}"), ("{id: r}", "{id: r, target: 1}")];
    assert_eq!(with(&target, "").told(), []);
    let roadmap = "roadmap: {phases: [{id: P1, name: First, weeks: [1, 4]}], items: [{id: R1, phase: P1, weeks: [1, 2], text: Do it, closes: [{capability: p, to: 1}]}]}\n";
    let found = with(&target, roadmap);
    assert_eq!(found.told(), [("target-without-work", "`r` has a target that no roadmap item closes")]);
    assert_eq!(found.marks()[0].1, "r");
}
