//! What the team decided about the roadmap: status, owner and dates of the rubric's items, and items of its own.

use std::collections::BTreeMap;

use crate::assessment::{ItemDecision, ItemRef, ItemStatus, OwnItem, RoadmapDecisions};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Item, Ix, Node, Rubric};
use crate::syntax::fields::{self, Fields, wrong_type};
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::{Entry, Kind, Value};

use super::circles::{self, Need};
use super::context::{Context, named, once, use_id, warn_case};
use super::sections::{Sections, fields_of, required_said};
use super::{notes, timeframe};

const STATUSES: &[(&str, ItemStatus)] = &[
    ("planned", ItemStatus::Planned),
    ("in-progress", ItemStatus::InProgress),
    ("done", ItemStatus::Done),
    ("skipped", ItemStatus::Skipped),
    ("deferred", ItemStatus::Deferred),
];

/// Impact of an own item that states none, the middle of 1..5.
const USUAL_IMPACT: i64 = 3;

/// Reads all decisions about the roadmap.
pub fn decode(context: &Context<'_>, sections: &Sections<'_>, sink: &mut Diagnostics) -> RoadmapDecisions {
    let mut items = BTreeMap::new();
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    for entry in once(&sections.items, &codes::assessment::GIVEN_TWICE, sink) {
        match context.rubric.roadmap.items.find(&entry.key) {
            Some(ix) => items.extend(known(context, entry, sink).map(|decision| (ix, decision))),
            None => drafts.extend(own(context, entry, sink)),
        }
    }
    warn_case(drafts.iter().map(|draft| (draft.item.id.as_str(), draft.item.decision.span)), sink);
    let own = resolve(context.rubric, drafts, sink);
    let (frame, people) = timeframe::decode(context, sections, sink);
    let roadmap = RoadmapDecisions { items, own, ..frame };
    timeframe::warn_idle(&roadmap, &people, sink);
    warn_prerequisites(context.rubric, &roadmap, sink);
    roadmap
}

fn known(context: &Context<'_>, entry: &Entry, sink: &mut Diagnostics) -> Option<ItemDecision> {
    let mut fields = fields_of(entry, "roadmap item", sink)?;
    let decision = decision(context, &mut fields, entry.key_span, sink);
    fields.finish(sink);
    Some(decision)
}

fn decision(context: &Context<'_>, fields: &mut Fields<'_>, span: Span, sink: &mut Diagnostics) -> ItemDecision {
    let start = fields.date("start", sink);
    let finish = fields.date("finish", sink);
    if let (Some(start), Some(finish)) = (&start, &finish)
        && finish.value < start.value
    {
        let message = format!("finishes on {}, before it starts on {}", finish.value, start.value);
        sink.push(Diagnostic::new(&codes::assessment::DATES_REVERSED, finish.span, message).related(start.span, "the start"));
    }
    ItemDecision {
        status: fields.word("status", STATUSES, sink),
        owner: fields.value("owner").and_then(|value| context.person(value, sink)),
        start: start.map(|date| date.value),
        finish: finish.map(|date| date.value),
        effort: fields.value("effort").and_then(|value| effort(value, sink)),
        note: notes::note(fields, "note", sink),
        span,
    }
}

/// Person-weeks: one number, or `[from, to]`.
fn effort(value: &Value, sink: &mut Diagnostics) -> Option<(Exact, Exact)> {
    let (from, to) = match &value.kind {
        Kind::List(both) if both.len() == 2 => fields::number(&both[0], sink).zip(fields::number(&both[1], sink))?,
        Kind::Scalar { .. } => fields::number(value, sink).map(|weeks| (weeks.clone(), weeks))?,
        _ => {
            wrong_type(value, "person-weeks, or `[from, to]`", sink);
            return None;
        }
    };
    if from.is_negative() || to < from {
        let (message, help) = match to < from {
            true => (format!("from {from} to {to} person-weeks is not a range"), Some(format!("did you mean `[{to}, {from}]`?"))),
            false => (format!("expected person-weeks from 0, found {from}"), None),
        };
        sink.push(Diagnostic::new(&codes::yaml::BAD_NUMBER, value.span, message).help_if(help));
        return None;
    }
    Some((from, to))
}

/// An own item whose `needs` and `after` may name own items that come later.
struct Draft<'a> {
    item: OwnItem,
    needs: &'a [Value],
    after: &'a [Value],
}

