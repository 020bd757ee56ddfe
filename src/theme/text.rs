//! Words in templates: `{{ "gaps-title" | t(n=3) }}`, and `th` for messages that hold markup.

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::words::Words;

/// Registers the filters `t` and `th`.
pub(super) fn register(tera: &mut Tera, words: &Words) {
    let (plain, marked) = (words.clone(), words.clone());
    tera.register_filter("t", move |id: &str, values: Kwargs, _: &State<'_>| text(&plain, id, &values));
    tera.register_filter("th", move |id: &str, values: Kwargs, state: &State<'_>| markup(&marked, id, &values, state));
}

/// The message with its values, to be escaped like any text.
fn text(words: &Words, id: &str, values: &Kwargs) -> TeraResult<String> {
    say(words, id, values, |text| Ok(text.to_owned()))
}

/// The message as HTML: its own tags stay, its values are escaped.
fn markup(words: &Words, id: &str, values: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    say(words, id, values, |text| state.escape(text).map(|escaped| escaped.to_string())).map(|html| Value::safe_string(&html))
}

fn say(words: &Words, id: &str, values: &Kwargs, write: impl Fn(&str) -> TeraResult<String>) -> TeraResult<String> {
    let mut args = FluentArgs::new();
    for (name, value) in values.iter() {
        args.set(name.to_string(), argument(value, &write)?);
    }
    words.find(id, &args).ok_or_else(|| tera::Error::message(format!("no catalogue has the message `{id}`")))
}

/// Whole numbers stay numbers, for plurals; text that is markup already stays as it is.
fn argument(value: &Value, write: &impl Fn(&str) -> TeraResult<String>) -> TeraResult<FluentValue<'static>> {
    if let Some(number) = value.as_i64() {
        return Ok(FluentValue::from(number));
    }
    match value.as_str() {
        Some(text) if value.is_safe() => Ok(FluentValue::from(text.to_owned())),
        Some(text) => Ok(FluentValue::from(write(text)?)),
        None => Ok(FluentValue::from(write(&value.to_string())?)),
    }
}
