//! The program git changes many files at once.

use std::process::Command;

use gapmap::watch::Options;

use super::{Ground, PATIENCE, Room};

fn git(ground: &Ground, arguments: &[&str]) {
    let settings = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "-c", "gc.auto=0"];
    let done = Command::new("git")
        .arg("-C")
        .arg(&ground.0)
        .args(settings)
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git runs");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn names() -> Vec<String> {
    (0..500).map(|number| format!("content/team-{}/q{number}.md", number % 25)).collect()
}

/// 500 files that differ between two branches; the first is checked out.
fn two_branches(ground: &Ground) {
    git(ground, &["init", "--quiet", "--initial-branch=first"]);
    for branch in ["first", "second"] {
        for name in names() {
            ground.write(&name, branch);
        }
        git(ground, &["checkout", "--quiet", "-B", branch]);
        git(ground, &["add", "--all"]);
        git(ground, &["commit", "--quiet", "--message", branch]);
    }
    git(ground, &["checkout", "--quiet", "first"]);
}

#[test]
fn a_checkout_of_500_files_is_one_change() {
    let mut room = Room::with(Options::default(), two_branches);
    for branch in ["second", "first"] {
        git(&room.ground(), &["checkout", "--quiet", branch]);
        let told = room.once();
        assert!(names().iter().all(|name| told.contains(name)), "{branch}: {} told", told.len());
    }
}

#[test]
fn a_checkout_that_is_watched_while_it_goes_on_is_one_change() {
    let mut room = Room::with(Options::default(), two_branches);
    let ground = room.ground();
    let other = std::thread::spawn(move || git(&ground, &["checkout", "--quiet", "second"]));
    let told = room.once();
    other.join().expect("git ended");
    assert!(names().iter().all(|name| told.contains(name)), "{} told", told.len());
}

#[test]
fn a_stash_is_one_change_and_its_return_another() {
    let mut room = Room::with(Options::default(), two_branches);
    for name in names() {
        room.ground().write(&name, "not committed yet");
    }
    while room.watch.next(Some(super::SILENCE)).is_some() {}
    for arguments in [["stash", "push"], ["stash", "pop"]] {
        git(&room.ground(), &arguments);
        let told = room.once();
        assert!(names().iter().all(|name| told.contains(name)), "{arguments:?}: {} told", told.len());
    }
}

#[test]
fn what_git_does_to_its_own_files_is_nothing() {
    let mut room = Room::with(Options::default(), two_branches);
    git(&room.ground(), &["status"]);
    git(&room.ground(), &["branch", "third"]);
    git(&room.ground(), &["commit", "--quiet", "--allow-empty", "--message", "nothing"]);
    room.silence();
}

/// While git holds its lock, files that stand still are not finished.
#[test]
fn while_git_works_it_is_waited_for() {
    let mut room = Room::with(Options::default(), two_branches);
    let ground = room.ground();
    let lock = ground.at(".git/index.lock");
    std::fs::write(&lock, "").expect("written");
    ground.write("content/a.md", "one");
    let other = std::thread::spawn(move || {
        super::pause(300);
        ground.write("content/team/b.yaml", "two");
        std::fs::remove_file(lock).expect("removed");
    });
    let told = room.watch.next(Some(PATIENCE)).expect("told").paths;
    other.join().expect("it ended");
    assert_eq!(told.into_iter().collect::<Vec<_>>(), ["content/a.md", "content/team/b.yaml"]);
    room.silence();
}
