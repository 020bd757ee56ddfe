//! What the pages of all assessments share.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Options;
use super::assets::{self, Assets};
use super::leaf::Made;
use super::pages::Page;
use crate::chart::Palette;
use crate::report::view::{Contents, Cover, EntryView};
use crate::theme::{Data, Shared, Theme};
use crate::words::Words;

/// Everything but the assessments themselves.
pub struct Frame {
    pub theme: Arc<Theme>,
    pub options: Arc<Options>,
    pub cover: Arc<Cover>,
    /// All assessments, in the order of their folders.
    pub entries: Vec<EntryView>,
    pub palette: Palette,
    pub assets: Arc<Assets>,
    /// The variable `report` of templates.
    value: Shared,
    /// The theme's icon as a `data:` address: pages ask for one file less.
    icon: String,
}

impl Frame {
    /// `before` is an earlier one, whose style sheets are kept where they would be the same.
    #[must_use]
    pub fn new(
        theme: Arc<Theme>,
        options: Arc<Options>,
        cover: Arc<Cover>,
        entries: Vec<EntryView>,
        before: Option<&Frame>,
    ) -> Self {
        let same = before.filter(|before| Arc::ptr_eq(&before.theme, &theme) && Arc::ptr_eq(&before.options, &options));
        let same = same.filter(|before| before.cover.rubric.item_plural == cover.rubric.item_plural);
        let assets = same.map_or_else(|| Arc::new(Assets::new(&theme)), |before| Arc::clone(&before.assets));
        Frame {
            palette: theme.tokens().values().collect(),
            icon: assets::icon(&theme),
            value: Shared::new(&Contents { cover: &cover, assessments: &entries }),
            assets,
            theme,
            options,
            cover,
            entries,
        }
    }

    pub fn words(&self) -> &Words {
        &self.options.words
    }

    /// Whether there is a page over all assessments.
    pub fn has_portfolio(&self) -> bool {
        self.entries.len() > 1
    }

    /// Renders a page with what it knows besides the report.
    pub fn page(&self, page: &Page, add: impl FnOnce(&mut Data)) -> Result<Vec<u8>, super::Error> {
        let mut data = Data::new();
        data.insert_shared("report", &self.value);
        data.insert("page", &page.view);
        data.insert("icon", &self.icon);
        add(&mut data);
        Ok(self.theme.render(page.kind.template(), &data)?.into_bytes())
    }

    /// A file below `assets/`.
    pub fn asset(&self, path: &str) -> Option<Made> {
        self.assets.file(self, path)
    }
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Frame({:?})", self.entries.iter().map(|entry| (&entry.url, &entry.subject)).collect::<BTreeMap<_, _>>())
    }
}
