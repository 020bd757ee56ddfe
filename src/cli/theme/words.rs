//! `gapmap theme words`.

use crate::cli::session::{Failure, Session};
use crate::cli::workspace::Workspace;
use crate::diagnostics::did_you_mean;
use crate::words::{self, ENGLISH, Words};

/// Print every message of the site, as the words/<language>.ftl of a theme can say it
#[derive(clap::Args)]
pub struct Args {
    /// `en` or `de`; default: the language in gapmap.yaml, or English where the site speaks another one
    #[arg(value_name = "LANGUAGE")]
    language: Option<String>,
}

pub(super) fn run(session: &Session, workspace: &Workspace, args: &Args) -> Result<(), Failure> {
    let used = workspace.loaded.model.as_ref().map(|model| model.config.language.value.as_str());
    let language = args.language.as_deref().or(used.filter(|tag| Words::has(tag))).unwrap_or(ENGLISH);
    let catalogue = Words::catalogue(language).ok_or_else(|| {
        let known: Vec<&str> = words::languages().collect();
        Failure::new(format!("gapmap does not speak `{language}`"))
            .help(format!("there are {}; a theme can say all messages in another language", known.join(" and ")))
            .help_if(did_you_mean(language, known))
    })?;
    session.data(&catalogue)
}
