//! Dimensions, capabilities and the questions beside them.

use std::collections::BTreeSet;

use super::numbers::common_axis;
use super::prose::{self, is_web_address};
use super::scene::{Scene, note, person};
use super::scores::{coverage_view, score_view};
use super::view::{
    CapabilityView, DimensionView, EvidenceView, FlagView, GroupView, LinkView, MapView, NaView, Number, QuestionGroupView,
    QuestionView, ScoreView, TargetView,
};
use super::{facets, findings, items};
use crate::assessment::{Assessment, Confidence, Evidence, State};
use crate::plan::RiskEntry;
use crate::rubric::{Answerable, Ix, Node, Origin, Pain, Question};
use crate::say;
use crate::score::{Coverage, Derivation, Flag, ItemState, TargetSource, flags};
use crate::words::Words;

/// The outermost nodes with what lies below, then a page for the items that stand directly below the whole.
pub fn dimensions(scene: &Scene<'_>) -> Vec<DimensionView> {
    let flags = flags(scene.rubric, scene.assessment);
    let mut views: Vec<DimensionView> = scene.sections().map(|top| dimension(scene, top, &flags)).collect();
    views.extend(loose(scene, &flags));
    views
}

/// The pages of [`dimensions`], without making them.
pub fn pages(scene: &Scene<'_>) -> Vec<String> {
    let loose = scene.loose().any(|item| scene.scorecard().is_in_scope(item));
    let loose = loose.then(|| loose_url(scene));
    scene.sections().map(|top| scene.node_url(top)).chain(loose).collect()
}

fn loose_url(scene: &Scene<'_>) -> String {
    format!("d/{}.html", scene.loose_page())
}

fn dimension(scene: &Scene<'_>, top: Ix<Node>, flags: &[(Ix<Node>, Flag)]) -> DimensionView {
    let node = &scene.rubric.nodes[top];
    let previous = scene.previous().map(|earlier| earlier.scorecard.node(top));
    let (items, out_of_scope) = in_scope_first(scene, scene.rubric.items_below(top));
    DimensionView {
        id: node.id.clone(),
        code: node.code.clone(),
        name: node.name.clone(),
        short: node.short.clone(),
        kind: kind_text(scene, &scene.rubric.kinds[node.kind].name),
        url: scene.node_url(top),
        is_node: true,
        weight: scene.words.decimal(&scene.scorecard().weight(top).to_short(3)),
        score: score_view(scene, scene.scorecard().node(top), previous),
        diagnosis: findings::diagnosis(scene, Some(top), &items),
        axis: common_axis(items.iter().map(|item| scene.gauge(Some(*item)))),
        facets: facets::of_dimension(scene, top),
        questions: questions_below(scene, top),
        capabilities: capabilities(scene, Some(top), &items, flags),
        out_of_scope,
    }
}

/// The page of the items directly below the whole; `None` where there are none.
fn loose(scene: &Scene<'_>, flags: &[(Ix<Node>, Flag)]) -> Option<DimensionView> {
    let (items, out_of_scope) = in_scope_first(scene, scene.loose().collect());
    let first = items.first()?;
    let kind = &scene.rubric.kinds[scene.rubric.nodes[*first].kind];
    let coverage = items.iter().map(|item| scene.scorecard().node(*item).coverage);
    let coverage = coverage.fold(Coverage::default(), |sum, one| Coverage {
        answered: sum.answered + one.answered,
        applicable: sum.applicable + one.applicable,
        total: sum.total + one.total,
    });
    let name = kind_text(scene, &kind.plural.replace(['-', '_'], " "));
    Some(DimensionView {
        url: loose_url(scene),
        id: scene.loose_page(),
        code: String::new(),
        short: name.clone(),
        name,
        kind: kind_text(scene, &kind.name),
        is_node: false,
        weight: String::new(),
        score: ScoreView { coverage: coverage_view(scene.words, coverage), ..ScoreView::default() },
        diagnosis: findings::diagnosis(scene, None, &items),
        axis: common_axis(items.iter().map(|item| scene.gauge(Some(*item)))),
        facets: Vec::new(),
        questions: items.iter().flat_map(|item| questions_below(scene, *item)).collect(),
        capabilities: capabilities(scene, None, &items, flags),
        out_of_scope,
    })
}

/// The items in their order, those out of scope last, and how many these are.
fn in_scope_first(scene: &Scene<'_>, items: Vec<Ix<Node>>) -> (Vec<Ix<Node>>, usize) {
    let (inside, outside): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| scene.scorecard().is_in_scope(*item));
    let count = outside.len();
    ([inside, outside].concat(), count)
}

fn capabilities(scene: &Scene<'_>, top: Option<Ix<Node>>, items: &[Ix<Node>], flags: &[(Ix<Node>, Flag)]) -> Vec<CapabilityView> {
    let mut opened = BTreeSet::new();
    items.iter().map(|item| capability(scene, top, *item, flags, &mut opened)).collect()
}

