//! The items of the plan.

use super::{Column, column, names, text, value, yes_no};
use crate::exact::Exact;
use crate::report::view::{AssessmentView, ItemView, PhaseView};

/// An item with its phase.
pub struct Row<'a>(&'a PhaseView, &'a ItemView);

pub fn rows(a: &AssessmentView) -> Vec<Row<'_>> {
    a.roadmap.phases.iter().flat_map(|phase| phase.items.iter().map(move |item| Row(phase, item))).collect()
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("id", |row| row.1.id.clone()),
        column("item", |row| row.1.title.clone()),
        column("phase", |row| row.0.name.clone()),
        column("priority", |row| row.1.priority.clone()),
        column("status", |row| row.1.status.to_owned()),
        column("start", |row| row.1.start.clone()),
        column("finish", |row| row.1.finish.clone()),
        column("critical", |row| yes_no(row.1.critical)),
        column("slack (days)", |row| row.1.slack_days.to_string()),
        column("effort (person-weeks)", |row| span(&row.1.effort_span)),
        column("impact", |row| row.1.impact.to_string()),
        column("value", |row| row.1.value_value.to_fixed(1)),
        column("owner", |row| text(row.1.owner.as_ref())),
        column("needs", |row| names(&row.1.needs)),
        column("lifts", |row| lifts(row.1)),
        column("overall after", |row| row.1.overall_after.as_ref().map(value).unwrap_or_default()),
    ]
}

fn lifts(item: &ItemView) -> String {
    item.uplifts.iter().map(|u| format!("{} {}", u.id, u.text)).collect::<Vec<_>>().join("; ")
}

/// `3–6`, or `4` when both are the same.
fn span((from, to): &(Exact, Exact)) -> String {
    let [from, to] = [from, to].map(|end| end.to_short(1));
    if from == to { from } else { format!("{from}–{to}") }
}
