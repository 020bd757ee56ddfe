//! What is told about one assessment, as rows of text; how it looks is for others to say.

use jiff::civil::Date;

use super::super::table::Align;
use super::super::workspace::folder_of;
use super::Told;
use crate::assessment::ItemStatus;
use crate::diagnostics::Span;
use crate::diff::{AnswerChange, Aspect, Cause, Changed, Comparison, Fate, Place, Rated, Ruler, Score, ScoreChange, Standing};
use crate::exact::Exact;
use crate::plan::LeftOutReason;
use crate::report::{self, NOTHING};
use crate::rubric::{Form, Ix, Node, Rubric};
use crate::score::{ItemState, Scorecard};

/// A heading with a table, and sentences beside it.
pub struct Section {
    pub title: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    pub sentences: Vec<String>,
}

pub struct Column {
    pub head: String,
    pub align: Align,
}

fn left(head: &str) -> Column {
    Column { head: head.to_owned(), align: Align::Left }
}

fn right(head: &str) -> Column {
    Column { head: head.to_owned(), align: Align::Right }
}

impl Section {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.sentences.is_empty()
    }

    /// Without the columns in which nothing stands.
    fn narrowed(mut self) -> Self {
        for at in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row[at].is_empty()) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }
}

/// What an assessment's sections are written from.
pub struct Sheet<'a> {
    told: &'a Told,
    rubric: &'a Rubric,
    comparison: &'a Comparison,
}

/// How a fate is told in a few words: `added, 2.10 (28/30)`, `moved from old/team`; `None` where nothing of the kind happened.
pub fn fate(told: &Told, changed: &Changed) -> Option<String> {
    let overall = |card: &Scorecard| {
        let value = report::display(&told.difference.rubric, &card.overall, card.overall.value.as_ref());
        format!("overall {value}, answered {}", super::super::score::answered(card.overall.coverage))
    };
    match &changed.fate {
        Fate::Added(card) => Some(format!("added: {}", overall(card))),
        Fate::Removed(card) => Some(format!("removed: it was {}", overall(card))),
        Fate::Kept(comparison) => comparison.moved_from.as_ref().map(|from| format!("moved from {}", folder_of(from))),
    }
}

/// What has to be known before any number: errors, and another rubric.
pub fn warnings(told: &Told) -> Vec<String> {
    let errors = [&told.base, &told.head].into_iter().filter(|side| side.errors() > 0).map(|side| {
        let count = super::super::wording::counted(side.errors(), "error");
        format!("{} has {count}: what is wrong is left out, and numbers can be too", side.name())
    });
    let ruler = told.difference.ruler.as_ref().map(|Ruler { was, is }| match was {
        Some(was) if was == is => format!("the rubric {is} changed: both states are measured with the new one"),
        Some(was) => format!("the rubric was {was} and is {is}: both states are measured with the new one"),
        None => format!("the earlier rubric cannot be read: both states are measured with {is}"),
    });
    errors.chain(ruler).collect()
}

/// `Overall`, or the code and the name of a node.
pub fn named(rubric: &Rubric, node: Option<Ix<Node>>) -> String {
    let Some(node) = node else { return "Overall".to_owned() };
    let node = &rubric.nodes[node];
    format!("{} {}", node.code, node.name).trim().to_owned()
}

/// `content/team/exp.md:12`.
pub fn place(told: &Told, span: Span) -> String {
    let sources = &told.head.loaded.sources;
    format!("{}:{}", sources.file(span.file).path, sources.place(span).line)
}

