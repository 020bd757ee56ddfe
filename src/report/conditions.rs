//! Conditions of rules and stages in words.

use crate::exact::Exact;
use crate::rubric::{Bounds, Comparison, Counted, Ix, Lack, Node, Over, Predicate, Rubric};

/// How a condition names what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// As the rubric's file does.
    Ids,
    /// As readers know it, in quotation marks.
    Names,
}

impl Naming {
    fn node(self, rubric: &Rubric, node: Ix<Node>) -> String {
        match self {
            Naming::Ids => rubric.nodes[node].id.clone(),
            Naming::Names => format!("“{}”", rubric.nodes[node].name),
        }
    }
}

/// A condition in words; `node` is where it stands.
pub fn words(rubric: &Rubric, node: Option<Ix<Node>>, condition: &Predicate, naming: Naming) -> String {
    let one = |condition: &Predicate| match condition {
        Predicate::All(of) | Predicate::Any(of) if of.len() > 1 => format!("({})", words(rubric, node, condition, naming)),
        _ => words(rubric, node, condition, naming),
    };
    let listed = |of: &[Predicate], joiner: &str| of.iter().map(one).collect::<Vec<_>>().join(joiner);
    match condition {
        Predicate::All(of) if of.is_empty() => "always".to_owned(),
        Predicate::All(of) => listed(of, " and "),
        Predicate::Any(of) => listed(of, " or "),
        Predicate::Not(of) => format!("not {}", one(of)),
        Predicate::Selected { item, option, only } => {
            selected(rubric, item.or(node), item.is_some(), option.get(), *only, naming)
        }
        Predicate::Outcome { node: of, outcome } => {
            let of = of.or(node).map_or_else(|| "the whole".to_owned(), |of| naming.node(rubric, of));
            format!("{of} is {}", rubric.outcomes[*outcome].name)
        }
        Predicate::Value { node, bounds } => format!("{} {}", naming.node(rubric, *node), bounds_words(bounds)),
        Predicate::Share { over, each, bounds } => {
            format!("share of {} {} is {}", over_words(rubric, over), bounds_words(each), bounds_words(bounds))
        }
        Predicate::Tally { over, what, bounds } => {
            format!("number of {} with {} is {}", over_words(rubric, over), counted_words(rubric, what), bounds_words(bounds))
        }
        Predicate::State { item, state } => {
            let of = item.map_or_else(|| "it".to_owned(), |item| naming.node(rubric, item));
            format!("{of} is {}", lack_words(*state))
        }
    }
}

fn selected(rubric: &Rubric, item: Option<Ix<Node>>, is_other: bool, option: usize, only: bool, naming: Naming) -> String {
    let Some((ix, item)) = item.and_then(|ix| Some((ix, rubric.nodes[ix].item.as_ref()?))) else { return "never".to_owned() };
    let option = rubric.scale_of(item).levels.values().nth(option).map_or_else(String::new, |level| match naming {
        Naming::Ids => level.id.clone(),
        Naming::Names => format!("“{}”", level.name),
    });
    let of = naming.node(rubric, ix);
    match (is_other, only) {
        (true, true) => format!("{of} is {option}"),
        (true, false) => format!("{option} is selected in {of}"),
        (false, true) => format!("only {option}"),
        (false, false) => option,
    }
}

/// `at least 2 and below 3`.
fn bounds_words(bounds: &Bounds) -> String {
    let one = |(comparison, bound): &(Comparison, Exact)| {
        let how = match comparison {
            Comparison::AtLeast => "at least",
            Comparison::AtMost => "at most",
            Comparison::Above => "above",
            Comparison::Below => "below",
            Comparison::Equals => "exactly",
        };
        format!("{how} {}", bound.to_short(6))
    };
    bounds.0.iter().map(one).collect::<Vec<_>>().join(" and ")
}

/// What a selector means, in words.
pub fn over_words(rubric: &Rubric, over: &Over) -> String {
    match over {
        Over::Children => "nodes directly below".to_owned(),
        Over::Leaves => format!("{} below", rubric.kinds.values().next_back().map_or("items", |kind| kind.plural.as_str())),
        Over::Kind(kind) => rubric.kinds[*kind].plural.clone(),
        Over::Facet(facet, value) => {
            let facet = &rubric.facets[*facet];
            format!("items below with {} {}", facet.name, facet.values.get(*value).map_or("", String::as_str))
        }
        Over::Votes => "votes".to_owned(),
        Over::Measures => "measures".to_owned(),
    }
}

fn counted_words(rubric: &Rubric, what: &Counted) -> String {
    match what {
        Counted::Outcome(outcome) => rubric.outcomes[*outcome].name.clone(),
        Counted::Level(level) => level.clone(),
        Counted::Lack(lack) => format!("the state {}", lack_words(*lack)),
    }
}

fn lack_words(lack: Lack) -> &'static str {
    match lack {
        Lack::Unanswered => "unanswered",
        Lack::Unknown => "unknown",
        Lack::NotApplicable => "not applicable",
    }
}
