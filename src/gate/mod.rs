//! Gates: what gapmap.yaml asks of every assessment.
//!
//! Pure: from assessments, what was computed from them and, where there is one, an earlier state, to what fails. Gates about behaviour come
//! before those about totals, because a total can be raised without anything getting better.

mod behaviour;
mod decode;
mod regression;
mod totals;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::diagnostics::{Diagnostic, Severity, Span, codes};
use crate::exact::Exact;
use crate::plan::{Plan, plan};
use crate::rubric::{Ix, Node, Rubric};
use crate::score::{Scorecard, score};
pub use decode::decode;
pub use regression::{Compared, Earlier};

/// The gates of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Gates {
    /// Those that are not off, in the order of [`Demand`].
    gates: Vec<Gate>,
    /// `no_regression: off`, which holds whatever the command line asks for.
    regression_is_off: bool,
}

/// One condition.
#[derive(Debug, Clone)]
struct Gate {
    /// Its name in gapmap.yaml.
    key: &'static str,
    demand: Demand,
    severity: Severity,
    /// Its key in gapmap.yaml; `None` where only the command line asks for it.
    span: Option<Span>,
}

/// What a gate asks, in the order in which gates are told.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Demand {
    /// No item, no dimension and not the whole is lower than in an earlier state.
    NoRegression {
        since: Option<String>,
    },
    /// No acceptance of an open risk ended before the day that is looked at.
    NoExpiredAcceptance,
    /// Every open risk above appetite has an owner and a day.
    RisksAboveAppetiteHaveOwnerAndDate,
    /// Every answer of at least so many points has evidence that has not expired.
    EvidenceForLevel(Exact),
    OverdueReviewsAtMost(i64),
    RisksAboveAppetiteAtMost(i64),
    /// A share, 0..1.
    CoverageAtLeast(Exact),
    DimensionAtLeast(BTreeMap<Ix<Node>, Exact>),
    OverallAtLeast(Exact),
}

/// What assessments are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base<'a> {
    /// The state of a revision.
    Of(&'a str),
    /// The state of the last commit that is shared with a revision.
    SharedWith(&'a str),
}

impl Gates {
    /// What `no_regression` compares with: a revision of the command line goes before the gate's own. `None` when nothing is compared.
    #[must_use]
    pub fn base<'a>(&'a self, since: Option<&'a str>) -> Option<Base<'a>> {
        if self.regression_is_off {
            return None;
        }
        since.map(Base::Of).or_else(|| self.own_base().map(Base::SharedWith))
    }

    fn own_base(&self) -> Option<&str> {
        self.gates.iter().find_map(|gate| match &gate.demand {
            Demand::NoRegression { since } => since.as_deref(),
            _ => None,
        })
    }

    /// Whether a gate tells acceptances of risks that have expired.
    #[must_use]
    pub fn tell_expired_acceptances(&self) -> bool {
        self.gates.iter().any(|gate| gate.demand == Demand::NoExpiredAcceptance)
    }

    /// The gates to check: with an earlier state one about regressions, too, whether gapmap.yaml asks for it or not.
    fn with(&self, earlier: Option<&Earlier>) -> Vec<Gate> {
        let compares = |gate: &&Gate| matches!(gate.demand, Demand::NoRegression { .. });
        let is_asked = earlier.is_some() && !self.regression_is_off && !self.gates.iter().any(|gate| compares(&gate));
        let demand = Demand::NoRegression { since: None };
        let asked = Gate { key: decode::NO_REGRESSION, demand, severity: Severity::Error, span: None };
        let declared = self.gates.iter().filter(|gate| earlier.is_some() || !compares(gate)).cloned();
        is_asked.then_some(asked).into_iter().chain(declared).collect()
    }
}

/// What the gates of a workspace found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In the order in which gates are told; empty when there is no assessment.
    pub checked: Vec<Checked>,
    /// Whether `no_regression` is asked for and there is nothing to compare with.
    pub lacks_base: bool,
    /// Which assessments were compared; `None` when nothing was.
    pub compared: Option<Compared>,
}

/// One gate with what failed.
#[derive(Debug)]
pub struct Checked {
    pub severity: Severity,
    /// One for every thing that failed, in the order of assessments.
    pub failures: Vec<Diagnostic>,
}

impl Outcome {
    /// Everything that failed.
    pub fn failures(&self) -> impl Iterator<Item = &Diagnostic> {
        self.checked.iter().flat_map(|checked| &checked.failures)
    }

    /// How many gates of this severity failed, and in how many things.
    #[must_use]
    pub fn failed(&self, severity: Severity) -> (usize, usize) {
        let failed = || self.checked.iter().filter(|gate| gate.severity == severity && !gate.failures.is_empty());
        (failed().count(), failed().map(|gate| gate.failures.len()).sum())
    }
}

