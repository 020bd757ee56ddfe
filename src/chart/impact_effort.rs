//! Impact against effort: what pays soonest?
//!
//! Every item is a tag at its own place. Where tags would cover each other, later ones step aside and a fine
//! line leads back to where they belong.

use std::cmp::Ordering;

use super::axis::Tick;
use super::canvas::{Area, Ink, Layer, Point};
use super::class::{Class, Face};
use super::gantt::Progress;
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The items to draw.
#[derive(Debug, Clone)]
pub struct ImpactEffort {
    /// The items, in any order.
    pub items: Vec<Item>,
    /// The horizontal axis.
    pub effort: Scale,
    /// The vertical axis.
    pub impact: Scale,
    /// What the quadrants are called.
    pub quadrants: Quadrants,
    /// What the tags mean; may be empty.
    pub key: Vec<KeyItem>,
}

/// One item.
#[derive(Debug, Clone)]
pub struct Item {
    /// A short label such as an id.
    pub label: String,
    /// What it takes, in the units of its axis.
    pub effort: f64,
    /// What it brings, in the units of its axis.
    pub impact: f64,
    /// How far it is.
    pub kind: Progress,
}

/// An axis.
#[derive(Debug, Clone)]
pub struct Scale {
    /// What it measures.
    pub title: String,
    /// Its lowest value.
    pub from: f64,
    /// Its highest value.
    pub to: f64,
    /// Where the quadrants meet.
    pub split: f64,
    /// Its labelled values.
    pub ticks: Vec<Tick>,
}

/// The names of the quadrants.
#[derive(Debug, Clone)]
pub struct Quadrants {
    /// Much impact for little effort: the quick wins.
    pub quick_wins: String,
    /// Much impact for much effort.
    pub projects: String,
    /// Little impact for little effort.
    pub fill_ins: String,
    /// Little impact for much effort.
    pub doubtful: String,
}

const TAG: f64 = 24.0;
/// The height left free for the names of the quadrants.
const STRIP: f64 = 24.0;
const AIR: f64 = 3.0;
const LABEL: Ink = Ink::new(Class::Ink).face(Face::Strong);
const TICK: Ink = Ink::new(Class::Ink2);

/// Draws the items.
pub fn impact_effort(data: &ImpactEffort, frame: &Frame) -> Svg {
    let width = frame.span();
    let plot = Area { x: 30.0, y: 28.0, width: width - 32.0, height: (width * 0.62).clamp(270.0, 420.0) };
    let foot = plot.bottom() + 44.0;
    let key_height = key::height(&data.key, width);
    frame.paint(foot + key_height, |page| {
        let (effort, impact) = (&data.effort, &data.impact);
        let at = page.plot(&inner(&plot), effort.from..effort.to, impact.from..impact.to);
        ground(page, &at, &plot, data);
        axes(page, &at, &plot, data);
        items(page, &at, &plot, &data.items);
        key::draw(page, &data.key, width, (0.0, foot));
    })
}

/// The part of the plot in which the scales run, with room for tags at their ends.
fn inner(plot: &Area) -> Area {
    let (across, down) = (34.0, STRIP + TAG / 2.0 + 4.0);
    Area { x: plot.x + across, y: plot.y + down, width: plot.width - 2.0 * across, height: plot.height - 2.0 * down }
}

fn ground(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &ImpactEffort) {
    let (x, y) = at.pixel((data.effort.split, data.impact.split));
    page.rectangle(Class::Zone, (plot.x, plot.y), (x, y));
    page.line(Class::Grid, &[(x, plot.y), (x, plot.bottom())]);
    page.line(Class::Grid, &[(plot.x, y), (plot.right(), y)]);
    let names = &data.quadrants;
    let (left, right) = (plot.x + 8.0, plot.right() - 8.0);
    let (top, bottom) = (plot.y + 18.0, plot.bottom() - 9.0);
    let (near, far) = (x - plot.x - 16.0, plot.right() - x - 16.0);
    let plain = Ink::new(Class::Ink3);
    page.text(LABEL, (left, top), &LABEL.clip(&names.quick_wins, near));
    page.text(plain.end(), (right, top), &plain.clip(&names.projects, far));
    page.text(plain, (left, bottom), &plain.clip(&names.fill_ins, near));
    page.text(plain.end(), (right, bottom), &plain.clip(&names.doubtful, far));
}

