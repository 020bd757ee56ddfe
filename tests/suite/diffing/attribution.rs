//! Which answers moved a score by how much: the parts add up exactly, whatever the rubric computes.

use gapmap::diff::{Cause, Comparison, Difference, Fate, difference};
use gapmap::exact::Exact;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{ANSWERS, BEFORE, HEAD, HEAD_PATH, RUBRIC, RUBRIC_PATH, between, causes, document, told, with_answers};
use crate::algebra::any_files;
use crate::frameworks::every_case;
use crate::frameworks::scored::{folder, load};
use crate::repository::Repository;

fn compared(before: &[(String, String)], after: &[(String, String)]) -> Difference {
    difference(&load(before), &load(after)).expect("a rubric")
}

fn kept(difference: &Difference) -> Option<&Comparison> {
    difference.assessments.iter().find_map(|changed| match &changed.fate {
        Fate::Kept(comparison) => Some(comparison.as_ref()),
        _ => None,
    })
}

/// How many scores have causes; that these add up to the change.
fn add_up(comparison: &Comparison) -> usize {
    let explained = comparison.scores.iter().filter_map(|score| Some((score, score.causes.as_ref()?)));
    explained
        .map(|(score, causes)| {
            let sum: Exact = causes.iter().map(|(_, by)| by.clone()).sum();
            assert_eq!(Some(sum), score.change(), "{:?}", score.node);
            let mut places: Vec<usize> = causes.iter().filter_map(|(cause, _)| answer(*cause)).collect();
            places.dedup();
            assert!(places.iter().all(|at| comparison.answers[*at].counts()));
        })
        .count()
}

fn answer(cause: Cause) -> Option<usize> {
    match cause {
        Cause::Answer(at) => Some(at),
        Cause::Ruler | Cause::Other => None,
    }
}

#[test]
fn an_answer_brings_the_mean_of_both_orders() {
    // 1, then 5/3 with a = 3, then 2 without c; in reverse 1 without c, then 2. So a brings 5/6 and c 1/6.
    let changed = between(BEFORE, "answers:\n  a: 3\n  b: 1\n  c: unknown\n  d: 2\n");
    let scores = changed["scores"].as_array().expect("scores");
    assert_eq!(
        told(&changed["scores"], ["/id", "/was/exact", "/is/exact", "/change/exact"]),
        ["null 3/2 2 1/2", "x 1 2 1", "y 2 2 0"]
    );
    assert_eq!(causes(&scores[1]), ["a 5/6", "c 1/6"]);
    assert_eq!(causes(&scores[0]), ["a 5/12", "c 1/12"]);
    assert_eq!(causes(&scores[2]), Vec::<String>::new());
    assert_eq!((&scores[1]["was"]["answered"], &scores[1]["is"]["answered"]), (&3.into(), &2.into()));
}

#[test]
fn a_score_that_had_no_value_has_no_causes() {
    let changed = between("answers: {a: 1}\n", "answers: {a: 2, d: 2}\n");
    let scores = changed["scores"].as_array().expect("scores");
    assert_eq!(told(&changed["scores"], ["/id", "/was/exact", "/is/exact"]), ["null 1 2", "x 1 2", "y null 2"]);
    assert!(scores[2]["causes"].is_null() && scores[2]["change"].is_null());
    // By a: 1/2 or 1; by d: 1/2 or 0.
    assert_eq!(causes(&scores[0]).len(), 2);
}

#[test]
fn what_is_no_answer_is_the_rest() {
    let repository = with_answers(BEFORE);
    repository.0.write(HEAD_PATH, &HEAD.replace("profile: one", "profile: two"));
    repository.0.write(ANSWERS, &BEFORE.replace("a: 1", "a: 2"));
    let changed = document(&repository, "")["assessments"][0].take();
    // Answers first, with the old weights: 3/2 to 5/3; then the other weights: (4/3 + 3 * 2) / 4.
    assert_eq!(causes(&changed["scores"][0]), ["a 1/6", "other 1/6"]);
    repository.0.run("diff").exits(0).prints("of this by what is no answer (profile, tags, facts, participants): Overall +0.167");
}

#[test]
fn a_target_that_counts_for_what_is_not_applicable_is_part_of_the_answer() {
    let rubric = RUBRIC.replace("scoring: {", "scoring: {na: target, ");
    let head = |target: u8| format!("{HEAD}targets: {{c: {{target: {target}, reason: Asked for}}}}\n");
    let answers = BEFORE.replace("c: 1", "c: {na: none, reason: Not here, until: 2027-01-01}");
    let repository = Repository::with(&[(RUBRIC_PATH, &rubric), (HEAD_PATH, &head(1)), (ANSWERS, &answers)]);
    repository.0.write(HEAD_PATH, &head(3));
    assert_eq!(causes(&document(&repository, "")["assessments"][0]["scores"][1]), ["c 2/3"]);
}

#[test]
fn every_framework_has_a_difference_that_can_be_read() {
    let mut told = 0;
    for (place, files) in every_case().into_iter().step_by(8) {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let repository = Repository::with(&files);
        repository.0.write("content/t/answers.yaml", "answers: {}\n");
        for format in ["human", "markdown"] {
            let run = repository.0.run(&format!("diff --format {format}"));
            let text = &run.exits(0).stdout;
            let start: String = text.chars().take(600).collect();
            let is_blank = text.contains("nothing changed");
            assert!(is_blank || text.contains("unanswered") && !text.contains("NaN"), "{place}: {start}");
            told += usize::from(!is_blank);
        }
    }
    assert!(told > 12, "{told} differences are told");
}

