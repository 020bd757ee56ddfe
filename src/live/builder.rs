//! From a snapshot of files to what is served: the last good version of everything that is broken, and what is wrong with it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::book::{Book, Setting};
use super::moved;
use super::problems::{self, Found, Shown};
use crate::View;
use crate::diagnostics::{Diagnostic, Severity};
use crate::serve::{Moved, Problem, Problems, Shelf, Snapshot};
use crate::site;
use crate::source::{BUILTIN_PREFIX, Error, Hints, SourceFile, Sources};
use crate::theme::{self, Theme};
use crate::workspace::{self, Loaded, Model};

/// Makes what is served, again and again.
pub struct Builder {
    view: View,
    /// The address that pages are told they have.
    base_url: String,
    /// The files as they were read last.
    read: Option<Sources>,
    /// What was made of them, with or without errors.
    before: Option<Arc<Loaded>>,
    printer: Option<Printer>,
    good: Option<Good>,
    /// What was shown before, until all of what is shown now was made.
    earlier: Option<Good>,
    /// Why the files could not be read the last time.
    unread: Option<String>,
    is_up_to_date: bool,
    number: u64,
}

/// What is shown: files without an error, and the site made of them.
struct Good {
    loaded: Arc<Loaded>,
    book: Arc<Book>,
}

/// Theme and words, and what they were made for.
struct Printer {
    made_for: Wanted,
    setting: Setting,
}

/// What decides how pages look: the files of themes, and what gapmap.yaml says about it.
struct Wanted {
    files: Vec<Arc<SourceFile>>,
    theme: String,
    language: String,
    public: bool,
    paper: &'static str,
}

/// What became of one snapshot of files.
pub struct Built {
    pub snapshot: Snapshot,
    /// The files as they are, for telling their diagnostics.
    pub loaded: Arc<Loaded>,
    /// What is wrong besides the content: the theme, a page.
    pub beyond: Vec<Problem>,
    pub shown: Shown,
}

impl Built {
    /// Whether the pages show the files as they are.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        self.shown == Shown::Everything
    }
}

impl Wanted {
    fn of(sources: &Sources, model: &Model) -> Self {
        let config = &model.config;
        Wanted {
            files: sources.below("themes").map(|(_, file)| Arc::clone(file)).collect(),
            theme: config.theme.value.clone(),
            language: config.language.value.clone(),
            public: config.public,
            paper: config.paper.as_str(),
        }
    }
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        let same_files =
            self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(|(a, b)| Arc::ptr_eq(a, b));
        let same_words = self.theme == other.theme && self.language == other.language;
        same_files && same_words && self.public == other.public && self.paper == other.paper
    }
}

impl Printer {
    fn load(sources: &Sources, wanted: Wanted, view: View, base_url: &str) -> Result<Self, theme::Error> {
        let words = theme::words(sources, &wanted.theme, &wanted.language)?;
        let theme = Theme::load(sources, &wanted.theme, &words)?;
        let options = site::Options { words, base_url: Some(base_url.to_owned()), public: wanted.public, paper: wanted.paper };
        let setting = Setting { theme: Arc::new(theme), options: Arc::new(options), view, commit: None };
        Ok(Printer { made_for: wanted, setting })
    }
}

impl Builder {
    #[must_use]
    pub fn new(view: View, base_url: String) -> Self {
        Builder {
            view,
            base_url,
            read: None,
            before: None,
            printer: None,
            good: None,
            earlier: None,
            unread: None,
            is_up_to_date: false,
            number: 0,
        }
    }

    /// The files as they are now; those that did not change are the same objects as in what was built last.
    ///
    /// # Errors
    /// When something that belongs to the workspace cannot be read.
    pub fn read(&self, root: &Path, hints: &Hints) -> Result<Sources, Error> {
        match &self.read {
            Some(before) => before.again(root, hints),
            None => Sources::read(root),
        }
    }

