//! `gapmap check --fix`: what it changes, and that it changes nothing else.

use std::collections::BTreeMap;

use gapmap::diagnostics::fix::{compatible, edited};
use gapmap::diagnostics::{Edit, FileId};
use gapmap::source::Sources;
use gapmap::workspace;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use proptest::sample::select;

use super::folder::Folder;

const HEAD: &str =
    "subject: Team A\ndate: 2026-11-18\nprofile: lean\nparticipants: [{id: suki, name: Suki Tanaka}, {id: noor}]\n";

fn team(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[("gapmap.yaml", "title: Test\n"), ("content/team-a/assessment.yaml", HEAD)]);
    for (path, text) in files {
        folder.write(&format!("content/team-a/{path}"), text);
    }
    folder
}

/// A file with a mistake, and what has to become of it.
#[track_caller]
fn mends(file: &str, before: &str, after: &str, code: i32) {
    let folder = team(&[(file, before)]);
    let run = folder.run("check --fix");
    assert_eq!(folder.read(&format!("content/team-a/{file}")), after, "{}", run.stderr);
    run.exits(code);
}

#[test]
fn slips_that_leave_no_doubt_are_corrected() {
    for (before, after) in [
        ("exp-trackin: 2", "exp-tracking: 2"),
        ("\"exp-trackin\": 2", "\"exp-tracking\": 2"),
        ("exp-tracking: Ad hoc", "exp-tracking: 1"),
        ("exp-tracking: \"2\"", "exp-tracking: 2"),
        ("exp-tracking: {levl: '2'}", "exp-tracking: {level: 2}"),
        ("exp-tracking: {\"level\":\"2\",\"ownr\":\"Suki Tanaka\"}", "exp-tracking: {\"level\":2,\"owner\":\"suki\"}"),
        ("exp-tracking: {level: 2, confidence: hgh}", "exp-tracking: {level: 2, confidence: high}"),
        ("exp-tracking: {level: 2, assessed: 18.11.2026}", "exp-tracking: {level: 2, assessed: 2026-11-18}"),
        ("exp-tracking: 2\n   exp-hpo: 1", "exp-tracking: 2\n  exp-hpo: 1"),
        ("exp-tracking: 2\n  exp-hpo: 1\n  exp-hpo: 1", "exp-tracking: 2\n  exp-hpo: 1"),
    ] {
        mends("exp.yaml", &format!("answers:\n  {before}\n"), &format!("answers:\n  {after}\n"), 0);
    }
    let folder = team(&[("exp.yaml", "answers: {exp-tracking: 2}\n")]);
    folder.write("gapmap.yaml", "severity: {answer/na-overdu: 'error'}\nrubric: mlop\n");
    folder.run("check --fix").exits(0);
    assert_eq!(folder.read("gapmap.yaml"), "severity: {answer/na-overdue: 'error'}\nrubric: mlops\n");
    mends("exp.yaml", "answers:\n\texp-tracking: 2\n\texp-hpo: 1\n", "answers:\n  exp-tracking: 2\n  exp-hpo: 1\n", 0);
}

#[test]
fn what_could_mean_two_things_stays() {
    for text in [
        "exp-tracking: n/a",
        "exp-trackin: 2\n  exp-tracking: 1",
        "exp-trackin: 2\n  exp-trackng: 1",
        "exp-tracking: {level: 2, assessed: 03/04/2026}",
        "exp-tracking: 2\n  exp-tracking: 1",
        "exp-tracking: 2\n exp-hpo: 1",
        "exp-tracking: 7",
    ] {
        let text = format!("answers:\n  {text}\n");
        let folder = team(&[("exp.yaml", &text)]);
        folder.run("check --fix").exits(1).says("nothing to fix");
        assert_eq!(folder.read("content/team-a/exp.yaml"), text);
    }
    let (a, b) = ("answers: {exp-trackin: 2}\n", "answers: {exp-tracking: 2}\n");
    let folder = team(&[("a.yaml", a), ("b.yaml", b)]);
    folder.run("check --fix").exits(1).says("nothing to fix");
}

