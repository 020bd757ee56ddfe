//! The time axis of the plan: whole weeks from the earliest start to the latest finish.

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
        let first = roadmap.items.iter().map(|item| item.slot.start_day).min().unwrap_or(0).min(0);
        let last = roadmap.items.iter().map(|item| item.slot.finish_day).max().unwrap_or(7).max(7);
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

    /// Counted from the first day of the axis.
    pub fn day(&self, day: i64) -> i64 {
        day - self.first_day
    }

    /// Length of a stretch, in percent.
    pub fn width(&self, from: i64, to: i64) -> String {
        (Exact::ratio(to - from, self.days) * Exact::from(100i64)).to_short(1)
    }

    fn date(&self, day: i64) -> Date {
        date_at(self.start, day)
    }

    /// At most half a dozen labels, so that they never touch.
    pub fn ticks(&self, words: &Words) -> Vec<TickView> {
        let weeks = self.days / 7;
        let every = (weeks + 5) / 6;
        (0..weeks)
            .filter(|week| week % every.max(1) == 0)
            .map(|week| {
                let day = self.first_day + week * 7;
                TickView { label: words.short_date(self.date(day)), date_text: words.date(self.date(day)), pos: self.pos(day) }
            })
            .collect()
    }

    pub fn today(&self, today: Date) -> Option<String> {
        let day = i64::from(self.start.until(today).map_or(0, |span| span.get_days()));
        (self.first_day..=self.first_day + self.days).contains(&day).then(|| self.pos(day))
    }
}
