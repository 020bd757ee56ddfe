//! A report in German: derivations, plan and charts speak it, machines read the same tables, the command line stays English.

use gapmap::View;
use gapmap::plan::evaluate;
use gapmap::site::Site;
use gapmap::source::Sources;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded};

use crate::folder::Folder;
use crate::sites::render;

/// Half steps, a stage, rules and an effort that is no whole number.
const RUBRIC: &str = r"
rubric: klein
kinds: [{id: bereich, name: Bereich, plural: bereiche}, {id: punkt, name: Punkt, plural: punkte, scale: s}]
scales: {s: {type: level, half_steps: true, levels: [{level: 0, id: l0, name: Nichts}, {level: 1, id: l1, name: Teils}, {level: 2, id: l2, name: Ganz}]}}
scoring: {round: {digits: 2}}
bands: [{id: unten, name: Unten, below: 1.5}, {id: oben, name: Oben}]
root:
  aggregate: {by: staged, base: 1, stages: [{value: 2.5, all: [{node: a, at_least: 1.5}, {share: {over: leaves, at_least: 1}, at_least: 0.5}]}, {value: 3, all: [{node: b, at_least: 2}]}]}
bereiche:
  - {id: x, name: X, punkte: [{id: a, name: A, weight: 2, target: 2, na_when: nie}, {id: b, name: B, target: 2, na_when: nie}]}
  - {id: y, name: Y, aggregate: {by: min}, punkte: [{id: c, name: C, target: 1, na_when: nie}, {id: d, name: D, na_when: nie}]}
roadmap:
  sizes: [{id: klein, text: klein}]
  size: [{else: klein}]
  phases: [{id: P1, name: Eins, weeks: [1, 2], priority: hoch}]
  items: [{id: I1, phase: P1, text: erstes, closes: [{capability: b, to: 2}], effort: {klein: [1.5, 3]}, impact: 4}]
";

