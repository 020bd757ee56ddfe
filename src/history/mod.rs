//! The past of a workspace, read from the commits that hold it.
//!
//! Every past state is scored twice: by the rubric of today, so that two states differ only in their answers, and by the rubric of its
//! day, so that a new rubric shows as what it is. What a state says is decoded as any workspace is; where that reports something, the
//! rest of the state still counts, because nobody can mend a commit any more.

mod lineage;
mod moves;
mod states;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::{Assessment, Milestone, previous};
use crate::git::{Commit, Error, Id, Repository};
use crate::workspace::{Every, Loaded, Model};
use lineage::Lineage;
use moves::Step;
use states::State;

/// What was committed of a workspace, as far as it is looked at.
#[derive(Debug)]
pub struct Past {
    /// Oldest first.
    states: Vec<State>,
    /// The commits since the earliest state that an assessment is compared with, oldest first, after the one before them.
    steps: Vec<Step>,
    /// Whether the names of those who committed may be told.
    authors: bool,
    /// Whether the clone holds less than the repository it came from.
    pub is_shallow: bool,
}

impl Past {
    /// Reads what gapmap.yaml asks for: tagged states, or the last one of every period before that of the newest commit.
    ///
    /// # Errors
    /// When git fails. Without a single commit there is no past, which is none.
    pub fn read(repository: &Repository, today: &Loaded) -> Result<Self, Error> {
        let is_shallow = repository.is_shallow();
        let mut past = Past { states: Vec::new(), steps: Vec::new(), authors: false, is_shallow };
        let Some(model) = &today.model else { return Ok(past) };
        let settings = &model.config.history;
        past.authors = settings.authors;
        let head = match repository.head() {
            Ok(head) => head,
            Err(Error::NoCommits) => return Ok(past),
            Err(error) => return Err(error),
        };
        let commits = repository.commits(&head)?;
        let chosen = match &settings.tags {
            Some(pattern) => states::tagged(repository.tagged(&head, pattern)?),
            None => states::thinned(&commits, settings.every),
        };
        let snapshots = repository.snapshots(&ids(chosen.iter().map(|chosen| &chosen.commit)), &today.sources)?;
        past.states = states::load(chosen, &snapshots, today);
        let commits = past.since_compared(model, commits);
        let snapshots = repository.snapshots(&ids(commits.iter()), &today.sources)?;
        past.steps = moves::steps(commits, &snapshots, today, past.states.last().map_or(today, |state| &state.now));
        Ok(past)
    }

    /// The model with what was before: committed states among the recorded milestones, and which commits moved the answers.
    #[must_use]
    pub fn told(&self, model: &Model) -> Model {
        let assessments = model.assessments.iter().map(|assessment| Arc::new(self.of(model, assessment))).collect();
        Model { assessments, ..model.clone() }
    }

    /// The commits after those that every state holds which something is compared with, and the one before them.
    fn since_compared(&self, model: &Model, mut commits: Vec<Commit>) -> Vec<Commit> {
        let compared = model.assessments.iter().filter_map(|assessment| {
            let milestones = self.milestones(model, assessment);
            let before = previous(&milestones).map(|at| &milestones[at])?;
            Some(moves::held(commits.iter(), before))
        });
        let Some(first) = compared.min() else { return Vec::new() };
        commits.split_off(first.saturating_sub(1))
    }

    /// Recorded and committed states, oldest first.
    fn milestones(&self, model: &Model, assessment: &Assessment) -> Vec<Milestone> {
        let mut lineage = Lineage::of(model, assessment);
        let pasts = self.states.iter().rev().map(|state| (state, state.now.model.as_ref()));
        let there = pasts.filter_map(|(state, past)| Some((state, lineage.back_to(past?)?)));
        let mut milestones: Vec<Milestone> = there.map(|(state, there)| state.milestone(there, assessment)).collect();
        milestones.extend(assessment.milestones.iter().rev().cloned());
        milestones.reverse();
        milestones.sort_by_key(|milestone| milestone.date);
        milestones
    }

    fn of(&self, model: &Model, assessment: &Assessment) -> Assessment {
        let milestones = self.milestones(model, assessment);
        let before = previous(&milestones).map(|at| &milestones[at]);
        let since = |before| moves::since(&self.steps, (model, assessment), before, self.authors);
        let moves = before.map_or_else(BTreeMap::new, since);
        Assessment { milestones, moves, ..assessment.clone() }
    }
}

fn ids<'c>(commits: impl Iterator<Item = &'c Commit>) -> Vec<Id> {
    commits.map(|commit| commit.id.clone()).collect()
}

/// The first day of the period that a day lies in, as its name.
fn period(every: Every, day: Date) -> String {
    match every {
        Every::Month => day.strftime("%Y-%m").to_string(),
        Every::Week => {
            let week = day.iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        Every::Day | Every::Commit => day.to_string(),
    }
}
