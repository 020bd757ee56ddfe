//! The Gantt chart: when does what happen, what waits for what, and what may not slip?
//!
//! Bars stand in groups on a time axis of days. Beside the bars at full width, above them where it is narrow,
//! are their names. A dark outline marks the critical path, a whisker the slack.

use super::axis::{self, Tick};
use super::canvas::{Area, Ink, LINE, Layer, Point, count};
use super::class::{Class, Face};
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The plan to draw. All times are days from the first day.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// The groups of bars, from top to bottom.
    pub phases: Vec<Phase>,
    /// Which bar waits for which; bars are counted from zero through all groups.
    pub links: Vec<Link>,
    /// Stretches of days without work, each from its first day to the one after its last.
    pub off: Vec<(f64, f64)>,
    /// The marks of the time axis.
    pub ticks: Vec<Tick>,
    /// The line for today, if it is within the plan.
    pub today: Option<Tick>,
    /// What the bars mean; may be empty.
    pub key: Vec<KeyItem>,
}

/// A named group of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// The name; without one the group has no heading.
    pub name: String,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The name.
    pub label: String,
    /// When it starts.
    pub start: f64,
    /// When it ends; a bar that ends when it starts is drawn as a milestone.
    pub end: f64,
    /// How far it is.
    pub kind: Progress,
    /// Whether delaying it delays the whole plan.
    pub critical: bool,
    /// The days it may slip.
    pub slack: f64,
}

/// How far a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Not begun.
    Planned,
    /// Under way.
    InProgress,
    /// Ended.
    Done,
}

/// A bar that waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The bar waited for.
    pub from: usize,
    /// The bar that waits.
    pub to: usize,
    /// Whether it would only better wait; drawn dashed.
    pub soft: bool,
}

const HEADER: f64 = 26.0;
const PHASE: f64 = 28.0;
const BAR: f64 = 14.0;
const SIDE: f64 = 14.0;
const STACKED_BELOW: f64 = 520.0;
/// The lines a name may take beside its bar and above it.
const NAME_LINES: usize = 3;
const NAME: Ink = Ink::new(Class::Ink).size(13.0);
const HEADING: Ink = Ink::new(Class::Ink).size(13.0).face(Face::Strong);
const TICK: Ink = Ink::new(Class::Ink2);
const TODAY: Ink = Ink::new(Class::TargetText).face(Face::Strong);

/// Draws the plan.
pub fn gantt(data: &Gantt, frame: &Frame) -> Svg {
    let layout = Layout::new(data, frame.span());
    let height = layout.plot.bottom() + 6.0;
    let key_height = key::height(&data.key, frame.span());
    frame.paint(height + key_height, |page| {
        let time = page.plot(&layout.plot, layout.days.0..layout.days.1, 0.0..1.0);
        off(page, &layout, data);
        time_axis(page, &time, &layout, data);
        bands(page, &layout);
        links(&layout, data, |link, route, _| page.line(if link.soft { Class::LinkSoft } else { Class::Link }, route));
        for row in &layout.rows {
            bar(page, row, data);
        }
        today(page, &time, &layout, data);
        names(page, &layout);
        links(&layout, data, |_, route, heading| head(page, route, heading));
        key::draw(page, &data.key, frame.span(), (0.0, height));
    })
}

/// Where everything goes.
struct Layout<'a> {
    plot: Area,
    days: (f64, f64),
    headings: Vec<(f64, &'a str)>,
    rows: Vec<Row<'a>>,
}

/// A bar with its place.
struct Row<'a> {
    bar: &'a Bar,
    name: Vec<String>,
    name_at: Point,
    top: f64,
    bar_top: f64,
    left: f64,
    right: f64,
    slack: f64,
}

impl Row<'_> {
    fn middle(&self) -> f64 {
        self.bar_top + BAR / 2.0
    }

    fn area(&self) -> Area {
        Area { x: self.left, y: self.bar_top, width: self.right - self.left, height: BAR }
    }

    fn is_milestone(&self) -> bool {
        self.bar.end <= self.bar.start
    }
}

