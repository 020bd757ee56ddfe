//! What is done about a risk, what it costs, how soon it could happen, and what a decision to accept it needs.

use crate::assessment::decode::context::Context;
use crate::assessment::decode::sections::said;
use crate::assessment::{Cost, Proximity, RiskDecision};
use crate::diagnostics::{Diagnostic, Diagnostics, Meant, Span, codes};
use crate::exact::Exact;
use crate::rubric::Strategy;
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

use super::rating::absent;

pub const STRATEGIES: &[(&str, Strategy)] =
    &[("avoid", Strategy::Avoid), ("reduce", Strategy::Reduce), ("share", Strategy::Share), ("accept", Strategy::Accept)];
pub const PROXIMITIES: &[(&str, Proximity)] = &[
    ("now", Proximity::Now),
    ("month", Proximity::WithinMonth),
    ("quarter", Proximity::WithinQuarter),
    ("year", Proximity::WithinYear),
    ("later", Proximity::Later),
];

/// What is in place already: texts that say something.
pub fn controls(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<String> {
    fields.list("controls", sink).iter().filter_map(|value| said(value, sink)).collect()
}

/// `12000 EUR`, or `{amount: 12000, currency: EUR}`.
pub fn cost(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Cost> {
    let value = fields.value("cost")?;
    let Kind::Map(_) = value.kind else { return written(value, sink) };
    let mut fields = Fields::of(value, "cost", sink)?;
    let amount = fields.required("amount", sink);
    let currency = fields.required("currency", sink);
    fields.finish(sink);
    let amount = amount.and_then(|value| amount_of(&fields::text(value, sink)?, value.span, sink));
    let currency = currency.and_then(|value| currency_of(&fields::text(value, sink)?, value.span, sink));
    Some(Cost { amount: amount?, currency: currency? })
}

fn written(value: &Value, sink: &mut Diagnostics) -> Option<Cost> {
    let text = fields::text(value, sink)?;
    let (amount, currency) = text.trim().split_once(' ').unwrap_or((&text, ""));
    let amount = amount_of(amount, value.span, sink)?;
    Some(Cost { amount, currency: currency_of(currency.trim(), value.span, sink)? })
}

/// An amount from 0. Three digits behind the point are thousands to one reader and thousandths to the next.
fn amount_of(text: &str, span: Span, sink: &mut Diagnostics) -> Option<Exact> {
    let is_grouped = text.split_once('.').is_some_and(|(_, digits)| digits.len() == 3);
    let Some(amount) = Exact::parse(text).filter(|_| !is_grouped) else {
        sink.push(
            Diagnostic::new(&codes::yaml::BAD_VALUE, span, format!("`{text}` is not an amount"))
                .help("write the number without separators and the currency by its three letters: `12000 EUR`"),
        );
        return None;
    };
    if amount.is_negative() {
        sink.report(&codes::yaml::BAD_NUMBER, span, format!("expected an amount from 0, found {amount}"));
        return None;
    }
    Some(amount)
}

/// A currency by the three capital letters of ISO 4217; which of them exist is not known here.
fn currency_of(text: &str, span: Span, sink: &mut Diagnostics) -> Option<String> {
    let is_code = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    if !is_code(text) {
        let capital = text.to_ascii_uppercase();
        let message =
            if text.is_empty() { "this cost has no currency".to_owned() } else { format!("`{text}` is not a currency") };
        let meant = is_code(&capital).then(|| Meant::exactly(format!("write `{capital}`"), text, &capital));
        sink.push(
            Diagnostic::new(&codes::yaml::BAD_VALUE, span, message)
                .meant_or(meant, "write its three letters, such as `EUR` or `USD`"),
        );
        return None;
    }
    Some(text.to_owned())
}

/// Who, why and until when; an acceptance that ended before the assessment is no acceptance.
pub fn check_acceptance(context: &Context<'_>, fields: &Fields<'_>, decision: &RiskDecision, sink: &mut Diagnostics) {
    let missing = absent(fields, &["by", "reason", "until"]);
    if !missing.is_empty() {
        let message = format!("this acceptance lacks {}", missing.join(" and "));
        sink.push(
            Diagnostic::new(&codes::assessment::ACCEPTANCE_INCOMPLETE, decision.span, message)
                .help("say who accepts it, why, and until when"),
        );
    }
    if let (Some(until), Some(as_of)) = (decision.until, context.as_of)
        && until < as_of
    {
        let place = fields.key_span("until").unwrap_or(decision.span);
        let message = format!("accepted until {until}, before this assessment of {as_of}");
        sink.push(
            Diagnostic::new(&codes::assessment::ACCEPTANCE_EXPIRED, place, message)
                .help("accept it again with a later date, or treat it"),
        );
    }
}
