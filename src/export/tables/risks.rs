//! The risk register, with every field that auditors ask for.

use super::{Column, column, joined, names, text, yes_no};
use crate::report::view::{EvidenceView, LogView, RatingView, RiskView};

pub fn columns<'a>() -> Vec<Column<&'a RiskView>> {
    let told = [
        column("number", |r: &&RiskView| r.number.to_string()),
        column("id", |r| r.id.clone()),
        column("risk", |r| r.title.clone()),
        column("category", |r| text(r.category.as_ref())),
        column("status", |r| r.status.to_owned()),
        column("standing", |r| r.standing.to_owned()),
        column("raised", |r| text(r.raised.as_ref())),
        column("raised by", |r| joined(r.raised_by.iter().cloned())),
        column("cause", |r| r.cause.clone()),
        column("event", |r| r.event.clone()),
        column("effect", |r| r.effect.clone()),
        column("proximity", |r| r.proximity.unwrap_or_default().to_owned()),
        column("trigger", |r| text(r.trigger.as_ref())),
    ];
    let treated = [
        column("appetite", |r: &&RiskView| text(r.appetite.as_ref())),
        column("above appetite", |r| yes_no(r.above_appetite)),
        column("above tolerance", |r| yes_no(r.above_tolerance)),
        column("controls", |r| joined(r.controls.iter().cloned())),
        column("treatment", |r| r.treatment.unwrap_or_default().to_owned()),
        column("cost", |r| r.cost.as_ref().map(|cost| cost.to_short(2)).unwrap_or_default()),
        column("currency", |r| text(r.currency.as_ref())),
        column("owner", |r| text(r.owner.as_ref())),
        column("reason", |r| text(r.reason.as_ref())),
        column("decided by", |r| text(r.by.as_ref())),
        column("review", |r| text(r.review.as_ref())),
        column("accepted until", |r| text(r.until.as_ref())),
        column("items", |r| joined(r.items.iter().map(|item| item.link.name.clone()))),
        column("gaps", |r| names(&r.gaps)),
        column("evidence", |r| joined(r.evidence.iter().map(proof))),
        column("log", |r| joined(r.log.iter().map(change))),
    ];
    told.into_iter().chain(ratings()).chain(treated).collect()
}

/// Steps and level of every rating that there is.
fn ratings<'a>() -> Vec<Column<&'a RiskView>> {
    vec![
        column("inherent likelihood", |r| likelihood(r.inherent.as_ref())),
        column("inherent impact", |r| impact(r.inherent.as_ref())),
        column("inherent level", |r| level(r.inherent.as_ref())),
        column("inherent why", |r| text(r.inherent_why.as_ref())),
        column("likelihood", |r| likelihood(Some(&r.current))),
        column("impact", |r| impact(Some(&r.current))),
        column("level", |r| level(Some(&r.current))),
        column("likelihood by rules", |r| likelihood(r.computed.as_ref())),
        column("impact by rules", |r| impact(r.computed.as_ref())),
        column("level by rules", |r| level(r.computed.as_ref())),
        column("residual likelihood", |r| likelihood(r.residual.as_ref())),
        column("residual impact", |r| impact(r.residual.as_ref())),
        column("residual level", |r| level(r.residual.as_ref())),
        column("residual why", |r| joined(r.residual_why.iter().cloned())),
    ]
}

fn likelihood(rating: Option<&RatingView>) -> String {
    step(rating.and_then(|rating| rating.likelihood))
}

fn impact(rating: Option<&RatingView>) -> String {
    step(rating.and_then(|rating| rating.impact))
}

fn level(rating: Option<&RatingView>) -> String {
    rating.map(|rating| rating.level.clone()).unwrap_or_default()
}

fn step(step: Option<i64>) -> String {
    step.map(|step| step.to_string()).unwrap_or_default()
}

/// `Audit of March, https://example.org/audit`.
fn proof(evidence: &EvidenceView) -> String {
    let place = evidence.url.as_ref().or(evidence.place.as_ref());
    std::iter::once(&evidence.text).chain(place).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// `2026-11-02 5 × 2 High`, with who and why where that was said.
fn change(entry: &LogView) -> String {
    let rating = format!("{} {} × {} {}", entry.date, step(entry.to.likelihood), step(entry.to.impact), entry.to.level);
    let more: Vec<&str> = entry.by.iter().chain(&entry.why).map(String::as_str).collect();
    if more.is_empty() { rating } else { format!("{rating} ({})", more.join(": ")) }
}
