//! Cumulative stages and ordered rules.

use super::aggregates::Reader;
use super::outcomes::Declared;
use super::table::report_unknown;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::Exact;
use crate::rubric::{Aggregate, DecisionRule, Predicate, Primitive, Stage, Staged, Then};
use crate::syntax::fields::{self, Fields, check_id, wrong_type};
use crate::syntax::yaml::{Kind, Value};

impl Reader<'_> {
    /// `base` and `stages`, lowest first.
    pub fn staged(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Primitive {
        let base = fields.number("base", sink).unwrap_or_else(Exact::zero);
        let mut stages: Vec<Stage> = Vec::new();
        for value in fields.required("stages", sink).map_or(&[][..], |value| fields::list(value, sink)) {
            let Some(stage) = self.stage(value, sink) else {
                continue;
            };
            let below = stages.last().map_or(&base, |below| &below.value);
            if stage.value <= *below {
                let message = format!("stage {} does not rise above {below}", stage.value);
                let help = "write stages from the lowest to the highest";
                sink.push(Diagnostic::new(&codes::rubric::STAGES, stage.span, message).help(help));
            }
            stages.push(stage);
        }
        Primitive::Staged(Staged { base, stages })
    }

    fn stage(&mut self, value: &Value, sink: &mut Diagnostics) -> Option<Stage> {
        let mut fields = Fields::of(value, "stage", sink)?;
        let number = fields.required("value", sink).and_then(|value| fields::number(value, sink));
        let name = fields.text("name", sink);
        let when = fields.value("when").map(|when| self.condition(when, sink));
        let beside = self.conditions_in(&mut fields, sink);
        fields.finish(sink);
        let number = number?;
        let mut all = beside?;
        if let Some(when) = when {
            all.push(when?);
        }
        let when = if all.len() == 1 { all.remove(0) } else { Predicate::All(all) };
        Some(Stage { name: name.unwrap_or_else(|| number.to_string()), value: number, when, span: value.span })
    }

    /// `rules`, of which the last may be `else`, and the outcomes they may decide. What no rule covers has no result; whether there
    /// is such a case is the linter's to find out.
    pub fn rules(&mut self, fields: &mut Fields<'_>, policies: &Aggregate, sink: &mut Diagnostics) -> Primitive {
        let declared = self.known.outcomes.open_to(fields.value("outcomes"), sink);
        let mut rules = Vec::new();
        let mut last: Option<Span> = None;
        let written = fields.required("rules", sink);
        for value in written.map_or(&[][..], |value| fields::list(value, sink)) {
            if let Some(last) = last {
                report_unreachable(value.span, last, sink);
                continue;
            }
            let is_last = value.get("else").is_some();
            rules.extend(self.rule(value, is_last, declared.as_ref(), policies, sink));
            last = is_last.then_some(value.span);
        }
        Primitive::Rules(rules)
    }

    fn rule(
        &mut self,
        value: &Value,
        is_last: bool,
        declared: Option<&Declared>,
        policies: &Aggregate,
        sink: &mut Diagnostics,
    ) -> Option<DecisionRule> {
        let mut fields = Fields::of(value, "rule", sink)?;
        let mut when = None;
        let then = if is_last {
            fields.required("else", sink)
        } else {
            when = Some(fields.required("when", sink).and_then(|when| self.condition(when, sink)));
            fields.required("then", sink)
        };
        let then = then.and_then(|then| self.then(then, declared, policies, sink));
        fields.finish(sink);
        let when = match when {
            Some(condition) => Some(condition?),
            None => None,
        };
        Some(DecisionRule { when, then: then?, span: value.span })
    }

    /// A number, an outcome, or a calculation.
    fn then(&mut self, value: &Value, declared: Option<&Declared>, policies: &Aggregate, sink: &mut Diagnostics) -> Option<Then> {
        match &value.kind {
            Kind::Scalar { text, plain } => {
                let is_outcome = declared.is_some_and(|declared| declared.contains_key(text));
                match Exact::parse(text).filter(|_| *plain && !is_outcome) {
                    Some(number) => Some(Then::Points(number)),
                    None => self.outcome(value, declared, sink),
                }
            }
            Kind::Map(_) if value.get("outcome").is_some() => {
                let mut fields = Fields::of(value, "decision", sink)?;
                let found = fields.value("outcome").and_then(|outcome| self.outcome(outcome, declared, sink));
                let points = fields.number("points", sink);
                fields.finish(sink);
                match (found?, points) {
                    (Then::Outcome(outcome, _), Some(points)) => Some(Then::Outcome(outcome, Some(points))),
                    (then, _) => Some(then),
                }
            }
            Kind::Map(_) => Some(Then::Aggregate(Box::new(self.aggregate(value, policies, sink)))),
            _ => {
                wrong_type(value, "an outcome, a number or a way to aggregate", sink);
                None
            }
        }
    }

    fn outcome(&self, value: &Value, declared: Option<&Declared>, sink: &mut Diagnostics) -> Option<Then> {
        let id = fields::text(value, sink)?;
        if !check_id(&id, value.span, sink) {
            return None;
        }
        if let Some(declared) = declared.filter(|declared| !declared.contains_key(&id)) {
            report_unknown("outcome", &id, value.span, declared.keys().map(String::as_str), sink);
            return None;
        }
        let points = declared.and_then(|declared| declared.get(&id).cloned().flatten());
        self.known.outcomes.find(&id).map(|outcome| Then::Outcome(outcome, points))
    }
}

fn report_unreachable(place: Span, last: Span, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(&codes::rubric::RULES, place, "no answer reaches this rule")
            .related(last, "`else` holds for everything that is left")
            .help("move `else` to the end"),
    );
}
