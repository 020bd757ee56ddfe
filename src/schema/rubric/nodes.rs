//! The nodes of the tree, kind by kind.

use serde_json::{Value, json};

use super::{aggregates, points, ref_ids};
use crate::rubric::{Kind, Rubric};
use crate::schema::shapes::{
    Entries, Keys, any_of, choice, described, id, list, map_of, number, one_or_more, or_blank, reference, text,
};

/// Defines the nodes of every kind.
pub fn define(rubric: &Rubric, definitions: &mut Entries) {
    let kinds: Vec<&Kind> = rubric.kinds.values().collect();
    for (at, kind) in kinds.iter().enumerate() {
        let is_item = at + 1 == kinds.len();
        let mut keys = if is_item { item() } else { Keys::new() };
        keys = node(kind).and(keys);
        for facet in rubric.facets.values() {
            let values = choice(facet.values.iter().map(|value| (value.clone(), facet.name.clone())));
            keys = keys.may(&facet.id, &facet.name, values);
        }
        keys = kinds.iter().skip(at + 1).fold(keys, |keys, below| below_it(keys, below));
        definitions.insert(format!("node.{}", kind.id), keys.shape());
    }
}

/// Adds the lists of nodes to the keys of a rubric. A plural goes before what its key means elsewhere.
pub fn at_root(rubric: &Rubric, keys: Keys) -> Keys {
    rubric.kinds.values().fold(keys, below_it)
}

fn below_it(keys: Keys, kind: &Kind) -> Keys {
    if kind.plural.is_empty() {
        return keys;
    }
    keys.may(&kind.plural, &format!("{}: nodes, in order.", kind.name), list(reference(&format!("node.{}", kind.id))))
}

/// What every node may have.
fn node(kind: &Kind) -> Keys {
    Keys::new()
        .must("id", &format!("The id of this {}; answers and references use it.", kind.id), id())
        .may("code", "Printed before the name, such as `1.1`.", text())
        .may("name", "What people read.", text())
        .may("short", "For charts and narrow places.", text())
        .may("text", "The words a task list uses for it.", text())
        .may("weight", "How much it counts; 1 where nothing is said.", json!({ "type": "number", "minimum": 0 }))
        .may("aggregate", "How its score follows, where its kind says something else.", reference("aggregate"))
        .may("questions", "Questions that are answered in prose.", list(reference("question")))
        .may("target", "A level, or one per profile.", any_of([map_of(points()), text()]))
        .may("tags", "What assessments select it by.", ref_ids("tag"))
        .may("when", "Out of scope unless this holds.", reference("condition"))
}

/// What answered nodes have besides.
fn item() -> Keys {
    let levels = described("One observable descriptor per level.", or_blank(map_of(text())));
    Keys::new()
        .may("scale", "How it is answered, where its kind says something else.", reference("scale-or-id"))
        .may("measures", "The ways in which it is answered, where there are several.", list(measure()))
        .may("votes", "What votes on it do.", reference("votes"))
        .may(
            "criteria",
            "What must be ticked for an answer above the lowest.",
            any_of([list(any_of([criterion(), text()])), text()]),
        )
        .with("levels", levels)
        .may("why", "Why it matters.", text())
        .may("evidence", "What to ask for.", one_or_more(&text()))
        .may("overscore", "The usual way to score too high.", text())
        .may("na_when", "When it may be not applicable.", text())
        .may("genai", "What is different with generative AI.", text())
        .may("maps", "What it is called in other frameworks.", map_of(framework()))
        .may("refs", "References.", ref_ids("reference"))
}

fn measure() -> Value {
    Keys::new()
        .must("id", "What answers name it by.", id())
        .may("name", "What people read.", text())
        .may("scale", "How it is answered.", reference("scale-or-id"))
        .may("weight", "How much it counts.", json!({ "type": "number", "minimum": 0 }))
        .may("missing", "What it counts as when only others are answered.", aggregates::missing())
        .shape()
}

fn criterion() -> Value {
    Keys::new().may("id", "What answers name it by; else its number.", id()).must("text", "What must hold.", text()).shape()
}

/// Identifiers, or the points that each level of a reading needs.
fn framework() -> Value {
    let thresholds = json!({
        "type": "object",
        "patternProperties": { "^l\\d+$": any_of([number(), text()]) },
        "additionalProperties": false,
    });
    any_of([thresholds, one_or_more(&text())])
}
