use serde_json::json;

use super::shanghai;
use crate::intake::transcripts::{FilePattern, Format, Options, ReadTranscript, SpeakerRule, SpeakerRules, read, recognise};
use crate::intake::{Reading, Source};
use crate::problem::Problem;
use crate::records::Speaker;

fn load(name: &str, text: &str, pattern: Option<&str>) -> Result<Reading<ReadTranscript>, Vec<Problem>> {
    let pattern = pattern.map(|pattern| FilePattern::parse(pattern).unwrap());
    let options = Options {
        format: None,
        zone: &shanghai(),
        pattern: pattern.as_ref(),
        speakers: &SpeakerRules::default(),
        sibling: &|_| None,
    };
    read(&Source { name, bytes: text.as_bytes() }, &options)
}

fn one(name: &str, text: &str) -> ReadTranscript {
    let mut reading = load(name, text, None).unwrap();
    assert_eq!(reading.rows.len(), 1);
    reading.rows.remove(0).value
}

/// A file that is recognised as a format and read: each turn as `speaker start-end text`, and whether the speakers can be relied on.
fn check(name: &str, text: &str, format: Format, reliable: bool, expected: &[&str]) -> ReadTranscript {
    assert_eq!(recognise(&Source { name, bytes: text.as_bytes() }), Ok(format), "{text}");
    let read = one(name, text);
    let time = |time: Option<u64>| time.map_or_else(|| "?".to_owned(), |time| time.to_string());
    let turns: Vec<String> = (read.transcript.turns.iter())
        .map(|turn| format!("{} {}-{} {}", turn.speaker.label(), time(turn.start_ms), time(turn.end_ms), turn.text))
        .collect();
    assert_eq!(turns, expected);
    assert_eq!((read.transcript.source.as_str(), read.transcript.speakers_reliable), (format.name(), reliable));
    read
}

/// A file that is refused: message, line and field of every problem.
fn refused(name: &str, text: &str, expected: &[(&str, Option<u64>, Option<&str>)]) {
    let problems = load(name, text, None).unwrap_err();
    let found: Vec<(&str, Option<u64>, Option<&str>)> =
        problems.iter().map(|p| (p.message.id.as_str(), p.place.line, p.place.field.as_deref())).collect();
    assert_eq!(found, expected, "{text}");
    assert!(problems.iter().all(|problem| problem.place.file.is_some()));
}

