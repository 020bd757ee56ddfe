//! What people see of diagnostics, as a whole: `UPDATE=1 cargo test` rewrites tests/messages, and the difference is read before it is
//! committed.

use super::docs::fresh;
use super::folder::Folder;

const HEAD: &str = "subject: Größe & Söhne\ndate: 2026-11-18\nparticipants:\n  - {id: mira, name: Mira Sørensen, votes: true}\n";

/// Mistakes that people make in a hurry, by what they are about.
const WORKSPACES: [(&str, &[(&str, &str)]); 3] = [
    (
        "answers",
        &[
            ("content/team/assessment.yaml", HEAD),
            (
                "content/team/exp.md",
                "---\nanswers:\n  exp-trackin: 2\n  exp-repro: \"2\"\n  exp-versioning:\n    level: repeatble\n    \
                 evidence: [{text: Größe, date: 18.11.2026}]\n  exp-collab: {level: 4, votes: {mira: 1, zoe: 2}}\n  exp-hpo: n/a\n  \
                 mon-perf: {na: true, reason: small}\n---\n\n# Experimentation\n\n## How are experiments trackd and compared?\n\nSomehow.\n",
            ),
            ("content/team/more.yaml", "answers:\n  exp-repro: 3\n  reg-gov: {level: 2, coverage: 3/2, owner: mirra}\n"),
        ],
    ),
    (
        "files",
        &[
            ("gapmap.yaml", "titel: Ours\n"),
            ("content/team/assessment.yaml", "subjekt: Team\ndate: 18.11.2026\n"),
            ("content/team/broken.yaml", "answers:\n  exp-tracking: [2\n  exp-repro: 3\n"),
        ],
    ),
    (
        "rubric",
        &[
            (
                "content/rubric/rubric.yaml",
                "rubric: ours\nkinds: [{id: area, aggregate: maen}, {id: topic, scale: yes-no}]\nscales:\n  yes-no: {type: boolean}\n  \
                 unused: {type: choice, options: [a, b]}\nareas:\n  - id: one\n    topics:\n      - {id: p}\n      - {id: p}\n      \
                 - {id: q, when: {item: r, is: yes}}\n      - {id: r, when: {item: q, is: no}}\n",
            ),
            ("content/team/assessment.yaml", HEAD),
        ],
    ),
];

#[test]
fn messages_are_as_people_see_them_also_in_a_narrow_window() {
    for (name, files) in WORKSPACES {
        let folder = Folder::with(files);
        for width in ["100", "60"] {
            let run = folder.run_with(("COLUMNS", width), "check --color never");
            run.exits(1);
            let longest = run.stderr.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(!run.stderr.contains('\u{1b}') && longest <= 160, "{name} at {width}");
            fresh(&format!("tests/messages/{name}.{width}.txt"), &run.stderr);
        }
    }
}

#[test]
fn colours_change_no_word() {
    for (name, files) in WORKSPACES {
        let folder = Folder::with(files);
        let plain = folder.run("check --color never").stderr;
        let coloured = folder.run("check --color always").stderr;
        assert_ne!(plain, coloured, "{name}");
        assert_eq!(plain, without_colours(&coloured), "{name}");
    }
}

/// The text without its control sequences.
fn without_colours(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}