#[test]
fn headings_and_boxes_get_what_they_were_meant_for() {
    let heading = "## How are the experiments currently tracked and compared";
    let answer = "\n\nIn **MLflow**.\n";
    mends("exp.md", &format!("{heading}?{answer}"), &format!("{heading}? {{#q-exp-1}}{answer}"), 0);
    let question = "- How are the experiments currently tracked and compared?\n  In MLflow.\n";
    mends("exp.md", question, &question.replace("the experiments", "experiments"), 0);
    let boxes = "- [x] Experiment trackng system (MLflow, W&B, Neptune)\n- [x] Hyperparameter optimization frameworks\n";
    mends("exp.md", boxes, &boxes.replace("trackng", "tracking"), 0);
    let twice = format!("{heading}?{answer}\n## Tracking {{#q-exp-1}}{answer}");
    let folder = team(&[("exp.md", &twice)]);
    folder.run("check --fix").says("nothing to fix");
    mends("exp.md", "## Tracking {#q-epx-1}\n\nIn MLflow.\n", "## Tracking {#q-exp-1}\n\nIn MLflow.\n", 0);
}

#[test]
fn every_other_byte_stays() {
    let before = "\u{feff}---\r\nanswers:   # größer\r\n  \"exp-trackin\":\t2\r\n  exp-hpo:  'Ad hoc'\t# ja\r\n---\r\n\r\n# Títle\r\n\r\nNo newline";
    let after = before.replace("exp-trackin", "exp-tracking").replace("'Ad hoc'", "1");
    let folder = team(&[("exp.md", before), ("data.md", "\u{feff}---\r\nanswers: {data-quality: 1}\r\n---\r\n")]);
    let path = folder.path().join("content/team-a/exp.md");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    }
    let untouched =
        std::fs::metadata(folder.path().join("content/team-a/data.md")).and_then(|meta| meta.modified()).expect("there");
    let run = folder.run("check --fix");
    run.exits(0)
        .says("fixed content/team-a/exp.md:3: `exp-trackin` -> `exp-tracking`\n")
        .says("fixed content/team-a/exp.md:4: `'Ad hoc'` -> `1`\n")
        .says("2 changes in 1 file\n");
    assert_eq!(folder.read("content/team-a/exp.md"), after);
    let now = std::fs::metadata(folder.path().join("content/team-a/data.md")).and_then(|meta| meta.modified()).expect("there");
    assert_eq!(now, untouched);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }
}

#[test]
fn fixing_goes_on_until_nothing_is_left() {
    let folder = team(&[("exp.yaml", "answer:\n  exp-tracking: 2\n   exp-hpo: Ad hoc\n")]);
    folder.run("check --fix").exits(0).says("3 changes in 1 file").says("1 assessment, 2 answers");
    assert_eq!(folder.read("content/team-a/exp.yaml"), "answers:\n  exp-tracking: 2\n  exp-hpo: 1\n");
    folder.run("check --fix").exits(0).says("nothing to fix");
}

