//! What is wrong with a theme: where in which file, and what is known instead.

use std::error::Error as _;
use std::ops::Range;

use super::names;
use super::outline::Outline;
use super::parts::{Part, Texts, chain};
use super::{DEFAULT, ORIGINAL, TEMPLATES, files};
use crate::diagnostics::{Meant, Span, did_you_mean};
use crate::source::{BUILTIN_PREFIX, Sources};

/// A theme that cannot be loaded or a template that cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// At least one, each once.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub message: String,
    pub place: Option<Place>,
    pub help: Option<String>,
}

/// A marked place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `themes/mine/templates/gaps.html`; with [`BUILTIN_PREFIX`] for a file of the binary.
    pub path: String,
    /// Counted from 1, columns in characters.
    pub line: usize,
    pub column: usize,
    /// The line, and how many characters of it are meant.
    source: String,
    width: usize,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown(&str::to_owned))
    }
}

impl std::error::Error for Error {}

impl Error {
    pub(super) fn plain(error: &tera::Error) -> Self {
        Error { problems: vec![Problem { message: in_words(error), place: None, help: None }] }
    }

    /// Whether every problem has its place in a file of the workspace.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        let is_own = |problem: &Problem| problem.place.as_ref().is_some_and(|place| !place.path.starts_with(BUILTIN_PREFIX));
        self.problems.iter().all(is_own)
    }

    /// The problems as text, with paths as the reader knows them.
    #[must_use]
    pub fn shown(&self, path: &dyn Fn(&str) -> String) -> String {
        self.problems.iter().map(|problem| problem.shown(path)).collect::<Vec<_>>().join("\nerror: ")
    }
}

impl Problem {
    fn shown(&self, path: &dyn Fn(&str) -> String) -> String {
        let place = self.place.as_ref().map(|place| place.shown(path)).unwrap_or_default();
        let help = self.help.as_ref().map(|help| format!("\n  help: {help}")).unwrap_or_default();
        format!("{}{place}{help}", self.message)
    }
}

/// How much of a line is shown; those of templates can be very long.
const WINDOW: usize = 100;

impl Place {
    /// Of a span in a file of the workspace.
    pub(super) fn of(sources: &Sources, span: Span) -> Self {
        let (file, at) = (sources.file(span.file), sources.place(span));
        let source = file.text.lines().nth(at.line.saturating_sub(1)).unwrap_or_default().to_owned();
        let width = file.text.get(span.start as usize..span.end as usize).and_then(|text| text.lines().next());
        let width = width.map_or(1, |text| text.chars().count());
        Place { path: file.path.clone(), line: at.line, column: at.column, source, width }
    }

    /// Path, line and column, and below them the line with the meant part marked.
    fn shown(&self, path: &dyn Fn(&str) -> String) -> String {
        let indent = " ".repeat(self.line.to_string().len());
        format!("\n{indent}--> {}:{}:{}\n{}", path(&self.path), self.line, self.column, self.excerpt())
    }

    /// The line with the meant part marked.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let indent = " ".repeat(self.line.to_string().len());
        let at = self.column - 1;
        let from = if at + self.width > WINDOW { at.saturating_sub(WINDOW / 3) } else { 0 };
        let source: String = self.source.chars().skip(from).take(WINDOW).collect();
        let spaces: String = source.chars().take(at - from).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let mark = "^".repeat(self.width.clamp(1, WINDOW.saturating_sub(at - from).max(1)));
        format!("{indent} |\n{} | {source}\n{indent} | {spaces}{mark}", self.line)
    }
}

fn in_words(error: &tera::Error) -> String {
    let source = error.source().map(|source| format!(": {source}"));
    format!("{error}{}", source.unwrap_or_default())
}

/// Knows the templates, to put Tera's words in terms of the workspace.
pub(super) struct Reader<'a> {
    /// The theme's folder in the workspace, with a closing slash.
    pub folder: &'a str,
    pub texts: &'a Texts,
    pub parts: &'a [Part],
}

