# 人工复核、签字、申诉、校准、操作记录
review-no-item = 质检表里没有“{ $item }”这一项
    .hint = spotcheck review show 列出了全部项目
review-unanswered = “{ $title }”（{ $item }）还没有回答
review-undecided = “{ $title }”（{ $item }）机器拿不准，还没有人判定
    .hint = 请判合格、不合格或不适用
review-undecided-blind = “{ $title }”（{ $item }）还没有判定
    .hint = 盲评时每一项都要自己判
review-no-question = “{ $title }”（{ $item }）不是提问，不用填回答
review-unsure = “{ $title }”（{ $item }）只能判合格、不合格或不适用
    .hint = 听不清、无法判断的，判不适用，并写明原因
review-no-reason = “{ $title }”（{ $item }）与机器的判定不同，请写明理由
review-answer-first = “{ $title }”（{ $item }）请先填回答
review-not-an-answer = “{ $title }”（{ $item }）的回答“{ $answer }”不在可选范围内
    .hint = 可以填：{ $known }
review-no-quote = “{ $title }”（{ $item }）请摘录所依据的原话
review-own-call = 这是您自己的通话，不能由您复核
review-by-another = 这条录音已由 { $who } 提交复核
    .hint = 您的草稿还在；有不同意见请告诉主管，由主管退回重评
review-is-signed = 这条录音的复核已经签字，不能再改
    .hint = 坐席有异议，可以申诉：spotcheck appeal file
sign-no-review = 还没有人提交复核，没有可以签字的内容
sign-own-review = 这是您自己做的复核，要由别的主管签字
sign-returned = 这份复核已经退回，要等重新提交
sign-signed = 这份复核已由 { $who } 签字
appeal-not-own = 只能对自己的通话提出申诉
appeal-not-signed = 主管还没有签字，现在不能申诉
    .hint = 签字以后开始计算申诉期限
appeal-open = 这一项的申诉还在处理中
appeal-final = 这一项已经最终裁定，不能再申诉
appeal-not-failed = 这一项没有判不合格，不用申诉
appeal-late = 申诉期限到 { $by } 为止，已经过了
rule-nothing = 这一项没有待处理的申诉
rule-own-call = 这是您自己的通话，不能由您裁定
rule-own-review = 复核是您做的，申诉要由别人裁定
rule-same-person = 第一轮是您裁定的，第二轮要由别人裁定
right-none = { $who } 是{ $role ->
    [inspector] 质检员
    [supervisor] 主管
    [trainer] 培训
    [agent] 坐席
   *[administrator] 管理员
}，没有{ $right ->
    [right-review] 复核录音
    [right-sign] 签字和退回
    [right-appeal] 申诉
    [right-rule] 裁定申诉
    [right-calibrate] 组织校准
    [right-trust] 决定项目是否计分
   *[right-erase] 删除客户信息
}的权限
    .hint = 有权限的角色：{ $roles }；人员和角色写在 spotcheck.yaml 的 users 里
stage-open = 未复核
stage-submitted = 已复核，待签字
stage-returned = 已退回
stage-signed = 已签字
stage-appealed = 申诉中
stage-ruled = 已裁定
stage-final = 已最终裁定
config-user-twice = 编号“{ $id }”写了两次
    .hint = 一个人只有一个角色
config-bad-span = 看不懂时限“{ $value }”
    .hint = 例如 5 working days、7 days、48 hours，至少为 1
