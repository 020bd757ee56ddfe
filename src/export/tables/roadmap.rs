//! The items of the plan, and those that are no part of it.

use super::{Column, column, names, text, value, yes_no};
use crate::exact::Exact;
use crate::report::view::{AssessmentView, ItemView, LeftOutView, PhaseView};

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
        column("starts because", |row| row.1.because.to_owned()),
        column("latest start", |row| row.1.latest_start.clone()),
        column("latest finish", |row| row.1.latest_finish.clone()),
        column("slack (days)", |row| row.1.slack_days.to_string()),
        column("critical", |row| yes_no(row.1.critical)),
        column("finish at least effort", |row| row.1.finish_earliest.clone()),
        column("finish at most effort", |row| row.1.finish_latest.clone()),
        column("effort (person-weeks)", |row| span(&row.1.effort_span)),
        column("least work (person-weeks)", |row| row.1.work_span.0.to_short(2)),
        column("most work (person-weeks)", |row| row.1.work_span.1.to_short(2)),
        column("impact", |row| row.1.impact.to_string()),
        column("value", |row| row.1.value_value.to_fixed(1)),
        column("quick win", |row| yes_no(row.1.quick_win)),
        column("owner", |row| text(row.1.owner.as_ref())),
        column("role", |row| row.1.owner_role.clone()),
        column("needs", |row| names(&row.1.needs)),
        column("after", |row| names(&row.1.after)),
        column("lifts", |row| lifts(row.1)),
        column("risks", |row| names(&row.1.risks)),
        column("overall gain alone", |row| row.1.gain.overall_value.as_ref().map(ToString::to_string).unwrap_or_default()),
        column("overall gain per person-week", |row| rate(row.1)),
        column("overall after", |row| row.1.overall_after.as_ref().map(value).unwrap_or_default()),
    ]
}

fn lifts(item: &ItemView) -> String {
    item.uplifts.iter().map(|u| format!("{} {}", u.id, u.text)).collect::<Vec<_>>().join("; ")
}

fn rate(item: &ItemView) -> String {
    item.gain.per_week.as_ref().map(|rate| rate.middle.to_string()).unwrap_or_default()
}

/// `3–6`, or `4` when both are the same.
fn span((from, to): &(Exact, Exact)) -> String {
    let [from, to] = [from, to].map(|end| end.to_short(1));
    if from == to { from } else { format!("{from}–{to}") }
}

/// Finished items first, then those left out.
pub fn left_out(a: &AssessmentView) -> Vec<&LeftOutView> {
    a.roadmap.done.iter().chain(&a.roadmap.left_out).collect()
}

pub fn left_out_columns<'a>() -> Vec<Column<&'a LeftOutView>> {
    vec![
        column("id", |item| item.id.clone()),
        column("item", |item| item.title.clone()),
        column("phase", |item| item.phase.clone()),
        column("reason", |item| item.reason.to_owned()),
        column("do not start if", |item| text(item.not_if.as_ref())),
        column("risks", |item| names(&item.risks)),
    ]
}
