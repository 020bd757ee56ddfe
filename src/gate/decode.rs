//! `gates:` of gapmap.yaml.

use std::collections::BTreeMap;

use super::{Demand, Gate, Gates};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Span, codes, did_you_mean};
use crate::exact::Exact;
use crate::rubric::{Ix, Node, Rubric};
use crate::score::Ranges;
use crate::syntax::fields::{self, Fields};
use crate::syntax::mending;
use crate::syntax::yaml::{Entry, Kind, Value};

pub(super) const NO_REGRESSION: &str = "no_regression";

/// How much it matters when a gate fails; `None` is `off`.
const SEVERITIES: [(&str, Option<Severity>); 3] =
    [("off", None), ("warn", Some(Severity::Warning)), ("error", Some(Severity::Error))];

/// More than this nobody counts.
const MOST: i64 = 10_000;

/// Reads the gates of a workspace; ids of dimensions and values are those of its rubric.
#[must_use]
pub fn decode(value: &Value, rubric: &Rubric, sink: &mut Diagnostics) -> Gates {
    let Some(mut list) = Fields::of(value, "gate list", sink) else { return Gates::default() };
    let reach = Reach::of(rubric, &list);
    let mut off = Vec::new();
    let count = |value: &Value, sink: &mut Diagnostics| fields::integer(value, 0..=MOST, sink);
    let mut reader = Reader { list: &mut list, off: &mut off, sink };
    let gates = [
        reader.regression(),
        reader.word("no_expired_acceptance", Demand::NoExpiredAcceptance),
        reader.word("risks_above_appetite_have_owner_and_date", Demand::RisksAboveAppetiteHaveOwnerAndDate),
        reader.value("evidence_for_level", "level", |value, sink| reach.level(value, sink).map(Demand::EvidenceForLevel)),
        reader.value("overdue_reviews_at_most", VALUE, |value, sink| count(value, sink).map(Demand::OverdueReviewsAtMost)),
        reader
            .value("risks_above_appetite_at_most", VALUE, |value, sink| count(value, sink).map(Demand::RisksAboveAppetiteAtMost)),
        reader.value("coverage_at_least", VALUE, |value, sink| fields::share(value, sink).map(Demand::CoverageAtLeast)),
        reader.dimensions(&reach),
        reader.value("overall_at_least", VALUE, |value, sink| reach.overall(value, sink).map(Demand::OverallAtLeast)),
    ];
    list.finish(sink);
    mending::keep_names_apart([value], sink);
    Gates { gates: gates.into_iter().flatten().collect(), regression_is_off: off.contains(&NO_REGRESSION) }
}

/// The key of a gate's value in its long form.
const VALUE: &str = "value";

struct Reader<'r, 'v> {
    list: &'r mut Fields<'v>,
    /// Gates that are switched off.
    off: &'r mut Vec<&'static str>,
    sink: &'r mut Diagnostics,
}

impl Reader<'_, '_> {
    /// A gate that needs no value: `warn`, or `{severity: warn}`.
    fn word(&mut self, key: &'static str, demand: Demand) -> Option<Gate> {
        let value = self.list.value(key)?;
        let severity = if matches!(value.kind, Kind::Map(_)) {
            let mut long = Fields::of(value, "gate", self.sink)?;
            let severity = severity(&mut long, self.sink);
            long.finish(self.sink);
            severity
        } else {
            fields::word(value, &SEVERITIES, self.sink)
        };
        self.gate(key, severity?, demand)
    }

    /// `warn`, or `{since: origin/main, severity: warn}`.
    fn regression(&mut self) -> Option<Gate> {
        let value = self.list.value(NO_REGRESSION)?;
        if !matches!(value.kind, Kind::Map(_)) {
            return self.word(NO_REGRESSION, Demand::NoRegression { since: None });
        }
        let mut long = Fields::of(value, "gate", self.sink)?;
        let since = long.text("since", self.sink);
        let severity = severity(&mut long, self.sink);
        long.finish(self.sink);
        self.gate(NO_REGRESSION, severity?, Demand::NoRegression { since })
    }

    /// A gate with a value: `0.8`, `off`, or `{value: 0.8, severity: warn}` where `named` is the key of the value.
    fn value(
        &mut self,
        key: &'static str,
        named: &'static str,
        read: impl FnOnce(&Value, &mut Diagnostics) -> Option<Demand>,
    ) -> Option<Gate> {
        let value = self.list.value(key)?;
        match &value.kind {
            Kind::Map(_) => {
                let mut long = Fields::of(value, "gate", self.sink)?;
                let demand = long.required(named, self.sink).and_then(|value| read(value, self.sink));
                let severity = severity(&mut long, self.sink);
                long.finish(self.sink);
                self.gate(key, severity?, demand?)
            }
            Kind::Scalar { text, .. } if text == "off" => None,
            Kind::Scalar { text, .. } if SEVERITIES.iter().any(|(word, _)| word == text) => {
                let message = format!("`{key}` says how much it matters, and not what it asks");
                let help = format!("write `{key}: {{{named}: ..., severity: {text}}}`");
                self.sink.push(Diagnostic::new(&codes::workspace::GATE_VALUE, value.span, message).help(help));
                None
            }
            _ => {
                let demand = read(value, self.sink)?;
                self.gate(key, Some(Severity::Error), demand)
            }
        }
    }

