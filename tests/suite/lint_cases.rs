//! tests/lint-cases.yaml: each change to the example is told, once and at its place.

use std::collections::BTreeMap;
use std::path::Path;

use gapmap::diagnostics::{Diagnostic, codes};
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "for people and other tools")]
    schema: String,
    base: String,
    cases: Vec<Case>,
    more: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    edits: Vec<Edit>,
    expect: Option<String>,
    code: String,
    marks: Option<String>,
    says: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(rename = "differs")]
    _differs: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    from: String,
    to: String,
}

/// The files of the example alone: path to text.
fn base(folder: &str) -> BTreeMap<String, String> {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a workspace");
    let files: BTreeMap<String, String> = sources.below(folder).map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    assert!(!files.is_empty());
    files
}

fn changed(mut files: BTreeMap<String, String>, folder: &str, case: &Case) -> Loaded {
    for Edit { file, from, to } in &case.edits {
        let text = files.entry(format!("{folder}/{file}")).or_default();
        assert!(text.contains(from.as_str()), "{}: {file} has no {from:?}", case.id);
        *text = text.replacen(from.as_str(), to, 1);
    }
    workspace::load(Sources::from_files(files))
}

fn check(case: &Case, known: &[String], loaded: &Loaded) -> Result<(), String> {
    let shown = |d: &Diagnostic| format!("{}: {}", d.code.slug, d.message);
    let new: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(|d| !known.contains(&shown(d))).collect();
    let listed: Vec<String> = new.iter().map(|d| shown(d)).collect();
    let problem = |what: &str| Err(format!("{}: {what}\n  {}", case.id, listed.join("\n  ")));
    let of_code: Vec<&&Diagnostic> = new.iter().filter(|d| d.code.slug == case.code).collect();
    let [found] = of_code.as_slice() else { return problem("is not told once") };
    if new.iter().any(|d| d.code.slug != case.code && !case.also.iter().any(|slug| slug == d.code.slug)) {
        return problem("something else is told, too");
    }
    let text = &loaded.sources.file(found.span.file).text[found.span.start as usize..found.span.end as usize];
    if case.marks.as_ref().is_some_and(|marks| marks != text) {
        return problem(&format!("`{text}` is marked"));
    }
    let words = format!("{}\n{}", found.message, found.help.as_deref().unwrap_or_default());
    if case.says.as_ref().is_some_and(|says| !words.contains(says.as_str())) {
        return problem("other words are said");
    }
    Ok(())
}

#[test]
fn every_case_is_told_once_and_where_it_stands() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint-cases.yaml")).expect("the cases");
    let file: File = serde_yaml::from_str(&text).expect("the cases are valid");
    assert!(file.cases.len() == 23 && file.cases.iter().all(|case| case.expect.is_some()));
    let folder = format!("content/{}", file.base);
    let files = base(&folder);
    let known: Vec<String> = workspace::load(Sources::from_files(files.clone()))
        .diagnostics
        .iter()
        .map(|d| format!("{}: {}", d.code.slug, d.message))
        .collect();
    let cases = file.cases.iter().chain(&file.more);
    let problems: Vec<String> =
        cases.filter_map(|case| check(case, &known, &changed(files.clone(), &folder, case)).err()).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    let all = file.cases.iter().chain(&file.more);
    assert!(all.flat_map(|case| std::iter::once(&case.code).chain(&case.also)).all(|slug| codes::find(slug).is_some()));
}

#[test]
fn own_assessments_have_warnings_only_where_somebody_has_to_act() {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository is a workspace");
    let found = workspace::load(sources).diagnostics;
    let counts = found.iter().fold(BTreeMap::<&str, usize>::new(), |mut counts, d| {
        *counts.entry(d.code.slug).or_default() += 1;
        counts
    });
    let wanted = [
        ("answer/low-coverage", 2),
        ("answer/unproven", 1),
        ("assessment/gap-without-item", 2),
        ("assessment/starts-too-early", 2),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), wanted);
}
