# Words that several pages share: heads of columns, keys of charts, what is not there.
page-all = All
page-before = Before
page-formula = Formula
page-founding = In the founding document: “{ $text }”
page-key = Key
page-none = none
page-none-yet = none yet
page-note = Note
page-now = Now
page-of = { $part } of { $all }
page-out-of-scope = Out of scope
page-overall = Overall
page-overdue = { $date }, overdue
page-owner = Owner
page-person-weeks = Person-weeks
page-position = Position on the scale
page-principle = Principle of the rubric
page-reason = Reason
page-references = References
page-scope = Scope
page-show = Show
page-state = State
page-strips = Strips are in percent of each one's own range.
page-target = Target
page-until = until { $date }

# The gap analysis.
gaps-lead = How far each answer is from its target, in the order in which closing the distance is worth most.
gaps-below = Below target
gaps-at = At target
gaps-with-target = of { $all } with a target
gaps-unanswered = Not answered
gaps-unanswered-note = { $unknown ->
    [0] no gap is assumed
   *[other] and { $unknown } unknown; no gap is assumed
}
gaps-na-note = left out, with a reason
gaps-all = All gaps in order of priority
gaps-caption = Gaps ranked by priority
gaps-to = to
gaps-share = Share so far
gaps-no-item = none
gaps-closed-by = Closed by
gaps-pain = { $pain ->
    [low] low pain
    [medium] medium pain
    [high] high pain
   *[other] { $pain } pain
}
gaps-effort-note = Person-weeks are those of the cheapest roadmap item that lifts the { NOUN($kind) }, middle of its range.
gaps-share-note = “Share so far” adds up the priorities down to the row.
gaps-none = No { NOUN($kind) } is below its target.

# The history: recorded states and what moved between them.
history-rubric-changed = The rubric changed between the states
history-rubric-changed-note = Scores of different rubric versions compare only in part. The change over what is answered in both is the safer number.
history-first = How to see change next time
history-first-note = Keep this state as a milestone: one file in the folder <code>history/</code> beside the answers. The next assessment is then compared with it here and on every page.
history-states = Recorded states
history-states-caption = Recorded states, oldest first
history-date = Date
history-version = Rubric version
history-by-kind = By { NOUN($kind) }
history-percent = In percent of each one's own range.
history-trend-caption = Score of each { NOUN($kind) } in every state
history-last-change = Last change
history-moved = What moved
history-moved-sub = Every answer that differs from the state before, with the note written beside it.
history-changes-caption = Answers that changed
history-from = From
history-to = To
history-kind = { $kind ->
    [improved] improved
    [regressed] regressed
    [changed] changed
    [applicability] applicability changed
    [answered] newly answered
   *[opened] no longer answered
}
history-no-change = No answer changed.

# The portfolio: several assessments side by side.
portfolio-lead = The same rubric side by side, in the order of names. This is no ranking: scopes and targets may differ.
portfolio-spread = How far the assessments lie apart, by { NOUN($kind) }
portfolio-one = One assessment
portfolio-median = Median
portfolio-range = Range
portfolio-spread-caption = Lowest, median and highest score by { NOUN($kind) }
portfolio-lowest = Lowest
portfolio-highest = Highest
portfolio-heat = Every assessment, every { NOUN($kind) }
portfolio-heat-sub = The colour shows the last level fully reached.
portfolio-heat-caption = Score and target by assessment and { NOUN($kind) }
portfolio-assessment = Assessment
portfolio-overall = <b class="num">{ $score }</b> overall
portfolio-cell-target = target { $target }
portfolio-found = What each assessment found
portfolio-profile = { $profile } profile

# The roadmap: facts on top.
roadmap-enters = An item enters the plan when a { NOUN($kind) } it lifts is below its target, when the team decides it, or when another item needs it.
roadmap-done = Items done
roadmap-left-in-plan = { $n } left in the plan
roadmap-start = Planned from
roadmap-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
} from the first item to the last
roadmap-finish = Finish
roadmap-decided-by = { $n ->
    [0] no critical path
    [one] decided by { $n } item on the critical path
   *[other] decided by { $n } items on the critical path
}
roadmap-effort-total = Effort in person-weeks
roadmap-one-person = one person on an item at a time
roadmap-people = { $people } people on an item at a time
roadmap-projected-score = Projected score
roadmap-score-now = now { $now }
roadmap-now-and-target = now { $now }, target { $target }
roadmap-conflicts = To settle in the plan: { $n }
roadmap-overruns = Running beyond the weeks of their phase: { $n ->
    [one] { $n } item
   *[other] { $n } items
}

