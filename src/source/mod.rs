//! The only reads: an immutable snapshot of the files a workspace consists of.
//!
//! Paths are relative to the workspace root and use `/`. Symbolic links that leave the root are refused, files that are
//! not UTF-8 are kept with an empty text and a mark, and nothing outside `gapmap.yaml`, `content/` and `themes/` is read.

mod disk;
mod lines;
mod texts;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};

use crate::diagnostics::{FileId, Span};
pub use disk::{is_aside, is_content};
pub use lines::{LineIndex, Place};

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

/// The snapshot: every file by id and by path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: BTreeMap<String, FileId>,
}

impl Sources {
    /// Reads the workspace at `root`.
    ///
    /// # Errors
    /// When a folder or file that belongs to the workspace cannot be read.
    pub fn read(root: &Path) -> Result<Self, Error> {
        disk::read(root).map(Self::from_bytes)
    }

    /// A snapshot of files that are in memory; later entries of the same path win.
    pub fn from_files<P: Into<String>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        Self::from_bytes(files.into_iter().map(|(path, text)| (path.into(), text.into().into_bytes())).collect())
    }

    fn from_bytes(files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut sources = Sources::default();
        for (path, bytes) in files {
            sources.add(path, bytes);
        }
        sources
    }

    /// The workspace's own files with other texts for some of them, without those that came with the binary.
    #[must_use]
    pub fn with_texts(&self, texts: &BTreeMap<String, String>) -> Self {
        let bytes = |path: &str| match (texts.get(path), self.find(path)) {
            (Some(text), _) => text.as_bytes().to_vec(),
            (None, there) => there.map(|(_, file)| file.bytes().to_vec()).unwrap_or_default(),
        };
        Self::from_bytes(self.own_paths().map(|path| (path.to_owned(), bytes(path))).collect())
    }

    /// Paths of the workspace's own files, in order, without those that came with the binary.
    pub fn own_paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str).filter(|path| !path.starts_with(BUILTIN_PREFIX))
    }

    /// Adds a file that came with the binary; its path gets [`BUILTIN_PREFIX`].
    pub fn add_builtin(&mut self, path: &str, text: &str) -> FileId {
        self.add(format!("{BUILTIN_PREFIX}{path}"), text.as_bytes().to_vec())
    }

    fn add(&mut self, path: String, bytes: Vec<u8>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.insert(path.clone(), id);
        self.files.push(SourceFile::new(path, bytes));
        id
    }

    /// The file with this id. Ids come from this snapshot only.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    #[must_use]
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        self.by_path.get(path).map(|id| (*id, self.file(*id)))
    }

    /// Every file below `folder` (without closing slash), in the order of paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a SourceFile)> + 'a {
        self.by_path
            .range::<str, _>((Bound::Excluded(folder), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
            .filter(move |(path, _)| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
            .map(|(_, id)| (*id, self.file(*id)))
    }

    /// The files that came with the binary.
    pub fn builtin(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.by_path.iter().filter(|(path, _)| path.starts_with(BUILTIN_PREFIX)).map(|(_, id)| (*id, self.file(*id)))
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
