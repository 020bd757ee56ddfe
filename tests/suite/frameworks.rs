//! Published frameworks, by rubric and answer files alone: tests/frameworks holds the files, and the numbers that were published
//! or computed from the published formula by other means. What is compared is the documented JSON.

mod lens;
mod published;
pub mod scored;

use std::collections::BTreeMap;

use scored::{Scored, compare, folder, load, read};
use serde::Deserialize;
use serde_json::Value;

/// The cases of one framework: tests/frameworks/<id>/cases.yaml.
#[derive(Deserialize)]
struct Framework {
    /// Where the rule comes from.
    source: String,
    /// How the expected numbers were obtained.
    how: String,
    cases: Vec<Case>,
}

/// One assessment with what must come out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default, rename = "description")]
    _description: String,
    /// The rubric's file; rubric.yaml when not said.
    rubric: Option<String>,
    /// More lines of assessment.yaml.
    #[serde(default)]
    assessment: String,
    /// What stands under `answers:` in the files of an assessment, each as it would be written.
    #[serde(default)]
    answers: String,
    targets: Option<String>,
    baseline: Option<String>,
    phases: Option<String>,
    /// The code of the error with which it is refused.
    refused: Option<String>,
    /// By node, what the report must say of it.
    #[serde(default)]
    expected: BTreeMap<String, Value>,
    /// The same by planned phase.
    #[serde(default)]
    planned: BTreeMap<String, BTreeMap<String, Value>>,
}

impl Case {
    fn files(&self, framework: &str) -> Vec<(String, String)> {
        let rubric = read(framework, self.rubric.as_deref().unwrap_or("rubric.yaml"));
        let nested = |text: &String| text.lines().map(|line| format!("  {line}\n")).collect::<String>();
        let keyed = |key: &str, text: &String| format!("{key}:\n{}", nested(text));
        let mut files = folder(rubric, &self.assessment, &keyed("answers", &self.answers));
        let more = [
            ("targets.yaml", self.targets.as_ref().map(|text| keyed("answers", text))),
            ("baseline.yaml", self.baseline.as_ref().map(|text| keyed("answers", text))),
            ("phases.yaml", self.phases.as_ref().map(|text| keyed("phases", text))),
        ];
        files.extend(more.into_iter().filter_map(|(name, text)| Some((format!("content/t/{name}"), text?))));
        files
    }

    /// Scores it and compares; how many numbers, texts and counts were compared.
    fn check(&self, framework: &str) -> usize {
        let place = format!("{framework}, {}", self.name);
        let files = self.files(framework);
        if let Some(code) = &self.refused {
            let found: Vec<&str> = load(&files).diagnostics.iter().map(|diagnostic| diagnostic.code.slug).collect();
            assert!(found.contains(&code.as_str()), "{place}: {found:?}");
            return 1;
        }
        let scored = Scored::of(&files, &place);
        let now = self.expected.iter().map(|(node, expected)| compare(expected, scored.node(node), &format!("{place}, {node}")));
        let planned = self.planned.iter().flat_map(|(phase, nodes)| {
            let scored = &scored;
            let place = format!("{place}, {phase}");
            nodes.iter().map(move |(node, expected)| compare(expected, scored.planned(phase, node), &format!("{place}, {node}")))
        });
        now.chain(planned).sum()
    }
}

/// The files of every case that is not refused, each with its place.
pub fn every_case() -> Vec<(String, Vec<(String, String)>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frameworks");
    let entries = std::fs::read_dir(folder).expect("the frameworks").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<String> = entries
        .filter(|path| path.join("cases.yaml").exists())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    found.sort();
    let cases = |framework: String| {
        let read: Framework = serde_yaml::from_str(&read(&framework, "cases.yaml")).expect("cases");
        let accepted = read.cases.into_iter().filter(|case| case.refused.is_none());
        accepted.map(|case| (format!("{framework}, {}", case.name), case.files(&framework))).collect::<Vec<_>>()
    };
    found.into_iter().flat_map(cases).collect()
}

/// Checks all cases of a framework.
#[track_caller]
fn check(framework: &str) {
    let found: Framework = serde_yaml::from_str(&read(framework, "cases.yaml")).expect("cases");
    assert!(!found.source.is_empty() && !found.how.is_empty() && !found.cases.is_empty(), "{framework}");
    let compared: usize = found.cases.iter().map(|case| case.check(framework)).sum();
    println!("{framework}: {} cases, {compared} results", found.cases.len());
}

#[test]
fn dsomm_means_over_teams_cells_and_shares() {
    check("dsomm");
}

#[test]
fn ciso_assistant_average_of_leaves_on_mixed_scales() {
    check("ciso-average");
}

#[test]
fn ciso_assistant_average_of_averages_differs_from_the_average_of_leaves() {
    check("ciso-average-of-averages");
}

