# What if: items of the plan switched off.
what-if = What if an item is left out?
what-if-sub = Switch items off: the projected scores follow by the rules of this report. All of them are projections; nothing of it is measured.
what-if-items = Items of the plan
what-if-all-on = Switch all on
what-if-caption = Projected scores and effort, with the whole plan and with the items that are on
what-if-projected = Projected
what-if-plan = Whole plan
what-if-choice = What is on
what-if-leaves = leaves as well: nothing in the plan needs it any more
what-if-needed = still needed by { $items }
what-if-says = Projected score { $score }, with the whole plan { $plan }. Effort in person-weeks: { $effort }.
what-if-says-leaves = Leaves as well: { $items }.
what-if-says-needed = Still needed: { $items }.
what-if-failed = The scores cannot be computed: a file of this report is missing.
what-if-more = Dates, conflicts and risks without an item: <code>gapmap plan { $assessment } --without { $item }</code>
what-if-command = What becomes of the plan and its score without an item: <code>gapmap plan { $assessment } --without { $item }</code>
