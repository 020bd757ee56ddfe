//! The files of a theme: what the binary has, and what a folder of the workspace puts in front of it.

use super::outline::Outline;
use super::parts::{Texts, chain};
use super::{DEFAULT, MESSAGES, ORIGINAL, TEMPLATES, WORDS, tokens};
use crate::diagnostics::FileId;
use crate::source::{SourceFile, Sources};
use crate::words;

/// The default theme: path below `themes/default/` and bytes.
static DEFAULT_THEME: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

/// The files of the default theme: path below `themes/default/` and bytes.
pub fn defaults() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    DEFAULT_THEME.iter().copied()
}

/// The names of the themes a workspace can use: the default one first, then the folders below themes/.
#[must_use]
pub fn themes(sources: &Sources) -> Vec<&str> {
    let folders = sources.below("themes").filter_map(|(_, file)| file.path.strip_prefix("themes/")?.split_once('/'));
    let mut names: Vec<&str> = folders.map(|(name, _)| name).filter(|name| *name != DEFAULT).collect();
    names.dedup();
    names.insert(0, DEFAULT);
    names
}

/// What a file of a workspace's theme does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Stands in for the default theme's file of the same name.
    Replaces,
    /// Stands in for the default theme's file, with these blocks, tokens or messages changed.
    Changes(Vec<String>),
    /// Has no file of the default theme behind it.
    Adds,
}

/// The files of the theme `name`: path below its folder, and what each does.
#[must_use]
pub fn roles(sources: &Sources, name: &str) -> Vec<(String, Role)> {
    let folder = folder(name);
    own(sources, &folder).map(|(_, path, file)| (path.to_owned(), role(path, &file.text))).collect()
}

fn role(path: &str, text: &str) -> Role {
    if path == tokens::FILE {
        return Role::Changes(top_keys(text));
    }
    if path.starts_with(WORDS) && path.ends_with(MESSAGES) {
        return Role::Changes(words::ids(text).map(|(_, id)| id.to_owned()).collect());
    }
    if !defaults().any(|(known, _)| known == path) {
        return Role::Adds;
    }
    let outline = Outline::of(text);
    let original = path.strip_prefix(TEMPLATES).map(|name| format!("{ORIGINAL}{name}"));
    match &outline.extends {
        Some(parent) if Some(parent.name) == original.as_deref() => {
            Role::Changes(outline.blocks.iter().map(|block| block.name.to_owned()).collect())
        }
        _ => Role::Replaces,
    }
}

/// The groups of tokens that a file names.
fn top_keys(text: &str) -> Vec<String> {
    let keys = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()));
    keys.filter_map(|line| line.split_once(':')).map(|(key, _)| key.to_owned()).collect()
}

/// `themes/mine/`.
pub(super) fn folder(name: &str) -> String {
    format!("themes/{name}/")
}

/// The files of a theme's folder, each with its path below it.
pub(super) fn own<'s>(sources: &'s Sources, folder: &'s str) -> impl Iterator<Item = (FileId, &'s str, &'s SourceFile)> {
    sources.below(folder.trim_end_matches('/')).map(|(id, file)| (id, &file.path[folder.len()..], file.as_ref()))
}

/// The blocks that a template of the default theme has, its own and those of what it extends: name, and the template it is in.
#[must_use]
pub fn blocks(template: &str) -> Vec<(String, String)> {
    let texts = originals();
    let levels = chain(&texts, &format!("{ORIGINAL}{template}"));
    let mut found: Vec<(String, String)> = Vec::new();
    for level in &levels {
        let mut blocks: Vec<_> = level.outline.blocks.iter().collect();
        blocks.sort_by_key(|block| block.open.start);
        for block in blocks {
            if found.iter().all(|(name, _)| name != block.name) {
                found.push((block.name.to_owned(), level.name.trim_start_matches(ORIGINAL).to_owned()));
            }
        }
    }
    found
}

/// The templates of the default theme, as [`Texts`].
pub(super) fn originals() -> Texts {
    let templates = defaults().filter_map(|(path, bytes)| Some((path.strip_prefix(TEMPLATES)?, bytes)));
    templates.map(|(name, bytes)| (format!("{ORIGINAL}{name}"), String::from_utf8_lossy(bytes).into_owned())).collect()
}
