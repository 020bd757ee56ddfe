//! Prose: texts under the rubric's questions, as headings, as list items or under `questions:`.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Audience, Note, Prose};
use crate::diagnostics::{Diagnostic, Diagnostics, Edit, Fix, Span, codes};
use crate::rubric::{Item, Ix, Node, Question};
use crate::syntax::Body;
use crate::syntax::markdown::{self, ListItem, Section};
use crate::syntax::without_controls;
use crate::syntax::yaml::Entry;

use super::context::{Context, once, report_twice};
use super::matching::{self, Near, Phrases, Searches};
use super::notes;
use super::sections::{Page, Sections};

type Answered = (Ix<Question>, Prose);

/// What was answered in words.
#[derive(Default)]
pub struct Read {
    pub prose: BTreeMap<Ix<Question>, Prose>,
    /// Where answers stand in the files, with their headings.
    pub places: Vec<Span>,
    /// Questions that headings were probably meant for, and what a fix would change there.
    near: Vec<(Ix<Question>, Span)>,
}

/// What texts are matched with.
struct Words<'a> {
    questions: Phrases<'a, Ix<Question>>,
    capabilities: Phrases<'a, Ix<Node>>,
    items: Phrases<'a, Ix<Item>>,
}

/// Reads all prose. A question with an empty text is not answered.
pub fn decode(context: &Context<'_>, sections: &Sections<'_>, sink: &mut Diagnostics) -> Read {
    let words = Words {
        questions: matching::questions(context.rubric),
        capabilities: matching::capabilities(context.rubric),
        items: matching::roadmap_items(context.rubric),
    };
    let mut read = Read::default();
    let mut found: Vec<Answered> = Vec::new();
    for entry in once(&sections.questions, &codes::answer::QUESTION_TWICE, sink) {
        found.extend(under_key(context, entry, sink));
    }
    for page in &sections.pages {
        found.extend(on_page(context, page, &words, &mut read, sink));
    }
    keep_apart(&found, &read.near, sink);
    read.prose = each_once(context, found, sink);
    read
}

fn on_page(context: &Context<'_>, page: &Page<'_>, words: &Words<'_>, read: &mut Read, sink: &mut Diagnostics) -> Vec<Answered> {
    let mut searches = Searches::of_file();
    let under = under_headings(context, page.body, &words.questions, &mut searches, sink);
    let listed = in_list_items(context, page.body, words, &mut searches, sink);
    read.places.extend(under.places.iter().chain(&listed.places));
    read.near.extend(under.near.iter().chain(&listed.near));
    // A recorded state is what it is.
    let is_for_answers = page.is_for_answers || under.has_questions || !listed.matched.is_empty();
    if context.as_of.is_some() && is_for_answers {
        for section in under.unmatched.iter().filter(|section| is_lost(page.body, section, &listed.matched)) {
            warn_lost(section, sink);
        }
    }
    under.answered.into_iter().chain(listed.answered).collect()
}

/// Takes back the fixes that would answer a question a second time.
fn keep_apart(found: &[Answered], near: &[(Ix<Question>, Span)], sink: &mut Diagnostics) {
    let is_answered = |question: Ix<Question>| found.iter().any(|(other, _)| *other == question);
    let is_wanted_twice = |question: Ix<Question>| near.iter().filter(|(other, _)| *other == question).count() > 1;
    let clashing = near.iter().filter(|(question, _)| is_answered(*question) || is_wanted_twice(*question));
    sink.take_back_fixes(&clashing.map(|(_, place)| *place).collect());
}

/// Whether text below a heading that is no question is part of nothing.
fn is_lost(body: &Body, section: &Section, matched: &BTreeSet<u32>) -> bool {
    let has_match =
        matched.range(section.prose_span.start..section.prose_span.end.max(section.prose_span.start)).next().is_some();
    depth(body, section) > 1 && !has_match && says_something(&section.prose)
}

/// Whether a text has sentences of its own, besides lists, labels in front of lists and comments.
fn says_something(markdown: &str) -> bool {
    let shown: String =
        markdown.split("<!--").enumerate().map(|(at, part)| if at == 0 { part } else { after_comment(part) }).collect();
    shown.lines().any(|line| {
        let text = line.trim();
        let is_listed = line.starts_with([' ', '\t', '|', '['])
            || text.starts_with(['-', '+'])
            || text.starts_with("* ")
            || text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
        let is_label = text.trim_end_matches(['*', '_']).ends_with(':') || text.starts_with("**") && text.ends_with("**");
        text.contains(char::is_alphabetic) && !is_listed && !is_label
    })
}

fn after_comment(part: &str) -> &str {
    part.split_once("-->").map_or("", |(_, rest)| rest)
}

