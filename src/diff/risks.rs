//! Risks that came, went, crossed what is accepted, or are rated otherwise.

use std::cmp::Ordering;

use crate::plan::RiskEntry;
use crate::rubric::{Ix, Rating, RiskLevel};

/// An open risk that is not the same in both states.
#[derive(Debug)]
pub struct RiskChange {
    pub id: String,
    pub title: String,
    pub kind: RiskKind,
    /// `None` where it was not open.
    pub was: Option<Rated>,
    /// `None` where it is not open.
    pub is: Option<Rated>,
}

impl RiskChange {
    /// Whether it is above what is accepted, and was not.
    #[must_use]
    pub fn is_newly_above(&self) -> bool {
        let is_above = |rated: Option<Rated>| rated.is_some_and(|rated| rated.is_above_appetite);
        is_above(self.is) && !is_above(self.was)
    }
}

/// How an open risk is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    pub rating: Option<Rating>,
    pub level: Option<Ix<RiskLevel>>,
    pub is_above_appetite: bool,
}

/// What became of a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RiskKind {
    /// It rose above what is accepted, or less is accepted.
    AboveAppetite,
    New,
    Raised,
    /// It has a rating now.
    Rated,
    Lowered,
    /// It has no rating any more.
    Unrated,
    /// What is accepted covers it now.
    WithinAppetite,
    /// It was closed, or nothing raises it any more.
    Closed,
}

impl RiskKind {
    /// The word for it in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            RiskKind::AboveAppetite => "above-appetite",
            RiskKind::New => "new",
            RiskKind::Raised => "raised",
            RiskKind::Rated => "rated",
            RiskKind::Lowered => "lowered",
            RiskKind::Unrated => "unrated",
            RiskKind::WithinAppetite => "within-appetite",
            RiskKind::Closed => "closed",
        }
    }
}

pub fn changes(before: &[RiskEntry], after: &[RiskEntry]) -> Vec<RiskChange> {
    let find = |risks: &[RiskEntry], id: &str| risks.iter().position(|risk| risk.id == id);
    let there = after.iter().map(|risk| (find(before, &risk.id).map(|at| &before[at]), Some(risk)));
    let went = before.iter().filter(|risk| find(after, &risk.id).is_none()).map(|risk| (Some(risk), None));
    there.chain(went).filter_map(|(was, is)| change(was, is)).collect()
}

fn change(before: Option<&RiskEntry>, after: Option<&RiskEntry>) -> Option<RiskChange> {
    let named = after.or(before)?;
    let (was, is) = (before.and_then(rated), after.and_then(rated));
    let kind = kind(was, is)?;
    Some(RiskChange { id: named.id.clone(), title: named.title.clone(), kind, was, is })
}

/// How a risk is rated, while it is open.
fn rated(risk: &RiskEntry) -> Option<Rated> {
    let rated = Rated { rating: risk.current, level: risk.level, is_above_appetite: risk.above_appetite };
    risk.is_open().then_some(rated)
}

fn kind(was: Option<Rated>, is: Option<Rated>) -> Option<RiskKind> {
    let (was, is) = match (was, is) {
        (None, None) => return None,
        (None, Some(_)) => return Some(RiskKind::New),
        (Some(_), None) => return Some(RiskKind::Closed),
        (Some(was), Some(is)) => (was, is),
    };
    match (was.is_above_appetite, is.is_above_appetite) {
        (false, true) => return Some(RiskKind::AboveAppetite),
        (true, false) => return Some(RiskKind::WithinAppetite),
        _ => {}
    }
    match (was.rating, is.rating) {
        (None, None) => None,
        (None, Some(_)) => Some(RiskKind::Rated),
        (Some(_), None) => Some(RiskKind::Unrated),
        _ => match rank(is).cmp(&rank(was)) {
            Ordering::Greater => Some(RiskKind::Raised),
            Ordering::Less => Some(RiskKind::Lowered),
            Ordering::Equal => None,
        },
    }
}

/// What orders the register: level, then impact, then likelihood.
fn rank(rated: Rated) -> impl Ord {
    (rated.level, rated.rating.map(|rating| (rating.impact, rating.likelihood)))
}
