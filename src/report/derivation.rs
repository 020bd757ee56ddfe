//! How a number came about, in words and formulas a reader can repeat with pencil and paper.

use super::conditions::{self, Naming};
use super::scene::Scene;
use super::view::{DerivationView, InputView};
use crate::exact::{Exact, Rounding};
use crate::rubric::{
    Aggregate, Ix, MissingPolicy, NaPolicy, Node, Over, Primitive, Round, RoundStage, ScalePolicy, Then, VotePolicy,
};
use crate::say;
use crate::score::{Calculation, Decision, Derivation, Exclusion, InputFrom, InputLine, ItemState, NodeScore};
use crate::words::Words;

/// The derivation of a score.
pub fn derivation_view(scene: &Scene<'_>, score: &NodeScore) -> DerivationView {
    let words = scene.words;
    let exact = score.value.as_ref().map(Exact::to_ratio);
    let display = scene.gauge(score.node).number(score.value.as_ref()).display;
    match &score.derivation {
        Derivation::Answer { state, span, unmet, calculation } => {
            let placed = span.map(|span| say!(words, "derivation-placed", place = scene.place(span)));
            let gate = (!unmet.is_empty()).then(|| unmet_words(scene, score, unmet));
            let calculated = calculation.as_ref().filter(|calculation| calculation.is_shown());
            let steps = calculated.map(|calculation| Steps { scene, score, calculation, by: item_aggregate(scene, score) });
            DerivationView {
                by: steps.as_ref().map_or_else(|| words.text("derivation-answer"), |steps| steps.name()),
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
    let words = scene.words;
    let by = aggregate_at(scene, node);
    let item = node.and_then(|node| scene.rubric.nodes[node].item.as_ref());
    let is_plain = item.is_some_and(|item| item.measures.is_empty() && by.over != Over::Votes);
    let by_measure = by.over == Over::Measures && item.is_none();
    let rule = match &by.by {
        Primitive::Staged(_) => return words.text("derivation-rule-stages"),
        Primitive::Rules(_) => return words.text("derivation-rule-rules"),
        Primitive::None => return words.text("derivation-rule-none"),
        Primitive::Tally if by_measure => return words.text("derivation-rule-tally-measures"),
        Primitive::Tally => return say!(words, "derivation-rule-tally", of = inputs_words(scene, node, &by.over)),
        _ if is_plain => return words.text("derivation-rule-answer"),
        primitive => {
            let weighs = by.weights && differ_in_weight(scene, node);
            say!(words, "derivation-rule", by = primitive_id(primitive, weighs), of = inputs_words(scene, node, &by.over))
        }
    };
    if by.scale == ScalePolicy::Normalised { say!(words, "derivation-rule-shares", rule) } else { rule }
}

/// What a score is computed over, with an article.
fn inputs_words(scene: &Scene<'_>, node: Option<Ix<Node>>, over: &Over) -> String {
    let (words, rubric) = (scene.words, scene.rubric);
    let is_item = node.is_some_and(|node| rubric.nodes[node].item.is_some());
    match over {
        Over::Children => say!(words, "derivation-of-children", kinds = children_words(scene, node)),
        Over::Leaves => say!(words, "derivation-of-leaves", items = conditions::items_plural(rubric)),
        Over::Kind(kind) => say!(words, "derivation-of-kind", kinds = rubric.kinds[*kind].plural.as_str()),
        Over::Measures if !is_item => words.text("derivation-of-each-measure"),
        Over::Measures | Over::Votes => say!(words, "derivation-of-own", over = conditions::over_words(scene, over)),
        Over::Facet(..) => say!(words, "derivation-of-facet", over = conditions::over_words(scene, over)),
    }
}

/// The word by which messages know a way of computing.
fn primitive_id(primitive: &Primitive, weighs: bool) -> &'static str {
    match (primitive, weighs) {
        (Primitive::Mean, true) => "weighted-mean",
        (Primitive::Mean, false) => "mean",
        (Primitive::Sum, true) => "weighted-sum",
        (Primitive::Sum, false) => "sum",
        (Primitive::Min, _) => "min",
        (Primitive::Max, _) => "max",
        (Primitive::Median, _) => "median",
        (Primitive::Staged(_), _) => "stages",
        (Primitive::Rules(_), _) => "rules",
        (Primitive::Tally, _) => "tally",
        (Primitive::None, _) => "none",
    }
}

/// How a cell of a facet follows from the items that carry its value.
pub fn facet_rule(words: &Words, facet: &crate::rubric::Facet) -> String {
    let by = primitive_id(&facet.aggregate.by, facet.aggregate.weights);
    say!(words, "derivation-facet", by, missing = missing_id(facet.aggregate.missing))
}

/// The word by which messages know how open answers are treated.
fn missing_id(missing: MissingPolicy) -> &'static str {
    match missing {
        MissingPolicy::Skip => "skip",
        MissingPolicy::Zero => "zero",
        MissingPolicy::Void => "void",
    }
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
    scene.words.list(&kinds)
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
    let words = scene.words;
    match &score.value {
        Some(value) => say!(words, "derivation-unmet-value", value = words.decimal(&value.to_short(4)), ids),
        None => say!(words, "derivation-unmet", ids),
    }
}

/// What was answered, in words.
fn answer_words(scene: &Scene<'_>, score: &NodeScore, state: &ItemState) -> String {
    let words = scene.words;
    let ItemState::Answered(response) = state else { return say!(words, "derivation-state", state = state_id(state)) };
    let Some(item) = score.node.and_then(|node| scene.rubric.nodes[node].item.as_ref()) else { return String::new() };
    let scale = scene.rubric.scale_of(item);
    let answer = super::items::answer_words(words, scale, response);
    let Some(points) = response.points.as_ref().map(|points| points.to_short(4)) else { return answer };
    let shown = words.decimal(&points);
    match &scale.form {
        crate::rubric::Form::Level { .. } => match response.selected.first().map(|level| &scale.levels[*level]) {
            Some(level) if scale.points_of(level) == response.points && level.number.to_string() != points => {
                say!(words, "derivation-level-points", level = level.number.to_string(), points = shown)
            }
            _ => say!(words, "items-level", level = shown),
        },
        crate::rubric::Form::Number { .. } if scale.rescale.is_none() => answer,
        _ => say!(words, "derivation-answer-points", answer, points = shown),
    }
}

/// The word by which messages know a state.
fn state_id(state: &ItemState) -> &'static str {
    match state {
        ItemState::Answered(_) => "answered",
        ItemState::Unknown => "unknown",
        ItemState::Unanswered => "unanswered",
        ItemState::NotApplicable => "not-applicable",
        ItemState::OutOfScope => "out-of-scope",
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
        let words = self.scene.words;
        let by = say!(words, "derivation-by", by = primitive_id(&self.by.by, self.by.weights));
        match (&self.by.over, &self.by.by) {
            (Over::Children, _) | (_, Primitive::Staged(_) | Primitive::Rules(_) | Primitive::None) => by,
            (over, _) => say!(words, "derivation-by-over", by, over = conditions::over_words(self.scene, over)),
        }
    }

    /// `(3×3 + 3×2) / (3 + 3) = 15/6 = 5/2 → 2.5`.
    fn formula(&self, display: &str) -> String {
        let words = self.scene.words;
        match (&self.calculation.decision, &self.by.by) {
            (Some(Decision::Stage { reached, blockers }), Primitive::Staged(staged)) => self.stage(staged, *reached, blockers),
            (Some(Decision::Rule(at)), Primitive::Rules(rules)) => self.rule(*at, &rules[*at], display),
            (Some(Decision::NoRule), Primitive::Rules(rules)) => say!(words, "derivation-no-rule", n = rules.len()),
            (_, Primitive::Tally) => self.tally(),
            (_, Primitive::None) => words.text("derivation-none"),
            _ => self.arithmetic(display),
        }
    }

    fn arithmetic(&self, display: &str) -> String {
        let words = self.scene.words;
        let entered: Vec<(String, String)> = self.calculation.inputs.iter().filter_map(|line| self.entered(line)).collect();
        let Some(value) = &self.score.value else { return words.text("derivation-nothing") };
        let weights = || entered.iter().map(|(weight, _)| weight.as_str()).collect::<Vec<_>>().join(" + ");
        let points = || entered.iter().map(|(_, points)| points.as_str()).collect::<Vec<_>>().join(" + ");
        let products = || entered.iter().map(|(weight, points)| format!("{weight}×{points}")).collect::<Vec<_>>().join(" + ");
        let series = || conditions::joined(words, "derivation-series", entered.iter().map(|(_, points)| points.clone()));
        let core = match (&self.by.by, self.by.weights) {
            (Primitive::Mean, true) => format!("({}) / ({})", products(), weights()),
            (Primitive::Mean, false) => format!("({}) / {}", points(), entered.len()),
            (Primitive::Sum, true) => products(),
            (Primitive::Sum, false) => points(),
            (Primitive::Min, _) => say!(words, "derivation-min", points = series()),
            (Primitive::Max, _) => say!(words, "derivation-max", points = series()),
            _ => say!(words, "derivation-median", points = series()),
        };
        self.result(&self.around(core), value, display)
    }

    /// Back to the node's range, offset, clamp.
    fn around(&self, core: String) -> String {
        let back = match (&self.by.scale, self.back_to()) {
            (ScalePolicy::Normalised, Some((low, high))) => {
                let [low, high] = [&low, &high].map(|end| self.number(end));
                format!("{low} + ({high} − {low}) × [{core}]")
            }
            _ => core,
        };
        let shifted = if self.by.by == Primitive::Sum && !self.by.offset.is_zero() {
            format!("{back} + {}", self.number(&self.by.offset)).replace("+ -", "− ")
        } else {
            back
        };
        match &self.by.clamp {
            Some((low, high)) => {
                let [low, high] = [low, high].map(|end| self.number(end));
                say!(self.scene.words, "derivation-kept", formula = shifted, low, high)
            }
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

    fn result(&self, formula: &str, value: &Exact, display: &str) -> String {
        let unrounded = self.calculation.unrounded.as_ref();
        let exact = unrounded.unwrap_or(value);
        if exact == value && (value.is_integer() || value.to_ratio() == *display) {
            return format!("{formula} = {display}");
        }
        let result = format!("{formula} = {} → {display}", exact.to_ratio());
        if unrounded.is_some() { say!(self.scene.words, "derivation-stored", result) } else { result }
    }

    fn stage(&self, staged: &crate::rubric::Staged, reached: Option<usize>, blockers: &[Ix<Node>]) -> String {
        let (words, rubric) = (self.scene.words, self.scene.rubric);
        let Some(value) = &self.score.value else { return words.text("derivation-incomplete") };
        let number = |value: &Exact| words.decimal(&value.to_short(4));
        let stage = match reached {
            Some(at) => say!(words, "derivation-stage", value = number(value), at = at + 1, all = staged.stages.len()),
            None => say!(words, "derivation-stage-base", value = number(value)),
        };
        let Some(above) = staged.stages.get(reached.map_or(0, |at| at + 1)) else { return stage };
        let next = number(&above.value);
        if blockers.is_empty() {
            let when = conditions::words(self.scene, self.score.node, &above.when, Naming::Ids);
            say!(words, "derivation-stage-needs", stage, next, when)
        } else {
            let ids = blockers.iter().map(|node| rubric.nodes[*node].id.as_str()).collect::<Vec<_>>().join(", ");
            say!(words, "derivation-stage-blocked", stage, next, ids)
        }
    }

    fn rule(&self, at: usize, rule: &crate::rubric::DecisionRule, display: &str) -> String {
        let words = self.scene.words;
        let when = match &rule.when {
            Some(condition) => {
                let when = conditions::words(self.scene, self.score.node, condition, Naming::Ids);
                say!(words, "derivation-rule-holds", at = at + 1, when)
            }
            None => say!(words, "derivation-rule-else", at = at + 1),
        };
        match &rule.then {
            Then::Outcome(outcome, _) => format!("{when} → {}", self.scene.rubric.outcomes[*outcome].name),
            Then::Points(_) => format!("{when} → {display}"),
            Then::Aggregate(by) => {
                let nested = Steps { by: (**by).clone(), calculation: self.calculation, ..*self };
                format!("{when} → {} {}", nested.name(), nested.formula(display))
            }
        }
    }

    /// `2 medium (backup, access), 1 unanswered (contract)`.
    fn tally(&self) -> String {
        let words = self.scene.words;
        let counts = super::scores::tally_view(self.scene, self.scene.scorecard(), self.score.node).counts;
        let below = self.scene.rubric.below(self.score.node, &self.by.over);
        let items = if below.is_empty() { Vec::new() } else { self.items_of(&below) };
        let seen = counts.iter().filter(|line| line.count > 0).map(|line| {
            let ids: Vec<&str> = items.iter().filter(|(_, seen)| *seen == line.id).map(|(id, _)| id.as_str()).collect();
            let counted = say!(words, "derivation-tally", result = line.id.as_str(), n = line.count, name = line.name.as_str());
            if ids.is_empty() { counted } else { format!("{counted} ({})", ids.join(", ")) }
        });
        let seen: Vec<String> = seen.collect();
        if seen.is_empty() { words.text("scores-nothing-counted") } else { seen.join(", ") }
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
        let words = self.scene.words;
        let is_arithmetic =
            matches!(self.by.by, Primitive::Mean | Primitive::Sum | Primitive::Min | Primitive::Max | Primitive::Median);
        let na = match self.by.na {
            NaPolicy::Skip => "skip",
            NaPolicy::Target => "target",
            NaPolicy::Zero => "zero",
            NaPolicy::Forbid => "forbid",
        };
        let open = || {
            let missing = say!(words, "derivation-missing", missing = missing_id(self.by.missing));
            [missing, say!(words, "derivation-na", na)]
        };
        let scale = (self.by.scale == ScalePolicy::Normalised).then(|| words.text("derivation-normalised"));
        let is_rounded = self.score.value.is_some() && !matches!(self.by.by, Primitive::Tally | Primitive::None);
        let rounded = is_rounded.then(|| round_words(words, &self.by.round));
        is_arithmetic.then(open).into_iter().flatten().chain(scale).chain(rounded).collect()
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
            weight: scene.words.decimal(&line.weight.to_short(3)),
            points: line.entered.as_ref().ok().map(|points| self.number(points)),
            share: line.share().as_ref().map(|share| self.number(share)),
            excluded: line.entered.as_ref().err().map(|exclusion| exclusion_words(scene.words, *exclusion)),
            instead_of: line.instead_of.map(|exclusion| exclusion_words(scene.words, exclusion)),
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

    /// Weight and points of an input that entered, as a formula writes them.
    fn entered(&self, line: &InputLine) -> Option<(String, String)> {
        let points = line.entered.as_ref().ok()?;
        let weight = self.scene.words.decimal(&line.weight.to_short(3));
        Some((weight, self.number(line.share().as_ref().unwrap_or(points))))
    }

    /// A number that enters a calculation: a decimal with one digit where that is exact, else a ratio.
    fn number(&self, value: &Exact) -> String {
        let short = value.to_short(1);
        let is_exact = Exact::parse(&short).as_ref() == Some(value);
        if is_exact { self.scene.words.decimal(&short) } else { value.to_ratio() }
    }
}

fn exclusion_words(words: &Words, exclusion: Exclusion) -> String {
    let why = match exclusion {
        Exclusion::Unanswered => "unanswered",
        Exclusion::NotApplicable => "not-applicable",
        Exclusion::OutOfScope => "out-of-scope",
        Exclusion::NoPoints => "no-points",
        Exclusion::Empty => "empty",
    };
    say!(words, "derivation-exclusion", why)
}

fn round_words(words: &Words, round: &Round) -> String {
    let digits = round.digits;
    let stage = match round.stage {
        RoundStage::Display => "display",
        RoundStage::Stored => "stored",
        RoundStage::BeforeBand => "band",
    };
    match round.mode {
        Some(Rounding::HalfUp) => say!(words, "derivation-rounded", stage, digits),
        Some(Rounding::Truncate) => say!(words, "derivation-cut-off", stage, digits),
        None => words.text("derivation-not-rounded"),
    }
}
