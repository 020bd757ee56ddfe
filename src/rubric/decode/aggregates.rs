//! Ways to aggregate, in their short form (a word) and in full.

use super::known::Known;
use super::range;
use crate::diagnostics::{Diagnostic, Diagnostics, Span, codes};
use crate::exact::{Exact, Rounding};
use crate::rubric::{
    Aggregate, Ix, Kind, MissingPolicy, NaPolicy, Node, Over, Primitive, Round, RoundStage, ScalePolicy, Staged,
};
use crate::syntax::fields::{self, Fields};
use crate::syntax::yaml::Value;

const WAYS: [(&str, Way); 9] = [
    ("mean", Way::Mean),
    ("sum", Way::Sum),
    ("min", Way::Min),
    ("max", Way::Max),
    ("median", Way::Median),
    ("staged", Way::Staged),
    ("rules", Way::Rules),
    ("tally", Way::Tally),
    ("none", Way::None),
];
pub(super) const MISSING: [(&str, MissingPolicy); 3] =
    [("zero", MissingPolicy::Zero), ("skip", MissingPolicy::Skip), ("void", MissingPolicy::Void)];
const NA: [(&str, NaPolicy); 4] =
    [("skip", NaPolicy::Skip), ("target", NaPolicy::Target), ("zero", NaPolicy::Zero), ("forbid", NaPolicy::Forbid)];
const SCALE: [(&str, ScalePolicy); 3] =
    [("native", ScalePolicy::Native), ("normalised", ScalePolicy::Normalised), ("normalized", ScalePolicy::Normalised)];
/// Words, because YAML tools write them quoted.
const SWITCH: [(&str, bool); 6] = [("on", true), ("off", false), ("true", true), ("false", false), ("yes", true), ("no", false)];
const MODES: [(&str, Option<Rounding>); 4] = [
    ("half-up", Some(Rounding::HalfUp)),
    ("half_up", Some(Rounding::HalfUp)),
    ("truncate", Some(Rounding::Truncate)),
    ("none", None),
];
const STAGES: [(&str, RoundStage); 4] = [
    ("display", RoundStage::Display),
    ("stored", RoundStage::Stored),
    ("before-band", RoundStage::BeforeBand),
    ("before_band", RoundStage::BeforeBand),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Mean,
    Sum,
    Min,
    Max,
    Median,
    Staged,
    Rules,
    Tally,
    None,
}

/// Where a way to aggregate or a condition stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    Scoring,
    Root,
    Facet,
    Kind(Ix<Kind>),
    Node(Ix<Node>),
    /// The `when` of a node.
    When(Ix<Node>),
}

/// A node that a condition looks at, and where it says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub node: Ix<Node>,
    pub span: Span,
}

/// Reads what stands in one place.
pub(super) struct Reader<'k> {
    pub known: &'k Known<'k>,
    pub site: Site,
    /// What the rubric's `scoring` says.
    pub base: &'k Aggregate,
    /// The nodes that conditions looked at.
    pub mentions: Vec<Mention>,
}

impl<'k> Reader<'k> {
    pub fn at(site: Site, base: &'k Aggregate, known: &'k Known<'k>) -> Self {
        Reader { known, site, base, mentions: Vec::new() }
    }

    /// Whether this is about answered nodes.
    pub fn is_item(&self) -> bool {
        match self.site {
            Site::Kind(kind) => self.known.shape.is_answered(kind),
            Site::Node(node) | Site::When(node) => self.known.seeds[node.get()].is_item,
            Site::Scoring | Site::Root | Site::Facet => false,
        }
    }

    /// An aggregate as a word or as a map. What is not said is inherited; a way of its own starts over, with the inherited
    /// policies.
    pub fn aggregate(&mut self, value: &Value, inherited: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
        if value.as_text().is_some() {
            let way = fields::word(value, &WAYS, sink);
            return way.map_or_else(|| inherited.clone(), |way| self.in_a_word(way, value.span, inherited, sink));
        }
        let Some(mut fields) = Fields::of(value, "way to aggregate", sink) else {
            return inherited.clone();
        };
        let found = self.in_full(&mut fields, inherited, sink);
        fields.finish(sink);
        found
    }

    fn in_a_word(&mut self, way: Way, place: Span, inherited: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
        let needs = match way {
            Way::Staged => Some("stages"),
            Way::Rules => Some("rules"),
            _ => None,
        };
        if let Some(key) = needs {
            let word = if way == Way::Staged { "staged" } else { "rules" };
            let help = format!("write `{{by: {word}, {key}: [...]}}`");
            report(place, &format!("`{word}` needs its `{key}`"), &help, sink);
            return inherited.clone();
        }
        Aggregate { by: plain(way), ..fresh(way, inherited) }
    }

    fn in_full(&mut self, fields: &mut Fields<'_>, inherited: &Aggregate, sink: &mut Diagnostics) -> Aggregate {
        let way = self.way(fields, sink);
        let mut found = match way {
            Some(way) => fresh(way, inherited),
            None => inherited.clone(),
        };
        found = policies(fields, found, sink);
        if let Some(value) = fields.value("round") {
            found.round = round(value, found.round, sink);
        }
        if let Some(value) = fields.value("over") {
            found.over = self.over(value, sink).unwrap_or(found.over);
        }
        if let Some(value) = fields.value("range") {
            found.range = range::low_high(value, sink);
        }
        if let Some(value) = fields.value("clamp") {
            found.clamp = range::low_high(value, sink);
        }
        found.offset = fields.number("offset", sink).unwrap_or(found.offset);
        if let Some(way) = way {
            found.by = match way {
                Way::Staged => self.staged(fields, sink),
                Way::Rules => self.rules(fields, &found, sink),
                way => plain(way),
            };
        }
        self.each(fields, &mut found, sink);
        check(fields, &mut found, sink);
        found
    }

