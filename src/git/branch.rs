//! A branch of a remote that holds a made site: files are put there as one commit, past the working tree, the index and `HEAD`.
//!
//! The only place that writes objects, and the only one where the user's own settings hold, because names, keys and ways to a host
//! are theirs ([`Program::run_as_user`]). What the repository's own settings would run on the way is refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::program::Program;
use super::{Error, Id, Repository};

/// A branch of a remote.
#[derive(Debug)]
pub struct Branch<'r> {
    repository: &'r Repository,
    remote: String,
    /// `refs/heads/...`
    reference: String,
}

/// The last commit of a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    pub id: Id,
    pub tree: Id,
    /// Whether the remote has it, and not only this clone.
    pub is_pushed: bool,
    /// From which commit its files were made; `None` where something else made them.
    pub source: Option<Id>,
}

/// The line of a message that names the commit the files were made from.
const SOURCE: &str = "Gapmap-Source: ";

/// The host's name for a site, kept by hand on the branch.
const KEPT: &str = "CNAME";

impl Repository {
    /// A branch of one of the repository's remotes, which need not exist there yet.
    ///
    /// # Errors
    /// For a name that no branch can have, for the branch that is checked out, for an unknown remote and one that is no other
    /// place, and when the repository's own settings name a program that git would run.
    pub fn branch(&self, remote: &str, name: &str) -> Result<Branch<'_>, Error> {
        let reference = format!("refs/heads/{name}");
        let refused = |why: String| Err(Error::Refused(why));
        if self.program.run(&["check-ref-format", &reference], b"").is_err() {
            return refused(format!("`{name}` is no name for a branch"));
        }
        if self.program.text(&["symbolic-ref", "--quiet", "HEAD"], b"").is_ok_and(|head| head.trim() == reference) {
            return refused(format!("the branch `{name}` is checked out; a site needs a branch of its own"));
        }
        self.refuse_programs()?;
        self.refuse_odd_remote(remote)?;
        Ok(Branch { repository: self, remote: remote.to_owned(), reference })
    }

    /// Whether one commit is the other or comes before it.
    #[must_use]
    pub fn is_before(&self, one: &Id, other: &Id) -> bool {
        self.program.run(&["merge-base", "--is-ancestor", one.as_str(), other.as_str()], b"").is_ok()
    }

    /// Settings of the user may name programs, those that came with the repository may not.
    fn refuse_programs(&self) -> Result<(), Error> {
        let listed = self.program.run_as_user(&["config", "--list", "--show-scope", "--name-only", "-z"], b"")?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let mut parts = listed.split_terminator('\0');
        while let (Some(scope), Some(name)) = (parts.next(), parts.next()) {
            if ["local", "worktree"].contains(&scope) && names_a_program(name) {
                let why = format!("the repository's own settings name a program (`{name}`), and none of those is run");
                return Err(Error::Refused(why));
            }
        }
        Ok(())
    }

    /// A remote on this machine has programs of its own (its hooks), so it must not be one that came with the repository.
    fn refuse_odd_remote(&self, remote: &str) -> Result<(), Error> {
        let refused = |why: String| Err(Error::Refused(why));
        if self.program.run(&["check-ref-format", &format!("refs/remotes/{remote}")], b"").is_err() {
            return refused(format!("`{remote}` is no name of a remote; `git remote` lists them"));
        }
        let mut addresses = String::new();
        for which in [&["remote", "get-url", "--all", remote][..], &["remote", "get-url", "--all", "--push", remote]] {
            let Ok(found) = self.program.run_as_user(which, b"") else {
                return refused(format!("there is no remote `{remote}`; `git remote` lists them"));
            };
            addresses.push_str(&String::from_utf8_lossy(&found));
        }
        let top = self.line(&["rev-parse", "--show-toplevel"])?;
        let common = self.program.root().join(self.line(&["rev-parse", "--git-common-dir"])?);
        let own = [PathBuf::from(top), common].map(|path| path.canonicalize().unwrap_or(path));
        match addresses.lines().find(|address| !leads_away(address, &own)) {
            Some(address) => refused(format!("`{address}`, the address of `{remote}`, is no place outside of this repository")),
            None => Ok(()),
        }
    }
}