fn own<'a>(context: &Context<'_>, entry: &'a Entry, sink: &mut Diagnostics) -> Option<Draft<'a>> {
    if entry.value.get("title").is_none() {
        report_unknown(context.rubric, std::iter::empty(), &entry.key, entry.key_span, sink);
        return None;
    }
    fields::check_id(&entry.key, entry.key_span, sink).then_some(())?;
    context.warn_shadowed(&entry.key, entry.key_span, sink);
    let mut fields = Fields::of(&entry.value, "roadmap item of your own", sink)?;
    let title = required_said(&mut fields, "title", sink);
    let phase = fields.required("phase", sink).and_then(|value| named(&context.rubric.roadmap.phases, value, "phase", sink));
    let closes = closes(context, &mut fields, sink);
    let needs = fields.list("needs", sink);
    let after = fields.list("after", sink);
    let outcome = fields.text("outcome", sink);
    let impact = fields.integer("impact", 1..=5, sink).unwrap_or(USUAL_IMPACT);
    let decision = decision(context, &mut fields, entry.key_span, sink);
    fields.finish(sink);
    let (title, phase) = (title?, phase?);
    let item =
        OwnItem { id: entry.key.clone(), title, outcome, phase, closes, needs: Vec::new(), after: Vec::new(), impact, decision };
    Some(Draft { item, needs, after })
}

fn closes(context: &Context<'_>, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<(Ix<Node>, Exact)> {
    fields.required("closes", sink);
    fields.list("closes", sink).iter().filter_map(|value| close(context, value, sink)).collect()
}

fn close(context: &Context<'_>, value: &Value, sink: &mut Diagnostics) -> Option<(Ix<Node>, Exact)> {
    let mut fields = Fields::of(value, "gap that is closed", sink)?;
    let capability = fields.required("capability", sink);
    let to = fields.required("to", sink);
    fields.finish(sink);
    let (capability, to) = (capability?, to?);
    let (ix, item) = context.item(&fields::text(capability, sink)?, capability.span, sink)?;
    Some((ix, context.points(to, item, sink)?))
}

fn resolve(rubric: &Rubric, drafts: Vec<Draft<'_>>, sink: &mut Diagnostics) -> Vec<OwnItem> {
    let links: Vec<[&[Value]; 2]> = drafts.iter().map(|draft| [draft.needs, draft.after]).collect();
    let mut own: Vec<OwnItem> = drafts.into_iter().map(|draft| draft.item).collect();
    let known = Known::of(rubric, &own);
    let with_place = |value: &Value, sink: &mut Diagnostics| Some((known.item_ref(value, sink)?, value.span));
    let mut needs: Vec<Vec<Need>> =
        links.iter().map(|[needs, _]| needs.iter().filter_map(|value| with_place(value, sink)).collect()).collect();
    let after: Vec<Vec<ItemRef>> = links
        .iter()
        .enumerate()
        .map(|(at, [_, after])| after.iter().filter_map(|value| known.other(at, value, sink)).collect())
        .collect();
    circles::open(&own, &mut needs, sink);
    for ((item, needs), after) in own.iter_mut().zip(needs).zip(after) {
        item.needs = needs.into_iter().map(|(need, _)| need).collect();
        item.after = after;
    }
    own
}

/// References to items of the rubric or of the team.
pub fn item_refs(rubric: &Rubric, own: &[OwnItem], values: &[Value], sink: &mut Diagnostics) -> Vec<ItemRef> {
    let known = Known::of(rubric, own);
    values.iter().filter_map(|value| known.item_ref(value, sink)).collect()
}

/// The items that can be referred to.
struct Known<'a> {
    rubric: &'a Rubric,
    own: BTreeMap<String, usize>,
}

impl<'a> Known<'a> {
    fn of(rubric: &'a Rubric, own: &[OwnItem]) -> Self {
        Known { rubric, own: own.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect() }
    }

    fn item_ref(&self, value: &Value, sink: &mut Diagnostics) -> Option<ItemRef> {
        let id = fields::text(value, sink)?;
        let of_rubric = self.rubric.roadmap.items.find(&id).map(ItemRef::Rubric);
        let found = of_rubric.or_else(|| self.own.get(&id).copied().map(ItemRef::Own));
        if found.is_none() {
            report_unknown(self.rubric, self.own.keys(), &id, value.span, sink);
        }
        found
    }

