//! Why items start when they do, how far they may slip, and what does not fit, in words.

use super::super::scene::Scene;
use super::super::view::{ConflictView, LinkView};
use crate::plan::{Because, Conflict, Who};
use crate::say;
use crate::words::Words;

/// From working days; in whole weeks from a fortnight on.
pub fn slack(words: &Words, days: i64) -> String {
    match days {
        0 => words.text("roadmap-no-slack"),
        1..10 => working_days(words, days),
        _ => words.days(days / 5 * 7),
    }
}

fn working_days(words: &Words, days: i64) -> String {
    say!(words, "roadmap-working-days", n = days)
}

pub fn because_id(because: &Because) -> &'static str {
    match because {
        Because::PlanStart => "plan-start",
        Because::Phase => "phase",
        Because::Needs(_) => "needs",
        Because::Capacity(_) => "capacity",
        Because::Running => "running",
        Because::Decided => "decided",
    }
}

/// A phrase that follows the dates: `starts when R2.2 is finished`.
pub fn because(scene: &Scene<'_>, because: &Because) -> String {
    let words = scene.words;
    match because {
        Because::Needs(needs) => {
            let ids: Vec<&str> = needs.iter().map(|at| scene.plan().roadmap.items[*at].id.as_str()).collect();
            say!(words, "roadmap-starts-after", n = ids.len(), items = words.list(&ids))
        }
        Because::Capacity(Who::Person(id)) => say!(words, "roadmap-starts-with-room", name = name(scene, id)),
        Because::Capacity(Who::Team) => words.text("roadmap-starts-with-room-in-team"),
        other => say!(words, "roadmap-starts", because = because_id(other)),
    }
}

/// The name of a participant; the id where nobody has it.
pub fn name<'a>(scene: &Scene<'a>, id: &'a str) -> &'a str {
    let person = scene.assessment.participants.iter().find(|person| person.id == id);
    person.map_or(id, |person| person.name.as_str())
}

/// Whether an item lies outside the weeks of its phase: worth knowing, nothing to settle.
pub fn is_outside_phase(conflict: &Conflict) -> bool {
    matches!(conflict, Conflict::OutsidePhase { .. })
}

pub fn conflict(scene: &Scene<'_>, conflict: &Conflict) -> ConflictView {
    let (kind, items): (_, Vec<&String>) = match conflict {
        Conflict::StartsTooEarly { item, needs, .. } => ("too-early", vec![item, needs]),
        Conflict::OutsidePhase { item, .. } => ("outside-phase", vec![item]),
        Conflict::OverCapacity { items, .. } => ("over-capacity", items.iter().collect()),
        Conflict::Cycle { items } => ("cycle", items.iter().collect()),
    };
    let planned = &scene.plan().roadmap.items;
    let link = |id: &&String| planned.iter().position(|item| item.id == **id).map(|at| scene.planned(at));
    let items: Vec<LinkView> = items.iter().filter_map(link).collect();
    ConflictView { kind, text: conflict_text(scene, conflict), items }
}

fn conflict_text(scene: &Scene<'_>, conflict: &Conflict) -> String {
    let words = scene.words;
    match conflict {
        Conflict::StartsTooEarly { item, needs, finishes_before: true, .. } => {
            say!(words, "roadmap-finishes-too-early", item = item.as_str(), needs = needs.as_str())
        }
        Conflict::StartsTooEarly { item, needs, days, finishes_before: false } => {
            say!(
                words,
                "roadmap-starts-too-early",
                item = item.as_str(),
                needs = needs.as_str(),
                days = working_days(words, *days)
            )
        }
        Conflict::OutsidePhase { item, phase, days, early } => {
            let (item, phase, days) = (item.as_str(), phase.as_str(), working_days(words, *days));
            if *early {
                say!(words, "roadmap-early", item, phase, days)
            } else {
                say!(words, "roadmap-overrun", item, phase, days)
            }
        }
        Conflict::OverCapacity { who, items, from, to, work, room } => {
            let (n, dates, items) = (items.len(), words.dates(*from, *to), words.list(items));
            let [work, room] = [work, room].map(|weeks| words.decimal(&weeks.to_short(2)));
            match who {
                Who::Team => say!(words, "roadmap-over-capacity", n, dates, items, work, room),
                Who::Person(id) => {
                    say!(words, "roadmap-over-capacity-person", n, dates, items, work, room, name = name(scene, id))
                }
            }
        }
        Conflict::Cycle { items } => say!(words, "roadmap-cycle", items = words.list(items)),
    }
}
