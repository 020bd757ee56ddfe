//! The commit in the footer: told where git knows it, without running anything a repository names.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::folder::Folder;
use super::repository::git;

const FILES: [(&str, &str); 3] = [
    ("gapmap.yaml", "title: Test\n"),
    ("content/team-a/assessment.yaml", "subject: Team A\ndate: 2026-11-18\nprofile: lean\n"),
    ("content/team-a/a.yaml", "answers: {exp-tracking: 2}\n"),
];

/// A repository with the workspace in it, committed, and the commit's id.
fn repository(below: &str) -> (Folder, String) {
    let folder = Folder::empty();
    git(folder.path(), &["init", "--quiet"]);
    for (path, text) in FILES {
        folder.write(&format!("{below}{path}"), text);
    }
    commit_all(&folder);
    let id = git(folder.path(), &["rev-parse", "HEAD"]);
    (folder, id)
}

fn commit_all(folder: &Folder) {
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--no-gpg-sign", "-m", "x"]);
}

/// Builds with these variables and gives the site's first page and report.json.
fn build(root: &Path, variables: &[(&str, &str)]) -> (String, Value) {
    let out = root.join("output");
    let output = Command::new(env!("CARGO_BIN_EXE_gapmap"))
        .envs(variables.iter().copied())
        .args([Path::new("-C"), root, Path::new("build"), Path::new("-o"), out.as_path()])
        .output()
        .expect("gapmap runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |path: &str| std::fs::read_to_string(out.join(path)).expect("built");
    (read("index.html"), serde_json::from_str(&read("data/report.json")).expect("JSON"))
}

#[test]
fn the_footer_tells_the_commit_and_whether_the_files_are_those_of_it() {
    for below in ["", "reports/team/"] {
        let (folder, id) = repository(below);
        let root = folder.path().join(below);
        let clean = format!("<li>Commit {}</li>", &id[..7]);
        let changed = format!("<li>Commit {}, with changes not committed</li>", &id[..7]);
        let (page, report) = build(&root, &[]);
        assert!(page.contains(&clean), "{below}: the output itself is no change");
        assert_eq!(report["commit"]["id"], id.as_str());
        assert_eq!(report["commit"]["is_changed"], false);

        folder.write(&format!("{below}README.md"), "not gapmap's");
        folder.write(&format!("{below}content/.hidden.yaml"), "not read");
        assert!(build(&root, &[]).0.contains(&clean), "{below}: files that are not read");

        let answers = format!("{below}content/team-a/a.yaml");
        folder.write(&answers, "answers: {exp-tracking: 3}\n");
        assert!(build(&root, &[]).0.contains(&changed), "{below}: another text");
        folder.write(&answers, FILES[2].1);
        assert!(build(&root, &[]).0.contains(&clean), "{below}: the same text again");

        folder.write(&format!("{below}content/team-a/b.yaml"), "answers: {exp-repro: 3}\n");
        assert!(build(&root, &[]).0.contains(&changed), "{below}: a new file");
        commit_all(&folder);
        std::fs::remove_file(root.join("content/team-a/b.yaml")).expect("removed");
        assert!(build(&root, &[]).0.contains("with changes not committed"), "{below}: a file that is gone");
    }
}

#[test]
fn one_commit_gives_the_same_bytes_in_every_folder() {
    let (folder, _) = repository("");
    let copy = Folder::empty();
    git(copy.path(), &["clone", "--quiet", "--no-local", &folder.path().display().to_string(), "copy"]);
    // Names of commits are shortened alike in repositories of any size.
    assert_eq!(build(folder.path(), &[]), build(&copy.path().join("copy"), &[]));
}

#[test]
fn without_a_commit_nothing_is_said() {
    let loose = Folder::with(&FILES);
    let (page, report) = build(loose.path(), &[]);
    assert!(!page.contains("Commit ") && report["commit"].is_null());
    let unborn = Folder::with(&FILES);
    git(unborn.path(), &["init", "--quiet"]);
    assert!(!build(unborn.path(), &[]).0.contains("Commit "));
    let (folder, id) = repository("");
    assert!(!build(folder.path(), &[("PATH", "")]).0.contains("Commit "), "without git");
    let elsewhere = folder.path().join(".git").display().to_string();
    assert!(!build(loose.path(), &[("GIT_DIR", &elsewhere)]).0.contains(&id[..7]), "another repository");
    let ignored = folder.path().join("ignored");
    for (path, text) in FILES {
        folder.write(&format!("ignored/{path}"), text);
    }
    assert!(!build(&ignored, &[]).0.contains("Commit "), "a workspace that the commit knows nothing of");
}

#[cfg(unix)]
#[test]
fn nothing_that_a_repository_names_is_run() {
    use std::os::unix::fs::PermissionsExt;

    let (folder, _) = repository("");
    let root = folder.path();
    git(root, &["tag", "-a", "-m", "x", "review-1"]);
    folder
        .write("content/team-a/a.yaml", "answers: {exp-tracking: 3}\n")
        .write("gapmap.yaml", "title: Test\nhistory: {tags: review-*}\n");
    commit_all(&folder);
    let id = git(root, &["rev-parse", "HEAD"]);
    let marker = root.join("ran");
    let script = format!("#!/bin/sh\necho \"$0 $@\" >> '{}'\nexit 0\n", marker.display());
    let names =
        ["evil", "bin/git", ".git/hooks/post-index-change", ".git/hooks/reference-transaction", ".git/hooks/post-checkout"];
    for name in names {
        folder.write(name, &script);
        std::fs::set_permissions(root.join(name), std::fs::Permissions::from_mode(0o755)).expect("executable");
    }
    let evil = root.join("evil").display().to_string();
    let settings = [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.askPass",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "gpg.program",
        "credential.helper",
        "remote.origin.uploadpack",
        "pager.ls-tree",
        "pager.rev-parse",
        "pager.hash-object",
        "pager.rev-list",
        "pager.for-each-ref",
        "pager.diff-tree",
        "pager.cat-file",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
        "interactive.diffFilter",
        "merge.evil.driver",
    ];
    for setting in settings {
        git(root, &["config", setting, &evil]);
    }
    for command in ["ls-tree", "rev-list", "cat-file", "diff-tree", "for-each-ref", "merge-base"] {
        git(root, &["config", &format!("alias.{command}"), &format!("!{evil}")]);
    }
    git(root, &["config", "log.showSignature", "true"]);
    folder.write(".gitattributes", "* filter=evil diff=evil\n");
    // A partial clone whose missing parts would be fetched by a program.
    git(root, &["config", "remote.origin.url", &format!("ext::{evil} %S")]);
    git(root, &["config", "remote.origin.promisor", "true"]);
    git(root, &["config", "protocol.ext.allow", "always"]);
    git(root, &["config", "extensions.partialClone", "origin"]);
    git(root, &["config", "core.repositoryFormatVersion", "1"]);
    let path = format!("{}:{}", root.join("bin").display(), std::env::var("PATH").expect("a PATH"));
    std::fs::remove_file(&marker).ok();

    let history = folder.run_with(("PATH", &path), "history");
    history.exits(0).prints("review-1").prints("2 -> 3");
    folder.run_with(("PATH", &path), "diff review-1").exits(0).prints("3");
    folder.run_with(("PATH", &path), "check --since review-1").exits(0);
    assert!(build(root, &[("PATH", &path)]).0.contains(&id[..7]));
    let tree = git_without_settings(root, &id);
    std::fs::remove_file(root.join(".git/objects").join(&tree[..2]).join(&tree[2..])).expect("the tree was there");
    assert!(!build(root, &[("PATH", &path)]).0.contains("Commit "), "what is missing is not fetched");
    folder.run_with(("PATH", &path), "history").exits(0);
    let ran = std::fs::read_to_string(&marker).unwrap_or_default();
    assert_eq!(ran, "", "programs that were run");
}

/// The tree of a folder of the workspace, asked without what the repository says.
fn git_without_settings(root: &Path, id: &str) -> String {
    let output = Command::new("git")
        .env("GIT_NO_LAZY_FETCH", "1")
        .current_dir(root)
        .args(["-c", "core.fsmonitor=false", "--no-pager", "rev-parse", &format!("{id}:content")])
        .output()
        .expect("git runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
