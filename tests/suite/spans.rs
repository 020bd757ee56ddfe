//! Every place that is reported is exact to the byte, and its column to the character, whatever the file is written like.

use gapmap::diagnostics::emit::Texts;
use gapmap::diagnostics::{Diagnostics, Span};
use gapmap::source::Sources;
use gapmap::syntax::yaml::{Kind, Value};
use gapmap::syntax::{self, Document, markdown};

const YAML: &str = "# Größe\nschlüssel: wert größer # Ä\n\"zitiert 'x'\": \"a: \\u00e4 é\"\n'ein''fach': 'ö'\nzahlen: [1, 2.5, \"3\", 日本]\n\
                    karte: {a: ü, \"b\": ~, c: }\nleer:\nblock:\n  - größe: 1\n    name: 'x y'\n  - {größe: 2}\n  -   plain text with ß\ntext: |\n  Zeile ä\n  Zeile ö\n\
                    gefaltet: >-\n  eins\n  zwei\nletzter: ende\n";

const MARKDOWN: &str = "# Títle 🚀\n\nText ä.\n\n## Größe? {#q-exp-1}\n\nProse é here.\n\n- [x] Größe tick 日本\n- Other\n\nÜberschrift\n---\n\nMore.\n";

/// The same text as other editors save it.
fn variants(text: &str) -> Vec<String> {
    let crlf = text.replace('\n', "\r\n");
    let tabs = text.replace(": wert", ":\twert").replace(" # ", "\t# ").replace("- [x] ", "-\t[x] ");
    let bom = |text: &str| format!("\u{feff}{text}");
    vec![text.to_owned(), crlf.clone(), tabs.clone(), bom(text), bom(&crlf), bom(&tabs.replace('\n', "\r\n"))]
}

fn parse(name: &str, text: &str) -> (Sources, Document) {
    let sources = Sources::from_files([(name, text)]);
    let (id, file) = sources.find(name).expect("the file");
    let mut sink = Diagnostics::new();
    let document = syntax::parse(id, file, &mut sink);
    let found = sink.into_sorted();
    assert!(found.is_empty(), "{text:?}: {found:?}");
    (sources, document)
}

fn slice(sources: &Sources, span: Span) -> &str {
    &sources.file(span.file).text[span.start as usize..span.end as usize]
}

/// The column as a person counts it in an editor.
fn check_place(sources: &Sources, span: Span) {
    let text = &sources.file(span.file).text;
    let before = text[..span.start as usize].trim_start_matches('\u{feff}');
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    assert_eq!(Texts::place(sources, span), (line, column), "{:?}", slice(sources, span));
}

fn written(text: &str, plain: bool) -> Vec<String> {
    if plain {
        return vec![text.to_owned()];
    }
    vec![format!("\"{text}\""), format!("'{}'", text.replace('\'', "''")), format!("\"{}\"", text.replace('ä', "\\u00e4"))]
}

fn check_value(sources: &Sources, value: &Value, seen: &mut usize) {
    check_place(sources, value.span);
    *seen += 1;
    let marked = slice(sources, value.span);
    match &value.kind {
        Kind::Null => assert!(marked.is_empty() || marked == "~", "{marked:?}"),
        // The lines below `|` or `>`, as they are indented.
        Kind::Scalar { text, plain: false } if !marked.starts_with(['"', '\'']) => {
            assert_eq!(marked.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        }
        Kind::Scalar { text, plain } => {
            assert!(written(text, *plain).iter().any(|text| text == marked), "{marked:?} is not {text:?}")
        }
        Kind::List(values) => {
            values.iter().for_each(|value| check_value(sources, value, seen));
            let inside = marked.starts_with('[') && marked.ends_with(']');
            assert!(inside || marked.starts_with('-'), "{marked:?}");
            assert!(values.iter().all(|v| value.span.start <= v.span.start && v.span.end <= value.span.end), "{marked:?}");
        }
        Kind::Map(entries) => {
            for entry in entries {
                check_place(sources, entry.key_span);
                let key = slice(sources, entry.key_span);
                assert!(
                    key == entry.key || written(&entry.key, false).iter().any(|text| text == key),
                    "{key:?} is not {:?}",
                    entry.key
                );
                check_value(sources, &entry.value, seen);
                assert!(value.span.start <= entry.key_span.start && entry.value.span.end <= value.span.end, "{marked:?}");
            }
        }
    }
}

#[test]
fn every_key_and_value_of_yaml_is_exact() {
    for text in variants(YAML) {
        let (sources, document) = parse("content/a.yaml", &text);
        let mut seen = 0;
        check_value(&sources, &document.data.expect("a map"), &mut seen);
        assert_eq!(seen, 24, "{text:?}");
    }
}

#[test]
fn every_key_and_value_of_a_front_matter_is_exact() {
    for text in variants(&format!("---\n{YAML}---\n{MARKDOWN}")) {
        let (sources, document) = parse("content/a.md", &text);
        let mut seen = 0;
        check_value(&sources, &document.data.expect("a map"), &mut seen);
        assert_eq!(seen, 24, "{text:?}");
    }
}

#[test]
fn headings_prose_and_list_items_are_exact() {
    for text in variants(MARKDOWN).into_iter().chain(variants(&format!("---\na: ä\n---\n{MARKDOWN}"))) {
        let (sources, document) = parse("content/a.md", &text);
        let body = document.body.expect("Markdown");
        let sections = markdown::sections(&body);
        let marked: Vec<&str> = sections.iter().map(|section| slice(&sources, section.title_span)).collect();
        let underlined = if text.contains('\r') { "Überschrift\r\n---" } else { "Überschrift\n---" };
        assert_eq!(marked, ["# Títle 🚀", "## Größe? {#q-exp-1}", underlined]);
        assert_eq!(slice(&sources, sections[1].id_place.expect("an id")), "q-exp-1");
        for section in &sections {
            check_place(&sources, section.title_span);
            check_place(&sources, section.prose_span);
            assert_eq!(slice(&sources, section.prose_span), section.prose);
        }
        assert!(sections[1].prose.starts_with("Prose é here."));
        let items = markdown::list_items(&body);
        let marked: Vec<&str> = items.iter().map(|item| slice(&sources, item.span)).collect();
        let box_of = if text.contains("-\t[x]") { "-\t[x] Größe tick 日本" } else { "- [x] Größe tick 日本" };
        assert_eq!(marked, [box_of, "- Other"]);
        items.iter().for_each(|item| check_place(&sources, item.span));
    }
}
