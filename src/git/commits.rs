//! The line of commits that a workspace went along.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Commit, Error, Id, PARTS, Repository};

/// What is asked of every commit, each part ended by a zero byte: id, day, author, first line of the message.
const FORMAT: &str = "--format=%H%x00%cs%x00%an%x00%s%x00";

impl Repository {
    /// The commits up to `head` that changed the workspace, oldest first: first parents only, so that a merged branch is one change.
    ///
    /// # Errors
    /// When git fails.
    pub fn commits(&self, head: &Id) -> Result<Vec<Commit>, Error> {
        let [settings, content, themes] = PARTS;
        let mut arguments = vec!["rev-list", "--first-parent", "--reverse", FORMAT, head.as_str(), "--"];
        arguments.extend([settings, content, themes]);
        let printed = self.program.text(&arguments, b"")?;
        Ok(printed.split_terminator("\0\n").filter_map(commit).collect())
    }

    /// The commit with this id.
    ///
    /// # Errors
    /// When git fails.
    pub fn commit(&self, id: &Id) -> Result<Commit, Error> {
        let nothing = || Error::Failed("read a commit".to_owned(), format!("{} is none", id.short()));
        self.told(std::slice::from_ref(id))?.into_iter().next().ok_or_else(nothing)
    }

    /// Tags that match a pattern of git's and point at `head` or what came before it, each with its commit; in the order of names.
    ///
    /// # Errors
    /// When git fails.
    pub fn tagged(&self, head: &Id, pattern: &str) -> Result<Vec<(String, Commit)>, Error> {
        let pattern = format!("refs/tags/{pattern}");
        let merged = format!("--merged={}", head.as_str());
        let printed = self.program.text(&["for-each-ref", "--format=%(refname:strip=2)", &merged, &pattern], b"")?;
        let commits = |name: &str| self.resolve(&format!("refs/tags/{name}"));
        let ids: Vec<Id> = printed.lines().map(commits).collect::<Result<_, _>>()?;
        Ok(printed.lines().map(str::to_owned).zip(self.told(&ids)?).collect())
    }

    /// The commits with these ids, in their order.
    fn told(&self, ids: &[Id]) -> Result<Vec<Commit>, Error> {
        let lines: String = ids.iter().map(|id| format!("{}\n", id.as_str())).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let printed = self.program.text(&["rev-list", "--no-walk=unsorted", FORMAT, "--stdin"], lines.as_bytes())?;
        let commits: BTreeMap<Id, Commit> =
            printed.split_terminator("\0\n").filter_map(commit).map(|commit| (commit.id.clone(), commit)).collect();
        Ok(ids.iter().filter_map(|id| commits.get(id).cloned()).collect())
    }
}

/// `commit <id>`, a line end, and the parts of [`FORMAT`].
fn commit(part: &str) -> Option<Commit> {
    let (_, told) = part.split_once('\n')?;
    let mut parts = told.split('\0');
    let id = Id::of(parts.next()?)?;
    let date: Date = parts.next()?.parse().ok()?;
    let (author, subject) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    Some(Commit { id, date, author, subject })
}
