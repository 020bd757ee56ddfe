//! What is inconsistent about a rubric that is otherwise well written: rules that never decide, conditions that never hold, bands
//! with holes, options and weights that change nothing, declarations that nothing uses, links that only one end states.
//!
//! Everything is found by looking at the loaded [`Rubric`] alone, and at the tags that assessments select from it.
//! All findings are warnings.

mod attainable;
mod bands;
mod closing;
mod decided;
mod falling;
mod impossible;
mod keys;
mod links;
mod mentions;
mod options;
mod rules;
mod selections;
mod tags;
mod tree;
mod unused;
mod weights;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::rubric::{Ix, Rubric, Tag};
use crate::score::Ranges;
use attainable::Attainable;
use mentions::Mentions;

/// A rubric with what is known about its scores before anything is answered.
struct Lint<'a> {
    rubric: &'a Rubric,
    ranges: Ranges,
    attainable: Attainable,
}

/// Reports what is inconsistent about a rubric, also as seen from the tags that assessments select.
pub fn check(rubric: &Rubric, selected: &BTreeSet<Ix<Tag>>, sink: &mut Diagnostics) {
    let lint = Lint { rubric, ranges: Ranges::of(rubric), attainable: Attainable::of(rubric) };
    let calculations = tree::calculations(rubric);
    let conditions = tree::conditions(rubric, &calculations);
    let mentions = Mentions::of(rubric, &conditions);
    let impossible = impossible::check(&lint, &calculations, sink);
    for set in &decided::rule_sets(&lint, &calculations) {
        rules::check(rubric, set, &impossible, sink);
        falling::rules(rubric, set, sink);
        options::under_rules(rubric, set, &mentions, sink);
    }
    falling::stages(&lint, &calculations, sink);
    options::without_points(rubric, &mentions, sink);
    bands::check(&lint, sink);
    keys::check(rubric, sink);
    weights::check(rubric, &calculations, &mentions, sink);
    tags::check(rubric, selected, sink);
    unused::check(rubric, &calculations, sink);
    closing::check(rubric, sink);
    links::check(rubric, sink);
}
