//! The lines of a new entry, without indentation.

use crate::cli::starter::{name_from, one_line, quoted};
use crate::rubric::{List, Named, RiskStep, Rubric};

/// A risk of the rubric is adopted as a draft; any other id becomes a risk of the team's own, rated in the middle.
pub fn risk(rubric: &Rubric, id: &str) -> Vec<String> {
    let decisions = [
        "  # owner: alex                      # a participant; a risk without one stays a draft",
        "  # treatment: reduce                # avoid | reduce | share | accept",
        "  # cost: 5000 EUR                   # of the treatment",
        "  # review: 2027-01-31               # when to look at it again",
        "  # controls: []                     # what is in place against it already",
        "  # trigger: \"...\"                   # the sign that it is about to happen",
        "  # proximity: quarter               # now | month | quarter | year | later",
        "  # items: []                        # roadmap items that treat it, beside those of the rubric",
        "  # log: []                          # how its rating changed: {date, likelihood, impact, by, why}",
    ];
    let Some(known) = rubric.risks.find(id) else { return own_risk(rubric, id, &decisions) };
    let known = &rubric.risks[known];
    let mut lines = vec![
        format!("# {}", one_line(&known.title)),
        format!("{id}:"),
        "  status: draft                      # open, once it has an owner".to_owned(),
    ];
    lines.extend(decisions.map(str::to_owned));
    lines.extend([
        "  # likelihood: 3                    # replaces the computed one; then say why and by whom".to_owned(),
        "  # reason: \"...\"".to_owned(),
        "  # by: alex".to_owned(),
    ]);
    lines
}

fn own_risk(rubric: &Rubric, id: &str, decisions: &[&str]) -> Vec<String> {
    let mut lines = vec![format!("{id}:"), format!("  title: {}", quoted(&name_from(id)))];
    if let Some(first) = rubric.risk_categories.values().next() {
        lines.push(format!("  category: {}  # {}", first.id, ids(&rubric.risk_categories)));
    }
    lines.extend([
        "  cause: \"what is the case today\"".to_owned(),
        "  event: \"what could happen\"".to_owned(),
        "  effect: \"what that would do to users and to the business\"".to_owned(),
        format!("  likelihood: {}  # {}", middle(&rubric.matrix.likelihood), steps(&rubric.matrix.likelihood)),
        format!("  impact: {}  # {}", middle(&rubric.matrix.impact), steps(&rubric.matrix.impact)),
        "  status: draft                      # open, once it has an owner".to_owned(),
    ]);
    lines.extend(decisions.iter().map(|line| (*line).to_owned()));
    lines
}

/// An item of the rubric is planned; any other id becomes an item of the team's own in the first phase.
pub fn item(rubric: &Rubric, id: &str) -> Vec<String> {
    let decisions = [
        "  status: planned                    # planned | in-progress | done | skipped | deferred",
        "  # owner: alex                      # a participant",
        "  # start: 2027-01-11",
        "  # finish: 2027-01-29",
        "  # effort: [2, 4]                   # person-weeks: one number, or from-to",
    ];
    let mut lines = match rubric.roadmap.items.find(id) {
        Some(known) => vec![format!("# {}", one_line(&rubric.roadmap.items[known].text)), format!("{id}:")],
        None => own_item(rubric, id),
    };
    lines.extend(decisions.map(str::to_owned));
    lines
}

fn own_item(rubric: &Rubric, id: &str) -> Vec<String> {
    let phases = &rubric.roadmap.phases;
    let phase = phases.values().next().map(|phase| phase.id.as_str()).unwrap_or_default();
    let example = rubric.items().next().map(|(_, node, _)| node.id.as_str()).unwrap_or_default();
    vec![
        format!("{id}:"),
        format!("  title: {}", quoted(&name_from(id))),
        format!("  phase: {phase}  # {}", ids(phases)),
        format!("  closes: []  # the gaps it closes, such as {{capability: {example}, to: 2}}"),
        "  needs: []                          # items that must be finished first".to_owned(),
        "  impact: 3                          # 1 to 5".to_owned(),
    ]
}

fn ids<T: Named>(list: &List<T>) -> String {
    list.values().map(Named::id).collect::<Vec<_>>().join(" | ")
}

/// A step counts from 1.
fn middle(steps: &List<RiskStep>) -> usize {
    steps.len().div_ceil(2).max(1)
}

fn steps(steps: &List<RiskStep>) -> String {
    steps.values().enumerate().map(|(at, step)| format!("{} {}", at + 1, one_line(&step.name))).collect::<Vec<_>>().join(", ")
}
