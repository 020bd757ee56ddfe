//! `gapmap milestone NAME`: keeps the state of an assessment in a file, for when git's history is not there.

use std::sync::Arc;

use jiff::civil::Date;

use super::session::{Failure, Session};
use super::workspace::{Workspace, chosen};
use super::{Exit, workspace};
use crate::assessment::Assessment;
use crate::diagnostics::Diagnostics;
use crate::publish::write_file;
use crate::score::score;
use crate::source::Sources;
use crate::syntax::yaml::{Entry, Kind, Value};
use crate::syntax::{self, fields};
use crate::workspace::{Loaded, Model, load};

const AFTER_HELP: &str = "\
Examples:
  gapmap milestone 2026-Q4                 every assessment, content/<assessment>/history/<date>-2026-Q4.yaml
  gapmap milestone kick-off -a team-a      one of them

A milestone is a past state with a name, written once. Later assessments are compared with it, also where git's
history is not there, as in a shallow clone. The file holds the answers, metrics, decisions and risks as they
are now, and no prose; its date is that of assessment.yaml.
A tag does the same without a file: `history: {tags: \"review-*\"}` in gapmap.yaml.

Exit codes:
  0  written
  1  the content has errors that must be mended first
  2  there is such a milestone already, or a file cannot be written";

/// Keep the present state of assessments under a name
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Args {
    /// What the state is called, such as `2026-Q4`
    name: String,

    /// One assessment: its folder's name or path below content/; default: all
    #[arg(short, long, value_name = "ASSESSMENT")]
    assessment: Option<String>,

    /// Write the file again where there is one of that date and name
    #[arg(long)]
    force: bool,
}

pub fn run(session: &Session, args: &Args) -> Result<Exit, Failure> {
    if !fields::is_id(&args.name) {
        return Err(Failure::new(format!("`{}` cannot be part of a file's name", args.name))
            .help("use letters, digits, `.`, `_` and `-`, starting with a letter or a digit"));
    }
    let workspace = workspace::open(session)?;
    let Some(model) = workspace.sound(session) else { return Ok(Exit::Content) };
    let assessments = chosen(model, args.assessment.as_deref())?;
    let files: Vec<(String, String)> =
        assessments.iter().map(|assessment| file(&workspace, model, assessment, args)).collect::<Result<_, _>>()?;
    for (path, text) in &files {
        write_file(&workspace.root.join(path), text.as_bytes())?;
        session.say(format!("wrote {}", session.shown(&workspace.root.join(path))));
    }
    session.say("the next state, of a later date, will be compared with it");
    Ok(Exit::Fine)
}

/// The path of a milestone below the workspace, and its text.
fn file(workspace: &Workspace, model: &Model, assessment: &Assessment, args: &Args) -> Result<(String, String), Failure> {
    let path = format!("{}/history/{}-{}.yaml", assessment.path, assessment.date, args.name);
    let named = assessment.milestones.iter().find(|milestone| milestone.name == args.name);
    let is_again = |date: Date| args.force && date == assessment.date;
    if let Some(milestone) = named.filter(|milestone| !is_again(milestone.date)) {
        return Err(Failure::new(format!("{} has a milestone `{}` of {}", assessment.path, args.name, milestone.date))
            .help("choose another name"));
    }
    if workspace.root.join(&path).exists() && !args.force {
        return Err(Failure::new(format!("{path} exists")).help("choose another name, or write it again with `--force`"));
    }
    let sources = &workspace.loaded.sources;
    if !sources.own_paths().any(|own| own == format!("{}/assessment.yaml", assessment.path)) {
        return Err(Failure::new(format!("{} is a single file, which has no folder for milestones", assessment.path))
            .help("make a folder of it with an assessment.yaml; or tag the commit"));
    }
    let text = text(sources, assessment, &args.name);
    if is_faithful(sources, model, assessment, (&path, &text)) {
        return Ok((path, text));
    }
    Err(Failure::new(format!("{} has answers that a milestone cannot hold, such as boxes of task lists", assessment.path))
        .help("tag the commit instead: `git tag review-1`, and `history: {tags: \"review-*\"}` in gapmap.yaml"))
}

/// Whether every score of the file is that of the assessment.
fn is_faithful(sources: &Sources, model: &Model, assessment: &Assessment, (path, text): (&str, &str)) -> bool {
    let others = sources.own_paths().filter(|own| *own != path);
    let mut files: Vec<_> = others.filter_map(|own| sources.find(own)).map(|(_, file)| Arc::clone(file)).collect();
    files.push(sources.file_of(path, text.as_bytes()));
    let loaded = load(sources.with_only(files));
    let now = score(&model.rubric, assessment);
    let kept = |loaded: &Loaded| {
        let there = loaded.model.as_ref()?;
        let again = there.assessment(&assessment.path)?;
        let milestone = again.milestones.iter().find(|milestone| path.ends_with(&format!("-{}.yaml", milestone.name)))?;
        let then = score(&there.rubric, &milestone.state);
        let mut nodes = model.rubric.nodes.iter().map(|(node, _)| node);
        Some(nodes.all(|node| then.node(node).value == now.node(node).value) && then.overall.value == now.overall.value)
    };
    !loaded.has_errors() && kept(&loaded) == Some(true)
}

