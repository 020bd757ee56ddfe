//! What a changed plan brings: the formula that pages compute with gives what a pass gives, for any levels.

use std::collections::{BTreeMap, BTreeSet};

use gapmap::exact::Exact;
use gapmap::rubric::{Ix, Node, Rubric};
use gapmap::score::{Formula, Scorecard, score};
use gapmap::workspace::{Loaded, Model};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::algebra::any_files;
use crate::expected::repository;
use crate::frameworks::every_case;
use crate::frameworks::scored::load;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % most
    }

    /// Mostly whole levels, on which conditions turn; also halves, thirds and what no scale has.
    fn level(&mut self) -> Exact {
        let parts = [1, 1, 1, 2, 3, 7][self.below(6)];
        Exact::ratio(i64::try_from(self.below(14)).expect("small") - 2, parts)
    }
}

fn model(loaded: &Loaded) -> &Model {
    loaded.model.as_ref().expect("a model")
}

/// The items that can be lifted: those with a value.
fn lifted(rubric: &Rubric, card: &Scorecard) -> BTreeSet<Ix<Node>> {
    rubric.items().map(|(item, ..)| item).filter(|item| card.node(*item).value.is_some()).collect()
}

/// That the formula over some items gives what the pass gives, for so many random levels; the formula.
fn agrees(place: &str, rubric: &Rubric, card: &Scorecard, items: &BTreeSet<Ix<Node>>, dice: &mut Dice) -> Option<Formula> {
    let formula = card.formula(rubric, items)?;
    for _ in 0..20 {
        let levels: Vec<Exact> = formula.inputs.iter().map(|_| dice.level()).collect();
        let by_item: BTreeMap<Ix<Node>, Exact> = formula.inputs.iter().copied().zip(levels.iter().cloned()).collect();
        let values = formula.values(levels);
        let (nodes, overall) = card.outcomes_with(rubric, &by_item);
        assert_eq!(Some(&values[formula.overall]), overall.as_ref(), "{place}: the whole, at {by_item:?}");
        assert_eq!(overall, card.overall_with(rubric, &by_item));
        for (node, at) in &formula.nodes {
            let id = &rubric.nodes[*node].id;
            assert_eq!(Some(&values[*at]), nodes[node.get()].as_ref(), "{place}: {id}, at {by_item:?}");
        }
        for (at, value) in nodes.iter().enumerate().filter(|(at, _)| !formula.nodes.contains_key(&Ix::new(*at))) {
            let today = &card.node(Ix::new(at)).value;
            assert!(value.is_none() || today.is_some(), "{place}: {} has a value only then", rubric.nodes[Ix::new(at)].id);
        }
    }
    Some(formula)
}

/// Checks every assessment of a workspace, with all items and with some of them lifted; how many have an overall score that no
/// formula says.
fn agree(place: &str, loaded: &Loaded) -> usize {
    let mut dice = Dice(7);
    let model = model(loaded);
    let mut beyond = 0;
    for assessment in &model.assessments {
        let card = score(&model.rubric, assessment);
        let all = lifted(&model.rubric, &card);
        let some = all.iter().copied().filter(|_| dice.below(3) == 0).collect();
        let formula = agrees(place, &model.rubric, &card, &all, &mut dice);
        beyond += usize::from(formula.is_none() && card.overall.value.is_some());
        agrees(place, &model.rubric, &card, &some, &mut dice);
    }
    beyond
}

#[test]
fn the_formula_of_the_examples_gives_the_numbers_of_the_pass() {
    assert_eq!(agree("examples", &repository()), 0);
}

#[test]
fn the_formula_of_every_framework_gives_the_numbers_of_the_pass() {
    for (place, files) in every_case() {
        // Where measures are kept apart up to the whole, one level enters in several places at once.
        let is_layered = place.starts_with("ciso-two-layers") || place.starts_with("primitives, layers");
        assert_eq!(agree(&place, &load(&files)) > 0, is_layered, "{place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(20261126), ..ProptestConfig::default() })]

    #[test]
    fn the_formula_of_any_rubric_gives_the_numbers_of_the_pass(files in any_files()) {
        agree("a random rubric", &load(&files));
    }
}
