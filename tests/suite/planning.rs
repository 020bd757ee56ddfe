//! Plans from a rubric small enough to follow with pencil and paper.

use gapmap::plan::{Conflict, LeftOutReason, Plan, Raise, Standing, evaluate};
use gapmap::rubric::Rating;
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};

pub const RUBRIC: &str = r"
rubric: small
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}, {level: 3, id: l3, name: All}]}}
scoring: {round: {digits: 2}}
priority: {per_risk: 0.25, risk_level: high, pain: {high: 0.5}}
facts: [{id: online, type: bool, name: Online}]
areas:
  - {id: x, name: X, points: [{id: a, name: A, weight: 2, target: 3, na_when: never}, {id: b, name: B, target: 2, na_when: never}]}
  - {id: y, name: Y, points: [{id: c, name: C, target: 1, na_when: never}]}
roadmap:
  sizes: [{id: any, text: any}]
  size: [{else: any}]
  phases: [{id: P1, name: One, weeks: [1, 2], priority: High}, {id: P2, name: Two, weeks: [3, 4], priority: Low}]
  items:
    - {id: I1, phase: P1, text: first, closes: [{capability: a, to: 1}], effort: {any: [1, 1]}, impact: 4}
    - {id: I2, phase: P1, text: second, needs: [I1], closes: [{capability: a, to: 3}], effort: {any: [2, 4]}, impact: 5}
    - {id: I3, phase: P2, text: third, closes: [{capability: b, to: 3}], effort: {any: [1, 1]}, impact: 2}
    - {id: I4, phase: P2, text: fourth, closes: [{capability: c, to: 2}], effort: {any: [1, 1]}, impact: 1}
risk_matrix:
  likelihood: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  impact: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  levels: [{id: low, name: Low}, {id: high, name: High}]
  grid: [[low, low, low], [low, low, high], [low, high, high]]
risk_rules: {reference: 3, raise_at: 0.5, appetite: low}
risk_categories: [{id: t, name: T}]
risks:
  - {id: r, title: R, category: t, cause: c, event: e, effect: f, drivers: {a: 3, b: 1}, likelihood: {floor: 1, ceiling: 3, plus: [{when: {online: true}, add: 1, why: online}]}, impact: {base: 3}}
";

fn load(answers: &str, roadmap: &str, extra: &str) -> Loaded {
    let loaded = load_with_errors(answers, roadmap, extra);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

fn load_with_errors(answers: &str, roadmap: &str, extra: &str) -> Loaded {
    let assessment = format!("subject: S\ndate: 2026-03-02\nparticipants: [{{id: p, name: P}}]\n{extra}");
    let files = [
        ("content/rubric/small.yaml", RUBRIC.to_owned()),
        ("content/t/assessment.yaml", assessment),
        ("content/t/answers.yaml", format!("answers: {answers}\n")),
        ("content/t/roadmap.yaml", roadmap.to_owned()),
    ];
    workspace::load(Sources::from_files(files))
}

fn plan(answers: &str, roadmap: &str, extra: &str) -> Plan {
    let loaded = load(answers, roadmap, extra);
    let model = loaded.model.as_ref().expect("a model");
    evaluate(&model.rubric, &model.assessments[0]).plan
}

fn ids<'a>(plan: &'a Plan, positions: &[usize]) -> Vec<&'a str> {
    positions.iter().map(|at| plan.roadmap.items[*at].id.as_str()).collect()
}

/// Conflicts that have to be settled: all but those with the weeks of phases.
fn to_settle(plan: &Plan) -> Vec<&Conflict> {
    plan.roadmap.conflicts.iter().filter(|found| !matches!(found, Conflict::OutsidePhase { .. })).collect()
}

#[test]
fn the_plan_holds_what_lifts_a_gap_and_says_why_the_rest_is_out() {
    let plan = plan("{a: 0, b: 1, c: 1}", "start: 2026-03-02\n", "");
    let chosen: Vec<&str> = plan.roadmap.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(chosen, ["I1", "I2", "I3"]);
    let reasons: Vec<_> = plan.roadmap.left_out.iter().map(|left| left.reason).collect();
    assert_eq!(reasons, [LeftOutReason::AtTarget]);
    // I2 lifts A from 0 to 3, weight 2, impact 5, middle effort 3: 2 x 3 x 5 / 3.
    assert_eq!(plan.roadmap.items[1].value.to_fixed(2), "10.00");
    // I3 would lift B to 3, but only the way to its target 2 counts: 1 x 1 x 2 / 1.
    assert_eq!(plan.roadmap.items[2].value.to_fixed(2), "2.00");
}

