//! What pages compute with when a reader switches items of the plan off.

use serde::Serialize;

/// Items that can be switched off, and how the projected scores follow.
#[derive(Debug, Serialize)]
pub struct WhatIfView {
    /// Whether the projected score follows by `steps`; else only the command line can tell.
    pub can_switch: bool,
    /// What stands before the decimals of a number.
    pub mark: String,
    /// The items of the plan in the order of work.
    pub items: Vec<WhatIfItem>,
    /// Today's levels of what the items lift, as `p/q`. Positions in `raises`, `steps` and `results` count these first, then `steps`.
    pub levels: Vec<String>,
    /// Calculations, each from what stands before it.
    pub steps: Vec<WhatIfStep>,
    /// The whole first, then the outermost nodes; none where scores do not follow by `steps`.
    pub results: Vec<WhatIfResult>,
}

#[derive(Debug, Serialize)]
pub struct WhatIfItem {
    pub id: String,
    /// Positions in `items` of what must be finished first.
    pub needs: Vec<usize>,
    /// Whether it is in the plan only because others need it.
    pub is_prerequisite: bool,
    /// Least and most person-weeks, as `p/q`.
    pub effort: (String, String),
    /// Levels it lifts by position, and to what, as `p/q`.
    pub raises: Vec<(usize, String)>,
}

/// A projected score.
#[derive(Debug, Serialize)]
pub struct WhatIfResult {
    pub name: String,
    /// Position of its value.
    pub at: usize,
    /// Decimals of the shown number; none for all that are known.
    pub digits: Option<u32>,
    /// `half-up` or `truncate`.
    pub rounding: &'static str,
    /// With every item on.
    pub display: String,
}

/// A calculation: numbers as `p/q`, the rest positions of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhatIfStep {
    /// A constant, and values times factors.
    Sum(String, Vec<(usize, String)>),
    Least(Vec<usize>),
    Greatest(Vec<usize>),
    /// The middle one; of an even number the mean of the two in the middle.
    Middle(Vec<usize>),
    /// The value, or the nearer end.
    Clamp(usize, String, String),
    /// The value to so many decimals, `half-up` or `truncate`.
    Round(usize, u32, &'static str),
    /// The value of the first case whose test holds, else the last one.
    Choose(Vec<(WhatIfTest, usize)>, usize),
}

/// A condition over values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhatIfTest {
    All(Vec<WhatIfTest>),
    Any(Vec<WhatIfTest>),
    Not(Box<WhatIfTest>),
    /// Whether all comparisons hold.
    Holds(usize, Vec<(&'static str, String)>),
    /// Whether the share of these values for which all comparisons hold satisfies others, with so many others that do, of so many.
    Share(Vec<usize>, Vec<(&'static str, String)>, usize, usize, Vec<(&'static str, String)>),
}
