//! Rendered sites: determinism, links, ids, and what must never be in a page.

use std::collections::BTreeSet;
use std::sync::Arc;

use gapmap::View;
use gapmap::assessment::Audience;
use gapmap::live::{Book, Setting};
use gapmap::site::{self, Site};
use gapmap::source::Sources;
use gapmap::theme::{self, Theme};
use gapmap::workspace::{self, Loaded};

/// The site of a loaded workspace; links and ids are checked on the way.
pub fn render(loaded: &Loaded) -> Site {
    render_view(loaded, View::complete())
}

fn render_view(loaded: &Loaded, view: View) -> Site {
    let model = loaded.model.as_ref().expect("a model");
    let (sources, name) = (&loaded.sources, &model.config.theme.value);
    let words = theme::words(sources, name, &model.config.language.value).unwrap_or_else(|error| panic!("{error}"));
    let theme = Theme::load(sources, name, &words).unwrap_or_else(|error| panic!("{error}"));
    let options = site::Options { words, base_url: None, public: false, paper: "a4" };
    let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view, commit: None };
    Book::open(sources, model, &setting, None).print().unwrap_or_else(|error| panic!("{error}")).site
}

/// The site of this repository's own content.
pub fn repository_site() -> Site {
    render(&crate::expected::repository())
}

/// Path and text of every page.
pub fn pages(site: &Site) -> impl Iterator<Item = (&String, String)> {
    site.iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
}

#[test]
fn two_builds_give_the_same_bytes() {
    assert_eq!(repository_site(), repository_site());
}

#[test]
fn the_order_in_which_files_are_given_does_not_matter() {
    let files = [
        ("gapmap.yaml", "title: T\n"),
        ("content/a/assessment.yaml", "subject: A\ndate: 2026-01-02\nprofile: standard\n"),
        ("content/a/exp.yaml", "answers: {exp-tracking: 2}\n"),
        ("content/b/assessment.yaml", "subject: B\ndate: 2026-01-03\nprofile: lean\n"),
        ("content/b/mon.md", "---\nanswers: {mon-perf: 1, mon-bias: unknown}\n---\n"),
    ];
    let forward = render(&workspace::load(Sources::from_files(files)));
    let backward = render(&workspace::load(Sources::from_files(files.into_iter().rev())));
    assert_eq!(forward, backward);
}

#[test]
fn all_pages_and_files_are_there() {
    let site = repository_site();
    let kinds = [
        "index",
        "gaps",
        "roadmap",
        "risks",
        "recommendations",
        "metrics",
        "stakeholders",
        "next",
        "method",
        "history",
        "present",
        "print",
        "d/exp",
        "d/data",
        "d/reg",
        "d/cicd",
        "d/mon",
        "d/infra",
    ];
    for folder in ["bramble-oak", "northmere", "tidewise"] {
        for kind in kinds {
            assert!(site.contains_key(&format!("{folder}/{kind}.html")), "{folder}/{kind}.html");
        }
        for table in ["gaps", "capabilities", "roadmap", "risks", "metrics", "next-steps", "evidence"] {
            assert!(site.contains_key(&format!("{folder}/data/{table}.csv")), "{folder}/data/{table}.csv");
        }
        for chart in ["radar", "heatmap", "gantt", "matrix", "impact_effort", "projection"] {
            assert!(site.contains_key(&format!("{folder}/charts/{chart}.svg")), "{folder}/charts/{chart}.svg");
        }
    }
    for path in ["index.html", "404.html", "data/report.json", ".nojekyll", "robots.txt"] {
        assert!(site.contains_key(path), "{path}");
    }
}

#[test]
fn pages_have_no_inline_code_and_no_foreign_request() {
    for (path, html) in pages(&repository_site()) {
        for forbidden in [" style=\"", "<style", " onclick", " onload", " onerror", "javascript:"] {
            assert!(!html.contains(forbidden), "{path} contains {forbidden}");
        }
        for tag in ["<script", "<link", "<img"] {
            for rest in html.split(tag).skip(1) {
                let tag = rest.split('>').next().unwrap_or_default();
                let canonical = tag.contains("rel=\"canonical\"");
                assert!(
                    canonical || !(tag.contains("http://") || tag.contains("https://") || tag.contains("=\"//")),
                    "{path}: {tag}"
                );
            }
        }
        assert!(!html.contains("<script>"), "{path}: a script with a body");
        assert!(html.contains("Content-Security-Policy"), "{path}");
        assert!(html.contains("noindex"), "{path} lets search engines in");
    }
}

