//! Paper: the size of the sheet, and at the head of printed pages the chapter, in the language of the report.

use super::pages::PageKind;
use super::{Options, Site};
use crate::report::view::Report;
use crate::say;

/// The style sheet for paper. A theme can do without one.
const SHEET: &str = "assets/print.css";

/// What changes it for North American paper: part of it there, and never published.
const LETTER: &str = "assets/print-letter.css";

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
pub fn finish(site: &mut Site, report: &Report, options: &Options) {
    let letter = site.remove(LETTER).filter(|_| options.paper == "letter");
    let words = &options.words;
    let Some(sheet) = site.get_mut(SHEET) else { return };
    sheet.extend(letter.unwrap_or_default());
    let name = |kind: PageKind| say!(words, kind.message(), kinds = report.rubric.item_plural.as_str());
    let chapters = CHAPTERS.map(|kind| (kind.name(), name(kind)));
    for (page, title) in chapters.into_iter().chain([("contents", words.text("page-contents"))]) {
        sheet.extend(format!("@page {page}{{@top-right{{content:{}}}}}\n", quoted(&title)).into_bytes());
    }
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