help--acting = 您是谁：工号或姓名（也可以设环境变量 SPOTCHECK_USER）
help-review = 人工复核：逐项确认、推翻机器的判定，回答提问，提交、签字或退回
help-review-list = 一次抽样复核到哪一步了
help-review-list--draw = 哪一次抽样（默认最近一次）
help-review-list--calibration = 哪一次校准
help-review-list--mine = 只列等我复核的
help-review-next = 打开下一条等我复核的录音
help-review-next--draw = 哪一次抽样（默认最近一次）
help-review-next--calibration = 哪一次校准
help-review-next--blind = 盲评：不看机器的判定
help-review-show = 看一条录音：机器的判定，以及复核、签字、申诉的经过
help-review-show--unit = 录音编号
help-review-show--draw = 哪一次抽样（默认最近一次）
help-review-show--calibration = 哪一次校准
help-review-show--blind = 不看机器的判定
help-review-decide = 用一行命令填写判定，存为草稿
help-review-decide--unit = 录音编号
help-review-decide--draw = 哪一次抽样（默认最近一次）
help-review-decide--calibration = 哪一次校准
help-review-decide--blind = 盲评：不看机器的判定
help-review-decide--verdicts = 项目=判定：合格、不合格、不适用、确认（同意机器的判定）
help-review-decide--answer = 项目=回答：yes、no、1 到 5、选项或文字
help-review-decide--reason = 项目=推翻的理由
help-review-decide--note = 项目=备注
help-review-decide--quote = 项目=所依据的原话
help-review-decide--comment = 对整条录音的评语
help-review-decide--coaching = 最需要辅导的一点
help-review-decide--submit = 同时提交
help-review-submit = 提交草稿
help-review-submit--unit = 录音编号
help-review-submit--draw = 哪一次抽样（默认最近一次）
help-review-submit--calibration = 哪一次校准
help-review-submit--blind = 盲评：不看机器的判定
help-review-export = 导出 Excel 复核表，每条录音一张工作表
help-review-export--draw = 哪一次抽样（默认最近一次）
help-review-export--calibration = 哪一次校准
help-review-export--inspector = 给哪位质检员（默认自己）
help-review-export--out = 写到哪个文件（已有的文件不会被覆盖）
help-review-export--blind = 盲评：不写机器的判定
help-review-import = 导入填好的 Excel 复核表并提交
help-review-import--files = 填好的复核表
help-review-import--draft = 只存为草稿，不提交
help-review-sign = 主管签字（P2.5）
help-review-sign--units = 录音编号
help-review-sign--draw = 哪一次抽样（默认最近一次）
help-review-sign--opinion = 意见
help-review-return = 主管退回，请质检员重评
help-review-return--unit = 录音编号
help-review-return--draw = 哪一次抽样（默认最近一次）
help-review-return--opinion = 意见
help-review-stats = 推翻了哪些判定、谁推翻的、各多少
help-review-stats--draw = 只看哪一次抽样（默认全部）
help-review-stats--by = 按 item（项目）还是 inspector（质检员）
help-appeal = 申诉：坐席提出异议，主管裁定，最多两轮
help-appeal-file = 对一项判定提出申诉
help-appeal-file--unit = 录音编号
help-appeal-file--item = 项目的编号或名称
help-appeal-file--grounds = 理由
help-appeal-file--draw = 哪一次抽样（默认最近一次）
help-appeal-rule = 裁定一项申诉
help-appeal-rule--unit = 录音编号
help-appeal-rule--item = 项目的编号或名称
help-appeal-rule--grant = 申诉成立
help-appeal-rule--deny = 申诉不成立
help-appeal-rule--verdict = 成立后改判 pass（合格，默认）还是 not_applicable（不适用）
help-appeal-rule--reason = 理由
help-appeal-rule--draw = 哪一次抽样（默认最近一次）
help-appeal-list = 待裁定的申诉
help-appeal-list--all = 连同已经裁定的
help-appeal-stats = 各项目、各质检员被申诉和申诉成立的数量
help-calibration = 校准：几个人盲评同样的录音，比较判得是否一致
help-calibration-open = 开始一次校准
help-calibration-open--name = 名称
help-calibration-open--raters = 参加的人，用逗号隔开
help-calibration-open--draw = 用哪一次抽样的录音（默认最近一次）
help-calibration-open--take = 几条录音（默认 10），按抽样种子抽取
help-calibration-list = 列出全部校准
help-calibration-show = 一次校准的一致程度
help-calibration-show--of = 校准的名称，或抽样编号
help-calibration-show--quotes = 列出各人判得不同的录音和依据
help-agreement = 几个人和机器判得是否一致：逐项和总体
help-agreement--of = 校准的名称，或抽样编号（默认最近一次抽样的双人复核）
help-agreement--quotes = 列出各人判得不同的录音和依据
help-audit = 检查操作记录是否被改动过，并列出谁在什么时候做了什么
help-audit--who = 只看谁
help-audit--about = 只看哪条录音或哪次抽样
help-audit--act = 只看哪种操作：reviewed、returned、signed、appealed、ruled、opened、trusted、erased
help-audit--since = 从哪天起
help-audit--until = 到哪天为止
help-audit--head = 以前记下的校验码，检查它还在不在记录里
help-erase = 应客户要求删除其个人信息；判定、得分和操作记录的校验不受影响
help-erase--customer = 客户的电话、姓名或编号，可以写多个
help-erase--reason = 依据或理由
help-erase--yes = 确实删除；不写只说明会删除什么
help-checklist-trust = 每一项机器判得准不准，还计不计分
help-checklist-trust--checklist = 质检表的名称或文件
help-checklist-trust--item = 要改哪一项
help-checklist-trust--counts = yes 恢复计分，no 只提示
help-checklist-trust--reason = 理由
user-none = 请写明您是谁：--as 工号或姓名
    .hint = 也可以设环境变量 SPOTCHECK_USER，以后不用每次写
