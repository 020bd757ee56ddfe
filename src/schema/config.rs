//! gapmap.yaml.

use serde_json::{Value, json};

use super::gates::gates;
use super::shapes::{Entries, Keys, described, id, or_blank, reference, suggested, text, words, yes_or_no};
use crate::diagnostics::{Code, Severity, codes};
use crate::rubric::Rubric;

pub fn keys(rubric: &Rubric, builtin: &[(&str, &str)], definitions: &mut Entries) -> Keys {
    let address = json!({
        "type": "string",
        "pattern": "^https?://[^\\s?#]+$",
        "patternErrorMessage": "Write it with its scheme, for example `https://example.org/maturity/`.",
    });
    let every = words(&[
        ("month", "The last commit of every month; where nothing is said."),
        ("week", "The last commit of every week."),
        ("day", "The last commit of every day."),
        ("commit", "Every commit that changed the workspace."),
    ]);
    let history = Keys::new()
        .may("tags", "The tags that past states are read from, such as `review-*`; without it, commits.", text())
        .may("every", "How far apart past states are, where no tags are named.", every)
        .may("authors", "Whether the history page names those who committed; false where nothing is said.", yes_or_no());
    let paper = words(&[("a4", "210 x 297 mm; the default."), ("letter", "8.5 x 11 inches.")]);
    let rubrics = builtin.iter().map(|(id, title)| ((*id).to_owned(), (*title).to_owned()));
    Keys::new()
        .may("title", "The title of the site.", text())
        .may("language", "The language of the site; `en` where nothing is said.", text())
        .may("base_url", "Where the site is published; for canonical links, the sitemap and previews elsewhere.", address)
        .may("theme", "A folder under themes/, or `default`.", id())
        .may("public", "Whether search engines may list the site; false where nothing is said.", yes_or_no())
        .may("paper", "What pages are printed on.", paper)
        .may("rubric", "The built-in rubric that is used unless content/rubric/ exists.", suggested(rubrics))
        .may("gates", "What every assessment must reach; `gapmap check` exits with 3 when one fails.", gates(rubric))
        .may("history", "Which past states are read from git.", history.shape())
        .may("severity", "Warnings can become errors or be switched off; errors stay.", severity(definitions))
}

fn severity(definitions: &mut Entries) -> Value {
    let error = ("error", "Stops the build.");
    definitions.insert("warning".to_owned(), or_blank(words(&[error, ("warning", "Is shown."), ("off", "Is not shown.")])));
    definitions.insert("error".to_owned(), or_blank(words(&[error])));
    let one = |keys: Keys, code: &&Code| {
        let of = if code.severity == Severity::Error { "error" } else { "warning" };
        keys.with(code.slug, described(code.title, reference(of)))
    };
    codes::all().iter().fold(Keys::new(), one).shape()
}
