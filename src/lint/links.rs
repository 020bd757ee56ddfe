//! Links between risks and the items that treat them, from both ends.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span, codes};
use crate::rubric::{Item, Ix, Risk, Rubric};

use super::tree::listed;

/// Reports links that one end states and the other does not, once per end. Where no item names a risk at all, or no risk an item, links
/// are kept at one end by design.
pub fn check(rubric: &Rubric, sink: &mut Diagnostics) {
    let are_both_used = rubric.roadmap.items.values().any(|item| !item.risks.is_empty())
        && rubric.risks.values().any(|risk| !risk.items.is_empty());
    if !are_both_used {
        return;
    }
    for (ix, risk) in rubric.risks.iter() {
        let silent = risk.items.iter().map(|item| &rubric.roadmap.items[*item]).filter(|item| !item.risks.contains(&ix));
        report(&ONE_WAY, (&risk.id, risk.span), silent.map(|item| (item.id.as_str(), item.span)).collect(), sink);
    }
    for (ix, item) in rubric.roadmap.items.iter() {
        let silent = item.risks.iter().map(|risk| &rubric.risks[*risk]).filter(|risk| !risk.items.contains(&ix));
        let (with_effect, without): (Vec<&Risk>, Vec<&Risk>) = silent.partition(|risk| lifts_driver(item, risk));
        for (finding, risks) in [(&ONE_WAY, with_effect), (&WITHOUT_EFFECT, without)] {
            report(finding, (&item.id, item.span), risks.iter().map(|risk| (risk.id.as_str(), risk.span)).collect(), sink);
        }
    }
}

/// Whether the item closes a capability that drives the risk.
fn lifts_driver(item: &Item, risk: &Risk) -> bool {
    let drives = |node: Ix<_>| risk.drivers.iter().any(|(driver, weight)| *driver == node && !weight.is_zero());
    item.closes.iter().any(|closes| drives(closes.item))
}

/// What is told about a link, and how it is mended.
struct Finding {
    code: &'static Code,
    one: &'static str,
    several: &'static str,
    help: &'static str,
}

const ONE_WAY: Finding = Finding {
    code: &codes::lint::ONE_WAY_LINK,
    one: "which does not name it back",
    several: "which do not name it back",
    help: "write the link at both ends, or remove it",
};

const WITHOUT_EFFECT: Finding = Finding {
    code: &codes::lint::LINK_WITHOUT_EFFECT,
    one: "but closes nothing that drives it",
    several: "but closes nothing that drives them",
    help: "remove it from `risks`, close a driver, or let the risk name the item under `items` if it treats it in another way",
};

fn report(finding: &Finding, (id, span): (&str, Span), others: Vec<(&str, Span)>, sink: &mut Diagnostics) {
    let rest = match others.len() {
        0 => return,
        1 => finding.one,
        _ => finding.several,
    };
    let message = format!("`{id}` names {}, {rest}", listed(others.iter().map(|(other, _)| *other)));
    let found = Diagnostic::new(finding.code, span, message).help(finding.help);
    sink.push(others.iter().fold(found, |found, (other, place)| found.related(*place, format!("`{other}`"))));
}
