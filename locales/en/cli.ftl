# general
cli-error = error:{" "}
cli-note = note:{" "}

# help
help = Draws, scores and reports service inspections so that anybody can check them
help-usage = Usage: {""}
help-commands = Commands
help-command-value = COMMAND
help-options = Options
help-arguments = Arguments
help-help = Show help
help-version = Show the version
help--workspace = The workspace folder (by default the nearest one upwards that has spotcheck.yaml)
help--lang = The language: zh-CN or en
help--json = Print JSON for other programs
help-init = Make an empty workspace
help-init--dir = Where the workspace goes (by default here)
help-init--with = Also write built-in files for editing: plans, checklists, calendars, templates, messages, separated by commas
help-demo = Run the whole job on synthetic data: import, draw, score, report
help-demo--dir = Where the demo workspace goes (by default spotcheck-demo)
help-import = Import call lists, transcripts, rosters
help-import-calls = Import call lists (CSV, XLSX, NDJSON)
help-import-calls--files = Call lists
help-import-calls--map = Say which column is what, such as --map Advisor=agent
help-import-calls--keep-going = Leave out wrong rows, write them to a file, and import the others
help-import-agents = Import a roster (staff number, name, team); from then on an agent who isn't on it is an error
help-import-agents--files = Rosters
help-import-agents--map = Say which column is what, such as --map Number=agent
help-import-agents--keep-going = Leave out wrong rows, write them to a file, and import the others
help-import-transcripts = Import transcripts (files or folders)
help-import-transcripts--paths = Transcripts, or folders of them
help-import-transcripts--format = The format: spotcheck, harper-valley, call-analytics, iflytek, tencent, whisper, vtt, srt, text … (recognised by default)
help-import-transcripts--pattern = How file names are made up, such as {"{"}start{"}"}_{"{"}agent{"}"}_{"{"}caller{"}"}_{"{"}line{"}"}, to take a call's facts from them
help-import-transcripts--keep-going = Leave out wrong records, write them to a file, and import the others
help-draw = Draw a plan's sample
help-draw--plan = A plan's name or file
help-draw--period = The week, such as 2026-W47 (by default the last full one)
help-draw--seed = The seed, digits only (by default 20 from the operating system; rolled dice will do)
help-draw--redraw = Draw the same plan and week once more (needs a reason)
help-draw--reason = Why it is drawn once more; shown in the report
help-score = Score
help-score--files = Transcripts; with files, results are printed and no workspace is needed
help-score--draw = Which draw to score (by default the newest)
help-score--all = Score all calls of the workspace
help-score--checklist = A checklist's name or file (by default the plan's)
help-score--format = The transcripts' format (recognised by default)
help-score--allow-untested = Accept a checklist whose items lack examples
help-report = Make reports
help-report-inspection = The weekly recording inspection (HTML)
help-report-inspection--period = The week, such as 2026-W47 (by default the one drawn last)
help-report-inspection--plan = The plan (by default the weekly recordings)
help-report-inspection--out = Where the report goes
help-checklist = Tools for checklists
help-checklist-check = Look for mistakes in checklists
help-checklist-check--files = Checklists by name or file (by default all)
help-checklist-check--allow-untested = Accept items without examples

# wrong use
usage-unknown-argument = “{ $argument }” is not known
    .hint = --help shows what is
usage-unknown-argument-near = “{ $argument }” is not known
    .hint = did you mean “{ $near }”?
usage-unknown-command = there is no command “{ $command }”
    .hint = spotcheck --help shows the commands
usage-unknown-command-near = there is no command “{ $command }”
    .hint = did you mean “{ $near }”?
usage-no-command = no command was given
    .hint = spotcheck --help shows the commands; spotcheck demo is a good beginning
usage-missing = missing: { $arguments }
usage-no-value = “{ $argument }” needs a value
usage-bad-value = “{ $argument }” can't be “{ $value }”
    .hint = possible are: { $known }
