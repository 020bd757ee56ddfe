//! Notes on tools, and references.

use super::known::Known;
use super::table::{Row, name, prose};
use crate::diagnostics::Diagnostics;
use crate::rubric::{List, Reference, Tool, ToolCategory, ToolNotes, ToolOption, ToolState, ToolStatus};
use crate::syntax::fields::Fields;

const STATES: [(&str, ToolState); 5] = [
    ("active", ToolState::Active),
    ("acquired", ToolState::Acquired),
    ("discontinued", ToolState::Discontinued),
    ("licence-changed", ToolState::LicenceChanged),
    ("pattern", ToolState::Pattern),
];

/// Reads `tools`.
pub(super) fn notes<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> ToolNotes {
    let Some(mut fields) = root.fields("tools", "set of tool notes", sink) else {
        return ToolNotes::default();
    };
    fields.value("categories");
    fields.value("options");
    let notes = ToolNotes {
        status_as_of: fields.date("status_as_of", sink).map(|date| date.value),
        stale_after_days: fields.integer("stale_after_days", 0..=100_000, sink),
        rules: fields.texts("rules", sink),
        categories: known.tool_categories.read(sink, |fields, row, sink| category(fields, row, known, sink)),
        tools: known.tools.read(sink, |fields, row, sink| tool(fields, row, known, sink)),
    };
    fields.finish(sink);
    notes
}

fn category<'a>(fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> ToolCategory {
    let mut options = Vec::new();
    for value in fields.list("options", sink) {
        if let Some(mut fields) = Fields::of(value, "tool option", sink) {
            options.push(option(&mut fields, known, sink));
            fields.finish(sink);
        }
    }
    ToolCategory {
        id: row.id.clone(),
        name: name(fields, row, sink),
        items: known.items_in(fields, "capabilities", sink),
        options,
    }
}

fn option<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> ToolOption {
    let mut tools: Vec<_> = known.tools.required_link(fields, "tool", sink).into_iter().collect();
    tools.extend(known.tools.links_in(fields, "also", sink));
    ToolOption { tools, text: prose(fields, "text", sink) }
}

fn tool<'a>(fields: &mut Fields<'a>, row: &Row<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Tool {
    Tool {
        id: row.id.clone(),
        name: name(fields, row, sink),
        licence: prose(fields, "licence", sink),
        open_source: fields.boolean("open_source", sink).unwrap_or(false),
        hosting: fields.texts("hosting", sink),
        steward: prose(fields, "steward", sink),
        items: known.items_in(fields, "capabilities", sink),
        best_when: prose(fields, "best_when", sink),
        avoid_when: prose(fields, "avoid_when", sink),
        prefer_if: known.condition_in(fields, "prefer_if", sink),
        avoid_if: known.condition_in(fields, "avoid_if", sink),
        status: status(fields, known, sink),
    }
}

fn status<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> ToolStatus {
    let Some(mut fields) = fields.fields("status", "tool status", sink) else {
        return ToolStatus::default();
    };
    let status = ToolStatus {
        state: fields.word("state", &STATES, sink).unwrap_or_default(),
        latest: fields.text("latest", sink),
        note: prose(&mut fields, "note", sink),
        verified: prose(&mut fields, "verified", sink),
        refs: known.references.links_in(&mut fields, "refs", sink),
    };
    fields.finish(sink);
    status
}

pub(super) fn references(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<Reference> {
    root.value("references");
    known.references.read(sink, |fields, row, sink| Reference {
        id: row.id.clone(),
        title: fields.required_text("title", sink),
        by: prose(fields, "by", sink),
        url: prose(fields, "url", sink),
        access: prose(fields, "access", sink),
        note: prose(fields, "note", sink),
    })
}
