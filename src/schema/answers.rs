//! Files of answers, targets, baselines and phases.

use serde_json::Value;

use super::capabilities::{Form, aims as aims_of, answers, note};
use super::shapes::{Entries, Keys, id, list, map, text};
use super::{plan, risks};
use crate::rubric::Rubric;

/// A file of answers. What has files of its own may stand here too.
pub fn keys(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    Keys::new()
        .may("answers", "Answers by id.", answers(rubric, Form::Answer, definitions))
        .may("questions", "Answers in words, by question. Markdown.", questions(rubric))
        .may("risks", "The risk register, which usually stands in risks.yaml.", risks::risks(rubric, definitions))
        .and(risks::limits(rubric))
        .and(plan::settings(rubric))
        .may("items", "Decisions about the roadmap, which usually stand in roadmap.yaml.", plan::items(rubric, definitions))
}

/// Answers in a file that is there for something else.
pub fn elsewhere() -> Keys {
    Keys::new().may("answers", "Answers, which usually stand in a file of their own.", map()).may(
        "questions",
        "Answers in words, which usually stand in a file of their own.",
        map(),
    )
}

/// The questions of the rubric, answered in prose.
pub fn questions(rubric: &Rubric) -> Value {
    let one = |keys: Keys, question: &crate::rubric::Question| {
        let more = [&question.ask, &question.probe].into_iter().filter(|words| !words.is_empty());
        let words: Vec<&str> = std::iter::once(&question.text).chain(more).map(String::as_str).collect();
        keys.may(&question.id, &words.join(" "), note())
    };
    rubric.questions.values().fold(Keys::new(), one).shape()
}

/// A file of targets or baselines; `own` is the key of one in its long form.
pub fn aims(rubric: &Rubric, section: &str, own: &str, definitions: &mut Entries) -> Keys {
    let all = aims_of(rubric, definitions, |points, reached| {
        let mut keys = Keys::new();
        for key in [own, "value", "level"] {
            keys = keys.may(key, "A level or points on the scale.", points.clone());
        }
        if let Some(reached) = reached {
            keys = keys.may("reached", "The state that is aimed at.", reached);
        }
        keys.may("reason", "Why, in one sentence.", text()).may("note", "Words for the report.", text())
    });
    Keys::new()
        .may("answers", &format!("The {own} of every item that has one of its own; the rest is as it is now."), all.clone())
        .may(section, "The same as `answers`.", all)
}

/// A file of phases.
pub fn phases(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    Keys::new().may(
        "phases",
        "Planned states, in their order; each builds on the one before it.",
        phase_list(rubric, definitions),
    )
}

pub fn phase_list(rubric: &Rubric, definitions: &mut Entries) -> Value {
    let phase = Keys::new().must("id", "Such as `2027-q1`.", id()).may("name", "What it is called.", text()).may(
        "answers",
        "The answers that change.",
        answers(rubric, Form::Planned, definitions),
    );
    list(phase.shape())
}
