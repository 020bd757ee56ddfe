//! The ways in which editors save, as the calls they make.

use std::fs::{self, OpenOptions};
use std::process::Command;

use super::{Ground, Room, pause};

const FILE: &str = "content/a.md";

#[test]
fn written_in_place() {
    assert_eq!(Room::new().after(|ground| ground.write(FILE, "new")), [FILE]);
}

#[test]
fn written_in_several_pieces_with_pauses_longer_than_the_quiet_time() {
    let told = Room::new().after(|ground| {
        let mut file = ground.create(FILE);
        for piece in ["one", "two", "three", "four"] {
            pause(50);
            Ground::put(&mut file, piece);
        }
    });
    assert_eq!(told, [FILE]);
}

/// VS Code empties the file and writes it.
#[test]
fn emptied_and_written_half_a_moment_later() {
    let told = Room::new().after(|ground| {
        let mut file = ground.create(FILE);
        pause(50);
        Ground::put(&mut file, "new");
    });
    assert_eq!(told, [FILE]);
}

/// Some empty it in one go, and open it again to write.
#[test]
fn emptied_and_closed_and_written_later() {
    let told = Room::new().after(|ground| {
        drop(ground.create(FILE));
        pause(30);
        ground.write(FILE, "new");
    });
    assert_eq!(told, [FILE]);
}

#[test]
fn removed_and_written_anew() {
    let told = Room::new().after(|ground| {
        ground.remove(FILE);
        pause(30);
        ground.write(FILE, "new");
    });
    assert_eq!(told, [FILE]);
}

#[test]
fn written_beside_and_renamed() {
    for beside in ["content/a.md.tmp", "content/.a.md.4242", "content/a.new.md", "content/Xq3f9c", "elsewhere"] {
        let told = Room::new().after(|ground| {
            ground.write(beside, "new");
            ground.rename(beside, FILE);
        });
        assert_eq!(told, [FILE], "{beside}");
    }
}

#[test]
fn copied_away_and_written_in_place() {
    for backup in ["content/a.md~", "content/a.md.bak"] {
        let told = Room::new().after(|ground| {
            fs::copy(ground.at(FILE), ground.at(backup)).expect("copied");
            ground.write(FILE, "new");
        });
        assert_eq!(told, [FILE], "{backup}");
    }
}

/// vim: a swap file, a probe, the old file renamed to a backup, a new one written, the backup removed.
#[test]
fn by_vim() {
    let mut room = Room::new();
    room.ground().write("content/.a.md.swp", "swap");
    room.ground().write("content/.a.md.swx", "swap");
    room.ground().remove("content/.a.md.swx");
    room.silence();
    let told = room.after(|ground| {
        ground.write("content/4913", "");
        ground.remove("content/4913");
        ground.rename(FILE, "content/a.md~");
        let mut file = ground.create(FILE);
        Ground::put(&mut file, "new");
        set_mode(&file);
        drop(file);
        ground.remove("content/a.md~");
        ground.write("content/.a.md.swp", "swap again");
    });
    assert_eq!(told, [FILE]);
    room.ground().remove("content/.a.md.swp");
    room.silence();
}

/// JetBrains: written beside, the old one renamed away, the new one renamed to its place, the old one removed.
#[test]
fn by_jetbrains() {
    let told = Room::new().after(|ground| {
        ground.write("content/a.md___jb_tmp___", "new");
        ground.rename(FILE, "content/a.md___jb_old___");
        ground.rename("content/a.md___jb_tmp___", FILE);
        ground.remove("content/a.md___jb_old___");
    });
    assert_eq!(told, [FILE]);
}

/// emacs: a link as lock, an automatic save, the old one renamed to a backup, a new one written.
#[cfg(unix)]
#[test]
fn by_emacs() {
    let mut room = Room::new();
    std::os::unix::fs::symlink("me@here.1", room.ground().at("content/.#a.md")).expect("a link");
    room.ground().write("content/#a.md#", "not saved yet");
    room.silence();
    let told = room.after(|ground| {
        ground.rename(FILE, "content/a.md~");
        let mut file = ground.create(FILE);
        Ground::put(&mut file, "new");
        set_mode(&file);
        drop(file);
        ground.remove("content/#a.md#");
        ground.remove("content/.#a.md");
    });
    assert_eq!(told, [FILE]);
}