#[test]
fn open_and_not_applicable_answers_keep_an_item_out_for_their_own_reason() {
    let plan = plan("{a: 3, b: unknown, c: {na: x, reason: r, until: 2027-01-01}}", "", "");
    let reasons: Vec<_> = plan.roadmap.left_out.iter().map(|left| left.reason).collect();
    assert_eq!(
        reasons,
        [LeftOutReason::AtTarget, LeftOutReason::AtTarget, LeftOutReason::Unanswered, LeftOutReason::NotApplicable]
    );
    assert!(plan.gaps.is_empty());
}

#[test]
fn dates_follow_phases_needs_and_effort() {
    let plan = plan("{a: 0, b: 1, c: 1}", "start: 2026-03-02\n", "");
    let slots: Vec<(i64, i64, i64)> =
        plan.roadmap.items.iter().map(|item| (item.slot.start_day, item.slot.finish_day, item.slot.slack)).collect();
    // I1: week 1. I2 needs it and lasts three weeks. I3 starts with its phase in week 3 and has one week left.
    assert_eq!(slots, [(0, 5, 0), (5, 20, 0), (10, 15, 5)]);
    assert_eq!(ids(&plan, &plan.roadmap.critical_path), ["I1", "I2"]);
    assert_eq!(plan.roadmap.finish.map(|date| date.to_string()).as_deref(), Some("2026-03-27"), "a Friday");
    let late = Conflict::OutsidePhase { item: "I2".to_owned(), phase: "One".to_owned(), days: 10, early: false };
    assert_eq!(plan.roadmap.conflicts, [late]);
}

#[test]
fn decided_dates_stand_and_a_broken_need_is_named_but_decides_nothing() {
    let roadmap = "start: 2026-03-02\nitems: {I1: {status: planned, start: 2026-03-09, finish: 2026-03-20}, I2: {status: in-progress, start: 2026-03-02, finish: 2026-04-24}}\n";
    let plan = plan("{a: 0, b: 2, c: 1}", roadmap, "");
    let (item, needs) = ("I2".to_owned(), "I1".to_owned());
    assert_eq!(to_settle(&plan), [&Conflict::StartsTooEarly { item, needs, days: 15, finishes_before: false }]);
    assert_eq!(ids(&plan, &plan.roadmap.critical_path), ["I2"], "a day more in I1 does not move the end");
}

#[test]
fn more_people_finish_sooner_but_nothing_takes_less_than_a_week() {
    let plan = plan("{a: 0, b: 1, c: 1}", "start: 2026-03-02\npeople: 3\n", "");
    let lengths: Vec<i64> = plan.roadmap.items.iter().map(|item| item.slot.finish_day - item.slot.start_day).collect();
    assert_eq!(lengths, [5, 5, 5]);
}

#[test]
fn own_items_that_need_each_other_are_an_error_and_the_plan_stays_sane() {
    let own = |id: &str, needs: &str| {
        format!("  {id}: {{title: {id}, phase: P1, closes: [{{capability: a, to: 2}}], needs: [{needs}], effort: 1}}\n")
    };
    let roadmap = format!("items:\n{}{}", own("o1", "o2"), own("o2", "o1"));
    let loaded = load_with_errors("{a: 0, b: 2, c: 1}", &roadmap, "");
    let found: Vec<_> = loaded.diagnostics.iter().map(|d| (d.code.slug, d.message.as_str())).collect();
    assert_eq!(found, [("assessment/cycle", "these items need each other: `o1` needs `o2` needs `o1`")]);
    let model = loaded.model.as_ref().expect("a model");
    let plan = evaluate(&model.rubric, &model.assessments[0]).plan;
    assert!(to_settle(&plan).is_empty());
    let order: Vec<&str> = plan.roadmap.items.iter().map(|item| item.id.as_str()).filter(|id| id.starts_with('o')).collect();
    assert_eq!(order, ["o2", "o1"], "the need that closed the circle is gone");
}

#[test]
fn projected_scores_rise_to_the_levels_of_the_items() {
    let plan = plan("{a: 0, b: 1, c: 1}", "", "");
    let after: Vec<String> = plan
        .roadmap
        .by_finish()
        .iter()
        .map(|at| plan.roadmap.items[*at].overall_after.as_ref().expect("a score").to_fixed(2))
        .collect();
    // X is the mean of A (weight 2) and B, the whole the mean of X and Y = 1.
    // I1: A 1, X 1. I3: B 3, X 5/3. I2: A 3, X 3.
    assert_eq!(after, ["1.00", "1.33", "2.00"]);
    assert_eq!(plan.overall_after.map(|value| value.to_fixed(2)).as_deref(), Some("2.00"));
}

