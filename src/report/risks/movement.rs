//! What moved in the register since the last milestone, and why.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::super::numbers::NOTHING;
use super::super::scene::{Scene, person};
use super::super::view::{MoveView, MovementView};
use super::rating::rating_or_none;
use super::{raised_by, status_id};
use crate::assessment::RiskDecision;
use crate::exact::Exact;
use crate::plan::{DriverLine, RiskEntry, RiskKey, Standing};
use crate::rubric::Rating;
use crate::say;

/// In the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    New,
    Raised,
    Rated,
    Lowered,
    Unrated,
    Status,
    Gone,
}

const KINDS: [Kind; 7] = [Kind::New, Kind::Raised, Kind::Rated, Kind::Lowered, Kind::Unrated, Kind::Status, Kind::Gone];

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Raised => "raised",
            Kind::Rated => "rated",
            Kind::Lowered => "lowered",
            Kind::Unrated => "unrated",
            Kind::Status => "status",
            Kind::Gone => "gone",
        }
    }
}

/// The register as it was.
#[derive(Clone, Copy)]
struct Register<'a> {
    name: &'a str,
    date: Date,
    risks: &'a [RiskEntry],
}

/// A risk that was in the register at the milestone, is in it now, or both.
#[derive(Clone, Copy)]
struct Pair<'a> {
    before: Option<&'a RiskEntry>,
    now: Option<&'a RiskEntry>,
}

