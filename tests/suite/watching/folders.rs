//! Folders that come and go, and what lies in them.

use std::fs;

use gapmap::watch::Options;

use super::{Room, pause};

#[test]
fn files_come_go_and_get_other_names() {
    let mut room = Room::new();
    assert_eq!(room.after(|ground| ground.write("content/new.md", "new")), ["content/new.md"]);
    assert_eq!(
        room.after(|ground| ground.rename("content/new.md", "content/team/other.md")),
        ["content/new.md", "content/team/other.md"]
    );
    assert_eq!(room.after(|ground| ground.remove("content/team/other.md")), ["content/team/other.md"]);
    assert_eq!(room.after(|ground| ground.rename("content/a.md", "a.md")), ["content/a.md"]);
}

#[test]
fn a_new_folder_is_told_with_what_is_put_there_at_once_and_later() {
    let mut room = Room::new();
    let told = room.in_parts(|ground| ground.write("content/x/y/z/deep.md", "new"));
    assert!(told.iter().any(|path| "content/x/y/z/deep.md".starts_with(path.as_str())), "{told:?}");
    assert_eq!(room.after(|ground| ground.write("content/x/y/z/deep.md", "newer")), ["content/x/y/z/deep.md"]);
    assert_eq!(room.after(|ground| ground.write("content/x/side.md", "new")), ["content/x/side.md"]);
}

#[test]
fn many_new_folders_are_all_heard_of_afterwards() {
    let mut room = Room::new();
    let names: Vec<String> = (0..60).map(|number| format!("content/team-{number}/q{}/data.md", number % 4)).collect();
    room.in_parts(|ground| {
        for name in &names {
            ground.write(name, "new");
            // A folder that is gone again while others are looked at.
            ground.folder("content/passing/by");
            ground.remove_folder("content/passing");
        }
    });
    for name in &names {
        room.ground().write(name, "newer");
        assert!(room.next().paths.contains(name), "{name}");
    }
}

#[test]
fn a_folder_that_is_renamed_is_heard_of_under_its_new_name() {
    let mut room = Room::new();
    assert_eq!(room.after(|ground| ground.rename("content/team", "content/group")), ["content/group", "content/team"]);
    assert_eq!(room.after(|ground| ground.write("content/group/b.yaml", "newer")), ["content/group/b.yaml"]);
    assert_eq!(room.after(|ground| ground.rename("content/group", "group")), ["content/group"]);
    room.ground().write("group/b.yaml", "out of sight");
    room.silence();
    assert_eq!(room.after(|ground| ground.rename("group", "content/back")), ["content/back"]);
    assert_eq!(room.after(|ground| ground.write("content/back/b.yaml", "newest")), ["content/back/b.yaml"]);
    assert!(room.in_parts(|ground| ground.remove_folder("content/back")).contains("content/back"));
}

#[test]
fn content_may_be_removed_and_made_again() {
    let mut room = Room::new();
    for round in ["one", "two", "three"] {
        assert!(room.in_parts(|ground| ground.remove_folder("content")).contains("content"));
        assert!(room.in_parts(|ground| ground.write("content/a.md", round)).contains("content"));
        assert_eq!(room.after(|ground| ground.write("content/a.md", "text")), ["content/a.md"]);
    }
}

#[test]
fn content_may_be_removed_and_made_again_at_once() {
    let mut room = Room::new();
    let told = room.in_parts(|ground| {
        ground.remove_folder("content");
        ground.write("content/a.md", "again");
        ground.write("content/team/b.yaml", "again");
    });
    assert!(told.contains("content"), "{told:?}");
    assert_eq!(room.after(|ground| ground.write("content/team/b.yaml", "text")), ["content/team/b.yaml"]);
}

#[test]
fn content_may_be_renamed_away_and_back_or_replaced() {
    let mut room = Room::new();
    assert_eq!(room.after(|ground| ground.rename("content", "aside")), ["content"]);
    room.ground().write("aside/a.md", "out of sight");
    room.silence();
    assert_eq!(room.after(|ground| ground.rename("aside", "content")), ["content"]);
    assert_eq!(room.after(|ground| ground.write("content/a.md", "text")), ["content/a.md"]);

    room.ground().write("next/a.md", "another");
    let told = room.after(|ground| {
        ground.rename("content", "old");
        ground.rename("next", "content");
    });
    assert_eq!(told, ["content"], "one change");
    assert_eq!(room.after(|ground| ground.write("content/a.md", "text")), ["content/a.md"]);
    room.ground().write("old/a.md", "out of sight");
    room.silence();
}

#[test]
fn folders_and_settings_need_not_be_there_at_first() {
    let mut room = Room::with(Options::default(), |ground| {
        ground.remove_folder("content");
        ground.remove_folder("themes");
        ground.remove("gapmap.yaml");
    });
    for path in ["gapmap.yaml", "content/a.md", "themes/own/tokens.yaml"] {
        let told = room.in_parts(|ground| ground.write(path, "new"));
        assert!(told.iter().any(|hint| path.starts_with(hint.as_str())), "{path}: {told:?}");
        assert_eq!(room.after(|ground| ground.write(path, "newer")), [path]);
    }
}

#[test]
fn a_folder_that_cannot_be_there_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in ["missing", "file"] {
        fs::write(folder.path().join("file"), "").expect("written");
        let error = gapmap::watch::start(&folder.path().join(path), Options::default()).err().expect("an error");
        assert!(error.to_string().starts_with("cannot watch"), "{error}");
    }
}

#[test]
fn a_workspace_that_is_moved_away_is_looked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, aside) = (folder.path().join("root"), folder.path().join("aside"));
    fs::create_dir_all(root.join("content")).expect("folders");
    fs::write(root.join("content/a.md"), "text").expect("written");
    let mut watch = gapmap::watch::start(&root, Options::default()).expect("it can be watched");
    fs::rename(&root, &aside).expect("renamed");
    assert!(watch.next(Some(super::PATIENCE)).expect("told").everything);
    assert!(watch.notice().expect("said").contains("moved or removed"));
    pause(300);
    fs::rename(&aside, &root).expect("renamed");
    assert!(watch.next(Some(super::PATIENCE)).expect("told").paths.contains("content/a.md"));
}

/// A file may lie elsewhere in the workspace, with a link to it where it is read.
#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_watched_too() {
    let mut room = Room::new();
    room.ground().write("notes/b.md", "text");
    std::os::unix::fs::symlink("../notes/b.md", room.ground().at("content/b.md")).expect("a link");
    assert!(room.next().paths.contains("content/b.md"));
    assert!(room.watch.notice().expect("said").contains("`content/b.md` is a link"));
    while room.watch.next(Some(super::SILENCE)).is_some() {}
    assert_eq!(room.after(|ground| ground.write("notes/b.md", "newer")), ["content/b.md"]);
}
