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
