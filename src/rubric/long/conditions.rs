//! Conditions over answers, outcomes and scores.

use serde_json::{Value, json};

use super::{Entries, Writer, number, put};
use crate::exact::Exact;
use crate::rubric::{Bounds, Comparison, Counted, Ix, Lack, Level, Node, Over, Predicate, Scale};

impl Writer<'_> {
    pub(super) fn condition(self, condition: &Predicate) -> Value {
        let list = |all: &[Predicate]| all.iter().map(|one| self.condition(one)).collect::<Vec<_>>();
        match condition {
            Predicate::All(all) => json!({ "all": list(all) }),
            Predicate::Any(any) => json!({ "any": list(any) }),
            Predicate::Not(not) => match &**not {
                Predicate::Any(none) => json!({ "none": list(none) }),
                not => json!({ "not": self.condition(not) }),
            },
            Predicate::Selected { item: None, option, .. } => json!(self.here.map(|scale| &scale.levels[*option].id)),
            Predicate::Selected { item: Some(item), option, only } => {
                let option = self.scale_of(*item).map(|scale| &scale.levels[*option].id);
                json!({ "item": self.node(*item), if *only { "is" } else { "selected" }: option })
            }
            Predicate::Outcome { node: None, outcome } => json!({ "outcome": Self::id(&self.rubric.outcomes, *outcome) }),
            Predicate::Outcome { node: Some(node), outcome } => {
                json!({ "node": self.node(*node), "outcome": Self::id(&self.rubric.outcomes, *outcome) })
            }
            Predicate::Value { node, bounds } => {
                let mut map = Entries::new();
                put(&mut map, "node", self.node(*node));
                put_bounds(&mut map, bounds, |points| self.points(*node, points));
                Value::Object(map)
            }
            Predicate::Share { over, each, bounds } => self.share(over, each, bounds),
            Predicate::Tally { over, what, bounds } => self.tally(over, what, bounds),
            Predicate::State { item: None, state } => json!({ "state": lack(*state) }),
            Predicate::State { item: Some(item), state } => json!({ "item": self.node(*item), "state": lack(*state) }),
        }
    }

    fn share(self, over: &Over, each: &Bounds, bounds: &Bounds) -> Value {
        let mut share = Entries::new();
        put(&mut share, "over", self.over(over));
        let scale = self.scale_below(over);
        put_bounds(&mut share, each, |points| level_or_number(scale, points));
        let mut map = Entries::new();
        put(&mut map, "share", share);
        put_bounds(&mut map, bounds, number);
        Value::Object(map)
    }

    fn tally(self, over: &Over, what: &Counted, bounds: &Bounds) -> Value {
        let mut tally = Entries::new();
        match what {
            Counted::Outcome(outcome) => put(&mut tally, "outcome", Self::id(&self.rubric.outcomes, *outcome)),
            Counted::Level(level) => put(&mut tally, "level", level),
            Counted::Lack(state) => put(&mut tally, "state", lack(*state)),
        }
        put(&mut tally, "over", self.over(over));
        let mut map = Entries::new();
        put(&mut map, "tally", tally);
        put_bounds(&mut map, bounds, number);
        Value::Object(map)
    }

    fn node(self, node: Ix<Node>) -> String {
        self.rubric.nodes[node].id.clone()
    }

    /// The scale of an answered node.
    pub(super) fn scale_of(&self, node: Ix<Node>) -> Option<&Scale> {
        self.rubric.nodes[node].item.as_ref().map(|item| &self.rubric.scales[item.scale])
    }

    /// Points of a node, as the level that has them where there is one: a bare number would mean the level of that number.
    pub(super) fn points(&self, node: Ix<Node>, points: &Exact) -> Value {
        level_or_number(self.scale_of(node), points)
    }

    /// The scale that is meant where answered nodes are counted.
    fn scale_below(&self, over: &Over) -> Option<&Scale> {
        let kinds = &self.rubric.kinds;
        let last = kinds.len().saturating_sub(1);
        let are_items = match over {
            Over::Leaves | Over::Facet(..) => true,
            Over::Kind(kind) => kind.get() == last,
            Over::Children => self.kind.map_or(0, |kind| kind.get() + 1) == last,
            Over::Votes | Over::Measures => self.here.is_some(),
        };
        let scale = kinds.values().next_back().and_then(|kind| kind.scale).filter(|_| are_items);
        scale.map(|scale| &self.rubric.scales[scale])
    }
}

fn level_or_number(scale: Option<&Scale>, points: &Exact) -> Value {
    let has_them = |level: &&Level| scale.and_then(|scale| scale.points_of(level)).as_ref() == Some(points);
    let level = scale.and_then(|scale| scale.levels.values().find(has_them));
    level.map_or_else(|| number(points), |level| json!(level.id))
}

fn put_bounds(map: &mut Entries, bounds: &Bounds, write: impl Fn(&Exact) -> Value) {
    for (comparison, bound) in &bounds.0 {
        let key = match comparison {
            Comparison::AtLeast => "at_least",
            Comparison::AtMost => "at_most",
            Comparison::Above => "above",
            Comparison::Below => "below",
            Comparison::Equals => "equals",
        };
        map.insert(key.to_owned(), write(bound));
    }
}

fn lack(state: Lack) -> &'static str {
    match state {
        Lack::Unanswered => "unanswered",
        Lack::Unknown => "unknown",
        Lack::NotApplicable => "na",
    }
}
