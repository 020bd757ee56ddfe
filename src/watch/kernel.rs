//! Listening: what the kernel tells about files.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;
use super::burst::{Touch, What};
use super::matter::{FOLDERS, Shape};

/// Whether the kernel tells when a file that was written to is closed, and takes a second request to listen to a folder for the first.
pub(super) const INOTIFY: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// The error number for too many open files, and for too many programs that listen.
const EMFILE: i32 = 24;

/// Ears on the root (for its own entries only) and on every folder below those that are read. Listening to all of the root would take a
/// watch for every folder of `output/`, `target/` or `.git/`, and be woken by each build.
pub(super) struct Kernel {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
}

impl Kernel {
    /// Tells `ears` from now on. The error says why that cannot be.
    pub fn start(root: &Path, ears: Sender<Message>) -> Result<Self, String> {
        let below = root.to_owned();
        let hear = move |event| {
            for message in messages(&below, event) {
                // Nobody listens any more: the watcher is about to end too.
                let _ = ears.send(message);
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(hear, config).map_err(|error| reason(&error))?;
        Kernel::with(root, Box::new(watcher))
    }

    pub fn with(root: &Path, watcher: Box<dyn Watcher + Send>) -> Result<Self, String> {
        let mut kernel = Kernel { root: root.to_owned(), watcher };
        kernel.watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| reason(&error))?;
        kernel.arm()?;
        Ok(kernel)
    }

    /// Listens to all folders that are there now. New ones are added without this, but one that vanishes meanwhile can keep others from
    /// being added, and `content` itself lies in a folder that is not listened to as a whole.
    pub fn arm(&mut self) -> Result<(), String> {
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            // Elsewhere than here, listening twice is not the same as once. There is nothing to end when the folder is new.
            if !INOTIFY {
                let _ = self.watcher.unwatch(&folder);
            }
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                // It is not there, or something below went while it was looked at, which will be told.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                other => other.map_err(|error| reason(&error))?,
            }
        }
        Ok(())
    }

    /// Returns when what the kernel knows by now has been told: the answer comes after it, from the same thread.
    pub fn flush(&mut self) {
        // The answer is that there is nothing to configure.
        let _ = self.watcher.configure(Config::default());
    }
}

/// Why files cannot be listened to.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "the kernel's limit of watched folders is reached (`sudo sysctl fs.inotify.max_user_watches=524288` raises it)"
                .to_owned()
        }
        ErrorKind::Io(io) if INOTIFY && io.raw_os_error() == Some(EMFILE) => {
            "too many programs watch files (`sudo sysctl fs.inotify.max_user_instances=1024` allows more)".to_owned()
        }
        _ => error.to_string(),
    }
}

/// What an event says about paths below `root`.
pub(super) fn messages(root: &Path, event: notify::Result<Event>) -> Vec<Message> {
    let now = Instant::now();
    match event {
        Err(error) => vec![Message::Deaf(reason(&error))],
        Ok(event) if event.need_rescan() => vec![Message::Lost(now)],
        Ok(event) => match touches(&event) {
            touched if touched.iter().any(|(path, what, _)| *path == root && *what == What::Gone) => {
                vec![Message::Deaf(format!("`{}` was moved or removed", root.display()))]
            }
            touched => touched.into_iter().filter_map(|touched| message(root, touched, now)).collect(),
        },
    }
}

type Touched<'a> = (&'a Path, What, Shape);

fn message(root: &Path, (path, what, shape): Touched, at: Instant) -> Option<Message> {
    let below = path.strip_prefix(root).ok().filter(|below| !below.as_os_str().is_empty())?;
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Some(Message::Touch(Touch { path: parts.join("/"), what, shape }, at))
}

fn touches(event: &Event) -> Vec<Touched<'_>> {
    let all = |what: fn(&Path) -> (What, Shape)| {
        let touched = |path| (path, what(path));
        event.paths.iter().map(|path| touched(path.as_path())).map(|(path, (what, shape))| (path, what, shape)).collect()
    };
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => all(|_| (What::Closed, Shape::File)),
        // Files that are opened and read; a build that reads must not be the reason for the next.
        EventKind::Access(_) | EventKind::Other => Vec::new(),
        EventKind::Create(CreateKind::Folder) => all(|_| (What::Placed, Shape::Folder)),
        EventKind::Create(_) => all(|path| (What::Created, shape(path))),
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => renamed(event),
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) => all(|_| (What::Gone, Shape::Unknown)),
        EventKind::Modify(ModifyKind::Name(_)) => all(there),
        EventKind::Modify(ModifyKind::Metadata(_)) => all(|path| (What::Marked, shape(path))),
        EventKind::Modify(_) => all(|path| (What::Written, shape(path))),
        EventKind::Remove(RemoveKind::Folder) => all(|_| (What::Gone, Shape::Folder)),
        EventKind::Remove(RemoveKind::File) => all(|_| (What::Gone, Shape::File)),
        EventKind::Remove(_) => all(|_| (What::Gone, Shape::Unknown)),
        EventKind::Any => all(there),
    }
}

/// What has come by its new name tells what the old one named.
fn renamed(event: &Event) -> Vec<Touched<'_>> {
    let [from, to] = event.paths.as_slice() else { return Vec::new() };
    let (what, shape) = there(to);
    let shape = if what == What::Gone { Shape::Unknown } else { shape };
    vec![(from, What::Gone, shape), (to, what, shape)]
}

fn there(path: &Path) -> (What, Shape) {
    if path.symlink_metadata().is_ok() { (What::Placed, shape(path)) } else { (What::Gone, Shape::Unknown) }
}

fn shape(path: &Path) -> Shape {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => Shape::Folder,
        _ => Shape::File,
    }
}
