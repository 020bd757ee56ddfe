//! The slides of the projector view: which there are, and how large their texts may be so that a window shows each of them whole.

use serde::Serialize;

use super::charts;
use crate::report::view::{AssessmentView, CapabilityView, Cover, DimensionView, QuestionView, ScoreView};
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
pub fn deck(words: &Words, cover: &Cover, a: &AssessmentView) -> DeckView {
    let signs: Vec<String> = a.dimensions.iter().enumerate().map(|(at, d)| sign(at, d)).collect();
    let radar = charts::signed_radar(words, cover, a, &signs).map(|svg| svg.inline());
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
    let height = |size: usize| {
        let title = 19 * size / 10;
        let gaps = if a.gaps.is_empty() { 0 } else { LABEL + a.gaps.len().min(GAPS) * (16 * size / 10 + 11) };
        LABEL + heading(&a.headline, WHOLE, title) + score(&a.overall, WHOLE) + gaps + 3 * SPACE
    };
    SlideView { size: fitting(height), url: "index.html".to_owned(), ..slide("whole", "whole".to_owned()) }
}

/// Gaps that the slide of the whole lists.
const GAPS: usize = 3;

fn dimension(d: &DimensionView) -> SlideView {
    let height = |size: usize| {
        let said = size.min(22);
        let lowest = d.score.weakest.as_ref().map_or(0, |lowest| SPACE + 26 * lines(&lowest.name, LEFT / 2, 20));
        let says = score(&d.score, LEFT) + 2 * SPACE + lines(&d.diagnosis, LEFT, said) * 135 * said / 100 + lowest;
        LABEL + title(&d.name, size) + 2 * SPACE + table(&d.capabilities, size).max(says)
    };
    SlideView { size: fitting(height), url: d.url.clone(), ..slide("dimension", dimension_anchor(d)) }
}

/// Height of the table of a dimension's items, whose names get what the answers leave.
fn table(items: &[CapabilityView], size: usize) -> usize {
    const STATE: usize = 18;
    let answer = |c: &CapabilityView| match c.state {
        "answered" => widest(&c.cell, size).max(size),
        _ => widest(&c.state_text, STATE),
    };
    let names = RIGHT.saturating_sub(items.iter().map(answer).max().unwrap_or(0));
    let row = |c: &CapabilityView| {
        let state = match c.state {
            "answered" => size * 3 / 2,
            "out-of-scope" => 3 * 24,
            _ => 2 * 24,
        };
        (lines(&c.name, names, size) * 13 * size / 10).max(state) + 17
    };
    46 + items.iter().map(row).sum::<usize>()
}

/// Height of a result in large letters with what stands below it. The target stands beside the result where there is room.
fn score(score: &ScoreView, width: usize) -> usize {
    const DIGIT: usize = 60;
    const TARGET_DIGIT: usize = 40;
    const LARGE: usize = 150;
    const TARGET: usize = 95;
    let long = |text: &str| text.chars().count();
    let across = DIGIT * long(&score.now.display)
        + TARGET_DIGIT * long(&score.target.display)
        + score.top.as_deref().map_or(0, |top| 40 + 12 * long(top));
    let counts = score.tally.iter().flat_map(|tally| &tally.counts).count();
    let below = [score.level_name.is_some(), score.change.is_some(), score.is_open, score.outcome.is_some()];
    let below = 28 * below.into_iter().filter(|is_there| *is_there).count() + 36 * counts;
    match score.is_scored {
        true if score.target.pos.is_some() && across > width => LARGE + TARGET + below,
        true => LARGE + below,
        false => below,
    }
}

fn item(d: &DimensionView, c: &CapabilityView) -> SlideView {
    let note_html = c.note_html.clone().filter(|note| note.len() <= LONGEST_NOTE);
    let (ask, cards) = (ask(d, c), cards(c));
    let columns = columns(cards.len());
    let height = |size: usize| {
        let ask = ask.as_ref().map_or(0, |ask| SPACE + 29 * lines(ask, WIDTH, 22));
        let note = note_html.as_ref().map_or(0, |note| SPACE + 25 * lines(note, WIDTH, 18));
        let parts = 36 * (c.criteria.len() + if c.levels.is_empty() { 0 } else { c.measures.len() });
        2 * LABEL + title(&c.name, size) + ask + rows(&cards, columns, size) + parts + note + 4 * SPACE
    };
    SlideView { size: fitting(height), columns, ask, note_html, url: c.url.clone(), ..slide("item", c.anchor.clone()) }
}

/// The question that an item is the first answer to, or one of the answers; else what the rubric says about it.
fn ask(d: &DimensionView, c: &CapabilityView) -> Option<String> {
    let rank = |question: &QuestionView| question.informs.iter().position(|item| item.url == c.url);
    let asked = d.questions.iter().filter_map(|question| Some((rank(question)?, question))).min_by_key(|(rank, _)| *rank);
    let text = Some(&c.text).filter(|text| !text.is_empty() && **text != c.name);
    asked.map(|(_, question)| &question.text).or(text).cloned()
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

/// What an item can be: a level or an option, with what it means.
struct Card<'a> {
    name: &'a str,
    text: &'a str,
    /// Whether it is both the answer and the target, which takes a line more.
    is_both: bool,
}

