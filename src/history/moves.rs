//! Which commits moved the answers.

use std::collections::{BTreeMap, BTreeSet};

use super::lineage::Lineage;
use crate::assessment::{Answer, Assessment, Milestone, Move, Origin};
use crate::git::Commit;
use crate::rubric::{Ix, Node};
use crate::source::Sources;
use crate::workspace::{Loaded, Model};

/// A commit with the workspace as it left it, under today's rubric.
#[derive(Debug)]
pub(super) struct Step {
    commit: Commit,
    after: Loaded,
}

/// Every commit with the workspace as it left it. `near` is a state close to the first.
pub(super) fn steps(commits: Vec<Commit>, snapshots: &[Sources], today: &Loaded, near: &Loaded) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(commits.len());
    for (commit, snapshot) in commits.into_iter().zip(snapshots) {
        let before = steps.last().map_or(near, |step| &step.after);
        let after = today.past(snapshot, before);
        steps.push(Step { commit, after });
    }
    steps
}

/// How many of these commits, oldest first, a state holds already.
pub(super) fn held<'c>(mut commits: impl DoubleEndedIterator<Item = &'c Commit> + ExactSizeIterator, state: &Milestone) -> usize {
    let is_it = |commit: &Commit| match &state.origin {
        Origin::Committed(committed) => commit.id.short() == committed.short || commit.date < state.date,
        Origin::Recorded => commit.date <= state.date,
    };
    commits.rposition(is_it).map_or(0, |at| at + 1)
}

/// The commits after a state that changed the answer to an item, oldest first, by item.
pub(super) fn since(
    steps: &[Step],
    (model, now): (&Model, &Assessment),
    before: &Milestone,
    authors: bool,
) -> BTreeMap<Ix<Node>, Vec<Move>> {
    let mut moves: BTreeMap<Ix<Node>, Vec<Move>> = BTreeMap::new();
    let mut lineage = Lineage::of(model, now);
    let pasts = steps.iter().rev().map(|step| step.after.model.as_ref());
    let mut states: Vec<Option<&Assessment>> =
        pasts.map(|past| past.and_then(|model| lineage.back_to(model)).map(AsRef::as_ref)).collect();
    states.reverse();
    let first = held(steps.iter().map(|step| &step.commit), before);
    for (at, step) in steps.iter().enumerate().skip(first) {
        let [earlier, later] = [at.checked_sub(1).and_then(|at| states[at]), states[at]];
        for item in moved(earlier, later) {
            moves.entry(item).or_default().push(told(&step.commit, authors));
        }
    }
    moves
}

/// The items whose answers differ. Most commits change one assessment, and the others stay the same objects.
fn moved(earlier: Option<&Assessment>, later: Option<&Assessment>) -> BTreeSet<Ix<Node>> {
    if earlier.zip(later).is_some_and(|(earlier, later)| std::ptr::eq(earlier, later)) {
        return BTreeSet::new();
    }
    let answer = |of: Option<&Assessment>, item: &Ix<Node>| {
        of.and_then(|of| of.answers.get(item)).map(|Answer { state, measures, .. }| (state.clone(), measures.clone()))
    };
    let items = [earlier, later].into_iter().flatten().flat_map(|one| one.answers.keys());
    items.filter(|item| answer(earlier, item) != answer(later, item)).copied().collect()
}

fn told(commit: &Commit, authors: bool) -> Move {
    Move {
        commit: commit.id.short().to_owned(),
        date: commit.date,
        subject: Some(commit.subject.clone()),
        author: Some(commit.author.clone()).filter(|_| authors),
    }
}
