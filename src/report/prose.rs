//! Markdown from the content to HTML that is safe to show.
//!
//! Raw HTML becomes visible text, only http, https and mailto addresses are linked, images become links, headings
//! become bold paragraphs so that the page's outline stays its own, and no id or class of the content reaches the page.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd, html};

use crate::syntax::markdown::{OPTIONS, is_comment};
use crate::syntax::without_controls;

/// Renders Markdown of untrusted content.
#[must_use]
pub fn html(markdown: &str) -> String {
    let markdown = without_controls(markdown);
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, without_comments(&markdown).map(defuse));
    out.trim_end().to_owned()
}

/// Events without HTML comments, which may run over several lines.
fn without_comments(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let mut in_comment = false;
    Parser::new_ext(markdown, OPTIONS).into_offset_iter().filter_map(move |(event, range)| {
        match &event {
            Event::Start(Tag::HtmlBlock) => in_comment = is_comment(&markdown[range]),
            Event::End(TagEnd::HtmlBlock) if std::mem::take(&mut in_comment) => return None,
            Event::InlineHtml(text) if is_comment(text) => return None,
            _ => {}
        }
        (!in_comment).then_some(event)
    })
}

fn defuse(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Link { link_type, dest_url, title, .. }) => link(link_type, dest_url, title),
        Event::Start(Tag::Image { dest_url, title, .. }) => link(LinkType::Inline, dest_url, title),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        Event::TaskListMarker(done) => Event::Text(if done { "☑ ".into() } else { "☐ ".into() }),
        other => other,
    }
}

fn link<'a>(link_type: LinkType, url: CowStr<'a>, title: CowStr<'a>) -> Event<'a> {
    let dest_url = if link_type == LinkType::Email || is_web_address(&url) { url } else { "#".into() };
    Event::Start(Tag::Link { link_type, dest_url, title, id: "".into() })
}

/// Whether an address may be linked from the report: a web address, without blanks or control characters.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len())
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_is_shown_and_not_passed_on() {
        let shown = html("a <script>alert(1)</script> b\n\n<img src=x onerror=alert(1)>\n");
        assert!(!shown.contains("<script") && !shown.contains("<img"), "{shown}");
        assert!(shown.contains("&lt;script&gt;"), "{shown}");
    }

    #[test]
    fn comments_are_for_authors() {
        assert_eq!(html("a <!-- not for readers --> b"), "<p>a  b</p>");
        assert_eq!(html("<!-- not for\nreaders -->\n\nb"), "<p>b</p>");
        assert!(html("<!-- a --><script>x</script>").contains("&lt;script&gt;"));
    }

    #[test]
    fn unsafe_addresses_are_inert() {
        for address in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
            let shown = html(&format!("[x]({address})"));
            assert!(shown.contains("href=\"#\""), "{shown}");
        }
        assert!(html("[x](https://example.org/a?b=c)").contains("href=\"https://example.org/a?b=c\""));
    }

    #[test]
    fn headings_do_not_enter_the_outline() {
        assert_eq!(html("# Big {#exp-tracking}\n"), "<p>Big</p>");
    }

    #[test]
    fn no_id_and_no_class_of_the_content_reaches_the_page() {
        let shown = html("```main\nx\n```\nA note[^1].\n\n[^1]: The note.\n");
        assert!(!shown.contains("id=") && !shown.contains("class="), "{shown}");
    }
}
