//! The slides of the projector view: which there are, and how large their texts may be so that a window shows each of them whole.

use serde::Serialize;

use super::charts;
use crate::report::view::{AssessmentView, CapabilityView, DimensionView, Report};
use crate::words::Words;

/// The projector view of an assessment.
#[derive(Debug, Serialize)]
pub struct DeckView {
    /// The whole, then each dimension followed by its items.
    pub slides: Vec<SlideView>,
    /// What stands for each dimension in the radar and before its name in the list: its code where that is short, else its number.
    pub signs: Vec<String>,
    /// The radar with these signs, as safe SVG; none where there is no radar.
    pub radar: Option<String>,
}

/// What is shown at a time.
#[derive(Debug, Serialize)]
pub struct SlideView {
    /// Its anchor on the page; that of an item is the one it has on the page of its dimension.
    pub anchor: String,
    /// `whole`, `dimension` or `item`.
    pub kind: &'static str,
    /// Position of its dimension in the assessment; none for the whole.
    pub dimension: Option<usize>,
    /// Position of its item in the dimension; only of an item.
    pub item: Option<usize>,
    /// Position of its dimension in the radar, where it has an axis there.
    pub axis: Option<usize>,
    /// How large its text is, from 1, the largest, to 6: the CSS class is `z1`..`z6`.
    pub size: usize,
    /// How many levels or options stand side by side, from 1 to 6: the CSS class is `n1`..`n6`.
    pub columns: usize,
    /// What to ask about an item; none where the rubric has no words for it.
    pub ask: Option<String>,
    /// The remark on an item as safe HTML, where it is short enough to be shown.
    pub note_html: Option<String>,
    /// Where the report tells more.
    pub url: String,
}

/// The anchor of a dimension's slide.
pub fn dimension_anchor(d: &DimensionView) -> String {
    format!("d.{}", d.id)
}

/// The slides in the order of the rubric.
pub fn deck(words: &Words, report: &Report, a: &AssessmentView) -> DeckView {
    let signs: Vec<String> = a.dimensions.iter().enumerate().map(|(at, d)| sign(at, d)).collect();
    let radar = charts::signed_radar(words, report, a, &signs).map(|svg| svg.inline());
    let slides = std::iter::once(whole(a)).chain(a.dimensions.iter().enumerate().flat_map(|(at, d)| {
        let axis = charts::has_axis(d).then(|| a.dimensions[..at].iter().filter(|d| charts::has_axis(d)).count());
        let items = d.capabilities.iter().enumerate();
        let items = items.map(move |(place, c)| SlideView { dimension: Some(at), item: Some(place), axis, ..item(d, c) });
        std::iter::once(SlideView { dimension: Some(at), axis, ..dimension(d) }).chain(items)
    }));
    DeckView { slides: slides.collect(), signs, radar }
}

fn sign(at: usize, d: &DimensionView) -> String {
    const LONGEST: usize = 4;
    let is_short = (1..=LONGEST).contains(&d.code.chars().count());
    if is_short { d.code.clone() } else { (at + 1).to_string() }
}

fn whole(a: &AssessmentView) -> SlideView {
    let height = |size: usize| lines(&a.headline, HALF, 2 * size) * size * 23 / 10 + GAPS * size * 2 + 240;
    SlideView { size: fitting(height), url: "index.html".to_owned(), ..slide("whole", "whole".to_owned()) }
}

/// Gaps that the slide of the whole lists.
const GAPS: usize = 3;

fn dimension(d: &DimensionView) -> SlideView {
    let row = |c: &CapabilityView, size: usize| lines(&c.name, HALF, size) * size * 13 / 10 + 20;
    let rows = |size: usize| d.capabilities.iter().map(|c| row(c, size)).sum::<usize>();
    let size = fitting(|size| rows(size) + 60 + TITLE * lines(&d.name, WIDTH, TITLE_SIZE));
    SlideView { size, url: d.url.clone(), ..slide("dimension", dimension_anchor(d)) }
}

fn item(d: &DimensionView, c: &CapabilityView) -> SlideView {
    let ask = d.questions.iter().find(|question| question.informs.iter().any(|item| item.url == c.url));
    let text = (!c.text.is_empty() && c.text != c.name).then(|| c.text.clone());
    let ask = ask.map(|question| question.text.clone()).or(text);
    let note_html = c.note_html.clone().filter(|note| note.len() <= LONGEST_NOTE);
    let cards = cards(c);
    let columns = columns(cards.len());
    let rest = TITLE * lines(&c.name, WIDTH, TITLE_SIZE)
        + ask.as_ref().map_or(0, |ask| 10 + 30 * lines(ask, WIDTH, 23))
        + note_html.as_ref().map_or(0, |note| 14 + 24 * lines(note, WIDTH, 18));
    let size = fitting(|size| rest + FRAME + rows(&cards, columns, size));
    SlideView { size, columns, ask, note_html, url: c.url.clone(), ..slide("item", c.anchor.clone()) }
}