    /// An item that the own one at a position is better done after: any but itself.
    fn other(&self, at: usize, value: &Value, sink: &mut Diagnostics) -> Option<ItemRef> {
        let found = self.item_ref(value, sink)?;
        if found == ItemRef::Own(at) {
            let message = "an item cannot come after itself";
            sink.push(
                Diagnostic::new(&codes::assessment::CYCLE, value.span, message)
                    .help("name the item that it is better done after"),
            );
            return None;
        }
        Some(found)
    }
}

fn report_unknown<'o>(
    rubric: &'o Rubric,
    own: impl Iterator<Item = &'o String>,
    typed: &str,
    span: Span,
    sink: &mut Diagnostics,
) {
    let help = sink.suggest(|| {
        let words = normalise(typed);
        let worded = rubric.roadmap.items.values().find(|item| normalise(&item.text) == words);
        let ids = rubric.roadmap.items.values().map(|item| item.id.as_str()).chain(own.map(String::as_str));
        worded.map(|item| use_id(typed, &item.id)).or_else(|| did_you_mean(typed, ids))
    });
    sink.push(
        Diagnostic::new(&codes::assessment::UNKNOWN_ITEM, span, format!("`{typed}` is not a roadmap item"))
            .meant_or(help, "an item of your own needs `title`, `phase` and `closes`"),
    );
}

/// Warns about skipped and deferred items that others wait for.
fn warn_prerequisites(rubric: &Rubric, roadmap: &RoadmapDecisions, sink: &mut Diagnostics) {
    for (ix, decision) in &roadmap.items {
        let item: &Item = &rubric.roadmap.items[*ix];
        let needs: Vec<ItemRef> = item.needs.iter().copied().map(ItemRef::Rubric).collect();
        warn_dropped(rubric, roadmap, (&item.id, decision), &needs, sink);
    }
    for item in &roadmap.own {
        warn_dropped(rubric, roadmap, (&item.id, &item.decision), &item.needs, sink);
    }
}

