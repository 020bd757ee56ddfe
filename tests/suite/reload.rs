//! A workspace that is read again is what it would be if it were read for the first time, and what did not change is kept.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use gapmap::View;
use gapmap::diagnostics::FileId;
use gapmap::diagnostics::emit::{Format, Style, Texts, emit};
use gapmap::source::{Hints, Sources};
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded, Model};
use proptest::collection::{btree_set, vec};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{select, subsequence};

use super::folder::Folder;

const RUBRIC: &str = "rubric: small
kinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: All}]}}
tags: [base, more, never]
areas:
  - id: a
    points: [{id: p, name: P, target: 2, tags: [base]}, {id: q, name: Q, target: 1, tags: [more]}]
";
const HEAD: &str = "subject: Team\ndate: 2026-11-18\n";
const ANSWERS: &str = "answers: {p: {level: 2, target: 1, target_reason: Enough}, q: 0}\n";

/// Files of a workspace with what they may hold, wrong things too.
const FILES: &[(&str, &[&str])] = &[
    ("gapmap.yaml", &["title: T\n", "severity: {answer/unanswered: error}\n", "rubric: mlops-levels\n", "titel: T\n", "a: [\n"]),
    ("content/index.md", &["# Hello\n", "---\nbroken"]),
    ("content/rubric/r.yaml", &[RUBRIC, "rubric: small\nkinds: [{id: area\n", "a: 1\n"]),
    (
        "content/rubric/more.yaml",
        &["areas: [{id: b, points: [{id: r, name: R}]}]\n", "title: Mine\n", "areas: [{id: b, points: [{id: p"],
    ),
    ("content/aa/assessment.yaml", &[HEAD, "subject: Other\ndate: 2026-11-18\nscope: {tags: [more]}\n", "subject: Team\n"]),
    ("content/aa/answers.yaml", &[ANSWERS, "answers: {p: 1, r: 2}\n", "answers: {p: 7}\n", "answers: {p: [\n"]),
    ("content/aa/deeper/assessment.yaml", &[HEAD]),
    ("content/aa/history/2026-01-01-a.yaml", &["date: 2026-01-01\nanswers: {p: 0}\n", "date: soon\n"]),
    ("content/team/assessment.yaml", &[HEAD, "subject: Third\ndate: 2026-11-18\nscope: {tags: [base]}\n"]),
    (
        "content/team/answers.md",
        &["---\nanswers: {p: {level: 1, note: N}}\n---\n\n# A\n", "---\nanswers: {q: 2}\n---\n", "# Nothing\n"],
    ),
    ("content/Team/assessment.yaml", &[HEAD]),
    ("content/assets/assessment.yaml", &[HEAD]),
    (
        "content/loose.md",
        &["---\nsubject: L\ndate: 2026-11-18\nanswers: {p: 1}\n---\n", "---\nanswers: {p: 1}\n---\n", "# Text\n"],
    ),
    ("content/stray.yaml", &["answers: {p: 1}\n"]),
    ("content/assessment.yaml", &[HEAD]),
    ("themes/own/tokens.yaml", &["levels: {}\n"]),
    ("themes/own/assets/unused.css", &["a {}\n"]),
];

const FOLDERS: &[&str] = &["content", "content/aa", "content/team", "content/rubric", "themes/own"];

