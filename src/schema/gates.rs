//! `gates:` of gapmap.yaml.

use serde_json::Value;

use super::shapes::{Keys, any_of, choice, number, share, text, whole, words};
use crate::rubric::Rubric;

/// The gates, in the order in which they are told.
pub fn gates(rubric: &Rubric) -> Value {
    Keys::new()
        .may(
            "no_regression",
            "Nothing is lower than at the revision of `--since`, or where HEAD parted from `since`.",
            regression(),
        )
        .may("no_expired_acceptance", "No acceptance of an open risk has ended.", plain())
        .may(
            "risks_above_appetite_have_owner_and_date",
            "Every open risk above appetite has an owner, and a review or the end of an acceptance.",
            plain(),
        )
        .may(
            "evidence_for_level",
            "Every answer at this level or above has evidence that has not expired.",
            valued("level", "The lowest level that needs evidence.", &number()),
        )
        .may("overdue_reviews_at_most", "How many reviews may be overdue.", valued_by(&whole(0, 10_000)))
        .may("risks_above_appetite_at_most", "How many risks may be above the appetite.", valued_by(&whole(0, 10_000)))
        .may("coverage_at_least", "The lowest share of answered items.", valued_by(&share()))
        .may("dimension_at_least", "The lowest score of every dimension, or of those that are named.", dimensions(rubric))
        .may("overall_at_least", "The lowest overall score.", valued_by(&number()))
        .shape()
}

fn severity() -> Value {
    words(&[("off", "Is not checked."), ("warn", "Is told, and fails nothing."), ("error", "`gapmap check` exits with 3.")])
}

fn with_severity(keys: Keys) -> Keys {
    keys.may("severity", "What it means when the gate fails; `error` where nothing is said.", severity())
}

fn plain() -> Value {
    any_of([severity(), with_severity(Keys::new()).shape()])
}

fn regression() -> Value {
    let since = "A branch, a tag or an id; compared is with the last commit that HEAD shares with it.";
    any_of([severity(), with_severity(Keys::new().may("since", since, text())).shape()])
}

fn valued_by(value: &Value) -> Value {
    valued("value", "What is asked.", value)
}

fn valued(key: &str, description: &str, value: &Value) -> Value {
    let long = with_severity(Keys::new().must(key, description, value.clone())).shape();
    any_of([value.clone(), off(), long])
}

fn off() -> Value {
    choice([("off".to_owned(), "Is not checked.".to_owned())])
}

/// One number, numbers by dimension, or the long form of either.
fn dimensions(rubric: &Rubric) -> Value {
    let mut by_dimension = Keys::new();
    for node in rubric.top.iter().map(|node| &rubric.nodes[*node]) {
        by_dimension = by_dimension.may(&node.id, &node.name, number());
    }
    let by_dimension = by_dimension.shape();
    let value = any_of([number(), by_dimension.clone()]);
    let long = with_severity(Keys::new().must("value", "What is asked.", value)).shape();
    any_of([number(), off(), by_dimension, long])
}