# The roadmap: the plan over time.
roadmap-plan = The plan over time
roadmap-chart = Chart with dependencies
roadmap-key-in-progress = In progress
roadmap-key-planned = Planned
roadmap-key-proposed = Proposed
roadmap-key-critical = On the critical path
roadmap-key-today = { CAP($day) }
roadmap-plan-caption = Roadmap items by phase: time, dates, effort and what each waits for
roadmap-item-and-owner = Item and owner
roadmap-time = Time
roadmap-dates = Dates
roadmap-waits-for = Waits for
roadmap-no-needs = none
roadmap-phase-priority = { $priority } priority
roadmap-effort-one = 1 person-week
roadmap-effort = { $effort } person-weeks
roadmap-then = then { $score } overall
roadmap-on-critical-path = critical path
roadmap-slack-of = slack { $slack }

# The roadmap: the projected score.
roadmap-projection = What the plan does to the overall score
roadmap-projection-sub = Only levels whose acceptance checks pass count. Measured states first, then the projection after each phase.
roadmap-projection-caption = Overall score, measured and projected
roadmap-after = After { $phase }
roadmap-projected-on = { $date }, projected
roadmap-measured-on = { $date }, measured

# The roadmap: impact and effort.
roadmap-impact = Where effort pays most
roadmap-quick-rule = A quick win has an impact of at least { $impact }, needs no more effort than the middle item, and closes a gap.
roadmap-quick-within = A quick win has an impact of at least { $impact }, needs no more effort than the middle item ({ $effort } person-weeks), and closes a gap.
roadmap-quick-wins = Quick wins
roadmap-quick-win = quick win
roadmap-no-quick-win = No item of this plan is one.
roadmap-values = All items with impact, effort and value
roadmap-values-caption = Items by impact, effort and value
roadmap-item = Item
roadmap-impact-of-item = Impact
roadmap-value = Value

# The roadmap: one phase and its items.
roadmap-phases = Phase by phase
roadmap-phases-sub = Open an item for its outcome, its acceptance checks and its reasons.
roadmap-accepted-when = Accepted when
roadmap-not-if = Do not start when
roadmap-lifts = Lifts
roadmap-from-to = from { $from } to { $to }
roadmap-beyond = (beyond the target)
roadmap-when = When
roadmap-dates-decided = { $dates }, decided by the team
roadmap-dates-by-rules = { $dates }, scheduled by the rules
roadmap-slack = Slack
roadmap-slack-critical = { $slack }: on the critical path
roadmap-effort-of-item = Effort
roadmap-impact-and-value = { $impact } of 5, value { $value }
roadmap-task-for = none yet; a task for: { $role }
roadmap-because = In the plan because
roadmap-overall-then = Overall score then
roadmap-reduces = Reduces risks
roadmap-moves = Moves metrics
roadmap-phase-done = { $n ->
    [one] { $n } of its items is done; see <a href="{ $url }">Finished</a>.
   *[other] { $n } of its items are done; see <a href="{ $url }">Finished</a>.
}
roadmap-phase-by-answers = Its items are chosen by the answers.
roadmap-phase-left-out = No item of this phase is in the plan; the reasons stand below.
roadmap-phase-empty = No item of this phase is in the plan.
roadmap-phase-ends = The phase ends when

# The roadmap: planned states, what is finished or left out, assumptions.
roadmap-states = Planned states
roadmap-states-sub = Each changes some answers of the one before it and is scored by the same rules.
roadmap-states-caption = Planned states with their scores
roadmap-finished = Finished
roadmap-finished-caption = Finished items
roadmap-phase = Phase
roadmap-choice = Items the answers choose from
roadmap-left = Not needed or dropped
roadmap-left-sub = Each with its reason.
roadmap-left-caption = Items left out and why
roadmap-left-not-if = Not to start when
roadmap-assumes = What the plan assumes

