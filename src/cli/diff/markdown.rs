//! A difference as a comment on a pull request: it begins with a marker, by which the comment is found and written anew, says the
//! most important thing in one line, and folds the rest away. Hosts take some 65,000 characters; what would go beyond is left out
//! and counted. Nothing that the content says becomes markup, a link or a mention.

use super::super::table::Align;
use super::super::wording::counted;
use super::super::workspace::folder_of;
use super::Told;
use super::sections::{Section, Sheet, fate, warnings};
use crate::diagnostics::emit::visible;
use crate::diff::{Changed, Comparison, Fate, GapKind};
use crate::export::markup;
use crate::report;

const MARKER: &str = "<!-- gapmap-diff -->";

/// Characters, with the sentence on what was left out.
const MAX: usize = 59_000;

pub fn text(told: &Told) -> String {
    let mut page = Page::new();
    let between = format!("{} against {}", told.base.name(), told.head.name());
    let assessments = &told.difference.assessments;
    let summary = match assessments.as_slice() {
        [] => "**nothing changed**".to_owned(),
        [one] => headline(told, one),
        many => format!("**{} changed**", counted(many.len(), "assessment")),
    };
    page.add(&[format!("{MARKER}\n{summary} <sub>{}</sub>\n", plain(&between))]);
    for warning in warnings(told) {
        page.add(&[format!("\n> {}\n", plain(&warning))]);
    }
    for changed in assessments {
        assessment(told, changed, assessments.len() > 1, &mut page);
    }
    page.finish()
}

fn assessment(told: &Told, changed: &Changed, is_headed: bool, page: &mut Page) {
    if is_headed {
        page.add(&[format!("\n{}\n", headline(told, changed))]);
    }
    let Fate::Kept(comparison) = &changed.fate else { return };
    for section in Sheet::of(told, comparison).sections() {
        let is_open = section.title == "Scores";
        page.section(&section, is_open);
    }
}

/// `**Team A** (group/team-a): overall 1.2 → 1.4 (+0.2), 2 answers changed, 1 gap closed`.
fn headline(told: &Told, changed: &Changed) -> String {
    let mut parts: Vec<String> = fate(told, changed).into_iter().collect();
    if let Fate::Kept(comparison) = &changed.fate {
        let told = [overall(told, comparison), answers(comparison), gaps(comparison), risks(comparison), unproven(comparison)];
        parts.extend(told.into_iter().flatten());
    }
    format!("**{}** ({}): {}", plain(&changed.subject), plain(folder_of(&changed.path)), plain(&parts.join(", ")))
}

fn overall(told: &Told, comparison: &Comparison) -> Option<String> {
    let score = comparison.scores.first()?;
    let card = &comparison.scorecard.overall;
    let (was, is) = (score.was.value.as_ref()?, score.is.value.as_ref()?);
    let show = |value| report::display(&told.difference.rubric, card, Some(value));
    let change = report::rise(&told.difference.rubric, card, &score.change()?);
    Some(if was == is { format!("overall {}", show(is)) } else { format!("overall {} → {} ({change})", show(was), show(is)) })
}

fn some(count: usize, noun: &str, what: &str) -> Option<String> {
    (count > 0).then(|| format!("{} {what}", counted(count, noun)))
}

fn answers(comparison: &Comparison) -> Option<String> {
    some(comparison.answers.len(), "answer", "changed")
}

fn gaps(comparison: &Comparison) -> Option<String> {
    let of = |kind: GapKind| comparison.gaps.iter().filter(|gap| gap.kind == kind).count();
    let told = [some(of(GapKind::Opened), "gap", "opened"), some(of(GapKind::Closed), "gap", "closed")];
    Some(told.into_iter().flatten().collect::<Vec<_>>().join(", ")).filter(|told| !told.is_empty())
}

fn risks(comparison: &Comparison) -> Option<String> {
    let count = comparison.risks.iter().filter(|risk| risk.is_newly_above()).count();
    some(count, "risk", "newly above appetite")
}

fn unproven(comparison: &Comparison) -> Option<String> {
    let count = comparison.answers.iter().filter(|answer| answer.is_unproven).count();
    some(count, "claim", "rose without new evidence")
}

/// Words from content as text.
fn plain(text: &str) -> String {
    unlinked(&markup::markdown(&visible(text)))
}

/// A space without width where a host would see an address.
fn unlinked(text: &str) -> String {
    let is_www = |at: usize| at >= 3 && text.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"www");
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '.' && is_www(at) || c == '/' && text[..at].ends_with(':') {
            out.push(NO_WIDTH);
        }
        out.push(c);
    }
    out
}

const NO_WIDTH: char = '\u{200b}';

/// A page that stays below [`MAX`].
struct Page {
    text: String,
    length: usize,
    left_out: usize,
}

impl Page {
    fn new() -> Self {
        Page { text: String::new(), length: 0, left_out: 0 }
    }

    /// Adds all of it or nothing; says whether there was room.
    fn add(&mut self, parts: &[String]) -> bool {
        let length: usize = parts.iter().map(|part| part.chars().count()).sum();
        if self.length + length > MAX {
            self.left_out += 1;
            return false;
        }
        self.length += length;
        parts.iter().for_each(|part| self.text.push_str(part));
        true
    }

    fn section(&mut self, section: &Section, is_open: bool) {
        let (before, after) = frame(section, is_open);
        let sentences: String = section.sentences.iter().map(|sentence| format!("\n{}\n", plain(sentence))).collect();
        let rows: Vec<String> = section.rows.iter().map(|row| line(row)).collect();
        let table = if rows.is_empty() { String::new() } else { head(section) };
        let around = [before, table, sentences, after];
        let room = MAX.saturating_sub(self.length + around.iter().map(|part| part.chars().count()).sum::<usize>());
        let fits = fitting(&rows, room);
        self.left_out += rows.len() - fits;
        if fits == 0 && !rows.is_empty() {
            return;
        }
        let [before, table, sentences, after] = around;
        self.add(&[before, table, rows[..fits].concat(), sentences, after]);
    }

    fn finish(mut self) -> String {
        if self.left_out > 0 {
            let count = counted(self.left_out, "line");
            self.text.push_str(&format!("\nThe comment would be too long: {count} left out. `gapmap diff` shows all.\n"));
        }
        self.text
    }
}

/// How many rows there is room for.
fn fitting(rows: &[String], room: usize) -> usize {
    let ends = rows.iter().scan(0, |sum, row| {
        *sum += row.chars().count();
        Some(*sum)
    });
    ends.take_while(|end| *end <= room).count()
}

/// What stands around a section.
fn frame(section: &Section, is_open: bool) -> (String, String) {
    if is_open {
        return ("\n".to_owned(), String::new());
    }
    let count = if section.rows.is_empty() { String::new() } else { format!(" ({})", section.rows.len()) };
    (format!("\n<details><summary>{}{count}</summary>\n\n", section.title), "\n</details>\n".to_owned())
}

fn head(section: &Section) -> String {
    let names: Vec<String> = section.columns.iter().map(|column| column.head.clone()).collect();
    let rules = section.columns.iter().map(|column| if column.align == Align::Right { "--:" } else { "---" });
    format!("{}|{}|\n", line(&names), rules.collect::<Vec<_>>().join("|"))
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}
