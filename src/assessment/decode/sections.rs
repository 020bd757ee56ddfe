//! Collecting what the files of one state hold, whatever their names: answers, prose, roadmap, risks.

use crate::diagnostics::{Diagnostics, Span, codes};
use crate::rubric::Rubric;
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};
use crate::syntax::{Body, Document};

use super::context::report_twice;
use super::{is_foreign, misplaced};

/// Keys that any YAML file or front matter may have.
const KEYS: &[&str] =
    &["answers", "questions", "start", "people", "capacity", "holidays", "items", "risks", "appetite", "tolerance"];

/// Everything that stands beside the head of an assessment, not yet understood.
#[derive(Debug, Default)]
pub struct Sections<'a> {
    pub answers: Vec<&'a Entry>,
    pub questions: Vec<&'a Entry>,
    pub items: Vec<&'a Entry>,
    pub risks: Vec<&'a Entry>,
    /// From targets.yaml.
    pub targets: Vec<&'a Entry>,
    /// Whether there is a targets.yaml.
    pub has_target_file: bool,
    /// From baseline.yaml.
    pub baseline: Vec<&'a Entry>,
    /// From assessment.yaml and phases.yaml.
    pub phases: Vec<&'a Value>,
    pub start: Option<Setting<'a>>,
    pub people: Option<Setting<'a>>,
    pub appetite: Option<Setting<'a>>,
    pub tolerance: Option<Setting<'a>>,
    pub size: Option<Setting<'a>>,
    pub capacity: Option<Setting<'a>>,
    pub holidays: Option<Setting<'a>>,
    pub pages: Vec<Page<'a>>,
}

/// A file beside the answers that is read by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    Targets,
    Baseline,
    Phases,
}

impl Plan {
    /// What a file is, by its path below the folder of the assessment.
    pub fn of_file(name: &str) -> Option<Self> {
        match name {
            "targets.yaml" | "targets.yml" => Some(Plan::Targets),
            "baseline.yaml" | "baseline.yml" => Some(Plan::Baseline),
            "phases.yaml" | "phases.yml" => Some(Plan::Phases),
            _ => None,
        }
    }
}

/// The text of a Markdown file.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub body: &'a Body,
    /// Whether the file is there for answers, and is not another tool's or a recorded one.
    pub is_for_answers: bool,
}

/// A single value and its key.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub key: Span,
    pub value: &'a Value,
}

impl<'a> Sections<'a> {
    /// A file with answers, roadmap or risks; `is_loose` for one that is an assessment by itself.
    pub fn add_document(&mut self, rubric: &Rubric, document: &'a Document, is_loose: bool, sink: &mut Diagnostics) {
        if misplaced::report(rubric, document, sink) {
            return;
        }
        let data = document.data.as_ref().filter(|data| document.body.is_none() || !is_foreign(data, KEYS));
        let is_plain = document.data.is_none() && !is_loose && !is_readme(document);
        self.pages.extend(document.body.as_ref().map(|body| Page { body, is_for_answers: is_plain || data.is_some() }));
        let Some(data) = data else {
            if let Some(foreign) = &document.data {
                misplaced::report_outside(rubric, foreign, sink);
            }
            return;
        };
        if let Some(mut fields) = Fields::of(data, "file of answers", sink) {
            self.add_answers(&mut fields, sink);
            self.add_roadmap(&mut fields, sink);
            let outside: Vec<Span> = misplaced::report_beside(rubric, &fields, data, sink);
            fields.finish_but(|entry| outside.contains(&entry.key_span), sink);
        }
    }

    /// A file of targets, baselines or phases.
    pub fn add_plan(&mut self, plan: Plan, document: &'a Document, sink: &mut Diagnostics) {
        let Some(data) = &document.data else {
            return;
        };
        let what = match plan {
            Plan::Targets => "file of targets",
            Plan::Baseline => "file of baselines",
            Plan::Phases => "file of phases",
        };
        let Some(mut fields) = Fields::of(data, what, sink) else {
            return;
        };
        match plan {
            Plan::Targets => {
                self.has_target_file = true;
                self.targets.extend(fields.map("answers", sink));
                self.targets.extend(fields.map("targets", sink));
            }
            Plan::Baseline => {
                self.baseline.extend(fields.map("answers", sink));
                self.baseline.extend(fields.map("baseline", sink));
            }
            Plan::Phases => self.phases.extend(fields.list("phases", sink)),
        }
        fields.finish(sink);
    }

    /// The keys of a milestone that are not those of its head.
    pub fn add_milestone(&mut self, fields: &mut Fields<'a>, sink: &mut Diagnostics) {
        self.add_answers(fields, sink);
        if let Some(mut roadmap) = fields.fields("roadmap", "roadmap", sink) {
            self.add_roadmap(&mut roadmap, sink);
            roadmap.finish(sink);
        }
    }

