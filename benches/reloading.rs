//! How long it takes to see that one file of a workspace changed and to load it again: `cargo bench --bench reloading`.
//!
//! The workspace is one of this repository's examples, many times over, on disk: eleven files for each assessment.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use divan::Bencher;
use gapmap::source::{Hints, Sources};
use gapmap::workspace::{self, Loaded};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 1000], sample_count = 20, sample_size = 1)]
fn loads_for_the_first_time(bencher: Bencher, assessments: usize) {
    let folder = workspace_of(assessments);
    let sources = Sources::read(folder.path()).expect("readable");
    bencher.with_inputs(|| sources.clone()).bench_local_values(workspace::load);
}

#[divan::bench(args = [1, 1000], sample_count = 20, sample_size = 1)]
fn looks_again(bencher: Bencher, assessments: usize) {
    let folder = workspace_of(assessments);
    let sources = settled(&folder);
    bencher.bench_local(|| sources.again(folder.path(), &Hints::default()));
}

#[divan::bench(args = [1, 1000], sample_count = 20, sample_size = 1)]
fn reads_everything_again(bencher: Bencher, assessments: usize) {
    let folder = workspace_of(assessments);
    let sources = settled(&folder);
    let hints = Hints { everything: true, ..Hints::default() };
    bencher.bench_local(|| sources.again(folder.path(), &hints));
}

#[divan::bench(args = [1, 1000], sample_count = 20, sample_size = 1)]
fn reloads_after_one_change(bencher: Bencher, assessments: usize) {
    let folder = workspace_of(assessments);
    let sources = settled(&folder);
    let before = loaded(sources.clone());
    fs::write(folder.path().join("content/team-0/exp.md"), changed("content/northmere/exp.md")).expect("written");
    let after = sources.again(folder.path(), &Hints::default()).expect("readable");
    bencher.with_inputs(|| after.clone()).bench_local_values(|sources| workspace::reload(sources, Some(&before)));
}

#[divan::bench(args = [1, 1000], sample_count = 20, sample_size = 1)]
fn takes_one_file_from_another_snapshot(bencher: Bencher, assessments: usize) {
    let folder = workspace_of(assessments);
    let (one, other) = (settled(&folder), Sources::read(folder.path()).expect("readable"));
    bencher.bench_local(|| one.with_files_of(&other, ["content/team-0/exp.md"]));
}

fn workspace_of(assessments: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("gapmap.yaml"), "title: Many\n").expect("written");
    copy(&Path::new(ROOT).join("content/rubric"), &folder.path().join("content/rubric"));
    for at in 0..assessments {
        copy(&Path::new(ROOT).join("content/northmere"), &folder.path().join(format!("content/team-{at}")));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

/// The workspace, read so long after it was written that the file system can tell what is unchanged.
fn settled(folder: &TempDir) -> Sources {
    sleep(Duration::from_secs(3));
    Sources::read(folder.path()).expect("readable")
}

fn changed(path: &str) -> String {
    let text = fs::read_to_string(Path::new(ROOT).join(path)).expect("readable");
    text.replacen("level: 2", "level: 1", 1)
}

fn loaded(sources: Sources) -> Loaded {
    let loaded = workspace::load(sources);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded
}