    /// What `by` says, or what the keys of one way say without it.
    fn way(&mut self, fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Way> {
        if let Some(word) = fields.value("by") {
            return fields::word(word, &WAYS, sink);
        }
        if fields.has("stages") {
            return Some(Way::Staged);
        }
        fields.has("rules").then_some(Way::Rules)
    }

    /// How each measure is aggregated on its own; explicit wherever measures are combined above the items.
    fn each(&mut self, fields: &mut Fields<'_>, found: &mut Aggregate, sink: &mut Diagnostics) {
        let above_items = found.over == Over::Measures && !self.is_item();
        let written = fields.value("each");
        if !above_items {
            found.each = None;
            if let Some(value) = written {
                let help = "`each` says how every measure is aggregated up to this node before `over: measures` combines them";
                report(value.span, "there are no results of measures to combine here", help, sink);
            }
            return;
        }
        let base = each_of(self.base, &found.round);
        match written {
            Some(value) => {
                let each = self.aggregate(value, &base, sink);
                found.each = Some(Box::new(each));
            }
            None if found.each.is_none() => found.each = Some(Box::new(base)),
            None => {}
        }
    }
}

/// What each measure inherits.
pub(super) fn each_of(base: &Aggregate, round: &Round) -> Aggregate {
    let over = if base.over == Over::Measures { Over::Children } else { base.over.clone() };
    Aggregate { over, each: None, round: round.clone(), ..base.clone() }
}

/// The aggregate that starts over with inherited policies.
fn fresh(way: Way, inherited: &Aggregate) -> Aggregate {
    Aggregate {
        by: Primitive::Mean,
        over: if way == Way::Tally { Over::Leaves } else { Over::Children },
        range: None,
        offset: Exact::zero(),
        clamp: None,
        each: None,
        ..inherited.clone()
    }
}

fn plain(way: Way) -> Primitive {
    match way {
        Way::Mean => Primitive::Mean,
        Way::Sum => Primitive::Sum,
        Way::Min => Primitive::Min,
        Way::Max => Primitive::Max,
        Way::Median => Primitive::Median,
        Way::Staged => Primitive::Staged(Staged { base: Exact::zero(), stages: Vec::new() }),
        Way::Rules => Primitive::Rules(Vec::new()),
        Way::Tally => Primitive::Tally,
        Way::None => Primitive::None,
    }
}

/// `weights`, `missing`, `na` and `scale`.
pub(super) fn policies(fields: &mut Fields<'_>, inherited: Aggregate, sink: &mut Diagnostics) -> Aggregate {
    Aggregate {
        weights: fields.word("weights", &SWITCH, sink).unwrap_or(inherited.weights),
        missing: fields.word("missing", &MISSING, sink).unwrap_or(inherited.missing),
        na: fields.word("na", &NA, sink).unwrap_or(inherited.na),
        scale: fields.word("scale", &SCALE, sink).unwrap_or(inherited.scale),
        ..inherited
    }
}

/// A rounding in full, or its mode as a word.
pub(super) fn round(value: &Value, inherited: Round, sink: &mut Diagnostics) -> Round {
    if value.as_text().is_some() {
        return Round { mode: fields::word(value, &MODES, sink).unwrap_or(inherited.mode), ..inherited };
    }
    let Some(mut fields) = Fields::of(value, "rounding", sink) else {
        return inherited;
    };
    let digits = fields.integer("digits", 0..=10, sink).and_then(|digits| u32::try_from(digits).ok());
    let round = Round {
        mode: fields.word("mode", &MODES, sink).unwrap_or(inherited.mode),
        digits: digits.unwrap_or(inherited.digits),
        stage: fields.word("stage", &STAGES, sink).unwrap_or(inherited.stage),
    };
    fields.finish(sink);
    round
}

/// Reports keys that only mean something with another `by`.
fn check(fields: &mut Fields<'_>, found: &mut Aggregate, sink: &mut Diagnostics) {
    let is_staged = matches!(found.by, Primitive::Staged(_));
    let is_rules = matches!(found.by, Primitive::Rules(_));
    for (key, fits, way) in [
        ("base", is_staged, "staged"),
        ("stages", is_staged, "staged"),
        ("rules", is_rules, "rules"),
        ("outcomes", is_rules, "rules"),
    ] {
        if let (Some(_), false, Some(place)) = (fields.value(key), fits, fields.key_span(key)) {
            report(place, &format!("`{key}` says nothing here"), &format!("it belongs to `by: {way}`"), sink);
        }
    }
    if !found.offset.is_zero() && found.by != Primitive::Sum {
        let place = fields.key_span("offset").unwrap_or_else(|| fields.head());
        report(place, "an `offset` is added to a sum", "use it with `by: sum`, or rescale with `from` and `to`", sink);
        found.offset = Exact::zero();
    }
    let combines = matches!(found.by, Primitive::Mean | Primitive::Sum | Primitive::Min | Primitive::Max | Primitive::Median);
    if found.over == Over::Votes && !combines {
        let place = fields.key_span("over").unwrap_or_else(|| fields.head());
        report(place, "votes cannot be combined in this way", "use `mean`, `median`, `min`, `max` or `sum`", sink);
        found.over = Over::Children;
    }
}

pub(super) fn report(place: Span, message: &str, help: &str, sink: &mut Diagnostics) {
    sink.push(Diagnostic::new(&codes::rubric::AGGREGATE, place, message).help(help));
}
