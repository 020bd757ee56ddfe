//! Columns of text, as wide as their widest cell.

use crate::diagnostics::emit::visible;

/// How the cells of a column stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// Rows with two spaces between columns, no spaces at line ends. Cells may hold words from content.
pub fn table(align: &[Align], rows: &[Vec<String>], indent: &str) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect()).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..align.len()).map(width).collect();
    rows.iter().map(|row| line(align, &widths, row, indent)).collect()
}

fn line(align: &[Align], widths: &[usize], row: &[String], indent: &str) -> String {
    let cells = row.iter().zip(align).zip(widths).map(|((cell, align), &width)| match align {
        Align::Left => format!("{cell:<width$}"),
        Align::Right => format!("{cell:>width$}"),
    });
    let text = cells.collect::<Vec<_>>().join("  ");
    format!("{indent}{}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = vec![vec!["a".to_owned(), "10".to_owned()], vec!["größer".to_owned(), "9".to_owned()]];
        assert_eq!(table(&[Align::Left, Align::Right], &rows, " "), " a       10\n größer   9\n");
    }
}
