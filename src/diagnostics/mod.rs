//! What the tool says about the user's content: many at once, each with a code, a place and a way out.
//!
//! Owns [`Diagnostic`], [`Code`], [`Severity`], [`Span`], [`Fix`] and the [`Diagnostics`] sink. Knows no file system, no YAML
//! and no rubric. Failures of the environment (a disk that cannot be read) are [`crate::Error`], never diagnostics.

pub mod codes;
pub mod emit;
pub mod fix;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use fix::{Edit, Fix, Meant};

/// A kind of problem: its stable slug (`family/name`), how severe it is by default, and the text `gapmap explain` prints.
#[derive(Debug)]
pub struct Code {
    /// `family/name`, stable across releases.
    pub slug: &'static str,
    /// Severity unless the workspace overrides it.
    pub severity: Severity,
    /// One line: what is wrong.
    pub title: &'static str,
    /// Markdown: why it matters and what to do.
    pub explanation: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl Eq for Code {}

/// How bad a diagnostic is. An error stops the build; a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// Index of a file in [`crate::source::Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A byte range in one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; an end before the start becomes an empty span at the start.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same file, first byte to first byte: a place without extent.
    #[must_use]
    pub fn at_start(self) -> Self {
        Span { end: self.start, ..self }
    }
}

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// A related place with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// One problem in the user's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: &'static Code,
    pub severity: Severity,
    /// Lower case, no final dot, names in backticks.
    pub message: String,
    pub span: Span,
    /// What stands under the marked text; may be empty.
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// What to type instead.
    pub help: Option<String>,
    /// The change that does it, where there is no doubt about it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Text under the marked place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// A help when there is one.
    #[must_use]
    pub fn help_if(mut self, text: Option<String>) -> Self {
        self.help = text;
        self
    }

    /// Says what was probably meant, and types it in place of the marked text.
    #[must_use]
    pub fn meant(self, meant: Option<Meant>) -> Self {
        let place = self.span;
        self.meant_at(place, meant)
    }

    /// Like [`Diagnostic::meant`], for a part of the marked text.
    #[must_use]
    pub fn meant_at(mut self, place: Span, meant: Option<Meant>) -> Self {
        if let Some(meant) = meant {
            self.fix = meant.fix(place);
            self.help = Some(meant.to_string());
        }
        self
    }

    /// What was probably meant, or else a help.
    #[must_use]
    pub fn meant_or(self, meant: Option<Meant>, otherwise: impl Into<String>) -> Self {
        let otherwise = if meant.is_some() { None } else { Some(otherwise.into()) };
        let diagnostic = self.meant(meant);
        if otherwise.is_some() { diagnostic.help_if(otherwise) } else { diagnostic }
    }

    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// A fix when there is one.
    #[must_use]
    pub fn fix_if(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }
}

/// Where stages put what they find. Ordered and without repeats once [`Diagnostics::into_sorted`] is called.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// How often [`Diagnostics::suggest`] was asked.
    suggested: usize,
}

/// Nobody reads more suggestions than this, and each costs a comparison with everything that could have been meant.
const SUGGESTIONS: usize = 100;

impl Diagnostics {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Shorthand for a diagnostic that needs no help or related place.
    pub fn report(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::new(code, span, message));
    }

    pub fn append(&mut self, mut other: Diagnostics) {
        self.found.append(&mut other.found);
    }

    /// Takes in what was found before.
    pub fn extend(&mut self, found: &[Diagnostic]) {
        self.found.extend_from_slice(found);
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// The files in which this was found.
    #[must_use]
    pub fn files_with(&self, code: &Code) -> BTreeSet<FileId> {
        self.found.iter().filter(|d| d.code == code).map(|d| d.span.file).collect()
    }

    /// Drops what is not worth telling.
    pub fn retain(&mut self, worth: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(worth);
    }

    /// A suggestion for something unknown, as long as there were not too many.
    pub fn suggest<T>(&mut self, help: impl FnOnce() -> Option<T>) -> Option<T> {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS { None } else { help() }
    }

    /// Takes back the fixes that change these places.
    pub fn take_back_fixes(&mut self, places: &BTreeSet<Span>) {
        if places.is_empty() {
            return;
        }
        let is_at = |edit: &Edit| places.contains(&edit.span);
        for diagnostic in &mut self.found {
            if diagnostic.fix.as_ref().is_some_and(|fix| fix.edits.iter().any(is_at)) {
                diagnostic.fix = None;
            }
        }
    }

    /// Takes back the fixes that would give two keys of one map the same name: one of them would be lost.
    pub fn keep_apart<'k>(&mut self, maps: impl IntoIterator<Item = Vec<(Span, &'k str)>>) {
        let edits = self.found.iter().filter_map(|d| d.fix.as_ref()).flat_map(|fix| &fix.edits);
        let renaming: BTreeMap<(FileId, u32), &Edit> =
            edits.filter(|edit| edit.span.start < edit.span.end).map(|edit| ((edit.span.file, edit.span.start), edit)).collect();
        let mut clashing = BTreeSet::new();
        if !renaming.is_empty() {
            for keys in maps {
                // A name in quotes begins one byte later than its key.
                let of_key = |span: Span| [0, 1].into_iter().find_map(|by| renaming.get(&(span.file, span.start + by)).copied());
                let renamed: Vec<&Edit> = keys.iter().filter_map(|(span, _)| of_key(*span)).collect();
                let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
                let names = keys.iter().map(|(_, key)| *key).chain(renamed.iter().map(|edit| edit.text.as_str()));
                names.for_each(|name| *wanted.entry(name).or_default() += 1);
                let lost = renamed.iter().filter(|edit| wanted.get(edit.text.as_str()).is_some_and(|count| *count > 1));
                clashing.extend(lost.map(|edit| edit.span));
            }
        }
        self.take_back_fixes(&clashing);
    }

    /// Everything found, by file and position, each once.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span, d.severity, d.code.slug);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.found.dedup();
        self.found
    }
}

/// The candidate nearest to what was typed, when it is near enough to be worth suggesting.
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    fix::near(typed, candidates).first().map(|(_, candidate)| *candidate)
}

/// `did you mean ...?` for [`nearest`].
#[must_use]
pub fn did_you_mean<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Meant> {
    Meant::nearest(typed, candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        let ids = ["exp-tracking", "exp-repro"];
        assert_eq!(nearest("exp-trackin", ids), Some("exp-tracking"));
        assert_eq!(nearest("something-else", ids), None);
        assert_eq!(nearest("Z", ["A", "B"]), None, "one character is no likeness");
    }

    #[test]
    fn sorted_by_place_and_without_repeats() {
        let at = |start| Span::new(FileId(0), start, start + 1);
        let mut sink = Diagnostics::new();
        sink.report(&codes::yaml::SYNTAX, at(9), "later");
        sink.report(&codes::yaml::SYNTAX, at(2), "earlier");
        sink.report(&codes::yaml::SYNTAX, at(2), "earlier");
        let messages: Vec<_> = sink.into_sorted().into_iter().map(|d| d.message).collect();
        assert_eq!(messages, ["earlier", "later"]);
    }
}
