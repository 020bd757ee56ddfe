//! Whether git is changing files of the workspace at this moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A lock older than this was left by a git that died, or belongs to work that nobody should wait for.
const LONGEST: Duration = Duration::from_secs(5);

/// The file that git keeps for as long as it changes the index and, with it, files.
#[derive(Debug)]
pub(super) struct Lock(PathBuf);

impl Lock {
    /// That of the repository around `root`, if there is one.
    pub fn around(root: &Path) -> Option<Self> {
        let folder = root.ancestors().find_map(repository)?;
        Some(Lock(folder.join("index.lock")))
    }

    pub fn is_held(&self) -> bool {
        let taken = fs::metadata(&self.0).and_then(|meta| meta.modified());
        taken.is_ok_and(|taken| SystemTime::now().duration_since(taken).is_ok_and(|age| age < LONGEST))
    }
}

/// The folder in which git keeps what it knows of a work tree; that of a linked work tree is named in a file.
fn repository(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let text = fs::read_to_string(git).ok()?;
    Some(folder.join(text.strip_prefix("gitdir:")?.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_is_that_of_the_repository_around() {
        let folder = tempfile::tempdir().expect("a folder");
        let (root, linked) = (folder.path().join("repo/docs"), folder.path().join("linked"));
        fs::create_dir_all(folder.path().join("repo/.git/worktrees/linked")).expect("folders");
        fs::create_dir_all(&root).expect("folders");
        fs::create_dir_all(&linked).expect("folders");
        fs::write(linked.join(".git"), "gitdir: ../repo/.git/worktrees/linked\n").expect("written");

        let (lock, other) = (Lock::around(&root).expect("found"), Lock::around(&linked).expect("found"));
        assert!(!lock.is_held() && !other.is_held());
        fs::write(folder.path().join("repo/.git/index.lock"), "").expect("written");
        assert!(lock.is_held() && !other.is_held());
        fs::write(folder.path().join("repo/.git/worktrees/linked/index.lock"), "").expect("written");
        assert!(other.is_held());
    }

    #[test]
    fn a_lock_that_was_left_behind_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(".git")).expect("a folder");
        let file = fs::File::create(folder.path().join(".git/index.lock")).expect("created");
        let lock = Lock::around(folder.path()).expect("found");
        assert!(lock.is_held());
        file.set_modified(SystemTime::now() - Duration::from_secs(60)).expect("set");
        assert!(!lock.is_held());
    }
}
