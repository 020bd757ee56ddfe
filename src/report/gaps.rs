//! The gap table.

use super::items::target_words;
use super::nodes::{driven_risks, pain_id, pain_text};
use super::scene::{Scene, person};
use super::view::{GapView, Number};
use crate::exact::Exact;
use crate::plan::Gap;
use crate::say;

/// All gaps with their running share of the summed priorities.
pub fn gaps(scene: &Scene<'_>) -> Vec<GapView> {
    let total: Exact = scene.plan().gaps.iter().map(|gap| gap.priority.clone()).sum();
    let mut so_far = Exact::zero();
    let with_share = |(at, gap): (usize, &Gap)| {
        so_far = &so_far + &gap.priority;
        gap_view(scene, at + 1, gap, so_far.checked_div(&total).as_ref())
    };
    scene.plan().gaps.iter().enumerate().map(with_share).collect()
}

fn gap_view(scene: &Scene<'_>, rank: usize, gap: &Gap, so_far: Option<&Exact>) -> GapView {
    let node = &scene.rubric.nodes[gap.item];
    let top = scene.rubric.top_of(gap.item);
    let gauge = scene.gauge(Some(gap.item));
    let formula = formula(scene, gap);
    let shown = |number: String| scene.words.decimal(&number);
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
        gap: shown(gap.gap.to_short(2)),
        gap_value: gap.gap.clone(),
        weight: shown(gap.factors.weight.to_short(3)),
        weight_value: gap.factors.weight.clone(),
        pain: gap.factors.pain.map(pain_id),
        pain_text: gap.factors.pain.map(|pain| pain_text(scene.words, pain)),
        priority: shown(gap.priority.to_fixed(1)),
        priority_value: gap.priority.clone(),
        formula: shown(formula.clone()),
        formula_plain: formula,
        cumulative: so_far.map_or_else(String::new, |share| (share * &Exact::from(100i64)).to_fixed(0)),
        cumulative_text: so_far.map_or_else(String::new, |share| scene.words.percent(share)),
        effort: gap.effort.as_ref().map(|effort| shown(effort.to_short(1))),
        effort_value: gap.effort.clone(),
        items: gap.closed_by.iter().map(|at| scene.planned(*at)).collect(),
        risks: driven_risks(scene, gap.item),
        owner: scene.assessment.answers.get(&gap.item).and_then(|answer| person(answer.owner.as_ref())),
    }
}

/// `2 × 3 × (1 + 0.25) = 7.5`, with decimal points.
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
    let words = scene.words;
    let gaps = &scene.plan().gaps;
    let Some(first) = gaps.first() else {
        return match scene.scorecard().overall.coverage.answered {
            0 => words.text("report-gaps-nothing-answered"),
            _ => say!(words, "report-gaps-none", kind = scene.item_kind()[0]),
        };
    };
    let (n, first) = (gaps.len(), scene.name_of(first.item));
    match (n, carrying_half(gaps)) {
        (1, _) => say!(words, "report-gaps-only", first),
        (_, 0) => say!(words, "report-gaps-count", n),
        (_, carrying) => say!(words, "report-gaps-carrying", n, carrying, first),
    }
}

/// How many of the first gaps carry half of the summed priorities.
fn carrying_half(gaps: &[Gap]) -> usize {
    let total: Exact = gaps.iter().map(|gap| gap.priority.clone()).sum();
    let half = total * Exact::ratio(1, 2);
    let mut sum = Exact::zero();
    let is_needed = |gap: &&Gap| {
        let needed = sum < half;
        sum = &sum + &gap.priority;
        needed
    };
    gaps.iter().take_while(is_needed).count()
}

/// What raises priorities by this rubric, besides distance and weight.
struct Raised {
    /// Each answer about pain that adds something, in words: `0.25 for high pain`.
    pains: Vec<String>,
    /// What an open risk adds, and the level from which it counts.
    risk: Option<(String, String)>,
}

impl Raised {
    fn by(scene: &Scene<'_>) -> Self {
        let (words, rule) = (scene.words, &scene.rubric.priority);
        let adds = |add: &Exact| words.decimal(&add.to_short(3));
        let pains = rule.pain.iter().filter(|(_, add)| !add.is_zero());
        let level = rule.risk_level.filter(|_| !rule.per_risk.is_zero());
        Raised {
            pains: pains
                .map(|(pain, add)| say!(words, "report-gaps-pain-adds", add = adds(add), pain = pain_id(*pain)))
                .collect(),
            risk: level.map(|level| (adds(&rule.per_risk), scene.rubric.matrix.levels[level].name.clone())),
        }
    }

    /// Which of both raise: what messages select by.
    fn by_what(&self) -> &'static str {
        match (self.pains.is_empty(), self.risk.is_none()) {
            (true, true) => "nothing",
            (false, true) => "pain",
            (true, false) => "risk",
            (false, false) => "both",
        }
    }
}

/// The formula, with this rubric's numbers.
pub fn priority_formula(scene: &Scene<'_>) -> String {
    let words = scene.words;
    let raised = Raised::by(scene);
    let by = raised.by_what();
    let pains = words.list(&raised.pains);
    let (add, level) = raised.risk.unwrap_or_default();
    let formula = say!(words, "report-gaps-formula", by, pains, add, level);
    if scene.rubric.roadmap.items.is_empty() { formula } else { say!(words, "report-gaps-formula-ties", formula) }
}

/// What the order of gaps follows, without numbers.
pub fn priority_words(scene: &Scene<'_>) -> String {
    let raised = Raised::by(scene);
    let by = raised.by_what();
    let (_, level) = raised.risk.unwrap_or_default();
    say!(scene.words, "report-gaps-ranked", by, level)
}
