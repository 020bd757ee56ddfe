//! Saves on a real file system: each is told once, when it is over, and nothing else is.

mod editors;
mod folders;
mod git;
mod idle;
mod polling;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use gapmap::source::Hints;
use gapmap::watch::{self, Options, Watch};

/// What is not told within this is not told at all.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing more must come for something to have been the last.
const SILENCE: Duration = Duration::from_millis(400);

/// A workspace with somebody who watches it.
struct Room {
    folder: tempfile::TempDir,
    watch: Watch,
}

impl Room {
    /// With a few files that are there before.
    fn new() -> Self {
        Room::with(Options::default(), |_| {})
    }

    /// With files that `prepare` puts there before.
    fn with(options: Options, prepare: impl FnOnce(&Ground)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ground = Ground(folder.path().to_owned());
        for path in ["gapmap.yaml", "content/a.md", "content/team/b.yaml", "themes/own/templates/page.html"] {
            ground.write(path, "text that was there before\n");
        }
        prepare(&ground);
        let watch = watch::start(folder.path(), options).expect("it can be watched");
        Room { folder, watch }
    }

    fn ground(&self) -> Ground {
        Ground(self.folder.path().to_owned())
    }

    fn next(&mut self) -> Hints {
        self.watch.next(Some(PATIENCE)).expect("told in time")
    }

    fn silence(&mut self) {
        assert_eq!(self.watch.next(Some(SILENCE)), None, "nothing more was to be told");
    }

    /// Somebody does something while it is waited for; what is told of it, once.
    fn after(&mut self, act: impl FnOnce(&Ground) + Send) -> Vec<String> {
        let ground = self.ground();
        let told = std::thread::scope(|scope| {
            scope.spawn(|| act(&ground));
            self.next()
        });
        self.silence();
        told.paths.into_iter().collect()
    }

    /// The same where it may be told in parts, because who does it may pause between them.
    fn in_parts(&mut self, act: impl FnOnce(&Ground)) -> BTreeSet<String> {
        act(&self.ground());
        let mut told = self.next().paths;
        while let Some(hints) = self.watch.next(Some(SILENCE)) {
            told.extend(hints.paths);
        }
        told
    }
}

/// The folder of a workspace, to change files in.
struct Ground(PathBuf);

impl Ground {
    fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let full = self.at(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders");
        fs::write(full, text).expect("written");
    }

    fn create(&self, path: &str) -> File {
        File::create(self.at(path)).expect("created")
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).expect("renamed");
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.at(path)).expect("removed");
    }

    fn folder(&self, path: &str) {
        fs::create_dir_all(self.at(path)).expect("folders");
    }

    fn remove_folder(&self, path: &str) {
        fs::remove_dir_all(self.at(path)).expect("removed");
    }

    /// Writes through a file that stays open.
    fn put(file: &mut File, text: &str) {
        file.write_all(text.as_bytes()).expect("written");
        file.sync_data().expect("on disk");
    }
}

fn pause(ms: u64) {
    std::thread::sleep(Duration::from_millis(ms));
}
