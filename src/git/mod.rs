//! What git knows about a workspace: which commit it is, what was committed before.
//!
//! Git is asked, never trusted (`program`); nothing here runs what a repository names, and nothing but `branch` writes or talks to
//! another machine. Contents are those of the commits, without the filters and line ends of a checkout.

mod branch;
mod commits;
mod contents;
mod hooks;
mod program;
mod state;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::source::SourceFile;
pub use branch::{Branch, Tip};
use program::Program;
pub use state::State;

/// How many characters of an id readers get to see. Git's own shortening depends on what else a repository holds.
const SHORT: usize = 7;

/// What belongs to a workspace.
const PARTS: [&str; 3] = ["gapmap.yaml", "content", "themes"];

/// Why the past of a workspace cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The program is not installed, or only inside the workspace.
    NoGit,
    /// The workspace is in no repository.
    NoRepository,
    /// There is a repository without a single commit.
    NoCommits,
    /// Nothing goes by that name. Also whether the clone is shallow, so that it may exist elsewhere.
    Unknown { revision: String, is_shallow: bool },
    /// The folder of hooks that the settings name leaves the work tree.
    HooksElsewhere(String),
    /// What is not done, and why.
    Refused(String),
    /// The branch at the remote is not at the commit any more that it was at a moment ago.
    Moved,
    /// What git was asked for, and what it said.
    Failed(String, String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::NoGit => write!(f, "git is not installed"),
            Error::NoRepository => write!(f, "the workspace is in no git repository"),
            Error::NoCommits => write!(f, "the repository has no commit yet"),
            Error::Unknown { revision, .. } => write!(f, "git knows no revision `{revision}`"),
            Error::HooksElsewhere(path) => {
                write!(f, "hooks of this repository are at `{path}`, outside its work tree (core.hooksPath)")
            }
            Error::Refused(why) => f.write_str(why),
            Error::Moved => write!(f, "somebody else pushed to the branch at the same time; nothing was pushed"),
            Error::Failed(what, reason) if reason.is_empty() => write!(f, "git failed to {what}"),
            Error::Failed(what, reason) => write!(f, "git failed to {what}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// What to do about it, where there is something.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Error::Unknown { is_shallow: true, .. } => Some(SHALLOW_HELP),
            Error::Unknown { .. } => Some("`git log --oneline` and `git tag` list what there is"),
            Error::NoRepository | Error::NoCommits => Some("`git init`, `git add .` and `git commit` begin a history"),
            Error::HooksElsewhere(_) => Some("add `gapmap check` to the hook there yourself; other repositories may use it too"),
            Error::Moved => Some("run the command again: it starts from what is there now"),
            Error::NoGit | Error::Refused(_) | Error::Failed(..) => None,
        }
    }
}

/// How to get the rest of a shallow clone.
pub const SHALLOW_HELP: &str = "this clone is shallow: `git fetch --unshallow --tags` gets the rest; in GitHub Actions set `fetch-depth: 0` at actions/checkout";

/// The id of an object, in full.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    fn of(text: &str) -> Option<Self> {
        let is_id = text.len() >= SHORT && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_id.then(|| Id(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For readers.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..SHORT]
    }
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub id: Id,
    /// The day it was committed, where that was done.
    pub date: Date,
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

/// The repository around a workspace.
#[derive(Debug)]
pub struct Repository {
    program: Program,
    /// What was read of commits, by content and path.
    files: RefCell<BTreeMap<Id, BTreeMap<String, Arc<SourceFile>>>>,
}

impl Repository {
    /// The repository that holds the folder. Git is looked for in the folders of the environment variable `PATH`.
    ///
    /// # Errors
    /// Without git, and where there is no repository.
    pub fn around(root: &Path) -> Result<Self, Error> {
        let program = Program::find(root)?;
        let is_inside = program.text(&["rev-parse", "--is-inside-work-tree"], b"");
        match is_inside {
            Ok(answer) if answer.trim() == "true" => Ok(Repository { program, files: RefCell::default() }),
            Ok(_) | Err(Error::Failed(..)) => Err(Error::NoRepository),
            Err(other) => Err(other),
        }
    }

    /// Whether older commits were left out when the repository was cloned.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.program.text(&["rev-parse", "--is-shallow-repository"], b"").is_ok_and(|answer| answer.trim() == "true")
    }

    /// Where the workspace lies below the top of the work tree: empty or with a closing slash.
    ///
    /// # Errors
    /// When git fails.
    pub fn below(&self) -> Result<String, Error> {
        self.line(&["rev-parse", "--show-prefix"])
    }

    /// The commit that is checked out.
    ///
    /// # Errors
    /// Before the first commit.
    pub fn head(&self) -> Result<Id, Error> {
        self.commit_id("HEAD").ok_or(Error::NoCommits)
    }

    /// The commit that a revision names: a branch, a tag, an id or what else git understands.
    ///
    /// # Errors
    /// When git knows none of that name.
    pub fn resolve(&self, revision: &str) -> Result<Id, Error> {
        let unknown = || match self.head() {
            Ok(_) => Error::Unknown { revision: revision.to_owned(), is_shallow: self.is_shallow() },
            Err(error) => error,
        };
        self.commit_id(revision).ok_or_else(unknown)
    }

    /// Where two lines of commits parted: the last commit that both have.
    ///
    /// # Errors
    /// When they have none in common.
    pub fn merge_base(&self, one: &Id, other: &Id) -> Result<Id, Error> {
        let nothing =
            || Error::Failed("find a common commit".to_owned(), format!("{} and {} have none", one.short(), other.short()));
        let found = match self.program.text(&["merge-base", "--end-of-options", one.as_str(), other.as_str()], b"") {
            // Git has no words for it.
            Err(Error::Failed(_, reason)) if reason.is_empty() => return Err(nothing()),
            answer => answer?,
        };
        found.lines().next().and_then(Id::of).ok_or_else(nothing)
    }

    fn line(&self, arguments: &[&str]) -> Result<String, Error> {
        Ok(self.program.text(arguments, b"")?.trim_end_matches('\n').to_owned())
    }

    fn commit_id(&self, revision: &str) -> Option<Id> {
        let asked = format!("{revision}^{{commit}}");
        let found = self.program.text(&["rev-parse", "--verify", "--quiet", "--end-of-options", &asked], b"").ok()?;
        Id::of(found.trim())
    }
}
