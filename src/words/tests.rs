use std::collections::BTreeMap;

use jiff::civil::Date;

use super::*;
use crate::exact::Exact;

fn german() -> Words {
    Words::load("de", None).expect("German is valid")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn every_catalogue_in_the_binary_is_valid() {
    for (language, files) in CATALOGUES {
        for (name, text) in *files {
            let (_, errors) = parse(text);
            assert_eq!(errors, [], "{name} of {language}");
        }
    }
}

/// Every message of a catalogue with the values it uses.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in files(language).expect("a language of the binary").iter().flat_map(|(_, text)| text.lines()) {
        let begins = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if let Some((id, _)) = line.split_once(" =").filter(|_| begins) {
            assert!(!messages.contains_key(id), "{language} says {id} twice");
            current = id.to_owned();
        }
        let values =
            line.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next());
        messages.entry(current.clone()).or_default().extend(values.map(str::to_owned));
    }
    messages
}

#[test]
fn german_says_all_that_english_says() {
    let (english, german) = (messages("en"), messages("de"));
    let absent: Vec<&String> = english.keys().filter(|id| !german.contains_key(*id)).collect();
    assert_eq!(absent, Vec::<&String>::new(), "German lacks these");
    // German needs to know that nouns keep their case; English does not.
    let only_german: Vec<&str> = german.keys().filter(|id| !english.contains_key(*id)).map(String::as_str).collect();
    assert_eq!(only_german, ["nouns-keep-case"]);
    for (id, values) in &german {
        // Where a kind's gender is not known, German says its plural.
        let known = english.get(id).into_iter().flatten().map(String::as_str).chain(["plural"]).collect::<BTreeSet<_>>();
        let unknown: Vec<&String> = values.iter().filter(|value| !known.contains(value.as_str())).collect();
        assert!(unknown.is_empty(), "{id}: German asks for {unknown:?}, English for {known:?}");
    }
}

#[test]
fn dates_repeat_only_what_differs() {
    let (en, de) = (Words::english(), german());
    assert_eq!(en.dates(day("2026-11-02"), day("2026-11-27")), "2–27 November 2026");
    assert_eq!(en.dates(day("2026-11-30"), day("2026-12-18")), "30 November – 18 December 2026");
    assert_eq!(en.dates(day("2026-12-28"), day("2027-01-15")), "28 December 2026 – 15 January 2027");
    assert_eq!(en.short_date(day("2026-05-04")), "4 May");
    assert_eq!(de.dates(day("2026-11-02"), day("2026-11-27")), "2.–27. November 2026");
    assert_eq!(de.short_dates(day("2026-12-21"), day("2027-01-29")), "21. Dez. 2026 – 29. Jan. 2027");
}

#[test]
fn numbers_follow_the_language() {
    let (en, de) = (Words::english(), german());
    assert_eq!((en.decimal("2.9"), de.decimal("2.9")), ("2.9".to_owned(), "2,9".to_owned()));
    let share = Exact::from(2i64).checked_div(&Exact::from(3i64)).expect("a share");
    assert_eq!((en.percent(&share), de.percent(&share)), ("67%".to_owned(), "67\u{a0}%".to_owned()));
    assert_eq!((en.days(14), en.days(1), de.days(21)), ("2 weeks".to_owned(), "1 day".to_owned(), "3 Wochen".to_owned()));
    assert_eq!((en.list(&["a", "b", "c"]), de.list(&["a", "b"])), ("a, b and c".to_owned(), "a und b".to_owned()));
}

#[test]
fn messages_can_spell_and_write_capitals() {
    let theme = "gaps = { CAP(SPELL($n)) } of { SPELL($n, $all) } { NOUN($kind) }\n";
    let words = Words::load("en", Some(theme)).expect("valid");
    assert_eq!(say!(words, "gaps", n = 3, all = 5, kind = "Sub-Item"), "Three of three sub item");
    assert_eq!(say!(words, "gaps", n = 3, all = 15, kind = "Item"), "Three of 3 item");
    let own = Words::load("de", Some("kinds = { NOUN($name) }\n")).expect("valid");
    assert_eq!(say!(own, "kinds", name = "fähigkeiten"), "Fähigkeiten");
    let theme = "levels = { LOWER($name) }\n";
    let of_level = |tag: &str| say!(Words::load(tag, Some(theme)).expect("valid"), "levels", name = "Semi-Automated");
    assert_eq!((of_level("en"), of_level("de")), ("semi-automated".to_owned(), "Semi-Automated".to_owned()));
}

#[test]
fn what_a_language_does_not_say_is_said_in_english() {
    let words = Words::load("ar", Some("list = { $most } و { $last }\n")).expect("valid");
    assert_eq!((words.direction(), words.tag()), ("rtl", "ar"));
    assert_eq!(words.list(&["a", "b"]), "a و b");
    assert_eq!(words.days(3), "3 days");
    assert!(!Words::has("ar") && Words::has("de-AT"));
}

#[test]
fn a_themes_mistake_has_its_place() {
    let errors = Words::load("en", Some("good = yes\nbad { = no\n")).expect_err("invalid");
    assert_eq!(errors[0].start, 15, "{errors:?}");
}
