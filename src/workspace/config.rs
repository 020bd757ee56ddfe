//! gapmap.yaml.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Severity, Span, Spanned, codes, did_you_mean};
use crate::source::Sources;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;
use crate::syntax::{self, mending};
use crate::theme;
use crate::words;

/// The settings of a workspace; every one has a value.
#[derive(Debug, Clone)]
pub struct Config {
    pub title: Option<String>,
    /// Of the interface: a tag such as `de` or `de-AT`.
    pub language: Spanned<String>,
    /// With a closing slash; only for canonical links and the sitemap.
    pub base_url: Option<String>,
    pub theme: Spanned<String>,
    /// Search engines are asked to stay away unless this is set.
    pub public: bool,
    pub paper: Paper,
    /// Id of the built-in rubric, used unless content/rubric/ exists.
    pub rubric: Spanned<String>,
    /// As written; [`crate::gate::decode`] reads them with the rubric.
    pub gates: Option<Value>,
    pub history: History,
    /// Severities by code slug.
    pub severity: BTreeMap<&'static str, Option<Severity>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

impl Paper {
    /// As gapmap.yaml writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }
}

/// Which past states are read from git.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Tags to show, as a pattern of git: `*` and `?` stand for what is not a slash. Without it commits are thinned.
    pub tags: Option<String>,
    pub every: Every,
    /// Whether the names of those who committed are told.
    pub authors: bool,
}

/// How far apart shown commits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Every {
    #[default]
    Month,
    Week,
    Day,
    Commit,
}

/// The rubric of a workspace that names none.
const DEFAULT_RUBRIC: &str = "mlops";

/// Reads gapmap.yaml; without one, the defaults.
pub(super) fn read(sources: &Sources, sink: &mut Diagnostics) -> Config {
    let nowhere = Span::new(FileId(0), 0, 0);
    let Some((id, file)) = sources.find("gapmap.yaml") else { return defaults(nowhere) };
    let document = syntax::parse(id, file, sink);
    let Some(data) = document.data else { return defaults(Span::new(id, 0, 0)) };
    let config = match Fields::of(&data, "gapmap.yaml", sink) {
        Some(fields) => decode(fields, Span::new(id, 0, 0), sink),
        None => defaults(Span::new(id, 0, 0)),
    };
    mending::keep_names_apart([&data], sink);
    config
}

fn defaults(span: Span) -> Config {
    Config {
        title: None,
        language: Spanned::new(words::ENGLISH.to_owned(), span),
        base_url: None,
        theme: Spanned::new(theme::DEFAULT.to_owned(), span),
        public: false,
        paper: Paper::A4,
        rubric: Spanned::new(DEFAULT_RUBRIC.to_owned(), span),
        gates: None,
        history: History::default(),
        severity: BTreeMap::new(),
    }
}

fn decode(mut fields: Fields<'_>, span: Span, sink: &mut Diagnostics) -> Config {
    let standard = defaults(span);
    let config = Config {
        title: fields.text("title", sink),
        language: fields.spanned_text("language", sink).and_then(|tag| language(tag, sink)).unwrap_or(standard.language),
        base_url: fields.spanned_text("base_url", sink).and_then(|url| base_url(url, sink)),
        theme: fields.id("theme", sink).unwrap_or(standard.theme),
        public: fields.boolean("public", sink).unwrap_or(false),
        paper: fields.word("paper", &[("a4", Paper::A4), ("letter", Paper::Letter)], sink).unwrap_or(standard.paper),
        rubric: fields.id("rubric", sink).unwrap_or(standard.rubric),
        gates: fields.value("gates").cloned(),
        history: fields.fields("history", "history", sink).map_or_else(History::default, |history| decode_history(history, sink)),
        severity: decode_severity(&mut fields, sink),
    };
    fields.finish(sink);
    config
}

fn decode_history(mut fields: Fields<'_>, sink: &mut Diagnostics) -> History {
    let periods = [("month", Every::Month), ("week", Every::Week), ("day", Every::Day), ("commit", Every::Commit)];
    let history = History {
        tags: fields.spanned_text("tags", sink).and_then(|pattern| tag_pattern(pattern, sink)),
        every: fields.word("every", &periods, sink).unwrap_or_default(),
        authors: fields.boolean("authors", sink).unwrap_or(false),
    };
    fields.finish(sink);
    history
}

/// A pattern that could match the name of a tag.
fn tag_pattern(pattern: Spanned<String>, sink: &mut Diagnostics) -> Option<String> {
    let text = &pattern.value;
    let cannot = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '~' | '^' | ':' | '\\');
    if text.is_empty() || text.starts_with(['-', '/']) || text.contains("..") || text.contains(cannot) {
        let message = format!("`{text}` matches no tag");
        sink.push(
            Diagnostic::new(&codes::workspace::TAG_PATTERN, pattern.span, message).help("write it like `review-*` or `v?.?`"),
        );
        return None;
    }
    Some(pattern.value)
}

/// `severity: {answer/na-overdue: error}`; `off` silences warnings only.
fn decode_severity(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> BTreeMap<&'static str, Option<Severity>> {
    let words = [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];
    let mut severities = BTreeMap::new();
    for entry in fields.map("severity", sink) {
        let Some(code) = codes::find(&entry.key) else {
            let slugs: Vec<&str> = codes::all().iter().map(|code| code.slug).collect();
            sink.push(
                Diagnostic::new(
                    &codes::workspace::UNKNOWN_CODE,
                    entry.key_span,
                    format!("there is no diagnostic `{}`", entry.key),
                )
                .meant(did_you_mean(&entry.key, slugs)),
            );
            continue;
        };
        let Some(severity) = syntax::fields::word(&entry.value, &words, sink) else { continue };
        if code.severity == Severity::Error && severity != Some(Severity::Error) {
            let message = format!("`{}` is an error and cannot be weakened", code.slug);
            sink.report(&codes::workspace::SEVERITY, entry.value.span, message);
        } else {
            severities.insert(code.slug, severity);
        }
    }
    severities
}

fn language(tag: Spanned<String>, sink: &mut Diagnostics) -> Option<Spanned<String>> {
    if words::is_tag(&tag.value) {
        return Some(tag);
    }
    sink.push(
        Diagnostic::new(&codes::workspace::LANGUAGE, tag.span, format!("`{}` is not a language tag", tag.value))
            .help("write a language such as `de`, or with its region `de-AT`"),
    );
    None
}

fn base_url(url: Spanned<String>, sink: &mut Diagnostics) -> Option<String> {
    let good = ["https://", "http://"].iter().any(|scheme| url.value.len() > scheme.len() && url.value.starts_with(scheme));
    if !good || url.value.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#')) {
        sink.push(
            Diagnostic::new(&codes::workspace::BASE_URL, url.span, format!("`{}` is not a web address", url.value))
                .help("write it with its scheme, for example `https://example.org/maturity/`"),
        );
        return None;
    }
    Some(format!("{}/", url.value.trim_end_matches('/')))
}
