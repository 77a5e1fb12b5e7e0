# 通用
cli-error = 错误：
cli-note = 提示：

# 帮助
help = 抽样、打分、出报告：让人人都能复核的服务质检工具
help-usage = 用法：{""}
help-commands = 命令
help-command-value = 命令
help-options = 选项
help-arguments = 参数
help-help = 显示帮助
help-version = 显示版本
help--workspace = 工作区文件夹（默认从当前文件夹往上找 spotcheck.yaml）
help--lang = 语言：zh-CN 或 en
help--json = 输出 JSON，供其他程序使用
help-init = 新建一个空的工作区
help-init--dir = 工作区放在哪个文件夹（默认当前文件夹）
help-init--with = 同时写出可以修改的内置文件：plans（方案）、checklists（质检表）、calendars（放假安排）、templates（模板）、messages（文字）、indicators（指标和权重），可用逗号隔开
help-demo = 用模拟数据把整个流程走一遍：导入、抽样、打分、出报告
help-demo--dir = 演示工作区放在哪个文件夹（默认 spotcheck-demo）
help-import = 导入通话清单、转写文本、坐席名册，以及工单、报修、投诉、住户等清单
help-import-calls = 导入通话清单（CSV、XLSX、NDJSON）
help-import-calls--files = 通话清单文件
help-import-calls--map = 指定哪一列是什么，例如 --map 服务专员=agent
help-import-calls--keep-going = 有错的行跳过并另存为文件，其余的行照样导入
help-import-agents = 导入坐席名册（工号、姓名、班组）；有名册后，不在名册上的工号会被当作错误
help-import-agents--files = 名册文件
help-import-agents--map = 指定哪一列是什么，例如 --map 编号=agent
help-import-agents--keep-going = 有错的行跳过并另存为文件，其余的行照样导入
help-import-transcripts = 导入转写文本（文件或文件夹）
help-import-transcripts--paths = 转写文件，或放转写文件的文件夹
help-import-transcripts--format = 格式：spotcheck、harper-valley、call-analytics、iflytek、tencent、whisper、vtt、srt、text 等（默认自动识别）
help-import-transcripts--pattern = 文件名的规则，例如 {"{"}start{"}"}_{"{"}agent{"}"}_{"{"}caller{"}"}_{"{"}line{"}"}，用来从文件名得到通话信息
help-import-transcripts--keep-going = 有错的记录跳过并另存为文件，其余的照样导入
help-score = 打分
help-score--files = 转写文件；给了文件就直接打分并显示结果，不需要工作区；- 从标准输入读通话，每行一通
help-score--draw = 给哪一次抽样打分（默认最近一次）
help-score--all = 给工作区里的全部通话打分
help-score--checklist = 质检表的名称或文件（默认用方案里写的那张）
help-score--format = 转写格式（默认自动识别）
help-score--allow-untested = 允许质检表里的检查项没有例句
help-report = 出报告
help-report-inspection = 每周录音质检报告（HTML）
help-report-inspection--period = 哪一周，例如 2026-W47（默认最近抽样的那一周）
help-report-inspection--plan = 哪个方案（默认每周录音抽检）
help-report-inspection--out = 报告放在哪个文件夹
help-checklist = 质检表工具
help-checklist-check = 检查质检表有没有错误
help-checklist-check--files = 质检表的名称或文件（默认全部）
help-checklist-check--allow-untested = 允许检查项没有例句

# 命令行写错
usage-unknown-argument = 不认识“{ $argument }”
    .hint = 加上 --help 可以看有哪些选项
usage-unknown-argument-near = 不认识“{ $argument }”
    .hint = 是不是想写“{ $near }”？
usage-unknown-command = 没有“{ $command }”这个命令
    .hint = 运行 spotcheck --help 可以看有哪些命令
usage-unknown-command-near = 没有“{ $command }”这个命令
    .hint = 是不是想写“{ $near }”？
usage-no-command = 没有写要做什么
    .hint = 运行 spotcheck --help 可以看有哪些命令；第一次使用可以试试 spotcheck demo
usage-missing = 还缺少：{ $arguments }
usage-no-value = “{ $argument }”后面要写一个值
usage-bad-value = “{ $argument }”不能是“{ $value }”
    .hint = 可以写：{ $known }
