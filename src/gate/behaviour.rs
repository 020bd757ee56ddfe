//! Gates about behaviour: acceptances that ended, risks that nobody follows up, levels that nothing shows, reviews that were missed.

use jiff::civil::Date;

use super::totals::at_most;
use super::{Failure, Subject};
use crate::assessment::{Answer, RiskDecision, RiskStatus};
use crate::exact::Exact;
use crate::plan::RiskEntry;
use crate::rubric::{Ix, Node, Strategy};
use crate::score::ItemState;

/// An acceptance holds to the end of its last day.
pub(super) fn expired_acceptances(subject: &Subject<'_>) -> Vec<Failure> {
    let today = subject.today;
    let open = open_risks(subject).filter_map(|risk| Some((risk, risk.decision.as_ref()?)));
    let ended = open.filter_map(|(risk, decision)| {
        let until = decision.until.filter(|until| is_accepted(decision) && *until < today)?;
        let words = format!("the acceptance of the risk `{}` ended on {until}, before {today}", risk.id);
        Some(Failure::new(decision.span, words, "accept it again with a later date, or treat it"))
    });
    ended.collect()
}

fn is_accepted(decision: &RiskDecision) -> bool {
    decision.status == RiskStatus::Accepted || decision.treatment == Some(Strategy::Accept)
}

/// The day of a risk is that of its next review, or the last one of its acceptance.
pub(super) fn unowned_risks(subject: &Subject<'_>) -> Vec<Failure> {
    let above = open_risks(subject).filter(|risk| risk.above_appetite);
    let unowned = above.filter_map(|risk| {
        let decision = risk.decision.as_ref();
        let has_owner = decision.is_some_and(|decision| decision.owner.is_some());
        let has_date = decision.is_some_and(|decision| decision.review.or(decision.until).is_some());
        let lacks = [("owner", has_owner), ("date", has_date)];
        let lacking: Vec<&str> = lacks.into_iter().filter(|(_, has)| !has).map(|(what, _)| what).collect();
        let words = format!("the risk `{}` is above appetite and has no {}", risk.id, lacking.join(" and no "));
        let help = format!("say who follows it up and when: `{}: {{owner: ..., review: YYYY-MM-DD}}` in risks.yaml", risk.id);
        let place = decision.map_or(subject.assessment.span, |decision| decision.span);
        (!lacking.is_empty()).then(|| Failure::new(place, words, help))
    });
    unowned.collect()
}

/// Evidence holds to the end of the day on which it expires.
pub(super) fn unproven_answers(subject: &Subject<'_>, level: &Exact) -> Vec<Failure> {
    let items = subject.rubric.items().map(|(item, ..)| item);
    let unproven = items.filter_map(|item| {
        let answer = subject.assessment.answers.get(&item)?;
        let points = answered(subject, item).filter(|points| *points >= level)?;
        let lack = lack_of_evidence(answer, subject.today)?;
        let words = format!("{} is at {} with {lack}", subject.named(item), subject.written(item, points));
        Some(Failure::new(answer.span, words, "add evidence that shows it today, or lower the answer to what can be shown"))
    });
    unproven.collect()
}

/// Points of an item that counts and has an answer.
fn answered<'a>(subject: &'a Subject<'_>, item: Ix<Node>) -> Option<&'a Exact> {
    let is_answered = matches!(subject.scorecard.state(item), Some(ItemState::Answered(_)));
    subject.scorecard.node(item).value.as_ref().filter(|_| is_answered)
}

fn lack_of_evidence(answer: &Answer, today: Date) -> Option<String> {
    let ends: Vec<Option<Date>> = answer.evidence.iter().map(|evidence| evidence.expires).collect();
    if ends.iter().any(|end| end.is_none_or(|end| end >= today)) {
        return None;
    }
    let last = ends.into_iter().flatten().max();
    Some(last.map_or_else(|| "no evidence".to_owned(), |last| format!("evidence that expired on {last}, before {today}")))
}

pub(super) fn overdue_reviews(subject: &Subject<'_>, most: i64) -> Option<Failure> {
    let is_due = |decision: &&RiskDecision| decision.review.is_some_and(|review| review < subject.today);
    let overdue: Vec<&RiskDecision> = open_risks(subject).filter_map(|risk| risk.decision.as_ref()).filter(is_due).collect();
    let words = at_most(overdue.len(), most, "risk review", "overdue")?;
    let places = overdue.iter().map(|decision| decision.span).collect();
    Some(Failure::new(subject.assessment.span, words, "look at them again and write the day of the next review").of(places))
}

fn open_risks<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a RiskEntry> {
    subject.plan.risks.iter().filter(|risk| risk.is_open())
}
