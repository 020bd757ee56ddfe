//! What nodes inherit: the rubric's `scoring`, and what every kind says.

use super::aggregates::{Mention, Reader, Site, each_of, policies, report, round};
use super::bands::bands;
use super::known::Known;
use super::votes::votes;
use super::{measures, votes as voting};
use crate::diagnostics::Diagnostics;
use crate::rubric::{Aggregate, Bands, Ix, Kind, List, Node, Over, Primitive, RoundStage, Then, VotePolicy};
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;

/// Ways to aggregate, bands and votes that are not said at a node.
pub(super) struct Inherited {
    /// The rubric's `scoring`.
    pub base: Aggregate,
    pub root: Aggregate,
    pub bands: Bands,
    votes: Option<VotePolicy>,
    kinds: Vec<OfKind>,
}

/// What a kind says.
struct OfKind {
    /// `None` where the kind leaves it to the rubric.
    aggregate: Option<Aggregate>,
    mentions: Vec<Mention>,
    bands: Option<Bands>,
    votes: Option<VotePolicy>,
}

/// Reads `scoring`, `root`, `bands`, `votes` and what kinds say about them.
pub(super) fn decode(root: &Value, known: &Known<'_>, sink: &mut Diagnostics) -> Inherited {
    let base = scoring(root.get("scoring"), known, sink);
    let shared = root.get("bands").map(|value| bands(value, sink));
    let everywhere = root.get("votes").and_then(|value| votes(value, known.answered_scale(), base.missing, sink));
    let (aggregate, own) = of_root(root.get("root"), &base, known, sink);
    let kinds = known.shape.kinds.iter().enumerate();
    let kinds = kinds.map(|(at, kind)| of_kind(Ix::new(at), kind.value, &base, known, sink)).collect();
    let mut inherited =
        Inherited { root: aggregate, bands: own.or(shared.clone()).unwrap_or_default(), votes: everywhere, kinds, base };
    inherited.share(shared.as_ref());
    inherited
}

/// The policies everything inherits.
fn scoring(value: Option<&Value>, known: &Known<'_>, sink: &mut Diagnostics) -> Aggregate {
    let default = Aggregate::default();
    let Some(mut fields) = value.and_then(|value| Fields::of(value, "scoring", sink)) else {
        return default;
    };
    let written = fields.value("aggregate");
    let base = written.map(|value| Reader::at(Site::Scoring, &default, known).aggregate(value, &default, sink));
    let mut base = policies(&mut fields, base.unwrap_or_else(Aggregate::default), sink);
    if let Some(value) = fields.value("round") {
        base.round = round(value, base.round, sink);
    }
    fields.finish(sink);
    let is_each_said = written.is_some_and(|value| value.get("each").is_some());
    if base.over == Over::Measures && !is_each_said {
        base.each = Some(Box::new(each_of(&base, &base.round)));
    }
    base
}

fn of_root(value: Option<&Value>, base: &Aggregate, known: &Known<'_>, sink: &mut Diagnostics) -> (Aggregate, Option<Bands>) {
    let Some(mut fields) = value.and_then(|value| Fields::of(value, "root", sink)) else {
        return (base.clone(), None);
    };
    let written = fields.value("aggregate");
    let aggregate = written.map(|value| Reader::at(Site::Root, base, known).aggregate(value, base, sink));
    let own = fields.value("bands").map(|value| bands(value, sink));
    fields.finish(sink);
    (aggregate.unwrap_or_else(|| base.clone()), own)
}

fn of_kind(kind: Ix<Kind>, value: &Value, base: &Aggregate, known: &Known<'_>, sink: &mut Diagnostics) -> OfKind {
    let mut found = OfKind { aggregate: None, mentions: Vec::new(), bands: None, votes: None };
    let Some(mut fields) = Fields::of(value, "kind", sink) else {
        return found;
    };
    for read_before in ["id", "plural", "name", "scale"] {
        fields.value(read_before);
    }
    if let Some(value) = fields.value("aggregate") {
        let mut reader = Reader::at(Site::Kind(kind), base, known);
        found.aggregate = Some(reader.aggregate(value, base, sink));
        found.mentions = reader.mentions;
    }
    found.bands = fields.value("bands").map(|value| bands(value, sink));
    let scale = known.answered_scale();
    if let Some(value) = fields.value("votes") {
        found.votes = votes(value, scale, base.missing, sink);
        if !known.shape.is_answered(kind) {
            report_votes(value, sink);
        }
    }
    fields.finish(sink);
    found
}

impl Inherited {
    /// Gives the rubric's bands to every kind that is not answered and has none of its own.
    fn share(&mut self, shared: Option<&Bands>) {
        let groups = self.kinds.len().saturating_sub(1);
        for kind in self.kinds.iter_mut().take(groups) {
            kind.bands = kind.bands.take().or_else(|| shared.cloned());
        }
    }

