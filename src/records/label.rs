//! What outside models found of calls.

use serde::{Deserialize, Serialize};

/// A verdict of an outside model on a call: an emotion, an intent, a language model's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// What was judged: `emotion`, `intent`.
    pub name: String,
    /// What was found.
    pub value: String,
    /// How sure the model is, from 0 to 1.
    pub confidence: f64,
    /// The model, with its version where that matters.
    pub model: String,
}
