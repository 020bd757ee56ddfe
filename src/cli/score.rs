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
use crate::rubric::Rubric;
use crate::score::{Coverage, NodeScore, Scorecard, score};
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
        Format::Json => document(&workspace, model, &assessments, as_of)?,
    };
    session.data(&text)?;
    Ok(Exit::Fine)
}

/// The site's data/report.json; of one assessment when one is named.
fn document(workspace: &Workspace, model: &Model, chosen: &[&Assessment], as_of: Option<Date>) -> Result<String, Failure> {
    let mut report = crate::report(&workspace.loaded.sources, model, View { as_of, ..View::complete() });
    if chosen.len() < model.assessments.len() {
        let mut wanted = model.assessments.iter().map(|assessment| chosen.iter().any(|one| std::ptr::eq(*one, assessment)));
        report.assessments.retain(|_| wanted.next().unwrap_or(false));
        report.portfolio = None;
    }
    let text =
        serde_json::to_string_pretty(&report).map_err(|e| Failure::new(format!("cannot write the report as JSON: {e}")))?;
    Ok(format!("{text}\n"))
}

/// The title of the site: its own, or the rubric's.
pub fn title(model: &Model) -> String {
    model.config.title.clone().unwrap_or_else(|| model.rubric.title.clone())
}

fn scores(rubric: &Rubric, assessment: &Assessment) -> String {
    let card = score(rubric, assessment);
    let head = ["", "score", "target", "answered", "range", "weakest"].map(str::to_owned).to_vec();
    let overall = row(rubric, &card, "Overall".to_owned(), &card.overall);
    let rows = rubric.top.iter().map(|top| {
        let node = &rubric.nodes[*top];
        row(rubric, &card, format!("{} {}", node.code, node.name).trim().to_owned(), card.node(*top))
    });
    let rows: Vec<Vec<String>> = [head, overall].into_iter().chain(rows).collect();
    let align = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left, Align::Left];
    format!("{}\n\n{}", heading(rubric, assessment), table(&align, &rows, "  "))
}

/// `Tidewise, 2026-11-12, lean (content/tidewise)`.
pub fn heading(rubric: &Rubric, assessment: &Assessment) -> String {
    let profile = assessment.profile.map(|profile| format!(", {}", rubric.profiles[profile].id)).unwrap_or_default();
    let words = format!("{}, {}{profile} (content/{})", assessment.subject, assessment.date, workspace::folder(assessment));
    crate::diagnostics::emit::visible(&words).into_owned()
}

fn row(rubric: &Rubric, card: &Scorecard, name: String, score: &NodeScore) -> Vec<String> {
    vec![
        name,
        shown(rubric, score.value.as_ref()),
        shown(rubric, score.target.as_ref()),
        answered(score.coverage),
        range(rubric, score),
        weakest(rubric, card, score),
    ]
}

fn shown(rubric: &Rubric, value: Option<&Exact>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| rubric.round.show(value))
}

/// `28/30`, of the applicable ones.
pub fn answered(coverage: Coverage) -> String {
    format!("{}/{}", coverage.answered, coverage.applicable)
}

fn range(rubric: &Rubric, score: &NodeScore) -> String {
    let is_open = score.coverage.answered < score.coverage.applicable;
    if is_open {
        format!("{} to {}", shown(rubric, score.low.as_ref()), shown(rubric, score.high.as_ref()))
    } else {
        String::new()
    }
}

fn weakest(rubric: &Rubric, card: &Scorecard, score: &NodeScore) -> String {
    let Some(weakest) = score.weakest else { return String::new() };
    let node = &rubric.nodes[weakest];
    let value = card.node(weakest).value.as_ref();
    let value =
        if node.item.is_some() { value.map(|value| value.to_short(2)) } else { value.map(|value| rubric.round.show(value)) };
    format!("{} ({})", node.short, value.unwrap_or_default())
}
