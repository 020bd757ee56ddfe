//! What teams decide about risks: risks.yaml.

use serde_json::{Value, json};

use super::answers::elsewhere;
use super::capabilities::{NOTE, audience, evidence, note};
use super::plan;
use super::shapes::{
    Entries, Keys, any_of, choice, date, described, list, map, one_or_more, or_blank, reference, suggested, text, whole, words,
};
use crate::rubric::{List, RiskStep, Rubric};

/// risks.yaml, where everything else may stand too.
pub fn file(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    limits(rubric)
        .may(
            "risks",
            "Risks by id: one that the rubric knows is adopted; any other is a risk of your own.",
            risks(rubric, definitions),
        )
        .and(elsewhere())
        .and(plan::settings(rubric))
        .may("items", "Decisions about the roadmap, which usually stand in roadmap.yaml.", map())
}

/// How much risk is admitted.
pub fn limits(rubric: &Rubric) -> Keys {
    let level =
        || choice(rubric.matrix.levels.values().map(|level| (level.id.clone(), format!("{}. {}", level.name, level.action))));
    let categories =
        rubric.risk_categories.values().fold(Keys::new(), |keys, category| keys.may(&category.id, &category.name, level()));
    let shape = any_of([level(), categories.may("else", "All other categories.", level()).shape()]);
    Keys::new().may("appetite", "The highest level that is accepted without treatment; one, or by category.", shape.clone()).may(
        "tolerance",
        "The highest level that is borne while a treatment is under way; one, or by category.",
        shape,
    )
}

/// The risk register.
pub fn risks(rubric: &Rubric, definitions: &mut Entries) -> Value {
    let likelihood = step(&rubric.matrix.likelihood);
    let impact = step(&rubric.matrix.impact);
    let decision = decision(rubric, &likelihood, &impact);
    let adopted = decision
        .clone()
        .may("likelihood", "Replaces the computed likelihood; then say why and by whom.", likelihood.clone())
        .may("impact", "Replaces the computed impact; then say why and by whom.", impact.clone());
    definitions.insert("adopted".to_owned(), or_blank(adopted.shape()));
    let mut keys = Keys::new();
    for risk in rubric.risks.values() {
        let parts = [&risk.cause, &risk.event, &risk.effect].into_iter().filter(|words| !words.is_empty());
        let words: Vec<&str> = parts.map(String::as_str).collect();
        let title = risk.title.trim_end_matches('.');
        keys = keys.with(&risk.id, described(format!("{title}. {}", words.join(" ")).trim_end(), reference("adopted")));
    }
    let own = own(rubric).and(rated(&likelihood, &impact, "as things are")).and(decision);
    keys.others(described("A risk of your own.", own.shape())).shape()
}

fn own(rubric: &Rubric) -> Keys {
    let categories = rubric.risk_categories.values().map(|category| (category.id.clone(), category.name.clone()));
    Keys::new()
        .must("title", "What it is called.", text())
        .may("category", "Which kind of risk.", choice(categories))
        .must("cause", "What is the case today.", text())
        .must("event", "What could happen.", text())
        .must("effect", "What that would do.", text())
}

/// Likelihood and impact, which both must be there; `when` ends the sentences about them.
fn rated(likelihood: &Value, impact: &Value, when: &str) -> Keys {
    Keys::new().must("likelihood", &format!("How likely, {when}."), likelihood.clone()).must(
        "impact",
        &format!("How bad, {when}."),
        impact.clone(),
    )
}

/// Everything but today's rating.
fn decision(rubric: &Rubric, likelihood: &Value, impact: &Value) -> Keys {
    let status = words(&[
        ("draft", "Noted, nobody owns it yet; the default without an owner."),
        ("open", "Owned; the default with an owner."),
        ("treating", "Something is being done about it."),
        ("accepted", "Taken on purpose; say who, why and until when."),
        ("closed", "No longer a risk."),
        ("materialised", "It happened."),
    ]);
    let capabilities = rubric.items().map(|(_, node, _)| (node.id.clone(), node.name.clone()));
    let items = rubric.roadmap.items.values().map(|item| (item.id.clone(), item.text.clone()));
    let judged = |when: &str| rated(likelihood, impact, when).may("why", "How the team comes to it.", text()).shape();
    Keys::new()
        .may("owner", "Who watches it: the id of a participant.", text())
        .may("status", "Where it stands.", status)
        .may("raised", "When it was first seen.", date())
        .may("treatment", "What is done about it.", treatment())
        .may("cost", "What the treatment costs, such as `12000 EUR`.", cost())
        .may("inherent", "With no control in place, in place of the computed rating.", judged("with no control in place"))
        .may("residual", "What is left after the treatment, in place of the computed rating.", judged("after the treatment"))
        .may("reason", "Why it is rated or accepted so.", text())
        .may("by", "Who decided: the id of a participant.", text())
        .may("controls", "What is in place against it already.", one_or_more(&text()))
        .may("trigger", "The sign that it is about to happen, or does.", text())
        .may("proximity", "How soon it could happen.", proximity())
        .may("gaps", "Capabilities it hangs together with, beside those that drive it.", one_or_more(&choice(capabilities)))
        .may("items", "Roadmap items that treat it, beside those of the rubric.", one_or_more(&suggested(items)))
        .may("evidence", "What supports its rating: texts, or maps with `text` or `ref`.", evidence(rubric))
        .may("review", "When to look at it again.", date())
        .may("until", "Until when it is accepted.", date())
        .may("log", "How its rating changed, oldest first.", list(change(likelihood, impact)))
        .may("note", NOTE, note())
        .may("audience", "For whom: reports for a wider circle do not show this risk.", audience())
}

fn treatment() -> Value {
    words(&[
        ("avoid", "Stop what makes it possible."),
        ("reduce", "Make it less likely or less bad."),
        ("share", "Let others carry a part."),
        ("accept", "Take it on purpose; say who, why and until when."),
    ])
}

fn cost() -> Value {
    let amount = json!({ "type": "number", "minimum": 0 });
    let long = Keys::new().must("amount", "The number.", amount).must("currency", "Three letters, such as EUR.", text());
    any_of([long.shape(), text()])
}

fn proximity() -> Value {
    words(&[
        ("now", "It can happen any day."),
        ("month", "Within a month."),
        ("quarter", "Within three months."),
        ("year", "Within a year."),
        ("later", "Later than in a year."),
    ])
}

fn change(likelihood: &Value, impact: &Value) -> Value {
    Keys::new()
        .must("date", "The day of the change.", date())
        .and(rated(likelihood, impact, "from that day on"))
        .may("by", "Who decided: the id of a participant.", text())
        .may("why", "Why.", text())
        .shape()
}

/// A step of the matrix: its number, counted from 1, or its id.
fn step(steps: &List<RiskStep>) -> Value {
    if steps.is_empty() {
        return whole(1, 5);
    }
    let said = |step: &RiskStep| format!("{}. {}", step.name, step.gloss).trim_end().to_owned();
    let (numbers, meanings): (Vec<usize>, Vec<String>) =
        steps.values().enumerate().map(|(at, step)| (at + 1, said(step))).unzip();
    let ids = choice(steps.values().map(|step| (step.id.clone(), said(step))));
    any_of([json!({ "enum": numbers, "enumDescriptions": meanings }), ids])
}
