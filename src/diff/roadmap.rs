//! Items of the roadmap whose dates or status moved, and the end of the plan.

use jiff::civil::Date;

use super::State;
use crate::assessment::{ItemDecision, ItemRef, ItemStatus};
use crate::plan::LeftOutReason;
use crate::rubric::Rubric;

/// What moved in the plan.
#[derive(Debug)]
pub struct RoadmapChange {
    /// Last day of the plan; `None` for an empty one.
    pub was_finish: Option<Date>,
    pub finish: Option<Date>,
    /// In the order of the later plan, then those that are not in it.
    pub items: Vec<ItemChange>,
}

/// An item whose dates or status are not the same in both states.
#[derive(Debug)]
pub struct ItemChange {
    pub id: String,
    pub title: String,
    /// `None` where nobody knew it.
    pub was: Option<Place>,
    /// `None` where nobody knows it any more.
    pub is: Option<Place>,
}

/// Where an item stands in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// First and last day, while it is in the plan.
    pub dates: Option<(Date, Date)>,
    /// What the team says.
    pub status: Option<ItemStatus>,
    /// Why it is not in the plan.
    pub left_out: Option<LeftOutReason>,
}

impl Place {
    fn told(self) -> (Option<(Date, Date)>, Option<ItemStatus>) {
        (self.dates, self.status)
    }
}

impl RoadmapChange {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.was_finish == self.finish && self.items.is_empty()
    }

    /// Calendar days that the end moved, later ones above 0; `None` where there is no plan in one of the states.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        days(self.was_finish?, self.finish?)
    }
}

impl ItemChange {
    /// Calendar days that its last day moved, later ones above 0; `None` where it is not in both plans.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let finish = |place: Option<Place>| place?.dates.map(|(_, finish)| finish);
        days(finish(self.was)?, finish(self.is)?)
    }
}

fn days(from: Date, to: Date) -> Option<i64> {
    from.until(to).ok().map(|span| i64::from(span.get_days()))
}

/// An item of a plan or left out of it.
struct Known {
    id: String,
    title: String,
    place: Place,
}

pub(super) fn changes(rubric: &Rubric, was: &State<'_>, is: &State<'_>) -> RoadmapChange {
    let (before, after) = (known(rubric, was), known(rubric, is));
    let find = |all: &[Known], id: &str| all.iter().find(|known| known.id == id).map(|known| known.place);
    let there = after.iter().map(|item| (item, find(&before, &item.id), Some(item.place)));
    let went = before.iter().filter(|item| find(&after, &item.id).is_none()).map(|item| (item, Some(item.place), None));
    let told = |place: Option<Place>| place.map_or((None, None), Place::told);
    let items = there.chain(went).filter(|(_, was, is)| told(*was) != told(*is));
    RoadmapChange {
        was_finish: was.plan.roadmap.finish,
        finish: is.plan.roadmap.finish,
        items: items.map(|(item, was, is)| ItemChange { id: item.id.clone(), title: item.title.clone(), was, is }).collect(),
    }
}

/// All items that a state knows: planned ones in their order, then those left out.
fn known(rubric: &Rubric, state: &State<'_>) -> Vec<Known> {
    let status = |decision: Option<&ItemDecision>| decision.and_then(|decision| decision.status);
    let roadmap = &state.plan.roadmap;
    let planned = roadmap.items.iter().map(|item| Known {
        id: item.id.clone(),
        title: item.title.clone(),
        place: Place { dates: Some((item.slot.start, item.slot.finish)), status: status(item.decision.as_ref()), left_out: None },
    });
    let left = roadmap.left_out.iter().map(|left| {
        let (id, title) = match left.item {
            ItemRef::Rubric(ix) => (&rubric.roadmap.items[ix].id, &rubric.roadmap.items[ix].text),
            ItemRef::Own(at) => (&state.assessment.roadmap.own[at].id, &state.assessment.roadmap.own[at].title),
        };
        let place = Place { dates: None, status: status(left.decision.as_ref()), left_out: Some(left.reason) };
        Known { id: id.clone(), title: title.clone(), place }
    });
    planned.chain(left).collect()
}
