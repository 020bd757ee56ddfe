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
history-first-note = Commit the answers: the last state of every month, or every tagged one, is compared with today here and on every page. <code>gapmap milestone NAME</code> keeps this state under a name.
history-states = All states
history-each-state = Each of the { $n } states
history-states-caption = All states, oldest first
history-date = Date
history-version = Rubric version
history-then = By the rubric of its day
history-course-rulers = The strong line follows the rubric of today, the thin one the rubric of each day; a gap is a new rubric.
history-by-kind = By { NOUN($kind) }
history-percent = In percent of each one's own range.
history-trend-caption = Score of each { NOUN($kind) } in every state
history-last-change = Last change
history-moved = What moved
history-moved-sub = Every answer that differs from the state before, with the note written beside it and the commits that changed it.
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
portfolio-trend = Over time
portfolio-trend-sub = The overall score of each assessment by today’s rubric, from its first state to today.
portfolio-first = First
portfolio-found = What each assessment found
portfolio-profile = { $profile } profile

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
method-limits = Some categories have limits of their own; the risk register lists them.
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
method-scores = Scores only
method-badge = Badge
method-badge-picture = Drawing for a README
method-badge-data = Data for shields.io
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

# Recommendations: groups of tools.
tools-headline = { CAP(SPELL($n, $all)) } of { SPELL($all) } groups of tools serve an open gap
tools-headline-first = { CAP(SPELL($n, $all)) } of { SPELL($all) } groups of tools serve an open gap, { $group } first
tools-headline-one = One group of tools serves an open gap: { $group }
tools-headline-none = No group of tools serves an open gap
tools-more = Further practices and tools
tools-serves = { $n ->
    [one] Serves { SPELL($n) } open gap: { $gaps }.
   *[other] Serves { SPELL($n) } open gaps: { $gaps }.
}
tools-serves-nothing = Nothing it serves is below target here; listed for reference.

# Recommendations: one tool.
tools-fit = { $fit ->
    [fits] fits your context
    [against] speaks against it here
    [discontinued] no longer available
   *[neutral] no fact for or against
}
tools-state = { $state ->
    [acquired] acquired
    [discontinued] discontinued
    [licence-changed] licence changed
    [pattern] pattern
   *[active] active
}
tools-for = for: { $fact }
tools-against = against: { $fact }
tools-verified-registry = read in the package's metadata
tools-verified-primary = read at the source
tools-verified-secondary = from third-party reports only
tools-not-verified = not verified

# Files for other tools: the calendar, issues, the plan of action and milestones.
export-calendar = { $subject } – roadmap and risks
export-phase-end = { $phase }: end of the phase
export-risk-review = Review the risk: { $risk }
export-acceptance-end = Acceptance ends: { $risk }
export-owner = Owner: { $owner }
export-effort-one = Effort: 1 person-week
export-effort = Effort: { $effort } person-weeks
export-dates = Planned: { $dates }
export-level = Level now: { $level }
export-checks = Done when
export-facts = Plan
export-lifts = Lifts
export-needs = Needs first
export-risks = Risks it reduces
export-exit = The phase ends when
export-link = In the report
export-poam = { $subject }: plan of action and milestones
export-risk-owner = Answers for a risk
export-item-owner = Answers for an item of the plan
export-treatment = { $treatment ->
    [avoid] Avoid the risk
    [reduce] Reduce the risk
    [share] Share the risk
   *[accept] Accept the risk
}
export-files = For other tools
export-files-of = For other tools: { $file }
export-file = { $file ->
    [roadmap-ics] Calendar
    [roadmap-mmd] Mermaid
    [issues-github-json] Issues, JSON
    [issues-github-csv] Issues, CSV
    [issues-jira-csv] Issues for Jira
   *[poam-json] OSCAL POA&M
}

# Badges for a README: a label and a value side by side.
badge-nothing = no score yet
badge-range = { $low } to { $high }
badge-title = { $label }: { $value }
badge-title-of = { $label }: { $value } ({ $subject }, { $date })
