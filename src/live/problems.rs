//! What is wrong, in the form that pages are told.

use std::collections::BTreeSet;

use crate::diagnostics::emit::{Tally, Texts, excerpt};
use crate::diagnostics::{Diagnostic, Severity};
use crate::serve::{Problem, Problems};
use crate::site;
use crate::source::Sources;
use crate::theme;
use crate::workspace::Loaded;

/// Columns of an excerpt; wider lines are cut.
const WIDTH: usize = 100;

/// Nobody reads further; the counts count all.
const MOST: usize = 50;

/// What was found so far.
#[derive(Debug)]
pub struct Found {
    tally: Tally,
    /// The first of them.
    list: Vec<Problem>,
}

impl Found {
    /// The diagnostics of the files as they are, errors first.
    pub fn in_content(loaded: &Loaded) -> Self {
        let of = |severity| loaded.diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
        let first = of(Severity::Error).chain(of(Severity::Warning)).take(MOST);
        Found {
            tally: Tally::of(&loaded.diagnostics),
            list: first.map(|diagnostic| of_diagnostic(&loaded.sources, diagnostic)).collect(),
        }
    }

    /// Nothing, if nothing comes.
    pub fn nothing() -> Self {
        Found { tally: Tally { errors: 0, warnings: 0 }, list: Vec::new() }
    }

    /// With errors that are not about content before all others.
    pub fn and(mut self, errors: Vec<Problem>) -> Self {
        self.tally.errors += errors.len();
        self.list.splice(0..0, errors);
        self.list.truncate(MOST);
        self
    }

    /// All together; `None` where there is nothing to tell.
    pub fn told(self, shown: &Shown) -> Option<Problems> {
        let Tally { errors, warnings } = self.tally;
        (errors + warnings > 0).then(|| Problems { errors, warnings, shown: shown.to_string(), list: self.list })
    }
}

fn of_diagnostic(sources: &Sources, diagnostic: &Diagnostic) -> Problem {
    let severity = match diagnostic.severity {
        Severity::Error => ERROR,
        Severity::Warning => "warning",
    };
    let (line, column) = Texts::place(sources, diagnostic.span);
    Problem {
        severity,
        code: Some(diagnostic.code.slug.to_owned()),
        message: diagnostic.message.clone(),
        place: Some(format!("{}:{line}:{column}", sources.file(diagnostic.span.file).path)),
        snippet: Some(excerpt(diagnostic, sources, WIDTH)),
        help: diagnostic.help.clone(),
    }
}

/// What is wrong with a theme.
pub fn of_theme(error: &theme::Error) -> Vec<Problem> {
    let one = |problem: &theme::Problem| Problem {
        severity: ERROR,
        code: None,
        message: problem.message.clone(),
        place: problem.place.as_ref().map(|place| format!("{}:{}:{}", place.path, place.line, place.column)),
        snippet: problem.place.as_ref().map(theme::Place::excerpt),
        help: problem.help.clone(),
    };
    error.problems.iter().map(one).collect()
}

/// Why a page cannot be made.
pub fn of_site(error: &site::Error) -> Vec<Problem> {
    match error {
        site::Error::Theme(error) => of_theme(error),
        site::Error::Links(links) => links.iter().map(plain).collect(),
        other => vec![plain(other)],
    }
}

/// A problem without a place.
pub fn plain(message: impl ToString) -> Problem {
    Problem { severity: ERROR, code: None, message: message.to_string(), place: None, snippet: None, help: None }
}

const ERROR: &str = "error";

/// What pages show while something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The files as they are.
    Everything,
    /// Older versions of these files, and all others as they are.
    Older(BTreeSet<String>),
    /// The site as it was when all was well.
    LastGood,
    /// There has been nothing without errors.
    Nothing,
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Shown::Everything => f.write_str("The pages are up to date."),
            Shown::Older(paths) => {
                let names: Vec<&str> = paths.iter().map(String::as_str).collect();
                write!(
                    f,
                    "The pages show the last version without errors of {}; everything else is up to date.",
                    names.join(", ")
                )
            }
            Shown::LastGood => f.write_str("The pages show the last state without errors."),
            Shown::Nothing => f.write_str("There is nothing to show until this is mended."),
        }
    }
}

impl Shown {
    /// For a line in the terminal.
    #[must_use]
    pub fn kept(&self) -> String {
        match self {
            Shown::Everything => "the pages are up to date".to_owned(),
            Shown::Older(paths) if paths.len() == 1 => "the pages keep its last good version".to_owned(),
            Shown::Older(paths) => format!("the pages keep the last good version of {} files", paths.len()),
            Shown::LastGood => "the pages stay as they were".to_owned(),
            Shown::Nothing => "there is nothing to show yet".to_owned(),
        }
    }

    /// Older versions of some files of the content, and of those of the theme that have problems.
    pub fn of(mut older: BTreeSet<String>, of_theme: &[Problem]) -> Self {
        let file = |problem: &Problem| {
            let place = problem.place.as_deref()?;
            place.rsplitn(3, ':').last().map(str::to_owned)
        };
        older.extend(of_theme.iter().map(|problem| file(problem).unwrap_or_else(|| "the theme".to_owned())));
        if older.is_empty() { Shown::Everything } else { Shown::Older(older) }
    }
}