fn warn_dropped(
    rubric: &Rubric,
    roadmap: &RoadmapDecisions,
    (id, decision): (&str, &ItemDecision),
    needs: &[ItemRef],
    sink: &mut Diagnostics,
) {
    if matches!(decision.status, Some(ItemStatus::Skipped | ItemStatus::Done | ItemStatus::Deferred)) {
        return;
    }
    for needed in needs {
        let (needed_id, needed) = match *needed {
            ItemRef::Rubric(ix) => (rubric.roadmap.items[ix].id.as_str(), roadmap.items.get(&ix)),
            ItemRef::Own(at) => (roadmap.own[at].id.as_str(), Some(&roadmap.own[at].decision)),
        };
        let dropped = match needed.and_then(|needed| needed.status) {
            Some(ItemStatus::Skipped) => "skipped",
            Some(ItemStatus::Deferred) => "deferred",
            _ => continue,
        };
        let Some(needed) = needed else { continue };
        let message = format!("`{needed_id}` is {dropped}, but `{id}` requires it");
        sink.push(
            Diagnostic::new(&codes::assessment::PREREQUISITE_SKIPPED, needed.span, message)
                .related(decision.span, format!("requires `{needed_id}`")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with;
    use super::*;

    #[test]
    fn decisions_and_own_items_are_read() {
        let roadmap = with(
            "start: 2026-11-30\npeople: 1.5\nitems:\n  R1: {status: in-progress, owner: suki, start: 2026-11-02, finish: 2026-12-18, effort: 5}\n  \
             later: {title: Later, phase: P1, closes: [{capability: mon-perf, to: 3}], needs: [own, R2], after: [R1, own]}\n  \
             own: {title: Own, phase: P1, closes: [{capability: mon-perf, to: enforced}], impact: 4, effort: [2, 3]}\n",
        )
        .clean()
        .roadmap;
        assert_eq!(roadmap.start.map(|start| start.value.to_string()).as_deref(), Some("2026-11-30"));
        assert_eq!(roadmap.items[&Ix::new(0)].effort, Some((Exact::from(5i64), Exact::from(5i64))));
        assert_eq!(roadmap.own[1].decision.effort, Some((Exact::from(2i64), Exact::from(3i64))));
        assert_eq!(roadmap.own[0].needs, [ItemRef::Own(1), ItemRef::Rubric(Ix::new(1))]);
        assert_eq!(roadmap.own[0].after, [ItemRef::Rubric(Ix::new(0)), ItemRef::Own(1)]);
        assert_eq!((roadmap.own[0].impact, roadmap.own[1].impact), (3, 4));
        assert_eq!(roadmap.own[1].closes, [(Ix::new(4), Exact::from(3i64))]);
    }

    #[test]
    fn mistakes_are_reported_where_they_stand() {
        let own = "title: x, phase: P1, closes: [{capability: mon-perf, to: 3}]";
        let cases = [
            ("R3: {status: done}".to_owned(), "assessment/unknown-item", "R3"),
            ("R1: {start: 2026-11-02, finish: 2026-11-01}".to_owned(), "assessment/dates-reversed", "2026-11-01"),
            ("R1: {status: finished}".to_owned(), "yaml/bad-value", "finished"),
            ("R1: {title: x}".to_owned(), "yaml/unknown-key", "title"),
            ("R1: {owner: zoe}".to_owned(), "answer/unknown-participant", "zoe"),
            ("R1: {effort: -1}".to_owned(), "yaml/bad-number", "-1"),
            ("R1: {effort: [3, 2]}".to_owned(), "yaml/bad-number", "[3, 2]"),
            ("R1: {effort: [3]}".to_owned(), "yaml/wrong-type", "[3]"),
            (format!("own: {{{own}, after: [R9]}}"), "assessment/unknown-item", "R9"),
            (format!("own: {{{own}, after: [R1, own]}}"), "assessment/cycle", "own"),
            (format!("own: {{{own}, needs: [R9]}}"), "assessment/unknown-item", "R9"),
            ("own: {title: x, phase: P9, closes: [{capability: mon-perf, to: 3}]}".to_owned(), "assessment/unknown-id", "P9"),
            ("own: {title: x, phase: P1}".to_owned(), "yaml/missing-key", "title"),
            (
                "own: {title: x, phase: P1, closes: [{capability: mon-prf, to: 3}]}".to_owned(),
                "answer/unknown-capability",
                "mon-prf",
            ),
        ];
        for (text, code, marked) in cases {
            assert_eq!(with(&format!("items:\n  {text}\n")).found(), [(code, marked)], "{text}");
        }
        assert_eq!(with("items: {Set up model registry: {status: done}}\n").help(), "use its id: `R2`");
    }

    #[test]
    fn an_own_id_that_means_something_else_is_a_warning() {
        let item = "{title: x, phase: P1, closes: [{capability: mon-perf, to: 3}]}";
        for id in ["mon-perf", "exp", "q-exp-1", "alert-fatigue"] {
            let outcome = with(&format!("items:\n  {id}: {item}\n"));
            assert_eq!(outcome.found(), [("assessment/shadowed-id", id)]);
            assert_eq!(outcome.assessment.expect("still read").roadmap.own.len(), 1);
        }
        let risk = "{title: x, cause: a, event: b, effect: c, likelihood: 1, impact: 1}";
        assert_eq!(with(&format!("risks:\n  R1: {risk}\n")).found(), [("assessment/shadowed-id", "R1")]);
        assert_eq!(with(&format!("risks:\n  own: {risk}\n")).found(), []);
    }

    #[test]
    fn own_ids_that_differ_in_case_only_are_a_warning() {
        let item = "{title: x, phase: P1, closes: [{capability: mon-perf, to: 3}]}";
        let outcome = with(&format!("items:\n  own-a: {item}\n  Own-A: {item}\n"));
        assert_eq!(outcome.found(), [("assessment/ids-differ-in-case", "Own-A")]);
        assert_eq!(outcome.related(), ["content/team/more.yaml:2:3"]);
        assert_eq!(with(&format!("items:\n  r1: {item}\n")).found(), [("assessment/ids-differ-in-case", "r1")]);
    }

    #[test]
    fn a_skipped_item_that_another_needs_is_a_warning() {
        let outcome = with("items:\n  R1: {status: skipped}\n  R2: {status: planned}\n");
        assert_eq!(outcome.found(), [("assessment/prerequisite-skipped", "R1")]);
        assert_eq!(outcome.related(), ["content/team/more.yaml:3:3"]);
        let deferred = with("items:\n  R1: {status: deferred}\n  R2: {status: planned}\n");
        assert!(deferred.listed()[0].ends_with("`R1` is deferred, but `R2` requires it"), "{:?}", deferred.listed());
        for status in ["done", "skipped", "deferred"] {
            assert_eq!(with(&format!("items:\n  R1: {{status: skipped}}\n  R2: {{status: {status}}}\n")).found(), []);
        }
    }
}
