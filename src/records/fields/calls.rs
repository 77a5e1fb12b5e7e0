//! The headings of call lists.

use super::Headings;

/// The fields of a call list.
pub(super) const CALLS: &[Headings] = &[
    (
        "call_id",
        "callid calluuid callsid contactid conversationid recordid recordingid 通话编号 通话id 通话流水号 通话唯一标识 通话标识 通话记录id \
         呼叫id 呼叫编号 呼叫流水号 来电编号 来电流水号 话单号 话单编号 录音id 录音编号 录音流水号 录音号 会话id 会话编号 接触id 接触编号 \
         业务流水号 记录流水号 流水号 记录id 记录编号 uniqueid sessionid sid uuid id 编号",
    ),
    (
        "agent",
        "agentid agentno agentcode agentnumber staffid staffno staffcode employeeid employeeno operatorid 工号 坐席工号 座席工号 客服工号 \
         员工工号 话务员工号 客服代表工号 接听工号 接线员工号 受理工号 受理人工号 坐席编号 座席编号 客服编号 员工编号 坐席id 座席id 客服id \
         员工id 坐席号 座席号 客服号 员工号 坐席账号 座席账号 客服账号 agent staff operator 坐席 座席 客服 话务员 接线员 值机员 userid",
    ),
    (
        "agent_name",
        "agentname staffname employeename operatorname 坐席姓名 座席姓名 客服姓名 员工姓名 话务员姓名 接线员姓名 客服代表姓名 坐席名称 座席名称 \
         客服名称 坐席名 座席名 客服代表 坐席代表 座席代表 姓名",
    ),
    (
        "team",
        "team teamname 班组 班组名称 所属班组 部门班组 团队 所属团队 组别 小组 坐席组 座席组 客服组 坐席班组 座席班组 group groupname agentgroup \
         技能组",
    ),
    (
        "start",
        "start starttime startat startedat startdatetime callstart callstarttime begin begintime 开始时间 通话开始时间 呼叫开始时间 会话开始时间 \
         录音开始时间 通话起始时间 起始时间 通话开始 开始日期时间 接通时间 应答时间 接听时间 来电时间 呼入时间 呼叫时间 拨打时间 通话时间 录音时间 calltime \
         answertime datetime timestamp 时间 time",
    ),
    (
        "end",
        "end endtime endat endedat enddatetime callend callendtime 结束时间 通话结束时间 呼叫结束时间 会话结束时间 录音结束时间 通话结束 hanguptime \
         挂机时间 挂断时间",
    ),
    ("date", "date calldate startdate 通话日期 呼叫日期 来电日期 开始日期 录音日期 日期"),
    (
        "duration",
        "duration durations durationsec durationsecs durationseconds durationinseconds callduration talktime talkduration talkseconds 通话时长 \
         通话时长秒 通话时长s 人工通话时长 通话时间长度 通话时间秒 通话秒数 通话长度 会话时长 录音时长 录音时长秒 录音时长s 时长 时长秒 时长s 持续时间 持续时长",
    ),
    ("duration_ms", "durationms durationmillis durationmilliseconds 通话时长毫秒 时长毫秒 通话时长ms 录音时长毫秒"),
    (
        "caller",
        "caller callerid callernumber callerno callingnumber ani 主叫 主叫号码 来电号码 呼入号码 来电 客户号码 客户电话 用户号码 customerphone \
         phone phonenumber mobile 联系电话 联系方式 手机号 手机号码 电话号码",
    ),
    ("customer", "customer customerid customerno 客户id 客户编号 客户号 用户id 用户编号"),
    ("line", "line callee callednumber calledno dnis trunk 被叫 被叫号码 线路 接入号 接入号码 热线号码 落地号码"),
    ("channel", "channel 渠道 服务渠道 接入渠道 来源渠道 业务渠道"),
    ("direction", "direction calldirection calltype 呼叫方向 通话方向 呼叫类型 通话类型 呼入呼出 方向"),
    ("queue", "queue queuename skill 队列 队列名称 技能队列 排队队列 业务队列 技能"),
    (
        "category",
        "category requesttype businesstype 业务类型 业务类别 服务类型 服务请求类型 问题类型 诉求类型 来电类型 来电原因 type",
    ),
    (
        "satisfaction",
        "satisfaction csat satisfactionscore rating score 满意度 满意度评分 满意度评价 满意度得分 满意度结果 客户满意度 评价 评分 服务评价 用户评价 \
         客户评价 评价结果",
    ),
    (
        "recording",
        "recording recordingfile recordfile recordingname filename file 录音文件 录音文件名 录音名称 录音 录音地址 录音路径 录音链接 文件名",
    ),
    ("answer_delay", "answerdelay ringtime ringseconds 振铃时长 响铃时长 应答时长 等待时长 排队时长"),
];
