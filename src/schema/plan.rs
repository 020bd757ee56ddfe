//! What teams decide: roadmap.yaml and risks.yaml.

use serde_json::{Value, json};

use super::answers::elsewhere;
use super::capabilities::{NOTE, audience, note};
use super::scales;
use super::shapes::{
    Entries, Keys, any_of, choice, date, described, list, map, map_of, one_or_more, or_blank, range, reference, suggested, text,
    whole, words,
};
use crate::rubric::{List, RiskStep, Rubric};

/// roadmap.yaml, where everything else may stand too.
pub fn roadmap_file(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    settings(rubric)
        .may(
            "items",
            "Decisions about roadmap items, by id; an id the rubric does not know is an item of your own.",
            items(rubric, definitions),
        )
        .and(elsewhere())
        .may("risks", "The risk register, which usually stands in risks.yaml.", map())
}

/// risks.yaml, where everything else may stand too.
pub fn risks_file(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    Keys::new()
        .may(
            "risks",
            "Risks by id: one that the rubric knows is adopted; any other is a risk of your own.",
            risks(rubric, definitions),
        )
        .and(elsewhere())
        .and(settings(rubric))
        .may("items", "Decisions about the roadmap, which usually stand in roadmap.yaml.", map())
}

/// What holds for the whole roadmap.
pub fn settings(rubric: &Rubric) -> Keys {
    let sizes = rubric.roadmap.sizes.values().map(|size| (size.id.clone(), size.text.clone()));
    Keys::new()
        .may("start", "The Monday of week 1; without it, the date of the assessment.", date())
        .may("people", "How many people work on one item at a time.", json!({ "type": "number", "minimum": 1 }))
        .may("size", "The size of organisation that efforts are read for, in place of what the rubric derives.", choice(sizes))
        .may(
            "capacity",
            "Person-weeks that a calendar week has room for: of the whole team, or of the team and of people.",
            capacity(),
        )
        .may("holidays", "Days on which nobody works.", holidays())
}

fn capacity() -> Value {
    let of_people = "Of single people, by the id of a participant; it bounds the items they own.";
    let parts = Keys::new().may("team", "Of the whole team.", room()).may("people", of_people, map_of(room()));
    any_of([room(), parts.shape()])
}

/// Person-weeks a week.
fn room() -> Value {
    json!({ "type": "number", "exclusiveMinimum": 0 })
}

fn holidays() -> Value {
    let stretch = Keys::new()
        .must("from", "The first day.", date())
        .may("to", "The last day; without it, the same day.", date())
        .may("name", "What it is.", text());
    one_or_more(&any_of([date(), stretch.shape()]))
}

/// Roadmap items: what was decided about the rubric's, and those of the team's own.
pub fn items(rubric: &Rubric, definitions: &mut Entries) -> Value {
    definitions.insert("decision".to_owned(), or_blank(item_decision().shape()));
    let mut keys = Keys::new();
    for item in rubric.roadmap.items.values() {
        let outcome = if item.outcome.is_empty() { String::new() } else { format!(" {}", item.outcome) };
        keys = keys.with(&item.id, described(&format!("{}.{outcome}", item.text.trim_end_matches('.')), reference("decision")));
    }
    keys.others(described("A roadmap item of your own.", own_item(rubric).shape())).shape()
}

fn item_decision() -> Keys {
    let status = words(&[
        ("planned", "Not begun."),
        ("in-progress", "Begun."),
        ("done", "Finished; what it closes is closed."),
        ("skipped", "Left out on purpose."),
        ("deferred", "Not now: its do-not-start condition holds."),
    ]);
    Keys::new()
        .may("status", "Where it stands.", status)
        .may("owner", "Who does it: the id of a participant.", text())
        .may("start", "When it begins, or began.", date())
        .may("finish", "When it ends, or ended.", date())
        .may("effort", "Person-weeks: one number, or from-to.", range())
        .may("note", NOTE, note())
}

