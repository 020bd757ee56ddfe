//! Rules with the places that share them, and everything they can decide there.

use crate::rubric::{DecisionRule, Ix, Node, Predicate, Primitive, Rubric, Scale};

use super::Lint;
use super::selections::{Asked, Decisions, Mode};
use super::tree::Calculation;

/// Rules that may stand at several places, because a kind passes them on.
pub struct RuleSet<'a> {
    pub rules: &'a [DecisionRule],
    /// The places with what the rules decide there; one of the places that cannot differ.
    pub places: Vec<(Option<Ix<Node>>, Decisions)>,
    /// Whether all places could be enumerated.
    pub is_complete: bool,
}

/// All rules of a rubric.
pub fn rule_sets<'a>(lint: &Lint<'a>, calculations: &[Calculation<'a>]) -> Vec<RuleSet<'a>> {
    let mut sets: Vec<RuleSet<'a>> = Vec::new();
    for Calculation { node, by } in calculations.iter().copied() {
        let Primitive::Rules(rules) = &by.by else { continue };
        let at = sets.iter().position(|set| set.rules == rules.as_slice()).unwrap_or_else(|| {
            sets.push(RuleSet { rules, places: Vec::new(), is_complete: true });
            sets.len() - 1
        });
        let set = &mut sets[at];
        let is_like = |(other, decisions): &(Option<Ix<Node>>, Decisions)| {
            decisions.causes.is_empty() && scale(lint.rubric, *other) == scale(lint.rubric, node)
        };
        if set.places.iter().any(is_like) {
            continue;
        }
        let conditions: Vec<Option<&Predicate>> = rules.iter().map(|rule| rule.when.as_ref()).collect();
        match Decisions::of(&asked(lint, node), &conditions, Mode::First) {
            Some(decisions) => set.places.push((node, decisions)),
            None => set.is_complete = false,
        }
    }
    sets
}

/// The question what is decided at a place.
pub fn asked<'a>(lint: &'a Lint<'_>, node: Option<Ix<Node>>) -> Asked<'a> {
    Asked { rubric: lint.rubric, ranges: &lint.ranges, attainable: &lint.attainable, node }
}

/// The scale of an item's own answer.
pub fn scale(rubric: &Rubric, node: Option<Ix<Node>>) -> Option<Ix<Scale>> {
    Some(rubric.nodes[node?].item.as_ref()?.scale)
}
