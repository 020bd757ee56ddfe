//! `gapmap score`: scores in the terminal.

use clap::ValueEnum;
use jiff::civil::Date;

use super::session::{Failure, Session, source_date};
use super::table::{Align, table};
use super::workspace::{Workspace, chosen};
use super::{Exit, workspace};
use crate::View;
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::export;
use crate::report;
use crate::report::NOTHING;
use crate::report::view::Report;
use crate::rubric::{Primitive, Rubric};
use crate::score::{Coverage, NodeScore, Scorecard, score};
use crate::words::Words;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap score                         all assessments
  gapmap score team-a                  one of them
  gapmap score --format json           the whole report as one document, `gapmap/report@1`
  gapmap explain exp -a team-a         how the score of the dimension `exp` came about

A score stands beside its coverage (answered of applicable) and, while answers are open, its range:
from all of them at the bottom of the scale to all of them at the top.

Exit codes:
  0  the scores were printed
  1  the content has errors, so that a number could be wrong
  2  there is no such assessment, or the workspace cannot be read";

/// Show scores, targets and coverage of every dimension
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// One assessment: its folder's name or path below content/; default: all
    assessment: Option<String>,

    /// How to show them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,

    /// The day things are overdue from, in the JSON document; default: SOURCE_DATE_EPOCH, else each assessment's own date
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table
    Human,
    /// One document, the site's data/report.json
    Json,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let as_of = args.as_of.map_or_else(source_date, |date| Ok(Some(date)))?;
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let assessments = chosen(model, args.assessment.as_deref())?;
    let text = match args.format {
        Format::Human => {
            let tables: Vec<String> = assessments.iter().map(|assessment| scores(&model.rubric, assessment)).collect();
            tables.join("\n")
        }
        Format::Json => document(&workspace, model, &assessments, as_of),
    };
    session.data(&text)?;
    Ok(Exit::Fine)
}

/// The site's data/report.json in English; of one assessment when one is named.
fn document(workspace: &Workspace, model: &Model, chosen: &[&Assessment], as_of: Option<Date>) -> String {
    let report = crate::report(&workspace.loaded.sources, model, View { as_of, ..View::complete() }, Words::english());
    String::from_utf8_lossy(&export::json(&only(report, model, chosen))).into_owned()
}

/// The report on the chosen assessments; without a comparison when some are left out.
pub fn only(mut report: Report, model: &Model, chosen: &[&Assessment]) -> Report {
    if chosen.len() < model.assessments.len() {
        let mut wanted = model.assessments.iter().map(|assessment| chosen.iter().any(|one| one.path == assessment.path));
        report.assessments.retain(|_| wanted.next().unwrap_or(false));
        report.portfolio = None;
    }
    report
}

/// The title of the site: its own, or the rubric's.
pub fn title(model: &Model) -> String {
    model.config.title.clone().unwrap_or_else(|| model.rubric.title.clone())
}

/// A column: its heading, where its cells stand, and what it says about a score.
struct Column {
    head: &'static str,
    align: Align,
    cell: fn(&Sheet<'_>, &NodeScore) -> String,
}

/// What one table is written from.
struct Sheet<'a> {
    rubric: &'a Rubric,
    card: Scorecard,
}

const COLUMNS: [Column; 8] = [
    Column { head: "score", align: Align::Right, cell: |sheet, score| sheet.shown(score, score.value.as_ref()) },
    Column { head: "target", align: Align::Right, cell: |sheet, score| sheet.shown(score, score.target.as_ref()) },
    Column { head: "band", align: Align::Left, cell: |sheet, score| sheet.band(score) },
    Column { head: "outcome", align: Align::Left, cell: |sheet, score| sheet.outcome(score) },
    Column { head: "counts", align: Align::Left, cell: |sheet, score| sheet.counts(score) },
    Column { head: "answered", align: Align::Right, cell: |_, score| answered(score.coverage) },
    Column { head: "range", align: Align::Left, cell: |sheet, score| sheet.range(score) },
    Column { head: "weakest", align: Align::Left, cell: |sheet, score| sheet.weakest(score) },
];

