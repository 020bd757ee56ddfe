//! What belongs together below content/: the files of each assessment's folder, and files that are by themselves.

use std::collections::BTreeMap;

use super::{ASSESSMENT_FILE, INTRO_FILE, RUBRIC_FOLDER};
use crate::diagnostics::FileId;
use crate::source::{SourceFile, Sources};

/// A file of the snapshot with its id.
pub(super) type Listed<'s> = (FileId, &'s std::sync::Arc<SourceFile>);

/// Files that are read together.
#[derive(Debug)]
pub(super) enum Group<'s> {
    /// A folder with an assessment.yaml: its path, and its files in the order of paths. A nested assessment's files are its own.
    Folder(&'s str, Vec<Listed<'s>>),
    /// A file that neither an assessment nor the rubric owns.
    Loose([Listed<'s>; 1]),
}

impl<'s> Group<'s> {
    /// Never empty.
    pub fn files(&self) -> &[Listed<'s>] {
        match self {
            Group::Folder(_, files) => files,
            Group::Loose(file) => file,
        }
    }
}

/// The groups below content/: loose files first, then folders, each in the order of paths.
pub(super) fn groups(sources: &Sources) -> Vec<Group<'_>> {
    let mut folders: BTreeMap<&str, Vec<Listed<'_>>> = sources
        .below("content")
        .filter(|(_, file)| file.name() == ASSESSMENT_FILE && !is_below(&file.path, RUBRIC_FOLDER))
        .map(|(_, file)| (file.folder(), Vec::new()))
        .collect();
    let mut groups = Vec::new();
    // Neighbours mostly are in one folder.
    let mut last = ("", None);
    for (id, file) in sources.below("content") {
        if last.0 != file.folder() {
            last = (file.folder(), owner_of(file.folder(), &folders));
        }
        match last.1.and_then(|owner| folders.get_mut(owner)) {
            Some(files) => files.push((id, file)),
            None if is_loose(file) => groups.push(Group::Loose([(id, file)])),
            None => {}
        }
    }
    groups.extend(folders.into_iter().map(|(folder, files)| Group::Folder(folder, files)));
    groups
}

fn is_loose(file: &SourceFile) -> bool {
    !is_below(&file.path, RUBRIC_FOLDER) && file.path != INTRO_FILE && !file.name().eq_ignore_ascii_case("readme.md")
}

/// The nearest folder that is an assessment: this one or one above.
fn owner_of<'p, T>(folder: &'p str, folders: &BTreeMap<&str, T>) -> Option<&'p str> {
    let above = |folder: &&'p str| folder.rsplit_once('/').map(|(above, _)| above);
    std::iter::successors(Some(folder), above).find(|folder| folders.contains_key(folder))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
