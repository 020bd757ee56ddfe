//! One pass over the tree: from the leaves to a result for every node, and its range while answers are open.

use std::collections::BTreeMap;

use super::combine::{Uncertain, Weighted, combine, extremes, finish, share_of};
use super::leaf::{Input, Leaf};
use super::truth::Truth;
use crate::exact::Exact;
use crate::rubric::{
    Aggregate, Answerable, Bounds, Counted, DecisionRule, Facet, Ix, Lack, Measure, MissingPolicy, NaPolicy, Node, Outcome, Over,
    Predicate, Primitive, RoundStage, Rubric, ScalePolicy, Staged, Tag, Then, VotePolicy, VoteRule,
};

/// What a pass is made with besides the leaves.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Weight of every node.
    pub weights: Vec<Exact>,
    /// Selected tags; everything when empty.
    pub tags: Vec<Ix<Tag>>,
    /// Target of nodes, which is what N/A can count as.
    pub targets: BTreeMap<Ix<Node>, Exact>,
    /// The lowest and the highest value that every node can have.
    pub ranges: Vec<Option<(Exact, Exact)>>,
    pub overall_range: Option<(Exact, Exact)>,
}

/// What differs between the passes over one assessment.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Scope decided by another pass; decided anew when `None`.
    pub scope: Option<&'a [bool]>,
    /// Values that stand in place of what would be computed.
    pub fixed: Option<&'a BTreeMap<Ix<Node>, Exact>>,
    /// Leave the ranges out, which takes half the time.
    pub values_only: bool,
}

/// What became of one node.
#[derive(Debug, Clone)]
pub struct Computed {
    pub value: Option<Exact>,
    /// With every open answer at the worst and at the best place; `None` where nothing below can have a value.
    pub range: Option<(Exact, Exact)>,
    pub outcome: Option<Ix<Outcome>>,
    /// Outcomes of all selected options, for tallies.
    pub observed: Vec<Ix<Outcome>>,
    pub weakest: Option<Ix<Node>>,
    pub in_scope: bool,
    pub calculation: Option<Calculation>,
    /// Why there is no value, for the node above.
    pub absence: Exclusion,
    /// Whether an answer at or below is open.
    open: bool,
    /// Whether one is open that does not count as 0.
    is_incomplete: bool,
    /// Whether it is in scope once everything is answered.
    scope: Truth,
}

/// How a value was calculated from others.
#[derive(Debug, Clone, Default)]
pub struct Calculation {
    pub inputs: Vec<InputLine>,
    pub decision: Option<Decision>,
    /// The value before it was rounded, where the rounding changed it.
    pub unrounded: Option<Exact>,
}

/// What stages or rules decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The stage that was reached, by position, and the nodes that block the next one.
    Stage { reached: Option<usize>, blockers: Vec<Ix<Node>> },
    /// The rule that was true, by position.
    Rule(usize),
    /// No rule was true.
    NoRule,
}

/// One input of a calculation.
#[derive(Debug, Clone)]
pub struct InputLine {
    pub from: InputFrom,
    pub weight: Exact,
    /// The points that entered, or why none did.
    pub entered: Result<Exact, Exclusion>,
    /// Why the points are those of a policy and not of an answer.
    pub instead_of: Option<Exclusion>,
    /// Its own range, where inputs are normalised.
    pub normalised_on: Option<(Exact, Exact)>,
    range: Option<(Exact, Exact)>,
    is_optional: bool,
}

/// Where an input comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputFrom {
    Node(Ix<Node>),
    /// A measure of this item, or of the nodes below, by id.
    Measure(String),
    /// A voter, by id.
    Vote(String),
}

/// Why an input did not enter, or entered as something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    Unanswered,
    NotApplicable,
    OutOfScope,
    /// Answered by options that carry no points.
    NoPoints,
    /// Nothing below it has a value.
    Empty,
}

/// Results of all nodes and of the whole.
#[derive(Debug, Clone)]
pub struct Results {
    pub nodes: Vec<Computed>,
    pub overall: Computed,
}

impl Computed {
    fn empty() -> Self {
        Computed {
            value: None,
            range: None,
            outcome: None,
            observed: Vec::new(),
            weakest: None,
            in_scope: true,
            calculation: None,
            absence: Exclusion::Empty,
            open: false,
            is_incomplete: false,
            scope: Truth::Yes,
        }
    }
}

/// Runs a pass. `leaf` gives what every answered node brings.
pub fn run(rubric: &Rubric, frame: &Frame, leaf: &dyn Fn(Ix<Node>) -> Leaf, options: Options<'_>) -> Results {
    let layers = layers(rubric, frame, leaf, options);
    Pass::new(rubric, frame, leaf, options, Layering::Combined(&layers)).whole()
}

