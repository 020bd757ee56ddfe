//! The gap table.

use super::items::target_words;
use super::nodes::{driven_risks, pain_word};
use super::scene::{Scene, person};
use super::view::{GapView, Number};
use super::words;
use crate::exact::Exact;
use crate::plan::Gap;

/// All gaps with their running share of the summed priorities.
pub fn gaps(scene: &Scene<'_>) -> Vec<GapView> {
    let total: Exact = scene.plan().gaps.iter().map(|gap| gap.priority.clone()).sum();
    let mut so_far = Exact::zero();
    let with_share = |(at, gap): (usize, &Gap)| {
        so_far = &so_far + &gap.priority;
        let cumulative = so_far.checked_div(&total).map_or_else(String::new, |share| words::percent(&share));
        gap_view(scene, at + 1, gap, cumulative)
    };
    scene.plan().gaps.iter().enumerate().map(with_share).collect()
}

fn gap_view(scene: &Scene<'_>, rank: usize, gap: &Gap, cumulative: String) -> GapView {
    let node = &scene.rubric.nodes[gap.item];
    let top = scene.rubric.top_of(gap.item);
    let gauge = scene.gauge(Some(gap.item));
    GapView {
        rank,
        id: node.id.clone(),
        name: node.name.clone(),
        url: scene.node_url(gap.item),
        dimension: if top == gap.item { String::new() } else { scene.rubric.nodes[top].short.clone() },
        dimension_id: if top == gap.item { scene.loose_page() } else { scene.rubric.nodes[top].id.clone() },
        dimension_url: scene.node_url(top),
        now: Number { display: target_words(scene, gap.item, &gap.current), ..gauge.number(Some(&gap.current)) },
        target: Number { display: target_words(scene, gap.item, &gap.target), ..gauge.number(Some(&gap.target)) },
        level_class: gauge.class(&gap.current),
        target_class: gauge.class(&gap.target),
        axis: gauge.axis(),
        gap: gap.gap.to_short(2),
        gap_value: gap.gap.clone(),
        weight: gap.factors.weight.to_short(3),
        pain: gap.factors.pain.map(pain_word),
        priority: gap.priority.to_fixed(1),
        priority_value: gap.priority.clone(),
        formula: formula(scene, gap),
        cumulative,
        effort: gap.effort.as_ref().map(|effort| effort.to_short(1)),
        effort_value: gap.effort.clone(),
        items: gap.closed_by.iter().map(|at| scene.planned(*at)).collect(),
        risks: driven_risks(scene, gap.item),
        owner: scene.assessment.answers.get(&gap.item).and_then(|answer| person(answer.owner.as_ref())),
    }
}

/// `2 × 3 × (1 + 0.25) = 7.5`.
fn formula(scene: &Scene<'_>, gap: &Gap) -> String {
    let factors = &gap.factors;
    let risks = scene.rubric.priority.per_risk.clone() * Exact::from(factors.risks.len());
    let additions: Vec<String> = [&factors.pain_factor, &risks]
        .into_iter()
        .filter(|addition| !addition.is_zero())
        .map(|addition| addition.to_short(3))
        .collect();
    let product = format!("{} × {}", gap.gap.to_short(2), factors.weight.to_short(3));
    let result = gap.priority.to_short(3);
    if additions.is_empty() {
        format!("{product} = {result}")
    } else {
        format!("{product} × (1 + {}) = {result}", additions.join(" + "))
    }
}

/// How many gaps there are, and how many of them carry half of the priority.
pub fn headline(scene: &Scene<'_>) -> String {
    let gaps = &scene.plan().gaps;
    let open = scene.scorecard().overall.coverage;
    if gaps.is_empty() {
        let (one, _) = words::item_kind(scene.rubric);
        return if open.answered == 0 {
            "No gap can be named before something is answered".to_owned()
        } else {
            format!("No answered {one} is below its target")
        };
    }
    let total: Exact = gaps.iter().map(|gap| gap.priority.clone()).sum();
    let half = total * Exact::ratio(1, 2);
    let mut sum = Exact::zero();
    let carrying = gaps
        .iter()
        .take_while(|gap| {
            let needed = sum < half;
            sum = &sum + &gap.priority;
            needed
        })
        .count();
    let number = words::sentence(&words::spelled(gaps.len(), "gap", "gaps"));
    match (gaps.len(), carrying) {
        (1, _) => format!("{number}: {}", scene.name_of(gaps[0].item)),
        (_, 0) => number,
        (_, 1) => format!("{number}; the first, {}, carries half of the priority", scene.name_of(gaps[0].item)),
        (_, carrying) => format!("{number}; the first {} carry half of the priority", words::spelled_number(carrying)),
    }
}

/// The formula, with this rubric's numbers.
pub fn priority_formula(scene: &Scene<'_>) -> String {
    let rule = &scene.rubric.priority;
    let pains: Vec<String> = rule
        .pain
        .iter()
        .filter(|(_, add)| !add.is_zero())
        .map(|(pain, add)| format!("{} for {} pain", add.to_short(3), pain_word(*pain)))
        .collect();
    let pain = if pains.is_empty() { String::new() } else { format!(" + pain ({})", words::list(&pains)) };
    let risk = rule.risk_level.filter(|_| !rule.per_risk.is_zero()).map(|level| {
        format!(
            " + {} for each open risk at {} or above that it drives",
            rule.per_risk.to_short(3),
            scene.rubric.matrix.levels[level].name.to_lowercase()
        )
    });
    let risk = risk.unwrap_or_default();
    let raised = if pain.is_empty() && risk.is_empty() { String::new() } else { format!(" × (1{pain}{risk})") };
    let ties = if scene.rubric.roadmap.items.is_empty() { "" } else { "; ties go to the smaller effort" };
    format!("priority = gap × weight{raised}{ties}")
}

/// What the order of gaps follows, without numbers.
pub fn priority_words(scene: &Scene<'_>) -> String {
    let rule = &scene.rubric.priority;
    let pain = rule.pain.values().any(|add| !add.is_zero()).then_some("pain today");
    let risk =
        rule.risk_level.filter(|_| !rule.per_risk.is_zero()).map(|level| scene.rubric.matrix.levels[level].name.to_lowercase());
    let risk = risk.map(|level| format!("{level} risks"));
    let raisers: Vec<&str> = pain.into_iter().chain(risk.as_deref()).collect();
    let raised = if raisers.is_empty() { String::new() } else { format!("; {} raise it", words::list(&raisers)) };
    format!("Ranked by distance to the target times weight{raised}.")
}
