//! The projection: will the plan reach the target, and is it on course?
//!
//! The planned line is dashed with a faint band between its low and its high course; the measured line is solid. What an
//! earlier plan had projected is a dotted line behind them. All are named at their last point, so the drawing needs no key.

use super::axis::{self, Tick};
use super::canvas::{Area, Ink, LINE, Layer, Point, count};
use super::class::{Class, Face};
use super::svg::{Frame, Svg};

/// The courses to draw. Values are shares of the scale, 0 to 1; positions have any unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The labelled positions, in order.
    pub steps: Vec<Tick>,
    /// The labelled values; the lowest and the highest bound the drawing.
    pub values: Vec<Tick>,
    /// The plan.
    pub planned: Course,
    /// What was measured.
    pub measured: Course,
    /// What an earlier plan had projected; drawn without values.
    pub earlier: Option<Course>,
    /// The value to reach.
    pub target: Option<Tick>,
    /// The line for today.
    pub today: Option<Tick>,
}

/// A named line.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The name.
    pub name: String,
    /// The points, in order.
    pub points: Vec<Stage>,
}

/// One point of a course.
#[derive(Debug, Clone, PartialEq)]
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
/// The lines a label of a step may take.
const STEP_LINES: usize = 2;
/// The most steps of which every one keeps its label.
const ALL_LABELLED: usize = 8;
/// The room between the labels of two steps.
const STEP_GAP: f64 = 8.0;
/// The most that the margins give way to the labels of the first and the last step.
const MARGIN: f64 = 42.0;
/// The longest name of a line, in pixels.
const LONGEST_NAME: f64 = 112.0;
const NAMES_BESIDE: f64 = 520.0;

/// Draws the courses.
pub fn projection(data: &Projection, frame: &Frame) -> Svg {
    let width = frame.span();
    let plot = plot_area(data, width);
    let (from, to) = axis::bounds(data.values.iter().map(|tick| tick.at), (0.0, 1.0));
    let (first, last) = axis::bounds(data.steps.iter().map(|tick| tick.at), extent(data));
    let places: Vec<f64> = data.steps.iter().map(|tick| plot.x + plot.width * (tick.at - first) / (last - first)).collect();
    let labels = step_labels(&data.steps, &places, width);
    let depth = labels.iter().map(|label| label.drop + LINE * count(label.lines.len())).fold(LINE, f64::max);
    frame.paint(plot.bottom() + depth + 13.0, |page| {
        let at = page.plot(&plot, first..last, from..to);
        grid(page, &at, &plot, data);
        steps(page, &plot, &labels);
        band(&at, &data.planned.points);
        let target = target(page, &at, &plot, data);
        let today = today(page, &at, &plot, data);
        let (planned, measured) = (pixels(&at, &data.planned.points), pixels(&at, &data.measured.points));
        let earlier = data.earlier.as_ref().map(|course| pixels(&at, &course.points)).unwrap_or_default();
        past(page, &earlier);
        let mut notes = Notes::new(page, &plot, &planned, &measured);
        notes.lines.extend(target.into_iter().chain(today));
        notes.avoid(&earlier);
        lines(page, &planned, &measured);
        notes.measured(data, &measured);
        notes.target(data, target);
        notes.planned(data, &planned);
        notes.earlier(data, &earlier);
    })
}

/// The plot, with room on the right for the names where the drawing is wide, and at both ends for their steps.
fn plot_area(data: &Projection, width: f64) -> Area {
    let values = data.values.iter().map(|tick| TICK.width(&tick.label));
    let half = |tick: Option<&Tick>| {
        let lines = tick.map(|tick| TICK.wrap(&tick.label, 2.0 * MARGIN, STEP_LINES)).unwrap_or_default();
        lines.iter().map(|line| TICK.width(line) / 2.0).fold(0.0, f64::max).min(MARGIN)
    };
    let left = (values.fold(16.0, f64::max).min(width / 4.0) + 14.0).max(half(data.steps.first()));
    let name = |course: &Course| TICK.face(Face::Strong).width(&course.name);
    let longest = name(&data.planned).max(data.earlier.as_ref().map_or(0.0, name));
    let names = if width < NAMES_BESIDE { 18.0 } else { (longest + 18.0).clamp(24.0, LONGEST_NAME + 18.0) };
    let right = names.max(half(data.steps.last()) + 1.0);
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
    page.line(Class::Rule, &[(plot.x, plot.bottom()), (plot.right(), plot.bottom())]);
}

