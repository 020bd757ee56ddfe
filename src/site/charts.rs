//! Charts of one assessment: plain inputs for [`crate::chart`] from the view model.

use crate::chart::{self, Frame, Svg};
use crate::exact::Exact;
use crate::report::view::{
    AssessmentView, AxisView, CapabilityView, Cover, DimensionView, HolidayView, ItemView, LinkView, Number, RiskView,
    RoadmapView, StateView,
};
use crate::say;
use crate::words::Words;

/// Widths in pixels for wide and narrow places. The narrowest wide place is a page of 48rem without its margins; a drawing
/// that is wider would shrink there, and its text below 12 pixels.
const WIDE: u32 = 700;
const NARROW: u32 = 340;
/// The radar stands beside a table.
const RADAR_WIDE: u32 = 420;

/// A chart in both renderings.
#[derive(Debug)]
pub struct Chart {
    pub wide: Svg,
    pub narrow: Svg,
}

/// Everything a chart is drawn from. What is the same gives the same drawing.
#[derive(Debug, PartialEq)]
pub struct Sketch {
    pub name: &'static str,
    title: String,
    desc: String,
    widths: (u32, u32),
    data: Data,
}

#[derive(Debug, PartialEq)]
enum Data {
    Radar(chart::Radar),
    HeatMap(chart::HeatMap),
    Gantt(chart::Gantt),
    RiskMatrix(chart::RiskMatrix),
    ImpactEffort(chart::ImpactEffort),
    Projection(chart::Projection),
    Trend(chart::Trend),
}

impl Data {
    fn draw(&self, frame: &Frame) -> Option<Svg> {
        match self {
            Data::Radar(data) => chart::radar(data, frame),
            Data::HeatMap(data) => Some(chart::heat_map(data, frame)),
            Data::Gantt(data) => Some(chart::gantt(data, frame)),
            Data::RiskMatrix(data) => Some(chart::risk_matrix(data, frame)),
            Data::ImpactEffort(data) => Some(chart::impact_effort(data, frame)),
            Data::Projection(data) => Some(chart::projection(data, frame)),
            Data::Trend(data) => Some(chart::trend(data, frame)),
        }
    }
}

impl Sketch {
    fn new(name: &'static str, title: String, desc: String, data: Data) -> Self {
        Sketch { name, title, desc, widths: (WIDE, NARROW), data }
    }

    /// `None` where there is too little or too much to show.
    pub fn draw(&self) -> Option<Chart> {
        let frame = |suffix: &str, width| Frame {
            id: format!("chart-{}-{suffix}", self.name),
            title: self.title.clone(),
            desc: self.desc.clone(),
            width,
        };
        let draw = |suffix, width| self.data.draw(&frame(suffix, width));
        Some(Chart { wide: draw("w", self.widths.0)?, narrow: draw("n", self.widths.1)? })
    }
}

/// All charts that make sense for this assessment.
pub fn sketches(words: &Words, cover: &Cover, a: &AssessmentView) -> Vec<Sketch> {
    let all = [
        radar(words, cover, a),
        heat_map(words, cover, a),
        gantt(words, a),
        matrix(words, cover, a),
        impact_effort(words, a),
        projection(words, a),
        course(words, a),
        trend(words, cover, a),
    ];
    all.into_iter().flatten().collect()
}

/// Place of a number on its own range, 0..1.
fn share(number: &Number) -> Option<f64> {
    number.pos.as_ref().and_then(|pos| Exact::parse(pos)).map(|pos| pos.to_f64() / 100.0)
}

fn ticks(axis: &AxisView) -> Vec<chart::Tick> {
    let at = |pos: &str| Exact::parse(pos).map_or(0.0, |pos| pos.to_f64() / 100.0);
    axis.ticks.iter().map(|tick| chart::Tick { at: at(&tick.pos), label: tick.label.clone() }).collect()
}

/// Labels of rings that stand evenly; quarters of the range where the marks of an axis do not.
fn rings(words: &Words, axis: &AxisView) -> Vec<String> {
    let places = ticks(axis);
    let step = 1.0 / (places.len().max(2) - 1) as f64;
    let is_even = places.iter().enumerate().all(|(at, tick)| (tick.at - step * at as f64).abs() < 0.001);
    if is_even && (2..=8).contains(&places.len()) {
        places.into_iter().skip(1).map(|tick| tick.label).collect()
    } else {
        (1..=4).map(|quarter| words.percent(&Exact::ratio(quarter, 4))).collect()
    }
}

