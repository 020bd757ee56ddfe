//! The types of an assessment.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostics::{Span, Spanned};
use crate::exact::Exact;
use crate::rubric::{
    Condition, Criterion, EffortSize, EvidenceGrade, Fact, Item, Ix, Limits, Measure, Metric, Node, Pain, Phase, Profile,
    Question, Rating, Response, Risk, RiskCategory, Rubric, Step, Strategy, Tag,
};

/// One team at one date.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The folder's name; also its address in the site.
    pub id: String,
    /// Its folder, from the workspace's root: `content/group/team`.
    pub path: String,
    pub subject: String,
    pub scope: String,
    pub rubric_version: Option<String>,
    pub period: String,
    pub date: Date,
    pub profile: Option<Ix<Profile>>,
    /// The first sentence of the report in the author's words.
    pub headline: Option<String>,
    /// Markdown under the headline.
    pub summary: Option<String>,
    pub facilitator: Option<Participant>,
    pub participants: Vec<Participant>,
    pub facts: BTreeMap<Ix<Fact>, FactValue>,
    /// Targets the team set itself.
    pub targets: BTreeMap<Ix<Node>, TeamTarget>,
    /// Whether the targets stand in a file of their own, which inherits the current answers where it says nothing.
    pub targets_inherit: bool,
    /// What is assessed: nodes with one of these tags; everything when empty.
    pub tags: Vec<Ix<Tag>>,
    /// Only nodes that were addressed; the rest is unanswered.
    pub answers: BTreeMap<Ix<Node>, Answer>,
    /// Where the team started, in points; what it does not mention is as it is now.
    pub baseline: BTreeMap<Ix<Node>, Exact>,
    /// Planned states, each a change of the one before it.
    pub phases: Vec<Overlay>,
    /// Prose under the rubric's questions, as Markdown.
    pub prose: BTreeMap<Ix<Question>, Prose>,
    pub metrics: BTreeMap<Ix<Metric>, Reading>,
    pub steps: BTreeMap<Ix<Step>, StepDecision>,
    pub roadmap: RoadmapDecisions,
    pub adopted: BTreeMap<Ix<Risk>, RiskDecision>,
    pub own_risks: Vec<OwnRisk>,
    /// Appetite and tolerance of the organisation, in place of the rubric's.
    pub appetite: Limits,
    pub tolerance: Limits,
    /// Earlier states, oldest first: recorded ones as it is read, those that were committed once `history` told them.
    pub milestones: Vec<Milestone>,
    /// Commits that changed an answer after [`Assessment::previous`], by item, oldest first; none as it is read.
    pub moves: BTreeMap<Ix<Node>, Vec<Move>>,
    /// How much is not shown to the readers of this edition; nothing as it is read.
    pub withheld: Withheld,
    /// The assessment's own file, for messages about the whole.
    pub span: Span,
}

/// A named earlier state: a whole assessment, frozen.
#[derive(Debug, Clone)]
pub struct Milestone {
    pub name: String,
    /// The day it is of: that of the commit where it was committed, because the date of an assessment is seldom changed.
    pub date: Date,
    /// States in which nothing differs are the same object.
    pub state: Arc<Assessment>,
    pub origin: Origin,
}

impl Milestone {
    /// Whether somebody gave it its name, in a file or with a tag.
    #[must_use]
    pub fn is_named(&self) -> bool {
        match &self.origin {
            Origin::Recorded => true,
            Origin::Committed(committed) => committed.is_named,
        }
    }
}

/// The latest of these with a name; else the latest of all.
#[must_use]
pub fn previous(milestones: &[Milestone]) -> Option<usize> {
    milestones.iter().rposition(Milestone::is_named).or(milestones.len().checked_sub(1))
}

/// Where an earlier state is known from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A file below `history/`.
    Recorded,
    Committed(Committed),
}

/// A state that a commit holds.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The beginning of the commit's id.
    pub short: String,
    /// Whether somebody gave it a name, a tag; else it is the last one of its period.
    pub is_named: bool,
    pub ruler: Ruler,
}

/// The rubric by which a state was scored on its day.
#[derive(Debug, Clone)]
pub enum Ruler {
    /// Today's.
    Same,
    /// Another one, and the state as that one reads it.
    Other { rubric: Arc<Rubric>, state: Arc<Assessment> },
    /// Another one that is not known any more.
    Unknown,
}

/// A commit that changed an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The beginning of its id.
    pub commit: String,
    pub date: Date,
    /// The first line of its message; `None` where readers may not see it.
    pub subject: Option<String>,
    /// `None` where the workspace does not want it told.
    pub author: Option<String>,
}

/// A planned state: the answers that change in it.
#[derive(Debug, Clone)]
pub struct Overlay {
    pub id: String,
    pub name: String,
    pub answers: BTreeMap<Ix<Node>, Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    pub id: String,
    pub name: String,
    pub role: String,
    pub votes: bool,
    /// Who may see the name.
    pub audience: Audience,
}

/// A context fact's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    Number(Exact),
    YesNo(bool),
    List(Vec<String>),
    Text(String),
}

