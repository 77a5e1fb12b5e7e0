# messages of the intake room

## files

intake-empty-file = 文件是空的，里面没有任何内容
    .hint = 请重新导出这个文件，确认大小不是 0 再导入
intake-not-text = 这个文件不是表格，也不是文本
    .hint = 请导入 xlsx、csv 或 ndjson 文件
intake-null-byte = 这一行里有空字节（NUL），文件在这里损坏了
    .hint = 请重新导出或重新传输这个文件
intake-unknown-encoding = 这一行的文字编码无法识别（既不是 UTF-8，也不是 GBK）
    .hint = 请用 Excel 打开文件，另存为“CSV UTF-8”或 xlsx 后再导入
intake-broken-utf8 = 文件是 UTF-8 编码，但这一行有损坏的字节
    .hint = 文件可能没有传完整，请重新导出
intake-broken-utf16 = 文件是 UTF-16 编码，但这一行有损坏的字节
    .hint = 文件可能没有传完整，请重新导出
intake-web-page = 这个文件其实是网页（HTML 表格），只是用了表格文件的名字
    .hint = 请用 Excel 打开，另存为 xlsx 后再导入
intake-not-xlsx = 文件名是 xlsx，内容却不是 Excel 工作簿
    .hint = 请用 Excel 打开后另存为 xlsx；如果它本来是文本，请把扩展名改成 csv
intake-not-workbook = 无法读取这个工作簿，文件可能已损坏，或者根本不是 Excel 文件
    .hint = 请用 Excel 打开后另存为 xlsx 再导入
intake-locked-workbook = 工作簿有密码保护，无法读取
    .hint = 请在 Excel 里取消打开密码，保存后再导入
intake-empty-workbook = 工作簿里没有任何内容
intake-json-array = 整个文件是一个 JSON 数组；应当每行一个 JSON 对象（NDJSON）
    .hint = 请去掉最外层的方括号，让每条记录各占一行
intake-json-line = 这一行不是完整的 JSON 对象：{ $kind ->
        [cut-off] 内容不完整，到末尾就断了
        [value] 这里缺少值，或者值写错了（文字要放在英文双引号里）
        [colon] 名称后面缺少英文冒号
        [comma] 缺少英文逗号或右括号
        [key] 名称要放在英文双引号里
        [last-comma] 右括号前多了一个逗号
        [more] 结束之后还有多余的内容
        [control] 文字里有换行或制表符（请写成 \n 或 \t）
        [escape] 反斜杠后面的字符不对（反斜杠本身请写成 \\）
        [number] 数字写错了
        [object] 不是花括号里的一条记录
       *[other] { $error }
    }
    .hint = 每条记录必须完整地写在一行里
intake-open-quote = 从这一行开始的双引号没有结束，后面的行都被当成了同一个单元格
    .hint = 请补上缺少的双引号，或者把文件另存为 xlsx
intake-wide-commas = 表格各列之间用的是中文逗号“，”，而文字里也会有中文逗号，分不清列
    .hint = 请改用英文逗号，或另存为 xlsx

## columns

intake-missing-columns = 缺少必需的列：{ $missing }；文件中的列有：{ $headings }
    .hint = 如果某一列只是名称不同，可以这样指定：{ $example }
intake-map-missing = --map 里写的这一列在文件中不存在；文件中的列有：{ $headings }
intake-map-twice = 这一列和“{ $first }”列都对应到了 { $field }
    .hint = 一个字段只能对应一列，请检查 --map
intake-same-field = “{ $first }”列已作为 { $field }，这一列按原名保留
    .hint = 如果应该用这一列，请用 --map 指定
intake-other-sheets = 只读取了第一张符合要求的工作表，没有读取：{ $sheets }
    .hint = 如果这些工作表也要导入，请各自另存为一个文件
intake-turns-left-out = 这个文件里还有通话转写（turns），按清单导入时没有读取
    .hint = 如果也要导入转写，请把同一个文件再作为转写导入一次
intake-no-rows = 只有表头，没有数据行

## rows

intake-missing-value = 没有填写
intake-bad-id = 编号“{ $value }”里有换行或控制字符
intake-damaged-number = 数字 { $value } 已被 Excel 改成近似值，后面的数字丢失了
    .hint = 请回到原系统重新导出，并把这一列的单元格格式设为“文本”
intake-formula-error = 单元格是公式错误 { $value }
intake-duplicate-call = 通话编号 { $value } 与第 { $first } 行重复
intake-duplicate-agent = 工号 { $value } 与第 { $first } 行重复
intake-total-row = 这一行像是合计行（“{ $value }”），不是一条记录
    .hint = 请删除合计行后再导入
