//! `gapmap` without a command: where things stand and what to type next.

use super::score::{answered, title};
use super::session::{Failure, Session};
use super::table::{Align, table};
use super::workspace::{self, Workspace};
use super::{Exit, wording};
use crate::score::score;
use crate::workspace::Model;

const NOWHERE: &str = "\
gapmap turns assessment answers, kept as Markdown and YAML in a git repository, into scores,
gaps, a roadmap, a risk register and one static site. There is no workspace here yet.

  gapmap init          make one here, with an empty assessment and a filled example
  gapmap init DIR      make one in another folder
  gapmap --help        everything else
";

pub fn run(session: &Session) -> Result<Exit, Failure> {
    let Some(root) = workspace::find(session) else {
        session.data(NOWHERE)?;
        return Ok(Exit::Fine);
    };
    let workspace = workspace::read(session, root)?;
    session.data(&format!("{}\n{}\n\n{}", overview(session, &workspace), problems(&workspace), next(session)))?;
    Ok(Exit::Fine)
}

/// What to type next, from where the user stands.
fn next(session: &Session) -> String {
    let at = session.directory.as_deref().map(|directory| format!(" -C {}", session.shown(directory))).unwrap_or_default();
    let rows = [
        ("check", "validate every answer"),
        ("build", "write the site into output/"),
        ("score", "scores of every dimension"),
        ("explain overall", "how a score came about"),
        ("--help", "everything else"),
    ];
    let rows: Vec<Vec<String>> =
        rows.iter().map(|(command, does)| vec![format!("gapmap{at} {command}"), (*does).to_owned()]).collect();
    table(&[Align::Left, Align::Left], &rows, "  ")
}

fn overview(session: &Session, workspace: &Workspace) -> String {
    let place = session.shown(&workspace.root);
    let Some(model) = &workspace.loaded.model else { return format!("Workspace {place}\n") };
    let title = title(model);
    let head =
        format!("{} in {place}, rubric {} {}", crate::diagnostics::emit::visible(&title), model.rubric.id, model.rubric.version);
    let align = [Align::Left, Align::Left, Align::Right, Align::Right];
    format!("{head}\n\n{}", table(&align, &rows(model), "  "))
}

fn rows(model: &Model) -> Vec<Vec<String>> {
    let head = ["assessment", "subject", "overall", "answered"].map(str::to_owned).to_vec();
    let rows = model.assessments.iter().map(|assessment| {
        let overall = score(&model.rubric, assessment).overall;
        let value = overall.value.map_or_else(|| "–".to_owned(), |value| model.rubric.round.show(&value));
        vec![workspace::folder(assessment).to_owned(), assessment.subject.clone(), value, answered(overall.coverage)]
    });
    std::iter::once(head).chain(rows).collect()
}

fn problems(workspace: &Workspace) -> String {
    let tally = workspace.tally();
    match (tally.errors, tally.warnings) {
        (0, 0) => "No problems.".to_owned(),
        (0, warnings) => format!("{}: `gapmap check` shows them.", wording::counted(warnings, "warning")),
        _ => format!("{tally}: `gapmap check` shows them; until the errors are mended the scores are provisional."),
    }
}
