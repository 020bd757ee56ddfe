//! Leaving out what is not meant for the readers of this build.

use super::{Answer, Assessment, Audience, Participant, State};

impl Assessment {
    /// The assessment as readers of `shown_to` may see it: levels and scores stay, so that numbers agree between builds; evidence,
    /// notes, people and votes of answers for a narrower circle go, as do their risks and the team's decisions on risks. Votes that
    /// make a value lose their names only.
    #[must_use]
    pub fn for_audience(&self, shown_to: Audience) -> Self {
        let mut shown = self.clone();
        let may_see = |audience: Audience| audience <= shown_to;
        let planned = shown.phases.iter_mut().flat_map(|phase| phase.answers.values_mut());
        for answer in shown.answers.values_mut().chain(planned) {
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
    if makes_value(answer) {
        answer.votes.iter_mut().enumerate().for_each(|(at, (voter, _))| *voter = nobody(at + 1));
    } else {
        answer.votes.clear();
    }
    answer.assessed = None;
    answer.note = None;
}

/// Whether the value is made of the votes, and so would change without them.
fn makes_value(answer: &Answer) -> bool {
    let has_value =
        matches!(&answer.state, State::Answered(response) if response.points.is_some() || !response.selected.is_empty());
    matches!(answer.state, State::Answered(_)) && !has_value && answer.measures.is_empty()
}

/// Somebody whose vote counts and whose name is not shown.
fn nobody(number: usize) -> Participant {
    Participant { id: format!("withheld-{number}"), name: "withheld".to_owned(), role: String::new(), votes: true }
}

#[cfg(test)]
mod tests {
    use super::super::Audience;

    #[test]
    fn a_wider_circle_sees_less() {
        assert!(Audience::Public < Audience::Partner && Audience::Partner < Audience::Internal);
    }
}
