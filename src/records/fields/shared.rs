//! The headings that mean the same in every kind of records.

use super::Headings;

/// The fields that all kinds share. A kind's own table stands before it.
pub(super) const SHARED: &[Headings] = &[
    ("id", "编号 单号 单据编号 单据号 流水号 记录编号 记录流水号 记录id 主键 uuid recordid recordno no number"),
    (
        "created_at",
        "受理时间 登记时间 创建时间 建单时间 提交时间 录入时间 记录时间 发生时间 受理日期时间 受理日期 登记日期 创建日期 建单日期 提交日期 录入日期 \
         时间 日期 createdtime createddate creationtime creationdate createtime createdate openedat openedtime opendate opentime opened \
         submittedat submittime receivedat reportedat datetime timestamp date time",
    ),
    (
        "completed_at",
        "实际完成时间 处理完成时间 处理完毕时间 处理结束时间 办结时间 完成时间 完结时间 完工时间 竣工时间 结案时间 结单时间 解决时间 闭环时间 \
         回单时间 关闭时间 结束时间 实际完成日期 处理完成日期 办结日期 完成日期 完工日期 竣工日期 结案日期 处理时间 处理日期 归档时间 completedtime \
         completeddate completiontime completiondate finishedat finishtime finishdate resolvedat resolvedtime resolutiontime \
         resolutiondate solvedat closedat closedtime closeddate closetime closedate donedate",
    ),
    (
        "due_at",
        "要求完成时间 应完成时间 要求办结时间 应办结时间 截止时间 处理截止时间 承诺完成时间 计划完成时间 预计完成时间 要求完成日期 截止日期 duedate \
         duetime deadline sladue",
    ),
    (
        "transferred_at",
        "派单时间 转派时间 转办时间 派工时间 分派时间 流转时间 转单时间 assignedat assignedtime assigntime dispatchedat dispatchtime",
    ),
    ("started_at", "开始处理时间 处理开始时间 接单时间 到场时间 到达时间 开工时间 startedat starttime workstarted arrivedat"),
    ("supervisor_told_at", "告知主管时间 通知主管时间 报告主管时间 上报主管时间 supervisorinformedat"),
    (
        "progress_at",
        "进度告知时间 告知进度时间 进度反馈时间 进展反馈时间 进展告知时间 进度通知时间 最近跟进时间 跟进时间 progressat progresstime lastupdateat",
    ),
    ("delay_told_at", "延期告知时间 告知延期时间 延期通知时间 延误告知时间 延迟告知时间 delaynotifiedat"),
    ("delay_reason", "延期原因 延误原因 延迟原因 超时原因 delayreason"),
    ("delayed_until", "延期至 延期后时间 新完成时间 新预计完成时间 delayeduntil"),
    (
        "feedback_at",
        "反馈客户时间 回复客户时间 答复客户时间 告知客户时间 结果反馈时间 结果告知时间 处理结果反馈时间 客户反馈时间 反馈时间 反馈完成时间 答复时间 回复时间 feedbacktime          feedbackdate repliedat repliedtime answeredat",
    ),
    ("closed_at", ""),
    ("escalated_at", "升级时间 escalationtime"),
    (
        "escalated_1_at",
        "升级投诉主管时间 升级主管时间 升级至投诉主管时间 升级至主管时间 一级升级时间 第一次升级时间 主管介入时间 escalatedtosupervisorat level1escalatedat",
    ),
    (
        "escalated_2_at",
        "升级部门经理时间 升级经理时间 升级至部门经理时间 升级至经理时间 二级升级时间 第二次升级时间 经理介入时间 escalatedtomanagerat level2escalatedat",
    ),
    (
        "escalated_3_at",
        "升级公司领导时间 升级领导时间 升级至公司领导时间 升级至领导时间 三级升级时间 第三次升级时间 领导介入时间 escalatedtoleaderat level3escalatedat",
    ),
    ("escalation_reason", "升级原因 上报原因 escalationreason"),
    (
        "call",
        "关联通话 关联通话编号 关联录音 关联录音编号 通话编号 通话流水号 通话id 录音编号 录音流水号 录音id callid recordingid",
    ),
    ("revisited_at", "回访时间 回访日期 followupat followuptime followupdate callbacktime callbackdate revisitdate"),
    ("revisited_by", "回访人 回访人员 回访员 回访人工号 revisitor"),
    ("revisitor_rank", "回访人职务 回访人岗位 回访人级别 回访人职级 revisitorrank"),
    ("revisit_method", "回访方式 回访形式 回访途径 followupmethod revisitmethod"),
    ("revisit_attempts", "回访次数 回访尝试次数 revisitattempts"),
    ("new_demand", "新诉求 新需求 新增诉求 客户新诉求 newdemand"),
    ("next_visit_at", "下次回访时间 再次回访时间 二次回访时间 nextvisitat nextfollowup"),
    ("revisit_result", "回访结果 回访情况 回访意见 followupresult callbackresult"),
    ("wanted", "期望时间 客户期望时间 期望处理时间 期望上门时间 预约时间 预约上门时间 客户要求时间 preferredtime appointment"),
    (
        "agent",
        "处理人工号 处理人员工号 处理工号 受理人工号 受理人员工号 受理工号 经办人工号 责任人工号 坐席工号 座席工号 客服工号 员工工号 工号 员工编号 \
         处理人 处理人员 经办人 责任人 受理人 受理人员 受理员 坐席 座席 客服 客服代表 agentid agentno staffid staffno employeeid \
         employeeno handlerid assigneeid operatorid handler assignee assignedto handledby operator ticketowner caseowner staff",
    ),
    (
        "agent_name",
        "处理人姓名 处理人员姓名 受理人姓名 受理人员姓名 经办人姓名 责任人姓名 员工姓名 坐席姓名 座席姓名 客服姓名 staffname employeename handlername \
         assigneename operatorname",
    ),
    ("team", "班组 班组名称 所属班组 处理班组 团队 小组 组别 组 teamname group groupname assignmentgroup"),
    (
        "department",
        "责任部门 处理部门 承办部门 受理部门 所属部门 部门 部门名称 责任单位 承办单位 处理单位 responsibledepartment departmentname dept",
    ),
    (
        "customer",
        "客户编号 客户id 客户号 客户编码 客户账号 用户编号 用户id 用户账号 会员编号 会员号 业主编号 业主id customerid customerno customernumber \
         customercode accountid accountnumber clientid userid memberid",
    ),
    (
        "customer_name",
        "客户姓名 客户名称 用户姓名 用户名称 业主姓名 业主名称 住户姓名 住户名称 商户名称 商家名称 租户名称 联系人姓名 客户 用户 业主 住户 商户 商家 租户 \
         联系人 姓名 名字 店铺名称 contactname contact clientname username fullname name",
    ),
    (
        "phone",
        "联系电话 联系方式 联系号码 联系手机 客户电话 客户联系电话 客户手机 业主电话 住户电话 用户电话 手机号码 手机号 手机 电话号码 电话 移动电话 来电号码 \
         主叫号码 客户号码 用户号码 业务号码 服务号码 号码 phonenumber phoneno mobile mobileno mobilenumber mobilephone telephone tel \
         contactphone contactnumber customerphone msisdn",
    ),
    (
        "channel",
        "渠道 服务渠道 受理渠道 接入渠道 来源渠道 业务渠道 受理方式 受理途径 工单来源 来源方式 来源 origin contactchannel",
    ),
    (
        "category",
        "业务类型 业务类别 业务分类 服务类型 服务类别 服务请求类型 请求类型 工单类型 工单类别 工单分类 问题类型 问题类别 问题分类 诉求类型 诉求类别 诉求分类 \
         类型 类别 分类 大类 requesttype tickettype casetype issuetype businesstype servicetype type class",
    ),
    ("matter", "事项 诉求事项 请求事项 事由 主题 标题 工单标题 工单主题 subject summary title"),
    ("demand", "客户诉求 用户诉求 业主诉求 客户要求 诉求"),
    (
        "description",
        "问题描述 诉求描述 诉求内容 工单内容 工单描述 受理内容 请求内容 请求描述 业务内容 情况描述 情况说明 详细描述 详细内容 描述 内容 details detail \
         content comments comment",
    ),
    ("rank", "严重程度 严重等级 重要程度 重要性 等级 级别 severity severitylevel level grade"),
    ("urgency", "紧急程度 紧急级别 紧急等级 优先级 缓急程度 是否紧急 是否加急 priority urgent"),
    ("transfers", "流转次数 转派次数 转办次数 派单次数 transfercount reassignments"),
    ("reply", "答复方式 回复方式 回复要求 答复要求 反馈方式 反馈要求 答复形式 回复形式 replymethod replymode responsemethod"),
    ("answer", "答复内容 回复内容 处理答复 客服回复 官方回复 answertext replycontent"),
    (
        "result",
        "处理结果 办理结果 处置结果 处理情况 办理情况 处置情况 处理意见 办理意见 解决方案 完成情况 结果 outcome resolution solution resultcode",
    ),
    ("solved", "是否解决 是否已解决 问题是否解决 解决情况 是否一次解决 isresolved issolved"),
    (
        "satisfaction",
        "满意度 满意度评分 满意度评价 满意度得分 满意度结果 客户满意度 业主满意度 回访满意度 满意程度 是否满意 满意情况 客户评价 用户评价 业主评价 服务评价 评价结果 \
         评价等级 评价 评分 csat csatscore satisfactionscore satisfactionrating rating score",
    ),
    ("nps", "推荐分 推荐度 推荐值 推荐意愿 净推荐值 npsscore"),
    ("cause", "根本原因 原因分析 产生原因 问题原因 原因 rootcause reason"),
    (
        "opinion",
        "客户意见 客户建议 业主意见 业主建议 意见建议 意见和建议 意见与建议 改进建议 意见 建议 suggestion suggestions opinions",
    ),
    ("signature", "客户签字 客户签名 业主签字 业主签名 签字 签名 signed"),
    ("status", "工单状态 处理状态 办理状态 单据状态 处理进度 状态 进度 state stage ticketstatus casestatus orderstatus"),
    (
        "estate",
        "小区 小区名称 所属小区 项目 项目名称 所属项目 楼盘 楼盘名称 广场 广场名称 物业项目 社区 园区 estatename project projectname community property compound plaza",
    ),
    (
        "estate_type",
        "小区类型 项目类型 项目业态 物业类型 物业类别 物业业态 业态 业态类型 房屋类型 房产类型 projecttype propertytype",
    ),
    ("building", "楼栋 楼栋号 楼栋名称 楼号 栋号 幢号 楼座 座号 栋 幢 座 楼宇 楼宇名称 buildingno buildingname block tower"),
    ("unit", "单元 单元号 单元名称 unitno entrance"),
    (
        "room",
        "房号 房间号 房屋号 室号 房间 门牌号 户室 户室号 单元房号 房屋名称 房产名称 商铺号 商铺编号 铺位号 铺位 铺号 roomno roomnumber flat flatno \
         apartment apartmentno shopno",
    ),
    (
        "address",
        "地址 详细地址 服务地址 装机地址 安装地址 故障地址 房屋地址 房产地址 家庭住址 住址 联系地址 客户地址 位置 地点 location streetaddress",
    ),
    (
        "hall",
        "营业厅 营业厅名称 所属营业厅 受理营业厅 办理营业厅 营业网点 受理网点 办理网点 网点 网点名称 厅店 厅店名称 厅名 门店 门店名称 hallname store storename branch branchname",
    ),
    ("city", "城市 地市 所属地市 市 分公司 归属地 归属地市 本地网 所在城市 cityname"),
    ("district", "区县 县区 行政区 所属区县 区域 区 county region area"),
    (
        "segment",
        "客户类型 客户类别 客户分类 客户等级 客户级别 客户分群 客群 用户类型 用户类别 用户等级 会员等级 会员级别 客户星级 星级 customertype customerclass \
         customerlevel customersegment customertier vip",
    ),
    ("product", "产品 产品名称 商品 商品名称 套餐 套餐名称 业务名称 服务项目 productname item itemname package planname"),
    ("amount", "金额 总金额 消费金额 涉及金额 月消费 月均消费 totalamount spend arpu price total"),
    ("role", "岗位 岗位名称 职务 职位 position jobtitle"),
];
