//! `gapmap publish`: a site on a branch of a remote, and nothing else touched.

use std::path::Path;

use super::folder::Folder;
use super::repository::{Repository, git};

const FILES: [(&str, &str); 4] = [
    ("gapmap.yaml", "title: Test\n"),
    ("content/team-a/assessment.yaml", "subject: Team A\ndate: 2026-11-18\nprofile: lean\n"),
    ("content/team-a/a.yaml", "answers: {exp-tracking: 2}\n"),
    (".gitignore", "output\n"),
];
const BETTER: [(&str, &str); 1] = [("content/team-a/a.yaml", "answers: {exp-tracking: 3}\n")];

/// A repository with a bare remote, whose user has a name.
struct Desk {
    repository: Repository,
    remote: Folder,
}

impl Desk {
    fn new() -> Self {
        Desk::of(Repository::with(&FILES))
    }

    fn of(repository: Repository) -> Self {
        let remote = Folder::empty();
        git(remote.path(), &["init", "--quiet", "--bare"]);
        repository.git(&["remote", "add", "origin", &remote.path().display().to_string()]);
        repository.git(&["config", "user.name", "Ada"]);
        repository.git(&["config", "user.email", "ada@example.org"]);
        Desk { repository, remote }
    }

    fn publish(&self, options: &str) -> super::folder::Run {
        self.publish_in("", options)
    }

    fn publish_in(&self, below: &str, options: &str) -> super::folder::Run {
        self.repository.0.run_in_with(below, ("GIT_CONFIG_GLOBAL", "/dev/null"), &format!("publish {options}"))
    }

    fn at_remote(&self, arguments: &[&str]) -> String {
        git(self.remote.path(), arguments)
    }

    fn commits(&self) -> usize {
        self.at_remote(&["rev-list", "--count", "gh-pages"]).parse().expect("a number")
    }

    /// Everything that publishing must leave alone: head, branches, stash, index, files.
    fn untouched(&self) -> [String; 6] {
        let asked = [
            &["rev-parse", "HEAD"][..],
            &["for-each-ref", "refs/heads", "refs/tags", "refs/stash"],
            &["status", "--porcelain", "--ignored"],
            &["ls-files", "--stage"],
            &["diff"],
        ];
        let [head, branches, status, index, diff] = asked.map(|arguments| self.repository.git(arguments));
        let symbolic = self.repository.0.read(".git/HEAD");
        [head, branches, status, index, diff, symbolic]
    }
}

#[test]
fn a_branch_begins_and_grows_and_nothing_else_is_touched() {
    let desk = Desk::new();
    desk.repository.0.write("notes.md", "mine\n");
    desk.repository.git(&["stash", "push", "--quiet", "--include-untracked"]);
    desk.repository.0.write("staged.md", "mine\n");
    desk.repository.git(&["add", "staged.md"]);
    desk.repository.0.write("staged.md", "mine, changed\n");
    let before = desk.untouched();

    let first = desk.repository.git(&["rev-parse", "HEAD"]);
    desk.publish("").exits(0).says("pushed ").says(&format!("the site of commit {}", &first[..7]));
    assert_eq!(desk.untouched(), before);
    assert_eq!(desk.commits(), 1);
    let message = desk.at_remote(&["log", "-1", "--format=%an <%ae>%n%B", "gh-pages"]);
    assert!(message.starts_with(&format!("Ada <ada@example.org>\nPublish the site of commit {}\n", &first[..7])), "{message}");
    assert!(message.contains(&format!("Gapmap-Source: {first}")), "{message}");

    desk.publish("").exits(0).says("nothing changed");
    assert_eq!(desk.commits(), 1);

    desk.repository.git(&["stash", "drop", "--quiet"]);
    desk.repository.commit("2026-01-03", "Better", &BETTER);
    let before = desk.untouched();
    desk.publish("--message Autumn").exits(0).says("pushed ");
    assert_eq!(desk.untouched(), before);
    assert_eq!(desk.commits(), 2, "on top of the one before");
    assert!(desk.at_remote(&["log", "-1", "--format=%s", "gh-pages"]).contains("Autumn"));
}

