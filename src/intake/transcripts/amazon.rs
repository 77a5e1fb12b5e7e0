//! Amazon: Transcribe Call Analytics and Contact Lens (`Transcript[]`), and Transcribe itself (`results.items[]`).
//!
//! Redacted words stay as they are marked: `[PII]`.

use serde_json::Value;

use super::Found;
use super::json::{self, Shape, Unit};
use super::speakers::Draft;
use crate::problem::Problem;
use crate::records::CallId;

const SHAPE: Shape = Shape {
    text: &["Content"],
    speaker: &["ParticipantRole", "ParticipantId"],
    start: &["BeginOffsetMillis"],
    end: &["EndOffsetMillis"],
    lasts: &[],
    unit: Unit::Milliseconds,
};

const SEGMENT: Shape = Shape {
    text: &["transcript"],
    speaker: &["speaker_label", "channel_label"],
    start: &["start_time"],
    end: &["end_time"],
    lasts: &[],
    unit: Unit::Seconds,
};

/// Reads any of the three.
pub(super) fn read(value: &Value) -> Result<Found, Vec<Problem>> {
    if value.get("results").is_some() {
        return transcribe(value);
    }
    let mut drafts = json::drafts(json::list(value, "Transcript")?, "Transcript", &SHAPE)?;
    for draft in &mut drafts {
        // Contact Lens names participants by id, their roles stand apart
        if let Some(role) = draft.label.as_deref().and_then(|id| role_of(value, id)) {
            draft.label = Some(role.to_owned());
        }
    }
    let mut found = Found::of(drafts);
    found.call = ["ContactId", "CustomerMetadata.ContactId"].iter().find_map(|path| CallId::parse(json::string(value, path)?));
    found.names.extend(json::string(value, "JobName").map(str::to_owned));
    Ok(found)
}

fn role_of<'a>(value: &'a Value, id: &str) -> Option<&'a str> {
    let participants = value.get("Participants")?.as_array()?;
    let participant =
        participants.iter().find(|participant| participant.get("ParticipantId").and_then(Value::as_str) == Some(id))?;
    participant.get("ParticipantRole")?.as_str()
}

/// Transcribe itself: segments where it writes them, else its words, joined as long as one speaker goes on.
fn transcribe(value: &Value) -> Result<Found, Vec<Problem>> {
    let drafts = match json::list(value, "results.audio_segments") {
        Ok(segments) => json::drafts(segments, "results.audio_segments", &SEGMENT)?,
        Err(_) => words(json::list(value, "results.items")?)?,
    };
    let mut found = Found::of(drafts);
    found.names.extend(json::string(value, "jobName").map(str::to_owned));
    Ok(found)
}

fn words(items: &[Value]) -> Result<Vec<Draft>, Vec<Problem>> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = |problem: Problem| {
            let key = problem.place.field.clone().unwrap_or_default();
            vec![problem.in_field(format!("results.items[{index}].{key}"))]
        };
        let word = item
            .pointer("/alternatives/0/content")
            .and_then(Value::as_str)
            .ok_or_else(|| at(json::missing("alternatives[0].content")))?;
        let start_ms = json::millis(item, &["start_time"], Unit::Seconds).map_err(at)?;
        let end_ms = json::millis(item, &["end_time"], Unit::Seconds).map_err(at)?;
        let label = SEGMENT.speaker.iter().find_map(|key| item.get(key)?.as_str()).map(str::to_owned);
        let is_mark = item.get("type").and_then(Value::as_str) == Some("punctuation");
        match drafts.last_mut().filter(|last| is_mark || last.label == label) {
            Some(last) => {
                if !is_mark {
                    last.text.push(' ');
                }
                last.text.push_str(word);
                last.end_ms = end_ms.or(last.end_ms);
            }
            None => drafts.push(Draft { label, start_ms, end_ms, text: word.to_owned() }),
        }
    }
    Ok(drafts)
}
