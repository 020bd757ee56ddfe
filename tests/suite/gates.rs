//! Gates of gapmap.yaml: each passes and fails, at each severity and in every format.

use serde_json::Value;

use super::folder::{Folder, Run};

pub const HEAD: &str = "subject: Team A\ndate: 2026-11-18\nparticipants: [{id: ada, name: Ada}]\n";

/// Two areas of two practices each, answered from 0 to 3. Risks above `low` are above appetite.
pub const RUBRIC: &str = "\
rubric: small
kinds: [{id: area, plural: areas}, {id: practice, plural: practices, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}, {level: 3, id: l3, name: All}]}}
areas:
  - {id: data, name: Data, practices: [{id: backup, name: Backups}, {id: restore, name: Restores}]}
  - {id: ops, name: Operations, practices: [{id: alerts, name: Alerts}, {id: on-call, name: On call}]}
risk_matrix:
  likelihood: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  impact: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  levels: [{id: low, name: Low}, {id: medium, name: Medium}, {id: high, name: High}]
  grid: [[low, low, medium], [low, medium, high], [medium, high, high]]
risk_rules: {appetite: low}
risk_categories: [{id: t, name: T}]
";

/// A workspace of one team with answers, gates and risks, each written as a flow map.
fn workspace(answers: &str, gates: &str, risks: &str) -> Folder {
    Folder::with(&[
        ("content/rubric/rubric.yaml", RUBRIC),
        ("content/team-a/assessment.yaml", HEAD),
        ("content/team-a/answers.yaml", &format!("answers: {{{answers}}}\n")),
        ("content/team-a/risks.yaml", &format!("risks: {{{risks}}}\n")),
        ("gapmap.yaml", &format!("gates:\n  {gates}\n")),
    ])
}

/// A risk of the team's own, rated `medium` at least.
fn risk(id: &str, more: &str) -> String {
    format!("{id}: {{title: T, category: t, cause: a, event: b, effect: c, likelihood: 3, impact: 3, {more}}}")
}

