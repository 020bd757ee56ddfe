//! From exact points to what stands on the page.

use super::view::{LevelView, Number};
use crate::exact::Exact;
use crate::rubric::{Rubric, Scale};

/// What stands where there is no value.
pub const NOTHING: &str = "–";

/// The scale everything on the pages is shown on, with the rubric's one rounding.
pub struct Ruler<'a> {
    rubric: &'a Rubric,
    scale: Option<&'a Scale>,
    low: Exact,
    span: Exact,
}

impl<'a> Ruler<'a> {
    #[must_use]
    pub fn new(rubric: &'a Rubric) -> Self {
        let scale = rubric.items().next().map(|(_, _, item)| rubric.scale_of(item));
        let (low, high) = scale.and_then(Scale::range).unwrap_or_else(|| (Exact::zero(), Exact::one()));
        let span = &high - &low;
        Ruler { rubric, scale, low, span }
    }

    /// A score, rounded once.
    #[must_use]
    pub fn score(&self, value: Option<&Exact>) -> Number {
        self.number(value, |value| self.rubric.round.show(value))
    }

    /// A level or a target: no digits that say nothing.
    #[must_use]
    pub fn level(&self, value: Option<&Exact>) -> Number {
        self.number(value, |value| value.to_short(2))
    }

    fn number(&self, value: Option<&Exact>, show: impl Fn(&Exact) -> String) -> Number {
        Number {
            value: value.cloned(),
            exact: value.map(Exact::to_ratio),
            display: value.map_or_else(|| NOTHING.to_owned(), show),
            pos: value.map(|value| self.pos(value)),
        }
    }

    /// Position on the scale in percent, one decimal.
    #[must_use]
    pub fn pos(&self, value: &Exact) -> String {
        self.share(value).map_or_else(|| "0".to_owned(), |share| (share * Exact::from(100i64)).to_short(1))
    }

    /// Position on the scale, 0..1; `None` for a scale without extent.
    #[must_use]
    pub fn share(&self, value: &Exact) -> Option<Exact> {
        (value - &self.low).checked_div(&self.span)
    }

    /// A difference of scores, with its sign: `+0.6`, `-0.2`, `0.0`. Each score is rounded first, so that the three numbers on
    /// the page agree.
    #[must_use]
    pub fn change(&self, from: &Exact, to: &Exact) -> String {
        let change = self.rounded(to) - self.rounded(from);
        let text = self.rubric.round.show(&change);
        if change.is_zero() || change.is_negative() { text.replace('-', "−") } else { format!("+{text}") }
    }

    /// The value as rounded for display.
    #[must_use]
    pub fn rounded(&self, value: &Exact) -> Exact {
        let round = &self.rubric.round;
        round.mode.map_or_else(|| value.clone(), |mode| value.round(round.digits, mode))
    }

    /// Name and class of the level a value has reached.
    #[must_use]
    pub fn reached(&self, value: &Exact) -> Option<(String, usize)> {
        let scale = self.scale?;
        let at = scale.levels.values().rposition(|level| scale.points_of(level).is_some_and(|points| points <= *value))?;
        scale.levels.values().nth(at).map(|level| (level.name.clone(), at))
    }

    /// The class of a level's colour: its position on the scale.
    #[must_use]
    pub fn class(&self, value: &Exact) -> usize {
        self.reached(value).map_or(0, |(_, class)| class)
    }

    /// All levels of the scale, lowest first.
    #[must_use]
    pub fn levels(&self) -> Vec<LevelView> {
        let levels = self.scale.into_iter().flat_map(|scale| scale.levels.values().enumerate());
        levels
            .map(|(class, level)| LevelView {
                display: level.number.to_string(),
                id: level.id.clone(),
                name: level.name.clone(),
                gloss: level.gloss.clone(),
                class,
                pos: level.points.as_ref().map(|points| self.pos(points)).unwrap_or_default(),
            })
            .collect()
    }
}
