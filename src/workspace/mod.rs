//! The workspace: a folder with `spotcheck.yaml` and `spotcheck.db`, and the files in it that stand over the built-in ones.

mod built_in;
mod config;
mod indicators;
mod people;
mod shelf;
mod whole;

use std::fs;
use std::path::{Path, PathBuf};

use crate::calendar::Calendar;
use crate::checklist::{self, Bundle, Definition, is_word_list};
use crate::digest::sha256_hex;
use crate::inspection::{Compiled, Local, failing_examples};
use crate::messages::{Language, Messages};
use crate::problem::{Error, Problem, Result};
use crate::sampling::Plan;
use crate::yaml::Source;
use shelf::Shelf;

pub use built_in::{BuiltIn, CHECKLIST_SCHEMA, Kind, PLAN_SCHEMA, config_text};
pub use config::{Config, LabelCommand, SourceSpeakers};
pub use indicators::{INDICATORS, INDICATORS_SCHEMA, INDICATORS_TEXT, WEIGHTS, WEIGHTS_TEXT, indicators, weights};

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
    /// Its text with those of the files that it includes, which is stored with what it scores.
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

/// The plan of a name: the workspace's own, or the built-in one. In the workspace's folder its id is the file's name; a checklist that it
/// names is there, and for what it draws.
///
/// # Errors
/// Where there is none, or it is wrong.
pub fn plan(workspace: Option<&Workspace>, name: &str) -> Result<Plan> {
    plan_with_doubts(workspace, name).map(|(plan, _)| plan)
}

/// The plan of a name, and what is right and yet doubtful in it.
///
/// # Errors
/// Where there is none, or it is wrong.
pub fn plan_with_doubts(workspace: Option<&Workspace>, name: &str) -> Result<(Plan, Vec<Problem>)> {
    let source = named(workspace, Kind::Plans, name)?;
    let read = Plan::read_with_doubts(&source.file, &source.text);
    let judged = read.as_ref().ok().and_then(|(plan, _)| whole::judged(workspace, &source, plan));
    let more: Vec<Problem> = whole::misnamed(workspace, Kind::Plans, &source).into_iter().chain(judged).collect();
    all(read, more).map_err(Error::Usage)
}

/// What was read, where nothing else is wrong; else every mistake, those of the whole file first.
fn all<T>(read: Result<T, Vec<Problem>>, more: Vec<Problem>) -> Result<T, Vec<Problem>> {
    match read {
        Ok(read) if more.is_empty() => Ok(read),
        Ok(_) => Err(more),
        Err(problems) => Err([more, problems].concat()),
    }
}

/// The calendar of a name: the workspace's own, or the built-in one.
///
/// # Errors
/// Where there is none, or it is wrong.
pub fn calendar(workspace: Option<&Workspace>, name: &str) -> Result<Calendar> {
    let found = named(workspace, Kind::Calendars, name)?;
    Calendar::read(&found.file, &found.text).map_err(Error::Usage)
}

/// The checklist of a name or a file, ready to run. Its own examples have to come out as they say, and in the workspace's folder its id
/// is the file's name.
///
/// # Errors
/// Where there is none, or anything in it is wrong.
pub fn checklist(workspace: Option<&Workspace>, name: &str, allow_untested: bool) -> Result<ReadyChecklist> {
    let source = named(workspace, Kind::Checklists, name)?;
    let misnamed = whole::misnamed(workspace, Kind::Checklists, &source).into_iter().collect();
    let read = checklist::read_with(source, allow_untested, &Shelf { workspace });
    let definition = all(read, misnamed).map_err(Error::Usage)?;
    compiled(definition, local(workspace)?).and_then(tried).map_err(Error::Usage)
}

/// The checklist of a name or a file as somebody works on it: items may lack examples, examples may fail, and a draft may still have the
/// id of the checklist that it is to replace.
///
/// # Errors
/// Where there is none, or it can't be read.
pub fn untried_checklist(workspace: Option<&Workspace>, name: &str) -> Result<ReadyChecklist> {
    compiled(read(workspace, name, true)?, local(workspace)?).map_err(Error::Usage)
}

/// A checklist from its stored text, by a workspace's time zone and calendar.
///
/// # Errors
/// Where it can't be read.
pub fn stored_checklist(workspace: Option<&Workspace>, found: &Found) -> Result<ReadyChecklist> {
    let definition = checklist::read(&found.file, &found.text, true).map_err(Error::Input)?;
    compiled(definition, local(workspace)?).map_err(Error::Input)
}

fn read(workspace: Option<&Workspace>, name: &str, allow_untested: bool) -> Result<Definition> {
    let source = named(workspace, Kind::Checklists, name)?;
    checklist::read_with(source, allow_untested, &Shelf { workspace }).map_err(Error::Usage)
}

/// A file of words for checklists to include.
pub struct WordLists {
    /// How many lists it has, included ones among them.
    pub count: usize,
    /// The file.
    pub source: Source,
}

