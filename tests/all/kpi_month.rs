//! Every indicator of a made-up month equals what pandas computes of the same month; `tests/data/kpi.py` wrote the values.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use spotcheck::records::{AgentId, Call, CallId, Kind, Record, RecordId};
use spotcheck::store::Store;

use crate::support::Workspace;

const DAY: i64 = 86_400;
/// The first of October in Shanghai.
const START: i64 = 1_790_784_000;
const END: i64 = START + 31 * DAY;

const SCORES: [&str; 14] =
    ["5", "4", "3", "2", "1", "满意", "非常满意", "5分", "4 星", "不满意", "非常不满意", "一般", "一般般", "9"];
const CLASSES: [&str; 8] = ["话费查询", "流量查询", "充值", "宽带故障", "账单争议", "停复机", "携号转网", "套餐查询"];
const CHANNELS: [&str; 6] = ["热线", "APP", "微信", "营业厅", "自助终端", "小程序"];
const DEPARTMENTS: [&str; 5] = ["网运部", "财务部", "市场部", "终端售后部", "客服部"];
const SOLVED: [&str; 4] = ["是", "已解决", "否", "部分解决"];

/// The generator of `kpi.py`.
struct Chance(u64);

impl Chance {
    fn pick(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % n
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.pick(i64::try_from(words.len()).unwrap())).unwrap()]
    }

    fn around(&mut self, i: i64, inside: i64, before: i64) -> i64 {
        if i < inside {
            START + self.pick(31 * DAY)
        } else if i < inside + before {
            START - 1 - self.pick(8 * DAY)
        } else {
            END + self.pick(5 * DAY)
        }
    }
}

/// A time as it is stored: a date alone, with a fraction, or plain.
fn stamp(second: i64, kind: i64) -> String {
    let at = Timestamp::from_second(second).unwrap();
    match kind {
        0 => at.to_zoned(TimeZone::get("Asia/Shanghai").unwrap()).date().to_string(),
        1 => format!("{}.5Z", at.to_string().trim_end_matches('Z')),
        _ => at.to_string(),
    }
}

type Row = BTreeMap<String, String>;

/// `value` was drawn already, so that what follows doesn't depend on whether it is put.
fn put(row: &mut Row, c: &mut Chance, field: &str, (chance, of): (i64, i64), value: &dyn ToString) {
    if c.pick(of) < chance {
        row.insert(field.to_owned(), value.to_string());
    }
}

/// As in Python, where the arguments of a call are drawn from left to right before the call draws itself.
macro_rules! put {
    ($row:ident, $c:ident, $field:literal, $chance:literal / $of:literal, $value:expr) => {{
        let value = $value;
        put($row, $c, $field, ($chance, $of), &value);
    }};
}

fn requests(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 20_000, 2_500);
    row.insert("created_at".into(), stamp(at, c.pick(50)));
    put!(row, c, "agent", 99 / 100, format!("A{:02}", c.pick(40)));
    put!(row, c, "department", 49 / 50, c.of(&DEPARTMENTS));
    put!(row, c, "channel", 39 / 40, c.of(&CHANNELS));
    put!(row, c, "category", 59 / 60, c.of(&CLASSES));
    put!(row, c, "customer", 79 / 80, format!("C{:05}", c.pick(6000)));
    put!(row, c, "satisfaction", 6 / 10, c.of(&SCORES));
    put!(row, c, "solved", 7 / 10, c.of(&SOLVED));
    put!(row, c, "completed_at", 9 / 10, stamp(at + c.pick(5 * DAY), c.pick(50)));
    put!(row, c, "feedback_at", 97 / 100, stamp(at + c.pick(6 * DAY), c.pick(50)));
}