#[test]
fn every_page_has_one_title_one_first_heading_and_no_skipped_level() {
    let mut titles = BTreeSet::new();
    for (path, html) in pages(&repository_site()) {
        let levels: Vec<u32> = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        let skipped = levels.windows(2).find(|pair| pair[1] > pair[0] + 1);
        assert_eq!(skipped, None, "{path}: {levels:?}");
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title").to_owned();
        assert!(titles.insert(title.clone()), "{path}: the title {title} is used twice");
    }
}

#[test]
fn hostile_content_stays_text() {
    let evil = "<script>alert(1)</script>";
    let files = [
        ("gapmap.yaml".to_owned(), format!("title: 'T {evil}'\n")),
        (
            "content/a/assessment.yaml".to_owned(),
            format!(
                "subject: 'S {evil}'\ndate: 2026-01-02\nprofile: standard\nscope: '{evil}'\nheadline: 'H {evil} *x*'\nparticipants: [{{id: a, name: '{evil}', role: '{evil}'}}]\n"
            ),
        ),
        (
            "content/a/exp.md".to_owned(),
            format!(
                "---\nanswers:\n  exp-tracking: {{level: 1, owner: a, note: '{evil} [x](javascript:alert(1))', evidence: [{{text: '{evil}', ref: 'javascript:alert(1)', grade: A, date: 2026-01-01}}]}}\n---\n## How are experiments currently tracked and compared?\n{evil} <img src=x onerror=alert(1)>\n"
            ),
        ),
        (
            "content/a/risks.yaml".to_owned(),
            format!(
                "risks: {{own: {{title: '{evil}', cause: '{evil}', event: e, effect: f, likelihood: 3, impact: 3, owner: a}}}}\n"
            ),
        ),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    for (path, bytes) in render(&loaded) {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") || path.ends_with(".svg") {
            assert!(!text.contains(evil), "{path} passes a script on");
            assert!(!text.contains("href=\"javascript:") && !text.contains("<img src=x"), "{path}");
        }
    }
}

#[test]
fn a_blank_assessment_and_a_five_line_rubric_build_sensible_pages() {
    let blank = [("content/a/assessment.yaml", "subject: A\ndate: 2026-01-02\nprofile: standard\n")];
    let site = render(&workspace::load(Sources::from_files(blank)));
    let overview = String::from_utf8_lossy(&site["index.html"]);
    assert!(overview.contains("Nothing is answered yet"), "blank is never zero");

    let small = [
        (
            "content/rubric/r.yaml",
            "rubric: tiny\nkinds: [{id: area, plural: areas}, {id: point, plural: points, scale: s}]\nscales: {s: {type: level, levels: [{level: 0, id: no, name: No}, {level: 1, id: yes-, name: Yes}]}}\nareas: [{id: a, name: A, points: [{id: p, name: P}, {id: q, name: Q}]}]\n",
        ),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-02\n"),
        ("content/t/a.yaml", "answers: {p: 1}\n"),
    ];
    let loaded = workspace::load(Sources::from_files(small));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    render(&loaded);
}

