//! The risk register: what a team says beside what the rules compute, limits, links, and what never raises a risk.

use std::collections::BTreeMap;

use gapmap::plan::{Plan, ResidualBecause, RiskEntry, Standing, evaluate, rated};
use gapmap::rubric::{Rating, Rubric};
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use proptest::prelude::*;

use crate::folder::Folder;

const RUBRIC: &str = r"
rubric: small
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}, {level: 3, id: l3, name: All}]}}
scoring: {round: {digits: 2}}
areas: [{id: x, name: X, points: [{id: a, name: A, target: 3}, {id: b, name: B, target: 2}, {id: c, name: C, target: 1}]}]
roadmap:
  sizes: [{id: any, text: any}]
  size: [{else: any}]
  phases: [{id: P1, name: One, weeks: [1, 4], priority: High}]
  items:
    - {id: I1, phase: P1, text: lifts what drives, closes: [{capability: a, to: 3}], effort: {any: [1, 1]}, impact: 4}
    - {id: I2, phase: P1, text: names the risk, closes: [{capability: b, to: 2}], effort: {any: [1, 1]}, impact: 4, risks: [r]}
    - {id: I3, phase: P1, text: lifts nothing of it, closes: [{capability: c, to: 1}], effort: {any: [1, 1]}, impact: 1}
metric_groups: [{id: g, name: G}]
metric_bands: [{id: bad, name: Bad}, {id: good, name: Good}]
metrics: [{id: m, group: g, name: M, text: M, definition: M, unit: percent, direction: higher, cuts: [10]}]
risk_matrix:
  likelihood: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  impact: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  levels: [{id: low, name: Low}, {id: medium, name: Medium}, {id: high, name: High}]
  grid: [[low, low, medium], [low, medium, high], [medium, high, high]]
risk_rules: {reference: 3, raise_at: 0.5, appetite: low, appetite_by_category: {d: medium}, tolerance: medium}
risk_categories: [{id: t, name: T}, {id: d, name: D}]
risks:
  - {id: r, title: R, category: t, cause: c, event: e, effect: f, drivers: {a: 1}, likelihood: {floor: 1, ceiling: 3}, impact: {base: 2}, items: [I1]}
  - {id: s, title: S, category: d, cause: c, event: e, effect: f, drivers: {a: 1}, likelihood: {floor: 1, ceiling: 3}, impact: {base: 1}}
  - {id: q, title: Q, category: t, cause: c, event: e, effect: f, drivers: {c: 1}, signals: [{metric: m, bands: [bad], add: 1}], likelihood: {floor: 1, ceiling: 3}, impact: {base: 2}}
";

/// A register over answers, with its diagnostics; `risks` are whole lines.
fn read(answers: &str, risks: &str) -> Loaded {
    workspace::load(Sources::from_files([
        ("content/rubric/small.yaml", RUBRIC.to_owned()),
        (
            "content/t/assessment.yaml",
            "subject: S\ndate: 2026-03-02\nparticipants: [{id: p, name: P}]\nmetrics: {m: {value: 5, date: 2026-03-01, source: s}}\n"
                .to_owned(),
        ),
        ("content/t/answers.yaml", format!("answers: {answers}\n")),
        ("content/t/risks.yaml", format!("{risks}\n")),
    ]))
}

fn plan(answers: &str, risks: &str) -> Plan {
    let loaded = read(answers, risks);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let model = loaded.model.expect("a model");
    evaluate(&model.rubric, &model.assessments[0]).plan
}

fn entry(plan: &Plan, id: &str) -> usize {
    plan.risks.iter().position(|risk| risk.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn risk<'p>(plan: &'p Plan, id: &str) -> &'p RiskEntry {
    &plan.risks[entry(plan, id)]
}

fn rating(likelihood: i64, impact: i64) -> Rating {
    Rating { likelihood, impact }
}