/// The label of a step with its place.
struct StepLabel {
    /// The place of the step.
    tick: f64,
    /// The middle of the label.
    middle: f64,
    lines: Vec<String>,
    /// How far the label stands below the first row.
    drop: f64,
}

/// The labels of the steps: in one row where all of them fit whole, otherwise every other one in a row below.
fn step_labels(steps: &[Tick], places: &[f64], width: f64) -> Vec<StepLabel> {
    let all: Vec<(&Tick, f64)> = steps.iter().zip(places.iter().copied()).collect();
    let row = |every: usize, from: usize| -> Vec<(&Tick, f64)> { all.iter().skip(from).step_by(every).copied().collect() };
    if let Some(labels) = labels(&row(1, 0), width, true) {
        return labels;
    }
    if steps.len() > ALL_LABELLED {
        let widths: Vec<(f64, f64)> = all.iter().map(|(tick, x)| (*x, TICK.width(&tick.short(&TICK)))).collect();
        return labels(&row(axis::stride(&widths, STEP_GAP), 0), width, false).unwrap_or_default();
    }
    let mut upper = labels(&row(2, 0), width, false).unwrap_or_default();
    let drop = LINE * count(upper.iter().map(|label| label.lines.len()).max().unwrap_or(0)) + 3.0;
    let lower = labels(&row(2, 1), width, false).unwrap_or_default();
    upper.extend(lower.into_iter().map(|label| StepLabel { drop, ..label }));
    upper
}

/// The labels of one row, none closer to the next than the gap; nothing if they have to be whole and are not.
fn labels(row: &[(&Tick, f64)], width: f64, whole: bool) -> Option<Vec<StepLabel>> {
    let between = |one: Option<&(&Tick, f64)>, x: f64| one.map(|(_, other)| (other + x) / 2.0);
    let mut labels = Vec::new();
    for (i, &(tick, x)) in row.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|before| between(row.get(before), x));
        let after = between(row.get(i + 1), x);
        let (low, high) = (before.map_or(0.0, |at| at + STEP_GAP / 2.0), after.map_or(width, |at| at - STEP_GAP / 2.0));
        let centred = 2.0 * (x - low).min(high - x);
        let room = if TICK.fits(&tick.label, centred, STEP_LINES) { centred } else { high - low };
        if whole && !TICK.fits(&tick.label, room, STEP_LINES) {
            return None;
        }
        let lines = TICK.wrap(&tick.label, room, STEP_LINES);
        let half = lines.iter().map(|line| TICK.width(line) / 2.0).fold(0.0, f64::max);
        labels.push(StepLabel { tick: x, middle: x.min(high - half).max(low + half), lines, drop: 0.0 });
    }
    Some(labels)
}

