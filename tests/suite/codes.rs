//! Every diagnostic there is can be provoked, and stands where it should.

use std::fs;
use std::path::Path;

use gapmap::diagnostics::codes;
use gapmap::source::Sources;
use gapmap::workspace;

use super::folder::Folder;

const HEAD: (&str, &str) = ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-18\n");

/// Code, line and column of everything that is said about some files.
fn found(files: &[(&str, &str)]) -> Vec<(&'static str, (usize, usize))> {
    let loaded = workspace::load(Sources::from_files(files.iter().copied()));
    loaded
        .diagnostics
        .iter()
        .map(|found| (found.code.slug, loaded.sources.place(found.span)))
        .map(|(c, p)| (c, (p.line, p.column)))
        .collect()
}

#[test]
fn settings_and_files_that_are_no_good_are_told() {
    let cases = [
        ("gapmap.yaml", "base_url: ftp://x.example\n", "workspace/base-url", (1, 11)),
        ("gapmap.yaml", "severity: {answer/unknown-capability: off}\n", "workspace/severity", (1, 39)),
        ("gapmap.yaml", "severity: {answer/na-overdu: error}\n", "workspace/unknown-code", (1, 12)),
        ("gapmap.yaml", "language: \"en US\"\n", "workspace/language", (1, 11)),
        ("gapmap.yaml", "title: T\nlanguage: 5\n", "workspace/language", (2, 11)),
        ("gapmap.yaml", "language: de_AT\n", "workspace/language", (1, 11)),
        ("gapmap.yaml", "language: fr\n", "workspace/untranslated", (1, 11)),
        ("gapmap.yaml", "theme: fancy\n", "workspace/unknown-theme", (1, 8)),
        ("gapmap.yaml", "rubric: mlop\n", "workspace/unknown-rubric", (1, 9)),
        ("content/team/a.yaml", "answers: {exp-hpo: {na: no tuning, reason: r, until: 2027-01-01}}\n", "yaml/bad-id", (1, 25)),
        ("content/team/exp.md", "---\nanswers: {exp-tracking: 2}\n\n# Prose\n", "yaml/front-matter", (1, 1)),
        ("content/team/a.yaml", "answers: {exp-tracking: 2}\n---\nanswers: {exp-repro: 2}\n", "yaml/many-documents", (2, 1)),
        (
            "content/team/exp.md",
            "## How are experiments currently tracked and compared?\n\nIn <br> one tracker.\n",
            "markdown/raw-html",
            (3, 4),
        ),
    ];
    for (path, text, code, place) in cases {
        assert_eq!(found(&[HEAD, (path, text)]), [(code, place)], "{text}");
    }
}

#[test]
fn a_file_that_is_no_text_is_told_and_costs_only_itself() {
    let folder = Folder::with(&[HEAD, ("content/team/good.yaml", "answers: {exp-tracking: 2}\n")]);
    fs::write(folder.path().join("content/team/bad.yaml"), b"answers: {exp-repro: 2} # gr\xf6\xdfe\n").expect("written");
    folder.run("check --format json").exits(1).prints("yaml/not-text");
    folder.run("check").says("1 error");
}

#[test]
fn a_failed_gate_is_told() {
    let gates = ("gapmap.yaml", "gates: {coverage_at_least: 80%}\n");
    Folder::with(&[HEAD, gates, ("content/team/a.yaml", "answers: {exp-tracking: 2}\n")])
        .run("check --format json")
        .exits(3)
        .prints("workspace/gate");
}

/// A code that no test mentions could be said about anything, or never.
#[test]
fn every_code_has_a_test() {
    let mut tested = String::new();
    for folder in ["src", "tests"] {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut tested);
    }
    let is_tested = |slug: &str| {
        // The lint's own tests leave its family out.
        let bare = slug.strip_prefix("lint/").map(|name| format!("\"{name}\""));
        tested.contains(slug) || bare.is_some_and(|bare| tested.contains(&bare))
    };
    let untested: Vec<&str> = codes::all().into_iter().map(|code| code.slug).filter(|slug| !is_tested(slug)).collect();
    assert!(untested.is_empty(), "{untested:?}");
}

/// The text of tests: whole files below tests/, and what stands below `#[cfg(test)]` or in files of tests below src/.
fn collect(folder: &Path, tested: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if !path.ends_with("diagnostics/codes") {
                collect(&path, tested);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let is_test =
                !path.starts_with(concat!(env!("CARGO_MANIFEST_DIR"), "/src")) || path.to_string_lossy().contains("tests");
            let from = if is_test { Some(0) } else { text.find("#[cfg(test)]") };
            tested.extend(from.map(|from| text[from..].to_owned()));
        }
    }
}
