//! Impact against effort: what pays soonest?
//!
//! Every item is a tag at its own place. Where tags would cover each other or leave their quadrant, they step
//! aside and a fine line leads back to where they belong.

use std::cmp::Ordering;

use super::axis::Tick;
use super::canvas::{self, Area, Ink, LINE, Layer, Point};
use super::class::{Class, Face};
use super::gantt::Progress;
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The items to draw.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
/// The height left free for a line of the quadrants' names.
const STRIP: f64 = 24.0;
/// The room between a quadrant's name and its borders.
const MARGIN: f64 = 8.0;
/// The room beside the scale, for tags at its ends.
const ACROSS: f64 = 34.0;
const AIR: f64 = 3.0;
/// The room between a tag and the borders of its quadrant.
const EDGE: f64 = 3.0;
/// The room around the place of another item.
const DOT: f64 = 3.5;
/// What a tag is wider than its text.
const PADDING: f64 = 12.0;
const LABEL: Ink = Ink::new(Class::Ink).face(Face::Strong);
const TICK: Ink = Ink::new(Class::Ink2);
const PLAIN: Ink = Ink::new(Class::Ink3);

/// Draws the items.
pub fn impact_effort(data: &ImpactEffort, frame: &Frame) -> Svg {
    let width = frame.span();
    let plot = roomy(data, width);
    let foot = plot.bottom() + 44.0;
    let key_height = key::height(&data.key, width);
    frame.paint(foot + key_height, |page| {
        let at = scales(page, &plot, data);
        ground(page, &at, &plot, data);
        axes(page, &at, &plot, data);
        items(page, &at, &plot, data);
        key::draw(page, &data.key, width, (0.0, foot));
    })
}

/// The plot, higher where the tags need it.
fn roomy(data: &ImpactEffort, width: f64) -> Area {
    const HIGHEST: f64 = 900.0;
    let mut plot = Area { x: 30.0, y: 28.0, width: width - 32.0, height: (width * 0.62).clamp(336.0, 440.0) };
    while plot.height < HIGHEST && !all_fit(&plot, data) {
        plot.height += 60.0;
    }
    plot
}

/// Whether every tag finds a free place in its quadrant.
fn all_fit(plot: &Area, data: &ImpactEffort) -> bool {
    let mut fit = false;
    canvas::draw("", (plot.right(), plot.bottom()), |page| {
        fit = place(&scales(page, plot, data), plot, data).iter().all(|tag| tag.is_free);
    });
    fit
}

/// The layer in the units of both axes.
fn scales<'a>(page: &Layer<'a>, plot: &Area, data: &ImpactEffort) -> Layer<'a> {
    page.plot(&inner(plot, data), data.effort.from..data.effort.to, data.impact.from..data.impact.to)
}

/// The part of the plot in which the scales run, with room for tags at their ends.
fn inner(plot: &Area, data: &ImpactEffort) -> Area {
    let down = strip(plot, data) + TAG / 2.0 + 4.0;
    Area { x: plot.x + ACROSS, y: plot.y + down, width: plot.width - 2.0 * ACROSS, height: plot.height - 2.0 * down }
}

/// The height left free for the names: of a second line where a name needs one.
fn strip(plot: &Area, data: &ImpactEffort) -> f64 {
    let share = (data.effort.split - data.effort.from) / (data.effort.to - data.effort.from);
    let (near, far) = columns(plot, plot.x + ACROSS + share * (plot.width - 2.0 * ACROSS));
    let names = &data.quadrants;
    let fit = LABEL.fits(&names.quick_wins, near, 1)
        && PLAIN.fits(&names.fill_ins, near, 1)
        && [&names.projects, &names.doubtful].iter().all(|name| PLAIN.fits(name, far, 1));
    if fit { STRIP } else { STRIP + LINE }
}

/// The widths of names on both sides of where the quadrants meet.
fn columns(plot: &Area, x: f64) -> (f64, f64) {
    (x - plot.x - 2.0 * MARGIN, plot.right() - x - 2.0 * MARGIN)
}

