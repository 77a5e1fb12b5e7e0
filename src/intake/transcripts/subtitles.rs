//! WebVTT and `SubRip`: cues of text with times.
//!
//! WebVTT by its standard (<https://www.w3.org/TR/webvtt1/>): header, notes, styles and regions are passed over, tags are removed, `<v 客服>`
//! names the speaker. `SubRip` has no standard; indices may be missing, and commas and points both divide milliseconds. In both, `客服：`
//! at the start of a line names the speaker.

use std::sync::LazyLock;

use regex::Regex;

use super::speakers::Draft;
use super::{Format, Found, in_file, labels};
use crate::intake::Source;
use crate::problem::Problem;

static TIMING: LazyLock<Regex> = LazyLock::new(|| {
    let time = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?";
    Regex::new(&format!(r"^\s*{time}\s*-->\s*{time}(?:\s.*)?$")).expect("the pattern is constant and well formed")
});
/// The tags of `SubRip`; others, such as `<noise>`, are what the recogniser wrote.
static SRT_TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)</?(?:b|i|u|s|font)(?:\s[^>]*)?>|\{\\[^}]*\}").expect("the pattern is constant and well formed")
});
static VTT_TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<[^>]*>").expect("the pattern is constant and well formed"));
static VOICE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<v(?:\.[^\s>]*)?\s+([^>]+)>").expect("the pattern is constant and well formed"));

struct Cue<'a> {
    start_ms: u64,
    end_ms: u64,
    lines: Vec<&'a str>,
}

/// Reads the cues of a file.
pub(super) fn read(source: &Source, text: &str, format: Format) -> Result<Found, Vec<Problem>> {
    let (cues, problems) = cues(text, format);
    if !problems.is_empty() {
        return Err(in_file(source, None, problems));
    }
    if cues.is_empty() {
        return Err(vec![Problem::new("intake-no-cues").with("format", format.name()).in_file(source.name)]);
    }
    Ok(Found::of(cues.iter().flat_map(|cue| turns(cue, format)).collect()))
}

/// The cues, and every line that should have been a part of one.
fn cues(text: &str, format: Format) -> (Vec<Cue<'_>>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut cues: Vec<Cue> = Vec::new();
    let mut lines = (1_u64..).zip(text.lines()).peekable();
    if format == Format::Vtt {
        let header = lines.peek().map_or("", |(_, line)| line);
        let is_header =
            header.strip_prefix("WEBVTT").is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with([' ', '\t']));
        if !is_header {
            problems.push(Problem::new("intake-no-vtt-header").at_line(1).showing(header));
        }
    }
    let all: Vec<(u64, &str)> = lines.collect();
    for (index, block) in all.split(|(_, line)| line.trim().is_empty()).filter(|block| !block.is_empty()).enumerate() {
        let first = block[0].1.trim();
        let is_aside = ["NOTE", "STYLE", "REGION", "WEBVTT"].iter().any(|word| {
            first.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
                && (*word != "WEBVTT" || index == 0)
        });
        let has_timing = block.iter().any(|(_, line)| line.contains("-->"));
        if format == Format::Vtt && is_aside && (!has_timing || first.starts_with("NOTE")) {
            continue;
        }
        read_block(block, format, &mut cues, &mut problems);
    }
    (cues, problems)
}

