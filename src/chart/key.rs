//! The key under a chart: which mark means what, in the caller's words.

use super::canvas::{Area, Ink, Layer, Point};
use super::class::{Class, Face};

/// A mark that a key can explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The present value.
    Now,
    /// The value to reach.
    Target,
    /// The value of the last assessment.
    Previous,
    /// A level's fill.
    Level(u8),
    /// A capability that has no level.
    NoLevel,
    /// A bar that has not begun.
    Planned,
    /// A bar that is under way.
    InProgress,
    /// A bar that has ended.
    Done,
    /// The outline of bars without slack.
    Critical,
    /// The time a bar may slip.
    Slack,
    /// A bar that waits for another.
    Link,
    /// A bar that is better done after another.
    SoftLink,
    /// Days without work.
    Off,
    /// A risk as it is now.
    TagNow,
    /// A risk after treatment.
    TagAfter,
    /// The border of the risks accepted.
    Appetite,
}

/// One entry of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyItem {
    /// The mark explained.
    pub mark: Mark,
    /// What it means.
    pub text: String,
}

const ROW: f64 = 22.0;
const SWATCH: f64 = 22.0;
const SPACE: f64 = 18.0;
const INK: Ink = Ink::new(Class::Ink2);

/// The height a key takes at a width, with the space above it.
pub fn height(items: &[KeyItem], width: f64) -> f64 {
    match places(items, width).last() {
        Some((_, y)) => y + ROW + 10.0,
        None => 0.0,
    }
}

/// The width a key really takes of the width it may have.
pub fn width(items: &[KeyItem], width: f64) -> f64 {
    let ends = items.iter().zip(places(items, width)).map(|(item, (x, _))| x + needed(item));
    ends.fold(0.0, f64::max).min(width)
}

/// Draws a key whose space begins at the given corner.
pub fn draw(page: &Layer<'_>, items: &[KeyItem], width: f64, (left, top): Point) {
    for (item, (x, y)) in items.iter().zip(places(items, width)) {
        let (x, middle) = (left + x, top + 10.0 + y + ROW / 2.0);
        swatch(page, item.mark, (x, middle));
        let text = INK.clip(&item.text, width - SWATCH - 8.0);
        page.text(INK, (x + SWATCH + 7.0, middle + 4.0), &text);
    }
}

/// Where each item begins: left edge and top of its row.
fn places(items: &[KeyItem], width: f64) -> Vec<Point> {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for item in items {
        let needed = needed(item);
        if x > 0.0 && x + needed > width {
            (x, y) = (0.0, y + ROW);
        }
        places.push((x, y));
        x += needed + SPACE;
    }
    places
}

fn needed(item: &KeyItem) -> f64 {
    SWATCH + 7.0 + INK.width(&item.text)
}

fn swatch(page: &Layer<'_>, mark: Mark, (x, y): Point) {
    let across = [(x, y), (x + SWATCH, y)];
    let centre = (x + SWATCH / 2.0, y);
    let cell = Area { x: x + 2.0, y: y - 6.0, width: SWATCH - 4.0, height: 12.0 };
    match mark {
        Mark::Now => {
            page.line(Class::Now, &across);
            page.dot(Class::NowDot, centre, 4.5);
        }
        Mark::Target => page.line(Class::Target, &across),
        Mark::Previous => page.line(Class::Prev, &across),
        Mark::Level(level) => level_swatch(page, level, &cell),
        Mark::NoLevel => page.area(Class::LevelNa, &cell),
        Mark::Planned => page.area(Class::BarPlanned, &cell),
        Mark::InProgress => {
            page.area(Class::BarProgress, &cell);
            let half = Area { width: cell.width / 2.0, ..cell };
            page.area(Class::BarElapsed, &half);
        }
        Mark::Done => page.area(Class::BarDone, &cell),
        Mark::Critical => page.area(Class::BarCritical, &cell),
        Mark::Slack => page.line(Class::Slack, &across),
        Mark::Link => page.line(Class::Link, &across),
        Mark::SoftLink => page.line(Class::LinkSoft, &across),
        Mark::Off => page.area(Class::Off, &cell),
        Mark::TagNow => page.area(Class::Tag, &cell),
        Mark::TagAfter => page.area(Class::After1, &cell),
        Mark::Appetite => page.line(Class::Appetite, &across),
    }
}

fn level_swatch(page: &Layer<'_>, level: u8, cell: &Area) {
    let cell = Area { y: cell.y - 2.0, height: cell.height + 4.0, ..*cell };
    page.area(Class::level(level), &cell);
    if level == 0 {
        page.area(Class::Hatch, &cell);
    }
    let ink = Ink::new(Class::on_level(level)).face(Face::Strong).middle();
    page.text(ink, (cell.middle(), cell.y + 12.0), &level.to_string());
}