usage-conflict = “{ $argument }”和“{ $other }”不能同时用
usage-other = { $error }
usage-bad-period = “{ $period }”不是周期
    .hint = 周写成 2026-W47（第 53 周只有长年才有），月写成 2026-11，季度写成 2026-Q4，天写成 2026-11-20
usage-bad-seed = “{ $seed }”不能作为随机种子
    .hint = 请写 6 到 100 位数字，例如掷 20 次骰子得到的 20 位数字
usage-bad-map = 看不懂 --map “{ $map }”
    .hint = 请写成 列名=字段，例如 --map 服务专员=agent
usage-bad-format = 没有“{ $format }”这种转写格式
    .hint = 可以写：{ $known }

# 工作区
workspace-none = { $folder } 和它的上级文件夹里都没有工作区（spotcheck.yaml）
    .hint = 请先运行 spotcheck init，或者用 --workspace 指定工作区；只想看看效果可以运行 spotcheck demo
workspace-no-plan = 没有名为“{ $name }”的方案
    .hint = 已有的方案：{ $known }
workspace-no-checklist = 没有名为“{ $name }”的质检表
    .hint = 已有的质检表：{ $known }；也可以写质检表文件的路径（以 .yaml 结尾）
workspace-no-calendar = 没有名为“{ $name }”的放假安排
    .hint = 已有的：{ $known }
workspace-no-zone = 没有“{ $zone }”这个时区
    .hint = 例如写 Asia/Shanghai
io-not-utf8 = 文件不是 UTF-8 编码
    .hint = 请用编辑器另存为 UTF-8

# 数据库
store-busy = 另一个 spotcheck 命令正在写这个工作区，等了很久还没有结束
    .hint = 等它结束后再运行一次；什么都没有改动
store-full = 磁盘满了，什么都没有保存
    .hint = 腾出磁盘空间后再运行一次
store-no-access = 数据库 { $path } 打不开或不能写入：{ $error }
    .hint = 请检查文件夹是否存在、是否有写权限、磁盘是否正常
store-corrupt = { $path } 不是 spotcheck 的数据库，或者已经损坏：{ $error }
    .hint = 请从备份恢复，或者新建一个工作区重新导入
store-failed = 数据库出错：{ $error }
store-newer = 数据库 { $path } 是由更新版本的 spotcheck 建立的（版本 { $version }）
    .hint = 请升级 spotcheck
store-foreign = { $path } 是别的程序的数据库
    .hint = 请换一个文件夹
store-unreadable = 数据库里的记录读不出来（{ $what } { $id }）：{ $error }

# init
init-done = 工作区已建好：{ $folder }
init-written =   已写出 { $file }
init-kept =   已存在，未改动 { $file }
init-next = 下一步：spotcheck import calls 通话清单.xlsx

# score
score-head = { $subject }  { $title }
score-score = 得分 { $score }
score-passed = 合格
score-failed = 不合格
score-state-scored = 已评分
score-state-provisional = 暂定，有 { $count } 项待人工确认
score-state-not-scorable = 无法评分：{ $reason }
score-turn = 第 { $turn } 句
score-speaker-agent = 坐席
score-speaker-customer = 客户
score-done = 已给 { $total } 通电话打分（质检表 { $checklist }）：{ $scored } 通已评分，{ $provisional } 通待人工确认，{ $not_scorable } 通无法评分
score-wordless = 其中 { $count } 通没有转写文本；补导转写之后再运行一次 spotcheck score
score-below = 低于合格分 { $mark } 的有 { $count } 通
score-unchanged = 其中 { $count } 通以前打过分，没有变化
score-next = 下一步：spotcheck report inspection --period { $period }
score-progress = 打分
score-nothing = 没有可以打分的通话
    .hint = 请先导入通话清单和转写文本

# checklist
checklist-fine = { $name }：没有错误，{ $items } 个检查项，版本 { $version }
checklist-lists-fine = { $name }：没有错误，{ $lists } 个词表

# import
import-progress-calls = 导入通话
import-progress-transcripts = 导入转写
import-file = { $file }：新增 { $new }，更新 { $changed }，未变 { $unchanged }，拒绝 { $rejected }
import-total = 合计：新增 { $new }，更新 { $changed }，未变 { $unchanged }，拒绝 { $rejected }
import-left-alone = { $count } 个不是转写的文件没有动（例如 { $example }）
import-rejected-file = 被拒绝的行另存为 { $file }，改好后可以再导入
import-refused-all = { $file }：有 { $count } 处错误，整个文件都没有导入
import-refused = { $file }：有 { $count } 处错误，整个文件都没有导入
    .hint = 改好后再导入；或者加 --keep-going，先导入没有错误的 { $good } 行
