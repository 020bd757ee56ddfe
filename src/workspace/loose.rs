//! A Markdown file that is an assessment by itself: answers in a file that belongs to no assessment folder.
//!
//! The founding document with boxes ticked is such a file. Its front matter may hold the keys of assessment.yaml; without them
//! the first heading is the subject, and `date`, `last_updated` or `created_date` the date.

use crate::assessment::{self, Assessment, Folder};
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span, codes};
use crate::rubric::Rubric;
use crate::source::SourceFile;
use crate::syntax::without_controls;
use crate::syntax::yaml::{Entry, Kind, Value};
use crate::syntax::{self, Document, markdown};

/// Keys of assessment.yaml that the front matter may hold.
const HEAD_KEYS: &[&str] = &[
    "subject",
    "scope",
    "rubric",
    "rubric_version",
    "period",
    "date",
    "profile",
    "headline",
    "summary",
    "facilitator",
    "participants",
    "facts",
    "targets",
    "phases",
    "metrics",
    "next_steps",
];
/// Where other tools' front matter has a date.
const FOREIGN_DATES: &[&str] = &["last_updated", "created_date"];

/// Reads a file outside every assessment folder. `None`, with a warning, when it holds no answers.
pub(super) fn read(rubric: &Rubric, id: FileId, file: &SourceFile, sink: &mut Diagnostics) -> Option<Assessment> {
    let mut found = Diagnostics::new();
    let document = syntax::parse(id, file, &mut found);
    let stem = file.name().rsplit_once('.').map_or(file.name(), |(stem, _)| stem).to_owned();
    let folder = format!("{}/{stem}", file.folder());
    let (head, rest) = split(document, &folder);
    let has_date = head.data.as_ref().is_some_and(|data| data.get("date").is_some());
    let dated = if has_date { head } else { with_placeholder_date(head) };
    let read = assessment::decode(rubric, &Folder { id: stem, path: folder, documents: vec![&dated, &rest] }, &mut found);
    let Some(assessment) = read.filter(|a| !a.answers.is_empty() || !a.prose.is_empty()) else {
        stray(id, file, found.has_errors(), sink);
        sink.append(found);
        return None;
    };
    sink.append(found);
    if has_date {
        return Some(assessment);
    }
    sink.push(
        Diagnostic::new(&codes::workspace::UNDATED, Span::new(id, 0, 0), format!("`{}` holds answers but no date", file.name()))
            .help("add a front matter with `date: YYYY-MM-DD`, the day of the assessment"),
    );
    None
}

/// Reports a file that belongs to nothing, unless its own errors already say so.
pub(super) fn stray(id: FileId, file: &SourceFile, has_errors: bool, sink: &mut Diagnostics) {
    if !has_errors {
        sink.push(
            Diagnostic::new(
                &codes::workspace::STRAY_FILE,
                Span::new(id, 0, 0),
                format!("`{}` belongs to no assessment", file.path),
            )
            .help("move it into a folder with an assessment.yaml, or out of content/"),
        );
    }
}

/// The head as an assessment.yaml would give it, and the file without it.
fn split(document: Document, folder: &str) -> (Document, Document) {
    let start = Span::new(document.file, 0, 0);
    let entries = match document.data {
        Some(Value { kind: Kind::Map(entries), .. }) => entries,
        _ => Vec::new(),
    };
    let (mut head, rest): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| HEAD_KEYS.contains(&entry.key.as_str()));
    let has = |head: &[Entry], key: &str| head.iter().any(|entry| entry.key == key);
    if !has(&head, "subject")
        && let Some(title) = document.body.as_ref().and_then(|body| markdown::sections(body).into_iter().next())
    {
        head.push(entry("subject", title.title, title.title_span));
    }
    let foreign = FOREIGN_DATES.iter().find_map(|key| rest.iter().find(|entry| entry.key == *key));
    if !has(&head, "date")
        && let Some((text, span)) = foreign.and_then(|entry| Some((entry.value.as_text()?, entry.value.span)))
    {
        head.push(entry("date", text.to_owned(), span));
    }
    let map = |entries: Vec<Entry>| {
        Some(Value { span: entries.first().map_or(start, |entry| entry.key_span), kind: Kind::Map(entries) })
    };
    let own = Document { file: document.file, path: format!("{folder}/assessment.yaml"), data: map(head), body: None };
    let data = if rest.is_empty() { None } else { map(rest) };
    (own, Document { file: document.file, path: format!("{folder}/answers.md"), data, body: document.body })
}

fn entry(key: &str, text: String, span: Span) -> Entry {
    Entry {
        key: key.to_owned(),
        key_span: span,
        value: Value { kind: Kind::Scalar { text: without_controls(&text), plain: false }, span },
    }
}

/// Lets the answers be read all the same, so that the missing date is reported only where there are answers.
fn with_placeholder_date(head: Document) -> Document {
    let span = Span::new(head.file, 0, 0);
    let mut entries =
        head.data.and_then(|data| if let Kind::Map(entries) = data.kind { Some(entries) } else { None }).unwrap_or_default();
    entries.push(entry("date", "2000-01-01".to_owned(), span));
    Document { data: Some(Value { kind: Kind::Map(entries), span }), ..head }
}
