//! The lowest and the highest value of every node, before anything is answered.

use std::collections::BTreeMap;

use super::leaf::{Input, Leaf};
use super::pass::{self, Frame, Options};
use crate::exact::Exact;
use crate::rubric::{Ix, Lack, NaPolicy, Node, Rubric};

/// What the values of nodes lie between, whatever is answered and whichever profile holds.
#[derive(Debug)]
pub struct Ranges {
    nodes: Vec<Option<(Exact, Exact)>>,
    overall: Option<(Exact, Exact)>,
}

impl Ranges {
    /// Finds the ranges of a rubric.
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        let own = || rubric.nodes.values().map(|node| node.weight.clone()).collect::<Vec<Exact>>();
        let mut ranges = Ranges { nodes: vec![None; rubric.nodes.len()], overall: None };
        ranges.add(rubric, own());
        for profile in rubric.profiles.values().filter(|profile| !profile.weights.is_empty()) {
            let mut weights = own();
            profile.weights.iter().for_each(|(node, weight)| weights[node.get()].clone_from(weight));
            ranges.add(rubric, weights);
        }
        ranges
    }

    /// The range of a node, or of the whole; `None` where there is never a value.
    #[must_use]
    pub fn get(&self, node: Option<Ix<Node>>) -> Option<&(Exact, Exact)> {
        node.map_or(&self.overall, |node| &self.nodes[node.get()]).as_ref()
    }

    fn add(&mut self, rubric: &Rubric, weights: Vec<Exact>) {
        let frame = Frame::new(rubric, weights, Vec::new(), BTreeMap::new());
        for (range, found) in self.nodes.iter_mut().zip(&frame.ranges) {
            widen(range, found.as_ref());
        }
        widen(&mut self.overall, frame.overall_range.as_ref());
        let above = rubric.nodes.values().map(|node| &node.aggregate).chain([&rubric.root]);
        if above.into_iter().any(|by| by.na == NaPolicy::Zero) {
            self.add_not_applicable(rubric, &frame);
        }
    }

    /// What nodes are worth when nothing is applicable, which a rubric may count as 0.
    fn add_not_applicable(&mut self, rubric: &Rubric, frame: &Frame) {
        let everything = vec![true; rubric.nodes.len()];
        let leaves = vec![Leaf::of(Input::Lacking(Lack::NotApplicable)); rubric.nodes.len()];
        let options = Options { scope: Some(&everything), values_only: true, ..Options::default() };
        let results = pass::run(rubric, frame, &leaves, options);
        let point = |value: Option<Exact>| value.map(|value| (value.clone(), value));
        for (range, computed) in self.nodes.iter_mut().zip(results.nodes) {
            widen(range, point(computed.value).as_ref());
        }
        widen(&mut self.overall, point(results.overall.value).as_ref());
    }
}

fn widen(range: &mut Option<(Exact, Exact)>, by: Option<&(Exact, Exact)>) {
    let Some((low, high)) = by else { return };
    *range = Some(match range.take() {
        None => (low.clone(), high.clone()),
        Some((lowest, highest)) => (lowest.min(low.clone()), highest.max(high.clone())),
    });
}