/// Whether git takes the setting's value for a program while it talks to a remote.
fn names_a_program(setting: &str) -> bool {
    let setting = setting.to_ascii_lowercase();
    let is = |section: &str, key: &str| setting.starts_with(section) && setting.ends_with(key);
    ["core.sshcommand", "core.askpass", "core.gitproxy", "core.alternaterefscommand"].contains(&setting.as_str())
        || is("credential.", ".helper")
        || [".receivepack", ".uploadpack", ".vcs"].iter().any(|key| is("remote.", key))
}

/// Whether an address is on another machine, or a path that begins at the root and lies in none of the repository's own folders.
fn leads_away(address: &str, own: &[PathBuf]) -> bool {
    let path = match address.split_once("://") {
        Some(("file", path)) => path,
        Some((scheme, _)) => return ["http", "https", "ssh", "git"].contains(&scheme),
        None => address,
    };
    let is_of_host = |colon: usize| !path[..colon].contains('/') && !path[colon..].starts_with("::") && !path.starts_with('-');
    if !path.starts_with('/') && !cfg!(windows) {
        return path.find(':').is_some_and(is_of_host);
    }
    let path = Path::new(path);
    path.canonicalize().is_ok_and(|real| path.is_absolute() && own.iter().all(|folder| !real.starts_with(folder)))
}

