//! Readings: the rules by which other frameworks' results follow. What maps to them stands at the nodes.

use std::collections::BTreeMap;

use super::bands;
use super::known::Known;
use super::table::{Row, name, prose, report_unknown};
use crate::diagnostics::Diagnostics;
use crate::exact::Exact;
use crate::rubric::{
    Bands, Ix, List, Node, Reading, ReadingItem, ReadingLevel, ReadingPoints, ReadingRule, ReadingSection, Total,
};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

const TOTALS: [(&str, Total); 3] = [("min", Total::Min), ("mean", Total::Mean), ("sum", Total::Sum)];

pub(super) fn readings<'a>(
    root: &mut Fields<'a>,
    known: &Known<'a>,
    nodes: &List<Node>,
    sink: &mut Diagnostics,
) -> List<Reading> {
    root.value("readings");
    known.readings.read(sink, |fields, row, sink| reading(fields, row, nodes, sink))
}

fn reading(fields: &mut Fields<'_>, row: &Row<'_>, nodes: &List<Node>, sink: &mut Diagnostics) -> Reading {
    let texts = items(fields.value("items"), sink);
    let levels = fields.list("levels", sink).iter().filter_map(|value| level(value, sink)).collect();
    let points = points(fields, &row.id, &texts, nodes, sink);
    Reading {
        id: row.id.clone(),
        name: name(fields, row, sink),
        text: prose(fields, "text", sink),
        rule: points.map_or(ReadingRule::Gates { levels }, ReadingRule::Points),
    }
}

fn level(value: &Value, sink: &mut Diagnostics) -> Option<ReadingLevel> {
    let mut fields = Fields::of(value, "level of a reading", sink)?;
    let number = fields.required("level", sink).and_then(|value| fields::integer(value, 0..=1000, sink));
    let name = prose(&mut fields, "name", sink);
    fields.finish(sink);
    Some(ReadingLevel { level: number?, name })
}

/// `points`, `sections`, `total` and `bands`; `None` for a reading that has levels.
fn points(
    fields: &mut Fields<'_>,
    reading: &str,
    texts: &BTreeMap<String, String>,
    nodes: &List<Node>,
    sink: &mut Diagnostics,
) -> Option<ReadingPoints> {
    let mut key: Vec<(Exact, Exact)> = fields.list("points", sink).iter().filter_map(|value| step(value, sink)).collect();
    key.sort_by(|a, b| a.0.cmp(&b.0));
    let sections = fields.list("sections", sink).iter();
    let sections = sections.filter_map(|value| section(value, reading, texts, nodes, sink)).collect();
    let total = fields.word("total", &TOTALS, sink).unwrap_or(Total::Min);
    let bands = fields.value("bands").map_or_else(Bands::default, |value| bands::bands(value, sink));
    (!key.is_empty()).then_some(ReadingPoints { key, sections, total, bands })
}

/// `{from: 2, points: 0.5}`.
fn step(value: &Value, sink: &mut Diagnostics) -> Option<(Exact, Exact)> {
    let mut fields = Fields::of(value, "step of a reading", sink)?;
    let from = fields.required("from", sink).and_then(|value| fields::number(value, sink));
    let points = fields.required("points", sink).and_then(|value| fields::number(value, sink));
    fields.finish(sink);
    Some((from?, points?))
}

fn section(
    value: &Value,
    reading: &str,
    texts: &BTreeMap<String, String>,
    nodes: &List<Node>,
    sink: &mut Diagnostics,
) -> Option<ReadingSection> {
    let mut fields = Fields::of(value, "section of a reading", sink)?;
    let id = fields.required_id("id", sink)?.value;
    let name = fields.text("name", sink).unwrap_or_else(|| id.clone());
    let mut items = Vec::new();
    for value in fields.list("items", sink) {
        let Some(id) = fields::text(value, sink) else { continue };
        match texts.get(&id) {
            Some(text) => items.push(ReadingItem { node: node_of(reading, &id, nodes), text: text.clone(), id }),
            None => report_unknown("item of the reading", &id, value.span, texts.keys().map(String::as_str), sink),
        }
    }
    fields.finish(sink);
    Some(ReadingSection { id, name, items })
}

/// The node that lists an item of a reading under `maps`.
fn node_of(reading: &str, id: &str, nodes: &List<Node>) -> Option<Ix<Node>> {
    let lists = |node: &Node| {
        let maps = node.item.as_ref().map_or(&[][..], |item| &item.maps);
        maps.iter().any(|(framework, ids)| framework == reading && ids.iter().any(|listed| listed == id))
    };
    nodes.iter().find(|(_, node)| lists(node)).map(|(ix, _)| ix)
}

/// The items of a reading with their words.
fn items(value: Option<&Value>, sink: &mut Diagnostics) -> BTreeMap<String, String> {
    let entries = value.map_or(&[][..], |value| fields::map(value, sink));
    entries.iter().filter_map(|entry| Some((entry.key.clone(), fields::text(&entry.value, sink)?))).collect()
}
