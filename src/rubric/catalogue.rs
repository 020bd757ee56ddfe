//! What a rubric knows besides: tools, metrics, next steps, references.

use jiff::civil::Date;

use super::list::{Ix, List, named};
use super::{Condition, Item, Node, Question};
use crate::exact::Exact;

named!(ToolCategory, Tool, MetricBand, MetricGroup, Metric, Horizon, Step, Reference);

#[derive(Debug, Default)]
pub struct ToolNotes {
    pub status_as_of: Option<Date>,
    pub stale_after_days: Option<i64>,
    pub rules: Vec<String>,
    pub categories: List<ToolCategory>,
    pub tools: List<Tool>,
}

#[derive(Debug)]
pub struct ToolCategory {
    pub id: String,
    pub name: String,
    pub items: Vec<Ix<Node>>,
    pub options: Vec<ToolOption>,
}

/// An entry of a category; it may stand for several tools.
#[derive(Debug)]
pub struct ToolOption {
    pub tools: Vec<Ix<Tool>>,
    pub text: String,
}

#[derive(Debug)]
pub struct Tool {
    pub id: String,
    pub name: String,
    pub licence: String,
    pub open_source: bool,
    pub hosting: Vec<String>,
    pub steward: String,
    pub items: Vec<Ix<Node>>,
    pub best_when: String,
    pub avoid_when: String,
    pub prefer_if: Condition,
    pub avoid_if: Condition,
    pub status: ToolStatus,
}

#[derive(Debug, Default)]
pub struct ToolStatus {
    pub state: ToolState,
    pub latest: Option<String>,
    pub note: String,
    pub verified: String,
    pub refs: Vec<Ix<Reference>>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum ToolState {
    #[default]
    Active,
    Acquired,
    Discontinued,
    LicenceChanged,
    /// Not a product.
    Pattern,
}

impl ToolState {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ToolState::Active => "active",
            ToolState::Acquired => "acquired",
            ToolState::Discontinued => "discontinued",
            ToolState::LicenceChanged => "licence-changed",
            ToolState::Pattern => "pattern",
        }
    }
}

#[derive(Debug)]
pub struct MetricBand {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct MetricGroup {
    pub id: String,
    pub name: String,
}

#[derive(Debug)]
pub struct Metric {
    pub id: String,
    pub group: Ix<MetricGroup>,
    pub name: String,
    pub text: String,
    pub definition: String,
    pub unit: String,
    pub formula: String,
    pub source: String,
    pub lower_is_better: bool,
    /// Cut points between the bands, worst band first; empty without bands.
    pub cuts: Vec<Exact>,
    pub basis: String,
    pub note: String,
    pub moved_by: Vec<Ix<Node>>,
    pub refs: Vec<Ix<Reference>>,
}

impl Metric {
    /// The band of a value: one band better for every cut reached. `None` without cuts.
    #[must_use]
    pub fn band(&self, value: &Exact) -> Option<Ix<MetricBand>> {
        let reached = |cut: &&Exact| {
            if self.lower_is_better { value <= *cut } else { value >= *cut }
        };
        (!self.cuts.is_empty()).then(|| Ix::new(self.cuts.iter().take_while(reached).count()))
    }
}

#[derive(Debug)]
pub struct Horizon {
    pub id: String,
    pub name: String,
    pub days: i64,
}

#[derive(Debug)]
pub struct Step {
    pub id: String,
    pub horizon: Ix<Horizon>,
    pub text: String,
    pub done_when: String,
    pub feeds: Vec<Ix<Item>>,
    pub uses: Vec<Ix<Question>>,
    pub owner_role: String,
    pub hours: Option<(Exact, Exact)>,
}

#[derive(Debug)]
pub struct Reference {
    pub id: String,
    pub title: String,
    pub by: String,
    pub url: String,
    pub access: String,
    pub note: String,
}
