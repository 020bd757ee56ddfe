//! Reading a workspace from disk, whole or again.
//!
//! What the file system says about a file is taken for "not written since" only where that is certain; everything else is read,
//! and what then has the bytes it had is the same object.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::numbers::Draft;
use super::{Error, Hints, SourceFile, Sources};
use crate::crew::side_by_side;

/// A file larger than this is not an assessment; reading it would only cost memory.
const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// The coarsest time stamps of a file system in use are two seconds apart (FAT).
const COARSEST: Duration = Duration::from_secs(2);

/// What the file system says about a file that was last touched long before it was read: another write would have changed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: SystemTime,
    identity: Identity,
}

/// Which file it is and when anything about it was last changed; programs cannot set either.
#[cfg(unix)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    inode: u64,
    /// Seconds and nanoseconds since 1970.
    changed: (i64, i64),
}

#[cfg(not(unix))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    created: Option<SystemTime>,
}

impl Stamp {
    /// `None` for a file that was touched so shortly before `now` that another write could leave the same stamp.
    fn of(meta: &Metadata, now: SystemTime) -> Option<Self> {
        let modified = meta.modified().ok()?;
        let (identity, touched) = identity(meta, modified);
        let is_settled = now.duration_since(touched).is_ok_and(|since| since > COARSEST);
        is_settled.then_some(Stamp { bytes: meta.len(), modified, identity })
    }
}

/// Also when the file was last touched.
#[cfg(unix)]
fn identity(meta: &Metadata, modified: SystemTime) -> (Identity, SystemTime) {
    use std::os::unix::fs::MetadataExt;
    let changed = (meta.ctime(), meta.ctime_nsec());
    let since = u64::try_from(changed.0).ok().zip(u32::try_from(changed.1).ok());
    let touched = since.map_or(modified, |(seconds, nanos)| SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos));
    (Identity { inode: meta.ino(), changed }, touched)
}

#[cfg(not(unix))]
fn identity(meta: &Metadata, modified: SystemTime) -> (Identity, SystemTime) {
    (Identity { created: meta.created().ok() }, modified)
}

/// All files of the workspace at `root`: `gapmap.yaml`, the texts below `content/`, everything below `themes/`. In no order.
pub(super) fn read(root: &Path, before: &Sources, hints: &Hints) -> Result<Vec<Draft>, Error> {
    // Stamps say when files were touched, so they are compared with the clock that wrote them, for all but file servers. Where
    // that one is ahead, files are read for nothing; where it is behind, a second write within one tick needs a hint.
    read_at(SystemTime::now(), root, before, hints)
}

fn read_at(now: SystemTime, root: &Path, before: &Sources, hints: &Hints) -> Result<Vec<Draft>, Error> {
    let root = fs::canonicalize(root).map_err(|e| Error::new("open", root, e))?;
    let walk = Walk { root: &root, before, hints, now };
    let mut files = Vec::with_capacity(before.own.len());
    walk.settings("gapmap.yaml", &mut files)?;
    walk.top("content", is_content, &mut files)?;
    walk.top("themes", |_| true, &mut files)?;
    Ok(files)
}

/// Whether a file of this name is read where it lies below `content/`.
pub fn is_content(name: &str) -> bool {
    let is = |ending: &str| {
        let at = name.len().checked_sub(ending.len());
        at.and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    [".md", ".markdown", ".yaml", ".yml"].into_iter().any(is)
}

/// Whether files and folders of this name are never read: hidden ones, and the copies that editors leave.
pub fn is_aside(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

/// Whether a file or folder went away, or became something else, since it was listed: editors rename while we look.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory)
}

/// What there is, `None` when it is gone.
fn there<T>(result: io::Result<T>, action: &'static str, path: &Path) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if is_gone(&error) => Ok(None),
        Err(error) => Err(Error::new(action, path, error)),
    }
}

struct Walk<'a> {
    root: &'a Path,
    before: &'a Sources,
    hints: &'a Hints,
    now: SystemTime,
}

/// A folder to be listed.
struct Folder {
    /// From the root.
    path: String,
    /// Whether it or a folder above is one of the hints.
    is_hinted: bool,
}

/// What a folder holds.
#[derive(Default)]
struct Listing {
    files: Vec<Draft>,
    folders: Vec<Folder>,
}

