//! Changes that do what a diagnostic asks for, byte by byte.
//!
//! Owns [`Fix`], [`Meant`] (what was probably meant, from which help and fix are made, so that they never say different things) and
//! putting edits into a text. Knows no file: whoever has the texts applies the edits.

use std::collections::BTreeSet;
use std::fmt;

use super::{Diagnostic, FileId, Span};

/// A change that leaves no doubt: a machine may make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does: `write `exp-tracking``.
    pub title: String,
    /// In one file or several; they belong together and do not overlap.
    pub edits: Vec<Edit>,
}

/// Bytes of a file and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Fix {
    /// One text in place of another.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        Fix { title: format!("write `{text}`"), edits: vec![Edit { span, text }] }
    }

    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Fix { title: title.into(), edits }
    }
}

/// What was probably meant: what the help says and what a fix writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    help: String,
    text: String,
    /// Length of what was typed, by which its place shows whether it stands there as it is, or in quotes.
    typed: usize,
    is_certain: bool,
    keeps_quotes: bool,
}

impl Meant {
    /// The nearest candidate, when it is near enough to be worth suggesting.
    pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let near = near(typed, candidates);
        let (distance, text) = near.first().copied()?;
        let is_only = near.iter().filter(|(other, _)| *other == distance).count() == 1;
        // Another number is another thing, not a slip of the finger.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let is_certain = is_only && digits(typed) == digits(text);
        Some(Meant { is_certain, ..Meant::exactly(format!("did you mean `{text}`?"), typed, text) })
    }

    /// What says the same as what was typed, in the form that is read.
    pub fn exactly(help: impl Into<String>, typed: &str, text: &str) -> Self {
        Meant { help: help.into(), text: text.to_owned(), typed: typed.len(), is_certain: true, keeps_quotes: true }
    }

    /// Like this, and not in quotes.
    #[must_use]
    pub fn plain(self) -> Self {
        Meant { keeps_quotes: false, ..self }
    }

    /// Worth saying, and not certain enough to be typed by a machine.
    #[must_use]
    pub fn perhaps(self) -> Self {
        Meant { is_certain: false, ..self }
    }

    /// The change that types it, where that is certain and `span` holds just what was typed, with or without quotes.
    #[must_use]
    pub fn fix(&self, span: Span) -> Option<Fix> {
        let length = span.end.saturating_sub(span.start) as usize;
        let is_quoted = length == self.typed + 2;
        let is_typed = self.typed > 0 && (length == self.typed || is_quoted);
        let inside = Span { start: span.start + 1, end: span.end.saturating_sub(1), ..span };
        let place = if is_quoted && self.keeps_quotes { inside } else { span };
        (self.is_certain && is_typed && is_word(&self.text)).then(|| Fix::replace(place, self.text.as_str()))
    }
}

/// What the help line says.
impl fmt::Display for Meant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.help)
    }
}

/// Whether a text is one word in every format: it needs no quotes and means nothing else.
fn is_word(text: &str) -> bool {
    let number = text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let body = number.unwrap_or(text);
    body.starts_with(|c: char| c.is_ascii_alphanumeric())
        && body.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/'))
        && !text.eq_ignore_ascii_case("null")
}

/// Candidates that are near enough, nearest first, each once.
pub(super) fn near<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let length = typed.chars().count();
    let limit = if length < 2 { 0 } else { (length / 3).max(1) };
    let typed = typed.to_lowercase();
    let distance = |candidate: &'a str| (strsim::damerau_levenshtein(&typed, &candidate.to_lowercase()), candidate);
    let near: BTreeSet<(usize, &str)> = candidates.into_iter().map(distance).filter(|(distance, _)| *distance <= limit).collect();
    near.into_iter().collect()
}

/// The diagnostics whose fixes can be made together; of those that touch the same bytes only the first.
#[must_use]
pub fn compatible<'d>(diagnostics: &'d [Diagnostic], can_edit: &dyn Fn(FileId) -> bool) -> Vec<&'d Diagnostic> {
    let mut taken: BTreeSet<Span> = BTreeSet::new();
    let mut chosen = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty()) else { continue };
        let is_free = |edit: &Edit| can_edit(edit.span.file) && !is_taken(&taken, edit.span);
        if fix.edits.iter().all(is_free) {
            taken.extend(fix.edits.iter().map(|edit| edit.span));
            chosen.push(diagnostic);
        }
    }
    chosen
}

