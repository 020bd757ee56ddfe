//! Listening: what the kernel tells about files.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;
use super::events::messages;
use super::links;
use super::matter::FOLDERS;

/// Whether the kernel tells when a file that was written to is closed, and takes a second request to listen to a folder for the first.
pub(super) const INOTIFY: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// How often folders may vanish while they are looked at before listening is given up.
const TRIES: usize = 100;

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
            self.listen(&folder)?;
        }
        links::astray(&self.root).map_or(Ok(()), |path| Err(format!("`{path}` is a link to a file that is not watched")))
    }

    /// Tries again when something below went while it was looked at. Without the folder there is nothing to listen to.
    fn listen(&mut self, folder: &Path) -> Result<(), String> {
        for _ in 0..TRIES {
            match self.watcher.watch(folder, RecursiveMode::Recursive) {
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) && folder.is_dir() => {}
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => return Ok(()),
                other => return other.map_err(|error| reason(&error)),
            }
        }
        Err(format!("the folders of `{}` come and go too fast", folder.display()))
    }

    /// Returns when what the kernel knows by now has been told: the answer comes after it, from the same thread.
    pub fn flush(&mut self) {
        // The answer is that there is nothing to configure.
        let _ = self.watcher.configure(Config::default());
    }
}

/// Why files cannot be listened to.
pub(super) fn reason(error: &notify::Error) -> String {
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
