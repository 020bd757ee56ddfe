//! Which assessment of one state is which of the other.

use std::sync::Arc;

use crate::assessment::{Assessment, pairing};

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

/// Pairs in the order of their paths, the later one where there are two.
pub fn pairs<'a>(before: &'a [Arc<Assessment>], after: &'a [Arc<Assessment>]) -> Vec<Pair<'a>> {
    let positions = pairing(before, after);
    let pair = |(after, position): (&'a Arc<Assessment>, &Option<usize>)| match position {
        Some(at) => Pair::Both(&before[*at], after),
        None => Pair::Added(after),
    };
    let gone = (0..before.len()).filter(|at| !positions.contains(&Some(*at))).map(|at| Pair::Removed(&before[at]));
    let mut pairs: Vec<Pair<'a>> = after.iter().zip(&positions).map(pair).chain(gone).collect();
    pairs.sort_by(|a, b| a.path().cmp(b.path()));
    pairs
}
