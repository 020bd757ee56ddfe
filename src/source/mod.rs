//! The only reads: an immutable snapshot of the files a workspace consists of.
//!
//! Paths are relative to the workspace root and use `/`. Symbolic links that leave the root are refused, files that are
//! not UTF-8 are kept with an empty text and a mark, and nothing outside `gapmap.yaml`, `content/` and `themes/` is read.

mod disk;
mod lines;
mod numbers;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{FileId, Span};
use disk::Stamp;
pub use disk::{is_aside, is_content};
pub use lines::{LineIndex, Place};
use numbers::Draft;

/// Files that came with the binary carry this prefix, so that no workspace path can collide with them.
pub const BUILTIN_PREFIX: &str = "builtin:";

/// A failure of the environment: which action on which path did not work, and why.
#[derive(Debug)]
pub struct Error {
    pub action: &'static str,
    pub path: PathBuf,
    pub reason: String,
}

impl Error {
    pub fn new(action: &'static str, path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        Error { action, path: path.into(), reason: reason.to_string() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.action, self.path.display(), self.reason)
    }
}

impl std::error::Error for Error {}

/// One file of the snapshot.
#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the workspace root, `/` between parts.
    pub path: String,
    /// The text; empty when the file is not UTF-8.
    pub text: String,
    /// The bytes of a file that is not UTF-8.
    binary: Option<Vec<u8>>,
    lines: LineIndex,
}

impl SourceFile {
    /// A file that came with the binary; its path gets [`BUILTIN_PREFIX`].
    #[must_use]
    pub fn builtin(path: &str, text: &str) -> Self {
        Self::new(format!("{BUILTIN_PREFIX}{path}"), text.as_bytes().to_vec())
    }

    fn new(path: String, bytes: Vec<u8>) -> Self {
        let (text, binary) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => (String::new(), Some(error.into_bytes())),
        };
        let lines = LineIndex::new(&text);
        SourceFile { path, text, binary, lines }
    }

    /// Whether the bytes were UTF-8.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.binary.is_none()
    }

    /// The bytes as they were read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.binary.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// File name without its folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Folder part of the path, without a closing slash; empty for the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The whole file as a span.
    #[must_use]
    pub fn whole(&self, id: FileId) -> Span {
        Span::new(id, 0, self.text.len())
    }
}

/// What may have changed since a workspace was read. A hint makes a file be read; what changed without one is found all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Files, and folders with all that is below them, relative to the workspace root, `/` between parts.
    pub paths: BTreeSet<String>,
    /// Nothing is known: every file is read.
    pub everything: bool,
}

impl Hints {
    /// These and others.
    pub fn add(&mut self, others: Hints) {
        self.paths.extend(others.paths);
        self.everything |= others.everything;
    }
}

/// A file's place in a snapshot.
#[derive(Debug, Clone)]
struct Entry {
    id: FileId,
    /// `None` when only reading the file can tell whether it is another one.
    stamp: Option<Stamp>,
    file: Arc<SourceFile>,
}

