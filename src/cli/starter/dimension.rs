//! One Markdown file per dimension: every capability commented out, every question a heading.

use std::fmt::Write;

use super::{heading, one_line};
use crate::cli::wording::hang;
use crate::rubric::{Answerable, Form, Ix, Node, Rubric, Scale};

const WIDTH: usize = 120;

const HOW_TO: &str = "\
# Take the `# ` away before an id and set the level that holds today; leave it commented while nobody has answered.
# A level includes every lower one. `unknown` means: asked, and nobody knows. An answer can say more:
#   some-id: {level: 2, confidence: medium, pain: high, evidence: [{text: \"what shows it\", grade: B}], note: \"...\"}
";

pub fn file(rubric: &Rubric, top: Ix<Node>) -> String {
    let node = &rubric.nodes[top];
    let capabilities: String = rubric
        .items()
        .filter(|(ix, ..)| rubric.top_of(*ix) == top)
        .map(|(_, node, item)| capability(rubric, node, item))
        .collect();
    let nodes = rubric.nodes.iter().filter(|(ix, _)| rubric.top_of(*ix) == top);
    let questions: String = nodes.flat_map(|(_, node)| &node.questions).map(|ix| heading(&rubric.questions[*ix])).collect();
    format!("---\n{HOW_TO}answers:\n{capabilities}---\n\n# {}\n{questions}", one_line(&node.name))
}

fn capability(rubric: &Rubric, node: &Node, item: &Answerable) -> String {
    let mut text = format!("\n  # {}\n", one_line(&format!("{} {}", node.code, node.name)));
    let scale = rubric.scale_of(item);
    let is_level = matches!(scale.form, Form::Level { .. });
    for (level, descriptor) in scale.levels.values().zip(&item.descriptors) {
        let head = if is_level { level.number.to_string() } else { level.id.clone() };
        let line = format!("{head} {}: {}", level.name, one_line(descriptor));
        text.push_str(&hang(line.trim_end_matches(": "), WIDTH, "  #   ", "  #     "));
    }
    if let Some(when) = &item.na_when {
        text.push_str(&hang(&format!("n/a is possible: {}", one_line(when)), WIDTH, "  #   ", "  #     "));
    }
    let _ = writeln!(text, "  # {}: {}", node.id, example(rubric, item));
    text
}

/// The middle of the scale: an example of an answer, not an opinion about the team.
fn example(rubric: &Rubric, item: &Answerable) -> String {
    if item.measures.is_empty() {
        return example_on(rubric.scale_of(item));
    }
    let measures = item.measures.values().map(|measure| format!("{}: {}", measure.id, example_on(&rubric.scales[measure.scale])));
    format!("{{measures: {{{}}}}}", measures.collect::<Vec<_>>().join(", "))
}

fn example_on(scale: &Scale) -> String {
    let middle = scale.levels.values().nth(scale.levels.len() / 2);
    let id = || middle.map(|level| level.id.clone()).unwrap_or_default();
    match &scale.form {
        Form::Level { .. } => middle.map(|level| level.number.to_string()).unwrap_or_default(),
        Form::Choice | Form::Boolean | Form::States => id(),
        Form::Multi { .. } => format!("[{}]", id()),
        Form::Number { allowed, .. } => allowed.0.to_short(4),
    }
}