/// What `check` says about a register, beside what it says about answers and work.
fn told(answers: &str, risks: &str) -> Vec<(&'static str, String)> {
    let codes = [
        "assessment/risk-incomplete",
        "assessment/residual-without-action",
        "assessment/inherent-below-current",
        "assessment/above-tolerance",
        "assessment/materialised-without-record",
        "assessment/risk-link-idle",
    ];
    let found = read(answers, risks).diagnostics.into_iter().filter(|d| codes.contains(&d.code.slug));
    found.map(|d| (d.code.slug.trim_start_matches("assessment/"), d.message)).collect()
}

const COMPLETE: &str = "owner: p, treatment: reduce, review: 2026-06-01";

#[test]
fn adopting_a_suggested_risk_is_one_line() {
    let answers = "{a: 0, b: 2, c: 1}";
    let suggested = plan(answers, "");
    assert!(!risk(&suggested, "r").is_adopted() && risk(&suggested, "r").is_live());
    let adopted = plan(answers, "risks: {r: {owner: p}}");
    let (before, after) = (risk(&suggested, "r"), risk(&adopted, "r"));
    assert!(after.is_adopted());
    assert_eq!((before.current, before.residual, &before.standing), (after.current, after.residual, &after.standing));
}

#[test]
fn an_override_keeps_both_values() {
    let risks = format!(
        "risks: {{r: {{{COMPLETE}, likelihood: 2, reason: seen, by: p, inherent: {{likelihood: 3, impact: 3, why: bare}}}}}}"
    );
    let plan = plan("{a: 0, b: 2, c: 1}", &risks);
    let entry = risk(&plan, "r");
    assert_eq!((entry.computed, entry.current), (Some(rating(3, 2)), Some(rating(2, 2))));
    assert_eq!((entry.inherent_computed, entry.inherent), (Some(rating(3, 2)), Some(rating(3, 3))));
}

#[test]
fn links_count_from_both_ends() {
    let plan = plan(
        "{a: 1, b: 1, c: 0}",
        &format!(
            "risks: {{r: {{{COMPLETE}, items: [I3], gaps: [c]}}, own: {{title: O, cause: c, event: e, effect: f, likelihood: 1, impact: 1, {COMPLETE}, items: [I2], gaps: [b]}}}}"
        ),
    );
    let ids = |of: &[usize]| -> Vec<&str> {
        let mut ids: Vec<&str> = of.iter().map(|at| plan.roadmap.items[*at].id.as_str()).collect();
        ids.sort_unstable();
        ids
    };
    let loaded = read("{}", "");
    let rubric = &loaded.model.as_ref().expect("a model").rubric;
    let gaps = |id: &str| -> Vec<&str> { risk(&plan, id).gaps.iter().map(|ix| rubric.nodes[*ix].id.as_str()).collect() };
    // I1 is named by the risk, I2 names it, I3 is the team's.
    assert_eq!((risk(&plan, "r").items.len(), ids(&risk(&plan, "r").treated_by)), (3, vec!["I1", "I2", "I3"]));
    assert_eq!(gaps("r"), ["a", "c"]);
    // Nobody names S; I1 lifts what drives it.
    assert_eq!((risk(&plan, "s").items.len(), ids(&risk(&plan, "s").treated_by)), (0, vec!["I1"]));
    assert_eq!((gaps("own"), ids(&risk(&plan, "own").treated_by)), (vec!["b"], vec!["I2"]));
}

#[test]
fn limits_are_those_of_the_category_and_the_team_goes_first() {
    let answers = "{a: 1, b: 2, c: 1}";
    let level = |plan: &Plan, id: &str| {
        let entry = risk(plan, id);
        (entry.appetite.map(|ix| ix.get()), entry.tolerance.map(|ix| ix.get()), entry.above_appetite, entry.above_tolerance)
    };
    // R is 2 x 2, medium; S is 2 x 1, low.
    let rubric = plan(answers, "");
    assert_eq!(level(&rubric, "r"), (Some(0), Some(1), true, false));
    assert_eq!(level(&rubric, "s"), (Some(1), Some(1), false, false));
    let one = plan(answers, "appetite: medium\ntolerance: high");
    assert_eq!(level(&one, "r"), (Some(1), Some(2), false, false));
    let by_category = plan(answers, "appetite: {t: low}\ntolerance: {t: low, else: high}");
    assert_eq!(level(&by_category, "r"), (Some(0), Some(0), true, true));
    assert_eq!(level(&by_category, "s"), (Some(1), Some(2), false, false));
}

