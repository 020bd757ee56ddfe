//! A rendered site into a folder: writes what differs and removes only what its own last build wrote.
//!
//! Owns the manifest, a sorted list of the paths this tool wrote. Whatever is not in it belongs to somebody else: it is never
//! removed and never replaced by something different. Every file is written beside its place and then renamed, so a reader never
//! sees half a page. Paths that leave the folder are refused, whether by `..`, by a root or through a linked folder.

mod manifest;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::source::Error;

/// What a publish did, in files; the manifest is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Makes `folder` hold the site: path below the folder, with `/`, to bytes.
///
/// # Errors
/// When the folder is a workspace, when a path leaves it, when a file that another tool wrote stands in the way, or when the
/// disk refuses. Refusals come before the first write.
pub fn publish(site: &BTreeMap<String, Vec<u8>>, folder: &Path) -> Result<Published, Error> {
    let ours = manifest::read(folder)?;
    refuse_workspace(folder, &ours)?;
    for path in site.keys().chain(&ours) {
        paths::check(folder, path)?;
    }
    let differing = differing(site, folder)?;
    refuse_foreign(&differing, &ours, folder)?;

    fs::create_dir_all(folder).map_err(|e| Error::new("create", folder, e))?;
    let stale: BTreeSet<&String> = ours.iter().filter(|path| !site.contains_key(*path)).collect();
    // An interrupted build must still know its files, so new paths are noted before they are written.
    let during: BTreeSet<&String> = ours.iter().chain(site.keys()).collect();
    manifest::write(folder, &during)?;
    let mut removed = remove(stale.iter().filter(|path| is_in_the_way(path, site)), folder)?;
    for path in &differing {
        write(folder, path, &site[*path])?;
    }
    removed += remove(stale.iter().filter(|path| !is_in_the_way(path, site)), folder)?;
    manifest::write(folder, &site.keys().collect())?;
    Ok(Published { written: differing.len(), unchanged: site.len() - differing.len(), removed })
}

/// A workspace as output folder would mix the site with its sources.
fn refuse_workspace(folder: &Path, ours: &BTreeSet<String>) -> Result<(), Error> {
    let own_content = ours.iter().any(|path| path.starts_with("content/"));
    if folder.join("gapmap.yaml").exists() || (folder.join("content").exists() && !own_content) {
        return Err(Error::new("build into", folder, "it holds a workspace; choose a folder of its own, such as `output`"));
    }
    Ok(())
}

/// The paths whose file is missing or has other bytes.
fn differing<'a>(site: &'a BTreeMap<String, Vec<u8>>, folder: &Path) -> Result<Vec<&'a String>, Error> {
    let mut differing = Vec::new();
    for (path, bytes) in site {
        if !is_same(&folder.join(path), bytes)? {
            differing.push(path);
        }
    }
    Ok(differing)
}

fn is_same(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let Ok(meta) = fs::symlink_metadata(path) else { return Ok(false) };
    if !meta.is_file() || meta.len() != bytes.len() as u64 {
        return Ok(false);
    }
    fs::read(path).map(|there| there == bytes).map_err(|e| Error::new("read", path, e))
}

fn refuse_foreign(differing: &[&String], ours: &BTreeSet<String>, folder: &Path) -> Result<(), Error> {
    let foreign =
        |path: &&&String| !ours.contains(**path) && fs::symlink_metadata(folder.join(path)).is_ok_and(|meta| !meta.is_dir());
    match differing.iter().find(foreign) {
        Some(path) => {
            let reason = "something else wrote that file; move it away or choose another output folder";
            Err(Error::new("replace", folder.join(path), reason))
        }
        None => Ok(()),
    }
}

/// Whether a stale file stands where the site needs a folder, or lies below where it needs a file.
fn is_in_the_way(stale: &str, site: &BTreeMap<String, Vec<u8>>) -> bool {
    let below = format!("{stale}/");
    let needs_folder = site.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below));
    needs_folder || stale.match_indices('/').any(|(at, _)| site.contains_key(&stale[..at]))
}

fn remove<'a>(stale: impl Iterator<Item = &'a &'a String>, folder: &Path) -> Result<usize, Error> {
    let mut removed = 0;
    for path in stale {
        let full = folder.join(path);
        match fs::symlink_metadata(&full) {
            Ok(meta) if !meta.is_dir() => {
                fs::remove_file(&full).map_err(|e| Error::new("remove", &full, e))?;
                removed += 1;
            }
            _ => {}
        }
        remove_empty_folders(path, folder);
    }
    Ok(removed)
}

/// Folders that became empty go; removing one that is not empty fails, which is what is wanted.
fn remove_empty_folders(path: &str, folder: &Path) {
    let mut rest = path;
    while let Some((parent, _)) = rest.rsplit_once('/') {
        if fs::remove_dir(folder.join(parent)).is_err() {
            return;
        }
        rest = parent;
    }
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Error> {
    write_file(&folder.join(path), bytes)
}

/// Writes one file as a whole, with the folders it needs: a reader sees the old bytes or the new ones, never half of them.
///
/// # Errors
/// When the disk refuses.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|e| Error::new("create", parent, e))?;
    let failed = |e: std::io::Error| Error::new("write", path, e);
    let mut file = temporary().tempfile_in(parent).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Ok(there) = fs::metadata(path) {
        file.as_file().set_permissions(there.permissions()).map_err(failed)?;
    }
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// Adds a line to a text file, which is made when it does not exist, unless a line is `there` already. Says whether it did.
///
/// # Errors
/// When the file cannot be read as text, or when the disk refuses.
pub fn add_line(path: &Path, line: &str, there: &dyn Fn(&str) -> bool) -> Result<bool, Error> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(Error::new("read", path, e)),
    };
    if text.lines().any(|line| there(line.trim())) {
        return Ok(false);
    }
    let separator = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    write_file(path, format!("{text}{separator}{line}\n").as_bytes())?;
    Ok(true)
}

/// A temporary file that others may read once it is in place, as far as the umask lets them.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gapmap-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests;
