//! Facets, tags, criteria, profiles, and names that may be left out.

use super::{TINY, clean, marks, marks_of, marks_with, number, one};
use crate::rubric::{Aggregate, Ix, MissingPolicy, Over, Primitive, Target};

#[test]
fn a_facet_is_a_key_of_nodes() {
    let facets = "facets: [{id: level, name: Maturity, values: [1, 2, basic], aggregate: {by: max, missing: zero}}, {id: owner, values: [it]}]\n";
    let text = TINY.replace("name: A,", "name: A, owner: it, level: 2,").replace("name: P}", "name: P, level: basic}");
    let rubric = clean(&format!("{text}{facets}"));
    let level = rubric.facets.find("level").expect("a facet");
    let facet = &rubric.facets[level];
    assert_eq!((facet.name.as_str(), facet.values.join(" ")), ("Maturity", "1 2 basic".to_owned()));
    let expected = Aggregate { by: Primitive::Max, over: Over::Leaves, missing: MissingPolicy::Zero, ..Aggregate::default() };
    assert_eq!(facet.aggregate, expected);
    let values: Vec<_> = rubric.items().map(|(ix, ..)| rubric.facet_value(ix, level)).collect();
    assert_eq!(values, [Some(2), Some(1)]);
    let owner = &rubric.facets[rubric.facets.find("owner").expect("a facet")];
    assert_eq!(owner.aggregate, Aggregate { over: Over::Leaves, ..Aggregate::default() });
}

#[test]
fn what_is_wrong_with_facets_is_reported() {
    let facets = "facets: [{id: level, values: [one, two]}]\n";
    let node = |more: &str| marks_of(&format!("{}{facets}", TINY.replace("name: P}", &format!("name: P, {more}}}"))));
    assert_eq!(node("level: tow"), one("rubric/unknown-id", "tow"));
    assert_eq!(node("level: [one]"), one("yaml/wrong-type", "[one]"));
    assert_eq!(node("levell: one"), one("yaml/unknown-key", "levell"));
    assert_eq!(marks_with("name: P}", "name: P, level: one}"), one("yaml/unknown-key", "level"));
    assert_eq!(marks("facets: [{id: weight, values: [1]}]\n"), one("rubric/reserved-word", "weight"));
    assert_eq!(marks("facets: [{id: areas, values: [1]}]\n"), one("rubric/reserved-word", "areas"));
    assert_eq!(marks("facets: [{id: f}]\n"), one("yaml/missing-key", "id"));
    assert_eq!(marks("facets: [{id: f, values: [1, 1]}]\n"), one("rubric/duplicate-id", "1"));
    let staged = "{by: staged, stages: [{value: 1, node: p, at_least: 1}]}";
    assert_eq!(marks(&format!("facets: [{{id: f, values: [1], aggregate: {staged}}}]\n")), one("rubric/aggregate", staged));
}

#[test]
fn tags_group_nodes_and_belong_to_profiles() {
    let text = TINY.replace("name: P}", "name: P, tags: [base, more]}");
    let rubric = clean(&format!("{text}tags: [base, {{id: more, name: More}}]\nprofiles: [{{id: x, tags: [base]}}]\n"));
    assert_eq!(rubric.tags.values().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["base", "More"]);
    assert_eq!(rubric.nodes[rubric.nodes.find("p").expect("p")].tags, [Ix::new(0), Ix::new(1)]);
    assert_eq!(rubric.profiles[Ix::new(0)].tags, [Ix::new(0)]);
    assert_eq!(marks_of(&format!("{text}tags: [bse, more]\n")), one("rubric/unknown-id", "base"));
    assert_eq!(marks("tags: [a, a]\n"), one("rubric/duplicate-id", "a"));
    assert_eq!(marks("tags: [{id: a, nam: A}]\n"), one("yaml/unknown-key", "nam"));
}

