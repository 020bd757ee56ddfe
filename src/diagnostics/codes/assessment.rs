//! An assessment: its head, its roadmap, its risks and its milestones.

use super::{Code, error, warning};

pub const ALL: &[&Code] = &[
    &WRONG_RUBRIC,
    &RUBRIC_VERSION,
    &UNKNOWN_ID,
    &UNKNOWN_ITEM,
    &UNKNOWN_RISK,
    &GIVEN_TWICE,
    &SHADOWED_ID,
    &TARGET_TWICE,
    &METRIC_WITHOUT_SOURCE,
    &DATES_REVERSED,
    &CYCLE,
    &PREREQUISITE_SKIPPED,
    &ACCEPTANCE_INCOMPLETE,
    &ACCEPTANCE_EXPIRED,
    &OVERRIDE_WITHOUT_REASON,
    &MILESTONE_NOT_EARLIER,
    &MILESTONE_OF_THE_DAY,
    &DATED_LATER,
    &IDS_DIFFER_IN_CASE,
    &TEMPLATE_WORDS,
    &GAP_WITHOUT_ITEM,
    &ITEM_WITHOUT_GAP,
    &STARTS_TOO_EARLY,
    &OVER_CAPACITY,
    &CAPACITY_WITHOUT_ITEM,
    &RISK_INCOMPLETE,
    &LOG_OUT_OF_ORDER,
    &LOG_CONTRADICTS_RATING,
    &TOLERANCE_BELOW_APPETITE,
    &RESIDUAL_WITHOUT_ACTION,
    &INHERENT_BELOW_CURRENT,
    &ABOVE_TOLERANCE,
    &MATERIALISED_WITHOUT_RECORD,
    &RISK_LINK_IDLE,
];

