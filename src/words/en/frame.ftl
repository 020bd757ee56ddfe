# Names of pages, in the navigation and at the head of printed pages.
page-portfolio = All assessments
page-overview = Overview
page-gaps = Gap analysis
page-roadmap = Roadmap
page-risks = Risk register
page-recommendations = Recommendations
page-metrics = Metrics
page-stakeholders = Stakeholder answers
page-next = Next steps
page-dimension = { CAP($kinds) }
page-method = How scores work
page-history = History
page-print = Print everything
page-contents = Contents
page-not-found = Page not found

# What search engines and previews show of a page.
page-title = { $page } · { $subject }
# The title of the page that holds everything, and of a PDF of it.
page-title-print = { $subject }, { $date }
page-method-says = Scale, weights, rounding and rules behind every number of this report.
page-print-says = The whole report on one page.
page-not-found-says = This address does not exist in the report.

# Groups of the navigation, and the last lines of a page.
page-nav-report = Report
page-nav-answers = Answers
page-nav-about = About
page-nav-assessments = Assessments
page-rubric = Rubric { $title } { $version }
page-assessed = Assessed { $date }

# Around every page. Names in braces are filled in by the page's script.
frame-skip = Skip to content
frame-menu = Menu
frame-menu-close = Close menu
frame-breadcrumb = Breadcrumb
frame-print = Print this page
frame-theme = Colour theme: { $name }. Change
frame-theme-auto = Auto
frame-theme-light = Light
frame-theme-dark = Dark
frame-pager = Previous and next page
frame-previous = Previous
frame-next = Next
frame-sorted-up = Sorted by { $column }, ascending. Rows: { $rows }
frame-sorted-down = Sorted by { $column }, descending. Rows: { $rows }
frame-unsorted = Original order restored
frame-shown = Shown: { $shown } of { $all }

# Parts of many pages: keys, scores, answers, tables of what entered a number.
component-change = Change
component-levels = Levels
component-level = level
component-answer = Answer
component-answers = Answers
component-weight = Weight
component-points = Points
component-priority = Priority
component-evidence = Evidence
component-done = done
component-written-in = Written in
component-csv = CSV
component-svg = SVG
component-png = PNG
component-svg-of = SVG: { $name }
component-png-of = PNG: { $name }
component-now-value = Now <b class="num">{ $value }</b>
component-target-value = Target <b class="num">{ $value }</b>
component-possible = Possible <b class="num">{ $low }–{ $high }</b>
component-of-top = of { $top }
component-result = Result: { $name }.
component-band = Band: <b>{ $name }</b>.
component-level-reached = Level reached: <b>{ $name }</b>.
component-lowest = Lowest: <a href="{ $url }">{ $name }</a>.
component-group-lowest = lowest: <a href="{ $url }">{ $name }</a>
component-goal = target { $value }
component-goal-value = target <b class="num">{ $value }</b>
component-at-target = at target
component-at-its-target = at its target, <b class="num">{ $value }</b>
component-no-answer = No answer
component-counts = How often each result was seen
component-facet = By { NOUN($name) }
component-facets-sub = The same answers, read by what they have in common. A dash: no answer carries the value.
component-not-applicable = not applicable
component-not-answered = not answered
component-unknown = unknown
component-criteria-open = criteria open
component-status = { CAP($text) }
component-rating = likelihood × impact
component-exactly = exactly { $value }
component-share-of-range = { $share } of its range
component-left-out = left out
component-calc = How this is computed
component-calc-inputs = What entered the number
component-calc-input = Input
component-scale-steps = From each level to the next, one thing is added: { $steps }.
component-scale-then = , then{" "}

# While nothing is answered.
component-start = What to do now
component-start-how = Fill in levels in the Markdown files of the assessment, then run <code>gapmap check</code> and <code>gapmap build</code>.

# A question to stakeholders or about a gap.
component-question-open = Not answered yet.
component-question-ask = Ask also: { $text }
component-question-probe = To probe: { $text }
component-question-informs = Informs { $links }

# A category of tools with its options.
component-tools-gap = serves an open gap
component-tools-no-gap = no open gap
component-tools-made-for = Made for { $links }
component-tools-below = Below target here: { $links }
component-tools-named = Named in “{ $title }”
component-tools-caption = Options for { $name }: fit, terms and state
component-tools-none = No option is noted for this category.
component-tool-option = Option
component-tool-fit = Fit
component-tool-fit-here = Fit here
component-tool-when = When, and when not
component-tool-licence = Licence and hosting
component-tool-terms = Terms
component-tool-serves = For { $links }
component-tool-best-when = <b>Best when</b> { $text }
component-tool-avoid-when = <b>Avoid when</b> { $text }
component-tool-not-open = not open source
component-tool-by = by { $name }
component-tool-latest = latest { $version }
component-tool-as-of = As of { $date }
component-tool-as-of-stale = As of { $date }, <span class="late">out of date</span>
component-tool-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}

