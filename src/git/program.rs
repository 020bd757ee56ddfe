//! The program git, run so that nothing of a repository is obeyed.
//!
//! A workspace may come from anybody, and git's settings can name programs: monitors, hooks, filters, pagers, transports. So git is
//! found by its absolute path, gets an environment of its own, reads no settings but the repository's, is told which of those not
//! to follow, fetches nothing, and is asked only for what needs no working tree: ids, lists, contents.
//!
//! To push a site, git needs what is the user's: name, keys, helpers, proxies. For that there is a second way to run it, with the
//! user's settings and environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Error;

/// The program, asked about one folder.
#[derive(Debug)]
pub(super) struct Program {
    path: PathBuf,
    root: PathBuf,
}

impl Program {
    /// A workspace must not bring its own git.
    pub fn find(root: &Path) -> Result<Self, Error> {
        let root = root.canonicalize().map_err(|error| Error::Failed("open the folder".to_owned(), error.to_string()))?;
        let name = if cfg!(windows) { "git.exe" } else { "git" };
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let mut programs = std::env::split_paths(&folders).filter(|folder| folder.is_absolute()).map(|folder| folder.join(name));
        let is_foreign =
            |program: &PathBuf| program.is_file() && program.canonicalize().is_ok_and(|real| !real.starts_with(&root));
        let path = programs.find(is_foreign).ok_or(Error::NoGit)?;
        Ok(Program { path, root })
    }

    /// The folder asked about, without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Runs one command, with `input` as what it reads, and gives what it printed.
    pub fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Error> {
        self.printed(self.command(arguments), arguments.first().copied().unwrap_or_default(), input)
    }

    /// Runs it in the folder asked about.
    fn printed(&self, mut command: Command, what: &str, input: &[u8]) -> Result<Vec<u8>, Error> {
        let failed = |reason: String| Error::Failed(what.to_owned(), reason);
        command.current_dir(&self.root).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        let Some(mut pipe) = child.stdin.take() else { return Err(failed("it takes no input".to_owned())) };
        let output = std::thread::scope(|scope| {
            // A command that fails stops reading; its exit code says so.
            scope.spawn(move || pipe.write_all(input));
            child.wait_with_output()
        });
        let output = output.map_err(|error| failed(error.to_string()))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
        }
    }

    /// What a command printed, as text; bytes that are none are replaced.
    pub fn text(&self, arguments: &[&str], input: &[u8]) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&self.run(arguments, input)?).into_owned())
    }

    /// Runs one command with the settings and the environment of the user: names, keys, ways to a host. Of what a repository
    /// names, hooks and monitors are still not run; for the rest of its settings the caller has to answer.
    pub fn run_as_user(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Error> {
        let mut command = self.users_command();
        command.args(USERS_SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(arguments);
        self.printed(command, arguments.first().copied().unwrap_or_default(), input)
    }

    /// A path among the settings as it holds for the user, whoever set it.
    pub fn users_setting(&self, name: &str) -> Option<String> {
        let mut command = self.users_command();
        command.args(["config", "--type=path", "--get", name]);
        let printed = self.printed(command, "config", b"").ok()?;
        let value = String::from_utf8_lossy(&printed).trim_end_matches('\n').to_owned();
        (!value.is_empty()).then_some(value)
    }

    fn users_command(&self) -> Command {
        let mut command = Command::new(&self.path);
        for variable in OF_REPOSITORIES {
            command.env_remove(variable);
        }
        command.env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh");
        command.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
        command
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.env_clear().envs(ENVIRONMENT.iter().copied());
        for kept in ["SystemRoot", "TEMP", "TMP"] {
            command.envs(std::env::var_os(kept).filter(|_| cfg!(windows)).map(|value| (kept, value)));
        }
        command.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
        command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(arguments);
        command
    }
}

/// No system's and no user's settings, no prompts, no fetching, no locks, no other repository than the one around the workspace.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("LC_ALL", "C"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_SYSTEM", NOTHING),
    ("GIT_CONFIG_GLOBAL", NOTHING),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_PAGER", "cat"),
    ("GIT_EDITOR", "false"),
];

/// In front of the user's settings and the repository's: no hooks, no monitors, nothing besides what was asked for.
const USERS_SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "fetch.recurseSubmodules=no",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false",
    "push.followTags=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
];

/// Variables that lead git to another repository than the one around the workspace, or bring settings with them; a git hook or
/// alias that runs gapmap has them set.
const OF_REPOSITORIES: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

const NOTHING: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// In front of the repository's own: nothing of it that runs a program. A checkout that belongs to somebody else, as in containers,
/// is read for the same reason: what git fears there is switched off.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.attributesFile=/dev/null",
    "credential.helper=",
    "diff.external=",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "safe.directory=*",
    "submodule.recurse=false",
];
