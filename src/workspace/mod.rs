//! A workspace: its configuration, its rubric and the folders that hold assessments.
//!
//! The nearest `gapmap.yaml` upwards marks the root. A folder below `content/` with an `assessment.yaml` is an assessment; folders
//! above it are groups. Without `content/rubric/` the built-in rubric that gapmap.yaml names is used.

mod builtin;
mod config;
mod content;
mod loose;
mod parts;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Span, Spanned, codes};
use crate::gate::{self, Gates};
use crate::review;
use crate::rubric::Rubric;
use crate::source::Sources;
use crate::syntax;
use crate::theme;
use crate::words::{self, Words};
pub use builtin::{BUILTIN_RUBRICS, BuiltinRubric};
pub use config::{Config, Every, History, Paper};
use content::{Group, Listed};
use parts::{CheckedTheme, Findings, ReadAssessment, ReadRubric, Shelf};

/// Everything that was read, resolved and checked.
#[derive(Debug, Clone)]
pub struct Model {
    pub config: Config,
    pub rubric: Arc<Rubric>,
    pub gates: Gates,
    /// In the order of their paths.
    pub assessments: Vec<Arc<Assessment>>,
    /// Markdown of content/index.md, for the first page.
    pub intro: Option<String>,
}

impl Model {
    /// The assessment in this folder.
    #[must_use]
    pub fn assessment(&self, path: &str) -> Option<&Arc<Assessment>> {
        let at = self.assessments.binary_search_by(|one| one.path.as_str().cmp(path)).ok()?;
        Some(&self.assessments[at])
    }
}

/// A snapshot with what could be made of it.
#[derive(Debug)]
pub struct Loaded {
    pub sources: Arc<Sources>,
    /// `None` when there is no usable rubric; the diagnostics say why.
    pub model: Option<Model>,
    /// Sorted, each once, severities as the workspace wants them.
    pub diagnostics: Vec<Diagnostic>,
    parts: Parts,
}

/// What the model and the diagnostics were put together from.
#[derive(Debug, Default)]
struct Parts {
    /// `None` when there is no such theme.
    theme: Option<Arc<CheckedTheme>>,
    rubric: Option<Arc<ReadRubric>>,
    /// Those in files of their own first, each in the order of paths.
    assessments: Vec<Arc<ReadAssessment>>,
    /// What is inconsistent about the rubric, where that was looked for.
    findings: Option<Arc<Findings>>,
    /// What was parsed for past states, where this is one.
    shelf: Option<Arc<Shelf>>,
}

impl Loaded {
    /// A past snapshot of this workspace, read with the settings and the rubric of today as [`recall`] does.
    #[must_use]
    pub fn past(&self, snapshot: &Sources, near: &Loaded) -> Loaded {
        let rubrics = [snapshot, self.sources.as_ref()].into_iter().flat_map(|sources| sources.below(RUBRIC_FOLDER));
        let rules = rubrics.map(|(_, file)| file.path.as_str()).chain([SETTINGS_FILE]);
        recall(snapshot.with_files_of(&self.sources, rules), near)
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// The same as seen on a day after the dates of the assessments: acceptances of risks may have expired, unless a gate tells that.
    #[must_use]
    pub fn seen_on(mut self, day: Date) -> Self {
        let Some(model) = self.model.as_ref().filter(|_| !self.has_errors()) else { return self };
        if model.gates.tell_expired_acceptances() {
            return self;
        }
        let mut sink = Diagnostics::new();
        review::expired(model.assessments.iter().map(Arc::as_ref), day, &mut sink);
        self.diagnostics.extend(with_severities(sink.into_sorted(), &model.config.severity));
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        self
    }
}

const SETTINGS_FILE: &str = "gapmap.yaml";
/// A rubric of the workspace's own stands below it.
pub const RUBRIC_FOLDER: &str = "content/rubric";
const ASSESSMENT_FILE: &str = "assessment.yaml";
const INTRO_FILE: &str = "content/index.md";

/// Parses and decodes a snapshot. Never fails; what is wrong is in the diagnostics.
#[must_use]
pub fn load(sources: Sources) -> Loaded {
    reload(sources, None)
}

/// The same as [`load`]. What would be made of the very files that it was made of before, is kept: the same object.
#[must_use]
pub fn reload(sources: Sources, before: Option<&Loaded>) -> Loaded {
    read(sources, before, Care::Whole)
}

/// A past state, which nobody can mend any more: what was wrong in its files is told, what its rubric, scores and plans show is not looked
/// at. What it shares with `near`, another state of the workspace, is decoded once; what it shares with any state behind `near` is parsed once.
#[must_use]
pub fn recall(sources: Sources, near: &Loaded) -> Loaded {
    read(sources, Some(near), Care::Files)
}

/// What is looked at for mistakes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    Files,
    /// Also whether the rubric is consistent, and what the scores and plans show.
    Whole,
}

