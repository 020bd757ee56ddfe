//! From exact points to what stands on the page: every number on the scale and with the rounding of the node it belongs to.

use super::view::{AxisView, Number, TickMark};
use crate::exact::Exact;
use crate::rubric::{Aggregate, Bands, Form, Ix, Level, Node, Primitive, Round, Rubric, Scale, VotePolicy};
use crate::say;
use crate::score::NodeScore;
use crate::words::Words;

/// What stands where there is no value.
pub const NOTHING: &str = "–";

/// The highest class of a colour; the lowest is 0.
const TOP_CLASS: usize = 5;

/// How the numbers of one node, or of the whole, are shown.
#[derive(Clone)]
pub struct Gauge<'a> {
    words: &'a Words,
    by: &'a Aggregate,
    bands: &'a Bands,
    /// Whether the numbers are answers, which are shown without needless digits.
    is_answer: bool,
    /// Whether an answer is calculated from others and so follows the rounding.
    is_calculated: bool,
    range: Option<(Exact, Exact)>,
    /// The scale whose levels name the values.
    scale: Option<&'a Scale>,
    /// The scale whose levels or options mark the axis: the naming one, or an item's own.
    marks: Option<&'a Scale>,
}

/// What a value has reached: its name, and the class of its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub name: Option<String>,
    pub class: usize,
}

impl<'a> Gauge<'a> {
    /// The gauge of the node that a score belongs to.
    #[must_use]
    pub fn of(words: &'a Words, rubric: &'a Rubric, score: &NodeScore) -> Self {
        let item = score.node.and_then(|node| rubric.nodes[node].item.as_ref());
        let range = score.range.clone();
        let votes_count = item.is_some_and(|item| matches!(item.votes, VotePolicy::Combine { .. }));
        let scale = naming_scale(rubric, score.node, range.as_ref());
        let own = item.filter(|item| item.measures.is_empty()).map(|item| rubric.scale_of(item));
        let has_marks = |scale: &&Scale| {
            !matches!(scale.form, Form::Multi { .. } | Form::Number { .. }) && scale.levels.len() <= 11 && scale.range() == range
        };
        Gauge {
            words,
            marks: scale.or(own).filter(has_marks),
            by: rubric.aggregate_of(score.node),
            bands: rubric.bands_of(score.node),
            is_answer: item.is_some(),
            is_calculated: votes_count || item.is_some_and(|item| !item.measures.is_empty()),
            scale,
            range,
        }
    }

    /// Whether the node can have a value at all.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.range.is_some() && !matches!(self.by.by, Primitive::Tally | Primitive::None)
    }

    /// The value as text, rounded once.
    #[must_use]
    pub fn show(&self, value: &Exact) -> String {
        let digits = match (self.is_answer, self.is_calculated) {
            (true, true) => self.by.round.apply(value).to_short(self.by.round.digits.max(2)),
            (true, false) => value.to_short(self.by.round.digits.max(2)),
            _ => self.by.round.show(value),
        };
        self.words.decimal(&digits)
    }

    #[must_use]
    pub fn number(&self, value: Option<&Exact>) -> Number {
        Number {
            value: value.cloned(),
            exact: value.map(Exact::to_ratio),
            display: value.map_or_else(|| NOTHING.to_owned(), |value| self.show(value)),
            pos: value.and_then(|value| self.pos(value)),
        }
    }

    /// Position on the node's own range in percent, one decimal; `None` where the range has no extent.
    #[must_use]
    pub fn pos(&self, value: &Exact) -> Option<String> {
        Some(percent_text(&self.share(value)?))
    }

    /// Position on the node's own range, 0..1.
    fn share(&self, value: &Exact) -> Option<Exact> {
        share_within(value, self.range.as_ref()?)
    }

    /// A difference of scores, with its sign: `+0.6`, `-0.2`, `0.0`. Each score is rounded first, so that the three numbers on
    /// the page agree.
    #[must_use]
    pub fn change(&self, from: &Exact, to: &Exact) -> String {
        let change = self.rounded(to) - self.rounded(from);
        let text = self.difference(&change);
        if change.is_zero() || change.is_negative() { text.replace('-', "−") } else { format!("+{text}") }
    }

    /// A rise that is a small part of the whole, with its sign and one digit more than the scores: `+0.05`.
    #[must_use]
    pub fn rise(&self, rise: &Exact) -> String {
        let digits = rise.to_fixed(self.by.round.digits + 1);
        let text = self.words.decimal(&digits);
        if rise.is_zero() || rise.is_negative() { text.replace('-', "−") } else { format!("+{text}") }
    }

    /// A difference of two rounded numbers as text.
    #[must_use]
    pub fn difference(&self, difference: &Exact) -> String {
        let digits =
            if self.is_answer { difference.to_short(self.by.round.digits.max(2)) } else { self.by.round.show(difference) };
        self.words.decimal(&digits)
    }

    /// The value as rounded for display.
    #[must_use]
    pub fn rounded(&self, value: &Exact) -> Exact {
        if self.is_answer && !self.is_calculated { value.clone() } else { self.by.round.apply(value) }
    }

    /// The highest value of a scale that has an extent.
    #[must_use]
    pub fn top(&self) -> Option<String> {
        self.range
            .as_ref()
            .filter(|(low, high)| low < high && self.is_scored())
            .map(|(_, high)| self.words.decimal(&high.to_short(2)))
    }

    /// The lowest value of a scale that has an extent.
    #[must_use]
    pub fn bottom(&self) -> Option<String> {
        self.range
            .as_ref()
            .filter(|(low, high)| low < high && self.is_scored())
            .map(|(low, _)| self.words.decimal(&low.to_short(2)))
    }

    /// Name and class of what a value has reached: of its band; else of the level, where one scale of levels holds for all
    /// below. Answers always have a class, by their place on their scale.
    #[must_use]
    pub fn reached(&self, value: &Exact) -> Option<Reached> {
        if let Some(at) = self.bands.of(value, &self.by.round) {
            return Some(Reached { name: Some(self.bands.bands[at].name.clone()), class: spread(at, self.bands.bands.len()) });
        }
        if let Some((scale, level)) = self.scale.and_then(|scale| Some((scale, level_reached(scale, value)?))) {
            return Some(Reached { name: Some(level.name.clone()), class: class_of(scale, level) });
        }
        let class = self.share(value).filter(|_| self.is_answer)?;
        Some(Reached { name: None, class: class_at(&class) })
    }

    /// The class of a value's colour; the lowest where it has reached nothing.
    #[must_use]
    pub fn class(&self, value: &Exact) -> usize {
        self.reached(value).map_or(0, |reached| reached.class)
    }

    /// The marks on the node's own axis.
    #[must_use]
    pub fn axis(&self) -> AxisView {
        AxisView::on(self.words, self.ticks(), true)
    }

    fn ticks(&self) -> Vec<TickMark> {
        let Some(range) = self.range.as_ref().filter(|(low, high)| low < high) else { return Vec::new() };
        let at = |value: &Exact| TickMark {
            pos: share_within(value, range).as_ref().map(percent_text).unwrap_or_default(),
            label: self.words.decimal(&value.to_short(2)),
        };
        match self.marks {
            Some(scale) => scale.levels.values().filter_map(|level| scale.points_of(level)).map(|points| at(&points)).collect(),
            None => round_values(range).iter().map(at).collect(),
        }
    }
}

