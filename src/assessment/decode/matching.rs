//! Texts of the rubric that content refers to by their words.

use crate::rubric::{Item, Ix, Node, Question, Rubric};
use crate::syntax::markdown::normalise;

/// From this likeness on a text was probably meant to be the other one.
const NEAR: f64 = 0.75;

/// Texts by their normalised words.
pub struct Phrases<'a, T> {
    phrases: Vec<(String, &'a str, T)>,
}

impl<'a, T: Copy> Phrases<'a, T> {
    fn of(texts: impl Iterator<Item = (&'a str, T)>) -> Self {
        let phrases = texts.map(|(text, meaning)| (normalise(text), text, meaning));
        Phrases { phrases: phrases.filter(|(words, ..)| !words.is_empty()).collect() }
    }

    /// What a text with the same words stands for.
    pub fn find(&self, text: &str) -> Option<T> {
        let words = normalise(text);
        self.phrases.iter().find(|(known, ..)| *known == words).map(|(.., meaning)| *meaning)
    }

    /// The text that was probably meant, as the rubric writes it.
    pub fn near(&self, text: &str) -> Option<&'a str> {
        let words = normalise(text);
        let likeness = |known: &str| strsim::normalized_levenshtein(&words, known);
        let likely =
            self.phrases.iter().map(|(known, text, _)| (likeness(known), *text)).filter(|(likeness, _)| *likeness > NEAR);
        likely.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, text)| text)
    }
}

pub fn questions(rubric: &Rubric) -> Phrases<'_, Ix<Question>> {
    Phrases::of(rubric.questions.iter().map(|(ix, question)| (question.text.as_str(), ix)))
}

/// Answered nodes, by text and by name.
pub fn capabilities(rubric: &Rubric) -> Phrases<'_, Ix<Node>> {
    Phrases::of(rubric.items().flat_map(|(ix, node, _)| [(node.text.as_str(), ix), (node.name.as_str(), ix)]))
}

pub fn roadmap_items(rubric: &Rubric) -> Phrases<'_, Ix<Item>> {
    Phrases::of(rubric.roadmap.items.iter().map(|(ix, item)| (item.text.as_str(), ix)))
}
