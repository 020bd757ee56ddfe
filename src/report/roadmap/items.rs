//! The items of the plan, phase by phase, and those that are no part of it.

use super::super::risks;
use super::super::scene::{Scene, note, person};
use super::super::view::{ItemView, LeftOutView, LinkView, Number, PhaseView, UpliftView};
use super::{Draft, timing, worth};
use crate::assessment::{ItemRef, ItemStatus};
use crate::exact::Exact;
use crate::plan::{Chosen, LeftOut, LeftOutReason, PlanItem, Roadmap, date_at};
use crate::rubric::{Ix, Phase};
use crate::say;

pub fn phase_view(draft: &Draft<'_>, ix: Ix<Phase>, phase: &Phase) -> PhaseView {
    let scene = draft.scene;
    let roadmap = &scene.plan().roadmap;
    let inside: Vec<(usize, &PlanItem)> = roadmap.items.iter().enumerate().filter(|(_, item)| item.phase == ix).collect();
    let from = inside.iter().map(|(_, item)| item.slot.start).min();
    let to = inside.iter().map(|(_, item)| item.slot.finish).max();
    let work = super::work(inside.iter().map(|(_, item)| *item));
    PhaseView {
        id: phase.id.clone(),
        name: phase.name.clone(),
        text: phase.text.clone(),
        priority: phase.priority.clone(),
        exit: phase.exit.clone(),
        overall_after: (!inside.is_empty()).then(|| after_phase(scene, ix)),
        done: roadmap.left_out.iter().filter(|left| left.reason == LeftOutReason::Done && is_in(scene, left, ix)).count(),
        effort: scene.words.range(&work.0, &work.1),
        dates_text: from.zip(to).map(|(from, to)| scene.words.dates(from, to)),
        items: inside.into_iter().map(|(at, item)| item_view(draft, at, item)).collect(),
    }
}

fn is_in(scene: &Scene<'_>, left: &LeftOut, phase: Ix<Phase>) -> bool {
    left_phase(scene, left) == phase
}

/// The projected score with everything up to and with a phase done.
fn after_phase(scene: &Scene<'_>, phase: Ix<Phase>) -> Number {
    let levels = scene.plan().roadmap.levels_after_phase(scene.scorecard(), phase);
    scene.gauge(None).number(scene.scorecard().overall_with(scene.rubric, &levels).as_ref())
}

fn item_view(draft: &Draft<'_>, at: usize, item: &PlanItem) -> ItemView {
    let (scene, axis) = (draft.scene, &draft.axis);
    let declared = match item.key {
        ItemRef::Rubric(ix) => Some(&scene.rubric.roadmap.items[ix]),
        ItemRef::Own(_) => None,
    };
    let own_outcome = match item.key {
        ItemRef::Own(at) => scene.assessment.roadmap.own[at].outcome.clone(),
        ItemRef::Rubric(_) => None,
    };
    let (words, status) = (scene.words, status_id(item));
    let decision = item.decision.as_ref();
    let (bar_pos, bar_width) = axis.stretch(item.slot.start, item.slot.finish).unwrap_or_default();
    let has_slack = item.slot.slack > 0;
    let slack_from = date_at(item.slot.finish, 1);
    let (slack_pos, slack_width) = axis.stretch(slack_from, item.slot.latest_finish).filter(|_| has_slack).unzip();
    ItemView {
        id: item.id.clone(),
        title: item.title.clone(),
        url: format!("roadmap.html#item-{}", item.id),
        status,
        status_text: say!(words, "roadmap-status", status),
        priority: item.priority.clone(),
        override_why: item.override_why.clone(),
        chosen: say!(words, "roadmap-chosen", chosen = chosen_id(item.chosen)),
        outcome: declared.map(|declared| declared.outcome.clone()).or(own_outcome).unwrap_or_default(),
        accept: declared.map_or_else(Vec::new, |declared| declared.accept.clone()),
        not_if: declared.and_then(|declared| declared.not_if.as_ref().map(|not_if| not_if.text.clone())),
        owner: decision.and_then(|decision| person(decision.owner.as_ref())),
        owner_role: declared.map_or_else(String::new, |declared| declared.owner_role.clone()),
        effort: words.range(&item.effort.0, &item.effort.1),
        effort_span: item.effort.clone(),
        work: words.range(&item.work.0, &item.work.1),
        work_span: item.work.clone(),
        impact: item.impact,
        value: words.decimal(&item.value.to_fixed(1)),
        value_value: item.value.clone(),
        start: item.slot.start.to_string(),
        finish: item.slot.finish.to_string(),
        dates_text: words.dates(item.slot.start, item.slot.finish),
        finish_text: words.short_dates(item.slot.finish, item.slot.finish),
        dates_short: words.short_dates(item.slot.start, item.slot.finish),
        start_day: axis.day(item.slot.start),
        finish_day: axis.day(item.slot.finish) + 1,
        bar_pos,
        bar_width,
        slack_text: timing::slack(words, item.slot.slack),
        slack_days: item.slot.slack,
        slack_pos,
        slack_width,
        latest_start: item.slot.latest_start.to_string(),
        latest_finish: item.slot.latest_finish.to_string(),
        latest_text: has_slack.then(|| words.dates(item.slot.latest_start, item.slot.latest_finish)),
        latest_day: axis.day(item.slot.latest_finish) + 1,
        finish_earliest: item.finish_range.0.to_string(),
        finish_latest: item.finish_range.1.to_string(),
        finish_range_text: super::between(words, item.finish_range),
        because: timing::because_id(&item.slot.because),
        because_text: timing::because(scene, &item.slot.because),
        critical: item.slot.critical,
        decided: item.slot.decided,
        quick_win: draft.quick.items.contains(&at),
        gain: worth::gain(scene, &draft.gains.items[at]),
        needs: item.needs.iter().map(|at| scene.planned(*at)).collect(),
        after: item.after.iter().map(|at| scene.planned(*at)).collect(),
        uplifts: uplifts(scene, item),
        risks: risks::of_item(scene, item.key),
        tools: declared.map_or_else(Vec::new, |declared| shown_tools(scene, &declared.tools)),
        metrics: declared.map_or_else(Vec::new, |declared| declared.metrics.iter().map(|metric| scene.metric(*metric)).collect()),
        overall_after: item.overall_after.as_ref().map(|value| scene.gauge(None).number(Some(value))),
        reached_text: super::short_range(words, draft.gains.reached[at]),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
        mid_effort: item.mid_effort(),
    }
}

