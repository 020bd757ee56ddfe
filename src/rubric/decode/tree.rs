//! The tree: first its outline, node by node with kind and parent; then what stands in each node.

use std::collections::BTreeMap;

use super::known::Known;
use super::shape::{Shape, aggregate_in, find_scale};
use super::table::{Row, Table, prose, report_duplicate};
use super::{maps, weights};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes, did_you_mean};
use crate::rubric::{Answerable, Ix, Kind, List, Node, Scale, Target, VotePolicy};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind as Shaped, Value};

/// Keys of a rubric besides the list of its outermost nodes.
pub(super) const ROOT_KEYS: [&str; 33] = [
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
];

/// Keys of a node besides the lists of its children.
pub(super) const NODE_KEYS: [&str; 18] = [
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
    pub scale: Option<Ix<Scale>>,
    /// The node without the lists of its children.
    pub fields: Value,
}

/// The rubric without the lists of its nodes, and those lists.
pub(super) fn split_root(rubric: &Value, kinds: &List<Kind>, sink: &mut Diagnostics) -> (Value, Vec<Entry>) {
    split(rubric, &deeper(kinds, 0), &ROOT_KEYS, sink)
}

/// Plurals of the kinds from `from` on.
fn deeper(kinds: &List<Kind>, from: usize) -> Vec<(Ix<Kind>, &str)> {
    let named = kinds.iter().skip(from).filter(|(_, kind)| !kind.plural.is_empty());
    named.map(|(ix, kind)| (ix, kind.plural.as_str())).collect()
}

/// Parts a map into its own keys and the lists of its children. A key that is nearly a plural is reported here, where the
/// plurals are known.
fn split(map: &Value, plurals: &[(Ix<Kind>, &str)], own: &[&str], sink: &mut Diagnostics) -> (Value, Vec<Entry>) {
    let entries = map.as_map().unwrap_or_default();
    let is_children = |entry: &&Entry| plurals.iter().any(|(_, plural)| *plural == entry.key);
    let (children, mut rest): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(is_children);
    rest.retain(|entry| {
        let plural = did_you_mean(&entry.key, plurals.iter().map(|(_, plural)| *plural));
        let is_mistyped = !own.contains(&entry.key.as_str()) && plural.is_some();
        if is_mistyped {
            let message = format!("`{}` is not a key here", entry.key);
            sink.push(Diagnostic::new(&codes::yaml::UNKNOWN_KEY, entry.key_span, message).help_if(plural));
        }
        !is_mistyped
    });
    let rest = Value { kind: Shaped::Map(rest.into_iter().cloned().collect()), span: map.span };
    (rest, children.into_iter().cloned().collect())
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

/// Lays out the tree whose outermost lists are `trees`.
pub(super) fn lay_out(trees: &[Entry], shape: &Shape, sink: &mut Diagnostics) -> Outline {
    let mut outline = Outline::default();
    outline.children(trees, None, 0, shape, sink);
    outline
}

impl Outline {
    fn children(&mut self, lists: &[Entry], parent: Option<Ix<Node>>, from: usize, shape: &Shape, sink: &mut Diagnostics) {
        let kinds = deeper(&shape.kinds, from);
        for list in lists {
            if let Some((kind, _)) = kinds.iter().find(|(_, plural)| *plural == list.key) {
                fields::list(&list.value, sink).iter().for_each(|value| self.node(value, *kind, parent, shape, sink));
            }
        }
    }

    fn node(&mut self, value: &Value, kind: Ix<Kind>, parent: Option<Ix<Node>>, shape: &Shape, sink: &mut Diagnostics) {
        let below = kind.get() + 1;
        let Some(id) = self.new_id(value, sink) else {
            self.lose(value, &deeper(&shape.kinds, below));
            return;
        };
        let (fields, lists) = split(value, &deeper(&shape.kinds, below), &NODE_KEYS, sink);
        let scale = fields.get("scale").and_then(|value| find_scale(value, &shape.scales, sink));
        let node = Ix::new(self.seeds.len());
        self.seeds.push(Seed {
            id: id.value,
            span: id.span,
            kind,
            parent,
            children: Vec::new(),
            is_item: below == shape.kinds.len(),
            scale: scale.or(shape.kinds[kind].scale),
            fields,
        });
        if let Some(parent) = parent {
            self.seeds[parent.get()].children.push(node);
        }
        self.children(&lists, Some(node), below, shape, sink);
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

/// All nodes, each after what is below it.
pub(super) fn order(seeds: &[Seed]) -> Vec<Ix<Node>> {
    (0..seeds.len()).rev().map(Ix::new).collect()
}

/// Reads what stands in every node.
pub(super) fn nodes(known: &Known<'_>, sink: &mut Diagnostics) -> List<Node> {
    let mut at = 0;
    let nodes = known.nodes.read(sink, |fields, row, sink| {
        at += 1;
        node(Ix::new(at - 1), fields, row, known, sink)
    });
    weights::check_tree(&nodes, known, sink);
    nodes
}

fn node<'a>(ix: Ix<Node>, fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Node {
    let seed = &known.seeds[ix.get()];
    let name = fields.required_text("name", sink);
    fields.value("questions");
    Node {
        id: row.id.clone(),
        code: prose(fields, "code", sink),
        short: fields.text("short", sink).unwrap_or_else(|| name.clone()),
        text: fields.text("text", sink).unwrap_or_else(|| name.clone()),
        name,
        kind: seed.kind,
        parent: seed.parent,
        children: seed.children.clone(),
        weight: weights::weight_in(fields, sink),
        aggregate: aggregate_in(fields, &known.shape.kinds[seed.kind].aggregate, sink),
        target: target(ix, fields, known, sink),
        tags: Vec::new(),
        facets: BTreeMap::new(),
        when: None,
        questions: known.questions.of_node(ix),
        item: if seed.is_item { answerable(ix, fields, known, sink) } else { None },
        span: row.span,
    }
}

fn answerable<'a>(ix: Ix<Node>, fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<Answerable> {
    fields.value("scale");
    let (maps, thresholds) = maps::read(ix, fields, known, sink);
    let descriptors = descriptors(fields, known.scale_of(ix), sink);
    let why = prose(fields, "why", sink);
    let evidence = fields.texts("evidence", sink);
    let overscore = prose(fields, "overscore", sink);
    let na_when = fields.text("na_when", sink);
    let genai = prose(fields, "genai", sink);
    let refs = known.references.links_in(fields, "refs", sink);
    let scale = known.seeds[ix.get()].scale?;
    let (measures, criteria, votes) = (List::default(), List::default(), VotePolicy::Consensus);
    Some(Answerable {
        scale,
        measures,
        votes,
        criteria,
        descriptors,
        why,
        evidence,
        overscore,
        na_when,
        genai,
        maps,
        thresholds,
        refs,
    })
}

fn target<'a>(ix: Ix<Node>, fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Target {
    let Some(value) = fields.value("target") else {
        return Target::None;
    };
    if value.as_map().is_none() {
        return known.points(ix, value, sink).map_or(Target::None, Target::Same);
    }
    let by_profile = known.profiles.keyed_in(fields, "target", sink);
    let points = |entry: &Entry, sink: &mut Diagnostics| known.points(ix, &entry.value, sink);
    Target::ByProfile(by_profile.into_iter().filter_map(|(profile, entry)| Some((profile, points(entry, sink)?))).collect())
}