/// What stands in the machine format about gates: severity, message without its beginning, place, and the related places.
fn told(run: &Run) -> Vec<(String, String, String, Vec<String>)> {
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let place = |at: &Value| format!("{}:{}:{}", at["file"].as_str().unwrap_or_default(), at["line"], at["column"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let failures = report["diagnostics"].as_array().expect("a list").iter().filter(|found| found["code"] == "workspace/gate");
    let one = |found: &Value| {
        let message = text(&found["message"]);
        let words = message.strip_prefix("gate failed: team-a: ").unwrap_or(&message).to_owned();
        let related = found["related"].as_array().expect("a list").iter().map(place).collect();
        (text(&found["severity"]), words, place(found), related)
    };
    failures.map(one).collect()
}

/// The messages and places of what fails.
#[track_caller]
fn fails(folder: &Folder, arguments: &str, expected: &[(&str, &str)]) {
    let run = folder.run(&format!("check --format json {arguments}"));
    let found = told(run.exits(if expected.is_empty() { 0 } else { 3 }));
    let found: Vec<(&str, &str)> = found.iter().map(|(_, words, place, _)| (words.as_str(), place.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn levels_need_evidence_that_holds() {
    let gates = "evidence_for_level: 2";
    let bare = "backup: 1, restore: {level: 3}, alerts: {level: 2, evidence: [{text: x, expires: 2026-12-01}, {text: y, expires: 2026-11-20}]}";
    let folder = workspace(bare, gates, "");
    let restore = ("`restore` (Restores) is at 3 with no evidence (evidence_for_level)", "content/team-a/answers.yaml:1:22");
    fails(&folder, "", &[restore]);
    fails(&folder, "--as-of 2026-12-01", &[restore]);
    let expired = "`alerts` (Alerts) is at 2 with evidence that expired on 2026-12-01, before 2026-12-02 (evidence_for_level)";
    fails(&folder, "--as-of 2026-12-02", &[restore, (expired, "content/team-a/answers.yaml:1:43")]);
    fails(&workspace("backup: {level: 3, evidence: [{text: x}]}, restore: 1, alerts: unknown", gates, ""), "", &[]);
    fails(&workspace(bare, "evidence_for_level: 3", ""), "--as-of 2026-12-02", &[restore]);
}

#[test]
fn dimensions_have_a_lowest_score() {
    let answers = "backup: 2, restore: 1, alerts: 3, on-call: 1";
    let data = "`data` (Data): the score 1.5 is below 2 (dimension_at_least)";
    let head = "content/team-a/assessment.yaml:1:1";
    fails(&workspace(answers, "dimension_at_least: 2", ""), "", &[(data, head)]);
    fails(&workspace(answers, "dimension_at_least: 1.5", ""), "", &[]);
    fails(&workspace(answers, "dimension_at_least: {ops: 2}", ""), "", &[]);
    let ops = "`ops` (Operations): the score 2 is below 2.5 (dimension_at_least)";
    fails(&workspace(answers, "dimension_at_least: {ops: 2.5, data: 2}", ""), "", &[(data, head), (ops, head)]);
    fails(&workspace(answers, "dimension_at_least: {value: {ops: 2.5}, severity: error}", ""), "", &[(ops, head)]);
    let open = "`ops` (Operations): there is no score yet, 1 is asked (dimension_at_least)";
    fails(&workspace("backup: 2", "dimension_at_least: 1", ""), "", &[(open, head)]);
    let na = "{na: x, reason: y, until: 2027-01-01}";
    fails(&workspace(&format!("backup: 2, alerts: {na}, on-call: {na}"), "dimension_at_least: 1", ""), "", &[]);
}

#[test]
fn a_score_that_is_rounded_up_is_still_below() {
    let gates = "{dimension_at_least: 1.66667, overall_at_least: 1.66667}";
    let folder = Folder::with(&[
        ("content/rubric/rubric.yaml", &RUBRIC.replace("{id: restore, name: Restores}", "{id: b, name: B}, {id: c, name: C}")),
        ("content/team-a/assessment.yaml", HEAD),
        ("content/team-a/answers.yaml", "answers: {backup: 2, b: 2, c: 1, alerts: 3, on-call: 3}\n"),
        ("gapmap.yaml", &format!("gates: {gates}\n")),
    ]);
    let words = "`data` (Data): the score 5/3 is below 1.667 (dimension_at_least)";
    fails(&folder, "", &[(words, "content/team-a/assessment.yaml:1:1")]);
}

#[test]
fn risks_above_appetite_need_somebody_and_a_day() {
    let gates = "risks_above_appetite_have_owner_and_date: error";
    let name = "(risks_above_appetite_have_owner_and_date)";
    let bare = workspace("backup: 1", gates, &risk("freeze", "status: open"));
    let words = format!("the risk `freeze` is above appetite and has no owner and no date {name}");
    fails(&bare, "", &[(&words, "content/team-a/risks.yaml:1:9")]);
    let words = format!("the risk `freeze` is above appetite and has no date {name}");
    let owned = workspace("backup: 1", gates, &risk("freeze", "status: open, owner: ada, treatment: reduce"));
    fails(&owned, "", &[(&words, "content/team-a/risks.yaml:1:9")]);
    for fine in [
        "status: open, owner: ada, treatment: reduce, review: 2027-01-01",
        "status: accepted, owner: ada, by: ada, reason: r, until: 2027-01-01",
        "status: closed",
    ] {
        fails(&workspace("backup: 1", gates, &risk("freeze", fine)), "", &[]);
    }
    let low = risk("freeze", "status: open").replace("likelihood: 3, impact: 3", "likelihood: 1, impact: 1");
    fails(&workspace("backup: 1", gates, &low), "", &[]);
}

#[test]
fn a_risk_that_nobody_took_on_has_neither_owner_nor_date() {
    let suggested = "risks: [{id: outage, title: O, category: t, cause: a, event: b, effect: c, drivers: {backup: 1}, \
                     likelihood: {floor: 1, ceiling: 3}, impact: {base: 3}}]\n";
    let rules = "risk_rules: {reference: 3, raise_at: 0.5, appetite: low}";
    let folder = workspace("backup: 0", "risks_above_appetite_have_owner_and_date: error", "");
    folder.write("content/rubric/rubric.yaml", &(RUBRIC.replace("risk_rules: {appetite: low}", rules) + suggested));
    let words = "the risk `outage` is above appetite and has no owner and no date (risks_above_appetite_have_owner_and_date)";
    fails(&folder, "", &[(words, "content/team-a/assessment.yaml:1:1")]);
    folder.run("check").exits(3).says("`outage: {owner: ..., review: YYYY-MM-DD}` in risks.yaml");
    folder.write(
        "content/team-a/risks.yaml",
        "risks: {outage: {owner: ada, status: open, treatment: reduce, review: 2027-01-01}}\n",
    );
    fails(&folder, "", &[]);
    folder.write("content/team-a/risks.yaml", "risks: {}\n").write("content/team-a/answers.yaml", "answers: {backup: 3}\n");
    fails(&folder, "", &[]);
}

#[test]
fn an_acceptance_that_ends_is_the_gates_once_there_is_one() {
    let risks = risk("freeze", "status: accepted, owner: ada, by: ada, reason: r, until: 2026-12-31, review: 2027-01-01");
    let without = workspace("backup: 1", "coverage_at_least: 10%", &risks);
    without.run("check").exits(0);
    without.run("check --as-of 2027-01-01").exits(1).says("acceptance-expired");
    without.run("build --as-of 2027-01-01").exits(1);
    let with = workspace("backup: 1", "no_expired_acceptance: error", &risks);
    let words = "the acceptance of the risk `freeze` ended on 2026-12-31, before 2027-01-01 (no_expired_acceptance)";
    fails(&with, "--as-of 2026-12-31", &[]);
    fails(&with, "--as-of 2027-01-01", &[(words, "content/team-a/risks.yaml:1:9")]);
    with.run("build --as-of 2027-01-01").exits(0);
    let warned = workspace("backup: 1", "no_expired_acceptance: {severity: warn}", &risks);
    warned.run("check --as-of 2027-01-01").exits(0).says("warning[workspace/gate]").says("1 of 1 gate warned");
    workspace("backup: 1", "no_expired_acceptance: off", &risks).run("check --as-of 2027-01-01").exits(1);
    let closed = risks.replace("status: accepted", "status: closed, treatment: accept");
    fails(&workspace("backup: 1", "no_expired_acceptance: error", &closed), "--as-of 2027-01-01", &[]);
    let before = workspace("backup: 1", "no_expired_acceptance: warn", &risks.replace("2026-12-31", "2026-11-17"));
    before.run("check").exits(1).says("acceptance-expired");
}

#[test]
fn counts_name_what_they_count() {
    let open = |id: &str| risk(id, "status: open, owner: ada, treatment: reduce, review: 2026-11-30");
    let risks = format!("{}, {}", open("one"), open("two"));
    let gates = "risks_above_appetite_at_most: 1\n  overdue_reviews_at_most: {value: 1, severity: error}";
    let folder = workspace("backup: 1", gates, &risks);
    let run = folder.run("check --format json --as-of 2026-12-01");
    let [reviews, above] = &told(run.exits(3))[..] else { panic!("two gates fail: {}", run.stdout) };
    assert_eq!(reviews.1, "2 risk reviews overdue, at most 1 allowed (overdue_reviews_at_most)");
    assert_eq!(above.1, "2 risks above appetite, at most 1 allowed (risks_above_appetite_at_most)");
    assert_eq!(above.2, "content/team-a/assessment.yaml:1:1");
    let [gate, first, second] = &above.3[..] else { panic!("{:?}", above.3) };
    assert_eq!(gate, "gapmap.yaml:2:3");
    assert!(first.starts_with("content/team-a/risks.yaml:1:") && second.starts_with("content/team-a/risks.yaml:1:"));
    folder.run("check --as-of 2026-11-30").exits(3).says("1 of 2 gates failed\n");
    fails(&workspace("backup: 1", &gates.replace("_most: 1", "_most: 2"), &risks), "", &[]);
}

#[test]
fn totals_come_after_behaviour_whatever_their_order() {
    let gates = "overall_at_least: 3\n  coverage_at_least: 100%\n  dimension_at_least: {data: 3}\n  evidence_for_level: 1";
    let run = workspace("backup: 1", gates, "").run("check --format json");
    let names = |found: &(String, String, String, Vec<String>)| {
        found.1.rsplit_once('(').map(|(_, name)| name.trim_end_matches(')').to_owned()).unwrap_or_default()
    };
    let names: Vec<String> = told(run.exits(3)).iter().map(names).collect();
    assert_eq!(names, ["evidence_for_level", "coverage_at_least", "dimension_at_least", "overall_at_least"]);
    let folder = workspace("backup: 1", "overall_at_least: 2\n  evidence_for_level: 1", "");
    folder.write("content/team-b/assessment.yaml", HEAD).write("content/team-b/answers.yaml", "answers: {backup: 1}\n");
    let run = folder.run("check --format json");
    let places: Vec<String> = told(run.exits(3)).into_iter().map(|(_, _, place, _)| place).collect();
    let [answer, head] = ["answers.yaml:1:11", "assessment.yaml:1:1"];
    assert_eq!(
        places,
        [
            format!("content/team-a/{answer}"),
            format!("content/team-b/{answer}"),
            format!("content/team-a/{head}"),
            format!("content/team-b/{head}")
        ]
    );
    folder.run("check").exits(3).says("2 of 2 gates failed (4 times)");
}

#[test]
fn every_gate_can_be_off_a_warning_or_an_error() {
    let long = |severity: &str| {
        [
            format!("evidence_for_level: {{level: 1, severity: {severity}}}"),
            format!("dimension_at_least: {{value: 3, severity: {severity}}}"),
            format!("overall_at_least: {{value: 3, severity: {severity}}}"),
            format!("coverage_at_least: {{value: 1, severity: {severity}}}"),
            format!("risks_above_appetite_at_most: {{value: 0, severity: {severity}}}"),
            format!("overdue_reviews_at_most: {{value: 0, severity: {severity}}}"),
            format!("no_expired_acceptance: {severity}"),
            format!("risks_above_appetite_have_owner_and_date: {{severity: {severity}}}"),
        ]
    };
    let accepted = risk("one", "status: accepted, owner: ada, by: ada, reason: r, until: 2026-11-20, review: 2026-11-20");
    let risks = format!("{accepted}, {}", risk("two", "status: draft"));
    let checked = |gate: &str| workspace("backup: 1", gate, &risks).run("check --as-of 2026-11-21 --format json");
    // Without the gate about acceptances, one that has ended is an error of the content.
    let checked_fine = |gate: &str| match gate.starts_with("no_expired") {
        true => checked(gate),
        false => workspace("backup: 1", &format!("no_expired_acceptance: warn\n  {gate}"), &risks)
            .run("check --as-of 2026-11-21 --format json"),
    };
    for gate in long("error") {
        let failed = told(checked_fine(&gate).exits(3));
        assert!(failed.iter().any(|(severity, ..)| severity == "error"), "{gate}");
    }
    for gate in long("warn") {
        let failed = told(checked_fine(&gate).exits(0));
        let name = gate.split(':').next().unwrap_or_default();
        assert!(failed.iter().any(|(severity, words, ..)| severity == "warning" && words.contains(name)), "{gate}: {failed:?}");
    }
    for gate in long("off").iter().filter(|gate| !gate.starts_with("no_expired")) {
        let failed = told(checked_fine(gate).exits(0));
        assert!(failed.iter().all(|(_, words, ..)| words.contains("no_expired_acceptance")), "{gate}");
    }
    for gate in ["overall_at_least: off", "coverage_at_least: off", "dimension_at_least: off", "evidence_for_level: off"] {
        workspace("backup: 1", gate, "").run("check").exits(0).says("no problems\n");
    }
}

#[test]
fn warnings_of_gates_fail_where_warnings_are_denied() {
    let folder = workspace("backup: 1", "overall_at_least: {value: 2, severity: warn}", "");
    folder.run("check").exits(0).says("1 of 1 gate warned");
    folder.run("check --deny warnings").exits(3);
    workspace("backup: 1", "overall_at_least: {value: 1, severity: warn}", "").run("check --deny warnings").exits(0);
}

#[test]
fn the_summary_counts_gates_and_how_often_they_failed() {
    let gates = "evidence_for_level: 1\n  overall_at_least: {value: 3, severity: warn}\n  coverage_at_least: 10%";
    let folder = workspace("backup: 1, restore: 1", gates, "");
    folder.run("check").exits(3).says("1 of 3 gates failed (2 times), 1 warned\n");
    workspace("backup: 1", "overall_at_least: 1\n  coverage_at_least: 10%", "").run("check").exits(0).says("2 gates passed\n");
}

#[test]
fn people_see_the_place_and_the_gate() {
    let run = workspace("backup: 2", "evidence_for_level: 2", "").run("check");
    let run = run.exits(3);
    run.says("error[workspace/gate]: gate failed: team-a: `backup` (Backups) is at 2 with no evidence (evidence_for_level)");
    run.says("--> content/team-a/answers.yaml:1:11").says("::: gapmap.yaml:2:3").says("the gate").says("add evidence");
}

#[test]
fn machine_formats_carry_what_failed() {
    let gates = "evidence_for_level: 2\n  overall_at_least: {value: 3, severity: warn}";
    let folder = workspace("backup: 2", gates, "");
    let run = folder.run("check --format github");
    run.exits(3)
        .prints("::error file=content/team-a/answers.yaml,line=1,")
        .prints("::warning file=content/team-a/assessment.yaml,line=1,");
    let run = folder.run("check --format junit");
    run.exits(3)
        .prints("failures=\"1\"")
        .prints("<failure message=\"gate failed: team-a: `backup`")
        .prints("<system-out>content/team-a/assessment.yaml");
    let run = folder.run("check --format sarif");
    let log: Value = serde_json::from_str(&run.exits(3).stdout).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let levels: Vec<&str> =
        results.iter().filter(|one| one["ruleId"] == "workspace/gate").filter_map(|one| one["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning"]);
    assert_eq!(results[0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "gapmap.yaml");
}

/// The lines of a text from `gates:` on, as far as they are indented.
fn example(text: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with("gates:"));
    let below = |(at, line): &(usize, &str)| *at == 0 || line.starts_with(' ');
    lines.enumerate().take_while(below).map(|(_, line)| format!("{line}\n")).collect()
}

#[test]
fn the_documented_gates_are_gates() {
    let page = |name: &str| std::fs::read_to_string(format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a page");
    let folder = Folder::empty();
    folder.run("init --no-example").exits(0);
    let template = folder.read("gapmap.yaml").replace("# gates:", "gates:").replace("#   ", "  ");
    for text in [page("gates.md"), page("files.md"), template] {
        let gates = example(&text);
        assert!(gates.lines().count() > 5, "{gates}");
        folder.write("gapmap.yaml", &gates);
        let run = folder.run("check --format json");
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let others = report["diagnostics"].as_array().expect("a list").iter().filter(|found| found["code"] != "workspace/gate");
        assert_eq!(others.filter(|found| found["file"] == "gapmap.yaml").count(), 0, "{}", run.stdout);
        assert_ne!(run.code, 1, "{}", run.stdout);
    }
}

#[test]
fn mistakes_in_gates_are_told_where_they_stand() {
    let cases = [
        ("no_regresion: warn", "yaml/unknown-key", (2, 3), "did you mean `no_regression`?"),
        ("no_regression: wrn", "yaml/bad-value", (2, 18), "did you mean `warn`?"),
        ("no_regression: {severity: erorr}", "yaml/bad-value", (2, 29), "did you mean `error`?"),
        ("no_regression: {sinse: main}", "yaml/unknown-key", (2, 19), "did you mean `since`?"),
        ("evidence_for_level: 4", "workspace/gate-value", (2, 23), "the highest is 3"),
        ("evidence_for_level: {value: 3}", "yaml/missing-key", (2, 24), ""),
        ("evidence_for_level: {level: 3, severty: warn}", "yaml/unknown-key", (2, 34), "did you mean `severity`?"),
        ("evidence_for_level: high", "yaml/wrong-type", (2, 23), ""),
        ("overall_at_least: 3.1", "workspace/gate-value", (2, 21), "the highest is 3"),
        ("overall_at_least: warn", "workspace/gate-value", (2, 21), "write `overall_at_least: {value: ..., severity: warn}`"),
        ("coverage_at_least: {value: 180%, severity: warn}", "yaml/bad-number", (2, 30), "write it as `0.8`, `80%` or `13/15`"),
        ("overdue_reviews_at_most: -1", "yaml/bad-number", (2, 28), ""),
        ("dimension_at_least: 3.5", "workspace/gate-value", (2, 23), "the highest is 3"),
        ("dimension_at_least: {data: 2, opps: 1}", "workspace/gate-dimension", (2, 33), "did you mean `ops`?"),
        ("dimension_at_least: {data: 2, backup: 1}", "workspace/gate-dimension", (2, 33), "there are `data`, `ops`"),
        (
            "dimension_at_least: {data: 2, severity: warn}",
            "workspace/gate-dimension",
            (2, 33),
            "write `{value: {...}, severity: ...}` to give values and a severity",
        ),
        ("dimension_at_least: {value: {data: 7}}", "workspace/gate-value", (2, 38), "the highest is 3"),
        ("dimension_at_least: [data]", "yaml/wrong-type", (2, 23), ""),
    ];
    for (gate, code, place, help) in cases {
        let run = workspace("backup: 1", gate, "").run("check --format json");
        let report: Value = serde_json::from_str(&run.exits(1).stdout).expect("JSON");
        let found = report["diagnostics"].as_array().expect("a list");
        let first = &found[0];
        assert_eq!(first["file"], "gapmap.yaml", "{gate}: {first}");
        assert_eq!(
            (first["code"].as_str(), &first["line"], &first["column"]),
            (Some(code), &place.0.into(), &place.1.into()),
            "{gate}"
        );
        assert_eq!(first["help"].as_str().unwrap_or_default(), help, "{gate}");
    }
}

#[test]
fn a_mistyped_dimension_is_mended() {
    let folder = workspace("backup: 1, alerts: 1", "dimension_at_least: {data: 1, opps: 1}", "");
    folder.run("check --fix").exits(0);
    assert_eq!(folder.read("gapmap.yaml"), "gates:\n  dimension_at_least: {data: 1, ops: 1}\n");
    let both = workspace("backup: 1, alerts: 1", "dimension_at_least: {ops: 1, opps: 1}", "");
    both.run("check --fix").exits(1);
    assert_eq!(both.read("gapmap.yaml"), "gates:\n  dimension_at_least: {ops: 1, opps: 1}\n");
}

#[test]
fn ids_of_a_rubric_may_look_like_keys_and_like_commands() {
    let rubric = RUBRIC.replace("id: data, name: Data", "id: value, name: \"V\\e[2Jalue\"").replace("id: ops", "id: severity");
    let folder = Folder::with(&[
        ("content/rubric/rubric.yaml", &rubric),
        ("content/team-a/assessment.yaml", HEAD),
        ("content/team-a/answers.yaml", "answers: {backup: 1, alerts: 1}\n"),
        ("gapmap.yaml", "gates: {dimension_at_least: {value: {value: 2, severity: 2}}}\n"),
    ]);
    for format in ["human", "json", "github", "sarif", "junit"] {
        let run = folder.run(&format!("check --format {format}"));
        assert!(!run.exits(3).stderr.contains('\u{1b}') && !run.stdout.contains('\u{1b}'), "{format}");
    }
    folder.run("check").says("1 of 1 gate failed (2 times)");
}
