//! What votes on an item do.

use super::aggregates::{MISSING, report};
use super::known::value_on;
use crate::diagnostics::Diagnostics;
use crate::rubric::{Aggregate, MissingPolicy, Over, Primitive, Scale, VotePolicy, VoteRule};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

const POLICIES: [(&str, Policy); 7] = [
    ("consensus", Policy::Consensus),
    ("mean", Policy::Mean),
    ("median", Policy::Median),
    ("min", Policy::Min),
    ("max", Policy::Max),
    ("sum", Policy::Sum),
    ("all-at-least", Policy::AllAtLeast),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Policy {
    Consensus,
    Mean,
    Median,
    Min,
    Max,
    Sum,
    AllAtLeast,
}

/// `votes` as a word or in full. `missing` is what the rubric's scoring says.
pub(super) fn votes(value: &Value, scale: Option<&Scale>, missing: MissingPolicy, sink: &mut Diagnostics) -> Option<VotePolicy> {
    if value.as_text().is_some() {
        let policy = fields::word(value, &POLICIES, sink)?;
        if policy == Policy::AllAtLeast {
            report(value.span, "`all-at-least` needs a number", "write `{policy: all-at-least, at_least: 3}`", sink);
            return None;
        }
        return Some(combine(policy, missing));
    }
    let mut fields = Fields::of(value, "policy for votes", sink)?;
    let policy = fields.required("policy", sink).and_then(|word| fields::word(word, &POLICIES, sink));
    let missing = fields.word("missing", &MISSING, sink).unwrap_or(missing);
    let found = match policy {
        Some(Policy::AllAtLeast) => {
            let at_least = fields.required("at_least", sink).and_then(|value| match scale {
                Some(scale) => value_on(scale, value, sink),
                None => fields::number(value, sink),
            });
            at_least.map(|at_least| VotePolicy::Combine { by: VoteRule::AllAtLeast(at_least), missing })
        }
        policy => policy.map(|policy| combine(policy, missing)),
    };
    if policy.is_none() {
        fields.value("at_least");
    }
    fields.finish(sink);
    found
}

fn combine(policy: Policy, missing: MissingPolicy) -> VotePolicy {
    let by = match policy {
        Policy::Consensus | Policy::AllAtLeast => return VotePolicy::Consensus,
        Policy::Mean => VoteRule::Mean,
        Policy::Median => VoteRule::Median,
        Policy::Min => VoteRule::Min,
        Policy::Max => VoteRule::Max,
        Policy::Sum => VoteRule::Sum,
    };
    VotePolicy::Combine { by, missing }
}

/// What an aggregate over votes makes of them.
pub(super) fn of_aggregate(aggregate: &Aggregate) -> Option<VotePolicy> {
    if aggregate.over != Over::Votes {
        return None;
    }
    let by = match aggregate.by {
        Primitive::Mean => VoteRule::Mean,
        Primitive::Median => VoteRule::Median,
        Primitive::Min => VoteRule::Min,
        Primitive::Max => VoteRule::Max,
        Primitive::Sum => VoteRule::Sum,
        _ => return None,
    };
    Some(VotePolicy::Combine { by, missing: aggregate.missing })
}
