//! Answers of items that are answered in several ways: one value per measure, each on its own scale.

use std::collections::BTreeMap;

use crate::assessment::Note;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::rubric::{Answerable, Ix, List, Measure, Named, Response};
use crate::syntax::fields::Fields;
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::{Entry, Kind, Value};

use super::context::{Context, use_id};
use super::notes;
use super::responses::{self, is_na, report_unknown, written_in};

/// What was said about the measures of one item.
#[derive(Debug, Default)]
pub struct Measured {
    pub given: BTreeMap<Ix<Measure>, Response>,
    /// Whether a measure was asked that nobody knows.
    pub has_unknown: bool,
    /// Whether a value could not be read, which is reported.
    pub has_mistakes: bool,
    /// Markdown, one note per measure that has one.
    pub notes: Vec<Note>,
}

enum Said {
    Response(Response),
    Unknown,
    Nothing,
}

/// The entries under `measures`.
pub fn decode(
    context: &Context<'_>,
    (id, item): (&str, &Answerable),
    fields: &mut Fields<'_>,
    sink: &mut Diagnostics,
) -> Measured {
    let mut measured = Measured::default();
    let place = fields.key_span("measures").unwrap_or_else(|| fields.head());
    let entries = fields.map("measures", sink);
    if item.measures.is_empty() && !entries.is_empty() {
        let message = format!("`{id}` has no measures");
        sink.push(Diagnostic::new(&codes::answer::UNKNOWN_MEASURE, place, message).help("give its answer as `value:`"));
        return measured;
    }
    for entry in entries {
        let read = find(&item.measures, entry, sink)
            .and_then(|ix| Some((ix, measure(context, &item.measures[ix], entry, &mut measured.notes, sink)?)));
        match read {
            Some((ix, Said::Response(response))) => {
                measured.given.insert(ix, response);
            }
            Some((_, Said::Unknown)) => measured.has_unknown = true,
            Some((_, Said::Nothing)) => {}
            None => measured.has_mistakes = true,
        }
    }
    measured
}

fn find(measures: &List<Measure>, entry: &Entry, sink: &mut Diagnostics) -> Option<Ix<Measure>> {
    let found = measures.find(&entry.key);
    if found.is_none() {
        let help = sink.suggest(|| {
            let words = normalise(&entry.key);
            let named = measures.values().find(|measure| normalise(&measure.name) == words);
            named
                .map(|measure| use_id(&entry.key, &measure.id))
                .or_else(|| did_you_mean(&entry.key, measures.values().map(Named::id)))
        });
        let message = format!("`{}` is not a measure of this answer", entry.key);
        sink.push(
            Diagnostic::new(&codes::answer::UNKNOWN_MEASURE, entry.key_span, message)
                .meant_or(help, format!("measures: {}", listed(measures))),
        );
    }
    found
}

fn listed(measures: &List<Measure>) -> String {
    measures.values().map(|measure| format!("`{}`", measure.id)).collect::<Vec<_>>().join(", ")
}

fn measure(
    context: &Context<'_>,
    measure: &Measure,
    entry: &Entry,
    found: &mut Vec<Note>,
    sink: &mut Diagnostics,
) -> Option<Said> {
    let scale = &context.rubric.scales[measure.scale];
    let value = &entry.value;
    match &value.kind {
        Kind::Null => Some(Said::Nothing),
        Kind::Map(_) => {
            let mut fields = Fields::of(value, "measure", sink)?;
            let written = written_in(scale, &mut fields, sink);
            let named = |note: Note| Note { markdown: format!("**{}:** {}", measure.name, note.markdown.trim()), ..note };
            found.extend(notes::note(&mut fields, "note", sink).map(named));
            fields.finish(sink);
            match written {
                None => Some(Said::Nothing),
                Some(written) if written.is_unknown(scale) => Some(Said::Unknown),
                Some(written) => written.read(context, scale, sink).map(Said::Response),
            }
        }
        _ if responses::is_unknown(value, scale) => Some(Said::Unknown),
        _ => responses::decode(context, value, scale, sink).map(Said::Response),
    }
}

/// Reports a plain value of an item that is answered by measures, as what it was meant to be.
pub fn report_plain(context: &Context<'_>, (id, item): (&str, &Answerable), value: &Value, sink: &mut Diagnostics) {
    match value.as_text().map(str::trim).filter(|text| is_na(text)) {
        Some(text) => report_unknown(text, value.span, context.rubric.scale_of(item), sink),
        None => report_needed((id, item), value.span, sink),
    }
}

