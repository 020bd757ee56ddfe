//! A workspace: its configuration, its rubric and the folders that hold assessments.
//!
//! The nearest `gapmap.yaml` upwards marks the root. A folder below `content/` with an `assessment.yaml` is an assessment; folders
//! above it are groups. Without `content/rubric/` the built-in rubric that gapmap.yaml names is used.

mod builtin;
mod config;
mod loose;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::{self, Assessment, Folder};
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Severity, Span, Spanned, codes};
use crate::lint;
use crate::review;
use crate::rubric::{self, Rubric};
use crate::source::{SourceFile, Sources};
use crate::syntax::{self, Document};
use crate::theme;
use crate::words::{self, Words};
pub use builtin::{BUILTIN_RUBRICS, BuiltinRubric};
pub use config::{Config, Gates, Paper};

/// Everything that was read, resolved and checked.
#[derive(Debug)]
pub struct Model {
    pub config: Config,
    pub rubric: Arc<Rubric>,
    /// In the order of their paths.
    pub assessments: Vec<Arc<Assessment>>,
    /// Markdown of content/index.md, for the first page.
    pub intro: Option<String>,
}

/// A snapshot with what could be made of it.
#[derive(Debug)]
pub struct Loaded {
    pub sources: Arc<Sources>,
    /// `None` when there is no usable rubric; the diagnostics say why.
    pub model: Option<Model>,
    /// Sorted, each once, severities as the workspace wants them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// The same as seen on a day after the dates of the assessments: acceptances of risks may have expired.
    #[must_use]
    pub fn seen_on(mut self, day: Date) -> Self {
        let Some(model) = self.model.as_ref().filter(|_| !self.has_errors()) else { return self };
        let mut sink = Diagnostics::new();
        review::expired(model.assessments.iter().map(Arc::as_ref), day, &mut sink);
        self.diagnostics.extend(with_severities(sink.into_sorted(), &model.config.severity));
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        self
    }
}

const RUBRIC_FOLDER: &str = "content/rubric";
const ASSESSMENT_FILE: &str = "assessment.yaml";
const INTRO_FILE: &str = "content/index.md";

