//! YAML as a tree that keeps the place of every key and value.
//!
//! Refuses anchors, aliases and merge keys (each place says what it means itself), duplicate keys, several documents,
//! nesting beyond [`MAX_DEPTH`] and more than [`MAX_VALUES`] values.

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use super::mending::Text;
use super::without_controls;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span, codes};

/// Deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// Most values one file may hold.
pub const MAX_VALUES: usize = 200_000;

/// A YAML value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, `null` or `~`.
    Null,
    /// A scalar as it was written; only plain ones can be numbers or booleans.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Value>),
    Map(Vec<Entry>),
}

/// One key of a map with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Value,
}

impl Value {
    /// What the value is, in the words a user knows.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Scalar { plain: true, text } if text.parse::<f64>().is_ok() => "a number",
            Kind::Scalar { plain: true, text } if matches!(text.as_str(), "true" | "false") => "a yes/no value",
            Kind::Scalar { .. } => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries of a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_map()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}

/// Parses one YAML text that starts at byte `offset` of file `file`. `None` for an empty text.
///
/// On a syntax error everything read so far is kept and the rest is given up, with a diagnostic at the place.
pub fn parse(file: FileId, text: &str, offset: usize, sink: &mut Diagnostics) -> Option<Value> {
    let mut builder = Builder { file, text, offset, sink, stack: Vec::new(), root: None, values: 0, documents: 0 };
    builder.run();
    builder.root
}

/// The byte at which reading a text breaks off.
pub(super) fn breaks_off(text: &str) -> Option<usize> {
    let options = granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
    let broken = Parser::new_from_str_with_options(text, options).find_map(Result::err)?;
    Some(broken.marker().byte_offset().unwrap_or(text.len()))
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
    sink: &'a mut Diagnostics,
    stack: Vec<Open>,
    root: Option<Value>,
    values: usize,
    documents: usize,
}

/// A collection that is still being read.
enum Open {
    List { items: Vec<Value>, span: Span },
    Map { entries: Entries, key: Option<(String, Span)>, span: Span },
}

