//! The roadmap and the next steps.

use std::collections::BTreeMap;

use super::context::rules;
use super::known::Known;
use super::table::{Row, name, prose};
use super::{needs, range};
use crate::diagnostics::Diagnostics;
use crate::exact::Exact;
use crate::rubric::{Closes, Condition, EffortSize, Horizon, Item, Ix, List, NotIf, Phase, RoadmapRules, Step};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Kind;

/// Reads `roadmap`.
pub(super) fn roadmap<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> RoadmapRules {
    let Some(mut fields) = root.fields("roadmap", "roadmap", sink) else {
        return RoadmapRules::default();
    };
    for listed in ["sizes", "phases", "items"] {
        fields.value(listed);
    }
    let phases = phases(known, sink);
    let items = items(&phases, known, sink);
    let last_week = phases.values().map(|phase| phase.weeks.1).max().unwrap_or(0);
    let roadmap = RoadmapRules {
        horizon_weeks: fields.integer("horizon_weeks", 1..=10_000, sink).unwrap_or(last_week),
        rules: rules(&mut fields, sink),
        sizes: known.sizes.read(sink, |fields, row, sink| EffortSize {
            id: row.id.clone(),
            text: fields.text("text", sink).unwrap_or_else(|| row.id.clone()),
        }),
        size_of: size_of(&mut fields, known, sink),
        phases,
        items,
    };
    fields.finish(sink);
    roadmap
}

/// `{when: CONDITION, size: small}` or `{else: medium}`.
fn size_of<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<(Option<Condition>, Ix<EffortSize>)> {
    let mut cases = Vec::new();
    for value in fields.list("size", sink) {
        let Some(mut case) = Fields::of(value, "case of `size`", sink) else {
            continue;
        };
        if case.has("else") {
            cases.extend(known.sizes.link_in(&mut case, "else", sink).map(|size| (None, size)));
        } else {
            case.required("when", sink);
            let when = known.condition_in(&mut case, "when", sink);
            cases.extend(known.sizes.required_link(&mut case, "size", sink).map(|size| (Some(when), size)));
        }
        case.finish(sink);
    }
    cases
}

fn phases(known: &Known<'_>, sink: &mut Diagnostics) -> List<Phase> {
    known.phases.read(sink, |fields, row, sink| {
        let name = name(fields, row, sink);
        Phase {
            id: row.id.clone(),
            text: fields.text("text", sink).unwrap_or_else(|| name.clone()),
            name,
            weeks: fields.required("weeks", sink).and_then(|value| range::weeks(value, sink)).unwrap_or((1, 1)),
            priority: prose(fields, "priority", sink),
            exit: fields.texts("exit", sink),
        }
    })
}

fn items(phases: &List<Phase>, known: &Known<'_>, sink: &mut Diagnostics) -> List<Item> {
    let mut needs = needs::read(known, sink).into_iter();
    known.items.read_linked(sink, |fields, row, sink| {
        fields.value("needs");
        item(fields, row, needs.next().unwrap_or_default(), phases, known, sink)
    })
}

fn item<'a>(
    fields: &mut Fields<'a>,
    row: &Row<'a>,
    needs: Vec<Ix<Item>>,
    phases: &List<Phase>,
    known: &Known<'a>,
    sink: &mut Diagnostics,
) -> Option<Item> {
    let phase = known.phases.link_in(fields, "phase", sink)?;
    Some(Item {
        id: row.id.clone(),
        phase,
        weeks: fields.value("weeks").and_then(|value| range::weeks(value, sink)).unwrap_or(phases[phase].weeks),
        text: fields.required_text("text", sink),
        outcome: prose(fields, "outcome", sink),
        accept: fields.texts("accept", sink),
        needs,
        after: known.items.links_in(fields, "after", sink),
        closes: closes(fields, known, sink),
        effort: effort(fields, known, sink),
        impact: fields.integer("impact", 1..=5, sink).unwrap_or(1),
        owner_role: prose(fields, "owner_role", sink),
        not_if: not_if(fields, known, sink),
        tools: known.tools.links_in(fields, "tools", sink),
        metrics: known.metrics.links_in(fields, "metrics", sink),
        risks: known.risks.links_in(fields, "risks", sink),
        span: row.span,
    })
}

/// A text, or a text and the facts by which it holds.
fn not_if<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<NotIf> {
    let value = fields.value("not_if")?;
    if !matches!(value.kind, Kind::Map(_)) {
        return Some(NotIf { text: fields::text(value, sink)?, when: None });
    }
    let mut fields = Fields::of(value, "do-not-start condition", sink)?;
    let text = fields.required_text("text", sink);
    let when = fields.has("when").then(|| known.condition_in(&mut fields, "when", sink));
    fields.finish(sink);
    Some(NotIf { text, when })
}

fn closes<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<Closes> {
    let mut all = Vec::new();
    for value in fields.list("closes", sink) {
        if let Some(mut one) = Fields::of(value, "closed gap", sink) {
            let (item, to) = (known.required_item(&mut one, "capability", sink), one.required("to", sink));
            let points = item.zip(to).and_then(|(item, to)| Some(Closes { item, to: known.points(item, to, sink)? }));
            all.extend(points);
            one.finish(sink);
        }
    }
    all
}

fn effort<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> BTreeMap<Ix<EffortSize>, (Exact, Exact)> {
    let sizes = known.sizes.keyed_in(fields, "effort", sink);
    sizes.into_iter().filter_map(|(size, entry)| Some((size, range::numbers(&entry.value, sink)?))).collect()
}

/// Reads `next_steps`.
pub(super) fn next_steps<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> (List<Horizon>, List<Step>) {
    let Some(mut fields) = root.fields("next_steps", "plan of next steps", sink) else {
        return (List::default(), List::default());
    };
    fields.value("horizons");
    fields.value("steps");
    fields.finish(sink);
    let horizons = known.horizons.read(sink, |fields, row, sink| Horizon {
        id: row.id.clone(),
        name: name(fields, row, sink),
        days: fields.required("days", sink).and_then(|days| fields::integer(days, 0..=100_000, sink)).unwrap_or(0),
    });
    (horizons, known.steps.read_linked(sink, |fields, row, sink| step(fields, row, known, sink)))
}

fn step<'a>(fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<Step> {
    Some(Step {
        id: row.id.clone(),
        horizon: known.horizons.link_in(fields, "horizon", sink)?,
        text: fields.required_text("text", sink),
        done_when: prose(fields, "done_when", sink),
        feeds: known.items.links_in(fields, "feeds", sink),
        uses: known.questions.table.links_in(fields, "uses", sink),
        owner_role: prose(fields, "owner_role", sink),
        hours: fields.value("hours").and_then(|value| range::numbers(value, sink)),
    })
}
