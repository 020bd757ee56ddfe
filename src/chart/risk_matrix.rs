//! The risk matrix: how bad and how likely?
//!
//! Likelihood grows upwards, impact to the right. Filled tags stand where a risk is now, outlined ones where its
//! treatment leads. The line runs between the cells that are accepted and those that are not.

use super::canvas::{Area, Ink, LINE, Layer, Point, count};
use super::class::{Class, Face};
use super::key::{self, KeyItem};
use super::svg::{Frame, Svg};

/// The matrix to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskMatrix {
    /// The name of the vertical axis.
    pub likelihood_title: String,
    /// The steps of likelihood, from the least to the most likely.
    pub likelihoods: Vec<String>,
    /// The name of the horizontal axis.
    pub impact_title: String,
    /// The steps of impact, from the least to the worst.
    pub impacts: Vec<String>,
    /// The cells, by likelihood and then by impact, both from the least; a missing cell is left blank.
    pub cells: Vec<Vec<RiskCell>>,
    /// What the tags mean; may be empty.
    pub key: Vec<KeyItem>,
}

/// One combination of likelihood and impact.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskCell {
    /// The band, 1 (low) to 4.
    pub band: u8,
    /// The name of its level or its score, printed in a corner; shortened or left out where it has no room.
    pub score: String,
    /// Whether a risk here needs no treatment.
    pub accepted: bool,
    /// The risks here now.
    pub now: Vec<String>,
    /// The risks here after treatment.
    pub after: Vec<String>,
}

const GAP: f64 = 3.0;
const TAG: f64 = 20.0;
const TAG_GAP: f64 = 4.0;
/// The height kept free of tags for the name of the level.
const SCORE: f64 = 22.0;
/// From the edge of a cell to its level.
const INSET: f64 = 7.0;
const TAG_LINES: usize = 3;
const NARROW: f64 = 520.0;
const STEP: Ink = Ink::new(Class::Ink);
const TITLE: Ink = Ink::new(Class::Ink2);

/// Draws the matrix.
pub fn risk_matrix(data: &RiskMatrix, frame: &Frame) -> Svg {
    let width = frame.span();
    let layout = Layout::new(data, width);
    let foot = layout.foot();
    let key_height = key::height(&data.key, width);
    frame.paint(foot + key_height, |page| {
        titles(page, data, &layout);
        for placed in &layout.cells {
            draw_cell(page, placed);
        }
        border(page, data, &layout);
        key::draw(page, &data.key, width, (0.0, foot));
    })
}

/// Where everything goes.
struct Layout<'a> {
    left: f64,
    top: f64,
    cell: f64,
    /// The top of each row, the most likely first, and the bottom of the last.
    rows: Vec<f64>,
    steps: Vec<Vec<String>>,
    cells: Vec<Placed<'a>>,
    columns: usize,
}

/// A cell with its place and its tags.
struct Placed<'a> {
    cell: &'a RiskCell,
    area: Area,
    tags: Vec<Vec<Tag>>,
}

/// A tag as it will be set.
#[derive(Debug, Clone)]
struct Tag {
    text: String,
    width: f64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Now,
    After,
    More,
}