user-unknown = 不认识“{ $who }”
    .hint = 坐席来自通话清单和花名册，质检员来自 spotcheck import inspectors，其他人写在 spotcheck.yaml 的 users 里
user-several = 有几个人叫“{ $who }”，请写工号：{ $ids }
review-no-text = 请写明{ $what ->
    [opinion] 意见
    [grounds] 申诉理由
   *[reason] 理由
}
review-no-draft = { $unit } 还没有填写过，没有可以提交的草稿
    .hint = spotcheck review next 或 spotcheck review decide
review-not-drawn = “{ $unit }”不在 { $draw } 里
    .hint = spotcheck review list 列出了全部录音；其他抽样用 --draw 写明
review-unit-replaced = “{ $unit }”已由备用的 { $by } 替换，不再复核
review-draw-replaced = { $draw } 已经重抽，“{ $unit }”的复核不再有效
    .hint = 新的抽样是 { $by }
review-no-checklist = 库里没有版本为 { $version } 的质检表
review-not-scored = “{ $unit }”还没有用质检表 { $checklist } 打过分
    .hint = 先运行 spotcheck score
review-other-words = “{ $unit }”在打分以后换了新的转写
    .hint = 请先重新运行 spotcheck score，再复核
review-say-again = 机器对“{ $item }”的判定变了，请重新判定
review-bad-verdict = 看不懂判定“{ $verdict }”
    .hint = 可以写：合格、不合格、不适用、确认（同意机器的判定）
review-no-equals = “{ $text }”应当写成 项目=内容
review-draft-kept = { $unit }：草稿已保存，还有 { $open } 处要填
review-unchanged = { $unit }：与已提交的相同，没有变化
review-second-done = { $unit }：已提交，用来与另一位的复核比较，不改变得分
review-done = { $unit }：已提交，得分 { $machine } → { $score }
review-list-head = { $of }：{ $count } 条录音
review-list-unit = 录音
review-list-stage = 进度
review-list-reviewer = 复核人
review-list-holder = 分给
review-list-compared = 双人复核
review-list-seconds = 另有 { $count } 人
review-nothing-waits = { $of } 里没有等您复核的录音
review-show-blind = 盲评：不显示机器的判定。项目：
review-show-people = 人工
review-show-score = 机器得分 { $machine }，现在得分 { $score }
review-signed = { $unit }：已签字
review-returned = { $unit }：已退回
review-stats-head = 人对机器判定的意见
review-stats-said = 看过
review-stats-overruled = 推翻
review-stats-share = 占比
review-stats-wrong-fails = 误判不合格
review-stats-missed = 漏判
review-stats-settled = 机器拿不准、由人判定
review-stats-stands = 没有表态
review-stats-basis = 每条录音算一份复核（退回的不算，申诉成立的按裁定）；复核人没有改的，算同意机器。
review-stats-none = 还没有人提交过复核
step-reviewed = 提交复核
step-overruled = 提交复核，推翻：{ $items }
step-second = 提交另一份复核（只作比较）
step-returned = 退回
step-signed = 签字
step-appealed = 第 { $round } 轮申诉：{ $items }
step-granted = 第 { $round } 轮裁定，申诉成立：{ $items }
step-denied = 第 { $round } 轮裁定，申诉不成立：{ $items }
step-erased = 文字已删除
words-reason = 理由
words-comment = 备注
words-coaching = 辅导要点
words-opinion = 意见
words-grounds = 申诉理由
words-quote = 原话
words-answer = 回答
appeal-filed = { $unit }：{ $item } 的第 { $round } 轮申诉已提交
appeal-granted = { $unit }：{ $item } 第 { $round } 轮申诉成立，得分 { $score }
appeal-denied = { $unit }：{ $item } 第 { $round } 轮申诉不成立，得分 { $score }
appeal-list-none = 没有申诉
appeal-list-line = { $at } { $who } { $unit } { $item }（第 { $round } 轮）
appeal-stats-filed = 申诉
appeal-stats-granted = 成立
appeal-stats-denied = 不成立
appeal-stats-open = 待裁定
calibration-unknown = 没有叫“{ $name }”的校准
    .hint = 已有的：{ $known }
