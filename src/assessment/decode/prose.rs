//! Prose: texts under the rubric's questions, as headings, as list items or under `questions:`.

use std::collections::BTreeMap;

use crate::assessment::Prose;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Ix, Question};
use crate::syntax::Body;
use crate::syntax::markdown::{self, ListItem, Section};
use crate::syntax::yaml::Entry;

use super::context::{Context, once, report_twice};
use super::matching::{self, Phrases};
use super::sections::{Page, Sections, said};

type Answered = (Ix<Question>, Prose);

/// Reads all prose. A question with an empty text is not answered.
pub fn decode(context: &Context<'_>, sections: &Sections<'_>, sink: &mut Diagnostics) -> BTreeMap<Ix<Question>, Prose> {
    let phrases = matching::questions(context.rubric);
    let mut found: Vec<Answered> = Vec::new();
    for entry in once(&sections.questions, &codes::answer::QUESTION_TWICE, sink) {
        found.extend(under_key(context, entry, sink));
    }
    for Page { body, .. } in &sections.pages {
        found.extend(under_headings(context, body, &phrases, sink));
        found.extend(in_list_items(context, body, &phrases, sink));
    }
    each_once(context, found, sink)
}

fn each_once(context: &Context<'_>, found: Vec<Answered>, sink: &mut Diagnostics) -> BTreeMap<Ix<Question>, Prose> {
    let mut prose: BTreeMap<Ix<Question>, Prose> = BTreeMap::new();
    for (question, text) in found {
        match prose.get(&question) {
            Some(first) => {
                let id = &context.rubric.questions[question].id;
                report_twice(&codes::answer::QUESTION_TWICE, id, text.span, first.span, sink);
            }
            None => {
                prose.insert(question, text);
            }
        }
    }
    prose
}

fn under_key(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<Answered> {
    let question = context.question(&entry.key, entry.key_span, sink)?;
    let markdown = said(&entry.value, sink)?.trim().to_owned();
    Some((question, Prose { markdown, span: entry.key_span }))
}

fn under_headings(
    context: &Context<'_>,
    body: &Body,
    phrases: &Phrases<'_, Ix<Question>>,
    sink: &mut Diagnostics,
) -> Vec<Answered> {
    let sections = markdown::sections(body);
    let questions: Vec<_> = sections.iter().map(|section| question_of(context, section, phrases, sink)).collect();
    let mut answered = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let Some(question) = questions[at] else {
            continue;
        };
        let depth = depth(body, section);
        let next =
            (at + 1..sections.len()).find(|later| questions[*later].is_some() || self::depth(body, &sections[*later]) <= depth);
        let end = next.map_or(body.text.len(), |next| in_body(body, sections[next].title_span.start));
        let markdown = body.text[in_body(body, section.prose_span.start).min(end)..end].trim().to_owned();
        if !markdown.is_empty() {
            answered.push((question, Prose { markdown, span: section.title_span }));
        }
    }
    answered
}

fn question_of(
    context: &Context<'_>,
    section: &Section,
    phrases: &Phrases<'_, Ix<Question>>,
    sink: &mut Diagnostics,
) -> Option<Ix<Question>> {
    if let Some(id) = &section.id {
        return context.question(id, section.title_span, sink);
    }
    let found = phrases.find(&section.title);
    if found.is_none() {
        warn_if_near(&section.title, section.title_span, phrases, sink);
    }
    found
}

fn warn_if_near(title: &str, span: Span, phrases: &Phrases<'_, Ix<Question>>, sink: &mut Diagnostics) {
    if let Some(near) = phrases.near(title) {
        let message = format!("`{title}` answers no question, but is close to one");
        sink.push(Diagnostic::new(&codes::answer::UNMATCHED_HEADING, span, message).help(format!("write `{near}`")));
    }
}

/// How deep a heading is: 1 for `#` or an underline of `=`, 2 for `##` or `-`.
fn depth(body: &Body, section: &Section) -> usize {
    let written = &body.text[in_body(body, section.title_span.start)..in_body(body, section.title_span.end)];
    match written.bytes().take_while(|b| *b == b'#').count() {
        0 if written.ends_with('=') => 1,
        0 => 2,
        hashes => hashes,
    }
}

fn in_body(body: &Body, offset: u32) -> usize {
    (offset as usize).saturating_sub(body.offset).min(body.text.len())
}

/// Questions written as bullets or numbers, with the answer after or below them in the item.
fn in_list_items(
    context: &Context<'_>,
    body: &Body,
    phrases: &Phrases<'_, Ix<Question>>,
    sink: &mut Diagnostics,
) -> Vec<Answered> {
    let mut answered = Vec::new();
    for item in markdown::list_items(body).into_iter().filter(|item| item.ticked.is_none()) {
        let line = first_line(body, item.span);
        match phrases.find(&item.title) {
            Some(_) if item.prose.trim().is_empty() => warn_outside(body, &item, sink),
            Some(question) => answered.push((question, Prose { markdown: item.prose, span: line })),
            None => match on_one_line(context, &body.text[in_body(body, line.start)..in_body(body, line.end)]) {
                Some((question, rest)) => {
                    let markdown = format!("{rest}\n{}", item.prose).trim().to_owned();
                    answered.push((question, Prose { markdown, span: line }));
                }
                None if item.prose.trim().is_empty() => {}
                None => warn_if_near(&item.title, line, phrases, sink),
            },
        }
    }
    answered
}

/// A question that is followed by its answer on the same line, and that answer.
fn on_one_line<'l>(context: &Context<'_>, line: &'l str) -> Option<(Ix<Question>, &'l str)> {
    let questions = context.rubric.questions.iter().filter(|(_, question)| !question.text.is_empty());
    questions.map(|(ix, question)| (ix, after(line, &question.text))).find_map(|(ix, rest)| Some((ix, rest?)))
}

