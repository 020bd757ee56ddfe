//! An assessment in files, and what its report says of every node.

use std::collections::BTreeMap;

use gapmap::View;
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};
use serde_json::Value;

/// Reads a file of a framework.
pub fn read(framework: &str, file: &str) -> String {
    let path = format!("{}/tests/frameworks/{framework}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A workspace with one assessment.
pub fn folder(rubric: String, assessment: &str, answers: &str) -> Vec<(String, String)> {
    let head = format!("subject: S\ndate: 2026-11-02\n{assessment}\n");
    let files = [
        ("content/rubric/rubric.yaml", rubric),
        ("content/t/assessment.yaml", head),
        ("content/t/answers.yaml", answers.to_owned()),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into()
}

pub fn load(files: &[(String, String)]) -> Loaded {
    workspace::load(Sources::from_files(files.to_vec()))
}

/// What report.json says of every node.
pub struct Scored {
    nodes: BTreeMap<String, Value>,
    phases: BTreeMap<String, BTreeMap<String, Value>>,
    risks: BTreeMap<String, Value>,
}

impl Scored {
    /// Loads, scores and reports; `place` names it when something is wrong.
    pub fn of(files: &[(String, String)], place: &str) -> Self {
        let loaded = load(files);
        let said =
            || loaded.diagnostics.iter().map(|found| format!("\n{}: {} ({:?})", found.code.slug, found.message, found.help));
        assert!(!loaded.has_errors(), "{place}:{}", said().collect::<String>());
        let model = loaded.model.as_ref().expect("a model");
        let report =
            serde_json::to_value(gapmap::report(&loaded.sources, model, View::complete(), gapmap::words::Words::english()))
                .expect("JSON");
        let assessment = &report["assessments"][0];
        let phase = |phase: &Value| (text(&phase["id"]), by_id(&phase["nodes"]));
        let scored = Scored {
            nodes: by_id(&assessment["nodes"]),
            phases: list(&assessment["phases"]).iter().map(phase).collect(),
            risks: by_id(&assessment["risks"]["register"]),
        };
        for (id, node) in scored.nodes.iter().chain(scored.phases.values().flatten()) {
            check_node(node, &format!("{place}, {id}"));
        }
        scored
    }

    pub fn node(&self, id: &str) -> &Value {
        self.nodes.get(id).unwrap_or_else(|| panic!("no node `{id}`"))
    }

    pub fn planned(&self, phase: &str, id: &str) -> &Value {
        self.phases.get(phase).and_then(|nodes| nodes.get(id)).unwrap_or_else(|| panic!("no node `{id}` in `{phase}`"))
    }

    pub fn risk(&self, id: &str) -> &Value {
        self.risks.get(id).unwrap_or_else(|| panic!("no risk `{id}`"))
    }

    pub fn nodes(&self) -> &BTreeMap<String, Value> {
        &self.nodes
    }
}

fn by_id(nodes: &Value) -> BTreeMap<String, Value> {
    list(nodes).iter().map(|node| (text(&node["id"]), node.clone())).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What holds for every node of every framework: no value is nowhere a number, and a value lies in its range.
fn check_node(node: &Value, place: &str) {
    let number = |key: &str| node[key].as_f64();
    assert_eq!(node["value"].is_null(), node["exact"].is_null(), "{place}");
    assert_eq!(node["value"].is_null(), node["display"] == "–", "{place}");
    let Some(value) = number("value") else { return };
    let (low, high) = (number("low"), number("high"));
    let is_within = low.is_some_and(|low| low <= value + NEAR) && high.is_some_and(|high| value <= high + NEAR);
    assert!(is_within, "{place}: {value} is not from {low:?} to {high:?}");
}

const NEAR: f64 = 1e-9;

/// Compares what is expected with what is there; how much was compared. Of a map only the expected keys are looked at, a list
/// holds all that may be there.
#[track_caller]
pub fn compare(expected: &Value, found: &Value, place: &str) -> usize {
    match expected {
        Value::Object(keys) => {
            keys.iter().map(|(key, expected)| compare(expected, &found[key], &format!("{place}, {key}"))).sum()
        }
        Value::Array(any) => {
            assert!(any.contains(found), "{place}: {found} is none of {expected}");
            1
        }
        Value::Number(number) => {
            let near = found.as_f64().zip(number.as_f64()).is_some_and(|(found, number)| (found - number).abs() <= NEAR);
            assert!(near, "{place}: {found} instead of {expected}");
            1
        }
        _ => {
            assert_eq!(found, expected, "{place}");
            1
        }
    }
}
