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
        let tags = self.tags()?;
        let commit = |part: &str| commit(part, &tags);
        Ok(printed.split_terminator("\0\n").filter_map(commit).collect())
    }

    /// The commit with this id.
    ///
    /// # Errors
    /// When git fails.
    pub fn commit(&self, id: &Id) -> Result<Commit, Error> {
        let printed = self.program.text(&["rev-list", "--max-count=1", FORMAT, id.as_str(), "--"], b"")?;
        let nothing = || Error::Failed("read a commit".to_owned(), format!("{} is none", id.short()));
        printed.split_terminator("\0\n").find_map(|part| commit(part, &self.tags().unwrap_or_default())).ok_or_else(nothing)
    }

    /// Tags by the commit they point at, each in the order of names.
    fn tags(&self) -> Result<BTreeMap<String, Vec<String>>, Error> {
        let format = "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname:strip=2)";
        let printed = self.program.text(&["for-each-ref", format, "refs/tags"], b"")?;
        let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in printed.lines() {
            let parts: Vec<&str> = line.splitn(5, ' ').collect();
            let [kind, id, inner_kind, inner, name] = parts[..] else { continue };
            let commit = if kind == "commit" { Some(id) } else { Some(inner).filter(|_| inner_kind == "commit") };
            if let Some(commit) = commit {
                tags.entry(commit.to_owned()).or_default().push(name.to_owned());
            }
        }
        Ok(tags)
    }
}

/// `commit <id>`, a line end, and the parts of [`FORMAT`].
fn commit(part: &str, tags: &BTreeMap<String, Vec<String>>) -> Option<Commit> {
    let (_, told) = part.split_once('\n')?;
    let mut parts = told.split('\0');
    let id = Id::of(parts.next()?)?;
    let date: Date = parts.next()?.parse().ok()?;
    let (author, subject) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let tags = tags.get(id.as_str()).cloned().unwrap_or_default();
    Some(Commit { id, date, author, subject, tags })
}
