//! Weights of 0 that keep a node out of every score.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Aggregate, Ix, Node, Primitive, Rubric};

use super::mentions::Mentions;
use super::tree::{Calculation, below};

/// Reports nodes of weight 0 that only weighted means and sums use.
pub fn check(rubric: &Rubric, calculations: &[Calculation<'_>], mentions: &Mentions, sink: &mut Diagnostics) {
    let gets_weight = |ix: &Ix<Node>| rubric.profiles.values().any(|p| p.weights.get(ix).is_some_and(|weight| !weight.is_zero()));
    for (ix, node) in rubric.nodes.iter().filter(|(ix, node)| node.weight.is_zero() && !gets_weight(ix)) {
        if mentions.nodes.contains(&ix) {
            continue;
        }
        let mut uses = calculations.iter().filter(|one| below(rubric, &one.by.over, one.node).contains(&ix)).peekable();
        let is_used = uses.peek().is_some();
        let in_facets = rubric.facets.iter().all(|(facet, of)| rubric.facet_value(ix, facet).is_none() || ignores(&of.aggregate));
        if is_used && in_facets && uses.all(|one| ignores(one.by)) {
            let message = format!("`{}` has weight 0 and never changes a score", node.id);
            sink.push(
                Diagnostic::new(&codes::lint::IDLE_WEIGHT, node.span, message)
                    .label("every score above it is a weighted mean or sum")
                    .help("give it a weight above 0, or remove it"),
            );
        }
    }
}

/// Whether a weight of 0 leaves an input out.
fn ignores(by: &Aggregate) -> bool {
    match by.by {
        Primitive::Mean | Primitive::Sum => by.weights,
        // Conditions decide there; they were asked about.
        Primitive::Staged(_) | Primitive::Rules(_) | Primitive::None => true,
        Primitive::Min | Primitive::Max | Primitive::Median | Primitive::Tally => false,
    }
}
