//! Which commits moved the answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Step, same, under_today};
use crate::assessment::{Assessment, Milestone, Move};
use crate::git::Commit;
use crate::rubric::{Ix, Node};
use crate::source::Sources;
use crate::workspace::{self, Loaded};

/// Every commit with the workspace as it left it.
pub(super) fn steps(commits: Vec<Commit>, snapshots: &[Sources], today: &Loaded) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(commits.len());
    for (commit, snapshot) in commits.into_iter().zip(snapshots) {
        let before = steps.last().map_or(today, |step| &step.after);
        let after = workspace::reload(under_today(snapshot, today), Some(before));
        steps.push(Step { commit, after });
    }
    steps
}

/// The commits after the day of a state that changed the answer to an item, oldest first. An answer that was there before and is there
/// again after a commit was changed by it, too.
pub(super) fn since(steps: &[Step], now: &Assessment, before: &Milestone, authors: bool) -> BTreeMap<Ix<Node>, Vec<Move>> {
    let mut moves: BTreeMap<Ix<Node>, Vec<Move>> = BTreeMap::new();
    let mut earlier: Option<&Arc<Assessment>> = None;
    for step in steps {
        let Some(later) = same(&step.after, now) else { continue };
        let is_new = earlier.is_none_or(|earlier| !Arc::ptr_eq(earlier, later));
        if step.commit.date > before.state.date && is_new {
            let answers = earlier.map(|earlier| &earlier.answers);
            let state = |answers: Option<&BTreeMap<_, crate::assessment::Answer>>, item: &Ix<Node>| {
                answers.and_then(|answers| answers.get(item)).map(|answer| (answer.state.clone(), answer.measures.clone()))
            };
            let items = later.answers.keys().chain(answers.iter().flat_map(|answers| answers.keys()));
            let moved: std::collections::BTreeSet<Ix<Node>> =
                items.filter(|item| state(Some(&later.answers), item) != state(answers, item)).copied().collect();
            for item in moved {
                moves.entry(item).or_default().push(told(&step.commit, authors));
            }
        }
        earlier = Some(later);
    }
    moves
}

fn told(commit: &Commit, authors: bool) -> Move {
    Move {
        commit: commit.id.short().to_owned(),
        date: commit.date,
        subject: Some(commit.subject.clone()),
        author: Some(commit.author.clone()).filter(|_| authors),
    }
}
