//! What a node means in other frameworks: words for display, and the thresholds that readings are made from.

use super::known::Known;
use super::table::report_unknown;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Reading, Thresholds};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind};

type Words = Vec<(String, Vec<String>)>;
type ByReading = Vec<(Ix<Reading>, Thresholds)>;

/// Reads `maps`: lists as they are, thresholds as `level 1 from 2`.
pub(super) fn read<'a>(node: Ix<Node>, fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> (Words, ByReading) {
    let mut words = Vec::new();
    let mut thresholds = Vec::new();
    for entry in fields.map("maps", sink) {
        let Kind::Map(levels) = &entry.value.kind else {
            words.push((entry.key.clone(), identifiers(entry, known, sink)));
            continue;
        };
        if let Some(reading) = known.readings.resolve(&entry.key, entry.key_span, sink) {
            let found: Thresholds = levels.iter().filter_map(|level| threshold(node, level, known, sink)).collect();
            words.push((entry.key.clone(), found.iter().map(|(level, from)| format!("level {level} from {from}")).collect()));
            thresholds.push((reading, found));
        }
    }
    (words, thresholds)
}

/// `l2: 3`: level 2 of the reading needs 3 points.
fn threshold(node: Ix<Node>, entry: &Entry, known: &Known<'_>, sink: &mut Diagnostics) -> Option<(i64, Exact)> {
    let level = entry.key.strip_prefix('l').and_then(|digits| digits.parse::<u16>().ok());
    if level.is_none() {
        let message = format!("`{}` is not a level of a reading", entry.key);
        sink.push(Diagnostic::new(&codes::yaml::BAD_VALUE, entry.key_span, message).help("write `l1` for level 1"));
    }
    Some((i64::from(level?), known.points(node, &entry.value, sink)?))
}

/// Identifiers of a framework; those of a reading that lists its items must be among them.
fn identifiers(entry: &Entry, known: &Known<'_>, sink: &mut Diagnostics) -> Vec<String> {
    let reading = known.readings.rows().find(|(_, row)| row.id == entry.key);
    let items = reading.and_then(|(_, row)| row.value.get("items")?.as_map());
    let listed = |id: &str| items.is_none_or(|items| items.iter().any(|item| item.key == id));
    let mut found = Vec::new();
    for value in fields::list(&entry.value, sink) {
        let Some(id) = fields::text(value, sink) else {
            continue;
        };
        if listed(&id) {
            found.push(id);
        } else {
            let ids = items.unwrap_or_default().iter().map(|item| item.key.as_str());
            report_unknown(&format!("item of `{}`", entry.key), &id, value.span, ids, sink);
        }
    }
    found
}
