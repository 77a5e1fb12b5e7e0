# messages of the report room

## writing and templates
report-folder-foreign = { $path } holds other files than a report and was left alone
    .hint = name an empty or a new folder
report-folder-unwritable = cannot write the report to { $path }: { io-reason }
report-template-unreadable = cannot read the template { $path }: { io-reason }
report-template-wrong = mistake in a template: { $error }
    .hint = remove or rename the file to go back to the built-in template
report-page-twice = two ids lead to one file name { $path }

## on every page
report-title = Weekly recording inspection
report-skip = Skip to content
report-contents = On this page
report-crumbs = You are here
report-week = Week { $week } of { $year } ({ $from } to { $to })
report-checklist = { $title }, version { $version }
report-plan = plan { $plan }
report-foot = { $organisation }: internal, holds customer information, not to be passed on.
report-none = —
report-few = few
report-few-title = From fewer than 5 recordings: a hint, no more

report-verdict-pass = pass
report-verdict-fail = fail
report-verdict-unsure = to confirm
report-verdict-not_applicable = not applicable
report-verdicts = Verdicts
report-state-scored = scored
report-state-provisional = awaiting a person
report-state-not_scorable = not scorable
report-state-open = not scored yet
report-class-customer = customer
report-class-business = business
report-class-compliance = compliance
report-severity-minor = minor
report-severity-normal = normal
report-severity-fatal = fatal
report-speaker-agent = Agent
report-speaker-customer = Customer
report-speaker-other = Unknown speaker
report-speaker-named = Speaker { $name }
report-turn = turn { $number }
report-points = { $points } pt
report-mark = pass mark { $mark }
report-reached = passed
report-below = below the mark
report-staff-no = staff no. { $number }

## the team
report-summary-heading = Summary
report-mean = Mean score
report-basis = random sample, n={ $n } of { $population }
report-basis-provisional = , { $count } awaiting a person
report-mean-none = nothing scored yet
report-passes = Pass rate
report-passes-count = Passed
report-passes-basis = { $count } of { $n } reach { $mark }
report-passes-no-mark = the checklist has no pass mark
report-drawn = Recordings drawn
report-drawn-basis = out of { $population }, agents: { $agents }
report-drawn-spares = , spares standing in: { $count }
report-progress = Progress (recordings)
report-proposal = Verdicts are a machine's, by the checklist, each with the words it rests on; a person may overrule any of them. Items to confirm do not count until a person has settled them.
report-empty = There were no recordings to draw from this week.
report-items-heading = Where points are lost
report-items-lede = By fail rate, the highest first. Fail rate = fails ÷ (passes + fails); items to confirm and not applicable are left out.
report-item = Item
report-fail-rate = Fail rate
report-sections-heading = Mean by section (out of 100)
report-agents-heading = Each agent
report-agents-lede = By team and staff number: this is no ranking. Ten recordings carry only so much: most of the difference between two agents comes from which recordings happened to be drawn.
report-agent = Agent
report-team = Team
report-agent-counts = Calls / drawn / scored
report-lowest = Lowest
report-strip = Scores
report-strip-label = Scores:
report-strip-scale = from 0 on the left to 100 on the right; dashed line: pass mark
report-strip-reached = reaches { $mark }
report-strip-below = does not
report-most-failed = Most failed
report-unsure-count = To confirm
report-map-heading = Agents by items
report-map-lede = Each field says fails / verdicts; “·” no fail, “–” no verdict, “?” how many to confirm. The darker, the larger the share of fails; fewer than five verdicts are in italics, without a shade.
report-draw-heading = How this sample was drawn
report-draw-lede = First the list of all calls was fixed ({ $frame }); then a public random seed gave each call a ticket. Of every agent the calls with the smallest tickets were drawn ({ $drawn } in all), the next ones are spares ({ $spares }). Nobody could choose.
report-draw-id = Draw
report-draw-at = Drawn at
report-draw-seed = Seed
report-draw-algorithm = Algorithm
report-draw-hash = Fingerprint of the list (SHA-256)
report-redraw-heading = Drawn again
report-redraw-reason = Reason: { $reason }
report-check-heading = Check it yourself
report-check-lede = Anybody can draw again with the public Python package consistent-sampler: run these lines in this folder, and every agent should show True. The whole list (agent, call, ticket, place among the drawn or the spares) is in
report-open = Open the recording

## an agent
report-agent-title = agent's week
report-agent-note = These verdicts are a machine's proposal. If one looks wrong to you, tell your inspector: after listening, a person can overrule it.
report-agent-drawn = { $drawn } drawn of { $population } calls
report-agent-empty = No recording of this agent was drawn this week.
report-lowest-is = lowest { $score }
report-improve-heading = What can get better
report-failed-times = failed { $count } of { $n }
report-unsure-times = { $count } more to confirm
report-example-link = Open the recording of { $time }
report-steady-heading = Done every time
report-recordings-heading = Recordings drawn
report-all-items-heading = All items
report-time = Time
report-duration = Length
report-category = Category
report-score = Score
report-state = State
report-failed-items = Failed / to confirm
report-spare = spare no. { $place }
report-place = drawn as no. { $place }
report-weekday-1 = Mon
report-weekday-2 = Tue
report-weekday-3 = Wed
report-weekday-4 = Thu
report-weekday-5 = Fri
report-weekday-6 = Sat
report-weekday-7 = Sun

## a recording
report-recording-title = recording
report-recording-id = Recording
report-previous = previous
report-next = next
report-findings-heading = Item by item
report-section-points = { $earned } of { $points } pt
report-earned = { $earned } of { $points } pt
report-not-counted = does not count
report-unknown-items = Items that the checklist no longer has
report-fatal-note = A fatal item failed, so the whole recording scores 0. Check what it rests on before you tell the agent.
report-provisional-note = The machine is not sure of some items; a person has to settle them. The score counts the others.
report-not-scorable-note = This recording cannot be scored; that is not a 0.
report-open-note = This recording has not been scored yet.
report-other-version = This recording was scored by another version of the checklist ({ $version }).
report-transcript-heading = What was said
report-transcript-absent = No transcript of this recording was imported.
report-transcript-blank = The transcript is blank: it was not recognised, or nobody spoke.
report-transcript-recognised = Written down by a machine, with possible errors; the recording decides.
report-transcript-speakers = The source does not tell agent and customer apart; the labels are a guess.

## columns of the call list
report-field-answer_delay = Time to answer
report-field-caller = Caller
report-field-category = Category
report-field-channel = Channel
report-field-customer = Customer
report-field-direction = Direction
report-field-end = End
report-field-line = Line
report-field-queue = Queue
report-field-recording = Audio file
report-field-satisfaction = Customer's rating
