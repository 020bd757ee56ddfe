//! Rubrics as the format describes them: nothing in them is reported.

use super::{clean, number, read};
use crate::rubric::{Comparison, Over, Predicate, Primitive, RoundStage, Then};

const TREE: &str = "\
rubric: security
kinds:
  - {id: function, plural: functions, aggregate: mean}
  - {id: practice, plural: practices, aggregate: mean}
  - {id: stream,   plural: streams,   aggregate: {by: sum, missing: zero}}
  - {id: activity, plural: activities, scale: coverage}
root: {aggregate: {by: mean, over: {kind: function}}}
facets: [{id: level, values: [1, 2, 3], aggregate: {by: mean, missing: zero}}]
tags: [base, advanced]
scales:
  coverage: {type: choice, options: [{id: no, points: 0}, {id: some, points: 0.25, outcome: partial}, {id: most, points: 0.5}, {id: all, points: 1}]}
bands: [{id: low, name: Low, up_to: 1}, {id: mid, name: Mid, up_to: 2.5}, {id: top, name: Top}]
profiles: [{id: regulated, name: Regulated, weights: {strategy: 2}, targets: {strategy: 2.5, plan: all}, tags: [base, advanced]}]
risk_matrix:
  likelihood: [{id: rare, name: Rare, gloss: Hardly ever}, {id: likely}]
  impact: [{id: minor}, {id: severe}]
  levels: [{id: low, name: Low, action: Accept}, {id: high}]
  grid: [[low, low], [low, high]]
functions:
  - id: governance
    practices:
      - id: strategy
        streams:
          - id: create
            activities:
              - {id: plan, level: 1, tags: [base], criteria: [Written, Known], weight: 1.5}
              - {id: measure, level: 2, tags: [advanced], when: {item: plan, selected: some}, target: most}
          - {id: promote, activities: [{id: talk, level: 3, target: {regulated: all}}]}
";

const CONTROLS: &str = "\
rubric: controls
kinds: [{id: family, plural: families}, {id: control, plural: controls, scale: maturity}]
scales: {maturity: {levels: [{level: 1, id: initial}, {level: 2, id: defined}, {level: 3, id: managed}]}}
scoring: {aggregate: mean, missing: void, na: forbid, scale: normalised, round: {mode: half-up, digits: 2, stage: stored}}
root: {aggregate: {by: mean, over: measures, range: [1, 5], round: {digits: 1, stage: before-band}}}
families:
  - id: access
    aggregate: {by: sum, offset: 1}
    controls: [{id: accounts, measures: [{id: documentation, scale: maturity}, {id: practice, weight: 2}], aggregate: {by: mean}}]
";

const STAGES: &str = "\
rubric: capability
kinds: [{id: area, plural: areas, aggregate: min}, {id: goal, plural: goals, scale: {type: level, levels: [{id: none}, {id: half}, {id: full}]}}]
root:
  aggregate:
    by: staged
    base: 1
    stages:
      - {value: 2, name: Managed, all: [{node: planning, at_least: 1}, {node: control, at_least: 1}]}
      - {value: 3, any: [{node: training, at_least: 2}, {share: {over: leaves, at_least: full}, at_least: 80%}]}
      - {value: 4, tally: {state: unanswered}, at_most: 0}
areas:
  - {id: planning, goals: [{id: plan}]}
  - {id: control, goals: [{id: monitor}]}
  - {id: training, goals: [{id: teach}]}
";

