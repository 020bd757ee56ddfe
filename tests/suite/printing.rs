//! `gapmap build --pdf`, with a browser that only pretends.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::folder::Folder;

/// Writes down its arguments and makes a PDF of them.
const FAKE: &str = "#!/bin/sh
for word in \"$@\"; do
  printf '%s\\n' \"$word\" >> \"$0.log\"
  case \"$word\" in --print-to-pdf=*) printf '%%PDF-1.7 fake' > \"${word#--print-to-pdf=}\";; esac
done
";

/// A workspace with two assessments in a folder whose name needs care in an address.
fn workspace() -> Folder {
    Folder::with(&[
        ("a b/gapmap.yaml", "title: Test\n"),
        ("a b/content/one/assessment.yaml", "subject: One\ndate: 2026-11-18\n"),
        ("a b/content/one/exp.md", "---\nanswers:\n  exp-tracking: 2\n---\n"),
        ("a b/content/two/assessment.yaml", "subject: Two\ndate: 2026-11-18\n"),
        ("a b/content/two/exp.md", "---\nanswers:\n  exp-tracking: 1\n---\n"),
    ])
}

fn browser(folder: &Folder, script: &str) -> String {
    let path = folder.write("browser", script).path().join("browser");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    path.to_string_lossy().into_owned()
}

#[test]
fn every_assessment_is_printed_beside_its_print_page() {
    let folder = workspace();
    let fake = browser(&folder, FAKE);
    let run = |args: &str| folder.run_in_with("a b", ("GAPMAP_CHROMIUM", &fake), args);
    run("build --pdf").exits(0).says("printing 2 reports with");
    for name in ["one", "two"] {
        assert_eq!(folder.read(&format!("a b/output/{name}/report.pdf")), "%PDF-1.7 fake");
    }
    let words = folder.read("browser.log");
    for word in ["--headless", "--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"] {
        assert_eq!(words.lines().filter(|line| *line == word).count(), 2, "{word}");
    }
    assert!(words.contains("/a%20b/output/.gapmap-pdf-") && words.contains("/site/two/print.html"), "{words}");
    let profiles: Vec<&str> = words.lines().filter(|line| line.starts_with("--user-data-dir=")).collect();
    assert!(profiles.len() == 2 && profiles[0] != profiles[1], "{profiles:?}");
    let left = fs::read_dir(folder.path().join("a b/output"))
        .expect("listed")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert!(left.into_iter().all(|name| !name.starts_with(".gapmap-pdf-")), "nothing temporary stays");

    run("build --pdf").exits(0).says(" 0 written");
    run("build").exits(0).says("2 removed");
    assert!(!folder.has("a b/output/one/report.pdf"), "a PDF of an older state would be wrong");
}

#[test]
fn without_a_browser_nothing_is_written() {
    let folder = workspace();
    folder
        .run_in_with("a b", ("PATH", ""), "build --pdf")
        .exits(2)
        .says("install Chromium")
        .says("GAPMAP_CHROMIUM")
        .says("print.html");
    folder
        .run_in_with("a b", ("GAPMAP_CHROMIUM", "/nowhere/chrome"), "build --pdf")
        .exits(2)
        .says("GAPMAP_CHROMIUM is `/nowhere/chrome`");
    assert!(!folder.has("a b/output"));
}

#[test]
fn a_browser_that_prints_nothing_is_told_with_its_last_words() {
    let folder = workspace();
    let fake = browser(&folder, "#!/bin/sh\necho 'no usable sandbox' >&2\nexit 3\n");
    folder
        .run_in_with("a b", ("GAPMAP_CHROMIUM", &fake), "build --pdf")
        .exits(2)
        .says("no usable sandbox")
        .says("exit status: 3");
    assert!(!folder.has("a b/output/index.html"));
}