impl Builder<'_> {
    fn run(&mut self) {
        let options = granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
        for event in Parser::new_from_str_with_options(self.text, options) {
            match event {
                Ok((event, span)) => {
                    let span = self.span(&span);
                    if !self.event(event, span) {
                        break;
                    }
                }
                Err(error) => {
                    let at = self.offset + error.marker().byte_offset().unwrap_or(self.text.len());
                    let span = self.visible(Span::new(self.file, at, at + 1));
                    let code = if *error.kind() == ErrorKind::RecursionLimitExceeded {
                        &codes::yaml::TOO_DEEP
                    } else {
                        &codes::yaml::SYNTAX
                    };
                    let fix = self.whole().indented(span);
                    let said = Diagnostic::new(code, span, syntax_message(&error)).help_if(self.syntax_help(span));
                    let help = fix.as_ref().filter(|_| said.help.is_none()).map(|fix| fix.title.clone());
                    self.sink.push(if help.is_some() { said.help_if(help) } else { said }.fix_if(fix));
                    break;
                }
            }
        }
        self.close_all();
    }

    /// Returns false when reading has to stop.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.sink.report(&codes::yaml::MANY_DOCUMENTS, span, "a second document starts here");
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                self.refuse_anchor(anchor, span);
                let plain = style == ScalarStyle::Plain;
                let kind = match text.as_ref() {
                    "" | "~" | "null" | "Null" | "NULL" if plain => Kind::Null,
                    text => Kind::Scalar { text: without_controls(text), plain },
                };
                return self.place(Value { kind, span });
            }
            Event::SequenceStart(_, anchor, _) => {
                self.refuse_anchor(anchor, span);
                return self.open(Open::List { items: Vec::new(), span });
            }
            Event::MappingStart(_, anchor, _) => {
                self.refuse_anchor(anchor, span);
                return self.open(Open::Map { entries: Entries::default(), key: None, span });
            }
            Event::SequenceEnd | Event::MappingEnd => return self.close(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.sink
                    .push(Diagnostic::new(&codes::yaml::ALIAS, span, "aliases are not supported").help("write the value out"));
                return self.place(Value { kind: Kind::Null, span });
            }
            _ => {}
        }
        true
    }

    fn refuse_anchor(&mut self, anchor: usize, span: Span) {
        if anchor != 0 {
            self.sink.push(Diagnostic::new(&codes::yaml::ALIAS, span, "anchors are not supported").help("remove the `&name`"));
        }
    }

    fn open(&mut self, open: Open) -> bool {
        if self.stack.len() >= MAX_DEPTH {
            let (Open::List { span, .. } | Open::Map { span, .. }) = open;
            self.sink.report(&codes::yaml::TOO_DEEP, span, format!("nested deeper than {MAX_DEPTH} levels"));
            return false;
        }
        self.stack.push(open);
        true
    }

    fn close(&mut self, end: Span) -> bool {
        let Some(open) = self.stack.pop() else {
            return true;
        };
        let value = self.finish(open, Some(end));
        self.place(value)
    }

    fn close_all(&mut self) {
        while let Some(open) = self.stack.pop() {
            let value = self.finish(open, None);
            if !self.place(value) {
                break;
            }
        }
    }

    fn finish(&self, open: Open, end: Option<Span>) -> Value {
        let until = |span: Span, last: Option<u32>| {
            let end = end.map(|e| e.end).or(last).unwrap_or(span.end);
            self.visible(Span { end: end.max(span.start), ..span })
        };
        match open {
            Open::List { items, span } => {
                let span = until(span, items.last().map(|v| v.span.end));
                Value { kind: Kind::List(items), span }
            }
            Open::Map { entries: Entries { list: mut entries, .. }, key, span } => {
                if let Some((key, key_span)) = key {
                    let value = Value { kind: Kind::Null, span: Span { start: key_span.end, ..key_span } };
                    entries.push(Entry { key, key_span, value });
                }
                let span = until(span, entries.last().map(|e| e.value.span.end));
                Value { kind: Kind::Map(entries), span }
            }
        }
    }

    /// Puts a finished value where it belongs. Returns false when there are too many.
    fn place(&mut self, value: Value) -> bool {
        self.values += 1;
        if self.values > MAX_VALUES {
            self.sink.report(&codes::yaml::TOO_DEEP, value.span, format!("more than {MAX_VALUES} values in one file"));
            return false;
        }
        match self.stack.last_mut() {
            None => self.root = Some(value),
            Some(Open::List { items, .. }) => items.push(value),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => *key = Some(key_of(&value, self.sink)),
                Some((key, key_span)) => {
                    let text = Text { file: self.file, text: self.text, offset: self.offset };
                    entries.add(Entry { key, key_span, value: after_key(value, key_span) }, text, self.sink);
                }
            },
        }
        true
    }

    fn whole(&self) -> Text<'_> {
        Text { file: self.file, text: self.text, offset: self.offset }
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or(self.text.len()..self.text.len());
        self.visible(Span::new(self.file, self.offset + range.start, self.offset + range.end))
    }

    /// The span without the line breaks and blanks at its end, inside the text and in whole characters.
    fn visible(&self, span: Span) -> Span {
        let [start, end] = [span.start, span.end].map(|at| (at as usize).saturating_sub(self.offset).min(self.text.len()));
        let (start, end) = (self.text.floor_char_boundary(start), self.text.ceil_char_boundary(end.max(start)));
        let length = self.text[start..end].trim_end().len();
        Span::new(self.file, self.offset + start, self.offset + start + length)
    }

    fn syntax_help(&self, span: Span) -> Option<String> {
        let at = (span.start as usize).saturating_sub(self.offset);
        let line_start = self.text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(line_start..)?.lines().next()?;
        if line.trim_start_matches(' ').starts_with('\t') {
            return Some("indent with spaces, not with a tab".to_owned());
        }
        let value = line.split_once(": ")?.1;
        value.contains(": ").then(|| "a text that contains `: ` needs quotes".to_owned())
    }
}

