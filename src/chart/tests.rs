//! Rules that hold for every chart.

use std::collections::BTreeSet;

use super::css::CHART_CSS;
use super::samples;
use super::svg::Svg;

const WIDTHS: [u32; 2] = [340, 720];

fn charts() -> impl Iterator<Item = (&'static str, Svg)> {
    WIDTHS.into_iter().flat_map(samples::all)
}

/// The values of an attribute, in order.
pub fn attribute<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    svg.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The elements that carry a class.
pub fn elements<'a>(svg: &'a str, class: &str) -> Vec<&'a str> {
    let carries = |element: &&str| attribute(element, "class").iter().any(|names| names.split(' ').any(|name| name == class));
    svg.split_inclusive("/>").flat_map(|part| part.split_inclusive("</text>")).filter(carries).collect()
}

/// The first value of a numeric attribute.
pub fn number(element: &str, name: &str) -> f64 {
    attribute(element, name)[0].parse().unwrap()
}

/// The words of all text elements.
pub fn texts(svg: &str) -> Vec<&str> {
    svg.split("<text").skip(1).filter_map(|rest| rest.split('>').nth(1)?.split('<').next()).collect()
}

/// Every chart with names of 120 characters.
pub fn long(width: u32) -> Vec<(&'static str, Svg)> {
    use super::{gantt, heat_map, impact_effort, projection, risk_matrix, trend};
    let name = "Model registry & governance/compliance ".repeat(3);
    let (mut heat, mut plan, mut risks) = (samples::heat(), samples::plan(), samples::risks());
    for row in &mut heat.rows {
        row.name.clone_from(&name);
        row.cells.iter_mut().for_each(|cell| cell.name.clone_from(&name));
    }
    for phase in &mut plan.phases {
        phase.name.clone_from(&name);
        phase.bars.iter_mut().for_each(|bar| bar.label.clone_from(&name));
    }
    risks.impacts.iter_mut().for_each(|impact| impact.clone_from(&name));
    risks.likelihoods.iter_mut().for_each(|likelihood| likelihood.clone_from(&name));
    risks.cells[0][0].now[0].clone_from(&name);
    let (mut items, mut courses, mut history) = (samples::items(), samples::courses(), samples::history());
    items.items[0].label.clone_from(&name);
    items.quadrants.quick_wins.clone_from(&name);
    courses.planned.name.clone_from(&name);
    history.series[0].name.clone_from(&name);
    for tick in plan.ticks.iter_mut().chain(&mut plan.today) {
        tick.label.clone_from(&name);
    }
    for tick in courses.values.iter_mut().chain(&mut courses.steps) {
        tick.label.clone_from(&name);
    }
    for tick in history.values.iter_mut().chain(&mut history.dates) {
        tick.label.clone_from(&name);
    }
    risks.cells[1][1].score.clone_from(&name);
    risks.impact_title.clone_from(&name);
    items.impact.title.clone_from(&name);
    items.effort.title.clone_from(&name);
    history.series[1].last.clone_from(&name);
    let mut profile = samples::profile();
    profile.axes[2].display.clone_from(&name);
    profile.rings[4].clone_from(&name);
    profile.axes.iter_mut().for_each(|axis| axis.label.clone_from(&name));
    profile.key[0].text.clone_from(&name);
    let mut charts = vec![
        ("heat", heat_map::heat_map(&heat, &samples::frame("heat", width))),
        ("gantt", gantt::gantt(&plan, &samples::frame("gantt", width))),
        ("risks", risk_matrix::risk_matrix(&risks, &samples::frame("risks", width))),
        ("quadrant", impact_effort::impact_effort(&items, &samples::frame("quadrant", width))),
        ("projection", projection::projection(&courses, &samples::frame("projection", width))),
        ("trend", trend::trend(&history, &samples::frame("trend", width))),
    ];
    if let Some(svg) = super::radar::radar(&profile, &samples::frame("radar", width)) {
        charts.push(("radar", svg));
    }
    charts
}

#[test]
fn the_same_values_give_the_same_bytes() {
    for width in WIDTHS {
        assert_eq!(samples::all(width), samples::all(width));
    }
}

