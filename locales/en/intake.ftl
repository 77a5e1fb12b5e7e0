# messages of the intake room

## files

intake-empty-file = the file is empty
    .hint = export it again and see that its size is not 0
intake-not-text = the file is neither a table nor text
    .hint = import an xlsx, csv or ndjson file
intake-null-byte = this line holds a null byte, so the file is damaged here
    .hint = export or transfer it again
intake-unknown-encoding = this line is neither UTF-8 nor GBK
    .hint = open the file in Excel and save it as "CSV UTF-8" or xlsx
intake-broken-utf8 = the file is UTF-8, but this line holds a damaged byte
    .hint = the file may have been cut off: export it again
intake-broken-utf16 = the file is UTF-16, but this line holds a damaged byte
    .hint = the file may have been cut off: export it again
intake-web-page = the file is a web page (an HTML table) under the name of a spreadsheet
    .hint = open it in Excel and save it as xlsx
intake-not-xlsx = the file is named xlsx but is no Excel workbook
    .hint = save it as xlsx in Excel; if it is text, name it csv
intake-not-workbook = the workbook can't be read: it is damaged, or no Excel file at all
    .hint = open it in Excel and save it as xlsx
intake-locked-workbook = the workbook is protected by a password
    .hint = remove the password in Excel and save it again
intake-empty-workbook = the workbook is empty
intake-json-array = the whole file is one JSON array, not one JSON object a line (NDJSON)
    .hint = take the outer brackets away and put every record on a line of its own
intake-json-line = this line is no complete JSON object: { $kind ->
        [cut-off] it ends too early
        [value] a value is missing or misspelt here (text stands in double quotes)
        [colon] a colon is missing after the key
        [comma] a comma or a closing bracket is missing
        [key] a key has to stand in double quotes
        [last-comma] there is a comma too many before the closing bracket
        [more] something stands behind the end
        [control] a line break or tab stands inside a text (write \n or \t)
        [escape] a backslash is followed by something that means nothing (write \\)
        [number] this is no number
        [object] it is something else than an object in braces
       *[other] { $error }
    }
    .hint = every record stands whole on one line
intake-open-quote = a double quote that opens on this row is never closed, so that all rows after it became one cell
    .hint = add the missing quote, or save the file as xlsx
intake-wide-commas = the cells of this table are divided by full-width commas ("，"), which may stand in texts too
    .hint = save it with ordinary commas, or as xlsx

## columns

intake-missing-columns = required columns are missing: { $missing }; the file has: { $headings }
    .hint = a column that only has another name can be named like this: { $example }
intake-map-missing = the column named by --map is not in the file, which has: { $headings }
intake-map-twice = this column and "{ $first }" are both mapped to { $field }
    .hint = one field takes one column: see --map
intake-same-field = "{ $first }" is taken as { $field }; this column is kept under its own name
    .hint = use --map if this column is meant
intake-other-sheets = only the first sheet that fits was read; left out: { $sheets }
    .hint = save each of these sheets as a file of its own to import them
intake-turns-left-out = the file also holds transcripts (turns), which the import of a list leaves out
    .hint = import the same file once more as transcripts
intake-no-rows = there is a heading row, but no row below it

## rows

intake-missing-value = nothing is filled in
intake-bad-id = the id "{ $value }" holds a line break or control character
intake-damaged-number = Excel has rounded the number { $value }: its last digits are lost
    .hint = export it again from the original system and format this column as text
intake-formula-error = the cell is a formula error { $value }
intake-duplicate-call = call { $value } stands on row { $first } already
intake-duplicate-agent = agent { $value } stands on row { $first } already
intake-total-row = this row looks like a total ("{ $value }"), not like a record
    .hint = delete the total row and import again
intake-too-many-cells = the heading row has { $columns } columns, this row has { $cells }
    .hint = cells that hold the separator go in double quotes
intake-time-unreadable = "{ $value }" is no time that can be read
    .hint = write it like 2026-11-16 09:30:00
intake-time-year-last = "{ $value }" does not begin with the year, so that day and month can't be told apart
    .hint = write it like 2026-11-16 09:30:00, year first
intake-time-impossible = "{ $value }" is no date and time that exist
intake-time-skipped = "{ $value }" was skipped when clocks were set forward
    .hint = write the offset, as in 2026-03-29T02:30:00+01:00
intake-date-without-time = "{ $value }" is a date without a time
    .hint = the start needs hour and minute, as in 2026-11-16 09:30
intake-time-without-date = "{ $value }" is a time without a date
    .hint = add the date, or a column "date"
intake-duration-unreadable = "{ $value }" is no duration that can be read
    .hint = write seconds (205), minutes and seconds (3:25), or 3m25s
intake-duration-too-long = the duration "{ $value }" is longer than a day
    .hint = if it counts milliseconds, map this column to duration_ms with --map
intake-duration-part-of-day = "{ $value }" looks like a part of a day, by which spreadsheets keep a time, and is no number of seconds
    .hint = give the column the format [h]:mm:ss in the spreadsheet and save it again
intake-end-before-start = the end "{ $value }" lies before the start
intake-longer-than-lasted = rows whose duration is longer than from start to end: { $rows }; the duration was taken
    .hint = look which of the columns is right; a duration in minutes is written 3:25 or 205 seconds

## rows of records

intake-duplicate-record = { $value } stands on row { $first } already
intake-dated-id = "{ $value }" looks like an id that a spreadsheet took for a date (3-12 becomes 12-Mar)
    .hint = make this column text, and fill it in or export it again
intake-grouped-id = "{ $value }" is a number with its thousands set apart, and no id
    .hint = make this column text or a number without separators, and export it again
