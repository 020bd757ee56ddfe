//! Reading a map key by key, with every problem reported and nothing unknown ignored.
//!
//! [`Fields`] wraps one YAML map. Each reader names a key once; [`Fields::finish`] reports the keys nobody asked for.
//! A wrong value costs itself only: readers return `None` (or the good part of a list) and the rest goes on.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::yaml::{Entry, Kind, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Meant, Span, Spanned, codes, did_you_mean};
use crate::exact::Exact;

/// One map being read.
pub struct Fields<'a> {
    entries: &'a [Entry],
    /// What the map describes, for messages: `capability`, `risk`.
    what: &'static str,
    span: Span,
    asked: BTreeSet<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a map; anything else is reported and read as nothing.
    pub fn of(value: &'a Value, what: &'static str, sink: &mut Diagnostics) -> Option<Self> {
        match &value.kind {
            Kind::Map(entries) => Some(Fields { entries, what, span: value.span, asked: BTreeSet::new() }),
            _ => {
                wrong_type(value, &format!("a map with the fields of {} {what}", article(what)), sink);
                None
            }
        }
    }

    /// The place of the whole map.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// A place to point at for something that is missing: the map's first key.
    #[must_use]
    pub fn head(&self) -> Span {
        self.entries.first().map_or(self.span.at_start(), |entry| entry.key_span)
    }

    /// The place of a key, when it is there.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span)
    }

    /// Whether the key is present with a value; does not count as asking for it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key && entry.value.kind != Kind::Null)
    }

    /// The raw value; `None` when the key is absent or empty.
    pub fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.asked.insert(key);
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value).filter(|value| value.kind != Kind::Null)
    }

    /// The raw value of a key that must be there.
    pub fn required(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<&'a Value> {
        let value = self.value(key);
        if value.is_none() {
            let place = self.key_span(key).unwrap_or_else(|| self.head());
            sink.report(&codes::yaml::MISSING_KEY, place, format!("this {} needs `{key}`", self.what));
        }
        value
    }

    pub fn text(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<String> {
        text(self.value(key)?, sink)
    }

    pub fn spanned_text(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        Some(Spanned::new(text(value, sink)?, value.span))
    }

    /// A text that must be there; an empty one stands in for a missing one, after the report.
    pub fn required_text(&mut self, key: &'static str, sink: &mut Diagnostics) -> String {
        self.required(key, sink).and_then(|value| text(value, sink)).unwrap_or_default()
    }

    /// An id that must be there.
    pub fn required_id(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<String>> {
        id(self.required(key, sink)?, sink)
    }

    /// An id that may be absent.
    pub fn id(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<String>> {
        id(self.value(key)?, sink)
    }

    pub fn number(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Exact> {
        number(self.value(key)?, sink)
    }

    /// A share between 0 and 1, written `0.8`, `80%` or `13/15`.
    pub fn share(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Exact>> {
        let value = self.value(key)?;
        share(value, sink).map(|share| Spanned::new(share, value.span))
    }

    /// A whole number in a range.
    pub fn integer(&mut self, key: &'static str, range: RangeInclusive<i64>, sink: &mut Diagnostics) -> Option<i64> {
        integer(self.value(key)?, range, sink)
    }

    pub fn date(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<Spanned<Date>> {
        let value = self.value(key)?;
        date(value, sink).map(|date| Spanned::new(date, value.span))
    }

    pub fn boolean(&mut self, key: &'static str, sink: &mut Diagnostics) -> Option<bool> {
        boolean(self.value(key)?, sink)
    }

    /// One of a few words.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)], sink: &mut Diagnostics) -> Option<T> {
        word(self.value(key)?, words, sink)
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn list(&mut self, key: &'static str, sink: &mut Diagnostics) -> &'a [Value] {
        self.value(key).map_or(&[], |value| list(value, sink))
    }

    pub fn texts(&mut self, key: &'static str, sink: &mut Diagnostics) -> Vec<String> {
        self.list(key, sink).iter().filter_map(|value| text(value, sink)).collect()
    }

    /// The entries of a map.
    pub fn map(&mut self, key: &'static str, sink: &mut Diagnostics) -> &'a [Entry] {
        self.value(key).map_or(&[], |value| map(value, sink))
    }

    /// The fields of a map under a key.
    pub fn fields(&mut self, key: &'static str, what: &'static str, sink: &mut Diagnostics) -> Option<Fields<'a>> {
        Fields::of(self.value(key)?, what, sink)
    }

    /// The entries that nothing asked for so far.
    pub fn rest(&self) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| !self.asked.contains(entry.key.as_str()))
    }

    /// Reports every key that nothing asked for.
    pub fn finish(self, sink: &mut Diagnostics) {
        self.finish_but(|_| false, sink);
    }

    /// Reports every key that nothing asked for and that was not told elsewhere.
    pub fn finish_but(self, is_told: impl Fn(&Entry) -> bool, sink: &mut Diagnostics) {
        for entry in self.rest().filter(|entry| !is_told(entry)) {
            let known = self.asked.iter().copied();
            sink.push(
                Diagnostic::new(
                    &codes::yaml::UNKNOWN_KEY,
                    entry.key_span,
                    format!("`{}` is not a key of {} {}", entry.key, article(self.what), self.what),
                )
                .meant_or(
                    did_you_mean(&entry.key, known.clone()),
                    format!("known keys: {}", known.collect::<Vec<_>>().join(", ")),
                ),
            );
        }
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Reports that `value` is not `expected`.
pub fn wrong_type(value: &Value, expected: &str, sink: &mut Diagnostics) {
    sink.report(&codes::yaml::WRONG_TYPE, value.span, format!("expected {expected}, found {}", value.describe()));
}

pub fn text(value: &Value, sink: &mut Diagnostics) -> Option<String> {
    match &value.kind {
        Kind::Scalar { text, .. } => Some(text.clone()),
        _ => {
            wrong_type(value, "a text", sink);
            None
        }
    }
}

pub fn id(value: &Value, sink: &mut Diagnostics) -> Option<Spanned<String>> {
    let text = text(value, sink)?;
    check_id(&text, value.span, sink).then_some(Spanned::new(text, value.span))
}

/// Whether a text can be an id.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric()) && text.bytes().all(allowed)
}

/// Whether a text can be an id; reports when not.
pub fn check_id(text: &str, span: Span, sink: &mut Diagnostics) -> bool {
    let good = is_id(text);
    if !good {
        sink.push(
            Diagnostic::new(&codes::yaml::BAD_ID, span, format!("`{text}` cannot be an id"))
                .help("use letters, digits, `.`, `_` and `-`, starting with a letter or a digit"),
        );
    }
    good
}

pub fn number(value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let parsed = plain(value).and_then(Exact::parse);
    if parsed.is_none() {
        let quoted = value.as_text().filter(|text| Exact::parse(text.trim()).is_some());
        let meant = quoted.map(|text| Meant::exactly(format!("write it without quotes: `{text}`"), text, text).plain());
        let message = format!("expected a number, found {}", value.describe());
        sink.push(Diagnostic::new(&codes::yaml::WRONG_TYPE, value.span, message).meant(meant));
    }
    parsed
}

pub fn share(value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let parsed = value.as_text().and_then(|text| Exact::parse_share(text.trim()));
    let good = parsed.filter(|share| !share.is_negative() && *share <= Exact::one());
    if good.is_none() {
        let found = value.as_text().map_or_else(|| value.describe().to_owned(), |text| format!("`{text}`"));
        let message = format!("expected a share between 0 and 1, found {found}");
        sink.push(Diagnostic::new(&codes::yaml::BAD_NUMBER, value.span, message).help("write it as `0.8`, `80%` or `13/15`"));
    }
    good
}

pub fn integer(value: &Value, range: RangeInclusive<i64>, sink: &mut Diagnostics) -> Option<i64> {
    let number = number(value, sink)?;
    let found = number.to_i64().filter(|n| range.contains(n));
    if found.is_none() {
        let message = format!("expected a whole number from {} to {}, found {number}", range.start(), range.end());
        sink.report(&codes::yaml::BAD_NUMBER, value.span, message);
    }
    found
}

pub fn date(value: &Value, sink: &mut Diagnostics) -> Option<Date> {
    let Some(text) = value.as_text() else {
        wrong_type(value, "a date", sink);
        return None;
    };
    let shaped =
        text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let parsed = shaped.then(|| text.parse::<Date>().ok()).flatten();
    if parsed.is_none() {
        sink.push(
            Diagnostic::new(&codes::yaml::BAD_DATE, value.span, format!("`{text}` is not a date"))
                .meant_or(date_meant(text), "write dates as YYYY-MM-DD"),
        );
    }
    parsed
}

/// For `18.11.2026` and the like: the only reading that is a date.
fn date_meant(text: &str) -> Option<Meant> {
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (year, rest) = if a.len() == 4 { (a, [b, c]) } else { (c, [a, b]) };
    let readings: Vec<Date> = [[rest[0], rest[1]], [rest[1], rest[0]]]
        .into_iter()
        .filter_map(|[month, day]| format!("{year}-{month:0>2}-{day:0>2}").parse().ok())
        .collect();
    match readings.as_slice() {
        [only] => Some(Meant::exactly(format!("did you mean `{only}`?"), text, &only.to_string())),
        _ => None,
    }
}

pub fn boolean(value: &Value, sink: &mut Diagnostics) -> Option<bool> {
    match plain(value) {
        Some("true" | "yes" | "on") => Some(true),
        Some("false" | "no" | "off") => Some(false),
        _ => {
            let quoted = value.as_text().filter(|text| matches!(*text, "true" | "yes" | "on" | "false" | "no" | "off"));
            let meant = quoted.map(|text| Meant::exactly(format!("write it without quotes: `{text}`"), text, text).plain());
            let message = format!("expected yes or no, found {}", value.describe());
            sink.push(Diagnostic::new(&codes::yaml::WRONG_TYPE, value.span, message).meant(meant));
            None
        }
    }
}

pub fn word<T: Copy>(value: &Value, words: &[(&str, T)], sink: &mut Diagnostics) -> Option<T> {
    let text = text(value, sink)?;
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let names = words.iter().map(|(word, _)| *word);
        let listed = names.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        sink.push(
            Diagnostic::new(&codes::yaml::BAD_VALUE, value.span, format!("expected one of {listed}, found `{text}`"))
                .meant(did_you_mean(&text, names)),
        );
    }
    found
}

pub fn list<'a>(value: &'a Value, sink: &mut Diagnostics) -> &'a [Value] {
    match &value.kind {
        Kind::List(items) => items,
        Kind::Null => &[],
        Kind::Scalar { .. } => std::slice::from_ref(value),
        Kind::Map(_) => {
            wrong_type(value, "a list", sink);
            &[]
        }
    }
}

pub fn map<'a>(value: &'a Value, sink: &mut Diagnostics) -> &'a [Entry] {
    match &value.kind {
        Kind::Map(entries) => entries,
        Kind::Null => &[],
        _ => {
            wrong_type(value, "a map", sink);
            &[]
        }
    }
}