# The risk register: facts and matrix.
risks-above = Above appetite
risks-above-appetite = above appetite
risks-appetite = accepted without treatment up to { NOUN($level) }
risks-no-appetite = no appetite is set
risks-unowned = Without an owner
risks-of-open = of { $all } open
risks-overdue = Reviews overdue
risks-without-review = Without a review date: { $n } of { $all }
risks-overdue-below = see below
risks-reviews-kept = every date is kept
risks-on-watch = On the watch list
risks-on-watch-note = not raised by the answers
risks-matrix = Likelihood and impact, now and after the plan
risks-matrix-sub = The numbers are those of the register, which is the authority; the matrix only shows where risks gather.
risks-matrix-picture = Matrix as a picture
risks-matrix-caption = Risks by likelihood (rows) and impact (columns). Outlined cells are above appetite.
risks-likelihood-number = likelihood { $n }
risks-impact-number = impact { $n }
risks-tag-now = Now: risk
risks-tag-after = After the plan: risk
risks-after-plan = After the plan
risks-unprojected = { $n ->
    [one] Risk { $numbers } has no projected rating, so no second tag.
   *[other] Risks { $numbers } have no projected rating, so no second tag.
}
risks-none-projected = No risk has a projected rating.
risks-review-overdue = Review overdue
risks-expiring = Acceptances that end
risks-asks = What each level asks for
risks-meaning = What the words of likelihood and impact mean
risks-likelihood = Likelihood
risks-impact = Impact

# The risk register: the table.
risks-register = Register
risks-register-sub = Ranked by level, then by impact. “After the plan” is what remains when the roadmap items below it are accepted.
risks-filter-status = { $status ->
    [suggested] Suggested
    [draft] Draft
    [open] Open
    [treating] Treating
    [accepted] Accepted
    [materialised] Materialised
    [closed] Closed
   *[other] { CAP($status) }
}
risks-register-caption = Risk register, gravest first
risks-number = No.
risks-risk = Risk
risks-after = After
risks-treatment = Treatment
risks-no-treatment = none yet
risks-review = Review
risks-found-by-team = Found by the team
risks-rating = { $likelihood }, { NOUN($impact) }
risks-undriven = nothing that drives it is answered
risks-not-projected = not projected
risks-accepted-until = accepted until { $date }
risks-empty = The register is empty: the answers raise no risk, and the team recorded none of its own.
risks-empty-unanswered = The register is empty: nothing is answered yet, and the team recorded none of its own.

# The risk register: one risk.
risks-each = Each risk, and what to do about it
risks-cause = Cause
risks-event = Event
risks-effect = Effect
risks-treatments = Treatments
risks-strategy = { $strategy ->
    [avoid] avoid
    [reduce] reduce
    [share] share
    [accept] accept
   *[other] { $strategy }
}
risks-strategy-label = { CAP(risks-strategy) }
risks-items = Roadmap items that reduce it
risks-gaps = Gaps behind it
risks-look-out = Look out for
risks-drivers = What drives it
risks-driver-level = Level
risks-safe-at = Safe at
risks-inherent = With nothing in place
risks-computed = By the rules
risks-now-decided = Now, as decided
risks-exposure = Exposure
risks-additions = Raised further
risks-why = Why it is here
risks-why-recorded = the team recorded it
risks-why-kept = the team keeps it; the answers do not raise it
risks-signals = Signals
risks-decision = Decision
risks-until = Accepted until
risks-by = decided by { $name }
risks-decided-by = Decided by

# The risk register: the watch list.
risks-watch = Watch list
risks-watch-sub = Risks of the rubric that the answers do not raise. They come back when answers change.
risks-watched = { $n ->
    [one] { $n } risk not in the register
   *[other] { $n } risks not in the register
}
risks-watch-caption = Risks that are watched
risks-not-raised = Why it is not raised
risks-would-be = Would be
risks-below-threshold = below the threshold
risks-nothing-answered = nothing it depends on is answered

# Recommendations: notes on tools.
recommendations-lead = Every option stands beside the { NOUN($plural) } it serves, with what speaks for and against it here.
recommendations-looked-up = What is said about tools was looked up on { $date }.
recommendations-stale = The notes on tools are out of date
recommendations-older = They are older than the rubric allows.
recommendations-older-date = They are older than the rubric allows: as of { $date }.
recommendations-check = Check licence, state and latest release before deciding.
recommendations-summary = What fits where
recommendations-caption = Tool categories, the { NOUN($plural) } they serve and the options that fit
recommendations-category = Category
recommendations-need = Need
recommendations-serves = Serves
recommendations-options = Options that fit your context
recommendations-fits = Fits
recommendations-no-need = none
recommendations-open-gap = open gap
recommendations-below = { $n ->
    [one] { $n } { NOUN($kind) } below target
   *[other] { $n } { NOUN($plural) } below target
}
recommendations-no-fact = no fact decides
recommendations-none = The rubric has no notes on tools.
recommendations-spare = Listed for reference
recommendations-spare-sub = These groups serve no open gap.
recommendations-groups = { $n ->
    [one] { $n } group: { $names }
   *[other] { $n } groups: { $names }
}
recommendations-migrations = No longer available: plan the way out
recommendations-migrations-sub = Listed so that nobody adopts them. Where one is still in use, its replacement belongs on the roadmap.
recommendations-discontinued = discontinued
recommendations-out-of-date = out of date
recommendations-avoid-when = Avoid when
recommendations-served = Served
recommendations-rules = How the options are chosen
recommendations-rules-count = Rules for this page: { $n }

