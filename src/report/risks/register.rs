//! One risk of the register with everything that is known of it.

use super::super::nodes::evidence_view;
use super::super::roadmap::{reason_id, status_id as item_status};
use super::super::scene::{Scene, note, person};
use super::super::view::{DriverView, LinkView, LogView, MoveView, RatingView, RiskItemView, RiskView, TreatmentView};
use super::dates::{expiry, is_overdue, owner, review, until};
use super::rating::{rating, rating_or_none};
use super::{raised_by, standing_id, status_id, url};
use crate::assessment::{Cost, ItemRef, ItemStatus, Judgement, Proximity, RatingChange, RiskDecision};
use crate::plan::{DriverLine, LeftOut, PlanItem, ResidualBecause, RiskEntry, RiskKey};
use crate::rubric::{Rating, Treatment};
use crate::say;

pub fn risk_view(scene: &Scene<'_>, number: usize, risk: &RiskEntry, moves: &[MoveView]) -> RiskView {
    let declared = match risk.key {
        RiskKey::Rubric(ix) => Some(&scene.rubric.risks[ix]),
        RiskKey::Own(_) => None,
    };
    let decision = risk.decision.as_ref();
    let (words, status) = (scene.words, status_id(risk));
    let shown = |rated: Option<Rating>| rated.and_then(|rated| rating(scene, rated));
    let category = risk.category.map(|category| &scene.rubric.risk_categories[category]);
    let (why, unjustified) = residual(scene, risk);
    RiskView {
        number,
        id: risk.id.clone(),
        title: risk.title.clone(),
        url: url(&risk.id),
        category: category.map(|category| category.name.clone()),
        category_id: category.map(|category| category.id.clone()),
        text: declared.map(|declared| declared.text.clone()).unwrap_or_default(),
        cause: risk.cause.clone(),
        event: risk.event.clone(),
        effect: risk.effect.clone(),
        standing: standing_id(&risk.standing),
        status,
        status_text: say!(words, "risks-status", status),
        is_open: risk.is_open(),
        adopted: risk.is_adopted(),
        adopt: adopting(scene, risk),
        raised_by: raised_by(scene, &risk.standing),
        raised: decision.and_then(|decision| decision.raised).map(|raised| raised.to_string()),
        raised_text: decision.and_then(|decision| decision.raised).map(|raised| words.date(raised)),
        exposure: risk.exposure.as_ref().map(|exposure| words.percent(exposure)),
        inherent: shown(risk.inherent),
        inherent_why: said(decision.and_then(|decision| decision.inherent.as_ref())),
        inherent_computed: shown(risk.inherent_computed.filter(|computed| Some(*computed) != risk.inherent)),
        computed: shown(risk.computed),
        current: rating_or_none(scene, risk.current),
        residual: shown(risk.residual),
        residual_why: why,
        residual_computed: shown(risk.residual_computed.filter(|computed| Some(*computed) != risk.residual)),
        residual_unjustified: shown(unjustified),
        overridden: risk.computed.is_some() && risk.computed != risk.current,
        reason: decision.and_then(|decision| decision.reason.clone()),
        by: decision.and_then(|decision| person(decision.by.as_ref())),
        above_appetite: risk.above_appetite,
        above_tolerance: risk.above_tolerance,
        appetite: risk.appetite.map(|level| scene.rubric.matrix.levels[level].name.clone()),
        owner: owner(risk),
        treatment: risk.treatment.map(|treatment| treatment.as_str()),
        cost_text: decision.and_then(|decision| decision.cost.as_ref()).map(|cost| cost_text(scene, cost)),
        cost: decision.and_then(|decision| decision.cost.as_ref()).map(|cost| cost.amount.clone()),
        currency: decision.and_then(|decision| decision.cost.as_ref()).map(|cost| cost.currency.clone()),
        treatments: declared.map_or_else(Vec::new, |declared| declared.treatments.iter().map(treatment_view).collect()),
        controls: decision.map(|decision| decision.controls.clone()).unwrap_or_default(),
        additions: risk.additions.iter().map(|(why, add)| format!("+{add}: {why}")).collect(),
        drivers: risk.drivers.iter().map(|line| driver_view(scene, line)).collect(),
        signals: risk.signals.iter().map(|metric| scene.metric(*metric)).collect(),
        items: items(scene, risk),
        gaps: risk.gaps.iter().map(|item| scene.node(*item)).collect(),
        evidence: decision.map_or_else(Vec::new, |decision| {
            decision.evidence.iter().filter_map(|evidence| evidence_view(scene, evidence)).collect()
        }),
        trigger: decision.and_then(|decision| decision.trigger.clone()),
        proximity: decision.and_then(|decision| decision.proximity).map(proximity_id),
        proximity_text: decision
            .and_then(|decision| decision.proximity)
            .map(|proximity| say!(words, "risks-proximity-of", proximity = proximity_id(proximity))),
        watch: declared.map(|declared| declared.watch.clone()).unwrap_or_default(),
        review: review(risk).map(|date| date.to_string()),
        review_text: review(risk).map(|date| words.date(date)),
        overdue: is_overdue(scene, risk),
        until: until(risk).map(|date| date.to_string()),
        until_text: until(risk).map(|date| words.date(date)),
        until_note: expiry(scene, risk),
        log: decision.map_or_else(Vec::new, |decision| log(scene, decision)),
        moved: moves.iter().find(|moved| moved.id == risk.id).map(|moved| moved_text(scene, moved)),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
        refs: declared.map_or_else(Vec::new, |declared| scene.references(&declared.refs)),
    }
}