fn plain(value: &Value) -> Option<&str> {
    match &value.kind {
        Kind::Scalar { text, plain: true } => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::FileId;
    use crate::syntax::yaml;

    fn check(text: &str, read: impl FnOnce(&mut Fields<'_>, &mut Diagnostics)) -> Vec<(&'static str, Option<String>)> {
        let mut sink = Diagnostics::new();
        let value = yaml::parse(FileId(0), text, 0, &mut sink).expect("a document");
        let mut fields = Fields::of(&value, "thing", &mut sink).expect("a map");
        read(&mut fields, &mut sink);
        fields.finish(&mut sink);
        sink.into_sorted().into_iter().map(|d| (d.code.slug, d.help)).collect()
    }

    #[test]
    fn unknown_keys_get_the_nearest_known_one() {
        let found = check("titel: x\n", |fields, sink| {
            fields.text("title", sink);
        });
        assert_eq!(found, [("yaml/unknown-key", Some("did you mean `title`?".to_owned()))]);
    }

    #[test]
    fn a_date_in_another_order_is_recognised() {
        let found = check("a: 18.11.2026\nb: 03/04/2026\n", |fields, sink| {
            assert!(fields.date("a", sink).is_none() && fields.date("b", sink).is_none());
        });
        assert_eq!(found[0].1.as_deref(), Some("did you mean `2026-11-18`?"));
        assert_eq!(found[1].1.as_deref(), Some("write dates as YYYY-MM-DD"));
    }

    #[test]
    fn every_problem_of_a_map_is_reported() {
        let found = check("a: x\nb: 7\nc: {}\n", |fields, sink| {
            fields.number("a", sink);
            fields.integer("b", 0..=4, sink);
            fields.text("c", sink);
            fields.required_text("d", sink);
        });
        let slugs: Vec<_> = found.iter().map(|(slug, _)| *slug).collect();
        assert_eq!(slugs, ["yaml/missing-key", "yaml/wrong-type", "yaml/bad-number", "yaml/wrong-type"]);
    }
}
