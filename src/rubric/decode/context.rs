//! Facts and questions.

use super::condition::{FACT_TYPES, PROFILE};
use super::known::{Known, section};
use super::table::{Row, Table, name, prose};
use super::tree::Seed;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Fact, FactKind, Ix, List, Node, Origin, Question, QuestionGroup, Rule};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;

/// All questions: those of the context, of the stakeholders and of the nodes. Their ids share one space.
pub(super) struct QuestionTable<'a> {
    pub table: Table<'a, Question>,
    places: Vec<Place>,
}

/// Where a question stands.
#[derive(Clone, Copy)]
struct Place {
    origin: Origin,
    group: Option<Ix<QuestionGroup>>,
}

impl<'a> QuestionTable<'a> {
    pub fn collect(root: &'a Value, groups: &Table<'a, QuestionGroup>, seeds: &'a [Seed], sink: &mut Diagnostics) -> Self {
        let mut questions = QuestionTable { table: Table::new("question"), places: Vec::new() };
        for (group, row) in groups.rows() {
            questions.add(section(row.value, &["questions"], sink), Place { origin: Origin::Context, group: Some(group) }, sink);
        }
        let stakeholder = Place { origin: Origin::Stakeholder, group: None };
        questions.add(section(root, &["stakeholder_questions"], sink), stakeholder, sink);
        for (at, seed) in seeds.iter().enumerate() {
            let place = Place { origin: Origin::Node(Ix::new(at)), group: None };
            questions.add(section(&seed.fields, &["questions"], sink), place, sink);
        }
        questions
    }

    fn add(&mut self, values: &'a [Value], place: Place, sink: &mut Diagnostics) {
        for value in values {
            if self.table.add(value, sink).is_some() {
                self.places.push(place);
            }
        }
    }

    pub fn of_node(&self, node: Ix<Node>) -> Vec<Ix<Question>> {
        self.matching(|place| place.origin == Origin::Node(node))
    }

    fn of_group(&self, group: Ix<QuestionGroup>) -> Vec<Ix<Question>> {
        self.matching(|place| place.group == Some(group))
    }

    fn matching(&self, fits: impl Fn(&Place) -> bool) -> Vec<Ix<Question>> {
        self.places.iter().enumerate().filter(|(_, place)| fits(place)).map(|(at, _)| Ix::new(at)).collect()
    }
}

pub(super) fn facts(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<Fact> {
    root.value("facts");
    known.facts.read(sink, |fields, row, sink| {
        if row.id == PROFILE {
            let message = format!("`{PROFILE}` already means the profile of an assessment");
            sink.push(Diagnostic::new(&codes::rubric::RESERVED_WORD, row.span, message).help("choose another id for this fact"));
        }
        Fact {
            id: row.id.clone(),
            name: name(fields, row, sink),
            kind: fields.word("type", &FACT_TYPES, sink).unwrap_or(FactKind::Text),
        }
    })
}

pub(super) fn groups(root: &mut Fields<'_>, known: &Known<'_>, sink: &mut Diagnostics) -> List<QuestionGroup> {
    root.value("context");
    let mut at = 0;
    known.groups.read(sink, |fields, row, sink| {
        fields.value("questions");
        at += 1;
        let questions = known.questions.of_group(Ix::new(at - 1));
        QuestionGroup { id: row.id.clone(), name: name(fields, row, sink), questions }
    })
}

pub(super) fn questions<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> List<Question> {
    root.value("stakeholder_questions");
    let mut places = known.questions.places.iter();
    known.questions.table.read(sink, |fields, row, sink| {
        let origin = places.next().map_or(Origin::Context, |place| place.origin);
        question(fields, row, origin, known, sink)
    })
}

fn question<'a>(fields: &mut Fields<'a>, row: &Row<'a>, origin: Origin, known: &Known<'a>, sink: &mut Diagnostics) -> Question {
    let mut facts = known.facts.links_in(fields, "facts", sink);
    facts.extend(known.facts.link_in(fields, "fact", sink));
    Question {
        id: row.id.clone(),
        text: fields.required_text("text", sink),
        origin,
        ask: prose(fields, "ask", sink),
        probe: prose(fields, "probe", sink),
        informs: known.nodes.links_in(fields, "informs", sink),
        facts,
        metric: known.metrics.link_in(fields, "metric", sink),
        span: row.span,
    }
}

/// A list of rules in words.
pub(super) fn rules<'a>(parent: &mut Fields<'a>, sink: &mut Diagnostics) -> Vec<Rule> {
    let table: Table<'a, Rule> = Table::of("rule", parent.list("rules", sink), sink);
    table.each(sink, |fields, row, sink| Rule { id: row.id.clone(), text: fields.required_text("text", sink) })
}