/// Reports that an item is answered by measures.
pub fn report_needed((id, item): (&str, &Answerable), span: Span, sink: &mut Diagnostics) {
    let message = format!("`{id}` is answered by its measures, not by one value");
    let form: Vec<String> = item.measures.values().map(|measure| format!("{}: ...", measure.id)).collect();
    sink.push(
        Diagnostic::new(&codes::answer::MEASURES_NEEDED, span, message)
            .help(format!("write `{{measures: {{{}}}}}`", form.join(", "))),
    );
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Outcome, read_with, varied, with_markdown_and};
    use crate::assessment::{Answer, State};
    use crate::rubric::{Ix, Response};

    fn read(text: &str) -> Outcome {
        read_with(&varied(), &format!("answers: {{ways: {text}}}\n"))
    }

    fn answer(text: &str) -> Option<Answer> {
        read(text).clean().answers.remove(&Ix::new(13))
    }

    #[test]
    fn every_measure_has_its_own_scale() {
        let text =
            "{measures: {documentation: 3, implementation: {value: some, note: Half}, progress: {reached: {done: }}}, note: All}";
        let answer = answer(text).expect("an answer");
        assert_eq!(answer.state, State::Answered(Response { points: None, selected: Vec::new() }));
        let points: Vec<_> =
            answer.measures.values().filter_map(|given| given.points.as_ref()).map(ToString::to_string).collect();
        assert_eq!(points, ["3", "0.25", "2"]);
        assert_eq!(answer.note.map(|note| note.markdown).as_deref(), Some("All\n\n**The implementation:** Half"));
    }

    #[test]
    fn an_unknown_measure_of_several_is_absent() {
        let some = answer("{measures: {documentation: 3, implementation: unknown, progress: }}").expect("an answer");
        assert_eq!(some.measures.keys().copied().collect::<Vec<_>>(), [Ix::new(0)]);
        assert_eq!(answer("{measures: {documentation: {value: unknown}}}").map(|answer| answer.state), Some(State::Unknown));
        assert_eq!(answer("{value: unknown, note: Nobody came}").map(|answer| answer.state), Some(State::Unknown));
    }

    #[test]
    fn mistakes_in_measures_are_reported() {
        let cases = [
            ("3", "answer/measures-needed", "3", "write `{measures: {documentation: ..., implementation: ..., progress: ...}}`"),
            ("{value: 3, note: x}", "answer/measures-needed", "3", "write `{measures: "),
            ("{value: 3, measures: {documentation: 3}}", "answer/measures-needed", "3", "write `{measures: "),
            ("n/a", "answer/not-a-level", "n/a", "write `{na: "),
            ("{measures: {documentaton: 3}}", "answer/unknown-measure", "documentaton", "did you mean `documentation`?"),
            ("{measures: {The progress: done}}", "answer/unknown-measure", "The progress", "use its id: `progress`"),
            (
                "{measures: {speed: 3}}",
                "answer/unknown-measure",
                "speed",
                "measures: `documentation`, `implementation`, `progress`",
            ),
            ("{measures: {documentation: 9}}", "answer/level-off-scale", "9", "levels: 0 Absent"),
            ("{measures: {implementation: 3}}", "answer/not-a-level", "3", "options: `none`"),
            ("{measures: {documentation: {value: 3, pain: high}}}", "yaml/unknown-key", "pain", "known keys: "),
            ("{measures: {}, note: x}", "answer/without-level", "ways", "add `measures:`"),
            ("{measures: {documentation: 3}, na: true, reason: x}", "answer/na-with-level", "na", "remove one of the two"),
        ];
        for (text, code, marked, help) in cases {
            let outcome = read(text);
            assert_eq!(outcome.found(), [(code, marked)], "{text}");
            assert!(outcome.help().starts_with(help), "{text}: {}", outcome.help());
        }
        let elsewhere = read_with(&varied(), "answers: {pick: {value: some, measures: {documentation: 3}}}\n");
        assert_eq!(elsewhere.found(), [("answer/unknown-measure", "measures")]);
        let kept = read("{value: 3, measures: {documentation: 3}}").assessment.expect("still read").answers;
        assert_eq!(kept[&Ix::new(13)].measures.len(), 1);
    }

    #[test]
    fn a_box_cannot_answer_several_measures() {
        let ticked = with_markdown_and(&varied(), "- [x] The item ways\n- [ ] The item pick\n");
        assert_eq!(ticked.found(), [("answer/measures-needed", "- [x] The item ways")]);
    }
}
