//! A difference as one JSON document, `gapmap/diff@1`; docs/diff.md lists its keys.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::session::Failure;
use super::super::workspace::folder_of;
use super::sections::{left_out_word, named, place, standing, status_word};
use super::{Side, Told};
use crate::diff::{AnswerChange, Cause, Changed, Comparison, Fate, GapChange, ItemChange, Rated, RiskChange, Ruler, ScoreChange};
use crate::exact::Exact;
use crate::report;
use crate::rubric::{Ix, Node, Rubric};
use crate::score::{Coverage, ItemState, Scorecard};

const SCHEMA: &str = "gapmap/diff@1";

/// What every `by` of an answer is.
const ATTRIBUTION: &str = "the mean of what an answer changes when the changed answers are exchanged one by one in the rubric's order and in the reverse order; causes add up to the change exactly";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    attribution: &'static str,
    base: State<'a>,
    head: State<'a>,
    rubric: Option<Rulers<'a>>,
    assessments: Vec<Assessment<'a>>,
}

#[derive(Serialize)]
struct State<'a> {
    revision: Option<&'a str>,
    commit: Option<&'a str>,
    errors: usize,
}

#[derive(Serialize)]
struct Rulers<'a> {
    was: Option<&'a str>,
    is: &'a str,
}

#[derive(Serialize)]
struct Assessment<'a> {
    path: &'a str,
    subject: &'a str,
    fate: &'static str,
    moved_from: Option<&'a str>,
    scores: Vec<Scores<'a>>,
    answers: Vec<Answer<'a>>,
    gaps: Vec<Gap<'a>>,
    risks: Vec<Risk<'a>>,
    roadmap: Option<Roadmap<'a>>,
}

#[derive(Serialize)]
struct Number {
    value: Option<Exact>,
    exact: Option<String>,
    display: String,
}

#[derive(Serialize)]
struct Scores<'a> {
    id: Option<&'a str>,
    name: String,
    was: Option<Score<'a>>,
    is: Option<Score<'a>>,
    change: Option<By>,
    causes: Option<Vec<Part<'a>>>,
}

#[derive(Serialize)]
struct Score<'a> {
    #[serde(flatten)]
    number: Number,
    outcome: Option<&'a str>,
    counts: BTreeMap<String, usize>,
    answered: usize,
    applicable: usize,
}

/// A difference.
#[derive(Serialize)]
struct By {
    value: Exact,
    exact: String,
    display: String,
}

#[derive(Serialize)]
struct Part<'a> {
    cause: &'static str,
    id: Option<&'a str>,
    by: By,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    name: &'a str,
    was: Standing<'a>,
    is: Standing<'a>,
    changed: Vec<&'static str>,
    risen_without_new_evidence: bool,
    place: Option<String>,
}

#[derive(Serialize)]
struct Standing<'a> {
    state: &'static str,
    #[serde(flatten)]
    number: Number,
    outcome: Option<&'a str>,
}

#[derive(Serialize)]
struct Gap<'a> {
    id: &'a str,
    name: &'a str,
    change: &'static str,
    was: Option<Exact>,
    is: Option<Exact>,
}

#[derive(Serialize)]
struct Risk<'a> {
    id: &'a str,
    title: &'a str,
    change: &'static str,
    was: Option<Rating<'a>>,
    is: Option<Rating<'a>>,
}

#[derive(Serialize)]
struct Rating<'a> {
    likelihood: Option<i64>,
    impact: Option<i64>,
    level: Option<&'a str>,
    above_appetite: bool,
}

#[derive(Serialize)]
struct Roadmap<'a> {
    was_finish: Option<String>,
    finish: Option<String>,
    days: Option<i64>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    was: Option<Place>,
    is: Option<Place>,
    days: Option<i64>,
}

#[derive(Serialize)]
struct Place {
    start: Option<String>,
    finish: Option<String>,
    status: Option<&'static str>,
    left_out: Option<&'static str>,
}

pub fn document(told: &Told) -> Result<String, Failure> {
    let difference = &told.difference;
    let document = Document {
        schema: SCHEMA,
        attribution: ATTRIBUTION,
        base: state(&told.base),
        head: state(&told.head),
        rubric: difference.ruler.as_ref().map(|Ruler { was, is }| Rulers { was: was.as_deref(), is }),
        assessments: difference.assessments.iter().map(|changed| assessment(told, changed)).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    Ok(format!("{}\n", text.map_err(|e| Failure::new(format!("cannot write the difference as JSON: {e}")))?))
}

fn state(side: &Side) -> State<'_> {
    let commit = side.commit.as_ref().map(crate::git::Id::as_str);
    State { revision: side.revision.as_deref(), commit, errors: side.errors() }
}

fn assessment<'a>(told: &'a Told, changed: &'a Changed) -> Assessment<'a> {
    let rubric = told.difference.rubric.as_ref();
    let blank = Assessment {
        path: folder_of(&changed.path),
        subject: &changed.subject,
        fate: "kept",
        moved_from: None,
        scores: Vec::new(),
        answers: Vec::new(),
        gaps: Vec::new(),
        risks: Vec::new(),
        roadmap: None,
    };
    let alone = |fate, was, is| {
        let overall = Scores { id: None, name: named(rubric, None), was, is, change: None, causes: None };
        Assessment { fate, scores: vec![overall], ..blank }
    };
    match &changed.fate {
        Fate::Added(card) => alone("added", None, Some(overall(rubric, card))),
        Fate::Removed(card) => alone("removed", Some(overall(rubric, card)), None),
        Fate::Kept(comparison) => {
            let page = Page { told, rubric, comparison };
            let moved_from = comparison.moved_from.as_deref().map(folder_of);
            Assessment {
                moved_from,
                scores: comparison.scores.iter().map(|score| page.scores(score)).collect(),
                answers: comparison.answers.iter().map(|answer| page.answer(answer)).collect(),
                gaps: comparison.gaps.iter().map(|gap| page.gap(gap)).collect(),
                risks: comparison.risks.iter().map(|risk| page.risk(risk)).collect(),
                roadmap: Some(page.roadmap()),
                ..blank
            }
        }
    }
}

