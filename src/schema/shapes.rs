//! The parts that schemas are made of: shapes of values, maps with known keys, references.
//!
//! A blank value counts as absent wherever a key may be left out, so such a key may also be blank. Editors offer the values of
//! every type that is listed: `true` and `null` for a text. So what a text is not is listed instead, as an alternative by itself,
//! behind which yaml-language-server knows to write a colon.

use serde_json::{Map, Value, json};

/// Entries of a JSON object, in order.
pub type Entries = Map<String, Value>;

/// Any plain value; blank counts as absent.
pub fn text() -> Value {
    any_of([reference("text")])
}

/// Nothing behind the colon.
pub fn blank() -> Value {
    reference("blank")
}

/// The definitions that are used everywhere.
pub fn basics() -> Entries {
    let no = |types: &[&str]| json!({ "not": { "type": types } });
    let mut basics = Entries::new();
    // The empty description tells it from other alternatives without one, which yaml-language-server would take for the same and
    // explain together.
    basics.insert("blank".to_owned(), described("", no(&["string", "number", "boolean", "object", "array"])));
    basics.insert("text".to_owned(), no(&["object", "array"]));
    basics.insert("something".to_owned(), no(&["object", "array", "null"]));
    basics
}

pub fn id() -> Value {
    json!({
        "type": ["string", "number"],
        "pattern": ID,
        "patternErrorMessage": "Ids are letters, digits, `.`, `_` and `-`, and start with a letter or a digit.",
    })
}

/// What ids look like.
pub const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]*$";

pub fn date() -> Value {
    json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$", "patternErrorMessage": "Write dates as YYYY-MM-DD." })
}

pub fn number() -> Value {
    json!({ "type": "number" })
}

pub fn whole(from: i64, to: i64) -> Value {
    json!({ "type": "integer", "minimum": from, "maximum": to })
}

/// `0.8`, `80%` or `13/15`.
pub fn share() -> Value {
    json!({
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 1,
        "pattern": "^\\s*\\+?\\d+(\\.\\d+)?(\\s*%|\\s*/\\s*\\+?\\d+(\\.\\d+)?)?\\s*$",
        "patternErrorMessage": "Write a share between 0 and 1 as `0.8`, `80%` or `13/15`.",
    })
}

pub fn yes_or_no() -> Value {
    json!({ "enum": [true, false, "yes", "no", "on", "off"] })
}

/// `[a, b]`.
pub fn pair() -> Value {
    json!({ "type": "array", "items": number(), "minItems": 2, "maxItems": 2 })
}

/// `[from, to]`, or one number that is both.
pub fn range() -> Value {
    json!({ "type": ["array", "number"], "items": { "type": "number", "minimum": 0 }, "minItems": 2, "maxItems": 2, "minimum": 0 })
}

/// A list of maps.
pub fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// A list of plain values, of which one alone needs no list.
pub fn one_or_more(of: &Value) -> Value {
    any_of([of.clone(), list(of.clone())])
}

/// Any map.
pub fn map() -> Value {
    json!({ "type": "object" })
}

/// A map from any key to one shape.
pub fn map_of(value: Value) -> Value {
    json!({ "type": "object", "additionalProperties": or_blank(value) })
}

pub fn any_of(alternatives: impl IntoIterator<Item = Value>) -> Value {
    json!({ "anyOf": alternatives.into_iter().collect::<Vec<_>>() })
}

pub fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

/// One of a few words, each with what it means.
pub fn words(words: &[(&str, &str)]) -> Value {
    choice(words.iter().map(|(word, meaning)| ((*word).to_owned(), (*meaning).to_owned())))
}

/// One of these ids, each with what it stands for; any text where there are none.
pub fn choice(entries: impl IntoIterator<Item = (String, String)>) -> Value {
    let (values, meanings): (Vec<Value>, Vec<String>) =
        entries.into_iter().flat_map(|(id, meaning)| written(&id).into_iter().map(move |value| (value, meaning.clone()))).unzip();
    if values.is_empty() {
        return text();
    }
    json!({ "enum": values, "enumDescriptions": meanings })
}

/// Any text, with ids to choose from: for what may be added in the same edit.
pub fn suggested(entries: impl IntoIterator<Item = (String, String)>) -> Value {
    let known = choice(entries);
    if known.get("enum").is_some() { any_of([known, text()]) } else { known }
}