fn slide(kind: &'static str, anchor: String) -> SlideView {
    SlideView {
        anchor,
        kind,
        dimension: None,
        item: None,
        axis: None,
        size: 1,
        columns: 1,
        ask: None,
        note_html: None,
        url: String::new(),
    }
}

/// What an item can be, each with what it means: levels, options, or the parts of its answer.
fn cards(c: &CapabilityView) -> Vec<(&str, &str)> {
    let levels = c.levels.iter().map(|level| (level.name.as_str(), level.text.as_str()));
    let options = c.options.iter().map(|option| (option.name.as_str(), option.gloss.as_str()));
    levels.chain(options).collect()
}

/// How many cards stand side by side: all of them up to six, otherwise as even rows as there can be.
fn columns(cards: usize) -> usize {
    const MOST: usize = 6;
    cards.div_ceil(cards.div_ceil(MOST).max(1)).max(1)
}

/// What a slide has in a window of 1280 by 720 pixels, the bars and the list beside it taken away.
const WIDTH: usize = 880;
const HEIGHT: usize = 596;
/// Half of it, without the space between the halves.
const HALF: usize = 420;
/// Heights there, in pixels: a line of a title and its size, and all that stands above and below the cards.
const TITLE: usize = 48;
const TITLE_SIZE: usize = 42;
const FRAME: usize = 120;
/// Sizes of text there, in pixels, from the first to the last; style sheets know them as `z1`..`z6`. Nobody at the back of the
/// room reads less than the last, so what does not fit then scrolls.
const SIZES: [usize; 6] = [32, 28, 24, 21, 19, 18];
/// Bytes of a remark, about two lines.
const LONGEST_NOTE: usize = 240;

/// The largest size at which a slide is no higher than the window.
fn fitting(height: impl Fn(usize) -> usize) -> usize {
    SIZES.iter().position(|size| height(*size) <= HEIGHT).map_or(SIZES.len(), |at| at + 1)
}

/// Height of the cards in rows.
fn rows(cards: &[(&str, &str)], columns: usize, size: usize) -> usize {
    let (gap, padding) = (10, 28);
    let width = ((WIDTH + gap) / columns).saturating_sub(gap + padding);
    let height = |(name, text): &(&str, &str)| (44 + size * 12 / 10 * lines(name, width, size)) + size * 135 / 100 * lines(text, width, size);
    let row = |cards: &[(&str, &str)]| cards.iter().map(height).max().unwrap_or(0) + padding + gap;
    cards.chunks(columns).map(row).sum()
}

/// How many lines a text takes at most in a column, by the usual width of letters. A word that is too long goes on in the next line.
fn lines(text: &str, width: usize, size: usize) -> usize {
    let width = (100 * width / size).max(1);
    let (mut lines, mut at) = (usize::from(!text.is_empty()), 0);
    for word in text.split_whitespace() {
        let long: usize = word.chars().map(letter).sum();
        if at > 0 && at + letter(' ') + long > width {
            lines += 1;
            at = 0;
        }
        at += if at > 0 { letter(' ') } else { 0 } + long;
        lines += (at - 1) / width;
        at = (at - 1) % width + 1;
    }
    lines
}

/// The width of a letter in hundredths of the size of its text.
fn letter(letter: char) -> usize {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' => 34,
        'm' | 'w' | 'M' | 'W' => 90,
        letter if letter.is_ascii_uppercase() => 68,
        // Chinese, Japanese, Korean, and signs such as emoji.
        letter if letter >= '\u{1100}' => 100,
        _ => 58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stand_in_rows_as_even_as_can_be() {
        let found: Vec<usize> = [0, 1, 2, 5, 6, 7, 8, 11, 12, 13, 18].into_iter().map(columns).collect();
        assert_eq!(found, [1, 1, 2, 5, 6, 4, 4, 6, 6, 5, 6]);
    }

    #[test]
    fn text_wraps_at_words_and_breaks_what_is_longer_than_a_line() {
        assert_eq!(lines("", 100, 10), 0);
        assert_eq!(lines("one two", 100, 10), 1);
        assert_eq!(lines("one two three", 60, 10), 2);
        assert_eq!(lines(&"x".repeat(40), 100, 10), 3, "232 pixels in lines of 100");
        assert!(lines("成熟度模型", 100, 20) > lines("abcde", 100, 20), "letters of other scripts are wider");
    }

    #[test]
    fn more_text_is_smaller_and_never_below_the_last_size() {
        let sizes: Vec<usize> = [0, 100, 300, 600, 5_000]
            .into_iter()
            .map(|length| {
                let text = "word ".repeat(length / 5);
                fitting(|size| rows(&[("Name", text.as_str()); 5], 5, size))
            })
            .collect();
        assert!(sizes.is_sorted(), "{sizes:?}");
        assert_eq!((sizes[0], sizes[4]), (1, SIZES.len()));
    }
}
