//! Context facts in words.

use super::scene::Scene;
use super::view::FactView;
use super::words;
use crate::assessment::FactValue;
use crate::rubric::{Check, Subject, Test};

/// The facts that were given, in the rubric's order.
pub fn facts(scene: &Scene<'_>) -> Vec<FactView> {
    let view = |(ix, fact): (crate::rubric::Ix<crate::rubric::Fact>, &crate::rubric::Fact)| {
        let value = scene.assessment.facts.get(&ix)?;
        Some(FactView { id: fact.id.clone(), name: fact.name.clone(), value: value_words(value) })
    };
    scene.rubric.facts.iter().filter_map(view).collect()
}

fn value_words(value: &FactValue) -> String {
    match value {
        FactValue::Number(number) => number.to_short(3),
        FactValue::YesNo(true) => "yes".to_owned(),
        FactValue::YesNo(false) => "no".to_owned(),
        FactValue::List(values) => words::list(values),
        FactValue::Text(text) => text.clone(),
    }
}

/// `Platform or MLOps engineers: 2 (at least 1)`.
pub fn test_words(scene: &Scene<'_>, test: &Test) -> String {
    let Subject::Fact(ix) = test.subject else {
        return scene
            .assessment
            .profile
            .map_or_else(String::new, |profile| format!("profile {}", scene.rubric.profiles[profile].name));
    };
    let value = scene.assessment.facts.get(&ix).map_or_else(|| "not given".to_owned(), value_words);
    let bound = match &test.check {
        Check::AtLeast(bound) => format!(" (at least {})", bound.to_short(3)),
        Check::AtMost(bound) => format!(" (at most {})", bound.to_short(3)),
        Check::Is(_) | Check::Yes(_) => String::new(),
    };
    format!("{}: {value}{bound}", scene.rubric.facts[ix].name)
}
