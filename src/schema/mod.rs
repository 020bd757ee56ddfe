//! JSON Schemas of the files, made for one rubric: its ids and the words for its levels are what an editor offers and explains.
//!
//! Draft-07, which yaml-language-server reads best. A schema accepts everything that decoding accepts; `gapmap check` knows more, such as
//! who takes part and which dates fit. Meanings of single values stand in `enumDescriptions`, which editors show beside them.

mod answers;
mod assessment;
mod capabilities;
mod config;
mod gates;
mod plan;
mod risks;
mod rubric;
mod scales;
mod shapes;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use crate::rubric::Rubric;
use shapes::{Entries, Keys};

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Config,
    Rubric,
    Assessment,
    Answers,
    Targets,
    Baseline,
    Phases,
    Roadmap,
    Risks,
    Milestone,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Config,
        Kind::Rubric,
        Kind::Assessment,
        Kind::Answers,
        Kind::Targets,
        Kind::Baseline,
        Kind::Phases,
        Kind::Roadmap,
        Kind::Risks,
        Kind::Milestone,
    ];

    /// What it is called on the command line and in file names.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Kind::Config => "config",
            Kind::Rubric => "rubric",
            Kind::Assessment => "assessment",
            Kind::Answers => "answers",
            Kind::Targets => "targets",
            Kind::Baseline => "baseline",
            Kind::Phases => "phases",
            Kind::Roadmap => "roadmap",
            Kind::Risks => "risks",
            Kind::Milestone => "milestone",
        }
    }

    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What files of this kind say.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Kind::Config => "the settings of a workspace",
            Kind::Rubric => "what is asked, and how answers become scores",
            Kind::Assessment => "who assessed what and when, with facts, targets and metrics",
            Kind::Answers => "answers in a file of their own",
            Kind::Targets => "where the team wants to be",
            Kind::Baseline => "where the team started",
            Kind::Phases => "planned states, each with the answers that change",
            Kind::Roadmap => "what was decided about the roadmap",
            Kind::Risks => "the team's risk register",
            Kind::Milestone => "a recorded earlier state",
        }
    }

    /// The files it is for, as globs below the workspace; `!` takes some out again.
    #[must_use]
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Kind::Config => &["gapmap.yaml"],
            Kind::Rubric => &["content/rubric/**/*.yaml", "content/rubric/**/*.yml"],
            Kind::Assessment => &["content/**/assessment.yaml"],
            Kind::Answers => &[
                "content/**/*.yaml",
                "content/**/*.yml",
                "!content/rubric/**",
                "!content/**/history/**",
                "!content/**/assessment.yaml",
                "!content/**/targets.y*ml",
                "!content/**/baseline.y*ml",
                "!content/**/phases.y*ml",
                "!content/**/roadmap.y*ml",
                "!content/**/risks.y*ml",
            ],
            Kind::Targets => &["content/**/targets.yaml", "content/**/targets.yml"],
            Kind::Baseline => &["content/**/baseline.yaml", "content/**/baseline.yml"],
            Kind::Phases => &["content/**/phases.yaml", "content/**/phases.yml"],
            Kind::Roadmap => &["content/**/roadmap.yaml", "content/**/roadmap.yml"],
            Kind::Risks => &["content/**/risks.yaml", "content/**/risks.yml"],
            Kind::Milestone => &["content/**/history/**/*.yaml", "content/**/history/**/*.yml"],
        }
    }

    /// `answers.schema.json`.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.id())
    }

    /// By this a file is known as one that was made here.
    fn mark(self) -> String {
        format!("gapmap schema {}", self.id())
    }

    /// Whether a text is a schema of this kind that was made here, and may be made anew.
    #[must_use]
    pub fn made(self, text: &str) -> bool {
        let comment =
            serde_json::from_str::<Value>(text).ok().and_then(|schema| Some(schema.get("$comment")?.as_str()?.to_owned()));
        comment.is_some_and(|comment| comment.split(';').next() == Some(self.mark().as_str()))
    }
}

/// The schema of a kind of file, for one rubric. `builtin` are the ids and titles of the rubrics that a workspace can name.
#[must_use]
pub fn schema(kind: Kind, rubric: &Rubric, builtin: &[(&str, &str)]) -> Value {
    let mut definitions = shapes::basics();
    let keys = match kind {
        Kind::Config => config::keys(rubric, builtin, &mut definitions),
        Kind::Rubric => rubric::keys(rubric, &mut definitions),
        Kind::Assessment => assessment::keys(rubric, &mut definitions),
        Kind::Answers => answers::keys(rubric, &mut definitions),
        Kind::Targets => answers::aims(rubric, "targets", "target", &mut definitions),
        Kind::Baseline => answers::aims(rubric, "baseline", "baseline", &mut definitions),
        Kind::Phases => answers::phases(rubric, &mut definitions),
        Kind::Roadmap => plan::roadmap_file(rubric, &mut definitions),
        Kind::Risks => risks::file(rubric, &mut definitions),
        Kind::Milestone => assessment::milestone(rubric, &mut definitions),
    };
    document(kind, rubric, keys, definitions)
}

fn document(kind: Kind, rubric: &Rubric, keys: Keys, definitions: Entries) -> Value {
    let version = if rubric.version.is_empty() { String::new() } else { format!(" {}", rubric.version) };
    let of = if kind == Kind::Config { String::new() } else { format!(" for the rubric {}{version};", rubric.id) };
    let mut whole = Entries::new();
    whole.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    let comment = format!("{};{of} `gapmap schema` makes it anew after a change of the rubric", kind.mark());
    whole.insert("$comment".to_owned(), json!(comment));
    whole.insert("title".to_owned(), json!(format!("gapmap {}", kind.id())));
    let purpose = kind.purpose();
    let (first, rest) = purpose.split_at(1);
    whole.insert("description".to_owned(), json!(format!("{}{rest}.", first.to_uppercase())));
    if let Value::Object(shape) = shapes::or_blank(keys.shape()) {
        whole.extend(shape);
    }
    whole.insert("definitions".to_owned(), Value::Object(definitions));
    Value::Object(whole)
}