intake-time-of-day-alone = "{ $value }" is a time without a date
    .hint = write the date too, as in 2026-11-16 09:30
intake-escalation-alone = there is no complaint “{ $value }”, and an escalation can't stand alone
    .hint = check the complaint's id, or run spotcheck import complaints LIST.xlsx first
intake-escalation-level = “{ $value }” does not say how far up it went
    .hint = write supervisor, manager or leader, or 1, 2 or 3
intake-duplicate-escalation = this level of complaint “{ $value }” stands in row { $first } already
intake-unknown-class = “{ $value }” is none of the classes in spotcheck.yaml
    .hint = there are { $known }; correct what is mistyped, or add a new class under classes: in spotcheck.yaml
intake-not-begun = “{ $value }” was not imported before, and this list does not tell when it began
    .hint = import the list of what was accepted first, then this one
intake-before-other = "{ $value }" lies before { $other } "{ $at }", which can't be
    .hint = look whether the two times are in each other's column
intake-behind-other = "{ $value }" lies behind { $other } "{ $at }" of an earlier import, which can't be
    .hint = look whether the two times are in each other's column
intake-rooms-without-estate = there is no column for the estate, so that households are told apart by building and room only, and those of several estates get mixed up
    .hint = with more than one estate, add a column "estate", or one with an id for every household

## the file of rejected rows

intake-rejected-row = row in the file
intake-rejected-reason = why it was not imported
intake-rejected-separator = ; {""}

## transcripts

intake-unknown-format = this is no format of transcripts that is known
    .hint = name the format with --format: { $formats }
intake-belongs-to-transcript = the file tells of a call; it is read together with the transcript of the same name
intake-json-cut-off = the file breaks off here
    .hint = export or transfer it again
intake-json-syntax = this is no JSON: { $kind ->
        [cut-off] it ends too early
        [value] a value is missing or misspelt here (text stands in double quotes)
        [colon] a colon is missing after the key
        [comma] a comma or a closing bracket is missing
        [key] a key has to stand in double quotes
        [last-comma] there is a comma too many before the closing bracket
        [more] something stands behind the end
        [control] a line break or tab stands inside a text (write \n or \t)
        [escape] a backslash is followed by something that means nothing (write \\)
        [number] this is no number
        [object] it is something else than an object in braces
       *[other] { $error }
    }
intake-json-key-twice = "{ $key }" stands twice in one object, and only one of the two values would be kept
    .hint = leave one of them out
intake-label-contradicts = the same model said "{ $other }" of this call on line { $first }, and here "{ $value }"
    .hint = keep one of the two lines
intake-json-missing = this is missing
intake-json-value = the value { $value } should be { $expected ->
        [text] text
        [time] a time, a number that is not below 0
        [list] a list
        [object] an object
        [boolean] true or false
       *[json] JSON
    }
intake-turn-backwards = turn { $turn } ends before it begins: its end is left out
intake-turn-seconds = "{ $value }" seems to count seconds, and times are milliseconds here
    .hint = write 1500 for a second and a half
intake-turns-too-fast = { $characters } characters in { $milliseconds } milliseconds are more than anybody can say, so lengths and silences will be wrong
    .hint = times are milliseconds; were seconds written?
intake-asr-failed = the recogniser gave no result but said: { $error }
    .hint = have this recording recognised again
intake-asr-unfinished = the recogniser is not done: { $status }
    .hint = export the result when the task is done
intake-no-vtt-header = a WebVTT file begins with the line WEBVTT
intake-no-cues = the file holds no cue with times ({ $format })
intake-bad-timing = the times of this line can't be read
    .hint = write them like 00:01:02.500 --> 00:01:04.000
intake-cue-without-times = this text has no line of times before it
    .hint = every cue begins with a line like 00:01:02.500 --> 00:01:04.000
intake-text-without-labels = no line begins with "客服：", "客户：", "Agent:" or "Customer:", so that nobody can tell who speaks
    .hint = write the speaker and a colon before each turn; "Speaker 1:" will do
intake-text-heading = lines above the first speaker were left out as a heading: { $lines }
intake-text-others = speakers who are neither agent nor customer: { $labels }; their lines are turns of their own, and the speakers of this file count as unreliable
    .hint = if it is another word for agent or customer, name it under "speakers:" in spotcheck.yaml, or write "客服：" or "客户：" instead
intake-text-perhaps = lines with a colon that look as if somebody else began to speak: { $lines }; they were kept as words of the turn before
    .hint = if somebody else speaks there, begin the line with "客服：", "客户：" or "说话人1："
intake-text-bad-time = lines with a time that there is not, such as 00:75: { $lines }; their turns have no start

## patterns of file names

intake-pattern-empty = the pattern of file names holds no field
    .hint = fields stand in braces, as in {"{"}start{"}"}_{"{"}agent{"}"}_{"{"}caller{"}"}
intake-pattern-brace = a brace in the pattern of file names is not closed, or empty
    .hint = fields stand in braces, as in {"{"}start{"}"}_{"{"}agent{"}"}
intake-pattern-adjacent = nothing divides the field { $field } from the field before it
    .hint = write what stands between them in the file names, such as an underscore
intake-pattern-twice = the field { $field } stands twice in the pattern of file names
intake-pattern-mismatch = the file name "{ $name }" doesn't fit the pattern { $pattern }

intake-minutes-for-hours = a spreadsheet took minutes and seconds for hours and minutes (such as { $value }); they were read as minutes and seconds ({ $read })
    .hint = where they are hours after all, make the column text, write 03:25:00, and import again
intake-label-confidence = the confidence { $value } should be a share of one
    .hint = write 0.93 for 93 %
intake-label-other-call = this is about call “{ $call }”, and “{ $asked }” was asked