# Metrics.
metrics-lead = What the { NOUN($plural) } are for: each metric with its value, the band it falls into and the { NOUN($plural) } that move it.
metrics-all = All metrics
metrics-caption = Metrics with value, band and movement
metrics-metric = Metric
metrics-band = Band
metrics-movement = Movement
metrics-as-of = As of
metrics-no-bands = no bands
metrics-no-date = no date
metrics-movement-of = { $movement ->
    [better] better
    [worse] worse
    [same] same
   *[other] { $movement }
}
metrics-not-measured = not measured yet
metrics-none = The rubric declares no metric.
metrics-rules = Rules for metrics
metrics-no-source = no source written
metrics-bands = Bands of { $name }, worst first
metrics-named = Named as
metrics-named-in = “{ $name }” in “{ $source }”
metrics-unit = Unit
metrics-unit-name = { $unit }
metrics-measured-in = Measured in
metrics-moved-by = Moved by
metrics-bands-from = Bands from

# Answers of stakeholders, participants and facts.
stakeholders-lead = What the people around the work said, and what their answers inform.
stakeholders-questions = Questions for stakeholders
stakeholders-context = Context
stakeholders-who = Who took part, and what was taken as given
stakeholders-participants = Participants
stakeholders-participants-caption = Participants, their roles and whether they voted
stakeholders-name = Name
stakeholders-role = Role
stakeholders-votes = Votes
stakeholders-no-participant = No participant is written down.
stakeholders-facilitated = Facilitated by { $name }.
stakeholders-facts = Facts about the context
stakeholders-facts-caption = Facts that profiles, risks and recommendations look at
stakeholders-fact = Fact
stakeholders-value = Value
stakeholders-facts-note = Targets, risks and recommendations look at these facts.
stakeholders-no-fact = No fact is written down.

# Next steps.
next-lead = What starts the roadmap, by time frame, counted from the assessment on { $date }.
next-caption = Steps until { $date }
next-step = Step
next-status = Status
next-due = Due
next-done-when = Done when
next-feeds = Feeds
next-no-due = none
next-no-name = no name yet
next-empty = No step is set for this time frame.

# The method page: title and list of sections.
method-title = { $n ->
    [one] How { $n } answer becomes { $score }
   *[other] How { $n } answers become { $score }
}
method-title-of = { $n ->
    [one] How { $n } answer becomes { $score } of { $top }
   *[other] How { $n } answers become { $score } of { $top }
}
method-title-score = How answers become a score
method-title-results = How answers become results
method-lead = { $gaps ->
    [true] { $risks ->
        [true] { $roadmap ->
            [true] Scores, gaps, risks and the roadmap
           *[false] Scores, gaps and risks
        }
       *[false] { $roadmap ->
            [true] Scores, gaps and the roadmap
           *[false] Scores and gaps
        }
    }
   *[false] { $risks ->
        [true] { $roadmap ->
            [true] Scores, risks and the roadmap
           *[false] Scores and risks
        }
       *[false] { $roadmap ->
            [true] Scores and the roadmap
           *[false] Scores
        }
    }
} follow from the answers by the rules on this page. With pencil and paper you get the same scores.
method-toc = On this page
method-toc-scales = { $n ->
    [one] Scale
   *[other] Scales
}
method-toc-score = Overall score
method-toc-result = Overall result
method-toc-bands = Bands
method-toc-open = Left out
method-toc-readings = Other frameworks
method-toc-gaps = Gaps
method-toc-risks = Risks
method-toc-rubric = Rubric

