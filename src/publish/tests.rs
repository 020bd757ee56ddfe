use std::time::SystemTime;

use super::*;

fn site(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn read(folder: &tempfile::TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect("the file is there")
}

fn modified(folder: &tempfile::TempDir, path: &str) -> SystemTime {
    fs::metadata(folder.path().join(path)).and_then(|meta| meta.modified()).expect("the file is there")
}

fn put(folder: &tempfile::TempDir, path: &str, text: &str) {
    let full = folder.path().join(path);
    fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders");
    fs::write(full, text).expect("written");
}

const COUNTS: fn(usize, usize, usize) -> Published = |written, unchanged, removed| Published { written, unchanged, removed };

#[test]
fn writes_only_what_differs() {
    let out = folder();
    let first = publish(&site(&[("index.html", "a"), ("d/exp.html", "b")]), out.path()).expect("published");
    assert_eq!(first, COUNTS(2, 0, 0));
    let before = modified(&out, "index.html");
    let second = publish(&site(&[("index.html", "a"), ("d/exp.html", "c")]), out.path()).expect("published");
    assert_eq!(second, COUNTS(1, 1, 0));
    assert_eq!(modified(&out, "index.html"), before);
    assert_eq!(read(&out, "d/exp.html"), "c");
    assert_eq!(read(&out, ".gapmap-manifest"), "d/exp.html\nindex.html\n");
}

#[test]
fn removes_its_own_stale_files_and_nothing_else() {
    let out = folder();
    put(&out, "CNAME", "example.org");
    put(&out, "mixed/foreign.txt", "mine");
    publish(&site(&[("index.html", "a"), ("old/x/page.html", "b"), ("mixed/page.html", "c")]), out.path()).expect("published");
    let counts = publish(&site(&[("index.html", "a")]), out.path()).expect("published");
    assert_eq!(counts, COUNTS(0, 1, 2));
    assert!(!out.path().join("old").exists());
    assert_eq!(read(&out, "mixed/foreign.txt"), "mine");
    assert_eq!(read(&out, "CNAME"), "example.org");
}

#[test]
fn refuses_to_replace_a_foreign_file() {
    let out = folder();
    put(&out, "index.html", "somebody else's page");
    let error = publish(&site(&[("index.html", "a"), ("z.html", "z")]), out.path()).expect_err("refused");
    assert!(error.to_string().contains("something else wrote"), "{error}");
    assert_eq!(read(&out, "index.html"), "somebody else's page");
    assert!(!out.path().join("z.html").exists(), "refusals come before the first write");
}

#[test]
fn adopts_a_foreign_file_with_the_same_bytes() {
    let out = folder();
    put(&out, "index.html", "a");
    assert_eq!(publish(&site(&[("index.html", "a")]), out.path()).expect("published"), COUNTS(0, 1, 0));
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let out = folder();
    publish(&site(&[("a", "file")]), out.path()).expect("published");
    assert_eq!(publish(&site(&[("a/b", "below")]), out.path()).expect("published"), COUNTS(1, 0, 1));
    assert_eq!(publish(&site(&[("a", "file")]), out.path()).expect("published"), COUNTS(1, 0, 1));
    assert_eq!(read(&out, "a"), "file");
}

#[test]
fn refuses_paths_that_leave_the_folder() {
    let out = folder();
    for path in ["../x", "/x", "a/../../x", "", "a\\..\\x", ".gapmap-manifest", "a\nb"] {
        assert!(publish(&site(&[(path, "x")]), out.path()).is_err(), "{path:?}");
    }
    assert_eq!(fs::read_dir(out.path()).expect("listed").count(), 0);
}

#[test]
fn a_forged_manifest_removes_nothing_outside() {
    let parent = folder();
    put(&parent, "precious.txt", "keep");
    put(&parent, "out/.gapmap-manifest", "../precious.txt\n");
    assert!(publish(&site(&[("index.html", "a")]), &parent.path().join("out")).is_err());
    assert_eq!(read(&parent, "precious.txt"), "keep");
}

#[test]
fn refuses_a_workspace_as_output() {
    for marker in ["gapmap.yaml", "content/team/assessment.yaml"] {
        let out = folder();
        put(&out, marker, "");
        assert!(publish(&site(&[("index.html", "a")]), out.path()).is_err(), "{marker}");
    }
}

#[test]
fn a_group_called_content_can_be_built_twice() {
    let out = folder();
    let pages = site(&[("content/index.html", "a")]);
    publish(&pages, out.path()).expect("published");
    assert_eq!(publish(&pages, out.path()).expect("published"), COUNTS(0, 1, 0));
}

#[cfg(unix)]
#[test]
fn refuses_linked_folders_and_lets_others_read() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (out, elsewhere) = (folder(), folder());
    symlink(elsewhere.path(), out.path().join("d")).expect("linked");
    assert!(publish(&site(&[("d/exp.html", "a")]), out.path()).is_err());
    assert_eq!(fs::read_dir(elsewhere.path()).expect("listed").count(), 0);

    publish(&site(&[("index.html", "a")]), out.path()).expect("published");
    let mode = fs::metadata(out.path().join("index.html")).expect("there").permissions().mode();
    assert_ne!(mode & 0o077, 0, "only the owner could read the page");
}
