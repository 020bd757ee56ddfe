//! Leaving out what is not meant for the readers of this build.

use super::{Answer, Assessment, Audience};

impl Assessment {
    /// The assessment as readers of `shown_to` may see it: levels and scores stay, so that numbers agree between builds; evidence,
    /// notes, people and votes of answers for a narrower circle go, as do their risks and the team's decisions on risks.
    #[must_use]
    pub fn for_audience(&self, shown_to: Audience) -> Self {
        let mut shown = self.clone();
        let may_see = |audience: Audience| audience <= shown_to;
        for answer in shown.answers.values_mut() {
            if may_see(answer.audience) {
                answer.evidence.retain(|evidence| may_see(evidence.audience));
            } else {
                withhold(answer);
            }
        }
        shown.own_risks.retain(|risk| may_see(risk.decision.audience));
        shown.adopted.retain(|_, decision| may_see(decision.audience));
        for milestone in &mut shown.milestones {
            milestone.state = milestone.state.for_audience(shown_to);
        }
        shown
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

#[cfg(test)]
mod tests {
    use super::super::Audience;

    #[test]
    fn a_wider_circle_sees_less() {
        assert!(Audience::Public < Audience::Partner && Audience::Partner < Audience::Internal);
    }
}
