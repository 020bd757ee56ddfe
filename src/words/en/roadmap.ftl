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
roadmap-overruns = Outside the weeks of their phase: { $n ->
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
# The roadmap's headline.
roadmap-headline = From { $now } to { $then }, with { SPELL($items) } { $items ->
    [one] item
   *[other] items
}
roadmap-headline-by = From { $now } to { $then } by { $finish }, with { SPELL($items) } { $items ->
    [one] item
   *[other] items
}
roadmap-headline-keeps = { $items ->
    [one] { CAP(SPELL($items)) } item keeps the score at { $now }
   *[other] { CAP(SPELL($items)) } items keep the score at { $now }
}
roadmap-headline-keeps-by = { $items ->
    [one] { CAP(SPELL($items)) } item by { $finish } keeps the score at { $now }
   *[other] { CAP(SPELL($items)) } items by { $finish } keep the score at { $now }
}
roadmap-headline-conflicts = { $n ->
    [one] { $finding }; { SPELL($n) } conflict to settle
   *[other] { $finding }; { SPELL($n) } conflicts to settle
}
roadmap-headline-states = From { $now } to { $then } in { SPELL($n) } planned { $n ->
    [one] state
   *[other] states
}
roadmap-headline-not-started = The plan starts once something is answered
roadmap-headline-none = The rubric has no roadmap
roadmap-headline-not-needed = No roadmap item is needed to reach the targets
roadmap-headline-closes-nothing = No roadmap item closes the open gaps

# The roadmap's time axis.
roadmap-assessed = assessed
roadmap-as-of = as of

# Roadmap items.
roadmap-no-slack = none
roadmap-status = { $status ->
    [in-progress] in progress
    [planned] planned
    [done] done
    [skipped] skipped
   *[proposed] proposed
}
roadmap-chosen = { $chosen ->
    [gap] lifts what is below its target
    [decided] decided by the team
   *[prerequisite] needed by another item
}
roadmap-reason = { $reason ->
    [done] done
    [skipped] dropped by decision
    [deferred] deferred: its condition not to start holds
    [at-target] everything it lifts is at target
    [not-applicable] nothing it lifts is applicable
    [unanswered] what it lifts is not answered yet
    [nothing-higher] what it lifts is already as high as it would bring it
    [no-target] what it lifts has no target
   *[enabling] it lifts nothing by itself, and nothing in the plan needs it
}

# What is wrong with the plan, and what decides its end.
roadmap-starts-too-early = { $item } starts { $days } before { $needs }, which it needs, is finished
roadmap-cycle = { $items } need each other
roadmap-overrun = { $item } runs { $days } beyond the phase { $phase }
roadmap-early = { $item } begins { $days } before the phase { $phase }
roadmap-over-capacity = { $dates }: { $items } { $n ->
    [one] takes { $work } person-weeks a week
   *[other] take { $work } person-weeks a week
}; the team has room for { $room }
roadmap-over-capacity-person = { $dates }: { $items } { $n ->
    [one] takes { $work } person-weeks a week
   *[other] take { $work } person-weeks a week
}; { $name } has room for { $room }
roadmap-critical = { $n ->
    [one] { $items } decides the finish on { $finish }: a day more there is a day more for the plan.
   *[other] { $items } decide the finish on { $finish }: a day more in any of them is a day more for the plan.
}

# What the plan assumes.
roadmap-assume-levels = an item reaches its levels when its acceptance checks pass, not before; the projected score counts all of these levels, those beyond a target too
roadmap-assume-one-person = an item lasts the effort the team expects, else the middle of its range, at least a week; one person works on an item at a time
roadmap-assume-people = an item lasts the effort the team expects, else the middle of its range, at least a week; { $people } people work on an item at a time
roadmap-assume-size = effort is that of a { $size } organisation ({ $text })
roadmap-assume-order = items run side by side unless one needs another; dates the team decided stand as they are
roadmap-assume-nothing-else = nothing else changes: every answer that no item lifts stays as it is today
roadmap-assume-weekdays = work is done from Monday to Friday, and no holidays are stated
roadmap-assume-holidays = work is done from Monday to Friday, except on { $dates }
roadmap-assume-more-holidays = work is done from Monday to Friday, except on { $dates } and on { $more } more stated holidays
roadmap-assume-capacity = the team has room for { $room } person-weeks a week; what was decided keeps its dates even without room
roadmap-assume-capacity-person = { $name } has room for { $room } person-weeks a week
roadmap-assume-no-capacity = nothing bounds how much is done at the same time: no capacity is stated
roadmap-assume-range = the earliest and the latest dates take every effort at the low and at the high end of its range

# The roadmap: what items are worth.
roadmap-rate-from = from { $low }
roadmap-rate = { $rate } overall for each person-week
roadmap-rate-range = { $rate } overall for each person-week ({ $range } by effort)
roadmap-alone = Alone, up to the targets
roadmap-alone-rate = { $rise } overall, { $rate } for each person-week
roadmap-alone-rate-range = { $rise } overall, { $rate } for each person-week ({ $range } by effort)
roadmap-alone-nothing = nothing up to the targets
roadmap-rise-alone = Rise alone
roadmap-rise-per-week = Rise per person-week
roadmap-projection-label = Projection

# The roadmap: plan against measured.
roadmap-against = What became of the earlier plan
roadmap-against-sub = Dates and scores as planned then, beside what is measured and planned today.
roadmap-against-plan = Plan of { $name }, { $date }
roadmap-against-score = { $result ->
    [behind] The plan of { $name } projected { $expected } for { $date }. Measured is { $measured }: { $difference } less.
    [ahead] The plan of { $name } projected { $expected } for { $date }. Measured is { $measured }: { $difference } more.
   *[even] The plan of { $name } projected { $expected } for { $date }, and that is what is measured.
}
roadmap-against-unchanged = { $items ->
    [one] Its one item is where it was.
   *[other] Its { $items } items are where they were.
}
roadmap-against-counts = { $items ->
    [one] One item was planned
   *[other] { $items } items were planned
}: { $parts }.
roadmap-against-part = { $part ->
    [done] { $n } done
    [later] { $n } later than planned
    [left] { $n } left out since
   *[new] { $n } new since then
}
roadmap-by-effort = by effort { $dates }
roadmap-against-finish = { $slip ->
    [later] It was to end on { $before }; today's plan ends on { $after }, { $days } later.
    [earlier] It was to end on { $before }; today's plan ends on { $after }, { $days } earlier.
   *[none] Both plans end on { $after }.
}
roadmap-against-caption = Items with their finish as planned in { $name } and now
roadmap-finish-then = Finish planned then
roadmap-finish-now = Finish now
roadmap-moved = Moved
roadmap-fate = State
roadmap-fate-planned = in the plan
roadmap-fate-gone = no longer known
roadmap-not-planned-then = not planned then
roadmap-no-date = no date
roadmap-slip = { $slip ->
    [later] { $days } later
    [earlier] { $days } earlier
   *[none] as planned
}
roadmap-slip-new = new since then
roadmap-planned-then = Plan of { $name }

# The roadmap: what it does to risks.
roadmap-risks = What the plan does to risks
roadmap-risks-sub = Levels by the rules, as they hold once each item is done. Risks that stay on their level are not listed.
roadmap-risks-caption = Risks with their rating now and after the items that change it
roadmap-risk = Risk
roadmap-risk-turns = Then, item by item

# The roadmap: ranges, reasons, load.
roadmap-between = between { $from } and { $to }
roadmap-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
roadmap-starts = { $because ->
    [phase] starts with its phase
    [running] in progress already
    [decided] the team decided the dates
   *[plan-start] starts with the plan
}
roadmap-starts-after = { $n ->
    [one] starts when { $items } is finished
   *[other] starts when { $items } are finished
}
roadmap-starts-with-room = waits for room: { $name }
roadmap-starts-with-room-in-team = waits for room in the team
roadmap-starts-why = Why then
roadmap-better-after = Better after
roadmap-latest = At the latest
roadmap-finish-range = Finish by effort
roadmap-work-and-estimate = { $work } person-weeks, as the team says; estimated: { $effort }
roadmap-finishes-too-early = { $item } finishes before { $needs }, which it needs, is finished
roadmap-key-slack = May slip
roadmap-key-holiday = Nobody works
roadmap-load = Who has how much to do
roadmap-load-sub = Person-weeks by calendar week, each item spread evenly over its working days.
roadmap-load-sub-grouped = Person-weeks by calendar week, each item spread evenly over its working days. A bar is the busiest of { $n } weeks.
roadmap-load-caption = Work by owner: person-weeks, weeks, the busiest week, capacity
roadmap-load-owner = Owner
roadmap-load-team = All together
roadmap-load-nobody = Nobody yet
roadmap-load-weeks = Weeks
roadmap-load-peak = Busiest week
roadmap-load-peak-in = from { $date }
roadmap-load-capacity = Room
roadmap-load-unbounded = not stated
roadmap-load-week = { $date }: { $work }
roadmap-load-over = { $n ->
    [one] { $n } week over
   *[other] { $n } weeks over
}
roadmap-key-load = Work of a week
roadmap-key-over = More work than room
roadmap-key-capacity = Room
roadmap-more-conflicts = { $n } more
