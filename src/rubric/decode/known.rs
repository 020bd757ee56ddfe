//! Everything that can be referred to: the ids of all lists, the scales and the outline of the tree.

use super::context::QuestionTable;
use super::outcomes::Outcomes;
use super::scales::{Scales, named};
use super::shape::Shape;
use super::table::{Table, report_unknown};
use super::tree::{Outline, Seed};
use crate::diagnostics::{Diagnostic, Diagnostics, Meant, Span, codes};
use crate::exact::Exact;
use crate::rubric::{
    EffortSize, EvidenceGrade, Fact, Form, Horizon, Item, Ix, List, Metric, MetricBand, MetricGroup, Node, Phase, Profile,
    QuestionGroup, Reading, Reference, Risk, RiskCategory, RiskLevel, RiskStep, Scale, Step, Tag, Tool, ToolCategory,
};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Entry, Value};

pub(super) struct Known<'a> {
    pub shape: Shape<'a>,
    pub scales: List<Scale>,
    pub outcomes: Outcomes,
    pub tags: Table<'a, Tag>,
    pub seeds: &'a [Seed],
    pub nodes: Table<'a, Node>,
    pub grades: Table<'a, EvidenceGrade>,
    pub profiles: Table<'a, Profile>,
    pub facts: Table<'a, Fact>,
    pub groups: Table<'a, QuestionGroup>,
    pub questions: QuestionTable<'a>,
    pub sizes: Table<'a, EffortSize>,
    pub phases: Table<'a, Phase>,
    pub items: Table<'a, Item>,
    pub likelihood: Table<'a, RiskStep>,
    pub impact: Table<'a, RiskStep>,
    pub risk_levels: Table<'a, RiskLevel>,
    pub risk_categories: Table<'a, RiskCategory>,
    pub risks: Table<'a, Risk>,
    pub tool_categories: Table<'a, ToolCategory>,
    pub tools: Table<'a, Tool>,
    pub bands: Table<'a, MetricBand>,
    pub metric_groups: Table<'a, MetricGroup>,
    pub metrics: Table<'a, Metric>,
    pub horizons: Table<'a, Horizon>,
    pub steps: Table<'a, Step>,
    pub references: Table<'a, Reference>,
    pub readings: Table<'a, Reading>,
}

impl<'a> Known<'a> {
    /// Collects the ids of every list of the rubric.
    pub fn collect(root: &'a Value, shape: Shape<'a>, scales: Scales, outline: &'a Outline, sink: &mut Diagnostics) -> Self {
        let groups = Table::of("group of questions", section(root, &["context"], sink), sink);
        let questions = QuestionTable::collect(root, &groups, &outline.seeds, sink);
        let phases = Table::of("phase", section(root, &["roadmap", "phases"], sink), sink);
        let items = section(root, &["roadmap", "items"], sink);
        let risk_categories = Table::of("risk category", section(root, &["risk_categories"], sink), sink);
        let risks = section(root, &["risks"], sink);
        let metric_groups = Table::of("metric group", section(root, &["metric_groups"], sink), sink);
        let metrics = section(root, &["metrics"], sink);
        let horizons = Table::of("horizon", section(root, &["next_steps", "horizons"], sink), sink);
        let steps = section(root, &["next_steps", "steps"], sink);
        Known {
            shape,
            scales: scales.list,
            outcomes: scales.outcomes,
            tags: Table::of("tag", section(root, &["tags"], sink), sink),
            seeds: &outline.seeds,
            nodes: outline.table(sink),
            grades: Table::of("grade of evidence", section(root, &["evidence_grades"], sink), sink),
            profiles: Table::of("profile", section(root, &["profiles"], sink), sink),
            facts: Table::of("fact", section(root, &["facts"], sink), sink),
            groups,
            questions,
            sizes: Table::of("size", section(root, &["roadmap", "sizes"], sink), sink),
            items: Table::linked("roadmap item", items, sink, |f, sink| phases.required_link(f, "phase", sink).is_some()),
            phases,
            likelihood: Table::of("step of likelihood", section(root, &["risk_matrix", "likelihood"], sink), sink),
            impact: Table::of("step of impact", section(root, &["risk_matrix", "impact"], sink), sink),
            risk_levels: Table::of("risk level", section(root, &["risk_matrix", "levels"], sink), sink),
            risks: Table::linked("risk", risks, sink, |f, sink| risk_categories.required_link(f, "category", sink).is_some()),
            risk_categories,
            tool_categories: Table::of("tool category", section(root, &["tools", "categories"], sink), sink),
            tools: Table::of("tool", section(root, &["tools", "options"], sink), sink),
            bands: Table::of("metric band", section(root, &["metric_bands"], sink), sink),
            metrics: Table::linked("metric", metrics, sink, |f, sink| metric_groups.required_link(f, "group", sink).is_some()),
            metric_groups,
            steps: Table::linked("next step", steps, sink, |f, sink| horizons.required_link(f, "horizon", sink).is_some()),
            horizons,
            references: Table::of("reference", section(root, &["references"], sink), sink),
            readings: Table::of("reading", section(root, &["readings"], sink), sink),
        }
    }

    /// The scale of an answered node.
    pub fn scale_of(&self, node: Ix<Node>) -> Option<&Scale> {
        let seed = &self.seeds[node.get()];
        seed.scale.filter(|_| seed.is_item).map(|scale| &self.scales[scale])
    }

