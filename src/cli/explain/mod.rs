//! `gapmap explain`: what a diagnostic means, or how a score came about.

mod codes;
mod node;

use super::session::{Failure, Session};
use super::{Exit, workspace};
use crate::diagnostics::did_you_mean;
use crate::rubric::LongForm;
use crate::workspace::Model;

const AFTER_HELP: &str = "\
Examples:
  gapmap explain                                 every diagnostic there is
  gapmap explain answer/unknown-capability       one of them
  gapmap explain answer                          a family of them
  gapmap explain overall                         how the overall score came about (or `root`)
  gapmap explain rubric                          the rubric with every policy written out
  gapmap explain exp-tracking -a team-a          one capability of one assessment

A derivation names every input with its file and line, the weights, what was left out and why, the formula \
and the rounding: with pencil and paper you get the same number.

Exit codes:
  0  explained
  1  the content has errors, so that a number could be wrong
  2  there is no such diagnostic, node or assessment";

/// Explain a diagnostic, or how a score came about
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// A diagnostic's code or family; or `overall`, a dimension or a capability (`score NODE` means the same)
    #[arg(value_name = "CODE|NODE", num_args = 0..=2)]
    what: Vec<String>,

    /// Only this assessment: its folder's name or path below content/
    #[arg(short, long, value_name = "ASSESSMENT")]
    assessment: Option<String>,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    let what: Vec<&str> = args.what.iter().map(String::as_str).collect();
    match what.as_slice() {
        [] => session.data(&codes::all()).map(|()| Exit::Fine),
        ["score"] => explain_node(session, args, "overall"),
        ["rubric"] => explain_rubric(session),
        ["score", node] => explain_node(session, args, node),
        [one] => explain_one(session, args, one),
        [first, ..] => Err(Failure::new(format!("`{first}` and more than one word after it"))
            .help("explain one thing at a time: a code, a node, or `score NODE`")),
    }
}

/// Codes have a slash, nodes have none, and families are known; so what is meant is never in doubt.
fn explain_one(session: &Session, args: &Args, what: &str) -> Result<Exit, Failure> {
    match codes::text(what) {
        Some(text) => session.data(&text).map(|()| Exit::Fine),
        None if what.contains('/') => Err(codes::unknown(what)),
        None => explain_node(session, args, what),
    }
}

/// The rubric with every policy written out, as YAML.
fn explain_rubric(session: &Session) -> Result<Exit, Failure> {
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let text = serde_yaml::to_string(&LongForm::of(&model.rubric)).map_err(|error| Failure::new(error.to_string()))?;
    session.data(&text)?;
    Ok(Exit::Fine)
}

fn explain_node(session: &Session, args: &Args, node: &str) -> Result<Exit, Failure> {
    if workspace::find(session).is_none() {
        let failure =
            Failure::new(format!("`{node}` is no diagnostic, and there is no workspace here whose scores could be explained"));
        return Err(failure.help("`gapmap explain` lists every diagnostic").help_if(codes::nearest(node)));
    }
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let node = find(model, node)?;
    let assessments = workspace::chosen(model, args.assessment.as_deref())?;
    let texts: Vec<String> = assessments.iter().map(|assessment| node::text(&workspace, model, assessment, node)).collect();
    session.data(&texts.join("\n"))?;
    Ok(Exit::Fine)
}

/// A node by its id or its printed code; `None` is the whole.
fn find(model: &Model, typed: &str) -> Result<node::Target, Failure> {
    let rubric = &model.rubric;
    if matches!(typed, "overall" | "root") {
        return Ok(None);
    }
    let by_code = || rubric.nodes.iter().find(|(_, node)| node.code == typed).map(|(ix, _)| ix);
    rubric.nodes.find(typed).or_else(by_code).map(Some).ok_or_else(|| {
        let ids = rubric.nodes.values().map(|node| node.id.as_str()).chain(["overall"]);
        let nearest = did_you_mean(typed, ids).map(|meant| meant.to_string()).or_else(|| codes::nearest(typed));
        Failure::new(format!("`{typed}` is neither a diagnostic nor something the rubric scores"))
            .help("`gapmap explain` lists the diagnostics, `gapmap score` the dimensions")
            .help_if(nearest)
    })
}
