//! A plan, or what changes in it, as tables.

use jiff::civil::Date;

use super::super::score::heading;
use super::super::table::{Align, table};
use super::super::wording::{counted, hang};
use super::{Case, Outcome};
use crate::diagnostics::emit::visible;
use crate::plan::{Moved, PlanItem};
use crate::report::NOTHING;
use crate::report::view::ConflictView;
use crate::words::Words;

const WIDTH: usize = 100;

pub fn text(case: &Case<'_>) -> String {
    let heading = heading(case.rubric, case.assessment);
    match &case.changed {
        Some(changed) => format!("{heading}{}\n\n{}", asked(case), differences(case, changed)),
        None => format!("{heading}\n\n{}", whole(case)),
    }
}

/// `without R1.1, with 2 people on an item`.
fn asked(case: &Case<'_>) -> String {
    let changes = &case.changes;
    let parts = [
        (!changes.without.is_empty()).then(|| format!("without {}", case.ids(&changes.without).join(", "))),
        (!changes.with.is_empty()).then(|| format!("with {}", case.ids(&changes.with).join(", "))),
        changes.capacity.as_ref().map(|capacity| format!("with room for {} person-weeks a week", capacity.to_short(2))),
        changes.people.as_ref().map(|people| format!("with {} people on an item", people.to_short(2))),
        changes.start.map(|start| format!("starting {start}")),
    ];
    format!("\n  {}", parts.into_iter().flatten().collect::<Vec<String>>().join(", "))
}

/// The plan as it stands.
fn whole(case: &Case<'_>) -> String {
    let (plan, words) = (&case.now.evaluation.plan, &case.now.words);
    let mut text = hang(&visible(&words.headline), WIDTH, "  ", "  ");
    if !plan.roadmap.items.is_empty() {
        let sentence = "A projection: nothing of it is measured. Scores hold once every level of the plan is reached.";
        text.push_str(&hang(sentence, WIDTH, "  ", "  "));
        text.push_str(&format!("\n{}", items(case)));
    }
    text.push_str(&section("Conflicts", texts(case.now.words.conflicts.iter())));
    text.push_str(&section("Outside the weeks of their phase", texts(case.now.words.overruns.iter())));
    let rows =
        case.now.left_out().map(|left| vec![left.id.clone(), left.reason_text.clone(), left.title.clone()]).collect::<Vec<_>>();
    text.push_str(&titled("Not in the plan", &[Align::Left; 3], &rows));
    if !plan.roadmap.items.is_empty() {
        text.push_str(&section("Assumptions", words.assumptions.iter().map(String::as_str)));
    }
    text
}

const COLUMNS: [(&str, Align); 9] = [
    ("item", Align::Left),
    ("start", Align::Left),
    ("finish", Align::Left),
    ("person-weeks", Align::Right),
    ("slack", Align::Left),
    ("waits for", Align::Left),
    ("projected", Align::Right),
    ("owner", Align::Left),
    ("", Align::Left),
];

/// The items in the order of work.
fn items(case: &Case<'_>) -> String {
    let items = &case.now.evaluation.plan.roadmap.items;
    let row = |item: &PlanItem| {
        let needs: Vec<&str> = item.needs.iter().map(|at| items[*at].id.as_str()).collect();
        let owner = item.decision.as_ref().and_then(|decision| decision.owner.as_ref());
        vec![
            item.id.clone(),
            item.slot.start.to_string(),
            item.slot.finish.to_string(),
            Words::english().range(&item.effort.0, &item.effort.1),
            slack(item),
            needs.join(", "),
            case.now.shown(case.rubric, None, item.overall_after.as_ref()),
            owner.map_or_else(String::new, |owner| owner.name.clone()),
            item.title.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = items.iter().map(row).collect();
    // A column in which nothing stands is left out.
    let is_told = |at: &usize| rows.iter().any(|row| !row[*at].is_empty() && row[*at] != NOTHING);
    let told: Vec<usize> = (0..COLUMNS.len()).filter(is_told).collect();
    let head = COLUMNS.iter().map(|(head, _)| (*head).to_owned()).collect();
    let kept = |row: &Vec<String>| told.iter().map(|at| row[*at].clone()).collect();
    let align: Vec<Align> = told.iter().map(|at| COLUMNS[*at].1).collect();
    table(&align, &std::iter::once(&head).chain(&rows).map(kept).collect::<Vec<Vec<String>>>(), "  ")
}

/// In working days.
fn slack(item: &PlanItem) -> String {
    let days = || counted(usize::try_from(item.slot.slack.unsigned_abs()).unwrap_or(usize::MAX), "workday");
    if item.slot.critical { "critical".to_owned() } else { days() }
}

/// Calendar days.
fn days(days: i64) -> String {
    counted(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "day")
}

/// What differs from the plan as it stands.
fn differences(case: &Case<'_>, changed: &Outcome) -> String {
    let difference = case.difference(changed);
    let mut text = results(case, changed);
    let absent = case.without_effect();
    let reasons = absent.into_iter().map(|id| {
        let left = case.now.left_out().find(|left| left.id == id);
        vec![id.to_owned(), left.map_or_else(String::new, |left| left.reason_text.clone())]
    });
    text.push_str(&titled("Not in the plan as it stands", &[Align::Left; 2], &reasons.collect::<Vec<_>>()));
    let left: Vec<Vec<String>> = difference
        .left
        .iter()
        .map(|left| {
            let why = if left.is_unneeded { "nothing in the plan needs it any more" } else { "left out on request" };
            vec![left.item.id.clone(), why.to_owned(), left.item.title.clone()]
        })
        .collect();
    text.push_str(&titled("Leaves the plan", &[Align::Left; 3], &left));
    let entered: Vec<Vec<String>> = difference
        .entered
        .iter()
        .map(|item| vec![item.id.clone(), format!("{} to {}", item.slot.start, item.slot.finish), item.title.clone()])
        .collect();
    text.push_str(&titled("Enters the plan", &[Align::Left; 3], &entered));
    let needed: Vec<Vec<String>> = difference
        .still_needed
        .iter()
        .flat_map(|needed| needed.by.iter().map(|by| vec![by.id.clone(), format!("needs {}", needed.item.id), by.title.clone()]))
        .collect();
    text.push_str(&titled("Still needs what is left out", &[Align::Left; 3], &needed));
    let moved: Vec<Vec<String>> = difference.moved.iter().map(moved).collect();
    text.push_str(&titled("Moves", &[Align::Left; 4], &moved));
    let level =
        |level: Option<_>| level.map_or_else(|| NOTHING.to_owned(), |level| case.rubric.matrix.levels[level].name.clone());
    let risks: Vec<Vec<String>> = difference
        .risks
        .iter()
        .map(|(before, after)| {
            let [before, now] = [before, after].map(|risk| rating(risk.residual, &level(risk.residual_level)));
            vec![after.id.clone(), format!("{before} -> {now}"), after.title.clone()]
        })
        .collect();
    text.push_str(&titled("Residual risks, projected", &[Align::Left; 3], &risks));
    let [new, gone] = [(changed, &case.now), (&case.now, changed)]
        .map(|(here, there)| here.conflicts().filter(|conflict| !there.conflicts().any(|other| is_alike(conflict, other))));
    text.push_str(&section("New conflicts", texts(new)));
    text.push_str(&section("Conflicts that are gone", texts(gone)));
    text
}

fn texts<'c>(conflicts: impl Iterator<Item = &'c ConflictView>) -> impl Iterator<Item = &'c str> {
    conflicts.map(|conflict| conflict.text.as_str())
}

