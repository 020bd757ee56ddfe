//! `gapmap theme`: which themes there are, and files and words of the default one to start from.

mod copy;
mod list;
mod words;

use clap::Subcommand;

use super::session::{Failure, Session};
use super::workspace::Workspace;
use super::{Exit, workspace};
use crate::theme;

const AFTER_HELP: &str = "\
Examples:
  gapmap theme list                              the themes there are, and what each changes
  gapmap theme copy                              the files of the default theme, with their blocks
  gapmap theme copy --extend tokens.yaml         every colour, font and size, to change some
  gapmap theme copy --extend base.html           a template to change single blocks, such as the logo
  gapmap theme copy --extend body/risks.html     the same for the sections of a page
  gapmap theme copy assets/icon.svg --to ours    a copy that stands in for the default file
  gapmap theme words                             every message of the site, to say some in other words

A theme is a folder below themes/ whose files stand in front of those of the default theme; `theme:` in gapmap.yaml \
picks it. A template that extends the original keeps what it does not change, also after an update. docs/themes.md \
tells more and lists the data that templates see.

Exit codes:
  0  listed or written
  2  there is no such file or language, or another file is in the way";

/// List themes, or take files and words of the default one to change them
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
    Words(words::Args),
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    match &args.what {
        What::List => list::run(session, &workspace)?,
        What::Copy(args) => copy::run(session, &workspace, args)?,
        What::Words(args) => words::run(session, &workspace, args)?,
    }
    Ok(Exit::Fine)
}

/// The theme of gapmap.yaml; the default one where that cannot be read.
fn in_use(workspace: &Workspace) -> &str {
    workspace.loaded.model.as_ref().map_or(theme::DEFAULT, |model| model.config.theme.value.as_str())
}
