//! Facets, and the tags that assessments select by.

use super::aggregates::{Reader, Site, report};
use super::inherited::Inherited;
use super::known::Known;
use super::selectors::position;
use super::table::name;
use crate::diagnostics::Diagnostics;
use crate::rubric::{Aggregate, Facet, Ix, List, Node, Over, Primitive, Tag};
use crate::syntax::fields::Fields;
use std::collections::BTreeMap;

pub(super) fn facets(root: &mut Fields<'_>, known: &Known<'_>, inherited: &Inherited, sink: &mut Diagnostics) -> List<Facet> {
    root.value("facets");
    let mut values = known.shape.facet_values.iter();
    known.shape.facets.read(sink, |fields, row, sink| {
        fields.required("values", sink);
        Facet {
            id: row.id.clone(),
            name: name(fields, row, sink),
            values: values.next().cloned().unwrap_or_default(),
            aggregate: aggregate(fields, known, inherited, sink),
            span: row.span,
        }
    })
}

/// How a cell follows from the items that carry its value: always from their values alone.
fn aggregate(fields: &mut Fields<'_>, known: &Known<'_>, inherited: &Inherited, sink: &mut Diagnostics) -> Aggregate {
    let is_plain = |by: &Primitive| !matches!(by, Primitive::Staged(_) | Primitive::Rules(_));
    let base = &inherited.base;
    let mut found = base.clone();
    if let Some(value) = fields.value("aggregate") {
        found = Reader::at(Site::Facet, base, known).aggregate(value, base, sink);
        if !is_plain(&found.by) {
            let help = "use `mean`, `sum`, `min`, `max`, `median` or `tally`";
            report(value.span, "the cells of a facet follow from values alone", help, sink);
        }
    }
    let by = if is_plain(&found.by) { found.by } else { Primitive::Mean };
    Aggregate { by, over: Over::Leaves, each: None, ..found }
}

/// The facet values that a node carries itself.
pub(super) fn carried(node: Ix<Node>, known: &Known<'_>, sink: &mut Diagnostics) -> BTreeMap<Ix<Facet>, usize> {
    let mut found = BTreeMap::new();
    for entry in &known.seeds[node.get()].facets {
        if let Some(facet) = known.shape.facets.resolve(&entry.key, entry.key_span, sink)
            && let Some(at) = position(&known.shape.facet_values[facet.get()], &entry.value, &entry.key, sink)
        {
            found.insert(facet, at);
        }
    }
    found
}

pub(super) fn tags(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<Tag> {
    root.value("tags");
    known.tags.read(sink, |fields, row, sink| Tag { id: row.id.clone(), name: name(fields, row, sink), span: row.span })
}
