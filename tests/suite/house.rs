//! The rules of the house, as ARCHITECTURE.md states them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which of our modules a module may use. What is not listed may use nothing of ours.
const MAY_USE: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("exact", &[]),
    ("chart", &[]),
    ("crew", &[]),
    ("words", &["exact"]),
    ("source", &["crew", "diagnostics"]),
    ("git", &["source"]),
    ("syntax", &["diagnostics", "source", "exact"]),
    ("rubric", &["diagnostics", "exact", "syntax"]),
    ("assessment", &["diagnostics", "exact", "syntax", "rubric"]),
    (
        "workspace",
        &["crew", "diagnostics", "exact", "source", "syntax", "rubric", "assessment", "gate", "lint", "review", "words", "theme"],
    ),
    ("score", &["diagnostics", "exact", "rubric", "assessment"]),
    ("history", &["source", "git", "rubric", "assessment", "workspace"]),
    ("schema", &["diagnostics", "exact", "rubric"]),
    ("lint", &["diagnostics", "exact", "rubric", "score"]),
    ("plan", &["diagnostics", "exact", "rubric", "assessment", "score"]),
    ("gate", &["diagnostics", "exact", "syntax", "rubric", "assessment", "score", "plan"]),
    ("review", &["diagnostics", "exact", "rubric", "assessment", "score", "plan"]),
    ("diff", &["diagnostics", "exact", "source", "syntax", "workspace", "rubric", "assessment", "score", "plan"]),
    ("report", &["crew", "diagnostics", "exact", "words", "source", "syntax", "rubric", "assessment", "score", "plan"]),
    ("theme", &["diagnostics", "source", "syntax", "words"]),
    ("export", &["exact", "words", "report"]),
    ("site", &["crew", "exact", "words", "report", "export", "chart", "theme"]),
    ("publish", &["source", "site"]),
    ("watch", &["source"]),
    (
        "live",
        &[
            "diagnostics",
            "exact",
            "source",
            "words",
            "rubric",
            "assessment",
            "workspace",
            "score",
            "plan",
            "report",
            "export",
            "theme",
            "site",
            "serve",
            "watch",
        ],
    ),
    ("serve", &[]),
    ("leak", &["diagnostics", "source", "syntax", "assessment", "workspace", "site"]),
];

/// Crates and parts of the standard library that only some modules may touch.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("std::fs", &["source", "publish", "watch", "cli"]),
    // git looks for its program, and gives it what Windows asks for.
    ("std::env", &["cli", "git"]),
    ("std::time", &["source", "watch", "serve", "live", "cli"]),
    ("std::process", &["cli", "git", "main"]),
    ("println!", &["cli", "main"]),
    ("eprintln!", &["cli", "main"]),
    ("plotters", &["chart"]),
    ("resvg", &["chart"]),
    ("tera::", &["theme"]),
    ("pulldown_cmark", &["syntax", "report"]),
    ("granit_parser", &["syntax"]),
    ("clap::", &["cli", "main"]),
    ("annotate_snippets", &["diagnostics"]),
    ("notify::", &["watch"]),
    ("hyper", &["serve"]),
    ("tokio::", &["serve"]),
    ("std::net", &["serve", "cli"]),
];

struct Source {
    /// First part of the path below src/: the module.
    module: String,
    path: PathBuf,
    /// Without tests and comments.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths
        .into_iter()
        .filter(|path| !is_test_file(path))
        .map(|path| {
            let below = path.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
            let module = below.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).expect("readable");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            Source { module, path, code }
        })
        .collect()
}

/// Files that their module declares under `#[cfg(test)]`.
fn is_test_file(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(parent) = path.parent() else { return false };
    let declared =
        |file: PathBuf| fs::read_to_string(file).is_ok_and(|text| text.contains(&format!("#[cfg(test)]\nmod {stem};")));
    declared(parent.join("mod.rs")) || declared(parent.with_extension("rs"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("readable").map(|entry| entry.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn complain(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn modules_use_only_what_lies_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main", "cli"].contains(&source.module.as_str())) {
        let Some(may) = allowed.get(source.module.as_str()) else {
            problems.push(format!("{}: the module `{}` has no layer", source.path.display(), source.module));
            continue;
        };
        if source.code.contains("use crate::{") {
            problems.push(format!("{}: one `use crate::module` per line keeps this test honest", source.path.display()));
        }
        for used in source.code.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            let is_module = allowed.contains_key(used.as_str()) || used == "cli";
            if is_module && used != source.module && !may.contains(&used.as_str()) {
                problems.push(format!("{}: `{}` may not use `{used}`", source.path.display(), source.module));
            }
        }
    }
    complain(&problems);
}

#[test]
fn the_outside_world_is_touched_in_few_places() {
    let mut problems = Vec::new();
    for source in sources() {
        for (what, places) in ONLY_IN {
            if source.code.contains(what) && !places.contains(&source.module.as_str()) {
                problems.push(format!("{}: {what} belongs to {places:?}", source.path.display()));
            }
        }
    }
    complain(&problems);
}

#[test]
fn no_panic_on_purpose_no_silenced_lint_no_drawer_of_odds_and_ends() {
    let mut problems = Vec::new();
    for source in sources() {
        for forbidden in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "#[allow(", "#![allow("] {
            if source.code.contains(forbidden) {
                problems.push(format!("{}: {forbidden}", source.path.display()));
            }
        }
        let stem = source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if ["utils", "util", "helpers", "common", "types", "manager", "misc"].contains(&stem.as_str()) {
            problems.push(format!("{}: name the concept", source.path.display()));
        }
        let lines = fs::read_to_string(&source.path).expect("readable").lines().count();
        if lines > 600 {
            problems.push(format!("{}: {lines} lines, split it by concept", source.path.display()));
        }
    }
    complain(&problems);
}

#[test]
fn style_sheets_close_what_they_open() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets");
    let mut sheets = 0;
    for entry in fs::read_dir(assets).expect("readable") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|ending| ending != "css") {
            continue;
        }
        sheets += 1;
        let text = fs::read_to_string(&path).expect("readable");
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{}: braces", path.display());
        assert!(!text.contains("<<<<<<<") && !text.contains(">>>>>>>"), "{}: a merge was not finished", path.display());
    }
    assert!(sheets >= 2);
}
