//! The risk register as the pages show it.

mod dates;
mod movement;
mod rating;
mod register;

use super::scene::Scene;
use super::view::{CategoryView, LimitView, MoveView, RiskView, RisksView};
use crate::assessment::RiskStatus;
use crate::plan::{Raise, RiskEntry, Standing, appetite, tolerance};
use crate::rubric::{Ix, RiskCategory, RiskLevel};
use crate::say;
pub use rating::{levels, rating};
pub use register::of_item;

pub fn risks(scene: &Scene<'_>) -> RisksView {
    let (register, watch): (Vec<&RiskEntry>, Vec<&RiskEntry>) = scene.plan().risks.iter().partition(|risk| risk.is_live());
    let movement = movement::movement(scene);
    let moves = movement.as_ref().map_or(&[][..], |movement| &movement.changes);
    RisksView {
        headline: headline(scene, &register),
        matrix: rating::matrix(scene, &register),
        overdue: dates::overdue(scene, &register),
        expiring: dates::expiring(scene, &register),
        unowned: open(&register).filter(|risk| dates::owner(risk).is_none()).count(),
        without_review: open(&register).filter(|risk| dates::review(risk).or(dates::until(risk)).is_none()).count(),
        above_tolerance: open(&register).filter(|risk| risk.above_tolerance).count(),
        appetite: level_name(scene, appetite(scene.rubric, scene.assessment, None)),
        tolerance: level_name(scene, tolerance(scene.rubric, scene.assessment, None)),
        limits: limits(scene),
        statuses: statuses(&register),
        categories: categories(scene, &register),
        owners: dates::owners(scene, &register),
        adoption: adoption(scene, &register),
        suggested: register.iter().filter(|risk| !risk.is_adopted()).count(),
        file: format!("{}/risks.yaml", scene.assessment.path),
        register: views(scene, &register, moves),
        watch: views(scene, &watch, &[]),
        movement,
    }
}

/// Place of a risk in the register.
fn url(id: &str) -> String {
    format!("risks.html#risk-{id}")
}

fn views(scene: &Scene<'_>, risks: &[&RiskEntry], moves: &[MoveView]) -> Vec<RiskView> {
    risks.iter().enumerate().map(|(at, risk)| register::risk_view(scene, at + 1, risk, moves)).collect()
}

fn open<'r>(register: &'r [&'r RiskEntry]) -> impl Iterator<Item = &'r &'r RiskEntry> {
    register.iter().filter(|risk| risk.is_open())
}

fn headline(scene: &Scene<'_>, register: &[&RiskEntry]) -> String {
    let words = scene.words;
    let open: Vec<&&RiskEntry> = open(register).collect();
    let above: Vec<&&&RiskEntry> = open.iter().filter(|risk| risk.above_appetite).collect();
    let Some(gravest) = open.first() else {
        return words.text(no_open_risk(scene, register));
    };
    match (above.as_slice(), level_name(scene, gravest.level)) {
        ([], None) if scene.rubric.matrix.levels.is_empty() => say!(words, "risks-headline-no-matrix", n = open.len()),
        ([], None) => say!(words, "risks-headline-unrated", n = open.len()),
        ([], Some(level)) => say!(words, "risks-headline-accepted", risk = gravest.title.as_str(), level),
        ([first, ..], _) => say!(words, "risks-headline-above", n = above.len(), risk = first.title.as_str()),
    }
}

/// The message for a register without an open risk.
fn no_open_risk(scene: &Scene<'_>, register: &[&RiskEntry]) -> &'static str {
    if !register.is_empty() {
        "risks-headline-none-open"
    } else if scene.scorecard().overall.coverage.answered == 0 {
        "risks-headline-not-started"
    } else {
        "risks-headline-none"
    }
}

fn level_name(scene: &Scene<'_>, level: Option<Ix<RiskLevel>>) -> Option<String> {
    level.map(|level| scene.rubric.matrix.levels[level].name.clone())
}

/// The limits in general, then those of the categories that have others; empty where none has.
fn limits(scene: &Scene<'_>) -> Vec<LimitView> {
    let of = |category: Option<Ix<RiskCategory>>| {
        (appetite(scene.rubric, scene.assessment, category), tolerance(scene.rubric, scene.assessment, category))
    };
    let line = |category: String, (appetite, tolerance)| LimitView {
        category,
        appetite: level_name(scene, appetite),
        tolerance: level_name(scene, tolerance),
    };
    let general = of(None);
    let other = scene.rubric.risk_categories.iter().filter(|(ix, _)| of(Some(*ix)) != general);
    let other: Vec<LimitView> = other.map(|(ix, category)| line(category.name.clone(), of(Some(ix)))).collect();
    if other.is_empty() {
        return other;
    }
    std::iter::once(line(scene.words.text("risks-limit-general"), general)).chain(other).collect()
}

fn adoption(scene: &Scene<'_>, register: &[&RiskEntry]) -> String {
    let lines: Vec<String> = register.iter().filter_map(|risk| register::adopting(scene, risk)).collect();
    if lines.is_empty() { String::new() } else { format!("risks:\n  {}\n", lines.join("\n  ")) }
}

/// The statuses that occur, in the order of a risk's life.
fn statuses(register: &[&RiskEntry]) -> Vec<&'static str> {
    let order = ["suggested", "draft", "open", "treating", "accepted", "materialised", "closed"];
    order.into_iter().filter(|known| register.iter().any(|risk| status_id(risk) == *known)).collect()
}

/// The categories that occur, in the rubric's order.
fn categories(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<CategoryView> {
    let occurring = scene.rubric.risk_categories.iter().filter(|(ix, _)| register.iter().any(|risk| risk.category == Some(*ix)));
    occurring.map(|(_, category)| CategoryView { id: category.id.clone(), name: category.name.clone() }).collect()
}

fn standing_id(standing: &Standing) -> &'static str {
    match standing {
        Standing::Raised(_) => "raised",
        Standing::BelowThreshold => "below-threshold",
        Standing::NotAssessed => "not-assessed",
        Standing::Own => "own",
    }
}

fn status_id(risk: &RiskEntry) -> &'static str {
    match risk.decision.as_ref().map(|decision| decision.status) {
        None => "suggested",
        Some(RiskStatus::Draft) => "draft",
        Some(RiskStatus::Open) => "open",
        Some(RiskStatus::Treating) => "treating",
        Some(RiskStatus::Accepted) => "accepted",
        Some(RiskStatus::Closed) => "closed",
        Some(RiskStatus::Materialised) => "materialised",
    }
}

fn raised_by(scene: &Scene<'_>, standing: &Standing) -> Vec<String> {
    let Standing::Raised(raises) = standing else { return Vec::new() };
    let words = scene.words;
    let why = |raise: &Raise| match raise {
        Raise::Always => words.text("risks-raised-always"),
        Raise::Exposure { at } => say!(words, "risks-raised-exposure", share = words.percent(at)),
        Raise::Level { item, at_most } => {
            say!(words, "risks-raised-level", item = scene.name_of(*item), level = words.decimal(&at_most.to_short(2)))
        }
        Raise::Signal { metric } => say!(words, "risks-raised-signal", metric = scene.rubric.metrics[*metric].name.as_str()),
    };
    raises.iter().map(why).collect()
}
