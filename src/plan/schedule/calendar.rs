//! Working days: Monday to Friday without the holidays, counted from the start of the plan.
//!
//! Day 0 is the first working day on or after the start; days before it are negative. Every count is a whole number, and every
//! question takes the logarithm of the number of holidays.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::assessment::Holiday;

/// Working days of a calendar week.
pub const WEEK: i64 = 5;

/// A Monday, from which weekdays are numbered.
const EPOCH: Date = date(1970, 1, 5);

/// Maps dates to working days and back.
#[derive(Debug, Clone)]
pub struct Calendar {
    start: Date,
    /// Number of the first working day among all working days.
    first: i64,
    /// Stretches of weekdays without work, in order and apart from each other.
    closed: Vec<Closed>,
}

/// Weekdays on which nobody works, by number; `until` is the first after them.
#[derive(Debug, Clone, Copy)]
struct Closed {
    from: i64,
    until: i64,
    /// How many weekdays are closed before this stretch.
    before: i64,
}

impl Calendar {
    #[must_use]
    pub fn new(start: Date, holidays: &[Holiday]) -> Self {
        let closed = closed(holidays);
        let mut calendar = Calendar { start, first: 0, closed };
        calendar.first = calendar.number_of(start);
        calendar
    }

    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// How many working days lie between the start and a date, the date itself not counted: the date's own day, or on a day
    /// without work the next one. Negative before the start.
    #[must_use]
    pub fn day_of(&self, date: Date) -> i64 {
        self.number_of(date) - self.first
    }

    /// The date of a working day; the ends of the calendar bound it.
    #[must_use]
    pub fn date_of(&self, day: i64) -> Date {
        let number = day.saturating_add(self.first);
        let passed = self.closed.partition_point(|closed| closed.from - closed.before <= number);
        let skipped = passed.checked_sub(1).map_or(0, |last| self.closed[last].before + self.closed[last].len());
        let weekday = number.saturating_add(skipped);
        date_at(EPOCH, weekday.div_euclid(WEEK).saturating_mul(7).saturating_add(weekday.rem_euclid(WEEK)))
    }

    /// The first date of a week of the plan; week 0 begins with the start.
    #[must_use]
    pub fn week(&self, week: i64) -> Date {
        date_at(self.start, week.saturating_mul(7))
    }

    /// The week of the plan that a date lies in; negative before the start.
    #[must_use]
    pub fn week_of(&self, date: Date) -> i64 {
        days_between(self.start, date).div_euclid(7)
    }

    fn number_of(&self, date: Date) -> i64 {
        let weekday = weekday_number(date);
        let passed = self.closed.partition_point(|closed| closed.from < weekday);
        let skipped = passed.checked_sub(1).map_or(0, |last| {
            let closed = &self.closed[last];
            closed.before + weekday.min(closed.until) - closed.from
        });
        weekday - skipped
    }
}

impl Closed {
    fn len(self) -> i64 {
        self.until - self.from
    }
}

fn closed(holidays: &[Holiday]) -> Vec<Closed> {
    let mut stretches: Vec<(i64, i64)> =
        holidays.iter().map(|holiday| (weekday_number(holiday.from), weekday_number(date_at(holiday.to, 1)))).collect();
    stretches.sort_unstable();
    let mut closed: Vec<Closed> = Vec::new();
    for (from, until) in stretches.into_iter().filter(|(from, until)| from < until) {
        match closed.last_mut() {
            Some(last) if from <= last.until => last.until = last.until.max(until),
            last => {
                let before = last.map_or(0, |last| last.before + last.len());
                closed.push(Closed { from, until, before });
            }
        }
    }
    closed
}

/// How many weekdays lie between the epoch and a date, the date itself not counted.
fn weekday_number(date: Date) -> i64 {
    let days = days_between(EPOCH, date);
    days.div_euclid(7) * WEEK + days.rem_euclid(7).min(WEEK)
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The date so many days after (or before) another; the ends of the calendar bound it.
#[must_use]
pub fn date_at(start: Date, days: i64) -> Date {
    start.saturating_add(days.clamp(-7_000_000, 7_000_000).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holiday(from: &str, to: &str) -> Holiday {
        let read = |text: &str| text.parse().expect("a date");
        Holiday { from: read(from), to: read(to), name: None }
    }

    fn calendar(start: &str, holidays: &[(&str, &str)]) -> Calendar {
        let holidays: Vec<Holiday> = holidays.iter().map(|(from, to)| holiday(from, to)).collect();
        Calendar::new(start.parse().expect("a date"), &holidays)
    }

    fn dates(calendar: &Calendar, days: impl Iterator<Item = i64>) -> Vec<String> {
        days.map(|day| calendar.date_of(day).to_string()).collect()
    }

    #[test]
    fn weekends_and_holidays_are_passed_over() {
        let calendar = calendar("2026-12-21", &[("2026-12-24", "2027-01-01"), ("2026-12-25", "2026-12-25")]);
        assert_eq!(dates(&calendar, -1..5), ["2026-12-18", "2026-12-21", "2026-12-22", "2026-12-23", "2027-01-04", "2027-01-05"]);
        let day = |text: &str| calendar.day_of(text.parse().expect("a date"));
        assert_eq!(
            [day("2026-12-24"), day("2026-12-28"), day("2027-01-02"), day("2027-01-04"), day("2027-01-05")],
            [3, 3, 3, 3, 4]
        );
    }

    #[test]
    fn a_plan_may_begin_within_a_week_on_a_weekend_or_on_a_holiday() {
        assert_eq!(dates(&calendar("2026-11-25", &[]), 0..4), ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]);
        assert_eq!(dates(&calendar("2026-11-28", &[]), -1..2), ["2026-11-27", "2026-11-30", "2026-12-01"]);
        assert_eq!(dates(&calendar("2026-11-27", &[("2026-11-27", "2026-11-30")]), -1..1), ["2026-11-26", "2026-12-01"]);
        let within = calendar("2026-11-25", &[]);
        assert_eq!(
            (within.week(1).to_string().as_str(), within.week_of(within.week(1)), within.week_of(EPOCH) < 0),
            ("2026-12-02", 1, true)
        );
    }

    #[test]
    fn days_and_dates_lead_back_to_each_other() {
        let calendar = calendar(
            "2026-03-04",
            &[
                ("2026-04-03", "2026-04-06"),
                ("2026-02-02", "2026-02-20"),
                ("2026-05-02", "2026-05-03"),
                ("2026-04-06", "2026-04-08"),
            ],
        );
        for day in -100..100 {
            let date = calendar.date_of(day);
            assert_eq!(calendar.day_of(date), day, "{date}");
            assert!(calendar.date_of(day + 1) > date && calendar.day_of(date_at(date, 1)) == day + 1);
        }
    }

    #[test]
    fn holidays_for_ever_end_with_the_calendar() {
        let calendar = calendar("2026-03-04", &[("2026-03-10", "9999-12-31")]);
        assert_eq!(calendar.date_of(3).to_string(), "2026-03-09");
        assert_eq!(calendar.date_of(i64::MAX / 2), Date::MAX);
        assert_eq!(calendar.date_of(4), calendar.date_of(i64::MAX / 2));
    }
}
