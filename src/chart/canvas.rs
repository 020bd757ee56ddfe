//! What the charts draw on: plotters' drawing area, with classes for colours and pixels or data for coordinates.
//!
//! A [`Layer`] draws in the coordinates it was made with: the page in pixels, a plot in its data's own units.

use std::ops::Range;

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::backend::{SvgBackend, UNITS, tenths_of};
use super::class::{Class, Face};
use super::text::{self, Fit};

/// The smallest text a chart may hold, in pixels.
pub const SMALL: f64 = 12.0;

/// The distance between two baselines of small text, in pixels.
pub const LINE: f64 = 15.0;

/// A position in the layer's coordinates.
pub type Point = (f64, f64);

type Coordinates = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// Which part of a text stands at its position.
#[derive(Debug, Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl From<Anchor> for HPos {
    fn from(anchor: Anchor) -> Self {
        match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        }
    }
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    class: Class,
    face: Face,
    size: f64,
    anchor: Anchor,
}

impl Ink {
    /// Small plain text that starts at its position.
    pub const fn new(class: Class) -> Self {
        Self { class, face: Face::Plain, size: SMALL, anchor: Anchor::Start }
    }

    /// The same in another face.
    pub const fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// The same in another size, never below [`SMALL`].
    pub const fn size(self, size: f64) -> Self {
        Self { size: size.max(SMALL), ..self }
    }

    /// The same, centred on its position.
    pub const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// The same, ending at its position.
    pub const fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    /// The width of a text in this ink, in pixels.
    pub fn width(&self, text: &str) -> f64 {
        text::width(text, self.size, self.face.is_strong())
    }

    /// The text in lines of at most `width` pixels.
    pub fn wrap(&self, text: &str, width: f64, lines: usize) -> Vec<String> {
        let fit = Fit { width, size: self.size, strong: self.face.is_strong(), lines };
        text::wrap(text, &fit)
    }

    /// Whether [`Ink::wrap`] would cut neither a word nor the text.
    pub fn fits(&self, text: &str, width: f64, lines: usize) -> bool {
        text::fits(text, &Fit { width, size: self.size, strong: self.face.is_strong(), lines })
    }

    /// The text on one line of at most `width` pixels.
    pub fn clip(&self, text: &str, width: f64) -> String {
        text::clip(text, self.size, self.face.is_strong(), width)
    }

    fn style(&self) -> TextStyle<'static> {
        let font = FontDesc::new(FontFamily::Name(self.face.name()), self.size, FontStyle::Normal);
        TextStyle {
            color: self.class.colour().to_backend_color(),
            ..TextStyle::from(font).pos(Pos::new(self.anchor.into(), VPos::Bottom))
        }
    }
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Area {
    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The horizontal middle.
    pub fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }

    /// Whether two rectangles come closer than `gap`.
    pub fn meets(&self, other: &Area, gap: f64) -> bool {
        self.x < other.right() + gap
            && other.x < self.right() + gap
            && self.y < other.bottom() + gap
            && other.y < self.bottom() + gap
    }

    /// Whether a rectangle lies inside this one, at least `inset` from its edges.
    pub fn holds(&self, other: &Area, inset: f64) -> bool {
        other.x >= self.x + inset
            && other.right() <= self.right() - inset
            && other.y >= self.y + inset
            && other.bottom() <= self.bottom() - inset
    }

    /// Whether a straight line comes closer than `gap`.
    pub fn crossed(&self, from: Point, to: Point, gap: f64) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - self.x + gap),
            (dx, self.right() + gap - from.0),
            (-dy, from.1 - self.y + gap),
            (dy, self.bottom() + gap - from.1),
        ];
        // The part of the line inside, from `enter` to `leave` as shares of its length.
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (slope, room) in sides {
            if slope == 0.0 && room <= 0.0 {
                return false;
            }
            if slope < 0.0 {
                enter = enter.max(room / slope);
            } else if slope > 0.0 {
                leave = leave.min(room / slope);
            }
        }
        enter < leave || (enter == leave && dx == 0.0 && dy == 0.0)
    }
}

/// Draws on a page of the given size in pixels and returns the elements.
pub fn draw(id: &str, (width, height): Point, paint: impl FnOnce(&Layer<'_>)) -> String {
    let mut body = String::new();
    let (across, down) = (tenths_of(width), tenths_of(height));
    let size = (across.unsigned_abs(), down.unsigned_abs());
    let area = SvgBackend::new(&mut body, id, size).into_drawing_area();
    let pixels = Cartesian2d::new(0.0..width, 0.0..height, (0..across, 0..down));
    paint(&Layer { area: area.apply_coord_spec(pixels) });
    drop(area);
    body
}

/// A drawing area with its coordinates.
pub struct Layer<'a> {
    area: DrawingArea<SvgBackend<'a>, Coordinates>,
}

