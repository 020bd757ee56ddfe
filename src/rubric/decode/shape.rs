//! What gives a rubric its shape: its kinds, and the facets that cut across them.

use std::collections::BTreeSet;

use super::scales::Scales;
use super::table::{Row, Table, name, report_duplicate};
use super::tree::{NODE_KEYS, ROOT_KEYS};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Facet, Ix, Kind, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

pub(super) struct Shape<'a> {
    /// Outermost first.
    pub kinds: Vec<KindSeed<'a>>,
    pub kind_table: Table<'a, Kind>,
    pub facets: Table<'a, Facet>,
    /// The values of every facet.
    pub facet_values: Vec<Vec<String>>,
}

/// A kind before its way to aggregate is read, which may refer to nodes.
pub(super) struct KindSeed<'a> {
    pub id: String,
    pub plural: String,
    pub name: String,
    pub scale: Option<Ix<Scale>>,
    pub span: Span,
    pub value: &'a Value,
}

impl Shape<'_> {
    pub fn kind(&self, ix: Ix<Kind>) -> &KindSeed<'_> {
        &self.kinds[ix.get()]
    }

    /// Whether nodes of a kind get answered.
    pub fn is_answered(&self, kind: Ix<Kind>) -> bool {
        kind.get() + 1 == self.kinds.len()
    }

    /// The scale of the kind that gets answered.
    pub fn answered_scale(&self) -> Option<Ix<Scale>> {
        self.kinds.last()?.scale
    }
}

/// Reads what stands first in `kinds` and `facets`.
pub(super) fn decode<'a>(rubric: &'a Value, scales: &mut Scales, sink: &mut Diagnostics) -> Shape<'a> {
    let kind_table = Table::of("kind", rubric.get("kinds").map_or(&[], |value| fields::list(value, sink)), sink);
    let mut kinds: Vec<KindSeed<'a>> = Vec::new();
    for (_, row) in kind_table.rows() {
        if let Some(mut fields) = Fields::of(row.value, "kind", sink) {
            kinds.push(KindSeed {
                id: row.id.clone(),
                plural: plural(&mut fields, row, &kinds, sink),
                name: name(&mut fields, row, sink),
                scale: fields.value("scale").and_then(|value| scales.find(value, &row.id, sink)),
                span: row.span,
                value: row.value,
            });
        }
    }
    let written = rubric.get("facets").map_or(&[][..], |value| fields::list(value, sink));
    let facets = Table::linked("facet", written, sink, |fields, sink| is_free(fields, &kinds, sink));
    let facet_values = facets.rows().map(|(_, row)| values(row, sink)).collect();
    Shape { kinds, kind_table, facets, facet_values }
}

/// Keys that frameworks use as names of their tree's levels. A rubric that does goes without what the key means elsewhere.
const MAY_BE_PLURALS: [&str; 15] = [
    "questions",
    "measures",
    "criteria",
    "metrics",
    "risks",
    "tools",
    "targets",
    "facts",
    "references",
    "readings",
    "levels",
    "context",
    "principle",
    "evidence",
    "next_steps",
];

/// The key under which nodes of a kind stand; nothing else may be called so.
fn plural(fields: &mut Fields<'_>, row: &Row<'_>, others: &[KindSeed<'_>], sink: &mut Diagnostics) -> String {
    let (plural, span) = match fields.value("plural") {
        Some(value) => match fields::id(value, sink) {
            Some(plural) => (plural.value, plural.span),
            None => return String::new(),
        },
        None => (format!("{}s", row.id), row.span),
    };
    let is_a_key = ROOT_KEYS.contains(&plural.as_str()) || NODE_KEYS.contains(&plural.as_str());
    let is_reserved = is_a_key && !MAY_BE_PLURALS.contains(&plural.as_str());
    if is_reserved || others.iter().any(|kind| kind.plural == plural) {
        let owner = if is_reserved { "a key of the format" } else { "the plural of another kind" };
        let message = format!("`{plural}` is already {owner}");
        sink.push(Diagnostic::new(&codes::rubric::RESERVED_WORD, span, message).help("choose another plural"));
        return String::new();
    }
    plural
}

/// Whether nodes can carry a facet under its id.
fn is_free(fields: &mut Fields<'_>, kinds: &[KindSeed<'_>], sink: &mut Diagnostics) -> bool {
    let Some(value) = fields.value("id") else {
        return true;
    };
    let id = value.as_text().unwrap_or_default();
    let owner = if NODE_KEYS.contains(&id) {
        "a key of nodes"
    } else if kinds.iter().any(|kind| kind.plural == id) {
        "the plural of a kind"
    } else {
        return true;
    };
    let message = format!("`{id}` is already {owner}");
    sink.push(Diagnostic::new(&codes::rubric::RESERVED_WORD, value.span, message).help("choose another id for this facet"));
    false
}

fn values(row: &Row<'_>, sink: &mut Diagnostics) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for value in row.value.get("values").map_or(&[][..], |values| fields::list(values, sink)) {
        match fields::text(value, sink) {
            Some(text) if seen.insert(text.clone()) => found.push(text),
            Some(text) => report_duplicate("value", &text, value.span, row.span, sink),
            None => {}
        }
    }
    found
}
