//! What every level of a scale looks like at a node.

use super::known::entry_of;
use super::scales::named;
use crate::diagnostics::{Diagnostic, Diagnostics, codes, did_you_mean};
use crate::rubric::{Form, Ix, Level, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Entry;

/// One text per level; where a node describes none, the words of the scale.
pub(super) fn descriptors(fields: &mut Fields<'_>, scale: Option<&Scale>, sink: &mut Diagnostics) -> Vec<String> {
    let written = fields.value("levels");
    let Some(scale) = scale else {
        return Vec::new();
    };
    let mut texts: Vec<Option<String>> = vec![None; scale.levels.len()];
    for entry in written.map_or(&[][..], |value| fields::map(value, sink)) {
        match named(scale, &entry.key).map(Ix::get) {
            Some(at) if texts[at].is_none() => texts[at] = Some(fields::text(&entry.value, sink).unwrap_or_default()),
            Some(_) => {
                let message = format!("{} `{}` is described twice", entry_of(scale), entry.key);
                sink.push(Diagnostic::new(&codes::rubric::DESCRIPTORS, entry.key_span, message).help("keep one of the two"));
            }
            None => report_descriptor(scale, entry, sink),
        }
    }
    let missing = scale.levels.values().zip(&texts).filter(|(_, text)| text.is_none());
    let missing: Vec<String> = missing.map(|(level, _)| shown(scale, level)).collect();
    if written.is_some() && !missing.is_empty() {
        let place = fields.key_span("levels").unwrap_or_else(|| fields.head());
        let message = format!("no descriptor for {} {}", entry_of(scale), missing.join(", "));
        sink.push(
            Diagnostic::new(&codes::rubric::DESCRIPTORS, place, message)
                .help(format!("describe every {} of the scale", entry_of(scale))),
        );
    }
    texts.into_iter().zip(scale.levels.values()).map(|(text, level)| text.unwrap_or_else(|| level.gloss.clone())).collect()
}

/// A level as a message names it: by its number too, where it has one.
fn shown(scale: &Scale, level: &Level) -> String {
    match scale.form {
        Form::Level { .. } => format!("{} ({})", level.number, level.id),
        _ => level.id.clone(),
    }
}

fn report_descriptor(scale: &Scale, entry: &Entry, sink: &mut Diagnostics) {
    let message = format!("the scale `{}` has no {} `{}`", scale.id, entry_of(scale), entry.key);
    let is_numbered = matches!(scale.form, Form::Level { .. });
    let known = scale.levels.values().map(|level| if is_numbered { level.number.to_string() } else { level.id.clone() });
    let known: Vec<String> = known.collect();
    let near = did_you_mean(&entry.key, scale.levels.values().map(|level| level.id.as_str()));
    sink.push(
        Diagnostic::new(&codes::rubric::DESCRIPTORS, entry.key_span, message)
            .meant_or(near, format!("it has {}", known.join(", "))),
    );
}
