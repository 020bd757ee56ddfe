//! Trends: is it getting better?
//!
//! Small multiples on one common scale, each with its last value, and a sparkline for a line of text. A point
//! without a value breaks the line, which is also how a changed rubric shows.

use super::axis::{self, Tick};
use super::canvas::{Area, Ink, Layer, Point, count};
use super::class::{Class, Face};
use super::svg::{Frame, Svg};

/// Several series over the same dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The series, one panel each.
    pub series: Vec<Series>,
    /// The labelled dates, in order.
    pub dates: Vec<Tick>,
    /// The labelled values; the lowest and the highest bound every panel.
    pub values: Vec<Tick>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name.
    pub name: String,
    /// The last value as printed.
    pub last: String,
    /// The points, in order of time.
    pub points: Vec<Dated>,
    /// The same measured with the rulers of their days, which a second line shows; none where that says nothing else.
    pub then: Vec<Dated>,
    /// The value to reach, as a share of the scale.
    pub target: Option<f64>,
}

/// One value of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dated {
    /// When, in the unit of the dates.
    pub at: f64,
    /// The value as a share of the scale; none breaks the line.
    pub value: Option<f64>,
}

/// The range of an axis without positions.
const UNIT: (f64, f64) = (0.0, 1.0);
/// The longest label of a value, in pixels.
const LONGEST_VALUE: f64 = 56.0;
const NARROWEST_PANEL: f64 = 150.0;
const BETWEEN: f64 = 28.0;
const HEAD: f64 = 26.0;
const PANEL: f64 = 92.0;
const FOOT: f64 = 40.0;
const NAME: Ink = Ink::new(Class::Ink).size(13.0).face(Face::Strong);
const TICK: Ink = Ink::new(Class::Ink3);

/// Draws the series as small multiples.
pub fn trend(data: &Trend, frame: &Frame) -> Svg {
    let columns = columns(data.series.len(), frame.span());
    let rows = data.series.len().div_ceil(columns);
    let height = count(rows) * (HEAD + PANEL + FOOT) - 12.0;
    frame.paint(height, |page| {
        for (i, series) in data.series.iter().enumerate() {
            let area = panel(i, columns, frame.span(), data);
            draw_panel(page, &area, series, data);
        }
    })
}

/// Draws one series without axes or text, about as high as a line of text.
pub fn sparkline(series: &Series, frame: &Frame) -> Svg {
    let size = (f64::from(frame.width.clamp(40, 400)), 28.0);
    let area = Area { x: 4.0, y: 5.0, width: size.0 - 10.0, height: size.1 - 10.0 };
    frame.paint_sized(size, |page| {
        let (first, last) = axis::bounds(series.points.iter().map(|point| point.at), UNIT);
        let at = page.plot(&area, first..last, 0.0..1.0);
        if let Some(target) = series.target {
            at.line(Class::Grid, &[(first, target), (last, target)]);
        }
        course(page, &at, series, 3.5);
    })
}

/// At most three panels side by side.
fn columns(series: usize, width: f64) -> usize {
    let fits = |columns: &usize| (width - BETWEEN * (count(*columns) - 1.0)) / count(*columns) >= NARROWEST_PANEL;
    (1..=series.clamp(1, 3)).rev().find(fits).unwrap_or(1)
}

fn panel(i: usize, columns: usize, width: f64, data: &Trend) -> Area {
    let margin = margin(data);
    let whole = (width - BETWEEN * (count(columns) - 1.0)) / count(columns);
    Area {
        x: count(i % columns) * (whole + BETWEEN) + margin,
        y: count(i / columns) * (HEAD + PANEL + FOOT) + HEAD,
        width: whole - margin - 8.0,
        height: PANEL,
    }
}

/// The width of the labels of the values, with some air.
fn margin(data: &Trend) -> f64 {
    let values = data.values.iter().map(|tick| TICK.width(&tick.label));
    values.fold(0.0, f64::max).min(LONGEST_VALUE) + 8.0
}

fn draw_panel(page: &Layer<'_>, area: &Area, series: &Series, data: &Trend) {
    let (first, last) = axis::bounds(data.dates.iter().map(|tick| tick.at), UNIT);
    let (low, high) = axis::bounds(data.values.iter().map(|tick| tick.at), UNIT);
    let at = page.plot(area, first..last, low..high);
    title(page, area, series, data);
    for tick in &data.values {
        let (_, y) = at.pixel((first, tick.at));
        page.line(Class::Grid, &[(area.x, y), (area.right(), y)]);
        let label = TICK.clip(&tick.label, LONGEST_VALUE);
        page.text(TICK.end(), (area.x - 6.0, y + 4.0), &label);
    }
    dates(page, area, &data.dates);
    if let Some(target) = series.target {
        at.line(Class::Target, &[(first, target), (last, target)]);
    }
    line(page, &at, &series.then, [Class::Prev, Class::PrevDot], 4.0);
    course(page, &at, series, 4.5);
}

