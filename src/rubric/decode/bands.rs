//! Bands: names for stretches of scores.

use super::table::{Row, Table, name};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Band, Bands, Edge};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

const ON: [(&str, bool); 2] = [("raw", false), ("rounded", true)];

/// A list of bands, or a map with `bands` and `on`.
pub(super) fn bands(value: &Value, sink: &mut Diagnostics) -> Bands {
    if value.as_map().is_none() {
        return listed(fields::list(value, sink), false, sink);
    }
    let Some(mut fields) = Fields::of(value, "set of bands", sink) else {
        return Bands::default();
    };
    let on_rounded = fields.word("on", &ON, sink).unwrap_or(false);
    let found =
        fields.required("bands", sink).map_or_else(Bands::default, |list| listed(fields::list(list, sink), on_rounded, sink));
    fields.finish(sink);
    found
}

/// A band without a beginning of its own goes on where the one before it ends.
fn listed(values: &[Value], on_rounded: bool, sink: &mut Diagnostics) -> Bands {
    let table: Table<'_, Band> = Table::of("band", values, sink);
    let mut on_rounded = on_rounded;
    let mut end: Option<Edge> = None;
    let bands = table.each(sink, |fields, row, sink| {
        on_rounded |= fields.word("on", &ON, sink).unwrap_or(false);
        let band = band(fields, row, end.take(), sink);
        end.clone_from(&band.to);
        band
    });
    Bands { bands, on_rounded }
}

fn band(fields: &mut Fields<'_>, row: &Row<'_>, before: Option<Edge>, sink: &mut Diagnostics) -> Band {
    let goes_on = before.map(|end| Edge { included: !end.included, ..end });
    let from = edge(["from", "above"], fields, sink).or(goes_on);
    let to = edge(["up_to", "below"], fields, sink);
    if let (Some(from), Some(to)) = (&from, &to)
        && (to.at < from.at || to.at == from.at && !(from.included && to.included))
    {
        let message = format!("the band `{}` ends at {} before it begins at {}", row.id, to.at, from.at);
        report(row.span, &message, "write bands from the lowest to the highest", sink);
    }
    Band { id: row.id.clone(), name: name(fields, row, sink), from, to, span: row.span }
}

/// An end of a band, by the key that includes it or by the one that does not.
fn edge(keys: [&'static str; 2], fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Edge> {
    let [included, excluded] = keys;
    let (with, without) = (fields.value(included), fields.value(excluded));
    if let (Some(_), Some(second)) = (with, without) {
        let help = format!("`{included}` includes the number, `{excluded}` does not");
        report(second.span, &format!("`{included}` and `{excluded}` say the same end twice"), &help, sink);
    }
    let at = fields::number(with.or(without)?, sink)?;
    Some(Edge { at, included: with.is_some() })
}

fn report(place: Span, message: &str, help: &str, sink: &mut Diagnostics) {
    sink.push(Diagnostic::new(&codes::rubric::BANDS, place, message).help(help));
}
