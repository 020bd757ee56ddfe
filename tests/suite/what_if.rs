//! What a changed plan brings: the formula that pages compute with gives what a pass gives, for any levels.

use std::collections::{BTreeMap, BTreeSet};

use gapmap::View;
use gapmap::assessment::Assessment;
use gapmap::exact::Exact;
use gapmap::plan::{Changes, Evaluation, PlanItem, difference, evaluate, plan};
use gapmap::rubric::{Ix, Node, Rubric};
use gapmap::score::{Formula, Scorecard, score};
use gapmap::site::Site;
use gapmap::words::Words;
use gapmap::workspace::{Loaded, Model};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::algebra::any_files;
use crate::expected::repository;
use crate::folder::Folder;
use crate::frameworks::every_case;
use crate::frameworks::scored::{folder, load};
use crate::sites::render;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % most
    }

    /// Mostly whole levels, on which conditions turn; also halves, thirds and what no scale has.
    fn level(&mut self) -> Exact {
        let parts = [1, 1, 1, 2, 3, 7][self.below(6)];
        Exact::ratio(i64::try_from(self.below(14)).expect("small") - 2, parts)
    }
}

fn model(loaded: &Loaded) -> &Model {
    loaded.model.as_ref().expect("a model")
}

/// The items that can be lifted: those with a value.
fn lifted(rubric: &Rubric, card: &Scorecard) -> BTreeSet<Ix<Node>> {
    rubric.items().map(|(item, ..)| item).filter(|item| card.node(*item).value.is_some()).collect()
}

/// That the formula over some items gives what the pass gives, for so many random levels; the formula.
fn agrees(place: &str, rubric: &Rubric, card: &Scorecard, items: &BTreeSet<Ix<Node>>, dice: &mut Dice) -> Option<Formula> {
    let formula = card.formula(rubric, items)?;
    for _ in 0..20 {
        let levels: Vec<Exact> = formula.inputs.iter().map(|_| dice.level()).collect();
        let by_item: BTreeMap<Ix<Node>, Exact> = formula.inputs.iter().copied().zip(levels.iter().cloned()).collect();
        let values = formula.values(levels);
        let (nodes, overall) = card.outcomes_with(rubric, &by_item);
        assert_eq!(Some(&values[formula.overall]), overall.as_ref(), "{place}: the whole, at {by_item:?}");
        assert_eq!(overall, card.overall_with(rubric, &by_item));
        for (node, at) in &formula.nodes {
            let id = &rubric.nodes[*node].id;
            assert_eq!(Some(&values[*at]), nodes[node.get()].as_ref(), "{place}: {id}, at {by_item:?}");
        }
        for (at, value) in nodes.iter().enumerate().filter(|(at, _)| !formula.nodes.contains_key(&Ix::new(*at))) {
            let today = &card.node(Ix::new(at)).value;
            assert!(value.is_none() || today.is_some(), "{place}: {} has a value only then", rubric.nodes[Ix::new(at)].id);
        }
    }
    Some(formula)
}

/// Checks every assessment of a workspace, with all items and with some of them lifted; how many have an overall score that no
/// formula says.
fn agree(place: &str, loaded: &Loaded) -> usize {
    let mut dice = Dice(7);
    let model = model(loaded);
    let mut beyond = 0;
    for assessment in &model.assessments {
        let card = score(&model.rubric, assessment);
        let all = lifted(&model.rubric, &card);
        let some = all.iter().copied().filter(|_| dice.below(3) == 0).collect();
        let formula = agrees(place, &model.rubric, &card, &all, &mut dice);
        beyond += usize::from(formula.is_none() && card.overall.value.is_some());
        agrees(place, &model.rubric, &card, &some, &mut dice);
    }
    beyond
}

#[test]
fn the_formula_of_the_examples_gives_the_numbers_of_the_pass() {
    assert_eq!(agree("examples", &repository()), 0);
}