fn complaints(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 1_000, 100);
    let done = at + c.pick(3 * DAY);
    row.insert("created_at".into(), stamp(at, c.pick(50)));
    put!(row, c, "accused", 9 / 10, format!("A{:02}", c.pick(40)));
    put!(row, c, "accused_department", 9 / 10, c.of(&DEPARTMENTS));
    put!(row, c, "channel", 39 / 40, c.of(&CHANNELS));
    put!(row, c, "category", 59 / 60, c.of(&CLASSES));
    put!(row, c, "agent", 9 / 10, format!("B{}", c.pick(5)));
    put!(row, c, "completed_at", 8 / 10, stamp(done, c.pick(20)));
    put!(row, c, "satisfaction", 6 / 10, c.of(&SCORES));
    put!(row, c, "estate_type", 2 / 3, c.of(&["广场", "住宅"]));
    put!(row, c, "revisited_at", 6 / 10, stamp(done + c.pick(6 * DAY) - DAY, c.pick(20)));
    put!(row, c, "complainant", 9 / 10, if c.pick(10) == 0 { "匿名".to_owned() } else { format!("客{}", c.pick(200)) });
    put!(row, c, "matter", 5 / 10, c.of(&["噪音", "漏水", "收费"]));
    put!(row, c, "reply", 5 / 10, c.of(&["书面答复", "电话"]));
}

fn repairs(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 3_000, 200);
    let done = at + c.pick(6 * DAY);
    row.insert("created_at".into(), stamp(at, c.pick(50)));
    put!(row, c, "completed_at", 9 / 10, stamp(done, c.pick(20)));
    put!(row, c, "agent", 9 / 10, format!("M{:02}", c.pick(12)));
    put!(row, c, "estate_type", 4 / 5, c.of(&["商业广场", "住宅"]));
    put!(row, c, "revisited_at", 5 / 10, stamp(done + c.pick(6 * DAY) - DAY, c.pick(20)));
}

fn callbacks(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 2_000, 100);
    put!(row, c, "planned_at", 29 / 30, stamp(at, c.pick(3)));
    put!(row, c, "created_at", 19 / 20, stamp(at + c.pick(4 * DAY) - 2 * DAY, c.pick(3)));
    put!(row, c, "agent", 9 / 10, format!("A{:02}", c.pick(40)));
    put!(row, c, "opinion", 3 / 10, "等得太久");
    put!(row, c, "completed_at", 7 / 10, stamp(at + c.pick(2 * DAY), c.pick(3)));
}

fn feedback(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 1_500, 50);
    row.insert("created_at".into(), stamp(at, c.pick(50)));
    put!(row, c, "nps", 8 / 10, c.pick(12));
    put!(row, c, "satisfaction", 6 / 10, c.of(&SCORES));
    put!(row, c, "solved", 7 / 10, c.of(&SOLVED));
}

fn customers(c: &mut Chance, i: i64, row: &mut Row) {
    let at = c.around(i, 500, 50);
    row.insert("listed_at".into(), stamp(at, c.pick(50)));
    put!(row, c, "called_at", 6 / 10, stamp(at + c.pick(9 * DAY), c.pick(50)));
}

fn call(c: &mut Chance, i: i64) -> Call {
    let (at, mut fields) = (c.around(i, 5_000, 500), Row::new());
    let row = &mut fields;
    let agent = format!("A{:02}", c.pick(40));
    let duration = c.pick(600_000);
    let is_told = c.pick(20) < 19;
    put!(row, c, "answer_delay", 9 / 10, c.of(&["8", "8秒", "0:12", "10", "未知", "20", "3.5"]));
    put!(row, c, "satisfaction", 6 / 10, c.of(&SCORES));
    put!(row, c, "customer", 5 / 10, format!("C{:05}", c.pick(900)));
    put!(row, c, "caller", 8 / 10, format!("139{:08}", c.pick(900)));
    put!(row, c, "category", 59 / 60, c.of(&CLASSES));
    put!(row, c, "solved", 3 / 10, c.of(&["是", "否"]));
    put!(row, c, "direction", 19 / 20, c.of(&["呼入", "呼出"]));
    put!(row, c, "外呼结果", 7 / 10, c.of(&["成功", "拒绝", "未接通"]));
    Call {
        id: CallId::parse(&format!("L{i:05}")).unwrap(),
        agent: AgentId::parse(&agent).unwrap(),
        start: Timestamp::from_second(at).unwrap(),
        duration_ms: is_told.then(|| u64::try_from(duration).unwrap()),
        fields,
    }
}

type Make = fn(&mut Chance, i64, &mut Row);