#[test]
fn verdicts_and_counts_are_compared_without_numbers() {
    let rubric = "rubric: judged\nkinds: [{id: area, plural: areas, name: Area, aggregate: tally}, {id: topic, plural: topics, name: Topic, scale: s}]\n\
                  root: {aggregate: tally}\noutcomes: [{id: high, name: High risk}, {id: low, name: Low risk}]\n\
                  scales: {s: {type: choice, options: [{id: bad, name: Bad, outcome: high}, {id: good, name: Good, outcome: low}]}}\n\
                  areas: [{id: x, name: X, topics: [{id: a, name: A}, {id: b, name: B}]}]\n";
    let head = "subject: Team A\ndate: 2026-11-02\n";
    let repository = Repository::with(&[(RUBRIC_PATH, rubric), (HEAD_PATH, head), (ANSWERS, "answers: {a: bad, b: bad}\n")]);
    repository.0.write(ANSWERS, "answers: {a: good, b: bad}\n");
    let run = repository.0.run("diff");
    run.exits(0).prints("Overall  2 high  1 high, 1 low").prints("a        A     Bad   Good");
    let scores = document(&repository, "")["assessments"][0]["scores"].take();
    assert_eq!(scores[0]["is"]["counts"], serde_json::json!({"high": 1, "low": 1}));
}

#[test]
fn another_rubric_is_told_apart_from_other_answers() {
    let repository = with_answers(BEFORE);
    repository
        .0
        .write(RUBRIC_PATH, &RUBRIC.replace("id: y, name: Y", "id: y, name: Y, weight: 3").replace("version: 1", "version: 2"));
    repository.0.write(ANSWERS, &BEFORE.replace("a: 1", "a: 2"));
    let document = document(&repository, "");
    assert_eq!(document["rubric"], serde_json::json!({"was": "small 1", "is": "small 2"}));
    // The old answers: 3/2 with the old weights, (1 + 3 * 2) / 4 with the new ones; then a: (4/3 + 6) / 4.
    let overall = &document["assessments"][0]["scores"][0];
    assert_eq!(told(&document["assessments"][0]["scores"], ["/was/exact", "/is/exact"])[0], "3/2 11/6");
    assert_eq!(causes(overall), ["rubric 1/4", "a 1/12"]);
    let run = repository.0.run("diff");
    run.exits(0).prints("the rubric was small 1 and is small 2").prints("of this by the other rubric: Overall +0.250");
}

#[test]
fn a_rubric_of_another_kind_reads_the_old_answers_as_far_as_it_can() {
    let repository = with_answers(BEFORE);
    let other = RUBRIC.replace("{id: c, name: C, target: 1, na_when: There is none.}", "{id: e, name: E}");
    repository.0.write(RUBRIC_PATH, &other);
    repository.0.write(ANSWERS, "answers:\n  a: 1\n  b: 1\n  d: 2\n  e: 3\n");
    let document = document(&repository, "");
    assert_eq!(document["base"]["errors"], 0, "what the new rubric does not know is no error of the past");
    assert_eq!(told(&document["assessments"][0]["answers"], ["/id", "/was/state", "/is/display"]), ["e unanswered 3"]);
    assert_eq!(causes(&document["assessments"][0]["scores"][1]), ["e 2/3"]);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % most
    }
}

const POINTS: [&str; 23] = [
    "a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3", "d1", "d2", "e1", "e2", "e3", "e4", "f1", "f2", "g1", "g2", "g3", "h1",
    "h2", "h3",
];

fn dice_answers(dice: &mut Dice) -> String {
    let answer = |dice: &mut Dice| match dice.below(12) {
        0 => "unknown".to_owned(),
        1 => "{na: none, reason: Not here.}".to_owned(),
        n => (n % 5).to_string(),
    };
    let lines: Vec<String> = POINTS.iter().map(|point| format!("  {point}: {}\n", answer(dice))).collect();
    format!("answers:\n{}", lines.concat())
}

#[test]
fn parts_add_up_for_means_minima_medians_stages_and_rules() {
    let mut dice = Dice(7);
    let roots = ["{by: mean}", "{by: min}", "{by: median, round: {digits: 1, stage: stored}}", "{by: sum}"];
    let explained: usize = roots
        .iter()
        .map(|root| {
            let rubric = include_str!("../what-if.yaml").replace("ROOT", root);
            let mut files = || folder(rubric.clone(), "", &dice_answers(&mut dice));
            let (before, after) = (files(), files());
            let difference = compared(&before, &after);
            assert!(difference.ruler.is_none());
            add_up(kept(&difference).expect("both states"))
        })
        .sum();
    assert!(explained > 20, "{explained} scores have causes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, rng_seed: RngSeed::Fixed(20261127), ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_for_any_rubric(files in any_files(), turn in 1usize..5) {
        let mut after = files.clone();
        let (_, text) = after.last_mut().expect("answers");
        *text = turned(text, turn);
        if let Some(comparison) = kept(&compared(&files, &after)) {
            add_up(comparison);
        }
    }
}

/// The same answers, given to other items.
fn turned(text: &str, by: usize) -> String {
    let mut lines = text.lines();
    let head = lines.next().expect("the key");
    let answers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();
    let line = |(at, (id, _)): (usize, &(&str, &str))| format!("{id}: {}\n", answers[(at + by) % answers.len()].1);
    let lines: String = answers.iter().enumerate().map(line).collect();
    format!("{head}\n{lines}")
}
