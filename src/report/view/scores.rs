//! Scores in the view model.

use std::collections::BTreeMap;

use serde::Serialize;

use super::LinkView;
use crate::exact::Exact;

/// A number on the scale, ready to be shown. Without a value `display` is `–`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Number {
    /// An exact decimal where there is one; none while nothing is known.
    pub value: Option<Exact>,
    /// `p/q`.
    pub exact: Option<String>,
    pub display: String,
    /// Position on the scale in percent, one decimal; `None` without a value.
    pub pos: Option<String>,
}

/// A labelled place on an axis.
#[derive(Debug, Clone, Serialize)]
pub struct TickMark {
    /// In percent of the axis.
    pub pos: String,
    pub label: String,
}

/// The marks of an axis.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AxisView {
    pub ticks: Vec<TickMark>,
    /// Whether all that stands on it has this one range; otherwise places are percent of each one's own range.
    pub is_shared: bool,
    /// `from 0 to 4`, or `in percent of each one's own range`; empty without marks.
    pub words: String,
}

/// A verdict that is no number.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    pub id: String,
    pub name: String,
}

/// How often each result was seen below a node.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    /// Results in the rubric's order, then what is open, unknown and not applicable; those never seen included.
    pub counts: Vec<CountView>,
    /// The sum of all counts.
    pub total: usize,
    /// `5 high, 3 medium, 1 unanswered`.
    pub text: String,
}

/// How often one result was seen.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    pub id: String,
    pub name: String,
    /// How often it was seen.
    pub count: usize,
    /// The CSS class of its colour: `l0`..`l5` for levels, `t0`..`t5` for outcomes, `none` where there is no answer.
    pub class: String,
    /// Begin and width in a bar of all, in percent.
    pub pos: String,
    pub width: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageView {
    /// Items below with an answer.
    pub answered: usize,
    /// Items below that apply.
    pub applicable: usize,
    /// Items below that are in scope.
    pub total: usize,
    /// `27 of 30 answered`, with the not applicable ones said.
    pub text: String,
    /// Whether every applicable one is answered.
    pub complete: bool,
}

/// A result without what belongs beside it: a number, or an outcome where there is none.
#[derive(Debug, Clone, Serialize)]
pub struct ResultView {
    #[serde(flatten)]
    pub now: Number,
    pub outcome: Option<OutcomeView>,
}

/// A score with everything that belongs beside it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScoreView {
    /// The value today.
    #[serde(flatten)]
    pub now: Number,
    pub target: Number,
    /// The lowest value that open answers still allow.
    pub low: Number,
    /// The highest one.
    pub high: Number,
    /// Whether low and high differ: some answers are open.
    pub is_open: bool,
    /// The value of the state before.
    pub previous: Option<Number>,
    /// `+0.6`, `-0.2`, `0.0` against the previous state.
    pub change: Option<String>,
    /// `up`, `down`, `same`.
    pub direction: Option<&'static str>,
    /// Distance to the target, `0.5`; empty when there is none.
    pub distance: String,
    /// Name and colour of the band, or of the level where one scale of levels holds for all below.
    pub level_name: Option<String>,
    /// The last level fully reached, for the colour; none without levels or value.
    pub level_class: Option<usize>,
    /// Whether the name is that of a band.
    pub is_band: bool,
    /// The ends of the node's own range, for `2.4 of 4`; `None` where it has no extent.
    pub bottom: Option<String>,
    /// The highest value of the scale.
    pub top: Option<String>,
    /// The marks of the node's own axis.
    pub axis: AxisView,
    /// Whether the node can have a number; otherwise it has an outcome, counts, or nothing.
    pub is_scored: bool,
    pub outcome: Option<OutcomeView>,
    /// Counts, where the node is made of counts or has no number.
    pub tally: Option<TallyView>,
    /// How it follows from what is below, in words: `weighted mean of its capabilities`.
    pub rule: String,
    pub coverage: CoverageView,
    /// The lowest node below, by name, with its url.
    pub weakest: Option<LinkView>,
    pub derivation: DerivationView,
}

