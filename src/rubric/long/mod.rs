//! The rubric in its long form: every policy that the short form leaves to a default, written out.
//!
//! The keys are those of the rubric's files, so what is printed can be read as a rubric again. What scores do not depend on,
//! such as questions, plans and risks, is left out.

mod aggregates;
mod conditions;
mod nodes;
mod scales;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Aggregate, Bands, Edge, Facet, Ix, Kind, List, Named, Profile, Rubric, Scale};
use crate::exact::Exact;

/// What `gapmap explain rubric` prints.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct LongForm(Value);

/// The keys of a map, in the order in which they are printed.
type Entries = Map<String, Value>;

impl LongForm {
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        let writer = Writer { rubric, here: None, kind: None };
        let mut map = Entries::new();
        put(&mut map, "rubric", &rubric.id);
        put(&mut map, "title", &rubric.title);
        put(&mut map, "version", &rubric.version);
        put(&mut map, "scoring", json!({ "round": aggregates::round(&rubric.round) }));
        put_list(&mut map, "kinds", rubric.kinds.iter().map(|(ix, kind)| writer.kind(ix, kind)));
        put(&mut map, "root", writer.root());
        put(&mut map, "scales", writer.scales());
        put_list(&mut map, "outcomes", rubric.outcomes.values().map(|outcome| json!({ "id": outcome.id, "name": outcome.name })));
        put_list(&mut map, "facets", rubric.facets.values().map(|facet| writer.facet(facet)));
        put_list(&mut map, "tags", rubric.tags.values().map(|tag| json!({ "id": tag.id, "name": tag.name })));
        put_list(&mut map, "profiles", rubric.profiles.values().map(|profile| writer.profile(profile)));
        writer.children(&mut map, &rubric.top);
        LongForm(Value::Object(map))
    }
}

/// Writes parts of a rubric.
#[derive(Clone, Copy)]
struct Writer<'r> {
    rubric: &'r Rubric,
    /// The scale whose options are written without saying of which item.
    here: Option<&'r Scale>,
    /// The kind of the nodes that are written; `None` at the root.
    kind: Option<Ix<Kind>>,
}

impl<'r> Writer<'r> {
    fn at(self, kind: Ix<Kind>, here: Option<&'r Scale>) -> Self {
        Writer { here, kind: Some(kind), ..self }
    }

    fn kind(self, ix: Ix<Kind>, kind: &Kind) -> Value {
        let mut map = Entries::new();
        put(&mut map, "id", &kind.id);
        put(&mut map, "plural", &kind.plural);
        put(&mut map, "name", &kind.name);
        let scale = kind.scale.map(|scale| &self.rubric.scales[scale]);
        if let Some(scale) = scale {
            put(&mut map, "scale", &scale.id);
        }
        put(&mut map, "aggregate", self.at(ix, scale).aggregate(&kind.aggregate));
        put_bands(&mut map, &kind.bands);
        Value::Object(map)
    }

    fn root(self) -> Value {
        let mut map = Entries::new();
        put(&mut map, "aggregate", self.aggregate(&self.rubric.root));
        put_bands(&mut map, &self.rubric.bands);
        Value::Object(map)
    }

    fn facet(self, facet: &Facet) -> Value {
        json!({ "id": facet.id, "name": facet.name, "values": facet.values, "aggregate": self.aggregate(&facet.aggregate) })
    }

    fn profile(self, profile: &Profile) -> Value {
        let mut map = Entries::new();
        put(&mut map, "id", &profile.id);
        put(&mut map, "name", &profile.name);
        let weights = profile.weights.iter().map(|(node, weight)| (self.rubric.nodes[*node].id.clone(), number(weight)));
        put_map(&mut map, "weights", weights.collect());
        let targets =
            profile.targets.iter().map(|(node, points)| (self.rubric.nodes[*node].id.clone(), self.points(*node, points)));
        put_map(&mut map, "targets", targets.collect());
        put_list(&mut map, "tags", profile.tags.iter().map(|tag| json!(self.rubric.tags[*tag].id)));
        Value::Object(map)
    }

    fn aggregate(self, aggregate: &Aggregate) -> Value {
        aggregates::aggregate(self, aggregate)
    }

    /// The id that an entry of a list is referred to by.
    fn id<T: Named>(list: &List<T>, ix: Ix<T>) -> &str {
        list[ix].id()
    }
}

fn put(map: &mut Entries, key: &str, value: impl Serialize) {
    map.insert(key.to_owned(), json!(value));
}

/// A list that is only worth a key when there is something in it.
fn put_list(map: &mut Entries, key: &str, values: impl Iterator<Item = Value>) {
    let values: Vec<Value> = values.collect();
    if !values.is_empty() {
        map.insert(key.to_owned(), Value::Array(values));
    }
}

fn put_map(map: &mut Entries, key: &str, values: Entries) {
    if !values.is_empty() {
        map.insert(key.to_owned(), Value::Object(values));
    }
}

fn put_text(map: &mut Entries, key: &str, text: &str) {
    if !text.is_empty() {
        put(map, key, text);
    }
}

fn put_bands(map: &mut Entries, bands: &Bands) {
    if bands.bands.is_empty() {
        return;
    }
    let edge = |map: &mut Entries, edge: Option<&Edge>, [included, excluded]: [&str; 2]| {
        if let Some(edge) = edge {
            map.insert(if edge.included { included } else { excluded }.to_owned(), number(&edge.at));
        }
    };
    let list = bands.bands.iter().map(|band| {
        let mut map = Entries::new();
        put(&mut map, "id", &band.id);
        put(&mut map, "name", &band.name);
        edge(&mut map, band.from.as_ref(), ["from", "above"]);
        edge(&mut map, band.to.as_ref(), ["up_to", "below"]);
        Value::Object(map)
    });
    let on = if bands.on_rounded { "rounded" } else { "raw" };
    put(map, "bands", json!({ "on": on, "bands": list.collect::<Vec<_>>() }));
}

/// A number as a decimal; as `p/q` where it has no end.
fn number(value: &Exact) -> Value {
    let is_decimal = Exact::parse(&value.to_decimal()).as_ref() == Some(value);
    if is_decimal { json!(value) } else { json!(value.to_ratio()) }
}

fn pair((a, b): &(Exact, Exact)) -> Value {
    Value::Array(vec![number(a), number(b)])
}
