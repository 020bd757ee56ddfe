//! The command line: one file per command.
//!
//! The only place that prints, exits, and reads arguments, environment, working directory and clock. Data goes to standard output,
//! everything else to standard error. [`Exit`] lists what the exit codes mean.

mod build;
mod check;
mod diff;
mod explain;
mod export;
mod fix;
mod gates;
mod history;
mod init;
mod milestone;
mod new;
mod pdf;
mod plan;
mod publish;
mod render;
mod schema;
mod score;
mod serve;
mod session;
mod starter;
mod status;
mod table;
mod theme;
mod wording;
mod workspace;

use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

use session::{Failure, Session};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: all is well.
    Fine,
    /// 1: the content has errors, or warnings that are denied.
    Content,
    /// 2: wrong usage, or the environment refused: cannot read, write or find something.
    Environment,
    /// 3: the content is fine, but a gate of gapmap.yaml failed.
    Gate,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Content => 1,
            Exit::Environment => 2,
            Exit::Gate => 3,
        })
    }
}

const AFTER_HELP: &str = "\
First steps:
  gapmap init demo            make a workspace with an empty and a filled assessment
  gapmap -C demo check        validate every answer
  gapmap -C demo build        write the report into demo/output/

Exit codes:
  0  fine
  1  the content has errors (or warnings, with `--deny warnings`)
  2  wrong usage, or something cannot be read or written
  3  a gate in gapmap.yaml failed";

/// Turn assessment answers, kept as Markdown and YAML in a git repository, into scores, a plan and a static site
#[derive(Parser)]
#[command(name = "gapmap", version, after_help = AFTER_HELP, max_term_width = 100)]
struct Args {
    /// Work in this folder; without it, in the nearest folder upwards that has a gapmap.yaml
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,

    /// When to use colours; `auto` follows NO_COLOR and whether the output is a terminal
    #[arg(long, value_name = "WHEN", default_value_t = ColorChoice::Auto, global = true)]
    color: ColorChoice,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Args),
    New(new::Args),
    Check(check::Args),
    Build(build::Args),
    Publish(publish::Args),
    Serve(serve::Args),
    Score(score::Args),
    Plan(plan::Args),
    Diff(diff::Args),
    History(history::Args),
    Milestone(milestone::Args),
    Explain(explain::Args),
    Export(export::Args),
    Schema(schema::Args),
    Theme(theme::Args),
}

/// Parses the arguments, runs the command and reports a failure.
#[must_use]
pub fn main() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let session = match Session::new(args.directory, args.color) {
        Ok(session) => session,
        Err(failure) => return complain(args.color, &failure),
    };
    run(&session, args.command).unwrap_or_else(|failure| complain(args.color, &failure))
}

fn run(session: &Session, command: Option<Command>) -> Result<Exit, Failure> {
    match command {
        None => status::run(session),
        Some(Command::Init(args)) => init::run(session, &args),
        Some(Command::New(args)) => new::run(session, &args),
        Some(Command::Check(args)) => check::run(session, &args),
        Some(Command::Build(args)) => build::run(session, &args),
        Some(Command::Publish(args)) => publish::run(session, &args),
        Some(Command::Serve(args)) => serve::run(session, &args),
        Some(Command::Score(args)) => score::run(session, &args),
        Some(Command::Plan(args)) => plan::run(session, &args),
        Some(Command::Diff(args)) => diff::run(session, &args),
        Some(Command::History(args)) => history::run(session, &args),
        Some(Command::Milestone(args)) => milestone::run(session, &args),
        Some(Command::Explain(args)) => explain::run(session, &args),
        Some(Command::Export(args)) => export::run(session, &args),
        Some(Command::Schema(args)) => schema::run(session, &args),
        Some(Command::Theme(args)) => theme::run(session, &args),
    }
}

/// Help and version are answers; anything else is wrong usage.
fn usage(error: &clap::Error) -> Exit {
    // Nobody is left to tell when the terminal itself is gone.
    let _ = error.print();
    if error.use_stderr() { Exit::Environment } else { Exit::Fine }
}

fn complain(color: ColorChoice, failure: &Failure) -> Exit {
    session::complain(color, failure);
    Exit::Environment
}

/// Says that a panic is a bug of this program and not a fault of the user.
pub fn report_bug(panic: &PanicHookInfo<'_>) {
    let words = panic.payload_as_str().unwrap_or("it stopped without saying why");
    let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
    let issues = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");
    let version = env!("CARGO_PKG_VERSION");
    session::to_stderr(
        ColorChoice::Auto,
        &format!(
            "error: this is a bug in gapmap {version}, not in your content: {words}{place}\n  please report it with the command you ran: {issues}\n"
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
