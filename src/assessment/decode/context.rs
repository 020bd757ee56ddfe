//! What every part of an assessment is read with: the rubric, the people, the date, and looking up ids in them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::{Audience, Participant};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Meant, Span, Spanned, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Answerable, Ix, List, Named, Node, Profile, Question, Rubric, Target};
use crate::syntax::fields;
use crate::syntax::markdown::normalise;
use crate::syntax::yaml::{Entry, Value};

use super::responses;

/// Words of `audience`.
pub const AUDIENCES: &[(&str, Audience)] =
    &[("public", Audience::Public), ("partner", Audience::Partner), ("internal", Audience::Internal)];

/// Everything that ids and dates are checked against.
pub struct Context<'a> {
    pub rubric: &'a Rubric,
    pub participants: &'a [Participant],
    pub profile: Option<Ix<Profile>>,
    /// The date that other dates are compared with; `None` for a milestone, which nobody can mend any more.
    pub as_of: Option<Date>,
    /// The date of the state itself: what is dated later has not happened in it. `None` for what is only planned.
    pub date: Option<Date>,
}

impl Context<'_> {
    /// What plans and targets are read with: their dates are held against none.
    pub fn undated(&self) -> Context<'_> {
        Context { as_of: None, date: None, ..*self }
    }

    /// The answered node with this id.
    pub fn item(&self, id: &str, span: Span, sink: &mut Diagnostics) -> Option<(Ix<Node>, &Answerable)> {
        let node = self.rubric.nodes.find(id);
        if let Some((ix, item)) = node.and_then(|ix| Some((ix, self.rubric.nodes[ix].item.as_ref()?))) {
            return Some((ix, item));
        }
        let (help, meant) = sink
            .suggest(|| match node {
                Some(group) => Some((Some(self.items_of_group(group)), None)),
                None => Some((None, self.item_suggestion(id))),
            })
            .unwrap_or_default();
        let kind = self.rubric.kinds.values().next_back().map_or("item", |kind| kind.id.as_str());
        sink.push(
            Diagnostic::new(&codes::answer::UNKNOWN_CAPABILITY, span, format!("`{id}` is not {} of the rubric", a(kind)))
                .help_if(help)
                .meant(meant),
        );
        None
    }

    fn items_of_group(&self, group: Ix<Node>) -> String {
        let below = self.rubric.items_below(group);
        let ids: Vec<String> = below.into_iter().map(|ix| format!("`{}`", self.rubric.nodes[ix].id)).collect();
        format!("answer what is below it: {}", ids.join(", "))
    }

    /// The id that was meant: one with the typed name, or the nearest.
    fn item_suggestion(&self, typed: &str) -> Option<Meant> {
        let words = normalise(typed);
        let named = self.rubric.items().find(|(_, node, _)| [&node.name, &node.text].iter().any(|t| normalise(t) == words));
        match named {
            Some((_, node, _)) => Some(use_id(typed, &node.id)),
            None => did_you_mean(typed, self.rubric.items().map(|(_, node, _)| node.id.as_str())),
        }
    }

    /// Warns about an own entry that is called like something else of the rubric.
    pub fn warn_shadowed(&self, id: &str, span: Span, sink: &mut Diagnostics) {
        let rubric = self.rubric;
        let node = rubric.nodes.find(id).map(|ix| rubric.kinds[rubric.nodes[ix].kind].id.as_str());
        let others = [
            ("question", rubric.questions.find(id).is_some()),
            ("roadmap item", rubric.roadmap.items.find(id).is_some()),
            ("risk", rubric.risks.find(id).is_some()),
        ];
        let other = others.into_iter().find_map(|(what, is_one)| is_one.then_some(what));
        let items = rubric.roadmap.items.values().map(|item| item.id.as_str());
        let mut known = items.chain(rubric.risks.values().map(|risk| risk.id.as_str()));
        if let Some(same) = known.find(|known| *known != id && known.eq_ignore_ascii_case(id)) {
            let message = format!("`{id}` and `{same}` of the rubric differ only in upper and lower case");
            sink.push(
                Diagnostic::new(&codes::assessment::IDS_DIFFER_IN_CASE, span, message)
                    .help(format!("write `{same}` if the rubric's is meant, or choose another id")),
            );
        }
        if let Some(what) = node.or(other) {
            let message = format!("`{id}` is also the id of {} of the rubric", a(what));
            sink.push(Diagnostic::new(&codes::assessment::SHADOWED_ID, span, message).help("choose an id of its own"));
        }
    }

    /// The question with this id, which stands at `place` within `span`.
    pub fn question(&self, id: &str, span: Span, place: Span, sink: &mut Diagnostics) -> Option<Ix<Question>> {
        let found = self.rubric.questions.find(id);
        if found.is_none() {
            let meant = sink.suggest(|| did_you_mean(id, self.rubric.questions.values().map(Named::id)));
            let message = format!("`{id}` is not a question of the rubric");
            sink.push(Diagnostic::new(&codes::answer::UNKNOWN_QUESTION, span, message).meant_at(place, meant));
        }
        found
    }

    /// The participant a value names.
    pub fn person(&self, value: &Value, sink: &mut Diagnostics) -> Option<Participant> {
        let id = fields::text(value, sink)?;
        self.person_by_id(&id, value.span, sink).cloned()
    }

    pub fn person_by_id(&self, id: &str, span: Span, sink: &mut Diagnostics) -> Option<&Participant> {
        let found = self.participants.iter().find(|person| person.id == id);
        if found.is_none() {
            let meant = sink.suggest(|| self.person_suggestion(id));
            sink.push(
                Diagnostic::new(&codes::answer::UNKNOWN_PARTICIPANT, span, format!("`{id}` is not a participant"))
                    .meant_or(meant, "add the person under `participants` in assessment.yaml"),
            );
        }
        found
    }

    /// The participant that was meant: the only one with the typed name, or the nearest id.
    fn person_suggestion(&self, typed: &str) -> Option<Meant> {
        let mut named = self.participants.iter().filter(|person| answers_to(person, typed));
        match (named.next(), named.next()) {
            (Some(person), other) => {
                let meant = Meant::exactly(format!("use the id: `{}`", person.id), typed, &person.id);
                Some(if other.is_some() { meant.perhaps() } else { meant })
            }
            (None, _) => did_you_mean(typed, self.participants.iter().map(|person| person.id.as_str())),
        }
    }

    /// A date on which something happened; one after the assessment is told.
    pub fn past(&self, date: Spanned<Date>, what: &str, sink: &mut Diagnostics) -> Option<Date> {
        if let Some(as_of) = self.as_of.filter(|as_of| date.value > *as_of) {
            let message = format!("{what} on {}, after this assessment of {as_of}", date.value);
            sink.push(Diagnostic::new(&codes::assessment::DATED_LATER, date.span, message).help("check the year"));
        }
        Some(date.value)
    }

    /// The points of an item that are aimed at, or were there before.
    pub fn points(&self, value: &Value, item: &Answerable, sink: &mut Diagnostics) -> Option<Exact> {
        responses::points(&self.undated(), value, self.rubric.scale_of(item), sink)
    }

    /// The target that the profile, or the default profile, sets for an item.
    pub fn profile_target(&self, node: Ix<Node>) -> Option<&Exact> {
        let profile = self.profile.or_else(|| default_profile(self.rubric));
        let of_profile = profile.and_then(|profile| self.rubric.profiles[profile].targets.get(&node));
        of_profile.or_else(|| self.rubric_target(node))
    }

    fn rubric_target(&self, node: Ix<Node>) -> Option<&Exact> {
        match &self.rubric.nodes[node].target {
            Target::None => None,
            Target::Same(points) => Some(points),
            Target::ByProfile(by) => {
                self.profile.and_then(|profile| by.get(&profile)).or_else(|| by.get(&default_profile(self.rubric)?))
            }
        }
    }
}

