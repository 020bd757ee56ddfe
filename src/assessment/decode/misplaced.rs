//! Front matter that nobody would read: not on the first line of its file, or with answers outside `answers:`.

use crate::diagnostics::{Diagnostic, Diagnostics, Edit, Fix, Span, codes};
use crate::rubric::Rubric;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Entry, Kind, Value};
use crate::syntax::{Body, Document};

/// Keys that alone on a line at the start of a text are no prose.
const SECTIONS: &[&str] = &["answers:", "questions:", "items:", "risks:"];
/// Keys that tell a misplaced front matter from a line across the page.
const KEYS: &[&str] =
    &["answers", "questions", "start", "people", "capacity", "holidays", "items", "risks", "milestone", "date", "subject"];
/// The length of a byte order mark: a body that starts no later has no front matter above it.
const MARK: usize = 3;

/// Whether a file has its answers where nothing reads them, which is reported.
pub fn report(rubric: &Rubric, document: &Document, sink: &mut Diagnostics) -> bool {
    let Some(span) = document.body.as_ref().and_then(|body| misplaced(rubric, body)) else {
        return false;
    };
    sink.push(
        Diagnostic::new(&codes::answer::FRONT_MATTER_MISPLACED, span, "this front matter is read as text, its answers are lost")
            .help("the first line of the file must be `---`, and a second `---` ends the front matter"),
    );
    true
}

fn misplaced(rubric: &Rubric, body: &Body) -> Option<Span> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let start = body.text.len() - body.text.trim_start_matches(is_blank).len();
    let mut lines = body.text[start..].lines();
    let first = lines.next()?.trim_end();
    let is_section = SECTIONS.contains(&first) || first.starts_with("answers: {");
    let is_fence = || {
        let mut block = lines.take_while(|line| line.trim() != "---");
        block.any(|line| line.split_once(':').is_some_and(|(key, _)| is_ours(rubric, key.trim())))
    };
    (is_section || body.offset <= MARK && first == "---" && is_fence()).then(|| body.span(start..start + first.len()))
}

fn is_ours(rubric: &Rubric, key: &str) -> bool {
    KEYS.contains(&key) || section_of(rubric, key).is_some()
}

/// The key below which something with this id stands.
fn section_of(rubric: &Rubric, id: &str) -> Option<&'static str> {
    let is_item = rubric.nodes.find(id).is_some_and(|ix| rubric.nodes[ix].item.is_some());
    let is_question = || rubric.questions.find(id).is_some();
    if is_item { Some("answers") } else { is_question().then_some("questions") }
}

/// Reports answers at the top of a front matter that has none of gapmap's keys.
pub fn report_outside(rubric: &Rubric, front: &Value, sink: &mut Diagnostics) {
    let outside = |entry: &&Entry| section_of(rubric, &entry.key).filter(|_| is_answer(&entry.value)).is_some();
    let Some(first) = front.as_map().and_then(|entries| entries.iter().find(outside)) else {
        return;
    };
    let section = section_of(rubric, &first.key).unwrap_or("answers");
    let message = format!("`{}` stands outside `{section}:` and is not read", first.key);
    let value = first.value.as_text().unwrap_or("...");
    sink.push(
        Diagnostic::new(&codes::answer::OUTSIDE_ANSWERS, first.key_span, message)
            .help(format!("answers stand under `{section}:`, indented: `{section}: {{{}: {value}}}`", first.key)),
    );
}

/// Reports answers that stand beside `answers:` (or `questions:`) instead of below it; gives their places.
pub fn report_beside(rubric: &Rubric, fields: &Fields<'_>, data: &Value, sink: &mut Diagnostics) -> Vec<Span> {
    let outside: Vec<(&Entry, &str)> = fields.rest().filter_map(|entry| Some((entry, section_of(rubric, &entry.key)?))).collect();
    for (entry, section) in &outside {
        let message = format!("`{}` stands beside `{section}:` and is not read", entry.key);
        let help = format!("indent it below `{section}:`");
        let fix = indented(data, entry, section);
        sink.push(Diagnostic::new(&codes::answer::OUTSIDE_ANSWERS, entry.key_span, message).help(help).fix_if(fix));
    }
    outside.iter().map(|(entry, _)| entry.key_span).collect()
}