impl Walk<'_> {
    fn settings(&self, name: &str, files: &mut Vec<Draft>) -> Result<(), Error> {
        let path = self.root.join(name);
        if !path.is_file() {
            return Ok(());
        }
        match there(fs::symlink_metadata(&path), "open", &path)? {
            Some(meta) if meta.is_symlink() => self.link(name, true, false, files),
            Some(meta) => self.file(name, &meta, false, files),
            None => Ok(()),
        }
    }

    fn top(&self, name: &str, wanted: fn(&str) -> bool, files: &mut Vec<Draft>) -> Result<(), Error> {
        let path = self.root.join(name);
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_symlink() => {
                Err(Error::new("read", &path, "the folder is a link; put the files themselves there"))
            }
            Ok(meta) if meta.is_dir() => {
                let top = Folder { path: name.to_owned(), is_hinted: self.hints.paths.contains(name) };
                self.tree(top, wanted, files)
            }
            _ => Ok(()),
        }
    }

    /// A folder with all below it, level by level: the folders of one are listed side by side.
    fn tree(&self, top: Folder, wanted: fn(&str) -> bool, files: &mut Vec<Draft>) -> Result<(), Error> {
        let mut folders = vec![top];
        while !folders.is_empty() {
            let listings = side_by_side(&folders, |folder| self.list(folder, wanted));
            folders = Vec::new();
            for listing in listings {
                let listing = listing?;
                files.extend(listing.files);
                folders.extend(listing.folders);
            }
        }
        Ok(())
    }

    fn list(&self, folder: &Folder, wanted: fn(&str) -> bool) -> Result<Listing, Error> {
        let path = self.root.join(&folder.path);
        let mut listing = Listing::default();
        let Some(entries) = there(fs::read_dir(&path), "list", &path)? else { return Ok(listing) };
        for entry in entries {
            let Some(entry) = there(entry, "list", &path)? else { continue };
            let Ok(name) = entry.file_name().into_string() else {
                return Err(Error::new("read", entry.path(), "the file name is not UTF-8"));
            };
            if !is_aside(&name) {
                self.entry(&entry, format!("{}/{name}", folder.path), wanted, folder.is_hinted, &mut listing)?;
            }
        }
        Ok(listing)
    }

    fn entry(
        &self,
        entry: &DirEntry,
        path: String,
        wanted: fn(&str) -> bool,
        is_hinted: bool,
        listing: &mut Listing,
    ) -> Result<(), Error> {
        let Some(kind) = there(entry.file_type(), "open", &entry.path())? else { return Ok(()) };
        if kind.is_dir() {
            let is_hinted = is_hinted || self.hints.paths.contains(&path);
            listing.folders.push(Folder { path, is_hinted });
            return Ok(());
        }
        let is_wanted = wanted(&path);
        if kind.is_symlink() {
            return self.link(&path, is_wanted, is_hinted, &mut listing.files);
        }
        if !kind.is_file() || !is_wanted {
            return Ok(());
        }
        match there(entry.metadata(), "read", &entry.path())? {
            Some(meta) => self.file(&path, &meta, is_hinted, &mut listing.files),
            None => Ok(()),
        }
    }

    /// A link to a file inside the workspace. A linked folder could contain itself; links to single files are enough.
    fn link(&self, relative: &str, is_wanted: bool, is_hinted: bool, files: &mut Vec<Draft>) -> Result<(), Error> {
        let path = self.root.join(relative);
        let real = match fs::canonicalize(&path) {
            // A link that is still there leads nowhere.
            Err(error) if is_gone(&error) && fs::symlink_metadata(&path).is_err() => return Ok(()),
            real => real.map_err(|e| Error::new("open", &path, e))?,
        };
        if !real.starts_with(self.root) {
            return Err(Error::new("read", &path, "the link leaves the workspace"));
        }
        match there(fs::metadata(&real), "read", &path)? {
            Some(meta) if meta.is_file() && is_wanted => self.file(relative, &meta, is_hinted, files),
            _ => Ok(()),
        }
    }

    fn file(&self, relative: &str, meta: &Metadata, is_hinted: bool, files: &mut Vec<Draft>) -> Result<(), Error> {
        let stamp = Stamp::of(meta, self.now);
        let before = self.before.entry(relative);
        let is_hinted = is_hinted || self.hints.everything || self.hints.paths.contains(relative);
        let id = before.map(|entry| entry.id);
        if let Some(entry) = before.filter(|entry| !is_hinted && stamp.is_some() && entry.stamp == stamp) {
            files.push(Draft { id, stamp, file: Arc::clone(&entry.file) });
            return Ok(());
        }
        let path = self.root.join(relative);
        let size = meta.len();
        if size > MAX_FILE_BYTES {
            return Err(Error::new(
                "read",
                &path,
                format!("{size} bytes are more than the {MAX_FILE_BYTES} a content file may have"),
            ));
        }
        let Some(bytes) = there(fs::read(&path), "read", &path)? else { return Ok(()) };
        let file = match before.filter(|entry| entry.file.bytes() == bytes) {
            Some(entry) => Arc::clone(&entry.file),
            None => Arc::new(SourceFile::new(relative.to_owned(), bytes)),
        };
        files.push(Draft { id, stamp, file });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use tempfile::TempDir;

    use super::*;
    use crate::source::numbers;

    const FILE: &str = "content/team/a.yaml";

    fn folder() -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(&folder, FILE, "a: 1\n");
        write(&folder, "gapmap.yaml", "title: T\n");
        folder
    }

    fn write(folder: &TempDir, path: &str, text: &str) {
        let full = folder.path().join(path);
        fs::create_dir_all(full.parent().expect("a parent")).expect("folders");
        fs::write(full, text).expect("written");
    }

    /// Read when all files have been untouched for an hour.
    fn later(folder: &TempDir, before: &Sources, hints: &Hints) -> Sources {
        let now = SystemTime::now() + Duration::from_secs(3600);
        let own = numbers::number(read_at(now, folder.path(), before, hints).expect("readable"));
        Sources { own, builtin: Vec::new() }
    }

    /// The snapshot, were the file other than it is on disk.
    fn doctored(sources: &Sources) -> Sources {
        let mut doctored = sources.clone();
        for entry in doctored.own.iter_mut().filter(|entry| entry.file.path == FILE) {
            entry.file = Arc::new(SourceFile::new(FILE.to_owned(), b"old".to_vec()));
        }
        doctored
    }

    fn text(sources: &Sources) -> &str {
        sources.find(FILE).map_or("", |(_, file)| file.text.as_str())
    }

    fn hint(path: &str) -> Hints {
        Hints { paths: [path.to_owned()].into(), everything: false }
    }

    #[test]
    fn what_was_long_untouched_is_read_only_where_hinted() {
        let folder = folder();
        let old = doctored(&later(&folder, &Sources::default(), &Hints::default()));
        let again = |hints: &Hints| text(&later(&folder, &old, hints)).to_owned();
        assert_eq!(again(&Hints::default()), "old");
        assert_eq!(again(&hint("content/other")), "old");
        for path in [FILE, "content/team", "content"] {
            assert_eq!(again(&hint(path)), "a: 1\n", "{path}");
        }
        assert_eq!(again(&Hints { everything: true, ..Hints::default() }), "a: 1\n");
    }

    #[test]
    fn what_was_just_touched_is_read_anyhow() {
        let folder = folder();
        let old = doctored(&Sources::read(folder.path()).expect("readable"));
        assert_eq!(text(&later(&folder, &old, &Hints::default())), "a: 1\n");
        let before = later(&folder, &Sources::default(), &Hints::default());
        write(&folder, FILE, "a: 2\n");
        let full = folder.path().join(FILE);
        let stamp = fs::metadata(&full).expect("there").modified().expect("a time");
        write(&folder, FILE, "a: 3\n");
        fs::File::options().write(true).open(&full).and_then(|file| file.set_modified(stamp)).expect("set");
        assert_eq!(text(&later(&folder, &before, &Hints::default())), "a: 3\n");
    }

    #[test]
    fn writes_of_one_size_within_one_tick_are_seen() {
        let folder = folder();
        let mut sources = Sources::read(folder.path()).expect("readable");
        for round in 0..300 {
            let written = format!("a: {}\n", round % 10);
            write(&folder, FILE, &written);
            sources = sources.again(folder.path(), &Hints::default()).expect("readable");
            assert_eq!(text(&sources), written, "round {round}");
        }
    }

    #[test]
    fn what_goes_away_while_we_look_is_not_there() {
        let folder = folder();
        let renaming = || {
            let (team, away) = (folder.path().join("content/team"), folder.path().join("content/away"));
            for _ in 0..300 {
                fs::rename(&team, &away).expect("renamed");
                fs::rename(&away, &team).expect("renamed");
                fs::remove_dir_all(folder.path().join("content")).expect("removed");
                write(&folder, FILE, "a: 1\n");
            }
        };
        thread::scope(|scope| {
            let writer = scope.spawn(renaming);
            let mut sources = Sources::default();
            while !writer.is_finished() {
                sources = sources.again(folder.path(), &Hints::default()).expect("no failure");
            }
            writer.join().expect("no panic");
            assert_eq!(text(&sources.again(folder.path(), &Hints::default()).expect("readable")), "a: 1\n");
        });
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_files_of_the_workspace() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        write(&folder, "shared/x.yaml", "a: 1\n");
        let link = folder.path().join("content/team/link.yaml");
        symlink("../../shared/x.yaml", &link).expect("linked");
        symlink("..", folder.path().join("content/team/up")).expect("linked");
        let linked = |sources: &Sources| sources.find("content/team/link.yaml").map(|(_, file)| file.text.clone());
        let before = later(&folder, &Sources::default(), &Hints::default());
        assert_eq!((linked(&before).as_deref(), before.own.len()), (Some("a: 1\n"), 3));
        write(&folder, "shared/x.yaml", "a: 2\n");
        assert_eq!(linked(&later(&folder, &before, &Hints::default())).as_deref(), Some("a: 2\n"), "the file behind it counts");
        fs::remove_file(folder.path().join("shared/x.yaml")).expect("removed");
        let refused = || Sources::read(folder.path()).expect_err("refused").to_string();
        assert!(refused().contains("cannot open"), "{}", refused());
        fs::remove_file(&link).expect("removed");
        symlink(tempfile::tempdir().expect("another folder").path(), &link).expect("linked");
        assert!(refused().contains("cannot open"), "{}", refused());
        fs::remove_file(&link).expect("removed");
        symlink("/", &link).expect("linked");
        assert!(refused().contains("the link leaves the workspace"), "{}", refused());
    }
}
