//! For people: snippets as rustc draws them, then one closing line.

use std::borrow::Cow;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::visible::same_length;
use super::{Style, Tally, Texts, visible};
use crate::diagnostics::{Diagnostic, Edit, FileId, Fix, Label, Severity, Span};

/// Narrower than this, snippets could not be read.
const MIN_WIDTH: usize = 40;

/// Nobody reads further; the closing line counts all.
const MOST_SHOWN: usize = 100;

/// Related places of the same file that lie further away, in bytes, get a snippet of their own.
const NEAR: u32 = 2_000;

pub(super) fn emit(diagnostics: &[Diagnostic], texts: &dyn Texts, style: Style) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let fixable = match diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some()).count() {
        0 => String::new(),
        count => format!(", {count} fixable with `gapmap check --fix`"),
    };
    let closing = format!("{}{fixable}; `gapmap explain CODE` tells more\n", Tally::of(diagnostics));
    drawn(diagnostics, texts, style) + &closing
}

/// Without the closing line.
pub(super) fn drawn(diagnostics: &[Diagnostic], texts: &dyn Texts, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width.max(MIN_WIDTH));
    let mut out = String::new();
    for diagnostic in shown(diagnostics) {
        out.push_str(&renderer.render(&[group(diagnostic, texts)]));
        out.push_str("\n\n");
    }
    if diagnostics.len() > MOST_SHOWN {
        out.push_str(&format!("... and {} more; `--format json` lists all\n\n", diagnostics.len() - MOST_SHOWN));
    }
    out
}

/// All of them, or the first errors and then the first warnings when there are too many.
fn shown(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    if diagnostics.len() <= MOST_SHOWN {
        return diagnostics.iter().collect();
    }
    let of = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
    of(Severity::Error).chain(of(Severity::Warning)).take(MOST_SHOWN).collect()
}

fn group<'a>(diagnostic: &'a Diagnostic, texts: &'a dyn Texts) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.slug);
    let group = title.elements(snippets(diagnostic, texts));
    match (&diagnostic.help, &diagnostic.fix) {
        (Some(help), Some(fix)) if says(help, fix) => {
            group.element(Level::HELP.message(format!("{} (`--fix` does it)", visible(help))))
        }
        (help, fix) => {
            let help = help.as_ref().map(|help| Level::HELP.message(visible(help)));
            let fix = fix.as_ref().map(|fix| Level::HELP.with_name("fix").message(visible(&fix.title)));
            help.into_iter().chain(fix).fold(group, Group::element)
        }
    }
}

/// The places of a diagnostic, its own first; related ones near it are marked in the same lines.
fn snippets<'a>(diagnostic: &'a Diagnostic, texts: &'a dyn Texts) -> Vec<Snippet<'a, Annotation<'a>>> {
    let is_near =
        |label: &&Label| label.span.file == diagnostic.span.file && label.span.start.abs_diff(diagnostic.span.start) <= NEAR;
    let here: Vec<&Label> = diagnostic.related.iter().filter(is_near).collect();
    let elsewhere = diagnostic.related.iter().filter(|label| !is_near(label));
    std::iter::once(primary(diagnostic, &here, texts)).chain(elsewhere.map(|label| secondary(label, texts))).collect()
}

/// The places alone, for where message and help are shown apart.
pub(super) fn excerpt(diagnostic: &Diagnostic, texts: &dyn Texts, width: usize) -> String {
    let group = Group::with_level(Level::ERROR).elements(snippets(diagnostic, texts));
    Renderer::plain().term_width(width.max(MIN_WIDTH)).render(&[group])
}

/// Whether a help says what a fix does.
fn says(help: &str, fix: &Fix) -> bool {
    let is_written = |edit: &Edit| !edit.text.trim().is_empty() && help.contains(edit.text.trim());
    help == fix.title || fix.edits.iter().all(is_written)
}

fn primary<'a>(diagnostic: &'a Diagnostic, here: &[&'a Label], texts: &'a dyn Texts) -> Snippet<'a, Annotation<'a>> {
    let spans: Vec<Span> = std::iter::once(diagnostic.span).chain(here.iter().map(|label| label.span)).collect();
    let window = Window::around(diagnostic.span.file, &spans, texts);
    let main = window.mark(AnnotationKind::Primary, diagnostic.span, &diagnostic.label);
    let others = here.iter().map(|label| window.mark(AnnotationKind::Context, label.span, &label.text));
    let annotations: Vec<_> = std::iter::once(main).chain(others).collect();
    window.snippet().annotations(annotations)
}

fn secondary<'a>(label: &'a Label, texts: &'a dyn Texts) -> Snippet<'a, Annotation<'a>> {
    let window = Window::around(label.span.file, &[label.span], texts);
    let annotation = window.mark(AnnotationKind::Context, label.span, &label.text);
    window.snippet().annotation(annotation)
}

/// The lines of a file that hold some spans: a renderer that is given only these stays fast in large files.
struct Window<'a> {
    path: String,
    first_line: usize,
    start: usize,
    lines: &'a str,
}