#[test]
fn what_is_above_appetite_stands_first_and_what_is_closed_last() {
    let own = |id: &str, category: &str, more: &str| {
        format!("{id}: {{title: O, category: {category}, cause: c, event: e, effect: f, {more}, {COMPLETE}}}")
    };
    let risks = [
        own("z-low", "t", "likelihood: 1, impact: 3"),
        own("medium", "d", "likelihood: 2, impact: 2"),
        own("closed", "t", "likelihood: 3, impact: 3, status: closed"),
        own("a-low", "t", "likelihood: 1, impact: 1"),
    ];
    let plan = plan("{a: 3, b: 2, c: 1}", &format!("appetite: {{t: low, d: high}}\nrisks: {{{}}}", risks.join(", ")));
    let order: Vec<&str> = plan.risks.iter().map(|risk| risk.id.as_str()).filter(|id| id.len() > 1).collect();
    // 1 x 3 is medium and above the appetite of its category, 2 x 2 is medium and within.
    assert_eq!(order, ["z-low", "medium", "a-low", "closed"]);
}

#[test]
fn a_residual_rating_below_todays_needs_an_action() {
    let hoped = "residual: {likelihood: 1, impact: 1, why: hope}";
    let of = |answers: &str, more: &str| {
        let plan = plan(answers, &format!("risks: {{q: {{owner: p, review: 2026-06-01, {more}, {hoped}}}}}"));
        let entry = risk(&plan, "q");
        (entry.residual.expect("a rating"), entry.residual_because)
    };
    // C is at its target, so nothing in the plan lifts it; the metric keeps the likelihood at 2.
    let still = "{a: 3, b: 2, c: 1}";
    assert_eq!(of(still, "treatment: reduce"), (rating(3, 2), Some(ResidualBecause::NoAction)));
    assert_eq!(of(still, "treatment: avoid"), (rating(1, 1), Some(ResidualBecause::Stated)));
    assert_eq!(of(still, "treatment: reduce, items: [I1]"), (rating(3, 2), Some(ResidualBecause::NoAction)));
    assert_eq!(of("{a: 0, b: 2, c: 1}", "treatment: reduce, items: [I1]"), (rating(1, 1), Some(ResidualBecause::Stated)));
    assert_eq!(of("{a: 3, b: 2, c: 0}", "treatment: reduce"), (rating(1, 1), Some(ResidualBecause::Stated)));
    let told = told(still, &format!("tolerance: high\nrisks: {{q: {{{COMPLETE}, {hoped}}}}}"));
    assert_eq!(
        told,
        [(
            "residual-without-action",
            "the residual rating of `q` is 1 × 1, today's is 3 × 2, and no item of the plan treats it; the report shows today's"
                .to_owned()
        )]
    );
}

#[test]
fn a_computed_residual_leaves_signals_out_only_where_the_plan_treats_the_risk() {
    let still = plan("{a: 3, b: 2, c: 1}", "");
    assert_eq!((risk(&still, "q").current, risk(&still, "q").residual), (Some(rating(3, 2)), Some(rating(3, 2))));
    let worked_on = plan("{a: 3, b: 2, c: 0}", "");
    let entry = risk(&worked_on, "q");
    assert_eq!((entry.residual, entry.residual_because), (Some(rating(2, 2)), Some(ResidualBecause::Plan)));
}