#[test]
fn our_own_format_makes_calls_of_its_facts() {
    let text = concat!(
        r#"{"call_id": "A1", "工号": 966, "开始时间": "2026-11-16 09:30", "duration_s": 65, "班组": "一组", "turns": [{"speaker": "客服", "start_ms": 0, "end_ms": 900, "text": "您好 "}, {"role": "customer", "start": 1000, "end": 1500, "text": ""}]}"#,
        "\n\n",
        r#"{"id": "A2", "recognised": false, "turns": [{"speaker": "1", "text": "在吗"}]}"#,
        "\n"
    );
    let reading = load("t.ndjson", text, None).unwrap();
    assert_eq!(reading.rejected, []);
    assert_eq!(reading.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    let first = &reading.rows[0].value;
    let call = &first.facts.as_ref().unwrap().call;
    assert_eq!((call.agent.as_str(), call.duration_ms, call.fields["team"].as_str()), ("966", Some(65_000), "一组"));
    assert_eq!(first.transcript.turns[0].text, "您好 ");
    assert_eq!(first.transcript.turns[1].speaker, Speaker::Customer);
    assert!(first.transcript.speakers_reliable && first.transcript.recognised);
    let second = &reading.rows[1].value;
    assert_eq!((second.call.as_ref().unwrap().as_str(), &second.facts), ("A2", &None));
    assert!(!second.transcript.speakers_reliable && !second.transcript.recognised);
}

#[test]
fn our_own_format_may_fill_a_file() {
    let text = "{\n  \"turns\": [\n    {\"speaker\": \"agent\", \"text\": \"您好\"}\n  ],\n  \"agent\": \"966\",\n  \"start\": \"2026-11-16 09:30\"\n}";
    let read = check("in/A7.json", text, Format::Spotcheck, true, &["agent ?-? 您好"]);
    assert_eq!(read.call.unwrap().as_str(), "A7");
    assert_eq!(read.names, ["A7.json", "A7"]);
}

#[test]
fn every_bad_line_is_rejected_and_the_others_are_read() {
    let text = concat!(
        "{\"call_id\": \"A1\", \"turns\": []}\n",
        "{\"call_id\": \"A1\", \"turns\": []}\n",
        "{\"turns\": [{\"text\": 5, \"start\": \"soon\"}]}\n",
        "{\"call_id\": \"A2\", \"turns\": [{\"text\": \"您\n",
        "{\"call_id\": \"A3\", \"agent\": \"966\", \"start\": \"16/11/2026\", \"turns\": \"none\"}\n",
    );
    let reading = load("t.ndjson", text, None).unwrap();
    assert_eq!(reading.rows.len(), 1);
    let rejected: Vec<String> = reading
        .rejected
        .iter()
        .flat_map(|row| {
            row.problems.iter().map(|p| format!("{} {} {}", row.line, p.message.id, p.place.field.as_deref().unwrap_or("-")))
        })
        .collect();
    assert_eq!(
        rejected,
        [
            "2 intake-duplicate-call -",
            "3 intake-json-value turns[0].start",
            "3 intake-json-value turns[0].text",
            "3 intake-json-missing call_id",
            "4 intake-json-cut-off -",
            "5 intake-json-value turns",
            "5 intake-time-year-last start",
        ]
    );
}

#[test]
fn iflytek_is_read_in_all_its_wrappings() {
    let list = json!([{"bg": "0", "ed": "1200", "onebest": "久了，为您服务", "speaker": "1"}, {"bg": "1300", "ed": "", "onebest": "你好", "speaker": "2"}]);
    let turns = ["1 0-1200 久了，为您服务", "2 1300-? 你好"];
    check("a.json", &list.to_string(), Format::IFlytek, false, &turns);
    check(
        "a.json",
        &json!({"ok": 0, "err_no": 0, "failed": null, "data": list.to_string()}).to_string(),
        Format::IFlytek,
        false,
        &turns,
    );
    check("a.json", &json!({"data": list}).to_string(), Format::IFlytek, false, &turns);
    let best = |text: &str, bg: &str, rl: &str| {
        json!({"st": {"bg": bg, "ed": "1200", "rl": rl, "rt": [{"ws": [{"cw": [{"w": text, "wp": "n"}]}, {"cw": [{"w": "。"}]}]}]}}).to_string()
    };
    let order = json!({"lattice": [{"json_1best": best("您好", "0", "1")}, {"json_1best": best("喂", "900", "2")}]}).to_string();
    let answer = json!({"code": "000000", "descInfo": "success", "content": {"orderInfo": {"status": 4}, "orderResult": order}});
    check("a.json", &answer.to_string(), Format::IFlytek, false, &["1 0-1200 您好。", "2 900-1200 喂。"]);
    let failed = json!({"ok": -1, "err_no": 26601, "failed": "转写任务失败", "data": null});
    refused("a.json", &failed.to_string(), &[("intake-asr-failed", None, None)]);
    let wrong = json!([{"bg": "x", "onebest": "a"}, {"bg": 0}]);
    refused(
        "a.json",
        &wrong.to_string(),
        &[("intake-json-value", None, Some("[0].bg")), ("intake-json-missing", None, Some("[1].onebest"))],
    );
}

#[test]
fn tencent_is_read_with_and_without_its_answer() {
    let list = json!([{"FinalSentence": "您好。", "StartMs": 20, "EndMs": 900, "SpeakerId": 0}, {"FinalSentence": "喂。", "StartMs": 950, "EndMs": 1200, "SpeakerId": 1}]);
    let turns = ["0 20-900 您好。", "1 950-1200 喂。"];
    for value in [
        json!({"ResultDetail": list, "StatusStr": "success"}),
        json!({"Data": {"ResultDetail": list, "ErrorMsg": ""}}),
        json!({"Response": {"Data": {"StatusStr": "success", "ResultDetail": list}}}),
    ] {
        check("a.json", &value.to_string(), Format::Tencent, false, &turns);
    }
    let text = json!({"Data": {"StatusStr": "success", "Result": "[0:0.020,0:2.380,0]  您好。\n[1:2.400,1:3.000,1]  喂。\n"}});
    check("a.json", &text.to_string(), Format::Tencent, false, &["0 20-2380 您好。", "1 62400-63000 喂。"]);
    let broken = json!({"Data": {"StatusStr": "success", "Result": "您好"}});
    refused("a.json", &broken.to_string(), &[("intake-json-value", None, Some("Result[0]"))]);
    let failed =
        json!({"Response": {"Data": {"StatusStr": "failed", "ErrorMsg": "Failed to download audio file", "ResultDetail": null}}});
    refused("a.json", &failed.to_string(), &[("intake-asr-failed", None, None)]);
    let doing = json!({"Data": {"StatusStr": "doing", "ErrorMsg": "", "ResultDetail": []}});
    refused("a.json", &doing.to_string(), &[("intake-asr-unfinished", None, None)]);
}

#[test]
fn amazon_is_read_in_three_dialects() {
    let analytics = json!({"JobName": "call-7.wav", "Transcript": [
        {"ParticipantRole": "AGENT", "BeginOffsetMillis": 40, "EndOffsetMillis": 900, "Content": "hello"},
        {"ParticipantRole": "CUSTOMER", "BeginOffsetMillis": 950, "EndOffsetMillis": 1500, "Content": "my number is [PII]"}]});
    let turns = ["agent 40-900 hello", "customer 950-1500 my number is [PII]"];
    let read = check("out.json", &analytics.to_string(), Format::CallAnalytics, true, &turns);
    assert_eq!(read.names, ["out.json", "out", "call-7.wav", "call-7"]);
    let lens = json!({"CustomerMetadata": {"ContactId": "c-1"}, "Participants": [{"ParticipantId": "x", "ParticipantRole": "AGENT"}],
        "Transcript": [{"ParticipantId": "x", "BeginOffsetMillis": 0, "EndOffsetMillis": 5, "Content": "hello"}]});
    let read = check("out.json", &lens.to_string(), Format::CallAnalytics, true, &["agent 0-5 hello"]);
    assert_eq!(read.call.unwrap().as_str(), "c-1");
    let word = |text: &str, start: &str, end: &str, speaker: &str| json!({"type": "pronunciation", "start_time": start, "end_time": end, "speaker_label": speaker, "alternatives": [{"content": text}]});
    let dot = json!({"type": "punctuation", "alternatives": [{"content": "."}]});
    let items =
        json!([word("good", "0.5", "0.8", "spk_0"), word("day", "0.9", "1.1", "spk_0"), dot, word("hi", "1.5", "1.7", "spk_1")]);
    let classic = json!({"jobName": "j", "results": {"transcripts": [{"transcript": "good day. hi"}], "items": items}});
    check("out.json", &classic.to_string(), Format::CallAnalytics, false, &["spk_0 500-1100 good day.", "spk_1 1500-1700 hi"]);
}

#[test]
fn the_makers_of_one_list_are_read() {
    let whisper = json!({"text": " 您好", "segments": [{"id": 0, "start": 0.0, "end": 1.25, "text": " 您好", "speaker": "SPEAKER_00"}], "language": "zh"});
    check("a.json", &whisper.to_string(), Format::Whisper, false, &["SPEAKER_00 0-1250  您好"]);
    let cpp = json!({"transcription": [{"timestamps": {}, "offsets": {"from": 0, "to": 900}, "text": "您好"}]});
    check("a.json", &cpp.to_string(), Format::Whisper, false, &["? 0-900 您好"]);
    let fun = json!([{"key": "rec1", "text": "您好", "sentence_info": [{"text": "您好", "start": 10, "end": 900, "spk": 0}]}]);
    assert_eq!(check("a.json", &fun.to_string(), Format::FunAsr, false, &["0 10-900 您好"]).names, ["a.json", "a", "rec1"]);
    let ali =
        json!({"StatusText": "SUCCESS", "Result": {"Sentences": [{"BeginTime": 5, "EndTime": 9, "ChannelId": 1, "Text": "喂"}]}});
    check("a.json", &ali.to_string(), Format::Alibaba, false, &["1 5-9 喂"]);
    let sentence = |text: &str, begin: u64| json!({"begin_time": begin, "end_time": begin + 5, "text": text});
    let paraformer = json!({"file_url": "https://example.com/r/A9.wav?x=1", "transcripts": [
        {"channel_id": 0, "sentences": [sentence("您好", 0), sentence("再见", 50)]},
        {"channel_id": 1, "sentences": [sentence("喂", 20)]}]});
    let read = check("a.json", &paraformer.to_string(), Format::Alibaba, false, &["0 0-5 您好", "1 20-25 喂", "0 50-55 再见"]);
    assert_eq!(read.names, ["a.json", "a", "A9.wav", "A9"]);
    let deepgram = json!({"results": {"utterances": [{"start": 0.5, "end": 1.5, "transcript": "hello", "speaker": 1}]}});
    check("a.json", &deepgram.to_string(), Format::Deepgram, false, &["1 500-1500 hello"]);
}

#[test]
fn webvtt_is_read_by_its_standard() {
    let text = "\u{feff}WEBVTT - 通话\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE 以下是\r\n一通电话\r\n\r\nintro\r\n00:01.500 --> 00:02.000 align:start\r\n\
                <v 客服 王小明>您好<00:01.700>，<c.red>请</c>讲</v>\r\n\r\n01:00:00.000 --> 01:00:01.000\r\n<v.loud 客户>A &amp;lt; B\r\n还有\r\n<v 客服>好\r\n";
    let turns = ["agent 1500-2000 您好，请讲", "customer 3600000-3601000 A &lt; B\n还有", "agent 3600000-3601000 好"];
    check("a.vtt", text, Format::Vtt, true, &turns);
    check(
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n客服：您好\n客户：喂\n",
        Format::Vtt,
        true,
        &["agent 1000-2000 您好", "customer 1000-2000 喂"],
    );
    refused(
        "a.vtt",
        "WEBVTT\n\n00:01.000 -> 00:02.000\n您好\n\n00:71.000 --> 00:72.000\n喂\n\n只有字\n",
        &[
            ("intake-cue-without-times", Some(3), None),
            ("intake-bad-timing", Some(6), None),
            ("intake-cue-without-times", Some(9), None),
        ],
    );
    refused("a.vtt", "WEBVTT\n\nNOTE nothing\n", &[("intake-no-cues", None, None)]);
    refused("a.vtt", "00:01.000 --> 00:02.000\n您好\n", &[("intake-no-vtt-header", Some(1), None)]);
}

#[test]
fn srt_is_read_as_it_is_found() {
    let text = "1\n00:00:00,500 --> 00:00:01,0\n<i>客服：</i>您好\n{\\an8}请讲 <noise>\n\n00:00:02.000 --> 00:00:03.000\n客户: 喂\n3\n00:00:04,000 --> 00:00:05,000\n\n4\n";
    check("a.srt", text, Format::Srt, true, &["agent 500-1000 您好\n请讲 <noise>", "customer 2000-3000 喂"]);
    check("a.txt", "00:00:01,000 --> 00:00:02,000\n您好\n", Format::Srt, false, &["? 1000-2000 您好"]);
    refused("a.srt", "just text\n", &[("intake-cue-without-times", Some(1), None)]);
}

#[test]
fn plain_text_is_read_by_its_labels() {
    let text = "录音编号 1001\n\n[00:00:01] 客服：您好\n还在吗\n00:05 客户: 喂\n\n坐席0966：请讲\n";
    let read = load("a.txt", text, None).unwrap();
    assert_eq!(read.notes[0].message.id, "intake-text-heading");
    check("a.txt", text, Format::Text, true, &["agent 1000-? 您好\n还在吗", "customer 5000-? 喂", "agent ?-? 请讲"]);
    check("a.log", "说话人1 00:05\n您好\n说话人2 00:07\n喂\n", Format::Text, false, &["1 5000-? 您好", "2 7000-? 喂"]);
    let chat = "客服 2026-11-16 23:59:58\n您好\n客户 2026-11-17 00:00:03\n在吗\n";
    check("a.txt", chat, Format::Text, true, &["agent 0-? 您好", "customer 5000-? 在吗"]);
    let gbk = encoding_rs::GBK.encode("客服：您好\n客户：喂\n").0;
    assert_eq!(recognise(&Source { name: "a.log", bytes: &gbk }), Ok(Format::Text));
    let arrows = "客服：请点设置-->网络\n客户：好\n";
    check("a.log", arrows, Format::Text, true, &["agent ?-? 请点设置-->网络", "customer ?-? 好"]);
    refused("a.txt", "您好\n喂\n", &[("intake-text-without-labels", None, None)]);
}

#[test]
fn no_speakers_words_are_given_to_the_one_before() {
    let slips = "坐席：您好\n客戶：喂\n客服：嗯\n客户;我要投诉\n客服；好\n客 户：快点\n";
    let turns =
        ["agent ?-? 您好", "customer ?-? 喂", "agent ?-? 嗯", "customer ?-? 我要投诉", "agent ?-? 好", "customer ?-? 快点"];
    check("a.txt", slips, Format::Text, true, &turns);
    let notes = |text: &str| -> Vec<_> {
        let notes = load("a.txt", text, None).unwrap().notes;
        notes.into_iter().map(|note| (note.message.id, note.place.line)).collect()
    };
    assert_eq!(notes(slips), []);
    let others = "客服：您好\n客户：喂\n班长：我是班长\n滚\n客户：好\n";
    check(
        "a.txt",
        others,
        Format::Text,
        false,
        &["agent ?-? 您好", "customer ?-? 喂", "班长 ?-? 我是班长\n滚", "customer ?-? 好"],
    );
    assert_eq!(notes(others), [("intake-text-others".to_owned(), Some(3))]);
    let address = "客服：您好\n客户：寄到这里\n地址：北京\n";
    check("a.txt", address, Format::Text, true, &["agent ?-? 您好", "customer ?-? 寄到这里\n地址：北京"]);
    assert_eq!(notes(address), [("intake-text-perhaps".to_owned(), Some(3))]);
    let timed = "[00:05] 客服：您好\n[00:75] 客户：喂\n";
    check("a.txt", timed, Format::Text, true, &["agent 5000-? 您好", "customer ?-? 喂"]);
    assert_eq!(notes(timed), [("intake-text-bad-time".to_owned(), Some(2))]);
}

#[test]
fn seconds_are_no_milliseconds_in_our_own_format() {
    let turn = |times: &str, text: &str| {
        format!("{{\"call_id\": \"A\", \"turns\": [{{\"speaker\": \"agent\", {times}, \"text\": \"{text}\"}}]}}\n")
    };
    let fields = |text: &str| {
        let reading = load("a.ndjson", &format!("{}{text}", turn("\"start\": 0", "a").replace("\"A\"", "\"B\"")), None).unwrap();
        reading
            .problems()
            .map(|p| (p.message.id.clone(), p.place.line, p.place.field.clone().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let seconds = |field: &str| ("intake-turn-seconds".to_owned(), Some(2), field.to_owned());
    assert_eq!(fields(&turn("\"start\": 0.5, \"end\": 3.25", "您好")), [seconds("turns[0].start"), seconds("turns[0].end")]);
    assert_eq!(fields(&turn("\"start\": 1.0, \"end\": 1500", "您好")), []);
    assert_eq!(fields(&turn("\"start_ms\": 1.5", "您好")), []);
    let fast = turn("\"start\": 0, \"end\": 12", &"您好请问有什么可以帮您".repeat(5));
    assert_eq!(load("a.ndjson", &fast, None).unwrap().notes[0].message.id, "intake-turns-too-fast");
    let twice = turn("\"start\": 1, \"start\": 2", "您好");
    assert_eq!(fields(&twice), [("intake-json-key-twice".to_owned(), Some(2), String::new())]);
}

#[test]
fn what_is_no_transcript_is_refused() {
    refused("a.json", "", &[("intake-empty-file", None, None)]);
    refused("a.json", "{\"turns\": [{\"text\": \"您", &[("intake-json-cut-off", Some(1), None)]);
    refused("a.json", "[{\"onebest\": \"a\", \"bg\": 1},\n {\"onebest\": ", &[("intake-json-cut-off", Some(2), None)]);
    refused("a.json", "{\"segments\": }", &[("intake-json-syntax", Some(1), None)]);
    refused("a.json", "{\"name\": 1}", &[("intake-unknown-format", None, None)]);
    refused("a.json", "[]", &[("intake-unknown-format", None, None)]);
    refused("a.log", "just words", &[("intake-unknown-format", None, None)]);
    refused("a.json", "{\"segments\": [{\"start\": 0}]}", &[("intake-json-missing", None, Some("segments[0].text"))]);
    refused("a.json", "{\"segments\": 5}", &[("intake-json-value", None, Some("segments"))]);
}

#[test]
fn a_file_name_makes_a_call() {
    let pattern = Some("{start}_{agent}_{caller}_{line}");
    let text = json!([{"bg": "0", "ed": "9", "onebest": "您好", "speaker": "1"}]).to_string();
    let reading = load("in/20261116093000_966_10000000001_601.json", &text, pattern).unwrap();
    let read = &reading.rows[0].value;
    assert_eq!(read.call.as_ref().unwrap().as_str(), "20261116093000_966_10000000001_601");
    assert_eq!(read.facts.as_ref().unwrap().call.fields["caller"], "10000000001");
    assert_eq!(load("in/other.json", &text, pattern).unwrap_err()[0].message.id, "intake-pattern-mismatch");
}

#[test]
fn format_names_go_both_ways() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.name()), Some(format));
    }
    assert_eq!(Format::parse("word"), None);
}

#[test]
fn a_rule_names_speakers_whom_no_word_names() {
    let rule = SpeakerRule { agent: Some("小李".to_owned()), customer: Some("王总".to_owned()), reliable: None };
    let rules = SpeakerRules::default().with(Format::Text, rule);
    let options = Options { format: Some(Format::Text), zone: &shanghai(), pattern: None, speakers: &rules, sibling: &|_| None };
    let reading = read(&Source { name: "a.txt", bytes: "小李：您好\n王总：喂\n".as_bytes() }, &options).unwrap();
    let turns = &reading.rows[0].value.transcript.turns;
    let speakers: Vec<&Speaker> = turns.iter().map(|turn| &turn.speaker).collect();
    assert_eq!(speakers, [&Speaker::Agent, &Speaker::Customer]);
    assert_eq!(reading.notes, []);
}
