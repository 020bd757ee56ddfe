//! A difference in the terminal.

use super::super::table::{Align, table};
use super::super::wording::hang;
use super::super::workspace::folder_of;
use super::Told;
use super::sections::{Section, Sheet, fate, warnings};
use crate::diagnostics::emit::visible;
use crate::diff::{Changed, Fate};

const WIDTH: usize = 100;

pub fn text(told: &Told) -> String {
    let warnings: String = warnings(told).iter().map(|warning| format!("note: {}\n", visible(warning))).collect();
    let between = format!("{} against {}", told.base.name(), told.head.name());
    if told.difference.assessments.is_empty() {
        return format!("{warnings}nothing changed: {}\n", visible(&between));
    }
    let assessments = told.difference.assessments.iter().map(|changed| format!("\n{}", assessment(told, changed)));
    format!("{warnings}{}\n{}", visible(&between), assessments.collect::<String>())
}

fn assessment(told: &Told, changed: &Changed) -> String {
    let fate = fate(told, changed).map(|fate| format!(", {fate}")).unwrap_or_default();
    let heading = format!("{} (content/{}){fate}", changed.subject, folder_of(&changed.path));
    let sections = match &changed.fate {
        Fate::Added(_) | Fate::Removed(_) => Vec::new(),
        Fate::Kept(comparison) => Sheet::of(told, comparison).sections(),
    };
    let sections: String = sections.iter().map(section).collect();
    format!("{}\n{sections}", visible(&heading))
}

/// The heading of a section stands in the place of its first column's.
fn section(section: &Section) -> String {
    let mut head: Vec<String> = section.columns.iter().map(|column| column.head.clone()).collect();
    if let Some(first) = head.first_mut() {
        section.title.clone_into(first);
    }
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(section.rows.iter().cloned()).collect();
    let align: Vec<Align> = section.columns.iter().map(|column| column.align).collect();
    let table = if section.rows.is_empty() { format!("  {}\n", section.title) } else { table(&align, &rows, "  ") };
    let sentences = section.sentences.iter().map(|sentence| hang(&visible(sentence), WIDTH, "  ", "    "));
    format!("\n{table}{}", sentences.collect::<String>())
}
