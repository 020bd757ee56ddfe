//! Which commit a workspace is, and whether its files are those of the commit.

use std::collections::BTreeMap;

use super::{Error, Id, Repository};
use crate::source::Sources;

/// A commit, and whether the files that were read differ from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub commit: Id,
    pub is_changed: bool,
}

/// Ids of contents by path below the workspace; `None` for links, which are not compared.
type Ids = BTreeMap<String, Option<Id>>;

impl Repository {
    /// The commit that is checked out; `None` where it has nothing of the workspace.
    ///
    /// # Errors
    /// Before the first commit, and when git fails.
    pub fn state(&self, sources: &Sources) -> Result<Option<State>, Error> {
        let commit = self.head()?;
        let committed = self.committed(&commit)?;
        if committed.is_empty() {
            return Ok(None);
        }
        let is_changed = self.differs(&committed, &self.read(sources)?);
        Ok(Some(State { commit, is_changed }))
    }

    fn committed(&self, commit: &Id) -> Result<Ids, Error> {
        let entry = |entry: super::contents::Entry| (entry.path, entry.is_file.then_some(entry.id));
        Ok(self.listed(commit)?.into_iter().map(entry).collect())
    }

    /// The files that were read, as they are on disk.
    fn read(&self, sources: &Sources) -> Result<Ids, Error> {
        // One path per line: what holds a line break cannot be asked for.
        let paths: Vec<&str> = sources.own_paths().filter(|path| !path.contains('\n')).collect();
        let mut lines = String::new();
        for path in &paths {
            let full = self.program.root().join(path);
            let full = full
                .to_str()
                .ok_or_else(|| Error::Failed("hash-object".to_owned(), format!("{} is not UTF-8", full.display())))?;
            lines.push_str(full);
            lines.push('\n');
        }
        let ids = self.program.text(&["hash-object", "--no-filters", "--stdin-paths"], lines.as_bytes())?;
        Ok(paths.into_iter().map(str::to_owned).zip(ids.lines().map(Id::of)).collect())
    }

    /// Whether a file was changed, added or removed. A file that is there and was not read is none of gapmap's.
    fn differs(&self, committed: &Ids, read: &Ids) -> bool {
        let is_same = |(path, id): (&String, &Option<Id>)| match committed.get(path) {
            Some(before) => before.is_none() || before == id,
            None => false,
        };
        let is_there = |path: &String| read.contains_key(path) || self.program.root().join(path).symlink_metadata().is_ok();
        !read.iter().all(is_same) || !committed.keys().all(is_there)
    }
}
