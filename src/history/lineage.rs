//! Which assessment of a past state is which of today.

use std::sync::Arc;

use crate::assessment::Assessment;
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

    /// The assessment in an older state: in the same folder; else, where exactly one folder with its name, or with its subject, went
    /// away between the two states and exactly one came, the one that went. `None` where it is not there.
    pub fn back_to(&mut self, older: &'l Model) -> Option<&'l Arc<Assessment>> {
        let path = |model: &'l Model, path: &str| model.assessments.iter().find(|one| one.path == path);
        let is_alike = |alike: fn(&Assessment) -> &str, one: &Arc<Assessment>| alike(one) == alike(self.assessment);
        let moved = |alike: fn(&Assessment) -> &str| {
            let mut gone = older.assessments.iter().filter(|one| is_alike(alike, one) && path(self.newer, &one.path).is_none());
            let came = self.newer.assessments.iter().filter(|one| is_alike(alike, one) && path(older, &one.path).is_none());
            gone.next().filter(|_| gone.next().is_none() && came.count() == 1)
        };
        let found = path(older, &self.assessment.path)
            .or_else(|| moved(|assessment| &assessment.id))
            .or_else(|| moved(|assessment| &assessment.subject))?;
        (self.newer, self.assessment) = (older, found);
        Some(found)
    }
}
