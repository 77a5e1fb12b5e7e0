//! The headings that a kind of records has for itself.

use super::Headings;
use crate::records::Kind;

/// The fields of a kind, with the headings that mean something else elsewhere, or are more telling here.
pub(super) fn own(kind: Kind) -> &'static [Headings] {
    match kind {
        Kind::Requests => REQUESTS,
        Kind::Repairs => REPAIRS,
        Kind::Complaints => COMPLAINTS,
        Kind::Households => HOUSEHOLDS,
        Kind::Halls => HALLS,
        Kind::Callbacks => CALLBACKS,
        Kind::Purchases => PURCHASES,
        Kind::Customers => CUSTOMERS,
        Kind::Feedback => FEEDBACK,
        Kind::Accidents => ACCIDENTS,
        Kind::Inspectors => INSPECTORS,
    }
}

/// A list of what went up to whom; each row is about a complaint.
pub(super) const ESCALATIONS: &[Headings] = &[
    (
        "complaint",
        "投诉编号 投诉单号 投诉单编号 投诉工单号 投诉流水号 关联投诉 关联单号 工单号 工单编号 编号 单号 complaintid complaintno ticketid id",
    ),
    ("level", "升级级别 升级层级 升级等级 升级对象 升级至 上报级别 上报对象 上报至 级别 层级 等级 escalationlevel escalatedto"),
    ("escalated_at", "升级时间 上报时间 升级日期 上报日期 时间 日期 escalationtime escalationdate time date"),
    ("escalation_reason", "升级原因 上报原因 原因 escalationreason reason"),
];

const REQUESTS: &[Headings] = &[
    (
        "id",
        "工单号 工单编号 工单流水号 工单id 服务请求编号 服务请求号 服务请求id 请求编号 请求单号 请求号 请求id 服务单号 服务单编号 受理单号 受理编号 受理流水号 \
         受理号 申请单号 业务流水号 requestid requestno requestnumber servicerequestid servicerequestno srid srno srnumber ticketid ticketno \
         ticketnumber ticket caseid caseno casenumber incidentid incidentnumber workorderid workorderno workorder",
    ),
    (
        "created_at",
        "受理时间 服务请求时间 请求时间 申请时间 来电时间 工单受理时间 工单创建时间 工单登记时间 受理日期 请求日期 申请日期 requesttime requestdate requestedat",
    ),
    ("completed_at", "工单完成时间 工单办结时间 工单关闭时间 工单结束时间"),
    ("customer_name", "请求人 申请人 申请人姓名 来电人 来电人姓名 requester requestername"),
    ("category", "服务请求类别 请求类别 来电类型 来电原因 故障类型"),
    ("description", "故障描述 故障现象 故障内容 来电内容"),
];

const REPAIRS: &[Headings] = &[
    (
        "id",
        "维修单号 报修单号 请修单号 维修编号 报修编号 请修编号 维修单编号 报修单编号 维修工单号 报修工单号 维修工单编号 维修流水号 报修流水号 维修单id 报修单id \
         工单号 工单编号 派工单号 派工单编号 任务单号 repairid repairno repairnumber repairorder workorderid workorderno workordernumber \
         workorder orderno orderid ticketid ticketno requestid requestno jobno",
    ),
    (
        "created_at",
        "报修时间 请修时间 报修日期时间 申报时间 报障时间 报修日期 请修日期 申报日期 requesttime requestdate repairrequested requestedat",
    ),
    (
        "completed_at",
        "维修完成时间 实际完工时间 修复时间 修理完成时间 维修结束时间 维修完工时间 维修完成日期 修复日期 维修时间 维修日期 repairedat repairdate repaircompleted",
    ),
    (
        "agent",
        "维修工号 维修人员工号 维修员工号 维修工工号 维修人员编号 维修员编号 工程师工号 维修人员 维修员 维修工 维修师傅 维修人 承修人 工程师 技术员 师傅 \
         派工人员 接单人 technicianid technician repairer repairman engineerid engineer worker",
    ),
    ("agent_name", "维修人员姓名 维修员姓名 维修工姓名 维修人姓名 工程师姓名 技术员姓名 technicianname engineername"),
    ("customer_name", "报修人 报修人姓名 请修人 请修人姓名 报修客户 报修业主 requester reportedby"),
    ("phone", "报修电话 报修人电话 请修电话 报修联系电话"),
    ("channel", "报修渠道 报修方式 报修来源 请修方式"),
    ("category", "报修类型 报修类别 报修分类 报修项目 请修项目 维修类型 维修类别 维修分类 维修项目 故障类型 repairtype"),
    ("matter", "报修事项 请修事项 维修事项"),
    ("description", "报修内容 报修描述 请修内容 维修内容 故障描述 故障现象 故障情况"),
    ("result", "维修结果 维修情况 修复情况"),
    ("status", "维修状态 报修状态"),
    ("address", "报修地址 报修地点 报修位置 维修地址 维修地点 维修位置 请修地址"),
];

