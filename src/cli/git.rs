//! What git knows about the files of a workspace.
//!
//! A workspace may come from anybody, and git's settings can name programs: monitors, hooks, filters, pagers, transports. So git is
//! found by its absolute path, gets an environment of its own, reads no settings but the repository's, is told which of those not
//! to follow, fetches nothing, and is asked only for what needs no working tree: ids, lists, hashes of bytes as they are.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::report::view::CommitView;
use crate::source::Sources;

/// The commit that is checked out where the workspace lies, and whether the files that were read differ from it. `None` without
/// git, outside a repository, before the first commit, and where the commit has nothing of the workspace.
pub fn commit(root: &Path, sources: &Sources) -> Option<CommitView> {
    let git = Git::at(root)?;
    let id = git.text(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    let id = Some(id.trim().to_owned()).filter(|id| id.len() >= SHORT && id.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let committed = git.committed(&id).filter(|committed| !committed.is_empty())?;
    let is_changed = git.differs(&committed, &git.read(sources)?);
    Some(CommitView { short: id[..SHORT].to_owned(), id, is_changed })
}

/// How many characters of an id readers get to see. Git's own shortening depends on what else a repository holds.
const SHORT: usize = 7;

/// What belongs to a workspace.
const PARTS: [&str; 3] = ["gapmap.yaml", "content", "themes"];

/// Ids of contents by path below the workspace; `None` for links, which are not compared.
type Contents = BTreeMap<String, Option<String>>;

/// The program, asked about one folder.
struct Git {
    program: PathBuf,
    root: PathBuf,
}

impl Git {
    fn at(root: &Path) -> Option<Self> {
        let root = root.canonicalize().ok()?;
        let name = if cfg!(windows) { "git.exe" } else { "git" };
        let folders = std::env::var_os("PATH")?;
        // A workspace must not bring its own git.
        let mut programs = std::env::split_paths(&folders).filter(|folder| folder.is_absolute()).map(|folder| folder.join(name));
        let program =
            programs.find(|program| program.is_file() && program.canonicalize().is_ok_and(|real| !real.starts_with(&root)))?;
        Some(Git { program, root })
    }

    /// Runs one command, with `input` as what it reads; `None` when it fails.
    fn run(&self, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
        let mut command = Command::new(&self.program);
        command.env_clear().envs(ENVIRONMENT.iter().copied());
        for kept in ["SystemRoot", "TEMP", "TMP"] {
            command.envs(std::env::var_os(kept).filter(|_| cfg!(windows)).map(|value| (kept, value)));
        }
        command.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
        command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(arguments).current_dir(&self.root);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut pipe = child.stdin.take()?;
        let output = std::thread::scope(|scope| {
            // A command that fails stops reading; its exit code says so.
            scope.spawn(move || pipe.write_all(input));
            child.wait_with_output()
        });
        output.ok().filter(|output| output.status.success()).map(|output| output.stdout)
    }

    fn text(&self, arguments: &[&str]) -> Option<String> {
        String::from_utf8(self.run(arguments, &[])?).ok()
    }

    /// The files of the workspace in a commit.
    fn committed(&self, commit: &str) -> Option<Contents> {
        let [settings, content, themes] = PARTS;
        let listed = self.text(&["ls-tree", "-r", "-z", commit, "--", settings, content, themes])?;
        let entry = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let (mode, _, id) = (about.next()?, about.next()?, about.next()?);
            Some((path.to_owned(), mode.starts_with("100").then(|| id.to_owned())))
        };
        Some(listed.split('\0').filter_map(entry).collect())
    }

    /// The files that were read, as they are on disk.
    fn read(&self, sources: &Sources) -> Option<Contents> {
        // One path per line: what holds a line break cannot be asked for.
        let paths: Vec<&str> = sources.own_paths().filter(|path| !path.contains('\n')).collect();
        let mut lines = String::new();
        for path in &paths {
            lines.push_str(self.root.join(path).to_str()?);
            lines.push('\n');
        }
        let ids = String::from_utf8(self.run(&["hash-object", "--no-filters", "--stdin-paths"], lines.as_bytes())?).ok()?;
        Some(paths.into_iter().map(str::to_owned).zip(ids.lines().map(|id| Some(id.to_owned()))).collect())
    }

    /// Whether a file was changed, added or removed. A file that is there and was not read is none of gapmap's.
    fn differs(&self, committed: &Contents, read: &Contents) -> bool {
        let is_same = |(path, id): (&String, &Option<String>)| match committed.get(path) {
            Some(before) => before.is_none() || before == id,
            None => false,
        };
        let is_there = |path: &String| read.contains_key(path) || self.root.join(path).symlink_metadata().is_ok();
        !read.iter().all(is_same) || !committed.keys().all(is_there)
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

const NOTHING: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// In front of the repository's own: nothing of it that runs a program.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.attributesFile=/dev/null",
    "credential.helper=",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
];
