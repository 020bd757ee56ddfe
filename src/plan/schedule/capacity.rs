//! Room for work: how much of the team's and of single people's weeks is taken, day by day.

use std::collections::BTreeMap;

use super::Who;
use super::passes::Run;
use crate::assessment::Capacity;
use crate::exact::Exact;

/// The rooms that a plan has: the team's and those of people with a capacity of their own. What has no capacity has no bound.
pub struct Rooms {
    team: Option<Room>,
    people: BTreeMap<String, Room>,
}

/// When an item gets its room.
pub struct Turn {
    pub start: i64,
    /// `None` where there was room at once.
    pub waits: Option<Wait>,
}

/// What an item waited for.
pub struct Wait {
    /// Whose room was missing on the day before.
    pub who: Who,
    /// The items that ended then, by position.
    pub freed_by: Vec<usize>,
}

impl Rooms {
    pub fn of(capacity: &Capacity) -> Self {
        let team = capacity.team.clone().map(Room::new);
        let people = capacity.people.iter().map(|(person, room)| (person.id.clone(), Room::new(room.clone()))).collect();
        Rooms { team, people }
    }

    /// The first days from `from` on with room for a load, `days` of them in a row. The load fits into every empty room.
    pub fn turn(&mut self, owner: Option<&str>, from: i64, days: i64, load: &Exact) -> Turn {
        let mut rooms: Vec<(Who, &mut Room)> = Vec::new();
        rooms.extend(self.team.as_mut().map(|room| (Who::Team, room)));
        rooms.extend(owner.and_then(|id| Some((Who::Person(id.to_owned()), self.people.get_mut(id)?))));
        let mut start = from;
        loop {
            let fits = rooms.iter_mut().fold(start, |start, (_, room)| room.first_fit(start, days, load));
            if fits == start {
                break;
            }
            start = fits;
        }
        let lacking: Vec<&(Who, &mut Room)> =
            rooms.iter().filter(|(_, room)| start > from && !room.has_room(start - 1, load)).collect();
        let waits = lacking.first().map(|(who, _)| Wait {
            who: who.clone(),
            freed_by: lacking.iter().flat_map(|(_, room)| room.ending_on(start)).copied().collect(),
        });
        Turn { start, waits }
    }

    /// Takes the room that a run needs from the start of the plan on, whether it is there or not.
    pub fn take(&mut self, item: usize, owner: Option<&str>, run: &Run) {
        let person = owner.and_then(|id| self.people.get_mut(id));
        for room in self.team.iter_mut().chain(person) {
            room.take(item, run.start.max(0), run.finish, &run.load);
        }
    }

    /// All rooms, the team's first.
    pub fn all(&self) -> impl Iterator<Item = (Who, &Room)> {
        let people = self.people.iter().map(|(id, room)| (Who::Person(id.clone()), room));
        self.team.iter().map(|room| (Who::Team, room)).chain(people)
    }
}

/// The room of one: how much of it is taken on every day.
pub struct Room {
    /// Person-weeks per week.
    pub size: Exact,
    /// What is taken from a day on, until the next entry; nothing before the first one and from the last one on.
    taken: BTreeMap<i64, Exact>,
    /// Items by the first day after them.
    ends: BTreeMap<i64, Vec<usize>>,
    /// First and last day of the items in it, by position.
    members: Vec<(i64, i64, usize)>,
    /// For a load and a length: no run of days that begins in this stretch has room, its end excluded. Room only becomes less, so that
    /// stays true.
    searched: BTreeMap<(Exact, i64), (i64, i64)>,
}

/// A stretch of days on which more is taken than there is; `until` is the first day after it.
pub struct Overfull {
    pub from: i64,
    pub until: i64,
    /// The most that is taken on one of them.
    pub most: Exact,
    /// Items that run on one of them, by position.
    pub items: Vec<usize>,
}

impl Room {
    fn new(size: Exact) -> Self {
        Room { size, taken: BTreeMap::new(), ends: BTreeMap::new(), members: Vec::new(), searched: BTreeMap::new() }
    }

    fn first_fit(&mut self, from: i64, days: i64, load: &Exact) -> i64 {
        let searched = self.searched.entry((load.clone(), days)).or_insert((from, from));
        let begin = if (searched.0..=searched.1).contains(&from) { searched.1 } else { from };
        let most = &self.size - load;
        let mut start = begin;
        let mut is_full = false;
        let current = self.taken.range(..=begin).next_back();
        for (day, taken) in current.into_iter().chain(self.taken.range(begin + 1..)) {
            if is_full {
                start = *day;
            }
            if *day >= start + days {
                break;
            }
            is_full = *taken > most;
        }
        *searched = if begin == from { (from, start) } else { (searched.0, start) };
        start
    }

    fn has_room(&self, day: i64, load: &Exact) -> bool {
        self.taken.range(..=day).next_back().is_none_or(|(_, taken)| taken + load <= self.size)
    }

    fn ending_on(&self, day: i64) -> &[usize] {
        self.ends.get(&day).map_or(&[], Vec::as_slice)
    }

    fn take(&mut self, item: usize, start: i64, finish: i64, load: &Exact) {
        if start >= finish || load.is_zero() {
            return;
        }
        self.split(start);
        self.split(finish);
        for (_, taken) in self.taken.range_mut(start..finish) {
            *taken = &*taken + load;
        }
        self.ends.entry(finish).or_default().push(item);
        self.members.push((start, finish, item));
    }

    /// Makes an entry for a day, which changes nothing.
    fn split(&mut self, day: i64) {
        if !self.taken.contains_key(&day) {
            let taken = self.taken.range(..day).next_back().map_or_else(Exact::zero, |(_, taken)| taken.clone());
            self.taken.insert(day, taken);
        }
    }

    /// The stretches on which more is taken than there is, in order.
    pub fn overfull(&self) -> Vec<Overfull> {
        let mut found: Vec<Overfull> = Vec::new();
        let ends = self.taken.keys().skip(1);
        for ((from, taken), until) in self.taken.iter().zip(ends).filter(|((_, taken), _)| **taken > self.size) {
            match found.last_mut() {
                Some(last) if last.until == *from => {
                    last.until = *until;
                    last.most = last.most.clone().max(taken.clone());
                }
                _ => found.push(Overfull { from: *from, until: *until, most: taken.clone(), items: Vec::new() }),
            }
        }
        for stretch in &mut found {
            let inside = self.members.iter().filter(|(start, finish, _)| *start < stretch.until && *finish > stretch.from);
            stretch.items = inside.map(|(.., item)| *item).collect();
            stretch.items.sort_unstable();
        }
        found
    }
}
