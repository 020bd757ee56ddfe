//! Conditions of rules and stages in words.

use super::items::level_name;
use super::scene::Scene;
use crate::exact::Exact;
use crate::rubric::{Bounds, Comparison, Counted, Ix, Lack, Node, Over, Predicate, Rubric};
use crate::say;
use crate::words::Words;

/// How a condition names what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// As the rubric's file does.
    Ids,
    /// As readers know it, in quotation marks.
    Names,
}

impl Naming {
    fn name(self, words: &Words, id: &str, name: &str) -> String {
        match self {
            Naming::Ids => id.to_owned(),
            Naming::Names => say!(words, "scores-quoted", name),
        }
    }

    fn node(self, scene: &Scene<'_>, node: Ix<Node>) -> String {
        let node = &scene.rubric.nodes[node];
        self.name(scene.words, &node.id, &node.name)
    }
}

/// A condition in words; `node` is where it stands.
pub fn words(scene: &Scene<'_>, node: Option<Ix<Node>>, condition: &Predicate, naming: Naming) -> String {
    let language = scene.words;
    let one = |condition: &Predicate| {
        let told = words(scene, node, condition, naming);
        match condition {
            Predicate::All(of) | Predicate::Any(of) if of.len() > 1 => say!(language, "condition-group", condition = told),
            _ => told,
        }
    };
    match condition {
        Predicate::All(of) if of.is_empty() => language.text("condition-always"),
        Predicate::All(of) => joined(language, "condition-and", of.iter().map(one)),
        Predicate::Any(of) => joined(language, "condition-or", of.iter().map(one)),
        Predicate::Not(of) => say!(language, "condition-not", condition = one(of)),
        Predicate::Selected { item, option, only } => selected(scene, item.or(node), item.is_some(), option.get(), *only, naming),
        Predicate::Outcome { node: of, outcome } => {
            let of = of.or(node).map_or_else(|| language.text("condition-whole"), |of| naming.node(scene, of));
            say!(language, "condition-outcome", node = of, outcome = scene.rubric.outcomes[*outcome].name.as_str())
        }
        Predicate::Value { node, bounds } => {
            say!(language, "condition-value", node = naming.node(scene, *node), bounds = bounds_words(language, bounds))
        }
        Predicate::Share { over, each, bounds } => {
            let [each, bounds] = [each, bounds].map(|bounds| bounds_words(language, bounds));
            say!(language, "condition-share", over = over_words(scene, over), each, bounds)
        }
        Predicate::Tally { over, what, bounds } => {
            let (what, bounds) = (counted_words(scene, what), bounds_words(language, bounds));
            say!(language, "condition-tally", over = over_words(scene, over), what, bounds)
        }
        Predicate::State { item, state } => {
            let of = item.map_or_else(|| language.text("condition-it"), |item| naming.node(scene, item));
            say!(language, "condition-state", node = of, state = lack_words(language, *state))
        }
    }
}

/// Parts joined pair by pair with a message of `first` and `second`.
pub fn joined(words: &Words, id: &str, parts: impl Iterator<Item = String>) -> String {
    parts.reduce(|first, second| say!(words, id, first, second)).unwrap_or_default()
}

fn selected(scene: &Scene<'_>, item: Option<Ix<Node>>, is_other: bool, option: usize, only: bool, naming: Naming) -> String {
    let words = scene.words;
    let Some((ix, item)) = item.and_then(|ix| Some((ix, scene.rubric.nodes[ix].item.as_ref()?))) else {
        return words.text("condition-never");
    };
    let scale = scene.rubric.scale_of(item);
    let level = scale.levels.values().nth(option);
    let option = level.map_or_else(String::new, |level| naming.name(words, &level.id, &level_name(words, scale, level)));
    let node = naming.node(scene, ix);
    match (is_other, only) {
        (true, true) => say!(words, "condition-is", node, option),
        (true, false) => say!(words, "condition-selected", node, option),
        (false, true) => say!(words, "condition-only", option),
        (false, false) => option,
    }
}

/// `at least 2 and below 3`.
fn bounds_words(words: &Words, bounds: &Bounds) -> String {
    let one = |(comparison, bound): &(Comparison, Exact)| {
        let comparison = match comparison {
            Comparison::AtLeast => "at-least",
            Comparison::AtMost => "at-most",
            Comparison::Above => "above",
            Comparison::Below => "below",
            Comparison::Equals => "equals",
        };
        say!(words, "condition-bound", comparison, bound = words.decimal(&bound.to_short(6)))
    };
    joined(words, "condition-and", bounds.0.iter().map(one))
}

/// What a selector means, in words that can follow an article.
pub fn over_words(scene: &Scene<'_>, over: &Over) -> String {
    let (words, rubric) = (scene.words, scene.rubric);
    match over {
        Over::Children => words.text("condition-over-children"),
        Over::Leaves => say!(words, "condition-over-leaves", items = items_plural(rubric)),
        Over::Kind(kind) => rubric.kinds[*kind].plural.clone(),
        Over::Facet(facet, value) => {
            let facet = &rubric.facets[*facet];
            let value = facet.values.get(*value).map_or("", String::as_str);
            say!(words, "condition-over-facet", facet = facet.name.as_str(), value)
        }
        Over::Votes => words.text("condition-over-votes"),
        Over::Measures => words.text("condition-over-measures"),
    }
}

/// What the answered nodes are called together.
pub fn items_plural(rubric: &Rubric) -> &str {
    rubric.kinds.values().next_back().map_or("", |kind| kind.plural.as_str())
}

fn counted_words(scene: &Scene<'_>, what: &Counted) -> String {
    match what {
        Counted::Outcome(outcome) => scene.rubric.outcomes[*outcome].name.clone(),
        Counted::Level(level) => level.clone(),
        Counted::Lack(lack) => say!(scene.words, "condition-with-state", state = lack_words(scene.words, *lack)),
    }
}

fn lack_words(words: &Words, lack: Lack) -> String {
    let lack = match lack {
        Lack::Unanswered => "unanswered",
        Lack::Unknown => "unknown",
        Lack::NotApplicable => "not-applicable",
    };
    say!(words, "condition-lack", lack)
}
