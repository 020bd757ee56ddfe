//! The structure of a Markdown text: headings with the prose below them, and task list items.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Body;
use crate::diagnostics::Span;

/// The Markdown dialect of answers, everywhere the same.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// A heading and the prose up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's text without markup.
    pub title: String,
    /// `{#id}` after the heading.
    pub id: Option<String>,
    pub title_span: Span,
    /// Where the id stands, without `#`, or where `{#id}` could be added; `None` where neither is certain.
    pub id_place: Option<Span>,
    /// The Markdown below, up to the next heading of any level, without blank lines around it.
    pub prose: String,
    pub prose_span: Span,
}

/// A bullet or numbered list item, ticked, unticked or without a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// First line of the item without markup.
    pub title: String,
    /// `None` for an item without a box.
    pub ticked: Option<bool>,
    pub span: Span,
    /// What follows in the item after its first line: nested text.
    pub prose: String,
}

/// Whether raw HTML is a comment, which readers never see.
#[must_use]
pub fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->") && html.matches("-->").count() == 1
}

/// Raw HTML in a body, comments aside; each block or tag once.
#[must_use]
pub fn raw_html(body: &Body) -> Vec<Span> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(&body.text, OPTIONS).into_offset_iter() {
        let tag = matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock));
        if tag && !is_comment(&body.text[range.clone()]) {
            found.push(body.span(trimmed(&body.text, range)));
        }
    }
    found
}

/// Every heading of a body, in order.
#[must_use]
pub fn sections(body: &Body) -> Vec<Section> {
    let headings = headings(body);
    let ends = headings.iter().skip(1).map(|h| h.whole.start).chain(std::iter::once(body.text.len())).collect::<Vec<_>>();
    headings
        .into_iter()
        .zip(ends)
        .map(|(heading, end)| {
            let range = trimmed(&body.text, heading.whole.end.min(end)..end);
            let whole = trimmed(&body.text, heading.whole);
            Section {
                id_place: id_place(&body.text, whole.clone(), heading.id.as_deref()).map(|place| body.span(place)),
                title: heading.title,
                id: heading.id,
                title_span: body.span(whole),
                prose: body.text[range.clone()].to_owned(),
                prose_span: body.span(range),
            }
        })
        .collect()
}

/// Where the id of a heading stands or could stand: at the end of its only line, which may be underlined.
fn id_place(text: &str, whole: Range<usize>, id: Option<&str>) -> Option<Range<usize>> {
    let written = &text[whole.clone()];
    if let Some(id) = id {
        let attributes = written.rfind('{')?;
        let at = attributes + written[attributes..].find(&format!("#{id}"))? + 1;
        let is_whole = written[at + id.len()..].starts_with(['}', ' ', '\t']);
        return is_whole.then_some(whole.start + at..whole.start + at + id.len());
    }
    let mut lines = written.lines();
    let line = lines.next()?.trim_end();
    let underline = lines.next().is_none_or(|below| !below.trim().is_empty() && below.trim().trim_matches(['=', '-']).is_empty());
    let is_plain = underline && lines.next().is_none() && !line.ends_with(['#', '}', '\\']);
    is_plain.then_some(whole.start + line.len()..whole.start + line.len())
}

struct Heading {
    title: String,
    id: Option<String>,
    whole: Range<usize>,
}

fn headings(body: &Body) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new_ext(&body.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                inside = true;
                found.push(Heading { title: String::new(), id: id.map(|id| id.to_string()), whole: range });
            }
            Event::End(TagEnd::Heading(
                HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3 | HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6,
            )) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                if let Some(heading) = found.last_mut() {
                    heading.title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}

/// Lists nested deeper than this hold no answers.
const DEEPEST_LIST: usize = 4;

