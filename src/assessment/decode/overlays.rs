//! Phases: planned states, each with the answers that change in it.

use std::collections::BTreeMap;

use crate::assessment::Overlay;
use crate::diagnostics::{Diagnostics, Span, codes};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Entry, Value};

use super::answers;
use super::context::{Context, report_twice};

/// Reads the phases in their order. What is planned is not held against the date of the assessment.
pub fn decode(context: &Context<'_>, phases: &[&Value], sink: &mut Diagnostics) -> Vec<Overlay> {
    let planned = context.undated();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut overlays = Vec::new();
    for value in phases {
        let Some(mut fields) = Fields::of(value, "phase", sink) else {
            continue;
        };
        let id = fields.required_id("id", sink);
        let name = fields.text("name", sink).filter(|name| !name.trim().is_empty());
        let entries: Vec<&Entry> = fields.map("answers", sink).iter().collect();
        fields.finish(sink);
        let answers = answers::of_phase(&planned, &entries, sink);
        let Some(id) = id else {
            continue;
        };
        match seen.get(&id.value) {
            Some(first) => report_twice(&codes::assessment::GIVEN_TWICE, &id.value, id.span, *first, sink),
            None => {
                seen.insert(id.value.clone(), id.span);
                overlays.push(Overlay { name: name.unwrap_or_else(|| id.value.clone()), id: id.value, answers });
            }
        }
    }
    overlays
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, head_with, read, read_all, varied};
    use crate::assessment::State;
    use crate::rubric::Ix;

    #[test]
    fn phases_are_changes_in_their_order() {
        let head = format!("{HEAD}phases: [{{id: 2027-q1, name: First, answers: {{mon-perf: 3}}}}]\n");
        let file =
            "phases:\n  - id: 2027-q2\n    answers: {mon-perf: {value: 4, note: All}, exp-hpo: unknown}\n  - {id: 2027-q3}\n";
        let phases = read(&[("assessment.yaml", &head), ("phases.yaml", file)]).clean().phases;
        let shapes: Vec<_> = phases.iter().map(|p| (p.id.as_str(), p.name.as_str(), p.answers.len())).collect();
        assert_eq!(shapes, [("2027-q1", "First", 1), ("2027-q2", "2027-q2", 2), ("2027-q3", "2027-q3", 0)]);
        assert_eq!(phases[1].answers[&Ix::new(2)].state, State::Unknown);
        assert_eq!(phases[1].answers[&Ix::new(4)].note.as_ref().map(|note| note.markdown.as_str()), Some("All"));
    }

    #[test]
    fn a_phase_is_not_held_against_the_date_of_the_assessment() {
        let text =
            "phases: [{id: a, answers: {road: {reached: {done: 2027-06-01}}, proof: 4, exp-hpo: {na: true, reason: x}}}]\n";
        let head = format!("{HEAD}{text}");
        let phases = read_all(&varied(), &[("assessment.yaml", &head)]).clean().phases;
        let State::Answered(road) = &phases[0].answers[&Ix::new(9)].state else { panic!("reached") };
        assert_eq!(road.selected, [Ix::new(2)]);
    }

    #[test]
    fn mistakes_in_phases_are_reported() {
        let cases = [
            ("[{id: a}, {id: a}]", "assessment/given-twice", "a"),
            ("[{name: x, answers: {}}]", "yaml/missing-key", "name"),
            ("[{id: a, answers: {mon-perf: 7}}]", "answer/level-off-scale", "7"),
            ("[{id: a, answers: {mon-prf: 3}}]", "answer/unknown-capability", "mon-prf"),
            ("[{id: a, answers: {mon-perf: {level: 3, target: 4}}}]", "yaml/unknown-key", "target"),
            ("[3]", "yaml/wrong-type", "3"),
            ("{id: a}", "yaml/wrong-type", "{id: a}"),
        ];
        for (text, code, marked) in cases {
            assert_eq!(head_with(&format!("phases: {text}\n")).found(), [(code, marked)], "{text}");
        }
        let other_key = read(&[("assessment.yaml", HEAD), ("phases.yaml", "answers: {mon-perf: 3}\n")]);
        assert_eq!(other_key.found(), [("yaml/unknown-key", "answers")]);
    }
}
