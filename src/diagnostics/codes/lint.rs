//! What is well written in a rubric and still inconsistent.

use super::{Code, warning};

pub const ALL: &[&Code] = &[
    &IMPOSSIBLE_CONDITION,
    &UNREACHABLE_STAGE,
    &DEAD_RULE,
    &DEAD_OUTCOME,
    &UNCOVERED_SELECTION,
    &FALLING_SCORE,
    &BAND_HOLE,
    &BAND_OVERLAP,
    &UNREACHABLE_BAND,
    &BANDS_NEED_ROUNDING,
    &IDLE_OPTION,
    &IDLE_WEIGHT,
    &KEY_NOT_MONOTONE,
    &UNSELECTED_TAG,
    &UNTAGGED,
    &UNUSED,
    &TARGET_WITHOUT_WORK,
    &ONE_WAY_LINK,
    &LINK_WITHOUT_EFFECT,
];

pub static IMPOSSIBLE_CONDITION: Code = warning(
    "lint/impossible-condition",
    "a condition can never hold",
    "A comparison asks for a value that its node cannot have, or two parts of a condition exclude each other: at least 3 and below 2, two \
     options of which only one can be selected. What follows from such a condition never happens. The message names the part and what is \
     possible.",
);
pub static UNREACHABLE_STAGE: Code = warning(
    "lint/unreachable-stage",
    "a stage excludes the stages below it",
    "Stages are cumulative: a stage is reached when its own condition and those of all lower stages hold. The conditions of the marked \
     stage and of the ones below it can never hold together, so nobody gets that far.",
);
pub static DEAD_RULE: Code = warning(
    "lint/dead-rule",
    "a rule never decides",
    "The first rule that is true decides. Whatever is selected, a rule before the marked one is true, or its own condition is not; found \
     by trying every selection of scales with up to twelve options, with everything that is asked about other nodes left open. Move the \
     rule forward, correct its condition, or remove it.",
);
pub static DEAD_OUTCOME: Code = warning(
    "lint/dead-outcome",
    "nothing leads to an outcome",
    "The rules name an outcome that none of the possible selections gives. The usual cause are rules such as: all selected is good, any \
     missing is bad, else middling. Nothing is left for the last one. The marked rule is the first that names the outcome.",
);
pub static UNCOVERED_SELECTION: Code = warning(
    "lint/uncovered-selection",
    "some selections match no rule",
    "For the selection that the message names, none of the rules is true, so the answer has no result and leaves the score. Every \
     selection should have a rule; an `else` at the end catches what is left. Scales with more than twelve options are not tried out.",
);
pub static FALLING_SCORE: Code = warning(
    "lint/falling-score",
    "a better answer scores less",
    "Raising an answer lowers the score: a rule or stage asks for a low value, or rules stand in an order in which the better answer \
     meets a worse result. Gaps, targets and projections assume that scores rise with answers. A scale that counts downwards on purpose \
     says so with `from` and `to`, and is not reported.",
);
pub static BAND_HOLE: Code = warning(
    "lint/band-hole",
    "some scores have no band",
    "A score that can occur lies between two bands, below the first or above the last one, and would be shown without a name. Only \
     scores that the rubric can give count: between 1-2 and 3-4 there is no hole for sums of whole points.",
);
pub static BAND_OVERLAP: Code = warning(
    "lint/band-overlap",
    "a score lies in two bands",
    "Two bands hold the same score. The one written first counts, which the reader of the second cannot see. Let one of them end before \
     the other begins: `up_to` and `from` include their number, `below` and `above` do not.",
);
pub static UNREACHABLE_BAND: Code = warning(
    "lint/unreachable-band",
    "no score falls into a band",
    "The band lies outside of what its nodes can score, or bands before it already hold everything it holds. Bands are written from the \
     lowest to the highest.",
);
pub static BANDS_NEED_ROUNDING: Code = warning(
    "lint/bands-need-rounding",
    "bands are written for rounded scores",
    "Bounds such as 1.0-2.5 and 2.6-3.9 have a hole of one unit of their last digit, which only rounded scores never meet. Say so with \
     `on: rounded` beside the bands and with the digits under `round`. Say how it is rounded, too: halves up 2.55 becomes 2.6, cut off it \
     becomes 2.5, and that is another band.",
);
pub static IDLE_OPTION: Code = warning(
    "lint/idle-option",
    "an option changes nothing",
    "Whether the option is selected or not, the score and the outcome are the same, and no condition asks for it. Who selects it expects \
     an effect. Give it points or a rule, or remove it.",
);
pub static IDLE_WEIGHT: Code = warning(
    "lint/idle-weight",
    "a weight of 0 keeps a node out of every score",
    "The node has weight 0, and everything above it is a weighted mean or sum, so it is asked and never counted. Profiles that give it a \
     weight count as a use, and so do conditions.",
);
pub static KEY_NOT_MONOTONE: Code = warning(
    "lint/key-not-monotone",
    "points go up and down",
    "States and options are written in an order that readers take for a ranking. Here the points first rise and then fall, or the other \
     way round; usually two of them were exchanged.",
);
pub static UNSELECTED_TAG: Code = warning(
    "lint/unselected-tag",
    "nobody selects a tag",
    "Profiles or assessments select what is assessed by tags, and none of them selects this one. What carries no other tag is never \
     assessed.",
);
pub static UNTAGGED: Code = warning(
    "lint/untagged",
    "a node is left out by everybody who selects tags",
    "Profiles or assessments select what is assessed by tags. The marked node carries none, and neither does a node above or below it, so \
     it is out of scope wherever tags are selected.",
);
pub static UNUSED: Code = warning(
    "lint/unused",
    "a declaration leads nowhere",
    "A tag or facet that nothing carries, an outcome that nothing gives, or a scale on which nothing is answered. Usually the use is \
     mistyped or was removed.",
);
pub static TARGET_WITHOUT_WORK: Code = warning(
    "lint/target-without-work",
    "no roadmap item works towards a target",
    "The rubric has a roadmap, and a target for this item, but no roadmap item closes its gap. The gap would be reported and never \
     planned.",
);
pub static ONE_WAY_LINK: Code = warning(
    "lint/one-way-link",
    "a risk and an item are linked from one end only",
    "A risk names the items that treat it, an item the risks it treats. Plans count a link whichever end states it, but readers of the other \
     end, and whoever edits it, do not see it. Write it at both ends. A rubric that keeps all links at one end is not reported.",
);
pub static LINK_WITHOUT_EFFECT: Code = warning(
    "lint/link-without-effect",
    "an item promises to treat a risk and changes nothing about it",
    "The item names a risk, but none of the capabilities that it closes drives the risk, so the rating stays as it was when the item is done; \
     and the risk does not name the item either. Perhaps the item is exposed to the risk instead of treating it. Where it does treat it in \
     another way, let the risk say so under `items`.",
);
