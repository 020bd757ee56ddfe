//! `gapmap export`: files for other tools.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;

use super::build::{circle, web_address};
use super::render::Press;
use super::score::only;
use super::session::{Failure, Session, source_date};
use super::wording::counted;
use super::workspace::{chosen, folder};
use super::{Exit, workspace};
use crate::View;
use crate::assessment::{Assessment, Audience};
use crate::export::{self, Kind, Table};
use crate::publish::write_file;
use crate::site::Site;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap export ics team-a -o plan.ics             a calendar of the plan, reviews and next steps
  gapmap export issues team-a --to jira            issues for Jira's CSV import, on standard output
  gapmap export csv team-a --table risks           the risk register as a table
  gapmap export csv team-a -o tables               every table, as tables/risks.csv and so on
  gapmap export mermaid team-a                     the plan as the text of a Gantt chart
  gapmap export poam team-a                        the risk register as an OSCAL POA&M
  gapmap export json                               the whole report as one document, `gapmap/report@1`

The same files stand in the site, in the folder data/ of each assessment. The same content gives the same bytes: dates \
come from the assessment or `--as-of`, ids from what they name. docs/formats.md describes every column and how trackers \
and calendars take the files.

Exit codes:
  0  printed or written
  1  the content has errors, so that a number could be wrong
  2  wrong usage, there is nothing to export, another file is in the way, a file cannot be written, or a text that is
     withheld from the readers of this edition would be shown";

/// Write roadmap, risks and scores as files for other tools
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// What to write
    #[arg(value_enum, value_name = "FORMAT")]
    format: Format,

    /// One assessment: its folder's name or path below content/; needed when there are several, except for `json`
    assessment: Option<String>,

    /// Whose issues they are
    #[arg(long, value_enum, value_name = "TRACKER", default_value_t = Tracker::Github)]
    to: Tracker,

    /// One table; without it, `csv` writes all of them into the folder of `-o`
    #[arg(long, value_name = "TABLE", value_parser = PossibleValuesParser::new(Table::ALL.map(Table::name)))]
    table: Option<String>,

    /// Write into this file; `csv` without `--table`: into this folder
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// Overwrite files that exist
    #[arg(long, requires = "output")]
    force: bool,

    /// The day things are overdue from and time stamps name; default: SOURCE_DATE_EPOCH, else the assessment's own date
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    /// Whom the file is for: `public`, `partner` or `internal`; what is meant for a narrower circle is left out
    #[arg(long, value_name = "CIRCLE", default_value = "internal", value_parser = circle)]
    audience: Audience,

    /// Where the site is published, for links into it, in place of `base_url` in gapmap.yaml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole report as one document, the site's data/report.json
    Json,
    /// Tables
    Csv,
    /// iCalendar: items and ends of phases, reviews and acceptances of risks, next steps
    Ics,
    /// Roadmap items as issues, see `--to`
    Issues,
    /// The text of a Mermaid gantt chart
    Mermaid,
    /// OSCAL plan of action and milestones of the risk register, as JSON
    Poam,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tracker {
    /// JSON for GitHub's `gh`
    Github,
    /// The same as a table
    GithubCsv,
    /// CSV for Jira's importer
    Jira,
}

/// What is asked for.
#[derive(Clone, Copy)]
enum What {
    Report,
    Tables,
    Table(Table),
    File(Kind),
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let what = what(args)?;
    let as_of = args.as_of.map_or_else(source_date, |date| Ok(Some(date)))?;
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let assessments = wanted(model, args, what)?;
    let view = View { as_of, audience: args.audience };
    let commit = workspace.commit();
    let press = Press::open(&workspace, model, view, args.base_url.as_ref())?.of_commit(commit).of_past(workspace.past(session));
    let paths: Vec<&str> = assessments.iter().map(|assessment| assessment.path.as_str()).collect();
    let files = made(&press, what, &paths)?;
    if files.is_empty() {
        return Err(Failure::new(nothing(what, &assessments)));
    }
    match &args.output {
        None => files.values().try_for_each(|bytes| session.data(&String::from_utf8_lossy(bytes)))?,
        Some(output) => write(session, &session.base().join(output), &files, what, args.force)?,
    }
    Ok(Exit::Fine)
}