    fn add_answers(&mut self, fields: &mut Fields<'a>, sink: &mut Diagnostics) {
        self.answers.extend(fields.map("answers", sink));
        self.questions.extend(fields.map("questions", sink));
        self.risks.extend(fields.map("risks", sink));
        set(&mut self.appetite, "appetite", fields, sink);
        set(&mut self.tolerance, "tolerance", fields, sink);
    }

    fn add_roadmap(&mut self, fields: &mut Fields<'a>, sink: &mut Diagnostics) {
        set(&mut self.start, "start", fields, sink);
        set(&mut self.people, "people", fields, sink);
        set(&mut self.size, "size", fields, sink);
        set(&mut self.capacity, "capacity", fields, sink);
        set(&mut self.holidays, "holidays", fields, sink);
        self.items.extend(fields.map("items", sink));
    }
}

fn is_readme(document: &Document) -> bool {
    document.path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
}

fn set<'a>(setting: &mut Option<Setting<'a>>, key: &'static str, fields: &mut Fields<'a>, sink: &mut Diagnostics) {
    let Some(value) = fields.value(key) else {
        return;
    };
    let place = fields.key_span(key).unwrap_or(value.span);
    match setting {
        Some(first) => report_twice(&codes::assessment::GIVEN_TWICE, key, place, first.key, sink),
        None => *setting = Some(Setting { key: place, value }),
    }
}

/// The fields of an entry's value; nothing, silently, when it is empty.
pub fn fields_of<'a>(entry: &'a Entry, what: &'static str, sink: &mut Diagnostics) -> Option<Fields<'a>> {
    match entry.value.kind {
        Kind::Null => None,
        _ => Fields::of(&entry.value, what, sink),
    }
}

/// A text that says something: not empty and not only blanks.
pub fn said(value: &Value, sink: &mut Diagnostics) -> Option<String> {
    match value.kind {
        Kind::Null => None,
        _ => fields::text(value, sink).filter(|text| !text.trim().is_empty()),
    }
}

/// A text that must be there and say something.
pub fn required_said(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<String> {
    let value = fields.required(key, sink)?;
    let text = fields::text(value, sink)?;
    if text.trim().is_empty() {
        sink.report(&codes::yaml::MISSING_KEY, value.span, format!("`{key}` is empty"));
        return None;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, read, with, with_markdown};

    #[test]
    fn foreign_front_matter_is_ignored_and_a_mistyped_key_is_not() {
        assert_eq!(with_markdown("---\nversion: \"1.0.0\"\nprompt_techniques: [a, b]\n---\n# Title\n").found(), []);
        let mistyped = with_markdown("---\nanswer: {mon-perf: 2}\nversion: 1\n---\n");
        assert_eq!(mistyped.found(), [("yaml/unknown-key", "answer"), ("yaml/unknown-key", "version")]);
        assert_eq!(with_markdown("---\nanswers: {mon-perf: 2}\ntags: [a]\n---\n").found(), [("yaml/unknown-key", "tags")]);
        assert_eq!(with("version: 1\n").found(), [("yaml/unknown-key", "version")]);
    }

    #[test]
    fn answers_beside_their_key_are_to_be_indented() {
        let fixed = |text: &str| {
            let outcome = with(text);
            let found: Vec<_> = outcome.found().into_iter().map(|(code, _)| code).collect();
            assert!(!found.is_empty() && found.iter().all(|code| *code == "answer/outside-answers"), "{text}: {found:?}");
            outcome.fixed("more.yaml")
        };
        let text = "answers:\nmon-perf: 2\nexp-hpo: {level: 1}\nstart: 2026-11-30\n";
        assert_eq!(fixed(text), "answers:\n  mon-perf: 2\n  exp-hpo: {level: 1}\nstart: 2026-11-30\n");
        for text in [
            "answers:\nmon-perf:\n  level: 2\n",
            "answers: {exp-hpo: 1}\nmon-perf: 2\n",
            "mon-perf: 2\nanswers:\n",
            "{answers: , mon-perf: 2}\n",
            "answers:\nstart: 2026-11-30\nmon-perf: 2\n",
            "answers:\n! mon-perf: 2\n",
        ] {
            assert_eq!(fixed(text), text);
        }
    }

    #[test]
    fn settings_and_entries_stand_once() {
        let files = |a, b| [("assessment.yaml", HEAD), ("a.yaml", a), ("b.yaml", b)];
        for (text, marked) in [
            ("start: 2026-11-30\n", "start"),
            ("people: 2\n", "people"),
            ("capacity: 2\n", "capacity"),
            ("holidays: [2026-12-25]\n", "holidays"),
            ("items: {R1: {status: done}}\n", "R1"),
            ("risks: {alert-fatigue: {status: open}}\n", "alert-fatigue"),
        ] {
            let outcome = read(&files(text, text));
            assert_eq!(outcome.found(), [("assessment/given-twice", marked)]);
            assert!(outcome.related()[0].starts_with("content/team/a.yaml:1:"));
        }
    }
}
