//! What a template says about other templates, read from its text: Tera keeps that to itself.

use std::ops::Range;

/// The tags of a template that name a block, a component or another template.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// The template it extends, and where that is said.
    pub extends: Option<Named<'a>>,
    pub includes: Vec<&'a str>,
    /// In the order in which they end; an inner one before the one around it.
    pub blocks: Vec<Block<'a>>,
    /// Components it defines.
    pub components: Vec<&'a str>,
    /// Components it calls; words after a `<` that are no call may be among them.
    pub calls: Vec<&'a str>,
    /// The bytes of every `{{ super() }}`.
    pub supers: Vec<Range<usize>>,
}

/// A name and where the tag with it stands, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    pub name: &'a str,
    pub range: Range<usize>,
}

/// `{% block name %}...{% endblock name %}`, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Block<'a> {
    pub name: &'a str,
    pub open: Range<usize>,
    pub close: Range<usize>,
}

impl Block<'_> {
    /// What stands between the two tags.
    pub fn inner(&self) -> Range<usize> {
        self.open.end..self.close.start
    }

    /// The tags and what stands between them.
    pub fn outer(&self) -> Range<usize> {
        self.open.start..self.close.end
    }
}

impl<'a> Outline<'a> {
    /// Never fails: a text that is no template has no outline, and Tera says why.
    pub fn of(text: &'a str) -> Self {
        let mut outline = Outline::default();
        let mut open: Vec<Named<'a>> = Vec::new();
        let mut at = 0;
        while let Some((kind, range)) = next_tag(text, at) {
            at = range.end;
            let inner = text[range.clone()].trim_matches(['{', '}', '%', '-']).trim();
            match kind {
                Kind::Comment => {}
                Kind::Raw => at = text[at..].find("endraw").map_or(text.len(), |end| at + end),
                Kind::Expression if inner.replace(' ', "") == "super()" => outline.supers.push(range),
                Kind::Expression => outline.calls.extend(called(inner)),
                Kind::Statement => outline.statement(inner, range, &mut open),
            }
        }
        outline
    }

    /// The block of this name.
    pub fn block(&self, name: &str) -> Option<&Block<'a>> {
        self.blocks.iter().find(|block| block.name == name)
    }

    fn statement(&mut self, inner: &'a str, range: Range<usize>, open: &mut Vec<Named<'a>>) {
        let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        match word {
            "extends" => self.extends = quoted(rest).map(|name| Named { name, range }),
            "include" => self.includes.extend(quoted(rest)),
            "component" => self.components.push(identifier(rest.trim_start())),
            "block" => open.push(Named { name: identifier(rest.trim_start()), range }),
            "endblock" => self.blocks.extend(open.pop().map(|Named { name, range: open }| Block { name, open, close: range })),
            _ => self.calls.extend(called(inner)),
        }
    }
}

#[derive(PartialEq, Eq)]
enum Kind {
    Expression,
    Statement,
    Comment,
    /// `{% raw %}`: what follows up to `endraw` is no template.
    Raw,
}

/// The next tag at or after a byte.
fn next_tag(text: &str, from: usize) -> Option<(Kind, Range<usize>)> {
    let starts = text[from..].match_indices('{').map(|(at, _)| from + at);
    let (start, kind) = starts.into_iter().find_map(|start| match text.as_bytes().get(start + 1)? {
        b'{' => Some((start, Kind::Expression)),
        b'%' => Some((start, Kind::Statement)),
        b'#' => Some((start, Kind::Comment)),
        _ => None,
    })?;
    let end = match kind {
        Kind::Comment => start + text[start..].find("#}")? + 2,
        Kind::Expression => end_of(text, start + 2, "}}")?,
        _ => end_of(text, start + 2, "%}")?,
    };
    let is_raw = kind == Kind::Statement && text[start..end].trim_matches(['{', '}', '%', '-']).trim() == "raw";
    Some((if is_raw { Kind::Raw } else { kind }, start..end))
}

/// After the closing mark, which counts outside strings only.
fn end_of(text: &str, from: usize, close: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut at = from;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (None, b'"' | b'\'' | b'`') => quote = Some(bytes[at]),
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if byte == open => quote = None,
            (None, _) if bytes[at..].starts_with(close.as_bytes()) => return Some(at + close.len()),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The text of the first string.
fn quoted(text: &str) -> Option<&str> {
    let start = text.find(['"', '\'', '`'])?;
    let quote = text[start..].chars().next()?;
    text[start + 1..].split(quote).next()
}

fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The names after every `<`.
fn called(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|rest| identifier(rest.trim_start_matches('/'))).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_a_template_uses() {
        let text = "{% extends \"default/a.html\" %}{# {% block no %} #}{% block x -%}{{ super() }}{%- block y %}{% endblock %}\
            {% include 'b.html' %}{% raw %}{% block raw %}{% endraw %}{% endblock x %}\
            {% component one(a: string) %}{{ <two a={\"}}\"} /> }}{% <three> %}{% </three> %}{% endcomponent one %}";
        let outline = Outline::of(text);
        assert_eq!(outline.extends.map(|parent| parent.name), Some("default/a.html"));
        assert_eq!(outline.includes, ["b.html"]);
        assert_eq!(outline.blocks.iter().map(|block| block.name).collect::<Vec<_>>(), ["y", "x"]);
        assert_eq!((outline.components, outline.calls), (vec!["one"], vec!["two", "three", "three"]));
        assert_eq!(&text[outline.supers[0].clone()], "{{ super() }}");
        assert!(text[outline.blocks[1].inner()].starts_with("{{ super() }}"));
    }

    #[test]
    fn a_text_that_is_no_template_has_no_outline() {
        for text in ["{{ oops", "{% block x", "{#", "{", "{% endblock %}", "{% extends %}"] {
            assert!(Outline::of(text).blocks.is_empty(), "{text}");
        }
    }
}
