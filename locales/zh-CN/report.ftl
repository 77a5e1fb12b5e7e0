# messages of the report room

## writing and templates
report-folder-foreign = { $path } 里有别的文件，不是质检报告，没有覆盖它
    .hint = 换一个空文件夹，或者新的文件夹名
report-folder-unwritable = 报告写不进 { $path }：{ io-reason }
report-template-unreadable = 模板 { $path } 读不了：{ io-reason }
report-template-wrong = 模板有误：{ $error }
    .hint = 删掉或改名这个文件，就会用回内置模板
report-page-twice = 两个编号得到同一个文件名 { $path }

## on every page
report-title = 每周录音质检报告
report-skip = 跳到正文
report-contents = 本页目录
report-crumbs = 所在位置
report-week = { $year } 年第 { $week } 周（{ $from } 至 { $to }）
report-checklist = { $title }，版本 { $version }
report-plan = 抽检计划 { $plan }
report-foot = { $organisation } 内部资料，含客户信息，请勿外传。
report-none = —
report-few = 样本少
report-few-title = 不足 5 通，只供参考

report-verdict-pass = 合格
report-verdict-fail = 不合格
report-verdict-unsure = 待确认
report-verdict-not_applicable = 不适用
report-verdicts = 结论
report-state-scored = 已评分
report-state-provisional = 待人工确认
report-state-not_scorable = 无法评分
report-state-open = 未评分
report-class-customer = 影响客户
report-class-business = 影响业务
report-class-compliance = 合规
report-severity-minor = 轻微
report-severity-normal = 一般
report-severity-fatal = 一票否决
report-speaker-agent = 客服
report-speaker-customer = 客户
report-speaker-other = 未知说话人
report-speaker-named = 说话人 { $name }
report-turn = 第 { $number } 句
report-points = { $points } 分
report-mark = 合格线 { $mark } 分
report-reached = 达标
report-below = 未达标
report-staff-no = 工号 { $number }

## the team
report-summary-heading = 概况
report-mean = 平均分
report-basis = 随机抽样，n={ $n } / 总体 { $population }
report-basis-provisional = ，其中 { $count } 通待人工确认
report-mean-none = 还没有评分
report-passes = 达标率
report-passes-count = 达标
report-passes-basis = { $count } / { $n } 通达到 { $mark } 分
report-passes-no-mark = 评分表没有设合格线
report-drawn = 抽取录音
report-drawn-basis = 从 { $population } 通中抽取，{ $agents } 名客服
report-drawn-spares = ，另有 { $count } 通替补
report-progress = 评分进度（通）
report-proposal = 结论由机器按评分表给出，每条都附原话依据；人可以复核改判。待确认的项目不计分，等人工确认。
report-empty = 这一周没有可抽的录音。
report-items-heading = 哪些项目失分
report-items-lede = 按不合格率从高到低排列。不合格率 = 不合格 ÷（合格 + 不合格），待确认和不适用的不算在内。
report-item = 项目
report-fail-rate = 不合格率
report-sections-heading = 各部分平均得分（满分 100）
report-agents-heading = 每位客服
report-agents-lede = 按班组和工号排列，不是排名。每人只抽了几通，十通录音能说明的有限：客服之间的分差多半来自抽到哪几通，不宜据此比较高低。
report-agent = 客服
report-team = 班组
report-agent-counts = 总体 / 抽取 / 已评
report-lowest = 最低
report-strip = 分数分布
report-strip-label = 各通得分：
report-strip-scale = 左端 0 分，右端 100 分，虚线为合格线
report-strip-reached = 达到 { $mark } 分
report-strip-below = 未达到
report-most-failed = 失分最多
report-unsure-count = 待确认
report-map-heading = 客服与项目对照
report-map-lede = 格子里是不合格次数 / 判定次数；“·” 没有不合格，“–” 没有判定，“?” 后是待确认次数。颜色越深，不合格占比越高；不足 5 次的用斜体，不上色。
report-draw-heading = 样本是怎么抽的
report-draw-lede = 先固定总体名单（{ $frame } 通），再用公开的随机种子给每通录音算一个号码；每位客服号码最小的几通被抽中（共 { $drawn } 通），其后的作替补（{ $spares } 通）。谁也不能事先挑选。
report-draw-id = 抽样编号
report-draw-at = 抽样时间
report-draw-seed = 随机种子
report-draw-algorithm = 算法
report-draw-hash = 总体名单指纹（SHA-256）
report-redraw-heading = 重抽记录
report-redraw-reason = 重抽原因：{ $reason }
report-check-heading = 自己核对
report-check-lede = 任何人都可以用公开的 Python 软件包 consistent-sampler 重算一遍：在本文件夹里运行下面几行，每位客服都应显示 True。完整名单（客服、录音编号、号码、抽中 drawn 或替补 spare 的顺位）在
report-open = 打开录音

## an agent
report-agent-title = 个人周报
report-agent-note = 这些结论是机器的建议，不是定论。您觉得哪条不对，请告诉质检员，听过录音可以改判。
report-agent-drawn = 抽取 { $drawn } 通 / 总体 { $population } 通
report-agent-empty = 这一周没有抽到录音。
report-lowest-is = 最低 { $score } 分
report-improve-heading = 可以做得更好
report-failed-times = { $n } 次中有 { $count } 次不合格
report-unsure-times = 另有 { $count } 次待确认
report-example-link = 看 { $time } 这通录音
report-steady-heading = 每次都做到
report-recordings-heading = 抽到的录音
report-all-items-heading = 全部项目
report-time = 时间
report-duration = 时长
report-category = 类别
report-score = 得分
report-state = 状态
report-failed-items = 不合格 / 待确认
report-spare = 替补第 { $place } 位
report-place = 抽中第 { $place } 位
report-weekday-1 = 周一
report-weekday-2 = 周二
report-weekday-3 = 周三
report-weekday-4 = 周四
report-weekday-5 = 周五
report-weekday-6 = 周六
report-weekday-7 = 周日

## a recording
report-recording-title = 录音质检
report-recording-id = 录音编号
report-previous = 上一通
report-next = 下一通
report-findings-heading = 逐项结论
report-section-points = 得 { $earned } / { $points } 分
report-earned = 得 { $earned } / { $points } 分
report-not-counted = 不计分
report-unknown-items = 评分表现在没有的项目
report-fatal-note = 有一票否决的项目不合格，整通记 0 分。请先核对依据再告知本人。
report-provisional-note = 有项目机器拿不准，等人工确认；目前的得分只算其余项目。
report-not-scorable-note = 这通录音无法评分，不是 0 分。
report-open-note = 这通录音还没有评分。
report-other-version = 这通录音是按评分表的另一个版本（{ $version }）评的。
report-transcript-heading = 通话文字
report-transcript-absent = 没有导入这通录音的文字。
report-transcript-blank = 这通录音的文字是空白的：可能没有识别，或者没有人说话。
report-transcript-recognised = 文字由机器识别，可能有错漏，以录音为准。
report-transcript-speakers = 这份文字分不清谁是客服、谁是客户，标注只供参考。

## columns of the call list
report-field-answer_delay = 接听用时
report-field-caller = 来电号码
report-field-category = 类别
report-field-channel = 渠道
report-field-customer = 客户编号
report-field-direction = 呼叫方向
report-field-end = 结束时间
report-field-line = 线路
report-field-queue = 技能组
report-field-recording = 录音文件
report-field-satisfaction = 客户评价
