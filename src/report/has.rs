//! Which parts of a report have something to say: the rubric has such a section, or the team wrote something for it.

use super::scene::Scene;
use super::view::HasView;
use crate::rubric::Origin;

pub fn has(scene: &Scene<'_>) -> HasView {
    let (rubric, said) = (scene.rubric, scene.assessment);
    let stakeholder_questions = rubric.questions_of(Origin::Stakeholder).next().is_some();
    let people = !said.participants.is_empty() || said.facilitator.is_some();
    let evidence = said.answers.values().any(|answer| !answer.evidence.is_empty());
    HasView {
        gaps: rubric.items().any(|(ix, ..)| scene.scorecard().target(ix).is_some()),
        roadmap: !rubric.roadmap.items.is_empty() || !said.roadmap.own.is_empty() || !said.phases.is_empty(),
        risks: !scene.plan().risks.is_empty(),
        recommendations: !rubric.tools.tools.is_empty() || !rubric.tools.categories.is_empty(),
        metrics: !rubric.metrics.is_empty(),
        stakeholders: stakeholder_questions || !rubric.context.is_empty() || people || !said.facts.is_empty(),
        next: !rubric.steps.is_empty(),
        evidence: !rubric.evidence_grades.is_empty() || evidence,
        dimension_scores: scene.sections().any(|top| scene.gauge(Some(top)).is_scored()),
        dimension_targets: scene.sections().any(|top| scene.scorecard().node(top).target.is_some()),
        weights: super::derivation::differ_in_weight(scene, None),
        readings: !rubric.readings.is_empty(),
    }
}
