# The finding at the top of a report.
findings-nobody-knows = { $n ->
    [one] One question was asked, and nobody knows the answer
   *[other] { $n } questions were asked, and nobody knows the answer
}
findings-nothing-applicable = Nothing of this rubric is applicable
findings-nothing-answered = Nothing is answered yet
findings-furthest = { $name } has the longest way to go: { $now } against a target of { $target }
findings-furthest-several = { CAP($names) } have the longest way to go
findings-below = { CAP(SPELL($n)) } { $n ->
    [one] { NOUN($kind) }
   *[other] { NOUN($kinds) }
} below target
findings-whole-at-target = The whole is at its target, but { $n ->
    [one] { SPELL($n) } { NOUN($kind) } is not
   *[other] { SPELL($n) } { NOUN($kinds) } are not
}
findings-all-at-target = Every answered { NOUN($kind) } has reached its target
findings-of-top = { $value } of { $top }
findings-overall = The overall score is { $value }
findings-overall-band = The overall score is { $value }, “{ $band }”
findings-outcome = The result is “{ $outcome }”
findings-no-value = The overall score has no value yet
findings-no-result = No result can be named yet
findings-seen = { CAP($seen) }
findings-seen-one = { LOWER($name) }: { SPELL($n) }
findings-with-open = { $finding }; { $open ->
    [one] { SPELL($open) } answer is open
   *[other] { SPELL($open) } answers are open
}
findings-sentence = { $finding }.
findings-sentence-open = { $finding }; { $open ->
    [one] { SPELL($open) } answer is open.
   *[other] { SPELL($open) } answers are open.
}

# The summary below it, where the author wrote none.
findings-score = The overall score is { $value }.
findings-score-target = The overall score is { $value }, against a target of { $target }.
findings-score-before = The overall score is { $value }; it was { $before } in { $earlier }.
findings-score-target-before = The overall score is { $value }, against a target of { $target }; it was { $before } in { $earlier }.
findings-gaps-none = { $all ->
    [one] The one answered { NOUN($kind) } is at its target.
   *[other] All { $all } answered { NOUN($kinds) } are at their targets.
}
findings-gaps-all = { $all ->
    [one] The one answered { NOUN($kind) } is below its target
   *[other] All { $all } answered { NOUN($kinds) } are below their targets
}
findings-gaps-some = { $n ->
    [one] One of { $all } answered { NOUN($kinds) } is below its target
   *[other] { CAP(SPELL($n, $all)) } of { SPELL($all) } answered { NOUN($kinds) } are below their targets
}
findings-gaps-only = { $share }: { $names }.
findings-gaps-first = { $share }; first: { $names }.
findings-open-unmoved = { CAP(SPELL($open)) } { $open ->
    [one] answer is still open, which cannot move the score.
   *[other] answers are still open, which cannot move the score.
}
findings-open-range = { CAP(SPELL($open)) } { $open ->
    [one] answer is still open, so the score may lie between { $low } and { $high }.
   *[other] answers are still open, so the score may lie between { $low } and { $high }.
}
findings-projected = With { SPELL($n) } roadmap { $n ->
    [one] item
   *[other] items
} done, the projected score is { $value }.

# One sentence about a dimension.
findings-nothing-here-applicable = Nothing here is applicable.
findings-nothing-here-answered = Nothing here is answered yet.
findings-outcome-seen = The result is “{ $outcome }”: { $seen }
findings-lowest = The lowest below it is { $name }, at { $value }
findings-answered = { CAP(SPELL($n, $all)) } of { SPELL($all) } answered
findings-no-target-here = No answered { NOUN($kind) } here has a target
findings-here-at-target = All answered { NOUN($kinds) } here are at target
findings-here-one-below = { $name } is below target, by { $distance }
findings-here-below = { CAP(SPELL($n)) } { NOUN($kinds) } are below target; { $name } comes first, { $distance } short, before { $rest }
findings-levels = { SPELL($n) } { $n ->
    [one] level
   *[other] levels
}
findings-levels-part = { $number } levels
findings-points = { $n } { $n ->
    [one] point
   *[other] points
}
findings-points-part = { $number } points

