use encoding_rs::{BIG5, GBK};

use super::shanghai;
use crate::intake::calls::{ListedCall, Options, read, rejected_csv};
use crate::intake::{Reading, Source};
use crate::messages::{Language, Messages};
use crate::problem::Problem;

fn load(name: &str, bytes: &[u8], map: &[(&str, &str)]) -> Result<Reading<ListedCall>, Vec<Problem>> {
    let map: Vec<(String, String)> = map.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
    read(&Source { name, bytes }, &Options { zone: &shanghai(), map: &map, roster: None })
}

fn good(text: &str) -> Vec<ListedCall> {
    let reading = load("calls.csv", text.as_bytes(), &[]).unwrap();
    assert_eq!(reading.problems().collect::<Vec<_>>(), Vec::<&Problem>::new());
    reading.rows.into_iter().map(|row| row.value).collect()
}

/// A whole file that is refused, by the id of its one problem.
fn refused(name: &str, bytes: &[u8], id: &str) -> Problem {
    let problems = load(name, bytes, &[]).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.message.id.as_str()).collect::<Vec<_>>(), [id]);
    problems.into_iter().next().unwrap()
}

/// The rejected rows: number, and heading with message of each problem.
fn check(text: &str, expected: &[(u64, &[(&str, &str)])]) {
    let reading = load("calls.csv", text.as_bytes(), &[]).unwrap();
    let rejected: Vec<(u64, Vec<(&str, &str)>)> = reading
        .rejected
        .iter()
        .map(|row| {
            (row.line, row.problems.iter().map(|p| (p.place.field.as_deref().unwrap_or(""), p.message.id.as_str())).collect())
        })
        .collect();
    let expected: Vec<(u64, Vec<(&str, &str)>)> = expected.iter().map(|(line, problems)| (*line, problems.to_vec())).collect();
    assert_eq!(rejected, expected);
}

const LIST: &str = "通话编号,坐席工号,坐席姓名,班组,开始时间,通话时长,满意度,套餐名称\n\
                    A001,0966,王小明,一组,2026-11-16 09:30:00,3:25,5,畅享套餐\n\
                    A002,0642,李雷,二组,2026/11/16 9:41,62,,\n";

#[test]
fn a_list_becomes_calls() {
    let calls = good(LIST);
    let first = &calls[0];
    assert_eq!(first.call.id.as_str(), "A001");
    assert_eq!(first.call.agent.as_str(), "0966");
    assert_eq!(first.call.start.to_string(), "2026-11-16T01:30:00Z");
    assert_eq!(first.call.duration_ms, Some(205_000));
    let fields: Vec<(&str, &str)> = first.call.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("agent_name", "王小明"), ("satisfaction", "5"), ("team", "一组"), ("套餐名称", "畅享套餐")]);
    assert_eq!(first.agent.name.as_deref(), Some("王小明"));
    assert_eq!(calls[1].call.fields.len(), 2);
    assert_eq!(calls[1].call.duration_ms, Some(62_000));
}

