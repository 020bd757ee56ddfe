//! What was committed, read from repositories made by git itself.

use gapmap::git::{Error, Id, Repository as Git};
use gapmap::source::Sources;

use super::folder::Folder;
use super::repository::{Repository, git};

const A: &str = "content/team/a.yaml";
const B: &str = "content/team/b.md";

fn opened(repository: &Repository) -> Git {
    Git::around(repository.path()).expect("a repository")
}

/// The commits that changed the workspace, and the files of each as `path=text`.
fn told(root: &std::path::Path) -> Vec<(String, Vec<String>)> {
    let repository = Git::around(root).expect("a repository");
    let commits = repository.commits(&repository.head().expect("a commit")).expect("commits");
    let ids: Vec<Id> = commits.iter().map(|commit| commit.id.clone()).collect();
    let today = Sources::read(root).expect("readable");
    let snapshots = repository.snapshots(&ids, &today).expect("contents");
    let files = |sources: &Sources| {
        let texts = sources.own_paths().map(|path| (path, sources.find(path).map_or("", |(_, file)| file.text.as_str())));
        texts.map(|(path, text)| format!("{path}={}", text.trim())).collect()
    };
    commits.into_iter().map(|commit| commit.subject).zip(snapshots.iter().map(files)).collect()
}

fn state(subject: &str, files: &[&str]) -> (String, Vec<String>) {
    (subject.to_owned(), files.iter().map(|file| (*file).to_owned()).collect())
}

#[test]
fn every_commit_that_changed_the_workspace_has_its_files() {
    let repository = Repository::with(&[(A, "1"), ("gapmap.yaml", "title: T"), ("README.md", "x"), ("content/team/~.png", "x")]);
    repository.commit("2026-01-03", "Other things", &[("README.md", "y"), ("src/main.rs", "y")]);
    repository.commit("2026-01-04", "More", &[(A, "2"), (B, "ü"), ("content/.hidden.md", "x"), ("content/team/old.md~", "x")]);
    repository.git(&["mv", "content/team", "content/ünï team"]);
    repository.commit("2026-01-05", "Renamed\n\nand why", &[]);
    repository.git(&["rm", "--quiet", "gapmap.yaml"]);
    repository.commit("2026-01-06", "Without settings", &[]);
    let expected = [
        state("Begin", &["content/team/a.yaml=1", "gapmap.yaml=title: T"]),
        state("More", &["content/team/a.yaml=2", "content/team/b.md=ü", "gapmap.yaml=title: T"]),
        state("Renamed", &["content/ünï team/a.yaml=2", "content/ünï team/b.md=ü", "gapmap.yaml=title: T"]),
        state("Without settings", &["content/ünï team/a.yaml=2", "content/ünï team/b.md=ü"]),
    ];
    assert_eq!(told(repository.path()), expected);
    repository.git(&["gc", "--quiet"]);
    repository.git(&["pack-refs", "--all"]);
    assert_eq!(told(repository.path()), expected, "packed");
}

#[test]
fn a_workspace_below_the_top_has_its_own_paths() {
    let repository = Repository::with(&[("docs/maturity/content/team/a.yaml", "1"), (A, "other")]);
    repository.commit("2026-01-03", "Second", &[("docs/maturity/content/team/a.yaml", "2")]);
    let expected = [state("Begin", &["content/team/a.yaml=1"]), state("Second", &["content/team/a.yaml=2"])];
    assert_eq!(told(&repository.path().join("docs/maturity")), expected);
}

#[test]
fn a_merged_branch_is_one_change() {
    let repository = Repository::with(&[(A, "1")]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.commit("2026-01-03", "Half", &[(B, "half")]);
    repository.commit("2026-01-04", "Whole", &[(B, "whole")]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-01-05", "Meanwhile", &[(A, "2")]);
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "Merged", "side"]);
    let expected = [
        state("Begin", &["content/team/a.yaml=1"]),
        state("Meanwhile", &["content/team/a.yaml=2"]),
        state("Merged", &["content/team/a.yaml=2", "content/team/b.md=whole"]),
    ];
    assert_eq!(told(repository.path()), expected);
}

#[test]
fn files_that_did_not_change_are_the_same_objects() {
    let repository = Repository::with(&[(A, "1"), (B, "same")]);
    repository.commit("2026-01-03", "Second", &[(A, "2")]);
    let today = Sources::read(repository.path()).expect("readable");
    let git = opened(&repository);
    let ids: Vec<Id> = git.commits(&git.head().expect("a commit")).expect("commits").into_iter().map(|one| one.id).collect();
    let [first, second] = &git.snapshots(&ids, &today).expect("contents")[..] else { panic!("two states") };
    assert_eq!(second.changed_since(first), [A]);
    let [again] = &git.snapshots(&ids[..1], &today).expect("contents")[..] else { panic!("one state") };
    let read = |sources: &Sources| sources.find(A).map(|(_, file)| std::sync::Arc::as_ptr(file));
    assert_eq!(read(again), read(first), "read once");
    assert_eq!(second.changed_since(&today), Vec::<String>::new());
    let ids = |sources: &Sources| [A, B].map(|path| sources.find(path).map(|(id, _)| id));
    assert_eq!(ids(first), ids(&today));
}

