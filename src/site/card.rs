//! What previews elsewhere show for the pages of an assessment, or of the whole site: a picture, where the address of the site is known.

use std::sync::OnceLock;

use super::frame::Frame;
use super::leaf::{Leaf, Made};
use super::pictures;
use crate::chart::{self, Badge, Card, Svg};

/// Its file below the folder of the assessment, or of the site.
pub const FILE: &str = "card.png";

/// A card and its picture, made when first asked for.
#[derive(Debug, Default)]
pub struct Preview {
    drawing: OnceLock<Option<Svg>>,
    picture: Leaf,
}

impl Preview {
    /// Address of the picture on pages in the folder `url`; `None` without a published address, and where the fonts lack a character.
    pub fn address(&self, frame: &Frame, url: &str, say: impl FnOnce() -> Card) -> Option<String> {
        let base = frame.options.base_url.as_ref()?;
        self.drawing(frame, say).map(|_| format!("{base}{url}{FILE}"))
    }

    /// The picture; `None` where it has no address.
    pub fn file(&self, frame: &Frame, say: impl FnOnce() -> Card) -> Option<Made> {
        let drawing = self.drawing(frame, say)?;
        Some(self.picture.file(|| pictures::picture(drawing, &frame.palette, FILE)))
    }

    pub fn drawing(&self, frame: &Frame, say: impl FnOnce() -> Card) -> Option<&Svg> {
        frame.options.base_url.as_ref()?;
        let drawn = || {
            let card = say();
            let words = chart::Frame { id: "card".to_owned(), title: card.title.clone(), desc: card.finding.clone(), width: 568 };
            Some(chart::card(&card, &words)).filter(|drawing| chart::missing(drawing).is_none())
        };
        self.drawing.get_or_init(drawn).as_ref()
    }
}

/// A card with the score that a badge has.
pub fn card(site: &str, title: &str, finding: &str, badge: Badge, date: &str) -> Card {
    let Badge { value, level, .. } = badge;
    Card { site: site.to_owned(), title: title.to_owned(), finding: finding.to_owned(), value, level, date: date.to_owned() }
}