fn axes(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &ImpactEffort) {
    let (left, bottom) = (plot.x, plot.bottom());
    for tick in &data.effort.ticks {
        let (x, _) = at.pixel((tick.at, 0.0));
        page.line(Class::Rule, &[(x, bottom), (x, bottom + 4.0)]);
        page.text(TICK.middle(), (x, bottom + 18.0), &tick.label);
    }
    for tick in &data.impact.ticks {
        let (_, y) = at.pixel((0.0, tick.at));
        page.line(Class::Rule, &[(left - 4.0, y), (left, y)]);
        page.text(TICK.end(), (left - 8.0, y + 4.0), &tick.label);
    }
    let corner = [(left, plot.y), (left, bottom), (plot.right(), bottom)];
    page.line(Class::Rule, &corner);
    page.text(LABEL, (0.0, 14.0), &data.impact.title);
    page.text(LABEL.end(), (plot.right(), bottom + 38.0), &data.effort.title);
}

fn items(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, items: &[Item]) {
    let placed = place(at, plot, items);
    for tag in placed.iter().filter(|tag| tag.has_moved()) {
        let to = (tag.area.middle(), tag.area.y + TAG / 2.0);
        page.line(Class::Rule, &[tag.home, to]);
        page.dot(Class::PrevDot, tag.home, 2.5);
    }
    for tag in &placed {
        tag.draw(page);
    }
}

/// An item with the place it got.
struct Placed<'a> {
    item: &'a Item,
    text: String,
    home: Point,
    area: Area,
}

impl Placed<'_> {
    /// Whether the tag no longer covers its own place.
    fn has_moved(&self) -> bool {
        let dot = Area { x: self.home.0, y: self.home.1, width: 0.0, height: 0.0 };
        !self.area.meets(&dot, 0.0)
    }

    fn draw(&self, page: &Layer<'_>) {
        let (fill, ink) = match self.item.kind {
            Progress::Planned => (Class::BarPlanned, Class::OnPlanned),
            Progress::InProgress => (Class::BarProgress, Class::OnProgress),
            Progress::Done => (Class::BarDone, Class::OnDone),
        };
        page.area(fill, &self.area);
        let ink = Ink::new(ink).face(Face::Strong).middle();
        let baseline = self.area.y + TAG / 2.0 + 4.3;
        page.text(ink, (self.area.middle(), baseline), &self.text);
    }
}

/// Gives every item the free place nearest to its own.
fn place<'a>(at: &Layer<'_>, plot: &Area, items: &'a [Item]) -> Vec<Placed<'a>> {
    let mut order: Vec<&Item> = items.iter().collect();
    order.sort_by(|one, other| reading_order(one, other));
    let mut placed: Vec<Placed<'a>> = Vec::new();
    for item in order {
        let tag = nearest_free(at, plot, item, &placed);
        placed.push(tag);
    }
    placed
}

/// Most impact first, then least effort, then by label.
fn reading_order(one: &Item, other: &Item) -> Ordering {
    let impact = other.impact.total_cmp(&one.impact);
    let effort = one.effort.total_cmp(&other.effort);
    impact.then(effort).then_with(|| one.label.cmp(&other.label))
}

