//! Scores across the tree: by the value of a facet.

use super::derivation;
use super::numbers::rounded;
use super::scene::Scene;
use super::view::{FacetRowView, FacetView, Number};
use crate::rubric::{Facet, Ix, Node, Rubric};

/// The cells of the whole and of every outermost node.
pub fn of_whole(scene: &Scene<'_>) -> Vec<FacetView> {
    let nodes: Vec<Option<Ix<Node>>> = std::iter::once(None).chain(scene.sections().map(Some)).collect();
    tables(scene, &nodes, None)
}

/// The cells of a node and of the groups below it.
pub fn of_dimension(scene: &Scene<'_>, top: Ix<Node>) -> Vec<FacetView> {
    let mut nodes = vec![Some(top)];
    collect(scene.rubric, top, &mut nodes);
    tables(scene, &nodes, Some(top))
}

fn collect(rubric: &Rubric, node: Ix<Node>, into: &mut Vec<Option<Ix<Node>>>) {
    for child in rubric.nodes[node].children.iter().filter(|child| rubric.nodes[**child].item.is_none()) {
        into.push(Some(*child));
        collect(rubric, *child, into);
    }
}

/// A table per facet that some item below carries; `here` is the node whose page it stands on.
fn tables(scene: &Scene<'_>, nodes: &[Option<Ix<Node>>], here: Option<Ix<Node>>) -> Vec<FacetView> {
    let table = |(ix, facet): (Ix<Facet>, &Facet)| {
        let rows: Vec<FacetRowView> = nodes.iter().map(|node| row(scene, *node, here, ix, facet)).collect();
        let has_some = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.value.is_some());
        has_some.then(|| FacetView {
            id: facet.id.clone(),
            name: facet.name.clone(),
            values: facet.values.clone(),
            rows,
            rule: derivation::facet_rule(scene.words, facet),
        })
    };
    scene.rubric.facets.iter().filter_map(table).collect()
}

fn row(scene: &Scene<'_>, node: Option<Ix<Node>>, here: Option<Ix<Node>>, ix: Ix<Facet>, facet: &Facet) -> FacetRowView {
    let score = scene.scorecard().score(node);
    let cells = score.facets.iter().find(|(of, _)| *of == ix).map_or(&[][..], |(_, cells)| cells);
    let number = |cell: &Option<crate::exact::Exact>| -> Number { rounded(scene.words, &facet.aggregate.round, cell.as_ref()) };
    FacetRowView {
        name: node.map_or_else(|| scene.words.text("page-overall"), |node| scene.name_of(node).to_owned()),
        url: node.filter(|_| node != here).map(|node| scene.node_url(node)),
        cells: cells.iter().map(number).collect(),
    }
}
