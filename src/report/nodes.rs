//! Dimensions, capabilities and the questions beside them.

use std::collections::BTreeMap;

use super::findings;
use super::prose::{self, is_web_address};
use super::scene::{Scene, note, person};
use super::scores::score_view;
use super::view::{
    CapabilityView, DescriptorView, DimensionView, EvidenceView, FlagView, GroupView, LinkView, MapView, NaView,
    QuestionGroupView, QuestionView, TargetView, VoteView,
};
use super::words;
use crate::assessment::{Answer, Assessment, Confidence, Evidence, State};
use crate::exact::Exact;
use crate::plan::RiskKey;
use crate::rubric::{Answerable, Ix, Node, Origin, Pain, Question};
use crate::score::{Derivation, Flag, ItemState, NodeScore, TargetSource, flags};

/// What a cell shows instead of a level.
pub const NOT_APPLICABLE: &str = "n/a";
pub const UNKNOWN: &str = "?";
pub const UNANSWERED: &str = "–";
pub const OUT_OF_SCOPE: &str = "·";

/// All outermost nodes with what lies below.
pub fn dimensions(scene: &Scene<'_>) -> Vec<DimensionView> {
    let flags = flags(scene.rubric, scene.assessment);
    scene.rubric.top.iter().map(|top| dimension(scene, *top, &flags)).collect()
}

fn dimension(scene: &Scene<'_>, top: Ix<Node>, flags: &[(Ix<Node>, Flag)]) -> DimensionView {
    let node = &scene.rubric.nodes[top];
    let previous = scene.previous().map(|earlier| earlier.scorecard.node(top));
    DimensionView {
        id: node.id.clone(),
        code: node.code.clone(),
        name: node.name.clone(),
        short: node.short.clone(),
        kind: scene.rubric.kinds[node.kind].name.clone(),
        url: scene.node_url(top),
        weight: scene.scorecard().weight(top).to_short(3),
        score: score_view(scene, scene.scorecard().node(top), previous),
        diagnosis: findings::diagnosis(scene, top),
        questions: questions_below(scene, top),
        capabilities: scene.rubric.items_below(top).into_iter().map(|item| capability(scene, top, item, flags)).collect(),
    }
}

fn capability(scene: &Scene<'_>, top: Ix<Node>, ix: Ix<Node>, flags: &[(Ix<Node>, Flag)]) -> CapabilityView {
    let node = &scene.rubric.nodes[ix];
    let answer = scene.assessment.answers.get(&ix);
    let score = scene.scorecard().node(ix);
    let previous = scene.previous();
    let gap = scene.scorecard().gap(ix).filter(|gap| !gap.is_zero());
    let state = item_state(&score.derivation);
    let levels = node.item.as_ref().map_or_else(Vec::new, |item| descriptors(scene, ix, item));
    let now = score.value.as_ref().map(|value| scene.ruler.class(value));
    let next = match state {
        ItemState::Answered(_) => now.and_then(|class| levels.get(class + 1)),
        ItemState::Unknown | ItemState::Unanswered | ItemState::NotApplicable | ItemState::OutOfScope => None,
    };
    CapabilityView {
        id: node.id.clone(),
        code: node.code.clone(),
        name: node.name.clone(),
        text: node.text.clone(),
        url: scene.node_url(ix),
        anchor: scene.node_anchor(ix),
        groups: groups(scene, top, ix),
        state: state_id(&state),
        state_text: state_text(&state, answer),
        score: score_view(scene, score, previous.map(|earlier| earlier.scorecard.node(ix))),
        cell: cell(scene, score),
        weight: scene.scorecard().weight(ix).to_short(3),
        target: target(scene, ix),
        gap: gap.as_ref().map(|gap| gap.to_short(2)),
        gap_value: gap,
        priority: scene.plan().gaps.iter().find(|gap| gap.item == ix).map(|gap| gap.priority.to_fixed(1)),
        now_text: now.and_then(|class| levels.get(class)).map(|level| level.text.clone()),
        next_level: next.map(|level| level.display.clone()),
        next_text: next.map(|level| level.text.clone()),
        why: item_text(node, |item| &item.why),
        ask_for: node.item.as_ref().map_or_else(Vec::new, |item| item.evidence.clone()),
        overscore: item_text(node, |item| &item.overscore),
        na_when: node.item.as_ref().and_then(|item| item.na_when.clone()),
        genai: item_text(node, |item| &item.genai),
        na: answer.and_then(|answer| na_view(&answer.state)),
        confidence: answer.and_then(|answer| answer.confidence).map(confidence_word),
        pain: answer.and_then(|answer| answer.pain).map(pain_word),
        coverage: answer.and_then(|answer| answer.coverage.as_ref()).map(|(_, written)| written.clone()),
        evidence: answer
            .map_or_else(Vec::new, |answer| answer.evidence.iter().map(|evidence| evidence_view(scene, evidence)).collect()),
        grade: answer.and_then(Assessment::best_grade).map(|grade| scene.rubric.evidence_grades[grade].id.clone()),
        owner: answer.and_then(|answer| person(answer.owner.as_ref())),
        votes: answer.map_or_else(Vec::new, |answer| votes(scene, answer)),
        votes_text: answer.and_then(votes_text),
        note_html: answer.and_then(|answer| note(answer.note.as_ref())),
        flags: flags.iter().filter(|(item, _)| *item == ix).map(|(_, flag)| flag_view(flag)).collect(),
        previous_cell: previous.map(|earlier| cell(scene, earlier.scorecard.node(ix))),
        items: scene.plan().roadmap.closing(ix).into_iter().map(|at| scene.planned(at)).collect(),
        risks: driven_risks(scene, ix),
        tools: tools(scene, ix),
        maps: maps(node),
        refs: node.item.as_ref().map_or_else(Vec::new, |item| scene.references(&item.refs)),
        source: answer.map(|answer| scene.place(answer.span)),
        levels,
    }
}