/// The snapshot: every file by id and by path. Files are shared between snapshots: one that did not change is the same object.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The workspace's own files, in the order of their paths, which is that of their ids.
    own: Vec<Entry>,
    /// The files that came with the binary. Their ids are the same in every workspace.
    builtin: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Reads the workspace at `root`.
    ///
    /// # Errors
    /// When a folder or file that belongs to the workspace cannot be read.
    pub fn read(root: &Path) -> Result<Self, Error> {
        Self::default().again(root, &Hints::default())
    }

    /// Reads the workspace at `root` once more. A file with the bytes it had is the same object with the same id; one that the
    /// file system says was not written since is not even read, unless it is hinted at.
    ///
    /// # Errors
    /// When a folder or file that belongs to the workspace cannot be read.
    pub fn again(&self, root: &Path, hints: &Hints) -> Result<Self, Error> {
        let files = disk::read(root, self, hints)?;
        Ok(Sources { own: numbers::number(files), builtin: self.builtin.clone() })
    }

    /// A snapshot of files that are in memory; later entries of the same path win.
    pub fn from_files<P: Into<String>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let files: BTreeMap<String, String> = files.into_iter().map(|(path, text)| (path.into(), text.into())).collect();
        let draft = |(path, text): (String, String)| Draft {
            id: None,
            stamp: None,
            file: Arc::new(SourceFile::new(path, text.into_bytes())),
        };
        Sources { own: numbers::number(files.into_iter().map(draft).collect()), builtin: Vec::new() }
    }

    /// The same snapshot with other texts for some of the workspace's own files. The rest are the same objects.
    #[must_use]
    pub fn with_texts(&self, texts: &BTreeMap<String, String>) -> Self {
        let mut changed = self.clone();
        for entry in &mut changed.own {
            if let Some(text) = texts.get(&entry.file.path).filter(|text| text.as_bytes() != entry.file.bytes()) {
                let file = SourceFile::new(entry.file.path.clone(), text.clone().into_bytes());
                *entry = Entry { id: entry.id, stamp: None, file: Arc::new(file) };
            }
        }
        changed
    }

    /// The same snapshot with the files at these paths as they are in another one: its objects, added where they are missing here
    /// and left out where they are missing there.
    #[must_use]
    pub fn with_files_of<'p>(&self, other: &Sources, paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut files = self.clone();
        for path in paths {
            match (files.position(path), other.entry(path)) {
                (Ok(at), Some(entry)) => files.own[at] = Entry { id: files.own[at].id, ..entry.clone() },
                (Ok(at), None) => drop(files.own.remove(at)),
                (Err(at), Some(entry)) => files.insert(at, entry),
                (Err(_), None) => {}
            }
        }
        files
    }

    /// A file with these bytes at a path: the object that is here, where it is the same.
    #[must_use]
    pub fn file_of(&self, path: &str, bytes: &[u8]) -> Arc<SourceFile> {
        let same = self.entry(path).filter(|entry| entry.file.bytes() == bytes);
        same.map_or_else(|| Arc::new(SourceFile::new(path.to_owned(), bytes.to_vec())), |entry| Arc::clone(&entry.file))
    }

    /// A snapshot of these files instead of those that are here; each path keeps the id it has.
    #[must_use]
    pub fn with_only(&self, files: Vec<Arc<SourceFile>>) -> Self {
        let draft = |file: Arc<SourceFile>| Draft { id: self.entry(&file.path).map(|entry| entry.id), stamp: None, file };
        Sources { own: numbers::number(files.into_iter().map(draft).collect()), builtin: self.builtin.clone() }
    }

    /// Adds a file of another snapshot, with the id it has there if that fits between its neighbours.
    fn insert(&mut self, at: usize, entry: &Entry) {
        let is_after = at.checked_sub(1).is_none_or(|before| self.own[before].id < entry.id);
        let is_before = self.own.get(at).is_none_or(|after| entry.id < after.id);
        if is_after && is_before {
            self.own.insert(at, entry.clone());
            return;
        }
        let draft = |entry: Entry| Draft { id: Some(entry.id), stamp: entry.stamp, file: entry.file };
        let mut drafts: Vec<Draft> = std::mem::take(&mut self.own).into_iter().map(draft).collect();
        drafts.insert(at, Draft { id: None, ..draft(entry.clone()) });
        self.own = numbers::number(drafts);
    }

    /// Paths of own files that are here and not the same there, or there and not here; in order.
    #[must_use]
    pub fn changed_since(&self, before: &Sources) -> Vec<String> {
        let mut there = before.own.iter().peekable();
        let mut changed = Vec::new();
        for entry in &self.own {
            while let Some(gone) = there.next_if(|other| other.file.path < entry.file.path) {
                changed.push(gone.file.path.clone());
            }
            let same = there.next_if(|other| other.file.path == entry.file.path);
            if same.is_none_or(|other| !Arc::ptr_eq(&other.file, &entry.file)) {
                changed.push(entry.file.path.clone());
            }
        }
        changed.extend(there.map(|gone| gone.file.path.clone()));
        changed
    }

    /// Paths of the workspace's own files, in order, without those that came with the binary.
    pub fn own_paths(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(|entry| entry.file.path.as_str())
    }

    /// With these files that came with the binary, instead of any others of that kind.
    #[must_use]
    pub fn with_builtin(self, files: Vec<Arc<SourceFile>>) -> Self {
        Sources { builtin: files, ..self }
    }

    /// The file with this id. Ids come from this snapshot only.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        match id.0.checked_sub(numbers::BUILTIN) {
            Some(at) => &self.builtin[at as usize],
            None => &self.own[self.own.partition_point(|entry| entry.id < id)].file,
        }
    }

    #[must_use]
    pub fn find(&self, path: &str) -> Option<(FileId, &Arc<SourceFile>)> {
        self.entry(path).map(|entry| (entry.id, &entry.file))
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        self.position(path).ok().map(|at| &self.own[at])
    }

    /// Where the file is, or where it would be.
    fn position(&self, path: &str) -> Result<usize, usize> {
        self.own.binary_search_by(|entry| entry.file.path.as_str().cmp(path))
    }

    /// Every file below `folder` (without closing slash), in the order of paths.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        let prefix = format!("{folder}/");
        let first = self.own.partition_point(|entry| entry.file.path < prefix);
        let files = self.own[first..].iter().take_while(move |entry| entry.file.path.starts_with(&prefix));
        files.map(|entry| (entry.id, &entry.file))
    }

    /// The files that came with the binary.
    pub fn builtin(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        (numbers::BUILTIN..).map(FileId).zip(&self.builtin)
    }

    /// Line and column, counted from 1, columns in characters.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let file = self.file(span.file);
        file.lines.place(&file.text, span.start as usize)
    }

    /// `path:line:column`, as editors and terminals understand it.
    #[must_use]
    pub fn locate(&self, span: Span) -> String {
        let place = self.place(span);
        format!("{}:{}:{}", self.file(span.file).path, place.line, place.column)
    }
}
