//! What a reader should know about an answer before trusting its number.

use crate::assessment::{Answer, Assessment, State};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Response, Rubric};

/// A remark about one answer; it changes no score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// A high level without evidence of a proven grade.
    Unproven,
    /// Votes lie far apart, from `low` to `high`.
    Disagreement { low: Exact, high: Exact },
    /// The level holds for fewer in-scope models than the rubric asks.
    Coverage { share: Exact },
}

impl Flag {
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Flag::Unproven => "unproven",
            Flag::Disagreement { .. } => "disagreement",
            Flag::Coverage { .. } => "coverage",
        }
    }
}

/// All flags, in the order of the rubric.
#[must_use]
pub fn flags(rubric: &Rubric, assessment: &Assessment) -> Vec<(Ix<Node>, Flag)> {
    rubric
        .items()
        .filter_map(|(ix, ..)| Some((ix, assessment.answers.get(&ix)?)))
        .flat_map(|(ix, answer)| flags_of(rubric, answer).into_iter().map(move |flag| (ix, flag)))
        .collect()
}

fn flags_of(rubric: &Rubric, answer: &Answer) -> Vec<Flag> {
    let State::Answered(Response { points: Some(points), .. }) = &answer.state else { return Vec::new() };
    let rules = &rubric.answering;
    let proven = Assessment::best_grade(answer).is_some_and(|grade| rules.proven_grades.contains(&grade));
    let unproven = rules.unproven_from.as_ref().is_some_and(|from| points >= from) && !proven;
    let coverage = match (&answer.coverage, &rules.coverage_at_least) {
        (Some((share, _)), Some(least)) if share < least => Some(Flag::Coverage { share: share.clone() }),
        _ => None,
    };
    [unproven.then_some(Flag::Unproven), disagreement(rubric, answer), coverage].into_iter().flatten().collect()
}

fn disagreement(rubric: &Rubric, answer: &Answer) -> Option<Flag> {
    let spread = rubric.answering.disagreement_spread.as_ref()?;
    let low = answer.votes.iter().map(|(_, points)| points).min()?;
    let high = answer.votes.iter().map(|(_, points)| points).max()?;
    (&(high - low) >= spread).then(|| Flag::Disagreement { low: low.clone(), high: high.clone() })
}
