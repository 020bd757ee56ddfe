//! Which assessment of one state of a workspace is which of another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Assessment;

/// For every assessment of the later state its position in the earlier one, where it is there. The same folder is the same assessment;
/// of the others the one with the same folder's name, else with the same subject, where only one in each state has it.
#[must_use]
pub fn pairing(earlier: &[Arc<Assessment>], later: &[Arc<Assessment>]) -> Vec<Option<usize>> {
    let names: [Name; 3] = [|one| &one.path, |one| &one.id, |one| &one.subject];
    let mut positions = vec![None; later.len()];
    for name in names {
        let taken: BTreeSet<usize> = positions.iter().flatten().copied().collect();
        let now = by_name(later, name, |at| positions[at].is_none());
        let before = by_name(earlier, name, |at| !taken.contains(&at));
        for (name, at) in now {
            if let (Some(at), Some(Some(before))) = (at, before.get(name)) {
                positions[at] = Some(*before);
            }
        }
    }
    positions
}

/// What may be the same in both states.
type Name = fn(&Assessment) -> &String;

/// Positions of the open ones by name; `None` where several have it.
fn by_name(assessments: &[Arc<Assessment>], name: Name, is_open: impl Fn(usize) -> bool) -> BTreeMap<&str, Option<usize>> {
    let mut positions: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, assessment) in assessments.iter().enumerate().filter(|(at, _)| is_open(*at)) {
        positions.entry(name(assessment)).and_modify(|position| *position = None).or_insert(Some(at));
    }
    positions
}
