//! Values for the tests: an everyday case of every chart.

use super::axis::Tick;
use super::css::{CHART_CSS, Palette};
use super::gantt::{Bar, Gantt, Link, Phase, Progress};
use super::heat_map::{HeatCell, HeatLevel, HeatMap, HeatRow};
use super::impact_effort::{ImpactEffort, Item, Quadrants, Scale};
use super::key::{KeyItem, Mark};
use super::projection::{Course, Projection, Stage};
use super::radar::{Axis, Radar};
use super::risk_matrix::{RiskCell, RiskMatrix};
use super::svg::{Frame, Svg};
use super::trend::{Dated, Series, Trend};

pub fn frame(id: &str, width: u32) -> Frame {
    Frame { id: id.to_owned(), title: format!("Title of {id}"), desc: format!("Description of {id}"), width }
}

/// Every chart at one width.
pub fn all(width: u32) -> Vec<(&'static str, Svg)> {
    use super::{gantt, heat_map, impact_effort, projection, risk_matrix, trend};
    let mut charts = vec![
        ("heat", heat_map::heat_map(&heat(), &frame("heat", width))),
        ("gantt", gantt::gantt(&plan(), &frame("gantt", width))),
        ("risks", risk_matrix::risk_matrix(&risks(), &frame("risks", width))),
        ("quadrant", impact_effort::impact_effort(&items(), &frame("quadrant", width))),
        ("projection", projection::projection(&courses(), &frame("projection", width))),
        ("trend", trend::trend(&history(), &frame("trend", width))),
        ("spark", trend::sparkline(&series(0), &frame("spark", 88))),
    ];
    if let Some(svg) = super::radar::radar(&profile(), &frame("radar", width)) {
        charts.push(("radar", svg));
    }
    charts
}

/// Almost black on white and the other way round, for every variable.
pub fn palette() -> Palette {
    let names = CHART_CSS.split("var(--").skip(1).filter_map(|rest| rest.split(')').next());
    names
        .map(|name| match name {
            "sans" => (name, "sans-serif".to_owned(), "sans-serif".to_owned()),
            "page" | "surface" => (name, "#ffffff".to_owned(), "#000000".to_owned()),
            _ => (name, "#111111".to_owned(), "#eeeeee".to_owned()),
        })
        .collect()
}

pub fn tick(at: f64, label: &str) -> Tick {
    Tick { at, label: label.to_owned() }
}

fn key(items: &[(Mark, &str)]) -> Vec<KeyItem> {
    let item = |&(mark, text): &(Mark, &str)| KeyItem { mark, text: text.to_owned() };
    items.iter().map(item).collect()
}

pub fn axis(label: &str, value: Option<f64>, target: f64) -> Axis {
    Axis {
        label: label.to_owned(),
        display: value.map_or("n/a".to_owned(), |v| format!("{:.1}", v * 5.0)),
        value,
        target: Some(target),
        previous: value.map(|v| (v - 0.1).max(0.0)),
    }
}

pub fn profile() -> Radar {
    Radar {
        axes: vec![
            axis("Experimentation", Some(0.52), 0.6),
            axis("Data & features", Some(0.36), 0.64),
            axis("Registry & versioning", Some(0.36), 0.64),
            axis("CI/CD", Some(0.32), 0.68),
            axis("Monitoring & observability", Some(0.16), 0.6),
            axis("Infrastructure", Some(0.44), 0.52),
        ],
        rings: ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec(),
        key: key(&[(Mark::Now, "Now"), (Mark::Target, "Target"), (Mark::Previous, "September 2025")]),
    }
}

pub fn cell(name: &str, level: HeatLevel, target: u8) -> HeatCell {
    let is_met = matches!(level, HeatLevel::At { class: Some(class), .. } if class >= target);
    HeatCell { name: name.to_owned(), level, target: Some(target.to_string()), is_met }
}

pub fn at(level: u8) -> HeatLevel {
    HeatLevel::At { class: Some(level), text: level.to_string() }
}

fn row(name: &str, cells: &[(&str, u8, u8)]) -> HeatRow {
    HeatRow { name: name.to_owned(), cells: cells.iter().map(|&(name, level, target)| cell(name, at(level), target)).collect() }
}