#[test]
fn tags_days_and_authors_are_those_of_the_commits() {
    let repository = Repository::with(&[(A, "1")]);
    repository.git(&["tag", "v1"]);
    repository.git(&["tag", "-a", "-m", "Review", "review-1"]);
    repository.git(&["tag", "tree", "HEAD^{tree}"]);
    repository.commit("2026-02-03", "Second: über", &[(A, "2")]);
    let git = opened(&repository);
    let commits = git.commits(&git.head().expect("a commit")).expect("commits");
    let told = commits.iter().map(|one| (one.date.to_string(), one.author.as_str(), one.subject.as_str()));
    let second = ("2026-02-03".to_owned(), "Ada Example", "Second: über");
    assert_eq!(told.collect::<Vec<_>>(), [("2026-01-02".to_owned(), "Ada Example", "Begin"), second]);
    let tagged = |pattern: &str| -> Vec<String> {
        let found = git.tagged(&commits[1].id, pattern).expect("tags");
        assert!(found.iter().all(|(_, commit)| *commit == commits[0]));
        found.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!((tagged("*"), tagged("v?")), (vec!["review-1".to_owned(), "v1".to_owned()], vec!["v1".to_owned()]));
    for revision in ["v1", "review-1", "HEAD~1", "main~1", &commits[0].id.as_str()[..9]] {
        assert_eq!(git.resolve(revision).as_ref(), Ok(&commits[0].id), "{revision}");
    }
    assert_eq!(git.commit(&commits[0].id).as_ref(), Ok(&commits[0]));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::with(&[(A, "1")]);
    assert_eq!(Git::around(folder.path()).err(), Some(Error::NoRepository));
    let repository = Repository::empty();
    repository.0.write(A, "1");
    let git = opened(&repository);
    assert_eq!(git.head(), Err(Error::NoCommits));
    assert_eq!(git.resolve("v1"), Err(Error::NoCommits));
    repository.commit("2026-01-02", "Begin", &[]);
    for revision in ["v1", "--all", "HEAD:content", "-x", "", "HEAD~7", "HEAD^{tree}"] {
        let unknown = Error::Unknown { revision: revision.to_owned(), is_shallow: false };
        assert_eq!(git.resolve(revision), Err(unknown), "{revision}");
    }
}

#[test]
fn a_shallow_clone_knows_that_it_is_one() {
    let repository = Repository::with(&[(A, "1")]);
    repository.commit("2026-01-03", "Second", &[(A, "2")]);
    repository.commit("2026-01-04", "Third", &[(A, "3")]);
    let folder = Folder::empty();
    let address = format!("file://{}", repository.path().display());
    git(folder.path(), &["clone", "--quiet", "--depth", "2", &address, "clone"]);
    let root = folder.path().join("clone");
    let shallow = Git::around(&root).expect("a repository");
    assert!(shallow.is_shallow() && !opened(&repository).is_shallow());
    assert_eq!(told(&root), [state("Second", &["content/team/a.yaml=2"]), state("Third", &["content/team/a.yaml=3"])]);
    let error = shallow.resolve("HEAD~2").expect_err("it is not there");
    assert!(error.help().is_some_and(|help| help.contains("git fetch --unshallow")), "{error:?}");
}

#[test]
fn worktrees_of_bare_repositories_detached_heads_and_submodules_are_read() {
    let repository = Repository::with(&[(A, "1")]);
    repository.commit("2026-01-03", "Second", &[(A, "2")]);
    let folder = Folder::empty();
    let address = repository.path().display().to_string();
    git(folder.path(), &["clone", "--quiet", "--bare", &address, "bare.git"]);
    let bare = folder.path().join("bare.git");
    assert_eq!(Git::around(&bare).err(), Some(Error::NoRepository), "a workspace has files");
    git(&bare, &["worktree", "add", "--quiet", "--detach", "../tree", "main~1"]);
    assert_eq!(told(&folder.path().join("tree")), [state("Begin", &["content/team/a.yaml=1"])]);

    let parent = Repository::with(&[(A, "parent")]);
    parent.git(&["submodule", "--quiet", "add", &address, "content/part"]);
    parent.commit("2026-01-03", "With a part", &[(B, "x")]);
    let expected = [
        state("Begin", &["content/team/a.yaml=parent"]),
        state("With a part", &["content/team/a.yaml=parent", "content/team/b.md=x"]),
    ];
    assert_eq!(told(parent.path()), expected);
    let part = [state("Begin", &["content/team/a.yaml=1"]), state("Second", &["content/team/a.yaml=2"])];
    assert_eq!(told(&parent.path().join("content/part")), part);
}

#[test]
fn where_lines_parted_is_found() {
    let repository = Repository::with(&[(A, "1")]);
    let base = repository.git(&["rev-parse", "HEAD"]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.commit("2026-01-03", "Side", &[(B, "x")]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-01-04", "Main", &[(A, "2")]);
    let git = opened(&repository);
    let [one, other] = ["main", "side"].map(|name| git.resolve(name).expect("there"));
    assert_eq!(git.merge_base(&one, &other).as_ref().map(Id::as_str), Ok(base.as_str()));
    repository.git(&["checkout", "--quiet", "--orphan", "alone"]);
    repository.commit("2026-01-05", "Alone", &[]);
    assert!(git.merge_base(&one, &git.resolve("alone").expect("there")).is_err());
}
