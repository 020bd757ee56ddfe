//! Measures and criteria of answered nodes.

use super::aggregates::MISSING;
use super::known::Known;
use super::table::{Table, name};
use super::weights::weight_in;
use crate::diagnostics::{Diagnostics, codes};
use crate::rubric::{Criterion, Ix, List, Measure, Node};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

/// Reads `measures`. One that has no scale, neither its own nor the item's, is reported and left out.
pub(super) fn measures(node: Ix<Node>, fields: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<Measure> {
    let seed = &known.seeds[node.get()];
    let table: Table<'_, Measure> = Table::of("measure", fields.list("measures", sink), sink);
    let found = table.each(sink, |fields, row, sink| {
        let is_said = fields.value("scale").is_some();
        let shared = seed.scale.filter(|_| seed.states_scale);
        let scale = if is_said { seed.measure_scales.get(&row.id).copied() } else { shared };
        if scale.is_none() && !is_said && !seed.states_scale {
            sink.report(&codes::yaml::MISSING_KEY, row.span, format!("the measure `{}` needs a `scale`", row.id));
        }
        let (name, weight) = (name(fields, row, sink), weight_in(fields, sink));
        let missing = fields.word("missing", &MISSING, sink);
        scale.map(|scale| Measure { id: row.id.clone(), name, scale, weight, missing })
    });
    List::new(found.into_iter().flatten().collect())
}

/// Reads `criteria`: texts, numbered from 1, or maps with an id.
pub(super) fn criteria(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> List<Criterion> {
    let values: Vec<Value> =
        fields.list("criteria", sink).iter().enumerate().map(|(at, value)| numbered(at + 1, value)).collect();
    let table: Table<'_, Criterion> = Table::of("criterion", &values, sink);
    table.read(sink, |fields, row, sink| Criterion { id: row.id.clone(), text: fields.required_text("text", sink) })
}

/// A criterion as a map that has an id.
fn numbered(number: usize, value: &Value) -> Value {
    let entry = |key: &str, value: Value| Entry { key: key.to_owned(), key_span: value.span, value };
    let id = Value { kind: Kind::Scalar { text: number.to_string(), plain: true }, span: value.span };
    let entries = match &value.kind {
        Kind::Map(entries) if value.get("id").is_some() => entries.clone(),
        Kind::Map(entries) => [vec![entry("id", id)], entries.clone()].concat(),
        Kind::Scalar { .. } => vec![entry("id", id), entry("text", value.clone())],
        _ => return value.clone(),
    };
    Value { kind: Kind::Map(entries), span: value.span }
}

/// The ids of the measures of a node with the scales they name.
pub(super) fn scales_of(node: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let measures = match node.get("measures").map(|measures| &measures.kind) {
        Some(Kind::List(measures)) => measures.as_slice(),
        _ => &[],
    };
    measures.iter().filter_map(|measure| Some((measure.get("id")?.as_text()?, measure.get("scale")?)))
}

/// Whether a node is answered through measures.
pub(super) fn has_some(node: &Value) -> bool {
    node.get("measures").is_some_and(|measures| !fields::list(measures, &mut Diagnostics::new()).is_empty())
}
