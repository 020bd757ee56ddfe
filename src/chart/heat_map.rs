//! The heat map: where are the weak spots among many capabilities?
//!
//! Every cell says its name, its level as a digit and its target; the fill only repeats the digit.

use super::canvas::{Area, Ink, LINE, Layer, count};
use super::class::{Class, Face};
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The rows to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// One row per dimension.
    pub rows: Vec<HeatRow>,
    /// The word before a target, as in "target 3".
    pub target_word: String,
    /// What a cell says when its level has reached its target.
    pub met_word: String,
    /// What the fills mean; may be empty.
    pub key: Vec<KeyItem>,
}

/// A dimension with its capabilities.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The dimension.
    pub name: String,
    /// Its capabilities, in order.
    pub cells: Vec<HeatCell>,
}

/// A capability.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatCell {
    /// The name, set on at most four lines.
    pub name: String,
    /// What is known of its level.
    pub level: HeatLevel,
    /// The level to reach, as printed.
    pub target: Option<String>,
    /// Whether it is reached.
    pub is_met: bool,
}

/// What is known of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeatLevel {
    /// An answer as printed, and the colour of its level where it has one.
    At { class: Option<u8>, text: String },
    /// The capability does not apply: "n/a".
    NotApplicable,
    /// Nobody could say: "?".
    Unknown,
    /// Nobody was asked: "–".
    Unanswered,
}

const GAP: f64 = 4.0;
const PAD: f64 = 7.0;
const NARROWEST_CELL: f64 = 106.0;
const NAME_LINES: usize = 4;
const DIMENSION: Ink = Ink::new(Class::Ink).size(13.0).face(Face::Strong);

/// Draws the heat map: the dimension beside its row, or above it where the cells would get too narrow.
pub fn heat_map(data: &HeatMap, frame: &Frame) -> Svg {
    let width = frame.span();
    let grid = Grid::choose(data, width);
    let (blocks, height) = grid.blocks(data);
    let key_height = key::height(&data.key, width);
    frame.paint(height + key_height, |page| {
        for block in &blocks {
            page.lines(DIMENSION, block.label_at, &block.label);
            for (area, cell) in &block.cells {
                draw_cell(page, area, cell, data);
            }
        }
        key::draw(page, &data.key, width, (0.0, height));
    })
}

/// How cells are arranged.
struct Grid {
    columns: usize,
    cell: f64,
    /// The width of the column of dimensions; none where they stand above their cells.
    beside: Option<f64>,
}

/// A row of the data with the places of its parts.
struct Block<'a> {
    label: Vec<String>,
    label_at: (f64, f64),
    cells: Vec<(Area, &'a HeatCell)>,
}

impl Grid {
    fn choose(data: &HeatMap, width: f64) -> Grid {
        let most = data.rows.iter().map(|row| row.cells.len()).max();
        let most = most.unwrap_or(0).max(1);
        let label = label_width(data);
        let cell = cell_width(width - label, most.min(6));
        if cell >= NARROWEST_CELL {
            return Grid { columns: most.min(6), cell, beside: Some(label) };
        }
        let fits = |&columns: &usize| cell_width(width, columns) >= NARROWEST_CELL;
        let columns = (1..=most).rev().find(fits).unwrap_or(1);
        Grid { columns, cell: cell_width(width, columns), beside: None }
    }

    /// The blocks from top to bottom, and the height they take.
    fn blocks<'a>(&self, data: &'a HeatMap) -> (Vec<Block<'a>>, f64) {
        let mut top = 0.0;
        let mut blocks = Vec::new();
        for row in &data.rows {
            let (block, bottom) = self.block(row, top);
            blocks.push(block);
            top = bottom + if self.beside.is_some() { 0.0 } else { 14.0 };
        }
        (blocks, top)
    }

    fn block<'a>(&self, row: &'a HeatRow, top: f64) -> (Block<'a>, f64) {
        let whole = count(self.columns) * self.cell;
        let room = self.beside.map_or(whole, |label| label - 12.0);
        let label = DIMENSION.wrap(&row.name, room, 3);
        let head = match self.beside {
            Some(_) => 0.0,
            None => LINE * count(label.len()) + 6.0,
        };
        let (cells, bottom) = self.cells(&row.cells, top + head);
        let middle = (top + bottom - GAP) / 2.0;
        let first = match self.beside {
            Some(_) => middle - LINE * (count(label.len()) - 1.0) / 2.0 + 4.5,
            None => top + 12.0,
        };
        let block = Block { label, label_at: (0.0, first), cells };
        (block, bottom)
    }

    fn cells<'a>(&self, cells: &'a [HeatCell], top: f64) -> (Vec<(Area, &'a HeatCell)>, f64) {
        let left = self.beside.unwrap_or(0.0);
        let mut y = top;
        let mut placed = Vec::new();
        for line in cells.chunks(self.columns) {
            let height = self.line_height(line);
            for (column, cell) in line.iter().enumerate() {
                let area = Area { x: left + count(column) * (self.cell + GAP), y, width: self.cell, height };
                placed.push((area, cell));
            }
            y += height + GAP;
        }
        (placed, y)
    }

    /// The height of a line of cells: the tallest name and the row of digits below it.
    fn line_height(&self, cells: &[HeatCell]) -> f64 {
        let lines = |cell: &HeatCell| name_lines(cell, self.cell).len();
        let most = cells.iter().map(lines).max().unwrap_or(1).max(2);
        PAD + LINE * count(most) + 22.0 + 4.0
    }
}

