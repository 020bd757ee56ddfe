//! Conditions over answers, outcomes and scores.

use super::aggregates::{Mention, Reader, Site};
use super::known::{entry_of, value_on};
use super::scales::named;
use super::table::report_unknown;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Bounds, Comparison, Counted, Form, Ix, Lack, Node, Over, Predicate, Scale};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::{Kind, Value};

const COMPARISONS: [(&str, Comparison); 5] = [
    ("at_least", Comparison::AtLeast),
    ("at_most", Comparison::AtMost),
    ("above", Comparison::Above),
    ("below", Comparison::Below),
    ("equals", Comparison::Equals),
];
const LACKS: [(&str, Lack); 3] = [("unanswered", Lack::Unanswered), ("unknown", Lack::Unknown), ("na", Lack::NotApplicable)];
/// Keys of which a map has one at most: what its comparisons are about.
const SUBJECTS: [&str; 4] = ["item", "node", "share", "tally"];

impl Reader<'_> {
    /// One condition; a list means all of its conditions. `None` after a report.
    pub fn condition(&mut self, value: &Value, sink: &mut Diagnostics) -> Option<Predicate> {
        match &value.kind {
            Kind::List(_) => Some(Predicate::All(self.conditions(value, sink)?)),
            Kind::Scalar { text, .. } => self.option_here(text, value.span, sink),
            Kind::Map(_) => {
                let mut fields = Fields::of(value, "condition", sink)?;
                let found = self.conditions_in(&mut fields, sink);
                fields.finish(sink);
                let mut all = found?;
                if all.is_empty() {
                    report(value.span, "this condition asks nothing", "name an `item`, a `node` or a `state`", sink);
                    return None;
                }
                Some(if all.len() == 1 { all.remove(0) } else { Predicate::All(all) })
            }
            Kind::Null => {
                report(
                    value.span,
                    "there is no condition here",
                    "write an option, or a map such as `{item: I, is: OPTION}`",
                    sink,
                );
                None
            }
        }
    }

    /// The conditions of a list; `None` when one is wrong.
    fn conditions(&mut self, value: &Value, sink: &mut Diagnostics) -> Option<Vec<Predicate>> {
        let found: Vec<_> = fields::list(value, sink).iter().map(|value| self.condition(value, sink)).collect();
        found.into_iter().collect()
    }

    /// All conditions that the keys of a map say; `None` when one is wrong.
    pub fn conditions_in(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Vec<Predicate>> {
        let mut found: Vec<Option<Predicate>> = Vec::new();
        if let Some(value) = fields.value("all") {
            found.push(self.conditions(value, sink).map(Predicate::All));
        }
        if let Some(value) = fields.value("any") {
            found.push(self.conditions(value, sink).map(Predicate::Any));
        }
        if let Some(value) = fields.value("none") {
            found.push(self.conditions(value, sink).map(|none| Predicate::Not(Box::new(Predicate::Any(none)))));
        }
        if let Some(value) = fields.value("not") {
            found.push(self.condition(value, sink).map(|not| Predicate::Not(Box::new(not))));
        }
        let subjects: Vec<&str> = SUBJECTS.into_iter().filter(|key| fields.has(key)).collect();
        if let [_, second, ..] = subjects[..] {
            let place = fields.key_span(second).unwrap_or_else(|| fields.head());
            report(place, "a condition is about one thing", "put both into a list, `all: [{...}, {...}]`", sink);
            found.push(None);
        }
        match subjects.first().copied() {
            Some("share") => found.push(self.share(fields, sink)),
            Some("tally") => found.push(self.tally(fields, sink)),
            Some(_) => found.extend(self.about_node(fields, sink)),
            None => found.extend(self.about_itself(fields, sink)),
        }
        found.into_iter().collect()
    }

    /// `item` or `node` with what must be true of it.
    fn about_node(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Option<Predicate>> {
        let (item, node) = (fields.value("item"), fields.value("node"));
        let Some(written) = item.or(node) else {
            return Vec::new();
        };
        let found = fields::text(written, sink).and_then(|id| match item {
            Some(_) => self.known.item(&id, written.span, sink),
            None => self.known.nodes.resolve(&id, written.span, sink),
        });
        let (is, selected, outcome, state) =
            (fields.value("is"), fields.value("selected"), fields.value("outcome"), fields.value("state"));
        let limits = limits(fields);
        let Some(node) = found else {
            return vec![None];
        };
        self.mentions.push(Mention { node, span: written.span });
        let mut all = Vec::new();
        all.extend(is.map(|value| self.is(node, value, sink)));
        all.extend(selected.map(|value| self.selected(node, value, sink)));
        let outcomes = &self.known.outcomes;
        all.extend(outcome.map(|value| Some(Predicate::Outcome { node: Some(node), outcome: outcomes.link(value, sink)? })));
        all.extend(state.map(|value| self.state_of(node, value, sink)));
        if !limits.is_empty() {
            let bounds = bounds(limits, |value, sink| self.known.compared(node, value, sink), sink);
            all.push(bounds.map(|bounds| Predicate::Value { node, bounds }));
        }
        if all.is_empty() {
            let what = if self.known.seeds[node.get()].is_item { "`is`, `selected`, `state`" } else { "`is`" };
            let help = format!("add {what}, `at_least`, `at_most`, `above`, `below` or `equals`");
            report(written.span, "this does not say what must be true of it", &help, sink);
            all.push(None);
        }
        all
    }

    /// An option of an item and nothing else; or the outcome of a node.
    fn is(&self, node: Ix<Node>, value: &Value, sink: &mut Diagnostics) -> Option<Predicate> {
        let text = fields::text(value, sink)?;
        let Some(scale) = self.known.scale_of(node) else {
            return Some(Predicate::Outcome { node: Some(node), outcome: self.known.outcomes.link(value, sink)? });
        };
        if let Some(option) = named(scale, &text) {
            return Some(Predicate::Selected { item: Some(node), option, only: true });
        }
        if let Some(outcome) = self.known.outcomes.find(&text) {
            return Some(Predicate::Outcome { node: Some(node), outcome });
        }
        report_option(scale, &text, value.span, sink);
        None
    }

    fn selected(&self, node: Ix<Node>, value: &Value, sink: &mut Diagnostics) -> Option<Predicate> {
        let text = fields::text(value, sink)?;
        let Some(scale) = self.known.scale_of(node) else {
            report(value.span, "nothing is selected at a node that is not answered", "ask for `is: OUTCOME`", sink);
            return None;
        };
        let option = named(scale, &text);
        if option.is_none() {
            report_option(scale, &text, value.span, sink);
        }
        Some(Predicate::Selected { item: Some(node), option: option?, only: false })
    }

    fn state_of(&self, node: Ix<Node>, value: &Value, sink: &mut Diagnostics) -> Option<Predicate> {
        let state = fields::word(value, &LACKS, sink)?;
        if !self.known.seeds[node.get()].is_item {
            report(value.span, "only answered nodes have a state", "count below it with `tally: {state: ...}`", sink);
            return None;
        }
        Some(Predicate::State { item: Some(node), state })
    }

    /// An option that is selected in the item itself.
    fn option_here(&self, text: &str, place: Span, sink: &mut Diagnostics) -> Option<Predicate> {
        if !self.is_item() {
            let help = format!("say of which item: `{{item: ..., is: {text}}}`");
            report(place, &format!("`{text}` is no option here: only answered nodes have some"), &help, sink);
            return None;
        }
        if !self.may_ask_itself(place, sink) {
            return None;
        }
        let scale = self.scale_here()?;
        let option = named(scale, text);
        if option.is_none() {
            report_option(scale, text, place, sink);
        }
        Some(Predicate::Selected { item: None, option: option?, only: false })
    }

    fn scale_here(&self) -> Option<&Scale> {
        match self.site {
            Site::Node(node) | Site::When(node) => self.known.scale_of(node),
            Site::Kind(kind) => self.known.shape.kind(kind).scale.map(|scale| &self.known.scales[scale]),
            Site::Scoring | Site::Root | Site::Facet => None,
        }
    }

    /// `state` and `outcome` of the node itself.
    fn about_itself(&self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<Option<Predicate>> {
        let mut all = Vec::new();
        if let Some(value) = fields.value("outcome") {
            let may = self.may_ask_itself(value.span, sink);
            let found = self.known.outcomes.link(value, sink).filter(|_| may);
            all.push(found.map(|outcome| Predicate::Outcome { node: None, outcome }));
        }
        if let Some(value) = fields.value("state") {
            let may = self.may_ask_itself(value.span, sink);
            let state = fields::word(value, &LACKS, sink);
            if !self.is_item() {
                report(value.span, "only answered nodes have a state", "say of which: `{item: ..., state: ...}`", sink);
            }
            let found = state.filter(|_| may && self.is_item());
            all.push(found.map(|state| Predicate::State { item: None, state }));
        }
        all
    }

    /// A node's `when` decides whether there is anything to ask of the node; so it cannot ask it.
    fn may_ask_itself(&self, place: Span, sink: &mut Diagnostics) -> bool {
        let may = !matches!(self.site, Site::When(_));
        if !may {
            let message = "whether a node is in scope cannot follow from itself or from what is below it";
            let help = "ask another item: `{item: ..., is: ...}`";
            sink.push(Diagnostic::new(&codes::rubric::CIRCULAR_CONDITION, place, message).help(help));
        }
        may
    }

    /// `{share: {over: ..., at_least: X}, at_least: Y}`.
    fn share(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Predicate> {
        let place = fields.key_span("share")?;
        let may = self.may_ask_itself(place, sink);
        let shares = limits(fields);
        let mut share = fields.fields("share", "share", sink)?;
        let over = share.value("over").map_or(Some(Over::Children), |value| self.over(value, sink));
        let each = limits(&mut share);
        share.finish(sink);
        if each.is_empty() || shares.is_empty() {
            let help = "write `{share: {over: leaves, at_least: 3}, at_least: 80%}`";
            report(place, "a share counts values within bounds, and has bounds itself", help, sink);
            return None;
        }
        let over = self.found_here(over?, place, sink)?;
        let scale = if self.selects_items(&over) { self.known.answered_scale() } else { None };
        let points = |value: &Value, sink: &mut Diagnostics| match scale {
            Some(scale) => value_on(scale, value, sink),
            None => fields::number(value, sink),
        };
        let (each, bounds) = (bounds(each, points, sink), bounds(shares, fields::share, sink));
        may.then_some(Predicate::Share { over, each: each?, bounds: bounds? })
    }

    /// `{tally: {outcome: O}, at_least: N}`.
    fn tally(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Predicate> {
        let place = fields.key_span("tally")?;
        let may = self.may_ask_itself(place, sink);
        let numbers = limits(fields);
        let mut tally = fields.fields("tally", "tally", sink)?;
        let over = tally.value("over").map_or(Some(Over::Leaves), |value| self.over(value, sink));
        let (outcome, level, state) = (tally.value("outcome"), tally.value("level"), tally.value("state"));
        tally.finish(sink);
        let what = match (outcome, level, state) {
            (Some(outcome), None, None) => self.known.outcomes.link(outcome, sink).map(Counted::Outcome),
            (None, Some(level), None) => self.counted_level(level, sink).map(Counted::Level),
            (None, None, Some(state)) => fields::word(state, &LACKS, sink).map(Counted::Lack),
            _ => {
                report(place, "a tally counts one thing", "name an `outcome`, a `level` or a `state`", sink);
                None
            }
        };
        if numbers.is_empty() {
            report(place, "a tally needs a number to compare with", "write `{tally: {outcome: O}, at_least: 3}`", sink);
            return None;
        }
        let over = self.found_here(over?, place, sink)?;
        let bounds = bounds(numbers, fields::number, sink);
        may.then_some(Predicate::Tally { over, what: what?, bounds: bounds? })
    }

    /// What is counted, unless there cannot be any.
    fn found_here(&self, over: Over, place: Span, sink: &mut Diagnostics) -> Option<Over> {
        let is_below = !matches!(over, Over::Votes | Over::Measures);
        if self.is_item() && is_below && !matches!(self.site, Site::When(_)) {
            report(place, "an answered node has nothing below it to count", "count with `over: measures` or `over: votes`", sink);
            return None;
        }
        Some(over)
    }

    /// The id of a level that some scale has.
    fn counted_level(&self, value: &Value, sink: &mut Diagnostics) -> Option<String> {
        let text = fields::text(value, sink)?;
        let scales = self.known.answered_scale().into_iter().chain(self.known.scales.values());
        let mut found = scales.filter_map(|scale| Some(scale.levels[named(scale, &text)?].id.clone()));
        let id = found.next();
        if id.is_none() {
            let ids = self.known.scales.values().flat_map(|scale| scale.levels.values()).map(|level| level.id.as_str());
            report_unknown("level", &text, value.span, ids, sink);
        }
        id
    }
}

/// The comparisons among the keys of a map.
fn limits<'a>(fields: &mut Fields<'a>) -> Vec<(Comparison, &'a Value)> {
    COMPARISONS.iter().filter_map(|(key, comparison)| Some((*comparison, fields.value(key)?))).collect()
}

/// Comparisons with the numbers that `read` makes of their values; `None` when one is wrong.
fn bounds(
    limits: Vec<(Comparison, &Value)>,
    read: impl Fn(&Value, &mut Diagnostics) -> Option<Exact>,
    sink: &mut Diagnostics,
) -> Option<Bounds> {
    let found: Vec<_> = limits.into_iter().map(|(comparison, value)| Some((comparison, read(value, sink)?))).collect();
    found.into_iter().collect::<Option<Vec<_>>>().map(Bounds)
}

fn report_option(scale: &Scale, text: &str, place: Span, sink: &mut Diagnostics) {
    let message = format!("the scale `{}` has no {} `{text}`", scale.id, entry_of(scale));
    let known: Vec<&str> = scale.levels.values().map(|level| level.id.as_str()).collect();
    let listed = match scale.form {
        Form::Number { .. } => "compare the number: `at_least`, `at_most`, `above`, `below`, `equals`".to_owned(),
        _ => format!("it has {}", known.join(", ")),
    };
    let near = sink.suggest(|| did_you_mean(text, known.iter().copied()));
    sink.push(Diagnostic::new(&codes::rubric::UNKNOWN_ID, place, message).meant_or(near, listed));
}

fn report(place: Span, message: &str, help: &str, sink: &mut Diagnostics) {
    sink.push(Diagnostic::new(&codes::rubric::CONDITION, place, message).help(help));
}
