//! The names of fields: one English name for each thing that exports call by many headings.
//!
//! Readers of call lists go from heading to name by this table, and rules may use either (`when: {渠道: 热线}` is
//! `when: {channel: 热线}`). A column that is not here keeps its own heading as its name.

/// A field's name and the headings it goes by, in the spelling of [`plain`].
type Headings = (&'static str, &'static [&'static str]);

const HEADINGS: &[Headings] = &[
    (
        "call_id",
        &[
            "callid",
            "id",
            "uuid",
            "sessionid",
            "contactid",
            "recordid",
            "recordingid",
            "callsid",
            "sid",
            "conversationid",
            "通话id",
            "通话编号",
            "通话流水号",
            "流水号",
            "呼叫id",
            "呼叫编号",
            "录音id",
            "录音编号",
            "录音流水号",
            "会话id",
            "会话编号",
            "话单号",
            "话单编号",
            "记录id",
            "来电编号",
            "通话标识",
            "编号",
            "通话唯一标识",
            "接触id",
            "接触编号",
            "业务流水号",
            "来电流水号",
            "呼叫流水号",
        ],
    ),
    (
        "agent",
        &[
            "agent",
            "agentid",
            "agentno",
            "agentcode",
            "staff",
            "staffid",
            "staffno",
            "employeeid",
            "operatorid",
            "userid",
            "工号",
            "坐席",
            "座席",
            "坐席工号",
            "座席工号",
            "客服工号",
            "客服",
            "员工工号",
            "员工编号",
            "话务员",
            "话务员工号",
            "坐席编号",
            "座席编号",
            "坐席id",
            "座席id",
            "客服编号",
            "客服代表工号",
            "接听工号",
            "接线员",
            "接线员工号",
            "客服id",
            "坐席账号",
            "座席账号",
            "受理工号",
            "受理人工号",
            "值机员",
        ],
    ),
    (
        "agent_name",
        &[
            "agentname",
            "staffname",
            "employeename",
            "operatorname",
            "坐席姓名",
            "座席姓名",
            "客服姓名",
            "员工姓名",
            "姓名",
            "话务员姓名",
            "坐席名称",
            "座席名称",
            "客服名称",
            "客服代表",
            "坐席名",
            "座席名",
            "接线员姓名",
        ],
    ),
    (
        "team",
        &[
            "team",
            "teamname",
            "group",
            "groupname",
            "班组",
            "团队",
            "组别",
            "小组",
            "所属班组",
            "坐席组",
            "座席组",
            "技能组",
            "班组名称",
            "客服组",
            "部门班组",
        ],
    ),
    (
        "start",
        &[
            "start",
            "starttime",
            "startat",
            "startedat",
            "calltime",
            "callstart",
            "callstarttime",
            "begintime",
            "begin",
            "datetime",
            "timestamp",
            "开始时间",
            "通话开始时间",
            "呼叫开始时间",
            "通话时间",
            "来电时间",
            "呼叫时间",
            "接听时间",
            "应答时间",
            "录音开始时间",
            "会话开始时间",
            "拨打时间",
            "接通时间",
            "起始时间",
            "通话起始时间",
        ],
    ),
    (
        "end",
        &[
            "end",
            "endtime",
            "endat",
            "endedat",
            "callend",
            "callendtime",
            "hanguptime",
            "结束时间",
            "通话结束时间",
            "呼叫结束时间",
            "挂机时间",
            "挂断时间",
            "会话结束时间",
            "录音结束时间",
        ],
    ),
    (
        "duration",
        &[
            "duration",
            "durations",
            "durationsec",
            "durationsecs",
            "durationseconds",
            "callduration",
            "talktime",
            "talkduration",
            "talkseconds",
            "通话时长",
            "时长",
            "通话时间长度",
            "通话秒数",
            "录音时长",
            "会话时长",
            "通话长度",
            "通话时长秒",
            "时长秒",
            "通话时长s",
            "录音时长秒",
            "人工通话时长",
        ],
    ),
    ("duration_ms", &["durationms", "durationmillis", "durationmilliseconds", "通话时长毫秒", "时长毫秒", "通话时长ms"]),
    (
        "caller",
        &[
            "caller",
            "callerid",
            "callernumber",
            "callingnumber",
            "customerphone",
            "phone",
            "phonenumber",
            "主叫",
            "主叫号码",
            "来电号码",
            "客户号码",
            "客户电话",
            "用户号码",
            "手机号",
            "手机号码",
            "联系电话",
            "电话号码",
            "来电",
            "呼入号码",
        ],
    ),
    ("customer", &["customer", "customerid", "customerno", "客户id", "客户编号", "用户id", "客户号"]),
    (
        "line",
        &[
            "line",
            "callee",
            "callednumber",
            "dnis",
            "trunk",
            "被叫",
            "被叫号码",
            "线路",
            "接入号",
            "接入号码",
            "热线号码",
            "落地号码",
        ],
    ),
    ("channel", &["channel", "渠道", "服务渠道", "接入渠道", "来源渠道", "业务渠道"]),
    ("direction", &["direction", "calldirection", "calltype", "呼叫方向", "呼叫类型", "通话类型", "呼入呼出", "方向"]),
    ("queue", &["queue", "queuename", "skill", "队列", "技能队列", "排队队列", "业务队列", "技能"]),
    (
        "category",
        &[
            "category",
            "type",
            "requesttype",
            "businesstype",
            "业务类型",
            "服务类型",
            "问题类型",
            "来电类型",
            "诉求类型",
            "业务类别",
            "来电原因",
            "服务请求类型",
        ],
    ),
    (
        "satisfaction",
        &[
            "satisfaction",
            "csat",
            "rating",
            "score",
            "satisfactionscore",
            "满意度",
            "满意度评分",
            "满意度评价",
            "客户满意度",
            "评价",
            "评分",
            "服务评价",
            "满意度得分",
            "用户评价",
            "评价结果",
        ],
    ),
    (
        "recording",
        &[
            "recording",
            "recordingfile",
            "recordfile",
            "filename",
            "file",
            "录音文件",
            "录音文件名",
            "录音名称",
            "文件名",
            "录音",
            "录音地址",
            "录音路径",
        ],
    ),
    ("answer_delay", &["answerdelay", "ringtime", "ringseconds", "振铃时长", "响铃时长", "应答时长", "等待时长", "排队时长"]),
];

/// A heading without case, blanks, width and punctuation: `Call ID`, `call_id` and `ＣＡＬＬ－ＩＤ` are one.
#[must_use]
pub fn plain(heading: &str) -> String {
    heading
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            other => other,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The field that a heading stands for, where it is one of the usual ones.
#[must_use]
pub fn known(heading: &str) -> Option<&'static str> {
    let heading = plain(heading);
    HEADINGS.iter().find(|(name, headings)| plain(name) == heading || headings.contains(&heading.as_str())).map(|(name, _)| *name)
}

/// The name under which a heading's values are kept: the known one, or the heading itself without surrounding blanks.
#[must_use]
pub fn name_of(heading: &str) -> String {
    known(heading).map_or_else(|| heading.trim().to_owned(), str::to_owned)
}

/// The English names, for `--map` and for messages.
pub fn names() -> impl Iterator<Item = &'static str> {
    HEADINGS.iter().map(|(name, _)| *name)
}

/// The first Chinese heading of a field, for messages.
#[must_use]
pub fn chinese(name: &str) -> Option<&'static str> {
    let (_, headings) = HEADINGS.iter().find(|(known, _)| *known == name)?;
    headings.iter().find(|heading| !heading.is_ascii()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_dress() {
        for (heading, name) in [
            ("工号", "agent"),
            ("坐席", "agent"),
            ("客服工号", "agent"),
            ("通话开始时间", "start"),
            ("通话时长", "duration"),
            ("通话时长(秒)", "duration"),
            ("满意度", "satisfaction"),
            ("Call ID", "call_id"),
            ("call_id", "call_id"),
            ("Agent", "agent"),
            ("ＡＧＥＮＴ", "agent"),
            ("duration_s", "duration"),
            ("agent_id", "agent"),
            ("start_time", "start"),
            ("customer_id", "customer"),
        ] {
            assert_eq!(known(heading), Some(name), "{heading}");
        }
        assert_eq!(known("套餐名称"), None);
        assert_eq!(name_of(" 套餐名称 "), "套餐名称");
    }

    #[test]
    fn no_heading_stands_for_two_fields() {
        let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, headings)| headings.iter().copied()).collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
        assert!(all.iter().all(|heading| plain(heading) == *heading), "headings are written plain");
    }
}
