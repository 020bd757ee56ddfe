//! What the search of a report finds: an index as a script, because a page from the file system may load nothing else.
//!
//! The index holds what the view model shows and nothing more, so it is as complete and as discreet as the pages are. It is read
//! by assets/search.js: `{kinds, places, entries: [[kind, name, place, note, url, more], ...]}`, where kind and place are positions.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pages::{PageKind, Stop};
use crate::report::view::{AssessmentView, Cover, EntryView, ItemView, LeftOutView, RiskView, ToolView};
use crate::say;
use crate::words::Words;

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is, in a word: `Risk`.
    kind: String,
    name: String,
    /// Where it belongs: a dimension, a phase, a category.
    place: String,
    /// What helps to tell it: state, owner.
    note: String,
    /// Relative to the folder of the index.
    url: String,
    /// Words that find it too and are not shown.
    more: String,
}

impl Entry {
    fn new(kind: &str, name: &str, url: &str) -> Self {
        let [place, note, more] = [const { String::new() }; 3];
        Entry { kind: kind.to_owned(), name: name.to_owned(), place, note, url: url.to_owned(), more }
    }

    fn place(self, place: &str) -> Self {
        Entry { place: place.to_owned(), ..self }
    }

    fn note(self, parts: &[&str]) -> Self {
        Entry { note: joined(parts), ..self }
    }

    fn more(self, parts: &[&str]) -> Self {
        Entry { more: parts.join(" "), ..self }
    }

    /// The same thing as the page over all assessments shows it.
    fn of(&self, a: &EntryView) -> Self {
        Entry { place: joined(&[&a.subject, &self.place]), url: format!("{}{}", a.url, self.url), ..self.clone() }
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Everything that can be found in an assessment, in the order of its pages.
pub fn entries(words: &Words, cover: &Cover, a: &AssessmentView, stops: &[Stop]) -> Vec<Entry> {
    let pages = page_entries(words, stops);
    let nodes = node_entries(words, cover, a);
    [pages, nodes, item_entries(words, a), risk_entries(words, a), people(words, cover, a), rest(words, a)].concat()
}

/// The index over all assessments: equal things side by side.
pub fn over_all<'a>(found: impl Iterator<Item = (&'a EntryView, &'a [Entry])>) -> Vec<Entry> {
    let mut all: Vec<Entry> = found.flat_map(|(a, entries)| entries.iter().map(|entry| entry.of(a))).collect();
    let order = positions(all.iter().map(|entry| entry.kind.as_str()));
    all.sort_by_cached_key(|entry| order.get(&entry.kind).copied());
    all
}

/// The script: it only sets a variable.
pub fn script(entries: &[Entry]) -> Vec<u8> {
    let kinds = positions(entries.iter().map(|entry| entry.kind.as_str()));
    let places = positions(entries.iter().map(|entry| entry.place.as_str()));
    let row = |entry: &'_ Entry| -> Option<Row> {
        let Entry { name, note, url, more, .. } = entry.clone();
        Some(Row(*kinds.get(&entry.kind)?, name, *places.get(&entry.place)?, note, url, more))
    };
    let index = Index { kinds: in_order(&kinds), places: in_order(&places), entries: entries.iter().filter_map(row).collect() };
    setting("gapmapIndex", &index)
}

/// A script that sets a variable to data and does nothing else.
pub fn setting(name: &str, data: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(data).unwrap_or_default();
    format!("window.{name}={};\n", as_script(&json)).into_bytes()
}

/// JSON that means the same in a script file, wherever its text is put: no end of a script element, no line separators.
fn as_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[derive(Serialize)]
struct Index {
    kinds: Vec<String>,
    places: Vec<String>,
    entries: Vec<Row>,
}

/// Kind, name, place, note, url, more.
#[derive(Serialize)]
struct Row(usize, String, usize, String, String, String);

