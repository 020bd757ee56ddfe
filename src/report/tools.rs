//! Tool notes: what serves an open gap, how it fits here, and what must not be recommended any more.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::scene::Scene;
use super::view::{ToolCategoryView, ToolView};
use crate::rubric::{Condition, Ix, Node, Tool, ToolCategory, ToolState};
use crate::say;
use crate::words::Words;

/// Id of the group of tools that no category of the rubric names.
const MORE: &str = "more";

/// Categories of the rubric, those that serve a gap first; otherwise in the rubric's order.
pub fn recommendations(scene: &Scene<'_>) -> Vec<ToolCategoryView> {
    let mut categories: Vec<ToolCategoryView> =
        scene.rubric.tools.categories.values().map(|category| category_view(scene, category)).collect();
    categories.extend(beside(scene));
    categories.sort_by_key(|category| !category.has_gap);
    let mut seen = BTreeSet::new();
    for tool in categories.iter_mut().flat_map(|category| &mut category.tools) {
        tool.anchor = seen.insert(tool.id.clone());
    }
    categories
}

/// How many groups of tools serve an open gap, and which serves the most.
pub fn headline(scene: &Scene<'_>) -> String {
    let groups = recommendations(scene);
    let serving: Vec<&ToolCategoryView> = groups.iter().filter(|group| group.has_gap).collect();
    let named = serving.iter().filter(|group| group.id != MORE).max_by_key(|group| group.open_gaps);
    let words = scene.words;
    match (serving.as_slice(), named) {
        ([], _) => words.text("tools-headline-none"),
        ([only], _) => say!(words, "tools-headline-one", group = only.name.as_str()),
        (several, Some(most)) => {
            say!(words, "tools-headline-first", n = several.len(), all = groups.len(), group = most.name.as_str())
        }
        (several, None) => say!(words, "tools-headline", n = several.len(), all = groups.len()),
    }
}

/// Discontinued tools: shown for migration, never recommended.
pub fn migrations(scene: &Scene<'_>) -> Vec<ToolView> {
    let gone = scene.rubric.tools.tools.iter().filter(|(_, tool)| tool.status.state == ToolState::Discontinued);
    gone.map(|(ix, tool)| ToolView { anchor: !is_listed(scene, ix), ..tool_view(scene, ix, tool) }).collect()
}

/// Whether a tool has a place on the recommendations page.
pub fn is_shown(scene: &Scene<'_>, ix: Ix<Tool>) -> bool {
    let tool = &scene.rubric.tools.tools[ix];
    is_listed(scene, ix) || tool.status.state == ToolState::Discontinued || !gaps(scene, &tool.items).is_empty()
}

/// Whether a category of the rubric names the tool.
fn is_listed(scene: &Scene<'_>, ix: Ix<Tool>) -> bool {
    let options = scene.rubric.tools.categories.values().flat_map(|category| &category.options);
    options.flat_map(|option| &option.tools).any(|listed| *listed == ix)
}

fn gaps(scene: &Scene<'_>, items: &[Ix<Node>]) -> Vec<Ix<Node>> {
    scene.plan().gaps.iter().map(|gap| gap.item).filter(|item| items.contains(item)).collect()
}

fn category_view(scene: &Scene<'_>, category: &ToolCategory) -> ToolCategoryView {
    let open = gaps(scene, &category.items);
    let mut tools: Vec<Ix<Tool>> = category.options.iter().flat_map(|option| option.tools.iter().copied()).collect();
    tools.dedup();
    ToolCategoryView {
        id: category.id.clone(),
        name: category.name.clone(),
        needs: category.items.iter().map(|item| scene.node(*item)).collect(),
        has_gap: !open.is_empty(),
        open_gaps: open.len(),
        sentence: sentence(scene, &open),
        entries: category.options.iter().map(|option| option.text.clone()).collect(),
        tools: ranked(scene, tools),
    }
}

/// Tools outside the categories that serve an open gap.
fn beside(scene: &Scene<'_>) -> Option<ToolCategoryView> {
    let outside = |(ix, tool): &(Ix<Tool>, &Tool)| {
        !is_listed(scene, *ix) && tool.status.state != ToolState::Discontinued && !gaps(scene, &tool.items).is_empty()
    };
    let tools: Vec<Ix<Tool>> = scene.rubric.tools.tools.iter().filter(outside).map(|(ix, _)| ix).collect();
    let mut needs: Vec<Ix<Node>> = tools.iter().flat_map(|tool| gaps(scene, &scene.rubric.tools.tools[*tool].items)).collect();
    needs.sort_unstable();
    needs.dedup();
    (!tools.is_empty()).then(|| ToolCategoryView {
        id: MORE.to_owned(),
        open_gaps: needs.len(),
        name: scene.words.text("tools-more"),
        sentence: sentence(scene, &needs),
        needs: needs.into_iter().map(|item| scene.node(item)).collect(),
        has_gap: true,
        entries: Vec::new(),
        tools: ranked(scene, tools),
    })
}

