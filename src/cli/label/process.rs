//! An outside command that answers a line with a line: started, asked, and ended.
//!
//! Its three pipes have a thread each, so that neither a full pipe nor a command that says nothing stops the one who asks. Nothing waits
//! for these threads: a child of the command may hold a pipe open for as long as it likes. What it writes to standard error is kept to
//! its last line, for the message that says why it failed.

use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::problem::{Error, Result};

/// An answer is cut here, and is then no JSON: a command that never ends its line must not fill the memory.
const LONGEST_ANSWER: u64 = 1 << 20;
/// Bytes of standard error that are kept.
const LAST_WORDS: usize = 4096;
/// Characters of a line that a message shows.
const SHOWN: usize = 200;
/// How long a command has to end by itself once nothing more is asked.
const FAREWELL: Duration = Duration::from_secs(2);
/// How long is waited for a status or for last words, once its output is closed.
const ENDING: Duration = Duration::from_millis(500);

/// What went wrong with a question.
#[derive(Debug)]
pub(super) enum Trouble {
    /// No answer within the limit.
    Silent,
    /// It ended, with this status.
    Ended(String),
    /// It closed its output and lives on.
    Closed,
    /// It wrote a line before it was asked.
    Unasked(String),
    /// The answer is no UTF-8.
    NotText,
}

/// A command that runs.
pub(super) struct Process {
    child: Child,
    questions: Option<Sender<String>>,
    answers: Receiver<Vec<u8>>,
    errors: Arc<Mutex<Vec<u8>>>,
    errors_over: Receiver<()>,
}

impl Process {
    /// Starts a command in a folder. No shell reads its words.
    ///
    /// # Errors
    /// Where the system can't start it: a mistake of the configuration.
    pub fn start(words: &[String], folder: &Path) -> Result<Self> {
        let failed = |error: &std::io::Error| not_started(words, error);
        let folder = std::path::absolute(folder).map_err(|error| failed(&error))?;
        let program = words.first().expect("a command has a program");
        // by name it is searched for; a path is meant from the folder, which the system alone would not promise
        let is_path = Path::new(program).components().count() > 1 || program.contains(['/', '\\']);
        let program = if is_path { folder.join(program) } else { program.into() };
        let mut command = Command::new(program);
        command.args(&words[1..]).current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Python would keep its answers back in a pipe, and on a Chinese Windows read and write them as GBK
        command.env("PYTHONUNBUFFERED", "1").env("PYTHONIOENCODING", "utf-8");
        let mut child = command.spawn().map_err(|error| failed(&error))?;
        let (questions, asked) = mpsc::channel();
        let (to_answers, answers) = mpsc::sync_channel(16);
        let (errors_end, errors_over) = mpsc::channel();
        let errors = Arc::new(Mutex::new(Vec::new()));
        let (stdin, stdout) = (child.stdin.take().expect("it was piped"), child.stdout.take().expect("it was piped"));
        let stderr = child.stderr.take().expect("it was piped");
        let kept = Arc::clone(&errors);
        thread::spawn(move || tell(stdin, &asked));
        thread::spawn(move || listen(stdout, &to_answers));
        thread::spawn(move || keep_last(stderr, &kept, errors_end));
        Ok(Self { child, questions: Some(questions), answers, errors, errors_over })
    }

    /// Asks with a line and waits for a line.
    pub fn ask(&mut self, question: &str, limit: Duration) -> std::result::Result<String, Trouble> {
        match self.answers.try_recv() {
            Ok(line) => return Err(Trouble::Unasked(glance(&String::from_utf8_lossy(&line)))),
            Err(TryRecvError::Disconnected) => return Err(self.how_it_ended()),
            Err(TryRecvError::Empty) => {}
        }
        // a command that no longer reads has ended, or will be found silent
        let _ = self.questions.as_ref().map(|questions| questions.send(format!("{question}\n")));
        match self.answers.recv_timeout(limit) {
            Ok(line) => String::from_utf8(line).map_err(|_| Trouble::NotText),
            Err(RecvTimeoutError::Timeout) => Err(Trouble::Silent),
            Err(RecvTimeoutError::Disconnected) => Err(self.how_it_ended()),
        }
    }

    /// Tells it that nothing more is asked, and gives it a moment to end.
    pub fn end(mut self) {
        self.questions = None;
        self.status_within(FAREWELL);
    }

    /// Ends it, and says what it last wrote to standard error.
    pub fn last_words(mut self) -> Option<String> {
        self.kill();
        // until the sender is gone
        let _ = self.errors_over.recv_timeout(ENDING);
        let errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&errors);
        text.lines().rev().find(|line| !line.trim().is_empty()).map(glance)
    }

    fn how_it_ended(&mut self) -> Trouble {
        self.status_within(ENDING).map_or(Trouble::Closed, Trouble::Ended)
    }

    /// Its exit code, or the signal that ended it; `None` where it still runs.
    fn status_within(&mut self, time: Duration) -> Option<String> {
        let begun = Instant::now();
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status.code().map_or_else(|| status.to_string(), |code| code.to_string()));
            }
            if begun.elapsed() >= time {
                return None;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn kill(&mut self) {
        self.questions = None;
        // it may have ended already, which is as well
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn not_started(words: &[String], error: &std::io::Error) -> Error {
    let path = Path::new(&words[0]);
    let io = Error::io("label-start", path, error);
    let problem = io.problems().iter().cloned().map(|problem| problem.with("command", words.join(" "))).collect();
    Error::Usage(problem)
}

/// Writes what is asked, until nothing more is.
fn tell(mut stdin: ChildStdin, asked: &Receiver<String>) {
    while let Ok(line) = asked.recv() {
        if stdin.write_all(line.as_bytes()).and_then(|()| stdin.flush()).is_err() {
            return;
        }
    }
}

/// Passes lines on, until there are no more.
fn listen(stdout: ChildStdout, answers: &SyncSender<Vec<u8>>) {
    let mut reader = BufReader::new(stdout);
    loop {
        let mut line = Vec::new();
        let is_read = reader.by_ref().take(LONGEST_ANSWER).read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0);
        if !is_read || answers.send(line).is_err() {
            return;
        }
    }
}

/// Keeps the end of what is written; `over` goes when that is all.
fn keep_last(mut stderr: impl Read, kept: &Mutex<Vec<u8>>, over: Sender<()>) {
    let mut bytes = [0; LAST_WORDS];
    while let Ok(count @ 1..) = stderr.read(&mut bytes) {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend_from_slice(&bytes[..count]);
        let surplus = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..surplus);
    }
    drop(over);
}

/// A line as a message shows it: harmless to the terminal, and not too long.
pub(super) fn glance(line: &str) -> String {
    super::printable(line.trim()).chars().take(SHOWN).collect()
}