    /// As [`Reader::value`]; but values by dimension are a map, too.
    fn dimensions(&mut self, reach: &Reach<'_>) -> Option<Gate> {
        let value = self.list.value("dimension_at_least")?;
        match &value.kind {
            Kind::Map(entries) if entries.iter().all(|entry| entry.key != VALUE) => {
                let demand = reach.dimensions(value, self.sink).map(Demand::DimensionAtLeast)?;
                self.gate("dimension_at_least", Some(Severity::Error), demand)
            }
            _ => {
                self.value("dimension_at_least", VALUE, |value, sink| reach.dimensions(value, sink).map(Demand::DimensionAtLeast))
            }
        }
    }

    fn gate(&mut self, key: &'static str, severity: Option<Severity>, demand: Demand) -> Option<Gate> {
        let Some(severity) = severity else {
            self.off.push(key);
            return None;
        };
        Some(Gate { key, demand, severity, span: self.list.key_span(key) })
    }
}

/// The severity of the long form, an error where none is named; `None` after the report of a wrong one.
fn severity(long: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Option<Severity>> {
    match long.value("severity") {
        Some(value) => fields::word(value, &SEVERITIES, sink),
        None => Some(Some(Severity::Error)),
    }
}

/// What answers can reach in a rubric.
struct Reach<'a> {
    rubric: &'a Rubric,
    /// `None` where no gate asks for points.
    ranges: Option<Ranges>,
}

impl<'a> Reach<'a> {
    fn of(rubric: &'a Rubric, list: &Fields<'_>) -> Self {
        let asks = ["evidence_for_level", "dimension_at_least", "overall_at_least"].iter().any(|key| list.has(key));
        Reach { rubric, ranges: asks.then(|| Ranges::of(rubric)) }
    }

    /// The highest value of a node, or of the whole; `None` where it never has one.
    fn highest(&self, node: Option<Ix<Node>>) -> Option<&Exact> {
        self.ranges.as_ref()?.get(node).map(|(_, high)| high)
    }

    fn level(&self, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
        let level = fields::number(value, sink)?;
        let highest = self.rubric.items().filter_map(|(item, ..)| self.highest(Some(item))).max();
        within(level, highest, value.span, "no answer", sink)
    }

    fn overall(&self, value: &Value, sink: &mut Diagnostics) -> Option<Exact> {
        let least = fields::number(value, sink)?;
        within(least, self.highest(None), value.span, "no overall score", sink)
    }

    /// One value for all dimensions, or one for each that is named.
    fn dimensions(&self, value: &Value, sink: &mut Diagnostics) -> Option<BTreeMap<Ix<Node>, Exact>> {
        let top = &self.rubric.top;
        let Kind::Map(entries) = &value.kind else {
            let least = fields::number(value, sink)?;
            let lowest = top.iter().filter_map(|node| Some((self.highest(Some(*node))?, node))).min_by_key(|(high, _)| *high);
            let what = lowest.map(|(_, node)| self.score_of(*node)).unwrap_or_default();
            let least = within(least, lowest.map(|(high, _)| high), value.span, &what, sink)?;
            return Some(top.iter().map(|node| (*node, least.clone())).collect());
        };
        let read = entries.iter().filter_map(|entry| self.dimension(entry, sink)).collect();
        Some(read)
    }

    fn dimension(&self, entry: &Entry, sink: &mut Diagnostics) -> Option<(Ix<Node>, Exact)> {
        let found = self.rubric.top.iter().find(|node| self.rubric.nodes[**node].id == entry.key);
        let Some(node) = found.copied() else {
            self.unknown_dimension(entry, sink);
            return None;
        };
        let least = fields::number(&entry.value, sink)?;
        within(least, self.highest(Some(node)), entry.value.span, &self.score_of(node), sink).map(|least| (node, least))
    }

    fn score_of(&self, node: Ix<Node>) -> String {
        format!("no score of `{}`", self.rubric.nodes[node].id)
    }

    /// What is missing in a rubric that could not be read to its end may still be there.
    fn unknown_dimension(&self, entry: &Entry, sink: &mut Diagnostics) {
        if !self.rubric.is_whole {
            return;
        }
        let kind = self.rubric.kinds.values().next().map_or("dimension", |kind| kind.id.as_str());
        let ids = || self.rubric.top.iter().map(|node| self.rubric.nodes[*node].id.as_str());
        let listed = ids().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        let help = match entry.key.as_str() {
            "severity" => format!("write `{{{VALUE}: {{...}}, severity: ...}}` to give values and a severity"),
            _ => format!("there are {listed}"),
        };
        sink.push(
            Diagnostic::new(&codes::workspace::GATE_DIMENSION, entry.key_span, format!("there is no {kind} `{}`", entry.key))
                .meant_or(did_you_mean(&entry.key, ids()), help),
        );
    }
}

/// A number that something can reach; `what` begins the sentence that says it cannot.
fn within(asked: Exact, highest: Option<&Exact>, place: Span, what: &str, sink: &mut Diagnostics) -> Option<Exact> {
    let Some(highest) = highest.filter(|highest| asked > **highest) else { return Some(asked) };
    let highest = highest.to_short(3);
    sink.push(
        Diagnostic::new(&codes::workspace::GATE_VALUE, place, format!("{what} can reach {}", asked.to_short(3)))
            .help(format!("the highest is {highest}")),
    );
    None
}
