//! `gapmap build`: check, then write the site.

use super::check::{Strictness, acceptable};
use super::session::{Failure, Session};
use super::{Exit, workspace};
use crate::diagnostics::emit::Format;

/// Check, then write the site into output/
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    strictness: Strictness,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    session.note(&workspace.report(session, Format::Human));
    let Some(_model) = acceptable(session, &workspace, &args.strictness) else { return Ok(Exit::Content) };
    Ok(Exit::Fine)
}