/// The name on the left, the last value on the right.
fn title(page: &Layer<'_>, area: &Area, series: &Series, data: &Trend) {
    let left = area.x - margin(data);
    let last = NAME.clip(&series.last, area.width / 2.0);
    let value = NAME.width(&last);
    let name = NAME.clip(&series.name, area.right() - left - value - 10.0);
    page.text(NAME, (left, area.y - 14.0), &name);
    page.text(NAME.end(), (area.right(), area.y - 14.0), &last);
}

/// The first and the last date; those between are read from the shape.
fn dates(page: &Layer<'_>, area: &Area, ticks: &[Tick]) {
    let y = area.bottom() + 19.0;
    let Some((last, others)) = ticks.split_last() else {
        return;
    };
    let label = TICK.clip(&last.label, area.width / 2.0);
    page.text(TICK.end(), (area.right(), y), &label);
    if let Some(first) = others.first() {
        let room = area.width - TICK.width(&label) - 10.0;
        page.text(TICK, (area.x, y), &TICK.clip(&first.label, room));
    }
}

/// The line with its breaks, a dot on its last point and on points that stand alone.
fn course(page: &Layer<'_>, at: &Layer<'_>, series: &Series, radius: f64) {
    line(page, at, &series.points, [Class::Now, Class::NowDot], radius);
    if let Some(last) = series.points.iter().filter_map(place).next_back() {
        page.dot(Class::NowDot, at.pixel(last), radius);
    }
}

/// The line with its breaks, a smaller dot on points that stand alone.
fn line(page: &Layer<'_>, at: &Layer<'_>, points: &[Dated], [class, dot]: [Class; 2], radius: f64) {
    let points: Vec<Option<Point>> = points.iter().map(place).collect();
    for run in points.split(Option::is_none) {
        let run: Vec<Point> = run.iter().flatten().copied().collect();
        at.line(class, &run);
        if let [only] = run[..] {
            page.dot(dot, at.pixel(only), radius - 1.0);
        }
    }
}

fn place(point: &Dated) -> Option<Point> {
    let value = point.value.filter(|value| value.is_finite())?;
    Some((point.at, value.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{frame, history, series};
    use super::super::tests::{attribute, elements, number};
    use super::*;

    fn points(values: &[Option<f64>]) -> Series {
        let dated = |(i, &value): (u8, &Option<f64>)| Dated { at: f64::from(i), value };
        Series { points: (0..).zip(values).map(dated).collect(), target: None, ..series(0) }
    }

    #[test]
    fn a_missing_value_breaks_the_line() {
        let broken = points(&[Some(0.2), Some(0.3), None, Some(0.4), Some(0.5)]);
        let svg = sparkline(&broken, &frame("s", 88)).inline();
        assert_eq!(elements(&svg, "c-now").len(), 2);
        let whole = points(&[Some(0.2), Some(0.3), Some(0.4)]);
        let svg = sparkline(&whole, &frame("s", 88)).inline();
        let line = elements(&svg, "c-now")[0];
        assert_eq!(attribute(line, "points")[0].split(' ').count(), 3);
    }

    #[test]
    fn a_value_that_stands_alone_is_a_dot() {
        let lone = points(&[Some(0.2), None, Some(0.4), Some(0.5)]);
        let svg = sparkline(&lone, &frame("s", 88)).inline();
        assert_eq!(elements(&svg, "c-now-dot").len(), 2);
        let nothing = points(&[None, None]);
        let svg = sparkline(&nothing, &frame("s", 88)).inline();
        assert_eq!(elements(&svg, "c-now-dot").len(), 0);
    }

    #[test]
    fn what_other_rulers_said_is_a_line_of_its_own() {
        let at = |i: u8, value| Dated { at: f64::from(i), value };
        let then = vec![at(0, Some(0.5)), at(1, Some(0.6)), at(2, None), at(3, Some(0.4))];
        let data = Trend { series: vec![Series { then, ..series(0) }], ..history() };
        let svg = trend(&data, &frame("t", 720)).inline();
        assert_eq!((elements(&svg, "c-prev").len(), elements(&svg, "c-prev-dot").len()), (1, 1));
    }

    #[test]
    fn a_sparkline_has_no_text() {
        let svg = sparkline(&series(0), &frame("s", 88)).inline();
        assert!(!svg.contains("<text"));
    }

    #[test]
    fn panels_share_one_scale() {
        let svg = trend(&history(), &frame("t", 720)).inline();
        let heights: Vec<f64> = elements(&svg, "c-target").iter().map(|line| number(line, "y1")).collect();
        assert_eq!(heights.len(), 6);
        assert!(heights[..3].iter().all(|y| *y == heights[0]));
    }
}
