//! Diagnostics as text for people and machines: pure functions from a list to a string.
//!
//! Knows the snapshot only through [`Texts`], so that this layer needs nothing of ours. Words from content are made visible
//! before they reach a terminal: no control character passes.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod visible;

use super::{Diagnostic, FileId, Severity, Span};
pub use visible::visible;

/// What a diagnostic's place is looked up in.
pub trait Texts {
    /// Every file that was read, in order.
    fn files(&self) -> Vec<FileId>;
    /// The path people are shown, `/` between parts.
    fn path(&self, file: FileId) -> String;
    fn text(&self, file: FileId) -> &str;
    /// Line and column of the start, both from 1, columns in characters.
    fn place(&self, span: Span) -> (usize, usize);
}

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Snippets, as compilers draw them.
    Human,
    /// One documented object: `gapmap/diagnostics@1`.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that become annotations of a pull request.
    Github,
    /// JUnit XML, for test reports.
    Junit,
}

/// How people see it; machine formats do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub colour: bool,
    /// Columns of the terminal; longer lines of a snippet are cut.
    pub width: usize,
}

/// All diagnostics in one format. Empty for people when there is nothing to say; machine formats are always a whole document.
#[must_use]
pub fn emit(format: Format, diagnostics: &[Diagnostic], texts: &dyn Texts, style: Style) -> String {
    match format {
        Format::Human => human::emit(diagnostics, texts, style),
        Format::Json => json::emit(diagnostics, texts),
        Format::Sarif => sarif::emit(diagnostics, texts),
        Format::Github => github::emit(diagnostics, texts),
        Format::Junit => junit::emit(diagnostics, texts),
    }
}

/// Diagnostics as [`Format::Human`] draws them, without the closing line that counts them.
#[must_use]
pub fn snippets(diagnostics: &[Diagnostic], texts: &dyn Texts, style: Style) -> String {
    human::drawn(diagnostics, texts, style)
}

/// The lines a diagnostic is about, with marks below them, as [`Format::Human`] draws them; without its words.
#[must_use]
pub fn excerpt(diagnostic: &Diagnostic, texts: &dyn Texts, width: usize) -> String {
    human::excerpt(diagnostic, texts, width)
}

/// How many errors and warnings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
}

impl Tally {
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        Tally { errors, warnings: diagnostics.len() - errors }
    }
}

/// `2 errors, 1 warning`; what there is none of is left out.
impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.errors, self.warnings) {
            (0, 0) => f.write_str("no problems"),
            (errors, 0) => f.write_str(&counted(errors, "error")),
            (0, warnings) => f.write_str(&counted(warnings, "warning")),
            (errors, warnings) => write!(f, "{}, {}", counted(errors, "error"), counted(warnings, "warning")),
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// First character and the character after the last, as lines and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Region {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Region {
    fn of(span: Span, texts: &dyn Texts) -> Self {
        let (line, column) = texts.place(span);
        let (end_line, end_column) = texts.place(Span { start: span.end, ..span });
        Region { line, column, end_line, end_column }
    }
}

/// Indented JSON with a closing line break.
fn pretty(document: &impl serde::Serialize) -> String {
    // Serialising plain structs with text keys into memory cannot fail; an empty object would still be a document.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_else(|_| "{}".to_owned());
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{codes, did_you_mean};

    /// One file in memory; offsets become places the slow and obvious way.
    pub(super) struct Memory(pub &'static [(&'static str, &'static str)]);

    impl Texts for Memory {
        fn files(&self) -> Vec<FileId> {
            (0..self.0.len()).map(|at| FileId(u32::try_from(at).expect("few files"))).collect()
        }
        fn path(&self, file: FileId) -> String {
            self.0[file.0 as usize].0.to_owned()
        }
        fn text(&self, file: FileId) -> &str {
            self.0[file.0 as usize].1
        }
        fn place(&self, span: Span) -> (usize, usize) {
            let before = &self.text(span.file)[..span.start as usize];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            (before.matches('\n').count() + 1, before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1)
        }
    }

    pub(super) const PLAIN: Style = Style { colour: false, width: 80 };

    pub(super) fn span_of(texts: &Memory, file: u32, needle: &str) -> Span {
        let start = texts.text(FileId(file)).find(needle).expect("the needle is there");
        Span::new(FileId(file), start, start + needle.len())
    }

    pub(super) const TEAM: Memory = Memory(&[
        ("content/team/data.md", "---\nanswers:\n  feature-stroe: 1\n  data-quality: 2\n---\n"),
        ("content/team/exp.md", "---\nanswers:\n  data-quality: 3\n---\n"),
        ("content/team/fine.md", "# Fine\n"),
    ]);

    pub(super) fn two_problems() -> Vec<Diagnostic> {
        vec![
            Diagnostic::new(
                &codes::yaml::UNKNOWN_KEY,
                span_of(&TEAM, 0, "feature-stroe"),
                "there is no capability `feature-stroe`",
            )
            .label("not in the rubric")
            .meant(did_you_mean("feature-stroe", ["feature-store"])),
            Diagnostic::new(&codes::yaml::RAW_HTML, span_of(&TEAM, 0, "data-quality"), "`data-quality` is answered twice")
                .related(span_of(&TEAM, 1, "data-quality"), "also here"),
        ]
    }

    #[test]
    fn tallies_in_plain_words() {
        let say = |errors, warnings| Tally { errors, warnings }.to_string();
        assert_eq!(say(0, 0), "no problems");
        assert_eq!(say(1, 0), "1 error");
        assert_eq!(say(2, 1), "2 errors, 1 warning");
        assert_eq!(say(0, 3), "3 warnings");
    }
}