/// Whether two plans have the same trouble with the same items, be it more or less of it.
fn is_alike(a: &ConflictView, b: &ConflictView) -> bool {
    let items = |conflict: &ConflictView| conflict.items.iter().map(|item| item.url.clone()).collect::<Vec<_>>();
    a.kind == b.kind && items(a) == items(b)
}

/// `Medium (3 x 2)`: level, likelihood and impact.
fn rating(rating: Option<crate::rubric::Rating>, level: &str) -> String {
    rating.map_or_else(|| level.to_owned(), |rating| format!("{level} ({} x {})", rating.likelihood, rating.impact))
}

fn moved(moved: &Moved<'_>) -> Vec<String> {
    let by = |date: Date, change: i64| match change {
        0 => format!("{date} as before"),
        1.. => format!("{date}, {} later", days(change)),
        _ => format!("{date}, {} earlier", days(change)),
    };
    let item = moved.after;
    let starts = format!("starts {}", by(item.slot.start, moved.start_days));
    vec![item.id.clone(), starts, format!("finishes {}", by(item.slot.finish, moved.finish_days)), item.title.clone()]
}

/// Before and after, line by line.
fn results(case: &Case<'_>, changed: &Outcome) -> String {
    let outcomes = [&case.now, changed];
    let line = |name: &str, cell: &dyn Fn(&Outcome) -> String| {
        let cells = outcomes.map(|outcome| Some(cell(outcome)).filter(|cell| !cell.is_empty()));
        let [before, after] = cells.map(|cell| cell.unwrap_or_else(|| NOTHING.to_owned()));
        let mark = if before == after { "" } else { "changed" };
        vec![name.to_owned(), before, after, mark.to_owned()]
    };
    let roadmap = |outcome: &'_ Outcome| outcome.evaluation.plan.roadmap.items.len();
    let mut rows = vec![
        ["", "as it stands", "then", ""].map(str::to_owned).to_vec(),
        line("projected score", &|outcome| outcome.overall_after(case.rubric)),
        line("items", &|outcome| roadmap(outcome).to_string()),
        line("finish", &|outcome| outcome.evaluation.plan.roadmap.finish.map_or_else(String::new, |finish| finish.to_string())),
        line("person-weeks", &|outcome| outcome.words.effort.clone()),
        line("critical path", &|outcome| outcome.critical_path().join(", ")),
        line("conflicts", &|outcome| outcome.conflicts().count().to_string()),
    ];
    for (at, (node, _)) in case.now.dimensions.iter().enumerate() {
        let name = format!("projected {}", case.rubric.nodes[*node].short);
        let row = line(&name, &|outcome| outcome.shown(case.rubric, Some(*node), outcome.dimensions[at].1.as_ref()));
        rows.extend(Some(row).filter(|row| !row[3].is_empty()));
    }
    rows.iter_mut().for_each(|row| row.truncate(3));
    table(&[Align::Left; 3], &rows, "  ")
}

/// A titled list of sentences; nothing where there are none.
fn section<'t>(title: &str, sentences: impl Iterator<Item = &'t str>) -> String {
    let lines: String = sentences.map(|sentence| hang(&visible(sentence), WIDTH, "  - ", "    ")).collect();
    if lines.is_empty() { lines } else { format!("\n{title}\n{lines}") }
}

/// A titled table; nothing without rows.
fn titled(title: &str, align: &[Align], rows: &[Vec<String>]) -> String {
    if rows.is_empty() { String::new() } else { format!("\n{title}\n{}", table(align, rows, "  ")) }
}
