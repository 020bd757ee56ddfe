//! Texts of the rubric that content refers to by their words.

use crate::rubric::{Item, Ix, Node, Question, Rubric};
use crate::syntax::markdown::normalise;

/// From this likeness on a text was probably meant to be the other one.
const NEAR: f64 = 0.75;

/// Nobody reads more suggestions for one file than this, and each costs a comparison with every text.
const SEARCHES: usize = 200;

/// How often a file may still ask what was meant.
pub struct Searches(usize);

impl Searches {
    pub fn of_file() -> Self {
        Searches(SEARCHES)
    }

    fn take(&mut self) -> Option<()> {
        self.0 = self.0.checked_sub(1)?;
        Some(())
    }
}

/// A text that is alike, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a, T> {
    /// As the rubric writes it.
    pub text: &'a str,
    pub of: T,
    /// Whether nothing else is alike.
    pub is_only: bool,
}

/// Texts by their normalised words.
pub struct Phrases<'a, T> {
    phrases: Vec<(String, &'a str, T)>,
}

impl<'a, T: Copy + PartialEq> Phrases<'a, T> {
    fn of(texts: impl Iterator<Item = (&'a str, T)>) -> Self {
        let phrases = texts.map(|(text, meaning)| (normalise(text), text, meaning));
        Phrases { phrases: phrases.filter(|(words, ..)| !words.is_empty()).collect() }
    }

    /// What a text with the same words stands for.
    pub fn find(&self, text: &str) -> Option<T> {
        let words = normalise(text);
        self.phrases.iter().find(|(known, ..)| *known == words).map(|(.., meaning)| *meaning)
    }

    /// What was probably meant.
    pub fn near(&self, text: &str, searches: &mut Searches) -> Option<Near<'a, T>> {
        searches.take()?;
        let words = normalise(text);
        let length = words.chars().count();
        let likeness = |known: &str| strsim::normalized_levenshtein(&words, known);
        let candidates = self.phrases.iter().filter(|(known, ..)| can_be_near(length, known.chars().count()));
        let likely = candidates.map(|(known, text, of)| (likeness(known), *text, *of));
        let likely: Vec<_> = likely.filter(|(likeness, ..)| *likeness > NEAR).collect();
        let (_, text, of) = likely.iter().max_by(|a, b| a.0.total_cmp(&b.0)).copied()?;
        Some(Near { text, of, is_only: likely.iter().all(|(.., other)| *other == of) })
    }
}

/// Whether texts of these lengths can be alike: each character too many is a difference, and a quarter may differ.
fn can_be_near(a: usize, b: usize) -> bool {
    a.abs_diff(b).saturating_mul(4) < a.max(b)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_of_like_length_are_compared() {
        let phrases = Phrases::of([("abcdefgh", 1), ("abcdefghijklmnop", 2)].into_iter());
        let near = |text: &str| phrases.near(text, &mut Searches::of_file()).map(|near| near.text);
        assert_eq!(
            (near("abcdefg"), near("abcdef"), near("abcdefghijklmnopq")),
            (Some("abcdefgh"), None, Some("abcdefghijklmnop"))
        );
        for a in 0..40 {
            for b in 0..40 {
                let best = strsim::normalized_levenshtein(&"x".repeat(a), &"x".repeat(b));
                assert!(can_be_near(a, b) == (best > NEAR) || a == 0 && b == 0, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_file_asks_a_few_times_only() {
        let phrases = Phrases::of([("abcdefgh", 1)].into_iter());
        let mut searches = Searches::of_file();
        let found = (0..SEARCHES + 1).filter(|_| phrases.near("abcdefg", &mut searches).is_some()).count();
        assert_eq!(found, SEARCHES);
    }
}