#[test]
fn criteria_are_numbered_unless_they_have_ids() {
    let text = TINY.replace("name: P}", "name: P, criteria: [First, {id: two, text: Second}, {text: Third}]}");
    let rubric = clean(&text);
    let (_, _, item) = rubric.items().next().expect("an item");
    let found: Vec<_> = item.criteria.values().map(|criterion| (criterion.id.as_str(), criterion.text.as_str())).collect();
    assert_eq!(found, [("1", "First"), ("two", "Second"), ("3", "Third")]);
    let marks = |criteria: &str| marks_with("name: P}", &format!("name: P, criteria: {criteria}}}"));
    assert_eq!(marks("[First, {id: 1, text: Again}]"), one("rubric/duplicate-id", "1"));
    assert_eq!(marks("[{id: a}]"), one("yaml/missing-key", "id"));
}

#[test]
fn groups_and_profiles_have_targets() {
    let text = TINY.replace("name: A,", "name: A, target: {x: 1.5},");
    let rubric = clean(&format!("{text}profiles: [{{id: x, targets: {{p: all, a: 7}}}}]\n"));
    let target = &rubric.nodes[rubric.top[0]].target;
    let by = match target {
        Target::ByProfile(by) => by.values().cloned().collect(),
        _ => Vec::new(),
    };
    assert_eq!(by, [number("1.5")]);
    assert_eq!(rubric.profiles[Ix::new(0)].targets.values().cloned().collect::<Vec<_>>(), [number("7"), number("2")]);
    assert_eq!(marks("profiles: [{id: x, targets: {p: 3}}]\n"), one("rubric/target-out-of-scale", "3"));
    assert_eq!(marks("profiles: [{id: x, targets: {r: 1}}]\n"), one("rubric/unknown-id", "r"));
}

#[test]
fn names_and_plurals_may_be_left_out() {
    let text = "rubric: x\nkinds: [{id: area}, {id: item, scale: {type: boolean}}]\nareas: [{id: a, items: [{id: p}]}]\n";
    let rubric = clean(text);
    assert_eq!(rubric.nodes.values().map(|node| node.name.as_str()).collect::<Vec<_>>(), ["a", "p"]);
    assert_eq!(rubric.kinds.values().map(|kind| kind.plural.as_str()).collect::<Vec<_>>(), ["areas", "items"]);
    assert_eq!(rubric.title, "x");
    let two = [("a.yaml", text), ("b.yaml", "areas: [{id: b}]\n")];
    let (rubric, found) = super::read(&two);
    assert_eq!(found, []);
    assert_eq!(rubric.expect("a rubric").top.len(), 2);
    let clash = text.replace("{id: area}", "{id: tag}").replace("areas:", "tags:");
    assert!(marks_of(&clash).contains(&one("rubric/reserved-word", "tag")[0]));
    // What frameworks call their levels may be a key elsewhere.
    let questions = text.replace("{id: item,", "{id: question,").replace("items:", "questions:");
    let metrics = questions.replace("{id: area}", "{id: metric}").replace("areas:", "metrics:");
    assert_eq!(clean(&metrics).nodes.values().map(|node| node.id.as_str()).collect::<Vec<_>>(), ["a", "p"]);
}

#[test]
fn items_may_stand_at_the_root_and_groups_may_be_empty() {
    let text = "rubric: x\nkinds: [{id: area}, {id: topic}, {id: item, scale: {type: boolean}}]\nitems: [{id: p}]\nareas: [{id: a, items: [{id: q}]}, {id: b}]\n";
    let rubric = clean(text);
    assert_eq!(rubric.top.iter().map(|ix| rubric.nodes[*ix].id.as_str()).collect::<Vec<_>>(), ["p", "a", "b"]);
    assert_eq!(rubric.items().count(), 2);
}

#[test]
fn an_item_may_have_the_scale_of_its_measures_only() {
    let text = "rubric: x\nkinds: [{id: item}]\nitems: [{id: p, measures: [{id: m, scale: {type: boolean}}], levels: {no: a, yes: b}}, \
                {id: q, measures: [{id: m, scale: p.m}], when: {item: p, is: yes}}]\n";
    let rubric = clean(text);
    let (_, _, item) = rubric.items().next().expect("an item");
    assert_eq!((rubric.scales[item.scale].id.as_str(), item.descriptors.join(" ")), ("p.m", "a b".to_owned()));
    let other = text.replace("measures: [{id: m, scale: p.m}]", "measures: [{id: m, scale: p.m}, {id: n}]");
    assert_eq!(marks_of(&other), one("yaml/missing-key", "n"));
}
