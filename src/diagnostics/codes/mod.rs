//! Every code there is, one file per family. `gapmap explain CODE` and docs/diagnostics.md read these texts.

pub mod answer;
pub mod assessment;
pub mod lint;
pub mod rubric;
pub mod theme;
pub mod workspace;
pub mod yaml;

use super::{Code, Severity};

/// All codes in the order of their slugs' families.
#[must_use]
pub fn all() -> Vec<&'static Code> {
    [yaml::ALL, workspace::ALL, theme::ALL, rubric::ALL, lint::ALL, assessment::ALL, answer::ALL].concat()
}

/// The code with this slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Code> {
    all().into_iter().find(|code| code.slug == slug)
}

const fn error(slug: &'static str, title: &'static str, explanation: &'static str) -> Code {
    Code { slug, severity: Severity::Error, title, explanation }
}

const fn warning(slug: &'static str, title: &'static str, explanation: &'static str) -> Code {
    Code { slug, severity: Severity::Warning, title, explanation }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_and_have_a_family() {
        let mut slugs: Vec<_> = all().iter().map(|code| code.slug).collect();
        let count = slugs.len();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), count);
        assert!(slugs.iter().all(|slug| slug.split('/').count() == 2));
    }

    #[test]
    fn every_code_is_explained() {
        for code in all() {
            assert!(code.explanation.len() > 60, "{} needs an explanation", code.slug);
        }
    }
}
