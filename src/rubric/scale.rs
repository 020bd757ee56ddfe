//! Scales: how an answer becomes points.

use super::aggregate::{MissingPolicy, Outcome};
use super::list::{Ix, List, named};
use crate::diagnostics::Span;
use crate::exact::Exact;

named!(Scale, Level, Measure);

/// A way to answer, with the points each answer means.
#[derive(Debug)]
pub struct Scale {
    pub id: String,
    pub form: Form,
    /// Levels lowest first, options or states as written, `no` and `yes` of a boolean; none of a number.
    pub levels: List<Level>,
    /// Applied to the points of an answer, last.
    pub rescale: Option<Rescale>,
    /// What changes from each level to the next.
    pub steps: Vec<String>,
    pub span: Span,
}

/// What an answer on a scale looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// One of ordered levels, by number or id; with half steps also the middle between two.
    Level { half_steps: bool },
    /// One of the options.
    Choice,
    /// Any number of options, also none.
    Multi { combine: Combine, clamp: Option<(Exact, Exact)> },
    /// `no` or `yes`, the two levels.
    Boolean,
    /// The highest state reached.
    States,
    /// A number in a range, both ends included. What lies outside is moved to the nearer end where `clamp` says so, and is
    /// otherwise no answer.
    Number { allowed: (Exact, Exact), clamp: bool, unit: String },
}

/// How the selected options of a multiple choice become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    Sum,
    /// 0 where nothing is selected.
    Mean,
    /// How many are selected.
    Count,
    /// 1 when every option is selected, else 0.
    All,
    /// 1 when at least one option is selected, else 0.
    Any,
}

/// `[a, b] -> [c, d]`; either may run downwards. Ends of `from` differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescale {
    pub from: (Exact, Exact),
    pub to: (Exact, Exact),
}

impl Rescale {
    /// The points that a number of the first range means in the second.
    #[must_use]
    pub fn apply(&self, value: &Exact) -> Exact {
        let share = (value - &self.from.0).checked_div(&(&self.from.1 - &self.from.0)).unwrap_or_else(Exact::zero);
        &self.to.0 + &(&share * &(&self.to.1 - &self.to.0))
    }
}

/// A level, an option or a state of a scale.
#[derive(Debug)]
pub struct Level {
    pub id: String,
    /// What an answer may write for a level; also its points, unless the rubric gives others. The position of an option or state.
    pub number: i64,
    pub name: String,
    pub gloss: String,
    /// As written, before [`Scale::rescale`]; `None` for an option that only selects.
    pub points: Option<Exact>,
    pub outcome: Option<Ix<Outcome>>,
}

/// What was answered, in terms of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Points on the scale; `None` where the selected options carry none.
    pub points: Option<Exact>,
    /// Selected options; the level or state reached; none for a number.
    pub selected: Vec<Ix<Level>>,
}

impl Scale {
    /// Points as an answer writes them: as their level, where they are those of a level.
    #[must_use]
    pub fn written(&self, points: &Exact) -> String {
        let level = self.levels.values().find(|level| self.points_of(level).as_ref() == Some(points));
        match (level, &self.form) {
            (None, _) | (_, Form::Multi { .. }) => points.to_string(),
            (Some(level), Form::Level { .. }) => level.number.to_string(),
            (Some(level), _) => level.id.clone(),
        }
    }

    /// Points of a level after rescaling.
    #[must_use]
    pub fn points_of(&self, level: &Level) -> Option<Exact> {
        level.points.as_ref().map(|points| self.rescaled(points))
    }

    /// The answer that selects these options: one of a choice, levels or states; any number of a multiple choice.
    #[must_use]
    pub fn select(&self, selected: Vec<Ix<Level>>) -> Response {
        let points = match &self.form {
            Form::Multi { combine, clamp } => self
                .combined(*combine, &selected)
                .map(|points| within(points, clamp.as_ref()))
                .map(|points| self.rescaled(&points)),
            _ => selected.first().and_then(|level| self.points_of(&self.levels[*level])),
        };
        Response { points, selected }
    }

