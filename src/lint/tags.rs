//! Tags that select nothing, that nobody selects, and items that no selection reaches.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Ix, Node, Rubric, Tag};

use super::tree::listed;

/// Reports against what profiles and assessments select.
pub fn check(rubric: &Rubric, by_assessments: &BTreeSet<Ix<Tag>>, sink: &mut Diagnostics) {
    let carried: BTreeSet<Ix<Tag>> = rubric.nodes.values().flat_map(|node| node.tags.iter().copied()).collect();
    let of_profiles = rubric.profiles.values().flat_map(|profile| &profile.tags);
    let selected: BTreeSet<Ix<Tag>> = by_assessments.iter().chain(of_profiles).copied().collect();
    for (ix, tag) in rubric.tags.iter() {
        if !carried.contains(&ix) {
            let message = format!("no node carries the tag `{}`", tag.id);
            sink.push(
                Diagnostic::new(&codes::lint::UNUSED, tag.span, message).help("add it to the `tags` of nodes, or remove it"),
            );
        } else if !selected.is_empty() && !selected.contains(&ix) {
            let message = format!("no profile and no assessment selects the tag `{}`", tag.id);
            let names = selected.iter().map(|tag| rubric.tags[*tag].id.as_str());
            sink.push(
                Diagnostic::new(&codes::lint::UNSELECTED_TAG, tag.span, message)
                    .label(format!("selected are {}", listed(names)))
                    .help("select it in the `tags` of a profile or of an assessment's `scope`, or remove it"),
            );
        }
    }
    if !selected.is_empty() {
        rubric.top.iter().for_each(|top| untagged(rubric, *top, sink));
    }
}

/// The outermost nodes without a tag at, above or below them.
fn untagged(rubric: &Rubric, ix: Ix<Node>, sink: &mut Diagnostics) {
    let node = &rubric.nodes[ix];
    if !node.tags.is_empty() {
        return;
    }
    if has_tag_below(rubric, ix) {
        node.children.iter().for_each(|child| untagged(rubric, *child, sink));
        return;
    }
    let what = if node.item.is_some() { "" } else { " and what is below it" };
    let message = format!("`{}`{what} carries no tag, so whoever selects tags leaves it out", node.id);
    sink.push(
        Diagnostic::new(&codes::lint::UNTAGGED, node.span, message).help("give it the tags under which it should be assessed"),
    );
}

fn has_tag_below(rubric: &Rubric, ix: Ix<Node>) -> bool {
    rubric.nodes[ix].children.iter().any(|child| !rubric.nodes[*child].tags.is_empty() || has_tag_below(rubric, *child))
}
