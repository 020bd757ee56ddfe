//! Which assessment of one state is which of the other.

use std::sync::Arc;

use crate::assessment::Assessment;

/// An assessment in one state or in both.
#[derive(Clone, Copy)]
pub enum Pair<'a> {
    Added(&'a Arc<Assessment>),
    Removed(&'a Arc<Assessment>),
    Both(&'a Arc<Assessment>, &'a Arc<Assessment>),
}

impl Pair<'_> {
    fn path(&self) -> &str {
        match self {
            Pair::Added(one) | Pair::Removed(one) | Pair::Both(_, one) => &one.path,
        }
    }
}

/// Pairs in the order of their paths, the later one where there are two. The same path is the same assessment; of those whose path
/// is gone, the one with the same folder's name, else with the same subject, where there is only one of each.
pub fn pairs<'a>(before: &'a [Arc<Assessment>], after: &'a [Arc<Assessment>]) -> Vec<Pair<'a>> {
    let (mut gone, mut new): (Vec<&Arc<Assessment>>, Vec<_>) = (before.iter().collect(), after.iter().collect());
    let mut pairs = Vec::new();
    let names: [Name; 3] = [|one| &one.path, |one| &one.id, |one| &one.subject];
    for name in names {
        match_up(&mut gone, &mut new, name, &mut pairs);
    }
    pairs.extend(gone.into_iter().map(Pair::Removed).chain(new.into_iter().map(Pair::Added)));
    pairs.sort_by(|a, b| a.path().cmp(b.path()));
    pairs
}

/// What may be the same in both states.
type Name = fn(&Assessment) -> &String;

/// Takes those out that have the same name, and no other one with it.
fn match_up<'a>(gone: &mut Vec<&'a Arc<Assessment>>, new: &mut Vec<&'a Arc<Assessment>>, name: Name, pairs: &mut Vec<Pair<'a>>) {
    let only = |all: &[&'a Arc<Assessment>], wanted: &String| {
        let mut found = all.iter().filter(|one| name(one) == wanted);
        found.next().copied().filter(|_| found.next().is_none())
    };
    let found: Vec<_> = new.iter().filter_map(|one| Some((only(gone, name(one))?, only(new, name(one))?))).collect();
    gone.retain(|one| !found.iter().any(|(before, _)| Arc::ptr_eq(before, one)));
    new.retain(|one| !found.iter().any(|(_, after)| Arc::ptr_eq(after, one)));
    pairs.extend(found.into_iter().map(|(before, after)| Pair::Both(before, after)));
}