fn cards(c: &CapabilityView) -> Vec<Card<'_>> {
    let levels = c.levels.iter().map(|level| (&level.name, &level.text, level.is_current && level.is_target));
    let options = c.options.iter().map(|option| (&option.name, &option.gloss, option.is_selected && option.is_target));
    levels.chain(options).map(|(name, text, is_both)| Card { name, text, is_both }).collect()
}

/// How many cards stand side by side: all of them up to six, otherwise as even rows as there can be.
fn columns(cards: usize) -> usize {
    const MOST: usize = 6;
    cards.div_ceil(cards.div_ceil(MOST).max(1)).max(1)
}

/// What a slide has in a window of 1280 by 720 pixels; this and all below follows present.css.
const WIDTH: usize = 888;
const HEIGHT: usize = 598;
/// The slide of the whole leaves more room for the radar.
const WHOLE: usize = 700;
/// The two halves of a dimension: what is said about it, and its items with their answers.
const LEFT: usize = 325;
const RIGHT: usize = 345;
/// The line above a title and that below cards; the space between parts.
const LABEL: usize = 27;
const SPACE: usize = 10;
/// Sizes of text, from the first to the last; style sheets know them as `z1`..`z6`. Nobody at the back of the room reads
/// less than the last, so what does not fit then scrolls.
const SIZES: [usize; 6] = [32, 28, 24, 21, 19, 18];
/// Bytes of a remark, about two lines.
const LONGEST_NOTE: usize = 240;

/// The largest size at which a slide is no higher than the window.
fn fitting(height: impl Fn(usize) -> usize) -> usize {
    SIZES.iter().position(|size| height(*size) <= HEIGHT).map_or(SIZES.len(), |at| at + 1)
}

/// Height of a title, which is smaller where texts are small.
fn title(name: &str, size: usize) -> usize {
    let size = match size {
        18 => 32,
        19 => 38,
        _ => 42,
    };
    heading(name, WIDTH, size)
}

/// Height of a text in the letters of headings, which are a little wider.
fn heading(text: &str, width: usize, size: usize) -> usize {
    lines(text, width * 94 / 100, size) * size * 112 / 100
}

/// Height of the cards in rows.
fn rows(cards: &[Card<'_>], columns: usize, size: usize) -> usize {
    const EDGES: usize = 29;
    const SIGN: usize = 34;
    let width = ((WIDTH + SPACE) / columns).saturating_sub(SPACE + EDGES);
    let height = |card: &Card<'_>| {
        let name_size = (size * 8 / 10).max(18);
        let head = SIGN + if card.is_both { 24 } else { 0 } + name_size * 12 / 10 * lines(card.name, width, name_size);
        36 + head + size * 132 * lines(card.text, width, size) / 100
    };
    let row = |cards: &[Card<'_>]| cards.iter().map(height).max().unwrap_or(0);
    cards.chunks(columns).map(row).sum::<usize>() + SPACE * cards.len().div_ceil(columns)
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

/// The width of a text's longest word in pixels.
fn widest(text: &str, size: usize) -> usize {
    let word = |word: &str| word.chars().map(letter).sum::<usize>() * size / 100;
    text.split_whitespace().map(word).max().unwrap_or(0)
}

/// The width of a letter in hundredths of the size of its text.
fn letter(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | 'I' => 25,
        ' ' | '.' | ',' | ':' | ';' | '\'' => 29,
        'f' | 'r' | 't' | '(' | ')' => 37,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 55,
        'm' | 'w' | 'M' | 'W' => 90,
        letter if letter.is_uppercase() => 70,
        // Chinese, Japanese, Korean, and signs such as emoji.
        letter if letter >= '\u{1100}' => 100,
        _ => 60,
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
        assert_eq!(lines(&"x".repeat(40), 100, 10), 3, "220 pixels in lines of 100");
        assert!(lines("成熟度模型一", 100, 20) > lines("abcdef", 100, 20), "letters of other scripts are wider");
    }

    #[test]
    fn more_text_is_smaller_and_never_below_the_last_size() {
        let sizes: Vec<usize> = [0, 100, 300, 600, 5_000]
            .into_iter()
            .map(|length| {
                let text = "word ".repeat(length / 5);
                let cards = ["Name"; 5].map(|name| Card { name, text: &text, is_both: false });
                fitting(|size| rows(&cards, 5, size))
            })
            .collect();
        assert!(sizes.is_sorted(), "{sizes:?}");
        assert_eq!((sizes[0], sizes[4]), (1, SIZES.len()));
    }
}
