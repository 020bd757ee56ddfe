//! Ratings on the rubric's matrix: what replaces a computed one, and what that needs.

use crate::assessment::decode::context::{Context, named};
use crate::assessment::decode::sections::said;
use crate::assessment::{Judgement, RiskDecision};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{List, Rating, RiskStep};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

/// Steps of a rubric without a matrix.
const USUAL_STEPS: i64 = 5;

/// A rating with its reason, under a key of its own.
pub fn judgement(context: &Context<'_>, fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Judgement> {
    let mut fields = fields.fields(key, "rating", sink)?;
    let rating = required(context, &mut fields, sink);
    let why = fields.value("why").and_then(|value| said(value, sink));
    fields.finish(sink);
    Some(Judgement { rating: rating?, why })
}

/// `likelihood` and `impact`, which both must be there.
pub fn required(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Rating> {
    for key in ["likelihood", "impact"] {
        fields.required(key, sink);
    }
    let (likelihood, impact) = steps(context, fields, sink);
    Some(Rating { likelihood: likelihood?, impact: impact? })
}

/// `likelihood` and `impact`, as far as they are there.
pub fn steps(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> (Option<i64>, Option<i64>) {
    let matrix = &context.rubric.matrix;
    (step(&matrix.likelihood, "likelihood", fields, sink), step(&matrix.impact, "impact", fields, sink))
}

/// A step of the matrix: its number, counted from 1, or its id.
fn step(steps: &List<RiskStep>, key: &'static str, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<i64> {
    let value = fields.value(key)?;
    if is_number(value) {
        let count = i64::try_from(steps.len()).ok().filter(|count| *count > 0).unwrap_or(USUAL_STEPS);
        return fields::integer(value, 1..=count, sink);
    }
    let ix = named(steps, value, key, sink)?;
    i64::try_from(ix.get() + 1).ok()
}

fn is_number(value: &Value) -> bool {
    matches!(&value.kind, Kind::Scalar { text, plain: true } if Exact::parse(text).is_some())
}

/// Reports what the team put in place of a computed rating without saying why: today's needs a name, too.
pub fn check_override(fields: &Fields<'_>, decision: &RiskDecision, sink: &mut Diagnostics) {
    let missing = absent(fields, &["reason", "by"]);
    let replaced =
        [("likelihood", decision.likelihood), ("impact", decision.impact)].into_iter().filter(|(_, step)| step.is_some());
    for (key, _) in replaced.filter(|_| !missing.is_empty()) {
        report_override(key, place(fields, key, decision), &missing.join(" and "), "say who decided and why", sink);
    }
    let is_unexplained =
        |stated: &Option<Judgement>| stated.as_ref().is_some_and(|stated| stated.why.is_none()) && decision.reason.is_none();
    let stated = [("inherent", "inherent rating", &decision.inherent), ("residual", "residual rating", &decision.residual)];
    for (key, what, _) in stated.into_iter().filter(|(.., stated)| is_unexplained(stated)) {
        report_override(what, place(fields, key, decision), "`why`", "say how the team comes to it", sink);
    }
}

fn report_override(what: &str, place: Span, missing: &str, help: &str, sink: &mut Diagnostics) {
    let message = format!("the computed {what} is replaced without {missing}");
    sink.push(Diagnostic::new(&codes::assessment::OVERRIDE_WITHOUT_REASON, place, message).help(help));
}

fn place(fields: &Fields<'_>, key: &str, decision: &RiskDecision) -> Span {
    fields.key_span(key).unwrap_or(decision.span)
}

/// The keys that have no value, in backticks. A wrong value was reported where it stands.
pub fn absent(fields: &Fields<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().filter(|key| !fields.has(key)).map(|key| format!("`{key}`")).collect()
}
