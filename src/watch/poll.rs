//! Looking instead of listening: what lies there is compared with what lay there before.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::burst::{Touch, What};
use super::matter::{FOLDERS, Shape, matters};

/// What lay there when it was last looked at.
#[derive(Debug)]
pub(super) struct Poll {
    root: PathBuf,
    seen: BTreeMap<String, Look>,
}

/// What is compared. Contents are not: who reads the files sees whether those differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Folder,
    File { length: u64, written: Option<SystemTime>, number: u64 },
}

impl Poll {
    pub fn start(root: &Path) -> Self {
        Poll { root: root.to_owned(), seen: look(root) }
    }

    /// What differs from the last time. A file that changes and has the same length and time again stays unseen.
    pub fn walk(&mut self) -> Vec<Touch> {
        let now = look(&self.root);
        let before = std::mem::replace(&mut self.seen, now);
        let touch = |path: &String, what, look: &Look| Touch { path: path.clone(), what, shape: look.shape() };
        let gone = before.iter().filter(|(path, _)| !self.seen.contains_key(*path));
        let gone = gone.map(|(path, look)| touch(path, What::Gone, look));
        let differs = self.seen.iter().filter(|(path, look)| before.get(*path) != Some(*look));
        let what = |path: &String| if before.contains_key(path) { What::Written } else { What::Created };
        gone.chain(differs.map(|(path, look)| touch(path, what(path), look))).collect()
    }
}

impl Look {
    fn of(meta: &Metadata) -> Self {
        if meta.is_dir() {
            Look::Folder
        } else {
            Look::File { length: meta.len(), written: meta.modified().ok(), number: number(meta) }
        }
    }

    fn shape(self) -> Shape {
        match self {
            Look::Folder => Shape::Folder,
            Look::File { .. } => Shape::File,
        }
    }
}

/// A file that was put in the place of another one has another number, where the system numbers files.
#[cfg(unix)]
fn number(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

/// Everything that matters below `root`. What cannot be looked at is not there.
fn look(root: &Path) -> BTreeMap<String, Look> {
    let mut seen = BTreeMap::new();
    let mut open: Vec<String> = FOLDERS.iter().map(|folder| (*folder).to_owned()).collect();
    note(root, "gapmap.yaml".to_owned(), &mut seen);
    while let Some(folder) = open.pop() {
        let names = fs::read_dir(root.join(&folder)).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let paths: Vec<String> = names.map(|name| format!("{folder}/{}", name.to_string_lossy())).collect();
        note(root, folder, &mut seen);
        open.extend(paths.into_iter().filter_map(|path| note(root, path, &mut seen)));
    }
    seen
}

/// Takes in one path, if it matters; gives it back when it is a folder to look into. Links are followed to files only.
fn note(root: &Path, path: String, seen: &mut BTreeMap<String, Look>) -> Option<String> {
    let full = root.join(&path);
    let look = fs::metadata(&full).map(|meta| Look::of(&meta)).ok()?;
    let is_linked_folder = look == Look::Folder && fs::symlink_metadata(&full).is_ok_and(|meta| meta.is_symlink());
    if is_linked_folder || !matters(&path, look.shape()) {
        return None;
    }
    seen.insert(path.clone(), look);
    (look == Look::Folder).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("written");
        fs::create_dir_all(root.join("content/team")).expect("folders");
        write("content/a.md", "one");
        write("content/team/b.md", "one");
        let mut poll = Poll::start(root);
        assert_eq!(poll.walk(), []);

        write("content/a.md", "three");
        write("content/a.md~", "one");
        write("gapmap.yaml", "title: x");
        fs::remove_file(root.join("content/team/b.md")).expect("removed");
        fs::create_dir_all(root.join("themes/x")).expect("folders");
        write("themes/x/logo.svg", "<svg/>");
        let touch = |path: &str, what, shape| Touch { path: path.to_owned(), what, shape };
        assert_eq!(
            poll.walk(),
            [
                touch("content/team/b.md", What::Gone, Shape::File),
                touch("content/a.md", What::Written, Shape::File),
                touch("gapmap.yaml", What::Created, Shape::File),
                touch("themes", What::Created, Shape::Folder),
                touch("themes/x", What::Created, Shape::Folder),
                touch("themes/x/logo.svg", What::Created, Shape::File),
            ]
        );
        assert_eq!(poll.walk(), []);
    }
}
