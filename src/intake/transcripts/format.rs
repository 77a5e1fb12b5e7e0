//! The formats, and which of them a file is in.

use serde_json::{Map, Value};

use super::{harper_valley, json, labels, spotcheck, subtitles};
use crate::intake::{Source, decode};
use crate::problem::Problem;

/// As many lines as are looked at to find one that is sound.
const LINES: usize = 20;

/// A format of transcripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Our own: a JSON object a line, or one in a file.
    Spotcheck,
    /// The Gridspace-Stanford Harper Valley corpus: an array of segments, metadata in a sibling folder.
    HarperValley,
    /// Amazon Transcribe Call Analytics, Contact Lens and Transcribe.
    CallAnalytics,
    /// iFlytek long form ASR (讯飞语音转写).
    IFlytek,
    /// Tencent Cloud recorded file recognition (腾讯云录音文件识别).
    Tencent,
    /// Alibaba Cloud file transcription and Paraformer (阿里云录音文件识别).
    Alibaba,
    /// `FunASR`.
    FunAsr,
    /// Deepgram.
    Deepgram,
    /// `OpenAI` Whisper, whisper.cpp, `WhisperX`.
    Whisper,
    /// WebVTT.
    Vtt,
    /// `SubRip`.
    Srt,
    /// Plain text with `客服：` and `客户：`.
    Text,
}

impl Format {
    /// All formats, in the order in which they are listed to users.
    pub const ALL: [Self; 12] = [
        Self::Spotcheck,
        Self::IFlytek,
        Self::Tencent,
        Self::Alibaba,
        Self::FunAsr,
        Self::Whisper,
        Self::CallAnalytics,
        Self::Deepgram,
        Self::HarperValley,
        Self::Vtt,
        Self::Srt,
        Self::Text,
    ];

    /// The name on the command line and in [`crate::records::Transcript::source`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Spotcheck => "spotcheck",
            Self::HarperValley => "harper-valley",
            Self::CallAnalytics => "call-analytics",
            Self::IFlytek => "iflytek",
            Self::Tencent => "tencent",
            Self::Alibaba => "alibaba",
            Self::FunAsr => "funasr",
            Self::Deepgram => "deepgram",
            Self::Whisper => "whisper",
            Self::Vtt => "vtt",
            Self::Srt => "srt",
            Self::Text => "text",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// Tells the format of a file by its content, and by its extension where the content leaves it open.
///
/// # Errors
/// An empty or unreadable file, JSON that breaks off, and content of no known format.
pub fn recognise(source: &Source) -> Result<Format, Problem> {
    of_text(source, &decode::text(source)?)
}

pub(super) fn of_text(source: &Source, text: &str) -> Result<Format, Problem> {
    let start = text.trim_start();
    if start.starts_with('{') || (start.starts_with('[') && is_json_array(start)) {
        return of_json(source, start);
    }
    if start.starts_with("WEBVTT") {
        return Ok(Format::Vtt);
    }
    if text.lines().any(subtitles::is_timing) {
        return Ok(if source.extension() == "vtt" { Format::Vtt } else { Format::Srt });
    }
    match source.extension().as_str() {
        "vtt" => Ok(Format::Vtt),
        "srt" => Ok(Format::Srt),
        "txt" => Ok(Format::Text),
        _ if text.lines().any(|line| labels::start_of_turn(line).is_some()) => Ok(Format::Text),
        _ => Err(unknown(source)),
    }
}

/// A line of text may begin with a bracket too: `[00:01:23] 客服：…`, `[客服]`.
fn is_json_array(text: &str) -> bool {
    matches!(text[1..].trim_start().chars().next(), None | Some('{' | ']'))
}

fn of_json(source: &Source, text: &str) -> Result<Format, Problem> {
    match serde_json::Deserializer::from_str(text).into_iter::<Value>().next() {
        Some(Ok(Value::Array(items))) if items.first().is_some_and(|first| first.get("turns").is_some()) => {
            Err(Problem::new("intake-json-array").in_file(source.name))
        }
        Some(Ok(value)) => of_value(&value).ok_or_else(|| unknown(source)),
        // one broken line among others: each tells of its own mistake
        _ if text.lines().take(LINES).any(spotcheck::is_line) => Ok(Format::Spotcheck),
        _ => Err(json::parse(source, text).err().unwrap_or_else(|| unknown(source))),
    }
}

fn unknown(source: &Source) -> Problem {
    let names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
    Problem::new("intake-unknown-format").with("formats", names.join(", ")).in_file(source.name)
}

fn of_value(value: &Value) -> Option<Format> {
    match value {
        Value::Array(items) => {
            let first = items.first()?.as_object()?;
            let has = |key: &str| first.contains_key(key);
            if has("onebest") {
                Some(Format::IFlytek)
            } else if has("speaker_role") {
                Some(Format::HarperValley)
            } else if has("sentence_info") {
                Some(Format::FunAsr)
            } else {
                None
            }
        }
        Value::Object(_) if harper_valley::is_metadata(value) => Some(Format::HarperValley),
        Value::Object(object) => of_object(object),
        _ => None,
    }
}

fn of_object(object: &Map<String, Value>) -> Option<Format> {
    let has = |key: &str| object.contains_key(key);
    let inner = |outer: &str, key: &str| object.get(outer).is_some_and(|value| value.get(key).is_some());
    let is_list = |key: &str| object.get(key).is_some_and(Value::is_array);
    let signs = [
        (Format::Spotcheck, has("turns")),
        (Format::CallAnalytics, is_list("Transcript") || inner("results", "transcripts")),
        (Format::Tencent, has("ResultDetail") || has("Response") || inner("Data", "ResultDetail") || inner("Data", "StatusStr")),
        (Format::FunAsr, has("sentence_info")),
        (Format::IFlytek, is_iflytek(object)),
        (
            Format::Alibaba,
            inner("Result", "Sentences") || has("Sentences") || has("sentences") || has("StatusText") || is_paraformer(object),
        ),
        (Format::Deepgram, inner("results", "utterances") || inner("results", "channels")),
        (Format::Whisper, has("segments") || is_list("transcription")),
    ];
    signs.into_iter().find(|(_, fits)| *fits).map(|(format, _)| format)
}

fn is_paraformer(object: &Map<String, Value>) -> bool {
    object.get("transcripts").and_then(|list| list.get(0)).is_some_and(|first| first.get("sentences").is_some())
}

/// The answer of the service, of either age, or its `data` alone.
fn is_iflytek(object: &Map<String, Value>) -> bool {
    let content = |key: &str| object.get("content").is_some_and(|content| content.get(key).is_some());
    let is_answer = object.contains_key("ok") || object.contains_key("err_no");
    let is_list = match object.get("data") {
        Some(Value::String(text)) => text.trim_start().starts_with('[') && text.contains("\"onebest\""),
        Some(Value::Array(items)) => items.first().is_some_and(|item| item.get("onebest").is_some()),
        _ => false,
    };
    let is_lattice = object.contains_key("lattice") || object.contains_key("orderResult");
    is_lattice || content("orderResult") || content("orderInfo") || is_list || (is_answer && object.contains_key("data"))
}
