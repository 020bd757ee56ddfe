//! A score's derivation in plain text.

use crate::assessment::Assessment;
use crate::cli::score::heading;
use crate::cli::table::{Align, table};
use crate::cli::wording::hang;
use crate::cli::workspace::Workspace;
use crate::diagnostics::emit::visible;
use crate::exact::Exact;
use crate::plan::{Evaluation, Gap, evaluate};
use crate::report;
use crate::report::view::{DerivationView, InputView, ScoreView};
use crate::rubric::{Answerable, Form, Ix, Node, Rubric};
use crate::score::{EffectiveTarget, Flag, TargetSource, flags};
use crate::workspace::Model;

/// A node, or the whole.
pub type Target = Option<Ix<Node>>;

const WIDTH: usize = 100;

pub fn text(workspace: &Workspace, model: &Model, assessment: &Assessment, target: Target) -> String {
    let rubric = &model.rubric;
    let evaluation = evaluate(rubric, assessment);
    let sheet = Sheet { workspace, rubric, assessment, evaluation: &evaluation };
    let body = match target.and_then(|node| Some((node, rubric.nodes[node].item.as_ref()?))) {
        Some((node, item)) => sheet.capability(node, item),
        None => sheet.aggregated(target),
    };
    format!("{}\n\n{body}", heading(rubric, assessment))
}

/// Everything one derivation is written from.
struct Sheet<'a> {
    workspace: &'a Workspace,
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    evaluation: &'a Evaluation,
}

