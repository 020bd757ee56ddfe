//! The projection: will the plan reach the target, and is it on course?
//!
//! The planned line is dashed with a faint band between its low and its high course; the measured line is solid.
//! Both are named at their last point, so the drawing needs no key.

use super::axis::{self, Tick};
use super::canvas::{Area, Ink, Layer, Point};
use super::class::{Class, Face};
use super::svg::{Frame, Svg};

/// The courses to draw. Values are shares of the scale, 0 to 1; positions have any unit.
#[derive(Debug, Clone)]
pub struct Projection {
    /// The labelled positions, in order.
    pub steps: Vec<Tick>,
    /// The labelled values; the lowest and the highest bound the drawing.
    pub values: Vec<Tick>,
    /// The plan.
    pub planned: Course,
    /// What was measured.
    pub measured: Course,
    /// The value to reach.
    pub target: Option<Tick>,
    /// The line for today.
    pub today: Option<Tick>,
}

/// A named line.
#[derive(Debug, Clone)]
pub struct Course {
    /// The name.
    pub name: String,
    /// The points, in order.
    pub points: Vec<Stage>,
}

/// One point of a course.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The position.
    pub at: f64,
    /// The value.
    pub value: f64,
    /// The least and the most to expect.
    pub range: Option<(f64, f64)>,
    /// The value as printed; may be empty.
    pub label: String,
}

const TICK: Ink = Ink::new(Class::Ink2);
/// The longest name of a line, in pixels.
const LONGEST_NAME: f64 = 112.0;
const NAMES_BESIDE: f64 = 520.0;

/// Draws the courses.
pub fn projection(data: &Projection, frame: &Frame) -> Svg {
    let width = frame.span();
    let plot = plot_area(data, width);
    let height = plot.bottom() + 28.0;
    frame.paint(height, |page| {
        let (from, to) = axis::bounds(data.values.iter().map(|tick| tick.at), (0.0, 1.0));
        let (first, last) = axis::bounds(data.steps.iter().map(|tick| tick.at), extent(data));
        let at = page.plot(&plot, first..last, from..to);
        grid(page, &at, &plot, data);
        band(&at, &data.planned.points);
        target(page, &at, &plot, data);
        today(page, &at, &plot, data);
        planned(page, &at, &plot, data);
        measured(page, &at, &plot, data);
    })
}

/// The plot, with room on the right for the names where the drawing is wide.
fn plot_area(data: &Projection, width: f64) -> Area {
    let values = data.values.iter().map(|tick| TICK.width(&tick.label));
    let left = values.fold(16.0, f64::max).min(width / 4.0) + 14.0;
    let longest = TICK.face(Face::Strong).width(&data.planned.name);
    let right = if width < NAMES_BESIDE { 18.0 } else { (longest + 18.0).clamp(24.0, LONGEST_NAME + 18.0) };
    Area { x: left, y: 26.0, width: width - left - right, height: (width * 0.42).clamp(200.0, 300.0) }
}

/// The first and the last position of any point.
fn extent(data: &Projection) -> (f64, f64) {
    let points = data.planned.points.iter().chain(&data.measured.points);
    axis::bounds(points.map(|point| point.at), (0.0, 1.0))
}

fn grid(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) {
    for tick in &data.values {
        let (_, y) = at.pixel((0.0, tick.at));
        page.line(Class::Grid, &[(plot.x, y), (plot.right(), y)]);
        let label = TICK.clip(&tick.label, plot.x - 10.0);
        page.text(TICK.end(), (plot.x - 10.0, y + 4.0), &label);
    }
    let labels: Vec<(f64, f64)> = data.steps.iter().map(|tick| step(at, plot, tick)).collect();
    let stride = axis::stride(&labels, 8.0);
    for (tick, (middle, _)) in data.steps.iter().zip(&labels).step_by(stride) {
        let (x, _) = at.pixel((tick.at, 0.0));
        page.line(Class::Rule, &[(x, plot.bottom()), (x, plot.bottom() + 4.0)]);
        page.text(TICK.middle(), (*middle, plot.bottom() + 20.0), &tick.short(&TICK));
    }
    page.line(Class::Rule, &[(plot.x, plot.bottom()), (plot.right(), plot.bottom())]);
}

/// The middle and the width of the label of a step, kept inside the drawing.
fn step(at: &Layer<'_>, plot: &Area, tick: &Tick) -> (f64, f64) {
    let (x, _) = at.pixel((tick.at, 0.0));
    let width = TICK.width(&tick.short(&TICK));
    let last = plot.right() + 14.0 - width / 2.0;
    (x.max(plot.x - 8.0 + width / 2.0).min(last), width)
}

fn band(at: &Layer<'_>, points: &[Stage]) {
    let ranges: Vec<(f64, (f64, f64))> = points.iter().filter_map(|point| Some((point.at, point.range?))).collect();
    if ranges.len() < 2 {
        return;
    }
    let low = ranges.iter().map(|&(x, (low, _))| (x, low));
    let high = ranges.iter().rev().map(|&(x, (_, high))| (x, high));
    let shape: Vec<Point> = low.chain(high).collect();
    at.polygon(Class::Range, &shape);
}

fn target(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) {
    let Some(target) = &data.target else { return };
    let (_, y) = at.pixel((0.0, target.at));
    page.line(Class::Target, &[(plot.x, y), (plot.right(), y)]);
    let ink = Ink::new(Class::TargetText).face(Face::Halo);
    page.text(ink, (plot.x + 6.0, y - 7.0), &ink.clip(&target.label, plot.width));
}

