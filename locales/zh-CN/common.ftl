# 位置
place-sheet = 工作表 { $sheet }
place-line = 第 { $line } 行
place-column = 第 { $column } 列
place-field = “{ $heading }”
place-separator = ，
place-end = ：

# 文件与文件夹
io-reason = { $kind ->
        [not-found] 没有这个文件或文件夹
        [is-folder] 这里应该是文件，却是一个文件夹
        [no-folder] 路径中间有一段不是文件夹
        [denied] 没有权限
        [full] 磁盘满了
       *[other] { $error }
    }
io-read = 读取 { $path } 失败：{ io-reason }
io-write = 写入 { $path } 失败：{ io-reason }
    .hint = 请确认文件夹存在、可以写入，并且磁盘没有满
messages-unreadable = 这不是一条文字定义：{ $error }

# YAML
yaml-broken = 这里不是正确的 YAML：{ $kind ->
        [colon] 文字里有“冒号加空格”，整段要用引号括起来
        [sign] 以这个符号开头的文字要用引号括起来
        [behind] 后引号之后还有内容
        [block] | 或 > 后面的文字要从下一行开始写
        [dash] 列表的各条要从下一行开始写
        [key] 这里缺少英文冒号和后面的内容
        [level] 这一行和上面几行接不上
       *[other] { $error }
    }
    .hint = 请检查这一行或上一行是否少了引号、括号或冒号，缩进是否用了制表符
yaml-wide-colon = “{ $key }”后面是中文冒号“：”
    .hint = 请改成英文冒号，后面再加一个空格：“{ $key }: ”
yaml-tab = 这一行的前面有制表符（Tab）
    .hint = 缩进只能用空格，请把制表符换成空格
yaml-wide-blank = 这一行前面的空格是全角空格（或不间断空格），不能用来缩进
    .hint = 请删掉行首的空格，改用半角空格
yaml-tight-colon = “{ $key }:”后面缺少空格
    .hint = 请在英文冒号后面加一个空格：“{ $key }: ”
yaml-tight-dash = “-”后面缺少空格
    .hint = 列表的每一条前面请写“- ”（横线加空格），否则会并到上一行里
yaml-open-bracket = 这里的“{ $mark }”没有对应的右括号
    .hint = 请补上右括号；文字里本来就有括号的，请用引号括起来
yaml-open-quote = 从这里开始的引号（{ $mark }）没有结束
    .hint = 请在同一行补上后引号
yaml-wide-mark = 这里用了全角括号
    .hint = 请改成半角的 [ ] 和 {"{"} {"}"}，各项之间用英文逗号加空格隔开
yaml-indent = 这一行的缩进和上下行对不齐
    .hint = 同一层的内容要从同一列开始写
yaml-twice = “{ $key }”写了两次，第 { $line } 行已经有了
    .hint = 请只保留一处
yaml-unknown-key = 这里不认识“{ $key }”
    .hint = 可以写的有：{ $known }
yaml-unknown-key-near = 这里不认识“{ $key }”
    .hint = 是不是想写“{ $near }”？
yaml-missing-key = 缺少“{ $key }”
yaml-bad-id = “{ $id }”不能作为编号
    .hint = 编号只能用字母、数字、汉字、- 和 _，最长 64 个字节
yaml-not-one-of = 这里不能写“{ $value }”
    .hint = 可以写的有：{ $known }
yaml-wide-comma = “{ $value }”里有中文逗号，这里会当成一个值
    .hint = 如果是几个值，请改成英文逗号加空格，例如 [网络, 账单]
yaml-blank = 这里是空的，请写上文字
yaml-no-count = 这里要写不小于 1 的整数，不能是 { $value }
yaml-expected = 这里应该是{ $expected ->
        [yaml-kind-map] “键: 值”的形式
        [yaml-kind-list] 一个列表
        [yaml-kind-text] 文字
        [yaml-kind-number] 一个数字
       *[yaml-kind-count] 一个不小于 1 的整数
    }，现在却是{ $found ->
        [yaml-kind-null] 空的
        [yaml-kind-bool] true 或 false
        [yaml-kind-number] 一个数字
        [yaml-kind-text] 文字
        [yaml-kind-list] 一个列表
       *[yaml-kind-map] “键: 值”
    }

# 通话清单的列
field-agent = 工号
field-agent_name = 坐席姓名
field-answer_delay = 接听用时
field-call_id = 通话编号
field-caller = 来电号码
field-category = 业务类型
field-channel = 渠道
field-customer = 客户编号
field-direction = 呼叫方向
field-duration = 通话时长
field-end = 结束时间
field-line = 线路
field-queue = 技能组
field-recording = 录音文件
field-satisfaction = 客户评价
field-start = 开始时间
field-team = 班组
