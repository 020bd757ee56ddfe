//! The time axis of the plan: whole calendar weeks from the earliest start to the latest finish.

use jiff::civil::Date;

use super::super::view::TickView;
use crate::exact::Exact;
use crate::plan::{Roadmap, date_at};
use crate::words::Words;

/// Days are counted from the start of the plan; places are percents of the axis.
pub struct Axis {
    start: Date,
    first_day: i64,
    days: i64,
}

impl Axis {
    pub fn of(roadmap: &Roadmap) -> Self {
        let day = |date: Date| days_between(roadmap.start, date);
        let first = roadmap.items.iter().map(|item| day(item.slot.start)).min().unwrap_or(0).min(0);
        let last = roadmap.items.iter().map(|item| day(item.slot.finish) + 1).max().unwrap_or(7).max(7);
        let first_day = first.div_euclid(7) * 7;
        let days = ((last - first_day) + 6) / 7 * 7;
        Axis { start: roadmap.start, first_day, days }
    }

    pub fn weeks(&self) -> usize {
        usize::try_from(self.days / 7).unwrap_or(0)
    }

    pub fn pos(&self, day: i64) -> String {
        (Exact::ratio(day - self.first_day, self.days) * Exact::from(100i64)).to_short(1)
    }

    /// Days from the first day of the axis to a date.
    pub fn day(&self, date: Date) -> i64 {
        days_between(self.start, date) - self.first_day
    }

    /// How many days it has.
    pub fn day_count(&self) -> i64 {
        self.days
    }

    /// Place and length of a stretch of dates, the last one included, in percent; `None` where none of it is on the axis.
    pub fn stretch(&self, from: Date, to: Date) -> Option<(String, String)> {
        self.part(self.day(from), days_between(from, to) + 1)
    }

    /// Place and length of some days from a day of the axis on, in percent, as far as they are on it.
    pub fn part(&self, from: i64, days: i64) -> Option<(String, String)> {
        let (from, until) = (from.max(0), (from + days).min(self.days));
        let percent = |days: i64| (Exact::ratio(days, self.days) * Exact::from(100i64)).to_short(1);
        (from < until).then(|| (percent(from), percent(until - from)))
    }

    fn date(&self, day: i64) -> Date {
        date_at(self.start, day)
    }

    /// At most half a dozen labels, so that they never touch and none begins at the very end; three with
    /// their years in a plan of more than a year.
    pub fn ticks(&self, words: &Words) -> Vec<TickView> {
        let weeks = self.days / 7;
        let is_long = weeks > 52;
        let most = if is_long { 3 } else { 6 };
        let every = (weeks + most - 1) / most;
        let label = |date: Date| if is_long { words.short_dates(date, date) } else { words.short_date(date) };
        (0..weeks)
            .filter(|week| week % every.max(1) == 0 && (weeks - week) * 2 >= every)
            .map(|week| {
                let day = self.first_day + week * 7;
                TickView { label: label(self.date(day)), date_text: words.date(self.date(day)), pos: self.pos(day) }
            })
            .collect()
    }

    pub fn today(&self, today: Date) -> Option<String> {
        let day = days_between(self.start, today);
        (self.first_day..=self.first_day + self.days).contains(&day).then(|| self.pos(day))
    }
}

/// Days from one date to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
