//! Answers, item by item: the value with its levels, and the long form with every key.

use serde_json::{Value, json};

use super::scales;
use super::shapes::{
    Entries, Keys, any_of, blank, choice, date, described, id, list, map_of, one_or_more, or_blank, reference, share, text,
    words, yes_or_no,
};
use crate::rubric::{Answerable, Ix, Node, Rubric};

/// In which long form answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With target and baseline.
    Answer,
    /// In a phase, which sets neither.
    Planned,
}

/// The map of answers, by item.
pub fn answers(rubric: &Rubric, form: Form, definitions: &mut Entries) -> Value {
    details(rubric, definitions);
    let mut keys = Keys::new();
    for (ix, node, item) in rubric.items() {
        let short = values(rubric, node, item, definitions);
        let long = long(rubric, (ix, node, item), form, definitions);
        keys = keys.with(&node.id, capability(rubric, node, item, short, long));
    }
    keys.shape()
}

/// A map from items to points that are aimed at; `long` makes the long form of one.
pub fn aims(rubric: &Rubric, definitions: &mut Entries, long: impl Fn(Value, Option<Value>) -> Keys) -> Value {
    let mut keys = Keys::new();
    for (_, node, item) in rubric.items() {
        let points = points(rubric, node, item, definitions);
        let reached = scales::reached(rubric.scale_of(item), &item.descriptors);
        let long = long(points.clone(), reached).shape_beside();
        keys = keys.with(&node.id, capability(rubric, node, item, vec![points], long));
    }
    keys.shape()
}

/// What is said about one item: one of these values, or a map. What the map may hold stands beside the alternatives, so that an editor
/// names the key that is wrong.
fn capability(rubric: &Rubric, node: &Node, item: &Answerable, values: Vec<Value>, long: Value) -> Value {
    json!({
        "title": title(node),
        "description": format!("{}: {}", title(node), about(node, item)),
        "markdownDescription": in_markdown(rubric, node, item),
        "allOf": [long],
        "anyOf": values.into_iter().chain([json!({ "type": "object" }), blank()]).collect::<Vec<_>>(),
    })
}

/// `1.1 Experiment tracking`.
fn title(node: &Node) -> String {
    format!("{} {}", node.code, node.name).trim().to_owned()
}

/// Why it matters, or else its own words.
fn about<'n>(node: &'n Node, item: &'n Answerable) -> &'n str {
    if item.why.is_empty() { &node.text } else { &item.why }
}

/// Name, reason, questions, and how to answer well.
fn in_markdown(rubric: &Rubric, node: &Node, item: &Answerable) -> String {
    let mut parts = vec![format!("**{}**", plain(&title(node)))];
    parts.extend((node.text != node.name).then(|| plain(&node.text)));
    parts.extend((!item.why.is_empty()).then(|| plain(&item.why)));
    parts.extend(asked(rubric, node).map(|questions| format!("Asked: {}", plain(&questions))));
    parts.extend((!item.evidence.is_empty()).then(|| format!("Evidence: {}", plain(&item.evidence.join("; ")))));
    parts.extend((!item.overscore.is_empty()).then(|| format!("Scored too high when: {}", plain(&item.overscore))));
    parts.extend(item.na_when.as_ref().map(|when| format!("Not applicable when: {}", plain(when))));
    parts.join("\n\n")
}