    /// The kinds with all they say.
    pub fn kinds(&self, known: &Known<'_>) -> List<Kind> {
        let one = |(at, (seed, said)): (usize, (&super::shape::KindSeed<'_>, &OfKind))| {
            let is_answered = known.shape.is_answered(Ix::new(at));
            let unsaid = || if is_answered { self.of_answer() } else { self.base.clone() };
            Kind {
                id: seed.id.clone(),
                plural: seed.plural.clone(),
                name: seed.name.clone(),
                aggregate: said.aggregate.clone().unwrap_or_else(unsaid),
                scale: seed.scale,
                bands: said.bands.clone().unwrap_or_default(),
            }
        };
        List::new(known.shape.kinds.iter().zip(&self.kinds).enumerate().map(one).collect())
    }

    /// How the value of a node follows, and the nodes that its conditions look at.
    pub fn aggregate(
        &self,
        node: Ix<Node>,
        fields: &mut Fields<'_>,
        known: &Known<'_>,
        sink: &mut Diagnostics,
    ) -> (Aggregate, Vec<Mention>) {
        let seed = &known.seeds[node.get()];
        let (of_kind, mut mentions) = self.said_by_kind(node, known, sink);
        let has_measures = seed.is_item && measures::has_some(&seed.fields);
        let written = fields.value("aggregate");
        let is_said = written.is_some() || of_kind.is_some();
        let mut found = of_kind.unwrap_or_else(|| self.base.clone());
        if let Some(value) = written {
            let mut reader = Reader::at(Site::Node(node), &self.base, known);
            let starts_over = value.as_text().is_some() || value.get("by").is_some();
            found = reader.aggregate(value, &found, sink);
            if starts_over {
                mentions.clear();
            }
            mentions.extend(reader.mentions);
        }
        if seed.is_item {
            if !is_said {
                found = if has_measures {
                    Aggregate { round: self.base.round.clone(), ..self.of_answer() }
                } else {
                    self.of_answer()
                };
                mentions.clear();
            }
            found.each = None;
            if has_measures {
                combine_measures(&mut found);
            }
        }
        (found, mentions)
    }

    /// What the kind of a node says. Options mean those of the node's own scale.
    fn said_by_kind(&self, node: Ix<Node>, known: &Known<'_>, sink: &mut Diagnostics) -> (Option<Aggregate>, Vec<Mention>) {
        let seed = &known.seeds[node.get()];
        let said = &self.kinds[seed.kind.get()];
        let kind = known.shape.kind(seed.kind);
        match kind.value.get("aggregate") {
            Some(value) if said.aggregate.is_some() && seed.is_item && seed.scale != kind.scale => {
                let mut reader = Reader::at(Site::Node(node), &self.base, known);
                let aggregate = reader.aggregate(value, &self.base, sink);
                (Some(aggregate), reader.mentions)
            }
            _ => (said.aggregate.clone(), said.mentions.clone()),
        }
    }

    /// An answer is what it is: nothing combines it, and it is never rounded but for display.
    fn of_answer(&self) -> Aggregate {
        let mut round = self.base.round.clone();
        round.stage = RoundStage::Display;
        Aggregate {
            weights: self.base.weights,
            missing: self.base.missing,
            na: self.base.na,
            scale: self.base.scale,
            by: Primitive::Mean,
            round,
            ..Aggregate::default()
        }
    }

    /// What votes on an answered node do.
    pub fn votes(
        &self,
        node: Ix<Node>,
        fields: &mut Fields<'_>,
        aggregate: &Aggregate,
        known: &Known<'_>,
        sink: &mut Diagnostics,
    ) -> VotePolicy {
        let own = fields.value("votes").and_then(|value| votes(value, known.scale_of(node), self.base.missing, sink));
        let of_kind = || self.kinds[known.seeds[node.get()].kind.get()].votes.clone();
        let said = voting::of_aggregate(aggregate).or(own).or_else(of_kind).or_else(|| self.votes.clone());
        said.unwrap_or(VotePolicy::Consensus)
    }
}

/// An item that has measures has nothing else to combine.
fn combine_measures(aggregate: &mut Aggregate) {
    if aggregate.over == Over::Children {
        aggregate.over = Over::Measures;
    }
    if let Primitive::Rules(rules) = &mut aggregate.by {
        for rule in rules {
            if let Then::Aggregate(then) = &mut rule.then {
                combine_measures(then);
            }
        }
    }
}

pub(super) fn report_votes(value: &Value, sink: &mut Diagnostics) {
    report(value.span, "only answered nodes have votes", "say it at the kind that gets answered, or for the whole rubric", sink);
}
