//! What became of a plan: the dates of its items then, and what is known of them now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::roadmap::{LeftOut, LeftOutReason, Roadmap};
use crate::assessment::{Assessment, ItemRef};
use crate::rubric::Rubric;

/// One item of an earlier plan, of today's, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub id: String,
    pub title: String,
    /// When the earlier plan finished it; `None` for an item that came to the plan since.
    pub then: Option<Date>,
    pub fate: Fate,
}

/// What is known of an item now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is still to do.
    Planned { finish: Date },
    /// It is done; on that day, where the team says so.
    Done { finish: Option<Date> },
    /// It is no part of the plan any more.
    LeftOut(LeftOutReason),
    /// Nobody knows an item of this id any more.
    Gone,
}

impl Fate {
    /// When it finishes or was finished, where that is known.
    #[must_use]
    pub fn finish(&self) -> Option<Date> {
        match self {
            Fate::Planned { finish } => Some(*finish),
            Fate::Done { finish } => *finish,
            Fate::LeftOut(_) | Fate::Gone => None,
        }
    }
}

impl Slip {
    /// Days that the finish moved, later ones positive; `None` where one of the two dates is not known.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        self.then.zip(self.fate.finish()).and_then(|(then, now)| then.until(now).ok()).map(|span| i64::from(span.get_days()))
    }
}

/// One state of an assessment with what was planned in it.
#[derive(Clone, Copy)]
pub struct Planned<'a> {
    pub assessment: &'a Assessment,
    pub roadmap: &'a Roadmap,
}

/// Every item of the earlier plan by its finish then, followed by those that came since by their finish now. What was neither
/// planned then nor is planned or done since is not here.
#[must_use]
pub fn slips(rubric: &Rubric, then: Planned<'_>, now: Planned<'_>) -> Vec<Slip> {
    let fates = fates(rubric, now);
    let settled = settled(rubric, then);
    let mut slips: Vec<Slip> = then
        .roadmap
        .items
        .iter()
        .map(|item| Slip {
            id: item.id.clone(),
            title: item.title.clone(),
            then: Some(item.slot.finish),
            fate: fates.get(item.id.as_str()).map_or(Fate::Gone, |(_, fate)| fate.clone()),
        })
        .collect();
    let was_planned = |id: &str| then.roadmap.items.iter().any(|item| item.id == id);
    let was_done = |id: &str| settled.get(id).is_some_and(|left| left.reason == LeftOutReason::Done);
    let came = fates
        .iter()
        .filter(|(id, (_, fate))| matches!(fate, Fate::Planned { .. } | Fate::Done { .. }) && !was_planned(id) && !was_done(id));
    slips.extend(came.map(|(id, (title, fate))| Slip {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        then: None,
        fate: fate.clone(),
    }));
    slips.sort_by_key(|slip| (slip.then.is_none(), slip.then.or_else(|| slip.fate.finish()), slip.id.clone()));
    slips
}

/// The title and the fate of every item that a state knows, by id.
fn fates<'a>(rubric: &'a Rubric, state: Planned<'a>) -> BTreeMap<&'a str, (&'a str, Fate)> {
    let planned = state.roadmap.items.iter().map(|item| {
        let fate = Fate::Planned { finish: item.slot.finish };
        (item.id.as_str(), (item.title.as_str(), fate))
    });
    let left = state.roadmap.left_out.iter().map(|left| {
        let (id, title) = name(rubric, state.assessment, left.item);
        let finish = left.decision.as_ref().and_then(|decision| decision.finish);
        let fate = if left.reason == LeftOutReason::Done { Fate::Done { finish } } else { Fate::LeftOut(left.reason) };
        (id, (title, fate))
    });
    planned.chain(left).collect()
}

fn settled<'a>(rubric: &'a Rubric, state: Planned<'a>) -> BTreeMap<&'a str, &'a LeftOut> {
    state.roadmap.left_out.iter().map(|left| (name(rubric, state.assessment, left.item).0, left)).collect()
}

fn name<'a>(rubric: &'a Rubric, assessment: &'a Assessment, item: ItemRef) -> (&'a str, &'a str) {
    match item {
        ItemRef::Rubric(ix) => (&rubric.roadmap.items[ix].id, &rubric.roadmap.items[ix].text),
        ItemRef::Own(at) => (&assessment.roadmap.own[at].id, &assessment.roadmap.own[at].title),
    }
}