impl<'a> Layout<'a> {
    fn new(data: &'a RiskMatrix, width: f64) -> Layout<'a> {
        let left = if width < NARROW { 70.0 } else { 118.0 };
        let columns = data.impacts.len().max(1);
        let cell = (width - left - GAP * (count(columns) - 1.0)) / count(columns);
        let top = if data.likelihood_title.is_empty() { 0.0 } else { 24.0 };
        let wrap = |name: &String| STEP.wrap(name, cell, 3);
        let mut layout = Layout {
            left,
            top,
            cell,
            rows: vec![top],
            steps: data.impacts.iter().map(wrap).collect(),
            cells: Vec::new(),
            columns,
        };
        for likelihood in (0..data.likelihoods.len()).rev() {
            let cells = data.cells.get(likelihood).map_or(&[][..], Vec::as_slice);
            layout.add_row(cells);
        }
        layout
    }

    fn add_row(&mut self, cells: &'a [RiskCell]) {
        let y = self.rows.last().copied().unwrap_or(self.top);
        let flows: Vec<Vec<Vec<Tag>>> = cells.iter().map(|c| flow(c, self.cell - 8.0)).collect();
        let lines = flows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height = SCORE + (TAG + TAG_GAP) * count(lines) + 4.0;
        let height = height.max(56.0);
        for (column, (cell, tags)) in cells.iter().zip(flows).take(self.columns).enumerate() {
            let area = Area { x: self.x(column), y, width: self.cell, height };
            self.cells.push(Placed { cell, area, tags });
        }
        self.rows.push(y + height + GAP);
    }

    fn x(&self, column: usize) -> f64 {
        self.left + count(column) * (self.cell + GAP)
    }

    fn bottom(&self) -> f64 {
        self.rows.last().copied().unwrap_or(self.top)
    }

    /// Below the names of the steps and the title of the axis.
    fn foot(&self) -> f64 {
        let lines = self.steps.iter().map(Vec::len).max().unwrap_or(0);
        self.bottom() + LINE * count(lines) + 26.0
    }
}

/// The tags of a cell in lines; those beyond the last line become a count.
fn flow(cell: &RiskCell, width: f64) -> Vec<Vec<Tag>> {
    let now = cell.now.iter().map(|text| tag(text, Kind::Now, width));
    let after = cell.after.iter().map(|text| tag(text, Kind::After, width));
    let all: Vec<Tag> = now.chain(after).collect();
    let mut kept = all.len();
    loop {
        let mut tags = all.get(..kept).unwrap_or_default().to_vec();
        let hidden = all.len() - kept;
        if hidden > 0 {
            tags.push(tag(&format!("+{hidden}"), Kind::More, width));
        }
        let lines = break_lines(tags, width);
        if lines.len() <= TAG_LINES || kept == 0 {
            return lines;
        }
        kept -= 1;
    }
}

fn tag(text: &str, kind: Kind, width: f64) -> Tag {
    let ink = Ink::new(Class::Ink).face(Face::Strong);
    let text = ink.clip(text, width - 2.0 * INSET);
    let width = (ink.width(&text) + 2.0 * INSET).max(TAG + 8.0).min(width);
    Tag { text, width, kind }
}

fn break_lines(tags: Vec<Tag>, width: f64) -> Vec<Vec<Tag>> {
    let mut lines: Vec<Vec<Tag>> = Vec::new();
    let mut used = f64::INFINITY;
    for tag in tags {
        if used + TAG_GAP + tag.width > width {
            lines.push(Vec::new());
            used = -TAG_GAP;
        }
        used += TAG_GAP + tag.width;
        if let Some(line) = lines.last_mut() {
            line.push(tag);
        }
    }
    lines
}

fn titles(page: &Layer<'_>, data: &RiskMatrix, layout: &Layout<'_>) {
    page.text(TITLE, (0.0, 13.0), &data.likelihood_title);
    for (row, name) in data.likelihoods.iter().rev().enumerate() {
        let bounds = (layout.rows.get(row), layout.rows.get(row + 1));
        let (Some(top), Some(bottom)) = bounds else {
            continue;
        };
        let lines = STEP.wrap(name, layout.left - 10.0, 3);
        let first = (top + bottom - GAP) / 2.0 - LINE * (count(lines.len()) - 1.0) / 2.0;
        page.lines(STEP, (0.0, first + 4.5), &lines);
    }
    for (column, lines) in layout.steps.iter().enumerate() {
        let x = layout.x(column) + layout.cell / 2.0;
        page.lines(STEP.middle(), (x, layout.bottom() + 15.0), lines);
    }
    let right = layout.x(layout.columns) - GAP;
    page.text(TITLE.end(), (right, layout.foot() - 4.0), &data.impact_title);
}

fn draw_cell(page: &Layer<'_>, placed: &Placed<'_>) {
    let (area, band) = (&placed.area, placed.cell.band);
    page.area(Class::risk(band), area);
    let level = Ink::new(Class::on_risk(band));
    let shown = short(&placed.cell.score, area.width - 2.0 * INSET, &level);
    page.text(level, (area.x + INSET, area.y + 15.5), &shown);
    let used = (TAG + TAG_GAP) * count(placed.tags.len()) - TAG_GAP;
    let mut y = area.y + SCORE + (area.height - SCORE - 4.0 - used) / 2.0;
    for line in &placed.tags {
        draw_line(page, line, (area.middle(), y), band);
        y += TAG + TAG_GAP;
    }
}

/// A level's name in a width: whole, as the first letters of its only word up to a consonant, the first of
/// each word, or nothing.
fn short(name: &str, width: f64, ink: &Ink) -> String {
    const LEAST: usize = 2;
    const MOST: usize = 4;
    let fits = |text: &String| ink.width(text) <= width;
    let words: Vec<&str> = name.split_whitespace().collect();
    let start = |letters: usize| format!("{}.", name.chars().take(letters).collect::<String>());
    let starts = (LEAST..=MOST).rev().filter(|_| words.len() == 1 && name.chars().count() > MOST).map(start);
    let starts = starts.filter(|start| !["a.", "e.", "i.", "o.", "u."].iter().any(|vowel| start.ends_with(vowel)));
    let initials = words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let initials = (words.len() > 1).then_some(initials);
    let mut candidates = std::iter::once(words.join(" ")).chain(starts).chain(initials);
    candidates.find(fits).unwrap_or_default()
}

fn draw_line(page: &Layer<'_>, tags: &[Tag], (middle, y): Point, band: u8) {
    let total: f64 = tags.iter().map(|tag| tag.width + TAG_GAP).sum();
    let mut x = middle - (total - TAG_GAP) / 2.0;
    for tag in tags {
        let area = Area { x, y, width: tag.width, height: TAG };
        let ink = match tag.kind {
            Kind::Now => {
                page.area(Class::Tag, &area);
                Ink::new(Class::Ink).face(Face::Strong)
            }
            Kind::After => {
                page.area(Class::after(band), &area);
                Ink::new(Class::on_risk(band))
            }
            Kind::More => Ink::new(Class::on_risk(band)).face(Face::Strong),
        };
        page.text(ink.middle(), (area.middle(), y + 14.5), &tag.text);
        x += tag.width + TAG_GAP;
    }
}

/// The line between accepted and other cells.
fn border(page: &Layer<'_>, data: &RiskMatrix, layout: &Layout<'_>) {
    let rows = data.likelihoods.len();
    for row in 0..rows {
        for column in 0..layout.columns {
            let here = accepted(data, row, column);
            if differs(here, accepted(data, row, column + 1)) {
                let x = layout.x(column + 1) - GAP / 2.0;
                segment(page, (x, row_edge(layout, row)), (x, row_edge(layout, row + 1)));
            }
            if differs(here, accepted(data, row + 1, column)) {
                let y = row_edge(layout, row + 1);
                let left = layout.x(column) - GAP / 2.0;
                segment(page, (left, y), (left + layout.cell + GAP, y));
            }
        }
    }
}

fn segment(page: &Layer<'_>, from: Point, to: Point) {
    page.line(Class::Appetite, &[from, to]);
}

fn differs(one: Option<bool>, other: Option<bool>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether a cell is accepted, counted from the most likely row down.
fn accepted(data: &RiskMatrix, row: usize, column: usize) -> Option<bool> {
    let likelihood = data.likelihoods.len().checked_sub(row + 1)?;
    let cell = data.cells.get(likelihood)?.get(column)?;
    Some(cell.accepted)
}

/// The middle of the gap above a row; the upper edge of the first and the lower edge of the last.
fn row_edge(layout: &Layout<'_>, row: usize) -> f64 {
    match layout.rows.get(row).copied() {
        Some(y) if row + 1 == layout.rows.len() => y - GAP,
        Some(y) if row > 0 => y - GAP / 2.0,
        _ => layout.top,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{frame, risk_cell, risks};
    use super::super::tests::{elements, number, texts};
    use super::*;

    fn small(cells: Vec<Vec<RiskCell>>) -> RiskMatrix {
        let steps = |count: usize| (0..count).map(|i| format!("s{i}")).collect();
        RiskMatrix { likelihoods: steps(cells.len()), impacts: steps(cells[0].len()), cells, key: Vec::new(), ..risks() }
    }

    #[test]
    fn likelihood_grows_upwards_and_impact_to_the_right() {
        let data = small(vec![
            vec![risk_cell(1, &[], &[]), risk_cell(6, &[], &[])],
            vec![risk_cell(11, &[], &[]), risk_cell(20, &[], &[])],
        ]);
        let svg = risk_matrix(&data, &frame("m", 340)).inline();
        let at = |class| {
            let cell = elements(&svg, class)[0];
            (number(cell, "x"), number(cell, "y"))
        };
        assert!(at("c-risk-1").1 > at("c-risk-3").1);
        assert!(at("c-risk-1").0 < at("c-risk-2").0);
        assert_eq!(at("c-risk-4"), (at("c-risk-2").0, at("c-risk-3").1));
    }

    #[test]
    fn tags_beyond_the_room_become_a_count() {
        let names: Vec<String> = (0..30).map(|i| format!("K{i}")).collect();
        let now: Vec<&str> = names.iter().map(String::as_str).collect();
        for width in [340, 720] {
            let data = small(vec![vec![risk_cell(20, &now, &["X1"])]; 1]);
            let mut data = data;
            data.impacts = vec!["a".to_owned(); 5];
            let svg = risk_matrix(&data, &frame("m", width)).inline();
            let shown = elements(&svg, "c-tag").len();
            let hidden = format!("+{}", 31 - shown);
            assert!(shown >= 2 && texts(&svg).contains(&hidden.as_str()), "{shown}");
        }
    }

    #[test]
    fn tags_stay_inside_their_cell_and_apart() {
        for width in [300.0, 340.0, 720.0] {
            let data = risks();
            for placed in &Layout::new(&data, width).cells {
                for line in &placed.tags {
                    let used: f64 = line.iter().map(|tag| tag.width + TAG_GAP).sum();
                    assert!(used - TAG_GAP <= placed.area.width - 7.9, "{line:?}");
                }
                assert!(placed.tags.len() <= TAG_LINES);
            }
        }
    }

    #[test]
    fn levels_stand_inside_their_cell_and_apart_from_tags() {
        let ink = Ink::new(Class::Ink);
        for width in [240, 340, 720] {
            let mut data = risks();
            let names = ["Low", "Medium", "Critical", "Very high", "Extraordinarily critical for the whole business"];
            for (cell, name) in data.cells.iter_mut().flatten().zip(names.iter().cycle()) {
                cell.score = (*name).to_owned();
            }
            let layout = Layout::new(&data, f64::from(width));
            let mut shown = 0;
            for placed in &layout.cells {
                let text = short(&placed.cell.score, placed.area.width - 2.0 * INSET, &ink);
                assert!(INSET + ink.width(&text) <= placed.area.width - INSET + 0.1, "{text}");
                assert!(!text.contains('…'), "{text}");
                shown += usize::from(!text.is_empty());
            }
            assert!(shown >= if width < 300 { 10 } else { 20 }, "{width}: {shown}");
            let svg = risk_matrix(&data, &frame("m", width)).inline();
            for tag in elements(&svg, "c-tag") {
                let (x, y) = (number(tag, "x"), number(tag, "y"));
                let home = layout.cells.iter().find(|placed| {
                    placed.area.x <= x && x < placed.area.right() && placed.area.y <= y && y < placed.area.bottom()
                });
                assert!(home.is_none_or(|placed| y >= placed.area.y + 19.0), "{tag}");
            }
        }
    }

    #[test]
    fn a_level_is_whole_or_shortened_or_left_out() {
        let ink = Ink::new(Class::Ink);
        assert_eq!(short("Critical", 80.0, &ink), "Critical");
        assert_eq!(short("Critical", 37.0, &ink), "Crit.");
        assert_eq!(short("Medium", 37.0, &ink), "Med.");
        assert_eq!(short("Very high", 37.0, &ink), "Vh");
        assert_eq!(short("Low", 5.0, &ink), "");
        assert_eq!(short("", 37.0, &ink), "");
    }

    #[test]
    fn now_is_filled_and_after_treatment_outlined() {
        let data = small(vec![vec![risk_cell(20, &["A"], &["B", "C"])]]);
        let svg = risk_matrix(&data, &frame("m", 340)).inline();
        assert_eq!(elements(&svg, "c-tag").len(), 1);
        assert_eq!(elements(&svg, "c-after-4").len(), 2);
    }

    #[test]
    fn the_border_runs_between_accepted_and_other_cells() {
        let data = small(vec![
            vec![risk_cell(1, &[], &[]), risk_cell(2, &[], &[])],
            vec![risk_cell(3, &[], &[]), risk_cell(20, &[], &[])],
        ]);
        let svg = risk_matrix(&data, &frame("m", 340)).inline();
        assert_eq!(elements(&svg, "c-appetite").len(), 2);
        let mut calm = data;
        calm.cells[1][1].accepted = true;
        let svg = risk_matrix(&calm, &frame("m", 340)).inline();
        assert_eq!(elements(&svg, "c-appetite").len(), 0);
    }
}
