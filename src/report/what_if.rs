//! What pages compute with when a reader switches items of the plan off: items, today's levels, and the formula of the score.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use super::view::{WhatIfItem, WhatIfResult, WhatIfStep, WhatIfTest, WhatIfView};
use crate::exact::{Exact, Rounding};
use crate::plan::{Chosen, PlanItem};
use crate::rubric::{Bounds, Comparison, Ix, Node};
use crate::score::{Formula, Step, Test};

/// `None` where nothing is planned.
pub fn what_if(scene: &Scene<'_>) -> Option<WhatIfView> {
    let planned = &scene.plan().roadmap.items;
    (!planned.is_empty()).then_some(())?;
    let lifted: BTreeSet<Ix<Node>> = planned.iter().flat_map(|item| item.closes.iter().map(|(node, _)| *node)).collect();
    let formula = scene.scorecard().formula(scene.rubric, &lifted);
    let inputs = formula.as_ref().map_or(&[][..], |formula| formula.inputs.as_slice());
    let place: BTreeMap<Ix<Node>, usize> = inputs.iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let today = |node: &Ix<Node>| scene.scorecard().node(*node).value.as_ref().map(Exact::to_ratio);
    Some(WhatIfView {
        can_switch: formula.is_some(),
        mark: scene.words.text("decimal-mark"),
        items: planned.iter().map(|planned| item(planned, &place)).collect(),
        levels: inputs.iter().filter_map(today).collect(),
        steps: formula.iter().flat_map(|formula| &formula.steps).map(step).collect(),
        results: formula.iter().flat_map(|formula| results(scene, formula)).collect(),
    })
}

fn item(item: &PlanItem, place: &BTreeMap<Ix<Node>, usize>) -> WhatIfItem {
    WhatIfItem {
        id: item.id.clone(),
        needs: item.needs.clone(),
        is_prerequisite: item.chosen == Chosen::Prerequisite,
        effort: (item.work.0.to_ratio(), item.work.1.to_ratio()),
        raises: item.closes.iter().filter_map(|(node, to)| Some((*place.get(node)?, to.to_ratio()))).collect(),
    }
}

/// The whole, then the outermost nodes that are computed.
fn results(scene: &Scene<'_>, formula: &Formula) -> Vec<WhatIfResult> {
    let (values, _) = scene.scorecard().outcomes_with(scene.rubric, &scene.plan().levels_after);
    let result = |node: Option<Ix<Node>>, name: String, at: usize, value: Option<&Exact>| {
        let round = &scene.rubric.aggregate_of(node).round;
        WhatIfResult {
            name,
            at,
            digits: round.mode.map(|_| round.digits),
            rounding: rounding(round.mode.unwrap_or(Rounding::HalfUp)),
            display: scene.gauge(node).number(value).display,
        }
    };
    let whole = result(None, scene.words.text("page-overall"), formula.overall, scene.plan().overall_after.as_ref());
    let below = scene.sections().filter_map(|top| {
        let name = scene.rubric.nodes[top].short.clone();
        Some(result(Some(top), name, *formula.nodes.get(&top)?, values[top.get()].as_ref()))
    });
    std::iter::once(whole).chain(below).collect()
}

fn step(step: &Step) -> WhatIfStep {
    match step {
        Step::Sum { constant, terms } => {
            WhatIfStep::Sum(constant.to_ratio(), terms.iter().map(|(at, factor)| (*at, factor.to_ratio())).collect())
        }
        Step::Least(of) => WhatIfStep::Least(of.clone()),
        Step::Greatest(of) => WhatIfStep::Greatest(of.clone()),
        Step::Middle(of) => WhatIfStep::Middle(of.clone()),
        Step::Clamp { of, low, high } => WhatIfStep::Clamp(*of, low.to_ratio(), high.to_ratio()),
        Step::Round { of, digits, mode } => WhatIfStep::Round(*of, *digits, rounding(*mode)),
        Step::Choose { cases, otherwise } => {
            WhatIfStep::Choose(cases.iter().map(|(asked, at)| (test(asked), *at)).collect(), *otherwise)
        }
    }
}

fn test(asked: &Test) -> WhatIfTest {
    match asked {
        Test::All(of) => WhatIfTest::All(of.iter().map(test).collect()),
        Test::Any(of) => WhatIfTest::Any(of.iter().map(test).collect()),
        Test::Not(of) => WhatIfTest::Not(Box::new(test(of))),
        Test::Holds { of, bounds } => WhatIfTest::Holds(*of, comparisons(bounds)),
        Test::Share { of, each, yes, all, bounds } => {
            WhatIfTest::Share(of.clone(), comparisons(each), *yes, *all, comparisons(bounds))
        }
    }
}

fn comparisons(bounds: &Bounds) -> Vec<(&'static str, String)> {
    let sign = |comparison: &Comparison| match comparison {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Above => ">",
        Comparison::Below => "<",
        Comparison::Equals => "=",
    };
    bounds.0.iter().map(|(comparison, bound)| (sign(comparison), bound.to_ratio())).collect()
}

fn rounding(mode: Rounding) -> &'static str {
    match mode {
        Rounding::HalfUp => "half-up",
        Rounding::Truncate => "truncate",
    }
}