usage-conflict = “{ $argument }” and “{ $other }” don't go together
usage-other = { $error }
usage-bad-period = “{ $period }” is no week
    .hint = write year and week, such as 2026-W47; only long years have a week 53
usage-bad-seed = “{ $seed }” can't be a seed
    .hint = write 6 to 100 digits, for instance twenty from rolled dice
usage-bad-map = --map “{ $map }” can't be understood
    .hint = write heading=field, such as --map Advisor=agent
usage-bad-format = there is no transcript format “{ $format }”
    .hint = possible are: { $known }

# workspace
workspace-none = there is no workspace (spotcheck.yaml) in { $folder } or above it
    .hint = run spotcheck init first, or name the workspace by --workspace; spotcheck demo needs none
workspace-no-plan = there is no plan “{ $name }”
    .hint = plans are: { $known }
workspace-no-checklist = there is no checklist “{ $name }”
    .hint = checklists are: { $known }; a file's path (ending in .yaml) will do too
workspace-no-calendar = there is no calendar “{ $name }”
    .hint = calendars are: { $known }
workspace-no-zone = there is no time zone “{ $zone }”
    .hint = write for instance Asia/Shanghai
io-not-utf8 = the file is not UTF-8
    .hint = save it as UTF-8 in your editor

# store
store-busy = another spotcheck command has been writing to this workspace for a long time
    .hint = run this again when it has finished; nothing was changed
store-full = the disk is full, and nothing was kept
    .hint = make room and run this again
store-no-access = the database { $path } can't be opened or written: { $error }
    .hint = check that the folder exists and may be written to, and that the disk is well
store-corrupt = { $path } is no database of spotcheck's, or is damaged: { $error }
    .hint = restore it from a backup, or make a new workspace and import again
store-failed = the database failed: { $error }
store-newer = the database { $path } was made by a newer spotcheck (version { $version })
    .hint = upgrade spotcheck
store-foreign = { $path } is another program's database
    .hint = use another folder
store-unreadable = a record can't be read from the database ({ $what } { $id }): { $error }

# init
init-done = workspace made: { $folder }
init-written =   written { $file }
init-kept =   kept as it was { $file }
init-next = next: spotcheck import calls LIST.xlsx

# draw
draw-done = draw { $draw }: { $drawn } of { $eligible } calls, { $agents } agents
draw-line = agent { $agent }: { $drawn } of { $eligible }
draw-proof = seed { $seed }, SHA-256 of the frame { $frame }
draw-next = next: spotcheck score
draw-exists = { $plan } was drawn for { $period } already ({ $draw })
    .hint = a week is drawn once; if it has to be drawn again, add --redraw --reason "why", and both draws stay on record
draw-no-reason = there is no reason after --reason
    .hint = the reason stands on the report, for example --reason "three recordings can't be opened"
draw-no-calls = the workspace has no calls yet
    .hint = run spotcheck import calls LIST.xlsx first
draw-empty-frame = there are no calls in { $period }
    .hint = the calls lie between { $first } and { $last }; name one of these weeks by --period
draw-no-random = the system gives no random digits: { $error }
    .hint = roll dice for twenty digits and give them by --seed
draw-unknown = there is no draw “{ $draw }”
    .hint = a draw's id looks like recordings-weekly/2026-W47/1
draw-none = nothing was drawn yet
    .hint = run spotcheck draw first

# score
score-head = { $subject }  { $title }
score-score = score { $score }
score-passed = passed
score-failed = below the mark
score-state-scored = scored
score-state-provisional = provisional, { $count } items wait for a person
score-state-not-scorable = not scorable: { $reason }
score-turn = turn { $turn }
score-speaker-agent = agent
score-speaker-customer = customer
score-done = { $total } calls scored by { $checklist }: { $scored } complete, { $provisional } wait for a person, { $not_scorable } not scorable
score-wordless = { $count } of them have no words; import their transcripts and run spotcheck score again
score-below = { $count } below the mark of { $mark }
score-unchanged = { $count } of them were scored before, with nothing changed
score-next = next: spotcheck report inspection --period { $period }
score-progress = scoring
score-nothing = there are no calls to score
    .hint = import a call list and transcripts first

