# 判定的理由
reason-said = 已说
reason-not-said = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
        [pattern] 没有找到规定的说法
       *[phrases] 没有找到：{ $words }
    }（查了 { $searched } 句，附上最接近的一句）
reason-too-short = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
        [pattern] 没有找到规定的说法
       *[phrases] 没有找到：{ $words }
    }（查了 { $searched } 句）；这么短的话语音识别常常漏掉，需要人工听一下
reason-breaks-off = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
        [pattern] 没有找到规定的说法
       *[phrases] 没有找到：{ $words }
    }（查了 { $searched } 句）；录音像是没有录完
reason-excused = 出现了例外情况，本项不适用
reason-banned-said = 说了 { $count } 次
reason-banned-by-whom = 出现了 { $count } 次，但不能确定是谁说的
reason-banned-absent = 没有说（查了 { $searched } 句）
reason-banned-excused = 只在允许的情况下说过（查了 { $searched } 句）
reason-speaker-absent = 转写里没有要检查的那一方说的话
reason-no-times = 转写没有时间，无法判断多少秒以内
reason-for-review = 需要人工看过才算数
reason-no-transcript = 没有转写文本
reason-blank = 转写文本是空的
reason-when-not = 不适用：{ $field } 是“{ $value }”
reason-field-missing = 通话没有“{ $field }”，无法判断本项是否适用
reason-field-no-number = “{ $field }”是“{ $value }”，不是数字
reason-when-not-checklist = 这张质检表不适用于这通电话：{ $field } 是“{ $value }”
reason-field-missing-checklist = 通话没有“{ $field }”，无法判断质检表是否适用
reason-field-no-number-checklist = “{ $field }”是“{ $value }”，不是数字，无法判断质检表是否适用
reason-item-unsure = 要看“{ $item }”的结论，而它还没有定
reason-item-not-so = 不适用：“{ $item }”没有这样的结论
reason-sounds-like = “{ $heard }”读音与“{ $words }”有 { $percent }% 相似，算已说
reason-sounds-nearly = { $kind ->
        [example] 没有确切找到这样的话：“{ $words }”
       *[phrases] 没有确切找到：{ $words }
    }（查了 { $searched } 句）；最接近的一句读音有 { $percent }% 相似，需要人工听一下
reason-banned-alike = “{ $heard }”读音与“{ $words }”有 { $percent }% 相似，需要人工听一下
reason-banned-parted = 出现了 { $count } 次，但中间夹着别的词，可能不是这个意思，需要人工看一下
reason-not-alike = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
       *[phrases] 没有找到：{ $words }
    }（查了 { $searched } 句，附上最接近的一句，读音有 { $percent }% 相似）
reason-banned-in-context = 出现了 { $count } 次，{ $context ->
        [question] 可能只是在问
        [quote] 可能只是在转述客户的话
        [repeat] 客户刚说过同样的话
        [condition] 可能只是在说条件
        [product] 可能只是在说产品的规定
       *[word] 可能只是别的词里面的字
    }，需要人工看一下
reason-nothing-before = 不适用：前面没有出现所要求的情况
