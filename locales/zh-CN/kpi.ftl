# 指标

help-kpi = 指标：数值、目标、是否达标，分子分母和区间都列出来
help-kpi--indicators = 只算这些指标（编号或名称；默认全部）
help-kpi--period = 哪个周期：2026-11（月）、2026-W47（周）、2026-Q4（季度）、2026-11-20（天）；默认上一个完整的月（--weekly 是上一周）
help-kpi--periods = 连同前面几个周期一起看趋势，例如 6
help-kpi--by = 按什么分组：agent（坐席）、team（班组）、department（部门）、channel（渠道）、class（业务类型），也可以写清单里任何一列的标题
help-kpi--weekly = 客服效率自评周报表：每个坐席的接听量、处理时长、一次解决率、满意度、要改进的和下周目标
help-kpi--lists = 奖励和预警名单：只点区间撑得住的人，只凭数字的另外列出
help-kpi--assess = 按权重文件做综合考核（spotcheck init --with indicators 会写出 weights.yaml）
help-kpi--before = 措施以前的周期，和 --after 一起用
help-kpi--after = 措施以后的周期
help-kpi--explain = 说明一个指标怎么算
help-kpi--csv = 另存为 CSV（已有的文件不会被覆盖）
help-kpi--xlsx = 另存为 Excel 表格（已有的文件不会被覆盖）

# indicators.yaml 和 weights.yaml 里的错误
kpi-no-formula = 没有写怎么算
    .hint = 写一个：{ $known }
kpi-two-formulas = 已经有 { $first }，不能再写 { $second }
kpi-bad-target = target 要写一个：at_least（不低于）或者 at_most（不高于）
kpi-bad-bound = 要写一个：below（低于）或者 above（高于）
kpi-bad-percent = “{ $value }”不是百分比
    .hint = 比例写成 90%
kpi-bad-within = 读不懂“{ $value }”
    .hint = 写成 3 days of completed_at（之后三天内）、3 working days of completed_at，或者 0 days around planned_at（就在当天）、2 hours around planned_at（前后两小时内）
kpi-bad-days = “{ $value }”不是天数
    .hint = 写成 7 days，最多 { $most } 天
kpi-wrong-unit = 这种指标的单位是 { $own }，不能写 { $unit }
kpi-scale-unknown = 没有“{ $field }”这个字段，量表不会用到
    .hint = 是不是 { $nearest }？
kpi-scale-range = from（{ $from }）要小于 to（{ $to }）
kpi-scale-word = “{ $word }”是 { $value }，不在 { $from } 到 { $to } 之间
kpi-no-indicator = 没有编号是“{ $indicator }”的指标
    .hint = 已有的编号：{ $known }
kpi-attains-nothing = “{ $indicator }”没有目标，或者自己就是达成率，算不出达成率
kpi-weight-no-target = “{ $indicator }”没有目标，算不出达成率，不能进考核
    .hint = 在 indicators.yaml 里给它写上 target
kpi-bad-weight = 权重 { $value } 不对，要大于 0
kpi-no-weights = weights 下面一个指标也没有

# 用法
kpi-unknown = 没有指标“{ $indicator }”
    .hint = 已有的编号：{ $known }
kpi-unknown-near = 没有指标“{ $indicator }”
    .hint = 是不是 { $near }？
kpi-overlap = { $before } 和 { $after } 有重叠，比不出前后
kpi-no-lists = indicators.yaml 里没有写 lists（奖励和预警名单）
kpi-no-weekly = indicators.yaml 里没有写 weekly（每周自评表的列）
kpi-running = { $period } 还没有过完，数字还会变
kpi-nothing = 还没有可以算的数据：{ $populations } 都没有导入
    .hint = 用 spotcheck import calls、spotcheck import requests 等导入清单
kpi-reading = 正在读清单
kpi-written = 已写出：{ $file }

