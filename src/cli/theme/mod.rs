//! `gapmap theme`: which themes there are, and files of the default one to start from.

mod copy;
mod list;

use clap::Subcommand;
use jiff::civil::Date;

use super::build::options;
use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::Workspace;
use super::{Exit, workspace};
use crate::View;
use crate::site::{self, Options, Site};
use crate::source::BUILTIN_PREFIX;
use crate::theme::{self, TEMPLATES, Theme};
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap theme list                              the themes there are, and what each changes
  gapmap theme copy                              what can be changed: files of the default theme, and their blocks
  gapmap theme copy --extend base.html           a template to change single blocks in, such as the logo
  gapmap theme copy --extend body/risks.html     the same for the sections of a page
  gapmap theme copy assets/icon.svg --to ours    a copy that stands in for the default file

A theme is a folder below themes/ whose files stand in front of those of the default theme; `theme:` in gapmap.yaml
picks it. A template that extends the original keeps what it does not change, also after an update. docs/themes.md
shows the data that templates see.

Exit codes:
  0  listed or written
  2  there is no such file, or another one is in the way";

/// List themes, or copy files of the default one to change them
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The themes of the workspace, which is in use, and what each changes
    List,
    Copy(copy::Args),
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    match &args.what {
        What::List => list::run(session, &workspace)?,
        What::Copy(args) => copy::run(session, &workspace, args)?,
    }
    Ok(Exit::Fine)
}

/// The theme of gapmap.yaml; the default one where that cannot be read.
fn in_use(workspace: &Workspace) -> &str {
    workspace.loaded.model.as_ref().map_or(theme::DEFAULT, |model| model.config.theme.value.as_str())
}

/// The whole site, in memory.
pub fn site(workspace: &Workspace, model: &Model, view: View, options: &Options) -> Result<Site, Failure> {
    let sources = &workspace.loaded.sources;
    let theme = Theme::load(sources, &model.config.theme.value).map_err(|error| of_theme(workspace, model, &error))?;
    let report = crate::report(sources, model, view);
    site::render(&report, &theme, options).map_err(|error| of_site(workspace, model, &error))
}

/// Renders what `gapmap build` would, to find errors in templates of the workspace's own.
pub fn try_out(workspace: &Workspace, model: &Model, as_of: Option<Date>) -> Result<(), Failure> {
    let has_own =
        theme::roles(&workspace.loaded.sources, &model.config.theme.value).iter().any(|(path, _)| path.starts_with(TEMPLATES));
    if has_own && !model.assessments.is_empty() {
        site(workspace, model, View { as_of, ..View::complete() }, &options(&model.config, None))?;
    }
    Ok(())
}

/// What is wrong with a theme, with paths as seen from the working folder.
fn of_theme(workspace: &Workspace, model: &Model, error: &theme::Error) -> Failure {
    let shown = |path: &str| if path.starts_with(BUILTIN_PREFIX) { path.to_owned() } else { workspace.shown(path) };
    let failure = Failure::new(error.shown(&shown));
    if error.is_placed() { failure } else { failure.help(which(model)) }
}

/// One mistake in a template can break a link on every page.
const MOST_LINES: usize = 20;

/// A template's error names its place, a broken link its page.
fn of_site(workspace: &Workspace, model: &Model, error: &site::Error) -> Failure {
    if let site::Error::Theme(error) = error {
        return of_theme(workspace, model, error);
    }
    let words = error.to_string();
    let lines: Vec<&str> = words.lines().collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    let mut message = lines[..lines.len() - more].join("\n");
    if more > 0 {
        message.push_str(&format!("\n... and {}", counted(more, "more line")));
    }
    Failure::new(message).help(which(model))
}

fn which(model: &Model) -> String {
    let name = &model.config.theme.value;
    format!("the theme is `{name}`; a file in themes/{name}/ replaces the default one")
}
