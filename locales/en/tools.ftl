# tools for checklists
# checklist test
test-item = id
test-title = item
test-validated = good, passed
test-reported = bad, caught
test-noisy = noisy
test-missing = missing
test-for-people = a person answers
test-no-examples = no examples
test-is-noisy = noisy: this example of “{ $item }” should pass, and is judged: { $verdict }
test-is-missing = missing: this example of “{ $item }” should fail, and is judged: { $verdict }
test-sum = { $items } items: { $validated } good examples passed, { $reported } bad ones caught, { $noisy } noisy, { $missing } missing; { $untested } items without examples

# names of verdicts
verdict-pass = pass
verdict-fail = fail
verdict-unsure = unsure
verdict-not-applicable = not applicable
verdict-none = no verdict

help-checklist-test = try every item on its own examples: how many come out right, noisy or missing
help-checklist-test--files = names or files of checklists (default: all)

# checklist try
try-no-call = the file has no call “{ $call }”
try-first-of = the file holds { $count } transcripts, and this is the first; another is shown with --call ID
try-watching = waiting for a change of: { $files } (Ctrl-C ends)
help-checklist-try = try a checklist on one transcript: what was found is marked, then every item's verdict and reason
help-checklist-try--checklist = name or file of a checklist
help-checklist-try--transcript = transcript file
help-checklist-try--call = which call, where the file holds several
help-checklist-try--format = format of the transcript (default: recognised)
help-checklist-try--watch = try again whenever the checklist or the transcript is saved; Ctrl-C ends

# checklist compare
compare-progress = comparing
compare-several-versions = several versions begin with “{ $version }”
    .hint = write more of it
compare-head-draw = two checklists on the { $calls } calls of the draw { $draw } (nothing is stored)
compare-head-all = two checklists on all { $calls } calls (nothing is stored)
compare-old = old: { $name }
compare-new = new: { $name }
compare-removed = items that the new one lacks: { $items }
compare-added = items that the new one adds: { $items }
compare-same = the two mean the same (one version), so no verdict changes
compare-nothing = no verdict and no score changes
compare-changed = { $changed } of { $calls } calls come out otherwise
compare-no-longer-passed = no longer reach the mark: { $count }
compare-now-passed = now reach the mark: { $count }
compare-no-longer-scorable = can no longer be scored: { $count }
compare-now-scorable = can now be scored: { $count }
compare-items = items whose verdicts change
compare-agents = agents whose scores change
compare-agent = agent
compare-calls = calls
compare-calls-changed = changed
compare-mean-old = old mean
compare-mean-new = new mean
compare-difference = difference
compare-calls-heading = calls that change
compare-more-agents = and { $count } more agents
compare-more-calls = and { $count } more; --show NUMBER shows more of them, --json all
compare-quote-old = old: turn { $turn } “{ $quote }”
compare-quote-new = new: turn { $turn } “{ $quote }”
help-checklist-compare = compare two checklists on the stored calls: which verdicts and whose scores change; nothing is stored
help-checklist-compare--old = the older checklist: a name, a file, or a version that calls were scored by (its first 6 digits at least)
help-checklist-compare--new = the newer checklist: a name, a file or a version
help-checklist-compare--draw = the draw whose calls are taken (default: the last one)
help-checklist-compare--all = take all calls of the workspace
help-checklist-compare--show = how many of the calls that change are listed (default 20)

# checklist stats
stats-progress = counting
stats-nothing = these calls were never scored by the checklist “{ $checklist }”
    .hint = run spotcheck score { $option } --checklist { $checklist } first
stats-head-draw = { $title }: the { $calls } scored calls of the random sample of { $draw }
stats-head-all = { $title }: all { $calls } calls that were scored
stats-applied = applied
stats-share = failing
stats-interval = 95% interval
stats-not-scorable = { $count } more could not be scored and are not counted
stats-other-versions = { $count } of them were scored by another version of this checklist; spotcheck score takes the present one
stats-basis-draw = failing = fail ÷ (pass + fail); the interval is that of a random sample, each drawn call counting alike
stats-basis-all = failing = fail ÷ (pass + fail); not all of these calls were drawn at random, so there is no interval
stats-sign = (a sign: serves other items)
stats-advice = (advice)
stats-never-decided = never passed or failed
stats-never-passed = never passed
stats-never-failed = never failed
help-checklist-stats = how often each item applied, passed, failed and was unsure on the calls that were scored
help-checklist-stats--checklist = name or file of a checklist (default: the one of the draw's plan)
help-checklist-stats--draw = which draw (default: the last one)
help-checklist-stats--all = all calls of the workspace that were scored

help-checklist-schema = print the JSON Schema of checklists, with which editors complete and check them

# what is right and yet worth a look
checklist-superfluous = “{ $phrase }” is superfluous: wherever it is said, “{ $other }” on line { $line } is found already
    .hint = take it out; or take the shorter one out, if the longer was meant
checklist-never-decided = none of the { $calls } calls that were scored passed or failed “{ $item }” ({ $unsure } unsure, { $not_applicable } not applicable)
    .hint = see whether its when or where is too narrow, or the call list lacks the field that it asks for