/// A block of lines: an index or a name, the timing, the text; and again, where the blank line between two cues is missing.
fn read_block<'a>(block: &[(u64, &'a str)], format: Format, cues: &mut Vec<Cue<'a>>, problems: &mut Vec<Problem>) {
    // in WebVTT no other line may hold an arrow
    let is_time = |line: &str| is_timing(line) || (format == Format::Vtt && line.contains("-->"));
    let is_number = |line: &str| line.trim().bytes().all(|b| b.is_ascii_digit());
    if let [(_, line)] = block
        && is_number(line)
    {
        // an index after which nothing was said
        return;
    }
    let mut open = false;
    for (at, (number, line)) in block.iter().enumerate() {
        let names_next = block.get(at + 1).is_some_and(|(_, next)| is_time(next));
        if is_time(line) {
            open = true;
            match timing(line) {
                Some((start_ms, end_ms)) => cues.push(Cue { start_ms, end_ms, lines: Vec::new() }),
                None => problems.push(Problem::new("intake-bad-timing").at_line(*number).showing(*line)),
            }
        } else if names_next && (!open || is_number(line)) {
            // the index or name of the cue that follows
        } else if let Some(cue) = cues.last_mut().filter(|_| open) {
            cue.lines.push(line);
        } else if at == 0 {
            // once for all lines above the first time
            problems.push(Problem::new("intake-cue-without-times").at_line(*number).showing(*line));
        }
    }
}

/// Whether a line is meant to hold the times of a cue: an arrow after what could be a time.
pub(super) fn is_timing(line: &str) -> bool {
    let Some((left, _)) = line.split_once("-->") else { return false };
    left.contains([':', '：']) && left.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '：' | '.' | ',' | ' '))
}

/// `00:01:02.500 --> 00:01:04.000 align:start`, hours optional.
fn timing(line: &str) -> Option<(u64, u64)> {
    let found = TIMING.captures(line)?;
    let time = |first: usize| -> Option<u64> {
        let number = |at: usize| found.get(at).map_or(Some(0), |part| part.as_str().parse::<u64>().ok());
        let (hours, minutes, seconds) = (number(first)?, number(first + 1)?, number(first + 2)?);
        let fraction = found.get(first + 3).map_or("0", |part| part.as_str());
        let millis = format!("{fraction:0<3}").parse::<u64>().ok()?;
        (minutes < 60 && seconds < 60).then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
    };
    Some((time(1)?, time(5)?))
}

/// The turns of a cue: one, or one for each voice and each line that begins with a label.
fn turns(cue: &Cue, format: Format) -> Vec<Draft> {
    let mut turns: Vec<Draft> = Vec::new();
    let mut add = |label: Option<String>, text: &str| match turns.last_mut() {
        Some(last) if label.is_none() => {
            last.text.push('\n');
            last.text.push_str(text);
        }
        _ => turns.push(Draft { label, start_ms: Some(cue.start_ms), end_ms: Some(cue.end_ms), text: text.to_owned() }),
    };
    for line in &cue.lines {
        for (voice, part) in voices(line, format) {
            let text = shown_text(part, format);
            match (voice, labels::labelled(&text)) {
                (Some(voice), _) => add(Some(voice), &text),
                (None, Some((label, rest))) => add(Some(label), rest),
                (None, None) => add(None, &text),
            }
        }
    }
    turns
}

/// The parts of a line by `<v Name>`; what stands before the first belongs to no voice.
fn voices(line: &str, format: Format) -> Vec<(Option<String>, &str)> {
    if format != Format::Vtt || !line.contains("<v") {
        return vec![(None, line)];
    }
    let mut parts = Vec::new();
    let (mut voice, mut from) = (None, 0);
    for found in VOICE.captures_iter(line) {
        let Some(tag) = found.get(0) else { continue };
        parts.push((voice.take(), &line[from..tag.start()]));
        voice = Some(unescaped(found[1].trim()));
        from = tag.end();
    }
    parts.push((voice, &line[from..]));
    parts.retain(|(voice, part)| voice.is_some() || !part.trim().is_empty());
    parts
}

fn shown_text(text: &str, format: Format) -> String {
    if format == Format::Vtt { unescaped(&VTT_TAG.replace_all(text, "")) } else { SRT_TAG.replace_all(text, "").into_owned() }
}

/// The entities that WebVTT knows.
fn unescaped(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{a0}"), ("&lrm;", "\u{200e}"), ("&rlm;", "\u{200f}"), ("&amp;", "&")];
    if !text.contains('&') {
        return text.to_owned();
    }
    // `&amp;` goes last, so that `&amp;lt;` becomes `&lt;`
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}
