//! No reader may panic, whatever it is given.

use proptest::prelude::*;

use super::shanghai;
use crate::intake::calls::{self, rejected_csv};
use crate::intake::transcripts::{self, FilePattern, Format, SpeakerRules};
use crate::intake::{Source, agents, records};
use crate::messages::Messages;
use crate::records::Kind;

const SAMPLES: [&str; 9] = [
    "通话编号,工号,开始时间,通话时长,结束时间\nA1,966,2026-11-16 09:30:00,3:25,2026年11月16日 下午9时40分\n\"A2\",'0642,20261116093000,62秒,\n",
    "{\"call_id\": \"A1\", \"agent\": 9, \"start\": \"2026-11-16T09:30:00Z\", \"turns\": [{\"speaker\": \"agent\", \"start_ms\": 0, \"text\": \"您好\"}]}\n{\"id\": 2, \"turns\": []}\n",
    "[{\"bg\": \"0\", \"ed\": \"1200\", \"onebest\": \"您好\", \"speaker\": \"1\"}]",
    "{\"content\": {\"orderResult\": \"{\\\"lattice\\\": [{\\\"json_1best\\\": \\\"{}\\\"}]}\"}}",
    "WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000 a:b\n<v 客服>您好</v> &amp; <c>请</c>\n",
    "1\n00:00:00,500 --> 00:00:01,000\n客服：您好\n\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}喂\n",
    "投诉编号,投诉时间,投诉人,办结时间,投诉等级\nT1,2026-11-16 9:30,李雷,未办结,重大\nT2,2026年11月17日,,2026-11-18 0:00,一般\n合计,2,,,\n",
    "小区,楼栋,房号,入住日期,报修单号,报修日期,报修时间\n和谐家园,3栋,1201,2026-11-16,B1,2026-11-16,9:30\n和谐家园,3栋,3月12日,,B2,,9:31\n",
    "[00:00:01] 客服：您好\n说话人1 00:05\n喂\n2026-11-16 09:30:05 客户：在\n",
];

/// Everything that the room does with a file, in every format; what comes out must be in the order that is promised.
fn read_all(bytes: &[u8]) {
    let zone = shanghai();
    let pattern = FilePattern::parse("{start}_{agent}").unwrap();
    for name in ["a.csv", "a.xlsx", "20261116093000_966.json", "a.vtt"] {
        let source = Source { name, bytes };
        let _ = agents::read(&source, &[]);
        if let Ok(reading) = calls::read(&source, &calls::Options { zone: &zone, map: &[], roster: None }) {
            assert!(reading.rejected.is_sorted_by_key(|row| row.line));
            let csv = rejected_csv(&reading.headings, &reading.rejected, Messages::english());
            assert!(csv.starts_with("\u{feff}".as_bytes()));
        }
        for (_, kind) in Kind::ALL {
            if let Ok(reading) = records::read(
                &source,
                &records::Options { kind, zone: &zone, map: &[], classes: &[], known: &records::nothing_known },
            ) {
                assert!(reading.rejected.is_sorted_by_key(|row| row.line));
                assert!(reading.rows.iter().all(|row| row.value.kind == kind));
            }
        }
        for format in Format::ALL.into_iter().map(Some).chain([None]) {
            let options = transcripts::Options {
                format,
                zone: &zone,
                pattern: Some(&pattern),
                speakers: &SpeakerRules::default(),
                sibling: &|_| Some(bytes.to_vec()),
            };
            match transcripts::read(&source, &options) {
                Ok(reading) => assert!(reading.rows.is_sorted_by_key(|row| row.line)),
                Err(problems) => assert!(!problems.is_empty()),
            }
        }
    }
}

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (heading, value)) in (0..).zip([("流水号", "1"), ("工号", "966"), ("开始时间", "2026-11-16 09:30")]) {
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, value).unwrap();
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[{\"客服：:0-9a-c,;\\-> <&}\\]\\n\\t]{0,120}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        sample in 0..SAMPLES.len(),
        cut in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let mut bytes = SAMPLES[sample].as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() * 2).min(bytes.len()));
        read_all(&bytes);
    }

    #[test]
    fn damaged_workbooks_are_read_or_refused(
        cut in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..4),
    ) {
        let mut bytes = workbook();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() * 2).min(bytes.len()));
        let _ = calls::read(&Source { name: "a.xlsx", bytes: &bytes }, &calls::Options { zone: &shanghai(), map: &[], roster: None });
    }

    #[test]
    fn damaged_old_workbooks_are_refused(rest in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let bytes = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &rest].concat();
        let refused = agents::read(&Source { name: "a.xls", bytes: &bytes }, &[]).is_err();
        prop_assert!(refused);
    }

    #[test]
    fn any_pattern_fits_or_not(pattern in "[{}a-c_号]{0,12}", stem in "[a-c_号]{0,12}") {
        if let Ok(pattern) = FilePattern::parse(&pattern) {
            let _ = pattern.fields(&stem);
        }
    }
}
