//! `check --since`: nothing may be lower than it was, on real repositories.

use std::path::Path;

use gapmap::gate::{self, Earlier};
use gapmap::source::Sources;
use gapmap::workspace;
use serde_json::Value;

use super::folder::{Folder, Run};
use super::gates::{HEAD, RUBRIC};
use super::repository::{Repository, git};

const RULES: &str = "content/rubric/rubric.yaml";
const TEAM: &str = "content/team-a/assessment.yaml";
const ANSWERS: &str = "content/team-a/answers.yaml";

/// A repository with one commit of a team that gave these answers.
fn repository(answers: &str, gates: &str) -> Repository {
    let (answers, gates) = (format!("answers: {{{answers}}}\n"), format!("gates: {{{gates}}}\n"));
    Repository::with(&[(RULES, RUBRIC), (TEAM, HEAD), (ANSWERS, &answers), ("gapmap.yaml", &gates)])
}

fn answer(repository: &Repository, answers: &str) {
    repository.0.write(ANSWERS, &format!("answers: {{{answers}}}\n"));
}

/// What failed, without the beginning that is the same everywhere, and where.
fn told(run: &Run) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let failures = report["diagnostics"].as_array().expect("a list").iter().filter(|found| found["code"] == "workspace/gate");
    let one = |found: &Value| {
        let message = text(&found["message"]).replace("gate failed: ", "");
        (message.replace(" (no_regression)", ""), format!("{}:{}:{}", text(&found["file"]), found["line"], found["column"]))
    };
    failures.map(one).collect()
}

#[track_caller]
fn falls(folder: &Folder, arguments: &str, expected: &[(&str, &str)]) {
    let run = folder.run(&format!("check --format json {arguments}"));
    let found = told(run.exits(if expected.is_empty() { 0 } else { 3 }));
    let found: Vec<(&str, &str)> = found.iter().map(|(words, place)| (words.as_str(), place.as_str())).collect();
    assert_eq!(found, expected);
}

const HEAD_PLACE: &str = "content/team-a/assessment.yaml:1:1";

#[test]
fn a_level_that_fell_is_told_with_the_totals_that_fell_with_it() {
    let repository = repository("backup: 3, restore: 1, alerts: 2", "");
    falls(&repository.0, "--since HEAD", &[]);
    answer(&repository, "backup: 2, restore: 1, alerts: 2");
    let expected = [
        ("team-a: `backup` (Backups) fell from 3 to 2 since HEAD", "content/team-a/answers.yaml:1:11"),
        ("team-a: `data` (Data) fell from 2 to 1.5 since HEAD", HEAD_PLACE),
        ("team-a: overall score fell from 2 to 1.75 since HEAD", HEAD_PLACE),
    ];
    falls(&repository.0, "--since HEAD", &expected);
    assert!(!repository.0.run("check --since HEAD").stderr.contains("no level in it fell"));
    answer(&repository, "backup: 2, restore: 2, alerts: 3");
    falls(&repository.0, "--since HEAD", &expected[..1]);
    answer(&repository, "backup: 3, restore: 1, alerts: 3");
    falls(&repository.0, "--since HEAD", &[]);
    repository.0.run("check --since HEAD").exits(0).says("compared with HEAD\n").says("1 gate passed");
}

#[test]
fn an_answer_taken_back_is_lower_and_one_that_does_not_apply_is_not() {
    let repository = repository("backup: 2, restore: 2, alerts: 2", "");
    answer(&repository, "backup: unknown, alerts: 2");
    let expected = [
        ("team-a: `backup` (Backups) was at 2 at HEAD and is unknown now", "content/team-a/answers.yaml:1:11"),
        ("team-a: `restore` (Restores) was at 2 at HEAD and is not answered any more", HEAD_PLACE),
    ];
    falls(&repository.0, "--since HEAD", &expected);
    answer(&repository, "backup: {na: x, reason: y, until: 2027-01-01}, restore: 2, alerts: 2");
    falls(&repository.0, "--since HEAD", &[]);
    repository.commit("2026-01-03", "Not asked", &[]);
    answer(&repository, "backup: 0, restore: 2, alerts: 2");
    let totals = [
        ("team-a: `data` (Data) fell from 2 to 1 since HEAD", HEAD_PLACE),
        ("team-a: overall score fell from 2 to 1.5 since HEAD", HEAD_PLACE),
    ];
    falls(&repository.0, "--since HEAD", &totals);
    repository
        .0
        .run("check --since HEAD")
        .exits(3)
        .says("no level in it fell: other answers or weights count now; `gapmap explain overall -a team-a`");
}

