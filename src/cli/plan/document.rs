//! Plans as one JSON document, `gapmap/plan@1`; docs/files.md lists its keys.

use serde::Serialize;

use super::super::session::Failure;
use super::{Case, Outcome};
use crate::exact::Exact;
use crate::plan::{Moved, PlanItem, RiskEntry};
use crate::rubric::{Ix, Node, Rating, RiskLevel};

const SCHEMA: &str = "gapmap/plan@1";

/// What every number under `projected` is.
const PROJECTION: &str = "what is called projected holds once every level of the plan is reached; nothing of it is measured";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    projection: &'static str,
    plans: Vec<Plan<'a>>,
}

#[derive(Serialize)]
struct Plan<'a> {
    assessment: &'a str,
    subject: &'a str,
    date: String,
    as_planned: Planned<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<WhatIf<'a>>,
}

#[derive(Serialize)]
struct WhatIf<'a> {
    asked: Asked<'a>,
    changed: Planned<'a>,
    difference: Different<'a>,
}

#[derive(Serialize)]
struct Asked<'a> {
    without: Vec<&'a str>,
    with: Vec<&'a str>,
    capacity: Option<&'a Exact>,
    people: Option<&'a Exact>,
    start: Option<String>,
}

#[derive(Serialize)]
struct Planned<'a> {
    start: String,
    finish: Option<String>,
    people: &'a Exact,
    effort: Span,
    now: Score,
    projected: Score,
    dimensions: Vec<Dimension<'a>>,
    items: Vec<Item<'a>>,
    critical_path: Vec<&'a str>,
    conflicts: Vec<&'a str>,
    left_out: Vec<LeftOut<'a>>,
    risks: Vec<Risk<'a>>,
    assumptions: &'a [String],
}

#[derive(Serialize)]
struct Score {
    value: Option<Exact>,
    exact: Option<String>,
    display: String,
}

#[derive(Serialize)]
struct Dimension<'a> {
    id: &'a str,
    name: &'a str,
    projected: Score,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    start: String,
    finish: String,
    slack_days: i64,
    critical: bool,
    effort: Span,
    owner: Option<&'a str>,
    needs: Vec<&'a str>,
    projected: Score,
}

/// From and to, in person-weeks.
#[derive(Serialize)]
struct Span(Exact, Exact);

#[derive(Serialize)]
struct LeftOut<'a> {
    id: &'a str,
    title: &'a str,
    reason: &'a str,
    reason_text: &'a str,
}

#[derive(Serialize)]
struct Risk<'a> {
    id: &'a str,
    title: &'a str,
    now: Option<Rated<'a>>,
    projected: Option<Rated<'a>>,
}

#[derive(Serialize)]
struct Rated<'a> {
    likelihood: i64,
    impact: i64,
    level: Option<&'a str>,
}

#[derive(Serialize)]
struct Different<'a> {
    left: Vec<Left<'a>>,
    entered: Vec<&'a str>,
    still_needed: Vec<StillNeeded<'a>>,
    moved: Vec<MovedBy<'a>>,
    risks: Vec<&'a str>,
    not_in_plan: Vec<&'a str>,
}

#[derive(Serialize)]
struct Left<'a> {
    id: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct StillNeeded<'a> {
    id: &'a str,
    by: Vec<&'a str>,
}

#[derive(Serialize)]
struct MovedBy<'a> {
    id: &'a str,
    start_days: i64,
    finish_days: i64,
}

