//! What only the score and the plan show about an assessment that is otherwise well written: high levels without proof, targets that
//! are passed, gaps that nobody closes, work that closes nothing, dates that contradict each other, risks that nobody treats.
//!
//! Pure: from a model and its evaluation to warnings. Each says one fact once, and only where a team has something to decide; what a
//! rubric or a team left open by design is no finding.

mod answers;
mod risks;
mod work;

use crate::assessment::{Assessment, ItemDecision, ItemRef};
use crate::diagnostics::Diagnostics;
use crate::exact::Exact;
use crate::plan::{Evaluation, evaluate};
use crate::rubric::{Ix, Node, Rubric};
pub use risks::expired;

/// One assessment with everything computed from it.
struct Review<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    evaluation: Evaluation,
}

/// Reports what the score and the plan of an assessment show.
pub fn check(rubric: &Rubric, assessment: &Assessment, sink: &mut Diagnostics) {
    let review = Review { rubric, assessment, evaluation: evaluate(rubric, assessment) };
    answers::check(&review, sink);
    work::check(&review, sink);
    risks::check(&review, sink);
}

impl Review<'_> {
    fn id(&self, node: Ix<Node>) -> &str {
        &self.rubric.nodes[node].id
    }

    /// Points as an answer writes them.
    fn written(&self, node: Ix<Node>, points: &Exact) -> String {
        match &self.rubric.nodes[node].item {
            Some(item) => self.rubric.scale_of(item).written(points),
            None => points.to_string(),
        }
    }

    fn item_id(&self, item: ItemRef) -> &str {
        match item {
            ItemRef::Rubric(ix) => &self.rubric.roadmap.items[ix].id,
            ItemRef::Own(at) => &self.assessment.roadmap.own[at].id,
        }
    }

    /// What the team decided about an item.
    fn decision(&self, item: ItemRef) -> Option<&ItemDecision> {
        match item {
            ItemRef::Rubric(ix) => self.assessment.roadmap.items.get(&ix),
            ItemRef::Own(at) => Some(&self.assessment.roadmap.own[at].decision),
        }
    }
}

/// Ids in backticks.
fn listed<'i>(ids: impl IntoIterator<Item = &'i str>) -> String {
    ids.into_iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}