impl<'a> Layer<'a> {
    /// A layer over part of the page with coordinates of its own; `y` grows upwards there.
    pub fn plot(&self, on: &Area, x: Range<f64>, y: Range<f64>) -> Layer<'a> {
        let across = tenths_of(on.x)..tenths_of(on.right());
        let down = tenths_of(on.bottom())..tenths_of(on.y);
        Layer { area: self.area.strip_coord_spec().apply_coord_spec(Cartesian2d::new(span(x), span(y), (across, down))) }
    }

    /// The width of the page in pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.area.dim_in_pixel().0) / UNITS
    }

    /// A position of this layer in pixels of the page.
    pub fn pixel(&self, at: Point) -> Point {
        let (x, y) = self.area.map_coordinate(&at);
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }

    /// An open line through points; fewer than two draw nothing.
    pub fn line(&self, class: Class, points: &[Point]) {
        if points.len() > 1 {
            self.element(&PathElement::new(points.to_vec(), stroke(class)));
        }
    }

    /// A closed shape.
    pub fn polygon(&self, class: Class, points: &[Point]) {
        self.element(&Polygon::new(points.to_vec(), stroke(class)));
    }

    /// A rectangle between two corners.
    pub fn rectangle(&self, class: Class, from: Point, to: Point) {
        self.element(&Rectangle::new([from, to], stroke(class)));
    }

    /// A rectangle of the page.
    pub fn area(&self, class: Class, area: &Area) {
        self.rectangle(class, (area.x, area.y), (area.right(), area.bottom()));
    }

    /// A disc with a radius in pixels.
    pub fn dot(&self, class: Class, at: Point, radius: f64) {
        self.element(&Circle::new(at, radius * UNITS, stroke(class)));
    }

    /// A diamond with a radius in pixels; only for layers in pixels.
    pub fn diamond(&self, class: Class, (x, y): Point, radius: f64) {
        let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        self.polygon(class, &corners);
    }

    /// A line of text on a layer in pixels; the position is on its baseline. What would leave the page is cut.
    pub fn text(&self, ink: Ink, at: Point, text: &str) {
        let (before, after) = (at.0, self.width() - at.0);
        let room = match ink.anchor {
            Anchor::Start => after,
            Anchor::Middle => 2.0 * before.min(after),
            Anchor::End => before,
        };
        let text = ink.clip(text, room + 1.0);
        if !text.is_empty() {
            self.element(&Text::new(text, at, ink.style()));
        }
    }

    /// Lines of text, the first on the given baseline.
    pub fn lines(&self, ink: Ink, (x, y): Point, lines: &[String]) {
        let mut baseline = y;
        for line in lines {
            self.text(ink, (x, baseline), line);
            baseline += LINE;
        }
    }

    fn element<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, Point>,
        E: Drawable<SvgBackend<'a>>,
    {
        // The backend's error type has no values and the area is never shared across threads.
        let _ = self.area.draw(element);
    }
}

/// A count as a coordinate.
pub fn count(items: usize) -> f64 {
    u32::try_from(items).map_or(f64::from(u32::MAX), f64::from)
}

fn stroke(class: Class) -> ShapeStyle {
    ShapeStyle { color: class.colour().to_rgba(), filled: true, stroke_width: 10 }
}

/// A range that is finite and not empty, so that plotters can divide by it.
fn span(range: Range<f64>) -> Range<f64> {
    let usable = range.start.is_finite() && range.end.is_finite() && range.start != range.end;
    if usable {
        return range;
    }
    let start = if range.start.is_finite() { range.start } else { 0.0 };
    start..start + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Area = Area { x: 20.0, y: 10.0, width: 50.0, height: 80.0 };

    #[test]
    fn a_plot_maps_data_onto_its_area_with_y_upwards() {
        draw("a", (100.0, 100.0), |page| {
            let plot = page.plot(&PLOT, 0.0..10.0, 0.0..1.0);
            assert_eq!(plot.pixel((0.0, 0.0)), (20.0, 90.0));
            assert_eq!(plot.pixel((10.0, 1.0)), (70.0, 10.0));
            assert_eq!(plot.pixel((5.0, 0.5)), (45.0, 50.0));
        });
    }

    #[test]
    fn an_empty_range_still_draws() {
        draw("a", (100.0, 100.0), |page| {
            let plot = page.plot(&PLOT, 3.0..3.0, f64::NAN..1.0);
            assert_eq!(plot.pixel((3.0, 0.0)), (20.0, 90.0));
        });
    }

    #[test]
    fn a_line_crosses_an_area_or_passes_it() {
        assert!(PLOT.crossed((0.0, 50.0), (100.0, 50.0), 0.0));
        assert!(PLOT.crossed((30.0, 20.0), (40.0, 30.0), 0.0));
        assert!(!PLOT.crossed((0.0, 5.0), (100.0, 5.0), 2.0));
        assert!(PLOT.crossed((0.0, 5.0), (100.0, 5.0), 6.0));
        assert!(!PLOT.crossed((0.0, 60.0), (19.0, 100.0), 0.0));
        assert!(!PLOT.crossed((0.0, 60.0), (10.0, 60.0), 0.0));
    }

    #[test]
    fn text_is_never_smaller_than_the_minimum() {
        let body = draw("a", (100.0, 100.0), |page| {
            page.text(Ink::new(Class::Ink).size(9.0), (5.0, 5.0), "small");
        });
        assert!(body.contains(r#"font-size="12""#), "{body}");
    }
}