fn key(mark: chart::Mark, text: String) -> chart::KeyItem {
    chart::KeyItem { mark, text }
}

/// The dimensions that have an axis of the radar.
pub fn has_axis(d: &DimensionView) -> bool {
    d.is_node && d.score.is_scored
}

/// The axes of the radar with these labels, one per dimension; none while nothing has a value.
fn axes(a: &AssessmentView, label: impl Fn(usize, &DimensionView) -> String) -> Vec<chart::Axis> {
    let axis = |(at, d): (usize, &DimensionView)| chart::Axis {
        label: label(at, d),
        display: d.score.now.display.clone(),
        value: share(&d.score.now),
        target: share(&d.score.target),
        previous: d.score.previous.as_ref().and_then(share),
    };
    let axes: Vec<_> = a.dimensions.iter().enumerate().filter(|(_, d)| has_axis(d)).map(axis).collect();
    if axes.iter().all(|axis| axis.value.is_none()) { Vec::new() } else { axes }
}

/// The radar with signs in place of names: small, and legible from the back of a room.
pub fn signed_radar(words: &Words, cover: &Cover, a: &AssessmentView, signs: &[String]) -> Option<Svg> {
    const WIDTH: u32 = 240;
    let axes = axes(a, |at, _| signs[at].clone());
    let data = chart::Radar { axes, rings: rings(words, &a.axis), key: Vec::new() };
    let (title, desc) = radar_words(words, cover, a);
    chart::radar(&data, &Frame { id: "chart-present".to_owned(), title, desc, width: WIDTH })
}

/// The title of a radar and its values in words.
fn radar_words(words: &Words, cover: &Cover, a: &AssessmentView) -> (String, String) {
    let values = a.dimensions.iter().filter(|d| d.is_node).map(|d| {
        let (name, now, target) = (d.short.as_str(), d.score.now.display.as_str(), d.score.target.display.as_str());
        say!(words, "chart-radar-value", name, now, target)
    });
    let values: Vec<String> = values.collect();
    (say!(words, "chart-radar", kinds = cover.rubric.top_plural.as_str()), values.join("; "))
}

fn radar(words: &Words, cover: &Cover, a: &AssessmentView) -> Option<Sketch> {
    let axes = axes(a, |_, d| d.short.clone());
    if axes.is_empty() {
        return None;
    }
    let mut keys = vec![key(chart::Mark::Now, words.text("page-now"))];
    if axes.iter().any(|axis| axis.target.is_some()) {
        keys.push(key(chart::Mark::Target, words.text("page-target")));
    }
    if let Some(previous) = &a.previous {
        keys.push(key(chart::Mark::Previous, previous.name.clone()));
    }
    let data = chart::Radar { axes, rings: rings(words, &a.axis), key: keys };
    let (title, desc) = radar_words(words, cover, a);
    let sketch = Sketch::new("radar", title, desc, Data::Radar(data));
    Some(Sketch { widths: (RADAR_WIDE, NARROW), ..sketch })
}

fn heat_map(words: &Words, cover: &Cover, a: &AssessmentView) -> Option<Sketch> {
    let rows = a.dimensions.iter().map(|d| chart::HeatRow {
        name: d.short.clone(),
        cells: d.capabilities.iter().filter(|c| c.state != "out-of-scope").map(heat_cell).collect(),
    });
    let rows: Vec<chart::HeatRow> = rows.filter(|row| !row.cells.is_empty()).collect();
    if rows.is_empty() {
        return None;
    }
    let (target_word, met_word) = (words.text("component-tag-target"), words.text("component-at-target"));
    let data = chart::HeatMap { rows, target_word, met_word, key: Vec::new() };
    let all = a.dimensions.iter().flat_map(|d| &d.capabilities).filter(|c| c.state != "out-of-scope");
    let cells = all.map(|c| format!("{} {}", c.name, c.cell)).collect::<Vec<_>>();
    let title = say!(words, "chart-heatmap", kind = cover.rubric.item_kind.as_str());
    Some(Sketch::new("heatmap", title, cells.join("; "), Data::HeatMap(data)))
}

fn heat_cell(c: &CapabilityView) -> chart::HeatCell {
    let level = match c.state {
        "answered" => chart::HeatLevel::At {
            class: c.score.level_class.map(|class| u8::try_from(class).unwrap_or(u8::MAX)),
            text: c.cell.clone(),
        },
        "not-applicable" => chart::HeatLevel::NotApplicable,
        "unknown" => chart::HeatLevel::Unknown,
        _ => chart::HeatLevel::Unanswered,
    };
    let target = c.target.as_ref().filter(|_| c.state != "not-applicable");
    chart::HeatCell {
        name: c.name.clone(),
        level,
        target: target.map(|target| target.number.display.clone()),
        is_met: c.state == "answered" && c.gap.is_none(),
    }
}