/// Checks every gate on every assessment. Things are overdue and expired as seen from `as_of`, else from the assessment's own date.
#[must_use]
pub fn check(
    gates: &Gates,
    rubric: &Rubric,
    assessments: &[Arc<Assessment>],
    as_of: Option<Date>,
    earlier: Option<&Earlier>,
) -> Outcome {
    let list = gates.with(earlier);
    let before = earlier.map(|earlier| earlier.matched(assessments));
    let mut checked: Vec<Checked> = list.iter().map(|gate| Checked { severity: gate.severity, failures: Vec::new() }).collect();
    for (at, assessment) in assessments.iter().enumerate().filter(|_| !list.is_empty()) {
        let scorecard = score(rubric, assessment);
        let plan = plan(rubric, assessment, &scorecard);
        let today = as_of.unwrap_or(assessment.date);
        let before = before.as_ref().and_then(|before| before.of(at));
        let subject = Subject { rubric, assessment, scorecard, plan, today, before };
        for (gate, checked) in list.iter().zip(&mut checked) {
            checked.failures.extend(gate.failures(&subject));
        }
    }
    Outcome {
        checked: if assessments.is_empty() { Vec::new() } else { checked },
        lacks_base: earlier.is_none() && gates.gates.iter().any(|gate| matches!(gate.demand, Demand::NoRegression { .. })),
        compared: before.map(|before| before.told()),
    }
}

/// One assessment with everything that gates look at.
struct Subject<'a> {
    rubric: &'a Rubric,
    assessment: &'a Assessment,
    scorecard: Scorecard,
    plan: Plan,
    /// The day against which things are overdue and expired.
    today: Date,
    /// The same assessment in the earlier state.
    before: Option<regression::Before<'a>>,
}

/// What failed: where, and what there is to say about it.
struct Failure {
    place: Span,
    words: String,
    help: String,
    /// Places that it consists of.
    parts: Vec<Span>,
}

impl Failure {
    fn new(place: Span, words: impl Into<String>, help: impl Into<String>) -> Self {
        Failure { place, words: words.into(), help: help.into(), parts: Vec::new() }
    }

    fn of(self, parts: Vec<Span>) -> Self {
        Failure { parts, ..self }
    }
}

impl Gate {
    fn failures(&self, subject: &Subject<'_>) -> Vec<Diagnostic> {
        let failures = match &self.demand {
            Demand::NoRegression { .. } => regression::failures(subject),
            Demand::NoExpiredAcceptance => behaviour::expired_acceptances(subject),
            Demand::RisksAboveAppetiteHaveOwnerAndDate => behaviour::unowned_risks(subject),
            Demand::EvidenceForLevel(level) => behaviour::unproven_answers(subject, level),
            Demand::OverdueReviewsAtMost(most) => behaviour::overdue_reviews(subject, *most).into_iter().collect(),
            Demand::RisksAboveAppetiteAtMost(most) => totals::risks_above_appetite(subject, *most).into_iter().collect(),
            Demand::CoverageAtLeast(least) => totals::coverage(subject, least).into_iter().collect(),
            Demand::DimensionAtLeast(least) => totals::dimensions(subject, least),
            Demand::OverallAtLeast(least) => totals::overall(subject, least).into_iter().collect(),
        };
        failures.into_iter().map(|failure| self.told(subject, failure)).collect()
    }

    fn told(&self, subject: &Subject<'_>, failure: Failure) -> Diagnostic {
        let message = format!("gate failed: {}: {} ({})", subject.assessment.folder(), failure.words, self.key);
        let found = Diagnostic::new(&codes::workspace::GATE, failure.place, message).help(failure.help);
        let told = self.span.into_iter().fold(found, |told, span| told.related(span, "the gate"));
        let told = failure.parts.into_iter().fold(told, |told, part| told.related(part, "one of them"));
        Diagnostic { severity: self.severity, ..told }
    }
}

impl Subject<'_> {
    /// A node as people know it: its name, and the id that files use.
    fn named(&self, node: Ix<Node>) -> String {
        let node = &self.rubric.nodes[node];
        format!("`{}` ({})", node.id, node.name)
    }

    /// The command that shows how the score of a node, or of the whole, comes about.
    fn explained(&self, node: Option<Ix<Node>>) -> String {
        let node = node.map_or("overall", |node| &self.rubric.nodes[node].id);
        format!("`gapmap explain {node} -a {}` shows how the score comes about", self.assessment.folder())
    }

    /// Points as an answer writes them.
    fn written(&self, item: Ix<Node>, points: &Exact) -> String {
        match &self.rubric.nodes[item].item {
            Some(item) => self.rubric.scale_of(item).written(points),
            None => points.to_string(),
        }
    }
}

/// The number with as many digits as it takes to see that it is not the bound.
fn apart(value: &Exact, bound: &Exact) -> String {
    let short = value.to_short(3);
    if short == bound.to_short(3) { value.to_ratio() } else { short }
}

/// `1 risk`, `2 risks`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
