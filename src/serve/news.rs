//! What an open page is told: as JSON in one server-sent event, at once when it connects and after every change.

use std::collections::BTreeMap;

use serde::Serialize;

/// The state of the site as seen from one page. A page acts on what differs from what it has, so nothing is lost when it was away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct News {
    /// [`super::Snapshot::number`].
    pub generation: u64,
    /// Fingerprint of the page's bytes as they are now; `None` when there is no such page (any more).
    pub page: Option<String>,
    /// Path in the site and fingerprint of every style sheet and script.
    pub assets: BTreeMap<String, String>,
    pub problems: Option<Problems>,
    pub moved: Vec<Moved>,
}

/// What is wrong with the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problems {
    pub errors: usize,
    pub warnings: usize,
    /// What the pages show meanwhile, in a sentence.
    pub shown: String,
    /// Errors first, in the order of files and places.
    pub list: Vec<Problem>,
}

/// One diagnostic, or one mistake in a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// `answer/unknown-capability`; `None` for a theme's mistake.
    pub code: Option<String>,
    pub message: String,
    /// `content/team/data.md:12:5`.
    pub place: Option<String>,
    /// The lines of the file with marks below, for a fixed-width font.
    pub snippet: Option<String>,
    pub help: Option<String>,
}

/// A score that is another one now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Id of the assessment.
    pub assessment: String,
    /// Id of the node, `overall` for the whole.
    pub node: String,
    pub name: String,
    /// As pages show it; `–` without a value.
    pub before: String,
    pub after: String,
}
