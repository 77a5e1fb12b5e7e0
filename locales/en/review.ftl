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
