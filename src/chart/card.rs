//! A card that stands for a page where others link to it: its picture has the 1200×630 pixels that previews ask for.

use super::canvas::{Area, Ink, Layer};
use super::class::{Class, Face};
use super::svg::{Frame, Svg};

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Above the title, small.
    pub site: String,
    pub title: String,
    /// The sentence below it.
    pub finding: String,
    /// The score, in the colour of its level; none for a plain ground.
    pub value: String,
    pub level: Option<u8>,
    /// At the end; may be empty.
    pub date: String,
}

/// Without the margin; a picture has twice the pixels.
const SIZE: (f64, f64) = (568.0, 283.0);
const SITE: Ink = Ink::new(Class::Ink2).size(14.0);
const TITLE: Ink = Ink::new(Class::Ink).face(Face::Strong).size(30.0);
const FINDING: Ink = Ink::new(Class::Ink).size(20.0);
const DATE: Ink = Ink::new(Class::Ink2).size(14.0).end();
const VALUE: f64 = 20.0;
const BOX: f64 = 44.0;
const PADDING: f64 = 16.0;

/// Draws the card; the frame gives its name and description.
#[must_use]
pub fn card(card: &Card, frame: &Frame) -> Svg {
    frame.paint_sized(SIZE, |page| {
        page.text(SITE, (0.0, 16.0), &SITE.clip(&card.site, SIZE.0));
        let below = paragraph(page, TITLE, 36.0, 56.0, TITLE.wrap(&card.title, SIZE.0, 2));
        paragraph(page, FINDING, 28.0, below, FINDING.wrap(&card.finding, SIZE.0, 3));
        value(page, card);
        page.text(DATE, (SIZE.0, SIZE.1 - 16.0), &card.date);
    })
}

/// Lines below each other, the first one at `y`; gives where the next would stand.
fn paragraph(page: &Layer<'_>, ink: Ink, height: f64, y: f64, lines: Vec<String>) -> f64 {
    lines.iter().fold(y, |y, line| {
        page.text(ink, (0.0, y), line);
        y + height
    })
}

fn value(page: &Layer<'_>, card: &Card) {
    let (ground, text) = match card.level {
        Some(level) => (Class::level(level), Class::on_level(level)),
        None => (Class::Band, Class::Ink),
    };
    let ink = Ink::new(text).face(Face::Strong).size(VALUE).middle();
    let words = ink.clip(&card.value, SIZE.0 * 0.6);
    let width = ink.width(&words) + 2.0 * PADDING;
    page.area(ground, &Area { x: 0.0, y: SIZE.1 - BOX, width, height: BOX - 1.0 });
    page.text(ink, (width / 2.0, SIZE.1 - PADDING + 1.0), &words);
}

#[cfg(test)]
mod tests {
    use super::super::{png, samples};
    use super::*;

    #[test]
    fn a_picture_has_the_size_that_previews_ask_for() {
        let long = "A sentence that has no end and says everything twice, ".repeat(9);
        let said = Card {
            site: long.clone(),
            title: long.clone(),
            finding: long.clone(),
            value: long,
            level: Some(2),
            date: "today".to_owned(),
        };
        let picture = png(&card(&said, &samples::frame("card", 568)), &samples::palette()).expect("a picture");
        let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((size(16), size(20)), (1200, 630));
    }
}