intake-too-many-cells = 表头只有 { $columns } 列，这一行却有 { $cells } 列
    .hint = 内容里带分隔符的单元格要用双引号括起来
intake-time-unreadable = “{ $value }”不是可以识别的时间
    .hint = 请写成 2026-11-16 09:30:00 这样的形式
intake-time-year-last = “{ $value }”没有把年份写在最前面，日和月分不清
    .hint = 请写成 2026-11-16 09:30:00 这样的形式，年份在前
intake-time-impossible = “{ $value }”不是真实存在的日期或时间
intake-time-skipped = “{ $value }”正好在时钟拨快时被跳过，当地没有这个时间
    .hint = 请写上时差，例如 2026-03-29T02:30:00+01:00
intake-date-without-time = “{ $value }”只有日期，没有时间
    .hint = 开始时间要写到时和分，例如 2026-11-16 09:30
intake-time-without-date = “{ $value }”只有时间，没有日期
    .hint = 请加上日期，或者另加一列“通话日期”
intake-duration-unreadable = “{ $value }”不是可以识别的时长
    .hint = 请写秒数（205）、分:秒（3:25）或 3分25秒
intake-duration-too-long = 时长“{ $value }”超过一天
    .hint = 如果单位是毫秒，请用 --map 把这一列对应到 duration_ms
intake-duration-part-of-day = “{ $value }”像是表格软件用“一天的几分之几”保存的时长，不是秒数
    .hint = 请在表格软件里把这一列的格式改成 [h]:mm:ss，再重新保存
intake-end-before-start = 结束时间“{ $value }”早于开始时间
intake-longer-than-lasted = 有 { $rows } 行的时长比“开始到结束”还长，已按时长这一列处理
    .hint = 请核对哪一列是对的；时长请写秒数（205）或分:秒（3:25）

## rows of records

intake-duplicate-record = 编号 { $value } 与第 { $first } 行重复
intake-dated-id = “{ $value }”像是被表格软件改成了日期的编号（例如 3-12 变成 3月12日）
    .hint = 请把这一列的单元格格式设为“文本”，重新填写或重新导出
intake-grouped-id = “{ $value }”是带千位分隔符的数字，不是编号
    .hint = 请把这一列的格式改成“文本”或不带分隔符的数字，再重新导出
intake-time-of-day-alone = “{ $value }”只有时间，没有日期
    .hint = 请加上日期，例如 2026-11-16 09:30
intake-escalation-alone = 没有编号是“{ $value }”的投诉，升级记录不能单独导入
    .hint = 请核对投诉编号，或者先运行 spotcheck import complaints 投诉.xlsx
intake-escalation-level = 看不出“{ $value }”是升级到哪一级
    .hint = 请写“投诉主管”“部门经理”“公司领导”，或者“一级”“二级”“三级”
intake-duplicate-escalation = 投诉“{ $value }”的这一级升级在第 { $first } 行已经有了
intake-unknown-class = “{ $value }”不在 spotcheck.yaml 写的类别里
    .hint = 类别有：{ $known }；写错的请改正，新的类别请加进 spotcheck.yaml 的 classes:
intake-not-begun = “{ $value }”以前没有导入过，这张表里也没有它开始（受理）的时间
    .hint = 请先导入受理时登记的表，再导入这一张
intake-before-other = “{ $value }”早于{ $other }“{ $at }”，先后不可能是这样
    .hint = 请检查这两列时间，看是不是填反了
intake-behind-other = “{ $value }”晚于以前导入的{ $other }“{ $at }”，先后不可能是这样
    .hint = 请检查这两列时间，看是不是填反了
intake-rooms-without-estate = 没有小区（项目）这一列，住户只按楼栋和房号区分；几个小区的住户会混在一起
    .hint = 如果不止一个小区，请加上“小区”列，或者加上每户不同的“住户编号”列

## the file of rejected rows

intake-rejected-row = 原文件行号
intake-rejected-reason = 未导入原因
intake-rejected-separator = ；

## transcripts

intake-unknown-format = 无法判断这是哪种转写格式
    .hint = 请用 --format 指定格式，可选：{ $formats }
intake-belongs-to-transcript = 这个文件是通话信息，会随同名的转写文件一起读取
intake-json-cut-off = 文件到这里就断了，内容不完整
    .hint = 请重新导出或重新传输这个文件
