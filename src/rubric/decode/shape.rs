//! What gives a rubric its shape: scales, kinds, and how scores follow from below.

use super::table::{Row, Table, name, prose, report_unknown};
use super::tree::{NODE_KEYS, ROOT_KEYS};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::exact::{Exact, Rounding};
use crate::rubric::{Aggregate, Bands, Form, Ix, Kind, Level, List, MissingPolicy, NaPolicy, Primitive, Round, Scale};
use crate::syntax::fields::{self, Fields, check_id};
use crate::syntax::yaml::{Kind as Shaped, Value};

const PRIMITIVES: [(&str, Way); 4] = [("mean", Way::Mean), ("sum", Way::Sum), ("min", Way::Min), ("max", Way::Max)];
const MISSING: [(&str, MissingPolicy); 3] =
    [("zero", MissingPolicy::Zero), ("skip", MissingPolicy::Skip), ("void", MissingPolicy::Void)];
const NA: [(&str, NaPolicy); 4] =
    [("skip", NaPolicy::Skip), ("target", NaPolicy::Target), ("zero", NaPolicy::Zero), ("forbid", NaPolicy::Forbid)];
/// Words, because YAML tools write them quoted.
const SWITCH: [(&str, bool); 4] = [("on", true), ("off", false), ("true", true), ("false", false)];
const MODES: [(&str, Option<Rounding>); 3] =
    [("half-up", Some(Rounding::HalfUp)), ("truncate", Some(Rounding::Truncate)), ("none", None)];

#[derive(Clone, Copy)]
enum Way {
    Mean,
    Sum,
    Min,
    Max,
}

fn primitive(way: Way) -> Primitive {
    match way {
        Way::Mean => Primitive::Mean,
        Way::Sum => Primitive::Sum,
        Way::Min => Primitive::Min,
        Way::Max => Primitive::Max,
    }
}

pub(super) struct Shape {
    pub scales: List<Scale>,
    pub kinds: List<Kind>,
    pub root: Aggregate,
    pub round: Round,
}

impl Shape {
    /// The scale of the kind that gets answered.
    pub fn answered_scale(&self) -> Option<&Scale> {
        Some(&self.scales[self.kinds.values().next_back()?.scale?])
    }
}

/// Reads `scales`, `scoring`, `kinds` and `root`.
pub(super) fn decode(rubric: &Value, sink: &mut Diagnostics) -> Shape {
    let scales = scales(rubric, sink);
    let (base, round) = scoring(rubric.get("scoring"), sink);
    let kinds = kinds(rubric.get("kinds"), &scales, &base, sink);
    let root = root(rubric.get("root"), &base, sink);
    Shape { scales, kinds, root, round }
}

fn scales(rubric: &Value, sink: &mut Diagnostics) -> List<Scale> {
    let mut list = List::default();
    for entry in rubric.get("scales").map_or(&[][..], |value| fields::map(value, sink)) {
        if check_id(&entry.key, entry.key_span, sink)
            && let Some(mut fields) = Fields::of(&entry.value, "scale", sink)
        {
            list.push(scale(entry.key.clone(), &mut fields, sink));
            fields.finish(sink);
        }
    }
    list
}

