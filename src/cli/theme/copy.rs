//! `gapmap theme copy`: files of the default theme, as a start for changes.

use std::path::PathBuf;

use super::in_use;
use crate::cli::session::{Failure, Session};
use crate::cli::table::{Align, table};
use crate::cli::workspace::Workspace;
use crate::diagnostics::did_you_mean;
use crate::publish::write_file;
use crate::syntax::fields::is_id;
use crate::theme::{self, DEFAULT, TEMPLATES, TOKENS};

/// Copy files of the default theme into a theme of your own; without a file, list what can be copied
#[derive(clap::Args)]
pub struct Args {
    /// Paths as they are listed; `templates/` and `assets/` may be left out
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// The theme to copy into; default: the one in gapmap.yaml, or `mine` while that is `default`
    #[arg(long, value_name = "NAME")]
    to: Option<String>,

    /// Write a template that extends the original instead, to change single blocks; of tokens.yaml, all lines as comments
    #[arg(long, requires = "files")]
    extend: bool,

    /// Every file
    #[arg(long, conflicts_with_all = ["files", "extend"])]
    all: bool,

    /// Overwrite what is there
    #[arg(long)]
    force: bool,
}

/// The theme that is made when gapmap.yaml names none.
const USUAL: &str = "mine";

pub(super) fn run(session: &Session, workspace: &Workspace, args: &Args) -> Result<(), Failure> {
    if args.files.is_empty() && !args.all {
        return session.data(&listed());
    }
    let name = target(workspace, args)?;
    let files = if args.all {
        theme::defaults().map(|(path, bytes)| (path, bytes.to_vec())).collect()
    } else {
        args.files.iter().map(|typed| chosen(typed, args.extend)).collect::<Result<Vec<_>, _>>()?
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(path, bytes)| (workspace.root.join("themes").join(&name).join(path), bytes)).collect();
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()).filter(|_| !args.force) {
        return Err(Failure::new(format!("`{}` exists", session.shown(there))).help("`--force` overwrites it"));
    }
    for (path, bytes) in &files {
        write_file(path, bytes)?;
        session.say(format!("wrote {}", session.shown(path)));
    }
    if name != in_use(workspace) {
        session.say(format!("put `theme: {name}` into gapmap.yaml to use it"));
    }
    Ok(())
}

fn target(workspace: &Workspace, args: &Args) -> Result<String, Failure> {
    let used = Some(in_use(workspace)).filter(|name| *name != DEFAULT);
    let name = args.to.as_deref().or(used).unwrap_or(USUAL);
    if !is_id(name) {
        return Err(Failure::new(format!("`{name}` cannot be the name of a theme"))
            .help("use letters, digits, `.`, `_` and `-`, starting with a letter or a digit"));
    }
    if args.extend && name == DEFAULT {
        return Err(Failure::new("the theme `default` cannot extend itself").help(format!("`--to {USUAL}` makes another one")));
    }
    Ok(name.to_owned())
}

/// The path of a file of the default theme, and what to write.
fn chosen(typed: &str, extend: bool) -> Result<(&'static str, Vec<u8>), Failure> {
    let (path, bytes) = find(typed)?;
    if extend { Ok((path, stub(path, bytes)?.into_bytes())) } else { Ok((path, bytes.to_vec())) }
}

/// By its path, or by what follows `templates/` or `assets/`.
fn find(typed: &str) -> Result<(&'static str, &'static [u8]), Failure> {
    let short = |path: &'static str| path.split_once('/').map_or(path, |(_, rest)| rest);
    let found = theme::defaults().find(|(path, _)| *path == typed || short(path) == typed);
    found.ok_or_else(|| {
        let known: Vec<&str> = theme::defaults().flat_map(|(path, _)| [path, short(path)]).collect();
        Failure::new(format!("the default theme has no file `{typed}`"))
            .help("`gapmap theme copy` lists its files")
            .help_if(did_you_mean(typed, known))
    })
}

/// A file that changes nothing yet and says what it could change.
fn stub(path: &str, original: &[u8]) -> Result<String, Failure> {
    if path == TOKENS {
        return Ok(commented(&String::from_utf8_lossy(original)));
    }
    let name = path.strip_prefix(TEMPLATES).unwrap_or(path);
    let blocks = theme::blocks(name);
    let Some((example, _)) = blocks.first() else {
        let why = if name == "components.html" {
            "a component of the same name in any template of yours stands in for the one there"
        } else {
            "copy it as a whole, without `--extend`"
        };
        return Err(Failure::new(format!("`{path}` has no blocks that could be changed")).help(why));
    };
    let mut owners: Vec<&str> = blocks.iter().map(|(_, owner)| owner.as_str()).collect();
    owners.dedup();
    let lists = owners.iter().map(|owner| format!("  Blocks of {owner}: {}.\n", names(&blocks, owner)));
    let body = format!("body/{name}");
    let sections = names(&theme::blocks(&body), &body);
    let sections = if sections.is_empty() {
        String::new()
    } else {
        format!("  The sections of the page are blocks of {body}: {sections}.\n")
    };
    Ok(format!(
        "{{% extends \"default/{name}\" %}}\n{{#\n  The default theme's {name} with some blocks changed. Add those that shall differ, below this comment:\n\n    \
         {{% block {example} %}}{{{{ super() }}}}{{% endblock {example} %}}\n\n  `{{{{ super() }}}}` stands for what the block replaces. Everything \
         else stays as in the default theme, also after an update.\n\n{}{sections}  Data, components and filters: docs/themes.md\n#}}\n",
        lists.collect::<String>()
    ))
}

/// The tokens as comments: those that shall differ lose their sign.
fn commented(tokens: &str) -> String {
    let (head, values) = tokens.split_once("\n\n").unwrap_or(("", tokens));
    let head = head.lines().take_while(|line| *line != "#").map(|line| format!("{line}\n")).collect::<String>();
    let values = values.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("# {line}\n") });
    format!(
        "{head}# Take the `# ` from the lines that shall differ, and from the lines above that they belong to.\n\n{}",
        values.collect::<String>()
    )
}

fn names(blocks: &[(String, String)], owner: &str) -> String {
    blocks.iter().filter(|(_, of)| of == owner).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
}

fn listed() -> String {
    let row = |path: &str| {
        let name = path.strip_prefix(TEMPLATES);
        vec![path.to_owned(), name.map(|name| names(&theme::blocks(name), name)).unwrap_or_default()]
    };
    let head = ["file", "blocks"].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(theme::defaults().map(|(path, _)| row(path))).collect();
    format!(
        "{}\n`gapmap theme copy FILE` copies one, `--extend` writes a start for changing parts of it, `--all` copies all of them.\n",
        table(&[Align::Left, Align::Left], &rows, "  ")
    )
}
