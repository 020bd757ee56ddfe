//! The pages and files of one assessment, each made when it is first asked for.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Error;
use super::badge;
use super::card::{self, Preview};
use super::charts::{self, Sketch};
use super::deck;
use super::frame::Frame;
use super::leaf::{Leaf, Made};
use super::links::Found;
use super::manuscript::Manuscript;
use super::pages::{self, DATA, PageKind, SEARCH_INDEX, Stop, WHAT_IF};
use super::pictures::{self, ChartView, Drawing};
use super::search;
use crate::chart::{Badge, Card};
use crate::crew::both;
use crate::export;
use crate::report::view::AssessmentView;
use crate::theme::Shared;

/// An assessment's part of the site.
pub struct Chapter {
    frame: Arc<Frame>,
    pub manuscript: Arc<Manuscript>,
    made: Arc<Files>,
}

/// What was made of a chapter so far.
#[derive(Default)]
struct Files {
    pages: OnceLock<Vec<(PageKind, String, Leaf)>>,
    stops: OnceLock<Vec<Stop>>,
    drawings: OnceLock<Vec<Arc<Drawing>>>,
    /// Drawings of an earlier state, as long as it is not known which of them are still the same.
    earlier: Mutex<Vec<Arc<Drawing>>>,
    data: OnceLock<Vec<(export::File, String, Leaf)>>,
    badge: Leaf,
    endpoint: Leaf,
    preview: Preview,
    index: Leaf,
    what_if: Leaf,
    /// The variables `a` and `charts` of templates.
    values: OnceLock<(Shared, Shared)>,
    /// Whether somebody asked for one of its files, or of those of an earlier state.
    is_wanted: AtomicBool,
}

