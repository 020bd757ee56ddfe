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
        args.set(name.to_string(), argument(words, value, &write)?);
    }
    words.find(id, &args).ok_or_else(|| tera::Error::message(format!("no catalogue has the message `{id}`")))
}

/// Whole numbers stay numbers, for plurals; others get the language's decimal mark. Text that is markup already stays as it is.
fn argument(words: &Words, value: &Value, write: &impl Fn(&str) -> TeraResult<String>) -> TeraResult<FluentValue<'static>> {
    if let Some(number) = value.as_i64() {
        return Ok(FluentValue::from(number));
    }
    match value.as_str() {
        Some(text) if value.is_safe() => Ok(FluentValue::from(text.to_owned())),
        Some(text) => Ok(FluentValue::from(write(text)?)),
        None if value.is_number() => Ok(FluentValue::from(words.decimal(&value.to_string()))),
        None => Ok(FluentValue::from(write(&value.to_string())?)),
    }
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;

    /// What a template says in a language, with these messages of a theme.
    fn said(language: &str, messages: &str, template: &str) -> String {
        let words = Words::load(language, Some(messages)).expect("valid messages");
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        register(&mut tera, &words);
        tera.add_raw_template("page.html", template).expect("parses");
        let mut context = Context::new();
        context.insert("name", "<b>");
        context.insert("effort", &3.5);
        tera.render("page.html", &context).expect("renders")
    }

    #[test]
    fn values_of_messages_are_escaped_and_their_own_tags_stay_in_th_alone() {
        let messages = "probe = <i>{ $name }</i>\n";
        assert_eq!(said("en", messages, "{{ \"probe\" | th(name=name) }}"), "<i>&lt;b&gt;</i>");
        assert_eq!(said("en", messages, "{{ \"probe\" | t(name=\"x\") }}"), "&lt;i&gt;x&lt;/i&gt;");
    }

    #[test]
    fn numbers_of_templates_have_the_decimal_mark_of_the_language() {
        let messages = "probe = { $effort } { $n -> \n    [one] a\n   *[other] b\n }\n";
        let template = "{{ \"probe\" | t(effort=effort, n=1) }}";
        assert_eq!((said("en", messages, template), said("de", messages, template)), ("3.5 a".to_owned(), "3,5 a".to_owned()));
    }
}