fn read(sources: Sources, before: Option<&Loaded>, care: Care) -> Loaded {
    let nothing = Parts::default();
    let before = before.map_or(&nothing, |before| &before.parts);
    let mut sink = Diagnostics::new();
    let config = config::read(&sources, &mut sink);
    let severity = config.severity.clone();
    let theme = check_theme(&sources, &config, before, &mut sink);
    check_language(&sources, &config, &mut sink);
    let rubric = read_rubric(&sources, &config, before, &mut sink);
    let builtin = rubric.iter().filter(|read| read.is_builtin()).flat_map(|read| read.files()).cloned().collect();
    let sources = sources.with_builtin(builtin);
    let shelf = || before.shelf.clone().unwrap_or_else(|| Arc::new(Shelf::of(&before.assessments)));
    let mut parts = Parts { theme, rubric, shelf: (care == Care::Files).then(shelf), ..Parts::default() };
    let rubric = parts.rubric.as_ref().and_then(|read| read.rubric.clone());
    let model = rubric.map(|rubric| {
        let gates = config.gates.as_ref().map(|value| gate::decode(value, &rubric, &mut sink)).unwrap_or_default();
        let assessments = read_assessments(&sources, &rubric, &mut parts, before, care, &mut sink);
        let intro = sources.find(INTRO_FILE).and_then(|(id, file)| syntax::parse(id, file, &mut sink).body).map(|body| body.text);
        Model { config, rubric, gates, assessments, intro }
    });
    Loaded { sources: Arc::new(sources), model, diagnostics: with_severities(sink.into_sorted(), &severity), parts }
}

/// The assessments in the order of their paths, and what there is to say about them and the rubric.
fn read_assessments(
    sources: &Sources,
    rubric: &Arc<Rubric>,
    parts: &mut Parts,
    before: &Parts,
    care: Care,
    sink: &mut Diagnostics,
) -> Vec<Arc<Assessment>> {
    let groups = content::groups(sources);
    parts.assessments = parts::assessments(rubric, &groups, &before.assessments, parts.shelf.as_deref());
    parts.assessments.iter().for_each(|read| sink.extend(&read.found));
    let mut assessments: Vec<_> = parts.assessments.iter().filter_map(|read| read.assessment.clone()).collect();
    assessments.sort_by(|a, b| a.path.cmp(&b.path));
    refuse_same_address(&assessments, sink);
    if care == Care::Files {
        return assessments;
    }
    parts.findings = findings(parts, rubric, before);
    parts.findings.iter().for_each(|findings| sink.extend(&findings.found));
    // What follows from a mistake is not a second one.
    if sink.has_errors() {
        return assessments;
    }
    parts::review(&parts.assessments).for_each(|found| sink.extend(found));
    if !groups.iter().any(|group| matches!(group, Group::Folder(..))) && assessments.is_empty() {
        no_assessments(sources, rubric, sink);
    }
    assessments
}

/// The diagnostics with the severities the workspace chose; switched-off ones are gone.
fn with_severities(diagnostics: Vec<Diagnostic>, chosen: &BTreeMap<&'static str, Option<Severity>>) -> Vec<Diagnostic> {
    diagnostics
        .into_iter()
        .filter_map(|diagnostic| match chosen.get(diagnostic.code.slug) {
            Some(severity) => severity.map(|severity| Diagnostic { severity, ..diagnostic }),
            None => Some(diagnostic),
        })
        .collect()
}

/// The rubric of content/rubric/, or else the built-in one that gapmap.yaml names.
fn read_rubric(sources: &Sources, config: &Config, before: &Parts, sink: &mut Diagnostics) -> Option<Arc<ReadRubric>> {
    let own = sources.below(RUBRIC_FOLDER).filter(|(_, file)| !syntax::is_markdown(file.name()));
    let own: Vec<Listed<'_>> = own.collect();
    let read = if own.is_empty() {
        let builtin = builtin::find(&config.rubric.value);
        if builtin.is_none() {
            unknown_rubric(config, sink);
        }
        builtin?
    } else {
        kept(before.rubric.as_ref(), |read| read.is_of(&own), || ReadRubric::of(&own))
    };
    sink.extend(&read.found);
    Some(read)
}