# What is answered, with its answer, evidence and levels.
component-yes = yes:
component-no = no:
component-gap = Gap <b class="num">{ $gap }</b>
component-gap-priority = Gap <b class="num">{ $gap }</b>, priority <b class="num">{ $priority }</b>
component-weight-value = Weight <b class="num">{ $weight }</b>
component-target-source = Target { $source }
component-tags = { $n ->
    [one] Tag: { $tags }
   *[other] Tags: { $tags }
}
component-in-scope = In scope because { $reason }
component-held = Counts as the lowest answer until all criteria are met
component-held-answer = Answered “{ $answer }”.
component-held-open = Still open: { $criteria }.
component-na = Not applicable
component-options = Options of { $name }
component-tag-now = now
component-tag-target = target
component-measures = Ways in which { $name } is answered
component-measure = Measure
component-criteria = Criteria for an answer above the lowest
component-levels-of = Levels of { $name }
component-step-both = <span class="tag">Now</span> and <span class="tag to">Target</span>
component-holds-now = What holds now
component-next-level = What changes at { $level }
component-no-grade = no grade
component-expires = expires { $date }
component-no-evidence = No evidence is written down.
component-items = Roadmap items
component-risks = Risks it drives
component-tools = Tools
component-votes = Votes
component-confidence = Confidence
component-holds-for = Holds for
component-models = { $covered } of { $all } models in scope
component-models-share = { $share } of the models in scope
component-pain = Pain
component-best-grade = Best grade
component-more = Why it matters, what to ask for
component-more-levels = All levels, what to ask for, other frameworks
component-all-levels = All levels
component-why = Why it matters
component-overscore = The usual way to score too high
component-ask-for = What to ask for
component-genai = With generative models
component-na-when = When it does not apply
component-maps = In other frameworks

# The first page of an assessment: what it was, and the facts at its head.
overview-assessed = assessed { $date }
overview-assessed-period = { $period }, assessed { $date }
overview-overall = Overall
overview-change-since = Change since { $name }
overview-change-from = from { $value } on { $date }
overview-change-first = first assessment
overview-at-target = { CAP($kinds) } at target
overview-share = { $n } of { $all }
overview-below-target = { $n } below target
overview-risks-above = Risks above appetite
overview-proven = Answers with proven evidence
overview-proven-of = { $all ->
    [one] { $n } of { $all } answer
   *[other] { $n } of { $all } answers
}
overview-readings = In other frameworks, as an indication:
overview-readings-missing = What is missing

# Its sections: dimensions, everything on one map, gaps.
overview-dimensions = Where each { NOUN($kind) } stands
overview-rule = { CAP($rule) }.
overview-rule-axis = { CAP($rule) }, { $axis }.
overview-longest-first = The longest way to the target comes first.
overview-dimensions-caption = { $columns ->
    [targetchange] Result, target and change by { NOUN($kind) }
    [target] Result and target by { NOUN($kind) }
    [change] Result and change by { NOUN($kind) }
   *[other] Result by { NOUN($kind) }
}
overview-results = Results
overview-result-shares = Share of each result
overview-lowest = Lowest: { $name }
overview-radar = Read along each spoke; the outline shows balance, its area means nothing. The table has the same numbers.
overview-radar-percent = Read along each spoke, in percent of its own range; the outline shows balance, its area means nothing. The table has the same numbers.
overview-facets = Across the tree
overview-items = { $n ->
    [one] The one { NOUN($kind) }
   *[other] All { $n } { $kinds }
}
overview-out-of-scope = Out of scope and not counted: { $n }.
overview-all-gaps = All { $n } gaps
overview-gaps-caption = The gaps of the highest priority
overview-rank = Rank
overview-way-head = Now to target
overview-way = { $now } to { $target }
overview-planned-in = Planned in
overview-no-item = none

# What is planned, what threatens, what comes next.
overview-phase-then = then <b class="num">{ $value }</b>
overview-phase-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
overview-phase-done = { $n } done
overview-phase-finished = { $n ->
    [one] { $n } item, done
   *[other] { $n } items, all done
}
overview-phase-empty = No item is in the plan
overview-phase-planned = planned { $value }
overview-open-roadmap = Open the roadmap
overview-risks = Risks
overview-no-owner = no owner
overview-review-overdue = review overdue
overview-open-risks = Open the risk register
overview-overdue = overdue
overview-all-steps = All next steps

# How far to trust it.
overview-trust-scores = How far to trust these scores
overview-trust-results = How far to trust these results
overview-evidence = Best evidence behind each answer
overview-evidence-caption = Answers by their best evidence
overview-evidence-share = Share
overview-doubts = Answers with a doubt
overview-open = Open answers
overview-na-since = To be looked at again since { $date }.
overview-na-until = Until { $date }.
overview-no-doubt = No answer is flagged, open or excluded.

# The page of a dimension.
dimension-score = Score of { $name }
dimension-items = { CAP($kinds) } in { $name }
dimension-now-target = { $items }, now and target
dimension-strips = Strips are { $axis }.
dimension-caption = { CAP($kinds) } of { $name }: answer now, target and priority
dimension-doubts = { $n ->
    [one] { $n } doubt
   *[other] { $n } doubts
}
dimension-facets = Across { $name }
dimension-out-sub = Not asked and not counted here.
dimension-out-count = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { $kinds }
}
dimension-questions = Gap questions on { $name }
dimension-question-probe = To ask: { $text }

# Search: the field, its messages, the kinds of things it finds.
search-title = Search
search-field = Search this report
search-results = Results
search-count = Results: { $n }
search-some = Results: { $n }. The first { $shown } are listed; more words narrow it down
search-none = Nothing found for “{ $words }”. Try fewer or shorter words: a name, a title, a person
search-failed = The search index could not be loaded
search-page = Page
search-item = Roadmap item
search-person = Person
search-step = Next step
search-tool = Tool
search-not-raised = not raised
search-owns = owns { $things }
search-owns-nodes = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { NOUN($kinds) }
}
search-owns-items = { $n ->
    [one] { $n } roadmap item
   *[other] { $n } roadmap items
}
search-owns-risks = { $n ->
    [one] { $n } risk
   *[other] { $n } risks
}

# The commit in the footer.
page-commit = { $state ->
    [changed] Commit { $commit }, with changes not committed
   *[clean] Commit { $commit }
}

# Under the facts of the overview: the first gap, the gravest risk, the doubts.
overview-first = First:
overview-gravest = Gravest:
overview-doubtful = { $n ->
    [one] { $n } answer with a doubt
   *[other] { $n } answers with a doubt
}