/// Whether somebody could be called this: the whole name or a part of it.
fn answers_to(person: &Participant, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    let name = person.name.to_lowercase();
    name == typed || name.split_whitespace().any(|part| part == typed)
}

/// The profile of an assessment that names none: `standard`, or else the first.
pub fn default_profile(rubric: &Rubric) -> Option<Ix<Profile>> {
    rubric.profiles.find("standard").or_else(|| rubric.profiles.iter().next().map(|(ix, _)| ix))
}

/// The entry of a list with this id; an unknown one is reported.
pub fn find<T: Named>(
    list: &List<T>,
    id: &str,
    span: Span,
    code: &'static Code,
    what: &str,
    sink: &mut Diagnostics,
) -> Option<Ix<T>> {
    let found = list.find(id);
    if found.is_none() {
        let meant = sink.suggest(|| did_you_mean(id, list.values().map(Named::id)));
        sink.push(Diagnostic::new(code, span, format!("`{id}` is not {} of the rubric", a(what))).meant(meant));
    }
    found
}

/// Something that was typed by its words instead of its id.
pub fn use_id(typed: &str, id: &str) -> Meant {
    Meant::exactly(format!("use its id: `{id}`"), typed, id)
}

/// A noun with its article.
fn a(noun: &str) -> String {
    let article = if noun.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// The entry of a list that a value names.
pub fn named<T: Named>(list: &List<T>, value: &Value, what: &str, sink: &mut Diagnostics) -> Option<Ix<T>> {
    let id = fields::text(value, sink)?;
    find(list, &id, value.span, &codes::assessment::UNKNOWN_ID, what, sink)
}

/// The first entry of every key; each later one is reported with both places.
pub fn once<'a>(entries: &[&'a Entry], code: &'static Code, sink: &mut Diagnostics) -> Vec<&'a Entry> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let mut kept: Vec<&Entry> = Vec::new();
    for &entry in entries {
        match first.get(entry.key.as_str()) {
            Some(earlier) => report_twice(code, &entry.key, entry.key_span, *earlier, sink),
            None => {
                first.insert(&entry.key, entry.key_span);
                kept.push(entry);
            }
        }
    }
    kept
}

/// Warns about ids of the team's own that only differ in upper and lower case.
pub fn warn_case<'i>(ids: impl IntoIterator<Item = (&'i str, Span)>, sink: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (id, span) in ids {
        let Some((other, first)) = seen.insert(id.to_lowercase(), (id, span)).filter(|(other, _)| *other != id) else { continue };
        let message = format!("`{id}` and `{other}` differ only in upper and lower case");
        sink.push(
            Diagnostic::new(&codes::assessment::IDS_DIFFER_IN_CASE, span, message)
                .related(first, "the other one")
                .help("give one of the two another id"),
        );
    }
}

/// Reports that something stands in two places.
pub fn report_twice(code: &'static Code, what: &str, second: Span, first: Span, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(code, second, format!("`{what}` is given twice"))
            .related(first, "first given here")
            .help("keep one of the two; neither is preferred"),
    );
}