/// The line that takes a suggested risk into the register.
pub fn adopting(scene: &Scene<'_>, risk: &RiskEntry) -> Option<String> {
    let owner = scene.words.text("risks-adopt-owner");
    (!risk.is_adopted()).then(|| format!("{}: {{owner: {owner}}}", risk.id))
}

fn said(judgement: Option<&Judgement>) -> Option<String> {
    judgement.and_then(|judgement| judgement.why.clone())
}

/// Where the residual rating comes from, and what the team expects without a ground for it.
fn residual(scene: &Scene<'_>, risk: &RiskEntry) -> (Vec<String>, Option<Rating>) {
    let stated = risk.decision.as_ref().and_then(|decision| decision.residual.as_ref());
    match risk.residual_because {
        None => (Vec::new(), None),
        Some(ResidualBecause::Plan) => (vec![treated(scene, risk, "risks-residual-plan", "risks-residual-untreated")], None),
        Some(ResidualBecause::NoAction) => (said(stated).into_iter().collect(), stated.map(|stated| stated.rating)),
        Some(ResidualBecause::Stated) => {
            let ground = treated(scene, risk, "risks-residual-stated", "risks-residual-decided");
            (said(stated).into_iter().chain([ground]).collect(), None)
        }
    }
}

/// With the planned items that treat it, or the other message where there is none.
fn treated(scene: &Scene<'_>, risk: &RiskEntry, by_items: &str, otherwise: &str) -> String {
    let ids: Vec<&str> = risk.treated_by.iter().map(|at| scene.plan().roadmap.items[*at].id.as_str()).collect();
    match ids.as_slice() {
        [] => scene.words.text(otherwise),
        ids => say!(scene.words, by_items, items = scene.words.list(ids)),
    }
}

fn cost_text(scene: &Scene<'_>, cost: &Cost) -> String {
    let number = scene.words.decimal(&cost.amount.to_short(2));
    say!(scene.words, "report-metrics-with-unit", number, unit = cost.currency.as_str())
}

fn treatment_view(treatment: &Treatment) -> TreatmentView {
    TreatmentView { strategy: treatment.strategy.as_str(), text: treatment.text.clone() }
}

