//! Scales: named ones, and those that stand in place at a node, a kind or a measure.

use std::collections::{BTreeMap, BTreeSet};

use super::outcomes::Outcomes;
use super::range;
use super::table::{Row, Table, name, prose, report_unknown, spelled_out};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{Combine, Form, Ix, Level, List, Named, Rescale, Scale};
use crate::syntax::fields::{self, Fields, check_id};
use crate::syntax::yaml::{Kind, Value};

const TYPES: [(&str, Type); 6] = [
    ("level", Type::Level),
    ("choice", Type::Choice),
    ("multi", Type::Multi),
    ("boolean", Type::Boolean),
    ("states", Type::States),
    ("number", Type::Number),
];
const COMBINE: [(&str, Combine); 5] =
    [("sum", Combine::Sum), ("mean", Combine::Mean), ("count", Combine::Count), ("all", Combine::All), ("any", Combine::Any)];

#[derive(Clone, Copy)]
enum Type {
    Level,
    Choice,
    Multi,
    Boolean,
    States,
    Number,
}

/// All scales, and the outcomes that their options have.
pub(super) struct Scales {
    pub list: List<Scale>,
    pub outcomes: Outcomes,
    at: BTreeMap<String, Ix<Scale>>,
    /// Scales that were reported and left out.
    lost: BTreeSet<String>,
}

impl Scales {
    /// Reads `scales` and the rubric's list of outcomes.
    pub fn decode(rubric: &Value, sink: &mut Diagnostics) -> Self {
        let outcomes = Outcomes::declared(rubric.get("outcomes"), sink);
        let mut scales = Scales { list: List::default(), outcomes, at: BTreeMap::new(), lost: BTreeSet::new() };
        for entry in rubric.get("scales").map_or(&[][..], |value| fields::map(value, sink)) {
            let is_good = check_id(&entry.key, entry.key_span, sink);
            if !is_good || scales.add(entry.key.clone(), entry.key_span, &entry.value, sink).is_none() {
                scales.lost.insert(entry.key.clone());
            }
        }
        scales
    }

    fn add(&mut self, id: String, place: Span, value: &Value, sink: &mut Diagnostics) -> Option<Ix<Scale>> {
        let mut fields = Fields::of(value, "scale", sink)?;
        let scale = scale(id.clone(), place, &mut fields, &mut self.outcomes, sink)?;
        fields.finish(sink);
        let ix = self.list.push(scale);
        self.at.insert(id, ix);
        Some(ix)
    }

    /// The scale with an id, or the one that stands in place and is named after its `owner`.
    pub fn find(&mut self, value: &Value, owner: &str, sink: &mut Diagnostics) -> Option<Ix<Scale>> {
        if let Kind::Map(_) = &value.kind {
            let id = self.free_id(owner);
            return self.add(id, value.span, value, sink);
        }
        let id = fields::text(value, sink)?;
        let found = self.at.get(&id).copied();
        if found.is_none() && !self.lost.contains(&id) {
            report_unknown("scale", &id, value.span, self.at.keys().map(String::as_str), sink);
        }
        found
    }

