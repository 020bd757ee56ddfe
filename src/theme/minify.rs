//! A style sheet without what only its authors need: comments, indentation, line breaks.

/// The same rules in fewer bytes. Texts in quotes stay as they are; elsewhere at most one space is left of several, and none
/// beside `{`, `}`, `;` and `,`.
#[must_use]
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if matches!(first, '"' | '\'') {
            let end = quoted(rest, first);
            out.push_str(&rest[..end]);
            end
        } else if first.is_whitespace() {
            space(&mut out);
            first.len_utf8()
        } else {
            glyph(&mut out, first);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// The length of a text in quotes, both quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A space where two tokens could grow together.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

fn glyph(out: &mut String, glyph: char) {
    if matches!(glyph, '{' | '}' | ';' | ',') && out.ends_with(' ') {
        out.pop();
    }
    if glyph == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(glyph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_line_breaks_go() {
        let css = "/* 1. Ground */\nhtml {\n  margin: 0 ;\n  color : red;\n}\n\n/* x */@media (min-width: 2rem) and (a){\n  a , b>c{d:e}\n}\n";
        assert_eq!(minified(css), "html{margin: 0;color : red}@media (min-width: 2rem) and (a){a,b>c{d:e}}");
    }

    #[test]
    fn what_means_something_stays() {
        for css in [
            ".a .b{width:calc(1px + 2px)}",
            "a:hover .b:not(.c) :is(d,e)+f{content:\"/*  */ ; }\"}",
            "a{content:'it\\'s  ; }'}",
            "@font-face{src:url(a.woff2) format(\"woff2\")}",
        ] {
            assert_eq!(minified(css), css);
        }
    }

    #[test]
    fn a_comment_does_not_join_what_it_parts() {
        assert_eq!(minified("a /* x */ b{c:d}"), "a b{c:d}");
        assert_eq!(minified("a{b:c}/* never closed"), "a{b:c}");
    }
}
