//! Weights and targets as they hold for one assessment.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric, Target};

/// A target and where it comes from.
#[derive(Debug, Clone)]
pub struct EffectiveTarget {
    pub points: Exact,
    pub source: TargetSource,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetSource {
    Rubric,
    /// Position in [`Rubric::target_rules`].
    Rule(usize),
    Team(Option<String>),
}

/// Weight of every node: the profile's, else its own.
pub(super) fn weights(rubric: &Rubric, assessment: &Assessment) -> Vec<Exact> {
    let profile = assessment.profile.map(|profile| &rubric.profiles[profile]);
    let weight = |ix: Ix<Node>, node: &Node| profile.and_then(|p| p.weights.get(&ix)).unwrap_or(&node.weight).clone();
    rubric.nodes.iter().map(|(ix, node)| weight(ix, node)).collect()
}

/// The team's own target, else the rubric's for the profile, raised by every target rule whose facts hold.
pub(super) fn targets(rubric: &Rubric, assessment: &Assessment) -> BTreeMap<Ix<Node>, EffectiveTarget> {
    rubric.nodes.iter().filter_map(|(ix, _)| Some((ix, target_of(rubric, assessment, ix)?))).collect()
}

fn target_of(rubric: &Rubric, assessment: &Assessment, ix: Ix<Node>) -> Option<EffectiveTarget> {
    if let Some(team) = assessment.targets.get(&ix) {
        return Some(EffectiveTarget { points: team.points.clone(), source: TargetSource::Team(team.reason.clone()) });
    }
    let of_profile = assessment.profile.and_then(|profile| rubric.profiles[profile].targets.get(&ix));
    let declared = of_profile.cloned().or_else(|| match &rubric.nodes[ix].target {
        Target::None => None,
        Target::Same(points) => Some(points.clone()),
        Target::ByProfile(by) => assessment.profile.and_then(|profile| by.get(&profile)).cloned(),
    });
    let from_rubric = declared.map(|points| EffectiveTarget { points, source: TargetSource::Rubric });
    rubric.target_rules.iter().enumerate().fold(from_rubric, |target, (at, rule)| {
        let applies = rule.item == ix && assessment.holds(&rule.when, &rubric.profiles);
        match target {
            Some(target) if !applies || target.points >= rule.at_least => Some(target),
            None if !applies => None,
            _ => Some(EffectiveTarget { points: rule.at_least.clone(), source: TargetSource::Rule(at) }),
        }
    })
}