/// What was made before, if it still holds; made now otherwise.
fn kept<T>(before: Option<&Arc<T>>, holds: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> Arc<T> {
    before.filter(|before| holds(before)).map_or_else(|| Arc::new(make()), Arc::clone)
}

fn unknown_rubric(config: &Config, sink: &mut Diagnostics) {
    let names = BUILTIN_RUBRICS.iter().map(|rubric| rubric.id);
    let known = names.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let message = format!("there is no built-in rubric `{}`", config.rubric.value);
    let help = format!("built-in rubrics: {known}; or put your own under content/rubric/");
    sink.push(
        Diagnostic::new(&codes::workspace::UNKNOWN_RUBRIC, config.rubric.span, message)
            .meant_or(crate::diagnostics::did_you_mean(&config.rubric.value, names), help),
    );
}

/// A built-in rubric is not the user's to correct, and one with errors is not whole.
fn findings(parts: &Parts, rubric: &Arc<Rubric>, before: &Parts) -> Option<Arc<Findings>> {
    parts.rubric.as_ref().filter(|read| !read.is_builtin() && !read.has_errors())?;
    let assessments = parts.assessments.iter().filter_map(|read| read.assessment.as_ref());
    let selected = assessments.flat_map(|assessment| &assessment.tags).copied().collect();
    let is_kept = |findings: &Findings| findings.is_of(rubric, &selected);
    Some(kept(before.findings.as_ref(), is_kept, || Findings::of(rubric, selected.clone())))
}

/// Two assessments with one address, on any file system, would overwrite each other.
fn refuse_same_address(assessments: &[Arc<Assessment>], sink: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for assessment in assessments {
        if let Some(first) = seen.insert(assessment.path.to_lowercase(), assessment.span) {
            let message = format!("two assessments would have the address of `{}`", assessment.path);
            sink.push(
                Diagnostic::new(&codes::workspace::SAME_ADDRESS, assessment.span, message)
                    .related(first, "the other one")
                    .help("rename one of the two"),
            );
        }
    }
}

/// A theme that is neither built in nor in themes/, or one with files that have no effect.
fn check_theme(sources: &Sources, config: &Config, before: &Parts, sink: &mut Diagnostics) -> Option<Arc<CheckedTheme>> {
    let theme = config.theme.value.as_str();
    let names = theme::themes(sources);
    if names.contains(&theme) {
        let folder = format!("themes/{theme}");
        let files: Vec<Listed<'_>> = sources.below(&folder).collect();
        let checked = kept(before.theme.as_ref(), |checked| checked.is_of(&files), || CheckedTheme::of(sources, theme, &files));
        sink.extend(&checked.found);
        return Some(checked);
    }
    let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    sink.push(
        Diagnostic::new(&codes::workspace::UNKNOWN_THEME, config.theme.span, format!("there is no theme `{theme}`"))
            .meant_or(crate::diagnostics::did_you_mean(theme, names), format!("themes: {listed}")),
    );
    None
}

/// A language whose words are neither in the binary nor in the theme.
fn check_language(sources: &Sources, config: &Config, sink: &mut Diagnostics) {
    let (theme, Spanned { value: tag, span }) = (config.theme.value.as_str(), &config.language);
    if Words::has(tag) || theme::words_file(sources, theme, tag).is_some() {
        return;
    }
    let known = words::languages().map(|language| format!("`{language}`")).collect::<Vec<_>>().join(" and ");
    sink.push(
        Diagnostic::new(&codes::workspace::UNTRANSLATED, *span, format!("there are no words for the language `{tag}`"))
            .help(format!("built in are {known}; other words go into `themes/{theme}/words/{tag}.ftl`")),
    );
}

/// A workspace without a single readable assessment has nothing to report.
fn no_assessments(sources: &Sources, rubric: &Rubric, sink: &mut Diagnostics) {
    if sink.has_errors() {
        return;
    }
    let place = sources.find(SETTINGS_FILE).map(|(id, _)| id).or_else(|| sources.below("content").map(|(id, _)| id).next());
    let Some(file) = place else { return };
    sink.push(
        Diagnostic::new(
            &codes::workspace::NO_ASSESSMENT,
            Span::new(file, 0, 0),
            "no folder below content/ has an assessment.yaml",
        )
        .help(format!("create one with `gapmap new assessment my-team` (rubric: {})", rubric.id)),
    );
}
