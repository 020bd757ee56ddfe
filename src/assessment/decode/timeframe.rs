//! What holds for the whole plan: its start, the people, the size of the organisation, capacity and holidays.

use jiff::civil::Date;

use super::context::{Context, named, report_twice};
use super::sections::{Sections, Setting, said};
use crate::assessment::{Capacity, Holiday, Participant, RoadmapDecisions};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, Spanned, codes};
use crate::exact::Exact;
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Kind, Value};

/// Reads everything about the plan as a whole; its items are read elsewhere. Capacity comes with the places of the people in it.
pub fn decode(context: &Context<'_>, sections: &Sections<'_>, sink: &mut Diagnostics) -> (RoadmapDecisions, Vec<Span>) {
    let (capacity, places) = sections.capacity.map(|setting| capacity(context, setting.value, sink)).unwrap_or_default();
    let sizes = &context.rubric.roadmap.sizes;
    let roadmap = RoadmapDecisions {
        start: sections.start.and_then(|start| start_date(start, sink)),
        people: sections.people.and_then(|people| people_count(people, sink)),
        size: sections.size.and_then(|size| named(sizes, size.value, "size of organisation", sink)),
        capacity,
        holidays: sections.holidays.map(|setting| holidays(setting.value, sink)).unwrap_or_default(),
        ..RoadmapDecisions::default()
    };
    (roadmap, places)
}

/// Warns about people with a capacity and without an item: their capacity changes nothing. `places` are those of the people.
pub fn warn_idle(roadmap: &RoadmapDecisions, places: &[Span], sink: &mut Diagnostics) {
    let decisions = || roadmap.items.values().chain(roadmap.own.iter().map(|own| &own.decision));
    let owns = |person: &Participant| decisions().any(|item| item.owner.as_ref().is_some_and(|owner| owner.id == person.id));
    for ((person, _), place) in roadmap.capacity.people.iter().zip(places).filter(|((person, _), _)| !owns(person)) {
        let message = format!("`{}` has a capacity and owns no item", person.id);
        sink.push(
            Diagnostic::new(&codes::assessment::CAPACITY_WITHOUT_ITEM, *place, message)
                .help(format!("add `owner: {}` to the items this is for, or remove the capacity", person.id)),
        );
    }
}

fn start_date(start: Setting<'_>, sink: &mut Diagnostics) -> Option<Spanned<Date>> {
    fields::date(start.value, sink).map(|date| Spanned::new(date, start.value.span))
}

fn people_count(people: Setting<'_>, sink: &mut Diagnostics) -> Option<Exact> {
    let count = fields::number(people.value, sink)?;
    if count < Exact::one() {
        sink.report(&codes::yaml::BAD_NUMBER, people.value.span, format!("expected at least 1, found {count}"));
        return None;
    }
    Some(count)
}

/// `1.5`, or `{team: 1.5, people: {suki: 0.5}}`.
fn capacity(context: &Context<'_>, value: &Value, sink: &mut Diagnostics) -> (Capacity, Vec<Span>) {
    if !matches!(value.kind, Kind::Map(_)) {
        return (Capacity { team: room(value, sink), people: Vec::new() }, Vec::new());
    }
    let Some(mut fields) = Fields::of(value, "capacity", sink) else { return Default::default() };
    let team = fields.value("team").and_then(|value| room(value, sink));
    let of_people = fields.map("people", sink);
    fields.finish(sink);
    let read: Vec<_> = of_people.iter().filter_map(|entry| Some((of_person(context, entry, sink)?, entry.key_span))).collect();
    let (people, places) = read.into_iter().unzip();
    (Capacity { team, people }, places)
}

