//! The snapshot as diagnostics see it.

use super::Sources;
use crate::diagnostics::emit::Texts;
use crate::diagnostics::{FileId, Span};

impl Texts for Sources {
    /// The workspace's own files; those that came with the binary are fine by construction.
    fn files(&self) -> Vec<FileId> {
        self.own.iter().map(|entry| entry.id).collect()
    }

    fn path(&self, file: FileId) -> String {
        self.file(file).path.clone()
    }

    fn text(&self, file: FileId) -> &str {
        &self.file(file).text
    }

    fn place(&self, span: Span) -> (usize, usize) {
        let place = Sources::place(self, span);
        (place.line, place.column)
    }
}
