# 其他清单

help-import-requests = 导入服务请求（工单），必须有编号和受理时间
help-import-repairs = 导入报修（请修、维修）单，必须有编号，以及报修时间或完成时间
help-import-complaints = 导入投诉，必须有编号和投诉时间
help-import-households = 导入小区住户，必须有住户编号，或者小区、楼栋、房号
help-import-halls = 导入营业厅，必须有编号或名称
help-import-callbacks = 导入回访记录，必须有编号和回访时间
help-import-purchases = 导入购买（订单）记录，必须有订单号和购买时间
help-import-customers = 导入客户，必须有客户编号
help-import-feedback = 导入客户反馈（问卷、留言、评论等），必须有编号和反馈时间
help-import-accidents = 导入重大事故，必须有编号和发生时间
help-import-inspectors = 导入质检员、回访人员名单，必须有工号或姓名
help-import--files = 清单文件（CSV、XLSX、XLS、ODS、NDJSON）
help-import--map = 指定哪一列是什么，例如 --map 单据号=id
help-import--keep-going = 有错的行跳过并另存为文件，其余的行照样导入
import-progress-records = 导入清单
import-next-records = 下一步：spotcheck draw 方案名，从这份清单里抽样
import-next-inspectors = 下一步：导入要检查的清单，例如 spotcheck import repairs 报修单.xlsx
