//! The built-in rubric, the smallest rubric, and every code once.

#[cfg(test)]
mod aggregates;
#[cfg(test)]
mod bands;
#[cfg(test)]
mod conditions;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod items;
#[cfg(test)]
mod order;
#[cfg(test)]
mod scales;

use std::path::Path;

use super::decode;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::rubric::{Aggregate, LongForm, MissingPolicy, NaPolicy, Origin, Primitive, Rubric};
use crate::source::Sources;
use crate::syntax;

fn snapshot(files: &[(&str, &str)]) -> Sources {
    Sources::from_files(files.iter().map(|(path, text)| (format!("r/{path}"), *text)))
}

/// The text that a diagnostic about these files marks.
fn marked(files: &[(&str, &str)], found: &Diagnostic) -> String {
    snapshot(files).file(found.span.file).text[found.span.start as usize..found.span.end as usize].to_owned()
}

fn read(files: &[(&str, &str)]) -> (Option<Rubric>, Vec<Diagnostic>) {
    let sources = snapshot(files);
    let mut sink = Diagnostics::new();
    let documents: Vec<_> = sources.below("r").map(|(id, file)| syntax::parse(id, file, &mut sink)).collect();
    let rubric = decode(&documents, &mut sink);
    (rubric, sink.into_sorted())
}

fn built_in() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/rubric");
    let entries = std::fs::read_dir(folder).expect("the built-in rubric");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_built_in_rubric_is_clean() {
    let files = built_in();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (rubric, found) = read(&files);
    let told: Vec<_> = found.iter().map(|d| format!("{}: {} at {:?}", d.code.slug, d.message, marked(&files, d))).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let rubric = rubric.expect("a rubric");
    check_long_form(&rubric);
    assert_eq!(rubric.top.len(), 6);
    assert_eq!(rubric.items().count(), 30);
    assert_eq!(rubric.questions.values().filter(|q| matches!(q.origin, Origin::Node(_))).count(), 18);
    assert_eq!(rubric.questions_of(Origin::Context).count(), 8);
    assert_eq!(rubric.questions_of(Origin::Stakeholder).count(), 5);
    assert_eq!(rubric.roadmap.phases.len(), 4);
    assert_eq!(rubric.roadmap.items.len(), 16);
    assert_eq!(rubric.risks.len(), 26);
    assert_eq!(rubric.metrics.len(), 15);
    assert_eq!(rubric.steps.len(), 9);
    assert_eq!(rubric.references.len(), 50);
    assert_eq!(rubric.tools.categories.len(), 5);
}

/// Two areas' worth of tree in as few lines as a rubric can have.
const TINY: &str = "\
rubric: tiny
kinds: [{id: area, plural: areas}, {id: practice, plural: practices, scale: steps}]
scales: {steps: {levels: [{level: 0, id: no}, {level: 1, id: some}, {level: 2, id: all}]}}
areas:
  - {id: a, name: A, practices: [{id: p, name: P}, {id: q, name: Q}]}
";

/// What is found in some files: code, marked text and help.
fn marks_in(files: &[(&str, &str)]) -> Vec<(&'static str, String, String)> {
    let (_, found) = read(files);
    found.iter().map(|d| (d.code.slug, marked(files, d), d.help.clone().unwrap_or_default())).collect()
}

