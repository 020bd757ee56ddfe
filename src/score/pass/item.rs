//! Items: from what was answered to a value.

use super::super::leaf::{Input, Leaf};
use super::line::normalised_on;
use super::{Calculation, Computed, Ends, Exclusion, InputFrom, InputLine, Layering, Pass, is_open, keep, stored};
use crate::exact::Exact;
use crate::rubric::{
    Aggregate, Answerable, Ix, Lack, Measure, MissingPolicy, Node, Outcome, Over, Primitive, ScalePolicy, VotePolicy, VoteRule,
};

impl Pass<'_> {
    pub(super) fn item(&self, ix: Ix<Node>, item: &Answerable) -> Computed {
        let leaf = self.leaf_of(ix);
        let by = &self.rubric.nodes[ix].aggregate;
        let computed = match &by.by {
            Primitive::Rules(rules) => self.ruled(by, rules, Some(ix), Vec::new()),
            Primitive::Staged(staged) => self.staged(by, staged, Some(ix)),
            _ if !item.measures.is_empty() => self.measured(item, leaf, by),
            _ => match &item.votes {
                VotePolicy::Combine { by: rule, missing } if !leaf.votes.is_empty() => self.voted(item, leaf, by, rule, *missing),
                _ => self.answered(item, leaf, by),
            },
        };
        let (observed, outcome) = match computed.outcome {
            Some(outcome) => (vec![outcome], Some(outcome)),
            None => self.option_outcomes(item, leaf),
        };
        let lack = match &leaf.input {
            Input::Given(_) => None,
            Input::Lacking(Lack::NotApplicable) => Some(Exclusion::NotApplicable),
            Input::Lacking(_) => Some(Exclusion::Unanswered),
        };
        let absence = if computed.value.is_some() { computed.absence } else { lack.unwrap_or(computed.absence) };
        Computed { observed, outcome, absence, ..computed }
    }

    pub(super) fn option_outcomes(&self, item: &Answerable, leaf: &Leaf) -> (Vec<Ix<Outcome>>, Option<Ix<Outcome>>) {
        let Input::Given(response) = &leaf.input else { return (Vec::new(), None) };
        let scale = self.rubric.scale_of(item);
        let observed: Vec<Ix<Outcome>> = response.selected.iter().filter_map(|level| scale.levels[*level].outcome).collect();
        let first = observed.first().copied();
        let is_one = observed.iter().all(|outcome| Some(*outcome) == first);
        (observed, first.filter(|_| is_one))
    }

    /// A plain answer.
    pub(super) fn answered(&self, item: &Answerable, leaf: &Leaf, by: &Aggregate) -> Computed {
        let points = match &leaf.input {
            Input::Given(response) => response.points.clone(),
            Input::Lacking(_) => None,
        };
        let range = match &leaf.input {
            Input::Given(_) => points.clone().map(|points| (points.clone(), points)),
            Input::Lacking(Lack::NotApplicable) => None,
            Input::Lacking(_) => self.range_of_answers(item),
        };
        let (value, unrounded) = stored(by, points);
        let calculation =
            unrounded.map(|unrounded| Calculation { inputs: Vec::new(), decision: None, unrounded: Some(unrounded) });
        Computed {
            value,
            range: range.map(|(low, high)| (keep(by, low), keep(by, high))),
            absence: Exclusion::NoPoints,
            open: is_open(leaf),
            is_incomplete: is_open(leaf),
            calculation,
            ..Computed::empty()
        }
    }

    /// The lowest and the highest value that an answer can make.
    pub(super) fn range_of_answers(&self, item: &Answerable) -> Option<Ends> {
        match &item.votes {
            VotePolicy::Combine { by: VoteRule::AllAtLeast(_), .. } => Some((Exact::zero(), Exact::one())),
            _ => self.rubric.scale_of(item).range(),
        }
    }

    /// An answer made of measures, or of the one that this pass is about.
    pub(super) fn measured(&self, item: &Answerable, leaf: &Leaf, by: &Aggregate) -> Computed {
        let is_given = matches!(leaf.input, Input::Given(_));
        let line = |(ix, measure): (Ix<Measure>, &Measure)| {
            let points = leaf.measures.get(&ix).and_then(|response| response.points.clone());
            let range = self.rubric.scales[measure.scale].range();
            let stands_in = measure.missing.filter(|missing| is_given && *missing == MissingPolicy::Zero);
            let line = InputLine {
                from: InputFrom::Measure(measure.id.clone()),
                weight: if by.weights { measure.weight.clone() } else { Exact::one() },
                entered: points.clone().ok_or(Exclusion::Unanswered),
                instead_of: None,
                normalised_on: normalised_on(by, range.clone()),
                range: points.map(|points| (points.clone(), points)).or(range),
                is_optional: false,
            };
            match (&line.entered, stands_in) {
                (Err(Exclusion::Unanswered), Some(_)) => line.standing_in(Exact::zero()),
                _ => line.under(by),
            }
        };
        let is_na = leaf.input == Input::Lacking(Lack::NotApplicable);
        if let Layering::Only(id) = self.layering {
            let of_layer = item.measures.iter().find(|(_, measure)| measure.id == id);
            let lines: Vec<InputLine> = of_layer.filter(|_| !is_na).map(line).into_iter().collect();
            let value = lines.first().and_then(|line| line.entered.clone().ok());
            let range = lines.first().and_then(|line| line.range.clone());
            let open = of_layer.is_some() && !is_na && value.is_none();
            let absence = if of_layer.is_none() || is_na { Exclusion::NotApplicable } else { Exclusion::Unanswered };
            return Computed { value, range, open, is_incomplete: open, absence, ..Computed::empty() };
        }
        let lines: Vec<InputLine> = if is_na { Vec::new() } else { item.measures.iter().map(line).collect() };
        let open = !is_na && lines.iter().any(|line| line.entered.is_err());
        let is_void = by.missing == MissingPolicy::Void && open;
        let computed = self.calculated(by, lines, by.range.as_ref(), is_void, open);
        if is_given { computed } else { Computed { value: None, is_incomplete: open, ..computed } }
    }

    pub(super) fn voted(
        &self,
        item: &Answerable,
        leaf: &Leaf,
        by: &Aggregate,
        rule: &VoteRule,
        missing: MissingPolicy,
    ) -> Computed {
        let line = |(voter, points): &(String, Option<Exact>)| {
            let points = points.clone().or_else(|| (missing == MissingPolicy::Zero).then(Exact::zero));
            let range = points.clone().map(|points| (points.clone(), points)).or_else(|| self.rubric.scale_of(item).range());
            InputLine {
                from: InputFrom::Vote(voter.clone()),
                weight: Exact::one(),
                entered: points.ok_or(Exclusion::Unanswered),
                instead_of: None,
                normalised_on: None,
                range,
                is_optional: false,
            }
        };
        let lines: Vec<InputLine> = leaf.votes.iter().map(line).collect();
        let open = lines.iter().any(|line| line.entered.is_err());
        let primitive = rule.primitive();
        let combined = Aggregate { by: primitive, over: Over::Votes, scale: ScalePolicy::Native, ..by.clone() };
        let is_void = missing == MissingPolicy::Void && open;
        let computed = self.calculated(&combined, lines, None, is_void, open);
        match rule {
            VoteRule::AllAtLeast(least) => {
                let reached = |value: Exact| Exact::from(u8::from(value >= *least));
                let range = computed.range.map(|(low, high)| (reached(low), reached(high)));
                Computed { value: computed.value.map(reached), range, ..computed }
            }
            _ => computed,
        }
    }
}
