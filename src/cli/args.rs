//! What can be typed. The help texts stand in the message files, under `help-` and the command's path.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::args_checklist::ChecklistArgs;
use super::args_kpi::KpiArgs;
use super::args_review::{AgreementArgs, AppealArgs, AuditArgs, CalibrationArgs, EraseArgs, ReviewArgs};
use super::args_work::{VisitArgs, WorklistArgs};
use crate::records::Kind;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "spotcheck", version)]
pub(crate) struct Args {
    /// The workspace folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// The language, `zh-CN` or `en`.
    #[arg(long, global = true, value_name = "LANG", value_parser = ["zh-CN", "zh", "en"])]
    pub lang: Option<String>,
    /// Machine-readable output.
    #[arg(long, global = true)]
    pub json: bool,
    /// Who does it: staff number or name.
    #[arg(long = "as", global = true, value_name = "NAME", env = "SPOTCHECK_USER", hide_env = true)]
    pub acting: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(DemoArgs),
    Init(InitArgs),
    Import(ImportArgs),
    Draw(DrawArgs),
    Plan(PlanArgs),
    Label(AskArgs),
    Score(ScoreArgs),
    Report(ReportArgs),
    Checklist(ChecklistArgs),
    Worklist(WorklistArgs),
    Due(DueArgs),
    Visit(VisitArgs),
    Kpi(KpiArgs),
    Review(ReviewArgs),
    Appeal(AppealArgs),
    Calibration(CalibrationArgs),
    Agreement(AgreementArgs),
    Audit(AuditArgs),
    Erase(EraseArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct DemoArgs {
    #[arg(value_name = "DIR", default_value = "spotcheck-demo")]
    pub dir: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    Calls(TableArgs),
    Transcripts(TranscriptArgs),
    Agents(TableArgs),
    Visits(VisitSheetArgs),
    Labels(LabelArgs),
    Escalations(TableArgs),
    #[command(flatten)]
    Records(RecordsCommand),
}

/// A command for each kind of records, all alike.
#[derive(Debug, Subcommand)]
pub(crate) enum RecordsCommand {
    Requests(TableArgs),
    Repairs(TableArgs),
    Complaints(TableArgs),
    Households(TableArgs),
    Halls(TableArgs),
    Callbacks(TableArgs),
    Purchases(TableArgs),
    Customers(TableArgs),
    Feedback(TableArgs),
    Accidents(TableArgs),
    Inspectors(TableArgs),
}

impl RecordsCommand {
    /// What the files are about, and the files.
    pub fn parts(&self) -> (Kind, &TableArgs) {
        match self {
            Self::Requests(args) => (Kind::Requests, args),
            Self::Repairs(args) => (Kind::Repairs, args),
            Self::Complaints(args) => (Kind::Complaints, args),
            Self::Households(args) => (Kind::Households, args),
            Self::Halls(args) => (Kind::Halls, args),
            Self::Callbacks(args) => (Kind::Callbacks, args),
            Self::Purchases(args) => (Kind::Purchases, args),
            Self::Customers(args) => (Kind::Customers, args),
            Self::Feedback(args) => (Kind::Feedback, args),
            Self::Accidents(args) => (Kind::Accidents, args),
            Self::Inspectors(args) => (Kind::Inspectors, args),
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct VisitSheetArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub keep_going: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct LabelArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub keep_going: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TableArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long)]
    pub keep_going: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TranscriptArgs {
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    #[arg(long, value_name = "PATTERN")]
    pub pattern: Option<String>,
    #[arg(long)]
    pub keep_going: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(subcommand)]
    pub command: ReportCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    Inspection(InspectionArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct InspectionArgs {
    #[arg(long, value_name = "WEEK")]
    pub period: Option<String>,
    #[arg(long, value_name = "PLAN", default_value = "recordings-weekly")]
    pub plan: String,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub with: Vec<Editable>,
}

/// What `init` can write for editing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Editable {
    Plans,
    Checklists,
    Calendars,
    Templates,
    Messages,
    Indicators,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct DrawArgs {
    #[command(subcommand)]
    pub command: Option<DrawCommand>,
    #[arg(value_name = "PLAN", default_value = "recordings-weekly")]
    pub plan: String,
    #[arg(long, value_name = "PERIOD", conflicts_with = "event")]
    pub period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub event: Option<String>,
    #[arg(long = "where", value_name = "FIELD=VALUE", requires = "event")]
    pub only: Vec<String>,
    #[arg(long, value_name = "DIGITS")]
    pub seed: Option<String>,
    #[arg(long, requires = "reason")]
    pub redraw: bool,
    #[arg(long, value_name = "TEXT", requires = "redraw")]
    pub reason: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    #[command(subcommand)]
    pub command: PlanCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    List,
    Check(CheckPlanArgs),
    Explain(ExplainArgs),
    Schema,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckPlanArgs {
    #[arg(value_name = "PLAN|FILE")]
    pub plans: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    #[arg(value_name = "PLAN", default_value = "recordings-weekly")]
    pub plan: String,
    #[arg(long, value_name = "NUMBER")]
    pub calls: Option<u64>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DrawCommand {
    List(DrawListArgs),
    Show(DrawId),
    Replace(ReplaceArgs),
    Export(ExportArgs),
    Verify(VerifyArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct DrawListArgs {
    #[arg(long, value_name = "PLAN")]
    pub plan: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DrawId {
    #[arg(value_name = "ID")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    #[arg(value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReplaceArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(long, value_name = "REASON", value_parser = ["no-recording", "wrong-customer", "unreachable", "refused", "moved-away"])]
    pub reason: String,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArgs {
    #[arg(value_name = "ID|FILE")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AskArgs {
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    pub draw: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub again: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ScoreArgs {
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "ID", conflicts_with_all = ["all", "files"])]
    pub draw: Option<String>,
    #[arg(long, conflicts_with = "files")]
    pub all: bool,
    #[arg(long, value_name = "NAME|FILE")]
    pub checklist: Option<String>,
    #[arg(long, value_name = "FORMAT", requires = "files")]
    pub format: Option<String>,
    #[command(flatten)]
    pub time: TimeArgs,
    #[arg(long)]
    pub allow_untested: bool,
}

/// As of when records are looked at.
#[derive(Debug, clap::Args)]
pub(crate) struct TimeArgs {
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DueArgs {
    #[command(flatten)]
    pub time: TimeArgs,
    #[arg(long, value_name = "HOURS", default_value_t = 24)]
    pub hours: u32,
    #[arg(long, value_name = "WHOM", value_parser = ["person", "department"])]
    pub by: Option<String>,
    #[arg(long, value_name = "NAME|FILE")]
    pub checklist: Vec<String>,
    #[arg(long, value_name = "FILE.csv")]
    pub csv: Option<PathBuf>,
}
