//! Sentences the report says about itself: computed, and true for every input, or written by the author.

use super::prose;
use super::scene::Scene;
use super::scores::{result_text, tally_view};
use super::view::Counts;
use super::words::{self, spelled};
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::rubric::{Form, Ix, Node, Scale};
use crate::score::{Derivation, ItemState, NodeScore};

/// Counts over all answered nodes and the register.
pub fn counts(scene: &Scene<'_>) -> Counts {
    let items: Vec<Ix<Node>> = scene.rubric.items().map(|(ix, ..)| ix).collect();
    let in_scope = items.iter().filter(|item| scene.scorecard().is_in_scope(**item)).count();
    let state_count = |wanted: &dyn Fn(&ItemState) -> bool| {
        let states = items.iter().map(|item| super::nodes::item_state(&scene.scorecard().node(*item).derivation));
        states.filter(wanted).count()
    };
    let gaps = scene.plan().gaps.len();
    let with_target = items.iter().filter(|item| scene.scorecard().gap(**item).is_some()).count();
    let answered = state_count(&|state| matches!(state, ItemState::Answered(_)));
    let proven_answers = items.iter().filter(|item| is_proven(scene, **item)).count();
    let proven = Exact::from(proven_answers).checked_div(&Exact::from(answered));
    let live = scene.plan().risks.iter().filter(|risk| risk.is_open());
    Counts {
        items: in_scope,
        out_of_scope: items.len() - in_scope,
        at_target: with_target - gaps,
        with_target,
        below_target: gaps,
        not_applicable: state_count(&|state| *state == ItemState::NotApplicable),
        unknown: state_count(&|state| *state == ItemState::Unknown),
        unanswered: state_count(&|state| *state == ItemState::Unanswered),
        risks_live: live.clone().count(),
        risks_above_appetite: live.filter(|risk| risk.above_appetite).count(),
        proven: proven.as_ref().map_or_else(|| super::numbers::NOTHING.to_owned(), words::percent),
        proven_answers,
        answered,
    }
}

/// Whether an answered node has evidence of a proven grade.
fn is_proven(scene: &Scene<'_>, item: Ix<Node>) -> bool {
    let answered = matches!(scene.scorecard().node(item).derivation, Derivation::Answer { state: ItemState::Answered(_), .. });
    let grade = scene.assessment.answers.get(&item).and_then(Assessment::best_grade);
    answered && grade.is_some_and(|grade| scene.rubric.answering.proven_grades.contains(&grade))
}

/// The distance of a top node's score to its target, where both exist and the target is higher.
fn distance(scene: &Scene<'_>, top: Ix<Node>) -> Option<Exact> {
    let score = scene.scorecard().node(top);
    let distance = score.target.as_ref()? - score.value.as_ref()?;
    // Different ranges compare by the share of each.
    let extent = score.range.as_ref().map(|(low, high)| high - low);
    let share = extent.and_then(|extent| distance.checked_div(&extent)).unwrap_or(distance);
    (!share.is_zero() && !share.is_negative()).then_some(share)
}

/// The finding: the author's words, else which part has the longest way to its target. The flag says whether it was computed.
pub fn headline(scene: &Scene<'_>) -> (String, bool) {
    match &scene.assessment.headline {
        Some(words) => (words.clone(), false),
        None => (computed_headline(scene), true),
    }
}

fn computed_headline(scene: &Scene<'_>) -> String {
    if scene.scorecard().overall.coverage.answered == 0 {
        return nothing_answered(scene);
    }
    let distances: Vec<(Ix<Node>, Exact)> = scene.sections().filter_map(|top| Some((top, distance(scene, top)?))).collect();
    let Some(longest) = distances.iter().map(|(_, distance)| distance).max() else {
        return no_distance(scene);
    };
    let furthest: Vec<Ix<Node>> = distances.iter().filter(|(_, distance)| distance == longest).map(|(top, _)| *top).collect();
    let names: Vec<&str> = furthest.iter().map(|top| scene.rubric.nodes[*top].short.as_str()).collect();
    match furthest.as_slice() {
        [only] => {
            let score = scene.scorecard().node(*only);
            let [now, target] =
                [&score.value, &score.target].map(|value| scene.gauge(Some(*only)).number(value.as_ref()).display);
            format!("{} has the longest way to go: {now} against a target of {target}", names[0])
        }
        _ => format!("{} have the longest way to go", words::sentence(&words::list(&names))),
    }
}

