//! What can be typed after `spotcheck review`, `appeal`, `calibration`, `agreement`, `audit` and `erase`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    pub command: ReviewCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    List(ReviewListArgs),
    Next(NextArgs),
    Show(CaseArgs),
    Decide(DecideArgs),
    Submit(CaseArgs),
    Export(ReviewExportArgs),
    Import(ReviewImportArgs),
    Sign(SignArgs),
    Return(ReturnArgs),
    Stats(ReviewStatsArgs),
}

/// A recording of a draw or of a calibration.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct CaseArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[command(flatten)]
    pub of: OfArgs,
    #[arg(long)]
    pub blind: bool,
}

/// Of which sample.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct OfArgs {
    #[arg(long, value_name = "ID", conflicts_with = "calibration")]
    pub draw: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub calibration: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewListArgs {
    #[command(flatten)]
    pub of: OfArgs,
    #[arg(long)]
    pub mine: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NextArgs {
    #[arg(value_name = "UNIT")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub of: OfArgs,
    #[arg(long)]
    pub blind: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DecideArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    #[arg(value_name = "ITEM=VERDICT")]
    pub verdicts: Vec<String>,
    #[arg(long, value_name = "ITEM=ANSWER")]
    pub answer: Vec<String>,
    #[arg(long, value_name = "ITEM=TEXT")]
    pub reason: Vec<String>,
    #[arg(long, value_name = "ITEM=TEXT")]
    pub note: Vec<String>,
    #[arg(long, value_name = "ITEM=TEXT")]
    pub quote: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub comment: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub coaching: Option<String>,
    #[arg(long)]
    pub submit: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewExportArgs {
    #[command(flatten)]
    pub of: OfArgs,
    #[arg(long, value_name = "NAME")]
    pub inspector: Option<String>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub out: PathBuf,
    #[arg(long)]
    pub blind: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewImportArgs {
    #[arg(value_name = "FILE.xlsx", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub draft: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SignArgs {
    #[arg(value_name = "UNIT", required = true)]
    pub units: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub opinion: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReturnArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub opinion: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewStatsArgs {
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "WHOM", value_parser = ["item", "inspector"], default_value = "item")]
    pub by: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AppealArgs {
    #[command(subcommand)]
    pub command: AppealCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AppealCommand {
    File(FileArgs),
    Rule(RuleArgs),
    List(AppealListArgs),
    Stats,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FileArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(long, value_name = "TEXT")]
    pub grounds: String,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RuleArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(long, conflicts_with = "deny")]
    pub grant: bool,
    #[arg(long, required_unless_present = "grant")]
    pub deny: bool,
    #[arg(long, value_name = "VERDICT", value_parser = ["pass", "not_applicable"], default_value = "pass")]
    pub verdict: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AppealListArgs {
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CalibrationArgs {
    #[command(subcommand)]
    pub command: CalibrationCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CalibrationCommand {
    Open(OpenArgs),
    List,
    Show(AgreementArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct OpenArgs {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "NAME", value_delimiter = ',', required = true)]
    pub raters: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub take: usize,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AgreementArgs {
    #[arg(value_name = "NAME|DRAW")]
    pub of: Option<String>,
    #[arg(long)]
    pub quotes: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AuditArgs {
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    #[arg(long, value_name = "UNIT|DRAW")]
    pub about: Option<String>,
    #[arg(long, value_name = "ACT")]
    pub act: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[arg(long, value_name = "HASH")]
    pub head: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct EraseArgs {
    #[arg(long, value_name = "VALUE", required = true)]
    pub customer: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long)]
    pub yes: bool,
}
