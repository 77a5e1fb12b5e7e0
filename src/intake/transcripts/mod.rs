//! Transcripts of the ASR makers, of subtitle files and of chats -> turns.
//!
//! A file is recognised by its content, by its name only where the content leaves it open. Texts are kept byte for byte as the file
//! has them (subtitles lose their marks). Who speaks is told as far as the file tells it: a number is not a role.

mod amazon;
mod file_name;
mod format;
mod harper_valley;
mod iflytek;
mod json;
mod json_line;
mod labels;
mod line;
mod makers;
mod others;
mod plain;
mod speakers;
mod spotcheck;
mod subtitles;
mod tencent;

pub use file_name::FilePattern;
pub use format::{Format, recognise};
pub use speakers::{SpeakerRule, SpeakerRules};

use jiff::tz::TimeZone;

use super::calls::ListedCall;
use super::cells::Cell;
use super::listed::{self, Line};
use super::{Reading, Source, columns, decode, shown, stem};
use crate::problem::{Place, Problem};
use crate::records::{CallId, Transcript};
use speakers::Draft;

/// Reads a file that belongs to a transcript, by its path relative to it; `None` where there is none.
pub type Sibling<'a> = dyn Fn(&str) -> Option<Vec<u8>> + Sync + 'a;

/// How to read transcripts.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The format, where the user names it.
    pub format: Option<Format>,
    /// The clock by which times without an offset are meant.
    pub zone: &'a TimeZone,
    /// What a file's name tells.
    pub pattern: Option<&'a FilePattern>,
    /// What is known of a format's speakers.
    pub speakers: &'a SpeakerRules,
    /// Reads related files, such as `../metadata/NAME.json`.
    pub sibling: &'a Sibling<'a>,
}

/// A transcript and all that its file tells about the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTranscript {
    /// The call's id, where content or file name give it.
    pub call: Option<CallId>,
    /// Other names by which the call may be known, to be tried in order: the file's name, its stem, a recording named in the content.
    pub names: Vec<String>,
    /// The call itself, where content or file name hold agent and start.
    pub facts: Option<ListedCall>,
    /// What was said.
    pub transcript: Transcript,
}

/// What a format's reader finds in one file or line.
#[derive(Debug)]
struct Found {
    call: Option<CallId>,
    names: Vec<String>,
    facts: Option<ListedCall>,
    recognised: bool,
    drafts: Vec<Draft>,
}

impl Found {
    fn of(drafts: Vec<Draft>) -> Self {
        Self { call: None, names: Vec::new(), facts: None, recognised: true, drafts }
    }
}

/// Reads a file of one transcript, or of one a line.
///
/// A file that only describes other transcripts (the metadata of `HarperValley`) gives no rows and the note
/// `intake-belongs-to-transcript`.
///
/// Turns stand in the order of the file; where each has a start and they are out of order, they are sorted by it.
///
/// # Errors
/// What makes the whole file unreadable; for a file of one transcript, everything that is wrong in it.
pub fn read(source: &Source, options: &Options) -> Result<Reading<ReadTranscript>, Vec<Problem>> {
    let text = decode::text(source).map_err(|problem| vec![problem])?;
    let format = match options.format {
        Some(format) => format,
        None => format::of_text(source, &text).map_err(|problem| vec![problem])?,
    };
    if format == Format::Spotcheck {
        return spotcheck::read(source, &text, options);
    }
    let (found, notes) = match format {
        Format::Vtt | Format::Srt => (subtitles::read(source, &text, format)?, Vec::new()),
        Format::Text => plain::read(source, &text, options.speakers.of(format))?,
        _ => {
            let value = json::parse(source, &text).map_err(|problem| vec![problem])?;
            if harper_valley::is_metadata(&value) {
                return Ok(belonging(source));
            }
            let found = match format {
                Format::HarperValley => harper_valley::read(source, &value, options),
                Format::CallAnalytics => amazon::read(&value),
                Format::IFlytek => iflytek::read(&value),
                Format::Tencent => tencent::read(&value),
                _ => makers::read(format, &value),
            };
            (found.map_err(|problems| in_file(source, None, problems))?, Vec::new())
        }
    };
    let (transcript, mut more) = finish(source, found, format, options)?;
    more.splice(0..0, notes);
    let mut reading = Reading::single(transcript);
    reading.notes = more;
    Ok(reading)
}

/// Reads one line of our own format; its number, counted from 1, is for problems.
///
/// # Errors
/// Everything that is wrong in the line.
pub fn read_line(source: &Source, number: u64, line: &str, options: &Options) -> Result<ReadTranscript, Vec<Problem>> {
    line::read(line, options).map_or_else(|| spotcheck::read_line(source, number, line, options), Ok)
}

fn belonging(source: &Source) -> Reading<ReadTranscript> {
    let note = Problem::new("intake-belongs-to-transcript").in_file(source.name);
    Reading { headings: Vec::new(), columns: Vec::new(), rows: Vec::new(), rejected: Vec::new(), notes: vec![note] }
}

/// Puts together what the content and the file's name tell; the content goes first.
fn finish(
    source: &Source,
    mut found: Found,
    format: Format,
    options: &Options,
) -> Result<(ReadTranscript, Vec<Problem>), Vec<Problem>> {
    if let Some(pattern) = options.pattern.filter(|_| found.facts.is_none()) {
        let named = pattern.facts(source, options.zone)?;
        found.call = found.call.or(named.call);
        found.facts = named.facts;
    }
    let call = found.call.or_else(|| found.facts.as_ref().map(|facts| facts.call.id.clone()));
    let mut names = vec![source.file_name().to_owned(), source.stem().to_owned()];
    for name in found.names {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(&name).to_owned();
        let short = stem(&file).to_owned();
        names.extend([file, short]);
    }
    names.retain(|name| CallId::parse(name).is_some());
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let (transcript, notes) = speakers::transcript(found.drafts, format, found.recognised, options.speakers.of(format));
    Ok((ReadTranscript { call, names, facts: found.facts, transcript }, in_file(source, None, notes)))
}

/// The call that facts describe, where agent and start are among them; `id` is its id where they hold none.
fn call_of(facts: Vec<(String, Cell)>, id: Option<&str>, zone: &TimeZone) -> Result<Option<ListedCall>, Vec<Problem>> {
    let (mut keys, mut cells): (Vec<String>, Vec<Cell>) = facts.into_iter().unzip();
    if let Some(id) = id {
        keys.push("call_id".to_owned());
        cells.push(Cell::of(id));
    }
    let columns = columns::of_keys(keys.into_iter());
    call_in(Line { columns: &columns, cells: &cells, midnights: true }, zone)
}

fn call_in(line: Line, zone: &TimeZone) -> Result<Option<ListedCall>, Vec<Problem>> {
    if ["call_id", "agent", "start"].iter().all(|field| line.field(field).is_some_and(|(_, cell)| !cell.is_missing())) {
        listed::read(line, zone).map(Some)
    } else {
        Ok(None)
    }
}

fn in_file(source: &Source, line: Option<u64>, problems: Vec<Problem>) -> Vec<Problem> {
    let placed = |problem: Problem| {
        let line = problem.place.line.or(line);
        Problem { place: Place { file: Some(source.name.to_owned()), line, ..problem.place }, ..problem }
    };
    problems.into_iter().map(placed).collect()
}
