//! One assessment on stage: everything a page of it is composed from, and the links inside its report.

use jiff::civil::Date;

use super::numbers::Gauge;
use super::prose;
use super::view::LinkView;
use crate::assessment::{Assessment, ItemRef, Note, Origin, Participant};
use crate::diagnostics::Span;
use crate::plan::{Evaluation, Plan, RiskKey};
use crate::rubric::{Ix, Metric, Node, Reference, Rubric, Tool};
use crate::score::Scorecard;
use crate::source::Sources;
use crate::words::Words;

/// What composing one assessment can see.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The words of the report's language.
    pub words: &'a Words,
    pub rubric: &'a Rubric,
    pub sources: &'a Sources,
    pub assessment: &'a Assessment,
    pub evaluation: &'a Evaluation,
    /// The state whose scores are told: today's, or a planned one.
    pub scorecard: &'a Scorecard,
    /// The day against which things are overdue.
    pub as_of: Date,
}

/// An earlier state to compare with.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    pub name: &'a str,
    /// The day it is of.
    pub date: Date,
    pub assessment: &'a Assessment,
    pub scorecard: &'a Scorecard,
    /// What was planned then, where something is compared with it.
    pub plan: Option<&'a Plan>,
    pub origin: &'a Origin,
    /// Its scores by the rubric of its day, where that was another one.
    pub then: Option<&'a Scorecard>,
}

impl<'a> Scene<'a> {
    pub fn scorecard(&self) -> &'a Scorecard {
        self.scorecard
    }

    /// How the numbers of a node, or of the whole, are shown.
    pub fn gauge(&self, node: Option<Ix<Node>>) -> Gauge<'a> {
        Gauge::of(self.words, self.rubric, self.scorecard().score(node))
    }

    pub fn plan(&self) -> &'a Plan {
        &self.evaluation.plan
    }

    /// The state that today is compared with.
    pub fn previous(&self) -> Option<Earlier<'a>> {
        self.assessment.previous().and_then(|at| self.earlier().nth(at))
    }

    /// All earlier states, oldest first.
    pub fn earlier(&self) -> impl DoubleEndedIterator<Item = Earlier<'a>> {
        self.assessment.milestones.iter().zip(&self.evaluation.milestones).map(|(milestone, past)| Earlier {
            name: &milestone.name,
            date: milestone.date,
            assessment: &milestone.state,
            scorecard: &past.scorecard,
            plan: past.plan.as_ref(),
            origin: &milestone.origin,
            then: past.then.as_ref(),
        })
    }

    /// `content/team/data.md:12:5`.
    pub fn place(&self, span: Span) -> String {
        self.sources.locate(span)
    }

    pub fn name_of(&self, node: Ix<Node>) -> &'a str {
        &self.rubric.nodes[node].name
    }

    /// What the answered nodes are called, one and many, as the rubric writes it.
    pub fn item_kind(&self) -> [&'a str; 2] {
        self.rubric.kinds.values().next_back().map_or([""; 2], |kind| [&kind.name, &kind.plural])
    }

    /// The outermost nodes that are computed from what is below them: those with a page of their own.
    pub fn sections(&self) -> impl Iterator<Item = Ix<Node>> {
        self.rubric.top.iter().copied().filter(|top| self.rubric.nodes[*top].item.is_none())
    }

    /// The items that stand directly below the whole.
    pub fn loose(&self) -> impl Iterator<Item = Ix<Node>> {
        self.rubric.top.iter().copied().filter(|top| self.rubric.nodes[*top].item.is_some())
    }

    /// Id of the page for the items that stand directly below the whole: their kind's plural, unless a node has that name.
    pub fn loose_page(&self) -> String {
        let plural = self.rubric.kinds.values().next_back().map_or("items", |kind| kind.plural.as_str());
        let is_taken = self.rubric.top.iter().any(|top| self.rubric.nodes[*top].id == plural);
        if is_taken { format!("{plural}-items") } else { plural.to_owned() }
    }

    /// Page of an outermost node, or place of a deeper one on it.
    pub fn node_url(&self, node: Ix<Node>) -> String {
        let top = &self.rubric.nodes[self.rubric.top_of(node)];
        match (self.rubric.nodes[node].parent.is_none(), top.item.is_some()) {
            (_, true) => format!("d/{}.html#{}", self.loose_page(), self.node_anchor(node)),
            (true, false) => format!("d/{}.html", top.id),
            (false, false) => format!("d/{}.html#{}", top.id, self.node_anchor(node)),
        }
    }

    /// Anchors of nodes, like those of questions, carry a prefix with a dot, which no other id of a page has.
    pub fn node_anchor(&self, node: Ix<Node>) -> String {
        format!("c.{}", self.rubric.nodes[node].id)
    }

    pub fn node(&self, node: Ix<Node>) -> LinkView {
        LinkView { name: self.name_of(node).to_owned(), url: self.node_url(node) }
    }

    pub fn item(&self, item: ItemRef) -> LinkView {
        let (id, title) = match item {
            ItemRef::Rubric(ix) => (&self.rubric.roadmap.items[ix].id, &self.rubric.roadmap.items[ix].text),
            ItemRef::Own(at) => (&self.assessment.roadmap.own[at].id, &self.assessment.roadmap.own[at].title),
        };
        LinkView { name: format!("{id} {title}"), url: format!("roadmap.html#item-{id}") }
    }

    pub fn planned(&self, at: usize) -> LinkView {
        let item = &self.plan().roadmap.items[at];
        LinkView { name: format!("{} {}", item.id, item.title), url: format!("roadmap.html#item-{}", item.id) }
    }

    /// A risk by key; `None` when it does not apply here and so has no place to link to.
    pub fn risk(&self, key: RiskKey) -> Option<LinkView> {
        let entry = self.plan().risks.iter().find(|entry| entry.key == key)?;
        Some(LinkView { name: entry.title.clone(), url: format!("risks.html#risk-{}", entry.id) })
    }

    pub fn tool(&self, tool: Ix<Tool>) -> LinkView {
        let tool = &self.rubric.tools.tools[tool];
        LinkView { name: tool.name.clone(), url: format!("recommendations.html#tool-{}", tool.id) }
    }

    pub fn metric(&self, metric: Ix<Metric>) -> LinkView {
        let metric = &self.rubric.metrics[metric];
        LinkView { name: metric.name.clone(), url: format!("metrics.html#metric-{}", metric.id) }
    }

    pub fn reference(&self, reference: Ix<Reference>) -> LinkView {
        let reference = &self.rubric.references[reference];
        LinkView { name: reference.title.clone(), url: format!("method.html#ref-{}", reference.id) }
    }

    pub fn references(&self, references: &[Ix<Reference>]) -> Vec<LinkView> {
        references.iter().map(|reference| self.reference(*reference)).collect()
    }
}

/// A person as pages show them.
pub fn person(participant: Option<&Participant>) -> Option<String> {
    participant.map(|participant| participant.name.clone())
}

/// A note as safe HTML.
pub fn note(note: Option<&Note>) -> Option<String> {
    markdown(note.map(|note| &note.markdown))
}

/// Optional Markdown as safe HTML.
pub fn markdown(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(|text| prose::html(text))
}
