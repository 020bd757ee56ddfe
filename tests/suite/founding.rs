//! The founding document: all of it is in the rubric, all of it reaches the site, and itself with ticks is an input.

use std::collections::BTreeSet;

use gapmap::source::Sources;
use gapmap::workspace::{self, Loaded};

use crate::sites::{render, repository_site};

/// The founding document as this project keeps it.
const FOUNDING: &str = include_str!("../founding/mlops-gap-analysis.md");

/// Every list entry of the document, without its marker, box or emphasis; headings of lists end in a colon and are no entries.
fn list_entries(text: &str) -> Vec<String> {
    let body = text.split_once("## Context Assessment").map_or(text, |(_, body)| body);
    body.lines()
        .filter_map(|line| {
            let line = line.trim();
            let numbered =
                line.split_once(". ").filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())).map(|(_, rest)| rest);
            let rest = line.strip_prefix("- [ ] ").or_else(|| line.strip_prefix("- ")).or(numbered)?;
            Some(rest.replace("**", ""))
        })
        .map(|entry| entry.trim_end_matches(':').to_owned())
        .collect()
}

fn rubric_texts() -> BTreeSet<String> {
    let loaded = crate::expected::repository();
    let rubric = &loaded.model.as_ref().expect("a model").rubric;
    let mut texts = BTreeSet::new();
    let mut add = |text: &str| {
        texts.insert(text.to_owned());
    };
    rubric.nodes.values().for_each(|node| add(&node.text));
    rubric.questions.values().for_each(|question| add(&question.text));
    rubric.roadmap.items.values().for_each(|item| add(&item.text));
    rubric.tools.categories.values().flat_map(|category| &category.options).for_each(|option| add(&option.text));
    rubric.metrics.values().for_each(|metric| add(&metric.text));
    rubric.risks.values().for_each(|risk| add(&risk.text));
    rubric.steps.values().for_each(|step| add(&step.text));
    rubric.horizons.values().for_each(|horizon| add(&horizon.name));
    texts
}

#[test]
fn every_list_entry_is_in_the_rubric_word_for_word() {
    let texts = rubric_texts();
    let entries = list_entries(FOUNDING);
    assert_eq!(entries.len(), 30 + 18 + 8 + 16 + 15 + 9 + 6 + 3 + 9 + 5, "all lists of the document were found");
    let missing: Vec<&String> = entries.iter().filter(|entry| !texts.contains(*entry)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_rubric_counts_what_the_document_counts() {
    let loaded = crate::expected::repository();
    let rubric = &loaded.model.as_ref().expect("a model").rubric;
    let founding = |text: &str| !text.is_empty() && FOUNDING.contains(text);
    assert_eq!(rubric.top.len(), 6);
    assert_eq!(rubric.items().count(), 30);
    assert_eq!(rubric.top.iter().map(|top| rubric.nodes[*top].questions.len()).sum::<usize>(), 18);
    assert_eq!(rubric.context.values().map(|group| group.questions.len()).sum::<usize>(), 8);
    assert_eq!((rubric.roadmap.phases.len(), rubric.roadmap.items.len()), (4, 16));
    assert_eq!(rubric.tools.categories.values().map(|category| category.options.len()).collect::<Vec<_>>(), [3; 5]);
    assert_eq!(rubric.metrics.values().filter(|metric| founding(&metric.text)).count(), 9);
    assert_eq!(rubric.risks.values().filter(|risk| founding(&risk.text)).count(), 6);
    assert_eq!(rubric.steps.len(), 9);
    assert!(FOUNDING.contains(&rubric.principle), "the closing principle stands in the rubric");
}

#[test]
fn every_list_entry_and_the_principle_reach_a_page_of_every_assessment() {
    let site = repository_site();
    for folder in ["bramble-oak/", "northmere/", "tidewise/"] {
        let pages =
            site.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".html") && !path.ends_with("print.html"));
        let text: String = pages.map(|(_, bytes)| unescape(&String::from_utf8_lossy(bytes))).collect();
        let missing: Vec<String> = list_entries(FOUNDING).into_iter().filter(|entry| !text.contains(entry)).collect();
        assert!(missing.is_empty(), "{folder}: {missing:#?}");
        assert!(text.contains("Start with high-impact, low-effort improvements"), "{folder}");
    }
}

fn unescape(html: &str) -> String {
    html.replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&quot;", "\"")
        .replace("&gt;", ">")
        .replace("&lt;", "<")
}

/// A fresh workspace with nothing but the document in it.
fn fresh(document: &str) -> Loaded {
    workspace::load(Sources::from_files([("gapmap.yaml", "title: Fresh\n"), ("content/mlops-gap-analysis.md", document)]))
}

fn ticked() -> String {
    FOUNDING
        .replace("- [ ] Experiment tracking system", "- [x] Experiment tracking system")
        .replace("- [ ] Data quality monitoring", "- [x] Data quality monitoring")
        .replace("- [ ] Set up model registry", "- [x] Set up model registry")
        .replace(
            "- How are experiments currently tracked and compared?",
            "- How are experiments currently tracked and compared?\n  In a shared spreadsheet.",
        )
        .replace(
            "4. What is your budget for MLOps tooling and infrastructure?",
            "4. What is your budget for MLOps tooling and infrastructure?\n   Nothing yet.",
        )
}

#[test]
fn the_ticked_document_alone_builds_a_report() {
    let loaded = fresh(&ticked());
    assert_eq!(loaded.diagnostics, []);
    let model = loaded.model.as_ref().expect("a model");
    let assessment = &model.assessments[0];
    assert_eq!(assessment.subject, "MLOps Gap Analysis and Implementation Roadmap");
    assert_eq!(assessment.date.to_string(), "2025-01-02");
    let report = gapmap::report(&loaded.sources, model, gapmap::View::complete(), gapmap::words::Words::english());
    let cells: Vec<(&str, &str)> =
        report.assessments[0].dimensions.iter().flat_map(|d| &d.capabilities).map(|c| (c.id.as_str(), c.cell.as_str())).collect();
    let answered: Vec<_> = cells.iter().filter(|(_, cell)| *cell != "–").collect();
    assert_eq!(answered.len(), 10, "two dimensions were touched, the other four stay unanswered: {cells:?}");
    assert!(cells.contains(&("exp-tracking", "2")) && cells.contains(&("exp-repro", "0")) && cells.contains(&("mon-perf", "–")));
    let done: Vec<&str> = report.assessments[0].roadmap.done.iter().map(|left| left.id.as_str()).collect();
    assert_eq!(done, ["R1.2"]);
    let site = render(&loaded);
    let page = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert!(page("d/exp.html").contains("In a shared spreadsheet."));
    assert!(page("stakeholders.html").contains("Nothing yet."));
}

#[test]
fn the_blank_document_is_no_assessment_and_says_so() {
    let loaded = fresh(FOUNDING);
    let slugs: Vec<&str> = loaded.diagnostics.iter().map(|d| d.code.slug).collect();
    assert_eq!(slugs, ["workspace/stray-file", "workspace/no-assessment"]);
}

#[test]
fn answers_without_a_date_are_an_error() {
    let undated = ticked().replace("created_date", "made").replace("last_updated", "changed");
    let slugs: Vec<&str> = fresh(&undated).diagnostics.iter().map(|d| d.code.slug).collect();
    assert!(slugs.contains(&"workspace/undated"), "{slugs:?}");
}
