//! Links to files, which are read as if those lay there.

use std::fs;
use std::path::Path;

use super::matter::{FOLDERS, Shape, matters};

/// A link below `root` that is read, to a file in the workspace that is not watched under its own name.
pub(super) fn astray(root: &Path) -> Option<String> {
    let is_astray = |path: &String| {
        let target = fs::canonicalize(root.join(path)).ok().filter(|target| target.is_file());
        let below = target.as_deref().and_then(|target| target.strip_prefix(root).ok());
        below.is_some_and(|below| !matters(&below.to_string_lossy().replace('\\', "/"), Shape::File))
    };
    all(root).into_iter().filter(|path| matters(path, Shape::Link)).find(is_astray)
}

/// All links in the places that are read.
fn all(root: &Path) -> Vec<String> {
    let settings = "gapmap.yaml".to_owned();
    let is_link = root.join(&settings).symlink_metadata().is_ok_and(|meta| meta.is_symlink());
    let mut links: Vec<String> = is_link.then_some(settings).into_iter().collect();
    let mut open: Vec<String> = FOLDERS.map(str::to_owned).into();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                Ok(kind) if kind.is_symlink() => links.push(path),
                _ => {}
            }
        }
    }
    links
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_files_that_nobody_watches_are_astray() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(folder.path()).expect("it is there");
        fs::create_dir_all(root.join("content/team")).expect("folders");
        fs::create_dir_all(root.join("notes")).expect("folders");
        fs::write(root.join("content/a.md"), "text").expect("written");
        fs::write(root.join("notes/b.md"), "text").expect("written");
        let link = |to: &str, path: &str| symlink(root.join(to), root.join(path)).expect("a link");
        link("content/a.md", "content/team/same.md");
        link("notes", "content/folder");
        link("notes/missing.md", "content/missing.md");
        link("notes/b.md", "content/photo.png");
        link("notes/b.md", "content/.#a.md");
        assert_eq!(astray(&root), None);
        link("notes/b.md", "content/team/b.md");
        assert_eq!(astray(&root).as_deref(), Some("content/team/b.md"));
    }
}
