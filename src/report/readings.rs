//! What the same answers indicate in other frameworks.

use super::numbers::NOTHING;
use super::scene::Scene;
use super::view::{Number, ReadingSectionView, ReadingView};
use crate::exact::Exact;
use crate::rubric::{Ix, Reading, ReadingPoints, ReadingRule};
use crate::score::{LevelRead, PointsRead, Read, read};

/// All readings of the rubric, in order.
pub fn readings(scene: &Scene<'_>) -> Vec<ReadingView> {
    scene.rubric.readings.iter().map(|(ix, reading)| view(scene, ix, reading)).collect()
}

fn view(scene: &Scene<'_>, ix: Ix<Reading>, reading: &Reading) -> ReadingView {
    let blank = ReadingView {
        id: reading.id.clone(),
        name: reading.name.clone(),
        text: reading.text.clone(),
        result: number(scene, None),
        result_name: None,
        highest: None,
        blockers: Vec::new(),
        sections: Vec::new(),
        open: 0,
    };
    match (read(scene.rubric, scene.scorecard(), ix), &reading.rule) {
        (Read::Level(found), ReadingRule::Gates { levels }) => {
            let named = levels.iter().find(|level| level.level == found.level);
            level(scene, found, named.map(|level| level.name.clone()), blank)
        }
        (Read::Points(found), ReadingRule::Points(rule)) => points(scene, &found, rule, blank),
        _ => blank,
    }
}

fn level(scene: &Scene<'_>, found: LevelRead, name: Option<String>, blank: ReadingView) -> ReadingView {
    ReadingView {
        result: number(scene, Some(Exact::from(found.level))),
        result_name: name.filter(|name| !name.is_empty()),
        highest: Some(found.highest),
        blockers: found.blockers.into_iter().map(|node| scene.node(node)).collect(),
        ..blank
    }
}

fn points(scene: &Scene<'_>, found: &PointsRead, rule: &ReadingPoints, blank: ReadingView) -> ReadingView {
    let section = |(section, points): (&crate::rubric::ReadingSection, &Option<Exact>)| ReadingSectionView {
        id: section.id.clone(),
        name: section.name.clone(),
        result: number(scene, points.clone()),
    };
    ReadingView {
        result: number(scene, found.total.clone()),
        result_name: found.band.and_then(|band| rule.bands.bands.get(band)).map(|band| band.name.clone()),
        sections: rule.sections.iter().zip(&found.sections).map(section).collect(),
        open: found.open,
        ..blank
    }
}

/// Points of another framework, to one digit.
fn number(scene: &Scene<'_>, value: Option<Exact>) -> Number {
    Number {
        exact: value.as_ref().map(Exact::to_ratio),
        display: value.as_ref().map_or_else(|| NOTHING.to_owned(), |value| scene.words.decimal(&value.to_short(1))),
        pos: None,
        value,
    }
}
