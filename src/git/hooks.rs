//! Where the hooks of a repository lie.

use std::path::{Component, Path, PathBuf};

use super::{Error, Repository};

impl Repository {
    /// The folder that git takes hooks from, which need not exist yet. Worktrees share it. A place that the settings choose
    /// (`core.hooksPath`) is followed inside the work tree only.
    ///
    /// # Errors
    /// When that place lies elsewhere, and when git fails.
    pub fn hooks(&self) -> Result<PathBuf, Error> {
        let top = PathBuf::from(self.line(&["rev-parse", "--show-toplevel"])?);
        let Some(chosen) = self.program.users_setting("core.hooksPath") else {
            let common = self.line(&["rev-parse", "--git-common-dir"])?;
            return Ok(self.program.root().join(common).join("hooks"));
        };
        let inside = Path::new(&chosen).strip_prefix(&top).unwrap_or(Path::new(&chosen));
        if !stays_inside(&top, inside) {
            return Err(Error::HooksElsewhere(chosen));
        }
        Ok(top.join(inside))
    }
}

/// Neither by its names nor by links on its way.
fn stays_inside(top: &Path, path: &Path) -> bool {
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let real = |path: &Path| path.canonicalize().ok();
    let nearest = top.join(path).ancestors().find_map(real);
    is_below && nearest.zip(real(top)).is_some_and(|(nearest, top)| nearest.starts_with(top))
}