pub fn heat() -> HeatMap {
    let mut rows = vec![
        row(
            "Experimentation",
            &[
                ("Experiment tracking", 3, 4),
                ("Version control for models and data", 2, 3),
                ("Reproducible environments", 3, 3),
                ("Collaborative workflows", 3, 3),
                ("Hyperparameter optimisation", 2, 2),
            ],
        ),
        row(
            "Data & features",
            &[
                ("Feature store", 1, 3),
                ("Data versioning and lineage", 2, 3),
                ("Feature discovery and reuse", 1, 2),
                ("Data quality validation", 3, 4),
                ("Training and serving consistency", 2, 4),
            ],
        ),
        row(
            "Registry & versioning",
            &[
                ("Central model registry", 2, 4),
                ("Metadata and lineage", 2, 3),
                ("Approval and promotion workflow", 1, 3),
                ("A/B testing and canary release", 1, 3),
                ("Governance and compliance records", 4, 3),
            ],
        ),
        row(
            "Monitoring",
            &[
                ("Production performance monitoring", 1, 4),
                ("Drift detection and alerting", 0, 3),
                ("Bias and fairness monitoring", 0, 2),
                ("Business metric correlation", 5, 3),
                ("Automated retraining triggers", 1, 3),
            ],
        ),
        row(
            "Infrastructure",
            &[
                ("Kubernetes-based ML workloads", 3, 3),
                ("GPU scheduling", 2, 3),
                ("Auto-scaling", 3, 3),
                ("Multi-cloud or hybrid strategy", 1, 1),
                ("Cost and utilisation tracking", 2, 3),
            ],
        ),
    ];
    for (row, level) in rows.iter_mut().zip([HeatLevel::NotApplicable, HeatLevel::Unknown, HeatLevel::Unanswered]) {
        row.cells[1].level = level;
    }
    HeatMap {
        rows,
        target_word: "target".to_owned(),
        met_word: "at target".to_owned(),
        key: key(&[
            (Mark::Level(0), "Absent"),
            (Mark::Level(1), "Ad hoc"),
            (Mark::Level(2), "Repeatable"),
            (Mark::Level(3), "Defined"),
            (Mark::Level(4), "Measured"),
            (Mark::NoLevel, "No answer"),
        ]),
    }
}

pub fn bar(label: &str, start: f64, end: f64, kind: Progress, slack: f64) -> Bar {
    Bar { label: label.to_owned(), start, end, kind, critical: slack == 0.0, slack }
}

fn phase(name: &str, bars: Vec<Bar>) -> Phase {
    Phase { name: name.to_owned(), bars }
}

pub fn plan() -> Gantt {
    use Progress::{Done, InProgress, Planned};
    Gantt {
        phases: vec![
            phase(
                "1. Foundation",
                vec![
                    bar("A1 Track every experiment in one place", 0.0, 21.0, Done, 7.0),
                    bar("A2 One model registry", 0.0, 28.0, Done, 0.0),
                    bar("A3 Version data with the code", 7.0, 28.0, Done, 0.0),
                ],
            ),
            phase(
                "2. Automation",
                vec![
                    bar("B1 CI for model training", 28.0, 49.0, InProgress, 0.0),
                    bar("B2 Tests and validation gates", 35.0, 56.0, InProgress, 14.0),
                    bar("B3 Monitoring and alerting, first version", 49.0, 70.0, Planned, 0.0),
                    bar("B4 Go live", 70.0, 70.0, Planned, 0.0),
                ],
            ),
            phase(
                "3. Advanced capabilities",
                vec![
                    bar("C1 Feature store for arrival-time features", 70.0, 98.0, Planned, 0.0),
                    bar("C2 Drift detection and retraining triggers", 77.0, 91.0, Planned, 21.0),
                ],
            ),
        ],
        links: [(0, 2), (1, 3), (2, 3), (3, 5), (2, 4), (5, 6), (6, 7), (5, 8)]
            .map(|(from, to)| Link { from, to, soft: from == 5 })
            .to_vec(),
        off: vec![(20.0, 25.0)],
        ticks: (0..=16).map(|week| tick(f64::from(week) * 7.0, &format!("wk {}", week + 1))).collect(),
        today: Some(tick(40.0, "today")),
        key: key(&[
            (Mark::Done, "Done"),
            (Mark::InProgress, "In progress"),
            (Mark::Planned, "Planned"),
            (Mark::Critical, "Critical path"),
            (Mark::Slack, "Slack"),
        ]),
    }
}

pub fn risk_cell(score: u8, now: &[&str], after: &[&str]) -> RiskCell {
    let names = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect();
    RiskCell {
        band: match score {
            0..=4 => 1,
            5..=9 => 2,
            10..=12 => 3,
            _ => 4,
        },
        score: score.to_string(),
        accepted: score < 12,
        now: names(now),
        after: names(after),
    }
}

