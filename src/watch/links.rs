//! Links to files, which are read as if those lay there.

use std::fs;
use std::path::Path;

use super::matter::{Shape, matters};

/// A link at `place` or below that is read, to a file in the workspace that is not watched under its own name.
pub(super) fn astray(root: &Path, place: &str) -> Option<String> {
    let is_astray = |path: &String| {
        let target = fs::canonicalize(root.join(path)).ok().filter(|target| target.is_file());
        let below = target.as_deref().and_then(|target| target.strip_prefix(root).ok());
        below.is_some_and(|below| !matters(&below.to_string_lossy().replace('\\', "/"), Shape::File))
    };
    below(root, place).into_iter().filter(|path| matters(path, Shape::Link)).find(is_astray)
}

/// All links at the place, or in the folder that is there.
fn below(root: &Path, place: &str) -> Vec<String> {
    if root.join(place).symlink_metadata().is_ok_and(|meta| meta.is_symlink()) {
        return vec![place.to_owned()];
    }
    let (mut links, mut open) = (Vec::new(), vec![place.to_owned()]);
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

#[cfg(unix)]
#[cfg(test)]
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
        assert_eq!(astray(&root, "content"), None);
        link("notes/b.md", "content/team/b.md");
        for place in ["content", "content/team", "content/team/b.md"] {
            assert_eq!(astray(&root, place).as_deref(), Some("content/team/b.md"));
        }
        assert_eq!(astray(&root, "content/other"), None);
    }
}
