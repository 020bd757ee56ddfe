//! Paper: the size of the sheet, and at the head of printed pages the chapter, in the language of the report.

use super::frame::Frame;
use super::pages::PageKind;
use crate::say;

/// The style sheet for paper. A theme can do without one.
pub const SHEET: &str = "print.css";

/// What changes it for North American paper: part of it there, and never published.
pub const LETTER: &str = "print-letter.css";

/// The pages that are chapters; all dimensions have one name together.
const CHAPTERS: [PageKind; 11] = [
    PageKind::Overview,
    PageKind::Gaps,
    PageKind::Roadmap,
    PageKind::Risks,
    PageKind::Recommendations,
    PageKind::Metrics,
    PageKind::Stakeholders,
    PageKind::Next,
    PageKind::Dimension(0),
    PageKind::Method,
    PageKind::History,
];

/// Completes the style sheet for paper with the size of the sheet and the names of the chapters, which it cannot read from a page.
pub fn sheet(frame: &Frame, own: String, letter: &str) -> String {
    let (words, kinds) = (frame.words(), frame.cover.rubric.item_plural.as_str());
    let size = if frame.options.paper == "letter" { letter } else { "" };
    let chapters = CHAPTERS.map(|kind| (kind.name(), say!(words, kind.message(), kinds)));
    let contents = ("contents", words.text("page-contents"));
    let rule = |(page, title): (&str, String)| format!("@page {page}{{@top-right{{content:{}}}}}\n", quoted(&title));
    own + size + &chapters.into_iter().chain([contents]).map(rule).collect::<String>()
}

/// A CSS string. Its text may come from content, so whatever could end the string is written as a number.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '"' | '\\' | '<') { format!("\\{:x} ", u32::from(c)) } else { c.to_string() })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_string() {
        assert_eq!(quoted("Prüfpunkte"), "\"Prüfpunkte\"");
        assert_eq!(quoted("a\"b\\c\n</style"), "\"a\\22 b\\5c c\\a \\3c /style\"");
    }
}
