//! Makers whose files are one list of utterances: Whisper, `FunASR`, Alibaba Cloud, Deepgram.

use serde_json::Value;

use super::json::{self, Shape, Unit};
use super::speakers::Draft;
use super::{Format, Found, shown};
use crate::problem::Problem;

const WHISPER: Shape =
    Shape { text: &["text"], speaker: &["speaker"], start: &["start"], end: &["end"], lasts: &[], unit: Unit::Seconds };

const FUN_ASR: Shape = Shape {
    text: &["text", "sentence"],
    speaker: &["spk"],
    start: &["start"],
    end: &["end"],
    lasts: &[],
    unit: Unit::Milliseconds,
};

const ALIBABA: Shape = Shape {
    text: &["Text", "text"],
    speaker: &["SpeakerId", "speaker_id", "ChannelId", "channel_id"],
    start: &["BeginTime", "begin_time"],
    end: &["EndTime", "end_time"],
    lasts: &[],
    unit: Unit::Milliseconds,
};

const DEEPGRAM: Shape = Shape {
    text: &["transcript"],
    speaker: &["speaker", "channel"],
    start: &["start"],
    end: &["end"],
    lasts: &[],
    unit: Unit::Seconds,
};

/// Reads a document of one of these makers.
pub(super) fn read(format: Format, value: &Value) -> Result<Found, Vec<Problem>> {
    match format {
        Format::FunAsr => fun_asr(value),
        Format::Alibaba => alibaba(value),
        Format::Deepgram => listed(value, "results.utterances", &DEEPGRAM).map(Found::of),
        _ => whisper(value).map(Found::of),
    }
}

fn listed(value: &Value, path: &str, shape: &Shape) -> Result<Vec<Draft>, Vec<Problem>> {
    json::drafts(json::list(value, path)?, path, shape)
}

/// `segments[]` in seconds; whisper.cpp writes `transcription[]` with `offsets` in milliseconds.
fn whisper(value: &Value) -> Result<Vec<Draft>, Vec<Problem>> {
    if value.get("transcription").is_none() {
        return listed(value, "segments", &WHISPER);
    }
    let mut drafts = listed(value, "transcription", &WHISPER)?;
    for (index, (draft, item)) in drafts.iter_mut().zip(json::list(value, "transcription")?).enumerate() {
        let offsets = item.get("offsets").unwrap_or(&Value::Null);
        let time = |key: &'static str| {
            let at = |problem: Problem| vec![problem.in_field(format!("transcription[{index}].offsets.{key}"))];
            json::millis(offsets, &[key], Unit::Milliseconds).map_err(at)
        };
        (draft.start_ms, draft.end_ms) = (time("from")?, time("to")?);
    }
    Ok(drafts)
}

/// An answer, or a list of one.
fn fun_asr(value: &Value) -> Result<Found, Vec<Problem>> {
    let value = value.get(0).unwrap_or(value);
    let mut found = Found::of(listed(value, "sentence_info", &FUN_ASR)?);
    found.names.extend(json::string(value, "key").map(str::to_owned));
    Ok(found)
}

/// `Result.Sentences[]` of the file transcription; `transcripts[].sentences[]`, one a channel, of Paraformer.
fn alibaba(value: &Value) -> Result<Found, Vec<Problem>> {
    let Some(transcripts) = value.get("transcripts").and_then(Value::as_array) else {
        if let Some(path) = ["Sentences", "sentences"].into_iter().find(|key| value.get(key).is_some()) {
            return listed(value, path, &ALIBABA).map(Found::of);
        }
        return match json::string(value, "StatusText") {
            Some(status) if !status.starts_with("SUCCESS") => {
                Err(vec![Problem::new("intake-asr-failed").with("error", shown(status))])
            }
            _ => listed(value, "Result.Sentences", &ALIBABA).map(Found::of),
        };
    };
    let mut drafts = Vec::new();
    for (index, transcript) in transcripts.iter().enumerate() {
        let sentences = json::list(transcript, "sentences")?;
        let channel = transcript.get("channel_id").and_then(Value::as_u64).map(|channel| channel.to_string());
        let mut more = json::drafts(sentences, &format!("transcripts[{index}].sentences"), &ALIBABA)?;
        for draft in &mut more {
            // speakers are told apart by channel only where there are several
            draft.label = draft.label.take().or_else(|| channel.clone().filter(|_| transcripts.len() > 1));
        }
        drafts.extend(more);
    }
    let mut found = Found::of(drafts);
    found.names.extend(json::string(value, "file_url").map(|url| url.split(['?', '#']).next().unwrap_or(url).to_owned()));
    Ok(found)
}