#[test]
fn a_fall_too_small_for_three_digits_is_one() {
    let many: Vec<String> =
        (0..7).map(|at| format!("{{id: p{at}, name: P, weight: {}}}", if at == 0 { "0.001" } else { "1" })).collect();
    let rubric = RUBRIC.replace("{id: restore, name: Restores}", &many.join(", "));
    let answers = |first: i32| {
        format!("answers: {{p0: {first}, {}}}\n", (1..7).map(|at| format!("p{at}: 2")).collect::<Vec<_>>().join(", "))
    };
    let repository = Repository::with(&[(RULES, &rubric), (TEAM, HEAD), (ANSWERS, &answers(2))]);
    repository.0.write(ANSWERS, &answers(1));
    let run = repository.0.run("check --format json --since HEAD");
    let found = told(run.exits(3));
    assert_eq!(found[1].0, "team-a: `data` (Data) fell from 2 to 12001/6001 since HEAD");
}

#[test]
fn a_changed_rubric_measures_both_states_alike() {
    let repository = repository("backup: 3, restore: 1, alerts: 1", "");
    // Weights under which the same answers make less, and an id that went.
    let rubric = RUBRIC.replace(
        "{id: backup, name: Backups}, {id: restore, name: Restores}",
        "{id: backup, name: B}, {id: restore, name: R, weight: 9}",
    );
    repository.0.write(RULES, &rubric.replace("{id: alerts, name: Alerts}, ", ""));
    answer(&repository, "backup: 3, restore: 1");
    falls(&repository.0, "--since HEAD", &[]);
    answer(&repository, "backup: 2, restore: 1");
    let run = repository.0.run("check --format json --since HEAD");
    let words: Vec<String> = told(run.exits(3)).into_iter().map(|(words, _)| words).collect();
    assert_eq!(
        words[..2],
        ["team-a: `backup` (B) fell from 3 to 2 since HEAD", "team-a: `data` (Data) fell from 1.2 to 1.1 since HEAD"]
    );
}

#[test]
fn a_rubric_of_ones_own_is_compared_with_what_was_answered_to_a_built_in_one() {
    let repository =
        Repository::with(&[(TEAM, HEAD), (ANSWERS, "answers: {exp-tracking: 3, exp-repro: 4}\n"), ("gapmap.yaml", "")]);
    repository.0.write(RULES, &RUBRIC.replace("id: backup", "id: exp-tracking"));
    answer(&repository, "exp-tracking: 2, restore: 3");
    let expected = [("team-a: `exp-tracking` (Backups) fell from 3 to 2 since HEAD", "content/team-a/answers.yaml:1:11")];
    let head = repository.git(&["rev-parse", "HEAD"]);
    falls(
        &repository.0,
        "--since HEAD",
        &[
            expected[0],
            ("team-a: `data` (Data) fell from 3 to 2.5 since HEAD", HEAD_PLACE),
            ("team-a: overall score fell from 3 to 2.5 since HEAD", HEAD_PLACE),
        ],
    );
    repository.commit("2026-01-03", "Own rubric", &[]);
    // And back: what only the own rubric asked counts no more.
    repository.git(&["rm", "--quiet", RULES]);
    answer(&repository, "exp-tracking: 2");
    falls(&repository.0, "--since main", &[]);
    repository.0.run(&format!("check --since {head}")).exits(3).says("`exp-repro` (").says("was at 4");
}

#[test]
fn the_name_of_a_branch_is_only_a_name() {
    let repository = repository("backup: 3", "");
    let branch = "x%0A!!error!!<&\"y";
    repository.git(&["branch", branch]);
    answer(&repository, "backup: 2");
    let run = repository.0.run(&format!("check --format github --since {branch}"));
    run.exits(3).prints("since x%250A!!error!!<&\"y (no_regression)");
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("::error")).count(), 3);
    repository.0.run(&format!("check --format junit --since {branch}")).exits(3).prints("since x%0A!!error!!&lt;&amp;&quot;y");
}

