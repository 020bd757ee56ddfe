//! Generated documentation is fresh: `UPDATE=1 cargo test` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use gapmap::View;
use gapmap::diagnostics::codes;
use gapmap::source::Sources;
use gapmap::workspace;
use serde_json::Value;

#[test]
fn the_list_of_diagnostics_is_fresh() {
    let mut page = String::from(
        "# Diagnostics\n\nEvery code there is; `gapmap explain CODE` prints the same text. Severities of warnings can be changed in gapmap.yaml \
         (`severity: {answer/na-overdue: error}`); errors stay errors. This page is generated from the code.\n",
    );
    let mut family = "";
    for code in codes::all() {
        let (of, _) = code.slug.split_once('/').expect("a family");
        if of != family {
            family = of;
            write!(page, "\n## {family}\n").expect("writes to memory");
        }
        write!(page, "\n### {}\n\n*{}: {}.* {}\n", code.slug, code.severity, code.title, code.explanation)
            .expect("writes to memory");
    }
    fresh("docs/diagnostics.md", &page);
}

pub fn fresh(path: &str, wanted: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, wanted).expect("writes");
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == wanted, "{path} is out of date; run `UPDATE=1 cargo test`");
}

/// The whole rubrics of the page that teaches writing one, by id.
fn taught() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rubrics.md")).expect("the page");
    let blocks = page.split("```yaml rubric\n").skip(1).map(|rest| rest.split("```").next().expect("a block").to_owned());
    let id = |text: &str| text.lines().next().and_then(|line| line.strip_prefix("rubric: ")).expect("an id").to_owned();
    blocks.map(|text| (id(&text), text)).collect()
}

/// The nodes that a taught rubric gives for these answers, as report.json has them.
fn nodes(rubric: &str, answers: &str) -> Vec<Value> {
    let (_, text) = taught().into_iter().find(|(id, _)| id == rubric).expect("the page teaches it");
    let answers = format!("answers: {answers}\n");
    let loaded = workspace::load(Sources::from_files([
        ("content/rubric/rubric.yaml", text.as_str()),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-06-05\n"),
        ("content/team/answers.yaml", answers.as_str()),
    ]));
    let others = loaded.diagnostics.iter().filter(|found| found.code != &codes::answer::UNANSWERED).collect::<Vec<_>>();
    assert!(others.is_empty(), "{rubric}: {others:#?}");
    let report = gapmap::report(
        &loaded.sources,
        loaded.model.as_ref().expect("a model"),
        View::complete(),
        gapmap::words::Words::english(),
    );
    let report = serde_json::to_value(&report).expect("JSON");
    report["assessments"][0]["nodes"].as_array().expect("nodes").clone()
}

/// One field of one node, as text.
fn field(nodes: &[Value], id: &str, name: &str) -> String {
    let node = nodes.iter().find(|node| node["id"] == id).unwrap_or_else(|| panic!("no node {id}"));
    node[name].as_str().map_or_else(|| node[name].to_string(), str::to_owned)
}

/// A node, one of its fields in report.json, and what it holds.
type Expected = (&'static str, &'static str, &'static str);

#[test]
fn the_taught_rubrics_give_the_numbers_worked_beside_them() {
    let na = "{na: none, reason: none, until: 2027-01-01}";
    let two_layers = "{accounts: {measures: {documentation: 3, implementation: 2}}, \
        rights: {measures: {documentation: 2, implementation: 1}}, reviews: {measures: {documentation: 2, implementation: 2}}}";
    let staged = format!("{{planning: 3, tracking: 2, suppliers: {na}, design: 3, verification: 3}}");
    let open = format!("{{tracking: 2, suppliers: {na}, design: 3, verification: 3}}");
    let streams = "{process-1: most, process-2: half, process-3: \"no\", parts-1: some, parts-2: \"no\"}";
    let rounded = "{updates: 2, passwords: 3, copies: 3, training: 2, contacts: 3, drills: 2, lessons: 3}";
    let cases: [(&str, &str, &[Expected]); 8] = [
        ("tiny", "{backup: yes}", &[("root", "display", "1.00")]),
        (
            "readiness",
            "{backup: 2, restore: 0, alerts: 1}",
            &[
                ("data", "display", "1.50"),
                ("root", "display", "1.25"),
                ("root", "band_name", "Nearly ready"),
                ("restore", "gap", "1"),
            ],
        ),
        (
            "streams",
            streams,
            &[
                ("process", "display", "1.50"),
                ("parts", "display", "0.25"),
                ("building", "display", "0.88"),
                ("building", "facets", r#"{"level":{"1":0.625,"2":0.25,"3":0}}"#),
            ],
        ),
        (
            "staged-levels",
            &staged,
            &[("root", "display", "2.00"), ("root", "band_name", "Managed"), ("management", "value", "null")],
        ),
        ("staged-levels", &open, &[("root", "display", "1.00")]),
        (
            "verdicts",
            "{backup: [daily, restored], access: []}",
            &[
                ("backup", "outcome", "medium"),
                ("access", "outcome", "medium"),
                ("root", "tally", r#"{"high":0,"low":0,"medium":2,"na":0,"unanswered":1,"unknown":0}"#),
            ],
        ),
        ("two-layers", two_layers, &[("root", "display", "1.9")]),
        ("rounded-bands", rounded, &[("root", "display", "2.6"), ("root", "band_name", "Solid"), ("root", "exact", "18/7")]),
    ];
    for (rubric, answers, expected) in cases {
        let nodes = nodes(rubric, answers);
        for (id, name, value) in expected {
            assert_eq!(field(&nodes, id, name), *value, "{rubric}: {name} of {id}");
        }
    }
    let tested: Vec<&str> = cases.iter().map(|(rubric, ..)| *rubric).collect();
    assert!(taught().iter().all(|(id, _)| tested.contains(&id.as_str())), "every taught rubric is worked");
}
