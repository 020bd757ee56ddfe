//! Answers that changed, and in what.

use jiff::civil::Date;

use super::State;
use crate::assessment::{Answer, Assessment, Evidence, State as Said};
use crate::diagnostics::Span;
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Outcome, Rubric};
use crate::score::{ItemState, Scorecard};

/// An answer that is not the same in both states.
#[derive(Debug)]
pub struct AnswerChange {
    pub item: Ix<Node>,
    pub was: Standing,
    pub is: Standing,
    /// What differs in what was written; never empty.
    pub aspects: Vec<Aspect>,
    /// Whether its points rose, and none of its evidence is new.
    pub is_unproven: bool,
    /// Where it stands in the later state; `None` where it is gone.
    pub span: Option<Span>,
}

/// What an answer counts in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: ItemState,
    pub value: Option<Exact>,
    pub outcome: Option<Ix<Outcome>>,
}

/// A part of what was written about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The answer itself, or why there is none.
    Level,
    Measures,
    Votes,
    Criteria,
    Target,
    Confidence,
    Pain,
    Coverage,
    Owner,
    Evidence,
    /// Why it is not applicable, and until when.
    Reason,
    Note,
    Assessed,
    Audience,
}

impl Aspect {
    /// The word for it in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Aspect::Level => "level",
            Aspect::Measures => "measures",
            Aspect::Votes => "votes",
            Aspect::Criteria => "criteria",
            Aspect::Target => "target",
            Aspect::Confidence => "confidence",
            Aspect::Pain => "pain",
            Aspect::Coverage => "coverage",
            Aspect::Owner => "owner",
            Aspect::Evidence => "evidence",
            Aspect::Reason => "reason",
            Aspect::Note => "note",
            Aspect::Assessed => "assessed",
            Aspect::Audience => "audience",
        }
    }

    /// Whether scores can follow from it.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Aspect::Level | Aspect::Measures | Aspect::Votes | Aspect::Criteria | Aspect::Target)
    }
}

impl AnswerChange {
    /// Whether it is answered otherwise, or counts otherwise.
    #[must_use]
    pub fn is_level(&self) -> bool {
        self.was != self.is
    }

    /// Whether scores can follow from it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.aspects.iter().any(|aspect| aspect.counts())
    }
}

pub(super) fn changes(rubric: &Rubric, was: &State<'_>, is: &State<'_>) -> Vec<AnswerChange> {
    rubric.items().filter_map(|(item, ..)| change(was, is, item)).collect()
}

fn change(was: &State<'_>, is: &State<'_>, item: Ix<Node>) -> Option<AnswerChange> {
    let of = |state: &State<'_>| standing(&state.scorecard, item);
    let answers = [was, is].map(|state| state.assessment.answers.get(&item));
    let aspects = aspects(was.assessment, is.assessment, item);
    if aspects.is_empty() {
        return None;
    }
    let (was, is) = (of(was), of(is));
    let rose = was.value.is_some() && is.value > was.value;
    Some(AnswerChange {
        item,
        is_unproven: rose && !has_new_evidence(answers),
        aspects,
        span: answers[1].map(|a| a.span),
        was,
        is,
    })
}

fn standing(scorecard: &Scorecard, item: Ix<Node>) -> Standing {
    let score = scorecard.node(item);
    let state = scorecard.state(item).cloned().unwrap_or(ItemState::Unanswered);
    Standing { state, value: score.value.clone(), outcome: score.outcome }
}

fn aspects(was: &Assessment, is: &Assessment, item: Ix<Node>) -> Vec<Aspect> {
    let target = |assessment: &Assessment| assessment.targets.get(&item).map(|own| (own.points.clone(), own.reason.clone()));
    let own = (target(was) != target(is)).then_some(Aspect::Target);
    let mut aspects: Vec<Aspect> = match (was.answers.get(&item), is.answers.get(&item)) {
        (None, None) => Vec::new(),
        (Some(before), Some(after)) => differing(before, after),
        (None, Some(_)) | (Some(_), None) => vec![Aspect::Level],
    };
    aspects.extend(own);
    aspects.sort_unstable();
    aspects
}

fn differing(before: &Answer, after: &Answer) -> Vec<Aspect> {
    let owner = |answer: &Answer| answer.owner.as_ref().map(|owner| owner.id.clone());
    let votes =
        |answer: &Answer| answer.votes.iter().map(|(voter, points)| (voter.id.clone(), points.clone())).collect::<Vec<_>>();
    let differs = [
        (Aspect::Level, !is_same_state(&before.state, &after.state)),
        (Aspect::Measures, before.measures != after.measures),
        (Aspect::Votes, votes(before) != votes(after)),
        (Aspect::Criteria, before.criteria != after.criteria),
        (Aspect::Confidence, before.confidence != after.confidence),
        (Aspect::Pain, before.pain != after.pain),
        (Aspect::Coverage, before.coverage != after.coverage),
        (Aspect::Owner, owner(before) != owner(after)),
        (Aspect::Evidence, before.evidence != after.evidence),
        (Aspect::Reason, is_other_reason(&before.state, &after.state)),
        (Aspect::Note, before.note != after.note),
        (Aspect::Assessed, before.assessed != after.assessed),
        (Aspect::Audience, before.audience != after.audience),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

/// Whether some evidence was not there before: another text, link or date.
fn has_new_evidence([before, after]: [Option<&Answer>; 2]) -> bool {
    let known: Vec<Named<'_>> = before.iter().flat_map(|answer| &answer.evidence).map(named).collect();
    after.iter().flat_map(|answer| &answer.evidence).any(|evidence| !known.contains(&named(evidence)))
}

/// What makes evidence this and no other.
type Named<'a> = (Option<&'a str>, Option<&'a str>, Option<Date>);

fn named(evidence: &Evidence) -> Named<'_> {
    (evidence.text.as_deref(), evidence.link.as_deref(), evidence.date)
}

/// Why something is not applicable is its reason, not its state.
fn is_same_state(one: &Said, other: &Said) -> bool {
    one == other || matches!((one, other), (Said::NotApplicable(_), Said::NotApplicable(_)))
}

fn is_other_reason(one: &Said, other: &Said) -> bool {
    matches!((one, other), (Said::NotApplicable(before), Said::NotApplicable(after)) if before != after)
}
