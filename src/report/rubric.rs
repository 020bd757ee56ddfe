//! The rubric as the method page shows it.

use super::prose::is_web_address;
use super::risks;
use super::scales;
use super::view::{GlossView, OutcomeView, ReferenceView, RubricView, RuleView, StepView};
use crate::rubric::{List, RiskStep, Rubric, Rule};
use crate::say;
use crate::words::Words;

pub fn rubric_view(words: &Words, rubric: &Rubric) -> RubricView {
    let (top, item) = (rubric.kinds.values().next(), rubric.kinds.values().next_back());
    let kind = |kind: Option<&crate::rubric::Kind>, field: fn(&crate::rubric::Kind) -> &String| {
        kind.map(|kind| field(kind).clone()).unwrap_or_default()
    };
    RubricView {
        id: rubric.id.clone(),
        title: rubric.title.clone(),
        version: rubric.version.clone(),
        as_of: rubric.as_of.map(|date| words.date(date)),
        source_title: rubric.source.title.clone(),
        source_url: rubric.source.url.clone().filter(|url| is_web_address(url)),
        source_licence: rubric.source.licence.clone(),
        scope_note: rubric.scope_note.clone(),
        principle: rubric.principle.clone(),
        top_kind: say!(words, "rubric-kind", kind = kind(top, |kind| &kind.name)),
        top_plural: kind(top, |kind| &kind.plural),
        item_kind: say!(words, "rubric-kind", kind = kind(item, |kind| &kind.name)),
        item_plural: kind(item, |kind| &kind.plural),
        scales: scales::scales(words, rubric),
        levels: scales::only_levels(words, rubric),
        facets: scales::facets(words, rubric),
        outcomes: rubric.outcomes.values().map(|o| OutcomeView { id: o.id.clone(), name: o.name.clone() }).collect(),
        bands: scales::bands(words, &rubric.bands),
        rules: rules(&rubric.answering.rules),
        roadmap_rules: rules(&rubric.roadmap.rules),
        risk_rules: rules(&rubric.risk_rules.rules),
        metric_rules: rubric.metric_rules.clone(),
        tool_rules: rubric.tools.rules.clone(),
        evidence_grades: rubric.evidence_grades.values().map(|grade| gloss(&grade.id, &grade.name, &grade.gloss)).collect(),
        profiles: rubric.profiles.values().map(|profile| gloss(&profile.id, &profile.name, &profile.gloss)).collect(),
        likelihood: steps(&rubric.matrix.likelihood),
        impact: steps(&rubric.matrix.impact),
        risk_levels: risks::levels(rubric),
        grid: rubric
            .matrix
            .grid
            .iter()
            .map(|row| row.iter().map(|level| rubric.matrix.levels[*level].id.clone()).collect())
            .collect(),
        appetite: rubric.risk_rules.appetite.general.map(|level| rubric.matrix.levels[level].name.clone()),
        readings: rubric.readings.values().map(|reading| gloss(&reading.id, &reading.name, &reading.text)).collect(),
        references: rubric.references.values().map(reference).collect(),
        tools_as_of: rubric.tools.status_as_of.map(|date| words.date(date)),
    }
}

fn rules(rules: &[Rule]) -> Vec<RuleView> {
    rules.iter().map(|rule| RuleView { id: rule.id.clone(), text: rule.text.clone() }).collect()
}

pub fn gloss(id: &str, name: &str, gloss: &str) -> GlossView {
    GlossView { id: id.to_owned(), name: name.to_owned(), gloss: gloss.to_owned() }
}

fn steps(steps: &List<RiskStep>) -> Vec<StepView> {
    let view = |(at, step): (usize, &RiskStep)| StepView {
        number: at + 1,
        id: step.id.clone(),
        name: step.name.clone(),
        gloss: step.gloss.clone(),
    };
    steps.values().enumerate().map(view).collect()
}

fn reference(reference: &crate::rubric::Reference) -> ReferenceView {
    ReferenceView {
        id: reference.id.clone(),
        title: reference.title.clone(),
        by: reference.by.clone(),
        url: Some(reference.url.clone()).filter(|url| is_web_address(url)),
        access: reference.access.clone(),
        note: reference.note.clone(),
    }
}