impl Sheet<'_> {
    fn score(&self, target: Target) -> ScoreView {
        report::explain(self.rubric, &self.workspace.loaded.sources, self.assessment, self.evaluation, target)
    }

    fn name(&self, target: Target) -> String {
        target.map_or_else(|| "Overall".to_owned(), |node| named(self.rubric, node))
    }

    fn aggregated(&self, target: Target) -> String {
        let score = self.score(target);
        let derivation = &score.derivation;
        let result =
            if score.now.value.is_none() && score.outcome.is_none() { String::new() } else { format!("{}, ", result(&score)) };
        let head = format!("{}: {result}{}", self.name(target), how(derivation));
        format!("{}\n\n{}{}", visible(&head), self.inputs(derivation), block(&self.lines(&score)))
    }

    /// The formula, the policies, coverage and target.
    fn lines(&self, score: &ScoreView) -> Vec<String> {
        let derivation = &score.derivation;
        let mut lines = vec![hang(&derivation.formula, WIDTH, "  ", "    ").trim_end().to_owned()];
        lines.extend(derivation.policies.iter().map(|policy| format!("  {policy}")));
        lines.push(format!("  {}{}", score.coverage.text, range(score)));
        if let (true, Some(name)) = (score.is_band, &score.level_name) {
            lines.push(format!("  band: {name}"));
        }
        if let Some(tally) = score.tally.as_ref().filter(|_| derivation.by != "tally" && !derivation.by.starts_with("tally ")) {
            lines.push(format!("  counted: {}", tally.text));
        }
        if score.target.value.is_some() {
            lines.push(format!("  target {}: the same calculation over the targets", score.target.display));
        }
        lines
    }

    /// The inputs with a blank line after them; nothing where there are none.
    fn inputs(&self, derivation: &DerivationView) -> String {
        if derivation.inputs.is_empty() {
            return String::new();
        }
        let has_share = derivation.inputs.iter().any(|input| input.share.is_some());
        let head = ["", "weight", "points", "of its range", "from"].map(str::to_owned).to_vec();
        let rows = std::iter::once(head).chain(derivation.inputs.iter().map(|input| self.input(input)));
        let drop_share = |mut row: Vec<String>| {
            if !has_share {
                row.remove(3);
            }
            row
        };
        let rows: Vec<Vec<String>> = rows.map(drop_share).collect();
        let align = if has_share {
            vec![Align::Left, Align::Right, Align::Right, Align::Right, Align::Left]
        } else {
            vec![Align::Left, Align::Right, Align::Right, Align::Left]
        };
        format!("{}\n", table(&align, &rows, "  "))
    }

    fn input(&self, input: &InputView) -> Vec<String> {
        let points = input.points.clone().unwrap_or_else(|| "–".to_owned());
        let place = self.rubric.nodes.find(&input.id).and_then(|node| self.place(node)).or_else(|| input.source.clone());
        let is_node = self.rubric.nodes.find(&input.id).is_some();
        let why = match (&input.excluded, &input.instead_of) {
            (Some(reason), _) => Some(format!("{reason}, left out")),
            (None, Some(reason)) => Some(format!("{reason}, counts as {points}")),
            (None, None) => None,
        };
        let from = match (why, place) {
            (Some(why), Some(place)) => format!("{why} ({place})"),
            (Some(why), None) => why,
            (None, Some(place)) => place,
            (None, None) if is_node => format!("`gapmap explain {}`", input.id),
            (None, None) => String::new(),
        };
        let name = if input.name == input.id { input.id.clone() } else { format!("{} {}", input.id, input.name) };
        vec![name, input.weight.clone(), points, input.share.clone().unwrap_or_default(), from]
    }

    fn place(&self, node: Ix<Node>) -> Option<String> {
        self.assessment.answers.get(&node).map(|answer| self.workspace.locate(answer.span))
    }

    fn capability(&self, node: Ix<Node>, item: &Answerable) -> String {
        let score = self.score(Some(node));
        let derivation = &score.derivation;
        let place = self.place(node).map(|place| format!(", answered at {place}")).unwrap_or_default();
        let is_calculated = !derivation.inputs.is_empty();
        let said = if is_calculated { format!("{}, {}", result(&score), how(derivation)) } else { derivation.formula.clone() };
        let is_named = !is_calculated && matches!(self.rubric.scale_of(item).form, Form::Level { .. });
        let level = score.level_name.as_ref().filter(|_| is_named).map(|name| format!(" ({name})")).unwrap_or_default();
        let head = format!("{}: {said}{level}{place}", named(self.rubric, node));
        let mut lines = if is_calculated { vec![format!("  {}", derivation.formula)] } else { Vec::new() };
        // The place stands in the first line.
        lines.extend(derivation.policies.iter().filter(|policy| !policy.starts_with("answered in ")).map(|p| format!("  {p}")));
        if let Some(outcome) = &score.outcome {
            lines.push(format!("  outcome: {}", outcome.name));
        }
        lines.extend(self.votes(node));
        lines.extend(self.descriptors(node, item));
        lines.push(format!("  weight {}{}", self.evaluation.scorecard.weight(node).to_short(3), self.weight_source(node)));
        lines.extend(self.evaluation.scorecard.target(node).map(|target| self.target(target)));
        lines.extend(self.gap(node));
        lines.extend(self.remarks(node));
        let parent = self.rubric.nodes[node].parent;
        let above = parent.map_or("overall", |parent| self.rubric.nodes[parent].id.as_str());
        lines.push(format!("  it enters `{above}`: `gapmap explain {above}`"));
        format!("{}\n\n{}{}", visible(&head), self.inputs(derivation), block(&lines))
    }

    /// How many votes there are and how far apart; names stay in the files.
    fn votes(&self, node: Ix<Node>) -> Option<String> {
        let votes = &self.assessment.answers.get(&node)?.votes;
        let (low, high) = (votes.iter().map(|(_, v)| v).min()?, votes.iter().map(|(_, v)| v).max()?);
        let range = if low == high {
            format!("all {}", low.to_short(2))
        } else {
            format!("from {} to {}", low.to_short(2), high.to_short(2))
        };
        Some(format!("  {}, {range}", super::super::wording::counted(votes.len(), "vote")))
    }

    /// What the level reached says, and what the next one asks.
    fn descriptors(&self, node: Ix<Node>, item: &Answerable) -> Vec<String> {
        let Some(points) = &self.evaluation.scorecard.node(node).value else { return Vec::new() };
        let scale = self.rubric.scale_of(item);
        if !matches!(scale.form, Form::Level { .. } | Form::States) {
            return Vec::new();
        }
        let levels = scale.levels.values().zip(&item.descriptors).filter(|(_, text)| !text.is_empty());
        let worth = |level: &crate::rubric::Level| scale.points_of(level);
        let next = levels.clone().find(|(level, _)| worth(level).as_ref() > Some(points));
        let here = levels.take_while(|(level, _)| worth(level).as_ref() <= Some(points)).last();
        let line = |(level, text): (&crate::rubric::Level, &String), what: &str| {
            hang(&format!("{what} {} {}: {text}", level.number, level.name), WIDTH, "  ", "    ").trim_end().to_owned()
        };
        [here.map(|here| line(here, "level")), next.map(|next| line(next, "next level"))].into_iter().flatten().collect()
    }

    fn weight_source(&self, node: Ix<Node>) -> String {
        let profile = self.assessment.profile.map(|profile| &self.rubric.profiles[profile]);
        match profile.filter(|profile| profile.weights.contains_key(&node)) {
            Some(profile) => format!(", set by the profile `{}`", profile.id),
            None => ", from the rubric".to_owned(),
        }
    }

    fn target(&self, target: &EffectiveTarget) -> String {
        let source = match &target.source {
            TargetSource::Rubric => match self.assessment.profile {
                Some(profile) => format!("from the rubric, profile `{}`", self.rubric.profiles[profile].id),
                None => "from the rubric".to_owned(),
            },
            TargetSource::Rule(at) => {
                self.rubric.target_rules.get(*at).map_or_else(String::new, |rule| format!("raised by a fact: {}", rule.why))
            }
            TargetSource::Team(Some(reason)) => format!("set by the team: {reason}"),
            TargetSource::Team(None) => "set by the team".to_owned(),
        };
        format!("  target {}, {source}", target.points.to_short(2))
    }

    fn gap(&self, node: Ix<Node>) -> Vec<String> {
        let Some(gap) = self.evaluation.plan.gaps.iter().find(|gap| gap.item == node) else {
            return self
                .evaluation
                .scorecard
                .gap(node)
                .map(|_| "  no gap: the target is reached".to_owned())
                .into_iter()
                .collect();
        };
        let sum = format!("  gap {} = {} - {}", gap.gap.to_short(2), gap.target.to_short(2), gap.current.to_short(2));
        vec![sum, self.priority(gap)]
    }

    /// `priority 3.75 = gap 1 × weight 3 × (1 + 0.25 pain + 0.25 × 0 risks)`.
    fn priority(&self, gap: &Gap) -> String {
        let factors = &gap.factors;
        let pain =
            if factors.pain.is_some() { format!(" + {} for pain", factors.pain_factor.to_short(3)) } else { String::new() };
        let per_risk = &self.rubric.priority.per_risk;
        let risks = match factors.risks.len() {
            0 => String::new(),
            count => format!(" + {} × {}", per_risk.to_short(3), super::super::wording::counted(count, "driven risk")),
        };
        let numbers = |value: &Exact| value.to_short(3);
        let raised = if pain.is_empty() && risks.is_empty() { String::new() } else { format!(" × (1{pain}{risks})") };
        format!("  priority {} = gap {} × weight {}{raised}", numbers(&gap.priority), numbers(&gap.gap), numbers(&factors.weight))
    }

    fn remarks(&self, node: Ix<Node>) -> Vec<String> {
        let all = flags(self.rubric, self.assessment).into_iter().filter(|(at, _)| *at == node);
        all.map(|(_, flag)| format!("  flagged: {}", flag_words(&flag))).collect()
    }
}

