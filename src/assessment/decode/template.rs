//! Words of a template that nobody replaced.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::syntax::yaml::{Entry, Kind, Value};

/// Keys whose text a reader of the report gets to see.
const KEYS: &[&str] = &[
    "headline",
    "summary",
    "subject",
    "scope",
    "title",
    "note",
    "reason",
    "target_reason",
    "source",
    "cause",
    "event",
    "effect",
    "outcome",
    "text",
];

/// What `gapmap new` and `gapmap init` write where a text belongs.
const OURS: &[&str] = &[
    "what is the case today",
    "what could happen",
    "what that would do to users and to the business",
    "why this much, or no more",
    "what shows it",
    "which models or products the answers are about",
    "one sentence",
];

/// What people write where they mean to write something later.
const LATER: &[&str] =
    &["...", "…", "-", "?", "??", "???", "todo", "tbd", "tba", "fixme", "xxx", "lorem ipsum", "to do", "fill in"];

/// Warns about texts that are still those of a template. A draft is unfinished by design.
pub fn warn(root: &Value, sink: &mut Diagnostics) {
    match &root.kind {
        Kind::Map(entries) => {
            let is_draft = root.get("status").and_then(Value::as_text) == Some("draft");
            for entry in entries {
                if !is_draft && is_left(entry) {
                    report(entry, sink);
                }
                warn(&entry.value, sink);
            }
        }
        Kind::List(values) => values.iter().for_each(|value| warn(value, sink)),
        Kind::Null | Kind::Scalar { .. } => {}
    }
}

fn is_left(entry: &Entry) -> bool {
    let Some(text) = entry.value.as_text().filter(|_| KEYS.contains(&entry.key.as_str())) else { return false };
    let words = text.trim().to_lowercase();
    let plain = words.trim_matches(['<', '>', '[', ']', '(', ')', ' ']);
    let begins = |word: &str| plain.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', ' ']) || rest.is_empty());
    let is_later = LATER.contains(&plain) || ["todo", "tbd", "fixme", "lorem ipsum"].iter().any(|word| begins(word));
    is_later || OURS.contains(&plain)
}

fn report(entry: &Entry, sink: &mut Diagnostics) {
    let message = format!("`{}` still has the words of a template", entry.key);
    sink.push(
        Diagnostic::new(&codes::assessment::TEMPLATE_WORDS, entry.value.span, message).help("write your own, or remove the key"),
    );
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{head_with, with};

    #[test]
    fn words_of_a_template_are_a_warning() {
        for (text, marked) in [
            ("headline: \"...\"\n", "\"...\""),
            ("summary: 'TODO: write it'\n", "'TODO: write it'"),
            ("headline: <TBD>\n", "<TBD>"),
        ] {
            assert_eq!(head_with(text).found(), [("assessment/template-words", marked)], "{text}");
        }
        for text in ["note: what shows it", "evidence: [{text: What shows it}]", "evidence: [{text: x}, {text: '?'}]"] {
            let outcome = with(&format!("answers: {{mon-perf: {{level: 2, {text}}}}}\n"));
            assert_eq!(outcome.found().len(), 1, "{text}");
        }
        let risk = "title: x, cause: what is the case today, event: b, effect: c, likelihood: 1, impact: 1";
        assert_eq!(with(&format!("risks: {{own: {{{risk}, status: draft}}}}\n")).found(), []);
        let found = with(&format!("risks: {{own: {{{risk}, status: open}}}}\n"));
        assert_eq!(found.found(), [("assessment/template-words", "what is the case today")]);
        assert_eq!(head_with("headline: Today nobody looks at it. To do a lot\nsummary: Todorov left\n").found(), []);
    }
}
