//! What conditions ask about.

use std::collections::BTreeSet;

use crate::rubric::{Counted, Ix, Level, Node, Predicate, Rubric, Scale};

use super::tree::{Condition, below, questions};

/// What is mentioned by any condition of a rubric.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Options by the item they are asked about.
    pub options: BTreeSet<(Ix<Node>, Ix<Level>)>,
    /// Levels that are counted, by id.
    pub levels: BTreeSet<String>,
    /// Nodes whose value, outcome or state matters, also as one of many.
    pub nodes: BTreeSet<Ix<Node>>,
}

impl Mentions {
    pub fn of(rubric: &Rubric, conditions: &[Condition<'_>]) -> Self {
        let mut mentions = Mentions::default();
        for condition in conditions {
            let mut asked = Vec::new();
            questions(condition.when, &mut asked);
            asked.into_iter().for_each(|question| mentions.add(rubric, question, condition.node));
        }
        mentions
    }

    fn add(&mut self, rubric: &Rubric, question: &Predicate, here: Option<Ix<Node>>) {
        match question {
            Predicate::Selected { item, option, .. } => {
                self.options.extend(item.or(here).map(|item| (item, *option)));
                self.nodes.extend(*item);
            }
            Predicate::Outcome { node, .. } => self.nodes.extend(*node),
            Predicate::Value { node, .. } => self.nodes.extend([*node]),
            Predicate::State { item, .. } => self.nodes.extend(*item),
            Predicate::Share { over, .. } => self.nodes.extend(below(rubric, over, here)),
            Predicate::Tally { over, what, .. } => {
                self.nodes.extend(below(rubric, over, here));
                if let Counted::Level(id) = what {
                    self.levels.insert(id.clone());
                }
            }
            Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) => {}
        }
    }

    /// Whether an option of a scale is asked about at any item that uses it.
    pub fn has_option(&self, rubric: &Rubric, scale: Ix<Scale>, option: Ix<Level>) -> bool {
        let uses = |item: Ix<Node>| rubric.nodes[item].item.as_ref().is_some_and(|item| item.scale == scale);
        self.levels.contains(&rubric.scales[scale].levels[option].id)
            || self.options.iter().any(|(item, asked)| *asked == option && uses(*item))
    }
}
