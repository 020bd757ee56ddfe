//! Bands.

use super::{Checked, lint};

/// Bands over a score of seven items, `by`, with points 0, 1 and 2 or the levels 1 to 5.
fn bands(scale: &str, by: &str, bands: &str) -> Checked {
    let items: Vec<String> = (0..7).map(|at| format!("{{id: i{at}}}")).collect();
    lint(&format!(
        "rubric: x\nkinds: [{{id: area, plural: areas, aggregate: {by}}}, {{id: item, plural: items, scale: answer}}]\n\
         root: {{aggregate: {by}}}\nscales: {{answer: {scale}}}\nbands: {bands}\nareas: [{{id: a, items: [{}]}}]\n",
        items.join(", ")
    ))
}

const CHECKLIST: &str = "{type: choice, options: [{id: no, points: 0}, {id: some, points: 1}, {id: all, points: 2}]}";
const LIKERT: &str = "{levels: [{level: 1, id: a}, {level: 2, id: b}, {level: 3, id: c}, {level: 4, id: d}, {level: 5, id: e}]}";

/// Bands with both ends written.
fn written(ends: &[(&str, &str)]) -> String {
    let one = |(at, (from, to)): (usize, &(&str, &str))| {
        let to = if to.is_empty() { String::new() } else { format!(", up_to: {to}") };
        format!("{{id: band{at}, from: {from}{to}}}")
    };
    format!("[{}]", ends.iter().enumerate().map(one).collect::<Vec<_>>().join(", "))
}

#[test]
fn the_ml_test_score_has_no_band_for_11() {
    let ends = written(&[("0", "0"), ("1", "2"), ("3", "4"), ("5", "6"), ("7", "10"), ("12", "")]);
    let found = bands(CHECKLIST, "sum", &ends);
    assert_eq!(found.told(), [("band-hole", "no band holds 11")]);
    assert_eq!(found.marks()[0].1, "band5");
}

#[test]
fn a_hole_is_one_where_a_score_can_fall_into_it() {
    let ends = written(&[("0", "2"), ("3", "14")]);
    assert_eq!(bands(CHECKLIST, "sum", &ends).told(), []);
    let halves = CHECKLIST.replace("points: 1}", "points: 0.5}");
    assert_eq!(bands(&halves, "sum", &ends).told()[0].0, "bands-need-rounding");
    let wide = written(&[("0", "2"), ("5", "14")]);
    assert_eq!(bands(CHECKLIST, "sum", &wide).told(), [("band-hole", "no band holds from 3 to 4")]);
    let found = bands(LIKERT, "mean", &written(&[("1", "2.5"), ("4", "5")]));
    assert_eq!(found.told(), [("band-hole", "no band holds between 2.5 and 4")]);
}

#[test]
fn the_llmops_maturity_model_has_9_and_19_in_two_bands() {
    let scale = "{type: choice, options: [{id: a, points: 0}, {id: b, points: 1}, {id: c, points: 2}, {id: d, points: 4}]}";
    let found = bands(scale, "sum", &written(&[("0", "9"), ("9", "14"), ("15", "19"), ("19", "28")]));
    assert_eq!(
        found.told(),
        [
            ("band-overlap", "the bands `band0` and `band1` both hold 9"),
            ("band-overlap", "the bands `band2` and `band3` both hold 19")
        ]
    );
    assert_eq!(found.marks().iter().map(|(_, marked)| *marked).collect::<Vec<_>>(), ["band1", "band3"]);
}

#[test]
fn the_enisa_bands_need_one_digit() {
    let ends = written(&[("1.0", "2.5"), ("2.6", "3.9"), ("4.0", "5.0")]);
    let found = bands(LIKERT, "mean", &ends);
    let only = found.only();
    assert_eq!(only.code.slug, "lint/bands-need-rounding");
    assert_eq!(only.message, "`2.55` would have no band: the bounds have 1 digit and scores have more");
    assert_eq!(only.label, "looked up unrounded; halves up 2.55 becomes 2.6 (`band1`), cut off 2.5 (`band0`)");
    assert!(only.help.as_ref().is_some_and(|help| help.contains("on: rounded") && help.contains("digits: 1")), "{only:?}");
}

#[test]
fn bands_that_are_rounded_first_are_fine() {
    let ends = written(&[("1.0", "2.5"), ("2.6", "3.9"), ("4.0", "5.0")]);
    let rounded = format!("{{on: rounded, bands: {ends}}}");
    let mean = |stage: &str, digits: u32| format!("{{by: mean, round: {{mode: half-up, digits: {digits}, stage: {stage}}}}}");
    assert_eq!(bands(LIKERT, &mean("display", 1), &rounded).told(), []);
    assert_eq!(bands(LIKERT, &mean("before-band", 1), &ends).told(), []);
    assert_eq!(bands(LIKERT, &mean("stored", 1), &ends).told(), []);
    let too_fine = bands(LIKERT, &mean("display", 2), &rounded);
    assert_eq!(too_fine.only().message, "`2.51` would have no band: the bounds have 1 digit and scores have more");
    assert!(too_fine.only().label.starts_with("looked up with 2 digits;"), "{}", too_fine.only().label);
}

#[test]
fn scores_beyond_all_bands() {
    let found = bands(LIKERT, "mean", "[{id: low, from: 2, up_to: 3}, {id: high, above: 3, below: 5}]");
    assert_eq!(
        found.told(),
        [
            ("band-hole", "no band holds the lowest scores: `a` can be 1"),
            ("band-hole", "no band holds the highest scores: `a` can be 5")
        ]
    );
}

#[test]
fn bands_that_no_score_reaches() {
    let found = bands(LIKERT, "mean", "[{id: none, up_to: 0}, {id: low, up_to: 3}, {id: high, up_to: 5}, {id: beyond}]");
    assert_eq!(found.marks(), [("unreachable-band", "none"), ("unreachable-band", "beyond")]);
    assert_eq!(bands(LIKERT, "mean", "[{id: low, up_to: 3}, {id: high}]").told(), []);
}

#[test]
fn bands_of_kinds_are_reported_once_for_all_their_nodes() {
    let found = lint(
        "rubric: x\nkinds:\n  - {id: area, plural: areas, bands: [{id: low, from: 0, up_to: 1}, {id: high, from: 2, up_to: 4}]}\n  \
         - {id: item, plural: items, scale: steps}\nscales: {steps: {levels: [{level: 0, id: a}, {level: 4, id: b}]}}\n\
         areas: [{id: a, items: [{id: p}, {id: q}]}, {id: b, items: [{id: r}, {id: s}]}]\n",
    );
    assert_eq!(
        found.told(),
        [("bands-need-rounding", "`1.5` would have no band: the bounds have 0 digits and scores have more")]
    );
}