fn progress(item: &ItemView) -> chart::Progress {
    match item.status {
        "done" => chart::Progress::Done,
        "in-progress" => chart::Progress::InProgress,
        _ => chart::Progress::Planned,
    }
}

#[expect(clippy::cast_precision_loss, reason = "days and counts are far below 2^52")]
fn gantt(words: &Words, a: &AssessmentView) -> Option<Sketch> {
    let roadmap = &a.roadmap;
    if roadmap.is_empty {
        return None;
    }
    let items: Vec<&ItemView> = roadmap.phases.iter().flat_map(|phase| &phase.items).collect();
    let bar = |item: &ItemView| chart::Bar {
        label: format!("{} {}", item.id, item.title),
        start: item.start_day as f64,
        end: item.finish_day as f64,
        kind: progress(item),
        critical: item.critical,
        slack: (item.latest_day - item.finish_day) as f64,
    };
    let phases = roadmap.phases.iter().filter(|phase| !phase.items.is_empty());
    let link = |(to, item): (usize, &&ItemView)| {
        let from = |url: &str| items.iter().position(|other| other.url == url);
        let links = |before: &[LinkView], soft: bool| -> Vec<chart::Link> {
            before.iter().filter_map(|item| from(&item.url)).map(|from| chart::Link { from, to, soft }).collect()
        };
        [links(&item.needs, false), links(&item.after, true)].concat()
    };
    let axis_days = (roadmap.weeks * 7) as f64;
    let at = |pos: &str| Exact::parse(pos).map_or(0.0, |pos| pos.to_f64() / 100.0 * axis_days);
    let off = |holiday: &HolidayView| {
        let from = at(holiday.pos.as_ref()?);
        Some((from, from + at(holiday.width.as_ref()?)))
    };
    let data = chart::Gantt {
        phases: phases
            .map(|phase| chart::Phase { name: phase.name.clone(), bars: phase.items.iter().map(bar).collect() })
            .collect(),
        links: items.iter().enumerate().flat_map(link).collect(),
        off: roadmap.holidays.iter().filter_map(off).collect(),
        ticks: roadmap.ticks.iter().map(|tick| chart::Tick { at: at(&tick.pos), label: tick.label.clone() }).collect(),
        today: roadmap.today_pos.as_ref().map(|pos| chart::Tick { at: at(pos), label: roadmap.today_label.clone() }),
        key: gantt_key(words, roadmap),
    };
    let desc = items.iter().map(|item| format!("{} {}: {}", item.id, item.title, item.dates_text)).collect::<Vec<_>>().join("; ");
    Some(Sketch::new("gantt", words.text("chart-gantt"), desc, Data::Gantt(data)))
}

/// What the marks of the plan mean, as far as they occur.
fn gantt_key(words: &Words, roadmap: &RoadmapView) -> Vec<chart::KeyItem> {
    let items = || roadmap.phases.iter().flat_map(|phase| &phase.items);
    let marks = [
        (true, chart::Mark::InProgress, "roadmap-key-in-progress"),
        (true, chart::Mark::Planned, "chart-planned"),
        (true, chart::Mark::Critical, "chart-critical"),
        (true, chart::Mark::Slack, "roadmap-slack"),
        (items().any(|item| !item.needs.is_empty()), chart::Mark::Link, "roadmap-waits-for"),
        (items().any(|item| !item.after.is_empty()), chart::Mark::SoftLink, "roadmap-better-after"),
        (roadmap.holidays.iter().any(|holiday| holiday.pos.is_some()), chart::Mark::Off, "roadmap-key-holiday"),
    ];
    marks.into_iter().filter(|(occurs, ..)| *occurs).map(|(_, mark, message)| key(mark, words.text(message))).collect()
}