#[test]
fn exposure_raises_a_risk_and_lifts_the_priority_of_what_drives_it() {
    let plan = plan("{a: {level: 0, pain: high}, b: 3, c: 1}", "", "facts: {online: true}\n");
    let risk = &plan.risks[0];
    // Exposure (3 x 3/3 + 1 x 0) / 4 = 3/4; likelihood 1 + round(3/4 x 2) + 1 = 4, at most 3.
    assert_eq!(risk.exposure.as_ref().map(|exposure| exposure.to_fixed(2)).as_deref(), Some("0.75"));
    assert_eq!(risk.current, Some(Rating { likelihood: 3, impact: 3 }));
    assert!(matches!(&risk.standing, Standing::Raised(raises) if matches!(raises.as_slice(), [Raise::Exposure { .. }])));
    assert!(risk.above_appetite);
    // After the plan A is at 3: exposure 0, likelihood 1 + 1.
    assert_eq!(risk.residual, Some(Rating { likelihood: 2, impact: 3 }));
    // Gap 3 x weight 2 x (1 + 0.5 for pain + 0.25 for one high risk).
    assert_eq!(plan.gaps[0].priority.to_fixed(2), "10.50");
}

#[test]
fn without_answers_a_risk_is_not_assessed_and_nothing_is_planned() {
    let plan = plan("{}", "", "");
    assert_eq!(plan.risks[0].standing, Standing::NotAssessed);
    assert!(!plan.risks[0].is_live());
    assert!(plan.roadmap.items.is_empty() && plan.gaps.is_empty() && plan.overall_after.is_none());
}

#[test]
fn a_decided_finish_stands_and_a_pinned_start_is_moved_by_nothing() {
    let roadmap = "start: 2026-03-02\nitems: {I3: {status: planned, finish: 2026-03-13}}\n";
    let finish_only = plan("{a: 3, b: 1, c: 1}", roadmap, "");
    assert_eq!(finish_only.roadmap.items[0].slot.finish.to_string(), "2026-03-13");

    // I1 ends on the Friday before I2's decided Monday: a day more in I1 would be a conflict, not a later end.
    let roadmap = "start: 2026-03-02\nitems: {I2: {status: planned, start: 2026-03-09, finish: 2026-04-24}}\n";
    let pinned = plan("{a: 0, b: 2, c: 1}", roadmap, "");
    assert_eq!(ids(&pinned, &pinned.roadmap.critical_path), ["I2"]);
    assert!(to_settle(&pinned).is_empty());
}

#[test]
fn an_own_item_pulls_in_what_it_needs_and_starts_after_it() {
    let roadmap =
        "start: 2026-03-02\nitems: {own: {title: Own, phase: P1, closes: [{capability: c, to: 2}], needs: [I2], effort: 1}}\n";
    let plan = plan("{a: unknown, b: 2, c: 1}", roadmap, "");
    let order: Vec<&str> = plan.roadmap.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(order, ["I1", "I2", "own"]);
    assert!(plan.roadmap.items[2].slot.start_day >= plan.roadmap.items[1].slot.finish_day);
}

#[test]
fn a_closed_risk_raises_no_priority_and_an_override_holds_its_projection_down() {
    let risks = |entry: &str| {
        let files = [
            ("content/rubric/small.yaml", RUBRIC.to_owned()),
            (
                "content/t/assessment.yaml",
                "subject: S\ndate: 2026-03-02\nparticipants: [{id: p, name: P}]\nfacts: {online: true}\n".to_owned(),
            ),
            ("content/t/answers.yaml", "answers: {a: 0, b: 3, c: 1}\n".to_owned()),
            ("content/t/risks.yaml", format!("risks: {{r: {{owner: p, {entry}}}}}\n")),
        ];
        let loaded = workspace::load(Sources::from_files(files));
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let model = loaded.model.expect("a model");
        evaluate(&model.rubric, &model.assessments[0]).plan
    };
    assert_eq!(risks("status: open").gaps[0].priority.to_fixed(2), "7.50");
    assert_eq!(risks("status: closed").gaps[0].priority.to_fixed(2), "6.00");
    let lowered = risks("status: open, likelihood: 1, reason: seen, by: p");
    assert_eq!(lowered.risks[0].residual, Some(Rating { likelihood: 1, impact: 3 }), "a projection never stands above today");
}
