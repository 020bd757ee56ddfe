//! How much work every week holds, by owner.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Calendar;
use crate::exact::Exact;
use crate::plan::roadmap::PlanItem;

/// The work of one owner in one week of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The first date of the week; weeks count from the start of the plan.
    pub week: Date,
    /// The id of a participant; `None` for all that nobody owns.
    pub who: Option<String>,
    /// Person-weeks: the middle effort of every item, spread evenly over its working days.
    pub work: Exact,
}

/// Loads by owner, what nobody owns first, and week.
pub fn loads(calendar: &Calendar, items: &[PlanItem]) -> Vec<Load> {
    let mut sums: BTreeMap<(Option<&str>, i64), Exact> = BTreeMap::new();
    for item in items {
        for (week, share) in weeks(calendar, item) {
            let sum = sums.entry((item.owner_id(), week)).or_insert_with(Exact::zero);
            *sum = &*sum + &(item.mid_work() * share);
        }
    }
    let load =
        |((who, week), work): ((Option<&str>, i64), Exact)| Load { week: calendar.week(week), who: who.map(str::to_owned), work };
    sums.into_iter().filter(|(_, work)| !work.is_zero()).map(load).collect()
}

/// The weeks that an item runs in, each with the share of its days; all of one without working days falls into the week of its start.
fn weeks(calendar: &Calendar, item: &PlanItem) -> Vec<(i64, Exact)> {
    let (start, finish) = (item.slot.start_day, item.slot.finish_day);
    if start == finish {
        return vec![(calendar.week_of(item.slot.start), Exact::one())];
    }
    let mut weeks = Vec::new();
    let mut day = start;
    while day < finish {
        let week = calendar.week_of(calendar.date_of(day));
        let next = calendar.day_of(calendar.week(week + 1)).min(finish);
        // Where the calendar ends, there is no next week.
        let next = if next > day { next } else { finish };
        weeks.push((week, Exact::ratio(next - day, finish - start)));
        day = next;
    }
    weeks
}