/// Facet cells of a node, by value of the facet.
pub fn cells(rubric: &Rubric, frame: &Frame, results: &Results, node: Option<Ix<Node>>, facet: Ix<Facet>) -> Vec<Computed> {
    let leaf = |_| Leaf::of(Input::Lacking(Lack::Unanswered));
    let options = Options::default();
    let mut pass = Pass::new(rubric, frame, &leaf, options, Layering::Combined(&[]));
    pass.nodes.clone_from(&results.nodes);
    let cell = |value| {
        let by = Aggregate { over: Over::Facet(facet, value), ..rubric.facets[facet].aggregate.clone() };
        pass.group(&by, node)
    };
    (0..rubric.facets[facet].values.len()).map(cell).collect()
}

impl Frame {
    /// Finds the lowest and the highest value of every node: with all answers open and everything in scope.
    #[must_use]
    pub fn new(rubric: &Rubric, weights: Vec<Exact>, tags: Vec<Ix<Tag>>, targets: BTreeMap<Ix<Node>, Exact>) -> Self {
        let blank = Frame { weights, tags, targets, ranges: Vec::new(), overall_range: None };
        let (ranges, overall_range) = ranges(rubric, &blank);
        Frame { ranges, overall_range, ..blank }
    }
}

#[allow(clippy::type_complexity)]
fn ranges(rubric: &Rubric, frame: &Frame) -> (Vec<Option<(Exact, Exact)>>, Option<(Exact, Exact)>) {
    let everything = vec![true; rubric.nodes.len()];
    let leaf = |_| Leaf::of(Input::Lacking(Lack::Unanswered));
    let options = Options { scope: Some(&everything), ..Options::default() };
    let results = run(rubric, frame, &leaf, options);
    let own = |ix: Ix<Node>, computed: Computed| rubric.nodes[ix].aggregate.range.clone().or(computed.range);
    let nodes = results.nodes.into_iter().enumerate().map(|(at, computed)| own(Ix::new(at), computed)).collect();
    (nodes, rubric.root.range.clone().or(results.overall.range))
}

/// One pass per measure, where a node above the items combines measures.
fn layers(rubric: &Rubric, frame: &Frame, leaf: &dyn Fn(Ix<Node>) -> Leaf, options: Options<'_>) -> Vec<(String, Results)> {
    let above = rubric.nodes.values().filter(|node| node.item.is_none()).map(|node| &node.aggregate);
    if !above.chain([&rubric.root]).any(|by| by.over == Over::Measures) {
        return Vec::new();
    }
    let one = |id: String| {
        let results = Pass::new(rubric, frame, leaf, options, Layering::Only(&id)).whole();
        (id, results)
    };
    rubric.measure_ids().into_iter().map(one).collect()
}

/// Whether items are answered with all of their measures or with one.
#[derive(Clone, Copy)]
enum Layering<'a> {
    Only(&'a str),
    /// All, with the results of the passes for each.
    Combined(&'a [(String, Results)]),
}

struct Pass<'a> {
    rubric: &'a Rubric,
    frame: &'a Frame,
    leaf: &'a dyn Fn(Ix<Node>) -> Leaf,
    options: Options<'a>,
    layering: Layering<'a>,
    leaves: Vec<Option<Leaf>>,
    nodes: Vec<Computed>,
}

/// Whether a condition is asked about today or about the time when everything is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Now,
    Complete,
}

/// The place a condition is asked at.
#[derive(Clone, Copy)]
struct At {
    node: Option<Ix<Node>>,
    when: When,
    /// What a comparison with a not applicable node means.
    not_applicable: Truth,
    missing: MissingPolicy,
}

impl<'a> Pass<'a> {
    fn new(
        rubric: &'a Rubric,
        frame: &'a Frame,
        leaf: &'a dyn Fn(Ix<Node>) -> Leaf,
        options: Options<'a>,
        layering: Layering<'a>,
    ) -> Self {
        let leaves = vec![None; rubric.nodes.len()];
        Pass { rubric, frame, leaf, options, layering, leaves, nodes: vec![Computed::empty(); rubric.nodes.len()] }
    }

    fn whole(mut self) -> Results {
        for node in &self.rubric.order {
            if self.rubric.nodes[*node].item.is_some() {
                self.leaves[node.get()] = Some((self.leaf)(*node));
            }
            self.nodes[node.get()] = self.node(*node);
        }
        let overall = self.group(&self.rubric.root, None);
        Results { nodes: self.nodes, overall }
    }

