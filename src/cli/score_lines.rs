//! `spotcheck score -`: calls from standard input, a line each -> results on standard output, a line each, in the same order.
//!
//! A filter without a store, for any engine that can run a program over its share of the lines. It holds a few megabytes of lines at a
//! time, however many there are, and judges what has come in as soon as no more is waiting.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use rayon::prelude::*;

use super::args::ScoreArgs;
use super::import_transcripts::Settings;
use super::score::of_calls;
use super::score_line::{Shape, refused};
use super::{Context, DEFAULT_CHECKLIST, Exit, Failure};
use crate::inspection::{Subject, inspect_briefly};
use crate::intake::Source;
use crate::intake::transcripts::{Format, Options, read_line};
use crate::problem::{Error, Problem};
use crate::workspace::{self, Config, ReadyChecklist};

/// Bytes that are read at once.
const CHUNK: usize = 1 << 20;
/// Chunks that are read ahead.
const AHEAD: usize = 2;
/// Bytes that are judged together on all cores.
const BLOCK: usize = 4 << 20;
/// Lines that one core judges at a time.
const SHARE: usize = 16;
/// A call of a day has a tenth of it; a longer line is refused, so that a file without line ends does not fill the memory.
const LONGEST: usize = 16 << 20;

/// What a line is read and judged by.
struct Filter<'a> {
    checklist: &'a ReadyChecklist,
    shape: Shape,
    options: Options<'a>,
}

/// What became of some lines.
#[derive(Default)]
struct Judged {
    written: Vec<u8>,
    /// Lines that can't be read: at which byte of `written` they stand, the line's number, and why.
    refused: Vec<(usize, u64, Vec<Problem>)>,
    below: usize,
}

/// How it went.
#[derive(Default)]
struct Total {
    lines: u64,
    refused: u64,
    below: usize,
}

pub(super) fn run(context: &mut Context, args: &ScoreArgs) -> Result<Exit, Failure> {
    if args.files.len() > 1 || args.format.as_deref().is_some_and(|format| format != Format::Spotcheck.name()) {
        return Err(Error::usage(Problem::new("score-lines-alone")).into());
    }
    let workspace = context.workspace_if_any()?;
    let config = workspace.as_ref().map_or_else(Config::default, |workspace| workspace.config.clone());
    let settings = Settings::plain(config, None)?;
    let name = args.checklist.as_deref().unwrap_or(DEFAULT_CHECKLIST);
    let checklist = of_calls(workspace::checklist(workspace.as_ref(), name, args.allow_untested)?)?;
    let shape = Shape::new(&checklist.compiled.definition);
    let filter = Filter { checklist: &checklist, shape, options: settings.options(&|_| None) };
    let total = filter.all(context, &reader())?;
    if total.refused > 0 {
        let problem = Problem::new("score-lines-refused").with("count", total.refused).with("total", total.lines);
        context.output.warn(&problem);
        return Ok(Exit::Refused);
    }
    Ok(if total.below > 0 { Exit::BelowMark } else { Exit::Done })
}

/// Reads standard input ahead, in a thread that is left alone when nobody wants the results any more.
fn reader() -> Receiver<io::Result<Vec<u8>>> {
    let (sender, receiver) = sync_channel(AHEAD);
    thread::spawn(move || {
        let mut input = BufReader::with_capacity(CHUNK, io::stdin());
        loop {
            let read = match input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Ok([]) => return,
                read => read.map(<[u8]>::to_vec),
            };
            input.consume(read.as_ref().map_or(0, Vec::len));
            let is_over = read.is_err();
            if sender.send(read).is_err() || is_over {
                return;
            }
        }
    });
    receiver
}

