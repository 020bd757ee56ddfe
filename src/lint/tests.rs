//! Every code, on rubrics of a few lines.

#[cfg(test)]
mod bands;
#[cfg(test)]
mod builtin;
#[cfg(test)]
mod declarations;
#[cfg(test)]
mod lenses;
#[cfg(test)]
mod links;
#[cfg(test)]
mod loading;
#[cfg(test)]
mod rules;

use std::collections::BTreeSet;

use super::check;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::rubric::{Rubric, decode};
use crate::source::Sources;
use crate::syntax;

/// A rubric and what is found in it.
struct Checked {
    text: String,
    rubric: Rubric,
    found: Vec<Diagnostic>,
}

/// Decodes a rubric without any other problem and lints it.
fn lint(text: &str) -> Checked {
    let sources = Sources::from_files([("r/rubric.yaml", text)]);
    let mut sink = Diagnostics::new();
    let documents: Vec<_> = sources.below("r").map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
    let rubric = decode(&documents, &mut sink).expect("a rubric");
    let problems = sink.into_sorted();
    assert!(problems.is_empty(), "{problems:?}");
    let mut sink = Diagnostics::new();
    check(&rubric, &BTreeSet::new(), &mut sink);
    Checked { text: text.to_owned(), rubric, found: sink.into_sorted() }
}

impl Checked {
    /// Codes without their family, with the marked texts.
    fn marks(&self) -> Vec<(&str, &str)> {
        let marked = |d: &Diagnostic| &self.text[d.span.start as usize..d.span.end as usize];
        self.found.iter().map(|d| (d.code.slug.trim_start_matches("lint/"), marked(d))).collect()
    }

    /// Codes without their family, with the messages.
    fn told(&self) -> Vec<(&str, &str)> {
        self.found.iter().map(|d| (d.code.slug.trim_start_matches("lint/"), d.message.as_str())).collect()
    }

    /// The only finding.
    fn only(&self) -> &Diagnostic {
        assert_eq!(self.found.len(), 1, "{:?}", self.told());
        &self.found[0]
    }
}
