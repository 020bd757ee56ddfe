//! What changed between two states: `gapmap diff` on repositories made by git itself.

mod attribution;
mod comment;
mod states;

use serde_json::Value;

use crate::repository::Repository;

const RUBRIC: &str = r"
rubric: small
version: 1
kinds: [{id: area, plural: areas, name: Area}, {id: point, plural: points, scale: s}]
scales: {s: {type: level, levels: [{level: 0, id: l0, name: None}, {level: 1, id: l1, name: Some}, {level: 2, id: l2, name: Most}, {level: 3, id: l3, name: All}]}}
scoring: {round: {digits: 2}}
profiles: [{id: one, name: One}, {id: two, name: Two, weights: {y: 3}}]
areas:
  - {id: x, name: X, points: [{id: a, name: A, target: 3}, {id: b, name: B, target: 2}, {id: c, name: C, target: 1, na_when: There is none.}]}
  - {id: y, name: Y, points: [{id: d, name: D, target: 3}]}
roadmap:
  sizes: [{id: any, text: any}]
  size: [{else: any}]
  phases: [{id: P1, name: One, weeks: [1, 20], priority: High}]
  items:
    - {id: I1, phase: P1, text: First, closes: [{capability: a, to: 3}], effort: {any: [1, 1]}, impact: 4}
    - {id: I2, phase: P1, text: Second, closes: [{capability: b, to: 2}], effort: {any: [1, 1]}, impact: 4}
risk_matrix:
  likelihood: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  impact: [{id: l, name: L}, {id: m, name: M}, {id: h, name: H}]
  levels: [{id: low, name: Low}, {id: medium, name: Medium}, {id: high, name: High}]
  grid: [[low, low, medium], [low, medium, high], [medium, high, high]]
risk_rules: {reference: 3, raise_at: 0.3, appetite: low}
risk_categories: [{id: t, name: T}]
risks:
  - {id: r, title: Loss, category: t, cause: c, event: e, effect: f, drivers: {a: 1}, likelihood: {floor: 1, ceiling: 3}, impact: {base: 2}}
";
const RUBRIC_PATH: &str = "content/rubric/small.yaml";
const HEAD: &str = "subject: Team A\ndate: 2026-11-02\nprofile: one\nparticipants: [{id: p, name: Ada, role: Lead}, {id: q, name: Bo, role: Dev}]\n";
const HEAD_PATH: &str = "content/team/assessment.yaml";
const ANSWERS: &str = "content/team/answers.yaml";
const BEFORE: &str = "answers:\n  a: 1\n  b: 1\n  c: 1\n  d: 2\n";

/// A repository with one commit: an assessment with these answers.
fn with_answers(answers: &str) -> Repository {
    Repository::with(&[(RUBRIC_PATH, RUBRIC), (HEAD_PATH, HEAD), (ANSWERS, answers)])
}

/// The document over these arguments.
fn document(repository: &Repository, arguments: &str) -> Value {
    let run = repository.0.run(&format!("diff {arguments} --format json"));
    run.exits(0);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// What became of the first assessment between two sets of answers.
fn between(before: &str, after: &str) -> Value {
    let repository = with_answers(before);
    repository.0.write(ANSWERS, after);
    document(&repository, "")["assessments"][0].take()
}

/// `[id, ...fields]` of every entry of a list.
fn told<const N: usize>(list: &Value, fields: [&str; N]) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let entry = |entry: &Value| fields.map(|field| text(&entry.pointer(field).cloned().unwrap_or_default())).join(" ");
    list.as_array().expect("a list").iter().map(entry).collect()
}

/// Exact values of the causes of a score by what made them.
fn causes(score: &Value) -> Vec<String> {
    let cause = |part: &Value| {
        let name = part["id"].as_str().or(part["cause"].as_str()).expect("a name");
        format!("{name} {}", part["by"]["exact"].as_str().expect("exact"))
    };
    score["causes"].as_array().expect("causes").iter().map(cause).collect()
}
