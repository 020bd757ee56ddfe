//! The rubric in its long form: every policy that the short form leaves to a default, written out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Aggregate, Ix, Kind, MissingPolicy, NaPolicy, Node, Primitive, Rubric, Target};
use crate::exact::{Exact, Rounding};

/// What `gapmap explain rubric` prints. Keys are those of the rubric's files.
#[derive(Debug, Serialize)]
pub struct LongForm {
    rubric: String,
    title: String,
    version: String,
    kinds: Vec<LongKind>,
    root: LongRoot,
    scales: BTreeMap<String, Vec<LongLevel>>,
    round: LongRound,
    nodes: Vec<LongNode>,
}

#[derive(Debug, Serialize)]
struct LongKind {
    id: String,
    plural: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    aggregate: Option<LongAggregate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<String>,
}

#[derive(Debug, Serialize)]
struct LongRoot {
    aggregate: LongAggregate,
}

#[derive(Debug, Serialize)]
struct LongAggregate {
    by: &'static str,
    weights: &'static str,
    missing: &'static str,
    na: &'static str,
}

#[derive(Debug, Serialize)]
struct LongLevel {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Exact>,
}

#[derive(Debug, Serialize)]
struct LongRound {
    mode: &'static str,
    digits: u32,
    stage: &'static str,
}

#[derive(Debug, Serialize)]
struct LongNode {
    id: String,
    kind: String,
    name: String,
    weight: Exact,
    #[serde(skip_serializing_if = "Option::is_none")]
    aggregate: Option<LongAggregate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    target: BTreeMap<String, Exact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<LongNode>,
}

impl LongForm {
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        LongForm {
            rubric: rubric.id.clone(),
            title: rubric.title.clone(),
            version: rubric.version.clone(),
            kinds: rubric.kinds.values().map(|kind| long_kind(rubric, kind)).collect(),
            root: LongRoot { aggregate: long_aggregate(&rubric.root) },
            scales: rubric
                .scales
                .values()
                .map(|scale| (scale.id.clone(), scale.levels.values().map(long_level).collect()))
                .collect(),
            round: LongRound {
                mode: match rubric.round.mode {
                    Some(Rounding::HalfUp) => "half-up",
                    Some(Rounding::Truncate) => "truncate",
                    None => "none",
                },
                digits: rubric.round.digits,
                stage: "display",
            },
            nodes: rubric.top.iter().map(|top| long_node(rubric, *top)).collect(),
        }
    }
}

fn long_kind(rubric: &Rubric, kind: &Kind) -> LongKind {
    LongKind {
        id: kind.id.clone(),
        plural: kind.plural.clone(),
        aggregate: kind.scale.is_none().then(|| long_aggregate(&kind.aggregate)),
        scale: kind.scale.map(|scale| rubric.scales[scale].id.clone()),
    }
}

fn long_level(level: &super::Level) -> LongLevel {
    LongLevel { id: level.id.clone(), name: level.name.clone(), points: level.points.clone() }
}

fn long_node(rubric: &Rubric, ix: Ix<Node>) -> LongNode {
    let node = &rubric.nodes[ix];
    LongNode {
        id: node.id.clone(),
        kind: rubric.kinds[node.kind].id.clone(),
        name: node.name.clone(),
        weight: node.weight.clone(),
        aggregate: node.item.is_none().then(|| long_aggregate(&node.aggregate)),
        scale: node.item.as_ref().map(|item| rubric.scales[item.scale].id.clone()),
        target: targets(rubric, &node.target),
        children: node.children.iter().map(|child| long_node(rubric, *child)).collect(),
    }
}

/// Targets by profile; `any` where there are no profiles or all have the same.
fn targets(rubric: &Rubric, target: &Target) -> BTreeMap<String, Exact> {
    match target {
        Target::None => BTreeMap::new(),
        Target::Same(points) => BTreeMap::from([("any".to_owned(), points.clone())]),
        Target::ByProfile(by) => {
            by.iter().map(|(profile, points)| (rubric.profiles[*profile].id.clone(), points.clone())).collect()
        }
    }
}

fn long_aggregate(aggregate: &Aggregate) -> LongAggregate {
    LongAggregate {
        by: match aggregate.by {
            Primitive::Mean => "mean",
            Primitive::Sum => "sum",
            Primitive::Min => "min",
            Primitive::Max => "max",
            _ => "other",
        },
        weights: if aggregate.weights { "on" } else { "off" },
        missing: match aggregate.missing {
            MissingPolicy::Zero => "zero",
            MissingPolicy::Skip => "skip",
            MissingPolicy::Void => "void",
        },
        na: match aggregate.na {
            NaPolicy::Skip => "skip",
            NaPolicy::Target => "target",
            NaPolicy::Zero => "zero",
            NaPolicy::Forbid => "forbid",
        },
    }
}
