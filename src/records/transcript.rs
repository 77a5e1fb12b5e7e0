//! What was said in a call, as a recogniser or a chat system wrote it down.

use serde::{Deserialize, Serialize};

/// Who says a turn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The one whose service is inspected.
    Agent,
    /// The one who is served.
    Customer,
    /// Somebody whom the source only numbers or names; may be either.
    Other(String),
}

impl Speaker {
    /// The name in output: `agent`, `customer`, or the source's own label.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Agent => "agent",
            Self::Customer => "customer",
            Self::Other(label) => label,
        }
    }
}

/// One utterance. Its text is kept byte for byte as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who speaks.
    pub speaker: Speaker,
    /// When it begins, in milliseconds from the start of the recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u64>,
    /// When it ends, in milliseconds from the start of the recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
    /// The words.
    pub text: String,
}

/// A conversation in the order of its turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The format it was read from (`iflytek`, `text`, …).
    pub source: String,
    /// Whether a machine recognised it from sound (words may be lost or garbled) or it was typed.
    pub recognised: bool,
    /// Whether the speaker of each turn can be relied on.
    pub speakers_reliable: bool,
    /// The turns.
    pub turns: Vec<Turn>,
}

impl Transcript {
    /// Whether anything was said at all: a transcript whose turns are blank, or hold only marks such as `[noise]`, can't be scored.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.turns.iter().all(|turn| crate::text::is_silent(&turn.text))
    }

    /// The longest time between the end of what was said and the next words, in milliseconds; `None` without times.
    #[must_use]
    pub fn longest_silence_ms(&self) -> Option<u64> {
        let (mut spoken_until, mut longest) = (None::<u64>, None::<u64>);
        for turn in self.turns.iter().filter(|turn| !crate::text::is_silent(&turn.text)) {
            let (Some(start), Some(end)) = (turn.start_ms, turn.end_ms) else { return None };
            if let Some(until) = spoken_until {
                longest = longest.max(Some(start.saturating_sub(until)));
            }
            spoken_until = spoken_until.max(Some(end));
        }
        longest
    }
}
