//! Bands and where they apply.

use super::{TINY, clean, marks_of, one};
use crate::exact::Exact;
use crate::rubric::{Bands, Edge, Round};

fn bands(text: &str) -> Bands {
    clean(&format!("{TINY}bands: {text}\n")).bands
}

fn marks(text: &str) -> Vec<(&'static str, String)> {
    marks_of(&format!("{TINY}bands: {text}\n"))
}

fn edge(at: i64, included: bool) -> Option<Edge> {
    Some(Edge { at: Exact::from(at), included })
}

/// The ids of the bands of some values.
fn of(bands: &Bands, values: &[&str]) -> Vec<String> {
    let name =
        |value: &&str| bands.of(&super::number(value), &Round::default()).map_or(String::new(), |at| bands.bands[at].id.clone());
    values.iter().map(name).collect()
}

#[test]
fn a_band_goes_on_where_the_one_before_ends() {
    let closed = bands("[{id: low, name: Low, up_to: 1}, {id: mid, up_to: 2}, {id: top}]");
    let edges: Vec<_> = closed.bands.iter().map(|band| (band.name.as_str(), band.from.clone(), band.to.clone())).collect();
    assert_eq!(edges, [("Low", None, edge(1, true)), ("mid", edge(1, false), edge(2, true)), ("top", edge(2, false), None)]);
    assert_eq!(of(&closed, &["-1", "1", "1.01", "2", "9"]), ["low", "low", "mid", "mid", "top"]);
    let open = bands("[{id: low, below: 1}, {id: mid, below: 2}, {id: top}]");
    assert_eq!(of(&open, &["0.99", "1", "2"]), ["low", "mid", "top"]);
}

#[test]
fn ends_may_be_said_one_by_one() {
    let found = bands("[{id: a, from: 0, up_to: 1}, {id: b, above: 2, below: 3}]");
    assert_eq!((found.bands[0].from.clone(), found.bands[1].from.clone()), (edge(0, true), edge(2, false)));
    assert_eq!(of(&found, &["0", "1.5", "2", "2.5", "3"]), ["a", "", "", "b", ""]);
}

#[test]
fn the_rounded_value_is_looked_up_where_one_says_so() {
    assert!(!bands("[{id: a, up_to: 1, on: raw}, {id: b}]").on_rounded);
    assert!(bands("[{id: a, up_to: 1, on: rounded}, {id: b}]").on_rounded);
    let found = bands("{on: rounded, bands: [{id: a, up_to: 1}, {id: b}]}");
    assert!(found.on_rounded);
    assert_eq!(of(&found, &["1.001"]), ["a"]);
}

#[test]
fn bands_are_those_of_the_root_and_of_every_group() {
    let ids = |bands: &Bands| bands.bands.iter().map(|band| band.id.clone()).collect::<Vec<_>>();
    let all = |text: &str| {
        let rubric = clean(text);
        let kinds: Vec<_> = rubric.kinds.values().map(|kind| ids(&kind.bands)).collect();
        (ids(&rubric.bands), kinds)
    };
    let shared = format!("{TINY}bands: [{{id: any}}]\n");
    assert_eq!(all(&shared), (vec!["any".to_owned()], vec![vec!["any".to_owned()], vec![]]));
    let own = shared
        .replace("plural: areas}", "plural: areas, bands: [{id: area}]}")
        .replace("scale: steps}", "scale: steps, bands: [{id: practice}]}");
    let own = format!("{own}root: {{bands: [{{id: root}}]}}\n");
    assert_eq!(all(&own), (vec!["root".to_owned()], vec![vec!["area".to_owned()], vec!["practice".to_owned()]]));
}

#[test]
fn what_is_wrong_with_bands_is_reported() {
    assert_eq!(marks("[{id: a, up_to: 2}, {id: b, up_to: 1}]"), one("rubric/bands", "b"));
    assert_eq!(marks("[{id: a, up_to: 2, below: 2}]"), one("rubric/bands", "2"));
    assert_eq!(marks("[{id: a, from: 2, above: 2}]"), one("rubric/bands", "2"));
    assert_eq!(marks("[{name: A}]"), one("yaml/missing-key", "name"));
    assert_eq!(marks("[{id: a}, {id: a}]"), one("rubric/duplicate-id", "a"));
    assert_eq!(marks("[{id: a, upto: 2}]"), one("yaml/unknown-key", "upto"));
    assert_eq!(marks("{on: rounded}"), one("yaml/missing-key", "on"));
    assert_eq!(marks("[{id: a, on: exact}]"), one("yaml/bad-value", "exact"));
}