#[test]
fn every_encoding_and_separator_says_the_same() {
    let expected = good(LIST);
    assert_eq!(good(&format!("\u{feff}{LIST}")), expected);
    assert_eq!(good(&LIST.replace(',', ";")), expected);
    assert_eq!(good(&LIST.replace(',', "\t").replace('\n', "\r\n")), expected);
    assert_eq!(good(&LIST.replace('\n', "\r")), expected);
    let values =
        |bytes: &[u8]| -> Vec<ListedCall> { load("a.csv", bytes, &[]).unwrap().rows.into_iter().map(|row| row.value).collect() };
    assert_eq!(values(&GBK.encode(LIST).0), expected);
    let utf16: Vec<u8> = format!("\u{feff}{}", LIST.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(values(&utf16), expected);
}

#[test]
fn ndjson_is_read_by_the_same_headings() {
    let text = concat!(
        "{\"通话编号\": 1001, \"agent\": {\"id\": 1}, \"start\": \"2026-11-16T09:30:00+08:00\"}\n\n",
        "{\"agent\": \"966\", \"start_time\": \"x\", \"start\": \"2026-11-16 09:31\", \"通话编号\": \"A2\", \"duration\": 61.5, \"tags\": [1, 2]}\n",
        "{\"通话编号\": \"A3\", \"agent\": \n"
    );
    let reading = load("calls.ndjson", text.as_bytes(), &[]).unwrap();
    assert_eq!(reading.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(reading.rows[0].value.call.agent.as_str(), "{\"id\":1}");
    assert_eq!(reading.rows[1].value.call.duration_ms, Some(61_500));
    assert_eq!(reading.rows[1].value.call.fields["tags"], "[1,2]");
    assert_eq!((reading.rejected[0].line, reading.rejected[0].problems[0].message.id.as_str()), (4, "intake-json-line"));
    let cut = refused("calls.json", b"{\"call_id\": \"A1\",\n\"agent\": ", "intake-json-line");
    assert_eq!(cut.place.line, Some(1));
    let both = load("calls.ndjson", br#"{"id": 1, "agent": 2, "start": "2026-11-16 09:30", "turns": []}"#, &[]).unwrap();
    assert_eq!(both.notes[0].message.id, "intake-turns-left-out");
    assert!(both.rows[0].value.call.fields.is_empty());
    refused("calls.json", b"[{\"call_id\": 1}]", "intake-json-array");
}

#[test]
fn a_title_above_the_headings_is_passed_over() {
    let calls = good(&format!("2026年11月通话清单,,,,,,,\n\n{LIST}"));
    assert_eq!(calls, good(LIST));
}

#[test]
fn missing_columns_are_named_together() {
    let problem = refused("calls.csv", "流水号,时长,备注\n1,2,3\n".as_bytes(), "intake-missing-columns");
    let args: Vec<&str> = problem.message.args.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(args, ["工号 (agent), 开始时间 (start)", "流水号, 时长, 备注", "--map \"备注=agent\""]);
    let problems = load("calls.csv", "流水号,谁\n".as_bytes(), &[("坐席员", "agent")]).unwrap_err();
    let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id.as_str()).collect();
    assert_eq!(ids, ["intake-missing-columns", "intake-map-missing"]);
    let mapped = load("calls.csv", "流水号,谁,何时\n1,2,2026-11-16 09:30\n".as_bytes(), &[("谁", "agent"), ("何时", "开始时间")]);
    assert_eq!(mapped.unwrap().rows.len(), 1);
}

#[test]
fn every_mistake_of_every_row_is_told() {
    check(
        "id,agent,start,duration,end\n\
         1,966,16/11/2026,-5,2026-11-16 09:00\n\
         2,,2026-02-30 09:00,99999999,\n\
         ,966,2026-11-16,x,\n\
         1,966,2026-11-16 09:30,,2026-11-16 09:29\n\
         1.23457E+17,#REF!,09:30,,\n\
         7,966,2026-11-16 09:30,1,,extra\n\
         8,966,2026-11-16 09:30,1,\n",
        &[
            (2, &[("start", "intake-time-year-last"), ("duration", "intake-duration-unreadable")]),
            (
                3,
                &[
                    ("agent", "intake-missing-value"),
                    ("start", "intake-time-impossible"),
                    ("duration", "intake-duration-too-long"),
                ],
            ),
            (
                4,
                &[
                    ("id", "intake-missing-value"),
                    ("start", "intake-date-without-time"),
                    ("duration", "intake-duration-unreadable"),
                ],
            ),
            (5, &[("end", "intake-end-before-start"), ("id", "intake-duplicate-call")]),
            (6, &[("id", "intake-damaged-number"), ("agent", "intake-formula-error"), ("start", "intake-time-without-date")]),
            (7, &[("", "intake-too-many-cells")]),
        ],
    );
}

#[test]
fn a_total_row_is_rejected_as_such() {
    check("id,agent,start\n1,966,2026-11-16 09:30\n合计,1,\n,,\n", &[(3, &[("", "intake-total-row")])]);
}

#[test]
fn a_repeated_id_names_both_rows() {
    let reading = load("a.csv", b"id,agent,start\n7,1,2026-11-16 09:30\n\n7,2,2026-11-16 09:31\n", &[]).unwrap();
    let problem = &reading.rejected[0].problems[0];
    assert_eq!(problem.place.line, Some(4));
    assert_eq!(problem.message.args, [("value".to_owned(), "7".to_owned()), ("first".to_owned(), "2".to_owned())]);
}

#[test]
fn dates_and_times_in_two_columns_are_joined() {
    let calls =
        good("流水号,工号,通话日期,通话时间,结束时间\n1,966,2026-11-16,23:58:30,00:02:30\n2,966,2026年11月17日,9:30,9:31:05\n");
    assert_eq!(calls[0].call.start.to_string(), "2026-11-16T15:58:30Z");
    assert_eq!(calls[0].call.duration_ms, Some(240_000));
    assert_eq!(calls[1].call.duration_ms, Some(65_000));
}

#[test]
fn files_that_are_no_list_are_refused_by_name() {
    refused("a.csv", b"", "intake-empty-file");
    refused("a.csv", "\u{feff}\n\n".as_bytes(), "intake-empty-file");
    refused("a.xls", b"<html><body><table><tr><td>1</td></tr></table>", "intake-web-page");
    refused("a.xlsx", LIST.as_bytes(), "intake-not-xlsx");
    refused("a.xlsx", b"PK\x03\x04nothing", "intake-not-workbook");
    refused("a.csv", b"%PDF-1.7", "intake-not-text");
    refused("a.csv", "通话,\"编号\n1,2\n".as_bytes(), "intake-open-quote");
    assert_eq!(refused("a.csv", b"id,agent,start\n1,Ren\xe9e,2\n", "intake-unknown-encoding").place.line, Some(2));
    refused("a.csv", &BIG5.encode("通話編號,電話客服處理結果,開始時間記錄\n").0, "intake-unknown-encoding");
    refused("a.csv", b"just words", "intake-missing-columns");
}

#[test]
fn rejected_rows_go_back_into_a_spreadsheet() {
    let text = "id,agent,start,note\n020261116000123,966,never,\"a,b\"\n";
    let reading = load("a.csv", text.as_bytes(), &[]).unwrap();
    let csv = rejected_csv(&reading.headings, &reading.rejected, &Messages::built_in(Language::Chinese));
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(
        csv,
        "\u{feff}原文件行号,未导入原因,id,agent,start,note\r\n2,“start”：“never”不是可以识别的时间,\"=\"\"020261116000123\"\"\",966,never,\"a,b\"\r\n"
    );
    let formula = load("a.csv", b"id,agent,start,note\n1,966,never,\"=HYPERLINK(1)\"\n", &[]).unwrap();
    let formula = String::from_utf8(rejected_csv(&formula.headings, &formula.rejected, Messages::english())).unwrap();
    assert!(formula.ends_with(",1,966,never,'=HYPERLINK(1)\r\n"), "{formula}");
    let again = load("b.csv", csv.replace("never", "2026-11-16 09:30").as_bytes(), &[]).unwrap();
    assert_eq!(again.rows[0].value.call.id.as_str(), "020261116000123");
}

#[test]
fn totals_and_numbers_set_apart_are_no_agents() {
    let head = "通话编号,工号,开始时间,结束时间,通话时长\n";
    let rows = "A,８１０１,2026-11-16 09:00,2026-11-16 09:05,300\nB,\"8,101\",2026-11-16 09:00,,\n共2条,,,,\n一组小计,8102,,,\n平均,,,,60\nC,8101,2026-11-16 09:00,2026-11-16 09:05,0.00069444\nD,8101,2026-11-16 09:00,2026-11-16 09:01,205\n";
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    let source = format!("{head}{rows}");
    let options = Options { zone: &zone, map: &[], roster: None };
    let reading = read(&Source { name: "a.csv", bytes: source.as_bytes() }, &options).unwrap();
    let found: Vec<_> = reading.problems().map(|p| (p.place.line.unwrap(), p.message.id.as_str())).collect();
    assert_eq!(
        found,
        [
            (3, "intake-grouped-id"),
            (4, "intake-total-row"),
            (5, "intake-total-row"),
            (6, "intake-total-row"),
            (7, "intake-duration-part-of-day"),
        ]
    );
    let agents: Vec<&str> = reading.rows.iter().map(|row| row.value.agent.id.as_str()).collect();
    assert_eq!(agents, ["8101", "8101"]);
    let notes: Vec<_> = reading.notes.iter().map(|p| (p.place.line.unwrap(), p.message.id.as_str())).collect();
    assert_eq!(notes, [(8, "intake-longer-than-lasted")]);
}