/// nano: a lock, and written in place through a file that is emptied when opened.
#[test]
fn by_nano() {
    let told = Room::new().after(|ground| {
        ground.write("content/.a.md.swp", "lock");
        ground.write(FILE, "new");
        ground.remove("content/.a.md.swp");
    });
    assert_eq!(told, [FILE]);
}

#[cfg(unix)]
#[test]
fn by_sed() {
    let told = Room::new().after(|ground| {
        let done = Command::new("sed").args(["-i", "s/before/after/"]).arg(ground.at(FILE)).status();
        assert!(done.expect("sed runs").success());
    });
    assert_eq!(told, [FILE]);
}

#[test]
fn by_a_shell_that_appends() {
    let told = Room::new().after(|ground| {
        let mut file = OpenOptions::new().append(true).open(ground.at(FILE)).expect("open");
        Ground::put(&mut file, "one more line\n");
    });
    assert_eq!(told, [FILE]);
}

#[test]
fn the_settings_by_any_of_these() {
    let mut room = Room::new();
    assert_eq!(room.after(|ground| ground.write("gapmap.yaml", "title: new")), ["gapmap.yaml"]);
    for beside in ["gapmap.yaml.tmp", ".gapmap.yaml.swp", "sedAbC1"] {
        let told = room.after(|ground| {
            ground.write(beside, "title: newer");
            ground.rename(beside, "gapmap.yaml");
        });
        assert_eq!(told, ["gapmap.yaml"], "{beside}");
    }
    let told = room.after(|ground| {
        ground.rename("gapmap.yaml", "gapmap.yaml~");
        ground.write("gapmap.yaml", "title: newest");
    });
    assert_eq!(told, ["gapmap.yaml"]);
}

#[test]
fn every_file_of_a_theme_counts() {
    let mut room = Room::new();
    for path in ["themes/own/templates/page.html", "themes/own/assets/logo.svg", "themes/own/tokens.yaml"] {
        assert!(room.after(|ground| ground.write(path, "new")).contains(&path.to_owned()), "{path}");
    }
    let told = room.after(|ground| {
        ground.rename("themes/own/tokens.yaml", "themes/own/tokens.yaml~");
        ground.write("themes/own/tokens.yaml", "newer");
        ground.write("themes/own/4913", "");
        ground.remove("themes/own/4913");
    });
    assert_eq!(told, ["themes/own/tokens.yaml"]);
}

/// A writer that never ends is told about now and then.
#[test]
fn endless_writing_keeps_nobody_waiting() {
    let mut room = Room::new();
    let path = room.ground().at(FILE);
    let (end, ends) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        let mut file = fs::File::create(path).expect("created");
        while ends.try_recv().is_err() {
            Ground::put(&mut file, "more");
            pause(5);
        }
    });
    for _ in 0..2 {
        assert!(room.next().paths.contains(FILE));
    }
    end.send(()).expect("it still writes");
    writer.join().expect("it ended");
    room.next();
    room.silence();
}

#[test]
fn no_save_of_many_is_missed() {
    let mut room = Room::new();
    let files = [FILE, "content/team/b.yaml", "gapmap.yaml", "themes/own/templates/page.html"];
    // A row of numbers without a pattern, the same every time.
    let mut random = 12_345_u32;
    for round in 0..200 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = |of: u32, shift: u32| (random >> shift) % of;
        let file = files[pick(4, 16) as usize];
        let (ground, text) = (room.ground(), format!("round {round}"));
        match pick(4, 24) {
            0 => ground.write(file, &text),
            1 => {
                ground.write("content/new.tmp", &text);
                ground.rename("content/new.tmp", file);
            }
            2 => {
                ground.rename(file, &format!("{file}~"));
                ground.write(file, &text);
            }
            _ => {
                ground.remove(file);
                ground.write(file, &text);
            }
        }
        while !room.next().paths.contains(file) {}
    }
}

#[cfg(unix)]
fn set_mode(file: &fs::File) {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o640)).expect("set");
}

#[cfg(not(unix))]
fn set_mode(_: &fs::File) {}