/// The finding without a single level: nothing asked yet, nobody knows, or nothing applies.
fn nothing_answered(scene: &Scene<'_>) -> String {
    let counts = counts(scene);
    if counts.unknown > 0 {
        let known = if counts.unknown == 1 {
            "One question was asked".to_owned()
        } else {
            format!("{} questions were asked", counts.unknown)
        };
        format!("{known}, and nobody knows the answer")
    } else if counts.items > 0 && counts.not_applicable == counts.items {
        "Nothing of this rubric is applicable".to_owned()
    } else {
        "Nothing is answered yet".to_owned()
    }
}

/// The finding where no part lies below its target: without targets there is none to name.
fn no_distance(scene: &Scene<'_>) -> String {
    let counts = counts(scene);
    let (one, many) = words::item_kind(scene.rubric);
    let (one, many) = (one.as_str(), many.as_str());
    let open = scene.scorecard().overall.coverage.applicable - scene.scorecard().overall.coverage.answered;
    let so_far = if open == 0 { String::new() } else { format!("; {} open", words::spelled(open, "answer is", "answers are")) };
    let overall = &scene.scorecard().overall;
    if counts.with_target == 0 || counts.below_target > 0 && overall.target.is_none() {
        format!("{}{so_far}", result_sentence(scene, overall))
    } else if overall.value.is_none() && counts.below_target > 0 {
        format!("{}{so_far}", words::sentence(&format!("{} below target", words::spelled(counts.below_target, one, many))))
    } else if counts.below_target > 0 {
        let are = if counts.below_target == 1 { "is" } else { "are" };
        format!("The whole is at its target, but {} {are} not", words::spelled(counts.below_target, one, many))
    } else {
        format!("Every answered {one} has reached its target{so_far}")
    }
}

/// The result of the whole: its number and band, its outcome, or what was counted.
fn result_sentence(scene: &Scene<'_>, overall: &NodeScore) -> String {
    let gauge = scene.gauge(None);
    match (&overall.value, overall.outcome) {
        (Some(value), _) => {
            let of = gauge.top().map(|top| format!(" of {top}")).unwrap_or_default();
            let band = overall.band.and_then(|band| scene.rubric.bands.bands.get(band));
            let band = band.map(|band| format!(", “{}”", band.name)).unwrap_or_default();
            format!("The overall score is {}{of}{band}", gauge.show(value))
        }
        (None, Some(outcome)) => format!("The result is “{}”", scene.rubric.outcomes[outcome].name),
        (None, None) if gauge.is_scored() => "The overall score has no value yet".to_owned(),
        (None, None) => seen_sentence(scene, overall),
    }
}

/// What was counted, without what is open.
fn seen_sentence(scene: &Scene<'_>, overall: &NodeScore) -> String {
    let counts = tally_view(scene, scene.scorecard(), overall.node).counts;
    let seen: Vec<String> = counts
        .iter()
        .filter(|line| line.count > 0 && line.class != "none")
        .map(|line| format!("{}: {}", line.name.to_lowercase(), words::spelled_number(line.count)))
        .collect();
    if seen.is_empty() { "No result can be named yet".to_owned() } else { words::sentence(&seen.join(", ")) }
}

