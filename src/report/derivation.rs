//! How a number came about, in words and formulas a reader can repeat with pencil and paper.

use super::conditions::{self, Naming};
use super::scene::Scene;
use super::view::{DerivationView, InputView};
use super::words;
use crate::exact::{Exact, Rounding};
use crate::rubric::{
    Aggregate, Ix, MissingPolicy, NaPolicy, Node, Over, Primitive, Round, RoundStage, ScalePolicy, Then, VotePolicy,
};
use crate::score::{Calculation, Decision, Derivation, Exclusion, InputFrom, InputLine, ItemState, NodeScore};

/// The derivation of a score.
pub fn derivation_view(scene: &Scene<'_>, score: &NodeScore) -> DerivationView {
    let exact = score.value.as_ref().map_or_else(|| "no value".to_owned(), Exact::to_ratio);
    let display = scene.gauge(score.node).number(score.value.as_ref()).display;
    match &score.derivation {
        Derivation::Answer { state, span, unmet, calculation } => {
            let placed = span.map(|span| format!("answered in {}", scene.place(span)));
            let gate = (!unmet.is_empty()).then(|| unmet_words(scene, score, unmet));
            let calculated = calculation.as_ref().filter(|calculation| calculation.is_shown());
            let steps = calculated.map(|calculation| Steps { scene, score, calculation, by: item_aggregate(scene, score) });
            DerivationView {
                by: steps.as_ref().map_or_else(|| "answer".to_owned(), |steps| steps.name()),
                formula: match &steps {
                    Some(steps) if matches!(state, ItemState::Answered(_)) || steps.calculation.decision.is_some() => {
                        steps.formula(&display)
                    }
                    _ => answer_words(scene, score, state),
                },
                policies: placed.into_iter().chain(gate).collect(),
                inputs: steps.map_or_else(Vec::new, |steps| steps.inputs()),
                display,
                exact,
            }
        }
        Derivation::Aggregated(calculation) => {
            let by = scene.rubric.aggregate_of(score.node).clone();
            let steps = Steps { scene, score, calculation, by };
            DerivationView {
                by: steps.name(),
                formula: steps.formula(&display),
                policies: steps.policies(),
                inputs: steps.inputs(),
                exact,
                display,
            }
        }
    }
}

/// How a node's score follows from what is below, in words that can follow its name: `weighted mean of its capabilities`.
pub fn rule_words(scene: &Scene<'_>, node: Option<Ix<Node>>) -> String {
    let rubric = scene.rubric;
    let by = aggregate_at(scene, node);
    let item = node.and_then(|node| rubric.nodes[node].item.as_ref());
    let is_plain = item.is_some_and(|item| item.measures.is_empty() && by.over != Over::Votes);
    let of = match &by.over {
        Over::Children => format!("its {}", children_words(scene, node)),
        Over::Leaves => format!("all {} below", rubric.kinds.values().next_back().map_or("items", |kind| kind.plural.as_str())),
        Over::Kind(kind) => format!("the {}", rubric.kinds[*kind].plural),
        Over::Measures if item.is_none() => "the results of each measure".to_owned(),
        Over::Measures | Over::Votes => format!("its {}", conditions::over_words(rubric, &by.over)),
        Over::Facet(..) => format!("the {}", conditions::over_words(rubric, &by.over)),
    };
    let weighs = by.weights && differ_in_weight(scene, node);
    let name = match &by.by {
        Primitive::Staged(_) => return "highest stage whose conditions hold, with those of every lower stage".to_owned(),
        Primitive::Rules(_) => return "first rule that holds".to_owned(),
        Primitive::None => return "no score of its own".to_owned(),
        Primitive::Tally => return format!("count of the results of {of}").replace("results of the results", "results"),
        _ if is_plain => return "the answer".to_owned(),
        Primitive::Mean if weighs => "weighted mean",
        Primitive::Mean => "mean",
        Primitive::Sum if weighs => "weighted sum",
        Primitive::Sum => "sum",
        Primitive::Min => "lowest",
        Primitive::Max => "highest",
        Primitive::Median => "median",
    };
    let shares = if by.scale == ScalePolicy::Normalised { ", each as a share of its own range" } else { "" };
    format!("{name} of {of}{shares}")
}

