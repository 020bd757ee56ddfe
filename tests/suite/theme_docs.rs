//! docs/themes.md tells what templates can use; this part of it is made from the code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gapmap::View;
use gapmap::source::Sources;
use gapmap::theme::{self, names};
use gapmap::words::Words;
use gapmap::workspace;
use serde_json::Value;

use super::docs::fresh;

const PAGE: &str = "docs/themes.md";
const MARK: &str = "writes it anew. -->\n";

/// Names that mean the same everywhere; said once, above the tables.
const USUAL: &[&str] =
    &["id", "name", "title", "text", "url", "note", "refs", "headline", "pos", "width", "class", "kind", "label", "display"];
const USUAL_ENDINGS: &[&str] = &["_text", "_html", "_value", "_headline", "_name", "_short"];

/// What templates are given, and what report.json holds; the rest is inside.
const START: [&str; 7] = ["PageView", "ChartView", "DeckView", "Contents", "AssessmentView", "PortfolioView", "Report"];

struct Struct {
    name: String,
    doc: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    doc: String,
    /// Its fields stand directly in the struct that has it.
    is_flat: bool,
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a source file")
}

/// The public structs of a Rust file as this project writes them: one field per line, comments above.
fn structs(text: &str) -> Vec<Struct> {
    let mut found: Vec<Struct> = Vec::new();
    let (mut doc, mut is_flat, mut is_open) = (String::new(), false, false);
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push_str(words);
        } else if line.starts_with("#[") {
            is_flat |= line.contains("flatten");
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            let name = name.split('<').next().unwrap_or(name);
            found.push(Struct { name: name.to_owned(), doc: clean(&doc), fields: Vec::new() });
            (doc, is_open) = (String::new(), true);
        } else if let Some((name, kind)) = line.strip_prefix("pub ").filter(|_| is_open).and_then(|rest| rest.split_once(": ")) {
            let field = Field { name: name.to_owned(), kind: owned(kind.trim_end_matches(',')), doc: clean(&doc), is_flat };
            found.last_mut().expect("a struct").fields.push(field);
            (doc, is_flat) = (String::new(), false);
        } else {
            is_open &= line != "}";
            (doc, is_flat) = (String::new(), false);
        }
    }
    found
}

/// The type without being lent: `Vec<EntryView>` of `&'a [EntryView]`.
fn owned(kind: &str) -> String {
    let lent = kind.strip_prefix("&'a ").unwrap_or(kind);
    let list = lent.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(|entry| format!("Vec<{entry}>"));
    list.unwrap_or_else(|| lent.to_owned())
}

fn clean(doc: &str) -> String {
    doc.trim().replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

/// Everything that templates see, by name.
fn view() -> BTreeMap<String, Struct> {
    let modules = source("src/report/view/mod.rs");
    let files = modules
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .map(|name| format!("src/report/view/{name}.rs"));
    let of_site = ["src/site/pages.rs", "src/site/pictures.rs", "src/site/deck.rs"].map(source);
    let texts = files.map(|path| source(&path)).chain([modules.clone()]).chain(of_site).collect::<Vec<_>>();
    texts.iter().flat_map(|text| structs(text)).map(|found| (found.name.clone(), found)).collect()
}

/// The structs reachable from one, each once, in the order in which a reader meets them.
fn reachable<'v>(view: &'v BTreeMap<String, Struct>, from: &str) -> Vec<&'v Struct> {
    let mut order: Vec<&Struct> = Vec::new();
    let mut waiting = vec![from.to_owned()];
    while let Some(name) = waiting.pop() {
        let Some(found) = view.get(&name).filter(|found| order.iter().all(|known| known.name != found.name)) else { continue };
        order.push(found);
        waiting.extend(found.fields.iter().rev().map(|field| core(&field.kind).to_owned()));
    }
    order
}

/// `ScoreView` of `Option<Vec<ScoreView>>`.
fn core(kind: &str) -> &str {
    let inner = kind.rsplit(['<', ' ']).next().unwrap_or(kind);
    inner.trim_end_matches('>')
}

