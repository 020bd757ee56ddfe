//! The site: an ordered map from path to bytes, made from the report and a theme.
//!
//! Every page is rendered before anything is written anywhere, every internal link is checked, every id is unique. Paths use `/`
//! and are relative, so the site works from a folder, under any sub-path and from `file://`.

mod assets;
mod badge;
mod card;
mod chapter;
mod charts;
mod deck;
mod frame;
mod front;
mod leaf;
mod links;
mod manuscript;
mod pages;
mod paper;
mod pictures;
mod search;
mod single;
mod volume;

use std::collections::BTreeMap;

use crate::export;
use crate::report::view::{AssessmentView, Cover};
use crate::theme;
use crate::words::Words;
pub use chapter::Chapter;
pub use frame::Frame;
pub use front::{Compare, Front};
pub use leaf::Made;
pub use manuscript::{Author, Manuscript};
pub use single::{PRINT, single_files};
pub use volume::Volume;

/// Path in the site and bytes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A rendered site.
#[derive(Debug)]
pub struct Rendered {
    pub site: Site,
    /// What it had to leave out, in words, for who builds it.
    pub notes: Vec<String>,
}

/// What the site needs to know besides the report.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of the report, and everything the site says in it.
    pub words: Words,
    /// Published address with a closing slash: only for canonical links, previews and the sitemap.
    pub base_url: Option<String>,
    /// Whether search engines are let in.
    pub public: bool,
    /// `a4` or `letter`.
    pub paper: &'static str,
}

impl Options {
    /// What the files for other tools are made from.
    #[must_use]
    pub fn source<'a>(&'a self, cover: &'a Cover, assessment: &'a AssessmentView) -> export::Source<'a> {
        export::Source { words: &self.words, cover, assessment, base_url: self.base_url.as_deref() }
    }
}

/// A site that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    Theme(theme::Error),
    /// Two pages or files with one path.
    Collision(String),
    /// A picture that cannot be drawn, in words.
    Picture(String),
    /// Links that lead nowhere or ids that are not unique, each in words.
    Links(Vec<String>),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Theme(error) => error.fmt(f),
            Error::Collision(path) => write!(f, "two parts of the site want to be `{path}`"),
            Error::Picture(problem) => f.write_str(problem),
            Error::Links(problems) => f.write_str(&problems.join("\n")),
        }
    }
}

impl std::error::Error for Error {}

impl From<theme::Error> for Error {
    fn from(error: theme::Error) -> Self {
        Error::Theme(error)
    }
}