fn shown_tools(scene: &Scene<'_>, tools: &[Ix<crate::rubric::Tool>]) -> Vec<LinkView> {
    tools.iter().filter(|tool| super::super::tools::is_shown(scene, **tool)).map(|tool| scene.tool(*tool)).collect()
}

/// The word for how far an item is.
pub fn status_id(item: &PlanItem) -> &'static str {
    match item.status() {
        Some(ItemStatus::InProgress) => "in-progress",
        Some(ItemStatus::Planned) => "planned",
        Some(ItemStatus::Done) => "done",
        Some(ItemStatus::Skipped) => "skipped",
        Some(ItemStatus::Deferred) => "deferred",
        None => "proposed",
    }
}

fn chosen_id(chosen: Chosen) -> &'static str {
    match chosen {
        Chosen::Gap => "gap",
        Chosen::Decided => "decided",
        Chosen::Prerequisite => "prerequisite",
    }
}

/// Every rise of an answered level; one beyond the target counts in the projection, but not in the item's value.
fn uplifts(scene: &Scene<'_>, item: &PlanItem) -> Vec<UpliftView> {
    item.closes.iter().filter_map(|(node, to)| uplift(scene, item, *node, to)).collect()
}

fn uplift(scene: &Scene<'_>, item: &PlanItem, node: Ix<crate::rubric::Node>, to: &Exact) -> Option<UpliftView> {
    let from = scene.scorecard().node(node).value.as_ref()?;
    let counted = item.uplift.get(&node).cloned().unwrap_or_else(Exact::zero);
    let beyond = scene.scorecard().target(node).is_some_and(|target| *to > target.points);
    (to > from).then(|| UpliftView {
        id: scene.rubric.nodes[node].id.clone(),
        name: scene.name_of(node).to_owned(),
        url: scene.node_url(node),
        text: format!("{} → {}", from.to_short(2), to.to_short(2)),
        from: scene.words.decimal(&from.to_short(2)),
        to: scene.words.decimal(&to.to_short(2)),
        uplift: counted,
        beyond_target: beyond,
    })
}

/// Items that need no work: the finished ones, or those left out for another reason.
pub fn settled(scene: &Scene<'_>, roadmap: &Roadmap, done: bool) -> Vec<LeftOutView> {
    let wanted = roadmap.left_out.iter().filter(|left| (left.reason == LeftOutReason::Done) == done);
    wanted.map(|left| left_out(scene, left)).collect()
}

fn left_phase(scene: &Scene<'_>, left: &LeftOut) -> Ix<Phase> {
    match left.item {
        ItemRef::Rubric(ix) => scene.rubric.roadmap.items[ix].phase,
        ItemRef::Own(at) => scene.assessment.roadmap.own[at].phase,
    }
}

fn left_out(scene: &Scene<'_>, left: &LeftOut) -> LeftOutView {
    let (id, title, not_if) = match left.item {
        ItemRef::Rubric(ix) => {
            let item = &scene.rubric.roadmap.items[ix];
            (&item.id, &item.text, item.not_if.as_ref().map(|not_if| not_if.text.clone()))
        }
        ItemRef::Own(at) => (&scene.assessment.roadmap.own[at].id, &scene.assessment.roadmap.own[at].title, None),
    };
    let decision = left.decision.as_ref();
    let reason = reason_id(left.reason);
    LeftOutView {
        id: id.clone(),
        title: title.clone(),
        phase: scene.rubric.roadmap.phases[left_phase(scene, left)].name.clone(),
        reason,
        reason_text: say!(scene.words, "roadmap-reason", reason),
        not_if,
        finish_text: decision.and_then(|decision| decision.finish).map(|finish| scene.words.date(finish)),
        risks: risks::of_item(scene, left.item),
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
    }
}

/// The word for why an item is not in the plan.
pub fn reason_id(reason: LeftOutReason) -> &'static str {
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
