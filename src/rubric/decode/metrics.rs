//! Metrics.

use super::known::Known;
use super::table::{Row, name, prose};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::rubric::{List, Metric, MetricBand, MetricGroup};
use crate::syntax::fields::{self, Fields};

const DIRECTIONS: [(&str, bool); 2] = [("lower", true), ("higher", false)];

pub(super) fn bands(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<MetricBand> {
    root.value("metric_bands");
    known.bands.read(sink, |fields, row, sink| MetricBand { id: row.id.clone(), name: name(fields, row, sink) })
}

pub(super) fn groups(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<MetricGroup> {
    root.value("metric_groups");
    known.metric_groups.read(sink, |fields, row, sink| MetricGroup { id: row.id.clone(), name: name(fields, row, sink) })
}

pub(super) fn metrics<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> List<Metric> {
    root.value("metrics");
    known.metrics.read_linked(sink, |fields, row, sink| metric(fields, row, known, sink))
}

fn metric<'a>(fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<Metric> {
    let name = name(fields, row, sink);
    let direction = fields.required("direction", sink).and_then(|value| fields::word(value, &DIRECTIONS, sink));
    Some(Metric {
        id: row.id.clone(),
        group: known.metric_groups.link_in(fields, "group", sink)?,
        text: fields.text("text", sink).unwrap_or_else(|| name.clone()),
        name,
        definition: prose(fields, "definition", sink),
        unit: prose(fields, "unit", sink),
        formula: prose(fields, "formula", sink),
        source: prose(fields, "source", sink),
        lower_is_better: direction.unwrap_or(false),
        cuts: cuts(fields, direction, known.bands.len(), sink),
        basis: prose(fields, "basis", sink),
        note: prose(fields, "note", sink),
        moved_by: known.items_in(fields, "moved_by", sink),
        refs: known.references.links_in(fields, "refs", sink),
    })
}

/// The cut points, when they make the bands; none otherwise.
fn cuts(fields: &mut Fields<'_>, direction: Option<bool>, bands: usize, sink: &mut Diagnostics) -> Vec<Exact> {
    let Some(value) = fields.value("cuts") else {
        return Vec::new();
    };
    let written = fields::list(value, sink);
    let cuts: Vec<Exact> = written.iter().filter_map(|cut| fields::number(cut, sink)).collect();
    if cuts.len() != written.len() || cuts.is_empty() {
        return Vec::new();
    }
    if cuts.len() + 1 != bands {
        let message = format!("{} cuts do not make {bands} bands", cuts.len());
        let help = format!("write {} cuts, worst band first", bands.saturating_sub(1));
        sink.push(Diagnostic::new(&codes::rubric::METRIC_CUTS, value.span, message).help(help));
        return Vec::new();
    }
    let Some(lower_is_better) = direction else {
        return Vec::new();
    };
    let improves = |pair: &[Exact]| if lower_is_better { pair[0] > pair[1] } else { pair[0] < pair[1] };
    if let Some(at) = cuts.windows(2).position(|pair| !improves(pair)) {
        let (better, verb) = if lower_is_better { ("lower", "falls below") } else { ("higher", "rises above") };
        let message = format!("{better} is better, but no cut {verb} the one before: {} follows {}", cuts[at + 1], cuts[at]);
        sink.push(
            Diagnostic::new(&codes::rubric::METRIC_CUTS, written[at + 1].span, message)
                .help("write the cuts from the worst band to the best, or change `direction`"),
        );
        return Vec::new();
    }
    cuts
}