/// How a cell of a facet follows from the items that carry its value.
pub fn facet_rule(facet: &crate::rubric::Facet) -> String {
    let name = match (&facet.aggregate.by, facet.aggregate.weights) {
        (Primitive::Mean, true) => "weighted mean",
        (Primitive::Mean, false) => "mean",
        (Primitive::Sum, true) => "weighted sum",
        (Primitive::Sum, false) => "sum",
        (Primitive::Min, _) => "lowest",
        (Primitive::Max, _) => "highest",
        (Primitive::Median, _) => "median",
        _ => "result",
    };
    let open = match facet.aggregate.missing {
        MissingPolicy::Zero => "; open answers count as 0",
        MissingPolicy::Skip => "; open answers are left out",
        MissingPolicy::Void => "; no value until all are answered",
    };
    format!("{name} of what carries the value{open}")
}

/// Plurals of the kinds directly below.
fn children_words(scene: &Scene<'_>, node: Option<Ix<Node>>) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for child in scene.rubric.below(node, &Over::Children) {
        let plural = scene.rubric.kinds[scene.rubric.nodes[child].kind].plural.as_str();
        if !kinds.contains(&plural) {
            kinds.push(plural);
        }
    }
    words::list(&kinds)
}

/// Whether weights make a difference: among the measures of an item, or anywhere in the tree.
pub fn differ_in_weight(scene: &Scene<'_>, node: Option<Ix<Node>>) -> bool {
    let item = node.and_then(|node| scene.rubric.nodes[node].item.as_ref());
    let mut weights: Vec<&Exact> = match item {
        Some(item) => item.measures.values().map(|measure| &measure.weight).collect(),
        None => scene.rubric.nodes.iter().map(|(ix, _)| scene.scorecard().weight(ix)).collect(),
    };
    weights.dedup();
    weights.len() > 1
}

fn aggregate_at(scene: &Scene<'_>, node: Option<Ix<Node>>) -> Aggregate {
    match node.filter(|node| scene.rubric.nodes[*node].item.is_some()) {
        Some(node) => item_aggregate(scene, scene.scorecard().node(node)),
        None => scene.rubric.aggregate_of(node).clone(),
    }
}

/// How an answered node's value is calculated from its votes or measures.
fn item_aggregate(scene: &Scene<'_>, score: &NodeScore) -> Aggregate {
    let by = scene.rubric.aggregate_of(score.node).clone();
    let item = score.node.and_then(|node| scene.rubric.nodes[node].item.as_ref());
    match item.map(|item| &item.votes) {
        Some(VotePolicy::Combine { by: rule, .. }) if matches!(by.by, Primitive::Mean | Primitive::Sum) => {
            let primitive = rule.primitive();
            Aggregate { by: primitive, over: Over::Votes, weights: false, ..by }
        }
        _ => by,
    }
}

fn unmet_words(scene: &Scene<'_>, score: &NodeScore, unmet: &[Ix<crate::rubric::Criterion>]) -> String {
    let item = score.node.and_then(|node| scene.rubric.nodes[node].item.as_ref());
    let ids = unmet.iter().filter_map(|ix| item.map(|item| item.criteria[*ix].id.as_str())).collect::<Vec<_>>().join(", ");
    let counted = score.value.as_ref().map(|value| format!(", {},", value.to_short(4))).unwrap_or_default();
    format!("counts as the lowest answer{counted} until every criterion is fulfilled; open: {ids}")
}

/// What was answered, in words.
fn answer_words(scene: &Scene<'_>, score: &NodeScore, state: &ItemState) -> String {
    let ItemState::Answered(response) = state else { return state_words(state).to_owned() };
    let Some(item) = score.node.and_then(|node| scene.rubric.nodes[node].item.as_ref()) else { return String::new() };
    let scale = scene.rubric.scale_of(item);
    let points = response.points.as_ref().map(|points| points.to_short(4));
    let words = super::items::answer_words(scene.words, scale, response);
    match (&scale.form, points) {
        (crate::rubric::Form::Level { .. }, Some(points)) => match response.selected.first().map(|level| &scale.levels[*level]) {
            Some(level) if scale.points_of(level) == response.points && level.number.to_string() != points => {
                format!("level {}: {points}", level.number)
            }
            _ => format!("level {points}"),
        },
        (crate::rubric::Form::Number { .. }, Some(points)) if words.starts_with(&points) => words,
        (_, Some(points)) => format!("{words}: {points}"),
        (_, None) => words,
    }
}

fn state_words(state: &ItemState) -> &'static str {
    match state {
        ItemState::Answered(_) => "answered",
        ItemState::Unknown => "asked, and nobody knows",
        ItemState::Unanswered => "not answered yet",
        ItemState::NotApplicable => "not applicable",
        ItemState::OutOfScope => "out of scope",
    }
}

