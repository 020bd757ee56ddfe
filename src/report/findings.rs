//! Sentences the report says about itself: computed, and true for every input, or written by the author.

use super::prose;
use super::scene::Scene;
use super::scores::{result_text, tally_view};
use super::view::Counts;
use crate::assessment::Assessment;
use crate::exact::Exact;
use crate::plan::Gap;
use crate::rubric::{Form, Ix, Node, Scale};
use crate::say;
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
        proven: proven.as_ref().map_or_else(|| super::numbers::NOTHING.to_owned(), |share| scene.words.percent(share)),
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
    let words = scene.words;
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
            say!(words, "findings-furthest", name = names[0], now, target)
        }
        _ => say!(words, "findings-furthest-several", names = words.list(&names)),
    }
}

/// The finding without a single level: nothing asked yet, nobody knows, or nothing applies.
fn nothing_answered(scene: &Scene<'_>) -> String {
    let counts = counts(scene);
    if counts.unknown > 0 {
        say!(scene.words, "findings-nobody-knows", n = counts.unknown)
    } else if counts.items > 0 && counts.not_applicable == counts.items {
        scene.words.text("findings-nothing-applicable")
    } else {
        scene.words.text("findings-nothing-answered")
    }
}

/// The finding where no part lies below its target: without targets there is none to name.
fn no_distance(scene: &Scene<'_>) -> String {
    let (words, counts) = (scene.words, counts(scene));
    let [kind, kinds] = scene.item_kind();
    let overall = &scene.scorecard().overall;
    let below = counts.below_target;
    let finding = if counts.with_target == 0 || below > 0 && overall.target.is_none() {
        result_finding(scene, overall)
    } else if overall.value.is_none() && below > 0 {
        say!(words, "findings-below", n = below, kind, kinds)
    } else if below > 0 {
        return say!(words, "findings-whole-at-target", n = below, kind, kinds);
    } else {
        say!(words, "findings-all-at-target", kind)
    };
    match overall.coverage.applicable - overall.coverage.answered {
        0 => finding,
        open => say!(words, "findings-with-open", finding, open),
    }
}

/// The result of the whole: its number and band, its outcome, or what was counted.
fn result_finding(scene: &Scene<'_>, overall: &NodeScore) -> String {
    let words = scene.words;
    match (&overall.value, overall.outcome) {
        (Some(value), _) => {
            let value = out_of_top(scene, value);
            match overall.band.and_then(|band| scene.rubric.bands.bands.get(band)) {
                Some(band) => say!(words, "findings-overall-band", value, band = band.name.as_str()),
                None => say!(words, "findings-overall", value),
            }
        }
        (None, Some(outcome)) => say!(words, "findings-outcome", outcome = scene.rubric.outcomes[outcome].name.as_str()),
        (None, None) if scene.gauge(None).is_scored() => words.text("findings-no-value"),
        (None, None) => seen_finding(scene, overall),
    }
}

/// A value of the whole beside the highest there is: `2.4 of 4`.
fn out_of_top(scene: &Scene<'_>, value: &Exact) -> String {
    let gauge = scene.gauge(None);
    let value = gauge.show(value);
    match gauge.top() {
        Some(top) => say!(scene.words, "findings-of-top", value, top),
        None => value,
    }
}

fn seen_finding(scene: &Scene<'_>, score: &NodeScore) -> String {
    match seen(scene, score) {
        Some(seen) => say!(scene.words, "findings-seen", seen),
        None => scene.words.text("findings-no-result"),
    }
}

/// What was counted, without what is open, as running text: `high: three, low: one`.
fn seen(scene: &Scene<'_>, score: &NodeScore) -> Option<String> {
    let counts = tally_view(scene, scene.scorecard(), score.node).counts;
    let seen: Vec<String> = counts
        .iter()
        .filter(|line| line.count > 0 && line.class != "none")
        .map(|line| say!(scene.words, "findings-seen-one", name = line.name.as_str(), n = line.count))
        .collect();
    (!seen.is_empty()).then(|| seen.join(", "))
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
    let words = scene.words;
    let overall = &scene.scorecard().overall;
    let gauge = scene.gauge(None);
    let value = out_of_top(scene, overall.value.as_ref()?);
    let target = overall.target.as_ref().map(|target| gauge.show(target));
    let before = scene.previous().and_then(|earlier| {
        let before = earlier.scorecard.overall.value.as_ref()?;
        Some((gauge.show(before), earlier.name))
    });
    Some(match (target, before) {
        (None, None) => say!(words, "findings-score", value),
        (Some(target), None) => say!(words, "findings-score-target", value, target),
        (None, Some((before, earlier))) => say!(words, "findings-score-before", value, before, earlier),
        (Some(target), Some((before, earlier))) => {
            say!(words, "findings-score-target-before", value, target, before, earlier)
        }
    })
}