impl<'a> Layout<'a> {
    fn new(data: &'a Gantt, width: f64) -> Layout<'a> {
        let stacked = width < STACKED_BELOW;
        let names = if stacked { 0.0 } else { (width * 0.31).min(250.0) };
        let days = days(data);
        let mut layout = Layout {
            plot: Area { x: names + if stacked { 8.0 } else { 12.0 }, y: HEADER, width: 0.0, height: 0.0 },
            days,
            headings: Vec::new(),
            rows: Vec::new(),
        };
        layout.plot.width = width - layout.plot.x - SIDE;
        let mut y = HEADER + 4.0;
        for phase in &data.phases {
            y = layout.add(phase, names, y);
        }
        layout.plot.height = y + 2.0 - HEADER;
        layout
    }

    /// Adds a group from `y` downwards and returns where it ends.
    fn add(&mut self, phase: &'a Phase, names: f64, mut y: f64) -> f64 {
        if !phase.name.is_empty() {
            self.headings.push((y, &phase.name));
            y += PHASE;
        }
        for bar in &phase.bars {
            let (row, bottom) = self.row(bar, names, y);
            self.rows.push(row);
            y = bottom;
        }
        y + 4.0
    }

    fn row(&self, bar: &'a Bar, names: f64, top: f64) -> (Row<'a>, f64) {
        let stacked = names == 0.0;
        let room = if stacked { self.plot.width } else { names };
        let name = NAME.wrap(&bar.label, room, NAME_LINES);
        let tall = LINE * count(name.len().max(1));
        let (bar_top, bottom) = if stacked {
            (top + tall + 8.0, top + tall + 8.0 + BAR + 6.0)
        } else {
            let height = tall.max(BAR) + 12.0;
            (top + (height - BAR) / 2.0, top + height)
        };
        let left = if stacked { self.plot.x } else { 0.0 };
        let baseline = if stacked { top + 15.0 } else { top + 17.5 };
        let end = bar.end.max(bar.start);
        let row = Row {
            bar,
            name,
            name_at: (left, baseline),
            top,
            bar_top,
            left: self.x(bar.start),
            right: self.x(end),
            slack: self.x(end + bar.slack.max(0.0)),
        };
        (row, bottom)
    }

    /// The right edge of the drawing.
    fn edge(&self) -> f64 {
        self.plot.right() + SIDE
    }

    /// The middle and the width of the label of a tick, kept inside the drawing.
    fn label(&self, time: &Layer<'_>, tick: &Tick, ink: &Ink) -> (f64, f64) {
        let (x, _) = time.pixel((tick.at, 0.0));
        let width = ink.width(&tick.short(ink));
        let (first, last) = (width / 2.0, self.edge() - width / 2.0);
        (x.max(first).min(last), width)
    }

    /// A day as a pixel, kept inside the plot.
    fn x(&self, day: f64) -> f64 {
        let share = (day - self.days.0) / (self.days.1 - self.days.0);
        self.plot.x + self.plot.width * share.clamp(0.0, 1.0)
    }
}

/// The first and the last day shown; never the same.
fn days(data: &Gantt) -> (f64, f64) {
    let bars = data.phases.iter().flat_map(|phase| &phase.bars);
    let ends = bars.flat_map(|bar| [bar.start, bar.end + bar.slack.max(0.0)]);
    axis::bounds(ends.chain(data.ticks.iter().map(|tick| tick.at)), (0.0, 1.0))
}

/// Days without work, below everything else.
fn off(page: &Layer<'_>, layout: &Layout<'_>, data: &Gantt) {
    for &(from, until) in &data.off {
        let (left, right) = (layout.x(from), layout.x(until));
        if right > left {
            page.rectangle(Class::Off, (left, layout.plot.y), (right, layout.plot.bottom()));
        }
    }
}

fn bands(page: &Layer<'_>, layout: &Layout<'_>) {
    for &(top, _) in &layout.headings {
        page.rectangle(Class::Band, (0.0, top), (page.width(), top + PHASE - 4.0));
    }
}

fn time_axis(page: &Layer<'_>, time: &Layer<'_>, layout: &Layout<'_>, data: &Gantt) {
    let today = data.today.as_ref().map(|today| layout.label(time, today, &TODAY));
    let labels: Vec<(f64, f64)> = data.ticks.iter().map(|tick| layout.label(time, tick, &TICK)).collect();
    let step = axis::stride(&labels, 10.0);
    let (top, bottom) = (layout.plot.y, layout.plot.bottom());
    for (tick, (middle, width)) in data.ticks.iter().zip(&labels).step_by(step) {
        let (x, _) = time.pixel((tick.at, 0.0));
        page.line(Class::Grid, &[(x, top), (x, bottom)]);
        let near = |(at, reach): (f64, f64)| (at - middle).abs() < (reach + width) / 2.0 + 6.0;
        if !today.is_some_and(near) {
            page.text(TICK.middle(), (*middle, top - 9.0), &tick.short(&TICK));
        }
    }
    page.line(Class::Axis, &[(0.0, top), (layout.edge(), top)]);
}

/// The line for today, on the rows only.
fn today(page: &Layer<'_>, time: &Layer<'_>, layout: &Layout<'_>, data: &Gantt) {
    let Some(today) = &data.today else { return };
    let (x, _) = time.pixel((today.at, 0.0));
    let (middle, _) = layout.label(time, today, &TODAY);
    page.text(TODAY.middle(), (middle, layout.plot.y - 9.0), &today.short(&TODAY));
    let mut top = layout.plot.y - 4.0;
    for (heading, _) in &layout.headings {
        if *heading > top + 1.0 {
            page.line(Class::Today, &[(x, top), (x, *heading)]);
        }
        top = heading + PHASE - 4.0;
    }
    page.line(Class::Today, &[(x, top), (x, layout.plot.bottom())]);
}

/// The names of groups and bars, on top of every line.
fn names(page: &Layer<'_>, layout: &Layout<'_>) {
    for &(top, name) in &layout.headings {
        let name = HEADING.wrap(name, page.width() - 16.0, 1);
        page.lines(HEADING, (8.0, top + 16.5), &name);
    }
    for row in &layout.rows {
        page.lines(NAME.face(Face::Halo), row.name_at, &row.name);
    }
}

fn bar(page: &Layer<'_>, row: &Row<'_>, data: &Gantt) {
    whisker(page, row);
    if row.is_milestone() {
        milestone(page, row);
        return;
    }
    page.area(class(row.bar.kind), &row.area());
    elapsed(page, row, data);
    if row.bar.critical {
        page.area(Class::BarCritical, &row.area());
    }
}

fn milestone(page: &Layer<'_>, row: &Row<'_>) {
    let at = (row.left, row.middle());
    page.diamond(class(row.bar.kind), at, BAR / 2.0);
    if row.bar.critical {
        page.diamond(Class::BarCritical, at, BAR / 2.0);
    }
}

/// The part of a bar under way that lies before today.
fn elapsed(page: &Layer<'_>, row: &Row<'_>, data: &Gantt) {
    let Some(today) = &data.today else { return };
    let share = (today.at - row.bar.start) / (row.bar.end - row.bar.start);
    if row.bar.kind == Progress::InProgress && share > 0.0 {
        let area = row.area();
        let width = area.width * share.min(1.0);
        page.area(Class::BarElapsed, &Area { width, ..area });
    }
}

fn whisker(page: &Layer<'_>, row: &Row<'_>) {
    if row.slack - row.right < 1.0 {
        return;
    }
    let (y, end) = (row.middle(), row.slack);
    page.line(Class::Slack, &[(row.right, y), (end, y)]);
    page.line(Class::Rule, &[(end, y - 4.0), (end, y + 4.0)]);
}

/// Hands each link's route to `draw`.
fn links(layout: &Layout<'_>, data: &Gantt, draw: impl Fn(&Link, &[Point], Heading)) {
    for link in &data.links {
        let ends = (layout.rows.get(link.from), layout.rows.get(link.to));
        if let (Some(from), Some(to)) = ends {
            let (route, heading) = route(from, to);
            draw(link, &route, heading);
        }
    }
}

/// The direction in which a link arrives.
#[derive(Clone, Copy)]
enum Heading {
    Right,
    Down,
    Up,
}

/// The head of a link, above the names so that it stays visible in the narrow layout.
fn head(page: &Layer<'_>, route: &[Point], heading: Heading) {
    let Some(&(x, y)) = route.last() else { return };
    let corners = match heading {
        Heading::Right => [(x, y), (x - 6.0, y - 3.5), (x - 6.0, y + 3.5)],
        Heading::Down => [(x, y), (x - 3.5, y - 6.0), (x + 3.5, y - 6.0)],
        Heading::Up => [(x, y), (x - 3.5, y + 6.0), (x + 3.5, y + 6.0)],
    };
    page.polygon(Class::LinkHead, &corners);
}

/// From the end of one bar to the start of another, with as few corners as possible.
fn route(from: &Row<'_>, to: &Row<'_>) -> (Vec<Point>, Heading) {
    const OUT: f64 = 6.0;
    let (start, end) = ((from.right, from.middle()), (to.left, to.middle()));
    let (edge, heading) = if end.1 > start.1 { (to.bar_top, Heading::Down) } else { (to.bar_top + BAR, Heading::Up) };
    let out = start.0 + OUT;
    if to.is_milestone() && (end.0 - start.0).abs() < OUT {
        return (vec![(end.0, start.1), (end.0, edge)], heading);
    }
    if end.0 <= out && out <= to.right - 2.0 {
        return (vec![start, (out, start.1), (out, edge)], heading);
    }
    if end.0 > out {
        let path = vec![start, (out, start.1), (out, end.1), end];
        return (path, Heading::Right);
    }
    let between = if end.1 > start.1 { to.top } else { from.top };
    let back = end.0 - 10.0;
    let path = vec![start, (out, start.1), (out, between), (back, between), (back, end.1), end];
    (path, Heading::Right)
}

fn class(kind: Progress) -> Class {
    match kind {
        Progress::Planned => Class::BarPlanned,
        Progress::InProgress => Class::BarProgress,
        Progress::Done => Class::BarDone,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{bar, frame, plan, tick};
    use super::super::tests::{elements, number, texts};
    use super::*;

    fn simple(bars: Vec<Bar>) -> Gantt {
        Gantt {
            phases: vec![Phase { name: String::new(), bars }],
            links: Vec::new(),
            off: Vec::new(),
            ticks: vec![tick(0.0, "0"), tick(100.0, "100")],
            today: None,
            key: Vec::new(),
        }
    }

    #[test]
    fn bars_lie_where_their_days_are() {
        for width in [340, 720] {
            let data = simple(vec![bar("a", 0.0, 50.0, Progress::Done, 1.0), bar("b", 50.0, 75.0, Progress::Planned, 25.0)]);
            let svg = gantt(&data, &frame("g", width)).inline();
            let done = elements(&svg, "c-bar-done")[0];
            let planned = elements(&svg, "c-bar-planned")[0];
            let half = number(done, "width");
            let end = number(done, "x") + half;
            assert!((number(planned, "x") - end).abs() <= 0.2);
            assert!((number(planned, "width") - half / 2.0).abs() <= 0.2);
            let slack = elements(&svg, "c-slack");
            let full = number(done, "x") + 2.0 * half;
            assert!((number(slack[1], "x2") - full).abs() <= 0.3, "{slack:?}");
        }
    }

    #[test]
    fn the_critical_path_is_outlined_and_today_divides_a_running_bar() {
        let mut data = simple(vec![bar("a", 0.0, 50.0, Progress::InProgress, 0.0)]);
        data.today = Some(tick(20.0, "today"));
        let svg = gantt(&data, &frame("g", 720)).inline();
        let whole = number(elements(&svg, "c-bar-critical")[0], "width");
        let elapsed = number(elements(&svg, "c-bar-elapsed")[0], "width");
        assert!((elapsed / whole - 0.4).abs() < 0.01);
        assert!(texts(&svg).contains(&"today"));
        assert_eq!(elements(&svg, "c-slack").len(), 0);
    }

    #[test]
    fn long_names_are_wrapped_and_whole_at_either_width() {
        let name = "R3.3 Deploy advanced monitoring and observability for every production model";
        let data = simple(vec![bar(name, 0.0, 50.0, Progress::Planned, 0.0), bar("b", 0.0, 50.0, Progress::Planned, 0.0)]);
        for width in [340.0, 720.0] {
            let layout = Layout::new(&data, width);
            assert_eq!(layout.rows[0].name.join(" "), name);
            let lowest = layout.rows[0].name_at.1 + LINE * (count(layout.rows[0].name.len()) - 1.0) + 3.0;
            assert!(lowest < layout.rows[1].name_at.1 - 10.0);
            assert!(width > 520.0 || lowest < layout.rows[0].bar_top);
        }
    }

    #[test]
    fn only_bars_under_way_have_an_elapsed_part_and_it_ends_today() {
        for (today, share) in [(0.0, None), (20.0, Some(0.4)), (80.0, Some(1.0))] {
            let bars = vec![bar("a", 0.0, 50.0, Progress::InProgress, 0.0), bar("b", 0.0, 50.0, Progress::Planned, 0.0)];
            let data = Gantt { today: Some(tick(today, "today")), ..simple(bars) };
            for width in [340, 720] {
                let svg = gantt(&data, &frame("g", width)).inline();
                let whole = number(elements(&svg, "c-bar-progress")[0], "width");
                let elapsed: Vec<f64> = elements(&svg, "c-bar-elapsed").iter().map(|part| number(part, "width")).collect();
                assert_eq!(elapsed.len(), usize::from(share.is_some()));
                assert!(elapsed.iter().zip(share).all(|(part, share)| (part / whole - share).abs() < 0.01));
            }
        }
    }

    #[test]
    fn links_to_bars_that_do_not_exist_are_left_out() {
        let mut data = simple(vec![bar("a", 0.0, 50.0, Progress::Planned, 0.0)]);
        data.links = vec![Link { from: 0, to: 7, soft: false }];
        let svg = gantt(&data, &frame("g", 720)).inline();
        assert_eq!(elements(&svg, "c-link").len(), 0);
    }

    #[test]
    fn every_link_ends_at_the_bar_that_waits() {
        let svg = gantt(&plan(), &frame("g", 720)).inline();
        let soft = plan().links.iter().filter(|link| link.soft).count();
        assert_eq!((elements(&svg, "c-link").len(), elements(&svg, "c-link-soft").len()), (plan().links.len() - soft, soft));
        assert!(soft > 0);
        assert_eq!(elements(&svg, "c-link-head").len(), plan().links.len());
    }

    #[test]
    fn days_without_work_are_shaded_where_they_lie() {
        let mut data = simple(vec![bar("a", 0.0, 50.0, Progress::Planned, 0.0)]);
        data.off = vec![(25.0, 50.0), (200.0, 300.0)];
        let svg = gantt(&data, &frame("g", 720)).inline();
        let (off, whole) = (elements(&svg, "c-off"), elements(&svg, "c-bar-planned")[0]);
        assert_eq!(off.len(), 1, "what lies outside the plan is not drawn");
        assert!((number(off[0], "width") - number(whole, "width") / 2.0).abs() <= 0.2);
        assert!((number(off[0], "x") - number(whole, "x") - number(whole, "width") / 2.0).abs() <= 0.2);
    }

    #[test]
    fn days_that_are_no_numbers_do_not_break_the_plan() {
        let data = simple(vec![bar("a", f64::NAN, f64::INFINITY, Progress::Planned, 0.0)]);
        let svg = gantt(&data, &frame("g", 720)).inline();
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }
}
