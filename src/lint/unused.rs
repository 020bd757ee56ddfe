//! Facets, outcomes and scales that are declared and lead nowhere.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::rubric::{Ix, Outcome, Primitive, Rubric, Scale, Then};

use super::tree::{Calculation, listed};

/// Reports each where it is declared.
pub fn check(rubric: &Rubric, calculations: &[Calculation<'_>], sink: &mut Diagnostics) {
    facets(rubric, sink);
    outcomes(rubric, calculations, sink);
    scales(rubric, sink);
}

fn facets(rubric: &Rubric, sink: &mut Diagnostics) {
    for (ix, facet) in rubric.facets.iter() {
        let carried: BTreeSet<usize> = rubric.items().filter_map(|(item, ..)| rubric.facet_value(item, ix)).collect();
        let missing: Vec<&str> =
            facet.values.iter().enumerate().filter(|(at, _)| !carried.contains(at)).map(|(_, value)| value.as_str()).collect();
        let message = match missing.len() {
            0 => continue,
            _ if carried.is_empty() => format!("no item carries the facet `{}`", facet.id),
            _ => format!("no item carries the facet `{}` with {}", facet.id, listed(missing)),
        };
        let help = format!("write `{}: ...` at the items, or shorten the list of values", facet.id);
        sink.push(Diagnostic::new(&codes::lint::UNUSED, facet.span, message).help(help));
    }
}

fn outcomes(rubric: &Rubric, calculations: &[Calculation<'_>], sink: &mut Diagnostics) {
    let of_options = rubric.scales.values().flat_map(|scale| scale.levels.values()).filter_map(|level| level.outcome);
    let mut given: BTreeSet<Ix<Outcome>> = of_options.collect();
    for one in calculations {
        if let Primitive::Rules(rules) = &one.by.by {
            given.extend(rules.iter().filter_map(|rule| match &rule.then {
                Then::Outcome(outcome, _) => Some(*outcome),
                Then::Points(_) | Then::Aggregate(_) => None,
            }));
        }
    }
    for (ix, outcome) in rubric.outcomes.iter() {
        if let Some(place) = outcome.declared.filter(|_| !given.contains(&ix)) {
            let message = format!("no option and no rule gives the outcome `{}`", outcome.id);
            sink.push(
                Diagnostic::new(&codes::lint::UNUSED, place, message).help("let a rule or an option give it, or remove it"),
            );
        }
    }
}

fn scales(rubric: &Rubric, sink: &mut Diagnostics) {
    let of_kinds = rubric.kinds.values().filter_map(|kind| kind.scale);
    let of_items =
        rubric.items().flat_map(|(_, _, item)| item.measures.values().map(|measure| measure.scale).chain([item.scale]));
    let used: BTreeSet<Ix<Scale>> = of_items.chain(of_kinds).collect();
    for (_, scale) in rubric.scales.iter().filter(|(ix, _)| !used.contains(ix)) {
        let message = format!("nothing is answered on the scale `{}`", scale.id);
        sink.push(
            Diagnostic::new(&codes::lint::UNUSED, scale.span, message)
                .help("name it as the `scale` of a kind, a node or a measure, or remove it"),
        );
    }
}
