//! One Markdown file per dimension: every capability commented out, every question a heading.

use std::fmt::Write;

use super::{heading, one_line};
use crate::cli::wording::hang;
use crate::rubric::{Answerable, Ix, Level, Node, Rubric};

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
    let levels: Vec<&Level> = rubric.scale_of(item).levels.values().collect();
    for (level, descriptor) in levels.iter().zip(&item.descriptors) {
        let line = format!("{} {}: {}", level.number, level.name, one_line(descriptor));
        text.push_str(&hang(&line, WIDTH, "  #   ", "  #     "));
    }
    if let Some(when) = &item.na_when {
        text.push_str(&hang(&format!("n/a is possible: {}", one_line(when)), WIDTH, "  #   ", "  #     "));
    }
    // The middle of the scale: an example of a number, not an opinion about the team.
    let example = levels.get(levels.len() / 2).map(|level| level.number.to_string()).unwrap_or_default();
    let _ = writeln!(text, "  # {}: {example}", node.id);
    text
}