fn today(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) {
    let Some(today) = &data.today else { return };
    let (x, _) = at.pixel((today.at, 0.0));
    let ink = Ink::new(Class::Ink2);
    let label = today.short(&ink);
    let half = ink.width(&label) / 2.0;
    page.line(Class::Rule, &[(x, plot.y - 8.0), (x, plot.bottom())]);
    let middle = x.min(plot.right() - half).max(plot.x + half);
    page.text(ink.middle(), (middle, plot.y - 13.0), &label);
}

fn planned(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) {
    let points = pixels(at, &data.planned.points);
    page.line(Class::Plan, &points);
    let ink = Ink::new(Class::Ink2).middle();
    for (point, stage) in points.iter().zip(&data.planned.points) {
        page.dot(Class::PlanDot, *point, 4.0);
        if !is_measured(stage, data) {
            let away = if meets_target(at, point, data) { 20.0 } else { -11.0 };
            let place = inside(plot, &ink, point, &stage.label, away);
            page.text(ink, place, &stage.label);
        }
    }
    let ink = Ink::new(Class::Ink2).face(Face::StrongHalo);
    name(page, plot, ink, &points, &data.planned.name);
}

/// Whether the label above a point would lie on the target line.
fn meets_target(at: &Layer<'_>, &(_, y): &Point, data: &Projection) -> bool {
    data.target.as_ref().is_some_and(|target| {
        let (_, line) = at.pixel((0.0, target.at));
        (y - 23.0..=y - 8.0).contains(&line)
    })
}

/// Whether the same value was measured at the same time, so that one label is enough.
fn is_measured(stage: &Stage, data: &Projection) -> bool {
    let same = |other: &Stage| other.at == stage.at && other.label == stage.label;
    data.measured.points.iter().any(same)
}

/// The measured course; its last label also says its name.
fn measured(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) {
    let points = pixels(at, &data.measured.points);
    page.line(Class::Now, &points);
    let ink = Ink::new(Class::NowText).face(Face::StrongHalo).middle();
    let last = points.len().saturating_sub(1);
    for (i, (point, stage)) in points.iter().zip(&data.measured.points).enumerate() {
        let name = if i == last { &data.measured.name } else { "" };
        let label = format!("{} {name}", stage.label);
        let label = ink.clip(&label, plot.width / 2.0);
        page.dot(Class::NowDot, *point, 5.0);
        page.text(ink, inside(plot, &ink, point, &label, 20.0), &label);
    }
}

fn pixels(at: &Layer<'_>, points: &[Stage]) -> Vec<Point> {
    points.iter().map(|point| at.pixel((point.at, point.value))).collect()
}

/// The place of a centred label above or below a point, kept inside the drawing.
fn inside(plot: &Area, ink: &Ink, &(x, y): &Point, label: &str, away: f64) -> Point {
    let half = ink.width(label) / 2.0;
    let right = plot.right() + 14.0 - half;
    (x.clamp(plot.x + half - 6.0, right.max(plot.x + half)), y + away)
}

/// The name of a line at its last point: beside it where there is room, otherwise below its label.
fn name(page: &Layer<'_>, plot: &Area, ink: Ink, points: &[Point], name: &str) {
    let Some(&(x, y)) = points.last() else { return };
    let name = ink.clip(name, LONGEST_NAME);
    if x + 10.0 + ink.width(&name) <= page.width() {
        page.text(ink, (x + 10.0, y + 4.0), &name);
        return;
    }
    let end = (x + 14.0).min(plot.right() + 14.0);
    page.text(ink.end(), (end, y + 20.0), &name);
}

#[cfg(test)]
mod tests {
    use super::super::samples::{courses, frame};
    use super::super::tests::{attribute, elements, number, texts};
    use super::*;

    #[test]
    fn values_lie_at_their_share_of_the_axis() {
        let svg = projection(&courses(), &frame("p", 720)).inline();
        let lines: Vec<f64> = elements(&svg, "c-grid").iter().map(|l| number(l, "y1")).collect();
        let (bottom, top) = (lines[0], lines[5]);
        let dots = elements(&svg, "c-now-dot");
        let expected = bottom - (bottom - top) * 0.4;
        assert!((number(dots[1], "cy") - expected).abs() <= 0.2);
        let target = number(elements(&svg, "c-target")[0], "y1");
        assert!((target - (bottom - (bottom - top) * 0.64)).abs() <= 0.2);
    }

    #[test]
    fn the_band_has_two_edges_and_needs_two_points() {
        let svg = projection(&courses(), &frame("p", 720)).inline();
        let band = elements(&svg, "c-range")[0];
        assert_eq!(attribute(band, "points")[0].split(' ').count(), 10);
        let mut bare = courses();
        bare.planned.points.iter_mut().for_each(|point| point.range = None);
        let svg = projection(&bare, &frame("p", 720)).inline();
        assert_eq!(elements(&svg, "c-range").len(), 0);
    }

    #[test]
    fn both_courses_are_named_at_either_width() {
        for width in [340, 720] {
            let svg = projection(&courses(), &frame("p", width)).inline();
            let texts = texts(&svg);
            assert!(texts.contains(&"Plan") && texts.contains(&"2.0 Measured"), "{texts:?}");
        }
    }
}
