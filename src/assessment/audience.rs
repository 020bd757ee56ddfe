//! Leaving out what is not meant for the readers of an edition.
//!
//! Every number stays: scores, priorities, shares and counts of answers are the same in all editions, so that none contradicts
//! another. What goes are words, links and names. A risk that is withheld goes as a whole, after planning (`plan`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Answer, Assessment, Audience, Evidence, Milestone, Note, OwnRisk, Participant, RiskDecision, State, TeamTarget, Withheld,
};

/// Words that stand where something is withheld, in the language of the report.
pub struct Masks {
    /// In place of a reason.
    pub reason: String,
    /// In place of whoever cast a vote.
    pub voter: String,
    /// In place of the name of a participant without a role, by number.
    pub participant: Box<dyn Fn(usize) -> String + Send + Sync>,
}

impl Assessment {
    /// The assessment in the words that readers of this circle may see, and how much was withheld. For those who may see everything it
    /// is the very same.
    #[must_use]
    pub fn for_audience(self: &Arc<Self>, shown_to: Audience, masks: &Masks) -> Arc<Self> {
        match shown_to {
            Audience::Internal => Arc::clone(self),
            Audience::Partner | Audience::Public => Arc::new(self.edition(shown_to, masks, &BTreeMap::new())),
        }
    }

    /// `known` stands in for people of a later state, who may not be marked in this one.
    fn edition(&self, shown_to: Audience, masks: &Masks, known: &BTreeMap<String, Participant>) -> Self {
        let mut shown = self.clone();
        let mut edition = Edition { shown_to, masks, people: known.clone(), withheld: Withheld::default() };
        edition.people(&mut shown);
        for (ix, answer) in &mut shown.answers {
            edition.answer(answer, shown.targets.get_mut(ix));
        }
        for answer in shown.phases.iter_mut().flat_map(|phase| phase.answers.values_mut()) {
            edition.answer(answer, None);
        }
        for (_, prose) in shown.prose.extract_if(.., |_, prose| prose.audience > shown_to) {
            drop(prose);
            edition.withheld.notes += 1;
        }
        shown.metrics.values_mut().for_each(|reading| edition.note(&mut reading.note));
        for step in shown.steps.values_mut() {
            edition.note(&mut step.note);
            edition.person(&mut step.owner);
        }
        let own = shown.roadmap.own.iter_mut().map(|item| &mut item.decision);
        for decision in shown.roadmap.items.values_mut().chain(own) {
            edition.note(&mut decision.note);
            edition.person(&mut decision.owner);
        }
        shown.roadmap.capacity.people.iter_mut().for_each(|(person, _)| edition.name(person));
        shown.adopted.values_mut().for_each(|decision| edition.risk(decision));
        shown.own_risks.iter_mut().for_each(|risk| edition.own_risk(risk));
        edition.milestones(&mut shown.milestones);
        // What commits say was written for those who work on the files.
        for step in shown.moves.values_mut().flatten() {
            (step.subject, step.author) = (None, None);
        }
        shown.withheld = edition.withheld;
        shown
    }
}

struct Edition<'a> {
    shown_to: Audience,
    masks: &'a Masks,
    /// Who stands in for a person whose name is withheld, by the person's id.
    people: BTreeMap<String, Participant>,
    withheld: Withheld,
}