/// The file of words of a name; `None` where the name leads to something else.
///
/// # Errors
/// Where there is no such file, or anything in it is wrong.
pub fn word_lists(workspace: Option<&Workspace>, name: &str) -> Result<Option<WordLists>> {
    let words = |error| named(workspace, Kind::WordLists, name).map_err(|_| error);
    let source = named(workspace, Kind::Checklists, name).or_else(words)?;
    if !is_word_list(&source.text) {
        return Ok(None);
    }
    let count = checklist::read_lists(&source, &Shelf { workspace }).map_err(Error::Usage)?;
    Ok(Some(WordLists { count, source }))
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
    let Source { file, text, .. } = named(workspace, Kind::Checklists, name)?;
    Ok(Found { file, text })
}

/// The id of the checklist of a name, as inspections have it; `None` where the file is gone or broken.
#[must_use]
pub fn checklist_id(workspace: Option<&Workspace>, name: &str) -> Option<String> {
    Some(read(workspace, name, true).ok()?.checklist.id)
}

/// Where the file of a checklist's name lies; `None` for one that comes with the program, and where there is none.
#[must_use]
pub fn checklist_path(workspace: Option<&Workspace>, name: &str) -> Option<PathBuf> {
    let source = named(workspace, Kind::Checklists, name);
    let is_path = source.as_ref().map_or_else(|_| Path::new(name).extension().is_some(), |source| source.folder.is_some());
    is_path.then(|| PathBuf::from(source.map_or_else(|_| name.to_owned(), |source| source.file)))
}

/// Reads, compiles and tests a checklist's text, by the time zone and calendar that hold without a workspace. It may include what comes
/// with the program.
///
/// # Errors
/// Every mistake in it.
pub fn ready(found: &Found, allow_untested: bool) -> Result<ReadyChecklist, Vec<Problem>> {
    let local = local(None).map_err(|error| error.problems().to_vec())?;
    let (source, bundle) = Bundle::split(&found.file, &found.text);
    let definition = if bundle.is_empty() {
        checklist::read_with(source, allow_untested, &Shelf { workspace: None })?
    } else {
        checklist::read_with(source, allow_untested, &bundle)?
    };
    compiled(definition, local).and_then(tried)
}

fn compiled(definition: Definition, local: Local) -> Result<ReadyChecklist, Vec<Problem>> {
    let file = definition.sources[0].file.clone();
    let text = definition.whole_text();
    let compiled = Compiled::new(definition).map_err(|problem| vec![problem.in_file(file)])?.at(local);
    Ok(ReadyChecklist { compiled, text })
}

/// A checklist whose examples come out as they say.
fn tried(checklist: ReadyChecklist) -> Result<ReadyChecklist, Vec<Problem>> {
    let failing = failing_examples(&checklist.compiled);
    if failing.is_empty() { Ok(checklist) } else { Err(failing) }
}

/// A file by path, or by name from the workspace's folder of its kind, or from the built-in ones.
fn named(workspace: Option<&Workspace>, kind: Kind, name: &str) -> Result<Source> {
    let looks_like_file =
        Path::new(name).extension().is_some_and(|ext| ext == "yaml" || ext == "yml") || name.contains(['/', '\\']);
    if looks_like_file {
        return on_disk(Path::new(name));
    }
    let file = format!("{name}.yaml");
    if let Some(path) = workspace.map(|workspace| workspace.root.join(kind.folder()).join(&file)).filter(|path| path.is_file()) {
        return on_disk(&path);
    }
    if let Some(built_in) = kind.files().iter().find(|built_in| built_in.name == file) {
        return Ok(built_in.source(kind));
    }
    let known = names(workspace, kind).join(", ");
    Err(Error::usage(Problem::new(kind.missing_message()).with("name", name).with("known", known)))
}

/// The names of all files of a kind: the workspace's own and the built-in ones.
#[must_use]
pub fn names(workspace: Option<&Workspace>, kind: Kind) -> Vec<String> {
    let built_in = kind.files().iter().map(|built_in| built_in.name.trim_end_matches(".yaml").to_owned());
    let own = workspace.map(|workspace| own_names(&workspace.root.join(kind.folder()), kind)).unwrap_or_default();
    let mut names: Vec<String> = built_in.chain(own).collect();
    names.sort();
    names.dedup();
    names
}

/// The names of a folder's files of a kind; lists of words lie among the checklists and are no checklists.
fn own_names(folder: &Path, kind: Kind) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let names = names.filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned));
    let is_words = |name: &String| read_text(&folder.join(format!("{name}.yaml"))).is_ok_and(|text| is_word_list(&text));
    match kind {
        Kind::Checklists => names.filter(|name| !is_words(name)).collect(),
        Kind::WordLists => names.filter(is_words).collect(),
        Kind::Plans | Kind::Calendars => names.collect(),
    }
}

fn on_disk(path: &Path) -> Result<Source> {
    let folder = path.parent().map(Path::to_owned);
    Ok(Source { file: path.display().to_string(), text: read_text(path)?, folder })
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
