//! Context facts in words.

use super::scene::Scene;
use super::view::FactView;
use crate::assessment::FactValue;
use crate::rubric::{Check, Subject, Test};
use crate::say;
use crate::words::Words;

/// The facts that were given, in the rubric's order.
pub fn facts(scene: &Scene<'_>) -> Vec<FactView> {
    let view = |(ix, fact): (crate::rubric::Ix<crate::rubric::Fact>, &crate::rubric::Fact)| {
        let value = scene.assessment.facts.get(&ix)?;
        Some(FactView { id: fact.id.clone(), name: fact.name.clone(), value: value_words(scene.words, value) })
    };
    scene.rubric.facts.iter().filter_map(view).collect()
}

fn value_words(words: &Words, value: &FactValue) -> String {
    match value {
        FactValue::Number(number) => words.decimal(&number.to_short(3)),
        FactValue::YesNo(true) => words.text("facts-yes"),
        FactValue::YesNo(false) => words.text("facts-no"),
        FactValue::List(values) => words.list(values),
        FactValue::Text(text) => text.clone(),
    }
}

/// `Platform or MLOps engineers: 2 (at least 1)`.
pub fn test_words(scene: &Scene<'_>, test: &Test) -> String {
    let words = scene.words;
    let Subject::Fact(ix) = test.subject else {
        let profile = scene.assessment.profile.map(|profile| scene.rubric.profiles[profile].name.as_str());
        return profile.map_or_else(String::new, |profile| say!(words, "facts-profile", profile));
    };
    let fact = scene.rubric.facts[ix].name.as_str();
    let given = scene.assessment.facts.get(&ix);
    let value = given.map_or_else(|| words.text("facts-not-given"), |value| value_words(words, value));
    match &test.check {
        Check::AtLeast(bound) => say!(words, "facts-at-least", fact, value, bound = words.decimal(&bound.to_short(3))),
        Check::AtMost(bound) => say!(words, "facts-at-most", fact, value, bound = words.decimal(&bound.to_short(3))),
        Check::Is(_) | Check::Yes(_) => say!(words, "facts-value", fact, value),
    }
}
