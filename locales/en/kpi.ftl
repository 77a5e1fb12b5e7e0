# Indicators

help-kpi = Indicators: value, target, whether it is met, with numerator, denominator and interval
help-kpi--indicators = Only these indicators (id or title; by default all)
help-kpi--period = The period: 2026-11 (month), 2026-W47 (week), 2026-Q4 (quarter), 2026-11-20 (day); by default the last full month (with --weekly the last week)
help-kpi--periods = So many periods up to this one, as a trend, such as 6
help-kpi--by = What groups are formed by: agent, team, department, channel, class, or the heading of any column
help-kpi--weekly = The weekly table: each agent's calls, handling time, first-call resolution, satisfaction, what to improve, and next week's goals
help-kpi--lists = Who is rewarded and who is warned: only those whose interval supports it, and apart from them those by the bare number
help-kpi--assess = The weighted assessment by a file of weights (spotcheck init --with indicators writes weights.yaml)
help-kpi--before = The period before a measure, together with --after
help-kpi--after = The period after it
help-kpi--explain = Say how an indicator is counted
help-kpi--csv = Also write it as CSV (a file that is there is not overwritten)
help-kpi--xlsx = Also write it as a workbook (a file that is there is not overwritten)

# mistakes in indicators.yaml and weights.yaml
kpi-no-formula = it doesn't say what is computed
    .hint = one of: { $known }
kpi-two-formulas = there is { $first } already, so { $second } can't stand beside it
kpi-bad-target = a target is one of at_least and at_most
kpi-bad-bound = a bound is one of below and above
kpi-bad-percent = “{ $value }” is no percentage
    .hint = shares are written as 90%
kpi-bad-within = “{ $value }” can't be read
    .hint = write 3 days of completed_at, 3 working days of completed_at, 0 days around planned_at (on that very day) or 2 hours around planned_at
kpi-bad-days = “{ $value }” is no number of days
    .hint = write 7 days, at most { $most }
kpi-wrong-unit = such an indicator counts in { $own }, not in { $unit }
kpi-scale-unknown = there is no field “{ $field }”, so the scale would be used for nothing
    .hint = { $nearest }, perhaps?
kpi-scale-range = from ({ $from }) must be less than to ({ $to })
kpi-scale-word = “{ $word }” is { $value }, which is not between { $from } and { $to }
kpi-no-indicator = there is no indicator “{ $indicator }”
    .hint = there are: { $known }
kpi-attains-nothing = “{ $indicator }” has no target, or is an attainment itself, so it can't be attained
kpi-weight-no-target = “{ $indicator }” has no target to attain, so it can't be weighted
    .hint = give it a target in indicators.yaml
kpi-bad-weight = a weight of { $value } is none; it must be above 0
kpi-no-weights = there is no indicator under weights

# use
kpi-unknown = there is no indicator “{ $indicator }”
    .hint = there are: { $known }
kpi-unknown-near = there is no indicator “{ $indicator }”
    .hint = did you mean { $near }?
kpi-overlap = { $before } and { $after } overlap, so neither is before the other
kpi-no-lists = indicators.yaml says nothing of lists
kpi-no-weekly = indicators.yaml says nothing of weekly, the columns of the weekly table
kpi-running = { $period } is not over, so the numbers will change
kpi-nothing = there is nothing to compute from yet: no { $populations } were imported
    .hint = import lists with spotcheck import calls, spotcheck import requests …
kpi-reading = reading lists
kpi-written = Written: { $file }