const COMPLAINTS: &[Headings] = &[
    (
        "id",
        "投诉编号 投诉单号 投诉单编号 投诉工单号 投诉工单编号 投诉流水号 投诉id 投诉受理编号 投诉登记号 工单号 工单编号 工单流水号 受理编号 受理单号 complaintid \
         complaintno complaintnumber complaintcode ticketid ticketno ticketnumber caseid caseno casenumber",
    ),
    (
        "created_at",
        "投诉时间 投诉受理时间 投诉登记时间 投诉日期 受理时间 来访时间 来电时间 complainttime complaintdate complainedat",
    ),
    ("completed_at", "投诉处理完成时间 投诉办结时间 投诉办结日期 投诉关闭时间 投诉结案时间"),
    (
        "complainant",
        "投诉人 投诉人姓名 投诉者 投诉客户 投诉客户姓名 投诉用户 投诉用户姓名 投诉业主 投诉商户 诉求人 来访人 complainantname complainedby",
    ),
    ("phone", "投诉人电话 投诉电话 投诉号码 投诉人联系电话 投诉人联系方式 投诉联系电话"),
    ("rank", "投诉等级 投诉级别 投诉严重程度 complaintlevel complaintgrade"),
    ("matter", "投诉事由 投诉事项 投诉主题 投诉标题 投诉原因 complaintsubject"),
    ("demand", "投诉诉求 投诉要求 投诉人诉求 投诉人要求"),
    ("category", "投诉类型 投诉类别 投诉分类 投诉业务类型 complainttype complaintcategory"),
    ("channel", "投诉渠道 投诉方式 投诉来源 投诉途径 来源渠道"),
    ("description", "投诉内容 投诉描述 投诉详情 投诉情况 投诉内容描述"),
    ("result", "投诉处理结果 投诉处理情况"),
    ("status", "投诉状态 投诉处理状态"),
    ("accused", "被投诉人 被投诉员工 被投诉人姓名 被投诉工号 被投诉对象"),
    ("accused_department", "被投诉部门 被投诉单位"),
    ("justified", "是否属实 是否有效 是否有效投诉 投诉是否成立 是否成立 投诉是否有效"),
    ("reasonable", "是否合理 要求是否合理 诉求是否合理 是否合理诉求"),
    ("responsible", "直接责任人 责任员工 过错责任人 过失责任人"),
    ("proposal", "处理方案 解决方案 初步方案 处理建议 处置方案"),
    ("proposal_at", "初步方案时间 方案时间 方案提出时间 提出方案时间 处理方案时间"),
    ("approved_by", "批准人 审批人 方案批准人 方案审批人 审批领导 批准领导"),
    ("approved_at", "批准时间 审批时间 方案批准时间 方案审批时间"),
    ("report_at", "根源分析报告时间 根因分析报告时间 分析报告时间 分析报告提交时间 根源报告时间 根因报告时间 报告提交时间"),
    ("registered", "是否登记风险 风险登记 是否列入风险清单 服务风险登记 风险登记编号"),
    ("summed_at", "总结时间 分类统计时间 汇总时间"),
];