/// A number that lies on no node's range.
#[must_use]
pub fn rounded(words: &Words, round: &Round, value: Option<&Exact>) -> Number {
    Number {
        value: value.cloned(),
        exact: value.map(Exact::to_ratio),
        display: value.map_or_else(|| NOTHING.to_owned(), |value| words.decimal(&round.show(value))),
        pos: None,
    }
}

impl AxisView {
    fn on(words: &Words, ticks: Vec<TickMark>, is_shared: bool) -> Self {
        let extent = match (ticks.first(), ticks.last()) {
            (Some(low), Some(high)) if is_shared => {
                say!(words, "scores-axis", low = low.label.as_str(), high = high.label.as_str())
            }
            (Some(_), _) => words.text("scores-axis-percent"),
            (None, _) => String::new(),
        };
        AxisView { ticks, is_shared, words: extent }
    }
}

/// One axis for several nodes: their own where they share it, else percent of each one's range.
#[must_use]
pub fn common_axis<'a>(gauges: impl Iterator<Item = Gauge<'a>>) -> AxisView {
    let gauges: Vec<Gauge<'_>> = gauges.filter(|gauge| gauge.range.as_ref().is_some_and(|(low, high)| low < high)).collect();
    let Some(first) = gauges.first() else { return AxisView { is_shared: true, ..AxisView::default() } };
    if gauges.iter().all(|gauge| gauge.range == first.range) {
        let named = gauges.iter().find(|gauge| gauge.scale.is_some()).unwrap_or(first);
        return named.axis();
    }
    let mark = |percent: i64| TickMark { pos: percent.to_string(), label: first.words.percent(&Exact::ratio(percent, 100)) };
    AxisView::on(first.words, [0, 25, 50, 75, 100].into_iter().map(mark).collect(), false)
}

/// The scale of levels or states that all items at or below a node share, where the node's range is the scale's.
fn naming_scale<'a>(rubric: &'a Rubric, node: Option<Ix<Node>>, range: Option<&(Exact, Exact)>) -> Option<&'a Scale> {
    let items = node.map_or_else(|| rubric.items().map(|(ix, ..)| ix).collect(), |node| rubric.items_below(node));
    let mut scales = items.iter().filter_map(|ix| rubric.nodes[*ix].item.as_ref()).map(|item| {
        // Measures on one scale name the item's value too.
        let mut measured = item.measures.values().map(|measure| measure.scale);
        let first = measured.next();
        match first {
            Some(scale) if measured.all(|other| other == scale) => Some(scale),
            Some(_) => None,
            None => Some(item.scale),
        }
    });
    let first = scales.next()??;
    let scale = &rubric.scales[first];
    let is_item = node.is_some_and(|node| rubric.nodes[node].item.is_some());
    let names = matches!(scale.form, Form::Level { .. }) || is_item && scale.form == Form::States;
    (names && scales.all(|other| other == Some(first)) && scale.range().as_ref() == range).then_some(scale)
}

