//! The plan as a calendar (iCalendar, RFC 5545): items and ends of phases, reviews of risks, ends of acceptances, next steps.
//!
//! All entries are whole days and block nobody's time; none has an alarm.

use jiff::ToSpan;
use jiff::civil::Date;

use super::issues::effort;
use super::{Source, date};
use crate::report::view::{ItemView, PhaseView, RiskView};
use crate::say;

/// The calendar; `None` without an entry, because a calendar must have one.
pub fn calendar(source: &Source<'_>) -> Option<Vec<u8>> {
    let entries = entries(source);
    if entries.is_empty() {
        return None;
    }
    let name = say!(source.words, "export-calendar", subject = source.assessment.subject.as_str());
    let stamp = format!("{}T000000Z", basic(date(&source.assessment.as_of)?));
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", &text(&format!("-//gapmap//{}//EN", source.cover.generator)));
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("NAME", &text(&name));
    lines.add("X-WR-CALNAME", &text(&name));
    entries.iter().for_each(|entry| entry.write(source, &stamp, &mut lines));
    lines.add("END", "VCALENDAR");
    Some(lines.0.into_bytes())
}

/// Something that has a day.
struct Entry {
    /// What it is about and which one, from which its id is made.
    key: (&'static str, String),
    first: Date,
    last: Date,
    title: String,
    /// Paragraphs; may be empty.
    about: Vec<String>,
    categories: Vec<String>,
    /// Whether it is decided, not only proposed.
    is_decided: bool,
    /// In the report, relative to the assessment's folder.
    url: String,
}

/// Whether a calendar would have an entry.
pub fn has_entries(source: &Source<'_>) -> bool {
    date(&source.assessment.as_of).is_some() && !entries(source).is_empty()
}

fn entries(source: &Source<'_>) -> Vec<Entry> {
    let a = source.assessment;
    let items = source.items().filter_map(|(phase, item)| of_item(source, phase, item));
    let ends = a.roadmap.phases.iter().filter_map(|phase| end_of_phase(source, phase));
    let reviews = source.open_risks().filter_map(|risk| review(source, risk));
    let acceptances = source.open_risks().filter_map(|risk| end_of_acceptance(source, risk));
    items.chain(ends).chain(reviews).chain(acceptances).chain(steps(source)).collect()
}

fn of_item(source: &Source<'_>, phase: &PhaseView, item: &ItemView) -> Option<Entry> {
    let words = source.words;
    let role = Some(&item.owner_role).filter(|role| !role.is_empty());
    let owner = item.owner.as_ref().or(role).map(|owner| say!(words, "export-owner", owner = owner.as_str()));
    let outcome = Some(item.outcome.clone()).filter(|outcome| !outcome.is_empty());
    let checks = item.accept.iter().map(|check| format!("- {check}"));
    Some(Entry {
        key: ("item", item.id.clone()),
        first: date(&item.start)?,
        last: date(&item.finish)?,
        title: format!("{} {}", item.id, item.title),
        about: outcome.into_iter().chain(checks).chain(owner).chain([effort(words, item), item.status_text.clone()]).collect(),
        categories: vec![words.text("page-roadmap"), phase.name.clone()],
        is_decided: item.status != "proposed",
        url: item.url.clone(),
    })
}

fn end_of_phase(source: &Source<'_>, phase: &PhaseView) -> Option<Entry> {
    let last = phase.items.iter().filter_map(|item| date(&item.finish)).max()?;
    Some(Entry {
        key: ("phase", phase.id.clone()),
        first: last,
        last,
        title: say!(source.words, "export-phase-end", phase = phase.name.as_str()),
        about: phase.exit.iter().map(|condition| format!("- {condition}")).collect(),
        categories: vec![source.words.text("page-roadmap"), phase.name.clone()],
        is_decided: phase.items.iter().all(|item| item.status != "proposed"),
        url: "roadmap.html".to_owned(),
    })
}

fn review(source: &Source<'_>, risk: &RiskView) -> Option<Entry> {
    let title = say!(source.words, "export-risk-review", risk = risk.title.as_str());
    of_risk(source, "review", risk, date(risk.review.as_ref()?)?, title)
}

fn end_of_acceptance(source: &Source<'_>, risk: &RiskView) -> Option<Entry> {
    let title = say!(source.words, "export-acceptance-end", risk = risk.title.as_str());
    of_risk(source, "acceptance", risk, date(risk.until.as_ref()?)?, title)
}

fn of_risk(source: &Source<'_>, kind: &'static str, risk: &RiskView, day: Date, title: String) -> Option<Entry> {
    let words = source.words;
    let owner = risk.owner.as_ref().map(|owner| say!(words, "export-owner", owner = owner.as_str()));
    let level = say!(words, "export-level", level = risk.current.level.as_str());
    let chain = [&risk.cause, &risk.event, &risk.effect].into_iter().filter(|text| !text.is_empty()).cloned();
    Some(Entry {
        key: (kind, risk.id.clone()),
        first: day,
        last: day,
        title,
        about: chain.chain(owner).chain([level, risk.status_text.clone()]).collect(),
        categories: vec![words.text("page-risks")],
        is_decided: true,
        url: risk.url.clone(),
    })
}

/// Next steps with a day that are still to do.
fn steps<'a>(source: &'a Source<'_>) -> impl Iterator<Item = Entry> + 'a {
    let steps = source.assessment.next_steps.iter().flat_map(|horizon| &horizon.steps);
    steps.filter(|step| !matches!(step.status, "done" | "skipped")).filter_map(|step| {
        let day = date(step.due.as_ref()?)?;
        let owner = step.owner.as_ref().map(|owner| say!(source.words, "export-owner", owner = owner.as_str()));
        let done_when = Some(step.done_when.clone()).filter(|text| !text.is_empty());
        Some(Entry {
            key: ("step", step.id.clone()),
            first: day,
            last: day,
            title: step.text.clone(),
            about: done_when.into_iter().chain(owner).chain([step.status_text.clone()]).collect(),
            categories: vec![source.words.text("page-next")],
            is_decided: true,
            url: format!("next.html#step-{}", step.id),
        })
    })
}

impl Entry {
    fn write(&self, source: &Source<'_>, stamp: &str, lines: &mut Lines) {
        let (kind, id) = (self.key.0, self.key.1.as_str());
        // The end is the first day that does not belong to it any more.
        let end = self.last.max(self.first).saturating_add(1.day());
        let link = source.link(&self.url);
        let about: Vec<&str> = self.about.iter().map(String::as_str).chain(link.as_deref()).collect();
        let categories: Vec<String> = self.categories.iter().map(|category| text(category)).collect();
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &source.id(kind, id));
        lines.add("DTSTAMP", stamp);
        lines.add("DTSTART;VALUE=DATE", &basic(self.first));
        lines.add("DTEND;VALUE=DATE", &basic(end));
        lines.add("SUMMARY", &text(&self.title));
        lines.add("DESCRIPTION", &text(&about.join("\n")));
        lines.add("CATEGORIES", &categories.join(","));
        lines.add("STATUS", if self.is_decided { "CONFIRMED" } else { "TENTATIVE" });
        lines.add("TRANSP", "TRANSPARENT");
        if let Some(link) = link {
            lines.add("URL", &link);
        }
        lines.add("END", "VEVENT");
    }
}