/// Every list item of a body down to the fourth level, outer before inner, in order.
#[must_use]
pub fn list_items(body: &Body) -> Vec<ListItem> {
    let mut items: Vec<(ListItem, Range<usize>, usize)> = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(&body.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) if open.len() >= DEEPEST_LIST => open.push(None),
            Event::Start(Tag::Item) => {
                let span = body.span(trimmed(&body.text, range.clone()));
                let first_line = range.start + body.text[range.clone()].find('\n').unwrap_or(range.len());
                open.push(Some(items.len()));
                items.push((ListItem { title: String::new(), ticked: None, span, prose: String::new() }, range, first_line));
            }
            Event::End(TagEnd::Item) => {
                open.pop();
            }
            Event::TaskListMarker(ticked) => {
                if let Some((item, ..)) = open.last().copied().flatten().and_then(|at| items.get_mut(at)) {
                    item.ticked = Some(ticked);
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((item, _, first_line)) = open.last().copied().flatten().and_then(|at| items.get_mut(at))
                    && range.start < *first_line
                {
                    item.title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    items
        .into_iter()
        .map(|(item, range, first_line)| {
            let rest = trimmed(&body.text, first_line.min(range.end)..range.end);
            ListItem { prose: dedent(&body.text[rest]), ..item }
        })
        .collect()
}

/// The text without the indentation that all lines after the first share; the first has lost its own already.
fn dedent(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let shared = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines = text.lines().enumerate().map(|(at, line)| if at == 0 { line } else { line.get(shared..).unwrap_or("") });
    lines.collect::<Vec<_>>().join("\n")
}

/// A heading or question reduced to what has to agree: words, without case, punctuation at the end or extra blanks.
#[must_use]
pub fn normalise(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words
        .join(" ")
        .trim_end_matches(['?', ':', '.', '!'])
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
        .trim()
        .to_owned()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = (range.start + part.trim_end().len()).max(start);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::FileId;

    fn body(text: &str) -> Body {
        Body { text: text.to_owned(), offset: 10, file: FileId(0) }
    }

    #[test]
    fn prose_belongs_to_the_heading_above_it() {
        let text = "# Data\nintro\n\n## How are features *shared*? {#q-data-1}\n\nBadly.\n\n- one\n\n## Next\n";
        let found = sections(&body(text));
        let titles: Vec<_> = found.iter().map(|s| (s.title.as_str(), s.id.as_deref(), s.prose.as_str())).collect();
        assert_eq!(
            titles,
            [("Data", None, "intro"), ("How are features shared?", Some("q-data-1"), "Badly.\n\n- one"), ("Next", None, "")]
        );
        assert_eq!(found[1].prose_span.start as usize, 10 + text.find("Badly").expect("there"));
    }

    #[test]
    fn an_id_stands_or_goes_at_the_end_of_the_heading() {
        let cases = [
            ("## Größe\r\n", "## Größe|", None),
            ("Größe  \n---\n", "Größe|  \n---", None),
            ("## Größe {#q-data-1 .x}\n", "## Größe {#|q-data-1| .x}", Some("q-data-1")),
            ("## A ##\n", "", None),
            ("One\ntwo\n===\n", "", None),
        ];
        for (text, marked, id) in cases {
            let found = sections(&body(text)).remove(0);
            assert_eq!(found.id.as_deref(), id, "{text}");
            let shown = found.id_place.map(|place| {
                let (start, end) = (place.start as usize - 10, place.end as usize - 10);
                let inside = if start == end { "|".to_owned() } else { format!("|{}|", &text[start..end]) };
                format!("{}{inside}{}", &text[..start], text[end..].trim_end())
            });
            assert_eq!(shown.as_deref(), Some(marked).filter(|marked| !marked.is_empty()), "{text}");
        }
    }

    #[test]
    fn ticks_are_read_and_text_under_an_item_is_its_prose() {
        let found =
            list_items(&body("- [x] Done thing (A, B)\n- [ ] Open thing\n- A question?\n  Our answer.\n  More.\n1. Numbered\n"));
        let read: Vec<_> = found.iter().map(|i| (i.title.as_str(), i.ticked, i.prose.as_str())).collect();
        assert_eq!(
            read,
            [
                ("Done thing (A, B)", Some(true), ""),
                ("Open thing", Some(false), ""),
                ("A question?", None, "Our answer.\nMore."),
                ("Numbered", None, "")
            ]
        );
    }

    #[test]
    fn text_under_an_item_keeps_its_shape() {
        let found = list_items(&body("- A question?\n  First.\n\n  - one\n    - two\n"));
        assert_eq!(found[0].prose, "First.\n\n- one\n  - two");
    }

    #[test]
    fn questions_agree_whatever_their_case_and_end() {
        assert_eq!(normalise("How are  Features shared?"), normalise("how are features shared"));
        assert_eq!(normalise("1. What hurts?"), "what hurts");
    }
}