pub static WRONG_RUBRIC: Code = error(
    "assessment/wrong-rubric",
    "the assessment was made with another rubric",
    "A workspace has one rubric, and this assessment names a different one. Levels of two rubrics cannot be compared. Correct `rubric:`, \
     or keep the assessment in a workspace with its own rubric.",
);
pub static RUBRIC_VERSION: Code = warning(
    "assessment/rubric-version",
    "the assessment was made with another version of the rubric",
    "Descriptors or weights may have changed since the answers were given. Read the rubric's changes, check the answers against them, and \
     then write the new version into `rubric_version`.",
);
pub static UNKNOWN_ID: Code = error(
    "assessment/unknown-id",
    "an id is not in the rubric",
    "Profiles, tags, facts, metrics, steps, phases, categories and grades are named by the ids of the rubric. The marked id is none of them; \
     the help line names the nearest, if one is near.",
);
pub static UNKNOWN_ITEM: Code = error(
    "assessment/unknown-item",
    "a roadmap item is not known",
    "The id is neither an item of the rubric nor an item of the team's own. A decision about an item uses its id; a new item needs at \
     least `title`, `phase` and `closes`.",
);
pub static UNKNOWN_RISK: Code = error(
    "assessment/unknown-risk",
    "a risk is not known",
    "The id is no risk of the rubric, and there is no `title` that would make it a risk of the team's own. Correct the id, or add `title`, \
     `cause`, `event`, `effect`, `likelihood` and `impact`.",
);
pub static GIVEN_TWICE: Code = error(
    "assessment/given-twice",
    "the same thing is decided in two places",
    "The same entry stands in two places of one assessment, or two phases have one id. gapmap does not choose between them, because a \
     decision would be lost. Keep one of the two.",
);
pub static SHADOWED_ID: Code = warning(
    "assessment/shadowed-id",
    "an entry of the team's own is called like something else of the rubric",
    "Reports, links and `gapmap explain` name things by their ids. This roadmap item or risk has the id of another kind of thing in the \
     rubric, so readers cannot tell which of the two is meant. Choose an id that the rubric does not use.",
);
pub static TARGET_TWICE: Code = error(
    "assessment/target-twice",
    "a target is set in two places",
    "The target of this capability stands in two of its places: in its answer, under `targets` in assessment.yaml, in targets.yaml. Keep one \
     of the two, so that nobody changes only the other.",
);
pub static METRIC_WITHOUT_SOURCE: Code = warning(
    "assessment/metric-without-source",
    "a metric has a value but no source or no date",
    "A number that nobody can trace is not evidence, and without a date it cannot stand in a trend. Add `source:` (where it was read, how \
     many cases) and `date:`; write `value: null` if it was not measured.",
);
pub static DATES_REVERSED: Code = error(
    "assessment/dates-reversed",
    "something ends before it starts",
    "The `finish` date of an item lies before its `start` date, so no plan can be drawn from it; or a risk is reviewed before it was \
     raised. One of the two is mistyped, most often its year.",
);
pub static CYCLE: Code = error(
    "assessment/cycle",
    "items of the team's own need each other in a circle",
    "None of these items can start, because each waits for the next and the last waits for the first. The message names them in order. \
     Remove the need that is least true; usually one of them only helps and does not have to come first.",
);
pub static PREREQUISITE_SKIPPED: Code = warning(
    "assessment/prerequisite-skipped",
    "a skipped or deferred item is needed by another one",
    "An item that the team plans or works on cannot be finished without one that is skipped or deferred. Leave both out, plan both, or mark \
     the needed one as done if its result exists already.",
);
pub static ACCEPTANCE_INCOMPLETE: Code = error(
    "assessment/acceptance-incomplete",
    "an accepted risk lacks who, why or until when",
    "Accepting a risk is a decision that somebody answers for: `by` names the participant, `reason` says why, and `until` says when it is \
     looked at again. Without all three it is a forgotten risk, not an accepted one.",
);
pub static ACCEPTANCE_EXPIRED: Code = error(
    "assessment/acceptance-expired",
    "the acceptance of a risk has expired",
    "The date under `until` lies before the date of the assessment, or before the day of `--as-of`. The risk has to be accepted again, with \
     a new date, or treated.",
);
pub static OVERRIDE_WITHOUT_REASON: Code = error(
    "assessment/override-without-reason",
    "a computed rating is replaced without a reason or a name",
    "Likelihood and impact of a suggested risk follow from the answers. A team may know better, but then the register has to show who \
     decided (`by`) and why (`reason`). An inherent or a residual rating of the team's own says `why` itself, where the risk has no \
     `reason`.",
);
pub static MILESTONE_NOT_EARLIER: Code = error(
    "assessment/milestone-not-earlier",
    "a milestone is younger than the assessment",
    "Milestones are earlier states, so the trend can lead from them to the current assessment. Move the assessment's `date` on, or correct \
     the milestone's.",
);
pub static MILESTONE_OF_THE_DAY: Code = warning(
    "assessment/milestone-of-the-day",
    "a milestone is of the day of the assessment",
    "The assessment is compared with a state of its own day, as right after `gapmap milestone`. Once answers change, move the `date` in \
     assessment.yaml on.",
);
pub static DATED_LATER: Code = warning(
    "assessment/dated-later",
    "something is dated after the assessment",
    "A metric's value, the day an answer was given, and the days on which a risk was raised or rated lie on or before the day of the \
     assessment. Usually the year is mistyped, or the assessment's own date was not moved on.",
);
pub static IDS_DIFFER_IN_CASE: Code = warning(
    "assessment/ids-differ-in-case",
    "two ids differ only in upper and lower case",
    "People read `R2` and `r2` as one thing, and some file systems and spreadsheets do, too. Give one of the two another id, or use the one \
     that is there already.",
);
pub static TEMPLATE_WORDS: Code = warning(
    "assessment/template-words",
    "a text still has the words of a template",
    "A headline, a note, a reason or another text that readers see is still what a template or a placeholder says, such as `...` or `TODO`. \
     Write what is the case, or remove the key. Risks with `status: draft` are unfinished by design and are left alone.",
);
pub static GAP_WITHOUT_ITEM: Code = warning(
    "assessment/gap-without-item",
    "nothing in the plan works on a gap",
    "The answer is below its target, and no item of the plan lifts it: those that could are done or would not bring it further. Either the \
     answer was not updated after the work, or the target needs an item of the team's own. A gap whose items are all skipped was decided \
     and is not reported.",
);
pub static ITEM_WITHOUT_GAP: Code = warning(
    "assessment/item-without-gap",
    "a planned item closes no gap",
    "The team plans this item or works on it, and everything it lifts has reached its target, or the level the item brings, already. Mark it \
     as done or skipped, or raise the target that it is for. Items that others need are not reported.",
);
pub static STARTS_TOO_EARLY: Code = warning(
    "assessment/starts-too-early",
    "an item starts before what it needs is finished",
    "The dates that the team decided contradict the needs of the items. The schedule keeps the dates and shows the conflict; the plan \
     cannot happen like this. Move one of the two, or split off what can start earlier as an item of its own.",
);
pub static OVER_CAPACITY: Code = warning(
    "assessment/over-capacity",
    "more work was decided than there is room for",
    "On the days named, the items whose dates the team decided, or that are in progress, take more person-weeks a week than `capacity` says \
     there are. The schedule keeps the dates and shows the conflict. Move one of the items, give one to somebody else, or correct the \
     capacity or the efforts.",
);
pub static CAPACITY_WITHOUT_ITEM: Code = warning(
    "assessment/capacity-without-item",
    "somebody has a capacity and owns no item",
    "The capacity of a person bounds the items that the person owns. Without such an item it changes nothing, and the plan looks as if it \
     had been held against it. Name the person as `owner` of items, or remove the capacity.",
);
pub static RISK_INCOMPLETE: Code = warning(
    "assessment/risk-incomplete",
    "a risk in the register lacks owner, treatment or review",
    "A risk that is open, in treatment or has happened needs somebody who follows it up (`owner`), how (`treatment`), and a day on which it \
     is looked at again (`review`). What is not decided yet is `status: draft`.",
);
pub static LOG_OUT_OF_ORDER: Code = error(
    "assessment/log-out-of-order",
    "the log of a risk is not in the order of its dates",
    "The log tells how the rating of a risk changed, oldest first, and its last entry is what holds today. An entry that is dated before \
     the one above it is mistyped or stands in the wrong place.",
);
pub static LOG_CONTRADICTS_RATING: Code = warning(
    "assessment/log-contradicts-rating",
    "the rating of a risk is not the last one of its log",
    "The last entry of `log` is the change that led to today's `likelihood` and `impact`. Where they differ, the rating was changed without \
     a word about when and why, or the log was not corrected with it.",
);
pub static TOLERANCE_BELOW_APPETITE: Code = warning(
    "assessment/tolerance-below-appetite",
    "less risk is borne under treatment than without",
    "`appetite` is the highest level of risk that is accepted without treatment, `tolerance` the highest that is borne while a treatment is \
     under way. The tolerance is therefore never the lower one. Where the team states one of them only, the rubric's stands for the other.",
);
pub static RESIDUAL_WITHOUT_ACTION: Code = warning(
    "assessment/residual-without-action",
    "a residual rating has nothing behind it",
    "The team expects a lower likelihood or impact than today's, and no item of the plan treats the risk, nor is it avoided or shared with a \
     reason. An expectation without work is a hope: the report keeps it, and shows today's rating as what is left. Name the items under \
     `items`, say why avoiding or sharing leaves less, or leave `residual` out until there is a plan.",
);
pub static INHERENT_BELOW_CURRENT: Code = warning(
    "assessment/inherent-below-current",
    "a risk is rated lower without controls than with them",
    "The inherent rating says how great the risk would be with nothing in place against it, so it is never below today's. Usually the two \
     were swapped, or today's rating rose and the inherent one was left.",
);
pub static ABOVE_TOLERANCE: Code = warning(
    "assessment/above-tolerance",
    "nobody is working on a risk above tolerance",
    "The tolerance is the highest level that is borne while a treatment is under way. A risk above it cannot wait: its status is `treating`, \
     or an item of the plan that treats it is in progress. Drafts and closed risks are not reported; an accepted one is, because what \
     is accepted is not borne beyond the tolerance either.",
);
pub static MATERIALISED_WITHOUT_RECORD: Code = warning(
    "assessment/materialised-without-record",
    "a risk happened, and nothing tells how",
    "A risk with the status `materialised` is an event of the past. Without a note, an entry in the log or evidence, the next reader learns \
     nothing from it.",
);
pub static RISK_LINK_IDLE: Code = warning(
    "assessment/risk-link-idle",
    "a risk is tied to what contributes nothing",
    "The team names items that treat the risk and capabilities that it hangs together with. An item that is not in the plan treats nothing, \
     and a capability at its target is no gap. Items that are done are not reported, because their effect is in the answers.",
);
