//! Entries by id: what was found in a list before it is read, so that everything can refer to everything.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::rubric::{Ix, List};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

/// An entry that has a good id.
pub(super) struct Row<'a> {
    pub id: String,
    pub span: Span,
    pub value: &'a Value,
}

/// The entries of one list that will be decoded, in order: position `n` here is position `n` in the model.
pub(super) struct Table<'a, T> {
    what: &'static str,
    rows: Vec<Row<'a>>,
    at: BTreeMap<String, Ix<T>>,
    /// The same in lower case.
    lower: BTreeMap<String, Ix<T>>,
    /// Ids of entries that were reported and left out; referring to them is no second mistake.
    lost: BTreeSet<String>,
    /// Whether somebody was told that the whole list is missing, which is said once and not for every reference.
    is_missed: Cell<bool>,
}

impl<'a, T> Table<'a, T> {
    pub fn new(what: &'static str) -> Self {
        Table {
            what,
            rows: Vec::new(),
            at: BTreeMap::new(),
            lower: BTreeMap::new(),
            lost: BTreeSet::new(),
            is_missed: Cell::new(false),
        }
    }

    /// The entries of a list.
    pub fn of(what: &'static str, values: &'a [Value], sink: &mut Diagnostics) -> Self {
        Self::linked(what, values, sink, |_, _| true)
    }

