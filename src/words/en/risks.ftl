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

# The risk register: what is above appetite, what is due, limits.
risks-above-tolerance = above tolerance
risks-of-them-above-tolerance = { $n ->
    [one] { $n } of them above tolerance
   *[other] { $n } of them above tolerance
}
risks-moved-number = Moved
risks-moved-since = since { $since }
risks-above-caption = Risks above appetite, gravest first
risks-next = Next
risks-nobody = nobody yet
risks-untreated = none decided
risks-no-date = no date
risks-proposed = nothing planned; proposed: { $text }
risks-nothing-next = nothing planned
risks-above-more = { $n ->
    [one] { $n } more stands in the register; “Above appetite” shows it there.
   *[other] { $n } more stand in the register; “Above appetite” shows them there.
}
risks-none-above = No open risk is above appetite: up to { NOUN($level) } is accepted without treatment.
risks-none-above-limits = No open risk is above the appetite of its category.
risks-none-above-open = No risk is open.
risks-none-above-no-limit = No appetite is set, so nothing can be above it.
risks-due = Reviews and acceptances to act on
risks-days-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
risks-ends-in = { $n ->
    [0] ends today
    [one] ends in { $n } day
   *[other] ends in { $n } days
}
risks-ended-ago = { $n ->
    [one] ended { $n } day ago
   *[other] ended { $n } days ago
}
risks-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
risks-limits = Appetite and tolerance by category
risks-limits-note = Up to the appetite a risk is accepted without treatment, up to the tolerance while a treatment is under way. The outline in the matrix follows the first line; the register follows each category.
risks-limit-general = All others
risks-category = Category
risks-appetite-head = Appetite
risks-tolerance-head = Tolerance
risks-tolerance = Tolerance: up to { NOUN($level) } is borne while a treatment is under way.
risks-tags-more = +{ $n }

# The risk register: what moved since a milestone.
risks-movement = What moved since { $since }
risks-movement-caption = Risks that moved, and why
risks-moved-each = { $n ->
    [one] { $n } change, and why
   *[other] { $n } changes, and why
}
risks-moved-head = Change
risks-moved-then = { $since }
risks-moved-why = Why
risks-moved = { $parts } since { $since }.
risks-unmoved = Nothing moved since { $since }.
risks-moved-count = { $kind ->
    [new] { $n } new
    [raised] { $n } raised
    [rated] { $n } rated for the first time
    [lowered] { $n } lowered
    [unrated] { $n } no longer rated
    [status] { $n } with another status
   *[gone] { $n } gone
}
risks-moved-kind = { $kind ->
    [new] new
    [raised] raised
    [rated] rated for the first time
    [lowered] lowered
    [unrated] no longer rated
    [status] another status
   *[gone] gone
}
risks-moved-from = { $kind ->
    [new] new
    [raised] raised from { $from }
    [rated] rated for the first time
    [lowered] lowered from { $from }
    [unrated] no longer rated
    [status] was { $from }
   *[gone] gone
}
risks-steps = { $likelihood } × { $impact }
risks-level-of = { $level } { risks-steps }
risks-moved-logged = { $date }: { $why }
risks-moved-decided-by = { $name } decided: { $reason }
risks-moved-decided-why = decided: { $reason }
risks-moved-decided = decided by the team
risks-moved-by-rules = the rules decide again
risks-moved-answer = { $name }: { $from } → { $to }
risks-moved-calm = no longer measured: { $metric }
risks-moved-fact = now counts: { $why }
risks-moved-no-fact = no longer counts: { $why }
risks-gone-quiet = the answers no longer raise it
risks-gone-inapplicable = it no longer applies here
risks-gone-own = the team no longer records it

# The risk register: by owner, suggested ones, filters.
risks-owners = Who answers for what
risks-owners-caption = Open risks by owner
risks-open-head = Open
risks-next-review = Next review
risks-numbers = Numbers
risks-all-categories = All categories
risks-all-owners = All owners
risks-find = Find in the register
risks-suggested = Suggested, not yet adopted
risks-suggested-sub = The answers raise these risks, and nobody has taken them on. One line adopts each of them.
risks-suggested-n = { $n ->
    [one] { $n } line to adopt it
   *[other] { $n } lines to adopt them
}
risks-adopt-how = They belong into <code>{ $file }</code>; in place of “{ $who }” goes the id of the owner.
risks-adopt-owner = who

# The risk register: the table.
risks-register = Register
risks-register-sub = Open risks first, of these the ones above appetite, then by level and impact. “After” is what remains when the plan is carried out.
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
risks-by-rules = By the rules: { $level } ({ LOWER($likelihood) }, { NOUN($impact) })
risks-unjustified = Expected, but nothing in the plan justifies it:
risks-hoped = { $level } ({ LOWER($likelihood) }, { NOUN($impact) })
risks-residual-plan = with the levels expected after { $items }
risks-residual-untreated = nothing in the plan treats it
risks-residual-stated = as the team expects after { $items }
risks-residual-decided = as the team decided
risks-controls = In place already
risks-cost = costs { $cost }
risks-costs = Cost of the treatment
risks-trigger = Trigger
risks-proximity = How soon
risks-proximity-of = { $proximity ->
    [now] at any time
    [within-month] within a month
    [within-quarter] within a quarter
    [within-year] within a year
   *[later] later than a year
}
risks-raised = First seen
risks-log = How the rating changed

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
risks-headline-no-matrix = { $n ->
    [one] { CAP(SPELL($n)) } risk is open; the rubric has no matrix to rate it
   *[other] { CAP(SPELL($n)) } risks are open; the rubric has no matrix to rate them
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