fn what(args: &Args) -> Result<What, Failure> {
    if args.table.is_some() && args.format != Format::Csv {
        return Err(Failure::new("`--table` is for `csv`"));
    }
    if args.to != Tracker::Github && args.format != Format::Issues {
        return Err(Failure::new("`--to` is for `issues`"));
    }
    let table = args.table.as_deref().and_then(|name| Table::ALL.into_iter().find(|table| table.name() == name));
    Ok(match (args.format, table) {
        (Format::Json, _) => What::Report,
        (Format::Csv, Some(table)) => What::Table(table),
        (Format::Csv, None) if args.output.is_none() => {
            let names = Table::ALL.map(|table| format!("`{}`", table.name())).join(", ");
            return Err(Failure::new("standard output takes one table")
                .help(format!("choose one with `--table`: {names}; or write all of them with `-o DIR`")));
        }
        (Format::Csv, None) => What::Tables,
        (Format::Ics, _) => What::File(Kind::Calendar),
        (Format::Mermaid, _) => What::File(Kind::Mermaid),
        (Format::Poam, _) => What::File(Kind::Poam),
        (Format::Issues, _) => What::File(match args.to {
            Tracker::Github => Kind::GithubJson,
            Tracker::GithubCsv => Kind::GithubCsv,
            Tracker::Jira => Kind::JiraCsv,
        }),
    })
}

/// The assessments to export: one, but for the whole report.
fn wanted<'a>(model: &'a Model, args: &Args, what: What) -> Result<Vec<&'a Assessment>, Failure> {
    let found = chosen(model, args.assessment.as_deref())?;
    match (found.len(), what) {
        (0, _) => Err(Failure::new("there is no assessment yet").help("`gapmap new assessment my-team` writes one to fill in")),
        (1, _) | (_, What::Report) => Ok(found),
        (several, _) => {
            let names = found.iter().map(|assessment| format!("`{}`", folder(assessment))).collect::<Vec<_>>().join(", ");
            Err(Failure::new(format!("there are {several} assessments, and this file is about one"))
                .help(format!("name one of {names}")))
        }
    }
}

/// The files by their names; none where they would say nothing.
fn made(press: &Press<'_>, what: What, paths: &[&str]) -> Result<Site, Failure> {
    press.files(|report, model, options| {
        let chosen: Vec<&Assessment> =
            model.assessments.iter().map(Arc::as_ref).filter(|assessment| paths.contains(&assessment.path.as_str())).collect();
        let report = only(report, model, &chosen);
        let Some(first) = report.assessments.first() else { return Site::new() };
        let table = |table: Table| table.is_part_of(first).then(|| (table.file_name(), table.csv(first)));
        match what {
            What::Report => Site::from([("report.json".to_owned(), export::json(&report))]),
            What::Tables => Table::ALL.into_iter().filter_map(table).collect(),
            What::Table(one) => table(one).into_iter().collect(),
            What::File(kind) => {
                let bytes = kind.make(&options.source(&report.cover, first));
                bytes.map(|bytes| (kind.file_name().to_owned(), bytes)).into_iter().collect()
            }
        }
    })
}

/// Why there is no file.
fn nothing(what: What, assessments: &[&Assessment]) -> String {
    let name = assessments.first().map(|assessment| folder(assessment)).unwrap_or_default();
    match what {
        What::Table(table) => format!("the report on `{name}` has no part `{}`", table.name()),
        What::File(Kind::Calendar) => format!("nothing in the report on `{name}` has a date to come"),
        What::File(Kind::Poam) => format!("the risk register of `{name}` is empty, and a POA&M must have an entry"),
        What::File(_) | What::Tables | What::Report => format!("the roadmap of `{name}` has no item"),
    }
}

/// Writes the files, all or none.
fn write(session: &Session, output: &Path, files: &Site, what: What, force: bool) -> Result<(), Failure> {
    let is_folder = matches!(what, What::Tables) || output.is_dir();
    let place = |name: &str| if is_folder { output.join(name) } else { output.to_path_buf() };
    if let Some(there) = files.keys().map(|name| place(name)).find(|path| path.exists() && !force) {
        return Err(Failure::new(format!("`{}` exists already; nothing was written", session.shown(&there)))
            .help("choose another place, or overwrite it with `--force`"));
    }
    for (name, bytes) in files {
        write_file(&place(name), bytes)?;
    }
    let wrote = match what {
        What::Tables => format!("{} into {}", counted(files.len(), "table"), session.shown(output)),
        _ => files.keys().map(|name| session.shown(&place(name))).collect(),
    };
    session.say(format!("wrote {wrote}"));
    Ok(())
}
