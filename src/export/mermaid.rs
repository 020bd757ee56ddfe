//! The plan as the text of a Mermaid gantt chart.
//!
//! Lengths are working days, which Mermaid counts the same way when weekends are excluded; an item that starts as soon as what
//! it needs is finished says so, others name their day. So the chart shows the dates of the report, and moving one item moves
//! those that wait for it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::markup::one_line;
use super::{Source, date};
use crate::report::view::ItemView;
use crate::say;

/// The chart; `None` without an item.
pub fn gantt(source: &Source<'_>) -> Option<Vec<u8>> {
    let chart = Chart::of(source);
    if chart.tasks.is_empty() {
        return None;
    }
    let title = say!(source.words, "export-calendar", subject = source.assessment.subject.as_str());
    let free: String = chart.holidays.iter().map(|day| format!(", {day}")).collect();
    let mut out = format!("gantt\n    title {}\n    dateFormat YYYY-MM-DD\n", literal(&title));
    out.push_str(&format!("    inclusiveEndDates\n    excludes weekends{free}\n"));
    for phase in source.assessment.roadmap.phases.iter().filter(|phase| !phase.items.is_empty()) {
        out.push_str(&format!("\n    section {}\n", literal(&phase.name)));
        for item in &phase.items {
            out.push_str(&chart.line(item));
        }
    }
    Some(out.into_bytes())
}

/// What is drawn.
struct Chart {
    /// The items by their address in the report, by which needs refer to them.
    tasks: BTreeMap<String, Task>,
    /// Days between the first and the last on which nobody works, weekends aside.
    holidays: BTreeSet<Date>,
}

/// An item with the name it has in the chart.
struct Task {
    name: String,
    first: Date,
    last: Date,
}

impl Chart {
    fn of(source: &Source<'_>) -> Self {
        let mut taken = BTreeSet::new();
        let task = |(_, item): (_, &ItemView)| {
            let (first, last) = (date(&item.start)?, date(&item.finish)?);
            Some((item.url.clone(), Task { name: name(&item.id, &mut taken), first, last }))
        };
        let tasks: BTreeMap<String, Task> = source.items().filter_map(task).collect();
        let plan = tasks.values().map(|task| task.first).min().zip(tasks.values().map(|task| task.last).max());
        let spans = source.assessment.roadmap.holidays.iter().filter_map(|holiday| date(&holiday.from).zip(date(&holiday.to)));
        let inside = spans.zip(std::iter::repeat(plan)).filter_map(|((from, to), plan)| {
            let (first, last) = plan?;
            Some((from.max(first), to.min(last)))
        });
        let holidays = inside.flat_map(|(from, to)| from.series(1.day()).take_while(move |day| *day <= to));
        Chart { holidays: holidays.filter(|day| !is_weekend(*day)).collect(), tasks }
    }

    /// `R1.2 Title :crit, i-R1_2, after i-R1_1, 5d`.
    fn line(&self, item: &ItemView) -> String {
        let Some(task) = self.tasks.get(&item.url) else { return String::new() };
        let needs: Vec<&Task> = item.needs.iter().filter_map(|need| self.tasks.get(&need.url)).collect();
        let follows = needs.iter().map(|need| need.last).max().is_some_and(|last| task.first == self.workday_after(last));
        let names = needs.iter().map(|need| need.name.as_str()).collect::<Vec<_>>().join(" ");
        let days = self.workdays(task.first, task.last);
        let (start, end) = match days {
            Some(days) if follows => (format!("after {names}"), format!("{days}d")),
            Some(days) => (task.first.to_string(), format!("{days}d")),
            None => (task.first.to_string(), task.last.to_string()),
        };
        let status = match item.status {
            "in-progress" => Some("active"),
            "done" => Some("done"),
            _ => None,
        };
        let tags = item.critical.then_some("crit").into_iter().chain(status);
        let data: Vec<&str> = tags.chain([task.name.as_str(), &start, &end]).collect();
        let waits =
            if needs.is_empty() || start.starts_with("after") { String::new() } else { format!("    %% after {names}\n") };
        format!("{waits}    {} :{}\n", literal(&format!("{} {}", item.id, item.title)), data.join(", "))
    }