/// The author's summary, or what the numbers say, as safe HTML.
pub fn summary(scene: &Scene<'_>) -> String {
    if let Some(markdown) = &scene.assessment.summary {
        return prose::html(markdown);
    }
    let (headline, is_computed) = headline(scene);
    let said = |sentence: &String| is_computed && headline.starts_with(sentence.trim_end_matches('.'));
    let sentences: Vec<String> = [
        level_sentence(scene).filter(|sentence| !said(sentence)),
        gap_sentence(scene),
        open_sentence(scene),
        plan_sentence(scene),
    ]
    .into_iter()
    .flatten()
    .collect();
    prose::html(&escape_markdown(&sentences.join(" ")))
}

fn level_sentence(scene: &Scene<'_>) -> Option<String> {
    let overall = &scene.scorecard().overall;
    let value = overall.value.as_ref()?;
    let gauge = scene.gauge(None);
    let shown = gauge.show(value);
    let of = gauge.top().map(|top| format!(" of {top}")).unwrap_or_default();
    let target = overall.target.as_ref().map(|target| format!(", against a target of {}", gauge.show(target)));
    let change = scene.previous().and_then(|earlier| {
        let from = earlier.scorecard.overall.value.as_ref()?;
        Some(format!("; it was {} in {}", gauge.show(from), earlier.name))
    });
    Some(format!("The overall score is {shown}{of}{}{}.", target.unwrap_or_default(), change.unwrap_or_default()))
}

fn gap_sentence(scene: &Scene<'_>) -> Option<String> {
    let gaps = &scene.plan().gaps;
    let counts = counts(scene);
    if counts.with_target == 0 {
        return None;
    }
    let (one, many) = words::item_kind(scene.rubric);
    let share = match (gaps.len(), counts.with_target) {
        (0, 1) => return Some(format!("The one answered {one} is at its target.")),
        (0, all) => return Some(format!("All {all} answered {many} are at their targets.")),
        (1, 1) => format!("The one answered {one} is below its target"),
        (1, all) => format!("One of {all} answered {many} is below its target"),
        (number, all) if number == all => format!("All {all} answered {many} are below their targets"),
        (number, all) => format!("{} answered {many} are below their targets", words::sentence(&words::of(number, all))),
    };
    Some(format!("{share}{}.", foremost(scene)))
}

/// The gaps that share the highest priority, unless they are too many to be an order: `; first: A and B`.
fn foremost(scene: &Scene<'_>) -> String {
    let gaps = &scene.plan().gaps;
    let highest = gaps.first().map(|gap| &gap.priority);
    let first: Vec<&str> = gaps.iter().filter(|gap| Some(&gap.priority) == highest).map(|gap| scene.name_of(gap.item)).collect();
    match (gaps.len(), first.len()) {
        (1, _) => format!(": {}", words::list(&first)),
        (_, 1..=3) => format!("; first: {}", words::list(&first)),
        _ => String::new(),
    }
}

/// Positions of the outermost nodes, the longest distance to the target first; equal ones keep the rubric's order.
pub fn by_distance(scene: &Scene<'_>) -> Vec<usize> {
    let sections: Vec<Ix<Node>> = scene.sections().collect();
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(distance(scene, sections[*at])));
    order
}

fn open_sentence(scene: &Scene<'_>) -> Option<String> {
    let overall = &scene.scorecard().overall;
    let open = overall.coverage.applicable - overall.coverage.answered;
    if open == 0 || overall.value.is_none() {
        return None;
    }
    let [low, high] = [&overall.low, &overall.high].map(|value| scene.gauge(None).number(value.as_ref()).display);
    let are = if open == 1 { "is" } else { "are" };
    let so = if low == high {
        "which cannot move the score".to_owned()
    } else {
        format!("so the score may lie between {low} and {high}")
    };
    Some(format!("{} {are} still open, {so}.", words::sentence(&spelled(open, "answer", "answers"))))
}

fn plan_sentence(scene: &Scene<'_>) -> Option<String> {
    let plan = scene.plan();
    let after = plan.overall_after.as_ref().filter(|_| !plan.roadmap.items.is_empty())?;
    let items = words::spelled(plan.roadmap.items.len(), "roadmap item", "roadmap items");
    Some(format!("With {items} done, the projected score is {}.", scene.gauge(None).show(after)))
}

