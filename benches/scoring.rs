//! How long it takes to load many assessments and to score them: `cargo bench --bench scoring`.
//!
//! The rubric is larger than the built-in one: 9 dimensions of 10 capabilities. Every assessment has answers of its own.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::ItemsCount;
use gapmap::score::score;
use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded, Model};

const DIMENSIONS: usize = 9;
const CAPABILITIES: usize = 10;

fn main() {
    divan::main();
}

#[divan::bench(args = [1000], sample_count = 30, sample_size = 1)]
fn scores(bencher: Bencher, assessments: usize) {
    let model = checked(workspace::load(snapshot(assessments)), assessments);
    bencher
        .counter(ItemsCount::new(assessments))
        .bench_local(|| model.assessments.iter().map(|assessment| score(&model.rubric, assessment)).collect::<Vec<_>>());
}

#[divan::bench(args = [100, 1000], sample_count = 10, sample_size = 1)]
fn loads(bencher: Bencher, assessments: usize) {
    checked(workspace::load(snapshot(assessments)), assessments);
    bencher.counter(ItemsCount::new(assessments)).with_inputs(|| snapshot(assessments)).bench_local_values(workspace::load);
}

/// The model, provided that everything in it was understood: numbers about refused files would say nothing.
fn checked(loaded: Loaded, assessments: usize) -> Model {
    let messages: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert!(!loaded.has_errors(), "{messages:?}");
    let model = loaded.model.expect("a model");
    assert_eq!(model.assessments.len(), assessments);
    assert_eq!(model.rubric.items().count(), DIMENSIONS * CAPABILITIES);
    model
}

fn snapshot(assessments: usize) -> Sources {
    let rubric = ("content/rubric/rubric.yaml".to_owned(), rubric());
    let folders = (0..assessments).flat_map(|at| {
        let head = format!("subject: Team {at}\ndate: 2026-01-05\n");
        [(format!("content/team-{at}/assessment.yaml"), head), (format!("content/team-{at}/answers.yaml"), answers(at))]
    });
    Sources::from_files(std::iter::once(rubric).chain(folders))
}

/// Weights are whole numbers and decimals, so that sums meet different denominators.
fn rubric() -> String {
    let mut text = String::from(
        "rubric: large\n\
         kinds: [{id: dimension, plural: dimensions}, {id: capability, plural: capabilities, scale: maturity}]\n\
         scales:\n  maturity:\n    type: level\n    levels:\n",
    );
    for level in 0..=4 {
        writeln!(text, "      - {{level: {level}, id: l{level}, name: Level {level}}}").expect("writes to memory");
    }
    text.push_str("dimensions:\n");
    for dimension in 0..DIMENSIONS {
        let weight = ["1", "1.5", "2"][dimension % 3];
        writeln!(text, "  - id: d{dimension}\n    name: Dimension {dimension}\n    weight: {weight}\n    capabilities:")
            .expect("writes to memory");
        for capability in 0..CAPABILITIES {
            let weight = ["1", "2", "3", "0.5", "1.25"][(dimension + capability) % 5];
            let target = 2 + capability % 3;
            writeln!(
                text,
                "      - {{id: {}, name: Capability {dimension}.{capability}, weight: {weight}, target: {target}, na_when: never built}}",
                id(dimension, capability)
            )
            .expect("writes to memory");
        }
    }
    text
}

/// Mostly levels; some capabilities are unknown, not applicable or left open. Different for every assessment.
fn answers(assessment: usize) -> String {
    let mut text = String::from("answers:\n");
    for at in 0..DIMENSIONS * CAPABILITIES {
        let id = id(at / CAPABILITIES, at % CAPABILITIES);
        match scattered(assessment, at) % 12 {
            state @ 0..=9 => writeln!(text, "  {id}: {}", state / 2),
            10 => writeln!(text, "  {id}: {{na: never-built, reason: Nothing to do, until: 2027-01-01}}"),
            _ if at % 2 == 0 => writeln!(text, "  {id}: unknown"),
            _ => Ok(()),
        }
        .expect("writes to memory");
    }
    text
}

fn id(dimension: usize, capability: usize) -> String {
    format!("d{dimension}-c{capability}")
}

/// A number that looks random and is the same in every run.
fn scattered(assessment: usize, at: usize) -> u64 {
    let mixed = (assessment * 1009 + at + 1) as u64;
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
