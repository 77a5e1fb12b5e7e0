# Reviews, signatures, appeals, calibration, the log
review-no-item = the checklist has no item “{ $item }”
    .hint = spotcheck review show lists them all
review-unanswered = “{ $title }” ({ $item }) is not answered yet
review-undecided = the machine is unsure of “{ $title }” ({ $item }), and nobody has decided it yet
    .hint = say pass, fail or not applicable
review-undecided-blind = “{ $title }” ({ $item }) is not decided yet
    .hint = in a blind review every item is yours to decide
review-no-question = “{ $title }” ({ $item }) is no question and takes no answer
review-unsure = “{ $title }” ({ $item }) can only pass, fail or not apply
    .hint = what can't be heard or told is not applicable, with the reason
review-no-reason = “{ $title }” ({ $item }) differs from the machine's verdict: say why
review-answer-first = “{ $title }” ({ $item }) needs its answer first
review-not-an-answer = “{ $answer }” is no answer to “{ $title }” ({ $item })
    .hint = it can be: { $known }
review-no-quote = “{ $title }” ({ $item }) needs the words it rests on
review-own-call = this is your own call; somebody else reviews it
review-by-another = { $who } has submitted a review of this recording already
    .hint = your draft is kept; tell the supervisor, who can send the review back
review-is-signed = the review of this recording is signed and can't be changed
    .hint = the agent can appeal: spotcheck appeal file
sign-no-review = nobody has submitted a review, so there is nothing to sign
sign-own-review = this review is your own; another supervisor signs it
sign-returned = this review was sent back and has not been submitted anew
sign-signed = this review is signed by { $who }
appeal-not-own = you can only appeal against verdicts on your own calls
appeal-not-signed = the supervisor has not signed yet, so there is nothing to appeal against
    .hint = the time to appeal runs from the signature
appeal-open = this item's appeal is not decided yet
appeal-final = this item is decided for good
appeal-not-failed = this item did not fail; there is nothing to appeal against
appeal-late = the time to appeal ended on { $by }
rule-nothing = this item has no appeal that waits for a ruling
rule-own-call = this is your own call; somebody else decides
rule-own-review = the review is yours; somebody else decides on the appeal
rule-same-person = you decided the first round; somebody else decides the second
right-none = { $who } is { $role ->
    [inspector] an inspector
    [supervisor] a supervisor
    [trainer] a trainer
    [agent] an agent
   *[administrator] an administrator
} and may not { $right ->
    [right-review] review recordings
    [right-sign] sign reviews or send them back
    [right-appeal] appeal
    [right-rule] decide on appeals
    [right-calibrate] hold calibrations
    [right-trust] say whether an item counts
   *[right-erase] erase what is known of customers
}
    .hint = roles that may: { $roles }; people and their roles stand under users in spotcheck.yaml
stage-open = not reviewed
stage-submitted = reviewed, not signed
stage-returned = sent back
stage-signed = signed
stage-appealed = under appeal
stage-ruled = ruled
stage-final = decided for good
config-user-twice = “{ $id }” stands twice
    .hint = a person has one role
config-bad-span = “{ $value }” is no length of time
    .hint = such as 5 working days, 7 days, 48 hours; at least 1