#[derive(Debug, Clone)]
pub struct TeamTarget {
    pub points: Exact,
    pub reason: Option<String>,
    pub span: Span,
}

/// What was said about one capability, with the circumstances.
#[derive(Debug, Clone)]
pub struct Answer {
    pub state: State,
    pub given: Given,
    /// `None` where it was not stated.
    pub confidence: Option<Confidence>,
    pub pain: Option<Pain>,
    /// Share of in-scope models it holds for, 0..1, and as it was written.
    pub coverage: Option<(Exact, String)>,
    pub evidence: Vec<Evidence>,
    pub owner: Option<Participant>,
    /// Votes by participant, in points.
    pub votes: Vec<(Participant, Exact)>,
    /// Answers by measure, for items that are answered in several ways.
    pub measures: BTreeMap<Ix<Measure>, Response>,
    /// The rubric's criteria that are fulfilled.
    pub criteria: Vec<Ix<Criterion>>,
    pub assessed: Option<Date>,
    pub note: Option<Note>,
    pub audience: Audience,
    /// The key of the answer, or the list item that says it.
    pub span: Span,
}

/// How an answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Under `answers:`.
    Written,
    /// As a box of a task list; its points come from the rubric.
    Ticked,
}

/// The state of an answer. Unanswered is the absence of an [`Answer`]; out of scope is decided by the rubric's tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// An answer on the item's scale, or measures or votes that make one.
    Answered(Response),
    /// Asked, and nobody knows.
    Unknown,
    NotApplicable(NotApplicable),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotApplicable {
    /// Coded reason.
    pub code: String,
    pub reason: String,
    /// When to ask again.
    pub until: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    Low,
    Medium,
    High,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Audience {
    #[default]
    Public,
    Partner,
    Internal,
}

impl Audience {
    /// The word that files and commands use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::Partner => "partner",
            Audience::Internal => "internal",
        }
    }

    /// The circle that a word names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Audience::Public, Audience::Partner, Audience::Internal].into_iter().find(|circle| circle.as_str() == word)
    }
}

/// Words for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub markdown: String,
    pub audience: Audience,
}

impl Note {
    /// A note that everybody may see.
    #[must_use]
    pub fn public(markdown: String) -> Self {
        Note { markdown, audience: Audience::Public }
    }
}

/// What is not shown to the readers of an edition: how many of each, never which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Answers of which only the number is shown.
    pub answers: usize,
    /// Beside those of withheld answers.
    pub notes: usize,
    /// Beside that of withheld answers.
    pub evidence: usize,
    pub risks: usize,
    /// People who are shown by their role.
    pub people: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// `None` where it is withheld from the readers of an edition.
    pub text: Option<String>,
    /// Link or path, as written.
    pub link: Option<String>,
    pub grade: Option<Ix<EvidenceGrade>>,
    pub date: Option<Date>,
    pub expires: Option<Date>,
    pub audience: Audience,
}

/// An answer to a question, as Markdown.
#[derive(Debug, Clone)]
pub struct Prose {
    pub markdown: String,
    pub audience: Audience,
    pub span: Span,
}

