//! The radar: is the profile balanced?
//!
//! Straight rings from zero on every spoke, one filled outline for now, a dashed one for the target. An axis
//! without a value leaves a gap in the outline. Fewer than three axes make no shape and more than eight make
//! one that nobody can read, so those give no drawing.

use std::f64::consts::TAU;

use super::canvas::{Area, Ink, LINE, Layer, Point, count};
use super::class::{Class, Face};
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The values to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// The axes, clockwise from the top.
    pub axes: Vec<Axis>,
    /// The labels of the rings, from the innermost to the outermost; the centre is zero.
    pub rings: Vec<String>,
    /// What the outlines mean; may be empty.
    pub key: Vec<KeyItem>,
}

/// One axis. Values are shares of the scale, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The name, set on at most two lines.
    pub label: String,
    /// The value as printed.
    pub display: String,
    /// The present value, if there is one.
    pub value: Option<f64>,
    /// The value to reach.
    pub target: Option<f64>,
    /// The value of the last assessment.
    pub previous: Option<f64>,
}

const NAME: Ink = Ink::new(Class::Ink2);
const VALUE: Ink = Ink::new(Class::Ink).face(Face::Strong);
const RING: Ink = Ink::new(Class::Ink3).face(Face::Halo).end();

/// Draws the radar, or nothing where there are fewer than 3 or more than 8 axes.
pub fn radar(data: &Radar, frame: &Frame) -> Option<Svg> {
    if !(3..=8).contains(&data.axes.len()) {
        return None;
    }
    let width = frame.span();
    let layout = lay_out(data, width);
    let key_height = key::height(&data.key, width);
    Some(frame.paint(layout.height + key_height, |page| {
        let at = page.plot(&layout.circle(), -1.0..1.0, -1.0..1.0);
        rings(&at, data);
        outlines(page, &at, &data.axes);
        ring_labels(page, &at, &data.rings);
        layout.labels.iter().for_each(|label| label.draw(page));
        let indent = (width - key::width(&data.key, width)) / 2.0;
        key::draw(page, &data.key, width, (indent, layout.height));
    }))
}

/// The position of a share on an axis, in units of the radius, y upwards.
fn spoke(axis: usize, axes: usize, share: f64) -> Point {
    let angle = TAU * count(axis) / count(axes);
    (share * angle.sin(), share * angle.cos())
}

fn rings(at: &Layer<'_>, data: &Radar) {
    let axes = data.axes.len();
    let last = data.rings.len().max(1);
    for axis in 0..axes {
        at.line(Class::Grid, &[(0.0, 0.0), spoke(axis, axes, 1.0)]);
    }
    for ring in 1..=last {
        let share = count(ring) / count(last);
        let class = if ring == last { Class::Rule } else { Class::Grid };
        let corners: Vec<Point> = (0..axes).map(|axis| spoke(axis, axes, share)).collect();
        at.polygon(class, &corners);
    }
}

fn ring_labels(page: &Layer<'_>, at: &Layer<'_>, rings: &[String]) {
    let step = 1.0 / count(rings.len().max(1));
    let (_, centre) = at.pixel((0.0, 0.0));
    let (_, first) = at.pixel((0.0, step));
    let skip = if centre - first < 16.0 { 2 } else { 1 };
    for (ring, label) in rings.iter().enumerate().rev().step_by(skip) {
        let (x, y) = at.pixel((0.0, step * count(ring + 1)));
        page.text(RING, (x - 7.0, y + 11.0), &RING.clip(label, 28.0));
    }
}

fn outlines(page: &Layer<'_>, at: &Layer<'_>, axes: &[Axis]) {
    let previous = corners(axes, |axis| axis.previous);
    outline(at, Class::Prev, &previous);
    let now = corners(axes, |axis| axis.value);
    fill(at, &now);
    outline(at, Class::Target, &corners(axes, |axis| axis.target));
    outline(at, Class::Now, &now);
    for corner in now.into_iter().flatten() {
        page.dot(Class::NowDot, at.pixel(corner), 5.0);
    }
}