/// A calculation with what is needed to write it down.
struct Steps<'a> {
    scene: &'a Scene<'a>,
    score: &'a NodeScore,
    calculation: &'a Calculation,
    by: Aggregate,
}

impl Steps<'_> {
    /// `weighted mean`.
    fn name(&self) -> String {
        let of = match &self.by.over {
            Over::Children => String::new(),
            over => format!(" of {}", conditions::over_words(self.scene.rubric, over)),
        };
        let name = match (&self.by.by, self.by.weights) {
            (Primitive::Mean, true) => "weighted mean",
            (Primitive::Mean, false) => "mean",
            (Primitive::Sum, true) => "weighted sum",
            (Primitive::Sum, false) => "sum",
            (Primitive::Min, _) => "minimum",
            (Primitive::Max, _) => "maximum",
            (Primitive::Median, _) => "median",
            (Primitive::Staged(_), _) => return "highest stage".to_owned(),
            (Primitive::Rules(_), _) => return "first rule that holds".to_owned(),
            (Primitive::Tally, _) => "tally",
            (Primitive::None, _) => return "nothing; it has no score".to_owned(),
        };
        format!("{name}{of}")
    }

    /// `(3×3 + 3×2) / (3 + 3) = 15/6 = 5/2 → 2.5`.
    fn formula(&self, display: &str) -> String {
        match (&self.calculation.decision, &self.by.by) {
            (Some(Decision::Stage { reached, blockers }), Primitive::Staged(staged)) => self.stage(staged, *reached, blockers),
            (Some(Decision::Rule(at)), Primitive::Rules(rules)) => self.rule(*at, &rules[*at], display),
            (Some(Decision::NoRule), Primitive::Rules(rules)) => format!("none of the {} rules holds", rules.len()),
            (_, Primitive::Tally) => self.tally(),
            (_, Primitive::None) => "no score is calculated here".to_owned(),
            _ => self.arithmetic(display),
        }
    }

    fn arithmetic(&self, display: &str) -> String {
        let entered: Vec<(String, String)> = self.calculation.inputs.iter().filter_map(entered).collect();
        let Some(value) = &self.score.value else { return "nothing to compute from".to_owned() };
        let weights = || entered.iter().map(|(weight, _)| weight.as_str()).collect::<Vec<_>>().join(" + ");
        let points = |joiner: &str| entered.iter().map(|(_, points)| points.as_str()).collect::<Vec<_>>().join(joiner);
        let products = || entered.iter().map(|(weight, points)| format!("{weight}×{points}")).collect::<Vec<_>>().join(" + ");
        let core = match (&self.by.by, self.by.weights) {
            (Primitive::Mean, true) => format!("({}) / ({})", products(), weights()),
            (Primitive::Mean, false) => format!("({}) / {}", points(" + "), entered.len()),
            (Primitive::Sum, true) => products(),
            (Primitive::Sum, false) => points(" + "),
            (Primitive::Min, _) => format!("min({})", points(", ")),
            (Primitive::Max, _) => format!("max({})", points(", ")),
            _ => format!("median({})", points(", ")),
        };
        format!("{}{}", self.around(core), self.result(value, display))
    }

    /// Back to the node's range, offset, clamp.
    fn around(&self, core: String) -> String {
        let back = match (&self.by.scale, self.back_to()) {
            (ScalePolicy::Normalised, Some((low, high))) => {
                format!("{} + ({} − {}) × [{core}]", number(&low), number(&high), number(&low))
            }
            _ => core,
        };
        let shifted = if self.by.by == Primitive::Sum && !self.by.offset.is_zero() {
            format!("{back} + {}", number(&self.by.offset)).replace("+ -", "− ")
        } else {
            back
        };
        match &self.by.clamp {
            Some((low, high)) => format!("[{shifted}] kept within {} and {}", number(low), number(high)),
            None => shifted,
        }
    }

    /// The range that normalised inputs are brought back to.
    fn back_to(&self) -> Option<(Exact, Exact)> {
        self.by.range.clone().or_else(|| {
            let mut ranges = self.calculation.inputs.iter().map(|line| line.normalised_on.clone());
            let first = ranges.next()??;
            ranges.all(|range| range.as_ref() == Some(&first)).then_some(first)
        })
    }

    fn result(&self, value: &Exact, display: &str) -> String {
        let exact = self.calculation.unrounded.as_ref().unwrap_or(value);
        let stored = self.calculation.unrounded.as_ref().map(|_| " (kept so)").unwrap_or_default();
        if exact == value && (value.is_integer() || value.to_ratio() == *display) {
            format!(" = {display}")
        } else {
            format!(" = {} → {display}{stored}", exact.to_ratio())
        }
    }

    fn stage(&self, staged: &crate::rubric::Staged, reached: Option<usize>, blockers: &[Ix<Node>]) -> String {
        let rubric = self.scene.rubric;
        let Some(value) = &self.score.value else { return "no value until everything is answered".to_owned() };
        let here = match reached {
            Some(at) => {
                format!("{} = stage {} of {}: it and all below it hold", value.to_short(4), at + 1, staged.stages.len())
            }
            None => format!("{} = the base: the first stage does not hold", value.to_short(4)),
        };
        let next = staged.stages.get(reached.map_or(0, |at| at + 1)).map(|stage| {
            let ids = blockers.iter().map(|node| rubric.nodes[*node].id.as_str()).collect::<Vec<_>>().join(", ");
            let by = if ids.is_empty() {
                format!("needs: {}", conditions::words(rubric, self.score.node, &stage.when, Naming::Ids))
            } else {
                format!("is blocked by {ids}")
            };
            format!("; {} {by}", stage.value.to_short(4))
        });
        format!("{here}{}", next.unwrap_or_default())
    }

    fn rule(&self, at: usize, rule: &crate::rubric::DecisionRule, display: &str) -> String {
        let rubric = self.scene.rubric;
        let when = match &rule.when {
            Some(condition) => {
                format!("rule {} holds: {}", at + 1, conditions::words(rubric, self.score.node, condition, Naming::Ids))
            }
            None => format!("rule {}: nothing above it holds", at + 1),
        };
        match &rule.then {
            Then::Outcome(outcome, _) => format!("{when} → {}", rubric.outcomes[*outcome].name),
            Then::Points(_) => format!("{when} → {display}"),
            Then::Aggregate(by) => {
                let nested = Steps { by: (**by).clone(), calculation: self.calculation, ..*self };
                format!("{when} → {} {}", nested.name(), nested.formula(display))
            }
        }
    }

    /// `2 medium (backup, access), 1 unanswered (contract)`.
    fn tally(&self) -> String {
        let counts = super::scores::tally_view(self.scene, self.scene.scorecard(), self.score.node).counts;
        let below = self.scene.rubric.below(self.score.node, &self.by.over);
        let items = if below.is_empty() { Vec::new() } else { self.items_of(&below) };
        let seen = counts.iter().filter(|line| line.count > 0).map(|line| {
            let ids: Vec<&str> = items.iter().filter(|(_, seen)| *seen == line.id).map(|(id, _)| id.as_str()).collect();
            let who = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
            format!("{} {}{who}", line.count, line.name.to_lowercase())
        });
        let seen: Vec<String> = seen.collect();
        if seen.is_empty() { "nothing to count".to_owned() } else { seen.join(", ") }
    }

    /// The items at or below some nodes with the one result that each was counted as; those with several are left out.
    fn items_of(&self, nodes: &[Ix<Node>]) -> Vec<(String, String)> {
        let (rubric, card) = (self.scene.rubric, self.scene.scorecard());
        let items = nodes.iter().flat_map(|node| rubric.items_below(*node)).filter(|item| card.is_in_scope(*item));
        let one = |item: Ix<Node>| {
            let tally = card.tally(rubric, Some(item));
            let lacks = [("unanswered", tally.unanswered), ("unknown", tally.unknown), ("na", tally.not_applicable)];
            let seen = tally.results.iter().map(|(id, count)| (id.as_str(), *count)).chain(lacks);
            let mut seen = seen.filter(|(_, count)| *count > 0);
            let first = seen.next().map(|(id, _)| id.to_owned())?;
            seen.next().is_none().then(|| (rubric.nodes[item].id.clone(), first))
        };
        items.filter_map(one).collect()
    }

    /// Whether the inputs made the value: stages, verdicts and counts look at other things.
    fn is_made_of_inputs(&self) -> bool {
        match (&self.by.by, &self.calculation.decision) {
            (Primitive::Staged(_) | Primitive::Tally | Primitive::None, _) => false,
            (Primitive::Rules(rules), Some(Decision::Rule(at))) => matches!(rules[*at].then, Then::Aggregate(_)),
            (Primitive::Rules(_), _) => false,
            _ => true,
        }
    }

    fn policies(&self) -> Vec<String> {
        let is_arithmetic =
            matches!(self.by.by, Primitive::Mean | Primitive::Sum | Primitive::Min | Primitive::Max | Primitive::Median);
        let missing = match self.by.missing {
            MissingPolicy::Skip => "open answers are left out; coverage and range show them",
            MissingPolicy::Zero => "open answers count as 0",
            MissingPolicy::Void => "no value until everything is answered",
        };
        let na = match self.by.na {
            NaPolicy::Skip => "not applicable answers are left out",
            NaPolicy::Target => "not applicable answers count as their target, or as the top of their scale",
            NaPolicy::Zero => "not applicable answers count as 0",
            NaPolicy::Forbid => "not applicable is not allowed",
        };
        let scale = (self.by.scale == ScalePolicy::Normalised).then_some("every input is first brought to 0–1 on its own range");
        let words = [missing, na].into_iter().filter(|_| is_arithmetic).chain(scale).map(str::to_owned);
        let is_rounded = self.score.value.is_some() && !matches!(self.by.by, Primitive::Tally | Primitive::None);
        words.chain(is_rounded.then(|| round_words(&self.by.round))).collect()
    }

    fn inputs(&self) -> Vec<InputView> {
        let made_of = self.calculation.inputs.iter().filter(|_| self.is_made_of_inputs());
        made_of.map(|line| self.input(line)).collect()
    }

    fn input(&self, line: &InputLine) -> InputView {
        let scene = self.scene;
        let answer = |node: Ix<Node>| scene.assessment.answers.get(&node).map(|answer| scene.place(answer.span));
        let (id, name, url, source) = match &line.from {
            InputFrom::Node(node) => {
                (scene.rubric.nodes[*node].id.clone(), scene.name_of(*node).to_owned(), scene.node_url(*node), answer(*node))
            }
            InputFrom::Measure(id) => (id.clone(), self.measure_name(id), self.own_url(), self.score.node.and_then(answer)),
            InputFrom::Vote(voter) => (voter.clone(), self.voter_name(voter), self.own_url(), self.score.node.and_then(answer)),
        };
        InputView {
            id,
            name,
            url,
            weight: line.weight.to_short(3),
            points: line.entered.as_ref().ok().map(number),
            share: line.share().as_ref().map(number),
            excluded: line.entered.as_ref().err().map(|exclusion| exclusion_words(*exclusion).to_owned()),
            instead_of: line.instead_of.map(|exclusion| exclusion_words(exclusion).to_owned()),
            source,
        }
    }

    fn own_url(&self) -> String {
        self.score.node.map_or_else(String::new, |node| self.scene.node_url(node))
    }

    fn measure_name(&self, id: &str) -> String {
        let mut measures = self.scene.rubric.items().flat_map(|(_, _, item)| item.measures.values());
        measures.find(|measure| measure.id == id).map_or_else(|| id.to_owned(), |measure| measure.name.clone())
    }

    fn voter_name(&self, id: &str) -> String {
        let found = self.scene.assessment.participants.iter().find(|person| person.id == id);
        found.map_or_else(|| id.to_owned(), |person| person.name.clone())
    }
}