fn syntax_message(error: &granit_parser::ScanError) -> String {
    let text = error.kind().to_string();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn key_of(value: &Value, sink: &mut Diagnostics) -> (String, Span) {
    match &value.kind {
        Kind::Scalar { text, .. } => {
            if text == "<<" {
                sink.push(
                    Diagnostic::new(&codes::yaml::ALIAS, value.span, "merge keys are not supported").help("write the keys out"),
                );
            }
            (text.clone(), value.span)
        }
        Kind::Null => (String::new(), value.span),
        Kind::List(_) | Kind::Map(_) => {
            sink.report(&codes::yaml::WRONG_TYPE, value.span, format!("expected a key, found {}", value.describe()));
            (String::new(), value.span)
        }
    }
}

/// An empty value's own span lies before its key; it belongs right after it.
fn after_key(value: Value, key: Span) -> Value {
    if value.kind == Kind::Null && value.span.start <= key.end {
        return Value { span: Span { start: key.end, end: key.end, ..key }, ..value };
    }
    value
}

/// The entries of a map that is still being read, and the position of each key.
#[derive(Default)]
struct Entries {
    list: Vec<Entry>,
    places: BTreeMap<String, usize>,
}

impl Entries {
    fn add(&mut self, entry: Entry, text: Text<'_>, sink: &mut Diagnostics) {
        if let Some(first) = self.places.get(&entry.key).and_then(|at| self.list.get(*at)) {
            sink.push(
                Diagnostic::new(&codes::yaml::DUPLICATE_KEY, entry.key_span, format!("`{}` is given twice", entry.key))
                    .related(first.key_span, "first given here")
                    .help("keep one of the two; neither is preferred")
                    .fix_if(text.without_repeat(first, &entry)),
            );
            return;
        }
        self.places.insert(entry.key.clone(), self.list.len());
        self.list.push(entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Value>, Vec<(&'static str, String)>) {
        let mut sink = Diagnostics::new();
        let value = parse(FileId(0), text, 0, &mut sink);
        let marked =
            sink.into_sorted().into_iter().map(|d| (d.code.slug, text[d.span.start as usize..d.span.end as usize].to_owned()));
        (value, marked.collect())
    }

    fn slice(text: &str, span: Span) -> &str {
        &text[span.start as usize..span.end as usize]
    }

    #[test]
    fn every_key_and_value_knows_its_place() {
        let text = "answers:\n  größe: 2 # why\n  note: \"a: b\"\n  empty:\n  list: [x, y]\n";
        let (value, found) = read(text);
        assert!(found.is_empty());
        let root = value.expect("a document");
        let answers = root.get("answers").and_then(Value::as_map).expect("a map");
        let keys: Vec<_> = answers.iter().map(|e| slice(text, e.key_span)).collect();
        assert_eq!(keys, ["größe", "note", "empty", "list"]);
        assert_eq!(slice(text, answers[0].value.span), "2");
        assert_eq!(answers[2].value.kind, Kind::Null);
        assert_eq!(answers[2].value.span.start, answers[2].key_span.end);
        assert_eq!(slice(text, answers[3].value.span), "[x, y]");
    }

    #[test]
    fn a_duplicate_key_is_an_error_and_the_first_stays() {
        let (value, found) = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(found, [("yaml/duplicate-key", "a".to_owned())]);
        assert_eq!(value.expect("a map").get("a").and_then(Value::as_text), Some("1"));
    }

    #[test]
    fn what_stands_before_a_syntax_error_is_kept() {
        let (value, found) = read("a: 1\nb: [1, 2\nc: }\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "yaml/syntax");
        assert_eq!(value.expect("a map").get("a").and_then(Value::as_text), Some("1"));
    }

    #[test]
    fn aliases_merge_keys_and_deep_nesting_are_refused() {
        assert_eq!(read("a: &x 1\nb: *x\n").1.len(), 2);
        assert_eq!(read("<<: {a: 1}\n").1[0].0, "yaml/alias");
        assert_eq!(read(&"[".repeat(5000)).1[0].0, "yaml/too-deep");
    }

    fn mended(text: &str) -> Option<String> {
        let mut sink = Diagnostics::new();
        parse(FileId(0), text, 0, &mut sink);
        let found = sink.into_sorted();
        let [only] = found.as_slice() else { panic!("{text:?}: {found:?}") };
        crate::diagnostics::fix::edited(text, &only.fix.as_ref()?.edits.iter().collect::<Vec<_>>())
    }

    #[test]
    fn tabs_become_the_spaces_that_the_rest_is_indented_with() {
        let tabs = "answers:\r\n\ta: 1\r\n\tb:\r\n\t\tlevel: 2 # \there\r\n";
        let spaces = "answers:\r\n  a: 1\r\n  b:\r\n    level: 2 # \there\r\n";
        assert_eq!(mended(tabs).as_deref(), Some(spaces));
        assert_eq!(mended("a:\n    b: 1\nc:\n\td: 2\n").as_deref(), Some("a:\n    b: 1\nc:\n    d: 2\n"));
        assert_eq!(mended("a:\n\tb: [\n"), None, "it would not be read all the same");
    }

    #[test]
    fn a_line_that_is_one_space_off_is_aligned() {
        assert_eq!(mended("answers:\n  a: 1\n   b: 2\n  c: 3\n").as_deref(), Some("answers:\n  a: 1\n  b: 2\n  c: 3\n"));
        assert_eq!(mended("answers:\n  a: 1\n b: 2\n"), None, "inside or outside of `answers`?");
        assert_eq!(mended("answers:\n  a: 1\n      b: 2\n"), None);
        assert_eq!(mended("a: b: c\n"), None);
    }

    #[test]
    fn the_same_line_twice_is_once_enough() {
        assert_eq!(mended("a: 1\r\nb: 2\r\na: 1 \r\nc: 3\r\n").as_deref(), Some("a: 1\r\nb: 2\r\nc: 3\r\n"));
        for text in ["a: 1\na: 2\n", "{a: 1, a: 1}\n", "a: 1\na: 1 # why\n", "a: {b: 1}\na: {b: 1}\n"] {
            assert_eq!(mended(text), None, "{text}");
        }
    }

    #[test]
    fn a_mistake_is_marked_in_whole_characters() {
        for text in ["a:\n  - b\n ꋞ", "a: [ꋞ", "\"ꋞ", "- a\n ꋞ: 1"] {
            let mut sink = Diagnostics::new();
            parse(FileId(0), text, 0, &mut sink);
            for found in sink.into_sorted() {
                assert!(text.get(found.span.start as usize..found.span.end as usize).is_some(), "{text:?}: {:?}", found.span);
            }
        }
    }

    #[test]
    fn quoted_numbers_stay_texts() {
        let (value, _) = read("a: \"1\"\nb: 1\n");
        let root = value.expect("a map");
        assert_eq!(root.get("a").map(Value::describe), Some("a text"));
        assert_eq!(root.get("b").map(Value::describe), Some("a number"));
    }
}