const HOUSEHOLDS: &[Headings] = &[
    (
        "id",
        "户号 住户编号 住户编码 住户号 住户id 家庭编号 房产编号 房产编码 房产id 房屋编号 房屋编码 房屋id 房间编号 房间编码 资产编号 资源编号 业主编号 业主编码 \
         业主id 客户编号 householdid householdno propertyid propertyno propertycode ownerid residentid",
    ),
    ("customer_name", "业主姓名 住户姓名 户主姓名 户主 业主名称 ownername owner resident residentname tenant"),
    (
        "moved_in",
        "入住日期 入住时间 入伙日期 入伙时间 迁入日期 迁入时间 收房日期 收房时间 收楼日期 收楼时间 接房日期 接房时间 交房日期 交房时间 交付日期 交付时间 \
         moveindate moveintime checkindate occupiedsince",
    ),
    ("status", "入住状态 入住情况 居住状态 房屋状态 房态 occupancy"),
    ("estate_type", "类型 类别"),
    ("segment", "住户类型 业主类型 住户类别 身份"),
    ("agent", "管家工号 楼管工号 管家 楼管 物业管家 客服管家 专属管家 楼栋管家 片区管家 steward housekeeper"),
    ("agent_name", "管家姓名 楼管姓名"),
];

const HALLS: &[Headings] = &[
    (
        "id",
        "营业厅编号 营业厅编码 营业厅代码 营业厅id 厅店编号 厅店编码 厅编号 厅编码 厅号 网点编号 网点编码 网点代码 网点id 门店编号 门店编码 门店代码 渠道编号 \
         渠道编码 渠道代码 hallid hallno hallcode storeid storeno storecode branchid branchno branchcode outletid outletcode",
    ),
    (
        "name",
        "营业厅名称 营业厅 厅名 厅店名称 厅店 网点名称 网点 营业网点 门店名称 门店 渠道名称 名称 hallname storename store branchname branch \
         outletname outlet",
    ),
    ("manager", "厅经理 厅主任 店长 值班经理 负责人 厅经理姓名 负责人姓名 managername"),
    ("category", "营业厅类型 厅店类型 网点类型 门店类型 经营模式 halltype storetype"),
    ("rank", "营业厅等级 厅店等级 营业厅级别 网点等级 星级"),
    ("phone", "营业厅电话 厅店电话 门店电话 网点电话"),
    ("address", "营业厅地址 厅店地址 网点地址 门店地址"),
];

const CALLBACKS: &[Headings] = &[
    (
        "id",
        "回访编号 回访单号 回访单编号 回访记录编号 回访记录号 回访记录id 回访流水号 回访id 回访任务编号 callbackid callbackno callbacknumber followupid \
         followupno revisitid revisitno",
    ),
    (
        "about",
        "关联单号 关联工单 关联工单号 关联编号 原单号 原工单号 原工单编号 来源单号 来源工单号 工单号 工单编号 投诉编号 投诉单号 报修单号 维修单号 请修单号 \
         订单号 订单编号 relatedid relatedticket ticketid ticketno caseid orderid orderno requestid workorderid",
    ),
    (
        "created_at",
        "回访时间 实际回访时间 回访完成时间 回访开始时间 回访日期时间 外呼时间 拨打时间 回访日期 实际回访日期 callbacktime callbackdate calledat calltime \
         followuptime followupdate revisittime revisitdate",
    ),
    (
        "planned_at",
        "计划回访时间 应回访时间 预约回访时间 约定回访时间 计划时间 计划回访日期 应回访日期 plannedtime planneddate scheduledat scheduledtime scheduleddate",
    ),
    (
        "agent",
        "回访人工号 回访员工号 回访人员工号 回访专员工号 回访坐席工号 回访坐席 回访人 回访员 回访人员 回访专员 外呼坐席 callerid calledby followupby",
    ),
    ("agent_name", "回访人姓名 回访员姓名 回访人员姓名 回访专员姓名"),
    ("customer_name", "被回访人 被回访人姓名 回访客户 回访客户姓名 回访对象 受访人 受访客户"),
    ("phone", "回访电话 回访号码 外呼号码 被叫号码"),
    ("channel", "回访方式 回访渠道 回访形式 回访途径 callbackmethod method"),
    ("category", "回访类型 回访类别 回访分类 回访业务 callbacktype"),
    ("matter", "回访事项 回访主题 回访目的"),
    ("description", "回访内容 回访记录 回访详情 回访描述 反馈问题 客户反馈"),
    ("result", "回访结果 回访结论 回访情况 回访处理结果 callbackresult"),
    ("status", "回访状态"),
    ("satisfaction", "回访评价"),
];