fn scores(rubric: &Rubric, assessment: &Assessment) -> String {
    let sheet = Sheet { rubric, card: score(rubric, assessment) };
    let named = rubric.top.iter().map(|top| {
        let node = &rubric.nodes[*top];
        (format!("{} {}", node.code, node.name).trim().to_owned(), sheet.card.node(*top))
    });
    let lines: Vec<(String, &NodeScore)> = std::iter::once(("Overall".to_owned(), &sheet.card.overall)).chain(named).collect();
    // A column in which nothing stands is left out; a dash is nothing.
    let says = |text: &str| !text.is_empty() && text != NOTHING;
    let is_told = |column: &&Column| lines.iter().any(|(_, score)| says(&(column.cell)(&sheet, score)));
    let can_score = lines.iter().any(|(_, score)| score.range.is_some());
    let columns: Vec<&Column> = COLUMNS.iter().filter(|column| is_told(column) || column.head == "score" && can_score).collect();
    let head = std::iter::once("").chain(columns.iter().map(|column| column.head)).map(str::to_owned).collect();
    let row = |(name, score): &(String, &NodeScore)| -> Vec<String> {
        std::iter::once(name.clone()).chain(columns.iter().map(|column| (column.cell)(&sheet, score))).collect()
    };
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(lines.iter().map(row)).collect();
    let align: Vec<Align> = std::iter::once(Align::Left).chain(columns.iter().map(|column| column.align)).collect();
    format!("{}\n\n{}", heading(rubric, assessment), table(&align, &rows, "  "))
}

/// `Tidewise, 2026-11-12, lean (content/tidewise)`.
pub fn heading(rubric: &Rubric, assessment: &Assessment) -> String {
    let profile = assessment.profile.map(|profile| format!(", {}", rubric.profiles[profile].id)).unwrap_or_default();
    let words = format!("{}, {}{profile} (content/{})", assessment.subject, assessment.date, workspace::folder(assessment));
    crate::diagnostics::emit::visible(&words).into_owned()
}

impl Sheet<'_> {
    fn shown(&self, score: &NodeScore, value: Option<&Exact>) -> String {
        report::display(self.rubric, score, value)
    }

    fn band(&self, score: &NodeScore) -> String {
        let bands = &self.rubric.bands_of(score.node).bands;
        score.band.and_then(|band| bands.get(band)).map_or_else(String::new, |band| band.name.clone())
    }

    fn outcome(&self, score: &NodeScore) -> String {
        score.outcome.map_or_else(String::new, |outcome| self.rubric.outcomes[outcome].name.clone())
    }

    /// Counts, of nodes that are made of counts.
    fn counts(&self, score: &NodeScore) -> String {
        let is_item = score.node.is_some_and(|node| self.rubric.nodes[node].item.is_some());
        if is_item || self.rubric.aggregate_of(score.node).by != Primitive::Tally {
            return String::new();
        }
        let tally = self.card.tally(self.rubric, score.node);
        let seen = tally.results.iter().filter(|(_, count)| **count > 0);
        let order = |id: &str| self.rubric.outcomes.values().position(|outcome| outcome.id == id);
        let mut seen: Vec<(&String, &usize)> = seen.collect();
        seen.sort_by_key(|(id, _)| order(id));
        seen.into_iter().map(|(id, count)| format!("{count} {id}")).collect::<Vec<_>>().join(", ")
    }

    /// Where the score may end once everything is answered.
    fn range(&self, score: &NodeScore) -> String {
        let is_open = score.coverage.answered < score.coverage.applicable;
        match (&score.low, &score.high) {
            (Some(low), Some(high)) if is_open => {
                format!("{} to {}", self.shown(score, Some(low)), self.shown(score, Some(high)))
            }
            _ => String::new(),
        }
    }

    fn weakest(&self, score: &NodeScore) -> String {
        let Some(weakest) = score.weakest else { return String::new() };
        let below = self.card.node(weakest);
        let value = below.value.as_ref().map_or_else(|| "open".to_owned(), |value| self.shown(below, Some(value)));
        format!("{} ({value})", self.rubric.nodes[weakest].short)
    }
}

/// `28/30`, of the applicable ones.
pub fn answered(coverage: Coverage) -> String {
    format!("{}/{}", coverage.answered, coverage.applicable)
}