# checklist
checklist-fine = { $name }: no mistakes, { $items } items, version { $version }

# import
import-progress-calls = importing calls
import-progress-transcripts = importing transcripts
import-file = { $file }: { $new } new, { $changed } changed, { $unchanged } unchanged, { $rejected } rejected
import-total = in all: { $new } new, { $changed } changed, { $unchanged } unchanged, { $rejected } rejected
import-left-alone = { $count } files that are no transcripts were left alone (such as { $example })
import-rejected-file = the rejected rows were written to { $file }; mend them and import that file
import-refused-all = { $file }: { $count } mistakes, so nothing of the file was imported
import-refused = { $file }: { $count } mistakes, so nothing of the file was imported
    .hint = mend them and import again, or add --keep-going to import the { $good } good rows first
import-rejected-records = what was not taken, and why, is listed in { $file }
import-more = { $file }: { $count } more mistakes of the same kind
import-unknown-agent = agent “{ $agent }” is not on the roster
    .hint = check the staff number, or bring the roster up to date by spotcheck import agents
import-no-call = no call fits this transcript (looked for: { $names })
    .hint = import a call list with this id or recording first; if the file's name holds time and agent, say how by --pattern
import-several-calls = this transcript may belong to several calls: { $calls }
    .hint = put the call's id into the transcript, or name the file after it
import-same-call = two transcripts of call “{ $call }” in one import; the other one is in { $other }
    .hint = keep one transcript a call
import-nothing = no transcripts were found
    .hint = these files are read: .json, .ndjson, .jsonl, .vtt, .srt, .txt
import-next-calls = next: spotcheck import transcripts FOLDER
import-next-transcripts = next: spotcheck draw

# demo
demo-exists = the folder { $folder } is not empty
    .hint = name another folder, or remove it first
demo-imported = imported { $calls } calls and { $transcripts } transcripts
demo-drawn = draw { $draw }: { $drawn } of { $eligible } calls
demo-scored = scored: { $scored } complete, { $provisional } wait for a person, { $not_scorable } not scorable
demo-report = the report is here, open it in a browser:
demo-next = then try: spotcheck --workspace { $folder } checklist check

# report
report-done = the report is written, open it in a browser:
report-nothing-drawn = { $plan } was not drawn for { $period }
    .hint = run spotcheck draw { $plan } --period { $period } first
report-not-scored = draw { $draw } was not scored yet
    .hint = run spotcheck score --draw { $draw } first
report-some-unscored = { $count } of the drawn calls are not scored yet, or their data changed since; the report says so
    .hint = run spotcheck score again, then the report

# draw show, export, verify
help-draw-show = Show a draw
help-draw-show--draw = The draw's id (by default the newest)
help-draw-export = Write the frame and every call's ticket as CSV, so that anybody can draw again
help-draw-export--draw = The draw's id (by default the newest)
help-draw-export--out = The file (by default draw.csv here; a file that is there is not overwritten)
help-draw-verify = Draw again and compare
help-draw-verify--draw = A draw's id, or an exported draw.csv (which needs no workspace); by default the newest draw
export-done = { $count } calls written to { $file }
export-exists = the file { $file } is there already
    .hint = name another one by --out
verify-same = same: { $draw }, drawn again, gives just what was recorded ({ $eligible } calls, { $strata } agents, { $drawn } drawn)
verify-plan-changed = different: the stored plan was changed
verify-plan-counts = different: { $take } and { $spares } spares an agent are recorded, and the plan says { $count } and { $plan_spares }
verify-algorithm = can't tell: it was drawn by “{ $algorithm }”, and this version knows “{ $known }” only
verify-frame = different: the frame was changed; its SHA-256 is recorded as { $recorded } and is { $computed }
    .hint = a call was added or removed, or its id or agent was changed
