//! The site of a workspace in memory, and what is wrong with its theme.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::session::Failure;
use super::wording::counted;
use super::workspace::Workspace;
use crate::View;
use crate::history::Past;
use crate::leak::{self, Leak};
use crate::live::{Book, Setting};
use crate::report::view::{CommitView, Report};
use crate::site::{self, Rendered, Site};
use crate::source::{BUILTIN_PREFIX, Sources};
use crate::theme::{self, TEMPLATES, Theme};
use crate::workspace::{Loaded, Model};

/// Everything a site of the workspace is made with, for the readers of one view.
pub struct Press<'a> {
    workspace: &'a Workspace,
    model: &'a Model,
    setting: Setting,
    past: Option<Past>,
}

impl<'a> Press<'a> {
    /// Loads theme and words; `base_url` stands in for the one in gapmap.yaml.
    ///
    /// # Errors
    /// When a file of the theme is wrong.
    pub fn open(workspace: &'a Workspace, model: &'a Model, view: View, base_url: Option<&String>) -> Result<Self, Failure> {
        let (sources, config) = (&workspace.loaded.sources, &model.config);
        let failed = |error: theme::Error| of_theme(workspace, model, &error);
        let words = theme::words(sources, &config.theme.value, &config.language.value).map_err(failed)?;
        let theme = Theme::load(sources, &config.theme.value, &words).map_err(failed)?;
        let options = site::Options {
            words,
            base_url: base_url.or(config.base_url.as_ref()).cloned(),
            public: config.public,
            paper: config.paper.as_str(),
        };
        let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view, commit: None };
        Ok(Press { workspace, model, setting, past: None })
    }

    /// The commit that the footer names.
    pub fn of_commit(self, commit: Option<CommitView>) -> Self {
        Press { setting: Setting { commit, ..self.setting }, ..self }
    }

    /// What was committed before, for the history of every assessment.
    pub fn of_past(self, past: Option<Past>) -> Self {
        Press { past, ..self }
    }

    /// What is hard to read in the theme's colours.
    pub fn warnings(&self) -> impl Iterator<Item = String> {
        let name = &self.model.config.theme.value;
        self.setting.theme.warnings().into_iter().map(move |warning| format!("theme `{name}`: {warning}"))
    }

    /// The whole site.
    ///
    /// # Errors
    /// When a template cannot be rendered or a page links to nothing.
    pub fn print(&self) -> Result<Rendered, Failure> {
        let rendered = self.render(self.model, &self.workspace.loaded.sources);
        rendered.map_err(|error| of_site(self.workspace, self.model, &error))
    }

    /// Refuses a site that depends on what its readers may not see.
    ///
    /// # Errors
    /// When one of its bytes does.
    pub fn keep_secrets(&self, site: &Site) -> Result<(), Failure> {
        let again = |loaded: &Loaded| Some(self.render(loaded.model.as_ref()?, &loaded.sources).ok()?.site);
        leak::check(&self.workspace.loaded, self.setting.view.audience, site, again).map_err(of_leak)
    }

    /// Files made from the report alone, none of which depends on what its readers may not see.
    ///
    /// # Errors
    /// When one of their bytes does.
    pub fn files(&self, make: impl Fn(Report, &Model, &site::Options) -> Site) -> Result<Site, Failure> {
        let made = |model: &Model, sources: &Sources| make(self.report(model, sources), model, &self.setting.options);
        let files = made(self.model, &self.workspace.loaded.sources);
        let again = |loaded: &Loaded| Some(made(loaded.model.as_ref()?, &loaded.sources));
        leak::check(&self.workspace.loaded, self.setting.view.audience, &files, again).map_err(of_leak)?;
        Ok(files)
    }

    fn render(&self, model: &Model, sources: &Arc<Sources>) -> Result<Rendered, site::Error> {
        Book::open(sources, &self.told(model), &self.setting, None).print()
    }

    fn report(&self, model: &Model, sources: &Sources) -> Report {
        let Setting { options, view, commit, .. } = &self.setting;
        let mut report = crate::report(sources, &self.told(model), *view, &options.words);
        report.cover.commit.clone_from(commit);
        report
    }

    /// The model with its past.
    fn told<'m>(&self, model: &'m Model) -> Cow<'m, Model> {
        self.past.as_ref().map_or(Cow::Borrowed(model), |past| Cow::Owned(past.told(model)))
    }
}

/// Renders what `gapmap build` would, to find errors in templates of the workspace's own.
///
/// # Errors
/// When a file of the theme is wrong.
pub fn try_out(workspace: &Workspace, model: &Model, as_of: Option<Date>) -> Result<(), Failure> {
    let roles = theme::roles(&workspace.loaded.sources, &model.config.theme.value);
    let press = Press::open(workspace, model, View { as_of, ..View::complete() }, None)?;
    if !model.assessments.is_empty() && roles.iter().any(|(path, _)| path.starts_with(TEMPLATES)) {
        press.print()?;
    }
    Ok(())
}

/// What is withheld must not be published: a mistake of the program, not of the content.
fn of_leak(leak: Leak) -> Failure {
    Failure::new(leak).help("nothing was written; please report this as a mistake of gapmap")
}

/// What is wrong with a theme, with paths as seen from the working folder.
fn of_theme(workspace: &Workspace, model: &Model, error: &theme::Error) -> Failure {
    let shown = |path: &str| if path.starts_with(BUILTIN_PREFIX) { path.to_owned() } else { workspace.shown(path) };
    let failure = Failure::new(error.shown(&shown));
    if error.is_placed() { failure } else { failure.help(which(model)) }
}

/// One mistake in a template can break a link on every page.
const MOST_LINES: usize = 20;

/// A template's error names its place, a broken link its page.
fn of_site(workspace: &Workspace, model: &Model, error: &site::Error) -> Failure {
    if let site::Error::Theme(error) = error {
        return of_theme(workspace, model, error);
    }
    let words = error.to_string();
    let lines: Vec<&str> = words.lines().collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    let mut message = lines[..lines.len() - more].join("\n");
    if more > 0 {
        message.push_str(&format!("\n... and {}", counted(more, "more line")));
    }
    Failure::new(message).help(which(model))
}

fn which(model: &Model) -> String {
    let name = &model.config.theme.value;
    format!("the theme is `{name}`; a file in themes/{name}/ replaces the default one")
}
