//! The risk register as the pages show it.

use super::scene::{Scene, note, person};
use super::view::{
    DriverView, LinkView, MatrixCellView, MatrixRowView, RatingView, RiskLevelView, RiskView, RisksView, TreatmentView,
};
use crate::assessment::RiskStatus;
use crate::plan::{Raise, RiskEntry, RiskKey, Standing};
use crate::rubric::{Ix, Rating, RiskLevel, Rubric};
use crate::say;
use crate::words::Words;

pub fn risks(scene: &Scene<'_>) -> RisksView {
    let (register, watch): (Vec<&RiskEntry>, Vec<&RiskEntry>) = scene.plan().risks.iter().partition(|risk| risk.is_live());
    RisksView {
        headline: headline(scene, &register),
        matrix: matrix(scene, &register),
        overdue: links(scene, register.iter().filter(|risk| is_overdue(scene, risk))),
        expiring: links(scene, register.iter().filter(|risk| is_expiring(scene, risk))),
        unowned: open(&register).filter(|risk| risk.decision.as_ref().and_then(|d| d.owner.as_ref()).is_none()).count(),
        without_review: open(&register)
            .filter(|risk| risk.decision.as_ref().and_then(|d| d.review.or(d.until)).is_none())
            .count(),
        appetite: scene.rubric.risk_rules.appetite.general.map(|level| scene.rubric.matrix.levels[level].name.clone()),
        statuses: statuses(&register),
        register: register.iter().enumerate().map(|(at, risk)| risk_view(scene, at + 1, risk)).collect(),
        watch: watch.iter().enumerate().map(|(at, risk)| risk_view(scene, at + 1, risk)).collect(),
    }
}

fn open<'r>(register: &'r [&'r RiskEntry]) -> impl Iterator<Item = &'r &'r RiskEntry> {
    register.iter().filter(|risk| risk.is_open())
}

fn links<'r>(scene: &Scene<'_>, risks: impl Iterator<Item = &'r &'r RiskEntry>) -> Vec<LinkView> {
    risks.filter_map(|risk| scene.risk(risk.key)).collect()
}

