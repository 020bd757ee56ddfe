//! Whether a site says anything that is withheld from its readers.
//!
//! Words are not searched for in pages, where escaping and shortening would hide them and coincidence would invent them. Instead
//! the site is made once more from sources in which every withheld text reads differently, letter for letter and of the same size.
//! A byte of the two sites that differs comes from a withheld text, wherever it stands: page, chart, table, JSON or search index.
//! What is withheld is read from the YAML and not from the model, so that one mistake cannot hide itself.

use std::collections::BTreeMap;

use crate::assessment::Audience;
use crate::diagnostics::{Diagnostics, Span};
use crate::site::Site;
use crate::source::Sources;
use crate::syntax;
use crate::syntax::yaml::{Kind, Value};
use crate::workspace::{self, Loaded};

/// A withheld text that a file of the site depends on.
#[derive(Debug, PartialEq, Eq)]
pub struct Leak {
    /// Path in the site.
    pub output: String,
    /// `content/team/data.md:12:5`.
    pub source: String,
}

impl std::fmt::Display for Leak {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` would show what is withheld at {}", self.output, self.source)
    }
}

impl std::error::Error for Leak {}

/// Checks the site that `build` makes of a workspace for readers of a circle.
///
/// # Errors
/// When a file of the site depends on a text that these readers may not see.
pub fn check(loaded: &Loaded, readers: Audience, site: &Site, build: impl Fn(&Loaded) -> Option<Site>) -> Result<(), Leak> {
    let withheld = withheld(&loaded.sources, readers);
    find(&loaded.sources, &withheld, site, |sources| build(&workspace::load(sources))).map_or(Ok(()), Err)
}

/// The first leak. `build` makes the site of other sources; where it cannot, everything counts as different.
fn find(sources: &Sources, withheld: &[Span], site: &Site, build: impl Fn(Sources) -> Option<Site>) -> Option<Leak> {
    let differs = |texts: &[Span]| match build(disguised(sources, texts)) {
        Some(other) => difference(site, &other),
        None => Some("the site".to_owned()),
    };
    let (last, rest) = withheld.split_last()?;
    let mut leak = Leak { output: differs(withheld)?, source: sources.locate(*last) };
    // The fewest texts that make a difference: the last of them is the one.
    let mut candidates = rest;
    let mut harmless = 0;
    while harmless < candidates.len() {
        let middle = harmless + (candidates.len() - harmless) / 2;
        match differs(&withheld[..=middle]) {
            Some(output) => {
                leak = Leak { output, source: sources.locate(withheld[middle]) };
                candidates = &withheld[..middle];
            }
            None => harmless = middle + 1,
        }
    }
    Some(leak)
}

/// The first file that is not the same in both sites.
fn difference(one: &Site, other: &Site) -> Option<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    paths.into_iter().find(|path| one.get(*path) != other.get(*path)).cloned()
}

/// Keys whose texts go where what they stand in is for a narrower circle.
const WITHHELD: &[&str] = &[
    "text",
    "ref",
    "evidence",
    "note",
    "reason",
    "target_reason",
    "na",
    "title",
    "cause",
    "event",
    "effect",
    "name",
    "why",
    "controls",
    "trigger",
    "cost",
    "amount",
    "currency",
];

/// The texts that readers of this circle may not see, in the order of files.
fn withheld(sources: &Sources, shown_to: Audience) -> Vec<Span> {
    let mut found = Vec::new();
    for (id, file) in sources.below("content") {
        if let Some(data) = syntax::parse(id, file, &mut Diagnostics::new()).data {
            collect(&data, shown_to, false, &mut found);
        }
    }
    found
}

fn collect(value: &Value, shown_to: Audience, is_hidden: bool, found: &mut Vec<Span>) {
    match &value.kind {
        Kind::Map(entries) => {
            let circle = value.get("audience").and_then(Value::as_text).and_then(Audience::named);
            let is_hidden = is_hidden || circle.is_some_and(|circle| circle > shown_to);
            for entry in entries {
                let texts = if is_hidden && WITHHELD.contains(&entry.key.as_str()) { texts(&entry.value) } else { Vec::new() };
                found.extend(texts);
                collect(&entry.value, shown_to, is_hidden, found);
            }
        }
        Kind::List(values) => values.iter().for_each(|value| collect(value, shown_to, is_hidden, found)),
        Kind::Null | Kind::Scalar { .. } => {}
    }
}

/// A text, or those in a list.
fn texts(value: &Value) -> Vec<Span> {
    match &value.kind {
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "true" | "yes" | "on") => Vec::new(),
        Kind::Scalar { .. } => vec![value.span],
        Kind::List(values) => values.iter().flat_map(texts).collect(),
        Kind::Map(_) | Kind::Null => Vec::new(),
    }
}

/// The sources with other letters in these places.
fn disguised(sources: &Sources, places: &[Span]) -> Sources {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for place in places {
        let file = sources.file(place.file);
        let text = texts.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        let range = place.start as usize..place.end as usize;
        let other = disguise(&text[range.clone()]);
        text.replace_range(range, &other);
    }
    sources.with_texts(&texts)
}

/// Other letters and digits of the same size, where the first say nothing about YAML or addresses.
fn disguise(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let kept = kept(rest, rest.len() == written.len());
        if kept > 0 {
            out.push_str(&rest[..kept]);
            rest = &rest[kept..];
        } else {
            out.push(other(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// How many bytes at the start mean something as they are: the head of a block, a scheme, an escape.
fn kept(rest: &str, is_start: bool) -> usize {
    if is_start && rest.starts_with(['|', '>']) {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if let Some(scheme) = ["https://", "http://", "mailto:"].iter().find(|scheme| rest.starts_with(**scheme)) {
        return scheme.len();
    }
    let Some(escape) = rest.strip_prefix('\\').and_then(|after| after.chars().next()) else { return 0 };
    let digits = match escape {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let is_code = rest.get(2..2 + digits).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
    1 + escape.len_utf8() + if is_code { digits } else { 0 }
}

fn other(c: char) -> char {
    let turned = |base: u8, count: u8, by: u8| char::from(base + (c as u8 - base + by) % count);
    match c {
        'a'..='z' => turned(b'a', 26, 13),
        'A'..='Z' => turned(b'A', 26, 13),
        '0'..='9' => turned(b'0', 10, 5),
        _ if c.is_ascii() => c,
        _ => {
            let (one, another) = match c.len_utf8() {
                2 => ('ø', 'ß'),
                3 => ('語', '字'),
                _ => ('𐐨', '𐐩'),
            };
            if c == one { another } else { one }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn another_text_has_the_same_shape() {
        let cases = [
            ("Two words, 15 %", "Gjb jbeqf, 60 %"),
            ("\"a\\n\\u00e9 b\"", "\"n\\n\\u00e9 o\""),
            ("|-\n  one\n  two\n", "|-\n  bar\n  gjb\n"),
            ("https://intra.example/x", "https://vagen.rknzcyr/k"),
            ("é 語 𐐨", "ø 字 𐐩"),
        ];
        for (written, disguise_of) in cases {
            assert_eq!(disguise(written), disguise_of);
        }
    }

    proptest! {
        #[test]
        fn a_disguise_changes_no_length_and_no_line(text in any::<String>()) {
            let other = disguise(&text);
            prop_assert_eq!(other.len(), text.len());
            prop_assert_eq!(other.matches('\n').count(), text.matches('\n').count());
        }
    }

    const FILE: &str = "answers:\n  a: {level: 1, note: {text: Hush, audience: partner}, evidence: [{text: Loud, grade: A}]}\n  \
                        b: {level: 2, note: Deep, reason: Why, audience: internal, evidence: [Bare, {text: Dark, ref: x, audience: public}]}\n  \
                        c: {level: 2, note: Open}\nrisks: {r: {title: Danger, likelihood: 3, audience: internal}}\n";

    fn sources() -> Sources {
        Sources::from_files([("content/t/a.yaml", FILE)])
    }

    fn read(audience: Audience) -> Vec<String> {
        let sources = sources();
        let text = |span: &Span| sources.file(span.file).text[span.start as usize..span.end as usize].to_owned();
        withheld(&sources, audience).iter().map(text).collect()
    }

    #[test]
    fn what_is_withheld_is_told_by_the_yaml_alone() {
        assert_eq!(read(Audience::Internal), Vec::<String>::new());
        assert_eq!(read(Audience::Partner), ["Deep", "Why", "Bare", "Dark", "x", "Danger"]);
        assert_eq!(read(Audience::Public), ["Hush", "Deep", "Why", "Bare", "Dark", "x", "Danger"]);
    }

    /// A build that lets through what a filter forgot.
    fn forgetful(sources: &Sources) -> Site {
        let text = &sources.find("content/t/a.yaml").expect("the file").1.text;
        let dark = text.find("Danger").or_else(|| text.find("Qnatre")).expect("the risk");
        let harmless = ("index.html".to_owned(), b"the same".to_vec());
        let chart = ("charts/matrix.svg".to_owned(), format!("<text>{}</text>", &text[dark..dark + 3]).into_bytes());
        [harmless, chart].into()
    }

    #[test]
    fn a_site_that_shows_a_withheld_text_is_found_out_with_both_places() {
        let sources = sources();
        let withheld = withheld(&sources, Audience::Public);
        let leak = find(&sources, &withheld, &forgetful(&sources), |other| Some(forgetful(&other))).expect("a leak");
        assert_eq!(leak, Leak { output: "charts/matrix.svg".to_owned(), source: "content/t/a.yaml:5:20".to_owned() });
        let clean = || Site::from([("index.html".to_owned(), b"the same".to_vec())]);
        assert_eq!(find(&sources, &withheld, &clean(), |_| Some(clean())), None);
        assert!(find(&sources, &withheld, &clean(), |_| None).is_some(), "what cannot be compared is not passed");
    }
}