fn own_item(rubric: &Rubric) -> Keys {
    let phases = rubric.roadmap.phases.values().map(|phase| (phase.id.clone(), format!("{}. {}", phase.name, phase.text)));
    let capabilities = rubric.items().map(|(_, node, _)| (node.id.clone(), node.name.clone()));
    let close = Keys::new().must("capability", "What it improves.", choice(capabilities)).must(
        "to",
        "The level it reaches.",
        any_points(rubric),
    );
    let known = rubric.roadmap.items.values().map(|item| (item.id.clone(), item.text.clone()));
    Keys::new()
        .must("title", "What is done.", text())
        .must("phase", "The phase it belongs to.", choice(phases))
        .must("closes", "The gaps it closes.", list(close.shape()))
        .may("needs", "Items that must be finished first.", one_or_more(&suggested(known.clone())))
        .may("after", "Items it is better done after.", one_or_more(&suggested(known)))
        .may("outcome", "What is different then.", text())
        .may("impact", "How much it helps, from 1 to 5.", whole(1, 5))
        .and(item_decision())
}

/// Points on any scale that is answered.
fn any_points(rubric: &Rubric) -> Value {
    let mut seen = Vec::new();
    let mut alternatives = Vec::new();
    for (.., item) in rubric.items() {
        if !seen.contains(&item.scale) {
            seen.push(item.scale);
            alternatives.extend(scales::options(rubric.scale_of(item), &[]));
            alternatives.extend(scales::number_of_points(rubric.scale_of(item)));
        }
    }
    any_of(alternatives)
}

/// The risk register.
pub fn risks(rubric: &Rubric, definitions: &mut Entries) -> Value {
    let likelihood = step(&rubric.matrix.likelihood);
    let impact = step(&rubric.matrix.impact);
    let adopted = risk_decision(&likelihood, &impact)
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
    keys.others(described("A risk of your own.", own_risk(rubric, &likelihood, &impact).shape())).shape()
}

fn own_risk(rubric: &Rubric, likelihood: &Value, impact: &Value) -> Keys {
    let categories = rubric.risk_categories.values().map(|category| (category.id.clone(), category.name.clone()));
    let items = rubric.roadmap.items.values().map(|item| (item.id.clone(), item.text.clone()));
    Keys::new()
        .must("title", "What it is called.", text())
        .may("category", "Which kind of risk.", choice(categories))
        .must("cause", "What is the case today.", text())
        .must("event", "What could happen.", text())
        .must("effect", "What that would do.", text())
        .must("likelihood", "How likely, as things are.", likelihood.clone())
        .must("impact", "How bad.", impact.clone())
        .may("items", "Roadmap items that treat it.", one_or_more(&suggested(items)))
        .and(risk_decision(likelihood, impact))
}

/// Everything but the rating.
fn risk_decision(likelihood: &Value, impact: &Value) -> Keys {
    let status = words(&[
        ("draft", "Noted, nobody owns it yet; the default without an owner."),
        ("open", "Owned; the default with an owner."),
        ("treating", "Something is being done about it."),
        ("accepted", "Taken on purpose; say who, why and until when."),
        ("closed", "No longer a risk."),
        ("materialised", "It happened."),
    ]);
    let treatment = words(&[
        ("avoid", "Stop what makes it possible."),
        ("reduce", "Make it less likely or less bad."),
        ("share", "Let others carry a part."),
        ("accept", "Take it on purpose; say who, why and until when."),
    ]);
    let residual =
        Keys::new().must("likelihood", "How likely, then.", likelihood.clone()).must("impact", "How bad, then.", impact.clone());
    Keys::new()
        .may("owner", "Who watches it: the id of a participant.", text())
        .may("status", "Where it stands.", status)
        .may("treatment", "What is done about it.", treatment)
        .may("residual", "What is left after the treatment.", residual.shape())
        .may("reason", "Why it is rated or accepted so.", text())
        .may("by", "Who decided: the id of a participant.", text())
        .may("review", "When to look at it again.", date())
        .may("until", "Until when it is accepted.", date())
        .may("note", NOTE, note())
        .may("audience", "For whom: reports for a wider circle do not show this risk.", audience())
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
