//! Items that pay soon: much impact for little work.

use crate::exact::Exact;
use crate::plan::{Gain, Gains, PlanItem, Roadmap};

/// Least impact of a quick win.
pub const IMPACT: i64 = 4;

/// The quick wins of a plan.
pub struct QuickWins {
    /// Most work of one, in person-weeks: that of the middle item; `None` in an empty plan.
    pub most: Option<Exact>,
    /// Positions in the plan: the most rise of the whole for a person-week first, then in the plan's order.
    pub items: Vec<usize>,
}

impl QuickWins {
    /// At least [`IMPACT`], at most the work of the middle item, and it closes something.
    pub fn of(roadmap: &Roadmap, gains: &Gains) -> Self {
        let most = middle(roadmap);
        let is_quick = |item: &PlanItem| {
            item.impact >= IMPACT && most.as_ref().is_some_and(|most| item.mid_effort() <= *most) && !item.uplift.is_empty()
        };
        let mut items: Vec<usize> =
            roadmap.items.iter().enumerate().filter(|(_, item)| is_quick(item)).map(|(at, _)| at).collect();
        let rate =
            |at: &usize| gains.items.get(*at).and_then(|gain: &Gain| gain.per_week.as_ref()).map(|rate| rate.middle.clone());
        items.sort_by_key(|at| std::cmp::Reverse(rate(at)));
        QuickWins { most, items }
    }

    /// Where a line parts them from the rest: half-way to the next larger effort, so that no item stands on it.
    pub fn split(&self, roadmap: &Roadmap) -> Option<Exact> {
        let most = self.most.as_ref()?;
        let larger = roadmap.items.iter().map(PlanItem::mid_effort).filter(|effort| effort > most).min();
        Some(larger.map_or_else(|| most + &Exact::one(), |larger| (most + &larger) * Exact::ratio(1, 2)))
    }
}

/// Effort of the middle item of the plan; the lower one of two.
fn middle(roadmap: &Roadmap) -> Option<Exact> {
    let mut efforts: Vec<Exact> = roadmap.items.iter().map(PlanItem::mid_effort).collect();
    efforts.sort();
    efforts.get(efforts.len().saturating_sub(1) / 2).cloned()
}
