//! Files to fill in, made from a rubric: what `init` and `new assessment` write.

mod dimension;

use std::fmt::Write;

use jiff::civil::Date;

use super::schema::{self, Kind};
use super::session::Failure;
use crate::rubric::{FactKind, Origin, Question, Rubric};

/// All keys of all files, for readers of the files that are written.
pub const DOCS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/files.md");

/// Where hosting, continuous integration and their permissions are explained.
pub const PUBLISHING: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/publishing.md");

/// A file of answers for editors that know the schemas.
const ANSWERS: &str = "\
# Answers may stand here instead of in the Markdown files. An editor with YAML support completes ids and levels here, and
# shows what every level means. Each answer stands in one place only.
answers:
";

/// What a blank assessment is made from.
pub struct Blank<'a> {
    pub rubric: &'a Rubric,
    pub subject: String,
    pub date: Date,
    /// Id of a profile of the rubric.
    pub profile: Option<String>,
    /// Where the assessment goes, below the root, when the workspace has schemas.
    pub folder: Option<String>,
}

/// The files of a blank assessment, by path below its folder.
pub fn assessment(blank: &Blank<'_>) -> Vec<(String, String)> {
    let rubric = blank.rubric;
    let modeline = |kind| blank.folder.as_deref().map(|folder| schema::modeline(kind, folder)).unwrap_or_default();
    let mut files = vec![
        ("assessment.yaml".to_owned(), format!("{}{}", modeline(Kind::Assessment), head(blank))),
        ("answers.yaml".to_owned(), format!("{}{ANSWERS}", modeline(Kind::Answers))),
    ];
    files.extend(rubric.top.iter().map(|top| (format!("{}.md", rubric.nodes[*top].id), dimension::file(rubric, *top))));
    let context = questions(rubric, Origin::Context, "Context");
    let stakeholders = questions(rubric, Origin::Stakeholder, "Questions for stakeholders");
    files.extend(context.map(|text| ("context.md".to_owned(), text)));
    files.extend(stakeholders.map(|text| ("stakeholders.md".to_owned(), text)));
    files
}

fn head(blank: &Blank<'_>) -> String {
    let Blank { rubric, subject, date, .. } = blank;
    let mut text = format!(
        "# One team at one date. All keys: {DOCS}\n\
         subject: {}\n\
         # scope: \"Which models or products the answers are about\"\n\
         rubric: {}\n\
         rubric_version: {}\n\
         # period: 2026-Q4\n\
         date: {date}\n",
        quoted(subject),
        rubric.id,
        quoted(&rubric.version),
    );
    text.push_str(&profile_lines(blank));
    text.push_str(
        "\n# Everyone who is named as owner, voter or decider.\nparticipants:\n  # - {id: alex, name: Alex Example, role: Engineering manager, votes: true}\n\
         # facilitator: alex\n",
    );
    text.push_str(&facts(rubric));
    text.push_str("\n# Targets of your own, with the reason.\ntargets:\n");
    if let Some((_, node, _)) = rubric.items().next() {
        let _ = writeln!(text, "  # {}: {{target: 3, reason: \"why this much, or no more\"}}", node.id);
    }
    text
}

fn profile_lines(blank: &Blank<'_>) -> String {
    let profiles = &blank.rubric.profiles;
    if profiles.is_empty() {
        return String::new();
    }
    let mut text = "\n# The kind of organisation; it decides targets and weights.\n".to_owned();
    for profile in profiles.values() {
        let _ = writeln!(text, "#   {}: {}", profile.id, one_line(&profile.gloss));
    }
    match &blank.profile {
        Some(profile) => text.push_str(&format!("profile: {profile}\n")),
        None => {
            text.push_str(&profiles.values().next().map(|profile| format!("# profile: {}\n", profile.id)).unwrap_or_default())
        }
    }
    text
}

fn facts(rubric: &Rubric) -> String {
    let mut text = "\n# Facts about the context; targets, risks and tool advice depend on them.\nfacts:\n".to_owned();
    for fact in rubric.facts.values() {
        let sample = match fact.kind {
            FactKind::Number => "0",
            FactKind::YesNo => "false",
            FactKind::List => "[]",
            FactKind::Text => "\"\"",
        };
        let line = format!("{}: {sample}", fact.id);
        let _ = writeln!(text, "  # {line:<28} # {}", one_line(&fact.name));
    }
    text
}

/// A file whose headings are the questions of one origin; `None` when there are none.
fn questions(rubric: &Rubric, origin: Origin, title: &str) -> Option<String> {
    let headings: String = rubric.questions_of(origin).map(|(_, question)| heading(question)).collect();
    (!headings.is_empty()).then(|| format!("# {title}\n\nWrite the answers under the questions, as plain Markdown.\n{headings}"))
}

/// A question as a heading that keeps its id when it is reworded.
fn heading(question: &Question) -> String {
    format!("\n## {} {{#{}}}\n", one_line(&question.text), question.id)
}

/// A profile the rubric has, as typed.
pub fn check_profile(rubric: &Rubric, typed: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(typed) = typed else {
        let usual = rubric.profiles.find("standard").map(|ix| rubric.profiles[ix].id.clone());
        return Ok(usual);
    };
    let ids = || rubric.profiles.values().map(|profile| profile.id.as_str());
    let known = ids().any(|id| id == typed);
    let listed = ids().collect::<Vec<_>>().join(", ");
    known.then(|| Some(typed.to_owned())).ok_or_else(|| {
        Failure::new(format!("the rubric `{}` has no profile `{typed}`", rubric.id))
            .help(format!("it has: {listed}"))
            .help_if(crate::diagnostics::did_you_mean(typed, ids()))
    })
}

/// A text on one line, as a comment or a heading can hold it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A double-quoted YAML scalar.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// `data-platform` as a name to start from: `Data platform`.
pub fn name_from(id: &str) -> String {
    let words = id.replace(['-', '_', '.'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(words)
}
