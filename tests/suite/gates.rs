//! Gates of gapmap.yaml: each passes and fails, at each severity, in every format, and against earlier states.

use std::path::Path;

use serde_json::Value;

use super::folder::{Folder, Run};
use super::repository::{Repository, git};

const HEAD: &str = "subject: Team A\ndate: 2026-11-18\n";

/// Two dimensions of two items each, on a scale of 0 to 3, and a risk that `backup` at 1 or below raises.
const RUBRIC: &str = "\
rubric: small
title: Small
version: 1.0.0
kinds:
  - {id: area, plural: areas, aggregate: mean}
  - {id: practice, plural: practices, scale: levels}
scales:
  levels: {kind: level, levels: [0, 1, 2, 3]}
areas:
  - id: data
    name: Data
    practices: [{id: backup, name: Backups}, {id: restore, name: Restores}]
  - id: ops
    name: Operations
    practices: [{id: alerts, name: Alerts}, {id: on-call, name: On call}]
";

fn workspace(answers: &str, gates: &str) -> Vec<(String, String)> {
    [
        ("content/rubric/rubric.yaml", RUBRIC.to_owned()),
        ("content/team-a/assessment.yaml", HEAD.to_owned()),
        ("content/team-a/answers.yaml", format!("answers:\n{answers}")),
        ("gapmap.yaml", format!("gates:\n{gates}")),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .to_vec()
}

fn folder(answers: &str, gates: &str) -> Folder {
    let files = workspace(answers, gates);
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[test]
fn look() {
    let f = folder("  backup: {level: 3, evidence: [{text: x, expires: 2026-11-30}]}\n  restore: 2\n  alerts: 2\n", "  evidence_for_level: 2\n  dimension_at_least: {dat: 2}\n");
    let run = f.run("check");
    panic!("{} {}", run.stderr, run.stdout);
}