const RULES: &str = "\
rubric: review
kinds: [{id: pillar, plural: pillars, aggregate: tally}, {id: question, plural: questions_asked}]
outcomes: [{id: high, name: High risk, points: 2}, {id: medium, points: 1}, {id: none, points: 0}]
pillars:
  - id: reliability
    questions_asked:
      - id: backups
        scale: {type: multi, options: [none-of-these, daily, tested, offsite], combine: count, clamp: [0, 3]}
        aggregate:
          by: rules
          rules:
            - {when: {all: [daily, tested, offsite]}, then: none}
            - {when: {any: [none-of-these, {state: unanswered}]}, then: high}
            - {when: {not: tested}, then: {outcome: medium}}
            - {else: 0.5}
      - {id: age, scale: {type: number, from: [0, 100], to: [10, 0], clamp: true, unit: days}}
      - {id: alarm, scale: {type: boolean, points: {yes: 1, no: 0}}}
      - {id: rollout, scale: {type: states, states: [{id: open}, {id: started, name: Started}, {id: done, points: 5}]}}
";

const VOTES: &str = "\
rubric: health
kinds: [{id: topic, plural: topics}, {id: card, plural: cards, scale: colour, votes: {policy: all-at-least, at_least: yellow}}]
scales: {colour: {levels: [{id: red}, {id: yellow}, {id: green}], half_steps: true}}
votes: {policy: consensus}
topics: [{id: work, cards: [{id: fun}, {id: speed, aggregate: {by: median, over: votes, missing: skip}}, {id: support, votes: min}]}]
";

#[test]
fn a_tree_of_four_kinds_with_facets_and_tags() {
    let rubric = clean(TREE);
    assert_eq!(rubric.root.over, Over::Kind(crate::rubric::Ix::new(0)));
    assert_eq!(rubric.kinds.values().map(|kind| kind.bands.bands.len()).collect::<Vec<_>>(), [3, 3, 3, 0]);
    let (plan, measure) = (rubric.nodes.find("plan").expect("plan"), rubric.nodes.find("measure").expect("measure"));
    let place = |node| rubric.order.iter().position(|ix| *ix == node);
    assert!(place(plan) < place(measure));
}

#[test]
fn measures_that_are_rounded_on_their_own() {
    let rubric = clean(CONTROLS);
    let each = rubric.root.each.as_ref().expect("each measure on its own");
    assert_eq!((each.round.digits, each.round.stage), (1, RoundStage::BeforeBand));
    assert_eq!(rubric.nodes[rubric.top[0]].aggregate.offset, number("1"));
}

#[test]
fn stages_over_process_areas() {
    let rubric = clean(STAGES);
    let Primitive::Staged(staged) = &rubric.root.by else { panic!("staged") };
    assert_eq!(staged.stages.len(), 3);
}

#[test]
fn rules_over_the_options_of_an_item() {
    let rubric = clean(RULES);
    let backups = rubric.nodes.find("backups").expect("a node");
    let Primitive::Rules(rules) = &rubric.nodes[backups].aggregate.by else { panic!("rules") };
    let outcome = |at: usize| match &rules[at].then {
        Then::Outcome(outcome, points) => (rubric.outcomes[*outcome].id.as_str(), points.clone()),
        then => panic!("{then:?}"),
    };
    assert_eq!((outcome(0), outcome(1)), (("none", Some(number("0"))), ("high", Some(number("2")))));
    assert_eq!((outcome(2), rules[3].then.clone()), (("medium", Some(number("1"))), Then::Points(number("0.5"))));
    assert!(matches!(&rules[0].when, Some(Predicate::All(all)) if all.len() == 3));
    assert!(Comparison::AtLeast.holds(&number("2"), &number("1")));
}

#[test]
fn votes_that_decide() {
    clean(VOTES);
}

#[test]
fn what_is_cut_out_of_them_is_reported_and_never_panics() {
    for text in [TREE, CONTROLS, STAGES, RULES, VOTES] {
        for (at, _) in text.match_indices([',', ':', '{', ' ']).step_by(2) {
            let end = (at + 1 + at % 9).min(text.len());
            let cut = format!("{}{}", &text[..at], &text[end..]);
            if let (Some(rubric), _) = read(&[("a.yaml", &cut)]) {
                assert_eq!(rubric.order.len(), rubric.nodes.len(), "{cut}");
            }
        }
    }
}
