//! `gapmap schema`: JSON Schemas of the files, for editors.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::PossibleValuesParser;

use super::session::{Failure, Session};
use super::table::{Align, table};
use super::wording::counted;
use super::{Exit, init, workspace};
use crate::diagnostics::emit::Format;
use crate::publish::write_file;
use crate::rubric::Rubric;
pub use crate::schema::Kind;
use crate::schema::schema;
use crate::workspace::BUILTIN_RUBRICS;

const AFTER_HELP: &str = "\
Examples:
  gapmap schema                          the kinds of files
  gapmap schema answers                  the schema of files of answers, on standard output
  gapmap schema -o .gapmap               all of them, as .gapmap/answers.schema.json and so on
  gapmap schema risks -o .gapmap         one of them

A schema is made for the rubric of the workspace: editors complete its ids and show the words for its levels. \
`gapmap init` writes all of them into .gapmap/; after a change of the rubric, `gapmap schema -o .gapmap` makes \
them anew. Outside a workspace they are for the built-in rubric.

Exit codes:
  0  printed or written
  1  the rubric cannot be read
  2  wrong usage, another file is in the way, or the folder cannot be written";

/// Print or write JSON Schemas of the files, with the ids and levels of the rubric, for editors
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// The kind of file; without it, the kinds are listed
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
    kind: Option<String>,

    /// Every kind; needs `-o`, with which it is the default
    #[arg(long, conflicts_with = "kind", requires = "output")]
    all: bool,

    /// Write files into this folder, made when it does not exist
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Overwrite files that are no schemas of gapmap
    #[arg(long, requires = "output")]
    force: bool,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let kind = args.kind.as_deref().and_then(Kind::find);
    if kind.is_none() && args.output.is_none() {
        session.data(&kinds())?;
        return Ok(Exit::Fine);
    }
    let Some(rubric) = rubric(session)? else { return Ok(Exit::Content) };
    match (&args.output, kind) {
        (None, Some(kind)) => session.data(&text(kind, &rubric))?,
        (output, kind) => {
            let folder = session.base().join(output.as_deref().unwrap_or(Path::new(".")));
            let kinds = kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
            write(session, &folder, &kinds, &rubric, args.force)?;
        }
    }
    Ok(Exit::Fine)
}

/// The rubric of the workspace, or else the built-in one; `None` after a report.
fn rubric(session: &Session) -> Result<Option<Arc<Rubric>>, Failure> {
    let Some(root) = workspace::find(session) else {
        let usual = BUILTIN_RUBRICS.first().map(|rubric| rubric.id).unwrap_or_default();
        return init::builtin(usual).map(Some);
    };
    let workspace = workspace::read(session, root)?;
    if workspace.loaded.model.is_none() {
        session.note(&workspace.report(session, Format::Human));
    }
    Ok(workspace.loaded.model.map(|model| model.rubric))
}

fn write(session: &Session, folder: &Path, kinds: &[Kind], rubric: &Rubric, force: bool) -> Result<(), Failure> {
    let paths = || kinds.iter().map(|kind| (*kind, folder.join(kind.file_name())));
    let others: Vec<PathBuf> = paths().filter(|(kind, path)| !force && is_of_others(*kind, path)).map(|(_, path)| path).collect();
    if let Some(first) = others.first() {
        return Err(Failure::new(format!("`{}` is no schema of gapmap; nothing was written", session.shown(first)))
            .help("choose another folder, or overwrite it with `--force`"));
    }
    for (kind, path) in paths() {
        write_file(&path, text(kind, rubric).as_bytes())?;
    }
    session.say(format!(
        "wrote {} into {}, for the rubric `{}`",
        counted(kinds.len(), "schema"),
        session.shown(folder),
        rubric.id
    ));
    Ok(())
}

/// Whether something else than a schema of this kind stands in the place of one.
pub fn is_of_others(kind: Kind, path: &Path) -> bool {
    path.exists() && !std::fs::read_to_string(path).is_ok_and(|text| kind.made(&text))
}

/// Where the schemas of a workspace lie, below its root.
pub const FOLDER: &str = ".gapmap";

/// The first line by which an editor finds the schema of a file; `folder` is that of the file, below the root.
pub fn modeline(kind: Kind, folder: &str) -> String {
    let up = "../".repeat(folder.split('/').filter(|part| !part.is_empty()).count());
    format!("# yaml-language-server: $schema={up}{FOLDER}/{}\n", kind.file_name())
}

/// What VS Code is told: which files have which schema.
pub fn settings() -> String {
    let schemas: serde_json::Map<String, serde_json::Value> =
        Kind::ALL.into_iter().map(|kind| (format!("./{FOLDER}/{}", kind.file_name()), serde_json::json!(kind.files()))).collect();
    format!("{:#}\n", serde_json::json!({ "yaml.schemas": schemas }))
}

/// The extension that reads the schemas.
pub fn extensions() -> String {
    format!("{:#}\n", serde_json::json!({ "recommendations": ["redhat.vscode-yaml"] }))
}

/// A schema as a file.
pub fn text(kind: Kind, rubric: &Rubric) -> String {
    let builtin: Vec<(&str, &str)> = BUILTIN_RUBRICS.iter().map(|rubric| (rubric.id, rubric.title)).collect();
    format!("{:#}\n", schema(kind, rubric, &builtin))
}

fn kinds() -> String {
    let rows = Kind::ALL.map(|kind| vec![kind.id().to_owned(), kind.files()[0].to_owned(), kind.purpose().to_owned()]);
    let head = ["kind", "files", "what they say"].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let listed = table(&[Align::Left, Align::Left, Align::Left], &rows, "  ");
    format!("{listed}\n`gapmap schema KIND` prints one, `gapmap schema -o DIR` writes all of them.\n")
}