#[test]
fn a_page_gets_classes_only() {
    for (name, svg) in charts() {
        let inline = svg.inline();
        assert!(inline.starts_with(r#"<svg class="chart" viewBox=""#), "{name}");
        for forbidden in [" style=", "<style", "xmlns", "#fe", "rgb(", "opacity", " onload"] {
            assert!(!inline.contains(forbidden), "{name} contains {forbidden}");
        }
        let head = inline.split('>').next().unwrap();
        assert!(attribute(head, "width").is_empty(), "{name}");
    }
}

#[test]
fn every_class_is_in_the_vocabulary_and_documented() {
    let vocabulary = include_str!("mod.rs");
    for (name, svg) in charts() {
        for class in attribute(&svg.inline(), "class").iter().flat_map(|c| c.split(' ')) {
            assert!(CHART_CSS.contains(&format!(".{class}")), "{name}: {class} has no rule");
        }
    }
    let singles = super::class::Class::ALL.iter().map(|class| class.name());
    for class in singles.filter(|name| !name.ends_with(char::is_numeric) || name.contains("ink")) {
        assert!(vocabulary.contains(&format!("`{class}`")), "{class} is not documented");
    }
}

#[test]
fn no_text_is_small() {
    for (name, svg) in charts() {
        let inline = svg.inline();
        let sizes = attribute(&inline, "font-size");
        assert_eq!(sizes.len(), inline.matches("<text").count(), "{name}");
        assert!(sizes.iter().all(|size| size.parse::<f64>().unwrap() >= 12.0), "{name}: {sizes:?}");
    }
}

#[test]
fn numbers_have_at_most_one_decimal() {
    for (name, svg) in charts() {
        for attribute_name in ["x", "y", "x1", "y2", "width", "height", "cx", "r", "points", "viewBox"] {
            for value in attribute(&svg.inline(), attribute_name) {
                for number in value.split([' ', ',']) {
                    let decimals = number.split('.').nth(1).map_or(0, str::len);
                    assert!(decimals <= 1, "{name}: {attribute_name}={value}");
                }
            }
        }
    }
}

#[test]
fn text_and_shapes_stay_inside_the_drawing() {
    let long = [1, 340, 720].into_iter().flat_map(long);
    for (name, svg) in charts().chain(long) {
        let (width, height) = svg.size();
        let inline = svg.inline();
        for element in inline.split("<text").skip(1) {
            let strong = attribute(element, "class").iter().any(|c| c.contains("c-strong"));
            let text = element.split('>').nth(1).unwrap().split('<').next().unwrap();
            let text = text.replace("&amp;", "&");
            let reach = super::text::width(&text, number(element, "font-size"), strong);
            let x = number(element, "x");
            let (left, right) = match attribute(element, "text-anchor").first() {
                Some(&"middle") => (x - reach / 2.0, x + reach / 2.0),
                Some(&"end") => (x - reach, x),
                _ => (x, x + reach),
            };
            assert!(left >= -1.0 && right <= width + 1.0, "{name}: {text} {left} {right} {width}");
            assert!(number(element, "y") <= height, "{name}: {text}");
        }
    }
}

#[test]
fn many_steps_in_a_narrow_matrix_still_draw() {
    let mut risks = samples::risks();
    risks.impacts = vec!["Impact".to_owned(); 20];
    risks.cells = vec![vec![samples::risk_cell(9, &["K1", "K22"], &["K3"]); 20]; 5];
    let svg = super::risk_matrix(&risks, &samples::frame("many", 240));
    assert!(svg.inline().ends_with("</svg>"));
}

#[test]
fn ids_are_unique_and_prefixed_and_references_resolve() {
    for (name, svg) in charts() {
        let inline = svg.inline();
        let ids = attribute(&inline, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}");
        assert!(ids.iter().all(|id| id.starts_with(&format!("{name}-"))), "{name}: {ids:?}");
        let labels = attribute(&inline, "aria-labelledby");
        assert!(labels[0].split(' ').all(|id| ids.contains(&id)), "{name}");
        for reference in inline.split("url(#").skip(1) {
            let id = reference.split(')').next().unwrap();
            assert!(ids.contains(&id), "{name}: {id}");
        }
    }
}

#[test]
fn the_drawing_is_an_image_with_a_name_and_a_description() {
    let (_, svg) = samples::all(720).remove(0);
    let inline = svg.inline();
    assert!(inline.contains(r#"role="img" aria-labelledby="heat-t heat-d""#));
    assert!(inline.contains(r#"<title id="heat-t">Title of heat</title>"#));
    assert!(inline.contains(r#"<desc id="heat-d">Description of heat</desc>"#));
    assert!(inline.contains(r#"<g aria-hidden="true">"#));
    assert_eq!((svg.title(), svg.desc()), ("Title of heat", "Description of heat"));
}

#[test]
fn a_file_stands_alone() {
    for (name, svg) in charts() {
        let file = svg.standalone(&samples::palette());
        assert!(file.starts_with(r#"<?xml version="1.0" encoding="UTF-8"?>"#), "{name}");
        assert!(file.contains(r#"xmlns="http://www.w3.org/2000/svg""#), "{name}");
        assert!(!file.contains("var("), "{name}");
        assert!(file.contains(r#"<rect class="c-page""#), "{name}");
    }
}

#[test]
fn untrusted_text_is_escaped_everywhere() {
    let attack = r#"</text><script a="b">'&"#;
    let mut profile = samples::profile();
    profile.axes[0].label = attack.to_owned();
    profile.axes[0].display = attack.to_owned();
    let mut frame = samples::frame(r#"x"><script>"#, 720);
    frame.title = attack.to_owned();
    frame.desc = attack.to_owned();
    let svg = super::radar::radar(&profile, &frame).unwrap();
    for text in [svg.inline(), svg.standalone(&samples::palette())] {
        assert!(!text.contains("<script"), "{text}");
        assert!(text.contains("&lt;"), "{text}");
    }
}

#[test]
fn empty_values_still_draw() {
    let frame = samples::frame("none", 340);
    let mut heat = samples::heat();
    heat.rows.clear();
    heat.key.clear();
    let mut plan = samples::plan();
    plan.phases.clear();
    plan.ticks.clear();
    let mut risks = samples::risks();
    risks.cells.clear();
    let mut items = samples::items();
    items.items.clear();
    let mut courses = samples::courses();
    courses.planned.points.clear();
    courses.measured.points.clear();
    courses.steps.clear();
    let mut history = samples::history();
    history.series.clear();
    for svg in [
        super::heat_map(&heat, &frame),
        super::gantt(&plan, &frame),
        super::risk_matrix(&risks, &frame),
        super::impact_effort(&items, &frame),
        super::projection(&courses, &frame),
        super::trend(&history, &frame),
    ] {
        assert!(svg.inline().ends_with("</svg>"));
    }
}