fn matrix(words: &Words, cover: &Cover, a: &AssessmentView) -> Option<Sketch> {
    let rubric = &cover.rubric;
    if rubric.grid.is_empty() {
        return None;
    }
    // Rows of the view stand highest first; the chart counts from the lowest.
    let rows = a.risks.matrix.iter().rev().map(|row| {
        row.cells
            .iter()
            .map(|cell| chart::RiskCell {
                band: u8::try_from(cell.class).unwrap_or(4),
                score: cell.level.clone(),
                accepted: cell.accepted,
                now: cell.now.iter().map(|tag| tag.name.clone()).collect(),
                after: cell.after.iter().map(|tag| tag.name.clone()).collect(),
            })
            .collect()
    });
    let data = chart::RiskMatrix {
        likelihood_title: words.text("risks-likelihood"),
        likelihoods: rubric.likelihood.iter().map(|step| step.name.clone()).collect(),
        impact_title: words.text("risks-impact"),
        impacts: rubric.impact.iter().map(|step| step.name.clone()).collect(),
        cells: rows.collect(),
        key: vec![
            key(chart::Mark::TagNow, words.text("page-now")),
            key(chart::Mark::TagAfter, words.text("risks-after-plan")),
            key(chart::Mark::Appetite, words.text("chart-appetite")),
        ],
    };
    let line = |risk: &RiskView| format!("{} {}: {}", risk.number, risk.title, risk.current.level);
    let shown = a.risks.register.iter().filter(|risk| risk.is_open && risk.current.is_rated);
    let desc = shown.map(line).collect::<Vec<_>>().join("; ");
    Some(Sketch::new("matrix", words.text("chart-matrix"), desc, Data::RiskMatrix(data)))
}

#[expect(clippy::cast_precision_loss, reason = "impacts run from 1 to 5")]
fn impact_effort(words: &Words, a: &AssessmentView) -> Option<Sketch> {
    let items: Vec<&ItemView> = a.roadmap.phases.iter().flat_map(|phase| &phase.items).collect();
    if items.is_empty() {
        return None;
    }
    let efforts: Vec<f64> = items.iter().map(|item| item.mid_effort.to_f64()).collect();
    let most = efforts.iter().copied().fold(1.0, f64::max).ceil();
    let split = a.roadmap.quick_win_impact as f64 - 0.5;
    // One step below the lowest impact and the split, so that no part of the plot stays empty.
    let lowest = items.iter().map(|item| item.impact as f64).fold(a.roadmap.quick_win_impact as f64, f64::min) - 1.0;
    let step = (most / 5.0).ceil().max(1.0);
    let end = (most / step).ceil() * step;
    let ticks = |step: f64, end: f64| {
        std::iter::successors(Some(0.0), move |at| Some(at + step))
            .take_while(move |at| *at <= end)
            .map(|at| chart::Tick { at, label: format!("{at:.0}") })
            .collect()
    };
    let data = chart::ImpactEffort {
        items: items
            .iter()
            .zip(&efforts)
            .map(|(item, effort)| chart::Item {
                label: item.id.clone(),
                effort: *effort,
                impact: item.impact as f64,
                kind: progress(item),
            })
            .collect(),
        effort: chart::Scale {
            title: words.text("chart-effort"),
            from: 0.0,
            to: end,
            split: a.roadmap.quick_win_split.as_ref().map_or(end / 2.0, Exact::to_f64),
            ticks: ticks(step, end),
        },
        impact: chart::Scale {
            title: words.text("roadmap-impact-of-item"),
            from: lowest,
            to: 5.0,
            split,
            ticks: (1..=5)
                .filter(|at| f64::from(*at) >= lowest)
                .map(|at| chart::Tick { at: f64::from(at), label: at.to_string() })
                .collect(),
        },
        quadrants: chart::Quadrants {
            quick_wins: words.text("roadmap-quick-wins"),
            projects: words.text("chart-projects"),
            fill_ins: words.text("chart-fill-ins"),
            doubtful: words.text("chart-doubtful"),
        },
        key: Vec::new(),
    };
    let line = |item: &&ItemView| {
        let (id, title) = (item.id.as_str(), item.title.as_str());
        say!(words, "chart-impact-effort-item", id, title, effort = item.effort.as_str(), impact = item.impact)
    };
    let desc = items.iter().map(line).collect::<Vec<_>>().join("; ");
    Some(Sketch::new("impact_effort", words.text("chart-impact-effort"), desc, Data::ImpactEffort(data)))
}