    fn node(&self, ix: Ix<Node>) -> Computed {
        let node = &self.rubric.nodes[ix];
        let (in_scope, scope) = self.scope(ix);
        let computed = match &node.item {
            Some(item) => self.item(ix, item),
            None => self.group(&node.aggregate, Some(ix)),
        };
        let computed = match self.options.fixed.and_then(|fixed| fixed.get(&ix)) {
            Some(value) => Computed { value: Some(value.clone()), range: Some((value.clone(), value.clone())), ..computed },
            None => computed,
        };
        if in_scope {
            let scope = if scope == Truth::Yes { Truth::Yes } else { Truth::Maybe };
            return Computed { scope, ..computed };
        }
        let hidden = Computed { in_scope: false, scope, absence: Exclusion::OutOfScope, ..Computed::empty() };
        if scope.is_possible() { Computed { range: computed.range, open: computed.open, ..hidden } } else { hidden }
    }

    /// Whether a node is in scope now, and once everything is answered.
    fn scope(&self, ix: Ix<Node>) -> (bool, Truth) {
        if let Some(scope) = self.options.scope {
            return (scope[ix.get()], Truth::from(scope[ix.get()]));
        }
        let is_item = self.rubric.nodes[ix].item.is_some();
        if is_item && !self.is_selected(ix) {
            return (false, Truth::No);
        }
        let mut scope = (Truth::Yes, Truth::Yes);
        let mut above = Some(ix);
        while let Some(at) = above {
            let node = &self.rubric.nodes[at];
            if let Some(condition) = &node.when {
                let ask = |when| self.holds(condition, At::at(Some(at), when));
                scope = (scope.0.and(ask(When::Now)), scope.1.and(ask(When::Complete)));
            }
            above = node.parent;
        }
        (scope.0 == Truth::Yes, scope.1)
    }

    /// Whether the item or a node above it carries a selected tag.
    fn is_selected(&self, ix: Ix<Node>) -> bool {
        let node = &self.rubric.nodes[ix];
        self.frame.tags.is_empty()
            || node.tags.iter().any(|tag| self.frame.tags.contains(tag))
            || node.parent.is_some_and(|parent| self.is_selected(parent))
    }

