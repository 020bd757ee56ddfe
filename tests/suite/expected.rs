//! The example assessments give the numbers that were computed independently, by hand-checked exact fractions.
//!
//! Scores in tests/expected are in percent of the scale's span, one decimal, halves up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gapmap::assessment::{Assessment, ItemRef};
use gapmap::exact::Exact;
use gapmap::plan::{Evaluation, RiskEntry, Standing, evaluate};
use gapmap::rubric::{Ix, Node, Rating, ReadingRule, Rubric};
use gapmap::score::{Read, flags, read};
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use serde_json::Value;

/// This repository as the workspace it is.
pub fn repository() -> Loaded {
    let loaded = workspace::load(Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read"));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

struct Case<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    evaluation: Evaluation,
    expected: Value,
}

fn with_case(assessment: &str, milestone: Option<usize>, file: &str, check: impl Fn(&Case<'_>)) {
    let loaded = repository();
    let model = loaded.model.as_ref().expect("a model");
    let found = model.assessments.iter().find(|a| a.id == assessment).expect("the assessment");
    let state = milestone.map_or(found.as_ref(), |at| &found.milestones[at].state);
    let text =
        std::fs::read_to_string(format!("{}/tests/expected/{file}.json", env!("CARGO_MANIFEST_DIR"))).expect("expected numbers");
    let expected = serde_json::from_str(&text).expect("JSON");
    check(&Case { rubric: &model.rubric, assessment: state, evaluation: evaluate(&model.rubric, state), expected });
}

fn bramble_oak(check: impl Fn(&Case<'_>)) {
    with_case("bramble-oak", None, "bramble-oak-2026-q4", check);
}

fn every_case(check: impl Fn(&Case<'_>)) {
    bramble_oak(&check);
    with_case("bramble-oak", Some(0), "bramble-oak-2026-q3", &check);
    with_case("tidewise", None, "tidewise-2026-q4", &check);
}

fn percent(value: Option<&Exact>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| (value * &Exact::ratio(100, 4)).to_fixed(1))
}

fn number(value: &Value) -> String {
    Exact::parse(&value.to_string()).expect("a decimal").to_fixed(1)
}

fn ids(values: &Value) -> Vec<String> {
    values.as_array().into_iter().flatten().map(|id| id.as_str().expect("an id").to_owned()).collect()
}

impl Case<'_> {
    fn id(&self, node: Ix<Node>) -> String {
        self.rubric.nodes[node].id.clone()
    }
}

#[test]
fn scores_and_targets() {
    every_case(|case| {
        let overall = &case.evaluation.scorecard.overall;
        assert_eq!(percent(overall.value.as_ref()), number(&case.expected["overall"]));
        assert_eq!(percent(overall.target.as_ref()), number(&case.expected["overall_target"]));
        for (id, expected) in case.expected["dimensions"].as_object().expect("dimensions") {
            let score = case.evaluation.scorecard.node(case.rubric.nodes.find(id).expect("a dimension"));
            assert_eq!(percent(score.value.as_ref()), number(&expected["score"]), "{id}");
            assert_eq!(percent(score.target.as_ref()), number(&expected["target"]), "{id} target");
            let not_applicable = score.coverage.total - score.coverage.applicable;
            assert_eq!(Some(not_applicable as u64), expected["na"].as_u64(), "{id} n/a");
        }
        let weakest = overall.weakest.map(|node| case.id(node));
        assert_eq!(weakest.as_deref(), case.expected["lowest_dimension"].as_str());
    });
}

#[test]
fn counts_evidence_and_flags() {
    every_case(|case| {
        let scorecard = &case.evaluation.scorecard;
        assert_eq!(Some(scorecard.overall.coverage.applicable as u64), case.expected["applicable"].as_u64());
        assert_eq!(Some(case.evaluation.plan.gaps.len() as u64), case.expected["below_target"].as_u64());
        let proven = |answer: &&gapmap::assessment::Answer| {
            Assessment::best_grade(answer).is_some_and(|grade| case.rubric.answering.proven_grades.contains(&grade))
        };
        let count = case.assessment.answers.values().filter(proven).count();
        let share = Exact::from(count) * Exact::from(100i64) / Exact::from(scorecard.overall.coverage.answered);
        assert_eq!(share.to_fixed(1), number(&case.expected["evidence_ab_share"]));
        let found: BTreeSet<(String, String)> =
            flags(case.rubric, case.assessment).iter().map(|(ix, flag)| (case.id(*ix), flag.id().to_owned())).collect();
        let expected: BTreeSet<(String, String)> = case.expected["flags"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|pair| (pair[0].as_str().expect("id").to_owned(), pair[1].as_str().expect("flag").to_owned()))
            .collect();
        assert_eq!(found, expected);
    });
}

#[test]
fn priorities_of_the_largest_gaps() {
    every_case(|case| {
        let priorities: BTreeMap<String, String> =
            case.evaluation.plan.gaps.iter().map(|gap| (case.id(gap.item), gap.priority.to_fixed(1))).collect();
        let mut last = None;
        for pair in case.expected["top_gaps"].as_array().expect("gaps") {
            let id = pair[0].as_str().expect("an id");
            assert_eq!(priorities.get(id), Some(&number(&pair[1])), "{id}");
            last = Some(pair[1].as_f64().expect("a number"));
        }
        let order: Vec<_> = case.evaluation.plan.gaps.iter().map(|gap| gap.priority.clone()).collect();
        assert!(order.is_sorted_by(|a, b| a >= b), "gaps stand in the order of their priority");
        let count = case.expected["top_gaps"].as_array().map_or(0, Vec::len);
        assert_eq!(order.get(count - 1).map(|p| p.to_fixed(1)), last.map(|p| format!("{p:.1}")));
    });
}

#[test]
fn selected_items_uplift_and_value() {
    every_case(|case| {
        let roadmap = &case.evaluation.plan.roadmap;
        let expected = &case.expected["roadmap"];
        let order: Vec<String> = roadmap.items.iter().map(|item| item.id.clone()).collect();
        assert_eq!(order, ids(&expected["selected"]));
        assert_eq!(roadmap.size.map(|size| case.rubric.roadmap.sizes[size].id.as_str()), expected["effort_size"].as_str());
        let ends = |end: fn(&(Exact, Exact)) -> &Exact| roadmap.items.iter().map(|item| end(&item.effort).clone()).sum::<Exact>();
        let (from, to) = (ends(|effort| &effort.0), ends(|effort| &effort.1));
        assert_eq!([from.to_fixed(1), to.to_fixed(1)], [number(&expected["effort_pw"][0]), number(&expected["effort_pw"][1])]);
        for item in &roadmap.items {
            let uplift: BTreeMap<String, i64> =
                item.uplift.iter().map(|(node, rise)| (case.id(*node), rise.to_i64().expect("whole levels"))).collect();
            let wanted: BTreeMap<String, i64> = expected["uplift"][&item.id]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(id, rise)| (id.clone(), rise.as_i64().expect("whole levels")))
                .collect();
            assert_eq!(uplift, wanted, "{}", item.id);
            let value = expected["value"][&item.id].as_f64().expect("a value");
            assert_eq!(item.value.to_fixed(3), format!("{value:.3}"), "{}", item.id);
            assert!(matches!(item.key, ItemRef::Rubric(_)));
        }
        assert_eq!(percent(case.evaluation.plan.overall_after.as_ref()), number(&case.expected["overall_after_plan"]));
    });
}

#[test]
fn risks_ratings_and_residuals() {
    every_case(|case| {
        let found: BTreeMap<&str, &RiskEntry> = case.evaluation.plan.risks.iter().map(|risk| (risk.id.as_str(), risk)).collect();
        let expected = case.expected["risks"].as_array().expect("risks");
        let mut missing: Vec<&str> = Vec::new();
        for line in expected {
            let id = line["id"].as_str().expect("an id");
            let Some(risk) = found.get(id) else {
                missing.push(id);
                continue;
            };
            let rating = |value: &Value| Rating {
                likelihood: value["likelihood"].as_i64().expect("1..5"),
                impact: value["impact"].as_i64().expect("1..5"),
            };
            assert_eq!(risk.current, Some(rating(line)), "{id}");
            let level = |ix| case.rubric.matrix.levels[ix].id.clone();
            assert_eq!(risk.level.map(level).as_deref(), line["band"].as_str(), "{id}");
            let standing = match risk.standing {
                Standing::Raised(_) => "raised",
                Standing::BelowThreshold => "below-threshold",
                Standing::NotAssessed => "not-assessed",
                Standing::Own => "custom",
            };
            assert_eq!(Some(standing), line["state"].as_str(), "{id}");
            if let Some(exposure) = line["exposure"].as_f64() {
                assert_eq!(risk.exposure.as_ref().map(|e| e.to_fixed(3)), Some(format!("{exposure:.3}")), "{id}");
            }
            if line["residual"].is_object() {
                assert_eq!(risk.residual, Some(rating(&line["residual"])), "{id} residual");
                assert_eq!(risk.residual_level.map(level).as_deref(), line["residual"]["band"].as_str(), "{id} residual");
            }
            if line["computed"].is_object() {
                assert_eq!(risk.computed, Some(rating(&line["computed"])), "{id} computed");
            }
            let signals: Vec<String> = risk.signals.iter().map(|metric| case.rubric.metrics[*metric].id.clone()).collect();
            assert_eq!(signals, ids(&line["signals"]), "{id} signals");
        }
        assert!(missing.is_empty(), "not in the register: {missing:?}");
        assert_eq!(found.len(), expected.len(), "{:?}", found.keys());
    });
}

#[test]
fn metric_bands() {
    every_case(|case| {
        for (id, line) in case.expected["metrics"].as_object().expect("metrics") {
            let ix = case.rubric.metrics.find(id).expect("a metric");
            let value = case.assessment.metrics[&ix].value.as_ref();
            assert_eq!(value.map(|v| v.to_f64()), line["value"].as_f64(), "{id}");
            let band = value
                .and_then(|value| case.rubric.metrics[ix].band(value))
                .map(|band| case.rubric.metric_bands[band].name.as_str());
            assert_eq!(band, line["band"].as_str(), "{id}");
        }
    });
}

#[test]
fn changes_since_the_recorded_quarter() {
    let loaded = repository();
    let model = loaded.model.as_ref().expect("a model");
    let report = gapmap::report(&loaded.sources, model, gapmap::View::complete(), gapmap::words::Words::english());
    let view = report.assessments.iter().find(|a| a.id == "bramble-oak").expect("the assessment");
    bramble_oak(|case| {
        let delta = &case.expected["delta"];
        let of = |kind: &str| -> BTreeSet<String> {
            view.history.changes.iter().filter(|c| c.kind == kind).map(|c| c.id.clone()).collect()
        };
        assert_eq!(of("improved"), ids(&delta["improved"]).into_iter().collect());
        assert_eq!(of("regressed"), ids(&delta["regressed"]).into_iter().collect());
        assert_eq!(of("applicability"), ids(&delta["applicability_changed"]).into_iter().collect());
        for change in &view.history.changes {
            let line = &delta["changed"][&change.id];
            let shown = |value: &Value| value.as_i64().map_or_else(|| "n/a".to_owned(), |level| level.to_string());
            assert_eq!((change.from.clone(), change.to.clone()), (shown(&line["from"]), shown(&line["to"])), "{}", change.id);
        }
        let earlier = &case.assessment.milestones[0].state;
        for (id, line) in delta["metrics"].as_object().expect("metrics") {
            let value = earlier.metrics[&case.rubric.metrics.find(id).expect("a metric")].value.as_ref().map(Exact::to_f64);
            assert_eq!(value, line["from"].as_f64(), "{id}");
        }
    });
}

#[test]
fn readings_of_other_frameworks_and_their_blockers() {
    every_case(|case| {
        for (ix, reading) in case.rubric.readings.iter() {
            let expected = &case.expected["derived"][&reading.id];
            match read(case.rubric, &case.evaluation.scorecard, ix) {
                Read::Level(found) => {
                    assert_eq!(Some(found.level), expected["level"].as_i64(), "{}", reading.id);
                    let blockers: Vec<String> = found.blockers.iter().map(|node| case.id(*node)).collect();
                    assert_eq!(blockers, ids(&expected["blockers_next"]), "{}", reading.id);
                }
                Read::Points(found) => {
                    let ReadingRule::Points(rule) = &reading.rule else { panic!("points without a rule") };
                    let shown = |value: Option<&Exact>| value.map(|value| value.to_fixed(1));
                    assert_eq!(shown(found.total.as_ref()), Some(number(&expected["total"])));
                    for (section, points) in rule.sections.iter().zip(&found.sections) {
                        assert_eq!(shown(points.as_ref()), Some(number(&expected["sections"][&section.id])), "{}", section.id);
                    }
                }
            }
        }
    });
}