/// One text per level; where a node describes none, the words of the scale.
fn descriptors(fields: &mut Fields<'_>, scale: Option<&Scale>, sink: &mut Diagnostics) -> Vec<String> {
    let written = fields.value("levels");
    let Some(scale) = scale else {
        return Vec::new();
    };
    let mut texts: Vec<Option<String>> = vec![None; scale.levels.len()];
    for entry in written.map_or(&[][..], |value| fields::map(value, sink)) {
        match position(scale, &entry.key) {
            Some(at) if texts[at].is_none() => texts[at] = Some(fields::text(&entry.value, sink).unwrap_or_default()),
            Some(_) => {
                let message = format!("level `{}` is described twice", entry.key);
                sink.push(Diagnostic::new(&codes::rubric::DESCRIPTORS, entry.key_span, message).help("keep one of the two"));
            }
            None => report_descriptor(scale, entry, sink),
        }
    }
    let missing = scale.levels.values().zip(&texts).filter(|(_, text)| text.is_none());
    let missing: Vec<String> = missing.map(|(level, _)| format!("{} ({})", level.number, level.id)).collect();
    if written.is_some() && !missing.is_empty() {
        let place = fields.key_span("levels").unwrap_or_else(|| fields.head());
        let message = format!("no descriptor for level {}", missing.join(", "));
        sink.push(Diagnostic::new(&codes::rubric::DESCRIPTORS, place, message).help("describe every level of the scale"));
    }
    texts.into_iter().zip(scale.levels.values()).map(|(text, level)| text.unwrap_or_else(|| level.gloss.clone())).collect()
}

/// Position of the level with this number or id.
fn position(scale: &Scale, key: &str) -> Option<usize> {
    scale.levels.values().position(|level| level.id == key || level.number.to_string() == key)
}

fn report_descriptor(scale: &Scale, entry: &Entry, sink: &mut Diagnostics) {
    let message = format!("the scale `{}` has no level `{}`", scale.id, entry.key);
    let known: Vec<String> = scale.levels.values().map(|level| level.number.to_string()).collect();
    let near = did_you_mean(&entry.key, scale.levels.values().map(|level| level.id.as_str()));
    sink.push(
        Diagnostic::new(&codes::rubric::DESCRIPTORS, entry.key_span, message)
            .help_or(near, format!("its levels are {}", known.join(", "))),
    );
}