# The method page: scales and steps.
method-scale = The scale
method-scales = The { $n } scales of answers
method-scale-name = { CAP($name) }
method-rules = Rules for answers
method-to-score = From the answers to the overall score
method-to-result = From the answers to the overall result
method-step-one = Step { $step }: the { NOUN($kind) }
method-step-each = Step { $step }: each { NOUN($kind) }
method-step-all = Step { $step }: the { NOUN($plural) }
method-step-whole = Step { $step }: the whole
method-whole = The whole
method-multiply = Multiply every answer by the weight of its { NOUN($kind) }, add up, divide by the sum of the weights.
method-own-rules = Each by its own rule.
method-worked-caption = How the result of each { NOUN($kind) } follows
method-computed = Computed
method-exact = Exact
method-shown = Shown
method-inputs = Inputs of { $name }
method-rounds-last = Nothing is rounded in between unless a step says so.
method-exactly = Exactly <b class="num">{ $exact }</b>, shown as <b class="num">{ $shown }</b>.
method-exactly-band = Exactly <b class="num">{ $exact }</b>, shown as <b class="num">{ $shown }</b>: “{ $band }”.
method-bands = Names for the overall score
method-this-report = this report
method-facets = Across the tree
method-facet = { CAP($name) }: { $values }

# The method page: what is left out, other frameworks.
method-open = What does not enter a number
method-na-note = Cannot apply here, with a written reason. Left out, and counted.
method-unknown = Unknown
method-unknown-note = Asked, and nobody could say. Shown as “?”.
method-unanswered = Unanswered
method-unanswered-note = Nobody answered yet. Shown as “–”, never as an answer.
method-out-of-scope-note = Its condition does not hold, or it is not selected. Not asked and not counted.
method-readings-sub = What the same answers indicate there. No assessment by these frameworks: their own questions would have to be answered.
method-sections = Sections of { $name }
method-section = Section
method-missing = Missing for the next level:
method-open-count = { $n ->
    [one] { $n } open answer counts 0.
   *[other] { $n } open answers count 0.
}

# The method page: gaps, risks, roadmap, evidence.
method-gaps = Gaps, targets and priority
method-gaps-later = Gaps are ranked once answers are given.
method-example = Worked with the first gap
method-example-gap = <a href="{ $url }">{ $name }</a> is at { $now }, its target is { $target }: a gap of { $gap }.
method-example-weight = Its weight is { $weight }.
method-example-pain = Its weight is { $weight }, its pain is { $pain }.
method-profiles = Profiles
method-profiles-note = A profile fits the rubric to a kind of organisation: its weights, its targets and what is asked.
method-risks = How risks are rated
method-matrix = Level by likelihood and impact
method-matrix-caption = Level of a risk by likelihood and impact
method-matrix-note = Likelihood downwards from the highest, impact to the right.
method-appetite = The appetite is { $level }: levels above it count as above appetite.
method-likelihood-caption = Steps of likelihood
method-impact-caption = Steps of impact
method-scale-step = Step
method-meaning = Meaning
method-asks = What a level asks for
method-asks-caption = Risk levels and their consequence
method-risk-level = Level
method-consequence = Consequence
method-roadmap = How the roadmap is made
method-evidence-sub = { $n } of { $all } answers with evidence that somebody else can check.

# The method page: limits, the rubric, references.
method-not = What a score is not
method-not-audit = No certification and no audit: it repeats what was answered, with the evidence that was shown.
method-not-people = No measure of people: it describes how the work is set up.
method-not-ranking = No league table: scopes, targets and profiles can differ between assessments.
method-not-forecast = No forecast: what the roadmap reaches is an estimate until it is assessed again.
method-not-metric = Levels are steps in an order. Their distances need not be equal, so a mean points to where to look and no further.
method-rubric = The rubric: { $title }
method-version = Version
method-version-as-of = { $version }, as of { $date }
method-made-from = Made from
method-principle = Principle
method-size = Size
method-size-of = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { NOUN($plural) }
}
method-data = Data
method-json = All numbers as JSON
method-references-sub = The last word of each line says how the authors of the rubric know the source.

# The page for addresses that do not exist.
missing-title = There is no page at this address
missing-lead = The report may have been built again since the link was made.
missing-start = Start page

# The page that holds everything: cover and contents.
print-assessed = Assessed
print-score-of = <b class="num">{ $score }</b> of { $top }
print-profile = Profile
print-facilitator = Facilitator
print-button = Print or save as PDF
print-method = Scale, rules, and the score worked through by hand
