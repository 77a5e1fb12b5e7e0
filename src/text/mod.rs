//! Text: folding with a map back to the original, and what counts as speech.

/// Whether a text holds no speech: blank, or only marks such as `[noise]`.
#[must_use]
pub fn is_silent(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some(inner) = rest.strip_prefix('[').or_else(|| rest.strip_prefix('<')) {
        let Some(end) = inner.find([']', '>']) else { return false };
        rest = inner[end + 1..].trim_start();
    }
    !rest.chars().any(char::is_alphanumeric)
}