/// What an answer counts, or why nothing: `3`, `daily, restored`, `unknown`.
pub fn standing(rubric: &Rubric, scorecard: &Scorecard, item: Ix<Node>, standing: &Standing) -> String {
    let response = match &standing.state {
        ItemState::Answered(response) => response,
        ItemState::Unknown => return "unknown".to_owned(),
        ItemState::Unanswered => return "unanswered".to_owned(),
        ItemState::NotApplicable => return "n/a".to_owned(),
        ItemState::OutOfScope => return "out of scope".to_owned(),
    };
    let shown = report::display(rubric, scorecard.node(item), standing.value.as_ref());
    let Some(answerable) = rubric.nodes[item].item.as_ref().filter(|item| item.measures.is_empty()) else { return shown };
    match rubric.scale_of(answerable).form {
        Form::Level { .. } if shown != NOTHING => shown,
        _ => report::answered(rubric, answerable, response),
    }
}

/// `3 × 4 high, above appetite`; `–` for a risk that is not open.
pub fn rated(rubric: &Rubric, rated: Option<&Rated>) -> String {
    let Some(rated) = rated else { return NOTHING.to_owned() };
    let rating = rated.rating.map_or_else(|| "not rated".to_owned(), |r| format!("{} × {}", r.likelihood, r.impact));
    let level = rated.level.map(|level| format!(" {}", rubric.matrix.levels[level].name)).unwrap_or_default();
    let above = if rated.is_above_appetite { ", above appetite" } else { "" };
    format!("{rating}{level}{above}")
}

/// The word of roadmap.yaml for a status.
pub fn status_word(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Planned => "planned",
        ItemStatus::InProgress => "in-progress",
        ItemStatus::Done => "done",
        ItemStatus::Skipped => "skipped",
        ItemStatus::Deferred => "deferred",
    }
}

/// The word for why an item is not in the plan.
pub fn left_out_word(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::Done => "done",
        LeftOutReason::Skipped => "skipped",
        LeftOutReason::Deferred => "deferred",
        LeftOutReason::AtTarget => "at-target",
        LeftOutReason::NotApplicable => "not-applicable",
        LeftOutReason::Unanswered => "unanswered",
        LeftOutReason::NothingHigher => "nothing-higher",
        LeftOutReason::NoTarget => "no-target",
        LeftOutReason::Enabling => "enabling",
    }
}

fn days(days: Option<i64>) -> String {
    days.map_or_else(String::new, |days| format!("{days:+} d"))
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(|| "no end".to_owned(), |date| date.to_string())
}

impl<'a> Sheet<'a> {
    pub fn of(told: &'a Told, comparison: &'a Comparison) -> Self {
        Sheet { told, rubric: &told.difference.rubric, comparison }
    }

    /// All that have something to say. The scores come first.
    pub fn sections(&self) -> Vec<Section> {
        let all = [self.scores(), self.answers(), self.besides(), self.gaps(), self.risks(), self.roadmap()];
        all.into_iter().filter(|section| !section.is_empty()).map(Section::narrowed).collect()
    }

    fn scores(&self) -> Section {
        let told = self.comparison.scores.iter().filter(|score| score.is_told());
        Section {
            title: "Scores",
            columns: vec![left(""), right("before"), right("after"), right("change"), left("answered")],
            rows: told.map(|score| self.score(score)).collect(),
            sentences: self.causes(),
        }
    }

    fn score(&self, score: &ScoreChange) -> Vec<String> {
        let (was, is) = (&score.was, &score.is);
        // With the digits of its parts, so that they add up.
        let change = score.change().map_or_else(String::new, |change| self.signed(score.node, &change));
        let [before, after] = [was, is].map(|score| super::super::score::answered(score.coverage));
        let answered = if before == after { after } else { format!("{after} (was {before})") };
        vec![named(self.rubric, score.node), self.shown(score.node, was), self.shown(score.node, is), change, answered]
    }

    /// The value, the verdict and the counts, as far as there are.
    fn shown(&self, node: Option<Ix<Node>>, score: &Score) -> String {
        let value = report::display(self.rubric, self.comparison.scorecard.score(node), score.value.as_ref());
        let outcome = score.outcome.map(|outcome| self.rubric.outcomes[outcome].name.clone());
        let counts: Vec<String> = score.counts.iter().map(|(id, count)| format!("{count} {id}")).collect();
        let counts = (!counts.is_empty()).then(|| counts.join(", "));
        let parts = [Some(value).filter(|value| value != NOTHING), outcome, counts];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { NOTHING.to_owned() } else { parts.join(" ") }
    }

