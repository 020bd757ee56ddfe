//! `gapmap publish`: the site on a branch of a remote, for hosts that serve one.

use super::Exit;
use super::build::Edition;
use super::session::{Failure, Session};
use super::wording::counted;
use super::workspace::Workspace;
use crate::git::{Branch, Repository, State, Tip};
use crate::site::Site;

const AFTER_HELP: &str = "\
Examples:
  gapmap publish                                   the branch gh-pages of origin
  gapmap publish --branch pages --remote host      another branch of another remote
  gapmap publish --audience public                 an edition without what is internal
  gapmap publish --dry-run                         says what would be pushed

The site of the commit that is checked out becomes one commit on top of the branch, and is pushed. The working tree, the index, \
HEAD and the branches of this clone stay as they are. The files of the branch are replaced as a whole; only a CNAME is kept. \
History of the branch is never rewritten.

`--force` publishes although the branch holds something else than a site of gapmap, or one of a commit that is not part of this \
history; what was there stays in the history of the branch.

Git runs with your own settings here, because name and keys are yours: without hooks, and not at all when the settings of the \
repository itself name a program.

Exit codes:
  0  the branch shows the site
  1  the content has errors (or warnings, with `--deny warnings`); nothing was pushed
  2  the workspace differs from its commit, the branch holds something else or has moved, the
     remote cannot be reached; nothing was pushed";

/// Build the site and push it to a branch, without touching the working tree
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// The branch that the host serves
    #[arg(long, value_name = "NAME", default_value = "gh-pages")]
    branch: String,

    /// The remote it belongs to, as `git remote` lists them
    #[arg(long, value_name = "NAME", default_value = "origin")]
    remote: String,

    /// First line of the commit's message
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    message: Option<String>,

    /// Publish a workspace that differs from its commit
    #[arg(long)]
    uncommitted: bool,

    /// Say what would be pushed, and push nothing
    #[arg(long)]
    dry_run: bool,

    /// Replace files that are none of gapmap's, or a site of another history
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    edition: Edition,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = args.edition.open(session)?;
    let model = match args.edition.model(session, &workspace) {
        Ok(model) => model,
        Err(exit) => return Ok(exit),
    };
    let repository = Repository::around(&workspace.root)?;
    let state = state(&repository, &workspace, args)?;
    let branch = repository.branch(&args.remote, &args.branch)?;
    let tip = branch.tip()?;
    if let Some(reason) = tip.as_ref().and_then(|tip| against(&repository, tip, &state, args)) {
        if !args.force {
            return Err(reason);
        }
        session.say(format!("forced: {}", reason.message()));
    }
    let rendered = args.edition.print(session, &workspace, model)?;
    rendered.notes.iter().for_each(|note| session.say(format!("note: {note}")));
    args.edition.tell(session);
    push(session, args, &branch, tip.as_ref(), &state, &rendered.site)?;
    Ok(Exit::Fine)
}

/// The commit whose site it is.
fn state(repository: &Repository, workspace: &Workspace, args: &Args) -> Result<State, Failure> {
    let state = repository.state(&workspace.loaded.sources)?;
    let state = state.ok_or_else(|| {
        Failure::new("the commit that is checked out has nothing of this workspace").help("`git add` and `git commit` it first")
    })?;
    if state.is_changed && !args.uncommitted {
        return Err(Failure::new(format!("the workspace differs from commit {}", state.commit.short()))
            .help("commit the changes, or publish them as they are with `--uncommitted`"));
    }
    Ok(state)
}

/// Why the tip of a branch should not be replaced.
fn against(repository: &Repository, tip: &Tip, state: &State, args: &Args) -> Option<Failure> {
    let (branch, last) = (&args.branch, tip.id.short());
    let Some(source) = &tip.source else {
        return Some(
            Failure::new(format!(
                "the branch `{branch}` holds something else: `gapmap publish` did not make its last commit, {last}"
            ))
            .help("choose another branch, or replace its files with `--force`; they stay in its history"),
        );
    };
    (!repository.is_before(source, &state.commit)).then(|| {
        Failure::new(format!(
            "the branch `{branch}` shows the site of commit {}, which is not part of the history of {}",
            source.short(),
            state.commit.short()
        ))
        .help("`git pull` gets newer commits; `--force` publishes this one all the same")
    })
}

fn push(
    session: &Session,
    args: &Args,
    branch: &Branch<'_>,
    tip: Option<&Tip>,
    state: &State,
    site: &Site,
) -> Result<(), Failure> {
    let at = format!("branch {} of {}", args.branch, args.remote);
    let tree = branch.tree(site, tip)?;
    if tip.is_some_and(|tip| tip.is_pushed && tip.tree == tree) {
        session.say(format!("nothing changed: {at} shows this site already"));
        return Ok(());
    }
    let made = format!("the site of commit {}", state.commit.short());
    let changed = if state.is_changed { ", with changes not committed" } else { "" };
    let files = counted(site.len(), "file");
    if args.dry_run {
        let place = tip.map_or("its first commit".to_owned(), |tip| format!("a commit on top of {}", tip.id.short()));
        session.say(format!("would push {files} to {at} as {place}: {made}{changed}"));
        return Ok(());
    }
    let subject = args.message.clone().unwrap_or_else(|| format!("Publish {made}{changed}"));
    let commit = branch.commit(&tree, tip, &subject, &state.commit)?;
    branch.push(&commit, tip, args.force)?;
    session.say(format!("pushed {files} to {at} as {}: {made}{changed}", commit.short()));
    Ok(())
}
