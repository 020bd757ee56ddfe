//! Profiles and the rules that raise targets.

use std::collections::BTreeMap;

use super::known::Known;
use super::table::{name, prose};
use super::weights;
use crate::diagnostics::Diagnostics;
use crate::exact::Exact;
use crate::rubric::{Item, ItemOverride, Ix, List, Node, Profile, TargetRule};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Entry;

pub(super) fn profiles<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> List<Profile> {
    root.value("profiles");
    known.profiles.read(sink, |fields, row, sink| Profile {
        id: row.id.clone(),
        name: name(fields, row, sink),
        gloss: prose(fields, "gloss", sink),
        targets: node_targets(fields, known, sink),
        tags: known.tags.links_in(fields, "tags", sink),
        weights: node_weights(fields, known, sink),
        raise_at: fields.share("raise_at", sink).map(|share| share.value),
        roadmap: overrides(fields, known, sink),
    })
}

fn node_weights<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> BTreeMap<Ix<Node>, Exact> {
    let entries = known.nodes.keyed_in(fields, "weights", sink);
    entries.into_iter().filter_map(|(node, entry)| Some((node, weights::weight(&entry.value, sink)?))).collect()
}

fn node_targets<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> BTreeMap<Ix<Node>, Exact> {
    let entries = known.nodes.keyed_in(fields, "targets", sink);
    entries.into_iter().filter_map(|(node, entry)| Some((node, known.points(node, &entry.value, sink)?))).collect()
}

fn overrides<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> BTreeMap<Ix<Item>, ItemOverride> {
    let entries = known.items.keyed_in(fields, "roadmap", sink);
    entries.into_iter().filter_map(|(item, entry)| Some((item, item_override(entry, known, sink)?))).collect()
}

fn item_override<'a>(entry: &'a Entry, known: &Known<'a>, sink: &mut Diagnostics) -> Option<ItemOverride> {
    let mut fields = Fields::of(&entry.value, "change to a roadmap item", sink)?;
    let found = ItemOverride {
        phase: known.phases.link_in(&mut fields, "phase", sink),
        priority: fields.text("priority", sink),
        why: prose(&mut fields, "why", sink),
    };
    fields.finish(sink);
    Some(found)
}

pub(super) fn target_rules<'a>(root: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Vec<TargetRule> {
    let mut rules = Vec::new();
    for value in root.list("targets", sink) {
        if let Some(mut fields) = Fields::of(value, "target rule", sink) {
            rules.extend(target_rule(&mut fields, known, sink));
            fields.finish(sink);
        }
    }
    rules
}

fn target_rule<'a>(fields: &mut Fields<'a>, known: &Known<'a>, sink: &mut Diagnostics) -> Option<TargetRule> {
    let when = known.condition_in(fields, "when", sink);
    let why = prose(fields, "why", sink);
    let (item, at_least) = (known.required_item(fields, "capability", sink), fields.required("at_least", sink));
    let item = item?;
    Some(TargetRule { when, item, at_least: known.points(item, at_least?, sink)?, why })
}
