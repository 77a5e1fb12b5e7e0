# why a verdict is what it is
reason-said = said
reason-not-said = { $kind ->
        [example] nothing like “{ $words }” was found
        [pattern] the required wording was not found
       *[phrases] not found: { $words }
    } ({ $searched } turns searched; the nearest is shown)
reason-too-short = { $kind ->
        [example] nothing like “{ $words }” was found
        [pattern] the required wording was not found
       *[phrases] not found: { $words }
    } ({ $searched } turns searched); recognition often loses so short a phrase, so a person has to listen
reason-breaks-off = { $kind ->
        [example] nothing like “{ $words }” was found
        [pattern] the required wording was not found
       *[phrases] not found: { $words }
    } ({ $searched } turns searched); the recording seems to break off before the end
reason-lost-speech = { $kind ->
        [example] nothing like “{ $words }” was found
        [pattern] the required wording was not found
       *[phrases] not found: { $words }
    } ({ $searched } turns searched); parts of it were lost in recognition and may have held the words
reason-perhaps-said = { $kind ->
        [example] nothing like “{ $words }” was found
        [pattern] the required wording was not found
       *[phrases] not found: { $words }
    }; what is quoted may mean the same, so a person should look
reason-excused = an exception was said, so this does not apply
reason-banned-said = said { $count } times
reason-banned-perhaps = said { $count } times what may be no fault, so a person should look
reason-banned-by-whom = said { $count } times, but it is not sure by whom
reason-banned-absent = not said ({ $searched } turns searched)
reason-banned-excused = only said in a permitted way ({ $searched } turns searched)
reason-speaker-absent = the transcript holds no words of the speaker in question
reason-no-times = the transcript has no times, so a window in seconds can't be told
reason-for-review = a person looks at this before it counts
reason-for-review-absent = { reason-for-review }
reason-no-transcript = there is no transcript
reason-blank = the transcript is blank
reason-when-not = does not apply: { $field } is “{ $value }”
reason-field-missing = the call has no “{ $field }”, so it can't be told whether this applies
reason-field-no-number = “{ $field }” is “{ $value }”, which is no number
reason-when-not-checklist = the checklist is not for this call: { $field } is “{ $value }”
reason-field-missing-checklist = the call has no “{ $field }”, so it can't be told whether the checklist is for it
reason-field-no-number-checklist = “{ $field }” is “{ $value }”, which is no number, so it can't be told whether the checklist is for this call
reason-item-unsure = this depends on “{ $item }”, which is not settled
reason-item-not-so = does not apply: “{ $item }” was not found so
reason-sounds-like = “{ $heard }” sounds { $percent } % like “{ $words }”
reason-sounds-nearly = { $kind ->
        [example] nothing like “{ $words }” was found for certain
       *[phrases] not found for certain: { $words }
    } ({ $searched } turns searched); the nearest sounds { $percent } % like it, so a person has to listen
reason-banned-alike = “{ $heard }” sounds { $percent } % like “{ $words }”, so a person has to listen
reason-banned-parted = said { $count } times with words between that may mean something else, so a person has to look
reason-not-alike = { $kind ->
        [example] nothing like “{ $words }” was found
       *[phrases] not found: { $words }
    } ({ $searched } turns searched; the nearest is shown and sounds { $percent } % like it)
reason-banned-in-context = said { $count } times, { $context ->
        [question] perhaps only as a question
        [quote] perhaps only repeating what the customer said
        [repeat] right after the customer had said the same
        [condition] perhaps only as a condition
        [product] perhaps only as a fact about a product
       *[word] perhaps only as part of other words
    }; a person has to look
reason-nothing-before = does not apply: what it comes after was not said
reason-data-missing = the record has no “{ $field }”, so this can't be told
reason-data-there = “{ $field }” is “{ $value }”
reason-data-lacking = “{ $field }” is not there, though the record has other data
reason-data-absent = “{ $field }” is not there, as it should be
reason-data-so = “{ $field }” is “{ $value }”
reason-data-not-so = “{ $field }” is “{ $value }”, { $kind ->
        [told] and should be { $wanted }
       *[plain] which it should not be
    }
