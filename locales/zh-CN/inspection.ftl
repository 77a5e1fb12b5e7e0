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
reason-lost-speech = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
        [pattern] 没有找到规定的说法
       *[phrases] 没有找到：{ $words }
    }（查了 { $searched } 句）；这里有的话没有识别出来，可能说过
reason-perhaps-said = { $kind ->
        [example] 没有找到这样的话：“{ $words }”
        [pattern] 没有找到规定的说法
       *[phrases] 没有找到：{ $words }
    }；引用的话可能是这个意思，请人工判断
reason-excused = 出现了例外情况，本项不适用
reason-banned-said = 说了 { $count } 次
reason-banned-perhaps = 说了 { $count } 次不一定算错的话，请人工判断
reason-banned-by-whom = 出现了 { $count } 次，但不能确定是谁说的
reason-banned-absent = 没有说（查了 { $searched } 句）
reason-banned-excused = 只在允许的情况下说过（查了 { $searched } 句）
reason-speaker-absent = 转写里没有要检查的那一方说的话
reason-no-times = 转写没有时间，无法判断多少秒以内
reason-for-review = 需要人工看过才算数
reason-for-review-absent = { reason-for-review }
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
reason-data-missing = 记录里没有“{ $field }”，无法判断
reason-data-there = “{ $field }”是“{ $value }”
reason-data-lacking = 没有“{ $field }”，而记录里有其他内容
reason-data-absent = 没有“{ $field }”，符合要求
reason-data-so = “{ $field }”是“{ $value }”
reason-data-not-so = “{ $field }”是“{ $value }”，{ $kind ->
        [told] 应当是 { $wanted }
       *[plain] 不符合要求
    }
reason-data-no-time = “{ $field }”是“{ $value }”，不是时间
reason-data-in-time = “{ $field }”是 { $value }，在“{ $other }”（{ $of }）的 { $allowed } 之内
reason-data-late = “{ $field }”是 { $value }，不在“{ $other }”（{ $of }）的 { $allowed } 之内
reason-data-not-due = “{ $field }”还没有，应在 { $due } 以前（“{ $other }”{ $of }起 { $allowed }）
reason-data-overdue = “{ $field }”还没有，已超过 { $due }（“{ $other }”{ $of }起 { $allowed }）
reason-data-overdue-perhaps = “{ $field }”还没有；只按周末计算已超过 { $due }，日历里没有那一年的节假日
reason-data-done-before = “{ $field }”没有写，但是到期（{ $due }）以前已经完成
reason-data-over-untimed = “{ $field }”没有写，而状态说已经结束；不知道什么时候结束，无法判断
reason-data-not-begun = 还没有“{ $other }”，期限没有开始
reason-data-before = “{ $field }”（{ $value }）早于“{ $other }”（{ $of }），其中必有一个写错了
reason-data-day-only = “{ $field }”（{ $value }）或“{ $other }”（{ $of }）只写了日期，无法判断是否在 { $allowed } 之内
reason-data-no-calendar = 只按周末计算，“{ $field }”（{ $value }）不在“{ $other }”（{ $of }）的 { $allowed } 之内；日历里没有那一年的节假日
reason-data-agrees = 通话里说的与“{ $field }”（{ $value }）一致
reason-data-differs = 通话里说的与“{ $field }”（{ $value }）不一致
reason-data-differs-perhaps = 转写与“{ $field }”（{ $value }）不一致，但语音识别常把这类话听错，需要人工听一下
reason-data-no-talk = 没有这条记录的通话转写，无法和说的话核对
reason-data-unsaid = 通话里没有可以与“{ $field }”（{ $value }）核对的话
reason-data-said-not-kept = 通话里说了，而“{ $field }”没有这样记录（{ $value }）
reason-data-said-perhaps = 通话里有这样的话，但不能确定是谁说的，而“{ $field }”没有这样记录（{ $value }）
reason-data-kept-not-said = “{ $field }”有记录（{ $value }），而通话里没有说
reason-data-kept-not-heard = “{ $field }”有记录（{ $value }），而转写里没有找到，需要人工听一下
reason-data-neither = 通话里没有说，“{ $field }”也没有这样记录
reason-measure-no-times = 转写没有每句话的起止时间，无法计算
reason-measure-by-whom = 不能确定每句话是谁说的，无法计算
reason-measure-too-little = 说的话太少，无法计算
reason-measure-nothing = 不适用：这通电话里没有可以计算的内容（{ $what }）
measured = { $what ->
        [silence] 静音
        [hold] 等待
        [overlap] 抢话
        [reply_delay] 应答延迟
        [speech_rate] 语速
        [talk_share] 坐席说话占比
        [turns] 句数
        [duration] 通话时长
       *[answer_delay] 接通用时
    }{ $as ->
        [max] 最长
        [mean] 平均
        [sum] 合计
        [count_over] 超过 { $over } 秒的次数
       *[single] {""}
    }：{ $value }{ $unit ->
        [seconds] {" "}秒
        [rate] {" "}字/分钟
        [percent] %
       *[count] {""}
    }（要求 { $limits }）
reason-measure-met = { measured }
reason-measure-missed = { measured }
reason-measure-missed-by-whom = { measured }；谁是坐席是按说的话推断的，请听录音确认
reason-order-right = 顺序正确
reason-order-wrong = “{ $step }”说得太早，顺序不对
reason-order-missing = 没有找到“{ $step }”
reason-order-unsure = 不能确定有没有“{ $step }”
reason-order-nowhere = 不能确定“{ $step }”在通话的什么位置
reason-order-if-not = 不适用：没有出现“{ $if }”
reason-order-if-unsure = 不能确定有没有“{ $if }”
reason-order-follows = “{ $if }”之后说了“{ $then }”
reason-order-not-followed = “{ $if }”之后没有说“{ $then }”，或者说得太晚
reason-order-then-unsure = 不能确定“{ $if }”之后有没有说“{ $then }”
reason-repeat-met = 同一个人说几乎相同的话（{ $like }%）最多 { $count } 次
reason-repeat-missed = 同一个人说几乎相同的话（{ $like }%）最多 { $count } 次，不符合要求
reason-repeat-by-whom = 几乎相同的话（{ $like }%）出现了 { $count } 次，但不能确定是谁说的
reason-label-none = 没有模型判断过“{ $label }”
reason-label-found = { $model } 判断“{ $label }”是“{ $value }”（把握 { $confidence }%）
reason-label-other = { $model } 判断“{ $label }”是“{ $value }”（把握 { $confidence }%）
reason-label-doubtful = { $model } 判断“{ $label }”是“{ $value }”，但把握只有 { $confidence }%（要求 { $sure }%）
reason-label-differ = 各模型对“{ $label }”的判断不一致；{ $model } 判断是“{ $value }”（把握 { $confidence }%）
reason-ask = 由人工回答：{ $question }
reason-ask-quote = 由人工回答并引用原话：{ $question }
reason-combine-none-applies = 不适用：所依据的检查项都不适用
reason-combine-enough = 已满足：{ $items }
reason-combine-too-few = 没有满足：{ $items }
reason-combine-unsure = 还没有定：{ $items }
reason-combine-should-not = 不应出现而出现了：{ $items }
reason-combine-none = 都没有出现，符合要求
