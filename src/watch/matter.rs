//! Which paths are worth a look: what a workspace consists of, without what editors put beside it while they save.

use crate::source::{is_aside, is_content};

/// The folders of a workspace that are read, directly below its root.
pub(super) const FOLDERS: [&str; 2] = ["content", "themes"];

/// What a path names, or named before it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    File,
    Folder,
    /// A symbolic link, to whatever.
    Link,
    /// Something that was renamed away: a name does not say what it is.
    Unknown,
}

/// Whether what happened at `path` (relative to the root, `/` between parts) can change what is read.
pub(super) fn matters(path: &str, shape: Shape) -> bool {
    let Some((top, below)) = path.split_once('/') else {
        return path == "gapmap.yaml" || FOLDERS.contains(&path);
    };
    let name = below.rsplit('/').next().unwrap_or(below);
    if !FOLDERS.contains(&top) || below.split('/').any(is_aside) {
        return false;
    }
    match shape {
        Shape::Folder => true,
        _ if is_leftover(name) => false,
        Shape::File | Shape::Link => top != "content" || is_content(name),
        Shape::Unknown => true,
    }
}

/// Names of the files that vim probes a folder with, emacs saves unsaved texts to, and JetBrains and others write or keep beside a file.
fn is_leftover(name: &str) -> bool {
    let between_hashes = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let ends_so = [".bak", ".orig", ".tmp", "___jb_tmp___", "___jb_old___"].iter().any(|ending| name.ends_with(ending));
    name == "4913" || between_hashes || ends_so
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_its_settings_its_content_and_its_themes() {
        for path in ["gapmap.yaml", "content/a.md", "content/rubric/scales.yaml", "content/x/B.YML", "themes/x/assets/logo.svg"] {
            assert!(matters(path, Shape::File), "{path}");
        }
        for path in ["", "README.md", "output/index.html", "other/gapmap.yaml", "gapmap.yaml/x", ".git/index", "contents/a.md"] {
            assert!(!matters(path, Shape::File), "{path}");
        }
    }

    #[test]
    fn folders_count_where_they_are_read() {
        for path in ["content", "themes", "content/team", "content/team/2026.q1", "themes/x"] {
            assert!(matters(path, Shape::Folder), "{path}");
            assert!(matters(path, Shape::Unknown), "{path}");
        }
        for path in ["content/.obsidian", "content/.obsidian/plugins", "themes/.git", "output", "content/old~"] {
            assert!(!matters(path, Shape::Folder), "{path}");
        }
    }

    #[test]
    fn what_editors_put_beside_a_file_does_not_count() {
        let names =
            [".a.md.swp", "a.md~", "4913", "#a.md#", ".#a.md", "a.md.bak", "a.md___jb_tmp___", "a.md___jb_old___", "a.md.tmp"];
        for name in names {
            for folder in ["content", "content/team", "themes/x"] {
                assert!(!matters(&format!("{folder}/{name}"), Shape::File), "{folder}/{name}");
                assert!(!matters(&format!("{folder}/{name}"), Shape::Unknown), "{folder}/{name}");
            }
        }
        assert!(!matters("content/sedAbC1", Shape::File));
        assert!(!matters("gapmap.yaml~", Shape::File));
    }
}