#[test]
fn ciso_assistant_weighted_sum_and_its_maximum() {
    check("ciso-sum");
}

#[test]
fn ciso_assistant_two_layers_cut_twice() {
    check("ciso-two-layers");
}

#[test]
fn ciso_assistant_questions_that_show_and_hide() {
    check("ciso-questions");
}

#[test]
fn ciso_assistant_results_in_every_combination() {
    check("ciso-result");
}

#[test]
fn samm_percent_to_target_progress_and_planned_phases() {
    check("samm");
}

#[test]
fn samm_quality_criteria_gate_answers() {
    check("samm-criteria");
}

#[test]
fn dora_quick_check_rescales_and_reverses() {
    check("dora-quick-check");
}

#[test]
fn enisa_rounds_before_its_bands() {
    check("enisa-sme");
}

#[test]
fn cyfun_verdicts_over_measures_categories_and_total() {
    check("cyfun");
}

#[test]
fn eu_cloud_sovereignty_weighs_eight_objectives() {
    check("eu-cloud-sovereignty");
}

#[test]
fn microsoft_llmops_sums_into_overlapping_bands() {
    check("microsoft-llmops");
}

#[test]
fn microsoft_mlops_is_as_high_as_its_lowest_column() {
    check("microsoft-mlops");
}

#[test]
fn cmmi_capability_levels_need_every_goal() {
    check("cmmi-continuous");
}

#[test]
fn every_part_of_the_format_gives_its_numbers() {
    check("primitives");
}

#[test]
fn risk_grids_are_looked_up_and_not_multiplied() {
    #[derive(Deserialize)]
    struct Cells {
        levels: BTreeMap<String, BTreeMap<String, String>>,
    }
    let cells: Cells = serde_yaml::from_str(&read("risk-matrix", "cells.yaml")).expect("cells");
    let cells =
        cells.levels.iter().flat_map(|(likelihood, row)| row.iter().map(move |(impact, level)| (likelihood, impact, level)));
    let cells: Vec<_> = cells.collect();
    let risk = |(likelihood, impact, _): &(&String, &String, &String)| {
        format!(
            "  {likelihood}-{impact}: {{title: R, cause: C, event: E, effect: F, likelihood: {likelihood}, impact: {impact}}}\n"
        )
    };
    let mut files = folder(read("risk-matrix", "rubric.yaml"), "", "answers: {i: yes}\n");
    let risks = cells.iter().map(risk).collect::<String>();
    files.push(("content/t/risks.yaml".to_owned(), format!("risks:\n{risks}")));
    let scored = Scored::of(&files, "risk-matrix");
    for (likelihood, impact, level) in &cells {
        assert_eq!(scored.risk(&format!("{likelihood}-{impact}"))["current"]["level"], level.as_str(), "{likelihood}, {impact}");
    }
    println!("risk-matrix: {} cells", cells.len());
    assert_eq!(cells.len(), 20);
}

/// What `gapmap check` says about the rubrics here: what is wrong with them as they were published, and nothing else.
const FINDINGS: &[(&str, &str)] = &[
    ("dora-quick-check/rubric.yaml", "lint/idle-weight"),
    ("microsoft-llmops/rubric.yaml", "lint/band-overlap"),
    ("microsoft-llmops/rubric.yaml", "lint/band-overlap"),
    ("ml-test-score/rubric-2016.yaml", "lint/band-hole"),
    ("primitives/groups.yaml", "lint/unselected-tag"),
    ("primitives/stored.yaml", "lint/bands-need-rounding"),
];

#[test]
fn what_check_finds_in_the_rubrics_is_what_is_wrong_as_published() {
    let mut found = Vec::new();
    for (framework, file) in rubrics() {
        let loaded = load(&folder(read(&framework, &file), "", "answers: {}\n"));
        found.extend(loaded.diagnostics.iter().map(|diagnostic| (format!("{framework}/{file}"), diagnostic.code.slug)));
    }
    found.sort();
    let found: Vec<(&str, &str)> = found.iter().map(|(file, slug)| (file.as_str(), *slug)).collect();
    assert_eq!(found, FINDINGS);
}

/// Every rubric in tests/frameworks, as framework and file.
fn rubrics() -> Vec<(String, String)> {
    let root = format!("{}/tests/frameworks", env!("CARGO_MANIFEST_DIR"));
    let names = |folder: &str| -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    };
    let is_rubric = |name: &String| name.ends_with(".yaml") && name != "cases.yaml" && name != "cells.yaml";
    let of = |framework: String| {
        let files = names(&format!("{root}/{framework}")).into_iter().filter(is_rubric);
        files.map(|file| (framework.clone(), file)).collect::<Vec<_>>()
    };
    names(&root).into_iter().flat_map(of).collect()
}