import-rejected-records = 没有收下的记录和原因列在 { $file }
import-more = { $file }：另外还有 { $count } 处类似的错误
import-future = 有 { $rows } 行的时间在将来，第一行是 { $first }
    .hint = 请核对年份，以及日和月有没有写反
import-unknown-agent = 名册上没有工号“{ $agent }”
    .hint = 请检查工号，或者先用 spotcheck import agents 更新名册
import-no-call = 找不到这份转写对应的通话（找过：{ $names }）
    .hint = 请先导入含有这个编号或录音文件名的通话清单；如果文件名里有时间和工号，请用 --pattern 说明
import-several-calls = 这份转写可能属于几通电话：{ $calls }
    .hint = 请在转写里写明通话编号，或者让文件名和通话编号一致
import-same-call = 通话“{ $call }”的转写在这次导入里出现了两次，另一份在 { $other }
    .hint = 每通电话只留一份转写
import-nothing = 没有找到转写文件
    .hint = 支持的文件：.json、.ndjson、.jsonl、.vtt、.srt、.txt
import-next-calls = 下一步：spotcheck import transcripts 转写文件夹
import-next-transcripts = 下一步：spotcheck draw

# demo
demo-exists = 文件夹 { $folder } 已经有东西了
    .hint = 请换一个文件夹，或者删掉它再运行
demo-imported = 导入通话 { $calls } 通、转写 { $transcripts } 份
demo-drawn = 抽样 { $draw }：{ $eligible } 通电话中抽出 { $drawn } 通
demo-scored = 打分：{ $scored } 通已评分，{ $provisional } 通待人工确认，{ $not_scorable } 通无法评分
demo-report = 报告在这里，用浏览器打开：
demo-next = 接下来可以试试：spotcheck --workspace { $folder } checklist check

# report
report-done = 报告已写好，用浏览器打开：
report-nothing-drawn = { $period } 这一周没有抽过 { $plan }
    .hint = 请先运行 spotcheck draw { $plan } --period { $period }
report-not-scored = 抽样 { $draw } 还没有打分
    .hint = 请先运行 spotcheck score --draw { $draw }
report-some-unscored = 有 { $count } 通抽中的电话还没有打分，或者打分之后数据又改过，报告里会注明
    .hint = 再运行一次 spotcheck score，然后重新出报告

import-twins = 工号 { $one } 和 { $other } 只差前面的 0，可能是同一个人
    .hint = Excel 常把 01 存成 1。如果是同一个人，请把工号列设为“文本”后重新导出、重新导入
import-speakers = 有 { $count } 份转写没有写明谁是坐席、谁是客户：其中的禁用语不会直接判违规，只请人工确认
    .hint = 如果知道哪个编号是坐席，请写进 spotcheck.yaml 的 speakers，再导入一次
score-lacking = 有 { $count } 通电话缺少“{ $field }”，有的检查项因此无法判断是否适用
report-writing = 正在写报告
score-advice = （建议）
score-sign = （线索）
help-import-labels = 导入外部模型对通话的判断（NDJSON：call、label、value、confidence、model）
help-import-labels--files = 标签文件
help-import-labels--keep-going = 跳过有错的行，写到另一个文件里，其余照常导入
import-label-no-call = 没有编号为“{ $call }”的通话
    .hint = 请先导入通话清单
import-next-labels = 下一步：用包含这些标签的质检表运行 spotcheck score
score-checklist-for = 质检表“{ $checklist }”用于 { $for }，这里是给通话打分
score-lines-alone = 标准输入（-）须单独评分，每行一通电话，用 spotcheck 自己的格式
score-lines-refused = { $total } 行中有 { $count } 行读不出来，结果里对应的一行写明了原因
score-line-long = 这一行超过 { $most } MiB
    .hint = 每通电话须独占一行
score-line-blank = 这一行是空的
score-line-encoding = 这一行不是 UTF-8 编码
workspace-misnamed = 文件名是“{ $name }”，里面写的编号却是“{ $id }”
    .hint = 请改成一样的：抽样和打分按编号保存，再用时按文件名去找
