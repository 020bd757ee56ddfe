//! Which assessment of a past state is which of today.

use std::sync::Arc;

use crate::assessment::{Assessment, pairing};
use crate::workspace::Model;

/// Follows an assessment into the past, from one state to the one before.
pub(super) struct Lineage<'l> {
    newer: &'l Model,
    /// As it is in the newer state.
    assessment: &'l Assessment,
}

impl<'l> Lineage<'l> {
    pub fn of(model: &'l Model, assessment: &'l Assessment) -> Self {
        Lineage { newer: model, assessment }
    }

    /// The assessment in an older state; `None` where it is not there.
    pub fn back_to(&mut self, older: &'l Model) -> Option<&'l Arc<Assessment>> {
        // Most have never moved.
        let found = older.assessment(&self.assessment.path).or_else(|| {
            let at = self.newer.assessments.iter().position(|one| one.path == self.assessment.path)?;
            let there = pairing(&older.assessments, &self.newer.assessments);
            there[at].map(|at| &older.assessments[at])
        })?;
        (self.newer, self.assessment) = (older, found);
        Some(found)
    }
}
