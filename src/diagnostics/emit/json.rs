//! One object for scripts, documented here and stable within `gapmap/diagnostics@1`.
//!
//! `file` is a path with `/`; `line`, `column`, `end_line` and `end_column` count from 1, columns in characters, the end is the
//! place after the last character. `label` may be empty, `help` may be null. `fix` is null, or edits that belong together: the bytes
//! from `start` to `end` of `file`, counted from 0, become `text`.

use serde::Serialize;

use super::{Region, Tally, Texts};
use crate::diagnostics::{Diagnostic, Edit, Fix};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
    fix: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    title: &'a str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

pub(super) fn emit(diagnostics: &[Diagnostic], texts: &dyn Texts) -> String {
    let Tally { errors, warnings } = Tally::of(diagnostics);
    let diagnostics = diagnostics.iter().map(|diagnostic| entry(diagnostic, texts)).collect();
    let document = Document { schema: "gapmap/diagnostics@1", errors, warnings, diagnostics };
    super::pretty(&document)
}

fn entry<'a>(diagnostic: &'a Diagnostic, texts: &dyn Texts) -> Entry<'a> {
    let related = diagnostic.related.iter().map(|label| Related { place: place(label.span, texts), text: &label.text });
    Entry {
        code: diagnostic.code.slug,
        severity: diagnostic.severity.to_string(),
        message: &diagnostic.message,
        place: place(diagnostic.span, texts),
        label: &diagnostic.label,
        related: related.collect(),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().map(|fix| change(fix, texts)),
    }
}

fn change<'a>(fix: &'a Fix, texts: &dyn Texts) -> Change<'a> {
    let replacement = |edit: &'a Edit| {
        let Edit { span, text } = edit;
        Replacement { place: place(*span, texts), start: span.start, end: span.end, text }
    };
    Change { title: &fix.title, edits: fix.edits.iter().map(replacement).collect() }
}

fn place(span: crate::diagnostics::Span, texts: &dyn Texts) -> Place {
    let Region { line, column, end_line, end_column } = Region::of(span, texts);
    Place { file: texts.path(span.file), line, column, end_line, end_column }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEAM, two_problems};
    use super::*;

    #[test]
    fn holds_everything_a_script_needs() {
        insta::assert_snapshot!(emit(&two_problems(), &TEAM));
    }

    #[test]
    fn is_a_document_even_without_problems() {
        assert!(emit(&[], &TEAM).contains("\"diagnostics\": []"));
    }
}
