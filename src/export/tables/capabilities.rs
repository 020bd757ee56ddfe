//! Every answered item, and its evidence.

use super::{Column, column, text, value};
use crate::report::view::{AssessmentView, CapabilityView, DimensionView, EvidenceView};

/// An item with the outermost node it belongs to.
pub struct Row<'a>(&'a DimensionView, &'a CapabilityView);

pub fn rows(a: &AssessmentView) -> Vec<Row<'_>> {
    a.dimensions.iter().flat_map(|d| d.capabilities.iter().map(move |c| Row(d, c))).collect()
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("id", |row| row.1.id.clone()),
        column("dimension", |row| row.0.name.clone()),
        column("capability", |row| row.1.name.clone()),
        column("state", |row| row.1.state.to_owned()),
        column("level", |row| value(&row.1.score.now)),
        column("answer", |row| answer(row.1)),
        column("outcome", |row| row.1.score.outcome.as_ref().map(|outcome| outcome.id.clone()).unwrap_or_default()),
        column("target", |row| row.1.target.as_ref().map(|target| value(&target.number)).unwrap_or_default()),
        column("gap", |row| row.1.gap_value.as_ref().map(|gap| gap.to_short(2)).unwrap_or_default()),
        column("weight", |row| row.1.weight_value.to_short(3)),
        column("priority", |row| row.1.priority_value.as_ref().map(|priority| priority.to_fixed(1)).unwrap_or_default()),
        column("evidence grade", |row| text(row.1.grade.as_ref())),
        column("coverage", |row| text(row.1.coverage.as_ref())),
        column("owner", |row| text(row.1.owner.as_ref())),
        column("source", |row| text(row.1.source.as_ref())),
    ]
}

/// What was answered, in words; of an item with measures, each of them.
fn answer(c: &CapabilityView) -> String {
    let measured = c.measures.iter().filter_map(|measure| Some(format!("{}: {}", measure.name, measure.answer_plain.as_ref()?)));
    c.answer_plain.clone().unwrap_or_else(|| measured.collect::<Vec<_>>().join("; "))
}

/// A piece of evidence with the item it stands for.
pub struct Proof<'a>(&'a CapabilityView, &'a EvidenceView);

pub fn proofs(a: &AssessmentView) -> Vec<Proof<'_>> {
    let items = a.dimensions.iter().flat_map(|d| &d.capabilities);
    items.flat_map(|c| c.evidence.iter().map(move |e| Proof(c, e))).collect()
}

pub fn proof_columns<'a>() -> Vec<Column<Proof<'a>>> {
    vec![
        column("capability", |row| row.0.id.clone()),
        column("evidence", |row| row.1.text.clone()),
        column("reference", |row| text(row.1.url.as_ref().or(row.1.place.as_ref()))),
        column("grade", |row| text(row.1.grade.as_ref())),
        column("date", |row| text(row.1.date.as_ref())),
        column("expires", |row| text(row.1.expires.as_ref())),
    ]
}
