//! The team's risk register: decisions about suggested risks, and risks of its own.

use std::collections::BTreeMap;

use crate::assessment::{Judgement, OwnRisk, RiskDecision, RiskStatus, RoadmapDecisions};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Ix, Limits, List, Rating, Risk, RiskStep, Rubric, Strategy};
use crate::syntax::fields::{self, Fields};
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::{Entry, Kind, Value};

use super::context::{AUDIENCES, Context, named, once, use_id, warn_case};
use super::notes;
use super::roadmap::item_refs;
use super::sections::{Sections, fields_of, required_said, said};

const STATUSES: &[(&str, RiskStatus)] = &[
    ("draft", RiskStatus::Draft),
    ("open", RiskStatus::Open),
    ("treating", RiskStatus::Treating),
    ("accepted", RiskStatus::Accepted),
    ("closed", RiskStatus::Closed),
    ("materialised", RiskStatus::Materialised),
];
const STRATEGIES: &[(&str, Strategy)] =
    &[("avoid", Strategy::Avoid), ("reduce", Strategy::Reduce), ("share", Strategy::Share), ("accept", Strategy::Accept)];

/// Steps of a rubric without a matrix.
const USUAL_STEPS: i64 = 5;

/// What was decided about risks.
#[derive(Default)]
pub struct Risks {
    pub adopted: BTreeMap<Ix<Risk>, RiskDecision>,
    pub own: Vec<OwnRisk>,
    pub appetite: Limits,
    pub tolerance: Limits,
}

/// Reads the register.
pub fn decode(context: &Context<'_>, sections: &Sections<'_>, roadmap: &RoadmapDecisions, sink: &mut Diagnostics) -> Risks {
    let mut risks = Risks::default();
    for entry in once(&sections.risks, &codes::assessment::GIVEN_TWICE, sink) {
        match context.rubric.risks.find(&entry.key) {
            Some(ix) => risks.adopted.extend(adopted(context, entry, roadmap, sink).map(|decision| (ix, decision))),
            None if entry.value.get("title").is_some() => risks.own.extend(own(context, entry, roadmap, sink)),
            None => report_unknown(context.rubric, entry, sink),
        }
    }
    warn_case(risks.own.iter().map(|risk| (risk.id.as_str(), risk.decision.span)), sink);
    risks
}

fn report_unknown(rubric: &Rubric, entry: &Entry, sink: &mut Diagnostics) {
    let help = sink.suggest(|| {
        let words = normalise(&entry.key);
        let titled = rubric.risks.values().find(|risk| normalise(&risk.title) == words);
        titled
            .map(|risk| use_id(&entry.key, &risk.id))
            .or_else(|| did_you_mean(&entry.key, rubric.risks.values().map(|risk| risk.id.as_str())))
    });
    sink.push(
        Diagnostic::new(&codes::assessment::UNKNOWN_RISK, entry.key_span, format!("`{}` is not a risk of the rubric", entry.key))
            .meant_or(help, "a risk of your own needs `title`, `cause`, `event`, `effect`, `likelihood` and `impact`"),
    );
}

fn adopted(context: &Context<'_>, entry: &Entry, roadmap: &RoadmapDecisions, sink: &mut Diagnostics) -> Option<RiskDecision> {
    let mut fields = fields_of(entry, "risk", sink)?;
    let matrix = &context.rubric.matrix;
    let decision = RiskDecision {
        likelihood: step(&matrix.likelihood, "likelihood", &mut fields, sink),
        impact: step(&matrix.impact, "impact", &mut fields, sink),
        ..decision(context, &mut fields, roadmap, entry.key_span, sink)
    };
    check_override(&fields, &decision, sink);
    fields.finish(sink);
    Some(decision)
}

fn own(context: &Context<'_>, entry: &Entry, roadmap: &RoadmapDecisions, sink: &mut Diagnostics) -> Option<OwnRisk> {
    fields::check_id(&entry.key, entry.key_span, sink).then_some(())?;
    context.warn_shadowed(&entry.key, entry.key_span, sink);
    let mut fields = Fields::of(&entry.value, "risk of your own", sink)?;
    let matrix = &context.rubric.matrix;
    for key in ["likelihood", "impact"] {
        fields.required(key, sink);
    }
    let likelihood = step(&matrix.likelihood, "likelihood", &mut fields, sink);
    let impact = step(&matrix.impact, "impact", &mut fields, sink);
    let title = required_said(&mut fields, "title", sink);
    let category =
        fields.value("category").and_then(|value| named(&context.rubric.risk_categories, value, "risk category", sink));
    let cause = required_said(&mut fields, "cause", sink);
    let event = required_said(&mut fields, "event", sink);
    let effect = required_said(&mut fields, "effect", sink);
    let decision = decision(context, &mut fields, roadmap, entry.key_span, sink);
    fields.finish(sink);
    let rating = Rating { likelihood: likelihood?, impact: impact? };
    let (title, cause, event, effect) = (title?, cause?, event?, effect?);
    Some(OwnRisk { id: entry.key.clone(), title, category, cause, event, effect, rating, decision })
}

