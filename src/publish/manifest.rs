//! The list of files this tool wrote into a folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::source::Error;

pub(super) const NAME: &str = ".gapmap-manifest";

/// The paths of the last build; empty for a folder that never held one.
pub(super) fn read(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let path = folder.join(NAME);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()),
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(BTreeSet::new()),
        Err(e) => Err(Error::new("read", path, e)),
    }
}

/// Writes the list unless it stands there already.
pub(super) fn write(folder: &Path, paths: &BTreeSet<&String>) -> Result<(), Error> {
    let text: String = paths.iter().map(|path| format!("{path}\n")).collect();
    if super::is_same(&folder.join(NAME), text.as_bytes())? { Ok(()) } else { super::write(folder, NAME, text.as_bytes()) }
}
