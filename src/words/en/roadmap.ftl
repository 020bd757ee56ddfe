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
roadmap-over-capacity = { $dates }: { $items } take { $work } person-weeks a week; the team has room for { $room }
roadmap-over-capacity-person = { $dates }: { $items } take { $work } person-weeks a week; { $name } has room for { $room }
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
