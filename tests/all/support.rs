//! A workspace in a temporary folder, and the program run in it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A workspace that goes away with the test.
pub struct Workspace {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The JSON document on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The JSON documents on standard output, one a line.
    #[track_caller]
    pub fn lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
    }

    /// The new, changed, unchanged and rejected rows of an import.
    #[track_caller]
    pub fn counts(&self) -> [u64; 4] {
        let json = self.json();
        ["new", "changed", "unchanged", "rejected"].map(|key| json[key].as_u64().unwrap_or_else(|| panic!("{self:?}")))
    }

    /// The ids of the problems that `--json` printed.
    #[track_caller]
    pub fn problem_ids(&self) -> Vec<String> {
        let json = self.json();
        let problems = json["problems"].as_array().unwrap_or_else(|| panic!("no problems in {self:?}"));
        problems.iter().map(|problem| problem["id"].as_str().unwrap().to_owned()).collect()
    }

    /// The run, when it ended as expected.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// When every test takes place: the Monday morning after 2026-W47.
pub const NOW: &str = "2026-11-23T01:00:00Z";

/// The program, ready to be given arguments.
pub fn spotcheck() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spotcheck"));
    command.stdin(Stdio::null()).env("NO_COLOR", "1").env("SPOTCHECK_NOW", NOW);
    command
}

impl Workspace {
    /// An empty workspace.
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let workspace = Self { folder };
        workspace.run(&["init", "."]).expect(0);
        workspace
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file into it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs the program in it.
    pub fn run(&self, arguments: &[&str]) -> Run {
        spotcheck().current_dir(self.folder.path()).args(arguments).output().unwrap().into()
    }

    /// Runs the program in it at a moment, `2026-11-23T09:00:00+08:00`.
    pub fn run_at(&self, now: &str, arguments: &[&str]) -> Run {
        let now: jiff::Timestamp = now.parse().unwrap();
        let mut command = spotcheck();
        command.current_dir(self.folder.path()).env("SPOTCHECK_NOW", now.to_string()).args(arguments);
        command.output().unwrap().into()
    }
}

impl Workspace {
    /// Every row of every table of its store, to see that nothing changed.
    pub fn dump(&self) -> String {
        let store = Connection::open(self.path("spotcheck.db")).unwrap();
        let mut tables = store.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
        let names: Vec<String> = tables.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut text = String::new();
        for name in names {
            let mut rows = store.prepare(&format!("SELECT * FROM {name}")).unwrap();
            let width = rows.column_count();
            let mut rows = rows.query(()).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells: Vec<rusqlite::types::Value> = (0..width).map(|column| row.get(column).unwrap()).collect();
                writeln!(text, "{name} {cells:?}").unwrap();
            }
        }
        text
    }

    /// Imports a file that is written first; `what` is `calls`, `agents` or `transcripts`.
    pub fn import(&self, what: &str, name: &str, content: impl AsRef<[u8]>) -> Run {
        self.write(name, content);
        self.run(&["import", what, name, "--json"])
    }

    /// Writes and imports a list of calls: id, agent, start.
    #[track_caller]
    pub fn with_calls(self, calls: &[(&str, &str, &str)]) -> Self {
        self.import("calls", "calls.csv", call_list(calls)).expect(0);
        self
    }

    /// Writes and imports transcripts: the call and what was said.
    #[track_caller]
    pub fn with_transcripts(self, transcripts: &[(&str, &[(&str, &str)])]) -> Self {
        let lines: String = transcripts.iter().map(|(call, turns)| transcript(call, turns)).collect();
        self.import("transcripts", "transcripts.ndjson", lines).expect(0);
        self
    }
}

/// A call list as CSV.
pub fn call_list(calls: &[(&str, &str, &str)]) -> String {
    let rows = calls.iter().map(|(id, agent, start)| format!("{id},{agent},{start}\n"));
    rows.fold("通话编号,工号,开始时间\n".to_owned(), |list, row| list + &row)
}

/// Calls of one agent on Monday 2026-11-16, a minute apart.
pub fn calls_of(agent: &str, count: usize) -> Vec<(String, String, String)> {
    let time = |i: usize| format!("2026-11-16 {:02}:{:02}:00", 8 + i / 60, i % 60);
    (0..count).map(|i| (format!("{agent}-{i:03}"), agent.to_owned(), time(i))).collect()
}

/// Owned rows as borrowed ones.
pub fn borrowed(calls: &[(String, String, String)]) -> Vec<(&str, &str, &str)> {
    calls.iter().map(|(id, agent, start)| (id.as_str(), agent.as_str(), start.as_str())).collect()
}

/// One line of transcripts: who said what, a second each.
pub fn transcript(call: &str, turns: &[(&str, &str)]) -> String {
    let turn = |(i, (speaker, text)): (usize, &(&str, &str))| json!({"speaker": speaker, "start_ms": i * 1000, "end_ms": i * 1000 + 900, "text": text});
    let turns: Vec<Value> = turns.iter().enumerate().map(turn).collect();
    json!({"call_id": call, "turns": turns}).to_string() + "\n"
}

/// A call in which everything is as it should be.
pub const GOOD: &[(&str, &str)] = &[
    ("agent", "您好，八八电信为您服务，请问有什么可以帮您？"),
    ("customer", "我想问一下这个月的话费"),
    ("agent", "好的，您这个月用了二十八元"),
    ("customer", "哦好的"),
    ("agent", "请问还有其他可以帮您的吗？"),
    ("customer", "没有了，谢谢"),
    ("agent", "感谢您的来电，祝您生活愉快，再见"),
];

/// A call in which hardly anything is.
pub const BAD: &[(&str, &str)] = &[
    ("agent", "喂，说吧"),
    ("customer", "我的宽带上不了网了，怎么回事"),
    ("agent", "这个不归我们管，你自己看着办"),
    ("customer", "那我该找谁"),
    ("agent", "不知道，你去投诉吧"),
    ("customer", "你这是什么态度"),
    ("agent", "就这样，挂了"),
];

/// The shared real inputs, where they are; a test without them says that it was skipped.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not there");
    None
}
