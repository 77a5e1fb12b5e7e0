//! `spotcheck demo`: the whole weekly job on synthetic data, through the same functions as the commands.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{DemoArgs, TableArgs, TranscriptArgs};
use super::import::{FileReport, total};
use super::report::{default_folder, shown, write_inspection};
use super::score_print::Tally;
use super::{Context, Exit, Failure, WAIT, demo_people, draw, import_lists, import_transcripts, init, score};
use crate::demo::corpus;
use crate::messages::Language;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::Period;
use crate::sampling::{Draw, Plan, Seed};
use crate::store::Store;
use crate::workspace::{self, CONFIG, ReadyChecklist, STORE, Workspace};

const PLAN: &str = "recordings-weekly";
/// The weeks of the demo's calls with the seeds that they are drawn by; fixed, so that every run gives the same.
const WEEKS: [(&str, &str); 3] =
    [("2026-W45", "27182818284590452353"), ("2026-W46", "31415926535897932384"), ("2026-W47", "14142135623730950488")];
/// When the demo's draws are made and its calls are scored: the morning after its last week.
const NOW: &str = "2026-11-23T09:00:00+08:00";
/// Marks a folder as a demo's, which a new demo may replace.
const MARK: &str = ".spotcheck-demo";

/// One week's way through the job.
struct Week {
    draw: Draw,
    tally: Tally,
    folder: PathBuf,
}

pub(super) fn run(context: &mut Context, args: &DemoArgs) -> Result<Exit, Failure> {
    // reports tell when their draw was made; by the true clock no two demos would be the same
    context.clock = &|| NOW.parse().expect("the demo's time is a time");
    let root = context.workspace.clone().unwrap_or_else(|| args.dir.clone());
    clear(&root)?;
    let (calls, transcripts) = write_exports(&root)?;
    let language = context.output.messages.language();
    init::make(&root, &[], language)?;
    with_people(&root.join(CONFIG), language)?;
    context.workspace = Some(root.clone());
    let workspace = context.workspace()?;

    let calls = import_lists::calls(context, &TableArgs { files: vec![calls], map: Vec::new(), keep_going: false })?;
    let args = TranscriptArgs { paths: vec![transcripts], format: None, pattern: None, keep_going: false };
    let transcripts = import_transcripts::import(context, &args)?;
    let (calls, transcripts) = (imported(&calls)?, imported(&transcripts)?);
    tell(context, &Message::new("demo-imported").with("calls", calls).with("transcripts", transcripts))?;

    let mut store = Store::open(&workspace.store_path(), WAIT)?;
    let plan = workspace::plan(Some(&workspace), PLAN)?;
    let checklist = workspace::checklist(Some(&workspace), &score::checklist_of_plan(&plan)?, false)?;
    let weeks = WEEKS.iter().map(|(period, seed)| week(context, &workspace, &mut store, &plan, &checklist, period, seed));
    let weeks = weeks.collect::<Result<Vec<_>, Failure>>()?;
    if let Some(last) = weeks.last() {
        demo_people::decide(context, &workspace, &mut store, &last.draw.id)?;
        write_inspection(context, &workspace, &store, &plan.id, &last.draw.period, &last.folder)?;
    }
    let page = weeks.last().map(|week| week.folder.join("index.html")).expect("the demo has weeks");
    if context.output.json {
        let weeks: Vec<Value> = weeks.iter().map(as_json).collect();
        context
            .output
            .json(&json!({ "workspace": root, "calls": calls, "transcripts": transcripts, "weeks": weeks, "page": page }))?;
        return Ok(Exit::Done);
    }
    tell(context, &Message::new("demo-report"))?;
    context.output.text(&format!("  {}", shown(&page)))?;
    tell(context, &Message::new("demo-next").with("folder", root.display()))?;
    Ok(Exit::Done)
}

/// Adds the demo's people to its configuration.
fn with_people(config: &Path, language: Language) -> Result<()> {
    let io = |doing, error: &std::io::Error| Error::io(doing, config, error);
    let text = fs::read_to_string(config).map_err(|error| io("io-read", &error))?;
    fs::write(config, text + demo_people::people(language)).map_err(|error| io("io-write", &error))
}

/// Makes room for a demo: an earlier demo's store and exports are removed, anybody else's folder is left alone.
fn clear(root: &Path) -> Result<()> {
    let is_empty = fs::read_dir(root).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty && !root.join(MARK).is_file() {
        return Err(Error::usage(Problem::new("demo-exists").with("folder", root.display())));
    }
    let store_files = ["", "-wal", "-shm"].map(|end| root.join(format!("{STORE}{end}")));
    for file in store_files.iter().chain([&root.join(CONFIG)]).filter(|file| file.exists()) {
        fs::remove_file(file).map_err(|error| Error::io("io-write", file, &error))?;
    }
    let make = fs::create_dir_all(root.join("exports")).and_then(|()| fs::write(root.join(MARK), ""));
    make.map_err(|error| Error::io("io-write", root, &error))
}

fn write_exports(root: &Path) -> Result<(PathBuf, PathBuf)> {
    let corpus = corpus();
    let (calls, transcripts) = (root.join("exports/calls.csv"), root.join("exports/transcripts.ndjson"));
    for (path, text) in [(&calls, &corpus.calls_csv), (&transcripts, &corpus.transcripts_ndjson)] {
        fs::write(path, text).map_err(|error| Error::io("io-write", path, &error))?;
    }
    Ok((calls, transcripts))
}

/// How many records went in; a refused file is a defect of the demo and shown as any other.
fn imported(reports: &[FileReport]) -> Result<u64> {
    let problems: Vec<Problem> = reports.iter().flat_map(|report| report.problems.clone()).collect();
    if problems.is_empty() { Ok(total(reports).new) } else { Err(Error::Input(problems)) }
}

fn week(
    context: &Context,
    workspace: &Workspace,
    store: &mut Store,
    plan: &Plan,
    checklist: &ReadyChecklist,
    period: &str,
    seed: &str,
) -> Result<Week, Failure> {
    let period = Period::parse(period).expect("the demo's weeks are weeks");
    let seed = Seed::parse(seed).expect("the demo's seeds are digits");
    let order = draw::Order { plan, period: period.clone(), seed: &seed, reason: None, only: Vec::new() };
    let draw = draw::make(context, workspace, store, &order)?.draw;
    let drawn = score::drawn_calls(&draw);
    tell(
        context,
        &Message::new("demo-drawn").with("draw", &draw.id).with("drawn", drawn.len()).with("eligible", draw.eligible()),
    )?;
    let tally = score::score_calls(context, store, checklist, &drawn, |_| Ok(()))?;
    let message = Message::new("demo-scored").with("scored", tally.scored).with("provisional", tally.provisional);
    tell(context, &message.with("not_scorable", tally.not_scorable))?;
    let folder = default_folder(&workspace.root, &plan.id, &period);
    write_inspection(context, workspace, store, &plan.id, &period, &folder)?;
    Ok(Week { draw, tally, folder })
}

fn as_json(week: &Week) -> Value {
    json!({
        "draw": week.draw.id,
        "drawn": week.tally.total(),
        "scored": week.tally.scored,
        "provisional": week.tally.provisional,
        "not_scorable": week.tally.not_scorable,
        "report": week.folder,
    })
}

fn tell(context: &Context, message: &Message) -> std::io::Result<()> {
    if context.output.json { Ok(()) } else { context.output.say(message) }
}
