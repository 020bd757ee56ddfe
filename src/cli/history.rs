//! `gapmap history`: what was, read from git and from recorded milestones.

use clap::ValueEnum;
use serde_json::{Value, json};

use super::score::{heading, only};
use super::session::{Failure, Session};
use super::table::{Align, table};
use super::wording::hang;
use super::workspace::chosen;
use super::{Exit, workspace};
use crate::View;
use crate::diagnostics::emit::visible;
use crate::report::view::{AssessmentView, ChangeView, CommitLineView, HistoryView, Number, StateView};
use crate::words::Words;

const AFTER_HELP: &str = "\
Examples:
  gapmap history                       all assessments
  gapmap history team-a                one of them
  gapmap history --format json         for dashboards, `gapmap/history@1`

Past states are read from the commits of the repository: tagged ones where gapmap.yaml says
`history: {tags: \"review-*\"}`, else the last one of every month before that of the newest commit
(`history: {every: week}`). Recorded milestones stand between them. Every state is scored by the
rubric of today; where its own was another one, by that one, too.

Exit codes:
  0  the history was printed
  1  the content has errors, so that a number could be wrong
  2  there is no such assessment, or the workspace cannot be read";

/// Show how the scores came to be what they are, from git
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// One assessment: its folder's name or path below content/; default: all
    assessment: Option<String>,

    /// How to show it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table per assessment
    Human,
    /// One document, `gapmap/history@1`
    Json,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let assessments = chosen(model, args.assessment.as_deref())?;
    let past = workspace.past(session);
    let told = past.as_ref().map_or_else(|| model.clone(), |past| past.told(model));
    let report = crate::report(&workspace.loaded.sources, &told, View::complete(), Words::english());
    let report = only(report, model, &assessments);
    let told = assessments.iter().zip(&report.assessments);
    let text = match args.format {
        Format::Human => {
            let each =
                told.map(|(assessment, view)| format!("{}\n\n{}", heading(&model.rubric, assessment), text(&view.history)));
            each.collect::<Vec<_>>().join("\n")
        }
        Format::Json => {
            let each: Vec<Value> = told.map(|(assessment, view)| document(&assessment.path, view)).collect();
            let is_shallow = past.is_some_and(|past| past.is_shallow);
            let document = json!({ "schema": "gapmap/history@1", "is_shallow": is_shallow, "assessments": each });
            format!("{document:#}\n")
        }
    };
    session.data(&text)?;
    Ok(Exit::Fine)
}

fn text(history: &HistoryView) -> String {
    let mut head: Vec<&str> = vec!["date", "state", "commit", "overall", "change"];
    let mut align = vec![Align::Left, Align::Left, Align::Left, Align::Right, Align::Right];
    if history.rubric_changed {
        head.extend(["by its rubric", "version"]);
        align.extend([Align::Right, Align::Left]);
    }
    let row = |state: &StateView| {
        let result = match (&state.outcome, &state.counted) {
            (Some(outcome), _) => outcome.name.clone(),
            (None, Some(counted)) => counted.clone(),
            (None, None) => state.overall.display.clone(),
        };
        let change = state.change.clone().unwrap_or_default();
        let mut cells = vec![state.date.clone(), state.name.clone(), state.commit.clone().unwrap_or_default(), result, change];
        if history.rubric_changed {
            cells.extend([state.then.display.clone(), state.rubric_version.clone().unwrap_or_default()]);
        }
        cells
    };
    let head = head.into_iter().map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(history.states.iter().map(row)).collect();
    let moved: String = history.changes.iter().map(moved).collect();
    format!("{}\n  {}\n{moved}", table(&align, &rows, "  "), visible(&history.headline))
}

/// `Drift detection: 1 -> 2`, and the commits that did it.
fn moved(change: &ChangeView) -> String {
    let line = |commit: &CommitLineView| {
        let told = [commit.author.as_deref(), commit.subject.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(": ");
        hang(&visible(&format!("{} {} {told}", commit.short, commit.date)), 100, "      ", "        ")
    };
    let commits: String = change.commits.iter().map(line).collect();
    format!("    {}\n{commits}", visible(&format!("{}: {} -> {}", change.name, change.from, change.to)))
}

fn document(path: &str, view: &AssessmentView) -> Value {
    let history = &view.history;
    let dimension = |at: usize| {
        let values = history.dimensions.iter().filter_map(move |one| Some((one.id.clone(), number(one.values.get(at)?))));
        Value::Object(values.collect())
    };
    let state = |(at, state): (usize, &StateView)| {
        json!({
            "name": state.name,
            "date": state.date,
            "commit": state.commit,
            "is_milestone": state.is_milestone,
            "overall": number(&state.overall),
            "outcome": state.outcome.as_ref().map(|outcome| &outcome.name),
            "dimensions": dimension(at),
            "rubric": { "version": state.rubric_version, "is": state.ruler, "is_new": state.is_new_ruler },
            "by_its_rubric": number(&state.then),
        })
    };
    let moved = |change: &ChangeView| {
        let commit = |commit: &CommitLineView| json!({ "id": commit.short, "date": commit.date, "subject": commit.subject, "author": commit.author });
        let commits: Vec<Value> = change.commits.iter().map(commit).collect();
        json!({ "id": change.id, "name": change.name, "kind": change.kind, "from": change.from, "to": change.to, "commits": commits })
    };
    json!({
        "id": view.id,
        "path": path,
        "subject": view.subject,
        "states": history.states.iter().enumerate().map(state).collect::<Vec<_>>(),
        "since": view.previous.as_ref().map(|previous| &previous.name),
        "moved": history.changes.iter().map(moved).collect::<Vec<_>>(),
    })
}

fn number(number: &Number) -> Value {
    json!({ "value": number.value, "exact": number.exact, "display": number.display })
}
