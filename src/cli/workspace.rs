//! Finding and reading the workspace a command works on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::session::{Failure, Session};
use crate::assessment::Assessment;
use crate::diagnostics::emit::{Format, Tally, Texts, emit, snippets};
use crate::diagnostics::{Diagnostic, FileId, Span, did_you_mean};
use crate::git::{self, Repository};
use crate::history::Past;
use crate::report::view::CommitView;
use crate::source::Sources;
use crate::workspace::{self, Loaded, Model};

/// A workspace that was read.
pub struct Workspace {
    pub root: PathBuf,
    /// Put before paths, so that they can be opened from where the user stands; empty or with a closing slash.
    prefix: String,
    pub loaded: Loaded,
}

/// The root of the workspace: the folder of `-C`, or the nearest one upwards.
pub fn find(session: &Session) -> Option<PathBuf> {
    match &session.directory {
        Some(directory) => is_workspace(directory).then(|| directory.clone()),
        None => {
            let marked = session.working.ancestors().find(|folder| folder.join("gapmap.yaml").is_file());
            let found = marked.or_else(|| Some(session.working.as_path()).filter(|folder| is_workspace(folder)));
            found.map(Path::to_path_buf)
        }
    }
}

fn is_workspace(folder: &Path) -> bool {
    folder.join("gapmap.yaml").is_file() || folder.join("content").is_dir()
}

/// Finds and reads the workspace.
pub fn open(session: &Session) -> Result<Workspace, Failure> {
    let root = root(session)?;
    read(session, root)
}

/// The root of the workspace, which there has to be.
pub fn root(session: &Session) -> Result<PathBuf, Failure> {
    find(session).ok_or_else(|| nowhere(session))
}

pub fn read(session: &Session, root: PathBuf) -> Result<Workspace, Failure> {
    let loaded = workspace::load(Sources::read(&root)?);
    let prefix = prefix(&session.working, &root);
    Ok(Workspace { root, prefix, loaded })
}

fn nowhere(session: &Session) -> Failure {
    match &session.directory {
        Some(directory) => {
            let shown = session.shown(directory);
            Failure::new(format!("`{shown}` has neither a gapmap.yaml nor a folder `content`"))
                .help(format!("`gapmap init {shown}` makes a workspace of it"))
        }
        None => Failure::new("there is no gapmap.yaml here or in a folder above")
            .help("`gapmap init` makes a workspace here; `gapmap -C DIR ...` works on another folder"),
    }
}

/// How the root is reached from the working folder, when it lies below: empty or with a closing slash.
pub fn prefix(working: &Path, root: &Path) -> String {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let below = real(root).strip_prefix(real(working)).map(Path::to_path_buf).unwrap_or_default();
    below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}

impl Workspace {
    /// The diagnostics in a format, with paths as seen from the working folder.
    pub fn report(&self, session: &Session, format: Format) -> String {
        emit(format, &self.loaded.diagnostics, &self.seen(), session.style())
    }

    /// The same with what is wrong only as seen from a day of `--as-of`.
    pub fn seen_on(self, day: Option<Date>) -> Self {
        let loaded = match day {
            Some(day) => self.loaded.seen_on(day),
            None => self.loaded,
        };
        Workspace { loaded, ..self }
    }