    /// Working days from the first to the last day, both included; `None` when one of them is none.
    fn workdays(&self, first: Date, last: Date) -> Option<i64> {
        let days = i64::from(first.until(last).ok()?.get_days()) + 1;
        let [from, to] = [first, last].map(|day| i64::from(day.weekday().to_monday_zero_offset()));
        let weeks = (days + from) / 7;
        let free = i64::try_from(self.holidays.range(first.min(last)..=last).count()).ok()?;
        let are_workdays = self.is_workday(first) && self.is_workday(last) && days > 0;
        are_workdays.then(|| weeks * 5 + to + 1 - from - free)
    }

    fn is_workday(&self, day: Date) -> bool {
        !is_weekend(day) && !self.holidays.contains(&day)
    }

    fn workday_after(&self, day: Date) -> Date {
        let next = day.saturating_add(1.day());
        if self.is_workday(next) || next == day { next } else { self.workday_after(next) }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// An id that Mermaid reads as one: letters, digits, `-` and `_`, never one of its words, and never given twice.
fn name(id: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let mut name = format!("i-{plain}");
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// Words with which Mermaid begins a statement of a gantt chart; a title that begins like one would be taken for it.
const STATEMENTS: &[&str] = &[
    "accdescr",
    "acctitle",
    "axisformat",
    "call",
    "click",
    "dateformat",
    "excludes",
    "gantt",
    "href",
    "includes",
    "inclusiveenddates",
    "section",
    "tickinterval",
    "title",
    "todaymarker",
    "topaxis",
    "weekday",
    "weekend",
];

/// A text that is only text in Mermaid: what means something there is written as its number, which Mermaid shows as the character.
fn literal(text: &str) -> String {
    let line = one_line(text);
    let lower = line.to_lowercase();
    let begins = STATEMENTS.iter().any(|word| lower.starts_with(word)) || line.starts_with(|c: char| c.is_ascii_digit());
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let means = matches!(c, ':' | ';' | '#' | '%' | '<' | '>' | '&' | '"' | '\\' | '{' | '}');
        if means || begins && at == 0 {
            out.push_str(&format!("#{};", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn titles_are_only_text() {
        assert_eq!(literal("Store: a; b #1 %% c"), "Store#58; a#59; b #35;1 #37;#37; c");
        assert_eq!(literal("two\nlines <b>"), "two lines #60;b#62;");
        assert_eq!(literal("Section 3"), "#83;ection 3");
        assert_eq!(literal("2026-01-01 start"), "#50;026-01-01 start");
        assert_eq!(literal("שלום 🚀"), "שלום 🚀");
    }

    #[test]
    fn names_are_given_once() {
        let mut taken = BTreeSet::new();
        assert_eq!(["R1.1", "R1_1", "done"].map(|id| name(id, &mut taken)), ["i-R1_1", "i-R1_1_", "i-done"]);
    }

    #[test]
    fn working_days_leave_weekends_and_holidays_out() {
        let chart = Chart { tasks: BTreeMap::new(), holidays: BTreeSet::from([day("2026-12-24"), day("2026-12-25")]) };
        for (first, last, days) in [
            ("2026-11-16", "2026-11-16", Some(1)),
            ("2026-11-16", "2026-11-20", Some(5)),
            ("2026-11-20", "2026-11-23", Some(2)),
            ("2026-11-18", "2026-12-04", Some(13)),
            ("2026-12-21", "2026-12-28", Some(4)),
            ("2026-12-24", "2026-12-28", None),
            ("2026-11-21", "2026-11-27", None),
            ("2026-11-20", "2026-11-19", None),
        ] {
            assert_eq!(chart.workdays(day(first), day(last)), days, "{first} to {last}");
        }
        assert_eq!(chart.workday_after(day("2026-11-20")), day("2026-11-23"));
        assert_eq!(chart.workday_after(day("2026-12-23")), day("2026-12-28"));
    }
}