/// Words with the position of their first use.
fn positions<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut positions = BTreeMap::new();
    for word in words {
        let next = positions.len();
        positions.entry(word.to_owned()).or_insert(next);
    }
    positions
}

fn in_order(positions: &BTreeMap<String, usize>) -> Vec<String> {
    let mut words: Vec<(&String, &usize)> = positions.iter().collect();
    words.sort_by_key(|(_, at)| **at);
    words.into_iter().map(|(word, _)| word.clone()).collect()
}

fn page_entries(words: &Words, stops: &[Stop]) -> Vec<Entry> {
    let kind = words.text("search-page");
    let others = stops.iter().filter(|stop| !matches!(stop.kind, PageKind::Dimension(_)));
    others.map(|stop| Entry::new(&kind, &stop.name, &stop.file).note(&[&stop.description])).collect()
}

/// Dimensions, groups and capabilities.
fn node_entries(words: &Words, cover: &Cover, a: &AssessmentView) -> Vec<Entry> {
    let page = words.text("search-page");
    let mut found = Vec::new();
    for d in &a.dimensions {
        let value = if d.score.is_scored { d.score.now.display.as_str() } else { "" };
        found.push(Entry::new(if d.is_node { &d.kind } else { &page }, &d.name, &d.url).note(&[value]).more(&[&d.id, &d.code]));
        for c in &d.capabilities {
            for group in c.groups.iter().filter(|group| !group.anchor.is_empty()) {
                let url = format!("{}#{}", d.url, group.anchor);
                found.push(Entry::new(&group.kind, &group.name, &url).place(&d.name));
            }
            let answer = c.answer.as_deref().unwrap_or(&c.state_text);
            let entry = Entry::new(&cover.rubric.item_kind, &c.name, &c.url).place(&d.name);
            found.push(entry.note(&[answer, c.owner.as_deref().unwrap_or("")]).more(&[&c.id, &c.code, &c.text]));
        }
    }
    found
}

fn item_entries(words: &Words, a: &AssessmentView) -> Vec<Entry> {
    let kind = words.text("search-item");
    let item = |phase: &str, i: &ItemView| {
        let entry = Entry::new(&kind, &format!("{} {}", i.id, i.title), &i.url).place(phase);
        entry.note(&[&i.status_text, i.owner.as_deref().unwrap_or(""), &i.dates_short])
    };
    let settled = |l: &LeftOutView| {
        let entry = Entry::new(&kind, &format!("{} {}", l.id, l.title), &format!("roadmap.html#item-{}", l.id));
        entry.place(&l.phase).note(&[&l.reason_text])
    };
    let planned = a.roadmap.phases.iter().flat_map(|phase| phase.items.iter().map(|i| item(&phase.name, i)));
    planned.chain(a.roadmap.done.iter().chain(&a.roadmap.left_out).map(settled)).collect()
}

fn risk_entries(words: &Words, a: &AssessmentView) -> Vec<Entry> {
    let kind = words.text("risks-risk");
    let quiet = words.text("search-not-raised");
    let entry = |status: &str, k: &RiskView| {
        let entry = Entry::new(&kind, &k.title, &k.url).place(k.category.as_deref().unwrap_or(""));
        entry.note(&[&k.current.level, status, k.owner.as_deref().unwrap_or("")]).more(&[&k.id, &k.text, &k.event])
    };
    let raised = a.risks.register.iter().map(|k| entry(&k.status_text, k));
    raised.chain(a.risks.watch.iter().map(|k| entry(&quiet, k))).collect()
}

