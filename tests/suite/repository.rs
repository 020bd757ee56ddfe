//! A folder under git, made by the real program.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::Date;

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

    /// With the commits of this stream of git's fast-import, checked out.
    pub fn of(stream: &str) -> Self {
        let repository = Repository::empty();
        let mut command = Command::new("git");
        command.current_dir(repository.path()).args(["fast-import", "--quiet"]).stdin(Stdio::piped());
        let mut child = command.spawn().expect("git runs");
        child.stdin.take().expect("a pipe").write_all(stream.as_bytes()).expect("git reads");
        assert!(child.wait().expect("git ends").success());
        repository.git(&["reset", "--quiet", "--hard", "main"]);
        repository
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

/// What git's fast-import reads of one commit that writes these files.
pub fn imported(day: &str, message: &str, files: &[(&str, String)]) -> String {
    let days = (day.parse::<Date>().expect("a day") - Date::constant(1970, 1, 1)).get_days();
    let seconds = i64::from(days) * 86_400;
    let head = format!(
        "commit refs/heads/main\ncommitter Ada Example <ada@example.org> {seconds} +0000\ndata {}\n{message}\n",
        message.len()
    );
    let file = |(path, text): &(&str, String)| format!("M 100644 inline {path}\ndata {}\n{text}\n", text.len());
    head + &files.iter().map(file).collect::<String>()
}
