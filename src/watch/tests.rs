//! What cannot be brought about on every machine: limits of the kernel, and events it loses.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notify::event::{CreateKind, Flag};
use notify::{Config, ErrorKind, Event, EventHandler, EventKind, RecursiveMode, Watcher, WatcherKind};

use super::events::messages;
use super::kernel::Kernel;
use super::{Message, Options, Watch};
use crate::source::Hints;

/// A kernel that allows as many requests as there are, and then no more.
struct Limited {
    left: Arc<AtomicUsize>,
    kind: fn() -> ErrorKind,
}

impl Watcher for Limited {
    fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
        Ok(Limited { left: Arc::default(), kind: || ErrorKind::MaxFilesWatch })
    }

    fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
        let left = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        left.map(|_| ()).map_err(|_| notify::Error::new((self.kind)()))
    }

    fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
        Ok(())
    }

    fn kind() -> WatcherKind {
        WatcherKind::NullWatcher
    }
}

/// A workspace whose kernel says what the test says.
struct Room {
    folder: tempfile::TempDir,
    watch: Watch,
    kernel: Sender<Message>,
    left: Arc<AtomicUsize>,
}

impl Room {
    fn with(requests: usize, kind: fn() -> ErrorKind) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("content")).expect("a folder");
        let root = fs::canonicalize(folder.path()).expect("it is there");
        let left = Arc::new(AtomicUsize::new(requests));
        let watcher = Limited { left: Arc::clone(&left), kind };
        let ears: Mutex<Option<Sender<Message>>> = Mutex::default();
        let watch = Watch::new(&root, Options { interval: Duration::from_millis(50), ..Options::default() }, |sender| {
            *ears.lock().expect("free") = Some(sender);
            Kernel::with(&root, Box::new(watcher)).map_err(Some)
        });
        let kernel = ears.into_inner().expect("free").expect("told");
        Room { folder, watch, kernel, left }
    }

    fn root(&self) -> PathBuf {
        fs::canonicalize(self.folder.path()).expect("it is there")
    }

    fn says(&self, event: notify::Result<Event>) {
        for message in messages(&self.root(), event) {
            self.kernel.send(message).expect("somebody listens");
        }
    }

    fn next(&mut self) -> Option<Hints> {
        self.watch.next(Some(Duration::from_secs(20)))
    }
}

#[test]
fn at_the_kernels_limit_the_files_are_looked_at_and_the_user_is_told() {
    let mut room = Room::with(1, || ErrorKind::MaxFilesWatch);
    let notice = room.watch.notice().expect("said");
    assert!(notice.contains("max_user_watches") && notice.contains("every 50 ms"), "{notice}");
    assert_eq!(room.watch.notice(), None, "once is enough");

    fs::write(room.root().join("content/a.md"), "text").expect("written");
    let hints = room.next().expect("it is seen");
    assert!(hints.paths.contains("content/a.md") && hints.everything);
}

#[test]
fn too_many_watching_programs_are_named_as_the_reason() {
    let mut room = Room::with(0, || ErrorKind::Io(std::io::Error::from_raw_os_error(24)));
    let notice = room.watch.notice().expect("said");
    assert!(notice.contains("too many"), "{notice}");
}

#[test]
fn the_limit_can_be_reached_later_by_a_new_folder() {
    let mut room = Room::with(3, || ErrorKind::MaxFilesWatch);
    assert_eq!(room.watch.notice(), None);
    assert_eq!(room.left.load(Ordering::SeqCst), 0);
    let team = room.root().join("content/team");
    fs::create_dir(&team).expect("a folder");
    room.says(Ok(Event::new(EventKind::Create(CreateKind::Folder)).add_path(team.clone())));
    assert!(room.next().expect("told").everything, "something may have happened while nobody listened");
    assert!(room.watch.notice().expect("said").contains("max_user_watches"));

    fs::write(team.join("data.md"), "text").expect("written");
    assert!(room.next().expect("it is seen").paths.contains("content/team/data.md"));
}

#[test]
fn the_limit_can_be_told_by_the_kernel_itself() {
    let mut room = Room::with(3, || ErrorKind::MaxFilesWatch);
    room.says(Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
    assert!(room.next().expect("told").everything);
    assert!(room.watch.notice().is_some());
}

#[test]
fn after_lost_events_everything_may_differ() {
    let mut room = Room::with(100, || ErrorKind::MaxFilesWatch);
    room.says(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)));
    assert!(room.next().expect("told").everything);
    assert_eq!(room.watch.notice(), None);
}
