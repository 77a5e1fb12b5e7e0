//! `spotcheck import transcripts`: files and folders of transcripts, each linked to its call or making it.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;

use super::args::TranscriptArgs;
use super::import::{FileReport, Roster, finish, read_file, rejected_file};
use super::progress::{Progress, Waiting};
use super::{Context, Exit, Failure};
use crate::digest::sha256_hex;
use crate::intake::transcripts::{FilePattern, Format, Options, ReadTranscript, Sibling, SpeakerRule, SpeakerRules, read};
use crate::intake::{Reading, Rejected, Row, Source, files_under, lines_of};
use crate::problem::{Error, Problem, Result};
use crate::records::{CallId, Speaker, Transcript};
use crate::store::{Counts, ImportId, Linked, Writer};
use crate::workspace::{Config, Workspace};

/// Files that are read and parsed together, on all cores.
const BATCH: usize = 256;

pub(super) fn run(context: &mut Context, args: &TranscriptArgs) -> Result<Exit, Failure> {
    let reports = import(context, args)?;
    finish(context, "transcripts", &reports, "import-next-transcripts")
}

/// Imports transcripts, each file whole or not at all.
pub(super) fn import(context: &mut Context, args: &TranscriptArgs) -> Result<Vec<FileReport>> {
    let (workspace, mut store) = context.store()?;
    let settings = Settings::new(&workspace, args.format.as_deref(), args.pattern.as_deref())?;
    let (files, others) = list(&args.paths)?;
    if files.is_empty() {
        return Err(Error::input(Problem::new("import-nothing")));
    }
    let writer = store.write()?;
    let roster = if writer.has_roster()? { Some(writer.roster()?) } else { None };
    let mut import = Import {
        writer: &writer,
        roster,
        linked: Linked::default(),
        seen: HashMap::new(),
        keep_going: args.keep_going,
        unnamed: 0,
    };
    let label = context.output.messages.get("import-progress-transcripts");
    // many files are counted; of a single large one it is only known that it goes on
    let waiting = (files.len() == 1).then(|| Waiting::new(label.clone()));
    let mut progress = Progress::new(label, files.len());
    let mut reports = Vec::new();
    for batch in files.chunks(BATCH) {
        let parsed: Vec<Result<Parsed>> = batch.par_iter().map(|path| settings.parse(path)).collect();
        for parsed in parsed {
            reports.extend(import.file(context, parsed?, (context.clock)())?);
            progress.step(1);
        }
    }
    drop((progress, waiting));
    let unnamed = import.unnamed;
    if let Some(last) = reports.last_mut().filter(|_| unnamed > 0) {
        last.notes.push(Problem::new("import-speakers").with("count", unnamed));
    }
    writer.commit()?;
    if let Some(example) = others.first() {
        let note = Problem::new("import-left-alone").with("count", others.len()).with("example", example.display());
        context.output.warn(&note);
    }
    Ok(reports)
}

/// The transcripts among files and folders, and what else lies in the folders.
fn list(paths: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for path in paths {
        if path == Path::new("-") {
            files.push(path.clone());
            continue;
        }
        let found = files_under(path).map_err(|error| Error::io("io-read", path, &error))?;
        files.extend(found.transcripts.into_iter().filter(|file| seen.insert(file.clone())));
        others.extend(found.others);
    }
    Ok((files, others))
}

/// How transcripts are read, as the command line and the workspace say.
pub(super) struct Settings {
    format: Option<Format>,
    pattern: Option<FilePattern>,
    speakers: SpeakerRules,
    config: Config,
}

/// A file that was read.
pub(super) struct Parsed {
    pub name: String,
    pub bytes: Vec<u8>,
    pub reading: std::result::Result<Reading<ReadTranscript>, Vec<Problem>>,
}

impl Settings {
    fn new(workspace: &Workspace, format: Option<&str>, pattern: Option<&str>) -> Result<Self> {
        let pattern = pattern.or(workspace.config.file_pattern.as_deref());
        let pattern = pattern.map(FilePattern::parse).transpose().map_err(Error::Usage)?;
        Ok(Self { pattern, ..Self::plain(workspace.config.clone(), format)? })
    }

    /// Without a file-name pattern, as for scoring files.
    pub fn plain(config: Config, format: Option<&str>) -> Result<Self> {
        let format = format.map(parse_format).transpose()?;
        let mut speakers = SpeakerRules::default();
        for (name, known) in &config.speakers {
            let rule = SpeakerRule { reliable: known.reliable, agent: known.agent.clone(), customer: known.customer.clone() };
            speakers = speakers.with(parse_format(name)?, rule);
        }
        Ok(Self { format, pattern: None, speakers, config })
    }

    /// Reads and parses a file.
    pub fn parse(&self, path: &Path) -> Result<Parsed> {
        let bytes = read_file(path)?;
        let name = path.display().to_string();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let sibling = move |relative: &str| std::fs::read(folder.join(relative)).ok();
        let reading = read(&Source { name: &name, bytes: &bytes }, &self.options(&sibling));
        Ok(Parsed { name, bytes, reading })
    }

    /// What the readers have to know.
    pub fn options<'a>(&'a self, sibling: &'a Sibling<'a>) -> Options<'a> {
        Options {
            format: self.format,
            zone: &self.config.zone,
            pattern: self.pattern.as_ref(),
            speakers: &self.speakers,
            sibling,
        }
    }
}

