//! Every calculation and every condition of a rubric, with its place.

use crate::diagnostics::Span;
use crate::rubric::{Aggregate, Ix, Node, Over, Predicate, Primitive, Rubric, Then};

/// A calculation and the node that it is made at; the whole where none is named.
#[derive(Clone, Copy)]
pub struct Calculation<'a> {
    pub node: Option<Ix<Node>>,
    pub by: &'a Aggregate,
}

/// A condition, the node it is asked at, and the place that names it.
#[derive(Clone, Copy)]
pub struct Condition<'a> {
    pub node: Option<Ix<Node>>,
    pub when: &'a Predicate,
    pub span: Span,
}

/// The calculations of all nodes and of the whole, also those inside others.
pub fn calculations(rubric: &Rubric) -> Vec<Calculation<'_>> {
    let mut found = Vec::new();
    for (ix, node) in rubric.nodes.iter() {
        collect(Some(ix), &node.aggregate, &mut found);
    }
    collect(None, &rubric.root, &mut found);
    found
}

fn collect<'a>(node: Option<Ix<Node>>, by: &'a Aggregate, found: &mut Vec<Calculation<'a>>) {
    found.push(Calculation { node, by });
    if let Some(each) = &by.each {
        collect(node, each, found);
    }
    if let Primitive::Rules(rules) = &by.by {
        for rule in rules {
            if let Then::Aggregate(inner) = &rule.then {
                collect(node, inner, found);
            }
        }
    }
}

/// The conditions of all rules, stages and nodes.
pub fn conditions<'a>(rubric: &'a Rubric, calculations: &[Calculation<'a>]) -> Vec<Condition<'a>> {
    let mut found: Vec<Condition<'a>> = Vec::new();
    for (ix, node) in rubric.nodes.iter() {
        found.extend(node.when.as_ref().map(|when| Condition { node: Some(ix), when, span: node.span }));
    }
    for Calculation { node, by } in calculations.iter().copied() {
        match &by.by {
            Primitive::Rules(rules) => {
                let asked = rules.iter().filter_map(|rule| Some((rule.when.as_ref()?, rule.span)));
                found.extend(asked.map(|(when, span)| Condition { node, when, span }));
            }
            Primitive::Staged(staged) => {
                found.extend(staged.stages.iter().map(|stage| Condition { node, when: &stage.when, span: stage.span }));
            }
            _ => {}
        }
    }
    found
}

/// The questions that a condition is put together from.
pub fn questions<'a>(condition: &'a Predicate, found: &mut Vec<&'a Predicate>) {
    match condition {
        Predicate::All(of) | Predicate::Any(of) => of.iter().for_each(|one| questions(one, found)),
        Predicate::Not(one) => questions(one, found),
        question => found.push(question),
    }
}

/// The nodes that a selector means below a node.
pub fn below(rubric: &Rubric, over: &Over, node: Option<Ix<Node>>) -> Vec<Ix<Node>> {
    let children = || node.map_or(&rubric.top, |node| &rubric.nodes[node].children);
    let leaves = || children().iter().flat_map(|child| rubric.items_below(*child));
    match over {
        Over::Children => children().clone(),
        Over::Leaves => leaves().collect(),
        Over::Kind(kind) => children().iter().flat_map(|child| rubric.of_kind_below(*child, *kind)).collect(),
        Over::Facet(facet, value) => leaves().filter(|leaf| rubric.facet_value(*leaf, *facet) == Some(*value)).collect(),
        Over::Votes | Over::Measures => Vec::new(),
    }
}

/// How a node is named in messages; the whole where none is named.
pub fn named(rubric: &Rubric, node: Option<Ix<Node>>) -> String {
    node.map_or_else(|| "the overall score".to_owned(), |node| format!("`{}`", rubric.nodes[node].id))
}

/// Names in backticks, with commas; the first few of many.
pub fn listed<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 6;
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    match ids.get(..SHOWN) {
        Some(shown) if ids.len() > SHOWN + 1 => format!("{} and {} more", shown.join(", "), ids.len() - SHOWN),
        _ => ids.join(", "),
    }
}
