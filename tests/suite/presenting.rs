//! The projector view: a slide for the whole, for every dimension and for every item, in the rubric's order, saying what the
//! report says.

use gapmap::View;
use gapmap::assessment::Audience;
use gapmap::report::view::{AssessmentView, CapabilityView};
use gapmap::site::Site;
use gapmap::source::Sources;
use gapmap::words::Words;
use gapmap::workspace::{self, Loaded};

use crate::folder::Folder;
use crate::sites::{pages, render, repository_site};

fn page(site: &Site, path: &str) -> String {
    String::from_utf8_lossy(site.get(path).unwrap_or_else(|| panic!("{path} is not there"))).into_owned()
}

/// Anchor and markup of every slide, in order.
fn slides(html: &str) -> Vec<(String, String)> {
    let sections = html.split("<section class=\"slide ").skip(1).filter_map(|rest| rest.split("</section>").next());
    let anchor = |slide: &str| slide.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id").to_owned();
    sections.map(|slide| (anchor(slide), slide.to_owned())).collect()
}

/// The words of a slide, single spaces between them.
fn words_of(slide: &str) -> String {
    let text = slide.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join(" ");
    let signs = [("&#39;", "'"), ("&#x2F;", "/"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    let text = signs.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn slide<'s>(slides: &'s [(String, String)], anchor: &str) -> &'s str {
    let found = slides.iter().find(|(own, _)| own == anchor);
    &found.unwrap_or_else(|| panic!("no slide {anchor}")).1
}

/// The cards of a slide with the name in each, and whether it is marked as the answer and as the target.
fn cards(slide: &str) -> Vec<(String, bool, bool)> {
    let cards = slide.split("<li class=\"card").skip(1).map(|rest| rest.split("</li>").next().expect("a card"));
    let name =
        |card: &str| card.split("<p class=\"nm\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a name").to_owned();
    let marked = |card: &str, class: &str, mark: &str| {
        let is_class = card.split('"').next().expect("classes").contains(class);
        assert_eq!(is_class, card.contains(&format!("class=\"{mark}\"")), "by shape and by word: {card}");
        is_class
    };
    cards.map(|card| (name(card), marked(card, "is-now", "m-now"), marked(card, "is-target", "m-to"))).collect()
}

fn expected_anchors(a: &AssessmentView) -> Vec<String> {
    let of_dimensions = a.dimensions.iter().flat_map(|d| {
        let items = d.capabilities.iter().map(|c| c.anchor.clone());
        std::iter::once(format!("d.{}", d.id)).chain(items)
    });
    std::iter::once("whole".to_owned()).chain(of_dimensions).collect()
}

fn expected_cards(c: &CapabilityView) -> Vec<(String, bool, bool)> {
    let answered = c.state == "answered";
    let aims = c.target.is_some() && c.state != "not-applicable" && c.state != "out-of-scope";
    c.levels.iter().map(|level| (level.name.clone(), level.is_current && answered, level.is_target && aims)).collect()
}

fn report(loaded: &Loaded) -> gapmap::report::view::Report {
    let view = View { as_of: None, audience: Audience::Internal };
    gapmap::report(&loaded.sources, loaded.model.as_ref().expect("a model"), view, Words::english())
}

#[test]
fn slides_follow_the_rubric_and_mark_what_the_report_says() {
    let loaded = crate::expected::repository();
    let (report, site) = (report(&loaded), render(&loaded));
    for a in &report.assessments {
        let found = slides(&page(&site, &format!("{}present.html", a.url)));
        let anchors: Vec<String> = found.iter().map(|(anchor, _)| anchor.clone()).collect();
        assert_eq!(anchors, expected_anchors(a), "{}", a.id);
        assert_eq!(anchors.len(), 1 + 6 + 30);
        assert!(words_of(slide(&found, "whole")).contains(&a.headline), "{}", a.id);
        for d in &a.dimensions {
            let own = words_of(slide(&found, &format!("d.{}", d.id)));
            for text in [&d.name, &d.score.now.display, &d.score.target.display, &d.diagnosis] {
                assert!(own.contains(text.as_str()), "{} says nothing of {text}: {own}", d.id);
            }
            for c in &d.capabilities {
                let markup = slide(&found, &c.anchor);
                assert_eq!(cards(markup), expected_cards(c), "{}", c.id);
                let said = words_of(markup);
                for level in &c.levels {
                    assert!(said.contains(&level.text), "{}: {}", c.id, level.text);
                }
            }
        }
    }
}

#[test]
fn states_are_said_in_words_and_nothing_is_marked_as_the_answer() {
    let answers = "answers: {exp-tracking: unknown, exp-repro: {na: true, reason: Nothing is trained here}, exp-hpo: 2}\n";
    let files = [
        ("gapmap.yaml", "title: T\n"),
        ("content/t/assessment.yaml", "subject: Team\ndate: 2026-11-02\nprofile: standard\n"),
        ("content/t/a.yaml", answers),
    ];
    let found = slides(&page(&render(&workspace::load(Sources::from_files(files))), "present.html"));
    let says = |item: &str, words: &str| {
        let own = slide(&found, &format!("c.{item}"));
        assert!(words_of(own).to_lowercase().contains(words), "{item}: {}", words_of(own));
        assert!(cards(own).iter().all(|(_, is_now, _)| !is_now), "{item}");
    };
    says("exp-tracking", "asked, nobody knows");
    says("exp-repro", "not applicable: nothing is trained here");
    says("exp-collab", "not answered yet");
    assert!(cards(slide(&found, "c.exp-repro")).iter().all(|(_, _, is_target)| !is_target), "what does not apply has no target");
    assert!(cards(slide(&found, "c.exp-hpo"))[2].1);
    assert!(words_of(slide(&found, "d.exp")).contains("not answered"));
}

#[test]
fn every_form_of_answer_has_a_slide_that_shows_it() {
    let answers = "answers:\n  review: 1\n  lang: [lint, unit]\n  described: {value: half, criteria: [written]}\n  rollback: yes\n  failed: 15\n  \
                   storage: own\n  access: {measures: {documentation: 2, implementation: 1}}\n  training: 1\n";
    let files = [
        ("content/rubric/r.yaml", include_str!("every-form.yaml")),
        ("content/t/assessment.yaml", "subject: Team\ndate: 2026-11-02\n"),
        ("content/t/a.yaml", answers),
    ];
    let site = render(&workspace::load(Sources::from_files(files)));
    let found = slides(&page(&site, "present.html"));
    let said = |item: &str| words_of(slide(&found, &format!("c.{item}")));
    let chosen = |item: &str| -> Vec<String> {
        cards(slide(&found, &format!("c.{item}"))).into_iter().filter(|(_, is_now, _)| *is_now).map(|(name, ..)| name).collect()
    };
    assert_eq!(chosen("lang"), ["Linting", "Unit tests"]);
    assert_eq!(chosen("rollback"), ["Yes"]);
    assert_eq!(chosen("storage"), ["Own servers"]);
    assert!(said("described").contains("yes: It is written down") && said("described").contains("no: It was checked this year"));
    assert!(said("failed").contains("15%") && cards(slide(&found, "c.failed")).is_empty());
    assert!(said("access").contains("As written All") && said("access").contains("As lived Some"), "{}", said("access"));
    assert!(said("keys").contains("ut of scope; asked only if"), "{}", said("keys"));
    assert!(said("review").contains("Build · Code · Point 1 of 7"), "groups stand in the line above: {}", said("review"));
    assert!(!page(&site, "present.html").contains("<svg class=\"chart\""), "two dimensions make no radar");
}

#[test]
fn twelve_levels_stand_in_two_rows_of_six() {
    let levels: Vec<String> = (0..12).map(|level| format!("{{level: {level}, id: l{level}, name: N{level}}}")).collect();
    let rubric = format!(
        "rubric: long\nkinds: [{{id: point, plural: points, scale: s}}]\nscales: {{s: {{type: level, levels: [{}]}}}}\npoints: [{{id: a, name: A, target: 9}}, {{id: b, name: B}}]\n",
        levels.join(", ")
    );
    let files = [
        ("content/rubric/r.yaml", rubric.as_str()),
        ("content/t/assessment.yaml", "subject: Team\ndate: 2026-11-02\n"),
        ("content/t/a.yaml", "answers: {a: 7}\n"),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let found = slides(&page(&render(&loaded), "present.html"));
    assert_eq!(found.len(), 1 + 1 + 2, "items below no group have a slide that lists them");
    let own = slide(&found, "c.a");
    assert!(own.contains("class=\"cards n6\""));
    let marked: Vec<String> = cards(own).into_iter().filter(|(_, is_now, to)| *is_now || *to).map(|(name, ..)| name).collect();
    assert_eq!(marked, ["N7", "N9"]);
}

#[test]
fn every_page_of_an_assessment_links_to_its_slide() {
    let site = repository_site();
    let address = |path: &str| {
        let html = page(&site, path);
        let link = html.split("<a ").find(|tag| tag.contains(" data-present"));
        link.and_then(|tag| tag.split("href=\"").nth(1))
            .and_then(|rest| rest.split('"').next())
            .map(|href| href.replace("&#x2F;", "/"))
    };
    assert_eq!(address("tidewise/index.html").as_deref(), Some("present.html"));
    assert_eq!(address("tidewise/d/mon.html").as_deref(), Some("../present.html#d.mon"));
    assert_eq!(address("tidewise/print.html").as_deref(), Some("present.html"));
    assert_eq!(address("index.html"), None, "nothing to present over all assessments");
    for (path, html) in pages(&site).filter(|(path, _)| !path.ends_with("present.html")) {
        assert!(!html.contains("class=\"slide "), "{path} holds slides");
        assert!(!html.contains("present.css") && !html.contains("present.js"), "{path} loads what only the projector view needs");
    }
    let index = page(&site, "tidewise/search-index.js");
    assert!(!index.contains("present.html"), "search leads to the report");
}

#[test]
fn the_file_to_mail_has_no_link_to_slides_that_it_lacks() {
    let files = gapmap::site::single_files(&repository_site());
    let html = String::from_utf8_lossy(&files["tidewise.html"]).into_owned();
    assert!(!html.contains("present.html"), "{}", html.len());
}

#[test]
fn german_slides_speak_german() {
    let folder = Folder::empty();
    folder.run("init --rubric mlops-levels --no-example").exits(0);
    let mut loaded = workspace::load(Sources::read(folder.path()).expect("a workspace"));
    "de".clone_into(&mut loaded.model.as_mut().expect("a model").config.language.value);
    let site = render(&loaded);
    let path = site.keys().find(|path| path.ends_with("present.html")).expect("the projector view").clone();
    let html = page(&site, &path);
    let found = slides(&html);
    let (_, item) = found.iter().find(|(anchor, _)| anchor.starts_with("c.")).expect("an item");
    assert!(
        words_of(item).contains("Noch nicht beantwortet") || words_of(item).contains("noch nicht beantwortet"),
        "{}",
        words_of(item)
    );
    assert!(words_of(item).contains("Ziel") && html.contains("data-count=\"Folie {at} von {all}\"") && html.contains("Bild ↓"));
}
