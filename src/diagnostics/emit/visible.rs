//! Words from content on their way to a terminal.

use std::borrow::Cow;

/// The text on one line, with every control or direction-changing character spelled out instead of obeyed.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c if is_unsafe(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The source with characters replaced that a renderer might pass on; every byte offset stays where it was.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| is_unsafe(c) && c != '\n' && c != '\t' && c != '\r';
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match c.len_utf8() {
        1 => '?',
        2 => '\u{b7}',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(|c| if obeyed(c) { stand_in(c) } else { c }).collect())
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_sequence_survives() {
        assert_eq!(visible("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(visible("a\u{9b}31mb\u{202e}"), "a\\u{9b}31mb\\u{202e}");
        assert_eq!(visible("two\nlines"), "two lines");
        assert!(matches!(visible("grün"), Cow::Borrowed(_)));
    }

    #[test]
    fn offsets_in_a_source_stay() {
        let text = "a\u{1b}b\u{9b}c\u{202e}d\n";
        assert_eq!(same_length(text), "a?b\u{b7}c\u{fffd}d\n");
        assert_eq!(same_length(text).len(), text.len());
    }
}
