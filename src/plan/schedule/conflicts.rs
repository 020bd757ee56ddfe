//! What does not fit: dates against needs, against phases and against capacity.

use super::passes::Forward;
use super::{Conflict, Frame};
use crate::plan::roadmap::PlanItem;

pub fn starts_too_early(items: &[PlanItem]) -> impl Iterator<Item = Conflict> {
    let pairs = items.iter().flat_map(move |item| item.needs.iter().map(move |need| (item, &items[*need])));
    pairs.filter(|(item, need)| item.slot.start_day < need.slot.finish_day).map(|(item, need)| Conflict::StartsTooEarly {
        item: item.id.clone(),
        needs: need.id.clone(),
        days: need.slot.finish_day - item.slot.start_day,
        finishes_before: item.slot.finish_day < need.slot.finish_day,
    })
}

/// Before the weeks of its phase only what lies within the plan counts: what began before the plan did is no news.
pub fn outside_phase(frame: &Frame<'_>, items: &[PlanItem]) -> impl Iterator<Item = Conflict> {
    items.iter().flat_map(|item| {
        let (from, until) = frame.phase_days(item.phase);
        let outside = [(from - item.slot.start_day.max(0), true), (item.slot.finish_day - until, false)];
        outside.into_iter().filter(|(days, _)| *days > 0).map(|(days, early)| Conflict::OutsidePhase {
            item: item.id.clone(),
            phase: frame.rubric.roadmap.phases[item.phase].name.clone(),
            days,
            early,
        })
    })
}

pub fn over_capacity(frame: &Frame<'_>, items: &[PlanItem], forward: &Forward) -> Vec<Conflict> {
    let conflicts = forward.rooms.all().flat_map(|(who, room)| {
        room.overfull().into_iter().map(move |stretch| Conflict::OverCapacity {
            who: who.clone(),
            items: stretch.items.iter().map(|at| items[*at].id.clone()).collect(),
            from: frame.calendar.date_of(stretch.from),
            to: frame.calendar.date_of(stretch.until - 1),
            work: stretch.most,
            room: room.size.clone(),
        })
    });
    conflicts.collect()
}