    /// What moved scores and is no answer.
    fn causes(&self) -> Vec<String> {
        let told = [(Cause::Ruler, "the other rubric"), (Cause::Other, "what is no answer (profile, tags, facts, participants)")];
        let sentence = |(cause, words): (Cause, &str)| {
            let part = |score: &ScoreChange| Some(format!("{} {}", named(self.rubric, score.node), self.part(score, cause)?));
            let parts: Vec<String> = self.comparison.scores.iter().filter_map(part).collect();
            (!parts.is_empty()).then(|| format!("of this by {words}: {}", parts.join(", ")))
        };
        told.into_iter().filter_map(sentence).collect()
    }

    /// A cause's part in a score, with its sign.
    fn part(&self, score: &ScoreChange, cause: Cause) -> Option<String> {
        let (_, by) = score.causes.iter().flatten().find(|(of, _)| *of == cause)?;
        Some(self.signed(score.node, by))
    }

    fn signed(&self, node: Option<Ix<Node>>, by: &Exact) -> String {
        report::rise(self.rubric, self.comparison.scorecard.score(node), by)
    }

    /// What an answer brought to the whole or to its outermost node.
    fn part_of(&self, node: Option<Ix<Node>>, at: usize) -> String {
        let score = self.comparison.scores.iter().find(|score| score.node == node);
        score.and_then(|score| self.part(score, Cause::Answer(at))).unwrap_or_default()
    }

    /// Whether the answer moved a score or is another one.
    fn is_told(&self, at: usize, answer: &AnswerChange) -> bool {
        let moves = |score: &ScoreChange| score.causes.iter().flatten().any(|(cause, _)| *cause == Cause::Answer(at));
        answer.is_level() || answer.aspects.contains(&Aspect::Level) || self.comparison.scores.iter().any(moves)
    }

    fn answers(&self) -> Section {
        let told = self.comparison.answers.iter().enumerate().filter(|(at, answer)| self.is_told(*at, answer));
        let row = |(at, answer): (usize, &AnswerChange)| {
            let node = &self.rubric.nodes[answer.item];
            let top = self.rubric.top_of(answer.item);
            let [was, is] = self.standings(answer);
            let [whole, part] = [None, Some(top)].map(|node| self.part_of(node, at));
            let besides: Vec<&str> = answer.aspects.iter().filter(|it| **it != Aspect::Level).map(|it| it.as_str()).collect();
            vec![node.id.clone(), node.name.clone(), was, is, whole, part, besides.join(", "), self.place(answer)]
        };
        let columns = vec![
            left("answer"),
            left(""),
            right("before"),
            right("after"),
            right("overall"),
            right(&self.outermost()),
            left("also"),
            left("at"),
        ];
        Section { title: "Answers", columns, rows: told.map(row).collect(), sentences: self.unproven().into_iter().collect() }
    }

    /// What the rubric calls the outermost nodes.
    fn outermost(&self) -> String {
        let kind = self.rubric.top.first().map(|top| &self.rubric.kinds[self.rubric.nodes[*top].kind].name);
        kind.map_or_else(String::new, |name| name.to_lowercase())
    }

    fn standings(&self, answer: &AnswerChange) -> [String; 2] {
        [&answer.was, &answer.is].map(|it| standing(self.rubric, &self.comparison.scorecard, answer.item, it))
    }

    fn place(&self, answer: &AnswerChange) -> String {
        answer.span.map_or_else(String::new, |span| format!("{}{}", self.told.prefix, place(self.told, span)))
    }