impl Edition<'_> {
    fn hides(&self, audience: Audience) -> bool {
        audience > self.shown_to
    }

    /// Withholds names; everybody keeps the role and the vote.
    fn people(&mut self, shown: &mut Assessment) {
        for (at, person) in shown.participants.iter_mut().enumerate() {
            if self.hides(person.audience) || self.people.contains_key(&person.id) {
                self.withheld.people += 1;
                let stand_in = self.people.entry(person.id.clone()).or_insert_with(|| stand_in(person, at + 1, self.masks));
                *person = stand_in.clone();
            }
        }
        self.person(&mut shown.facilitator);
    }

    /// States that follow each other without a difference stay the same object.
    fn milestones(&self, milestones: &mut [Milestone]) {
        let mut last: Option<[Arc<Assessment>; 2]> = None;
        for Milestone { state, .. } in milestones {
            let same = last.take().filter(|[whole, _]| Arc::ptr_eq(whole, state));
            let [whole, shown] = same.unwrap_or_else(|| {
                let shown = state.edition(self.shown_to, self.masks, &self.people);
                [Arc::clone(state), Arc::new(shown)]
            });
            *state = Arc::clone(&shown);
            last = Some([whole, shown]);
        }
    }

    fn person(&self, person: &mut Option<Participant>) {
        if let Some(person) = person {
            self.name(person);
        }
    }

    fn name(&self, person: &mut Participant) {
        if let Some(stand_in) = self.people.get(&person.id) {
            *person = stand_in.clone();
        }
    }

    fn note(&mut self, note: &mut Option<Note>) {
        if note.take_if(|note| self.hides(note.audience)).is_some() {
            self.withheld.notes += 1;
        }
    }

    fn answer(&mut self, answer: &mut Answer, target: Option<&mut TeamTarget>) {
        self.person(&mut answer.owner);
        answer.votes.iter_mut().for_each(|(voter, _)| self.name(voter));
        if self.hides(answer.audience) {
            self.withheld.answers += 1;
            wordless(answer, self.masks);
            target.into_iter().for_each(|target| target.reason = None);
            return;
        }
        self.note(&mut answer.note);
        self.evidence(&mut answer.evidence);
    }

    fn evidence(&mut self, evidence: &mut [Evidence]) {
        for narrower in evidence.iter_mut().filter(|evidence| evidence.audience > self.shown_to) {
            self.withheld.evidence += 1;
            unsaid(narrower);
        }
    }

    fn own_risk(&mut self, risk: &mut OwnRisk) {
        if self.hides(risk.decision.audience) {
            for text in [&mut risk.title, &mut risk.cause, &mut risk.event, &mut risk.effect] {
                text.clear();
            }
        }
        self.risk(&mut risk.decision);
    }

    fn risk(&mut self, decision: &mut RiskDecision) {
        self.person(&mut decision.owner);
        self.person(&mut decision.by);
        decision.log.iter_mut().for_each(|change| self.person(&mut change.by));
        if self.hides(decision.audience) {
            self.withheld.risks += 1;
            speechless(decision);
        } else {
            self.note(&mut decision.note);
            self.evidence(&mut decision.evidence);
        }
    }
}

/// Keeps what counts of a risk, its ratings and dates, and nothing that was said about it.
fn speechless(decision: &mut RiskDecision) {
    (decision.owner, decision.by, decision.reason, decision.note) = (None, None, None, None);
    (decision.cost, decision.trigger) = (None, None);
    (decision.controls, decision.evidence, decision.log) = (Vec::new(), Vec::new(), Vec::new());
    for judgement in decision.inherent.iter_mut().chain(&mut decision.residual) {
        judgement.why = None;
    }
}

/// Keeps what counts of an answer and nothing that was said with it.
fn wordless(answer: &mut Answer, masks: &Masks) {
    answer.owner = None;
    answer.note = None;
    answer.evidence.iter_mut().for_each(unsaid);
    answer.votes.iter_mut().enumerate().for_each(|(at, (voter, _))| *voter = somebody(at + 1, masks));
    if let State::NotApplicable(na) = &mut answer.state {
        (na.code, na.reason) = ("withheld".to_owned(), masks.reason.clone());
    }
}

/// Keeps grade and dates, which count, and nothing that tells what it is.
fn unsaid(evidence: &mut Evidence) {
    (evidence.text, evidence.link) = (None, None);
}

/// The person without name and id: the role stands in for the name.
fn stand_in(person: &Participant, number: usize, masks: &Masks) -> Participant {
    let name = if person.role.is_empty() { (masks.participant)(number) } else { person.role.clone() };
    Participant { id: format!("withheld-{number}"), name, role: String::new(), ..person.clone() }
}

/// Whoever cast a vote whose name is not shown.
fn somebody(number: usize, masks: &Masks) -> Participant {
    let name = masks.voter.clone();
    Participant { id: format!("vote-{number}"), name, role: String::new(), votes: true, audience: Audience::Public }
}

#[cfg(test)]
mod tests {
    use super::super::Audience;

    #[test]
    fn a_wider_circle_sees_less() {
        assert!(Audience::Public < Audience::Partner && Audience::Partner < Audience::Internal);
    }
}
