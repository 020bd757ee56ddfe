//! The nodes of the tree, each in the list named by the plural of its kind.

use serde_json::{Value, json};

use super::aggregates::missing;
use super::{Entries, Writer, number, put, put_list, put_map};
use crate::exact::Exact;
use crate::rubric::{Answerable, Ix, Measure, Node, Target, VotePolicy, VoteRule};

impl Writer<'_> {
    pub(super) fn children(self, map: &mut Entries, children: &[Ix<Node>]) {
        for child in children {
            let kind = &self.rubric.kinds[self.rubric.nodes[*child].kind];
            let list = map.entry(kind.plural.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(self.branch(*child));
            }
        }
    }

    fn branch(self, ix: Ix<Node>) -> Value {
        let node = &self.rubric.nodes[ix];
        let mut map = Entries::new();
        put(&mut map, "id", &node.id);
        put(&mut map, "name", &node.name);
        put(&mut map, "weight", number(&node.weight));
        let writer = self.at(node.kind, node.item.as_ref().map(|item| &self.rubric.scales[item.scale]));
        if let Some(scale) = writer.here {
            put(&mut map, "scale", &scale.id);
        }
        put(&mut map, "aggregate", writer.aggregate(&node.aggregate));
        if let Some(when) = &node.when {
            put(&mut map, "when", writer.condition(when));
        }
        match &node.target {
            Target::None => {}
            Target::Same(points) => put(&mut map, "target", self.points(ix, points)),
            Target::ByProfile(by) => {
                let one = |(profile, points): (&_, &Exact)| (self.rubric.profiles[*profile].id.clone(), self.points(ix, points));
                put_map(&mut map, "target", by.iter().map(one).collect());
            }
        }
        for (facet, value) in &node.facets {
            let facet = &self.rubric.facets[*facet];
            put(&mut map, &facet.id, facet.values.get(*value));
        }
        put_list(&mut map, "tags", node.tags.iter().map(|tag| json!(Self::id(&self.rubric.tags, *tag))));
        if let Some(item) = &node.item {
            self.item(&mut map, ix, item);
        }
        self.children(&mut map, &node.children);
        Value::Object(map)
    }

    fn item(self, map: &mut Entries, ix: Ix<Node>, item: &Answerable) {
        put_list(map, "measures", item.measures.values().map(|measure| self.measure(measure)));
        put_list(map, "criteria", item.criteria.values().map(|criterion| json!({ "id": criterion.id, "text": criterion.text })));
        put(map, "votes", self.votes(ix, &item.votes));
        if let Some(reasons) = &item.na_when {
            put(map, "na_when", reasons);
        }
    }

    fn measure(self, measure: &Measure) -> Value {
        let mut map = Entries::new();
        put(&mut map, "id", &measure.id);
        put(&mut map, "name", &measure.name);
        put(&mut map, "scale", Self::id(&self.rubric.scales, measure.scale));
        put(&mut map, "weight", number(&measure.weight));
        if let Some(policy) = measure.missing {
            put(&mut map, "missing", missing(policy));
        }
        Value::Object(map)
    }

    fn votes(self, ix: Ix<Node>, votes: &VotePolicy) -> Value {
        let VotePolicy::Combine { by, missing: policy } = votes else {
            return json!("consensus");
        };
        let mut map = Entries::new();
        let word = match by {
            VoteRule::Mean => "mean",
            VoteRule::Median => "median",
            VoteRule::Min => "min",
            VoteRule::Max => "max",
            VoteRule::Sum => "sum",
            VoteRule::AllAtLeast(_) => "all-at-least",
        };
        put(&mut map, "policy", word);
        if let VoteRule::AllAtLeast(points) = by {
            put(&mut map, "at_least", self.points(ix, points));
        }
        put(&mut map, "missing", missing(*policy));
        Value::Object(map)
    }
}