fn of_person(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<(Participant, Exact)> {
    let person = context.person_by_id(&entry.key, entry.key_span, sink).cloned();
    let room = room(&entry.value, sink);
    person.zip(room)
}

/// Person-weeks that a week has room for.
fn room(value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let room = fields::number(value, sink)?;
    if room.is_negative() || room.is_zero() {
        sink.push(
            Diagnostic::new(
                &codes::yaml::BAD_NUMBER,
                value.span,
                format!("expected more than 0 person-weeks a week, found {room}"),
            )
            .help("leave it out where there is no bound; days off are `holidays`"),
        );
        return None;
    }
    Some(room)
}

/// Days, and stretches `{from, to, name}`; `to` may be left out for a single day with a name.
fn holidays(value: &Value, sink: &mut Diagnostics) -> Vec<Holiday> {
    let one = std::slice::from_ref(value);
    let values = if matches!(value.kind, Kind::Map(_)) { one } else { fields::list(value, sink) };
    let mut read: Vec<(Holiday, Span)> = Vec::new();
    for value in values {
        let Some(holiday) = holiday(value, sink) else { continue };
        match read.iter().find(|(other, _)| (other.from, other.to) == (holiday.from, holiday.to)) {
            Some((_, first)) => {
                report_twice(&codes::assessment::GIVEN_TWICE, &holiday.from.to_string(), value.span, *first, sink);
            }
            None => read.push((holiday, value.span)),
        }
    }
    read.into_iter().map(|(holiday, _)| holiday).collect()
}

fn holiday(value: &Value, sink: &mut Diagnostics) -> Option<Holiday> {
    if !matches!(value.kind, Kind::Map(_)) {
        return fields::date(value, sink).map(|day| Holiday { from: day, to: day, name: None });
    }
    let mut fields = Fields::of(value, "holiday", sink)?;
    let from = fields.required("from", sink).and_then(|value| fields::date(value, sink));
    let has_end = fields.has("to");
    let to = fields.date("to", sink);
    let name = fields.value("name").and_then(|value| said(value, sink));
    fields.finish(sink);
    let from = from?;
    match to {
        Some(to) if to.value < from => {
            let message = format!("ends on {}, before it starts on {from}", to.value);
            sink.report(&codes::assessment::DATES_REVERSED, to.span, message);
            None
        }
        None if has_end => None,
        to => Some(Holiday { from, to: to.map_or(from, |to| to.value), name }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{read_with, rubric, with};
    use super::*;
    use crate::rubric::{EffortSize, Ix, List, Rubric};

    fn sized() -> Rubric {
        let mut rubric = rubric();
        let size = |id: &str| EffortSize { id: id.to_owned(), text: id.to_owned() };
        rubric.roadmap.sizes = List::new(vec![size("small"), size("large")]);
        rubric
    }

    #[test]
    fn capacity_holidays_and_size_are_read() {
        let text = "start: 2026-11-30\npeople: 1.5\nsize: large\ncapacity: {team: 1.5, people: {suki: 0.5}}\n\
                    holidays: [2026-12-25, {from: 2026-12-24, to: 2027-01-01, name: Freeze}, {from: 2027-01-06, name: Epiphany}]\n\
                    items: {R1: {status: planned, owner: suki}}\n";
        let roadmap = read_with(&sized(), text).clean().roadmap;
        assert_eq!(roadmap.size, Some(Ix::new(1)));
        assert_eq!(roadmap.capacity.team, Some(Exact::ratio(3, 2)));
        assert_eq!((roadmap.capacity.of_person("suki"), roadmap.capacity.of_person("noor")), (Some(&Exact::ratio(1, 2)), None));
        let days: Vec<String> = roadmap.holidays.iter().map(|h| format!("{} {} {:?}", h.from, h.to, h.name)).collect();
        let expected =
            ["2026-12-25 2026-12-25 None", "2026-12-24 2027-01-01 Some(\"Freeze\")", "2027-01-06 2027-01-06 Some(\"Epiphany\")"];
        assert_eq!(days, expected);
        assert_eq!(with("capacity: 2\n").clean().roadmap.capacity.team, Some(Exact::from(2i64)));
        assert_eq!(with("holidays: 2026-12-25\n").clean().roadmap.holidays.len(), 1);
    }

    #[test]
    fn everything_wrong_is_reported_where_it_stands() {
        let text = "people: 0.5\nsize: larg\ncapacity: {team: 0, people: {suk: 1, noor: -1}, tem: 1}\n\
                    holidays: [25.12.2026, {from: 2027-01-01, to: 2026-12-24}, {to: 2027-01-01}, 2026-12-31, 2026-12-31]\n";
        let outcome = read_with(&sized(), text);
        let expected = [
            ("yaml/bad-number", "0.5"),
            ("assessment/unknown-id", "larg"),
            ("yaml/bad-number", "0"),
            ("answer/unknown-participant", "suk"),
            ("yaml/bad-number", "-1"),
            ("yaml/unknown-key", "tem"),
            ("yaml/bad-date", "25.12.2026"),
            ("assessment/dates-reversed", "2026-12-24"),
            ("yaml/missing-key", "to"),
            ("assessment/given-twice", "2026-12-31"),
        ];
        assert_eq!(outcome.found(), expected);
        assert_eq!(read_with(&sized(), "size: larg\n").help(), "did you mean `large`?");
        assert_eq!(with("capacity: {people: {suk: 1}}\n").help(), "did you mean `suki`?");
    }

    #[test]
    fn a_capacity_of_somebody_who_owns_nothing_is_a_warning() {
        let outcome = with("capacity: {people: {suki: 1, noor: 1}}\nitems: {R1: {owner: noor}}\n");
        assert_eq!(outcome.found(), [("assessment/capacity-without-item", "suki")]);
        assert_eq!(outcome.help(), "add `owner: suki` to the items this is for, or remove the capacity");
    }
}