/// An entry of one line indented below its section, where the section is empty and only such entries stand between them.
fn indented(data: &Value, entry: &Entry, section: &str) -> Option<Fix> {
    let entries = data.as_map()?;
    let is_block = entries.first()?.key_span.start == data.span.start;
    let place = |key: &str| entries.iter().position(|other| other.key == key);
    let (from, to) = (place(section)?, place(&entry.key)?);
    // A value of its own lines would have to be indented, too; its first line shows how far it is from the key.
    let is_on_line = |entry: &Entry| entry.value.span.start <= entry.key_span.end + 2 && entry.value.kind != Kind::Null;
    let between = entries.get(from + 1..=to)?;
    // Right after a colon or a value and a line break: nothing stands before the key on its line.
    let ends = entries[from..to].iter().enumerate().map(|(at, entry)| match at {
        0 => entry.key_span.end + 3,
        _ => entry.value.span.end + 2,
    });
    let is_next = ends.zip(between).all(|(end, next)| next.key_span.start <= end);
    let is_certain = is_block && is_next && entries[from].value.kind == Kind::Null && between.iter().all(is_on_line);
    let all_below = between.iter().all(|other| !KEYS.contains(&other.key.as_str()));
    let edit = Edit { span: entry.key_span.at_start(), text: "  ".to_owned() };
    (is_certain && all_below).then(|| Fix::new(format!("indent it below `{section}:`"), vec![edit]))
}

/// Another tool's key may be called like a capability; its lists are no answers.
fn is_answer(value: &Value) -> bool {
    !matches!(value.kind, Kind::List(_) | Kind::Null)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, read, with_markdown};

    #[test]
    fn a_front_matter_that_is_not_on_the_first_line_is_an_error() {
        let fenced = "---\nanswers:\n  exp-tracking: 2\n---\n\n# Experimentation\n";
        for (before, marked) in [("\n", "---"), (" ", "---"), ("\u{a0}", "---"), ("\u{feff}\u{feff}\n", "---")] {
            let outcome = with_markdown(&format!("{before}{fenced}"));
            assert_eq!(outcome.found(), [("answer/front-matter-misplaced", marked)], "{before:?}");
            assert!(outcome.help().starts_with("the first line of the file must be `---`"));
        }
        for text in
            ["answers:\n  exp-tracking: 2\n", "\n\nanswers: {exp-tracking: 2}\n", "---\ntitle: x\n---\n\nanswers:\n  x: 2\n"]
        {
            let outcome = with_markdown(text);
            let [(code, marked)] = outcome.found()[..] else { panic!("{:?}", outcome.found()) };
            assert!(code == "answer/front-matter-misplaced" && marked.starts_with("answers:"), "{text}");
        }
        let flat = with_markdown("\n---\nexp-tracking: 2\n---\n");
        assert_eq!(flat.found(), [("answer/front-matter-misplaced", "---")]);
        let milestone = "\n---\nmilestone: Start\nsubject: Team\ndate: 2026-01-01\n---\n";
        let found = read(&[("assessment.yaml", HEAD), ("history/a.md", milestone)]);
        assert_eq!(found.found(), [("answer/front-matter-misplaced", "---")]);
    }

    #[test]
    fn a_line_across_the_page_is_no_front_matter() {
        for text in [
            "\n---\n\nNote: see below\n",
            "\n---\ntitle: x\n---\n# Title\n",
            "---\nanswers: {mon-perf: 2}\n---\n\n---\nstart: now\n",
        ] {
            assert_eq!(with_markdown(text).found(), [], "{text}");
        }
    }

    #[test]
    fn answers_outside_their_key_are_an_error() {
        let outcome = with_markdown("---\ntitle: x\nexp-tracking: 2\nmon-perf: 1\n---\n");
        assert_eq!(outcome.found(), [("answer/outside-answers", "exp-tracking")]);
        assert_eq!(outcome.help(), "answers stand under `answers:`, indented: `answers: {exp-tracking: 2}`");
        let question = with_markdown("---\nq-exp-1: In MLflow.\n---\n");
        assert_eq!(question.found(), [("answer/outside-answers", "q-exp-1")]);
        assert_eq!(with_markdown("---\nmon-perf: [a, b]\nexp: x\n---\n").found(), []);
    }
}
