//! What the pages of one assessment say, made when it is first asked for.

use std::sync::{Arc, OnceLock};

use super::frame::Frame;
use super::pages;
use super::search::{self, Entry};
use crate::report::view::{AssessmentView, Brief, EntryView};
use crate::theme::Shared;

/// Who can tell about an assessment.
pub trait Author: Send + Sync {
    fn brief(&self) -> Brief;

    /// Everything on its pages.
    fn view(&self) -> AssessmentView;
}

/// An assessment in words. Nothing in it depends on the other assessments.
pub struct Manuscript {
    pub entry: EntryView,
    author: Box<dyn Author>,
    told: Arc<Told>,
}

#[derive(Default)]
struct Told {
    brief: OnceLock<Brief>,
    row: OnceLock<Shared>,
    view: OnceLock<Arc<AssessmentView>>,
    entries: OnceLock<Vec<Entry>>,
}

impl Manuscript {
    #[must_use]
    pub fn new(entry: EntryView, author: Box<dyn Author>) -> Self {
        Manuscript { entry, author, told: Arc::default() }
    }

    /// The same text by another author, who would tell the same: what `before` told is kept.
    #[must_use]
    pub fn again(before: &Manuscript, author: Box<dyn Author>) -> Self {
        Manuscript { entry: before.entry.clone(), author, told: Arc::clone(&before.told) }
    }

    pub fn is_same(&self, other: &Manuscript) -> bool {
        Arc::ptr_eq(&self.told, &other.told)
    }

    pub fn brief(&self) -> &Brief {
        self.told.brief.get_or_init(|| self.author.brief())
    }

    /// Its row in the portfolio, for templates.
    pub fn row(&self) -> &Shared {
        self.told.row.get_or_init(|| Shared::new(&self.brief().row))
    }

    pub fn view(&self) -> &Arc<AssessmentView> {
        self.told.view.get_or_init(|| Arc::new(self.author.view()))
    }

    /// The view for a moment: it is not kept where it was not made yet.
    pub fn glance(&self) -> Arc<AssessmentView> {
        self.told.view.get().cloned().unwrap_or_else(|| Arc::new(self.author.view()))
    }

    /// What can be found in it.
    pub fn entries(&self, frame: &Frame) -> &[Entry] {
        self.told.entries.get_or_init(|| {
            let (words, view) = (frame.words(), self.glance());
            search::entries(words, &frame.cover, &view, &pages::stops(&view, words))
        })
    }
}