fn capability(
    scene: &Scene<'_>,
    top: Option<Ix<Node>>,
    ix: Ix<Node>,
    flags: &[(Ix<Node>, Flag)],
    opened: &mut BTreeSet<Ix<Node>>,
) -> CapabilityView {
    let node = &scene.rubric.nodes[ix];
    let answer = scene.assessment.answers.get(&ix);
    let score = scene.scorecard().node(ix);
    let previous = scene.previous();
    let gap = scene.scorecard().gap(ix).filter(|gap| !gap.is_zero());
    let priority = scene.plan().gaps.iter().find(|gap| gap.item == ix).map(|gap| &gap.priority);
    let shown = |number: String| scene.words.decimal(&number);
    let state = item_state(&score.derivation);
    let item = node.item.as_ref();
    let levels = item.map_or_else(Vec::new, |item| items::descriptors(scene, ix, item));
    let now = levels.iter().position(|level| level.is_current);
    let next = match state {
        ItemState::Answered(_) => now.and_then(|at| levels.get(at + 1)),
        ItemState::Unknown | ItemState::Unanswered | ItemState::NotApplicable | ItemState::OutOfScope => None,
    };
    CapabilityView {
        id: node.id.clone(),
        code: node.code.clone(),
        name: node.name.clone(),
        text: node.text.clone(),
        url: scene.node_url(ix),
        anchor: scene.node_anchor(ix),
        groups: groups(scene, top, ix, opened),
        state: state_id(&state),
        state_text: items::state_text(scene, ix, &state),
        score: score_view(scene, score, previous.map(|earlier| earlier.scorecard.node(ix))),
        cell: items::cell(scene, score),
        weight: shown(scene.scorecard().weight(ix).to_short(3)),
        weight_value: scene.scorecard().weight(ix).clone(),
        target: target(scene, ix),
        gap: gap.as_ref().map(|gap| shown(gap.to_short(2))),
        gap_value: gap,
        priority: priority.map(|priority| shown(priority.to_fixed(1))),
        priority_value: priority.cloned(),
        form: item.map_or("level", |item| items::item_form(scene, item)),
        answer: items::answer_text(scene, scene.words, score),
        answer_plain: items::answer_text(scene, Words::english(), score),
        is_ordered: !levels.is_empty(),
        options: item.map_or_else(Vec::new, |item| items::options(scene, ix, item)),
        measures: item.map_or_else(Vec::new, |item| items::measures(scene, item, answer)),
        criteria: item.map_or_else(Vec::new, |item| items::criteria(item, answer)),
        is_held: matches!(&score.derivation, Derivation::Answer { unmet, .. } if !unmet.is_empty()),
        when: items::conditions_of(scene, ix),
        tags: items::tags(scene, ix),
        facets: items::facet_values(scene, ix),
        now_text: now.and_then(|at| levels.get(at)).map(|level| level.text.clone()).filter(|text| !text.is_empty()),
        next_level: next.zip(item).map(|(level, item)| items::step_name(scene.words, scene.rubric.scale_of(item), level)),
        next_text: next.map(|level| level.text.clone()).filter(|text| !text.is_empty()),
        why: item_text(node, |item| &item.why),
        ask_for: item.map_or_else(Vec::new, |item| item.evidence.clone()),
        overscore: item_text(node, |item| &item.overscore),
        na_when: item.and_then(|item| item.na_when.clone()),
        genai: item_text(node, |item| &item.genai),
        na: answer.and_then(|answer| na_view(scene.words, &answer.state)),
        confidence: answer.and_then(|answer| answer.confidence).map(confidence_id),
        confidence_text: answer
            .and_then(|answer| answer.confidence)
            .map(|confidence| say!(scene.words, "nodes-confidence", confidence = confidence_id(confidence))),
        pain: answer.and_then(|answer| answer.pain).map(pain_id),
        pain_text: answer.and_then(|answer| answer.pain).map(|pain| pain_text(scene.words, pain)),
        coverage: answer.and_then(|answer| answer.coverage.as_ref()).map(|(_, written)| written.clone()),
        evidence: answer.map_or_else(Vec::new, |answer| {
            answer.evidence.iter().filter_map(|evidence| evidence_view(scene, evidence)).collect()
        }),
        grade: answer.and_then(Assessment::best_grade).map(|grade| scene.rubric.evidence_grades[grade].id.clone()),
        owner: answer.and_then(|answer| person(answer.owner.as_ref())),
        votes: answer.zip(item).map_or_else(Vec::new, |(answer, item)| items::votes(scene, item, answer)),
        votes_text: answer.and_then(|answer| items::votes_text(scene.words, answer)),
        note_html: answer.and_then(|answer| note(answer.note.as_ref())),
        flags: flags.iter().filter(|(item, _)| *item == ix).map(|(_, flag)| flag_view(scene.words, flag)).collect(),
        previous_cell: previous.map(|earlier| items::cell(scene, earlier.scorecard.node(ix))),
        items: scene.plan().roadmap.closing(ix).into_iter().map(|at| scene.planned(at)).collect(),
        risks: driven_risks(scene, ix),
        tools: tools(scene, ix),
        maps: maps(node),
        refs: item.map_or_else(Vec::new, |item| scene.references(&item.refs)),
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

/// The nodes between the dimension and a capability; heading and score stand with the first capability shown below it.
fn groups(scene: &Scene<'_>, top: Option<Ix<Node>>, item: Ix<Node>, opened: &mut BTreeSet<Ix<Node>>) -> Vec<GroupView> {
    let mut chain = Vec::new();
    let mut at = scene.rubric.nodes[item].parent;
    while let Some(node) = at.filter(|node| Some(*node) != top) {
        chain.push(node);
        at = scene.rubric.nodes[node].parent;
    }
    let view = |(depth, node): (usize, Ix<Node>)| {
        let opens = opened.insert(node);
        let previous = scene.previous().map(|earlier| earlier.scorecard.node(node));
        GroupView {
            name: scene.name_of(node).to_owned(),
            kind: kind_text(scene, &scene.rubric.kinds[scene.rubric.nodes[node].kind].name),
            depth: depth + 1,
            anchor: if opens { scene.node_anchor(node) } else { String::new() },
            score: opens.then(|| score_view(scene, scene.scorecard().node(node), previous)),
        }
    };
    chain.into_iter().rev().enumerate().map(view).collect()
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

fn target(scene: &Scene<'_>, ix: Ix<Node>) -> Option<TargetView> {
    let target = scene.scorecard().target(ix)?;
    let profile = scene.assessment.profile.map(|profile| scene.rubric.profiles[profile].name.as_str());
    let words = scene.words;
    let source = match &target.source {
        TargetSource::Rubric => match profile {
            Some(profile) => say!(words, "nodes-target-profile", profile),
            None => words.text("nodes-target-rubric"),
        },
        TargetSource::Rule(at) => say!(words, "nodes-target-rule", why = scene.rubric.target_rules[*at].why.as_str()),
        TargetSource::Team(Some(reason)) => say!(words, "nodes-target-team-why", reason = reason.as_str()),
        TargetSource::Team(None) => words.text("nodes-target-team"),
    };
    let number =
        Number { display: items::target_words(scene, ix, &target.points), ..scene.gauge(Some(ix)).number(Some(&target.points)) };
    Some(TargetView { number, source })
}

fn na_view(words: &Words, state: &State) -> Option<NaView> {
    let State::NotApplicable(na) = state else { return None };
    Some(NaView { code: na.code.clone(), reason: na.reason.clone(), until_text: na.until.map(|until| words.date(until)) })
}

fn confidence_id(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// The word for how much it hurts, as answers write it.
pub fn pain_id(pain: Pain) -> &'static str {
    match pain {
        Pain::None => "none",
        Pain::Low => "low",
        Pain::Medium => "medium",
        Pain::High => "high",
    }
}

/// The same for readers.
pub fn pain_text(words: &Words, pain: Pain) -> String {
    say!(words, "nodes-pain", pain = pain_id(pain))
}

/// A kind's name where a label or a heading begins with it.
fn kind_text(scene: &Scene<'_>, name: &str) -> String {
    say!(scene.words, "nodes-kind", name)
}

/// Evidence as readers see it; `None` where it is withheld from them.
pub fn evidence_view(scene: &Scene<'_>, evidence: &Evidence) -> Option<EvidenceView> {
    let grade = evidence.grade.map(|grade| &scene.rubric.evidence_grades[grade]);
    let linked = evidence.link.as_ref().is_some_and(|link| is_web_address(link));
    Some(EvidenceView {
        text: evidence.text.clone()?,
        url: evidence.link.clone().filter(|_| linked),
        place: evidence.link.clone().filter(|_| !linked),
        grade: grade.map(|grade| grade.id.clone()),
        grade_name: grade.map(|grade| grade.name.clone()),
        date: evidence.date.map(|date| date.to_string()),
        date_text: evidence.date.map(|date| scene.words.date(date)),
        expires: evidence.expires.map(|date| date.to_string()),
        expires_text: evidence.expires.map(|date| scene.words.date(date)),
    })
}

/// A flag in words.
pub fn flag_view(words: &Words, flag: &Flag) -> FlagView {
    let text = match flag {
        Flag::Unproven => words.text("nodes-flag-unproven"),
        Flag::Disagreement { low, high } => {
            let [low, high] = [low, high].map(|end| words.decimal(&end.to_short(2)));
            say!(words, "nodes-flag-disagreement", low, high)
        }
        Flag::Coverage { share } => say!(words, "nodes-flag-coverage", share = words.percent(share)),
    };
    FlagView { id: flag.id(), text }
}

/// Live risks that a capability drives, or that the team ties to it.
pub fn driven_risks(scene: &Scene<'_>, item: Ix<Node>) -> Vec<LinkView> {
    let hangs_on = |risk: &&RiskEntry| risk.gaps.contains(&item) || risk.drivers.iter().any(|line| line.item == item);
    let live = scene.plan().risks.iter().filter(|risk| risk.is_live());
    live.filter(hangs_on).filter_map(|risk| scene.risk(risk.key)).collect()
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
