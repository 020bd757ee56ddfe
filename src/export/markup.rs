//! Content in the markup of other tools, where it must stay text.

/// A line of Markdown that shows exactly this text on GitHub: no markup, no HTML, and neither people nor issues are mentioned.
pub fn markdown(text: &str) -> String {
    let line = quiet(text);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' => true,
            // Inside a word, as in an address, it is none.
            '_' => !is_inside_word(&line, at),
            // What begins a heading or a list does so only at the start of a line.
            '#' | '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && line[..at].bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_inside_word(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at..].chars().nth(1);
    before.zip(after).is_some_and(|(before, after)| before.is_alphanumeric() && after.is_alphanumeric())
}

/// A line of Jira's wiki markup that shows exactly this text.
pub fn wiki(text: &str) -> String {
    let line = quiet(text);
    let lower = line.to_lowercase();
    let is_heading = |prefix: &str| {
        lower.starts_with(prefix) && lower[prefix.len()..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.')
    };
    let mut out = String::with_capacity(line.len());
    if line.starts_with(['-', '+', '#']) || is_heading("h") || is_heading("bq") {
        out.push(NO_WIDTH);
    }
    for c in line.chars() {
        if matches!(c, '\\' | '{' | '}' | '[' | ']' | '!' | '|' | '*' | '_' | '^' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A space that nobody sees; it parts a sign from what would give it a meaning.
const NO_WIDTH: char = '\u{200b}';

/// One line in which `@name`, `#12` and `GH-12` are no references any more: a space without width follows the sign.
pub fn quiet(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        out.push(c);
        let rest = &line[at + c.len_utf8()..];
        let refers = match c {
            '@' => rest.starts_with(char::is_alphanumeric),
            '#' => rest.starts_with(|next: char| next.is_ascii_digit()),
            '-' => rest.starts_with(|next: char| next.is_ascii_digit()) && line[..at].to_ascii_lowercase().ends_with("gh"),
            _ => false,
        };
        if refers {
            out.push(NO_WIDTH);
        }
    }
    out
}

/// Without line breaks and other control characters.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_mentioned_and_no_issue_is_closed() {
        assert_eq!(
            quiet("@everyone fixes #12, GH-7 and o/r#3"),
            "@\u{200b}everyone fixes #\u{200b}12, GH-\u{200b}7 and o/r#\u{200b}3"
        );
        assert_eq!(quiet("C# at 5 @ 3, item-12"), "C# at 5 @ 3, item-12");
        assert_eq!(quiet("two\r\nlines\u{7}\tand \u{2028}more"), "two lines and more");
    }

    #[test]
    fn markup_stays_text() {
        assert_eq!(markdown("<img src=x> **b** [a](b) `c`"), "\\<img src=x\\> \\*\\*b\\*\\* \\[a\\](b) \\`c\\`");
        assert_eq!(
            ["- no list", "1. none", "# none", "a - b. #c"].map(markdown),
            ["\\- no list", "1\\. none", "\\# none", "a - b. #c"]
        );
        assert_eq!(markdown("https://example.org/a_b _c_"), "https://example.org/a_b \\_c\\_");
        assert_eq!(["h1. none", "- none", "html"].map(wiki), ["\u{200b}h1. none", "\u{200b}- none", "html"]);
        assert_eq!(wiki("{code} [~ada] !x.png!"), "\\{code\\} \\[\\~ada\\] \\!x.png\\!");
        assert_eq!(wiki("שלום @ada"), "שלום @\u{200b}ada");
    }
}