fn headline(scene: &Scene<'_>, register: &[&RiskEntry]) -> String {
    let words = scene.words;
    let open: Vec<&&RiskEntry> = register.iter().filter(|risk| risk.is_open()).collect();
    let above: Vec<&&&RiskEntry> = open.iter().filter(|risk| risk.above_appetite).collect();
    let Some(gravest) = open.first() else {
        return words.text(no_open_risk(scene, register));
    };
    let level = gravest.level.map(|level| scene.rubric.matrix.levels[level].name.as_str());
    match (above.as_slice(), level) {
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

fn is_overdue(scene: &Scene<'_>, risk: &RiskEntry) -> bool {
    let closed = risk.decision.as_ref().is_some_and(|decision| decision.status == RiskStatus::Closed);
    !closed && risk.decision.as_ref().and_then(|decision| decision.review).is_some_and(|review| review < scene.as_of)
}

/// An acceptance that ends within a quarter of a year.
fn is_expiring(scene: &Scene<'_>, risk: &RiskEntry) -> bool {
    let until = risk.decision.as_ref().and_then(|decision| decision.until);
    let days_left = until.and_then(|until| scene.as_of.until(until).ok()).map(|span| span.get_days());
    days_left.is_some_and(|days| days <= EXPIRING_DAYS)
}

/// How many days before its end an acceptance is called to mind.
const EXPIRING_DAYS: i32 = 91;

/// The statuses that occur, in the order of a risk's life.
fn statuses(register: &[&RiskEntry]) -> Vec<&'static str> {
    let order = ["suggested", "draft", "open", "treating", "accepted", "materialised", "closed"];
    order.into_iter().filter(|known| register.iter().any(|risk| status_id(risk) == *known)).collect()
}

/// Levels of the grid, lowest first, with their colour class.
pub fn levels(rubric: &Rubric) -> Vec<RiskLevelView> {
    let view = |(ix, level): (Ix<RiskLevel>, &RiskLevel)| RiskLevelView {
        id: level.id.clone(),
        name: level.name.clone(),
        action: level.action.clone(),
        class: class(rubric, ix),
    };
    rubric.matrix.levels.iter().map(view).collect()
}

/// 1..4, spread over however many levels the grid has.
fn class(rubric: &Rubric, level: Ix<RiskLevel>) -> usize {
    let last = rubric.matrix.levels.len().saturating_sub(1).max(1);
    1 + (level.get() * 3 + last / 2) / last
}

fn rating(scene: &Scene<'_>, rating: Rating) -> Option<RatingView> {
    let matrix = &scene.rubric.matrix;
    let level = matrix.level(rating)?;
    let step = |number: i64, steps: &crate::rubric::List<crate::rubric::RiskStep>| {
        let at = usize::try_from(number - 1).unwrap_or(0).min(steps.len().saturating_sub(1));
        steps.values().nth(at).map_or_else(String::new, |step| step.name.clone())
    };
    Some(RatingView {
        is_rated: true,
        likelihood: Some(rating.likelihood),
        likelihood_name: step(rating.likelihood, &matrix.likelihood),
        impact: Some(rating.impact),
        impact_name: step(rating.impact, &matrix.impact),
        level: matrix.levels[level].name.clone(),
        level_id: matrix.levels[level].id.clone(),
        class: class(scene.rubric, level),
    })
}

fn matrix(scene: &Scene<'_>, register: &[&RiskEntry]) -> Vec<MatrixRowView> {
    let grid = &scene.rubric.matrix;
    let row = |at: usize| {
        let cells = grid.impact.values().enumerate().filter_map(|(impact, step)| {
            let level = *grid.grid.get(at)?.get(impact)?;
            let here = |rated: Option<Rating>| {
                rated.is_some_and(|r| position(r, grid.likelihood.len(), grid.impact.len()) == (at, impact))
            };
            Some(MatrixCellView {
                impact: impact + 1,
                impact_name: step.name.clone(),
                level: grid.levels[level].name.clone(),
                class: class(scene.rubric, level),
                accepted: scene.rubric.risk_rules.appetite.general.is_none_or(|appetite| level <= appetite),
                now: tags(register, |risk| risk.is_open() && here(risk.current)),
                after: tags(register, |risk| risk.is_open() && here(risk.residual)),
            })
        });
        let name = grid.likelihood.values().nth(at).map_or_else(String::new, |step| step.name.clone());
        MatrixRowView { name, number: at + 1, cells: cells.collect() }
    };
    (0..grid.likelihood.len()).rev().map(row).collect()
}

fn position(rating: Rating, likelihoods: usize, impacts: usize) -> (usize, usize) {
    let clamp = |step: i64, len: usize| usize::try_from(step - 1).unwrap_or(0).min(len.saturating_sub(1));
    (clamp(rating.likelihood, likelihoods), clamp(rating.impact, impacts))
}

/// Tags carry the number in the register as their name.
fn tags(register: &[&RiskEntry], here: impl Fn(&RiskEntry) -> bool) -> Vec<LinkView> {
    let tagged = register.iter().enumerate().filter(|(_, risk)| here(risk));
    tagged.map(|(at, risk)| LinkView { name: (at + 1).to_string(), url: format!("risks.html#risk-{}", risk.id) }).collect()
}

fn risk_view(scene: &Scene<'_>, number: usize, risk: &RiskEntry) -> RiskView {
    let declared = match risk.key {
        RiskKey::Rubric(ix) => Some(&scene.rubric.risks[ix]),
        RiskKey::Own(_) => None,
    };
    let decision = risk.decision.as_ref();
    let (words, status) = (scene.words, status_id(risk));
    let computed = risk.computed.and_then(|computed| rating(scene, computed));
    RiskView {
        number,
        id: risk.id.clone(),
        title: risk.title.clone(),
        url: format!("risks.html#risk-{}", risk.id),
        category: risk.category.map(|category| scene.rubric.risk_categories[category].name.clone()),
        text: declared.map(|declared| declared.text.clone()).unwrap_or_default(),
        cause: risk.cause.clone(),
        event: risk.event.clone(),
        effect: risk.effect.clone(),
        standing: standing_id(&risk.standing),
        status,
        status_text: say!(words, "risks-status", status),
        adopted: risk.is_adopted(),
        raised_by: raised_by(scene, &risk.standing),
        exposure: risk.exposure.as_ref().map(|exposure| words.percent(exposure)),
        inherent: risk.inherent.and_then(|inherent| rating(scene, inherent)),
        overridden: risk.computed.is_some() && risk.computed != risk.current,
        computed,
        current: risk.current.and_then(|current| rating(scene, current)).unwrap_or_else(|| unrated(words)),
        residual: risk.residual.and_then(|residual| rating(scene, residual)),
        reason: decision.and_then(|decision| decision.reason.clone()),
        by: decision.and_then(|decision| person(decision.by.as_ref())),
        above_appetite: risk.above_appetite,
        owner: decision.and_then(|decision| person(decision.owner.as_ref())),
        treatment: risk.treatment.map(|treatment| treatment.as_str()),
        treatments: declared.map_or_else(Vec::new, |declared| {
            declared.treatments.iter().map(|t| TreatmentView { strategy: t.strategy.as_str(), text: t.text.clone() }).collect()
        }),
        additions: risk.additions.iter().map(|(why, add)| format!("+{add}: {why}")).collect(),
        drivers: drivers(scene, risk),
        signals: risk.signals.iter().map(|metric| scene.rubric.metrics[*metric].name.clone()).collect(),
        items: risk.items.iter().map(|item| scene.item(*item)).collect(),
        gaps: gaps(scene, risk),
        watch: declared.map(|declared| declared.watch.clone()).unwrap_or_default(),
        review: decision.and_then(|decision| decision.review).map(|date| date.to_string()),
        review_text: decision.and_then(|decision| decision.review).map(|review| words.date(review)),
        overdue: is_overdue(scene, risk),
        until: decision.and_then(|decision| decision.until).map(|date| date.to_string()),
        until_text: decision.and_then(|decision| decision.until).map(|until| words.date(until)),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
        refs: declared.map_or_else(Vec::new, |declared| scene.references(&declared.refs)),
    }
}

/// Nothing that drives the risk is answered, or the rubric declares no grid.
fn unrated(words: &Words) -> RatingView {
    let not_rated = words.text("risks-not-rated");
    RatingView {
        is_rated: false,
        likelihood: None,
        likelihood_name: not_rated.clone(),
        impact: None,
        impact_name: not_rated.clone(),
        level: not_rated,
        level_id: String::new(),
        class: 0,
    }
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

fn drivers(scene: &Scene<'_>, risk: &RiskEntry) -> Vec<DriverView> {
    let view = |line: &crate::plan::DriverLine| DriverView {
        name: scene.name_of(line.item).to_owned(),
        url: scene.node_url(line.item),
        level: line.level.as_ref().map(|level| scene.words.decimal(&level.to_short(2))),
        reference: scene.words.decimal(&line.reference.to_short(2)),
        weight: scene.words.decimal(&line.weight.to_short(3)),
    };
    risk.drivers.iter().map(view).collect()
}

fn gaps(scene: &Scene<'_>, risk: &RiskEntry) -> Vec<LinkView> {
    let drives = |gap: &&crate::plan::Gap| risk.drivers.iter().any(|line| line.item == gap.item);
    scene.plan().gaps.iter().filter(drives).map(|gap| scene.node(gap.item)).collect()
}
