//! The gates of gapmap.yaml, checked once the content is sound, and the earlier state that some compare with.

use jiff::civil::Date;

use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::Workspace;
use crate::diagnostics::Severity;
use crate::gate::{self, Base, Compared, Earlier, Outcome};
use crate::git::{self, Id, Repository};

/// Checks the gates of content without errors; none are checked otherwise. `since` is the revision of the command line.
pub fn check(workspace: &Workspace, since: Option<&str>, as_of: Option<Date>) -> Result<Outcome, Failure> {
    let loaded = &workspace.loaded;
    let Some(model) = loaded.model.as_ref().filter(|_| !loaded.has_errors()) else { return Ok(Outcome::default()) };
    let base = model.gates.base(since);
    let earlier = base.map(|base| earlier(workspace, base)).transpose()?;
    Ok(gate::check(&model.gates, &model.rubric, &model.assessments, as_of, earlier.as_ref()))
}

/// The assessments of a past state, read with the rubric of today.
fn earlier(workspace: &Workspace, base: Base<'_>) -> Result<Earlier, Failure> {
    let repository = Repository::around(&workspace.root)?;
    let (name, commit) = commit_of(&repository, base)?;
    let snapshots = repository.snapshots(&[commit], &workspace.loaded.sources)?;
    let past = snapshots.first().map(|snapshot| workspace.loaded.past(snapshot, &workspace.loaded));
    let assessments = past.and_then(|past| past.model).map(|model| model.assessments).unwrap_or_default();
    Ok(Earlier { name, assessments })
}

/// The commit of a state, and how people know it.
fn commit_of(repository: &Repository, base: Base<'_>) -> Result<(String, Id), Failure> {
    match base {
        Base::Of(revision) => Ok((revision.to_owned(), repository.resolve(revision)?)),
        Base::SharedWith(revision) => {
            let other = repository.resolve(revision)?;
            let shared = repository.merge_base(&repository.head()?, &other).map_err(|error| shallow(repository, error))?;
            Ok((format!("{} (shared with {revision})", shared.short()), shared))
        }
    }
}

/// What two lines of commits share may be among what a shallow clone left out.
fn shallow(repository: &Repository, error: git::Error) -> Failure {
    let help = repository.is_shallow().then_some(git::SHALLOW_HELP);
    Failure::from(error).help_if(help)
}

/// Tells people what was compared, and what was not.
pub fn tell(session: &Session, since: Option<&str>, outcome: &Outcome) {
    if since.is_some() && outcome.compared.is_none() {
        session.say("nothing is compared: no_regression is off in gapmap.yaml");
    }
    if outcome.lacks_base {
        session.say("no_regression is not checked: `--since REV` or `since:` in gapmap.yaml names what to compare with");
    }
    if let Some(compared) = &outcome.compared {
        session.say(crate::diagnostics::emit::visible(&comparison(compared)));
    }
}

/// `compared with main; new: team-b; gone: team-c`.
fn comparison(compared: &Compared) -> String {
    let listed = |what: &str, folders: &[String]| {
        if folders.is_empty() { String::new() } else { format!("; {what}: {}", folders.join(", ")) }
    };
    let Compared { name, new, gone } = compared;
    format!("compared with {name}{}{}", listed("new", new), listed("gone", gone))
}

/// `, 2 of 5 gates failed (3 times), 1 warned (once)`; how often is said where it is more than once.
pub fn summary(outcome: &Outcome) -> String {
    let checked = outcome.checked.len();
    let (failed, warned) = (outcome.failed(Severity::Error), outcome.failed(Severity::Warning));
    let times = |(gates, things): (usize, usize)| if things > gates { format!(" ({things} times)") } else { String::new() };
    match (checked, failed.0, warned.0) {
        (0, ..) => String::new(),
        (_, 0, 0) => format!(", {} passed", counted(checked, "gate")),
        (_, 0, some) => format!(", {some} of {} warned{}", counted(checked, "gate"), times(warned)),
        (_, some, 0) => format!(", {some} of {} failed{}", counted(checked, "gate"), times(failed)),
        (_, some, others) => {
            format!(", {some} of {} failed{}, {others} warned{}", counted(checked, "gate"), times(failed), times(warned))
        }
    }
}