/// The width of the column of dimensions: the longest word, within reason.
fn label_width(data: &HeatMap) -> f64 {
    let words = data.rows.iter().flat_map(|row| row.name.split_whitespace());
    let longest = words.map(|word| DIMENSION.width(word)).fold(0.0, f64::max);
    (longest + 13.0).clamp(96.0, 150.0)
}

fn cell_width(width: f64, columns: usize) -> f64 {
    (width - GAP * (count(columns) - 1.0)) / count(columns)
}

fn name_lines(cell: &HeatCell, width: f64) -> Vec<String> {
    Ink::new(Class::Ink).wrap(&cell.name, width - 2.0 * PAD, NAME_LINES)
}

fn draw_cell(page: &Layer<'_>, area: &Area, cell: &HeatCell, data: &HeatMap) {
    let (fill, ink) = classes(&cell.level);
    page.area(fill, area);
    if matches!(cell.level, HeatLevel::At { class: Some(0), .. }) {
        page.area(Class::Hatch, area);
    }
    let text = Ink::new(ink);
    let left = area.x + PAD;
    let lines = name_lines(cell, area.width);
    page.lines(text, (left, area.y + PAD + 10.0), &lines);
    let base = area.bottom() - 9.0;
    let shown = shown(&cell.level);
    let digit = text.size(if shown.chars().count() > 5 { 12.0 } else { 16.0 }).face(Face::Strong);
    let shown = digit.clip(&shown, area.width - 2.0 * PAD);
    page.text(digit, (left, base), &shown);
    let room = area.width - 2.0 * PAD - digit.width(&shown) - 6.0;
    let (note, met) = note(cell, data, room, &text);
    let face = if met { Face::Strong } else { Face::Plain };
    page.text(text.face(face).end(), (area.right() - PAD, base - 0.5), &note);
}

fn classes(level: &HeatLevel) -> (Class, Class) {
    match level {
        HeatLevel::At { class: Some(level), .. } => (Class::level(*level), Class::on_level(*level)),
        HeatLevel::At { class: None, .. } => (Class::LevelNa, Class::Ink),
        _ => (Class::LevelNa, Class::Ink3),
    }
}

fn shown(level: &HeatLevel) -> String {
    match level {
        HeatLevel::At { text, .. } => text.clone(),
        HeatLevel::NotApplicable => "n/a".to_owned(),
        HeatLevel::Unknown => "?".to_owned(),
        HeatLevel::Unanswered => "–".to_owned(),
    }
}

/// What a cell says of its target, and whether it has reached it; an arrow stands in where the words do not fit.
fn note(cell: &HeatCell, data: &HeatMap, room: f64, ink: &Ink) -> (String, bool) {
    let Some(target) = &cell.target else {
        return (String::new(), false);
    };
    if cell.level == HeatLevel::NotApplicable {
        return (String::new(), false);
    }
    let met = cell.is_met;
    let words = if met { data.met_word.clone() } else { format!("{} {target}", data.target_word) };
    let fits = ink.face(Face::Strong).width(&words) <= room;
    let arrow = format!("→ {target}");
    let note = match (fits, ink.width(&arrow) <= room) {
        (true, _) => words,
        (false, true) => arrow,
        (false, false) => String::new(),
    };
    (note, met)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, cell, frame, heat};
    use super::super::tests::{elements, texts};
    use super::*;

    fn one(level: HeatLevel, target: u8) -> HeatMap {
        let rows = vec![HeatRow { name: "Row".to_owned(), cells: vec![cell("Name", level, target)] }];
        HeatMap { rows, key: Vec::new(), ..heat() }
    }

    #[test]
    fn a_cell_says_its_level_and_what_is_missing() {
        let svg = heat_map(&one(at(2), 3), &frame("h", 340)).inline();
        assert_eq!(texts(&svg), ["Row", "Name", "2", "target 3"]);
        assert_eq!(elements(&svg, "c-level-2").len(), 1);
        assert_eq!(elements(&svg, "c-on-level-2").len(), 3);
        let met = heat_map(&one(at(3), 3), &frame("h", 340)).inline();
        assert!(texts(&met).contains(&"at target"));
    }

    #[test]
    fn a_cell_without_a_level_has_no_level_fill() {
        for (level, sign) in [(HeatLevel::NotApplicable, "n/a"), (HeatLevel::Unknown, "?"), (HeatLevel::Unanswered, "–")] {
            let svg = heat_map(&one(level, 3), &frame("h", 340)).inline();
            assert!(texts(&svg).contains(&sign));
            assert!(!svg.contains("c-level-0") && svg.contains("c-level-na"));
        }
    }

    #[test]
    fn level_zero_is_hatched() {
        let svg = heat_map(&one(at(0), 3), &frame("h", 340)).inline();
        assert!(svg.contains(r#"<pattern id="h-hatch""#));
        assert_eq!(elements(&svg, "c-hatch").len(), 1);
    }

    #[test]
    fn narrow_drawings_have_fewer_columns() {
        let columns = |width| Grid::choose(&heat(), width).columns;
        assert_eq!(columns(720.0), 5);
        assert_eq!(columns(340.0), 3);
    }
}
