//! A pseudo-terminal of a given size with a command in it: keys go in, and its screen is read as a terminal would show it.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

use super::support::NOW;

/// How long a screen may take to show what is waited for; builds may run beside.
const PATIENCE: Duration = Duration::from_mins(1);

/// A command in a terminal. It ends with the test.
pub struct Terminal {
    screen: Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    /// The program in a terminal of so many columns and rows, in a folder.
    pub fn open(columns: u16, rows: u16, folder: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_spotcheck"));
        command.args(arguments);
        command.cwd(folder);
        for (name, value) in [("TERM", "xterm-256color"), ("NO_COLOR", "1"), ("SPOTCHECK_NOW", NOW)] {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { screen: Parser::new(rows, columns, 0), output, keys, master: pair.master, child }
    }

    /// Presses keys, as a terminal sends them: text as it is, `\r` for Enter, `\u{1b}` for Esc, `\u{1b}[A` for the upper arrow.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Pastes text, as terminals do for programs that ask for it.
    pub fn paste(&mut self, text: &str) {
        self.press(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    }

    /// The screen's text, row by row.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether the program draws on the terminal's other screen.
    pub fn is_on_other_screen(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// Reads what the program shows until the screen contains a text.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |terminal| terminal.text().contains(text));
    }

    /// Reads what the program shows until the screen no longer contains a text.
    #[track_caller]
    pub fn wait_without(&mut self, text: &str) {
        self.wait_until(text, |terminal| !terminal.text().contains(text));
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("waited in vain for {what:?} on\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => panic!("ended before {what:?} on\n{}", self.text()),
            }
        }
    }

    /// Makes the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        self.screen.screen_mut().set_size(rows, columns);
    }

    /// Tells the program that the window is closed, as a terminal does.
    #[cfg(unix)]
    pub fn hang_up(&mut self) {
        let id = self.child.process_id().expect("the program runs").to_string();
        assert!(std::process::Command::new("kill").args(["-HUP", &id]).status().unwrap().success());
    }

    /// Reads to the end of the program and gives its exit code; what it left on the screen can be read then.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("does not end on\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap().exit_code(),
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_command_runs_in_a_terminal_until_it_is_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("call.txt"), "坐席：您好，请问有什么可以帮您\n客户：我要查话费\n").unwrap();
    let mut terminal = Terminal::open(100, 200, folder.path(), &["checklist", "try", "hotline", "call.txt", "--watch"]);
    terminal.wait_for("请问有什么可以帮您");
    assert!(!terminal.is_on_other_screen());
    terminal.press("\u{3}");
    terminal.end();
}

#[test]
fn what_is_wider_than_the_terminal_goes_on_in_the_next_row() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(40, 120, folder.path(), &["--help"]);
    assert_eq!(terminal.end(), 0);
    assert!(terminal.text().contains("checklist"), "{}", terminal.text());
}
