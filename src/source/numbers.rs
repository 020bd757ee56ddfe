//! Ids of files: they ascend with the paths, and a file keeps its own when others come and go.
//!
//! There is room between them, so that a new file gets one between those of its neighbours. What was made of files that did not
//! change is then still right about its places. Only where the room is used up are all files numbered anew.

use std::sync::Arc;

use super::disk::Stamp;
use super::{Entry, SourceFile};
use crate::diagnostics::FileId;

/// Ids of the workspace's own files are below this, those of files that came with the binary are not.
pub(super) const BUILTIN: u32 = 1 << 31;

/// The room between two ids, as long as there are few enough files.
const ROOM: u32 = 1 << 16;

/// A file on its way into a snapshot.
#[derive(Debug)]
pub(super) struct Draft {
    /// `None` for a new file.
    pub id: Option<FileId>,
    pub stamp: Option<Stamp>,
    pub file: Arc<SourceFile>,
}

/// The entries of a snapshot, in the order of paths. Ids that are given ascend with the paths.
pub(super) fn number(mut drafts: Vec<Draft>) -> Vec<Entry> {
    drafts.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    let given: Vec<Option<u32>> = drafts.iter().map(|draft| draft.id.map(|id| id.0)).collect();
    let ids = between(&given).unwrap_or_else(|| apart(given.len()));
    let entry = |(draft, id): (Draft, u32)| Entry { id: FileId(id), stamp: draft.stamp, file: draft.file };
    drafts.into_iter().zip(ids).map(entry).collect()
}

/// The ids with those that are missing between them; `None` where there is no room.
fn between(given: &[Option<u32>]) -> Option<Vec<u32>> {
    let mut ids = Vec::with_capacity(given.len());
    while ids.len() < given.len() {
        let rest = &given[ids.len()..];
        let low: u32 = ids.last().copied().unwrap_or(0);
        let missing = rest.iter().take_while(|id| id.is_none()).count();
        let count = u32::try_from(missing).ok()?;
        let high = match rest.get(missing) {
            Some(next) => *next,
            None => ROOM.checked_mul(count.checked_add(1)?).and_then(|room| low.checked_add(room)).filter(|end| *end <= BUILTIN),
        };
        let high = high?;
        let step = high.checked_sub(low)? / (count + 1);
        if step == 0 {
            return None;
        }
        ids.extend((1..=count).map(|at| low + at * step));
        ids.extend(rest.get(missing).copied().flatten());
    }
    Some(ids)
}

/// Ids for so many files, as far apart as possible.
fn apart(files: usize) -> Vec<u32> {
    let count = u32::try_from(files).unwrap_or(BUILTIN);
    let step = (BUILTIN / count.saturating_add(1)).clamp(1, ROOM);
    (1..=count).map(|at| at * step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn a_new_file_moves_no_other() {
        assert_eq!(between(&[Some(10), None, Some(20)]), Some(vec![10, 15, 20]));
        assert_eq!(between(&[None, None, Some(30)]), Some(vec![10, 20, 30]));
        assert_eq!(between(&[Some(10), None]), Some(vec![10, 10 + ROOM]));
        assert_eq!(between(&[]), Some(vec![]));
    }

    #[test]
    fn without_room_all_are_numbered_anew() {
        assert_eq!(between(&[Some(10), None, Some(11)]), None);
        assert_eq!(between(&[Some(BUILTIN - 1), None]), None);
        assert_eq!(apart(3), [ROOM, 2 * ROOM, 3 * ROOM]);
        let many = apart(100_000);
        assert!(many.is_sorted() && many.last().is_some_and(|last| *last < BUILTIN));
    }

    proptest! {
        #[test]
        fn ids_ascend_and_stay(gaps in proptest::collection::vec((1..50_u32, any::<bool>()), 0..40)) {
            let ids = gaps.iter().scan(0, |id, (gap, is_known)| { *id += gap; Some(is_known.then_some(*id)) });
            let given: Vec<Option<u32>> = ids.collect();
            if let Some(ids) = between(&given) {
                prop_assert!(ids.is_sorted_by(|a, b| a < b), "{:?}", ids);
                prop_assert_eq!(ids.len(), given.len());
                prop_assert!(ids.iter().zip(&given).all(|(id, given)| given.is_none_or(|given| given == *id)));
            }
        }
    }
}