    fn item(&self, ix: Ix<Node>, item: &Answerable) -> Computed {
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

    fn leaf_of(&self, ix: Ix<Node>) -> &Leaf {
        static NOTHING: Leaf =
            Leaf { input: Input::Lacking(Lack::Unanswered), measures: BTreeMap::new(), votes: Vec::new(), unmet: Vec::new() };
        self.leaves[ix.get()].as_ref().unwrap_or(&NOTHING)
    }

    fn option_outcomes(&self, item: &Answerable, leaf: &Leaf) -> (Vec<Ix<Outcome>>, Option<Ix<Outcome>>) {
        let Input::Given(response) = &leaf.input else { return (Vec::new(), None) };
        let scale = self.rubric.scale_of(item);
        let observed: Vec<Ix<Outcome>> = response.selected.iter().filter_map(|level| scale.levels[*level].outcome).collect();
        let first = observed.first().copied();
        let is_one = observed.iter().all(|outcome| Some(*outcome) == first);
        (observed, first.filter(|_| is_one))
    }

    /// A plain answer.
    fn answered(&self, item: &Answerable, leaf: &Leaf, by: &Aggregate) -> Computed {
        let points = match &leaf.input {
            Input::Given(response) => response.points.clone(),
            Input::Lacking(_) => None,
        };
        let range = match &leaf.input {
            Input::Given(_) => points.clone().map(|points| (points.clone(), points)),
            Input::Lacking(Lack::NotApplicable) => None,
            Input::Lacking(_) => self.rubric.scale_of(item).range(),
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

    /// An answer made of measures, or of the one that this pass is about.
    fn measured(&self, item: &Answerable, leaf: &Leaf, by: &Aggregate) -> Computed {
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

    fn voted(&self, item: &Answerable, leaf: &Leaf, by: &Aggregate, rule: &VoteRule, missing: MissingPolicy) -> Computed {
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
        let primitive = match rule {
            VoteRule::Mean => Primitive::Mean,
            VoteRule::Median => Primitive::Median,
            VoteRule::Min | VoteRule::AllAtLeast(_) => Primitive::Min,
            VoteRule::Max => Primitive::Max,
            VoteRule::Sum => Primitive::Sum,
        };
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

    /// A node that is computed from others; the whole where `node` is `None`.
    fn group(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Computed {
        let by = match (&by.over, self.layering, &by.each) {
            (Over::Measures, Layering::Only(_), Some(each)) => each,
            _ => by,
        };
        match &by.by {
            Primitive::Rules(rules) => self.ruled(by, rules, node, self.lines(by, node)),
            Primitive::Staged(staged) => self.staged(by, staged, node),
            _ => self.aggregated(by, node),
        }
    }

    fn aggregated(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Computed {
        let lines = self.lines(by, node);
        let open = lines.iter().any(|line| self.is_line_open(line));
        let is_incomplete = by.missing != MissingPolicy::Zero && lines.iter().any(|line| self.is_line_incomplete(line));
        let common = || match lines.as_slice() {
            [first, rest @ ..] if rest.iter().all(|line| line.normalised_on == first.normalised_on) => {
                first.normalised_on.clone()
            }
            _ => None,
        };
        let back = by.range.clone().or_else(common);
        let is_void = by.missing == MissingPolicy::Void && is_incomplete;
        Computed { is_incomplete, ..self.calculated(by, lines, back.as_ref(), is_void, open) }
    }

    /// Whether an input's answers are open.
    fn is_line_open(&self, line: &InputLine) -> bool {
        match &line.from {
            InputFrom::Node(node) => self.nodes[node.get()].in_scope && self.nodes[node.get()].open,
            InputFrom::Measure(_) | InputFrom::Vote(_) => line.entered == Err(Exclusion::Unanswered),
        }
    }

    /// Whether an input is not settled; below it, what counts as 0 is.
    fn is_line_incomplete(&self, line: &InputLine) -> bool {
        match &line.from {
            InputFrom::Node(node) => self.nodes[node.get()].in_scope && self.nodes[node.get()].is_incomplete,
            InputFrom::Measure(_) | InputFrom::Vote(_) => line.entered == Err(Exclusion::Unanswered),
        }
    }

    /// The lines of a calculation to its value and range.
    fn calculated(
        &self,
        by: &Aggregate,
        lines: Vec<InputLine>,
        back: Option<&(Exact, Exact)>,
        is_void: bool,
        open: bool,
    ) -> Computed {
        let entered: Vec<Weighted> = lines.iter().filter_map(InputLine::weighted).collect();
        let combined = combine(by, &entered).filter(|_| !is_void);
        let (value, unrounded) = stored(by, combined.map(|combined| finish(by, combined, back)));
        let range = if self.options.values_only { None } else { range_of(by, &lines, back, value.as_ref()) };
        let weakest = value.as_ref().and_then(|_| weakest(&lines));
        Computed {
            value,
            range,
            weakest,
            absence: absence(&lines, open),
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs: lines, decision: None, unrounded }),
            ..Computed::empty()
        }
    }

    /// The inputs of a node under its policies.
    fn lines(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Vec<InputLine> {
        if by.over == Over::Measures {
            return self.layer_lines(by, node);
        }
        self.below(&by.over, node).into_iter().map(|from| self.line(by, from)).collect()
    }

    /// The nodes that a selector means below a node.
    fn below(&self, over: &Over, node: Option<Ix<Node>>) -> Vec<Ix<Node>> {
        let rubric = self.rubric;
        let children = || node.map_or(&rubric.top, |node| &rubric.nodes[node].children);
        let leaves = || children().iter().flat_map(|child| rubric.items_below(*child));
        match over {
            Over::Children => children().clone(),
            Over::Leaves => leaves().collect(),
            Over::Kind(kind) => children().iter().flat_map(|child| rubric.of_kind_below(*child, *kind)).collect(),
            Over::Facet(facet, value) => leaves().filter(|leaf| rubric.facet_value(*leaf, *facet) == Some(*value)).collect(),
            Over::Votes | Over::Measures => Vec::new(),
        }
    }

    fn line(&self, by: &Aggregate, from: Ix<Node>) -> InputLine {
        let computed = &self.nodes[from.get()];
        let line = InputLine {
            from: InputFrom::Node(from),
            weight: if by.weights { self.frame.weights[from.get()].clone() } else { Exact::one() },
            entered: computed.value.clone().ok_or(computed.absence),
            instead_of: None,
            normalised_on: if by.scale == ScalePolicy::Normalised { self.own_range(from) } else { None },
            range: computed.range.clone(),
            is_optional: computed.scope == Truth::Maybe,
        };
        match (line.entered.as_ref().err(), by.na) {
            (Some(Exclusion::NotApplicable), NaPolicy::Target) => match self.full_marks(from) {
                Some(points) => line.standing_in(points),
                None => line,
            },
            (Some(Exclusion::NotApplicable), NaPolicy::Zero) => line.standing_in(Exact::zero()),
            _ => line.under(by),
        }
    }

    /// The range of a node whatever is answered; while that is being found out, the one found so far.
    fn own_range(&self, node: Ix<Node>) -> Option<(Exact, Exact)> {
        let found = || self.nodes[node.get()].range.clone();
        self.rubric.nodes[node]
            .aggregate
            .range
            .clone()
            .or_else(|| self.frame.ranges.get(node.get()).cloned().flatten())
            .or_else(found)
    }

    /// What N/A counts as where it counts as reached: the target, or the top of the scale.
    fn full_marks(&self, node: Ix<Node>) -> Option<Exact> {
        let item = self.rubric.nodes[node].item.as_ref()?;
        let top = || self.rubric.scale_of(item).range().map(|(_, high)| high);
        self.frame.targets.get(&node).cloned().or_else(top)
    }

    /// The results of each measure at this node.
    fn layer_lines(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Vec<InputLine> {
        let Layering::Combined(layers) = self.layering else { return Vec::new() };
        let line = |(id, results): &(String, Results)| {
            let computed = node.map_or(&results.overall, |node| &results.nodes[node.get()]);
            let line = InputLine {
                from: InputFrom::Measure(id.clone()),
                weight: if by.weights { self.measure_weight(id) } else { Exact::one() },
                entered: computed.value.clone().ok_or(computed.absence),
                instead_of: None,
                normalised_on: normalised_on(by, computed.range.clone()),
                range: computed.range.clone(),
                is_optional: false,
            };
            line.under(by)
        };
        layers.iter().map(line).collect()
    }

    /// The weight of a measure where it is first mentioned.
    fn measure_weight(&self, id: &str) -> Exact {
        let mut measures = self.rubric.items().flat_map(|(_, _, item)| item.measures.values());
        measures.find(|measure| measure.id == id).map_or_else(Exact::one, |measure| measure.weight.clone())
    }

    fn staged(&self, by: &Aggregate, staged: &Staged, node: Option<Ix<Node>>) -> Computed {
        let at = |when| At { not_applicable: Truth::from(by.na != NaPolicy::Forbid), missing: by.missing, ..At::at(node, when) };
        let reached = |wanted: &dyn Fn(Truth) -> bool, when| {
            staged.stages.iter().take_while(|stage| wanted(self.holds(&stage.when, at(when)))).count()
        };
        let worth = |count: usize| count.checked_sub(1).map_or_else(|| staged.base.clone(), |at| staged.stages[at].value.clone());
        let open = staged.stages.iter().any(|stage| self.is_condition_open(&stage.when, node));
        let now = reached(&|truth| truth == Truth::Yes, When::Now);
        let blockers = staged.stages.get(now).map_or_else(Vec::new, |stage| {
            let mut blockers = Vec::new();
            self.failing(&stage.when, at(When::Now), &mut blockers);
            blockers
        });
        let is_void = by.missing == MissingPolicy::Void && open;
        let (value, unrounded) = stored(by, (!is_void).then(|| worth(now)));
        let range = (!self.options.values_only).then(|| {
            let ends = [
                worth(reached(&|truth| truth == Truth::Yes, When::Complete)),
                worth(reached(&Truth::is_possible, When::Complete)),
            ];
            hull(ends.into_iter().map(|end| keep(by, end)).chain(value.clone()))
        });
        let decision = Decision::Stage { reached: now.checked_sub(1), blockers };
        let inputs =
            if node.is_some_and(|node| self.rubric.nodes[node].item.is_some()) { Vec::new() } else { self.lines(by, node) };
        Computed {
            value,
            range: range.flatten(),
            weakest: weakest(&inputs),
            absence: Exclusion::Unanswered,
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs, decision: Some(decision), unrounded }),
            ..Computed::empty()
        }
    }

    fn ruled(&self, by: &Aggregate, rules: &[DecisionRule], node: Option<Ix<Node>>, inputs: Vec<InputLine>) -> Computed {
        let item = node.filter(|node| self.rubric.nodes[*node].item.is_some());
        let lack = item.and_then(|item| match self.leaf_of(item).input {
            Input::Lacking(lack) => Some(lack),
            Input::Given(_) => None,
        });
        let open = match item {
            Some(_) => matches!(lack, Some(Lack::Unanswered | Lack::Unknown)),
            None => {
                inputs.iter().any(|line| self.is_line_open(line))
                    || rules.iter().filter_map(|rule| rule.when.as_ref()).any(|when| self.is_condition_open(when, node))
            }
        };
        // Without an answer only what asks for the state can apply.
        let may_apply = |rule: &DecisionRule| lack.is_none() || rule.when.as_ref().is_some_and(Predicate::asks_for_state);
        let truth = |rule: &DecisionRule, when| rule.when.as_ref().map_or(Truth::Yes, |c| self.holds(c, At::at(node, when)));
        let decided = rules.iter().position(|rule| may_apply(rule) && truth(rule, When::Now) == Truth::Yes);
        let is_void = by.missing == MissingPolicy::Void && open && item.is_none();
        let decided = decided.filter(|_| !is_void);
        let consequence = decided.map(|at| self.consequence(&rules[at].then, node));
        let (value, unrounded) = stored(by, consequence.as_ref().and_then(|(value, ..)| value.clone()));
        let range = if self.options.values_only {
            None
        } else {
            let ends = self.possible(rules, node, lack).into_iter().flat_map(|(low, high)| [keep(by, low), keep(by, high)]);
            hull(ends.chain(value.clone()))
        };
        let decision = decided.map_or(Decision::NoRule, Decision::Rule);
        Computed {
            value,
            range,
            outcome: consequence.and_then(|(_, outcome, _)| outcome),
            weakest: weakest(&inputs),
            absence: if open { Exclusion::Unanswered } else { Exclusion::NoPoints },
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs, decision: Some(decision), unrounded }),
            ..Computed::empty()
        }
    }

    /// The values that rules can still give once everything is answered.
    fn possible(&self, rules: &[DecisionRule], node: Option<Ix<Node>>, lack: Option<Lack>) -> Vec<(Exact, Exact)> {
        let mut possible = Vec::new();
        for rule in rules {
            let truth = match (&rule.when, lack) {
                (Some(condition), Some(Lack::NotApplicable)) if !condition.asks_for_state() => Truth::No,
                (None, Some(Lack::NotApplicable)) => Truth::No,
                (Some(condition), _) => self.holds(condition, At::at(node, When::Complete)),
                (None, _) => Truth::Yes,
            };
            if truth.is_possible() {
                possible.extend(self.consequence(&rule.then, node).2);
            }
            if truth == Truth::Yes {
                break;
            }
        }
        possible
    }

    #[allow(clippy::type_complexity)]
    fn consequence(&self, then: &Then, node: Option<Ix<Node>>) -> (Option<Exact>, Option<Ix<Outcome>>, Option<(Exact, Exact)>) {
        let both = |points: &Option<Exact>| points.clone().map(|points| (points.clone(), points));
        match then {
            Then::Points(points) => (Some(points.clone()), None, Some((points.clone(), points.clone()))),
            Then::Outcome(outcome, points) => (points.clone(), Some(*outcome), both(points)),
            Then::Aggregate(by) => {
                let computed = self.group(by, node);
                (computed.value, computed.outcome, computed.range)
            }
        }
    }

    /// Whether a condition holds at a place.
    fn holds(&self, condition: &Predicate, at: At) -> Truth {
        match condition {
            Predicate::All(of) => Truth::all(of.iter().map(|one| self.holds(one, at))),
            Predicate::Any(of) => Truth::any(of.iter().map(|one| self.holds(one, at))),
            Predicate::Not(one) => !self.holds(one, at),
            Predicate::Selected { item, option, only } => {
                let Some(item) = item.or(at.node) else { return Truth::No };
                self.answer(item, at, |leaf| match &leaf.input {
                    Input::Given(response) if *only => response.selected == [*option],
                    Input::Given(response) => response.selected.contains(option),
                    Input::Lacking(_) => false,
                })
            }
            Predicate::Outcome { node, outcome } => {
                let Some(node) = node.or(at.node) else { return Truth::No };
                let computed = &self.nodes[node.get()];
                let has = |computed: &Computed| computed.outcome == Some(*outcome) || computed.observed.contains(outcome);
                match at.when {
                    When::Complete if computed.open => Truth::Maybe,
                    _ => Truth::from(computed.in_scope && has(computed)),
                }
            }
            Predicate::Value { node, bounds } => self.compares(*node, bounds, at),
            Predicate::Share { over, each, bounds } => self.shares(over, each, bounds, at),
            Predicate::Tally { over, what, bounds } => self.tallies(over, what, bounds, at),
            Predicate::State { item, state } => {
                let Some(item) = item.or(at.node) else { return Truth::No };
                match (self.leaf_of(item).input == Input::Lacking(*state), at.when) {
                    (true, When::Complete) if *state != Lack::NotApplicable => Truth::No,
                    (is_so, _) => Truth::from(is_so && self.is_in_scope(item, at)),
                }
            }
        }
    }

    fn is_in_scope(&self, node: Ix<Node>, at: At) -> bool {
        self.nodes[node.get()].in_scope || at.node == Some(node)
    }

    /// A question about an item's answer.
    fn answer(&self, item: Ix<Node>, at: At, holds: impl Fn(&Leaf) -> bool) -> Truth {
        let leaf = self.leaf_of(item);
        let scope = if at.node == Some(item) { Truth::Yes } else { self.nodes[item.get()].scope };
        match at.when {
            When::Now => Truth::from(self.is_in_scope(item, at) && holds(leaf)),
            When::Complete if is_open(leaf) => scope.and(Truth::Maybe),
            When::Complete => scope.and(Truth::from(holds(leaf))),
        }
    }

    fn compares(&self, node: Ix<Node>, bounds: &Bounds, at: At) -> Truth {
        let computed = &self.nodes[node.get()];
        let is_away = !computed.in_scope && computed.scope == Truth::No || computed.absence_is_na();
        if is_away {
            return at.not_applicable;
        }
        match at.when {
            When::Now => match (&computed.value, at.missing) {
                (Some(value), _) if computed.in_scope => Truth::from(bounds.hold(value)),
                (None, MissingPolicy::Zero) if computed.in_scope => Truth::from(bounds.hold(&Exact::zero())),
                _ if !computed.in_scope => at.not_applicable,
                _ => Truth::No,
            },
            When::Complete => match &computed.range {
                Some((low, high)) if computed.scope == Truth::Maybe => match bounds.within(low, high) {
                    (true, _) if at.not_applicable == Truth::Yes => Truth::Yes,
                    (_, false) if at.not_applicable == Truth::No => Truth::No,
                    _ => Truth::Maybe,
                },
                Some((low, high)) => Truth::of_range(bounds, low, high),
                None => Truth::No,
            },
        }
    }

    fn shares(&self, over: &Over, each: &Bounds, bounds: &Bounds, at: At) -> Truth {
        let nodes = self.below(over, at.node);
        let counted = nodes.iter().map(|node| &self.nodes[node.get()]).filter(|computed| !computed.absence_is_na());
        let (mut yes, mut maybe, mut all) = (0usize, 0usize, 0usize);
        for computed in counted {
            let truth = match at.when {
                When::Now => match &computed.value {
                    _ if !computed.in_scope => continue,
                    Some(value) => Truth::from(each.hold(value)),
                    None if computed.open && at.missing == MissingPolicy::Skip => continue,
                    None if computed.open => Truth::from(at.missing == MissingPolicy::Zero && each.hold(&Exact::zero())),
                    None => continue,
                },
                When::Complete => match &computed.range {
                    _ if computed.scope == Truth::No => continue,
                    None => continue,
                    Some((low, high)) => match each.within(low, high) {
                        (true, _) if computed.scope == Truth::Yes => Truth::Yes,
                        (false, false) if computed.scope == Truth::Yes => Truth::No,
                        _ => Truth::Maybe,
                    },
                },
            };
            all += 1;
            yes += usize::from(truth == Truth::Yes);
            maybe += usize::from(truth == Truth::Maybe);
        }
        let share = |count: usize| Exact::from(count).checked_div(&Exact::from(all));
        match (share(yes), share(yes + maybe)) {
            (Some(low), Some(high)) => Truth::of_range(bounds, &low, &high),
            _ => Truth::No,
        }
    }

    fn tallies(&self, over: &Over, what: &Counted, bounds: &Bounds, at: At) -> Truth {
        let nodes = self.below(over, at.node);
        let (mut count, mut open) = (0usize, 0usize);
        for node in nodes {
            if !self.nodes[node.get()].in_scope {
                continue;
            }
            if at.when == When::Complete && self.nodes[node.get()].open {
                open += 1;
            } else {
                count += super::tally::count(self.rubric, node, &self.nodes[node.get()], self.leaf_of(node), what);
            }
        }
        Truth::of_range(bounds, &Exact::from(count), &Exact::from(count + open))
    }

    /// Whether a condition depends on open answers.
    fn is_condition_open(&self, condition: &Predicate, node: Option<Ix<Node>>) -> bool {
        match condition {
            Predicate::All(of) | Predicate::Any(of) => of.iter().any(|one| self.is_condition_open(one, node)),
            Predicate::Not(one) => self.is_condition_open(one, node),
            Predicate::Selected { item, .. } | Predicate::State { item, .. } => {
                item.or(node).is_some_and(|item| is_open(self.leaf_of(item)) && self.rubric.nodes[item].item.is_some())
            }
            Predicate::Outcome { node: of, .. } => of.or(node).is_some_and(|of| Some(of) != node && self.nodes[of.get()].open),
            Predicate::Value { node, .. } => self.nodes[node.get()].open && self.nodes[node.get()].in_scope,
            Predicate::Share { over, .. } | Predicate::Tally { over, .. } => {
                self.below(over, node).into_iter().any(|below| self.nodes[below.get()].open)
            }
        }
    }

    /// The nodes whose comparisons keep a condition from holding.
    fn failing(&self, condition: &Predicate, at: At, found: &mut Vec<Ix<Node>>) {
        if self.holds(condition, at) == Truth::Yes {
            return;
        }
        match condition {
            Predicate::All(of) | Predicate::Any(of) => of.iter().for_each(|one| self.failing(one, at, found)),
            Predicate::Value { node, .. } => found.push(*node),
            Predicate::Selected { item, .. } | Predicate::State { item, .. } => found.extend(*item),
            Predicate::Outcome { node, .. } => found.extend(*node),
            Predicate::Share { over, each, .. } => {
                let short = |node: &Ix<Node>| self.compares(*node, each, at) != Truth::Yes;
                found.extend(self.below(over, at.node).into_iter().filter(short));
            }
            Predicate::Not(_) | Predicate::Tally { .. } => {}
        }
    }
}

impl At {
    fn at(node: Option<Ix<Node>>, when: When) -> Self {
        At { node, when, not_applicable: Truth::No, missing: MissingPolicy::Skip }
    }
}

impl Computed {
    fn absence_is_na(&self) -> bool {
        self.value.is_none() && self.absence == Exclusion::NotApplicable
    }
}

impl Calculation {
    /// Whether there is more to tell than the answer itself.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.decision.is_some() || self.unrounded.is_some() || !self.inputs.is_empty()
    }
}

impl InputLine {
    /// Where the points lie on the input's own range, 0..1, when inputs are normalised.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        let points = self.entered.as_ref().ok()?;
        self.normalised_on.is_some().then(|| self.on_own_range(points))
    }

    fn weighted(&self) -> Option<Weighted> {
        let points = self.entered.as_ref().ok()?;
        Some(Weighted { points: self.on_own_range(points), weight: self.weight.clone() })
    }

    fn uncertain(&self) -> Option<Uncertain> {
        let (low, high) = self.range.as_ref()?;
        let [low, high] = [low, high].map(|end| self.on_own_range(end));
        Some(Uncertain { low, high, weight: self.weight.clone(), is_optional: self.is_optional })
    }

    fn on_own_range(&self, points: &Exact) -> Exact {
        if self.normalised_on.is_some() { share_of(points, self.normalised_on.as_ref()) } else { points.clone() }
    }

    /// The line with points that a policy gives it, whatever is answered later.
    fn standing_in(self, points: Exact) -> Self {
        let is_open = self.entered == Err(Exclusion::Unanswered);
        InputLine {
            instead_of: self.entered.clone().err(),
            range: if is_open { self.range } else { Some((points.clone(), points.clone())) },
            entered: Ok(points),
            ..self
        }
    }

    /// The line under the policy for open answers.
    fn under(self, by: &Aggregate) -> Self {
        let is_missing = self.entered == Err(Exclusion::Unanswered);
        if is_missing && by.missing == MissingPolicy::Zero { self.standing_in(Exact::zero()) } else { self }
    }
}

fn is_open(leaf: &Leaf) -> bool {
    matches!(leaf.input, Input::Lacking(Lack::Unanswered | Lack::Unknown))
}

fn normalised_on(by: &Aggregate, range: Option<(Exact, Exact)>) -> Option<(Exact, Exact)> {
    if by.scale == ScalePolicy::Normalised { range } else { None }
}

/// The value as the node keeps it, and what it was before where that differs.
fn stored(by: &Aggregate, value: Option<Exact>) -> (Option<Exact>, Option<Exact>) {
    let Some(value) = value else { return (None, None) };
    let kept = keep(by, value.clone());
    let unrounded = (kept != value).then_some(value);
    (Some(kept), unrounded)
}

fn keep(by: &Aggregate, value: Exact) -> Exact {
    if by.round.stage == RoundStage::Stored { by.round.apply(&value) } else { value }
}

fn range_of(by: &Aggregate, lines: &[InputLine], back: Option<&(Exact, Exact)>, value: Option<&Exact>) -> Option<(Exact, Exact)> {
    let uncertain: Vec<Uncertain> = lines.iter().filter_map(InputLine::uncertain).collect();
    let ends = extremes(by, &uncertain).map(|(low, high)| [low, high].map(|end| keep(by, finish(by, end, back))));
    hull(ends.into_iter().flatten().chain(value.cloned()))
}

/// The smallest range that holds all values.
fn hull(values: impl Iterator<Item = Exact>) -> Option<(Exact, Exact)> {
    values.fold(None, |range: Option<(Exact, Exact)>, value| match range {
        None => Some((value.clone(), value)),
        Some((low, high)) => Some((low.min(value.clone()), high.max(value))),
    })
}

/// The lowest node that entered.
fn weakest(lines: &[InputLine]) -> Option<Ix<Node>> {
    let nodes = lines.iter().filter_map(|line| match line.from {
        InputFrom::Node(node) => Some((line.weighted()?.points, node)),
        InputFrom::Measure(_) | InputFrom::Vote(_) => None,
    });
    nodes.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, node)| node)
}

/// Why nothing below a node made a value.
fn absence(lines: &[InputLine], open: bool) -> Exclusion {
    let is = |wanted: Exclusion| move |line: &&InputLine| line.entered == Err(wanted);
    let in_scope = || lines.iter().filter(|line| line.entered != Err(Exclusion::OutOfScope));
    if open || lines.iter().any(|line| is(Exclusion::Unanswered)(&line)) {
        Exclusion::Unanswered
    } else if lines.is_empty() {
        Exclusion::Empty
    } else if in_scope().next().is_none() {
        Exclusion::OutOfScope
    } else if in_scope().all(|line| is(Exclusion::NotApplicable)(&line)) {
        Exclusion::NotApplicable
    } else if in_scope().any(|line| is(Exclusion::NoPoints)(&line)) {
        Exclusion::NoPoints
    } else {
        Exclusion::Empty
    }
}