#[test]
fn what_remains_decides_the_exit_code() {
    let folder = team(&[("exp.yaml", "answers:\n  exp-trackin: 2\n  exp-hpo: 9\n")]);
    folder.run("check --fix").exits(1).says("fixed content/team-a/exp.yaml:2").says("answer/level-off-scale").says("1 error; ");
    let run = folder.run("check --fix --format json");
    assert!(run.exits(1).stdout.starts_with('{') && run.stderr.contains("nothing to fix"));
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let text = "answers:\n  exp-trackin: 2\n";
    let folder = team(&[("exp.yaml", text)]);
    let run = folder.run("check --fix --dry-run");
    run.exits(1).prints(
        "--- content/team-a/exp.yaml\n+++ content/team-a/exp.yaml\n@@ line 2 @@\n-  exp-trackin: 2\n+  exp-tracking: 2\n",
    );
    run.says("1 change in 1 file, not written; afterwards: no problems");
    assert_eq!(folder.read("content/team-a/exp.yaml"), text);
    folder.run("check --dry-run").exits(2).says("--fix");
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_never_lead_out() {
    use std::os::unix::fs::symlink;
    let folder = team(&[("shared/exp.txt.yaml", "answers: {exp-trackin: 2}\n")]);
    std::fs::rename(folder.path().join("content/team-a/shared"), folder.path().join("shared")).expect("moved");
    symlink("../../shared/exp.txt.yaml", folder.path().join("content/team-a/exp.yaml")).expect("linked");
    folder.run("check --fix").exits(0);
    let link = folder.path().join("content/team-a/exp.yaml");
    assert!(std::fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(folder.read("shared/exp.txt.yaml"), "answers: {exp-tracking: 2}\n");
    let outside = Folder::with(&[("exp.yaml", "answers: {exp-trackin: 2}\n")]);
    symlink(outside.path().join("exp.yaml"), folder.path().join("content/team-a/out.yaml")).expect("linked");
    folder.run("check --fix").exits(2).says("leaves the workspace");
    assert_eq!(outside.read("exp.yaml"), "answers: {exp-trackin: 2}\n");
}

#[test]
fn machines_get_the_fix_with_its_bytes() {
    let folder = team(&[("exp.yaml", "answers:\n  größe: 1\n  exp-trackin: 2\n")]);
    let json = folder.run("check --format json");
    json.exits(1)
        .prints("\"fix\": null")
        .prints("\"title\": \"write `exp-tracking`\"")
        .prints("\"start\": 24,\n            \"end\": 35");
    folder.run("check --format sarif").exits(1).prints("\"deletedRegion\"").prints("\"insertedContent\"");
}

/// Pieces of files, many of them with a slip.
const FRAGMENTS: &[&str] = &[
    "answers:\n",
    "answer:\n",
    "  exp-tracking: 2\n",
    "  exp-trackin: 2\n",
    "\texp-hpo: 1\n",
    "   exp-hpo: Ad hoc\n",
    "exp-repro: \"2\"\n",
    "  mon-perf: {levl: '2', ownr: suki, ",
    "coverage: 13/15}\n",
    "date: 18.11.2026}\n",
    "---\n",
    "\u{feff}",
    "\r\n",
    "{",
    "}",
    "ß🚀",
    "# ",
    "## How are experiments tracked and compared?\n\nIn MLflow.\n",
    "## x {#q-epx-1}\n\ny\n",
    "- [x] Experiment trackng system\n",
    " ",
    "\t",
    "\"",
    "'",
    "questions:\n  q-epx-1: |-\n    x\n",
    "titel: x\n",
    "subjct: x\n",
    "  level: n/a\n",
    "&a ",
    "? ",
    "- ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn fixes_fit_every_text_and_come_to_an_end(parts in vec(select(FRAGMENTS), 0..16)) {
        let text = parts.concat();
        let files = ["exp.md", "more.yaml", "risks.yaml"].map(|name| (format!("content/team/{name}"), text.clone()));
        let head = [("content/team/assessment.yaml".to_owned(), HEAD.to_owned()), ("gapmap.yaml".to_owned(), text.clone())];
        let mut texts: BTreeMap<String, String> = files.into_iter().chain(head).collect();
        for round in 0.. {
            prop_assert!(round < 20, "{text:?}");
            let loaded = workspace::load(Sources::from_files(texts.clone()));
            let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
            for edit in compatible(&loaded.diagnostics, &|_| true).into_iter().filter_map(|d| d.fix.as_ref()).flat_map(|fix| &fix.edits) {
                by_file.entry(edit.span.file).or_default().push(edit);
            }
            let mut is_changed = false;
            for (file, edits) in by_file {
                let file = loaded.sources.file(file);
                let new = edited(&file.text, &edits);
                prop_assert!(new.is_some(), "{text:?}");
                is_changed |= new.as_ref() != Some(&file.text);
                texts.extend(new.map(|new| (file.path.clone(), new)));
            }
            if !is_changed {
                break;
            }
        }
    }
}
