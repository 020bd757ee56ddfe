//! What a rubric can get wrong beyond the shape of its files.

use super::{Code, error, warning};

pub const ALL: &[&Code] = &[
    &KEY_IN_TWO_FILES,
    &MISSING_SECTION,
    &RESERVED_WORD,
    &DUPLICATE_ID,
    &UNKNOWN_ID,
    &NEGATIVE_WEIGHT,
    &ZERO_WEIGHTS,
    &TARGET_OUT_OF_SCALE,
    &DESCRIPTORS,
    &LEVELS_NOT_ASCENDING,
    &SCALE,
    &RANGE,
    &AGGREGATE,
    &STAGES,
    &RULES,
    &BANDS,
    &CONDITION,
    &CIRCULAR_CONDITION,
    &EFFORT,
    &CYCLE,
    &GRID_SIZE,
    &GRID_NOT_MONOTONE,
    &METRIC_CUTS,
    &IDS_DIFFER_IN_CASE,
];

pub static KEY_IN_TWO_FILES: Code = error(
    "rubric/key-in-two-files",
    "a section of the rubric stands in two files",
    "The files of a rubric are merged. Only the list of the outermost kind, `risks`, `metrics` and `references` may be spread over \
     several files; any other section stands in one file, so that its meaning does not depend on the order of the files. Move the two \
     parts into one file.",
);
pub static MISSING_SECTION: Code = error(
    "rubric/missing-section",
    "a section that others need is missing",
    "Some sections only mean something together: a rubric needs its name, its kinds and at least one node, and risks need a \
     `risk_matrix` to be rated. Add the section that the message names; docs/files.md shows an example.",
);
pub static RESERVED_WORD: Code = error(
    "rubric/reserved-word",
    "a name is already taken by the format",
    "The plural of a kind becomes a key of the rubric and of its nodes, the id of a facet a key of nodes, and the id of a fact a key of conditions. A name that \
     the format uses itself there would have two meanings. Choose another one.",
);
pub static DUPLICATE_ID: Code = error(
    "rubric/duplicate-id",
    "an id is used twice",
    "Ids are how answers, risks and plans refer to entries, so an id names one entry of its list. Ids of nodes are unique over the \
     whole tree, ids of questions over all questions, and two node ids may not differ in upper and lower case only, because pages are \
     named after them. The second entry is left out until it has an id of its own.",
);
pub static UNKNOWN_ID: Code = error(
    "rubric/unknown-id",
    "an id refers to nothing",
    "The marked id is not in the list it should come from. Usually it is mistyped, or the entry was renamed or removed; the help line \
     names the nearest id that exists.",
);
pub static NEGATIVE_WEIGHT: Code = error(
    "rubric/negative-weight",
    "a weight is below zero",
    "A weight says how much something counts, so it is zero or more. A negative one would make a better answer lower the score.",
);
pub static ZERO_WEIGHTS: Code = error(
    "rubric/zero-weights",
    "weights that belong together are all zero",
    "A weighted score divides by the sum of the weights. Where all of them are zero, there is no score; give at least one of them a \
     weight above zero, or write `weights: off` to let everything count the same.",
);
pub static TARGET_OUT_OF_SCALE: Code = error(
    "rubric/target-out-of-scale",
    "a level is outside its scale",
    "Targets, thresholds and the levels that plans reach are points of the scale of the node they are about. A value below the lowest \
     or above the highest level could never be compared with an answer.",
);
pub static DESCRIPTORS: Code = error(
    "rubric/descriptors",
    "the descriptors of a node do not match its scale",
    "Where a node describes its levels, it describes each of them once: a rater who finds no text for a level guesses, and a text for \
     a level that does not exist is never shown. The message lists the levels that are missing or unknown.",
);
pub static LEVELS_NOT_ASCENDING: Code = error(
    "rubric/levels-not-ascending",
    "the levels of a scale do not ascend",
    "Levels are written from the lowest to the highest, and each is worth more points than the one before. Gaps, targets and risks \
     compare points, so two levels of the same or of falling worth would turn improvements into losses.",
);
pub static SCALE: Code = error(
    "rubric/scale",
    "a scale cannot turn answers into points",
    "A scale says how an answer becomes points: from levels, options or states, of which there is at least one, or from a number in a \
     range. `from: [a, b]` and `to: [c, d]` belong together: they say that `a` becomes `c` and `b` becomes `d`, so `a` and `b` differ.",
);
pub static RANGE: Code = error(
    "rubric/range",
    "a range does not go from low to high",
    "`range` and `clamp` are written `[low, high]`. Only `from` and `to` of a scale may run downwards, because they say what becomes \
     what.",
);
pub static AGGREGATE: Code = error(
    "rubric/aggregate",
    "a way to aggregate does not fit its place",
    "A way to aggregate says what it combines (`over`) and how (`by`), and some of it only means something in some places: votes belong \
     to answered nodes, `each` to measures that are combined above the items, `offset` to a sum, `stages` to `by: staged`, `rules` and \
     `outcomes` to `by: rules`. What has no meaning where it stands is reported, because it would silently change no score.",
);
pub static STAGES: Code = error(
    "rubric/stages",
    "stages do not rise",
    "Stages are cumulative: a node is at the highest stage whose own and all lower conditions hold. So they are written from the lowest to \
     the highest, each with a value above the one before it and above `base`.",
);
pub static RULES: Code = error(
    "rubric/rules",
    "a rule after `else` is never reached",
    "The first rule whose condition is true decides. `{else: ...}` holds for everything that is left, so a rule after it would never \
     be read.",
);
pub static BANDS: Code = error(
    "rubric/bands",
    "a band ends before it begins",
    "Bands are written from the lowest to the highest. `up_to` and `from` include their number, `below` and `above` do not; each end is \
     said once. A band that says no beginning goes on where the one before it ends.",
);
pub static CONDITION: Code = error(
    "rubric/condition",
    "a condition does not fit what it asks about",
    "A condition on the context asks what a fact can answer: `true` or `false` for a yes/no fact, a number, `{at_least: n}` or \
     `{at_most: n}` for a number, a word for a text or a list. A condition on answers and scores is about one thing: an option, an `item`, \
     a `node`, a `share`, a `tally` or a `state`, with what must be true of it; `all`, `any`, `none` and `not` put conditions together. \
     Anything else could never hold.",
);
pub static CIRCULAR_CONDITION: Code = error(
    "rubric/circular-condition",
    "a condition depends on its own result",
    "A score follows from what is below a node and from the nodes that its conditions look at; whether a node is in scope follows from the \
     nodes that its `when`, and the `when` of every node above it, look at. Where that goes round in a circle, nothing can be computed first. \
     The message names the way round; the condition is left out until it looks at something else.",
);
pub static EFFORT: Code = error(
    "rubric/effort",
    "a range does not go from low to high",
    "Efforts, hours and weeks are written `[from, to]`, or as one number where both are the same. The first is at most the second, and \
     neither is negative.",
);
pub static CYCLE: Code = error(
    "rubric/cycle",
    "roadmap items need each other in a circle",
    "`needs` says what must be finished first. Items that need each other in a circle can never start. Remove one of the needs the \
     message names, or make it a soft `after`.",
);
pub static GRID_SIZE: Code = error(
    "rubric/grid-size",
    "the risk grid does not have the size of the matrix",
    "`grid` has one row per likelihood and in each row one level per impact, both lowest first. Without a level for every pair, some \
     risks could not be rated.",
);
pub static GRID_NOT_MONOTONE: Code = warning(
    "rubric/grid-not-monotone",
    "the risk grid falls where it should rise",
    "A risk that is more likely or does more harm should not get a lower level. The marked cell is below its neighbour; usually two \
     cells were exchanged.",
);
pub static METRIC_CUTS: Code = error(
    "rubric/metric-cuts",
    "the cuts of a metric do not make its bands",
    "`cuts` holds the values from which a metric is one band better, worst band first: one fewer than there are bands, rising where \
     higher is better and falling where lower is better. Other cuts would leave a band that no value can reach.",
);
pub static IDS_DIFFER_IN_CASE: Code = warning(
    "rubric/ids-differ-in-case",
    "two ids differ only in upper and lower case",
    "Ids of one list are compared letter by letter, and people read `Q1` and `q1` as one thing. Give one of the two another id; for \
     what gets a page of its own it is an error, because some file systems do not tell them apart.",
);
