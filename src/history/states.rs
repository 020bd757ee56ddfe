//! Which past states are shown, and what was assessed in them.

use std::sync::Arc;

use super::period;
use crate::assessment::{Assessment, Committed, Milestone, Origin, Ruler};
use crate::git::Commit;
use crate::source::Sources;
use crate::workspace::{self, Every, Loaded, RUBRIC_FOLDER};

/// A state that is shown.
#[derive(Debug)]
pub(super) struct Chosen {
    pub commit: Commit,
    pub name: String,
    pub is_named: bool,
}

/// A past state of the workspace.
#[derive(Debug)]
pub(super) struct State {
    chosen: Chosen,
    /// Under the rubric of today.
    pub now: Loaded,
    then: Then,
}

/// A state under the rubric of its day.
#[derive(Debug)]
enum Then {
    /// Its rubric stands in the very files of today's.
    Same,
    /// Its rubric came with the program, which cannot tell any more what it was.
    Builtin,
    Other(Box<Loaded>),
}

/// One state for every tag, in the order of their days.
pub(super) fn tagged(commits: Vec<(String, Commit)>) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = commits.into_iter().map(|(name, commit)| Chosen { commit, name, is_named: true }).collect();
    chosen.sort_by(|a, b| (a.commit.date, &a.name).cmp(&(b.commit.date, &b.name)));
    chosen
}

/// The last commit of every period, but for the newest period: the state of today stands for that one.
pub(super) fn thinned(commits: &[Commit], every: Every) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = Vec::new();
    for commit in commits {
        let name = if every == Every::Commit { commit.id.short().to_owned() } else { period(every, commit.date) };
        // A commit of an earlier day than the one before it belongs to the period of that one.
        if every != Every::Commit && chosen.last().is_some_and(|last| name <= last.name) {
            let last = chosen.pop().map_or(name, |last| last.name);
            chosen.push(Chosen { commit: commit.clone(), name: last, is_named: false });
        } else {
            chosen.push(Chosen { commit: commit.clone(), name, is_named: false });
        }
    }
    chosen.pop();
    chosen
}

/// What the snapshots say, each decoded with what it shares with the one before.
pub(super) fn load(chosen: Vec<Chosen>, snapshots: &[Sources], today: &Loaded) -> Vec<State> {
    let mut states: Vec<State> = Vec::with_capacity(chosen.len());
    for (chosen, snapshot) in chosen.into_iter().zip(snapshots) {
        let before = states.last();
        let now = today.past(snapshot, before.map_or(today, |state| &state.now));
        let then = then(snapshot, &now, before);
        states.push(State { chosen, now, then });
    }
    states
}

fn then(snapshot: &Sources, now: &Loaded, before: Option<&State>) -> Then {
    if has_files_of_rubric(snapshot, &now.sources) {
        return Then::Same;
    }
    let near = match before.map(|state| &state.then) {
        Some(Then::Other(near)) => near,
        _ => now,
    };
    let then = workspace::recall(snapshot.clone(), near);
    if is_same_rubric(&then, now) { Then::Builtin } else { Then::Other(Box::new(then)) }
}

/// Whether both have a rubric of their own, in the very same files.
fn has_files_of_rubric(one: &Sources, other: &Sources) -> bool {
    let files = |sources: &Sources| sources.below(RUBRIC_FOLDER).map(|(_, file)| Arc::as_ptr(file)).collect::<Vec<_>>();
    let files = [one, other].map(files);
    !files[0].is_empty() && files[0] == files[1]
}

fn is_same_rubric(one: &Loaded, other: &Loaded) -> bool {
    let rubric = |loaded: &Loaded| loaded.model.as_ref().map(|model| Arc::clone(&model.rubric));
    match (rubric(one), rubric(other)) {
        (Some(one), Some(other)) => Arc::ptr_eq(&one, &other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

impl State {
    /// What `assessment`, which is `there` in this state, was.
    pub fn milestone(&self, there: &Arc<Assessment>, assessment: &Assessment) -> Milestone {
        let Chosen { commit, name, is_named } = &self.chosen;
        let committed =
            Committed { short: commit.id.short().to_owned(), is_named: *is_named, ruler: self.ruler(there, assessment) };
        let origin = Origin::Committed(committed);
        Milestone { name: name.clone(), date: commit.date, state: Arc::clone(there), origin }
    }

    fn ruler(&self, there: &Assessment, assessment: &Assessment) -> Ruler {
        match &self.then {
            Then::Builtin if there.rubric_version != assessment.rubric_version => Ruler::Unknown,
            Then::Same | Then::Builtin => Ruler::Same,
            Then::Other(then) => {
                let read = then.model.as_ref().and_then(|model| {
                    let state = model.assessment(&there.path)?;
                    Some(Ruler::Other { rubric: Arc::clone(&model.rubric), state: Arc::clone(state) })
                });
                read.unwrap_or(Ruler::Unknown)
            }
        }
    }
}