/// The rubric of one file in which nothing is wrong.
fn clean(text: &str) -> Rubric {
    let (rubric, found) = read(&[("a.yaml", text)]);
    let told: Vec<_> = found.iter().map(|d| format!("{}: {} ({:?})", d.code.slug, d.message, d.help)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let rubric = rubric.expect("a rubric");
    check_long_form(&rubric);
    rubric
}

/// The long form says all that scores depend on: read as a rubric, it has the same long form.
fn check_long_form(rubric: &Rubric) {
    let long = |rubric: &Rubric| serde_yaml::to_string(&LongForm::of(rubric)).expect("a text");
    let first = long(rubric);
    let (again, found) = read(&[("long.yaml", &first)]);
    let marked = |d: &Diagnostic| first[d.span.start as usize..d.span.end as usize].to_owned();
    let told: Vec<_> = found.iter().map(|d| format!("{}: {} at {}", d.code.slug, d.message, marked(d))).collect();
    assert!(told.is_empty(), "{}\n{first}", told.join("\n"));
    let again = again.expect("a rubric");
    assert_eq!(long(&again), first);
    assert_eq!(again.order, rubric.order);
}

/// What is found in one file.
fn marks_of(text: &str) -> Vec<(&'static str, String)> {
    marks_in(&[("a.yaml", text)]).into_iter().map(|(slug, marked, _)| (slug, marked)).collect()
}

fn number(text: &str) -> Exact {
    Exact::parse(text).expect("a number")
}

/// What is found in the smallest rubric with more sections.
fn marks(more: &str) -> Vec<(&'static str, String)> {
    let text = format!("{TINY}{more}");
    marks_in(&[("a.yaml", &text)]).into_iter().map(|(slug, marked, _)| (slug, marked)).collect()
}

/// What is found in the smallest rubric after a change.
fn marks_with(from: &str, to: &str) -> Vec<(&'static str, String)> {
    assert!(TINY.contains(from));
    marks_in(&[("a.yaml", &TINY.replace(from, to))]).into_iter().map(|(slug, marked, _)| (slug, marked)).collect()
}

fn one(slug: &'static str, marked: &str) -> Vec<(&'static str, String)> {
    vec![(slug, marked.to_owned())]
}

#[test]
fn five_lines_are_a_rubric() {
    let (rubric, found) = read(&[("a.yaml", TINY)]);
    assert_eq!(found, []);
    let rubric = rubric.expect("a rubric");
    assert_eq!((rubric.title.as_str(), rubric.language.as_str()), ("tiny", "en"));
    assert_eq!(rubric.items().map(|(_, node, _)| node.short.as_str()).collect::<Vec<_>>(), ["P", "Q"]);
    assert_eq!(rubric.answering.ticked.to_string(), "2");
    assert!(rubric.root.weights && rubric.risks.is_empty() && rubric.matrix.grid.is_empty());
}

#[test]
fn the_order_of_keys_and_files_does_not_matter() {
    let lines: Vec<&str> = TINY.lines().collect();
    let tree = format!("{}\n{}\n", lines[3], lines[4]);
    let shape = format!("{}\n{}\n{}\n", lines[2], lines[1], lines[0]);
    let ids = |files: &[(&str, &str)]| {
        let (rubric, found) = read(files);
        assert_eq!(found, []);
        rubric.expect("a rubric").nodes.values().map(|node| node.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[("a.yaml", &tree), ("b.yaml", &shape)]), ids(&[("a.yaml", TINY)]));
}

#[test]
fn lists_of_the_outermost_kind_concatenate_and_other_keys_do_not() {
    let more = "areas: [{id: b, name: B}]\ntitle: Second\n";
    let first = format!("{TINY}title: First\n");
    let files = [("a.yaml", first.as_str()), ("b.yaml", more)];
    let (rubric, found) = read(&files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.slug, "rubric/key-in-two-files");
    assert_eq!(snapshot(&files).file(found[0].span.file).name(), "b.yaml");
    let related = found[0].related[0].span;
    assert_eq!(&first[related.start as usize..related.end as usize], "title");
    let rubric = rubric.expect("a rubric");
    assert_eq!((rubric.title.as_str(), rubric.top.len()), ("First", 2));
}

#[test]
fn without_a_name_kinds_or_nodes_there_is_no_rubric() {
    for text in
        ["title: x\n", "rubric: x\n", "rubric: x\nkinds: [{id: a, plural: as, scale: s}]\nscales: {s: {levels: [{id: l}]}}\n"]
    {
        let (rubric, found) = read(&[("a.yaml", text)]);
        assert!(rubric.is_none());
        assert_eq!(found.iter().map(|d| d.code.slug).collect::<Vec<_>>(), ["rubric/missing-section"], "{text}");
    }
}

#[test]
fn empty_files_are_no_rubric_and_say_so() {
    for text in ["", "# nothing yet\n", "---\n"] {
        let found = marks_in(&[("a.yaml", text), ("b.yaml", "# nor here\n")]);
        let help = "start one file with `rubric: name-of-the-rubric`".to_owned();
        assert_eq!(found, [("rubric/missing-section", String::new(), help)], "{text}");
    }
    assert_eq!(marks_in(&[]), []);
}

#[test]
fn what_a_file_that_breaks_off_would_have_said_is_not_missed() {
    let text = TINY.replace("name: P}", "name: P, refs: [book]}");
    let broken = "metrics: [{id: m}]\nreferences: [{id: book, title: Book}\n";
    let codes = |files: &[(&str, &str)]| marks_in(files).into_iter().map(|(code, ..)| code).collect::<Vec<_>>();
    assert_eq!(codes(&[("a.yaml", &text), ("b.yaml", broken)]), ["yaml/syntax"]);
    assert_eq!(codes(&[("a.yaml", "rubric: \"x\n")]), ["yaml/syntax"]);
    let rules = "root: {aggregate: {by: rules, rules: [{when: {node: a, above: 1}, then: 1}\n";
    assert_eq!(codes(&[("a.yaml", TINY), ("b.yaml", rules)]), ["yaml/syntax"]);
    assert_eq!(codes(&[("a.yaml", &text), ("b.yaml", "references: []\n")]), ["rubric/unknown-id"]);
}

#[test]
fn risks_need_a_matrix() {
    let more = "risk_categories: [{id: c}]\nrisks: [{id: r, title: R, category: c}]\n";
    assert_eq!(marks(more), one("rubric/missing-section", "risks"));
}

#[test]
fn names_of_the_format_are_taken() {
    assert_eq!(marks("facts: [{id: profile}]\n"), one("rubric/reserved-word", "profile"));
    assert_eq!(marks_with("plural: practices", "plural: scales")[0], one("rubric/reserved-word", "scales")[0]);
}

#[test]
fn mistyped_keys_are_matched_with_the_plurals_too() {
    let text = TINY.replace("practices: [", "practises: [");
    let found = marks_in(&[("a.yaml", &text)]);
    assert_eq!(found, [("yaml/unknown-key", "practises".to_owned(), "did you mean `practices`?".to_owned())]);
    assert_eq!(marks("titel: x\n"), one("yaml/unknown-key", "titel"));
}

#[test]
fn ids_are_unique() {
    assert_eq!(marks("facts: [{id: f}, {id: f, name: Second}]\n"), one("rubric/duplicate-id", "f"));
    assert_eq!(marks_with("{id: q,", "{id: P,"), one("rubric/duplicate-id", "P"));
    let copied = "  - {id: a, name: Copy, practices: [{id: r, name: R}]}\nprofiles: [{id: x, weights: {r: 2}}]\n";
    assert_eq!(marks(copied), one("rubric/duplicate-id", "a"));
    let more = "context: [{id: g, questions: [{id: x, text: X}]}]\nstakeholder_questions: [{id: x, text: Y}]\n";
    assert_eq!(marks(more), one("rubric/duplicate-id", "x"));
}

#[test]
fn an_unknown_id_gets_the_nearest_and_is_dropped() {
    let text = format!("{TINY}references: [{{id: book, title: Book}}]\n").replace("name: P}", "name: P, refs: [book, bok]}");
    let found = marks_in(&[("a.yaml", &text)]);
    assert_eq!(found, [("rubric/unknown-id", "bok".to_owned(), "did you mean `book`?".to_owned())]);
    let (rubric, _) = read(&[("a.yaml", &text)]);
    let rubric = rubric.expect("a rubric");
    assert_eq!(rubric.items().map(|(_, _, item)| item.refs.len()).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn ids_that_differ_in_case_only_are_a_warning() {
    let more = "references: [{id: book, title: A}, {id: Book, title: B}]\n";
    assert_eq!(marks(more), one("rubric/ids-differ-in-case", "Book"));
}

#[test]
fn a_missing_list_is_missed_once() {
    assert_eq!(marks_with("name: P}", "name: P, refs: [x, y]}"), one("rubric/unknown-id", "x"));
}

#[test]
fn an_entry_without_its_link_is_left_out_and_not_blamed_twice() {
    let more = "roadmap:\n  phases: [{id: P1, weeks: [1, 4]}]\n  items:\n    - {id: x, phase: P9, text: X}\n    - {id: y, phase: P1, text: Y, needs: [x]}\n";
    assert_eq!(marks(more), one("rubric/unknown-id", "P9"));
    let (rubric, _) = read(&[("a.yaml", &format!("{TINY}{more}"))]);
    let items = rubric.expect("a rubric").roadmap.items;
    assert_eq!(items.values().map(|item| (item.id.as_str(), item.needs.len())).collect::<Vec<_>>(), [("y", 0)]);
}

#[test]
fn only_answered_nodes_can_be_closed() {
    let more =
        "roadmap:\n  phases: [{id: P1, weeks: 1}]\n  items: [{id: x, phase: P1, text: X, closes: [{capability: a, to: 1}]}]\n";
    assert_eq!(marks(more), one("rubric/unknown-id", "a"));
}

#[test]
fn weights_are_not_negative_and_not_all_zero() {
    assert_eq!(marks_with("name: P}", "name: P, weight: -1}"), one("rubric/negative-weight", "-1"));
    assert_eq!(marks_with("name: P}, {id: q,", "name: P, weight: 0}, {id: q, weight: 0.0,"), one("rubric/zero-weights", "0"));
    assert_eq!(marks("profiles: [{id: x, weights: {p: 0, q: 0}}]\n"), one("rubric/zero-weights", "0"));
    let text = TINY
        .replace("plural: areas}", "plural: areas, aggregate: {weights: off}}")
        .replace("name: P}, {id: q,", "name: P, weight: 0}, {id: q, weight: 0,");
    assert_eq!(marks_in(&[("a.yaml", &text)]), []);
}

#[test]
fn targets_lie_on_the_scale() {
    assert_eq!(marks_with("name: P}", "name: P, target: 3}"), one("rubric/target-out-of-scale", "3"));
    assert_eq!(marks_with("name: P}", "name: P, target: al}"), one("rubric/unknown-id", "al"));
    assert_eq!(marks_with("name: P}", "name: P, target: all}"), []);
    let more = "profiles: [{id: x}]\ntargets: [{when: {profile: x}, capability: p, at_least: 2.5}]\n";
    assert_eq!(marks(more), one("rubric/target-out-of-scale", "2.5"));
}

#[test]
fn descriptors_cover_the_levels() {
    assert_eq!(marks_with("name: P}", "name: P, levels: {0: a, some: b}}"), one("rubric/descriptors", "levels"));
    assert_eq!(marks_with("name: P}", "name: P, levels: {0: a, some: b, 2: c, 3: d}}"), one("rubric/descriptors", "3"));
    assert_eq!(marks_with("name: P}", "name: P, levels: {0: a, some: b, 1: b, 2: c}}"), one("rubric/descriptors", "1"));
    assert_eq!(marks_with("name: P}", "name: P, levels: {0: a, some: b, 2: c}}"), []);
}

#[test]
fn levels_ascend() {
    let found = marks_with("{level: 1, id: some}", "{level: 1, id: some, points: 2}");
    assert_eq!(found, one("rubric/levels-not-ascending", "{level: 2, id: all}"));
}

#[test]
fn conditions_fit_their_facts() {
    let check = |when: &str| {
        let facts = "facts: [{id: n, type: int}, {id: b, type: bool}, {id: l, type: list}, {id: t, type: text}]\nprofiles: [{id: lean}]\n";
        marks(&format!("{facts}targets: [{{when: {{{when}}}, capability: p, at_least: 1}}]\n"))
    };
    assert_eq!(check("n: {at_least: 1, at_most: 5}, b: false, l: gcp, t: word, profile: lean"), []);
    assert_eq!(check("n: true"), one("rubric/condition", "true"));
    assert_eq!(check("b: 3"), one("rubric/condition", "3"));
    assert_eq!(check("t: {at_least: 3}"), one("rubric/condition", "{at_least: 3}"));
    assert_eq!(check("n: {atleast: 3}"), one("rubric/condition", "atleast"));
    assert_eq!(check("profile: leen"), one("rubric/unknown-id", "leen"));
    assert_eq!(check("m: 3"), one("rubric/unknown-id", "m"));
}

/// A roadmap with one phase, one size and these items.
fn roadmap(items: &str) -> String {
    format!("roadmap:\n  sizes: [{{id: small}}]\n  phases: [{{id: P1, weeks: [1, 4]}}]\n  items: [{items}]\n")
}

#[test]
fn efforts_go_from_low_to_high() {
    let item = |effort: &str| marks(&roadmap(&format!("{{id: x, phase: P1, text: X, effort: {{small: {effort}}}}}")));
    assert_eq!(item("[3, 1]"), one("rubric/effort", "[3, 1]"));
    assert_eq!(item("-1"), one("rubric/effort", "-1"));
    assert_eq!(item("2.5"), []);
    let weeks = roadmap("{id: x, phase: P1, text: X, weeks: [0, 2]}");
    assert_eq!(marks(&weeks), one("rubric/effort", "[0, 2]"));
}

#[test]
fn circles_of_needs_are_named_once_and_opened() {
    let items = "{id: x, phase: P1, text: X, needs: [y]}, {id: y, phase: P1, text: Y, needs: [z]}, {id: z, phase: P1, text: Z, needs: [x]}";
    let text = format!("{TINY}{}", roadmap(items));
    let (rubric, found) = read(&[("a.yaml", &text)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "these items need each other: `x` needs `y` needs `z` needs `x`");
    assert_eq!((found[0].code.slug, found[0].related.len()), ("rubric/cycle", 2));
    let needs: Vec<_> = rubric.expect("a rubric").roadmap.items.values().map(|item| item.needs.len()).collect();
    assert_eq!(needs, [1, 1, 0]);
    assert_eq!(marks(&roadmap("{id: x, phase: P1, text: X, needs: [x]}")), one("rubric/cycle", "[x]"));
}

/// A matrix of two by two with this grid.
fn matrix(grid: &str) -> String {
    let steps = "[{id: one}, {id: two}]";
    format!("risk_matrix:\n  likelihood: {steps}\n  impact: {steps}\n  levels: [{{id: low}}, {{id: high}}]\n  grid: {grid}\n")
}

#[test]
fn the_grid_has_a_level_for_every_pair() {
    assert_eq!(marks(&matrix("[[low, low], [low, high]]")), []);
    assert_eq!(marks(&matrix("[[low, low]]")), one("rubric/grid-size", "[[low, low]]"));
    assert_eq!(marks(&matrix("[[low, low], [high]]")), one("rubric/grid-size", "[high]"));
    assert_eq!(marks(&matrix("[[low, high], [low, low]]")), one("rubric/grid-not-monotone", "low"));
    assert_eq!(marks(&matrix("[[low, high], [high, low]]")), one("rubric/grid-not-monotone", "low"));
}

#[test]
fn cuts_make_the_bands() {
    let metric = |cuts: &str| {
        let bands = "metric_bands: [{id: bad}, {id: fair}, {id: good}]\nmetric_groups: [{id: g}]\n";
        marks(&format!("{bands}metrics: [{{id: m, group: g, direction: lower, cuts: {cuts}}}]\n"))
    };
    assert_eq!(metric("[9, 3]"), []);
    assert_eq!(metric("[9]"), one("rubric/metric-cuts", "[9]"));
    assert_eq!(metric("[3, 9]"), one("rubric/metric-cuts", "9"));
}

#[test]
fn policies_are_inherited_and_explicit() {
    let text =
        TINY.replace("plural: areas}", "plural: areas, aggregate: min}").replace("name: A,", "name: A, aggregate: {na: target},");
    let text = format!("{text}scoring: {{missing: void, weights: \"off\"}}\n");
    let (rubric, found) = read(&[("a.yaml", &text)]);
    assert_eq!(found, []);
    let rubric = rubric.expect("a rubric");
    let node = &rubric.nodes[rubric.top[0]].aggregate;
    let expected = Aggregate {
        by: Primitive::Min,
        weights: false,
        missing: MissingPolicy::Void,
        na: NaPolicy::Target,
        ..Aggregate::default()
    };
    assert_eq!(*node, expected);
    assert_eq!(rubric.root.by, Primitive::Mean);
    assert_eq!(marks("root: {aggregate: meen}\n"), one("yaml/bad-value", "meen"));
}

#[test]
fn trees_may_be_uneven() {
    let kinds =
        "kinds: [{id: area, plural: areas}, {id: topic, plural: topics}, {id: practice, plural: practices, scale: steps}]";
    let scales = TINY.lines().nth(2).expect("the scales");
    let areas =
        "areas: [{id: a, name: A, practices: [{id: p, name: P}], topics: [{id: t, name: T, practices: [{id: q, name: Q}]}]}]";
    let (rubric, found) = read(&[("a.yaml", &format!("rubric: x\n{kinds}\n{scales}\n{areas}\n"))]);
    assert_eq!(found, []);
    let rubric = rubric.expect("a rubric");
    let below: Vec<_> = rubric.items_below(rubric.top[0]).into_iter().map(|ix| rubric.nodes[ix].id.as_str()).collect();
    assert_eq!(below, ["p", "q"]);
}

#[test]
fn maps_become_words_and_thresholds() {
    let text = TINY.replace("name: P}", "name: P, maps: {google: {l1: 1, l2: all}, iso: [A.1]}}");
    let text = format!("{text}readings: [{{id: google, name: Google}}]\n");
    let (rubric, found) = read(&[("a.yaml", &text)]);
    assert_eq!(found, []);
    let rubric = rubric.expect("a rubric");
    let (_, _, item) = rubric.items().next().expect("an item");
    assert_eq!(item.maps[0].1, ["level 1 from 1", "level 2 from 2"]);
    assert_eq!(item.maps[1], ("iso".to_owned(), vec!["A.1".to_owned()]));
    assert_eq!(item.thresholds[0].1, [(1, Exact::from(1i64)), (2, Exact::from(2i64))]);
}

#[test]
fn a_broken_rubric_is_reported_and_never_panics() {
    let files = built_in();
    for (at, (_, text)) in files.iter().enumerate() {
        for line in (7..text.lines().count()).step_by(97) {
            let without: Vec<&str> = text.lines().enumerate().filter(|(n, _)| *n != line).map(|(_, line)| line).collect();
            let broken = without.join("\n");
            let mut changed: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            changed[at].1 = &broken;
            read(&changed);
        }
    }
}
