//! Readings: what the same answers indicate in another framework.

use super::aggregate::Bands;
use super::list::{Ix, named};
use super::tree::Node;
use crate::exact::Exact;

named!(Reading);

/// Points needed for each level of a reading.
pub type Thresholds = Vec<(i64, Exact)>;

/// Another framework's result that the same answers indicate.
#[derive(Debug)]
pub struct Reading {
    pub id: String,
    pub name: String,
    pub text: String,
    pub rule: ReadingRule,
}

/// How a reading follows from the answers.
#[derive(Debug)]
pub enum ReadingRule {
    /// The highest level for which every mapped, applicable item reaches its threshold, as it does for all lower levels.
    Gates { levels: Vec<ReadingLevel> },
    /// Every mapped item of the other framework gets points by the value of the item that lists it; sections add them up.
    Points(ReadingPoints),
}

/// A level of a reading, lowest first.
#[derive(Debug)]
pub struct ReadingLevel {
    pub level: i64,
    pub name: String,
}

#[derive(Debug)]
pub struct ReadingPoints {
    /// Points from a value on, lowest value first.
    pub key: Vec<(Exact, Exact)>,
    pub sections: Vec<ReadingSection>,
    /// How the total follows from the sections.
    pub total: Total,
    pub bands: Bands,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    Min,
    Mean,
    Sum,
}

/// A part of the other framework. Its score is the sum of its items, scaled up for those that are not applicable.
#[derive(Debug)]
pub struct ReadingSection {
    pub id: String,
    pub name: String,
    pub items: Vec<ReadingItem>,
}

/// An item of the other framework and the node whose answer stands for it; `None` where none does.
#[derive(Debug)]
pub struct ReadingItem {
    pub id: String,
    pub text: String,
    pub node: Option<Ix<Node>>,
}
