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

# The risk register's headline.
risks-headline-unrated = { $n ->
    [one] { CAP(SPELL($n)) } risk is raised, none rated yet
   *[other] { CAP(SPELL($n)) } risks are raised, none rated yet
}
risks-headline-accepted = No risk is above appetite; the highest is “{ $risk }” ({ LOWER($level) })
risks-headline-above = { $n ->
    [one] One risk is above appetite: “{ $risk }”
   *[other] { CAP(SPELL($n)) } risks are above appetite; the gravest: “{ $risk }”
}
risks-headline-none-open = No risk is open
risks-headline-not-started = No risk can be named before something is answered
risks-headline-none = No risk is raised by the answers or recorded by the team

# Risks.
risks-not-rated = not rated
risks-status = { $status ->
    [draft] draft
    [open] open
    [treating] treating
    [accepted] accepted
    [closed] closed
    [materialised] materialised
   *[suggested] suggested
}
risks-raised-always = the rubric lists it in every assessment
risks-raised-exposure = exposure is at or above { $share }
risks-raised-level = { $item } is at level { $level } or below
risks-raised-signal = measured: { $metric }

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

# Charts.
chart-radar = Profile of the { $kinds }, now and target
chart-radar-value = { $name } { $now }, target { $target }
chart-heatmap = Answer for every { NOUN($kind) }
chart-gantt = Roadmap over time
chart-planned = Planned or proposed
chart-critical = Critical path
chart-matrix = Risks by likelihood and impact, now and after the plan
chart-appetite = Appetite
chart-impact-effort = Impact and effort of the roadmap items
chart-impact-effort-item = { $id } { $title }: effort { $effort }, impact { $impact }
chart-effort = Effort, person-weeks
chart-projects = Projects
chart-fill-ins = Fill-ins
chart-doubtful = Think twice
chart-projection = Overall score, measured and projected after each phase
chart-projected = Projected
chart-measured = Measured
chart-target-line = Target { $value }
chart-trend = Every { NOUN($kind) } over the recorded states
chart-trend-values = { $first }, { $second }