/// What stands in the files of an assessment, put into one. Prose and plans for later states are not part of it.
fn text(sources: &Sources, assessment: &Assessment, name: &str) -> String {
    let documents = documents(sources, assessment);
    let is_head = |name: &str| name == "assessment.yaml";
    let entries = |of: &dyn Fn(&str) -> bool| {
        let maps = documents.iter().filter(|(name, _)| of(name)).filter_map(|(_, data)| data.as_map());
        maps.flatten().collect::<Vec<&Entry>>()
    };
    let all = entries(&|_| true);
    let map = |indent: &str, key: &str| {
        let maps = all.iter().filter(|entry| entry.key == key).filter_map(|entry| entry.value.as_map());
        let lines: String = maps.flatten().map(|entry| line(&format!("{indent}  "), entry)).collect();
        if lines.is_empty() { lines } else { format!("{indent}{key}:\n{lines}") }
    };
    let is_of_head = |entry: &&Entry| {
        let key = entry.key.as_str();
        !WORDS.contains(&key) && key != "items" && !MAPS.contains(&key) && !LIMITS.contains(&key) && !ROADMAP.contains(&key)
    };
    let head: String = entries(&is_head).into_iter().filter(is_of_head).map(|entry| line("", entry)).collect();
    let limits: String = all.iter().filter(|entry| LIMITS.contains(&entry.key.as_str())).map(|entry| line("", entry)).collect();
    let plan: String = all.iter().filter(|entry| ROADMAP.contains(&entry.key.as_str())).map(|entry| line("  ", entry)).collect();
    let items = map("  ", "items");
    let roadmap = if plan.is_empty() && items.is_empty() { String::new() } else { format!("roadmap:\n{plan}{items}") };
    let answers: String = MAPS.iter().map(|key| map("", key)).collect();
    format!(
        "# Written by `gapmap milestone`: a past state, which nobody needs to change.\nmilestone: {}\n{head}{limits}{answers}{roadmap}",
        quoted(name)
    )
}

/// What the files say as data, without other milestones and without what is planned for later states.
fn documents(sources: &Sources, assessment: &Assessment) -> Vec<(String, Value)> {
    let mut sink = Diagnostics::new();
    let mut documents = Vec::new();
    for (id, file) in sources.below(&assessment.path) {
        let name = &file.path[assessment.path.len() + 1..];
        if !name.starts_with("history/") && !PLANS.contains(&file.name()) {
            documents.extend(syntax::parse(id, file, &mut sink).data.map(|data| (name.to_owned(), data)));
        }
    }
    documents
}

/// Keys of assessment.yaml that no past state has: words about the report, and plans.
const WORDS: &[&str] = &["headline", "summary", "phases"];
/// Keys of any file that hold entries, in the order in which a milestone has them.
const MAPS: &[&str] = &["answers", "risks"];
/// Keys of any file with one value.
const LIMITS: &[&str] = &["appetite", "tolerance"];
/// Keys that stand below `roadmap` in a milestone.
const ROADMAP: &[&str] = &["start", "people", "size", "capacity", "holidays"];
/// Files about states that are still to come, or that all states are compared with.
const PLANS: &[&str] = &["targets.yaml", "targets.yml", "baseline.yaml", "baseline.yml", "phases.yaml", "phases.yml"];

fn line(indent: &str, entry: &Entry) -> String {
    format!("{indent}{}: {}\n", key(&entry.key), flow(&entry.value))
}

fn key(key: &str) -> String {
    if fields::is_id(key) { key.to_owned() } else { quoted(key) }
}

/// The value in one line.
fn flow(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Scalar { text, plain: true } if text.chars().all(is_plain) => text.clone(),
        Kind::Scalar { text, .. } => quoted(text),
        Kind::List(entries) => format!("[{}]", joined(entries.iter().map(flow).collect())),
        Kind::Map(entries) => {
            format!(
                "{{{}}}",
                joined(entries.iter().map(|entry| format!("{}: {}", key(&entry.key), flow(&entry.value))).collect())
            )
        }
    }
}

/// Characters that mean nothing but themselves, wherever they stand.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '/')
}

/// A string of JSON, which is one of YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
