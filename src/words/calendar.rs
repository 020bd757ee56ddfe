//! Dates in words.

use jiff::civil::Date;

use super::Words;
use crate::say;

impl Words {
    /// `18 November 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        say!(self, "date", day = date.day(), month = self.month("months", date), year = year(date))
    }

    /// `16 Nov`, for axes.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        say!(self, "date-short", day = date.day(), month = self.month("months-short", date))
    }

    /// `2–27 November 2026`, with as much repeated as needed.
    #[must_use]
    pub fn dates(&self, from: Date, to: Date) -> String {
        let last = self.date(to);
        if from == to {
            last
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            say!(self, "dates-in-month", from = from.day(), last)
        } else if from.year() == to.year() {
            let first = say!(self, "date-in-year", day = from.day(), month = self.month("months", from));
            say!(self, "dates", first, last)
        } else {
            say!(self, "dates", first = self.date(from), last)
        }
    }

    /// `21 Dec – 29 Jan 2027`.
    #[must_use]
    pub fn short_dates(&self, from: Date, to: Date) -> String {
        let with_year = |date: Date| say!(self, "date-short-year", date = self.short_date(date), year = year(date));
        match (from == to, from.year() == to.year()) {
            (true, _) => with_year(to),
            (_, true) => say!(self, "dates", first = self.short_date(from), last = with_year(to)),
            (_, false) => say!(self, "dates", first = with_year(from), last = with_year(to)),
        }
    }

    fn month(&self, names: &str, date: Date) -> String {
        let names = self.text(names);
        let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        names.split_whitespace().nth(at).unwrap_or_default().to_owned()
    }
}

/// Years are names here, never grouped like amounts.
fn year(date: Date) -> String {
    date.year().to_string()
}