    /// Changes around answers that are the same.
    fn besides(&self) -> Section {
        let told = self.comparison.answers.iter().enumerate().filter(|(at, answer)| !self.is_told(*at, answer));
        let row = |(_, answer): (usize, &AnswerChange)| {
            let node = &self.rubric.nodes[answer.item];
            let aspects: Vec<&str> = answer.aspects.iter().map(|aspect| aspect.as_str()).collect();
            vec![node.id.clone(), node.name.clone(), aspects.join(", "), self.place(answer)]
        };
        Section {
            title: "Beside the answers",
            columns: vec![left("answer"), left(""), left("changed"), left("at")],
            rows: told.map(row).collect(),
            sentences: Vec::new(),
        }
    }

    /// Levels that rose although nothing new shows it.
    fn unproven(&self) -> Option<String> {
        let told = self.comparison.answers.iter().filter(|answer| answer.is_unproven);
        let ids: Vec<&str> = told.map(|answer| self.rubric.nodes[answer.item].id.as_str()).collect();
        (!ids.is_empty()).then(|| format!("risen without new evidence: {}", ids.join(", ")))
    }

    fn gaps(&self) -> Section {
        let gap = |gap: &Option<Exact>| gap.as_ref().map_or_else(|| NOTHING.to_owned(), |gap| gap.to_short(2));
        let row = |change: &crate::diff::GapChange| {
            let node = &self.rubric.nodes[change.item];
            vec![change.kind.as_str().to_owned(), node.id.clone(), node.name.clone(), gap(&change.was), gap(&change.is)]
        };
        let mut changes: Vec<_> = self.comparison.gaps.iter().collect();
        changes.sort_by_key(|change| change.kind);
        Section {
            title: "Gaps",
            columns: vec![left("gap"), left(""), left(""), right("before"), right("after")],
            rows: changes.into_iter().map(row).collect(),
            sentences: Vec::new(),
        }
    }

    fn risks(&self) -> Section {
        let row = |risk: &crate::diff::RiskChange| {
            let [was, is] = [&risk.was, &risk.is].map(|it| rated(self.rubric, it.as_ref()));
            vec![risk.kind.as_str().replace('-', " "), risk.id.clone(), risk.title.clone(), was, is]
        };
        let mut changes: Vec<_> = self.comparison.risks.iter().collect();
        changes.sort_by_key(|change| change.kind);
        Section {
            title: "Risks",
            columns: vec![left("risk"), left(""), left(""), left("before"), left("after")],
            rows: changes.into_iter().map(row).collect(),
            sentences: Vec::new(),
        }
    }

    fn roadmap(&self) -> Section {
        let roadmap = &self.comparison.roadmap;
        let row = |item: &crate::diff::ItemChange| {
            let [was, is] = [item.was, item.is].map(stands);
            vec![item.id.clone(), item.title.clone(), was, is, days(item.days())]
        };
        let end = (roadmap.was_finish != roadmap.finish).then(|| {
            let moved = roadmap.days().map(|days| format!(" ({days:+} days)")).unwrap_or_default();
            format!("the projected end was {} and is {}{moved}", date(roadmap.was_finish), date(roadmap.finish))
        });
        Section {
            title: "Roadmap",
            columns: vec![left("item"), left(""), left("before"), left("after"), right("end")],
            rows: roadmap.items.iter().map(row).collect(),
            sentences: end.into_iter().collect(),
        }
    }
}

/// `2026-11-02 to 2026-12-01, in-progress`, `done`, `–`.
fn stands(place: Option<Place>) -> String {
    let Some(place) = place else { return NOTHING.to_owned() };
    let dates = place.dates.map(|(start, finish)| format!("{start} to {finish}"));
    let left = place.left_out.map(|reason| left_out_word(reason).replace('-', " "));
    let status = place.status.map(|status| status_word(status).to_owned()).filter(|status| left.as_ref() != Some(status));
    [dates, left, status].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