fn named(rubric: &Rubric, node: Ix<Node>) -> String {
    let node = &rubric.nodes[node];
    format!("{} ({})", format!("{} {}", node.code, node.name).trim(), node.id)
}

/// The number, else the outcome.
fn result(score: &ScoreView) -> String {
    match (&score.now.value, &score.outcome) {
        (None, Some(outcome)) => outcome.name.clone(),
        _ => score.derivation.display.clone(),
    }
}

/// `the weighted mean of`, `by the highest stage`.
fn how(derivation: &DerivationView) -> String {
    let by = &derivation.by;
    match (derivation.inputs.is_empty(), by.as_str()) {
        (_, "nothing; it has no score") => "it has no score".to_owned(),
        (_, by) if by.starts_with("tally") => "counted".to_owned(),
        (_, "highest stage" | "first rule that holds") | (true, _) => format!("by the {by}"),
        (false, _) if by.contains(" of ") => format!("the {by}"),
        (false, _) => format!("the {by} of"),
    }
}

fn range(score: &ScoreView) -> String {
    if score.is_open && score.low.value.is_some() {
        format!("; between {} and {} once everything is", score.low.display, score.high.display)
    } else {
        String::new()
    }
}

fn flag_words(flag: &Flag) -> String {
    match flag {
        Flag::Unproven => "a level this high expects evidence of a proven grade".to_owned(),
        Flag::Disagreement { low, high } => format!("votes lie between {} and {}", low.to_short(2), high.to_short(2)),
        Flag::Coverage { share } => format!("it holds for a share of {} of the models in scope", share.to_short(2)),
    }
}

fn block(lines: &[String]) -> String {
    lines.iter().map(|line| line.split('\n').map(|part| format!("{}\n", visible(part))).collect::<String>()).collect()
}