fn in_words(kind: &str, view: &BTreeMap<String, Struct>) -> String {
    let inside = |start: &str| kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{} or none", in_words(inner, view));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", in_words(inner, view));
    }
    if let Some((_, inner)) = inside("BTreeMap<").and_then(|inner| inner.split_once(", ")) {
        return format!("map to {}", in_words(inner, view));
    }
    match kind {
        "String" => "text".to_owned(),
        "&'static str" => "word".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "i32" | "i64" | "u32" => "whole number".to_owned(),
        "Exact" => "number".to_owned(),
        "(Exact, Exact)" => "two numbers".to_owned(),
        "(String, String)" => "two texts".to_owned(),
        "(usize, String)" => "whole number and text".to_owned(),
        // docs/formats.md tells how to compute with it.
        "WhatIfStep" => "calculation".to_owned(),
        name if view.contains_key(name) => format!("[{name}](#{})", name.to_lowercase()),
        other => panic!("{other} needs words"),
    }
}

fn table(found: &Struct, view: &BTreeMap<String, Struct>, page: &mut String) {
    write!(
        page,
        "\n### {}\n\n{}{}| field | type | meaning |\n|---|---|---|\n",
        found.name,
        found.doc,
        if found.doc.is_empty() { "" } else { "\n\n" }
    )
    .expect("writes to memory");
    for field in &found.fields {
        let kind = in_words(&field.kind, view);
        let line = if field.is_flat {
            format!("| *all of* | {kind} | {} |\n", field.doc)
        } else {
            format!("| `{}` | {kind} | {} |\n", field.name, field.doc)
        };
        page.push_str(&line.replace("|  |", "| |"));
    }
}

fn ticked<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ")
}

fn generated() -> String {
    let mut page = format!(
        "\n## Tokens\n\nThe default theme's `tokens.yaml`: every token with its value.\n\n```yaml\n{}\n```\n",
        source("themes/default/tokens.yaml").split_once("\n\n").expect("a head").1.trim_end()
    );
    page.push_str("\n## Blocks\n\n| template | blocks |\n|---|---|\n");
    for (path, _) in theme::defaults() {
        let Some(name) = path.strip_prefix(theme::TEMPLATES) else { continue };
        let blocks = theme::blocks(name);
        let own = blocks.iter().filter(|(_, of)| of == name).map(|(block, _)| block.as_str());
        let own = ticked(own);
        if !own.is_empty() {
            writeln!(page, "| `{name}` | {own} |").expect("writes to memory");
        }
    }
    page.push_str("\nA page's template has the blocks of base.html, too.\n\n## Components\n\n");
    let components = source("themes/default/templates/components.html");
    let header = components.split_once("{#-").and_then(|(_, rest)| rest.split_once("-#}")).expect("a header").0;
    let list = header.split_once("\n\n").expect("a list").1.trim_end();
    write!(
        page,
        "They are in `components.html`. Call one as `{{{{ <name arg={{value}} /> }}}}`, or with a body as `{{% <name> %}}...{{% </name> %}}`. A parameter with @ \
         is taken from the page; it is never passed.\n\n```\n{list}\n```\n"
    )
    .expect("writes to memory");
    write!(
        page,
        "\n## Filters, tests and functions\n\n`href` turns an address of the report into one for this page: `{{{{ link.url | href(home=page.home) }}}}`. \
         On the print page, which holds everything, it leads to the place there.\n\nTera's filters: {}\n\nTera's tests, after `is`: {}\n\nTera's functions: {}\n",
        ticked(names::FILTERS.iter().copied()),
        ticked(names::TESTS.iter().copied()),
        ticked(names::FUNCTIONS.iter().copied()),
    )
    .expect("writes to memory");
    data(&mut page);
    page
}