impl<'a> Window<'a> {
    fn around(file: FileId, spans: &[Span], texts: &'a dyn Texts) -> Self {
        let text = texts.text(file);
        let first = spans.iter().map(|span| floor(text, span.start)).min().unwrap_or(0);
        let last = spans.iter().map(|span| floor(text, span.start)).max().unwrap_or(first);
        let line_start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        // A byte order mark is no column.
        let start = if text[line_start..end].starts_with('\u{feff}') { line_start + '\u{feff}'.len_utf8() } else { line_start };
        let (first_line, _) = texts.place(Span::new(file, line_start, line_start));
        Window { path: visible(&texts.path(file)).into_owned(), first_line, start, lines: &text[start..end] }
    }

    /// Marks the part of a span that lies on its first line; a whole block would only repeat the file.
    fn mark(&self, kind: AnnotationKind, span: Span, label: &'a str) -> Annotation<'a> {
        let inside =
            |offset: u32| floor(self.lines, u32::try_from((offset as usize).saturating_sub(self.start)).unwrap_or(u32::MAX));
        let (start, end) = (inside(span.start), inside(span.end));
        let line_end = self.lines[start..].find('\n').map_or(self.lines.len(), |at| start + at);
        let end = start + self.lines[start..end.max(start).min(line_end)].trim_end().len();
        let annotation = kind.span(start..end);
        if label.is_empty() { annotation } else { annotation.label(visible(label)) }
    }

    fn snippet(self) -> Snippet<'a, Annotation<'a>> {
        let lines: Cow<'a, str> = same_length(self.lines);
        Snippet::source(lines).line_start(self.first_line).path(self.path)
    }
}

/// The offset, moved into the text and onto the start of its character.
fn floor(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Memory, PLAIN, TEAM, span_of, two_problems};
    use super::*;
    use crate::diagnostics::codes;

    #[test]
    fn shows_the_first_hundred_and_counts_the_rest() {
        let many = vec![two_problems().remove(0); 250];
        let text = emit(&many, &TEAM, PLAIN);
        assert_eq!(text.matches("--> ").count(), MOST_SHOWN + many[0].related.len() * MOST_SHOWN);
        assert!(text.contains("... and 150 more"));
    }

    #[test]
    fn draws_snippets_like_a_compiler() {
        insta::assert_snapshot!(emit(&two_problems(), &TEAM, PLAIN));
    }

    #[test]
    fn a_fix_without_a_help_is_a_line_of_its_own() {
        let found = Diagnostic { help: None, ..two_problems().remove(0) };
        let text = emit(std::slice::from_ref(&found), &TEAM, PLAIN);
        assert!(text.contains("= fix: write `feature-store`"), "{text}");
        let other = Diagnostic { help: Some("or so".to_owned()), ..found };
        let shown = emit(&[other], &TEAM, PLAIN);
        assert!(shown.contains("= help: or so\n  = fix: write `feature-store`"), "{shown}");
        assert!(text.ends_with("1 error, 1 fixable with `gapmap check --fix`; `gapmap explain CODE` tells more\n"), "{text}");
    }

    #[test]
    fn an_excerpt_has_the_places_and_no_words() {
        let found = two_problems().remove(0);
        let excerpt = super::excerpt(&found, &TEAM, 90);
        assert!(excerpt.contains("--> ") && excerpt.contains('^'), "{excerpt}");
        assert!(!excerpt.contains(&found.message) && !excerpt.contains("help"), "{excerpt}");
    }

    #[test]
    fn says_nothing_when_there_is_nothing() {
        assert_eq!(emit(&[], &TEAM, PLAIN), "");
    }

    #[test]
    fn control_characters_are_shown_not_obeyed() {
        let texts = Memory(&[("a.md", "x: \u{1b}[31m\u{9b}5mred\n")]);
        let found = Diagnostic::new(&codes::yaml::SYNTAX, span_of(&texts, 0, "red"), "bad \u{1b}[2J word").help("not \u{7}this");
        let text = emit(&[found], &texts, PLAIN);
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{text:?}");
        assert!(text.contains("bad \\u{1b}[2J word"), "{text}");
    }

    #[test]
    fn columns_do_not_count_a_byte_order_mark() {
        let texts = Memory(&[("a.yaml", "\u{feff}titel: x\n")]);
        let found = Diagnostic::new(&codes::yaml::UNKNOWN_KEY, span_of(&texts, 0, "titel"), "there is no key `titel`");
        assert!(emit(&[found], &texts, PLAIN).contains("a.yaml:1:1"));
    }

    #[test]
    fn places_at_the_end_of_a_file_and_in_an_empty_one_are_drawn() {
        let texts = Memory(&[("a.yaml", "a: 1\n"), ("b.yaml", "")]);
        for span in [Span::new(FileId(0), 5, 5), Span::new(FileId(0), 99, 120), Span::new(FileId(1), 0, 0)] {
            let found = Diagnostic::new(&codes::yaml::SYNTAX, span.min(Span { start: 5, ..span }), "it ends here");
            assert!(emit(&[found], &texts, PLAIN).contains("it ends here"));
        }
    }

    #[test]
    fn a_long_line_is_cut_to_the_width() {
        let long: &'static str = Box::leak(format!("a: {} needle {}\n", "x".repeat(300), "y".repeat(300)).into_boxed_str());
        let texts = Memory(Box::leak(Box::new([("a.yaml", long)])));
        let found = Diagnostic::new(&codes::yaml::SYNTAX, span_of(&texts, 0, "needle"), "here");
        let text = emit(&[found], &texts, PLAIN);
        assert!(text.contains("needle"));
        assert!(text.lines().all(|line| line.chars().count() <= 90), "{text}");
    }
}
