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
