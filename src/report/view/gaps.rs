//! Gaps in the view model.

use serde::Serialize;

use super::{AxisView, LinkView, Number};
use crate::exact::Exact;

#[derive(Debug, Serialize)]
pub struct GapView {
    /// Its place in the order of priority, from 1.
    pub rank: usize,
    pub id: String,
    pub name: String,
    pub url: String,
    /// Name of the outermost node it belongs to.
    pub dimension: String,
    /// Id of the page it stands on.
    pub dimension_id: String,
    /// Address of that node.
    pub dimension_url: String,
    pub now: Number,
    pub target: Number,
    /// Number of the level now, for the colour.
    pub level_class: usize,
    /// Number of the target's level, for the colour.
    pub target_class: usize,
    /// The axis of the item.
    pub axis: AxisView,
    /// The distance to the target as text.
    pub gap: String,
    /// The same, exact.
    pub gap_value: Exact,
    /// Its weight, as text.
    pub weight: String,
    pub weight_value: Exact,
    /// `none`, `low`, `medium`, `high`, and the word for it.
    pub pain: Option<&'static str>,
    pub pain_text: Option<String>,
    /// The number it is ordered by, as text.
    pub priority: String,
    /// The same, exact.
    pub priority_value: Exact,
    /// `2 × 3 × (1 + 0.25) = 7.5`.
    pub formula: String,
    /// The same with decimal points in every language, for tables.
    pub formula_plain: String,
    /// Share of the summed priorities up to and with this row, in percent, whole: `67`.
    pub cumulative: String,
    /// `67%`.
    pub cumulative_text: String,
    /// Person-weeks of the cheapest item that lifts it, middle of the range.
    pub effort: Option<String>,
    /// Person-weeks of the cheapest roadmap item that lifts it, the middle of its range.
    pub effort_value: Option<Exact>,
    /// Roadmap items that lift it.
    pub items: Vec<LinkView>,
    /// Risks it drives.
    pub risks: Vec<LinkView>,
    /// Who answers for the item.
    pub owner: Option<String>,
}
