//! `gapmap init`: a ready workspace.

mod ci;
mod example;
mod hook;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ci::Host;

use super::Exit;
use super::schema::{self, Kind};
use super::session::{Failure, Session, today};
use super::starter::{self, Blank, DOCS};
use super::wording::counted;
use crate::diagnostics::did_you_mean;
use crate::publish::{add_line, write_file};
use crate::rubric::Rubric;
use crate::source::Sources;
use crate::workspace::{self, BUILTIN_RUBRICS};

const AFTER_HELP: &str = "\
Examples:
  gapmap init                      a workspace in the current folder
  gapmap init maturity             in the folder `maturity`
  gapmap init --no-example         without the filled example assessment
  gapmap init --rubric ml-test-score   against another built-in rubric; also mlops-levels
  gapmap init --ci gitlab          with a pipeline for GitLab; `none` writes none
  gapmap init --hook               in a workspace: commits wait for `gapmap check`

An existing README.md stays as it is, as do files in .vscode/, and an existing .gitignore gets one more line. \
Any other file that is in the way stops the command before it writes anything; `--force` overwrites it.

Schemas for editors go into .gapmap/; `gapmap schema --help` tells about them.

`--hook` writes the pre-commit hook of the repository around the workspace and nothing else; every commit then runs \
`gapmap check` on the files as they are on disk. A hook that is there stays, unless `--force` is given.

Exit codes:
  0  the workspace is ready
  2  files are in the way, or the folder cannot be written";

/// The blank assessment's folder.
const TEAM: &str = "my-team";

/// Make a workspace: settings, an empty assessment, a filled example, schemas for editors, workflows for GitHub
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// The folder, made when it does not exist
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// Which built-in rubric to assess against: mlops, ml-test-score or mlops-levels
    #[arg(long, value_name = "ID", default_value = "mlops")]
    rubric: String,

    /// Add a filled example assessment (the default; there is one for mlops)
    #[arg(long, overrides_with = "no_example")]
    example: bool,

    /// Leave the filled example assessment out
    #[arg(long)]
    no_example: bool,

    /// Which host checks pull requests and publishes the site
    #[arg(long, value_name = "HOST", default_value = "github")]
    ci: Host,

    /// Only write the repository's pre-commit hook, which runs `gapmap check`
    #[arg(long, conflicts_with_all = ["rubric", "example", "no_example", "ci"])]
    hook: bool,

    /// Overwrite files that exist
    #[arg(long)]
    force: bool,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let folder = tidy(&session.base().join(&args.folder));
    if args.hook {
        hook::write(session, &folder, args.force)?;
        return Ok(Exit::Fine);
    }
    let rubric = builtin(&args.rubric)?;
    // The example answers the questions of the rubric it was written for.
    let with_example = !args.no_example && rubric.id == example::RUBRIC;
    let below = ci::below(&folder);
    let mut files = files(&rubric, with_example)?;
    files.extend(args.ci.files(&below));
    if !args.force {
        refuse_existing(session, &folder, &files)?;
    }
    for (path, text) in &files {
        write_file(&folder.join(path), text.as_bytes())?;
    }
    let is_schema = |path: &str| path.strip_prefix(schema::FOLDER).is_some_and(|rest| rest.starts_with('/'));
    let mut written: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).filter(|path| !is_schema(path)).collect();
    written.push(schema::FOLDER);
    written.extend(readme(&folder, with_example, args.ci)?);
    written.extend(editor(session, &folder)?);
    written.extend(gitignore(&folder)?);
    report(session, &folder, &written);
    if let Some(name) = args.ci.moves().filter(|_| !below.is_empty()) {
        let path = session.shown(&folder.join(name));
        session.say(format!("\nThe repository begins further up: move {path} to its top, where its host looks for it."));
    }
    Ok(Exit::Fine)
}

/// `demo/.` and `./demo` as `demo`.
fn tidy(folder: &Path) -> PathBuf {
    folder.components().filter(|part| *part != std::path::Component::CurDir).collect()
}

/// A rubric that comes with the binary.
pub fn builtin(id: &str) -> Result<Arc<Rubric>, Failure> {
    let ids = || BUILTIN_RUBRICS.iter().map(|rubric| rubric.id);
    if !ids().any(|known| known == id) {
        let listed =
            BUILTIN_RUBRICS.iter().map(|rubric| format!("{} ({})", rubric.id, rubric.title)).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(format!("there is no built-in rubric `{id}`"))
            .help(format!("there is: {listed}"))
            .help_if(did_you_mean(id, ids())));
    }
    let loaded = workspace::load(Sources::from_files([("gapmap.yaml", format!("rubric: {id}\n"))]));
    loaded
        .model
        .map(|model| model.rubric)
        .ok_or_else(|| Failure::new(format!("the built-in rubric `{id}` cannot be read; this is a bug")))
}