/// The corner on each axis that has a value.
fn corners(axes: &[Axis], value: impl Fn(&Axis) -> Option<f64>) -> Vec<Option<Point>> {
    let place = |(i, axis)| {
        let share = value(axis).filter(|share| share.is_finite())?;
        Some(spoke(i, axes.len(), share.clamp(0.0, 1.0)))
    };
    axes.iter().enumerate().map(place).collect()
}

/// The outline through the corners: closed where all are there, otherwise broken at each one missing.
fn outline(at: &Layer<'_>, class: Class, corners: &[Option<Point>]) {
    let complete: Option<Vec<Point>> = corners.iter().copied().collect();
    if let Some(all) = complete {
        at.polygon(class, &all);
        return;
    }
    for run in runs(corners) {
        at.line(class, &run);
    }
}

/// The area inside the outline; with a gap, only the sectors between neighbours that both have a value.
fn fill(at: &Layer<'_>, corners: &[Option<Point>]) {
    let complete: Option<Vec<Point>> = corners.iter().copied().collect();
    if let Some(all) = complete {
        at.polygon(Class::NowArea, &all);
        return;
    }
    for mut run in runs(corners).into_iter().filter(|run| run.len() > 1) {
        run.push((0.0, 0.0));
        at.polygon(Class::NowArea, &run);
    }
}

/// The stretches of neighbouring corners, read around the circle from the first gap.
fn runs(corners: &[Option<Point>]) -> Vec<Vec<Point>> {
    let gap = corners.iter().position(Option::is_none).unwrap_or(0);
    let (before, after) = corners.split_at(gap);
    let around: Vec<Option<Point>> = after.iter().chain(before).copied().collect();
    around
        .split(Option::is_none)
        .map(|run| run.iter().flatten().copied().collect())
        .filter(|run: &Vec<Point>| !run.is_empty())
        .collect()
}

/// Where everything goes, in pixels.
struct Layout {
    centre: Point,
    radius: f64,
    height: f64,
    labels: Vec<Label>,
}

impl Layout {
    fn circle(&self) -> Area {
        Area {
            x: self.centre.0 - self.radius,
            y: self.centre.1 - self.radius,
            width: 2.0 * self.radius,
            height: 2.0 * self.radius,
        }
    }
}

/// A label with the box it fills; its side decides how its lines align.
struct Label {
    lines: Vec<String>,
    value: String,
    area: Area,
    side: Side,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Middle,
    Right,
}

impl Label {
    fn draw(&self, page: &Layer<'_>) {
        let x = match self.side {
            Side::Left => self.area.right(),
            Side::Middle => self.area.middle(),
            Side::Right => self.area.x,
        };
        let y = self.area.y + 11.0;
        page.lines(self.align(NAME), (x, y), &self.lines);
        let below = y + LINE * count(self.lines.len());
        page.text(self.align(VALUE), (x, below), &self.value);
    }

    fn align(&self, ink: Ink) -> Ink {
        match self.side {
            Side::Left => ink.end(),
            Side::Middle => ink.middle(),
            Side::Right => ink,
        }
    }
}

/// The largest radius at which no label leaves the page, touches the outer ring or meets another label.
fn lay_out(data: &Radar, width: f64) -> Layout {
    const SMALLEST: f64 = 56.0;
    let mut radius = (width / 2.0 - 24.0).min(168.0);
    let columns = [(width * 0.34).clamp(88.0, 132.0), 88.0];
    loop {
        for column in columns {
            let labels = place(data, (width, column), radius);
            let free = clear(&labels, width) && all_outside(&labels, width, radius);
            if free || radius <= SMALLEST {
                return finish(labels, width, radius);
            }
        }
        radius -= 2.0;
    }
}

/// The labels around a circle centred on (width / 2, 0), each at most a column wide.
fn place(data: &Radar, (width, column): (f64, f64), radius: f64) -> Vec<Label> {
    let axes = data.axes.len();
    let put = |(i, axis)| {
        let (right, up) = spoke(i, axes, 1.0);
        let vertex = (width / 2.0 + right * radius, -up * radius);
        let mut label = beside(axis, vertex, (right, up), (width, column));
        lift(&mut label, (width / 2.0, radius), axes, up);
        label
    };
    data.axes.iter().enumerate().map(put).collect()
}

