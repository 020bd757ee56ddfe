//! What the tool says about the user's content: many at once, each with a code, a place and a way out.
//!
//! Owns [`Diagnostic`], [`Code`], [`Severity`], [`Span`] and the [`Diagnostics`] sink. Knows no file system, no YAML
//! and no rubric. Failures of the environment (a disk that cannot be read) are [`crate::Error`], never diagnostics.

pub mod codes;
pub mod emit;

use std::collections::BTreeSet;
use std::fmt;

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

    /// The first help that exists.
    #[must_use]
    pub fn help_or(self, text: Option<String>, otherwise: impl Into<String>) -> Self {
        self.help(text.unwrap_or_else(|| otherwise.into()))
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
    pub fn suggest(&mut self, help: impl FnOnce() -> Option<String>) -> Option<String> {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS { None } else { help() }
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
    let length = typed.chars().count();
    let limit = if length < 2 { 0 } else { (length / 3).max(1) };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&typed.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean ...?` for [`nearest`].
#[must_use]
pub fn did_you_mean<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
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
