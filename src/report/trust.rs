//! How far the report can be believed: evidence, disagreements, what was left out.

use super::nodes::{flag_view, item_state};
use super::numbers::NOTHING;
use super::scene::Scene;
use super::view::{FlaggedView, GradeCount, NaLineView, TrustView};
use crate::assessment::{Assessment, State, Withheld};
use crate::exact::Exact;
use crate::rubric::{Ix, Node};
use crate::say;
use crate::score::{ItemState, flags};
use crate::words::Words;

pub fn trust(scene: &Scene<'_>) -> TrustView {
    let answered: Vec<Ix<Node>> = scene.rubric.items().map(|(ix, ..)| ix).filter(|ix| is_answered(scene, *ix)).collect();
    let flags = flags(scene.rubric, scene.assessment);
    TrustView {
        grades: grades(scene, &answered),
        not_applicable: not_applicable(scene),
        open: scene.rubric.items().map(|(ix, ..)| ix).filter(|ix| is_open(scene, *ix)).map(|ix| scene.node(ix)).collect(),
        sentence: sentence(scene, &answered, flags.len()),
        withheld: withheld(scene.words, &scene.assessment.withheld),
        flags: flags
            .iter()
            .map(|(ix, flag)| FlaggedView {
                name: scene.name_of(*ix).to_owned(),
                url: scene.node_url(*ix),
                flag: flag_view(scene.words, flag),
            })
            .collect(),
    }
}

fn is_answered(scene: &Scene<'_>, item: Ix<Node>) -> bool {
    matches!(item_state(&scene.scorecard().node(item).derivation), ItemState::Answered(_))
}

fn is_open(scene: &Scene<'_>, item: Ix<Node>) -> bool {
    matches!(item_state(&scene.scorecard().node(item).derivation), ItemState::Unknown | ItemState::Unanswered)
}

/// Answers by their best grade, best first, and those without evidence.
fn grades(scene: &Scene<'_>, answered: &[Ix<Node>]) -> Vec<GradeCount> {
    let best = |item: &Ix<Node>| scene.assessment.answers.get(item).and_then(Assessment::best_grade);
    let line = |id: &str, name: &str, count: usize| GradeCount {
        id: id.to_owned(),
        name: name.to_owned(),
        count,
        percent: Exact::from(count)
            .checked_div(&Exact::from(answered.len()))
            .map_or_else(|| NOTHING.to_owned(), |share| (share * Exact::from(100i64)).to_short(1)),
    };
    let graded = scene
        .rubric
        .evidence_grades
        .iter()
        .map(|(ix, grade)| line(&grade.id, &grade.name, answered.iter().filter(|item| best(item) == Some(ix)).count()));
    let without = answered.iter().filter(|item| best(item).is_none()).count();
    graded.chain(std::iter::once(line("none", &scene.words.text("trust-no-evidence"), without))).collect()
}

fn not_applicable(scene: &Scene<'_>) -> Vec<NaLineView> {
    let line = |(ix, node): (Ix<Node>, &Node)| {
        let State::NotApplicable(na) = &scene.assessment.answers.get(&ix)?.state else { return None };
        Some(NaLineView {
            name: node.name.clone(),
            url: scene.node_url(ix),
            reason: na.reason.clone(),
            until_text: na.until.map(|until| scene.words.date(until)),
            overdue: na.until.is_some_and(|until| until < scene.as_of),
        })
    };
    scene.rubric.items().filter_map(|(ix, node, _)| line((ix, node))).collect()
}

fn sentence(scene: &Scene<'_>, answered: &[Ix<Node>], flagged: usize) -> String {
    if answered.is_empty() {
        return scene.words.text("trust-nothing-answered");
    }
    let proven = |item: &&Ix<Node>| {
        let grade = scene.assessment.answers.get(item).and_then(Assessment::best_grade);
        grade.is_some_and(|grade| scene.rubric.answering.proven_grades.contains(&grade))
    };
    let count = answered.iter().filter(proven).count();
    let checked = say!(scene.words, "trust-checked", n = count, all = answered.len());
    say!(scene.words, "trust-sentence", checked, doubts = flagged)
}

/// `Two risks and five pieces of evidence are not shown in this edition; all numbers were computed with them.`
fn withheld(words: &Words, withheld: &Withheld) -> Option<String> {
    let parts = [
        ("trust-withheld-risks", withheld.risks),
        ("trust-withheld-evidence", withheld.evidence),
        ("trust-withheld-notes", withheld.notes),
        ("trust-withheld-answers", withheld.answers),
        ("trust-withheld-people", withheld.people),
    ];
    let number: usize = parts.iter().map(|(_, count)| count).sum();
    let named: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(id, count)| say!(words, id, n = *count)).collect();
    let number = if withheld.answers > 0 { number.max(2) } else { number };
    (number > 0).then(|| say!(words, "trust-withheld", n = number, things = words.list(&named)))
}
