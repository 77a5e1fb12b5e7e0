# The full-screen view in which recordings are reviewed
review-screen-too-small = the window is too small
review-screen-talk = Conversation
review-screen-talk-at = Conversation, turns { $from }–{ $to } of { $count }
review-screen-talk-unsure = Conversation, turns { $from }–{ $to } of { $count } (speakers may be mixed up)
review-screen-no-transcript = there is no transcript; listen to the recording
review-screen-items = Items { $at }/{ $count } (machine, you)
review-screen-items-blind = Items { $at }/{ $count } (you)
review-screen-item = { $number }. { $title }
review-screen-blind = blind
review-screen-open = { $count } to complete
review-screen-all-said = complete, ready to submit
review-screen-mine = You: { $said }
review-screen-mine-none = You: nothing said; the machine's verdict stands
review-screen-mine-open = You: not decided yet
review-screen-missing = Missing: { $what }
review-screen-machine = Machine: { $verdict }. { $reason }
review-screen-machine-none = Machine: no verdict. { $reason }
review-screen-evidence = (quote { $at }/{ $count }, turn { $turn })
review-screen-nearest = (nearest is turn { $turn }, { $at }/{ $count })
review-screen-quoted-turn = Quote { $number } (turn { $turn }): “{ $quote }”
review-screen-question = Question: { $question }
review-screen-how-yes-no = Press a to answer: y yes, n no
review-screen-how-scale = Answer 1 to 5; passes from 4
review-screen-how-one-of = Choose one: { $choices }
review-screen-how-note = Press a to answer in words
review-screen-how-quote = , and q to quote what was said
review-screen-yes = yes
review-screen-no = no
review-screen-reason = Reason: { $text }
review-screen-comment = Comment: { $text }
review-screen-quote = Quote: “{ $text }”
review-screen-general = Overall: { $text }
review-screen-coaching = To work on: { $text }
review-screen-source = Source: { $text }
review-screen-coach = Advice: { $text }
review-screen-points = Points: { $points }
review-screen-fatal = Fatal: a fail makes the score 0
review-screen-advice = Advice only, not counted
review-screen-no-points = Not counted
review-screen-more = .. press i for all of it
review-screen-more-below = ↑ ↓ for more
review-screen-undone = undone
review-screen-redone = redone
review-screen-nothing-to-undo = nothing to undo
review-screen-nothing-to-redo = nothing to redo
review-screen-no-evidence = the machine quotes nothing for this item
review-screen-input-method = switch your input method to English first
review-screen-no-paste = nothing to paste into here; press r or c first
review-screen-is-blind = in a blind review the machine's verdict is hidden; press p, f or n
review-screen-nothing-to-confirm = the machine has no verdict; press p, f or n
review-screen-no-question = this item is no question; press p, f or n
review-screen-not-an-answer = there is no such answer
review-screen-quote-now = it needs a quote too; press q
review-screen-does-not-apply = not applicable
review-screen-not-no = not applicable; to answer “no” press f
review-screen-nothing-to-quote = nothing to quote
review-screen-quoted = quoted
review-screen-unquoted = quote removed
review-screen-not-found = “{ $words }” was not found
review-screen-hit = match { $at } of { $count }
review-screen-search-first = nothing was searched yet; press /
review-screen-not-submitted = not submitted
review-screen-write-reason = Why you differ from the machine
review-screen-write-comment = Comment on this item
review-screen-write-answer = Answer
review-screen-write-general = Overall comment
review-screen-write-coaching = What the agent should work on first
review-screen-write-search = Search the conversation
review-screen-keys-items = p pass  f fail  n n/a  Enter agree  q quote  u undo  s submit  r reason  Tab conversation  o next open  i details  c comment  g overall  t coaching  Esc leave  ? help
review-screen-keys-items-blind = p pass  f fail  n n/a  q quote  u undo  s submit  r reason  Tab conversation  o next open  i details  c comment  g overall  t coaching  Esc leave  ? help
review-screen-keys-yes-no = p yes  f no  n n/a  a answer  q quote  u undo  s submit  Tab conversation  o next open  i details  c comment  g overall  t coaching  Esc leave  ? help
review-screen-keys-choices = digit answers  a answer  n n/a  q quote  u undo  s submit  Tab conversation  o next open  i details  c comment  g overall  t coaching  Esc leave  ? help
review-screen-keys-note = a write  p pass  f fail  n n/a  q quote  u undo  s submit  Tab conversation  o next open  i details  c comment  g overall  t coaching  Esc leave  ? help
review-screen-keys-answer-yes-no = y yes  n no  Esc cancel
review-screen-keys-answer-scale = 1 2 3 4 5  Esc cancel
review-screen-keys-answer-choice = the digit or letter before the choice  Esc cancel
review-screen-keys-talk = ↑ ↓ scroll  PgUp PgDn page  / search  n N next, previous match  q quote  Tab back to the items
review-screen-keys-pick = Enter quote these words  ↑ ↓ other turn  ← → all or part  x remove quote  Esc cancel
review-screen-keys-write = Enter done  Esc cancel
review-screen-keys-missing = any key: fill it in
review-screen-keys-confirm = Enter submit  Esc look again
review-screen-keys-page = ↑ ↓ scroll  any other key closes
review-screen-missing-title = Can't be submitted yet
review-screen-confirm-title = Submit this review?
review-screen-whole-title = The item in full
review-screen-help-title = Keys
review-screen-sum-said = Decided: { $count }
review-screen-sum-confirmed = Machine confirmed: { $count }
review-screen-sum-overruled = Overruled: { $count }
review-screen-sum-settled = Decided or answered by you: { $count }
review-screen-sum-stands = Nothing said, the machine's verdict stands: { $count }
review-screen-help =
    ↑ ↓ or k j  previous, next item; PgUp PgDn page; Home End
    p 1  pass        f 2  fail        n 3  not applicable
    Enter Space  confirm the machine's verdict
    a  answer the question: y yes, n no, or a digit, or words
    r  reason for overruling        c  comment
    q  quote what was said        ← →  next quote of the machine
    x  clear what you said of this item
    g  overall comment        t  what to work on
    u  undo        U or Ctrl-R  redo
    o  next item that lacks something        i  the item in full
    Tab  read the conversation, and back        /  search it
    s  submit: says what is missing, then asks once more
    Esc or Q  leave, the draft is kept
    while typing: Enter when done, Esc to cancel
    signs: ✔ pass  ✘ fail  - not applicable  ? unsure
    signs: = answered  . nothing said  ! something is missing
    marks: [ ] the machine quotes, < > found, {"{"} {"}"} about to be quoted