#[test]
fn a_risk_can_be_rated_with_other_levels() {
    let loaded = read("{a: 0, b: 2, c: 1}", "");
    let model = loaded.model.as_ref().expect("a model");
    let (rubric, assessment) = (&model.rubric, &model.assessments[0]);
    let plan = evaluate(rubric, assessment).plan;
    let a = rubric.nodes.find("a").expect("a");
    let at = |level: i64| rated(rubric, assessment, risk(&plan, "r"), &BTreeMap::from([(a, level.into())]));
    assert_eq!([at(0), at(1), at(3)], [Some(rating(3, 2)), Some(rating(2, 2)), Some(rating(1, 2))]);
}

#[test]
fn what_only_the_plan_shows_about_a_register_is_told() {
    let answers = "{a: 0, b: 2, c: 1}";
    let cases = [
        (
            "r: {owner: p, treatment: reduce, review: 2026-06-01, likelihood: 3, impact: 3, reason: x, by: p}",
            "above-tolerance",
            "the risk `r` is high, above the tolerance medium, and no treatment is under way",
        ),
        (
            "r: {owner: p, status: treating, treatment: reduce, review: 2026-06-01, likelihood: 3, impact: 3, reason: x, by: p}",
            "",
            "",
        ),
        ("r: {owner: p, status: draft, likelihood: 3, impact: 3, reason: x, by: p}", "", ""),
        (
            "r: {owner: p, status: accepted, likelihood: 3, impact: 3, reason: x, by: p, until: 2026-06-01}",
            "above-tolerance",
            "the risk `r` is high, above the tolerance medium, and no treatment is under way",
        ),
        (
            "r: {owner: p, status: treating, treatment: reduce, review: 2026-06-01, inherent: {likelihood: 1, impact: 2, why: x}}",
            "inherent-below-current",
            "the inherent rating of `r` is 1 × 2, today's is 3 × 2: with controls it is not greater than without",
        ),
        (
            "s: {owner: p, status: materialised, treatment: reduce, review: 2026-06-01}",
            "materialised-without-record",
            "the risk `s` has materialised, and nothing says when and how",
        ),
        ("s: {owner: p, status: materialised, treatment: reduce, review: 2026-06-01, note: In March}", "", ""),
        (
            "s: {owner: p, treatment: reduce, review: 2026-06-01, items: [I3]}",
            "risk-link-idle",
            "the risk `s` is to be treated by `I3`, which is not in the plan",
        ),
        (
            "s: {owner: p, treatment: reduce, review: 2026-06-01, gaps: [b, c]}",
            "risk-link-idle",
            "the risk `s` is tied to `b`, `c`, which are at target",
        ),
    ];
    for (entry, code, message) in cases {
        let expected = if code.is_empty() { Vec::new() } else { vec![(code, message.to_owned())] };
        assert_eq!(told(answers, &format!("tolerance: medium\nrisks: {{{entry}}}")), expected, "{entry}");
    }
}

#[test]
fn an_acceptance_expires_on_the_day_that_is_asked_about() {
    let accepted = "risks: {r: {owner: p, status: accepted, treatment: accept, reason: cheap, by: p, until: 2026-06-30}}\n";
    let folder = Folder::with(&[
        ("gapmap.yaml", ""),
        ("content/rubric/small.yaml", RUBRIC),
        ("content/t/assessment.yaml", "subject: S\ndate: 2026-03-02\nparticipants: [{id: p, name: P}]\nanswers: {a: 1}\n"),
        ("content/t/risks.yaml", accepted),
    ]);
    folder.run("check").exits(0);
    folder.run("check --as-of 2026-06-30").exits(0);
    folder.run("check --as-of 2026-07-01").exits(1).says("assessment/acceptance-expired").says("accepted until 2026-06-30");
    folder.run("build --as-of 2026-07-01").exits(1).says("nothing was written");
    folder.write("content/t/risks.yaml", &accepted.replace("2026-06-30", "2026-03-01"));
    folder.run("check").exits(1).says("before this assessment of 2026-03-02");
}

