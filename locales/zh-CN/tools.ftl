# 质检表工具
# checklist test
test-item = 编号
test-title = 检查项
test-validated = 合格判对
test-reported = 不合格判对
test-noisy = 误报
test-missing = 漏报
test-for-people = 由人回答
test-no-examples = 没有例句
test-is-noisy = 误报：“{ $item }”的这个例句应该合格，判为{ $verdict }
test-is-missing = 漏报：“{ $item }”的这个例句应该不合格，判为{ $verdict }
test-sum = { $items } 个检查项：合格例句判对 { $validated } 个，不合格例句判对 { $reported } 个，误报 { $noisy } 个，漏报 { $missing } 个；{ $untested } 项没有例句

# 结论的名称
verdict-pass = 合格
verdict-fail = 不合格
verdict-unsure = 待确认
verdict-not-applicable = 不适用
verdict-none = 无结论

help-checklist-test = 用每个检查项自己的例句试一遍：判对、误报、漏报各有几个
help-checklist-test--files = 质检表的名称或文件（默认全部）

# checklist try
try-no-call = 文件里没有编号为“{ $call }”的通话
try-first-of = 文件里有 { $count } 份转写，这是第一份；用 --call 编号 可以看别的
try-watching = 正在等待保存：{ $files }（按 Ctrl-C 结束）
help-checklist-try = 用一份转写试一张质检表：标出找到的话，逐项说明结论和理由
help-checklist-try--checklist = 质检表的名称或文件
help-checklist-try--transcript = 转写文件
help-checklist-try--call = 文件里有多份转写时，看哪一通
help-checklist-try--format = 转写格式（默认自动识别）
help-checklist-try--watch = 保存质检表或转写后自动再试一次，按 Ctrl-C 结束

# checklist compare
compare-progress = 比较
compare-several-versions = 有几个版本都以“{ $version }”开头
    .hint = 请多写几位
compare-head-draw = 用抽样 { $draw } 的 { $calls } 通电话比较两张质检表（什么都不保存）
compare-head-all = 用全部 { $calls } 通电话比较两张质检表（什么都不保存）
compare-old = 旧：{ $name }
compare-new = 新：{ $name }
compare-removed = 新表去掉的检查项：{ $items }
compare-added = 新表增加的检查项：{ $items }
compare-same = 两张表意思相同（版本相同），结论不会变
compare-nothing = 没有任何结论或得分改变
compare-changed = { $calls } 通里有 { $changed } 通的结论或得分变了
compare-no-longer-passed = 从合格变为不合格：{ $count } 通
compare-now-passed = 从不合格变为合格：{ $count } 通
compare-no-longer-scorable = 变为无法评分：{ $count } 通
compare-now-scorable = 变为可以评分：{ $count } 通
compare-items = 哪些检查项的结论变了
compare-agents = 哪些坐席的平均分变了
compare-agent = 工号
compare-calls = 通话
compare-calls-changed = 变化
compare-mean-old = 旧均分
compare-mean-new = 新均分
compare-difference = 相差
compare-calls-heading = 哪些通话变了
compare-more-agents = 还有 { $count } 位坐席
compare-more-calls = 还有 { $count } 通；用 --show 数量 可以多看一些，用 --json 可以得到全部
compare-quote-old = 旧：第 { $turn } 句 “{ $quote }”
compare-quote-new = 新：第 { $turn } 句 “{ $quote }”
help-checklist-compare = 在已有的通话上比较两张质检表：哪些结论会变、谁的得分会变；不保存任何东西
help-checklist-compare--old = 旧的质检表：名称、文件，或以前打分用过的版本（至少前 6 位）
help-checklist-compare--new = 新的质检表：名称、文件或版本
help-checklist-compare--draw = 用哪一次抽样的通话（默认最近一次）
help-checklist-compare--all = 用工作区里的全部通话
help-checklist-compare--show = 最多列出多少通变了的电话（默认 20）

# checklist stats
stats-progress = 统计
stats-nothing = 这些通话还没有用质检表“{ $checklist }”打过分
    .hint = 请先运行 spotcheck score { $option } --checklist { $checklist }
stats-head-draw = { $title }：抽样 { $draw } 随机抽中的 { $calls } 通已打分的电话
stats-head-all = { $title }：全部 { $calls } 通已打分的电话
stats-applied = 适用
stats-share = 不合格率
stats-interval = 95% 区间
stats-not-scorable = 另有 { $count } 通无法评分，没有计入
stats-other-versions = 其中 { $count } 通是用这张质检表的其他版本打的分；再运行一次 spotcheck score 可以用现在的版本
stats-basis-draw = 不合格率 = 不合格 ÷（合格 + 不合格）；区间按随机样本估计，每通抽中的电话算作一样重
stats-basis-all = 不合格率 = 不合格 ÷（合格 + 不合格）；这些电话不都是随机抽的，所以不给区间
stats-sign = （线索，供其他项使用）
stats-advice = （建议项）
stats-never-decided = 从来没有判出合格或不合格
stats-never-passed = 从来没有合格
stats-never-failed = 从来没有不合格
help-checklist-stats = 每个检查项在已打分的通话里适用、合格、不合格、待确认各多少
help-checklist-stats--checklist = 质检表的名称或文件（默认用方案里写的那张）
help-checklist-stats--draw = 统计哪一次抽样（默认最近一次）
help-checklist-stats--all = 统计工作区里全部打过分的通话

help-checklist-schema = 输出质检表的 JSON Schema，让编辑器边写边提示和检查

# 没有写错、但值得看一看的地方
checklist-superfluous = “{ $phrase }”是多余的：凡是说了它的地方，第 { $line } 行的“{ $other }”都已经算说到
    .hint = 可以删掉它；如果本来想要更严格的说法，请删掉短的那一句
checklist-never-decided = 已打分的 { $calls } 通电话里，没有一通在“{ $item }”上判出合格或不合格（待确认 { $unsure } 通，不适用 { $not_applicable } 通）
    .hint = 请看看它的 when 和 where 是不是写得太窄，或者通话清单里缺少它要的字段