impl Reader<'_> {
    /// What an error of Tera says about files of the workspace.
    pub fn read(&self, error: &tera::Error) -> Error {
        let mut problems: Vec<Problem> = Vec::new();
        for problem in self.problems(error) {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        Error { problems }
    }

    fn problems(&self, error: &tera::Error) -> Vec<Problem> {
        match error.kind() {
            tera::ErrorKind::MissingParent { current, parent } => vec![self.missing_parent(current, parent)],
            tera::ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
            | tera::ErrorKind::CircularInclude { tpl, include_chain: chain } => vec![self.circle(tpl, chain)],
            _ => {
                let text = in_words(error);
                let reports: Vec<Problem> = reports(&text).filter_map(|report| self.problem(&report)).collect();
                if reports.is_empty() { Error::plain(error).problems } else { reports }
            }
        }
    }

    fn problem(&self, report: &Report<'_>) -> Option<Problem> {
        let place = self.place(report.name, report.line, report.column, report.width)?;
        let (message, help) = self.explained(report);
        Some(Problem { message, place: Some(place), help })
    }

    /// A place in a part, as one in the file the part is made from.
    fn place(&self, name: &str, line: usize, column: usize, width: usize) -> Option<Place> {
        let of = self.parts.iter().find(|part| part.name == name).map_or(name, |part| part.of.as_str());
        let source = self.texts.get(of)?.lines().nth(line.checked_sub(1)?).unwrap_or_default().to_owned();
        Some(Place { path: self.path(of), line, column: column.max(1), source, width })
    }

    fn path(&self, of: &str) -> String {
        match of.strip_prefix(ORIGINAL) {
            Some(name) if self.folder == files::folder(DEFAULT) => format!("{}{TEMPLATES}{name}", self.folder),
            Some(name) => format!("{BUILTIN_PREFIX}themes/default/{TEMPLATES}{name}"),
            None => format!("{}{TEMPLATES}{of}", self.folder),
        }
    }

    fn missing_parent(&self, current: &str, parent: &str) -> Problem {
        let of = current.split('#').next().unwrap_or(current);
        let text = self.texts.get(of).map(String::as_str).unwrap_or_default();
        let place = Outline::of(text).extends.and_then(|named| self.place_of(of, text, named.range));
        Problem { message: format!("there is no template `{parent}` to extend"), place, help: self.meant_template(parent) }
    }

    fn place_of(&self, of: &str, text: &str, range: Range<usize>) -> Option<Place> {
        let before = &text[..range.start];
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.place(of, before.matches('\n').count() + 1, column, text[range].chars().count())
    }

    fn circle(&self, of: &str, chain: &[String]) -> Problem {
        let of = of.split('#').next().unwrap_or(of);
        let text = self.texts.get(of).map(String::as_str).unwrap_or_default();
        let ring: Vec<String> = chain.iter().map(|name| format!("`{name}`")).collect();
        Problem {
            message: format!("`{of}` comes back to itself by {}", ring.join(", then ")),
            place: Outline::of(text).extends.and_then(|named| self.place_of(of, text, named.range)),
            help: Some(format!("the original of the default theme is `{ORIGINAL}{}`", of.trim_start_matches(ORIGINAL))),
        }
    }

    fn meant_template(&self, name: &str) -> Option<String> {
        let known = self.texts.keys().flat_map(|known| [known.as_str(), known.trim_start_matches(ORIGINAL)]);
        said(did_you_mean(name, known))
    }

    /// Tera's message in our words, and what is known instead.
    fn explained(&self, report: &Report<'_>) -> (String, Option<String>) {
        match report.unknown() {
            Some(("filter", name)) => (format!("there is no filter `{name}`"), known(name, names::filters())),
            Some(("test", name)) => (format!("there is no test `{name}`"), known(name, names::TESTS.iter().copied())),
            Some(("function", name)) => (format!("there is no function `{name}`"), known(name, names::FUNCTIONS.iter().copied())),
            Some(("component", name)) => {
                let components = self.texts.values().flat_map(|text| Outline::of(text).components);
                (format!("there is no component `{name}`"), known(name, components))
            }
            Some(("template", name)) => (format!("there is no template `{name}` to include"), self.meant_template(name)),
            Some(("block", name)) => {
                let of = report.name.split('#').next().unwrap_or(report.name);
                let blocks = chain(self.texts, of).into_iter().skip(1).flat_map(|level| level.outline.blocks);
                (format!("what `{of}` extends has no block `{name}`"), known(name, blocks.map(|block| block.name)))
            }
            _ => undefined(report.message),
        }
    }
}

/// A message that may list what there is: `Field `x` is not defined. Available fields: a, b`.
fn undefined(message: &str) -> (String, Option<String>) {
    let typed = message.split('`').nth(1).unwrap_or_default();
    let (message, listed) = message.split_once(". Available ").unwrap_or((message, ""));
    let help = match listed.split_once(": ") {
        Some((_, names)) => known(typed, names.split(", ")),
        // A field of something that is no value is told without what there would be.
        None => message.contains("is not defined").then(|| "docs/themes.md lists the data that templates see".to_owned()),
    };
    (lowered(message), help)
}

/// `did you mean ...?`, or all there are.
fn known<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    let listed = || names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    said(did_you_mean(name, names.iter().copied())).or_else(|| (!names.is_empty()).then(|| format!("there are {}", listed())))
}

fn said(meant: Option<Meant>) -> Option<String> {
    meant.map(|meant| meant.to_string())
}

/// Lower case at the start and no final dot, as everywhere else.
fn lowered(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut chars = message.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// One of the reports in an error's text.
struct Report<'a> {
    message: &'a str,
    name: &'a str,
    line: usize,
    column: usize,
    width: usize,
}

impl<'a> Report<'a> {
    /// Kind and name of what does not exist: of `Unknown filter `x``, or `Block `x` is not defined ...`.
    fn unknown(&self) -> Option<(&'a str, &'a str)> {
        let mut parts = self.message.split('`');
        let (before, name) = (parts.next()?, parts.next()?);
        let kind = if before == "Block " { "block" } else { before.strip_prefix("Unknown ")?.trim_end() };
        Some((kind, name))
    }
}

/// Tera joins several errors in one text and keeps the places of most of them only there: `error: ...`, `--> name:line:column`,
/// the line, and below it `^^^`.
fn reports(text: &str) -> impl Iterator<Item = Report<'_>> {
    text.trim_start_matches("error: ").split("\nerror: ").filter_map(|report| {
        let (message, rest) = report.split_once('\n')?;
        let place = rest.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let mut parts = place.rsplitn(3, ':');
        let (column, line, name) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        let marked = rest.lines().find(|line| line.trim_end().ends_with('^') && line.trim_start().starts_with('|'));
        let width = marked.map_or(1, |line| line.matches('^').count());
        Some(Report { message, name, line, column, width })
    })
}
