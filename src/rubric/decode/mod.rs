//! Documents -> [`Rubric`].
//!
//! The files are merged into one map ([`merge`]), scales ([`scales`]), kinds and facets ([`shape`]) give it its shape, the
//! tree is laid out ([`tree`]) and the ids of all lists are collected ([`known`]). Then every section is read with all ids at
//! hand: what is inherited ([`inherited`]), the nodes with their ways to aggregate ([`aggregates`]) and conditions
//! ([`predicates`]), and the rest. An entry that cannot be part of the model is reported and left out of its table, so
//! positions in tables and lists are the same.

mod aggregates;
mod answering;
mod bands;
mod condition;
mod context;
mod descriptors;
mod facets;
mod inherited;
mod known;
mod maps;
mod measures;
mod merge;
mod metrics;
mod needs;
mod nodes;
mod order;
mod outcomes;
mod plan;
mod predicates;
mod profiles;
mod range;
mod readings;
mod risks;
mod scales;
mod selectors;
mod shape;
mod stages;
mod table;
#[cfg(test)]
mod tests;
mod tools;
mod tree;
mod votes;
mod weights;

use super::{Rubric, Source};
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::syntax::Document;
use crate::syntax::fields::Fields;
use crate::syntax::mending;
use crate::syntax::yaml::{Kind as Shaped, Value};
use known::Known;
use scales::Scales;
use shape::Shape;
use table::{prose, spelled_out};
use tree::Outline;

/// The rubric in these documents, read in the given order.
///
/// `None` when no document says `rubric:` or when there are no kinds or no nodes; whatever else is wrong is reported and
/// missing from the model.
///
/// What a file that breaks off would have said is not missed: its syntax error is the only mistake.
pub fn decode(documents: &[Document], sink: &mut Diagnostics) -> Option<Rubric> {
    let broken = sink.files_with(&codes::yaml::SYNTAX);
    let is_broken = documents.iter().any(|document| broken.contains(&document.file));
    let mut found = Diagnostics::new();
    let rubric = whole(documents, &mut found);
    mending::keep_names_apart(documents.iter().filter_map(|document| document.data.as_ref()), &mut found);
    found.retain(|d| {
        if !is_broken {
            return true;
        }
        let anywhere = [&codes::rubric::UNKNOWN_ID, &codes::rubric::MISSING_SECTION];
        let in_it = [&codes::yaml::MISSING_KEY, &codes::rubric::RULES, &codes::rubric::CONDITION, &codes::rubric::SCALE];
        !(anywhere.contains(&d.code) || in_it.contains(&d.code) && broken.contains(&d.span.file))
    });
    sink.append(found);
    rubric.map(|rubric| Rubric { is_whole: !is_broken, ..rubric })
}

fn whole(documents: &[Document], sink: &mut Diagnostics) -> Option<Rubric> {
    let mut merged = merge::merge(documents, sink)?;
    spell_tags_out(&mut merged);
    let mut scales = Scales::decode(&merged, sink);
    let shape = shape::decode(&merged, &mut scales, sink);
    let (root, trees) = tree::split_root(&merged, &shape, sink);
    let outline = tree::lay_out(&trees, &shape, &mut scales, sink);
    if shape.kinds.is_empty() || outline.seeds.is_empty() {
        let missing = if shape.kinds.is_empty() { "kinds: what is assessed, outermost first" } else { "nodes to assess" };
        report_missing(merged.span, &format!("the rubric has no {missing}"), sink);
        return None;
    }
    collect_outcomes(&merged, &outline, &mut scales);
    sections(&root, shape, scales, &outline, sink)
}

/// Tags may be written as plain ids.
fn spell_tags_out(rubric: &mut Value) {
    let Shaped::Map(entries) = &mut rubric.kind else {
        return;
    };
    if let Some(tags) = entries.iter_mut().find(|entry| entry.key == "tags")
        && let Shaped::List(values) = &mut tags.value.kind
    {
        *values = spelled_out(values);
    }
}