impl Branch<'_> {
    fn program(&self) -> &Program {
        &self.repository.program
    }

    /// The last commit of the branch at the remote, or here where the remote has no such branch. It is fetched where it is not known.
    ///
    /// # Errors
    /// When the remote cannot be reached, and when git fails.
    pub fn tip(&self) -> Result<Option<Tip>, Error> {
        if let Some(id) = self.at_remote()? {
            self.fetch(&id)?;
            return self.looked_at(id, true).map(Some);
        }
        self.repository.commit_id(&self.reference).map(|id| self.looked_at(id, false)).transpose()
    }

    fn at_remote(&self) -> Result<Option<Id>, Error> {
        let listed = self.program().run_as_user(&["ls-remote", "--quiet", "--refs", &self.remote, &self.reference], b"")?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let of_branch =
            |line: &str| line.split_once('\t').filter(|(_, name)| *name == self.reference).and_then(|(id, _)| Id::of(id));
        Ok(listed.lines().find_map(of_branch))
    }

    /// Objects only: no reference changes.
    fn fetch(&self, id: &Id) -> Result<(), Error> {
        if self.repository.commit_id(id.as_str()).is_some() {
            return Ok(());
        }
        let quietly = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--no-recurse-submodules"];
        let arguments: Vec<&str> = quietly.into_iter().chain([self.remote.as_str(), &self.reference]).collect();
        self.program().run_as_user(&arguments, b"").map(drop)
    }

    fn looked_at(&self, id: Id, is_pushed: bool) -> Result<Tip, Error> {
        let printed = self.program().text(&["show", "--no-patch", "--format=%T%n%B", id.as_str()], b"")?;
        let (tree, message) = printed.split_once('\n').unwrap_or_default();
        let tree = Id::of(tree).ok_or_else(|| Error::Failed("show".to_owned(), format!("`{tree}` is no tree")))?;
        let source = message.lines().rev().find_map(|line| Id::of(line.strip_prefix(SOURCE)?));
        Ok(Tip { id, tree, is_pushed, source })
    }

    /// Writes the files as a tree of their own, with the host's name for the site where the tip has one.
    ///
    /// # Errors
    /// When git cannot write.
    pub fn tree(&self, files: &BTreeMap<String, Vec<u8>>, tip: Option<&Tip>) -> Result<Id, Error> {
        let mut entries: BTreeMap<String, String> = BTreeMap::new();
        for (path, id) in files.keys().zip(self.blobs(files)?) {
            entries.insert(path.clone(), format!("100644 blob {}", id.as_str()));
        }
        if let Some(tip) = tip {
            let listed = self.program().text(&["ls-tree", "-z", tip.id.as_str(), "--", KEPT], b"")?;
            let about = listed.split_once('\t').map(|(about, _)| about).filter(|about| about.contains(" blob "));
            entries.extend(about.map(|about| (KEPT.to_owned(), about.to_owned())));
        }
        self.folder_of(entries)
    }

    /// Ids of the contents, in order, all written by one process.
    fn blobs(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Id>, Error> {
        let mut stream = Vec::new();
        for (mark, bytes) in (1..).zip(files.values()) {
            stream.extend(format!("blob\nmark :{mark}\ndata {}\n", bytes.len()).into_bytes());
            stream.extend(bytes);
            stream.extend(format!("\nget-mark :{mark}\n").into_bytes());
        }
        let printed = self.program().text(&["fast-import", "--quiet"], &stream)?;
        let ids: Vec<Id> = printed.lines().filter_map(Id::of).collect();
        if ids.len() == files.len() {
            Ok(ids)
        } else {
            Err(Error::Failed("fast-import".to_owned(), "its answer broke off".to_owned()))
        }
    }

    /// Makes folders of the deepest entries until one is left: path to mode, kind and id.
    fn folder_of(&self, mut entries: BTreeMap<String, String>) -> Result<Id, Error> {
        let depth = |path: &str| path.matches('/').count();
        for level in (0..=entries.keys().map(|path| depth(path)).max().unwrap_or_default()).rev() {
            let mut folders: BTreeMap<String, String> = BTreeMap::new();
            for (path, about) in entries.extract_if(.., |path, _| depth(path) == level) {
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
                folders.entry(folder.to_owned()).or_default().push_str(&format!("{about}\t{name}\0"));
            }
            let input: String = folders.values().map(|listed| format!("{listed}\0")).collect();
            let made = self.program().text(&["mktree", "-z", "--batch"], input.as_bytes())?;
            let made: Vec<Id> = made.lines().filter_map(Id::of).collect();
            if let ([id], 0) = (&made[..], level) {
                return Ok(id.clone());
            }
            entries.extend(folders.into_keys().zip(made).map(|(folder, id)| (folder, format!("040000 tree {}", id.as_str()))));
        }
        Err(Error::Failed("mktree".to_owned(), "there are no files".to_owned()))
    }

    /// Writes a commit by the user on top of the tip, which no reference names yet.
    ///
    /// # Errors
    /// When git does not know who the user is.
    pub fn commit(&self, tree: &Id, tip: Option<&Tip>, subject: &str, source: &Id) -> Result<Id, Error> {
        let message = format!("{subject}\n\n{SOURCE}{}\n", source.as_str());
        let parent = tip.map(|tip| ["-p", tip.id.as_str()]);
        let arguments: Vec<&str> = ["commit-tree", tree.as_str()].into_iter().chain(parent.into_iter().flatten()).collect();
        let printed = self.program().run_as_user(&arguments, message.as_bytes())?;
        let printed = String::from_utf8_lossy(&printed).trim().to_owned();
        Id::of(&printed).ok_or_else(|| Error::Failed("commit-tree".to_owned(), printed))
    }

    /// Makes a commit the last one of the branch at the remote, where `tip` is it so far. `is_forced` asks the host to skip its own
    /// question whether nothing gets lost, and still only for that tip.
    ///
    /// # Errors
    /// When the branch has moved meanwhile, and when the remote does not accept it.
    pub fn push(&self, commit: &Id, tip: Option<&Tip>, is_forced: bool) -> Result<(), Error> {
        let expected = tip.filter(|tip| tip.is_pushed).map(|tip| &tip.id);
        let what = format!("{}:{}", commit.as_str(), self.reference);
        let lease = format!("--force-with-lease={}:{}", self.reference, expected.map_or("", Id::as_str));
        let quietly = ["push", "--quiet", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no"];
        let forced = is_forced.then_some(lease.as_str());
        let arguments: Vec<&str> = quietly.into_iter().chain(forced).chain([self.remote.as_str(), &what]).collect();
        match self.program().run_as_user(&arguments, b"") {
            Ok(_) => Ok(()),
            Err(_) if self.at_remote().is_ok_and(|now| now.as_ref() != expected) => Err(Error::Moved),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_is_another_place() {
        let own = [PathBuf::from("/proc/self")];
        for away in ["https://example.org/a.git", "ssh://git@example.org/a", "git@example.org:team/a.git", "/", "file:///"] {
            assert!(leads_away(away, &own), "{away}");
        }
        for odd in ["ext::sh -c ran", "../evil.git", "evil.git", "-oProxy:x", "fd::3", "/nowhere/at/all", "javascript://x", ""] {
            assert!(!leads_away(odd, &own), "{odd}");
        }
    }

    #[test]
    fn programs_are_known_by_their_settings() {
        for setting in
            ["core.sshCommand", "credential.https://example.org.helper", "credential.helper", "remote.origin.receivepack"]
        {
            assert!(names_a_program(setting), "{setting}");
        }
        for setting in ["core.bare", "remote.origin.url", "user.name", "http.https://example.org/.extraheader"] {
            assert!(!names_a_program(setting), "{setting}");
        }
    }
}
