//! What every projection of the plan takes for granted.

use super::super::scene::Scene;
use super::timing::name;
use crate::exact::Exact;
use crate::plan::Roadmap;
use crate::say;

/// The most holidays that are named one by one.
const MOST_NAMED: usize = 6;

/// Phrases without a capital and without a full stop.
pub fn assumptions(scene: &Scene<'_>) -> Vec<String> {
    let (words, roadmap) = (scene.words, &scene.plan().roadmap);
    let duration = if roadmap.people == Exact::one() {
        words.text("roadmap-assume-one-person")
    } else {
        say!(words, "roadmap-assume-people", people = words.decimal(&roadmap.people.to_short(1)))
    };
    let size = roadmap.size.map(|size| {
        let size = &scene.rubric.roadmap.sizes[size];
        say!(words, "roadmap-assume-size", size = size.id.as_str(), text = size.text.as_str())
    });
    [Some(words.text("roadmap-assume-levels")), Some(words.text("roadmap-assume-nothing-else")), Some(duration), size]
        .into_iter()
        .flatten()
        .chain([holidays(scene), words.text("roadmap-assume-order")])
        .chain(capacity(scene, roadmap))
        .chain([words.text("roadmap-assume-range")])
        .collect()
}

fn holidays(scene: &Scene<'_>) -> String {
    let (words, holidays) = (scene.words, &scene.assessment.roadmap.holidays);
    let dates: Vec<String> = holidays.iter().take(MOST_NAMED).map(|holiday| words.dates(holiday.from, holiday.to)).collect();
    match (holidays.len(), holidays.len().saturating_sub(MOST_NAMED)) {
        (0, _) => words.text("roadmap-assume-weekdays"),
        (_, 0) => say!(words, "roadmap-assume-holidays", dates = words.list(&dates)),
        (_, more) => say!(words, "roadmap-assume-more-holidays", dates = dates.join(", "), more),
    }
}

fn capacity(scene: &Scene<'_>, roadmap: &Roadmap) -> Vec<String> {
    let words = scene.words;
    let room = |room: &Exact| words.decimal(&room.to_short(2));
    let team = roadmap.capacity.team.as_ref().map(|team| say!(words, "roadmap-assume-capacity", room = room(team)));
    let person = |(person, share): &(crate::assessment::Participant, Exact)| {
        say!(words, "roadmap-assume-capacity-person", name = name(scene, &person.id), room = room(share))
    };
    let mut found: Vec<String> = team.into_iter().chain(roadmap.capacity.people.iter().map(person)).collect();
    if found.is_empty() {
        found.push(words.text("roadmap-assume-no-capacity"));
    }
    found
}