#[derive(Debug, Clone)]
enum Edit {
    Write(&'static str, &'static str),
    /// Bytes that are no text.
    Spoil(&'static str),
    Remove(&'static str),
    RemoveFolder(&'static str),
    Rename(&'static str, &'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    let path = || select(FILES).prop_map(|(path, _)| path);
    let write = || {
        select(FILES).prop_flat_map(|(path, texts)| (Just(path), select(texts)).prop_map(|(path, text)| Edit::Write(path, text)))
    };
    prop_oneof![
        8 => write(),
        1 => path().prop_map(Edit::Spoil),
        2 => path().prop_map(Edit::Remove),
        1 => select(FOLDERS).prop_map(Edit::RemoveFolder),
        2 => (path(), path()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => Just(Edit::Rename("content/team", "content/aa/deeper")),
        1 => Just(Edit::Rename("content/aa", "content/bb")),
    ]
}

/// A workspace without a mistake, to start from.
fn sound() -> Folder {
    Folder::with(&[
        ("gapmap.yaml", "title: T\n"),
        ("content/rubric/r.yaml", RUBRIC),
        ("content/aa/assessment.yaml", HEAD),
        ("content/aa/answers.yaml", ANSWERS),
        ("content/team/assessment.yaml", HEAD),
        ("content/team/answers.md", "---\nanswers: {p: {level: 1, note: N}}\n---\n\n# A\n"),
    ])
}

/// Some edits are impossible, as for people.
fn make(folder: &Folder, edit: &Edit) {
    let full = |path: &str| folder.path().join(path);
    let write = |path: &str, bytes: &[u8]| {
        if full(path).parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok()) {
            let _ = fs::write(full(path), bytes);
        }
    };
    match edit {
        Edit::Write(path, text) => write(path, text.as_bytes()),
        Edit::Spoil(path) => write(path, b"\xff\xfe"),
        Edit::Remove(path) => drop(fs::remove_file(full(path))),
        Edit::RemoveFolder(path) => drop(fs::remove_dir_all(full(path))),
        Edit::Rename(from, to) => drop(fs::rename(full(from), full(to))),
    }
}

/// Everything about a loaded workspace, with paths for the ids of files.
fn told(loaded: &Loaded) -> (String, String, Option<String>) {
    let style = Style { colour: false, width: 200 };
    let found = emit(Format::Human, &loaded.diagnostics, loaded.sources.as_ref(), style);
    let Some(model) = &loaded.model else { return (found, String::new(), None) };
    // The binary's own rubric is always the same object.
    let rubric = loaded.sources.builtin().next().is_none().then_some(&model.rubric);
    let all = format!("{:?}", (&model.config, rubric, &model.assessments, &model.intro));
    (found, with_paths(&all, &loaded.sources), Some(report(loaded, model)))
}

fn report(loaded: &Loaded, model: &Model) -> String {
    let report = gapmap::report(&loaded.sources, model, View::complete(), Words::english());
    serde_json::to_string(&report).expect("serialises")
}

fn with_paths(text: &str, sources: &Sources) -> String {
    let known: BTreeMap<String, String> =
        sources.files().into_iter().map(|FileId(id)| (id.to_string(), Texts::path(sources, FileId(id)))).collect();
    let mut parts = text.split("FileId(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once(')').expect("closed");
        out.push_str(known.get(id).map_or(id, String::as_str));
        out.push_str(rest);
    }
    out
}

fn bytes(sources: &Sources) -> BTreeMap<&str, &[u8]> {
    sources.own_paths().filter_map(|path| Some((path, sources.find(path)?.1.bytes()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_it_is_as_read_for_the_first_time(steps in vec(vec(edit(), 1..4), 1..7)) {
        let folder = sound();
        let mut disk = Sources::read(folder.path()).expect("readable");
        let mut loaded = workspace::load(disk.clone());
        for step in &steps {
            step.iter().for_each(|edit| make(&folder, edit));
            disk = disk.again(folder.path(), &Hints::default()).expect("readable");
            let cold = Sources::read(folder.path()).expect("readable");
            prop_assert_eq!(bytes(&disk), bytes(&cold));
            loaded = workspace::reload(disk.clone(), Some(&loaded));
            prop_assert_eq!(told(&loaded), told(&workspace::load(cold)));
        }
    }

    #[test]
    fn files_of_two_snapshots_are_as_if_written_together(
        edits in vec(edit(), 1..8),
        paths in btree_set(select(FILES).prop_map(|(path, _)| path), 0..5),
        edited in subsequence(FILES.to_vec(), 0..4),
    ) {
        let folder = sound();
        let one = Sources::read(folder.path()).expect("readable");
        let before = workspace::load(one.clone());
        edits.iter().for_each(|edit| make(&folder, edit));
        let other = one.again(folder.path(), &Hints::default()).expect("readable");
        let mixed = other.with_files_of(&one, paths.iter().copied());
        let expected: BTreeMap<&str, &[u8]> = FILES
            .iter()
            .map(|(path, _)| *path)
            .chain(other.own_paths())
            .filter_map(|path| Some((path, if paths.contains(path) { &one } else { &other }.find(path)?.1.bytes())))
            .collect();
        prop_assert_eq!(bytes(&mixed), expected);
        let texts = edited.iter().map(|(path, texts)| ((*path).to_owned(), texts[texts.len() - 1].to_owned())).collect();
        for sources in [mixed.clone(), mixed.with_texts(&texts)] {
            let warm = told(&workspace::reload(sources.clone(), Some(&before)));
            prop_assert_eq!(warm, told(&workspace::load(sources)));
        }
    }
}

/// The workspace before and after its files were changed.
fn changed(change: impl FnOnce(&Folder)) -> (Loaded, Loaded) {
    let folder = sound();
    let before = workspace::load(Sources::read(folder.path()).expect("readable"));
    change(&folder);
    let after = before.sources.again(folder.path(), &Hints::default()).expect("readable");
    let after = workspace::reload(after, Some(&before));
    (before, after)
}

fn written(path: &str, text: &str) -> (Loaded, Loaded) {
    changed(|folder| {
        folder.write(path, text);
    })
}

/// Whether the rubric, the assessment `aa` and the assessment `team` are the objects they were.
fn kept((before, after): &(Loaded, Loaded)) -> [bool; 3] {
    let (Some(before), Some(after)) = (&before.model, &after.model) else { return [false; 3] };
    let is_kept = |id: &str| {
        let of = |model: &Model| model.assessments.iter().find(|assessment| assessment.id == id).cloned();
        of(before).zip(of(after)).is_some_and(|(one, other)| Arc::ptr_eq(&one, &other))
    };
    [Arc::ptr_eq(&before.rubric, &after.rubric), is_kept("aa"), is_kept("team")]
}

#[test]
fn what_did_not_change_is_the_same_object() {
    assert_eq!(kept(&changed(|_| {})), [true; 3]);
    assert_eq!(kept(&written("content/aa/answers.yaml", ANSWERS)), [true; 3], "written, not changed");
    assert_eq!(kept(&written("content/aa/answers.yaml", "answers: {p: 1}\n")), [true, false, true]);
    assert_eq!(kept(&written("content/aa/more.yaml", "answers: {}\n")), [true, false, true]);
    assert_eq!(kept(&written("content/a.md", "# Before all others\n")), [true; 3]);
    assert_eq!(kept(&written("content/b/assessment.yaml", HEAD)), [true; 3]);
    assert_eq!(kept(&written("gapmap.yaml", "title: Other\n")), [true; 3]);
    assert_eq!(kept(&changed(|folder| make(folder, &Edit::RemoveFolder("content/aa")))), [true, false, true]);
    assert_eq!(kept(&written("content/rubric/more.yaml", "title: Mine\n")), [false; 3]);
    let touched = RUBRIC.replace("name: P", "name: R");
    assert_eq!(kept(&written("content/rubric/r.yaml", &touched)), [false; 3]);
}

#[test]
fn a_built_in_rubric_is_the_same_object_everywhere() {
    let rubric =
        |settings: &str| workspace::load(Sources::from_files([("gapmap.yaml", settings)])).model.expect("a model").rubric;
    assert!(Arc::ptr_eq(&rubric("title: One\n"), &rubric("title: Another\n")));
    assert!(!Arc::ptr_eq(&rubric("rubric: mlops\n"), &rubric("rubric: mlops-levels\n")));
}

#[test]
fn a_file_that_came_back_is_what_it_was() {
    let folder = sound();
    let first = workspace::load(Sources::read(folder.path()).expect("readable"));
    folder.write("content/aa/answers.yaml", "answers: {p: [\n");
    make(&folder, &Edit::Remove("content/team/answers.md"));
    let disk = first.sources.again(folder.path(), &Hints::default()).expect("readable");
    assert!(workspace::reload(disk.clone(), Some(&first)).has_errors());
    let mended = disk.with_files_of(&first.sources, ["content/aa/answers.yaml", "content/team/answers.md"]);
    assert_eq!(kept(&(first, workspace::reload(mended, None))), [false; 3], "without what was before, everything is read");
    let first = workspace::load(Sources::read(sound().path()).expect("readable"));
    let other = first.sources.with_texts(&[("content/aa/answers.yaml".to_owned(), "answers: {p: [\n".to_owned())].into());
    let other = other.with_files_of(&Sources::default(), ["content/team/answers.md"]);
    assert!(other.find("content/team/answers.md").is_none(), "left out as it is there");
    let mended = other.with_files_of(&first.sources, ["content/aa/answers.yaml", "content/team/answers.md"]);
    let mended = workspace::reload(mended, Some(&first));
    assert_eq!(kept(&(first, mended)), [true; 3]);
}

#[test]
fn warnings_about_scores_wait_for_the_last_error() {
    let codes = |loaded: &Loaded| loaded.diagnostics.iter().map(|found| found.code.slug).collect::<Vec<_>>();
    let (sound, broken) = written("content/aa/answers.yaml", "answers: {p: 9}\n");
    assert!(codes(&sound).contains(&"answer/target-below-current"), "{:?}", codes(&sound));
    assert_eq!(codes(&broken), ["answer/level-off-scale", "lint/unused"]);
    let mended = broken.sources.with_files_of(&sound.sources, ["content/aa/answers.yaml"]);
    assert_eq!(codes(&workspace::reload(mended, Some(&broken))), codes(&sound));
}