impl Filter<'_> {
    fn all(&self, context: &Context, input: &Receiver<io::Result<Vec<u8>>>) -> Result<Total, Failure> {
        let mut total = Total::default();
        let mut held: Vec<u8> = Vec::new();
        let mut is_too_long = false;
        loop {
            // what is held from before has no line end
            let from = held.len();
            if !gather(input, &mut held).map_err(|error| Error::io("io-read", Path::new("-"), &error))? {
                break;
            }
            let Some(end) = held[from..].iter().rposition(|byte| *byte == b'\n').map(|at| from + at) else {
                if held.len() > LONGEST {
                    is_too_long = true;
                    held.clear();
                }
                continue;
            };
            let mut lines = &held[..=end];
            if is_too_long {
                let rest = lines.iter().position(|byte| *byte == b'\n').map_or(lines.len(), |at| at + 1);
                lines = &lines[rest..];
                Self::too_long(context, &mut total)?;
                is_too_long = false;
            }
            self.block(context, lines, &mut total)?;
            held.drain(..=end);
        }
        if is_too_long {
            Self::too_long(context, &mut total)?;
        } else if !held.is_empty() {
            self.block(context, &held, &mut total)?;
        }
        Ok(total)
    }

    fn too_long(context: &Context, total: &mut Total) -> io::Result<()> {
        total.lines += 1;
        let problem = Problem::new("score-line-long").with("most", LONGEST >> 20).at_line(total.lines);
        let judged = Judged { refused: vec![(0, total.lines, vec![problem])], ..Judged::default() };
        total.add(&judged);
        print(context, &[judged])
    }

    /// Judges whole lines on all cores and prints their results.
    fn block(&self, context: &Context, bytes: &[u8], total: &mut Total) -> io::Result<()> {
        let lines: Vec<&[u8]> = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n').collect();
        if bytes.is_empty() {
            return Ok(());
        }
        let first = total.lines + 1;
        let shares = lines.par_chunks(SHARE).enumerate();
        let judged: Vec<Judged> = shares.map(|(share, lines)| self.share(first + (share * SHARE) as u64, lines)).collect();
        total.lines += lines.len() as u64;
        for judged in &judged {
            total.add(judged);
        }
        print(context, &judged)
    }

    fn share(&self, first: u64, lines: &[&[u8]]) -> Judged {
        let mut judged = Judged::default();
        for (number, line) in (first..).zip(lines) {
            if let Err(problems) = self.line(number, line, &mut judged) {
                judged.refused.push((judged.written.len(), number, problems));
            }
        }
        judged
    }

    fn line(&self, number: u64, line: &[u8], judged: &mut Judged) -> Result<(), Vec<Problem>> {
        let source = Source { name: "-", bytes: line };
        let line = if number == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = simdutf8::basic::from_utf8(line).map_err(|_| vec![Problem::new("score-line-encoding").at_line(number)])?;
        if text.trim_ascii().is_empty() {
            return Err(vec![Problem::new("score-line-blank").at_line(number)]);
        }
        let read = read_line(&source, number, text, &self.options)?;
        let facts = read.facts.map(|facts| facts.call.into_facts()).unwrap_or_default();
        let id = read.call.as_ref().map_or("", |id| id.as_str());
        let subject = Subject { id, facts: &facts, transcript: Some(&read.transcript), labels: &[] };
        let found = inspect_briefly(&self.checklist.compiled, subject);
        judged.below += usize::from(found.passed == Some(false));
        self.shape.write(&mut judged.written, id, &found);
        Ok(())
    }
}

/// Adds what was read to what is held: at least one chunk, and more while it is there and not too much. False at the end.
fn gather(input: &Receiver<io::Result<Vec<u8>>>, held: &mut Vec<u8>) -> io::Result<bool> {
    let Ok(first) = input.recv() else { return Ok(false) };
    held.append(&mut first?);
    while held.len() < BLOCK {
        match input.try_recv() {
            Ok(more) => held.append(&mut more?),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
        }
    }
    Ok(true)
}

impl Total {
    fn add(&mut self, judged: &Judged) {
        self.refused += judged.refused.len() as u64;
        self.below += judged.below;
    }
}

fn print(context: &Context, judged: &[Judged]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for judged in judged {
        let mut printed = 0;
        for (at, number, problems) in &judged.refused {
            out.write_all(&judged.written[printed..*at])?;
            printed = *at;
            let mut line = Vec::new();
            refused(&mut line, *number, problems, &context.output);
            out.write_all(&line)?;
        }
        out.write_all(&judged.written[printed..])?;
    }
    out.flush()
}