# 表格
kpi-head = 指标 { $period }
kpi-sheet = 指标
kpi-all = 全部
kpi-untold = （未填写）
kpi-and = ；
kpi-comma = 、
kpi-period = 周期
kpi-id = 编号
kpi-indicator = 指标
kpi-group = 分组
kpi-value = 数值
kpi-target = 目标
kpi-standing = 达标
kpi-basis = 依据
kpi-interval = 95% 区间
kpi-remarks = 备注
kpi-numerator = 分子
kpi-denominator = 分母
kpi-low = 区间下限
kpi-high = 区间上限
kpi-missing-head = 缺
kpi-unreadable-head = 读不懂
kpi-open-head = 未到期
kpi-repeats-head = 重复
kpi-basis-head = 性质
kpi-small-head = 样本小
kpi-met = ✔ 达标
kpi-not-met = ✘ 未达标
kpi-undecided = ？ 说不准
kpi-basis-nps = 推荐 { $promoters }，贬损 { $detractors }，共 { $n }
kpi-basis-mean = n={ $n }
kpi-missing = 缺 { $count }
kpi-unreadable = 读不懂 { $count }
kpi-open = 未到期 { $count }
kpi-repeats = 重复 { $count }
kpi-small = 样本小
kpi-by-agent = 坐席
kpi-by-team = 班组
kpi-by-department = 部门
kpi-by-channel = 渠道
kpi-by-class = 业务类型
kpi-lacking = 算不出来的和没有算进去的
kpi-no-records = 还没有导入{ $population }（spotcheck import { $kind }），算不出：{ $indicators }
kpi-no-column = { $indicator }：{ $population }的清单里没有“{ $columns }”这一列，或者全部是空的
kpi-no-group-column = { $indicator }：{ $population }的清单里没有“{ $columns }”这一列，分不了组
kpi-unreached = { $indicator }：{ $periods } 前后都没有分子那份清单的记录，不知道是没有发生还是没有导入，所以不算
kpi-unread = { $indicator }：读不懂的值没有算进去，例如 { $values }
kpi-legend = 全部数过的，数值本身就是准的，按数值判达标，区间只用来比较人和组；抽样和问卷按整个区间判达标。缺、读不懂、未到期、重复的都不在分母里，不当作零。

# 每周自评表
kpi-weekly-head = 客服效率自评周报表 { $period }
kpi-weekly-sheet = 自评周报表
kpi-weekly-legend = 没有达到目标的列在“要改进”，它的目标就是下周目标。缺、未到期、重复的都不在分母里。
kpi-improve = 要改进
kpi-goal = 下周目标

# 奖励和预警名单
kpi-lists-sheet = 奖励和预警
kpi-list = 名单
kpi-list-reward = 奖励
kpi-list-warning = 预警
kpi-stands = 结论
kpi-bound = 界线
kpi-reward-head = 奖励名单 { $period }
kpi-reward-rule = 评价够数的坐席里排在前面的；界线是名额以外第一名的数值，整个区间高于界线才点名。
kpi-warning-head = 预警名单 { $period }
kpi-warning-rule = 整个区间都越过界线才点名；正好在界线上不算。
kpi-named = 点名
kpi-named-short = 点名
kpi-number-only = 只凭数字会点到，区间撑不住，不点名
kpi-number-only-short = 仅凭数字
kpi-too-few = 数量太少，什么也说明不了，不点名
kpi-too-few-short = 数量太少
kpi-nobody = 没有人

# 综合考核
kpi-assess-head = { $title } { $period }
kpi-assess-sheet = 综合考核
kpi-points = 得分
kpi-out-of = 满分
kpi-assess-missing = 没有数据：{ $indicators }
kpi-assess-small = 样本小：{ $indicators }
kpi-assess-leave-out = 每项得分 = 达成率 × 权重，达到目标就是满分。没有数据的指标不当作零分，满分相应减少；满分不同的不要直接比总分。
kpi-assess-renormalise = 每项得分 = 达成率 × 权重，达到目标就是满分。没有数据的指标不当作零分，有数据的折算成 100 分。

# 措施前后
kpi-change-head = 措施前后 { $before } → { $after }
kpi-change-sheet = 措施前后
kpi-before = 之前
kpi-after = 之后
kpi-change = 变化
kpi-verdict = 结论
kpi-better = ✔ 变好
kpi-worse = ✘ 变差
kpi-changed = 有变化
kpi-not-told = 看不出变化
kpi-no-interval = —
kpi-change-legend = 变化的 95% 区间：比例用 Newcombe 法，平均数用 Welch 法；区间包含 0 就看不出变化；pp 是百分点。前后还差着季节和业务，变化不一定都是措施的功劳。

# 说明
kpi-explain-source = 条款：{ $value }
kpi-explain-target = 目标：{ $value }
kpi-explain-no-target = 没有定
kpi-explain-of = 数的是：{ $value }
kpi-explain-at = 归到周期的时间：{ $value }
kpi-explain-measured = 主要看：{ $value }
kpi-explain-basis = 性质：{ $value }
kpi-explain-smallest = 少于多少算样本小：{ $value }
kpi-measured-agent = 每个坐席
kpi-measured-team = 每个班组
kpi-measured-department = 每个部门
kpi-measured-channel = 每个渠道
kpi-measured-all = 全部
kpi-basis-population = 全部都数
kpi-basis-sample = 抽样
kpi-basis-survey = 问卷
