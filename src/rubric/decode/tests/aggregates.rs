//! Ways to aggregate and what they inherit.

use super::{TINY, clean, marks_of, number, one};
use crate::exact::Rounding;
use crate::rubric::{
    Aggregate, Ix, MissingPolicy, NaPolicy, Over, Primitive, Round, RoundStage, Rubric, ScalePolicy, Then, VotePolicy, VoteRule,
};

/// The smallest rubric whose areas, practices and first practice say more.
fn with(areas: &str, practices: &str, p: &str, more: &str) -> String {
    let text = TINY
        .replace("plural: areas}", &format!("plural: areas{areas}}}"))
        .replace("scale: steps}", &format!("scale: steps{practices}}}"))
        .replace("name: P}", &format!("name: P{p}}}"));
    format!("{text}{more}")
}

/// What an area's `aggregate` becomes.
fn area(aggregate: &str) -> Aggregate {
    let rubric = clean(&with(&format!(", aggregate: {aggregate}"), "", "", "facets: [{id: step, values: [1, 2]}]\n"));
    rubric.nodes[rubric.top[0]].aggregate.clone()
}

fn marks(aggregate: &str) -> Vec<(&'static str, String)> {
    marks_of(&with(&format!(", aggregate: {aggregate}"), "", "", "facets: [{id: step, values: [1, 2]}]\n"))
}

fn p(rubric: &Rubric) -> &Aggregate {
    &rubric.nodes[rubric.nodes.find("p").expect("p")].aggregate
}

#[test]
fn every_key_is_read() {
    let found = area(
        "{by: sum, over: leaves, weights: off, missing: zero, na: forbid, scale: normalised, range: [1, 5], offset: -2, \
         clamp: [0, 10], round: {mode: truncate, digits: 1, stage: before-band}}",
    );
    let expected = Aggregate {
        by: Primitive::Sum,
        over: Over::Leaves,
        weights: false,
        missing: MissingPolicy::Zero,
        na: NaPolicy::Forbid,
        scale: ScalePolicy::Normalised,
        range: Some((number("1"), number("5"))),
        offset: number("-2"),
        clamp: Some((number("0"), number("10"))),
        each: None,
        round: Round { mode: Some(Rounding::Truncate), digits: 1, stage: RoundStage::BeforeBand },
    };
    assert_eq!(found, expected);
}

#[test]
fn every_way_has_its_word() {
    for (word, by) in [
        ("mean", Primitive::Mean),
        ("sum", Primitive::Sum),
        ("min", Primitive::Min),
        ("max", Primitive::Max),
        ("median", Primitive::Median),
        ("none", Primitive::None),
    ] {
        assert_eq!(area(word), Aggregate { by, ..Aggregate::default() });
    }
    assert_eq!(area("tally"), Aggregate { by: Primitive::Tally, over: Over::Leaves, ..Aggregate::default() });
    assert_eq!(marks("meen"), one("yaml/bad-value", "meen"));
    assert_eq!(marks("staged"), one("rubric/aggregate", "staged"));
    assert_eq!(marks("rules"), one("rubric/aggregate", "rules"));
}

#[test]
fn every_selection_is_read() {
    assert_eq!(area("{over: children}").over, Over::Children);
    assert_eq!(area("{over: leaves}").over, Over::Leaves);
    assert_eq!(area("{over: measures}").over, Over::Measures);
    assert_eq!(area("{over: {kind: practice}}").over, Over::Kind(Ix::new(1)));
    assert_eq!(area("{over: {facet: step, value: 2}}").over, Over::Facet(Ix::new(0), 1));
    assert_eq!(marks("{over: {kind: practise}}"), one("rubric/unknown-id", "practise"));
    assert_eq!(marks("{over: {kind: area}}"), one("rubric/aggregate", "{kind: area}"));
    assert_eq!(marks("{over: {facet: step, value: 3}}"), one("rubric/unknown-id", "3"));
    assert_eq!(marks("{over: {facet: stap, value: 1}}"), one("rubric/unknown-id", "stap"));
    assert_eq!(marks("{over: {facet: step}}"), one("yaml/missing-key", "facet"));
    assert_eq!(marks("{over: votes}"), one("rubric/aggregate", "votes"));
    assert_eq!(marks("{over: childs}"), one("yaml/bad-value", "childs"));
}

