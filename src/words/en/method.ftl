# Conditions of rules and stages; parts are joined pair by pair.
condition-always = always
condition-never = never
condition-and = { $first } and { $second }
condition-or = { $first } or { $second }
condition-group = ({ $condition })
condition-not = not { $condition }
condition-whole = the whole
condition-it = it
condition-outcome = { $node } is { $outcome }
condition-value = { $node } { $bounds }
condition-share = share of { $over } { $each } is { $bounds }
condition-tally = number of { $over } with { $what } is { $bounds }
condition-state = { $node } is { $state }
condition-is = { $node } is { $option }
condition-selected = { $option } is selected in { $node }
condition-only = only { $option }
condition-with-state = the state { $state }
condition-lack = { $lack ->
    [unanswered] unanswered
    [unknown] unknown
   *[not-applicable] not applicable
}
condition-bound = { $comparison ->
    [at-least] at least { $bound }
    [at-most] at most { $bound }
    [above] above { $bound }
    [below] below { $bound }
   *[equals] exactly { $bound }
}
condition-over-children = nodes directly below
condition-over-leaves = { $items } below
condition-over-facet = items below with { $facet } { $value }
condition-over-votes = votes
condition-over-measures = measures

# Derivations: what was answered.
derivation-answer = answer
derivation-placed = answered in { $place }
derivation-unmet = counts as the lowest answer until every criterion is fulfilled; open: { $ids }
derivation-unmet-value = counts as the lowest answer, { $value }, until every criterion is fulfilled; open: { $ids }
derivation-level-points = level { $level }: { $points }
derivation-answer-points = { $answer }: { $points }
derivation-state = { $state ->
    [unknown] asked, and nobody knows
    [unanswered] not answered yet
    [not-applicable] not applicable
    [out-of-scope] out of scope
   *[answered] answered
}
# Why an input does not enter.
derivation-exclusion = { $why ->
    [unanswered] unanswered
    [not-applicable] not applicable
    [out-of-scope] out of scope
    [no-points] has no points
   *[empty] no value below
}

# Derivations: how a score follows from what is below, in words that can follow its name.
derivation-rule = { $by ->
    [weighted-mean] weighted mean of { $of }
    [mean] mean of { $of }
    [weighted-sum] weighted sum of { $of }
    [sum] sum of { $of }
    [min] lowest of { $of }
    [max] highest of { $of }
   *[median] median of { $of }
}
derivation-rule-shares = { $rule }, each as a share of its own range
derivation-rule-stages = highest stage whose conditions hold, with those of every lower stage
derivation-rule-rules = first rule that holds
derivation-rule-none = no score of its own
derivation-rule-tally = count of the results of { $of }
derivation-rule-tally-measures = count of the results of each measure
derivation-rule-answer = the answer
derivation-of-children = its { $kinds }
derivation-of-leaves = all { $items } below
derivation-of-kind = the { $kinds }
derivation-of-each-measure = the results of each measure
derivation-of-own = its { $over }
derivation-of-facet = the { $over }

# The value of a facet's cell.
derivation-facet = { $by ->
        [weighted-mean] weighted mean
        [mean] mean
        [weighted-sum] weighted sum
        [sum] sum
        [min] lowest
        [max] highest
        [median] median
       *[other] result
    } of what carries the value; { $missing ->
        [zero] open answers count as 0
        [skip] open answers are left out
       *[void] no value until all are answered
    }

# Derivations: the name of a calculation.
derivation-by = { $by ->
    [weighted-mean] weighted mean
    [mean] mean
    [weighted-sum] weighted sum
    [sum] sum
    [min] minimum
    [max] maximum
    [median] median
    [stages] highest stage
    [rules] first rule that holds
    [tally] tally
   *[none] nothing; it has no score
}
derivation-by-over = { $by } of { $over }

# Derivations: formulas. Signs of arithmetic are the same in every language.
derivation-series = { $first }, { $second }
derivation-min = min({ $points })
derivation-max = max({ $points })
derivation-median = median({ $points })
derivation-kept = [{ $formula }] kept within { $low } and { $high }
derivation-stored = { $result } (kept so)
derivation-nothing = nothing to compute from
derivation-none = no score is calculated here
derivation-no-rule = none of the { $n } rules holds
derivation-rule-holds = rule { $at } holds: { $when }
derivation-rule-else = rule { $at }: nothing above it holds
derivation-incomplete = no value until everything is answered
derivation-stage = { $value } = stage { $at } of { $all }: it and all below it hold
derivation-stage-base = { $value } = the base: the first stage does not hold
derivation-stage-blocked = { $stage }; { $next } is blocked by { $ids }
derivation-stage-needs = { $stage }; { $next } needs: { $when }
derivation-tally = { $result ->
    [unanswered] { $n } unanswered
    [unknown] { $n } unknown
    [na] { $n } not applicable
   *[other] { $n } { LOWER($name) }
}

# Derivations: how open answers and rounding were treated.
derivation-missing = { $missing ->
    [skip] open answers are left out; coverage and range show them
    [zero] open answers count as 0
   *[void] no value until everything is answered
}
derivation-na = { $na ->
    [skip] not applicable answers are left out
    [target] not applicable answers count as their target, or as the top of their scale
    [zero] not applicable answers count as 0
   *[forbid] not applicable is not allowed
}
derivation-normalised = every input is first brought to 0–1 on its own range
derivation-rounded = rounded { $stage ->
        [display] once, for display
        [stored] here, before anything above is computed
       *[band] for display and before the band is looked up
    }, halves up to { $digits ->
        [one] { $digits } digit
       *[other] { $digits } digits
    }
derivation-cut-off = cut off { $stage ->
        [display] once, for display
        [stored] here, before anything above is computed
       *[band] for display and before the band is looked up
    }, after { $digits ->
        [one] { $digits } digit
       *[other] { $digits } digits
    }
derivation-not-rounded = not rounded

# Scales: what an answer is and what it counts.
scales-level = One level.
scales-level-halves = One level, or the middle between two.
scales-choice = One of the options; they have no points.
scales-choice-points = One of the options; each counts its points.
scales-multi = Any number of options, also none; { $how }.
scales-multi-within = Any number of options, also none; { $how }, within { $low } and { $high }.
scales-multi-how = { $how ->
    [rules] rules decide what they mean
    [sum] their points are added up
    [mean] the mean of their points counts
    [count] their number counts
    [all] 1 when all are selected, else 0
   *[any] 1 when at least one is selected, else 0
}
scales-boolean = Yes or no.
scales-states = The highest state reached counts.
scales-number = A number { $range }.
scales-number-clamped = A number { $range }; what lies beyond counts as the nearer end.
scales-range = from { $low } to { $high }
scales-range-unit = from { $low } to { $high } ({ $unit })
scales-rescaled = { $from } counts { $points } and { $to } counts { $most }.
scales-users = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { NOUN($kinds) }
}

# Bands: stretches of the score.
scales-from = from { $edge }
scales-above = above { $edge }
scales-up-to = up to { $edge }
scales-below = below { $edge }
scales-stretch = { $from }, { $to }
scales-everything = everything

# The name of a kind as a heading.
rubric-kind = { CAP($kind) }

# Context facts, and what a tool's fit asks of them.
facts-yes = yes
facts-no = no
facts-not-given = not given
facts-profile = profile { $profile }
facts-value = { $fact }: { $value }
facts-at-least = { $fact }: { $value } (at least { $bound })
facts-at-most = { $fact }: { $value } (at most { $bound })