#[test]
fn what_is_meant_for_a_narrower_circle_reaches_no_byte() {
    let files = [
        (
            "content/a/assessment.yaml",
            "subject: A\ndate: 2026-01-02\nprofile: standard\nparticipants: [{id: o, name: Owner Secret-1, role: r}]\n",
        ),
        (
            "content/a/x.yaml",
            "answers:\n  exp-tracking: {level: 1, owner: o, note: Secret-2, audience: internal, evidence: [{text: Secret-3, grade: A, date: 2026-01-01}]}\n  exp-repro: {level: 2, evidence: [{text: Secret-4, audience: partner, date: 2026-01-01}, {text: Open-5, date: 2026-01-01}]}\nrisks:\n  own: {title: Secret-6, cause: c, event: e, effect: f, likelihood: 5, impact: 5, audience: internal}\n",
        ),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let found = |audience: Audience| -> BTreeSet<String> {
        let site = render_view(&loaded, View { as_of: None, audience });
        let text: String = site.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        ["Secret-2", "Secret-3", "Secret-4", "Open-5", "Secret-6"]
            .into_iter()
            .filter(|word| text.contains(*word))
            .map(str::to_owned)
            .collect()
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(found(Audience::Internal), words(&["Secret-2", "Secret-3", "Secret-4", "Open-5", "Secret-6"]));
    assert_eq!(found(Audience::Partner), words(&["Secret-4", "Open-5"]));
    assert_eq!(found(Audience::Public), words(&["Open-5"]));
}

#[test]
fn deep_trees_odd_ids_and_prose_about_html_build() {
    let levels = "{s: {type: level, levels: [{level: 0, id: no, name: No}, {level: 1, id: yes, name: Yes}]}}";
    let rubric = format!(
        "rubric: deep\nkinds: [{{id: f, plural: fs}}, {{id: p, plural: ps}}, {{id: c, plural: cs, scale: s}}]\nscales: {levels}\nfs:\n  - id: main\n    name: F\n    questions: [{{id: nav, text: A question?}}]\n    ps: [{{id: gap-x, name: P, cs: [{{id: x, name: X, target: 1}}, {{id: page-gaps, name: Y, target: 1}}]}}, {{id: q, name: Q, cs: [{{id: nav-1, name: Z}}]}}]\n"
    );
    let answers = "---\nanswers: {x: {level: 0, note: 'we use `<a href=\"x.html\">` and id=\"main\" and a note[^1]'}, page-gaps: 1}\n---\n## A question?\nYes.[^1]\n\n[^1]: Really.\n";
    let files = [
        ("content/rubric/r.yaml", rubric.as_str()),
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-02\n"),
        ("content/t/a.md", answers),
    ];
    let loaded = workspace::load(Sources::from_files(files));
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let site = render(&loaded);
    let page = String::from_utf8_lossy(&site["d/main.html"]);
    assert!(page.contains("id=\"c.gap-x\"") && page.contains("id=\"c.x\""), "groups and capabilities can be linked");
}

#[test]
fn addresses_that_would_collide_or_break_are_errors() {
    let assessment = "subject: T\ndate: 2026-01-02\nprofile: standard\n";
    let codes = |files: &[(&str, &str)]| -> Vec<&'static str> {
        let loaded = workspace::load(Sources::from_files(files.iter().copied()));
        loaded.diagnostics.iter().map(|d| d.code.slug).filter(|slug| slug.starts_with("workspace/")).collect()
    };
    for folder in ["my team", "a#b", "x%", "assets", "t.html", "o'brien"] {
        let path = format!("content/{folder}/assessment.yaml");
        assert_eq!(codes(&[(&path, assessment)]), ["workspace/folder-name"], "{folder}");
    }
    let twice = [("content/t/assessment.yaml", assessment), ("content/T/assessment.yaml", assessment)];
    assert_eq!(codes(&twice), ["workspace/same-address"]);
    let loose = "---\ndate: 2026-01-02\nanswers: {exp-tracking: 1}\n---\n# T\n";
    assert_eq!(codes(&[("content/t/assessment.yaml", assessment), ("content/t.md", loose)]), ["workspace/same-address"]);
    assert_eq!(
        codes(&[("content/rubrics/t/assessment.yaml", assessment)]),
        Vec::<&str>::new(),
        "only content/rubric/ holds the rubric"
    );
}

#[test]
fn finished_own_items_keep_a_place_to_link_to() {
    let files = [
        ("content/t/assessment.yaml", "subject: T\ndate: 2026-01-02\nprofile: standard\nparticipants: [{id: p, name: P}]\n"),
        ("content/t/a.yaml", "answers: {mon-drift: 1}\n"),
        (
            "content/t/roadmap.yaml",
            "items: {mine: {title: Mine, phase: P1, closes: [{capability: mon-drift, to: 2}], effort: 2000000, status: done}}\n",
        ),
        (
            "content/t/risks.yaml",
            "risks: {own: {title: O, cause: c, event: e, effect: f, likelihood: 3, impact: 3, owner: p, items: [mine]}}\n",
        ),
    ];
    let site = render(&workspace::load(Sources::from_files(files)));
    assert!(String::from_utf8_lossy(&site["roadmap.html"]).contains("id=\"item-mine\""));
}

/// A browser that prints the page makes its title the title of the PDF.
#[test]
fn the_print_page_is_called_after_its_subject_and_date() {
    let page = String::from_utf8_lossy(&repository_site()["tidewise/print.html"]).into_owned();
    assert!(page.contains("<title>Tidewise, 12 November 2026 · MLOps assessments</title>"));
}