const PURCHASES: &[Headings] = &[
    (
        "id",
        "订单号 订单编号 订单id 订单流水号 购买编号 购买单号 交易号 交易编号 交易流水号 销售单号 销售单编号 合同号 合同编号 业务单号 业务流水号 受理单号 受理编号 \
         orderid orderno ordernumber order purchaseid purchaseno transactionid transactionno salesorder invoiceno contractno",
    ),
    (
        "purchased_at",
        "购买时间 下单时间 订单时间 订单创建时间 成交时间 交易时间 办理时间 订购时间 受理时间 付款时间 支付时间 创建时间 提交时间 购买日期 下单日期 订单日期 成交日期 交易日期 办理日期 \
         订购日期 时间 日期 purchasetime purchasedate ordertime orderdate orderedat boughtat paidat paymenttime transactiondate \
         transactiontime saledate createdat createdtime createtime datetime timestamp date time",
    ),
    (
        "completed_at",
        "交易完成时间 订单完成时间 开通时间 生效时间 交付时间 签收时间 收货时间 送达时间 安装时间 交付日期 签收日期 开通日期 deliveredat deliverydate",
    ),
    ("customer_name", "购买人 购买人姓名 购买客户 买家 买家姓名 收货人 收货人姓名 办理人 buyer buyername purchaser"),
    ("phone", "收货人电话 收货人手机 买家电话 办理号码"),
    ("product", "购买产品 购买商品 订购产品 订购套餐 办理业务 办理套餐 宝贝标题 sku"),
    ("amount", "订单金额 购买金额 实付金额 支付金额 付款金额 成交金额 交易金额 合同金额 orderamount"),
    (
        "agent",
        "销售人员工号 销售工号 营业员工号 导购工号 受理员工号 销售人员 销售员 销售 营业员 导购 salespersonid salesperson salesrep sellerid seller",
    ),
    ("agent_name", "销售人员姓名 销售员姓名 营业员姓名 导购姓名 salespersonname"),
    ("channel", "购买渠道 销售渠道 订单来源 办理渠道 购买方式"),
    ("status", "订单状态 交易状态"),
];

const CUSTOMERS: &[Headings] = &[
    (
        "id",
        "客户编号 客户编码 客户id 客户号 客户代码 客户账号 用户编号 用户id 用户编码 会员编号 会员号 会员id 账户编号 customerid customerno customernumber \
         customercode accountid accountno accountnumber clientid userid memberid memberno",
    ),
    ("segment", "类型 类别 分类 分群 type class tier"),
    (
        "created_at",
        "入网时间 入网日期 开户时间 开户日期 注册时间 注册日期 建档时间 建档日期 registeredat registrationdate joindate",
    ),
    ("customer_name", "名称 企业名称 单位名称 公司名称 companyname"),
    ("agent", "客户经理工号 客户经理编号 客户经理 专属客服 accountmanager"),
    ("agent_name", "客户经理姓名"),
];

