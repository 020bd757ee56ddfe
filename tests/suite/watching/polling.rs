//! The same where the kernel tells nothing.

use std::time::Duration;

use gapmap::watch::Options;

use super::Room;

fn room() -> Room {
    Room::with(Options { poll: true, interval: Duration::from_millis(50), ..Options::default() }, |_| {})
}

#[test]
fn who_asked_for_it_needs_no_notice() {
    assert_eq!(room().watch.notice(), None);
    assert_eq!(Room::new().watch.notice(), None, "here the kernel tells");
}

#[test]
fn saves_in_place_and_by_renaming_are_seen() {
    let mut room = room();
    assert_eq!(room.after(|ground| ground.write("content/a.md", "new")), ["content/a.md"]);
    let told = room.after(|ground| {
        ground.write("content/a.md.tmp", "new");
        ground.rename("content/a.md.tmp", "content/a.md");
    });
    assert_eq!(told, ["content/a.md"]);
    assert_eq!(room.after(|ground| ground.write("gapmap.yaml", "title: new")), ["gapmap.yaml"]);
}

#[test]
fn anything_may_differ_where_only_times_were_compared() {
    let mut room = room();
    room.ground().write("content/a.md", "new");
    assert!(room.next().everything);
}

#[test]
fn a_file_that_is_away_for_a_moment_is_one_change() {
    let told = room().after(|ground| {
        ground.remove("content/a.md");
        super::pause(60);
        ground.write("content/a.md", "new");
    });
    assert_eq!(told, ["content/a.md"]);
}

#[test]
fn folders_come_go_and_come_again() {
    let mut room = room();
    assert!(room.in_parts(|ground| ground.remove_folder("content")).contains("content"));
    assert!(room.in_parts(|ground| ground.write("content/team/b.yaml", "again")).contains("content/team/b.yaml"));
    assert_eq!(room.after(|ground| ground.remove("content/team/b.yaml")), ["content/team/b.yaml"]);
}

#[test]
fn reading_and_leftovers_are_no_change() {
    let mut room = room();
    gapmap::source::Sources::read(room.folder.path()).expect("it can be read");
    room.ground().write("content/.a.md.swp", "swap");
    room.ground().write("output/index.html", "page");
    room.silence();
}
