//! The files of a workspace as they were in commits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Error, Id, PARTS, Repository};
use crate::source::{self, Sources};

/// A file, a link or a submodule in a commit.
#[derive(Debug)]
pub(super) struct Entry {
    /// Below the workspace, `/` between parts.
    pub path: String,
    pub id: Id,
    /// Neither a link nor a submodule.
    pub is_file: bool,
}

/// Ids of the texts of a workspace by path.
type Texts = BTreeMap<String, Id>;

/// A larger file is not read, as on disk.
const MAX_BYTES: usize = 8 * 1024 * 1024;

impl Repository {
    /// What gapmap.yaml and the content were in these commits, each given once, in their order. Files are shared: with `today`, with each
    /// other and with those of an earlier call, where path and bytes are the same. Themes are not among them, links are not followed.
    ///
    /// # Errors
    /// When git fails, as where a partial clone lacks contents.
    pub fn snapshots(&self, commits: &[Id], today: &Sources) -> Result<Vec<Sources>, Error> {
        let states = self.states(commits)?;
        let mut known = self.files.borrow_mut();
        let is_new = |(path, id): &(&String, &Id)| !known.get(*id).is_some_and(|files| files.contains_key(*path));
        let wanted: BTreeSet<&Id> = states.iter().flatten().filter(is_new).map(|(_, id)| id).collect();
        let contents = self.contents(&wanted)?;
        let mut snapshots: Vec<Sources> = Vec::with_capacity(states.len());
        for texts in &states {
            let files = texts.iter().filter_map(|(path, id)| {
                let of_content = known.entry(id.clone()).or_default();
                if !of_content.contains_key(path) {
                    of_content.insert(path.clone(), today.file_of(path, contents.get(id)?));
                }
                of_content.get(path).map(Arc::clone)
            });
            let before = snapshots.last().unwrap_or(today);
            let next = before.with_only(files.collect());
            snapshots.push(next);
        }
        Ok(snapshots)
    }

    /// What is read of every commit: the whole of the first, then what changed from one to the next.
    fn states(&self, commits: &[Id]) -> Result<Vec<Texts>, Error> {
        let Some(first) = commits.first() else { return Ok(Vec::new()) };
        let texts = self.listed(first)?.into_iter().filter(|entry| entry.is_file && is_read(&entry.path));
        let mut now: Texts = texts.map(|entry| (entry.path, entry.id)).collect();
        let mut states = vec![now.clone()];
        for changes in self.changes(commits)? {
            for Change { path, id } in changes.into_iter().filter(|change| is_read(&change.path)) {
                match id {
                    Some(id) => drop(now.insert(path, id)),
                    None => drop(now.remove(&path)),
                }
            }
            states.push(now.clone());
        }
        Ok(states)
    }

    /// All entries of a commit that belong to the workspace.
    pub(super) fn listed(&self, commit: &Id) -> Result<Vec<Entry>, Error> {
        let [settings, content, themes] = PARTS;
        let printed = self.program.text(&["ls-tree", "-r", "-z", commit.as_str(), "--", settings, content, themes], b"")?;
        let entry = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let (mode, _, id) = (about.next()?, about.next()?, Id::of(about.next()?)?);
            Some(Entry { path: path.to_owned(), id, is_file: is_file(mode) })
        };
        Ok(printed.split('\0').filter_map(entry).collect())
    }

    /// What differs between each commit and the next one.
    fn changes(&self, commits: &[Id]) -> Result<Vec<Vec<Change>>, Error> {
        // A commit is compared with the one that follows it on its line, whatever its parents are.
        let pairs: String = commits.windows(2).map(|pair| format!("{} {}\n", pair[1].as_str(), pair[0].as_str())).collect();
        let [settings, content, _] = PARTS;
        let arguments = [
            "diff-tree",
            "--stdin",
            "-r",
            "-z",
            "--raw",
            "--no-renames",
            "--no-abbrev",
            "--relative",
            "--always",
            "--",
            settings,
            content,
        ];
        let printed = self.program.text(&arguments, pairs.as_bytes())?;
        let mut changes: Vec<Vec<Change>> = Vec::new();
        let mut parts = printed.split_terminator('\0');
        while let Some(part) = parts.next() {
            // A commit's id alone begins its list.
            let Some(about) = part.strip_prefix(':') else {
                changes.push(Vec::new());
                continue;
            };
            let words: Vec<&str> = about.split(' ').collect();
            let (Some(path), [_, mode, _, id, _], Some(list)) = (parts.next(), &words[..], changes.last_mut()) else {
                return Err(Error::Failed("compare commits".to_owned(), format!("`{part}` was not expected")));
            };
            list.push(Change { path: path.to_owned(), id: Id::of(id).filter(|_| is_file(mode)) });
        }
        Ok(changes)
    }

    /// The bytes of these contents; those that are too large are missing.
    fn contents(&self, ids: &BTreeSet<&Id>) -> Result<BTreeMap<Id, Vec<u8>>, Error> {
        let lines = |ids: &mut dyn Iterator<Item = &str>| ids.fold(String::new(), |lines, id| lines + id + "\n");
        let asked = lines(&mut ids.iter().map(|id| id.as_str()));
        let sizes = self.program.text(&["cat-file", "--batch-check"], asked.as_bytes())?;
        let is_small = |line: &&str| {
            line.rsplit(' ').next().and_then(|bytes| bytes.parse().ok()).is_some_and(|bytes: usize| bytes <= MAX_BYTES)
        };
        if let Some(missing) = sizes.lines().find(|line| line.ends_with(" missing")) {
            return Err(Error::Failed("read a file".to_owned(), format!("its contents are not in this clone ({missing})")));
        }
        let wanted = lines(&mut sizes.lines().filter(is_small).filter_map(|line| line.split(' ').next()));
        let printed = self.program.run(&["cat-file", "--batch"], wanted.as_bytes())?;
        parted(&printed).ok_or_else(|| Error::Failed("read files".to_owned(), "its answer broke off".to_owned()))
    }
}

struct Change {
    path: String,
    /// `None` where there is no file any more.
    id: Option<Id>,
}

/// Whether an entry of this mode is a file.
fn is_file(mode: &str) -> bool {
    mode.starts_with("100")
}

/// Whether a file in a commit would be read from disk at this path.
fn is_read(path: &str) -> bool {
    let is_aside = || path.split('/').any(source::is_aside);
    path == PARTS[0] || path.starts_with("content/") && source::is_content(path) && !is_aside()
}

/// `<id> <kind> <bytes>`, a line end, the bytes, a line end; again and again. `None` where it breaks off.
fn parted(mut printed: &[u8]) -> Option<BTreeMap<Id, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    while !printed.is_empty() {
        let end = printed.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&printed[..end]).ok()?;
        let (id, bytes) = (Id::of(head.split(' ').next()?)?, head.rsplit(' ').next()?.parse::<usize>().ok()?);
        let rest = &printed[end + 1..];
        contents.insert(id, rest.get(..bytes)?.to_vec());
        printed = rest.get(bytes + 1..)?;
    }
    Some(contents)
}