reason-data-no-time = “{ $field }” is “{ $value }”, which is no time
reason-data-in-time = “{ $field }” is { $value }, within { $allowed } of “{ $other }” ({ $of })
reason-data-late = “{ $field }” is { $value }, not within { $allowed } of “{ $other }” ({ $of })
reason-data-not-due = “{ $field }” has not come; it is due by { $due } ({ $allowed } from “{ $other }”, { $of })
reason-data-overdue = “{ $field }” has not come, and was due by { $due } ({ $allowed } from “{ $other }”, { $of })
reason-data-overdue-perhaps = “{ $field }” has not come; by weekends alone it was due by { $due }, and the holidays of that year are not in the calendar
reason-data-done-before = “{ $field }” is not told, but the work was over before it was due ({ $due })
reason-data-over-untimed = “{ $field }” is not told, and the state says that it is over; when, can't be told
reason-data-not-begun = there is no “{ $other }” yet, so the time has not begun
reason-data-before = “{ $field }” ({ $value }) lies before “{ $other }” ({ $of }); one of the two must be wrong
reason-data-day-only = “{ $field }” ({ $value }) or “{ $other }” ({ $of }) tells only the day, so it can't be told whether it was within { $allowed }
reason-data-no-calendar = “{ $field }” is { $value }, not within { $allowed } of “{ $other }” ({ $of }) by weekends alone; the holidays of that year are not in the calendar
reason-data-agrees = what was said agrees with “{ $field }” ({ $value })
reason-data-differs = what was said differs from “{ $field }” ({ $value })
reason-data-differs-perhaps = the transcript differs from “{ $field }” ({ $value }), but recognition garbles such words, so a person has to listen
reason-data-no-talk = there is no transcript to compare with
reason-data-unsaid = nothing was said that could be compared with “{ $field }” ({ $value })
reason-data-said-not-kept = it was said in the call, but “{ $field }” does not say so ({ $value })
reason-data-said-perhaps = it was said in the call, though it is not sure by whom, and “{ $field }” does not say so ({ $value })
reason-data-kept-not-said = “{ $field }” says so ({ $value }), but it was not said in the call
reason-data-kept-not-heard = “{ $field }” says so ({ $value }), but it was not found in the transcript; a person has to listen
reason-data-neither = it was not said in the call, and “{ $field }” does not say so either
reason-measure-no-times = the transcript does not tell when each turn begins and ends, so this can't be measured
reason-measure-by-whom = it is not sure who says what, so this can't be measured
reason-measure-too-little = too little was said to measure this
reason-measure-nothing = does not apply: the call has nothing of this kind ({ $what })
measured = { $what ->
        [silence] silence
        [hold] hold
        [overlap] speaking at once
        [reply_delay] delay of a reply
        [speech_rate] pace of speech
        [talk_share] the agent's share of talk
        [turns] turns
        [duration] length of the call
       *[answer_delay] time until the call was answered
    }{ $as ->
        [max] , the longest
        [mean] , on average
        [sum] , in all
        [count_over] {" "}over { $over } s
       *[single] {""}
    }: { $value }{ $unit ->
        [seconds] {" "}s
        [rate] {" "}characters a minute
        [percent] {" "}%
       *[count] {""}
    } (should be { $limits })
reason-measure-met = { measured }
reason-measure-missed = { measured }
reason-measure-missed-by-whom = { measured }; who says what was found from the words, so a person should listen
reason-order-right = everything came in its order
reason-order-wrong = “{ $step }” came too early
reason-order-missing = “{ $step }” was not found
reason-order-unsure = it is not sure whether “{ $step }” was there
reason-order-nowhere = it can't be told where in the call “{ $step }” was
reason-order-if-not = does not apply: “{ $if }” was not found
reason-order-if-unsure = it is not sure whether “{ $if }” was there
reason-order-follows = “{ $then }” follows on “{ $if }”
reason-order-not-followed = “{ $then }” does not follow on “{ $if }”, or not soon enough
reason-order-then-unsure = it is not sure whether “{ $then }” follows on “{ $if }”
reason-repeat-met = nearly the same ({ $like } %) was said { $count } times at most by one speaker
reason-repeat-missed = nearly the same ({ $like } %) was said { $count } times at most by one speaker, which is not as it should be
reason-repeat-by-whom = nearly the same ({ $like } %) was said { $count } times, but it is not sure by whom
reason-label-none = no model has judged “{ $label }”
reason-label-found = { $model } finds “{ $label }”: { $value } ({ $confidence } % sure)
reason-label-other = { $model } finds “{ $label }”: { $value } ({ $confidence } % sure)
reason-label-doubtful = { $model } finds “{ $label }”: { $value }, but is only { $confidence } % sure ({ $sure } % are asked for)
reason-label-differ = the models differ on “{ $label }”; { $model } finds { $value } ({ $confidence } % sure)
reason-ask = a person answers: { $question }
reason-ask-quote = a person answers, with a quote: { $question }
reason-combine-none-applies = does not apply: none of the items that it rests on does
reason-combine-enough = fulfilled: { $items }
reason-combine-too-few = not fulfilled: { $items }
reason-combine-unsure = not settled yet: { $items }
reason-combine-should-not = fulfilled and should not be: { $items }
reason-combine-none = none of these was found, as it should be