fn driver_view(scene: &Scene<'_>, line: &DriverLine) -> DriverView {
    DriverView {
        name: scene.name_of(line.item).to_owned(),
        url: scene.node_url(line.item),
        level: line.level.as_ref().map(|level| scene.words.decimal(&level.to_short(2))),
        drives: line.drives(),
        reference: scene.words.decimal(&line.reference.to_short(2)),
        weight: scene.words.decimal(&line.weight.to_short(3)),
    }
}

/// Planned ones by their start, then those that are not in the plan.
fn items(scene: &Scene<'_>, risk: &RiskEntry) -> Vec<RiskItemView> {
    let roadmap = &scene.plan().roadmap;
    let mut planned: Vec<&PlanItem> = roadmap.items.iter().filter(|item| risk.items.contains(&item.key)).collect();
    planned.sort_by_key(|item| (item.slot.start_day, item.slot.finish_day));
    let left = roadmap.left_out.iter().filter(|left| risk.items.contains(&left.item));
    planned.into_iter().map(|item| planned_view(scene, item)).chain(left.map(|left| left_out_view(scene, left))).collect()
}

fn planned_view(scene: &Scene<'_>, item: &PlanItem) -> RiskItemView {
    let status = item_status(item);
    RiskItemView {
        link: scene.item(item.key),
        status,
        status_text: say!(scene.words, "roadmap-status", status),
        finish_text: Some(scene.words.date(item.slot.finish)),
        is_ahead: item.status() != Some(ItemStatus::Done),
    }
}

fn left_out_view(scene: &Scene<'_>, left: &LeftOut) -> RiskItemView {
    let reason = reason_id(left.reason);
    RiskItemView {
        link: scene.item(left.item),
        status: reason,
        status_text: say!(scene.words, "roadmap-reason", reason),
        finish_text: left.decision.as_ref().and_then(|decision| decision.finish).map(|finish| scene.words.date(finish)),
        is_ahead: false,
    }
}

fn proximity_id(proximity: Proximity) -> &'static str {
    match proximity {
        Proximity::Now => "now",
        Proximity::WithinMonth => "within-month",
        Proximity::WithinQuarter => "within-quarter",
        Proximity::WithinYear => "within-year",
        Proximity::Later => "later",
    }
}

/// Each entry beside the one before it.
fn log(scene: &Scene<'_>, decision: &RiskDecision) -> Vec<LogView> {
    let before = std::iter::once(None).chain(decision.log.iter().map(Some));
    let view = |(before, change): (Option<&RatingChange>, &RatingChange)| LogView {
        date: change.date.to_string(),
        date_text: scene.words.date(change.date),
        from: before.map(|before| rating_or_none(scene, Some(before.rating))),
        to: rating_or_none(scene, Some(change.rating)),
        by: person(change.by.as_ref()),
        why: change.why.clone(),
    };
    before.zip(&decision.log).map(view).collect()
}

/// `raised from High (3 × 4)`, `new`.
fn moved_text(scene: &Scene<'_>, moved: &MoveView) -> String {
    let from = |rating: &RatingView| match (rating.likelihood, rating.impact) {
        (Some(likelihood), Some(impact)) if rating.is_rated => {
            say!(scene.words, "risks-level-of", level = rating.level.as_str(), likelihood, impact)
        }
        _ => rating.level.clone(),
    };
    let (rating, status) = (moved.from.as_ref().map(from), moved.from_status.clone());
    let from = if moved.kind == "status" { status } else { rating };
    say!(scene.words, "risks-moved-from", kind = moved.kind, from = from.unwrap_or_default())
}

/// Links to the live risks that a roadmap item treats.
pub fn of_item(scene: &Scene<'_>, item: ItemRef) -> Vec<LinkView> {
    let treated = scene.plan().risks.iter().filter(|risk| risk.is_live() && risk.items.contains(&item));
    treated.filter_map(|risk| scene.risk(risk.key)).collect()
}
