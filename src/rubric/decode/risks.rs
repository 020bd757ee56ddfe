//! The risk matrix, the rules that suggest and rate risks, and the risks themselves.

use std::collections::BTreeMap;

use super::context::rules;
use super::known::{Known, points_on};
use super::table::{Row, name, prose};
use super::weights;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::Exact;
use crate::rubric::{
    Addition, ImpactRule, Ix, LikelihoodRule, Limits, List, Node, Risk, RiskCategory, RiskLevel, RiskMatrix, RiskRules, RiskStep,
    Scale, Signal, Strategy, Treatment,
};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

const STRATEGIES: [(&str, Strategy); 4] =
    [("avoid", Strategy::Avoid), ("reduce", Strategy::Reduce), ("share", Strategy::Share), ("accept", Strategy::Accept)];

/// Reads `risk_matrix`; risks without one are an error.
pub(super) fn matrix<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> RiskMatrix {
    let Some(mut fields) = root.fields("risk_matrix", "risk matrix", sink) else {
        if let (false, Some(place)) = (root.has("risk_matrix"), root.key_span("risks")) {
            super::report_missing(place, "risks need a `risk_matrix` to be rated", sink);
        }
        return RiskMatrix::default();
    };
    for listed in ["likelihood", "impact", "levels"] {
        fields.required(listed, sink);
    }
    let grid = fields.required("grid", sink).and_then(|value| grid(value, known, sink)).unwrap_or_default();
    fields.finish(sink);
    let step = |fields: &mut Fields<'a>, row: &Row<'a>, sink: &mut Diagnostics| RiskStep {
        id: row.id.clone(),
        name: name(fields, row, sink),
        gloss: prose(fields, "gloss", sink),
    };
    RiskMatrix {
        likelihood: known.likelihood.read(sink, step),
        impact: known.impact.read(sink, step),
        levels: known.risk_levels.read(sink, |fields, row, sink| RiskLevel {
            id: row.id.clone(),
            name: name(fields, row, sink),
            action: prose(fields, "action", sink),
        }),
        grid,
    }
}

/// The level of every pair; `None` when some pair has none.
fn grid(value: &Value, known: &Known<'_>, sink: &mut Diagnostics) -> Option<Vec<Vec<Ix<RiskLevel>>>> {
    let written = fields::list(value, sink);
    let has_size = check_size(value, written, "rows", "likelihoods", known.likelihood.len(), sink);
    let rows: Vec<_> = written.iter().map(|row| grid_row(row, known, sink)).collect();
    let rows: Option<Vec<_>> = rows.into_iter().collect();
    let rows = rows.filter(|_| has_size)?;
    check_monotone(&rows, written, known, sink);
    Some(rows)
}

fn grid_row(value: &Value, known: &Known<'_>, sink: &mut Diagnostics) -> Option<Vec<Ix<RiskLevel>>> {
    let cells = fields::list(value, sink);
    let has_size = check_size(value, cells, "cells", "impacts", known.impact.len(), sink);
    let levels: Vec<_> = cells.iter().map(|cell| known.risk_levels.link(cell, sink)).collect();
    levels.into_iter().collect::<Option<Vec<_>>>().filter(|_| has_size)
}

fn check_size(value: &Value, found: &[Value], parts: &str, steps: &str, expected: usize, sink: &mut Diagnostics) -> bool {
    if found.len() != expected {
        let message = format!("{} {parts} for {expected} {steps}", found.len());
        sink.push(
            Diagnostic::new(&codes::rubric::GRID_SIZE, value.span, message)
                .help("write one row per likelihood and in it one level per impact, both lowest first"),
        );
    }
    found.len() == expected
}

fn check_monotone(grid: &[Vec<Ix<RiskLevel>>], written: &[Value], known: &Known<'_>, sink: &mut Diagnostics) {
    for (at, row) in grid.iter().enumerate() {
        for (column, level) in row.iter().enumerate() {
            let left = column.checked_sub(1).and_then(|left| row.get(left));
            let above = at.checked_sub(1).and_then(|above| grid.get(above)?.get(column));
            if left.max(above).is_some_and(|before| before > level) {
                let Kind::List(cells) = &written[at].kind else {
                    continue;
                };
                let message = format!("`{}` is lower than a cell before it", known.risk_levels.row(*level).id);
                sink.push(
                    Diagnostic::new(&codes::rubric::GRID_NOT_MONOTONE, cells[column].span, message)
                        .help("levels should not fall to the right or downwards"),
                );
            }
        }
    }
}

/// Reads `risk_rules`. Without a reference, a driver drives until it reaches the top of the scale; without `raise_at`,
/// risks are suggested from an exposure of 1/2.
pub(super) fn rules_of<'a>(root: &mut Fields<'a>, scale: Option<&Scale>, known: &Known<'a>, sink: &mut Diagnostics) -> RiskRules {
    let mut found = RiskRules {
        reference: scale.and_then(Scale::range).map_or_else(Exact::one, |(_, top)| top),
        raise_at: Exact::ratio(1, 2),
        appetite: Limits::default(),
        tolerance: Limits::default(),
        rules: Vec::new(),
    };
    let Some(mut fields) = root.fields("risk_rules", "set of risk rules", sink) else {
        return found;
    };
    let reference = fields.value("reference");
    if let (Some(value), Some(scale)) = (reference, scale) {
        found.reference = points_on(scale, value, sink).unwrap_or(found.reference);
    }
    found.raise_at = fields.share("raise_at", sink).map_or(found.raise_at, |share| share.value);
    found.appetite = limits(&mut fields, "appetite", "appetite_by_category", known, sink);
    found.tolerance = limits(&mut fields, "tolerance", "tolerance_by_category", known, sink);
    found.rules = rules(&mut fields, sink);
    fields.finish(sink);
    found
}