pub fn document(cases: &[Case<'_>]) -> Result<String, Failure> {
    let document = Document { schema: SCHEMA, projection: PROJECTION, plans: cases.iter().map(plan).collect() };
    let text =
        serde_json::to_string_pretty(&document).map_err(|e| Failure::new(format!("cannot write the plan as JSON: {e}")))?;
    Ok(format!("{text}\n"))
}

fn plan<'a>(case: &'a Case<'_>) -> Plan<'a> {
    Plan {
        assessment: super::workspace::folder(case.assessment),
        subject: &case.assessment.subject,
        date: case.assessment.date.to_string(),
        as_planned: planned(case, &case.now),
        what_if: case.changed.as_ref().map(|changed| what_if(case, changed)),
    }
}

fn what_if<'a>(case: &'a Case<'_>, changed: &'a Outcome) -> WhatIf<'a> {
    let (changes, difference) = (&case.changes, case.difference(changed));
    let reason = |is_unneeded: bool| if is_unneeded { "unneeded" } else { "asked" };
    let moved = |Moved { after, start_days, finish_days, .. }: &Moved<'a>| MovedBy {
        id: &after.id,
        start_days: *start_days,
        finish_days: *finish_days,
    };
    WhatIf {
        asked: Asked {
            without: case.ids(&changes.without),
            with: case.ids(&changes.with),
            capacity: changes.capacity.as_ref(),
            people: changes.people.as_ref(),
            start: changes.start.map(|start| start.to_string()),
        },
        changed: planned(case, changed),
        difference: Different {
            left: difference.left.iter().map(|left| Left { id: &left.item.id, reason: reason(left.is_unneeded) }).collect(),
            entered: ids(&difference.entered),
            still_needed: difference
                .still_needed
                .iter()
                .map(|needed| StillNeeded { id: &needed.item.id, by: ids(&needed.by) })
                .collect(),
            moved: difference.moved.iter().map(moved).collect(),
            risks: difference.risks.iter().map(|(_, risk)| risk.id.as_str()).collect(),
            not_in_plan: case.without_effect(),
        },
    }
}

fn ids<'a>(items: &[&'a PlanItem]) -> Vec<&'a str> {
    items.iter().map(|item| item.id.as_str()).collect()
}

fn planned<'a>(case: &'a Case<'_>, outcome: &'a Outcome) -> Planned<'a> {
    let (plan, card) = (&outcome.evaluation.plan, &outcome.evaluation.scorecard);
    let roadmap = &plan.roadmap;
    let score = |node: Option<Ix<Node>>, value: Option<&Exact>| Score {
        value: value.cloned(),
        exact: value.map(Exact::to_ratio),
        display: outcome.shown(case.rubric, node, value),
    };
    let item = |item: &'a PlanItem| Item {
        id: &item.id,
        title: &item.title,
        start: item.slot.start.to_string(),
        finish: item.slot.finish.to_string(),
        slack_days: item.slot.slack,
        critical: item.slot.critical,
        effort: Span(item.effort.0.clone(), item.effort.1.clone()),
        owner: item.owner_id(),
        needs: item.needs.iter().map(|at| roadmap.items[*at].id.as_str()).collect(),
        projected: score(None, item.overall_after.as_ref()),
    };
    let dimension = |(node, value): &'a (Ix<Node>, Option<Exact>)| Dimension {
        id: &case.rubric.nodes[*node].id,
        name: &case.rubric.nodes[*node].name,
        projected: score(Some(*node), value.as_ref()),
    };
    let (from, to) = roadmap.work();
    Planned {
        start: roadmap.start.to_string(),
        finish: roadmap.finish.map(|finish| finish.to_string()),
        people: &roadmap.people,
        effort: Span(from, to),
        now: score(None, card.overall.value.as_ref()),
        projected: score(None, plan.overall_after.as_ref()),
        dimensions: outcome.dimensions.iter().map(dimension).collect(),
        items: roadmap.items.iter().map(item).collect(),
        critical_path: outcome.critical_path(),
        conflicts: outcome.conflicts().map(|conflict| conflict.text.as_str()).collect(),
        left_out: outcome
            .left_out()
            .map(|left| LeftOut { id: &left.id, title: &left.title, reason: left.reason, reason_text: &left.reason_text })
            .collect(),
        risks: plan.risks.iter().filter(|risk| risk.is_live()).map(|risk| rated(case, risk)).collect(),
        assumptions: &outcome.words.assumptions,
    }
}

fn rated<'a>(case: &'a Case<'_>, risk: &'a RiskEntry) -> Risk<'a> {
    let rated = |rating: Option<Rating>, level: Option<Ix<RiskLevel>>| {
        let level = level.map(|level| case.rubric.matrix.levels[level].id.as_str());
        rating.map(|rating| Rated { likelihood: rating.likelihood, impact: rating.impact, level })
    };
    Risk {
        id: &risk.id,
        title: &risk.title,
        now: rated(risk.current, risk.level),
        projected: rated(risk.residual, risk.residual_level),
    }
}