calibration-exists = 校准的名称“{ $name }”不能用：已经有了，或者是空的
calibration-few-raters = 校准至少要两个人参加
calibration-nothing = { $draw } 里没有打过分的录音
    .hint = 先运行 spotcheck score
calibration-opened = 校准“{ $name }”已开始，{ $count } 条录音；参加的人用 spotcheck review next --calibration { $name } 盲评
calibration-line = { $name }：{ $count } 条录音，{ $raters }
calibration-none = 还没有校准
agreement-nothing = { $of } 里还没有两个人都复核过的录音
    .hint = 在方案里写 double: 10%，或者用 spotcheck calibration open 开始校准
agreement-head = { $of }：{ $count } 条录音，{ $raters }
agreement-units = 录音
agreement-percent = 一致率
agreement-cohen = Cohen κ
agreement-fleiss = Fleiss κ
agreement-alpha = Krippendorff α
agreement-machine = 加上机器 α
agreement-all = 全部项目
agreement-basis = 一致率没有扣除碰巧一致；κ 和 α 扣除了，1 是完全一致，0 与碰巧一样。括号里是 95% 区间（自助法）；“全部项目”把每条录音的每一项当作一个单位，彼此有关，不给区间。只算盲评，每人每条录音算第一次提交的。
agreement-few-raters = 不足两人
agreement-not-two = 不是两人
agreement-no-pairs = 没有两人都判的
agreement-unequal = 各录音人数不同
agreement-one-category = 全是同一种判定
agreement-one-unit = 只有一条录音
agreement-often-without = 录音太少
agreement-no-spread = 没有差异
trust-advice = 质检表 { $checklist } 的“{ $title }”（{ $item }）只提示、不计分：机器判的不合格里，人认为对的太少
    .hint = spotcheck checklist trust { $checklist } 可以看记录；培训改好以后可以恢复计分
trust-counts-again = “{ $title }”（{ $item }）从下次打分起恢复计分
trust-out = “{ $title }”（{ $item }）从下次打分起只提示、不计分
trust-head = 《{ $title }》：机器的判定，人看过以后
trust-fails = 看过的不合格
trust-precision = 判对（95% 区间）
trust-recall = 找到（95% 区间）
trust-overruled = 推翻/看过
trust-is-out = 只提示，不计分
trust-below = 低于标准，下次打分起只提示
trust-clean = 一直很准，可以设 review: never
trust-basis = 标准：人看过至少 { $reviewed } 条不合格，判对不低于 { $precision }%。每条录音算一份复核，复核人没有改的算同意，申诉成立的按裁定；“找到”只看复核过的录音。
audit-gap = 第 { $id } 条之前的记录不见了
audit-previous = 第 { $id } 条与前一条接不上
audit-changed = 第 { $id } 条被改动过
audit-words = 第 { $id } 条里写的文字被改动过
audit-gone = 第 { $id } 条里写的文字不见了，又没有删除记录
audit-unreadable = 第 { $id } 条读不出来
audit-inspection = 第 { $id } 条所依据的机器判定被改动过
audit-head-missing = 记录里没有这个校验码：后来的记录被删掉或重写过
audit-whole = 记录完整：{ $count } 条，校验码 { $head }
audit-broken = 记录不完整：{ $count } 条，校验码 { $head }
act-reviewed = 提交复核
act-returned = 退回
act-signed = 签字
act-appealed = 申诉
act-ruled = 裁定
act-opened = 开始校准
act-trusted = 决定是否计分
act-noted = 记录
noted-draw = 抽样
noted-redraw = 重抽
noted-replace = 替换
noted-assign = 改派
act-erased = 删除客户信息
role-inspector = 质检员
role-supervisor = 主管
role-trainer = 培训
role-agent = 坐席
role-administrator = 管理员
erase-nothing = 库里没有这位客户
    .hint = 可以写电话、姓名或客户编号，要与清单里的一样
