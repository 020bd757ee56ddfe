//! Notes for the report: a text, or a text with the circle it is meant for.

use crate::assessment::Note;
use crate::diagnostics::Diagnostics;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Kind, Value};

use super::context::AUDIENCES;
use super::sections::{required_said, said};

/// The note under a key; `None` where nothing is said.
pub fn note(fields: &mut Fields<'_>, key: &'static str, sink: &mut Diagnostics) -> Option<Note> {
    read(fields.value(key)?, sink)
}

/// A note: `Words`, or `{text: Words, audience: internal}`.
pub fn read(value: &Value, sink: &mut Diagnostics) -> Option<Note> {
    let Kind::Map(_) = value.kind else {
        return said(value, sink).map(Note::public);
    };
    let mut fields = Fields::of(value, "note", sink)?;
    let markdown = required_said(&mut fields, "text", sink);
    let audience = fields.word("audience", AUDIENCES, sink).unwrap_or_default();
    fields.finish(sink);
    Some(Note { markdown: markdown?, audience })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with;
    use crate::assessment::{Audience, Note};
    use crate::rubric::Ix;

    fn note(written: &str) -> Option<Note> {
        with(&format!("answers: {{mon-perf: {{level: 2, note: {written}}}}}\n")).clean().answers.remove(&Ix::new(4))?.note
    }

    #[test]
    fn a_note_is_a_text_or_a_text_with_its_circle() {
        assert_eq!(note("Words"), Some(Note { markdown: "Words".to_owned(), audience: Audience::Public }));
        assert_eq!(
            note("{text: Words, audience: partner}"),
            Some(Note { markdown: "Words".to_owned(), audience: Audience::Partner })
        );
        assert_eq!(note("' '"), None);
        let cases = [
            ("{audience: internal}", "yaml/missing-key", "audience"),
            ("{text: x, audience: secret}", "yaml/bad-value", "secret"),
            ("{text: x, circle: partner}", "yaml/unknown-key", "circle"),
        ];
        for (written, code, marked) in cases {
            let outcome = with(&format!("answers: {{mon-perf: {{level: 2, note: {written}}}}}\n"));
            assert_eq!(outcome.found(), [(code, marked)], "{written}");
        }
    }
}
