//! The scores alone, small enough for dashboards that ask often.

use serde_json::{Value, json};

use crate::report::view::{Brief, Cover, EntryView, Number, OutcomeView, PortfolioCell};

/// All assessments with their outermost nodes: the site's data/scores.json, `gapmap/scores@1`.
#[must_use]
pub fn scores<'b>(cover: &Cover, entries: impl Iterator<Item = (&'b EntryView, &'b Brief)>) -> Vec<u8> {
    let document = json!({
        "schema": "gapmap/scores@1",
        "generator": cover.generator,
        "title": cover.title,
        "audience": cover.audience,
        "commit": cover.commit,
        "rubric": {"id": cover.rubric.id, "version": cover.rubric.version},
        "assessments": entries.map(|(entry, brief)| assessment(entry, brief)).collect::<Vec<Value>>(),
    });
    // Plain data with text keys can always be written.
    let mut json = serde_json::to_vec_pretty(&document).unwrap_or_default();
    json.push(b'\n');
    json
}

fn assessment(entry: &EntryView, brief: &Brief) -> Value {
    let overall = &brief.row.overall;
    json!({
        "id": entry.id,
        "url": entry.url,
        "subject": entry.subject,
        "date": brief.row.date,
        "overall": result(&overall.now, &overall.target, overall.outcome.as_ref()),
        "answered": overall.coverage.answered,
        "applicable": overall.coverage.applicable,
        "nodes": brief.row.cells.iter().map(node).collect::<Vec<Value>>(),
    })
}

fn node(cell: &PortfolioCell) -> Value {
    json!({"id": cell.id, "name": cell.name, "score": result(&cell.now, &cell.target, cell.outcome.as_ref())})
}

/// The exact value as a decimal and as a fraction, as the pages show it, and the target; the id of an outcome where there is one.
fn result(now: &Number, target: &Number, outcome: Option<&OutcomeView>) -> Value {
    json!({
        "value": now.value,
        "exact": now.exact,
        "display": now.display,
        "target": target.value,
        "outcome": outcome.map(|outcome| &outcome.id),
    })
}