/// Ratings by the rules, and whether a rule raised the risk.
fn by_rule(rubric: &Rubric, plan: &Plan) -> BTreeMap<String, (Option<Rating>, Option<usize>, bool)> {
    let line = |risk: &RiskEntry| {
        let level = risk.computed.and_then(|computed| rubric.matrix.level(computed)).map(|level| level.get());
        (risk.id.clone(), (risk.computed, level, matches!(risk.standing, Standing::Raised(_))))
    };
    plan.risks.iter().map(line).collect()
}

/// Whether raising the answer at `raised` from its level by one step raises no risk but those whose rules ask for a level there.
fn nothing_rises(of: impl Fn(&[u8]) -> Loaded, levels: &[u8], raised: usize, id: &str) -> Result<(), TestCaseError> {
    let mut higher = levels.to_vec();
    higher[raised] += 1;
    let before = of(levels).model.expect("a model");
    let after = of(&higher).model.expect("a model");
    let ratings = |model: &workspace::Model| by_rule(&model.rubric, &evaluate(&model.rubric, &model.assessments[0]).plan);
    let (old, new) = (ratings(&before), ratings(&after));
    for (risk, (rating, level, is_raised)) in &new {
        let Some((old_rating, old_level, was_raised)) = old.get(risk) else {
            let declared = before.rubric.risks.values().find(|declared| declared.id == *risk).expect("a risk");
            let asks = declared.needs_level.iter().any(|(node, _)| before.rubric.nodes[*node].id == id);
            prop_assert!(asks, "{} appears when {} rises", risk, id);
            continue;
        };
        prop_assert!(level <= old_level && (*was_raised || !is_raised), "{} rises with {}", risk, id);
        if let (Some(rating), Some(old)) = (rating, old_rating) {
            prop_assert!(rating.likelihood <= old.likelihood && rating.impact <= old.impact, "{} rises with {}", risk, id);
        }
    }
    Ok(())
}

