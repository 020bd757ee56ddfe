//! The order of work.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanItem;
use crate::assessment::{Assessment, ItemRef};
use crate::plan::schedule::Conflict;
use crate::rubric::Rubric;

/// Topological order by `needs`, and by `after` where the earlier item's phase is not later; among ready items by phase, then
/// the higher value, then the id. Where `after` would close a circle it gives way; what needs each other comes last, as a conflict.
/// The items get their links by position in that order.
pub fn order(rubric: &Rubric, assessment: &Assessment, mut candidates: Vec<PlanItem>) -> (Vec<PlanItem>, Vec<Conflict>) {
    candidates.sort_by(|a, b| a.phase.cmp(&b.phase).then_with(|| b.value.cmp(&a.value)).then_with(|| a.id.cmp(&b.id)));
    let position: BTreeMap<ItemRef, usize> = candidates.iter().enumerate().map(|(at, item)| (item.key, at)).collect();
    let at = |item: &ItemRef| position.get(item).copied();
    let needs: Vec<BTreeSet<usize>> =
        candidates.iter().map(|item| needs_of(rubric, assessment, item.key).iter().filter_map(at).collect()).collect();
    let after: Vec<BTreeSet<usize>> =
        candidates.iter().map(|item| after_of(rubric, assessment, item.key).iter().filter_map(at).collect()).collect();
    let counts = |earlier: &usize, at: usize| *earlier != at && candidates[*earlier].phase <= candidates[at].phase;
    let soft = |at: usize| after[at].iter().copied().filter(|earlier| counts(earlier, at)).collect();
    let (mut placed, stuck) = Queue::of(&needs, &(0..candidates.len()).map(soft).collect::<Vec<_>>()).drain();
    let circles = circles(&needs, &stuck);
    let conflicts =
        circles.iter().map(|circle| Conflict::Cycle { items: circle.iter().map(|at| candidates[*at].id.clone()).collect() });
    let conflicts = conflicts.collect();
    placed.extend(stuck);
    (arranged(candidates, &placed, &needs, &after), conflicts)
}

/// The items in their order, linked to what they need and to what they are better done after.
fn arranged(candidates: Vec<PlanItem>, placed: &[usize], needs: &[BTreeSet<usize>], after: &[BTreeSet<usize>]) -> Vec<PlanItem> {
    let place: BTreeMap<usize, usize> = placed.iter().enumerate().map(|(to, from)| (*from, to)).collect();
    let links = |to: &BTreeSet<usize>| to.iter().filter_map(|at| place.get(at).copied()).collect();
    let mut items: Vec<(usize, PlanItem)> = candidates
        .into_iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let linked = PlanItem { needs: links(&needs[at]), after: links(&after[at]), ..item };
            Some((*place.get(&at)?, linked))
        })
        .collect();
    items.sort_by_key(|(to, _)| *to);
    items.into_iter().map(|(_, item)| item).collect()
}

/// Items that wait for others, all by rank.
struct Queue {
    /// How many needs, and how many items of `after`, are not placed yet.
    open: Vec<(usize, usize)>,
    /// Items by what they wait for.
    needed_by: Vec<Vec<usize>>,
    followed_by: Vec<Vec<usize>>,
    /// Nothing is open.
    free: BTreeSet<usize>,
    /// No need is open, but something of `after`.
    patient: BTreeSet<usize>,
}

impl Queue {
    fn of(needs: &[BTreeSet<usize>], after: &[BTreeSet<usize>]) -> Self {
        let reversed = |links: &[BTreeSet<usize>]| {
            let mut reversed = vec![Vec::new(); links.len()];
            for (at, earlier) in links.iter().enumerate() {
                earlier.iter().for_each(|earlier| reversed[*earlier].push(at));
            }
            reversed
        };
        let open: Vec<(usize, usize)> = needs.iter().zip(after).map(|(needs, after)| (needs.len(), after.len())).collect();
        let mut queue = Queue {
            needed_by: reversed(needs),
            followed_by: reversed(after),
            free: BTreeSet::new(),
            patient: BTreeSet::new(),
            open,
        };
        (0..needs.len()).for_each(|at| queue.admit(at));
        queue
    }

