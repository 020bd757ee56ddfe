//! All words of the interface: one catalogue per language, in the format of Project Fluent.
//!
//! A message is asked for by its id with named values: [`Words::say`] in Rust (through the macro [`crate::say!`]), the filters
//! `t` and `th` in templates. Plurals, word order and grammar are the catalogue's business; callers pass counts as numbers
//! and finished texts as texts, and never join parts of sentences.
//!
//! English and German are complete. A theme can add `words/<language>.ftl`: messages of another language, or other words for
//! some. What a language does not say is said in English. Words of content (rubric, answers) are not translated.
//!
//! Functions in messages: `SPELL($n)` writes a small number in letters (`SPELL($n, $all)`: only when both are small, so that
//! they look alike), `CAP($text)` begins with a capital letter, `NOUN($text)` is the name of a kind in running text (with its
//! capital in languages that give every noun one), and
//! `LOWER($text)` that of a level, an outcome or the like, with its hyphens.

mod calendar;
mod grammar;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// Name and text of the files of a catalogue.
type Files = &'static [(&'static str, &'static str)];

macro_rules! catalogue {
    ($language:literal) => {
        &[
            (concat!($language, "/common.ftl"), include_str!(concat!($language, "/common.ftl"))),
            (concat!($language, "/frame.ftl"), include_str!(concat!($language, "/frame.ftl"))),
            (concat!($language, "/pages.ftl"), include_str!(concat!($language, "/pages.ftl"))),
            (concat!($language, "/present.ftl"), include_str!(concat!($language, "/present.ftl"))),
            (concat!($language, "/charts.ftl"), include_str!(concat!($language, "/charts.ftl"))),
            (concat!($language, "/roadmap.ftl"), include_str!(concat!($language, "/roadmap.ftl"))),
            (concat!($language, "/what-if.ftl"), include_str!(concat!($language, "/what-if.ftl"))),
            (concat!($language, "/risks.ftl"), include_str!(concat!($language, "/risks.ftl"))),
            (concat!($language, "/findings.ftl"), include_str!(concat!($language, "/findings.ftl"))),
            (concat!($language, "/method.ftl"), include_str!(concat!($language, "/method.ftl"))),
        ]
    };
}

/// The languages in the binary.
const CATALOGUES: &[(&str, Files)] = &[("en", catalogue!("en")), ("de", catalogue!("de"))];

/// The language in which everything is said.
pub const ENGLISH: &str = "en";

/// Scripts that run from right to left, by language.
const RIGHT_TO_LEFT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// A catalogue that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Error {
    /// Byte range in the text, and what is wrong there.
    pub start: usize,
    pub end: usize,
    pub message: String,
}

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    tag: String,
    own: Option<Arc<FluentBundle<FluentResource>>>,
    english: Arc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.tag)
    }
}

/// English, made once.
static ENGLISH_WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (bundle, _) = bundle(ENGLISH, files(ENGLISH).unwrap_or_default(), None);
    Words { tag: ENGLISH.to_owned(), own: None, english: Arc::new(bundle) }
});

impl Words {
    /// English, the language of the command line.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH_WORDS
    }

    /// The words of a language tag such as `de` or `de-AT`, with messages of a theme in front of them.
    ///
    /// # Errors
    /// Every place where the theme's messages are not valid Fluent.
    pub fn load(tag: &str, of_theme: Option<&str>) -> Result<Self, Vec<Error>> {
        let language = primary(tag);
        if language == ENGLISH && of_theme.is_none() {
            return Ok(Words { tag: tag.to_owned(), ..Words::english().clone() });
        }
        let (bundle, errors) = bundle(tag, files(&language).unwrap_or_default(), of_theme);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Words { tag: tag.to_owned(), own: Some(Arc::new(bundle)), english: Arc::clone(&Words::english().english) })
    }

    /// Whether the binary has a catalogue of the language.
    #[must_use]
    pub fn has(tag: &str) -> bool {
        files(&primary(tag)).is_some()
    }

    /// All messages of a language in the binary, as a theme's file would say them; `None` where it has no catalogue.
    #[must_use]
    pub fn catalogue(tag: &str) -> Option<String> {
        let texts: Vec<&str> = files(&primary(tag))?.iter().map(|(_, text)| text.trim_end()).collect();
        Some(texts.join("\n\n") + "\n")
    }

    /// The tag as given, such as `de-AT`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Direction of writing, `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&primary(&self.tag).as_str()) { "rtl" } else { "ltr" }
    }

    /// The message in this language; in English where it has none, and `None` where no language has it.
    #[must_use]
    pub fn find(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        [self.own.as_deref(), Some(self.english.as_ref())].into_iter().flatten().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors: Vec<FluentError> = Vec::new();
            Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
        })
    }

    /// The message as text; `{id}` where no catalogue has it, which a test forbids.
    #[must_use]
    pub fn say(&self, id: &str, args: &FluentArgs<'_>) -> String {
        self.find(id, args).unwrap_or_else(|| format!("{{{id}}}"))
    }

    /// A message without values.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.say(id, &FluentArgs::new())
    }
}

/// The languages in the binary.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().map(|(language, _)| *language)
}

/// Whether a text is a language tag as pages can carry it.
#[must_use]
pub fn is_tag(text: &str) -> bool {
    !text.contains('_') && text.parse::<LanguageIdentifier>().is_ok()
}

/// Every id that the catalogues say something for.
#[must_use]
pub fn known() -> BTreeSet<&'static str> {
    CATALOGUES.iter().flat_map(|(_, files)| *files).flat_map(|(_, text)| ids(text)).map(|(_, id)| id).collect()
}

/// The ids of the messages in a Fluent text, each with the byte it begins at.
pub fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = next;
        next += line.len();
        let id = line.split_once('=')?.0.trim_end();
        let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic());
        (is_id && id.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))).then_some((start, id))
    })
}

/// Named values of a message.
#[must_use]
pub fn values<'a, const N: usize>(pairs: [(&'static str, FluentValue<'a>); N]) -> FluentArgs<'a> {
    pairs.into_iter().collect()
}

/// `say!(words, "gap-share", below = 3, all = 5, name)`: the message with its values; counts as numbers, the rest as texts.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $words.say($id, &$crate::words::values([
            $((stringify!($name), ::fluent_bundle::FluentValue::from($crate::say!(@value $name $(= $value)?)))),*
        ]))
    };
    (@value $name:ident = $value:expr) => { $value };
    (@value $name:ident) => { $name };
}

/// The language without region and script.
#[must_use]
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

fn files(language: &str) -> Option<Files> {
    CATALOGUES.iter().find(|(known, _)| *known == language).map(|(_, files)| *files)
}

/// The messages of a language with a theme's in front; errors only about the theme's, since a test reads ours.
fn bundle(tag: &str, files: Files, of_theme: Option<&str>) -> (FluentBundle<FluentResource>, Vec<Error>) {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for (_, text) in files {
        bundle.add_resource_overriding(parse(text).0);
    }
    let (resource, errors) = parse(of_theme.unwrap_or_default());
    bundle.add_resource_overriding(resource);
    grammar::add_functions(&mut bundle);
    (bundle, errors)
}

fn parse(text: &str) -> (FluentResource, Vec<Error>) {
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => {
            let errors = errors
                .iter()
                .map(|error| Error { start: error.pos.start, end: error.pos.end, message: error.kind.to_string() })
                .collect();
            (resource, errors)
        }
    }
}

#[cfg(test)]
mod tests;