#[test]
fn a_folder_that_was_moved_or_renamed_is_still_compared() {
    for to in ["content/group/team-a", "content/team-z"] {
        let repository = repository("backup: 3", "");
        std::fs::create_dir_all(repository.path().join("content/group")).expect("a folder");
        repository.git(&["mv", "content/team-a", to]);
        falls(&repository.0, "--since HEAD", &[]);
        repository.0.run("check --since HEAD").exits(0).says("compared with HEAD\n");
        repository.0.write(&format!("{to}/answers.yaml"), "answers: {backup: 2}\n");
        repository.0.run("check --since HEAD").exits(3).says("`backup` (Backups) fell from 3 to 2");
    }
}

#[test]
fn what_is_new_or_gone_is_named_and_not_compared() {
    let repository = repository("backup: 3", "");
    let other = HEAD.replace("Team A", "Team B");
    repository.commit(
        "2026-01-03",
        "Two",
        &[("content/team-b/assessment.yaml", &other), ("content/team-b/a.yaml", "answers: {backup: 3}\n")],
    );
    repository.git(&["rm", "-r", "--quiet", "content/team-b"]);
    repository.0.write("content/team-c/assessment.yaml", &HEAD.replace("Team A", "Team C"));
    repository.0.write("content/team-c/a.yaml", "answers: {backup: 0}\n");
    repository.0.run("check --since HEAD").exits(0).says("compared with HEAD; new: team-c; gone: team-b\n");
    // Two that would be the same one are neither.
    repository.0.write("content/team-c/assessment.yaml", &other);
    repository.0.write("content/team-d/assessment.yaml", &other);
    repository.0.run("check --since HEAD").exits(0).says("; new: team-c, team-d; gone: team-b\n");
}

#[test]
fn a_past_state_with_errors_counts_as_far_as_it_could_be_read() {
    let repository = repository("backup: 3, restor: 3, alerts: 7", "");
    answer(&repository, "backup: 2, restore: 1, alerts: 0");
    let expected = [
        ("team-a: `backup` (Backups) fell from 3 to 2 since HEAD", "content/team-a/answers.yaml:1:11"),
        ("team-a: `data` (Data) fell from 3 to 1.5 since HEAD", HEAD_PLACE),
        ("team-a: overall score fell from 3 to 0.75 since HEAD", HEAD_PLACE),
    ];
    falls(&repository.0, "--since HEAD", &expected);
}

#[test]
fn the_first_commit_and_one_without_the_workspace_have_nothing_to_compare() {
    let repository = Repository::empty();
    repository.commit("2026-01-01", "Other things", &[("README.md", "x")]);
    repository.commit("2026-01-02", "Begin", &[(RULES, RUBRIC), (TEAM, HEAD), (ANSWERS, "answers: {backup: 1}\n")]);
    repository.0.run("check --since HEAD~1").exits(0).says("compared with HEAD~1; new: team-a\n").says("1 gate passed");
    repository.0.run("check --since HEAD~2").exits(2).says("git knows no revision `HEAD~2`");
    let empty = Repository::empty();
    empty.0.write(TEAM, HEAD).write(RULES, RUBRIC);
    empty.0.run("check --since HEAD").exits(2).says("the repository has no commit yet").says("git commit");
}

#[test]
fn a_workspace_below_the_top_of_its_repository_is_compared() {
    let repository = Repository::with(&[
        ("docs/m/content/rubric/rubric.yaml", RUBRIC),
        ("docs/m/content/team-a/assessment.yaml", HEAD),
        ("docs/m/content/team-a/answers.yaml", "answers: {backup: 3}\n"),
    ]);
    repository.0.write("docs/m/content/team-a/answers.yaml", "answers: {backup: 1}\n");
    let run = repository.0.run("-C docs/m check --since HEAD");
    run.exits(3).says("fell from 3 to 1").says("--> docs/m/content/team-a/answers.yaml:1:11");
}