/// Weight and points of an input that entered, as a formula writes them.
fn entered(line: &InputLine) -> Option<(String, String)> {
    let points = line.entered.as_ref().ok()?;
    Some((line.weight.to_short(3), line.share().as_ref().map_or_else(|| number(points), number)))
}

/// A number that enters a calculation: a decimal with one digit where that is exact, else a ratio.
fn number(value: &Exact) -> String {
    let short = value.to_short(1);
    if Exact::parse(&short).as_ref() == Some(value) { short } else { value.to_ratio() }
}

fn exclusion_words(exclusion: Exclusion) -> &'static str {
    match exclusion {
        Exclusion::Unanswered => "unanswered",
        Exclusion::NotApplicable => "not applicable",
        Exclusion::OutOfScope => "out of scope",
        Exclusion::NoPoints => "has no points",
        Exclusion::Empty => "no value below",
    }
}

fn round_words(round: &Round) -> String {
    let digits = words::count(round.digits as usize, "digit", "digits");
    let when = match round.stage {
        RoundStage::Display => "once, for display",
        RoundStage::Stored => "here, before anything above is computed",
        RoundStage::BeforeBand => "for display and before the band is looked up",
    };
    match round.mode {
        Some(Rounding::HalfUp) => format!("rounded {when}, halves up to {digits}"),
        Some(Rounding::Truncate) => format!("cut off {when}, after {digits}"),
        None => "not rounded".to_owned(),
    }
}
