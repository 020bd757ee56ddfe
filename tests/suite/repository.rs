//! A folder under git, made by the real program.

use std::path::Path;
use std::process::Command;

use super::folder::Folder;

/// A folder that is a repository. Commits are of 2026-01-02 unless a day is given.
pub struct Repository(pub Folder);

/// Runs git as somebody who has set nothing, and gives what it printed.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    git_on(folder, "2026-01-02", arguments)
}

/// The same on a day.
pub fn git_on(folder: &Path, day: &str, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    let identity = ["AUTHOR", "COMMITTER"].into_iter().flat_map(|who| {
        let at = |what: &str| format!("GIT_{who}_{what}");
        [
            (at("NAME"), "Ada Example".to_owned()),
            (at("EMAIL"), "ada@example.org".to_owned()),
            (at("DATE"), format!("{day}T12:00:00Z")),
        ]
    });
    command.envs(identity).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.args(["-c", "core.hooksPath=/dev/null", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main"]);
    let output = command.current_dir(folder).args(arguments).output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

impl Repository {
    /// Without a commit.
    pub fn empty() -> Self {
        let folder = Folder::empty();
        git(folder.path(), &["init", "--quiet"]);
        Repository(folder)
    }

    /// With one commit of these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let repository = Repository::empty();
        repository.commit("2026-01-02", "Begin", files);
        repository
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Writes these files, commits everything as it is, and gives the commit's id.
    pub fn commit(&self, day: &str, message: &str, files: &[(&str, &str)]) -> String {
        for (path, text) in files {
            self.0.write(path, text);
        }
        self.git(&["add", "--all"]);
        git_on(self.path(), day, &["commit", "--quiet", "--allow-empty", "--no-gpg-sign", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}