/// The questions that inform an item.
fn asked(rubric: &Rubric, node: &Node) -> Option<String> {
    let own = rubric.nodes.find(&node.id);
    let questions = rubric.questions.values().filter(|question| own.is_some_and(|own| question.informs.contains(&own)));
    let texts: Vec<&str> = questions.map(|question| question.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// A text of the rubric on one line, where marks of Markdown mean themselves.
fn plain(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let escaped = words.chars().map(|c| if "\\`*_{}[]<>#".contains(c) { format!("\\{c}") } else { c.to_string() });
    escaped.collect()
}

/// Defines everything that answers on an item's scale can be, but `unknown`: alternatives.
fn options(rubric: &Rubric, node: &Node, item: &Answerable, definitions: &mut Entries) -> Vec<Value> {
    let options = scales::options(rubric.scale_of(item), &item.descriptors);
    let mut references = Vec::new();
    for (at, option) in options.into_iter().enumerate() {
        // Titles differ for the same reason as in `blank`.
        let (name, title) = match (at, option.get("items")) {
            (0, _) => (format!("options.{}", node.id), title(node)),
            (_, None) => (format!("ids.{}", node.id), format!("{} (by id)", title(node))),
            (_, Some(_)) => (format!("lists.{}", node.id), format!("{} (several)", title(node))),
        };
        definitions.entry(name.as_str()).or_insert_with(|| headed(&title, about(node, item), option));
        references.push(reference(&name));
    }
    references
}

/// An answer without a map.
fn values(rubric: &Rubric, node: &Node, item: &Answerable, definitions: &mut Entries) -> Vec<Value> {
    let options = if item.measures.is_empty() { options(rubric, node, item, definitions) } else { Vec::new() };
    options.into_iter().chain(scales::unknown(rubric.scale_of(item))).collect()
}

/// Defines what stands behind `level` and `value`.
fn value(rubric: &Rubric, node: &Node, item: &Answerable, definitions: &mut Entries) -> Value {
    let name = format!("value.{}", node.id);
    // A state may be written with its date, without its key.
    let dated = scales::reached(rubric.scale_of(item), &item.descriptors).filter(|_| item.measures.is_empty()).map(under_its_key);
    let alternatives: Vec<Value> = values(rubric, node, item, definitions).into_iter().chain(dated).collect();
    definitions.insert(name.clone(), headed(&title(node), "The level or the answer.", any_of(alternatives)));
    reference(&name)
}

fn under_its_key(reached: Value) -> Value {
    json!({ "type": "object", "properties": { "reached": reached }, "required": ["reached"], "additionalProperties": false })
}

/// Defines points on an item's scale.
fn points(rubric: &Rubric, node: &Node, item: &Answerable, definitions: &mut Entries) -> Value {
    let name = format!("points.{}", node.id);
    let scale = rubric.scale_of(item);
    let alternatives = options(rubric, node, item, definitions).into_iter().chain(scales::number_of_points(scale));
    let alternatives: Vec<Value> = alternatives.collect();
    definitions.insert(name.clone(), headed(&title(node), "A level, or points on the scale.", any_of(alternatives)));
    reference(&name)
}

/// Defines the long form of an answer.
fn long(rubric: &Rubric, (ix, node, item): (Ix<Node>, &Node, &Answerable), form: Form, definitions: &mut Entries) -> Value {
    let value = value(rubric, node, item, definitions);
    let mut keys = Keys::new().may("level", "The level that holds today.", value.clone()).may(
        "value",
        "The answer; the same as `level`.",
        value.clone(),
    );
    if let Some(reached) = scales::reached(rubric.scale_of(item), &item.descriptors) {
        keys = keys.may("reached", "The states that were reached, with their dates; the furthest counts.", reached);
    }
    if form == Form::Answer {
        let points = points(rubric, node, item, definitions);
        keys = keys
            .may("target", "Where the team wants to be, in place of the rubric's target.", points.clone())
            .with("target_reason", reference("target_reason"))
            .may("baseline", "Where it started.", points);
    }
    for detail in ["confidence", "pain", "coverage", "evidence", "owner"] {
        keys = keys.with(detail, reference(detail));
    }
    keys = keys.may("votes", "What every voter says, by participant, in the form of an answer.", map_of(value));
    if !item.measures.is_empty() {
        keys = keys.may("measures", "One answer per measure.", measures(rubric, item));
    }
    if !item.criteria.is_empty() {
        keys = keys.may("criteria", "What holds of what must hold for an answer above the lowest.", criteria(item));
    }
    for detail in ["assessed", "note", "audience"] {
        keys = keys.with(detail, reference(detail));
    }
    if rubric.allows_na(ix) {
        keys = keys.may("na", &na(item), any_of([json!({ "const": true }), id()]));
        keys = keys.with("reason", reference("na_reason")).with("until", reference("na_until"));
        keys = keys.only_with("na", &["reason", "until"]);
    }
    let name = match form {
        Form::Answer => format!("answer.{}", node.id),
        Form::Planned => format!("planned.{}", node.id),
    };
    definitions.insert(name.clone(), keys.shape_beside());
    reference(&name)
}

/// The shape under a title, so that editors explain the whole of it.
fn headed(title: &str, description: &str, shape: Value) -> Value {
    let mut whole = Entries::new();
    whole.insert("title".to_owned(), json!(title));
    if let Value::Object(shape) = described(description, shape) {
        whole.extend(shape);
    }
    Value::Object(whole)
}

fn na(item: &Answerable) -> String {
    let when = item.na_when.as_ref().map(|when| format!(" Allowed when: {when}")).unwrap_or_default();
    format!("Not applicable: a word for why, or true; with `reason` and `until`.{when}")
}

fn measures(rubric: &Rubric, item: &Answerable) -> Value {
    let own = rubric.scale_of(item);
    let mut keys = Keys::new();
    for measure in item.measures.values() {
        let scale = &rubric.scales[measure.scale];
        let descriptors = scales::descriptors_on(scale, own, item);
        let plain = any_of(scales::options(scale, descriptors).into_iter().chain(scales::unknown(scale)));
        let mut long = Keys::new()
            .may("level", "The level of this measure.", plain.clone())
            .may("value", "The answer; the same as `level`.", plain.clone())
            .may("note", "Words for this measure.", note());
        if let Some(reached) = scales::reached(scale, descriptors) {
            long = long.may("reached", "The states that were reached, with their dates.", reached);
        }
        keys = keys.may(&measure.id, &measure.name, any_of([plain, long.shape()]));
    }
    keys.shape()
}

fn criteria(item: &Answerable) -> Value {
    let one = choice(item.criteria.values().map(|criterion| (criterion.id.clone(), criterion.text.clone())));
    let by_id = item.criteria.values().fold(Keys::new(), |keys, criterion| keys.may(&criterion.id, &criterion.text, yes_or_no()));
    let all = item.criteria.find("all").is_none().then(|| words(&[("all", "All criteria hold.")]));
    any_of(all.into_iter().chain([one_or_more(&one), by_id.shape()]))
}

/// Defines what every answer can have.
fn details(rubric: &Rubric, definitions: &mut Entries) {
    let mut define = |name: &str, description: &str, shape: Value| {
        definitions.insert(name.to_owned(), described(description, or_blank(shape)));
    };
    define("target_reason", "Why this target and not the usual one, in one sentence.", text());
    define(
        "confidence",
        "How sure the team is of this answer.",
        words(&[("low", "A guess."), ("medium", "Probably so."), ("high", "Somebody looked.")]),
    );
    define(
        "pain",
        "How much it hurts today; raises the priority of the gap.",
        words(&[("none", "Not at all."), ("low", "A little."), ("medium", "Often."), ("high", "All the time.")]),
    );
    define("coverage", "The share of what is in scope for which it holds: `0.8`, `80%` or `13/15`.", share());
    define("evidence", "What supports the answer: texts, or maps with `text` or `ref`.", evidence(rubric));
    define("owner", "Who answers for it: the id of a participant.", text());
    define("assessed", "The day of the answer.", date());
    define("note", NOTE, note());
    define(
        "audience",
        "For whom: in reports for a wider circle the level counts, and nothing that was said with it is shown.",
        audience(),
    );
    define("na_reason", "Why it is not applicable, in one sentence.", text());
    define("na_until", "When to ask again.", date());
}

/// What a note is.
pub const NOTE: &str = "Words for the report, in Markdown; or `text` with the `audience` it is meant for.";

/// A text, or a text for a circle.
pub fn note() -> Value {
    any_of([Keys::new().must("text", "The words.", text()).may("audience", "For whom.", audience()).shape(), text()])
}

pub fn audience() -> Value {
    words(&[("public", "Everybody; the default."), ("partner", "Partners and the team."), ("internal", "The team alone.")])
}

/// What supports an answer or a rating.
pub fn evidence(rubric: &Rubric) -> Value {
    let grades = rubric.evidence_grades.values().map(|grade| (grade.id.clone(), format!("{}. {}", grade.name, grade.gloss)));
    let one = Keys::new()
        .may("text", "What shows it. Needed where there is no `ref`.", text())
        .may("ref", "Where it is: an address or a path.", text())
        .may("grade", "How good it is.", choice(grades))
        .may("date", "When it was looked at.", date())
        .may("expires", "Until when it counts.", date())
        .may("audience", "For whom.", audience())
        .shape();
    any_of([list(any_of([one, text()])), text()])
}