# The gap table: its headline, and what its order follows.
report-gaps-nothing-answered = No gap can be named before something is answered
report-gaps-none = No answered { NOUN($kind) } is below its target
report-gaps-only = One gap: { $first }
report-gaps-count = { CAP(SPELL($n)) } { $n ->
    [one] gap
   *[other] gaps
}
report-gaps-carrying = { CAP(SPELL($n)) } gaps; { $carrying ->
    [one] the first, { $first }, carries half of the priority
   *[other] the first { SPELL($carrying) } carry half of the priority
}
report-gaps-pain-adds = { $pain ->
    [none] { $add } for no pain
    [low] { $add } for low pain
    [medium] { $add } for medium pain
   *[high] { $add } for high pain
}
report-gaps-formula = { $by ->
    [both] priority = gap × weight × (1 + pain ({ $pains }) + { $add } for each open risk at { LOWER($level) } or above that it drives)
    [pain] priority = gap × weight × (1 + pain ({ $pains }))
    [risk] priority = gap × weight × (1 + { $add } for each open risk at { LOWER($level) } or above that it drives)
   *[nothing] priority = gap × weight
}
report-gaps-formula-ties = { $formula }; ties go to the smaller effort
report-gaps-ranked = { $by ->
    [both] Ranked by distance to the target times weight; pain today and { LOWER($level) } risks raise it.
    [pain] Ranked by distance to the target times weight; pain today raises it.
    [risk] Ranked by distance to the target times weight; { LOWER($level) } risks raise it.
   *[nothing] Ranked by distance to the target times weight.
}

# A node: its kind as a label, where its target comes from, what was said beside the answer, doubts.
nodes-kind = { CAP($name) }
nodes-target-rubric = from the rubric
nodes-target-profile = from the profile { $profile }
nodes-target-rule = raised by the rubric: { $why }
nodes-target-team = set by the team
nodes-target-team-why = set by the team: { $reason }
nodes-confidence = { $confidence ->
    [low] low
    [medium] medium
   *[high] high
}
nodes-pain = { $pain ->
    [none] none
    [low] low
    [medium] medium
   *[high] high
}
nodes-flag-unproven = a high level without inspectable or documented evidence
nodes-flag-disagreement = votes ran from { $low } to { $high }
nodes-flag-coverage = holds for only { $share } of the models in scope

# Scores: what was counted, how much is answered.
scores-quoted = “{ $name }”
scores-counted = { $n } { LOWER($name) }
scores-lack = { $lack ->
    [unanswered] Unanswered
    [unknown] Unknown
   *[na] Not applicable
}
scores-lack-counted = { $lack ->
    [unanswered] { $n } unanswered
    [unknown] { $n } unknown
   *[na] { $n } not applicable
}
scores-nothing-counted = nothing to count
scores-coverage = { $skipped ->
    [0] { $answered } of { $all } answered
   *[other] { $answered } of { $all } answered, { $skipped } not applicable
}
scores-axis = from { $low } to { $high }
scores-axis-percent = in percent of each one's own range

# How far the report can be believed.
trust-no-evidence = No evidence recorded
trust-nothing-answered = Nothing is answered yet, so there is nothing to believe.
trust-checked = { $all ->
    [one] The one answer { $n ->
        [0] cannot
       *[other] can
    } be checked by somebody else
   *[other] { $n ->
        [0] None
       *[other] { CAP(SPELL($n, $all)) }
    } of { SPELL($all) } answers can be checked by somebody else
}
trust-sentence = { $doubts ->
    [0] { $checked }; no answer carries a doubt.
    [one] { $checked }; one doubt is noted in one of them.
   *[other] { $checked }; { SPELL($doubts) } doubts are noted in some of them.
}

# The headline over several assessments.
report-portfolio-nothing-answered = { CAP(SPELL($n)) } assessments, nothing answered yet
report-portfolio-beside = { CAP(SPELL($n)) } assessments side by side
report-portfolio-all-at = { CAP(SPELL($n)) } assessments, all at { $value }
report-portfolio-range = { CAP(SPELL($n)) } assessments, from { $low } to { $high }
report-portfolio-widest = { $range }; they differ most in { $name }

# What moved since an earlier state.
report-history-first = This is the first recorded state
report-history-unmoved = No level moved since { $since }
report-history-changed = { CAP(SPELL($n)) } { $n ->
    [one] answer
   *[other] answers
} changed since { $since }
report-history-rose = { CAP(SPELL($n)) } { $n ->
    [one] { NOUN($kind) }
   *[other] { NOUN($kinds) }
} rose since { $since }
report-history-fell = { CAP(SPELL($n)) } { $n ->
    [one] { NOUN($kind) }
   *[other] { NOUN($kinds) }
} fell since { $since }
report-history-rose-and-fell = { CAP(SPELL($up)) } { $up ->
    [one] { NOUN($kind) }
   *[other] { NOUN($kinds) }
} rose and { SPELL($down) } fell since { $since }
report-history-change = From { $from } to { $to } since { $since }: { $change }.
report-history-change-alike = From { $from } to { $to } since { $since }: { $change }. Counting only what is answered in both: { $alike }.