    /// The diagnostics and the failures of gates. For people, the closing line counts the diagnostics alone.
    pub fn report_with<'a>(&self, session: &Session, format: Format, failures: impl Iterator<Item = &'a Diagnostic>) -> String {
        let failures: Vec<Diagnostic> = failures.cloned().collect();
        if format == Format::Human {
            return self.report(session, format) + &snippets(&failures, &self.seen(), session.style());
        }
        let all = [self.loaded.diagnostics.as_slice(), &failures].concat();
        emit(format, &all, &self.seen(), session.style())
    }

    /// The commit that is checked out where the workspace lies, and whether the files that were read differ from it. `None` without
    /// git, outside a repository, before the first commit, and where the commit has nothing of the workspace.
    pub fn commit(&self) -> Option<CommitView> {
        let state = Repository::around(&self.root).and_then(|repository| repository.state(&self.loaded.sources)).ok()??;
        let (id, short) = (state.commit.as_str().to_owned(), state.commit.short().to_owned());
        Some(CommitView { id, short, is_changed: state.is_changed })
    }

    /// What was committed of it before; `None`, with a note where there is something to do about it, when nothing can be read.
    pub fn past(&self, session: &Session) -> Option<Past> {
        let read = Repository::around(&self.root).and_then(|repository| Past::read(&repository, &self.loaded));
        match read {
            Ok(past) => {
                if past.is_shallow {
                    session.say(format!("note: the history is not whole: {}", git::SHALLOW_HELP));
                }
                Some(past)
            }
            Err(error) => {
                if matches!(error, git::Error::Failed(..)) {
                    session.say(format!("note: there is no history: {error}"));
                }
                None
            }
        }
    }

    pub fn tally(&self) -> Tally {
        Tally::of(&self.loaded.diagnostics)
    }

    /// `content/team/data.md:12:5`, from where the user stands.
    pub fn locate(&self, span: Span) -> String {
        let (line, column) = self.seen().place(span);
        format!("{}:{line}:{column}", self.seen().path(span.file))
    }

    /// A path of the snapshot, from where the user stands.
    pub fn shown(&self, path: &str) -> String {
        crate::diagnostics::emit::visible(&format!("{}{path}", self.prefix)).into_owned()
    }

    /// The model of content without errors; otherwise the diagnostics are printed and there is none.
    pub fn sound(&self, session: &Session) -> Option<&Model> {
        if self.loaded.has_errors() {
            session.note(&self.report(session, Format::Human));
            return None;
        }
        self.loaded.model.as_ref()
    }

    fn seen(&self) -> Seen<'_> {
        Seen { prefix: &self.prefix, sources: &self.loaded.sources }
    }
}

/// The files of a snapshot, with paths from where the user stands.
pub struct Seen<'a> {
    pub prefix: &'a str,
    pub sources: &'a Sources,
}

impl Texts for Seen<'_> {
    fn files(&self) -> Vec<FileId> {
        self.sources.files()
    }

    fn path(&self, file: FileId) -> String {
        let path = &self.sources.file(file).path;
        if path.starts_with(crate::source::BUILTIN_PREFIX) { path.clone() } else { format!("{}{path}", self.prefix) }
    }

    fn text(&self, file: FileId) -> &str {
        self.sources.text(file)
    }

    fn place(&self, span: Span) -> (usize, usize) {
        Texts::place(self.sources, span)
    }
}

/// The folder of an assessment below content/.
pub fn folder(assessment: &Assessment) -> &str {
    assessment.folder()
}

/// A folder below content/, with or without a closing slash.
pub fn folder_of(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.strip_prefix("content/").unwrap_or(path)
}

/// The assessments a command is about: the named one, or all. A name is the folder's name or its path below content/.
pub fn chosen<'a>(model: &'a Model, name: Option<&str>) -> Result<Vec<&'a Assessment>, Failure> {
    let all = || model.assessments.iter().map(Arc::as_ref);
    let Some(name) = name else { return Ok(all().collect()) };
    let wanted = folder_of(name);
    let by_path = all().filter(|assessment| folder(assessment) == wanted);
    let by_id = all().filter(|assessment| assessment.id == wanted);
    let found: Vec<&Assessment> = by_path.chain(by_id).take(1).collect();
    if found.is_empty() { Err(unknown_assessment(model, name)) } else { Ok(found) }
}

fn unknown_assessment(model: &Model, name: &str) -> Failure {
    let paths = || model.assessments.iter().map(|assessment| folder(assessment));
    let listed = paths().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    let help = if listed.is_empty() { "`gapmap new assessment ID` makes one".to_owned() } else { format!("there are {listed}") };
    Failure::new(format!("there is no assessment `{name}`")).help(help).help_if(did_you_mean(name, paths()))
}
