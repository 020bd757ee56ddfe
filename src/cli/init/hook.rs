//! `gapmap init --hook`: a commit waits for `gapmap check`.

use std::path::Path;

use super::super::session::{Failure, Session};
use crate::git::Repository;
use crate::publish::write_file;

const NAME: &str = "pre-commit";

/// Writes the hook of the repository around the workspace.
pub fn write(session: &Session, root: &Path, force: bool) -> Result<(), Failure> {
    let repository = Repository::around(root)?;
    let path = repository.hooks()?.join(NAME);
    if path.symlink_metadata().is_ok() && !force {
        return Err(Failure::new(format!("there is a hook already: {}", session.shown(&path)))
            .help("add `gapmap check` to it, or replace it with `--force`"));
    }
    let below = repository.below()?;
    let folder = if below.is_empty() { "." } else { below.trim_end_matches('/') };
    let text = include_str!("files/pre-commit").replace("{below}", &quoted(folder));
    write_file(&path, text.as_bytes())?;
    make_executable(&path)?;
    session.say(format!("wrote {}: every commit runs `gapmap -C {folder} check` first", session.shown(&path)));
    Ok(())
}

/// A word of the shell, whatever it holds.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = std::fs::Permissions::from_mode(0o755);
    let failed = |error: std::io::Error| Failure::new(format!("cannot make {} executable: {error}", path.display()));
    std::fs::set_permissions(path, permissions).map_err(failed)
}

/// Elsewhere git runs hooks without asking for that.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<(), Failure> {
    Ok(())
}