intake-json-syntax = 这里不符合 JSON 语法：{ $kind ->
        [cut-off] 内容不完整，到末尾就断了
        [value] 这里缺少值，或者值写错了（文字要放在英文双引号里）
        [colon] 名称后面缺少英文冒号
        [comma] 缺少英文逗号或右括号
        [key] 名称要放在英文双引号里
        [last-comma] 右括号前多了一个逗号
        [more] 结束之后还有多余的内容
        [control] 文字里有换行或制表符（请写成 \n 或 \t）
        [escape] 反斜杠后面的字符不对（反斜杠本身请写成 \\）
        [number] 数字写错了
        [object] 不是花括号里的一条记录
       *[other] { $error }
    }
intake-json-key-twice = 同一条记录里“{ $key }”写了两次，只会保留其中一个值
    .hint = 请删掉一个
intake-label-contradicts = 第 { $first } 行同一个模型对这通电话给的是“{ $other }”，这里却是“{ $value }”
    .hint = 两行请只留一行
intake-json-missing = 缺少这一项
intake-json-value = 这里的值不对：{ $value }；应为{ $expected ->
        [text] 文本
        [time] 不小于 0 的时间数字
        [list] 列表（方括号）
        [object] 对象（花括号）
        [boolean] true 或 false
       *[json] 一段 JSON
    }
intake-turn-backwards = 第 { $turn } 句的结束时间早于开始时间，已忽略它的结束时间
intake-turn-seconds = “{ $value }”像是秒数，而这里的时间单位是毫秒
    .hint = 一秒半请写成 1500
intake-turns-too-fast = { $milliseconds } 毫秒里说了 { $characters } 个字，谁也说不了这么快，时长和静音会算错
    .hint = 时间单位是毫秒，是不是写成了秒？
intake-asr-failed = 转写服务没有给出结果，返回的信息是：{ $error }
    .hint = 请重新提交这段录音的转写任务
intake-asr-unfinished = 转写任务还没有完成，状态是：{ $status }
    .hint = 请等任务完成后再导出结果
intake-no-vtt-header = WebVTT 文件的第一行应当是 WEBVTT
intake-no-cues = 文件里没有一条带时间的字幕（{ $format }）
intake-bad-timing = 这一行的时间写法不对
    .hint = 应写成 00:01:02.500 --> 00:01:04.000 这样的形式
intake-cue-without-times = 这段文字前面没有时间行
    .hint = 每条字幕要先有一行 00:01:02.500 --> 00:01:04.000
intake-text-without-labels = 文件里没有一行以“客服：”或“客户：”开头，分不清是谁在说话
    .hint = 请在每句话前写明“客服：”或“客户：”，也可以写“说话人1：”
intake-text-heading = 第一句“客服：”或“客户：”之前有 { $lines } 行文字，已当作标题略过
intake-text-others = 有既不是客服、也不是客户的说话人：{ $labels }；这些话已单独成句，本文件的说话人按“不可靠”处理
    .hint = 如果这其实是客服或客户的另一种叫法，请在 spotcheck.yaml 的 speakers: 里写明，或者改写成“客服：”“客户：”
intake-text-perhaps = 有 { $lines } 行带冒号，看上去像换了人说话，已按上一句话的后半句处理
    .hint = 如果确实换了人，请在行首写“客服：”“客户：”或“说话人1：”
intake-text-bad-time = 有 { $lines } 行的时间不存在（例如 00:75），这些话按没有开始时间处理

## patterns of file names

intake-pattern-empty = 文件名规则里没有任何字段
    .hint = 字段写在花括号里，例如 {"{"}start{"}"}_{"{"}agent{"}"}_{"{"}caller{"}"}
intake-pattern-brace = 文件名规则里的花括号不成对，或者里面是空的
    .hint = 字段写在花括号里，例如 {"{"}start{"}"}_{"{"}agent{"}"}
intake-pattern-adjacent = 字段 { $field } 紧挨着前一个字段，中间没有分隔的文字
    .hint = 请在两个字段之间写上文件名里的分隔符，例如下划线
intake-pattern-twice = 字段 { $field } 在文件名规则里出现了两次
intake-pattern-mismatch = 文件名“{ $name }”不符合规则 { $pattern }

intake-minutes-for-hours = 表格软件把“分:秒”当成了“时:分”（例如 { $value }），已按分:秒读取（{ $read }）
    .hint = 如果确实是小时，请把这一列设为“文本”后写成 03:25:00，重新导入
intake-label-confidence = 把握 { $value } 应当是 0 到 1 的数
    .hint = 93% 请写 0.93
intake-label-other-call = 问的是通话“{ $asked }”，回答的却是“{ $call }”