fn data(page: &mut String) {
    page.push_str(
        "\n## Data\n\n| variable | is | on |\n|---|---|---|\n\
         | `report` | [Contents](#contents) | every page |\n\
         | `page` | [PageView](#pageview) | every page |\n\
         | `a` | [AssessmentView](#assessmentview) | the pages of an assessment |\n\
         | `d` | [DimensionView](#dimensionview) | the page of a dimension; set by the loop in print.html |\n\
         | `charts` | map from a chart's name to [ChartView](#chartview) | the pages of an assessment |\n\
         | `portfolio` | [PortfolioView](#portfolioview) | the page over all assessments |\n\
         | `deck` | [DeckView](#deckview) | the projector view, present.html |\n\
         | `icon` | the icon of the theme as a `data:` address | every page |\n\n\
         `data/report.json` holds a [Report](#report): the same without pages and charts. An optional value is none where there is nothing to say: ask with `{% if a.profile %}`, or write \
         `{{ x?.y or \"\" }}`. Texts are escaped; a field that ends in `_html` is safe and needs `| safe`.\n\n\
         Some names mean the same everywhere. `id`: as in the rubric or in a file. `name`, `title`, `label`, `text`: words to show. `url`: an address inside the \
         report, for `href`. `..._text`, `..._name`, `..._short`: the same in words, dates and numbers spelled out. `..._value`: the same as an exact number. `headline`: a sentence. `..._html`: safe HTML. `display`: a number as \
         text, `–` without one. `pos`, `width`: places on an axis in percent. `class`: ending of a CSS class. `note`, `note_html`: a remark of the author. `refs`: \
         sources, as links. `kind`: a word to tell forms apart.\n",
    );
    let view = view();
    let mut done: Vec<&str> = Vec::new();
    for start in START {
        for found in reachable(&view, start) {
            if !done.contains(&found.name.as_str()) {
                table(found, &view, page);
                done.push(&found.name);
            }
        }
    }
}

#[test]
fn the_page_about_themes_is_fresh() {
    let page = source(PAGE);
    let (by_hand, _) = page.split_once(MARK).expect("the mark");
    fresh(PAGE, &format!("{by_hand}{MARK}{}", generated()));
}

#[test]
fn every_field_is_explained() {
    let view = view();
    let explained = |field: &Field| {
        let name = field.name.as_str();
        let usual = USUAL.contains(&name) || USUAL_ENDINGS.iter().any(|ending| name.ends_with(ending));
        usual || !field.doc.is_empty() || view.contains_key(core(&field.kind))
    };
    let structs = START.into_iter().flat_map(|start| reachable(&view, start));
    let bare: Vec<String> = structs
        .flat_map(|found| {
            found.fields.iter().filter(|field| !explained(field)).map(move |field| format!("{}.{}", found.name, field.name))
        })
        .collect();
    assert!(bare.is_empty(), "these fields need a comment: {bare:#?}");
}

/// What the example's report.json holds is what the page says, field by field.
#[test]
fn the_example_holds_what_is_documented() {
    let mut files = BTreeMap::new();
    collect("content", &mut files);
    let loaded = workspace::load(Sources::from_files(files));
    let report = gapmap::report(&loaded.sources, loaded.model.as_ref().expect("a model"), View::complete(), Words::english());
    let report = serde_json::to_value(&report).expect("JSON");
    let view = view();
    let mut wrong = Vec::new();
    compare(&view, "Report", &report, "report", &mut wrong);
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn collect(folder: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&path, files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(path, text);
        }
    }
}

fn compare(view: &BTreeMap<String, Struct>, kind: &str, value: &Value, path: &str, wrong: &mut Vec<String>) {
    let inside = |start: &str| kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        if !value.is_null() {
            compare(view, inner, value, path, wrong);
        }
    } else if let Some(inner) = inside("Vec<") {
        value.as_array().expect("a list").iter().for_each(|value| compare(view, inner, value, &format!("{path}[]"), wrong));
    } else if let (Some(found), Some(object)) = (view.get(kind), value.as_object()) {
        let fields = flat(view, found);
        for (key, value) in object {
            match fields.iter().find(|field| field.name == *key) {
                Some(field) => compare(view, &field.kind, value, &format!("{path}.{key}"), wrong),
                None => wrong.push(format!("{path}.{key} is not in {kind}")),
            }
        }
        wrong.extend(
            fields.iter().filter(|field| !object.contains_key(&field.name)).map(|field| format!("{path} has no {}", field.name)),
        );
    } else if view.contains_key(kind) {
        wrong.push(format!("{path} is no {kind}"));
    }
}

fn flat<'v>(view: &'v BTreeMap<String, Struct>, found: &'v Struct) -> Vec<&'v Field> {
    found.fields.iter().flat_map(|field| if field.is_flat { flat(view, &view[core(&field.kind)]) } else { vec![field] }).collect()
}
