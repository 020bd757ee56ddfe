//! The program git changes many files at once.

use std::process::Command;

use gapmap::watch::Options;

use super::{Ground, Room};

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
    git(ground, &["init", "--quiet", "--initial-branch=none"]);
    for branch in ["first", "second"] {
        git(ground, &["checkout", "--quiet", "-b", branch]);
        names().iter().for_each(|name| ground.write(name, branch));
        git(ground, &["add", "--all"]);
        git(ground, &["commit", "--quiet", "--message", branch]);
    }
    git(ground, &["checkout", "--quiet", "first"]);
}

#[test]
fn a_checkout_of_500_files_is_one_change() {
    let mut room = Room::with(Options::default(), two_branches);
    for branch in ["second", "first"] {
        let told = room.after(|ground| git(ground, &["checkout", "--quiet", branch]));
        assert!(names().iter().all(|name| told.contains(name)), "{branch}: {} told", told.len());
    }
}

#[test]
fn a_stash_is_one_change_and_its_return_another() {
    let mut room = Room::with(Options::default(), two_branches);
    room.in_parts(|ground| names().iter().for_each(|name| ground.write(name, "not committed yet")));
    for arguments in [["stash", "push"], ["stash", "pop"]] {
        let told = room.after(|ground| git(ground, &arguments));
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
    let told = room.after(|ground| {
        ground.write(".git/index.lock", "");
        ground.write("content/a.md", "one");
        super::pause(300);
        ground.write("content/team/b.yaml", "two");
        ground.remove(".git/index.lock");
    });
    assert_eq!(told, ["content/a.md", "content/team/b.yaml"]);
}
