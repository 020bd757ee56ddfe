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
