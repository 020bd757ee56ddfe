//! How a rating changed: dated entries, oldest first, the last of which is what the team says today.

use jiff::civil::Date;

use crate::assessment::RatingChange;
use crate::assessment::decode::context::Context;
use crate::assessment::decode::sections::said;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;

use super::rating;

/// The entries under `log`; `stated` is the rating they led to, as far as the team gave one.
pub fn log(
    context: &Context<'_>,
    fields: &mut Fields<'_>,
    stated: (Option<i64>, Option<i64>),
    sink: &mut Diagnostics,
) -> Vec<RatingChange> {
    let entries: Vec<Spanned<RatingChange>> =
        fields.list("log", sink).iter().filter_map(|value| entry(context, value, sink)).collect();
    check_order(&entries, sink);
    if let (Some(last), Some(_)) = (entries.last(), context.as_of) {
        check_last(fields, last, stated, sink);
    }
    entries.into_iter().map(|entry| entry.value).collect()
}

fn entry(context: &Context<'_>, value: &Value, sink: &mut Diagnostics) -> Option<Spanned<RatingChange>> {
    let mut fields = Fields::of(value, "change of rating", sink)?;
    fields.required("date", sink);
    let date = fields.date("date", sink);
    let span = date.as_ref().map_or(value.span, |date| date.span);
    let date: Option<Date> = date.and_then(|date| context.past(date, "rated so", sink));
    let rating = rating::required(context, &mut fields, sink);
    let by = fields.value("by").and_then(|value| context.person(value, sink));
    let why = fields.value("why").and_then(|value| said(value, sink));
    fields.finish(sink);
    Some(Spanned::new(RatingChange { date: date?, rating: rating?, by, why }, span))
}

fn check_order(entries: &[Spanned<RatingChange>], sink: &mut Diagnostics) {
    for pair in entries.windows(2) {
        let [before, after] = pair else { continue };
        if after.value.date < before.value.date {
            let message = format!("the entry of {} stands after that of {}", after.value.date, before.value.date);
            sink.push(
                Diagnostic::new(&codes::assessment::LOG_OUT_OF_ORDER, after.span, message)
                    .related(before.span, "the later one")
                    .help("entries stand in the order of their dates, oldest first"),
            );
        }
    }
}

fn check_last(fields: &Fields<'_>, last: &Spanned<RatingChange>, stated: (Option<i64>, Option<i64>), sink: &mut Diagnostics) {
    let rating = last.value.rating;
    let differing = [("likelihood", stated.0, rating.likelihood), ("impact", stated.1, rating.impact)]
        .into_iter()
        .filter_map(|(key, stated, logged)| stated.filter(|stated| *stated != logged).map(|stated| (key, stated, logged)));
    for (key, stated, logged) in differing {
        let place: Span = fields.key_span(key).unwrap_or(last.span);
        let message = format!("{key} is {stated}, and the last entry of the log says {logged}");
        sink.push(
            Diagnostic::new(&codes::assessment::LOG_CONTRADICTS_RATING, place, message)
                .related(last.span, "the last entry")
                .help("add the change to the log with its date and reason, or correct one of the two"),
        );
    }
}
