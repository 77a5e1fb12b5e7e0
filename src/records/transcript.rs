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
}
