//! What the kernel's events say, in our words.

use std::path::{Path, PathBuf};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind};

use super::Message;
use super::burst::{Touch, What};
use super::kernel::reason;
use super::matter::Shape;

/// Tells of both names of something renamed, after each was told of by itself.
const BOTH: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));

/// What an event says about paths below `root`.
pub(super) fn messages(root: &Path, event: notify::Result<Event>) -> Vec<Message> {
    let now = Instant::now();
    match event {
        Err(error) => vec![Message::Deaf(reason(&error))],
        Ok(event) if event.need_rescan() => vec![Message::Lost(now)],
        Ok(event) if event.kind == BOTH => renamed(root, &event.paths).into_iter().collect(),
        Ok(event) => event.paths.iter().filter_map(|path| message(root, path, event.kind, now)).collect(),
    }
}

fn message(root: &Path, path: &Path, kind: EventKind, at: Instant) -> Option<Message> {
    let (what, shape) = happened(path, kind)?;
    match relative(root, path)? {
        itself if itself.is_empty() => {
            (what == What::Gone).then(|| Message::Deaf(format!("`{}` was moved or removed", path.display())))
        }
        path => Some(Message::Touch(Touch { path, what, shape }, at)),
    }
}

/// Empty for the root itself.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    Some(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn happened(path: &Path, kind: EventKind) -> Option<(What, Shape)> {
    Some(match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => (What::Closed, Shape::File),
        // Files that are opened and read; a build that reads must not be the reason for the next.
        EventKind::Access(_) | EventKind::Other => return None,
        EventKind::Create(CreateKind::Folder) => (What::Placed, Shape::Folder),
        EventKind::Create(_) => (What::Created, shape(path)),
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) => (What::Gone, Shape::Unknown),
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any => there(path),
        EventKind::Modify(ModifyKind::Metadata(_)) => (What::Marked, shape(path)),
        EventKind::Modify(_) => (What::Written, shape(path)),
        EventKind::Remove(RemoveKind::Folder) => (What::Gone, Shape::Folder),
        EventKind::Remove(RemoveKind::File) => (What::Gone, Shape::File),
        EventKind::Remove(_) => (What::Gone, Shape::Unknown),
    })
}

/// Only what the old name named is news; that can be seen at the new one.
fn renamed(root: &Path, paths: &[PathBuf]) -> Option<Message> {
    let [from, to] = paths else { return None };
    matches!(there(to), (What::Placed, Shape::File | Shape::Link)).then(|| relative(root, from)).flatten().map(Message::WasFile)
}

fn there(path: &Path) -> (What, Shape) {
    if path.symlink_metadata().is_ok() { (What::Placed, shape(path)) } else { (What::Gone, Shape::Unknown) }
}

fn shape(path: &Path) -> Shape {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => Shape::Folder,
        Ok(meta) if meta.is_symlink() => Shape::Link,
        _ => Shape::File,
    }
}