/// Whether a place meets one of those that are taken, of which no two meet: it could only be a neighbour.
fn is_taken(taken: &BTreeSet<Span>, place: Span) -> bool {
    let before = taken.range(..Span { end: u32::MAX, ..place }).next_back();
    let after = taken.range(place..).next();
    before.into_iter().chain(after).any(|other| touches(*other, place))
}

/// Whether two places share a byte, or begin at the same one.
fn touches(a: Span, b: Span) -> bool {
    a.file == b.file && (a.start == b.start || a.start < b.end && b.start < a.end)
}

/// A text with edits of its file put in. `None` where one does not fit the text or meets another.
#[must_use]
pub fn edited(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut ordered = edits.to_vec();
    ordered.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        text.get(start..end)?;
        out.push_str(text.get(done..start)?);
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::codes;

    fn span(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start, end)
    }

    fn replaced(typed: &str, known: &[&str], place: Span) -> Option<(u32, u32, String)> {
        let fix = Meant::nearest(typed, known.iter().copied())?.fix(place)?;
        let [Edit { span, text }] = fix.edits.as_slice() else { panic!("one edit") };
        Some((span.start, span.end, text.clone()))
    }

    #[test]
    fn the_only_nearest_candidate_is_typed_where_the_word_stands() {
        let known = ["exp-tracking", "exp-repro"];
        assert_eq!(replaced("exp-trackin", &known, span(4, 15)), Some((4, 15, "exp-tracking".to_owned())));
        assert_eq!(replaced("exp-trackin", &known, span(4, 17)), Some((5, 16, "exp-tracking".to_owned())), "quotes stay");
        assert_eq!(replaced("exp-trackin", &known, span(4, 30)), None, "something else stands there, too");
        assert_eq!(replaced("exp-trackin", &["exp-tracking", "exp-trackina"], span(0, 11)), None, "two are as near");
        assert_eq!(replaced("R1.9", &["R1.1"], span(0, 4)), None, "another number is another thing");
        assert_eq!(replaced("nul", &["null"], span(0, 3)), None, "not a word in YAML");
        assert_eq!(replaced("on hld", &["on hold"], span(0, 6)), None, "two words could need quotes");
    }

    #[test]
    fn a_form_without_quotes_replaces_them() {
        let fix = Meant::exactly("type the number: `2`", "2", "2").plain().fix(span(7, 10)).expect("a fix");
        assert_eq!(fix, Fix::replace(span(7, 10), "2"));
        assert_eq!(Meant::exactly("x", "2", "2").perhaps().fix(span(7, 10)), None);
    }

    #[test]
    fn edits_change_their_bytes_only() {
        let edit = |start, end, text: &str| Edit { span: span(start, end), text: text.to_owned() };
        let text = "\u{feff}größe: \"2\"\r\nb: x\r\n";
        let at = text.find('"').expect("a quote");
        let edits = [edit(at, at + 3, "2"), edit(text.len(), text.len(), "c: 1\r\n")];
        assert_eq!(edited(text, &edits.iter().collect::<Vec<_>>()).as_deref(), Some("\u{feff}größe: 2\r\nb: x\r\nc: 1\r\n"));
        let inside = edit(6, 7, "");
        assert_eq!(edited(text, &[&inside]), None, "half a character");
        assert_eq!(edited("abc", &[&edit(0, 2, ""), &edit(1, 3, "")]), None);
        assert_eq!(edited("abc", &[&edit(2, 9, "")]), None);
    }

    #[test]
    fn of_fixes_that_touch_the_same_bytes_the_first_is_made() {
        let with = |fix: Fix| Diagnostic::new(&codes::yaml::UNKNOWN_KEY, span(0, 1), "x").fix(fix);
        let found = [
            with(Fix::replace(span(0, 3), "a")),
            with(Fix::replace(span(2, 4), "b")),
            with(Fix::replace(span(3, 4), "c")),
            with(Fix::replace(span(9, 9), "d")),
            with(Fix::replace(span(9, 9), "e")),
            with(Fix::replace(Span::new(FileId(1), 0, 1), "f")),
        ];
        let chosen = compatible(&found, &|file| file == FileId(0));
        let texts: Vec<_> = chosen.iter().filter_map(|d| Some(d.fix.as_ref()?.edits[0].text.as_str())).collect();
        assert_eq!(texts, ["a", "c", "d"]);
    }
}