const FEEDBACK: &[Headings] = &[
    (
        "id",
        "反馈编号 反馈单号 反馈id 反馈流水号 意见编号 建议编号 问卷编号 答卷编号 答卷id 留言编号 留言id 评论编号 评论id 评价编号 feedbackid feedbackno \
         responseid surveyid commentid messageid reviewid",
    ),
    (
        "created_at",
        "反馈时间 反馈日期 提交时间 提交答卷时间 答题时间 填写时间 评论时间 留言时间 评价时间 发布时间 发表时间 提交日期 填写日期 评论日期 留言日期 评价日期 feedbacktime \
         feedbackdate respondedat postedat publishedat commenttime",
    ),
    (
        "source",
        "反馈来源 来源 来源渠道 信息来源 反馈渠道 反馈途径 反馈方式 渠道 平台 来源平台 评价渠道 feedbacksource origin platform",
    ),
    ("customer_name", "反馈人 反馈人姓名 反馈客户 留言人 评论人 评价人 填写人 昵称 用户昵称 author nickname respondent"),
    ("phone", "反馈人电话 反馈电话"),
    ("category", "反馈类型 反馈类别 反馈分类 意见类型 feedbacktype"),
    ("matter", "反馈事项 反馈主题 反馈标题"),
    ("description", "反馈内容 反馈描述 意见内容 留言内容 评论内容 评价内容 建议内容 原文 feedbacktext message text review"),
    ("sentiment", "情感 情感倾向 情绪 正负面 倾向"),
];

const ACCIDENTS: &[Headings] = &[
    (
        "id",
        "事件编号 事故编号 事故单号 事件单号 事件id 事故id 事件流水号 事故流水号 报告编号 案件编号 accidentid accidentno incidentid incidentno \
         incidentnumber eventid eventno caseid caseno",
    ),
    (
        "created_at",
        "发生时间 事发时间 事故时间 事故发生时间 事件时间 事件发生时间 发生日期 事发日期 事故日期 事故发生日期 事件日期 上报时间 报告时间 接报时间 上报日期 报告日期 \
         accidenttime accidentdate incidenttime incidentdate occurredat happenedat eventtime eventdate",
    ),
    (
        "completed_at",
        "应急处理完成时间 应急处置完成时间 处置完成时间 处置结束时间 应急结束时间 善后完成时间 处置完成日期 应急处理时间",
    ),
    ("customer_name", "当事人 当事人姓名 受影响业主 受影响住户 涉事业主 涉事住户 受损业主 受损住户 affected victim"),
    ("phone", "当事人电话"),
    ("category", "事故类型 事件类型 事故类别 事件类别 事故分类 事件分类 accidenttype incidenttype eventtype"),
    ("rank", "事故等级 事件等级 事故级别 事件级别 事故严重程度"),
    ("matter", "事故名称 事件名称 事故主题 事件主题"),
    ("description", "事故经过 事件经过 事故描述 事件描述 事故情况 事件情况 经过"),
    ("cause", "事故原因 事件原因 事故原因分析 起因"),
    ("prevention", "预防措施 防范措施 整改措施 改进措施"),
    ("result", "应急处理情况 应急处置情况 应急措施 处置措施 善后情况 处理措施"),
    ("address", "发生地点 事发地点 事故地点 事件地点 事故地址 事发地址"),
    ("agent", "处置人 处置人员 现场负责人 责任管家"),
];

const INSPECTORS: &[Headings] = &[
    (
        "id",
        "工号 员工工号 员工编号 员工号 员工id 质检员工号 质检工号 质检员编号 质检员id 检查员工号 检查员编号 回访员工号 回访员编号 回访人员工号 巡检员工号 人员编号 \
         人员工号 人员id 账号 inspectorid inspectorno staffid staffno staffcode employeeid employeeno employeenumber agentid agentno \
         userid",
    ),
    (
        "name",
        "姓名 员工姓名 质检员姓名 质检员 质检人员 检查员 检查人员 检查员姓名 回访员 回访人员 回访员姓名 巡检员 人员姓名 名字 名称 inspector \
         inspectorname staffname employeename fullname",
    ),
    ("role", "岗位类型 人员类型 人员类别 角色 身份 类型 jobrole title type"),
    ("status", "在职状态 在岗状态 人员状态"),
];
