//! What can be put right about the form of a YAML text: indentation, an entry written twice, names that would meet.

use super::yaml::{Entry, Kind, Value};
use crate::diagnostics::{Diagnostics, Edit, FileId, Fix, Span};

/// Takes back the fixes that would give two keys of one map the same name.
pub fn keep_names_apart<'v>(roots: impl IntoIterator<Item = &'v Value>, sink: &mut Diagnostics) {
    let mut maps = Vec::new();
    roots.into_iter().for_each(|root| collect(root, &mut maps));
    sink.keep_apart(maps);
}

/// The keys of every map in a value.
fn collect<'v>(value: &'v Value, maps: &mut Vec<Vec<(Span, &'v str)>>) {
    match &value.kind {
        Kind::Map(entries) => {
            maps.push(entries.iter().map(|entry| (entry.key_span, entry.key.as_str())).collect());
            entries.iter().for_each(|entry| collect(&entry.value, maps));
        }
        Kind::List(values) => values.iter().for_each(|value| collect(value, maps)),
        Kind::Null | Kind::Scalar { .. } => {}
    }
}

/// One YAML text and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub file: FileId,
    pub text: &'a str,
    /// Byte of the file at which it starts.
    pub offset: usize,
}

impl Text<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    fn local(&self, offset: u32) -> usize {
        (offset as usize).saturating_sub(self.offset).min(self.text.len())
    }

    /// Start and end of the line around a byte, with its line break.
    fn line(&self, at: usize) -> (usize, usize) {
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |found| at + found + 1);
        (start, end)
    }

    /// The second of two entries that say the same is removed, where it is a line of its own.
    pub fn without_repeat(&self, first: &Entry, second: &Entry) -> Option<Fix> {
        let says = |entry: &Entry| entry.value.as_text().map(str::to_owned).filter(|_| is_plain(&entry.value));
        let same = says(first)?;
        let (start, end) = self.line(self.local(second.key_span.start));
        let (key, value) = (self.local(second.key_span.start), self.local(second.value.span.end));
        let is_alone =
            self.text[start..key].bytes().all(|b| b == b' ') && value <= end && self.text[value..end].trim().is_empty();
        (is_alone && says(second)? == same)
            .then(|| Fix::new("remove the second one", vec![Edit { span: self.span(start, end), text: String::new() }]))
    }

    /// What mends the indentation at the line in which reading broke off, where only one way makes sense.
    pub fn indented(&self, place: Span) -> Option<Fix> {
        let at = self.local(place.start);
        let (start, _) = self.line(at);
        self.without_tabs(start).or_else(|| self.aligned(start))
    }

    /// Every tab at the start of a line as the spaces that the rest of the text indents with.
    fn without_tabs(&self, broken: usize) -> Option<Fix> {
        let unit = self.lines().map(|(_, line)| blanks(line)).filter(|blanks| *blanks > 0).min().unwrap_or(2);
        let is_indented_by_tabs = |line: &&(usize, &str)| line.1.starts_with('\t') && !line.1.trim().is_empty();
        let lines: Vec<(usize, &str)> = self.lines().filter(|line| is_indented_by_tabs(&line)).collect();
        lines.iter().any(|(start, _)| *start == broken).then_some(())?;
        let edit = |(start, line): &(usize, &str)| {
            let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            Edit { span: self.span(*start, start + indent.len()), text: indent.replace('\t', &" ".repeat(unit)) }
        };
        let edits: Vec<Edit> = lines.iter().map(edit).collect();
        let fix = Fix::new(format!("indent with {unit} spaces instead of each tab"), edits);
        self.reads_on(&fix, self.text.len()).then_some(fix)
    }

    /// A line that is one space off, moved to where the only line above that it can belong to begins.
    fn aligned(&self, start: usize) -> Option<Fix> {
        let (_, end) = self.line(start);
        let line = &self.text[start..end];
        let indent = blanks(line);
        let is_entry = line.trim_start().contains(':') && !line.trim_start().starts_with(['#', '-', '{', '[', '"', '\'']);
        let above = self.lines().take_while(|(at, _)| *at < start).map(|(_, line)| line).filter(|line| has_words(line));
        let near: std::collections::BTreeSet<usize> = above.map(blanks).filter(|other| other.abs_diff(indent) == 1).collect();
        let [wanted] = near.into_iter().collect::<Vec<_>>()[..] else { return None };
        let edit = Edit { span: self.span(start, start + indent), text: " ".repeat(wanted) };
        let spaces = if wanted == 1 { "1 space".to_owned() } else { format!("{wanted} spaces") };
        let fix = Fix::new(format!("indent with {spaces}"), vec![edit]);
        (is_entry && self.reads_on(&fix, end)).then_some(fix)
    }

    /// Whether the text is read beyond a byte of it once a fix is made.
    fn reads_on(&self, fix: &Fix, beyond: usize) -> bool {
        let local: Vec<Edit> = fix
            .edits
            .iter()
            .map(|edit| Edit {
                span: Span::new(self.file, self.local(edit.span.start), self.local(edit.span.end)),
                text: edit.text.clone(),
            })
            .collect();
        let added: usize = local.iter().map(|edit| edit.text.len()).sum();
        let removed: usize = local.iter().map(|edit| (edit.span.end - edit.span.start) as usize).sum();
        let mended = crate::diagnostics::fix::edited(self.text, &local.iter().collect::<Vec<_>>());
        mended.is_some_and(|text| super::yaml::breaks_off(&text).is_none_or(|at| at + removed >= beyond + added))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line)
        })
    }
}

fn is_plain(value: &Value) -> bool {
    matches!(value.kind, Kind::Scalar { plain: true, .. })
}

/// Spaces at the start of a line that has more than blanks.
fn blanks(line: &str) -> usize {
    if has_words(line) { line.len() - line.trim_start_matches(' ').len() } else { 0 }
}

fn has_words(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.starts_with('#')
}
