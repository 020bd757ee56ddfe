//! Three-valued logic, for conditions whose answers are still open.

use crate::exact::Exact;
use crate::rubric::Bounds;

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    No,
    /// It depends on answers that are open.
    Maybe,
    Yes,
}

impl Truth {
    pub fn all(of: impl IntoIterator<Item = Truth>) -> Truth {
        of.into_iter().fold(Truth::Yes, Truth::and)
    }

    pub fn any(of: impl IntoIterator<Item = Truth>) -> Truth {
        !Truth::all(of.into_iter().map(|truth| !truth))
    }

    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Yes, Truth::Yes) => Truth::Yes,
            _ => Truth::Maybe,
        }
    }

    /// Whether a value that lies somewhere from `low` to `high` satisfies all comparisons.
    pub fn of_range(bounds: &Bounds, low: &Exact, high: &Exact) -> Truth {
        match bounds.within(low, high) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Maybe,
            (false, false) => Truth::No,
        }
    }

    pub fn is_possible(self) -> bool {
        self != Truth::No
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Truth::Yes } else { Truth::No }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;
    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Maybe => Truth::Maybe,
            Truth::Yes => Truth::No,
        }
    }
}
