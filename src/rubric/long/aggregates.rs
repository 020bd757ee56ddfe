//! Ways to aggregate with every policy.

use serde_json::{Value, json};

use super::{Entries, Writer, number, pair, put};
use crate::exact::Rounding;
use crate::rubric::{
    Aggregate, DecisionRule, MissingPolicy, NaPolicy, Over, Primitive, Round, RoundStage, ScalePolicy, Stage, Then,
};

pub(super) fn aggregate(writer: Writer<'_>, aggregate: &Aggregate) -> Value {
    let mut map = Entries::new();
    put(&mut map, "by", by(&aggregate.by));
    put(&mut map, "over", writer.over(&aggregate.over));
    put(&mut map, "weights", if aggregate.weights { "on" } else { "off" });
    put(&mut map, "missing", missing(aggregate.missing));
    put(&mut map, "na", na(aggregate.na));
    put(&mut map, "scale", scale(aggregate.scale));
    if let Some(range) = &aggregate.range {
        put(&mut map, "range", pair(range));
    }
    if aggregate.by == Primitive::Sum {
        put(&mut map, "offset", number(&aggregate.offset));
    }
    if let Some(clamp) = &aggregate.clamp {
        put(&mut map, "clamp", pair(clamp));
    }
    put(&mut map, "round", round(&aggregate.round));
    match &aggregate.by {
        Primitive::Staged(staged) => {
            put(&mut map, "base", number(&staged.base));
            put(&mut map, "stages", staged.stages.iter().map(|stage| writer.stage(stage)).collect::<Vec<_>>());
        }
        Primitive::Rules(rules) => put(&mut map, "rules", rules.iter().map(|rule| writer.rule(rule)).collect::<Vec<_>>()),
        _ => {}
    }
    if let Some(each) = &aggregate.each {
        put(&mut map, "each", writer.aggregate(each));
    }
    Value::Object(map)
}

impl Writer<'_> {
    pub(super) fn over(self, over: &Over) -> Value {
        match over {
            Over::Children => json!("children"),
            Over::Leaves => json!("leaves"),
            Over::Kind(kind) => json!({ "kind": Self::id(&self.rubric.kinds, *kind) }),
            Over::Facet(facet, value) => {
                let facet = &self.rubric.facets[*facet];
                json!({ "facet": facet.id, "value": facet.values.get(*value) })
            }
            Over::Votes => json!("votes"),
            Over::Measures => json!("measures"),
        }
    }

    fn stage(self, stage: &Stage) -> Value {
        json!({ "value": number(&stage.value), "name": stage.name, "when": self.condition(&stage.when) })
    }

    fn rule(self, rule: &DecisionRule) -> Value {
        match &rule.when {
            Some(when) => json!({ "when": self.condition(when), "then": self.then(&rule.then) }),
            None => json!({ "else": self.then(&rule.then) }),
        }
    }

    fn then(self, then: &Then) -> Value {
        match then {
            Then::Points(points) => number(points),
            Then::Outcome(outcome, None) => json!(Self::id(&self.rubric.outcomes, *outcome)),
            Then::Outcome(outcome, Some(points)) => {
                json!({ "outcome": Self::id(&self.rubric.outcomes, *outcome), "points": number(points) })
            }
            Then::Aggregate(aggregate) => self.aggregate(aggregate),
        }
    }
}

fn by(primitive: &Primitive) -> &'static str {
    match primitive {
        Primitive::Mean => "mean",
        Primitive::Sum => "sum",
        Primitive::Min => "min",
        Primitive::Max => "max",
        Primitive::Median => "median",
        Primitive::Staged(_) => "staged",
        Primitive::Rules(_) => "rules",
        Primitive::Tally => "tally",
        Primitive::None => "none",
    }
}

pub(super) fn missing(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Zero => "zero",
        MissingPolicy::Skip => "skip",
        MissingPolicy::Void => "void",
    }
}

fn na(policy: NaPolicy) -> &'static str {
    match policy {
        NaPolicy::Skip => "skip",
        NaPolicy::Target => "target",
        NaPolicy::Zero => "zero",
        NaPolicy::Forbid => "forbid",
    }
}

fn scale(policy: ScalePolicy) -> &'static str {
    match policy {
        ScalePolicy::Native => "native",
        ScalePolicy::Normalised => "normalised",
    }
}

pub(super) fn round(round: &Round) -> Value {
    let mode = match round.mode {
        Some(Rounding::HalfUp) => "half-up",
        Some(Rounding::Truncate) => "truncate",
        None => "none",
    };
    let stage = match round.stage {
        RoundStage::Display => "display",
        RoundStage::Stored => "stored",
        RoundStage::BeforeBand => "before-band",
    };
    json!({ "mode": mode, "digits": round.digits, "stage": stage })
}
