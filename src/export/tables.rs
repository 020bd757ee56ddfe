//! One CSV per table: UTF-8, CRLF, quoted where needed, and harmless in spreadsheets.

use crate::exact::Exact;
use crate::report::view::{AssessmentView, CapabilityView, LinkView, Number};

/// Name of the file without its ending, and its bytes.
pub fn tables(a: &AssessmentView) -> Vec<(&'static str, Vec<u8>)> {
    let all = [
        (true, "capabilities", capabilities(a)),
        (true, "evidence", evidence(a)),
        (a.has.gaps, "gaps", gaps(a)),
        (a.has.metrics, "metrics", metrics(a)),
        (a.has.next, "next-steps", next_steps(a)),
        (a.has.risks, "risks", risks(a)),
        (a.has.roadmap, "roadmap", roadmap(a)),
    ];
    all.into_iter().filter(|(has, ..)| *has).map(|(_, name, table)| (name, table)).collect()
}

fn capabilities(a: &AssessmentView) -> Vec<u8> {
    let head = [
        "id",
        "dimension",
        "capability",
        "state",
        "level",
        "answer",
        "outcome",
        "target",
        "gap",
        "weight",
        "priority",
        "evidence grade",
        "coverage",
        "owner",
        "source",
    ];
    let rows = a.dimensions.iter().flat_map(|d| {
        d.capabilities.iter().map(|c| {
            vec![
                c.id.clone(),
                d.name.clone(),
                c.name.clone(),
                c.state.to_owned(),
                value(&c.score.now),
                answer(c),
                c.score.outcome.as_ref().map(|outcome| outcome.id.clone()).unwrap_or_default(),
                c.target.as_ref().map(|target| value(&target.number)).unwrap_or_default(),
                c.gap_value.as_ref().map(|gap| gap.to_short(2)).unwrap_or_default(),
                c.weight_value.to_short(3),
                c.priority_value.as_ref().map(|priority| priority.to_fixed(1)).unwrap_or_default(),
                c.grade.clone().unwrap_or_default(),
                c.coverage.clone().unwrap_or_default(),
                c.owner.clone().unwrap_or_default(),
                c.source.clone().unwrap_or_default(),
            ]
        })
    });
    table(&head, rows)
}

fn evidence(a: &AssessmentView) -> Vec<u8> {
    let head = ["capability", "evidence", "reference", "grade", "date", "expires"];
    let rows = a.dimensions.iter().flat_map(|d| &d.capabilities).flat_map(|c| {
        c.evidence.iter().map(|e| {
            vec![
                c.id.clone(),
                e.text.clone(),
                e.url.clone().or_else(|| e.place.clone()).unwrap_or_default(),
                e.grade.clone().unwrap_or_default(),
                e.date.clone().unwrap_or_default(),
                e.expires.clone().unwrap_or_default(),
            ]
        })
    });
    table(&head, rows)
}

fn gaps(a: &AssessmentView) -> Vec<u8> {
    let head = [
        "rank",
        "id",
        "capability",
        "dimension",
        "now",
        "target",
        "gap",
        "weight",
        "pain",
        "priority",
        "formula",
        "effort (person-weeks)",
        "roadmap items",
        "risks",
        "owner",
    ];
    let rows = a.gaps.iter().map(|g| {
        vec![
            g.rank.to_string(),
            g.id.clone(),
            g.name.clone(),
            g.dimension.clone(),
            value(&g.now),
            value(&g.target),
            g.gap_value.to_short(2),
            g.weight_value.to_short(3),
            g.pain.unwrap_or_default().to_owned(),
            g.priority_value.to_fixed(1),
            g.formula_plain.clone(),
            g.effort_value.as_ref().map(|effort| effort.to_short(1)).unwrap_or_default(),
            names(&g.items),
            names(&g.risks),
            g.owner.clone().unwrap_or_default(),
        ]
    });
    table(&head, rows)
}

fn roadmap(a: &AssessmentView) -> Vec<u8> {
    let head = [
        "id",
        "item",
        "phase",
        "priority",
        "status",
        "start",
        "finish",
        "critical",
        "slack (days)",
        "effort (person-weeks)",
        "impact",
        "value",
        "owner",
        "needs",
        "lifts",
        "overall after",
    ];
    let rows = a.roadmap.phases.iter().flat_map(|phase| {
        phase.items.iter().map(|i| {
            let lifts: Vec<String> = i.uplifts.iter().map(|u| format!("{} {}", u.id, u.text)).collect();
            vec![
                i.id.clone(),
                i.title.clone(),
                phase.name.clone(),
                i.priority.clone(),
                i.status.to_owned(),
                i.start.clone(),
                i.finish.clone(),
                if i.critical { "yes" } else { "no" }.to_owned(),
                i.slack_days.to_string(),
                span(&i.effort_span),
                i.impact.to_string(),
                i.value_value.to_fixed(1),
                i.owner.clone().unwrap_or_default(),
                names(&i.needs),
                lifts.join("; "),
                i.overall_after.as_ref().map(value).unwrap_or_default(),
            ]
        })
    });
    table(&head, rows)
}