fn gap_sentence(scene: &Scene<'_>) -> Option<String> {
    let words = scene.words;
    let gaps = &scene.plan().gaps;
    let all = counts(scene).with_target;
    if all == 0 {
        return None;
    }
    let [kind, kinds] = scene.item_kind();
    let share = match gaps.len() {
        0 => return Some(say!(words, "findings-gaps-none", all, kind, kinds)),
        number if number == all => say!(words, "findings-gaps-all", all, kind, kinds),
        number => say!(words, "findings-gaps-some", n = number, all, kinds),
    };
    let highest = gaps.first().map(|gap| &gap.priority);
    let first: Vec<&str> = gaps.iter().filter(|gap| Some(&gap.priority) == highest).map(|gap| scene.name_of(gap.item)).collect();
    // More than three share a place that is no order.
    Some(match (gaps.len(), first.len()) {
        (1, _) => say!(words, "findings-gaps-only", share, names = words.list(&first)),
        (_, 1..=3) => say!(words, "findings-gaps-first", share, names = words.list(&first)),
        _ => say!(words, "findings-sentence", finding = share),
    })
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
    Some(if low == high {
        say!(scene.words, "findings-open-unmoved", open)
    } else {
        say!(scene.words, "findings-open-range", open, low, high)
    })
}

fn plan_sentence(scene: &Scene<'_>) -> Option<String> {
    let plan = scene.plan();
    let after = plan.overall_after.as_ref().filter(|_| !plan.roadmap.items.is_empty())?;
    Some(say!(scene.words, "findings-projected", n = plan.roadmap.items.len(), value = scene.gauge(None).show(after)))
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
    let words = scene.words;
    let coverage = items.iter().map(|item| scene.scorecard().node(*item).coverage);
    let (answered, applicable) = coverage.fold((0, 0), |sum, one| (sum.0 + one.answered, sum.1 + one.applicable));
    if applicable == 0 {
        return words.text("findings-nothing-here-applicable");
    }
    if answered == 0 {
        return words.text("findings-nothing-here-answered");
    }
    let has_target = items.iter().any(|item| scene.scorecard().gap(*item).is_some());
    let score = top.map(|top| scene.scorecard().node(top));
    let finding = match score.filter(|_| !has_target && !scene.rubric.outcomes.is_empty()) {
        Some(score) => result_here(scene, score),
        None if has_target => gaps_here(scene, items),
        None => without_target(scene, score, answered, applicable),
    };
    match applicable - answered {
        0 => say!(words, "findings-sentence", finding),
        open => say!(words, "findings-sentence-open", finding, open),
    }
}

/// The outcome of a part and what was counted below it.
fn result_here(scene: &Scene<'_>, score: &NodeScore) -> String {
    let outcome = score.outcome.map(|outcome| scene.rubric.outcomes[outcome].name.as_str());
    match (outcome, seen(scene, score)) {
        (Some(outcome), Some(seen)) => say!(scene.words, "findings-outcome-seen", outcome, seen),
        (Some(outcome), None) => say!(scene.words, "findings-outcome", outcome),
        (None, _) => seen_finding(scene, score),
    }
}

/// What there is to say of a part where no answer has a target.
fn without_target(scene: &Scene<'_>, score: Option<&NodeScore>, answered: usize, applicable: usize) -> String {
    let words = scene.words;
    if scene.rubric.items().any(|(ix, ..)| scene.scorecard().target(ix).is_some()) {
        return say!(words, "findings-no-target-here", kind = scene.item_kind()[0]);
    }
    match score.and_then(|score| score.weakest) {
        Some(weakest) => {
            let value = result_text(scene, scene.scorecard().node(weakest));
            say!(words, "findings-lowest", name = scene.name_of(weakest), value)
        }
        None => say!(words, "findings-answered", n = answered, all = applicable),
    }
}

/// How many items of a part are below their targets, the most urgent first.
fn gaps_here(scene: &Scene<'_>, items: &[Ix<Node>]) -> String {
    let words = scene.words;
    let kinds = scene.item_kind()[1];
    let below: Vec<&Gap> = scene.plan().gaps.iter().filter(|gap| items.contains(&gap.item)).collect();
    match below.as_slice() {
        [] => say!(words, "findings-here-at-target", kinds),
        [one] => say!(words, "findings-here-one-below", name = scene.name_of(one.item), distance = steps(scene, one)),
        [first, rest @ ..] => {
            let rest: Vec<&str> = rest.iter().map(|gap| scene.name_of(gap.item)).collect();
            let name = scene.name_of(first.item);
            say!(
                words,
                "findings-here-below",
                n = below.len(),
                kinds,
                name,
                distance = steps(scene, first),
                rest = words.list(&rest)
            )
        }
    }
}

/// A gap in the words of the item's scale: levels where each counts one, else points.
fn steps(scene: &Scene<'_>, gap: &Gap) -> String {
    let scale = scene.rubric.nodes[gap.item].item.as_ref().map(|item| scene.rubric.scale_of(item));
    let is_counted = |scale: &&Scale| {
        let mut levels = scale.levels.values();
        matches!(scale.form, Form::Level { .. }) && levels.all(|level| scale.points_of(level) == Some(Exact::from(level.number)))
    };
    let are_levels = scale.as_ref().is_some_and(is_counted);
    let whole = gap.gap.to_i64().and_then(|whole| usize::try_from(whole).ok());
    let number = || scene.words.decimal(&gap.gap.to_short(2));
    match (are_levels, whole) {
        (true, Some(n)) => say!(scene.words, "findings-levels", n),
        (true, None) => say!(scene.words, "findings-levels-part", number = number()),
        (false, Some(n)) => say!(scene.words, "findings-points", n),
        (false, None) => say!(scene.words, "findings-points-part", number = number()),
    }
}
