//! assessment.yaml, and milestones, which hold everything.

use serde_json::Value;

use super::answers::{phase_list, questions};
use super::capabilities::{Form, NOTE, aims, answers, audience, note};
use super::shapes::{Entries, Keys, any_of, choice, date, id, list, number, one_or_more, suggested, text, words, yes_or_no};
use super::{plan, risks};
use crate::rubric::{FactKind, Metric, Rubric};

pub fn keys(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    let profiles = rubric.profiles.values().map(|profile| (profile.id.clone(), format!("{}. {}", profile.name, profile.gloss)));
    let current = (rubric.version.clone(), "The version of the rubric in this workspace.".to_owned());
    Keys::new()
        .must("subject", "Who or what is assessed.", text())
        .may("scope", "What the answers are about, in words; or with the tags that select a part of the rubric.", scope(rubric))
        .may("rubric", "The rubric that is answered.", choice([(rubric.id.clone(), rubric.title.clone())]))
        .may("rubric_version", "The version of the rubric that was answered.", suggested([current]))
        .may("period", "Such as `2026-Q4`.", text())
        .must("date", "The day of the assessment.", date())
        .may("profile", "The kind of organisation; it decides targets and weights.", choice(profiles))
        .may("headline", "The first sentence of the report, in your words.", text())
        .may("summary", "What stands below it. Markdown.", text())
        .may("facilitator", "Who led through it: the id of a participant.", text())
        .may("participants", "Everyone who is named as owner, voter or decider.", participants())
        .may("facts", "Facts about the context; targets, risks and tool advice depend on them.", facts(rubric))
        .may("targets", "Targets of the team's own, with the reason.", targets(rubric, definitions))
        .may("phases", "Planned states, in their order; each builds on the one before it.", phase_list(rubric, definitions))
        .may("metrics", "What was measured, by metric.", metrics(rubric))
        .may("next_steps", "What became of the next steps.", next_steps(rubric))
}

/// Every key of assessment.yaml, and everything beside it.
pub fn milestone(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    let roadmap = plan::settings(rubric).may("items", "Decisions about roadmap items, by id.", plan::items(rubric, definitions));
    Keys::new()
        .must("milestone", "The name of this state, such as `2026-Q3`.", text())
        .and(keys(rubric, definitions))
        .may("answers", "Answers by id.", answers(rubric, Form::Answer, definitions))
        .may("questions", "Answers in words, by question. Markdown.", questions(rubric))
        .may("roadmap", "As in roadmap.yaml.", roadmap.shape())
        .and(risks::limits(rubric))
        .may("risks", "As under `risks:` in risks.yaml.", risks::risks(rubric, definitions))
}

fn scope(rubric: &Rubric) -> Value {
    let tag = choice(rubric.tags.values().map(|tag| (tag.id.clone(), tag.name.clone())));
    let long = Keys::new().may("text", "What the answers are about.", text()).may(
        "tags",
        "Only what has one of these tags; [] is everything.",
        one_or_more(&tag),
    );
    any_of([long.shape(), text()])
}

fn participants() -> Value {
    let one = Keys::new()
        .must("id", "What answers name the person by.", id())
        .may("name", "What reports show.", text())
        .may("role", "What the person does.", text())
        .may("votes", "Whether the person votes; true where nothing is said.", yes_or_no())
        .may("audience", "Who may see the name; others see the role.", audience());
    list(one.shape())
}

fn facts(rubric: &Rubric) -> Value {
    let shape = |kind: FactKind| match kind {
        FactKind::Number => number(),
        FactKind::YesNo => yes_or_no(),
        FactKind::List => one_or_more(&text()),
        FactKind::Text => text(),
    };
    rubric.facts.values().fold(Keys::new(), |keys, fact| keys.may(&fact.id, &fact.name, shape(fact.kind))).shape()
}

fn targets(rubric: &Rubric, definitions: &mut Entries) -> Value {
    aims(rubric, definitions, |points, _| {
        Keys::new().must("target", "A level or points on the scale.", points).may("reason", "Why, in one sentence.", text())
    })
}

fn metrics(rubric: &Rubric) -> Value {
    let reading = Keys::new()
        .may("value", "The number, without its unit.", number())
        .may("currency", "Such as EUR.", text())
        .may("date", "When it was measured.", date())
        .may("source", "Where the number comes from.", text())
        .may("note", NOTE, note())
        .shape();
    let shape = any_of([number(), reading]);
    rubric.metrics.values().fold(Keys::new(), |keys, metric| keys.may(&metric.id, &words_of(metric), shape.clone())).shape()
}

fn words_of(metric: &Metric) -> String {
    let unit = if metric.unit.is_empty() { String::new() } else { format!(" ({})", metric.unit) };
    let definition = if metric.definition.is_empty() { &metric.text } else { &metric.definition };
    format!("{}{unit}. {definition}", metric.name)
}

fn next_steps(rubric: &Rubric) -> Value {
    let status = words(&[
        ("open", "Not begun; the default."),
        ("in-progress", "Begun."),
        ("done", "Finished."),
        ("skipped", "Left out on purpose."),
    ]);
    let decision = Keys::new()
        .may("status", "Where it stands.", status)
        .may("owner", "Who does it: the id of a participant.", text())
        .may("due", "Until when.", date())
        .may("note", NOTE, note())
        .shape();
    rubric.steps.values().fold(Keys::new(), |keys, step| keys.may(&step.id, &step.text, decision.clone())).shape()
}