/// Takes in the outcomes that any way to aggregate may end with.
fn collect_outcomes(rubric: &Value, outline: &Outline, scales: &mut Scales) {
    let listed = ["kinds", "facets"].into_iter().filter_map(|key| rubric.get(key));
    let entries = listed.flat_map(|list| if let Shaped::List(entries) = &list.kind { entries.as_slice() } else { &[] });
    let shared = ["scoring", "root"].into_iter().filter_map(|key| rubric.get(key));
    let nodes = outline.seeds.iter().map(|seed| &seed.fields);
    for aggregate in shared.chain(entries).chain(nodes).filter_map(|owner| owner.get("aggregate")) {
        scales.outcomes.collect(aggregate);
    }
}

/// Collects all ids, then reads every section with them at hand.
fn sections(root: &Value, shape: Shape<'_>, scales: Scales, outline: &Outline, sink: &mut Diagnostics) -> Option<Rubric> {
    let known = Known::collect(root, shape, scales, outline, sink);
    let inherited = inherited::decode(root, &known, sink);
    let mut root = Fields::of(root, "rubric", sink)?;
    for read_before in ["kinds", "scales", "scoring", "root", "outcomes", "bands", "votes"] {
        root.value(read_before);
    }
    let id = root.required_id("rubric", sink).map(|id| id.value).unwrap_or_default();
    let scale = known.answered_scale();
    let (nodes, order) = nodes::nodes(&known, &inherited, sink);
    let readings = readings::readings(&mut root, &known, &nodes, sink);
    let profiles = profiles::profiles(&mut root, &known, sink);
    weights::check_profiles(&profiles, &nodes, &inherited.root, &known, sink);
    let (horizons, steps) = plan::next_steps(&mut root, &known, sink);
    let rubric = Rubric {
        is_whole: true,
        title: root.text("title", sink).unwrap_or_else(|| id.clone()),
        id,
        version: prose(&mut root, "version", sink),
        as_of: root.date("as_of", sink).map(|date| date.value),
        language: root.text("language", sink).unwrap_or_else(|| "en".to_owned()),
        source: source(&mut root, sink),
        scope_note: prose(&mut root, "scope_note", sink),
        principle: prose(&mut root, "principle", sink),
        answering: answering::answering(&mut root, scale, &known, sink),
        evidence_grades: answering::evidence_grades(&mut root, &known, sink),
        priority: answering::priority(&mut root, &known, sink),
        profiles,
        target_rules: profiles::target_rules(&mut root, &known, sink),
        facts: context::facts(&mut root, &known, sink),
        context: context::groups(&mut root, &known, sink),
        questions: context::questions(&mut root, &known, sink),
        nodes,
        top: tree::top(&outline.seeds),
        order,
        roadmap: plan::roadmap(&mut root, &known, sink),
        matrix: risks::matrix(&mut root, &known, sink),
        risk_rules: risks::rules_of(&mut root, scale, &known, sink),
        risk_categories: risks::categories(&mut root, &known, sink),
        risks: risks::risks(&mut root, &known, sink),
        tools: tools::notes(&mut root, &known, sink),
        metric_rules: root.texts("metric_rules", sink),
        metric_bands: metrics::bands(&mut root, &known, sink),
        metric_groups: metrics::groups(&mut root, &known, sink),
        metrics: metrics::metrics(&mut root, &known, sink),
        horizons,
        steps,
        references: tools::references(&mut root, &known, sink),
        readings,
        facets: facets::facets(&mut root, &known, &inherited, sink),
        tags: facets::tags(&mut root, &known, sink),
        kinds: inherited.kinds(&known),
        round: inherited.base.round,
        root: inherited.root,
        bands: inherited.bands,
        scales: known.scales,
        outcomes: known.outcomes.list,
    };
    root.finish(sink);
    Some(rubric)
}

fn source(root: &mut Fields<'_>, sink: &mut Diagnostics) -> Source {
    let Some(mut fields) = root.fields("source", "source", sink) else {
        return Source::default();
    };
    let source =
        Source { title: prose(&mut fields, "title", sink), url: fields.text("url", sink), licence: fields.text("licence", sink) };
    fields.finish(sink);
    source
}

fn report_missing(span: Span, message: &str, sink: &mut Diagnostics) {
    sink.push(
        Diagnostic::new(&codes::rubric::MISSING_SECTION, span, message).help("docs/files.md shows the sections of a rubric"),
    );
}
