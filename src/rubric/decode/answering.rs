//! Rules for giving answers, grades of evidence and the order of gaps.

use std::collections::BTreeMap;

use super::context::rules;
use super::known::{Known, points_on};
use super::table::{name, prose};
use super::weights::weight;
use crate::diagnostics::Diagnostics;
use crate::exact::Exact;
use crate::rubric::{Answering, EvidenceGrade, List, Pain, PriorityRule, Scale};
use crate::syntax::fields::{self, Fields};

const PAIN: [(&str, Pain); 4] = [("none", Pain::None), ("low", Pain::Low), ("medium", Pain::Medium), ("high", Pain::High)];

/// Reads `answering`. `scale` is that of the answered kind; a ticked item means its top and an unticked one its bottom
/// where the rubric does not say otherwise.
pub(super) fn answering<'a>(
    root: &mut Fields<'a>,
    scale: Option<&Scale>,
    known: &Known<'a>,
    sink: &mut Diagnostics,
) -> Answering {
    let (bottom, top) = scale.and_then(Scale::range).unwrap_or_else(|| (Exact::zero(), Exact::zero()));
    let mut answering = Answering {
        rules: Vec::new(),
        ticked: top,
        unticked: bottom,
        coverage_at_least: None,
        unproven_from: None,
        proven_grades: Vec::new(),
        disagreement_spread: None,
        evidence_stale_after_days: None,
    };
    let Some(mut fields) = root.fields("answering", "set of answering rules", sink) else {
        return answering;
    };
    answering.rules = rules(&mut fields, sink);
    if let Some(mut checklist) = fields.fields("checklist", "checklist", sink) {
        answering.ticked = points_in(&mut checklist, "ticked", scale, sink).unwrap_or(answering.ticked);
        answering.unticked = points_in(&mut checklist, "unticked", scale, sink).unwrap_or(answering.unticked);
        checklist.finish(sink);
    }
    answering.coverage_at_least = fields.share("coverage_at_least", sink).map(|share| share.value);
    answering.unproven_from = points_in(&mut fields, "unproven_from", scale, sink);
    answering.proven_grades = known.grades.links_in(&mut fields, "proven_grades", sink);
    answering.disagreement_spread = fields.number("disagreement_spread", sink);
    answering.evidence_stale_after_days = fields.integer("evidence_stale_after_days", 0..=100_000, sink);
    fields.finish(sink);
    answering
}

fn points_in(fields: &mut Fields<'_>, key: &'static str, scale: Option<&Scale>, sink: &mut Diagnostics) -> Option<Exact> {
    let value = fields.value(key)?;
    match scale {
        Some(scale) => points_on(scale, value, sink),
        None => fields::number(value, sink),
    }
}

pub(super) fn evidence_grades(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<EvidenceGrade> {
    root.value("evidence_grades");
    known.grades.read(sink, |fields, row, sink| EvidenceGrade {
        id: row.id.clone(),
        name: name(fields, row, sink),
        gloss: prose(fields, "gloss", sink),
    })
}

/// Reads `priority`; without it, neither pain nor risks change the order of gaps.
pub(super) fn priority<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> PriorityRule {
    let pain = PAIN.iter().map(|(_, pain)| (*pain, Exact::zero())).collect();
    let mut rule = PriorityRule { per_risk: Exact::zero(), risk_level: None, pain };
    let Some(mut fields) = root.fields("priority", "priority rule", sink) else {
        return rule;
    };
    rule.per_risk = fields.value("per_risk").and_then(|value| weight(value, sink)).unwrap_or_else(Exact::zero);
    rule.risk_level = known.risk_levels.link_in(&mut fields, "risk_level", sink);
    if let Some(mut pain) = fields.fields("pain", "pain table", sink) {
        rule.pain.extend(pains(&mut pain, sink));
        pain.finish(sink);
    }
    fields.finish(sink);
    rule
}

fn pains(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> BTreeMap<Pain, Exact> {
    let mut one = |key: &'static str| weight(fields.value(key)?, sink);
    PAIN.iter().filter_map(|(key, pain)| Some((*pain, one(key)?))).collect()
}
