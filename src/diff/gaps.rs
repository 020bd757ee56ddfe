//! Gaps that opened, closed and moved.

use std::cmp::Ordering;

use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric};
use crate::score::Scorecard;

/// A gap that is not the same in both states.
#[derive(Debug)]
pub struct GapChange {
    pub item: Ix<Node>,
    pub kind: GapKind,
    /// `None` without a gap, and where there is no answer or no target.
    pub was: Option<Exact>,
    pub is: Option<Exact>,
}

/// What became of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// There was none, or nobody could know of it.
    Opened,
    Grown,
    Shrunk,
    /// The target is reached.
    Closed,
    /// There is no answer or no target any more.
    Lost,
}

impl GapKind {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            GapKind::Opened => "opened",
            GapKind::Grown => "grown",
            GapKind::Shrunk => "shrunk",
            GapKind::Closed => "closed",
            GapKind::Lost => "lost",
        }
    }
}

pub fn changes(rubric: &Rubric, was: &Scorecard, is: &Scorecard) -> Vec<GapChange> {
    rubric.items().filter_map(|(item, ..)| change(was, is, item)).collect()
}

fn change(before: &Scorecard, after: &Scorecard, item: Ix<Node>) -> Option<GapChange> {
    let gap = |card: &Scorecard| card.gap(item).filter(|gap| !gap.is_zero());
    let (was, is) = (gap(before), gap(after));
    let kind = match (&was, &is) {
        (None, None) => return None,
        (None, Some(_)) => GapKind::Opened,
        (Some(_), None) if after.gap(item).is_some() => GapKind::Closed,
        (Some(_), None) => GapKind::Lost,
        (Some(was), Some(is)) => match is.cmp(was) {
            Ordering::Equal => return None,
            Ordering::Greater => GapKind::Grown,
            Ordering::Less => GapKind::Shrunk,
        },
    };
    Some(GapChange { item, kind, was, is })
}
