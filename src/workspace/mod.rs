//! The workspace: a folder with `spotcheck.yaml` and `spotcheck.db`, and the files in it that stand over the built-in ones.

mod built_in;
mod config;

use std::fs;
use std::path::{Path, PathBuf};

use crate::calendar::Calendar;
use crate::checklist::{self, Definition};
use crate::digest::sha256_hex;
use crate::inspection::{Compiled, Local, failing_examples};
use crate::messages::{Language, Messages};
use crate::problem::{Error, Problem, Result};
use crate::sampling::Plan;

pub use built_in::{BuiltIn, Kind, PLAN_SCHEMA, config_text};
pub use config::{Config, SourceSpeakers};

/// The configuration's file name, by which a workspace is known.
pub const CONFIG: &str = "spotcheck.yaml";
/// The calendar by which working days are counted.
pub const CALENDAR: &str = "china";
/// The store's file name.
pub const STORE: &str = "spotcheck.db";

/// An open workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Its folder.
    pub root: PathBuf,
    /// What `spotcheck.yaml` says.
    pub config: Config,
}

/// A file that a name led to: its own in a workspace, or a built-in one.
#[derive(Debug, Clone)]
pub struct Found {
    /// The file as messages name it.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// A checklist that was read, checked by its own examples and made ready.
pub struct ReadyChecklist {
    /// The checklist.
    pub compiled: Compiled,
    /// Its file's text, which is stored with what it scores.
    pub text: String,
}

impl Workspace {
    /// The workspace in a folder or its nearest parent that has one.
    ///
    /// # Errors
    /// Where there is none, or its configuration is wrong.
    pub fn find(start: &Path) -> Result<Self> {
        let root = start.ancestors().find(|folder| folder.join(CONFIG).is_file());
        let root = root.ok_or_else(|| Error::usage(Problem::new("workspace-none").with("folder", start.display())))?;
        Self::at(root)
    }

    /// The workspace in a folder.
    ///
    /// # Errors
    /// Where it isn't one, or its configuration is wrong.
    pub fn at(root: &Path) -> Result<Self> {
        let path = root.join(CONFIG);
        if !path.is_file() {
            return Err(Error::usage(Problem::new("workspace-none").with("folder", root.display())));
        }
        let text = read_text(&path)?;
        let config = Config::read(&path.display().to_string(), &text).map_err(Error::Usage)?;
        Ok(Self { root: root.to_owned(), config })
    }

    /// Where the store lies.
    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.root.join(STORE)
    }

    /// The messages of a language, with the workspace's own over them.
    ///
    /// # Errors
    /// Where the workspace's messages can't be read.
    pub fn messages(&self, language: Language) -> Result<Messages> {
        let path = self.root.join("locales").join(format!("{}.ftl", language.tag()));
        if !path.is_file() {
            return Ok(Messages::built_in(language));
        }
        Messages::with_own(language, &path.display().to_string(), &read_text(&path)?).map_err(Error::Usage)
    }
}

/// The plan of a name: the workspace's own, or the built-in one.
///
/// # Errors
/// Where there is none, or it is wrong.
pub fn plan(workspace: Option<&Workspace>, name: &str) -> Result<Plan> {
    let found = named(workspace, Kind::Plans, name)?;
    Plan::read(&found.file, &found.text).map_err(Error::Usage)
}

/// The calendar of a name: the workspace's own, or the built-in one.
///
/// # Errors
/// Where there is none, or it is wrong.
pub fn calendar(workspace: Option<&Workspace>, name: &str) -> Result<Calendar> {
    let found = named(workspace, Kind::Calendars, name)?;
    Calendar::read(&found.file, &found.text).map_err(Error::Usage)
}

/// The checklist of a name or a file, ready to run. Its own examples have to come out as they say.
///
/// # Errors
/// Where there is none, or anything in it is wrong.
pub fn checklist(workspace: Option<&Workspace>, name: &str, allow_untested: bool) -> Result<ReadyChecklist> {
    let local = local(workspace)?;
    ready_at(&checklist_file(workspace, name)?, allow_untested, local).map_err(Error::Usage)
}

/// The time zone and calendar by which a workspace judges; without one, those of China.
fn local(workspace: Option<&Workspace>) -> Result<Local> {
    let zone = workspace.map_or_else(Config::default, |workspace| workspace.config.clone()).zone;
    let found = named(workspace, Kind::Calendars, CALENDAR)?;
    let calendar = Calendar::read(&found.file, &found.text).map_err(Error::Usage)?;
    let version = sha256_hex(format!("{} {}", zone.iana_name().unwrap_or_default(), found.text));
    Ok(Local { zone, calendar, version })
}

/// The file of a checklist, whatever is in it.
///
/// # Errors
/// Where there is none.
pub fn checklist_file(workspace: Option<&Workspace>, name: &str) -> Result<Found> {
    named(workspace, Kind::Checklists, name)
}

/// Reads, compiles and tests a checklist's text, by the time zone and calendar that hold without a workspace.
///
/// # Errors
/// Every mistake in it.
pub fn ready(found: &Found, allow_untested: bool) -> Result<ReadyChecklist, Vec<Problem>> {
    let local = local(None).map_err(|error| error.problems().to_vec())?;
    ready_at(found, allow_untested, local)
}

fn ready_at(found: &Found, allow_untested: bool, local: Local) -> Result<ReadyChecklist, Vec<Problem>> {
    let definition: Definition = checklist::read(&found.file, &found.text, allow_untested)?;
    let compiled = Compiled::new(definition).map_err(|problem| vec![problem.in_file(&found.file)])?.at(local);
    let failing = failing_examples(&compiled, &found.file, &found.text);
    if failing.is_empty() { Ok(ReadyChecklist { compiled, text: found.text.clone() }) } else { Err(failing) }
}

/// A file by path, or by name from the workspace's folder of its kind, or from the built-in ones.
fn named(workspace: Option<&Workspace>, kind: Kind, name: &str) -> Result<Found> {
    let looks_like_file =
        Path::new(name).extension().is_some_and(|ext| ext == "yaml" || ext == "yml") || name.contains(['/', '\\']);
    if looks_like_file {
        return Ok(Found { file: name.to_owned(), text: read_text(Path::new(name))? });
    }
    let file = format!("{name}.yaml");
    if let Some(path) = workspace.map(|workspace| workspace.root.join(kind.folder()).join(&file)).filter(|path| path.is_file()) {
        return Ok(Found { file: path.display().to_string(), text: read_text(&path)? });
    }
    if let Some(built_in) = kind.files().iter().find(|built_in| built_in.name == file) {
        return Ok(Found { file: format!("{}/{file}", kind.folder()), text: built_in.text.to_owned() });
    }
    let known = names(workspace, kind).join(", ");
    Err(Error::usage(Problem::new(kind.missing_message()).with("name", name).with("known", known)))
}

/// The names of all files of a kind: the workspace's own and the built-in ones.
#[must_use]
pub fn names(workspace: Option<&Workspace>, kind: Kind) -> Vec<String> {
    let built_in = kind.files().iter().map(|built_in| built_in.name.trim_end_matches(".yaml").to_owned());
    let own = workspace.map(|workspace| own_names(&workspace.root.join(kind.folder()))).unwrap_or_default();
    let mut names: Vec<String> = built_in.chain(own).collect();
    names.sort();
    names.dedup();
    names
}

fn own_names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned)).collect()
}

/// A user's text file, without a byte order mark.
fn read_text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| Error::io("io-read", path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|b| *b == b'\n').count();
        Error::usage(Problem::new("io-not-utf8").in_file(path.display().to_string()).at_line(line as u64))
    })?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}
