//! `gapmap new`: a well-commented file or entry to fill in.

mod entry;
mod insert;

use std::path::PathBuf;

use clap::Subcommand;

use super::session::{Failure, Session, today};
use super::starter::{self, Blank};
use super::workspace::{Workspace, chosen};
use super::{Exit, schema, workspace};
use crate::assessment::Assessment;
use crate::diagnostics::emit::Format;
use crate::publish::write_file;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap new assessment team-b                        content/team-b/ with all questions of the rubric
  gapmap new assessment retail/search --profile lean  in the group `retail`
  gapmap new risk vendor-exit -a team-b               an entry in content/team-b/risks.yaml
  gapmap new item own-dashboard -a team-b             an entry in content/team-b/roadmap.yaml

Nothing that exists is overwritten: an entry is added below the others, and the rest of the file stays \
byte for byte as it is.

Exit codes:
  0  written
  1  the content has errors that must be mended first
  2  the id is taken or not an id, or the file cannot be written";

/// Write a commented assessment, risk or roadmap item to fill in
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A folder below content/ with every question of the rubric
    Assessment {
        /// The folder's name; groups are separated by `/`
        id: String,
        /// The kind of organisation, which decides targets and weights
        #[arg(long, value_name = "ID")]
        profile: Option<String>,
    },
    /// A risk: one the rubric knows is adopted, any other id becomes a risk of your own
    Risk(EntryArgs),
    /// A roadmap item: one the rubric knows is planned, any other id becomes an item of your own
    Item(EntryArgs),
}

#[derive(clap::Args)]
struct EntryArgs {
    /// The id of the new entry
    id: String,
    /// The assessment it belongs to: its folder's name or path below content/
    #[arg(short, long, value_name = "ASSESSMENT")]
    assessment: String,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    let Some(model) = &workspace.loaded.model else {
        session.note(&workspace.report(session, Format::Human));
        return Ok(Exit::Content);
    };
    let written = match &args.what {
        What::Assessment { id, profile } => new_assessment(&workspace, model, id, profile.as_deref())?,
        What::Risk(args) => new_entry(&workspace, model, args, Kind::Risk)?,
        What::Item(args) => new_entry(&workspace, model, args, Kind::Item)?,
    };
    for path in &written {
        session.say(format!("wrote {}", session.shown(path)));
    }
    session.say("fill it in, then run `gapmap check`");
    Ok(Exit::Fine)
}

fn new_assessment(workspace: &Workspace, model: &Model, id: &str, profile: Option<&str>) -> Result<Vec<PathBuf>, Failure> {
    let parts: Vec<&str> = id.split('/').collect();
    for part in &parts {
        check_id(part)?;
    }
    if parts == ["rubric"] {
        return Err(Failure::new("content/rubric/ is where a rubric lies; choose another name"));
    }
    let folder = workspace.root.join("content").join(id);
    if folder.exists() {
        return Err(Failure::new(format!("content/{id} exists")).help("choose another id, or edit what is there"));
    }
    let profile = starter::check_profile(&model.rubric, profile)?;
    let subject = starter::name_from(parts.last().copied().unwrap_or(id));
    let place = has_schemas(workspace).then(|| format!("content/{id}"));
    let files = starter::assessment(&Blank { rubric: &model.rubric, subject, date: today()?, profile, folder: place });
    for (path, text) in &files {
        write_file(&folder.join(path), text.as_bytes())?;
    }
    Ok(files.iter().map(|(path, _)| folder.join(path)).collect())
}

/// Whether the editor's schemas are where `init` puts them.
fn has_schemas(workspace: &Workspace) -> bool {
    workspace.root.join(schema::FOLDER).join(schema::Kind::Answers.file_name()).is_file()
}

/// What an entry is, and where it goes.
#[derive(Clone, Copy)]
enum Kind {
    Risk,
    Item,
}

impl Kind {
    fn file(self) -> &'static str {
        match self {
            Kind::Risk => "risks.yaml",
            Kind::Item => "roadmap.yaml",
        }
    }

    fn schema(self) -> schema::Kind {
        match self {
            Kind::Risk => schema::Kind::Risks,
            Kind::Item => schema::Kind::Roadmap,
        }
    }

    /// The key of the file that holds the entries.
    fn section(self) -> &'static str {
        match self {
            Kind::Risk => "risks",
            Kind::Item => "items",
        }
    }
}

fn new_entry(workspace: &Workspace, model: &Model, args: &EntryArgs, kind: Kind) -> Result<Vec<PathBuf>, Failure> {
    check_id(&args.id)?;
    let assessment = chosen(model, Some(&args.assessment))?.into_iter().next();
    let assessment = assessment.ok_or_else(|| Failure::new(format!("there is no assessment `{}`", args.assessment)))?;
    if is_taken(model, assessment, &args.id, kind) {
        return Err(Failure::new(format!("`{}` is in the assessment already", args.id))
            .help("edit the entry that is there, or choose another id"));
    }
    let lines = match kind {
        Kind::Risk => entry::risk(&model.rubric, &args.id),
        Kind::Item => entry::item(&model.rubric, &args.id),
    };
    let relative = format!("content/{}/{}", workspace::folder(assessment), kind.file());
    let empty = if has_schemas(workspace) {
        schema::modeline(kind.schema(), relative.rsplit_once('/').map_or("", |(folder, _)| folder))
    } else {
        String::new()
    };
    let text = new_text(workspace, (&relative, &empty), kind.section(), &args.id, &lines)?;
    let path = workspace.root.join(&relative);
    // A link to a file inside the workspace stays a link.
    let path = path.canonicalize().unwrap_or(path);
    write_file(&path, text.as_bytes())?;
    Ok(vec![workspace.root.join(relative)])
}

fn is_taken(model: &Model, assessment: &Assessment, id: &str, kind: Kind) -> bool {
    match kind {
        Kind::Risk => {
            let adopted = model.rubric.risks.find(id).is_some_and(|risk| assessment.adopted.contains_key(&risk));
            adopted || assessment.own_risks.iter().any(|risk| risk.id == id)
        }
        Kind::Item => {
            let decided = model.rubric.roadmap.items.find(id).is_some_and(|item| assessment.roadmap.items.contains_key(&item));
            decided || assessment.roadmap.own.iter().any(|item| item.id == id)
        }
    }
}

/// The file with the entry in it; a file that does not exist yet begins with `empty`.
fn new_text(
    workspace: &Workspace,
    (path, empty): (&str, &str),
    section: &str,
    id: &str,
    lines: &[String],
) -> Result<String, Failure> {
    let there = match workspace.loaded.sources.find(path) {
        Some((_, file)) if !file.is_text() => return Err(Failure::new(format!("{path} is not UTF-8 text"))),
        Some((_, file)) => file.text.as_str(),
        None => empty,
    };
    insert::insert(there, section, id, lines).map_err(|reason| {
        let entry: Vec<&str> = lines.iter().map(String::as_str).collect();
        Failure::new(format!("cannot add to {path}: {reason}"))
            .help(format!("add it by hand under `{section}:`: {}", entry.join(" ")))
    })
}

fn check_id(id: &str) -> Result<(), Failure> {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if id.chars().all(good) && id.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(Failure::new(format!("`{id}` is not an id"))
        .help("ids are letters, digits, `.`, `_` and `-`, and start with a letter or a digit"))
}