/// Participants, and how much of what is theirs.
fn people(words: &Words, cover: &Cover, a: &AssessmentView) -> Vec<Entry> {
    let capabilities = || a.dimensions.iter().flat_map(|d| &d.capabilities).map(|c| (&c.owner, &c.url));
    let items = || a.roadmap.phases.iter().flat_map(|phase| &phase.items).map(|i| (&i.owner, &i.url));
    let risks = || a.risks.register.iter().map(|k| (&k.owner, &k.url));
    let person = words.text("search-person");
    let entry = |name: &String, role: &str, id: &str| {
        let count = |things: &mut dyn Iterator<Item = (&Option<String>, &String)>| {
            things.filter(|(owner, _)| owner.as_ref() == Some(name)).count()
        };
        let (kind, kinds) = (cover.rubric.item_kind.as_str(), cover.rubric.item_plural.as_str());
        let parts = [
            (count(&mut capabilities()), "search-owns-nodes"),
            (count(&mut items()), "search-owns-items"),
            (count(&mut risks()), "search-owns-risks"),
        ];
        let owned: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, id)| say!(words, *id, n = *n, kind, kinds)).collect();
        let owns = if owned.is_empty() { String::new() } else { say!(words, "search-owns", things = words.list(&owned)) };
        let first = || capabilities().chain(items()).chain(risks()).find(|(owner, _)| owner.as_ref() == Some(name));
        let url = if a.has.stakeholders { format!("stakeholders.html#person-{id}") } else { first()?.1.clone() };
        Some(Entry::new(&person, name, &url).place(role).note(&[&owns]))
    };
    a.participants.iter().filter_map(|p| entry(&p.name, &p.role, &p.id)).collect()
}

/// Next steps, metrics and tools.
fn rest(words: &Words, a: &AssessmentView) -> Vec<Entry> {
    let [step, metric, tool_kind] = ["search-step", "metrics-metric", "search-tool"].map(|id| words.text(id));
    let steps = a.next_steps.iter().flat_map(|horizon| horizon.steps.iter().map(move |s| (horizon, s))).map(|(horizon, s)| {
        let entry = Entry::new(&step, &s.text, &format!("next.html#step-{}", s.id)).place(&horizon.name);
        entry.note(&[&s.status_text, s.owner.as_deref().unwrap_or("")]).more(&[&s.id])
    });
    let metrics = a.metrics.iter().flat_map(|group| group.metrics.iter().map(move |m| (group, m))).map(|(group, m)| {
        let entry = Entry::new(&metric, &m.name, &m.url).place(&group.name);
        entry.note(&[m.value_text.as_deref().unwrap_or("")]).more(&[&m.id])
    });
    let tool = |place: &str, t: &ToolView| {
        Entry::new(&tool_kind, &t.name, &format!("recommendations.html#tool-{}", t.id)).place(place).note(&[&t.fit_text])
    };
    let listed = a.recommendations.iter().flat_map(|category| category.tools.iter().map(move |t| (category.name.as_str(), t)));
    let gone = a.migrations.iter().map(|t| ("", t));
    let tools = listed.chain(gone).filter(|(_, t)| t.anchor).map(|(place, t)| tool(place, t));
    steps.chain(metrics).chain(tools).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_safe_wherever_it_is_put() {
        let evil = Entry::new("Risk", "</script><b>\u{2028}\"x\"", "r.html").note(&["", "a", ""]);
        let script = String::from_utf8(script(&[evil])).expect("text");
        assert_eq!(
            script,
            "window.gapmapIndex={\"kinds\":[\"Risk\"],\"places\":[\"\"],\"entries\":[[0,\"\\u003c/script>\\u003cb>\\u2028\\\"x\\\"\",0,\"a\",\"r.html\",\"\"]]};\n"
        );
    }

    #[test]
    fn kinds_and_places_are_written_once_in_the_order_of_their_first_use() {
        let entries = ["b", "a", "b"].map(|place| Entry::new("Risk", "n", "u").place(place));
        let script = String::from_utf8(script(&entries)).expect("text");
        assert!(script.contains("\"places\":[\"b\",\"a\"]"), "{script}");
        assert!(script.contains("[0,\"n\",1,\"\",\"u\",\"\"],[0,\"n\",0,"), "{script}");
    }
}