/// `20261118`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A value of the type TEXT: what means something to the format is escaped, and control characters are gone.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.trim().replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Lines as the format wants them: CRLF, at most 75 bytes, the rest on lines that begin with a space.
#[derive(Default)]
struct Lines(String);

const LONGEST: usize = 75;

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for c in format!("{name}:{value}").chars() {
            if used + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(text("a, b; c\\d\r\ne\u{7}\tf"), "a\\, b\\; c\\\\d\\ne f");
        assert_eq!(text("=1+1 \"q\" @everyone שלום"), "=1+1 \"q\" @everyone שלום");
    }

    #[test]
    fn lines_fold_at_75_bytes_and_never_inside_a_character() {
        let mut lines = Lines::default();
        // 8 bytes of name and colon and 66 letters leave one byte, where four are needed.
        let value = format!("{}🚀{}", "x".repeat(66), "y".repeat(80));
        lines.add("SUMMARY", &value);
        let folded: Vec<&str> = lines.0.trim_end().split("\r\n").collect();
        assert_eq!(folded[0], format!("SUMMARY:{}", "x".repeat(66)));
        assert_eq!(folded[1], format!(" 🚀{}", "y".repeat(70)));
        assert_eq!(folded[2], format!(" {}", "y".repeat(10)));
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn a_line_of_exactly_75_bytes_is_not_folded() {
        let mut lines = Lines::default();
        lines.add("SUMMARY", &"x".repeat(67));
        assert_eq!(lines.0, format!("SUMMARY:{}\r\n", "x".repeat(67)));
    }
}
