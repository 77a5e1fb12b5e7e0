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
