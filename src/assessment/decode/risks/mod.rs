//! The team's risk register: decisions about suggested risks, risks of its own, and how much risk is admitted.

mod limits;
mod log;
mod rating;
mod treatment;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::{OwnRisk, RiskDecision, RiskStatus, RoadmapDecisions};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes, did_you_mean};
use crate::rubric::{Ix, Limits, Node, Risk, Rubric, Strategy};
use crate::syntax::fields::{self, Fields};
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::Entry;

use super::context::{AUDIENCES, Context, named, once, use_id, warn_case};
use super::roadmap::item_refs;
use super::sections::{Sections, fields_of, required_said, said};
use super::{evidence, notes};
use treatment::{PROXIMITIES, STRATEGIES};

const STATUSES: &[(&str, RiskStatus)] = &[
    ("draft", RiskStatus::Draft),
    ("open", RiskStatus::Open),
    ("treating", RiskStatus::Treating),
    ("accepted", RiskStatus::Accepted),
    ("closed", RiskStatus::Closed),
    ("materialised", RiskStatus::Materialised),
];

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
    let mut risks = Risks {
        appetite: limits::limits(context, sections.appetite, sink),
        tolerance: limits::limits(context, sections.tolerance, sink),
        ..Risks::default()
    };
    let place = sections.tolerance.or(sections.appetite).map(|setting| setting.key);
    limits::check(context, &risks.appetite, &risks.tolerance, place, sink);
    let reader = Reader { context, roadmap };
    for entry in once(&sections.risks, &codes::assessment::GIVEN_TWICE, sink) {
        match context.rubric.risks.find(&entry.key) {
            Some(ix) => risks.adopted.extend(reader.adopted(entry, sink).map(|decision| (ix, decision))),
            None if entry.value.get("title").is_some() => risks.own.extend(reader.own(entry, sink)),
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

/// What an entry of the register is read with.
struct Reader<'a> {
    context: &'a Context<'a>,
    roadmap: &'a RoadmapDecisions,
}

impl Reader<'_> {
    /// What the team says about a risk of the rubric; an entry without a value says nothing.
    fn adopted(&self, entry: &Entry, sink: &mut Diagnostics) -> Option<RiskDecision> {
        let mut fields = fields_of(entry, "risk", sink)?;
        let stated = rating::steps(self.context, &mut fields, sink);
        let decision = self.decision(&mut fields, stated, entry.key_span, sink);
        rating::check_override(&fields, &decision, sink);
        fields.finish(sink);
        Some(decision)
    }

    fn own(&self, entry: &Entry, sink: &mut Diagnostics) -> Option<OwnRisk> {
        fields::check_id(&entry.key, entry.key_span, sink).then_some(())?;
        let (context, rubric) = (self.context, self.context.rubric);
        context.warn_shadowed(&entry.key, entry.key_span, sink);
        let mut fields = Fields::of(&entry.value, "risk of your own", sink)?;
        let rating = rating::required(context, &mut fields, sink);
        let title = required_said(&mut fields, "title", sink);
        let category = fields.value("category").and_then(|value| named(&rubric.risk_categories, value, "risk category", sink));
        let cause = required_said(&mut fields, "cause", sink);
        let event = required_said(&mut fields, "event", sink);
        let effect = required_said(&mut fields, "effect", sink);
        let stated = (rating.map(|rating| rating.likelihood), rating.map(|rating| rating.impact));
        let decision = self.decision(&mut fields, stated, entry.key_span, sink);
        let decision = RiskDecision { likelihood: None, impact: None, ..decision };
        fields.finish(sink);
        let (title, cause, event, effect) = (title?, cause?, event?, effect?);
        Some(OwnRisk { id: entry.key.clone(), title, category, cause, event, effect, rating: rating?, decision })
    }

    /// Everything that both have; `stated` is today's rating, as far as the team gives it.
    fn decision(
        &self,
        fields: &mut Fields<'_>,
        stated: (Option<i64>, Option<i64>),
        span: Span,
        sink: &mut Diagnostics,
    ) -> RiskDecision {
        let context = self.context;
        let owner = fields.value("owner").and_then(|value| context.person(value, sink));
        let unstated = if owner.is_some() { RiskStatus::Open } else { RiskStatus::Draft };
        let raised = fields.date("raised", sink);
        let review = fields.date("review", sink);
        check_review(raised.as_ref(), review.as_ref(), sink);
        let decision = RiskDecision {
            owner,
            status: fields.word("status", STATUSES, sink).unwrap_or(unstated),
            treatment: fields.word("treatment", STRATEGIES, sink),
            likelihood: stated.0,
            impact: stated.1,
            inherent: rating::judgement(context, fields, "inherent", sink),
            residual: rating::judgement(context, fields, "residual", sink),
            reason: fields.value("reason").and_then(|value| said(value, sink)),
            by: fields.value("by").and_then(|value| context.person(value, sink)),
            raised: raised.and_then(|date| context.past(date, "raised", sink)),
            review: review.map(|date| date.value),
            until: fields.date("until", sink).map(|date| date.value),
            controls: treatment::controls(fields, sink),
            cost: treatment::cost(fields, sink),
            trigger: fields.value("trigger").and_then(|value| said(value, sink)),
            proximity: fields.word("proximity", PROXIMITIES, sink),
            gaps: self.gaps(fields, sink),
            items: item_refs(context.rubric, &self.roadmap.own, fields.list("items", sink), sink),
            evidence: evidence::decode(context, fields, sink),
            log: log::log(context, fields, stated, sink),
            note: notes::note(fields, "note", sink),
            audience: fields.word("audience", AUDIENCES, sink).unwrap_or_default(),
            span,
        };
        if decision.status == RiskStatus::Accepted || decision.treatment == Some(Strategy::Accept) {
            treatment::check_acceptance(context, fields, &decision, sink);
        }
        decision
    }

    fn gaps(&self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Ix<Node>> {
        let gap = |value, sink: &mut Diagnostics| {
            let id = fields::text(value, sink)?;
            self.context.item(&id, value.span, sink).map(|(ix, _)| ix)
        };
        fields.list("gaps", sink).iter().filter_map(|value| gap(value, sink)).collect()
    }
}

fn check_review(raised: Option<&Spanned<Date>>, review: Option<&Spanned<Date>>, sink: &mut Diagnostics) {
    if let (Some(raised), Some(review)) = (raised, review)
        && review.value < raised.value
    {
        let message = format!("reviewed on {}, before it was raised on {}", review.value, raised.value);
        sink.push(Diagnostic::new(&codes::assessment::DATES_REVERSED, review.span, message).related(raised.span, "raised"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with;
    use super::*;
    use crate::assessment::{Judgement, Proximity};
    use crate::rubric::Rating;

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
    fn everything_an_auditor_asks_for_is_read() {
        let entry = "owner: suki, raised: 2026-09-01, treatment: reduce, cost: 1200.50 EUR, likelihood: 2, reason: seen, by: suki,
             inherent: {likelihood: 3, impact: severe, why: no tests}, controls: [Triage, ' '], trigger: Many alerts, proximity: quarter,
             gaps: [mon-perf], items: [R1], evidence: [Dashboard, {text: Mail, audience: internal}],
             log: [{date: 2026-09-01, likelihood: 3, impact: 2, by: noor, why: first}, {date: 2026-10-01, likelihood: 2, impact: 2}]";
        let assessment = with(&format!("risks: {{alert-fatigue: {{{entry}}}}}\n")).clean();
        let risk = &assessment.adopted[&Ix::new(0)];
        assert_eq!(risk.raised.map(|date| date.to_string()).as_deref(), Some("2026-09-01"));
        let cost = risk.cost.as_ref().map(|cost| (cost.amount.to_fixed(2), cost.currency.as_str()));
        assert_eq!(cost, Some(("1200.50".to_owned(), "EUR")));
        assert_eq!(
            risk.inherent,
            Some(Judgement { rating: Rating { likelihood: 3, impact: 3 }, why: Some("no tests".to_owned()) })
        );
        assert_eq!((risk.controls.as_slice(), risk.trigger.as_deref()), (["Triage".to_owned()].as_slice(), Some("Many alerts")));
        assert_eq!(risk.proximity, Some(Proximity::WithinQuarter));
        assert_eq!((risk.gaps.as_slice(), risk.items.len(), risk.evidence.len()), ([Ix::new(4)].as_slice(), 1, 2));
        let log: Vec<_> = risk.log.iter().map(|change| (change.rating.likelihood, change.why.as_deref())).collect();
        assert_eq!(log, [(3, Some("first")), (2, None)]);
        let cost = with("risks: {alert-fatigue: {cost: {amount: 12000, currency: USD}}}\n").clean();
        assert_eq!(cost.adopted[&Ix::new(0)].cost.as_ref().map(|cost| cost.currency.as_str()), Some("USD"));
    }

    #[test]
    fn a_milestone_keeps_its_log_as_it_was() {
        let milestone = "milestone: Q1\nsubject: Team\ndate: 2026-01-01\nparticipants: [{id: suki}]\nappetite: low\nrisks:\n  alert-fatigue: \
                         {impact: 2, reason: x, by: suki, raised: 2026-02-01, log: [{date: 2026-03-01, likelihood: 1, impact: 1}]}\n";
        let outcome =
            super::super::fixture::read(&[("assessment.yaml", super::super::fixture::HEAD), ("history/q1.yaml", milestone)]);
        assert_eq!(outcome.clean().milestones[0].state.appetite.general, Some(Ix::new(0)));
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
            ("alert-fatigue: {inherent: {likelihood: 3, impact: 3}}".to_owned(), "assessment/override-without-reason", "inherent"),
            ("alert-fatigue: {residual: {likelihood: 1, impact: 1}}".to_owned(), "assessment/override-without-reason", "residual"),
            ("alert-fatigue: {inherent: {likelihood: 3, why: x}}".to_owned(), "yaml/missing-key", "likelihood"),
            ("alert-fatigue: {raised: 2026-11-19}".to_owned(), "assessment/dated-later", "2026-11-19"),
            ("alert-fatigue: {raised: 2026-11-02, review: 2026-11-01}".to_owned(), "assessment/dates-reversed", "2026-11-01"),
            ("alert-fatigue: {cost: 12000}".to_owned(), "yaml/bad-value", "12000"),
            ("alert-fatigue: {cost: 12.000 Euro}".to_owned(), "yaml/bad-value", "12.000 Euro"),
            ("alert-fatigue: {cost: 12.000 EUR}".to_owned(), "yaml/bad-value", "12.000 EUR"),
            ("alert-fatigue: {cost: {amount: 12.000, currency: EUR}}".to_owned(), "yaml/bad-value", "12.000"),
            ("alert-fatigue: {cost: -5 EUR}".to_owned(), "yaml/bad-number", "-5 EUR"),
            ("alert-fatigue: {cost: {amount: 5}}".to_owned(), "yaml/missing-key", "amount"),
            ("alert-fatigue: {cost: {amount: 5, currency: €}}".to_owned(), "yaml/bad-value", "€"),
            ("alert-fatigue: {proximity: soon}".to_owned(), "yaml/bad-value", "soon"),
            ("alert-fatigue: {gaps: [mon-prf]}".to_owned(), "answer/unknown-capability", "mon-prf"),
            ("alert-fatigue: {items: [R3]}".to_owned(), "assessment/unknown-item", "R3"),
            ("alert-fatigue: {evidence: [{text: x, date: 2031-01-01}]}".to_owned(), "answer/evidence-in-future", "2031-01-01"),
            ("alert-fatigue: {controls: {a: b}}".to_owned(), "yaml/wrong-type", "{a: b}"),
            ("alert-fatigue: {log: [{likelihood: 1, impact: 1}]}".to_owned(), "yaml/missing-key", "likelihood"),
            ("alert-fatigue: {log: [{date: 2026-11-01, likelihood: 1}]}".to_owned(), "yaml/missing-key", "date"),
            (
                "alert-fatigue: {log: [{date: 2026-11-19, likelihood: 1, impact: 1}]}".to_owned(),
                "assessment/dated-later",
                "2026-11-19",
            ),
            (
                "alert-fatigue: {log: [{date: 2026-11-02, likelihood: 1, impact: 1}, {date: 2026-11-01, likelihood: 1, impact: 1}]}"
                    .to_owned(),
                "assessment/log-out-of-order",
                "2026-11-01",
            ),
            (
                "alert-fatigue: {impact: 2, reason: x, by: suki, log: [{date: 2026-11-01, likelihood: 1, impact: 1}]}".to_owned(),
                "assessment/log-contradicts-rating",
                "impact",
            ),
            (format!("freeze: {{{OWN}, likelihood: 2}}"), "yaml/missing-key", "title"),
            (format!("freeze: {{{OWN}, likelihood: 2, impact: 2, items: [R3]}}"), "assessment/unknown-item", "R3"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("risks:\n  {text}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("risks: {alert-fatige: {status: open}}\n").help(), "did you mean `alert-fatigue`?");
        assert_eq!(with("risks: {alert fatigue: {status: open}}\n").help(), "use its id: `alert-fatigue`");
        assert_eq!(with("risks: {alert-fatigue: {cost: 12 eur}}\n").help(), "write `EUR`");
        assert_eq!(with("risks: {alert-fatigue: {proximity: quater}}\n").help(), "did you mean `quarter`?");
    }

    #[test]
    fn an_acceptance_holds_to_the_end_of_its_day() {
        assert_eq!(with("risks: {alert-fatigue: {treatment: accept, by: suki, reason: x, until: 2026-11-18}}\n").found(), []);
    }
}
