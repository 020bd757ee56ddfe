//! How long the past of a workspace takes, from nothing: `cargo bench --bench history`.
//!
//! Repositories are made by git itself, with one answer of one assessment changed by each commit. `cold` is the whole command
//! `gapmap history`, a process that knows nothing; the others are its parts in this process.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gapmap::View;
use gapmap::git::Repository;
use gapmap::history::Past;
use gapmap::source::Sources;
use gapmap::words::Words;
use gapmap::workspace;

const ROUNDS: usize = 5;

/// An answer file of the built-in rubric, and the line that commits change.
const FILE: &str = "mon.md";
const LINE: &str = "mon-drift:\n    level: ";

fn main() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load {}", load.trim_end());
    println!("{:<44}{:>10}{:>10}{:>10}", "milliseconds, median of 5", "cold", "past", "report");
    for (commits, assessments, every) in
        [(1, 1, "month"), (500, 1, "month"), (500, 20, "month"), (500, 20, "commit"), (5000, 20, "month")]
    {
        let folder = repository(commits, assessments, every);
        let name = format!("{commits} commits, {assessments} assessments, every {every}");
        let [cold, past, report] = measure(folder.path());
        println!("{name:<44}{cold:>10.0}{past:>10.0}{report:>10.0}");
    }
}

fn measure(root: &Path) -> [f64; 3] {
    let loaded = workspace::load(Sources::read(root).expect("a workspace"));
    let read = || {
        let repository = Repository::around(root).expect("a repository");
        Past::read(&repository, &loaded).expect("commits")
    };
    let told = read().told(loaded.model.as_ref().expect("a model"));
    let cold = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gapmap"));
        let status = command.arg("-C").arg(root).arg("history").stdout(Stdio::null()).status().expect("gapmap runs");
        assert!(status.success());
    };
    let report = || drop(gapmap::report(&loaded.sources, &told, View::complete(), Words::english()));
    [median(cold), median(|| drop(read())), median(report)]
}

fn median(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2].as_secs_f64() * 1e3
}

/// A checkout with so many commits, one every other day.
fn repository(commits: usize, assessments: usize, every: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    git(folder.path(), &["init", "--quiet", "-b", "main"], "");
    git(folder.path(), &["fast-import", "--quiet"], &stream(commits, assessments, every));
    git(folder.path(), &["reset", "--quiet", "--hard", "main"], "");
    folder
}

/// What git's fast-import reads.
fn stream(commits: usize, assessments: usize, every: &str) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/northmere");
    let files: Vec<(String, String)> = std::fs::read_dir(source)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), std::fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    let answers = &files.iter().find(|(name, _)| name == FILE).expect("answers").1;
    let (before, after) = answers.split_once(LINE).map(|(before, rest)| (before, &rest[1..])).expect("an answer");
    let mut stream = String::new();
    for commit in 0..commits {
        let seconds = 1_640_000_000 + commit * 172_800;
        write!(stream, "commit refs/heads/main\ncommitter A <a@example.org> {seconds} +0000\ndata 6\nChange\n")
            .expect("a string");
        if commit == 0 {
            file(&mut stream, "gapmap.yaml", &format!("title: Bench\nhistory: {{every: {every}}}\n"));
            for at in 0..assessments {
                files.iter().for_each(|(name, text)| file(&mut stream, &format!("content/team-{at}/{name}"), text));
            }
        } else {
            let at = commit % assessments;
            let text = format!("{before}{LINE}{}{after}", (commit / assessments) % 5);
            file(&mut stream, &format!("content/team-{at}/{FILE}"), &text);
        }
    }
    stream
}

fn file(stream: &mut String, path: &str, text: &str) {
    writeln!(stream, "M 100644 inline {path}\ndata {}\n{text}", text.len()).expect("a string");
}

fn git(folder: &Path, arguments: &[&str], input: &str) {
    let mut child = Command::new("git").current_dir(folder).args(arguments).stdin(Stdio::piped()).spawn().expect("git runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("git reads");
    assert!(child.wait().expect("git ends").success(), "git {arguments:?}");
}
