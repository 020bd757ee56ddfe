//! Gates about totals: how many risks, how much is answered, how high scores are. Compared exactly, before anything is rounded.

use std::collections::BTreeMap;

use super::{Failure, Subject, apart, counted};
use crate::exact::Exact;
use crate::plan::RiskEntry;
use crate::rubric::{Ix, Node};

pub(super) fn risks_above_appetite(subject: &Subject<'_>, most: i64) -> Option<Failure> {
    let above: Vec<&RiskEntry> = subject.plan.risks.iter().filter(|risk| risk.is_open() && risk.above_appetite).collect();
    let words = at_most(above.len(), most, "risk", "above appetite")?;
    let places = above.iter().filter_map(|risk| Some(risk.decision.as_ref()?.span)).collect();
    let help = "treat what is above appetite, or raise the appetite if more is borne";
    Some(Failure::new(subject.assessment.span, words, help).of(places))
}

pub(super) fn coverage(subject: &Subject<'_>, least: &Exact) -> Option<Failure> {
    let words = coverage_below(subject.scorecard.overall.coverage.share(), least)?;
    Some(Failure::new(subject.assessment.span, words, "`gapmap score` shows how many of each dimension are answered"))
}

pub(super) fn dimensions(subject: &Subject<'_>, least: &BTreeMap<Ix<Node>, Exact>) -> Vec<Failure> {
    let counts = |node: &Ix<Node>| subject.scorecard.node(*node).coverage.applicable > 0;
    let asked = least.iter().filter(|(node, _)| counts(node));
    let below = asked.filter_map(|(node, least)| {
        let words = below(subject.scorecard.node(*node).value.as_ref(), least, "the score")?;
        let words = format!("{}: {words}", subject.named(*node));
        Some(Failure::new(subject.assessment.span, words, subject.explained(Some(*node))))
    });
    below.collect()
}

pub(super) fn overall(subject: &Subject<'_>, least: &Exact) -> Option<Failure> {
    let words = below(subject.scorecard.overall.value.as_ref(), least, "overall score")?;
    Some(Failure::new(subject.assessment.span, words, subject.explained(None)))
}

/// A score that does not exist is not high enough.
fn below(value: Option<&Exact>, least: &Exact, what: &str) -> Option<String> {
    match value {
        Some(value) if value >= least => None,
        Some(value) => Some(format!("{what} {} is below {}", apart(value, least), least.to_short(3))),
        None => Some(format!("there is no {} yet, {} is asked", what.trim_start_matches("the "), least.to_short(3))),
    }
}

/// Where nothing is applicable, nothing is missing.
fn coverage_below(share: Option<Exact>, least: &Exact) -> Option<String> {
    let percent = |share: &Exact| share.clone() * Exact::from(100i64);
    let share = share.filter(|share| share < least)?;
    let (share, least) = (percent(&share), percent(least));
    Some(format!("{} % answered is below {} %", apart(&share, &least), least.to_short(3)))
}

/// `3 risks above appetite, at most 1 allowed`, when there are too many.
pub(super) fn at_most(count: usize, most: i64, noun: &str, what: &str) -> Option<String> {
    let within = i64::try_from(count).is_ok_and(|count| count <= most);
    (!within).then(|| format!("{} {what}, at most {most} allowed", counted(count, noun)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_just_below_the_bound_is_not_shown_as_the_bound() {
        let words = below(Some(&Exact::ratio(19_999, 10_000)), &Exact::from(2i64), "overall score").expect("it fails");
        assert!(words.contains("19999/10000 is below 2"), "{words}");
        assert_eq!(below(Some(&Exact::from(2i64)), &Exact::from(2i64), "overall score"), None);
        let words = below(None, &Exact::from(2i64), "the score").expect("it fails");
        assert_eq!(words, "there is no score yet, 2 is asked");
    }

    #[test]
    fn coverage_of_nothing_applicable_is_no_failure() {
        assert_eq!(coverage_below(None, &Exact::one()), None);
        let words = coverage_below(Some(Exact::ratio(1, 2)), &Exact::ratio(4, 5)).expect("it fails");
        assert_eq!(words, "50 % answered is below 80 %");
    }

    #[test]
    fn counts_may_reach_their_bound() {
        assert_eq!(at_most(3, 3, "risk", "above appetite"), None);
        assert_eq!(at_most(1, 0, "risk", "above appetite").as_deref(), Some("1 risk above appetite, at most 0 allowed"));
    }
}