fn risks(a: &AssessmentView) -> Vec<u8> {
    let head = [
        "number",
        "id",
        "risk",
        "category",
        "status",
        "standing",
        "cause",
        "event",
        "effect",
        "likelihood",
        "impact",
        "level",
        "residual likelihood",
        "residual impact",
        "residual level",
        "above appetite",
        "treatment",
        "owner",
        "review",
        "items",
    ];
    let rows = a.risks.register.iter().map(|r| {
        let residual = |field: fn(&crate::report::view::RatingView) -> String| r.residual.as_ref().map(field).unwrap_or_default();
        vec![
            r.number.to_string(),
            r.id.clone(),
            r.title.clone(),
            r.category.clone().unwrap_or_default(),
            r.status.to_owned(),
            r.standing.to_owned(),
            r.cause.clone(),
            r.event.clone(),
            r.effect.clone(),
            step(r.current.likelihood),
            step(r.current.impact),
            r.current.level.clone(),
            residual(|rating| step(rating.likelihood)),
            residual(|rating| step(rating.impact)),
            residual(|rating| rating.level.clone()),
            if r.above_appetite { "yes" } else { "no" }.to_owned(),
            r.treatment.unwrap_or_default().to_owned(),
            r.owner.clone().unwrap_or_default(),
            r.review.clone().unwrap_or_default(),
            r.items.iter().map(|item| item.link.name.as_str()).collect::<Vec<_>>().join("; "),
        ]
    });
    table(&head, rows)
}

fn metrics(a: &AssessmentView) -> Vec<u8> {
    let head = ["id", "metric", "group", "value", "unit", "band", "previous", "movement", "date", "source"];
    let rows = a.metrics.iter().flat_map(|group| {
        group.metrics.iter().map(|m| {
            vec![
                m.id.clone(),
                m.name.clone(),
                group.name.clone(),
                m.value.as_ref().map(ToString::to_string).unwrap_or_default(),
                m.unit.clone(),
                m.band.clone().unwrap_or_default(),
                m.previous.as_ref().map(ToString::to_string).unwrap_or_default(),
                m.movement.unwrap_or_default().to_owned(),
                m.date.clone().unwrap_or_default(),
                m.value_source.clone().unwrap_or_default(),
            ]
        })
    });
    table(&head, rows)
}

fn next_steps(a: &AssessmentView) -> Vec<u8> {
    let head = ["id", "step", "time frame", "status", "owner", "due", "done when", "feeds"];
    let rows = a.next_steps.iter().flat_map(|horizon| {
        horizon.steps.iter().map(|s| {
            vec![
                s.id.clone(),
                s.text.clone(),
                horizon.name.clone(),
                s.status.to_owned(),
                s.owner.clone().unwrap_or_default(),
                s.due.clone().unwrap_or_default(),
                s.done_when.clone(),
                names(&s.feeds),
            ]
        })
    });
    table(&head, rows)
}

/// What was answered, in words; of an item with measures, each of them.
fn answer(c: &CapabilityView) -> String {
    let measured = c.measures.iter().filter_map(|measure| Some(format!("{}: {}", measure.name, measure.answer_plain.as_ref()?)));
    c.answer_plain.clone().unwrap_or_else(|| measured.collect::<Vec<_>>().join("; "))
}

fn value(number: &Number) -> String {
    number.value.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// `3–6`, or `4` when both are the same.
fn span((from, to): &(Exact, Exact)) -> String {
    let [from, to] = [from, to].map(|end| end.to_short(1));
    if from == to { from } else { format!("{from}–{to}") }
}

fn step(step: Option<i64>) -> String {
    step.map(|step| step.to_string()).unwrap_or_default()
}

fn names(links: &[LinkView]) -> String {
    links.iter().map(|link| link.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has as many cells as the head.
    let mut write = |cells: Vec<String>| writer.write_record(cells.iter().map(|cell| defused(cell))).is_ok();
    write(head.iter().map(|cell| (*cell).to_owned()).collect());
    rows.for_each(|row| {
        write(row);
    });
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
fn defused(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_be_formulas_and_numbers_stay_numbers() {
        let rows = [vec!["=1+1".to_owned(), "-2".to_owned(), "a \"b\", c".to_owned()]];
        let text = String::from_utf8(table(&["a", "b", "c"], rows.into_iter())).expect("text");
        assert_eq!(text, "a,b,c\r\n'=1+1,-2,\"a \"\"b\"\", c\"\r\n");
    }
}
