//! One CSV per table: UTF-8, CRLF, quoted where needed, and harmless in spreadsheets. docs/formats.md lists the columns.

mod capabilities;
mod gaps;
mod metrics;
mod next_steps;
mod risks;
mod roadmap;

use crate::report::view::{AssessmentView, LinkView, Number};

/// A table of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Capabilities,
    Evidence,
    Gaps,
    Metrics,
    NextSteps,
    Risks,
    Roadmap,
    LeftOut,
}

impl Table {
    pub const ALL: [Table; 8] = [
        Table::Capabilities,
        Table::Evidence,
        Table::Gaps,
        Table::Metrics,
        Table::NextSteps,
        Table::Risks,
        Table::Roadmap,
        Table::LeftOut,
    ];

    /// What the command line calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Table::Capabilities => "capabilities",
            Table::Evidence => "evidence",
            Table::Gaps => "gaps",
            Table::Metrics => "metrics",
            Table::NextSteps => "next-steps",
            Table::Risks => "risks",
            Table::Roadmap => "roadmap",
            Table::LeftOut => "left-out",
        }
    }

    #[must_use]
    pub fn file_name(self) -> String {
        format!("{}.csv", self.name())
    }

    /// Whether the report of an assessment has this part.
    #[must_use]
    pub fn is_part_of(self, a: &AssessmentView) -> bool {
        match self {
            Table::Capabilities | Table::Evidence => true,
            Table::Gaps => a.has.gaps,
            Table::Metrics => a.has.metrics,
            Table::NextSteps => a.has.next,
            Table::Risks => a.has.risks,
            Table::Roadmap | Table::LeftOut => a.has.roadmap,
        }
    }

    /// The file: a head and a line per row, of which there may be none.
    #[must_use]
    pub fn csv(self, a: &AssessmentView) -> Vec<u8> {
        match self {
            Table::Capabilities => filled(&capabilities::columns(), &capabilities::rows(a)),
            Table::Evidence => filled(&capabilities::proof_columns(), &capabilities::proofs(a)),
            Table::Gaps => filled(&gaps::columns(), &a.gaps.iter().collect::<Vec<_>>()),
            Table::Metrics => filled(&metrics::columns(), &metrics::rows(a)),
            Table::NextSteps => filled(&next_steps::columns(), &next_steps::rows(a)),
            Table::Risks => filled(&risks::columns(), &a.risks.register.iter().collect::<Vec<_>>()),
            Table::Roadmap => filled(&roadmap::columns(), &roadmap::rows(a)),
            Table::LeftOut => filled(&roadmap::left_out_columns(), &roadmap::left_out(a)),
        }
    }
}

/// A column: its head, and what stands in it.
struct Column<Row> {
    head: &'static str,
    cell: fn(&Row) -> String,
}

fn column<Row>(head: &'static str, cell: fn(&Row) -> String) -> Column<Row> {
    Column { head, cell }
}

fn filled<Row>(columns: &[Column<Row>], rows: &[Row]) -> Vec<u8> {
    let head = columns.iter().map(|column| column.head.to_owned()).collect();
    let lines = rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect());
    csv(std::iter::once(head).chain(lines))
}

/// Lines of cells as a file; every cell is made harmless.
pub fn csv(lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
    // Writing to memory cannot fail.
    lines.for_each(|cells| drop(writer.write_record(cells.iter().map(|cell| defused(cell)))));
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
fn defused(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

fn value(number: &Number) -> String {
    number.value.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn yes_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

fn names(links: &[LinkView]) -> String {
    joined(links.iter().map(|link| link.name.clone()))
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_be_formulas_and_numbers_stay_numbers() {
        let lines = [["a", "b", "c", "d"], ["=1+1", "-2", "a \"b\", c", "@x\n#12"]];
        let text = String::from_utf8(csv(lines.iter().map(|line| line.map(str::to_owned).to_vec()))).expect("text");
        assert_eq!(text, "a,b,c,d\r\n'=1+1,-2,\"a \"\"b\"\", c\",\"'@x\n#12\"\r\n");
    }
}