#[test]
fn the_branch_holds_the_bytes_of_a_build() {
    let desk = Desk::new();
    desk.publish("--base-url https://example.org/m/").exits(0);
    desk.repository.0.run("build --base-url https://example.org/m/").exits(0);
    let copy = Folder::empty();
    git(copy.path(), &["clone", "--quiet", "--branch", "gh-pages", &desk.remote.path().display().to_string(), "copy"]);
    let mut seen = 0;
    for path in desk.at_remote(&["ls-tree", "-r", "--name-only", "gh-pages"]).lines() {
        let published = std::fs::read(copy.path().join("copy").join(path)).expect("checked out");
        let built = std::fs::read(desk.repository.path().join("output").join(path)).expect("built");
        assert!(published == built, "{path}");
        seen += 1;
    }
    assert!(seen > 30 && copy.has("copy/.nojekyll") && copy.has("copy/404.html"));
    let manifest = 1;
    assert_eq!(files(&desk.repository.path().join("output")), seen + manifest, "all of it");
}

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("entry").path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn a_cname_stays_and_other_files_go() {
    let desk = Desk::new();
    desk.publish("").exits(0);
    let copy = Repository(Folder::empty());
    copy.git(&["clone", "--quiet", "--branch", "gh-pages", &desk.remote.path().display().to_string(), "."]);
    copy.0.write("CNAME", "maturity.example.org\n").write("old/page.html", "old");
    copy.git(&["add", "--all"]);
    copy.git(&["commit", "--quiet", "--amend", "--no-edit"]);
    copy.git(&["push", "--quiet", "--force", "origin", "gh-pages"]);

    // This clone has never seen the commit of somebody else: it is fetched.
    desk.publish("").exits(0).says("pushed ");
    assert_eq!(desk.at_remote(&["show", "gh-pages:CNAME"]), "maturity.example.org");
    assert!(!desk.at_remote(&["ls-tree", "-r", "--name-only", "gh-pages"]).contains("old/page.html"));
    assert_eq!(desk.commits(), 2);
    desk.publish("").exits(0).says("nothing changed");
}

#[test]
fn changes_that_are_not_committed_are_told() {
    let desk = Desk::new();
    desk.repository.0.write(BETTER[0].0, BETTER[0].1);
    desk.publish("").exits(2).says("the workspace differs from commit").says("--uncommitted");
    assert!(desk.at_remote(&["for-each-ref"]).is_empty());
    desk.publish("--uncommitted").exits(0).says("with changes not committed");
    assert!(desk.at_remote(&["log", "-1", "--format=%s", "gh-pages"]).ends_with("with changes not committed"));
    desk.repository.0.write(BETTER[0].0, "answers: {exp-trakking: 3}\n");
    desk.publish("--uncommitted").exits(1);
    assert_eq!(desk.commits(), 1);
}

#[test]
fn a_dry_run_pushes_nothing() {
    let desk = Desk::new();
    let before = desk.untouched();
    desk.publish("--dry-run").exits(0).says("would push ").says("as its first commit");
    assert!(desk.at_remote(&["for-each-ref"]).is_empty());
    assert_eq!(desk.untouched(), before);
}

#[test]
fn what_is_not_a_site_is_not_replaced() {
    let desk = Desk::new();
    desk.repository.git(&["push", "--quiet", "origin", "main:gh-pages"]);
    desk.publish("").exits(2).says("holds something else").says("--force");
    assert_eq!(desk.commits(), 1);
    desk.publish("--force").exits(0).says("forced: the branch `gh-pages` holds something else").says("pushed ");
    assert_eq!(desk.commits(), 2, "what was there stays in the history");
    desk.publish("--branch main").exits(2).says("is checked out");
    desk.publish("--branch a..b").exits(2).says("is no name for a branch");
    desk.publish("--remote nowhere").exits(2).says("there is no remote `nowhere`");
    desk.publish("--remote https://example.org/a.git").exits(2).says("remote");
}