fn limits<'a>(
    fields: &mut Fields<'a>,
    general: &'static str,
    by_category: &'static str,
    known: &Known<'a>,
    sink: &mut Diagnostics,
) -> Limits {
    let mut limits = Limits { general: known.risk_levels.link_in(fields, general, sink), by_category: BTreeMap::new() };
    for (category, entry) in known.risk_categories.keyed_in(fields, by_category, sink) {
        limits.by_category.extend(known.risk_levels.link(&entry.value, sink).map(|level| (category, level)));
    }
    limits
}

pub(super) fn categories(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<RiskCategory> {
    root.value("risk_categories");
    known.risk_categories.read(sink, |fields, row, sink| RiskCategory { id: row.id.clone(), name: name(fields, row, sink) })
}

pub(super) fn risks<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> List<Risk> {
    root.value("risks");
    known.risks.read_linked(sink, |fields, row, sink| risk(fields, row, known, sink))
}

fn risk<'a>(fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<Risk> {
    let title = fields.required_text("title", sink);
    Some(Risk {
        id: row.id.clone(),
        category: known.risk_categories.link_in(fields, "category", sink)?,
        text: fields.text("text", sink).unwrap_or_else(|| title.clone()),
        title,
        cause: prose(fields, "cause", sink),
        event: prose(fields, "event", sink),
        effect: prose(fields, "effect", sink),
        always: fields.boolean("always", sink).unwrap_or(false),
        when: known.condition_in(fields, "when", sink),
        needs_level: known.points_in(fields, "needs_level", sink),
        drivers: drivers(fields, known, sink),
        reference: known.points_in(fields, "reference", sink).into_iter().collect(),
        raise_if: known.points_in(fields, "raise_if", sink),
        raise_at: fields.share("raise_at", sink).map(|share| share.value),
        signals: signals(fields, known, sink),
        likelihood: likelihood(fields, known, sink),
        impact: impact(fields, known, sink),
        treatments: treatments(fields, sink),
        items: known.items.links_in(fields, "items", sink),
        watch: prose(fields, "watch", sink),
        refs: known.references.links_in(fields, "refs", sink),
        span: row.span,
    })
}

fn drivers<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<(Ix<Node>, Exact)> {
    let mut drivers = Vec::new();
    for entry in fields.map("drivers", sink) {
        let weight = weights::weight(&entry.value, sink);
        drivers.extend(known.item(&entry.key, entry.key_span, sink).zip(weight));
    }
    if let (Some(value), false) = (fields.value("drivers"), drivers.is_empty())
        && drivers.iter().all(|(_, weight)| weight.is_zero())
    {
        weights::report(value.span, "the weights of all drivers are zero", sink);
    }
    drivers
}

fn signals<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<Signal> {
    let mut signals = Vec::new();
    for value in fields.list("signals", sink) {
        if let Some(mut fields) = Fields::of(value, "signal", sink) {
            let bands = known.bands.links_in(&mut fields, "bands", sink);
            let add = fields.integer("add", -10..=10, sink).unwrap_or(0);
            let metric = known.metrics.required_link(&mut fields, "metric", sink);
            signals.extend(metric.map(|metric| Signal { metric, bands, add }));
            fields.finish(sink);
        }
    }
    signals
}

/// How many steps ratings have; 5 where there is no matrix.
fn steps(count: usize) -> i64 {
    i64::try_from(count).ok().filter(|count| *count > 0).unwrap_or(5)
}

fn likelihood<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> LikelihoodRule {
    let highest = steps(known.likelihood.len());
    let mut rule = LikelihoodRule { floor: 1, ceiling: highest, plus: Vec::new() };
    if let Some(mut fields) = fields.fields("likelihood", "rule for the likelihood", sink) {
        rule.floor = fields.integer("floor", 1..=highest, sink).unwrap_or(1);
        rule.ceiling = fields.integer("ceiling", rule.floor..=highest, sink).unwrap_or(highest);
        rule.plus = additions(&mut fields, known, sink);
        fields.finish(sink);
    }
    rule
}

fn impact<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> ImpactRule {
    let mut rule = ImpactRule { base: 1, plus: Vec::new() };
    if let Some(mut fields) = fields.fields("impact", "rule for the impact", sink) {
        rule.base = fields.integer("base", 1..=steps(known.impact.len()), sink).unwrap_or(1);
        rule.plus = additions(&mut fields, known, sink);
        fields.finish(sink);
    }
    rule
}

fn additions<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<Addition> {
    let mut additions = Vec::new();
    for value in fields.list("plus", sink) {
        if let Some(mut fields) = Fields::of(value, "plus entry", sink) {
            additions.push(Addition {
                when: known.condition_in(&mut fields, "when", sink),
                add: fields.integer("add", -10..=10, sink).unwrap_or(0),
                why: prose(&mut fields, "why", sink),
            });
            fields.finish(sink);
        }
    }
    additions
}

fn treatments(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Treatment> {
    let mut treatments = Vec::new();
    for value in fields.list("treatments", sink) {
        if let Some(mut fields) = Fields::of(value, "treatment", sink) {
            let strategy = fields.required("strategy", sink).and_then(|word| fields::word(word, &STRATEGIES, sink));
            let text = fields.required_text("text", sink);
            treatments.extend(strategy.map(|strategy| Treatment { strategy, text }));
            fields.finish(sink);
        }
    }
    treatments
}