#[test]
fn roundings_have_a_short_form() {
    assert_eq!(area("{round: none}").round.mode, None);
    assert_eq!(area("{round: truncate}").round, Round { mode: Some(Rounding::Truncate), ..Round::default() });
    assert_eq!(area("{round: {mode: half_up, stage: before_band}}").round.stage, RoundStage::BeforeBand);
    assert_eq!(
        area("{round: {digits: 0, stage: stored}}").round,
        Round { digits: 0, stage: RoundStage::Stored, ..Round::default() }
    );
    assert_eq!(marks("{round: up}"), one("yaml/bad-value", "up"));
}

#[test]
fn what_has_no_meaning_where_it_stands_is_reported() {
    assert_eq!(marks("{by: mean, offset: 1}"), one("rubric/aggregate", "offset"));
    assert_eq!(marks("{by: mean, stages: []}"), one("rubric/aggregate", "stages"));
    assert_eq!(marks("{by: mean, rules: []}"), one("rubric/aggregate", "rules"));
    assert_eq!(marks("{by: mean, each: sum}"), one("rubric/aggregate", "sum"));
    assert_eq!(marks("{range: [5, 1]}"), one("rubric/range", "[5, 1]"));
    assert_eq!(marks("{clamp: [1, 1]}"), one("rubric/range", "[1, 1]"));
    assert_eq!(marks("{bye: mean}"), one("yaml/unknown-key", "bye"));
    let item = |aggregate: &str| marks_of(&with("", &format!(", aggregate: {aggregate}"), "", ""));
    assert_eq!(item("{over: leaves}"), one("rubric/aggregate", "leaves"));
    assert_eq!(item("{by: none, over: votes}"), one("rubric/aggregate", "over"));
}

#[test]
fn policies_are_inherited_but_a_way_of_its_own_starts_over() {
    let scoring = "scoring: {aggregate: {by: sum, over: leaves, offset: 1, clamp: [0, 9], range: [0, 9]}, missing: zero, \
                   scale: normalised, round: {digits: 4}}\n";
    let of = |said: &str| {
        let rubric = clean(&with(said, "", "", scoring));
        rubric.nodes[rubric.top[0]].aggregate.clone()
    };
    let inherited = of("");
    assert_eq!(
        (inherited.by.clone(), inherited.over.clone(), inherited.offset.clone()),
        (Primitive::Sum, Over::Leaves, number("1"))
    );
    assert_eq!((inherited.missing, inherited.scale, inherited.round.digits), (MissingPolicy::Zero, ScalePolicy::Normalised, 4));
    assert_eq!(of(", aggregate: {na: zero}"), Aggregate { na: NaPolicy::Zero, ..inherited.clone() });
    let expected =
        Aggregate { by: Primitive::Min, over: Over::Children, offset: number("0"), clamp: None, range: None, ..inherited };
    assert_eq!(of(", aggregate: min"), expected);
    assert_eq!(of(", aggregate: {by: min}"), expected);
}

#[test]
fn an_answer_is_never_rounded_unless_its_kind_says_so() {
    let scoring = "scoring: {aggregate: {by: sum, over: leaves}, round: {digits: 1, stage: stored}}\n";
    let rubric = clean(&with("", "", "", scoring));
    assert_eq!(p(&rubric).round, Round { digits: 1, ..Round::default() });
    assert_eq!((p(&rubric).by.clone(), p(&rubric).over.clone()), (Primitive::Mean, Over::Children));
    assert_eq!(
        rubric.kinds.values().map(|kind| kind.aggregate.round.stage).collect::<Vec<_>>(),
        [RoundStage::Stored, RoundStage::Display]
    );
    let rubric = clean(&with("", ", aggregate: max", "", scoring));
    assert_eq!((p(&rubric).by.clone(), p(&rubric).round.stage), (Primitive::Max, RoundStage::Stored));
}

