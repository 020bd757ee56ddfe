//! Who has how much to do in which week.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::scene::Scene;
use super::super::view::{LinkView, LoadBarView, LoadView};
use super::axis::Axis;
use super::timing::name;
use crate::exact::Exact;
use crate::plan::{Conflict, Roadmap, Who, date_at};
use crate::say;

/// The most bars of a strip; beyond it a bar stands for several weeks.
const MOST_BARS: i64 = 40;
/// The line that bars stand on and the room above it, in pixels of a strip of 44.
const BASE: i64 = 42;
const ROOM: i64 = 32;

/// How many weeks a bar stands for.
pub fn weeks_per_bar(axis: &Axis) -> i64 {
    (axis.day_count() / 7 + MOST_BARS - 1) / MOST_BARS.max(1)
}

/// The work of everybody together where there are several, then of each, the most first.
pub fn load(scene: &Scene<'_>, axis: &Axis) -> Vec<LoadView> {
    let roadmap = &scene.plan().roadmap;
    let mut owners: BTreeMap<Owner<'_>, BTreeMap<Date, Exact>> = BTreeMap::new();
    let mut all: BTreeMap<Date, Exact> = BTreeMap::new();
    for load in &roadmap.load {
        let owner = load.who.as_deref().map_or(Owner::Nobody, Owner::Person);
        for weeks in [owners.entry(owner).or_default(), &mut all] {
            let sum = weeks.entry(load.week).or_insert_with(Exact::zero);
            *sum = &*sum + &load.work;
        }
    }
    let most = owners.iter().map(|(owner, weeks)| scale(roadmap, *owner, weeks)).max().unwrap_or_else(Exact::one);
    let mut views: Vec<LoadView> =
        owners.iter().map(|(owner, weeks)| Strip { scene, axis, owner: *owner, weeks, most: &most }.view()).collect();
    views.sort_by(|a, b| b.work_value.cmp(&a.work_value));
    if owners.len() > 1 {
        let most = scale(roadmap, Owner::Team, &all);
        views.insert(0, Strip { scene, axis, owner: Owner::Team, weeks: &all, most: &most }.view());
    }
    views
}

/// The highest value of a strip: its busiest week or its capacity.
fn scale(roadmap: &Roadmap, owner: Owner<'_>, weeks: &BTreeMap<Date, Exact>) -> Exact {
    weeks.values().chain(owner.capacity(roadmap)).max().cloned().unwrap_or_else(Exact::one)
}

/// Whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner<'a> {
    Team,
    Person(&'a str),
    Nobody,
}

impl Owner<'_> {
    fn capacity(self, roadmap: &Roadmap) -> Option<&Exact> {
        match self {
            Owner::Team => roadmap.capacity.team.as_ref(),
            Owner::Person(id) => roadmap.capacity.of_person(id),
            Owner::Nobody => None,
        }
    }

    fn is(self, who: &Who) -> bool {
        match (self, who) {
            (Owner::Team, Who::Team) => true,
            (Owner::Person(id), Who::Person(other)) => id == other,
            _ => false,
        }
    }
}

/// The weeks of one owner on the time axis.
struct Strip<'a> {
    scene: &'a Scene<'a>,
    axis: &'a Axis,
    owner: Owner<'a>,
    weeks: &'a BTreeMap<Date, Exact>,
    /// The value that fills the strip.
    most: &'a Exact,
}

impl Strip<'_> {
    fn view(&self) -> LoadView {
        let (words, roadmap) = (self.scene.words, &self.scene.plan().roadmap);
        let text = |work: &Exact| words.decimal(&work.to_short(2));
        let total: Exact = self.weeks.values().cloned().sum();
        let peak = self.weeks.iter().fold(None, |peak: Option<(&Date, &Exact)>, week| match peak {
            Some(peak) if peak.1 >= week.1 => Some(peak),
            _ => Some(week),
        });
        let over = self.weeks.keys().filter(|week| self.is_over(**week)).count();
        let capacity = self.owner.capacity(roadmap);
        let (kind, name) = match self.owner {
            Owner::Team => ("team", words.text("roadmap-load-team")),
            Owner::Person(id) => ("person", name(self.scene, id).to_owned()),
            Owner::Nobody => ("nobody", words.text("roadmap-load-nobody")),
        };
        LoadView {
            name,
            kind,
            work: text(&total),
            work_value: total,
            weeks: self.weeks.len(),
            peak: peak.map(|(_, work)| text(work)).unwrap_or_default(),
            peak_value: peak.map_or_else(Exact::zero, |(_, work)| work.clone()),
            peak_text: peak.map(|(week, _)| words.short_dates(*week, *week)).unwrap_or_default(),
            capacity: capacity.map(text),
            over,
            over_text: (over > 0).then(|| say!(words, "roadmap-load-over", n = over)),
            capacity_top: capacity.map(|room| pixels(&self.top(room))),
            bars: self.bars(),
            items: self.items(),
        }
    }

    /// Where a value ends in the strip, from above.
    fn top(&self, work: &Exact) -> Exact {
        let share = work.checked_div(self.most).unwrap_or_else(Exact::zero);
        Exact::from(BASE) - share * Exact::from(ROOM)
    }

    fn is_over(&self, week: Date) -> bool {
        let last = date_at(week, 6);
        let meets = |conflict: &Conflict| match conflict {
            Conflict::OverCapacity { who, from, to, .. } => self.owner.is(who) && *from <= last && week <= *to,
            _ => false,
        };
        self.scene.plan().roadmap.conflicts.iter().any(meets)
    }

    fn bars(&self) -> Vec<LoadBarView> {
        let every = weeks_per_bar(self.axis);
        let mut groups: BTreeMap<i64, Vec<(&Date, &Exact)>> = BTreeMap::new();
        for week in self.weeks {
            groups.entry(self.axis.day(*week.0).div_euclid(7 * every)).or_default().push(week);
        }
        groups.values().filter_map(|weeks| self.bar(weeks, every)).collect()
    }

    fn bar(&self, weeks: &[(&Date, &Exact)], every: i64) -> Option<LoadBarView> {
        let words = self.scene.words;
        let (week, work) = weeks.iter().max_by_key(|(_, work)| (*work).clone())?;
        let first = self.axis.day(*weeks.first()?.0).div_euclid(7 * every) * 7 * every;
        let (pos, width) = self.axis.part(first, 7 * every)?;
        let top = self.top(work);
        Some(LoadBarView {
            week: week.to_string(),
            work: (*work).clone(),
            pos,
            width,
            height: pixels(&(Exact::from(BASE) - top.clone())),
            top: pixels(&top),
            over: weeks.iter().any(|(week, _)| self.is_over(**week)),
            text: say!(words, "roadmap-load-week", date = words.date(**week), work = words.decimal(&work.to_short(2))),
        })
    }

    fn items(&self) -> Vec<LinkView> {
        let items = self.scene.plan().roadmap.items.iter().enumerate();
        let is_mine = |owner: Option<&str>| match self.owner {
            Owner::Team => false,
            Owner::Person(id) => owner == Some(id),
            Owner::Nobody => owner.is_none(),
        };
        items.filter(|(_, item)| is_mine(item.owner_id())).map(|(at, _)| self.scene.planned(at)).collect()
    }
}

fn pixels(length: &Exact) -> String {
    length.to_short(1)
}
