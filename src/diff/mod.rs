//! What differs between two states of a workspace: answers, scores and what moved them, gaps, risks and dates.
//!
//! A pure function of two workspaces that were read; where they come from is nobody's business here. Both states are read with the
//! rubric of the later one, so that only like is compared with like; what another rubric does to the scores is told apart.

mod answers;
mod gaps;
mod pairs;
mod risks;
mod roadmap;
mod scores;

use std::sync::Arc;

use crate::assessment::Assessment;
use crate::plan::{self, Plan};
use crate::rubric::Rubric;
use crate::score::{self, Scorecard};
use crate::syntax;
use crate::workspace::{Loaded, Model, RUBRIC_FOLDER};
pub use answers::{AnswerChange, Aspect, Standing};
pub use gaps::{GapChange, GapKind};
use pairs::Pair;
pub use risks::{Rated, RiskChange, RiskKind};
pub use roadmap::{ItemChange, Place, RoadmapChange};
use scores::Then;
pub use scores::{Cause, Score, ScoreChange};

/// What differs between two states.
#[derive(Debug)]
pub struct Difference {
    /// That of the later state. Everything here is in its terms.
    pub rubric: Arc<Rubric>,
    /// Where the earlier state had another rubric.
    pub ruler: Option<Ruler>,
    /// Those that are not the same in both states, in the order of their paths.
    pub assessments: Vec<Changed>,
}

/// Two rubrics, each as `id version`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruler {
    /// `None`: there was none that could be used.
    pub was: Option<String>,
    pub is: String,
}

/// An assessment of either state.
#[derive(Debug)]
pub struct Changed {
    /// Its folder from the workspace's root: the later one where there are two.
    pub path: String,
    pub subject: String,
    pub fate: Fate,
}

impl Changed {
    /// Its folders in both states.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let moved_from = match &self.fate {
            Fate::Kept(comparison) => comparison.moved_from.as_deref(),
            Fate::Added(_) | Fate::Removed(_) => None,
        };
        std::iter::once(self.path.as_str()).chain(moved_from)
    }
}

/// What became of an assessment.
#[derive(Debug)]
pub enum Fate {
    Added(Box<Scorecard>),
    Removed(Box<Scorecard>),
    Kept(Box<Comparison>),
}

/// Two states of one assessment.
#[derive(Debug)]
pub struct Comparison {
    /// Its folder in the earlier state, where that was another one.
    pub moved_from: Option<String>,
    /// In the rubric's order.
    pub answers: Vec<AnswerChange>,
    /// The whole, then the outermost nodes; all of them.
    pub scores: Vec<ScoreChange>,
    /// In the rubric's order.
    pub gaps: Vec<GapChange>,
    /// In the order of the later register, then those that went.
    pub risks: Vec<RiskChange>,
    pub roadmap: RoadmapChange,
    /// Scores of the later state; they say how values are shown.
    pub scorecard: Scorecard,
}

impl Comparison {
    /// Whether nothing is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let is_still = self.answers.is_empty() && self.gaps.is_empty() && self.risks.is_empty() && self.roadmap.is_empty();
        is_still && self.moved_from.is_none() && !self.scores.iter().any(ScoreChange::is_told)
    }
}

/// Compares two states; `None` where the later one has no usable rubric.
#[must_use]
pub fn difference(before: &Loaded, after: &Loaded) -> Option<Difference> {
    let model = after.model.as_ref()?;
    if !has_other_ruler(before, after) {
        let was = before.model.as_ref()?;
        return Some(Difference {
            rubric: Arc::clone(&model.rubric),
            ruler: None,
            assessments: compared(was, Earlier::Same, model),
        });
    }
    let again = after.past(&before.sources, after);
    let was = again.model.as_ref()?;
    let named = |model: &Model| format!("{} {}", model.rubric.id, model.rubric.version);
    let ruler = Ruler { was: before.model.as_ref().map(named), is: named(model) };
    let assessments = compared(was, Earlier::Other(before.model.as_ref()), model);
    Some(Difference { rubric: Arc::clone(&model.rubric), ruler: Some(ruler), assessments })
}

/// Whether the two states were read with different rubrics.
fn has_other_ruler(before: &Loaded, after: &Loaded) -> bool {
    let named = |loaded: &Loaded| loaded.model.as_ref().map(|model| model.config.rubric.value.clone());
    let is_own = rubric_files(after).next().is_some();
    !rubric_files(before).eq(rubric_files(after)) || !is_own && named(before) != named(after)
}

/// Paths and contents of a rubric of the workspace's own.
fn rubric_files(loaded: &Loaded) -> impl Iterator<Item = (&str, &[u8])> {
    let files = loaded.sources.below(RUBRIC_FOLDER).filter(|(_, file)| !syntax::is_markdown(file.name()));
    files.map(|(_, file)| (file.path.as_str(), file.bytes()))
}

/// The earlier state with the rubric of its time.
#[derive(Clone, Copy)]
enum Earlier<'a> {
    /// It is the same.
    Same,
    /// `None` where there was no usable one.
    Other(Option<&'a Model>),
}

impl<'a> Earlier<'a> {
    fn of(self, path: &str) -> Then<'a> {
        let Earlier::Other(model) = self else { return Then::Same };
        let found = model.and_then(|model| Some((model, model.assessment(path)?)));
        found.map_or(Then::Unreadable, |(model, assessment)| Then::Other(&model.rubric, assessment))
    }
}

fn compared(was: &Model, then: Earlier<'_>, is: &Model) -> Vec<Changed> {
    let rubric = &is.rubric;
    let changed = |pair: Pair<'_>| {
        let (named, fate) = match pair {
            Pair::Added(after) => (after, Fate::Added(Box::new(score::score(rubric, after)))),
            Pair::Removed(before) => (before, Fate::Removed(Box::new(score::score(rubric, before)))),
            Pair::Both(before, after) if matches!(then, Earlier::Same) && Arc::ptr_eq(before, after) => return None,
            Pair::Both(before, after) => {
                let comparison = comparison(rubric, before, after, then.of(&before.path));
                (after, Fate::Kept(Box::new(Some(comparison).filter(|comparison| !comparison.is_empty())?)))
            }
        };
        Some(Changed { path: named.path.clone(), subject: named.subject.clone(), fate })
    };
    pairs::pairs(&was.assessments, &is.assessments).into_iter().filter_map(changed).collect()
}

/// A state of an assessment with what follows from it.
struct State<'a> {
    assessment: &'a Assessment,
    scorecard: Scorecard,
    plan: Plan,
}

impl<'a> State<'a> {
    fn of(rubric: &Rubric, assessment: &'a Assessment) -> Self {
        let scorecard = score::score(rubric, assessment);
        let plan = plan::plan(rubric, assessment, &scorecard);
        State { assessment, scorecard, plan }
    }
}

fn comparison(rubric: &Rubric, before: &Assessment, after: &Assessment, then: Then<'_>) -> Comparison {
    let (was, is) = (State::of(rubric, before), State::of(rubric, after));
    let answers = answers::changes(rubric, &was, &is);
    Comparison {
        moved_from: (before.path != after.path).then(|| before.path.clone()),
        scores: scores::changes(rubric, &was, &is, then, &answers),
        gaps: gaps::changes(rubric, &was.scorecard, &is.scorecard),
        risks: risks::changes(&was.plan.risks, &is.plan.risks),
        roadmap: roadmap::changes(rubric, &was, &is),
        answers,
        scorecard: is.scorecard,
    }
}
