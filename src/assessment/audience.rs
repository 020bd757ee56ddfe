//! Leaving out what is not meant for the readers of this build.

use super::{Answer, Assessment, Audience};

impl Assessment {
    /// The assessment as readers of `shown_to` may see it: levels and scores stay, so that numbers agree between builds; evidence,
    /// notes, people and votes of answers for a narrower circle go, as do their risks and the team's decisions on risks.
    #[must_use]
    pub fn for_audience(mut self, shown_to: Audience) -> Self {
        let may_see = |audience: Audience| audience <= shown_to;
        for answer in self.answers.values_mut() {
            if may_see(answer.audience) {
                answer.evidence.retain(|evidence| may_see(evidence.audience));
            } else {
                withhold(answer);
            }
        }
        self.own_risks.retain(|risk| may_see(risk.decision.audience));
        self.adopted.retain(|_, decision| may_see(decision.audience));
        for milestone in std::mem::take(&mut self.milestones) {
            self.milestones.push(super::Milestone { state: milestone.state.for_audience(shown_to), ..milestone });
        }
        self
    }
}

/// Keeps the state of an answer and nothing that was said with it.
fn withhold(answer: &mut Answer) {
    answer.confidence = None;
    answer.pain = None;
    answer.coverage = None;
    answer.evidence.clear();
    answer.owner = None;
    answer.votes.clear();
    answer.assessed = None;
    answer.note = None;
}