/// The level with the highest points not above a value.
#[must_use]
pub fn level_reached<'a>(scale: &'a Scale, value: &Exact) -> Option<&'a Level> {
    in_order(scale).into_iter().rfind(|level| scale.points_of(level).is_some_and(|points| points <= *value))
}

/// The levels by what they count, lowest first; levels without points keep their places.
#[must_use]
pub fn in_order(scale: &Scale) -> Vec<&Level> {
    let mut levels: Vec<&Level> = scale.levels.values().collect();
    if levels.iter().all(|level| level.points.is_some()) {
        levels.sort_by_key(|level| scale.points_of(level));
    }
    levels
}

/// The class of a level's colour: its number on a scale of levels from 0 to 5 at most, else by its place in the order.
#[must_use]
pub fn class_of(scale: &Scale, level: &Level) -> usize {
    let number = |level: &Level| usize::try_from(level.number).ok().filter(|number| *number <= TOP_CLASS);
    let numbered = matches!(scale.form, Form::Level { .. }) && scale.levels.values().all(|level| number(level).is_some());
    if let Some(number) = number(level).filter(|_| numbered) {
        return number;
    }
    let at = in_order(scale).iter().position(|other| other.id == level.id).unwrap_or(0);
    spread(at, scale.levels.len())
}

/// The class of a place in an order: the lowest, the highest and what lies between. Up to five places end at class 4, as the
/// levels 0 to 4 do; class 5 is for longer orders.
#[must_use]
pub fn spread(at: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    let top = if last < TOP_CLASS { TOP_CLASS - 1 } else { TOP_CLASS };
    (at.min(last) * top + last / 2).checked_div(last).unwrap_or(top)
}

/// The class of a share of a range: the highest only where all is reached.
fn class_at(share: &Exact) -> usize {
    let class = (share * &Exact::from(TOP_CLASS)).round(0, crate::exact::Rounding::Truncate).to_i64().unwrap_or(0);
    usize::try_from(class).unwrap_or(0).min(TOP_CLASS)
}

/// 0..1; values beyond an end stand at it.
fn share_within(value: &Exact, (low, high): &(Exact, Exact)) -> Option<Exact> {
    let share = (value - low).checked_div(&(high - low))?;
    Some(share.floor_at_zero().min(Exact::one()))
}

fn percent_text(share: &Exact) -> String {
    (share * &Exact::from(100i64)).to_short(1)
}

/// Both ends and at most nine round values between.
fn round_values((low, high): &(Exact, Exact)) -> Vec<Exact> {
    const STEPS: [(i64, i64); 13] =
        [(1, 100), (1, 20), (1, 10), (1, 4), (1, 2), (1, 1), (2, 1), (5, 1), (10, 1), (20, 1), (25, 1), (50, 1), (100, 1)];
    let span = high - low;
    // Whole steps where the range has some.
    let is_small = span < Exact::from(2i64);
    let fits = |step: &Exact| {
        (is_small || *step >= Exact::one()) && span.checked_div(step).is_some_and(|count| count <= Exact::from(8i64))
    };
    let Some(step) = STEPS.iter().map(|(p, q)| Exact::ratio(*p, *q)).find(fits) else {
        return vec![low.clone(), high.clone()];
    };
    let mut values = vec![low.clone()];
    let mut next = low + &step;
    while &next + &(&step * &Exact::ratio(1, 2)) <= *high {
        values.push(next.clone());
        next = &next + &step;
    }
    values.push(high.clone());
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_uses_the_lowest_and_the_highest_colour() {
        let classes = |count: usize| (0..count).map(|at| spread(at, count)).collect::<Vec<_>>();
        assert_eq!(classes(2), [0, 4]);
        assert_eq!(classes(3), [0, 2, 4]);
        assert_eq!(classes(4), [0, 1, 3, 4]);
        assert_eq!(classes(5), [0, 1, 2, 3, 4]);
        assert_eq!(classes(6), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn axes_have_round_values_and_both_ends() {
        let texts =
            |low: i64, high: Exact| round_values(&(Exact::from(low), high)).iter().map(|v| v.to_short(2)).collect::<Vec<_>>();
        assert_eq!(texts(0, Exact::from(7i64)), ["0", "1", "2", "3", "4", "5", "6", "7"]);
        assert_eq!(texts(0, Exact::from(21i64)), ["0", "5", "10", "15", "21"]);
        assert_eq!(texts(0, Exact::from(100i64)), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(texts(0, Exact::one()), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(texts(0, Exact::from(100_000i64)), ["0", "100000"]);
    }
}
