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