fn item_text(node: &Node, field: impl Fn(&Answerable) -> &String) -> String {
    node.item.as_ref().map(|item| field(item).clone()).unwrap_or_default()
}

/// The state behind an answered node's score.
pub fn item_state(derivation: &Derivation) -> ItemState {
    match derivation {
        Derivation::Answer { state, .. } => state.clone(),
        Derivation::Aggregated(_) => ItemState::Unanswered,
    }
}

/// The nodes between the dimension and a capability; a heading's anchor stands with the first capability below it.
fn groups(scene: &Scene<'_>, top: Ix<Node>, item: Ix<Node>) -> Vec<GroupView> {
    let mut groups = Vec::new();
    let mut at = scene.rubric.nodes[item].parent;
    while let Some(node) = at.filter(|node| *node != top) {
        let opens = scene.rubric.items_below(node).first() == Some(&item);
        let anchor = if opens { scene.node_anchor(node) } else { String::new() };
        groups.push(GroupView { name: scene.name_of(node).to_owned(), anchor });
        at = scene.rubric.nodes[node].parent;
    }
    groups.reverse();
    groups
}

pub fn state_id(state: &ItemState) -> &'static str {
    match state {
        ItemState::Answered(_) => "answered",
        ItemState::Unknown => "unknown",
        ItemState::Unanswered => "unanswered",
        ItemState::NotApplicable => "not-applicable",
        ItemState::OutOfScope => "out-of-scope",
    }
}

fn state_text(state: &ItemState, answer: Option<&Answer>) -> String {
    match (state, answer.map(|answer| &answer.state)) {
        (ItemState::NotApplicable, Some(State::NotApplicable(na))) => format!("not applicable: {}", na.reason),
        (ItemState::Answered(response), _) => {
            response.points.as_ref().map_or_else(|| "answered".to_owned(), |points| format!("level {}", points.to_short(2)))
        }
        (ItemState::OutOfScope, _) => "out of scope".to_owned(),
        (ItemState::Unknown, _) => "asked, nobody knows".to_owned(),
        _ => "not answered yet".to_owned(),
    }
}

/// What a cell of the heat table shows.
pub fn cell(scene: &Scene<'_>, score: &NodeScore) -> String {
    match item_state(&score.derivation) {
        ItemState::Answered(_) => scene.ruler.level(score.value.as_ref()).display,
        ItemState::Unknown => UNKNOWN.to_owned(),
        ItemState::Unanswered => UNANSWERED.to_owned(),
        ItemState::NotApplicable => NOT_APPLICABLE.to_owned(),
        ItemState::OutOfScope => OUT_OF_SCOPE.to_owned(),
    }
}

fn target(scene: &Scene<'_>, ix: Ix<Node>) -> Option<TargetView> {
    let target = scene.scorecard().target(ix)?;
    let profile = scene.assessment.profile.map(|profile| scene.rubric.profiles[profile].name.as_str());
    let source = match &target.source {
        TargetSource::Rubric => profile.map_or_else(|| "from the rubric".to_owned(), |name| format!("from the profile {name}")),
        TargetSource::Rule(at) => format!("raised by the rubric: {}", scene.rubric.target_rules[*at].why),
        TargetSource::Team(Some(reason)) => format!("set by the team: {reason}"),
        TargetSource::Team(None) => "set by the team".to_owned(),
    };
    Some(TargetView { number: scene.ruler.level(Some(&target.points)), source })
}

fn descriptors(scene: &Scene<'_>, ix: Ix<Node>, item: &Answerable) -> Vec<DescriptorView> {
    let current = scene.scorecard().node(ix).value.as_ref().map(|value| scene.ruler.class(value));
    let target = scene.scorecard().target(ix).map(|target| scene.ruler.class(&target.points));
    let levels = scene.rubric.scale_of(item).levels.values().enumerate();
    levels
        .map(|(class, level)| DescriptorView {
            display: level.number.to_string(),
            name: level.name.clone(),
            class,
            text: item.descriptors.get(class).cloned().unwrap_or_default(),
            is_current: current == Some(class),
            is_target: target == Some(class),
        })
        .collect()
}

fn na_view(state: &State) -> Option<NaView> {
    let State::NotApplicable(na) = state else { return None };
    Some(NaView { code: na.code.clone(), reason: na.reason.clone(), until_text: na.until.map(words::date) })
}