fn warn_lost(section: &Section, sink: &mut Diagnostics) {
    let message = format!("`{}` is no question of the rubric, so the text below it is not shown", section.title);
    sink.push(
        Diagnostic::new(&codes::answer::UNMATCHED_HEADING, section.title_span, message)
            .help("use the words of a question, or add its id: `{#id}`"),
    );
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
                prose.insert(question, Prose { markdown: without_controls(&text.markdown), ..text });
            }
        }
    }
    prose
}

fn under_key(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<Answered> {
    let question = context.question(&entry.key, entry.key_span, entry.key_span, sink)?;
    let Note { markdown, audience } = notes::read(&entry.value, sink)?;
    Some((question, Prose { markdown: markdown.trim().to_owned(), audience, span: entry.key_span }))
}

/// What stands below headings.
struct UnderHeadings {
    answered: Vec<Answered>,
    places: Vec<Span>,
    near: Vec<(Ix<Question>, Span)>,
    has_questions: bool,
    /// Headings that are no question, near none, and not part of an answer.
    unmatched: Vec<Section>,
}

/// What a heading stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Question(Ix<Question>),
    /// No question; somebody was told.
    Mistaken,
    Other,
}

impl Heading {
    fn is_question(self) -> bool {
        matches!(self, Heading::Question(_))
    }
}

fn under_headings(
    context: &Context<'_>,
    body: &Body,
    phrases: &Phrases<'_, Ix<Question>>,
    searches: &mut Searches,
    sink: &mut Diagnostics,
) -> UnderHeadings {
    let sections = markdown::sections(body);
    let mut near = Vec::new();
    let mut one = |section: &Section| heading(context, section, phrases, (&mut *searches, &mut near), sink);
    let headings: Vec<Heading> = sections.iter().map(&mut one).collect();
    let has_questions = headings.iter().any(|heading| heading.is_question());
    let mut under = UnderHeadings { answered: Vec::new(), places: Vec::new(), near, has_questions, unmatched: Vec::new() };
    // Up to here headings are part of an answer.
    let mut covered = 0;
    for (at, section) in sections.iter().enumerate() {
        let Heading::Question(question) = headings[at] else {
            if headings[at] == Heading::Other && at >= covered {
                under.unmatched.push(section.clone());
            }
            continue;
        };
        let depth = depth(body, section);
        let next = (at + 1..sections.len())
            .find(|later| headings[*later].is_question() || self::depth(body, &sections[*later]) <= depth);
        covered = next.unwrap_or(sections.len());
        let end = next.map_or(body.text.len(), |next| in_body(body, sections[next].title_span.start));
        let start = in_body(body, section.prose_span.start).min(end);
        let markdown = body.text[start..end].trim().to_owned();
        under.places.push(body.span(start..end));
        if !markdown.is_empty() {
            under.answered.push((question, Prose { markdown, audience: Audience::Public, span: section.title_span }));
        }
    }
    under
}

fn heading(
    context: &Context<'_>,
    section: &Section,
    phrases: &Phrases<'_, Ix<Question>>,
    (searches, nearby): (&mut Searches, &mut Vec<(Ix<Question>, Span)>),
    sink: &mut Diagnostics,
) -> Heading {
    if let Some(id) = &section.id {
        let place = section.id_place.unwrap_or(section.title_span);
        return context.question(id, section.title_span, place, sink).map_or(Heading::Mistaken, Heading::Question);
    }
    if let Some(question) = phrases.find(&section.title) {
        return Heading::Question(question);
    }
    let Some(near) = phrases.near(&section.title, searches) else { return Heading::Other };
    let id = &context.rubric.questions[near.of].id;
    let fix = section.id_place.filter(|_| near.is_only).map(|span| {
        nearby.push((near.of, span));
        Fix::new(format!("add `{{#{id}}}`"), vec![Edit { span, text: format!(" {{#{id}}}") }])
    });
    warn_near(&section.title, section.title_span, near.text, fix, sink);
    Heading::Mistaken
}

/// Says that a text is close to a question.
fn warn_near(title: &str, span: Span, near: &str, fix: Option<Fix>, sink: &mut Diagnostics) {
    let message = format!("`{title}` answers no question, but is close to one");
    sink.push(Diagnostic::new(&codes::answer::UNMATCHED_HEADING, span, message).help(format!("write `{near}`")).fix_if(fix));
}

