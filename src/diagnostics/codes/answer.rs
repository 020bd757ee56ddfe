//! Answers: levels, evidence, votes, prose and ticked lists.

use super::{Code, error, warning};

pub const ALL: &[&Code] = &[
    &UNKNOWN_CAPABILITY,
    &UNKNOWN_QUESTION,
    &UNKNOWN_PARTICIPANT,
    &ANSWERED_TWICE,
    &QUESTION_TWICE,
    &NOT_A_LEVEL,
    &LEVEL_OFF_SCALE,
    &WITHOUT_LEVEL,
    &LEVEL_OUTSIDE_VOTES,
    &NA_WITH_LEVEL,
    &NA_NOT_ALLOWED,
    &NA_WITHOUT_REASON,
    &NA_WITHOUT_DATE,
    &NA_OVERDUE,
    &SELECTED_TWICE,
    &NOT_YET_REACHED,
    &STATES_REVERSED,
    &WITHOUT_POINTS,
    &MEASURES_NEEDED,
    &UNKNOWN_MEASURE,
    &UNKNOWN_CRITERION,
    &CRITERIA_OPEN,
    &TARGET_WITHOUT_REASON,
    &EVIDENCE_IN_FUTURE,
    &EVIDENCE_STALE,
    &EVIDENCE_EXPIRED,
    &FRONT_MATTER_MISPLACED,
    &OUTSIDE_ANSWERS,
    &UNMATCHED_HEADING,
    &UNMATCHED_BOX,
    &OUTSIDE_ITEM,
    &TICK_DISAGREES,
    &UNANSWERED,
    &UNPROVEN,
    &LOW_COVERAGE,
    &TARGET_BELOW_CURRENT,
];

