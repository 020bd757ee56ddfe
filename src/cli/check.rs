//! `gapmap check`: validate everything.

use clap::ValueEnum;
use jiff::civil::Date;

use super::session::{Failure, Session, source_date};
use super::wording::counted;
use super::workspace::Workspace;
use super::{Exit, fix, gates, render, workspace};
use crate::diagnostics::{Severity, emit};
use crate::gate::Outcome;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap check                                       errors as a compiler shows them
  gapmap check --deny warnings                       strict, for the main branch
  gapmap check --fix                                 corrects slips that leave no doubt
  gapmap check --fix --dry-run                       shows the corrections instead
  gapmap check --since origin/main                   nothing may be lower than it is there
  gapmap check --format github                       annotations beside the lines of a pull request
  gapmap check --format sarif > gapmap.sarif         for code scanning

Diagnostics for people go to standard error, machine formats to standard output. \
`gapmap explain CODE` tells more about a diagnostic. \
`--fix` changes only the bytes that are wrong and prints each change; the exit code is that of what remains.

Gates, as `gates:` of gapmap.yaml sets them to `off`, `warn` or `error`:
  no_regression                             nothing is lower than at the revision of `--since`
  no_expired_acceptance                     no acceptance of a risk has ended
  risks_above_appetite_have_owner_and_date  somebody looks at each of them, and when
  evidence_for_level                        answers from this level on have evidence that holds
  overdue_reviews_at_most                   so many reviews of risks may be overdue
  risks_above_appetite_at_most              so many risks may be above appetite
  coverage_at_least                         such a share is answered
  dimension_at_least                        no dimension is lower
  overall_at_least                          the overall score is not lower

Exit codes:
  0  no errors, no gate of severity `error` failed
  1  errors (or warnings, with `--deny warnings`)
  2  the workspace or the revision cannot be found or read, or a template of its theme is wrong
  3  no errors, but a gate failed";

/// Validate every file and check the gates of gapmap.yaml; writes nothing without `--fix`
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,

    /// Correct what leaves no doubt: mistyped ids and keys, level names, dates in another order, quotes, indentation
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` would change, without changing it
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,

    /// Compare with the state of this revision: no level and no score may be lower than it was there (the gate `no_regression`)
    #[arg(long, value_name = "REV")]
    since: Option<String>,

    #[command(flatten)]
    pub strictness: Strictness,
}

/// What counts as a failure.
#[derive(clap::Args)]
pub struct Strictness {
    /// Fail on warnings, too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,

    /// The day that reviews are overdue and acceptances expired from; default: SOURCE_DATE_EPOCH, else each assessment's own date
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

/// [`emit::Format`] as an argument.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Snippets for people, on standard error
    Human,
    /// One object, `gapmap/diagnostics@1`
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub workflow commands
    Github,
    /// JUnit XML
    Junit,
}

impl From<Format> for emit::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => emit::Format::Human,
            Format::Json => emit::Format::Json,
            Format::Sarif => emit::Format::Sarif,
            Format::Github => emit::Format::Github,
            Format::Junit => emit::Format::Junit,
        }
    }
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let as_of = args.strictness.as_of()?;
    let mut workspace = workspace::open(session)?.seen_on(as_of);
    if args.dry_run {
        fix::mend(&workspace).show(session, &workspace)?;
        let is_fine = acceptable(session, &workspace, &args.strictness).is_some();
        return Ok(if is_fine { Exit::Fine } else { Exit::Content });
    }
    if args.fix {
        fix::mend(&workspace).write(session, &workspace)?;
        workspace = workspace::read(session, workspace.root)?.seen_on(as_of);
    }
    let gates = gates::check(&workspace, args.since.as_deref(), as_of)?;
    let report = workspace.report_with(session, args.format.into(), gates.failures());
    if args.format == Format::Human {
        session.note(&report)
    } else {
        session.data(&report)?
    }
    let Some(model) = acceptable(session, &workspace, &args.strictness) else { return Ok(Exit::Content) };
    render::try_out(&workspace, model, as_of)?;
    gates::tell(session, args.since.as_deref(), &gates);
    session.say(summary(&workspace, model, &gates));
    Ok(if args.strictness.lets_pass(&gates) { Exit::Fine } else { Exit::Gate })
}

/// The model when nothing stands against it; says why not where the diagnostics do not.
pub fn acceptable<'a>(session: &Session, workspace: &'a Workspace, strictness: &Strictness) -> Option<&'a Model> {
    let tally = workspace.tally();
    if tally.errors > 0 {
        return None;
    }
    if strictness.deny.is_some() && tally.warnings > 0 {
        session.say("warnings are errors here (`--deny warnings`)");
        return None;
    }
    workspace.loaded.model.as_ref()
}

/// `3 assessments, 90 answers, no problems`.
fn summary(workspace: &Workspace, model: &Model, gates: &Outcome) -> String {
    let assessments = counted(model.assessments.len(), "assessment");
    let answers = counted(model.assessments.iter().map(|assessment| assessment.answers.len()).sum(), "answer");
    format!("{assessments}, {answers}, {}{}", workspace.tally(), gates::summary(gates))
}

impl Strictness {
    /// Whether no gate failed; one that warns fails where warnings are denied.
    fn lets_pass(&self, gates: &Outcome) -> bool {
        let denied = if self.deny.is_some() { Severity::Warning } else { Severity::Error };
        gates.failures().all(|failure| failure.severity != Severity::Error && failure.severity != denied)
    }

    pub fn as_of(&self) -> Result<Option<Date>, Failure> {
        match self.as_of {
            Some(date) => Ok(Some(date)),
            None => source_date(),
        }
    }
}