/// A label next to its vertex, moved inwards where it would leave the page.
fn beside(axis: &Axis, vertex: Point, (right, up): Point, (width, column): (f64, f64)) -> Label {
    const GAP: f64 = 10.0;
    let lines = NAME.wrap(&axis.label, column.max(longest_word(&axis.label)), 2);
    let widest = lines.iter().map(|line| NAME.width(line)).fold(0.0, f64::max);
    let value = VALUE.clip(&axis.display, column);
    let box_width = widest.max(VALUE.width(&value));
    let box_height = LINE * count(lines.len() + 1);
    let (side, x) = match right {
        r if r > 0.2 => (Side::Right, vertex.0 + GAP),
        r if r < -0.2 => (Side::Left, vertex.0 - GAP - box_width),
        _ => (Side::Middle, vertex.0 - box_width / 2.0),
    };
    let away = if side == Side::Middle { 10.0 } else { 0.0 };
    Label {
        lines,
        value,
        area: Area {
            x: x.clamp(0.0, (width - box_width).max(0.0)),
            y: vertex.1 - up * (box_height / 2.0 + away) - box_height / 2.0,
            width: box_width,
            height: box_height,
        },
        side,
    }
}

/// The width of the longest word, up to the length at which breaking it is the lesser evil.
fn longest_word(label: &str) -> f64 {
    let words = label.split_whitespace().map(|word| NAME.width(word));
    words.fold(0.0, f64::max).min(108.0)
}

/// Moves a label away from the middle, up or down, until it is clear of the outer ring.
fn lift(label: &mut Label, (centre, radius): Point, axes: usize, up: f64) {
    const FURTHEST: u32 = 44;
    let step = if up > -0.01 { -1.0 } else { 1.0 };
    for _ in 0..FURTHEST {
        if outside(&label.area, centre, radius, axes) {
            return;
        }
        label.area.y += step;
    }
}

/// Whether a box lies beyond one side of the outer ring, with some air between.
fn outside(area: &Area, centre: f64, radius: f64, axes: usize) -> bool {
    const AIR: f64 = 7.0;
    let half = TAU / count(axes) / 2.0;
    let side = radius * half.cos() + AIR;
    let beyond_side = (0..axes).any(|axis| {
        let angle = 2.0 * half * count(axis) + half;
        let (nx, ny) = (angle.sin(), -angle.cos());
        let nearest_x = if nx > 0.0 { area.x } else { area.right() } - centre;
        let nearest_y = if ny > 0.0 { area.y } else { area.bottom() };
        nearest_x * nx + nearest_y * ny >= side
    });
    let reach = (0..axes).map(|axis| spoke(axis, axes, radius).0);
    let (left, right) = reach.fold((0.0, 0.0), |(left, right), x| (x.min(left), x.max(right)));
    let beside = area.x - centre >= right + AIR || area.right() - centre <= left - AIR;
    beyond_side || beside || area.bottom() <= -radius - AIR || area.y >= radius + AIR
}

fn all_outside(labels: &[Label], width: f64, radius: f64) -> bool {
    let axes = labels.len();
    labels.iter().all(|label| outside(&label.area, width / 2.0, radius, axes))
}

fn clear(labels: &[Label], width: f64) -> bool {
    let inside = |label: &Label| label.area.x >= 0.0 && label.area.right() <= width;
    let apart =
        labels.iter().enumerate().all(|(i, label)| labels.iter().skip(i + 1).all(|other| !label.area.meets(&other.area, 6.0)));
    apart && labels.iter().all(inside)
}