#[expect(clippy::cast_precision_loss, reason = "a plan has a handful of steps")]
fn projection(words: &Words, a: &AssessmentView) -> Option<Sketch> {
    let steps = &a.roadmap.projection;
    if !steps.iter().any(|step| step.is_projection) {
        return None;
    }
    let stage = |(at, step): (usize, &crate::report::view::ProjectionStep)| {
        Some(chart::Stage { at: at as f64, value: share(&step.overall)?, range: None, label: step.overall.display.clone() })
    };
    let then = |(at, step): (usize, &crate::report::view::ProjectionStep)| {
        let number = step.then.as_ref()?;
        Some(chart::Stage { at: at as f64, value: share(number)?, range: None, label: number.display.clone() })
    };
    let now = steps.iter().rposition(|step| !step.is_projection).unwrap_or(0);
    let data = chart::Projection {
        steps: steps.iter().enumerate().map(|(at, step)| chart::Tick { at: at as f64, label: step.label.clone() }).collect(),
        values: ticks(&a.overall.axis),
        planned: chart::Course {
            name: words.text("chart-projected"),
            points: steps.iter().enumerate().skip(now).filter_map(stage).collect(),
        },
        measured: chart::Course {
            name: words.text("chart-measured"),
            points: steps.iter().enumerate().take(now + 1).filter_map(stage).collect(),
        },
        earlier: a.roadmap.planned_then.as_ref().map(|name| chart::Course {
            name: say!(words, "roadmap-planned-then", name = name.as_str()),
            points: steps.iter().enumerate().filter_map(then).collect(),
        }),
        target: share(&a.overall.target)
            .map(|at| chart::Tick { at, label: say!(words, "chart-target-line", value = a.overall.target.display.as_str()) }),
        today: None,
    };
    let desc = steps
        .iter()
        .map(|step| format!("{} ({}): {}", step.label, step.date_text, step.overall.display))
        .collect::<Vec<_>>()
        .join("; ");
    Some(Sketch::new("projection", words.text("chart-projection"), desc, Data::Projection(data)))
}

/// The overall score in every state: by today's rubric, and, where that was another one, by the rubric of its day.
fn course(words: &Words, a: &AssessmentView) -> Option<Sketch> {
    let states = &a.history.states;
    if states.len() < 2 || !a.overall.is_scored {
        return None;
    }
    let at = |state: &StateView| f64::from(state.day);
    let points = states.iter().map(|state| chart::Dated { at: at(state), value: share(&state.overall) }).collect();
    let then = if a.history.rubric_changed { by_their_rulers(states) } else { Vec::new() };
    let series = chart::Series {
        name: words.text("page-overall"),
        last: a.overall.now.display.clone(),
        points,
        then,
        target: share(&a.overall.target),
    };
    let dates = states.iter().map(|state| chart::Tick { at: at(state), label: state.date_text.clone() }).collect();
    let data = chart::Trend { series: vec![series], dates, values: ticks(&a.overall.axis) };
    let told = states.iter().map(|state| format!("{} ({}): {}", state.name, state.date_text, state.overall.display));
    let desc = told.collect::<Vec<_>>().join("; ");
    Some(Sketch::new("course", words.text("chart-course"), desc, Data::Trend(data)))
}

/// A new ruler is a gap: what was measured with two does not compare.
fn by_their_rulers(states: &[StateView]) -> Vec<chart::Dated> {
    let point = |state: &StateView| {
        let at = f64::from(state.day);
        let gap = state.is_new_ruler.then_some(chart::Dated { at, value: None });
        gap.into_iter().chain([chart::Dated { at, value: share(&state.then) }])
    };
    states.iter().flat_map(point).collect()
}

fn trend(words: &Words, cover: &Cover, a: &AssessmentView) -> Option<Sketch> {
    let states = &a.history.states;
    let drawn = || a.history.dimensions.iter().zip(&a.dimensions).filter(|(_, dimension)| dimension.score.is_scored);
    if states.len() < 2 || drawn().next().is_none() {
        return None;
    }
    let days = || states.iter().map(|state| f64::from(state.day));
    let series = drawn().map(|(trend, dimension)| chart::Series {
        name: trend.name.clone(),
        last: dimension.score.now.display.clone(),
        points: days().zip(&trend.values).map(|(at, number)| chart::Dated { at, value: share(number) }).collect(),
        then: Vec::new(),
        target: share(&dimension.score.target),
    });
    let data = chart::Trend {
        series: series.collect(),
        dates: days().zip(states).map(|(at, state)| chart::Tick { at, label: state.name.clone() }).collect(),
        values: ticks(&a.axis),
    };
    let line = |trend: &crate::report::view::DimensionTrendView| {
        let values = trend.values.iter().map(|number| number.display.clone());
        let told = values.reduce(|first, second| say!(words, "chart-trend-values", first, second)).unwrap_or_default();
        format!("{} {told}", trend.name)
    };
    let desc = a.history.dimensions.iter().map(line).collect::<Vec<_>>().join("; ");
    let title = say!(words, "chart-trend", kind = cover.rubric.top_kind.as_str());
    Some(Sketch::new("trend", title, desc, Data::Trend(data)))
}
