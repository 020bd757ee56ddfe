//! What stands in the nodes of the tree.

use super::aggregates::{Mention, Reader, Site};
use super::descriptors::descriptors;
use super::inherited::{Inherited, report_votes};
use super::known::Known;
use super::order::{Conditions, order};
use super::table::{Row, prose};
use super::{facets, maps, measures, weights};
use crate::diagnostics::Diagnostics;
use crate::rubric::{Aggregate, Answerable, Ix, List, Node, Predicate, Target};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Entry;

/// Reads what stands in every node; and their order, each after everything it is computed from or depends on. Conditions
/// that go round in a circle are reported and left out.
pub(super) fn nodes(known: &Known<'_>, inherited: &Inherited, sink: &mut Diagnostics) -> (List<Node>, Vec<Ix<Node>>) {
    let mut conditions = Conditions::default();
    let mut nodes: Vec<Node> = Vec::new();
    known.nodes.each(sink, |fields, row, sink| {
        let ix = Ix::new(nodes.len());
        nodes.push(node(ix, fields, row, known, inherited, &mut conditions, sink));
    });
    let order = order(&mut nodes, conditions, sink);
    let nodes = List::new(nodes);
    weights::check_tree(&nodes, &inherited.root, known, sink);
    (nodes, order)
}

fn node<'a>(
    ix: Ix<Node>,
    fields: &mut Fields<'a>,
    row: &Row<'a>,
    known: &Known<'a>,
    inherited: &Inherited,
    conditions: &mut Conditions,
    sink: &mut Diagnostics,
) -> Node {
    let seed = &known.seeds[ix.get()];
    let name = fields.text("name", sink).unwrap_or_else(|| row.id.clone());
    fields.value("questions");
    let (aggregate, mentions) = inherited.aggregate(ix, fields, known, sink);
    conditions.of_aggregate(ix, mentions);
    let (when, mentions) = when(ix, fields, known, inherited, sink);
    conditions.of_when(ix, mentions);
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
        target: target(ix, fields, known, sink),
        tags: known.tags.links_in(fields, "tags", sink),
        facets: facets::carried(ix, known, sink),
        when,
        questions: known.questions.of_node(ix),
        item: if seed.is_item { answerable(ix, fields, &aggregate, known, inherited, sink) } else { group(fields, sink) },
        aggregate,
        span: row.span,
    }
}

/// When a node is in scope, and the nodes that decide it.
fn when(
    ix: Ix<Node>,
    fields: &mut Fields<'_>,
    known: &Known<'_>,
    inherited: &Inherited,
    sink: &mut Diagnostics,
) -> (Option<Predicate>, Vec<Mention>) {
    let mut reader = Reader::at(Site::When(ix), &inherited.base, known);
    let when = fields.value("when").and_then(|value| reader.condition(value, sink));
    (when, reader.mentions)
}

/// What only answered nodes have is out of place at a group.
fn group(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Answerable> {
    if let Some(value) = fields.value("votes") {
        report_votes(value, sink);
    }
    None
}

fn answerable<'a>(
    ix: Ix<Node>,
    fields: &mut Fields<'a>,
    aggregate: &Aggregate,
    known: &Known<'a>,
    inherited: &Inherited,
    sink: &mut Diagnostics,
) -> Option<Answerable> {
    fields.value("scale");
    let (maps, thresholds) = maps::read(ix, fields, known, sink);
    let descriptors = descriptors(fields, known.scale_of(ix), sink);
    let why = prose(fields, "why", sink);
    let evidence = fields.texts("evidence", sink);
    let overscore = prose(fields, "overscore", sink);
    let na_when = fields.text("na_when", sink);
    let genai = prose(fields, "genai", sink);
    let refs = known.references.links_in(fields, "refs", sink);
    let measures = measures::measures(ix, fields, known, sink);
    weights::check_measures(&measures, aggregate, fields.key_span("measures"), sink);
    let criteria = measures::criteria(fields, sink);
    let votes = inherited.votes(ix, fields, aggregate, known, sink);
    let scale = known.seeds[ix.get()].scale?;
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