fn loaded(language: &str) -> Loaded {
    let settings = format!("language: {language}\n");
    let files = [
        ("gapmap.yaml", settings.as_str()),
        ("content/rubric/r.yaml", RUBRIC),
        ("content/t/assessment.yaml", "subject: S\ndate: 2026-03-02\n"),
        ("content/t/answers.yaml", "answers: {a: 1.5, b: 1, c: 0.5}\n"),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8_lossy(&site[path]).into_owned()
}

/// A report as report.json has it, in German.
fn german() -> serde_json::Value {
    let loaded = loaded("de");
    let words = Words::load("de", None).expect("German");
    let report = gapmap::report(&loaded.sources, loaded.model.as_ref().expect("a model"), View::complete(), &words);
    serde_json::to_value(report).expect("JSON")
}

#[test]
fn derivations_are_told_in_german_with_decimal_commas() {
    let report = german();
    let node = |id: &str| {
        let nodes = report["assessments"][0]["nodes"].as_array().expect("nodes");
        nodes.iter().find(|node| node["id"] == id).expect("the node")["derivation"].clone()
    };
    let x = node("x");
    assert_eq!(x["by"], "gewichtetes Mittel");
    assert_eq!(x["formula"], "(2×1,5 + 1×1) / (2 + 1) = 4/3 → 1,33");
    assert_eq!(x["policies"][2], "einmal für die Anzeige gerundet, kaufmännisch auf 2 Nachkommastellen");
    assert_eq!(x["exact"], "4/3", "a ratio is for machines, too");
    let y = node("y");
    assert_eq!((&y["formula"], &y["inputs"][1]["excluded"]), (&"min(0,5) = 1/2 → 0,50".into(), &"unbeantwortet".into()));
    let overall = &report["assessments"][0]["overall"];
    assert_eq!(
        overall["derivation"]["formula"],
        "2,5 = Stufe 1 von 2: sie und alle darunter sind erfüllt; 3 wird blockiert durch b"
    );
    assert_eq!(overall["rule"], "höchste Stufe, deren Bedingungen erfüllt sind, samt denen jeder niedrigeren Stufe");
    assert_eq!(report["assessments"][0]["dimensions"][0]["score"]["rule"], "gewichtetes Mittel der Punkte");
    assert_eq!(report["rubric"]["scales"][0]["sentence"], "Eine Stufe oder die Mitte zwischen zwei Stufen.");
    assert_eq!(report["rubric"]["scales"][0]["used_by"], "4 Punkte");
    assert_eq!(report["rubric"]["bands"][0]["text"], "unter 1,5");
}

#[test]
fn explanations_on_the_command_line_stay_english() {
    let loaded = loaded("de");
    let model = loaded.model.as_ref().expect("a model");
    let assessment = &model.assessments[0];
    let evaluation = evaluate(&model.rubric, assessment);
    let x = model.rubric.nodes.find("x");
    let score = gapmap::report::explain(&model.rubric, &loaded.sources, assessment, &evaluation, x);
    assert_eq!(score.derivation.by, "weighted mean");
    assert_eq!(score.derivation.formula, "(2×1.5 + 1×1) / (2 + 1) = 4/3 → 1.33");
}

#[test]
fn the_plan_is_told_in_german_and_its_table_is_the_same_in_every_language() {
    let roadmap = &german()["assessments"][0]["roadmap"];
    assert_eq!(roadmap["headline"], "Von 2,50 auf 3,00 bis zum 17. März 2026 mit einem Vorhaben");
    let item = &roadmap["phases"][0]["items"][0];
    assert_eq!((&item["effort"], &item["status_text"]), (&"1,5–3".into(), &"vorgeschlagen".into()));
    let [german, english] = ["de", "en"].map(|language| text(&render(&loaded(language)), "data/roadmap.csv"));
    assert_eq!(german, english);
    assert!(german.contains(",1.5–3,1.5,3,4,"), "{german}");
}

#[test]
fn charts_are_titled_in_german() {
    let site = render(&loaded("de"));
    for (chart, words) in [
        ("heatmap", ["Antwort je Punkt", "Ziel 2"]),
        ("gantt", ["Roadmap im Zeitverlauf", "Kritischer Pfad"]),
        ("impact_effort", ["Schnelle Gewinne", "I1 erstes: Aufwand 1,5–3, Wirkung 4"]),
        ("projection", ["Prognostiziert", "Gesamtwert, gemessen"]),
    ] {
        let svg = text(&site, &format!("charts/{chart}.svg"));
        for word in words {
            assert!(svg.contains(word), "`{word}` in {chart}: {svg}");
        }
    }
}

/// A workspace in Canadian French whose theme brings words of French, and these files.
fn french(words: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[
        ("gapmap.yaml", "language: fr-CA\ntheme: mine\n"),
        ("content/team/assessment.yaml", "subject: Team\ndate: 2026-11-18\nprofile: lean\n"),
        ("content/team/exp.md", "---\nanswers: {exp-tracking: 1}\n---\n"),
        ("themes/mine/words/fr.ftl", words),
    ]);
    for (path, text) in files {
        folder.write(path, text);
    }
    folder
}

#[test]
fn a_theme_brings_the_words_of_another_language_and_the_rest_is_english() {
    let folder = french("page-gaps = Analyse des écarts\ndecimal-mark = ,\n", &[]);
    let run = folder.run("build -o site");
    assert!(!run.exits(0).stderr.contains("workspace/untranslated") && !run.stderr.contains("theme/"), "{}", run.stderr);
    let page = folder.read("site/gaps.html");
    for said in ["<html lang=\"fr-CA\"", "Analyse des écarts", "Below target"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("Gap analysis"));
}

#[test]
fn a_message_that_nobody_asks_for_is_told() {
    let template = "{% extends \"default/next.html\" %}{% block main %}{{ \"ours\" | t }}{% endblock main %}";
    let words = "page-gap = Écarts\nours = { brand }\nbrand = Nous\n";
    let run = french(words, &[("themes/mine/templates/next.html", template)]).run("check");
    run.exits(0).says("warning[theme/unknown-message]").says("themes/mine/words/fr.ftl:1:1").says("did you mean `page-gaps`?");
    assert_eq!(run.stderr.matches("theme/").count(), 1, "{}", run.stderr);
}

#[test]
fn words_that_are_no_fluent_are_told_with_their_place() {
    let run = french("page-gaps = Écarts\nbroken { = x\n", &[]).run("build -o site");
    run.exits(2).says("themes/mine/words/fr.ftl:2:");
}
