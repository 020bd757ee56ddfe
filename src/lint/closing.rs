//! Targets that no planned work reaches.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Rubric, Target};

/// Reports items with a target that no roadmap item closes, where there is a roadmap.
pub fn check(rubric: &Rubric, sink: &mut Diagnostics) {
    if rubric.roadmap.items.is_empty() {
        return;
    }
    for (ix, node, _) in rubric.items() {
        let has_target =
            !matches!(node.target, Target::None) || rubric.profiles.values().any(|profile| profile.targets.contains_key(&ix));
        let is_closed = rubric.roadmap.items.values().any(|item| item.closes.iter().any(|closes| closes.item == ix));
        if has_target && !is_closed {
            let message = format!("`{}` has a target that no roadmap item closes", node.id);
            sink.push(
                Diagnostic::new(&codes::lint::TARGET_WITHOUT_WORK, node.span, message)
                    .help("name it in the `closes` of a roadmap item, or leave the target out"),
            );
        }
    }
}
