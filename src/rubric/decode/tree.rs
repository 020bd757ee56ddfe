//! The outline of the tree: node by node with kind and parent. What stands in the nodes is read later.

use std::collections::BTreeMap;

use super::measures;
use super::scales::Scales;
use super::shape::{KindSeed, Shape};
use super::table::{Row, Table, report_duplicate};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes, did_you_mean};
use crate::rubric::{Ix, Kind, Node, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind as Shaped, Value};

/// Keys of a rubric besides the list of its outermost nodes.
pub(super) const ROOT_KEYS: [&str; 38] = [
    "rubric",
    "title",
    "version",
    "as_of",
    "language",
    "source",
    "scope_note",
    "principle",
    "kinds",
    "root",
    "scales",
    "scoring",
    "answering",
    "evidence_grades",
    "priority",
    "profiles",
    "targets",
    "facts",
    "context",
    "stakeholder_questions",
    "roadmap",
    "risk_matrix",
    "risk_rules",
    "risk_categories",
    "risks",
    "tools",
    "metric_rules",
    "metric_bands",
    "metric_groups",
    "metrics",
    "next_steps",
    "references",
    "readings",
    "outcomes",
    "facets",
    "tags",
    "votes",
    "bands",
];

/// Keys of a node besides the lists of its children.
pub(super) const NODE_KEYS: [&str; 23] = [
    "id",
    "code",
    "name",
    "short",
    "text",
    "weight",
    "aggregate",
    "questions",
    "scale",
    "target",
    "levels",
    "why",
    "evidence",
    "overscore",
    "na_when",
    "genai",
    "maps",
    "refs",
    "when",
    "measures",
    "criteria",
    "tags",
    "votes",
];

/// A node of the outline.
pub(super) struct Seed {
    pub id: String,
    pub span: Span,
    pub kind: Ix<Kind>,
    pub parent: Option<Ix<Node>>,
    pub children: Vec<Ix<Node>>,
    /// Whether it gets answered.
    pub is_item: bool,
    /// Its own scale, that of its kind, or that of its first measure.
    pub scale: Option<Ix<Scale>>,
    /// Whether a scale was named, be it one that exists or not.
    pub states_scale: bool,
    /// The scales that measures name, by the id of the measure.
    pub measure_scales: BTreeMap<String, Ix<Scale>>,
    /// Its values of facets.
    pub facets: Vec<Entry>,
    /// The node without its facets and the lists of its children.
    pub fields: Value,
}

/// The rubric without the lists of its nodes, and those lists.
pub(super) fn split_root(rubric: &Value, shape: &Shape<'_>, sink: &mut Diagnostics) -> (Value, Vec<Entry>) {
    let parts = split(rubric, &deeper(&shape.kinds, 0), &[], &ROOT_KEYS, sink);
    (parts.own, parts.children)
}

/// Plurals of the kinds from `from` on.
fn deeper<'s>(kinds: &'s [KindSeed<'_>], from: usize) -> Vec<(Ix<Kind>, &'s str)> {
    let named = kinds.iter().enumerate().skip(from).filter(|(_, kind)| !kind.plural.is_empty());
    named.map(|(at, kind)| (Ix::new(at), kind.plural.as_str())).collect()
}

/// A map in parts.
struct Parts {
    own: Value,
    facets: Vec<Entry>,
    children: Vec<Entry>,
}

/// Parts a map into its own keys, facets and the lists of its children. A key that is nearly a plural or a facet is reported
/// here, where those are known.
fn split(map: &Value, plurals: &[(Ix<Kind>, &str)], facets: &[&str], own: &[&str], sink: &mut Diagnostics) -> Parts {
    let mut parts =
        Parts { own: Value { kind: Shaped::Map(Vec::new()), span: map.span }, facets: Vec::new(), children: Vec::new() };
    let mut rest = Vec::new();
    for entry in map.as_map().unwrap_or_default() {
        let key = entry.key.as_str();
        if plurals.iter().any(|(_, plural)| *plural == key) {
            parts.children.push(entry.clone());
        } else if facets.contains(&key) {
            parts.facets.push(entry.clone());
        } else if own.contains(&key) {
            rest.push(entry.clone());
        } else {
            match did_you_mean(key, plurals.iter().map(|(_, plural)| *plural).chain(facets.iter().copied())) {
                None => rest.push(entry.clone()),
                near => {
                    let message = format!("`{key}` is not a key here");
                    sink.push(Diagnostic::new(&codes::yaml::UNKNOWN_KEY, entry.key_span, message).meant(near));
                }
            }
        }
    }
    parts.own.kind = Shaped::Map(rest);
    parts
}

/// The outline of the tree.
#[derive(Default)]
pub(super) struct Outline {
    /// Every node after its parent, in the order they were written.
    pub seeds: Vec<Seed>,
    /// Ids in lower case, because pages are named after them.
    seen: BTreeMap<String, Span>,
    /// Ids below nodes that were left out.
    lost: Vec<String>,
}

/// Lays out the tree whose outermost lists are `trees`. Scales that stand in place at nodes and measures join the others.
pub(super) fn lay_out(trees: &[Entry], shape: &Shape<'_>, scales: &mut Scales, sink: &mut Diagnostics) -> Outline {
    let mut outline = Outline::default();
    let facets: Vec<&str> = shape.facets.rows().map(|(_, row)| row.id.as_str()).collect();
    outline.children(trees, None, 0, &mut Ground { shape, facets, scales }, sink);
    outline.report_missing_scales(shape, sink);
    outline
}