/// The register of today beside that of the last milestone; `None` without one.
pub fn movement(scene: &Scene<'_>) -> Option<MovementView> {
    let since = scene.previous()?;
    let earlier = Register { name: since.name, date: since.date, risks: &since.plan?.risks };
    let mut moved: Vec<(Kind, Pair<'_>)> =
        pairs(scene, earlier).into_iter().filter_map(|pair| Some((kind(pair)?, pair))).collect();
    moved.sort_by_key(|(kind, _)| *kind);
    let kinds: Vec<Kind> = moved.iter().map(|(kind, _)| *kind).collect();
    Some(MovementView {
        since: earlier.name.to_owned(),
        date_text: scene.words.date(earlier.date),
        sentence: sentence(scene, earlier, &kinds),
        changes: moved.into_iter().filter_map(|(kind, pair)| move_view(scene, earlier, kind, pair)).collect(),
    })
}

/// By id, those of today in their order, then those that went.
fn pairs<'a>(scene: &Scene<'a>, earlier: Register<'a>) -> Vec<Pair<'a>> {
    let live = |risks: &'a [RiskEntry]| risks.iter().filter(|risk| risk.is_live());
    let [before, now] = [earlier.risks, scene.plan().risks.as_slice()];
    let find = |risks: &'a [RiskEntry], id: &str| live(risks).find(|risk| risk.id == id);
    let today = live(now).map(|risk| Pair { before: find(before, &risk.id), now: Some(risk) });
    let went = live(before).filter(|risk| find(now, &risk.id).is_none());
    today.chain(went.map(|risk| Pair { before: Some(risk), now: None })).collect()
}

fn kind(pair: Pair<'_>) -> Option<Kind> {
    let (before, now) = match (pair.before, pair.now) {
        (None, Some(_)) => return Some(Kind::New),
        (Some(_), None) => return Some(Kind::Gone),
        (None, None) => return None,
        (Some(before), Some(now)) => (before, now),
    };
    let status = (status_id(before) != status_id(now)).then_some(Kind::Status);
    if !before.is_open() && !now.is_open() {
        return status;
    }
    match (before.current, now.current) {
        (None, Some(_)) => Some(Kind::Rated),
        (Some(_), None) => Some(Kind::Unrated),
        _ => match rank(now).cmp(&rank(before)) {
            Ordering::Greater => Some(Kind::Raised),
            Ordering::Less => Some(Kind::Lowered),
            Ordering::Equal => status,
        },
    }
}

/// What orders the register too: level, then impact, then likelihood.
fn rank(risk: &RiskEntry) -> impl Ord {
    (risk.level, risk.current.map(|rating| (rating.impact, rating.likelihood)))
}

fn sentence(scene: &Scene<'_>, earlier: Register<'_>, kinds: &[Kind]) -> String {
    let words = scene.words;
    let count = |kind: Kind| kinds.iter().filter(|other| **other == kind).count();
    let told = KINDS.into_iter().filter(|kind| count(*kind) > 0);
    let parts: Vec<String> = told.map(|kind| say!(words, "risks-moved-count", kind = kind.as_str(), n = count(kind))).collect();
    match parts.as_slice() {
        [] => say!(words, "risks-unmoved", since = earlier.name),
        parts => say!(words, "risks-moved", since = earlier.name, parts = words.list(parts)),
    }
}

fn move_view(scene: &Scene<'_>, earlier: Register<'_>, kind: Kind, pair: Pair<'_>) -> Option<MoveView> {
    let risk = pair.now.or(pair.before)?;
    let status = |risk: &RiskEntry| say!(scene.words, "risks-status", status = status_id(risk));
    let statuses = pair.before.zip(pair.now).filter(|(before, now)| status_id(before) != status_id(now));
    let still_there = scene.plan().risks.iter().any(|entry| entry.id == risk.id);
    Some(MoveView {
        id: risk.id.clone(),
        name: risk.title.clone(),
        url: still_there.then(|| super::url(&risk.id)),
        kind: kind.as_str(),
        kind_text: say!(scene.words, "risks-moved-kind", kind = kind.as_str()),
        from: pair.before.map(|risk| rating_or_none(scene, risk.current)),
        to: pair.now.map(|risk| rating_or_none(scene, risk.current)),
        from_status: statuses.map(|(before, _)| status(before)),
        to_status: statuses.map(|(_, now)| status(now)),
        why: why(scene, earlier, pair),
    })
}

fn why(scene: &Scene<'_>, earlier: Register<'_>, pair: Pair<'_>) -> Vec<String> {
    match (pair.before, pair.now) {
        (None, Some(now)) => appeared(scene, earlier, now),
        (Some(before), None) => disappeared(scene, before),
        (Some(before), Some(now)) => changed(scene, earlier, before, now),
        (None, None) => Vec::new(),
    }
}

/// The rule that raises it, or the team; and the answers that moved where the rubric's risk was only watched.
fn appeared(scene: &Scene<'_>, earlier: Register<'_>, now: &RiskEntry) -> Vec<String> {
    let reasons = match raised_by(scene, &now.standing) {
        raised if !raised.is_empty() => raised,
        _ => vec![scene.words.text(if now.standing == Standing::Own { "risks-why-recorded" } else { "risks-why-kept" })],
    };
    let watched = earlier.risks.iter().find(|entry| entry.id == now.id);
    let moved = watched.map(|watched| answers(scene, watched, now)).unwrap_or_default();
    reasons.into_iter().chain(moved).collect()
}

/// The rubric's risks are still known where the answers only do not raise them any more.
fn disappeared(scene: &Scene<'_>, before: &RiskEntry) -> Vec<String> {
    let quiet = scene.plan().risks.iter().find(|entry| entry.id == before.id);
    let reason = match (quiet, before.key) {
        (Some(_), _) => "risks-gone-quiet",
        (None, RiskKey::Rubric(_)) => "risks-gone-inapplicable",
        (None, RiskKey::Own(_)) => "risks-gone-own",
    };
    let answers = quiet.map(|now| answers(scene, before, now)).unwrap_or_default();
    std::iter::once(scene.words.text(reason)).chain(answers).collect()
}

fn changed(scene: &Scene<'_>, earlier: Register<'_>, before: &RiskEntry, now: &RiskEntry) -> Vec<String> {
    let logged = now.decision.iter().flat_map(|decision| &decision.log).filter(|change| change.date > earlier.date);
    let logged = logged.filter_map(|change| {
        let (date, why) = (scene.words.date(change.date), change.why.as_deref()?);
        Some(say!(scene.words, "risks-moved-logged", date, why))
    });
    let reasons = [decided(scene, before, now).into_iter().collect(), logged.collect(), answers(scene, before, now)];
    let reasons: Vec<String> = reasons.into_iter().flatten().chain(signals(scene, before, now)).collect();
    reasons.into_iter().chain(facts(scene, before, now)).collect()
}

/// The team rates it otherwise than before, or no longer otherwise than the rules.
fn decided(scene: &Scene<'_>, before: &RiskEntry, now: &RiskEntry) -> Option<String> {
    let words = scene.words;
    let stated = |risk: &RiskEntry| match (&risk.decision, risk.key) {
        (_, RiskKey::Own(_)) => risk.current.map(|Rating { likelihood, impact }| (Some(likelihood), Some(impact))),
        (decision, _) => decision.as_ref().map(own_words).filter(|stated| *stated != (None, None)),
    };
    if stated(before) == stated(now) {
        return None;
    }
    let Some(decision) = now.decision.as_ref().filter(|_| stated(now).is_some()) else {
        return Some(words.text("risks-moved-by-rules"));
    };
    Some(match (&decision.reason, person(decision.by.as_ref())) {
        (Some(reason), Some(name)) => say!(words, "risks-moved-decided-by", name, reason = reason.as_str()),
        (Some(reason), None) => say!(words, "risks-moved-decided-why", reason = reason.as_str()),
        (None, _) => words.text("risks-moved-decided"),
    })
}

/// Likelihood and impact where the team gives its own.
fn own_words(decision: &RiskDecision) -> (Option<i64>, Option<i64>) {
    (decision.likelihood, decision.impact)
}

/// `Feature store: 1 → 2`, for every driver whose level moved.
fn answers(scene: &Scene<'_>, before: &RiskEntry, now: &RiskEntry) -> Vec<String> {
    let level_before = |line: &DriverLine| {
        let same = before.drivers.iter().find(|other| other.item == line.item)?;
        same.level.clone()
    };
    let show = |level: Option<&Exact>| level.map_or_else(|| NOTHING.to_owned(), |level| scene.words.decimal(&level.to_short(2)));
    let moved = now.drivers.iter().filter(|line| level_before(line) != line.level);
    moved
        .map(|line| {
            let (from, to) = (show(level_before(line).as_ref()), show(line.level.as_ref()));
            say!(scene.words, "risks-moved-answer", name = scene.name_of(line.item), from, to)
        })
        .collect()
}

fn signals(scene: &Scene<'_>, before: &RiskEntry, now: &RiskEntry) -> Vec<String> {
    let only_in = |one: &RiskEntry, other: &RiskEntry, message: &'static str| -> Vec<String> {
        let only = one.signals.iter().filter(|metric| !other.signals.contains(metric));
        only.map(|metric| say!(scene.words, message, metric = scene.rubric.metrics[*metric].name.as_str())).collect()
    };
    [only_in(now, before, "risks-raised-signal"), only_in(before, now, "risks-moved-calm")].concat()
}

/// Facts of the context that began or ceased to count.
fn facts(scene: &Scene<'_>, before: &RiskEntry, now: &RiskEntry) -> Vec<String> {
    let only_in = |one: &RiskEntry, other: &RiskEntry, message: &'static str| -> Vec<String> {
        let only = one.additions.iter().filter(|fact| !other.additions.contains(fact));
        only.map(|(why, _)| say!(scene.words, message, why = why.as_str())).collect()
    };
    [only_in(now, before, "risks-moved-fact"), only_in(before, now, "risks-moved-no-fact")].concat()
}
