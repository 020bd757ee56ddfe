//! Readings: what the same answers indicate in other frameworks.

use super::{ItemState, Scorecard};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Reading, ReadingPoints, ReadingRule, ReadingSection, Rubric, Thresholds, Total};

/// The result of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    Level(LevelRead),
    Points(PointsRead),
}

/// The highest level whose and all lower levels' thresholds are reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelRead {
    pub level: i64,
    pub highest: i64,
    /// Applicable items below their threshold for the next level, in the order of the rubric; open answers are below.
    pub blockers: Vec<Ix<Node>>,
}

/// Sums by section, and the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsRead {
    pub total: Option<Exact>,
    /// Points of every section; `None` where nothing is applicable.
    pub sections: Vec<Option<Exact>>,
    /// Position of its band.
    pub band: Option<usize>,
    /// Items whose answer is open; they count 0.
    pub open: usize,
}

/// What the answers indicate in another framework.
#[must_use]
pub fn read(rubric: &Rubric, scorecard: &Scorecard, reading: Ix<Reading>) -> Read {
    match &rubric.readings[reading].rule {
        ReadingRule::Gates { .. } => Read::Level(level(rubric, scorecard, reading)),
        ReadingRule::Points(points) => Read::Points(total(rubric, scorecard, points)),
    }
}

fn level(rubric: &Rubric, scorecard: &Scorecard, reading: Ix<Reading>) -> LevelRead {
    let mapped: Vec<(Ix<Node>, &Thresholds)> = rubric
        .items()
        .filter(|(ix, ..)| is_applicable(scorecard, *ix))
        .filter_map(|(ix, _, item)| Some((ix, &item.thresholds.iter().find(|(of, _)| *of == reading)?.1)))
        .collect();
    let declared = rubric.items().flat_map(|(_, _, item)| item.thresholds.iter().filter(|(of, _)| *of == reading));
    let highest = declared.flat_map(|(_, levels)| levels.iter().map(|(level, _)| *level)).max().unwrap_or(0);
    let blockers = |wanted: i64| {
        let is_short = |ix: Ix<Node>, levels: &Thresholds| {
            let mut needed = levels.iter().filter(|(level, _)| *level == wanted).map(|(_, points)| points);
            needed.any(|points| scorecard.node(ix).value.as_ref().is_none_or(|value| value < points))
        };
        mapped.iter().filter(|(ix, levels)| is_short(*ix, levels)).map(|(ix, _)| *ix).collect::<Vec<_>>()
    };
    let reached = (1..=highest).take_while(|wanted| blockers(*wanted).is_empty()).last().unwrap_or(0);
    LevelRead { level: reached, highest, blockers: blockers(reached + 1) }
}

fn total(rubric: &Rubric, scorecard: &Scorecard, points: &ReadingPoints) -> PointsRead {
    let sections: Vec<Option<Exact>> = points.sections.iter().map(|section| section_points(scorecard, points, section)).collect();
    let present = || sections.iter().flatten();
    let total = match points.total {
        Total::Min => present().min().cloned(),
        Total::Sum => present().next().map(|_| present().cloned().sum()),
        Total::Mean => present().cloned().sum::<Exact>().checked_div(&Exact::from(present().count())),
    };
    let items = points.sections.iter().flat_map(|section| &section.items).filter_map(|item| item.node);
    let open = items.filter(|node| is_applicable(scorecard, *node) && scorecard.node(*node).value.is_none()).count();
    let band = total.as_ref().and_then(|total| points.bands.of(total, &rubric.round));
    PointsRead { total, sections, band, open }
}

/// The sum of the applicable items, scaled to the number of all items.
fn section_points(scorecard: &Scorecard, points: &ReadingPoints, section: &ReadingSection) -> Option<Exact> {
    let applicable: Vec<Ix<Node>> =
        section.items.iter().filter_map(|item| item.node).filter(|node| is_applicable(scorecard, *node)).collect();
    let sum: Exact = applicable.iter().map(|node| item_points(points, scorecard.node(*node).value.as_ref())).sum();
    (&sum * &Exact::from(section.items.len())).checked_div(&Exact::from(applicable.len()))
}

/// Points of the highest step that a value reaches; 0 without a value.
fn item_points(points: &ReadingPoints, value: Option<&Exact>) -> Exact {
    let Some(value) = value else { return Exact::zero() };
    let reached = points.key.iter().rfind(|(from, _)| from <= value);
    reached.map_or_else(Exact::zero, |(_, points)| points.clone())
}

fn is_applicable(scorecard: &Scorecard, item: Ix<Node>) -> bool {
    let state = scorecard.state(item);
    !matches!(state, Some(ItemState::NotApplicable | ItemState::OutOfScope))
}