erase-would = 会删除：{ $calls } 通通话的客户信息和转写，{ $records } 条其他记录的客户信息，{ $inspections } 次打分的引文，{ $entries } 条操作记录里的文字
erase-done = 已删除：{ $calls } 通通话的客户信息和转写，{ $records } 条其他记录的客户信息，{ $inspections } 次打分的引文，{ $entries } 条操作记录里的文字
erase-mentions = 这些通话是别的客户的，话里提到了，没有删除：{ $calls }
erase-files = 导入用过的文件、导出的表格和已经生成的报告不在库里，请另行删除
erase-yes = 确实要删除，请加 --yes
reason-erased = 依据已应客户要求删除
reason-by-review = 人工判定（机器：{ $machine ->
    [pass] 合格
    [fail] 不合格
    [not-applicable] 不适用
    [unsure] 拿不准
   *[none] 没有判
}）
reason-by-ruling = 申诉后改判（机器：{ $machine ->
    [pass] 合格
    [fail] 不合格
    [not-applicable] 不适用
    [unsure] 拿不准
   *[none] 没有判
}）
reason-nobody-looked = 机器没有判，也还没有人判
help-review-next--unit = 从哪一条开始（默认第一条等我复核的）
review-no-terminal = 全屏复核要在终端里运行
    .hint = 也可以用 Excel：spotcheck review export，或者一行命令：spotcheck review decide
review-left = { $unit }：草稿已保存，下次接着做
review-exported = { $inspector } 的复核表：{ $count } 条录音，{ $file }
review-imported = 已提交 { $submitted } 条，与已提交的相同 { $unchanged } 条，没有填的 { $untouched } 条
review-imported-drafts = { $count } 条已存为草稿
review-sheet-others = 这份复核表是 { $inspector } 的
    .hint = 请由本人导入，或去掉 --as
review-sheet-conflict = “{ $item }”与库里的不同，库里是{ $before ->
    [pass] 合格
    [fail] 不合格
    [not-applicable] 不适用
   *[other] “{ $before }”
}
    .hint = 可能有两个人各填了一份；不会合并，请先商定，再由一个人填
role-unnamed = 未写明
replace-reviewed = “{ $unit }”已经有人复核过，不能再替换
    .hint = 判定有疑问，请主管退回：spotcheck review return
demo-coaching = 先问清楚，再承诺时限
demo-overruled = 听录音，她说了，转写漏了
demo-opinion = 同意
demo-again = 请再听一遍结尾
demo-grounds = 客户没等我说完就挂断了
demo-denied = 录音里还有时间说完
demo-granted = 客户确实先挂断了，这一项不扣分
review-depends = “{ $title }”（{ $item }）是根据改判的项目得出的，请也判一下
    .hint = 没有变的，请确认；变了的，请改判并写明理由
review-verdict-too = “{ $title }”（{ $item }）选了答案，还要判合格、不合格或不适用
review-answer-and-verdict = “{ $title }”（{ $item }）的回答“{ $answer }”和判定不一致
    .hint = 这一项由回答决定，判定可以不填
sign-own-call = 这是您自己的通话，要由别的主管签字
review-blind-once = 盲评已经提交过，不能再改
    .hint = 提交以后就能看到机器和别人的判定了，再改就不是盲评
review-same-as-returned = { $unit } 退回以后没有改动
    .hint = 坚持原来的判定，请在评语里写明，再提交
review-not-invited = 这次校准没有邀请 { $who }
review-skipped = 跳过 { $unit }：{ $why }
review-sheet-conflict-whole = 总评或辅导要点与库里的不同，库里是“{ $before }”
    .hint = 可能有两个人各填了一份；不会合并，请先商定，再由一个人填
review-list-agent = 坐席
review-list-score = 机器得分
review-list-open = 待判
review-blind-done = { $unit }：盲评已提交
review-two-already = { $unit } 已经有两个人评过
review-quote-nowhere = “{ $title }”（{ $item }）的原话在对话里找不到
    .hint = 请照对话原样摘录；转写错了的，写在备注里
review-others-call = 只能看自己的通话
audit-none = 没有符合条件的记录
audit-counts = 恢复计分
audit-advice = 只提示
trust-advice-said = 质检表 { $checklist } 的“{ $title }”（{ $item }）只提示、不计分：培训已经改为只提示
    .hint = spotcheck audit --act trusted 可以看是谁、为什么
calibration-bad-name = 请给校准起一个名称，不带 / 和 :，至少一条录音
draw-voids-reviews = { $draw } 的 { $count } 份复核（连同签字和申诉）不再有效，记录都还在
    .hint = spotcheck review list --draw { $draw } 可以查看
