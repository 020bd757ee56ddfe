//! Which two states are compared, and every kind of change.

use serde_json::Value;

use super::{ANSWERS, BEFORE, HEAD, HEAD_PATH, RUBRIC, RUBRIC_PATH, between, document, told, with_answers};
use crate::folder::Folder;
use crate::repository::Repository;

/// A repository with three levels of `a` on a branch, a fourth on another one, and a fifth in the files.
fn branches() -> Repository {
    let repository = with_answers(BEFORE);
    repository.git(&["tag", "first"]);
    repository.git(&["checkout", "--quiet", "-b", "team"]);
    repository.commit("2026-01-03", "Better", &[(ANSWERS, &BEFORE.replace("a: 1", "a: 2"))]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-01-04", "Meanwhile", &[(ANSWERS, &BEFORE.replace("d: 2", "d: 3"))]);
    repository.0.write(ANSWERS, &BEFORE.replace("a: 1", "a: 3").replace("d: 2", "d: 3"));
    repository
}

fn answers(repository: &Repository, arguments: &str) -> Vec<String> {
    let document = document(repository, arguments);
    let Some(changed) = document["assessments"].get(0) else { return Vec::new() };
    told(&changed["answers"], ["/id", "/was/display", "/is/display"])
}

#[test]
fn every_form_of_argument_names_two_states() {
    let repository = branches();
    assert_eq!(answers(&repository, ""), ["a 1 3"], "the last commit against the files");
    assert_eq!(answers(&repository, "first"), ["a 1 3", "d 2 3"], "a revision against the files");
    assert_eq!(answers(&repository, "first team"), ["a 1 2"]);
    assert_eq!(answers(&repository, "main..team"), ["a 1 2", "d 3 2"]);
    assert_eq!(answers(&repository, "main...team"), ["a 1 2"], "only what the branch did");
    assert_eq!(answers(&repository, "team...main"), ["d 2 3"]);
    assert_eq!(answers(&repository, "team main"), ["a 2 1", "d 2 3"]);
    assert_eq!(answers(&repository, "first.."), ["d 2 3"]);
    assert_eq!(answers(&repository, "main main"), Vec::<String>::new());
    let document = document(&repository, "first");
    assert_eq!(document["base"]["revision"], "first");
    assert_eq!(document["base"]["commit"], repository.git(&["rev-parse", "first"]).as_str());
    assert!(document["head"]["commit"].is_null());
    repository.0.run("diff main main").exits(0).prints("nothing changed: main (");
    repository.0.run("diff main...team").exits(0).prints("where main and team parted (").prints(" against team (");
    repository.0.run("diff first...team").exits(0).prints("first (");
    repository.0.run("diff main..team team").exits(2).says("names both states");
}

#[test]
fn what_cannot_be_compared_is_said_with_a_way_out() {
    let repository = branches();
    repository.0.run("diff nope").exits(2).says("git knows no revision `nope`").says("git tag");
    repository.0.run("diff main nope").exits(2).says("`nope`");
    repository.0.run("diff -a teem first").exits(2).says("there is no assessment `teem`").says("did you mean `team`?");
    let files = [(RUBRIC_PATH, RUBRIC), (HEAD_PATH, HEAD), (ANSWERS, BEFORE)];
    Folder::with(&files).run("diff").exits(2).says("in no git repository").says("git init");
    let unborn = Repository::empty();
    for (path, text) in files {
        unborn.0.write(path, text);
    }
    unborn.0.run("diff").exits(2).says("no commit yet").says("git commit");
    repository.0.write(RUBRIC_PATH, "rubric: [");
    repository.0.run("diff").exits(1).says("its rubric cannot be read");
}

#[test]
fn answers_change_in_their_level_or_beside_it() {
    let before = "answers:\n  a: {level: 1, confidence: low, pain: high, owner: p, evidence: [{text: One, date: 2026-01-01}]}\n  b: 2\n  c: {na: none, reason: Old, until: 2027-01-01}\n";
    let after = "answers:\n  a: {level: 2, confidence: high, pain: low, owner: q, note: Word, evidence: [{text: One, date: 2026-01-01}, {text: Two, date: 2026-02-01}]}\n  b: unknown\n  c: {na: none, reason: New, until: 2027-01-01}\n  d: 0\n";
    let changed = between(before, after);
    let fields = ["/id", "/was/state", "/was/display", "/is/state", "/is/display"];
    let expected = [
        "a answered 1 answered 2",
        "b answered 2 unknown unknown",
        "c not-applicable n/a not-applicable n/a",
        "d unanswered unanswered answered 0",
    ];
    assert_eq!(told(&changed["answers"], fields), expected);
    let aspects = |at: usize| changed["answers"][at]["changed"].clone();
    assert_eq!(aspects(0), serde_json::json!(["level", "confidence", "pain", "owner", "evidence", "note"]));
    assert_eq!((aspects(1), aspects(2), aspects(3)), (["level"][..].into(), ["reason"][..].into(), ["level"][..].into()));
    assert_eq!(changed["answers"][0]["place"], "content/team/answers.yaml:2");
    assert_eq!(changed["answers"][3]["place"], "content/team/answers.yaml:5");
}

#[test]
fn targets_of_the_team_are_changes_of_the_answer() {
    let repository = with_answers(BEFORE);
    repository.0.write(HEAD_PATH, &format!("{HEAD}targets: {{a: {{target: 2, reason: Enough}}}}\n"));
    let changed = document(&repository, "")["assessments"][0].take();
    assert_eq!(told(&changed["answers"], ["/id", "/changed/0", "/was/display", "/is/display"]), ["a target 1 1"]);
    assert_eq!(told(&changed["gaps"], ["/id", "/change", "/was", "/is"]), ["a shrunk 2 1"]);
    repository
        .0
        .run("diff")
        .exits(0)
        .prints("Beside the answers     changed  at\n  a                   A  target   content/team/answers.yaml:2");
}

#[test]
fn a_claim_that_rises_needs_new_evidence() {
    let with = |level: u8, evidence: &str| format!("answers:\n  a: {{level: {level}, evidence: [{evidence}]}}\n");
    let (one, renewed, two) = ("{text: One, date: 2026-01-01}", "{text: One, date: 2026-02-01}", "{text: Two, date: 2026-01-01}");
    let is_unproven = |before: &str, after: &str| between(before, after)["answers"][0]["risen_without_new_evidence"].clone();
    assert_eq!(is_unproven(&with(1, one), &with(2, one)), true);
    assert_eq!(is_unproven(&with(1, &format!("{one}, {two}")), &with(2, two)), true, "less evidence is not new");
    assert_eq!(is_unproven(&with(1, one), &with(2, renewed)), false);
    assert_eq!(is_unproven(&with(1, one), &with(2, &format!("{one}, {two}"))), false);
    assert_eq!(is_unproven(&with(2, one), &with(1, one)), false, "it fell");
    assert_eq!(is_unproven("answers:\n  a: unknown\n", &with(2, "")), false, "it was no claim");
}

#[test]
fn gaps_risks_and_dates_move_with_the_answers() {
    let changed = between(BEFORE, "answers:\n  a: 3\n  b: 0\n  c: 0\n  d: unknown\n");
    let gaps = ["a closed 2 null", "b grown 1 2", "c opened null 1", "d lost 1 null"];
    assert_eq!(told(&changed["gaps"], ["/id", "/change", "/was", "/is"]), gaps);
    assert_eq!(told(&changed["risks"], ["/id", "/change", "/was/level", "/is"]), ["r closed medium null"]);
    assert_eq!(
        told(&changed["roadmap"]["items"], ["/id", "/was/left_out", "/is/left_out"]).last().map(String::as_str),
        Some("I1 null at-target")
    );
    let back = between("answers:\n  a: 3\n  b: 2\n", "answers:\n  a: 1\n  b: 2\n");
    assert_eq!(told(&back["risks"], ["/id", "/change", "/is/level", "/is/above_appetite"]), ["r new medium true"]);
    assert_eq!(told(&back["roadmap"]["items"], ["/id", "/was/start", "/is/start"]), ["I1 null 2026-11-02"]);
    assert!(back["roadmap"]["was_finish"].is_null() && back["roadmap"]["finish"].is_string());
}

/// What a new file beside the answers changes.
fn with_file(path: &str, before: &str, after: &str) -> Value {
    let files = [(RUBRIC_PATH, RUBRIC), (HEAD_PATH, HEAD), (ANSWERS, BEFORE), (path, before)];
    let repository = Repository::with(&files);
    repository.0.write(path, after);
    document(&repository, "")["assessments"][0].take()
}

#[test]
fn risks_cross_what_is_accepted_in_both_directions() {
    let own = |likelihood: u8, status: &str| {
        let risk = "title: Own, cause: c, event: e, effect: f, impact: 2, review: 2027-01-01, owner: p";
        format!("risks: {{own: {{{risk}, likelihood: {likelihood}, status: {status}}}}}\n")
    };
    let change = |before: &str, after: &str| {
        told(
            &with_file("content/team/risks.yaml", before, after)["risks"],
            ["/id", "/change", "/was/likelihood", "/is/likelihood"],
        )
    };
    assert_eq!(change(&own(1, "open"), &own(2, "open")), ["own above-appetite 1 2"]);
    assert_eq!(change(&own(2, "open"), &own(1, "open")), ["own within-appetite 2 1"]);
    assert_eq!(change(&own(2, "open"), &own(3, "open")), ["own raised 2 3"]);
    assert_eq!(change(&own(3, "open"), &own(2, "open")), ["own lowered 3 2"]);
    assert_eq!(change(&own(3, "open"), &own(3, "closed")), ["own closed 3 null"]);
    assert_eq!(change(&own(3, "closed"), &own(3, "open")), ["own new null 3"]);
    assert_eq!(change(&own(3, "open"), "risks: {}\n"), ["own closed 3 null"]);
    let limit = |level: &str| format!("appetite: {level}\n{}", own(2, "open"));
    assert_eq!(change(&limit("low"), &limit("medium"))[0], "own within-appetite 2 2", "more is accepted");
}

#[test]
fn dates_and_status_of_items_are_told() {
    let path = "content/team/roadmap.yaml";
    let changed = with_file(
        path,
        "items: {I1: {status: planned}}\n",
        "start: 2026-11-16\nitems: {I1: {status: in-progress}, I2: {status: done}}\n",
    );
    let fields = ["/id", "/was/start", "/was/status", "/is/start", "/is/status", "/is/left_out", "/days"];
    let items = told(&changed["roadmap"]["items"], fields);
    assert!(items[0].starts_with("I1 2026-11-02 planned 2026-11-16 in-progress null "), "{items:?}");
    assert!(items[1].starts_with("I2 2026-11-") && items[1].ends_with(" null null done done null"), "{items:?}");
    let days = changed["roadmap"]["days"].as_i64().expect("days");
    assert!(days > 0, "{}", changed["roadmap"]);
}

#[test]
fn assessments_come_go_and_move() {
    let repository = with_answers(BEFORE);
    repository.0.write("content/old/assessment.yaml", "subject: Old\ndate: 2026-01-01\n");
    repository.0.write("content/old/a.yaml", "answers: {a: 3}\n");
    repository.commit("2026-01-03", "Another", &[("content/named/assessment.yaml", "subject: Named\ndate: 2026-01-01\n")]);
    std::fs::create_dir_all(repository.path().join("content/group")).expect("a folder");
    repository.git(&["mv", "content/team", "content/group/team"]);
    repository.git(&["mv", "content/named", "content/renamed"]);
    repository.git(&["rm", "--quiet", "-r", "content/old"]);
    repository.0.write("content/new/assessment.yaml", "subject: New\ndate: 2026-01-01\n");
    repository.0.write("content/group/team/answers.yaml", &BEFORE.replace("a: 1", "a: 2"));
    let changed = document(&repository, "")["assessments"].take();
    let expected = ["group/team kept team", "new added null", "old removed null", "renamed kept named"];
    assert_eq!(told(&changed, ["/path", "/fate", "/moved_from"]), expected);
    assert_eq!(told(&changed[0]["answers"], ["/id", "/is/display"]), ["a 2"]);
    assert_eq!(changed[2]["scores"][0]["was"]["exact"], "3");
    repository
        .0
        .run("diff")
        .exits(0)
        .prints("Team A (content/group/team), moved from team")
        .prints("Old (content/old), removed: it was overall 3.00");
    for name in ["team", "content/group/team/", "old", "named"] {
        let only = document(&repository, &format!("-a {name}"));
        assert_eq!(only["assessments"].as_array().expect("a list").len(), 1, "{name}");
    }
}

#[test]
fn a_workspace_below_the_top_is_compared_from_anywhere() {
    let [rubric, head, answers] = [RUBRIC_PATH, HEAD_PATH, ANSWERS].map(|path| format!("docs/maturity/{path}"));
    let repository = Repository::with(&[(&rubric, RUBRIC), (&head, HEAD), (&answers, BEFORE)]);
    repository.0.write(&answers, &BEFORE.replace("b: 1", "b: 2"));
    repository.0.run_in("docs", "-C maturity diff").exits(0).prints("  maturity/content/team/answers.yaml:3\n");
    let run = repository.0.run_in("docs/maturity", "diff --format json");
    assert!(run.exits(0).stdout.contains("\"place\": \"content/team/answers.yaml:3\""), "{}", run.stdout);
}

#[test]
fn nobody_guesses_between_two_of_one_name() {
    let twin = "subject: Twin\ndate: 2026-01-01\n";
    let files = [(RUBRIC_PATH, RUBRIC), ("content/one/assessment.yaml", twin), ("content/two/assessment.yaml", twin)];
    let repository = Repository::with(&files);
    repository.git(&["rm", "--quiet", "-r", "content/one", "content/two"]);
    repository.0.write("content/three/assessment.yaml", twin);
    let changed = document(&repository, "")["assessments"].take();
    assert_eq!(told(&changed, ["/path", "/fate"]), ["one removed", "three added", "two removed"]);
}

#[test]
fn a_state_with_errors_is_compared_as_far_as_it_goes() {
    let repository = with_answers("answers:\n  a: 1\n  b: many\n  d: 2\n");
    repository.0.write(ANSWERS, "answers:\n  a: 2\n  b: 2\n  d: 2\n");
    let document_of = document(&repository, "");
    assert_eq!((&document_of["base"]["errors"], &document_of["head"]["errors"]), (&1.into(), &0.into()));
    assert_eq!(
        told(&document_of["assessments"][0]["answers"], ["/id", "/was/display", "/is/display"]),
        ["a 1 2", "b unanswered 2"]
    );
    repository.0.run("diff").exits(0).prints("has 1 error: what is wrong is left out");
    repository.commit("2026-01-03", "Mended", &[]);
    repository.0.write(ANSWERS, "answers:\n  a: 2\n  b: much\n  d: 2\n");
    assert_eq!(document(&repository, "")["head"]["errors"], 1);
    let lost = with_answers(BEFORE);
    lost.commit("2026-01-03", "Broken", &[(RUBRIC_PATH, "rubric: [")]);
    lost.0.write(RUBRIC_PATH, RUBRIC);
    lost.0.run("diff").exits(0).prints("the earlier rubric cannot be read");
}

#[test]
fn themes_are_no_errors_of_the_past() {
    let repository = with_answers(BEFORE);
    repository.0.write("themes/own/tokens.yaml", "");
    repository.commit("2026-01-03", "A theme", &[("gapmap.yaml", "theme: own\n")]);
    assert_eq!(document(&repository, "HEAD HEAD~1")["base"]["errors"], 0);
}

#[test]
fn tables_in_the_terminal_say_what_moved() {
    let repository = with_answers(BEFORE);
    repository.0.write(ANSWERS, "answers:\n  a: 3\n  b: 1\n  c: unknown\n  d: 2\n");
    let run = repository.0.run("diff");
    run.exits(0).prints("against the files as they are\n\nTeam A (content/team)\n");
    for line in [
        "  Scores   before  after  change  answered\n  Overall    1.50   2.00  +0.500  3/4 (was 4/4)\n  X          1.00   2.00  +1.000  2/3 (was 3/3)\n",
        "  Answers     before    after  overall    area  at\n  a        A       1        3   +0.417  +0.833  content/team/answers.yaml:2\n",
        "  risen without new evidence: a\n",
        "  closed  a  A       2      –\n",
    ] {
        run.prints(line);
    }
}

#[test]
fn the_same_states_give_the_same_bytes() {
    let repository = branches();
    for format in ["human", "markdown", "json"] {
        let once = repository.0.run(&format!("diff first team --format {format}"));
        let again = repository.0.run(&format!("diff first team --format {format}"));
        assert_eq!(once.stdout, again.stdout);
        let clone = tempfile::tempdir().expect("a folder");
        let target = clone.path().join("copy").to_string_lossy().into_owned();
        crate::repository::git(repository.path(), &["clone", "--quiet", ".", &target]);
        crate::repository::git(clone.path(), &["-C", "copy", "branch", "team", "origin/team"]);
        let elsewhere = repository.0.run(&format!("-C {target} diff first team --format {format}"));
        assert_eq!(elsewhere.exits(0).stdout.replace(&format!("{target}/"), ""), once.stdout, "{format}");
    }
}

#[test]
fn every_key_of_the_document_is_explained() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diff.md")).expect("the page");
    let repository = branches();
    repository.0.write("content/team/roadmap.yaml", "start: 2026-11-16\n");
    let mut keys = std::collections::BTreeSet::new();
    collect(&document(&repository, "first"), &mut keys);
    let missing: Vec<&String> = keys.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn collect(value: &Value, keys: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            keys.extend(entries.keys().cloned());
            entries.values().for_each(|value| collect(value, keys));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