/// Generated sentences contain names from content; Markdown signs in them stay what they are.
fn escape_markdown(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&');
            special.then_some('\\').into_iter().chain(std::iter::once(c))
        })
        .collect()
}

/// One sentence about a dimension, or about the items below no dimension: what is below target, what is open.
pub fn diagnosis(scene: &Scene<'_>, top: Option<Ix<Node>>, items: &[Ix<Node>]) -> String {
    let coverage = items.iter().map(|item| scene.scorecard().node(*item).coverage);
    let (answered, applicable) = coverage.fold((0, 0), |sum, one| (sum.0 + one.answered, sum.1 + one.applicable));
    if applicable == 0 {
        return "Nothing here is applicable.".to_owned();
    }
    if answered == 0 {
        return "Nothing here is answered yet.".to_owned();
    }
    let has_target = items.iter().any(|item| scene.scorecard().gap(*item).is_some());
    let open = applicable - answered;
    let so_far = if open == 0 { String::new() } else { format!("; {} open", spelled(open, "answer is", "answers are")) };
    let score = top.map(|top| scene.scorecard().node(top));
    if let Some(score) = score.filter(|_| !has_target && !scene.rubric.outcomes.is_empty()) {
        let counted = seen_sentence(scene, score);
        return match score.outcome {
            Some(outcome) => {
                format!("The result is “{}”: {}{so_far}.", scene.rubric.outcomes[outcome].name, counted.to_lowercase())
            }
            None => format!("{counted}{so_far}."),
        };
    }
    let below: Vec<&crate::plan::Gap> = scene.plan().gaps.iter().filter(|gap| items.contains(&gap.item)).collect();
    let (singular, kind) = words::item_kind(scene.rubric);
    let first = match below.as_slice() {
        [] if !has_target && scene.rubric.items().all(|(ix, ..)| scene.scorecard().target(ix).is_none()) => {
            match score.and_then(|score| score.weakest) {
                Some(weakest) => {
                    let value = result_text(scene, scene.scorecard().node(weakest));
                    format!("The lowest below it is {}, at {value}", scene.name_of(weakest))
                }
                None => words::sentence(&format!("{} answered", words::of(answered, applicable))),
            }
        }
        [] if !has_target => format!("No answered {} here has a target", singular),
        [] => format!("All answered {kind} here are at target"),
        [one] => format!("{} is below target, by {}", scene.name_of(one.item), steps(scene, one)),
        [first, rest @ ..] => format!(
            "{} {kind} are below target; {} comes first, {} short, before {}",
            words::sentence(&words::spelled_number(below.len())),
            scene.name_of(first.item),
            steps(scene, first),
            words::list(&rest.iter().map(|gap| scene.name_of(gap.item)).collect::<Vec<_>>())
        ),
    };
    format!("{first}{so_far}.")
}

/// A gap in the words of the item's scale: levels where each counts one, else points.
fn steps(scene: &Scene<'_>, gap: &crate::plan::Gap) -> String {
    let scale = scene.rubric.nodes[gap.item].item.as_ref().map(|item| scene.rubric.scale_of(item));
    let is_counted = |scale: &&Scale| {
        let mut levels = scale.levels.values();
        matches!(scale.form, Form::Level { .. }) && levels.all(|level| scale.points_of(level) == Some(Exact::from(level.number)))
    };
    if scale.as_ref().is_some_and(is_counted) { levels(&gap.gap) } else { format!("{} points", gap.gap.to_short(2)) }
}

fn levels(gap: &Exact) -> String {
    match gap.to_i64().and_then(|whole| usize::try_from(whole).ok()) {
        Some(whole) => words::spelled(whole, "level", "levels"),
        None => format!("{} levels", gap.to_short(2)),
    }
}