fn confidence_word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

pub fn pain_word(pain: Pain) -> &'static str {
    match pain {
        Pain::None => "none",
        Pain::Low => "low",
        Pain::Medium => "medium",
        Pain::High => "high",
    }
}

fn evidence_view(scene: &Scene<'_>, evidence: &Evidence) -> EvidenceView {
    let grade = evidence.grade.map(|grade| &scene.rubric.evidence_grades[grade]);
    let linked = evidence.link.as_ref().is_some_and(|link| is_web_address(link));
    EvidenceView {
        text: evidence.text.clone(),
        url: evidence.link.clone().filter(|_| linked),
        place: evidence.link.clone().filter(|_| !linked),
        grade: grade.map(|grade| grade.id.clone()),
        grade_name: grade.map(|grade| grade.name.clone()),
        date_text: evidence.date.map(words::date),
        expires_text: evidence.expires.map(words::date),
    }
}

/// Votes as a histogram, lowest level first; names stay in the files.
fn votes(scene: &Scene<'_>, answer: &Answer) -> Vec<VoteView> {
    let mut counts: BTreeMap<&Exact, usize> = BTreeMap::new();
    for (_, points) in &answer.votes {
        *counts.entry(points).or_default() += 1;
    }
    let view = |(points, count): (&Exact, usize)| VoteView { level: points.to_short(2), class: scene.ruler.class(points), count };
    counts.into_iter().map(view).collect()
}

fn votes_text(answer: &Answer) -> Option<String> {
    let low = answer.votes.iter().map(|(_, points)| points).min()?;
    let high = answer.votes.iter().map(|(_, points)| points).max()?;
    let count = answer.votes.len();
    Some(if count == 1 {
        format!("1 vote, for {}", low.to_short(2))
    } else if low == high {
        format!("{}, all {}", words::count(count, "vote", "votes"), low.to_short(2))
    } else {
        format!("{}, from {} to {}", words::count(count, "vote", "votes"), low.to_short(2), high.to_short(2))
    })
}

/// A flag in words.
pub fn flag_view(flag: &Flag) -> FlagView {
    let text = match flag {
        Flag::Unproven => "a high level without inspectable or documented evidence".to_owned(),
        Flag::Disagreement { low, high } => format!("votes ran from {} to {}", low.to_short(2), high.to_short(2)),
        Flag::Coverage { share } => format!("holds for only {} of the models in scope", words::percent(share)),
    };
    FlagView { id: flag.id(), text }
}

/// Live risks that a capability drives.
pub fn driven_risks(scene: &Scene<'_>, item: Ix<Node>) -> Vec<LinkView> {
    let drives = |key: RiskKey| scene.risk(key);
    scene
        .plan()
        .risks
        .iter()
        .filter(|risk| risk.is_live() && risk.drivers.iter().any(|line| line.item == item))
        .filter_map(|risk| drives(risk.key))
        .collect()
}

fn tools(scene: &Scene<'_>, item: Ix<Node>) -> Vec<LinkView> {
    let serves = |(ix, tool): &(Ix<crate::rubric::Tool>, &crate::rubric::Tool)| {
        tool.items.contains(&item) && super::tools::is_shown(scene, *ix)
    };
    let serving = scene.rubric.tools.tools.iter().filter(serves);
    serving.map(|(ix, _)| scene.tool(ix)).collect()
}

fn maps(node: &Node) -> Vec<MapView> {
    let maps = node.item.iter().flat_map(|item| &item.maps);
    maps.map(|(framework, entries)| MapView { framework: framework.replace('_', " "), entries: entries.clone() }).collect()
}

fn questions_below(scene: &Scene<'_>, top: Ix<Node>) -> Vec<QuestionView> {
    let own = scene.rubric.nodes[top].questions.iter().map(|question| question_view(scene, *question));
    let below = scene.rubric.nodes[top].children.iter().flat_map(|child| questions_below(scene, *child));
    own.chain(below).collect()
}

fn question_view(scene: &Scene<'_>, ix: Ix<Question>) -> QuestionView {
    let question = &scene.rubric.questions[ix];
    QuestionView {
        id: question.id.clone(),
        anchor: format!("q.{}", question.id),
        text: question.text.clone(),
        answer_html: scene.assessment.prose.get(&ix).map(|prose| prose::html(&prose.markdown)),
        ask: question.ask.clone(),
        probe: question.probe.clone(),
        informs: question.informs.iter().map(|node| scene.node(*node)).collect(),
    }
}

/// The context questions in their groups.
pub fn context(scene: &Scene<'_>) -> Vec<QuestionGroupView> {
    let group = |group: &crate::rubric::QuestionGroup| QuestionGroupView {
        id: group.id.clone(),
        name: group.name.clone(),
        questions: group.questions.iter().map(|question| question_view(scene, *question)).collect(),
    };
    scene.rubric.context.values().map(group).collect()
}

/// The stakeholder questions.
pub fn stakeholders(scene: &Scene<'_>) -> Vec<QuestionView> {
    scene.rubric.questions_of(Origin::Stakeholder).map(|(ix, _)| question_view(scene, ix)).collect()
}