help--acting = Who you are: staff number or name (or set SPOTCHECK_USER)
help-review = Review by people: confirm or overrule the machine, answer questions, submit, sign or send back
help-review-list = How far people got with a sample
help-review-list--draw = Which draw (by default the last one)
help-review-list--calibration = Which calibration
help-review-list--mine = Only what waits for me
help-review-next = Open the next recording that waits for me
help-review-next--draw = Which draw (by default the last one)
help-review-next--calibration = Which calibration
help-review-next--blind = Blind: without the machine's verdicts
help-review-show = A recording: what the machine found, and every review, signature and appeal
help-review-show--unit = The recording's id
help-review-show--draw = Which draw (by default the last one)
help-review-show--calibration = Which calibration
help-review-show--blind = Without the machine's verdicts
help-review-decide = Say on one line what you decide; it is kept as a draft
help-review-decide--unit = The recording's id
help-review-decide--draw = Which draw (by default the last one)
help-review-decide--calibration = Which calibration
help-review-decide--blind = Blind: without the machine's verdicts
help-review-decide--verdicts = ITEM=VERDICT: pass, fail, na, confirm (the machine's own)
help-review-decide--answer = ITEM=ANSWER: yes, no, 1 to 5, a choice or a text
help-review-decide--reason = ITEM=why the machine is overruled
help-review-decide--note = ITEM=what else is to be said
help-review-decide--quote = ITEM=the words it rests on
help-review-decide--comment = What is to be said of the whole recording
help-review-decide--coaching = What the agent should work on first
help-review-decide--submit = Submit it at once
help-review-submit = Submit a draft
help-review-submit--unit = The recording's id
help-review-submit--draw = Which draw (by default the last one)
help-review-submit--calibration = Which calibration
help-review-submit--blind = Blind: without the machine's verdicts
help-review-export = Write a workbook to review in, a sheet a recording
help-review-export--draw = Which draw (by default the last one)
help-review-export--calibration = Which calibration
help-review-export--inspector = For which inspector (by default yourself)
help-review-export--out = Where to (a file that is there is never overwritten)
help-review-export--blind = Blind: without the machine's verdicts
help-review-import = Read workbooks that were filled in, and submit them
help-review-import--files = Workbooks that were filled in
help-review-import--draft = Keep them as drafts, without submitting
help-review-sign = Sign reviews as the supervisor (P2.5)
help-review-sign--units = The recordings' ids
help-review-sign--draw = Which draw (by default the last one)
help-review-sign--opinion = The opinion
help-review-return = Send a review back to be made anew
help-review-return--unit = The recording's id
help-review-return--draw = Which draw (by default the last one)
help-review-return--opinion = The opinion
help-review-stats = What was overruled, by whom, how often
help-review-stats--draw = Only which draw (by default all)
help-review-stats--by = By item or by inspector
help-appeal = Appeals: an agent disputes a verdict, a supervisor decides, at most twice
help-appeal-file = Dispute a verdict
help-appeal-file--unit = The recording's id
help-appeal-file--item = The item's id or title
help-appeal-file--grounds = Why
help-appeal-file--draw = Which draw (by default the last one)
help-appeal-rule = Decide on an appeal
help-appeal-rule--unit = The recording's id
help-appeal-rule--item = The item's id or title
help-appeal-rule--grant = It is granted
help-appeal-rule--deny = It is denied
help-appeal-rule--verdict = What a granted item becomes: pass (by default) or not_applicable
help-appeal-rule--reason = Why
help-appeal-rule--draw = Which draw (by default the last one)
help-appeal-list = Appeals that wait for a ruling
help-appeal-list--all = Those that were decided too
help-appeal-stats = Appeals brought and granted, per item and per inspector
help-calibration = Calibration: several people score the same recordings, blind
help-calibration-open = Open a calibration
help-calibration-open--name = Its name
help-calibration-open--raters = Who takes part, parted by commas
help-calibration-open--draw = Recordings of which draw (by default the last one)
help-calibration-open--take = How many recordings (10 by default), chosen by the draw's seed
help-calibration-list = All calibrations
help-calibration-show = How far people agree in a calibration
help-calibration-show--of = The calibration's name, or a draw's id
help-calibration-show--quotes = List the recordings on which people differ, with their words
help-agreement = How far people and the machine agree, item by item and in all
help-agreement--of = A calibration's name or a draw's id (by default what two people reviewed of the last draw)
help-agreement--quotes = List the recordings on which people differ, with their words
help-audit = Check that nobody changed the log, and list who did what
help-audit--who = Only by whom
help-audit--about = Only about which recording or draw
help-audit--act = Only which act: reviewed, returned, signed, appealed, ruled, opened, trusted, erased
help-audit--since = From which day on
help-audit--until = Up to which day
help-audit--head = A hash that was noted down: whether it is still in the log
help-erase = Erase a customer's data on request; verdicts, scores and the log's chain stay
help-erase--customer = The customer's telephone, name or number; several can be given
help-erase--reason = On what grounds
help-erase--yes = Do it; without, it only says what would go
help-checklist-trust = How right the machine is on each item, and whether the item counts
help-checklist-trust--checklist = A checklist's name or file
help-checklist-trust--item = Which item to change
help-checklist-trust--counts = yes: it counts again; no: it is only advice
help-checklist-trust--reason = Why
user-none = say who you are: --as STAFF-NUMBER or a name
    .hint = or set SPOTCHECK_USER once
user-unknown = nobody is known as “{ $who }”
    .hint = agents come from call lists and rosters, inspectors from spotcheck import inspectors, all others stand under users in spotcheck.yaml
user-several = several people are called “{ $who }”; give the staff number: { $ids }
review-no-text = say { $what ->
    [opinion] your opinion
    [grounds] why you appeal
   *[reason] why
}
review-no-draft = nothing was filled in for { $unit }, so there is nothing to submit
    .hint = spotcheck review next, or spotcheck review decide
review-not-drawn = “{ $unit }” is not in { $draw }
    .hint = spotcheck review list shows all its recordings; name another draw by --draw
review-unit-replaced = the spare { $by } stands in for “{ $unit }”, which is no longer reviewed
review-draw-replaced = { $draw } was drawn again; a review of “{ $unit }” no longer counts
    .hint = the new draw is { $by }
review-no-checklist = the store has no checklist of version { $version }
review-not-scored = “{ $unit }” was never scored by the checklist { $checklist }
    .hint = run spotcheck score first
review-other-words = “{ $unit }” got another transcript after it was scored
    .hint = run spotcheck score again, then review
review-say-again = the machine's verdict on “{ $item }” has changed: decide it again
review-bad-verdict = “{ $verdict }” is no verdict
    .hint = it can be pass, fail, na, or confirm for the machine's own
review-no-equals = “{ $text }” should read ITEM=TEXT
review-draft-kept = { $unit }: draft kept, { $open } things still to fill in
review-unchanged = { $unit }: the same was submitted before, nothing changed
review-second-done = { $unit }: submitted, to be compared with the other review; it changes no score
review-done = { $unit }: submitted, score { $machine } → { $score }
review-list-head = { $of }: { $count } recordings
review-list-unit = Recording
review-list-stage = Stage
review-list-reviewer = Reviewer
review-list-holder = Given to
review-list-compared = Reviewed twice
review-list-seconds = { $count } more
review-nothing-waits = nothing of { $of } waits for you
review-show-blind = Blind: the machine's verdicts are hidden. Items:
review-show-people = People
review-show-score = The machine's score { $machine }, the score now { $score }
review-signed = { $unit }: signed
review-returned = { $unit }: sent back
review-stats-head = What people said of the machine's verdicts
review-stats-said = Looked at
review-stats-overruled = Overruled
review-stats-share = Share
review-stats-wrong-fails = Wrong fails
review-stats-missed = Missed
review-stats-settled = Settled where unsure
review-stats-stands = Nothing said
review-stats-basis = One review a recording (none that was sent back; a granted appeal counts as ruled); what the reviewer left as it was counts as agreed.
review-stats-none = nobody has submitted a review yet
step-reviewed = submitted a review
step-overruled = submitted a review, overruling: { $items }
step-second = submitted another review, to be compared
step-returned = sent it back
step-signed = signed
step-appealed = appealed, round { $round }: { $items }
step-granted = granted the appeal, round { $round }: { $items }
step-denied = denied the appeal, round { $round }: { $items }
step-erased = its text is erased
words-reason = reason
words-comment = note
words-coaching = coaching
words-opinion = opinion
words-grounds = grounds
words-quote = quote
words-answer = answer
appeal-filed = { $unit }: appeal on { $item } filed, round { $round }
appeal-granted = { $unit }: appeal on { $item } granted, round { $round }; score { $score }
appeal-denied = { $unit }: appeal on { $item } denied, round { $round }; score { $score }
appeal-list-none = no appeals
appeal-list-line = { $at } { $who } { $unit } { $item } (round { $round })
appeal-stats-filed = Filed
appeal-stats-granted = Granted
appeal-stats-denied = Denied
appeal-stats-open = Waiting
calibration-unknown = there is no calibration called “{ $name }”
    .hint = there are: { $known }
calibration-exists = a calibration can't be called “{ $name }”: there is one already, or it is blank
calibration-few-raters = a calibration needs two people at least
calibration-nothing = nothing of { $draw } is scored
    .hint = run spotcheck score first
calibration-opened = calibration “{ $name }” is open, { $count } recordings; those who take part score by spotcheck review next --calibration { $name }
calibration-line = { $name }: { $count } recordings, { $raters }
calibration-none = no calibration yet
agreement-nothing = no recording of { $of } was reviewed by two people yet
    .hint = put double: 10% into the plan, or open a calibration: spotcheck calibration open
agreement-head = { $of }: { $count } recordings, { $raters }
agreement-units = Recordings
agreement-percent = Agreement
agreement-cohen = Cohen's κ
agreement-fleiss = Fleiss' κ
agreement-alpha = Krippendorff's α
agreement-machine = α with machine
agreement-all = All items
agreement-basis = The share of agreement counts what agrees by chance; κ and α do not: 1 is perfect, 0 is chance. Brackets hold 95 % intervals (bootstrap); “all items” takes each item of each recording as a unit; these hang together, so it has no interval. Only blind reviews count, the first of each person and recording.
agreement-few-raters = fewer than two people
agreement-not-two = not two people
agreement-no-pairs = no two judged the same
agreement-unequal = not the same number of people
agreement-one-category = one verdict throughout
agreement-one-unit = one recording only
agreement-often-without = too few recordings
agreement-no-spread = no difference
trust-advice = “{ $title }” ({ $item }) of the checklist { $checklist } is advice and does not count: too few of the machine's fails were right
    .hint = spotcheck checklist trust { $checklist } shows the record; once it is mended, a trainer can let it count again
trust-counts-again = “{ $title }” ({ $item }) counts again from the next scoring on
trust-out = “{ $title }” ({ $item }) is advice from the next scoring on
trust-head = “{ $title }”: the machine's verdicts after people looked
trust-fails = Fails looked at
trust-precision = Right (95 %)
trust-recall = Found (95 %)
trust-overruled = Overruled
trust-is-out = advice, does not count
trust-below = below the mark: advice from the next scoring on
trust-clean = a clean record: review: never would do
trust-basis = The mark: { $reviewed } fails looked at, at least { $precision } % of them right. One review a recording; what the reviewer left as it was counts as agreed, a granted appeal as ruled; “found” is of what was reviewed.
audit-gap = entries before { $id } are missing
audit-previous = entry { $id } does not follow the one before it
audit-changed = entry { $id } was changed
audit-words = what is written in entry { $id } was changed
audit-gone = what was written in entry { $id } is gone, and no erasure says so
audit-unreadable = entry { $id } no longer reads
audit-inspection = the machine's verdicts that entry { $id } rests on were changed
audit-head-missing = this hash is not in the log: later entries were removed or written anew
audit-whole = the log is whole: { $count } entries, hash { $head }
audit-broken = the log is not whole: { $count } entries, hash { $head }
act-reviewed = submitted a review
act-returned = sent back
act-signed = signed
act-appealed = appealed
act-ruled = decided on an appeal
act-opened = opened a calibration
act-trusted = decided whether an item counts
act-noted = noted
noted-draw = drew
noted-redraw = drew again
noted-replace = replaced
noted-assign = gave to somebody else
act-erased = erased a customer's data
role-inspector = inspector
role-supervisor = supervisor
role-trainer = trainer
role-agent = agent
role-administrator = administrator
erase-nothing = the store knows no such customer
    .hint = give the telephone, name or number as it stands in the lists
erase-would = would be erased: customer and transcript of { $calls } calls, the customer in { $records } other records, the quotes of { $inspections } scores, the text of { $entries } log entries
erase-done = erased: customer and transcript of { $calls } calls, the customer in { $records } other records, the quotes of { $inspections } scores, the text of { $entries } log entries
erase-mentions = these calls are other customers', whose words name the customer; they were left: { $calls }
erase-files = files that were imported, workbooks and reports are outside the store; remove them yourselves
erase-yes = add --yes to do it
reason-erased = what it rested on was erased on the customer's request
reason-by-review = decided by a person (the machine: { $machine ->
    [pass] pass
    [fail] fail
    [not-applicable] not applicable
    [unsure] unsure
   *[none] nothing
})
reason-by-ruling = changed by the ruling on an appeal (the machine: { $machine ->
    [pass] pass
    [fail] fail
    [not-applicable] not applicable
    [unsure] unsure
   *[none] nothing
})
reason-nobody-looked = neither the machine nor a person has judged it
help-review-next--unit = Which one to begin with (by default the first that waits for me)
review-no-terminal = the full-screen review needs a terminal
    .hint = or use a workbook: spotcheck review export; or one line: spotcheck review decide
review-left = { $unit }: the draft is kept
review-exported = workbook for { $inspector }: { $count } recordings, { $file }
review-imported = { $submitted } submitted, { $unchanged } were the same already, { $untouched } not filled in
review-imported-drafts = { $count } kept as drafts
review-sheet-others = this workbook is { $inspector }'s
    .hint = let them import it themselves, or leave --as out
review-sheet-conflict = “{ $item }” is not what the store has, which is { $before ->
    [pass] pass
    [fail] fail
    [not-applicable] not applicable
   *[other] “{ $before }”
}
    .hint = two people may have filled in a copy each; nothing is merged: agree first, then let one of you fill it in
role-unnamed = unnamed
replace-reviewed = “{ $unit }” was reviewed already and can't be replaced
    .hint = a verdict in doubt is sent back by the supervisor: spotcheck review return
demo-coaching = ask first, then promise a time
demo-overruled = the recording has it; the transcript lost it
demo-opinion = agreed
demo-again = please listen to the end once more
demo-grounds = the customer hung up before I could finish
demo-denied = the recording leaves time enough
demo-granted = the customer did hang up first; no points are taken off
review-depends = “{ $title }” ({ $item }) rests on a verdict that was changed: decide it too
    .hint = confirm it where nothing changes, overrule it with a reason where it does
review-verdict-too = “{ $title }” ({ $item }) has its answer; say besides whether it passes, fails or does not apply
review-answer-and-verdict = the answer “{ $answer }” to “{ $title }” ({ $item }) contradicts the verdict
    .hint = this item follows from its answer; leave the verdict out
sign-own-call = this is your own call; another supervisor signs it
review-blind-once = a blind review was submitted already and can't be changed
    .hint = after submitting, the machine's and others' verdicts can be seen; another one would not be blind
review-same-as-returned = { $unit } was sent back, and nothing was changed since
    .hint = if you stay with it, say so in the comment and submit
review-not-invited = { $who } was not invited to this calibration
review-skipped = { $unit } is passed over: { $why }
review-sheet-conflict-whole = the general comment or coaching point is not what the store has: “{ $before }”
    .hint = two people may have filled in a copy each; nothing is merged: agree first, then let one of you fill it in
review-list-agent = Agent
review-list-score = Machine
review-list-open = Open
review-blind-done = { $unit }: the blind review is submitted
review-two-already = { $unit } was inspected by two people already
review-quote-nowhere = nobody says the quote of “{ $title }” ({ $item }) in the transcript
    .hint = quote the transcript as it is; what it garbled goes into the note
review-others-call = you can only see your own calls
audit-none = nothing in the log is like that
audit-counts = counts again
audit-advice = advice only
trust-advice-said = “{ $title }” ({ $item }) of the checklist { $checklist } is advice and does not count: a trainer took it out
    .hint = spotcheck audit --act trusted shows who and why
calibration-bad-name = give the calibration a name without / and :, and at least one recording
draw-voids-reviews = { $count } reviews of { $draw } no longer count, nor do their signatures and appeals; all of it stays on record
    .hint = spotcheck review list --draw { $draw } shows them