# Next steps.
report-steps-none = The rubric names no next steps
report-steps-to-take = { CAP(SPELL($all)) } next { $all ->
    [one] step
   *[other] steps
} to take, none started
report-steps-done = { $all ->
    [one] The next step is done
   *[other] { CAP(SPELL($done, $all)) } of { SPELL($all) } next steps { $done ->
        [one] is
       *[other] are
    } done
}
report-steps-running = { $all ->
    [one] The next step is under way
   *[other] { CAP(SPELL($running, $all)) } of { SPELL($all) } next steps { $running ->
        [one] is
       *[other] are
    } under way, none is done
}
report-steps-done-running = { CAP(SPELL($done, $all)) } of { SPELL($all) } next steps { $done ->
    [one] is
   *[other] are
} done, { SPELL($running) } under way
report-steps-status = { $status ->
    [open] open
    [in-progress] in progress
    [done] done
   *[skipped] skipped
}
report-steps-hours = { $hours } hours
report-steps-hint = Not recorded; { $ids } { $n ->
    [one] is
   *[other] are
} done.

# Metrics: the headline, values with their units, the bands.
report-metrics-measured = { $n ->
    [0] No metric has a value yet
    [one] { $all ->
        [one] The metric
       *[other] { CAP(SPELL($n, $all)) } of { SPELL($all) } metrics
    } has a value
   *[other] { CAP(SPELL($n, $all)) } of { SPELL($all) } metrics have a value
}
report-metrics-lowest-band = { $all ->
    [one] The metric is measured; its band is { $band }
   *[other] { CAP(SPELL($n, $all)) } of { SPELL($all) } metrics measured; lowest band ({ $band }): { $lowest }
}
report-metrics-many = { $n } metrics
report-metrics-lower-is-better = lower is better
report-metrics-higher-is-better = higher is better
report-metrics-percent = { $number }%
report-metrics-one-period = { $unit ->
    [hours] 1 hour
    [days] 1 day
   *[weeks] 1 week
}
report-metrics-periods = { $unit ->
    [hours] { $number } hours
    [days] { $number } days
   *[weeks] { $number } weeks
}
report-metrics-with-unit = { $number } { $unit }
report-metrics-currency = currency
report-metrics-cut-reached = { $by ->
    [lower] up to { $cut }
   *[higher] from { $cut }
}
report-metrics-cut-missed = { $by ->
    [lower] over { $cut }
   *[higher] below { $cut }
}

# The headline of the stakeholders' page.
report-stakeholders-nothing-asked = The rubric asks stakeholders nothing
report-stakeholders-all-answered = { $all ->
    [one] The stakeholder question is answered
   *[other] All { SPELL($all) } stakeholder questions are answered
}
report-stakeholders-answered = { $all ->
    [one] The stakeholder question is not answered yet
   *[other] { $n ->
        [0] None of { SPELL($all) } stakeholder questions are answered yet
        [one] { CAP(SPELL($n, $all)) } of { SPELL($all) } stakeholder questions is answered
       *[other] { CAP(SPELL($n, $all)) } of { SPELL($all) } stakeholder questions are answered
    }
}

# Answers in words.
items-nothing-selected = nothing selected
items-between = between { $low } and { $high }
items-yes = Yes
items-no = No
items-yes-no = { LOWER($answer) }
items-not-applicable-short = n/a
items-level = level { $level }
items-counts-as-nought = not answered, counts as 0
items-facet = { CAP($facet) } { $value }
items-out-of-scope = out of scope
items-out-of-scope-tags = out of scope: this assessment is about { $tags }
items-out-of-scope-when = out of scope; asked only if { $when }
items-not-applicable = not applicable: { $reason }
items-answered = answered
items-nobody-knows = asked, nobody knows
items-not-answered = not answered yet
items-votes = { $n ->
    [one] 1 vote, from { $from } to { $to }
   *[other] { $n } votes, from { $from } to { $to }
}
items-votes-alike = { $n ->
    [one] 1 vote, for { $value }
   *[other] { $n } votes, all { $value }
}

# What an edition for a wider circle leaves out.
report-edition = { $audience ->
    [public] Edition for the public
   *[partner] Edition for partners
}
trust-withheld-risks = { $n ->
    [one] one risk
   *[other] { SPELL($n) } risks
}
trust-withheld-evidence = { $n ->
    [one] one piece of evidence
   *[other] { SPELL($n) } pieces of evidence
}
trust-withheld-notes = { $n ->
    [one] one note
   *[other] { SPELL($n) } notes
}
trust-withheld-answers = { $n ->
    [one] the words of one answer
   *[other] the words of { SPELL($n) } answers
}
trust-withheld-people = { $n ->
    [one] one name
   *[other] { SPELL($n) } names
}
trust-withheld = { $n ->
    [one] { CAP($things) } is not shown in this edition; all numbers were computed with it.
   *[other] { CAP($things) } are not shown in this edition; all numbers were computed with them.
}

# In place of what an edition leaves out.
edition-reason = not shown in this edition
edition-voter = withheld
edition-participant = Participant { $n }
