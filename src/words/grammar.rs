//! Small grammar: numbers in letters, capitals, lists, decimals, percentages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};

use super::Words;
use crate::exact::Exact;
use crate::say;

/// A message that lists what words it holds, such as the names of small numbers, separated by spaces.
pub(super) fn listed(bundle: &FluentBundle<FluentResource>, id: &str) -> Vec<String> {
    let text = bundle.get_message(id).and_then(|message| message.value()).map(|pattern| {
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, None, &mut errors).into_owned()
    });
    text.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// Registers what messages can call; the words of numbers come from the bundle's own `small-numbers`.
pub(super) fn add_functions(bundle: &mut FluentBundle<FluentResource>) {
    let names = listed(bundle, "small-numbers");
    let keeps_case = !listed(bundle, "nouns-keep-case").is_empty();
    // A name is added once to a new bundle, so adding cannot fail.
    let _ = bundle.add_function("SPELL", move |args, _| spell(&names, args));
    let _ = bundle.add_function("CAP", |args, _| text(args).map_or(FluentValue::Error, |text| capital(&text).into()));
    let _ = bundle.add_function("NOUN", move |args, _| {
        text(args).map_or(FluentValue::Error, |text| if keeps_case { capital(&text).into() } else { running(&text).into() })
    });
    let _ = bundle.add_function("LOWER", move |args, _| {
        text(args).map_or(FluentValue::Error, |text| if keeps_case { text.into() } else { text.to_lowercase().into() })
    });
}

/// The first value as text.
fn text(args: &[FluentValue<'_>]) -> Option<String> {
    match args.first()? {
        FluentValue::String(text) => Some(text.to_string()),
        FluentValue::Number(number) => Some(number.as_string().into_owned()),
        _ => None,
    }
}

/// The number in letters when it and all that follow are small.
fn spell<'a>(names: &[String], args: &[FluentValue<'_>]) -> FluentValue<'a> {
    let whole = |value: &FluentValue<'_>| match value {
        FluentValue::Number(number) => number.as_string().parse::<usize>().ok(),
        _ => None,
    };
    let Some(shown) = text(args) else { return FluentValue::Error };
    let are_small = args.iter().all(|value| whole(value).is_some_and(|number| number < names.len()));
    let name = args.first().and_then(whole).and_then(|number| names.get(number)).filter(|_| are_small);
    FluentValue::from(name.cloned().unwrap_or(shown))
}

/// The first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A name as running text writes it: `Maturity-Level` is `maturity level`.
fn running(text: &str) -> String {
    text.to_lowercase().replace(['-', '_'], " ")
}

impl Words {
    /// `a, b and c`.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [most @ .., last] => {
                let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
                say!(self, "list", most = most.join(", "), last = last.as_ref())
            }
        }
    }

    /// A number in digits, such as `2.9`, with the decimal mark of the language.
    #[must_use]
    pub fn decimal(&self, digits: &str) -> String {
        if digits.contains('.') { digits.replace('.', &self.text("decimal-mark")) } else { digits.to_owned() }
    }

    /// `3–6`, or `4` when both are the same.
    #[must_use]
    pub fn range(&self, from: &Exact, to: &Exact) -> String {
        let [from, to] = [from, to].map(|end| self.decimal(&end.to_short(1)));
        if from == to { from } else { format!("{from}–{to}") }
    }

    /// `67%`, whole, halves up.
    #[must_use]
    pub fn percent(&self, share: &Exact) -> String {
        say!(self, "percent", n = (share * &Exact::from(100i64)).to_fixed(0))
    }

    /// `3 days`, `2 weeks`; nothing negative.
    #[must_use]
    pub fn days(&self, days: i64) -> String {
        let number = usize::try_from(days).unwrap_or(0);
        if number > 0 && number.is_multiple_of(7) { say!(self, "weeks", n = number / 7) } else { say!(self, "days", n = number) }
    }
}