# tables
kpi-head = Indicators { $period }
kpi-sheet = Indicators
kpi-all = All
kpi-untold = (not told)
kpi-and = ;{" "}
kpi-comma = ,{" "}
kpi-period = Period
kpi-id = Id
kpi-indicator = Indicator
kpi-group = Group
kpi-value = Value
kpi-target = Target
kpi-standing = Met
kpi-basis = Basis
kpi-interval = 95% interval
kpi-remarks = Remarks
kpi-numerator = Numerator
kpi-denominator = Denominator
kpi-low = Low
kpi-high = High
kpi-missing-head = Missing
kpi-unreadable-head = Unreadable
kpi-open-head = Open
kpi-repeats-head = Repeats
kpi-basis-head = Kind
kpi-small-head = Small
kpi-met = ✔ met
kpi-not-met = ✘ not met
kpi-undecided = ? not told
kpi-basis-nps = { $promoters } promoters, { $detractors } detractors of { $n }
kpi-basis-mean = n={ $n }
kpi-missing = { $count } missing
kpi-unreadable = { $count } unreadable
kpi-open = { $count } open
kpi-repeats = { $count } repeats
kpi-small = small
kpi-by-agent = Agent
kpi-by-team = Team
kpi-by-department = Department
kpi-by-channel = Channel
kpi-by-class = Class
kpi-lacking = Not computed, or left out
kpi-no-records = no { $population } were imported yet (spotcheck import { $kind }), as are needed for: { $indicators }
kpi-no-column = { $indicator }: the list of { $population } has no column “{ $columns }”, or it is empty
kpi-no-group-column = { $indicator }: the list of { $population } has no column “{ $columns }” to group by
kpi-unreached = { $indicator }: { $periods } lies outside of the list above the line; whether nothing happened or nothing was imported is not known, so there is no value
kpi-unread = { $indicator }: values that can't be read are left out, such as { $values }
kpi-legend = Where everything was counted the number is exact and decides, and the interval only compares people and groups; samples and surveys are judged by the whole interval. Missing, unreadable, open and repeated ones are not in the denominator, and no zeros.

# the weekly table
kpi-weekly-head = Weekly table of agents { $period }
kpi-weekly-sheet = Weekly table
kpi-weekly-legend = What misses its target is to be improved, and the target is next week's goal. Missing, open and repeated ones are not in the denominator.
kpi-improve = To improve
kpi-goal = Next week

# rewards and warnings
kpi-lists-sheet = Rewards and warnings
kpi-list = List
kpi-list-reward = Reward
kpi-list-warning = Warning
kpi-stands = Finding
kpi-bound = Bound
kpi-reward-head = Rewards { $period }
kpi-reward-rule = The best of the agents with enough answers; the bound is the value of the first one outside, and only those whose whole interval lies above it are named.
kpi-warning-head = Warnings { $period }
kpi-warning-rule = Only those whose whole interval is beyond a bound are named; what is on a bound is not beyond it.
kpi-named = Named
kpi-named-short = named
kpi-number-only = By the bare number only; the interval doesn't support it, so they are not named
kpi-number-only-short = number only
kpi-too-few = Too few to say anything; not named
kpi-too-few-short = too few
kpi-nobody = Nobody

# the assessment
kpi-assess-head = { $title } { $period }
kpi-assess-sheet = Assessment
kpi-points = Points
kpi-out-of = Out of
kpi-assess-missing = no data: { $indicators }
kpi-assess-small = small: { $indicators }
kpi-assess-leave-out = Each part is attainment × weight, and full where the target is met. An indicator without data is no zero: there are fewer points to reach, and sums out of different totals are not to be compared.
kpi-assess-renormalise = Each part is attainment × weight, and full where the target is met. An indicator without data is no zero: the others are brought up to 100.

# before and after
kpi-change-head = Before and after { $before } → { $after }
kpi-change-sheet = Before and after
kpi-before = Before
kpi-after = After
kpi-change = Change
kpi-verdict = Finding
kpi-better = ✔ better
kpi-worse = ✘ worse
kpi-changed = changed
kpi-not-told = no change to be seen
kpi-no-interval = —
kpi-change-legend = 95% intervals of the change: by Newcombe for shares, by Welch for means; one that holds 0 shows no change; pp are points of a hundred. Season and business differ too, so not all of a change is the measure's doing.

# explaining
kpi-explain-source = Clause: { $value }
kpi-explain-target = Target: { $value }
kpi-explain-no-target = none
kpi-explain-of = Counted: { $value }
kpi-explain-at = In a period by: { $value }
kpi-explain-measured = Mainly for: { $value }
kpi-explain-basis = Kind: { $value }
kpi-explain-smallest = Small below: { $value }
kpi-measured-agent = each agent
kpi-measured-team = each team
kpi-measured-department = each department
kpi-measured-channel = each channel
kpi-measured-all = everybody
kpi-basis-population = everything is counted
kpi-basis-sample = sample
kpi-basis-survey = survey