pub fn risks() -> RiskMatrix {
    let tags = |likelihood: u8, impact: u8| -> (&[&str], &[&str]) {
        match (likelihood, impact) {
            (4, 4) => (&["K2", "K3"], &[]),
            (4, 5) => (&["K1"], &[]),
            (3, 3) => (&["K7"], &["K3"]),
            (3, 4) => (&["K4", "K5"], &[]),
            (2, 3) => (&["K8"], &["K1", "K2", "K4"]),
            (2, 2) => (&["K12"], &["K5"]),
            (1, 4) => (&[], &["K6"]),
            (2, 5) => (&["K6"], &[]),
            (1, 1) => (&["K20", "K21", "K22", "K23", "K24", "K25"], &["K26", "K27", "K28", "K29", "K30", "K31", "K32"]),
            _ => (&[], &[]),
        }
    };
    let row = |likelihood: u8| {
        let cell = |impact: u8| {
            let (now, after) = tags(likelihood, impact);
            risk_cell(likelihood * impact, now, after)
        };
        (1..=5).map(cell).collect()
    };
    let names = |names: [&str; 5]| names.map(str::to_owned).to_vec();
    RiskMatrix {
        likelihood_title: "Likelihood".to_owned(),
        likelihoods: names(["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
        impact_title: "Impact".to_owned(),
        impacts: names(["Minor", "Limited", "Serious", "Severe", "Critical"]),
        cells: (1..=5).map(row).collect(),
        key: key(&[(Mark::TagNow, "Now"), (Mark::TagAfter, "After treatment"), (Mark::Appetite, "Limit of what is accepted")]),
    }
}

pub fn item(label: &str, effort: f64, impact: f64, kind: Progress) -> Item {
    Item { label: label.to_owned(), effort, impact, kind }
}

pub fn items() -> ImpactEffort {
    use Progress::{Done, InProgress, Planned};
    let ticks = |values: std::ops::RangeInclusive<u8>| values.map(|value| tick(f64::from(value), &value.to_string())).collect();
    ImpactEffort {
        items: vec![
            item("A1", 2.0, 3.0, Done),
            item("A2", 2.0, 5.0, Done),
            item("A3", 2.0, 5.0, Done),
            item("B1", 2.0, 5.0, InProgress),
            item("B2", 2.0, 5.0, InProgress),
            item("B3", 3.0, 4.0, Planned),
            item("B4", 3.0, 4.0, Planned),
            item("C1", 5.0, 4.0, Planned),
            item("C2", 4.0, 3.0, Planned),
            item("C3", 5.0, 1.0, Planned),
            item("D1", 1.0, 1.0, Planned),
            item("D2", 1.0, 2.0, Planned),
        ],
        effort: Scale { title: "Effort".to_owned(), from: 1.0, to: 5.0, split: 3.0, ticks: ticks(1..=5) },
        impact: Scale { title: "Impact".to_owned(), from: 1.0, to: 5.0, split: 3.0, ticks: ticks(1..=5) },
        quadrants: Quadrants {
            quick_wins: "Quick wins".to_owned(),
            projects: "Plan with care".to_owned(),
            fill_ins: "Fill in".to_owned(),
            doubtful: "Question".to_owned(),
        },
        key: key(&[(Mark::Done, "Done"), (Mark::InProgress, "In progress"), (Mark::Planned, "Planned")]),
    }
}

fn stage(at: f64, value: f64, spread: f64) -> Stage {
    Stage { at, value, range: Some((value - spread, value + spread / 2.0)), label: format!("{:.1}", value * 5.0) }
}

pub fn courses() -> Projection {
    Projection {
        steps: (0..=4).map(|step| tick(f64::from(step * 4), &format!("week {}", step * 4))).collect(),
        values: (0..=5).map(|level| tick(f64::from(level) / 5.0, &level.to_string())).collect(),
        planned: Course {
            name: "Plan".to_owned(),
            points: vec![
                stage(0.0, 0.36, 0.0),
                stage(4.0, 0.42, 0.03),
                stage(8.0, 0.52, 0.06),
                stage(12.0, 0.58, 0.09),
                stage(16.0, 0.62, 0.12),
            ],
        },
        measured: Course { name: "Measured".to_owned(), points: vec![stage(0.0, 0.36, 0.0), stage(4.0, 0.4, 0.0)] },
        earlier: Some(Course { name: "Plan then".to_owned(), points: vec![stage(0.0, 0.36, 0.0), stage(8.0, 0.56, 0.0)] }),
        target: Some(tick(0.64, "Target 3.2")),
        today: Some(tick(6.0, "today")),
    }
}

pub fn series(index: usize) -> Series {
    let names = ["Experimentation", "Data & features", "Registry", "CI/CD", "Monitoring", "Infrastructure"];
    let start = 0.2 + 0.05 * f64::from(u8::try_from(index).unwrap_or(0));
    let dated = |(i, value): (u8, Option<f64>)| Dated { at: f64::from(i) * 180.0, value };
    let values = [Some(start), Some(start + 0.05), None, Some(start + 0.12), Some(start + 0.2)];
    Series {
        name: names[index].to_owned(),
        last: format!("{:.1}", (start + 0.2) * 5.0),
        points: (0..5).zip(values).map(dated).collect(),
        then: Vec::new(),
        target: Some(0.7),
    }
}

pub fn history() -> Trend {
    Trend {
        series: (0..6).map(series).collect(),
        dates: ["2024", "mid-2024", "2025", "mid-2025", "2026"]
            .iter()
            .zip([0.0, 180.0, 360.0, 540.0, 720.0])
            .map(|(label, at)| tick(at, label))
            .collect(),
        values: vec![tick(0.0, "0"), tick(0.5, "2.5"), tick(1.0, "5")],
    }
}
