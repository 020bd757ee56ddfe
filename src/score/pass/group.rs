//! Nodes that are computed from others.

use super::super::combine::{Uncertain, Weighted, combine, extremes, finish};
use super::super::truth::Truth;
use super::line::normalised_on;
use super::{Calculation, Computed, Ends, Exclusion, InputFrom, InputLine, Layering, Pass, Results, hull, keep, stored};
use crate::exact::Exact;
use crate::rubric::{Aggregate, Ix, MissingPolicy, NaPolicy, Node, Over, Primitive, ScalePolicy};

impl Pass<'_> {
    /// A node that is computed from others; the whole where `node` is `None`.
    pub(super) fn group(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Computed {
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

    pub(super) fn aggregated(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Computed {
        let lines = self.lines(by, node);
        let open = lines.iter().any(|line| self.is_line_open(line));
        let is_incomplete = by.missing != MissingPolicy::Zero && lines.iter().any(|line| self.is_line_incomplete(line));
        let back = self.back(by, &lines);
        let is_void = by.missing == MissingPolicy::Void && is_incomplete;
        Computed { is_incomplete, ..self.calculated(by, lines, back.as_ref(), is_void, open) }
    }

    /// The range that normalised inputs are led back to: the node's own, or the one that they share.
    pub(super) fn back(&self, by: &Aggregate, lines: &[InputLine]) -> Option<Ends> {
        let common = || match lines {
            [first, rest @ ..] if rest.iter().all(|line| line.normalised_on == first.normalised_on) => {
                first.normalised_on.clone()
            }
            _ => None,
        };
        by.range.clone().or_else(common)
    }

    /// Whether an input's answers are open.
    pub(super) fn is_line_open(&self, line: &InputLine) -> bool {
        match &line.from {
            InputFrom::Node(node) => self.nodes[node.get()].in_scope && self.nodes[node.get()].open,
            InputFrom::Measure(_) | InputFrom::Vote(_) => line.entered == Err(Exclusion::Unanswered),
        }
    }

    /// Whether an input is not settled; below it, what counts as 0 is.
    pub(super) fn is_line_incomplete(&self, line: &InputLine) -> bool {
        match &line.from {
            InputFrom::Node(node) => self.nodes[node.get()].in_scope && self.nodes[node.get()].is_incomplete,
            InputFrom::Measure(_) | InputFrom::Vote(_) => line.entered == Err(Exclusion::Unanswered),
        }
    }

    /// The lines of a calculation to its value and range.
    pub(super) fn calculated(
        &self,
        by: &Aggregate,
        lines: Vec<InputLine>,
        back: Option<&Ends>,
        is_void: bool,
        open: bool,
    ) -> Computed {
        let entered: Vec<Weighted> = lines.iter().filter_map(InputLine::weighted).collect();
        let combined = combine(by, &entered).filter(|_| !is_void);
        let (value, unrounded) = stored(by, combined.map(|combined| finish(by, combined, back)));
        let range = if self.options.values_only { None } else { range_of(by, &lines, back) };
        let weakest = value.as_ref().and_then(|_| weakest(&lines));
        let mut possible = lines.iter().filter(|line| line.range.is_some()).peekable();
        let may_vanish = possible.peek().is_some() && possible.all(|line| line.is_optional);
        Computed {
            value,
            range,
            scope: if may_vanish { Truth::Maybe } else { Truth::Yes },
            weakest,
            absence: absence(&lines, open),
            open,
            is_incomplete: open && by.missing != MissingPolicy::Zero,
            calculation: Some(Calculation { inputs: lines, decision: None, unrounded }),
            ..Computed::empty()
        }
    }

    /// The inputs of a node under its policies.
    pub(super) fn lines(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Vec<InputLine> {
        if by.over == Over::Measures {
            return self.layer_lines(by, node);
        }
        self.rubric.below(node, &by.over).into_iter().map(|from| self.line(by, from)).collect()
    }

    pub(super) fn line(&self, by: &Aggregate, from: Ix<Node>) -> InputLine {
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

    /// The range of a node whatever is answered; while that is being found out, the one found so far. In a pass about one measure
    /// an item has the range of that measure.
    fn own_range(&self, node: Ix<Node>) -> Option<Ends> {
        let declared = || self.rubric.nodes[node].aggregate.range.clone();
        let known = || self.frame.ranges.get(node.get()).cloned().flatten();
        let found = || self.nodes[node.get()].range.clone();
        self.measure_range(node).or_else(declared).or_else(known).or_else(found)
    }

    fn measure_range(&self, node: Ix<Node>) -> Option<Ends> {
        let Layering::Only(id) = self.layering else { return None };
        let mut measures = self.rubric.nodes[node].item.as_ref()?.measures.values();
        self.rubric.scales[measures.find(|measure| measure.id == id)?.scale].range()
    }

    /// What N/A counts as where it counts as reached: the target, or the top of the scale.
    pub(super) fn full_marks(&self, node: Ix<Node>) -> Option<Exact> {
        let item = self.rubric.nodes[node].item.as_ref()?;
        let top = || self.range_of_answers(item).map(|(_, high)| high);
        self.frame.targets.get(&node).cloned().or_else(top)
    }

    /// The results of each measure at this node.
    pub(super) fn layer_lines(&self, by: &Aggregate, node: Option<Ix<Node>>) -> Vec<InputLine> {
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
    pub(super) fn measure_weight(&self, id: &str) -> Exact {
        let mut measures = self.rubric.items().flat_map(|(_, _, item)| item.measures.values());
        measures.find(|measure| measure.id == id).map_or_else(Exact::one, |measure| measure.weight.clone())
    }
}

fn range_of(by: &Aggregate, lines: &[InputLine], back: Option<&Ends>) -> Option<Ends> {
    let uncertain: Vec<Uncertain> = lines.iter().filter_map(InputLine::uncertain).collect();
    let ends = extremes(by, &uncertain).map(|(low, high)| [low, high].map(|end| keep(by, finish(by, end, back))));
    hull(ends.into_iter().flatten())
}

/// The lowest node that entered.
pub(super) fn weakest(lines: &[InputLine]) -> Option<Ix<Node>> {
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
    } else if in_scope().next().is_none() {
        // Nothing to ask is the same whether it was taken out or never there.
        Exclusion::OutOfScope
    } else if in_scope().all(|line| is(Exclusion::NotApplicable)(&line)) {
        Exclusion::NotApplicable
    } else if in_scope().any(|line| is(Exclusion::NoPoints)(&line)) {
        Exclusion::NoPoints
    } else {
        Exclusion::Empty
    }
}
