//! Files that nobody here wrote. They lie beside the repository; where they don't, these tests have nothing to read.

use std::fs;
use std::path::{Path, PathBuf};

use super::shanghai;
use crate::intake::transcripts::{Format, Options, ReadTranscript, SpeakerRules, read};
use crate::intake::{Reading, Source, files_under};

fn data(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
    if !path.is_dir() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn load(path: &Path) -> Reading<ReadTranscript> {
    let bytes = fs::read(path).unwrap();
    let sibling = |relative: &str| fs::read(path.parent().unwrap().join(relative)).ok();
    let options =
        Options { format: None, zone: &shanghai(), pattern: None, speakers: &SpeakerRules::default(), sibling: &sibling };
    read(&Source { name: &path.to_string_lossy(), bytes: &bytes }, &options).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn check(path: &Path, format: Format, turns: usize, reliable: bool) -> ReadTranscript {
    let mut reading = load(path);
    assert_eq!(reading.rows.len(), 1, "{}", path.display());
    let read = reading.rows.remove(0).value;
    let transcript = &read.transcript;
    assert_eq!(
        (transcript.source.as_str(), transcript.turns.len(), transcript.speakers_reliable),
        (format.name(), turns, reliable)
    );
    read
}

#[test]
fn harper_valley_is_read_with_its_metadata() {
    let Some(folder) = data("harper_valley") else { return };
    for (name, turns) in [("00d676d7058c49bb", 16), ("02fd023b18d246d0", 13), ("3a20358e1bfc4a17", 12), ("ff0296d00e5e4184", 12)]
    {
        let read = check(&folder.join(format!("transcript/{name}.json")), Format::HarperValley, turns, true);
        assert_eq!(read.call.unwrap().as_str(), name);
    }
    let read = check(&folder.join("transcript/00d676d7058c49bb.json"), Format::HarperValley, 16, true);
    let facts = read.facts.unwrap();
    assert_eq!((facts.call.agent.as_str(), facts.agent.name.as_deref()), ("17", Some("Jennifer")));
    assert_eq!((facts.call.start.as_millisecond(), facts.call.duration_ms), (1_591_059_888_619, Some(52_471)));
    assert_eq!((facts.call.fields["category"].as_str(), facts.call.fields["caller_rating"].as_str()), ("transfer money", "10"));
    let files = files_under(&folder).unwrap();
    let without_rows = files.transcripts.iter().filter(|path| load(path).rows.is_empty());
    assert!(without_rows.clone().all(|path| path.parent().unwrap().ends_with("metadata")));
    assert_eq!((files.transcripts.len(), without_rows.count()), (8, 4));
}

#[test]
fn the_other_makers_files_are_read() {
    if let Some(folder) = data("transcribe_call_analytics") {
        let read = check(&folder.join("example-call.json"), Format::CallAnalytics, 37, true);
        assert!(read.names.contains(&"example-call.wav".to_owned()));
    }
    if let Some(folder) = data("tencent_asr") {
        let read = check(&folder.join("DescribeTaskStatus.example2.json"), Format::Tencent, 1, false);
        assert_eq!(read.transcript.turns[0].text, "腾讯云语音识别欢迎您。");
    }
}

#[test]
fn subtitle_files_are_read() {
    let Some(folder) = data("webvtt") else { return };
    check(&folder.join("sample.vtt"), Format::Vtt, 16, false);
    check(&folder.join("sample.srt"), Format::Srt, 5, false);
    check(&folder.join("comments.vtt"), Format::Vtt, 3, false);
    let read = check(&folder.join("cue_tags.vtt"), Format::Vtt, 3, false);
    assert_eq!(read.transcript.turns[1].text, "Like a big-a pizza pie");
}
