//! A workspace in a temporary folder, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
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

/// The program, ready to be given arguments.
pub fn spotcheck() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spotcheck"));
    command.stdin(Stdio::null()).env("NO_COLOR", "1");
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
}

/// The shared real inputs, where they are; a test without them says that it was skipped.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not there");
    None
}
