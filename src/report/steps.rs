//! Next steps by time frame.

use jiff::ToSpan;

use super::scene::{Scene, note, person};
use super::view::{HorizonView, NextStepView};
use crate::assessment::{ItemRef, ItemStatus, StepStatus};
use crate::rubric::{Horizon, Ix, Step};
use crate::say;

pub fn next_steps(scene: &Scene<'_>) -> Vec<HorizonView> {
    let view = |(ix, horizon): (Ix<Horizon>, &Horizon)| HorizonView {
        id: horizon.id.clone(),
        name: horizon.name.clone(),
        until_text: scene.words.date(scene.assessment.date.saturating_add(horizon.days.clamp(0, 100_000).days())),
        steps: scene
            .rubric
            .steps
            .iter()
            .filter(|(_, step)| step.horizon == ix)
            .map(|(ix, step)| step_view(scene, ix, step))
            .collect(),
    };
    scene.rubric.horizons.iter().map(view).collect()
}

/// How many are done, running and open.
pub fn headline(scene: &Scene<'_>) -> String {
    let total = scene.rubric.steps.len();
    let with = |wanted: StepStatus| scene.assessment.steps.values().filter(|decision| decision.status == wanted).count();
    let (done, running) = (with(StepStatus::Done), with(StepStatus::InProgress));
    match (total, done, running) {
        (0, ..) => scene.words.text("report-steps-none"),
        (_, 0, 0) => say!(scene.words, "report-steps-to-take", all = total),
        (_, done, 0) => say!(scene.words, "report-steps-done", done, all = total),
        (_, 0, running) => say!(scene.words, "report-steps-running", running, all = total),
        (_, done, running) => say!(scene.words, "report-steps-done-running", done, running, all = total),
    }
}

fn step_view(scene: &Scene<'_>, ix: Ix<Step>, step: &Step) -> NextStepView {
    let decision = scene.assessment.steps.get(&ix);
    let status = decision.map_or(StepStatus::Open, |decision| decision.status);
    let status_id = match status {
        StepStatus::Open => "open",
        StepStatus::InProgress => "in-progress",
        StepStatus::Done => "done",
        StepStatus::Skipped => "skipped",
    };
    let due = decision.and_then(|decision| decision.due);
    let pending = matches!(status, StepStatus::Open | StepStatus::InProgress);
    NextStepView {
        id: step.id.clone(),
        text: step.text.clone(),
        status: status_id,
        status_text: say!(scene.words, "report-steps-status", status = status_id),
        owner: decision.and_then(|decision| person(decision.owner.as_ref())),
        owner_role: step.owner_role.clone(),
        due: due.map(|due| due.to_string()),
        due_text: due.map(|due| scene.words.date(due)),
        overdue: pending && due.is_some_and(|due| due < scene.as_of),
        done_when: step.done_when.clone(),
        hours: step.hours.as_ref().map(|(from, to)| say!(scene.words, "report-steps-hours", hours = scene.words.range(from, to))),
        feeds: step.feeds.iter().map(|item| scene.item(ItemRef::Rubric(*item))).collect(),
        hint: if decision.is_none() { hint(scene, step) } else { None },
        note_html: note(decision.and_then(|decision| decision.note.as_ref())),
    }
}

/// For a step nobody recorded: everything it feeds is finished.
fn hint(scene: &Scene<'_>, step: &Step) -> Option<String> {
    let decided = &scene.assessment.roadmap.items;
    let is_done = |item: &Ix<crate::rubric::Item>| decided.get(item).is_some_and(|d| d.status == Some(ItemStatus::Done));
    let ids: Vec<&str> = step.feeds.iter().map(|item| scene.rubric.roadmap.items[*item].id.as_str()).collect();
    let are_done = !ids.is_empty() && step.feeds.iter().all(is_done);
    are_done.then(|| say!(scene.words, "report-steps-hint", n = ids.len(), ids = scene.words.list(&ids)))
}
