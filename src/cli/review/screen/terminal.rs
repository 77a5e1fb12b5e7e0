//! The terminal: raw and on its other screen while the review lasts, and as it was before however the review ends.

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
#[cfg(unix)]
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event, poll, read};
use ratatui::crossterm::execute;

use super::{State, Step};
use crate::cli::Failure;
use crate::cli::output::has_colours;
use crate::messages::Messages;
use crate::problem::Error;
use crate::review::{Desk, Draft};

/// How often the reader of keys looks whether it is still wanted.
const WHILE: Duration = Duration::from_millis(50);

/// How often it is made sure that the terminal is still there.
const LOOK: Duration = Duration::from_secs(1);

/// How a review ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The inspector submits; nothing is missing.
    Submit(Draft),
    /// The inspector left, or the terminal was closed. The draft was saved.
    Left(Draft),
}

/// Whether there is a terminal to show it on and to type on.
pub(crate) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Shows a review until the inspector submits or leaves. `save` is called after every change.
///
/// # Errors
/// The terminal can't be used, or `save` fails; the terminal is as before then.
pub(crate) fn run(desk: &Desk, messages: &Messages, save: &mut dyn FnMut(&Draft) -> Result<(), Error>) -> Result<Ended, Failure> {
    let mut state = State::new(desk).with_colours(has_colours());
    let step = {
        let mut screen = Screen::open()?;
        let mut keys = Keys::listen()?;
        follow(&mut state, &mut screen.terminal, &mut keys, messages, save)?
    };
    let draft = state.into_draft();
    Ok(if step == Step::Submit { Ended::Submit(draft) } else { Ended::Left(draft) })
}

/// Draws, takes what happens, saves, and draws again.
fn follow(
    state: &mut State,
    terminal: &mut DefaultTerminal,
    keys: &mut Keys,
    messages: &Messages,
    save: &mut dyn FnMut(&Draft) -> Result<(), Error>,
) -> Result<Step, Failure> {
    loop {
        terminal.draw(|frame| state.draw(frame, messages))?;
        let step = match keys.next() {
            News::Event(Event::Key(key)) => state.key(key),
            News::Event(Event::Paste(text)) => state.paste(&text),
            News::Event(_) => Step::Nothing,
            News::Broken(error) => return Err(error.into()),
            News::Closed => return Ok(Step::Leave),
        };
        match step {
            Step::Nothing => {}
            Step::Changed => save(state.draft())?,
            Step::Submit | Step::Leave => {
                keys.stop();
                return Ok(step);
            }
        }
    }
}

/// The terminal while it is ours; given back when dropped. A panic gives it back before it says what happened.
struct Screen {
    terminal: DefaultTerminal,
}

impl Screen {
    fn open() -> io::Result<Self> {
        let opened = ratatui::try_init().and_then(|terminal| {
            execute!(io::stdout(), EnableBracketedPaste)?;
            Ok(Self { terminal })
        });
        opened.inspect_err(|_| give_back())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.terminal.show_cursor();
        give_back();
    }
}

/// As far as it goes: a terminal that is gone can't be given back, and nobody is there to be told.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    let _ = ratatui::try_restore();
}

/// What happens to the review from outside.
enum News {
    /// A key, a paste, another size.
    Event(Event),
    /// The terminal is being closed, or the program is told to end.
    Closed,
    /// Nothing can be read any more.
    Broken(io::Error),
}

/// Reads keys and signals in threads of their own: the reading of a terminal that was closed may never come back.
struct Keys {
    news: Receiver<News>,
    is_over: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    _signals: Signals,
}

impl Keys {
    fn listen() -> io::Result<Self> {
        let (sender, news) = channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let signals = Signals::listen(sender.clone())?;
        let over = Arc::clone(&is_over);
        let reader = thread::Builder::new().spawn(move || read_until(&over, &sender))?;
        Ok(Self { news, is_over, reader: Some(reader), _signals: signals })
    }

    /// Waits for what happens next. A terminal may also go away without a signal.
    fn next(&self) -> News {
        loop {
            match self.news.recv_timeout(LOOK) {
                Ok(news) => return news,
                Err(RecvTimeoutError::Timeout) if is_possible() => {}
                Err(_) => return News::Closed,
            }
        }
    }

    /// Waits until the reader is done, since the next review must not share its keys with it.
    fn stop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

fn read_until(is_over: &AtomicBool, news: &Sender<News>) {
    while !is_over.load(Ordering::Relaxed) {
        let next = match poll(WHILE) {
            Ok(false) => continue,
            Ok(true) => read().map_or_else(News::Broken, News::Event),
            Err(error) => News::Broken(error),
        };
        let is_broken = matches!(next, News::Broken(_));
        if news.send(next).is_err() || is_broken {
            return;
        }
    }
}

/// The signals by which a terminal that is closed, or somebody who ends the program, makes itself known.
#[cfg(unix)]
struct Signals {
    handle: signal_hook::iterator::Handle,
    is_idle: Arc<AtomicBool>,
}

#[cfg(unix)]
impl Signals {
    fn listen(news: Sender<News>) -> io::Result<Self> {
        let is_idle = usual()?;
        let mut signals = signal_hook::iterator::Signals::new(ENDING)?;
        let handle = signals.handle();
        is_idle.store(false, Ordering::Relaxed);
        thread::Builder::new().spawn(move || {
            for _ in signals.forever() {
                let _ = news.send(News::Closed);
            }
        })?;
        Ok(Self { handle, is_idle })
    }
}

#[cfg(unix)]
impl Drop for Signals {
    fn drop(&mut self) {
        self.handle.close();
        self.is_idle.store(true, Ordering::Relaxed);
    }
}

#[cfg(unix)]
const ENDING: [i32; 3] = [signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

/// While no review is open, the signals end the program as they always do. Says so through what it gives back, once for all reviews.
#[cfg(unix)]
fn usual() -> io::Result<Arc<AtomicBool>> {
    static IS_IDLE: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    if let Some(known) = IS_IDLE.get() {
        return Ok(Arc::clone(known));
    }
    let is_idle = IS_IDLE.get_or_init(|| Arc::new(AtomicBool::new(true)));
    for signal in ENDING {
        signal_hook::flag::register_conditional_default(signal, Arc::clone(is_idle))?;
    }
    Ok(Arc::clone(is_idle))
}

/// Elsewhere a closed terminal ends the program, and the draft is saved up to the last key.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    #[allow(clippy::unnecessary_wraps, reason = "as where there are signals")]
    fn listen(_: Sender<News>) -> io::Result<Self> {
        Ok(Self)
    }
}
