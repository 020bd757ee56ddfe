//! `gapmap diff`: what changed between two commits, or since one.

mod document;
mod human;
mod markdown;
mod range;
mod sections;

use clap::ValueEnum;

use super::session::{Failure, Session};
use super::workspace::{Workspace, chosen, folder_of};
use super::{Exit, workspace};
use crate::diagnostics::{Severity, codes};
use crate::diff::{Difference, difference};
use crate::git::{Id, Repository};
use crate::source::Sources;
use crate::workspace::{Loaded, reload};
use range::Range;

const AFTER_HELP: &str = "\
Examples:
  gapmap diff                            the last commit against the files as they are
  gapmap diff v1.0                       a tag, a branch or another revision against them
  gapmap diff main team-branch           two revisions
  gapmap diff main...HEAD                what a branch did since it left `main`
  gapmap diff -a team-a --format json    one assessment as one document, `gapmap/diff@1`
  gapmap diff main...HEAD --format markdown > comment.md
                                         a comment for a pull request

Both states are measured with the rubric of the later one; what another rubric does to the scores is told apart. \
An answer's part in a score is the mean of what it changes when the changed answers are exchanged one by one, \
in the rubric's order and in the reverse order; the parts add up exactly. Nothing is written.

Exit codes:
  0  the difference was printed, also when there is none
  1  the later state has no rubric that can be read
  2  there is no repository, no commit, or no such revision or assessment";

/// Show what changed between two commits: answers, scores and what moved them, gaps, risks and dates
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// The earlier state: a revision; `A..B` and `A...B` name both; default: the last commit
    base: Option<String>,

    /// The later state: a revision; default: the files as they are
    head: Option<String>,

    /// One assessment: its folder's name or path below content/; default: all
    #[arg(short, long)]
    assessment: Option<String>,

    /// How to show it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Tables
    Human,
    /// A comment for a pull request
    Markdown,
    /// One document
    Json,
}

/// One of the two states.
struct Side {
    /// As it was asked for; `None` for the files as they are.
    revision: Option<String>,
    commit: Option<Id>,
    /// What it parted from, where it is not the revision itself.
    parted: Option<String>,
    loaded: Loaded,
}

impl Side {
    /// `v1.0 (1a2b3c4)`, `1a2b3c4`, `where main and HEAD parted (1a2b3c4)`, `the files as they are`.
    fn name(&self) -> String {
        let (Some(revision), Some(commit)) = (&self.revision, &self.commit) else { return "the files as they are".to_owned() };
        match &self.parted {
            Some(other) => format!("where {revision} and {other} parted ({})", commit.short()),
            None if commit.as_str().starts_with(revision.as_str()) => commit.short().to_owned(),
            None => format!("{revision} ({})", commit.short()),
        }
    }

    /// How many errors it has. What is wrong about a theme is not known of the past.
    fn errors(&self) -> usize {
        let is_told = |slug: &str| self.commit.is_none() || slug != codes::workspace::UNKNOWN_THEME.slug;
        let errors = self.loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.filter(|found| is_told(found.code.slug)).count()
    }
}

/// Everything that is told.
struct Told {
    base: Side,
    head: Side,
    difference: Difference,
    /// Put before paths, so that they can be opened from where the user stands.
    prefix: String,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let range = Range::of(args.base.as_deref(), args.head.as_deref())?;
    let workspace = workspace::open(session)?;
    let prefix = workspace::prefix(&session.working, &workspace.root);
    let (base, head) = sides(&range, workspace)?;
    let Some(mut difference) = difference(&base.loaded, &head.loaded) else {
        session.say(format!("{} cannot be compared: its rubric cannot be read", head.name()));
        return Ok(Exit::Content);
    };
    if let Some(name) = &args.assessment {
        let path = path_of(&head, &difference, name)?;
        difference.assessments.retain(|changed| changed.path == path);
    }
    let told = Told { base, head, difference, prefix };
    let text = match args.format {
        Format::Human => human::text(&told),
        Format::Markdown => markdown::text(&told),
        Format::Json => document::document(&told)?,
    };
    session.data(&text)?;
    Ok(Exit::Fine)
}

/// The two states, with what they share decoded once.
fn sides(range: &Range, workspace: Workspace) -> Result<(Side, Side), Failure> {
    let repository = Repository::around(&workspace.root)?;
    let today = workspace.loaded;
    let named = if range.base == range::LAST { repository.head()? } else { repository.resolve(&range.base)? };
    let Some(revision) = &range.head else {
        let base = committed(&repository, &range.base, named, &today)?;
        return Ok((base, Side { revision: None, commit: None, parted: None, loaded: today }));
    };
    let later = repository.resolve(revision)?;
    let earlier = if range.is_from_fork { repository.merge_base(&named, &later)? } else { named.clone() };
    let parted = (earlier != named).then(|| revision.clone());
    let head = committed(&repository, revision, later, &today)?;
    let base = committed(&repository, &range.base, earlier, &head.loaded)?;
    Ok((Side { parted, ..base }, head))
}

fn committed(repository: &Repository, revision: &str, commit: Id, known: &Loaded) -> Result<Side, Failure> {
    let snapshots = repository.snapshots(std::slice::from_ref(&commit), &known.sources)?;
    let sources = snapshots.into_iter().next().unwrap_or_else(Sources::default);
    let loaded = reload(sources, Some(known));
    Ok(Side { revision: Some(revision.to_owned()), commit: Some(commit), parted: None, loaded })
}

/// The folder of the named assessment, also of one that is gone or moved.
fn path_of(head: &Side, difference: &Difference, name: &str) -> Result<String, Failure> {
    let wanted = folder_of(name);
    let is_named = |path: &str| folder_of(path) == wanted || path.rsplit('/').next() == Some(wanted);
    let told = || difference.assessments.iter().find(|changed| changed.paths().any(is_named)).map(|changed| changed.path.clone());
    let Some(model) = &head.loaded.model else { return Ok(name.to_owned()) };
    match chosen(model, Some(name)) {
        Ok(found) => Ok(found.first().map_or_else(String::new, |assessment| assessment.path.clone())),
        Err(unknown) => told().ok_or(unknown),
    }
}