/// What YAML makes of an id that is typed without quotes, and the id itself: `1` is a number.
fn written(id: &str) -> Vec<Value> {
    let typed = match id {
        "true" => Some(json!(true)),
        "false" => Some(json!(false)),
        _ => id.parse::<i64>().map(Value::from).ok().or_else(|| decimal(id)),
    };
    typed.into_iter().chain([json!(id)]).collect()
}

fn decimal(id: &str) -> Option<Value> {
    let is_decimal = id.contains('.') && id.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_decimal.then(|| id.parse::<f64>().ok()).flatten().map(Value::from)
}

/// A shape, or nothing.
pub fn or_blank(mut shape: Value) -> Value {
    if shape == text() {
        return shape;
    }
    let Some(entries) = shape.as_object_mut() else { return shape };
    if entries.get("type") == Some(&json!("object")) {
        entries.insert("type".to_owned(), json!(["object", "null"]));
    } else if let Some(Value::Array(alternatives)) = entries.get_mut("anyOf") {
        alternatives.push(blank());
    } else {
        return any_of([shape, blank()]);
    }
    shape
}

/// A shape that is not blank.
fn filled(shape: Value) -> Value {
    if shape == text() { any_of([reference("something")]) } else { shape }
}

/// The shape with words for people in front.
pub fn described(description: &str, shape: Value) -> Value {
    let mut entries = Entries::new();
    entries.insert("description".to_owned(), json!(description));
    match shape {
        // Beside a reference, a strict reader ignores everything else.
        Value::Object(own) if own.contains_key("$ref") => {
            entries.insert("anyOf".to_owned(), json!([own]));
        }
        Value::Object(own) => entries.extend(own.into_iter().filter(|(key, _)| key != "description")),
        _ => {}
    }
    Value::Object(entries)
}

/// A map with known keys, which refuses others.
#[derive(Debug, Default, Clone)]
pub struct Keys {
    properties: Entries,
    required: Vec<String>,
    others: Option<Value>,
    needs: Entries,
}

impl Keys {
    pub fn new() -> Self {
        Keys::default()
    }

    /// A key that may be absent or blank.
    pub fn may(self, key: &str, description: &str, shape: Value) -> Self {
        self.with(key, described(description, or_blank(shape)))
    }

    /// A key that must be there.
    pub fn must(mut self, key: &str, description: &str, shape: Value) -> Self {
        self.required.push(key.to_owned());
        self.with(key, described(description, filled(shape)))
    }

    /// A key with a shape that is complete; it replaces one of the same name.
    pub fn with(mut self, key: &str, shape: Value) -> Self {
        self.properties.insert(key.to_owned(), shape);
        self
    }

    /// All keys of another map, behind these.
    pub fn and(mut self, other: Keys) -> Self {
        self.properties.extend(other.properties);
        self.required.extend(other.required);
        self.needs.extend(other.needs);
        self
    }

    /// Keys that mean nothing without another.
    pub fn only_with(mut self, needed: &str, keys: &[&str]) -> Self {
        self.needs.extend(keys.iter().map(|key| ((*key).to_owned(), json!([needed]))));
        self
    }

    /// What stands under keys that are not known.
    pub fn others(mut self, shape: Value) -> Self {
        self.others = Some(shape);
        self
    }

    /// What a map may hold, of a value that need not be one.
    pub fn shape_beside(self) -> Value {
        let mut shape = self.shape();
        if let Some(entries) = shape.as_object_mut() {
            entries.shift_remove("type");
        }
        shape
    }

    /// The schema of the map.
    pub fn shape(self) -> Value {
        let mut shape = Entries::new();
        shape.insert("type".to_owned(), json!("object"));
        if !self.required.is_empty() {
            shape.insert("required".to_owned(), json!(self.required));
        }
        if !self.needs.is_empty() {
            shape.insert("dependencies".to_owned(), Value::Object(self.needs));
        }
        if self.others.is_some() {
            shape.insert("propertyNames".to_owned(), json!({ "pattern": ID, "doNotSuggest": true }));
        }
        shape.insert("properties".to_owned(), Value::Object(self.properties));
        shape.insert("additionalProperties".to_owned(), self.others.unwrap_or(json!(false)));
        Value::Object(shape)
    }
}