/// Moves everything down so that the highest label touches the top.
fn finish(mut labels: Vec<Label>, width: f64, radius: f64) -> Layout {
    let top = labels.iter().map(|l| l.area.y).fold(-radius, f64::min) - 2.0;
    let bottom = labels.iter().map(|l| l.area.bottom()).fold(radius, f64::max) + 2.0;
    for label in &mut labels {
        label.area.y -= top;
    }
    Layout { centre: (width / 2.0, -top), radius, height: bottom - top, labels }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{axis, frame, profile};
    use super::super::tests::{attribute, elements, number};
    use super::*;

    fn drawn(data: &Radar, width: u32) -> String {
        radar(data, &frame("r", width)).unwrap().inline()
    }

    fn with_axes(axes: usize) -> Radar {
        let names = ["Experimentation", "Data & features", "Monitoring & observability", "CI"];
        let name = |i: usize| names[i % names.len()];
        Radar { axes: (0..axes).map(|i| axis(name(i), Some(0.5), 0.8)).collect(), ..profile() }
    }

    fn points(element: &str) -> Vec<Point> {
        let pair = |pair: &str| {
            let (x, y) = pair.split_once(',').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        };
        attribute(element, "points")[0].split(' ').map(pair).collect()
    }

    #[test]
    fn fewer_than_three_or_more_than_eight_axes_give_no_drawing() {
        for axes in [0, 1, 2, 9, 12] {
            assert!(radar(&with_axes(axes), &frame("r", 340)).is_none(), "{axes}");
        }
        for axes in 3..=8 {
            assert!(radar(&with_axes(axes), &frame("r", 340)).is_some(), "{axes}");
        }
    }

    #[test]
    fn vertices_lie_on_their_spokes_at_their_share() {
        let svg = drawn(&profile(), 720);
        let ring = points(elements(&svg, "c-rule")[0]);
        let now = points(elements(&svg, "c-now")[0]);
        let centre = ((ring[0].0 + ring[3].0) / 2.0, (ring[0].1 + ring[3].1) / 2.0);
        assert_eq!(now.len(), 6);
        for ((corner, end), axis) in now.iter().zip(&ring).zip(&profile().axes) {
            let share = axis.value.unwrap();
            let expected = (centre.0 + (end.0 - centre.0) * share, centre.1 + (end.1 - centre.1) * share);
            let off = (corner.0 - expected.0).abs().max((corner.1 - expected.1).abs());
            assert!(off <= 0.25, "{corner:?} instead of {expected:?}");
        }
    }

    #[test]
    fn a_missing_value_is_a_gap_and_never_zero() {
        let mut data = profile();
        data.axes[1].value = None;
        data.axes[1].previous = None;
        let svg = drawn(&data, 720);
        assert_eq!(elements(&svg, "c-now-dot").len(), 5 + 1, "five values and the key");
        let outline = elements(&svg, "c-now")[0];
        assert!(outline.contains("<polyline"), "open, not closed: {outline}");
        let line = points(outline);
        assert_eq!(line.len(), 5);
        let centre = points(elements(&svg, "c-now-area")[0]).pop().unwrap();
        assert!(!line.contains(&centre), "no vertex in the centre");
    }

    #[test]
    fn two_gaps_leave_two_stretches() {
        let mut data = profile();
        data.axes[1].value = None;
        data.axes[4].value = None;
        let svg = drawn(&data, 720);
        let lines: Vec<&str> = elements(&svg, "c-now").into_iter().filter(|line| !line.contains("<circle")).collect();
        assert_eq!(lines.len(), 2 + 1, "two stretches and the key: {lines:?}");
    }

    #[test]
    fn no_label_meets_the_ring_or_another_label() {
        for width in [340.0, 480.0, 720.0] {
            for axes in 3..=8 {
                let layout = lay_out(&with_axes(axes), width);
                assert!(clear(&layout.labels, width), "{axes} axes at {width}");
                let mut labels = layout.labels;
                for label in &mut labels {
                    label.area.y -= layout.centre.1;
                }
                let free = all_outside(&labels, width, layout.radius);
                assert!(free, "{axes} axes at {width}, radius {}", layout.radius);
                assert!(layout.radius > 70.0, "{axes} axes at {width}");
            }
        }
    }

    #[test]
    fn values_beyond_the_scale_stop_at_its_end() {
        let mut data = profile();
        data.axes[0].value = Some(7.0);
        data.axes[1].value = Some(f64::NAN);
        let svg = drawn(&data, 340);
        let top = points(elements(&svg, "c-rule")[0])[0];
        let highest = elements(&svg, "c-now-dot").iter().map(|dot| number(dot, "cy")).fold(f64::MAX, f64::min);
        assert!((highest - top.1).abs() <= 0.2);
    }
}