verify-strata = different: { $recorded } agents are recorded, and there are { $computed }
verify-eligible = different: agent { $agent } has { $recorded } calls by the record, and { $computed } by the frame
verify-drawn = different: agent { $agent }, drawn call { $place } is { $recorded } by the record, and { $computed } by the lottery
verify-spare = different: agent { $agent }, spare { $place } is { $recorded } by the record, and { $computed } by the lottery
verify-ticket = different: agent { $agent }, the ticket of call { $id } is wrong
verify-no-csv = this is no draw.csv of spotcheck's
    .hint = take the draw.csv of a report, or what spotcheck draw export writes
verify-bad-row = this row can't be read
verify-two-draws = this row belongs to another draw
verify-no-rows = the file has no calls
verify-bad-places = the ranks in the column “place” have gaps, or are no ranks

# draw replace
help-draw-replace = Put the next spare in the place of a call that can't be inspected, with the reason
help-draw-replace--call = The call's id
help-draw-replace--reason = Why: no-recording, wrong-customer, unreachable, refused, moved-away
help-draw-replace--note = What else is to be said
help-draw-replace--draw = The draw's id (by default the newest)
replace-done = { $by } stands in for { $call } ({ $draw })
replace-not-drawn = call “{ $call }” is not among those that draw { $draw } inspects
    .hint = spotcheck draw show lists them
replace-too-many = the plan lets { $allowed } calls of agent { $agent } be replaced, and that many were
    .hint = the plan's replace: {"{"}at_most: …{"}"} says how many; where the draw as a whole is no good, use --redraw with the reason
replace-no-spare = agent { $agent } has no spare left
replace-no-recording = no recording
replace-wrong-customer = wrong customer
replace-unreachable = unreachable
replace-refused = refused
replace-moved-away = moved away
verify-stand-in = different: agent { $agent }, replacement { $place } used { $recorded }, and it was the turn of { $computed }
plan-bad-percent = “{ $value }” is no percentage
    .hint = write 0% to 100%, such as 20%

# plan
help-plan = Sampling plans
help-plan-explain = Say in plain words what a plan's sample can show, and what it can't
help-plan-explain--plan = A plan's name or file
help-plan-explain--calls = About how many calls an agent has in a week (very many where it isn't told)
explain-take = { $count } calls of every agent are drawn at random each week, all of them where there are fewer
explain-of = { $count } of an agent's { $calls } calls are drawn at random each week
explain-missed = a fault in { $share } of the calls is missed in a week with a chance of { $chance } (about { $weeks } weeks in 10)
explain-outscored = an agent at 80 % shows more good calls than one at 90 % in { $chance } of the weeks
explain-all-but-one = { $good } good calls of { $count } say no more than that between { $low } and { $high } of all calls are good (95 % sure)
explain-size = to know an agent's share of good calls in a week to within 5 points, { $needed } calls have to be drawn
explain-so = so a week's score is good for finding faults and for coaching, not for ranking agents; to compare them, take several weeks together

import-twins = staff numbers { $one } and { $other } differ by zeros in front only, and may be the same agent
    .hint = spreadsheets turn 01 into 1; if they are the same, make the column text, export and import again
import-speakers = { $count } transcripts don't say who is the agent and who the customer: banned words in them are put before a person
    .hint = where you know which number is the agent's, write it into spotcheck.yaml under speakers, and import again
score-lacking = { $count } calls have no “{ $field }”, so it can't be told whether some items apply to them
report-writing = writing the report
draw-late = { $count } calls of this week came in after the draw (such as { $first }) and are not mixed in
    .hint = where too many were missing, draw again with --redraw --reason "why"