#[test]
fn a_site_of_newer_commits_is_not_replaced_by_an_older_one() {
    let desk = Desk::new();
    let older = desk.repository.git(&["rev-parse", "HEAD"]);
    desk.repository.commit("2026-01-03", "Better", &BETTER);
    desk.publish("").exits(0);
    // A detached head is a commit like any other.
    desk.repository.git(&["checkout", "--quiet", &older]);
    let before = desk.untouched();
    desk.publish("").exits(2).says("which is not part of the history of").says("git pull");
    assert_eq!((desk.commits(), desk.untouched()), (1, before));
    desk.publish("--force").exits(0).says("forced: ");
    assert_eq!(desk.commits(), 2);
}

#[cfg(unix)]
#[test]
fn somebody_who_pushes_at_the_same_time_is_not_overrun() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.publish("").exits(0);
    let mine = desk.at_remote(&["rev-parse", "gh-pages"]);
    let tree = format!("{mine}^{{tree}}");
    let theirs = desk.at_remote(&["commit-tree", &tree, "-p", &mine, "-m", "theirs"]);
    let hook = format!("#!/bin/sh\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/gh-pages {theirs} {mine} || true\n");
    desk.remote.write("hooks/pre-receive", &hook);
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(desk.remote.path().join("hooks/pre-receive"), executable).expect("executable");
    desk.repository.commit("2026-01-03", "Better", &BETTER);
    for options in ["", "--force"] {
        desk.at_remote(&["update-ref", "refs/heads/gh-pages", &mine]);
        desk.publish(options).exits(2).says("somebody else pushed");
        assert_eq!(desk.at_remote(&["rev-parse", "gh-pages"]), theirs, "{options}");
    }
}

/// A program of the user's own settings, which takes the place of the one that receives, moves the branch first.
#[test]
fn force_means_the_commit_that_was_seen() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.publish("").exits(0);
    let mine = desk.at_remote(&["rev-parse", "gh-pages"]);
    let theirs = desk.at_remote(&["commit-tree", &format!("{mine}^{{tree}}"), "-p", &mine, "-m", "theirs"]);
    let remote = desk.remote.path().display();
    let script = format!("#!/bin/sh\ngit -C '{remote}' update-ref refs/heads/gh-pages {theirs}\nexec git-receive-pack \"$@\"\n");
    let user = Folder::with(&[("receive", &script)]);
    let receive = user.path().join("receive");
    std::fs::set_permissions(&receive, std::fs::Permissions::from_mode(0o755)).expect("executable");
    user.write("config", &format!("[remote \"origin\"]\n\treceivepack = {}\n", receive.display()));
    desk.repository.commit("2026-01-03", "Better", &BETTER);
    let config = user.path().join("config").display().to_string();
    let run = desk.repository.0.run_with(("GIT_CONFIG_GLOBAL", &config), "publish --force");
    run.exits(2).says("somebody else pushed");
    assert_eq!(desk.at_remote(&["rev-parse", "gh-pages"]), theirs);
}

#[test]
fn a_branch_that_only_this_clone_has_is_continued() {
    let desk = Desk::new();
    desk.publish("").exits(0);
    desk.repository.git(&["fetch", "--quiet", "origin", "gh-pages:gh-pages"]);
    desk.at_remote(&["update-ref", "-d", "refs/heads/gh-pages"]);
    desk.publish("").exits(0).says("pushed ");
    assert_eq!(desk.commits(), 2);
}

