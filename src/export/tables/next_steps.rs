//! Next steps by time frame.

use super::{Column, column, names, text};
use crate::report::view::{AssessmentView, HorizonView, NextStepView};

/// A step with its time frame.
pub struct Row<'a>(&'a HorizonView, &'a NextStepView);

pub fn rows(a: &AssessmentView) -> Vec<Row<'_>> {
    a.next_steps.iter().flat_map(|horizon| horizon.steps.iter().map(move |step| Row(horizon, step))).collect()
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("id", |row| row.1.id.clone()),
        column("step", |row| row.1.text.clone()),
        column("time frame", |row| row.0.name.clone()),
        column("status", |row| row.1.status.to_owned()),
        column("owner", |row| text(row.1.owner.as_ref())),
        column("due", |row| text(row.1.due.as_ref())),
        column("done when", |row| row.1.done_when.clone()),
        column("feeds", |row| names(&row.1.feeds)),
    ]
}
