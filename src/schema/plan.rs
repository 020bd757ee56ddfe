//! What teams decide about the work: roadmap.yaml.

use serde_json::{Value, json};

use super::answers::elsewhere;
use super::capabilities::{NOTE, note};
use super::shapes::{
    Entries, Keys, any_of, choice, date, described, list, map, map_of, one_or_more, or_blank, range, reference, suggested, text,
    whole, words,
};
use super::{risks, scales};
use crate::rubric::Rubric;

/// roadmap.yaml, where everything else may stand too.
pub fn roadmap_file(rubric: &Rubric, definitions: &mut Entries) -> Keys {
    settings(rubric)
        .may(
            "items",
            "Decisions about roadmap items, by id; an id the rubric does not know is an item of your own.",
            items(rubric, definitions),
        )
        .and(elsewhere())
        .and(risks::limits(rubric))
        .may("risks", "The risk register, which usually stands in risks.yaml.", map())
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