/// A metric's value.
#[derive(Debug, Clone)]
pub struct Reading {
    /// `None`: asked for and not known.
    pub value: Option<Exact>,
    pub currency: Option<String>,
    pub date: Option<Date>,
    pub source: Option<String>,
    pub note: Option<Note>,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub struct StepDecision {
    pub status: StepStatus,
    pub owner: Option<Participant>,
    pub due: Option<Date>,
    pub note: Option<Note>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepStatus {
    Open,
    InProgress,
    Done,
    Skipped,
}

/// What the team decided about its roadmap.
#[derive(Debug, Clone, Default)]
pub struct RoadmapDecisions {
    pub start: Option<Spanned<Date>>,
    /// People working on one item at a time; at least 1.
    pub people: Option<Exact>,
    /// The size of organisation that efforts are read for, where the team says it.
    pub size: Option<Ix<EffortSize>>,
    pub capacity: Capacity,
    /// Days on which nobody works, as written.
    pub holidays: Vec<Holiday>,
    pub items: BTreeMap<Ix<Item>, ItemDecision>,
    pub own: Vec<OwnItem>,
}

/// How much work a calendar week has room for, in person-weeks; above 0. What is not stated has no bound.
#[derive(Debug, Clone, Default)]
pub struct Capacity {
    pub team: Option<Exact>,
    /// Of single people, in the order of the file.
    pub people: Vec<(Participant, Exact)>,
}

impl Capacity {
    /// What a participant has room for, by id; `None` where that was not stated.
    #[must_use]
    pub fn of_person(&self, id: &str) -> Option<&Exact> {
        self.people.iter().find(|(person, _)| person.id == id).map(|(_, room)| room)
    }
}

/// Days without work, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    pub from: Date,
    pub to: Date,
    pub name: Option<String>,
}

#[derive(Debug, Clone)]
pub struct ItemDecision {
    pub status: Option<ItemStatus>,
    pub owner: Option<Participant>,
    pub start: Option<Date>,
    pub finish: Option<Date>,
    /// Person-weeks the team expects or spent, from-to.
    pub effort: Option<(Exact, Exact)>,
    pub note: Option<Note>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemStatus {
    Planned,
    InProgress,
    Done,
    Skipped,
    /// Its do-not-start condition holds.
    Deferred,
}

/// A reference to a roadmap item: the rubric's or the team's own (by position in [`RoadmapDecisions::own`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemRef {
    Rubric(Ix<Item>),
    Own(usize),
}

/// An item the rubric does not have.
#[derive(Debug, Clone)]
pub struct OwnItem {
    pub id: String,
    pub title: String,
    pub outcome: Option<String>,
    pub phase: Ix<Phase>,
    pub closes: Vec<(Ix<Node>, Exact)>,
    pub needs: Vec<ItemRef>,
    /// Better done after these.
    pub after: Vec<ItemRef>,
    /// 1..5.
    pub impact: i64,
    pub decision: ItemDecision,
}

/// What the team decided about a risk of the rubric.
#[derive(Debug, Clone)]
pub struct RiskDecision {
    pub owner: Option<Participant>,
    pub status: RiskStatus,
    pub treatment: Option<Strategy>,
    /// Replaces the computed likelihood.
    pub likelihood: Option<i64>,
    /// Replaces the computed impact.
    pub impact: Option<i64>,
    /// With no control in place, in place of the computed one.
    pub inherent: Option<Judgement>,
    /// After the treatment, in place of the computed one.
    pub residual: Option<Judgement>,
    /// Why it is rated, or accepted, so.
    pub reason: Option<String>,
    pub by: Option<Participant>,
    /// When it was first seen.
    pub raised: Option<Date>,
    pub review: Option<Date>,
    /// Until when an acceptance holds.
    pub until: Option<Date>,
    /// What is in place against it already.
    pub controls: Vec<String>,
    /// What the treatment costs.
    pub cost: Option<Cost>,
    /// The sign that it is about to happen, or does.
    pub trigger: Option<String>,
    pub proximity: Option<Proximity>,
    /// Capabilities that the team ties it to, beside those that drive it.
    pub gaps: Vec<Ix<Node>>,
    /// Roadmap items that treat it, beside those of the rubric.
    pub items: Vec<ItemRef>,
    pub evidence: Vec<Evidence>,
    /// How its rating changed, oldest first.
    pub log: Vec<RatingChange>,
    pub note: Option<Note>,
    pub audience: Audience,
    pub span: Span,
}

/// A rating that the team gave, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub rating: Rating,
    pub why: Option<String>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    pub amount: Exact,
    pub currency: String,
}

/// How soon a risk could happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proximity {
    Now,
    WithinMonth,
    WithinQuarter,
    WithinYear,
    Later,
}

/// A recorded change of a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingChange {
    pub date: Date,
    pub rating: Rating,
    pub by: Option<Participant>,
    pub why: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RiskStatus {
    Draft,
    Open,
    Treating,
    Accepted,
    Closed,
    Materialised,
}

/// A risk the rubric does not have.
#[derive(Debug, Clone)]
pub struct OwnRisk {
    pub id: String,
    pub title: String,
    pub category: Option<Ix<RiskCategory>>,
    pub cause: String,
    pub event: String,
    pub effect: String,
    pub rating: Rating,
    pub decision: RiskDecision,
}

impl Assessment {
    /// The state that today is compared with: the latest milestone, that is one with a name; else the latest of all.
    #[must_use]
    pub fn previous(&self) -> Option<usize> {
        previous(&self.milestones)
    }

    /// Its folder below content/.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.path.strip_prefix("content/").unwrap_or(&self.path)
    }

    /// Whether all facts of a condition hold. A fact that was not given holds nothing.
    #[must_use]
    pub fn holds(&self, condition: &Condition, profiles: &crate::rubric::List<Profile>) -> bool {
        condition.all.iter().all(|test| self.passes(test, profiles))
    }

    fn passes(&self, test: &crate::rubric::Test, profiles: &crate::rubric::List<Profile>) -> bool {
        use crate::rubric::{Check, Subject};
        let value = match test.subject {
            Subject::Profile => match (&test.check, self.profile) {
                (Check::Is(id), Some(profile)) => return profiles[profile].id == *id,
                _ => return false,
            },
            Subject::Fact(fact) => self.facts.get(&fact),
        };
        match (value, &test.check) {
            (Some(FactValue::YesNo(value)), Check::Yes(wanted)) => value == wanted,
            (Some(FactValue::Number(value)), Check::AtLeast(bound)) => value >= bound,
            (Some(FactValue::Number(value)), Check::AtMost(bound)) => value <= bound,
            (Some(FactValue::Text(value)), Check::Is(wanted)) => value == wanted,
            (Some(FactValue::List(values)), Check::Is(wanted)) => values.contains(wanted),
            _ => false,
        }
    }

    /// The best grade among an answer's evidence.
    #[must_use]
    pub fn best_grade(answer: &Answer) -> Option<Ix<EvidenceGrade>> {
        answer.evidence.iter().filter_map(|evidence| evidence.grade).min()
    }
}
