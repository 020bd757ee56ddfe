//! Reading a workspace from disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Error;

/// A file larger than this is not an assessment; reading it would only cost memory.
const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// All files of the workspace at `root`: `gapmap.yaml`, the texts below `content/`, everything below `themes/`.
pub(super) fn read(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let root = fs::canonicalize(root).map_err(|e| Error::new("open", root, e))?;
    let mut walk = Walk { root: &root, files: BTreeMap::new() };
    walk.file_if_present("gapmap.yaml")?;
    walk.folder_if_present("content", &is_content)?;
    walk.folder_if_present("themes", &|_| true)?;
    Ok(walk.files)
}

/// Whether a file of this name is read where it lies below `content/`.
pub fn is_content(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".md", ".markdown", ".yaml", ".yml"].iter().any(|ending| lower.ends_with(ending))
}

/// Whether files and folders of this name are never read: hidden ones, and the copies that editors leave.
pub fn is_aside(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

struct Walk<'a> {
    root: &'a Path,
    files: BTreeMap<String, Vec<u8>>,
}

impl Walk<'_> {
    fn file_if_present(&mut self, relative: &str) -> Result<(), Error> {
        if self.root.join(relative).is_file() { self.entry(relative, relative, &|_| true) } else { Ok(()) }
    }

    fn folder_if_present(&mut self, relative: &str, wanted: &dyn Fn(&str) -> bool) -> Result<(), Error> {
        let path = self.root.join(relative);
        if is_link(&path) {
            return Err(Error::new("read", &path, "the folder is a link; put the files themselves there"));
        }
        if path.is_dir() { self.folder(relative, wanted) } else { Ok(()) }
    }

    fn folder(&mut self, relative: &str, wanted: &dyn Fn(&str) -> bool) -> Result<(), Error> {
        let path = self.root.join(relative);
        let entries = fs::read_dir(&path).map_err(|e| Error::new("list", &path, e))?;
        for entry in entries {
            let entry = entry.map_err(|e| Error::new("list", &path, e))?;
            let Ok(name) = entry.file_name().into_string() else {
                return Err(Error::new("read", entry.path(), "the file name is not UTF-8"));
            };
            if !is_aside(&name) {
                self.entry(&format!("{relative}/{name}"), &name, wanted)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, relative: &str, name: &str, wanted: &dyn Fn(&str) -> bool) -> Result<(), Error> {
        let path = self.root.join(relative);
        let real = fs::canonicalize(&path).map_err(|e| Error::new("open", &path, e))?;
        if !real.starts_with(self.root) {
            return Err(Error::new("read", &path, "the link leaves the workspace"));
        }
        if real.is_dir() {
            // A linked folder could contain itself; links to single files are enough.
            if is_link(&path) { Ok(()) } else { self.folder(relative, wanted) }
        } else if real.is_file() && wanted(name) {
            self.file(relative)
        } else {
            Ok(())
        }
    }

    fn file(&mut self, relative: &str) -> Result<(), Error> {
        let path = self.root.join(relative);
        let size = fs::metadata(&path).map_err(|e| Error::new("read", &path, e))?.len();
        if size > MAX_FILE_BYTES {
            return Err(Error::new(
                "read",
                &path,
                format!("{size} bytes are more than the {MAX_FILE_BYTES} a content file may have"),
            ));
        }
        let bytes = fs::read(&path).map_err(|e| Error::new("read", &path, e))?;
        self.files.insert(relative.to_owned(), bytes);
        Ok(())
    }
}
