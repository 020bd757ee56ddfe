//! When a workspace is linted.

use crate::source::Sources;
use crate::workspace;

const RUBRIC: &str = "\
rubric: x
kinds: [{id: area, plural: areas}, {id: item, plural: items, scale: steps}]
scales: {steps: {levels: [{level: 0, id: low}, {level: 1, id: high}]}, spare: {type: boolean}}
areas: [{id: a, items: [{id: p}]}]
";

/// Codes that a workspace with a rubric of its own has, for a configuration.
fn found(config: &str, rubric: &str) -> Vec<&'static str> {
    let assessment = "subject: Team\ndate: 2026-11-18\n";
    let files = [("gapmap.yaml", config), ("content/rubric/x.yaml", rubric), ("content/team/assessment.yaml", assessment)];
    workspace::load(Sources::from_files(files)).diagnostics.iter().map(|d| d.code.slug).collect()
}

#[test]
fn a_rubric_of_ones_own_is_linted_once_it_has_no_errors() {
    assert_eq!(found("{}", RUBRIC), ["lint/unused"]);
    assert_eq!(found("severity: {lint/unused: off}", RUBRIC), [""; 0]);
    assert_eq!(
        found("{}", &RUBRIC.replace("plural: items, scale: steps", "plural: items, scale: stairs")),
        ["rubric/unknown-id"]
    );
}
