use super::{Checked, lint};

/// A rubric with two capabilities, one item that closes A, and one risk that A drives.
fn linked(of_item: &str, of_risk: &str) -> Checked {
    lint(&format!(
        "rubric: r\nkinds: [{{id: k, plural: ks, scale: s}}]\n\
         scales: {{s: {{type: level, levels: [{{level: 0, id: l0, name: L}}, {{level: 1, id: l1, name: M}}]}}}}\n\
         ks: [{{id: a, name: A, target: 1}}, {{id: b, name: B, target: 1}}]\n\
         roadmap:\n  sizes: [{{id: z, text: z}}]\n  size: [{{else: z}}]\n  phases: [{{id: P, name: P, weeks: [1, 4]}}]\n  items:\n    \
         - {{id: I, phase: P, text: i, closes: [{{capability: a, to: 1}}], risks: [{of_item}]}}\n    \
         - {{id: J, phase: P, text: j, closes: [{{capability: b, to: 1}}], risks: [other]}}\n\
         risk_matrix: {{likelihood: [{{id: l, name: L}}], impact: [{{id: l, name: L}}], levels: [{{id: l, name: L}}], grid: [[l]]}}\n\
         risk_categories: [{{id: c, name: C}}]\nrisks:\n  \
         - {{id: by-a, title: T, category: c, drivers: {{a: 1}}, items: [{of_risk}]}}\n  \
         - {{id: by-b, title: T, category: c, drivers: {{b: 1}}}}\n  \
         - {{id: other, title: T, category: c, drivers: {{b: 1}}, items: [J]}}\n"
    ))
}

#[test]
fn a_link_stands_at_both_ends() {
    assert_eq!(linked("by-a", "I").told(), []);
    assert_eq!(linked("", "I").told(), [("one-way-link", "`by-a` names `I`, which does not name it back")]);
    assert_eq!(linked("", "I, J").told(), [("one-way-link", "`by-a` names `I`, `J`, which do not name it back")]);
    assert_eq!(linked("by-a", "").told(), [("one-way-link", "`I` names `by-a`, which does not name it back")]);
    assert_eq!(linked("by-a", "").only().related.len(), 1, "the other end is shown");
}

#[test]
fn an_item_that_names_a_risk_changes_something_about_it() {
    let without = "`I` names `by-b`, but closes nothing that drives it";
    assert_eq!(linked("by-b", "").told(), [("link-without-effect", without)]);
    assert_eq!(linked("by-a, by-b", "I").told(), [("link-without-effect", without)]);
    assert_eq!(linked("by-a", "I, J").told(), [("one-way-link", "`by-a` names `J`, which does not name it back")]);
}
