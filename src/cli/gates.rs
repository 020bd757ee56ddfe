//! The gates of gapmap.yaml: conditions an assessment has to meet, checked once its content is sound.

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, codes};
use crate::exact::Exact;
use crate::plan::{Plan, evaluate};
use crate::score::Scorecard;
use crate::workspace::{Gates, Model};

/// How many gates were checked, and a diagnostic for every one that failed.
#[derive(Debug, Default)]
pub struct Outcome {
    pub checked: usize,
    pub failed: Vec<Diagnostic>,
}

impl Outcome {
    /// The failures as sentences for people.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        self.failed.iter().map(|failed| format!("gate failed: {}", failed.message))
    }

    /// The failures for machines.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.failed
    }
}

/// Checks every gate on every assessment. Reviews are overdue as seen from `as_of`, else from the assessment's own date.
pub fn check(model: &Model, as_of: Option<Date>) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(place) = model.config.gates.span else { return outcome };
    for assessment in &model.assessments {
        let evaluation = evaluate(&model.rubric, assessment);
        let results = results(&model.config.gates, &evaluation.scorecard, &evaluation.plan, as_of.unwrap_or(assessment.date));
        outcome.checked += results.len();
        let failed = results.into_iter().flatten().map(|words| format!("{}: {words}", super::workspace::folder(assessment)));
        outcome.failed.extend(failed.map(|message| Diagnostic::new(&codes::workspace::GATE, place, message)));
    }
    outcome
}

/// One entry per declared gate: `None` when it holds.
fn results(gates: &Gates, scorecard: &Scorecard, plan: &Plan, today: Date) -> Vec<Option<String>> {
    let overall = || scorecard.overall.value.clone();
    let share = || scorecard.overall.coverage.share();
    let above = || plan.risks.iter().filter(|risk| risk.is_open() && risk.above_appetite).count();
    [
        gates.overall_at_least.as_ref().map(|least| overall_at_least(overall(), least)),
        gates.coverage_at_least.as_ref().map(|least| coverage_at_least(share(), least)),
        gates
            .risks_above_appetite_at_most
            .map(|most| at_most(above(), most, "risk", "above appetite", "risks_above_appetite_at_most")),
        gates
            .overdue_reviews_at_most
            .map(|most| at_most(overdue(plan, today), most, "risk review", "overdue", "overdue_reviews_at_most")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn overall_at_least(value: Option<Exact>, least: &Exact) -> Option<String> {
    match value {
        Some(value) if value >= *least => None,
        Some(value) => Some(format!("overall score {} is below {} (overall_at_least)", apart(&value, least), least.to_short(3))),
        None => Some(format!("there is no overall score yet, {} is asked (overall_at_least)", least.to_short(3))),
    }
}

fn coverage_at_least(share: Option<Exact>, least: &Exact) -> Option<String> {
    let percent = |share: &Exact| share.clone() * Exact::from(100i64);
    let share = share.filter(|share| share < least)?;
    let (share, least) = (percent(&share), percent(least));
    Some(format!("{} % answered is below {} % (coverage_at_least)", apart(&share, &least), least.to_short(3)))
}

fn at_most(count: usize, most: i64, noun: &str, what: &str, gate: &str) -> Option<String> {
    let within = i64::try_from(count).is_ok_and(|count| count <= most);
    (!within).then(|| format!("{} {what}, at most {most} allowed ({gate})", super::wording::counted(count, noun)))
}

/// The number with as many digits as it takes to see that it is not the bound.
fn apart(value: &Exact, bound: &Exact) -> String {
    let short = value.to_short(3);
    if short == bound.to_short(3) { value.to_ratio() } else { short }
}

fn overdue(plan: &Plan, today: Date) -> usize {
    let due = |risk: &&crate::plan::RiskEntry| {
        risk.is_open() && risk.decision.as_ref().and_then(|decision| decision.review).is_some_and(|review| review < today)
    };
    plan.risks.iter().filter(due).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_just_below_the_bound_is_not_shown_as_the_bound() {
        let words = overall_at_least(Some(Exact::ratio(19_999, 10_000)), &Exact::from(2i64)).expect("it fails");
        assert!(words.contains("19999/10000 is below 2"), "{words}");
        assert_eq!(overall_at_least(Some(Exact::from(2i64)), &Exact::from(2i64)), None);
        assert!(overall_at_least(None, &Exact::from(2i64)).is_some());
    }

    #[test]
    fn coverage_of_nothing_applicable_is_no_failure() {
        assert_eq!(coverage_at_least(None, &Exact::one()), None);
        let words = coverage_at_least(Some(Exact::ratio(1, 2)), &Exact::ratio(4, 5)).expect("it fails");
        assert_eq!(words, "50 % answered is below 80 % (coverage_at_least)");
    }

    #[test]
    fn counts_may_reach_their_bound() {
        assert_eq!(at_most(3, 3, "risk", "above appetite", "g"), None);
        assert_eq!(at_most(1, 0, "risk", "above appetite", "g").as_deref(), Some("1 risk above appetite, at most 0 allowed (g)"));
    }
}