/// A workspace in which the month is.
fn month() -> Workspace {
    let workspace = Workspace::new();
    let mut store = Store::open(&workspace.path("spotcheck.db"), Duration::from_secs(1)).unwrap();
    let writer = store.write().unwrap();
    let import = writer.begin_import("requests", "month.csv", "0", Timestamp::UNIX_EPOCH).unwrap();
    let lists: [(Kind, u64, char, i64, usize, Make); 6] = [
        (Kind::Requests, 1, 'R', 25_000, 5, requests),
        (Kind::Complaints, 2, 'T', 1_200, 4, complaints),
        (Kind::Repairs, 3, 'X', 3_400, 4, repairs),
        (Kind::Callbacks, 4, 'H', 2_200, 4, callbacks),
        (Kind::Feedback, 5, 'F', 1_600, 4, feedback),
        (Kind::Customers, 6, 'K', 600, 4, customers),
    ];
    for (kind, seed, letter, count, width, make) in lists {
        let mut c = Chance(seed);
        for i in 0..count {
            let mut fields = Row::new();
            make(&mut c, i, &mut fields);
            let id = RecordId::parse(&format!("{letter}{i:0width$}")).unwrap();
            writer.add_record(import, &Record { kind, id, fields }).unwrap();
        }
    }
    let mut c = Chance(7);
    for i in 0..6_000 {
        writer.add_call(import, &call(&mut c, i)).unwrap();
    }
    writer.commit().unwrap();
    workspace
}

const COLUMNS: [&str; 7] = ["value", "numerator", "n", "missing", "unreadable", "open", "repeats"];

/// What the program says of an indicator's group, in the order of the file's columns.
fn told(row: &Value) -> Vec<Option<f64>> {
    let estimate = &row["periods"][0];
    let ends = ["low", "high"].map(|end| estimate["interval"][end].as_f64());
    COLUMNS.iter().map(|column| estimate[*column].as_f64()).chain(ends).collect()
}

/// One group of an indicator, value by value; how many were compared.
#[track_caller]
fn compare(name: &str, found: &[Option<f64>], expect: &Value) -> usize {
    let expect: Vec<Option<f64>> = expect.as_array().unwrap().iter().map(Value::as_f64).collect();
    assert_eq!(found.len(), expect.len());
    for ((found, expect), column) in found.iter().zip(&expect).zip(COLUMNS.iter().chain(&["low", "high"])) {
        let is_same = match (found, expect) {
            (Some(found), Some(expect)) => (found - expect).abs() <= 1e-9 * expect.abs().max(1.0),
            (found, expect) => found == expect,
        };
        assert!(is_same, "{name}: {column} is {found:?}, and {expect:?} by pandas");
    }
    expect.len()
}

/// The groups, with those that don't tell theirs, are everything together.
#[track_caller]
fn sums(name: &str, rows: &[Value]) {
    for column in &COLUMNS[1..] {
        let counts: Vec<u64> = rows.iter().filter_map(|row| row["periods"][0][*column].as_u64()).collect();
        assert_eq!(counts.first().copied().unwrap_or(0), counts.iter().skip(1).sum::<u64>(), "{name}: {column}");
    }
}

#[test]
fn every_indicator_equals_what_pandas_computes() {
    let expected: Value = serde_json::from_str(include_str!("../data/kpi.json")).unwrap();
    let workspace = month();
    let mut compared = 0;
    for (by, indicators) in expected["rows"].as_object().unwrap() {
        let mut arguments = vec!["kpi", "--period", "2026-10", "--json"];
        if by != "all" {
            arguments.extend(["--by", by]);
        }
        let found = workspace.run_at("2026-11-12T00:00:00Z", &arguments).expect(0).json();
        let all = found["indicators"].as_array().unwrap();
        assert_eq!(all.len(), indicators.as_object().unwrap().len(), "pandas computes every indicator");
        for indicator in all {
            let id = indicator["id"].as_str().unwrap();
            let rows = indicator["rows"].as_array().unwrap();
            if by != "all" {
                sums(&format!("{id} by {by}"), rows);
            }
            for (group, expect) in indicators[id].as_object().unwrap() {
                let key = if group == "*" { Value::Null } else { Value::from(group.as_str()) };
                let row = rows.iter().find(|row| row["group"] == key).unwrap_or_else(|| panic!("{id} by {by}: no {group}"));
                compared += compare(&format!("{id} by {by}, {group}"), &told(row), expect);
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}