    /// Puts an item where it belongs by what it still waits for.
    fn admit(&mut self, at: usize) {
        match self.open[at] {
            (0, 0) => {
                self.patient.remove(&at);
                self.free.insert(at);
            }
            (0, _) => {
                self.patient.insert(at);
            }
            _ => {}
        }
    }

    /// Everything that can be placed, in order, and what needs itself, directly or through others.
    fn drain(mut self) -> (Vec<usize>, Vec<usize>) {
        let mut placed = Vec::new();
        let mut is_placed = vec![false; self.open.len()];
        while let Some(next) = self.free.pop_first().or_else(|| self.patient.pop_first()) {
            placed.push(next);
            is_placed[next] = true;
            for at in std::mem::take(&mut self.needed_by[next]) {
                self.open[at].0 -= 1;
                self.admit(at);
            }
            for at in std::mem::take(&mut self.followed_by[next]).into_iter().filter(|at| !is_placed[*at]) {
                self.open[at].1 -= 1;
                self.admit(at);
            }
        }
        let stuck = (0..is_placed.len()).filter(|at| !is_placed[*at]).collect();
        (placed, stuck)
    }
}

/// Circles among items of which each needs another one of them; everything stuck is in one of these, or waits for one.
fn circles(needs: &[BTreeSet<usize>], stuck: &[usize]) -> Vec<Vec<usize>> {
    let inside: BTreeSet<usize> = stuck.iter().copied().collect();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for start in stuck {
        let mut path: Vec<usize> = Vec::new();
        let mut next = Some(*start);
        while let Some(at) = next.filter(|at| seen.insert(*at)) {
            path.push(at);
            next = needs[at].iter().copied().find(|need| inside.contains(need));
        }
        let circle: Vec<usize> = path.into_iter().skip_while(|at| Some(*at) != next).collect();
        found.extend((!circle.is_empty()).then_some(circle));
    }
    found
}

/// What an item is better done after.
fn after_of(rubric: &Rubric, assessment: &Assessment, item: ItemRef) -> Vec<ItemRef> {
    match item {
        ItemRef::Rubric(ix) => rubric.roadmap.items[ix].after.iter().map(|earlier| ItemRef::Rubric(*earlier)).collect(),
        ItemRef::Own(at) => assessment.roadmap.own[at].after.clone(),
    }
}

/// What an item declares to need.
pub fn needs_of(rubric: &Rubric, assessment: &Assessment, item: ItemRef) -> Vec<ItemRef> {
    match item {
        ItemRef::Rubric(ix) => rubric.roadmap.items[ix].needs.iter().map(|need| ItemRef::Rubric(*need)).collect(),
        ItemRef::Own(at) => assessment.roadmap.own[at].needs.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(links: &[&[usize]]) -> Vec<BTreeSet<usize>> {
        links.iter().map(|links| links.iter().copied().collect()).collect()
    }

    #[test]
    fn needs_come_first_and_after_gives_way_to_needs() {
        let placed = |needs: &[&[usize]], after: &[&[usize]]| Queue::of(&sets(needs), &sets(after)).drain().0;
        assert_eq!(placed(&[&[2], &[], &[]], &[&[], &[2], &[]]), [2, 0, 1]);
        assert_eq!(placed(&[&[], &[], &[]], &[&[2], &[], &[]]), [1, 2, 0], "later than what is free, and not before 2");
        assert_eq!(placed(&[&[], &[0]], &[&[1], &[]]), [0, 1], "0 is to come after 1, which needs it");
    }

    #[test]
    fn a_circle_names_its_members_and_not_what_waits_for_them() {
        let needs = sets(&[&[1], &[2], &[1, 3], &[], &[4], &[0, 4]]);
        let (placed, stuck) = Queue::of(&needs, &vec![BTreeSet::new(); 6]).drain();
        assert_eq!((placed, stuck.clone()), (vec![3], vec![0, 1, 2, 4, 5]));
        assert_eq!(circles(&needs, &stuck), [vec![1, 2], vec![4]]);
    }
}