fn sentence(scene: &Scene<'_>, open: &[Ix<Node>]) -> String {
    let names: Vec<&str> = open.iter().map(|item| scene.name_of(*item)).collect();
    match names.as_slice() {
        [] => scene.words.text("tools-serves-nothing"),
        names => say!(scene.words, "tools-serves", n = names.len(), gaps = scene.words.list(names)),
    }
}

/// Fitting ones first; among equals open source, then the name.
fn ranked(scene: &Scene<'_>, tools: Vec<Ix<Tool>>) -> Vec<ToolView> {
    let mut views: Vec<ToolView> = tools.into_iter().map(|ix| tool_view(scene, ix, &scene.rubric.tools.tools[ix])).collect();
    views.sort_by(|a, b| {
        let rank = |tool: &ToolView| (fit_rank(tool.fit), !tool.open_source);
        rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name))
    });
    views
}

fn fit_rank(fit: &str) -> usize {
    ["fits", "neutral", "against", "discontinued"].iter().position(|known| *known == fit).unwrap_or(0)
}

fn tool_view(scene: &Scene<'_>, ix: Ix<Tool>, tool: &Tool) -> ToolView {
    let notes = &scene.rubric.tools;
    let fit = fit_id(scene, tool);
    ToolView {
        id: notes.tools[ix].id.clone(),
        anchor: false,
        name: tool.name.clone(),
        licence: tool.licence.clone(),
        open_source: tool.open_source,
        hosting: tool.hosting.clone(),
        steward: Some(tool.steward.clone()).filter(|steward| !steward.is_empty()),
        best_when: tool.best_when.clone(),
        avoid_when: tool.avoid_when.clone(),
        fit,
        fit_text: say!(scene.words, "tools-fit", fit),
        fit_reasons: reasons(scene, tool),
        state: tool.status.state.as_str(),
        state_text: say!(scene.words, "tools-state", state = tool.status.state.as_str()),
        latest: tool.status.latest.clone(),
        note: tool.status.note.clone(),
        verified: verified_words(scene.words, &tool.status.verified),
        is_verified: !matches!(tool.status.verified.as_str(), "" | "unverified"),
        as_of_text: notes.status_as_of.map(|date| scene.words.date(date)),
        stale: is_stale(notes.status_as_of, notes.stale_after_days, scene.as_of),
        serves: tool.items.iter().map(|item| scene.node(*item)).collect(),
        refs: scene.references(&tool.status.refs),
    }
}

/// How a note was checked, for readers.
fn verified_words(words: &Words, checked: &str) -> String {
    match checked {
        "registry" => words.text("tools-verified-registry"),
        "primary" => words.text("tools-verified-primary"),
        "secondary" => words.text("tools-verified-secondary"),
        "" | "unverified" => words.text("tools-not-verified"),
        other => other.to_owned(),
    }
}

fn is_stale(as_of: Option<Date>, after_days: Option<i64>, today: Date) -> bool {
    let age = as_of.and_then(|as_of| as_of.until(today).ok()).map(|span| i64::from(span.get_days()));
    age.zip(after_days).is_some_and(|(age, limit)| age > limit)
}

fn holds(scene: &Scene<'_>, condition: &Condition) -> bool {
    !condition.all.is_empty() && scene.assessment.holds(condition, &scene.rubric.profiles)
}

fn fit_id(scene: &Scene<'_>, tool: &Tool) -> &'static str {
    let (prefer, avoid) = (holds(scene, &tool.prefer_if), holds(scene, &tool.avoid_if));
    match (tool.status.state, prefer, avoid) {
        (ToolState::Discontinued, ..) => "discontinued",
        (_, _, true) => "against",
        (_, true, false) => "fits",
        (_, false, false) => "neutral",
    }
}

/// The facts for and against, in words.
fn reasons(scene: &Scene<'_>, tool: &Tool) -> Vec<String> {
    let side = |condition: &Condition, id: &str| {
        let tests = if holds(scene, condition) { condition.all.as_slice() } else { &[] };
        tests.iter().map(|test| say!(scene.words, id, fact = super::facts::test_words(scene, test))).collect::<Vec<_>>()
    };
    [side(&tool.prefer_if, "tools-for"), side(&tool.avoid_if, "tools-against")].concat()
}