#[test]
fn worktrees_and_folders_below_publish_alike() {
    let files: Vec<(String, &str)> = FILES.iter().map(|(path, text)| (format!("reports/{path}"), *text)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let desk = Desk::of(Repository::with(&files));
    desk.publish_in("reports", "").exits(0);
    desk.repository.git(&["worktree", "add", "--quiet", "-b", "other", "tree"]);
    desk.publish_in("tree/reports", "").exits(0).says("nothing changed");
    assert!(desk.at_remote(&["ls-tree", "--name-only", "gh-pages"]).lines().any(|name| name == "index.html"), "at the top");
    assert_eq!(desk.commits(), 1);
}

#[test]
fn an_edition_is_published_without_what_it_withholds() {
    let files = [
        FILES[0],
        FILES[1],
        ("content/team-a/a.yaml", "answers:\n  exp-tracking: {level: 2, note: Zanzibar, audience: internal}\n"),
    ];
    let desk = Desk::of(Repository::with(&files));
    let search = || {
        let tree = desk.at_remote(&["rev-parse", "gh-pages"]);
        let found =
            std::process::Command::new("git").args(["grep", "-l", "Zanzibar", &tree]).current_dir(desk.remote.path()).output();
        !found.expect("git runs").stdout.is_empty()
    };
    desk.publish("").exits(0);
    assert!(search());
    desk.publish("--audience public").exits(0).says("edition: public");
    assert!(!search());
}

#[test]
fn without_a_name_or_a_commit_nothing_is_pushed() {
    let desk = Desk::new();
    desk.repository.git(&["config", "user.useConfigOnly", "true"]);
    desk.repository.git(&["config", "--unset", "user.email"]);
    desk.publish("").exits(2).says("commit-tree");
    let unborn = Desk::of(Repository::empty());
    for (path, text) in FILES {
        unborn.repository.0.write(path, text);
    }
    unborn.publish("").exits(2).says("no commit yet");
    let loose = Folder::with(&FILES);
    loose.run("publish").exits(2).says("in no git repository");
    for desk in [desk, unborn] {
        assert!(desk.at_remote(&["for-each-ref"]).is_empty());
    }
}

#[cfg(unix)]
#[test]
fn nothing_that_the_repository_names_is_run() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let root = desk.repository.path().to_owned();
    let marker = root.join(".git/ran");
    let script = format!("#!/bin/sh\necho \"$0 $@\" >> '{}'\nexit 0\n", marker.display());
    let hooks = ["pre-push", "reference-transaction", "post-index-change", "pre-commit", "commit-msg", "post-commit"];
    let names = hooks.map(|name| format!(".git/hooks/{name}"));
    for name in names.iter().map(String::as_str).chain([".git/evil"]) {
        desk.repository.0.write(name, &script);
        std::fs::set_permissions(root.join(name), std::fs::Permissions::from_mode(0o755)).expect("executable");
    }
    let evil = root.join(".git/evil").display().to_string();
    let harmless =
        ["core.fsmonitor", "filter.x.clean", "filter.x.smudge", "core.pager", "core.editor", "gpg.program", "alias.push"];
    for name in harmless {
        desk.repository.git(&["config", name, &evil]);
    }
    for name in ["commit.gpgSign", "push.gpgSign", "filter.x.required"] {
        desk.repository.git(&["config", name, "true"]);
    }
    desk.repository.0.write(".git/info/attributes", "* filter=x\n");
    desk.publish("").exits(0).says("pushed ");
    assert!(!marker.exists(), "{}", std::fs::read_to_string(&marker).unwrap_or_default());

    let refused = [
        "core.sshCommand",
        "core.askPass",
        "core.gitProxy",
        "credential.helper",
        "remote.origin.receivepack",
        "remote.origin.vcs",
    ];
    for name in refused {
        desk.repository.git(&["config", name, &evil]);
        desk.publish("--force").exits(2).says(&format!("name a program (`{}`)", name.to_lowercase()));
        desk.repository.git(&["config", "--unset", name]);
    }
    std::fs::write(root.join(".git/more"), format!("[core]\nsshCommand = {evil}\n")).expect("written");
    desk.repository.git(&["config", "include.path", "more"]);
    desk.publish("--force").exits(2).says("core.sshcommand");
    desk.repository.git(&["config", "--unset", "include.path"]);

    git(&root, &["init", "--quiet", "--bare", "inside.git"]);
    let inside = root.join("inside.git").display().to_string();
    for address in [format!("ext::{evil}"), inside.clone(), format!("file://{inside}"), "./inside.git".to_owned()] {
        desk.repository.git(&["config", "remote.origin.pushurl", &address]);
        desk.publish("--force").exits(2).says("is no place outside of this repository");
    }
    assert!(!marker.exists());
}