pub static UNKNOWN_CAPABILITY: Code = error(
    "answer/unknown-capability",
    "an answer names something the rubric does not ask",
    "Answers are given under the ids of the rubric, never under names, so that a reworded capability keeps its history. The marked id \
     is none of them. The help line names the nearest id; an ignored answer would have looked like an open one.",
);
pub static UNKNOWN_QUESTION: Code = error(
    "answer/unknown-question",
    "prose is given to a question the rubric does not have",
    "The id after a heading (`{#q-exp-1}`) or under `questions:` has to be the id of one of the rubric's questions. Correct the id, or \
     remove `{#...}` from a heading that answers no question.",
);
pub static UNKNOWN_PARTICIPANT: Code = error(
    "answer/unknown-participant",
    "a person is not among the participants",
    "Owners, voters and everyone who decides something are named by their id under `participants` in assessment.yaml, so that a report \
     can say who is meant. Add the person there, or correct the id. Votes count only from participants with `votes: true`.",
);
pub static ANSWERED_TWICE: Code = error(
    "answer/answered-twice",
    "one capability is answered in two places",
    "The same capability has two answers: in two files, in two boxes of a list that say different things, or in one entry that has both \
     `level` and `value`, which mean the same. gapmap does not choose between them, because either choice would hide what somebody wrote. \
     Keep one of the two.",
);
pub static QUESTION_TWICE: Code = error(
    "answer/question-twice",
    "one question is answered in two places",
    "Two texts answer the same question of the rubric. Only one can stand in the report, and joining them could say something that \
     neither author meant. Put both under one heading.",
);
pub static NOT_A_LEVEL: Code = error(
    "answer/not-a-level",
    "an answer is nothing that its scale has",
    "An answer is written in the form of its scale: the number or the id of a level, the id of an option or a state, a list of options, \
     yes or no, or a plain number. Besides there are `unknown`, and a map with `value` or `na`. Any other text is refused: a text never \
     counts as a pass just because it is there. The help line says what to type.",
);
pub static LEVEL_OFF_SCALE: Code = error(
    "answer/level-off-scale",
    "a number is not on the scale",
    "The number is none of the levels of this capability's scale, or lies outside the range that the scale allows. Values between two \
     levels are allowed only where the scale says so, and then only the middle. The help line lists what is allowed.",
);
pub static WITHOUT_LEVEL: Code = warning(
    "answer/without-level",
    "an entry says nothing about the level",
    "The entry has details but neither `level` (or `value`) nor `na`, or lists states of which none is reached. So the capability stays \
     unanswered and the details are not shown. Add a level, write `level: unknown` if nobody could say, or remove the entry.",
);
pub static LEVEL_OUTSIDE_VOTES: Code = warning(
    "answer/level-outside-votes",
    "the agreed level lies outside the votes",
    "Nobody voted as low or as high as the level that was agreed. That happens when a vote was copied wrongly, or when the level was \
     changed after the workshop; in the second case say so in a `note`.",
);
pub static NA_WITH_LEVEL: Code = error(
    "answer/na-with-level",
    "an answer is both not applicable and a level",
    "`na` takes the capability out of the averages; a level, measures, or votes that make the value count in them. An answer can only be \
     one of the two. Remove the one that is not meant.",
);
pub static NA_NOT_ALLOWED: Code = error(
    "answer/na-not-allowed",
    "not applicable is not allowed here",
    "The rubric says for each capability when it may be left out (`na_when`), and this one applies to everybody; or the rubric forbids \
     leaving anything out here. Answer with a level; 0 is an honest answer.",
);
pub static NA_WITHOUT_REASON: Code = error(
    "answer/na-without-reason",
    "not applicable needs a reason",
    "Leaving a capability out raises the average of the others, so readers must be able to judge it. Add `reason:` with one sentence \
     that somebody outside the team understands.",
);
pub static NA_WITHOUT_DATE: Code = warning(
    "answer/na-without-date",
    "not applicable has no date for asking again",
    "What does not apply today may apply after the next product or the next law. Add `until: YYYY-MM-DD`, the day on which the team \
     looks at it again.",
);
pub static NA_OVERDUE: Code = warning(
    "answer/na-overdue",
    "not applicable was to be asked again before this assessment",
    "The date under `until` lies before the date of the assessment, so the exception was not renewed. Ask again: give a level, or \
     confirm the reason with a later date.",
);
pub static SELECTED_TWICE: Code = warning(
    "answer/selected-twice",
    "the same thing stands twice in a list",
    "An option or a criterion is selected or not; listing it a second time adds nothing. Often the second one was meant to be another: \
     check it against the rubric, or remove it.",
);
pub static NOT_YET_REACHED: Code = warning(
    "answer/not-yet-reached",
    "a state has a date after the assessment",
    "An assessment says how things are on its date, so a state that is to be reached later does not count in it. If it is reached already, \
     correct the date; if it is planned, it belongs into a phase (`phases:`) or into targets.yaml.",
);
pub static STATES_REVERSED: Code = warning(
    "answer/states-reversed",
    "a further state was reached before a nearer one",
    "The states of a scale are ordered, and the furthest one counts. Here a further state has an earlier date than one that comes before \
     it. One of the two dates is mistyped, most often its year.",
);
pub static WITHOUT_POINTS: Code = error(
    "answer/without-points",
    "an option without points cannot be a vote, a target or a baseline",
    "Some options of a scale only say something and carry no points. Votes are compared, and targets and baselines are distances, so they \
     need a number. Choose an option with points, or leave the vote or target out.",
);
pub static MEASURES_NEEDED: Code = error(
    "answer/measures-needed",
    "an answer in several measures is given as one value",
    "The rubric asks several things about this capability, each on a scale of its own (how well it is written down, how well it is done). \
     One value would leave open which of them it means. Give each under `measures:`; `unknown` is allowed for each.",
);
pub static UNKNOWN_MEASURE: Code = error(
    "answer/unknown-measure",
    "a measure is not one of this answer",
    "The keys under `measures:` are the ids of the measures that the rubric declares for this capability. The marked one is none of them, \
     or the capability is answered with a single value.",
);
pub static UNKNOWN_CRITERION: Code = error(
    "answer/unknown-criterion",
    "a criterion is not one of this answer",
    "Under `criteria:` stand the ids of the criteria that the rubric declares for this capability, as a list, as a map to yes or no, or the \
     word `all`. The marked id is none of them, or the capability has no criteria.",
);
pub static CRITERIA_OPEN: Code = warning(
    "answer/criteria-open",
    "an answer above the lowest lacks criteria",
    "The rubric lets an answer above the lowest count only when all criteria of the capability are fulfilled. Until then it is scored as \
     the lowest. List the criteria that hold under `criteria:`, or lower the answer so that it says what counts.",
);
pub static TARGET_WITHOUT_REASON: Code = warning(
    "answer/target-without-reason",
    "a target differs from the profile's without a reason",
    "A team may set its own target, but a lowered target closes a gap without any work and a raised one costs money. Say why in \
     `target_reason` (in an answer) or `reason` (under `targets`); the report shows it.",
);
pub static EVIDENCE_IN_FUTURE: Code = warning(
    "answer/evidence-in-future",
    "evidence is dated after the assessment",
    "Evidence cannot support an assessment that was made before it. Usually the year is mistyped, or the assessment's own date was not \
     moved on.",
);
pub static EVIDENCE_STALE: Code = warning(
    "answer/evidence-stale",
    "evidence is too old",
    "The rubric says after how many days evidence no longer counts as current, and this piece is older at the date of the assessment. \
     Look again and record the new date, or lower the level.",
);
pub static EVIDENCE_EXPIRED: Code = warning(
    "answer/evidence-expired",
    "evidence had expired before the assessment",
    "The `expires` date lies before the date of the assessment, so the evidence no longer supports the level. Renew it or remove it.",
);
pub static FRONT_MATTER_MISPLACED: Code = error(
    "answer/front-matter-misplaced",
    "a front matter is not at the start of its file",
    "A Markdown file's front matter is what stands between a first line `---` and the next line `---`. Anything before the first `---`, \
     even a blank line or a space, and the whole front matter is text: none of its answers would count. Move `---` to the very start of \
     the file, and put `answers:` between the two lines.",
);
pub static OUTSIDE_ANSWERS: Code = error(
    "answer/outside-answers",
    "an answer does not stand under `answers:`",
    "The front matter names a capability or a question of the rubric, but none of the keys that gapmap reads, so the answers would be \
     ignored like another tool's front matter. Write `answers:` (for prose `questions:`) above them and indent them.",
);
pub static UNMATCHED_HEADING: Code = warning(
    "answer/unmatched-heading",
    "a heading with text below it is no question of the rubric",
    "Prose belongs to a question when its heading has the same words, or the question's id as `{#id}`. This heading is close to a \
     question but not the same, or is like none, so the text below it answers nothing and no page shows it. Use the words of a question, \
     add the id, or make the heading part of an answer by writing it one level deeper below a question.",
);
pub static UNMATCHED_BOX: Code = warning(
    "answer/unmatched-box",
    "a ticked box is no capability and no roadmap item",
    "A box answers a capability, or marks a roadmap item as done, when it has the same words as the rubric. This text is close but not \
     the same, or stands beside boxes that count and is like nothing in the rubric, so the tick counts for nothing. Use the rubric's words.",
);
pub static OUTSIDE_ITEM: Code = warning(
    "answer/outside-item",
    "text after a listed question does not belong to it",
    "Where a question stands in a list, its answer has to be part of the same list item: on the next line, or indented as far as the \
     question's first word. Markdown ends the list at an unindented paragraph, so this text answers nothing.",
);
pub static TICK_DISAGREES: Code = warning(
    "answer/tick-disagrees",
    "a box and an answer disagree",
    "The capability has an explicit answer, which counts, and a box in a list that says something else. Readers see both. Change the box \
     or the answer so that they agree.",
);
pub static UNANSWERED: Code = warning(
    "answer/unanswered",
    "a few answers are missing among many",
    "At least four of five answers are given, so the open ones were probably forgotten or lost in a change. Answer them; `unknown` is an \
     answer, too. Forms that are still being filled in are not reported.",
);
pub static UNPROVEN: Code = warning(
    "answer/unproven",
    "a high answer without the evidence the rubric asks for",
    "From some level on the rubric wants evidence of certain grades (`unproven_from`, `proven_grades`), because high levels are claimed more \
     often than reached. Add the evidence that shows it, with its grade, or lower the answer to what can be shown.",
);
pub static LOW_COVERAGE: Code = warning(
    "answer/low-coverage",
    "an answer holds for too little of what is in scope",
    "The rubric says for which share an answer has to hold (`coverage_at_least`), and `coverage` is less. The answer speaks for the \
     exceptions, then. Give the level that holds for the rest, too, or bring the rest there.",
);
pub static TARGET_BELOW_CURRENT: Code = warning(
    "answer/target-below-current",
    "a target of the team's own is lower than what is reached",
    "The team set a target below the present level, as if to go back. Usually the target is from an earlier assessment. Raise it to what is \
     to be kept, or remove it.",
);