    fn free_id(&self, owner: &str) -> String {
        let taken = |id: &str| self.at.contains_key(id) || self.lost.contains(id);
        let numbered = (2..).map(|n: u32| format!("{owner}-{n}"));
        std::iter::once(owner.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
    }
}

/// The level, option or state that a text means: by its id, a level also by its number.
pub(super) fn named(scale: &Scale, text: &str) -> Option<Ix<Level>> {
    let text = match (&scale.form, text) {
        (Form::Boolean, "true" | "on") => "yes",
        (Form::Boolean, "false" | "off") => "no",
        (_, text) => text,
    };
    let number = matches!(scale.form, Form::Level { .. }).then(|| Exact::parse(text)).flatten();
    let by_number = || scale.levels.iter().find(|(_, level)| Some(Exact::from(level.number)) == number).map(|(ix, _)| ix);
    scale.levels.find(text).or_else(by_number)
}

/// `None` when answers on it could not become points; that is reported.
fn scale(id: String, span: Span, fields: &mut Fields<'_>, outcomes: &mut Outcomes, sink: &mut Diagnostics) -> Option<Scale> {
    let kind = match fields.value("type") {
        Some(word) => fields::word(word, &TYPES, sink)?,
        None => Type::Level,
    };
    let (form, levels) = match kind {
        Type::Level => levels(fields, outcomes, sink)?,
        Type::Choice => (Form::Choice, entries("options", None, fields, outcomes, sink)?),
        Type::Multi => {
            let options = entries("options", None, fields, outcomes, sink)?;
            let combine = fields.word("combine", &COMBINE, sink).unwrap_or(Combine::Sum);
            let clamp = fields.value("clamp").and_then(|value| range::low_high(value, sink));
            (Form::Multi { combine, clamp }, options)
        }
        Type::Boolean => (Form::Boolean, no_and_yes(fields, sink)),
        Type::States => (Form::States, entries("states", Some(0), fields, outcomes, sink)?),
        Type::Number => (number(fields, sink)?, List::default()),
    };
    let rescale = rescale(&form, fields, sink);
    Some(Scale { id, form, levels, rescale, steps: fields.texts("steps", sink), span })
}

/// The entries of the list under `key`. Without points of their own they have `rank`, counted on; or none.
fn entries(
    key: &'static str,
    rank: Option<i64>,
    fields: &mut Fields<'_>,
    outcomes: &mut Outcomes,
    sink: &mut Diagnostics,
) -> Option<List<Level>> {
    let values = spelled_out(written(key, fields, sink)?);
    let table = Table::of(if key == "states" { "state" } else { "option" }, &values, sink);
    let mut at = 0;
    Some(table.read(sink, |fields, row, sink| {
        at += 1;
        entry(at - 1, rank.map(|rank| rank + at - 1), fields, row, outcomes, sink)
    }))
}

/// The list that makes a scale; one without entries is reported.
fn written<'a>(key: &'static str, fields: &mut Fields<'a>, sink: &mut Diagnostics) -> Option<&'a [Value]> {
    let value = fields.required(key, sink)?;
    if value.kind == Kind::List(Vec::new()) {
        report(value.span, "there is nothing to choose on this scale", &format!("list its {key}"), sink);
        return None;
    }
    Some(fields::list(value, sink))
}

fn entry(
    number: i64,
    worth: Option<i64>,
    fields: &mut Fields<'_>,
    row: &Row<'_>,
    outcomes: &mut Outcomes,
    sink: &mut Diagnostics,
) -> Level {
    Level {
        id: row.id.clone(),
        number,
        name: name(fields, row, sink),
        gloss: prose(fields, "gloss", sink),
        points: fields.number("points", sink).or_else(|| worth.map(Exact::from)),
        outcome: fields.value("outcome").and_then(|value| outcomes.of_option(value, sink)),
    }
}

fn levels(fields: &mut Fields<'_>, outcomes: &mut Outcomes, sink: &mut Diagnostics) -> Option<(Form, List<Level>)> {
    let values = written("levels", fields, sink)?;
    let mut next = 0;
    let levels = Table::of("level", values, sink).read(sink, |fields, row, sink| {
        let number = fields.integer("level", -1000..=1000, sink).unwrap_or(next);
        next = number.saturating_add(1);
        entry(number, Some(number), fields, row, outcomes, sink)
    });
    check_ascending(values, &levels, sink);
    Some((Form::Level { half_steps: fields.boolean("half_steps", sink).unwrap_or(false) }, levels))
}

fn check_ascending(written: &[Value], levels: &List<Level>, sink: &mut Diagnostics) {
    let values: Vec<&Level> = levels.values().collect();
    for pair in values.windows(2) {
        let rises = pair[0].number < pair[1].number && pair[0].points < pair[1].points;
        let place = written.iter().find(|item| item.get("id").and_then(Value::as_text) == Some(pair[1].id()));
        if let (false, Some(place)) = (rises, place) {
            let message = format!("level `{}` does not rise above `{}`", pair[1].id, pair[0].id);
            sink.push(
                Diagnostic::new(&codes::rubric::LEVELS_NOT_ASCENDING, place.span, message)
                    .help("write levels from the lowest to the highest"),
            );
        }
    }
}

/// The two levels of a boolean: worth 0 and 1 unless `points` says otherwise.
fn no_and_yes(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> List<Level> {
    let (mut no, mut yes) = (None, None);
    if let Some(mut points) = fields.fields("points", "table of points", sink) {
        (no, yes) = (points.number("no", sink), points.number("yes", sink));
        points.finish(sink);
    }
    let level = |number: i64, id: &str, name: &str, points: Option<Exact>| Level {
        id: id.to_owned(),
        number,
        name: name.to_owned(),
        gloss: String::new(),
        points: Some(points.unwrap_or_else(|| Exact::from(number))),
        outcome: None,
    };
    List::new(vec![level(0, "no", "No", no), level(1, "yes", "Yes", yes)])
}

fn number(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Form> {
    let (from, to) = range::pair(fields.required("from", sink)?, sink)?;
    let allowed = if from <= to { (from, to) } else { (to, from) };
    let clamp = fields.boolean("clamp", sink).unwrap_or(false);
    Some(Form::Number { allowed, clamp, unit: prose(fields, "unit", sink) })
}

/// `from` and `to`, which belong together; `from` alone is the range of a number.
fn rescale(form: &Form, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Rescale> {
    let (from, to) = (fields.value("from"), fields.value("to"));
    let is_number = matches!(form, Form::Number { .. });
    match (from, to) {
        (Some(from), None) if !is_number => {
            report(from.span, "`from` says nothing without `to`", "say with `to: [a, b]` what its ends become", sink);
        }
        (None, Some(to)) => report(to.span, "`to` says nothing without `from`", "say with `from: [a, b]` what becomes it", sink),
        _ => {}
    }
    let ends = range::pair(from?, sink)?;
    if ends.0 == ends.1 {
        report(from?.span, &format!("the range from {0} to {0} holds a single number", ends.0), "use two different ends", sink);
        return None;
    }
    Some(Rescale { from: ends, to: range::pair(to?, sink)? })
}

fn report(place: Span, message: &str, help: &str, sink: &mut Diagnostics) {
    sink.push(Diagnostic::new(&codes::rubric::SCALE, place, message).help(help));
}