fn parse_format(name: &str) -> Result<Format> {
    let known = || Format::ALL.map(Format::name).join(", ");
    Format::parse(name).ok_or_else(|| Error::usage(Problem::new("usage-bad-format").with("format", name).with("known", known())))
}

struct Import<'w, 's> {
    writer: &'w Writer<'s>,
    roster: Option<Roster>,
    linked: Linked,
    /// Which file each call's transcript came from in this import.
    seen: HashMap<CallId, String>,
    keep_going: bool,
    /// Transcripts with speakers of whom it isn't known which is the agent.
    unnamed: usize,
}

impl Import<'_, '_> {
    /// Takes one file, or tells why not; `None` for a file that only belongs to others.
    fn file(&mut self, context: &Context, parsed: Parsed, at: Timestamp) -> Result<Option<FileReport>> {
        let Parsed { name, bytes, reading } = parsed;
        let mut reading = match reading {
            Ok(reading) if reading.rows.is_empty() && reading.rejected.is_empty() && reading.notes.iter().any(is_companion) => {
                return Ok(None);
            }
            Ok(reading) => reading,
            Err(problems) => return Ok(Some(FileReport::refused(&name, problems, 0, 0))),
        };
        let source = Source { name: &name, bytes: &bytes };
        // a file of one transcript is itself what has to be put right
        let has_lines = reading.rows.len() + reading.rejected.len() > 1;
        let rows = std::mem::take(&mut reading.rows);
        let mut linked = Vec::new();
        // decoded once, and only where a row is rejected: a list of calls that was forgotten rejects every one
        let lines = LazyCell::new(|| lines_of(&source));
        let raw = |line: u64| usize::try_from(line).ok().and_then(|line| lines.get(line.checked_sub(1)?).cloned());
        for row in rows {
            match self.link(&name, &row)? {
                Ok(call) => linked.push((call, row.value)),
                Err(problem) => reading.rejected.push(Rejected {
                    line: row.line,
                    raw: vec![raw(row.line).unwrap_or_default()],
                    problems: vec![problem.in_file(&name).at_line(row.line)],
                }),
            }
        }
        reading.rejected.sort_by_key(|row| row.line);
        let problems: Vec<Problem> = reading.problems().cloned().collect();
        if !reading.rejected.is_empty() && !self.keep_going {
            return Ok(Some(FileReport::refused(&name, problems, reading.rejected.len(), linked.len())));
        }
        self.unnamed += linked.iter().filter(|(_, read)| has_unnamed(&read.transcript)).count();
        let import = self.writer.begin_import("transcripts", &name, &sha256_hex(&bytes), at)?;
        let counts = Counts { rejected: reading.rejected.len() as u64, ..self.add(import, linked)? };
        let rejected = rejected_file(&reading.headings, &reading.rejected, &context.output).filter(|_| has_lines);
        Ok(Some(FileReport { file: name, counts, problems, notes: reading.notes, rejected, is_refused: false, withheld: 0 }))
    }

    /// The call that a transcript belongs to, whether it is known or will be made.
    fn link(&mut self, file: &str, row: &Row<ReadTranscript>) -> Result<std::result::Result<CallId, Problem>> {
        let read = &row.value;
        let names: Vec<String> = read.call.iter().map(|id| id.as_str().to_owned()).chain(read.names.iter().cloned()).collect();
        let found = self.writer.calls_named(&names, &mut self.linked)?;
        let id = match (&found[..], &read.facts) {
            ([id], _) => id.clone(),
            ([], Some(facts)) => {
                if self.roster.as_ref().is_some_and(|roster| !roster.contains(&facts.agent.id)) {
                    return Ok(Err(Problem::new("import-unknown-agent").with("agent", &facts.agent.id)));
                }
                facts.call.id.clone()
            }
            ([], None) => return Ok(Err(Problem::new("import-no-call").with("names", names.join(", ")))),
            (several, _) => {
                let calls = several.iter().map(CallId::as_str).collect::<Vec<_>>().join(", ");
                return Ok(Err(Problem::new("import-several-calls").with("calls", calls)));
            }
        };
        let place = format!("{file}:{}", row.line);
        if let Some(other) = self.seen.get(&id) {
            Ok(Err(Problem::new("import-same-call").with("call", &id).with("other", other)))
        } else {
            self.seen.insert(id.clone(), place);
            Ok(Ok(id))
        }
    }

    fn add(&self, import: ImportId, linked: Vec<(CallId, ReadTranscript)>) -> Result<Counts> {
        let mut counts = Counts::default();
        for (id, read) in linked {
            if let Some(facts) = read.facts.filter(|facts| facts.call.id == id)
                && !self.writer.has_call(&id)?
            {
                self.writer.add_call(import, &facts.call)?;
                self.writer.add_listed_agent(import, &facts.agent, facts.call.start)?;
            }
            counts.add(self.writer.add_transcript(import, &id, &read.transcript)?);
        }
        Ok(counts)
    }
}

/// Whether a transcript has speakers of whom it isn't known which is the agent.
fn has_unnamed(transcript: &Transcript) -> bool {
    transcript.turns.iter().any(|turn| matches!(turn.speaker, Speaker::Other(_)))
}

/// Whether a note says that its file only describes other transcripts.
pub(super) fn is_companion(note: &Problem) -> bool {
    note.message.id == "intake-belongs-to-transcript"
}
