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
help-init--with = Also write built-in files for editing: plans, checklists, calendars, templates, messages, indicators (with weights), separated by commas
help-demo = Run the whole job on synthetic data: import, draw, score, report
help-demo--dir = Where the demo workspace goes (by default spotcheck-demo)
help-import = Import call lists, transcripts, rosters, and lists of requests, repairs, complaints, households …
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
help-score = Score
help-score--files = Transcripts; with files, results are printed and no workspace is needed; - reads calls from standard input, one a line
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
usage-bad-period = “{ $period }” is no period
    .hint = a week is written 2026-W47 (only long years have a week 53), a month 2026-11, a quarter 2026-Q4, a day 2026-11-20
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
checklist-lists-fine = { $name }: no mistakes, { $lists } lists of words

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
import-future = rows that lie in the future: { $rows }, the first of them at { $first }
    .hint = look at the year, and whether day and month changed places
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

import-twins = staff numbers { $one } and { $other } differ by zeros in front only, and may be the same agent
    .hint = spreadsheets turn 01 into 1; if they are the same, make the column text, export and import again
import-speakers = { $count } transcripts don't say who is the agent and who the customer: banned words in them are put before a person
    .hint = where you know which number is the agent's, write it into spotcheck.yaml under speakers, and import again
score-lacking = { $count } calls have no “{ $field }”, so it can't be told whether some items apply to them
report-writing = writing the report
score-advice = (advice)
score-sign = (sign)
help-import-labels = Import what outside models found of calls (NDJSON: call, label, value, confidence, model)
help-import-labels--files = Files of labels
help-import-labels--keep-going = Leave out wrong lines, write them to a file, and import the others
import-label-no-call = there is no call “{ $call }”
    .hint = import the call list first
import-next-labels = next: spotcheck score, with a checklist that asks for these labels
score-checklist-for = the checklist “{ $checklist }” is for { $for }, and calls are scored here
score-lines-alone = standard input ( - ) is scored alone, and holds calls in spotcheck's own format, one a line
score-lines-refused = { $count } of { $total } lines could not be read; an error stands in the place of each
score-line-long = the line is longer than { $most } MiB
    .hint = every call must stand on a line of its own
score-line-blank = the line is blank
score-line-encoding = the line is not UTF-8
workspace-misnamed = the file is called “{ $name }”, and the id in it is “{ $id }”
    .hint = make them the same: what is drawn and scored is kept under the id, and found again by the file's name