fn ground(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &ImpactEffort) {
    let (x, y) = at.pixel((data.effort.split, data.impact.split));
    page.rectangle(Class::Zone, (plot.x, plot.y), (x, y));
    page.line(Class::Grid, &[(x, plot.y), (x, plot.bottom())]);
    page.line(Class::Grid, &[(plot.x, y), (plot.right(), y)]);
    let names = &data.quadrants;
    let (left, right) = (plot.x + MARGIN, plot.right() - MARGIN);
    let (near, far) = columns(plot, x);
    let top = |ink: Ink, x: f64, lines: &[String]| page.lines(ink, (x, plot.y + 18.0), lines);
    let bottom = |ink: Ink, x: f64, lines: &[String]| {
        let above = canvas::count(lines.len().saturating_sub(1)) * LINE;
        page.lines(ink, (x, plot.bottom() - 9.0 - above), lines);
    };
    top(LABEL, left, &LABEL.wrap(&names.quick_wins, near, 2));
    top(PLAIN.end(), right, &PLAIN.wrap(&names.projects, far, 2));
    bottom(PLAIN, left, &PLAIN.wrap(&names.fill_ins, near, 2));
    bottom(PLAIN.end(), right, &PLAIN.wrap(&names.doubtful, far, 2));
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

fn items(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &ImpactEffort) {
    let placed = place(at, plot, data);
    for tag in placed.iter().filter(|tag| tag.has_moved()) {
        page.line(Class::Rule, &[tag.home, middle(&tag.area)]);
    }
    for tag in placed.iter().filter(|tag| tag.has_moved()) {
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
    /// Whether the place is in the item's quadrant and clear of other tags and of what they stand for.
    is_free: bool,
}

impl Placed<'_> {
    /// Whether the tag no longer covers its own place.
    fn has_moved(&self) -> bool {
        !covers(&self.area, self.home, 0.0)
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

/// Whether an area comes closer than `gap` to a point.
fn covers(area: &Area, (x, y): Point, gap: f64) -> bool {
    area.meets(&Area { x, y, width: 0.0, height: 0.0 }, gap)
}

fn middle(area: &Area) -> Point {
    (area.middle(), area.y + area.height / 2.0)
}

/// Whether two points are the same to the eye.
fn is_same(one: Point, other: Point) -> bool {
    (one.0 - other.0).abs() < 0.5 && (one.1 - other.1).abs() < 0.5
}

/// Gives every item the free place in its quadrant nearest to its own.
fn place<'a>(at: &Layer<'_>, plot: &Area, data: &'a ImpactEffort) -> Vec<Placed<'a>> {
    let mut order: Vec<&Item> = data.items.iter().collect();
    order.sort_by(|one, other| reading_order(one, other));
    let homes: Vec<Point> = order.iter().map(|item| at.pixel((item.effort, item.impact))).collect();
    let mut placed: Vec<Placed<'a>> = Vec::new();
    for (item, home) in order.into_iter().zip(&homes) {
        let room = quadrant(at, plot, data, item);
        let tag = Search { homes: &homes, placed: &placed, room, home: *home }.tag(item);
        placed.push(tag);
    }
    placed
}

/// The part of an item's quadrant where tags may stand, apart from the split lines and the quadrant's name.
fn quadrant(at: &Layer<'_>, plot: &Area, data: &ImpactEffort, item: &Item) -> Area {
    let (x, y) = at.pixel((data.effort.split, data.impact.split));
    let (x, y) = (x.clamp(plot.x, plot.right()), y.clamp(plot.y, plot.bottom()));
    let (left, right) = if item.effort <= data.effort.split { (plot.x, x) } else { (x, plot.right()) };
    let strip = strip(plot, data);
    let (top, bottom) =
        if item.impact >= data.impact.split { (plot.y + strip, y - EDGE) } else { (y + EDGE, plot.bottom() - strip) };
    Area { x: left + EDGE, y: top, width: right - left - 2.0 * EDGE, height: bottom - top }
}

/// Most impact first, then least effort, then by label.
fn reading_order(one: &Item, other: &Item) -> Ordering {
    let impact = other.impact.total_cmp(&one.impact);
    let effort = one.effort.total_cmp(&other.effort);
    impact.then(effort).then_with(|| one.label.cmp(&other.label))
}

/// Each number once, in the order of their first places. Many that lie outside of a room are the same inside.
fn distinct(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut kept = Vec::new();
    numbers.for_each(|number| {
        if !kept.contains(&number) {
            kept.push(number);
        }
    });
    kept
}

/// The search for the place of one tag.
struct Search<'s, 'a> {
    homes: &'s [Point],
    placed: &'s [Placed<'a>],
    room: Area,
    home: Point,
}

impl Search<'_, '_> {
    fn tag<'a>(&self, item: &'a Item) -> Placed<'a> {
        let text = LABEL.clip(&item.label, (self.room.width - PADDING).clamp(24.0, 96.0));
        let width = (LABEL.width(&text) + PADDING).max(30.0);
        let start = self.inside(&Area { x: self.home.0 - width / 2.0, y: self.home.1 - TAG / 2.0, width, height: TAG });
        let areas = self.candidates(&start);
        let best = self.best(&areas);
        let apart = || areas.iter().find(|area| !self.meets_tag(area)).copied();
        let is_free = best.is_some();
        Placed { item, text, home: self.home, area: best.or_else(apart).unwrap_or(start), is_free }
    }

    /// Places around a start: whole tags and fractions of one aside, and right beside what is in the way.
    fn candidates(&self, start: &Area) -> Vec<Area> {
        const REACH: i32 = 16;
        const PARTS: f64 = 4.0;
        let step = |parts: i32, size: f64| f64::from(parts) * (size + AIR) / PARTS;
        // Nearest first, right before left and down before up.
        let parts = || (0..=REACH).flat_map(|parts| [parts, -parts]);
        let beside = |from: f64, to: f64| [to, from - start.width];
        let tags = self.placed.iter().flat_map(|tag| beside(tag.area.x - AIR, tag.area.right() + AIR));
        let homes = self.homes.iter().flat_map(|(x, _)| beside(x - DOT, x + DOT));
        let across = parts().map(|parts| start.x + step(parts, start.width)).chain(tags).chain(homes);
        let across = distinct(across.map(|x| self.inside(&Area { x, ..*start }).x));
        let rows = distinct(parts().map(|parts| self.inside(&Area { y: start.y + step(parts, TAG), ..*start }).y));
        rows.into_iter().flat_map(|y| across.iter().map(move |x| Area { x: *x, y, ..*start })).collect()
    }

    /// The free area of the least cost, the first of several.
    fn best(&self, areas: &[Area]) -> Option<Area> {
        let mut best: Option<(f64, Area)> = None;
        for area in areas {
            let may_win = |cost: f64| best.is_none_or(|(least, _)| cost < least);
            if !may_win(self.distance(area)) || !self.is_free(area) {
                continue;
            }
            let cost = self.distance(area) + self.hiding(area);
            if may_win(cost) {
                best = Some((cost, *area));
            }
        }
        best.map(|(_, area)| area)
    }

    /// The nearest area of the same size inside the room.
    fn inside(&self, area: &Area) -> Area {
        let (right, bottom) = (self.room.right() - area.width, self.room.bottom() - area.height);
        Area { x: area.x.min(right).max(self.room.x), y: area.y.min(bottom).max(self.room.y), ..*area }
    }

    fn meets_tag(&self, area: &Area) -> bool {
        self.placed.iter().any(|tag| tag.area.meets(area, AIR - 0.1))
    }

    fn is_free(&self, area: &Area) -> bool {
        let others = self.homes.iter().filter(|home| !is_same(**home, self.home));
        self.room.holds(area, -0.1) && !self.meets_tag(area) && others.into_iter().all(|home| !covers(area, *home, DOT))
    }

    /// How far a place is from home; up and down count more than sideways.
    fn distance(&self, area: &Area) -> f64 {
        let (x, y) = middle(area);
        (x - self.home.0).abs() + 2.0 * (y - self.home.1).abs()
    }

    /// What it costs that lines back to a place would run under the tags or over the places of others.
    fn hiding(&self, area: &Area) -> f64 {
        const EACH: f64 = 60.0;
        let moved = !covers(area, self.home, 0.0);
        let others = self.placed.iter().filter(|tag| !is_same(tag.home, self.home));
        let hidden = others.filter(|tag| {
            let under = moved && tag.area.crossed(self.home, middle(area), 1.0);
            under || (tag.has_moved() && area.crossed(tag.home, middle(&tag.area), 1.0))
        });
        let passed = |home: &&Point| {
            let dot = Area { x: home.0, y: home.1, width: 0.0, height: 0.0 };
            moved && !is_same(**home, self.home) && dot.crossed(self.home, middle(area), DOT)
        };
        EACH * canvas::count(hidden.count() + self.homes.iter().filter(passed).count())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{self, frame, item, items};
    use super::super::tests::{elements, texts};
    use super::*;

    const PLOT: Area = Area { x: 30.0, y: 28.0, width: 308.0, height: 270.0 };

    fn with(items: Vec<Item>) -> ImpactEffort {
        ImpactEffort { items, ..samples::items() }
    }

    /// What a drawing of some width places where, with the room of each item.
    fn areas(data: &ImpactEffort, width: f64) -> Vec<(String, Area, Area, Point)> {
        let plot = roomy(data, width);
        let mut areas = Vec::new();
        canvas::draw("q", (width, plot.bottom()), |page| {
            let at = scales(page, &plot, data);
            let row = |tag: &Placed<'_>| (tag.text.clone(), tag.area, quadrant(&at, &plot, data, tag.item), tag.home);
            areas = place(&at, &plot, data).iter().map(row).collect();
        });
        areas
    }

    /// Tags stand in their quadrants, apart from each other and from the places of other items.
    fn check(data: &ImpactEffort, width: f64) {
        let areas = areas(data, width);
        for (i, (name, area, room, home)) in areas.iter().enumerate() {
            assert!(room.holds(area, -0.2), "{width}: {name} leaves its quadrant: {area:?} {room:?}");
            for (other, other_area, _, other_home) in &areas[i + 1..] {
                assert!(!area.meets(other_area, 0.0), "{width}: {name} covers {other}");
                let apart = is_same(*home, *other_home) || !covers(area, *other_home, 0.0) && !covers(other_area, *home, 0.0);
                assert!(apart, "{width}: {name} and {other} cover each other's places");
            }
        }
    }

    #[test]
    fn tags_stand_in_their_quadrants_and_apart() {
        let crowd = |(effort, impact): (f64, f64), count: usize| {
            (0..count).map(|i| item(&format!("I{i}.{i}"), effort, impact, Progress::Planned)).collect::<Vec<_>>()
        };
        let near_the_lines = [(2.9, 4.0), (3.0, 3.0), (3.1, 2.9), (3.1, 3.1), (2.9, 2.9), (2.8, 3.1)];
        let near_the_lines = near_the_lines.into_iter().enumerate();
        let near_the_lines =
            near_the_lines.map(|(i, (effort, impact))| item(&format!("N{i}"), effort, impact, Progress::Done)).collect();
        let spread = (0..24_u32).map(|i| {
            let (effort, impact) = (f64::from(i * 7 % 17) / 4.0 + 1.0, f64::from(i * 5 % 5 + i % 4 + 1));
            item(&format!("R{i}"), effort, impact.min(5.0), Progress::InProgress)
        });
        let sets = [samples::items().items, crowd((1.0, 5.0), 14), crowd((3.0, 3.0), 9), near_the_lines, spread.collect()];
        for items in sets {
            for width in [340.0, 720.0] {
                check(&with(items.clone()), width);
            }
        }
    }

    #[test]
    fn equal_points_are_stacked_sideways_first() {
        let same = ["A1", "A2", "A3"].map(|label| item(label, 4.0, 4.0, Progress::Planned));
        let areas = areas(&with(same.to_vec()), 720.0);
        assert!(areas.iter().all(|(_, area, _, _)| (area.y - areas[0].1.y).abs() < 0.1), "{areas:?}");
    }

    #[test]
    fn a_tag_that_moved_is_led_back_to_its_place() {
        let same: Vec<Item> = (0..9).map(|i| item(&format!("I{i}"), 1.0, 5.0, Progress::Planned)).collect();
        for width in [340, 720] {
            let svg = impact_effort(&ImpactEffort { key: Vec::new(), ..with(same.clone()) }, &frame("q", width)).inline();
            assert_eq!(elements(&svg, "c-prev-dot").len(), 8);
            assert!(same.iter().all(|item| texts(&svg).contains(&item.label.as_str())));
        }
    }

    #[test]
    fn a_lone_item_stays_at_its_place() {
        let areas = areas(&with(vec![item("A", 2.0, 4.0, Progress::Done)]), 340.0);
        let (_, area, _, home) = &areas[0];
        let expected = PLOT.x + 34.0 + (PLOT.width - 68.0) / 4.0;
        assert!(is_same(middle(area), *home) && (area.middle() - expected).abs() < 0.2, "{area:?}");
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let mut turned = items();
        turned.items.reverse();
        let frame = frame("q", 340);
        assert_eq!(impact_effort(&items(), &frame), impact_effort(&turned, &frame));
    }

    #[test]
    fn a_name_too_long_for_its_quadrant_takes_two_lines_that_no_tag_covers() {
        let mut data = items();
        data.effort.split = 2.2;
        data.quadrants.quick_wins = "Schnelle Gewinne".to_owned();
        let svg = impact_effort(&data, &frame("q", 340)).inline();
        assert!(["Schnelle", "Gewinne"].iter().all(|line| texts(&svg).contains(line)), "{:?}", texts(&svg));
        let plot = roomy(&data, 340.0);
        assert!(areas(&data, 340.0).iter().all(|(_, area, ..)| area.y >= plot.y + STRIP + LINE), "tags stay below");
        check(&data, 340.0);
        assert!(texts(&impact_effort(&data, &frame("q", 720)).inline()).contains(&"Schnelle Gewinne"));
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