fn workspace_of(rubric: Option<&str>, ids: &[String], levels: &[u8]) -> Loaded {
    let lines: Vec<String> = ids.iter().zip(levels).map(|(id, level)| format!("{id}: {level}")).collect();
    let head = "subject: A\ndate: 2026-01-05\nfacts: {}\n".to_owned();
    let files = [("content/a/assessment.yaml", head), ("content/a/answers.yaml", format!("answers: {{{}}}\n", lines.join(", ")))];
    let rubric = rubric.map(|text| ("content/rubric/r.yaml", text.to_owned()));
    let loaded = workspace::load(Sources::from_files(files.into_iter().chain(rubric)));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

/// One random risk: category of weights, floor and ceiling, thresholds.
#[derive(Debug, Clone)]
struct Wild {
    drivers: Vec<(usize, u8)>,
    reference: u8,
    likelihood: (u8, u8),
    impact: u8,
    raise_at: u8,
    raise_if: Option<(usize, u8)>,
    needs: Option<(usize, u8)>,
}

const WILD_ITEMS: usize = 5;

fn wild() -> impl Strategy<Value = Wild> {
    let item = || 0..WILD_ITEMS;
    let drivers = proptest::collection::btree_map(item(), 1u8..5, 1..WILD_ITEMS);
    let bound = proptest::option::of((item(), 1u8..4));
    (drivers, 1u8..5, (1u8..6, 0u8..5), 1u8..6, 0u8..101, bound.clone(), bound).prop_map(
        |(drivers, reference, (floor, more), impact, raise_at, raise_if, needs)| Wild {
            drivers: drivers.into_iter().collect(),
            reference,
            likelihood: (floor, (floor + more).min(5)),
            impact,
            raise_at,
            raise_if,
            needs,
        },
    )
}

fn wild_rubric(risks: &[Wild]) -> String {
    use std::fmt::Write as _;
    let items: Vec<String> = (0..WILD_ITEMS).map(|at| format!("{{id: i{at}, name: I{at}, target: 4}}")).collect();
    let steps =
        |what: &str| -> String { (1..6).map(|at| format!("{{id: {what}{at}, name: S{at}}}")).collect::<Vec<_>>().join(", ") };
    let mut text = format!(
        "rubric: wild\nkinds: [{{id: area, plural: areas}}, {{id: point, plural: points, scale: s}}]\n\
         scales: {{s: {{type: level, levels: [{}]}}}}\nareas: [{{id: x, name: X, points: [{}]}}]\n\
         risk_matrix: {{likelihood: [{}], impact: [{}], levels: [{{id: low, name: L}}, {{id: mid, name: M}}, {{id: high, name: H}}], \
         grid: [[low, low, low, mid, mid], [low, low, mid, mid, high], [low, mid, mid, high, high], [mid, mid, high, high, high], [mid, high, high, high, high]]}}\n\
         risk_categories: [{{id: t, name: T}}]\nrisks:\n",
        (0..5).map(|level| format!("{{level: {level}, id: l{level}, name: L{level}}}")).collect::<Vec<_>>().join(", "),
        items.join(", "),
        steps("p"),
        steps("m"),
    );
    for (at, risk) in risks.iter().enumerate() {
        let drivers: Vec<String> = risk.drivers.iter().map(|(item, weight)| format!("i{item}: {weight}")).collect();
        let references: Vec<String> = risk.drivers.iter().map(|(item, _)| format!("i{item}: {}", risk.reference)).collect();
        let bound = |key: &str, bound: Option<(usize, u8)>| {
            bound.map(|(item, level)| format!(", {key}: {{i{item}: {level}}}")).unwrap_or_default()
        };
        let _ = writeln!(
            text,
            "  - {{id: r{at}, title: R, category: t, cause: c, event: e, effect: f, drivers: {{{}}}, reference: {{{}}}, raise_at: {}%, \
             likelihood: {{floor: {}, ceiling: {}}}, impact: {{base: {}}}{}{}}}",
            drivers.join(", "),
            references.join(", "),
            risk.raise_at,
            risk.likelihood.0,
            risk.likelihood.1,
            risk.impact,
            bound("raise_if", risk.raise_if),
            bound("needs_level", risk.needs),
        );
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_higher_level_raises_no_risk_of_the_built_in_rubric(levels in proptest::collection::vec(0u8..4, 30), at in 0usize..30) {
        let ids: Vec<String> = {
            let model = workspace_of(None, &[], &[]).model.expect("a model");
            model.rubric.items().map(|(_, node, _)| node.id.clone()).collect()
        };
        nothing_rises(|levels| workspace_of(None, &ids, levels), &levels, at, &ids[at])?;
    }

    #[test]
    fn a_higher_level_raises_no_risk_of_any_rubric(
        risks in proptest::collection::vec(wild(), 1..6),
        levels in proptest::collection::vec(0u8..4, WILD_ITEMS),
        at in 0..WILD_ITEMS,
    ) {
        let ids: Vec<String> = (0..WILD_ITEMS).map(|at| format!("i{at}")).collect();
        let rubric = wild_rubric(&risks);
        nothing_rises(|levels| workspace_of(Some(&rubric), &ids, levels), &levels, at, &ids[at])?;
    }

    #[test]
    fn what_is_left_is_never_more_than_today(risks in proptest::collection::vec(wild(), 1..6), levels in proptest::collection::vec(0u8..5, WILD_ITEMS)) {
        let ids: Vec<String> = (0..WILD_ITEMS).map(|at| format!("i{at}")).collect();
        let model = workspace_of(Some(&wild_rubric(&risks)), &ids, &levels).model.expect("a model");
        for risk in evaluate(&model.rubric, &model.assessments[0]).plan.risks {
            let (Some(residual), Some(current), Some(inherent)) = (risk.residual, risk.current, risk.inherent) else { continue };
            prop_assert!(!current.is_below(residual) && !inherent.is_below(current), "{:?}", risk);
        }
    }
}
