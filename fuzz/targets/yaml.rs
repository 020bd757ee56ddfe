//! Any text as YAML: every span it reports lies in the text, on the borders of characters.
#![no_main]

use gapmap::diagnostics::{Diagnostics, FileId, Span};
use gapmap::syntax::yaml::{self, Kind, Value};
use libfuzzer_sys::fuzz_target;

fn check(text: &str, span: Span) {
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no part of {text:?}");
}

fn walk(text: &str, value: &Value) {
    check(text, value.span);
    match &value.kind {
        Kind::List(values) => values.iter().for_each(|value| walk(text, value)),
        Kind::Map(entries) => entries.iter().for_each(|entry| {
            check(text, entry.key_span);
            walk(text, &entry.value);
        }),
        _ => {}
    }
}

fuzz_target!(|text: &str| {
    let mut sink = Diagnostics::new();
    if let Some(value) = yaml::parse(FileId(0), text, 0, &mut sink) {
        walk(text, &value);
    }
    sink.into_sorted().iter().for_each(|found| check(text, found.span));
});