#[test]
fn severities_hold_for_regressions_too() {
    let repository = repository("backup: 3", "no_regression: warn");
    answer(&repository, "backup: 2");
    repository
        .0
        .run("check --since HEAD")
        .exits(0)
        .says("warning[workspace/gate]")
        .says("::: gapmap.yaml:1:9")
        .says("1 of 1 gate warned (3 times)");
    repository.0.run("check").exits(0).says("no_regression is not checked: `--since REV` or `since:`");
    for off in ["off", "{severity: off}", "{since: nowhere, severity: off}"] {
        repository.0.write("gapmap.yaml", &format!("gates: {{no_regression: {off}}}\n"));
        repository.0.run("check --since HEAD").exits(0).says("nothing is compared").says("no problems\n");
        assert!(!repository.0.run("check").exits(0).stderr.contains("not checked"));
    }
    repository.0.write("gapmap.yaml", "gates: {no_regression: error}\n");
    repository.0.run("check --since HEAD").exits(3);
    repository.0.run("check --since HEAD --format github").exits(3).prints("::error file=content/team-a/answers.yaml,line=1,");
}

#[test]
fn a_gate_with_a_revision_compares_with_where_the_lines_parted() {
    let repository = repository("backup: 1", "no_regression: {since: main}");
    let base = repository.git(&["rev-parse", "--short=7", "HEAD"]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.commit("2026-01-03", "Better on the side", &[(ANSWERS, "answers: {backup: 2}\n")]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-01-04", "Best on main", &[(ANSWERS, "answers: {backup: 3}\n")]);
    repository.git(&["checkout", "--quiet", "side"]);
    repository.0.run("check").exits(0).says(&format!("compared with {base} (shared with main)\n"));
    repository.0.run("check --since main").exits(3).says("fell from 3 to 2 since main");
    answer(&repository, "backup: 0");
    repository.0.run("check").exits(3).says(&format!("fell from 1 to 0 since {base} (shared with main)"));
    repository.git(&["checkout", "--quiet", "--orphan", "alone"]);
    repository.commit("2026-01-05", "Alone", &[]);
    repository.0.run("check").exits(2).says("git failed to find a common commit");
}

#[test]
fn a_revision_that_is_not_there_is_the_environments_fault() {
    let repository = repository("backup: 1", "no_regression: {since: origin/main}");
    repository.0.run("check").exits(2).says("git knows no revision `origin/main`").says("git log --oneline");
    for revision in ["v9", "--all", "HEAD:content"] {
        let run = repository.0.run(&format!("check --since={revision}"));
        run.exits(2).says(&format!("git knows no revision `{revision}`"));
        assert_eq!(run.stdout, "");
    }
    let folder = Folder::with(&[(RULES, RUBRIC), (TEAM, HEAD), (ANSWERS, "answers: {backup: 1}\n")]);
    folder.run("check --since HEAD").exits(2).says("the workspace is in no git repository").says("git init");
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let repository = repository("backup: 1", "no_regression: {since: origin/main}");
    for day in ["2026-01-03", "2026-01-04"] {
        repository.commit(day, "More", &[("README.md", day)]);
    }
    let folder = Folder::empty();
    let address = format!("file://{}", repository.path().display());
    git(folder.path(), &["clone", "--quiet", "--depth", "1", &address, "clone"]);
    folder.run("-C clone check --since HEAD~1").exits(2).says("this clone is shallow: `git fetch --unshallow");
    folder.run("-C clone check").exits(0).says("(shared with origin/main)");
    // Two shallow lines share nothing that is there.
    repository.git(&["checkout", "--quiet", "-b", "side", "HEAD~1"]);
    repository.commit("2026-01-05", "Side", &[("SIDE.md", "x")]);
    let clone = folder.path().join("clone");
    git(&clone, &["fetch", "--quiet", "--depth", "1", "origin", "side:side"]);
    git(&clone, &["checkout", "--quiet", "side"]);
    folder.run("-C clone check").exits(2).says("have none").says("this clone is shallow");
}

#[test]
fn nothing_falls_below_itself() {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a workspace");
    let loaded = workspace::load(sources);
    let model = loaded.model.as_ref().expect("a model");
    let earlier = Earlier { name: "itself".to_owned(), assessments: model.assessments.clone() };
    let outcome = gate::check(&model.gates, &model.rubric, &model.assessments, None, Some(&earlier));
    assert_eq!(outcome.failures().map(|failure| failure.message.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    let compared = outcome.compared.expect("a comparison");
    assert!(model.assessments.len() > 1 && compared.new.is_empty() && compared.gone.is_empty(), "{compared:?}");
}

#[test]
fn content_with_errors_is_not_compared() {
    let repository = repository("backup: 1", "");
    answer(&repository, "backu: 1");
    let run = repository.0.run("check --since HEAD");
    assert!(!run.exits(1).stderr.contains("compared"));
}