    /// The scale of the kind that gets answered.
    pub fn answered_scale(&self) -> Option<&Scale> {
        self.shape.answered_scale().map(|scale| &self.scales[scale])
    }

    /// The answered node with this id; reports when there is none.
    pub fn item(&self, id: &str, span: Span, sink: &mut Diagnostics) -> Option<Ix<Node>> {
        let node = self.nodes.resolve(id, span, sink)?;
        let is_item = self.seeds[node.get()].is_item;
        if !is_item {
            let message = format!("`{id}` is not answered itself");
            let below = self.seeds.iter().find(|seed| seed.is_item && seed.parent == Some(node));
            let help = below.map(|seed| format!("name a node that gets answered, such as `{}`", seed.id));
            sink.push(Diagnostic::new(&codes::rubric::UNKNOWN_ID, span, message).help_if(help));
        }
        is_item.then_some(node)
    }

    /// The answered node under a key that must be given.
    pub fn required_item(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Option<Ix<Node>> {
        let value = fields.required(key, sink)?;
        self.item(&fields::text(value, sink)?, value.span, sink)
    }

    /// The answered nodes of a list under a key.
    pub fn items_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Vec<Ix<Node>> {
        let one = |value: &Value, sink: &mut Diagnostics| self.item(&fields::text(value, sink)?, value.span, sink);
        fields.list(key, sink).iter().filter_map(|value| one(value, sink)).collect()
    }

    /// A map from answered nodes to points of their scales.
    pub fn points_in(&self, fields: &mut Fields<'a>, key: &'static str, sink: &mut Diagnostics) -> Vec<(Ix<Node>, Exact)> {
        let one = |entry: &Entry, sink: &mut Diagnostics| {
            let node = self.item(&entry.key, entry.key_span, sink)?;
            Some((node, self.points(node, &entry.value, sink)?))
        };
        fields.map(key, sink).iter().filter_map(|entry| one(entry, sink)).collect()
    }

    /// The points that a level of a node means; of a group, or of an answered node that is computed, any number.
    pub fn points(&self, node: Ix<Node>, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
        match self.scale_of(node) {
            Some(scale) if self.is_computed(node) => value_on(scale, value, sink),
            Some(scale) => points_on(scale, value, sink),
            None => fields::number(value, sink),
        }
    }

    /// What a node's value is compared with: a number as it stands, or the points of the level that an id names.
    pub fn compared(&self, node: Ix<Node>, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
        let number = value.as_text().and_then(Exact::parse);
        number.or_else(|| match self.scale_of(node) {
            Some(scale) => value_on(scale, value, sink),
            None => fields::number(value, sink),
        })
    }

    /// Whether the value of a node is more than the points of one answer.
    fn is_computed(&self, node: Ix<Node>) -> bool {
        let seed = &self.seeds[node.get()];
        let kind = self.shape.kind(seed.kind).value;
        ["aggregate", "measures", "votes"].iter().any(|key| seed.fields.get(key).is_some())
            || ["aggregate", "votes"].iter().any(|key| kind.get(key).is_some())
    }
}

/// The points that a value means on a scale: the id or the number of a level, or points in between.
pub(super) fn points_on(scale: &Scale, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let number = value_on(scale, value, sink)?;
    let (lowest, highest) = scale.range()?;
    if number < lowest || highest < number {
        let message = format!("{number} is not on the scale `{}`", scale.id);
        sink.push(
            Diagnostic::new(&codes::rubric::TARGET_OUT_OF_SCALE, value.span, message)
                .help(format!("the scale goes from {lowest} to {highest}")),
        );
        return None;
    }
    Some(number)
}

/// The points of the level that a value names, or the number that it is.
pub(super) fn value_on(scale: &Scale, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
    let text = fields::text(value, sink)?;
    if let Some(level) = named(scale, &text) {
        let points = scale.points_of(&scale.levels[level]);
        if points.is_none() {
            let message = format!("`{text}` of the scale `{}` has no points", scale.id);
            sink.push(Diagnostic::new(&codes::rubric::TARGET_OUT_OF_SCALE, value.span, message).help("write a number"));
        }
        return points;
    }
    let number = Exact::parse(&text);
    if number.is_none() {
        let what = entry_of(scale);
        let words = text.trim().to_lowercase();
        match scale.levels.values().find(|level| level.name.to_lowercase() == words) {
            Some(level) => {
                let meant = Meant::exactly(format!("use its id: `{}`", level.id), &text, &level.id);
                let message = format!("there is no {what} `{text}`");
                sink.push(Diagnostic::new(&codes::rubric::UNKNOWN_ID, value.span, message).meant(Some(meant)));
            }
            None => report_unknown(what, &text, value.span, scale.levels.values().map(|level| level.id.as_str()), sink),
        }
    }
    number
}

/// What an entry of a scale is called.
pub(super) fn entry_of(scale: &Scale) -> &'static str {
    match scale.form {
        Form::Choice | Form::Multi { .. } | Form::Boolean => "option",
        Form::States => "state",
        Form::Level { .. } | Form::Number { .. } => "level",
    }
}

/// The list at a path of keys; empty when it is not there.
pub(super) fn section<'a>(root: &'a Value, path: &[&str], sink: &mut Diagnostics) -> &'a [Value] {
    let found = path.iter().try_fold(root, |value, key| value.get(key));
    found.map_or(&[], |value| fields::list(value, sink))
}