/// The words of a list item replaced by those that were meant, where they stand in its line just once.
pub fn reworded<T>(body: &Body, line: Span, title: &str, near: &Near<'_, T>) -> Option<Fix> {
    let (start, end) = (in_body(body, line.start), in_body(body, line.end));
    let mut places = body.text[start..end].match_indices(title).filter(|_| near.is_only && !title.is_empty());
    let (at, _) = places.next()?;
    let place = body.span(start + at..start + at + title.len());
    places.next().is_none().then(|| Fix::replace(place, near.text))
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

/// What stands in lists.
struct InLists {
    answered: Vec<Answered>,
    places: Vec<Span>,
    near: Vec<(Ix<Question>, Span)>,
    /// Where items begin that are something of the rubric.
    matched: BTreeSet<u32>,
}

/// Questions written as bullets or numbers, with the answer after or below them in the item.
fn in_list_items(
    context: &Context<'_>,
    body: &Body,
    words: &Words<'_>,
    searches: &mut Searches,
    sink: &mut Diagnostics,
) -> InLists {
    let mut lists = InLists { answered: Vec::new(), places: Vec::new(), near: Vec::new(), matched: BTreeSet::new() };
    for item in markdown::list_items(body) {
        let line = first_line(body, item.span);
        if item.ticked.is_some() {
            if words.capabilities.find(&item.title).is_some() || words.items.find(&item.title).is_some() {
                lists.matched.insert(line.start);
            }
            continue;
        }
        let on_line = || on_one_line(context, &body.text[in_body(body, line.start)..in_body(body, line.end)]);
        if let Some(question) = words.questions.find(&item.title) {
            lists.matched.insert(line.start);
            if item.prose.trim().is_empty() {
                warn_outside(body, &item, sink);
            } else {
                lists.places.push(item.span);
                lists.answered.push((question, Prose { markdown: item.prose, audience: Audience::Public, span: line }));
            }
        } else if let Some((question, rest)) = on_line() {
            lists.matched.insert(line.start);
            let markdown = format!("{rest}\n{}", item.prose).trim().to_owned();
            lists.places.push(item.span);
            lists.answered.push((question, Prose { markdown, audience: Audience::Public, span: line }));
        } else if !item.prose.trim().is_empty()
            && let Some(near) = words.questions.near(&item.title, searches)
        {
            let fix = reworded(body, line, &item.title, &near);
            lists.near.extend(fix.iter().flat_map(|fix| &fix.edits).map(|edit| (near.of, edit.span)));
            warn_near(&item.title, line, near.text, fix, sink);
        }
    }
    lists
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
            "### 1. how are  experiments currently tracked and compared\nIn MLflow.\n\n## Another heading\n",
            "## Tracking {#q-exp-1}\n\nIn MLflow.\n",
        ] {
            assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("In MLflow."), "{text}");
        }
        assert_eq!(prose(with("questions: {q-exp-1: In MLflow.}\n"), 1).as_deref(), Some("In MLflow."));
    }

    #[test]
    fn characters_that_no_reader_sees_are_left_out() {
        let text = "## Tracking {#q-exp-1}\n\nIn\u{7} \u{202e}MLflow\u{2069}.\u{1b}[2J\r\n\n\tTabs stay.\n";
        assert_eq!(prose(with_markdown(text), 1).as_deref(), Some("In MLflow.[2J\n\n\tTabs stay."));
    }

    #[test]
    fn an_answer_reaches_over_deeper_headings() {
        let text = "Tracking {#q-exp-1}\n---\n\nOne.\n\n### Details\n\nTwo.\n\n# Next\n\nThree.\n";
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
    fn text_below_a_heading_that_is_no_question_is_not_lost_silently() {
        let question = "## How are experiments currently tracked and compared?\n\nIn MLflow.\n\n### Details\n\nMore.\n\n";
        let outcome = with_markdown(&format!("# Title\n\nText.\n\n{question}## Which tools do you use?\n\nMany.\n\n## Empty\n"));
        assert_eq!(outcome.found(), [("answer/unmatched-heading", "## Which tools do you use?")]);
        assert_eq!(outcome.help(), "use the words of a question, or add its id: `{#id}`");
        let plain = with_markdown("## Which tools do you use?\n\nMany.\n");
        assert_eq!(plain.found(), [("answer/unmatched-heading", "## Which tools do you use?")]);
        let read_answers = with_markdown("---\nanswers: {mon-perf: 2}\n---\n## Notes\n\nWords.\n");
        assert_eq!(read_answers.found(), [("answer/unmatched-heading", "## Notes")]);
        for silent in [
            "---\ntitle: another tool's\n---\n## Notes\n\nWords.\n",
            "## Lists\n\n**Assess:**\n- one\n\nGather information about:\n1. two\n   more\n\n---\n<!-- a\ncomment -->\n",
            "## Experimentation\n\nWords.\n\n- [x] Experiment tracking system\n",
            "## Questions\n\n- How are experiments currently tracked and compared?\n\n---\n\n**Remember:** small steps.\n",
        ] {
            assert_eq!(with_markdown(silent).found(), [], "{silent}");
        }
    }

    #[test]
    fn two_texts_for_one_question_point_at_both() {
        let outcome = with_markdown("---\nquestions: {q-exp-1: One.}\n---\n## Tracking {#q-exp-1}\n\nTwo.\n");
        assert_eq!(outcome.found(), [("answer/question-twice", "## Tracking {#q-exp-1}")]);
        assert_eq!(outcome.related(), ["content/team/exp.md:2:13"]);
    }
}
