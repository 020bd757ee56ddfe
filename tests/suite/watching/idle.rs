//! What nobody is to be woken for.

use std::fs;
use std::time::Duration;

use gapmap::source::Sources;

use super::{Room, SILENCE, pause};

#[test]
fn reading_all_files_is_no_change() {
    let mut room = Room::new();
    for _ in 0..20 {
        Sources::read(room.folder.path()).expect("it can be read");
        fs::read_to_string(room.ground().at("content/a.md")).expect("readable");
    }
    room.silence();
}

#[test]
fn what_lies_elsewhere_is_no_change() {
    let mut room = Room::new();
    for path in ["output/index.html", "output/content/a.md", "target/debug/x.yaml", "README.md", "notes/content/a.md"] {
        room.ground().write(path, "text");
    }
    room.ground().remove_folder("output");
    room.silence();
}

#[test]
fn what_is_no_content_is_no_change() {
    let mut room = Room::new();
    for path in
        ["content/.a.md.swp", "content/a.md~", "content/4913", "content/photo.png", "content/team/.obsidian/workspace.json"]
    {
        room.ground().write(path, "text");
        room.ground().write(path, "more text");
    }
    for path in ["content/a.md~", "content/4913", "content/photo.png"] {
        room.ground().remove(path);
    }
    room.silence();
}

#[test]
fn a_file_that_comes_and_goes_is_no_change() {
    let mut room = Room::new();
    room.ground().write("content/passing.md", "text");
    room.ground().remove("content/passing.md");
    room.ground().folder("content/passing");
    room.ground().remove_folder("content/passing");
    while let Some(hints) = room.watch.next(Some(SILENCE)) {
        assert!(!hints.paths.contains("content/passing.md"), "{hints:?}");
    }
}

#[test]
fn waiting_ends_after_the_time_and_by_a_word_from_elsewhere() {
    let mut room = Room::new();
    assert_eq!(room.watch.next(Some(Duration::ZERO)), None);
    assert!(!room.watch.is_stopped());
    let stopper = room.watch.stopper();
    let other = std::thread::spawn(move || {
        pause(100);
        stopper.stop();
    });
    assert_eq!(room.watch.next(None), None);
    assert!(room.watch.is_stopped());
    other.join().expect("it ended");
    room.ground().write("content/a.md", "new");
    assert_eq!(room.watch.next(None), None, "it stays so");
}

#[test]
fn what_happened_while_nobody_waited_is_told_once() {
    let mut room = Room::new();
    room.ground().write("content/a.md", "one");
    pause(100);
    room.ground().write("content/a.md", "two");
    room.ground().write("gapmap.yaml", "title: two");
    pause(100);
    let told: Vec<String> = room.next().paths.into_iter().collect();
    assert_eq!(told, ["content/a.md", "gapmap.yaml"]);
    room.silence();
}