    /// The entries of a list that also have what the model cannot do without, such as a phase that exists.
    pub fn linked(
        what: &'static str,
        values: &'a [Value],
        sink: &mut Diagnostics,
        mut has_links: impl FnMut(&mut Fields<'a>, &mut Diagnostics) -> bool,
    ) -> Self {
        let mut table = Self::new(what);
        for value in values {
            let Some(mut fields) = Fields::of(value, what, sink) else {
                continue;
            };
            if has_links(&mut fields, sink) {
                table.add(value, sink);
            } else {
                table.lose(value.get("id").and_then(Value::as_text).map(str::to_owned));
            }
        }
        table
    }

    /// Takes an entry in when its id is good and new.
    pub fn add(&mut self, value: &'a Value, sink: &mut Diagnostics) -> Option<Ix<T>> {
        let id = Fields::of(value, self.what, sink)?.required_id("id", sink)?;
        self.insert(Row { id: id.value, span: id.span, value }, sink)
    }

    /// Takes a row in when its id is new.
    pub fn insert(&mut self, row: Row<'a>, sink: &mut Diagnostics) -> Option<Ix<T>> {
        if let Some(first) = self.at.get(&row.id) {
            report_duplicate(self.what, &row.id, row.span, self.rows[first.get()].span, sink);
            return None;
        }
        let ix = Ix::new(self.rows.len());
        if let Some(other) = self.lower.insert(row.id.to_lowercase(), ix) {
            report_case(self.what, &row, &self.rows[other.get()], sink);
        }
        self.at.insert(row.id.clone(), ix);
        self.rows.push(row);
        Some(ix)
    }

    /// Ids of entries that are left out and were reported elsewhere.
    pub fn lose(&mut self, ids: impl IntoIterator<Item = String>) {
        self.lost.extend(ids);
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn rows(&self) -> impl Iterator<Item = (Ix<T>, &Row<'a>)> {
        self.rows.iter().enumerate().map(|(at, row)| (Ix::new(at), row))
    }

    pub fn row(&self, ix: Ix<T>) -> &Row<'a> {
        &self.rows[ix.get()]
    }

    /// The reference for an id; reports when there is none.
    pub fn resolve(&self, id: &str, span: Span, sink: &mut Diagnostics) -> Option<Ix<T>> {
        let found = self.at.get(id).copied();
        let is_empty = self.rows.is_empty() && self.lost.is_empty();
        if is_empty && !self.is_missed.replace(true) {
            let message = format!("there is no {} `{id}`: the rubric lists none", self.what);
            sink.report(&codes::rubric::UNKNOWN_ID, span, message);
        } else if !is_empty && found.is_none() && !self.lost.contains(id) {
            report_unknown(self.what, id, span, self.at.keys().map(String::as_str), sink);
        }
        found
    }

    pub fn link(&self, value: &Value, sink: &mut Diagnostics) -> Option<Ix<T>> {
        self.resolve(&fields::text(value, sink)?, value.span, sink)
    }

    /// The reference under a key, when it is given.
    pub fn link_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Option<Ix<T>> {
        self.link(fields.value(key)?, sink)
    }

    /// The reference under a key that must be given.
    pub fn required_link(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Option<Ix<T>> {
        self.link(fields.required(key, sink)?, sink)
    }

    /// The references of a list under a key.
    pub fn links_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Vec<Ix<T>> {
        fields.list(key, sink).iter().filter_map(|value| self.link(value, sink)).collect()
    }

    /// The entries of a map whose keys are ids of this table.
    pub fn keyed_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Vec<(Ix<T>, &'a Entry)> {
        let entries = fields.map(key, sink);
        entries.iter().filter_map(|entry| Some((self.resolve(&entry.key, entry.key_span, sink)?, entry))).collect()
    }

    /// Reads every row with `read`; keys that it does not ask for are reported.
    pub fn each<U>(
        &self,
        sink: &mut Diagnostics,
        mut read: impl FnMut(&mut Fields<'a>, &Row<'a>, &mut Diagnostics) -> U,
    ) -> Vec<U> {
        let mut found = Vec::new();
        for row in &self.rows {
            let Some(mut fields) = Fields::of(row.value, self.what, sink) else {
                continue;
            };
            fields.value("id");
            found.push(read(&mut fields, row, sink));
            fields.finish(sink);
        }
        found
    }

    /// [`Table::read`] for entries that link to what they cannot do without; [`Table::linked`] has made sure that they do.
    pub fn read_linked(
        &self,
        sink: &mut Diagnostics,
        read: impl FnMut(&mut Fields<'a>, &Row<'a>, &mut Diagnostics) -> Option<T>,
    ) -> List<T> {
        let list = List::new(self.each(sink, read).into_iter().flatten().collect());
        debug_assert_eq!(list.len(), self.len(), "every {} of the table is in the list", self.what);
        list
    }

    /// [`Table::each`] as the list this table is the table of.
    pub fn read(&self, sink: &mut Diagnostics, read: impl FnMut(&mut Fields<'a>, &Row<'a>, &mut Diagnostics) -> T) -> List<T> {
        List::new(self.each(sink, read))
    }
}

/// Entries that may be written as a plain id, all as maps with an `id`.
pub(super) fn spelled_out(values: &[Value]) -> Vec<Value> {
    let one = |value: &Value| match &value.kind {
        Kind::Scalar { .. } => {
            let id = Entry { key: "id".to_owned(), key_span: value.span, value: value.clone() };
            Value { kind: Kind::Map(vec![id]), span: value.span }
        }
        _ => value.clone(),
    };
    values.iter().map(one).collect()
}

fn report_case(what: &str, row: &Row<'_>, first: &Row<'_>, sink: &mut Diagnostics) {
    let message = format!("the {what} `{}` and the {what} `{}` differ only in upper and lower case", row.id, first.id);
    sink.push(
        Diagnostic::new(&codes::rubric::IDS_DIFFER_IN_CASE, row.span, message)
            .related(first.span, "the other one")
            .help("give one of the two another id"),
    );
}

pub(super) fn report_duplicate(what: &str, id: &str, span: Span, first: Span, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(&codes::rubric::DUPLICATE_ID, span, format!("the {what} `{id}` is already there"))
            .related(first, "first used here")
            .help("give one of the two another id"),
    );
}

pub(super) fn report_unknown<'i>(
    what: &str,
    id: &str,
    span: Span,
    known: impl IntoIterator<Item = &'i str>,
    sink: &mut Diagnostics,
) {
    let help = sink.suggest(|| did_you_mean(id, known));
    sink.push(Diagnostic::new(&codes::rubric::UNKNOWN_ID, span, format!("there is no {what} `{id}`")).meant(help));
}

/// The text under a key; empty when it is not given.
pub(super) fn prose(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> String {
    fields.text(key, sink).unwrap_or_default()
}

/// The name of an entry; its id when none is given.
pub(super) fn name(fields: &mut Fields<'_>, row: &Row<'_>, sink: &mut Diagnostics) -> String {
    fields.text("name", sink).unwrap_or_else(|| row.id.clone())
}