/// What follows a text at the start of a list item, when something does.
fn after<'l>(line: &'l str, text: &str) -> Option<&'l str> {
    let (before, rest) = line.split_once(text)?;
    let is_whole = !before.contains(char::is_alphabetic) && !rest.starts_with(char::is_alphanumeric);
    let rest = rest.trim_start_matches(['*', '_', ':', '?', ' ']).trim_end();
    (is_whole && !rest.is_empty()).then_some(rest)
}

/// A paragraph right after a listed question that was not indented and so does not belong to it.
fn warn_outside(body: &Body, item: &ListItem, sink: &mut Diagnostics) {
    let rest = &body.text[in_body(body, item.span.end)..];
    let paragraph = rest.trim_start();
    if !paragraph.starts_with(char::is_alphabetic) {
        return;
    }
    let start = body.text.len() - paragraph.len();
    let line = first_line(body, body.span(start..body.text.len()));
    sink.push(
        Diagnostic::new(&codes::answer::OUTSIDE_ITEM, line, "this text is not part of the question above it")
            .related(first_line(body, item.span), "the question")
            .help("indent the text by the width of the bullet or number"),
    );
}

/// The first line of a longer place.
pub fn first_line(body: &Body, span: Span) -> Span {
    let start = in_body(body, span.start);
    let written = &body.text[start..in_body(body, span.end)];
    body.span(start..start + written.lines().next().map_or(0, |line| line.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Outcome, with, with_markdown};
    use super::*;

    fn prose(outcome: Outcome, question: usize) -> Option<String> {
        outcome.clean().prose.remove(&Ix::new(question)).map(|prose| prose.markdown)
    }

    #[test]
    fn headings_match_by_words_or_id() {
        for text in [
            "## How are experiments currently tracked and compared?\n\nIn MLflow.\n",
            "### 1. how are  experiments currently tracked and compared\nIn MLflow.\n\n## Another heading\nNo answer.\n",
            "## Tracking {#q-exp-1}\n\nIn MLflow.\n",
        ] {
            assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("In MLflow."), "{text}");
        }
        assert_eq!(prose(with("questions: {q-exp-1: In MLflow.}\n"), 1).as_deref(), Some("In MLflow."));
    }

    #[test]
    fn an_answer_reaches_over_deeper_headings() {
        let text = "Tracking {#q-exp-1}\n---\n\nOne.\n\n### Details\n\nTwo.\n\n## Next\n\nThree.\n";
        assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("One.\n\n### Details\n\nTwo."));
        let nested = "# Tracking {#q-exp-1}\n\nOne.\n\n## Running {#ctx-workloads}\n\nTwo.\n";
        assert_eq!(prose(with_markdown(nested), 1).as_deref(), Some("One."));
    }

    #[test]
    fn a_question_without_text_is_not_answered() {
        assert!(with_markdown("## Tracking {#q-exp-1}\n\n## Next\n").clean().prose.is_empty());
        assert!(with("questions: {q-exp-1: \"  \"}\n").clean().prose.is_empty());
        assert!(with_markdown("- How are experiments currently tracked and compared?\n").clean().prose.is_empty());
    }

    #[test]
    fn text_below_a_listed_question_answers_it() {
        let text =
            "1. **How are experiments currently tracked and compared?**\n   In MLflow.\n\n   With tags.\n2. Other\n   text\n";
        assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("In MLflow.\n\nWith tags."));
    }

    #[test]
    fn text_after_a_listed_question_answers_it_too() {
        let text = "- How are experiments currently tracked and compared? In **MLflow**.\n  With tags.\n";
        assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("In **MLflow**.\nWith tags."));
        let quoted = "- Asked: How are experiments currently tracked and compared? Nobody knew.\n";
        assert_eq!(prose(with_markdown(quoted), 1), None);
    }

    #[test]
    fn text_that_is_not_indented_is_a_warning() {
        let outcome = with_markdown("- How are experiments currently tracked and compared?\n\nIn MLflow.\n\n- More\n");
        assert_eq!(outcome.found(), [("answer/outside-item", "In MLflow.")]);
        let label = "- How are experiments currently tracked and compared?\n\n**Team:**\n- x\n";
        assert_eq!(with_markdown(label).found(), []);
    }

    #[test]
    fn an_almost_question_is_a_warning_and_a_wrong_id_an_error() {
        let near = with_markdown("## How are experiments tracked and compared?\n\nIn MLflow.\n");
        assert_eq!(near.found(), [("answer/unmatched-heading", "## How are experiments tracked and compared?")]);
        assert_eq!(near.help(), "write `How are experiments currently tracked and compared?`");
        let item = with_markdown("- How are experiments tracked and compared?\n  In MLflow.\n");
        assert_eq!(item.found(), [("answer/unmatched-heading", "- How are experiments tracked and compared?")]);
        let wrong = with_markdown("## Tracking {#q-exp-2}\n\nIn MLflow.\n");
        assert_eq!(wrong.found(), [("answer/unknown-question", "## Tracking {#q-exp-2}")]);
        assert_eq!(wrong.help(), "did you mean `q-exp-1`?");
        assert_eq!(with("questions: {q-exp: x}\n").found(), [("answer/unknown-question", "q-exp")]);
    }

    #[test]
    fn two_texts_for_one_question_point_at_both() {
        let outcome = with_markdown("---\nquestions: {q-exp-1: One.}\n---\n## Tracking {#q-exp-1}\n\nTwo.\n");
        assert_eq!(outcome.found(), [("answer/question-twice", "## Tracking {#q-exp-1}")]);
        assert_eq!(outcome.related(), ["content/team/exp.md:2:13"]);
    }
}
