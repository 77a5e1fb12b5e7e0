# messages of the calendar room

calendar-bad-year = “{ $value }”不是年份
    .hint = 年份写四位数字，例如：2027:
calendar-bad-day = “{ $value }”不是日期
    .hint = 一天写成 2026-01-01，连着几天写成 2026-02-15..2026-02-23
calendar-other-year = “{ $value }”不是 { $year } 年的日子
    .hint = 这里只能写 { $year } 年的日子，或者上一年十二月的
calendar-backwards = “{ $value }”前后颠倒了
    .hint = 先写开始的一天，再写最后一天
calendar-too-long = “{ $value }”超过了 { $most } 天
    .hint = 请检查月份有没有写错
calendar-day-twice = { $day } 写了两次，第 { $line } 行已经有了
    .hint = 请只保留一处；一天不能既放假又调休上班
calendar-no-weekend = { $day } 不是周六、周日，本来就上班
    .hint = workdays 只写调休上班的周六、周日
