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
reason-excused = an exception was said, so this does not apply
reason-banned-said = said { $count } times
reason-banned-by-whom = said { $count } times, but it is not sure by whom
reason-banned-absent = not said ({ $searched } turns searched)
reason-banned-excused = only said in a permitted way ({ $searched } turns searched)
reason-speaker-absent = the transcript holds no words of the speaker in question
reason-no-times = the transcript has no times, so a window in seconds can't be told
reason-for-review = a person looks at this before it counts
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
