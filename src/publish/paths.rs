//! Which paths may be written or removed.

use std::fs;
use std::path::{Component, Path};

use crate::source::Error;

/// A path is fine when it is relative, has no `..`, and no folder on its way is a link.
pub(super) fn check(folder: &Path, path: &str) -> Result<(), Error> {
    let refuse = |reason: &str| Err(Error::new("write", folder.join(path), reason));
    let normal = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !normal || path.contains(['\\', '\0', '\n', '\r']) {
        return refuse("the path does not stay in the output folder");
    }
    if path == super::manifest::NAME {
        return refuse("that name is taken by the list of written files");
    }
    let mut parents = path.match_indices('/').map(|(at, _)| folder.join(&path[..at]));
    match parents.find(|parent| fs::symlink_metadata(parent).is_ok_and(|meta| meta.is_symlink())) {
        Some(link) => Err(Error::new("write through", link, "a linked folder could lead out of the output folder")),
        None => Ok(()),
    }
}