#[test]
fn measures_are_combined_at_the_item_or_above() {
    let measures = ", measures: [{id: m}, {id: n, scale: steps, weight: 2, missing: zero, name: N}]";
    let rubric = clean(&with("", "", measures, "scoring: {missing: void, round: {stage: stored}}\n"));
    let found = p(&rubric);
    assert_eq!((found.by.clone(), found.over.clone(), found.missing), (Primitive::Mean, Over::Measures, MissingPolicy::Void));
    let (_, _, item) = rubric.items().next().expect("an item");
    let read: Vec<_> =
        item.measures.values().map(|m| (m.id.as_str(), m.name.as_str(), m.weight.to_string(), m.missing)).collect();
    assert_eq!(read, [("m", "m", "1".to_owned(), None), ("n", "N", "2".to_owned(), Some(MissingPolicy::Zero))]);
    let of = |text: &str| p(&clean(text)).clone();
    let max = of(&with("", "", &format!("{measures}, aggregate: max"), ""));
    assert_eq!((max.by, max.over, max.each), (Primitive::Max, Over::Measures, None));
    let rules = ", aggregate: {rules: [{when: {state: na}, then: {by: min}}, {else: 0}]}";
    let Primitive::Rules(found) = of(&with("", "", &format!("{measures}{rules}"), "")).by else { panic!("rules") };
    assert!(matches!(&found[0].then, Then::Aggregate(then) if then.over == Over::Measures));

    let rubric =
        clean(&with("", "", measures, "root: {aggregate: {by: min, over: measures, round: {digits: 0, stage: stored}}}\n"));
    let round = Round { digits: 0, stage: RoundStage::Stored, ..Round::default() };
    let each = rubric.root.each.as_deref().expect("each measure on its own");
    assert_eq!(*each, Aggregate { round: round.clone(), ..Aggregate::default() });
    let each = area("{by: sum, over: measures, each: {by: max, missing: zero}}").each.expect("each measure on its own");
    assert_eq!((each.by, each.missing), (Primitive::Max, MissingPolicy::Zero));
    let rubric = clean(&with("", "", measures, "scoring: {aggregate: {over: measures}, missing: zero}\n"));
    assert_eq!(
        rubric.root.each.as_ref().map(|each| (each.over.clone(), each.missing)),
        Some((Over::Children, MissingPolicy::Zero))
    );
    assert_eq!(p(&rubric).each, None);
}

#[test]
fn measures_that_cannot_be_combined_are_reported() {
    let item = |measures: &str| marks_of(&with("", "", &format!(", measures: {measures}"), ""));
    assert_eq!(item("[{id: m, weight: 0}, {id: n, weight: 0}]"), one("rubric/zero-weights", "measures"));
    assert_eq!(item("[{id: m}, {id: m}]"), one("rubric/duplicate-id", "m"));
    assert_eq!(item("[{id: m, scale: stepps}]"), one("rubric/unknown-id", "stepps"));
    assert_eq!(item("[{id: m, weight: -1}]"), one("rubric/negative-weight", "-1"));
    assert_eq!(item("[{id: m, missing: none}]"), one("yaml/bad-value", "none"));
}

#[test]
fn votes_are_a_policy_of_the_rubric_a_kind_or_an_item() {
    let of = |practices: &str, p: &str, more: &str| {
        let rubric = clean(&with("", practices, p, more));
        let (_, _, item) = rubric.items().next().expect("an item");
        item.votes.clone()
    };
    let by = |by: VoteRule, missing: MissingPolicy| VotePolicy::Combine { by, missing };
    assert_eq!(of("", "", ""), VotePolicy::Consensus);
    assert_eq!(of("", "", "votes: mean\n"), by(VoteRule::Mean, MissingPolicy::Skip));
    assert_eq!(of(", votes: {policy: median, missing: void}", "", "votes: mean\n"), by(VoteRule::Median, MissingPolicy::Void));
    assert_eq!(of(", votes: max", ", votes: consensus", ""), VotePolicy::Consensus);
    assert_eq!(of("", "", "scoring: {missing: zero}\nvotes: sum\n"), by(VoteRule::Sum, MissingPolicy::Zero));
    let all = by(VoteRule::AllAtLeast(number("1")), MissingPolicy::Skip);
    assert_eq!(of("", "", "votes: {policy: all-at-least, at_least: some}\n"), all);
    assert_eq!(
        of(", aggregate: {by: min, over: votes, missing: zero}", "", "votes: mean\n"),
        by(VoteRule::Min, MissingPolicy::Zero)
    );

    let marks = |more: &str| marks_of(&with("", "", "", more));
    assert_eq!(marks("votes: all-at-least\n"), one("rubric/aggregate", "all-at-least"));
    assert_eq!(marks("votes: {policy: all-at-least}\n"), one("yaml/missing-key", "policy"));
    assert_eq!(marks("votes: {policy: mean, at_least: 3}\n"), one("yaml/unknown-key", "at_least"));
    assert_eq!(marks("votes: average\n"), one("yaml/bad-value", "average"));
    assert_eq!(marks_of(&with(", votes: mean", "", "", "")), one("rubric/aggregate", "mean"));
}
