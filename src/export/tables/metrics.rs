//! Metrics with their values.

use super::{Column, column, text};
use crate::report::view::{AssessmentView, MetricGroupView, MetricView};

/// A metric with the group it stands in.
pub struct Row<'a>(&'a MetricGroupView, &'a MetricView);

pub fn rows(a: &AssessmentView) -> Vec<Row<'_>> {
    a.metrics.iter().flat_map(|group| group.metrics.iter().map(move |metric| Row(group, metric))).collect()
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("id", |row| row.1.id.clone()),
        column("metric", |row| row.1.name.clone()),
        column("group", |row| row.0.name.clone()),
        column("value", |row| row.1.value.as_ref().map(ToString::to_string).unwrap_or_default()),
        column("unit", |row| row.1.unit.clone()),
        column("band", |row| text(row.1.band.as_ref())),
        column("previous", |row| row.1.previous.as_ref().map(ToString::to_string).unwrap_or_default()),
        column("movement", |row| row.1.movement.unwrap_or_default().to_owned()),
        column("date", |row| text(row.1.date.as_ref())),
        column("source", |row| text(row.1.value_source.as_ref())),
    ]
}
