# 全屏复核界面
review-screen-too-small = 窗口太小，请放大
review-screen-talk = 对话
review-screen-talk-at = 对话 第 { $from }–{ $to } 句，共 { $count } 句
review-screen-talk-unsure = 对话 第 { $from }–{ $to } 句，共 { $count } 句（坐席、客户可能分错）
review-screen-no-transcript = 这通录音没有文字，请听录音
review-screen-items = 检查项 { $at }/{ $count }（机器 本人）
review-screen-items-blind = 检查项 { $at }/{ $count }（本人）
review-screen-item = { $number }. { $title }
review-screen-blind = 盲评
review-screen-open = 还缺 { $count } 项
review-screen-all-said = 都填好了，可以提交
review-screen-mine = 本人：{ $said }
review-screen-mine-none = 本人：没有意见，按机器的结论
review-screen-mine-open = 本人：还没判
review-screen-missing = 还缺：{ $what }
review-screen-machine = 机器：{ $verdict }。{ $reason }
review-screen-machine-none = 机器：没有结论。{ $reason }
review-screen-evidence = （原话 { $at }/{ $count }，第 { $turn } 句）
review-screen-nearest = （最接近的是第 { $turn } 句，{ $at }/{ $count }）
review-screen-quoted-turn = 原话 { $number }（第 { $turn } 句）：“{ $quote }”
review-screen-question = 问题：{ $question }
review-screen-how-yes-no = 按 a 回答：y 是、n 否
review-screen-how-scale = 回答 1 到 5 分，4 分起合格
review-screen-how-one-of = 选一个：{ $choices }
review-screen-how-note = 按 a 用文字回答
review-screen-how-quote = ，并按 q 引用原话
review-screen-yes = 是
review-screen-no = 否
review-screen-reason = 理由：{ $text }
review-screen-comment = 备注：{ $text }
review-screen-quote = 引用：“{ $text }”
review-screen-general = 总评：{ $text }
review-screen-coaching = 辅导要点：{ $text }
review-screen-source = 出处：{ $text }
review-screen-coach = 改进建议：{ $text }
review-screen-points = 分值：{ $points }
review-screen-fatal = 一票否决
review-screen-advice = 仅供参考，不计分
review-screen-no-points = 不计分
review-screen-more = .. 按 i 看全部
review-screen-more-below = 按 ↑ ↓ 翻看
review-screen-undone = 已撤销
review-screen-redone = 已恢复
review-screen-nothing-to-undo = 没有可撤销的
review-screen-nothing-to-redo = 没有可恢复的
review-screen-no-evidence = 这一项没有机器引用的原话
review-screen-input-method = 请先切换到英文输入，再按键
review-screen-no-paste = 这里不能粘贴；先按 r、c 等键再粘贴文字
review-screen-is-blind = 盲评看不到机器的结论，请按 p、f 或 n
review-screen-nothing-to-confirm = 机器没有结论，请按 p、f 或 n
review-screen-no-question = 这一项不是问题，请按 p、f 或 n
review-screen-not-an-answer = 没有这个答案
review-screen-quote-now = 还要引用原话，请按 q
review-screen-does-not-apply = 已判不适用
review-screen-not-no = 已判不适用；要回答“否”，请按 f
review-screen-nothing-to-quote = 没有可引用的话
review-screen-quoted = 已引用
review-screen-unquoted = 已去掉引用
review-screen-not-found = 没有找到“{ $words }”
review-screen-hit = 找到第 { $at } 处，共 { $count } 处
review-screen-search-first = 还没有查找，请按 /
review-screen-not-submitted = 没有提交
review-screen-write-reason = 为什么与机器不同
review-screen-write-comment = 对这一项的备注
review-screen-write-answer = 回答
review-screen-write-general = 总评
review-screen-write-coaching = 辅导要点：坐席最该先改什么
review-screen-write-search = 在对话中查找
review-screen-keys-items = p 合格  f 不合格  n 不适用  回车 同意机器  q 引用  u 撤销  s 提交  r 理由  Tab 对话  o 下一缺项  i 详情  c 备注  g 总评  t 辅导  Esc 离开  ? 帮助
review-screen-keys-items-blind = p 合格  f 不合格  n 不适用  q 引用  u 撤销  s 提交  r 理由  Tab 对话  o 下一缺项  i 详情  c 备注  g 总评  t 辅导  Esc 离开  ? 帮助
review-screen-keys-yes-no = p 是  f 否  n 不适用  a 回答  q 引用  u 撤销  s 提交  Tab 对话  o 下一缺项  i 详情  c 备注  g 总评  t 辅导  Esc 离开  ? 帮助
review-screen-keys-choices = 数字 回答  a 回答  n 不适用  q 引用  u 撤销  s 提交  Tab 对话  o 下一缺项  i 详情  c 备注  g 总评  t 辅导  Esc 离开  ? 帮助
review-screen-keys-note = a 填写  p 合格  f 不合格  n 不适用  q 引用  u 撤销  s 提交  Tab 对话  o 下一缺项  i 详情  c 备注  g 总评  t 辅导  Esc 离开  ? 帮助
review-screen-keys-answer-yes-no = y 是  n 否  Esc 取消
review-screen-keys-answer-scale = 1 2 3 4 5 分  Esc 取消
review-screen-keys-answer-choice = 按选项前的数字或字母  Esc 取消
review-screen-keys-talk = ↑ ↓ 上下  PgUp PgDn 翻页  / 查找  n N 下一处、上一处  q 引用  Tab 回到检查项
review-screen-keys-pick = 回车 引用选中的话  ↑ ↓ 换一句  ← → 整句或半句  x 去掉引用  Esc 取消
review-screen-keys-write = 回车 完成  Esc 取消
review-screen-keys-missing = 按任意键去填写
review-screen-keys-confirm = 回车 提交  Esc 再看看
review-screen-keys-page = ↑ ↓ 翻看  其他键 关闭
review-screen-missing-title = 还不能提交
review-screen-confirm-title = 提交这份复核？
review-screen-whole-title = 检查项详情
review-screen-help-title = 按键
review-screen-sum-said = 已判 { $count } 项
review-screen-sum-confirmed = 同意机器：{ $count } 项
review-screen-sum-overruled = 改判：{ $count } 项
review-screen-sum-settled = 由您判定或回答：{ $count } 项
review-screen-sum-stands = 没有意见，按机器的结论：{ $count } 项
review-screen-help =
    ↑ ↓ 或 k j  上一项、下一项；PgUp PgDn 翻页；Home End 到头
    p 1  合格        f 2  不合格        n 3  不适用
    回车 空格  同意机器的结论
    a  回答问题：y 是、n 否，或按数字，或打字
    r  改判的理由        c  备注
    q  引用原话        ← →  看机器引用的下一处
    x  清除这一项的判定
    g  总评        t  辅导要点
    u  撤销        U 或 Ctrl-R  恢复
    o  下一个还缺的项        i  这一项的详情
    Tab  翻看对话，再按回来        /  在对话中查找
    s  提交：先说还缺什么，再问一次
    Esc 或 Q  离开，草稿留着
    打字时：回车完成，Esc 取消
    标记：✔ 合格  ✘ 不合格  - 不适用  ? 待确认
    标记：= 已回答  . 没有意见  ! 还缺内容
    对话里 [ ] 是机器引用的话，< > 是找到的，{"{"} {"}"} 是要引用的