/// Everything but the rating.
fn decision(
    context: &Context<'_>,
    fields: &mut Fields<'_>,
    roadmap: &RoadmapDecisions,
    span: Span,
    sink: &mut Diagnostics,
) -> RiskDecision {
    let owner = fields.value("owner").and_then(|value| context.person(value, sink));
    let unstated = if owner.is_some() { RiskStatus::Open } else { RiskStatus::Draft };
    let decision = RiskDecision {
        owner,
        status: fields.word("status", STATUSES, sink).unwrap_or(unstated),
        treatment: fields.word("treatment", STRATEGIES, sink),
        likelihood: None,
        impact: None,
        inherent: judgement(context, fields, "inherent", sink),
        residual: judgement(context, fields, "residual", sink),
        reason: fields.value("reason").and_then(|value| said(value, sink)),
        by: fields.value("by").and_then(|value| context.person(value, sink)),
        raised: None,
        review: fields.date("review", sink).map(|date| date.value),
        until: fields.date("until", sink).map(|date| date.value),
        controls: Vec::new(),
        cost: None,
        trigger: None,
        proximity: None,
        gaps: Vec::new(),
        items: item_refs(context.rubric, &roadmap.own, fields.list("items", sink), sink),
        evidence: Vec::new(),
        log: Vec::new(),
        note: notes::note(fields, "note", sink),
        audience: fields.word("audience", AUDIENCES, sink).unwrap_or_default(),
        span,
    };
    if decision.status == RiskStatus::Accepted || decision.treatment == Some(Strategy::Accept) {
        check_acceptance(context, fields, &decision, sink);
    }
    decision
}

fn judgement(context: &Context<'_>, fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Judgement> {
    let mut fields = fields.fields(key, "rating", sink)?;
    for key in ["likelihood", "impact"] {
        fields.required(key, sink);
    }
    let matrix = &context.rubric.matrix;
    let likelihood = step(&matrix.likelihood, "likelihood", &mut fields, sink);
    let impact = step(&matrix.impact, "impact", &mut fields, sink);
    let why = fields.value("why").and_then(|value| said(value, sink));
    fields.finish(sink);
    Some(Judgement { rating: Rating { likelihood: likelihood?, impact: impact? }, why })
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

fn check_override(fields: &Fields<'_>, decision: &RiskDecision, sink: &mut Diagnostics) {
    let missing = absent(fields, &["reason", "by"]);
    let overridden =
        [("likelihood", decision.likelihood), ("impact", decision.impact)].into_iter().filter(|(_, step)| step.is_some());
    for (key, _) in overridden.filter(|_| !missing.is_empty()) {
        let place = fields.key_span(key).unwrap_or(decision.span);
        let message = format!("the computed {key} is replaced without {}", missing.join(" and "));
        sink.push(Diagnostic::new(&codes::assessment::OVERRIDE_WITHOUT_REASON, place, message).help("say who decided and why"));
    }
}

fn check_acceptance(context: &Context<'_>, fields: &Fields<'_>, decision: &RiskDecision, sink: &mut Diagnostics) {
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

/// The keys that have no value, in backticks. A wrong value was reported where it stands.
fn absent(fields: &Fields<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().filter(|key| !fields.has(key)).map(|key| format!("`{key}`")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with;
    use super::*;

    const OWN: &str = "title: Freeze, cause: a, event: b, effect: c";

    #[test]
    fn suggested_and_own_risks_are_read() {
        let assessment = with(&format!(
            "risks:\n  alert-fatigue: {{owner: suki, likelihood: frequent, reason: 212 alerts, by: suki}}\n  \
             freeze: {{{OWN}, likelihood: 3, impact: severe, category: technical, items: [R2], residual: {{likelihood: 1, impact: 2}}}}\n"
        ))
        .clean();
        let adopted = &assessment.adopted[&Ix::new(0)];
        assert_eq!((adopted.status, adopted.likelihood, adopted.impact), (RiskStatus::Open, Some(3), None));
        let own = &assessment.own_risks[0];
        assert_eq!((own.rating, own.decision.status), (Rating { likelihood: 3, impact: 3 }, RiskStatus::Draft));
        assert_eq!(own.decision.residual, Some(Judgement { rating: Rating { likelihood: 1, impact: 2 }, why: None }));
        assert_eq!(own.decision.items.len(), 1);
    }

    #[test]
    fn mistakes_are_reported_where_they_stand() {
        let cases = [
            ("alert-fatige: {status: open}".to_owned(), "assessment/unknown-risk", "alert-fatige"),
            ("alert-fatigue: {likelihood: 2}".to_owned(), "assessment/override-without-reason", "likelihood"),
            ("alert-fatigue: {impact: 2, reason: x}".to_owned(), "assessment/override-without-reason", "impact"),
            ("alert-fatigue: {likelihood: 4, reason: x, by: suki}".to_owned(), "yaml/bad-number", "4"),
            ("alert-fatigue: {likelihood: often, reason: x, by: suki}".to_owned(), "assessment/unknown-id", "often"),
            ("alert-fatigue: {treatment: accept}".to_owned(), "assessment/acceptance-incomplete", "alert-fatigue"),
            (
                "alert-fatigue: {status: accepted, by: suki, reason: x}".to_owned(),
                "assessment/acceptance-incomplete",
                "alert-fatigue",
            ),
            (
                "alert-fatigue: {treatment: accept, by: suki, reason: x, until: 2026-11-17}".to_owned(),
                "assessment/acceptance-expired",
                "until",
            ),
            (format!("freeze: {{{OWN}, likelihood: 2}}"), "yaml/missing-key", "title"),
            (format!("freeze: {{{OWN}, likelihood: 2, impact: 2, items: [R3]}}"), "assessment/unknown-item", "R3"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("risks:\n  {text}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("risks: {alert-fatige: {status: open}}\n").help(), "did you mean `alert-fatigue`?");
        assert_eq!(with("risks: {alert fatigue: {status: open}}\n").help(), "use its id: `alert-fatigue`");
    }

    #[test]
    fn an_acceptance_holds_to_the_end_of_its_day() {
        assert_eq!(with("risks: {alert-fatigue: {treatment: accept, by: suki, reason: x, until: 2026-11-18}}\n").found(), []);
    }
}