/// Everything that must not exist yet, by path below the folder.
fn files(rubric: &Rubric, with_example: bool) -> Result<Vec<(String, String)>, Failure> {
    let config = include_str!("files/gapmap.yaml").replace("{docs}", DOCS).replace("{rubric}", &rubric.id);
    let config = format!("{}{config}", schema::modeline(Kind::Config, ""));
    let mut files = vec![("gapmap.yaml".to_owned(), config)];
    let profile = starter::check_profile(rubric, None)?;
    let folder = Some(format!("content/{TEAM}"));
    let blank = Blank { rubric, subject: starter::name_from(TEAM), date: today()?, profile, folder };
    files.extend(starter::assessment(&blank).into_iter().map(|(path, text)| (format!("content/{TEAM}/{path}"), text)));
    if with_example {
        files.extend(example::FILES.iter().map(|(path, text)| of_example(path, text)));
    }
    files.extend(
        Kind::ALL.into_iter().map(|kind| (format!("{}/{}", schema::FOLDER, kind.file_name()), schema::text(kind, rubric))),
    );
    Ok(files)
}

/// A file of the example, in its place and with the line for editors.
fn of_example(path: &str, text: &str) -> (String, String) {
    let folder = format!("content/{}", example::FOLDER);
    let kind = path.strip_suffix(".yaml").and_then(Kind::find);
    let line = kind.map(|kind| schema::modeline(kind, &folder)).unwrap_or_default();
    (format!("{folder}/{path}"), format!("{line}{text}"))
}

fn refuse_existing(session: &Session, folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let existing: Vec<String> =
        files.iter().filter(|(path, _)| is_in_the_way(folder, path)).map(|(path, _)| session.shown(&folder.join(path))).collect();
    if existing.is_empty() {
        return Ok(());
    }
    existing.iter().for_each(|path| session.say(format!("exists: {path}")));
    let (verb, them) = if existing.len() == 1 { ("stands", "it") } else { ("stand", "them") };
    Err(Failure::new(format!("{} {verb} in the way; nothing was written", counted(existing.len(), "file")))
        .help(format!("choose another folder, or overwrite {them} with `--force`")))
}

/// Schemas that were made before are made anew; anything else that exists is somebody's.
fn is_in_the_way(folder: &Path, path: &str) -> bool {
    let of_schema = Kind::ALL.into_iter().find(|kind| path == format!("{}/{}", schema::FOLDER, kind.file_name()));
    let full = folder.join(path);
    of_schema.map_or_else(|| full.exists(), |kind| schema::is_of_others(kind, &full))
}

/// What VS Code needs to know; files that exist stay as they are.
fn editor(session: &Session, folder: &Path) -> Result<Vec<&'static str>, Failure> {
    let mut written = Vec::new();
    for (path, text) in [(".vscode/settings.json", schema::settings()), (".vscode/extensions.json", schema::extensions())] {
        let full = folder.join(path);
        if full.exists() {
            session.say(format!("kept {}; docs/editors.md says what belongs into it", session.shown(&full)));
        } else {
            write_file(&full, text.as_bytes())?;
            written.push(path);
        }
    }
    Ok(written)
}

fn readme(folder: &Path, with_example: bool, host: Host) -> Result<Option<&'static str>, Failure> {
    let path = folder.join("README.md");
    if path.exists() {
        return Ok(None);
    }
    let example = format!("| `content/{}/` | a filled example; delete it when you have seen enough |\n", example::FOLDER);
    let text = include_str!("files/README.md")
        .replace("{repository}", env!("CARGO_PKG_REPOSITORY"))
        .replace("{docs}", DOCS)
        .replace("{team}", TEAM)
        .replace("{example}", if with_example { &example } else { "" })
        .replace("{ci}", host.in_readme());
    write_file(&path, text.as_bytes())?;
    Ok(Some("README.md"))
}

/// The site is made, not kept: one line, added to what is there.
fn gitignore(folder: &Path) -> Result<Option<&'static str>, Failure> {
    let ignores = |line: &str| ["output", "output/", "output/*"].contains(&line.trim_start_matches('/'));
    let added = add_line(&folder.join(".gitignore"), "output/*", &ignores)?;
    Ok(added.then_some(".gitignore"))
}

fn report(session: &Session, folder: &Path, written: &[&str]) {
    written.iter().for_each(|path| session.say(format!("wrote {}", session.shown(&folder.join(path)))));
    let place = session.shown(folder);
    let at = if place == "." { String::new() } else { format!(" -C {place}") };
    session.note(&format!(
        "\nNext:\n  edit {}\n  gapmap{at} check    says what is missing or wrong\n  gapmap{at} build    writes the site into {}\n",
        session.shown(&folder.join(format!("content/{TEAM}"))),
        session.shown(&folder.join("output")),
    ));
}
