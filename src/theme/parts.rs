//! The templates as Tera gets them.
//!
//! Tera renders an included template by itself, without regard to what it extends, so a block of it could not be replaced. The
//! default theme includes the body of every page, in the page and in the print page. Therefore an own template that is included
//! and extends another one is taken apart here: the original, in which every replaced block is an include of a part of its own.
//! A part starts with a comment as large as what stands before it in its file, so that Tera's errors name the right place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::ORIGINAL;
use super::outline::{Block, Outline};

/// A template under the name Tera knows it by.
#[derive(Debug)]
pub(super) struct Part {
    pub name: String,
    /// The template it is made from, with [`ORIGINAL`] before those of the default theme.
    pub of: String,
    pub text: String,
}

impl Part {
    fn whole(name: &str, text: &str) -> Self {
        Part { name: name.to_owned(), of: name.to_owned(), text: text.to_owned() }
    }
}

/// Texts by name: those of the default theme under [`ORIGINAL`], the own ones bare.
pub(super) type Texts = BTreeMap<String, String>;

/// The template that a name stands for: an own one before that of the default theme.
pub(super) fn resolve<'t>(texts: &'t Texts, name: &str) -> Option<(&'t str, &'t str)> {
    let found = texts.get_key_value(name).or_else(|| texts.get_key_value(&format!("{ORIGINAL}{name}")));
    found.map(|(name, text)| (name.as_str(), text.as_str()))
}

/// The templates from one to the last it extends, itself first; a circle is cut.
pub(super) fn chain<'t>(texts: &'t Texts, name: &str) -> Vec<Level<'t>> {
    let mut levels: Vec<Level<'t>> = Vec::new();
    let mut next = resolve(texts, name);
    while let Some((name, text)) = next.filter(|(name, _)| levels.iter().all(|level| level.name != *name)) {
        let outline = Outline::of(text);
        next = outline.extends.as_ref().and_then(|parent| resolve(texts, parent.name));
        levels.push(Level { name, text, outline });
    }
    levels
}

/// A template in a chain of those that extend each other.
pub(super) struct Level<'t> {
    pub name: &'t str,
    pub text: &'t str,
    pub outline: Outline<'t>,
}

/// Every template, those that are included and extend another one in parts.
pub(super) fn parts(texts: &Texts) -> Vec<Part> {
    let included: BTreeSet<&str> = texts.values().flat_map(|text| Outline::of(text).includes).collect();
    let mut parts = Vec::new();
    for (name, text) in texts {
        let levels = if included.contains(name.as_str()) { chain(texts, name) } else { Vec::new() };
        if levels.len() > 1 {
            parts.extend(Chain { name, levels }.parts());
        } else {
            parts.push(Part::whole(name, text));
        }
    }
    parts
}

struct Chain<'t> {
    name: &'t str,
    levels: Vec<Level<'t>>,
}

impl Chain<'_> {
    fn parts(&self) -> Vec<Part> {
        let last = self.levels.len() - 1;
        let whole = &self.levels[last];
        let root = self.rewritten(last, 0..whole.text.len());
        let mut parts = vec![Part { name: self.name.to_owned(), of: whole.name.to_owned(), text: root }];
        // Never rendered; Tera checks it as a template that extends another one.
        parts.push(Part { name: format!("{}#", self.name), of: self.name.to_owned(), text: self.levels[0].text.to_owned() });
        for (at, level) in self.levels.iter().enumerate() {
            parts.extend(
                level.outline.blocks.iter().filter(|block| self.is_replaced(block.name)).map(|block| self.part(at, block)),
            );
        }
        parts
    }

    /// Whether a template before the last one has the block.
    fn is_replaced(&self, block: &str) -> bool {
        self.levels.iter().rev().skip(1).any(|level| level.outline.block(block).is_some())
    }

    fn part(&self, at: usize, block: &Block<'_>) -> Part {
        let level = &self.levels[at];
        let text = format!("{}{}{}", offset(level.text, block), self.rewritten(at, block.inner()), end(level.text, block));
        Part { name: self.part_name(at, block.name), of: level.name.to_owned(), text }
    }

    fn part_name(&self, at: usize, block: &str) -> String {
        format!("{}#{at}#{block}", self.name)
    }

    /// A stretch of a template with includes in place of replaced blocks, and of `super()`.
    fn rewritten(&self, at: usize, range: Range<usize>) -> String {
        let level = &self.levels[at];
        let blocks = level.outline.blocks.iter().filter(|block| self.is_replaced(block.name));
        let blocks = blocks.map(|block| (block.outer(), self.include(0, block, level.text)));
        let supers = level.outline.supers.iter().filter_map(|place| {
            let around = level.outline.blocks.iter().filter(|block| block.inner().contains(&place.start));
            let block = around.min_by_key(|block| block.inner().len())?;
            Some((place.clone(), self.include(at + 1, block, level.text)))
        });
        let mut changes: Vec<(Range<usize>, String)> =
            blocks.chain(supers).filter(|(place, _)| range.start <= place.start && place.end <= range.end).collect();
        changes.sort_by_key(|(place, _)| place.start);
        let (mut out, mut done) = (String::new(), range.start);
        for (place, change) in changes {
            // What lies inside a replaced block is in the part of that block.
            if place.start >= done {
                out.push_str(&level.text[done..place.start]);
                out.push_str(&change);
                done = place.end;
            }
        }
        out.push_str(&level.text[done..range.end]);
        out
    }

    /// An include of the first definition of a block from a level on, which trims what the block's tags trim.
    fn include(&self, from: usize, block: &Block<'_>, text: &str) -> String {
        let levels = self.levels.iter().enumerate().skip(from);
        let Some((at, _)) = levels.into_iter().find(|(_, level)| level.outline.block(block.name).is_some()) else {
            return String::new();
        };
        let is_super = from > 0;
        let before = if !is_super && text[block.open.clone()].starts_with("{%-") { "-" } else { "" };
        let after = if !is_super && text[block.close.clone()].ends_with("-%}") { "-" } else { "" };
        format!("{{%{before} include \"{}\" {after}%}}", self.part_name(at, block.name))
    }
}

/// A comment after which the block's first byte has the line and column it has in its file.
fn offset(text: &str, block: &Block<'_>) -> String {
    let before = &text[..block.open.end];
    let lines = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let close = if before.ends_with("-%}") { "-#}" } else { "#}" };
    let spaces = column.saturating_sub(close.len() + if lines == 0 { 2 } else { 0 });
    format!("{{#{}{}{close}", "\n".repeat(lines), " ".repeat(spaces))
}

/// Trims what the closing tag trims.
fn end(text: &str, block: &Block<'_>) -> &'static str {
    if text[block.close.clone()].starts_with("{%-") { "{#- #}" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_place() {
        let text = "one\n  {% block a -%} x {%- endblock a %}\n";
        let outline = Outline::of(text);
        let block = outline.block("a").expect("a block");
        let offset = offset(text, block);
        assert_eq!((offset.matches('\n').count(), offset.rsplit('\n').next().map(str::len)), (1, Some("  {% block a -%}".len())));
        assert_eq!((offset.ends_with("-#}"), end(text, block)), (true, "{#- #}"));
    }
}
