//! One map out of the files of a rubric.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::syntax::Document;
use crate::syntax::fields::wrong_type;
use crate::syntax::yaml::{Entry, Kind, Value};

/// Lists that may be spread over several files, besides that of the outermost kind.
const SPREAD: [&str; 3] = ["risks", "metrics", "references"];

/// The top-level keys of all documents as one map; `None` when no document says `rubric:`.
pub(super) fn merge(documents: &[Document], sink: &mut Diagnostics) -> Option<Value> {
    let maps: Vec<(&Value, &[Entry])> = documents.iter().filter_map(|document| top_level(document, sink)).collect();
    let Some(head) = maps.iter().find_map(|(_, entries)| entries.iter().find(|entry| entry.key == "rubric")) else {
        let is_empty = |document: &&Document| document.data.as_ref().is_none_or(|data| data.kind == Kind::Null);
        let empty = documents.iter().find(is_empty).map(|document| Span::new(document.file, 0, 0));
        if let Some(place) = maps.first().map(|(first, _)| first.span.at_start()).or(empty) {
            sink.push(
                Diagnostic::new(&codes::rubric::MISSING_SECTION, place, "no file of the rubric says `rubric:`")
                    .help("start one file with `rubric: name-of-the-rubric`"),
            );
        }
        return None;
    };
    let outermost = outermost_plural(&maps);
    let is_spread = |key: &str| SPREAD.contains(&key) || outermost.as_deref() == Some(key);
    let mut merged = Merged::default();
    for entry in maps.iter().flat_map(|(_, entries)| entries.iter()) {
        merged.add(entry, is_spread(&entry.key), sink);
    }
    Some(Value { kind: Kind::Map(merged.entries), span: head.key_span })
}

fn top_level<'a>(document: &'a Document, sink: &mut Diagnostics) -> Option<(&'a Value, &'a [Entry])> {
    let data = document.data.as_ref()?;
    let entries = data.as_map();
    if entries.is_none() && data.kind != Kind::Null {
        wrong_type(data, "a map with sections of a rubric", sink);
    }
    Some((data, entries?))
}

fn outermost_plural(maps: &[(&Value, &[Entry])]) -> Option<String> {
    let kinds = maps.iter().find_map(|(map, _)| map.get("kinds"))?;
    let Kind::List(kinds) = &kinds.kind else {
        return None;
    };
    let outermost = kinds.first()?;
    match outermost.get("plural") {
        Some(plural) => plural.as_text().map(str::to_owned),
        None => Some(format!("{}s", outermost.get("id")?.as_text()?)),
    }
}

#[derive(Default)]
struct Merged {
    entries: Vec<Entry>,
    /// Where each key stands in `entries`, and where it was first written.
    at: BTreeMap<String, (usize, Span)>,
}

impl Merged {
    fn add(&mut self, entry: &Entry, is_spread: bool, sink: &mut Diagnostics) {
        let Some((at, first)) = self.at.get(&entry.key) else {
            self.at.insert(entry.key.clone(), (self.entries.len(), entry.key_span));
            self.entries.push(entry.clone());
            return;
        };
        if is_spread {
            append(&mut self.entries[*at].value, &entry.value, sink);
            return;
        }
        sink.push(
            Diagnostic::new(&codes::rubric::KEY_IN_TWO_FILES, entry.key_span, format!("`{}` stands in two files", entry.key))
                .related(*first, "first written here")
                .help("move both parts into one file"),
        );
    }
}

/// Puts the items of `more` behind those of `list`.
fn append(list: &mut Value, more: &Value, sink: &mut Diagnostics) {
    match (&mut list.kind, &more.kind) {
        (_, Kind::Null) => {}
        (Kind::List(items), Kind::List(added)) => items.extend(added.iter().cloned()),
        (Kind::List(_), _) => wrong_type(more, "a list", sink),
        (_, _) => {
            if list.kind != Kind::Null {
                wrong_type(list, "a list", sink);
            }
            *list = more.clone();
        }
    }
}
