//! What can be written as an answer on a scale, with the words that describe it.

use serde_json::{Value, json};

use super::shapes::{choice, list};
use crate::exact::Exact;
use crate::rubric::{Answerable, Form, Level, Scale};

/// What was asked and nobody knows.
const UNKNOWN: &str = "unknown";

/// Everything that answers on a scale can be, but `unknown`: alternatives. `descriptors` are those of the item, lowest first.
pub fn options(scale: &Scale, descriptors: &[String]) -> Vec<Value> {
    let levels = || scale.levels.values().enumerate().map(|(at, level)| (level, descriptors.get(at)));
    let by_id = || choice(levels().map(|(level, descriptor)| (level.id.clone(), meaning(scale, level, descriptor))));
    match &scale.form {
        Form::Level { half_steps } => vec![numbers(scale, descriptors, *half_steps), by_id()],
        Form::Choice => vec![by_id()],
        Form::Multi { .. } => vec![by_id(), list(by_id())],
        Form::Boolean => {
            let words = levels().flat_map(|(level, descriptor)| spellings(level).map(move |word| (word, level, descriptor)));
            vec![choice(words.map(|(word, level, descriptor)| (word.to_owned(), meaning(scale, level, descriptor))))]
        }
        Form::States => vec![by_id()],
        Form::Number { allowed: (low, high), clamp, unit } => vec![in_range(low, high, *clamp, unit)],
    }
}

/// A state with the date on which it was reached.
pub fn reached(scale: &Scale, descriptors: &[String]) -> Option<Value> {
    let when = json!({ "anyOf": [
        { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" },
        { "enum": [true, false, "yes", "no", "on", "off"] },
        { "type": "null" },
    ] });
    let states = scale.levels.values().enumerate().map(|(at, level)| {
        let words = meaning(scale, level, descriptors.get(at));
        (
            level.id.clone(),
            json!({ "description": format!("{words} The date on which it was reached, or yes."), "allOf": [when] }),
        )
    });
    let states: serde_json::Map<String, Value> = states.collect();
    (scale.form == Form::States).then(|| json!({ "type": "object", "properties": states, "additionalProperties": false }))
}

/// `unknown`, unless an option is called so.
pub fn unknown(scale: &Scale) -> Option<Value> {
    let is_free = scale.levels.find(UNKNOWN).is_none();
    is_free.then(|| choice([(UNKNOWN.to_owned(), "Asked, and nobody knows; not the same as unanswered.".to_owned())]))
}

/// The number that stands for points where answers are no numbers.
pub fn number_of_points(scale: &Scale) -> Option<Value> {
    let answers_are_numbers = matches!(scale.form, Form::Level { .. } | Form::Number { .. });
    let (low, high) = scale.range().filter(|_| !answers_are_numbers)?;
    Some(in_range(&low, &high, false, ""))
}

/// The item's own words for the levels of a scale it uses; none for other scales.
pub fn descriptors_on<'i>(scale: &Scale, own: &Scale, item: &'i Answerable) -> &'i [String] {
    if scale.id == own.id { &item.descriptors } else { &[] }
}

fn numbers(scale: &Scale, descriptors: &[String], half_steps: bool) -> Value {
    let levels: Vec<&Level> = scale.levels.values().collect();
    let mut values: Vec<Value> = Vec::new();
    let mut meanings: Vec<String> = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        if let Some(below) = at.checked_sub(1).and_then(|below| levels.get(below)).filter(|_| half_steps) {
            values.push(json!(&(&Exact::from(below.number) + &Exact::from(level.number)) * &Exact::ratio(1, 2)));
            meanings.push(format!("Between {} {} and {} {}.", below.number, below.name, level.number, level.name));
        }
        values.push(json!(level.number));
        meanings.push(said(&level.name, words(level, descriptors.get(at))));
    }
    json!({ "enum": values, "enumDescriptions": meanings })
}

fn in_range(low: &Exact, high: &Exact, clamp: bool, unit: &str) -> Value {
    let of = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    if clamp {
        return json!({ "type": "number", "description": format!("A number; what lies outside {low} to {high} counts as the nearer end{of}.") });
    }
    json!({ "type": "number", "minimum": low, "maximum": high, "description": format!("A number from {low} to {high}{of}.") })
}

fn spellings(level: &Level) -> std::array::IntoIter<&'static str, 3> {
    if level.id == "yes" { ["yes", "true", "on"] } else { ["no", "false", "off"] }.into_iter()
}

/// What choosing an entry says: `2 Repeatable. One shared tracker ...`.
fn meaning(scale: &Scale, level: &Level, descriptor: Option<&String>) -> String {
    let name = match scale.form {
        Form::Level { .. } => format!("{} {}", level.number, level.name),
        _ => level.name.clone(),
    };
    said(&name, words(level, descriptor))
}

fn words<'l>(level: &'l Level, descriptor: Option<&'l String>) -> &'l str {
    descriptor.map(String::as_str).filter(|words| !words.is_empty()).unwrap_or(&level.gloss)
}

/// `Name. Words` or whatever there is of the two.
fn said(name: &str, words: &str) -> String {
    match words.trim() {
        "" => format!("{}.", name.trim_end_matches('.')),
        words => format!("{}. {words}", name.trim_end_matches('.')),
    }
}
