//! What is due: reviews that were missed, acceptances that end, and who has to act.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::scene::{Scene, person};
use super::super::view::{DueView, OwnerView};
use super::rating::tags;
use crate::plan::RiskEntry;
use crate::say;

/// How many days before its end an acceptance is called to mind.
const EXPIRING_DAYS: i64 = 91;

/// Open risks whose review is overdue, the longest overdue first.
pub fn overdue(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<DueView> {
    let late = register.iter().filter(|risk| is_overdue(scene, risk));
    let due = late.filter_map(|risk| {
        let date = review(risk)?;
        let days = days_until(scene, date);
        Some(view(scene, risk, date, say!(scene.words, "risks-days-overdue", n = days.abs())))
    });
    sorted(due.collect())
}

/// Acceptances of open risks that ended, or end within a quarter of a year; the first first.
pub fn expiring(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<DueView> {
    let open = register.iter().filter(|risk| risk.is_open());
    sorted(open.filter_map(|risk| Some(view(scene, risk, until(risk)?, expiry(scene, risk)?))).collect())
}

fn sorted(mut due: Vec<DueView>) -> Vec<DueView> {
    due.sort_by_key(|due| due.days);
    due
}

fn view(scene: &Scene<'_>, risk: &RiskEntry, date: Date, days_text: String) -> DueView {
    DueView {
        name: risk.title.clone(),
        url: super::url(&risk.id),
        owner: owner(risk),
        date: date.to_string(),
        date_text: scene.words.date(date),
        days: days_until(scene, date),
        days_text,
    }
}

fn days_until(scene: &Scene<'_>, date: Date) -> i64 {
    scene.as_of.until(date).map_or(0, |span| i64::from(span.get_days()))
}

/// The next review of a risk.
pub fn review(risk: &RiskEntry) -> Option<Date> {
    risk.decision.as_ref().and_then(|decision| decision.review)
}

/// The day on which its acceptance ends.
pub fn until(risk: &RiskEntry) -> Option<Date> {
    risk.decision.as_ref().and_then(|decision| decision.until)
}

/// Who answers for a risk.
pub fn owner(risk: &RiskEntry) -> Option<String> {
    risk.decision.as_ref().and_then(|decision| person(decision.owner.as_ref()))
}

/// Whether its review date has passed; closed risks are not reviewed.
pub fn is_overdue(scene: &Scene<'_>, risk: &RiskEntry) -> bool {
    risk.is_open() && review(risk).is_some_and(|review| review < scene.as_of)
}

/// How long an acceptance holds, or since when it no longer does, where that is soon.
pub fn expiry(scene: &Scene<'_>, risk: &RiskEntry) -> Option<String> {
    let days = days_until(scene, until(risk).filter(|_| risk.is_open())?);
    match days {
        ..0 => Some(say!(scene.words, "risks-ended-ago", n = days.abs())),
        0..=EXPIRING_DAYS => Some(say!(scene.words, "risks-ends-in", n = days)),
        _ => None,
    }
}

/// Open risks by who answers for them: those of nobody first, then by how many are above appetite and open, then by name.
pub fn owners(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<OwnerView> {
    let mut owners: BTreeMap<Option<String>, Vec<&RiskEntry>> = BTreeMap::new();
    for risk in register.iter().filter(|risk| risk.is_open()) {
        owners.entry(owner(risk)).or_default().push(risk);
    }
    let mut views: Vec<OwnerView> = owners.into_iter().map(|(name, risks)| owner_view(scene, register, name, &risks)).collect();
    views.sort_by_key(|view| (view.name.is_some(), std::cmp::Reverse((view.above, view.open))));
    views
}

fn owner_view(scene: &Scene<'_>, register: &[&RiskEntry], name: Option<String>, risks: &[&RiskEntry]) -> OwnerView {
    let dates = risks.iter().filter_map(|risk| review(risk).or(until(risk)));
    OwnerView {
        open: risks.len(),
        above: risks.iter().filter(|risk| risk.above_appetite).count(),
        overdue: risks.iter().filter(|risk| is_overdue(scene, risk)).count(),
        next_review: dates.filter(|date| *date >= scene.as_of).min().map(|date| scene.words.date(date)),
        risks: tags(register, |risk| risk.is_open() && owner(risk) == name),
        name,
    }
}
