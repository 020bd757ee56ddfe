//! A temporary folder in which the real binary runs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A folder that goes away with its test.
pub struct Folder(tempfile::TempDir);

/// What a run left on its streams.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn empty() -> Self {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Folder::empty();
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) -> &Self {
        let full = self.path().join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders");
        fs::write(full, text).expect("written");
        self
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Runs gapmap here, with arguments separated by spaces.
    pub fn run(&self, args: &str) -> Run {
        self.run_in("", args)
    }

    /// Runs gapmap in a folder below.
    pub fn run_in(&self, below: &str, args: &str) -> Run {
        Run::of(&self.command(below, args).output().expect("the binary runs"))
    }

    /// Runs gapmap with one more environment variable.
    pub fn run_with(&self, (name, value): (&str, &str), args: &str) -> Run {
        self.run_in_with("", (name, value), args)
    }

    /// Runs gapmap in a folder below, with one more environment variable.
    pub fn run_in_with(&self, below: &str, (name, value): (&str, &str), args: &str) -> Run {
        Run::of(&self.command(below, args).env(name, value).output().expect("the binary runs"))
    }

    fn command(&self, below: &str, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gapmap"));
        command.current_dir(self.path().join(below)).args(args.split_whitespace());
        for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GAPMAP_CHROMIUM"] {
            command.env_remove(name);
        }
        command
    }
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
        Run { code: output.status.code().unwrap_or(-1), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    #[track_caller]
    pub fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub fn prints(&self, words: &str) -> &Self {
        assert!(self.stdout.contains(words), "`{words}` is not in:\n{}", self.stdout);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.stderr.contains(words), "`{words}` is not in:\n{}", self.stderr);
        self
    }
}