/// How a number was computed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DerivationView {
    /// `weighted mean`, `answer`.
    pub by: String,
    /// `(3 × 3 + 3 × 2 + ...) / 12 = 32/12 = 2.6667`, rounded last.
    pub formula: String,
    /// How open, not applicable and rounding were treated, in words.
    pub policies: Vec<String>,
    /// What entered, and what was left out.
    pub inputs: Vec<InputView>,
    /// Exact result as a ratio, where there is a value, and rounded.
    pub exact: Option<String>,
    pub display: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct InputView {
    pub id: String,
    pub name: String,
    pub url: String,
    /// Its share in the result, as text.
    pub weight: String,
    /// Points that entered; `None` when excluded.
    pub points: Option<String>,
    /// Where these points lie on the input's own range, 0..1, when inputs are normalised.
    pub share: Option<String>,
    /// Why it did not enter: `not applicable`, `unanswered`.
    pub excluded: Option<String>,
    /// Why the points are those of a policy: `unanswered` counts as 0.
    pub instead_of: Option<String>,
    /// `content/team/data.md:12:5`.
    pub source: Option<String>,
}

/// One node of the tree with everything that is known about its score. Absent values are `null`, never 0.
#[derive(Debug, Serialize)]
pub struct NodeView {
    /// `root` is the whole.
    pub id: String,
    /// Id of its kind; `root` for the whole.
    pub kind: String,
    pub name: String,
    /// Id of the node above; `None` for the whole.
    pub parent: Option<String>,
    /// `answered`, `unanswered`, `unknown`, `not-applicable` or `out-of-scope`; of a computed node, whether it has a result.
    pub state: &'static str,
    /// The exact result as a decimal of 17 significant digits.
    pub value: Option<Exact>,
    /// The exact result as `p/q`.
    pub exact: Option<String>,
    /// Rounded once; `–` without a value.
    pub display: String,
    /// Id of its band, and the name.
    pub band: Option<String>,
    pub band_name: Option<String>,
    /// With every open answer at the bottom, and at the top.
    pub low: Option<Exact>,
    /// The highest value that open answers still allow.
    pub high: Option<Exact>,
    /// The lowest and the highest value it can have at all.
    pub scale_low: Option<Exact>,
    /// The highest value of its scale.
    pub scale_high: Option<Exact>,
    pub coverage: CoverageView,
    /// The target of an item, or computed from those below.
    pub target: Option<Exact>,
    /// `max(0, target - value)`.
    pub gap: Option<Exact>,
    /// 1 - sum of gaps / sum of targets of the items below that are answered, or are open and count as 0.
    pub percent_to_target: Option<Exact>,
    /// (value - baseline) / (target - baseline).
    pub progress: Option<Exact>,
    /// Value of every cell, by facet and by the facet's value.
    pub facets: BTreeMap<String, BTreeMap<String, Option<Exact>>>,
    /// How often each outcome (or level) was seen below, and how many are `unanswered`, `unknown` and `na`.
    pub tally: BTreeMap<String, usize>,
    /// Id of its outcome, and the name.
    pub outcome: Option<String>,
    pub outcome_name: Option<String>,
    /// Id of the lowest node that entered.
    pub weakest: Option<String>,
    /// Its weight in the node above.
    pub weight: Exact,
    /// Order among the gaps: gap x weight x pain and risks; only of open gaps.
    pub priority: Option<Exact>,
    /// Where it was answered.
    pub source: Option<SourceView>,
    pub derivation: DerivationView,
}

/// What the same answers indicate in another framework.
#[derive(Debug, Serialize)]
pub struct ReadingView {
    pub id: String,
    pub name: String,
    pub text: String,
    /// The level reached, or the total of the sections.
    pub result: Number,
    /// Name of the level, or of the band.
    pub result_name: Option<String>,
    /// The highest level there is; `None` where sections are added up.
    pub highest: Option<i64>,
    /// What is missing for the next level.
    pub blockers: Vec<LinkView>,
    /// The parts of the other framework.
    pub sections: Vec<ReadingSectionView>,
    /// How many items count 0 because their answer is open.
    pub open: usize,
}

/// A section of another framework.
#[derive(Debug, Serialize)]
pub struct ReadingSectionView {
    pub id: String,
    pub name: String,
    pub result: Number,
}

/// A place in a file.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// Path in the workspace.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

/// A planned state with the scores it would have.
#[derive(Debug, Serialize)]
pub struct PhaseScoresView {
    pub id: String,
    pub name: String,
    pub overall: ResultView,
    /// Of the outermost nodes, in their order.
    pub dimensions: Vec<ResultView>,
    pub nodes: Vec<NodeView>,
}