    /// The answer of a number in the allowed range, or of points between levels.
    #[must_use]
    pub fn measure(&self, number: &Exact) -> Response {
        let reached = self.levels.iter().rfind(|(_, level)| level.points.as_ref().is_some_and(|points| points <= number));
        Response { points: Some(self.rescaled(number)), selected: reached.map(|(ix, _)| ix).into_iter().collect() }
    }

    /// The answer that means these points, which are on the scale: of the highest level that they reach.
    #[must_use]
    pub fn response_at(&self, points: Exact) -> Response {
        let selected = self.level_at(&points).and_then(|level| self.levels.find(&level.id)).into_iter().collect();
        Response { points: Some(points), selected }
    }

    fn rescaled(&self, points: &Exact) -> Exact {
        self.rescale.as_ref().map_or_else(|| points.clone(), |rescale| rescale.apply(points))
    }

    fn combined(&self, combine: Combine, selected: &[Ix<Level>]) -> Option<Exact> {
        let worth = |level: &Ix<Level>| self.levels[*level].points.as_ref();
        let carry_points = self.levels.values().any(|level| level.points.is_some());
        match combine {
            Combine::Sum => carry_points.then(|| selected.iter().filter_map(worth).cloned().sum()),
            Combine::Mean if carry_points => {
                let sum: Exact = selected.iter().filter_map(worth).cloned().sum();
                let count = selected.iter().filter_map(worth).count();
                Some(sum.checked_div(&Exact::from(count)).unwrap_or_else(Exact::zero))
            }
            Combine::Mean => None,
            Combine::Count => Some(Exact::from(selected.len())),
            Combine::All => Some(Exact::from(u8::from(selected.len() == self.levels.len()))),
            Combine::Any => Some(Exact::from(u8::from(!selected.is_empty()))),
        }
    }

    /// The lowest and the highest points an answer can have; `None` where answers have none.
    #[must_use]
    pub fn range(&self) -> Option<(Exact, Exact)> {
        let points = || self.levels.values().filter_map(|level| level.points.as_ref());
        let zero = Exact::zero();
        let (low, high) = match &self.form {
            Form::Number { allowed, .. } => allowed.clone(),
            Form::Multi { combine, clamp } => {
                let (low, high) = match combine {
                    Combine::Sum => {
                        points().next()?;
                        let (below, above): (Vec<&Exact>, Vec<&Exact>) = points().partition(|points| points.is_negative());
                        (below.into_iter().cloned().sum(), above.into_iter().cloned().sum())
                    }
                    Combine::Mean => (points().min()?.min(&zero).clone(), points().max()?.max(&zero).clone()),
                    Combine::Count => (zero, Exact::from(self.levels.len())),
                    Combine::All | Combine::Any => (zero, Exact::one()),
                };
                (within(low, clamp.as_ref()), within(high, clamp.as_ref()))
            }
            _ => (points().min()?.clone(), points().max()?.clone()),
        };
        let (low, high) = (self.rescaled(&low), self.rescaled(&high));
        Some(if low <= high { (low, high) } else { (high, low) })
    }

    /// The level whose points are the highest not above `points`.
    #[must_use]
    pub fn level_at(&self, points: &Exact) -> Option<&Level> {
        let reached = self.levels.values().filter_map(|level| Some((self.points_of(level)?, level)));
        reached.filter(|(worth, _)| worth <= points).max_by(|a, b| a.0.cmp(&b.0)).map(|(_, level)| level)
    }
}

/// The nearest value of a range.
fn within(value: Exact, range: Option<&(Exact, Exact)>) -> Exact {
    match range {
        Some((low, _)) if value < *low => low.clone(),
        Some((_, high)) if value > *high => high.clone(),
        _ => value,
    }
}

/// One of several ways in which an item is answered.
#[derive(Debug)]
pub struct Measure {
    pub id: String,
    pub name: String,
    pub scale: Ix<Scale>,
    pub weight: Exact,
    /// What the measure counts as when the item is answered but this measure is not; `None` leaves that to the aggregation.
    pub missing: Option<MissingPolicy>,
}