fn nearest_free<'a>(at: &Layer<'_>, plot: &Area, item: &'a Item, placed: &[Placed<'a>]) -> Placed<'a> {
    let text = LABEL.clip(&item.label, 96.0);
    let width = (LABEL.width(&text) + 14.0).max(30.0);
    let home = at.pixel((item.effort, item.impact));
    let free = |area: &Area| placed.iter().all(|tag| !tag.area.meets(area, AIR - 0.1));
    let within = |area: &Area| {
        area.x >= plot.x + 2.0
            && area.right() <= plot.right()
            && area.y >= plot.y + STRIP
            && area.bottom() <= plot.bottom() - STRIP
    };
    let area = offsets(width)
        .map(|(dx, dy)| Area { x: home.0 + dx - width / 2.0, y: home.1 + dy - TAG / 2.0, width, height: TAG })
        .find(|area| within(area) && free(area));
    Placed {
        item,
        home,
        area: area.unwrap_or(Area {
            x: (home.0 - width / 2.0).clamp(plot.x, (plot.right() - width).max(plot.x)),
            y: (home.1 - TAG / 2.0).clamp(plot.y, plot.bottom() - TAG),
            width,
            height: TAG,
        }),
        text,
    }
}

/// Steps away from home, nearest first: down, up, then to the sides.
fn offsets(width: f64) -> impl Iterator<Item = Point> {
    const REACH: i32 = 7;
    let mut steps: Vec<(i32, i32)> = (-REACH..=REACH).flat_map(|x| (-REACH..=REACH).map(move |y| (x, y))).collect();
    let far = |&(x, y): &(i32, i32)| (x * x * 3 + y * y * 2, x.abs(), -y, -x);
    steps.sort_by_key(far);
    steps.into_iter().map(move |(x, y)| (f64::from(x) * (width + AIR), f64::from(y) * (TAG + AIR)))
}

#[cfg(test)]
mod tests {
    use super::super::canvas;
    use super::super::samples::{frame, item, items};
    use super::super::tests::texts;
    use super::*;

    const PLOT: Area = Area { x: 30.0, y: 28.0, width: 310.0, height: 270.0 };

    fn areas(items: &[Item]) -> Vec<(String, Area, bool)> {
        let mut areas = Vec::new();
        canvas::draw("q", (340.0, 300.0), |page| {
            let at = page.plot(&inner(&PLOT), 1.0..5.0, 1.0..5.0);
            areas = place(&at, &PLOT, items).iter().map(|tag| (tag.text.clone(), tag.area, tag.has_moved())).collect();
        });
        areas
    }

    #[test]
    fn equal_points_are_stacked_apart_inside_the_plot() {
        let same: Vec<Item> = (0..14).map(|i| item(&format!("I{i}"), 1.0, 5.0, Progress::Planned)).collect();
        let areas = areas(&same);
        for (i, (name, area, _)) in areas.iter().enumerate() {
            assert!(area.x >= PLOT.x && area.right() <= PLOT.right(), "{name}");
            assert!(area.y >= PLOT.y && area.bottom() <= PLOT.bottom(), "{name}");
            for (other, other_area, _) in &areas[i + 1..] {
                assert!(!area.meets(other_area, 0.0), "{name} covers {other}");
            }
        }
        assert!(areas.iter().any(|(_, _, moved)| *moved));
    }

    #[test]
    fn a_lone_item_stays_at_its_place() {
        let areas = areas(&[item("A", 3.0, 3.0, Progress::Done)]);
        let (_, area, moved) = &areas[0];
        assert!(!moved && (area.middle() - 185.0).abs() < 0.2, "{area:?}");
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let mut turned = items();
        turned.items.reverse();
        let frame = frame("q", 340);
        assert_eq!(impact_effort(&items(), &frame), impact_effort(&turned, &frame));
    }

    #[test]
    fn the_quick_wins_are_named() {
        for width in [340, 720] {
            let svg = impact_effort(&items(), &frame("q", width)).inline();
            for name in ["Quick wins", "Plan with care", "Fill in", "Question", "Impact", "Effort"] {
                assert!(texts(&svg).contains(&name), "{name}");
            }
        }
    }
}