/// What stands at a path.
enum Place<'c> {
    Page(usize, &'c Leaf),
    Data(export::File, &'c Leaf),
    Chart(&'c Drawing, &'c str),
    Badge,
    Endpoint,
    Card,
    Index,
    WhatIf,
}

impl Chapter {
    /// All that `before` made is kept where it says the same in the same frame; else its pictures of drawings that are the same.
    #[must_use]
    pub fn new(frame: &Arc<Frame>, manuscript: Manuscript, before: Option<&Chapter>) -> Self {
        let made = match before {
            Some(before) if Arc::ptr_eq(&before.frame, frame) && before.manuscript.is_same(&manuscript) => {
                Arc::clone(&before.made)
            }
            Some(before) => Arc::new(before.successor(frame)),
            None => Arc::default(),
        };
        Chapter { frame: Arc::clone(frame), manuscript: Arc::new(manuscript), made }
    }

    fn successor(&self, frame: &Frame) -> Files {
        let is_alike = Arc::ptr_eq(&self.frame.theme, &frame.theme);
        let drawings = || match self.made.drawings.get() {
            Some(drawings) => drawings.clone(),
            None => self.made.earlier.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        };
        let earlier = if is_alike { drawings() } else { Vec::new() };
        let is_wanted = AtomicBool::new(self.is_wanted());
        Files { earlier: Mutex::new(earlier), is_wanted, ..Files::default() }
    }

    /// Folder in the site with a closing slash; empty when the assessment is the whole site.
    pub fn url(&self) -> &str {
        &self.manuscript.entry.url
    }

    /// Whether it is the same chapter: nothing of it was made anew.
    pub fn is_same(&self, other: &Chapter) -> bool {
        Arc::ptr_eq(&self.made, &other.made)
    }

    /// Whether somebody asked for one of its files, or of those of an earlier state.
    pub fn is_wanted(&self) -> bool {
        self.made.is_wanted.load(Ordering::Relaxed)
    }

    /// Remembers that somebody asks for its files.
    pub fn want(&self) {
        self.made.is_wanted.store(true, Ordering::Relaxed);
    }

    /// Paths of its pages below its folder, in reading order; the projector view last.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.page_list().iter().map(|(_, file, _)| file.as_str())
    }

    /// Paths of all its files below its folder.
    pub fn paths(&self) -> Vec<String> {
        let pages = self.pages().map(str::to_owned);
        let charts = self.drawings().iter().flat_map(|drawing| drawing.paths());
        let data = self.data().iter().map(|(_, name, _)| format!("{DATA}{name}"));
        let what_if = self.has_what_if().then(|| WHAT_IF.to_owned());
        let always = [SEARCH_INDEX, badge::SVG, badge::ENDPOINT].map(str::to_owned);
        pages
            .chain(charts)
            .chain(data)
            .chain(always)
            .chain(what_if)
            .chain(self.has_card().then(|| card::FILE.to_owned()))
            .collect()
    }

    /// Whether there is a file at a path below its folder.
    pub fn has(&self, path: &str) -> bool {
        self.place(path).is_some_and(|place| match place {
            Place::Chart(drawing, ending) => drawing.has(ending),
            _ => true,
        })
    }

    /// The file at a path below its folder.
    pub fn file(&self, path: &str) -> Option<Made> {
        match self.place(path)? {
            Place::Page(at, leaf) => Some(leaf.file(|| self.page(at))),
            Place::Data(file, leaf) => Some(leaf.file(|| Ok(file.make(&self.source()).unwrap_or_default()))),
            Place::Chart(drawing, ending) => drawing.file(ending, &self.frame.palette),
            Place::Badge => Some(self.made.badge.file(|| Ok(self.badge().svg(&self.frame.palette).into_bytes()))),
            Place::Endpoint => Some(self.made.endpoint.file(|| Ok(badge::endpoint(&self.badge(), &self.frame.palette)))),
            Place::Card => self.made.preview.file(&self.frame, || self.card()),
            Place::Index => Some(self.made.index.file(|| Ok(search::script(self.manuscript.entries(&self.frame))))),
            Place::WhatIf => Some(self.made.what_if.file(|| {
                let what_if = self.manuscript.view().roadmap.what_if.as_ref();
                Ok(what_if.map(|what_if| search::setting("gapmapWhatIf", what_if)).unwrap_or_default())
            })),
        }
    }

    /// Ids and links of a page that was made.
    pub fn found(&self, path: &str) -> Option<&Arc<Found>> {
        self.page_list().iter().find(|(_, file, _)| file == path).and_then(|(.., leaf)| leaf.found())
    }

    /// The drawings of its charts.
    pub fn drawings(&self) -> &[Arc<Drawing>] {
        self.made.drawings.get_or_init(|| {
            let earlier = std::mem::take(&mut *self.made.earlier.lock().unwrap_or_else(PoisonError::into_inner));
            let kept = |sketch: Sketch| match earlier.iter().find(|drawing| drawing.is_of(&sketch)) {
                Some(same) => Some(Arc::clone(same)),
                None => Drawing::of(sketch).map(Arc::new),
            };
            let sketches = charts::sketches(self.frame.words(), &self.frame.cover, self.manuscript.view());
            sketches.into_iter().filter_map(kept).collect()
        })
    }

    fn place<'c>(&'c self, path: &'c str) -> Option<Place<'c>> {
        if let Some(at) = self.page_list().iter().position(|(_, file, _)| file == path) {
            return Some(Place::Page(at, &self.page_list()[at].2));
        }
        match path {
            badge::SVG => return Some(Place::Badge),
            badge::ENDPOINT => return Some(Place::Endpoint),
            card::FILE if self.has_card() => return Some(Place::Card),
            _ => {}
        }
        if let Some(name) = path.strip_prefix(DATA) {
            let found = self.data().iter().find(|(_, known, _)| known == name);
            return found.map(|(file, _, leaf)| Place::Data(*file, leaf));
        }
        if let Some((name, ending)) = path.strip_prefix(pictures::FOLDER).and_then(|file| file.rsplit_once('.')) {
            let drawing = self.drawings().iter().find(|drawing| drawing.name() == name)?;
            return Some(Place::Chart(drawing, ending));
        }
        match path {
            SEARCH_INDEX => Some(Place::Index),
            WHAT_IF if self.has_what_if() => Some(Place::WhatIf),
            _ => None,
        }
    }

    fn page_list(&self) -> &[(PageKind, String, Leaf)] {
        self.made.pages.get_or_init(|| {
            let brief = self.manuscript.brief();
            let order = pages::order(&brief.has, brief.dimensions.iter());
            let all = order.into_iter().chain([pages::presented()]);
            all.map(|(kind, file)| (kind, file, Leaf::default())).collect()
        })
    }

    fn page(&self, at: usize) -> Result<Vec<u8>, Error> {
        let view = self.manuscript.view();
        if self.page_list()[at].0 == PageKind::Present {
            return self.deck(view);
        }
        let stops = self.made.stops.get_or_init(|| pages::stops(view, self.frame.words()));
        let files = self.data().iter().map(|(_, name, _)| name.clone()).collect();
        let page = pages::of_assessment(&self.frame, view, stops, at, files).shown_by(self.preview());
        let (a, charts) = self.values();
        self.frame.page(&page, |data| {
            data.insert_shared("a", a);
            data.insert_shared("charts", charts);
            if let PageKind::Dimension(at) = page.kind {
                data.insert("d", &view.dimensions[at]);
            }
        })
    }

    fn deck(&self, view: &AssessmentView) -> Result<Vec<u8>, Error> {
        let (a, charts) = self.values();
        self.frame.page(&pages::present(&self.frame, view).shown_by(self.preview()), |data| {
            data.insert_shared("a", a);
            data.insert_shared("charts", charts);
            data.insert("deck", &deck::deck(self.frame.words(), &self.frame.cover, view));
        })
    }

    fn values(&self) -> &(Shared, Shared) {
        self.made.values.get_or_init(|| {
            let view = self.manuscript.view();
            let charts = || {
                let views = self.drawings().iter().map(|drawing| (drawing.name(), drawing.view()));
                Shared::new(&views.collect::<BTreeMap<&str, ChartView>>())
            };
            both(|| Shared::new(view.as_ref()), charts)
        })
    }

    fn data(&self) -> &[(export::File, String, Leaf)] {
        self.made.data.get_or_init(|| export::File::of(&self.source()).map(|file| (file, file.name(), Leaf::default())).collect())
    }

    fn badge(&self) -> Badge {
        badge::of_assessment(self.frame.words(), &self.frame.cover, self.manuscript.brief())
    }

    fn card(&self) -> Card {
        let row = &self.manuscript.brief().row;
        card::card(&self.frame.cover.title, &row.subject, &row.headline, self.badge(), &row.date_text)
    }

    fn has_card(&self) -> bool {
        self.made.preview.drawing(&self.frame, || self.card()).is_some()
    }

    /// Address of the picture for previews of its pages.
    fn preview(&self) -> Option<String> {
        self.made.preview.address(&self.frame, self.url(), || self.card())
    }

    fn has_what_if(&self) -> bool {
        self.manuscript.view().roadmap.what_if.as_ref().is_some_and(|what_if| what_if.can_switch)
    }

    fn source(&self) -> export::Source<'_> {
        self.frame.options.source(&self.frame.cover, self.manuscript.view())
    }
}
