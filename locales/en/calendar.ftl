# messages of the calendar room

calendar-bad-year = “{ $value }” is no year
    .hint = write a year with four digits, such as 2027:
calendar-bad-day = “{ $value }” is no date
    .hint = write one day as 2026-01-01, several in a row as 2026-02-15..2026-02-23
calendar-other-year = “{ $value }” is not in { $year }
    .hint = only days of { $year } can stand here, or of the December before
calendar-backwards = “{ $value }” ends before it begins
    .hint = write the first day first, then the last
calendar-too-long = “{ $value }” is longer than { $most } days
    .hint = look whether a month is wrong
calendar-day-twice = { $day } stands twice, first in line { $line }
    .hint = keep one of them; a day cannot be a holiday and a make-up day at once
calendar-no-weekend = { $day } is no Saturday or Sunday and is worked anyway
    .hint = workdays are for weekend days that are worked
