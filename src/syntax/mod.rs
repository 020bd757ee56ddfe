//! From texts to documents: YAML with a span on every key and value, front matter, Markdown structure.
//!
//! Parsing never fails: what cannot be read becomes a diagnostic, and what could be read before it is kept. Knows no rubric.

pub mod fields;
pub mod markdown;
pub mod mending;
pub mod yaml;

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span, codes};
use crate::source::SourceFile;
use yaml::Value;

/// A parsed file.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    /// Path as in the sources.
    pub path: String,
    /// The YAML document, or the front matter of a Markdown file.
    pub data: Option<Value>,
    /// The Markdown below the front matter and where it starts; `None` for YAML files.
    pub body: Option<Body>,
}

/// The Markdown part of a file.
#[derive(Debug)]
pub struct Body {
    pub text: String,
    /// Byte offset of the text in its file.
    pub offset: usize,
    pub file: FileId,
}

impl Body {
    /// A byte range of the body as a span of the file.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }
}

/// Whether a content file is Markdown, by its ending; otherwise it is YAML.
#[must_use]
pub fn is_markdown(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with(".md") || lower.ends_with(".markdown")
}

/// The text as readers may get it: without control characters, which steer terminals and break pages, without marks that turn
/// the direction of the text around them, and with line ends of one kind.
#[must_use]
pub fn without_controls(text: &str) -> String {
    let harmless = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let turns = |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| harmless(c) && !turns(c)).collect()
}

/// Parses a `.yaml`, `.yml` or `.md` file.
pub fn parse(id: FileId, source: &SourceFile, sink: &mut Diagnostics) -> Document {
    if !source.is_text() {
        sink.report(&codes::yaml::NOT_TEXT, Span::new(id, 0, 0), format!("`{}` is not UTF-8 text", source.name()));
    }
    let (data, body) = if is_markdown(source.name()) {
        parse_markdown_file(id, &source.text, sink)
    } else {
        (yaml::parse(id, &source.text, 0, sink), None)
    };
    Document { file: id, path: source.path.clone(), data, body }
}

fn parse_markdown_file(id: FileId, text: &str, sink: &mut Diagnostics) -> (Option<Value>, Option<Body>) {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (front, body_start) = match front_matter(&text[bom..]) {
        FrontMatter::None => (None, bom),
        FrontMatter::Unclosed => {
            sink.report(&codes::yaml::FRONT_MATTER, Span::new(id, bom, bom + 3), "the front matter has no closing `---`");
            (Some((bom + text[bom..].find('\n').map_or(3, |at| at + 1), text.len())), text.len())
        }
        FrontMatter::Closed { start, end, body } => (Some((bom + start, bom + end)), bom + body),
    };
    let data = front.and_then(|(start, end)| yaml::parse(id, &text[start..end], start, sink));
    let body = Body { text: text[body_start..].to_owned(), offset: body_start, file: id };
    for span in markdown::raw_html(&body) {
        sink.push(
            Diagnostic::new(&codes::yaml::RAW_HTML, span, "HTML is shown as text")
                .help("use Markdown, or put the text in backticks"),
        );
    }
    (data, Some(body))
}

enum FrontMatter {
    None,
    Unclosed,
    /// Byte ranges: the YAML from `start` to `end`, the Markdown from `body`.
    Closed {
        start: usize,
        end: usize,
        body: usize,
    },
}

fn front_matter(text: &str) -> FrontMatter {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return FrontMatter::None;
    };
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return FrontMatter::Closed { start: first.len(), end: at, body: at + line.len() };
        }
        at += line.len();
    }
    FrontMatter::Unclosed
}