#[test]
fn the_formula_of_every_framework_gives_the_numbers_of_the_pass() {
    for (place, files) in every_case() {
        // Where measures are kept apart up to the whole, one level enters in several places at once.
        let is_layered = place.starts_with("ciso-two-layers") || place.starts_with("primitives, layers");
        assert_eq!(agree(&place, &load(&files)) > 0, is_layered, "{place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(20261126), ..ProptestConfig::default() })]

    #[test]
    fn the_formula_of_any_rubric_gives_the_numbers_of_the_pass(files in any_files()) {
        agree("a random rubric", &load(&files));
    }
}

/// Rubrics that compute in every way there is, one after another: what stands at the root of what-if.yaml.
const ROOTS: &[&str] = &[
    "{by: mean}",
    "{by: min, scale: normalised, range: [0, 100], round: {digits: 1, mode: truncate}}",
    "{by: median, round: {digits: 1, stage: stored}}",
    "{by: rules, rules: [{when: {node: least, below: 2}, then: {by: max}}, {else: {by: mean, scale: normalised, range: [-1, 2]}}]}",
];

/// Answers between the bottom and the top, some of them open or not applicable.
fn answers(dice: &mut Dice) -> String {
    let points =
        ["a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3", "d1", "d2", "e1", "e2", "e3", "e4", "f1", "f2", "g1", "g2", "g3"];
    let answer = |dice: &mut Dice| match dice.below(12) {
        0 => "unknown".to_owned(),
        1 => "{na: none, reason: Not here.}".to_owned(),
        n => (n % 3).to_string(),
    };
    let lines = points.iter().chain(&["h1", "h2", "h3"]).map(|point| format!("  {point}: {}\n", answer(dice)));
    format!("answers:\n{}", lines.collect::<String>())
}

/// The examples, and what-if.yaml with each root and random answers, in two languages.
fn workspaces() -> Vec<(String, Loaded, &'static str)> {
    let mut dice = Dice(11);
    let mut found = vec![("examples".to_owned(), repository(), "en")];
    for (at, root) in ROOTS.iter().enumerate() {
        for (n, language) in ["en", "de"].into_iter().enumerate() {
            let rubric = include_str!("what-if.yaml").replace("ROOT", root);
            let loaded = load(&folder(rubric, "", &answers(&mut dice)));
            assert!(!loaded.has_errors(), "{root}: {:#?}", loaded.diagnostics);
            found.push((format!("root {at}, answers {n}"), loaded, language));
        }
    }
    found
}

/// What the page computes with, and what the rules of the plan give for random selections of items: another program compares them
/// (tests/formats/what-if.cjs), and here everything that follows by itself.
#[test]
fn leaving_items_out_is_what_skipping_them_in_the_roadmap_gives() {
    let mut dice = Dice(3);
    let mut written = Vec::new();
    for (place, loaded, language) in workspaces() {
        let model = model(&loaded);
        let words = Words::load(language, None).expect("a catalogue");
        let report = gapmap::report(&loaded.sources, model, View::complete(), &words);
        for (assessment, view) in model.assessments.iter().zip(&report.assessments) {
            let what_if = view.roadmap.what_if.as_ref().expect("a plan");
            assert!(what_if.can_switch, "{place}");
            let now = evaluate(&model.rubric, assessment);
            let cases: Vec<Value> = (0..30).map(|_| selection(model, assessment, &now, &words, &mut dice)).collect();
            written.push(json!({"place": format!("{place}, {}", assessment.id), "data": what_if, "cases": cases}));
        }
    }
    assert!(written.iter().any(|one| one["data"].to_string().contains("\"is_prerequisite\":true")));
    for step in ["sum", "least", "greatest", "middle", "clamp", "round", "choose", "share", "any", "not"] {
        assert!(written.iter().any(|one| one["data"]["steps"].to_string().contains(&format!("{{\"{step}\":"))), "no {step}");
    }
    let text = serde_json::to_string(&written).expect("JSON");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/what-if.json"), text).expect("written");
}

/// A random selection, and the plan without what is off.
fn selection(model: &Model, assessment: &Assessment, now: &Evaluation, words: &Words, dice: &mut Dice) -> Value {
    let (rubric, items) = (&model.rubric, &now.plan.roadmap.items);
    let on: Vec<bool> = items.iter().map(|_| dice.below(4) > 0).collect();
    let without = items.iter().zip(&on).filter(|(_, on)| !**on).map(|(item, _)| item.key).collect();
    let changed = Changes { without, ..Changes::default() }.of(assessment);
    let then = plan(rubric, &changed, &now.scorecard);
    let (values, overall) = now.scorecard.outcomes_with(rubric, &then.levels_after);
    assert_eq!(overall, then.overall_after);
    let sections = rubric.top.iter().filter(|top| rubric.nodes[**top].item.is_none());
    let scores = std::iter::once((None, overall)).chain(sections.map(|top| (Some(*top), values[top.get()].clone())));
    let scores: Vec<(Option<Ix<Node>>, Exact)> = scores.filter_map(|(node, value)| Some((node, value?))).collect();
    let shown = |(node, value): &(Option<Ix<Node>>, Exact)| words.decimal(&rubric.aggregate_of(*node).round.show(value));
    let (from, to) = then.roadmap.work();
    let is_kept = |item: &PlanItem| then.roadmap.items.iter().any(|kept| kept.key == item.key);
    let difference = difference(&now.plan, &then, &BTreeSet::new());
    let needed = |item: &PlanItem| {
        let found = difference.still_needed.iter().find(|needed| needed.item.key == item.key);
        found.map_or_else(Vec::new, |needed| needed.by.iter().map(|by| by.id.clone()).collect())
    };
    json!({
        "on": on,
        "kept": items.iter().map(is_kept).collect::<Vec<bool>>(),
        "needed": items.iter().map(needed).collect::<Vec<Vec<String>>>(),
        "exact": scores.iter().map(|(_, value)| value.to_ratio()).collect::<Vec<String>>(),
        "scores": scores.iter().map(shown).collect::<Vec<String>>(),
        "effort": words.range(&from, &to),
    })
}

/// A workspace with one assessment of what-if.yaml, half-way up.
fn workspace(roadmap: &str) -> Folder {
    let rubric = include_str!("what-if.yaml").replace("ROOT", ROOTS[0]);
    let answers: String =
        ["a1", "a2", "a3", "b1", "b2", "c1", "c2", "c3", "d1", "e1", "f1", "g1"].map(|point| format!("  {point}: 1\n")).concat();
    Folder::with(&[
        ("gapmap.yaml", "title: Ways\n"),
        ("content/rubric/rubric.yaml", rubric.as_str()),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-02\nparticipants: [{id: ada, name: Ada}]\n"),
        ("content/team/answers.yaml", &format!("answers:\n{answers}")),
        ("content/team/roadmap.yaml", roadmap),
    ])
}

fn document(folder: &Folder, args: &str) -> Value {
    let run = folder.run(&format!("plan --format json {args}"));
    serde_json::from_str(&run.exits(0).stdout).expect("JSON")
}

#[test]
fn plan_prints_the_roadmap_and_says_what_is_a_projection() {
    let folder = workspace("items:\n  I1: {owner: ada, status: in-progress}\n  I8: {status: skipped}\n");
    let run = folder.run("plan");
    run.exits(0).prints("Team, 2026-11-02").prints("A projection: nothing of it is measured").prints("projected");
    let line = |id: &str| run.stdout.lines().find(|line| line.trim_start().starts_with(id)).expect("a line").to_owned();
    assert!(
        line("I1 ").contains("Ada") && line("I1 ").contains("2026-11-02") && line("I1 ").ends_with("first"),
        "{}",
        line("I1 ")
    );
    assert!(line("I2 ").contains("I1") && line("I7 ").contains("I3, I4"), "{}", run.stdout);
    assert!(line("I8 ").contains("dropped by decision"), "{}", line("I8 "));
    run.prints("Assumptions\n  - ");
    let order: Vec<usize> =
        ["  I1 ", "  I2 ", "Not in the plan", "Assumptions"].map(|text| run.stdout.find(text).expect(text)).into();
    assert!(order.is_sorted());
    let document = document(&folder, "team");
    assert_eq!(document["schema"], "gapmap/plan@1");
    assert!(document["projection"].as_str().is_some_and(|text| text.contains("nothing of it is measured")));
    assert!(document["plans"][0]["what_if"].is_null());
}

#[test]
fn a_what_if_is_what_the_same_decision_in_the_roadmap_gives() {
    let asked = [
        ("--without I2", "items: {I2: {status: skipped}}\n"),
        ("--without I2,I9 --without I6", "items: {I2: {status: skipped}, I9: {status: skipped}, I6: {status: skipped}}\n"),
        ("--with I3 --people 2", "people: 2\nitems: {I3: {status: planned}}\n"),
        ("--capacity 0.5", "capacity: {team: 0.5}\n"),
        ("--start 2027-02-01 --people 1.5", "start: 2027-02-01\npeople: 1.5\n"),
    ];
    let folder = workspace("");
    let before = &document(&folder, "team")["plans"][0]["as_planned"];
    for (args, roadmap) in asked {
        let document = document(&folder, &format!("team {args}"));
        let plan = &document["plans"][0];
        assert_eq!(&plan["as_planned"], before, "{args}");
        assert_ne!(&plan["what_if"]["changed"], before, "{args}");
        assert_eq!(plan["what_if"]["changed"], self::document(&workspace(roadmap), "team")["plans"][0]["as_planned"], "{args}");
    }
    assert_eq!(folder.read("content/team/roadmap.yaml"), "", "nothing is written");
}

#[test]
fn a_what_if_names_what_leaves_what_is_still_needed_and_what_moves() {
    let folder = workspace("");
    let run = folder.run("plan team --without I2,I6");
    run.exits(0).prints("as it stands").prints("Leaves the plan");
    let unneeded = "nothing in the plan needs it any more";
    for (id, why) in [("I2", "left out on request"), ("I4", unneeded), ("I6", "left out on request"), ("I7", unneeded)] {
        let line = run.stdout.lines().find(|line| line.trim_start().starts_with(id)).expect("a line");
        assert!(line.contains(why), "{line}");
    }
    let difference = document(&folder, "team --without I1,I8")["plans"][0]["what_if"]["difference"].clone();
    assert_eq!(difference["left"], json!([{"id": "I1", "reason": "asked"}, {"id": "I8", "reason": "asked"}]));
    assert_eq!(difference["still_needed"], json!([{"id": "I1", "by": ["I2"]}, {"id": "I8", "by": ["I9"]}]));
    let moved: Vec<&Value> = difference["moved"].as_array().expect("a list").iter().map(|moved| &moved["id"]).collect();
    assert!(moved.contains(&&json!("I2")) && moved.contains(&&json!("I9")), "{difference}");
    let run = folder.run("plan team --without I1,I8");
    run.exits(0).prints("Still needs what is left out").prints("needs I1").prints(" earlier");
}

#[test]
fn a_what_if_about_nothing_known_is_wrong_usage() {
    let folder = workspace("");
    folder.run("plan team --without I22").exits(2).says("no roadmap item `I22`").says("did you mean");
    folder.run("plan team --without I1 --with I1").exits(2).says("`I1` is to be left out and planned");
    folder.run("plan team --capacity 0").exits(2).says("above 0");
    folder.run("plan team --people 0.5").exits(2).says("from 1 on");
    folder.run("plan team --start soon").exits(2).says("--start");
    folder.run("plan tem").exits(2).says("did you mean `team`");
    folder.write("content/other/assessment.yaml", "subject: Other\ndate: 2026-11-02\n");
    folder.run("plan --people 2").exits(2).says("one assessment at a time").says("gapmap plan other");
    folder.run("plan").exits(0).prints("Other").prints("Team");
    folder.write("content/other/answers.yaml", "answers: {a9: 1}\n").run("plan team").exits(1).says("a9");
}

#[test]
fn what_no_formula_says_cannot_be_switched_and_the_page_names_the_command() {
    let site_with = |root: &str| {
        let rubric = include_str!("what-if.yaml").replace("ROOT", root);
        let loaded = load(&folder(rubric, "", "answers: {a1: 1, a2: 1, a3: 2, b1: 0, c1: 1, h1: 1}\n"));
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        render(&loaded)
    };
    let has = |site: &Site, page: &str, text: &str| String::from_utf8_lossy(&site[page]).contains(text);
    let switched = site_with(ROOTS[0]);
    assert!(has(&switched, "roadmap.html", "data-what-if") && switched.contains_key("what-if-data.js"));
    assert!(!has(&switched, "print.html", "data-what-if"), "nothing is switched on paper");
    // A score that is there for some levels and not for others.
    let told = site_with("{by: rules, rules: [{when: {node: mean, at_least: 3}, then: 2}]}");
    assert!(!has(&told, "roadmap.html", "data-what-if") && !told.contains_key("what-if-data.js"));
    assert!(has(
        &told,
        "roadmap.html",
        "What becomes of the plan and its score without an item: <code>gapmap plan t --without I"
    ));
}