fn scale(id: String, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Scale {
    fields.word("type", &[("level", ())], sink);
    let levels = Table::of("level", fields.required("levels", sink).map_or(&[], |value| fields::list(value, sink)), sink);
    let mut next = 0;
    let levels = levels.read(sink, |fields, row, sink| {
        let level = level(next, fields, row, sink);
        next = level.number.saturating_add(1);
        level
    });
    let half_steps = fields.boolean("half_steps", sink).unwrap_or(false);
    check_ascending(fields.value("levels"), &levels, sink);
    Scale { id, form: Form::Level { half_steps }, levels, rescale: None, steps: fields.texts("steps", sink) }
}

fn level(next: i64, fields: &mut Fields<'_>, row: &Row<'_>, sink: &mut Diagnostics) -> Level {
    let number = fields.integer("level", -1000..=1000, sink).unwrap_or(next);
    Level {
        id: row.id.clone(),
        number,
        name: name(fields, row, sink),
        gloss: prose(fields, "gloss", sink),
        points: Some(fields.number("points", sink).unwrap_or_else(|| Exact::from(number))),
        outcome: None,
    }
}

fn check_ascending(written: Option<&Value>, levels: &List<Level>, sink: &mut Diagnostics) {
    let values: Vec<&Level> = levels.values().collect();
    for pair in values.windows(2) {
        let rises = pair[0].number < pair[1].number && pair[0].points < pair[1].points;
        if let (false, Some(list)) = (rises, written) {
            let span = place_of_level(list, &pair[1].id);
            let message = format!("level `{}` does not rise above `{}`", pair[1].id, pair[0].id);
            sink.push(
                Diagnostic::new(&codes::rubric::LEVELS_NOT_ASCENDING, span, message)
                    .help("write levels from the lowest to the highest"),
            );
        }
    }
}

fn place_of_level(list: &Value, id: &str) -> crate::diagnostics::Span {
    let Shaped::List(items) = &list.kind else {
        return list.span;
    };
    items.iter().find(|item| item.get("id").and_then(Value::as_text) == Some(id)).map_or(list.span, |item| item.span)
}

/// The policies everything inherits, and the rounding.
fn scoring(value: Option<&Value>, sink: &mut Diagnostics) -> (Aggregate, Round) {
    let base = Aggregate::default();
    let rounding = base.round.clone();
    let Some(mut fields) = value.and_then(|value| Fields::of(value, "scoring", sink)) else {
        return (base, rounding);
    };
    let base = fields.value("aggregate").map_or(base.clone(), |value| aggregate(value, &base, sink));
    let base = policies(&mut fields, base, sink);
    let rounding = fields.value("round").map_or(rounding.clone(), |value| round(value, rounding, sink));
    let base = Aggregate { round: rounding.clone(), ..base };
    fields.finish(sink);
    (base, rounding)
}

fn round(value: &Value, default: Round, sink: &mut Diagnostics) -> Round {
    let Some(mut fields) = Fields::of(value, "rounding", sink) else {
        return default;
    };
    let mode = fields.word("mode", &MODES, sink).unwrap_or(default.mode);
    let digits = fields.integer("digits", 0..=10, sink).and_then(|digits| u32::try_from(digits).ok());
    fields.word("stage", &[("display", ())], sink);
    fields.finish(sink);
    Round { mode, digits: digits.unwrap_or(default.digits), stage: default.stage }
}

/// An aggregate in its short form (a word) or as a map; what is not said is inherited.
pub(super) fn aggregate(value: &Value, inherited: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
    let inherited = inherited.clone();
    if value.as_text().is_some() {
        let by = fields::word(value, &PRIMITIVES, sink).map_or_else(|| inherited.by.clone(), primitive);
        return Aggregate { by, ..inherited };
    }
    let Some(mut fields) = Fields::of(value, "way to aggregate", sink) else {
        return inherited;
    };
    let by = fields.word("by", &PRIMITIVES, sink).map_or_else(|| inherited.by.clone(), primitive);
    let found = policies(&mut fields, Aggregate { by, ..inherited }, sink);
    fields.finish(sink);
    found
}

fn policies(fields: &mut Fields<'_>, inherited: Aggregate, sink: &mut Diagnostics) -> Aggregate {
    Aggregate {
        weights: fields.word("weights", &SWITCH, sink).unwrap_or(inherited.weights),
        missing: fields.word("missing", &MISSING, sink).unwrap_or(inherited.missing),
        na: fields.word("na", &NA, sink).unwrap_or(inherited.na),
        ..inherited
    }
}

/// The aggregate under a key, when it is given.
pub(super) fn aggregate_in(fields: &mut Fields<'_>, inherited: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
    fields.value("aggregate").map_or_else(|| inherited.clone(), |value| aggregate(value, inherited, sink))
}

fn root(value: Option<&Value>, base: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
    let Some(mut fields) = value.and_then(|value| Fields::of(value, "root", sink)) else {
        return base.clone();
    };
    let found = aggregate_in(&mut fields, base, sink);
    fields.finish(sink);
    found
}

fn kinds(value: Option<&Value>, scales: &List<Scale>, base: &Aggregate, sink: &mut Diagnostics) -> List<Kind> {
    let table = Table::of("kind", value.map_or(&[], |value| fields::list(value, sink)), sink);
    let last = table.len().saturating_sub(1);
    let mut at = 0;
    let mut plurals: Vec<String> = Vec::new();
    table.read(sink, |fields, row, sink| {
        let kind = Kind {
            id: row.id.clone(),
            plural: plural(fields, &plurals, sink),
            name: name(fields, row, sink),
            aggregate: aggregate_in(fields, base, sink),
            scale: scale_in(fields, scales, at == last, sink),
            bands: Bands::default(),
        };
        plurals.push(kind.plural.clone());
        at += 1;
        kind
    })
}

/// The key under which nodes of a kind stand; nothing else may be called so.
fn plural(fields: &mut Fields<'_>, taken: &[String], sink: &mut Diagnostics) -> String {
    let Some(plural) = fields.required_id("plural", sink) else {
        return String::new();
    };
    let is_reserved = ROOT_KEYS.contains(&plural.value.as_str()) || NODE_KEYS.contains(&plural.value.as_str());
    if is_reserved || taken.contains(&plural.value) {
        let owner = if is_reserved { "a key of the format" } else { "the plural of another kind" };
        let message = format!("`{}` is already {owner}", plural.value);
        sink.push(Diagnostic::new(&codes::rubric::RESERVED_WORD, plural.span, message).help("choose another plural"));
        return String::new();
    }
    plural.value
}

fn scale_in(fields: &mut Fields<'_>, scales: &List<Scale>, is_answered: bool, sink: &mut Diagnostics) -> Option<Ix<Scale>> {
    let value = if is_answered { fields.required("scale", sink) } else { fields.value("scale") };
    find_scale(value?, scales, sink)
}

pub(super) fn find_scale(value: &Value, scales: &List<Scale>, sink: &mut Diagnostics) -> Option<Ix<Scale>> {
    let id = fields::text(value, sink)?;
    let found = scales.find(&id);
    if found.is_none() {
        report_unknown("scale", &id, value.span, scales.values().map(|scale| scale.id.as_str()), sink);
    }
    found
}