    /// Whether the pages show the files as they are.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        self.is_up_to_date
    }

    /// What is to be served for these files; the pages that are `open` are made at once.
    pub fn build(&mut self, sources: Sources, open: &[String]) -> Built {
        self.read = Some(sources.clone());
        let loaded = Arc::new(workspace::reload(sources, self.before.as_deref()));
        self.before = Some(Arc::clone(&loaded));
        self.unread = None;
        let stayed = self.stayed();
        let (moved, beyond, shown) = match self.sound(&loaded) {
            None => (Vec::new(), Vec::new(), stayed),
            Some((sound, older)) => match self.opened(&sound, open) {
                Ok((book, of_theme)) => {
                    let moved = self.good.as_ref().map_or_else(Vec::new, |good| moved::moved(&good.book, &book));
                    self.earlier = self.good.replace(Good { loaded: sound, book });
                    let shown = Shown::of(older, &of_theme);
                    (moved, of_theme, shown)
                }
                Err(errors) => (Vec::new(), errors, stayed),
            },
        };
        let problems = Found::in_content(&loaded).and(beyond.clone()).told(&shown);
        Built { snapshot: self.snapshot(problems, moved, &shown), loaded, beyond, shown }
    }

    /// Makes what nobody has asked for yet of the pages that changed. Where one of them fails, the site before stands again.
    pub fn finish(&mut self) -> Option<Built> {
        let good = self.good.as_ref()?;
        let Err(beyond) = well(good.book.finish()) else {
            self.earlier = None;
            return None;
        };
        let loaded = Arc::clone(self.before.as_ref().unwrap_or(&good.loaded));
        self.good = self.earlier.take();
        let shown = self.stayed();
        let problems = Found::in_content(&loaded).and(beyond.clone()).told(&shown);
        Some(Built { snapshot: self.snapshot(problems, Vec::new(), &shown), loaded, beyond, shown })
    }

    /// What is served when files cannot be read; `None` when that was told already.
    pub fn unread(&mut self, error: &Error) -> Option<Snapshot> {
        let told = error.to_string();
        let is_known = self.unread.as_ref() == Some(&told);
        self.unread = Some(told);
        (!is_known).then(|| self.failed(error))
    }

    /// What is served after a panic: what was served before. Nothing of what was being made is kept.
    pub fn crashed(&mut self) -> Snapshot {
        self.before = None;
        self.printer = None;
        self.failed(format!("this is a bug in gapmap {}, not in your content; the terminal says more", env!("CARGO_PKG_VERSION")))
    }

    fn failed(&mut self, why: impl ToString) -> Snapshot {
        let shown = self.stayed();
        let problems = Found::nothing().and(vec![problems::plain(why)]).told(&shown);
        self.snapshot(problems, Vec::new(), &shown)
    }

    fn stayed(&self) -> Shown {
        if self.good.is_some() { Shown::LastGood } else { Shown::Nothing }
    }

    /// The paths of files that differ from those that were read last; `None` where none does and nothing was wrong with reading.
    #[must_use]
    pub fn changed(&self, sources: &Sources) -> Option<Vec<String>> {
        let Some(before) = &self.read else { return Some(sources.own_paths().map(str::to_owned).collect()) };
        let changed = sources.changed_since(before);
        (!changed.is_empty() || self.unread.is_some()).then_some(changed)
    }

    fn snapshot(&mut self, problems: Option<Problems>, moved: Vec<Moved>, shown: &Shown) -> Snapshot {
        self.number += 1;
        self.is_up_to_date = *shown == Shown::Everything;
        let site = self.good.as_ref().map(|good| Arc::clone(&good.book) as Arc<dyn Shelf>);
        Snapshot { number: self.number, site, problems, moved }
    }

    /// Files without errors: the files themselves, or with last good versions in place of those that have some, which are named.
    /// `None` where that does not help, and what is shown already stays.
    fn sound(&self, loaded: &Arc<Loaded>) -> Option<(Arc<Loaded>, BTreeSet<String>)> {
        let mut broken = BTreeSet::new();
        if !loaded.has_errors() {
            return Some((Arc::clone(loaded), broken));
        }
        let good = self.good.as_ref()?;
        let mut tried = Arc::clone(loaded);
        // Without one file, others may be wrong that need it.
        for _ in 0..MOST_ROUNDS {
            let known = broken.len();
            broken.extend(with_errors(&tried));
            if broken.len() == known {
                break;
            }
            let mended = loaded.sources.with_files_of(&good.loaded.sources, broken.iter().map(String::as_str));
            tried = Arc::new(workspace::reload(mended, Some(&good.loaded)));
            if !tried.has_errors() {
                return Some((tried, broken));
            }
        }
        None
    }

    /// The site of sound files, and what is wrong with a theme that gave way to the one before.
    fn opened(&mut self, loaded: &Loaded, open: &[String]) -> Result<(Arc<Book>, Vec<Problem>), Vec<Problem>> {
        let Some(model) = &loaded.model else { return Err(vec![problems::plain("there is no rubric")]) };
        if model.assessments.is_empty() {
            let none = "there is no assessment to show yet; `gapmap new assessment my-team` writes one to fill in";
            return Err(vec![problems::plain(none)]);
        }
        let wanted = Wanted::of(&loaded.sources, model);
        let mut of_theme = Vec::new();
        if self.printer.as_ref().is_none_or(|printer| printer.made_for != wanted) {
            match self.printed(loaded, model, wanted) {
                Ok((printer, book)) => {
                    self.printer = Some(printer);
                    return Ok((book, of_theme));
                }
                Err(errors) => of_theme = errors,
            }
        }
        let Some(printer) = &self.printer else { return Err(of_theme) };
        let book = self.bound(loaded, model, printer);
        well(book.check(open))?;
        Ok((book, of_theme))
    }

    /// Another theme can be wrong on any page, so that all are made before one is shown.
    fn printed(&self, loaded: &Loaded, model: &Model, wanted: Wanted) -> Result<(Printer, Arc<Book>), Vec<Problem>> {
        let printer =
            Printer::load(&loaded.sources, wanted, self.view, &self.base_url).map_err(|error| problems::of_theme(&error))?;
        let book = self.bound(loaded, model, &printer);
        well(book.finish())?;
        Ok((printer, book))
    }

    fn bound(&self, loaded: &Loaded, model: &Model, printer: &Printer) -> Arc<Book> {
        let before = self.good.as_ref().map(|good| good.book.as_ref());
        Arc::new(Book::open(&loaded.sources, model, &printer.setting, before))
    }
}

/// Nothing, or what is wrong with pages.
fn well(errors: Vec<site::Error>) -> Result<(), Vec<Problem>> {
    if errors.is_empty() { Ok(()) } else { Err(errors.iter().flat_map(problems::of_site).collect()) }
}

/// How often files are taken back to their last good version before all are.
const MOST_ROUNDS: usize = 5;

/// The workspace's own files in which an error was found, or that a diagnostic of an error points to.
fn with_errors(loaded: &Loaded) -> BTreeSet<String> {
    let places = |diagnostic: &Diagnostic| {
        let related = diagnostic.related.iter().map(|label| label.span.file);
        std::iter::once(diagnostic.span.file).chain(related).collect::<Vec<_>>()
    };
    let errors = loaded.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let paths = errors.flat_map(places).map(|file| loaded.sources.file(file).path.clone());
    paths.filter(|path| !path.starts_with(BUILTIN_PREFIX)).collect()
}