/// Parses and decodes a snapshot. Never fails; what is wrong is in the diagnostics.
#[must_use]
pub fn load(mut sources: Sources) -> Loaded {
    let mut sink = Diagnostics::new();
    let config = config::read(&sources, &mut sink);
    let severity = config.severity.clone();
    check_theme(&sources, &config, &mut sink);
    check_language(&sources, &config, &mut sink);
    let mut of_rubric = Diagnostics::new();
    let rubric = read_rubric(&mut sources, &config, &mut of_rubric);
    let is_sound = !of_rubric.has_errors();
    sink.append(of_rubric);
    let model = rubric.map(|rubric| {
        let assessments: Vec<Arc<Assessment>> =
            read_assessments(&sources, &rubric, &mut sink).into_iter().map(Arc::new).collect();
        // A built-in rubric is not the user's to correct, and one with errors is not whole.
        if is_sound && sources.builtin().next().is_none() {
            let all: Vec<&Assessment> = assessments.iter().map(Arc::as_ref).collect();
            lint::check(&rubric, &all, &mut sink);
        }
        // What follows from a mistake is not a second one.
        if !sink.has_errors() {
            assessments.iter().for_each(|assessment| review::check(&rubric, assessment, &mut sink));
        }
        let intro = sources.find(INTRO_FILE).and_then(|(id, file)| syntax::parse(id, file, &mut sink).body).map(|body| body.text);
        Model { config, rubric: Arc::new(rubric), assessments, intro }
    });
    if let Some(model) = model.as_ref().filter(|model| model.assessments.is_empty()) {
        no_assessments(&sources, model, &mut sink);
    }
    Loaded { sources: Arc::new(sources), model, diagnostics: with_severities(sink.into_sorted(), &severity) }
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

fn read_rubric(sources: &mut Sources, config: &Config, sink: &mut Diagnostics) -> Option<Rubric> {
    if !sources.below(RUBRIC_FOLDER).any(|(_, file)| !syntax::is_markdown(file.name())) {
        let builtin = builtin::find(&config.rubric.value).or_else(|| {
            unknown_rubric(config, sink);
            None
        })?;
        for (path, text) in builtin.files {
            sources.add_builtin(path, text);
        }
    }
    let own = sources.below(RUBRIC_FOLDER).filter(|(_, file)| !syntax::is_markdown(file.name()));
    let builtin = sources.builtin();
    let files: Vec<(FileId, &SourceFile)> = own.chain(builtin).collect();
    let documents = parse_all(&files, sink);
    rubric::decode(&documents, sink)
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

fn read_assessments(sources: &Sources, rubric: &Rubric, sink: &mut Diagnostics) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    let folders = assessment_folders(sources);
    for (id, file) in loose_files(sources, &folders) {
        if syntax::is_markdown(file.name()) {
            assessments.extend(loose::read(rubric, id, file, sink));
        } else {
            loose::stray(id, file, false, sink);
        }
    }
    for (folder, files) in folders {
        check_folder_name(folder, &files, sink);
        let documents = parse_all(&files, sink);
        let id = folder.rsplit('/').next().unwrap_or(folder).to_owned();
        let folder = Folder { id, path: folder.to_owned(), documents: documents.iter().collect() };
        assessments.extend(assessment::decode(rubric, &folder, sink));
    }
    assessments.sort_by(|a, b| a.path.cmp(&b.path));
    refuse_same_address(&assessments, sink);
    assessments
}

/// Names of the site's own folders and files, which an assessment's address must not meet.
const TAKEN: &[&str] = &["assets", "charts", "d", "data"];

/// The folder's path becomes an address: every part has to be an id and none of the site's own names.
fn check_folder_name(folder: &str, files: &[(FileId, &SourceFile)], sink: &mut Diagnostics) {
    let Some((id, _)) = files.iter().find(|(_, file)| file.name() == ASSESSMENT_FILE) else { return };
    let place = Span::new(*id, 0, 0);
    for part in folder.split('/').skip(1) {
        let lower = part.to_ascii_lowercase();
        let taken = TAKEN.contains(&lower.as_str()) || [".html", ".txt", ".xml"].iter().any(|ending| lower.ends_with(ending));
        if taken {
            let message = format!("`{part}` is a name of the site's own");
            sink.push(Diagnostic::new(&codes::workspace::FOLDER_NAME, place, message).help("rename the folder"));
        } else if !syntax::fields::is_id(part) {
            let message = format!("the folder `{part}` cannot be part of an address");
            let help = "use letters, digits, `.`, `_` and `-`, starting with a letter or a digit";
            sink.push(Diagnostic::new(&codes::workspace::FOLDER_NAME, place, message).help(help));
        }
    }
}

/// Two assessments with one address, on any file system, would overwrite each other.
fn refuse_same_address(assessments: &[Assessment], sink: &mut Diagnostics) {
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
fn check_theme(sources: &Sources, config: &Config, sink: &mut Diagnostics) {
    let theme = config.theme.value.as_str();
    let names = theme::themes(sources);
    if names.contains(&theme) {
        theme::check(sources, theme, sink);
        return;
    }
    let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    sink.push(
        Diagnostic::new(&codes::workspace::UNKNOWN_THEME, config.theme.span, format!("there is no theme `{theme}`"))
            .meant_or(crate::diagnostics::did_you_mean(theme, names), format!("themes: {listed}")),
    );
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

/// Files below content/ that neither an assessment nor the rubric owns.
fn loose_files<'a>(
    sources: &'a Sources,
    folders: &BTreeMap<&str, Vec<(FileId, &'a SourceFile)>>,
) -> Vec<(FileId, &'a SourceFile)> {
    let owned = |path: &str| owner_of(path, folders).is_some() || is_below(path, RUBRIC_FOLDER) || path == INTRO_FILE;
    let named_readme = |file: &SourceFile| file.name().eq_ignore_ascii_case("readme.md");
    sources.below("content").filter(|(_, file)| !owned(&file.path) && !named_readme(file)).collect()
}

/// The files of every folder with an assessment.yaml; a nested assessment's files are its own.
fn assessment_folders(sources: &Sources) -> BTreeMap<&str, Vec<(FileId, &SourceFile)>> {
    let mut folders: BTreeMap<&str, Vec<(FileId, &SourceFile)>> = sources
        .below("content")
        .filter(|(_, file)| file.name() == ASSESSMENT_FILE && !is_below(&file.path, RUBRIC_FOLDER))
        .map(|(_, file)| (file.folder(), Vec::new()))
        .collect();
    for (id, file) in sources.below("content") {
        let owner = owner_of(&file.path, &folders);
        if let Some(files) = owner.and_then(|owner| folders.get_mut(owner)) {
            files.push((id, file));
        }
    }
    folders
}

/// The nearest folder above a file that is an assessment.
fn owner_of<'p, T>(path: &'p str, folders: &BTreeMap<&str, T>) -> Option<&'p str> {
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        if folders.contains_key(above) {
            return Some(above);
        }
        folder = above;
    }
    None
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn parse_all(files: &[(FileId, &SourceFile)], sink: &mut Diagnostics) -> Vec<Document> {
    files.iter().map(|(id, file)| syntax::parse(*id, file, sink)).collect()
}

/// A workspace without a single readable assessment has nothing to report.
fn no_assessments(sources: &Sources, model: &Model, sink: &mut Diagnostics) {
    if !assessment_folders(sources).is_empty() || sink.has_errors() {
        return;
    }
    let place = sources.find("gapmap.yaml").map(|(id, _)| id).or_else(|| sources.below("content").map(|(id, _)| id).next());
    let Some(file) = place else { return };
    sink.push(
        Diagnostic::new(
            &codes::workspace::NO_ASSESSMENT,
            Span::new(file, 0, 0),
            "no folder below content/ has an assessment.yaml",
        )
        .help(format!("create one with `gapmap new assessment my-team` (rubric: {})", model.rubric.id)),
    );
}