fn overall<'a>(rubric: &'a Rubric, card: &Scorecard) -> Score<'a> {
    shown(rubric, card, None, &crate::diff::Score::of(rubric, card, None))
}

fn shown<'a>(rubric: &'a Rubric, card: &Scorecard, node: Option<Ix<Node>>, score: &crate::diff::Score) -> Score<'a> {
    let Coverage { answered, applicable, .. } = score.coverage;
    let outcome = score.outcome.map(|outcome| rubric.outcomes[outcome].id.as_str());
    let display = report::display(rubric, card.score(node), score.value.as_ref());
    Score { number: number(score.value.as_ref(), display), outcome, counts: score.counts.clone(), answered, applicable }
}

fn number(value: Option<&Exact>, display: String) -> Number {
    Number { value: value.cloned(), exact: value.map(Exact::to_ratio), display }
}

/// What the entries of one assessment are written from.
struct Page<'a> {
    told: &'a Told,
    rubric: &'a Rubric,
    comparison: &'a Comparison,
}

impl<'a> Page<'a> {
    fn scores(&self, score: &ScoreChange) -> Scores<'a> {
        let of = |standing| Some(shown(self.rubric, &self.comparison.scorecard, score.node, standing));
        Scores {
            id: score.node.map(|node| self.rubric.nodes[node].id.as_str()),
            name: named(self.rubric, score.node),
            was: of(&score.was),
            is: of(&score.is),
            change: score.change().map(|change| self.by(score, change)),
            causes: score.causes.as_ref().map(|causes| causes.iter().map(|cause| self.part(score, cause)).collect()),
        }
    }

    fn part(&self, score: &ScoreChange, (cause, by): &(Cause, Exact)) -> Part<'a> {
        let (cause, id) = match cause {
            Cause::Ruler => ("rubric", None),
            Cause::Answer(at) => ("answer", Some(self.rubric.nodes[self.comparison.answers[*at].item].id.as_str())),
            Cause::Other => ("other", None),
        };
        Part { cause, id, by: self.by(score, by.clone()) }
    }

    fn by(&self, score: &ScoreChange, value: Exact) -> By {
        let display = report::rise(self.rubric, self.comparison.scorecard.score(score.node), &value);
        By { exact: value.to_ratio(), display, value }
    }

    fn answer(&self, answer: &AnswerChange) -> Answer<'a> {
        let node = &self.rubric.nodes[answer.item];
        Answer {
            id: &node.id,
            name: &node.name,
            was: self.standing(answer, &answer.was),
            is: self.standing(answer, &answer.is),
            changed: answer.aspects.iter().map(|aspect| aspect.as_str()).collect(),
            risen_without_new_evidence: answer.is_unproven,
            place: answer.span.map(|span| place(self.told, span)),
        }
    }

    fn standing(&self, answer: &AnswerChange, of: &crate::diff::Standing) -> Standing<'a> {
        let display = standing(self.rubric, &self.comparison.scorecard, answer.item, of);
        Standing {
            state: state_word(&of.state),
            number: number(of.value.as_ref(), display),
            outcome: of.outcome.map(|outcome| self.rubric.outcomes[outcome].id.as_str()),
        }
    }

    fn gap(&self, gap: &GapChange) -> Gap<'a> {
        let node = &self.rubric.nodes[gap.item];
        Gap { id: &node.id, name: &node.name, change: gap.kind.as_str(), was: gap.was.clone(), is: gap.is.clone() }
    }

    fn risk(&self, risk: &'a RiskChange) -> Risk<'a> {
        let rating = |rated: Rated| Rating {
            likelihood: rated.rating.map(|rating| rating.likelihood),
            impact: rated.rating.map(|rating| rating.impact),
            level: rated.level.map(|level| self.rubric.matrix.levels[level].id.as_str()),
            above_appetite: rated.is_above_appetite,
        };
        Risk { id: &risk.id, title: &risk.title, change: risk.kind.as_str(), was: risk.was.map(rating), is: risk.is.map(rating) }
    }

    fn roadmap(&self) -> Roadmap<'a> {
        let roadmap = &self.comparison.roadmap;
        let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
        Roadmap {
            was_finish: date(roadmap.was_finish),
            finish: date(roadmap.finish),
            days: roadmap.days(),
            items: roadmap.items.iter().map(item).collect(),
        }
    }
}

fn item(item: &ItemChange) -> Item<'_> {
    let stands = |place: crate::diff::Place| Place {
        start: place.dates.map(|(start, _)| start.to_string()),
        finish: place.dates.map(|(_, finish)| finish.to_string()),
        status: place.status.map(status_word),
        left_out: place.left_out.map(left_out_word),
    };
    Item { id: &item.id, title: &item.title, was: item.was.map(stands), is: item.is.map(stands), days: item.days() }
}

fn state_word(state: &ItemState) -> &'static str {
    match state {
        ItemState::Answered(_) => "answered",
        ItemState::Unknown => "unknown",
        ItemState::Unanswered => "unanswered",
        ItemState::NotApplicable => "not-applicable",
        ItemState::OutOfScope => "out-of-scope",
    }
}