fn steps(page: &Layer<'_>, plot: &Area, labels: &[StepLabel]) {
    for label in labels {
        let end = plot.bottom() + 4.0 + if label.drop > 0.0 { label.drop + 3.0 } else { 0.0 };
        page.line(Class::Rule, &[(label.tick, plot.bottom()), (label.tick, end)]);
        page.lines(TICK.middle(), (label.middle, plot.bottom() + 20.0 + label.drop), &label.lines);
    }
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

/// A straight line between two points.
type Stretch = (Point, Point);

fn target(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) -> Option<Stretch> {
    let (_, y) = at.pixel((0.0, data.target.as_ref()?.at));
    let line = ((plot.x, y), (plot.right(), y));
    page.line(Class::Target, &[line.0, line.1]);
    Some(line)
}

fn today(page: &Layer<'_>, at: &Layer<'_>, plot: &Area, data: &Projection) -> Option<Stretch> {
    let today = data.today.as_ref()?;
    let (x, _) = at.pixel((today.at, 0.0));
    let ink = Ink::new(Class::Ink2);
    let label = today.short(&ink);
    let half = ink.width(&label) / 2.0;
    let line = ((x, plot.y - 8.0), (x, plot.bottom()));
    page.line(Class::Rule, &[line.0, line.1]);
    let middle = x.min(plot.right() - half).max(plot.x + half);
    page.text(ink.middle(), (middle, plot.y - 13.0), &label);
    Some(line)
}

/// What an earlier plan had projected, below everything else.
fn past(page: &Layer<'_>, points: &[Point]) {
    page.line(Class::Prev, points);
    for point in points {
        page.dot(Class::PrevDot, *point, 3.0);
    }
}

/// Both courses with their points.
fn lines(page: &Layer<'_>, planned: &[Point], measured: &[Point]) {
    page.line(Class::Plan, planned);
    page.line(Class::Now, measured);
    for point in planned {
        page.dot(Class::PlanDot, *point, 4.0);
    }
    for point in measured {
        page.dot(Class::NowDot, *point, 5.0);
    }
}

/// Whether the same value was measured at the same time, so that one label is enough.
fn is_measured(stage: &Stage, data: &Projection) -> bool {
    let same = |other: &Stage| other.at == stage.at && other.label == stage.label;
    data.measured.points.iter().any(same)
}

fn pixels(at: &Layer<'_>, points: &[Stage]) -> Vec<Point> {
    points.iter().map(|point| at.pixel((point.at, point.value))).collect()
}

/// Where a text stands at a point: its horizontal end there and its baseline.
#[derive(Debug, Clone, Copy)]
enum Side {
    /// Centred above, or below with a positive distance.
    Over(f64),
    /// To the left, ending over or under the point.
    Left(f64),
    /// To the right, starting over or under the point.
    Right(f64),
    /// Right of the point on its own line.
    Beside,
}

/// The straight lines that join points.
fn stretches(points: &[Point]) -> Vec<Stretch> {
    points.iter().copied().zip(points.iter().copied().skip(1)).collect()
}

/// The texts at the points, each away from every line and from each other.
struct Notes<'a, 'p> {
    page: &'a Layer<'p>,
    /// Where texts may stand.
    room: Area,
    lines: Vec<Stretch>,
    taken: Vec<Area>,
}

impl<'a, 'p> Notes<'a, 'p> {
    fn new(page: &'a Layer<'p>, plot: &Area, planned: &[Point], measured: &[Point]) -> Self {
        let dot = |&(x, y): &Point| Area { x: x - 5.0, y: y - 5.0, width: 10.0, height: 10.0 };
        Notes {
            page,
            room: Area { x: plot.x - 1.0, y: 2.0, width: page.width() - plot.x + 1.0, height: plot.bottom() - 4.0 },
            lines: [stretches(planned), stretches(measured)].concat(),
            taken: planned.iter().chain(measured).map(dot).collect(),
        }
    }

    /// Keeps texts off another line.
    fn avoid(&mut self, points: &[Point]) {
        self.lines.extend(stretches(points));
    }

    /// The values of the measured course; the last one also says its name.
    fn measured(&mut self, data: &Projection, points: &[Point]) {
        let ink = Ink::new(Class::NowText).face(Face::StrongHalo);
        let last = points.len().saturating_sub(1);
        for (i, (point, stage)) in points.iter().zip(&data.measured.points).enumerate().rev() {
            let name = if i == last { &data.measured.name } else { "" };
            let label = ink.clip(&format!("{} {name}", stage.label), self.room.width / 2.0);
            let sides: &[fn(f64) -> Side] =
                if i == last { &[Side::Left, Side::Over, Side::Right] } else { &[Side::Over, Side::Left] };
            self.note(ink, *point, &label, &both(sides, true));
        }
    }

    /// The label of the target, on its line where nothing else is.
    fn target(&mut self, data: &Projection, line: Option<Stretch>) {
        let (Some(target), Some((start, end))) = (&data.target, line) else { return };
        let ink = Ink::new(Class::TargetText).face(Face::Halo);
        let label = ink.clip(&target.label, self.room.width - 20.0);
        let steps = (0..=8_u8).map(|step| f64::from(step) / 8.0);
        let reach = end.0 - start.0 - ink.width(&label) - 12.0;
        let starts: Vec<f64> = steps.map(|share| start.0 + 6.0 + reach.max(0.0) * share).collect();
        let places = [-7.0, 16.0].into_iter().flat_map(|away| starts.iter().map(move |x| (*x, start.1 + away)));
        let places: Vec<Point> = places.collect();
        let free = places.iter().find(|place| self.is_free(&boxed(&ink, **place, &label)));
        if let Some(place) = free.or(places.first()) {
            self.write(ink, *place, &label);
        }
    }

    /// The values of the plan and its name at its last point.
    fn planned(&mut self, data: &Projection, points: &[Point]) {
        let ink = Ink::new(Class::Ink2).face(Face::Halo);
        for (point, stage) in points.iter().zip(&data.planned.points) {
            if !is_measured(stage, data) {
                self.note(ink, *point, &stage.label, &both(&[Side::Over, Side::Left], true));
            }
        }
        let ink = Ink::new(Class::Ink2).face(Face::StrongHalo);
        if let Some(point) = points.last() {
            let name = ink.clip(&data.planned.name, LONGEST_NAME);
            let mut sides = vec![Side::Beside];
            sides.extend(both(&[Side::Right, Side::Over, Side::Left], false));
            self.note(ink, *point, &name, &sides);
        }
    }

    /// The name of the earlier plan at its last point.
    fn earlier(&mut self, data: &Projection, points: &[Point]) {
        let ink = Ink::new(Class::Ink2).face(Face::Halo);
        if let (Some(point), Some(course)) = (points.last(), &data.earlier) {
            let name = ink.clip(&course.name, LONGEST_NAME);
            let mut sides = vec![Side::Beside];
            sides.extend(both(&[Side::Right, Side::Over, Side::Left], false));
            self.note(ink, *point, &name, &sides);
        }
    }

    /// Writes a text at the first side of a point where it touches nothing.
    fn note(&mut self, ink: Ink, point: Point, label: &str, sides: &[Side]) {
        let width = ink.width(label);
        let place = |side: &Side| match *side {
            Side::Over(away) => (point.0 - width / 2.0, point.1 + away),
            Side::Left(away) => (point.0 + 6.0 - width, point.1 + away),
            Side::Right(away) => (point.0 - 6.0, point.1 + away),
            Side::Beside => (point.0 + 10.0, point.1 + 4.0),
        };
        let mut places: Vec<Point> = sides.iter().map(place).collect();
        let right = self.room.right() - width;
        let pushed: Vec<Point> = places.iter().map(|&(x, y)| (x.min(right).max(self.room.x), y)).collect();
        let fallback = pushed.iter().copied().find(|place| self.room.holds(&boxed(&ink, *place, label), 0.0));
        places.extend(pushed);
        let free = places.into_iter().find(|place| self.is_free(&boxed(&ink, *place, label)));
        if let Some(place) = free.or(fallback) {
            self.write(ink, place, label);
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        const AIR: f64 = 2.0;
        self.room.holds(area, 0.0)
            && self.taken.iter().all(|taken| !taken.meets(area, 1.0))
            && self.lines.iter().all(|(from, to)| !area.crossed(*from, *to, AIR))
    }

    fn write(&mut self, ink: Ink, place: Point, label: &str) {
        self.page.text(ink, place, label);
        self.taken.push(boxed(&ink, place, label));
    }
}

/// What a text covers that starts at a place.
fn boxed(ink: &Ink, (x, y): Point, label: &str) -> Area {
    Area { x, y: y - 9.5, width: ink.width(label), height: 12.0 }
}

/// The given sides at growing distances, above and below the point in turn.
fn both(sides: &[fn(f64) -> Side], above_first: bool) -> Vec<Side> {
    let above = [[-9.0, -13.0], [-18.0, -24.0], [-32.0, -40.0]];
    let below = [[18.0, 22.0], [27.0, 33.0], [40.0, 48.0]];
    let turns = above.into_iter().zip(below);
    let order = turns.flat_map(|(above, below)| if above_first { [above, below] } else { [below, above] });
    let at = |away: f64| sides.iter().map(move |side| side(away));
    order.flatten().flat_map(at).collect()
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

    fn with_steps(names: &[&str]) -> Projection {
        let at = |i: usize| count(i) * 2.0;
        let data = courses();
        let points =
            (0..names.len()).map(|i| Stage { at: at(i), value: 0.3 + count(i) * 0.05, range: None, label: format!("{i}.0") });
        Projection {
            steps: names.iter().enumerate().map(|(i, name)| Tick { at: at(i), label: (*name).to_owned() }).collect(),
            planned: Course { points: points.collect(), ..data.planned },
            measured: Course { points: Vec::new(), ..data.measured },
            today: None,
            ..data
        }
    }

    const NAMES: [&str; 8] = [
        "2026-Q3",
        "Now",
        "Automation",
        "Advanced Capabilities",
        "Optimization",
        "Stabilisation",
        "Data Foundations",
        "Operational Excellence",
    ];

    #[test]
    fn every_step_of_eight_keeps_its_whole_label_at_either_width() {
        for (steps, width) in (2..=8).flat_map(|steps| [(steps, 340.0), (steps, 720.0)]) {
            let data = with_steps(&NAMES[..steps]);
            let plot = plot_area(&data, width);
            let places: Vec<f64> = (0..steps).map(|i| plot.x + plot.width * count(i) / count(steps - 1)).collect();
            let labels = step_labels(&data.steps, &places, width);
            assert_eq!(labels.len(), steps);
            let mut boxes: Vec<Area> = Vec::new();
            for label in &labels {
                let text = label.lines.join(" ");
                assert!(NAMES.contains(&text.as_str()) || width < 520.0 && steps > 6, "{width}, {steps} steps: {text}");
                assert!((label.middle - label.tick).abs() < 0.1 || steps > 5, "{width}: {text} stands aside");
                let reach = label.lines.iter().map(|line| TICK.width(line)).fold(0.0, f64::max);
                let (x, y) = (label.middle - reach / 2.0, label.drop);
                let area = Area { x, y, width: reach, height: LINE * count(label.lines.len()) };
                assert!(area.x >= -0.1 && area.right() <= width + 0.1, "{width}: {text}");
                assert!(boxes.iter().all(|other| !other.meets(&area, 0.0)), "{width}, {steps} steps: {text}");
                boxes.push(area);
            }
        }
    }

    #[test]
    fn many_steps_are_thinned() {
        let names: Vec<String> = (0..30).map(|i| format!("week {i}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let svg = projection(&with_steps(&names), &frame("p", 340)).inline();
        let shown = texts(&svg).iter().filter(|text| text.starts_with("week")).count();
        assert!((3..15).contains(&shown), "{shown}");
    }

    /// The texts of a class with what they cover.
    fn covered(svg: &str, classes: &[&str]) -> Vec<(String, Area)> {
        let text = |element: &&str| {
            let label = texts(element)[0].to_owned();
            let strong = attribute(element, "class")[0].contains("strong");
            let ink = if strong { TICK.face(Face::Strong) } else { TICK };
            (label.clone(), boxed(&ink, (number(element, "x"), number(element, "y")), &label))
        };
        elements(svg, classes[0])
            .iter()
            .filter(|element| element.contains("<text") && classes.iter().all(|class| element.contains(class)))
            .map(text)
            .collect()
    }

    #[test]
    fn values_and_names_touch_no_line() {
        let rising = with_steps(&NAMES[..5]);
        let mut flat = with_steps(&NAMES[..5]);
        flat.planned.points.iter_mut().for_each(|point| point.value = 0.62);
        let mut measured = with_steps(&NAMES[..5]);
        measured.measured.points = measured.planned.points[..2].to_vec();
        measured.planned.points.remove(0);
        let mut falling = with_steps(&NAMES[..5]);
        falling.planned.points.iter_mut().for_each(|point| point.value = 0.9 - point.value);
        for (data, width) in [rising, flat, measured, falling, courses()].iter().flat_map(|data| [(data, 340), (data, 720)]) {
            let svg = projection(data, &frame("p", width)).inline();
            let labels = covered(&svg, &["c-halo"]);
            assert!(labels.len() >= 6, "{labels:?}");
            for line in elements(&svg, "c-plan").into_iter().chain(elements(&svg, "c-now")) {
                let points: Vec<Point> = match attribute(line, "points").first() {
                    Some(points) => points
                        .split(' ')
                        .filter_map(|pair| pair.split_once(','))
                        .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
                        .collect(),
                    None => vec![(number(line, "x1"), number(line, "y1")), (number(line, "x2"), number(line, "y2"))],
                };
                for pair in points.windows(2) {
                    let hit = labels.iter().find(|(_, area)| area.crossed(pair[0], pair[1], 1.0));
                    assert!(hit.is_none(), "{width}: {hit:?} lies on {pair:?}");
                }
            }
            for (i, (text, area)) in labels.iter().enumerate() {
                let hit = labels[i + 1..].iter().find(|(_, other)| area.meets(other, 0.0));
                assert!(hit.is_none(), "{width}: {text} meets {hit:?}");
            }
        }
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