/// What a tree is laid out on.
struct Ground<'g> {
    shape: &'g Shape<'g>,
    facets: Vec<&'g str>,
    scales: &'g mut Scales,
}

impl Outline {
    fn children(
        &mut self,
        lists: &[Entry],
        parent: Option<Ix<Node>>,
        from: usize,
        ground: &mut Ground<'_>,
        sink: &mut Diagnostics,
    ) {
        let kinds = deeper(&ground.shape.kinds, from);
        for list in lists {
            if let Some((kind, _)) = kinds.iter().find(|(_, plural)| *plural == list.key) {
                fields::list(&list.value, sink).iter().for_each(|value| self.node(value, *kind, parent, ground, sink));
            }
        }
    }

    fn node(&mut self, value: &Value, kind: Ix<Kind>, parent: Option<Ix<Node>>, ground: &mut Ground<'_>, sink: &mut Diagnostics) {
        let below = kind.get() + 1;
        let plurals = deeper(&ground.shape.kinds, below);
        let Some(id) = self.new_id(value, sink) else {
            self.lose(value, &plurals);
            return;
        };
        let Parts { own, facets, children } = split(value, &plurals, &ground.facets, &NODE_KEYS, sink);
        let of_kind = ground.shape.kind(kind);
        let scale = own.get("scale").and_then(|value| ground.scales.find(value, &id.value, sink));
        let states_scale = own.get("scale").is_some() || of_kind.value.get("scale").is_some();
        let measure_scales = measure_scales(&id.value, &own, ground.scales, sink);
        let of_measures = || measures::scales_of(&own).find_map(|(id, _)| measure_scales.get(id).copied());
        let scale = scale.or(of_kind.scale).or_else(of_measures);
        let node = Ix::new(self.seeds.len());
        self.seeds.push(Seed {
            id: id.value,
            span: id.span,
            kind,
            parent,
            children: Vec::new(),
            is_item: ground.shape.is_answered(kind),
            scale,
            states_scale,
            measure_scales,
            facets,
            fields: own,
        });
        if let Some(parent) = parent {
            self.seeds[parent.get()].children.push(node);
        }
        self.children(&children, Some(node), below, ground, sink);
    }

    /// Reports items that nothing gives a scale; where no item has one, the kind that gets answered.
    fn report_missing_scales(&self, shape: &Shape<'_>, sink: &mut Diagnostics) {
        let lacks_one = |seed: &Seed| !seed.states_scale && !measures::has_some(&seed.fields);
        let (lacking, others): (Vec<&Seed>, Vec<&Seed>) =
            self.seeds.iter().filter(|seed| seed.is_item).partition(|seed| lacks_one(seed));
        match shape.kinds.last() {
            Some(kind) if others.is_empty() && !lacking.is_empty() => {
                sink.report(&codes::yaml::MISSING_KEY, kind.span, "the kind that gets answered needs a `scale`");
            }
            _ => {
                for seed in lacking {
                    sink.report(
                        &codes::yaml::MISSING_KEY,
                        seed.span,
                        format!("`{}` needs a `scale`: its kind has none", seed.id),
                    );
                }
            }
        }
    }

    /// The id of a node, when it is good and new.
    fn new_id(&mut self, value: &Value, sink: &mut Diagnostics) -> Option<Spanned<String>> {
        let id = Fields::of(value, "node", sink)?.required_id("id", sink)?;
        if let Some(first) = self.seen.get(&id.value.to_lowercase()) {
            report_duplicate("node", &id.value, id.span, *first, sink);
            return None;
        }
        self.seen.insert(id.value.to_lowercase(), id.span);
        Some(id)
    }

    /// Remembers the ids at and below a node that is left out.
    fn lose(&mut self, value: &Value, plurals: &[(Ix<Kind>, &str)]) {
        self.lost.extend(value.get("id").and_then(Value::as_text).map(str::to_owned));
        for list in plurals.iter().filter_map(|(_, plural)| value.get(plural)) {
            if let Shaped::List(nodes) = &list.kind {
                nodes.iter().for_each(|node| self.lose(node, plurals));
            }
        }
    }

    /// The outline as a table; its ids are already known to be good.
    pub fn table(&self, sink: &mut Diagnostics) -> Table<'_, Node> {
        let mut table = Table::new("node");
        for seed in &self.seeds {
            table.insert(Row { id: seed.id.clone(), span: seed.span, value: &seed.fields }, sink);
        }
        table.lose(self.lost.iter().cloned());
        table
    }
}

/// The outermost nodes.
pub(super) fn top(seeds: &[Seed]) -> Vec<Ix<Node>> {
    seeds.iter().enumerate().filter(|(_, seed)| seed.parent.is_none()).map(|(at, _)| Ix::new(at)).collect()
}

/// The scales that the measures of a node name, or that stand in place there.
fn measure_scales(node: &str, own: &Value, scales: &mut Scales, sink: &mut Diagnostics) -> BTreeMap<String, Ix<Scale>> {
    let named = measures::scales_of(own);
    named.filter_map(|(id, scale)| Some((id.to_owned(), scales.find(scale, &format!("{node}.{id}"), sink)?))).collect()
}
